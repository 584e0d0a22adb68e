/*
 * token_scan.c
 *		The tokens of a text.
 */
#include "search/token_scan.h"

#include <string.h>

#include "search/token_address.h"
#include "search/token_char.h"
#include "search/token_code.h"
#include "text/syllable.h"

/* What a word is made of. */
typedef struct word
{
	size_t end;
	size_t letters;
	bool digits; /* has some */
	bool only_digits;
	bool ascii;    /* of nothing else */
	bool capitals; /* no letter is small, or of another alphabet */
} word;

/* The longest token of which a letter or mark more may be a part. */
#define CUT_ROOM UTF8_MAX_BYTES

/*
 * Whether the bytes from s on, up to the next zero-width space or the end of
 * the word, are one syllable.
 */
static bool
begins_with_syllable(const char *s, size_t n)
{
	char syllable[SYLLABLE_MAX_BYTES];
	size_t length = 0;
	size_t used;

	for (size_t i = 0; i < n; i += used)
	{
		token_char class = token_char_at(s + i, n - i, &used);

		if (class == TOKEN_CHAR_OTHER ||
			(class == TOKEN_CHAR_INVISIBLE && utf8_decode(s + i, n - i, &used) == ZERO_WIDTH_SPACE))
			break;
		if (class == TOKEN_CHAR_INVISIBLE && i < SYLLABLE_MAX_BYTES * 4)
			continue;
		if (length + used > sizeof(syllable))
			return false;
		memcpy(syllable + length, s + i, used);
		length += used;
	}
	return length > 0 && syllable_of_text(syllable, length) != SYLLABLE_NONE;
}

/* Whether the n bytes s are one syllable, but for invisible characters. */
static bool
is_syllable(const char *s, size_t n)
{
	return n < 8 * SYLLABLE_MAX_BYTES && begins_with_syllable(s, n);
}

/*
 * The word at s (n > 0 bytes): up to the last letter, digit or mark before what
 * separates.  Invisible characters inside belong to it, but a zero-width space
 * between two whole syllables separates them.
 */
static word
word_at(const char *s, size_t n)
{
	word w = {.only_digits = true, .ascii = true, .capitals = true};
	size_t i = 0;
	size_t used;

	while (i < n && i + CUT_ROOM <= TOKEN_MAX_BYTES)
	{
		unsigned char b = (unsigned char) s[i];
		uint32_t c;
		letter l;
		token_char class;

		if (is_digit(b))
		{
			w.digits = true;
			w.end = ++i;
			continue;
		}
		if (is_ascii_letter(b))
		{
			w.only_digits = false;
			w.letters++;
			w.capitals &= b < 'a';
			w.end = ++i;
			continue;
		}
		c = utf8_decode(s + i, n - i, &used);
		l = letter_of(c);
		class = l != 0 ? TOKEN_CHAR_WORD : token_char_at(s + i, n - i, &used);
		if (class == TOKEN_CHAR_OTHER)
			break;
		if (class == TOKEN_CHAR_INVISIBLE)
		{
			if (c == ZERO_WIDTH_SPACE && is_syllable(s, w.end) &&
				begins_with_syllable(s + i + used, n - i - used))
				break;
			i += used;
			continue;
		}
		w.ascii = false;
		w.only_digits = false;
		w.letters += class == TOKEN_CHAR_WORD;
		w.capitals &= class == TOKEN_CHAR_MARK || (l & LETTER_UPPER) != 0;
		i += used;
		w.end = i;
	}
	/* A cut word ends where it is cut, so that marks are not left alone. */
	return w;
}

/* The names of places and of their kinds are written P., Q., TX.; T. is a province. */
static const char *const prefixes[] = {"F",  "H",  "KP", "P", "Q", "T", "TP", "TT",
									   "TX", "Tp", "Tx", "X", "p", "q", "tp", "tx"};

