/*
 * fuzz_rank.c
 *		Any query over any text: a rank is a share; it is 0 where no word is
 *		found, all of it where the words of a phrase stand side by side, and less
 *		in a longer text.
 */
#include "test/fuzz/fuzz_calendar.h"

#include <math.h>

#include "search/rank.h"

#define MOST_NODES 128
#define MOST_POSITIONS 8

static void
require(bool law)
{
	if (!law)
		abort();
}

typedef struct fuzz_query
{
	rank_node nodes[MOST_NODES];
	uint16_t positions[MOST_NODES][MOST_POSITIONS];
} fuzz_query;

static void
make_value(fuzz_bytes *b, fuzz_query *q, size_t at)
{
	uint8_t byte = fuzz_byte(b);
	rank_node *n = &q->nodes[at];
	uint16_t position = 0;

	*n = (rank_node){
		.kind = RANK_VALUE, .positions = q->positions[at], .found = byte & 1, .accented = byte & 2};
	n->count = n->found ? (size_t) byte / 4 % (MOST_POSITIONS + 1) : 0;
	n->in_code = n->count > 0 && byte >= 192;
	for (size_t i = 0; i < n->count; i++)
	{
		byte = fuzz_byte(b);
		position = (uint16_t) (position + 1 + byte % 4);
		q->positions[at][i] = (uint16_t) (position | (byte & 0xC0) << 8);
	}
}

/* In the order of the server's: an operator, its right side, its left side. */
static size_t
make_node(fuzz_bytes *b, fuzz_query *q, size_t at, int depth)
{
	static const rank_kind KINDS[] = {RANK_VALUE,  RANK_BOTH,   RANK_BOTH,
									  RANK_EITHER, RANK_EITHER, RANK_NOT};
	size_t behind = at + 1;
	rank_kind kind = KINDS[fuzz_byte(b) % 6];

	if (kind == RANK_VALUE || depth > 30 || at + 64 > MOST_NODES)
	{
		make_value(b, q, at);
		return behind;
	}
	q->nodes[at] = (rank_node){.kind = kind, .right = behind};
	behind = make_node(b, q, behind, depth + 1);
	q->nodes[at].left = behind;
	if (kind == RANK_NOT)
		return behind;
	if (behind + 1 < MOST_NODES)
		return make_node(b, q, behind, behind + 64 > MOST_NODES ? 31 : depth + 1);
	q->nodes[at].kind = RANK_NOT;
	return behind;
}

static float
rank(rank_node *nodes, size_t count, size_t length)
{
	rank_begin(nodes, count);
	for (size_t i = count; i-- > 0;)
		rank_count(nodes, i);
	return rank_end(nodes, count, length);
}

/* Words that follow one another, asked for as a phrase: the left side is the phrase so far. */
static void
check_phrase(unsigned words)
{
	fuzz_query q = {0};
	size_t count = 2 * words - 1;

	for (size_t i = 0; i < words; i++)
	{
		size_t value = i + 1 < words ? 2 * i + 1 : 2 * i;

		q.positions[value][0] = (uint16_t) (words - i);
		if (i + 1 < words)
			q.nodes[2 * i] = (rank_node){.kind = RANK_BOTH, .right = value, .left = value + 1};
		q.nodes[value] = (rank_node){
			.kind = RANK_VALUE, .positions = q.positions[value], .count = 1, .found = true};
	}
	require(fabsf(rank(q.nodes, count, words) - 1 / (1 + logf((float) words))) < 1e-6F);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	fuzz_bytes b = {data, size};
	fuzz_query q;
	size_t length = 1 + fuzz_byte(&b);
	size_t count = make_node(&b, &q, 0, 0);
	float got = rank(q.nodes, count, length);
	bool any = false;

	require(count <= MOST_NODES);
	require(got >= 0 && got <= 1);
	require(rank(q.nodes, count, length) == got);
	require(rank(q.nodes, count, 2 * length) < got || got == 0);
	for (size_t i = 0; i < count; i++)
		any |= q.nodes[i].kind == RANK_VALUE && q.nodes[i].found;
	require(any || got == 0);
	check_phrase(1 + (unsigned) (length % (MOST_NODES / 2)));
	return 0;
}
