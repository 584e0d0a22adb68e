/*
 * telex_pg.c
 *		vi_untelex and vi_unvni.
 */
#include "common/pg_compat.h"

#include "miscadmin.h"

#include "common/result_text_pg.h"
#include "common/scan.h"
#include "common/utf8_database_pg.h"
#include "charset/telex.h"
#include "charset/telex_pg.h"

static Datum
convert(FunctionCallInfo fcinfo, key_method method)
{
	text *input = PG_GETARG_TEXT_PP(0);
	key_reader reader = key_reader_begin(method, VARDATA_ANY(input), VARSIZE_ANY_EXHDR(input));
	result_text result = {0};
	bool changed = false;

	cchc_require_utf8();
	while (reader.position < reader.n)
	{
		CHECK_FOR_INTERRUPTS();
		keys_survey(&reader, SCAN_STEP);
	}
	if (!keys_begin(&reader))
		PG_RETURN_TEXT_P(input);
	while (reader.position < reader.n)
	{
		size_t step = Min(SCAN_STEP, reader.n - reader.position);

		CHECK_FOR_INTERRUPTS();
		result.len +=
			keys_convert(&reader, step, result_text_room(&result, KEYS_MAX_TEXT(step)), &changed);
	}
	if (!changed)
		PG_RETURN_TEXT_P(input);
	PG_RETURN_DATUM(result_text_datum(&result));
}

PG_FUNCTION_INFO_V1(vi_untelex);
Datum
vi_untelex(PG_FUNCTION_ARGS)
{
	return convert(fcinfo, KEYS_TELEX);
}

PG_FUNCTION_INFO_V1(vi_unvni);
Datum
vi_unvni(PG_FUNCTION_ARGS)
{
	return convert(fcinfo, KEYS_VNI);
}
