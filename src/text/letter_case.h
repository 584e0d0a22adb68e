/*
 * letter_case.h
 *		Upper, lower and title case of a text, the same in every locale.
 *
 * Simple mappings of the Latin, Greek, Cyrillic, Armenian and full-width
 * letters; Ð ð Ɖ ɖ count as Đ đ.  The one mapping of a letter to two code
 * points is İ, whose small form is i and a dot above.
 */
#ifndef CCHC_LETTER_CASE_H
#define CCHC_LETTER_CASE_H

#include "text/letter.h"

/* Room that n bytes need in another case: İ grows from two bytes to three. */
#define CASE_ROOM(n) ((n) + (n) / 2)

/* How many bytes at the start of s lower and upper case leave alone. */
extern size_t lower_prefix(const char *s, size_t n);
extern size_t upper_prefix(const char *s, size_t n);

/* Write s in the other case to dst, which has CASE_ROOM(n) bytes; the bytes written. */
extern size_t lower_text(const char *s, size_t n, char *dst);
extern size_t upper_text(const char *s, size_t n, char *dst);

/*
 * Every word with a capital and small letters after it.  A letter behind a
 * single letter and an apostrophe begins a word: M'Đrắk.
 */
extern size_t title_text(const char *s, size_t n, char *dst);

#endif /* CCHC_LETTER_CASE_H */
