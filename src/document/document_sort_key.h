/*
 * document_sort_key.h
 *		A document number's key as one integer, for sorting.
 *
 * Sorting compares these integers and reads the keys themselves only where two
 * are equal, so they should tell as many documents apart as 64 bits can.  The
 * first eight bytes of a key would not: they are the year, the issuer and the
 * type, which thousands of documents of one register share.  Not stored
 * anywhere: any later version may pack otherwise.
 */
#ifndef CCHC_DOCUMENT_SORT_KEY_H
#define CCHC_DOCUMENT_SORT_KEY_H

#include <stddef.h>
#include <stdint.h>

#include "document/document_alphabet.h"

/* The lowest `length` bits of `bits`, the first one highest. */
typedef struct bit_string
{
	uint16_t bits;
	uint8_t length;
} bit_string;

/*
 * A string for each character of the alphabet, with [0] for the end of a word.
 * No string begins another, and their order is that of the characters.
 */
extern const bit_string document_sort_key_table[DOC_CODES];

/*
 * The integer for a key (the bytes between form and tail, document_number.h):
 * of two keys the first in order never has the greater one.  A damaged key gets
 * some integer; no byte outside key[0 .. len - 1] is read.
 */
extern uint64_t document_number_sort_key(const uint8_t *key, size_t len);

#endif /* CCHC_DOCUMENT_SORT_KEY_H */
