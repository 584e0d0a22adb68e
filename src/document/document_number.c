/*
 * document_number.c
 *		Parsing document numbers.
 *
 *		document := number sep [year sep] group { sep group }
 *		number   := digits{1,6} [ "." digits{1,3} ] [ letter ]
 *		year     := 1945 to 2099
 *		group    := letters, digits, and & , . between them
 *		sep      := "/" | "-"
 *
 * The first group begins with a letter.  When it is a type (document_type.h)
 * the issuer is the next group, otherwise the first group is the issuer.
 */
#include "document/document_number.h"

#include <string.h>

#include "document/document_token.h"
#include "document/document_type.h"

#define YEAR_FIRST 1945 /* the state's first year */
#define YEAR_LAST 2099

#define TOKEN_SLACK 8

/* Letters of a value, for bitmaps of small letters. */
#define MAX_LETTERS 128

static const char EXAMPLE[] =
	N_("A document number looks like 299/QĐ-UBND, 118/2025/NĐ-CP or 80-NQ/TW.");
static const char GUESS[] = N_(
	"To read sloppily written numbers use guess_document_number(); a document number looks like 299/QĐ-UBND.");

/* A digit or a letter: their codes are neighbours, and a digit is never small. */
static inline bool
is_word(int token)
{
	return (unsigned) (token & ~DOC_LOWER) - DOC_0 < DOC_CODES - DOC_0;
}

/* Any character of the alphabet. */
static inline bool
is_code(int token)
{
	return (unsigned) (token & ~DOC_LOWER) - 1 < DOC_CODES - 1;
}

static inline bool
is_punctuation(int token)
{
	return token == DOC_AMPERSAND || token == DOC_COMMA || token == DOC_DOT;
}

/*
 * Read the beginning of the text, as far as it is plain: ASCII characters of
 * the alphabet and Đ, and no more than max bytes.  Nearly always that is all of
 * it.  Returns the number of tokens; *at is where the text goes on.
 */
static inline size_t
read_plain(const char *s, size_t n, uint8_t *t, size_t max, size_t *at)
{
	const unsigned char *p = (const unsigned char *) s;
	const unsigned char *end = p + (n < max ? n : max);
	size_t len = 0;

	while (p < end)
	{
		uint8_t c = document_ascii[*p];

		if (is_code(c))
		{
			t[len++] = c;
			p++;
		}
		else if (*p == 0xC4 && end - p >= 2 && (p[1] & 0xFE) == 0x90)
		{
			t[len++] = DOC_DD | (p[1] & 1 ? DOC_LOWER : 0);
			p += 2;
		}
		else
			break;
	}
	*at = (size_t) (p - (const unsigned char *) s);
	return len;
}

/* Reading a text token by token. */
typedef struct reader
{
	const char *s;
	size_t n;
	size_t at;
	size_t characters; /* read so far */
	size_t position;   /* of the last token, 1-based, in characters */
	bool space;        /* since the last token */
	int last;          /* the last token; TOKEN_END before the first */
} reader;

/*
 * The next token: a code of the alphabet, TOKEN_LETTER or TOKEN_OTHER for any
 * other character, or DOC_SPACE for a space that stands neither at an end nor
 * beside a separator: then the character behind it comes next.
 */
static inline int
next_token(reader *r)
{
	for (;;)
	{
		size_t next;
		int token = document_token_at(r->s, r->n, r->at, &next);

		if (token == DOC_SPACE || token == DOC_INVISIBLE)
		{
			r->space |= token == DOC_SPACE;
			r->at = next;
			r->characters++;
			continue;
		}
		r->position = r->characters + 1;
		if (token == TOKEN_END)
			return TOKEN_END;
		if (r->space && r->last != TOKEN_END && !document_is_separator(r->last) &&
			!document_is_separator(token))
		{
			r->space = false;
			r->position = r->characters;
			r->last = DOC_SPACE;
			return DOC_SPACE;
		}
		r->space = false;
		r->last = token;
		for (; r->at < next; r->at++)
			r->characters += ((unsigned char) r->s[r->at] & 0xC0) != 0x80;
		return token;
	}
}

/* Read the text into t, which has room for max + 1 tokens; returns how many, at most max + 1. */
static inline size_t
read_tokens(const char *s, size_t n, uint8_t *t, size_t max)
{
	reader r = {.s = s, .n = n};
	size_t len = read_plain(s, n, t, max, &r.at);
	int token;

	/* A mark belongs to the letter before it (document_token.h: CC 80 to CD AF). */
	if (len > 0 && r.at < n && ((unsigned char) s[r.at] & 0xFE) == 0xCC)
		r.at -= (t[--len] & ~DOC_LOWER) == DOC_DD ? 2 : 1;
	if (len > 0)
		r.last = t[len - 1];
	while (len <= max && (token = next_token(&r)) != TOKEN_END)
		t[len++] = (uint8_t) token;
	return len;
}

