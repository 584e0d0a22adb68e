/*
 * date_text.c
 *		Finding and reading dates.
 */
#include "words/date_text.h"

#include "common/ascii.h"
#include "common/civil_day.h"
#include "text/small_number.h"

static const char EXAMPLE[] =
	N_("Dates look like 25/01/2022 or ngày 14 tháng 02 năm 2022: day, month, "
	   "year.");

static bool
is_char(const word *w, uint32_t c)
{
	return w->kind == WORD_OTHER && w->character == c;
}

/* The value of one to four digits; -1 when there are more or it is no number. */
static int
small_number_of(const word_reader *r, const word *w)
{
	int value = 0;

	if (w->kind != WORD_DIGITS || w->length > 4)
		return -1;
	for (size_t i = 0; i < w->length; i++)
		value = value * 10 + (r->text[w->offset + i] - '0');
	return value;
}

/* The year that the digits say, or -1: four digits, or two when `short_year`. */
static int
read_year(const word_reader *r, const word *w, bool short_year)
{
	int value = small_number_of(r, w);

	if (w->length == 4 && value >= 1000)
		return value;
	if (w->length == 2 && value >= 0 && short_year)
		return value < 70 ? 2000 + value : 1900 + value;
	return -1;
}

/* Whether a date may begin behind these two words, which touch it. */
static bool
may_follow(const word *before, const word *earlier)
{
	if (before->kind == WORD_LETTERS)
		return word_is(before, "ngày|ngay"); /* "ngày25/01/2022" */
	if (is_char(before, '/') || is_char(before, '_') || is_char(before, ','))
		return false;
	if (is_char(before, '.'))
		return earlier->kind != WORD_DIGITS;
	if (is_char(before, '-'))
		return earlier->kind != WORD_LETTERS; /* a range, not QĐ-25/01/2022 */
	return true;
}

/*
 * Whether a date may end here: `after` touches it, and the reader is behind
 * `after`.  A word may touch a year of four digits: "18/11/2021của".
 */
static bool
may_precede(word_reader ahead, const word *year, const word *after)
{
	word next;

	if (after->kind == WORD_LETTERS)
		return year->length == 4;
	if (is_char(after, '/') || is_char(after, '_'))
		return false;
	if (!is_char(after, '.') && !is_char(after, '-') && !is_char(after, ','))
		return true;
	word_next(&ahead, &next);
	if (is_char(after, '-'))
		return next.kind != WORD_LETTERS;
	return next.kind != WORD_DIGITS;
}

/* Whether "âm lịch" follows, in parentheses or not; no further than a date's text may reach. */
static bool
lunar_follows(word_reader ahead, word after)
{
	size_t start = after.offset;

	while ((after.kind == WORD_SPACE || is_char(&after, '(')) &&
		   ahead.offset - start < WORD_TEXT_MAX)
		word_next(&ahead, &after);
	if (word_is(&after, "âl"))
		return true;
	if (!word_is(&after, "âm|am"))
		return false;
	word_next(&ahead, &after);
	if (after.kind == WORD_SPACE)
		word_next(&ahead, &after);
	return word_is(&after, "lịch|lich");
}

/* Skip one space when the separator is a slash. */
static void
skip_space(word_reader *r, word *w, bool allowed)
{
	if (allowed && w->kind == WORD_SPACE)
		word_next(r, w);
}

/* The month in words from *w on, which becomes the word behind it: -1 when there is none. */
static int
read_month_words(word_reader *r, word *w)
{
	small_number month = {0};
	small_number longer = month;
	word_reader behind = *r;
	word next = *w;

	/* "mười năm 2022" is of year 2022, and no month 15 */
	while (small_number_add(&longer, small_word_of(&next)) && longer.value <= 12)
	{
		month = longer;
		*r = behind;
		*w = next;
		word_next_visible(&behind, &next);
	}
	return month.value > 0 ? (int) month.value : -1;
}

/*
 * What stands between month and year: "năm", a comma or a slash.  False when
 * the year cannot follow.  *w is behind the month, and becomes the year.
 */
static bool
read_to_year(word_reader *r, word *w, bool *year_word)
{
	skip_space(r, w, true);
	if (is_char(w, ',') || is_char(w, '/'))
	{
		word_next(r, w);
		skip_space(r, w, true);
	}
	*year_word = word_is(w, "năm|nam");
	if (*year_word)
	{
		word_next(r, w);
		skip_space(r, w, true);
	}
	return w->kind == WORD_DIGITS;
}

