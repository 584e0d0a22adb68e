/*
 * test_holiday_rules.c
 *		What holiday_rules.h promises.
 */
#include "cchc_test.h"

#include "common/civil_day.h"
#include "calendar/holiday_rules.h"
#include "lunar/lunar.h"

static proposed_holiday days[HOLIDAYS_MAX];

static int
propose(int year)
{
	int count;
	cchc_error err = {0};

	if (holiday_rules_propose(year, days, &count, &err) != CCHC_OK)
		fail_msg("%d: %s", year, err.reason);
	return count;
}

static bool
proposed(int count, int year, int month, int day)
{
	for (int i = 0; i < count; i++)
		if (days[i].day == civil_to_day(year, month, day))
			return true;
	return false;
}

/* In every year: ordered, in the year, each day of rest that is lost given back once. */
static void
every_year_holds_together(void **state)
{
	(void) state;
	for (int year = HOLIDAY_YEAR_MIN; year <= HOLIDAY_YEAR_MAX; year++)
	{
		int count = propose(year);
		int on_rest_days = 0;
		int given_back = 0;

		assert_true(count <= HOLIDAYS_MAX);
		for (int i = 0; i < count; i++)
		{
			bool rest = civil_isodow(days[i].day) >= 6;
			int y;
			int m;
			int d;

			civil_from_day(days[i].day, &y, &m, &d);
			assert_int_equal(y, year);
			assert_true(i == 0 || days[i - 1].day < days[i].day);
			assert_non_null(days[i].name);
			assert_non_null(days[i].rule);
			if (days[i].compensatory)
			{
				given_back++;
				assert_false(rest);
				assert_true(civil_isodow(days[i].compensates) >= 6);
				assert_true(days[i].compensates < days[i].day);
			}
			else
				on_rest_days += rest;
		}
		assert_int_equal(given_back, on_rest_days);
		assert_true(proposed(count, year, 1, 1));
		assert_true(proposed(count, year, 9, 2));
		assert_int_equal(proposed(count, year, 11, 24),
						 year >= 2026 || proposed(count, year, 11, 24));
	}
}

static void
known_years(void **state)
{
	int count = propose(2023);

	(void) state;
	/* Tết a Sunday: two days before, two given back; 29/4 to 1/5 with two given back */
	assert_true(proposed(count, 2023, 1, 20));
	assert_true(proposed(count, 2023, 1, 26));
	assert_false(proposed(count, 2023, 1, 27));
	assert_true(proposed(count, 2023, 5, 3));
	assert_true(proposed(count, 2023, 9, 1));
	assert_true(proposed(count, 2023, 9, 4));
	assert_false(proposed(count, 2023, 11, 24));

	count = propose(2012); /* four days of Tết, one of National Day */
	assert_true(proposed(count, 2012, 1, 26));
	assert_false(proposed(count, 2012, 1, 27));
	assert_true(proposed(count, 2012, 9, 3));
	assert_false(proposed(count, 2006, 4, 7)); /* Hùng Kings' day is a holiday from 2007 */
}

static void
no_other_years(void **state)
{
	int count;
	cchc_error err = {0};

	(void) state;
	assert_int_equal(holiday_rules_propose(1999, days, &count, &err), CCHC_OUT_OF_RANGE);
	assert_int_equal(count, 0);
	assert_int_equal(holiday_rules_propose(2200, days, &count, &err), CCHC_OUT_OF_RANGE);
	assert_int_equal(holiday_rules_propose(INT32_MIN, days, &count, &err), CCHC_OUT_OF_RANGE);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_year_holds_together),
		cmocka_unit_test(known_years),
		cmocka_unit_test(no_other_years),
	};

	return cmocka_run_group_tests_name("holiday_rules", tests, NULL, NULL);
}
