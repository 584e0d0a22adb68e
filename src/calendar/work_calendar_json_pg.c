/*
 * work_calendar_json_pg.c
 *		A work calendar as a JSON object, both ways.
 */
#include "calendar/work_calendar_json_pg.h"

#include "miscadmin.h"
#include "utils/fmgrprotos.h"
#include "utils/numeric.h"

#include "calendar/clock_text.h"
#include "calendar/work_calendar_make_pg.h"

/* In */

static const char EXAMPLE[] =
	N_("A calendar looks like {\"first_day\": \"2026-01-01\", \"last_day\": \"2026-12-31\", "
	   "\"hours\": [[\"07:30-11:30\", \"13:00-17:00\"], [\"08:00-16:00\"], [], [], [], [], []], "
	   "\"off\": [\"2026-01-01\"]}.");

/* Behind an interval that is open for receipt and no working time. */
static const char RECEIPT[] = " receipt";

/* A definition while it is read: keys come in any order, the first season's hours go first. */
typedef struct reader
{
	work_calendar_def def;
	bool has_first;
	bool has_last;
	bool has_hours;
	work_hours hours[WORK_WEEK_HOURS_MAX];
	size_t hours_count;
	work_season_def *seasons; /* behind the first */
	work_hours *season_hours;
	size_t season_count;
	cchc_error *err;
} reader;

static bool
refuse(reader *r, const char *reason)
{
	cchc_fail(r->err, CCHC_BAD_SYNTAX, 0, reason, EXAMPLE);
	return false;
}