/* "tháng 02 năm 2022", "tháng Tám, 1945" from the word behind "tháng" on. */
static bool
read_long_month(word_reader *r, word *w, bool day_word, int *month, int *year)
{
	bool in_words = w->kind == WORD_LETTERS;
	bool five;
	bool year_word;

	if (!in_words && w->length > 2)
		return false;
	*month = in_words ? read_month_words(r, w) : small_number_of(r, w);
	if (*month < 0)
		return false;
	five = word_is(w, "năm|nam");
	word_next(r, w);
	/* "tháng năm 2022" has lost its month */
	if (!read_to_year(r, w, &year_word) || (five && !year_word))
		return false;
	*year = read_year(r, w, year_word && day_word);
	return true;
}

/* "/02/2022", "/1 năm 2022" from the word behind the first separator on. */
static bool
read_short_month(word_reader *r, word *w, uint32_t separator, bool short_year, bool day_word,
				 int *month, int *year)
{
	word month_word = *w;
	bool year_word;

	*month = small_number_of(r, w);
	if (*month < 0 || w->length > 2)
		return false;
	word_next(r, w);
	if (w->kind == WORD_SPACE || is_char(w, ','))
	{
		word_reader ahead = *r;
		word next = *w;

		if (read_to_year(&ahead, &next, &year_word) && year_word)
		{
			*r = ahead;
			*w = next;
			*year = read_year(r, w, day_word);
			return true;
		}
	}
	skip_space(r, w, true);
	/* the space skipped was none of "D-M-Y" */
	if (!is_char(w, separator) ||
		(separator != '/' && w->offset != month_word.offset + month_word.length))
		return false;
	word_next(r, w);
	skip_space(r, w, separator == '/');
	*year = read_year(r, w, separator == '/' && (short_year || day_word));
	return true;
}

/*
 * Month and year behind the day, which was just read from *r.  Advances *r to
 * the end of the year, and sets *last to it.
 */
static bool
read_month_and_year(word_reader *r, bool short_year, bool day_word, int *month, int *year,
					word *last)
{
	word w;
	bool found;
	bool comma;

	word_next(r, &w);
	comma = is_char(&w, ',');
	if (comma)
		word_next(r, &w);
	if (w.kind == WORD_SPACE)
	{
		word_next(r, &w);
		if (w.kind == WORD_OTHER && w.character != '/')
			return false;
	}
	if (!comma && (is_char(&w, '/') || is_char(&w, '-') || is_char(&w, '.')))
	{
		uint32_t separator = w.character;

		word_next(r, &w);
		skip_space(r, &w, separator == '/');
		found = read_short_month(r, &w, separator, short_year, day_word, month, year);
	}
	else if (word_is(&w, "tháng|thang"))
	{
		word_next(r, &w);
		skip_space(r, &w, true);
		found = read_long_month(r, &w, day_word, month, year);
	}
	else
		return false;
	*last = w;
	return found && *year >= 0;
}

/* What stands before a date. */
typedef struct surroundings
{
	word before;   /* the word that touches it */
	word earlier;  /* and the one before that */
	bool day_word; /* the last visible word is "ngày" */
} surroundings;

/* No more than so many bytes before a date are looked at. */
#define SURROUNDINGS_BYTES 32

/* Read what stands before byte `at`; the first word read may be the rest of a longer one. */
static surroundings
surroundings_of(const char *s, size_t at)
{
	size_t first = at > SURROUNDINGS_BYTES ? at - SURROUNDINGS_BYTES : 0;
	surroundings found = {.before = {.kind = WORD_END}, .earlier = {.kind = WORD_END}};
	word_reader r;
	word w;

	while (first < at && ((unsigned char) s[first] & 0xC0) == 0x80)
		first++;
	r = word_reader_begin(s + first, at - first);
	for (word_next(&r, &w); w.kind != WORD_END; word_next(&r, &w))
	{
		found.earlier = found.before;
		found.before = w;
		if (w.kind != WORD_SPACE && !is_char(&w, ':'))
			found.day_word =
				!(first > 0 && w.offset == 0) && word_is(&w, "ngày|ngay|mùng|mung|mồng|mong");
	}
	return found;
}

/* Where the digits at byte i end. */
static size_t
end_of_digits(const char *s, size_t n, size_t i)
{
	while (i < n && is_digit(s[i]))
		i++;
	return i;
}

/*
 * Whether a month may follow the day that ends at byte i: a quick look, for most
 * numbers are none.
 */
static bool
month_may_follow(const char *s, size_t n, size_t i)
{
	while (i < n && is_ascii_space(s[i]))
		i++;
	if (i == n)
		return false;
	switch ((unsigned char) s[i])
	{
		case '/':
		case '-':
		case '.':
		case ',':
		case 't': /* tháng */
		case 'T':
		case 0xC2: /* white space beyond ASCII */
		case 0xE1:
		case 0xE2:
		case 0xE3:
			return true;
		default:
			return false;
	}
}

