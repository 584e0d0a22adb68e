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
_Static_assert(sizeof(work_more) == 4 && sizeof(work_class) == 28 && sizeof(work_season) == 12,
			   "so is what lies behind the samples");

static const char HOURS_EXAMPLE[] = N_("A day's hours look like 07:30-11:30 and 13:00-17:00.");

/* The hours of the definition as classes: what both check and build need. */
typedef struct hour_table
{
	work_class class[WORK_CLASSES_MAX];
	work_class desk[WORK_CLASSES_MAX];
	int count;
	bool has_desk;
	size_t first_season; /* of the definition's: those from here on lie in the calendar */
	size_t season_count;
	uint8_t weekly[WORK_SEASONS_MAX][8]; /* of these seasons */
} hour_table;

static bool
same_hours(const work_class *a, const work_class *b)
{
	return a->count == b->count &&
		   memcmp(a->interval, b->interval, a->count * sizeof(work_interval)) == 0;
}

/* The n hours of one day, those that count and those that only receive. */
static cchc_status
read_day(const work_hours *hours, size_t n, work_class *class, work_class *desk, cchc_error *err)
{
	int free_from = 0;

	memset(class, 0, sizeof(*class));
	memset(desk, 0, sizeof(*desk));
	for (size_t i = 0; i < n; i++)
	{
		work_interval interval = hours[i].interval;
		work_class *kind = hours[i].desk ? desk : class;

		if (interval.opens >= interval.closes || interval.closes > MINUTES_A_DAY)
			return cchc_fail(err, CCHC_BAD_PARAMETER, 0,
							 N_("Working hours must open before they close, by 24:00"),
							 HOURS_EXAMPLE);
		if (interval.opens < free_from)
			return cchc_fail(err, CCHC_BAD_PARAMETER, 0,
							 N_("Working hours of a day overlap or are out of order"),
							 HOURS_EXAMPLE);
		if (kind->count == WORK_INTERVALS)
			return cchc_fail(err, CCHC_BAD_PARAMETER, 0,
							 N_("A day has more than six intervals of working hours"),
							 HOURS_EXAMPLE);
		kind->interval[kind->count++] = interval;
		kind->minutes = (uint16_t) (kind->minutes + (interval.closes - interval.opens));
		free_from = interval.closes;
	}
	return CCHC_OK;
}

/* The number of a class, which is added when it is new; NO_CLASS of a day without hours. */
static cchc_status
number_class(hour_table *table, const work_class *class, const work_class *desk, uint8_t *number,
			 cchc_error *err)
{
	int c = table->has_desk; /* behind the class of closed days */

	*number = NO_CLASS;
	if (class->count == 0 && desk->count == 0)
		return CCHC_OK;
	while (c < table->count &&
		   !(same_hours(&table->class[c], class) && same_hours(&table->desk[c], desk)))
		c++;
	if (c == WORK_CLASSES_MAX)
		return cchc_fail(err, CCHC_BAD_PARAMETER, 0, N_("There are more than 64 kinds of day"),
						 N_("Days with the same hours are of one kind."));
	if (c == table->count)
	{
		table->class[c] = *class;
		table->desk[c] = *desk;
		table->count++;
	}
	*number = (uint8_t) c;
	return CCHC_OK;
}

static cchc_status
read_week(hour_table *table, const work_hours *hours, size_t n, uint8_t weekly[8], cchc_error *err)
{
	size_t at = 0;

	weekly[7] = 0;
	for (int isodow = 1; isodow <= 7; isodow++)
	{
		work_class class;
		work_class desk;
		size_t begin = at;
		cchc_status status;

		while (at < n && hours[at].isodow == isodow)
			at++;
		status = read_day(hours + begin, at - begin, &class, &desk, err);
		if (status == CCHC_OK)
			status = number_class(table, &class, &desk, &weekly[isodow - 1], err);
		if (status != CCHC_OK)
			return status;
	}
	if (at < n)
		return cchc_fail(err, CCHC_BAD_PARAMETER, 0,
						 N_("The days of the week must be 1 (Monday) to 7 (Sunday), in order"),
						 HOURS_EXAMPLE);
	return CCHC_OK;
}

