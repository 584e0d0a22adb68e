/*
 * work_days.h
 *		Counting working days.  Every answer takes the same few steps whatever
 *		the span: days before a date by rank, the n-th working day by select.
 *
 * Days are those of the type date.  A day outside the calendar, and an answer
 * that would lie outside, give CCHC_BAD_DATETIME; *result is then 0.
 */
#ifndef CCHC_WORK_DAYS_H
#define CCHC_WORK_DAYS_H

#include "calendar/bits64.h"
#include "calendar/work_calendar.h"

/* Working days among the first i days; i may be the number of days. */
static inline int32_t
work_days_before(const work_calendar *cal, uint32_t i)
{
	return work_calendar_rank(cal)[i >> 6] + bits64_count(cal->bits[i >> 6] & bits64_below(i & 63));
}

/* Working days up to the i-th day (from 0), which is counted. */
static inline int32_t
work_days_upto(const work_calendar *cal, uint32_t i)
{
	return work_calendar_rank(cal)[i >> 6] + bits64_count(cal->bits[i >> 6] << (~i & 63));
}

/* The number (from 0) of the n-th working day (from 0), n < working_days. */
extern uint32_t work_days_select(const work_calendar *cal, uint32_t n);

/* Whether the day works. */
extern cchc_status work_days_is_working(const work_calendar *cal, int32_t day, bool *result);

/*
 * n > 0: the n-th working day after the day; n < 0: before it; n = 0: the day
 * itself, or the next working day.
 */
extern cchc_status work_days_add(const work_calendar *cal, int32_t day, int32_t n, int32_t *result);

/* Working days after a up to b; when b < a, less than 0: minus those after b up to a. */
extern cchc_status work_days_between(const work_calendar *cal, int32_t a, int32_t b,
									 int32_t *result);

/* The day itself when it works, otherwise the last working day before it. */
extern cchc_status work_days_previous(const work_calendar *cal, int32_t day, int32_t *result);

#endif /* CCHC_WORK_DAYS_H */
