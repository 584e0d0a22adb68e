/*
 * abbreviation_pg.h
 *		The table cchc.abbreviation, as a list.
 */
#ifndef CCHC_ABBREVIATION_PG_H
#define CCHC_ABBREVIATION_PG_H

#include "common/pg_compat.h"

#include "common/snapshot_key_pg.h"
#include "words/abbreviation.h"

/* The table, kept for the calls of one query, and read again when another snapshot sees it. */
typedef struct abbreviation_table
{
	MemoryContext context; /* of the list and its texts; what is made of them may live here, too */
	snapshot_key seen_by;
	abbreviation_list list;
} abbreviation_table;

/* An empty table whose memory is below the context `parent`. */
extern abbreviation_table cchc_abbreviation_table(MemoryContext parent);

/*
 * Bring the table, which is in the schema of the function that is being called,
 * up to date.  True when it was read, and its context was reset before.
 */
extern bool cchc_abbreviation_table_read(abbreviation_table *table, FunctionCallInfo fcinfo);

#endif /* CCHC_ABBREVIATION_PG_H */
