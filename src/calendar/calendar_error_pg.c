/*
 * calendar_error_pg.c
 *		The words of the error "outside the work calendar", and of the one about
 *		an infinite instant.
 */
#include "calendar/calendar_error_pg.h"

#include "calendar/clock_text.h"

static int
errdetail_span(const work_calendar *cal)
{
	char first[CLOCK_DATE_TEXT];
	char last[CLOCK_DATE_TEXT];

	clock_print_date(cal->first_day, first);
	clock_print_date(work_calendar_end(cal), last);
	return errdetail("The calendar covers the days from %.*s to %.*s.", CLOCK_DATE_TEXT, first,
					 CLOCK_DATE_TEXT, last);
}

void
cchc_day_outside(const work_calendar *cal, int32 day)
{
	char text[CLOCK_DATE_TEXT];

	if (day < WORK_CALENDAR_FIRST || day > WORK_CALENDAR_LAST)
		ereport(ERROR, (errcode(ERRCODE_DATETIME_VALUE_OUT_OF_RANGE),
						errmsg("date out of range for the work calendar"), errdetail_span(cal)));
	clock_print_date(day, text);
	ereport(ERROR, (errcode(ERRCODE_DATETIME_VALUE_OUT_OF_RANGE),
					errmsg("%.*s is outside the work calendar", CLOCK_DATE_TEXT, text),
					errdetail_span(cal),
					errhint("Set first_day or last_day of the calendar in cchc.calendar.")));
}

void
cchc_answer_outside(const work_calendar *cal)
{
	ereport(ERROR, (errcode(ERRCODE_DATETIME_VALUE_OUT_OF_RANGE),
					errmsg("the answer is outside the work calendar"), errdetail_span(cal),
					errhint("Set first_day or last_day of the calendar in cchc.calendar.")));
}

void
cchc_instant_infinite(void)
{
	ereport(ERROR, (errcode(ERRCODE_DATETIME_VALUE_OUT_OF_RANGE),
					errmsg("an infinite instant has no place in a work calendar")));
}
