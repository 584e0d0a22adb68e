/*
 * syllable.c
 *		The structure of a written Vietnamese syllable.
 */
#include "text/syllable.h"

#include "common/utf8.h"
#include "text/nfc.h"

#define PLACE_BITS 6
#define RIME_MAX_LETTERS 4

/*
 * Onsets by their letters, packed like rimes; the index is the bit in
 * syllable_rime and must agree with tools/generate-text-tables.
 */
#define P1(a) LETTER_##a
#define P2(a, b) (P1(a) | P1(b) << PLACE_BITS)
#define P3(a, b, c) (P2(a, b) | P1(c) << 2 * PLACE_BITS)
#define NO_ONSET 0

static const uint32_t onsets[] = {
	NO_ONSET, P1(B),    P1(C),       P2(C, H), P1(D),    P1(D_STROKE), P1(G),
	P2(G, H), P2(G, I), P1(H),       P1(K),    P2(K, H), P1(L),        P1(M),
	P1(N),    P2(N, G), P3(N, G, H), P2(N, H), P1(P),    P2(P, H),     P2(Q, U),
	P1(R),    P1(S),    P1(T),       P2(T, H), P2(T, R), P1(V),        P1(X),
};

#define ONSET_COUNT (sizeof(onsets) / sizeof(onsets[0]))

/* Letters first to end - 1, packed. */
static uint32_t
packed(const letter *word, unsigned first, unsigned end)
{
	uint32_t p = 0;

	for (unsigned i = end; i-- > first;)
		p = p << PLACE_BITS | letter_place(word[i]);
	return p;
}

bool
syllable_split(const letter *word, size_t n, syllable *out)
{
	unsigned i = 0;

	*out = (syllable){.length = (unsigned) n};
	if (n == 0 || n > SYLLABLE_MAX_LETTERS)
		return false;
	for (i = 0; i < n; i++)
	{
		unsigned tone = letter_tone(word[i]);

		if (letter_place(word[i]) == LETTER_NONE || word[i] & (LETTER_FOREIGN | LETTER_ETH))
			return false;
		if (tone == TONE_LEVEL)
			continue;
		if (out->tone != TONE_LEVEL)
			return false;
		out->tone = tone;
		out->tone_at = i;
	}

	/* The u of qu and, before a vowel, the i of gi belong to the onset. */
	for (i = 0; i < n && !letter_is_vowel(word[i]); i++)
		;
	if (i == 1 && n > 2 && letter_is_vowel(word[2]) &&
		((letter_place(word[0]) == LETTER_Q && letter_place(word[1]) == LETTER_U) ||
		 (letter_place(word[0]) == LETTER_G && letter_place(word[1]) == LETTER_I)))
		i = 2;
	out->vowel = i;
	for (; i < n && letter_is_vowel(word[i]); i++)
		;
	out->consonant = i;
	for (; i < n && !letter_is_vowel(word[i]); i++)
		;
	return out->vowel < out->consonant && i == n;
}

/* Whether the word ends in c, ch, p or t: then its tone is sắc or nặng. */
static bool
is_stopped(const letter *word, const syllable *s)
{
	if (s->consonant == s->length)
		return false;
	switch (letter_place(word[s->consonant]))
	{
		case LETTER_C:
		case LETTER_P:
		case LETTER_T:
			return true;
		default:
			return false;
	}
}

static const syllable_rime *
find_rime(uint32_t rime)
{
	size_t low = 0;
	size_t high = syllable_rime_count;

	while (low < high)
	{
		size_t middle = (low + high) / 2;

		if (syllable_rimes[middle].rime == rime)
			return &syllable_rimes[middle];
		if (syllable_rimes[middle].rime < rime)
			low = middle + 1;
		else
			high = middle;
	}
	return NULL;
}