/* Where in the text the token with this index begins, 1-based, in characters. */
static size_t
position_of_token(const char *s, size_t n, size_t index)
{
	reader r = {.s = s, .n = n};

	while (next_token(&r) != TOKEN_END && index > 0)
		index--;
	return r.position;
}

/* A parse in progress. */
typedef struct parser
{
	const char *input;
	size_t input_len;
	cchc_error *err;
	size_t len;
	uint8_t t[DOCUMENT_NUMBER_MAX_CHARS + 1 + TOKEN_SLACK]; /* tokens, TOKEN_END behind them */

	int year;
	int number;
	int dotted;
	int letter;
	unsigned separators;
	size_t digits; /* typed in the number, leading zeros included */
	size_t symbol; /* index of the first group */
} parser;

static cchc_status
fail_at(const parser *p, size_t token, const char *reason, const char *hint)
{
	size_t position = 0;

	if (p->err != NULL)
		position = position_of_token(p->input, p->input_len, token);
	return cchc_fail(p->err, CCHC_BAD_SYNTAX, position, reason, hint);
}

/* Up to `most` digits at *at, which moves behind them; returns how many there were. */
static inline size_t
read_digits(const parser *p, size_t *at, size_t most, int *value)
{
	size_t n = 0;

	for (*value = 0; n < most && document_is_digit(p->t[*at]); n++, (*at)++)
		*value = *value * 10 + (p->t[*at] - DOC_0);
	return n;
}

/* Digits, dotted number, letter and the separator behind them. */
static cchc_status
parse_number(parser *p, size_t *at)
{
	size_t i = 0;

	p->digits = read_digits(p, &i, 6, &p->number);
	if (p->digits == 0)
	{
		if (document_is_separator(p->t[0]))
			return fail_at(p, 0, N_("The number before the symbol is missing"), EXAMPLE);
		return fail_at(p, 0, N_("A document number begins with digits"), GUESS);
	}
	if (document_is_digit(p->t[i]))
		return fail_at(p, i, N_("The number has more than six digits"), EXAMPLE);
	if (p->number == 0)
		return fail_at(p, 0, N_("Documents are counted from 1, there is no number 0"), EXAMPLE);

	if (p->t[i] == DOC_DOT)
	{
		i++;
		if (read_digits(p, &i, 3, &p->dotted) == 0)
			return fail_at(p, i, N_("Digits must follow the dot in the number"), GUESS);
		if (document_is_digit(p->t[i]))
			return fail_at(p, i, N_("More than three digits follow the dot in the number"),
						   EXAMPLE);
		if (p->dotted == 0)
			return fail_at(p, i - 1, N_("The number after the dot is counted from 1"), EXAMPLE);
	}
	if (document_is_letter(p->t[i]))
	{
		p->letter = p->t[i++];
		if (document_is_letter(p->t[i]))
			return fail_at(p, i, N_("Between the number and the symbol a slash is missing"), GUESS);
	}

	if (i == p->len)
		return fail_at(p, i, N_("The symbol after the number is missing"), EXAMPLE);
	if (p->t[i] == DOC_SPACE)
		return fail_at(p, i, N_("Between the number and the symbol there is a space, not a slash"),
					   GUESS);
	if (!document_is_separator(p->t[i]))
		return fail_at(p, i, N_("This character cannot follow the number"), EXAMPLE);
	if (p->t[i] == DOC_HYPHEN)
		p->separators |= DOCUMENT_SEP_FIRST;
	*at = i + 1;
	return CCHC_OK;
}

/* The year and the separator behind it, when there is one. */
static cchc_status
parse_year(parser *p, size_t *at)
{
	size_t i = *at;
	size_t digits;
	int year;

	if (!document_is_digit(p->t[i]))
		return CCHC_OK;
	digits = read_digits(p, &i, 5, &year);
	if (!document_is_separator(p->t[i]))
	{
		if (i == p->len && digits == 4)
			return fail_at(p, i,
						   N_("The symbol is missing: two numbers alone are no document number"),
						   EXAMPLE);
		return fail_at(p, *at, N_("The symbol must begin with a letter"), EXAMPLE);
	}
	if (digits != 4)
		return fail_at(p, *at, N_("The year must have four digits"), EXAMPLE);
	if (year < YEAR_FIRST || year > YEAR_LAST)
		return fail_at(p, *at, N_("The year must be 1945 to 2099"), EXAMPLE);
	p->year = year;
	if (p->t[i] == DOC_HYPHEN)
		p->separators |= DOCUMENT_SEP_YEAR;
	*at = i + 1;
	return CCHC_OK;
}

