/*
 * byte_scan.h
 *		Skipping the bytes that need no look, sixteen at a time.
 *
 * Each scan has one rule, written twice: for one byte and the byte behind it,
 * and for sixteen with SSE2, which every x86-64 has.  A scan may stop too
 * early, never too late: the caller decodes the character where it stopped.
 */
#ifndef CCHC_BYTE_SCAN_H
#define CCHC_BYTE_SCAN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __SSE2__
#include <emmintrin.h>
#define EQUAL(v, byte) _mm_cmpeq_epi8(v, _mm_set1_epi8((char) (byte)))
#define AT_LEAST(v, byte) _mm_cmpeq_epi8(_mm_max_epu8(v, _mm_set1_epi8((char) (byte))), v)
#define AT_MOST(v, byte) _mm_cmpeq_epi8(_mm_min_epu8(v, _mm_set1_epi8((char) (byte))), v)
#define EITHER(a, b) _mm_or_si128(a, b)
#define BOTH(a, b) _mm_and_si128(a, b)
#define FIRST_NOT(not, b) _mm_andnot_si128(not, b)

/* E1 B8 to E1 BB: Latin Extended Additional, with most toned letters. */
#define TONED_LETTER(v, next) \
	BOTH(EQUAL(v, 0xE1), _mm_cmpeq_epi8(_mm_and_si128(next, _mm_set1_epi8((char) 0xFC)), \
										_mm_set1_epi8((char) 0xB8)))
#endif

static inline bool
is_toned_letter(unsigned char b, unsigned char next)
{
	return b == 0xE1 && (next & 0xFC) == 0xB8;
}

/* Bytes of NFC text: ASCII, U+0080 to U+02FF, Latin Extended Additional. */
static inline bool
nfc_byte(unsigned char b, unsigned char next)
{
	return b < 0xCC || is_toned_letter(b, next);
}

#ifdef __SSE2__
static inline int
not_nfc_bytes(__m128i v, __m128i next)
{
	return _mm_movemask_epi8(FIRST_NOT(TONED_LETTER(v, next), AT_LEAST(v, 0xCC)));
}
#endif

/*
 * Bytes of clean text: as above, without controls, double spaces, the
 * characters of U+0080 to U+00BF, the look-alikes of đ.
 */
static inline bool
clean_byte(unsigned char b, unsigned char next)
{
	if (b < 0x80)
		return b > ' ' ? b != 0x7F : b == ' ' && next != ' ';
	if (b < 0xC0)
		return true;
	if (b == 0xC3)
		return next != 0x90 && next != 0xB0;
	if (b == 0xC6)
		return next != 0x89;
	return (b != 0xC2 && b != 0xC9 && b < 0xCC) || is_toned_letter(b, next);
}

#ifdef __SSE2__
static inline int
not_clean_bytes(__m128i v, __m128i next)
{
	__m128i bad = FIRST_NOT(TONED_LETTER(v, next), AT_LEAST(v, 0xCC));

	bad = EITHER(bad, EITHER(AT_MOST(v, 0x1F), EQUAL(v, 0x7F)));
	bad = EITHER(bad, EITHER(EQUAL(v, 0xC2), EQUAL(v, 0xC9)));
	bad = EITHER(bad, BOTH(EQUAL(v, ' '), EQUAL(next, ' ')));
	bad = EITHER(bad, BOTH(EQUAL(v, 0xC3), EITHER(EQUAL(next, 0x90), EQUAL(next, 0xB0))));
	bad = EITHER(bad, BOTH(EQUAL(v, 0xC6), EQUAL(next, 0x89)));
	return _mm_movemask_epi8(bad);
}

/* Sixteen bytes and those behind each of them. */
#define SCAN_BLOCK(bad_bytes, p) \
	((unsigned) bad_bytes(_mm_loadu_si128((const __m128i *) (const void *) (p)), \
						  _mm_loadu_si128((const __m128i *) (const void *) ((p) + 1))))

/* All but the last byte; the last block overlaps the one before. */
#define SCAN_BLOCKS(bad_bytes) \
	for (; i + 17 <= n; i += 16) \
	{ \
		unsigned bad = SCAN_BLOCK(bad_bytes, s + i); \
\
		if (bad != 0) \
			return i + (size_t) __builtin_ctz(bad); \
	} \
	if (n >= 17 && i + 1 < n) \
	{ \
		size_t block = n - 17; \
		unsigned bad = SCAN_BLOCK(bad_bytes, s + block) >> (i - block); \
\
		if (bad != 0) \
			return i + (size_t) __builtin_ctz(bad); \
		i = n - 1; \
	}
#else
#define SCAN_BLOCKS(bad_bytes)
#endif

#define SCAN(name, good_byte, bad_bytes) \
	static inline size_t name(const char *s, size_t n, size_t i) \
	{ \
		SCAN_BLOCKS(bad_bytes) \
		while (i < n && good_byte((unsigned char) s[i], i + 1 < n ? (unsigned char) s[i + 1] : 0)) \
			i++; \
		return i; \
	}

/* The first index from i on whose byte is not certainly one of NFC text; n for none. */
SCAN(skip_nfc_bytes, nfc_byte, not_nfc_bytes)

/* The same for clean text (clean.h). */
SCAN(skip_clean_bytes, clean_byte, not_clean_bytes)

#endif /* CCHC_BYTE_SCAN_H */
