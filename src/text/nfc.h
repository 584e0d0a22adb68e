/*
 * nfc.h
 *		Unicode Normalization Form C.
 *
 * Vietnamese sequences, whole or half decomposed, are composed from the
 * letter table; what else needs normalising goes to ICU (nfc_icu.c), whose
 * NFC Unicode guarantees stable.  Text that is NFC already is recognised at
 * the speed of a byte scan.
 */
#ifndef CCHC_NFC_H
#define CCHC_NFC_H

#include "text/letter.h"

#define NFC_GROWTH 3 /* NFC is at most three times as long in UTF-8 */

/*
 * The letter with one more combining mark, as NFC has it; 0 when the result
 * is no Vietnamese letter or the order of the marks keeps them apart.
 */
extern letter letter_add_mark(letter l, uint32_t mark);

/*
 * Whether c begins a character of its own in NFC whatever stands before it,
 * and stays what it is.  Only cheap certainty: true for few code points
 * outside Vietnamese, CJK and Cyrillic text, false says nothing.
 */
extern bool nfc_is_inert(uint32_t c);

/*
 * How many bytes at the start of s are NFC for certain, and stay so whatever
 * follows: n for a text that is clean.  What is cut off begins with a whole
 * character and the marks that follow it.
 */
extern size_t nfc_prefix(const char *s, size_t n);

/*
 * Write the NFC of s to dst, which has room for NFC_GROWTH * n bytes; the
 * bytes written.  Invalid UTF-8 is copied.  A text may be cut before any
 * ASCII character and normalised piece by piece.
 */
extern size_t nfc_text(const char *s, size_t n, char *dst);

#endif /* CCHC_NFC_H */
