/*
 * test_lunar.c
 *		What lunar.h promises.
 */
#include "refusals.h"

#include <math.h>
#include <stdbool.h>

#include "lunar/lunar.h"
#include "lunar/lunar_table.h"

/* Days since 2000-01-01 of a Gregorian date, counted year by year. */
static int32_t
gregorian(int year, int month, int day)
{
	static const int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
	int32_t days = 0;

	for (int y = 1800; y < year; y++)
		days += 365 + ((y % 4 == 0 && y % 100 != 0) || y % 400 == 0);
	for (int m = 1; m < month; m++)
		days +=
			lengths[m - 1] + (m == 2 && ((year % 4 == 0 && year % 100 != 0) || year % 400 == 0));
	return days + day - 1 - 73048; /* 1800-01-01 lies 73048 days before 2000-01-01 */
}

static lunar_date
parsed(const char *text)
{
	lunar_date date = 0;
	cchc_error err = {0};

	if (lunar_date_parse(text, strlen(text), &date, &err) != CCHC_OK)
		fail_msg("\"%s\": %s at %zu", text, err.reason, err.position);
	return date;
}

static const char *
printed(lunar_date date)
{
	static char text[LUNAR_DATE_MAX_TEXT + 1];

	text[lunar_date_format(date, text)] = '\0';
	return text;
}

static int32_t
tet(int year)
{
	lunar_date day = 0;

	assert_int_equal(lunar_tet(year, &day, NULL), CCHC_OK);
	return day;
}

static int32_t
hung_kings_day(int year)
{
	lunar_date day = 0;

	assert_int_equal(lunar_hung_kings_day(year, &day, NULL), CCHC_OK);
	return day;
}

/* Published dates, among them those on which China and Vietnam differ. */
static void
known_answers(void **state)
{
	(void) state;
	assert_int_equal(tet(1968), gregorian(1968, 1, 29));
	assert_int_equal(tet(1985), gregorian(1985, 1, 21));
	assert_int_equal(tet(2007), gregorian(2007, 2, 17));
	assert_int_equal(tet(2026), gregorian(2026, 2, 17));
	assert_int_equal(tet(2027), gregorian(2027, 2, 6));
	assert_int_equal(tet(2030), gregorian(2030, 2, 2));
	assert_int_equal(tet(2053), gregorian(2053, 2, 18));
	assert_int_equal(hung_kings_day(2026), gregorian(2026, 4, 26));
	assert_int_equal(hung_kings_day(2037), gregorian(2037, 4, 24));
	assert_int_equal(hung_kings_day(2038), gregorian(2038, 4, 13));
	assert_int_equal(hung_kings_day(2085), gregorian(2085, 4, 3));
	assert_int_equal(parsed("1985-02N-01 AL") - parsed("1985-02-01 AL"), 29);
	assert_int_equal(parsed("1987-07N-01 AL") - parsed("1987-07-01 AL"), 29);
	assert_int_equal(parsed("2033-11N-01 AL"), gregorian(2033, 12, 22));
	assert_int_equal(parsed("2025-06N-01 AL"), gregorian(2025, 7, 25));
}

static void
every_day_round_trips(void **state)
{
	lunar_fields before = {0};

	(void) state;
	assert_int_equal(LUNAR_DATE_MIN, gregorian(1800, 1, 25));
	assert_int_equal(LUNAR_DATE_MAX, gregorian(2200, 2, 14));
	for (lunar_date date = LUNAR_DATE_MIN; date <= LUNAR_DATE_MAX; date++)
	{
		lunar_fields f = lunar_date_fields(date);
		lunar_date made = 0;

		assert_int_equal(lunar_date_make(f, &made, NULL), CCHC_OK);
		assert_int_equal(made, date);
		assert_int_equal(parsed(printed(date)), date);
		/* each day follows the one before */
		if (date == LUNAR_DATE_MIN)
			assert_true(f.year == 1800 && f.month == 1 && f.day == 1 && !f.leap);
		else if (f.day > 1)
			assert_true(f.day == before.day + 1 && f.month == before.month &&
						f.leap == before.leap && f.year == before.year);
		else
		{
			assert_true(before.day == 29 || before.day == 30);
			if (f.leap)
				assert_true(!before.leap && f.month == before.month && f.year == before.year);
			else if (f.month == 1)
				assert_true(before.month == 12 && f.year == before.year + 1);
			else
				assert_true(f.month == before.month + 1 && f.year == before.year);
		}
		before = f;
	}
	assert_true(before.year == 2199 && before.month == 12);
}

