/*
 * input_error_pg.c
 *		Turning a core's error into an ereport, and text into UTF-8.
 */
#include "common/input_error_pg.h"

#include "mb/pg_wchar.h"

/* How many bytes of a bad value an error message repeats. */
#define SHOWN_BYTES 80

static int
sqlstate_of(cchc_status status)
{
	switch (status)
	{
		case CCHC_OK:
			break;
		case CCHC_BAD_SYNTAX:
			return ERRCODE_INVALID_TEXT_REPRESENTATION;
		case CCHC_OUT_OF_RANGE:
			return ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE;
		case CCHC_BAD_PARAMETER:
			return ERRCODE_INVALID_PARAMETER_VALUE;
		case CCHC_BAD_DATETIME:
			return ERRCODE_DATETIME_FIELD_OVERFLOW;
		case CCHC_UNTRANSLATABLE:
			return ERRCODE_UNTRANSLATABLE_CHARACTER;
	}
	return ERRCODE_INTERNAL_ERROR;
}

/* errdetail for "reason" and its position; returns what errdetail returns. */
static int
detail_of(const cchc_error *err)
{
	if (err->reason == NULL)
		return 0;
	if (err->position == 0)
		return errdetail("%s.", err->reason);
	return errdetail("%s (at character %zu).", err->reason, err->position);
}

static bool
is_ascii(const char *s, size_t len)
{
	for (size_t i = 0; i < len; i++)
		if (IS_HIGHBIT_SET(s[i]))
			return false;
	return true;
}

/* errhint for "hint": a Vietnamese example is left out where it could not be shown. */
static int
hint_of(const cchc_error *err)
{
	int encoding = GetDatabaseEncoding();

	if (err->hint == NULL || (encoding != PG_UTF8 && encoding != PG_SQL_ASCII &&
							  !is_ascii(err->hint, strlen(err->hint))))
		return 0;
	return errhint("%s", err->hint);
}

void
cchc_input_error(Node *context, const char *type, const char *input, size_t len,
				 const cchc_error *err)
{
	int shown = (int) Min(len, SHOWN_BYTES);
	const char *more = "";

	if (len > SHOWN_BYTES)
	{
		shown = pg_mbcliplen(input, SHOWN_BYTES + 1, SHOWN_BYTES);
		more = "...";
	}

	if (err->status == CCHC_OUT_OF_RANGE)
		errsave(context,
				(errcode(sqlstate_of(err->status)),
				 errmsg("value \"%.*s%s\" is out of range for type %s", shown, input, more, type),
				 detail_of(err), hint_of(err)));
	else if (err->status == CCHC_BAD_DATETIME)
		errsave(context,
				(errcode(sqlstate_of(err->status)),
				 errmsg("date/time field value out of range: \"%.*s%s\"", shown, input, more),
				 detail_of(err), hint_of(err)));
	else
		errsave(context,
				(errcode(sqlstate_of(err->status)),
				 errmsg("invalid input syntax for type %s: \"%.*s%s\"", type, shown, input, more),
				 detail_of(err), hint_of(err)));
}

void
cchc_argument_error(const char *what, const cchc_error *err)
{
	ereport(ERROR,
			(errcode(sqlstate_of(err->status)), errmsg("%s", what), detail_of(err), hint_of(err)));
}

void
cchc_binary_error(const char *type, int version)
{
	ereport(ERROR, (errcode(ERRCODE_INVALID_BINARY_REPRESENTATION),
					errmsg("invalid binary representation of type %s", type),
					errdetail("The bytes after version %d are no value of this type as it is sent.",
							  version),
					errhint("Send the value in text format, or with the same version of cchc.")));
}

const char *
cchc_text_to_utf8(const char *s, size_t *len)
{
	int encoding = GetDatabaseEncoding();
	char *converted;

	if (encoding == PG_UTF8 || encoding == PG_SQL_ASCII || is_ascii(s, *len))
		return s;
	converted = pg_server_to_any(s, (int) *len, PG_UTF8);
	if (converted != s)
		*len = strlen(converted);
	return converted;
}

char *
cchc_utf8_to_cstring(const char *s, size_t len)
{
	char *copy = pnstrdup(s, len);

	if (GetDatabaseEncoding() == PG_SQL_ASCII)
		return copy;
	return pg_any_to_server(copy, (int) len, PG_UTF8);
}
