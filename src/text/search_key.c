/*
 * search_key.c
 *		Text without its accents.
 */
#include "text/search_key.h"

#include <string.h>

#include "common/utf8.h"
#include "text/letter.h"

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
	*after_latin = l != 0;
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
unaccent_text(const char *s, size_t n, char *dst)
{
	bool after_latin = false;
	size_t len = 0;
	size_t used;

	for (size_t i = 0; i < n; i += used)
	{
		uint32_t c = utf8_decode(s + i, n - i, &used);

		if (c == UTF8_INVALID)
		{
			after_latin = false;
			dst[len++] = s[i];
		}
		else
			len += put_unaccented(c, &after_latin, dst + len);
	}
	return len;
}

/* Small letter or digit for each ASCII one, 0 for what becomes a space. */
static const char key_of_ascii[128] = {
	['0'] = '0', ['1'] = '1', ['2'] = '2', ['3'] = '3', ['4'] = '4', ['5'] = '5', ['6'] = '6',
	['7'] = '7', ['8'] = '8', ['9'] = '9', ['A'] = 'a', ['B'] = 'b', ['C'] = 'c', ['D'] = 'd',
	['E'] = 'e', ['F'] = 'f', ['G'] = 'g', ['H'] = 'h', ['I'] = 'i', ['J'] = 'j', ['K'] = 'k',
	['L'] = 'l', ['M'] = 'm', ['N'] = 'n', ['O'] = 'o', ['P'] = 'p', ['Q'] = 'q', ['R'] = 'r',
	['S'] = 's', ['T'] = 't', ['U'] = 'u', ['V'] = 'v', ['W'] = 'w', ['X'] = 'x', ['Y'] = 'y',
	['Z'] = 'z', ['a'] = 'a', ['b'] = 'b', ['c'] = 'c', ['d'] = 'd', ['e'] = 'e', ['f'] = 'f',
	['g'] = 'g', ['h'] = 'h', ['i'] = 'i', ['j'] = 'j', ['k'] = 'k', ['l'] = 'l', ['m'] = 'm',
	['n'] = 'n', ['o'] = 'o', ['p'] = 'p', ['q'] = 'q', ['r'] = 'r', ['s'] = 's', ['t'] = 't',
	['u'] = 'u', ['v'] = 'v', ['w'] = 'w', ['x'] = 'x', ['y'] = 'y', ['z'] = 'z',
};

/* Whether the word ends in a rime y that may as well be written i: ly, quy; not y, thuy, quay. */
static inline bool
ends_in_rime_y(const char *word, size_t n)
{
	if (n < 2 || word[n - 1] != 'y')
		return false;
	return n == 2 ? strchr("hklmstv", word[0]) != NULL : n == 3 && word[0] == 'q' && word[1] == 'u';
}

bool
is_search_key(const char *s, size_t n, bool fold_iy)
{
	size_t word = 0; /* where it starts */

	for (size_t i = 0; i <= n; i++)
	{
		unsigned char b = i < n ? (unsigned char) s[i] : ' ';

		if (b < 0x80 && key_of_ascii[b] == (char) b && b != 0)
			continue;
		if (b != ' ' || (i == word && n > 0) || (fold_iy && ends_in_rime_y(s + word, i - word)))
			return false;
		word = i + 1;
	}
	return true;
}

size_t
search_key(search_key_state *state, const char *s, size_t n, bool fold_iy, char *dst)
{
	bool after_latin = false;
	size_t len = 0;
	size_t word = 0; /* where it starts in dst */
	size_t used;

	for (size_t i = 0; i < n; i += used)
	{
		uint32_t c = (unsigned char) s[i];
		bool space;

		used = 1;
		if (c < 0x80)
			space = key_of_ascii[c] == 0;
		else
		{
			c = utf8_decode(s + i, n - i, &used);
			space = letter_of(c) == 0 && (c == UTF8_INVALID || text_class_of(c) > TEXT_MARK);
		}
		if (space)
		{
			if (fold_iy && ends_in_rime_y(dst + word, len - word))
				dst[len - 1] = 'i';
			state->space = state->started;
			after_latin = false;
			word = len;
			continue;
		}
		if (state->space)
		{
			dst[len++] = ' ';
			word = len;
		}
		state->space = false;
		state->started = true;
		if (c < 0x80)
		{
			after_latin = true;
			dst[len++] = key_of_ascii[c];
		}
		else if (letter_place(letter_of(c)) != LETTER_NONE)
		{
			after_latin = true;
			dst[len++] = letter_ascii_table[letter_place(letter_of(c))];
		}
		else
			len += put_unaccented(letter_lower(c), &after_latin, dst + len);
	}
	if (fold_iy && ends_in_rime_y(dst + word, len - word))
		dst[len - 1] = 'i';
	return len;
}
