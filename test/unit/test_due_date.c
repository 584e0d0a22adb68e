/*
 * test_due_date.c
 *		What due_date.h promises, against a calendar of single minutes.
 */
#include "calendar_oracle.h"

#include "common/civil_day.h"
#include "deadline/due_date.h"

#define MINUTE INT64_C(60000000)
#define PAUSES 4
#define OUTSIDE INT64_MIN

/* The oracle's calendar minute by minute; minute 0 begins its first day, local time. */
static uint8_t on[ORACLE_DAYS * 1440];
static uint8_t receives[ORACLE_DAYS * 1440]; /* and when something can be received */
static oracle calendar;
static int64_t minutes;

static void
new_calendar(void)
{
	oracle *o = &calendar;

	oracle_random(o);
	minutes = (int64_t) (o->def.last_day - o->def.first_day + 1) * 1440;
	memset(on, 0, (size_t) minutes);
	memset(receives, 0, (size_t) minutes);
	for (int64_t day = 0; day < minutes / 1440; day++)
		for (size_t i = 0; i < o->day[day].count; i++)
		{
			const work_hours *hours = &o->day[day].hours[i];

			for (int m = hours->interval.opens; m < hours->interval.closes; m++)
			{
				receives[day * 1440 + m] = 1;
				on[day * 1440 + m] = !hours->desk;
			}
		}
}

/* An instant from a local minute, and back. */
static int64_t
instant(int64_t minute)
{
	return minute * MINUTE + calendar.def.first_day * INT64_C(86400000000) -
		   calendar.def.utc_offset * INT64_C(1000000);
}

static bool
works(int64_t day)
{
	return calendar.day[day].works;
}

/* A receipt and pauses in minutes, as they are given to both sides. */
typedef struct scene
{
	int64_t received;
	int64_t from[PAUSES];
	int64_t upto[PAUSES];
	size_t pauses;

	/* The oracle's reading */
	int64_t start;
	int64_t last_from[PAUSES]; /* from the last working minute before ... */
	int64_t last_upto[PAUSES];
	int64_t from_day[PAUSES]; /* and the days of those minutes */
	int64_t upto_day[PAUSES];
} scene;

/* The end of the last working minute before t, and its day: 24:00 is the day that it ends. */
static int64_t
last_working_minute(int64_t t, int64_t *day)
{
	for (int64_t u = t; u > 0; u--)
		if (on[u - 1])
		{
			*day = (u - 1) / 1440;
			return u;
		}
	*day = t / 1440;
	return t;
}

static bool
has_work(int64_t from, int64_t upto)
{
	for (int64_t m = from; m < upto; m++)
		if (on[m])
			return true;
	return false;
}

/* Find the start and the counted pauses; false when there is no start. */
static bool
read_scene(scene *s)
{
	size_t kept = 0;
	int64_t m = s->received;

	bool same_day = calendar.def.receipt == WORK_RECEIPT_SAME_DAY;

	if (calendar.def.cutoff != WORK_CALENDAR_NO_CUTOFF && m % 1440 > calendar.def.cutoff &&
		!(same_day && calendar.day[m / 1440].count == 0))
	{
		m = (m / 1440 + 1) * 1440;
		same_day = false;
	}
	while (m < minutes && !receives[m] && !same_day)
		m++;
	if (m >= minutes)
		return false;
	s->start = m;
	for (size_t i = 0; i < s->pauses; i++)
	{
		int64_t from = s->from[i] > s->start ? s->from[i] : s->start;

		if (!has_work(from, s->upto[i]))
			continue;
		s->last_from[kept] = from;
		s->from_day[kept] = from / 1440;
		if (has_work(s->start, from))
			s->last_from[kept] = last_working_minute(from, &s->from_day[kept]);
		else
		{
			s->last_from[kept] = s->start;
			s->from_day[kept] = s->start / 1440;
		}
		s->last_upto[kept] = last_working_minute(s->upto[i], &s->upto_day[kept]);
		kept++;
	}
	for (size_t i = kept; i < PAUSES; i++)
		s->last_from[i] = s->last_upto[i] = INT64_MAX;
	return true;
}

static scene
random_scene(void)
{
	scene s = {.received = (int64_t) test_below((uint64_t) minutes)};
	int64_t at = s.received - (int64_t) test_below(3000);

	s.pauses = test_below(PAUSES + 1);
	for (size_t i = 0; i < s.pauses; i++)
	{
		at += 1 + (int64_t) test_below(test_below(2) ? 10000 : 600);
		s.from[i] = at;
		at += 1 + (int64_t) test_below(test_below(2) ? 10000 : 600);
		s.upto[i] = at;
		if (s.from[i] < 0 || s.upto[i] >= minutes)
		{
			s.pauses = i;
			break;
		}
	}
	return s;
}