/* Why the token at i cannot stand where a group has to begin or go on. */
static cchc_status
fail_group(const parser *p, size_t i, bool begins)
{
	if (begins && i == p->len)
		return fail_at(p, i,
					   i == p->symbol ? N_("The symbol is missing")
									  : N_("The symbol ends with a separator; a group is missing"),
					   EXAMPLE);
	if (begins && document_is_separator(p->t[i]))
		return fail_at(p, i, N_("Two separators stand side by side; a group is missing"), GUESS);
	if (p->t[i] == DOC_SPACE)
		return fail_at(p, i, N_("A space cannot stand inside the symbol"), GUESS);
	if (is_punctuation(p->t[i]))
		return fail_at(p, i, N_("Punctuation must stand between two letters or digits of a group"),
					   GUESS);
	return fail_at(p, i, N_("This character cannot stand in a symbol"), GUESS);
}

/* What the symbol is made of, in tokens. */
typedef struct symbol
{
	document_kind kind;
	size_t issuer; /* the groups' first tokens; all end where the next begins, */
	size_t unit;   /* less a separator, or at the end */
	bool unusual;  /* some letter is not in its usual case */
} symbol;

static cchc_status
parse_symbol(const parser *p, symbol *sym)
{
	const uint8_t *t = p->t;
	size_t i = p->symbol;
	size_t groups = 0;
	size_t start[3] = {p->symbol, p->len + 1, p->len + 1};
	document_kind kind = DOCUMENT_KIND_NONE;
	bool unusual = p->letter != 0 && !(p->letter & DOC_LOWER);

	for (;;)
	{
		size_t first = i;
		document_word word = 0;
		uint64_t small = 0; /* letters; only words of three usually have some */

		if (!is_word(t[i]))
			return fail_group(p, i, true);
		while (is_word(t[i]) || (is_punctuation(t[i]) && is_word(t[i + 1])))
		{
			small |= (uint64_t) ((t[i] & DOC_LOWER) != 0) << (i - first) % 64;
			word = word << DOCUMENT_WORD_BITS | (document_word) (t[i] & ~DOC_LOWER);
			i++;
		}
		unusual |= small != document_small_letters(word, i - first);
		if (groups == 0)
			kind = document_kind_of(word, i - first);
		groups++;
		if (i == p->len)
			break;
		if (!document_is_separator(t[i]))
			return fail_group(p, i, false);
		i++;
		if (groups < 3)
			start[groups] = i;
	}

	sym->kind = kind;
	sym->unusual = unusual;
	sym->issuer = start[kind != DOCUMENT_KIND_NONE];
	sym->unit = kind == DOCUMENT_KIND_NONE    ? start[1]
				: kind == DOCUMENT_KIND_JOINT ? p->len + 1
											  : start[2];
	return CCHC_OK;
}

/*
 * Write the tokens from first to last (not included) as a word; a missing word
 * is 0.  Eight at a time, for words are short and their lengths vary: up to
 * seven bytes behind both ends are read and overwritten.  The tokens have
 * TOKEN_SLACK bytes behind them; DOCUMENT_NUMBER_MAX_BYTES leaves room, as the
 * words of a value end before its byte 110.
 */
static inline uint8_t *
put_word(uint8_t *dst, const uint8_t *first, const uint8_t *last)
{
	size_t n = first < last ? (size_t) (last - first) : 0;

	if (n == 0)
	{
		*dst++ = 0;
		return dst;
	}
	for (size_t i = 0; i < n; i += sizeof(uint64_t))
	{
		uint64_t codes;

		memcpy(&codes, first + i, sizeof(codes));
		codes = (codes & UINT64_C(0x7F7F7F7F7F7F7F7F)) << 1 | UINT64_C(0x0101010101010101);
		memcpy(dst + i, &codes, sizeof(codes));
	}
	dst[n - 1] &= 0xFE;
	return dst + n;
}

/*
 * Choose the form byte for letters that are not in their usual case; write the
 * tail when no DOCUMENT_CASE says it all.
 */
