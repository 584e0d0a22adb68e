/*
 * time_limit.h
 *		Processing times of procedures (thời hạn giải quyết): a sum of months,
 *		calendar days, working days, hours and working hours, usually one of them.
 *
 * The 16 bytes are an on-disk format and will not change:
 *
 *		calendar	bits 44-63	months						0 to 1,048,575
 *					bits 22-43	calendar days				0 to 4,194,303
 *					bits  0-21	hours, in minutes			0 to 4,194,303
 *		working		bits 32-63	working days, in hundredths	0 to 2,147,483,647
 *					bits  0-31	working hours, in minutes	0 to 2,147,483,647
 *
 * Two limits are equal when all five amounts are: 8 working hours are not one
 * working day, for which the calendar decides.  Order is by nominal length,
 * and between limits of the same nominal length by the amounts in turn.
 */
#ifndef CCHC_TIME_LIMIT_H
#define CCHC_TIME_LIMIT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "common/status.h"

typedef struct time_limit
{
	uint64_t calendar;
	uint64_t working;
} time_limit;

/* The five amounts, in the order in which a due date applies them. */
typedef enum time_limit_field
{
	LIMIT_MONTHS,
	LIMIT_DAYS,
	LIMIT_WORKING_DAYS, /* hundredths */
	LIMIT_MINUTES,
	LIMIT_WORKING_MINUTES,
	LIMIT_FIELDS
} time_limit_field;

typedef struct time_limit_parts
{
	int32_t amount[LIMIT_FIELDS];
} time_limit_parts;

/* Five parts of at most 10 digits with the longest units, and " và " between them. */
#define TIME_LIMIT_MAX_TEXT 160

extern time_limit_parts time_limit_unpack(time_limit limit);

/*
 * A limit of the given amounts.  CCHC_OUT_OF_RANGE when one is negative or too
 * large; *out is written only on CCHC_OK.
 */
extern cchc_status time_limit_pack(const int64_t amount[LIMIT_FIELDS], time_limit *out,
								   cchc_error *err);

/* Whether 16 bytes are a limit that time_limit_pack can give. */
static inline bool
time_limit_valid(time_limit limit)
{
	return limit.working >> 63 == 0 && (limit.working >> 31 & 1) == 0;
}

/*
 * Nominal length in 1/25 of a minute: a month is a twelfth of 365 days, five
 * working days are seven days, eight working hours are a working day.
 */
extern int64_t time_limit_nominal(time_limit limit);

/* Negative, 0 or positive; 0 only for equal limits. */
extern int time_limit_compare(time_limit a, time_limit b);

/* a + b, amount by amount; CCHC_OUT_OF_RANGE when an amount becomes too large. */
extern cchc_status time_limit_add(time_limit a, time_limit b, time_limit *out, cchc_error *err);

/*
 * Print in Vietnamese; time_limit_parse reads it back to the same limit.  dst
 * has room for TIME_LIMIT_MAX_TEXT bytes; returns the length; writes no NUL.
 */
extern size_t time_limit_format(time_limit limit, char *dst);

#endif /* CCHC_TIME_LIMIT_H */
