/*
 * fuzz_text_keys.c
 *		Any bytes through cleaning, tone placement, case and every key: no
 *		crash, no byte outside the promised room; for valid UTF-8 each
 *		normaliser is idempotent and the tone style changes no key.
 */
#include <stdint.h>
#include <stdlib.h>

#include "common/utf8.h"
#include "test/unit/text_chain.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static chain_text
normalize(chain_text t)
{
	return chain_normalize(t, TONE_STYLE_KEEP);
}

static chain_text
new_style(chain_text t)
{
	return chain_normalize(t, TONE_STYLE_SECOND);
}

static chain_text
search(chain_text t)
{
	return chain_search_key(t, true);
}

static chain_text
upper(chain_text t)
{
	CHAIN(t, CASE_ROOM(t.n), upper_text(t.s, t.n, dst));
	return t;
}

static chain_text
title(chain_text t)
{
	CHAIN(t, CASE_ROOM(t.n), title_text(t.s, t.n, dst));
	return t;
}

typedef chain_text (*chain_function)(chain_text);

static const chain_function normalisers[] = {chain_clean, normalize,      new_style,   chain_fold,
											 search,      chain_unaccent, chain_lower, upper};
static const chain_function keys[] = {chain_fold, search, chain_sort_key};

#define COUNT(array) (sizeof(array) / sizeof(array[0]))

static bool
is_valid(const uint8_t *data, size_t size)
{
	size_t used;

	for (size_t i = 0; i < size; i += used)
		if (utf8_decode((const char *) data + i, size - i, &used) == UTF8_INVALID)
			return false;
	return true;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	bool valid = is_valid(data, size);
	chain_text t = title(chain_new(data, size));
	name_parts parts = split_name(t.s, t.n);

	if (parts.len[0] + parts.len[1] + parts.len[2] != t.n)
		abort();
	free(t.s);
	for (size_t k = 0; k < COUNT(normalisers); k++)
	{
		chain_text once = normalisers[k](chain_new(data, size));
		chain_text twice = normalisers[k](chain_new(once.s, once.n));

		if (valid && !chain_equal(once, twice))
			abort();
		free(once.s);
		free(twice.s);
	}
	for (size_t k = 0; k < COUNT(keys); k++)
	{
		chain_text plain = keys[k](chain_new(data, size));
		chain_text styled = keys[k](new_style(chain_new(data, size)));

		if (valid && !chain_equal(plain, styled))
			abort();
		free(plain.s);
		free(styled.s);
	}
	return 0;
}
