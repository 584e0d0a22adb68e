/*
 * telex_pg.h
 *		What other rooms call of the leftovers of input methods.
 */
#ifndef CCHC_TELEX_PG_H
#define CCHC_TELEX_PG_H

#include "common/pg_compat.h"

extern PGDLLEXPORT Datum vi_untelex(PG_FUNCTION_ARGS);
extern PGDLLEXPORT Datum vi_unvni(PG_FUNCTION_ARGS);

#endif /* CCHC_TELEX_PG_H */
