/*
 * work_calendar.c
 *		Making the image of a work calendar, and reading its definition back.
 */
#include "calendar/work_calendar.h"

#include <string.h>

#include "calendar/bits64.h"
#include "common/civil_day.h"

_Static_assert(sizeof(work_calendar) == 264, "the header is an on-disk format");
_Static_assert(offsetof(work_calendar, bits) % 8 == 0, "words lie on 8 bytes");

static const char HOURS_EXAMPLE[] = "A day's hours look like 07:30-11:30 and 13:00-17:00.";

/* The hours of the definition as classes: what both check and build need. */
typedef struct weekly_hours
{
	work_class class[WORK_CLASSES];
	uint8_t weekly[8];
	int class_count;
	int working_weekdays;
} weekly_hours;

static bool
same_hours(const work_class *a, const work_class *b)
{
	return a->count == b->count &&
		   memcmp(a->interval, b->interval, a->count * sizeof(work_interval)) == 0;
}

/* Collect the intervals of one day of the week; *at moves behind them. */
static cchc_status
day_class(const work_calendar_def *def, int isodow, size_t *at, work_class *class, cchc_error *err)
{
	int free_from = 0;

	memset(class, 0, sizeof(*class));
	for (; *at < def->hours_count && def->hours[*at].isodow == isodow; ++*at)
	{
		work_interval interval = def->hours[*at].interval;

		if (interval.opens >= interval.closes || interval.closes > MINUTES_A_DAY)
			return cchc_fail(err, CCHC_BAD_PARAMETER, 0,
							 "Working hours must open before they close, by 24:00", HOURS_EXAMPLE);
		if (interval.opens < free_from)
			return cchc_fail(err, CCHC_BAD_PARAMETER, 0,
							 "Working hours of a day overlap or are out of order", HOURS_EXAMPLE);
		if (class->count == WORK_INTERVALS)
			return cchc_fail(err, CCHC_BAD_PARAMETER, 0,
							 "A day has more than six intervals of working hours", HOURS_EXAMPLE);
		class->interval[class->count++] = interval;
		class->minutes = (uint16_t) (class->minutes + (interval.closes - interval.opens));
		free_from = interval.closes;
	}
	return CCHC_OK;
}

static cchc_status
weekly_classes(const work_calendar_def *def, weekly_hours *week, cchc_error *err)
{
	size_t at = 0;

	memset(week, 0, sizeof(*week));
	for (int isodow = 1; isodow <= 7; isodow++)
	{
		work_class class;
		cchc_status status = day_class(def, isodow, &at, &class, err);
		int c = 0;

		if (status != CCHC_OK)
			return status;
		if (class.count == 0)
		{
			week->weekly[isodow - 1] = NO_CLASS;
			continue;
		}
		while (c < week->class_count && !same_hours(&week->class[c], &class))
			c++;
		if (c == week->class_count)
			week->class[week->class_count++] = class;
		week->weekly[isodow - 1] = (uint8_t) c;
		week->working_weekdays++;
	}
	if (at < def->hours_count)
		return cchc_fail(err, CCHC_BAD_PARAMETER, 0,
						 "The days of the week must be 1 (Monday) to 7 (Sunday), in order",
						 HOURS_EXAMPLE);
	if (week->class_count == 0)
		return cchc_fail(err, CCHC_BAD_PARAMETER, 0, "No day of the week has working hours",
						 HOURS_EXAMPLE);
	return CCHC_OK;
}

/* Where everything lies in the image. */
typedef struct layout
{
	size_t words;
	int plane_count;
	int sample_shift;
	size_t minutes_at;
	size_t rank_at;
	size_t sample_at;
} layout;

/*
 * Samples are as dense as the size allows: 16 kB for 1990 to 2060, which are
 * 3705 weeks, leave this for 64 of them beside the header.
 */
#define MOST_BYTES_IN_64_WEEKS 276

static int
bytes_in_64_weeks(const weekly_hours *week, const layout *l)
{
	int words = 7 * (int) ((size_t) (1 + l->plane_count) * sizeof(uint64_t) + sizeof(uint32_t) +
						   sizeof(uint16_t));
	int samples = 64 * week->working_weekdays >> l->sample_shift;

	return words + samples * (int) sizeof(uint16_t);
}

