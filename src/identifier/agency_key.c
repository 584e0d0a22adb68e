/*
 * agency_key.c
 *		Packing an agency's current form, three characters to a word.
 */
#include "identifier/agency_key.h"

#include <string.h>

#define RANKS 38

/* Without a branch: '/' stands between dot and digits, seven others before the letters. */
static inline unsigned
rank_of(char c)
{
	return (unsigned) (c - '.') + 1 - (c >= '0') - 7 * (c >= 'A');
}

static inline void
put_word(unsigned char *dst, unsigned a, unsigned b, unsigned c)
{
	unsigned word = (a * RANKS + b) * RANKS + c;

	dst[0] = (unsigned char) (word >> 8);
	dst[1] = (unsigned char) word;
}

/* By rank; a damaged word can give ranks up to 65535 / 38 / 38 = 45. */
static const char characters[] = "\0.0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ????????";

size_t
agency_key_pack(const char *text, size_t n, unsigned char *key)
{
	size_t len = 0;
	size_t i = 0;

	for (; i + 3 <= n; i += 3, len += 2)
		put_word(key + len, rank_of(text[i]), rank_of(text[i + 1]), rank_of(text[i + 2]));
	put_word(key + len, i < n ? rank_of(text[i]) : 0, i + 1 < n ? rank_of(text[i + 1]) : 0, 0);
	return len + 2;
}

size_t
agency_key_unpack(const unsigned char *key, size_t n, char *text, size_t *used)
{
	size_t len = 0;
	size_t at = 0;

	while (at + 2 <= n && at < AGENCY_KEY_BYTES)
	{
		unsigned word = (unsigned) key[at] << 8 | key[at + 1];
		unsigned ranks[3] = {word / (RANKS * RANKS), word / RANKS % RANKS, word % RANKS};

		at += 2;
		for (int i = 0; i < 3 && ranks[i] != 0 && len < AGENCY_KEY_TEXT; i++)
			text[len++] = characters[ranks[i]];
		if (ranks[2] == 0)
			break;
	}
	*used = at;
	return len;
}

/*
 * The keys agree up to the last word of top.  That word holds 0, 1 or 2
 * characters and a terminator: the other has the terminator there too, or a
 * dot, the next rank.
 */
bool
agency_key_under(const unsigned char *key, size_t n, const unsigned char *top, size_t top_len)
{
	unsigned word;
	unsigned last;
	unsigned rank; /* what one rank in the terminator's place is worth */

	if (top_len < 2 || n < top_len || memcmp(key, top, top_len - 2) != 0)
		return false;
	word = (unsigned) key[top_len - 2] << 8 | key[top_len - 1];
	last = (unsigned) top[top_len - 2] << 8 | top[top_len - 1];
	rank = last == 0 ? RANKS * RANKS : last % (RANKS * RANKS) == 0 ? RANKS : 1;
	return word >= last && word < last + 2 * rank;
}

int
agency_key_levels(const unsigned char *key, size_t n)
{
	char text[AGENCY_KEY_TEXT];
	size_t used;
	size_t len = agency_key_unpack(key, n, text, &used);
	int levels = 1;

	for (size_t i = 0; i < len; i++)
		levels += text[i] == '.';
	return levels;
}

int
agency_key_shared(const unsigned char *a, size_t a_len, const unsigned char *b, size_t b_len)
{
	char x[AGENCY_KEY_TEXT];
	char y[AGENCY_KEY_TEXT];
	size_t used;
	size_t n = agency_key_unpack(a, a_len, x, &used);
	size_t m = agency_key_unpack(b, b_len, y, &used);
	int shared = 0;

	for (size_t i = 0;; i++)
	{
		bool x_ends = i >= n || x[i] == '.';
		bool y_ends = i >= m || y[i] == '.';

		if (x_ends && y_ends)
			shared++;
		if (i >= n || i >= m || x[i] != y[i])
			return shared;
	}
}
