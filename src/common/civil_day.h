/*
 * civil_day.h
 *		Days counted as the server's type date counts them, day 0 = 2000-01-01,
 *		and their Gregorian year, month, day and weekday.
 */
#ifndef CCHC_CIVIL_DAY_H
#define CCHC_CIVIL_DAY_H

#include <stdbool.h>
#include <stdint.h>

/* Years that the calculations below are made for. */
#define CIVIL_YEAR_MIN 1
#define CIVIL_YEAR_MAX 9999

static inline bool
civil_leap_year(int year)
{
	return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

static inline int
civil_month_days(int year, int month)
{
	static const uint8_t days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

	return days[month - 1] + (month == 2 && civil_leap_year(year));
}

static inline bool
civil_valid(int year, int month, int day)
{
	return year >= CIVIL_YEAR_MIN && year <= CIVIL_YEAR_MAX && month >= 1 && month <= 12 &&
		   day >= 1 && day <= civil_month_days(year, month);
}

/*
 * The day number of a valid date.  The year is taken to begin in March, so
 * that the leap day is its last (Richards, Explanatory Supplement 2013, 15.11).
 */
static inline int32_t
civil_to_day(int year, int month, int day)
{
	int y = year - (month <= 2);
	int m = (month + 9) % 12;

	return 365 * y + y / 4 - y / 100 + y / 400 + (153 * m + 2) / 5 + day - 730426;
}

/* The inverse, for a day of the years above. */
static inline void
civil_from_day(int32_t number, int *year, int *month, int *day)
{
	int32_t n = number + 730425; /* days since 1 March of year 0 */
	int32_t era = n / 146097;    /* 400 years */
	int32_t in_era = n % 146097;
	int32_t y = (in_era - in_era / 1460 + in_era / 36524 - in_era / 146096) / 365;
	int32_t in_year = in_era - (365 * y + y / 4 - y / 100);
	int32_t m = (5 * in_year + 2) / 153;

	*day = in_year - (153 * m + 2) / 5 + 1;
	*month = m < 10 ? m + 3 : m - 9;
	*year = era * 400 + y + (*month <= 2);
}

/* Monday is 1, Sunday is 7, as in ISO 8601. */
static inline int
civil_isodow(int32_t number)
{
	int r = (int) ((number + 5) % 7); /* 2000-01-01 was a Saturday */

	return (r < 0 ? r + 7 : r) + 1;
}

#endif /* CCHC_CIVIL_DAY_H */
