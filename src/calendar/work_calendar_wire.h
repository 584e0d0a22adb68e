/*
 * work_calendar_wire.h
 *		The binary form that send and recv exchange: the definition of a work
 *		calendar in network byte order, not its image, so that it passes
 *		between machines and releases and recv has no count to believe.
 *
 *		u8			WORK_WIRE_VERSION
 *		i64			version
 *		i32 x 5		first day, last day, decided until, UTC offset, cutoff
 *		u8			number of intervals, each u8 isodow, u16 opens, u16 closes
 *		u32			number of days off, each i32
 *		u32			number of worked days, each i32 day, u8 isodow
 */
#ifndef CCHC_WORK_CALENDAR_WIRE_H
#define CCHC_WORK_CALENDAR_WIRE_H

#include "calendar/work_calendar.h"

#define WORK_WIRE_VERSION 1

#define WORK_HOURS_MAX (7 * WORK_INTERVALS)

/* No calendar's message is longer: every day an exception. */
#define WORK_WIRE_MAX (30 + WORK_HOURS_MAX * 5 + 8 + WORK_CALENDAR_MAX_DAYS * 5)

/* Bytes that work_calendar_pack writes. */
extern size_t work_calendar_wire_size(const work_calendar *cal);
extern void work_calendar_pack(const work_calendar *cal, char *dst);

/*
 * Take apart n bytes, from anywhere.  *def points into the caller's arrays:
 * hours has room for WORK_HOURS_MAX, off for n / 4, worked for n / 5.
 * CCHC_BAD_SYNTAX when the bytes are no such message; what the definition
 * says is for work_calendar_check.
 */
extern cchc_status work_calendar_unpack(const char *s, size_t n, work_calendar_def *def,
										work_hours *hours, int32_t *off, worked_day *worked,
										cchc_error *err);

#endif /* CCHC_WORK_CALENDAR_WIRE_H */
