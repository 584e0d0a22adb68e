/*
 * time_limit_extract.h
 *		Finding time limits in sentences: "Trong thời hạn 05 ngày làm việc kể từ
 *		ngày nhận đủ hồ sơ hợp lệ, Sở Tư pháp ..." holds 5 working days, counted
 *		from "kể từ ngày nhận đủ hồ sơ hợp lệ".
 *
 * A limit is a number and a unit of time that is neither part of a date
 * (ngày 31 tháng 12), the label of something (Điều 5), a time of the day (17 giờ
 * hàng ngày) nor an age or seniority (05 năm kinh nghiệm).  One pass, whose
 * work is bounded by a constant for each byte.
 */
#ifndef CCHC_TIME_LIMIT_EXTRACT_H
#define CCHC_TIME_LIMIT_EXTRACT_H

#include "common/scan.h"
#include "deadline/limit_words.h"
#include "deadline/time_limit.h"

/* An anchor is cut after this many characters. */
#define LIMIT_ANCHOR_MAX 300

typedef struct limit_scan
{
	const char *s;
	size_t n;
	size_t at;          /* where the next token is read */
	limit_token before; /* the token before it */
	bool joined;        /* and that token joins numbers: 59/2020 */
	size_t candidate;   /* up to and with the token there all are read: see limit_start.h */
	size_t counted;     /* characters are counted up to this byte: */
	size_t characters;
} limit_scan;

typedef struct limit_match
{
	time_limit limit;
	size_t start;      /* first character of the limit, from 1 */
	size_t length;     /* in characters */
	size_t anchor_at;  /* bytes of the text that say what it counts from */
	size_t anchor_len; /* 0 = nothing is said behind the limit */
} limit_match;

/* Begin with the text s (UTF-8, n bytes, any bytes allowed), which must stay. */
extern void limit_scan_begin(limit_scan *scan, const char *s, size_t n);

/* Go on to the next limit.  *match holds one only on SCAN_FOUND. */
extern scan_status limit_scan_next(limit_scan *scan, limit_match *match);

#endif /* CCHC_TIME_LIMIT_EXTRACT_H */
