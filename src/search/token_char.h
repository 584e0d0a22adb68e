/*
 * token_char.h
 *		What a character is to a token.
 */
#ifndef CCHC_TOKEN_CHAR_H
#define CCHC_TOKEN_CHAR_H

#include <stdbool.h>

#include "common/ascii.h"
#include "common/utf8.h"
#include "text/apostrophe.h"
#include "text/letter.h"

typedef enum token_char
{
	TOKEN_CHAR_OTHER,     /* separates */
	TOKEN_CHAR_WORD,      /* a letter or digit of any script */
	TOKEN_CHAR_MARK,      /* part of the word that it follows */
	TOKEN_CHAR_INVISIBLE, /* part of the word around it */
} token_char;

#define ZERO_WIDTH_SPACE 0x200B

/* The class of the character at s (n > 0 bytes) and the bytes it takes. */
static inline token_char
token_char_at(const char *s, size_t n, size_t *used)
{
	unsigned char b = (unsigned char) s[0];
	uint32_t c;

	*used = 1;
	if (b < 0x80)
		return is_ascii_letter(b) || is_digit(b)      ? TOKEN_CHAR_WORD
			   : b > ' ' && b != 0x7F                 ? TOKEN_CHAR_OTHER
			   : b == ' ' || (b >= '\t' && b <= '\r') ? TOKEN_CHAR_OTHER
													  : TOKEN_CHAR_INVISIBLE;
	c = utf8_decode(s, n, used);
	if (letter_of(c) != 0)
		return TOKEN_CHAR_WORD;
	if (c == UTF8_INVALID || is_apostrophe(c))
		return TOKEN_CHAR_OTHER;
	switch (text_class_lookup(c))
	{
		case TEXT_WORD:
			return TOKEN_CHAR_WORD;
		case TEXT_MARK:
			return TOKEN_CHAR_MARK;
		case TEXT_INVISIBLE:
			return TOKEN_CHAR_INVISIBLE;
		default:
			return TOKEN_CHAR_OTHER;
	}
}

/* Whether a word goes on at s, or begins there. */
static inline bool
token_is_word(const char *s, size_t n)
{
	size_t used;

	return n > 0 && token_char_at(s, n, &used) != TOKEN_CHAR_OTHER &&
		   token_char_at(s, n, &used) != TOKEN_CHAR_INVISIBLE;
}

#endif /* CCHC_TOKEN_CHAR_H */
