/*
 * module_pg.c
 *		The magic block of the shared library.
 */
#include "common/pg_compat.h"

#ifdef PG_MODULE_MAGIC_EXT
PG_MODULE_MAGIC_EXT(.name = "cchc", .version = CCHC_VERSION);
#else
PG_MODULE_MAGIC;
#endif
