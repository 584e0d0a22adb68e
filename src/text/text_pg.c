/*
 * text_pg.c
 *		The SQL face of Vietnamese text: normalising, keys, case.
 *
 * Every function is a chain of steps.  A step looks first whether there is
 * anything to do, and passes its input on when there is not: clean text comes
 * out as the datum that came in, without a copy.  Long text goes through the
 * chain in pieces, so that the only long buffer is the result.
 */
#include "common/pg_compat.h"

#include "miscadmin.h"
#include "utils/builtins.h"
#include "utils/memutils.h"

#include "common/utf8.h"
#include "common/utf8_database_pg.h"
#include "text/apostrophe.h"
#include "text/clean.h"
#include "text/letter_case.h"
#include "text/nfc.h"
#include "text/search_key.h"
#include "text/sort_key.h"
#include "text/syllable.h"
#include "text/tone.h"

/* Stored keys are compared with keys of the same version only; see docs/text.md. */
#define TEXT_VERSION "2"

/* Small enough for the processor's cache; interrupts are checked between pieces. */
#define PIECE_BYTES (32 * 1024)

/* Where no word ends in so many bytes, they are cut between two letters. */
#define LONGEST_PIECE (1024 * 1024)

/* Text on its way through the steps: bytes of the argument, or of memory of ours. */
typedef struct view
{
	const char *data;
	size_t len;
	bool own; /* data lies VARHDRSZ bytes into memory of ours */
} view;

/* A growing result. */
typedef struct buffer
{
	char *memory; /* header first */
	size_t len;   /* without the header */
	size_t size;  /* with it */
} buffer;

static view
view_of(text *t)
{
	cchc_require_utf8();
	return (view){VARDATA_ANY(t), VARSIZE_ANY_EXHDR(t), false};
}

static void
view_free(view v)
{
	if (v.own)
		pfree((char *) v.data - VARHDRSZ);
}

/* Room for `more` bytes behind those in b. */
static char *
buffer_room(buffer *b, size_t more)
{
	size_t needed = VARHDRSZ + b->len + more;

	if (b->memory == NULL)
	{
		b->memory = MemoryContextAllocHuge(CurrentMemoryContext, needed);
		b->size = needed;
	}
	else if (needed > b->size)
	{
		b->size = needed + b->len / 8;
		b->memory = repalloc_huge(b->memory, b->size);
	}
	return b->memory + VARHDRSZ + b->len;
}

static void
buffer_append(buffer *b, const char *s, size_t n)
{
	memcpy(buffer_room(b, n), s, n);
	b->len += n;
}

static void
buffer_check(const buffer *b)
{
	if (b->len > MaxAllocSize - VARHDRSZ)
		ereport(ERROR, (errcode(ERRCODE_PROGRAM_LIMIT_EXCEEDED), errmsg("result is too long"),
						errdetail("The result has %zu bytes; a value holds at most %zu.", b->len,
								  (size_t) MaxAllocSize - VARHDRSZ)));
}

/* Whether no word has this byte inside: every step may start anew at it. */
static inline bool
ends_word(char c)
{
	return c == ' ' || c == '\n' || c == ',' || c == ';' || c == '|' || c == '<' || c == '"';
}

/* Whether a character begins at s that composes with nothing before it. */
static bool
begins_letter(const char *s, size_t n)
{
	size_t used;
	uint32_t c = utf8_decode(s, n, &used);

	return c != UTF8_INVALID && nfc_is_inert(c);
}

/* The length of the first piece of s: all of it, or up to where a word ends. */
static size_t
piece_of(const char *s, size_t n)
{
	size_t i = PIECE_BYTES;

	if (n <= PIECE_BYTES)
		return n;
	while (i > 0 && !ends_word(s[i]))
		i--;
	if (i > 0)
		return i;
	for (i = PIECE_BYTES; i < n && !ends_word(s[i]); i++)
		if (i >= LONGEST_PIECE && begins_letter(s + i, n - i))
			break;
	return i;
}

/* The text of a view, which is the argument itself when no step changed it. */
static Datum
text_datum(text *argument, view v)
{
	text *result;

	if (!v.own)
		return PointerGetDatum(argument);
	result = (text *) (v.data - VARHDRSZ);
	SET_VARSIZE(result, VARHDRSZ + v.len);
	return PointerGetDatum(result);
}

