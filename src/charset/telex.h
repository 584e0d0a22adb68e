/*
 * telex.h
 *		Leftovers of an input method: Vietnamese typed as Telex (dduwowcj) or
 *		VNI (d9u7o7c5) keys that was never converted.
 *
 * A keyboard fails for a phrase, not for a word.  Words are converted
 *
 * - in a text without accents that has more sure leftovers than foreign words:
 *   all that spell a syllable and are none as they stand;
 * - elsewhere in a phrase, a run of words without an accented or foreign one
 *   among them, that has at least two leftovers, one of them sure, or three.
 *
 * Never a word in capitals in a text with small letters, nor one with capitals
 * inside, nor one tied to digits or to other words by a dot, @ or _.
 */
#ifndef CCHC_TELEX_H
#define CCHC_TELEX_H

#include <stdint.h>

#include "charset/key_word.h"

/* What the words of a text, or of a phrase, are. */
typedef struct key_count
{
	uint64_t strong;
	uint64_t tone;
	uint64_t letter;
	uint64_t foreign;
} key_count;

typedef struct key_reader
{
	key_method method;
	const char *text;
	size_t n;
	size_t position;
	key_count words;     /* of the whole text, found in the first pass: */
	key_count capitals;  /* the words in capitals apart */
	uint64_t accented;   /* words with letters beyond ASCII */
	bool small;          /* some letter is a small one */
	size_t chunk_end;    /* the run of bytes without white space around the position ... */
	bool tied;           /* ... has digits or signs that make it no word */
	size_t phrase_end;   /* the phrase around the position ... */
	bool phrase_is_keys; /* ... is to be converted */
} key_reader;

static inline key_reader
key_reader_begin(key_method method, const char *s, size_t n)
{
	return (key_reader){.method = method, .text = s, .n = n};
}

/* Room for what `bytes` of text become. */
#define KEYS_MAX_TEXT(bytes) (3 * (bytes) + 8192)

/* First pass: look at about `step` more bytes; done at position == n. */
extern void keys_survey(key_reader *r, size_t step);

/* Between the passes: go back to the beginning.  False when no word will be converted. */
extern bool keys_begin(key_reader *r);

/*
 * Second pass: write about `step` more bytes of the text, converted, to dst.
 * *changed tells that a word was converted, and is never reset.
 */
extern size_t keys_convert(key_reader *r, size_t step, char *dst, bool *changed);

#endif /* CCHC_TELEX_H */
