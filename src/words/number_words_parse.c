/*
 * number_words_parse.c
 *		Reading a number said in Vietnamese.
 *
 *		number   := ["âm"] integer ["phẩy" digits [scale]] ["đồng" ["Việt Nam"] ["chẵn"]] ["./."]
 *		integer  := block "tỷ"... block "tỷ" block			fewer "tỷ" each time
 *		block    := [group "triệu"] [group "nghìn"] [group]
 *		group    := 0 to 999 as in small_number.h, or "linh" digit
 *
 * A lone digit after a larger unit ("một triệu hai", which some say for
 * 1,200,000) is refused: it could mean either.
 */
#include "words/number_words_parse.h"

#include <stdint.h>
#include <string.h>

#include "text/small_number.h"
#include "words/currency.h"

typedef enum token_kind
{
	TOKEN_END,
	TOKEN_UNKNOWN,
	TOKEN_SMALL, /* a word of a number below 1000 */
	TOKEN_SCALE, /* value is the exponent: 3, 6, 9 */
	TOKEN_HALF,  /* rưỡi */
	TOKEN_POINT, /* phẩy */
	TOKEN_MINUS, /* âm */
	TOKEN_CURRENCY,
	TOKEN_EXACT, /* chẵn */
	TOKEN_PUNCTUATION
} token_kind;

static const struct
{
	const char *spellings;
	token_kind kind;
	int value;
} VOCABULARY[] = {
	{"nghìn|ngàn|nghin|ngan", TOKEN_SCALE, 3}, {"triệu|trieu", TOKEN_SCALE, 6},
	{"tỷ|tỉ|ty|ti", TOKEN_SCALE, 9},           {"rưỡi|rưởi|ruoi", TOKEN_HALF, 0},
	{"phẩy|phảy|phay", TOKEN_POINT, 0},        {"âm|am|trừ|tru", TOKEN_MINUS, 0},
	{"chẵn|chan|tròn|tron", TOKEN_EXACT, 0},
};

static const char EXAMPLE[] = N_("Numbers are said like \"ba trăm ba mươi tư triệu hai trăm linh "
								 "chín nghìn bốn trăm mười sáu\".");
static const char LONE_DIGIT[] =
	N_("Say \"linh năm\" or \"không trăm linh năm\" for 5, and \"năm mươi\" or \"năm trăm nghìn\" "
	   "for more.");

#define BLOCK UINT32_C(1000000000)

typedef struct parser
{
	word_reader reader;
	word word;
	token_kind kind;
	int value;         /* TOKEN_SCALE */
	small_word small;  /* SMALL_OTHER for every other token */
	size_t last;       /* position of the last word of the small number that was taken */
	uint32_t block[4]; /* block[k] is followed by k times "tỷ" */
	cchc_error *err;
} parser;

/* Tell the token of the word that was read; spaces, and a comma before one, are none. */
static void
classify(parser *p)
{
	while (p->word.kind == WORD_SPACE ||
		   (p->word.kind == WORD_OTHER && p->word.character == ',' &&
			p->reader.offset < p->reader.n && p->reader.text[p->reader.offset] == ' '))
		word_next(&p->reader, &p->word);
	p->value = 0;
	p->small = small_word_of(&p->word);
	p->kind = TOKEN_UNKNOWN;
	if (p->word.kind == WORD_END)
		p->kind = TOKEN_END;
	else if (is_currency(&p->word))
		p->kind = TOKEN_CURRENCY;
	else if (p->word.kind == WORD_OTHER && (p->word.character == '.' || p->word.character == '/'))
		p->kind = TOKEN_PUNCTUATION;
	else if (p->small.kind != SMALL_OTHER)
		p->kind = TOKEN_SMALL;
	else if (p->word.kind == WORD_LETTERS)
		for (size_t i = 0; i < sizeof(VOCABULARY) / sizeof(VOCABULARY[0]); i++)
			if (word_is(&p->word, VOCABULARY[i].spellings))
			{
				p->kind = VOCABULARY[i].kind;
				p->value = VOCABULARY[i].value;
				break;
			}
}

/* Read the next token. */
static void
advance(parser *p)
{
	word_next(&p->reader, &p->word);
	classify(p);
}

static cchc_status
fail(const parser *p, const char *reason, const char *hint)
{
	return cchc_fail(p->err, CCHC_BAD_SYNTAX, p->word.position, reason, hint);
}

/* A number below 1000 as far as it goes.  False when none begins here. */
static bool
take_small(parser *p, bool inner, small_number *number)
{
	*number = (small_number){.inner = inner};
	while (small_number_add(number, p->small))
	{
		p->last = p->word.position;
		advance(p);
	}
	return number->state != SMALL_NOTHING;
}

