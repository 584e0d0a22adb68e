/*
 * agency_code.h
 *		Agency codes (mã định danh cơ quan), in the current form of Decision
 *		20/2020/QĐ-TTg, H56.14, and in the old form of QCVN 102:2016,
 *		000.00.14.H56, which says the same from right to left.
 *
 * A value is the packed current form (agency_key.h), which is what it means,
 * and the form in which it was typed, which is only how it prints.
 */
#ifndef CCHC_AGENCY_CODE_H
#define CCHC_AGENCY_CODE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "common/status.h"
#include "identifier/agency_key.h"

/* Written forms.  The numbers are an on-disk format. */
#define AGENCY_FORM_CURRENT 0 /* H29.98.38 */
#define AGENCY_FORM_OLD 1     /* 000.38.98.H29 */
#define AGENCY_FORM_DAMAGED 2 /* 38.98.H29: the old form without its V group */

typedef struct agency_code
{
	uint8_t form;
	uint8_t key_len;
	unsigned char key[AGENCY_KEY_BYTES];
} agency_code;

/* Text is at most AGENCY_KEY_TEXT characters in every form. */

/*
 * Parse UTF-8 text of n bytes (no NUL needed).  Repairs look-alikes, letter
 * case and surrounding space; guesses nothing.  Errors: CCHC_BAD_SYNTAX with
 * position, reason and hint.  *out is written only on CCHC_OK.
 */
extern cchc_status agency_code_parse(const char *s, size_t n, agency_code *out, cchc_error *err);

/*
 * The same for n characters that lookalike_fold() gave, a part of a longer
 * text perhaps: err->position is an index into text.
 */
extern cchc_status agency_code_parse_folded(const char *text, size_t n, agency_code *out,
											cchc_error *err);

/*
 * Print in the form in which the code was typed.  dst has room for
 * AGENCY_KEY_TEXT bytes; returns the length; writes no NUL.
 */
extern size_t agency_code_format(const agency_code *code, char *dst);

/* Print in the current form. */
extern size_t agency_code_format_current(const agency_code *code, char *dst);

/* Print in the old form, four groups; 0 when the old form cannot hold the code. */
extern size_t agency_code_format_old(const agency_code *code, char *dst);

/* The number of groups, 1 for a province or ministry. */
extern int agency_code_level_of(const agency_code *code);

/*
 * The agency `level` groups deep above (or at) the code, level >= 1 and no
 * deeper than the code.  An old form stays old, in its full four groups.
 */
extern agency_code agency_code_ancestor(const agency_code *code, int level);

/*
 * The last code, in order, that can lie under the code: the code and
 * everything under it are exactly those from itself to that one.
 */
extern agency_code agency_code_last_of(const agency_code *code);

#endif /* CCHC_AGENCY_CODE_H */
