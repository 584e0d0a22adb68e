/*
 * confusable.h
 *		How else a misspelt syllable may be meant, without accents.
 *
 *		beginnings		tr ch, s x, d gi r, l n, v d, and the spellings of one
 *						sound: ng ngh, g gh, c k
 *		endings			n ng nh, t c ch, i y
 *
 * A word that is no syllable may have a letter twice (kyy), a key of Telex left
 * behind (hoj), or be two syllables whose space is missing (giayphep).
 */
#ifndef CCHC_CONFUSABLE_H
#define CCHC_CONFUSABLE_H

#include <stdbool.h>
#include <stddef.h>

#define CONFUSABLE_MAX 8     /* of one syllable, itself included */
#define CONFUSABLE_LETTERS 8 /* of each */
#define GLUED_MAX_LETTERS 16

typedef struct confusables
{
	size_t count;
	struct
	{
		char s[CONFUSABLE_LETTERS];
		size_t n;
	} word[CONFUSABLE_MAX];
} confusables;

/*
 * The syllables that the n small ASCII letters s may be, themselves first;
 * none when they are no syllable and cannot be made one.
 */
extern void confusables_of(const char *s, size_t n, confusables *out);

/*
 * Where the n letters s, which are no syllable, fall into two syllables, behind
 * letter `after`: hoc|hieu, ho|chieu.  0 when they do not.
 */
extern size_t glued_next(const char *s, size_t n, size_t after);

#endif /* CCHC_CONFUSABLE_H */