bool
cchc_work_calendar_no_object(cchc_error *err)
{
	cchc_fail(err, CCHC_BAD_SYNTAX, 0, N_("A work calendar is written as a JSON object"), EXAMPLE);
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

static bool
is_object(const JsonbValue *v)
{
	return v->type == jbvBinary && JsonContainerIsObject(v->val.binary.data);
}

/* ["07:30-11:30", "13:00-15:00 receipt"]: the hours of a day, appended to hours. */
static bool
read_day_hours(reader *r, const JsonbValue *v, int isodow, work_hours *hours, size_t *count)
{
	JsonbContainer *intervals = v->val.binary.data;

	if (JsonContainerSize(intervals) > WORK_DAY_HOURS_MAX)
		return refuse(r, N_("A day has more than six intervals of working hours"));
	for (uint32 k = 0; k < JsonContainerSize(intervals); k++)
	{
		JsonbValue *text = getIthJsonbValueFromContainer(intervals, k);
		work_hours *next = &hours[(*count)++];
		size_t suffix = sizeof(RECEIPT) - 1;
		size_t len;

		if (!is_text(text))
			return refuse(r, N_("An interval must be two times of the day, such as 07:30-11:30"));
		len = text->val.string.len;
		next->isodow = (uint8) isodow;
		next->desk =
			len > suffix && memcmp(text->val.string.val + len - suffix, RECEIPT, suffix) == 0;
		if (!clock_parse_interval(text->val.string.val, next->desk ? len - suffix : len,
								  &next->interval))
			return refuse(r, N_("An interval must be two times of the day, such as 07:30-11:30"));
	}
	return true;
}

/* [["07:30-11:30", "13:00-17:00"], ...]: seven days, Monday first. */
static bool
read_week(reader *r, const JsonbValue *v, work_hours *hours, size_t *count)
{
	static const char REASON[] = N_("\"hours\" must be seven arrays of intervals, Monday first");

	if (!is_array(v) || JsonContainerSize(v->val.binary.data) != 7)
		return refuse(r, REASON);
	for (int d = 0; d < 7; d++)
	{
		JsonbValue *day = getIthJsonbValueFromContainer(v->val.binary.data, d);

		if (!is_array(day))
			return refuse(r, REASON);
		if (!read_day_hours(r, day, d + 1, hours, count))
			return false;
	}
	return true;
}

/* {"2026-04-16": [["07:00-11:30"], ...], ...}: the week that holds from a day on. */
static bool
read_seasons(reader *r, const JsonbValue *v)
{
	static const char REASON[] =
		N_("\"seasons\" must be an object from dates to the hours of a week from there");
	JsonbIterator *it;
	JsonbValue item;
	JsonbIteratorToken token;
	size_t hours_count = 0;
	size_t room;

	if (!is_object(v) || JsonContainerSize(v->val.binary.data) > WORK_SEASONS_MAX)
		return refuse(r, REASON);
	room = JsonContainerSize(v->val.binary.data) + 1;
	r->seasons = palloc(sizeof(work_season_def) * room);
	r->season_hours = palloc(sizeof(work_hours) * room * WORK_WEEK_HOURS_MAX);
	it = JsonbIteratorInit(v->val.binary.data);
	while ((token = JsonbIteratorNext(&it, &item, true)) != WJB_DONE)
	{
		work_season_def *next = &r->seasons[r->season_count];
		size_t before = hours_count;

		CHECK_FOR_INTERRUPTS();
		if (token == WJB_KEY && !read_date(&item, &next->from))
			return refuse(r, REASON);
		if (token != WJB_VALUE)
			continue;
		if (!read_week(r, &item, r->season_hours, &hours_count))
			return false;
		next->hours_count = hours_count - before;
		r->season_count++;
	}
	return true;
}

/* {"2026-04-18": ["07:30-11:30"], ...}: days with hours of their own. */
static bool
read_days(reader *r, const JsonbValue *v)
{
	static const char REASON[] = N_("\"days\" must be an object from dates to arrays of intervals");
	JsonbIterator *it;
	JsonbValue item;
	JsonbIteratorToken token;
	own_day *own;
	work_hours *hours;
	size_t hours_count = 0;
	size_t room;

	if (!is_object(v))
		return refuse(r, REASON);
	room = JsonContainerSize(v->val.binary.data) + 1;
	r->def.own = own = palloc(sizeof(own_day) * room);
	r->def.own_hours = hours =
		palloc_extended(sizeof(work_hours) * room * WORK_DAY_HOURS_MAX, MCXT_ALLOC_HUGE);
	it = JsonbIteratorInit(v->val.binary.data);
	while ((token = JsonbIteratorNext(&it, &item, true)) != WJB_DONE)
	{
		own_day *next = &own[r->def.own_count];
		size_t before = hours_count;

		CHECK_FOR_INTERRUPTS();
		if (token == WJB_KEY && !read_date(&item, &next->day))
			return refuse(r, REASON);
		if (token != WJB_VALUE)
			continue;
		if (!is_array(&item))
			return refuse(r, REASON);
		if (!read_day_hours(r, &item, 0, hours, &hours_count))
			return false;
		next->hours_count = hours_count - before;
		r->def.own_count++;
	}
	return true;
}

static bool
read_receipt(reader *r, const JsonbValue *v)
{
	if (is_text(v) && v->val.string.len == 12 && memcmp(v->val.string.val, "next_opening", 12) == 0)
		r->def.receipt = WORK_RECEIPT_NEXT_OPENING;
	else if (is_text(v) && v->val.string.len == 8 && memcmp(v->val.string.val, "same_day", 8) == 0)
		r->def.receipt = WORK_RECEIPT_SAME_DAY;
	else
		return refuse(r, N_("\"receipt_when_closed\" must be next_opening or same_day"));
	return true;
}

/* ["2026-01-01", ...] */
static bool
read_off(reader *r, const JsonbValue *v)
{
	static const char REASON[] = N_("\"off\" must be an array of dates such as 2026-01-01");
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
		N_("\"worked\" must be an object from dates to days of the week, 1 (Monday) to 7 (Sunday)");
	JsonbIterator *it;
	JsonbValue item;
	JsonbIteratorToken token;
	worked_day *worked;

	if (!is_object(v))
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
			   refuse(r, N_("\"version\" must be a number, not negative"));
	if (strcmp(name, "first_day") == 0)
		return (r->has_first = read_date(v, &r->def.first_day)) ||
			   refuse(r, N_("\"first_day\" must be a date such as 2026-01-01"));
	if (strcmp(name, "last_day") == 0)
		return (r->has_last = read_date(v, &r->def.last_day)) ||
			   refuse(r, N_("\"last_day\" must be a date such as 2026-12-31"));
	if (strcmp(name, "decided_until") == 0)
		return v->type == jbvNull || read_date(v, &r->def.decided_until) ||
			   refuse(r, N_("\"decided_until\" must be a date such as 2026-12-31, or null"));
	if (strcmp(name, "utc_offset") == 0)
		return (is_text(v) &&
				clock_parse_offset(v->val.string.val, v->val.string.len, &r->def.utc_offset)) ||
			   refuse(r, N_("\"utc_offset\" must be an offset such as +07:00"));
	if (strcmp(name, "cutoff") == 0)
	{
		if (v->type == jbvNull)
			return true;
		if (!is_text(v) || !clock_parse_minute(v->val.string.val, v->val.string.len, &cutoff))
			return refuse(r, N_("\"cutoff\" must be a time of the day such as 15:00, or null"));
		r->def.cutoff = cutoff;
		return true;
	}
	if (strcmp(name, "receipt_when_closed") == 0)
		return read_receipt(r, v);
	if (strcmp(name, "hours") == 0)
		return r->has_hours = read_week(r, v, r->hours, &r->hours_count);
	if (strcmp(name, "seasons") == 0)
		return read_seasons(r, v);
	if (strcmp(name, "days") == 0)
		return read_days(r, v);
	if (strcmp(name, "off") == 0)
		return read_off(r, v);
	if (strcmp(name, "worked") == 0)
		return read_worked(r, v);
	return refuse(r,
				  N_("A key is not one of version, first_day, last_day, decided_until, "
					 "utc_offset, cutoff, receipt_when_closed, hours, seasons, off, worked, days"));
}

/* The hours of the week from the beginning, and behind them those of the seasons. */
static void
join_seasons(reader *r)
{
	work_season_def *seasons = palloc(sizeof(work_season_def) * (r->season_count + 1));
	work_hours *hours;
	size_t count = r->hours_count;

	seasons[0] = (work_season_def){.from = r->def.first_day, .hours_count = r->hours_count};
	for (size_t k = 0; k < r->season_count; k++)
	{
		seasons[k + 1] = r->seasons[k];
		count += r->seasons[k].hours_count;
	}
	hours = palloc(sizeof(work_hours) * (count + 1));
	memcpy(hours, r->hours, sizeof(work_hours) * r->hours_count);
	if (count > r->hours_count)
		memcpy(hours + r->hours_count, r->season_hours,
			   sizeof(work_hours) * (count - r->hours_count));
	r->def.hours = hours;
	r->def.hours_count = count;
	r->def.seasons = seasons;
	r->def.season_count = r->season_count + 1;
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
								 .cutoff = WORK_CALENDAR_NO_CUTOFF};
	if (!JB_ROOT_IS_OBJECT(json))
		return cchc_work_calendar_no_object(r->err);
	it = JsonbIteratorInit(&json->root);
	while ((token = JsonbIteratorNext(&it, &key, true)) != WJB_DONE)
		if (token == WJB_KEY)
		{
			JsonbIteratorNext(&it, &value, true);
			if (!read_key(r, &key, &value))
				return false;
		}
	if (!r->has_first || !r->has_last || !r->has_hours)
		return refuse(r, N_("The keys first_day, last_day and hours are required"));
	join_seasons(r);
	return true;
}

