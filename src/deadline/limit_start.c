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
 * The vowels behind the first consonant of một, mười, hai, ba, bốn, bảy, bẩy,
 * tư, tám, sáu, nửa, năm, as places of the alphabet; where the letters are
 * decomposed, their marks follow.  Chín begins with two consonants.
 */
static uint64_t
vowels_behind(unsigned char consonant)
{
	switch (consonant | 0x20)
	{
		case 'm':
			return BIT(LETTER_O) | BIT(LETTER_O_CIRCUMFLEX) | BIT(LETTER_U) | BIT(LETTER_U_HORN);
		case 'h':
		case 's':
			return BIT(LETTER_A);
		case 'b':
			return BIT(LETTER_A) | BIT(LETTER_A_CIRCUMFLEX) | BIT(LETTER_O) |
				   BIT(LETTER_O_CIRCUMFLEX);
		case 't':
			return BIT(LETTER_A) | BIT(LETTER_U) | BIT(LETTER_U_HORN);
		case 'n':
			return BIT(LETTER_A) | BIT(LETTER_A_BREVE) | BIT(LETTER_U) | BIT(LETTER_U_HORN);
		case 'c':
			return BIT(LETTER_H);
		default:
			return 0;
	}
}

/* A word of a number that has more bytes than this is not looked at closer. */
#define WORD_BYTES 64

/* Whether a word with the ASCII letter at byte i may be the first of a number. */
static bool
begins_number_word(const char *s, size_t n, size_t i)
{
	uint64_t vowels = vowels_behind((unsigned char) s[i]);
	size_t end = n - i > WORD_BYTES ? i + WORD_BYTES : n;
	limit_token t;
	uint32_t second;
	size_t used;

	if (vowels == 0 || i + 1 >= n)
		return false;
	second = utf8_decode(s + i + 1, n - i - 1, &used);
	/* A mark on the consonant is a slip, but no other word. */
	if (!(vowels >> letter_place(letter_of(second)) & 1) && text_class_of(second) != TEXT_MARK)
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
