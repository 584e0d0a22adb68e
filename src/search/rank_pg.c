/*
 * rank_pg.c
 *		vi_rank: how well a text answers a query.
 */
#include "common/pg_compat.h"

#include "miscadmin.h"
#include "tsearch/ts_type.h"
#include "tsearch/ts_utils.h"

#include "search/rank.h"

/* Positions of one lexeme that are looked at when it is the beginning of several. */
#define MOST_POSITIONS MAXNUMPOS

/* As the lexemes of a text are ordered; with `prefix` one that begins so is equal. */
static inline int
compare_entry(TSVector v, const WordEntry *entry, const char *s, int n, bool prefix)
{
	int len = (int) entry->len;
	int order = memcmp(s, STRPTR(v) + entry->pos, (size_t) Min(n, len));

	if (order != 0)
		return order;
	return prefix && n <= len ? 0 : n - len;
}

static int
compare_positions(const void *a, const void *b)
{
	return WEP_GETPOS(*(const WordEntryPos *) a) - WEP_GETPOS(*(const WordEntryPos *) b);
}

/* The positions of every lexeme from `first` on that begins so, in order. */
static void
read_prefix(TSVector v, int first, const char *s, int n, rank_node *node)
{
	WordEntry *entries = ARRPTR(v);
	uint16_t *all = palloc(MOST_POSITIONS * sizeof(uint16_t));

	for (int i = first; i < v->size && compare_entry(v, &entries[i], s, n, true) == 0; i++)
	{
		size_t count = POSDATALEN(v, &entries[i]);

		count = entries[i].haspos ? Min(count, MOST_POSITIONS - node->count) : 0;
		if (count > 0)
			memcpy(all + node->count, POSDATAPTR(v, &entries[i]), count * sizeof(uint16_t));
		node->count += count;
	}
	qsort(all, node->count, sizeof(uint16_t), compare_positions);
	node->positions = all;
}

/* The first lexeme of the text that is not before s. */
static int
lower_bound(TSVector v, const char *s, int n)
{
	WordEntry *entries = ARRPTR(v);
	int low = 0;
	int high = v->size;

	while (low < high)
	{
		int middle = low + (high - low) / 2;

		if (compare_entry(v, &entries[middle], s, n, false) > 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* The document numbers of a text, #12/qđ-ubnd, of which these are looked at. */
#define MOST_CODES 8

typedef struct code_places
{
	int count;
	int first[MOST_CODES];
	int last[MOST_CODES];
} code_places;

/* A part of a code stands at each position behind the first, a part behind each sign. */
static code_places
find_codes(TSVector v)
{
	WordEntry *entries = ARRPTR(v);
	code_places places = {0};

	for (int i = lower_bound(v, "#", 1); i < v->size && places.count < MOST_CODES; i++)
	{
		const char *s = STRPTR(v) + entries[i].pos;
		int parts = 0;

		if (s[0] != '#')
			break;
		for (uint32 k = 1; k < entries[i].len; k++)
			parts += s[k] == '/' || s[k] == '-' || s[k] == '.' || s[k] == '&';
		for (int k = 0;
			 entries[i].haspos && k < POSDATALEN(v, &entries[i]) && places.count < MOST_CODES; k++)
		{
			places.first[places.count] = WEP_GETPOS(POSDATAPTR(v, &entries[i])[k]);
			places.last[places.count] = places.first[places.count] + parts;
			places.count++;
		}
	}
	return places;
}

/* Whether a value was found, but only as a part of codes. */
static bool
is_in_codes(const rank_node *node, const code_places *places)
{
	for (size_t i = 0; i < node->count; i++)
	{
		int at = WEP_GETPOS(node->positions[i]);
		int k = 0;

		while (k < places->count && (at < places->first[k] || at > places->last[k]))
			k++;
		if (k == places->count)
			return false;
	}
	return node->count > 0;
}

/* Where the text has the value. */
static void
read_value(TSVector v, TSQuery query, const QueryOperand *operand, const code_places *places,
		   rank_node *node)
{
	WordEntry *entries = ARRPTR(v);
	const char *s = GETOPERAND(query) + operand->distance;
	int n = (int) operand->length;
	int low = lower_bound(v, s, n);

	*node = (rank_node){.kind = RANK_VALUE};
	for (int i = 0; i < n && !node->accented; i++)
		node->accented = IS_HIGHBIT_SET(s[i]);
	node->found = low < v->size && compare_entry(v, &entries[low], s, n, operand->prefix) == 0;
	if (!node->found)
		return;
	if (operand->prefix)
		read_prefix(v, low, s, n, node);
	else if (entries[low].haspos)
	{
		node->positions = (const uint16_t *) POSDATAPTR(v, &entries[low]);
		node->count = POSDATALEN(v, &entries[low]);
	}
	node->in_code = places->count > 0 && is_in_codes(node, places);
}

/* Where the last word of the text is; without positions, how many different ones there are. */
static size_t
text_length(TSVector v)
{
	WordEntry *entries = ARRPTR(v);
	size_t length = 0;

	for (int i = 0; i < v->size; i++)
	{
		size_t last;

		if (!entries[i].haspos)
			continue;
		last = WEP_GETPOS(POSDATAPTR(v, &entries[i])[POSDATALEN(v, &entries[i]) - 1]);
		length = Max(length, last);
	}
	return length > 0 ? length : (size_t) v->size;
}

PG_FUNCTION_INFO_V1(vi_rank);
Datum
vi_rank(PG_FUNCTION_ARGS)
{
	TSVector v = PG_GETARG_TSVECTOR(0);
	TSQuery query = PG_GETARG_TSQUERY(1);
	QueryItem *items = GETQUERY(query);
	rank_node *nodes = palloc(Max(query->size, 1) * sizeof(rank_node));
	code_places places = find_codes(v);
	float rank;

	for (int i = 0; i < query->size; i++)
	{
		CHECK_FOR_INTERRUPTS(); /* a prefix may be that of every lexeme */
		if (items[i].type == QI_VAL)
		{
			read_value(v, query, &items[i].qoperand, &places, &nodes[i]);
			continue;
		}
		nodes[i] = (rank_node){.kind = items[i].qoperator.oper == OP_NOT  ? RANK_NOT
									   : items[i].qoperator.oper == OP_OR ? RANK_EITHER
																		  : RANK_BOTH,
							   .right = (size_t) i + 1,
							   .left = (size_t) i + items[i].qoperator.left};
	}
	rank_begin(nodes, (size_t) query->size);
	for (int i = query->size; i-- > 0;)
	{
		CHECK_FOR_INTERRUPTS();
		rank_count(nodes, (size_t) i);
	}
	rank = rank_end(nodes, (size_t) query->size, text_length(v));
	PG_FREE_IF_COPY(v, 0);
	PG_FREE_IF_COPY(query, 1);
	PG_RETURN_FLOAT4(rank);
}
