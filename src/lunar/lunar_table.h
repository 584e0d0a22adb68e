/*
 * lunar_table.h
 *		When each Vietnamese lunar year begins, and how long its months are.
 *
 * One entry a lunar year, 1600 bytes in all:
 *
 *		bits 17-22	the first day (Tết), in days after 1 January of the same year
 *		bits 13-16	the month that occurs twice, 0 = none
 *		bits  0-12	the months in order, the leap month at its place: 1 = 30 days,
 *					0 = 29; bit 12 is used in leap years only
 */
#ifndef CCHC_LUNAR_TABLE_H
#define CCHC_LUNAR_TABLE_H

#include <stdint.h>

#define LUNAR_FIRST_YEAR 1800
#define LUNAR_LAST_YEAR 2199
#define LUNAR_TABLE_YEARS (LUNAR_LAST_YEAR - LUNAR_FIRST_YEAR + 1)

extern const uint32_t lunar_table[LUNAR_TABLE_YEARS];

#endif /* CCHC_LUNAR_TABLE_H */
