/*
 * document_sort_key.c
 *		A document number's key packed into 64 bits.
 *
 * Each part is written in as few bits as keep its order, so that the number,
 * which stands behind the words and tells most documents apart, is in sight.
 */
#include "document/document_sort_key.h"

/* Bits written into an integer from the top; what does not fit is left out. */
typedef struct bit_writer
{
	uint64_t value;
	unsigned room;
} bit_writer;

static inline void
put_bits(bit_writer *out, uint64_t bits, unsigned length)
{
	if (length > out->room)
	{
		bits >>= length - out->room;
		length = out->room;
	}
	out->room -= length;
	out->value |= bits << out->room;
}

/*
 * The year's byte, behind a prefix (0, 10, 110 or 111) that tells how long it
 * is.  Most documents bear no year; of the others nearly all are of the 64
 * years from 1990.
 */
static inline void
put_year(bit_writer *out, unsigned year)
{
	const unsigned first = 1990 - 1900;

	if (year == 0)
		put_bits(out, 0, 1);
	else if (year < first)
		put_bits(out, 2u << 7 | year, 9);
	else if (year < first + 64)
		put_bits(out, 6u << 6 | (year - first), 9);
	else
		put_bits(out, 7u << 8 | year, 11);
}

/* The word at key[at]; returns where the next part begins. */
static inline size_t
put_word(bit_writer *out, const uint8_t *key, size_t len, size_t at)
{
	bool more = true;

	while (more && at < len)
	{
		unsigned code = key[at] >> 1;
		bit_string string = document_sort_key_table[code < DOC_CODES ? code : DOC_CODES - 1];

		more = key[at++] & 1;
		put_bits(out, string.bits, string.length);
		if (!more && code != 0)
			put_bits(out, document_sort_key_table[0].bits, document_sort_key_table[0].length);
	}
	return at;
}

/*
 * The number, below 2^20, and the bit that tells a suffix.  Small numbers are
 * much more common: two bits for the magnitude (below 2^12, 2^14, 2^17, 2^20),
 * then the number from its first possible bit.
 */
static inline void
put_number(bit_writer *out, uint32_t number_and_suffix)
{
	static const uint8_t length[] = {12, 14, 17, 20};
	uint32_t number = number_and_suffix >> 1 & 0xFFFFF;
	unsigned magnitude = 0;

	while (number >> length[magnitude] != 0)
		magnitude++;
	put_bits(out, magnitude, 2);
	put_bits(out, number, length[magnitude]);
	put_bits(out, number_and_suffix & 1, 1);
}

uint64_t
document_number_sort_key(const uint8_t *key, size_t len)
{
	bit_writer out = {0, 64};
	size_t at = 1;

	if (len == 0)
		return 0;
	put_year(&out, key[0]);
	at = put_word(&out, key, len, at); /* issuer */
	at = put_word(&out, key, len, at); /* type */
	if (len - at < 3)
		return out.value;
	put_number(&out, (uint32_t) key[at] << 16 | (uint32_t) key[at + 1] << 8 | key[at + 2]);
	for (at += 3; at < len && out.room > 0; at++)
		put_bits(&out, key[at], 8);
	return out.value;
}
