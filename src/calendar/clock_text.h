/*
 * clock_text.h
 *		Dates, times of the day, intervals of hours and offsets from UTC as text.
 */
#ifndef CCHC_CLOCK_TEXT_H
#define CCHC_CLOCK_TEXT_H

#include "calendar/work_calendar.h"

#define CLOCK_DATE_TEXT 10     /* 2026-01-01 */
#define CLOCK_MINUTE_TEXT 5    /* 07:30 */
#define CLOCK_INTERVAL_TEXT 11 /* 07:30-11:30 */
#define CLOCK_OFFSET_TEXT 9    /* +07:00, or +07:00:30 */

/*
 * Exactly these forms, n bytes; false for anything else, and for dates and
 * times that do not exist.  24:00 is the end of a day.
 */
extern bool clock_parse_date(const char *s, size_t n, int32_t *day);
extern bool clock_parse_minute(const char *s, size_t n, int *minute);
extern bool clock_parse_interval(const char *s, size_t n, work_interval *interval);
extern bool clock_parse_offset(const char *s, size_t n, int32_t *seconds);

/* The inverse, without a NUL; the offset's gives its length. */
extern void clock_print_date(int32_t day, char *dst);
extern void clock_print_minute(int minute, char *dst);
extern void clock_print_interval(work_interval interval, char *dst);
extern size_t clock_print_offset(int32_t seconds, char *dst);

#endif /* CCHC_CLOCK_TEXT_H */
