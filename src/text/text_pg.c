/*
 * text_pg.c
 *		The SQL face of Vietnamese text: normalising, keys, case.
 *
 * Every function is a chain of steps.  A step looks first whether there is
 * anything to do, and passes its input on when there is not: clean text comes
 * out as the datum that came in, without a copy.
 */
#include "common/pg_compat.h"

#include "miscadmin.h"
#include "utils/builtins.h"
#include "utils/memutils.h"

#include "common/utf8_database_pg.h"
#include "text/clean.h"
#include "text/letter_case.h"
#include "text/nfc.h"
#include "text/search_key.h"
#include "text/sort_key.h"
#include "text/syllable.h"
#include "text/tone.h"

/* Stored keys are compared with keys of the same version only; see docs/text.md. */
#define TEXT_VERSION "1"

/* Long text goes through the cores in pieces, with interrupts checked between them. */
#define PIECE_BYTES (1024 * 1024)

/* Text on its way through the steps: the argument's bytes, or a buffer with room for a header. */
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
buffer_check(const buffer *b)
{
	if (b->len > MaxAllocSize - VARHDRSZ)
		ereport(ERROR, (errcode(ERRCODE_PROGRAM_LIMIT_EXCEEDED), errmsg("result is too long"),
						errdetail("The result has %zu bytes; a value holds at most %zu.", b->len,
								  (size_t) MaxAllocSize - VARHDRSZ)));
}

/* The length of the first piece of s: all of it, or up to an ASCII space. */
static size_t
piece_of(const char *s, size_t n)
{
	size_t i = PIECE_BYTES;

	if (n <= PIECE_BYTES)
		return n;
	while (i > 0 && s[i] != ' ')
		i--;
	if (i == 0)
		for (i = PIECE_BYTES; i < n && s[i] != ' '; i++)
			;
	return i;
}

/* What a step does to a piece of text, and the room it needs for n bytes. */
typedef size_t (*step_function)(void *state, const char *s, size_t n, char *dst);
typedef size_t (*room_function)(size_t n);

/*
 * Put `in`, whose first `done` bytes are as they should be, through a step.
 * The input of a step is freed when it is a buffer and another takes its place.
 */
