/*
 * ascii.h
 *		Digits, letters and spaces of ASCII, of bytes and of code points alike.
 */
#ifndef CCHC_ASCII_H
#define CCHC_ASCII_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

/* A char above 7F is negative or large: nothing of this. */

static inline bool
is_digit(uint32_t c)
{
	return c - '0' < 10;
}

static inline bool
is_ascii_letter(uint32_t c)
{
	return (c | 0x20) - 'a' < 26;
}

static inline bool
is_ascii_space(uint32_t c)
{
	return c == ' ' || c - '\t' < 5;
}

/* Write the last `width` digits of value; the bytes written. */
static inline size_t
put_digits(char *dst, int value, int width)
{
	for (int i = width; i-- > 0; value /= 10)
		dst[i] = (char) ('0' + value % 10);
	return (size_t) width;
}

/*
 * How many bytes at the start of s (n bytes) are ASCII digits: eight at a time,
 * for texts that hold megabytes of them.
 */
static inline size_t
ascii_digits_length(const char *s, size_t n)
{
	size_t i = 0;

	for (; n - i >= 8; i += 8)
	{
		uint64_t eight;

		memcpy(&eight, s + i, 8);
		/* 0x30 to 0x3F above, and still so with 6 added: 0 to 9 below */
		if (((eight & UINT64_C(0xF0F0F0F0F0F0F0F0)) |
			 (((eight + UINT64_C(0x0606060606060606)) & UINT64_C(0xF0F0F0F0F0F0F0F0)) >> 4)) !=
			UINT64_C(0x3333333333333333))
			break;
	}
	while (i < n && is_digit((unsigned char) s[i]))
		i++;
	return i;
}

#endif /* CCHC_ASCII_H */
