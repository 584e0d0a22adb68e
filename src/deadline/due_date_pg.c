/*
 * due_date_pg.c
 *		Due dates in SQL.
 */
#include "calendar/calendar_lookup_pg.h"

#include "catalog/pg_type.h"
#include "funcapi.h"
#include "miscadmin.h"
#include "utils/array.h"
#include "utils/multirangetypes.h"
#include "utils/timestamp.h"
#include "utils/tuplestore.h"

#include "calendar/calendar_error_pg.h"
#include "calendar/work_days.h"
#include "worktime/work_time.h"
#include "common/input_error_pg.h"
#include "deadline/due_date.h"
#include "deadline/time_limit_pg.h"

static due_time
due_time_argument(FunctionCallInfo fcinfo, int n)
{
	const text *value = PG_GETARG_TEXT_PP(n);

	if (cchc_text_is(value, "close"))
		return DUE_CLOSE;
	if (cchc_text_is(value, "same_time"))
		return DUE_SAME_TIME;
	if (cchc_text_is(value, "day_end"))
		return DUE_DAY_END;
	cchc_choice_error("due_time", value,
					  N_("Available values: close (the closing hour of the due day), same_time "
						 "(the hour of the receipt), day_end (midnight)."));
}

/* An instant that may be infinity, but not -infinity. */
static TimestampTz
instant_argument(FunctionCallInfo fcinfo, int n)
{
	TimestampTz t = PG_GETARG_TIMESTAMPTZ(n);

	if (TIMESTAMP_IS_NOBEGIN(t))
		cchc_instant_infinite();
	return t;
}

/* An instant in the calendar, or an error. */
static TimestampTz
finite_argument(FunctionCallInfo fcinfo, int n)
{
	TimestampTz t = instant_argument(fcinfo, n);

	if (TIMESTAMP_NOT_FINITE(t))
		cchc_instant_infinite();
	return t;
}

/* Raise 22008 for what failed about t, unless nothing did. */
static void
check(const work_calendar *cal, TimestampTz t, cchc_status status)
{
	int32 day;

	if (likely(status == CCHC_OK))
		return;
	day = work_time_date(cal, t);
	if (!work_calendar_covers(cal, day))
		cchc_day_outside(cal, day);
	cchc_answer_outside(cal);
}

/* One end of a pause: the first instant in it, or the first behind it. */
static int64
pause_end(const RangeBound *bound)
{
	TimestampTz t;

	if (bound->infinite)
		return bound->lower ? PAUSE_ALWAYS : DUE_NEVER;
	t = DatumGetTimestampTz(bound->val);
	if (TIMESTAMP_NOT_FINITE(t) || bound->inclusive == bound->lower)
		return t;
	return t + 1;
}

/* The pauses of a tstzmultirange, which are ascending and apart. */
static work_pause *
pauses_argument(FunctionCallInfo fcinfo, int n, size_t *count)
{
	MultirangeType *multirange = PG_GETARG_MULTIRANGE_P(n);
	TypeCacheEntry *typcache;
	RangeType **ranges;
	int32 range_count;
	work_pause *pauses;

	*count = multirange->rangeCount;
	if (*count == 0)
		return NULL;
	typcache = multirange_get_typcache(fcinfo, MultirangeTypeGetOid(multirange));
	multirange_deserialize(typcache->rngtype, multirange, &range_count, &ranges);
	pauses = palloc0(*count * sizeof(work_pause));
	for (int32 i = 0; i < range_count; i++)
	{
		RangeBound lower;
		RangeBound upper;
		bool empty;

		CHECK_FOR_INTERRUPTS();
		range_deserialize(typcache->rngtype, ranges[i], &lower, &upper, &empty);
		pauses[i].from = pause_end(&lower);
		pauses[i].upto = pause_end(&upper);
	}
	return pauses;
}

/* The clock of a receipt (finite) and the pauses of argument n. */
static due_clock
clock_of(FunctionCallInfo fcinfo, TimestampTz received, const work_calendar *cal, int n)
{
	size_t count;
	work_pause *pauses = pauses_argument(fcinfo, n, &count);
	due_clock clock;

	check(cal, received, due_clock_begin(cal, received, pauses, count, &clock));
	return clock;
}

/* due_at */

PG_FUNCTION_INFO_V1(time_limit_due_at);
Datum
time_limit_due_at(PG_FUNCTION_ARGS)
{
	bool given = PG_NARGS() > 4;
	TimestampTz received = instant_argument(fcinfo, 0);
	due_time at = due_time_argument(fcinfo, PG_NARGS() - 1);
	const work_calendar *cal;
	due_clock clock;
	int64 due;

	/* A clock that has not started has no due date. */
	if (TIMESTAMP_IS_NOEND(received))
		PG_RETURN_TIMESTAMPTZ(DT_NOEND);
	cal = given ? PG_GETARG_WORK_CALENDAR(2) : cchc_default_calendar();
	clock = clock_of(fcinfo, received, cal, given ? 3 : 2);
	check(cal, received, due_clock_due(&clock, PG_GETARG_TIME_LIMIT(1), at, &due));
	PG_RETURN_TIMESTAMPTZ(due);
}

/* step_deadlines */

