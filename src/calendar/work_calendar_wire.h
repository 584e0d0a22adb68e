/*
 * work_calendar_wire.h
 *		The binary form that send and recv exchange: the definition of a work
 *		calendar in network byte order, not its image, so that it passes
 *		between machines and releases and recv has no count to believe.
 *
 *		u8			WORK_WIRE_VERSION
 *		i64			version
 *		i32 x 5		first day, last day, decided until, UTC offset, cutoff
 *		u8			what is received while closed, a work_receipt
 *		u16			number of seasons, each i32 from, u16 number of intervals, each
 *					u8 isodow (WIRE_DESK added: receives without counting), u16 opens, u16 closes
 *		u32			number of days off, each i32
 *		u32			number of worked days, each i32 day, u8 isodow
 *		u32			number of days with hours of their own, each i32 day, u8 number
 *					of intervals, each u8 (0 or WIRE_DESK), u16 opens, u16 closes
 *
 * Version 1, which is still read, has neither receipt nor seasons, but a u8
 * number of intervals in their place, and no days with hours of their own.
 */
#ifndef CCHC_WORK_CALENDAR_WIRE_H
#define CCHC_WORK_CALENDAR_WIRE_H

#include "calendar/work_calendar.h"

#define WORK_WIRE_VERSION 2
#define WORK_WIRE_OLDEST 1

#define WIRE_DESK 0x80

/* No calendar's message is longer: every season and every day has hours of its own. */
#define WORK_WIRE_MAX \
	(64 + WORK_SEASONS_MAX * (6 + WORK_WEEK_HOURS_MAX * 5) + \
	 WORK_CALENDAR_MAX_DAYS * (5 + WORK_DAY_HOURS_MAX * 5))

/* Bytes that work_calendar_pack writes. */
extern size_t work_calendar_wire_size(const work_calendar *cal);
extern void work_calendar_pack(const work_calendar *cal, char *dst);

/* Where a definition is taken apart: the caller's arrays, for a message of n bytes. */
typedef struct work_wire_arrays
{
	work_hours *hours;        /* n / 5 */
	work_season_def *seasons; /* n / 6 */
	int32_t *off;             /* n / 4 */
	worked_day *worked;       /* n / 5 */
	own_day *own;             /* n / 5 */
	work_hours *own_hours;    /* n / 5 */
} work_wire_arrays;

/*
 * Take apart n bytes, from anywhere.  *def points into the arrays.
 * CCHC_BAD_SYNTAX when the bytes are no such message; what the definition
 * says is for work_calendar_check.
 */
extern cchc_status work_calendar_unpack(const char *s, size_t n, const work_wire_arrays *arrays,
										work_calendar_def *def, cchc_error *err);

#endif /* CCHC_WORK_CALENDAR_WIRE_H */
