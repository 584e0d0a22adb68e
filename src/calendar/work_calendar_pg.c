/*
 * work_calendar_pg.c
 *		The type work_calendar: text as JSON, binary form, equality, parts.
 */
#include "calendar/work_calendar_pg.h"

#include "access/detoast.h"
#include "common/hashfn.h"
#include "lib/stringinfo.h"
#include "libpq/pqformat.h"
#include "miscadmin.h"
#include "utils/builtins.h"
#include "utils/date.h"
#include "utils/jsonb.h"
#include "utils/numeric.h"
#include "utils/timestamp.h"

#include "calendar/clock_text.h"
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
	if (unlikely(cal->format != WORK_CALENDAR_FORMAT))
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

/* NULL, and *err filled, when the definition is no calendar. */
static work_calendar *
make(const work_calendar_def *def, cchc_error *err)
{
	size_t room;
	work_calendar *cal;

	if (work_calendar_check(def, &room, err) != CCHC_OK)
		return NULL;
	cal = palloc(room);
	if (work_calendar_build(def, cal, room, err) != CCHC_OK)
		return NULL;
	SET_VARSIZE(cal, cal->size);
	return cal;
}

/* JSON text in */

static const char EXAMPLE[] =
	"A calendar looks like {\"first_day\": \"2026-01-01\", \"last_day\": \"2026-12-31\", "
	"\"hours\": [[\"07:30-11:30\", \"13:00-17:00\"], [\"08:00-16:00\"], [], [], [], [], []], "
	"\"off\": [\"2026-01-01\"]}.";

static const char NOT_AN_OBJECT[] = "A work calendar is written as a JSON object";

/* A definition while it is read. */
typedef struct reader
{
	work_calendar_def def;
	bool has_first;
	bool has_last;
	bool has_hours;
	work_hours hours[WORK_HOURS_MAX];
	cchc_error *err;
} reader;

static bool
refuse(reader *r, const char *reason)
{
	cchc_fail(r->err, CCHC_BAD_SYNTAX, 0, reason, EXAMPLE);
	return false;
}

static bool
is_text(const JsonbValue *v)
{
	return v->type == jbvString;
}

static bool
is_array(const JsonbValue *v)
{
	return v->type == jbvBinary && JsonContainerIsArray(v->val.binary.data);
}

/* An integer from low to high. */
static bool
read_integer(const JsonbValue *v, int64 low, int64 high, int64 *value)
{
	Datum number;

	if (v->type != jbvNumeric)
		return false;
	number = NumericGetDatum(v->val.numeric);
	if (!DatumGetBool(DirectFunctionCall2(numeric_ge, number,
										  DirectFunctionCall1(int8_numeric, Int64GetDatum(low)))) ||
		!DatumGetBool(DirectFunctionCall2(numeric_le, number,
										  DirectFunctionCall1(int8_numeric, Int64GetDatum(high)))))
		return false;
	*value = DatumGetInt64(DirectFunctionCall1(numeric_int8, number));
	return DatumGetBool(DirectFunctionCall2(
		numeric_eq, number, DirectFunctionCall1(int8_numeric, Int64GetDatum(*value))));
}

static bool
read_date(const JsonbValue *v, int32 *day)
{
	return is_text(v) && clock_parse_date(v->val.string.val, v->val.string.len, day);
}

/* [["07:30-11:30", "13:00-17:00"], ...]: seven days, Monday first. */
static bool
read_hours(reader *r, const JsonbValue *v)
{
	static const char REASON[] = "\"hours\" must be seven arrays of intervals, Monday first";
	JsonbContainer *week;

	if (!is_array(v) || JsonContainerSize(v->val.binary.data) != 7)
		return refuse(r, REASON);
	week = v->val.binary.data;
	for (int d = 0; d < 7; d++)
	{
		JsonbValue *day = getIthJsonbValueFromContainer(week, d);
		JsonbContainer *intervals;

		if (!is_array(day))
			return refuse(r, REASON);
		intervals = day->val.binary.data;
		if (JsonContainerSize(intervals) > WORK_INTERVALS)
			return refuse(r, "A day has more than six intervals of working hours");
		for (uint32 k = 0; k < JsonContainerSize(intervals); k++)
		{
			JsonbValue *text = getIthJsonbValueFromContainer(intervals, k);
			work_hours *hours = &r->hours[r->def.hours_count++];

			hours->isodow = (uint8) (d + 1);
			if (!is_text(text) ||
				!clock_parse_interval(text->val.string.val, text->val.string.len, &hours->interval))
				return refuse(r, "An interval must be two times of the day, such as 07:30-11:30");
		}
	}
	r->has_hours = true;
	return true;
}

