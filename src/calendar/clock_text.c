/*
 * clock_text.c
 *		Dates, times of the day, intervals of hours and offsets from UTC as text.
 */
#include "calendar/clock_text.h"

#include "common/ascii.h"
#include "common/civil_day.h"

/* Read `width` digits; -1 when one is missing. */
static int
digits(const char *s, int width)
{
	int value = 0;

	for (int i = 0; i < width; i++)
	{
		if (!is_digit(s[i]))
			return -1;
		value = value * 10 + (s[i] - '0');
	}
	return value;
}

bool
clock_parse_date(const char *s, size_t n, int32_t *day)
{
	int y;
	int m;
	int d;

	if (n != CLOCK_DATE_TEXT || s[4] != '-' || s[7] != '-')
		return false;
	y = digits(s, 4);
	m = digits(s + 5, 2);
	d = digits(s + 8, 2);
	if (!civil_valid(y, m, d))
		return false;
	*day = civil_to_day(y, m, d);
	return true;
}

bool
clock_parse_minute(const char *s, size_t n, int *minute)
{
	int h;
	int m;

	if (n != CLOCK_MINUTE_TEXT || s[2] != ':')
		return false;
	h = digits(s, 2);
	m = digits(s + 3, 2);
	if (h < 0 || m < 0 || m > 59 || h * 60 + m > MINUTES_A_DAY)
		return false;
	*minute = h * 60 + m;
	return true;
}

bool
clock_parse_interval(const char *s, size_t n, work_interval *interval)
{
	int opens;
	int closes;

	if (n != CLOCK_INTERVAL_TEXT || s[5] != '-' || !clock_parse_minute(s, 5, &opens) ||
		!clock_parse_minute(s + 6, 5, &closes))
		return false;
	interval->opens = (uint16_t) opens;
	interval->closes = (uint16_t) closes;
	return true;
}

bool
clock_parse_offset(const char *s, size_t n, int32_t *seconds)
{
	int h;
	int m;
	int sec = 0;

	if ((n != 6 && n != CLOCK_OFFSET_TEXT) || (s[0] != '+' && s[0] != '-') || s[3] != ':' ||
		(n > 6 && s[6] != ':'))
		return false;
	h = digits(s + 1, 2);
	m = digits(s + 4, 2);
	if (n > 6)
		sec = digits(s + 7, 2);
	if (h < 0 || m < 0 || m > 59 || sec < 0 || sec > 59)
		return false;
	*seconds = (s[0] == '-' ? -1 : 1) * (h * 3600 + m * 60 + sec);
	return true;
}

void
clock_print_date(int32_t day, char *dst)
{
	int y;
	int m;
	int d;

	civil_from_day(day, &y, &m, &d);
	put_digits(dst, y, 4);
	dst[4] = '-';
	put_digits(dst + 5, m, 2);
	dst[7] = '-';
	put_digits(dst + 8, d, 2);
}

void
clock_print_minute(int minute, char *dst)
{
	put_digits(dst, minute / 60, 2);
	dst[2] = ':';
	put_digits(dst + 3, minute % 60, 2);
}

void
clock_print_interval(work_interval interval, char *dst)
{
	clock_print_minute(interval.opens, dst);
	dst[5] = '-';
	clock_print_minute(interval.closes, dst + 6);
}

size_t
clock_print_offset(int32_t seconds, char *dst)
{
	int32_t size = seconds < 0 ? -seconds : seconds;

	dst[0] = seconds < 0 ? '-' : '+';
	clock_print_minute(size / 60, dst + 1);
	if (size % 60 == 0)
		return 6;
	dst[6] = ':';
	put_digits(dst + 7, size % 60, 2);
	return CLOCK_OFFSET_TEXT;
}
