/*
 * due_date.c
 *		Applying the amounts of a time limit, one after the other.
 */
#include "deadline/due_date.h"

#include "common/civil_day.h"
#include "calendar/work_days.h"
#include "worktime/work_time.h"

/*
 * Move *t to the last working moment up to it: itself inside working hours,
 * otherwise the closing before it; itself when nothing worked before.  *day is
 * the day of that work: a closing at 24:00 belongs to the day that it ends.
 */
static cchc_status
to_last_working_moment(const work_calendar *cal, int64_t *t, int32_t *day)
{
	int64_t moment;

	*day = work_time_date(cal, *t);
	if (!work_calendar_covers(cal, *day))
		return CCHC_BAD_DATETIME;
	/* One microsecond of work back, and the same microsecond forward again: of the first one
	 * of a day that is its opening, not the closing before it. */
	if (work_time_add(cal, *t, -1, WORK_BIAS_RIGHT, &moment) == CCHC_OK)
	{
		*day = work_time_date(cal, moment);
		*t = moment + 1;
	}
	return CCHC_OK;
}

/*
 * Count the pause as due_date.h says.  Sets pause->work to 0 for a pause that
 * changes nothing.
 */
static cchc_status
count_pause(const due_clock *clock, work_pause *pause)
{
	const work_calendar *cal = clock->cal;
	bool open = pause->upto == DUE_NEVER;
	int64_t worked;
	cchc_status status;

	pause->work = 0;
	if (pause->upto <= clock->start)
		return CCHC_OK;
	if (pause->from <= clock->start)
		worked = 0;
	else if ((status = work_time_between(cal, clock->start, pause->from, &worked)) != CCHC_OK)
		return status;
	/* before any work it is a pause from the start, which may lie where nothing works */
	if (worked == 0)
	{
		pause->from = clock->start;
		pause->from_day = clock->start_day;
	}
	else if ((status = to_last_working_moment(cal, &pause->from, &pause->from_day)) != CCHC_OK)
		return status;
	if (open)
	{
		pause->work = DUE_NEVER;
		return CCHC_OK;
	}
	if ((status = work_time_between(cal, pause->from, pause->upto, &pause->work)) != CCHC_OK ||
		pause->work <= 0)
		return status;
	if ((status = to_last_working_moment(cal, &pause->upto, &pause->upto_day)) != CCHC_OK)
		return status;
	return work_days_between(cal, pause->from_day, pause->upto_day, &pause->working_days);
}

cchc_status
due_clock_begin(const work_calendar *cal, int64_t received, work_pause *pauses, size_t pause_count,
				due_clock *clock)
{
	cchc_status status;

	*clock = (due_clock){.cal = cal, .pauses = pauses};
	if ((status = work_time_receipt(cal, received, &clock->start)) != CCHC_OK)
		return status;
	clock->start_day = work_time_date(cal, clock->start);
	for (size_t i = 0; i < pause_count; i++)
	{
		work_pause pause = pauses[i];

		/* Behind the calendar's last day there is no due date that it could move. */
		if (pause.from != PAUSE_ALWAYS && work_time_date(cal, pause.from) > work_calendar_end(cal))
			break;
		if ((status = count_pause(clock, &pause)) != CCHC_OK)
			return status;
		if (pause.work > 0)
			pauses[clock->pause_count++] = pause;
	}
	return CCHC_OK;
}

/* A limit being applied: where it stands, and the first pause that has not counted. */
typedef struct due_run
{
	const due_clock *clock;
	int32_t day;
	int64_t point;
	size_t next_pause;
	bool never;
} due_run;

/*
 * Take the next pause if it begins by the end of `day` and before `before`.
 * NULL when none does; a pause that goes on ends the run.
 */
