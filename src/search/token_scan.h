/*
 * token_scan.h
 *		Running text, token by token.
 *
 * A token is a stretch of the text as it was typed, decomposed letters and
 * invisible characters included, so that a headline shows the original.  All
 * tokens of a text joined are the text.  What a token is depends on bounded
 * stretches around it, so the time is linear in the text.
 */
#ifndef CCHC_TOKEN_SCAN_H
#define CCHC_TOKEN_SCAN_H

#include "search/token.h"

typedef struct token_scan
{
	const char *s;
	size_t n;
	size_t at;
	size_t no_address; /* before this byte none begins */
} token_scan;

static inline token_scan
token_scan_begin(const char *s, size_t n)
{
	return (token_scan){.s = s, .n = n};
}

/* The next token of any bytes; false at the end.  Never an empty one. */
extern bool token_next(token_scan *scan, token *t);

#endif /* CCHC_TOKEN_SCAN_H */