static view
run_step(view in, size_t done, step_function step, void *state, room_function room)
{
	buffer b = {0};

	if (done == in.len)
		return in;

	/* One allocation is enough unless the text grows by more than a piece can. */
	buffer_room(&b, in.len + room(Min(in.len - done, PIECE_BYTES)));
	memcpy(b.memory + VARHDRSZ, in.data, done);
	b.len = done;
	for (size_t i = done, n; i < in.len; i += n)
	{
		CHECK_FOR_INTERRUPTS();
		n = piece_of(in.data + i, in.len - i);
		b.len += step(state, in.data + i, n, buffer_room(&b, room(n)));
	}
	if (b.len == in.len && memcmp(b.memory + VARHDRSZ, in.data, in.len) == 0)
	{
		pfree(b.memory);
		return in;
	}
	buffer_check(&b);
	if (in.own)
		pfree((char *) in.data - VARHDRSZ);
	return (view){b.memory + VARHDRSZ, b.len, true};
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
to_clean(view v)
{
	size_t done = clean_prefix(v.data, v.len);
	clean_state state = {.started = done > 0};
	view cleaned;

	if (done == v.len)
		return v;
	v = to_nfc(v);
	done = clean_prefix(v.data, v.len);
	state.started = done > 0;
	cleaned = run_step(v, done, clean_step, &state, same_room);
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

typedef struct search_key_step_state
{
	search_key_state core;
	bool fold_iy;
} search_key_step_state;

static size_t
search_key_step(void *state, const char *s, size_t n, char *dst)
{
	search_key_step_state *st = state;

	return search_key(&st->core, s, n, st->fold_iy, dst);
}

/* The functions. */

PG_FUNCTION_INFO_V1(vi_nfc);
Datum
vi_nfc(PG_FUNCTION_ARGS)
{
	text *t = PG_GETARG_TEXT_PP(0);

	return text_datum(t, to_nfc(view_of(t)));
}

PG_FUNCTION_INFO_V1(vi_clean);
Datum
vi_clean(PG_FUNCTION_ARGS)
{
	text *t = PG_GETARG_TEXT_PP(0);

	return text_datum(t, to_clean(view_of(t)));
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
	tone_style style = TONE_STYLE_KEEP;
	text *t;

	if (PG_ARGISNULL(0))
		PG_RETURN_NULL();
	if (!PG_ARGISNULL(1))
		style = style_of(PG_GETARG_TEXT_PP(1));
	t = PG_GETARG_TEXT_PP(0);
	return text_datum(t, to_tone_style(to_clean(view_of(t)), style));
}

PG_FUNCTION_INFO_V1(vi_unaccent);
Datum
vi_unaccent(PG_FUNCTION_ARGS)
{
	text *t = PG_GETARG_TEXT_PP(0);
	view v = view_of(t);

	if (unaccent_prefix(v.data, v.len) < v.len)
	{
		v = to_nfc(v);
		v = to_nfc(run_step(v, unaccent_prefix(v.data, v.len), unaccent_step, NULL, same_room));
	}
	return text_datum(t, v);
}

PG_FUNCTION_INFO_V1(vi_search_key);
Datum
vi_search_key(PG_FUNCTION_ARGS)
{
	text *t = PG_GETARG_TEXT_PP(0);
	search_key_step_state state = {.fold_iy = PG_GETARG_BOOL(1)};
	view v = view_of(t);

	if (!is_search_key(v.data, v.len, state.fold_iy))
		v = run_step(to_clean(v), 0, search_key_step, &state, same_room);
	if (state.core.other)
		v = to_nfc(v);
	return text_datum(t, v);
}

PG_FUNCTION_INFO_V1(vi_fold);
Datum
vi_fold(PG_FUNCTION_ARGS)
{
	text *t = PG_GETARG_TEXT_PP(0);
	view v = to_lower(to_tone_style(to_clean(view_of(t)), TONE_STYLE_FIRST));

	/* A small letter may compose with a mark that its capital stood apart from: J and caron. */
	return text_datum(t, to_nfc(v));
}

PG_FUNCTION_INFO_V1(vi_lower);
Datum
vi_lower(PG_FUNCTION_ARGS)
{
	text *t = PG_GETARG_TEXT_PP(0);

	return text_datum(t, to_lower(view_of(t)));
}

PG_FUNCTION_INFO_V1(vi_upper);
Datum
vi_upper(PG_FUNCTION_ARGS)
{
	text *t = PG_GETARG_TEXT_PP(0);
	view v = view_of(t);

	return text_datum(t, run_step(v, upper_prefix(v.data, v.len), upper_step, NULL, case_room));
}

PG_FUNCTION_INFO_V1(vi_title);
Datum
vi_title(PG_FUNCTION_ARGS)
{
	text *t = PG_GETARG_TEXT_PP(0);

	return text_datum(t, run_step(view_of(t), 0, title_step, NULL, case_room));
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

/* The key of the given pieces of one text, as bytea: texts, then cases. */
static Datum
sort_key_datum(const char *const *parts, const size_t *lens, int count)
{
	buffer b = {0};
	sort_case cases = {0};
	size_t total = 0;

	for (int p = 0; p < count; p++)
		total += lens[p];
	cases.bits = MemoryContextAllocExtended(CurrentMemoryContext, SORT_CASE_ROOM(total),
											MCXT_ALLOC_HUGE | MCXT_ALLOC_ZERO);
	buffer_room(&b, total + SORT_TEXT_ROOM(Min(total, PIECE_BYTES)) + count);
	for (int p = 0; p < count; p++)
	{
		if (p > 0)
		{
			*buffer_room(&b, 1) = SORT_PART_END;
			b.len++;
		}
		for (size_t i = 0, n; i < lens[p]; i += n)
		{
			CHECK_FOR_INTERRUPTS();
			n = piece_of(parts[p] + i, lens[p] - i);
			b.len += sort_text(parts[p] + i, n, &cases,
							   (unsigned char *) buffer_room(&b, SORT_TEXT_ROOM(n)));
		}
	}
	if (cases.len > 0)
	{
		char *end = buffer_room(&b, 1 + cases.len);

		end[0] = SORT_CASE_BEGIN;
		memcpy(end + 1, cases.bits, cases.len);
		b.len += 1 + cases.len;
	}
	pfree(cases.bits);
	buffer_check(&b);
	SET_VARSIZE(b.memory, VARHDRSZ + b.len);
	return PointerGetDatum(b.memory);
}

PG_FUNCTION_INFO_V1(vi_sort_key);
Datum
vi_sort_key(PG_FUNCTION_ARGS)
{
	view v = to_clean(view_of(PG_GETARG_TEXT_PP(0)));

	return sort_key_datum(&v.data, &v.len, 1);
}

PG_FUNCTION_INFO_V1(vi_name_sort_key);
Datum
vi_name_sort_key(PG_FUNCTION_ARGS)
{
	view v = to_clean(view_of(PG_GETARG_TEXT_PP(0)));
	name_parts parts = split_name(v.data, v.len);

	return sort_key_datum(parts.part, parts.len, 3);
}
