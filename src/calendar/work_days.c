/*
 * work_days.c
 *		Counting working days.
 */
#include "calendar/work_days.h"

/* From the word of an earlier working day on: any distance. */
static uint32_t
select_by_rank(const work_calendar *cal, uint32_t w, uint32_t n)
{
	const uint16_t *rank = work_calendar_rank(cal);

	while (rank[w + 1] <= n)
		w++;
	return w * 64 + (uint32_t) bits64_select(cal->bits[w], (int) (n - rank[w]));
}

/*
 * From the sample at or before the n-th working day: at most three more, which
 * lie in the next 64 days unless the calendar has a gap of weeks.
 */
static inline uint32_t
select_day(const work_calendar *cal, uint32_t n)
{
	uint32_t day = work_calendar_sample(cal)[n >> cal->sample_shift];
	const uint64_t *word = cal->bits + (day >> 6);
	/* the days from this one on, which may reach into the next word */
	uint64_t days = word[0] >> (day & 63) | word[1] << 1 << (~day & 63);
	uint64_t one = n & 1;
	uint64_t two = n >> 1 & 1;

	/* n & 3 working days are left to skip; x & (x - 1) is x without its lowest bit */
	days &= days - one;
	days &= days - two;
	days &= days - two;
	if (__builtin_expect(days == 0 || cal->sample_shift != WORK_SAMPLE_SHIFT, 0))
		return select_by_rank(cal, day >> 6, n);
	return day + (uint32_t) bits64_lowest(days);
}

uint32_t
work_days_select(const work_calendar *cal, uint32_t n)
{
	return select_day(cal, n);
}

/* The n-th working day; n below 0, seen as unsigned, is too large. */
static inline cchc_status
nth(const work_calendar *cal, uint32_t n, int32_t *result)
{
	if (n >= (uint32_t) cal->working_days)
	{
		*result = 0;
		return CCHC_BAD_DATETIME;
	}
	*result = cal->first_day + (int32_t) select_day(cal, n);
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
		return nth(cal, (uint32_t) work_days_upto(cal, i) + (uint32_t) n - 1, result);
	return nth(cal, (uint32_t) work_days_before(cal, i) + (uint32_t) n, result);
}

cchc_status
work_days_between(const work_calendar *cal, int32_t a, int32_t b, int32_t *result)
{
	*result = 0;
	if (!work_calendar_covers(cal, a) || !work_calendar_covers(cal, b))
		return CCHC_BAD_DATETIME;
	*result = work_days_upto(cal, (uint32_t) (b - cal->first_day)) -
			  work_days_upto(cal, (uint32_t) (a - cal->first_day));
	return CCHC_OK;
}

cchc_status
work_days_previous(const work_calendar *cal, int32_t day, int32_t *result)
{
	*result = 0;
	if (!work_calendar_covers(cal, day))
		return CCHC_BAD_DATETIME;
	return nth(cal, (uint32_t) work_days_upto(cal, (uint32_t) (day - cal->first_day)) - 1, result);
}
