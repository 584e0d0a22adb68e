/*
 * owned_text.h
 *		Texts in memory of their own for the tests, and what the chains of
 *		src/text make of them: every call takes a text and gives another.
 */
#ifndef CCHC_OWNED_TEXT_H
#define CCHC_OWNED_TEXT_H

#include <stdlib.h>
#include <string.h>

#include "text/chain.h"
#include "text/sort_key.h"

/* Exactly as long as its bytes, so that ASan sees the byte behind the end. */
typedef struct owned_text
{
	char *s;
	size_t n;
} owned_text;

static inline owned_text
owned_new(const void *s, size_t n)
{
	owned_text t = {malloc(n > 0 ? n : 1), n};

	if (n > 0)
		memcpy(t.s, s, n);
	return t;
}

static inline int
owned_equal(owned_text a, owned_text b)
{
	return a.n == b.n && memcmp(a.s, b.s, a.n) == 0;
}

/* Behind those of t. */
static inline owned_text
owned_append(owned_text t, const char *s, size_t n)
{
	t.s = realloc(t.s, t.n + n > 0 ? t.n + n : 1);
	if (n > 0)
		memcpy(t.s + t.n, s, n);
	t.n += n;
	return t;
}

/* Buffers that are never longer than was asked for. */
typedef struct exact_memory
{
	chain_memory base;
	char *buffer[2];
} exact_memory;

static inline char *
exact_room(chain_memory *base, int buffer, size_t bytes)
{
	exact_memory *m = (exact_memory *) base;

	free(m->buffer[buffer]);
	return m->buffer[buffer] = malloc(bytes > 0 ? bytes : 1);
}

/* The text after the chain, piece by piece. */
static inline owned_text
run_chain(chain c, owned_text t)
{
	owned_text out = owned_new("", 0);
	size_t i = 0;

	do
	{
		exact_memory m = {.base = {exact_room}};
		size_t n = chain_piece(&c, t.s + i, t.n - i);
		owned_text piece = owned_new(t.s + i, n);
		chain_text done = chain_run(&c, piece.s, piece.n, &m.base);

		out = owned_append(out, done.s, done.n);
		free(piece.s);
		free(m.buffer[0]);
		free(m.buffer[1]);
		i += n;
	} while (i < t.n);
	free(t.s);
	return out;
}

static inline owned_text
run_kind(chain_kind kind, owned_text t)
{
	return run_chain(chain_begin(kind, TONE_STYLE_FIRST, false), t);
}

static inline owned_text
run_nfc(owned_text t)
{
	return run_kind(CHAIN_NFC, t);
}

static inline owned_text
run_clean(owned_text t)
{
	return run_kind(CHAIN_CLEAN, t);
}

static inline owned_text
run_normalize(owned_text t, tone_style style)
{
	return run_chain(chain_begin(CHAIN_NORMALIZE, style, false), t);
}

static inline owned_text
run_unaccent(owned_text t)
{
	return run_kind(CHAIN_UNACCENT, t);
}

static inline owned_text
run_search_key(owned_text t, bool fold_iy)
{
	return run_chain(chain_begin(CHAIN_SEARCH_KEY, TONE_STYLE_KEEP, fold_iy), t);
}

static inline owned_text
run_fold(owned_text t)
{
	return run_kind(CHAIN_FOLD, t);
}

static inline owned_text
run_lower(owned_text t)
{
	return run_kind(CHAIN_LOWER, t);
}

static inline owned_text
run_upper(owned_text t)
{
	return run_kind(CHAIN_UPPER, t);
}

static inline owned_text
run_title(owned_text t)
{
	return run_kind(CHAIN_TITLE, t);
}

static inline owned_text
run_sort_key(owned_text t)
{
	owned_text clean = run_clean(t);
	owned_text key = owned_new("", 0);
	size_t room = SORT_TIES_ROOM(clean.n);
	sort_ties ties = {.bits = calloc(room, 1)};

	key.s = realloc(key.s, SORT_TEXT_ROOM(clean.n));
	key.n = sort_text(clean.s, clean.n, &ties, (unsigned char *) key.s);
	key.s = realloc(key.s, key.n + room);
	key.n += sort_ties_end(&ties, (unsigned char *) key.s + key.n);
	free(ties.bits);
	free(clean.s);
	return key;
}

#endif /* CCHC_OWNED_TEXT_H */
