/*
 * fuzz_query.c
 *		Any bytes as what was typed into a search box: every step of the ladder
 *		is one expression, and its values are not empty.
 */
#include "test/fuzz/fuzz_input.h"

#include "search/query_ladder.h"

/* How many expressions the items are; operators take two and make one. */
static size_t
expressions(const query_writer *w)
{
	size_t open = 0;

	for (size_t i = 0; i < w->count; i++)
	{
		if (w->item[i].kind == QUERY_VALUE)
		{
			if (w->item[i].n == 0)
				abort();
			open++;
			continue;
		}
		if (open < 2)
			abort();
		open--;
	}
	return open;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static query_text typed;
	static query_text mended;
	static query_item items[LADDER_ITEMS];
	static char syllables[4096];
	char words[4][256];
	query_lexeme lexeme[4][8];
	query_form forms[2] = {{0}};
	const char *const text[4] = {"UBND", "ủy ban nhân dân", "GD&ĐT", "giáo dục"};
	char *exact = fuzz_exact(data, size);
	ladder l = {.typed = &typed, .forms = forms, .form_count = 2};

	for (int i = 0; i < 4; i++)
	{
		query_pool pool = {words[i], sizeof(words[i]), 0};
		size_t count = query_form_words(text[i], strlen(text[i]), &pool, lexeme[i], 8);

		if (count == 0)
			abort();
		*(i % 2 == 0 ? &forms[i / 2].key : &forms[i / 2].expansion) = lexeme[i];
		*(i % 2 == 0 ? &forms[i / 2].key_count : &forms[i / 2].expansion_count) = count;
	}
	query_read(exact, size, size % 2, &typed);
	query_find_forms(&typed, forms, 2);
	query_read(exact, size / 2, false, &mended);
	query_find_forms(&mended, forms, 2);
	if (size % 3 == 0)
		l.mended = &mended;
	for (int step = 1; step <= LADDER_STEPS; step++)
	{
		query_writer w = {items, LADDER_ITEMS, 0, false};

		l.pool = (query_pool){syllables, sizeof(syllables), 0};
		if (ladder_step(&l, step, &w) && expressions(&w) != 1)
			abort();
	}
	free(exact);
	return 0;
}
