/*
 * work_time.c
 *		Counting working time.
 */
#include "worktime/work_time.h"

#include "calendar/bits64.h"
#include "calendar/work_days.h"

/* An instant as the calendar's i-th day and the time since its midnight. */
typedef struct local_time
{
	uint32_t i;
	int64_t usecs;
} local_time;

/* False when t is not in the calendar. */
static bool
to_local(const work_calendar *cal, int64_t t, local_time *local)
{
	int32_t day = work_time_date(cal, t);

	if (!work_calendar_covers(cal, day))
		return false;
	local->i = (uint32_t) (day - cal->first_day);
	local->usecs = t - work_time_midnight(cal, day);
	return true;
}

static int64_t
from_local(const work_calendar *cal, uint32_t i, int minute, int64_t usecs)
{
	return work_time_midnight(cal, cal->first_day + (int32_t) i) + minute * USECS_A_MINUTE + usecs;
}

/* The days of word w that are of a class, working days or not. */
static uint64_t
class_days(const work_calendar *cal, uint32_t w, int class)
{
	uint64_t days = ~UINT64_C(0);

	for (int p = 0; p < cal->plane_count; p++)
	{
		uint64_t plane = work_calendar_plane(cal, p)[w];

		days &= class >> p & 1 ? plane : ~plane;
	}
	return days;
}

/* Working minutes before the i-th day. */
static int64_t
minutes_before(const work_calendar *cal, uint32_t i)
{
	uint32_t w = i >> 6;
	uint64_t days = cal->bits[w] & bits64_below(i & 63);
	int64_t minutes = work_calendar_minutes(cal)[w];

	const work_class *classes = work_calendar_classes(cal);

	for (int c = 0; c < cal->class_count; c++)
		minutes += bits64_count(days & class_days(cal, w, c)) * classes[c].minutes;
	return minutes;
}

static const work_class *
hours_of(const work_calendar *cal, uint32_t i)
{
	return &work_calendar_classes(cal)[work_calendar_class(cal, i)];
}

/* W of a local time, in microseconds. */
static int64_t
work_before(const work_calendar *cal, local_time t)
{
	int64_t work = minutes_before(cal, t.i) * USECS_A_MINUTE;
	const work_class *hours;

	if (!work_calendar_works(cal, t.i))
		return work;
	hours = hours_of(cal, t.i);
	for (int k = 0; k < hours->count; k++)
	{
		int64_t opens = hours->interval[k].opens * USECS_A_MINUTE;
		int64_t closes = hours->interval[k].closes * USECS_A_MINUTE;

		if (t.usecs <= opens)
			break;
		work += (t.usecs < closes ? t.usecs : closes) - opens;
	}
	return work;
}

/* Whether `have` working time, counted from somewhere, reaches the instant that is sought. */
static inline bool
reaches(int64_t have, int64_t work, work_bias bias)
{
	return bias == WORK_BIAS_LEFT ? have >= work : have > work;
}

/* The word in which W reaches `work`; the calendar as a whole does. */
static uint32_t
find_word(const work_calendar *cal, int64_t work, work_bias bias)
{
	const uint32_t *minutes = work_calendar_minutes(cal);
	uint32_t low = 0;
	uint32_t high = (uint32_t) work_calendar_words(cal) - 1;

	while (low < high)
	{
		uint32_t middle = (low + high) / 2;

		if (reaches(minutes[middle + 1] * USECS_A_MINUTE, work, bias))
			high = middle;
		else
			low = middle + 1;
	}
	return low;
}

/* The instant of the i-th day, a working day, at which it has worked `work`. */
static int64_t
instant_in_day(const work_calendar *cal, uint32_t i, int64_t work, work_bias bias)
{
	const work_class *hours = hours_of(cal, i);
	int k = 0;

	for (; k < hours->count - 1; k++)
	{
		int64_t length = (hours->interval[k].closes - hours->interval[k].opens) * USECS_A_MINUTE;

		if (reaches(length, work, bias))
			break;
		work -= length;
	}
	return from_local(cal, i, hours->interval[k].opens, work);
}

/* The same when all working days have the same hours: the day by division. */
static int64_t
instant_of_equal_days(const work_calendar *cal, int64_t work, work_bias bias)
{
	int64_t day = work_calendar_classes(cal)[0].minutes * USECS_A_MINUTE;
	int64_t n = (bias == WORK_BIAS_LEFT ? work - 1 : work) / day;

	return instant_in_day(cal, work_days_select(cal, (uint32_t) n), work - n * day, bias);
}

/* And when they differ: the word by search, the day by adding up. */
static int64_t
instant_of_unequal_days(const work_calendar *cal, int64_t work, work_bias bias)
{
	uint32_t w = find_word(cal, work, bias);
	uint64_t days = cal->bits[w];

	work -= work_calendar_minutes(cal)[w] * USECS_A_MINUTE;
	while (true)
	{
		uint32_t i = w * 64 + (uint32_t) bits64_lowest(days);
		int64_t day = hours_of(cal, i)->minutes * USECS_A_MINUTE;

		if (reaches(day, work, bias))
			return instant_in_day(cal, i, work, bias);
		work -= day;
		days &= days - 1;
	}
}

