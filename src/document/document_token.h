/*
 * document_token.h
 *		Document numbers character by character: the token at a place of a text,
 *		a pure function of the two.
 */
#ifndef CCHC_DOCUMENT_TOKEN_H
#define CCHC_DOCUMENT_TOKEN_H

#include <stdbool.h>
#include <stddef.h>

#include "common/utf8.h"
#include "document/document_alphabet.h"

/* A token is a code of document_alphabet.h, DOC_SPACE, DOC_INVISIBLE, or one of these. */
#define TOKEN_END 0
#define TOKEN_LETTER 0x46 /* a letter of no symbol: toned, or of another script */
#define TOKEN_OTHER 0x47  /* anything else */

/* Whether a character that no symbol has belongs to a word all the same. */
static inline bool
document_is_foreign_letter(uint32_t c)
{
	return c == '_' || (c >= 0xC0 && c != 0xD7 && c != 0xF7 && !(c >= 0x2000 && c <= 0x2BFF) &&
						!(c >= 0x3000 && c <= 0x303F) && c < 0xFE00);
}

/*
 * The token at byte i of the n bytes s and, in *next, the byte behind it:
 * look-alikes folded, a combining mark taken with its letter.
 */
static inline int
document_token_at(const char *s, size_t n, size_t i, size_t *next)
{
	size_t used;
	int token;

	*next = i;
	if (i >= n)
		return TOKEN_END;
	token = document_fold(s + i, n - i, &used);
	*next = i += used;
	if (token == DOC_OTHER)
		return document_is_foreign_letter(utf8_decode(s + i - used, used, &used)) ? TOKEN_LETTER
																				  : TOKEN_OTHER;
	if (token >= DOC_CIRCUMFLEX && token <= DOC_HORN)
		return TOKEN_LETTER;
	/* Combining marks are U+0300 to U+036F: CC 80 to CD AF. */
	if (i < n && ((unsigned char) s[i] & 0xFE) == 0xCC && document_is_letter(token))
	{
		int made = document_compose(token, document_fold(s + i, n - i, &used));

		*next = i + used;
		return made == DOC_OTHER ? TOKEN_LETTER : made;
	}
	return token;
}

/*
 * In running text at most so many invisible characters are skipped in a row: a
 * text of nothing else must not be read again and again.
 */
#define TOKEN_MAX_INVISIBLE 8

/* The same for the first visible character from byte i on. */
static inline int
document_visible_at(const char *s, size_t n, size_t i, size_t *next)
{
	int token = document_token_at(s, n, i, next);

	for (int skipped = 0; token == DOC_INVISIBLE; skipped++)
	{
		if (skipped == TOKEN_MAX_INVISIBLE)
			return TOKEN_OTHER;
		token = document_token_at(s, n, *next, next);
	}
	return token;
}

/* The last visible token that begins before byte i; *first is where. */
static inline int
document_visible_before(const char *s, size_t n, size_t i, size_t *first)
{
	size_t next;

	*first = i;
	for (int skipped = 0; *first > 0 && skipped <= TOKEN_MAX_INVISIBLE; skipped++)
	{
		size_t behind = *first;

		do
			--*first;
		while (*first > 0 && behind - *first < UTF8_MAX_BYTES &&
			   ((unsigned char) s[*first] & 0xC0) == 0x80);
		if (document_fold(s + *first, behind - *first, &next) != DOC_INVISIBLE)
			return document_token_at(s, n, *first, &next);
	}
	return TOKEN_END;
}

/* A small letter of the alphabet. */
static inline bool
document_is_small(int token)
{
	return document_is_letter(token) && (token & DOC_LOWER);
}

/* A letter, toned or not, or a digit: what makes words. */
static inline bool
document_is_word(int token)
{
	return document_is_letter(token) || document_is_digit(token) || token == TOKEN_LETTER;
}

#endif /* CCHC_DOCUMENT_TOKEN_H */
