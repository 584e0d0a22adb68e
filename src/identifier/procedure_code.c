/*
 * procedure_code.c
 *		Parsing and printing procedure codes.
 *
 *		code     := class "." number [local] ["." case]
 *		local    := "." province | ".000.00.00." province
 */
#include "identifier/procedure_code.h"

#include <string.h>

#include "common/ascii.h"
#include "identifier/agency_root.h"
#include "common/lookalike.h"

#define CASE_MAX 99

static const char EXAMPLE[] =
	N_("A procedure code looks like 1.004227, 1.004227.H56 or 1.000358.01.");
static const char BEFORE_2018[] =
	N_("Codes such as T-BPC-123456-TT were replaced in 2018: keep them in a text column.");

/* The old form's groups for "no agency below the province". */
static const char ZERO_GROUPS[] = "000.00.00.";

#define ZERO_GROUPS_LEN (sizeof(ZERO_GROUPS) - 1)

static inline procedure_code
make(int class, int number, uint16_t province, int case_number, int form)
{
	return (procedure_code) class << 52 | (procedure_code) number << 32 |
		   (procedure_code) province << 16 | (procedure_code) case_number << 8 |
		   (procedure_code) form;
}

static inline char
upper(char c)
{
	return (c >= 'a' && c <= 'z') ? (char) (c - 'a' + 'A') : c;
}

/* The bounds of the family of c; see the header. */
procedure_code
procedure_code_first_of(procedure_code c)
{
	return c & ~UINT64_C(0xFF);
}

procedure_code
procedure_code_last_of(procedure_code c)
{
	uint16_t province = procedure_code_province_of(c);
	int case_number = procedure_code_case_of(c);

	if (case_number == 0)
	{
		case_number = CASE_MAX;
		if (province == AGENCY_ROOT_NONE)
			province = AGENCY_ROOT_LAST;
	}
	return make(procedure_code_class_of(c), procedure_code_number_of(c), province, case_number,
				PROCEDURE_FORM_SHORT);
}

bool
procedure_code_valid(procedure_code c)
{
	uint16_t province = procedure_code_province_of(c);
	int class = procedure_code_class_of(c);

	return c >> 56 == 0 && class >= 1 && class <= 9 && procedure_code_number_of(c) <= 999999 &&
		   (province == AGENCY_ROOT_NONE || agency_root_valid(province)) &&
		   procedure_code_case_of(c) <= CASE_MAX &&
		   procedure_code_form(c) <=
			   (province == AGENCY_ROOT_NONE ? PROCEDURE_FORM_SHORT : PROCEDURE_FORM_LONG);
}

/* A parse in progress: the folded text, and the original for positions. */
typedef struct parser
{
	const char *input;
	size_t input_len;
	char text[PROCEDURE_CODE_MAX_TEXT];
	size_t len;
	cchc_error *err;
} parser;

static cchc_status
fail(const parser *p, size_t at, const char *reason, const char *hint)
{
	return cchc_fail(p->err, CCHC_BAD_SYNTAX, lookalike_position(p->input, p->input_len, at),
					 reason, hint);
}

/* The class digit and its dot. */
static cchc_status
parse_class(const parser *p, int *class)
{
	if (p->len > 1 && upper(p->text[0]) == 'T' && p->text[1] == '-')
		return fail(p, 0, N_("Codes with letters in front are from before 2018"), BEFORE_2018);
	if (!is_digit(p->text[0]))
		return fail(p, 0, N_("A procedure code begins with a class digit, 1 to 9"), EXAMPLE);
	if (p->len > 2 && is_digit(p->text[1]) && p->text[2] == '.')
		return fail(p, 1, N_("The class is a single digit"), EXAMPLE);
	if (p->text[0] == '0')
		return fail(p, 0, N_("The class digit must be 1 to 9, not 0"), EXAMPLE);
	if (p->len > 1 && is_digit(p->text[1]))
		return fail(p, 1, N_("The dot between the class digit and the number is missing"), EXAMPLE);
	if (p->len < 2 || p->text[1] != '.')
		return fail(p, 1, N_("A dot must follow the class digit"), EXAMPLE);
	*class = p->text[0] - '0';
	return CCHC_OK;
}

/* The six digits after the class. */
static cchc_status
parse_number(const parser *p, int *number)
{
	size_t i = 2;

	for (*number = 0; i < p->len && i < 8 && is_digit(p->text[i]); i++)
		*number = *number * 10 + (p->text[i] - '0');
	if (i < 8)
		return fail(
			p, i,
			i < p->len && p->text[i] != '.'
				? N_("The number after the class digit must have six digits; this is no digit")
				: N_("The number after the class digit must have six digits; there are fewer"),
			EXAMPLE);
	if (i < p->len && is_digit(p->text[i]))
		return fail(p, i,
					N_("The number after the class digit must have six digits; there are more"),
					EXAMPLE);
	return CCHC_OK;
}