static layout
plan_layout(const work_calendar_def *def, const weekly_hours *week)
{
	size_t days = (size_t) (def->last_day - def->first_day) + 1;
	layout l = {.words = days / 64 + 1};

	while (week->class_count > 1 << l.plane_count)
		l.plane_count++;
	l.sample_shift = WORK_SAMPLE_SHIFT;
	while (bytes_in_64_weeks(week, &l) > MOST_BYTES_IN_64_WEEKS)
		l.sample_shift++;
	l.minutes_at = offsetof(work_calendar, bits) +
				   (l.words * (size_t) (1 + l.plane_count) + 1) * sizeof(uint64_t);
	l.rank_at = l.minutes_at + (l.words + 1) * sizeof(uint32_t);
	l.sample_at = l.rank_at + (l.words + 1) * sizeof(uint16_t);
	return l;
}

/* The size of an image with so many working days. */
static size_t
image_size(const layout *l, size_t working_days)
{
	size_t samples = (working_days >> l->sample_shift) + 1;

	return (l->sample_at + samples * sizeof(uint16_t) + 7) / 8 * 8;
}

cchc_status
work_calendar_check(const work_calendar_def *def, size_t *room, cchc_error *err)
{
	weekly_hours week;
	layout l;
	cchc_status status;

	*room = 0;
	if (def->first_day < WORK_CALENDAR_FIRST || def->last_day > WORK_CALENDAR_LAST ||
		def->first_day > def->last_day || def->last_day - def->first_day >= WORK_CALENDAR_MAX_DAYS)
		return cchc_fail(err, CCHC_BAD_DATETIME, 0,
						 "A calendar must end after it begins, 179 years later at most",
						 "The shipped calendar runs from 2000-01-01 to 2060-12-31.");
	if (def->decided_until != WORK_CALENDAR_ALL_DECIDED &&
		(def->decided_until < WORK_CALENDAR_FIRST || def->decided_until > WORK_CALENDAR_LAST))
		return cchc_fail(err, CCHC_BAD_DATETIME, 0,
						 "The last decided day must lie in the years 1000 to 9999", NULL);
	if (def->utc_offset < -UTC_OFFSET_MAX || def->utc_offset > UTC_OFFSET_MAX)
		return cchc_fail(err, CCHC_BAD_PARAMETER, 0,
						 "The offset from UTC must be less than 16 hours",
						 "Vietnam's offset is +07:00.");
	if (def->cutoff != WORK_CALENDAR_NO_CUTOFF && (def->cutoff < 0 || def->cutoff > MINUTES_A_DAY))
		return cchc_fail(err, CCHC_BAD_PARAMETER, 0,
						 "The cutoff must be a time of the day in whole minutes",
						 "A cutoff looks like 15:00.");
	if (def->version < 0)
		return cchc_fail(err, CCHC_BAD_PARAMETER, 0, "The version must not be negative", NULL);
	if ((status = weekly_classes(def, &week, err)) != CCHC_OK)
		return status;
	for (size_t i = 0; i < def->worked_count; i++)
	{
		int isodow = def->worked[i].isodow;

		if (isodow < 1 || isodow > 7 || week.weekly[isodow - 1] == NO_CLASS)
			return cchc_fail(err, CCHC_BAD_PARAMETER, 0,
							 "A worked day must have the hours of a day of the week that works",
							 "Monday is 1, Sunday is 7.");
	}
	l = plan_layout(def, &week);
	*room = image_size(&l, (size_t) (def->last_day - def->first_day) + 1);
	return CCHC_OK;
}

/* Make the i-th day work with the hours of class, or rest with NO_CLASS. */
static void
set_day(work_calendar *cal, uint32_t i, int class)
{
	uint64_t bit = UINT64_C(1) << (i & 63);
	size_t words = work_calendar_words(cal);
	int digits = class == NO_CLASS ? 0 : class;

	cal->bits[i >> 6] = class == NO_CLASS ? cal->bits[i >> 6] & ~bit : cal->bits[i >> 6] | bit;
	for (int p = 0; p < cal->plane_count; p++)
	{
		uint64_t *word = &cal->bits[1 + words * (size_t) (p + 1) + (i >> 6)];

		*word = digits >> p & 1 ? *word | bit : *word & ~bit;
	}
}

