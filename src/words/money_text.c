/*
 * money_text.c
 *		Reading amounts of money.
 */
#include "words/money_text.h"

#include <stdbool.h>
#include <string.h>

#include "words/currency.h"
#include "words/number_words_parse.h"
#include "text/word.h"

static const char EXAMPLE[] =
	N_("Amounts look like 334.209.416 đồng, 15.000đ, 1.234.567,89 or 1,5 tỷ.");
static const char NOT_OF_THE_AMOUNT[] = N_("This does not belong to the amount");

/* The sum so far: one digit for each power of ten from 10^-DECIMALS. */
#define DECIMALS 20
#define DIGITS 64
#define MAX_PARTS 24

typedef struct parser
{
	word_reader reader;
	word word; /* the next word */
	char digit[DIGITS];
	cchc_error *err;
} parser;

/* A run of digits and the separator before it; 0 before the first. */
typedef struct part
{
	char separator;
	word digits;
} part;

static void
advance(parser *p)
{
	word_next(&p->reader, &p->word);
}

static void
skip_space(parser *p)
{
	if (p->word.kind == WORD_SPACE)
		advance(p);
}

static cchc_status
fail_at(const parser *p, const word *w, const char *reason)
{
	return cchc_fail(p->err, CCHC_BAD_SYNTAX, w->position, reason, EXAMPLE);
}

static bool
is_char(const word *w, uint32_t c)
{
	return w->kind == WORD_OTHER && w->character == c;
}

/* The digits and separators of one number into parts[]. */
static cchc_status
read_parts(parser *p, part *parts, size_t *count)
{
	*count = 0;
	if (p->word.kind != WORD_DIGITS)
		return fail_at(p, &p->word, N_("Here digits were expected"));
	parts[*count].separator = 0;
	for (;;)
	{
		parser ahead;

		parts[*count].digits = p->word;
		(*count)++;
		advance(p);
		ahead = *p;
		if (!is_char(&ahead.word, '.') && !is_char(&ahead.word, ',') &&
			ahead.word.kind != WORD_SPACE)
			return CCHC_OK;
		advance(&ahead);
		if (ahead.word.kind != WORD_DIGITS)
			return CCHC_OK;
		if (*count == MAX_PARTS)
			return cchc_fail(p->err, CCHC_OUT_OF_RANGE, p->word.position,
							 N_("The amount is too long"), EXAMPLE);
		parts[*count].separator = p->word.kind == WORD_SPACE ? ' ' : (char) p->word.character;
		*p = ahead;
	}
}

/*
 * Which part holds the decimals: its index, or count when there are none.
 * 0 when the separators are mixed up; *bad is then the first that does not fit.
 */
static size_t
decimals_part(const part *parts, size_t count, size_t *bad)
{
	size_t last = count - 1;
	size_t same = 2; /* the first separator, from the second on, that differs from the first */

	if (last == 0)
		return count;
	if (last == 1)
		return parts[1].separator == ' ' || parts[1].digits.length == 3 ? count : last;
	while (same <= last && parts[same].separator == parts[1].separator)
		same++;
	if (same > last)
		return count;
	if (same == last && parts[last].separator != ' ' &&
		!(parts[1].separator == ' ' && parts[last].separator == '.' &&
		  parts[last].digits.length == 3))
		return last;
	*bad = same;
	return 0;
}

/* The power of ten of a scale word, or 0; *currency tells "trđ". */
static int
scale_of(const word *w, bool *currency)
{
	*currency = false;
	if (word_is(w, "nghìn|ngàn|nghin|ngan"))
		return 3;
	if (word_is(w, "triệu|trieu|tr"))
		return 6;
	if (word_is(w, "tỷ|tỉ|ty|ti"))
		return 9;
	*currency = word_is(w, "trđ");
	return *currency ? 6 : 0;
}

