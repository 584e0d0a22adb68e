/*
 * utf8.h
 *		Decoding and encoding one UTF-8 character, safe on any bytes.
 *
 * SQL text in a UTF8 database is valid; fuzzers, SQL_ASCII databases and
 * truncated values are not, so the decoder never trusts its input: it reads
 * no byte past the end and reports a malformed sequence one byte at a time.
 */
#ifndef CCHC_UTF8_H
#define CCHC_UTF8_H

#include <stddef.h>
#include <stdint.h>

#define UTF8_INVALID UINT32_MAX /* what utf8_decode gives for a bad byte */
#define UTF8_MAX_BYTES 4

/*
 * Decode the character at s[0], where n > 0 bytes may be read.  Sets *used to
 * the bytes it takes (1 to 4; 1 for an invalid byte).  Overlong forms,
 * surrogates and anything above U+10FFFF are invalid (Unicode 15, table 3-7).
 */
static inline uint32_t
utf8_decode(const char *s, size_t n, size_t *used)
{
	const unsigned char *p = (const unsigned char *) s;
	uint32_t c = p[0];

	*used = 1;
	if (c < 0x80)
		return c;
	if (c < 0xC2 || c > 0xF4)
		return UTF8_INVALID;
	if (n < 2 || (p[1] & 0xC0) != 0x80)
		return UTF8_INVALID;
	if (c < 0xE0)
	{
		*used = 2;
		return (c & 0x1F) << 6 | (p[1] & 0x3F);
	}
	if (n < 3 || (p[2] & 0xC0) != 0x80)
		return UTF8_INVALID;
	if (c < 0xF0)
	{
		c = (c & 0x0F) << 12 | (uint32_t) (p[1] & 0x3F) << 6 | (p[2] & 0x3F);
		if (c < 0x800 || (c >= 0xD800 && c <= 0xDFFF))
			return UTF8_INVALID;
		*used = 3;
		return c;
	}
	if (n < 4 || (p[3] & 0xC0) != 0x80)
		return UTF8_INVALID;
	c = (c & 0x07) << 18 | (uint32_t) (p[1] & 0x3F) << 12 | (uint32_t) (p[2] & 0x3F) << 6 |
		(p[3] & 0x3F);
	if (c < 0x10000 || c > 0x10FFFF)
		return UTF8_INVALID;
	*used = 4;
	return c;
}

/* Write c (a valid code point) to dst, which has room for 4 bytes; the bytes written. */
static inline size_t
utf8_encode(uint32_t c, char *dst)
{
	if (c < 0x80)
	{
		dst[0] = (char) c;
		return 1;
	}
	if (c < 0x800)
	{
		dst[0] = (char) (0xC0 | c >> 6);
		dst[1] = (char) (0x80 | (c & 0x3F));
		return 2;
	}
	if (c < 0x10000)
	{
		dst[0] = (char) (0xE0 | c >> 12);
		dst[1] = (char) (0x80 | (c >> 6 & 0x3F));
		dst[2] = (char) (0x80 | (c & 0x3F));
		return 3;
	}
	dst[0] = (char) (0xF0 | c >> 18);
	dst[1] = (char) (0x80 | (c >> 12 & 0x3F));
	dst[2] = (char) (0x80 | (c >> 6 & 0x3F));
	dst[3] = (char) (0x80 | (c & 0x3F));
	return 4;
}

#endif /* CCHC_UTF8_H */
