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

typedef struct oracle
{
	work_hours hours[7 * WORK_INTERVALS];
	int32_t off[ORACLE_SPECIAL];
	worked_day worked[ORACLE_SPECIAL];
	work_calendar_def def;
	int works_as[ORACLE_DAYS]; /* the day of the week whose hours the day has; 0 = it rests */
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

static inline bool
oracle_weekday_works(const oracle *o, int isodow)
{
	for (size_t i = 0; i < o->def.hours_count; i++)
		if (o->hours[i].isodow == isodow)
			return true;
	return false;
}

/* Up to six intervals for each of some days of the week; often the same ones, or all day. */
static inline void
oracle_hours(oracle *o)
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
			o->hours[n].isodow = (uint8_t) isodow;
			o->hours[n].interval.opens = at;
			at = (uint16_t) (at + 1 + (same ? 239 : test_below(200)));
			o->hours[n++].interval.closes = at;
			at = (uint16_t) (at + (same ? 90 : test_below(60)));
			if (at + 240 > MINUTES_A_DAY)
				break;
		}
		if (intervals > 0 && test_below(8) == 0)
			o->hours[n - 1].interval.closes = MINUTES_A_DAY;
		if (intervals == 1 && test_below(8) == 0)
			o->hours[n - 1].interval.opens = 0;
	}
	o->def.hours = o->hours;
	o->def.hours_count = n;
}

/* Make a random calendar; returns with o->cal built.  Free with oracle_free. */
static inline void
oracle_random(oracle *o)
{
	int32_t days = 1 + (int32_t) test_below(test_below(4) ? ORACLE_DAYS : 130);
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
		oracle_hours(o);
		o->def.off = o->off;
		o->def.worked = o->worked;
		o->def.off_count = test_below(ORACLE_SPECIAL);
		o->def.worked_count = test_below(ORACLE_SPECIAL / 8);
		for (size_t i = 0; i < o->def.off_count; i++)
			o->off[i] = o->def.first_day - 20 + (int32_t) test_below((uint64_t) days + 40);
		for (size_t i = 0; i < o->def.worked_count; i++)
		{
			o->worked[i].day = o->def.first_day - 20 + (int32_t) test_below((uint64_t) days + 40);
			do
				o->worked[i].isodow = (uint8_t) (1 + test_below(7));
			while (!oracle_weekday_works(o, o->worked[i].isodow));
		}
		for (int32_t d = 0; d < days; d++)
		{
			int32_t day = o->def.first_day + d;
			int isodow = oracle_isodow(day);

			o->works_as[d] = oracle_weekday_works(o, isodow) ? isodow : 0;
			for (size_t i = 0; i < o->def.off_count; i++)
				if (o->off[i] == day)
					o->works_as[d] = 0;
			for (size_t i = 0; i < o->def.worked_count; i++)
				if (o->worked[i].day == day)
					o->works_as[d] = o->worked[i].isodow;
		}
		if (work_calendar_check(&o->def, &size, &err) != CCHC_OK)
			fail_msg("refused: %s", err.reason);
		o->cal = malloc(size); /* exact, so that ASan sees the byte behind the end */
		if (work_calendar_build(&o->def, o->cal, size, &err) == CCHC_OK)
			return;
		free(o->cal); /* every day off: once more */
	} while (true);
}

static inline void
oracle_free(oracle *o)
{
	free(o->cal);
}

#endif /* CCHC_CALENDAR_ORACLE_H */
