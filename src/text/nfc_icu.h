/*
 * nfc_icu.h
 *		NFC outside the Vietnamese alphabet, by ICU.
 */
#ifndef CCHC_NFC_ICU_H
#define CCHC_NFC_ICU_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define NFC_GROWTH 3 /* NFC is at most three times as long in UTF-8 */

/*
 * The longest letter with all its marks that is normalised, in units of
 * UTF-16: thirty would do (Unicode Standard Annex 15, Stream-Safe Text Format).
 * A longer one, which no text has, is copied as it is.  That bounds the memory,
 * and lets a text be cut inside of such a letter (chain.h).
 */
#define NFC_LONGEST 1000

/* Whether nothing before the character c composes with it, nor changes places with it. */
extern bool nfc_icu_begins(uint32_t c);

/*
 * Normalise from the start of s (n > 0 bytes; s begins a character) up to a
 * character that nfc_is_inert(), or less.  Sets *written to the bytes written
 * to dst, at most NFC_GROWTH times those read; returns the bytes read, at
 * least 1.
 */
extern size_t nfc_icu(const char *s, size_t n, char *dst, size_t *written);

#endif /* CCHC_NFC_ICU_H */