/* Whether day d lies in a counted pause: behind its first day, up to its last. */
static bool
paused_day(const scene *s, size_t first, int64_t d)
{
	for (size_t i = first; i < PAUSES && s->last_from[i] != INT64_MAX; i++)
		if (d > s->from_day[i] && d <= s->upto_day[i])
			return true;
	return false;
}

/* The last day of the pause that begins on day d (again and again); d when none does. */
static int64_t
behind_pause(const scene *s, size_t first, int64_t d)
{
	for (size_t i = first; i < PAUSES && s->last_from[i] != INT64_MAX; i++)
		if (s->from_day[i] == d)
			d = s->upto_day[i];
	return d;
}

static int64_t
next_working(int64_t d)
{
	while (d < minutes / 1440 && !works(d))
		d++;
	return d;
}

/* The n-th day after d that is not paused, of all days or of working days. */
static int64_t
count_days(const scene *s, size_t first, int64_t d, int64_t n, bool working)
{
	while (n > 0)
	{
		if (++d >= minutes / 1440)
			return OUTSIDE;
		if ((!working || works(d)) && !paused_day(s, first, d))
			n--;
	}
	return behind_pause(s, first, d);
}

static size_t
pauses_begun(const scene *s, int64_t d)
{
	size_t i = 0;

	while (i < PAUSES && s->last_from[i] != INT64_MAX && s->from_day[i] <= d)
		i++;
	return i;
}

static bool
is_nothing(const int64_t amount[LIMIT_FIELDS])
{
	for (int f = 0; f < LIMIT_FIELDS; f++)
		if (amount[f] != 0)
			return false;
	return true;
}

/* What the limit ends at, in hundredths of a minute; OUTSIDE when not in the calendar. */
static int64_t
expected_due(const scene *s, const int64_t amount[LIMIT_FIELDS], due_time at)
{
	int64_t d = s->start / 1440;
	int64_t t = s->start * 100;
	int64_t work = amount[LIMIT_WORKING_MINUTES] * 100;
	bool nothing = is_nothing(amount);
	size_t first = 0;

	if (nothing && at == DUE_SAME_TIME)
		at = DUE_CLOSE;
	if (amount[LIMIT_MONTHS] + amount[LIMIT_DAYS] > 0)
	{
		int y, m, dom;
		int64_t rolled;

		civil_from_day((int32_t) d + calendar.def.first_day, &y, &m, &dom);
		for (int64_t i = 0; i < amount[LIMIT_MONTHS]; i++)
			y += (m = m % 12 + 1) == 1;
		while (!civil_valid(y, m, dom))
			dom--;
		d = count_days(s, 0, d,
					   civil_to_day(y, m, dom) - calendar.def.first_day - d + amount[LIMIT_DAYS],
					   false);
		if (d == OUTSIDE || (rolled = next_working(d)) >= minutes / 1440)
			return OUTSIDE;
		d = behind_pause(s, 0, rolled);
		first = pauses_begun(s, d);
	}
	if (nothing)
	{
		while (d < minutes / 1440 &&
			   (!works(d) || paused_day(s, 0, d) ||
				(d == s->start / 1440 && !has_work(s->start, (d + 1) * 1440))))
			d++;
		if (d >= minutes / 1440)
			return OUTSIDE;
		d = behind_pause(s, 0, d);
		first = pauses_begun(s, d);
	}
	if (amount[LIMIT_WORKING_DAYS] >= 100)
	{
		d = count_days(s, first, d, amount[LIMIT_WORKING_DAYS] / 100, true);
		if (d == OUTSIDE)
			return OUTSIDE;
		first = pauses_begun(s, d);
	}
	if (amount[LIMIT_MONTHS] + amount[LIMIT_DAYS] + amount[LIMIT_WORKING_DAYS] / 100 > 0 || nothing)
	{
		int64_t close = (d + 1) * 1440;

		while (!on[close - 1])
			close--;
		t = at == DUE_CLOSE     ? close
			: at == DUE_DAY_END ? (d + 1) * 1440
								: d * 1440 + s->start % 1440;
		t *= 100;
	}
	/* Part of a day and working hours minute by minute, hours likewise. */
	for (int step = 0; step < 3; step++)
	{
		bool clock = step == 1;
		int64_t left = step == 2 ? work : clock ? amount[LIMIT_MINUTES] * 100 : 0;

		if (step == 0 && amount[LIMIT_WORKING_DAYS] % 100 != 0)
		{
			int64_t m = t / 100;

			while (m < minutes && !on[m])
				m++;
			if (m >= minutes)
				return OUTSIDE;
			for (int64_t k = m / 1440 * 1440; k < (m / 1440 + 1) * 1440; k++)
				left += on[k] * (amount[LIMIT_WORKING_DAYS] % 100);
		}
		while (left > 0)
		{
			int64_t m = t / 100;
			int64_t piece = 100 - t % 100;
			bool paused = false;

			if (m >= minutes)
				return OUTSIDE;
			for (size_t i = first; i < PAUSES && s->last_from[i] != INT64_MAX; i++)
				paused |= m >= s->last_from[i] && m < s->last_upto[i];
			if (paused || (!clock && !on[m]))
			{
				t += piece;
				continue;
			}
			if (piece > left)
				piece = left;
			t += piece;
			left -= piece;
		}
		for (; first < PAUSES && s->last_from[first] != INT64_MAX && s->last_from[first] * 100 < t;)
			first++;
	}
	return t;
}

