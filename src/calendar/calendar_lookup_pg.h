/*
 * calendar_lookup_pg.h
 *		The calendar that functions use when they are given none.
 */
#ifndef CCHC_CALENDAR_LOOKUP_PG_H
#define CCHC_CALENDAR_LOOKUP_PG_H

#include "calendar/work_calendar_pg.h"

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

/* Called when the module is loaded. */
extern void cchc_calendar_init(void);

#endif /* CCHC_CALENDAR_LOOKUP_PG_H */
