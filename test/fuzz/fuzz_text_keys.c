/*
 * fuzz_text_keys.c
 *		Any bytes through cleaning, tone placement, case and every key: no
 *		crash, no byte outside the promised room; for valid UTF-8 each
 *		normaliser is idempotent and the tone style changes no key.
 */
#include <stdint.h>
#include <stdlib.h>

#include "common/utf8.h"
#include "test/unit/owned_text.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static owned_text
normalize(owned_text t)
{
	return run_normalize(t, TONE_STYLE_KEEP);
}

static owned_text
new_style(owned_text t)
{
	return run_normalize(t, TONE_STYLE_SECOND);
}

static owned_text
search(owned_text t)
{
	return run_search_key(t, true);
}

typedef owned_text (*text_function)(owned_text);

static const text_function normalisers[] = {run_clean, normalize,    new_style, run_fold,
											search,    run_unaccent, run_lower, run_upper};
static const text_function keys[] = {run_fold, search, run_sort_key};

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
	owned_text t = run_title(owned_new(data, size));
	name_parts parts = split_name(t.s, t.n);

	if (parts.len[0] + parts.len[1] + parts.len[2] != t.n)
		abort();
	free(t.s);
	for (size_t k = 0; k < COUNT(normalisers); k++)
	{
		owned_text once = normalisers[k](owned_new(data, size));
		owned_text twice = normalisers[k](owned_new(once.s, once.n));

		if (valid && !owned_equal(once, twice))
			abort();
		free(once.s);
		free(twice.s);
	}
	for (size_t k = 0; k < COUNT(keys); k++)
	{
		owned_text plain = keys[k](owned_new(data, size));
		owned_text styled = keys[k](new_style(owned_new(data, size)));

		if (valid && !owned_equal(plain, styled))
			abort();
		free(plain.s);
		free(styled.s);
	}
	return 0;
}
