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
#include "text/nfc_icu.h"

/*
 * The letter with one more combining mark, as NFC has it; 0 when the result
 * is no Vietnamese letter or the order of the marks keeps them apart.
 */
extern letter letter_add_mark(letter l, uint32_t mark);

/*
 * How many bytes at the start of s are NFC for certain, and stay so whatever
 * follows: n for a text that is clean.  What is cut off begins with a whole
 * character and the marks that follow it.
 */
extern size_t nfc_prefix(const char *s, size_t n);

/*
 * Write the NFC of s to dst, which has room for NFC_GROWTH * n bytes; the
 * bytes written.  Invalid UTF-8 is copied.  A text may be cut before any
 * character that nfc_icu_begins(), and normalised piece by piece.
 */
extern size_t nfc_text(const char *s, size_t n, char *dst);

/*
 * How many bytes at the start of s belong to a letter that began before s.
 * Where a text was cut behind the NFC_LONGEST-th of its marks, they are what
 * nfc_text() would have copied as they are.
 */
extern size_t nfc_rest(const char *s, size_t n);

#endif /* CCHC_NFC_H */