/* A group, 0 to 999.  `inner` when a larger unit was said before it. */
static cchc_status
parse_group(parser *p, bool inner, small_number *group)
{
	size_t position = p->word.position;

	if (!take_small(p, inner, group))
		return fail(p, N_("Here a number word was expected"), EXAMPLE);
	if (group->state == SMALL_MISSING_DIGIT)
		return fail(p, N_("A digit from một to chín must follow \"linh\""), EXAMPLE);
	if (group->state == SMALL_HUNDRED_DIGIT)
		return cchc_fail(p->err, CCHC_BAD_SYNTAX, p->last,
						 N_("A lone digit after \"trăm\" could mean ones or tens"), LONE_DIGIT);
	if (group->state == SMALL_LONE_DIGIT && inner && p->kind != TOKEN_SCALE)
		return cchc_fail(
			p->err, CCHC_BAD_SYNTAX, position,
			N_("A lone digit after a larger unit could mean ones or a part of that unit"),
			LONE_DIGIT);
	return CCHC_OK;
}

/* "tỷ", once for each block below; the blocks come in falling order. */
static cchc_status
parse_billions(parser *p, uint32_t block, int *level)
{
	size_t position = p->word.position;
	int count = 0;

	while (p->kind == TOKEN_SCALE && p->value == 9)
	{
		if (++count > 3)
			return cchc_fail(p->err, CCHC_OUT_OF_RANGE, p->word.position,
							 N_("The number is beyond 10^30"), EXAMPLE);
		advance(p);
	}
	if (count >= *level)
		return cchc_fail(p->err, CCHC_BAD_SYNTAX, position,
						 N_("The units must fall: tỷ tỷ, tỷ, triệu, nghìn"), EXAMPLE);
	*level = count;
	p->block[count] = block;
	return CCHC_OK;
}

/* 5 * 10^(exponent - 1), for "rưỡi". */
static void
add_half(parser *p, int exponent)
{
	uint32_t half = 5;

	for (int i = (exponent - 1) % 9; i > 0; i--)
		half *= 10;
	p->block[(exponent - 1) / 9] += half;
}

/* The integer into p->block; *scaled tells that a unit above trăm was said. */
static cchc_status
parse_integer(parser *p, bool *scaled)
{
	uint32_t block = 0;     /* what was said since the last tỷ */
	uint32_t limit = BLOCK; /* the last unit said in this block */
	bool said = false;      /* in this block */
	int level = 4;          /* how many tỷ the last block had */
	int exponent = 0;       /* of the unit just said: rưỡi is its half */
	cchc_status status;

	*scaled = false;
	do
	{
		if (p->kind == TOKEN_SCALE && p->value == 9 && said)
		{
			if ((status = parse_billions(p, block, &level)) != CCHC_OK)
				return status;
			exponent = 9 * level;
			block = 0;
			limit = BLOCK;
			said = false;
			*scaled = true;
		}
		else
		{
			small_number group;
			uint32_t unit = 1;
			size_t position = p->word.position;

			if ((status = parse_group(p, *scaled, &group)) != CCHC_OK)
				return status;
			exponent = group.state == SMALL_HUNDREDS ? 2 : 0;
			if (p->kind == TOKEN_SCALE && p->value < 9)
			{
				exponent = p->value;
				unit = exponent == 3 ? 1000 : 1000000;
				position = p->word.position;
				*scaled = true;
				advance(p);
			}
			if (unit >= limit)
				return cchc_fail(p->err, CCHC_BAD_SYNTAX, position,
								 N_("The units must fall: tỷ tỷ, tỷ, triệu, nghìn"), EXAMPLE);
			limit = unit;
			block += group.value * unit;
			said = true;
		}
	} while (p->kind == TOKEN_SCALE || p->kind == TOKEN_SMALL);

	if (said)
		p->block[0] = block;
	if (p->kind == TOKEN_HALF)
	{
		if (exponent == 0)
			return fail(p, N_("\"rưỡi\" must follow trăm, nghìn, triệu or tỷ"), EXAMPLE);
		add_half(p, exponent);
		*scaled = true;
		advance(p);
	}
	return CCHC_OK;
}

/* The digits of the blocks, without leading zeros, one zero for zero. */
static size_t
print_integer(const parser *p, char *dst)
{
	size_t len = 0;

	for (int level = 3; level >= 0; level--)
		for (uint32_t unit = BLOCK / 10; unit > 0; unit /= 10)
		{
			char digit = (char) ('0' + p->block[level] / unit % 10);

			if (len > 0 || digit != '0' || (level == 0 && unit == 1))
				dst[len++] = digit;
		}
	return len;
}