/* Scale words, as "nghìn tỷ"; the space before them. */
static cchc_status
read_scale(parser *p, int *exponent, bool *currency)
{
	*exponent = 0;
	*currency = false;
	for (;;)
	{
		parser ahead = *p;
		int scale;

		skip_space(&ahead);
		scale = ahead.word.kind == WORD_LETTERS ? scale_of(&ahead.word, currency) : 0;
		if (scale == 0)
			return CCHC_OK;
		*exponent += scale;
		if (*exponent > 27)
			return cchc_fail(p->err, CCHC_OUT_OF_RANGE, ahead.word.position,
							 N_("The amount is too large"), EXAMPLE);
		*p = ahead;
		advance(p);
		if (*currency)
			return CCHC_OK;
	}
}

/* Add one digit at a power of ten.  False when there is no room. */
static bool
add_digit(parser *p, char digit, int power)
{
	int at = power + DECIMALS;

	if (digit == '0')
		return true;
	if (at < 0 || at >= DIGITS - 1)
		return false;
	/* The terms of an amount do not overlap (read_term sees to it): no carry. */
	p->digit[at] = digit;
	return true;
}

/* Add the number of parts[] times 10^exponent, which must be less than 10^limit. */
static cchc_status
add_number(parser *p, const part *parts, size_t count, size_t decimals, int exponent, int limit)
{
	int power = exponent;

	for (size_t i = 0; i < decimals; i++)
		power += (int) (parts[i].digits.length > DIGITS ? DIGITS : parts[i].digits.length);
	for (size_t i = 0; i < count; i++)
		for (size_t k = 0; k < parts[i].digits.length; k++)
		{
			char digit = p->reader.text[parts[i].digits.offset + k];

			power--;
			if (digit != '0' && power >= limit)
				return limit == DIGITS
						   ? cchc_fail(p->err, CCHC_OUT_OF_RANGE, parts[i].digits.position,
									   N_("The amount is too large"), EXAMPLE)
						   : fail_at(p, &parts[i].digits,
									 N_("This part is as large as the unit before it"));
			if (!add_digit(p, digit, power))
				return cchc_fail(p->err, CCHC_OUT_OF_RANGE, parts[i].digits.position,
								 N_("The amount has too many digits"), EXAMPLE);
		}
	return CCHC_OK;
}

static cchc_status
check_groups(parser *p, const part *parts, size_t decimals)
{
	if (decimals < 2)
		return CCHC_OK;
	if (parts[0].digits.length > 3 || p->reader.text[parts[0].digits.offset] == '0')
		return fail_at(p, &parts[0].digits,
					   N_("The first group of digits must have one to three digits, and not begin "
						  "with 0"));
	for (size_t i = 1; i < decimals; i++)
		if (parts[i].digits.length != 3)
			return fail_at(p, &parts[i].digits, N_("A group of digits must have three digits"));
	return CCHC_OK;
}

/* A number and its scale, less than 10^*limit, which becomes the scale. */
static cchc_status
read_term(parser *p, int *limit, bool *currency)
{
	part parts[MAX_PARTS];
	size_t count;
	size_t decimals;
	size_t bad = 0;
	int exponent;
	cchc_status status;

	if ((status = read_parts(p, parts, &count)) != CCHC_OK)
		return status;
	decimals = decimals_part(parts, count, &bad);
	if (decimals == 0)
		return fail_at(p, &parts[bad].digits, N_("The digits are grouped by different separators"));
	/* 0.500 and 0,500: a group never begins with 0. */
	if (count == 2 && decimals == 2 && parts[1].separator != ' ' && parts[0].digits.length == 1 &&
		p->reader.text[parts[0].digits.offset] == '0')
		decimals = 1;
	if ((status = check_groups(p, parts, decimals)) != CCHC_OK ||
		(status = read_scale(p, &exponent, currency)) != CCHC_OK)
		return status;
	if (exponent > 0 && count == 2 && decimals == 2 && parts[1].separator == ',')
		return fail_at(p, &parts[1].digits,
					   N_("With a unit after it, a comma before three digits could part a group or "
						  "be the decimal point"));
	/* As in words: 1 tỷ 2 may be 1,000,000,002 or 1,200,000,000. */
	if (exponent == 0 && *limit < DIGITS && parts[0].digits.length == 1 && count == 1)
		return fail_at(
			p, &parts[0].digits,
			N_("A lone digit after a larger unit could mean ones or a part of that unit"));
	if ((status = add_number(p, parts, count, decimals, exponent, *limit)) != CCHC_OK)
		return status;
	*limit = exponent;
	return CCHC_OK;
}