static uint8_t *
put_case(uint8_t *dst, uint8_t *form, const parser *p)
{
	uint8_t bitmap[MAX_LETTERS / 8] = {0}; /* of the small ones */
	size_t letters = 0;
	size_t small = 0;

	if (p->letter != 0)
	{
		small = (p->letter & DOC_LOWER) != 0;
		bitmap[0] = (uint8_t) small;
		letters = 1;
	}
	for (size_t i = p->symbol; i < p->len; i++)
	{
		if (!document_is_letter(p->t[i]))
			continue;
		if (p->t[i] & DOC_LOWER)
		{
			bitmap[letters / 8] |= (uint8_t) (1 << letters % 8);
			small++;
		}
		letters++;
	}

	if (small == letters)
		*form = DOCUMENT_CASE_LOWER;
	else if (small == 0)
		*form = DOCUMENT_CASE_UPPER;
	else
	{
		size_t bytes = (letters + 7) / 8;

		*form = DOCUMENT_CASE_MIXED | BYTE_KEY_TAIL;
		memcpy(dst, bitmap, bytes);
		dst += bytes;
		*dst++ = (uint8_t) (bytes + 1);
	}
	return dst;
}

static void
put_value(const parser *p, const symbol *sym, document_number *out)
{
	const uint8_t *t = p->t;
	uint8_t *dst = out->bytes + 1;
	bool suffix = p->dotted != 0 || p->letter != 0;
	uint32_t number = (uint32_t) p->number << 1 | suffix;
	unsigned separators = p->separators;

	*dst++ = (uint8_t) (p->year == 0 ? 0 : p->year - DOCUMENT_YEAR_BASE);
	if (sym->issuer <= p->len)
		dst = put_word(dst, t + sym->issuer, sym->unit <= p->len ? t + sym->unit - 1 : t + p->len);
	else
		*dst++ = 0;
	if (sym->kind == DOCUMENT_KIND_NONE)
		*dst++ = 0;
	else
	{
		dst =
			put_word(dst, t + p->symbol, sym->issuer <= p->len ? t + sym->issuer - 1 : t + p->len);
		if (sym->issuer <= p->len && t[sym->issuer - 1] == DOC_SLASH)
			separators |= DOCUMENT_SEP_TYPE;
	}
	*dst++ = (uint8_t) (number >> 16);
	*dst++ = (uint8_t) (number >> 8);
	*dst++ = (uint8_t) number;
	if (suffix)
	{
		uint32_t packed = (uint32_t) p->dotted << 6 | (uint32_t) (p->letter & ~DOC_LOWER);

		*dst++ = (uint8_t) (packed >> 8);
		*dst++ = (uint8_t) packed;
	}
	if (sym->unit <= p->len && t[sym->unit - 1] == DOC_SLASH)
		separators |= DOCUMENT_SEP_UNIT;
	if (sym->unit <= p->len || separators != 0)
		dst = put_word(dst, t + sym->unit, t + p->len);
	if (separators != 0)
		*dst++ = (uint8_t) separators;
	out->bytes[0] = DOCUMENT_CASE_USUAL;
	if (sym->unusual)
		dst = put_case(dst, out->bytes, p);
	out->len = (size_t) (dst - out->bytes);
}

cchc_status
document_number_parse(const char *s, size_t n, document_number *out, cchc_error *err)
{
	parser p;
	symbol sym = {0};
	size_t at = 0;
	size_t zeros;
	cchc_status status;

	p.input = s;
	p.input_len = n;
	p.err = err;
	p.year = p.dotted = p.letter = 0;
	p.separators = 0;
	p.len = read_tokens(s, n, p.t, DOCUMENT_NUMBER_MAX_CHARS);
	memset(p.t + p.len, TOKEN_END, TOKEN_SLACK);
	if (p.len == 0)
		return cchc_fail(err, CCHC_BAD_SYNTAX, 0, N_("The value is empty"), EXAMPLE);
	if ((status = parse_number(&p, &at)) != CCHC_OK || (status = parse_year(&p, &at)) != CCHC_OK)
		return status;
	p.symbol = at;
	if (document_is_digit(p.t[at]))
		return fail_at(&p, at, N_("The symbol must begin with a letter"), EXAMPLE);
	/* A single digit gains a zero in print, which counts too. */
	zeros = p.digits == 1;
	if (p.len + zeros > DOCUMENT_NUMBER_MAX_CHARS)
		return fail_at(&p, p.len - 1, N_("The value is longer than 100 characters"), EXAMPLE);
	if ((status = parse_symbol(&p, &sym)) != CCHC_OK)
		return status;
	put_value(&p, &sym, out);
	return CCHC_OK;
}
