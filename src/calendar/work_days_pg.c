/*
 * work_days_pg.c
 *		Counting working days in SQL.
 */
#include "calendar/calendar_lookup_pg.h"

#include "funcapi.h"
#include "miscadmin.h"
#include "utils/date.h"
#include "utils/tuplestore.h"

#include "common/civil_day.h"
#include "calendar/calendar_error_pg.h"
#include "calendar/work_days.h"

/* The result of a core function about `day`, or an error. */
static inline Datum
date_or_error(const work_calendar *cal, int32 day, cchc_status status, int32 result)
{
	if (unlikely(status != CCHC_OK))
	{
		if (!work_calendar_covers(cal, day))
			cchc_day_outside(cal, day);
		cchc_answer_outside(cal);
	}
	return DateADTGetDatum(result);
}

PG_FUNCTION_INFO_V1(work_calendar_is_working_day);
Datum
work_calendar_is_working_day(PG_FUNCTION_ARGS)
{
	const work_calendar *cal = cchc_work_calendar_or_default(fcinfo, 1);
	DateADT day = PG_GETARG_DATEADT(0);
	bool works;

	if (unlikely(work_days_is_working(cal, day, &works) != CCHC_OK))
		cchc_day_outside(cal, day);
	PG_RETURN_BOOL(works);
}

PG_FUNCTION_INFO_V1(work_calendar_add_working_days);
Datum
work_calendar_add_working_days(PG_FUNCTION_ARGS)
{
	const work_calendar *cal = cchc_work_calendar_or_default(fcinfo, 2);
	DateADT day = PG_GETARG_DATEADT(0);
	int32 result;
	cchc_status status = work_days_add(cal, day, PG_GETARG_INT32(1), &result);

	return date_or_error(cal, day, status, result);
}

PG_FUNCTION_INFO_V1(work_calendar_working_days_between);
Datum
work_calendar_working_days_between(PG_FUNCTION_ARGS)
{
	const work_calendar *cal = cchc_work_calendar_or_default(fcinfo, 2);
	DateADT a = PG_GETARG_DATEADT(0);
	DateADT b = PG_GETARG_DATEADT(1);
	int32 result;

	if (unlikely(work_days_between(cal, a, b, &result) != CCHC_OK))
		cchc_day_outside(cal, work_calendar_covers(cal, a) ? b : a);
	PG_RETURN_INT32(result);
}

PG_FUNCTION_INFO_V1(work_calendar_next_working_day);
Datum
work_calendar_next_working_day(PG_FUNCTION_ARGS)
{
	const work_calendar *cal = cchc_work_calendar_or_default(fcinfo, 1);
	DateADT day = PG_GETARG_DATEADT(0);
	int32 result;
	cchc_status status = work_days_add(cal, day, 0, &result);

	return date_or_error(cal, day, status, result);
}

PG_FUNCTION_INFO_V1(work_calendar_previous_working_day);
Datum
work_calendar_previous_working_day(PG_FUNCTION_ARGS)
{
	const work_calendar *cal = cchc_work_calendar_or_default(fcinfo, 1);
	DateADT day = PG_GETARG_DATEADT(0);
	int32 result;
	cchc_status status = work_days_previous(cal, day, &result);

	return date_or_error(cal, day, status, result);
}

PG_FUNCTION_INFO_V1(work_calendar_is_provisional);
Datum
work_calendar_is_provisional(PG_FUNCTION_ARGS)
{
	const work_calendar *cal = cchc_work_calendar_or_default(fcinfo, 1);
	DateADT day = PG_GETARG_DATEADT(0);

	if (!work_calendar_covers(cal, day))
		cchc_day_outside(cal, day);
	PG_RETURN_BOOL(day > cal->decided_until);
}

/*
 * working_days(a, b): one a call.  The days are found on the first call, so
 * that neither a calendar that lies in short-lived memory nor one that an
 * edit replaces meanwhile is looked at again.
 */
typedef struct day_list
{
	int32 count;
	int32 day[FLEXIBLE_ARRAY_MEMBER];
} day_list;

static day_list *
list_working_days(const work_calendar *cal, DateADT a, DateADT b)
{
	int32 from;
	int32 upto;
	day_list *list;

	if (!work_calendar_covers(cal, a) || !work_calendar_covers(cal, b))
		cchc_day_outside(cal, work_calendar_covers(cal, a) ? b : a);
	from = work_days_before(cal, (uint32) (a - cal->first_day));
	upto = work_days_before(cal, (uint32) (b - cal->first_day) + 1);
	list = palloc(offsetof(day_list, day) + sizeof(int32) * (size_t) Max(upto - from, 0));
	list->count = 0;
	for (int32 n = from; n < upto; n++)
		list->day[list->count++] = cal->first_day + (int32) work_days_select(cal, (uint32) n);
	return list;
}

PG_FUNCTION_INFO_V1(work_calendar_working_days);
Datum
work_calendar_working_days(PG_FUNCTION_ARGS)
{
	FuncCallContext *call;
	day_list *list;

	if (SRF_IS_FIRSTCALL())
	{
		const work_calendar *cal =
			PG_NARGS() > 2 ? PG_GETARG_WORK_CALENDAR(2) : cchc_default_calendar();
		MemoryContext old;

		call = SRF_FIRSTCALL_INIT();
		old = MemoryContextSwitchTo(call->multi_call_memory_ctx);
		call->user_fctx = list_working_days(cal, PG_GETARG_DATEADT(0), PG_GETARG_DATEADT(1));
		MemoryContextSwitchTo(old);
	}
	call = SRF_PERCALL_SETUP();
	list = call->user_fctx;
	if (call->call_cntr < (uint64) list->count)
	{
		/* SRF_RETURN_NEXT counts before it looks at its argument */
		Datum day = DateADTGetDatum(list->day[call->call_cntr]);

		SRF_RETURN_NEXT(call, day);
	}
	SRF_RETURN_DONE(call);
}

/* weekdays_off(calendar, year): the exceptions of a year that rest. */
PG_FUNCTION_INFO_V1(work_calendar_weekdays_off);
Datum
work_calendar_weekdays_off(PG_FUNCTION_ARGS)
{
	const work_calendar *cal = PG_GETARG_WORK_CALENDAR(0);
	int32 year = PG_GETARG_INT32(1);
	ReturnSetInfo *result = (ReturnSetInfo *) fcinfo->resultinfo;
	work_exception e;
	int32 first = PG_INT32_MIN;
	int32 last = PG_INT32_MIN;

	if (year >= CIVIL_YEAR_MIN && year <= CIVIL_YEAR_MAX)
	{
		first = civil_to_day(year, 1, 1);
		last = civil_to_day(year, 12, 31);
	}
	if (last < cal->first_day || first > work_calendar_end(cal))
		cchc_day_outside(cal, first);
	InitMaterializedSRF(fcinfo, MAT_SRF_USE_EXPECTED_DESC);
	for (int32 day = first; work_calendar_exception(cal, day, &e) && e.day <= last; day = e.day + 1)
	{
		uint8 usual = work_calendar_week(cal, e.day)[civil_isodow(e.day) - 1];
		Datum value = DateADTGetDatum(e.day);
		bool null = false;

		if (!work_calendar_works(cal, (uint32) (e.day - cal->first_day)) && usual != NO_CLASS &&
			work_calendar_classes(cal)[usual].count > 0)
			tuplestore_putvalues(result->setResult, result->setDesc, &value, &null);
	}
	return (Datum) 0;
}
