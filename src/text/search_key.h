/*
 * search_key.h
 *		Text without its accents, and the key for searching without them.
 */
#ifndef CCHC_SEARCH_KEY_H
#define CCHC_SEARCH_KEY_H

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

/* How many bytes at the start of s have no accent. */
extern size_t unaccent_prefix(const char *s, size_t n);

/* Between two pieces of one text; begin with zeroes. */
typedef struct unaccent_state
{
	bool after_latin; /* a mark that follows leaves nothing */
} unaccent_state;

/*
 * NFC text without the marks of its Latin letters, đ as d, æ as ae, case kept.
 * dst has room for n bytes; the bytes written.  A text may be cut between any
 * two characters.  Characters that a mark kept apart may compose now:
 * normalise the result again.
 */
extern size_t unaccent_text(unaccent_state *state, const char *s, size_t n, char *dst);

/*
 * Whether a word of small letters without accents ends in a rime y that may as
 * well be written i: ly, quy; not y, thuy, quay.
 */
static inline bool
ends_in_rime_y(const char *word, size_t n)
{
	if (n < 2 || word[n - 1] != 'y')
		return false;
	return n == 2 ? memchr("hklmstv", word[0], 7) != NULL
				  : n == 3 && word[0] == 'q' && word[1] == 'u';
}

/* Between two pieces of one text; begin with zeroes. */
typedef struct search_key_state
{
	bool started; /* something was written */
	bool space;   /* a space must come before the next character */
	bool other;   /* something outside ASCII was met: normalise the key again */
} search_key_state;

/* Room for the key of n bytes: it is written in blocks. */
#define SEARCH_KEY_ROOM(n) ((n) + 2)

/* Whether s is a search key already: small ASCII letters and digits, single spaces inside. */
extern bool is_search_key(const char *s, size_t n, bool fold_iy);

/*
 * Clean text in small letters without accents, everything but letters and
 * digits one space, none at the ends.  With fold_iy a word of h k l m q s t v
 * and the rime y ends in i.  dst has SEARCH_KEY_ROOM(n) bytes; the bytes
 * written.  A text may be cut before a space or a sign.
 */
extern size_t search_key(search_key_state *state, const char *s, size_t n, bool fold_iy, char *dst);

#endif /* CCHC_SEARCH_KEY_H */
