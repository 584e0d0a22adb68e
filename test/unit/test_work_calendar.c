/*
 * test_work_calendar.c
 *		What work_calendar.h, work_days.h and their neighbours promise, against
 *		a plain table of days.
 */
#include "calendar_oracle.h"

#include "calendar/bits64.h"
#include "common/civil_day.h"
#include "calendar/clock_text.h"
#include "calendar/work_calendar_wire.h"
#include "calendar/work_days.h"

static void
days_are_civil_dates(void **state)
{
	int32_t day = civil_to_day(1, 1, 1);

	(void) state;
	assert_int_equal(civil_to_day(2000, 1, 1), 0);
	assert_int_equal(civil_to_day(2026, 11, 23), 9823);
	assert_int_equal(civil_to_day(1000, 1, 1), WORK_CALENDAR_FIRST);
	assert_int_equal(civil_to_day(9999, 12, 31), WORK_CALENDAR_LAST);
	for (int y = 1; y <= 3000; y++)
		for (int m = 1; m <= 12; m++)
			for (int d = 1; d <= civil_month_days(y, m); d++, day++)
			{
				int yy;
				int mm;
				int dd;

				civil_from_day(day, &yy, &mm, &dd);
				if (civil_to_day(y, m, d) != day || yy != y || mm != m || dd != d)
					fail_msg("%d-%d-%d", y, m, d);
				if (y > 1990 && civil_isodow(day) != oracle_isodow(day))
					fail_msg("isodow of %d-%d-%d", y, m, d);
			}
	assert_int_equal(civil_isodow(-1), 5);
	assert_int_equal(civil_isodow(-700000), oracle_isodow(-700000));
}

static void
bits_are_counted_and_found(void **state)
{
	(void) state;
	for (int i = 0; i < 50000; i++)
	{
		uint64_t x = test_random() & (test_below(2) ? test_random() : UINT64_MAX) &
					 (test_below(4) ? UINT64_MAX : UINT64_C(1) << test_below(64));
		int count = 0;

		if (i == 0)
			x = UINT64_MAX;
		for (int b = 0; b < 64; b++)
			if (x >> b & 1)
			{
				if (bits64_select(x, count) != b)
					fail_msg("select(%016llx, %d)", (unsigned long long) x, count);
				count++;
			}
		if (bits64_count(x) != count)
			fail_msg("count(%016llx)", (unsigned long long) x);
	}
}

/* The n-th working day after (n > 0) or before (n < 0) day, by walking; false outside. */
static bool
walk(const oracle *o, int32_t day, int32_t n, int32_t *result)
{
	int32_t last = o->def.last_day;
	int32_t first = o->def.first_day;
	int step = n < 0 ? -1 : 1;
	int32_t left = n < 0 ? -n : n;

	if (n == 0)
	{
		day--;
		left = 1;
	}
	while (left > 0)
	{
		day += step;
		if (day < first || day > last)
			return false;
		left -= o->day[day - first].works;
	}
	*result = day;
	return true;
}

static int32_t
walk_between(const oracle *o, int32_t a, int32_t b)
{
	int32_t n = 0;

	if (b < a)
		return -walk_between(o, b, a);
	for (int32_t day = a + 1; day <= b; day++)
		n += o->day[day - o->def.first_day].works;
	return n;
}

static int32_t
random_day(const oracle *o)
{
	return o->def.first_day - 3 + (int32_t) test_below((uint64_t) o->cal->day_count + 6);
}

