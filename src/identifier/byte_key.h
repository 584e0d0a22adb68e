/*
 * byte_key.h
 *		The variable-length identifiers (agency_code, dossier_code,
 *		document_number) as bytes: what is compared and what is not.
 *
 * A value's content is
 *
 *		form	1 byte		how the value was typed; never compared
 *		key		n bytes		what the value is
 *		tail	m bytes		only when form has the bit BYTE_KEY_TAIL: more of how
 *							it was typed; never compared.  Its last byte is m,
 *							the length of the tail with that byte, 1 to 255.
 *
 * The type packs what identifies a value into the key, so that memcmp order of
 * the keys (shorter first) is the order of the type and equal values have
 * equal keys.  The layout and the order are on-disk formats and will not
 * change.
 */
#ifndef CCHC_BYTE_KEY_H
#define CCHC_BYTE_KEY_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

/* In the form byte: a tail follows the key.  The other seven bits are the type's. */
#define BYTE_KEY_TAIL 0x80

/* Bytes inside a value, not aligned. */
typedef struct byte_key
{
	const unsigned char *bytes;
	size_t len;
} byte_key;

/* The tail of a value's content, with its length byte; length 0 when there is none. */
static inline byte_key
byte_key_tail(const unsigned char *content, size_t size)
{
	byte_key tail = {content + size, 0};

	/* A damaged length must not lead out of the value. */
	if (size > 1 && (content[0] & BYTE_KEY_TAIL) && content[size - 1] < size)
	{
		tail.len = content[size - 1];
		tail.bytes -= tail.len;
	}
	return tail;
}

/* The key of a value's content; empty when the content is. */
static inline byte_key
byte_key_in(const unsigned char *content, size_t size)
{
	byte_key key = {content, 0};

	if (size > 0)
	{
		key.bytes = content + 1;
		key.len = size - 1 - byte_key_tail(content, size).len;
	}
	return key;
}

/* Eight bytes as an integer whose order is that of memcmp. */
static inline uint64_t
byte_key_load(const unsigned char *b)
{
	return (uint64_t) b[0] << 56 | (uint64_t) b[1] << 48 | (uint64_t) b[2] << 40 |
		   (uint64_t) b[3] << 32 | (uint64_t) b[4] << 24 | (uint64_t) b[5] << 16 |
		   (uint64_t) b[6] << 8 | b[7];
}

/*
 * Three-way comparison of two keys: memcmp, and the shorter first.  Eight
 * bytes at a time, for keys are too short for a call to pay.
 */
static inline int
byte_key_compare(byte_key a, byte_key b)
{
	size_t n = a.len < b.len ? a.len : b.len;

	if (n < 8)
	{
		int order = memcmp(a.bytes, b.bytes, n);

		if (order != 0)
			return order;
	}
	else
		for (size_t at = 0;; at = at + 16 <= n ? at + 8 : n - 8)
		{
			uint64_t x = byte_key_load(a.bytes + at);
			uint64_t y = byte_key_load(b.bytes + at);

			if (x != y)
				return x < y ? -1 : 1;
			if (at + 8 == n)
				break; /* the last eight may have been equal bytes in part */
		}
	return (a.len > b.len) - (a.len < b.len);
}

#endif /* CCHC_BYTE_KEY_H */
