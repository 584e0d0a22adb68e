/*
 * chain.h
 *		The steps of each text function in their order, and where a long text may
 *		be cut.
 *
 * A step looks first whether there is anything to do, and passes its input on
 * when there is not: clean text comes out as the bytes that came in, without a
 * copy.  A long text goes through the chain in pieces, with the same result.
 */
#ifndef CCHC_CHAIN_H
#define CCHC_CHAIN_H

#include "text/clean.h"
#include "text/nfc_icu.h"
#include "text/search_key.h"
#include "text/syllable.h"

typedef enum chain_kind
{
	CHAIN_NONE, /* no step, for what is clean already */
	CHAIN_NFC,
	CHAIN_CLEAN,
	CHAIN_NORMALIZE, /* clean, and every tone in its place */
	CHAIN_UNACCENT,
	CHAIN_SEARCH_KEY,
	CHAIN_FOLD,
	CHAIN_LOWER,
	CHAIN_UPPER,
	CHAIN_TITLE
} chain_kind;

/* A chain at work, and what it carries from piece to piece. */
typedef struct chain
{
	chain_kind kind;
	tone_style style;
	bool fold_iy;
	clean_state clean;
	search_key_state search;
	unaccent_state unaccent;
	bool inside;     /* the piece begins inside of a letter of more than NFC_LONGEST marks */
	bool cut_inside; /* and so does the next one */
	bool is_clean;   /* the piece was clean as it came */
	bool changed;    /* by the last step */
} chain;

/* Text on its way through the steps. */
typedef struct chain_text
{
	const char *s;
	size_t n;
	int buffer; /* where it lies: CHAIN_INPUT, or buffer 0 or 1 */
} chain_text;

#define CHAIN_INPUT (-1)

/* Two buffers of the caller's. */
typedef struct chain_memory
{
	/* Buffer 0 or 1 with room for so many bytes; what was in it may be lost. */
	char *(*room)(struct chain_memory *memory, int buffer, size_t bytes);
} chain_memory;

/* A chain whose style and fold_iy, if it has any, are as given. */
static inline chain
chain_begin(chain_kind kind, tone_style style, bool fold_iy)
{
	return (chain){.kind = kind, .style = style, .fold_iy = fold_iy};
}

/* Texts of up to so many bytes are one piece; it fits into the processor's cache. */
#define CHAIN_PIECE_BYTES ((size_t) 32 * 1024)

/*
 * Where no word ends in so many bytes, they are cut between two letters; the
 * steps of that take less than 10 ms, which is what a cancel waits for.
 */
#define CHAIN_LONGEST_WORD ((size_t) 256 * 1024)

/* And where no letter ends in so many bytes behind those, inside of it. */
#define CHAIN_LONGEST_LETTER ((size_t) 4 * NFC_LONGEST)

/*
 * The length of the next piece of a text of which n bytes at s are left.  It
 * ends where every step may start anew, unless a word or a letter is longer
 * than above.
 */
extern size_t chain_piece(chain *c, const char *s, size_t n);

/* The piece after all steps: as it was, or in a buffer. */
extern chain_text chain_run(chain *c, const char *s, size_t n, chain_memory *memory);

#endif /* CCHC_CHAIN_H */
