/*
 * text_chain.h
 *		The cores of src/text chained as the SQL functions chain them, for the
 *		tests: every call takes and gives a text of its own memory.
 */
#ifndef CCHC_TEXT_CHAIN_H
#define CCHC_TEXT_CHAIN_H

#include <stdlib.h>
#include <string.h>

#include "text/apostrophe.h"
#include "text/clean.h"
#include "text/letter_case.h"
#include "text/nfc.h"
#include "text/search_key.h"
#include "text/sort_key.h"
#include "text/tone.h"

/* Exactly as long as its bytes, so that ASan sees the byte behind the end. */
typedef struct chain_text
{
	char *s;
	size_t n;
} chain_text;

static inline chain_text
chain_new(const void *s, size_t n)
{
	chain_text t = {malloc(n > 0 ? n : 1), n};

	if (n > 0)
		memcpy(t.s, s, n);
	return t;
}

static inline int
chain_equal(chain_text a, chain_text b)
{
	return a.n == b.n && memcmp(a.s, b.s, a.n) == 0;
}

/* Free the input, keep the output: room is what the core promises to need. */
#define CHAIN(t, room, call) \
	do \
	{ \
		char *dst = malloc((room) > 0 ? (room) : 1); \
		size_t written = (call); \
\
		if (written > (room)) \
			abort(); \
		free((t).s); \
		(t) = chain_new(dst, written); \
		free(dst); \
	} while (0)

static inline chain_text
chain_nfc(chain_text t)
{
	CHAIN(t, NFC_GROWTH * t.n, nfc_text(t.s, t.n, dst));
	return t;
}

static inline chain_text
chain_clean(chain_text t)
{
	clean_state state = {0};

	t = chain_nfc(t);
	CHAIN(t, t.n, clean_text(&state, t.s, t.n, dst));
	return chain_nfc(t);
}

static inline chain_text
chain_normalize(chain_text t, tone_style style)
{
	t = chain_clean(t);
	CHAIN(t, TONE_ROOM(t.n), tone_text(t.s, t.n, style, dst));
	return t;
}

static inline chain_text
chain_lower(chain_text t)
{
	CHAIN(t, CASE_ROOM(t.n), lower_text(t.s, t.n, dst));
	return t;
}

static inline chain_text
chain_fold(chain_text t)
{
	t = chain_clean(t);
	CHAIN(t, t.n, apostrophe_text(t.s, t.n, dst));
	CHAIN(t, TONE_ROOM(t.n), tone_text(t.s, t.n, TONE_STYLE_FIRST, dst));
	return chain_nfc(chain_lower(t));
}

static inline chain_text
chain_unaccent(chain_text t)
{
	t = chain_nfc(t);
	CHAIN(t, t.n, unaccent_text(t.s, t.n, dst));
	return chain_nfc(t);
}

static inline chain_text
chain_search_key(chain_text t, bool fold_iy)
{
	search_key_state state = {0};

	t = chain_clean(t);
	CHAIN(t, SEARCH_KEY_ROOM(t.n), search_key(&state, t.s, t.n, fold_iy, dst));
	return state.other ? chain_nfc(t) : t;
}

static inline chain_text
chain_sort_key(chain_text t)
{
	size_t room;
	sort_ties ties = {0};

	t = chain_clean(t);
	room = SORT_TIES_ROOM(t.n);
	ties.bits = calloc(room, 1);
	CHAIN(t, SORT_TEXT_ROOM(t.n), sort_text(t.s, t.n, &ties, (unsigned char *) dst));
	t.s = realloc(t.s, t.n + room);
	t.n += sort_ties_end(&ties, (unsigned char *) t.s + t.n);
	free(ties.bits);
	return t;
}

#endif /* CCHC_TEXT_CHAIN_H */
