/*
 * instant_text.c
 *		Reading a date with or without a time of day.
 */
#include "words/instant_text.h"

#include "common/ascii.h"
#include "common/civil_day.h"
#include "text/word.h"
#include "words/date_text.h"

static const char EXAMPLE[] =
	N_("Instants look like 07/03/2022 09:15, 2022-03-07 09:15, ngày 7 tháng 3 "
	   "năm 2022 or 44627.385 from a spreadsheet.");

#define VIETNAM_OFFSET 420 /* minutes */
#define FIRST_YEAR 1900
#define LAST_YEAR 2199

/* Serials of 2000-01-01 and of 2100-01-01. */
#define SERIAL_EPOCH 36526
#define SERIAL_END 73051

/* A time of day being read. */
typedef struct day_time
{
	bool given;
	bool at_offset; /* with an offset from UTC: an instant, to the minute */
	int hour;
	int minute;
	int second;
	int usec;
} day_time;

static cchc_status
no_instant(cchc_error *err, size_t position, const char *reason)
{
	return cchc_fail(err, CCHC_BAD_SYNTAX, position, reason, EXAMPLE);
}

static bool
is_char(const word *w, uint32_t c)
{
	return w->kind == WORD_OTHER && w->character == c;
}

/* The value of at most `most` digits, or -1. */
static int
number(const word_reader *r, const word *w, size_t most)
{
	int value = 0;

	if (w->kind != WORD_DIGITS || w->length > most)
		return -1;
	for (size_t i = 0; i < w->length; i++)
		value = value * 10 + (r->text[w->offset + i] - '0');
	return value;
}

static cchc_status
make_instant(int year, int month, int day, const day_time *t, int offset, text_instant *out,
			 cchc_error *err)
{
	int64_t minutes;

	if (!civil_valid(year, month, day))
		return cchc_fail(err, CCHC_BAD_DATETIME, 0, N_("The calendar has no such day"), EXAMPLE);
	if (year < FIRST_YEAR || year > LAST_YEAR)
		return cchc_fail(err, CCHC_BAD_DATETIME, 0, N_("The year must be 1900 to 2199"), EXAMPLE);
	if (t->hour > 24 || t->minute > 59 || t->second > 59 ||
		(t->hour == 24 && (t->minute > 0 || t->second > 0 || t->usec > 0)))
		return cchc_fail(err, CCHC_BAD_DATETIME, 0, N_("The day has no such time"), EXAMPLE);
	minutes = t->hour * 60 + t->minute - offset;
	out->usec = civil_to_day(year, month, day) * INSTANT_DAY_USEC +
				(minutes * 60 + t->second) * 1000000 + t->usec;
	/* Many a system writes 00:00:00 behind every day that it knows alone. */
	out->date_only = !t->given || (!t->at_offset && t->hour == 0 && t->minute == 0 &&
								   t->second == 0 && t->usec == 0);
	return CCHC_OK;
}

/* Behind a colon: seconds, and their decimals. */
static bool
read_seconds(word_reader *r, day_time *t)
{
	word w;
	word_reader ahead;
	int unit = 100000;

	word_next(r, &w);
	t->second = number(r, &w, 2);
	if (t->second < 0)
		return false;
	ahead = *r;
	word_next(&ahead, &w);
	if (!is_char(&w, '.') && !is_char(&w, ','))
		return true;
	word_next(&ahead, &w);
	if (w.kind != WORD_DIGITS)
		return true;
	for (size_t i = 0; i < w.length; i++, unit /= 10)
		t->usec += (r->text[w.offset + i] - '0') * unit;
	*r = ahead;
	return true;
}

/* SA, CH, AM, PM behind a time of twelve hours. */
static bool
read_half_of_day(word_reader *r, day_time *t)
{
	word_reader ahead = *r;
	word w;
	bool afternoon;

	word_next_visible(&ahead, &w);
	afternoon = word_is(&w, "ch|pm|chiều|tối");
	if (!afternoon && !word_is(&w, "sa|am|sáng"))
		return true;
	*r = ahead;
	if (t->hour < 1 || t->hour > 12)
		return t->hour <= 24 && afternoon == (t->hour >= 12);
	t->hour = t->hour % 12 + (afternoon ? 12 : 0);
	return true;
}