/* "2 triệu rưỡi": half of the unit. */
static void
read_half(parser *p, int *limit)
{
	parser ahead = *p;

	skip_space(&ahead);
	if (*limit == 0 || !word_is(&ahead.word, "rưỡi|rưởi|ruoi"))
		return;
	*p = ahead;
	add_digit(p, '5', *limit - 1);
	*limit = 0;
	advance(p);
}

/* ",-" behind an amount without decimals. */
static void
read_dash(parser *p)
{
	parser ahead = *p;

	if (!is_char(&ahead.word, ','))
		return;
	advance(&ahead);
	if (!is_char(&ahead.word, '-'))
		return;
	advance(&ahead);
	*p = ahead;
}

/* The space before the currency, the currency and its country.  False when there is none. */
static bool
read_currency(parser *p)
{
	parser ahead = *p;

	skip_space(&ahead);
	if (!is_currency(&ahead.word))
		return false;
	*p = ahead;
	advance(p);
	skip_country(&p->reader, &p->word);
	return true;
}

/* The sum as a digit string. */
static size_t
print_sum(const parser *p, char *dst)
{
	int top = DIGITS - 1;
	int bottom = 0;
	size_t len = 0;

	while (top > DECIMALS && p->digit[top] == '0')
		top--;
	while (bottom < DECIMALS && p->digit[bottom] == '0')
		bottom++;
	for (int at = top; at >= bottom; at--)
	{
		if (at == DECIMALS - 1)
			dst[len++] = '.';
		dst[len++] = p->digit[at];
	}
	return len;
}

/* Read a word and the space behind it when it is one of the list. */
static bool
take_word(parser *p, const char *list)
{
	if (!word_is(&p->word, list))
		return false;
	advance(p);
	skip_space(p);
	return true;
}

/*
 * Whether the amount in words begins here: "Bằng chữ:", in parentheses or not,
 * or a parenthesis alone.  Then p is behind that.
 */
static bool
read_in_words(parser *p)
{
	parser ahead = *p;
	parser opened;
	bool parenthesis;

	if (is_char(&ahead.word, '.') || is_char(&ahead.word, ',') || is_char(&ahead.word, ';'))
		advance(&ahead);
	skip_space(&ahead);
	parenthesis = is_char(&ahead.word, '(');
	if (parenthesis)
		advance(&ahead);
	skip_space(&ahead);
	opened = ahead;
	take_word(&ahead, "viết|viet");
	if (take_word(&ahead, "bằng|bang") && take_word(&ahead, "chữ|chu"))
	{
		take_word(&ahead, "là|la");
		if (is_char(&ahead.word, ':'))
			advance(&ahead);
		skip_space(&ahead);
		*p = ahead;
		return true;
	}
	if (parenthesis)
		*p = opened;
	return parenthesis;
}

/* What a label before an amount speaks of: "Lệ phí:", "Số tiền phạt:". */
static bool
names_money(const word *w)
{
	return word_is(w,
				   "phí|phi|tiền|tien|giá|gia|thu|thuế|thue|phạt|phat|cộng|cong|mức|muc|vốn|von");
}

/* Skip a label, words without figures of which one names money, and a colon.  False when there is none. */
static bool
skip_label(parser *p)
{
	parser ahead = *p;
	bool money = false;

	while (ahead.word.kind == WORD_LETTERS || ahead.word.kind == WORD_SPACE ||
		   is_char(&ahead.word, ',') || is_char(&ahead.word, '-') || is_char(&ahead.word, '/') ||
		   is_char(&ahead.word, '+') || is_char(&ahead.word, '*') || is_char(&ahead.word, 0x2022))
	{
		money |= names_money(&ahead.word);
		advance(&ahead);
	}
	if (!money || !is_char(&ahead.word, ':'))
		return false;
	advance(&ahead);
	skip_space(&ahead);
	*p = ahead;
	return true;
}

