/*
 * sort_key.h
 *		Keys whose byte order is the order of a Vietnamese dictionary.
 *
 * Syllable by syllable, first the letters (a ă â b c d đ ...), then the tones
 * (ngang huyền hỏi ngã sắc nặng, wherever the mark stands); at the very end of
 * all, small letters before capitals, and then spaces before hyphens.  Digits
 * count by value.  Spaces only separate, and so does a hyphen between two
 * letters; other punctuation comes before digits, digits before letters, other
 * alphabets last by code point.
 *
 * The layout is stored in indexes and changes only with vi_text_version():
 *
 *		key      := text [0x00 capitals [0x00 hyphens]]
 *		text     := (syllable | sign | number | other)*
 *		syllable := letter+ tones
 *		letter   := 0x40 + place				foreign ones by the ASCII letter under them
 *		tones    := 0x02 + tone					none or one
 *				  | 0x09 mark mark+ 0x01		more, or foreign marks; a mark is 0x02 + tone, 0x08
 *		sign     := 0x10 to 0x2F				ASCII punctuation in ASCII order
 *		number   := 0x30 + digits, digit*		without leading zeros, up to 14 digits
 *				  | 0x3F, count in 4 bytes, digit*
 *		other    := the character in UTF-8		never a byte below 0x80
 *		capitals, hyphens :=
 *					a byte 0x80 + bits for each seven letters, first letter highest, 1 for a capital
 *					and for the letter before a hyphen; none at the end without a 1
 *
 * Two texts have equal keys when they differ in what the eye does not weigh:
 * tone style, NFC or NFD, spacing, leading zeros.
 */
#ifndef CCHC_SORT_KEY_H
#define CCHC_SORT_KEY_H

#include "text/letter.h"

/* Room for the text of n bytes, and for the ties of n bytes. */
#define SORT_TEXT_ROOM(n) (2 * (n) + 8)
#define SORT_TIES_ROOM(n) (2 * ((n) / 7 + 2))

/* Ends one part of a key of several, such as the given name: below all text. */
#define SORT_PART_END 0x01

/* What breaks ties of texts that are equal otherwise, the first first. */
typedef enum sort_tie
{
	SORT_CAPITAL,
	SORT_HYPHEN,
	SORT_TIES
} sort_tie;

/* The ties of the text written so far; begin with the zeroed room for them. */
typedef struct sort_ties
{
	unsigned char *bits; /* of seven letters in turn for each kind of tie */
	size_t letters;
	size_t groups[SORT_TIES]; /* of seven letters, up to the last that has the bit */
} sort_ties;

/*
 * Write the text of the key of clean text; the bytes written.  Adds the ties
 * of its letters.  A text may be cut before a space or a sign but a hyphen.
 */
extern size_t sort_text(const char *s, size_t n, sort_ties *ties, unsigned char *dst);

/* Write the end of the key to dst, which has SORT_TIES_ROOM bytes; the bytes written. */
extern size_t sort_ties_end(const sort_ties *ties, unsigned char *dst);

/*
 * The parts of a personal name: given name (the last word), family name (the
 * first) and middle names, in the order in which names are sorted.  Each part
 * is a piece of s; missing ones are empty.
 */
typedef struct name_parts
{
	const char *part[3];
	size_t len[3];
} name_parts;

extern name_parts split_name(const char *s, size_t n);

#endif /* CCHC_SORT_KEY_H */