/* The season of the definition that holds on a day; 0 when it has one season only. */
static size_t
season_of_day(const work_calendar_def *def, int32_t day)
{
	size_t low = 0;
	size_t high = def->season_count == 0 ? 0 : def->season_count - 1;

	while (low < high)
	{
		size_t middle = (low + high + 1) / 2;

		if (def->seasons[middle].from <= day)
			low = middle;
		else
			high = middle - 1;
	}
	return low;
}

/* The seasons must be ascending, and have all the hours. */
static cchc_status
check_seasons(const work_calendar_def *def, cchc_error *err)
{
	size_t hours = 0;

	if (def->season_count > WORK_SEASONS_MAX)
		return cchc_fail(err, CCHC_BAD_PARAMETER, 0,
						 N_("There are more than 1000 seasons of hours"), NULL);
	for (size_t k = 0; k < def->season_count; k++)
	{
		if (k > 1 && def->seasons[k].from <= def->seasons[k - 1].from)
			return cchc_fail(err, CCHC_BAD_PARAMETER, 0,
							 N_("Seasons of hours must begin one after the other"), NULL);
		if (def->seasons[k].hours_count > def->hours_count - hours)
			break;
		hours += def->seasons[k].hours_count;
	}
	if (def->season_count > 0 && hours != def->hours_count)
		return cchc_fail(err, CCHC_BAD_PARAMETER, 0, N_("The hours are not those of the seasons"),
						 NULL);
	return CCHC_OK;
}

static bool
any_desk(const work_hours *hours, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (hours[i].desk)
			return true;
	return false;
}

static bool
in_span(const work_calendar_def *def, int32_t day)
{
	return day >= def->first_day && day <= def->last_day;
}

/* Number the classes of the seasons that lie in the calendar, one after the other. */
static cchc_status
read_seasons(const work_calendar_def *def, hour_table *table, cchc_error *err)
{
	size_t last = season_of_day(def, def->last_day);
	const work_hours *hours = def->hours;
	bool works = false;

	for (size_t k = 0; k <= last; k++)
	{
		size_t n = def->season_count == 0 ? def->hours_count : def->seasons[k].hours_count;
		uint8_t *weekly = table->weekly[table->season_count];
		cchc_status status;

		if (k >= table->first_season)
		{
			if ((status = read_week(table, hours, n, weekly, err)) != CCHC_OK)
				return status;
			for (int d = 0; d < 7; d++)
				works |= weekly[d] != NO_CLASS && table->class[weekly[d]].count > 0;
			table->season_count++;
		}
		hours += n;
	}
	if (!works)
		return cchc_fail(err, CCHC_BAD_PARAMETER, 0, N_("No day of the week has working hours"),
						 HOURS_EXAMPLE);
	return CCHC_OK;
}

/* The class of the next own day, whose hours begin at *hours; *hours moves behind them. */
static cchc_status
read_own_day(hour_table *table, const own_day *own, const work_hours **hours, uint8_t *number,
			 cchc_error *err)
{
	work_class class;
	work_class desk;
	cchc_status status = read_day(*hours, own->hours_count, &class, &desk, err);

	*hours += own->hours_count;
	return status != CCHC_OK ? status : number_class(table, &class, &desk, number, err);
}

/* Whether hours that receive without counting hold on any day of the calendar. */
static bool
has_desk(const work_calendar_def *def, size_t first_season)
{
	size_t last = season_of_day(def, def->last_day);
	const work_hours *hours = def->hours;

	if (def->season_count == 0)
		return any_desk(hours, def->hours_count);
	for (size_t k = 0; k <= last; hours += def->seasons[k++].hours_count)
		if (k >= first_season && any_desk(hours, def->seasons[k].hours_count))
			return true;
	return false;
}

