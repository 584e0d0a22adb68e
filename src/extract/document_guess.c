/*
 * document_guess.c
 *		Reading a document number that was written sloppily: the text is
 *		rewritten into one that document_number_parse takes.
 */
#include "extract/document_guess.h"

#include <string.h>

#include "document/document_parts.h"
#include "document/document_token.h"
#include "document/document_type.h"
#include "extract/document_context.h"

/* A guess in progress: the text folded, and the number as far as it is rewritten. */
typedef struct guess
{
	uint8_t t[DOCUMENT_GUESS_MAX_CHARS + 8];    /* TOKEN_END behind them */
	size_t start[DOCUMENT_GUESS_MAX_CHARS + 1]; /* where each token begins, in bytes */
	size_t len;
	size_t at;
	uint8_t w[DOCUMENT_GUESS_MAX_CHARS + 8];
	size_t written;
	bool no_slash; /* the slash behind the number was left out */
} guess;

/* Fold the text; false when it is too long. */
static bool
read_tokens(guess *g, const char *s, size_t n)
{
	size_t next;

	g->len = g->at = g->written = 0;
	g->no_slash = false;
	for (size_t i = 0; i < n; i = next)
	{
		int token = document_token_at(s, n, i, &next);

		if (token == DOC_INVISIBLE ||
			(token == DOC_SPACE && g->len > 0 && g->t[g->len - 1] == DOC_SPACE))
			continue;
		if (g->len == DOCUMENT_GUESS_MAX_CHARS)
			return false;
		g->start[g->len] = i;
		g->t[g->len++] = (uint8_t) (token == TOKEN_LETTER ? TOKEN_OTHER : token);
	}
	memset(g->t + g->len, TOKEN_END, sizeof(g->t) - g->len);
	return true;
}

static inline void
put(guess *g, int token)
{
	if (g->written < sizeof(g->w) - 1)
		g->w[g->written++] = (uint8_t) token;
}

static inline void
skip_spaces(guess *g)
{
	while (g->t[g->at] == DOC_SPACE)
		g->at++;
}

/* The word of letters and digits that begins at token i. */
static document_word
word_at(const guess *g, size_t i, size_t *len)
{
	document_word word = 0;

	for (*len = 0; document_is_word(g->t[i + *len]); ++*len)
		word = word << DOCUMENT_WORD_BITS | (document_word) (g->t[i + *len] & ~DOC_LOWER);
	return word;
}

/*
 * Move behind the words before the number: they hold no digit and no slash,
 * do not touch the number, and do not name a form.
 */
static bool
skip_prefix(guess *g, const char *s)
{
	size_t i = 0;

	while (i < g->len && !document_is_digit(g->t[i]))
	{
		if (g->t[i] == DOC_SLASH)
			return false;
		i++;
	}
	if (i == g->len || (i > 0 && (document_is_letter(g->t[i - 1]) || g->t[i - 1] == DOC_HYPHEN)))
		return false;
	if (i > 0 && document_context_before(s, g->start[i]) == DOCUMENT_CONTEXT_FORM)
		return false;
	g->at = i;
	return true;
}

/* Up to `most` digits into the rewritten text; how many there were. */
static size_t
copy_digits(guess *g, size_t most)
{
	size_t n = 0;

	for (; n < most && document_is_digit(g->t[g->at]); n++)
		put(g, g->t[g->at++]);
	return n;
}

/*
 * What stands where a separator belongs: one, with spaces and repetitions
 * around it; or `instead`, when there are only spaces or nothing.  False when
 * there is no separator and nothing to put instead.
 */
static bool
copy_separator(guess *g, int instead)
{
	int found = TOKEN_END;

	for (;; g->at++)
	{
		int token = g->t[g->at];

		if (document_is_separator(token))
		{
			if (found != TOKEN_END && found != token)
				return false;
			found = token;
		}
		else if (token != DOC_SPACE)
			break;
	}
	if (found == TOKEN_END && instead == TOKEN_END)
		return false;
	put(g, found != TOKEN_END ? found : instead);
	return true;
}

