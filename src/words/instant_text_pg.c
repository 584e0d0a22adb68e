/*
 * instant_text_pg.c
 *		The SQL face of instant_text.
 */
#include "words/instant_text_pg.h"

#include "utils/timestamp.h"

#include "common/utf8_database_pg.h"
#include "words/instant_text.h"

static cchc_status
read_text(const char *utf8, size_t len, Datum *value, cchc_error *err)
{
	text_instant instant;
	cchc_status status = instant_text_parse(utf8, len, &instant, err);

	if (status == CCHC_OK)
		*value = TimestampTzGetDatum(instant.usec);
	return status;
}

const input_type instant_input = {"timestamp with time zone", read_text};

PG_FUNCTION_INFO_V1(instant_try);
Datum
instant_try(PG_FUNCTION_ARGS)
{
	text *input = PG_GETARG_TEXT_PP(0);
	bool at_close = PG_GETARG_BOOL(1);
	text_instant instant;

	cchc_require_utf8();
	if (instant_text_parse(VARDATA_ANY(input), VARSIZE_ANY_EXHDR(input), &instant, NULL) != CCHC_OK)
		PG_RETURN_NULL();
	if (instant.date_only && at_close)
		instant.usec += INSTANT_DAY_USEC;
	PG_RETURN_TIMESTAMPTZ(instant.usec);
}
