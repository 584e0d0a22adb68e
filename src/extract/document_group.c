/*
 * document_group.c
 *		Reading one group of a symbol.
 */
#include "extract/document_group.h"

#include "extract/document_issuer.h"
#include "text/letter.h"
#include "text/syllable.h"

/* A word of running text: its characters, and where each begins. */
typedef struct spelling
{
	size_t n;
	uint8_t t[DOCUMENT_NUMBER_MAX_CHARS + 1];
	size_t at[DOCUMENT_NUMBER_MAX_CHARS + 2]; /* of the one behind the last, too */
} spelling;

/* Read the letters, digits and & between them at byte i; false when there are too many. */
static bool
spell(const extract_scan *scan, size_t i, spelling *word)
{
	for (word->n = 0;; word->n++)
	{
		size_t next;
		int token = extract_token(scan, i, &next);

		word->at[word->n] = i;
		if (token == DOC_AMPERSAND ? word->n == 0 || !document_is_word(extract_peek(scan, next))
								   : !document_is_word(token))
			return true;
		if (word->n == DOCUMENT_NUMBER_MAX_CHARS)
			return false; /* longer than any number */
		word->t[word->n] = (uint8_t) token;
		i = next;
	}
}

static inline bool
is_capital(int token)
{
	return document_is_letter(token) && !(token & DOC_LOWER);
}

/* The word of the first n characters. */
static document_word
word_of(const spelling *word, size_t n)
{
	document_word value = 0;

	for (size_t i = 0; i < n; i++)
		value = value << DOCUMENT_WORD_BITS | (document_word) (word->t[i] & 0x3F);
	return value;
}

/* Whether the first n characters are in their usual case: TTg, QyĐ, UBND, QH15. */
static bool
is_usual(const spelling *word, size_t n)
{
	uint32_t small;

	while (n > 1 && document_is_digit(word->t[n - 1]))
		n--;
	small = document_small_letters(word_of(word, n), n);

	for (size_t i = 0; i < n; i++)
		if (word->t[i] == TOKEN_LETTER || ((word->t[i] & DOC_LOWER) != 0) != (small >> i % 32 & 1))
			return false;
	return true;
}

/* Whether the small letter belongs to the capital before it, as the initials of one word. */
static bool
is_cluster(int capital, int small)
{
	switch (small & ~DOC_LOWER)
	{
		case DOC_G:
			return capital == DOC_N;
		case DOC_H:
			return capital == DOC_N || capital == DOC_T || capital == DOC_K || capital == DOC_P ||
				   capital == DOC_C;
		case DOC_R:
			return capital == DOC_T;
		case DOC_I:
			return capital == DOC_G;
		case DOC_U:
			return capital == DOC_Q;
		default:
			return false;
	}
}

/* Whether the first n characters are the initials of two words at least. */
static bool
is_initials(const spelling *word, size_t n)
{
	size_t capitals = 0;

	for (size_t i = 0; i < n; i++)
	{
		if (is_capital(word->t[i]))
			capitals++;
		else if (document_is_small(word->t[i]) ? i == 0 || !is_cluster(word->t[i - 1], word->t[i])
											   : i == 0 || word->t[i] == TOKEN_LETTER)
			return false;
	}
	return capitals >= 2;
}

/* Whether the n bytes hold no capital. */
static bool
has_no_capital(const char *s, size_t n)
{
	size_t used;

	for (size_t i = 0; i < n; i += used)
		if (letter_of(utf8_decode(s + i, n - i, &used)) & LETTER_UPPER)
			return false;
	return true;
}

/* Whether the characters from `first` on are one word of Vietnamese, small behind the first. */
static bool
is_syllable(const extract_scan *scan, const spelling *word, size_t first)
{
	size_t end = word->n;

	if (first >= end)
		return false;
	/* "ngày30": a date may touch the word, but "Mau03" is a file. */
	while (end > first && document_is_digit(word->t[end - 1]))
		end--;
	if (end < word->n && !(end - first == 4 && word->t[first] == (DOC_N | DOC_LOWER) &&
						   word->t[first + 1] == (DOC_G | DOC_LOWER)))
		return false;
	return has_no_capital(scan->s + word->at[first + 1], word->at[end] - word->at[first + 1]) &&
		   syllable_of_text(scan->s + word->at[first], word->at[end] - word->at[first]) !=
			   SYLLABLE_NONE;
}

