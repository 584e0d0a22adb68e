/*
 * lunar_pg.c
 *		The SQL face of lunar_date.  Order, equality and hash are those of date
 *		(the same day count), and lunar.sql declares date's own functions.
 */
#include "common/pg_compat.h"

#include "libpq/pqformat.h"
#include "utils/builtins.h"
#include "utils/date.h"

#include "lunar/lunar.h"
#include "common/input_error_pg.h"

/* Bumped if the binary format of send and recv ever changes. */
#define WIRE_VERSION 1

#define PG_GETARG_LUNAR_DATE(n) ((lunar_date) PG_GETARG_INT32(n))
#define PG_RETURN_LUNAR_DATE(d) PG_RETURN_INT32(d)

PG_FUNCTION_INFO_V1(lunar_date_in);
Datum
lunar_date_in(PG_FUNCTION_ARGS)
{
	char *input = PG_GETARG_CSTRING(0);
	size_t len = strlen(input);
	const char *utf8 = cchc_text_to_utf8(input, &len);
	lunar_date date;
	cchc_error err;

	if (lunar_date_parse(utf8, len, &date, &err) != CCHC_OK)
	{
		cchc_input_error(SOFT_CONTEXT(fcinfo), "lunar_date", input, strlen(input), &err);
		PG_RETURN_NULL();
	}
	PG_RETURN_LUNAR_DATE(date);
}

PG_FUNCTION_INFO_V1(lunar_date_out);
Datum
lunar_date_out(PG_FUNCTION_ARGS)
{
	char *text = palloc(LUNAR_DATE_MAX_TEXT + 1);

	text[lunar_date_format(PG_GETARG_LUNAR_DATE(0), text)] = '\0';
	PG_RETURN_CSTRING(text);
}

PG_FUNCTION_INFO_V1(lunar_date_recv);
Datum
lunar_date_recv(PG_FUNCTION_ARGS)
{
	StringInfo buf = (StringInfo) PG_GETARG_POINTER(0);
	int version = pq_getmsgbyte(buf);
	int32 day = (int32) pq_getmsgint(buf, sizeof(int32));

	if (version != WIRE_VERSION || !lunar_date_valid(day))
		cchc_binary_error("lunar_date", version);
	PG_RETURN_LUNAR_DATE(day);
}

PG_FUNCTION_INFO_V1(lunar_date_send);
Datum
lunar_date_send(PG_FUNCTION_ARGS)
{
	StringInfoData buf;

	pq_begintypsend(&buf);
	pq_sendbyte(&buf, WIRE_VERSION);
	pq_sendint32(&buf, (uint32) PG_GETARG_LUNAR_DATE(0));
	PG_RETURN_BYTEA_P(pq_endtypsend(&buf));
}

PG_FUNCTION_INFO_V1(lunar_date_lunar);
Datum
lunar_date_lunar(PG_FUNCTION_ARGS)
{
	DateADT date = PG_GETARG_DATEADT(0);

	if (!lunar_date_valid(date))
		ereport(ERROR,
				(errcode(ERRCODE_DATETIME_FIELD_OVERFLOW),
				 errmsg("date out of range for type %s: \"%s\"", "lunar_date",
						DatumGetCString(DirectFunctionCall1(date_out, DateADTGetDatum(date)))),
				 errdetail("The lunar calendar is computed from 1800-01-25 to 2200-02-14.")));
	PG_RETURN_LUNAR_DATE(date);
}

/* Every lunar_date is a date. */
PG_FUNCTION_INFO_V1(lunar_date_solar);
Datum
lunar_date_solar(PG_FUNCTION_ARGS)
{
	PG_RETURN_DATEADT(PG_GETARG_LUNAR_DATE(0));
}

/* Parts */

PG_FUNCTION_INFO_V1(lunar_date_year);
Datum
lunar_date_year(PG_FUNCTION_ARGS)
{
	PG_RETURN_INT32(lunar_date_fields(PG_GETARG_LUNAR_DATE(0)).year);
}

PG_FUNCTION_INFO_V1(lunar_date_month);
Datum
lunar_date_month(PG_FUNCTION_ARGS)
{
	PG_RETURN_INT32(lunar_date_fields(PG_GETARG_LUNAR_DATE(0)).month);
}

PG_FUNCTION_INFO_V1(lunar_date_day);
Datum
lunar_date_day(PG_FUNCTION_ARGS)
{
	PG_RETURN_INT32(lunar_date_fields(PG_GETARG_LUNAR_DATE(0)).day);
}

PG_FUNCTION_INFO_V1(lunar_date_is_leap_month);
Datum
lunar_date_is_leap_month(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(lunar_date_fields(PG_GETARG_LUNAR_DATE(0)).leap);
}

/* Feasts and years */

PG_FUNCTION_INFO_V1(lunar_date_tet);
Datum
lunar_date_tet(PG_FUNCTION_ARGS)
{
	lunar_date day;
	cchc_error err;

	if (lunar_tet(PG_GETARG_INT32(0), &day, &err) != CCHC_OK)
		cchc_argument_error(psprintf(_("lunar year out of range: %d"), PG_GETARG_INT32(0)), &err);
	PG_RETURN_DATEADT(day);
}

PG_FUNCTION_INFO_V1(lunar_date_hung_kings_day);
Datum
lunar_date_hung_kings_day(PG_FUNCTION_ARGS)
{
	lunar_date day;
	cchc_error err;

	if (lunar_hung_kings_day(PG_GETARG_INT32(0), &day, &err) != CCHC_OK)
		cchc_argument_error(psprintf(_("lunar year out of range: %d"), PG_GETARG_INT32(0)), &err);
	PG_RETURN_DATEADT(day);
}

PG_FUNCTION_INFO_V1(lunar_date_can_chi);
Datum
lunar_date_can_chi(PG_FUNCTION_ARGS)
{
	char name[CAN_CHI_MAX_TEXT];
	size_t len = lunar_can_chi(PG_GETARG_INT32(0), name);

	if (len == 0)
		ereport(ERROR, (errcode(ERRCODE_DATETIME_FIELD_OVERFLOW),
						errmsg("lunar year out of range: %d", PG_GETARG_INT32(0)),
						errdetail("Years are counted from 1.")));
	PG_RETURN_TEXT_P(cstring_to_text(cchc_utf8_to_cstring(name, len)));
}
