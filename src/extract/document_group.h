/*
 * document_group.h
 *		One group of a symbol in running text: QĐ, UBND, SNgV, NHNN7, QLĐĐ&ĐKTK.
 *
 * Only what looks like a group is one.  Its letters are all capitals, or in
 * their usual case (TTg), or initials of words, some of which take two letters
 * (Ng Nh Tr Th Kh Ph Ch Gi Qu), or all small.
 */
#ifndef CCHC_DOCUMENT_GROUP_H
#define CCHC_DOCUMENT_GROUP_H

#include "document/document_number.h"
#include "document/document_type.h"
#include "extract/extract_scan.h"

typedef enum group_kind
{
	GROUP_CAPITALS, /* a group: capitals, usual case or initials */
	GROUP_SMALL,    /* a group: small letters only */
	GROUP_DIGITS,   /* a group: digits only */
	GROUP_WORD,     /* a word of a sentence: Theo, và, BỘ */
	GROUP_NONE,     /* no letter or digit stands here */
	GROUP_WRONG     /* none of these */
} group_kind;

typedef struct document_group
{
	group_kind kind;
	bool glued; /* a word touches it: TT-BTCngày */
	size_t first;
	size_t end;
	size_t digits_at; /* where the digits at the end begin */
	size_t n;         /* characters */
	size_t digits;    /* at the end */
	size_t capitals;
	document_kind type;                       /* of the whole group */
	uint8_t codes[DOCUMENT_NUMBER_MAX_CHARS]; /* the characters, letters as capitals */
} document_group;

/* Read the group at byte i. */
extern void document_group_read(const extract_scan *scan, size_t i, document_group *group);

#endif /* CCHC_DOCUMENT_GROUP_H */