/*
 * The first (left) or the last (right) instant at which W is `work`.  False
 * when there is none: left of the first opening W is 0 for ever, and right of
 * the last closing it stays what it is.
 */
static bool
instant_of(const work_calendar *cal, int64_t work, work_bias bias, int64_t *result)
{
	int64_t all = work_calendar_minutes(cal)[work_calendar_words(cal)] * USECS_A_MINUTE;

	if (work < 0 || (work == 0 && bias == WORK_BIAS_LEFT) || !reaches(all, work, bias))
		return false;
	*result = cal->class_count == 1 ? instant_of_equal_days(cal, work, bias)
									: instant_of_unequal_days(cal, work, bias);
	return true;
}

cchc_status
work_time_between(const work_calendar *cal, int64_t a, int64_t b, int64_t *result)
{
	local_time from;
	local_time upto;

	*result = 0;
	if (!to_local(cal, a, &from) || !to_local(cal, b, &upto))
		return CCHC_BAD_DATETIME;
	*result = work_before(cal, upto) - work_before(cal, from);
	return CCHC_OK;
}

cchc_status
work_time_add(const work_calendar *cal, int64_t t, int64_t work, work_bias bias, int64_t *result)
{
	local_time from;
	int64_t target;

	*result = 0;
	if (!to_local(cal, t, &from))
		return CCHC_BAD_DATETIME;
	if (work == 0 && bias == WORK_BIAS_LEFT)
	{
		*result = t;
		return CCHC_OK;
	}
	if (__builtin_add_overflow(work_before(cal, from), work, &target) ||
		!instant_of(cal, target, bias, result))
		return CCHC_BAD_DATETIME;
	return CCHC_OK;
}

cchc_status
work_time_opening(const work_calendar *cal, int64_t t, int64_t *result)
{
	return work_time_add(cal, t, 0, WORK_BIAS_RIGHT, result);
}

/* The hours of the i-th day that receive without counting; NULL when it has none. */
static const work_class *
desk_of(const work_calendar *cal, uint32_t i)
{
	const work_class *desks = work_calendar_desks(cal);

	return desks == NULL ? NULL : &desks[work_calendar_class(cal, i)];
}

/* Whether the day opens at all. */
static bool
opens(const work_calendar *cal, uint32_t i)
{
	const work_class *desk = desk_of(cal, i);

	return work_calendar_works(cal, i) || (desk != NULL && desk->count > 0);
}

/* The first instant from t on at which a desk is open, before `before`; false when there is none. */
static bool
desk_opening(const work_calendar *cal, local_time t, int64_t before, int64_t *result)
{
	for (; t.i < (uint32_t) cal->day_count && from_local(cal, t.i, 0, 0) < before;
		 t = (local_time){.i = t.i + 1})
	{
		const work_class *desk = desk_of(cal, t.i);

		if (desk == NULL)
			return false;
		for (int k = 0; k < desk->count; k++)
			if (t.usecs < desk->interval[k].closes * USECS_A_MINUTE)
			{
				int64_t opening = desk->interval[k].opens * USECS_A_MINUTE;

				*result = from_local(cal, t.i, 0, t.usecs > opening ? t.usecs : opening);
				return *result < before;
			}
	}
	return false;
}

/* The first instant from t on at which something can be received. */
static cchc_status
next_opening(const work_calendar *cal, local_time at, int64_t *result)
{
	int64_t desk;
	cchc_status status = work_time_opening(cal, from_local(cal, at.i, 0, at.usecs), result);

	if (!desk_opening(cal, at, status == CCHC_OK ? *result : INT64_MAX, &desk))
		return status;
	*result = desk;
	return CCHC_OK;
}

cchc_status
work_time_receipt(const work_calendar *cal, int64_t t, int64_t *result)
{
	bool same_day = work_calendar_receipt(cal) == WORK_RECEIPT_SAME_DAY;
	local_time at;

	*result = 0;
	if (!to_local(cal, t, &at))
		return CCHC_BAD_DATETIME;
	if (cal->cutoff != WORK_CALENDAR_NO_CUTOFF && at.usecs > cal->cutoff * USECS_A_MINUTE &&
		(!same_day || opens(cal, at.i)))
	{
		if (at.i + 1 == (uint32_t) cal->day_count)
			return CCHC_BAD_DATETIME;
		return next_opening(cal, (local_time){.i = at.i + 1}, result);
	}
	if (!same_day)
		return next_opening(cal, at, result);
	*result = t;
	return CCHC_OK;
}

cchc_status
work_time_hours(const work_calendar *cal, int32_t day, int64_t *opens, int64_t *closes)
{
	uint32_t i = (uint32_t) day - (uint32_t) cal->first_day;
	const work_class *hours;

	*opens = 0;
	*closes = 0;
	if (!work_calendar_covers(cal, day))
		return CCHC_BAD_DATETIME;
	if (!work_calendar_works(cal, i))
		return CCHC_BAD_PARAMETER;
	hours = hours_of(cal, i);
	*opens = from_local(cal, i, hours->interval[0].opens, 0);
	*closes = from_local(cal, i, hours->interval[hours->count - 1].closes, 0);
	return CCHC_OK;
}
