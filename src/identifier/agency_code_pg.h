/*
 * agency_code_pg.h
 *		An agency_code as a datum: a byte_key_pg.h value with the written form
 *		in the form byte and the packed current form as the key.
 */
#ifndef CCHC_AGENCY_CODE_PG_H
#define CCHC_AGENCY_CODE_PG_H

#include "common/input_type_pg.h"
#include "identifier/byte_key_pg.h"
#include "identifier/family_stats_pg.h"
#include "identifier/agency_code.h"

/* The code in a (packed, detoasted) value. */
static inline agency_code
agency_code_of(const struct varlena *value)
{
	byte_key key = byte_key_of(value);
	agency_code code = {.form = byte_key_form(value),
						.key_len = (uint8_t) Min(key.len, AGENCY_KEY_BYTES)};

	memcpy(code.key, key.bytes, code.key_len);
	return code;
}

static inline Datum
AgencyCodeGetDatum(const agency_code *code)
{
	return PointerGetDatum(byte_key_make(code->form, code->key, code->key_len));
}

#define PG_GETARG_AGENCY_CODE(n) agency_code_of(PG_GETARG_BYTE_KEY_VALUE(n))
#define PG_RETURN_AGENCY_CODE(c) return AgencyCodeGetDatum(&(c))

/* Whether the agency that a value begins with, of either type, is the one in `top` or under it. */
static inline bool
agency_code_is_under(const struct varlena *member, const struct varlena *top)
{
	byte_key key = byte_key_of(member);
	byte_key top_key = byte_key_of(top);

	return agency_key_under(key.bytes, key.len, top_key.bytes, top_key.len);
}

/* The levels of an agency, in an agency_code or at the beginning of a dossier_code. */
extern const family_traits agency_hierarchy;

/* How text is read. */
extern const input_type agency_code_input;

#endif /* CCHC_AGENCY_CODE_PG_H */
