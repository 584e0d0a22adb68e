/*
 * small_number.h
 *		Numbers from 0 to 999 in words, the groups of which every number is said.
 *
 *		group := digit | tens | digit "trăm" ["linh" digit | tens]
 *		tens  := "mười" [digit] | digit "mươi" [digit] | "hăm" [digit] | digit "mốt" ...
 *
 * A small_number is fed word by word and says where it ends, so that whoever
 * reads a text keeps its own way of reading words.
 */
#ifndef CCHC_SMALL_NUMBER_H
#define CCHC_SMALL_NUMBER_H

#include <stdbool.h>

#include "text/word.h"

/* What a word is to such a number. */
typedef enum small_word_kind
{
	SMALL_OTHER,
	SMALL_DIGIT,   /* không to chín: value 0 to 9 */
	SMALL_UNIT,    /* mốt, lăm: a digit that only follows tens */
	SMALL_FOUR,    /* tư: either */
	SMALL_TEN,     /* mười */
	SMALL_TENS,    /* mươi, chục */
	SMALL_MUOI,    /* "muoi" without accents: either */
	SMALL_SHORT,   /* hăm, băm: twenty-, thirty-something, value 2 or 3 */
	SMALL_HUNDRED, /* trăm */
	SMALL_ODD      /* linh, lẻ: no tens */
} small_word_kind;

typedef struct small_word
{
	small_word_kind kind;
	unsigned value;
} small_word;

/* The word in any letter case, with or without accents. */
extern small_word small_word_of(const word *w);

/* How far a number was said. */
typedef enum small_number_state
{
	SMALL_NOTHING,       /* no word yet */
	SMALL_LONE_DIGIT,    /* a digit and no more */
	SMALL_HUNDREDS,      /* "năm trăm" */
	SMALL_MISSING_DIGIT, /* "linh" without its digit: not to be left like this */
	SMALL_HUNDRED_DIGIT, /* "trăm năm": 105 or 150? */
	SMALL_ROUND_TENS,    /* "hai mươi" */
	SMALL_COMPLETE
} small_number_state;

typedef struct small_number
{
	small_number_state state;
	unsigned value;
	unsigned digit; /* the last one, of SMALL_LONE_DIGIT and SMALL_HUNDRED_DIGIT */
	bool inner;     /* set before the first word: "linh" may begin it, as after "nghìn" */
} small_number;

/* Add the next word; false, and nothing changed, when it does not go on the number. */
extern bool small_number_add(small_number *n, small_word w);

#endif /* CCHC_SMALL_NUMBER_H */
