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
	const abbreviation_entry *entry; /* NULL: none in this step */
	size_t start;                    /* in bytes: what the expansion replaces; */
	size_t end;                      /* for a prefix, its dot and spaces too */
} abbreviation_match;

/*
 * The next abbreviation at or behind *position, looking at about `step` bytes.
 * *position becomes the end of the match, or where to go on; at n all is done.
 * A prefix is to be followed by one space; `fresh` tells that the last match was
 * one, so that what follows may be an abbreviation too: TP.HCM.
 */
extern abbreviation_match abbreviation_next(const abbreviation_list *list, const char *s, size_t n,
											size_t *position, bool fresh, size_t step);

#endif /* CCHC_ABBREVIATION_H */
