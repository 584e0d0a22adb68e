/*
 * holiday_rules_pg.c
 *		The proposal of the rules in SQL.
 */
#include "calendar/work_calendar_pg.h"

#include "funcapi.h"
#include "miscadmin.h"
#include "utils/builtins.h"
#include "utils/date.h"
#include "utils/tuplestore.h"

#include "calendar/holiday_rules.h"
#include "calendar/clock_text.h"
#include "common/input_error_pg.h"

static int
propose(int year, proposed_holiday *days)
{
	int count;
	cchc_error err = {0};

	if (holiday_rules_propose(year, days, &count, &err) != CCHC_OK)
		ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
						errmsg("no rules for the days off of year %d", year),
						errdetail("%s.", _(err.reason))));
	return count;
}

static Datum
text_of(const char *utf8)
{
	return CStringGetTextDatum(cchc_utf8_to_cstring(utf8, strlen(utf8)));
}

/* "Nghỉ bù Quốc khánh (2023-09-02)", or the name as it is. */
static Datum
name_of(const proposed_holiday *holiday)
{
	char compensated[CLOCK_DATE_TEXT];

	if (!holiday->compensatory)
		return text_of(holiday->name);
	clock_print_date(holiday->compensates, compensated);
	return text_of(psprintf("Nghỉ bù %s (%.*s)", holiday->name, CLOCK_DATE_TEXT, compensated));
}

PG_FUNCTION_INFO_V1(propose_days_off);
Datum
propose_days_off(PG_FUNCTION_ARGS)
{
	proposed_holiday days[HOLIDAYS_MAX];
	int count = propose(PG_GETARG_INT32(0), days);
	ReturnSetInfo *result = (ReturnSetInfo *) fcinfo->resultinfo;

	InitMaterializedSRF(fcinfo, 0);
	for (int i = 0; i < count; i++)
	{
		Datum values[4] = {
			DateADTGetDatum(days[i].day),
			CStringGetTextDatum(days[i].compensatory ? "compensatory" : "statutory"),
			name_of(&days[i]),
			text_of(days[i].rule),
		};
		bool nulls[4] = {false, false, false, false};

		tuplestore_putvalues(result->setResult, result->setDesc, values, nulls);
	}
	return (Datum) 0;
}

/* Days only, of many years: names may have no place in the server's encoding. */
PG_FUNCTION_INFO_V1(propose_days);
Datum
propose_days(PG_FUNCTION_ARGS)
{
	int32 first = Max(PG_GETARG_INT32(0), HOLIDAY_YEAR_MIN);
	int32 last = Min(PG_GETARG_INT32(1), HOLIDAY_YEAR_MAX);
	ReturnSetInfo *result = (ReturnSetInfo *) fcinfo->resultinfo;

	InitMaterializedSRF(fcinfo, MAT_SRF_USE_EXPECTED_DESC);
	for (int32 year = first; year <= last; year++)
	{
		proposed_holiday days[HOLIDAYS_MAX];
		int count = propose(year, days);

		for (int i = 0; i < count; i++)
		{
			Datum value = DateADTGetDatum(days[i].day);
			bool null = false;

			tuplestore_putvalues(result->setResult, result->setDesc, &value, &null);
		}
	}
	return (Datum) 0;
}
