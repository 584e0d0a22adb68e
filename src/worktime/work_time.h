/*
 * work_time.h
 *		Counting working time, to the microsecond.
 *
 * Instants are microseconds since 2000-01-01 00:00 UTC, as in the type
 * timestamptz; the calendar's own offset makes them dates and hours.  W(t),
 * the working time from the calendar's first day to t, grows with the clock
 * inside working hours and stands still outside them; everything here is W
 * and its inverse.  An instant or an answer outside the calendar gives
 * CCHC_BAD_DATETIME; *result is then 0.
 */
#ifndef CCHC_WORK_TIME_H
#define CCHC_WORK_TIME_H

#include "calendar/work_calendar.h"

/* At a closing hour W stands still until the next opening: which end is meant? */
typedef enum work_bias
{
	WORK_BIAS_LEFT, /* the closing: the work is done */
	WORK_BIAS_RIGHT /* the next opening: the next work begins */
} work_bias;

/* W(b) - W(a): negative when b < a. */
extern cchc_status work_time_between(const work_calendar *cal, int64_t a, int64_t b,
									 int64_t *result);

/*
 * The instant at which `work` microseconds of working time have passed since
 * t, or before t when work is negative.  No work at all: t itself, or with
 * WORK_BIAS_RIGHT the next working instant from t on.
 */
extern cchc_status work_time_add(const work_calendar *cal, int64_t t, int64_t work, work_bias bias,
								 int64_t *result);

/* The first working instant from t on: t itself inside working hours. */
extern cchc_status work_time_opening(const work_calendar *cal, int64_t t, int64_t *result);

/*
 * The instant from which something received at t is counted: t itself while
 * open, in hours that count or that only receive; otherwise the next opening of
 * either kind, or t itself where the calendar counts what it receives while
 * closed on the same day.  After the cutoff of a day that opens it is the next
 * day's opening in any case.
 */
extern cchc_status work_time_receipt(const work_calendar *cal, int64_t t, int64_t *result);

/* When a working day opens and closes.  CCHC_BAD_PARAMETER for a day that rests. */
extern cchc_status work_time_hours(const work_calendar *cal, int32_t day, int64_t *opens,
								   int64_t *closes);

/* The calendar's date at t; any t that is a finite timestamptz. */
static inline int32_t
work_time_date(const work_calendar *cal, int64_t t)
{
	int64_t local = t + cal->utc_offset * INT64_C(1000000);

	return (int32_t) (local / USECS_A_DAY - (local % USECS_A_DAY < 0));
}

/* Midnight at the beginning of a day, as an instant. */
static inline int64_t
work_time_midnight(const work_calendar *cal, int32_t day)
{
	return day * USECS_A_DAY - cal->utc_offset * INT64_C(1000000);
}

#endif /* CCHC_WORK_TIME_H */
