/*
 * lexeme.c
 *		Words as the index holds them.
 */
#include "search/lexeme.h"

#include "common/ascii.h"
#include "common/utf8.h"
#include "text/chain.h"
#include "text/letter.h"
#include "text/search_key.h"
#include "text/tone.h"

/* Words of so many bytes are folded letter by letter; nearly all are shorter. */
#define SHORT_WORD 48

/* What the steps of a chain may make of a token: NFC trebles it, twice, and case adds a half. */
#define CHAIN_ROOM (TOKEN_MAX_BYTES * 20)

typedef struct word_memory
{
	chain_memory base;
	char buffer[2][CHAIN_ROOM];
} word_memory;

static char *
word_room(chain_memory *base, int buffer, size_t bytes)
{
	return bytes <= CHAIN_ROOM ? ((word_memory *) base)->buffer[buffer] : NULL;
}

/* The length of s, cut between two characters when it is longer than a lexeme may be. */
static size_t
clip(const char *s, size_t n)
{
	if (n <= LEXEME_MAX)
		return n;
	n = LEXEME_MAX;
	while (n > 0 && ((unsigned char) s[n] & 0xC0) == 0x80)
		n--;
	return n;
}

/*
 * Both forms of a word that has only ASCII letters, digits and Vietnamese
 * letters in NFC; false for another.  The same as fold_by_chain() gives.
 */
static bool
fold_short(const char *s, size_t n, word_lexemes *out)
{
	char lower[SHORT_WORD * 2];
	size_t length = 0;
	size_t plain = 0;
	bool toned = false;
	unsigned vowels = 0;
	size_t used;

	for (size_t i = 0; i < n; i += used)
	{
		unsigned char b = (unsigned char) s[i];
		letter l;

		used = 1;
		if (b < 0x80)
		{
			if (!is_digit(b) && !is_ascii_letter(b))
				return false;
			b = is_digit(b) ? b : b | 0x20;
			lower[length++] = (char) b;
			out->plain[plain++] = (char) b;
			vowels += letter_is_vowel(letter_table[b]);
			continue;
		}
		l = letter_of(utf8_decode(s + i, n - i, &used));
		if (l == 0 || l & (LETTER_FOREIGN | LETTER_ETH))
			return false;
		l &= (letter) ~LETTER_UPPER;
		toned |= letter_tone(l) != TONE_LEVEL;
		vowels += letter_is_vowel(l);
		length += utf8_encode(letter_code_point(l), lower + length);
		out->plain[plain++] = letter_ascii(l);
	}
	if (toned && vowels > 1)
		length = tone_text(lower, length, TONE_STYLE_FIRST, out->typed);
	else
		memcpy(out->typed, lower, length);
	out->typed_len = length;
	out->plain_len = plain;
	return true;
}

/* Both forms of any word. */
static void
fold_by_chain(const char *s, size_t n, word_lexemes *out)
{
	word_memory m;
	chain fold = chain_begin(CHAIN_FOLD, TONE_STYLE_FIRST, false);
	chain unaccent = chain_begin(CHAIN_UNACCENT, TONE_STYLE_KEEP, false);
	chain_text text;

	m.base.room = word_room;
	text = chain_run(&fold, s, n, &m.base);
	out->typed_len = clip(text.s, text.n);
	memcpy(out->typed, text.s, out->typed_len);
	text = chain_run(&unaccent, out->typed, out->typed_len, &m.base);
	out->plain_len = clip(text.s, text.n);
	memcpy(out->plain, text.s, out->plain_len);
}

/* A rime y in the last letter of both forms becomes an i. */
static void
fold_rime(word_lexemes *w)
{
	size_t at = w->typed_len;
	size_t used;
	letter l;

	if (!ends_in_rime_y(w->plain, w->plain_len))
		return;
	do
		at--;
	while (at > 0 && ((unsigned char) w->typed[at] & 0xC0) == 0x80);
	l = letter_of(utf8_decode(w->typed + at, w->typed_len - at, &used));
	if (letter_place(l) != LETTER_Y || l & LETTER_FOREIGN)
		return;
	l = (letter) ((l & ~LETTER_PLACE_MASK) | LETTER_I);
	w->typed_len = at + utf8_encode(letter_code_point(l), w->typed + at);
	w->plain[w->plain_len - 1] = 'i';
}

void
word_lexemes_of(const char *s, size_t n, bool fold_iy, word_lexemes *out)
{
	if (n > TOKEN_MAX_BYTES)
		n = TOKEN_MAX_BYTES;
	if (n > 0 && s[n - 1] == '.')
		n--;
	if (n > SHORT_WORD || !fold_short(s, n, out))
		fold_by_chain(s, n, out);
	if (fold_iy)
		fold_rime(out);
}