/* When each of the sums of the first limits of an array is due. */
static int64 *
due_of_sums(const due_clock *clock, TimestampTz received, ArrayType *limits, int *count)
{
	time_limit sum = {0};
	Datum *elements;
	bool *nulls;
	int64 *due;

	deconstruct_array(limits, ARR_ELEMTYPE(limits), sizeof(time_limit), false, TYPALIGN_DOUBLE,
					  &elements, &nulls, count);
	due = palloc(sizeof(int64) * (*count + 1));
	for (int i = 0; i < *count; i++)
	{
		cchc_error err;

		CHECK_FOR_INTERRUPTS();
		if (nulls[i])
			ereport(ERROR, (errcode(ERRCODE_NULL_VALUE_NOT_ALLOWED),
							errmsg("the time limit of step %d is null", i + 1),
							errhint("A step that is done within the day has the limit '0 days'.")));
		if (time_limit_add(sum, DatumGetTimeLimit(elements[i]), &sum, &err) != CCHC_OK)
			cchc_argument_error(N_("time_limit out of range"), &err);
		check(clock->cal, received, due_clock_due(clock, sum, DUE_CLOSE, &due[i]));
	}
	return due;
}

/* Put out the steps: each begins when the one before it is due. */
static void
put_steps(FunctionCallInfo fcinfo, const work_calendar *cal, int pauses)
{
	ReturnSetInfo *result = (ReturnSetInfo *) fcinfo->resultinfo;
	TimestampTz received = finite_argument(fcinfo, 0);
	due_clock clock = clock_of(fcinfo, received, cal, pauses);
	TimestampTz starts = clock.start;
	int count;
	int64 *due = due_of_sums(&clock, received, PG_GETARG_ARRAYTYPE_P(1), &count);

	/* Within the day, and then two hours: the first step cannot take the day. */
	for (int i = count - 1; i > 0; i--)
		due[i - 1] = Min(due[i - 1], due[i]);
	for (int i = 0; i < count; i++)
	{
		Datum values[3];
		bool no_nulls[3] = {false};

		values[0] = Int32GetDatum(i + 1);
		/* Days off may make two sums due at once: the second step then has no time. */
		values[1] = TimestampTzGetDatum(Min(starts, due[i]));
		values[2] = TimestampTzGetDatum(due[i]);
		tuplestore_putvalues(result->setResult, result->setDesc, values, no_nulls);
		starts = due[i];
		if (due[i] != DUE_NEVER && i + 1 < count)
			check(cal, received, work_time_opening(cal, due[i], &starts));
	}
}

PG_FUNCTION_INFO_V1(time_limit_step_deadlines);
Datum
time_limit_step_deadlines(PG_FUNCTION_ARGS)
{
	bool given = PG_NARGS() > 3;

	InitMaterializedSRF(fcinfo, MAT_SRF_USE_EXPECTED_DESC);
	put_steps(fcinfo, given ? PG_GETARG_WORK_CALENDAR(2) : cchc_default_calendar(), given ? 3 : 2);
	return (Datum) 0;
}

/* time_used, remaining, days_late */

static Datum
interval_of(int64 usecs)
{
	Interval *interval = palloc0(sizeof(Interval));

	interval->time = usecs;
	PG_RETURN_INTERVAL_P(interval);
}

PG_FUNCTION_INFO_V1(work_calendar_time_used);
Datum
work_calendar_time_used(PG_FUNCTION_ARGS)
{
	bool given = PG_NARGS() > 3;
	TimestampTz received = instant_argument(fcinfo, 0);
	TimestampTz as_of = finite_argument(fcinfo, 1);
	const work_calendar *cal;
	due_clock clock;
	int64 used;

	if (TIMESTAMP_IS_NOEND(received))
		return interval_of(0);
	cal = given ? PG_GETARG_WORK_CALENDAR(2) : cchc_default_calendar();
	clock = clock_of(fcinfo, received, cal, given ? 3 : 2);
	check(cal, as_of, due_clock_used(&clock, as_of, &used));
	return interval_of(used);
}

PG_FUNCTION_INFO_V1(work_calendar_remaining);
Datum
work_calendar_remaining(PG_FUNCTION_ARGS)
{
	TimestampTz due = instant_argument(fcinfo, 0);
	TimestampTz as_of = finite_argument(fcinfo, 1);
	const work_calendar *cal;
	int64 left;

	if (TIMESTAMP_IS_NOEND(due))
		PG_RETURN_NULL();
	cal = cchc_work_calendar_or_default(fcinfo, 2);
	check(cal, work_calendar_covers(cal, work_time_date(cal, due)) ? as_of : due,
		  work_time_between(cal, as_of, due, &left));
	return interval_of(left);
}

PG_FUNCTION_INFO_V1(work_calendar_days_late);
Datum
work_calendar_days_late(PG_FUNCTION_ARGS)
{
	TimestampTz due = instant_argument(fcinfo, 0);
	TimestampTz finished = finite_argument(fcinfo, 1);
	const work_calendar *cal;
	int32 due_day;
	int32 days;

	if (finished <= due)
		PG_RETURN_INT32(0);
	cal = cchc_work_calendar_or_default(fcinfo, 2);
	due_day = work_time_date(cal, due - 1); /* 24:00 belongs to the day that it ends */
	check(cal, work_calendar_covers(cal, due_day) ? finished : due,
		  work_days_between(cal, due_day, work_time_date(cal, finished), &days));
	PG_RETURN_INT32(days);
}

/* clock_start */

PG_FUNCTION_INFO_V1(time_limit_clock_start);
Datum
time_limit_clock_start(PG_FUNCTION_ARGS)
{
	TimestampTz received = instant_argument(fcinfo, 0);
	const text *policy = PG_GETARG_TEXT_PP(2);
	size_t count;
	work_pause *pauses;

	if (cchc_text_is(policy, "pause"))
		PG_RETURN_TIMESTAMPTZ(received);
	if (!cchc_text_is(policy, "restart"))
		cchc_choice_error(
			"policy", policy,
			N_("Available values: restart (the limit begins anew after a pause), pause "
			   "(the limit goes on)."));
	pauses = pauses_argument(fcinfo, 1, &count);
	PG_RETURN_TIMESTAMPTZ(count == 0 ? received : Max(received, pauses[count - 1].upto));
}
