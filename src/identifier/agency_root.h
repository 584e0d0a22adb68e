/*
 * agency_root.h
 *		The first level of an agency code, a letter and two digits (H56, G22,
 *		K57), packed into 16 bits so that the packed order is the text order.
 *		The packing is part of the on-disk format of procedure_code.
 */
#ifndef CCHC_AGENCY_ROOT_H
#define CCHC_AGENCY_ROOT_H

#include <stdbool.h>
#include <stdint.h>

#include "common/ascii.h"

#define AGENCY_ROOT_NONE 0
#define AGENCY_ROOT_LAST 2699 /* Z99 */
#define AGENCY_ROOT_TEXT 3    /* characters */

/* Pack the capital ASCII letter and the two digits at s; 0 when they are not that. */
static inline uint16_t
agency_root_pack(const char *s)
{
	if (s[0] < 'A' || s[0] > 'Z' || !is_digit(s[1]) || !is_digit(s[2]))
		return AGENCY_ROOT_NONE;
	return (uint16_t) ((s[0] - 'A' + 1) * 100 + (s[1] - '0') * 10 + (s[2] - '0'));
}

static inline bool
agency_root_valid(uint16_t root)
{
	return root >= 100 && root <= AGENCY_ROOT_LAST;
}

/* Write the three characters of a valid root. */
static inline void
agency_root_unpack(uint16_t root, char *dst)
{
	dst[0] = (char) ('A' - 1 + root / 100);
	dst[1] = (char) ('0' + root / 10 % 10);
	dst[2] = (char) ('0' + root % 10);
}

#endif /* CCHC_AGENCY_ROOT_H */
