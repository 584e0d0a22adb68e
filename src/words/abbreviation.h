/*
 * abbreviation.h
 *		Finding abbreviations in running text, from a list that the caller brings.
 *
 * An abbreviation is matched as it is written, the longest one first, and
 * touches no other word: QĐ-UBND is a document number's, and stays.  A prefix
 * (P., TX.) stands before a name or a number, with or without a space.
 */
#ifndef CCHC_ABBREVIATION_H
#define CCHC_ABBREVIATION_H

#include <stdbool.h>
#include <stddef.h>

#include "common/scan.h"

typedef struct abbreviation_entry
{
	const char *text; /* UTF-8, not NUL-terminated */
	size_t text_len;
	const char *expansion;
	size_t expansion_len;
	bool is_prefix;    /* stands before a name: P. Bến Nghé */
	bool needs_dot;    /* a prefix that may not lack its dot before a name */
	bool takes_number; /* a prefix that may stand before a number: P.1, Q1 */
} abbreviation_entry;

typedef struct abbreviation_list
{
	const abbreviation_entry *entries; /* sorted by the bytes of text, no two alike */
	size_t count;
	size_t longest; /* bytes of the longest text */
} abbreviation_list;

typedef struct abbreviation_match
{
	const abbreviation_entry *entry;
	size_t start; /* in bytes: what the expansion replaces; */
	size_t end;   /* for a prefix, its dot and spaces too */
} abbreviation_match;

/* A scan for abbreviations: begin with abbreviation_scan_of(). */
typedef struct abbreviation_scan
{
	const char *s;
	size_t n;
	size_t at;  /* what is before this byte is done */
	bool fresh; /* a prefix ends there, so that one may follow at once: TP.HCM */
} abbreviation_scan;

/* A scan of n bytes of UTF-8, which must outlive it. */
static inline abbreviation_scan
abbreviation_scan_of(const char *s, size_t n)
{
	return (abbreviation_scan){.s = s, .n = n};
}

/*
 * Go on to the next abbreviation of the list.  *match holds one only on
 * SCAN_FOUND.  A prefix is to be followed by one space.
 */
extern scan_status abbreviation_next(const abbreviation_list *list, abbreviation_scan *scan,
									 abbreviation_match *match);

#endif /* CCHC_ABBREVIATION_H */
