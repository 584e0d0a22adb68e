/*
 * charset_pg.c
 *		Legacy charsets in SQL: finding, decoding, encoding, mending.
 */
#include "common/pg_compat.h"

#include "catalog/pg_type.h"
#include "miscadmin.h"
#include "utils/array.h"
#include "utils/builtins.h"

#include "common/input_error_pg.h"
#include "common/result_text_pg.h"
#include "common/scan.h"
#include "common/utf8.h"
#include "common/utf8_database_pg.h"
#include "charset/charset.h"
#include "charset/charset_pg.h"
#include "charset/charset_detect.h"
#include "charset/mojibake.h"
#include "text/text_pg.h"

/* Names of UTF-8 read as cp1252, for vi_demojibake. */
static const char *const UTF8_NAMES[] = {"UTF8-AS-1252", "UTF8", "UTF-8"};

/* The charset that the text names; DETECTED_UTF8_AS_1252 only when `utf8`.  Errors for others. */
static int
get_charset(text *name, bool utf8)
{
	const char *s = VARDATA_ANY(name);
	size_t len = VARSIZE_ANY_EXHDR(name);
	charset cs = charset_find(s, len);

	if (cs != CHARSET_UNKNOWN)
		return cs;
	for (size_t i = 0; utf8 && i < lengthof(UTF8_NAMES); i++)
		if (strlen(UTF8_NAMES[i]) == len && pg_strncasecmp(UTF8_NAMES[i], s, len) == 0)
			return DETECTED_UTF8_AS_1252;
	ereport(ERROR,
			(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
			 errmsg("unrecognized charset: \"%.*s\"", pg_mbcliplen(s, (int) len, 40), s),
			 errhint("The charsets are %s%s.", charset_names, utf8 ? ", UTF8-AS-1252" : "")));
}

PG_FUNCTION_INFO_V1(vi_decode);
Datum
vi_decode(PG_FUNCTION_ARGS)
{
	bytea *input = PG_GETARG_BYTEA_PP(0);
	charset cs = get_charset(PG_GETARG_TEXT_PP(1), false);
	charset_cursor in = charset_cursor_begin(VARDATA_ANY(input), VARSIZE_ANY_EXHDR(input));
	result_text result = {0};
	cchc_error err = {0};

	cchc_require_utf8();
	while (in.position < in.n)
	{
		size_t step = Min(SCAN_STEP, in.n - in.position);
		size_t written;

		CHECK_FOR_INTERRUPTS();
		if (charset_decode(cs, &in, step, result_text_room(&result, CHARSET_DECODED_MAX(step)),
						   &written, &err) != CCHC_OK)
			cchc_argument_error(
				psprintf(_("byte 0x%02x at position %zu is no character of charset %s"),
						 (unsigned char) in.src[in.position], in.position + 1, charset_name(cs)),
				&err);
		result.len += written;
	}
	PG_RETURN_DATUM(result_text_datum(&result));
}

PG_FUNCTION_INFO_V1(vi_encode);
Datum
vi_encode(PG_FUNCTION_ARGS)
{
	charset cs = get_charset(PG_GETARG_TEXT_PP(1), false);
	text *input;
	charset_cursor in;
	result_text result = {0};
	cchc_error err = {0};

	cchc_require_utf8();
	/* the tables know composed letters */
	input = DatumGetTextPP(DirectFunctionCall1(vi_nfc, PG_GETARG_DATUM(0)));
	in = charset_cursor_begin(VARDATA_ANY(input), VARSIZE_ANY_EXHDR(input));
	while (in.position < in.n)
	{
		size_t step = Min(SCAN_STEP, in.n - in.position);
		size_t written;

		CHECK_FOR_INTERRUPTS();
		if (charset_encode(cs, &in, step, result_text_room(&result, CHARSET_ENCODED_MAX(step)),
						   &written, &err) != CCHC_OK)
		{
			const char *at = in.src + in.position;
			size_t used;
			uint32_t c = utf8_decode(at, in.n - in.position, &used);

			cchc_argument_error(
				psprintf(_("character \"%.*s\" (U+%04X) cannot be encoded in charset %s"),
						 (int) used, at, (unsigned) c, charset_name(cs)),
				&err);
		}
		result.len += written;
	}
	PG_RETURN_DATUM(result_text_datum(&result));
}

/* Detection over all of the text. */
static void
detect(charset_detector *detector)
{
	while (detector->position < detector->n)
	{
		CHECK_FOR_INTERRUPTS();
		charset_detect_step(detector, SCAN_STEP);
	}
}