/* The core's answer in microseconds; OUTSIDE when it has none. */
static int64_t
core_due(const scene *s, const int64_t amount[LIMIT_FIELDS], due_time at)
{
	work_pause pauses[PAUSES];
	due_clock clock;
	time_limit limit;
	int64_t due;

	assert_int_equal(time_limit_pack(amount, &limit, NULL), CCHC_OK);
	for (size_t i = 0; i < s->pauses; i++)
		pauses[i] = (work_pause){.from = instant(s->from[i]), .upto = instant(s->upto[i])};
	if (due_clock_begin(calendar.cal, instant(s->received), pauses, s->pauses, &clock) != CCHC_OK ||
		due_clock_due(&clock, limit, at, &due) != CCHC_OK)
		return OUTSIDE;
	return due;
}

static void
random_amounts(int64_t amount[LIMIT_FIELDS])
{
	static const uint64_t most[LIMIT_FIELDS] = {4, 40, 3000, 5000, 3000};

	memset(amount, 0, sizeof(int64_t) * LIMIT_FIELDS);
	do
		for (int f = 0; f < LIMIT_FIELDS; f++)
			if (test_below(4) == 0)
				amount[f] = (int64_t) test_below(most[f]);
	while (test_below(8) != 0 && amount[0] + amount[1] + amount[2] + amount[3] + amount[4] == 0);
	if (test_below(2))
		amount[LIMIT_WORKING_DAYS] -= amount[LIMIT_WORKING_DAYS] % 100;
}

static void
agrees_with_the_oracle(void **state)
{
	int outside = 0;
	int inside = 0;

	(void) state;
	for (int c = 0; c < 100; c++)
	{
		new_calendar();
		for (int i = 0; i < 150; i++)
		{
			scene s = random_scene();
			int64_t amount[LIMIT_FIELDS];
			due_time at = (due_time) test_below(3);
			int64_t expected;
			int64_t due;

			random_amounts(amount);
			due = core_due(&s, amount, at);
			expected = read_scene(&s) ? expected_due(&s, amount, at) : OUTSIDE;
			if (expected == OUTSIDE || due == OUTSIDE)
			{
				/* At the calendar's last minutes one may still find an end. */
				outside++;
				if (due != OUTSIDE && expected == OUTSIDE)
					assert_true(due >= instant(minutes - 15 * 1440));
				continue;
			}
			inside++;
			if (due != instant(0) + expected * (MINUTE / 100))
				fail_msg("calendar %d, case %d: limit %d/%d/%d/%d/%d at %d, received %lld, start "
						 "%lld: %.2f, not %.2f minutes",
						 c, i, (int) amount[0], (int) amount[1], (int) amount[2], (int) amount[3],
						 (int) amount[4], at, (long long) s.received, (long long) s.start,
						 (double) (due - instant(0)) / MINUTE, (double) expected / 100);
		}
		oracle_free(&calendar);
	}
	print_message("%d agree, %d outside the calendar\n", inside, outside);
	assert_true(inside > outside);
}

