/*
 * dossier_code.h
 *		Dossier codes (mã hồ sơ): AGENCY-YYMMDD-SEQUENCE, the agency in any of
 *		its written forms, the day of receipt in 2000 to 2099, and the number
 *		of the dossier within that day, in four to nine digits.  The digits as
 *		written identify: -0583 and -00583 are two dossiers.
 */
#ifndef CCHC_DOSSIER_CODE_H
#define CCHC_DOSSIER_CODE_H

#include <stdint.h>

#include "identifier/agency_code.h"

#define DOSSIER_LAST_DAY 36524 /* 2099-12-31 */
#define DOSSIER_LAST_SEQUENCE 999999999
#define DOSSIER_MIN_WIDTH 4
#define DOSSIER_MAX_WIDTH 9

/* The longest agency, and "-991231-123456789". */
#define DOSSIER_CODE_MAX_TEXT (AGENCY_KEY_TEXT + 17)

typedef struct dossier_code
{
	agency_code agency;
	int day;      /* of receipt: days since 2000-01-01, 0 to DOSSIER_LAST_DAY */
	int sequence; /* 1 to DOSSIER_LAST_SEQUENCE */
	int width;    /* digits in which the sequence is written */
} dossier_code;

/*
 * Parse UTF-8 text of n bytes (no NUL needed).  Repairs look-alikes, letter
 * case, space around the value and around a hyphen; guesses nothing.  Errors:
 * CCHC_BAD_SYNTAX, or CCHC_BAD_DATETIME for a day that is in no calendar, with
 * position, reason and hint.  *out is written only on CCHC_OK.
 */
extern cchc_status dossier_code_parse(const char *s, size_t n, dossier_code *out, cchc_error *err);

/*
 * Print in the form in which the code was typed.  dst has room for
 * DOSSIER_CODE_MAX_TEXT bytes; returns the length; writes no NUL.
 */
extern size_t dossier_code_format(const dossier_code *code, char *dst);

/*
 * The stored form, an on-disk format: a byte for how the agency was typed, and
 * a key in whose memcmp order codes are ordered by agency, day, sequence and
 * width: the agency's key, the day in two bytes, the sequence in four, both
 * big-endian, and the width in one.
 */
#define DOSSIER_KEY_TAIL 7 /* what follows the agency's key */
#define DOSSIER_KEY_BYTES (AGENCY_KEY_BYTES + DOSSIER_KEY_TAIL)

static inline uint8_t
dossier_code_form(const dossier_code *code)
{
	return code->agency.form;
}

/* Write the key, at most DOSSIER_KEY_BYTES; returns its length. */
extern size_t dossier_code_pack(const dossier_code *code, unsigned char *key);

/*
 * The code with a form byte and a key of n bytes.  Damaged bytes give a wrong
 * code, which is safe to print.
 */
extern dossier_code dossier_code_unpack(uint8_t form, const unsigned char *key, size_t n);

/*
 * The codes issued by an agency or one under it are exactly those from
 * dossier_code_first_of() to dossier_code_last_of().
 */
extern dossier_code dossier_code_first_of(const agency_code *agency);
extern dossier_code dossier_code_last_of(const agency_code *agency);

#endif /* CCHC_DOSSIER_CODE_H */