static const work_pause *
next_pause(due_run *run, int32_t day, int64_t before)
{
	const work_pause *pause;

	if (run->never || run->next_pause == run->clock->pause_count)
		return NULL;
	pause = &run->clock->pauses[run->next_pause];
	if (pause->from_day > day || pause->from >= before)
		return NULL;
	run->next_pause++;
	run->never = pause->upto == DUE_NEVER;
	return run->never ? NULL : pause;
}

static const work_pause *
pause_by_day(due_run *run, int32_t day)
{
	return next_pause(run, day, INT64_MAX);
}

/* The same for hours: a pause that begins before the instant at which the run stands. */
static const work_pause *
pause_by_point(due_run *run)
{
	return next_pause(run, INT32_MAX, run->point);
}

/* The same day so many months later, or the last day of that month. */
static cchc_status
add_months(int32_t from, int32_t months, int32_t *day)
{
	int year;
	int month;
	int day_of_month;
	int last;

	civil_from_day(from, &year, &month, &day_of_month);
	months += month - 1;
	year += months / 12;
	month = months % 12 + 1;
	if (year > CIVIL_YEAR_MAX)
		return CCHC_BAD_DATETIME;
	last = civil_month_days(year, month);
	*day = civil_to_day(year, month, day_of_month < last ? day_of_month : last);
	return CCHC_OK;
}

/* Months and calendar days: the last day moves to a working day. */
static cchc_status
run_calendar_days(due_run *run, int32_t months, int32_t days)
{
	const work_calendar *cal = run->clock->cal;
	const work_pause *pause;
	int32_t day;
	int32_t rolled;
	cchc_status status = add_months(run->day, months, &day);

	if (status != CCHC_OK)
		return status;
	day += days;
	if ((status = work_days_add(cal, day, 0, &rolled)) != CCHC_OK)
		return status;
	while ((pause = pause_by_day(run, rolled)) != NULL)
	{
		/* A pause in the grace after a day off counts from the day moved to. */
		day = (pause->from_day <= day ? day : rolled) + pause->upto_day - pause->from_day;
		if ((status = work_days_add(cal, day, 0, &rolled)) != CCHC_OK)
			return status;
	}
	run->day = rolled;
	return CCHC_OK;
}

static cchc_status
run_working_days(due_run *run, int32_t days)
{
	const work_calendar *cal = run->clock->cal;
	const work_pause *pause;
	cchc_status status = work_days_add(cal, run->day, days, &run->day);

	/* The due day works: adding no days leaves it. */
	while (status == CCHC_OK && (pause = pause_by_day(run, run->day)) != NULL)
		status = work_days_add(cal, run->day, pause->working_days, &run->day);
	return status;
}

/*
 * The days of a limit of nothing: none, but one when the day had closed as the
 * clock started (in the evening), for then nothing can be done in it.
 */
static cchc_status
run_nothing(due_run *run)
{
	const due_clock *clock = run->clock;
	int64_t opens;
	int64_t closes;
	bool closed =
		work_time_hours(clock->cal, run->day, &opens, &closes) == CCHC_OK && closes <= clock->start;

	return run_working_days(run, closed ? 1 : 0);
}

/* The instant of the due day at which a limit in days ends. */
static cchc_status
end_of_day(due_run *run, due_time at)
{
	const due_clock *clock = run->clock;
	int64_t opens;

	switch (at)
	{
		case DUE_CLOSE:
			return work_time_hours(clock->cal, run->day, &opens, &run->point);
		case DUE_SAME_TIME:
			run->point = clock->start + (int64_t) (run->day - clock->start_day) * USECS_A_DAY;
			break;
		case DUE_DAY_END:
			run->point = work_time_midnight(clock->cal, run->day + 1);
			break;
	}
	return CCHC_OK;
}

static cchc_status
run_work(due_run *run, int64_t work)
{
	const work_calendar *cal = run->clock->cal;
	const work_pause *pause;
	cchc_status status = work_time_add(cal, run->point, work, WORK_BIAS_LEFT, &run->point);

	while (status == CCHC_OK && (pause = pause_by_point(run)) != NULL)
		status = work_time_add(cal, run->point, pause->work, WORK_BIAS_LEFT, &run->point);
	return status;
}

