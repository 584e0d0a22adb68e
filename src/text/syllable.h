/*
 * syllable.h
 *		Taking a written word apart into onset, rime and tone, and the
 *		inventory of syllables that Vietnamese phonotactics allows.
 */
#ifndef CCHC_SYLLABLE_H
#define CCHC_SYLLABLE_H

#include "text/letter.h"

#define SYLLABLE_MAX_LETTERS 7 /* nghiêng */
#define SYLLABLE_MAX_BYTES 24  /* of one precomposed syllable in UTF-8, with room */

/* How a word stands to the inventory. */
typedef enum syllable_class
{
	SYLLABLE_NONE,  /* no Vietnamese syllable: ce, đắk, hoàc */
	SYLLABLE_LOOSE, /* borrowed, dialectal or older spelling: buýt, quí, hừm */
	SYLLABLE_STRICT /* one of the 16,068 regular forms */
} syllable_class;

/* Where the parts of a word lie, counted in letters. */
typedef struct syllable
{
	unsigned vowel;     /* first letter of the vowels behind the onset */
	unsigned consonant; /* first letter of the final consonant; length when none */
	unsigned length;
	unsigned tone;    /* the only tone, or TONE_LEVEL */
	unsigned tone_at; /* the letter that carries it; meaningless for TONE_LEVEL */
	syllable_class class;
} syllable;

/*
 * Take n letters apart.  False when they have no such shape: no vowel, more
 * than SYLLABLE_MAX_LETTERS, a foreign letter, two tones, letters behind the
 * final consonant.  The class is left at SYLLABLE_NONE: see syllable_classify.
 */
extern bool syllable_split(const letter *word, size_t n, syllable *out);

/*
 * The class of a word that syllable_split took apart, wherever its tone mark
 * stands; also stored in s->class.
 */
extern syllable_class syllable_classify(const letter *word, syllable *s);

/* How the two open rimes oa, oe and uy are written. */
typedef enum tone_style
{
	TONE_STYLE_KEEP,  /* as they are */
	TONE_STYLE_FIRST, /* hòa, the old style */
	TONE_STYLE_SECOND /* hoà, the new style */
} tone_style;

/* The letter on which the tone belongs. */
extern unsigned syllable_tone_place(const letter *word, const syllable *s, tone_style style);

/*
 * The class of the word in n bytes of UTF-8 (NFC or not, any case), its tone
 * where it belongs in either style; SYLLABLE_NONE for anything else than one word.
 */
extern syllable_class syllable_of_text(const char *s, size_t n);

/*
 * Whether some syllable is written so without its accents: n small ASCII
 * letters, such as duoc.
 */
extern bool syllable_is_plain(const char *s, size_t n);

/* Generated table, sorted by rime: six bits a letter's place, first letter lowest. */
typedef struct syllable_rime
{
	uint32_t rime;
	uint32_t strict; /* bit n: after onset n */
	uint32_t any;
} syllable_rime;

extern const syllable_rime syllable_rimes[];
extern const size_t syllable_rime_count;

#endif /* CCHC_SYLLABLE_H */
