/*
 * calendar_oracle.h
 *		Random work calendars, and the same calendar as a plain table of days:
 *		for each day its hours, found by walking through the definition.
 */
#ifndef CCHC_CALENDAR_ORACLE_H
#define CCHC_CALENDAR_ORACLE_H

#include "cchc_test.h"

#include "calendar/work_calendar.h"

#define ORACLE_DAYS 3000
#define ORACLE_SPECIAL 400
#define ORACLE_SEASONS 5
#define ORACLE_OWN 25

/* A day's hours in order, those that count and those that only receive. */
typedef struct oracle_day
{
	bool works;
	size_t count;
	work_hours hours[WORK_DAY_HOURS_MAX];
} oracle_day;

typedef struct oracle
{
	work_hours hours[ORACLE_SEASONS * WORK_WEEK_HOURS_MAX];
	work_season_def seasons[ORACLE_SEASONS];
	int32_t off[ORACLE_SPECIAL];
	worked_day worked[ORACLE_SPECIAL];
	own_day own[ORACLE_OWN];
	work_hours own_hours[ORACLE_OWN * WORK_DAY_HOURS_MAX];
	work_calendar_def def;
	oracle_day day[ORACLE_DAYS];
	work_calendar *cal;
} oracle;

/* Monday 1 to Sunday 7, by counting from a known Saturday. */
static inline int
oracle_isodow(int32_t day)
{
	int isodow = 6;

	day %= 7;
	for (; day > 0; day--)
		isodow = isodow % 7 + 1;
	for (; day < 0; day++)
		isodow = isodow == 1 ? 7 : isodow - 1;
	return isodow;
}

/* What the week of a season says of a day of the week. */
static inline oracle_day
oracle_weekday(const oracle *o, size_t season, int isodow)
{
	oracle_day day = {0};
	const work_hours *hours = o->hours;

	for (size_t k = 0; k < season; k++)
		hours += o->seasons[k].hours_count;
	for (size_t i = 0; i < o->seasons[season].hours_count; i++)
		if (hours[i].isodow == isodow)
		{
			day.hours[day.count++] = hours[i];
			day.works |= !hours[i].desk;
		}
	return day;
}

/* The season of a day, by looking at all of them. */
static inline size_t
oracle_season(const oracle *o, int32_t day)
{
	size_t season = 0;

	for (size_t k = 1; k < o->def.season_count; k++)
		if (o->seasons[k].from <= day)
			season = k;
	return season;
}

/*
 * Up to six intervals for each of some days of the week; often the same ones, or
 * all day.  With desks some of them only receive, and Monday works all the same.
 */
static inline size_t
oracle_hours(work_hours *hours, bool desks)
{
	uint64_t same = test_below(3);
	uint64_t most = test_below(4) ? 3 : WORK_INTERVALS;
	uint16_t common = (uint16_t) test_below(480);
	size_t n = 0;

	for (int isodow = 1; isodow <= 7; isodow++)
	{
		uint16_t at = same ? common : (uint16_t) test_below(600);
		uint64_t intervals = same == 2 ? 2 : test_below(most + 1);

		if (isodow > 5 && test_below(4) != 0)
			continue;
		if (isodow == 1 && intervals == 0)
			intervals = 1;
		for (uint64_t k = 0; k < intervals; k++)
		{
			hours[n].isodow = (uint8_t) isodow;
			hours[n].desk = desks && test_below(3) == 0 && !(isodow == 1 && k == 0);
			hours[n].interval.opens = at;
			at = (uint16_t) (at + 1 + (same ? 239 : test_below(200)));
			hours[n++].interval.closes = at;
			at = (uint16_t) (at + (same ? 90 : test_below(60)));
			if (at + 240 > MINUTES_A_DAY)
				break;
		}
		if (intervals > 0 && test_below(8) == 0)
			hours[n - 1].interval.closes = MINUTES_A_DAY;
		if (intervals == 1 && test_below(8) == 0)
			hours[n - 1].interval.opens = 0;
	}
	return n;
}

/* The definition's hours, in one season or several. */
static inline void
oracle_seasons(oracle *o, int32_t days, bool desks)
{
	int32_t from = o->def.first_day - 200;

	o->def.season_count = test_below(2) ? 1 : 1 + test_below(ORACLE_SEASONS);
	for (size_t k = 0; k < o->def.season_count; k++)
	{
		o->seasons[k].from = from;
		o->seasons[k].hours_count = oracle_hours(o->hours + o->def.hours_count, desks);
		/* now and then the same week again */
		if (k > 0 && test_below(4) == 0)
		{
			size_t n = o->seasons[k - 1].hours_count;

			memcpy(o->hours + o->def.hours_count, o->hours + o->def.hours_count - n,
				   n * sizeof(work_hours));
			o->seasons[k].hours_count = n;
		}
		o->def.hours_count += o->seasons[k].hours_count;
		from += 1 + (int32_t) test_below((uint64_t) days / 2 + 150);
	}
	o->def.hours = o->hours;
	o->def.seasons = o->seasons;
}

