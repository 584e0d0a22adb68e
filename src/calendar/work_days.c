/*
 * work_days.c
 *		Counting working days.
 */
#include "calendar/work_days.h"

uint32_t
work_days_select(const work_calendar *cal, uint32_t n)
{
	const uint16_t *rank = work_calendar_rank(cal);
	uint32_t w = work_calendar_sample(cal)[n >> cal->sample_shift];

	while (rank[w + 1] <= n)
		w++;
	return w * 64 + (uint32_t) bits64_select(cal->bits[w], (int) (n - rank[w]));
}

/* The n-th working day, for any n. */
static inline cchc_status
nth(const work_calendar *cal, int64_t n, int32_t *result)
{
	if (n < 0 || n >= cal->working_days)
	{
		*result = 0;
		return CCHC_BAD_DATETIME;
	}
	*result = cal->first_day + (int32_t) work_days_select(cal, (uint32_t) n);
	return CCHC_OK;
}

cchc_status
work_days_is_working(const work_calendar *cal, int32_t day, bool *result)
{
	*result = false;
	if (!work_calendar_covers(cal, day))
		return CCHC_BAD_DATETIME;
	*result = work_calendar_works(cal, (uint32_t) (day - cal->first_day));
	return CCHC_OK;
}

cchc_status
work_days_add(const work_calendar *cal, int32_t day, int32_t n, int32_t *result)
{
	uint32_t i = (uint32_t) day - (uint32_t) cal->first_day;

	if (!work_calendar_covers(cal, day))
	{
		*result = 0;
		return CCHC_BAD_DATETIME;
	}
	if (n > 0)
		return nth(cal, (int64_t) work_days_before(cal, i + 1) + n - 1, result);
	return nth(cal, (int64_t) work_days_before(cal, i) + n, result);
}

cchc_status
work_days_between(const work_calendar *cal, int32_t a, int32_t b, int32_t *result)
{
	*result = 0;
	if (!work_calendar_covers(cal, a) || !work_calendar_covers(cal, b))
		return CCHC_BAD_DATETIME;
	*result = work_days_before(cal, (uint32_t) (b - cal->first_day) + 1) -
			  work_days_before(cal, (uint32_t) (a - cal->first_day) + 1);
	return CCHC_OK;
}

cchc_status
work_days_next(const work_calendar *cal, int32_t day, int32_t *result)
{
	return work_days_add(cal, day, 0, result);
}

cchc_status
work_days_previous(const work_calendar *cal, int32_t day, int32_t *result)
{
	*result = 0;
	if (!work_calendar_covers(cal, day))
		return CCHC_BAD_DATETIME;
	return nth(cal, (int64_t) work_days_before(cal, (uint32_t) (day - cal->first_day) + 1) - 1,
			   result);
}
