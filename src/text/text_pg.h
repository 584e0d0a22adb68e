/*
 * text_pg.h
 *		What other rooms call of the text functions.
 */
#ifndef CCHC_TEXT_PG_H
#define CCHC_TEXT_PG_H

#include "common/pg_compat.h"

extern PGDLLEXPORT Datum vi_nfc(PG_FUNCTION_ARGS);

#endif /* CCHC_TEXT_PG_H */