/* A date whose day stands at byte `first` and ends before byte `end`; position is from there. */
static bool
match(const date_scanner *scan, size_t first, size_t end, bool short_year, date_hit *hit)
{
	word_reader r = word_reader_begin(scan->text, scan->n);
	word_reader again;
	surroundings around;
	word day;
	word last;
	word after;

	if (end - first > 2 || !month_may_follow(scan->text, scan->n, end))
		return false;
	r.offset = first;
	word_next(&r, &day);
	hit->day = small_number_of(&r, &day);
	again = r;
	/* most numbers are no dates, whatever stands before them: look there last */
	if (!read_month_and_year(&again, short_year, true, &hit->month, &hit->year, &last))
		return false;
	around = surroundings_of(scan->text, first);
	if (!may_follow(&around.before, &around.earlier) ||
		!read_month_and_year(&r, short_year, around.day_word, &hit->month, &hit->year, &last))
		return false;
	word_next(&r, &after);
	if (!may_precede(r, &last, &after) || lunar_follows(r, after))
		return false;

	hit->possible = civil_valid(hit->year, hit->month, hit->day);
	hit->length = last.position + last.characters - day.position;
	hit->offset = first;
	hit->end = last.offset + last.length;
	return true;
}

/* The character that byte `to` begins, from 1. */
static size_t
position_of(date_scanner *scan, size_t to)
{
	scan->characters += scan_characters(scan->text + scan->counted, to - scan->counted);
	scan->counted = to;
	return scan->characters + 1;
}

scan_status
date_scan(date_scanner *scan, bool short_year, date_hit *hit)
{
	size_t stop = scan_stop(scan->at, scan->n);
	size_t i = scan->at;
	size_t end;

	for (i = scan_to_digit(scan->text, i, stop); i < stop; i = scan_to_digit(scan->text, end, stop))
	{
		end = end_of_digits(scan->text, scan->n, i);
		if (end == i) /* a digit of full width */
			end++;
		else if (match(scan, i, end, short_year, hit))
		{
			hit->start = position_of(scan, i);
			scan->at = hit->end;
			return SCAN_FOUND;
		}
	}
	scan->at = i;
	return i >= scan->n ? SCAN_END : SCAN_PAUSED;
}

/* Whether the digits w are part of a time of day: 12h30, 8 giờ 15 phút, 08:00. */
static bool
is_time(word_reader ahead, const word *before, const word *earlier)
{
	word after;

	if (word_is(before, "h|g|giờ|gio") || (is_char(before, ':') && earlier->kind == WORD_DIGITS))
		return true;
	word_next(&ahead, &after);
	if (is_char(&after, ':'))
	{
		word_next(&ahead, &after);
		return after.kind == WORD_DIGITS;
	}
	if (after.kind == WORD_SPACE)
		word_next(&ahead, &after);
	return word_is(&after, "h|g|giờ|gio|phút|phut|giây|giay");
}

/* A number outside the date, which is no time of day: its position, or 0. */
static size_t
stray_number(const char *s, size_t n, const date_hit *hit)
{
	word_reader r = word_reader_begin(s, n);
	word before = {.kind = WORD_END};
	word earlier = {.kind = WORD_END};
	word w;

	for (word_next(&r, &w); w.kind != WORD_END; word_next(&r, &w))
	{
		if (w.kind == WORD_DIGITS && (w.offset < hit->offset || w.offset >= hit->end) &&
			!is_time(r, &before, &earlier))
			return w.position;
		if (w.kind != WORD_SPACE)
		{
			earlier = before;
			before = w;
		}
	}
	return 0;
}

cchc_status
date_text_parse(const char *s, size_t n, date_hit *hit, cchc_error *err)
{
	date_scanner scan = date_scanner_of(s, n);
	scan_status status;
	date_hit other;
	size_t stray;

	if (n > WORD_TEXT_MAX)
		return cchc_fail(err, CCHC_BAD_SYNTAX, 0, N_("The text is too long for a single date"),
						 "extract_dates() finds the dates in a longer text.");
	do
		status = date_scan(&scan, true, hit);
	while (status == SCAN_PAUSED);
	if (status == SCAN_END)
		return cchc_fail(err, CCHC_BAD_SYNTAX, 0,
						 N_("The text holds no date of day, month and year"), EXAMPLE);
	if (!hit->possible)
		return cchc_fail(err, CCHC_BAD_DATETIME, hit->start, N_("The calendar has no such day"),
						 EXAMPLE);
	do
		status = date_scan(&scan, true, &other);
	while (status == SCAN_PAUSED);
	if (status == SCAN_FOUND)
		return cchc_fail(err, CCHC_BAD_SYNTAX, other.start, N_("The text holds more than one date"),
						 "extract_dates() finds all the dates in a text.");
	stray = stray_number(s, n, hit);
	if (stray > 0)
		return cchc_fail(err, CCHC_BAD_SYNTAX, stray,
						 N_("Besides the date the text holds another number"),
						 "extract_dates() finds the dates in a longer text.");
	return CCHC_OK;
}
