/*
 * time_limit.c
 *		The value: packing, order, sums and printing.
 */
#include "deadline/time_limit.h"

#include <string.h>

#define MONTHS_MAX ((INT64_C(1) << 20) - 1)
#define CALENDAR_MAX ((INT64_C(1) << 22) - 1)

static const int64_t field_max[LIMIT_FIELDS] = {
	[LIMIT_MONTHS] = MONTHS_MAX,         [LIMIT_DAYS] = CALENDAR_MAX,
	[LIMIT_WORKING_DAYS] = INT32_MAX,    [LIMIT_MINUTES] = CALENDAR_MAX,
	[LIMIT_WORKING_MINUTES] = INT32_MAX,
};

/* Nominal length of one unit, in 1/25 of a minute. */
static const int64_t field_nominal[LIMIT_FIELDS] = {
	[LIMIT_MONTHS] = 25 * 1440 * 365 / 12,
	[LIMIT_DAYS] = 25 * 1440,
	[LIMIT_WORKING_DAYS] = 25 * 1440 * 7 / 5 / 100,
	[LIMIT_MINUTES] = 25,
	[LIMIT_WORKING_MINUTES] = 25 * 1440 * 7 / 5 / 480,
};

time_limit_parts
time_limit_unpack(time_limit limit)
{
	return (time_limit_parts){{
		[LIMIT_MONTHS] = (int32_t) (limit.calendar >> 44),
		[LIMIT_DAYS] = (int32_t) (limit.calendar >> 22 & CALENDAR_MAX),
		[LIMIT_WORKING_DAYS] = (int32_t) (limit.working >> 32),
		[LIMIT_MINUTES] = (int32_t) (limit.calendar & CALENDAR_MAX),
		[LIMIT_WORKING_MINUTES] = (int32_t) (limit.working & INT32_MAX),
	}};
}

cchc_status
time_limit_pack(const int64_t amount[LIMIT_FIELDS], time_limit *out, cchc_error *err)
{
	for (int f = 0; f < LIMIT_FIELDS; f++)
		if (amount[f] < 0 || amount[f] > field_max[f])
			return cchc_fail(
				err, CCHC_OUT_OF_RANGE, 0,
				N_("An amount of the time limit is too large to be kept"),
				N_("The largest limits are 1048575 months, 4194303 days, 69905 hours and "
				   "21474836 working days."));
	out->calendar = (uint64_t) amount[LIMIT_MONTHS] << 44 | (uint64_t) amount[LIMIT_DAYS] << 22 |
					(uint64_t) amount[LIMIT_MINUTES];
	out->working =
		(uint64_t) amount[LIMIT_WORKING_DAYS] << 32 | (uint64_t) amount[LIMIT_WORKING_MINUTES];
	return CCHC_OK;
}

int64_t
time_limit_nominal(time_limit limit)
{
	time_limit_parts parts = time_limit_unpack(limit);
	int64_t length = 0;

	for (int f = 0; f < LIMIT_FIELDS; f++)
		length += parts.amount[f] * field_nominal[f];
	return length;
}

int
time_limit_compare(time_limit a, time_limit b)
{
	int64_t x = time_limit_nominal(a);
	int64_t y = time_limit_nominal(b);

	if (x != y)
		return x < y ? -1 : 1;
	if (a.calendar != b.calendar)
		return a.calendar < b.calendar ? -1 : 1;
	return (a.working > b.working) - (a.working < b.working);
}

cchc_status
time_limit_add(time_limit a, time_limit b, time_limit *out, cchc_error *err)
{
	time_limit_parts x = time_limit_unpack(a);
	time_limit_parts y = time_limit_unpack(b);
	int64_t sum[LIMIT_FIELDS];

	for (int f = 0; f < LIMIT_FIELDS; f++)
		sum[f] = (int64_t) x.amount[f] + y.amount[f];
	return time_limit_pack(sum, out, err);
}

/* Printing */

static char *
put_text(char *dst, const char *text)
{
	size_t len = strlen(text);

	memcpy(dst, text, len);
	return dst + len;
}

static char *
put_number(char *dst, uint32_t value)
{
	char digits[10];
	int count = 0;

	do
		digits[count++] = (char) ('0' + value % 10);
	while ((value /= 10) != 0);
	while (count > 0)
		*dst++ = digits[--count];
	return dst;
}

/* Hundredths with a decimal comma and no zeros that say nothing. */
static char *
put_hundredths(char *dst, uint32_t value)
{
	dst = put_number(dst, value / 100);
	if (value % 100 != 0)
	{
		*dst++ = ',';
		*dst++ = (char) ('0' + value % 100 / 10);
		if (value % 10 != 0)
			*dst++ = (char) ('0' + value % 10);
	}
	return dst;
}

/* Minutes in whole hours when they are. */
static char *
put_minutes(char *dst, uint32_t minutes)
{
	bool hours = minutes % 60 == 0;

	return put_text(put_number(dst, hours ? minutes / 60 : minutes), hours ? " giờ" : " phút");
}

size_t
time_limit_format(time_limit limit, char *dst)
{
	time_limit_parts parts = time_limit_unpack(limit);
	char *p = dst;

	for (int f = 0; f < LIMIT_FIELDS; f++)
	{
		uint32_t amount = (uint32_t) parts.amount[f];

		if (amount == 0)
			continue;
		if (p > dst)
			p = put_text(p, " và ");
		switch ((time_limit_field) f)
		{
			case LIMIT_MONTHS:
				p = put_text(put_number(p, amount), " tháng");
				break;
			case LIMIT_DAYS:
				p = put_text(put_number(p, amount), " ngày");
				break;
			case LIMIT_WORKING_DAYS:
				p = put_text(put_hundredths(p, amount), " ngày làm việc");
				break;
			case LIMIT_MINUTES:
				p = put_minutes(p, amount);
				break;
			case LIMIT_WORKING_MINUTES:
				p = put_text(put_minutes(p, amount), " làm việc");
				break;
			case LIMIT_FIELDS:
				break;
		}
	}
	if (p == dst)
		p = put_text(p, "0 ngày");
	return (size_t) (p - dst);
}
