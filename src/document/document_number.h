/*
 * document_number.h
 *		Numbers and symbols of official documents (số, ký hiệu văn bản):
 *
 *			299/QĐ-UBND  3637/UBND-VX  8258/QĐ-BCA-QLXNC	administrative
 *			118/2025/NĐ-CP  66.16/2026/NQ-CP  64/2025/QH15	legal-normative
 *			80-NQ/TW										of the Party
 *
 * A value is a string of bytes: a form byte, the key, and a tail when the
 * letters are in an unusual case.  memcmp on the key is the order: year,
 * issuer, type, number, suffix, unit, separators.  The layout is an on-disk
 * format and will not change:
 *
 *		form		1 byte		DOCUMENT_CASE_*; BYTE_KEY_TAIL (byte_key.h)
 *		year		1 byte		less 1900; 0 = none
 *		issuer		word		UBND; of a joint document all issuers, BQP-BTC
 *		type		word		QĐ
 *		number		3 bytes		big-endian: number * 2 + (1 if a suffix follows)
 *		[suffix]	2 bytes		big-endian: number after the dot * 64 + letter code
 *		[unit		word		what follows the issuer, QLXNC; absent when nothing
 *		[separators	1 byte]]	DOCUMENT_SEP_*; absent when 0
 *		[tail]		bitmap of the small letters, first letter in the lowest bit
 *					of the first byte; then the tail's length, itself included
 *
 * A word is one byte per character, its code (document_alphabet.h) * 2 + (1
 * if another follows), or a single 0 for no word: so words of any length
 * compare as text does, without a terminator.
 */
#ifndef CCHC_DOCUMENT_NUMBER_H
#define CCHC_DOCUMENT_NUMBER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "identifier/byte_key.h"
#include "common/status.h"

#define DOCUMENT_NUMBER_MAX_CHARS 100 /* without spaces, as printed */
#define DOCUMENT_NUMBER_MAX_TEXT 200  /* bytes of UTF-8 */
#define DOCUMENT_NUMBER_MAX_BYTES 128

#define DOCUMENT_YEAR_BASE 1900 /* a stored year is less it */

/* Form byte: how the letters are written. */
#define DOCUMENT_CASE_USUAL 0 /* capitals, but QyĐ, CTr, TTr, TrS, TTg, 12a */
#define DOCUMENT_CASE_LOWER 1
#define DOCUMENT_CASE_UPPER 2
#define DOCUMENT_CASE_MIXED 3 /* as the tail says */

/* Separators that are not the usual ones: / around the year, - in the symbol. */
#define DOCUMENT_SEP_FIRST 1 /* - after the number */
#define DOCUMENT_SEP_YEAR 2  /* - after the year */
#define DOCUMENT_SEP_TYPE 4  /* / after the type */
#define DOCUMENT_SEP_UNIT 8  /* / before the unit */

typedef struct document_number
{
	size_t len;
	uint8_t bytes[DOCUMENT_NUMBER_MAX_BYTES];
} document_number;

/*
 * Parse UTF-8 text of n bytes (no NUL needed).  Repairs look-alikes, spaces
 * around separators and leading zeros; keeps letter case; guesses nothing.
 * Errors: CCHC_BAD_SYNTAX with position, reason and hint.  *out is written
 * only on CCHC_OK.
 */
extern cchc_status document_number_parse(const char *s, size_t n, document_number *out,
										 cchc_error *err);

#endif /* CCHC_DOCUMENT_NUMBER_H */