static void
days_are_counted_as_by_walking(void **state)
{
	oracle o;

	(void) state;
	for (int i = 0; i < 500; i++)
	{
		oracle_random(&o);
		for (int k = 0; k < 1000; k++)
		{
			int32_t a = random_day(&o);
			int32_t b = random_day(&o);
			int32_t n = (int32_t) test_below(test_below(8) ? 40 : 4000);
			int32_t result;
			int32_t expected = 0;
			bool works;
			bool inside = work_calendar_covers(o.cal, a);

			n = test_below(2) ? n : -n;
			assert_int_equal(inside, a >= o.def.first_day && a <= o.def.last_day);
			assert_int_equal(work_days_is_working(o.cal, a, &works) == CCHC_OK, inside);
			assert_int_equal(works, inside && o.day[a - o.def.first_day].works);

			assert_int_equal(work_days_add(o.cal, a, n, &result) == CCHC_OK,
							 inside && walk(&o, a, n, &expected));
			if (result != expected)
				fail_msg("add(%d, %d) = %d, not %d", a, n, result, expected);
			if (inside && expected != 0 && (n > 0 || (n < 0 && works)))
			{
				assert_int_equal(work_days_between(o.cal, a, result, &expected), CCHC_OK);
				assert_int_equal(expected, n);
			}

			inside = inside && work_calendar_covers(o.cal, b);
			assert_int_equal(work_days_between(o.cal, a, b, &result) == CCHC_OK, inside);
			assert_int_equal(result, inside ? walk_between(&o, a, b) : 0);
		}
		oracle_free(&o);
	}
}

static void
nearest_working_days(void **state)
{
	oracle o;

	(void) state;
	for (int i = 0; i < 200; i++)
	{
		oracle_random(&o);
		for (int32_t day = o.def.first_day; day <= o.def.last_day; day++)
		{
			bool works = o.day[day - o.def.first_day].works;
			int32_t next = 0;
			int32_t previous = 0;
			int32_t result;

			if (works)
				next = previous = day;
			else
			{
				(void) walk(&o, day, 1, &next);
				(void) walk(&o, day, -1, &previous);
			}
			(void) work_days_add(o.cal, day, 0, &result);
			assert_int_equal(result, next);
			(void) work_days_previous(o.cal, day, &result);
			assert_int_equal(result, previous);
		}
		oracle_free(&o);
	}
}

/* count(a,b) + count(b,c) = count(a,c); add(add(d,m),n) = add(d,m+n) for one sign */
static void
laws_of_days(void **state)
{
	oracle o;

	(void) state;
	for (int i = 0; i < 500; i++)
	{
		oracle_random(&o);
		for (int k = 0; k < 1000; k++)
		{
			int32_t a = random_day(&o);
			int32_t b = random_day(&o);
			int32_t c = random_day(&o);
			int32_t ab;
			int32_t bc;
			int32_t ac;
			int32_t sign = test_below(2) ? 1 : -1;
			int32_t m = sign * (1 + (int32_t) test_below(50));
			int32_t n = sign * (1 + (int32_t) test_below(50));
			int32_t once;
			int32_t twice;
			int32_t together;

			if (work_days_between(o.cal, a, b, &ab) == CCHC_OK &&
				work_days_between(o.cal, b, c, &bc) == CCHC_OK &&
				work_days_between(o.cal, a, c, &ac) == CCHC_OK)
				assert_int_equal(ab + bc, ac);
			if (work_days_add(o.cal, a, m + n, &together) == CCHC_OK)
			{
				assert_int_equal(work_days_add(o.cal, a, m, &once), CCHC_OK);
				assert_int_equal(work_days_add(o.cal, once, n, &twice), CCHC_OK);
				assert_int_equal(twice, together);
			}
		}
		oracle_free(&o);
	}
}

static bool
same_bytes(const work_calendar *a, const work_calendar *b)
{
	return a->size == b->size && memcmp(a, b, a->size) == 0;
}

/* Arrays for a message of n bytes. */
static work_wire_arrays
wire_arrays(size_t n)
{
	return (work_wire_arrays){.hours = malloc(n / 5 * sizeof(work_hours) + 1),
							  .seasons = malloc(n / 6 * sizeof(work_season_def) + 1),
							  .off = malloc(n / 4 * sizeof(int32_t) + 1),
							  .worked = malloc(n / 5 * sizeof(worked_day) + 1),
							  .own = malloc(n / 5 * sizeof(own_day) + 1),
							  .own_hours = malloc(n / 5 * sizeof(work_hours) + 1)};
}

