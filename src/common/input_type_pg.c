/*
 * input_type_pg.c
 *		One parser a type, asked in three ways.
 */
#include "common/input_type_pg.h"

#include "common/input_error_pg.h"

static cchc_status
read_value(const input_type *type, const char *s, size_t len, Datum *value, cchc_error *err)
{
	const char *utf8 = cchc_try_text_to_utf8(s, &len);

	if (utf8 == NULL)
		return cchc_fail(err, CCHC_BAD_SYNTAX, 0,
						 N_("It holds a character that Unicode does not have"), NULL);
	return type->read(utf8, len, value, err);
}

Datum
cchc_input(FunctionCallInfo fcinfo, const input_type *type)
{
	char *input = PG_GETARG_CSTRING(0);
	size_t len = strlen(input);
	Datum value;
	cchc_error err;

	if (read_value(type, input, len, &value, &err) != CCHC_OK)
	{
		cchc_input_error(SOFT_CONTEXT(fcinfo), type->name, input, len, &err);
		PG_RETURN_NULL();
	}
	PG_RETURN_DATUM(value);
}

Datum
cchc_try_input(FunctionCallInfo fcinfo, const input_type *type)
{
	text *input = PG_GETARG_TEXT_PP(0);
	Datum value;

	if (read_value(type, VARDATA_ANY(input), VARSIZE_ANY_EXHDR(input), &value, NULL) != CCHC_OK)
		PG_RETURN_NULL();
	PG_RETURN_DATUM(value);
}

bool
cchc_input_fault(const input_type *type, const char *s, size_t len, cchc_error *err)
{
	Datum value;

	return read_value(type, s, len, &value, err) != CCHC_OK;
}
