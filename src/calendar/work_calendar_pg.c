/*
 * work_calendar_pg.c
 *		The type work_calendar: text, binary form, equality, parts.
 */
#include "calendar/work_calendar_pg.h"

#include "access/detoast.h"
#include "common/hashfn.h"
#include "libpq/pqformat.h"
#include "utils/builtins.h"
#include "utils/date.h"
#include "utils/timestamp.h"

#include "calendar/work_calendar_json_pg.h"
#include "calendar/work_calendar_make_pg.h"
#include "calendar/work_calendar_wire.h"
#include "common/input_error_pg.h"

const work_calendar *
cchc_work_calendar(Datum datum)
{
	const work_calendar *cal = (const work_calendar *) PG_DETOAST_DATUM(datum);

	/* in and recv make every value anew; but storage may have lost a part of one */
	if (unlikely(VARSIZE(cal) < sizeof(work_calendar) || VARSIZE(cal) != cal->size))
		ereport(ERROR, (errcode(ERRCODE_DATA_CORRUPTED),
						errmsg("stored work_calendar is truncated or garbled")));
	if (unlikely(cal->format < WORK_CALENDAR_OLDEST_FORMAT || cal->format > WORK_CALENDAR_FORMAT))
		ereport(ERROR, (errcode(ERRCODE_FEATURE_NOT_SUPPORTED),
						errmsg("work_calendar of unknown format %d", cal->format),
						errhint("The value was stored by a newer version of cchc.")));
	return cal;
}

/* The last value that a call site fetched, and where from. */
typedef struct fetched_value
{
	Oid table;
	Oid id;
	work_calendar *value;
} fetched_value;

static const work_calendar *
fetch_once(FunctionCallInfo fcinfo, int n)
{
	fetched_value *last = fcinfo->flinfo->fn_extra;
	struct varatt_external where;

	VARATT_EXTERNAL_GET_POINTER(where, PG_GETARG_RAW_VARLENA_P(n));
	if (last == NULL)
		fcinfo->flinfo->fn_extra = last =
			MemoryContextAllocZero(fcinfo->flinfo->fn_mcxt, sizeof(fetched_value));
	if (last->value == NULL || last->id != where.va_valueid || last->table != where.va_toastrelid)
	{
		const work_calendar *fetched = PG_GETARG_WORK_CALENDAR(n);

		if (last->value != NULL)
			pfree(last->value);
		last->value = NULL;
		last->value = MemoryContextAlloc(fcinfo->flinfo->fn_mcxt, fetched->size);
		memcpy(last->value, fetched, fetched->size);
		last->table = where.va_toastrelid;
		last->id = where.va_valueid;
	}
	return last->value;
}

const work_calendar *
cchc_work_calendar_argument(FunctionCallInfo fcinfo, int n)
{
	if (VARATT_IS_EXTERNAL_ONDISK(PG_GETARG_RAW_VARLENA_P(n)))
		return fetch_once(fcinfo, n);
	return PG_GETARG_WORK_CALENDAR(n);
}

/* Text form */

PG_FUNCTION_INFO_V1(work_calendar_in);
Datum
work_calendar_in(PG_FUNCTION_ARGS)
{
	char *input = PG_GETARG_CSTRING(0);
	cchc_error err = {0};
	work_calendar *cal = NULL;
	Datum json;

	/* What is wrong inside an object the server's JSON parser says, with its place. */
	if (input[strspn(input, " \t\r\n")] != '{')
		cchc_work_calendar_no_object(&err);
	else if (!cchc_direct_input(jsonb_in, input, SOFT_CONTEXT(fcinfo), &json))
		PG_RETURN_NULL();
	else
		cal = cchc_work_calendar_from_json(DatumGetJsonbP(json), &err);
	if (cal == NULL)
	{
		cchc_input_error(SOFT_CONTEXT(fcinfo), "work_calendar", input, strlen(input), &err);
		PG_RETURN_NULL();
	}
	PG_RETURN_POINTER(cal);
}

/* work_calendar(jsonb, name): what the tables say of a calendar; errors name it. */
PG_FUNCTION_INFO_V1(work_calendar_of_jsonb);
Datum
work_calendar_of_jsonb(PG_FUNCTION_ARGS)
{
	cchc_error err = {0};
	work_calendar *cal = cchc_work_calendar_from_json(PG_GETARG_JSONB_P(0), &err);

	if (cal == NULL)
		cchc_argument_error(psprintf("invalid definition of calendar \"%s\"",
									 text_to_cstring(PG_GETARG_TEXT_PP(1))),
							&err);
	PG_RETURN_POINTER(cal);
}

