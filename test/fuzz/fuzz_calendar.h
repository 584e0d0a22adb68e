/*
 * fuzz_calendar.h
 *		A work calendar out of the first bytes of an input, for the targets that
 *		compute with one.  The rest of the bytes are numbers.
 */
#ifndef CCHC_FUZZ_CALENDAR_H
#define CCHC_FUZZ_CALENDAR_H

#include "test/fuzz/fuzz_input.h"

#include "calendar/work_calendar.h"

typedef struct fuzz_bytes
{
	const uint8_t *at;
	size_t left;
} fuzz_bytes;

/* The next byte, 0 behind the last one. */
static inline uint8_t
fuzz_byte(fuzz_bytes *b)
{
	if (b->left == 0)
		return 0;
	b->left--;
	return *b->at++;
}

/* Two bytes, the first one first, whichever side of an operator a compiler begins with. */
static inline int64_t
fuzz_short(fuzz_bytes *b)
{
	int64_t high = fuzz_byte(b);

	return high << 8 | fuzz_byte(b);
}

/* A number of up to eight bytes; how many, the first says. */
static inline int64_t
fuzz_number(fuzz_bytes *b)
{
	uint64_t n = 0;
	int bytes = fuzz_byte(b) % 9;

	for (int i = 0; i < bytes; i++)
		n = n << 8 | fuzz_byte(b);
	return (int64_t) n;
}

/* An instant within the calendar or near its ends, by the minute or to the microsecond. */
static inline int64_t
fuzz_instant(fuzz_bytes *b, const work_calendar *cal)
{
	int64_t day = cal->first_day - 1 + fuzz_byte(b) % (cal->day_count + 2);
	int64_t minute = fuzz_short(b) % MINUTES_A_DAY;

	return day * USECS_A_DAY - cal->utc_offset * INT64_C(1000000) + minute * USECS_A_MINUTE +
		   (minute % 7 == 0 ? fuzz_byte(b) - 1 : 0);
}

/* NULL when the bytes make none: no day works, or the hours of a day are out of order. */
static inline work_calendar *
fuzz_calendar(fuzz_bytes *b)
{
	work_hours hours[24];
	int32_t off[8];
	worked_day worked[4];
	work_calendar_def def = {.version = 1,
							 .first_day = 9000 + fuzz_byte(b),
							 .decided_until = WORK_CALENDAR_ALL_DECIDED,
							 .utc_offset = 25200,
							 .cutoff = WORK_CALENDAR_NO_CUTOFF,
							 .hours = hours,
							 .off = off,
							 .worked = worked};
	cchc_error err = {0};
	work_calendar *cal;
	size_t room;
	uint8_t flags = fuzz_byte(b);

	def.last_day = def.first_day + 20 + fuzz_byte(b);
	if (flags & 1)
		def.cutoff = fuzz_byte(b) * 5;
	if (flags & 2)
		def.receipt = WORK_RECEIPT_SAME_DAY;
	if (flags & 4)
		def.utc_offset = -12600;
	for (int dow = 1; dow <= 7; dow++)
	{
		unsigned opens = fuzz_byte(b) * 5u;

		for (int i = 0; i < 3 && opens < MINUTES_A_DAY && (flags >> 3 & 3) != 0; i++)
		{
			unsigned closes = opens + 1 + fuzz_byte(b);

			if (closes > MINUTES_A_DAY)
				break;
			hours[def.hours_count++] =
				(work_hours){.isodow = (uint8_t) dow,
							 .interval = {(uint16_t) opens, (uint16_t) closes},
							 .desk = (flags & 32) != 0 && i == 1};
			opens = closes + 1 + fuzz_byte(b);
		}
	}
	for (int i = flags >> 6; i > 0; i--)
		off[def.off_count++] = def.first_day + fuzz_byte(b);
	for (int i = flags >> 6; i > 0; i--)
		worked[def.worked_count++] = (worked_day){.day = def.first_day + fuzz_byte(b),
												  .isodow = (uint8_t) (1 + fuzz_byte(b) % 7)};
	if (work_calendar_check(&def, &room, &err) != CCHC_OK)
		return NULL;
	cal = malloc(room);
	if (work_calendar_build(&def, cal, room, &err) == CCHC_OK)
		return cal;
	free(cal);
	return NULL;
}

#endif /* CCHC_FUZZ_CALENDAR_H */
