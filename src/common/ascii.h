/*
 * ascii.h
 *		Digits, letters and spaces of ASCII, of bytes and of code points alike.
 */
#ifndef CCHC_ASCII_H
#define CCHC_ASCII_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

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

#endif /* CCHC_ASCII_H */