/* Whether the first n characters are a known issuer, the digits at the end apart. */
static bool
is_known(const spelling *word, size_t n)
{
	uint8_t codes[DOCUMENT_NUMBER_MAX_CHARS];

	while (n > 0 && document_is_digit(word->t[n - 1]))
		n--;
	for (size_t i = 0; i < n; i++)
		codes[i] = word->t[i] & (uint8_t) ~DOC_LOWER;
	return document_issuer_is_known(codes, n);
}

/*
 * How many characters are the group when a word touches it, as in TT-BTCngày:
 * it ends where its capitals end, or before the last capital when that begins
 * the word (NĐ-CPVề) and the issuer is known.  0 when that cannot be told.
 */
static size_t
without_glued_word(const extract_scan *scan, const spelling *word)
{
	size_t n = 0;
	bool all;
	bool one_less;

	while (n < word->n && (is_capital(word->t[n]) || document_is_digit(word->t[n]) ||
						   word->t[n] == DOC_AMPERSAND ||
						   (n > 0 && n + 1 < word->n && is_capital(word->t[n + 1]) &&
							is_cluster(word->t[n - 1], word->t[n]))))
		n++;
	if (n < 2)
		return 0;
	/* TTgngày */
	if (n == 2 && word->n > 3 && document_is_small(word->t[2]) && is_usual(word, 3) &&
		is_syllable(scan, word, 3))
		return 3;
	all = n < word->n && has_no_capital(scan->s + word->at[n], word->at[n + 1] - word->at[n]) &&
		  is_syllable(scan, word, n);
	one_less = is_capital(word->t[n - 1]) && is_syllable(scan, word, n - 1);
	if (one_less && is_known(word, n - 1) && !is_known(word, n))
		return n - 1;
	return all && (!one_less || is_known(word, n)) ? n : 0;
}

/* What the word is as a whole. */
static group_kind
kind_of(const spelling *word)
{
	size_t letters = 0;
	size_t capitals = 0;
	bool toned = false;

	if (word->n == 0)
		return GROUP_NONE;
	for (size_t i = 0; i < word->n; i++)
	{
		toned |= word->t[i] == TOKEN_LETTER;
		letters += document_is_letter(word->t[i]);
		capitals += is_capital(word->t[i]);
	}
	if (!toned && letters == 0)
		return GROUP_DIGITS;
	if (!toned && capitals == 0)
		return GROUP_SMALL;
	if (!toned && (is_usual(word, word->n) || is_initials(word, word->n)))
		return GROUP_CAPITALS;
	return document_is_small(word->t[0]) || capitals <= 1 ? GROUP_WORD : GROUP_WRONG;
}

void
document_group_read(const extract_scan *scan, size_t i, document_group *group)
{
	spelling word;
	size_t n;

	group->first = group->end = i;
	group->n = group->digits = group->capitals = 0;
	group->glued = false;
	group->type = DOCUMENT_KIND_NONE;
	group->kind = GROUP_WRONG;
	if (!spell(scan, i, &word))
		return;
	group->kind = kind_of(&word);
	n = word.n;
	if (group->kind == GROUP_WORD || group->kind == GROUP_WRONG)
	{
		n = without_glued_word(scan, &word);
		if (n == 0)
			return;
		group->kind = GROUP_CAPITALS;
		group->glued = true;
	}
	for (size_t k = 0; k < n; k++)
	{
		group->codes[k] = word.t[k] & (uint8_t) ~DOC_LOWER;
		group->capitals += is_capital(word.t[k]);
		group->digits = document_is_digit(word.t[k]) ? group->digits + 1 : 0;
	}
	group->n = n;
	group->end = word.at[n];
	group->digits_at = word.at[n - group->digits];
	group->type = document_kind_of(word_of(&word, n), n);
}
