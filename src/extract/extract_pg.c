/*
 * extract_pg.c
 *		Identifiers in running text, as sets of rows.
 */
#include "common/pg_compat.h"

#include "access/htup_details.h"
#include "funcapi.h"
#include "mb/pg_wchar.h"
#include "miscadmin.h"

#include "common/input_error_pg.h"
#include "document/document_number_pg.h"
#include "extract/extract_code.h"
#include "extract/extract_document.h"
#include "identifier/dossier_code_pg.h"

/*
 * Find the next identifier in *scan: true with its Datum and place, or false
 * at the end of the text.
 */
typedef bool (*find_function)(extract_scan *scan, Datum *value, extract_place *place);

/* The status of an extract function as true or false, after a pause for interrupts. */
#define FIND(extract, scan, value, place) \
	do \
	{ \
		scan_status status; \
		while ((status = extract(scan, &(value), place)) == SCAN_PAUSED) \
			CHECK_FOR_INTERRUPTS(); \
		if (status == SCAN_END) \
			return false; \
	} while (0)

static bool
find_document_number(extract_scan *scan, Datum *value, extract_place *place)
{
	document_number d;

	/* A number that the server encoding cannot print is no value of the type. */
	do
		FIND(extract_document_number, scan, d, place);
	while (!document_number_printable(&d));
	*value = document_number_datum(&d);
	return true;
}

static bool
find_procedure_code(extract_scan *scan, Datum *value, extract_place *place)
{
	procedure_code code;

	FIND(extract_procedure_code, scan, code, place);
	*value = Int64GetDatum((int64) code);
	return true;
}

static bool
find_dossier_code(extract_scan *scan, Datum *value, extract_place *place)
{
	dossier_code code;

	FIND(extract_dossier_code, scan, code, place);
	*value = DossierCodeGetDatum(&code);
	return true;
}

/* One row (value, start, length) per call; the text is held once, the rows not at all. */
static Datum
extract(FunctionCallInfo fcinfo, find_function find)
{
	FuncCallContext *call;
	extract_scan *scan;
	extract_place place;
	Datum values[3];
	bool nulls[3] = {false, false, false};

	if (SRF_IS_FIRSTCALL())
	{
		MemoryContext caller;
		TupleDesc row;
		text *input;
		const char *utf8;
		size_t len;

		call = SRF_FIRSTCALL_INIT();
		caller = MemoryContextSwitchTo(call->multi_call_memory_ctx);
		/* Detoasted here, for the copy must live as long as the scan. */
		input = PG_GETARG_TEXT_PP(0);
		len = VARSIZE_ANY_EXHDR(input);
		utf8 = cchc_text_to_utf8(VARDATA_ANY(input), &len);
		scan = palloc(sizeof(extract_scan));
		extract_start(scan, utf8, len, GetDatabaseEncoding() == PG_SQL_ASCII);
		call->user_fctx = scan;
		if (get_call_result_type(fcinfo, NULL, &row) != TYPEFUNC_COMPOSITE)
			ereport(ERROR, (errcode(ERRCODE_FEATURE_NOT_SUPPORTED),
							errmsg("function returning record called in context "
								   "that cannot accept type record")));
		call->tuple_desc = BlessTupleDesc(row);
		MemoryContextSwitchTo(caller);
	}
	call = SRF_PERCALL_SETUP();
	scan = call->user_fctx;
	if (!find(scan, &values[0], &place))
		SRF_RETURN_DONE(call);
	values[1] = Int32GetDatum((int32) place.start);
	values[2] = Int32GetDatum((int32) place.length);
	SRF_RETURN_NEXT(call, HeapTupleGetDatum(heap_form_tuple(call->tuple_desc, values, nulls)));
}

PG_FUNCTION_INFO_V1(extract_document_numbers);
Datum
extract_document_numbers(PG_FUNCTION_ARGS)
{
	return extract(fcinfo, find_document_number);
}

PG_FUNCTION_INFO_V1(extract_procedure_codes);
Datum
extract_procedure_codes(PG_FUNCTION_ARGS)
{
	return extract(fcinfo, find_procedure_code);
}

PG_FUNCTION_INFO_V1(extract_dossier_codes);
Datum
extract_dossier_codes(PG_FUNCTION_ARGS)
{
	return extract(fcinfo, find_dossier_code);
}