/* Number, with the slash that may be missing behind it. */
static bool
rewrite_number(guess *g)
{
	int next;

	if (copy_digits(g, 6) == 0 || document_is_digit(g->t[g->at]))
		return false;
	if (g->t[g->at] == DOC_DOT)
	{
		/* 569./QĐ-BXD: a dot without digits is a slip. */
		g->at++;
		if (document_is_digit(g->t[g->at]))
		{
			put(g, DOC_DOT);
			if (copy_digits(g, 3) == 0 || document_is_digit(g->t[g->at]))
				return false;
		}
	}
	/* A lone letter is the number's; more are the symbol. */
	next = g->t[g->at + 1];
	if (document_is_letter(g->t[g->at]) && !document_is_word(next))
		put(g, g->t[g->at++]);
	if (g->t[g->at] == TOKEN_END)
		return false;

	/* A missing slash needs a type behind it: 1830 QĐ-UBND, 1830QĐ-UBND. */
	skip_spaces(g);
	if (document_is_letter(g->t[g->at]))
	{
		size_t len;
		document_word word = word_at(g, g->at, &len);

		if (document_kind_of(word, len) == DOCUMENT_KIND_NONE || len < 2)
			return false;
		g->no_slash = true;
	}
	return copy_separator(g, DOC_SLASH);
}

/* The year, with the slash that may be missing behind it. */
static bool
rewrite_year(guess *g)
{
	if (!document_is_digit(g->t[g->at]))
		return true;
	return copy_digits(g, 4) == 4 && !document_is_digit(g->t[g->at]) &&
		   copy_separator(g, DOC_SLASH) && !document_is_digit(g->t[g->at]);
}

/*
 * After a space in the symbol: whether what follows is the rest of the symbol
 * (1), running text or nothing (0), or hard to say (-1).  A word of capitals
 * belongs to it, unless the symbol is complete and text goes on.
 */
static int
goes_on(const guess *g, size_t i, bool expected)
{
	size_t len = 0;
	size_t capitals = 0;

	while (document_is_word(g->t[i + len]))
	{
		capitals += document_is_letter(g->t[i + len]) && !document_is_small(g->t[i + len]);
		len++;
	}
	if (len == 0 || g->t[i + len] == TOKEN_OTHER)
		return 0;
	if (capitals == len && len >= 2)
		return expected ? 1 : -1;
	return 0;
}

/* The groups of the symbol; stops where the symbol ends. */
static bool
rewrite_symbol(guess *g)
{
	size_t len;
	document_word word = word_at(g, g->at, &len);
	bool type_first = document_kind_of(word, len) != DOCUMENT_KIND_NONE;

	for (int groups = 0;; groups++)
	{
		if (!document_is_word(g->t[g->at]))
			return false;
		while (
			document_is_word(g->t[g->at]) ||
			((g->t[g->at] == DOC_AMPERSAND || g->t[g->at] == DOC_COMMA || g->t[g->at] == DOC_DOT) &&
			 document_is_word(g->t[g->at + 1])))
			put(g, g->t[g->at++]);

		if (g->t[g->at] == DOC_SPACE && !document_is_separator(g->t[g->at + 1]))
		{
			switch (goes_on(g, g->at + 1, type_first && groups == 0))
			{
				case 0:
					return true;
				case 1:
					(void) copy_separator(g, DOC_HYPHEN);
					continue;
				default:
					return false;
			}
		}
		if (g->t[g->at] == TOKEN_OTHER && document_is_word(g->t[g->at + 1]))
			return false;
		skip_spaces(g);
		if (!document_is_separator(g->t[g->at]))
			return true;
		/* "299/QĐ-UBND - " and "299/QĐ-UBND/": nothing follows. */
		len = g->written;
		if (!copy_separator(g, TOKEN_END))
			return false;
		if (g->t[g->at] == TOKEN_END && groups > 0)
		{
			g->written = len;
			return true;
		}
	}
}

/* Where the symbol begins in the rewritten text. */
static size_t
symbol_start(const guess *g)
{
	size_t i = 0;

	while (i < g->written && !document_is_separator(g->w[i]))
		i++;
	i++;
	if (i < g->written && document_is_digit(g->w[i]))
		i += 5;
	return i;
}

/* Words typed without Đ that mean nothing else. */
static const struct
{
	uint8_t typed[8];
	uint8_t meant[8];
	bool is_type; /* replaced as the first group only */
} unaccented[] = {
	{{DOC_Q, DOC_D}, {DOC_Q, DOC_DD}, true},
	{{DOC_N, DOC_D}, {DOC_N, DOC_DD}, true},
	{{DOC_C, DOC_D}, {DOC_C, DOC_DD}, true},
	{{DOC_Q, DOC_Y, DOC_D}, {DOC_Q, DOC_Y, DOC_DD}, true},
	{{DOC_H, DOC_D, DOC_N, DOC_D}, {DOC_H, DOC_DD, DOC_N, DOC_D}, false},
	{{DOC_B, DOC_L, DOC_D, DOC_T, DOC_B, DOC_X, DOC_H},
	 {DOC_B, DOC_L, DOC_DD, DOC_T, DOC_B, DOC_X, DOC_H},
	 false},
	{{DOC_B, DOC_G, DOC_D, DOC_D, DOC_T}, {DOC_B, DOC_G, DOC_D, DOC_DD, DOC_T}, false},
	{{DOC_B, DOC_K, DOC_H, DOC_D, DOC_T}, {DOC_B, DOC_K, DOC_H, DOC_DD, DOC_T}, false},
};