PG_FUNCTION_INFO_V1(vi_detect_charset);
Datum
vi_detect_charset(PG_FUNCTION_ARGS)
{
	text *input = PG_GETARG_TEXT_PP(0);
	ArrayType *others = PG_GETARG_ARRAYTYPE_P(1);
	charset_detector detector =
		charset_detector_begin(VARDATA_ANY(input), VARSIZE_ANY_EXHDR(input), DETECT_DEFAULT);
	Datum *names;
	bool *nulls;
	int count;
	const char *name;

	cchc_require_utf8();
	deconstruct_array(others, TEXTOID, -1, false, TYPALIGN_INT, &names, &nulls, &count);
	for (int i = 0; i < count; i++)
		if (!nulls[i])
			detector.candidates |= 1u << get_charset(DatumGetTextPP(names[i]), false);
	detect(&detector);
	name = charset_detect_name(charset_detect_result(&detector));
	if (name == NULL)
		PG_RETURN_NULL();
	PG_RETURN_TEXT_P(cstring_to_text(name));
}

/* A line without a space is cut between two characters after so many bytes. */
#define LONGEST_LINE (1024 * 1024)

/* Where the piece of s that begins at `start` ends: at a line end, or else a space. */
static size_t
piece_end(const char *s, size_t n, size_t start)
{
	size_t limit = start + SCAN_STEP;
	size_t end;

	if (n - start <= SCAN_STEP)
		return n;
	for (end = limit; end > start && s[end - 1] != '\n'; end--)
		;
	if (end == start)
		for (end = limit; end < n && s[end - 1] != ' ' && s[end - 1] != '\n'; end++)
			if (end - start >= LONGEST_LINE && (s[end] & 0xC0) != 0x80)
				break;
	return end;
}

/* What TCVN3 and its like do not say: the case of accented letters, and where hyphens were. */
static void
restore_letters(result_text *result, charset cs)
{
	size_t n = result->len;
	char *s = result_text_room(result, 0) - n;
	size_t len = 0;
	size_t end;

	for (size_t start = 0; start < n; start = end)
	{
		size_t piece;

		CHECK_FOR_INTERRUPTS();
		end = piece_end(s, n, start);
		piece = end - start;
		memmove(s + len, s + start, piece);
		if (cs == CHARSET_TCVN3)
			piece = mojibake_drop_hyphens(s + len, piece);
		mojibake_restore_case(s + len, piece);
		len += piece;
	}
	result->len = len;
}

/* `input` mended as the finding says. */
static text *
mend(text *input, int finding)
{
	charset_cursor in = charset_cursor_begin(VARDATA_ANY(input), VARSIZE_ANY_EXHDR(input));
	result_text result = {0};

	while (in.position < in.n)
	{
		size_t step = Min(SCAN_STEP, in.n - in.position);
		char *room = result_text_room(&result, MOJIBAKE_MAX(step));
		size_t written;

		CHECK_FOR_INTERRUPTS();
		if (finding == DETECTED_UTF8_AS_1252)
			mojibake_mend_utf8(&in, step, room, &written);
		else
			mojibake_mend(finding, &in, step, room, &written);
		result.len += written;
	}
	if (finding >= 0 && mojibake_needs_case(finding))
		restore_letters(&result, finding);
	return DatumGetTextP(result_text_datum(&result));
}

/*
 * Not strict: a charset of NULL is detected.  UTF-8 may have been misread more
 * than once, and may hold legacy text: go on until nothing changes.
 */
PG_FUNCTION_INFO_V1(vi_demojibake);
Datum
vi_demojibake(PG_FUNCTION_ARGS)
{
	text *value;
	int given = CHARSET_UNKNOWN;

	if (PG_ARGISNULL(0))
		PG_RETURN_NULL();
	cchc_require_utf8();
	value = PG_GETARG_TEXT_PP(0);
	if (!PG_ARGISNULL(1))
		given = get_charset(PG_GETARG_TEXT_PP(1), true);

	for (int round = 0; round < 4; round++)
	{
		charset_detector detector =
			charset_detector_begin(VARDATA_ANY(value), VARSIZE_ANY_EXHDR(value), DETECT_DEFAULT);
		int finding;

		detect(&detector);
		finding = charset_detect_result(&detector);
		if (given != CHARSET_UNKNOWN && (round == 0 || finding != DETECTED_UTF8_AS_1252))
			finding = round == 0 ? given : DETECTED_UNICODE;
		if (detector.beyond_cp1252 || finding == CHARSET_UNKNOWN || finding == DETECTED_UNICODE ||
			finding == DETECTED_ASCII)
			break;
		value = mend(value, finding);
		if (finding != DETECTED_UTF8_AS_1252)
			break;
	}
	PG_RETURN_TEXT_P(value);
}