static void
free_arrays(work_wire_arrays *arrays)
{
	free(arrays->hours);
	free(arrays->seasons);
	free(arrays->off);
	free(arrays->worked);
	free(arrays->own);
	free(arrays->own_hours);
}

/* The calendar of a message; NULL when it is none. */
static work_calendar *
received(const char *wire, size_t n)
{
	work_wire_arrays arrays = wire_arrays(n);
	work_calendar_def def;
	work_calendar *cal = NULL;
	size_t room;
	cchc_error err = {0};

	if (work_calendar_unpack(wire, n, &arrays, &def, &err) == CCHC_OK &&
		work_calendar_check(&def, &room, &err) == CCHC_OK)
	{
		cal = malloc(room);
		if (work_calendar_build(&def, cal, room, &err) != CCHC_OK)
		{
			free(cal);
			cal = NULL;
		}
	}
	free_arrays(&arrays);
	return cal;
}

static bool
same_day_hours(const oracle_day *day, const work_hours *hours, size_t count)
{
	if (day->count != count)
		return false;
	for (size_t k = 0; k < count; k++)
		if (day->hours[k].desk != hours[k].desk ||
			day->hours[k].interval.opens != hours[k].interval.opens ||
			day->hours[k].interval.closes != hours[k].interval.closes)
			return false;
	return true;
}

/* What the exceptions say, together with the week of the day, is the calendar; so is the wire form. */
static void
definitions_are_read_back(void **state)
{
	oracle o;

	(void) state;
	for (int i = 0; i < 300; i++)
	{
		work_exception e = {.day = INT32_MIN};
		size_t wire_size;
		char *wire;
		work_calendar *again;

		oracle_random(&o);
		for (int32_t day = o.def.first_day; day <= o.def.last_day; day++)
		{
			uint8_t class = work_calendar_week(o.cal, day)[oracle_isodow(day) - 1];
			work_hours hours[WORK_DAY_HOURS_MAX];

			if (e.day < day && !work_calendar_exception(o.cal, day, &e))
				e.day = INT32_MAX;
			if (e.day == day)
			{
				assert_int_not_equal(class, e.class);
				if (e.isodow >= 1 && e.isodow <= 7)
					assert_int_equal(work_calendar_week(o.cal, day)[e.isodow - 1], e.class);
				assert_int_equal(e.isodow == 0, e.class == NO_CLASS);
				class = e.class;
			}
			if (!same_day_hours(&o.day[day - o.def.first_day], hours,
								work_calendar_day_hours(o.cal, class, hours)))
				fail_msg("calendar %d, day %d", i, day);
		}

		wire_size = work_calendar_wire_size(o.cal);
		wire = malloc(wire_size);
		work_calendar_pack(o.cal, wire);
		again = received(wire, wire_size);
		assert_non_null(again);
		assert_true(same_bytes(again, o.cal));
		for (size_t n = 0; n < wire_size; n++)
			assert_null(received(wire, n));
		free(again);
		free(wire);
		oracle_free(&o);
	}
}

/*
 * A calendar as version 1 sent it, and its image as format 1 stored it (on a
 * little-endian machine): January 2026, 1 and 2 off, the 10th with Friday's hours.
 */
static const char wire_of_version_1[] =
	"0100000000000000070000251900002537000025270000627000000384090101c202b201030c03fc0201c202b202030c"
	"03fc0301c202b203030c03fc0401c202b204030c03fc0501e002d000000002000025190000251a000000010000252205";
