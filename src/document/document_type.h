/*
 * document_type.h
 *		Which first word of a symbol names the type of the document.
 *
 * The order of document_number is by issuer and type, so this list is part of
 * the on-disk format and will not change.  A type that a later decree invents
 * goes into the table document_type; in document_number it is then read as an
 * issuer, which changes how such numbers group but loses nothing.
 */
#ifndef CCHC_DOCUMENT_TYPE_H
#define CCHC_DOCUMENT_TYPE_H

#include <stddef.h>
#include <stdint.h>

typedef enum document_kind
{
	DOCUMENT_KIND_NONE,   /* not a type: the symbol begins with its issuer */
	DOCUMENT_KIND_SINGLE, /* one issuer follows, then its unit */
	DOCUMENT_KIND_JOINT,  /* several issuers follow */
	DOCUMENT_KIND_LETTER  /* CV: an official letter, which has no type */
} document_kind;

/*
 * A word of n characters as one number: 6 bits a character code, the first in
 * the highest bits.  Only words of up to four characters are looked up, and
 * those fit; of longer ones the first characters are lost.
 */
typedef uint64_t document_word;

#define DOCUMENT_WORD_BITS 6
#define DOCUMENT_WORD_MASK 0x3F

/* The kind of a word of n characters. */
extern document_kind document_kind_of(document_word word, size_t n);

/*
 * The small letters in the usual writing of the word, first character in bit
 * 0: QyĐ, CTr, TTr, TrS, TTg; 0 for every other word.
 */
extern uint32_t document_small_letters_of_three(document_word word);

static inline uint32_t
document_small_letters(document_word word, size_t n)
{
	return n == 3 ? document_small_letters_of_three(word) : 0;
}

#endif /* CCHC_DOCUMENT_TYPE_H */