static void
time_used_is_counted_by_the_minute(void **state)
{
	(void) state;
	for (int c = 0; c < 100; c++)
	{
		new_calendar();
		for (int i = 0; i < 100; i++)
		{
			scene s = random_scene();
			int64_t as_of = s.received + (int64_t) test_below(20000);
			work_pause pauses[PAUSES];
			due_clock clock;
			int64_t used;
			int64_t expected = 0;

			if (as_of >= minutes || !read_scene(&s))
				continue;
			for (size_t p = 0; p < s.pauses; p++)
				pauses[p] = (work_pause){.from = instant(s.from[p]), .upto = instant(s.upto[p])};
			assert_int_equal(
				due_clock_begin(calendar.cal, instant(s.received), pauses, s.pauses, &clock),
				CCHC_OK);
			assert_int_equal(due_clock_used(&clock, instant(as_of), &used), CCHC_OK);
			for (int64_t m = s.start; m < as_of; m++)
			{
				bool paused = false;

				for (size_t p = 0; p < s.pauses; p++)
					paused |= m >= s.from[p] && m < s.upto[p];
				expected += on[m] && !paused;
			}
			assert_int_equal(used, expected * MINUTE);
		}
		oracle_free(&calendar);
	}
}

/* A pause without working time changes nothing, and neither does cutting one in two. */
static void
pauses_keep_their_laws(void **state)
{
	(void) state;
	for (int c = 0; c < 60; c++)
	{
		new_calendar();
		for (int i = 0; i < 300; i++)
		{
			scene s = random_scene();
			scene cut = s;
			int64_t amount[LIMIT_FIELDS];
			due_time at = test_below(2) ? DUE_CLOSE : DUE_DAY_END;

			if (s.pauses == 0 || s.pauses == PAUSES)
				continue;
			/* Cut the first pause, and take out what rests around the cut. */
			cut.pauses++;
			memmove(cut.from + 1, s.from, s.pauses * sizeof(int64_t));
			memmove(cut.upto + 1, s.upto, s.pauses * sizeof(int64_t));
			cut.from[0] = s.from[0];
			cut.upto[0] = s.from[0] + (int64_t) test_below((uint64_t) (s.upto[0] - s.from[0]) + 1);
			cut.from[1] = cut.upto[0];
			if (test_below(2))
			{
				while (cut.upto[0] > cut.from[0] && !on[cut.upto[0] - 1])
					cut.upto[0]--;
				while (cut.from[1] < cut.upto[1] && !on[cut.from[1]])
					cut.from[1]++;
			}
			random_amounts(amount);
			if (test_below(2))
				amount[LIMIT_MONTHS] = amount[LIMIT_DAYS] = amount[LIMIT_MINUTES] = 0;
			assert_int_equal(core_due(&s, amount, at), core_due(&cut, amount, at));
		}
		oracle_free(&calendar);
	}
}

/*
 * A longer limit is not due earlier, so that the steps of a process follow each
 * other.  Nothing, which ends with the day, is no shorter than some hours of
 * it, and pays no regard to the hour of the receipt.  With pauses that holds for limits of one kind: a pause inside one day
 * moves hours, but not days.
 */
static void
due_is_monotone(void **state)
{
	(void) state;
	for (int c = 0; c < 60; c++)
	{
		new_calendar();
		for (int i = 0; i < 300; i++)
		{
			scene s = random_scene();
			int64_t less[LIMIT_FIELDS];
			int64_t more[LIMIT_FIELDS];
			due_time at = (due_time) test_below(3);
			bool hours = test_below(2);
			int64_t first;
			int64_t second;

			random_amounts(less);
			random_amounts(more);
			for (int f = 0; f < LIMIT_FIELDS; f++)
			{
				if (s.pauses > 0 && (f >= LIMIT_MINUTES) != hours)
					less[f] = more[f] = 0;
				more[f] += less[f];
			}
			less[LIMIT_WORKING_DAYS] -= less[LIMIT_WORKING_DAYS] % 100;
			more[LIMIT_WORKING_DAYS] -= more[LIMIT_WORKING_DAYS] % 100;
			if (is_nothing(less) && at == DUE_SAME_TIME)
				continue;
			if (is_nothing(less) &&
				more[LIMIT_MONTHS] + more[LIMIT_DAYS] + more[LIMIT_WORKING_DAYS] == 0)
				continue;
			first = core_due(&s, less, at);
			second = core_due(&s, more, at);
			if (first != OUTSIDE && second != OUTSIDE && first > second)
				fail_msg("calendar %d, case %d: %d/%d/%d/%d/%d before %d/%d/%d/%d/%d", c, i,
						 (int) less[0], (int) less[1], (int) less[2], (int) less[3], (int) less[4],
						 (int) more[0], (int) more[1], (int) more[2], (int) more[3], (int) more[4]);
		}
		oracle_free(&calendar);
	}
}

