/*
 * agency_code_pg.c
 *		The SQL face of agency_code.  Order, equality and hash are those of
 *		identifier/byte_key_pg.c.
 */
#include "common/pg_compat.h"

#include "libpq/pqformat.h"
#include "utils/builtins.h"

#include "common/input_error_pg.h"
#include "identifier/range_support_pg.h"
#include "identifier/agency_code_pg.h"
#include "identifier/agency_root.h"
#include "identifier/procedure_code.h"

/* Bumped if the binary format of send and recv ever changes. */
#define WIRE_VERSION 1

static cchc_status
read_text(const char *utf8, size_t len, Datum *value, cchc_error *err)
{
	agency_code code;
	cchc_status status = agency_code_parse(utf8, len, &code, err);

	if (status == CCHC_OK)
		*value = AgencyCodeGetDatum(&code);
	return status;
}

const input_type agency_code_input = {"agency_code", read_text};

PG_FUNCTION_INFO_V1(agency_code_in);
Datum
agency_code_in(PG_FUNCTION_ARGS)
{
	return cchc_input(fcinfo, &agency_code_input);
}

PG_FUNCTION_INFO_V1(agency_code_try);
Datum
agency_code_try(PG_FUNCTION_ARGS)
{
	return cchc_try_input(fcinfo, &agency_code_input);
}

PG_FUNCTION_INFO_V1(agency_code_out);
Datum
agency_code_out(PG_FUNCTION_ARGS)
{
	agency_code code = PG_GETARG_AGENCY_CODE(0);
	char *text = palloc(AGENCY_KEY_TEXT + 1);

	text[agency_code_format(&code, text)] = '\0';
	PG_RETURN_CSTRING(text);
}

/*
 * The binary format is a version byte and the printed text: what the parser
 * takes and prints back byte for byte, and nothing else, is a value.
 */
PG_FUNCTION_INFO_V1(agency_code_recv);
Datum
agency_code_recv(PG_FUNCTION_ARGS)
{
	StringInfo buf = (StringInfo) PG_GETARG_POINTER(0);
	int version = pq_getmsgbyte(buf);
	int len = buf->len - buf->cursor;
	const char *text = pq_getmsgbytes(buf, len);
	agency_code code;
	char printed[AGENCY_KEY_TEXT];

	if (version != WIRE_VERSION || agency_code_parse(text, len, &code, NULL) != CCHC_OK ||
		agency_code_format(&code, printed) != (size_t) len || memcmp(printed, text, len) != 0)
		cchc_binary_error("agency_code", version);
	PG_RETURN_AGENCY_CODE(code);
}

PG_FUNCTION_INFO_V1(agency_code_send);
Datum
agency_code_send(PG_FUNCTION_ARGS)
{
	agency_code code = PG_GETARG_AGENCY_CODE(0);
	char text[AGENCY_KEY_TEXT];
	StringInfoData buf;

	pq_begintypsend(&buf);
	pq_sendbyte(&buf, WIRE_VERSION);
	pq_sendbytes(&buf, text, (int) agency_code_format(&code, text));
	PG_RETURN_BYTEA_P(pq_endtypsend(&buf));
}

/* Forms and levels. */

PG_FUNCTION_INFO_V1(agency_code_current_form);
Datum
agency_code_current_form(PG_FUNCTION_ARGS)
{
	agency_code code = PG_GETARG_AGENCY_CODE(0);
	char text[AGENCY_KEY_TEXT];

	PG_RETURN_TEXT_P(cstring_to_text_with_len(text, (int) agency_code_format_current(&code, text)));
}

PG_FUNCTION_INFO_V1(agency_code_qcvn102_form);
Datum
agency_code_qcvn102_form(PG_FUNCTION_ARGS)
{
	agency_code code = PG_GETARG_AGENCY_CODE(0);
	char text[AGENCY_KEY_TEXT];
	size_t len = agency_code_format_old(&code, text);

	if (len == 0)
		PG_RETURN_NULL();
	PG_RETURN_TEXT_P(cstring_to_text_with_len(text, (int) len));
}

PG_FUNCTION_INFO_V1(agency_code_level);
Datum
agency_code_level(PG_FUNCTION_ARGS)
{
	agency_code code = PG_GETARG_AGENCY_CODE(0);

	PG_RETURN_INT32(agency_code_level_of(&code));
}

