/*
 * query_ladder.h
 *		The ladder: ever wider queries for one text, the first of which to
 *		have an answer is what was meant.
 *
 *		1 phrase			accents as typed, one word behind the other
 *		2 one_break			two such stretches in either order, of 3 to 12 words
 *		3 phrase_plain		1 without accents: a missing đ, a wrong tone
 *		4 one_break_plain
 *		5 mended			1 and 2 of the text that was meant to be typed
 *		6 all				every word, three or more
 *		7 confusable		3 with syllables that are taken for each other
 *		8 all_two			every word, two of them
 *		9 all_plain			6 or 8 without accents
 *		10 pairs			any two neighbours
 *
 * From the sixth on the mended text is looked for, if there is one.  Numbers and
 * codes are asked for in every step but the last.  An abbreviation stands also
 * for what it means, and the other way round.
 */
#ifndef CCHC_QUERY_LADDER_H
#define CCHC_QUERY_LADDER_H

#include "search/query_item.h"
#include "search/query_text.h"

#define LADDER_STEPS 10

#define LADDER_BREAK_MIN 3
#define LADDER_BREAK_MAX 12
#define LADDER_MAX_PAIRS 32
#define LADDER_MAX_FORMS 8 /* of one stretch */

/* Items of any step but of one with many abbreviations, which is left out. */
#define LADDER_ITEMS 6144

/* The name of a step, from 1. */
extern const char *ladder_name(int step);

typedef struct ladder
{
	const query_text *typed;
	const query_text *mended; /* NULL: nothing to mend */
	const query_form *forms;
	size_t form_count;
	query_pool pool; /* for syllables that nobody typed */
} ladder;

/*
 * Write a step, operators last.  False when it is empty, or has no room in w or
 * in the pool, which may be emptied afterwards.
 */
extern bool ladder_step(ladder *l, int step, query_writer *w);

#endif /* CCHC_QUERY_LADDER_H */
