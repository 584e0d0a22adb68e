/*
 * stop_word.h
 *		Words that say nothing by themselves: của, và, các, muốn, phải.
 *
 * Accented forms only, as lexeme.h writes them, and words that have no accent
 * of their own: cua may be a crab.
 */
#ifndef CCHC_STOP_WORD_H
#define CCHC_STOP_WORD_H

#include <stdbool.h>
#include <stddef.h>

/* Whether the word, typed as lexeme.h has it, is one. */
extern bool is_stop_word(const char *typed, size_t n);

/* Whether it is one when it was typed without its accents. */
extern bool is_plain_stop_word(const char *plain, size_t n);

#endif /* CCHC_STOP_WORD_H */
