/*
 * lookalike.h
 *		Repairing what looks the same on screen, for identifiers made of ASCII.
 *
 * Officials paste codes from PDF, Word and chat: full-width digits, Cyrillic
 * С for C, an en dash for a hyphen, no-break and zero-width spaces.  A reader
 * cannot see the difference, so the input functions do not make one.
 */
#ifndef CCHC_LOOKALIKE_H
#define CCHC_LOOKALIKE_H

#include <stddef.h>
#include <stdint.h>

/* lookalike_ascii() for a character that shows nothing, and for all others. */
#define LOOKALIKE_INVISIBLE (-1)
#define LOOKALIKE_NONE (-2)

/* Stands in a folded text for a character that looks like no ASCII one. */
#define LOOKALIKE_OTHER '\x1a'

/*
 * The ASCII character that c (a code point) looks like: itself when ASCII, a
 * space for every Unicode space, '-' for every dash; or one of the two
 * negative values above.
 */
extern int lookalike_ascii(uint32_t c);

/*
 * Fold s (UTF-8, n bytes, any bytes allowed) to ASCII in dst: surrounding
 * space removed, invisible characters dropped, look-alikes replaced,
 * everything else LOOKALIKE_OTHER.  Stops after max characters: a return
 * value above max means that the text is longer.  Reads dst never, writes at
 * most max bytes, no NUL.
 */
extern size_t lookalike_fold(const char *s, size_t n, char *dst, size_t max);

/*
 * Where in s the character with index `folded` of the folded text stands:
 * 1-based, counted in characters of s.  For error messages.
 */
extern size_t lookalike_position(const char *s, size_t n, size_t folded);

#endif /* CCHC_LOOKALIKE_H */
