/*
 * key_word.h
 *		One word of keys of an input method, Telex (dduwowcj) or VNI (d9u7o7c5):
 *		what it spells, and how much it looks like keys at all.
 */
#ifndef CCHC_KEY_WORD_H
#define CCHC_KEY_WORD_H

#include <stdbool.h>
#include <stddef.h>

typedef enum key_method
{
	KEYS_TELEX,
	KEYS_VNI
} key_method;

/* The longest sequence of keys for a syllable, "nghieengsz", has room to spare. */
#define KEY_WORD_MAX 14

/* Room for the syllable. */
#define KEY_WORD_SPELLED (3 * KEY_WORD_MAX)

/* What a word of ASCII letters (and digits, for VNI) is. */
typedef enum key_evidence
{
	KEYS_PLAIN,   /* a syllable as it stands, or an acronym: it speaks for nothing */
	KEYS_FOREIGN, /* no syllable of either kind, or an English word */
	KEYS_WEAK, /* spells a syllable, as do many words and codes: has; Q1; khoong, as in Chiềng Khoong */
	KEYS_LETTER, /* with one letter key: tooi, suw */
	KEYS_TONE,   /* with a last f or j: hoaf */
	KEYS_STRONG  /* dduwowcj, tieesng, d9u7o7c5 */
} key_evidence;

/* The letter case of a word. */
typedef struct key_shape
{
	size_t n;
	bool capitals;     /* no small letter */
	bool two_capitals; /* DDuwcs */
	bool mixed;        /* capitals elsewhere than at the beginning: DDoS */
} key_shape;

extern key_shape key_word_shape(const char *s, size_t n);

/*
 * Judge the word of shape->n bytes at s, and spell it to dst (KEY_WORD_SPELLED
 * bytes) when it may be keys: *len is 0 otherwise.
 */
extern key_evidence key_word_judge(key_method method, const key_shape *shape, const char *s,
								   char *dst, size_t *len);

#endif /* CCHC_KEY_WORD_H */
