/*
 * clean.h
 *		Taking out of a text what a reader cannot see.
 *
 * In NFC text: invisible characters go, look-alikes inside Vietnamese-shaped
 * words become the letters they look like, every run of Unicode spaces becomes
 * one space, none at the ends.
 *
 * A word is a run of letters.  Greek and Cyrillic letters in it that look like
 * Latin ones become those, when a Latin letter stands among them and nothing
 * else: a word all in Cyrillic is left alone, and so is one with a я.
 * Ð ð Ɖ ɖ might be Icelandic: they become đ at the beginning of a word, and
 * elsewhere when the word has no small letter (QÐ), no vowel (qð) or a letter
 * that only Vietnamese has; never in a word with foreign letters such as ö.
 *
 * Marks that an invisible character kept apart may compose afterwards, and a
 * repaired letter with its marks: normalise the result again (nfc.h).
 */
#ifndef CCHC_CLEAN_H
#define CCHC_CLEAN_H

#include <stdbool.h>
#include <stddef.h>

/* Between two pieces of one text; begin with zeroes. */
typedef struct clean_state
{
	bool started; /* something was written */
	bool space;   /* a space must come before the next character */
} clean_state;

/*
 * How many bytes at the start of s are clean and NFC for certain: n when all
 * are.  Less than n: what is left begins with an ASCII space, or is all of s.
 * A space at the start is clean only when something stands before it, and when
 * one is due from the piece before, nothing else is.
 */
extern size_t clean_prefix(const clean_state *state, const char *s, size_t n);

/*
 * Clean n bytes of NFC text into dst, which has room for n bytes and may be s;
 * the bytes written.  A text may be cut where no word is and cleaned
 * piece by piece.
 */
extern size_t clean_text(clean_state *state, const char *s, size_t n, char *dst);

#endif /* CCHC_CLEAN_H */