static bool
has_own_desk(const work_calendar_def *def)
{
	const work_hours *hours = def->own_hours;

	for (size_t i = 0; i < def->own_count; hours += def->own[i++].hours_count)
		if (in_span(def, def->own[i].day) && any_desk(hours, def->own[i].hours_count))
			return true;
	return false;
}

/*
 * Classes are numbered in the order in which they are met: by season, then by
 * day.  So they do not depend on what lies outside the calendar.
 */
static cchc_status
read_hours(const work_calendar_def *def, hour_table *table, cchc_error *err)
{
	const work_hours *hours = def->own_hours;
	cchc_status status;

	memset(table, 0, offsetof(hour_table, weekly));
	if ((status = check_seasons(def, err)) != CCHC_OK)
		return status;
	table->first_season = season_of_day(def, def->first_day);
	table->has_desk = has_desk(def, table->first_season) || has_own_desk(def);
	table->count = table->has_desk;
	if ((status = read_seasons(def, table, err)) != CCHC_OK)
		return status;
	for (size_t i = 0; i < def->own_count; i++)
	{
		uint8_t number;

		if (i > 0 && def->own[i].day <= def->own[i - 1].day)
			return cchc_fail(err, CCHC_BAD_PARAMETER, 0,
							 N_("Days with hours of their own must follow each other"), NULL);
		if (!in_span(def, def->own[i].day))
			hours += def->own[i].hours_count;
		else if ((status = read_own_day(table, &def->own[i], &hours, &number, err)) != CCHC_OK)
			return status;
	}
	return CCHC_OK;
}

/* The week that holds on a day of the calendar. */
static const uint8_t *
week_of_day(const work_calendar_def *def, const hour_table *table, int32_t day)
{
	return table->weekly[season_of_day(def, day) - table->first_season];
}

