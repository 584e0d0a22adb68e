/*
 * small_number.c
 *		Numbers from 0 to 999 in words.
 */
#include "text/small_number.h"

small_word
small_word_of(const word *w)
{
	static const struct
	{
		const char *spellings;
		small_word word;
	} VOCABULARY[] = {
		{"không|khong", {SMALL_DIGIT, 0}},
		{"một|mot", {SMALL_DIGIT, 1}},
		{"hai", {SMALL_DIGIT, 2}},
		{"ba", {SMALL_DIGIT, 3}},
		{"bốn|bon", {SMALL_DIGIT, 4}},
		{"năm|nam", {SMALL_DIGIT, 5}},
		{"sáu|sau", {SMALL_DIGIT, 6}},
		{"bảy|bẩy|bay", {SMALL_DIGIT, 7}},
		{"tám|tam", {SMALL_DIGIT, 8}},
		{"chín|chin", {SMALL_DIGIT, 9}},
		{"mốt", {SMALL_UNIT, 1}},
		{"lăm|nhăm|lam|nham", {SMALL_UNIT, 5}},
		{"tư|tu", {SMALL_FOUR, 4}},
		{"mười", {SMALL_TEN, 0}},
		{"mươi|chục|chuc", {SMALL_TENS, 0}},
		{"muoi", {SMALL_MUOI, 0}},
		{"hăm|ham", {SMALL_SHORT, 2}},
		{"băm|bam", {SMALL_SHORT, 3}},
		{"trăm|tram", {SMALL_HUNDRED, 0}},
		{"linh|lẻ|le", {SMALL_ODD, 0}},
	};

	if (w->kind == WORD_LETTERS)
		for (size_t i = 0; i < sizeof(VOCABULARY) / sizeof(VOCABULARY[0]); i++)
			if (word_is(w, VOCABULARY[i].spellings))
				return VOCABULARY[i].word;
	return (small_word){SMALL_OTHER, 0};
}

static bool
is_digit(small_word w)
{
	return w.kind == SMALL_DIGIT || w.kind == SMALL_FOUR;
}

/* Go on to a state with so much more. */
static bool
become(small_number *n, small_number_state state, unsigned more)
{
	n->state = state;
	n->value += more;
	return true;
}

/* The word that begins the tens and ones, at the start or behind "trăm". */
static bool
begin_tens(small_number *n, small_word w)
{
	switch (w.kind)
	{
		case SMALL_DIGIT:
		case SMALL_FOUR:
			n->digit = w.value;
			return become(n, n->state == SMALL_HUNDREDS ? SMALL_HUNDRED_DIGIT : SMALL_LONE_DIGIT,
						  w.value);
		case SMALL_TEN:
		case SMALL_MUOI:
			return become(n, SMALL_ROUND_TENS, 10);
		case SMALL_SHORT:
			return become(n, SMALL_ROUND_TENS, 10 * w.value);
		default:
			return false;
	}
}

/* The word behind a digit: what the digit counts. */
static bool
add_to_digit(small_number *n, small_word w)
{
	unsigned digit = n->digit;

	if (w.kind == SMALL_HUNDRED && n->state == SMALL_LONE_DIGIT)
		return become(n, SMALL_HUNDREDS, 99 * digit);
	if ((w.kind == SMALL_TENS || w.kind == SMALL_MUOI) && digit > 0)
		return become(n, SMALL_ROUND_TENS, 9 * digit);
	if ((w.kind == SMALL_UNIT || w.kind == SMALL_FOUR) && digit > 1)
		return become(n, SMALL_COMPLETE, 9 * digit + w.value);
	return false;
}

bool
small_number_add(small_number *n, small_word w)
{
	switch (n->state)
	{
		case SMALL_NOTHING:
			if (w.kind == SMALL_ODD && n->inner)
				return become(n, SMALL_MISSING_DIGIT, 0);
			return begin_tens(n, w);
		case SMALL_LONE_DIGIT:
		case SMALL_HUNDRED_DIGIT:
			return add_to_digit(n, w);
		case SMALL_HUNDREDS:
			if (w.kind == SMALL_ODD)
				return become(n, SMALL_MISSING_DIGIT, 0);
			return begin_tens(n, w);
		case SMALL_MISSING_DIGIT:
		case SMALL_ROUND_TENS:
			return (is_digit(w) || w.kind == SMALL_UNIT) && w.value > 0 &&
				   become(n, SMALL_COMPLETE, w.value);
		default:
			return false;
	}
}
