/*
 * limit_start.c
 *		Passing over what begins no time limit.
 */
#include "deadline/limit_start.h"

#include "common/ascii.h"
#include "common/utf8.h"
#include "deadline/limit_words.h"
#include "text/letter.h"

#define BIT(x) (UINT64_C(1) << (x))

/*
 * What stands behind the consonant, or the ch, of một, mốt, mười, hai, ba, bốn,
 * bảy, bẩy, tư, tám, sáu, chín, nửa and năm: places of the alphabet, decomposed
 * letters included, and tones.  A tone may also stand on a later letter.
 */
static const struct
{
	uint64_t places;
	uint8_t tones;
} behind[26] = {
#define AT(consonant) [(consonant) - 'a']
#define O_OR_OO (BIT(LETTER_O) | BIT(LETTER_O_CIRCUMFLEX))
#define U_OR_UW (BIT(LETTER_U) | BIT(LETTER_U_HORN))
	AT('b') = {O_OR_OO | BIT(LETTER_A) | BIT(LETTER_A_CIRCUMFLEX),
			   BIT(TONE_LEVEL) | BIT(TONE_SHARP) | BIT(TONE_DIPPING)},
	AT('c') = {BIT(LETTER_I), BIT(TONE_LEVEL) | BIT(TONE_SHARP)},
	AT('h') = {BIT(LETTER_A), BIT(TONE_LEVEL)},
	AT('m') = {O_OR_OO | U_OR_UW,
			   BIT(TONE_LEVEL) | BIT(TONE_HEAVY) | BIT(TONE_SHARP) | BIT(TONE_FALLING)},
	AT('n') = {U_OR_UW | BIT(LETTER_A) | BIT(LETTER_A_BREVE), BIT(TONE_LEVEL) | BIT(TONE_DIPPING)},
	AT('s') = {BIT(LETTER_A), BIT(TONE_LEVEL) | BIT(TONE_SHARP)},
	AT('t') = {U_OR_UW | BIT(LETTER_A), BIT(TONE_LEVEL) | BIT(TONE_SHARP)},
};

/* A word of a number that has more bytes than this is not looked at closer. */
#define WORD_BYTES 64

/* Whether a word with the ASCII letter at byte i may be the first of a number. */
static bool
begins_number_word(const char *s, size_t n, size_t i)
{
	int consonant = (s[i] | 0x20) - 'a';
	size_t vowel = i + 1;
	size_t end = n - i > WORD_BYTES ? i + WORD_BYTES : n;
	limit_token t;
	letter l;
	size_t used;

	if (behind[consonant].places == 0)
		return false;
	if (consonant == 'c' - 'a')
	{
		if (vowel >= n || (s[vowel] | 0x20) != 'h')
			return false;
		vowel++;
	}
	if (vowel >= n)
		return false;
	l = letter_of(utf8_decode(s + vowel, n - vowel, &used));
	if (!(behind[consonant].places >> letter_place(l) & 1) ||
		!(behind[consonant].tones >> letter_tone(l) & 1))
		return false;
	t = limit_token_at(s, end, i);
	return (t.word >= W_ONE && t.word <= W_YEAR) || (t.end == end && end < n);
}

/* Whether a limit may begin with the number. */
static bool
counts_time(const char *s, size_t n, const limit_token *number)
{
	limit_token t = limit_token_at(s, n, number->end);

	if (t.kind == TOKEN_SYMBOL)
		return t.symbol == '('; /* the number again, in words */
	return t.kind == TOKEN_WORD && ((t.word >= W_YEAR && t.word <= W_MINUTE) ||
									t.word == W_WORKING || t.word == W_CALENDAR);
}

size_t
limit_start(const char *s, size_t n, size_t at, size_t stop)
{
	bool inside = false; /* behind an ASCII letter */

	for (size_t i = at; i < stop; i++)
	{
		unsigned char c = (unsigned char) s[i];

		if (is_ascii_letter(c))
		{
			if (!inside && begins_number_word(s, n, i))
				return i;
			inside = true;
			continue;
		}
		inside = false;
		if (is_digit(c) || c == 0xEF) /* full-width digits begin so */
		{
			limit_token t = limit_token_at(s, n, i);

			if (t.kind != TOKEN_NUMBER)
				continue;
			if (counts_time(s, n, &t))
				return i;
			i = t.end - 1;
		}
	}
	return stop;
}

/* No token goes on over these. */
static inline bool
is_gap(char c)
{
	return c == ' ' || c == '\n';
}

size_t
limit_tokens_before(const char *s, size_t from, size_t at)
{
	bool token = false; /* a token stands between here and the gap before `at` */

	while (at > from && !is_gap(s[at - 1]))
		at--;
	while (at > from)
	{
		char c = s[--at];

		if (!is_gap(c))
			token |= is_digit((unsigned char) c) || is_ascii_letter((unsigned char) c);
		else if (token)
			return at;
	}
	return from;
}