/* Days with hours of their own, ascending. */
static inline void
oracle_own(oracle *o, int32_t days, bool desks)
{
	int32_t day = o->def.first_day - 10;
	size_t n = 0;

	o->def.own = o->own;
	o->def.own_hours = o->own_hours;
	o->def.own_count = test_below(2) ? 0 : test_below(ORACLE_OWN);
	for (size_t i = 0; i < o->def.own_count; i++)
	{
		work_hours week[WORK_WEEK_HOURS_MAX];
		size_t count = oracle_hours(week, desks);

		day += 1 + (int32_t) test_below((uint64_t) days / 15 + 2);
		o->own[i] = (own_day){.day = day};
		for (size_t k = 0; k < count && week[k].isodow == 1 && test_below(4) != 0; k++)
		{
			o->own_hours[n++] = week[k];
			o->own[i].hours_count++;
		}
	}
}

/* The day as the definition makes it: the week, days off, worked days, hours of its own. */
static inline oracle_day
oracle_walk(const oracle *o, int32_t day)
{
	size_t season = oracle_season(o, day);
	oracle_day result = oracle_weekday(o, season, oracle_isodow(day));
	const work_hours *hours = o->own_hours;

	for (size_t i = 0; i < o->def.off_count; i++)
		if (o->off[i] == day)
			result = (oracle_day){0};
	for (size_t i = 0; i < o->def.worked_count; i++)
		if (o->worked[i].day == day)
			result = oracle_weekday(o, season, o->worked[i].isodow);
	for (size_t i = 0; i < o->def.own_count; hours += o->own[i++].hours_count)
		if (o->own[i].day == day)
		{
			result = (oracle_day){.count = o->own[i].hours_count};
			for (size_t k = 0; k < result.count; k++)
			{
				result.hours[k] = hours[k];
				result.works |= !hours[k].desk;
			}
		}
	return result;
}

/* Make a random calendar; returns with o->cal built.  Free with oracle_free. */
static inline void
oracle_random(oracle *o)
{
	int32_t days = 1 + (int32_t) test_below(test_below(4) ? ORACLE_DAYS : 130);
	bool desks = test_below(3) == 0;
	size_t size;
	cchc_error err = {0};

	do
	{
		memset(&o->def, 0, sizeof(o->def));
		o->def.version = (int64_t) test_below(1000);
		o->def.first_day = (int32_t) test_below(20000) - 10000;
		o->def.last_day = o->def.first_day + days - 1;
		o->def.decided_until = o->def.first_day + (int32_t) test_below((uint64_t) days);
		o->def.utc_offset = test_below(2)
								? 7 * 3600
								: (int32_t) test_below(2 * UTC_OFFSET_MAX + 1) - UTC_OFFSET_MAX;
		o->def.cutoff = test_below(2) ? WORK_CALENDAR_NO_CUTOFF : (int32_t) test_below(1441);
		o->def.receipt = test_below(4) ? WORK_RECEIPT_NEXT_OPENING : WORK_RECEIPT_SAME_DAY;
		oracle_seasons(o, days, desks);
		oracle_own(o, days, desks);
		o->def.off = o->off;
		o->def.worked = o->worked;
		o->def.off_count = test_below(ORACLE_SPECIAL);
		o->def.worked_count = test_below(ORACLE_SPECIAL / 8);
		for (size_t i = 0; i < o->def.off_count; i++)
			o->off[i] = o->def.first_day - 20 + (int32_t) test_below((uint64_t) days + 40);
		for (size_t i = 0; i < o->def.worked_count; i++)
		{
			int32_t day = o->def.first_day - 20 + (int32_t) test_below((uint64_t) days + 40);
			bool inside = day >= o->def.first_day && day <= o->def.last_day;
			size_t season = oracle_season(o, inside ? day : o->def.first_day);

			o->worked[i].day = day;
			do
				o->worked[i].isodow = (uint8_t) (1 + test_below(7));
			while (!oracle_weekday(o, season, o->worked[i].isodow).works);
		}
		for (int32_t d = 0; d < days; d++)
			o->day[d] = oracle_walk(o, o->def.first_day + d);
		if (work_calendar_check(&o->def, &size, &err) != CCHC_OK)
			fail_msg("refused: %s", err.reason);
		o->cal = malloc(size); /* exact, so that ASan sees the byte behind the end */
		if (work_calendar_build(&o->def, o->cal, size, &err) == CCHC_OK)
		{
			assert_true(o->cal->size <= size);
			return;
		}
		free(o->cal); /* every day off: once more */
	} while (true);
}

static inline void
oracle_free(oracle *o)
{
	free(o->cal);
}

#endif /* CCHC_CALENDAR_ORACLE_H */
