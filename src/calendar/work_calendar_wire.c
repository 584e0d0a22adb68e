/*
 * work_calendar_wire.c
 *		The binary form of send and recv.
 */
#include "calendar/work_calendar_wire.h"

#include <string.h>

#define HEAD_BYTES (1 + 8 + 5 * 4)
#define SEASON_BYTES 6
#define HOURS_BYTES 5
#define OFF_BYTES 4
#define WORKED_BYTES 5
#define OWN_BYTES 5

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

static char *
put_hours(char *dst, int isodow, const work_hours *hours, size_t n)
{
	for (size_t k = 0; k < n; k++)
	{
		dst = put(dst, (uint64_t) isodow | (hours[k].desk ? WIRE_DESK : 0), 1);
		dst = put(dst, hours[k].interval.opens, 2);
		dst = put(dst, hours[k].interval.closes, 2);
	}
	return dst;
}

/* The weeks of a calendar: its seasons, or the one of the header. */
static size_t
list_weeks(const work_calendar *cal, size_t k, work_season *week)
{
	size_t count;
	const work_season *seasons = work_calendar_seasons(cal, &count);

	*week = (work_season){.from = cal->first_day};
	memcpy(week->weekly, cal->weekly, sizeof(week->weekly));
	if (seasons == NULL)
		return 1;
	*week = seasons[k];
	return count;
}

static size_t
count_week(const work_calendar *cal, const work_season *week)
{
	work_hours hours[WORK_DAY_HOURS_MAX];
	size_t n = 0;

	for (int d = 0; d < 7; d++)
		n += work_calendar_day_hours(cal, week->weekly[d], hours);
	return n;
}

/* How many exceptions are of each kind, and how many intervals their own hours have. */
typedef struct exception_counts
{
	size_t off;
	size_t worked;
	size_t own;
	size_t own_hours;
} exception_counts;

static exception_counts
count_exceptions(const work_calendar *cal)
{
	exception_counts counts = {0};
	work_exception e;
	work_hours hours[WORK_DAY_HOURS_MAX];

	for (int32_t day = cal->first_day; work_calendar_exception(cal, day, &e); day = e.day + 1)
		if (e.isodow == 0)
			counts.off++;
		else if (e.isodow != OWN_HOURS)
			counts.worked++;
		else
		{
			counts.own++;
			counts.own_hours += work_calendar_day_hours(cal, e.class, hours);
		}
	return counts;
}

size_t
work_calendar_wire_size(const work_calendar *cal)
{
	exception_counts counts = count_exceptions(cal);
	size_t size = HEAD_BYTES + 1 + 2 + 3 * 4 + counts.off * OFF_BYTES +
				  counts.worked * WORKED_BYTES + counts.own * OWN_BYTES +
				  counts.own_hours * HOURS_BYTES;
	work_season week;
	size_t weeks = list_weeks(cal, 0, &week);

	for (size_t k = 0; k < weeks; k++)
	{
		list_weeks(cal, k, &week);
		size += SEASON_BYTES + count_week(cal, &week) * HOURS_BYTES;
	}
	return size;
}

static char *
put_weeks(char *dst, const work_calendar *cal)
{
	work_hours hours[WORK_DAY_HOURS_MAX];
	work_season week;
	size_t weeks = list_weeks(cal, 0, &week);

	dst = put(dst, weeks, 2);
	for (size_t k = 0; k < weeks; k++)
	{
		list_weeks(cal, k, &week);
		dst = put(dst, (uint32_t) week.from, 4);
		dst = put(dst, count_week(cal, &week), 2);
		for (int d = 0; d < 7; d++)
			dst = put_hours(dst, d + 1, hours, work_calendar_day_hours(cal, week.weekly[d], hours));
	}
	return dst;
}

void
work_calendar_pack(const work_calendar *cal, char *dst)
{
	work_hours hours[WORK_DAY_HOURS_MAX];
	exception_counts counts = count_exceptions(cal);
	work_exception e;

	dst = put(dst, WORK_WIRE_VERSION, 1);
	dst = put(dst, (uint64_t) cal->version, 8);
	dst = put(dst, (uint32_t) cal->first_day, 4);
	dst = put(dst, (uint32_t) work_calendar_end(cal), 4);
	dst = put(dst, (uint32_t) cal->decided_until, 4);
	dst = put(dst, (uint32_t) cal->utc_offset, 4);
	dst = put(dst, (uint32_t) cal->cutoff, 4);
	dst = put(dst, work_calendar_receipt(cal), 1);
	dst = put_weeks(dst, cal);
	dst = put(dst, counts.off, 4);
	for (int32_t day = cal->first_day; work_calendar_exception(cal, day, &e); day = e.day + 1)
		if (e.isodow == 0)
			dst = put(dst, (uint32_t) e.day, 4);
	dst = put(dst, counts.worked, 4);
	for (int32_t day = cal->first_day; work_calendar_exception(cal, day, &e); day = e.day + 1)
		if (e.isodow != 0 && e.isodow != OWN_HOURS)
		{
			dst = put(dst, (uint32_t) e.day, 4);
			dst = put(dst, e.isodow, 1);
		}
	dst = put(dst, counts.own, 4);
	for (int32_t day = cal->first_day; work_calendar_exception(cal, day, &e); day = e.day + 1)
		if (e.isodow == OWN_HOURS)
		{
			size_t n = work_calendar_day_hours(cal, e.class, hours);

			dst = put(dst, (uint32_t) e.day, 4);
			dst = put(dst, n, 1);
			dst = put_hours(dst, 0, hours, n);
		}
}

