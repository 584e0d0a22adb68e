/*
 * letter_walk.h
 *		Walking over the characters of a text by their index in the letter
 *		tables.
 *
 * Vietnamese mixes one, two and three bytes a character, and no processor can
 * guess which comes next.  So the indices of sixteen bytes are computed at
 * once, whether a character begins there or not, and the walk goes from
 * beginning to beginning: nothing waits for the character before.  Without
 * SSE2 one character is decoded after the other, with the same result.
 *
 * A continuation byte begins nothing: in invalid UTF-8 it is passed over.
 */
#ifndef CCHC_LETTER_WALK_H
#define CCHC_LETTER_WALK_H

#include <string.h>

#include "common/utf8.h"
#include "text/letter.h"

#ifdef __SSE2__
#include <emmintrin.h>

#define WALK_BYTES 16
#define WALK_READ (WALK_BYTES + 2) /* a character may reach beyond */

/* Indices of the eight characters that may begin in the low halves of three vectors. */
static inline __m128i
letter_indices(__m128i first, __m128i second, __m128i third)
{
	const __m128i six_bits = _mm_set1_epi16(0x3F);
	__m128i two = _mm_add_epi16(_mm_slli_epi16(_mm_sub_epi16(first, _mm_set1_epi16(0xC0)), 6),
								_mm_and_si128(second, six_bits));
	__m128i three = _mm_add_epi16(_mm_set1_epi16(LATIN_END),
								  _mm_add_epi16(_mm_slli_epi16(_mm_and_si128(second, six_bits), 6),
												_mm_and_si128(third, six_bits)));
	__m128i is_one = _mm_cmpgt_epi16(_mm_set1_epi16(0x80), first);
	__m128i is_two = _mm_and_si128(_mm_cmpgt_epi16(first, _mm_set1_epi16(0xC1)),
								   _mm_cmpgt_epi16(_mm_set1_epi16(0xCA), first));
	__m128i is_three = _mm_cmpeq_epi16(first, _mm_set1_epi16(0xE1));
	__m128i known = _mm_or_si128(is_one, _mm_or_si128(is_two, is_three));

	return _mm_or_si128(_mm_or_si128(_mm_and_si128(is_one, first), _mm_and_si128(is_two, two)),
						_mm_or_si128(_mm_and_si128(is_three, three),
									 _mm_andnot_si128(known, _mm_set1_epi16(LETTER_UNKNOWN))));
}
#endif

/*
 * A block is WALK_BYTES of the text, but for the last one; without SSE2 it is
 * one character.
 */
#ifndef WALK_BYTES
#define WALK_BYTES 1
#endif

typedef struct letter_walk
{
	const char *s;
	size_t n;
	size_t base;     /* where the block begins */
	size_t next;     /* and the one behind it */
	unsigned starts; /* bit k: a character begins at base + k and was not met yet */
	uint16_t index[WALK_BYTES];
} letter_walk;

/* Go on to the next block; false at the end.  Characters not met yet are left out. */
static inline bool
letter_walk_block(letter_walk *w)
{
#ifdef __SSE2__
	const __m128i zero = _mm_setzero_si128();
	char padded[WALK_READ] = {0};
	const char *block = w->s + w->next;
	size_t left = w->n - w->next;
	__m128i first;
	__m128i second;
	__m128i third;

	if (left == 0)
		return false;
	if (left < WALK_READ)
	{
		memcpy(padded, block, left);
		block = padded;
	}
	first = _mm_loadu_si128((const __m128i *) (const void *) block);
	second = _mm_loadu_si128((const __m128i *) (const void *) (block + 1));
	third = _mm_loadu_si128((const __m128i *) (const void *) (block + 2));
	_mm_storeu_si128((__m128i *) (void *) w->index,
					 letter_indices(_mm_unpacklo_epi8(first, zero), _mm_unpacklo_epi8(second, zero),
									_mm_unpacklo_epi8(third, zero)));
	_mm_storeu_si128((__m128i *) (void *) (w->index + 8),
					 letter_indices(_mm_unpackhi_epi8(first, zero), _mm_unpackhi_epi8(second, zero),
									_mm_unpackhi_epi8(third, zero)));

	/* Signed, the continuation bytes 80 to BF are the lowest of all. */
	w->starts = (unsigned) _mm_movemask_epi8(_mm_cmpgt_epi8(first, _mm_set1_epi8((char) 0xBF)));
	if (left < WALK_BYTES)
		w->starts &= (1U << left) - 1;
	w->base = w->next;
	w->next += left < WALK_BYTES ? left : WALK_BYTES;
#else
	size_t used;

	while (w->next < w->n && ((unsigned char) w->s[w->next] & 0xC0) == 0x80)
		w->next++;
	if (w->next == w->n)
		return false;
	w->base = w->next;
	w->index[0] = (uint16_t) letter_index(utf8_decode(w->s + w->base, w->n - w->base, &used));
	w->starts = 1;
	w->next += used;
#endif
	return true;
}

/* Begin a walk over n bytes of UTF-8. */
static inline letter_walk
letter_walk_begin(const char *s, size_t n)
{
	letter_walk w;

	w.s = s;
	w.n = n;
	w.base = w.next = 0;
	w.starts = 0;
	return w;
}

/* The next character of the block: where it begins and its index; false at its end. */
static inline bool
letter_walk_next_of_block(letter_walk *w, size_t *at, unsigned *index)
{
	unsigned k;

	if (w->starts == 0)
		return false;
	k = (unsigned) __builtin_ctz(w->starts);
	*at = w->base + k;
	*index = w->index[k];
	w->starts &= w->starts - 1;
	return true;
}

/* The next character: where it begins and its index; false at the end. */
static inline bool
letter_walk_next(letter_walk *w, size_t *at, unsigned *index)
{
	while (w->starts == 0)
		if (!letter_walk_block(w))
			return false;
	return letter_walk_next_of_block(w, at, index);
}

/* The code point of the character at a place that the walk met. */
static inline uint32_t
letter_walk_code_point(const letter_walk *w, size_t at)
{
	size_t used;

	return utf8_decode(w->s + at, w->n - at, &used);
}

#endif /* CCHC_LETTER_WALK_H */