static int
working_weekdays(const hour_table *table)
{
	int most = 0;

	for (size_t k = 0; k < table->season_count; k++)
	{
		int works = 0;

		for (int d = 0; d < 7; d++)
			works += table->weekly[k][d] != NO_CLASS && table->class[table->weekly[k][d]].count > 0;
		most = works > most ? works : most;
	}
	return most;
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
bytes_in_64_weeks(int weekdays, const layout *l)
{
	int words = 7 * (int) ((size_t) (1 + l->plane_count) * sizeof(uint64_t) + sizeof(uint32_t) +
						   sizeof(uint16_t));
	int samples = 64 * weekdays >> l->sample_shift;

	return words + samples * (int) sizeof(uint16_t);
}

/* With more digits than these the size is not kept: nothing but seasons needs them. */
#define MOST_PLANES 3

static layout
plan_layout(const work_calendar_def *def, const hour_table *table)
{
	size_t days = (size_t) (def->last_day - def->first_day) + 1;
	layout l = {.words = days / 64 + 1};

	while (table->count > 1 << l.plane_count)
		l.plane_count++;
	l.sample_shift = WORK_SAMPLE_SHIFT;
	while (l.plane_count <= MOST_PLANES &&
		   bytes_in_64_weeks(working_weekdays(table), &l) > MOST_BYTES_IN_64_WEEKS)
		l.sample_shift++;
	l.minutes_at = offsetof(work_calendar, bits) +
				   (l.words * (size_t) (1 + l.plane_count) + 1) * sizeof(uint64_t);
	l.rank_at = l.minutes_at + (l.words + 1) * sizeof(uint32_t);
	l.sample_at = l.rank_at + (l.words + 1) * sizeof(uint16_t);
	return l;
}

static size_t
round_up(size_t n)
{
	return (n + 7) / 8 * 8;
}

/* The end of an image with so many working days and nothing more. */
static size_t
samples_end(const layout *l, size_t working_days)
{
	return round_up(l->sample_at + ((working_days >> l->sample_shift) + 1) * sizeof(uint16_t));
}

static size_t
more_size(const hour_table *table, size_t season_count)
{
	return round_up(sizeof(work_more) +
					(size_t) table->count * (table->has_desk ? 2 : 1) * sizeof(work_class) +
					season_count * sizeof(work_season));
}

cchc_status
work_calendar_check(const work_calendar_def *def, size_t *room, cchc_error *err)
{
	hour_table table;
	layout l;
	cchc_status status;

	*room = 0;
	if (def->first_day < WORK_CALENDAR_FIRST || def->last_day > WORK_CALENDAR_LAST ||
		def->first_day > def->last_day || def->last_day - def->first_day >= WORK_CALENDAR_MAX_DAYS)
		return cchc_fail(err, CCHC_BAD_DATETIME, 0,
						 N_("A calendar must end after it begins, 179 years later at most"),
						 N_("The shipped calendar runs from 2000-01-01 to 2060-12-31."));
	if (def->decided_until != WORK_CALENDAR_ALL_DECIDED &&
		(def->decided_until < WORK_CALENDAR_FIRST || def->decided_until > WORK_CALENDAR_LAST))
		return cchc_fail(err, CCHC_BAD_DATETIME, 0,
						 N_("The last decided day must lie in the years 1000 to 9999"), NULL);
	if (def->utc_offset < -UTC_OFFSET_MAX || def->utc_offset > UTC_OFFSET_MAX)
		return cchc_fail(err, CCHC_BAD_PARAMETER, 0,
						 N_("The offset from UTC must be less than 16 hours"),
						 N_("Vietnam's offset is +07:00."));
	if (def->cutoff != WORK_CALENDAR_NO_CUTOFF && (def->cutoff < 0 || def->cutoff > MINUTES_A_DAY))
		return cchc_fail(err, CCHC_BAD_PARAMETER, 0,
						 N_("The cutoff must be a time of the day in whole minutes"),
						 N_("A cutoff looks like 15:00."));
	if (def->receipt != WORK_RECEIPT_NEXT_OPENING && def->receipt != WORK_RECEIPT_SAME_DAY)
		return cchc_fail(
			err, CCHC_BAD_PARAMETER, 0,
			N_("What is received while closed must count as at the next opening or on the "
			   "same day"),
			NULL);
	if (def->version < 0)
		return cchc_fail(err, CCHC_BAD_PARAMETER, 0, N_("The version must not be negative"), NULL);
	if ((status = read_hours(def, &table, err)) != CCHC_OK)
		return status;
	for (size_t i = 0; i < def->worked_count; i++)
	{
		const worked_day *worked = &def->worked[i];
		const uint8_t *week;

		if (!in_span(def, worked->day))
			week = table.weekly[0];
		else
			week = week_of_day(def, &table, worked->day);
		if (worked->isodow < 1 || worked->isodow > 7 || week[worked->isodow - 1] == NO_CLASS ||
			table.class[week[worked->isodow - 1]].count == 0)
			return cchc_fail(err, CCHC_BAD_PARAMETER, 0,
							 N_("A worked day must have the hours of a day of the week that works"),
							 N_("Monday is 1, Sunday is 7."));
	}
	l = plan_layout(def, &table);
	*room = samples_end(&l, (size_t) (def->last_day - def->first_day) + 1) +
			more_size(&table, table.season_count);
	return CCHC_OK;
}

/* Give the i-th day the hours of a class; with NO_CLASS it is closed. */
static void
set_day(work_calendar *cal, const hour_table *table, int32_t day, uint8_t class)
{
	uint32_t i = (uint32_t) (day - cal->first_day);
	uint64_t bit = UINT64_C(1) << (i & 63);
	size_t words = work_calendar_words(cal);
	bool works = class != NO_CLASS && table->class[class].count > 0;
	int digits = class == NO_CLASS ? 0 : class;

	cal->bits[i >> 6] = works ? cal->bits[i >> 6] | bit : cal->bits[i >> 6] & ~bit;
	for (int p = 0; p < cal->plane_count; p++)
	{
		uint64_t *word = &cal->bits[1 + words * (size_t) (p + 1) + (i >> 6)];

		*word = digits >> p & 1 ? *word | bit : *word & ~bit;
	}
}

/* Fill minutes, rank and sample from the finished days. */
static void
count_days(work_calendar *cal, const hour_table *table)
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

			minutes_so_far += table->class[work_calendar_class(cal, i)].minutes;
			if ((days_so_far & between_samples) == 0)
				sample[days_so_far >> cal->sample_shift] = (uint16_t) i;
			days_so_far++;
		}
	}
	minutes[words] = minutes_so_far;
	rank[words] = (uint16_t) days_so_far;
	cal->working_days = (int32_t) days_so_far;
}

