/*
 * message_pg.c
 *		message() and message_plural(): what functions in PL/pgSQL say to a user,
 *		in the language of lc_messages, out of the catalog of the C files.
 *		format() fills it in: with arguments of any type this would have twins
 *		of exacter types, which somebody might plant.
 */
#include "common/pg_compat.h"

#include "utils/builtins.h"

PG_FUNCTION_INFO_V1(cchc_message);
Datum
cchc_message(PG_FUNCTION_ARGS)
{
	text *words = PG_GETARG_TEXT_PP(0);

	/* The empty text would find the catalog's own head. */
	if (VARSIZE_ANY_EXHDR(words) == 0)
		PG_RETURN_TEXT_P(words);
	PG_RETURN_TEXT_P(cstring_to_text(_(text_to_cstring(words))));
}

PG_FUNCTION_INFO_V1(cchc_message_plural);
Datum
cchc_message_plural(PG_FUNCTION_ARGS)
{
	char *one = text_to_cstring(PG_GETARG_TEXT_PP(0));
	char *many = text_to_cstring(PG_GETARG_TEXT_PP(1));
	int64 n = PG_GETARG_INT64(2);
	uint64 amount = n < 0 ? 0 - (uint64) n : (uint64) n;

	if (*one == '\0')
		PG_RETURN_TEXT_P(cstring_to_text(amount == 1 ? one : many));
	PG_RETURN_TEXT_P(cstring_to_text(dngettext(TEXTDOMAIN, one, many, (unsigned long) amount)));
}