/*
 * The province after the dot at *at, short or long; leaves *at behind it.
 * Leaves everything alone when a case follows instead.
 */
static cchc_status
parse_province(parser *p, size_t *at, uint16_t *province, int *form)
{
	size_t i = *at + 1;
	size_t groups = 0;

	for (size_t k = i; k < p->len; k++)
		groups += p->text[k] == '.';

	if (p->len - i >= ZERO_GROUPS_LEN && memcmp(p->text + i, ZERO_GROUPS, ZERO_GROUPS_LEN) == 0)
	{
		*form = PROCEDURE_FORM_LONG;
		i += ZERO_GROUPS_LEN;
	}
	else if (p->len - i >= 4 && is_digit(p->text[i]) && is_digit(p->text[i + 1]) &&
			 is_digit(p->text[i + 2]) && p->text[i + 3] == '.')
	{
		if (groups >= 3)
			return fail(
				p, i,
				N_("The groups before the province must be 000.00.00: a copy belongs to a province, not to an agency in it"),
				EXAMPLE);
		return fail(
			p, i,
			N_("The old form needs four groups after the number, as in 000.00.00.H56; a group is missing"),
			EXAMPLE);
	}
	else if (i < p->len && is_digit(p->text[i]))
		return CCHC_OK; /* a case */

	if (p->len - i >= AGENCY_ROOT_TEXT)
	{
		p->text[i] = upper(p->text[i]);
		*province = agency_root_pack(p->text + i);
	}
	if (*province == AGENCY_ROOT_NONE)
		return fail(p, i, N_("The province must be a letter and two digits, such as H56"), EXAMPLE);
	*at = i + AGENCY_ROOT_TEXT;
	return CCHC_OK;
}

/* The case after the dot at *at; leaves *at behind it. */
static cchc_status
parse_case(const parser *p, size_t *at, int *case_number)
{
	size_t i = *at + 1;

	if (p->len - i < 2 || !is_digit(p->text[i]) || !is_digit(p->text[i + 1]))
		return fail(p, i, N_("A case must be two digits, 01 to 99"), EXAMPLE);
	if (p->len - i > 2 && is_digit(p->text[i + 2]))
		return fail(p, i, N_("A case must be two digits, 01 to 99; there are more"), EXAMPLE);
	*case_number = (p->text[i] - '0') * 10 + (p->text[i + 1] - '0');
	if (*case_number == 0)
		return fail(p, i, N_("Cases are counted from 01, there is no case 00"), EXAMPLE);
	*at = i + 2;
	return CCHC_OK;
}

cchc_status
procedure_code_parse(const char *s, size_t n, procedure_code *out, cchc_error *err)
{
	parser p = {.input = s, .input_len = n, .err = err};
	int class = 0;
	int number = 0;
	uint16_t province = AGENCY_ROOT_NONE;
	int case_number = 0;
	int form = PROCEDURE_FORM_SHORT;
	size_t at = 8; /* behind "1.004227" */
	size_t folded = lookalike_fold(s, n, p.text, sizeof(p.text));
	cchc_status status;

	p.len = folded > sizeof(p.text) ? sizeof(p.text) : folded;
	if (p.len == 0)
		return cchc_fail(err, CCHC_BAD_SYNTAX, 0, N_("The value is empty"), EXAMPLE);
	if ((status = parse_class(&p, &class)) != CCHC_OK ||
		(status = parse_number(&p, &number)) != CCHC_OK)
		return status;
	if (at < p.len && p.text[at] == '.' &&
		(status = parse_province(&p, &at, &province, &form)) != CCHC_OK)
		return status;
	if (at < p.len && p.text[at] == '.' && (status = parse_case(&p, &at, &case_number)) != CCHC_OK)
		return status;
	if (at < folded)
		return fail(&p, at, N_("The code should end here"), EXAMPLE);
	*out = make(class, number, province, case_number, form);
	return CCHC_OK;
}

size_t
procedure_code_format(procedure_code c, char *dst)
{
	uint16_t province = procedure_code_province_of(c);
	char *p = dst;

	*p++ = (char) ('0' + procedure_code_class_of(c));
	*p++ = '.';
	p += put_digits(p, procedure_code_number_of(c), 6);
	if (province != AGENCY_ROOT_NONE)
	{
		*p++ = '.';
		if (procedure_code_form(c) == PROCEDURE_FORM_LONG)
		{
			memcpy(p, ZERO_GROUPS, ZERO_GROUPS_LEN);
			p += ZERO_GROUPS_LEN;
		}
		agency_root_unpack(province, p);
		p += AGENCY_ROOT_TEXT;
	}
	if (procedure_code_case_of(c) != 0)
	{
		*p++ = '.';
		p += put_digits(p, procedure_code_case_of(c), 2);
	}
	return (size_t) (p - dst);
}