PG_FUNCTION_INFO_V1(agency_code_parent);
Datum
agency_code_parent(PG_FUNCTION_ARGS)
{
	agency_code code = PG_GETARG_AGENCY_CODE(0);
	int level = agency_code_level_of(&code);

	if (level == 1)
		PG_RETURN_NULL();
	code = agency_code_ancestor(&code, level - 1);
	PG_RETURN_AGENCY_CODE(code);
}

PG_FUNCTION_INFO_V1(agency_code_root);
Datum
agency_code_root(PG_FUNCTION_ARGS)
{
	agency_code code = PG_GETARG_AGENCY_CODE(0);

	code = agency_code_ancestor(&code, 1);
	PG_RETURN_AGENCY_CODE(code);
}

/* The province in a procedure code. */
PG_FUNCTION_INFO_V1(procedure_code_province);
Datum
procedure_code_province(PG_FUNCTION_ARGS)
{
	uint16_t root = procedure_code_province_of((procedure_code) PG_GETARG_INT64(0));
	char text[AGENCY_ROOT_TEXT];
	agency_code code = {.form = AGENCY_FORM_CURRENT};

	if (root == AGENCY_ROOT_NONE)
		PG_RETURN_NULL();
	agency_root_unpack(root, text);
	code.key_len = (uint8_t) agency_key_pack(text, AGENCY_ROOT_TEXT, code.key);
	PG_RETURN_AGENCY_CODE(code);
}

/* Containment, and its bounds for the planner. */

PG_FUNCTION_INFO_V1(agency_code_first);
Datum
agency_code_first(PG_FUNCTION_ARGS)
{
	PG_RETURN_DATUM(PG_GETARG_DATUM(0));
}

PG_FUNCTION_INFO_V1(agency_code_last);
Datum
agency_code_last(PG_FUNCTION_ARGS)
{
	agency_code code = PG_GETARG_AGENCY_CODE(0);

	code = agency_code_last_of(&code);
	PG_RETURN_AGENCY_CODE(code);
}

PG_FUNCTION_INFO_V1(agency_code_contained);
Datum
agency_code_contained(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(agency_code_is_under(PG_GETARG_BYTE_KEY_VALUE(0), PG_GETARG_BYTE_KEY_VALUE(1)));
}

PG_FUNCTION_INFO_V1(agency_code_contains);
Datum
agency_code_contains(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(agency_code_is_under(PG_GETARG_BYTE_KEY_VALUE(1), PG_GETARG_BYTE_KEY_VALUE(0)));
}

PG_FUNCTION_INFO_V1(agency_code_contained_support);
Datum
agency_code_contained_support(PG_FUNCTION_ARGS)
{
	return cchc_range_support(fcinfo, 0, "agency_code_first", "agency_code_last");
}

PG_FUNCTION_INFO_V1(agency_code_contains_support);
Datum
agency_code_contains_support(PG_FUNCTION_ARGS)
{
	return cchc_range_support(fcinfo, 1, "agency_code_first", "agency_code_last");
}

/* The hierarchy, for ANALYZE and the row estimates of <@ and @>; of dossier codes too. */

static int
compare_values(Datum a, Datum b)
{
	return byte_key_compare(byte_key_of((struct varlena *) DatumGetPointer(a)),
							byte_key_of((struct varlena *) DatumGetPointer(b)));
}

static int
levels_of(Datum value)
{
	byte_key key = byte_key_of((struct varlena *) DatumGetPointer(value));

	return agency_key_levels(key.bytes, key.len);
}

static int
shared_levels(Datum a, Datum b)
{
	byte_key x = byte_key_of((struct varlena *) DatumGetPointer(a));
	byte_key y = byte_key_of((struct varlena *) DatumGetPointer(b));

	return agency_key_shared(x.bytes, x.len, y.bytes, y.len);
}

const family_traits agency_hierarchy = {compare_values, levels_of, shared_levels};

PG_FUNCTION_INFO_V1(agency_code_typanalyze);
Datum
agency_code_typanalyze(PG_FUNCTION_ARGS)
{
	return cchc_family_typanalyze(fcinfo, &agency_hierarchy);
}

PG_FUNCTION_INFO_V1(agency_code_contained_sel);
Datum
agency_code_contained_sel(PG_FUNCTION_ARGS)
{
	return cchc_family_selectivity(fcinfo, 0, &agency_hierarchy);
}

PG_FUNCTION_INFO_V1(agency_code_contains_sel);
Datum
agency_code_contains_sel(PG_FUNCTION_ARGS)
{
	return cchc_family_selectivity(fcinfo, 1, &agency_hierarchy);
}
