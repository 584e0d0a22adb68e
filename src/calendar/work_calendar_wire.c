/*
 * work_calendar_wire.c
 *		The binary form of send and recv.
 */
#include "calendar/work_calendar_wire.h"

#define HEAD_BYTES (1 + 8 + 5 * 4 + 1)
#define HOURS_BYTES 5
#define OFF_BYTES 4
#define WORKED_BYTES 5

static char *
put(char *dst, uint64_t value, int bytes)
{
	for (int i = bytes - 1; i >= 0; i--, value >>= 8)
		dst[i] = (char) (value & 0xFF);
	return dst + bytes;
}

static uint64_t
get(const char **src, int bytes)
{
	uint64_t value = 0;

	for (int i = 0; i < bytes; i++)
		value = value << 8 | (unsigned char) *(*src)++;
	return value;
}

static int32_t
get_int32(const char **src)
{
	return (int32_t) (uint32_t) get(src, 4);
}

static size_t
count_intervals(const work_calendar *cal)
{
	size_t n = 0;

	for (int d = 0; d < 7; d++)
		if (cal->weekly[d] != NO_CLASS)
			n += cal->class[cal->weekly[d]].count;
	return n;
}

size_t
work_calendar_wire_size(const work_calendar *cal)
{
	size_t off;
	size_t worked;

	work_calendar_count_exceptions(cal, &off, &worked);
	return HEAD_BYTES + count_intervals(cal) * HOURS_BYTES + 4 + off * OFF_BYTES + 4 +
		   worked * WORKED_BYTES;
}

void
work_calendar_pack(const work_calendar *cal, char *dst)
{
	work_exception e;
	size_t off;
	size_t worked;

	work_calendar_count_exceptions(cal, &off, &worked);
	dst = put(dst, WORK_WIRE_VERSION, 1);
	dst = put(dst, (uint64_t) cal->version, 8);
	dst = put(dst, (uint32_t) cal->first_day, 4);
	dst = put(dst, (uint32_t) work_calendar_end(cal), 4);
	dst = put(dst, (uint32_t) cal->decided_until, 4);
	dst = put(dst, (uint32_t) cal->utc_offset, 4);
	dst = put(dst, (uint32_t) cal->cutoff, 4);
	dst = put(dst, count_intervals(cal), 1);
	for (int d = 0; d < 7; d++)
		for (int k = 0; cal->weekly[d] != NO_CLASS && k < cal->class[cal->weekly[d]].count; k++)
		{
			dst = put(dst, (uint64_t) d + 1, 1);
			dst = put(dst, cal->class[cal->weekly[d]].interval[k].opens, 2);
			dst = put(dst, cal->class[cal->weekly[d]].interval[k].closes, 2);
		}
	dst = put(dst, off, 4);
	for (int32_t day = cal->first_day; work_calendar_exception(cal, day, &e); day = e.day + 1)
		if (e.isodow == 0)
			dst = put(dst, (uint32_t) e.day, 4);
	dst = put(dst, worked, 4);
	for (int32_t day = cal->first_day; work_calendar_exception(cal, day, &e); day = e.day + 1)
		if (e.isodow != 0)
		{
			dst = put(dst, (uint32_t) e.day, 4);
			dst = put(dst, e.isodow, 1);
		}
}

static cchc_status
truncated(cchc_error *err)
{
	return cchc_fail(err, CCHC_BAD_SYNTAX, 0, "The message is too short for what it announces",
					 NULL);
}

cchc_status
work_calendar_unpack(const char *s, size_t n, work_calendar_def *def, work_hours *hours,
					 int32_t *off, worked_day *worked, cchc_error *err)
{
	const char *end = s + n;

	*def = (work_calendar_def){.hours = hours, .off = off, .worked = worked};
	if (n < HEAD_BYTES)
		return truncated(err);
	if (n > WORK_WIRE_MAX)
		return cchc_fail(err, CCHC_BAD_SYNTAX, 0, "The message is longer than any calendar", NULL);
	if (get(&s, 1) != WORK_WIRE_VERSION)
		return cchc_fail(err, CCHC_BAD_SYNTAX, 0, "The message is of an unknown version", NULL);
	def->version = (int64_t) get(&s, 8);
	def->first_day = get_int32(&s);
	def->last_day = get_int32(&s);
	def->decided_until = get_int32(&s);
	def->utc_offset = get_int32(&s);
	def->cutoff = get_int32(&s);

	def->hours_count = get(&s, 1);
	if (def->hours_count > WORK_HOURS_MAX)
		return cchc_fail(err, CCHC_BAD_SYNTAX, 0, "There are too many intervals of hours", NULL);
	if ((size_t) (end - s) < def->hours_count * HOURS_BYTES + 4)
		return truncated(err);
	for (size_t i = 0; i < def->hours_count; i++)
	{
		hours[i].isodow = (uint8_t) get(&s, 1);
		hours[i].interval.opens = (uint16_t) get(&s, 2);
		hours[i].interval.closes = (uint16_t) get(&s, 2);
	}

	def->off_count = get(&s, 4);
	if ((size_t) (end - s) / OFF_BYTES < def->off_count ||
		(size_t) (end - s) - def->off_count * OFF_BYTES < 4)
		return truncated(err);
	for (size_t i = 0; i < def->off_count; i++)
		off[i] = get_int32(&s);

	def->worked_count = get(&s, 4);
	if ((size_t) (end - s) / WORKED_BYTES < def->worked_count)
		return truncated(err);
	for (size_t i = 0; i < def->worked_count; i++)
	{
		worked[i].day = get_int32(&s);
		worked[i].isodow = (uint8_t) get(&s, 1);
	}
	if (s != end)
		return cchc_fail(err, CCHC_BAD_SYNTAX, 0, "The message goes on behind its end", NULL);
	return CCHC_OK;
}