/* A pause that goes on has no due date, unless it began too late. */
static void
open_pauses(void **state)
{
	(void) state;
	for (int c = 0; c < 60; c++)
	{
		new_calendar();
		for (int i = 0; i < 100; i++)
		{
			scene s = random_scene();
			int64_t amount[LIMIT_FIELDS] = {[LIMIT_WORKING_MINUTES] =
												1 + (int64_t) test_below(3000)};
			work_pause open = {.from = instant(s.received + (int64_t) test_below(20000)),
							   .upto = DUE_NEVER};
			due_clock clock;
			time_limit limit;
			int64_t without;
			int64_t due;

			s.pauses = 0;
			without = core_due(&s, amount, DUE_CLOSE);
			assert_int_equal(time_limit_pack(amount, &limit, NULL), CCHC_OK);
			if (without == OUTSIDE || open.from >= instant(minutes))
				continue;
			if (test_below(10) == 0)
				open.from = PAUSE_ALWAYS;
			assert_int_equal(due_clock_begin(calendar.cal, instant(s.received), &open, 1, &clock),
							 CCHC_OK);
			assert_int_equal(due_clock_due(&clock, limit, DUE_CLOSE, &due), CCHC_OK);
			if (open.from < without)
				assert_true(due == DUE_NEVER);
			else
				assert_true(due == without);
		}
		oracle_free(&calendar);
	}
}

/* A pause that begins or ends with the first microsecond of a working day is of that day. */
static void
the_first_microsecond_of_a_day(void **state)
{
	const work_hours hours[] = {{1, {480, 720}, false},
								{2, {480, 720}, false},
								{3, {480, 720}, false},
								{4, {480, 720}, false},
								{5, {480, 720}, false}};
	const int64_t monday = INT64_C(2) * 86400000000; /* 2000-01-03 */
	const int64_t tuesday = monday + INT64_C(86400000000);
	const int64_t opens = 480 * MINUTE;
	work_calendar_def def = {.first_day = 0,
							 .last_day = 60,
							 .decided_until = WORK_CALENDAR_ALL_DECIDED,
							 .cutoff = WORK_CALENDAR_NO_CUTOFF,
							 .hours = hours,
							 .hours_count = 5};
	const int64_t amount[LIMIT_FIELDS] = {[LIMIT_WORKING_DAYS] = 300};
	cchc_error err = {0};
	work_calendar *cal;
	size_t room;
	time_limit limit;

	(void) state;
	assert_int_equal(time_limit_pack(amount, &limit, NULL), CCHC_OK);
	assert_int_equal(work_calendar_check(&def, &room, &err), CCHC_OK);
	cal = malloc(room);
	assert_int_equal(work_calendar_build(&def, cal, room, &err), CCHC_OK);
	for (int64_t late = 0; late <= 2; late++)
	{
		/* From Tuesday's opening until an hour later: no day is lost. */
		work_pause inside = {tuesday + opens + late, tuesday + opens + 60 * MINUTE, 0, 0, 0, 0};
		/* From Monday until Tuesday's opening: a day, once Tuesday has begun. */
		work_pause over = {monday + opens + 60 * MINUTE, tuesday + opens + late, 0, 0, 0, 0};
		due_clock clock;
		int64_t due;

		assert_int_equal(due_clock_begin(cal, monday + opens, &inside, 1, &clock), CCHC_OK);
		assert_int_equal(due_clock_due(&clock, limit, DUE_CLOSE, &due), CCHC_OK);
		/* At the opening itself the last working moment was Monday's closing. */
		assert_true(due == monday + (late == 0 ? 4 : 3) * INT64_C(86400000000) + 720 * MINUTE);
		assert_int_equal(due_clock_begin(cal, monday + opens, &over, 1, &clock), CCHC_OK);
		assert_int_equal(due_clock_due(&clock, limit, DUE_CLOSE, &due), CCHC_OK);
		assert_true(due == monday + (late == 0 ? 3 : 4) * INT64_C(86400000000) + 720 * MINUTE);
	}
	free(cal);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(agrees_with_the_oracle),
		cmocka_unit_test(time_used_is_counted_by_the_minute),
		cmocka_unit_test(pauses_keep_their_laws),
		cmocka_unit_test(due_is_monotone),
		cmocka_unit_test(open_pauses),
		cmocka_unit_test(the_first_microsecond_of_a_day),
	};

	test_seed();
	return cmocka_run_group_tests_name("due_date", tests, NULL, NULL);
}
