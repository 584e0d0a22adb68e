/*
 * lunar.h
 *		The Vietnamese lunar calendar (âm lịch), lunar years 1800 to 2199.
 *
 * A lunar_date is the same day count as PostgreSQL's date, read otherwise: days
 * since 1 January 2000.  That is an on-disk format and will not change.
 */
#ifndef CCHC_LUNAR_H
#define CCHC_LUNAR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "common/status.h"

typedef int32_t lunar_date;

/* First day of lunar year 1800 and last day of 2199: 1800-01-25 and 2200-02-14. */
#define LUNAR_DATE_MIN ((lunar_date) -73024)
#define LUNAR_DATE_MAX ((lunar_date) 73093)

/* "2025-06N-01 AL" */
#define LUNAR_DATE_MAX_TEXT 14

/* "Nhâm Tuất", in UTF-8 */
#define CAN_CHI_MAX_TEXT 12

typedef struct lunar_fields
{
	int year;
	int month; /* 1 to 12 */
	int day;   /* 1 to 30 */
	bool leap; /* the second month of that number (tháng nhuận) */
} lunar_fields;

/* Whether a day count is a day of the lunar years 1800 to 2199. */
static inline bool
lunar_date_valid(int32_t day)
{
	return day >= LUNAR_DATE_MIN && day <= LUNAR_DATE_MAX;
}

/* The year, month and day of a valid lunar_date. */
extern lunar_fields lunar_date_fields(lunar_date date);

/*
 * The day that the fields name.  CCHC_BAD_DATETIME when there is none: year
 * outside 1800-2199, no such month or leap month in that year, day 30 of a
 * short month.  *out is written only on CCHC_OK.
 */
extern cchc_status lunar_date_make(lunar_fields fields, lunar_date *out, cchc_error *err);

/*
 * Parse UTF-8 text of n bytes: 2026-03-10 AL, a leap month 2025-06N-01 AL.  The
 * mark (âm lịch: AL, ÂL) is required, in any letter case: without it the text is
 * that of a date, and would be taken for another day.  Errors: CCHC_BAD_SYNTAX
 * for the shape, CCHC_BAD_DATETIME for a day that is not.
 */
extern cchc_status lunar_date_parse(const char *s, size_t n, lunar_date *out, cchc_error *err);

/* Print a valid date; dst has room for LUNAR_DATE_MAX_TEXT bytes.  No NUL. */
extern size_t lunar_date_format(lunar_date date, char *dst);

/* The Gregorian day (days since 2000-01-01) of 1/1 and of 10/3 of a lunar year. */
extern cchc_status lunar_tet(int year, lunar_date *out, cchc_error *err);
extern cchc_status lunar_hung_kings_day(int year, lunar_date *out, cchc_error *err);

/*
 * The stem and branch of a year, "Bính Ngọ" for 2026, in UTF-8; dst has room
 * for CAN_CHI_MAX_TEXT bytes.  Years from 1; returns 0 for others.
 */
extern size_t lunar_can_chi(int year, char *dst);

#endif /* CCHC_LUNAR_H */
