/*
 * limit_start.h
 *		Where a time limit may begin in running text: at a number that a unit or a
 *		bracket follows, or at the first word of a number in words.
 *
 * Most words of a text are none of these, and are told by their first letters.
 */
#ifndef CCHC_LIMIT_START_H
#define CCHC_LIMIT_START_H

#include <stddef.h>

/*
 * The first byte of s (UTF-8, n bytes, any bytes allowed) from `at` on, and
 * before `stop`, where a limit may begin; stop when there is none.  No token
 * (limit_words.h) may go on at `at`.  It may stop too early, never too late.
 */
extern size_t limit_start(const char *s, size_t n, size_t at, size_t stop);

/*
 * A place from `from` on and before `at` from which the tokens can be read
 * anew so that those at `at` and behind come out the same, with the token
 * before them; `from` when there is none.  Looks at the bytes in between only.
 */
extern size_t limit_tokens_before(const char *s, size_t from, size_t at);

#endif /* CCHC_LIMIT_START_H */
