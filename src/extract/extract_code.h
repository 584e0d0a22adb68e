/*
 * extract_code.h
 *		Finding procedure codes and dossier codes in running text.
 *
 * What counts as a hit is stricter than what the type's input takes: text is
 * full of dates, prices, phone numbers, addresses and versions.
 */
#ifndef CCHC_EXTRACT_CODE_H
#define CCHC_EXTRACT_CODE_H

#include "extract/extract_scan.h"
#include "identifier/dossier_code.h"
#include "identifier/procedure_code.h"

/* Go on to the next code.  *value and *place hold one only on SCAN_FOUND. */
extern scan_status extract_procedure_code(extract_scan *scan, procedure_code *value,
										  extract_place *place);
extern scan_status extract_dossier_code(extract_scan *scan, dossier_code *value,
										extract_place *place);

#endif /* CCHC_EXTRACT_CODE_H */
