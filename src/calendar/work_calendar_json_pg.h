/*
 * work_calendar_json_pg.h
 *		A work calendar as a JSON object, both ways: the text of the type, and
 *		what compile_calendar() makes from the reference tables.
 */
#ifndef CCHC_WORK_CALENDAR_JSON_PG_H
#define CCHC_WORK_CALENDAR_JSON_PG_H

#include "common/pg_compat.h"

#include "lib/stringinfo.h"
#include "utils/jsonb.h"

#include "calendar/work_calendar.h"

/* NULL, and *err filled, when the object describes no calendar. */
extern work_calendar *cchc_work_calendar_from_json(Jsonb *json, cchc_error *err);

/* Append the object that reads back as the same value. */
extern void cchc_work_calendar_to_json(StringInfo buf, const work_calendar *cal);

/* Say in *err that a calendar is an object; false. */
extern bool cchc_work_calendar_no_object(cchc_error *err);

#endif /* CCHC_WORK_CALENDAR_JSON_PG_H */