/* The decimals after "phẩy", digit by digit, or as "mười bốn". */
static cchc_status
parse_decimals(parser *p, char *dst, size_t *len)
{
	size_t start = *len;

	for (small_number part; take_small(p, false, &part);)
	{
		if (part.state == SMALL_LONE_DIGIT)
		{
			dst[(*len)++] = (char) ('0' + part.value);
			continue;
		}
		if (part.value >= 100 || part.state == SMALL_HUNDREDS)
			return cchc_fail(p->err, CCHC_BAD_SYNTAX, p->last,
							 N_("Decimals are said digit by digit"), EXAMPLE);
		dst[(*len)++] = (char) ('0' + part.value / 10);
		dst[(*len)++] = (char) ('0' + part.value % 10);
		break;
	}
	if (*len == start)
		return fail(p, N_("Digits must follow \"phẩy\""), EXAMPLE);
	return CCHC_OK;
}

/* "nghìn", "triệu", "tỷ" after decimals: how far the point moves. */
static cchc_status
parse_scale(parser *p, int *exponent)
{
	*exponent = 0;
	while (p->kind == TOKEN_SCALE)
	{
		*exponent += p->value;
		if (*exponent > 27)
			return fail(p, N_("The number is beyond 10^30"), EXAMPLE);
		advance(p);
	}
	return CCHC_OK;
}

/* Whether the blocks say more than 10^30. */
static bool
too_large(const parser *p, bool decimals)
{
	bool rest = p->block[0] > 0 || p->block[1] > 0 || p->block[2] > 0 || decimals;

	return p->block[3] > 1000 || (p->block[3] == 1000 && rest);
}

/* What may follow a number: đồng, chẵn, a full stop, "./.". */
static cchc_status
parse_end(parser *p)
{
	if (p->kind == TOKEN_CURRENCY)
	{
		word_next(&p->reader, &p->word);
		skip_country(&p->reader, &p->word);
		classify(p);
	}
	if (p->kind == TOKEN_EXACT)
		advance(p);
	while (p->kind == TOKEN_PUNCTUATION)
		advance(p);
	if (p->kind != TOKEN_END)
		return fail(p, N_("This does not belong to the number"), EXAMPLE);
	return CCHC_OK;
}

cchc_status
number_words_parse(const char *s, size_t n, char *dst, size_t *written, cchc_error *err)
{
	parser p = {.reader = word_reader_begin(s, n), .err = err};
	size_t len = 0;
	size_t integer_end;
	size_t decimals_end;
	int exponent;
	bool scaled;
	cchc_status status;

	*written = 0;
	if (n > WORD_TEXT_MAX)
		return cchc_fail(err, CCHC_BAD_SYNTAX, 0, N_("The text is longer than any number"),
						 EXAMPLE);
	advance(&p);
	if (p.kind == TOKEN_END)
		return cchc_fail(err, CCHC_BAD_SYNTAX, 0, N_("The text is empty"), EXAMPLE);
	if (p.kind == TOKEN_MINUS)
	{
		dst[len++] = '-';
		advance(&p);
	}
	if ((status = parse_integer(&p, &scaled)) != CCHC_OK)
		return status;
	len += print_integer(&p, dst + len);
	integer_end = decimals_end = len;
	if (p.kind == TOKEN_POINT)
	{
		advance(&p);
		if ((status = parse_decimals(&p, dst, &len)) != CCHC_OK)
			return status;
		decimals_end = len;
		exponent = 0;
		if (!scaled && (status = parse_scale(&p, &exponent)) != CCHC_OK)
			return status;
		integer_end += (size_t) exponent;
		while (len < integer_end)
			dst[len++] = '0';
		/* "không phẩy năm tỷ" */
		for (size_t start = dst[0] == '-'; integer_end - start > 1 && dst[start] == '0';)
		{
			memmove(dst + start, dst + start + 1, --len - start);
			integer_end--;
		}
		if (len > integer_end)
		{
			memmove(dst + integer_end + 1, dst + integer_end, len - integer_end);
			dst[integer_end] = '.';
			len++;
		}
	}
	if ((status = parse_end(&p)) != CCHC_OK)
		return status;
	if (too_large(&p, decimals_end > integer_end))
		return cchc_fail(err, CCHC_OUT_OF_RANGE, 0, N_("The number is beyond 10^30"), EXAMPLE);
	*written = len;
	return CCHC_OK;
}
