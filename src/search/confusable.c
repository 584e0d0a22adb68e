/*
 * confusable.c
 *		Syllables that are taken for each other.
 */
#include "search/confusable.h"

#include <string.h>

#include "text/syllable.h"

#define MOST_PARTS 4

/* Spellings that stand for each other, at either end of a syllable. */
typedef struct swap
{
	const char *from;
	const char *to;
} swap;

static const swap onset_swaps[] = {
	{"tr", "ch"},  {"ch", "tr"},  {"s", "x"},  {"x", "s"},  {"d", "gi"}, {"gi", "d"}, {"d", "r"},
	{"r", "d"},    {"gi", "r"},   {"r", "gi"}, {"l", "n"},  {"n", "l"},  {"v", "d"},  {"d", "v"},
	{"ngh", "ng"}, {"ng", "ngh"}, {"gh", "g"}, {"g", "gh"}, {"c", "k"},  {"k", "c"},
};

static const swap final_swaps[] = {
	{"ng", "n"}, {"ng", "nh"}, {"nh", "n"}, {"nh", "ng"}, {"n", "ng"}, {"n", "nh"}, {"ch", "t"},
	{"ch", "c"}, {"c", "t"},   {"c", "ch"}, {"t", "c"},   {"t", "ch"}, {"i", "y"},  {"y", "i"},
};

static const char *const onsets[] = {"ngh", "ng", "nh", "gh", "gi", "tr",
									 "th",  "ch", "kh", "ph", "qu"};
static const char *const finals[] = {"ng", "nh", "ch", "n", "c", "t", "i", "y"};

static bool
is_vowel(char c)
{
	return strchr("aeiouy", c) != NULL;
}

/* How many letters of s are its onset. */
static size_t
onset_length(const char *s, size_t n)
{
	for (size_t k = 0; k < sizeof(onsets) / sizeof(onsets[0]); k++)
	{
		size_t length = strlen(onsets[k]);

		/* The i of gin is a vowel. */
		if (n > length && memcmp(s, onsets[k], length) == 0 &&
			(!is_vowel(onsets[k][length - 1]) || is_vowel(s[length])))
			return length;
	}
	return is_vowel(s[0]) ? 0 : 1;
}

/* How many letters of s, behind the onset, are an ending that may be swapped. */
static size_t
final_length(const char *s, size_t n, size_t onset)
{
	for (size_t k = 0; k < sizeof(finals) / sizeof(finals[0]); k++)
	{
		size_t length = strlen(finals[k]);

		if (n >= onset + length && memcmp(s + n - length, finals[k], length) == 0 &&
			(n > onset + length || is_vowel(finals[k][0])))
			return length;
	}
	return 0;
}

static void
add(confusables *out, const char *s, size_t n)
{
	if (out->count == CONFUSABLE_MAX || n > CONFUSABLE_LETTERS || !syllable_is_plain(s, n))
		return;
	for (size_t i = 0; i < out->count; i++)
		if (out->word[i].n == n && memcmp(out->word[i].s, s, n) == 0)
			return;
	memcpy(out->word[out->count].s, s, n);
	out->word[out->count++].n = n;
}

/* What a part may be written as: itself, and what the table swaps it for. */
static size_t
spellings(const char *part, size_t n, const swap *swaps, size_t count, const char **to)
{
	size_t found = 0;

	for (size_t k = 0; k < count && found < MOST_PARTS; k++)
		if (strlen(swaps[k].from) == n && memcmp(swaps[k].from, part, n) == 0)
			to[found++] = swaps[k].to;
	return found;
}

static void
add_joined(confusables *out, const char *a, size_t a_len, const char *b, size_t b_len,
		   const char *c, size_t c_len)
{
	char word[3 * SYLLABLE_MAX_LETTERS];

	memcpy(word, a, a_len);
	memcpy(word + a_len, b, b_len);
	memcpy(word + a_len + b_len, c, c_len);
	add(out, word, a_len + b_len + c_len);
}

/* A syllable, and those that it is taken for: one end first, then both. */
static void
add_swapped(confusables *out, const char *s, size_t n)
{
	size_t onset = onset_length(s, n);
	size_t final = final_length(s, n, onset);
	size_t vowels = n - onset - final;
	const char *begins[MOST_PARTS];
	const char *ends[MOST_PARTS];
	size_t begin_count =
		spellings(s, onset, onset_swaps, sizeof(onset_swaps) / sizeof(onset_swaps[0]), begins);
	size_t end_count = spellings(s + n - final, final, final_swaps,
								 sizeof(final_swaps) / sizeof(final_swaps[0]), ends);

	add(out, s, n);
	for (size_t i = 0; i < begin_count; i++)
		add_joined(out, begins[i], strlen(begins[i]), s + onset, vowels, s + n - final, final);
	for (size_t k = 0; k < end_count; k++)
		add_joined(out, s, onset, s + onset, vowels, ends[k], strlen(ends[k]));
	for (size_t i = 0; i < begin_count; i++)
		for (size_t k = 0; k < end_count; k++)
			add_joined(out, begins[i], strlen(begins[i]), s + onset, vowels, ends[k],
					   strlen(ends[k]));
}

void
confusables_of(const char *s, size_t n, confusables *out)
{
	char word[SYLLABLE_MAX_LETTERS + 1];

	out->count = 0;
	if (n == 0 || n > SYLLABLE_MAX_LETTERS + 1)
		return;
	add_swapped(out, s, n);
	if (syllable_is_plain(s, n))
		return;
	/* A letter twice: kyy */
	for (size_t i = 1; i < n; i++)
		if (s[i] == s[i - 1])
		{
			memcpy(word, s, i);
			memcpy(word + i, s + i + 1, n - i - 1);
			add(out, word, n - 1);
		}
	/* The key of a tone: hoj */
	if (strchr("sfrxj", s[n - 1]) != NULL)
		add(out, s, n - 1);
}

size_t
glued_next(const char *s, size_t n, size_t after)
{
	if (n < 4 || n > GLUED_MAX_LETTERS)
		return 0;
	for (size_t i = after < 2 ? 2 : after + 1; i + 2 <= n; i++)
		if (syllable_is_plain(s, i) && syllable_is_plain(s + i, n - i))
			return i;
	return 0;
}