/* How many bytes of s are a prefix and its dot, with a capital or a digit behind it. */
static size_t
prefix_at(const char *s, size_t n, size_t word_end)
{
	size_t i = word_end + 1;
	size_t used;

	if (i >= n || s[word_end] != '.')
		return 0;
	for (size_t k = 0; k < sizeof(prefixes) / sizeof(prefixes[0]); k++)
	{
		if (strlen(prefixes[k]) != word_end || memcmp(prefixes[k], s, word_end) != 0)
			continue;
		while (i < n && i < word_end + 4 && s[i] == ' ')
			i++;
		if (i < n && (is_digit((unsigned char) s[i]) ||
					  letter_of(utf8_decode(s + i, n - i, &used)) & LETTER_UPPER))
			return word_end + 1;
	}
	return 0;
}

/* Capitals that are no syllable: UBND, TNHH, GCN. */
#define LONGEST_ABBREVIATION 12

static token_type
type_of(const char *s, const word *w)
{
	if (w->only_digits)
		return TOKEN_INTEGER;
	if (w->digits)
		return TOKEN_NUMBER_WORD;
	if (w->capitals && w->letters >= 2 && w->letters <= LONGEST_ABBREVIATION &&
		!is_syllable(s, w->end))
		return TOKEN_ABBREVIATION;
	return w->ascii ? TOKEN_ASCII_WORD : TOKEN_WORD;
}

/* Signs behind which an address may go on. */
static inline bool
ties_address(char c)
{
	return c == '.' || c == '@' || c == ':' || c == '-' || c == '_' || c == '+';
}

/* The token at s, which begins a word. */
static size_t
word_token(token_scan *scan, token_type *type)
{
	const char *s = scan->s + scan->at;
	size_t n = scan->n - scan->at;
	word w;
	size_t end;
	size_t tried;

	if (is_digit((unsigned char) s[0]) || (n > 2 && is_digit((unsigned char) s[1])))
	{
		end = token_code(s, n, type);
		if (end > 0)
			return end;
	}
	w = word_at(s, n);
	if (w.ascii && w.end < n && ties_address(s[w.end]))
	{
		if (scan->at >= scan->no_address)
		{
			if ((end = token_address(s, n, type, &tried)) > 0)
				return end;
			scan->no_address = scan->at + tried;
		}
		if ((end = prefix_at(s, n, w.end)) > 0)
		{
			*type = TOKEN_PREFIX;
			return end;
		}
	}
	*type = type_of(s, &w);
	return w.end;
}

/* The blank at s: up to where a word, a tag or an entity begins. */
static size_t
blank_at(const char *s, size_t n)
{
	size_t i = 0;
	size_t used;

	while (i < n && i + CUT_ROOM <= TOKEN_MAX_BYTES)
	{
		token_type type;

		if (s[i] == ' ')
			used = 1;
		else if (token_char_at(s + i, n - i, &used) == TOKEN_CHAR_WORD ||
				 ((s[i] == '<' || s[i] == '&') && token_markup(s + i, n - i, &type) > 0))
			break;
		i += used;
	}
	return i;
}

bool
token_next(token_scan *scan, token *t)
{
	const char *s = scan->s + scan->at;
	size_t n = scan->n - scan->at;
	size_t used;

	if (n == 0)
		return false;
	t->s = s;
	if (token_char_at(s, n, &used) == TOKEN_CHAR_WORD)
	{
		/* A host behind its scheme ends in anything. */
		if (scan->at < 3 || memcmp(s - 3, "://", 3) != 0 ||
			!(is_ascii_letter((unsigned char) s[0]) || is_digit((unsigned char) s[0])) ||
			(t->n = token_host(s, n, &t->type)) == 0)
			t->n = word_token(scan, &t->type);
	}
	else if ((s[0] != '<' && s[0] != '&') || (t->n = token_markup(s, n, &t->type)) == 0)
	{
		t->n = blank_at(s, n);
		t->type = TOKEN_BLANK;
	}
	scan->at += t->n;
	return true;
}