work_calendar *
cchc_work_calendar_from_json(Jsonb *json, cchc_error *err)
{
	reader r = {.err = err};

	return read_calendar(&r, json) ? cchc_work_calendar_make(&r.def, err) : NULL;
}

/* Out */

static void
append_date(StringInfo buf, int32 day)
{
	char text[CLOCK_DATE_TEXT];

	clock_print_date(day, text);
	appendStringInfoChar(buf, '"');
	appendBinaryStringInfo(buf, text, sizeof(text));
	appendStringInfoChar(buf, '"');
}

/* The hours of a class: ["07:30-11:30", "13:00-15:00 receipt"] */
static void
append_day(StringInfo buf, const work_calendar *cal, uint8 class)
{
	work_hours hours[WORK_DAY_HOURS_MAX];
	size_t count = work_calendar_day_hours(cal, class, hours);

	appendStringInfoChar(buf, '[');
	for (size_t k = 0; k < count; k++)
	{
		char text[CLOCK_INTERVAL_TEXT];

		clock_print_interval(hours[k].interval, text);
		appendStringInfo(buf, "%s\"%.*s%s\"", k == 0 ? "" : ", ", (int) sizeof(text), text,
						 hours[k].desk ? RECEIPT : "");
	}
	appendStringInfoChar(buf, ']');
}

