/*
 * unicode_space.h
 *		The white space of Unicode (the property White_Space), line ends included.
 */
#ifndef CCHC_UNICODE_SPACE_H
#define CCHC_UNICODE_SPACE_H

#include "common/ascii.h"

static inline bool
is_unicode_space(uint32_t c)
{
	if (c < 0x1680)
		return is_ascii_space(c) || c == 0x85 || c == 0xA0;
	return c == 0x1680 || c - 0x2000 <= 0x0A || c == 0x2028 || c == 0x2029 || c == 0x202F ||
		   c == 0x205F || c == 0x3000;
}

#endif /* CCHC_UNICODE_SPACE_H */
