/*
 * work_calendar_pg.h
 *		work_calendar in the server: arguments, results, and the calendar that
 *		functions use when they are given none.
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

/*
 * The calendar that the setting cchc.calendar names, as the active snapshot
 * sees it.  It belongs to the backend's cache: use it before anything that
 * could run another query, and do not return it.
 */
extern const work_calendar *cchc_default_calendar(void);

/*
 * The calendar of a function that exists twice in SQL: with a calendar as its
 * n-th and last argument (immutable), and without one (stable), when the
 * setting names it.  Both are one symbol: the number of arguments decides.
 */
static inline const work_calendar *
cchc_work_calendar_or_default(FunctionCallInfo fcinfo, int n)
{
	return PG_NARGS() > n ? cchc_work_calendar_argument(fcinfo, n) : cchc_default_calendar();
}

/* Raise 22008: the day is not in the calendar, or the answer would not be. */
pg_noreturn extern void cchc_day_outside(const work_calendar *cal, int32 day);
pg_noreturn extern void cchc_answer_outside(const work_calendar *cal);

/* Called when the module is loaded. */
extern void cchc_calendar_init(void);

#endif /* CCHC_WORK_CALENDAR_PG_H */