/* A time of day that begins with the number `first`, just read from *r. */
static bool
read_time(word_reader *r, const word *first, day_time *t)
{
	word_reader ahead;
	word w;

	t->given = true;
	t->hour = number(r, first, 2);
	word_next_visible(r, &w);
	if (t->hour < 0)
		return false;
	if (is_char(&w, ':'))
	{
		word_next(r, &w);
		t->minute = number(r, &w, 2);
		if (t->minute < 0 || w.length != 2)
			return false;
		ahead = *r;
		word_next(&ahead, &w);
		if (is_char(&w, ':'))
		{
			*r = ahead;
			if (!read_seconds(r, t))
				return false;
		}
		return read_half_of_day(r, t);
	}
	if (!word_is(&w, "h|g|giờ|gio"))
		return false;
	ahead = *r;
	word_next_visible(&ahead, &w);
	if (number(&ahead, &w, 2) >= 0)
	{
		word_reader minutes = ahead;
		word unit;

		word_next_visible(&ahead, &unit);
		/* "9 giờ 7/3/2022": that number begins the date */
		if (is_char(&unit, '/') || is_char(&unit, '-') || is_char(&unit, '.') ||
			word_is(&unit, "tháng|thang"))
			return true;
		t->minute = number(&minutes, &w, 2);
		*r = word_is(&unit, "phút|phut|p") || is_char(&unit, '\'') ? ahead : minutes;
	}
	return read_half_of_day(r, t);
}

/* Whether a word may stand between a date and its time. */
static bool
is_filler(const word *w)
{
	return w->kind == WORD_SPACE || is_char(w, ',') || is_char(w, ';') || is_char(w, '-') ||
		   is_char(w, '.') || word_is(w, "ngày|ngay|lúc|luc|vào|vao|hồi|hoi|mùng|mồng");
}

/* Digits with at most one decimal point: a serial, or YYYYMMDD. */
static bool
is_serial(const char *s, size_t n)
{
	int points = 0;

	for (size_t i = 0; i < n; i++)
	{
		if (s[i] == '.' || s[i] == ',')
			points++;
		else if (!is_digit(s[i]))
			return false;
	}
	return n >= 5 && points <= 1 && is_digit(s[0]);
}

static cchc_status
parse_serial(const char *s, size_t n, text_instant *out, cchc_error *err)
{
	int64_t days = 0;
	int64_t seconds;
	double fraction = 0;
	double unit = 0.1;
	size_t i;

	for (i = 0; i < n && is_digit(s[i]); i++)
	{
		if (i == 8)
			return no_instant(err, 0, N_("The number has too many digits for an instant"));
		days = days * 10 + (s[i] - '0');
	}
	if (i == 8 && n == 8)
	{
		static const day_time NO_TIME = {0};

		return make_instant((int) (days / 10000), (int) (days / 100 % 100), (int) (days % 100),
							&NO_TIME, VIETNAM_OFFSET, out, err);
	}
	if (days < SERIAL_EPOCH || days >= SERIAL_END)
		return no_instant(
			err, 0, N_("A spreadsheet's number of a day from 2000 to 2099 is 36526 to 73050"));
	for (i++; i < n; i++, unit /= 10)
		fraction += (s[i] - '0') * unit;
	/* A spreadsheet's binary fraction is some seconds' worth of digits: whole seconds. */
	seconds = (int64_t) (fraction * 86400 + 0.5);
	out->usec = (days - SERIAL_EPOCH) * INSTANT_DAY_USEC - VIETNAM_OFFSET * INT64_C(60000000) +
				seconds * 1000000;
	out->date_only = seconds % 86400 == 0;
	return CCHC_OK;
}

/* Minutes east of Greenwich, behind the time *t; VIETNAM_OFFSET when none is written. */
static bool
read_offset(word_reader *r, day_time *t, int *offset)
{
	word_reader ahead = *r;
	word sign;
	word w;
	int hours;
	int minutes = 0;

	*offset = VIETNAM_OFFSET;
	word_next_visible(&ahead, &sign);
	if (word_is(&sign, "z|utc|gmt"))
	{
		*offset = 0;
		t->at_offset = true;
		*r = ahead;
		word_next(&ahead, &sign);
	}
	if (!is_char(&sign, '+') && !is_char(&sign, '-'))
		return true;
	word_next(&ahead, &w);
	hours = number(&ahead, &w, 4);
	if (w.kind == WORD_DIGITS && w.length == 4)
	{
		minutes = hours % 100;
		hours /= 100;
	}
	else
	{
		word_reader behind = ahead;

		if (hours < 0 || w.length > 2)
			return false;
		word_next(&behind, &w);
		if (is_char(&w, ':'))
		{
			word_next(&behind, &w);
			minutes = number(&behind, &w, 2);
			ahead = behind;
		}
	}
	if (hours > 15 || minutes < 0 || minutes > 59)
		return false;
	*offset = (hours * 60 + minutes) * (is_char(&sign, '-') ? -1 : 1);
	t->at_offset = true;
	*r = ahead;
	return true;
}