PG_FUNCTION_INFO_V1(work_calendar_out);
Datum
work_calendar_out(PG_FUNCTION_ARGS)
{
	StringInfoData buf;

	initStringInfo(&buf);
	cchc_work_calendar_to_json(&buf, PG_GETARG_WORK_CALENDAR(0));
	PG_RETURN_CSTRING(buf.data);
}

/* Binary form */

PG_FUNCTION_INFO_V1(work_calendar_recv);
Datum
work_calendar_recv(PG_FUNCTION_ARGS)
{
	StringInfo buf = (StringInfo) PG_GETARG_POINTER(0);
	size_t len = (size_t) (buf->len - buf->cursor);
	size_t room = Min(len, WORK_WIRE_MAX); /* a longer message is refused before it is read */
	const char *bytes = pq_getmsgbytes(buf, (int) len);
	work_wire_arrays arrays = {.hours = palloc(room / 5 * sizeof(work_hours) + 1),
							   .seasons = palloc(room / 6 * sizeof(work_season_def) + 1),
							   .off = palloc(room / 4 * sizeof(int32_t) + 1),
							   .worked = palloc(room / 5 * sizeof(worked_day) + 1),
							   .own = palloc(room / 5 * sizeof(own_day) + 1),
							   .own_hours = palloc(room / 5 * sizeof(work_hours) + 1)};
	work_calendar_def def;
	cchc_error err = {0};
	work_calendar *cal = NULL;

	if (work_calendar_unpack(bytes, len, &arrays, &def, &err) == CCHC_OK)
		cal = cchc_work_calendar_make(&def, &err);
	if (cal == NULL)
		cchc_binary_error_because("work_calendar", err.reason);
	PG_RETURN_POINTER(cal);
}

PG_FUNCTION_INFO_V1(work_calendar_send);
Datum
work_calendar_send(PG_FUNCTION_ARGS)
{
	const work_calendar *cal = PG_GETARG_WORK_CALENDAR(0);
	size_t size = work_calendar_wire_size(cal);
	bytea *message = palloc(VARHDRSZ + size);

	work_calendar_pack(cal, VARDATA(message));
	SET_VARSIZE(message, VARHDRSZ + size);
	PG_RETURN_BYTEA_P(message);
}

/*
 * Equality and order.  Equal calendars have equal images, so bytes decide, all
 * but the format: an image of format 1 differs in nothing else from that of the
 * same calendar in format 2.
 * The order has no meaning beyond "older versions first": it serves DISTINCT
 * and sorting, as that of jsonb does.
 */

#define CONTENT_AT offsetof(work_calendar, class_count)

static const unsigned char *
content(const work_calendar *cal)
{
	return (const unsigned char *) cal + CONTENT_AT;
}

static bool
same_image(const work_calendar *a, const work_calendar *b)
{
	return a->size == b->size && memcmp(content(a), content(b), a->size - CONTENT_AT) == 0;
}

static int
compare(const work_calendar *a, const work_calendar *b)
{
	int order;

	if (a->version != b->version)
		return a->version < b->version ? -1 : 1;
	order = memcmp(content(a), content(b), Min(a->size, b->size) - CONTENT_AT);
	if (order != 0)
		return order < 0 ? -1 : 1;
	return (a->size > b->size) - (a->size < b->size);
}

#define COMPARISON(name, expression) \
	PG_FUNCTION_INFO_V1(name); \
	Datum name(PG_FUNCTION_ARGS) \
	{ \
		const work_calendar *a = PG_GETARG_WORK_CALENDAR(0); \
		const work_calendar *b = PG_GETARG_WORK_CALENDAR(1); \
\
		PG_RETURN_BOOL(expression); \
	} \
	extern int no_such_variable

COMPARISON(work_calendar_eq, same_image(a, b));
COMPARISON(work_calendar_ne, !same_image(a, b));
COMPARISON(work_calendar_lt, compare(a, b) < 0);
COMPARISON(work_calendar_le, compare(a, b) <= 0);
COMPARISON(work_calendar_gt, compare(a, b) > 0);
COMPARISON(work_calendar_ge, compare(a, b) >= 0);