/* ["2026-01-01", ...] */
static bool
read_off(reader *r, const JsonbValue *v)
{
	static const char REASON[] = "\"off\" must be an array of dates such as 2026-01-01";
	JsonbIterator *it;
	JsonbValue item;
	JsonbIteratorToken token;
	int32 *off;

	if (!is_array(v))
		return refuse(r, REASON);
	off = palloc(sizeof(int32) * (JsonContainerSize(v->val.binary.data) + 1));
	r->def.off = off;
	it = JsonbIteratorInit(v->val.binary.data);
	while ((token = JsonbIteratorNext(&it, &item, true)) != WJB_DONE)
	{
		CHECK_FOR_INTERRUPTS();
		if (token == WJB_ELEM && !read_date(&item, &off[r->def.off_count++]))
			return refuse(r, REASON);
	}
	return true;
}

/* {"2026-01-10": 5, ...}: the day, and the day of the week whose hours it has. */
static bool
read_worked(reader *r, const JsonbValue *v)
{
	static const char REASON[] =
		"\"worked\" must be an object from dates to days of the week, 1 (Monday) to 7 (Sunday)";
	JsonbIterator *it;
	JsonbValue item;
	JsonbIteratorToken token;
	worked_day *worked;

	if (v->type != jbvBinary || !JsonContainerIsObject(v->val.binary.data))
		return refuse(r, REASON);
	worked = palloc(sizeof(worked_day) * (JsonContainerSize(v->val.binary.data) + 1));
	r->def.worked = worked;
	it = JsonbIteratorInit(v->val.binary.data);
	while ((token = JsonbIteratorNext(&it, &item, true)) != WJB_DONE)
	{
		worked_day *next = &worked[r->def.worked_count];
		int64 isodow;

		CHECK_FOR_INTERRUPTS();
		if (token == WJB_KEY && !read_date(&item, &next->day))
			return refuse(r, REASON);
		if (token != WJB_VALUE)
			continue;
		if (!read_integer(&item, 1, 7, &isodow))
			return refuse(r, REASON);
		next->isodow = (uint8) isodow;
		r->def.worked_count++;
	}
	return true;
}

/* One key of the outer object. */
static bool
read_key(reader *r, const JsonbValue *key, const JsonbValue *v)
{
	const char *name = pnstrdup(key->val.string.val, key->val.string.len);
	int cutoff;

	if (strcmp(name, "version") == 0)
		return read_integer(v, 0, PG_INT64_MAX, &r->def.version) ||
			   refuse(r, "\"version\" must be a number, not negative");
	if (strcmp(name, "first_day") == 0)
		return (r->has_first = read_date(v, &r->def.first_day)) ||
			   refuse(r, "\"first_day\" must be a date such as 2026-01-01");
	if (strcmp(name, "last_day") == 0)
		return (r->has_last = read_date(v, &r->def.last_day)) ||
			   refuse(r, "\"last_day\" must be a date such as 2026-12-31");
	if (strcmp(name, "decided_until") == 0)
		return v->type == jbvNull || read_date(v, &r->def.decided_until) ||
			   refuse(r, "\"decided_until\" must be a date such as 2026-12-31, or null");
	if (strcmp(name, "utc_offset") == 0)
		return (is_text(v) &&
				clock_parse_offset(v->val.string.val, v->val.string.len, &r->def.utc_offset)) ||
			   refuse(r, "\"utc_offset\" must be an offset such as +07:00");
	if (strcmp(name, "cutoff") == 0)
	{
		if (v->type == jbvNull)
			return true;
		if (!is_text(v) || !clock_parse_minute(v->val.string.val, v->val.string.len, &cutoff))
			return refuse(r, "\"cutoff\" must be a time of the day such as 15:00, or null");
		r->def.cutoff = cutoff;
		return true;
	}
	if (strcmp(name, "hours") == 0)
		return read_hours(r, v);
	if (strcmp(name, "off") == 0)
		return read_off(r, v);
	if (strcmp(name, "worked") == 0)
		return read_worked(r, v);
	return refuse(r, "A key is not one of version, first_day, last_day, decided_until, "
					 "utc_offset, cutoff, hours, off, worked");
}

