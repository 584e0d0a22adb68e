/*
 * test_work_time.c
 *		What work_time.h promises, against a clock that walks through the hours.
 */
#include "calendar_oracle.h"

#include "worktime/work_time.h"

#define USECS_A_SECOND INT64_C(1000000)

static int64_t
midnight(const oracle *o, int32_t day)
{
	return day * USECS_A_DAY - o->def.utc_offset * USECS_A_SECOND;
}

/* One interval after the other, in order: calls back with its bounds as instants. */
typedef struct shift
{
	int64_t opens;
	int64_t closes;
} shift;

static shift shifts[ORACLE_DAYS * WORK_INTERVALS];
static size_t shift_count;
static shift openings[ORACLE_DAYS * WORK_DAY_HOURS_MAX]; /* those that only receive as well */
static size_t opening_count;

static void
list_shifts(const oracle *o)
{
	shift_count = 0;
	opening_count = 0;
	for (int32_t d = 0; d < o->cal->day_count; d++)
		for (size_t h = 0; h < o->day[d].count; h++)
		{
			const work_hours *hours = &o->day[d].hours[h];
			int64_t day = midnight(o, o->def.first_day + d);
			shift s = {.opens = day + hours->interval.opens * USECS_A_MINUTE,
					   .closes = day + hours->interval.closes * USECS_A_MINUTE};

			openings[opening_count++] = s;
			if (!hours->desk)
				shifts[shift_count++] = s;
		}
}

static bool
inside(const oracle *o, int64_t t)
{
	return t >= midnight(o, o->def.first_day) && t < midnight(o, o->def.last_day + 1);
}

/* Working time before t, by adding up the shifts. */
static int64_t
walk_to(int64_t t)
{
	int64_t work = 0;

	for (size_t i = 0; i < shift_count && shifts[i].opens < t; i++)
		work += (t < shifts[i].closes ? t : shifts[i].closes) - shifts[i].opens;
	return work;
}

/* The first or last instant with so much work before it; false when there is none. */
static bool
walk_for(int64_t work, work_bias bias, int64_t *result)
{
	if (work < 0 || (work == 0 && bias == WORK_BIAS_LEFT))
		return false;
	for (size_t i = 0; i < shift_count; i++)
	{
		int64_t length = shifts[i].closes - shifts[i].opens;

		if (work < length || (work == length && bias == WORK_BIAS_LEFT))
		{
			*result = shifts[i].opens + work;
			return true;
		}
		work -= length;
	}
	return false;
}

/* Anything near the calendar; often exactly an opening or a closing. */
static int64_t
random_instant(const oracle *o)
{
	int64_t span = (o->cal->day_count + 2) * USECS_A_DAY;

	if (test_below(3) == 0 && opening_count > 0)
	{
		const shift *s = &openings[test_below(opening_count)];

		return (test_below(2) ? s->opens : s->closes) + (int64_t) test_below(3) - 1;
	}
	return midnight(o, o->def.first_day - 1) + (int64_t) test_below((uint64_t) span);
}

static void
time_is_counted_as_by_a_clock(void **state)
{
	oracle o;

	(void) state;
	for (int i = 0; i < 150; i++)
	{
		oracle_random(&o);
		list_shifts(&o);
		for (int k = 0; k < 1000; k++)
		{
			int64_t a = random_instant(&o);
			int64_t b = random_instant(&o);
			int64_t work = (int64_t) test_below(test_below(2) ? 3 * 480 * USECS_A_MINUTE
															  : 5000 * 480 * USECS_A_MINUTE);
			work_bias bias = test_below(2) ? WORK_BIAS_LEFT : WORK_BIAS_RIGHT;
			int64_t result;
			int64_t expected = 0;
			bool possible = inside(&o, a) && inside(&o, b);

			assert_int_equal(work_time_between(o.cal, a, b, &result) == CCHC_OK, possible);
			assert_int_equal(result, possible ? walk_to(b) - walk_to(a) : 0);

			switch (test_below(4))
			{
				case 0:
					work = -work;
					break;
				case 1:
					work = 0;
					break;
				case 2: /* exactly to a shift's end */
					work = possible ? walk_to(b) - walk_to(a) : work;
					break;
			}
			possible = inside(&o, a);
			if (possible && work == 0 && bias == WORK_BIAS_LEFT)
				expected = a;
			else if (possible)
				possible = walk_for(walk_to(a) + work, bias, &expected);
			assert_int_equal(work_time_add(o.cal, a, work, bias, &result) == CCHC_OK, possible);
			if (result != expected)
				fail_msg("add(%lld, %lld, %d) = %lld, not %lld", (long long) a, (long long) work,
						 bias, (long long) result, (long long) expected);
		}
		oracle_free(&o);
	}
}

