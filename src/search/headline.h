/*
 * headline.h
 *		Which words of a text a query matches, and which part of the text shows
 *		them best.
 *
 * A word is marked only where it is part of a match: of "hộ chiếu" not the hộ of
 * hộ gia đình.  Tokens are shown whole, so that no number is cut.
 */
#ifndef CCHC_HEADLINE_H
#define CCHC_HEADLINE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Matching */

typedef enum headline_kind
{
	HEADLINE_VALUE,
	HEADLINE_PHRASE,
	HEADLINE_AND,
	HEADLINE_OR,
	HEADLINE_NOT
} headline_kind;

/* A node of a query; its operands stand behind it. */
typedef struct headline_node
{
	headline_kind kind;
	uint32_t left;
	uint32_t right;    /* a NOT has the right one alone */
	uint32_t distance; /* of a phrase */
	bool top;          /* no phrase is around it; */
	bool is_true;      /* the text matches it; */
	bool live;         /* and that is why it matches the whole query */
} headline_node;

/* That the value at a node stands at a position, counted from 1. */
typedef struct headline_occurrence
{
	uint32_t position;
	uint32_t node;
} headline_occurrence;

typedef struct headline_match
{
	headline_node *nodes;
	size_t count;
	const headline_occurrence *occurrences; /* in the order of their positions */
	const uint32_t *first;                  /* of each position; of the one behind the last, too */
	uint32_t positions;
	uint8_t *marked; /* whether a position is part of a match; positions + 1 of them */
} headline_match;

/* Deeper phrases than anybody writes match nothing, nor do those with more ways to match at one place. */
#define HEADLINE_MAX_DEPTH 400
#define HEADLINE_MAX_STEPS 2000

/* Say of each node whether it is at the top; true when it has leaves to be looked for. */
extern void headline_begin(headline_match *m);

/* Whether a node is a phrase or a value at the top: what is looked for. */
static inline bool
headline_is_leaf(const headline_match *m, size_t node)
{
	return m->nodes[node].top &&
		   (m->nodes[node].kind == HEADLINE_VALUE || m->nodes[node].kind == HEADLINE_PHRASE);
}

/* Look whether a leaf matches at a position from `from` to `end` (not included). */
extern bool headline_look(const headline_match *m, size_t leaf, uint32_t from, uint32_t end);

/* When all leaves are true or not: which of them are why the query matches. */
extern void headline_decide(headline_match *m);

/* Mark the matches of a live leaf that begin from `from` to `end`. */
extern void headline_mark(headline_match *m, size_t leaf, uint32_t from, uint32_t end);

/* Choosing */

typedef struct headline_token
{
	bool is_word;   /* a word, code or address; not a blank or a tag */
	bool is_short;  /* a fragment does not end in it */
	bool is_marked; /* part of a match */
	bool joins;     /* of a blank: what it stands between belongs together */
	bool shown;
	bool begins; /* a mark begins before it, */
	bool ends;   /* or ends behind it */
} headline_token;

typedef struct headline_options
{
	size_t max_words;
	size_t min_words;
	size_t max_fragments; /* 0: one stretch of min_words to max_words */
	bool all;             /* the whole text */
} headline_options;

/* Set what is shown, and where the marks begin and end. */
extern void headline_choose(headline_token *tokens, size_t count, const headline_options *options);

#endif /* CCHC_HEADLINE_H */