/* Put Đ where it was left out, and the usual case for small letters throughout. */
static void
rewrite_letters(guess *g)
{
	size_t symbol = symbol_start(g);
	bool small = true;
	size_t next;

	for (size_t i = symbol; i < g->written; i++)
		small &= !document_is_letter(g->w[i]) || document_is_small(g->w[i]);
	for (size_t i = symbol; i < g->written; i = next + 1)
	{
		document_word word = 0;
		uint32_t small_letters;

		for (next = i; next < g->written && !document_is_separator(g->w[next]); next++)
			word = word << DOCUMENT_WORD_BITS | (document_word) (g->w[next] & ~DOC_LOWER);
		for (size_t k = 0; k < sizeof(unaccented) / sizeof(unaccented[0]); k++)
		{
			size_t m = 0;

			while (m < next - i && m < 8 && (g->w[i + m] & ~DOC_LOWER) == unaccented[k].typed[m])
				m++;
			if (m != next - i || (m < 8 && unaccented[k].typed[m] != 0) ||
				(unaccented[k].is_type && (i != symbol || next == g->written)))
				continue;
			for (m = 0, word = 0; m < next - i; m++)
			{
				g->w[i + m] = (uint8_t) (unaccented[k].meant[m] | (g->w[i + m] & DOC_LOWER));
				word = word << DOCUMENT_WORD_BITS | unaccented[k].meant[m];
			}
			break;
		}
		if (!small)
			continue;
		small_letters = document_small_letters(word, next - i);
		for (size_t k = i; k < next; k++)
			if (document_is_letter(g->w[k]) && !(k - i < 3 && (small_letters >> (k - i) & 1)))
				g->w[k] &= (uint8_t) ~DOC_LOWER;
	}
}

/* Parse the rewritten text. */
static bool
parse_rewritten(const guess *g, document_number *out)
{
	char text[2 * sizeof(g->w)];
	size_t n = 0;

	for (size_t i = 0; i < g->written; i++)
		n += document_put(g->w[i] & ~DOC_LOWER, g->w[i] & DOC_LOWER, text + n);
	return document_number_parse(text, n, out, NULL) == CCHC_OK;
}

/*
 * "QĐ 299/UBND": a type that stands before the number belongs into the
 * symbol, but where it stood there nobody knows.
 */
static bool
type_stands_before(const guess *g, size_t number)
{
	size_t i = number;
	size_t len;
	document_word word;

	while (i > 0 && !document_is_letter(g->t[i - 1]))
		i--;
	while (i > 0 && document_is_letter(g->t[i - 1]))
		i--;
	if (i > 0 && g->t[i - 1] == TOKEN_OTHER)
		return false;
	word = word_at(g, i, &len);
	return len >= 2 && !document_is_small(g->t[i]) &&
		   document_kind_of(word, len) != DOCUMENT_KIND_NONE;
}

/* Whether a second number may follow: a slash before a letter. */
static bool
another_follows(const guess *g)
{
	for (size_t i = g->at; i < g->len; i++)
		if (g->t[i] == DOC_SLASH && document_is_letter(g->t[i + 1]))
			return true;
	return false;
}

bool
document_guess(const char *s, size_t n, document_number *out)
{
	guess g;
	document_number d;
	document_parts parts;
	size_t number;

	if (!read_tokens(&g, s, n) || !skip_prefix(&g, s))
		return false;
	number = g.at;
	if (!rewrite_number(&g) || !rewrite_year(&g) || !rewrite_symbol(&g) || another_follows(&g))
		return false;
	rewrite_letters(&g);
	if (!parse_rewritten(&g, &d) || !document_number_split(d.bytes, d.len, &parts))
		return false;
	/*
	 * Without a slash the issuer must be there, for "12 TT giáo dục" is no
	 * circular, behind a hyphen: "80 NQ/TW" may mean the Party's 80-NQ/TW.
	 */
	if (g.no_slash && (parts.issuer_len == 0 || (parts.separators & DOCUMENT_SEP_TYPE)))
		return false;
	if (number > 0 && parts.type_len == 0 && type_stands_before(&g, number))
		return false;
	*out = d;
	return true;
}
