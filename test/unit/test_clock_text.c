/*
 * test_clock_text.c
 *		What clock_text.h promises.
 */
#include "cchc_test.h"

#include "calendar/clock_text.h"
#include "common/civil_day.h"

/* Every byte by itself, so that ASan sees the one behind the end. */
static char *
exact(const char *text)
{
	size_t n = strlen(text);
	char *s = malloc(n > 0 ? n : 1);

	memcpy(s, text, n);
	return s;
}

static void
dates_come_back(void **state)
{
	static const char *const bad[] = {"",           "2026-1-01",  "2026-01-1",  "2026/01/01",
									  "2026-01/01", "2026-02-29", "2026-13-01", "2026-00-01",
									  "2026-01-00", "2026-01-0x", "20x6-01-01", "2026-01-011"};

	(void) state;
	for (int32_t day = civil_to_day(1000, 1, 1); day <= civil_to_day(9999, 12, 31); day += 97)
	{
		char text[CLOCK_DATE_TEXT];
		int32_t again;
		int y;
		int m;
		int d;
		char expected[40];

		clock_print_date(day, text);
		assert_true(clock_parse_date(text, sizeof(text), &again));
		assert_int_equal(again, day);
		civil_from_day(day, &y, &m, &d);
		snprintf(expected, sizeof(expected), "%04d-%02d-%02d", y, m, d);
		assert_memory_equal(text, expected, sizeof(text));
	}
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
	{
		char *s = exact(bad[i]);
		int32_t day;

		if (clock_parse_date(s, strlen(bad[i]), &day))
			fail_msg("\"%s\" is taken", bad[i]);
		free(s);
	}
}

static void
minutes_and_intervals_come_back(void **state)
{
	static const char *const bad[] = {"",      "7:30",  "07.30", "07:60", "24:01",
									  "25:00", "0x:00", "07:3x", "07:300"};

	(void) state;
	for (int minute = 0; minute <= 1440; minute++)
	{
		work_interval interval = {minute, 1440 - minute};
		work_interval back;
		char text[CLOCK_INTERVAL_TEXT];
		char expected[40];
		int again;

		clock_print_interval(interval, text);
		snprintf(expected, sizeof(expected), "%02d:%02d-%02d:%02d", minute / 60, minute % 60,
				 (1440 - minute) / 60, (1440 - minute) % 60);
		assert_memory_equal(text, expected, sizeof(text));
		assert_true(clock_parse_interval(text, sizeof(text), &back));
		assert_int_equal(back.opens, interval.opens);
		assert_int_equal(back.closes, interval.closes);
		assert_true(clock_parse_minute(text, CLOCK_MINUTE_TEXT, &again));
		assert_int_equal(again, minute);
		text[5] = '/';
		assert_false(clock_parse_interval(text, sizeof(text), &back));
		assert_false(clock_parse_interval(text, sizeof(text) - 1, &back));
	}
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
	{
		char *s = exact(bad[i]);
		int minute;

		if (clock_parse_minute(s, strlen(bad[i]), &minute))
			fail_msg("\"%s\" is taken", bad[i]);
		free(s);
	}
}

static void
offsets_come_back(void **state)
{
	static const char *const bad[] = {"",          "07:00",      "+7:00",  "+07.00",
									  "+07:60",    "+07:00.30",  "+07:0x", "+07:00:60",
									  "+07:00:3x", "+07:00:300", "*07:00"};

	(void) state;
	for (int32_t seconds = -16 * 3600 + 1; seconds < 16 * 3600; seconds++)
	{
		char text[CLOCK_OFFSET_TEXT];
		char expected[40];
		int32_t rest = seconds < 0 ? -seconds : seconds;
		int32_t again;
		size_t n = clock_print_offset(seconds, text);

		snprintf(expected, sizeof(expected), rest % 60 ? "%c%02d:%02d:%02d" : "%c%02d:%02d",
				 seconds < 0 ? '-' : '+', rest / 3600, rest / 60 % 60, rest % 60);
		assert_int_equal(n, strlen(expected));
		assert_memory_equal(text, expected, n);
		assert_true(clock_parse_offset(text, n, &again));
		assert_int_equal(again, seconds);
	}
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
	{
		char *s = exact(bad[i]);
		int32_t seconds;

		if (clock_parse_offset(s, strlen(bad[i]), &seconds))
			fail_msg("\"%s\" is taken", bad[i]);
		free(s);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(dates_come_back),
		cmocka_unit_test(minutes_and_intervals_come_back),
		cmocka_unit_test(offsets_come_back),
	};

	test_seed();
	return cmocka_run_group_tests_name("clock_text", tests, NULL, NULL);
}