static bool
read_calendar(reader *r, Jsonb *json)
{
	JsonbIterator *it;
	JsonbValue key;
	JsonbValue value;
	JsonbIteratorToken token;

	r->def = (work_calendar_def){.decided_until = WORK_CALENDAR_ALL_DECIDED,
								 .utc_offset = 7 * 3600,
								 .cutoff = WORK_CALENDAR_NO_CUTOFF,
								 .hours = r->hours};
	if (!JB_ROOT_IS_OBJECT(json))
		return refuse(r, NOT_AN_OBJECT);
	it = JsonbIteratorInit(&json->root);
	while ((token = JsonbIteratorNext(&it, &key, true)) != WJB_DONE)
		if (token == WJB_KEY)
		{
			JsonbIteratorNext(&it, &value, true);
			if (!read_key(r, &key, &value))
				return false;
		}
	if (!r->has_first || !r->has_last || !r->has_hours)
		return refuse(r, "The keys first_day, last_day and hours are required");
	return true;
}

/* NULL, and *err filled, when the object describes no calendar. */
static work_calendar *
from_json(Jsonb *json, cchc_error *err)
{
	reader r = {.err = err};

	return read_calendar(&r, json) ? make(&r.def, err) : NULL;
}

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
		cchc_fail(&err, CCHC_BAD_SYNTAX, 0, NOT_AN_OBJECT, EXAMPLE);
	else if (!cchc_direct_input(jsonb_in, input, SOFT_CONTEXT(fcinfo), &json))
		PG_RETURN_NULL();
	else
		cal = from_json(DatumGetJsonbP(json), &err);
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
	work_calendar *cal = from_json(PG_GETARG_JSONB_P(0), &err);

	if (cal == NULL)
		cchc_argument_error(psprintf("invalid definition of calendar \"%s\"",
									 text_to_cstring(PG_GETARG_TEXT_PP(1))),
							&err);
	PG_RETURN_POINTER(cal);
}

/* JSON text out */

static void
append_date(StringInfo buf, int32 day)
{
	char text[CLOCK_DATE_TEXT];

	clock_print_date(day, text);
	appendStringInfoChar(buf, '"');
	appendBinaryStringInfo(buf, text, sizeof(text));
	appendStringInfoChar(buf, '"');
}

static void
append_hours(StringInfo buf, const work_calendar *cal)
{
	for (int d = 0; d < 7; d++)
	{
		int count = cal->weekly[d] == NO_CLASS ? 0 : cal->class[cal->weekly[d]].count;

		appendStringInfoString(buf, d == 0 ? "[" : ", [");
		for (int k = 0; k < count; k++)
		{
			char text[CLOCK_INTERVAL_TEXT];

			clock_print_interval(cal->class[cal->weekly[d]].interval[k], text);
			appendStringInfo(buf, "%s\"%.*s\"", k == 0 ? "" : ", ", (int) sizeof(text), text);
		}
		appendStringInfoChar(buf, ']');
	}
}