syllable_class
syllable_classify(const letter *word, syllable *s)
{
	uint32_t onset = packed(word, 0, s->vowel);
	const syllable_rime *rime;
	unsigned index = 0;

	s->class = SYLLABLE_NONE;
	if (s->vowel > 3 || s->length - s->vowel > RIME_MAX_LETTERS)
		return SYLLABLE_NONE;
	if (is_stopped(word, s) && s->tone != TONE_SHARP && s->tone != TONE_HEAVY)
		return SYLLABLE_NONE;
	while (index < ONSET_COUNT && onsets[index] != onset)
		index++;
	if (index == ONSET_COUNT || (rime = find_rime(packed(word, s->vowel, s->length))) == NULL)
		return SYLLABLE_NONE;
	if (rime->strict >> index & 1)
		s->class = SYLLABLE_STRICT;
	else if (rime->any >> index & 1)
		s->class = SYLLABLE_LOOSE;
	return s->class;
}

/* The last of the vowels whose place is in the set; length for none. */
static unsigned
last_vowel_in(const letter *word, const syllable *s, uint64_t places)
{
	for (unsigned i = s->consonant; i-- > s->vowel;)
		if (places >> letter_place(word[i]) & 1)
			return i;
	return s->length;
}

#define SET(place) (UINT64_C(1) << LETTER_##place)

unsigned
syllable_tone_place(const letter *word, const syllable *s, tone_style style)
{
	unsigned count = s->consonant - s->vowel;
	unsigned at;
	uint32_t vowels;

	if ((at = last_vowel_in(word, s, SET(E_CIRCUMFLEX) | SET(O_HORN))) < s->length ||
		(at = last_vowel_in(word, s,
							SET(A_BREVE) | SET(A_CIRCUMFLEX) | SET(O_CIRCUMFLEX) | SET(U_HORN))) <
			s->length)
		return at;
	if (count == 1)
		return s->vowel;
	if (count >= 3 || s->consonant < s->length)
		return s->vowel + 1;
	vowels = packed(word, s->vowel, s->consonant);
	if (vowels == P2(O, A) || vowels == P2(O, E) || vowels == P2(U, Y))
	{
		if (style == TONE_STYLE_KEEP && s->tone != TONE_LEVEL && s->tone_at >= s->vowel)
			return s->tone_at;
		return s->vowel + (style == TONE_STYLE_SECOND);
	}
	return s->vowel;
}

syllable_class
syllable_of_text(const char *s, size_t n)
{
	letter word[SYLLABLE_MAX_LETTERS];
	size_t count = 0;
	size_t used;
	syllable parts;

	for (size_t i = 0; i < n; i += used)
	{
		uint32_t c = utf8_decode(s + i, n - i, &used);
		letter l = letter_of(c);

		if (l == 0 && count > 0 && (l = letter_add_mark(word[count - 1], c)) != 0)
			count--;
		if (l == 0 || count == SYLLABLE_MAX_LETTERS)
			return SYLLABLE_NONE;
		word[count++] = l;
	}
	if (!syllable_split(word, count, &parts) ||
		(parts.tone != TONE_LEVEL &&
		 syllable_tone_place(word, &parts, TONE_STYLE_KEEP) != parts.tone_at))
		return SYLLABLE_NONE;
	return syllable_classify(word, &parts);
}

/* Whether the places packed in p are written s, n letters, without accents. */
static bool
is_plain_form(uint32_t p, const char *s, size_t n)
{
	for (size_t i = 0; i < n; i++, p >>= PLACE_BITS)
		if ((p & LETTER_PLACE_MASK) == LETTER_NONE ||
			letter_ascii_table[p & LETTER_PLACE_MASK] != s[i])
			return false;
	return p == 0;
}

/* How many letters are packed in p. */
static size_t
packed_length(uint32_t p)
{
	size_t n = 0;

	for (; p != 0; p >>= PLACE_BITS)
		n++;
	return n;
}

bool
syllable_is_plain(const char *s, size_t n)
{
	if (n == 0 || n > SYLLABLE_MAX_LETTERS)
		return false;
	for (size_t k = 0; k < ONSET_COUNT; k++)
	{
		size_t onset = packed_length(onsets[k]);

		if (onset >= n || !is_plain_form(onsets[k], s, onset))
			continue;
		if (n - onset > RIME_MAX_LETTERS)
			continue;
		for (size_t r = 0; r < syllable_rime_count; r++)
			if (syllable_rimes[r].rime >> PLACE_BITS * (n - onset - 1) != 0 &&
				syllable_rimes[r].any >> k & 1 &&
				is_plain_form(syllable_rimes[r].rime, s + onset, n - onset))
				return true;
	}
	return false;
}
