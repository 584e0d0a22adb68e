/*
 * letter_case.c
 *		Upper, lower and title case.
 */
#include "text/letter_case.h"

#include "common/utf8.h"
#include "text/apostrophe.h"

#define I_WITH_DOT 0x0130
#define DOT_ABOVE 0x0307

/* Write c in lower case; the bytes written. */
static size_t
put_lower(uint32_t c, char *dst)
{
	size_t len;

	if (c != I_WITH_DOT)
		return utf8_encode(letter_lower(c), dst);
	len = utf8_encode('i', dst);
	return len + utf8_encode(DOT_ABOVE, dst + len);
}

/* Every way to change case walks the characters and copies invalid bytes. */
typedef size_t (*put_character)(uint32_t c, char *dst);

static size_t
put_upper(uint32_t c, char *dst)
{
	return utf8_encode(letter_upper(c), dst);
}

static inline size_t
map_text(const char *s, size_t n, char *dst, put_character put)
{
	size_t len = 0;
	size_t used;

	for (size_t i = 0; i < n; i += used)
	{
		uint32_t c = utf8_decode(s + i, n - i, &used);

		if (c == UTF8_INVALID)
			dst[len++] = s[i];
		else
			len += put(c, dst + len);
	}
	return len;
}

size_t
lower_text(const char *s, size_t n, char *dst)
{
	return map_text(s, n, dst, put_lower);
}

size_t
upper_text(const char *s, size_t n, char *dst)
{
	return map_text(s, n, dst, put_upper);
}

size_t
lower_prefix(const char *s, size_t n)
{
	size_t i = 0;
	size_t used;

	for (; i < n; i += used)
	{
		uint32_t c = utf8_decode(s + i, n - i, &used);

		if (c != UTF8_INVALID && (c == I_WITH_DOT || letter_lower(c) != c))
			break;
	}
	return i;
}

size_t
upper_prefix(const char *s, size_t n)
{
	size_t i = 0;
	size_t used;

	for (; i < n; i += used)
	{
		uint32_t c = utf8_decode(s + i, n - i, &used);

		if (c != UTF8_INVALID && letter_upper(c) != c)
			break;
	}
	return i;
}

size_t
title_text(const char *s, size_t n, char *dst)
{
	size_t len = 0;
	size_t letters = 0; /* of the word so far, without its marks */
	size_t used;

	for (size_t i = 0; i < n; i += used)
	{
		uint32_t c = utf8_decode(s + i, n - i, &used);
		text_class class = text_class_of(c);

		if (c == UTF8_INVALID)
		{
			dst[len++] = s[i];
			continue;
		}
		if (is_apostrophe(c))
			letters = letters > 1 ? letters : 0;
		else if (class == TEXT_WORD)
		{
			len += letters == 0 ? put_upper(c, dst + len) : put_lower(c, dst + len);
			letters++;
			continue;
		}
		else if (class == TEXT_SPACE || class == TEXT_OTHER)
			letters = 0;
		len += utf8_encode(c, dst + len);
	}
	return len;
}
