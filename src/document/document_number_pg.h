/*
 * document_number_pg.h
 *		A parsed document number as a Datum, for the functions that make one.
 */
#ifndef CCHC_DOCUMENT_NUMBER_PG_H
#define CCHC_DOCUMENT_NUMBER_PG_H

#include "common/pg_compat.h"

#include "common/input_type_pg.h"
#include "document/document_number.h"

/* The value as a new varlena. */
extern Datum document_number_datum(const document_number *d);

/* Whether every letter of the value exists in the server encoding. */
extern bool document_number_printable(const document_number *d);

/* How text is read. */
extern const input_type document_number_input;

#endif /* CCHC_DOCUMENT_NUMBER_PG_H */
