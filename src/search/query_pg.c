/*
 * query_pg.c
 *		vi_tsquery and vi_tsqueries: what was typed into a search box, as queries.
 */
#include "common/pg_compat.h"

#include "funcapi.h"
#include "miscadmin.h"
#include "tsearch/ts_type.h"
#include "utils/builtins.h"
#include "utils/pg_crc.h"
#include "utils/tuplestore.h"

#include "charset/charset_pg.h"
#include "charset/telex_pg.h"
#include "common/utf8_database_pg.h"
#include "search/query_ladder.h"
#include "text/syllable.h"
#include "words/abbreviation_pg.h"

/* The longest abbreviation, and what it stands for, in words. */
#define FORM_WORDS 24

/* What the calls of one query share. */
typedef struct searcher
{
	abbreviation_table table;
	query_form *forms;
	size_t form_count;
	query_text typed;
	query_text mended;
	query_item items[LADDER_ITEMS];
	char syllables[8192];
} searcher;

/* The words of a text of the table, in its memory; NULL for none or too many. */
static const query_lexeme *
form_words(const char *s, size_t n, size_t *count)
{
	query_lexeme words[FORM_WORDS];
	query_lexeme *kept;
	/* A form is at most three times as long as the text, and there are two. */
	query_pool pool = {NULL, 6 * n + 16, 0};

	pool.s = palloc(pool.room);
	*count = query_form_words(s, n, &pool, words, FORM_WORDS);
	if (*count == 0)
		return NULL;
	kept = palloc(*count * sizeof(query_lexeme));
	memcpy(kept, words, *count * sizeof(query_lexeme));
	return kept;
}

/* Whether a word stands for itself, too, when it is typed without its accents. */
static bool
is_word(const query_lexeme *l)
{
	return (l->typed_len != l->plain_len || memcmp(l->typed, l->plain, l->typed_len) != 0) &&
		   syllable_is_plain(l->plain, l->plain_len);
}

static void
read_forms(searcher *s)
{
	MemoryContext caller = MemoryContextSwitchTo(s->table.context);
	const abbreviation_list *list = &s->table.list;

	s->form_count = 0;
	s->forms = palloc(Max(list->count, 1) * sizeof(query_form));
	for (size_t i = 0; i < list->count; i++)
	{
		const abbreviation_entry *e = &list->entries[i];
		query_form form = {.before_name = e->is_prefix};

		CHECK_FOR_INTERRUPTS();
		form.key = form_words(e->text, e->text_len, &form.key_count);
		form.expansion = form_words(e->expansion, e->expansion_len, &form.expansion_count);
		if (form.key == NULL || form.expansion == NULL)
			continue;
		form.key_is_word = is_word(&form.key[0]);
		s->forms[s->form_count++] = form;
	}
	MemoryContextSwitchTo(caller);
}

/* The searcher of this call, its abbreviations up to date. */
static searcher *
get_searcher(FunctionCallInfo fcinfo)
{
	searcher *s = fcinfo->flinfo->fn_extra;

	cchc_require_utf8();
	if (s == NULL)
	{
		s = MemoryContextAlloc(fcinfo->flinfo->fn_mcxt, sizeof(searcher));
		s->table = cchc_abbreviation_table(fcinfo->flinfo->fn_mcxt);
		s->form_count = 0;
		fcinfo->flinfo->fn_extra = s;
	}
	if (cchc_abbreviation_table_read(&s->table, fcinfo))
		read_forms(s);
	return s;
}

/*
 * The items as the server keeps a query: each operator before its operands, the
 * right one first.
 */
static TSQuery
make_query(const query_item *items, size_t count)
{
	size_t bytes = 0;
	uint32 *size = palloc(Max(count, 1) * sizeof(uint32)); /* of the expression that ends there */
	TSQuery query;
	QueryItem *out;
	char *operand;
	uint32 at = 0;

	for (size_t i = 0; i < count; i++)
	{
		size[i] = 1;
		if (items[i].kind != QUERY_VALUE)
			size[i] += size[i - 1] + size[i - 1 - size[i - 1]];
		else
			bytes += items[i].n + 1;
	}
	query = palloc0(COMPUTESIZE(count, bytes));
	SET_VARSIZE(query, COMPUTESIZE(count, bytes));
	query->size = (int32) count;
	out = GETQUERY(query);
	operand = GETOPERAND(query);
	for (size_t i = count; i-- > 0; out++)
	{
		const query_item *item = &items[i];

		if (item->kind != QUERY_VALUE)
		{
			out->qoperator.type = QI_OPR;
			out->qoperator.oper = item->kind == QUERY_AND  ? OP_AND
								  : item->kind == QUERY_OR ? OP_OR
														   : OP_PHRASE;
			out->qoperator.distance = item->kind == QUERY_PHRASE ? 1 : 0;
			out->qoperator.left = 1 + size[i - 1];
			continue;
		}
		out->qoperand.type = QI_VAL;
		out->qoperand.prefix = item->prefix;
		out->qoperand.length = (uint32) item->n;
		out->qoperand.distance = at;
		memcpy(operand + at, item->s, item->n);
		at += (uint32) item->n + 1;
		{
			pg_crc32 crc;

			INIT_LEGACY_CRC32(crc);
			COMP_LEGACY_CRC32(crc, item->s, item->n);
			FIN_LEGACY_CRC32(crc);
			out->qoperand.valcrc = (int32) crc;
		}
	}
	pfree(size);
	return query;
}

