/*
 * date_text_pg.c
 *		Dates read from text, and found in it.
 */
#include "common/pg_compat.h"

#include "access/htup_details.h"
#include "funcapi.h"
#include "miscadmin.h"
#include "utils/builtins.h"
#include "utils/date.h"
#include "utils/datetime.h"

#include "common/input_error_pg.h"
#include "common/utf8_database_pg.h"
#include "words/date_text.h"

static Datum
date_datum(const date_hit *hit)
{
	return DateADTGetDatum(date2j(hit->year, hit->month, hit->day) - POSTGRES_EPOCH_JDATE);
}

PG_FUNCTION_INFO_V1(vi_parse_date);
Datum
vi_parse_date(PG_FUNCTION_ARGS)
{
	text *input = PG_GETARG_TEXT_PP(0);
	bool strict = PG_GETARG_BOOL(1);
	size_t len = VARSIZE_ANY_EXHDR(input);
	date_hit hit;
	cchc_error err = {0};

	cchc_require_utf8();
	if (date_text_parse(VARDATA_ANY(input), len, &hit, &err) != CCHC_OK)
	{
		if (strict)
			cchc_input_error(NULL, "date", VARDATA_ANY(input), len, &err);
		PG_RETURN_NULL();
	}
	PG_RETURN_DATUM(date_datum(&hit));
}

PG_FUNCTION_INFO_V1(extract_dates);
Datum
extract_dates(PG_FUNCTION_ARGS)
{
	FuncCallContext *call;
	date_scanner *scan;
	date_hit hit;
	scan_status status;

	if (SRF_IS_FIRSTCALL())
	{
		MemoryContext caller;
		text *input;
		TupleDesc desc;

		cchc_require_utf8();
		call = SRF_FIRSTCALL_INIT();
		caller = MemoryContextSwitchTo(call->multi_call_memory_ctx);
		if (get_call_result_type(fcinfo, NULL, &desc) != TYPEFUNC_COMPOSITE)
			ereport(ERROR, (errcode(ERRCODE_FEATURE_NOT_SUPPORTED),
							errmsg("extract_dates must be called where rows are wanted")));
		call->tuple_desc = BlessTupleDesc(desc);
		/* a copy: the argument may not outlive the first call */
		input = DatumGetTextPCopy(PG_GETARG_DATUM(0));
		scan = palloc0(sizeof(date_scanner));
		*scan = date_scanner_of(VARDATA(input), VARSIZE(input) - VARHDRSZ);
		call->user_fctx = scan;
		MemoryContextSwitchTo(caller);
	}

	call = SRF_PERCALL_SETUP();
	scan = call->user_fctx;
	do
	{
		CHECK_FOR_INTERRUPTS();
		status = date_scan(scan, false, &hit);
	} while (status == SCAN_PAUSED || (status == SCAN_FOUND && !hit.possible));

	if (status == SCAN_FOUND)
	{
		Datum values[3] = {date_datum(&hit), Int32GetDatum((int32) hit.start),
						   Int32GetDatum((int32) hit.length)};
		bool nulls[3] = {false, false, false};

		SRF_RETURN_NEXT(call, HeapTupleGetDatum(heap_form_tuple(call->tuple_desc, values, nulls)));
	}
	SRF_RETURN_DONE(call);
}