static cchc_status
truncated(cchc_error *err)
{
	return cchc_fail(err, CCHC_BAD_SYNTAX, 0, N_("The message is too short for what it announces"),
					 NULL);
}

/* A message being read. */
typedef struct wire_reader
{
	const char *at;
	const char *end;
	bool short_of; /* it announced more than it has */
} wire_reader;

/* The next number of so many bytes; 0 behind the end. */
static uint64_t
take(wire_reader *r, int bytes)
{
	if (r->end - r->at < bytes)
	{
		r->at = r->end;
		r->short_of = true;
		return 0;
	}
	return get(&r->at, bytes);
}

static int32_t
take_int32(wire_reader *r)
{
	return (int32_t) (uint32_t) take(r, 4);
}

/* A count of so many bytes, of things that take `each` at least: 0 when so many cannot follow. */
static size_t
take_count(wire_reader *r, int bytes, size_t each)
{
	uint64_t count = take(r, bytes);

	if (count <= (size_t) (r->end - r->at) / each)
		return (size_t) count;
	r->short_of = true;
	return 0;
}

/* Only version 2 has the bit for hours that do not count. */
static void
take_hours(wire_reader *r, size_t n, bool desks, work_hours *hours)
{
	for (size_t i = 0; i < n; i++)
	{
		unsigned isodow = (unsigned) take(r, 1);

		hours[i].desk = desks && (isodow & WIRE_DESK) != 0;
		hours[i].isodow = (uint8_t) (hours[i].desk ? isodow & ~(unsigned) WIRE_DESK : isodow);
		hours[i].interval.opens = (uint16_t) take(r, 2);
		hours[i].interval.closes = (uint16_t) take(r, 2);
	}
}

static void
take_seasons(wire_reader *r, const work_wire_arrays *arrays, work_calendar_def *def)
{
	def->seasons = arrays->seasons;
	def->season_count = take_count(r, 2, SEASON_BYTES);
	for (size_t k = 0; k < def->season_count; k++)
	{
		arrays->seasons[k].from = take_int32(r);
		arrays->seasons[k].hours_count = take_count(r, 2, HOURS_BYTES);
		take_hours(r, arrays->seasons[k].hours_count, true, arrays->hours + def->hours_count);
		def->hours_count += arrays->seasons[k].hours_count;
	}
}

static void
take_own_days(wire_reader *r, const work_wire_arrays *arrays, work_calendar_def *def)
{
	work_hours *hours = arrays->own_hours;

	def->own = arrays->own;
	def->own_hours = hours;
	def->own_count = take_count(r, 4, OWN_BYTES);
	for (size_t i = 0; i < def->own_count; i++)
	{
		arrays->own[i].day = take_int32(r);
		arrays->own[i].hours_count = take_count(r, 1, HOURS_BYTES);
		take_hours(r, arrays->own[i].hours_count, true, hours);
		hours += arrays->own[i].hours_count;
	}
}

cchc_status
work_calendar_unpack(const char *s, size_t n, const work_wire_arrays *arrays,
					 work_calendar_def *def, cchc_error *err)
{
	wire_reader r = {.at = s, .end = s + n};
	unsigned version;

	*def =
		(work_calendar_def){.hours = arrays->hours, .off = arrays->off, .worked = arrays->worked};
	if (n < HEAD_BYTES + 1)
		return truncated(err);
	if (n > WORK_WIRE_MAX)
		return cchc_fail(err, CCHC_BAD_SYNTAX, 0, N_("The message is longer than any calendar"),
						 NULL);
	version = (unsigned) take(&r, 1);
	if (version < WORK_WIRE_OLDEST || version > WORK_WIRE_VERSION)
		return cchc_fail(err, CCHC_BAD_SYNTAX, 0, N_("The message is of an unknown version"), NULL);
	def->version = (int64_t) take(&r, 8);
	def->first_day = take_int32(&r);
	def->last_day = take_int32(&r);
	def->decided_until = take_int32(&r);
	def->utc_offset = take_int32(&r);
	def->cutoff = take_int32(&r);
	if (version == 1)
	{
		def->hours_count = take_count(&r, 1, HOURS_BYTES);
		take_hours(&r, def->hours_count, false, arrays->hours);
	}
	else
	{
		def->receipt = (work_receipt) take(&r, 1);
		take_seasons(&r, arrays, def);
	}

	def->off_count = take_count(&r, 4, OFF_BYTES);
	for (size_t i = 0; i < def->off_count; i++)
		arrays->off[i] = take_int32(&r);
	def->worked_count = take_count(&r, 4, WORKED_BYTES);
	for (size_t i = 0; i < def->worked_count; i++)
	{
		arrays->worked[i].day = take_int32(&r);
		arrays->worked[i].isodow = (uint8_t) take(&r, 1);
	}
	if (version > 1)
		take_own_days(&r, arrays, def);
	if (r.short_of)
		return truncated(err);
	if (r.at != r.end)
		return cchc_fail(err, CCHC_BAD_SYNTAX, 0, N_("The message goes on behind its end"), NULL);
	return CCHC_OK;
}
