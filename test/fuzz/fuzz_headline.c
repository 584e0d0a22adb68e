/*
 * fuzz_headline.c
 *		Any query over any text: a leaf is true where it is found, a live one
 *		leaves marks, those at a place depend on no other place; what is shown has
 *		no more words than asked for, and marks that begin end.
 */
#include "test/fuzz/fuzz_calendar.h"

#include "search/headline.h"

#define MOST_NODES 64
#define MOST_POSITIONS 64

static void
require(bool law)
{
	if (!law)
		abort();
}

/* A query in the order of the server's: an operator, its right side, its left side. */
static size_t
make_node(fuzz_bytes *b, headline_node *nodes, size_t at, int depth)
{
	headline_node *n = &nodes[at];
	size_t behind = at + 1;
	uint8_t byte = fuzz_byte(b);

	*n = (headline_node){.kind = (headline_kind) (byte % 5), .distance = byte / 5 % 4};
	if (depth > 6 || at + 8 > MOST_NODES)
		n->kind = HEADLINE_VALUE;
	if (n->kind == HEADLINE_VALUE)
		return behind;
	n->right = (uint32_t) behind;
	behind = make_node(b, nodes, behind, depth + 1);
	if (n->kind == HEADLINE_NOT || behind + 8 > MOST_NODES)
	{
		n->kind = HEADLINE_NOT;
		return behind;
	}
	n->left = (uint32_t) behind;
	return make_node(b, nodes, behind, depth + 1);
}

static void
check_choice(fuzz_bytes *b)
{
	headline_token tokens[128] = {{0}};
	headline_options options = {.max_words = 2 + fuzz_byte(b) % 40,
								.min_words = 1,
								.max_fragments = fuzz_byte(b) % 4,
								.all = fuzz_byte(b) % 8 == 0};
	size_t count = fuzz_byte(b) % 128;
	size_t shown = 0;
	bool open = false;

	options.min_words += fuzz_byte(b) % (options.max_words - 1);
	for (size_t i = 0; i < count; i++)
	{
		uint8_t byte = fuzz_byte(b);

		tokens[i].is_word = byte & 1;
		tokens[i].is_short = byte & 2;
		tokens[i].is_marked = (byte & 4) && tokens[i].is_word;
		tokens[i].joins = (byte & 8) && !tokens[i].is_word;
	}
	headline_choose(tokens, count, &options);
	for (size_t i = 0; i < count; i++)
	{
		shown += tokens[i].shown && tokens[i].is_word;
		if (tokens[i].begins)
		{
			require(!open && tokens[i].is_marked && tokens[i].shown);
			open = true;
		}
		require(!open || tokens[i].shown);
		if (tokens[i].ends)
		{
			require(open && tokens[i].is_marked && tokens[i].shown);
			open = false;
		}
		require(!tokens[i].is_marked || !tokens[i].shown || open || tokens[i].ends);
	}
	require(!open);
	if (!options.all)
		require(shown <=
				options.max_words * (options.max_fragments == 0 ? 1 : options.max_fragments));
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	fuzz_bytes b = {data, size};
	headline_node nodes[MOST_NODES];
	headline_occurrence occurrences[MOST_POSITIONS * 4];
	uint32_t first[MOST_POSITIONS + 2];
	uint8_t marked[MOST_POSITIONS + 2] = {0};
	headline_match m = {
		.nodes = nodes, .occurrences = occurrences, .first = first, .marked = marked};
	size_t found = 0;

	m.count = make_node(&b, nodes, 0, 0);
	m.positions = fuzz_byte(&b) % MOST_POSITIONS;
	for (uint32_t p = 0; p <= m.positions + 1; p++)
	{
		first[p] = (uint32_t) found;
		for (int k = fuzz_byte(&b) % 4; k > 0 && p > 0 && p <= m.positions; k--)
			occurrences[found++] = (headline_occurrence){p, (uint32_t) (fuzz_byte(&b) % m.count)};
	}
	headline_begin(&m);
	for (size_t i = 0; i < m.count; i++)
	{
		bool any = false;

		if (!headline_is_leaf(&m, i))
			continue;
		nodes[i].is_true = headline_look(&m, i, 1, m.positions + 1);
		for (uint32_t p = 1; p <= m.positions; p++)
			any |= headline_look(&m, i, p, p + 1);
		require(any == nodes[i].is_true);
	}
	headline_decide(&m);
	for (size_t i = 0; i < m.count; i++)
	{
		if (nodes[i].live)
			require(nodes[i].is_true && nodes[i].top && nodes[0].is_true);
		if (!headline_is_leaf(&m, i) || !nodes[i].live)
			continue;
		memset(marked, 0, sizeof(marked));
		headline_mark(&m, i, 1, m.positions + 1);
		require(memchr(marked + 1, 1, m.positions) != NULL);
		require(marked[0] == 0 && marked[m.positions + 1] == 0);
	}
	check_choice(&b);
	return 0;
}
