/*
 * number_words_pg.c
 *		Numbers and amounts of money in words, and read from text.
 */
#include "common/pg_compat.h"

#include "utils/builtins.h"
#include "utils/numeric.h"

#include "common/input_error_pg.h"
#include "common/utf8_database_pg.h"
#include "words/money_text.h"
#include "words/number_words.h"
#include "words/number_words_parse.h"

typedef cchc_status (*format_function)(const char *s, size_t n, char *dst, size_t *written,
									   cchc_error *err);
typedef format_function parse_function;

/* The words for argument 0. */
static Datum
format(FunctionCallInfo fcinfo, format_function function)
{
	char *digits = DatumGetCString(DirectFunctionCall1(numeric_out, PG_GETARG_DATUM(0)));
	size_t len = strlen(digits);
	text *result = palloc(VARHDRSZ + NUMBER_WORDS_MAX_TEXT(len));
	size_t written;
	cchc_error err = {0};

	cchc_require_utf8();
	if (function(digits, len, VARDATA(result), &written, &err) != CCHC_OK)
		cchc_argument_error(N_("number cannot be said in words"), &err);
	SET_VARSIZE(result, VARHDRSZ + written);
	PG_RETURN_TEXT_P(result);
}

PG_FUNCTION_INFO_V1(vi_number_words);
Datum
vi_number_words(PG_FUNCTION_ARGS)
{
	return format(fcinfo, number_words_format);
}

PG_FUNCTION_INFO_V1(vi_money_words);
Datum
vi_money_words(PG_FUNCTION_ARGS)
{
	return format(fcinfo, money_words_format);
}

/* The number that argument 0 says; when it says none, an error or (argument 1 false) NULL. */
static Datum
parse(FunctionCallInfo fcinfo, parse_function function)
{
	text *input = PG_GETARG_TEXT_PP(0);
	bool strict = PG_GETARG_BOOL(1);
	size_t len = VARSIZE_ANY_EXHDR(input);
	char *digits = palloc(Max(NUMBER_WORDS_MAX_VALUE(len), MONEY_TEXT_MAX_VALUE(len)) + 1);
	size_t written;
	cchc_error err = {0};

	cchc_require_utf8();
	if (function(VARDATA_ANY(input), len, digits, &written, &err) != CCHC_OK)
	{
		if (strict)
			cchc_input_error(NULL, "numeric", VARDATA_ANY(input), len, &err);
		PG_RETURN_NULL();
	}
	digits[written] = '\0';
	return DirectFunctionCall3(numeric_in, CStringGetDatum(digits), ObjectIdGetDatum(InvalidOid),
							   Int32GetDatum(-1));
}

PG_FUNCTION_INFO_V1(vi_parse_number_words);
Datum
vi_parse_number_words(PG_FUNCTION_ARGS)
{
	return parse(fcinfo, number_words_parse);
}

PG_FUNCTION_INFO_V1(vi_parse_money);
Datum
vi_parse_money(PG_FUNCTION_ARGS)
{
	return parse(fcinfo, money_text_parse);
}
