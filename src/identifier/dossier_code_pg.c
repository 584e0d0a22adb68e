/*
 * dossier_code_pg.c
 *		The SQL face of dossier_code, a byte_key_pg.h value.  Order, equality
 *		and hash are those of identifier/byte_key_pg.c.
 */
#include "common/pg_compat.h"

#include "libpq/pqformat.h"
#include "utils/date.h"

#include "common/input_error_pg.h"
#include "identifier/range_support_pg.h"
#include "identifier/agency_code_pg.h"
#include "identifier/dossier_code_pg.h"

/* Bumped if the binary format of send and recv ever changes. */
#define WIRE_VERSION 1

/* Days since 2000-01-01 are PostgreSQL's dates. */
StaticAssertDecl(POSTGRES_EPOCH_JDATE == 2451545, "dossier days count from PostgreSQL's epoch");

static const char ARGUMENT_EXAMPLE[] =
	N_("For instance: dossier_code('H57.132', '2026-08-04', 583).");

static cchc_status
read_text(const char *utf8, size_t len, Datum *value, cchc_error *err)
{
	dossier_code code;
	cchc_status status = dossier_code_parse(utf8, len, &code, err);

	if (status == CCHC_OK)
		*value = DossierCodeGetDatum(&code);
	return status;
}

const input_type dossier_code_input = {"dossier_code", read_text};

PG_FUNCTION_INFO_V1(dossier_code_in);
Datum
dossier_code_in(PG_FUNCTION_ARGS)
{
	return cchc_input(fcinfo, &dossier_code_input);
}

PG_FUNCTION_INFO_V1(dossier_code_try);
Datum
dossier_code_try(PG_FUNCTION_ARGS)
{
	return cchc_try_input(fcinfo, &dossier_code_input);
}

PG_FUNCTION_INFO_V1(dossier_code_out);
Datum
dossier_code_out(PG_FUNCTION_ARGS)
{
	dossier_code code = PG_GETARG_DOSSIER_CODE(0);
	char *text = palloc(DOSSIER_CODE_MAX_TEXT + 1);

	text[dossier_code_format(&code, text)] = '\0';
	PG_RETURN_CSTRING(text);
}

/* The binary format is a version byte and the printed text, as in agency_code_recv. */
PG_FUNCTION_INFO_V1(dossier_code_recv);
Datum
dossier_code_recv(PG_FUNCTION_ARGS)
{
	StringInfo buf = (StringInfo) PG_GETARG_POINTER(0);
	int version = pq_getmsgbyte(buf);
	int len = buf->len - buf->cursor;
	const char *text = pq_getmsgbytes(buf, len);
	dossier_code code;
	char printed[DOSSIER_CODE_MAX_TEXT];

	if (version != WIRE_VERSION || dossier_code_parse(text, len, &code, NULL) != CCHC_OK ||
		dossier_code_format(&code, printed) != (size_t) len || memcmp(printed, text, len) != 0)
		cchc_binary_error("dossier_code", version);
	PG_RETURN_DOSSIER_CODE(code);
}

PG_FUNCTION_INFO_V1(dossier_code_send);
Datum
dossier_code_send(PG_FUNCTION_ARGS)
{
	dossier_code code = PG_GETARG_DOSSIER_CODE(0);
	char text[DOSSIER_CODE_MAX_TEXT];
	StringInfoData buf;

	pq_begintypsend(&buf);
	pq_sendbyte(&buf, WIRE_VERSION);
	pq_sendbytes(&buf, text, (int) dossier_code_format(&code, text));
	PG_RETURN_BYTEA_P(pq_endtypsend(&buf));
}

/* Parts of a code, and a code from its parts. */

PG_FUNCTION_INFO_V1(dossier_code_agency);
Datum
dossier_code_agency(PG_FUNCTION_ARGS)
{
	dossier_code code = PG_GETARG_DOSSIER_CODE(0);

	PG_RETURN_AGENCY_CODE(code.agency);
}

PG_FUNCTION_INFO_V1(dossier_code_received_on);
Datum
dossier_code_received_on(PG_FUNCTION_ARGS)
{
	PG_RETURN_DATEADT(PG_GETARG_DOSSIER_CODE(0).day);
}

PG_FUNCTION_INFO_V1(dossier_code_sequence);
Datum
dossier_code_sequence(PG_FUNCTION_ARGS)
{
	PG_RETURN_INT32(PG_GETARG_DOSSIER_CODE(0).sequence);
}

