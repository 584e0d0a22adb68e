/*
 * holiday_rules.h
 *		The days off that the law gives in a year, as long as the government has
 *		not decided them: a proposal, no more.
 *
 * The law leaves two choices open; the proposal takes what the government took
 * in the same situation before (see docs/calendars.md):
 *		Tết, five days since 2014: one day before it and four from it when Tết
 *		is a Monday or a Tuesday, otherwise two before and three from it;
 *		National Day, two days since 2021: 2 and 3 September when the 2nd is a
 *		Sunday, Monday or Thursday, otherwise 1 and 2 September.
 * Swaps are never proposed.
 */
#ifndef CCHC_HOLIDAY_RULES_H
#define CCHC_HOLIDAY_RULES_H

#include <stdbool.h>
#include <stdint.h>

#include "common/status.h"

/* Saturday became a rest day in October 1999; the lunar calendar ends with 2199. */
#define HOLIDAY_YEAR_MIN 2000
#define HOLIDAY_YEAR_MAX 2199

/* 1/1, five days of Tết, 10/3, 30/4, 1/5, two in September, 24/11: each may be compensated. */
#define HOLIDAYS_MAX 24

typedef struct proposed_holiday
{
	int32_t day;         /* days since 2000-01-01 */
	int32_t compensates; /* the holiday on a rest day for which this day is given */
	bool compensatory;   /* otherwise statutory, and compensates is 0 */
	const char *name;    /* in Vietnamese; of the holiday itself when compensatory */
	const char *rule;    /* which rule gives the day, in English */
} proposed_holiday;

/*
 * The days off of a year, by day; holidays that fall on one day are one.
 * *count is 0 and the status CCHC_OUT_OF_RANGE for years that the rules do
 * not know.
 */
extern cchc_status holiday_rules_propose(int year, proposed_holiday out[HOLIDAYS_MAX], int *count,
										 cchc_error *err);

#endif /* CCHC_HOLIDAY_RULES_H */