static const char image_of_format_1[] =
	"00000000010201030700000000000000192500001f00000027250000706200008403000015000000200100002801"
	"00002c010000380100000000000001ffff00e0010200c201b2020c03fc0300000000000000000000000000000000"
	"f0000100e001d0020000000000000000000000000000000000000000000000000000000000000000000000000000"
	"00000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000"
	"00000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000"
	"00000000000000000000000000000000000000000000000000000000000000000000f0fb7c3e0000000000000000"
	"00000000008340200000000000000000b02200000000150004000d001900000000000000";

static size_t
unhex(const char *hex, unsigned char *dst)
{
	size_t n = strlen(hex) / 2;

	for (size_t i = 0; i < n; i++)
	{
		unsigned byte;

		assert_int_equal(sscanf(hex + 2 * i, "%2x", &byte), 1);
		dst[i] = (unsigned char) byte;
	}
	return n;
}

static void
older_versions_are_read(void **state)
{
	unsigned char wire[256];
	union
	{
		unsigned char bytes[512];
		work_calendar cal;
	} stored;
	size_t wire_size = unhex(wire_of_version_1, wire);
	work_calendar *cal = received((const char *) wire, wire_size);
	int32_t monday = civil_to_day(2026, 1, 12);
	int32_t day;
	bool works;

	(void) state;
	assert_non_null(cal);
	assert_int_equal(cal->version, 7);
	assert_int_equal(cal->cutoff, 900);
	assert_int_equal(cal->format, WORK_CALENDAR_FORMAT);
	assert_int_equal(work_calendar_receipt(cal), WORK_RECEIPT_NEXT_OPENING);
	for (size_t n = 0; n < wire_size; n++)
		assert_null(received((const char *) wire, n));
	/* what is a desk in version 2 was an impossible day of the week */
	wire[30] |= WIRE_DESK;
	assert_null(received((const char *) wire, wire_size));

	if (*(const char *) &(const int){1} == 1)
	{
		size_t size = unhex(image_of_format_1, stored.bytes);

		assert_int_equal(size, stored.cal.size);
		assert_int_equal(stored.cal.format, 1);
		assert_int_equal(size, cal->size);
		/* nothing differs but the format */
		assert_memory_equal(stored.bytes + offsetof(work_calendar, class_count),
							(const char *) cal + offsetof(work_calendar, class_count),
							size - offsetof(work_calendar, class_count));
		assert_int_equal(work_days_add(&stored.cal, monday - 2, 1, &day), CCHC_OK);
		assert_int_equal(day, monday);
		assert_int_equal(work_days_is_working(&stored.cal, monday - 2, &works), CCHC_OK);
		assert_true(works);
	}
	free(cal);
}

/* 16 kB at most from 1990 to 2060, however many kinds of day there are, and worked days. */
static void
images_are_small(void **state)
{
	(void) state;
	for (int weekdays = 1; weekdays <= 7; weekdays++)
		for (int classes = 1; classes <= weekdays; classes++)
		{
			work_hours hours[7];
			worked_day worked[500];
			work_calendar_def def = {.first_day = civil_to_day(1990, 1, 1),
									 .last_day = civil_to_day(2060, 12, 31),
									 .cutoff = WORK_CALENDAR_NO_CUTOFF,
									 .hours = hours,
									 .hours_count = (size_t) weekdays,
									 .worked = worked,
									 .worked_count = 500};
			work_calendar *cal;
			size_t room;
			cchc_error err = {0};

			for (int d = 0; d < weekdays; d++)
			{
				hours[d].isodow = (uint8_t) (d + 1);
				hours[d].interval.opens = (uint16_t) (450 + d % classes);
				hours[d].interval.closes = 1020;
				hours[d].desk = false;
			}
			for (int i = 0; i < 500; i++)
			{
				worked[i].day = def.first_day + 7 * i + 6;
				worked[i].isodow = 1;
			}
			assert_int_equal(work_calendar_check(&def, &room, &err), CCHC_OK);
			cal = malloc(room);
			assert_int_equal(work_calendar_build(&def, cal, room, &err), CCHC_OK);
			assert_int_equal(cal->class_count, classes);
			if (cal->size > 16384)
				fail_msg("%d days, %d classes: %u bytes", weekdays, classes, cal->size);
			free(cal);
		}
}

