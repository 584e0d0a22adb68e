/*
 * bits64.h
 *		Counting and finding bits of a 64-bit word, in portable C: a build for
 *		any x86-64 may use neither popcnt nor pdep, and compilers then call a
 *		library function that costs more than this.
 */
#ifndef CCHC_BITS64_H
#define CCHC_BITS64_H

#include <stdint.h>

#define BITS64_ONES UINT64_C(0x0101010101010101)

/* In each byte the number of its bits (Knuth, TAOCP 7.1.3, (62)). */
static inline uint64_t
bits64_byte_counts(uint64_t x)
{
	x -= x >> 1 & UINT64_C(0x5555555555555555);
	x = (x & UINT64_C(0x3333333333333333)) + (x >> 2 & UINT64_C(0x3333333333333333));
	return (x + (x >> 4)) & UINT64_C(0x0F0F0F0F0F0F0F0F);
}

static inline int
bits64_count(uint64_t x)
{
	return (int) (bits64_byte_counts(x) * BITS64_ONES >> 56);
}

/* The bits below bit n of a word, n < 64. */
static inline uint64_t
bits64_below(unsigned n)
{
	return (UINT64_C(1) << n) - 1;
}

/* The position of the lowest bit of x, which is not 0. */
static inline int
bits64_lowest(uint64_t x)
{
	return __builtin_ctzll(x);
}

/* bits64_byte_select[b * 8 + k]: the position of the k-th bit of the byte b. */
extern const uint8_t bits64_byte_select[256 * 8];

/*
 * The position of the k-th bit of x, counted from 0; x has more than k bits.
 * First the byte, then by table the bit in it, without a branch (Vigna,
 * Broadword Implementation of Rank/Select Queries, 2008).
 */
static inline int
bits64_select(uint64_t x, int k)
{
	uint64_t upto = bits64_byte_counts(x) * BITS64_ONES; /* bits in this byte and below */
	/* the top bit of each byte whose count is at most k, that is, lies below */
	uint64_t below = (((uint64_t) k * BITS64_ONES | UINT64_C(0x8080808080808080)) - upto) &
					 UINT64_C(0x8080808080808080);
	int byte = (int) ((below >> 7) * BITS64_ONES >> 56) * 8;

	k -= (int) (upto << 8 >> byte & 0xFF);
	return byte + bits64_byte_select[(x >> byte & 0xFF) * 8 + (uint64_t) k];
}

#endif /* CCHC_BITS64_H */
