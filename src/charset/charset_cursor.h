/*
 * charset_cursor.h
 *		How far a conversion is: of charset.h, and of the charsets that have a
 *		file of their own.
 */
#ifndef CCHC_CHARSET_CURSOR_H
#define CCHC_CHARSET_CURSOR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A conversion in progress: converted piecemeal, so that the caller may be interrupted. */
typedef struct charset_cursor
{
	const char *src;
	size_t n;
	size_t position;  /* bytes of src that are done */
	size_t character; /* characters (of UTF-8) or bytes (of a charset) that are done */
	uint8_t previous; /* encoding: the last byte written, when one on its own; 0 = none */
	bool verbatim;    /* VIQR: inside a URL, where . and ? are no tones */
} charset_cursor;

static inline charset_cursor
charset_cursor_begin(const char *s, size_t n)
{
	return (charset_cursor){.src = s, .n = n};
}

#endif /* CCHC_CHARSET_CURSOR_H */
