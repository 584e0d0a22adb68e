/*
 * byte_key_pg.h
 *		Order, equality and hash of the variable-length identifiers
 *		(agency_code, dossier_code, document_number), written once.
 *
 * Such a value is a varlena whose content byte_key.h describes.  Everything
 * below is the same for every such type, and a type's NAME.sql binds it under
 * its own names:
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
 * The hash is an on-disk format, as the layout and the order are, and will not
 * change.
 */
#ifndef CCHC_BYTE_KEY_PG_H
#define CCHC_BYTE_KEY_PG_H

#include "common/pg_compat.h"

#include "utils/sortsupport.h"

#include "identifier/byte_key.h"

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

/* The key of a (packed, detoasted) value. */
static inline byte_key
byte_key_of(const struct varlena *value)
{
	return byte_key_in((const unsigned char *) VARDATA_ANY(value), VARSIZE_ANY_EXHDR(value));
}

/* A new value without a tail. */
extern struct varlena *byte_key_make(unsigned char form, const unsigned char *key, size_t key_len);

/*
 * Set up a sort with a type's own abbreviation: an integer for a key, such that
 * a key before another never has the greater one.  Unlike the key it is not
 * stored, so a better one may replace it.  byte_key_sortsupport takes the
 * first eight bytes.
 */
typedef uint64 (*byte_key_abbreviation)(byte_key key);

extern void byte_key_prepare_sort(SortSupport ssup, byte_key_abbreviation abbreviate);

#endif /* CCHC_BYTE_KEY_PG_H */