/* Year, month, day, and a time behind "T" or a space. */
static cchc_status
parse_iso(const char *s, size_t n, text_instant *out, cchc_error *err)
{
	word_reader r = word_reader_begin(s, n);
	word w;
	word separator;
	int part[3];
	int offset = VIETNAM_OFFSET;
	day_time t = {0};

	for (int i = 0; i < 3; i++)
	{
		word_next(&r, &w);
		part[i] = number(&r, &w, i == 0 ? 4 : 2);
		if (part[i] < 0)
			return no_instant(err, w.position,
							  N_("A date of year, month and day was begun, and is not whole"));
		if (i < 2)
			word_next(&r, &separator);
		if (i < 2 && !is_char(&separator, (unsigned char) s[4]))
			return no_instant(err, separator.position,
							  N_("Year, month and day must have one separator"));
	}
	word_next_visible(&r, &w);
	if (word_is(&w, "t"))
		word_next(&r, &w);
	if (w.kind != WORD_END)
	{
		if (!read_time(&r, &w, &t) || !read_offset(&r, &t, &offset))
			return no_instant(err, w.position, N_("What follows the date is no time of day"));
		word_next_visible(&r, &w);
		if (w.kind != WORD_END)
			return no_instant(err, w.position, N_("Something follows the instant"));
	}
	return make_instant(part[0], part[1], part[2], &t, offset, out, err);
}

static bool
ends_in_four_digits(const char *s, size_t end)
{
	for (size_t i = 1; i <= 4; i++)
		if (end < i || !is_digit(s[end - i]))
			return false;
	return true;
}

/* Day, month and year, with a time before or behind them. */
static cchc_status
parse_vietnamese(const char *s, size_t n, text_instant *out, cchc_error *err)
{
	date_hit hit;
	word_reader r = word_reader_begin(s, n);
	word w;
	day_time t = {0};
	cchc_status status = date_text_parse(s, n, &hit, err);

	if (status != CCHC_OK)
	{
		if (err != NULL)
			err->hint = EXAMPLE;
		return status;
	}
	/* 1/2/22 is a day of January in one spreadsheet and of February in another. */
	if (!ends_in_four_digits(s, hit.end))
		return no_instant(err, hit.start, N_("The year must have four digits"));
	for (word_next(&r, &w); w.kind != WORD_END; word_next(&r, &w))
	{
		if (w.offset >= hit.offset && w.offset < hit.end)
		{
			r.offset = hit.end;
			r.position = hit.start + hit.length;
			continue;
		}
		if (w.kind == WORD_DIGITS && !t.given)
		{
			if (!read_time(&r, &w, &t))
				return no_instant(err, w.position,
								  N_("What stands beside the date is no time of day"));
		}
		else if (!is_filler(&w))
			return no_instant(err, w.position, N_("Something else stands beside the date"));
	}
	return make_instant(hit.year, hit.month, hit.day, &t, VIETNAM_OFFSET, out, err);
}

static bool
is_iso(const char *s, size_t n)
{
	for (size_t i = 0; i < 4; i++)
		if (i >= n || !is_digit(s[i]))
			return false;
	return n > 4 && (s[4] == '-' || s[4] == '/' || s[4] == '.');
}

cchc_status
instant_text_parse(const char *s, size_t n, text_instant *out, cchc_error *err)
{
	word_reader r = word_reader_begin(s, n);
	word w;

	/* The spaces around, no-break ones too. */
	if (n > WORD_TEXT_MAX)
		return no_instant(err, 0, N_("The text is too long for an instant"));
	word_next_visible(&r, &w);
	if (w.kind == WORD_END)
		return no_instant(err, 0, N_("The text is empty"));
	s += w.offset;
	n -= w.offset;
	while (n > 0 && (s[n - 1] == ' ' || s[n - 1] == '\t' || s[n - 1] == '\r' || s[n - 1] == '\n'))
		n--;
	if (is_serial(s, n))
		return parse_serial(s, n, out, err);
	return is_iso(s, n) ? parse_iso(s, n, out, err) : parse_vietnamese(s, n, out, err);
}