/* W is monotone, and its inverse on working instants; W(a,b) + W(b,c) = W(a,c). */
static void
laws_of_time(void **state)
{
	oracle o;

	(void) state;
	for (int i = 0; i < 400; i++)
	{
		oracle_random(&o);
		list_shifts(&o);
		for (int k = 0; k < 2000; k++)
		{
			int64_t t[3] = {random_instant(&o), random_instant(&o), random_instant(&o)};
			int64_t ab;
			int64_t bc;
			int64_t ac;
			int64_t back;

			if (work_time_between(o.cal, t[0], t[1], &ab) != CCHC_OK ||
				work_time_between(o.cal, t[1], t[2], &bc) != CCHC_OK)
				continue;
			assert_int_equal(work_time_between(o.cal, t[0], t[2], &ac), CCHC_OK);
			assert_int_equal(ab + bc, ac);
			assert_true(t[0] <= t[1] ? ab >= 0 : ab <= 0);

			/* the opening after t is a working instant: both ways lead back to it */
			if (work_time_opening(o.cal, t[1], &back) == CCHC_OK)
			{
				int64_t start = back;
				int64_t work;

				assert_true(start >= t[1]);
				assert_int_equal(work_time_between(o.cal, t[0], start, &work), CCHC_OK);
				assert_int_equal(work, ab);
				assert_int_equal(work_time_add(o.cal, t[0], work, WORK_BIAS_RIGHT, &back), CCHC_OK);
				assert_int_equal(back, start);
			}
		}
		oracle_free(&o);
	}
}

/* The first instant from t on that is open; false when there is none. */
static bool
walk_to_opening(int64_t t, int64_t *result)
{
	for (size_t i = 0; i < opening_count; i++)
		if (t < openings[i].closes)
		{
			*result = t > openings[i].opens ? t : openings[i].opens;
			return true;
		}
	return false;
}

static void
receipt_counts_from_an_opening(void **state)
{
	oracle o;

	(void) state;
	for (int i = 0; i < 150; i++)
	{
		oracle_random(&o);
		list_shifts(&o);
		for (int k = 0; k < 1000; k++)
		{
			int64_t t = random_instant(&o);
			int64_t expected = 0;
			int64_t result;
			bool possible = inside(&o, t);
			int32_t day = work_time_date(o.cal, t);
			bool same_day = o.def.receipt == WORK_RECEIPT_SAME_DAY;
			bool late = o.def.cutoff != WORK_CALENDAR_NO_CUTOFF &&
						t > midnight(&o, day) + o.def.cutoff * USECS_A_MINUTE;

			if (possible && same_day && o.day[day - o.def.first_day].count == 0)
				late = false;
			if (possible && late)
				possible = walk_to_opening(midnight(&o, day + 1), &expected);
			else if (possible && same_day)
				expected = t;
			else if (possible)
				possible = walk_to_opening(t, &expected);
			assert_int_equal(work_time_receipt(o.cal, t, &result) == CCHC_OK, possible);
			assert_int_equal(result, expected);
		}
		oracle_free(&o);
	}
}

static void
days_open_and_close(void **state)
{
	oracle o;

	(void) state;
	for (int i = 0; i < 50; i++)
	{
		oracle_random(&o);
		list_shifts(&o);
		for (int32_t day = o.def.first_day - 2; day <= o.def.last_day + 2; day++)
		{
			int64_t opens;
			int64_t closes;
			cchc_status status = work_time_hours(o.cal, day, &opens, &closes);
			bool covered = day >= o.def.first_day && day <= o.def.last_day;
			bool works = covered && o.day[day - o.def.first_day].works;

			assert_int_equal(status, works     ? CCHC_OK
									 : covered ? CCHC_BAD_PARAMETER
											   : CCHC_BAD_DATETIME);
			if (works)
			{
				size_t s = 0;

				while (shifts[s].opens < midnight(&o, day))
					s++;
				assert_int_equal(opens, shifts[s].opens);
				while (s < shift_count && shifts[s].opens < midnight(&o, day + 1))
					s++;
				assert_int_equal(closes, shifts[s - 1].closes);
			}
		}
		oracle_free(&o);
	}
}

/* A calendar that rests for months before its first day of work: the search stays within its days. */
static void
work_may_begin_late(void **state)
{
	work_hours hours[] = {{1, {480, 720}, false}, {2, {480, 600}, false}};
	int32_t off[200];
	work_calendar_def def = {
		.cutoff = WORK_CALENDAR_NO_CUTOFF, .hours = hours, .hours_count = 2, .off = off};

	(void) state;
	for (int32_t i = 0; i < 200; i++)
		off[i] = i;
	/* day 0 was a Saturday */
	for (int32_t first = 2; first < 200; first += 7)
		for (int32_t rest = 0; rest < 130; rest += 10)
		{
			work_calendar *cal;
			size_t room;
			cchc_error err = {0};
			int64_t t = first * USECS_A_DAY + 480 * USECS_A_MINUTE;
			int64_t result;

			def.off_count = (size_t) first;
			def.last_day = first + rest;
			assert_int_equal(work_calendar_check(&def, &room, &err), CCHC_OK);
			cal = malloc(room);
			assert_int_equal(work_calendar_build(&def, cal, room, &err), CCHC_OK);
			assert_int_equal(work_time_opening(cal, 0, &result), CCHC_OK);
			assert_int_equal(result, t);
			for (int32_t week = 0; week <= rest / 7; week++)
			{
				assert_int_equal(work_time_add(cal, 0, (360 * week + 60) * USECS_A_MINUTE,
											   WORK_BIAS_LEFT, &result),
								 CCHC_OK);
				assert_int_equal(result, t + 7 * week * USECS_A_DAY + 60 * USECS_A_MINUTE);
			}
			free(cal);
		}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(time_is_counted_as_by_a_clock),
		cmocka_unit_test(laws_of_time),
		cmocka_unit_test(receipt_counts_from_an_opening),
		cmocka_unit_test(days_open_and_close),
		cmocka_unit_test(work_may_begin_late),
	};

	test_seed();
	return cmocka_run_group_tests_name("work_time", tests, NULL, NULL);
}
