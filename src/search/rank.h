/*
 * rank.h
 *		How well a text answers a query of the ladder (query_ladder.h).
 *
 *		(5 pairs + 3 words + 2 accents) / 10 / (1 + ln length)
 *
 * pairs is the share of neighbours in the query that are neighbours in the text,
 * words the share of the query's words that the text has, accents the share that
 * it has with the accents that were typed.  Of alternatives the one that fits
 * best counts; of any neighbours, in the last step, the first ones count one and
 * a half times: what a question is about comes first.  A word that stands only in document numbers (UBND in 12/QĐ-UBND)
 * misses a neighbour: it is not what the text is about.  From 0 to 1, in every step of the ladder alike.
 */
#ifndef CCHC_RANK_H
#define CCHC_RANK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef enum rank_kind
{
	RANK_VALUE,
	RANK_BOTH, /* AND, or one behind the other */
	RANK_EITHER,
	RANK_NOT
} rank_kind;

#define RANK_POSITION 0x3FFF /* the bits of a position; others are weights */

/* A node of a query.  Its operands stand behind it. */
typedef struct rank_node
{
	rank_kind kind;
	size_t left;               /* operands of an operator; */
	size_t right;              /* a NOT has the right one alone */
	const uint16_t *positions; /* of a value: where the text has it, in order */
	size_t count;
	bool found;    /* whether it has it, with positions or without */
	bool accented; /* whether the value has accents */
	bool in_code;  /* found only as a part of document numbers */

	/* What is counted. */
	bool one_of_many; /* of the neighbours of which a text has any */
	unsigned words;
	unsigned words_found;
	unsigned accents_found;
	unsigned pairs;
	unsigned pairs_found;
} rank_node;

/*
 * The rank of a text of `length` words; nodes[0] is the whole query.  Between begin and
 * end each node is counted once, from the last to the first; a node takes some 100,000
 * steps at most, so that a caller can look up between them.  count 0 gives 0.
 */
extern void rank_begin(rank_node *nodes, size_t count);
extern void rank_count(rank_node *nodes, size_t i);
extern float rank_end(const rank_node *nodes, size_t count, size_t length);

#endif /* CCHC_RANK_H */