/* A number in words from here to the closing parenthesis or the end. */
static cchc_status
read_words(parser *p, char *dst, size_t *written)
{
	size_t offset = p->word.offset;
	size_t position = p->word.position;
	cchc_status status;

	while (p->word.kind != WORD_END && !is_char(&p->word, ')'))
		advance(p);
	status =
		number_words_parse(p->reader.text + offset, p->word.offset - offset, dst, written, p->err);
	if (status != CCHC_OK && p->err != NULL)
		p->err->position = p->err->position ? p->err->position + position - 1 : position;
	if (is_char(&p->word, ')'))
		advance(p);
	return status;
}

/* Whether two digit strings are one number; neither has a needless zero but at its end. */
static bool
same_number(const char *a, size_t a_len, const char *b, size_t b_len)
{
	size_t i = 0;

	while (i < a_len && i < b_len && a[i] == b[i])
		i++;
	for (size_t k = i; k < a_len; k++)
		if (a[k] != '0' && a[k] != '.')
			return false;
	for (size_t k = i; k < b_len; k++)
		if (b[k] != '0' && b[k] != '.')
			return false;
	return (i == a_len || memchr(a, '.', i + 1) != NULL) &&
		   (i == b_len || memchr(b, '.', i + 1) != NULL);
}

/* Whether the whole amount is said in words; p is then where they begin. */
static bool
is_in_words(parser *p)
{
	return !is_char(&p->word, '(') &&
		   (read_in_words(p) || (p->word.kind == WORD_LETTERS && !is_currency(&p->word)));
}

/* The words behind the amount that the len digits at dst say: the same amount. */
static cchc_status
check_words(parser *p, char *dst, size_t len)
{
	char *words = dst + len;
	size_t words_len;
	word at = p->word;
	cchc_status status = read_words(p, words, &words_len);

	if (status == CCHC_OK && !same_number(dst, len, words, words_len))
		return fail_at(p, &at, N_("The words say another amount than the digits"));
	return status;
}

/* An amount in figures, and in words behind it. */
static cchc_status
read_figures(parser *p, char *dst, size_t *written)
{
	size_t len = 0;
	int limit = DIGITS;
	bool currency = false;
	cchc_status status;

	read_currency(p);
	skip_space(p);
	if (is_char(&p->word, '-') || is_char(&p->word, 0x2212))
	{
		dst[len++] = '-';
		advance(p);
	}
	do
	{
		if ((status = read_term(p, &limit, &currency)) != CCHC_OK)
			return status;
		read_half(p, &limit);
		if (limit > 0)
		{
			parser ahead = *p;

			skip_space(&ahead);
			if (ahead.word.kind == WORD_DIGITS && !currency)
				*p = ahead;
		}
	} while (limit > 0 && p->word.kind == WORD_DIGITS);
	len += print_sum(p, dst + len);
	*written = len;

	read_dash(p);
	currency = currency || read_currency(p);
	skip_space(p);
	take_word(p, "chẵn|chan");
	if (read_in_words(p) && (status = check_words(p, dst, len)) != CCHC_OK)
		return status;
	/* 500.000 (năm trăm nghìn) đồng */
	if (!currency)
		read_currency(p);
	return CCHC_OK;
}

cchc_status
money_text_parse(const char *s, size_t n, char *dst, size_t *written, cchc_error *err)
{
	parser p = {.reader = word_reader_begin(s, n), .err = err};
	cchc_status status;

	*written = 0;
	if (n > WORD_TEXT_MAX)
		return cchc_fail(err, CCHC_BAD_SYNTAX, 0, N_("The text is longer than any amount"),
						 EXAMPLE);
	memset(p.digit, '0', sizeof(p.digit));
	advance(&p);
	skip_space(&p);
	if (p.word.kind == WORD_END)
		return cchc_fail(err, CCHC_BAD_SYNTAX, 0, N_("The text is empty"), EXAMPLE);

	/* "- Phí, lệ phí: Lệ phí: 0 Đồng" */
	while (skip_label(&p))
		;
	status = is_in_words(&p) ? read_words(&p, dst, written) : read_figures(&p, dst, written);
	if (status != CCHC_OK)
		return status;

	while (p.word.kind == WORD_SPACE || is_char(&p.word, '.') || is_char(&p.word, '/'))
		advance(&p);
	if (p.word.kind != WORD_END)
		return fail_at(&p, &p.word, NOT_OF_THE_AMOUNT);
	return CCHC_OK;
}