/* What work_calendar_check refuses; each differs in one thing from what it takes. */
static void
refuses(void **state)
{
	work_hours hours[] = {{1, {450, 690}, false}, {1, {780, 1020}, false}, {3, {450, 690}, false}};
	worked_day worked = {5, 3};
	const work_calendar_def good = {.last_day = 100,
									.cutoff = WORK_CALENDAR_NO_CUTOFF,
									.hours = hours,
									.hours_count = 3,
									.worked = &worked,
									.worked_count = 1};
	work_calendar_def def;
	size_t room;
	cchc_error err = {0};

#define REFUSED(change, expected) \
	do \
	{ \
		def = good; \
		change; \
		assert_int_equal(work_calendar_check(&def, &room, &err), expected); \
		assert_int_equal(err.status, expected); \
		assert_non_null(err.reason); \
		assert_int_equal(err.position, 0); \
		assert_int_equal(room, 0); \
	} while (0)

	(void) state;
	assert_int_equal(work_calendar_check(&good, &room, &err), CCHC_OK);
	REFUSED(def.last_day = -1, CCHC_BAD_DATETIME);
	REFUSED(def.last_day = WORK_CALENDAR_MAX_DAYS, CCHC_BAD_DATETIME);
	REFUSED(def.first_day = INT32_MIN, CCHC_BAD_DATETIME);
	REFUSED(def.last_day = INT32_MAX, CCHC_BAD_DATETIME);
	REFUSED(def.decided_until = INT32_MIN, CCHC_BAD_DATETIME);
	REFUSED(def.utc_offset = 16 * 3600, CCHC_BAD_PARAMETER);
	REFUSED(def.utc_offset = INT32_MIN, CCHC_BAD_PARAMETER);
	REFUSED(def.cutoff = MINUTES_A_DAY + 1, CCHC_BAD_PARAMETER);
	REFUSED(def.cutoff = -2, CCHC_BAD_PARAMETER);
	REFUSED(def.version = -1, CCHC_BAD_PARAMETER);
	REFUSED(def.hours_count = 0, CCHC_BAD_PARAMETER);
	worked.isodow = 2;
	REFUSED((void) 0, CCHC_BAD_PARAMETER);
	worked.isodow = 0;
	REFUSED((void) 0, CCHC_BAD_PARAMETER);
	worked.isodow = 3;
	hours[1].interval.opens = 689;
	REFUSED((void) 0, CCHC_BAD_PARAMETER);
	hours[1].interval.opens = 1020;
	REFUSED((void) 0, CCHC_BAD_PARAMETER);
	hours[1].interval.opens = 690; /* may touch */
	assert_int_equal(work_calendar_check(&good, &room, &err), CCHC_OK);
	hours[2].interval.closes = MINUTES_A_DAY + 1;
	REFUSED((void) 0, CCHC_BAD_PARAMETER);
	hours[2].interval.closes = MINUTES_A_DAY;
	hours[2].isodow = 8;
	REFUSED((void) 0, CCHC_BAD_PARAMETER);
	hours[2].isodow = 0;
	REFUSED((void) 0, CCHC_BAD_PARAMETER);
}

