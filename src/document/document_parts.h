/*
 * document_parts.h
 *		A stored document number: its parts, its text, whether it is one.
 *
 * The bytes may come from anywhere; document_number.h says what they mean.
 */
#ifndef CCHC_DOCUMENT_PARTS_H
#define CCHC_DOCUMENT_PARTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "document/document_number.h"

/* The parts of a value; words point into its bytes. */
typedef struct document_parts
{
	int year;      /* 0 = none */
	int number;    /* 1 to 999999 */
	int dotted;    /* the number after the dot; 0 = none */
	int letter;    /* code of the letter after the number; 0 = none */
	bool has_type; /* a type other than CV, which is an official letter */
	unsigned separators;
	int letter_case; /* DOCUMENT_CASE_* */
	const uint8_t *issuer;
	const uint8_t *type;
	const uint8_t *unit;
	size_t issuer_len; /* in characters */
	size_t type_len;
	size_t unit_len;
	const uint8_t *bitmap; /* of the small letters, for DOCUMENT_CASE_MIXED */
	size_t bitmap_len;     /* in bytes */
} document_parts;

/*
 * Print a value: the number padded to two digits, letters and separators as
 * typed.  dst has room for DOCUMENT_NUMBER_MAX_TEXT bytes; returns the length,
 * 0 when the bytes are no value; writes no NUL.
 */
extern size_t document_number_format(const uint8_t *bytes, size_t len, char *dst);

/*
 * Split a value into its parts.  False when the bytes cannot be split: they
 * are no value.  Reads no byte outside bytes[0 .. len - 1].
 */
extern bool document_number_split(const uint8_t *bytes, size_t len, document_parts *parts);

/* Whether the bytes are exactly what document_number_parse gives for some text. */
extern bool document_number_valid(const uint8_t *bytes, size_t len);

/*
 * Print a word of document_parts in the usual case (QĐ, QyĐ, TTg, UBND).  dst
 * has room for DOCUMENT_NUMBER_MAX_TEXT bytes; returns the length.
 */
extern size_t document_word_format(const uint8_t *word, size_t len, char *dst);

/* Print what follows the number: .16, a, .16a or nothing.  Same room. */
extern size_t document_suffix_format(const document_parts *parts, char *dst);

#endif /* CCHC_DOCUMENT_PARTS_H */
