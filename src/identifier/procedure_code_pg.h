/*
 * procedure_code_pg.h
 *		A procedure_code as a datum: eight bytes, passed by value.
 */
#ifndef CCHC_PROCEDURE_CODE_PG_H
#define CCHC_PROCEDURE_CODE_PG_H

#include "common/pg_compat.h"

#include "common/input_type_pg.h"
#include "identifier/procedure_code.h"

#define DatumGetProcedureCode(d) ((procedure_code) DatumGetInt64(d))
#define ProcedureCodeGetDatum(c) Int64GetDatum((int64) (c))
#define PG_GETARG_PROCEDURE_CODE(n) DatumGetProcedureCode(PG_GETARG_DATUM(n))
#define PG_RETURN_PROCEDURE_CODE(c) PG_RETURN_DATUM(ProcedureCodeGetDatum(c))

/* How text is read. */
extern const input_type procedure_code_input;

#endif /* CCHC_PROCEDURE_CODE_PG_H */
