/*
 * byte_key_pg.h
 *		Order, equality and hash of the variable-length identifiers
 *		(agency_code, dossier_code, document_number), written once.
 *
 * Such a value is a varlena whose content is
 *
 *		form	1 byte		how the value was typed; never compared
 *		key		n bytes		what the value is
 *		tail	m bytes		only when form has the bit BYTE_KEY_TAIL: more of how
 *							it was typed; never compared.  Its last byte is m,
 *							the length of the tail with that byte, 1 to 255.
 *
 * The type packs what identifies a value into the key, so that memcmp order of
 * the keys (shorter first) is the order of the type and equal values have
 * equal keys.  Then everything below is the same for every type, and a type's
 * NAME.sql binds it under its own names:
 *
 *		CREATE FUNCTION agency_code_eq(agency_code, agency_code) RETURNS bool
 *			LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE LEAKPROOF
 *			AS 'MODULE_PATHNAME', 'byte_key_eq';
 *
 * The functions are byte_key_eq, _ne, _lt, _le, _gt, _ge (bool), byte_key_cmp
 * (int4), byte_key_sortsupport (internal), byte_key_hash (int4),
 * byte_key_hash_extended (value, int8), byte_key_larger and _smaller.
 *
 * The type must say INTERNALLENGTH = variable, ALIGNMENT = int4 and STORAGE =
 * main: a value then has a one-byte header on disk and never leaves its row
 * but for want of room.  There is no equalimage function, for equal values may
 * be written differently: an index keeps every one of them.
 *
 * The layout, the order and the hash are on-disk formats and will not change.
 */
#ifndef CCHC_BYTE_KEY_PG_H
#define CCHC_BYTE_KEY_PG_H

#include "common/pg_compat.h"

#include "port/pg_bswap.h"
#include "utils/sortsupport.h"

/* In the form byte: a tail follows the key.  The other seven bits are the type's. */
#define BYTE_KEY_TAIL 0x80

typedef struct byte_key
{
	const unsigned char *bytes; /* inside the value, not aligned */
	size_t len;
} byte_key;

/* PG_DETOAST_DATUM_PACKED without a call for the values that need nothing, nearly all. */
static inline struct varlena *
DatumGetByteKeyValue(Datum d)
{
	struct varlena *value = (struct varlena *) DatumGetPointer(d);

	if (VARATT_IS_COMPRESSED(value) || VARATT_IS_EXTERNAL(value))
		return pg_detoast_datum_packed(value);
	return value;
}

#define PG_GETARG_BYTE_KEY_VALUE(n) DatumGetByteKeyValue(PG_GETARG_DATUM(n))

/* The form byte of a (packed, detoasted) value. */
static inline unsigned char
byte_key_form(const struct varlena *value)
{
	return VARSIZE_ANY_EXHDR(value) > 0 ? *(const unsigned char *) VARDATA_ANY(value) : 0;
}

/* The tail with its length byte; length 0 when there is none. */
static inline byte_key
byte_key_tail(const struct varlena *value)
{
	const unsigned char *content = (const unsigned char *) VARDATA_ANY(value);
	size_t size = VARSIZE_ANY_EXHDR(value);
	byte_key tail = {content + size, 0};

	/* A damaged length must not lead out of the value. */
	if (size > 1 && (content[0] & BYTE_KEY_TAIL) && content[size - 1] < size)
	{
		tail.len = content[size - 1];
		tail.bytes -= tail.len;
	}
	return tail;
}

/* The key. */
static inline byte_key
byte_key_of(const struct varlena *value)
{
	size_t size = VARSIZE_ANY_EXHDR(value);
	byte_key key = {(const unsigned char *) VARDATA_ANY(value) + 1, 0};

	if (size > 0)
		key.len = size - 1 - byte_key_tail(value).len;
	return key;
}

/*
 * A new value.  tail_len (without the length byte, which is added) is at most
 * 254; with tail NULL there is no tail.  BYTE_KEY_TAIL in form is set here.
 */
extern struct varlena *byte_key_make(unsigned char form, const unsigned char *key, size_t key_len,
									 const unsigned char *tail, size_t tail_len);

/*
 * Set up a sort with a type's own abbreviation: an integer for a key, such that
 * a key before another never has the greater one.  Unlike the key it is not
 * stored, so a better one may replace it.  byte_key_sortsupport takes the
 * first eight bytes.
 */
typedef uint64 (*byte_key_abbreviation)(byte_key key);

extern void byte_key_prepare_sort(SortSupport ssup, byte_key_abbreviation abbreviate);

/* Eight bytes as an integer in the order of memcmp. */
static inline uint64
byte_key_load(const unsigned char *bytes)
{
	uint64 loaded;

	memcpy(&loaded, bytes, sizeof(loaded));
	return pg_ntoh64(loaded);
}

/* memcmp, eight bytes at a time: keys are too short for a call to pay. */
static inline int
byte_key_compare_bytes(const unsigned char *a, const unsigned char *b, size_t n)
{
	size_t at = 0;

	if (n < 8)
		return memcmp(a, b, n);
	for (;;)
	{
		uint64 x = byte_key_load(a + at);
		uint64 y = byte_key_load(b + at);

		if (x != y)
			return x < y ? -1 : 1;
		if (at + 8 >= n)
			return 0;
		at = Min(at + 8, n - 8); /* the last eight may look at equal bytes again */
	}
}

/* Three-way comparison of two keys: memcmp, and the shorter first. */
static inline int
byte_key_compare(byte_key a, byte_key b)
{
	int order = byte_key_compare_bytes(a.bytes, b.bytes, Min(a.len, b.len));

	if (order != 0)
		return order;
	return (a.len > b.len) - (a.len < b.len);
}

#endif /* CCHC_BYTE_KEY_PG_H */
