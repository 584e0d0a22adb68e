/*
 * extract_document.h
 *		Finding document numbers in running text.
 *
 * What counts as a hit is stricter than what the type's input takes: text is
 * full of dates, fractions, prices, phone numbers, addresses, versions, forms
 * and files.  A wrong citation is worse than none: a symbol that goes on in a
 * way that cannot be read gives no hit, not its beginning.
 */
#ifndef CCHC_EXTRACT_DOCUMENT_H
#define CCHC_EXTRACT_DOCUMENT_H

#include "document/document_number.h"
#include "extract/extract_scan.h"

/* Go on to the next number.  *value and *place hold one only on SCAN_FOUND. */
extern scan_status extract_document_number(extract_scan *scan, document_number *value,
										   extract_place *place);

#endif /* CCHC_EXTRACT_DOCUMENT_H */
