/*
 * extract_text.h
 *		Reading running text around a place: the tools of extract*.c.
 */
#ifndef CCHC_EXTRACT_TEXT_H
#define CCHC_EXTRACT_TEXT_H

#include <string.h>

#include "common/utf8.h"
#include "document/document_alphabet.h"
#include "document/extract.h"

/* A token is a code of document_alphabet.h, DOC_SPACE, or one of these. */
#define TOKEN_END 0
#define TOKEN_LETTER 0x46 /* a letter of no symbol: toned, or of another script */
#define TOKEN_OTHER 0x47

/* Whether a character that no symbol has belongs to a word all the same. */
static inline bool
extract_is_letter(uint32_t c)
{
	return c == '_' || (c >= 0xC0 && c != 0xD7 && c != 0xF7 && !(c >= 0x2000 && c <= 0x2BFF) &&
						!(c >= 0x3000 && c <= 0x303F) && c < 0xFE00);
}

/*
 * At most so many invisible characters are skipped in a row: a text of nothing
 * else must not be read again and again.
 */
#define EXTRACT_MAX_INVISIBLE 8

/*
 * The token at byte i and, in *next, the byte behind it: look-alikes folded,
 * invisible characters skipped, a combining mark taken with its letter.
 */
static inline int
extract_token(const extract_scan *scan, size_t i, size_t *next)
{
	size_t used = 0;
	int c;

	for (int skipped = 0;; skipped++)
	{
		*next = i;
		if (i >= scan->n)
			return TOKEN_END;
		c = document_fold(scan->s + i, scan->n - i, &used);
		*next = i += used;
		if (c != DOC_INVISIBLE)
			break;
		if (skipped == EXTRACT_MAX_INVISIBLE)
			return TOKEN_OTHER;
	}
	if (c == DOC_OTHER)
		return extract_is_letter(utf8_decode(scan->s + i - used, used, &used)) ? TOKEN_LETTER
																			   : TOKEN_OTHER;
	if (c >= DOC_CIRCUMFLEX && c <= DOC_HORN)
		return TOKEN_LETTER;
	/* Combining marks are U+0300 to U+036F: CC 80 to CD AF. */
	if (i < scan->n && ((unsigned char) scan->s[i] & 0xFE) == 0xCC && document_is_letter(c))
	{
		int made = document_compose(c, document_fold(scan->s + i, scan->n - i, &used));

		*next = i + used;
		return made == DOC_OTHER ? TOKEN_LETTER : made;
	}
	return c;
}

static inline int
extract_peek(const extract_scan *scan, size_t i)
{
	size_t next;

	return extract_token(scan, i, &next);
}

/* The token before byte i; *first is where it begins. */
static inline int
extract_before(const extract_scan *scan, size_t i, size_t *first)
{
	size_t next;

	*first = i;
	for (int skipped = 0; *first > 0 && skipped <= EXTRACT_MAX_INVISIBLE; skipped++)
	{
		size_t behind = *first;

		do
			--*first;
		while (*first > 0 && behind - *first < UTF8_MAX_BYTES &&
			   ((unsigned char) scan->s[*first] & 0xC0) == 0x80);
		if (document_fold(scan->s + *first, behind - *first, &next) != DOC_INVISIBLE)
			return extract_token(scan, *first, &next);
	}
	return TOKEN_END;
}

/* Whether an identifier may begin with the character at byte i. */
static inline bool
extract_is_visible(const extract_scan *scan, size_t i)
{
	size_t used;

	return document_fold(scan->s + i, scan->n - i, &used) != DOC_INVISIBLE;
}

static inline bool
extract_is_word(int token)
{
	return document_is_letter(token) || document_is_digit(token) || token == TOKEN_LETTER;
}

/* Move the scan behind a hit and tell where it stands. */
extern void extract_found(extract_scan *scan, size_t first, size_t end, extract_place *place);

#endif /* CCHC_EXTRACT_TEXT_H */
