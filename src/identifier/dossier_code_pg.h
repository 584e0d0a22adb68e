/*
 * dossier_code_pg.h
 *		A dossier_code as a datum: a byte_key_pg.h value, see dossier_code.h.
 */
#ifndef CCHC_DOSSIER_CODE_PG_H
#define CCHC_DOSSIER_CODE_PG_H

#include "common/input_type_pg.h"
#include "identifier/byte_key_pg.h"
#include "identifier/dossier_code.h"

/* The code in a (packed, detoasted) value. */
static inline dossier_code
dossier_code_of(const struct varlena *value)
{
	byte_key key = byte_key_of(value);

	return dossier_code_unpack(byte_key_form(value), key.bytes, key.len);
}

static inline Datum
DossierCodeGetDatum(const dossier_code *code)
{
	unsigned char key[DOSSIER_KEY_BYTES];

	return PointerGetDatum(
		byte_key_make(dossier_code_form(code), key, dossier_code_pack(code, key)));
}

#define PG_GETARG_DOSSIER_CODE(n) dossier_code_of(PG_GETARG_BYTE_KEY_VALUE(n))
#define PG_RETURN_DOSSIER_CODE(c) return DossierCodeGetDatum(&(c))

/* How text is read. */
extern const input_type dossier_code_input;

#endif /* CCHC_DOSSIER_CODE_PG_H */
