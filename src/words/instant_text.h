/*
 * instant_text.h
 *		Instants as the cells of a table write them, at Vietnam's offset.
 *
 *		2022-03-07  2022-03-07 09:15[:30[.5]]  2022-03-07T09:15:30+07:00  20220307
 *		07/03/2022 [09:15]  09:15 07/03/2022  7-3-2022 2:15:00 CH
 *		ngày 7 tháng 3 năm 2022 [9 giờ 15]  lúc 9h15 ngày 7/3/2022
 *		44622.375	(a spreadsheet's days since 30 December 1899, 2000 to 2099)
 *
 * Day before month, the year in four digits.  Without an offset the instant is
 * at UTC+7, whatever the session's time zone.  Nothing but a date and a time of
 * day may stand in the cell.
 *
 * 00:00 without an offset is no time of day: so a spreadsheet or a database
 * writes a day that it keeps as an instant.
 */
#ifndef CCHC_INSTANT_TEXT_H
#define CCHC_INSTANT_TEXT_H

#include <stdbool.h>
#include <stdint.h>

#include "common/status.h"

typedef struct text_instant
{
	int64_t usec;   /* since 2000-01-01 00:00 UTC, as the server's timestamptz counts */
	bool date_only; /* no time of day but 00:00: usec is the beginning of the day */
} text_instant;

#define INSTANT_DAY_USEC INT64_C(86400000000)

/*
 * CCHC_BAD_SYNTAX for what is no instant; CCHC_BAD_DATETIME for a day or a time
 * of day that does not exist, and a year outside 1900 to 2199.
 */
extern cchc_status instant_text_parse(const char *s, size_t n, text_instant *out, cchc_error *err);

#endif /* CCHC_INSTANT_TEXT_H */
