/*
 * procedure_code.h
 *		Procedure codes (mã thủ tục hành chính): 1.004227, its provincial
 *		copies 1.004227.H56 = 1.004227.000.00.00.H56, and cases 1.000358.01.
 *
 * A code is one 64-bit integer, so that it passes by value and the sort key
 * needs no table.  The layout is an on-disk format and will not change:
 *
 *		bits 52-55	class			1 to 9
 *		bits 32-51	number			0 to 999999
 *		bits 16-31	province		agency_root of the publisher, 0 = national
 *		bits  8-15	case			1 to 99, 0 = none
 *		bits  0-7	written form	not part of the value: order, equality
 *									and hash ignore it
 */
#ifndef CCHC_PROCEDURE_CODE_H
#define CCHC_PROCEDURE_CODE_H

#include <stdbool.h>
#include <stdint.h>

#include "common/status.h"

typedef uint64_t procedure_code;

/* Written forms (the low byte). */
#define PROCEDURE_FORM_SHORT 0 /* 1.004227.H56 */
#define PROCEDURE_FORM_LONG 1  /* 1.004227.000.00.00.H56 */

/* "1.004227.000.00.00.H56.01" */
#define PROCEDURE_CODE_MAX_TEXT 25

static inline int
procedure_code_class_of(procedure_code c)
{
	return (int) (c >> 52 & 0xF);
}

static inline int
procedure_code_number_of(procedure_code c)
{
	return (int) (c >> 32 & 0xFFFFF);
}

/* The agency_root (agency_root.h) of a local copy; 0 for a national code. */
static inline uint16_t
procedure_code_province_of(procedure_code c)
{
	return (uint16_t) (c >> 16);
}

/* The case (trường hợp), 1 to 99; 0 when the code names none. */
static inline int
procedure_code_case_of(procedure_code c)
{
	return (int) (c >> 8 & 0xFF);
}

static inline int
procedure_code_form(procedure_code c)
{
	return (int) (c & 0xFF);
}

/* What order, equality and hash look at: class, number, province, case. */
static inline uint64_t
procedure_code_key(procedure_code c)
{
	return c >> 8;
}

/* The code without province, case and written form. */
static inline procedure_code
procedure_code_national(procedure_code c)
{
	return c & ~UINT64_C(0xFFFFFFFF);
}

/*
 * The codes that are c, its local copies or its cases are exactly those from
 * procedure_code_first_of(c) to procedure_code_last_of(c): a case of a province's
 * copy lies under that copy.  Both bounds are codes that could be typed.
 */
extern procedure_code procedure_code_first_of(procedure_code c);
extern procedure_code procedure_code_last_of(procedure_code c);

/*
 * Parse UTF-8 text of n bytes (no NUL needed).  Repairs look-alikes, letter
 * case and surrounding space; guesses nothing.  Errors: CCHC_BAD_SYNTAX with
 * position, reason and hint.  *out is written only on CCHC_OK.
 */
extern cchc_status procedure_code_parse(const char *s, size_t n, procedure_code *out,
										cchc_error *err);

/*
 * Print in the form in which the code was typed.  dst has room for
 * PROCEDURE_CODE_MAX_TEXT bytes; returns the length; writes no NUL.
 */
extern size_t procedure_code_format(procedure_code c, char *dst);

/* Whether the 64 bits are a code that procedure_code_parse can give. */
extern bool procedure_code_valid(procedure_code c);

#endif /* CCHC_PROCEDURE_CODE_H */
