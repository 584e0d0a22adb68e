/*
 * nfc_icu.h
 *		NFC outside the Vietnamese alphabet, by ICU.
 */
#ifndef CCHC_NFC_ICU_H
#define CCHC_NFC_ICU_H

#include <stddef.h>

/*
 * Normalise from the start of s (n > 0 bytes; s begins a character) up to a
 * character that nfc_is_inert(), or less.  Sets *written to the bytes written
 * to dst, at most NFC_GROWTH times those read; returns the bytes read, at
 * least 1.  A character with more than 1,000 combining marks, which no text
 * has, is copied as it is: that bounds the memory.
 */
extern size_t nfc_icu(const char *s, size_t n, char *dst, size_t *written);

#endif /* CCHC_NFC_ICU_H */
