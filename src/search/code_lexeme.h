/*
 * code_lexeme.h
 *		A number, date or code as the index holds it: whole, and its parts.
 *
 *		279/QĐ-BNNMT			#279/qđ-bnnmt #279/qd-bnnmt 279 | qđ qd | bnnmt
 *		1.004227.H56			1.004227.h56 1.004227 1004227
 *		000.00.53.H48-220921-0099
 *								h48.53-220921-0099 h48.53 | 220921 | 99
 *		14/02/2022				2022-02-14
 *		334.209.416				334209416
 *		15.000đ					15000 | đ d
 *		0009					9
 *		1000236					1000236 1.000236
 *
 * A bar is the next position.  Where a code falls apart into words and numbers,
 * as in 279 QĐ BNNMT, they stand at the positions of its parts.
 */
#ifndef CCHC_CODE_LEXEME_H
#define CCHC_CODE_LEXEME_H

#include <stdbool.h>
#include <stddef.h>

#include "search/token.h"

#define CODE_MAX_PARTS 24
#define CODE_MAX_LEXEMES (2 * CODE_MAX_PARTS + 2)
#define CODE_MAX_TEXT 2048

typedef struct code_lexeme
{
	const char *s;
	size_t n;
	bool next; /* at the next position, not at that of the one before */
} code_lexeme;

typedef struct code_lexemes
{
	size_t count;
	code_lexeme lexeme[CODE_MAX_LEXEMES];
	size_t whole;  /* so many at the beginning stand for all of it, the first of them best */
	bool in_parts; /* the parts alone may be the beginning of a longer code */
	size_t used;
	char text[CODE_MAX_TEXT];
} code_lexemes;

/*
 * The lexemes of a code, from its text alone; false when the n bytes s are
 * none.
 */
extern bool code_lexemes_of(const char *s, size_t n, code_lexemes *out);

#endif /* CCHC_CODE_LEXEME_H */
