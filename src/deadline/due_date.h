/*
 * due_date.h
 *		When a time limit ends, in a work calendar and with pauses.
 *
 * The clock starts when the dossier is received, or at the next opening when
 * that is outside working hours or after the calendar's cutoff (unless the
 * calendar counts it on the same day: work_time_receipt).  The amounts of the
 * limit are applied one after the other:
 *
 *		months				the same day of the month, or its last day
 *		calendar days		the first day is not counted; the last day, when it
 *							rests, moves to the next working day
 *		working days		the first day is not counted; a fraction of a day is
 *							that part of the working hours of the day it begins in
 *		hours				by the clock
 *		working hours		inside working hours
 *
 * After months and days the limit ends at the closing hour of the due day (or
 * as due_time says), and hours go on from there.  A limit of nothing (trong
 * ngày) ends at the close of the day on which the clock starts, or at its 24:00;
 * when that day had closed by then, with the next working day.
 *
 * A pause is counted from the last working moment before it begins (or from
 * the receipt) to the last before it ends: the days after the first moment's
 * up to the second's, the working days among them, the hours or the working
 * hours between.  So a pause without working time changes nothing, and neither
 * does cutting one in two.  A pause counts when it begins by the end of the
 * amount that runs; later ones come too late.
 *
 * Instants are microseconds since 2000-01-01 00:00 UTC, as in timestamptz.
 */
#ifndef CCHC_DUE_DATE_H
#define CCHC_DUE_DATE_H

#include "calendar/work_calendar.h"
#include "deadline/time_limit.h"

/* No instant: a limit whose pause has not ended, a pause without a beginning. */
#define DUE_NEVER INT64_MAX
#define PAUSE_ALWAYS INT64_MIN

typedef enum due_time
{
	DUE_CLOSE,     /* the closing hour of the due day */
	DUE_SAME_TIME, /* the hour of the receipt */
	DUE_DAY_END    /* midnight after the due day */
} due_time;

typedef struct work_pause
{
	int64_t from; /* or PAUSE_ALWAYS */
	int64_t upto; /* exclusive; DUE_NEVER for a pause that goes on */

	/* Filled by due_clock_begin: days counted after from_day up to upto_day. */
	int32_t from_day;
	int32_t upto_day;
	int32_t working_days; /* among those */
	int64_t work;         /* microseconds of working time */
} work_pause;

/* A dossier's clock: a receipt and its pauses, for any number of limits. */
typedef struct due_clock
{
	const work_calendar *cal;
	int64_t start; /* from when it counts */
	int32_t start_day;
	const work_pause *pauses;
	size_t pause_count;
} due_clock;

/*
 * Make a clock.  The pauses are ascending and do not overlap; their array is
 * changed, and belongs to the clock as long as that is used.  Errors:
 * CCHC_BAD_DATETIME when the receipt, or the end of a pause, is not in the
 * calendar.
 */
extern cchc_status due_clock_begin(const work_calendar *cal, int64_t received, work_pause *pauses,
								   size_t pause_count, due_clock *clock);

/*
 * When the limit ends; DUE_NEVER while a pause goes on.  CCHC_BAD_DATETIME
 * when that is not in the calendar.
 */
extern cchc_status due_clock_due(const due_clock *clock, time_limit limit, due_time at,
								 int64_t *due);

/* The working time from the clock's start to as_of, less the pauses; 0 before the start. */
extern cchc_status due_clock_used(const due_clock *clock, int64_t as_of, int64_t *used);

#endif /* CCHC_DUE_DATE_H */
