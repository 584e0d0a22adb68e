/*
 * scan.c
 *		The way to the next digit of a text, which most scans wait for, and the
 *		characters on the way, eight bytes at a time.
 */
#include "common/scan.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "common/ascii.h"

static inline bool
begins_digit(unsigned char c)
{
	return is_digit(c) || c == 0xEF;
}

/*
 * Whether one of eight bytes may begin a digit: the digits are those below 10
 * when '0' is taken out.  A borrow may mark a byte beside a marked one, too.
 */
static inline bool
eight_begin_digit(const char *s)
{
	const uint64_t ones = UINT64_C(0x0101010101010101);
	uint64_t bytes;
	uint64_t digits;
	uint64_t wide;

	memcpy(&bytes, s, sizeof(bytes));
	digits = bytes ^ ones * '0';
	wide = bytes ^ ones * 0xEF;
	return (((digits - ones * 10) & ~digits) | ((wide - ones) & ~wide)) & ones * 0x80;
}

size_t
scan_to_digit(const char *s, size_t i, size_t stop)
{
	while (i < stop)
	{
		size_t end;

		while (i + 8 <= stop && !eight_begin_digit(s + i))
			i += 8;
		end = i + 8 < stop ? i + 8 : stop;
		for (; i < end; i++)
			if (begins_digit((unsigned char) s[i]))
				return i;
	}
	return i;
}

size_t
scan_characters(const char *s, size_t n)
{
	const uint64_t ones = UINT64_C(0x0101010101010101);
	size_t inner = 0; /* bytes 10xxxxxx, which begin none */
	size_t i;

	for (i = 0; i + 8 <= n; i += 8)
	{
		uint64_t bytes;

		memcpy(&bytes, s + i, sizeof(bytes));
		inner += (((bytes >> 7) & ~(bytes >> 6)) & ones) * ones >> 56;
	}
	for (; i < n; i++)
		inner += ((unsigned char) s[i] & 0xC0) == 0x80;
	return n - inner;
}
