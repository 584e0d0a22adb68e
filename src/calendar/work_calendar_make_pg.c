/*
 * work_calendar_make_pg.c
 *		Making a work_calendar of the server from a definition.
 */
#include "calendar/work_calendar_make_pg.h"

work_calendar *
cchc_work_calendar_make(const work_calendar_def *def, cchc_error *err)
{
	size_t room;
	work_calendar *cal;

	if (work_calendar_check(def, &room, err) != CCHC_OK)
		return NULL;
	cal = palloc(room);
	if (work_calendar_build(def, cal, room, err) != CCHC_OK)
		return NULL;
	SET_VARSIZE(cal, cal->size);
	return cal;
}
