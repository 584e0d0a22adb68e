/*
 * date_text.h
 *		Dates in running text (ngày tháng): 25/01/2022, ngày 14 tháng 02 năm 2022.
 *
 * Day, month, year, in this order only.  A date is
 *
 *		D/M/YYYY  D-M-YYYY  D.M.YYYY	one separator, spaces around "/" only
 *		D/M/YY							after "ngày", or when the caller says so
 *		D[,] tháng M[,] [năm] Y			M in figures or words: tháng Tám
 *		D/M[,] năm Y
 *
 * with no letter, digit or "/" touching it, so that 24/2024/NĐ-CP,
 * 12/5/2022/QĐ-UBND and 1.2.2022.3 hold none; but a word may follow a year of
 * four digits without a space.  A date of the lunar calendar ("âm lịch", tháng
 * Giêng, tháng Chạp) is none either.
 */
#ifndef CCHC_DATE_TEXT_H
#define CCHC_DATE_TEXT_H

#include "common/scan.h"
#include "common/status.h"
#include "text/word.h"

typedef struct date_hit
{
	int year;
	int month;
	int day;
	bool possible; /* the calendar has such a day */
	size_t start;  /* the day's first digit, in characters from 1 */
	size_t length; /* in characters */
	size_t offset; /* the same in bytes */
	size_t end;
} date_hit;

/* A scan for dates: begin with date_scanner_of(). */
typedef struct date_scanner
{
	const char *text;
	size_t n;
	size_t at;      /* what is before this byte is done */
	size_t counted; /* bytes before this one are in `characters` */
	size_t characters;
} date_scanner;

/* A scan of n bytes of UTF-8 (any bytes allowed), which must outlive it. */
static inline date_scanner
date_scanner_of(const char *s, size_t n)
{
	return (date_scanner){.text = s, .n = n};
}

/*
 * Look for the next date, one pass over the text.  Two-digit years are 1970 to
 * 2069; `short_year` takes them without "ngày".
 */
extern scan_status date_scan(date_scanner *scan, bool short_year, date_hit *hit);

/*
 * The only date in a text; words and a time of day may surround it.
 * CCHC_BAD_SYNTAX when there is none, more than one, or another number;
 * CCHC_BAD_DATETIME when it is impossible.
 */
extern cchc_status date_text_parse(const char *s, size_t n, date_hit *hit, cchc_error *err);

#endif /* CCHC_DATE_TEXT_H */
