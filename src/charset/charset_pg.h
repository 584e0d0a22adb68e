/*
 * charset_pg.h
 *		What other rooms call of the legacy charsets.
 */
#ifndef CCHC_CHARSET_PG_H
#define CCHC_CHARSET_PG_H

#include "common/pg_compat.h"

extern PGDLLEXPORT Datum vi_demojibake(PG_FUNCTION_ARGS);

#endif /* CCHC_CHARSET_PG_H */