PG_FUNCTION_INFO_V1(work_calendar_out);
Datum
work_calendar_out(PG_FUNCTION_ARGS)
{
	const work_calendar *cal = PG_GETARG_WORK_CALENDAR(0);
	StringInfoData buf;
	work_exception e;
	const char *separator;
	char offset[CLOCK_OFFSET_TEXT];

	initStringInfo(&buf);
	appendStringInfo(&buf, "{\"version\": " INT64_FORMAT ", \"first_day\": ", cal->version);
	append_date(&buf, cal->first_day);
	appendStringInfoString(&buf, ", \"last_day\": ");
	append_date(&buf, work_calendar_last_day(cal));
	appendStringInfoString(&buf, ", \"decided_until\": ");
	if (cal->decided_until == WORK_CALENDAR_ALL_DECIDED)
		appendStringInfoString(&buf, "null");
	else
		append_date(&buf, cal->decided_until);
	appendStringInfo(&buf, ", \"utc_offset\": \"%.*s\", \"cutoff\": ",
					 (int) clock_print_offset(cal->utc_offset, offset), offset);
	if (cal->cutoff == WORK_CALENDAR_NO_CUTOFF)
		appendStringInfoString(&buf, "null");
	else
	{
		char text[CLOCK_MINUTE_TEXT];

		clock_print_minute(cal->cutoff, text);
		appendStringInfo(&buf, "\"%.*s\"", (int) sizeof(text), text);
	}
	appendStringInfoString(&buf, ", \"hours\": [");
	append_hours(&buf, cal);
	appendStringInfoString(&buf, "], \"off\": [");
	separator = "";
	for (int32 day = cal->first_day; work_calendar_exception(cal, day, &e); day = e.day + 1)
		if (e.isodow == 0)
		{
			appendStringInfoString(&buf, separator);
			append_date(&buf, e.day);
			separator = ", ";
		}
	appendStringInfoString(&buf, "], \"worked\": {");
	separator = "";
	for (int32 day = cal->first_day; work_calendar_exception(cal, day, &e); day = e.day + 1)
		if (e.isodow != 0)
		{
			appendStringInfoString(&buf, separator);
			append_date(&buf, e.day);
			appendStringInfo(&buf, ": %d", e.isodow);
			separator = ", ";
		}
	appendStringInfoString(&buf, "}}");
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
	work_hours hours[WORK_HOURS_MAX];
	work_calendar_def def;
	cchc_error err = {0};
	work_calendar *cal = NULL;

	if (work_calendar_unpack(bytes, len, &def, hours, palloc(room / 4 * sizeof(int32) + 1),
							 palloc(room / 5 * sizeof(worked_day) + 1), &err) == CCHC_OK)
		cal = make(&def, &err);
	if (cal == NULL)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_BINARY_REPRESENTATION),
				 errmsg("invalid binary representation of type %s", "work_calendar"),
				 errdetail("%s.", err.reason),
				 errhint("Send the value in text format, or with the same version of cchc.")));
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
 * Equality and order.  Equal calendars have equal images, so bytes decide.
 * The order has no meaning beyond "older versions first": it serves DISTINCT
 * and sorting, as that of jsonb does.
 */

static bool
same_image(const work_calendar *a, const work_calendar *b)
{
	return a->size == b->size && memcmp(VARDATA(a), VARDATA(b), a->size - VARHDRSZ) == 0;
}

static int
compare(const work_calendar *a, const work_calendar *b)
{
	int order;

	if (a->version != b->version)
		return a->version < b->version ? -1 : 1;
	order = memcmp(VARDATA(a), VARDATA(b), Min(a->size, b->size) - VARHDRSZ);
	if (order != 0)
		return order < 0 ? -1 : 1;
	return (a->size > b->size) - (a->size < b->size);
}

#define COMPARISON(name, expression) \
	PG_FUNCTION_INFO_V1(work_calendar_##name); \
	Datum work_calendar_##name(PG_FUNCTION_ARGS) \
	{ \
		const work_calendar *a = PG_GETARG_WORK_CALENDAR(0); \
		const work_calendar *b = PG_GETARG_WORK_CALENDAR(1); \
\
		PG_RETURN_BOOL(expression); \
	} \
	extern int no_such_variable

COMPARISON(eq, same_image(a, b));
COMPARISON(ne, !same_image(a, b));
COMPARISON(lt, compare(a, b) < 0);
COMPARISON(le, compare(a, b) <= 0);
COMPARISON(gt, compare(a, b) > 0);
COMPARISON(ge, compare(a, b) >= 0);

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

	PG_RETURN_DATUM(hash_any((const unsigned char *) VARDATA(cal), (int) (cal->size - VARHDRSZ)));
}

PG_FUNCTION_INFO_V1(work_calendar_hash_extended);
Datum
work_calendar_hash_extended(PG_FUNCTION_ARGS)
{
	const work_calendar *cal = PG_GETARG_WORK_CALENDAR(0);

	PG_RETURN_DATUM(hash_any_extended((const unsigned char *) VARDATA(cal),
									  (int) (cal->size - VARHDRSZ), PG_GETARG_INT64(1)));
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

PG_FUNCTION_INFO_V1(work_calendar_last_day_sql);
Datum
work_calendar_last_day_sql(PG_FUNCTION_ARGS)
{
	PG_RETURN_DATEADT(work_calendar_last_day(PG_GETARG_WORK_CALENDAR(0)));
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
