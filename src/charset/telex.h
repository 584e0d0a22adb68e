/*
 * telex.h
 *		Leftovers of an input method: Vietnamese typed as Telex (dduwowcj) or
 *		VNI (d9u7o7c5) keys that was never converted.
 *
 * A word is converted when the keys spell a syllable and the word as it stands
 * is no regular one.  Doubled letters, w, f and j are sure signs, but for a list
 * of English words (soon, town, beef).  Keys that English words and codes are
 * full of (has, best; Q1, CO2) need company: they are converted only in a text
 * with surer leftovers, and not more foreign words than those.
 */
#ifndef CCHC_TELEX_H
#define CCHC_TELEX_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef enum key_method
{
	KEYS_TELEX,
	KEYS_VNI
} key_method;

typedef struct key_reader
{
	key_method method;
	const char *text;
	size_t n;
	size_t position;
	uint64_t sure;    /* words that are certainly keys */
	uint64_t foreign; /* words that are neither keys nor Vietnamese */
} key_reader;

#define KEY_READER(keys, s, size) \
	{ \
		.method = (keys), .text = (s), .n = (size) \
	}

/* Room for what `bytes` of text become. */
#define KEYS_MAX_TEXT(bytes) (3 * (bytes) + 8192)

/* First pass: look at about `step` more bytes; done at position == n. */
extern void keys_survey(key_reader *r, size_t step);

/*
 * Second pass, with position set back to 0: write about `step` more bytes of
 * the text, converted, to dst.  *changed tells that a word was converted, and
 * is never reset.
 */
extern size_t keys_convert(key_reader *r, size_t step, char *dst, bool *changed);

#endif /* CCHC_TELEX_H */
