/*
 * result_text_pg.h
 *		The growing result of a function that returns text or bytea.
 */
#ifndef CCHC_RESULT_TEXT_PG_H
#define CCHC_RESULT_TEXT_PG_H

#include "common/pg_compat.h"

#include "utils/memutils.h"

/* Begin with zeroes: no memory is taken before there is something to write. */
typedef struct result_text
{
	char *memory; /* header first */
	size_t len;   /* without the header */
	size_t size;  /* with it */
} result_text;

/* Room for `more` bytes behind those that are there. */
static inline char *
result_text_room(result_text *r, size_t more)
{
	size_t needed = VARHDRSZ + r->len + more;

	if (r->memory == NULL)
	{
		r->memory = MemoryContextAllocHuge(CurrentMemoryContext, needed);
		r->size = needed;
	}
	else if (needed > r->size)
	{
		r->size = needed + Max(r->len / 8, 256);
		r->memory = repalloc_huge(r->memory, r->size);
	}
	return r->memory + VARHDRSZ + r->len;
}

static inline void
result_text_append(result_text *r, const char *s, size_t n)
{
	memcpy(result_text_room(r, n), s, n);
	r->len += n;
}

/* The value, with its header. */
static inline Datum
result_text_datum(result_text *r)
{
	result_text_room(r, 0);
	if (r->len > MaxAllocSize - VARHDRSZ)
		ereport(ERROR, (errcode(ERRCODE_PROGRAM_LIMIT_EXCEEDED), errmsg("result is too long"),
						errdetail("The result has %zu bytes; a value holds at most %zu.", r->len,
								  (size_t) MaxAllocSize - VARHDRSZ)));
	SET_VARSIZE(r->memory, VARHDRSZ + r->len);
	return PointerGetDatum(r->memory);
}

#endif /* CCHC_RESULT_TEXT_PG_H */