static void
refuses(void **state)
{
	static const refusal cases[] = {
		{"", 0, "The value is empty"},
		{"infinity", 0, "A lunar date cannot be infinite", CCHC_BAD_DATETIME},
		{"-infinity", 0, "A lunar date cannot be infinite", CCHC_BAD_DATETIME},
		{"infinite", 1, "A lunar date begins with a year"},
		{"26-03-10", 3, "A lunar date begins with a year"},
		{"2026", 5, "A hyphen must follow the year"},
		{"2026/03/10", 5, "A hyphen must follow the year"},
		{"2026-", 6, "The month must have"},
		{"2026-N-01", 6, "The month must have"},
		{"2026-003-10", 8, "A hyphen must follow the month"},
		{"2025-06NN-01", 9, "A hyphen must follow the month"},
		{"2026-03", 8, "A hyphen must follow the month"},
		{"2026-03-", 9, "The day must have"},
		{"2026-03-100 AL", 11, "The date should end here"},
		{"2025-06N-01 00:00", 12, "The date should end here"},
		{"2026-03-10", 11, "A lunar date ends with its mark"},
		{"2026-03-10 ", 11, "A lunar date ends with its mark"},
		{"2025-06N-01", 12, "A lunar date ends with its mark"},
		{"2026-03-10 A", 11, "The date should end here"},
		{"2026-03-10 ALN", 11, "The date should end here"},
		{"2026-03-10 LA", 11, "The date should end here"},
		{"2026-03-10 DL", 11, "The date should end here"},
		{"2026-03-10 \u0102L", 11, "The date should end here"},
		{"2026-03-10 \u0302AL", 11, "The date should end here"},
		{"1799-12-30 AL", 0, "The lunar year", CCHC_BAD_DATETIME},
		{"2200-01-01 AL", 0, "The lunar year", CCHC_BAD_DATETIME},
		{"2026-13-01 AL", 0, "The lunar month", CCHC_BAD_DATETIME},
		{"2026-00-01 AL", 0, "The lunar month", CCHC_BAD_DATETIME},
		{"2026-03N-01 AL", 0, "That month does not occur twice", CCHC_BAD_DATETIME},
		{"2026-01-31 AL", 0, "That lunar month has days 1 to 30", CCHC_BAD_DATETIME},
		{"2026-02-30 AL", 0, "That lunar month has days 1 to 29", CCHC_BAD_DATETIME},
		{"2026-02-00 AL", 0, "That lunar month has days 1 to 29", CCHC_BAD_DATETIME},
	};

	(void) state;
	ASSERT_REFUSED(lunar_date, cases);
}

static void
repairs_what_looks_the_same(void **state)
{
	(void) state;
	assert_string_equal(printed(parsed(" 2026-3-1 AL ")), "2026-03-01 AL");
	assert_string_equal(printed(parsed("2025-06n-01 al")), "2025-06N-01 AL");
	/* en dashes and a full-width N */
	assert_string_equal(printed(parsed("2025\u2013"
									   "06\uFF2E\u2013"
									   "01\u00A0AL")),
						"2025-06N-01 AL");
	/* the mark: any letter case, glued, composed or not, Cyrillic */
	assert_string_equal(printed(parsed("2026-03-10AL")), "2026-03-10 AL");
	assert_string_equal(printed(parsed("2026-03-10 Al")), "2026-03-10 AL");
	assert_string_equal(printed(parsed("2026-03-10 aL")), "2026-03-10 AL");
	assert_string_equal(printed(parsed("2026-03-10 \u00C2L")), "2026-03-10 AL");
	assert_string_equal(printed(parsed("2026-03-10 \u00E2l")), "2026-03-10 AL");
	assert_string_equal(printed(parsed("2026-03-10 A\u0302L")), "2026-03-10 AL");
	assert_string_equal(printed(parsed("2026-03-10 a\u0302l\u200B")), "2026-03-10 AL");
	assert_string_equal(printed(parsed("2026-03-10 \u0410L")), "2026-03-10 AL");
}

static void
names_years(void **state)
{
	static const struct
	{
		int year;
		const char *name;
	} known[] = {{1789, "Kỷ Dậu"},   {1945, "Ất Dậu"},    {1984, "Giáp Tý"}, {2023, "Quý Mão"},
				 {2026, "Bính Ngọ"}, {1982, "Nhâm Tuất"}, {4, "Giáp Tý"},    {1, "Tân Dậu"}};
	char name[CAN_CHI_MAX_TEXT + 1];

	(void) state;
	for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++)
	{
		name[lunar_can_chi(known[i].year, name)] = '\0';
		assert_string_equal(name, known[i].name);
	}
	for (int year = 1; year <= 120; year++)
		assert_in_range(lunar_can_chi(year, name), 1, CAN_CHI_MAX_TEXT);
	assert_int_equal(lunar_can_chi(INT32_MAX, name) > 0, 1);
	assert_int_equal(lunar_can_chi(0, name), 0);
	assert_int_equal(lunar_can_chi(-5, name), 0);
}

