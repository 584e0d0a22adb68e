/*
 * nfc_inert.h
 *		Characters that NFC leaves alone, told without Unicode's tables.
 */
#ifndef CCHC_NFC_INERT_H
#define CCHC_NFC_INERT_H

#include <stdbool.h>
#include <stdint.h>

#include "common/utf8.h"

/*
 * Whether c begins a character of its own in NFC whatever stands before it,
 * and stays what it is.  Only cheap certainty: true for few code points
 * outside Vietnamese, CJK and Cyrillic text, false says nothing.
 */
static inline bool
nfc_is_inert(uint32_t c)
{
	if (c < 0x0370)
		return c < 0x0300;
	/* clang-format off */
	return
		(c >= 0x0388 && c <= 0x0482) ||   /* Greek, Cyrillic */
		(c >= 0x048A && c <= 0x052F) ||
		(c >= 0x1E00 && c <= 0x1EFF) ||   /* Vietnamese */
		(c >= 0x2002 && c <= 0x20CF) ||   /* punctuation */
		(c >= 0x2190 && c <= 0x2328) ||   /* arrows, mathematics */
		(c >= 0x2330 && c <= 0x2ADB) ||
		(c >= 0x3000 && c <= 0x3029) ||   /* CJK, Hangul */
		(c >= 0x3041 && c <= 0x3096) ||
		(c >= 0x30A0 && c <= 0x30FF) ||
		(c >= 0x4E00 && c <= 0x9FFF) ||
		(c >= 0xAC00 && c <= 0xD7A3) ||
		(c >= 0xE000 && c <= 0xF8FF) ||
		(c >= 0xFE30 && c <= 0xFFEF) ||
		(c >= 0x1F000 && c <= 0x1F9FF) || /* emoji */
		c == UTF8_INVALID;
	/* clang-format on */
}

#endif /* CCHC_NFC_INERT_H */