/* Every day of the calendar, from the weaker to the stronger say. */
static void
set_days(const work_calendar_def *def, hour_table *table, work_calendar *cal)
{
	const work_hours *hours = def->own_hours;

	for (int32_t day = def->first_day; day <= def->last_day; day++)
		set_day(cal, table, day, week_of_day(def, table, day)[civil_isodow(day) - 1]);
	for (size_t k = 0; k < def->off_count; k++)
		if (in_span(def, def->off[k]))
			set_day(cal, table, def->off[k], NO_CLASS);
	for (size_t k = 0; k < def->worked_count; k++)
		if (in_span(def, def->worked[k].day))
			set_day(cal, table, def->worked[k].day,
					week_of_day(def, table, def->worked[k].day)[def->worked[k].isodow - 1]);
	for (size_t k = 0; k < def->own_count; k++)
	{
		uint8_t class;

		/* the classes are there: check has read them */
		if (!in_span(def, def->own[k].day))
			hours += def->own[k].hours_count;
		else if (read_own_day(table, &def->own[k], &hours, &class, NULL) == CCHC_OK)
			set_day(cal, table, def->own[k].day, class);
	}
}

/* The seasons of the calendar, those with the week of the one before left out; how many. */
static size_t
write_seasons(const work_calendar_def *def, const hour_table *table, work_season *dst)
{
	size_t count = 0;

	for (size_t k = 0; k < table->season_count; k++)
	{
		if (count > 0 && memcmp(dst[count - 1].weekly, table->weekly[k], sizeof(dst->weekly)) == 0)
			continue;
		dst[count].from = k == 0 ? def->first_day : def->seasons[table->first_season + k].from;
		memcpy(dst[count++].weekly, table->weekly[k], sizeof(dst->weekly));
	}
	return count;
}

/* What the header has no place for, behind the samples. */
static void
write_more(const work_calendar_def *def, const hour_table *table, work_calendar *cal)
{
	work_more *more = (work_more *) ((char *) cal + cal->size);
	size_t classes = (size_t) table->count;
	size_t count;

	memcpy(more->class, table->class, classes * sizeof(work_class));
	if (table->has_desk)
		memcpy(more->class + classes, table->desk, classes * sizeof(work_class));
	count = write_seasons(def, table,
						  (work_season *) (more->class + classes * (table->has_desk ? 2 : 1)));
	if (count == 1 && classes <= WORK_CLASSES && !table->has_desk &&
		def->receipt == WORK_RECEIPT_NEXT_OPENING)
	{
		memset(more, 0, more_size(table, 1));
		memcpy(cal->class, table->class, sizeof(cal->class));
		return;
	}
	more->season_count = (uint16_t) count;
	more->has_desk = table->has_desk;
	more->receipt = (uint8_t) def->receipt;
	cal->more_at = cal->size;
	cal->size += (uint32_t) more_size(table, count);
}