/* A step as a query; NULL when it is empty. */
static TSQuery
make_step(searcher *s, ladder *l, int step)
{
	query_writer w = {s->items, LADDER_ITEMS, 0, false};

	l->pool = (query_pool){s->syllables, sizeof(s->syllables), 0};
	if (!ladder_step(l, step, &w))
	{
		/* Many abbreviations: the words alone say the same. */
		if (!w.overflow)
			return NULL;
		l->form_count = 0;
		w.count = 0;
		w.overflow = false;
		l->pool.used = 0;
		if (!ladder_step(l, step, &w))
			w.count = 0;
		l->form_count = s->form_count;
	}
	return w.count > 0 ? make_query(w.item, w.count) : NULL;
}

/* Longer texts are not looked at: nobody types them into a search box. */
#define QUERY_MAX_BYTES 65536

static text *
clipped(text *q)
{
	int n = (int) VARSIZE_ANY_EXHDR(q);

	if (n <= QUERY_MAX_BYTES)
		return q;
	return cstring_to_text_with_len(VARDATA_ANY(q),
									pg_mbcliplen(VARDATA_ANY(q), n, QUERY_MAX_BYTES));
}

PG_FUNCTION_INFO_V1(vi_tsquery);
Datum
vi_tsquery(PG_FUNCTION_ARGS)
{
	text *q = clipped(PG_GETARG_TEXT_PP(0));
	searcher *s = get_searcher(fcinfo);
	ladder l = {.typed = &s->typed, .forms = s->forms, .form_count = s->form_count};
	TSQuery query;

	query_read(VARDATA_ANY(q), VARSIZE_ANY_EXHDR(q), PG_GETARG_BOOL(1), &s->typed);
	query_find_forms(&s->typed, s->forms, s->form_count);
	query = make_step(s, &l, 1);
	if (query == NULL)
		query = make_query(NULL, 0);
	PG_RETURN_TSQUERY(query);
}

/* The text with broken characters mended, or else the keys of an input method spelled out. */
static text *
mend(text *q)
{
	LOCAL_FCINFO(call, 2);
	Datum mended;

	InitFunctionCallInfoData(*call, NULL, 2, InvalidOid, NULL, NULL);
	call->args[0] = (NullableDatum){PointerGetDatum(q), false};
	call->args[1] = (NullableDatum){(Datum) 0, true};
	mended = vi_demojibake(call);
	if (DatumGetPointer(mended) == (Pointer) q)
		mended = DirectFunctionCall1(vi_unvni, DirectFunctionCall1(vi_untelex, PointerGetDatum(q)));
	return DatumGetTextPP(mended);
}

static bool
same_text(text *a, text *b)
{
	return VARSIZE_ANY_EXHDR(a) == VARSIZE_ANY_EXHDR(b) &&
		   memcmp(VARDATA_ANY(a), VARDATA_ANY(b), VARSIZE_ANY_EXHDR(a)) == 0;
}

PG_FUNCTION_INFO_V1(vi_tsqueries);
Datum
vi_tsqueries(PG_FUNCTION_ARGS)
{
	ReturnSetInfo *result = (ReturnSetInfo *) fcinfo->resultinfo;
	text *q = clipped(PG_GETARG_TEXT_PP(0));
	bool prefix = PG_GETARG_BOOL(1);
	searcher *s = get_searcher(fcinfo);
	ladder l = {.typed = &s->typed, .forms = s->forms, .form_count = s->form_count};
	text *mended = mend(q);
	TSQuery steps[LADDER_STEPS];
	int count = 0;

	InitMaterializedSRF(fcinfo, 0);
	query_read(VARDATA_ANY(q), VARSIZE_ANY_EXHDR(q), prefix, &s->typed);
	query_find_forms(&s->typed, s->forms, s->form_count);
	if (!same_text(q, mended))
	{
		query_read(VARDATA_ANY(mended), VARSIZE_ANY_EXHDR(mended), prefix, &s->mended);
		query_find_forms(&s->mended, s->forms, s->form_count);
		l.mended = &s->mended;
	}
	for (int step = 1; step <= LADDER_STEPS; step++)
	{
		TSQuery query;
		bool repeated = false;
		Datum values[3];
		bool nulls[3] = {false, false, false};

		CHECK_FOR_INTERRUPTS();
		query = make_step(s, &l, step);
		if (query == NULL)
			continue;
		for (int i = 0; i < count && !repeated; i++)
			repeated =
				VARSIZE(steps[i]) == VARSIZE(query) && memcmp(steps[i], query, VARSIZE(query)) == 0;
		if (repeated)
			continue;
		steps[count++] = query;
		values[0] = Int32GetDatum(step);
		values[1] = CStringGetTextDatum(ladder_name(step));
		values[2] = TSQueryGetDatum(query);
		tuplestore_putvalues(result->setResult, result->setDesc, values, nulls);
	}
	return (Datum) 0;
}
