/*
 * search_key.c
 *		Text without its accents.
 */
#include "text/search_key.h"

#include <string.h>

#include "common/utf8.h"
#include "text/apostrophe.h"
#include "text/letter_walk.h"
#include "text/nfc_inert.h"

/* Latin letters that are written with two ASCII ones. */
static const struct
{
	uint16_t code;
	char ascii[3];
} doubles[] = {
	{0x00C6, "AE"}, {0x00DF, "ss"}, {0x00E6, "ae"}, {0x0132, "IJ"},
	{0x0133, "ij"}, {0x0152, "OE"}, {0x0153, "oe"}, {0x1E9E, "SS"},
};

/*
 * Write the character c without accents; the bytes written.  A mark that
 * follows a Latin letter leaves nothing.
 */
static inline size_t
put_unaccented(uint32_t c, bool *after_latin, char *dst)
{
	letter l = letter_of(c);

	if (letter_place(l) != LETTER_NONE)
	{
		*after_latin = true;
		dst[0] = letter_ascii(l);
		return 1;
	}
	if (*after_latin && text_class_of(c) == TEXT_MARK)
		return 0;
	/* Marks of other scripts may stand between. */
	*after_latin = l != 0 || (*after_latin && !nfc_is_inert(c));
	for (size_t k = 0; l != 0 && k < sizeof(doubles) / sizeof(doubles[0]); k++)
		if (doubles[k].code == c)
		{
			memcpy(dst, doubles[k].ascii, 2);
			return 2;
		}
	return utf8_encode(c, dst);
}

size_t
unaccent_prefix(const char *s, size_t n)
{
	size_t i = 0;

	while (i < n && (unsigned char) s[i] < 0x80)
		i++;
	/* A mark may follow the last letter. */
	return i == n || i == 0 ? i : i - 1;
}

size_t
unaccent_text(unaccent_state *state, const char *s, size_t n, char *dst)
{
	letter_walk walk = letter_walk_begin(s, n);
	bool after_latin = state->after_latin;
	size_t len = 0;
	size_t at;
	unsigned index;

	while (letter_walk_next(&walk, &at, &index))
	{
		letter l = letter_table[index];

		if (letter_place(l) != LETTER_NONE || index < 0x80)
		{
			after_latin = l != 0;
			dst[len++] = l != 0 ? letter_ascii(l) : s[at];
		}
		else
		{
			uint32_t c = letter_walk_code_point(&walk, at);

			if (c != UTF8_INVALID)
				len += put_unaccented(c, &after_latin, dst + len);
			else
				dst[len++] = s[at];
		}
	}
	state->after_latin = after_latin;
	return len;
}

/*
 * Write the character c, which the table does not tell, behind one that ends
 * in the byte `last`; the bytes written.
 */
static size_t
put_other(uint32_t c, char last, bool *after_latin, char *dst)
{
	*after_latin |= (unsigned char) last < 0x80;
	if (c != UTF8_INVALID && text_class_of(c) <= TEXT_MARK && !is_apostrophe(c))
		return put_unaccented(letter_lower(c), after_latin, dst);
	dst[0] = ' ';
	return last != ' ';
}

/* Write i for every such y in a key. */
static void
fold_rimes(char *key, size_t n)
{
	size_t word = 0;

	for (size_t i = 0; i <= n; i++)
		if (i == n || key[i] == ' ')
		{
			if (ends_in_rime_y(key + word, i - word))
				key[i - 1] = 'i';
			word = i + 1;
		}
}

bool
is_search_key(const char *s, size_t n, bool fold_iy)
{
	size_t word = 0; /* where it starts */

	for (size_t i = 0; i <= n; i++)
	{
		unsigned char b = i < n ? (unsigned char) s[i] : ' ';

		if (b > ' ' && b < 0x80 && letter_key_table[b] == (char) b)
			continue;
		if (b != ' ' || (i == word && n > 0) || (fold_iy && ends_in_rime_y(s + word, i - word)))
			return false;
		word = i + 1;
	}
	return true;
}

/*
 * Write a block without a branch, as nobody can guess which bytes begin a
 * character: what each of them would write goes to the end of the key, which
 * moves on when that was something.  Returns the bytes written; 0 when the
 * table does not tell every character, or a space would meet the last one.
 * Within a block no two spaces meet: the table tells only a space to be one.
 */
static inline size_t
put_block(const letter_walk *walk, char last, char *dst)
{
	size_t len = 0;

#pragma GCC unroll 16
	for (unsigned k = 0; k < WALK_BYTES; k++)
	{
		char c = letter_key_table[walk->index[k]];

		dst[len] = c;
		len += c != 0;
	}
	if (len != (size_t) __builtin_popcount(walk->starts) || (dst[0] == ' ' && last == ' '))
		return 0;
	return len;
}

size_t
search_key(search_key_state *state, const char *s, size_t n, bool fold_iy, char *dst)
{
	letter_walk walk = letter_walk_begin(s, n);
	char last = state->started && !state->space ? 'x' : ' '; /* what was written last */
	bool after_latin = false; /* known after the last byte when that is ASCII */
	size_t len = 0;
	size_t at;
	unsigned index;

	if (state->space)
		dst[len++] = ' ';
	while (letter_walk_block(&walk))
	{
		size_t written = put_block(&walk, last, dst + len);

		if (written > 0)
		{
			len += written;
			last = dst[len - 1];
			continue;
		}
		while (letter_walk_next_of_block(&walk, &at, &index))
		{
			char c = letter_key_table[index];

			if (c == 0 && index >= 0x80)
			{
				state->other = true;
				len += put_other(letter_walk_code_point(&walk, at), last, &after_latin, dst + len);
				last = len > 0 ? dst[len - 1] : ' ';
				continue;
			}
			if (c == 0)
				c = ' '; /* punctuation */
			dst[len] = c;
			len += (c | last) != ' '; /* not both are spaces: no other two bits make one */
			last = c;
		}
	}

	/* A space at the end waits for what follows. */
	state->space = len > 0 && last == ' ';
	if (state->space)
		len--;
	state->started |= len > 0;
	if (fold_iy)
		fold_rimes(dst, len);
	return len;
}