/*
 * An independent computation, from Meeus, Astronomical Algorithms, 2nd ed.:
 * new moons by chapter 49 (some seconds), the Sun by chapter 25 (0.01 degrees,
 * a quarter of an hour), Delta T by the polynomials of Espenak and Meeus.
 * Events nearer to midnight than its error are not judged.
 */

#define RAD(degrees) ((degrees) * (3.14159265358979323846 / 180))

/* TT - UT in seconds. */
static double
delta_t(double year)
{
	double t = year - 2000;
	double u = (year - 1820) / 100;

	if (year < 1860)
	{
		t = year - 1800;
		return 13.72 - 0.332447 * t + 0.0068612 * t * t + 0.0041116 * pow(t, 3) -
			   0.00037436 * pow(t, 4) + 0.0000121272 * pow(t, 5) - 0.0000001699 * pow(t, 6) +
			   0.000000000875 * pow(t, 7);
	}
	if (year < 1986)
		return 0.4 * (year - 1905); /* within 20 seconds from 1860 on */
	if (year < 2005)
		return 63.86 + 0.3345 * t - 0.060374 * t * t + 0.0017275 * pow(t, 3) +
			   0.000651814 * pow(t, 4) + 0.00002373599 * pow(t, 5);
	if (year < 2050)
		return 62.92 + 0.32217 * t + 0.005589 * t * t;
	return -20 + 32 * u * u - (year < 2150 ? 0.5628 * (2150 - year) : 0);
}

/* The new moon with number k (0 = that of 6 January 2000), Julian day TT. */
static double
new_moon(int k)
{
	double T = k / 1236.85;
	double T2 = T * T;
	double T3 = T2 * T;
	double E = 1 - 0.002516 * T - 0.0000074 * T2;
	double M = RAD(fmod(2.5534 + 29.10535670 * k - 0.0000014 * T2 - 0.00000011 * T3, 360));
	double L = RAD(fmod(201.5643 + 385.81693528 * k + 0.0107582 * T2 + 0.00001238 * T3, 360));
	double F = RAD(fmod(160.7108 + 390.67050284 * k - 0.0016118 * T2 - 0.00000227 * T3, 360));
	double N = RAD(fmod(124.7746 - 1.56375588 * k + 0.0020672 * T2 + 0.00000215 * T3, 360));
	static const double planetary[14][3] = {
		{299.77, 0.107408, 0.000325},  {251.88, 0.016321, 0.000165}, {251.83, 26.651886, 0.000164},
		{349.42, 36.412478, 0.000126}, {84.66, 18.206239, 0.000110}, {141.74, 53.303771, 0.000062},
		{207.14, 2.453732, 0.000060},  {154.84, 7.306860, 0.000056}, {34.52, 27.261239, 0.000047},
		{207.19, 0.121824, 0.000042},  {291.34, 1.844379, 0.000040}, {161.72, 24.198154, 0.000037},
		{239.56, 25.513099, 0.000035}, {331.55, 3.592518, 0.000023},
	};
	double jde = 2451550.09766 + 29.530588861 * k + 0.00015437 * T2 - 0.000000150 * T3;

	jde += -0.40720 * sin(L) + 0.17241 * E * sin(M) + 0.01608 * sin(2 * L) + 0.01039 * sin(2 * F) +
		   0.00739 * E * sin(L - M) - 0.00514 * E * sin(L + M) + 0.00208 * E * E * sin(2 * M) -
		   0.00111 * sin(L - 2 * F) - 0.00057 * sin(L + 2 * F) + 0.00056 * E * sin(2 * L + M) -
		   0.00042 * sin(3 * L) + 0.00042 * E * sin(M + 2 * F) + 0.00038 * E * sin(M - 2 * F) -
		   0.00024 * E * sin(2 * L - M) - 0.00017 * sin(N) - 0.00007 * sin(L + 2 * M) +
		   0.00004 * sin(2 * L - 2 * F) + 0.00004 * sin(3 * M) + 0.00003 * sin(L + M - 2 * F) +
		   0.00003 * sin(2 * L + 2 * F) - 0.00003 * sin(L + M + 2 * F) +
		   0.00003 * sin(L - M + 2 * F) - 0.00002 * sin(L - M - 2 * F) - 0.00002 * sin(3 * L + M) +
		   0.00002 * sin(4 * L);
	for (int i = 0; i < 14; i++)
		jde += planetary[i][2] *
			   sin(RAD(fmod(planetary[i][0] + planetary[i][1] * k - (i == 0 ? 0.009173 * T2 : 0),
							360)));
	return jde;
}