/*
 * A chain of steps for one piece of text.  `state` is carried from piece to
 * piece.
 */
typedef view (*chain_function)(void *state, view piece);

/* The text after the chain. */
static view
run_chain(view in, chain_function chain, void *state)
{
	buffer b = {0};

	if (in.len <= PIECE_BYTES)
		return chain(state, in);
	for (size_t i = 0, n; i < in.len; i += n)
	{
		view piece = {in.data + i, piece_of(in.data + i, in.len - i), false};
		view result;

		CHECK_FOR_INTERRUPTS();
		n = piece.len;
		result = chain(state, piece);
		if (b.memory == NULL)
		{
			if (!result.own)
				continue; /* nothing has changed so far */
			/* One allocation is enough unless the text grows. */
			buffer_room(&b, in.len + PIECE_BYTES);
			buffer_append(&b, in.data, i);
		}
		buffer_append(&b, result.data, result.len);
		view_free(result);
	}
	if (b.memory == NULL)
		return in;
	buffer_check(&b);
	return (view){b.memory + VARHDRSZ, b.len, true};
}

/* The text after the chain, as the value of a function. */
static Datum
chain_datum(text *t, chain_function chain, void *state)
{
	return text_datum(t, run_chain(view_of(t), chain, state));
}

/* What a step does to a piece of text, and the room it needs for n bytes. */
typedef size_t (*step_function)(void *state, const char *s, size_t n, char *dst);
typedef size_t (*room_function)(size_t n);

/*
 * Put `in`, whose first `done` bytes are as they should be, through a step.
 * The input is freed when another buffer takes its place.
 */
static view
run_step(view in, size_t done, step_function step, void *state, room_function room)
{
	buffer b = {0};

	if (done == in.len)
		return in;
	buffer_room(&b, done + room(in.len - done));
	buffer_append(&b, in.data, done);
	b.len += step(state, in.data + done, in.len - done, buffer_room(&b, 0));
	if (b.len == in.len && memcmp(b.memory + VARHDRSZ, in.data, in.len) == 0)
	{
		pfree(b.memory);
		return in;
	}
	buffer_check(&b);
	view_free(in);
	return (view){b.memory + VARHDRSZ, b.len, true};
}

/* The steps. */

static size_t
same_room(size_t n)
{
	return n;
}

static size_t
nfc_room(size_t n)
{
	return NFC_GROWTH * n;
}

static size_t
nfc_step(void *state, const char *s, size_t n, char *dst)
{
	return nfc_text(s, n, dst);
}

static view
to_nfc(view v)
{
	return run_step(v, nfc_prefix(v.data, v.len), nfc_step, NULL, nfc_room);
}

static size_t
clean_step(void *state, const char *s, size_t n, char *dst)
{
	return clean_text(state, s, n, dst);
}

static view
to_clean(clean_state *state, view v)
{
	size_t done = clean_prefix(state, v.data, v.len);
	view cleaned;

	if (done < v.len)
	{
		v = to_nfc(v);
		done = clean_prefix(state, v.data, v.len);
	}
	if (done > 0)
		*state = (clean_state){.started = true};
	cleaned = run_step(v, done, clean_step, state, same_room);
	/* What an invisible character kept apart may compose now. */
	return cleaned.data == v.data ? v : to_nfc(cleaned);
}

static size_t
tone_room(size_t n)
{
	return TONE_ROOM(n);
}

static size_t
tone_step(void *style, const char *s, size_t n, char *dst)
{
	return tone_text(s, n, *(tone_style *) style, dst);
}

static view
to_tone_style(view v, tone_style style)
{
	return run_step(v, tone_prefix(v.data, v.len, style), tone_step, &style, tone_room);
}

static size_t
apostrophe_step(void *state, const char *s, size_t n, char *dst)
{
	return apostrophe_text(s, n, dst);
}

/* The first byte to change needs the letter before it. */
static view
to_apostrophes(view v)
{
	size_t done = apostrophe_prefix(v.data, v.len);

	return done == v.len ? v : run_step(v, 0, apostrophe_step, NULL, same_room);
}

static size_t
case_room(size_t n)
{
	return CASE_ROOM(n);
}

static size_t
lower_step(void *state, const char *s, size_t n, char *dst)
{
	return lower_text(s, n, dst);
}