/* Fill minutes, rank and sample from the finished days. */
static void
count_days(work_calendar *cal)
{
	size_t words = work_calendar_words(cal);
	uint32_t *minutes = (uint32_t *) ((char *) cal + cal->minutes_at);
	uint16_t *rank = (uint16_t *) ((char *) cal + cal->rank_at);
	uint16_t *sample = (uint16_t *) ((char *) cal + cal->sample_at);
	uint32_t between_samples = (UINT32_C(1) << cal->sample_shift) - 1;
	uint32_t minutes_so_far = 0;
	uint32_t days_so_far = 0;

	for (size_t w = 0; w < words; w++)
	{
		minutes[w] = minutes_so_far;
		rank[w] = (uint16_t) days_so_far;
		for (uint64_t rest = cal->bits[w]; rest != 0; rest &= rest - 1)
		{
			uint32_t i = (uint32_t) (w * 64) + (uint32_t) bits64_lowest(rest);

			minutes_so_far += cal->class[work_calendar_class(cal, i)].minutes;
			if ((days_so_far & between_samples) == 0)
				sample[days_so_far >> cal->sample_shift] = (uint16_t) i;
			days_so_far++;
		}
	}
	minutes[words] = minutes_so_far;
	rank[words] = (uint16_t) days_so_far;
	cal->working_days = (int32_t) days_so_far;
}

cchc_status
work_calendar_build(const work_calendar_def *def, work_calendar *dst, size_t room, cchc_error *err)
{
	weekly_hours week;
	layout l;
	cchc_status status = weekly_classes(def, &week, err);

	if (status != CCHC_OK)
		return status;
	l = plan_layout(def, &week);
	memset(dst, 0, room);
	dst->format = WORK_CALENDAR_FORMAT;
	dst->class_count = (uint8_t) week.class_count;
	dst->plane_count = (uint8_t) l.plane_count;
	dst->sample_shift = (uint8_t) l.sample_shift;
	dst->version = def->version;
	dst->first_day = def->first_day;
	dst->day_count = def->last_day - def->first_day + 1;
	dst->decided_until = def->decided_until;
	dst->utc_offset = def->utc_offset;
	dst->cutoff = def->cutoff;
	dst->minutes_at = (uint32_t) l.minutes_at;
	dst->rank_at = (uint32_t) l.rank_at;
	dst->sample_at = (uint32_t) l.sample_at;
	memcpy(dst->weekly, week.weekly, sizeof(dst->weekly));
	memcpy(dst->class, week.class, sizeof(dst->class));

	for (int32_t i = 0; i < dst->day_count; i++)
		set_day(dst, (uint32_t) i, dst->weekly[civil_isodow(dst->first_day + i) - 1]);
	for (size_t k = 0; k < def->off_count; k++)
		if (work_calendar_covers(dst, def->off[k]))
			set_day(dst, (uint32_t) (def->off[k] - dst->first_day), NO_CLASS);
	for (size_t k = 0; k < def->worked_count; k++)
		if (work_calendar_covers(dst, def->worked[k].day))
			set_day(dst, (uint32_t) (def->worked[k].day - dst->first_day),
					dst->weekly[def->worked[k].isodow - 1]);
	count_days(dst);
	dst->size = (uint32_t) image_size(&l, (size_t) dst->working_days);
	if (dst->working_days == 0)
		return cchc_fail(err, CCHC_BAD_PARAMETER, 0, "The calendar has no working day at all",
						 "Give at least one day of the week working hours, and leave a day on.");
	return CCHC_OK;
}

/* The first day of the week with the hours of this class, 1 to 7. */
static uint8_t
isodow_of_class(const work_calendar *cal, int class)
{
	uint8_t isodow = 1;

	while (isodow < 7 && cal->weekly[isodow - 1] != class)
		isodow++;
	return isodow;
}

bool
work_calendar_exception(const work_calendar *cal, int32_t from, work_exception *out)
{
	int32_t last = work_calendar_end(cal);

	for (int32_t day = from < cal->first_day ? cal->first_day : from; day <= last; day++)
	{
		uint32_t i = (uint32_t) (day - cal->first_day);
		int class = work_calendar_works(cal, i) ? work_calendar_class(cal, i) : NO_CLASS;

		if (class == cal->weekly[civil_isodow(day) - 1])
			continue;
		out->day = day;
		out->isodow = class == NO_CLASS ? 0 : isodow_of_class(cal, class);
		return true;
	}
	out->day = 0;
	out->isodow = 0;
	return false;
}

void
work_calendar_count_exceptions(const work_calendar *cal, size_t *off, size_t *worked)
{
	work_exception exception;

	*off = 0;
	*worked = 0;
	for (int32_t day = cal->first_day; work_calendar_exception(cal, day, &exception);
		 day = exception.day + 1)
		++*(exception.isodow == 0 ? off : worked);
}