/* Apparent longitude of the Sun in degrees at Julian day TT. */
static double
sun_longitude(double jde)
{
	double T = (jde - 2451545.0) / 36525;
	double M = RAD(fmod(357.52911 + 35999.05029 * T - 0.0001537 * T * T, 360));
	double C = (1.914602 - 0.004817 * T - 0.000014 * T * T) * sin(M) +
			   (0.019993 - 0.000101 * T) * sin(2 * M) + 0.000289 * sin(3 * M);
	double longitude = 280.46646 + 36000.76983 * T + 0.0003032 * T * T + C - 0.00569 -
					   0.00478 * sin(RAD(fmod(125.04 - 1934.136 * T, 360)));

	return fmod(fmod(longitude, 360) + 360, 360);
}

/* Days since 2000-01-01 00:00 UT of a Julian day TT. */
static double
universal(double jde)
{
	return jde - 2451544.5 - delta_t(2000 + (jde - 2451544.5) / 365.2425) / 86400;
}

/* Julian day TT of the midnight with which a civil day begins. */
static double
day_begins(int32_t day)
{
	double ut = day - (day >= -11688 ? 7.0 : 8.0) / 24; /* -11688: 1968-01-01 */

	return 2451544.5 + ut + delta_t(2000 + ut / 365.2425) / 86400;
}

static void
months_begin_with_the_new_moon(void **state)
{
	int judged = 0;
	int near_midnight = 0;
	int k = -2475; /* that of 1799-12 */

	(void) state;
	for (lunar_date date = LUNAR_DATE_MIN; date <= LUNAR_DATE_MAX; date++)
	{
		double instant;
		double local;
		double after_midnight;

		if (lunar_date_fields(date).day != 1)
			continue;
		while (universal(new_moon(k)) < date - 2)
			k++;
		instant = universal(new_moon(k));
		local = instant + (instant + 7.0 / 24 >= -11688 ? 7.0 : 8.0) / 24;
		after_midnight = (local - floor(local)) * 86400;
		/* The error of the theory, and of Delta T on either side, which nobody knows in advance. */
		if (fmin(after_midnight, 86400 - after_midnight) < 150)
			near_midnight++;
		else if ((int32_t) floor(local) != date)
			fail_msg("%s: new moon %.0f s after midnight of day %d, not %d", printed(date),
					 after_midnight, (int) floor(local), (int) date);
		else
			judged++;
	}
	print_message("%d months judged, %d too near to midnight\n", judged, near_midnight);
	assert_in_range(near_midnight, 1, 40);
}

static void
leap_months_follow_the_sun(void **state)
{
	int leaps = 0;
	int unsure = 0;
	bool termless = false; /* a month without a major term since month 11 */
	lunar_date starts[5000];
	int n = 0;

	(void) state;
	for (lunar_date date = LUNAR_DATE_MIN; date <= LUNAR_DATE_MAX; date++)
		if (lunar_date_fields(date).day == 1)
			starts[n++] = date;
	for (int i = 0; i + 1 < n; i++)
	{
		lunar_fields f = lunar_date_fields(starts[i]);
		double begins = sun_longitude(day_begins(starts[i]));
		double ends = sun_longitude(day_begins(starts[i + 1]));
		double edge = fmin(fabs(remainder(begins, 30)), fabs(remainder(ends, 30)));

		leaps += f.leap;
		if (f.month == 11 && !f.leap)
			termless = false;
		if (edge < 0.012)
		{
			unsure++;
			continue;
		}
		/* the solstice (270 degrees) lies in month 11, a leap month has no term at all */
		if (begins < 270 && begins > 200 && (ends >= 270 || ends < 100) &&
			!(f.month == 11 && !f.leap))
			fail_msg("%s has the solstice", printed(starts[i]));
		if (f.leap && floor(begins / 30) != floor(ends / 30))
			fail_msg("%s has a major term", printed(starts[i]));
		if (f.leap && termless)
			fail_msg("%s is not the first month without a major term", printed(starts[i]));
		termless |= floor(begins / 30) == floor(ends / 30);
	}
	print_message("%d leap months, %d months too near to a term\n", leaps, unsure);
	/* 235 months in 19 years */
	assert_in_range(leaps, 146, 149);
	assert_in_range(unsure, 1, 30);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(known_answers),
		cmocka_unit_test(every_day_round_trips),
		cmocka_unit_test(refuses),
		cmocka_unit_test(repairs_what_looks_the_same),
		cmocka_unit_test(names_years),
		cmocka_unit_test(months_begin_with_the_new_moon),
		cmocka_unit_test(leap_months_follow_the_sun),
	};

	return cmocka_run_group_tests_name("lunar", tests, NULL, NULL);
}