static view
to_lower(view v)
{
	return run_step(v, lower_prefix(v.data, v.len), lower_step, NULL, case_room);
}

static size_t
upper_step(void *state, const char *s, size_t n, char *dst)
{
	return upper_text(s, n, dst);
}

static size_t
title_step(void *state, const char *s, size_t n, char *dst)
{
	return title_text(s, n, dst);
}

static size_t
unaccent_step(void *state, const char *s, size_t n, char *dst)
{
	return unaccent_text(s, n, dst);
}

/* The chains, and what they carry from piece to piece. */

typedef struct keys
{
	clean_state clean;
	search_key_state search;
	bool fold_iy;
	tone_style style;
} keys;

static size_t
search_key_step(void *state, const char *s, size_t n, char *dst)
{
	keys *k = state;

	return search_key(&k->search, s, n, k->fold_iy, dst);
}

static size_t
search_key_room(size_t n)
{
	return SEARCH_KEY_ROOM(n);
}

static view
nfc_chain(void *state, view v)
{
	return to_nfc(v);
}

static view
clean_chain(void *state, view v)
{
	return to_clean(state, v);
}

static view
normalize_chain(void *state, view v)
{
	keys *k = state;

	return to_tone_style(to_clean(&k->clean, v), k->style);
}

static view
unaccent_chain(void *state, view v)
{
	if (unaccent_prefix(v.data, v.len) == v.len)
		return v;
	v = to_nfc(v);
	/* Characters that a mark kept apart may compose now. */
	return to_nfc(run_step(v, unaccent_prefix(v.data, v.len), unaccent_step, NULL, same_room));
}

static view
search_key_chain(void *state, view v)
{
	keys *k = state;

	v = run_step(to_clean(&k->clean, v), 0, search_key_step, k, search_key_room);
	return k->search.other ? to_nfc(v) : v;
}

static view
fold_chain(void *state, view v)
{
	keys *k = state;

	v = to_tone_style(to_apostrophes(to_clean(&k->clean, v)), k->style);
	/* A small letter may compose with a mark that its capital stood apart from: J and caron. */
	return to_nfc(to_lower(v));
}

static view
lower_chain(void *state, view v)
{
	return to_lower(v);
}

static view
upper_chain(void *state, view v)
{
	return run_step(v, upper_prefix(v.data, v.len), upper_step, NULL, case_room);
}

static view
title_chain(void *state, view v)
{
	return run_step(v, 0, title_step, NULL, case_room);
}

/* The functions. */

PG_FUNCTION_INFO_V1(vi_nfc);
Datum
vi_nfc(PG_FUNCTION_ARGS)
{
	return chain_datum(PG_GETARG_TEXT_PP(0), nfc_chain, NULL);
}

PG_FUNCTION_INFO_V1(vi_clean);
Datum
vi_clean(PG_FUNCTION_ARGS)
{
	clean_state state = {0};

	return chain_datum(PG_GETARG_TEXT_PP(0), clean_chain, &state);
}

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
	view v = to_nfc(view_of(name));

	for (size_t i = 0; i < lengthof(styles); i++)
		if (v.len == strlen(styles[i].name) && memcmp(v.data, styles[i].name, v.len) == 0)
			return styles[i].style;
	ereport(ERROR,
			(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
			 errmsg("unknown tone style \"%.*s\"", pg_mbcliplen(v.data, (int) v.len, 40), v.data),
			 errhint("The styles are 'hòa' (or 'old') and 'hoà' (or 'new'); NULL keeps what "
					 "was typed.")));
}

PG_FUNCTION_INFO_V1(vi_normalize);
Datum
vi_normalize(PG_FUNCTION_ARGS)
{
	keys k = {.style = TONE_STYLE_KEEP};

	if (PG_ARGISNULL(0))
		PG_RETURN_NULL();
	if (!PG_ARGISNULL(1))
		k.style = style_of(PG_GETARG_TEXT_PP(1));
	return chain_datum(PG_GETARG_TEXT_PP(0), normalize_chain, &k);
}

PG_FUNCTION_INFO_V1(vi_unaccent);
Datum
vi_unaccent(PG_FUNCTION_ARGS)
{
	return chain_datum(PG_GETARG_TEXT_PP(0), unaccent_chain, NULL);
}