PG_FUNCTION_INFO_V1(work_calendar_cmp);
Datum
work_calendar_cmp(PG_FUNCTION_ARGS)
{
	PG_RETURN_INT32(compare(PG_GETARG_WORK_CALENDAR(0), PG_GETARG_WORK_CALENDAR(1)));
}

PG_FUNCTION_INFO_V1(work_calendar_hash);
Datum
work_calendar_hash(PG_FUNCTION_ARGS)
{
	const work_calendar *cal = PG_GETARG_WORK_CALENDAR(0);

	PG_RETURN_DATUM(hash_any(content(cal), (int) (cal->size - CONTENT_AT)));
}

PG_FUNCTION_INFO_V1(work_calendar_hash_extended);
Datum
work_calendar_hash_extended(PG_FUNCTION_ARGS)
{
	const work_calendar *cal = PG_GETARG_WORK_CALENDAR(0);

	PG_RETURN_DATUM(
		hash_any_extended(content(cal), (int) (cal->size - CONTENT_AT), PG_GETARG_INT64(1)));
}

/* Parts */

PG_FUNCTION_INFO_V1(work_calendar_version);
Datum
work_calendar_version(PG_FUNCTION_ARGS)
{
	PG_RETURN_INT64(PG_GETARG_WORK_CALENDAR(0)->version);
}

PG_FUNCTION_INFO_V1(work_calendar_with_version);
Datum
work_calendar_with_version(PG_FUNCTION_ARGS)
{
	const work_calendar *cal = PG_GETARG_WORK_CALENDAR(0);
	work_calendar *copy = palloc(cal->size);
	int64 version = PG_GETARG_INT64(1);

	if (version < 0)
		ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
						errmsg("the version of a work calendar must not be negative")));
	memcpy(copy, cal, cal->size);
	copy->version = version;
	PG_RETURN_POINTER(copy);
}

PG_FUNCTION_INFO_V1(work_calendar_first_day);
Datum
work_calendar_first_day(PG_FUNCTION_ARGS)
{
	PG_RETURN_DATEADT(PG_GETARG_WORK_CALENDAR(0)->first_day);
}

PG_FUNCTION_INFO_V1(work_calendar_last_day);
Datum
work_calendar_last_day(PG_FUNCTION_ARGS)
{
	PG_RETURN_DATEADT(work_calendar_end(PG_GETARG_WORK_CALENDAR(0)));
}

PG_FUNCTION_INFO_V1(work_calendar_decided_until);
Datum
work_calendar_decided_until(PG_FUNCTION_ARGS)
{
	const work_calendar *cal = PG_GETARG_WORK_CALENDAR(0);

	if (cal->decided_until == WORK_CALENDAR_ALL_DECIDED)
		PG_RETURN_DATEADT(DATEVAL_NOEND);
	PG_RETURN_DATEADT(cal->decided_until);
}

PG_FUNCTION_INFO_V1(work_calendar_utc_offset);
Datum
work_calendar_utc_offset(PG_FUNCTION_ARGS)
{
	Interval *offset = palloc0(sizeof(Interval));

	offset->time = (int64) PG_GETARG_WORK_CALENDAR(0)->utc_offset * USECS_PER_SEC;
	PG_RETURN_INTERVAL_P(offset);
}

PG_FUNCTION_INFO_V1(work_calendar_cutoff);
Datum
work_calendar_cutoff(PG_FUNCTION_ARGS)
{
	const work_calendar *cal = PG_GETARG_WORK_CALENDAR(0);

	if (cal->cutoff == WORK_CALENDAR_NO_CUTOFF)
		PG_RETURN_NULL();
	PG_RETURN_TIMEADT((TimeADT) cal->cutoff * USECS_PER_MINUTE);
}

PG_FUNCTION_INFO_V1(work_calendar_receipt_when_closed);
Datum
work_calendar_receipt_when_closed(PG_FUNCTION_ARGS)
{
	bool same_day = work_calendar_receipt(PG_GETARG_WORK_CALENDAR(0)) == WORK_RECEIPT_SAME_DAY;

	PG_RETURN_TEXT_P(cstring_to_text(same_day ? "same_day" : "next_opening"));
}
