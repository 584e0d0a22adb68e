/*
 * number_words.c
 *		Saying a number in Vietnamese.  The other way is number_words_parse.h.
 *
 * The digits fall into blocks of nine.  A block is said as millions, thousands
 * and units; the blocks above the lowest are followed by one "tỷ" for each
 * block below them: 10^18 is "một tỷ tỷ".
 */
#include "words/number_words.h"

#include <string.h>

#include "common/ascii.h"

#define BLOCK_DIGITS 9
#define BLOCKS 4 /* 36 digits: more than 10^30 needs */

static const char *const DIGIT_WORDS[10] = {"không", "một", "hai", "ba",  "bốn",
											"năm",   "sáu", "bảy", "tám", "chín"};

static const char EXAMPLE[] = N_("Numbers from -10^30 to 10^30 can be said in words.");

/* Words being written, separated by single spaces. */
typedef struct writer
{
	char *dst;
	size_t len;
} writer;

static void
say(writer *w, const char *word)
{
	size_t len = strlen(word);

	if (w->len > 0)
		w->dst[w->len++] = ' ';
	memcpy(w->dst + w->len, word, len);
	w->len += len;
}

/* A group of three digits; `inner` when something was said before it. */
static void
say_group(writer *w, int group, bool inner)
{
	int hundreds = group / 100;
	int tens = group / 10 % 10;
	int units = group % 10;

	if (hundreds > 0 || inner)
	{
		say(w, DIGIT_WORDS[hundreds]);
		say(w, "trăm");
	}
	if (tens == 0)
	{
		if (units > 0 && (hundreds > 0 || inner))
			say(w, "linh");
	}
	else if (tens == 1)
		say(w, "mười");
	else
	{
		say(w, DIGIT_WORDS[tens]);
		say(w, "mươi");
	}

	if (units == 1 && tens > 1)
		say(w, "mốt");
	else if (units == 4 && tens > 1)
		say(w, "tư");
	else if (units == 5 && tens > 0)
		say(w, "lăm");
	else if (units > 0)
		say(w, DIGIT_WORDS[units]);
}

/* A block of nine digits that is not all zeros. */
static void
say_block(writer *w, const char *digits, bool inner)
{
	int group[3];

	for (int i = 0; i < 3; i++)
		group[i] = (digits[3 * i] - '0') * 100 + (digits[3 * i + 1] - '0') * 10 +
				   (digits[3 * i + 2] - '0');
	if (group[0] > 0)
	{
		say_group(w, group[0], inner);
		say(w, "triệu");
		inner = true;
	}
	if (group[1] > 0)
	{
		say_group(w, group[1], inner);
		say(w, "nghìn");
		inner = true;
	}
	else if (inner && group[2] >= 100)
		say(w, "không nghìn");
	if (group[2] > 0)
		say_group(w, group[2], inner);
}

/* The integer part, which has no leading zeros and at most BLOCKS blocks. */
static void
say_integer(writer *w, const char *digits, size_t n)
{
	char padded[BLOCKS * BLOCK_DIGITS];
	bool inner = false;

	memset(padded, '0', sizeof(padded) - n);
	memcpy(padded + sizeof(padded) - n, digits, n);
	for (int block = 0; block < BLOCKS; block++)
	{
		const char *at = padded + block * BLOCK_DIGITS;

		if (memcmp(at, "000000000", BLOCK_DIGITS) == 0)
			continue;
		say_block(w, at, inner);
		for (int below = block + 1; below < BLOCKS; below++)
			say(w, "tỷ");
		inner = true;
	}
	if (!inner)
		say(w, DIGIT_WORDS[0]);
}

/* Whether the integer digits (no leading zeros) say more than 10^30. */
static bool
too_large(const char *digits, size_t n, bool decimals)
{
	if (n != NUMBER_WORDS_MAX_DIGITS)
		return n > NUMBER_WORDS_MAX_DIGITS;
	if (digits[0] != '1' || decimals)
		return true;
	for (size_t i = 1; i < n; i++)
		if (digits[i] != '0')
			return true;
	return false;
}

cchc_status
number_words_format(const char *s, size_t n, char *dst, size_t *written, cchc_error *err)
{
	writer w = {dst, 0};
	bool negative = n > 0 && s[0] == '-';
	const char *integer = negative ? s + 1 : s;
	const char *end = s + n;
	const char *point = memchr(s, '.', n);
	const char *integer_end = point ? point : end;

	*written = 0;
	if (point != NULL)
		while (end > point && (end[-1] == '0' || end[-1] == '.'))
			end--;
	while (integer < integer_end && *integer == '0')
		integer++;
	for (const char *p = integer; p < end; p++)
		if (!is_digit(*p) && p != point)
			return cchc_fail(err, CCHC_BAD_PARAMETER, 0, N_("NaN and infinity have no words"),
							 EXAMPLE);
	if (too_large(integer, (size_t) (integer_end - integer), end > integer_end))
		return cchc_fail(err, CCHC_OUT_OF_RANGE, 0, N_("The number is beyond 10^30"), EXAMPLE);

	if (negative && (integer < integer_end || end > integer_end))
		say(&w, "âm");
	say_integer(&w, integer, (size_t) (integer_end - integer));
	if (end > integer_end)
	{
		say(&w, "phẩy");
		for (const char *p = integer_end + 1; p < end; p++)
			say(&w, DIGIT_WORDS[*p - '0']);
	}
	*written = w.len;
	return CCHC_OK;
}

cchc_status
money_words_format(const char *s, size_t n, char *dst, size_t *written, cchc_error *err)
{
	cchc_status status = number_words_format(s, n, dst, written, err);
	writer w = {dst, *written};

	if (status != CCHC_OK)
		return status;
	/* The first letter is that of a digit word, of "mười" or the â of "âm". */
	if (memcmp(dst, "â", 2) == 0)
		memcpy(dst, "Â", 2);
	else
		dst[0] = (char) (dst[0] - 'a' + 'A');
	say(&w, "đồng");
	*written = w.len;
	return CCHC_OK;
}
