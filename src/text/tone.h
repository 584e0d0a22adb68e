/*
 * tone.h
 *		Putting misplaced tone marks where they belong, in clean text.
 *
 * Works on maximal runs of letters.  A word is changed only when the result is
 * in the syllable inventory: qủa becomes quả, señor and Zoé stay.
 */
#ifndef CCHC_TONE_H
#define CCHC_TONE_H

#include "text/syllable.h"

/* Room for n bytes: ùy, three bytes, becomes uỳ, four; no other word grows. */
#define TONE_ROOM(n) ((n) + (n) / 3)

/* How many bytes at the start of s hold no word that would change. */
extern size_t tone_prefix(const char *s, size_t n, tone_style style);

/*
 * Write s to dst, which has TONE_ROOM(n) bytes, with every tone in its place;
 * the bytes written.  A text may be cut between words.
 */
extern size_t tone_text(const char *s, size_t n, tone_style style, char *dst);

#endif /* CCHC_TONE_H */
