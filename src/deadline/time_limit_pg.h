/*
 * time_limit_pg.h
 *		time_limit as a Datum: 16 bytes, passed by reference.
 */
#ifndef CCHC_TIME_LIMIT_PG_H
#define CCHC_TIME_LIMIT_PG_H

#include "common/pg_compat.h"

#include "common/input_type_pg.h"
#include "deadline/time_limit.h"

#define DatumGetTimeLimit(d) (*(const time_limit *) DatumGetPointer(d))
#define PG_GETARG_TIME_LIMIT(n) DatumGetTimeLimit(PG_GETARG_DATUM(n))
#define PG_RETURN_TIME_LIMIT(limit) return time_limit_datum(limit)

static inline Datum
time_limit_datum(time_limit limit)
{
	time_limit *copy = palloc(sizeof(time_limit));

	*copy = limit;
	return PointerGetDatum(copy);
}

/* How text is read. */
extern const input_type time_limit_input;

#endif /* CCHC_TIME_LIMIT_PG_H */