static void
append_week(StringInfo buf, const work_calendar *cal, const uint8 *weekly)
{
	for (int d = 0; d < 7; d++)
	{
		appendStringInfoString(buf, d == 0 ? "[" : ", ");
		append_day(buf, cal, weekly[d]);
	}
	appendStringInfoChar(buf, ']');
}

/* The weeks behind the first. */
static void
append_seasons(StringInfo buf, const work_calendar *cal)
{
	size_t count;
	const work_season *seasons = work_calendar_seasons(cal, &count);

	if (count < 2)
		return;
	appendStringInfoString(buf, ", \"seasons\": {");
	for (size_t k = 1; k < count; k++)
	{
		appendStringInfoString(buf, k == 1 ? "" : ", ");
		append_date(buf, seasons[k].from);
		appendStringInfoString(buf, ": ");
		append_week(buf, cal, seasons[k].weekly);
	}
	appendStringInfoChar(buf, '}');
}

static void
append_own_days(StringInfo buf, const work_calendar *cal)
{
	work_exception e;
	bool any = false;

	for (int32 day = cal->first_day; work_calendar_exception(cal, day, &e); day = e.day + 1)
		if (e.isodow == OWN_HOURS)
		{
			appendStringInfoString(buf, any ? ", " : ", \"days\": {");
			append_date(buf, e.day);
			appendStringInfoString(buf, ": ");
			append_day(buf, cal, e.class);
			any = true;
		}
	if (any)
		appendStringInfoChar(buf, '}');
}

void
cchc_work_calendar_to_json(StringInfo buf, const work_calendar *cal)
{
	work_exception e;
	const char *separator;
	char offset[CLOCK_OFFSET_TEXT];

	appendStringInfo(buf, "{\"version\": " INT64_FORMAT ", \"first_day\": ", cal->version);
	append_date(buf, cal->first_day);
	appendStringInfoString(buf, ", \"last_day\": ");
	append_date(buf, work_calendar_end(cal));
	appendStringInfoString(buf, ", \"decided_until\": ");
	if (cal->decided_until == WORK_CALENDAR_ALL_DECIDED)
		appendStringInfoString(buf, "null");
	else
		append_date(buf, cal->decided_until);
	appendStringInfo(buf, ", \"utc_offset\": \"%.*s\", \"cutoff\": ",
					 (int) clock_print_offset(cal->utc_offset, offset), offset);
	if (cal->cutoff == WORK_CALENDAR_NO_CUTOFF)
		appendStringInfoString(buf, "null");
	else
	{
		char text[CLOCK_MINUTE_TEXT];

		clock_print_minute(cal->cutoff, text);
		appendStringInfo(buf, "\"%.*s\"", (int) sizeof(text), text);
	}
	if (work_calendar_receipt(cal) == WORK_RECEIPT_SAME_DAY)
		appendStringInfoString(buf, ", \"receipt_when_closed\": \"same_day\"");
	appendStringInfoString(buf, ", \"hours\": ");
	append_week(buf, cal, cal->weekly);
	append_seasons(buf, cal);
	appendStringInfoString(buf, ", \"off\": [");
	separator = "";
	for (int32 day = cal->first_day; work_calendar_exception(cal, day, &e); day = e.day + 1)
		if (e.isodow == 0)
		{
			appendStringInfoString(buf, separator);
			append_date(buf, e.day);
			separator = ", ";
		}
	appendStringInfoString(buf, "], \"worked\": {");
	separator = "";
	for (int32 day = cal->first_day; work_calendar_exception(cal, day, &e); day = e.day + 1)
		if (e.isodow != 0 && e.isodow != OWN_HOURS)
		{
			appendStringInfoString(buf, separator);
			append_date(buf, e.day);
			appendStringInfo(buf, ": %d", e.isodow);
			separator = ", ";
		}
	appendStringInfoChar(buf, '}');
	append_own_days(buf, cal);
	appendStringInfoChar(buf, '}');
}
