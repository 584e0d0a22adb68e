/*
 * extract.h
 *		Finding identifiers in running text, in one pass.
 *
 * A scan looks at every character a bounded number of times: an identifier is
 * tried only where a word begins, and no try reads further than the longest
 * identifier.  So the time is linear in the text, whatever the text is.
 *
 * What counts as a hit is stricter than what the type's input takes: text is
 * full of dates, fractions, prices, phone numbers, addresses and versions.
 */
#ifndef CCHC_EXTRACT_H
#define CCHC_EXTRACT_H

#include <stdbool.h>
#include <stddef.h>

#include "document/document_number.h"
#include "identifier/dossier_code.h"
#include "identifier/procedure_code.h"

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

typedef enum extract_status
{
	EXTRACT_HIT,
	EXTRACT_PAUSE, /* nothing in the last EXTRACT_SLICE bytes: call again */
	EXTRACT_END
} extract_status;

/* So that the caller can look after other things, such as interrupts. */
#define EXTRACT_SLICE 65536

/* Scan n bytes of UTF-8 (any bytes allowed), which must outlive the scan. */
extern void extract_start(extract_scan *scan, const char *s, size_t n, bool count_bytes);

/* Go on to the next identifier.  *value and *place hold one only on EXTRACT_HIT. */
extern extract_status extract_document_number(extract_scan *scan, document_number *value,
											  extract_place *place);
extern extract_status extract_procedure_code(extract_scan *scan, procedure_code *value,
											 extract_place *place);
extern extract_status extract_dossier_code(extract_scan *scan, dossier_code *value,
										   extract_place *place);

#endif /* CCHC_EXTRACT_H */
