/*
 * document_alphabet.h
 *		The characters of a document's symbol (ký hiệu): 33 Vietnamese letters,
 *		digits, & , . and the separators.
 *
 * A character is one small code whose numeric order is the order of the type
 * document_number: punctuation, digits, letters in the Vietnamese alphabet's
 * order (A Ă Â B C D Đ ...).  The codes are part of an on-disk format and will
 * not change.
 */
#ifndef CCHC_DOCUMENT_ALPHABET_H
#define CCHC_DOCUMENT_ALPHABET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum
{
	DOC_HYPHEN = 1,
	DOC_SLASH,
	DOC_AMPERSAND,
	DOC_COMMA,
	DOC_DOT,
	DOC_0,
	DOC_9 = DOC_0 + 9,
	DOC_A,
	DOC_AW, /* Ă */
	DOC_AA, /* Â */
	DOC_B,
	DOC_C,
	DOC_D,
	DOC_DD, /* Đ */
	DOC_E,
	DOC_EE, /* Ê */
	DOC_F,
	DOC_G,
	DOC_H,
	DOC_I,
	DOC_J,
	DOC_K,
	DOC_L,
	DOC_M,
	DOC_N,
	DOC_O,
	DOC_OO, /* Ô */
	DOC_OW, /* Ơ */
	DOC_P,
	DOC_Q,
	DOC_R,
	DOC_S,
	DOC_T,
	DOC_U,
	DOC_UW, /* Ư */
	DOC_V,
	DOC_W,
	DOC_X,
	DOC_Y,
	DOC_Z,
	DOC_CODES
};

/* What document_fold() gives besides a code. */
#define DOC_OTHER 0        /* no character of a symbol */
#define DOC_SPACE 0x40     /* any Unicode space */
#define DOC_INVISIBLE 0x41 /* shows nothing: drop it */
#define DOC_CIRCUMFLEX 0x42
#define DOC_BREVE 0x43
#define DOC_HORN 0x44  /* combining marks: see document_compose() */
#define DOC_LOWER 0x80 /* set with a letter's code: it is a small letter */

/* The same for a byte that is an ASCII character, without a call; DOC_OTHER for others. */
extern const uint8_t document_ascii[256];

static inline bool
document_is_digit(int code)
{
	return code >= DOC_0 && code <= DOC_9;
}

/* A letter, small or not. */
static inline bool
document_is_letter(int code)
{
	return (code & ~DOC_LOWER) >= DOC_A && (code & ~DOC_LOWER) < DOC_CODES;
}

/* A hyphen or a slash. */
static inline bool
document_is_separator(int code)
{
	return code == DOC_HYPHEN || code == DOC_SLASH;
}

/*
 * Fold the character at s[0] (UTF-8, n > 0 bytes, any bytes allowed), with
 * everything that looks like one of the alphabet: Ð (eth) for Đ, Cyrillic
 * letters, dashes, full-width forms.  Sets *used to the bytes it takes.
 */
extern int document_fold_wide(const char *s, size_t n, size_t *used);

static inline int
document_fold(const char *s, size_t n, size_t *used)
{
	unsigned char c = (unsigned char) s[0];

	if (c < 0x80)
	{
		*used = 1;
		return document_ascii[c];
	}
	/* Đ and đ: every other number has one. */
	if (c == 0xC4 && n > 1 && ((unsigned char) s[1] & 0xFE) == 0x90)
	{
		*used = 2;
		return DOC_DD | ((s[1] & 1) ? DOC_LOWER : 0);
	}
	return document_fold_wide(s, n, used);
}

/* The letter that `letter` and a combining mark make (O, DOC_HORN: Ơ), or DOC_OTHER. */
extern int document_compose(int letter, int mark);

/* Write the character in UTF-8: 1 or 2 bytes; returns them. */
extern size_t document_put(int code, bool lower, char *dst);

#endif /* CCHC_DOCUMENT_ALPHABET_H */
