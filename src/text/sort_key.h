/*
 * sort_key.h
 *		Keys whose byte order is the order of a Vietnamese dictionary.
 *
 * Syllable by syllable, first the letters (a ă â b c d đ ...), then the tones
 * (ngang huyền hỏi ngã sắc nặng, wherever the mark stands); at the very end of
 * all, small letters before capitals.  Digits count by value.  Spaces only
 * separate; punctuation comes before digits, digits before letters, other
 * alphabets last by code point.
 *
 * The layout is stored in indexes and changes only with vi_text_version():
 *
 *		key      := text [0x00 case]
 *		text     := (syllable | sign | number | other)*
 *		syllable := letter+ tones
 *		letter   := 0x40 + place				foreign ones by the ASCII letter under them
 *		tones    := 0x02 + tone					none or one
 *				  | 0x09 mark mark+ 0x01		more, or foreign marks; a mark is 0x02 + tone, 0x08
 *		sign     := 0x10 to 0x2F				ASCII punctuation in ASCII order
 *		number   := 0x30 + digits, digit*		without leading zeros, up to 14 digits
 *				  | 0x3F, count in 4 bytes, digit*
 *		other    := the character in UTF-8		never a byte below 0x80
 *		case     := a bit for each letter, first letter highest, capitals 1, no trailing zero bytes
 *
 * Two texts have equal keys when they differ in what the eye does not weigh:
 * tone style, NFC or NFD, spacing, leading zeros.
 */
#ifndef CCHC_SORT_KEY_H
#define CCHC_SORT_KEY_H

#include "text/letter.h"

/* Room for the text of n bytes, and for the cases of n bytes. */
#define SORT_TEXT_ROOM(n) (2 * (n) + 8)
#define SORT_CASE_ROOM(n) ((n) / 8 + 2)

/* Ends one part of a key of several, such as the given name: below all text. */
#define SORT_PART_END 0x01

/* Stands between the text and the cases: below everything. */
#define SORT_CASE_BEGIN 0x00

/* The cases of the letters written so far; begin with the zeroed room for them. */
typedef struct sort_case
{
	unsigned char *bits;
	size_t letters;
	size_t len; /* bytes up to the last capital */
} sort_case;

/*
 * Write the text of the key of clean text; the bytes written.  Adds the cases
 * of its letters.  A text may be cut before a space or a sign.
 */
extern size_t sort_text(const char *s, size_t n, sort_case *cases, unsigned char *dst);

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
