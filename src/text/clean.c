/*
 * clean.c
 *		Invisible characters, look-alikes and spaces.
 */
#include "text/clean.h"

#include "common/ascii.h"
#include "common/utf8.h"
#include "common/lookalike.h"
#include "text/apostrophe.h"
#include "text/byte_scan.h"
#include "text/letter.h"
#include "text/nfc_inert.h"

/* Full-width forms are ASCII at a fixed distance. */
static inline bool
is_full_width(uint32_t c)
{
	return c >= 0xFF01 && c <= 0xFF5E;
}

/* Greek and Cyrillic: the scripts whose letters pass for Latin ones. */
static inline bool
is_other_script(uint32_t c)
{
	return c >= 0x0370 && c <= 0x052F;
}

size_t
clean_prefix(const clean_state *state, const char *s, size_t n)
{
	size_t i = 0;
	size_t used;

	if (n == 0 || (s[0] == ' ' ? !state->started : state->space))
		return 0;
	while ((i = skip_clean_bytes(s, n, i)) < n)
	{
		uint32_t c = utf8_decode(s + i, n - i, &used);
		text_class class = text_class_of(c);

		if (!nfc_is_inert(c) || (class != TEXT_WORD && class != TEXT_OTHER) || is_full_width(c) ||
			is_other_script(c) || letter_of(c) & LETTER_ETH)
			break;
		i += used;
	}
	if (i == n && s[n - 1] != ' ')
		return n;
	while (i > 0 && s[--i] != ' ')
		;
	return i;
}

/* A run of letters being written to dst. */
typedef struct word
{
	size_t start; /* in dst */
	bool open;
	bool latin;      /* has a Latin letter */
	bool lookalike;  /* has a letter of another script that looks Latin, */
	bool other;      /* one that does not, */
	bool foreign;    /* a Latin letter outside the Vietnamese alphabet, */
	bool eth;        /* an eth, */
	bool inner_eth;  /* an eth that is not the first letter, */
	bool small;      /* has a small letter, */
	bool vowel;      /* a vowel, */
	bool vietnamese; /* a letter that only Vietnamese has */
} word;

/*
 * The ASCII letter that a letter of another script looks like, in either case:
 * text must not be repaired in small letters only.  0 for none.
 */
static uint32_t
latin_lookalike(uint32_t c)
{
	int ascii = lookalike_ascii(c);

	if (ascii > 0)
		return (uint32_t) ascii;
	ascii = lookalike_ascii(letter_lower(c));
	return ascii > 0 ? letter_upper((uint32_t) ascii) : 0;
}

/* Count one more letter of the word. */
static void
note_letter(word *w, uint32_t c)
{
	letter l = letter_of(c);
	unsigned place = letter_place(l);

	if (l == 0)
	{
		if (is_other_script(c) && latin_lookalike(c) != 0)
			w->lookalike = true;
		else if (text_class_of(c) == TEXT_MARK)
			w->vietnamese = true; /* it may yet compose with its letter */
		else
			w->other = true;
	}
	else
	{
		w->eth |= (l & LETTER_ETH) != 0;
		w->inner_eth |= (l & LETTER_ETH) != 0 && w->open;
		w->latin = true;
		w->foreign |= (l & LETTER_FOREIGN) != 0;
		w->small |= !(l & LETTER_UPPER);
		w->vowel |= letter_is_vowel(l);
		w->vietnamese |= place == LETTER_A_BREVE || place == LETTER_O_HORN ||
						 place == LETTER_U_HORN ||
						 (place == LETTER_D_STROKE && !(l & LETTER_ETH)) ||
						 (c >= LATIN_END && !(l & LETTER_FOREIGN));
	}
	w->open = true;
}

/* The word ends at dst[len]: repair it if it is Vietnamese-shaped.  Returns its new end. */
static size_t
end_word(word *w, char *dst, size_t len)
{
	bool scripts = w->lookalike && w->latin && !w->other;
	bool eth = w->eth && !w->other && !w->foreign &&
			   (!w->inner_eth || !w->small || !w->vowel || w->vietnamese);
	size_t out = w->start;
	size_t start = w->start;
	size_t used;

	*w = (word){0};
	if (!scripts && !eth)
		return len;
	for (size_t i = start; i < len; i += used)
	{
		uint32_t c = utf8_decode(dst + i, len - i, &used);

		if (eth && letter_of(c) & LETTER_ETH)
			c = letter_code_point(letter_of(c));
		else if (scripts && is_other_script(c) && latin_lookalike(c) != 0)
			c = latin_lookalike(c);
		out += utf8_encode(c, dst + out);
	}
	return out;
}

size_t
clean_text(clean_state *state, const char *s, size_t n, char *dst)
{
	word w = {0};
	size_t len = 0;
	size_t used;

	for (size_t i = 0; i < n; i += used)
	{
		uint32_t c = utf8_decode(s + i, n - i, &used);
		text_class class;
		bool inside; /* a run of letters */

		if (is_full_width(c))
			c = c - 0xFF01 + '!';
		class = c == UTF8_INVALID ? TEXT_OTHER : text_class_of(c);
		if (class == TEXT_INVISIBLE)
			continue;
		/* U+02BC is a letter to Unicode, and between letters an apostrophe like the others. */
		inside = class == TEXT_MARK || (class == TEXT_WORD && !is_digit(c) && !is_apostrophe(c));
		if (w.open && !inside)
			len = end_word(&w, dst, len);
		if (class == TEXT_SPACE)
		{
			state->space = state->started;
			continue;
		}
		if (state->space)
			dst[len++] = ' ';
		state->space = false;
		state->started = true;
		if (inside && (class == TEXT_WORD || w.open))
		{
			if (!w.open)
				w.start = len;
			note_letter(&w, c);
		}
		if (c == UTF8_INVALID)
			dst[len++] = s[i];
		else
			len += utf8_encode(c, dst + len);
	}
	if (w.open)
		len = end_word(&w, dst, len);
	return len;
}
