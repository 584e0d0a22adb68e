/*
 * document_number_pg.c
 *		The SQL face of document_number.  Order, equality and hash are those of
 *		every byte key: byte_key_pg.c.
 */
#include "common/pg_compat.h"

#include "catalog/namespace.h"
#include "libpq/pqformat.h"
#include "mb/pg_wchar.h"
#include "utils/builtins.h"

#include "identifier/byte_key_pg.h"
#include "common/input_error_pg.h"
#include "document/document_sort_key.h"
#include "document/document_number.h"
#include "document/document_number_pg.h"
#include "document/document_parts.h"

/* Bumped if the binary format of send and recv ever changes. */
#define WIRE_VERSION 1

Datum
document_number_datum(const document_number *d)
{
	struct varlena *value = palloc(VARHDRSZ + d->len);

	SET_VARSIZE(value, VARHDRSZ + d->len);
	memcpy(VARDATA(value), d->bytes, d->len);
	return PointerGetDatum(value);
}

/*
 * A value is printed in the server encoding, so its letters must exist there:
 * found out on input, never on output.
 */
bool
document_number_printable(const document_number *d)
{
	int encoding = GetDatabaseEncoding();
	char text[DOCUMENT_NUMBER_MAX_TEXT];
	unsigned char converted[DOCUMENT_NUMBER_MAX_TEXT * MAX_CONVERSION_GROWTH + 1];
	int len;
	Oid conversion;

	if (encoding == PG_UTF8 || encoding == PG_SQL_ASCII)
		return true;
	len = (int) document_number_format(d->bytes, d->len, text);
	conversion = FindDefaultConversionProc(PG_UTF8, encoding);
	return OidIsValid(conversion) &&
		   pg_do_encoding_conversion_buf(conversion, PG_UTF8, encoding, (unsigned char *) text, len,
										 converted, sizeof(converted), true) == len;
}

static cchc_status
read_text(const char *utf8, size_t len, Datum *value, cchc_error *err)
{
	document_number d;
	cchc_status status = document_number_parse(utf8, len, &d, err);

	if (status == CCHC_OK && !document_number_printable(&d))
		return cchc_fail(
			err, CCHC_UNTRANSLATABLE, 0,
			N_("A letter of the value, read as Vietnamese, is missing in that encoding"),
			N_("Use a database with encoding UTF8."));
	if (status == CCHC_OK)
		*value = document_number_datum(&d);
	return status;
}

const input_type document_number_input = {"document_number", read_text};

PG_FUNCTION_INFO_V1(document_number_in);
Datum
document_number_in(PG_FUNCTION_ARGS)
{
	return cchc_input(fcinfo, &document_number_input);
}

PG_FUNCTION_INFO_V1(document_number_try);
Datum
document_number_try(PG_FUNCTION_ARGS)
{
	return cchc_try_input(fcinfo, &document_number_input);
}

static uint64
sort_key(byte_key key)
{
	return document_number_sort_key(key.bytes, key.len);
}

PG_FUNCTION_INFO_V1(document_number_sortsupport);
Datum
document_number_sortsupport(PG_FUNCTION_ARGS)
{
	byte_key_prepare_sort((SortSupport) PG_GETARG_POINTER(0), sort_key);
	PG_RETURN_VOID();
}

/* The bytes of a stored value, checked where they are taken apart. */
static const uint8_t *
value_bytes(const struct varlena *value, size_t *len)
{
	*len = VARSIZE_ANY_EXHDR(value);
	return (const uint8_t *) VARDATA_ANY(value);
}

static void
report_corrupted(void)
{
	ereport(ERROR, (errcode(ERRCODE_DATA_CORRUPTED),
					errmsg("stored value of type %s is damaged", "document_number")));
}

PG_FUNCTION_INFO_V1(document_number_out);
Datum
document_number_out(PG_FUNCTION_ARGS)
{
	struct varlena *value = PG_GETARG_BYTE_KEY_VALUE(0);
	size_t len;
	const uint8_t *bytes = value_bytes(value, &len);
	char text[DOCUMENT_NUMBER_MAX_TEXT];
	size_t n = document_number_format(bytes, len, text);

	if (n == 0)
		report_corrupted();
	PG_RETURN_CSTRING(cchc_utf8_to_cstring(text, n));
}

