/*
 * work_time_pg.c
 *		Counting working time in SQL.
 */
#include "calendar/calendar_lookup_pg.h"

#include "utils/timestamp.h"

#include "calendar/calendar_error_pg.h"
#include "common/input_error_pg.h"
#include "worktime/work_time.h"

/* A finite instant that the core can take, or an error. */
static TimestampTz
instant_argument(FunctionCallInfo fcinfo, int n)
{
	TimestampTz t = PG_GETARG_TIMESTAMPTZ(n);

	if (TIMESTAMP_NOT_FINITE(t))
		cchc_instant_infinite();
	return t;
}

/* Working time: hours, minutes and seconds, for a day's work has no fixed length. */
static int64
work_argument(FunctionCallInfo fcinfo, int n)
{
	const Interval *work = PG_GETARG_INTERVAL_P(n);

	if (work->month != 0 || work->day != 0)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("working time must be given in hours, minutes and seconds"),
				 errdetail("Days and months have no fixed number of working hours."),
				 errhint("Use an interval such as '8 hours', or add_working_days() for days.")));
	return work->time;
}

static work_bias
bias_argument(FunctionCallInfo fcinfo, int n)
{
	const text *bias = PG_GETARG_TEXT_PP(n);

	if (cchc_text_is(bias, "left"))
		return WORK_BIAS_LEFT;
	if (cchc_text_is(bias, "right"))
		return WORK_BIAS_RIGHT;
	cchc_choice_error("bias", bias,
					  N_("Available values: left (the closing hour at which the work is done), "
						 "right (the opening hour at which the next work begins)."));
}

/* The result of a core function about t, or an error. */
static Datum
instant_or_error(const work_calendar *cal, TimestampTz t, cchc_status status, int64 result)
{
	int32 day = work_time_date(cal, t);

	if (unlikely(status != CCHC_OK))
	{
		if (!work_calendar_covers(cal, day))
			cchc_day_outside(cal, day);
		cchc_answer_outside(cal);
	}
	return TimestampTzGetDatum(result);
}

PG_FUNCTION_INFO_V1(work_calendar_add_working_time);
Datum
work_calendar_add_working_time(PG_FUNCTION_ARGS)
{
	TimestampTz t = instant_argument(fcinfo, 0);
	int64 work = work_argument(fcinfo, 1);
	work_bias bias = bias_argument(fcinfo, PG_NARGS() - 1);
	const work_calendar *cal =
		PG_NARGS() > 3 ? cchc_work_calendar_argument(fcinfo, 2) : cchc_default_calendar();
	int64 result;
	cchc_status status = work_time_add(cal, t, work, bias, &result);

	return instant_or_error(cal, t, status, result);
}

PG_FUNCTION_INFO_V1(work_calendar_working_time_between);
Datum
work_calendar_working_time_between(PG_FUNCTION_ARGS)
{
	TimestampTz a = instant_argument(fcinfo, 0);
	TimestampTz b = instant_argument(fcinfo, 1);
	const work_calendar *cal = cchc_work_calendar_or_default(fcinfo, 2);
	Interval *work = palloc0(sizeof(Interval));

	if (work_time_between(cal, a, b, &work->time) != CCHC_OK)
	{
		int32 day = work_time_date(cal, a);

		cchc_day_outside(cal, work_calendar_covers(cal, day) ? work_time_date(cal, b) : day);
	}
	PG_RETURN_INTERVAL_P(work);
}

PG_FUNCTION_INFO_V1(work_calendar_counted_from);
Datum
work_calendar_counted_from(PG_FUNCTION_ARGS)
{
	TimestampTz t = instant_argument(fcinfo, 0);
	const work_calendar *cal = cchc_work_calendar_or_default(fcinfo, 1);
	int64 result;
	cchc_status status = work_time_receipt(cal, t, &result);

	return instant_or_error(cal, t, status, result);
}