PG_FUNCTION_INFO_V1(vi_search_key);
Datum
vi_search_key(PG_FUNCTION_ARGS)
{
	text *t = PG_GETARG_TEXT_PP(0);
	keys k = {.fold_iy = PG_GETARG_BOOL(1)};
	view v = view_of(t);

	if (v.len > PIECE_BYTES || !is_search_key(v.data, v.len, k.fold_iy))
		v = run_chain(v, search_key_chain, &k);
	return text_datum(t, v);
}

PG_FUNCTION_INFO_V1(vi_fold);
Datum
vi_fold(PG_FUNCTION_ARGS)
{
	keys k = {.style = TONE_STYLE_FIRST};

	return chain_datum(PG_GETARG_TEXT_PP(0), fold_chain, &k);
}

PG_FUNCTION_INFO_V1(vi_lower);
Datum
vi_lower(PG_FUNCTION_ARGS)
{
	return chain_datum(PG_GETARG_TEXT_PP(0), lower_chain, NULL);
}

PG_FUNCTION_INFO_V1(vi_upper);
Datum
vi_upper(PG_FUNCTION_ARGS)
{
	return chain_datum(PG_GETARG_TEXT_PP(0), upper_chain, NULL);
}

PG_FUNCTION_INFO_V1(vi_title);
Datum
vi_title(PG_FUNCTION_ARGS)
{
	return chain_datum(PG_GETARG_TEXT_PP(0), title_chain, NULL);
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
	buffer key;
	sort_ties ties;
	size_t ties_room;
} sort_key_writer;

/* Begin the key of n bytes of text. */
static sort_key_writer
sort_key_begin(size_t n)
{
	sort_key_writer w = {0};

	w.ties.bits = MemoryContextAllocExtended(CurrentMemoryContext, SORT_TIES_ROOM(n),
											 MCXT_ALLOC_HUGE | MCXT_ALLOC_ZERO);
	w.ties_room = SORT_TIES_ROOM(n);
	buffer_room(&w.key, n + SORT_TEXT_ROOM(Min(n, PIECE_BYTES)));
	return w;
}

/* Add text to the key, cleaned when there is a state of cleaning. */
static void
sort_key_add(sort_key_writer *w, view v, clean_state *state)
{
	for (size_t i = 0, n; i < v.len; i += n)
	{
		view piece = {v.data + i, piece_of(v.data + i, v.len - i), false};
		char *room;

		CHECK_FOR_INTERRUPTS();
		n = piece.len;
		if (state != NULL)
			piece = to_clean(state, piece);
		room = buffer_room(&w->key, SORT_TEXT_ROOM(piece.len));
		w->key.len += sort_text(piece.data, piece.len, &w->ties, (unsigned char *) room);
		view_free(piece);
	}
}

/* The whole key, as bytea. */
static Datum
sort_key_end(sort_key_writer *w)
{
	char *room = buffer_room(&w->key, w->ties_room);

	w->key.len += sort_ties_end(&w->ties, (unsigned char *) room);
	pfree(w->ties.bits);
	buffer_check(&w->key);
	SET_VARSIZE(w->key.memory, VARHDRSZ + w->key.len);
	return PointerGetDatum(w->key.memory);
}

PG_FUNCTION_INFO_V1(vi_sort_key);
Datum
vi_sort_key(PG_FUNCTION_ARGS)
{
	view v = view_of(PG_GETARG_TEXT_PP(0));
	sort_key_writer w = sort_key_begin(v.len);
	clean_state state = {0};

	sort_key_add(&w, v, &state);
	return sort_key_end(&w);
}

PG_FUNCTION_INFO_V1(vi_name_sort_key);
Datum
vi_name_sort_key(PG_FUNCTION_ARGS)
{
	clean_state state = {0};
	view v = run_chain(view_of(PG_GETARG_TEXT_PP(0)), clean_chain, &state);
	name_parts parts = split_name(v.data, v.len);
	sort_key_writer w = sort_key_begin(v.len);

	for (int p = 0; p < 3; p++)
	{
		if (p > 0)
		{
			*buffer_room(&w.key, 1) = SORT_PART_END;
			w.key.len++;
		}
		sort_key_add(&w, (view){parts.part[p], parts.len[p], false}, NULL);
	}
	return sort_key_end(&w);
}