PG_FUNCTION_INFO_V1(document_number_recv);
Datum
document_number_recv(PG_FUNCTION_ARGS)
{
	StringInfo buf = (StringInfo) PG_GETARG_POINTER(0);
	int version = pq_getmsgbyte(buf);
	document_number d;
	size_t len = (size_t) (buf->len - buf->cursor);

	/* The length first: nothing is copied that would not fit. */
	if (version == WIRE_VERSION && len <= sizeof(d.bytes))
	{
		d.len = len;
		memcpy(d.bytes, pq_getmsgbytes(buf, (int) len), len);
		if (document_number_valid(d.bytes, d.len) && document_number_printable(&d))
			PG_RETURN_DATUM(document_number_datum(&d));
	}
	cchc_binary_error("document_number", version);
}

PG_FUNCTION_INFO_V1(document_number_send);
Datum
document_number_send(PG_FUNCTION_ARGS)
{
	struct varlena *value = PG_GETARG_BYTE_KEY_VALUE(0);
	StringInfoData buf;

	pq_begintypsend(&buf);
	pq_sendbyte(&buf, WIRE_VERSION);
	pq_sendbytes(&buf, VARDATA_ANY(value), VARSIZE_ANY_EXHDR(value));
	PG_RETURN_BYTEA_P(pq_endtypsend(&buf));
}

/* Parts of a value. */

static document_parts
parts_of(const struct varlena *value)
{
	document_parts parts;
	size_t len;
	const uint8_t *bytes = value_bytes(value, &len);

	if (!document_number_split(bytes, len, &parts))
		report_corrupted();
	return parts;
}

static Datum
text_datum(const char *utf8, size_t len)
{
	return PointerGetDatum(cstring_to_text(cchc_utf8_to_cstring(utf8, len)));
}

PG_FUNCTION_INFO_V1(document_number_number);
Datum
document_number_number(PG_FUNCTION_ARGS)
{
	PG_RETURN_INT32(parts_of(PG_GETARG_BYTE_KEY_VALUE(0)).number);
}

PG_FUNCTION_INFO_V1(document_number_suffix);
Datum
document_number_suffix(PG_FUNCTION_ARGS)
{
	document_parts parts = parts_of(PG_GETARG_BYTE_KEY_VALUE(0));
	char text[DOCUMENT_NUMBER_MAX_TEXT];
	size_t len = document_suffix_format(&parts, text);

	if (len == 0)
		PG_RETURN_NULL();
	PG_RETURN_DATUM(text_datum(text, len));
}

PG_FUNCTION_INFO_V1(document_number_year);
Datum
document_number_year(PG_FUNCTION_ARGS)
{
	int year = parts_of(PG_GETARG_BYTE_KEY_VALUE(0)).year;

	if (year == 0)
		PG_RETURN_NULL();
	PG_RETURN_INT32(year);
}

PG_FUNCTION_INFO_V1(document_number_doc_type);
Datum
document_number_doc_type(PG_FUNCTION_ARGS)
{
	document_parts parts = parts_of(PG_GETARG_BYTE_KEY_VALUE(0));
	char text[DOCUMENT_NUMBER_MAX_TEXT];

	if (!parts.has_type)
		PG_RETURN_NULL();
	PG_RETURN_DATUM(text_datum(text, document_word_format(parts.type, parts.type_len, text)));
}

PG_FUNCTION_INFO_V1(document_number_issuer);
Datum
document_number_issuer(PG_FUNCTION_ARGS)
{
	document_parts parts = parts_of(PG_GETARG_BYTE_KEY_VALUE(0));
	char text[DOCUMENT_NUMBER_MAX_TEXT];

	if (parts.issuer_len == 0)
		PG_RETURN_NULL();
	PG_RETURN_DATUM(text_datum(text, document_word_format(parts.issuer, parts.issuer_len, text)));
}
