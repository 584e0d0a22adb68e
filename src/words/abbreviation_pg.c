/*
 * abbreviation_pg.c
 *		The table cchc.abbreviation, and vi_expand, which writes abbreviations out.
 */
#include "common/pg_compat.h"

#include "executor/spi.h"
#include "miscadmin.h"
#include "utils/builtins.h"
#include "utils/lsyscache.h"

#include "common/result_text_pg.h"
#include "common/utf8_database_pg.h"
#include "words/abbreviation_pg.h"

static char *
column_text(HeapTuple row, TupleDesc desc, int column, size_t *len)
{
	char *value = SPI_getvalue(row, desc, column);

	*len = strlen(value);
	return value;
}

static bool
column_bool(HeapTuple row, TupleDesc desc, int column)
{
	bool null;

	return DatumGetBool(SPI_getbinval(row, desc, column, &null));
}

/* Read the table; a user's row goes before one of the extension. */
static void
read_table(abbreviation_table *table, Oid schema)
{
	abbreviation_entry *entries;
	MemoryContext caller;
	char *query =
		psprintf("SELECT DISTINCT ON (abbreviation) abbreviation, expansion, is_prefix, needs_dot, "
				 "takes_number FROM %s.abbreviation ORDER BY abbreviation, builtin",
				 quote_identifier(get_namespace_name(schema)));

	MemoryContextReset(table->context);
	table->list = (abbreviation_list){0};
	SPI_connect();
	if (SPI_execute(query, true, 0) != SPI_OK_SELECT)
		ereport(ERROR, (errcode(ERRCODE_INTERNAL_ERROR),
						errmsg_internal("the table of abbreviations could not be read")));
	caller = MemoryContextSwitchTo(table->context);
	entries = palloc0(Max(SPI_processed, 1) * sizeof(abbreviation_entry));
	for (uint64 i = 0; i < SPI_processed; i++)
	{
		HeapTuple row = SPI_tuptable->vals[i];
		TupleDesc desc = SPI_tuptable->tupdesc;
		abbreviation_entry *entry = &entries[i];

		entry->text = column_text(row, desc, 1, &entry->text_len);
		entry->expansion = column_text(row, desc, 2, &entry->expansion_len);
		entry->is_prefix = column_bool(row, desc, 3);
		entry->needs_dot = column_bool(row, desc, 4);
		entry->takes_number = column_bool(row, desc, 5);
		table->list.longest = Max(table->list.longest, entry->text_len);
	}
	table->list.entries = entries;
	table->list.count = SPI_processed;
	MemoryContextSwitchTo(caller);
	SPI_finish();
}

abbreviation_table
cchc_abbreviation_table(MemoryContext parent)
{
	return (abbreviation_table){
		.context = AllocSetContextCreate(parent, "abbreviations", ALLOCSET_DEFAULT_SIZES)};
}

bool
cchc_abbreviation_table_read(abbreviation_table *table, FunctionCallInfo fcinfo)
{
	if (snapshot_key_is_current(&table->seen_by))
		return false;
	table->seen_by.epoch = 0; /* reading can fail */
	read_table(table, get_func_namespace(fcinfo->flinfo->fn_oid));
	table->seen_by = snapshot_key_of(GetActiveSnapshot());
	return true;
}

/* The table of this call, up to date. */
static abbreviation_table *
get_table(FunctionCallInfo fcinfo)
{
	abbreviation_table *table = fcinfo->flinfo->fn_extra;

	if (table == NULL)
	{
		table = MemoryContextAlloc(fcinfo->flinfo->fn_mcxt, sizeof(abbreviation_table));
		*table = cchc_abbreviation_table(fcinfo->flinfo->fn_mcxt);
		fcinfo->flinfo->fn_extra = table;
	}
	(void) cchc_abbreviation_table_read(table, fcinfo);
	return table;
}

PG_FUNCTION_INFO_V1(vi_expand);
Datum
vi_expand(PG_FUNCTION_ARGS)
{
	text *input = PG_GETARG_TEXT_PP(0);
	const char *s = VARDATA_ANY(input);
	size_t n = VARSIZE_ANY_EXHDR(input);
	abbreviation_table *table;
	result_text result = {0};
	abbreviation_scan scan = abbreviation_scan_of(s, n);
	abbreviation_match match;
	scan_status status;
	size_t copied = 0;

	cchc_require_utf8();
	table = get_table(fcinfo);
	while ((status = abbreviation_next(&table->list, &scan, &match)) != SCAN_END)
	{
		CHECK_FOR_INTERRUPTS();
		if (status != SCAN_FOUND)
			continue;
		result_text_append(&result, s + copied, match.start - copied);
		result_text_append(&result, match.entry->expansion, match.entry->expansion_len);
		if (match.entry->is_prefix)
			result_text_append(&result, " ", 1);
		copied = match.end;
	}
	if (result.memory == NULL)
		PG_RETURN_TEXT_P(input);
	result_text_append(&result, s + copied, n - copied);
	PG_RETURN_DATUM(result_text_datum(&result));
}
