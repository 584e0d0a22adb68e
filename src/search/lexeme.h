/*
 * lexeme.h
 *		A word of a text as the index holds it.
 *
 * Two forms: as typed, which is clean, in small letters, with its tone where the
 * older style has it (hòa) and a rime y as i; and plain, the same without
 * accents.  Every text that shows the same word has the same two: decomposed,
 * with invisible characters, in either style.
 */
#ifndef CCHC_LEXEME_H
#define CCHC_LEXEME_H

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

#include "search/token.h"

/* The server cuts longer lexemes off: a tsvector has eleven bits for the length. */
#define LEXEME_MAX 2046

typedef struct word_lexemes
{
	char typed[LEXEME_MAX];
	size_t typed_len; /* 0: nothing that could be searched for */
	char plain[LEXEME_MAX];
	size_t plain_len;
} word_lexemes;

/*
 * The forms of a word of n bytes, without the dot of a prefix.  With fold_iy a rime y is an i: ký and kí are
 * one word.
 */
extern void word_lexemes_of(const char *s, size_t n, bool fold_iy, word_lexemes *out);

/* Whether the word has an accent. */
static inline bool
word_lexemes_differ(const word_lexemes *w)
{
	return w->typed_len != w->plain_len || memcmp(w->typed, w->plain, w->typed_len) != 0;
}

#endif /* CCHC_LEXEME_H */
