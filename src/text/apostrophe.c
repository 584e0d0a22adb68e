/*
 * apostrophe.c
 *		One form of the apostrophe inside words.
 */
#include "text/apostrophe.h"

#include <string.h>

#include "common/utf8.h"
#include "text/letter.h"

/* Whether the character of `used` bytes at s[i] is an apostrophe in another form, between letters. */
static bool
is_typeset(const char *s, size_t n, size_t i, size_t *used)
{
	uint32_t c = utf8_decode(s + i, n - i, used);
	size_t before = i;
	size_t length;

	if (c == '\'' || !is_apostrophe(c) || i == 0 || i + *used == n)
		return false;
	while (--before > 0 && i - before < UTF8_MAX_BYTES &&
		   ((unsigned char) s[before] & 0xC0) == 0x80)
		;
	c = utf8_decode(s + before, i - before, &length);
	if (letter_of(c) == 0 && (c == UTF8_INVALID || text_class_of(c) != TEXT_MARK))
		return false;
	return letter_of(utf8_decode(s + i + *used, n - i - *used, &length)) != 0;
}

/* The next byte from i on with which one may begin: CA for ʼ, E2 for the others. */
static size_t
next_candidate(const char *s, size_t n, size_t i)
{
	while (i < n && (unsigned char) s[i] != 0xCA && (unsigned char) s[i] != 0xE2)
		i++;
	return i;
}

size_t
apostrophe_prefix(const char *s, size_t n)
{
	size_t used;
	size_t i = next_candidate(s, n, 0);

	while (i < n && !is_typeset(s, n, i, &used))
		i = next_candidate(s, n, i + 1);
	return i;
}

size_t
apostrophe_text(const char *s, size_t n, char *dst)
{
	size_t len = 0;
	size_t done = 0; /* bytes of s written */
	size_t used;

	for (size_t i = next_candidate(s, n, 0); i < n; i = next_candidate(s, n, i + 1))
	{
		if (!is_typeset(s, n, i, &used))
			continue;
		memcpy(dst + len, s + done, i - done);
		len += i - done;
		dst[len++] = '\'';
		done = i + used;
	}
	memcpy(dst + len, s + done, n - done);
	return len + n - done;
}
