/*
 * extract_scan.h
 *		A scan for identifiers in running text, and where it finds one.
 *
 * A scan looks at every character a bounded number of times: an identifier is
 * tried only where a word begins, and no try reads further than the longest
 * identifier.  So the time is linear in the text, whatever the text is.
 */
#ifndef CCHC_EXTRACT_SCAN_H
#define CCHC_EXTRACT_SCAN_H

#include <stdbool.h>
#include <stddef.h>

#include "common/scan.h"
#include "document/document_token.h"

/* A scan in progress: begin with extract_start(). */
typedef struct extract_scan
{
	const char *s;
	size_t n;
	bool count_bytes; /* positions are in bytes: the text has no known encoding */
	size_t at;        /* what is before this byte is done */
	size_t counted;   /* bytes before this one are in `characters` */
	size_t characters;
	size_t form_end; /* behind the last number of a form; 0 = none */
} extract_scan;

/* Where an identifier stands. */
typedef struct extract_place
{
	size_t first;  /* byte offset */
	size_t end;    /* behind it */
	size_t start;  /* 1-based, in characters */
	size_t length; /* in characters, as it stands in the text */
} extract_place;

/* Scan n bytes of UTF-8 (any bytes allowed), which must outlive the scan. */
extern void extract_start(extract_scan *scan, const char *s, size_t n, bool count_bytes);

/* Move the scan behind a hit and tell where it stands. */
extern void extract_found(extract_scan *scan, size_t first, size_t end, extract_place *place);

/* Where the present stretch of the text ends. */
static inline size_t
extract_stop(const extract_scan *scan)
{
	return scan_stop(scan->at, scan->n);
}

/* Nothing was found before byte i: whether the text ends there. */
static inline scan_status
extract_rest(extract_scan *scan, size_t i)
{
	scan->at = i;
	return i >= scan->n ? SCAN_END : SCAN_PAUSED;
}

/* The visible token at byte i; *next is behind it. */
static inline int
extract_token(const extract_scan *scan, size_t i, size_t *next)
{
	return document_visible_at(scan->s, scan->n, i, next);
}

static inline int
extract_peek(const extract_scan *scan, size_t i)
{
	size_t next;

	return extract_token(scan, i, &next);
}

/* The visible token before byte i; *first is where it begins. */
static inline int
extract_before(const extract_scan *scan, size_t i, size_t *first)
{
	return document_visible_before(scan->s, scan->n, i, first);
}

/* Whether a digit stands at byte i itself, not behind something invisible. */
static inline bool
extract_is_digit(const extract_scan *scan, size_t i)
{
	size_t next;

	return document_is_digit(document_token_at(scan->s, scan->n, i, &next));
}

#endif /* CCHC_EXTRACT_SCAN_H */
