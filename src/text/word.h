/*
 * word.h
 *		Reading text word by word, for the parsers of numbers, money and dates.
 *
 * Letters are compared as lower-case NFC, so that those parsers see neither
 * letter case nor normalisation form.
 */
#ifndef CCHC_WORD_H
#define CCHC_WORD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef enum word_kind
{
	WORD_END,     /* no more text */
	WORD_LETTERS, /* a run of letters and their marks */
	WORD_DIGITS,  /* a run of ASCII digits */
	WORD_SPACE,   /* a run of white space, no-break and thin spaces included */
	WORD_OTHER    /* a single other character */
} word_kind;

/* A number, an amount or a date in a longer text than this is no cell of a table. */
#define WORD_TEXT_MAX ((size_t) 1 << 20)

/* The longest word that a parser knows, in bytes; a longer one matches nothing. */
#define WORD_MAX_LOWER 23

/*
 * A word of more bytes is given several times, each time longer by so many, so
 * that a caller with a long text may pause.  A text of WORD_TEXT_MAX has none.
 */
#define WORD_STEP WORD_TEXT_MAX

typedef struct word
{
	word_kind kind;
	size_t offset;   /* where it begins, in bytes */
	size_t length;   /* in bytes */
	size_t position; /* where it begins, in characters from 1 */
	size_t characters;
	uint32_t character;             /* WORD_OTHER: the code point */
	char lower[WORD_MAX_LOWER + 1]; /* WORD_LETTERS: lower-case NFC with a NUL; "" when too long */
} word;

typedef struct word_reader
{
	const char *text;
	size_t n;
	size_t offset;
	size_t position;
	word_kind open;     /* the word just given may go on; WORD_END: it does not */
	size_t open_offset; /* where it began */
	size_t open_position;
} word_reader;

static inline word_reader
word_reader_begin(const char *s, size_t n)
{
	return (word_reader){.text = s, .n = n, .position = 1};
}

/* The next word of any kind; WORD_END for ever after the last. */
extern void word_next(word_reader *r, word *w);

/* The next word that is no space. */
static inline void
word_next_visible(word_reader *r, word *w)
{
	do
		word_next(r, w);
	while (w->kind == WORD_SPACE);
}

/* Whether w is one of the lower-case spellings in `list`, separated by "|". */
extern bool word_is(const word *w, const char *list);

#endif /* CCHC_WORD_H */