/* The width is the least number of digits: a larger number takes more. */
PG_FUNCTION_INFO_V1(dossier_code_make);
Datum
dossier_code_make(PG_FUNCTION_ARGS)
{
	dossier_code code = {.agency = PG_GETARG_AGENCY_CODE(0),
						 .day = PG_GETARG_DATEADT(1),
						 .sequence = PG_GETARG_INT32(2),
						 .width = PG_GETARG_INT32(3)};
	cchc_error err = {.hint = ARGUMENT_EXAMPLE};

	if (code.day < 0 || code.day > DOSSIER_LAST_DAY)
	{
		err.status = CCHC_BAD_DATETIME;
		err.reason = N_("A dossier code writes two digits of the year, 2000 to 2099");
		cchc_argument_error(N_("date out of range for a dossier code"), &err);
	}
	if (code.sequence < 1 || code.sequence > DOSSIER_LAST_SEQUENCE)
	{
		err.status = CCHC_OUT_OF_RANGE;
		err.reason = N_("The number within the day must be 1 to 999999999");
		cchc_argument_error(N_("number out of range for a dossier code"), &err);
	}
	if (code.width < DOSSIER_MIN_WIDTH || code.width > DOSSIER_MAX_WIDTH)
	{
		err.status = CCHC_BAD_PARAMETER;
		err.reason = N_("The number is written with four to nine digits");
		cchc_argument_error(N_("invalid width for a dossier code"), &err);
	}
	for (int rest = code.sequence / 10000, digits = 5; rest > 0; rest /= 10, digits++)
		code.width = Max(code.width, digits);
	PG_RETURN_DOSSIER_CODE(code);
}

/* Containment in an agency, and its bounds for the planner. */

PG_FUNCTION_INFO_V1(dossier_code_first);
Datum
dossier_code_first(PG_FUNCTION_ARGS)
{
	agency_code agency = PG_GETARG_AGENCY_CODE(0);
	dossier_code code = dossier_code_first_of(&agency);

	PG_RETURN_DOSSIER_CODE(code);
}

PG_FUNCTION_INFO_V1(dossier_code_last);
Datum
dossier_code_last(PG_FUNCTION_ARGS)
{
	agency_code agency = PG_GETARG_AGENCY_CODE(0);
	dossier_code code = dossier_code_last_of(&agency);

	PG_RETURN_DOSSIER_CODE(code);
}

PG_FUNCTION_INFO_V1(dossier_code_contained);
Datum
dossier_code_contained(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(agency_code_is_under(PG_GETARG_BYTE_KEY_VALUE(0), PG_GETARG_BYTE_KEY_VALUE(1)));
}

PG_FUNCTION_INFO_V1(agency_contains_dossier);
Datum
agency_contains_dossier(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(agency_code_is_under(PG_GETARG_BYTE_KEY_VALUE(1), PG_GETARG_BYTE_KEY_VALUE(0)));
}

PG_FUNCTION_INFO_V1(dossier_code_contained_support);
Datum
dossier_code_contained_support(PG_FUNCTION_ARGS)
{
	return cchc_range_support(fcinfo, 0, "dossier_code_first", "dossier_code_last");
}

PG_FUNCTION_INFO_V1(agency_contains_dossier_support);
Datum
agency_contains_dossier_support(PG_FUNCTION_ARGS)
{
	return cchc_range_support(fcinfo, 1, "dossier_code_first", "dossier_code_last");
}

/* The hierarchy is that of the agencies, whose keys begin those of the dossiers. */

PG_FUNCTION_INFO_V1(dossier_code_typanalyze);
Datum
dossier_code_typanalyze(PG_FUNCTION_ARGS)
{
	return cchc_family_typanalyze(fcinfo, &agency_hierarchy);
}

PG_FUNCTION_INFO_V1(dossier_code_contained_sel);
Datum
dossier_code_contained_sel(PG_FUNCTION_ARGS)
{
	return cchc_family_selectivity(fcinfo, 0, &agency_hierarchy);
}

PG_FUNCTION_INFO_V1(agency_contains_dossier_sel);
Datum
agency_contains_dossier_sel(PG_FUNCTION_ARGS)
{
	return cchc_family_selectivity(fcinfo, 1, &agency_hierarchy);
}
