/*
 * work_calendar_pg.h
 *		work_calendar in the server: the arguments of functions.
 */
#ifndef CCHC_WORK_CALENDAR_PG_H
#define CCHC_WORK_CALENDAR_PG_H

#include "common/pg_compat.h"

#include "calendar/work_calendar.h"

/*
 * The value of a datum, detoasted when it has to be: a constant of a plan and
 * what calendar() gives are used where they are.
 */
extern const work_calendar *cchc_work_calendar(Datum datum);

#define PG_GETARG_WORK_CALENDAR(n) cchc_work_calendar(PG_GETARG_DATUM(n))

/*
 * The n-th argument of a function that uses fn_extra for nothing else.  A value
 * that comes from a table out of line is fetched once for all rows that have it.
 */
extern const work_calendar *cchc_work_calendar_argument(FunctionCallInfo fcinfo, int n);

#endif /* CCHC_WORK_CALENDAR_PG_H */