/* Hundredths of the working hours of the day in which they begin. */
static cchc_status
run_part_of_day(due_run *run, int32_t hundredths)
{
	const work_calendar *cal = run->clock->cal;
	int64_t opening;
	uint32_t i;
	cchc_status status = work_time_opening(cal, run->point, &opening);

	if (status != CCHC_OK)
		return status;
	i = (uint32_t) (work_time_date(cal, opening) - cal->first_day);
	return run_work(run, work_calendar_classes(cal)[work_calendar_class(cal, i)].minutes *
							 (USECS_A_MINUTE / 100) * hundredths);
}

static cchc_status
run_hours(due_run *run, int64_t length)
{
	const work_calendar *cal = run->clock->cal;
	const work_pause *pause;

	run->point += length;
	while ((pause = pause_by_point(run)) != NULL)
		run->point += pause->upto - pause->from;
	return work_calendar_covers(cal, work_time_date(cal, run->point)) ? CCHC_OK : CCHC_BAD_DATETIME;
}

cchc_status
due_clock_due(const due_clock *clock, time_limit limit, due_time at, int64_t *due)
{
	time_limit_parts parts = time_limit_unpack(limit);
	const int32_t *amount = parts.amount;
	int32_t working_days = amount[LIMIT_WORKING_DAYS] / 100;
	int32_t part_of_day = amount[LIMIT_WORKING_DAYS] % 100;
	bool nothing = limit.calendar == 0 && limit.working == 0;
	bool in_days = amount[LIMIT_MONTHS] > 0 || amount[LIMIT_DAYS] > 0;
	due_run run = {.clock = clock, .day = clock->start_day, .point = clock->start};
	cchc_status status = CCHC_OK;

	*due = 0;
	if (in_days)
		status = run_calendar_days(&run, amount[LIMIT_MONTHS], amount[LIMIT_DAYS]);
	if (nothing)
		status = run_nothing(&run);
	if (status == CCHC_OK && !run.never && working_days > 0)
		status = run_working_days(&run, working_days);
	/* within the day is not by the hour of the receipt: that would be at once */
	if (status == CCHC_OK && !run.never && (in_days || working_days > 0 || nothing))
		status = end_of_day(&run, nothing && at == DUE_SAME_TIME ? DUE_CLOSE : at);
	if (status == CCHC_OK && !run.never && part_of_day > 0)
		status = run_part_of_day(&run, part_of_day);
	if (status == CCHC_OK && !run.never && amount[LIMIT_MINUTES] > 0)
		status = run_hours(&run, amount[LIMIT_MINUTES] * USECS_A_MINUTE);
	if (status == CCHC_OK && !run.never && amount[LIMIT_WORKING_MINUTES] > 0)
		status = run_work(&run, amount[LIMIT_WORKING_MINUTES] * USECS_A_MINUTE);
	if (status == CCHC_OK)
		*due = run.never ? DUE_NEVER : run.point;
	return status;
}

cchc_status
due_clock_used(const due_clock *clock, int64_t as_of, int64_t *used)
{
	cchc_status status;

	*used = 0;
	if (as_of <= clock->start)
		return CCHC_OK;
	if ((status = work_time_between(clock->cal, clock->start, as_of, used)) != CCHC_OK)
		return status;
	for (size_t i = 0; i < clock->pause_count && clock->pauses[i].from < as_of; i++)
	{
		const work_pause *pause = &clock->pauses[i];
		int64_t paused = pause->work;

		if (pause->upto > as_of &&
			(status = work_time_between(clock->cal, pause->from, as_of, &paused)) != CCHC_OK)
		{
			*used = 0;
			return status;
		}
		*used -= paused;
	}
	return CCHC_OK;
}