cchc_status
work_calendar_build(const work_calendar_def *def, work_calendar *dst, size_t room, cchc_error *err)
{
	hour_table table;
	layout l;
	cchc_status status = read_hours(def, &table, err);

	if (status != CCHC_OK)
		return status;
	l = plan_layout(def, &table);
	memset(dst, 0, room);
	dst->format = WORK_CALENDAR_FORMAT;
	dst->class_count = (uint8_t) table.count;
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
	memcpy(dst->weekly, table.weekly[0], sizeof(dst->weekly));
	set_days(def, &table, dst);
	count_days(dst, &table);
	dst->size = (uint32_t) samples_end(&l, (size_t) dst->working_days);
	write_more(def, &table, dst);
	if (dst->working_days == 0)
		return cchc_fail(
			err, CCHC_BAD_PARAMETER, 0, N_("The calendar has no working day at all"),
			N_("Give at least one day of the week working hours, and leave a day on."));
	return CCHC_OK;
}

/* The week of a day, and the first day that may have another. */
static const uint8_t *
week_until(const work_calendar *cal, int32_t day, int32_t *until)
{
	size_t count;
	const work_season *seasons = work_calendar_seasons(cal, &count);
	size_t low = 0;
	size_t high = count;

	*until = INT32_MAX;
	if (seasons == NULL)
		return cal->weekly;
	while (high - low > 1)
	{
		size_t middle = (low + high) / 2;

		if (seasons[middle].from <= day)
			low = middle;
		else
			high = middle;
	}
	if (high < count)
		*until = seasons[high].from;
	return seasons[low].weekly;
}

const uint8_t *
work_calendar_week(const work_calendar *cal, int32_t day)
{
	int32_t until;

	return week_until(cal, day, &until);
}

/* The class of the i-th day; NO_CLASS when it is closed. */
static uint8_t
class_of_day(const work_calendar *cal, bool has_desk, uint32_t i)
{
	int class = work_calendar_class(cal, i);

	if (has_desk ? class == 0 : !work_calendar_works(cal, i))
		return NO_CLASS;
	return (uint8_t) class;
}

/* The first day of the week that works with the hours of this class, 1 to 7. */
static uint8_t
isodow_of_class(const work_calendar *cal, const uint8_t *week, uint8_t class)
{
	if (work_calendar_classes(cal)[class].count > 0)
		for (uint8_t isodow = 1; isodow <= 7; isodow++)
			if (week[isodow - 1] == class)
				return isodow;
	return OWN_HOURS;
}

size_t
work_calendar_day_hours(const work_calendar *cal, uint8_t class,
						work_hours hours[WORK_DAY_HOURS_MAX])
{
	const work_class *desks = work_calendar_desks(cal);
	const work_class *counted;
	size_t n = 0;
	int d = 0;

	if (class == NO_CLASS)
		return 0;
	counted = &work_calendar_classes(cal)[class];
	for (int k = 0; k <= counted->count; k++)
	{
		for (; desks != NULL && d < desks[class].count &&
			   (k == counted->count || desks[class].interval[d].opens < counted->interval[k].opens);
			 d++)
			hours[n++] = (work_hours){.interval = desks[class].interval[d], .desk = true};
		if (k < counted->count)
			hours[n++] = (work_hours){.interval = counted->interval[k]};
	}
	return n;
}

bool
work_calendar_exception(const work_calendar *cal, int32_t from, work_exception *out)
{
	int32_t last = work_calendar_end(cal);
	int32_t day = from < cal->first_day ? cal->first_day : from;
	bool has_desk = work_calendar_desks(cal) != NULL;
	int32_t until = day;
	const uint8_t *week = NULL;

	for (; day <= last; day++)
	{
		uint8_t class = class_of_day(cal, has_desk, (uint32_t) (day - cal->first_day));

		if (week == NULL || day >= until)
			week = week_until(cal, day, &until);
		if (class == week[civil_isodow(day) - 1])
			continue;
		*out = (work_exception){
			.day = day,
			.class = class,
			.isodow = class == NO_CLASS ? 0 : isodow_of_class(cal, week, class),
		};
		return true;
	}
	*out = (work_exception){0};
	return false;
}