/* A calendar of which every day was taken away is refused when it is built. */
static void
refuses_to_rest_for_ever(void **state)
{
	work_hours hours[] = {{1, {450, 690}, false}};
	int32_t off[] = {2, 9, 16}; /* Mondays; day 0 was a Saturday */
	work_calendar_def def = {.last_day = 20,
							 .cutoff = WORK_CALENDAR_NO_CUTOFF,
							 .hours = hours,
							 .hours_count = 1,
							 .off = off,
							 .off_count = 3};
	work_calendar *cal;
	size_t room;
	cchc_error err = {0};

	(void) state;
	assert_int_equal(work_calendar_check(&def, &room, &err), CCHC_OK);
	cal = malloc(room);
	assert_int_equal(work_calendar_build(&def, cal, room, &err), CCHC_BAD_PARAMETER);
	def.off_count = 2;
	assert_int_equal(work_calendar_build(&def, cal, room, &err), CCHC_OK);
	free(cal);
}

/* Gaps of months between working days: the fast way of finding one must notice. */
static void
finds_days_across_gaps(void **state)
{
	work_hours hours[7];
	int32_t off[2000];
	work_calendar_def def = {.last_day = 3000,
							 .cutoff = WORK_CALENDAR_NO_CUTOFF,
							 .hours = hours,
							 .hours_count = 5,
							 .off = off};
	cchc_error err = {0};

	(void) state;
	for (int d = 0; d < 5; d++)
		hours[d] = (work_hours){(uint8_t) (d + 1), {450, 690}, false};
	for (int round = 0; round < 300; round++)
	{
		work_calendar *cal;
		size_t room;
		int32_t n = 0;

		def.off_count = 0;
		while (def.off_count < 1500)
		{
			int32_t from = (int32_t) test_below(3000);
			int32_t days = 1 + (int32_t) test_below(200);

			for (int32_t k = 0; k < days; k++)
				off[def.off_count++] = from + k;
		}
		assert_int_equal(work_calendar_check(&def, &room, &err), CCHC_OK);
		cal = malloc(room);
		assert_int_equal(work_calendar_build(&def, cal, room, &err), CCHC_OK);
		for (int32_t day = 0; day <= def.last_day; day++)
		{
			bool works;

			assert_int_equal(work_days_is_working(cal, day, &works), CCHC_OK);
			if (works)
				assert_int_equal(work_days_select(cal, (uint32_t) n++), day);
		}
		assert_int_equal(n, cal->working_days);
		free(cal);
	}
}

/* The length says where a text ends, whatever byte stands behind it. */
static void
offsets_end_with_their_length(void **state)
{
	static const struct
	{
		const char *text;
		size_t n;
		bool taken;
		int32_t seconds;
	} cases[] = {
		{"+07:00x", 6, true, 25200}, {"+07:00:", 6, true, 25200}, {"-03:30:15x", 9, true, -12615},
		{"+07:00x", 7, false, 0},    {"+07:00x15", 9, false, 0},  {"+07:00:60", 9, false, 0},
		{"+07:60", 6, false, 0},     {"+7:00", 5, false, 0},      {"07:00:", 6, false, 0},
		{"+07-00", 6, false, 0},     {"+07:00:1", 8, false, 0},   {"+0a:00", 6, false, 0},
	};

	(void) state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
	{
		int32_t seconds = 0;

		if (clock_parse_offset(cases[i].text, cases[i].n, &seconds) != cases[i].taken ||
			seconds != cases[i].seconds)
			fail_msg("\"%s\", %zu bytes: %d", cases[i].text, cases[i].n, seconds);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(days_are_civil_dates),
		cmocka_unit_test(bits_are_counted_and_found),
		cmocka_unit_test(days_are_counted_as_by_walking),
		cmocka_unit_test(nearest_working_days),
		cmocka_unit_test(laws_of_days),
		cmocka_unit_test(definitions_are_read_back),
		cmocka_unit_test(older_versions_are_read),
		cmocka_unit_test(images_are_small),
		cmocka_unit_test(offsets_end_with_their_length),
		cmocka_unit_test(refuses),
		cmocka_unit_test(refuses_to_rest_for_ever),
		cmocka_unit_test(finds_days_across_gaps),
	};

	test_seed();
	return cmocka_run_group_tests_name("work_calendar", tests, NULL, NULL);
}
