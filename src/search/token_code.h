/*
 * token_code.h
 *		The number, date or code that begins at a place of a text.
 *
 * What they are, the rooms below say: document_number_parse(),
 * procedure_code_parse() and dossier_code_parse() decide.  What is none of them
 * falls apart into numbers and words, which stand at the same positions as the
 * parts of a document number: nothing is lost by it.
 */
#ifndef CCHC_TOKEN_CODE_H
#define CCHC_TOKEN_CODE_H

#include "search/token.h"

/*
 * How many of the n bytes s, the first of which is a digit or a letter and
 * begins a word, are a code, and in *type which; 0 for none.
 */
extern size_t token_code(const char *s, size_t n, token_type *type);

/* Year, month and day of a TOKEN_DATE. */
extern bool token_date(const char *s, size_t n, int *year, int *month, int *day);

/* How many of the n bytes s are đ, the currency behind a number, and no more of a word; 0 for none. */
extern size_t token_dong(const char *s, size_t n);

#endif /* CCHC_TOKEN_CODE_H */
