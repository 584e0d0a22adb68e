/*
 * work_calendar_make_pg.h
 *		Making a work_calendar of the server from a definition.
 */
#ifndef CCHC_WORK_CALENDAR_MAKE_PG_H
#define CCHC_WORK_CALENDAR_MAKE_PG_H

#include "common/pg_compat.h"

#include "calendar/work_calendar.h"

/* A new value; NULL, and *err filled, when the definition is no calendar. */
extern work_calendar *cchc_work_calendar_make(const work_calendar_def *def, cchc_error *err);

#endif /* CCHC_WORK_CALENDAR_MAKE_PG_H */
