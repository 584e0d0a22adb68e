/*
 * module_pg.c
 *		The magic block of the shared library, and what loading it does.
 */
#include "common/pg_compat.h"

#include "miscadmin.h"

#include "calendar/calendar_lookup_pg.h"
#include "common/snapshot_key_pg.h"

#ifdef PG_MODULE_MAGIC_EXT
PG_MODULE_MAGIC_EXT(.name = "cchc", .version = CCHC_VERSION);
#else
PG_MODULE_MAGIC;
#endif

extern PGDLLEXPORT void _PG_init(void);

void
_PG_init(void)
{
	pg_bindtextdomain(TEXTDOMAIN);
	cchc_snapshot_key_init();
	cchc_calendar_init();
}
