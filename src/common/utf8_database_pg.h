/*
 * utf8_database_pg.h
 *		What the glue of the text functions shares: UTF8 databases only.
 */
#ifndef CCHC_UTF8_DATABASE_PG_H
#define CCHC_UTF8_DATABASE_PG_H

#include "common/pg_compat.h"

#include "mb/pg_wchar.h"

static inline void
cchc_require_utf8(void)
{
	if (GetDatabaseEncoding() != PG_UTF8)
		ereport(ERROR,
				(errcode(ERRCODE_FEATURE_NOT_SUPPORTED),
				 errmsg("Vietnamese text functions need a database with encoding UTF8"),
				 errdetail("The encoding of this database is %s.", GetDatabaseEncodingName()),
				 errhint("Create a database with ENCODING 'UTF8' and load the data there.")));
}

#endif /* CCHC_UTF8_DATABASE_PG_H */
