/*
 * text_pg.c
 *		The SQL face of Vietnamese text: normalising, keys, case.
 */
#include "common/pg_compat.h"

#include "miscadmin.h"
#include "utils/builtins.h"

#include "common/result_text_pg.h"
#include "common/utf8_database_pg.h"
#include "text/chain.h"
#include "text/sort_key.h"
#include "text/syllable.h"
#include "text/text_pg.h"

/* Stored keys are compared with keys of the same version only; see docs/text.md. */
#define TEXT_VERSION "2"

/* Bytes of an argument, or of memory of ours. */
typedef struct view
{
	const char *data;
	size_t len;
	bool own; /* data lies VARHDRSZ bytes into memory of ours */
} view;

static view
view_of(text *t)
{
	cchc_require_utf8();
	return (view){VARDATA_ANY(t), VARSIZE_ANY_EXHDR(t), false};
}

/* The text of a view, which is the argument itself when no step changed it. */
static Datum
view_datum(text *argument, view v)
{
	text *result;

	if (!v.own)
		return PointerGetDatum(argument);
	result = (text *) (v.data - VARHDRSZ);
	SET_VARSIZE(result, VARHDRSZ + v.len);
	return PointerGetDatum(result);
}

/* The buffers of a chain, each with room for a header before it. */
typedef struct buffers
{
	chain_memory base;
	char *memory[2];
	size_t size[2];
} buffers;

static char *
buffer_room(chain_memory *base, int buffer, size_t bytes)
{
	buffers *b = (buffers *) base;

	if (bytes > b->size[buffer] || b->memory[buffer] == NULL)
	{
		if (b->memory[buffer] != NULL)
			pfree(b->memory[buffer]);
		b->memory[buffer] = MemoryContextAllocHuge(CurrentMemoryContext, VARHDRSZ + bytes);
		b->size[buffer] = bytes;
	}
	return b->memory[buffer] + VARHDRSZ;
}

/* Free both buffers, but not the one in which the kept text lies. */
static void
buffers_free(buffers *b, int kept)
{
	for (int i = 0; i < 2; i++)
		if (i != kept && b->memory[i] != NULL)
			pfree(b->memory[i]);
}

/* The text after the chain, piece by piece. */
static view
run_chain(view in, chain *c)
{
	buffers b = {.base = {buffer_room}};
	result_text r = {0};

	if (in.len <= CHAIN_PIECE_BYTES)
	{
		chain_text out = chain_run(c, in.data, in.len, &b.base);

		buffers_free(&b, out.buffer);
		return (view){out.s, out.n, out.buffer != CHAIN_INPUT};
	}
	for (size_t i = 0, n; i < in.len; i += n)
	{
		chain_text piece;

		CHECK_FOR_INTERRUPTS();
		n = chain_piece(c, in.data + i, in.len - i);
		piece = chain_run(c, in.data + i, n, &b.base);
		if (r.memory == NULL)
		{
			if (piece.buffer == CHAIN_INPUT)
				continue; /* nothing has changed so far */
			/* One allocation is enough unless the text grows. */
			result_text_room(&r, in.len + CHAIN_PIECE_BYTES);
			result_text_append(&r, in.data, i);
		}
		result_text_append(&r, piece.s, piece.n);
	}
	buffers_free(&b, CHAIN_INPUT);
	if (r.memory == NULL)
		return in;
	(void) result_text_datum(&r);
	return (view){r.memory + VARHDRSZ, r.len, true};
}

/* A text after a chain, as the value of a function. */
static Datum
chain_datum(text *t, chain c)
{
	return view_datum(t, run_chain(view_of(t), &c));
}

/* The functions. */

PG_FUNCTION_INFO_V1(vi_nfc);
Datum
vi_nfc(PG_FUNCTION_ARGS)
{
	return chain_datum(PG_GETARG_TEXT_PP(0), chain_begin(CHAIN_NFC, TONE_STYLE_KEEP, false));
}

PG_FUNCTION_INFO_V1(vi_clean);
Datum
vi_clean(PG_FUNCTION_ARGS)
{
	return chain_datum(PG_GETARG_TEXT_PP(0), chain_begin(CHAIN_CLEAN, TONE_STYLE_KEEP, false));
}

/* The longest name of a style in bytes, decomposed: "hoà". */
#define LONGEST_STYLE 5

static tone_style
style_of(text *name)
{
	static const struct
	{
		const char *name;
		tone_style style;
	} styles[] = {
		{"hòa", TONE_STYLE_FIRST},
		{"old", TONE_STYLE_FIRST},
		{"hoà", TONE_STYLE_SECOND},
		{"new", TONE_STYLE_SECOND},
	};
	view given = view_of(name);
	view v = given;

	if (given.len <= LONGEST_STYLE)
	{
		chain c = chain_begin(CHAIN_NFC, TONE_STYLE_KEEP, false);

		v = run_chain(given, &c);
	}
	for (size_t i = 0; i < lengthof(styles); i++)
		if (v.len == strlen(styles[i].name) && memcmp(v.data, styles[i].name, v.len) == 0)
			return styles[i].style;
	ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
					errmsg("unknown tone style \"%.*s\"",
						   pg_mbcliplen(given.data, (int) given.len, 40), given.data),
					errhint("The styles are 'hòa' (or 'old') and 'hoà' (or 'new'); NULL keeps what "
							"was typed.")));
}

PG_FUNCTION_INFO_V1(vi_normalize);
Datum
vi_normalize(PG_FUNCTION_ARGS)
{
	tone_style style = TONE_STYLE_KEEP;

	if (PG_ARGISNULL(0))
		PG_RETURN_NULL();
	if (!PG_ARGISNULL(1))
		style = style_of(PG_GETARG_TEXT_PP(1));
	return chain_datum(PG_GETARG_TEXT_PP(0), chain_begin(CHAIN_NORMALIZE, style, false));
}

