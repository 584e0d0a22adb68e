/*
 * fuzz_work_calendar.c
 *		Any bytes as a binary message: no crash, no read past the end.  What is
 *		taken is sent back, read again as the same image, and computed with at
 *		its edges.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "calendar/clock_text.h"
#include "calendar/work_calendar_wire.h"
#include "calendar/work_days.h"
#include "worktime/work_time.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* NULL when the bytes are no calendar; sets *refused to why. */
static work_calendar *
read_calendar(const char *bytes, size_t size, cchc_error *err)
{
	work_wire_arrays arrays = {.hours = malloc(size / 5 * sizeof(work_hours) + 1),
							   .seasons = malloc(size / 6 * sizeof(work_season_def) + 1),
							   .off = malloc(size / 4 * sizeof(int32_t) + 1),
							   .worked = malloc(size / 5 * sizeof(worked_day) + 1),
							   .own = malloc(size / 5 * sizeof(own_day) + 1),
							   .own_hours = malloc(size / 5 * sizeof(work_hours) + 1)};
	work_calendar_def def;
	work_calendar *cal = NULL;
	size_t room;

	if (work_calendar_unpack(bytes, size, &arrays, &def, err) == CCHC_OK &&
		work_calendar_check(&def, &room, err) == CCHC_OK)
	{
		cal = malloc(room);
		if (work_calendar_build(&def, cal, room, err) != CCHC_OK)
		{
			free(cal);
			cal = NULL;
		}
		else if (cal->size > room)
			abort();
	}
	free(arrays.hours);
	free(arrays.seasons);
	free(arrays.off);
	free(arrays.worked);
	free(arrays.own);
	free(arrays.own_hours);
	return cal;
}

/* Every answer about the calendar's edges, and the laws between them. */
static void
compute(const work_calendar *cal)
{
	int32_t last = work_calendar_end(cal);
	const int32_t days[] = {cal->first_day - 1,
							cal->first_day,
							cal->first_day + 63,
							cal->first_day + cal->day_count / 2,
							last,
							last + 1,
							INT32_MIN,
							INT32_MAX};
	const int32_t numbers[] = {0,         1,        -1, 64, cal->working_days, -cal->working_days,
							   INT32_MIN, INT32_MAX};

	for (size_t d = 0; d < sizeof(days) / sizeof(days[0]); d++)
	{
		int64_t opens;
		int64_t closes;
		bool works;

		(void) work_days_is_working(cal, days[d], &works);
		if (work_calendar_covers(cal, days[d]) &&
			work_time_receipt(cal, work_time_midnight(cal, days[d]), &opens) == CCHC_OK &&
			opens < work_time_midnight(cal, days[d]))
			abort();
		for (size_t n = 0; n < sizeof(numbers) / sizeof(numbers[0]); n++)
		{
			int32_t sum;
			int32_t between;

			if (work_days_add(cal, days[d], numbers[n], &sum) == CCHC_OK && numbers[n] > 0 &&
				(work_days_between(cal, days[d], sum, &between) != CCHC_OK ||
				 between != numbers[n]))
				abort();
		}
		if (work_time_hours(cal, days[d], &opens, &closes) == CCHC_OK)
		{
			int64_t work;
			int64_t back;

			if (!works || work_time_between(cal, opens, closes - 1, &work) != CCHC_OK ||
				work <= 0 || work_time_add(cal, opens, work, WORK_BIAS_LEFT, &back) != CCHC_OK ||
				back != closes - 1)
				abort();
			(void) work_time_receipt(cal, closes, &back);
			(void) work_time_add(cal, opens, INT64_MAX, WORK_BIAS_RIGHT, &back);
			(void) work_time_add(cal, opens, INT64_MIN, WORK_BIAS_LEFT, &back);
		}
	}
}

/* The parts of the text form, on the same bytes. */
static void
read_text(const char *s, size_t n)
{
	int32_t number;
	int minute;
	work_interval interval;
	char text[CLOCK_INTERVAL_TEXT];

	if (clock_parse_date(s, n, &number))
	{
		clock_print_date(number, text);
		if (memcmp(text, s, n) != 0)
			abort();
	}
	if (clock_parse_minute(s, n, &minute))
	{
		clock_print_minute(minute, text);
		if (memcmp(text, s, n) != 0)
			abort();
	}
	if (clock_parse_interval(s, n, &interval))
	{
		clock_print_interval(interval, text);
		if (memcmp(text, s, n) != 0)
			abort();
	}
	if (clock_parse_offset(s, n, &number))
	{
		int32_t again;

		if (!clock_parse_offset(text, clock_print_offset(number, text), &again) || again != number)
			abort();
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char *exact = malloc(size + (size == 0)); /* so that ASan sees the byte behind the end */
	cchc_error err = {0};
	work_calendar *cal;

	if (size > 0)
		memcpy(exact, data, size);
	read_text(exact, size);
	cal = read_calendar(exact, size, &err);
	if (cal == NULL)
	{
		if (err.reason == NULL)
			abort();
	}
	else
	{
		size_t wire_size = work_calendar_wire_size(cal);
		char *wire = malloc(wire_size);
		work_calendar *again;

		work_calendar_pack(cal, wire);
		again = read_calendar(wire, wire_size, &err);
		if (again == NULL || again->size != cal->size || memcmp(again, cal, cal->size) != 0)
			abort();
		compute(cal);
		free(again);
		free(wire);
		free(cal);
	}
	free(exact);
	return 0;
}
