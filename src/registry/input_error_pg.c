/*
 * input_error_pg.c
 *		input_error(text, regtype) and input_fault(): what is wrong with a value
 *		of a file, for a list of its faults.  They stand on the top floor because
 *		they know the types of all the rooms.
 */
#include "common/pg_compat.h"

#include "access/htup_details.h"
#include "catalog/pg_type.h"
#include "funcapi.h"
#include "utils/builtins.h"
#include "utils/lsyscache.h"
#include "utils/syscache.h"

#include "common/input_error_pg.h"
#include "deadline/time_limit_pg.h"
#include "document/document_number_pg.h"
#include "identifier/agency_code_pg.h"
#include "identifier/dossier_code_pg.h"
#include "identifier/procedure_code_pg.h"
#include "words/instant_text_pg.h"

static const input_type *const types[] = {&procedure_code_input, &agency_code_input,
										  &dossier_code_input, &document_number_input,
										  &time_limit_input};

/* The type of that name in that schema, or NULL. */
static const input_type *
find_type(Oid oid, Oid schema)
{
	const input_type *found = NULL;
	HeapTuple tuple;
	Form_pg_type form;

	if (oid == TIMESTAMPTZOID)
		return &instant_input;
	tuple = SearchSysCache1(TYPEOID, ObjectIdGetDatum(oid));
	if (!HeapTupleIsValid(tuple))
		return NULL;
	form = (Form_pg_type) GETSTRUCT(tuple);
	for (size_t i = 0; i < lengthof(types); i++)
		if (form->typnamespace == schema && strcmp(NameStr(form->typname), types[i]->name) == 0)
			found = types[i];
	ReleaseSysCache(tuple);
	return found;
}

/* What a call site keeps: in a column of a million values the type is one. */
typedef struct known_type
{
	Oid oid;
	const input_type *type;
} known_type;

static const input_type *
type_of_call(FmgrInfo *call, Oid oid)
{
	known_type *known = call->fn_extra;

	if (known == NULL)
		known = call->fn_extra = MemoryContextAllocZero(call->fn_mcxt, sizeof(known_type));
	if (known->type == NULL || known->oid != oid)
	{
		known->type = find_type(oid, get_func_namespace(call->fn_oid));
		known->oid = oid;
	}
	return known->type;
}

PG_FUNCTION_INFO_V1(registry_input_error);
Datum
registry_input_error(PG_FUNCTION_ARGS)
{
	text *input = PG_GETARG_TEXT_PP(0);
	Oid oid = PG_GETARG_OID(1);
	const input_type *type = type_of_call(fcinfo->flinfo, oid);
	cchc_error fault;

	if (type == NULL || type == &instant_input)
		ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
						errmsg("input_error() does not know type %s",
							   format_type_extended(oid, -1, FORMAT_TYPE_ALLOW_INVALID)),
						errdetail("The types are procedure_code, agency_code, dossier_code, "
								  "document_number and time_limit."),
						errhint("For example: SELECT cchc.input_error('1.04227', "
								"'cchc.procedure_code').")));
	if (!cchc_input_fault(type, VARDATA_ANY(input), VARSIZE_ANY_EXHDR(input), &fault))
		PG_RETURN_NULL();
	PG_RETURN_TEXT_P(cstring_to_text(
		cchc_input_error_text(type->name, VARDATA_ANY(input), VARSIZE_ANY_EXHDR(input), &fault)));
}

/*
 * The same with its SQLSTATE and in the user's language, for instants too; two
 * NULLs for a good value or another type.
 */
PG_FUNCTION_INFO_V1(registry_input_fault);
Datum
registry_input_fault(PG_FUNCTION_ARGS)
{
	text *input = PG_GETARG_TEXT_PP(0);
	const input_type *type = type_of_call(fcinfo->flinfo, PG_GETARG_OID(1));
	Datum values[2] = {0};
	bool nulls[2] = {true, true};
	TupleDesc desc;
	cchc_error fault;

	if (get_call_result_type(fcinfo, NULL, &desc) != TYPEFUNC_COMPOSITE)
		ereport(ERROR, (errcode(ERRCODE_FEATURE_NOT_SUPPORTED),
						errmsg("input_fault() must be called where a row is wanted")));
	if (type != NULL &&
		cchc_input_fault(type, VARDATA_ANY(input), VARSIZE_ANY_EXHDR(input), &fault))
	{
		values[0] = CStringGetTextDatum(unpack_sql_state(cchc_sqlstate(fault.status)));
		values[1] = CStringGetTextDatum(cchc_input_error_message(type->name, VARDATA_ANY(input),
																 VARSIZE_ANY_EXHDR(input), &fault));
		nulls[0] = nulls[1] = false;
	}
	PG_RETURN_DATUM(HeapTupleGetDatum(heap_form_tuple(BlessTupleDesc(desc), values, nulls)));
}
