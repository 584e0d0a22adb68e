/*
 * input_error_pg.c
 *		Turning a core's error into an ereport, and text into UTF-8.
 */
#include "common/input_error_pg.h"

#include <limits.h>

#include "catalog/namespace.h"
#include "mb/pg_wchar.h"
#include "utils/memutils.h"

/* How many bytes of a bad value an error message repeats. */
#define SHOWN_BYTES 80

int
cchc_sqlstate(cchc_status status)
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

#define REASON N_("%s.")
#define REASON_AND_PLACE N_("%s (at character %zu).")

/* Words as the catalog has them, or as they are. */
typedef const char *(*wording)(const char *words);

static const char *
in_english(const char *words)
{
	return words;
}

static const char *
in_language(const char *words)
{
	return _(words);
}

/* The reason and its position as a sentence, or NULL. */
static char *
detail_text(const cchc_error *err, wording say)
{
	if (err->reason == NULL)
		return NULL;
	if (err->position == 0)
		return psprintf(say(REASON), say(err->reason));
	return psprintf(say(REASON_AND_PLACE), say(err->reason), err->position);
}

/* errdetail for that sentence. */
static int
detail_of(const cchc_error *err)
{
	if (err->reason == NULL)
		return 0;
	if (err->position == 0)
		return errdetail(REASON, _(err->reason));
	return errdetail(REASON_AND_PLACE, _(err->reason), err->position);
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
	return errhint("%s", _(err->hint));
}

/* The messages, as core words them. */
#define BAD_SYNTAX N_("invalid input syntax for type %s: \"%s\"")
#define OUT_OF_RANGE N_("value \"%s\" is out of range for type %s")
#define BAD_DATETIME N_("date/time field value out of range: \"%s\"")
#define UNTRANSLATABLE N_("value of type %s cannot be written in encoding \"%s\"")

/* As much of a bad value as a message shows. */
static char *
shown_value(const char *input, size_t len)
{
	int shown;

	if (len <= SHOWN_BYTES)
		return pnstrdup(input, len);
	shown = pg_mbcliplen(input, SHOWN_BYTES + 1, SHOWN_BYTES);
	return psprintf("%.*s...", shown, input);
}

static int
message_of(const cchc_error *err, const char *type, const char *value)
{
	switch (err->status)
	{
		case CCHC_OUT_OF_RANGE:
			return errmsg(OUT_OF_RANGE, value, type);
		case CCHC_BAD_DATETIME:
			return errmsg(BAD_DATETIME, value);
		case CCHC_UNTRANSLATABLE:
			return errmsg(UNTRANSLATABLE, type, GetDatabaseEncodingName());
		default:
			return errmsg(BAD_SYNTAX, type, value);
	}
}

static char *
message_text(const cchc_error *err, const char *type, const char *value, wording say)
{
	switch (err->status)
	{
		case CCHC_OUT_OF_RANGE:
			return psprintf(say(OUT_OF_RANGE), value, type);
		case CCHC_BAD_DATETIME:
			return psprintf(say(BAD_DATETIME), value);
		case CCHC_UNTRANSLATABLE:
			return psprintf(say(UNTRANSLATABLE), type, GetDatabaseEncodingName());
		default:
			return psprintf(say(BAD_SYNTAX), type, value);
	}
}

void
cchc_input_error(Node *context, const char *type, const char *input, size_t len,
				 const cchc_error *err)
{
	errsave(context,
			(errcode(cchc_sqlstate(err->status)), message_of(err, type, shown_value(input, len)),
			 detail_of(err), hint_of(err)));
}

static char *
error_text(const char *type, const char *input, size_t len, const cchc_error *err, wording say)
{
	char *message = message_text(err, type, shown_value(input, len), say);
	char *detail = detail_text(err, say);

	return detail != NULL ? psprintf("%s. %s", message, detail) : message;
}

char *
cchc_input_error_text(const char *type, const char *input, size_t len, const cchc_error *err)
{
	return error_text(type, input, len, err, in_english);
}

char *
cchc_input_error_message(const char *type, const char *input, size_t len, const cchc_error *err)
{
	return error_text(type, input, len, err, in_language);
}

void
cchc_argument_error(const char *what, const cchc_error *err)
{
	ereport(ERROR, (errcode(cchc_sqlstate(err->status)), errmsg("%s", _(what)), detail_of(err),
					hint_of(err)));
}

void
cchc_choice_error(const char *parameter, const text *value, const char *hint)
{
	ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
					errmsg("invalid value for parameter \"%s\": \"%s\"", parameter,
						   shown_value(VARDATA_ANY(value), VARSIZE_ANY_EXHDR(value))),
					errhint("%s", _(hint))));
}

void
cchc_binary_error(const char *type, int version)
{
	char reason[160];

	snprintf(reason, sizeof(reason),
			 _("The bytes after version %d are no value of this type as it is sent"), version);
	cchc_binary_error_because(type, reason);
}

void
cchc_binary_error_because(const char *type, const char *reason)
{
	ereport(ERROR,
			(errcode(ERRCODE_INVALID_BINARY_REPRESENTATION),
			 errmsg("invalid binary representation of type %s", type), errdetail(REASON, _(reason)),
			 errhint("Send the value in text format, or with the same version of cchc.")));
}

/* Whether the cores can read the server's bytes as they are. */
static bool
is_utf8_already(const char *s, size_t len)
{
	int encoding = GetDatabaseEncoding();

	return encoding == PG_UTF8 || encoding == PG_SQL_ASCII || is_ascii(s, len);
}

const char *
cchc_text_to_utf8(const char *s, size_t *len)
{
	char *converted;

	if (is_utf8_already(s, *len))
		return s;
	converted = pg_server_to_any(s, (int) *len, PG_UTF8);
	if (converted != s)
		*len = strlen(converted);
	return converted;
}

const char *
cchc_try_text_to_utf8(const char *s, size_t *len)
{
	Oid conversion;
	Size room;
	unsigned char *converted;

	if (is_utf8_already(s, *len))
		return s;
	conversion = FindDefaultConversionProc(GetDatabaseEncoding(), PG_UTF8);
	if (!OidIsValid(conversion))
		return NULL;
	room = (Size) *len * MAX_CONVERSION_GROWTH + 1;
	converted = MemoryContextAllocHuge(CurrentMemoryContext, room);
	if (pg_do_encoding_conversion_buf(conversion, GetDatabaseEncoding(), PG_UTF8,
									  (unsigned char *) unconstify(char *, s), (int) *len,
									  converted, (int) Min(room, INT_MAX), true) != (int) *len)
		return NULL;
	*len = strlen((char *) converted);
	return (char *) converted;
}

char *
cchc_utf8_to_cstring(const char *s, size_t len)
{
	char *copy = pnstrdup(s, len);

	if (GetDatabaseEncoding() == PG_SQL_ASCII)
		return copy;
	return pg_any_to_server(copy, (int) len, PG_UTF8);
}
