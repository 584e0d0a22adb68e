/*
 * rank.c
 *		Ranking a text.
 */
#include "search/rank.h"

#include <math.h>

/* Alternatives at one place of a query that are looked at. */
#define MOST_LEAVES 16

/* The values with which the expression at node i may begin, or end. */
static size_t
edge(const rank_node *nodes, size_t i, bool end, size_t *leaves)
{
	size_t open[MOST_LEAVES] = {i};
	size_t opened = 1;
	size_t found = 0;

	while (opened > 0 && found < MOST_LEAVES)
	{
		const rank_node *node = &nodes[i = open[--opened]];

		if (node->kind == RANK_VALUE)
			leaves[found++] = i;
		else if (node->kind == RANK_BOTH)
			open[opened++] = end ? node->right : node->left;
		else if (node->kind == RANK_EITHER)
		{
			open[opened++] = node->right;
			if (opened < MOST_LEAVES)
				open[opened++] = node->left;
		}
	}
	return found;
}

/* Whether b stands right behind a somewhere. */
static bool
are_neighbours(const rank_node *a, const rank_node *b)
{
	size_t i = 0;
	size_t k = 0;

	while (i < a->count && k < b->count)
	{
		unsigned wanted = (a->positions[i] & RANK_POSITION) + 1U;
		unsigned there = b->positions[k] & RANK_POSITION;

		if (there == wanted)
			return true;
		if (there < wanted)
			k++;
		else
			i++;
	}
	return false;
}

/* Whether an end of the left expression and a beginning of the right one are neighbours. */
static bool
meet(const rank_node *nodes, size_t left, size_t right)
{
	size_t ends[MOST_LEAVES];
	size_t begins[MOST_LEAVES];
	size_t end_count = edge(nodes, left, true, ends);
	size_t begin_count = edge(nodes, right, false, begins);

	for (size_t i = 0; i < end_count; i++)
		for (size_t k = 0; k < begin_count; k++)
			if (are_neighbours(&nodes[ends[i]], &nodes[begins[k]]))
				return true;
	return false;
}

static void
take(rank_node *to, const rank_node *from)
{
	to->words = from->words;
	to->words_found = from->words_found;
	to->accents_found = from->accents_found;
	to->pairs = from->pairs;
	to->pairs_found = from->pairs_found;
}

static void
add(rank_node *to, const rank_node *from)
{
	to->words += from->words;
	to->words_found += from->words_found;
	to->accents_found += from->accents_found;
	to->pairs += from->pairs;
	to->pairs_found += from->pairs_found;
}

/* Whether a fits better than b. */
static bool
fits_better(const rank_node *a, const rank_node *b)
{
	uint64_t a_words = (uint64_t) a->words_found * b->words;
	uint64_t b_words = (uint64_t) b->words_found * a->words;
	uint64_t a_accents = (uint64_t) a->accents_found * b->words;
	uint64_t b_accents = (uint64_t) b->accents_found * a->words;

	if (a_words != b_words)
		return a_words > b_words;
	if (a_accents != b_accents)
		return a_accents > b_accents;
	return (uint64_t) a->pairs_found * b->pairs > (uint64_t) b->pairs_found * a->pairs;
}

/* Of two alternatives the better one; a plain word beside one with accents was not meant so. */
static void
choose(rank_node *node, const rank_node *left, const rank_node *right)
{
	const rank_node *best = fits_better(right, left) ? right : left;
	const rank_node *other = best == left ? right : left;

	take(node, best);
	node->accented = left->accented || right->accented;
	if (best->kind == RANK_VALUE && !best->accented && other->accented)
		node->accents_found = 0;
}

/* Whether a node is two neighbours and nothing else. */
static bool
is_pair(const rank_node *nodes, size_t i)
{
	return nodes[i].kind == RANK_BOTH && nodes[nodes[i].left].kind != RANK_BOTH &&
		   nodes[nodes[i].right].kind != RANK_BOTH;
}

/* Any two neighbours, or a word, as the last step asks for: then all of them are counted. */
void
rank_begin(rank_node *nodes, size_t count)
{
	bool pairs = true;
	bool any = false;

	for (size_t i = 0; i < count; i++)
		nodes[i].one_of_many = i == 0 && nodes[0].kind == RANK_EITHER;
	for (size_t i = 0; i < count; i++)
	{
		if (!nodes[i].one_of_many)
			continue;
		if (nodes[i].kind == RANK_EITHER)
			nodes[nodes[i].left].one_of_many = nodes[nodes[i].right].one_of_many = true;
		else
		{
			pairs &= is_pair(nodes, i) || nodes[i].kind == RANK_VALUE;
			any |= is_pair(nodes, i);
		}
	}
	for (size_t i = 0; i < count && !(pairs && any); i++)
		nodes[i].one_of_many = false;
}

void
rank_count(rank_node *nodes, size_t i)
{
	rank_node *node = &nodes[i];

	node->words = node->words_found = node->accents_found = 0;
	node->pairs = node->pairs_found = 0;
	switch (node->kind)
	{
		case RANK_VALUE:
			node->words = 1;
			node->words_found = node->accents_found = node->found;
			node->pairs = node->in_code;
			break;
		case RANK_BOTH:
			add(node, &nodes[node->left]);
			add(node, &nodes[node->right]);
			node->accented = false;
			if (nodes[node->left].words > 0 && nodes[node->right].words > 0)
			{
				node->pairs++;
				node->pairs_found += meet(nodes, node->left, node->right);
			}
			break;
		case RANK_EITHER:
			if (!node->one_of_many)
			{
				choose(node, &nodes[node->left], &nodes[node->right]);
				break;
			}
			add(node, &nodes[node->left]);
			add(node, &nodes[node->right]);
			break;
		case RANK_NOT:
			break;
	}
}

/* Whether a text has the first of any two neighbours: what a question is about comes first. */
static bool
has_first(const rank_node *nodes)
{
	size_t i = 0;

	while (nodes[i].kind == RANK_EITHER)
		i = nodes[i].left;
	return nodes[i].pairs_found > 0;
}

float
rank_end(const rank_node *nodes, size_t count, size_t length)
{
	double words;
	double accents;
	double pairs;

	if (count == 0 || nodes[0].words == 0)
		return 0;
	words = (double) nodes[0].words_found / nodes[0].words;
	accents = (double) nodes[0].accents_found / nodes[0].words;
	pairs = nodes[0].pairs > 0 ? (double) nodes[0].pairs_found / nodes[0].pairs : words;
	if (nodes[0].one_of_many && nodes[0].pairs > 0)
		pairs = (nodes[0].pairs_found + .5 * has_first(nodes)) / (nodes[0].pairs + .5);
	return (float) ((5 * pairs + 3 * words + 2 * accents) / 10 /
					(1 + log(length > 1 ? (double) length : 1)));
}
