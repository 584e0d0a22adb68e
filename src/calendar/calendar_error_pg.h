/*
 * calendar_error_pg.h
 *		The error "outside the work calendar", and the one about an infinite instant.
 */
#ifndef CCHC_CALENDAR_ERROR_PG_H
#define CCHC_CALENDAR_ERROR_PG_H

#include "common/pg_compat.h"

#include "calendar/work_calendar.h"

/* Raise 22008: the day is not in the calendar, the answer would not be, or no calendar has the instant. */
pg_noreturn extern void cchc_day_outside(const work_calendar *cal, int32 day);
pg_noreturn extern void cchc_answer_outside(const work_calendar *cal);
pg_noreturn extern void cchc_instant_infinite(void);

#endif /* CCHC_CALENDAR_ERROR_PG_H */
