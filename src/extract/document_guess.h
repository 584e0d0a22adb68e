/*
 * document_guess.h
 *		Reading a document number that was written sloppily.
 */
#ifndef CCHC_DOCUMENT_GUESS_H
#define CCHC_DOCUMENT_GUESS_H

#include "document/document_number.h"

/* Longer texts are not a number with something around it. */
#define DOCUMENT_GUESS_MAX_CHARS 200

/*
 * Guess the one number that n bytes of UTF-8 mean.  Over what
 * document_number_parse repairs: words before the number and junk behind it;
 * a space, a hyphen too many or nothing where a separator belongs; QD and ND
 * for QĐ and NĐ; small letters throughout.  False when unsure; *out is written
 * only on true.
 */
extern bool document_guess(const char *s, size_t n, document_number *out);

#endif /* CCHC_DOCUMENT_GUESS_H */