PG_FUNCTION_INFO_V1(vi_unaccent);
Datum
vi_unaccent(PG_FUNCTION_ARGS)
{
	return chain_datum(PG_GETARG_TEXT_PP(0), chain_begin(CHAIN_UNACCENT, TONE_STYLE_KEEP, false));
}

PG_FUNCTION_INFO_V1(vi_search_key);
Datum
vi_search_key(PG_FUNCTION_ARGS)
{
	text *t = PG_GETARG_TEXT_PP(0);
	chain c = chain_begin(CHAIN_SEARCH_KEY, TONE_STYLE_KEEP, PG_GETARG_BOOL(1));
	view v = view_of(t);

	if (v.len > CHAIN_PIECE_BYTES || !is_search_key(v.data, v.len, c.fold_iy))
		v = run_chain(v, &c);
	return view_datum(t, v);
}

PG_FUNCTION_INFO_V1(vi_fold);
Datum
vi_fold(PG_FUNCTION_ARGS)
{
	return chain_datum(PG_GETARG_TEXT_PP(0), chain_begin(CHAIN_FOLD, TONE_STYLE_FIRST, false));
}

PG_FUNCTION_INFO_V1(vi_lower);
Datum
vi_lower(PG_FUNCTION_ARGS)
{
	return chain_datum(PG_GETARG_TEXT_PP(0), chain_begin(CHAIN_LOWER, TONE_STYLE_KEEP, false));
}

PG_FUNCTION_INFO_V1(vi_upper);
Datum
vi_upper(PG_FUNCTION_ARGS)
{
	return chain_datum(PG_GETARG_TEXT_PP(0), chain_begin(CHAIN_UPPER, TONE_STYLE_KEEP, false));
}

PG_FUNCTION_INFO_V1(vi_title);
Datum
vi_title(PG_FUNCTION_ARGS)
{
	return chain_datum(PG_GETARG_TEXT_PP(0), chain_begin(CHAIN_TITLE, TONE_STYLE_KEEP, false));
}

PG_FUNCTION_INFO_V1(vi_is_syllable);
Datum
vi_is_syllable(PG_FUNCTION_ARGS)
{
	view v = view_of(PG_GETARG_TEXT_PP(0));

	PG_RETURN_BOOL(syllable_of_text(v.data, v.len) != SYLLABLE_NONE);
}

PG_FUNCTION_INFO_V1(vi_text_version);
Datum
vi_text_version(PG_FUNCTION_ARGS)
{
	PG_RETURN_TEXT_P(cstring_to_text(TEXT_VERSION));
}

/* Sort keys. */

/* A sort key being written. */
typedef struct sort_key_writer
{
	result_text key;
	sort_ties ties;
	size_t ties_room;
} sort_key_writer;

/* Begin the key of n bytes of text. */
static sort_key_writer
sort_key_begin(size_t n)
{
	sort_key_writer w = {0};

	w.ties_room = SORT_TIES_ROOM(n);
	w.ties.bits = MemoryContextAllocExtended(CurrentMemoryContext, w.ties_room,
											 MCXT_ALLOC_HUGE | MCXT_ALLOC_ZERO);
	result_text_room(&w.key, n + SORT_TEXT_ROOM(Min(n, CHAIN_PIECE_BYTES)));
	return w;
}

/* Add text to the key, after the chain. */
static void
sort_key_add(sort_key_writer *w, view v, chain *c)
{
	buffers b = {.base = {buffer_room}};

	for (size_t i = 0, n; i < v.len; i += n)
	{
		chain_text piece;
		char *room;

		CHECK_FOR_INTERRUPTS();
		n = chain_piece(c, v.data + i, v.len - i);
		piece = chain_run(c, v.data + i, n, &b.base);
		room = result_text_room(&w->key, SORT_TEXT_ROOM(piece.n));
		w->key.len += sort_text(piece.s, piece.n, &w->ties, (unsigned char *) room);
	}
	buffers_free(&b, CHAIN_INPUT);
}

/* The whole key, as bytea. */
static Datum
sort_key_end(sort_key_writer *w)
{
	char *room = result_text_room(&w->key, w->ties_room);

	w->key.len += sort_ties_end(&w->ties, (unsigned char *) room);
	pfree(w->ties.bits);
	return result_text_datum(&w->key);
}

PG_FUNCTION_INFO_V1(vi_sort_key);
Datum
vi_sort_key(PG_FUNCTION_ARGS)
{
	view v = view_of(PG_GETARG_TEXT_PP(0));
	chain c = chain_begin(CHAIN_CLEAN, TONE_STYLE_KEEP, false);
	sort_key_writer w = sort_key_begin(v.len);

	sort_key_add(&w, v, &c);
	return sort_key_end(&w);
}

PG_FUNCTION_INFO_V1(vi_name_sort_key);
Datum
vi_name_sort_key(PG_FUNCTION_ARGS)
{
	chain c = chain_begin(CHAIN_CLEAN, TONE_STYLE_KEEP, false);
	view v = run_chain(view_of(PG_GETARG_TEXT_PP(0)), &c);
	name_parts parts = split_name(v.data, v.len);
	sort_key_writer w = sort_key_begin(v.len);

	for (int p = 0; p < 3; p++)
	{
		chain as_it_is = chain_begin(CHAIN_NONE, TONE_STYLE_KEEP, false);

		if (p > 0)
			result_text_append(&w.key, &(char){SORT_PART_END}, 1);
		sort_key_add(&w, (view){parts.part[p], parts.len[p], false}, &as_it_is);
	}
	return sort_key_end(&w);
}
