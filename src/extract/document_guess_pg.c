/*
 * document_guess_pg.c
 *		The SQL face of document_guess.
 */
#include "common/pg_compat.h"

#include "common/input_error_pg.h"
#include "document/document_number_pg.h"
#include "extract/document_guess.h"

PG_FUNCTION_INFO_V1(document_number_guess);
Datum
document_number_guess(PG_FUNCTION_ARGS)
{
	text *input = PG_GETARG_TEXT_PP(0);
	size_t len = VARSIZE_ANY_EXHDR(input);
	const char *utf8 = cchc_text_to_utf8(VARDATA_ANY(input), &len);
	document_number d;

	if (!document_guess(utf8, len, &d) || !document_number_printable(&d))
		PG_RETURN_NULL();
	PG_RETURN_DATUM(document_number_datum(&d));
}
