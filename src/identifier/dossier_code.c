/*
 * dossier_code.c
 *		Parsing, printing and packing dossier codes.
 *
 *		code	 := agency "-" YYMMDD "-" sequence		(spaces around a hyphen are dropped)
 *		sequence := 4 to 9 digits, not all zeros
 */
#include "identifier/dossier_code.h"

#include <string.h>

#include "common/ascii.h"
#include "common/lookalike.h"

static const char EXAMPLE[] =
	N_("A dossier code looks like H57.132-260804-0583 or 000.00.12.H62-201105-0004.");

/* Room for the longest code and a few spaces around its hyphens. */
#define FOLDED_MAX (DOSSIER_CODE_MAX_TEXT + 14)

/*
 * The calendar of 2000 to 2099, where every fourth year from the first is a
 * leap year: a year of the century and a day of it, to the day's number.
 */
static const uint16_t month_start[2][13] = {
	{0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365},
	{0, 31, 60, 91, 121, 152, 182, 213, 244, 274, 305, 335, 366},
};

static inline int
year_start(int year)
{
	return year * 365 + (year + 3) / 4;
}

static inline void
put_two_digits(char *dst, int value)
{
	dst[0] = (char) ('0' + value / 10);
	dst[1] = (char) ('0' + value % 10);
}

/* YYMMDD of a day from 0 to DOSSIER_LAST_DAY. */
static void
put_date(int day, char *dst)
{
	int year = day * 4 / 1461;
	const uint16_t *starts = month_start[year % 4 == 0];
	int of_year = day - year_start(year);
	int month = of_year / 32; /* this month or, near its end, the one before */

	if (of_year >= starts[month + 1])
		month++;
	of_year -= starts[month];
	put_two_digits(dst, year);
	put_two_digits(dst + 2, month + 1);
	put_two_digits(dst + 4, of_year + 1);
}

/* A part of the folded text, without surrounding space. */
typedef struct part
{
	size_t start;
	size_t len;
} part;

static inline part
trimmed(const char *text, size_t start, size_t end)
{
	while (start < end && text[start] == ' ')
		start++;
	while (end > start && text[end - 1] == ' ')
		end--;
	return (part){start, end - start};
}

/*
 * Take the part from *at to the next hyphen, or to the end, and leave *at
 * behind the hyphen.  Says whether there was one.
 */
static inline bool
next_part(const char *text, size_t n, size_t *at, part *out)
{
	size_t start = *at;
	const char *hyphen = memchr(text + start, '-', n - start);
	size_t end = hyphen != NULL ? (size_t) (hyphen - text) : n;

	*out = trimmed(text, start, end);
	*at = end + (hyphen != NULL);
	return hyphen != NULL;
}

/*
 * Read the part as a number: *value, which is right for up to nine digits.
 * Returns the index of the first character that is no digit, or of the end.
 */
static inline size_t
read_digits(const char *text, part p, unsigned *value)
{
	size_t i = p.start;

	for (*value = 0; i < p.start + p.len && is_digit(text[i]); i++)
		*value = *value * 10 + (unsigned) (text[i] - '0');
	return i;
}

static cchc_status
parse_date(const char *text, part p, int *day, cchc_error *err)
{
	unsigned value;
	size_t at = read_digits(text, p, &value);
	int year = (int) (value / 10000);
	unsigned month = value / 100 % 100;
	unsigned of_month = value % 100;
	const uint16_t *starts;

	if (at < p.start + p.len)
		return cchc_fail(err, CCHC_BAD_SYNTAX, at, N_("The date must be six digits, YYMMDD"),
						 EXAMPLE);
	if (p.len == 8)
		return cchc_fail(err, CCHC_BAD_SYNTAX, p.start,
						 N_("The date must be six digits, YYMMDD; the year has two, not four"),
						 EXAMPLE);
	if (p.len != 6)
		return cchc_fail(err, CCHC_BAD_SYNTAX, p.start,
						 p.len < 6 ? N_("The date must be six digits, YYMMDD; there are fewer")
								   : N_("The date must be six digits, YYMMDD; there are more"),
						 EXAMPLE);
	if (month < 1 || month > 12)
		return cchc_fail(err, CCHC_BAD_DATETIME, p.start + 2, N_("The month must be 01 to 12"),
						 EXAMPLE);
	starts = month_start[year % 4 == 0];
	if (of_month < 1 || of_month > (unsigned) starts[month] - starts[month - 1])
		return cchc_fail(err, CCHC_BAD_DATETIME, p.start + 4, N_("The month has no such day"),
						 EXAMPLE);
	*day = year_start(year) + starts[month - 1] + (int) of_month - 1;
	return CCHC_OK;
}

static cchc_status
parse_sequence(const char *text, part p, int *sequence, cchc_error *err)
{
	unsigned value;
	size_t at = read_digits(text, p, &value);

	if (at < p.start + p.len)
		return cchc_fail(err, CCHC_BAD_SYNTAX, at,
						 N_("The number within the day must be four to nine digits"), EXAMPLE);
	if (p.len < DOSSIER_MIN_WIDTH || p.len > DOSSIER_MAX_WIDTH)
		return cchc_fail(
			err, CCHC_BAD_SYNTAX, p.start,
			p.len < DOSSIER_MIN_WIDTH
				? N_("The number within the day must be four to nine digits; there are fewer")
				: N_("The number within the day must be four to nine digits; there are more"),
			EXAMPLE);
	if (value == 0)
		return cchc_fail(err, CCHC_BAD_SYNTAX, p.start,
						 N_("Dossiers are counted from 1 within the day, there is no number 0"),
						 EXAMPLE);
	*sequence = (int) value;
	return CCHC_OK;
}

/* Parse folded text; err->position is an index into it. */
static cchc_status
parse_folded(const char *text, size_t n, dossier_code *out, cchc_error *err)
{
	part agency;
	part date;
	part sequence;
	size_t at = 0;
	cchc_status status;

	if (!next_part(text, n, &at, &agency))
	{
		const char *slash = memchr(text, '/', n);

		return cchc_fail(err, CCHC_BAD_SYNTAX, slash ? (size_t) (slash - text) : n,
						 slash ? N_("The parts must be joined by hyphens, not slashes")
							   : N_("A hyphen, the date and the number must follow the agency"),
						 EXAMPLE);
	}
	if (agency.len == 0)
		return cchc_fail(err, CCHC_BAD_SYNTAX, 0,
						 N_("The agency before the first hyphen is missing"), EXAMPLE);
	/* no space stands before it: the text is folded */
	if ((status = agency_code_parse_folded(text, agency.len, &out->agency, err)) != CCHC_OK)
	{
		if (err != NULL)
			err->hint = EXAMPLE;
		return status;
	}
	if (!next_part(text, n, &at, &date))
		return cchc_fail(err, CCHC_BAD_SYNTAX, n,
						 N_("A hyphen and the number must follow the date"), EXAMPLE);
	if ((status = parse_date(text, date, &out->day, err)) != CCHC_OK)
		return status;
	sequence = trimmed(text, at, n);
	if ((status = parse_sequence(text, sequence, &out->sequence, err)) != CCHC_OK)
	{
		const char *hyphen = memchr(text + at, '-', n - at);

		if (hyphen == NULL)
			return status;
		return cchc_fail(err, CCHC_BAD_SYNTAX, (size_t) (hyphen - text),
						 N_("The code should end before this hyphen"), EXAMPLE);
	}
	out->width = (int) sequence.len;
	return CCHC_OK;
}

cchc_status
dossier_code_parse(const char *s, size_t n, dossier_code *out, cchc_error *err)
{
	char folded[FOLDED_MAX];
	size_t len = lookalike_fold(s, n, folded, sizeof(folded));
	dossier_code code = {0};
	cchc_status status;

	if (len == 0)
		return cchc_fail(err, CCHC_BAD_SYNTAX, 0, N_("The value is empty"), EXAMPLE);
	if (len > sizeof(folded))
		status =
			cchc_fail(err, CCHC_BAD_SYNTAX, sizeof(folded), N_("The value is too long"), EXAMPLE);
	else
		status = parse_folded(folded, len, &code, err);
	if (status == CCHC_OK)
		*out = code;
	else if (err != NULL)
		err->position = lookalike_position(s, n, err->position);
	return status;
}

size_t
dossier_code_format(const dossier_code *code, char *dst)
{
	char *p = dst + agency_code_format(&code->agency, dst);
	int rest = code->sequence;

	*p++ = '-';
	put_date(code->day, p);
	p += 6;
	*p++ = '-';
	for (int i = code->width - 1; i >= 0; i--, rest /= 10)
		p[i] = (char) ('0' + rest % 10);
	return (size_t) (p - dst) + (size_t) code->width;
}

size_t
dossier_code_pack(const dossier_code *code, unsigned char *key)
{
	unsigned char *p = key + code->agency.key_len;

	memcpy(key, code->agency.key, code->agency.key_len);
	p[0] = (unsigned char) (code->day >> 8);
	p[1] = (unsigned char) code->day;
	p[2] = (unsigned char) (code->sequence >> 24);
	p[3] = (unsigned char) (code->sequence >> 16);
	p[4] = (unsigned char) (code->sequence >> 8);
	p[5] = (unsigned char) code->sequence;
	p[6] = (unsigned char) code->width;
	return code->agency.key_len + (size_t) DOSSIER_KEY_TAIL;
}

dossier_code
dossier_code_unpack(uint8_t form, const unsigned char *key, size_t n)
{
	size_t agency_len = n < DOSSIER_KEY_TAIL ? 0 : n - DOSSIER_KEY_TAIL;
	const unsigned char *p = key + agency_len;
	dossier_code code;

	memset(&code, 0, sizeof(code));
	code.width = DOSSIER_MIN_WIDTH;
	code.agency.form = form & 3;
	if (agency_len > AGENCY_KEY_BYTES)
		agency_len = AGENCY_KEY_BYTES;
	code.agency.key_len = (uint8_t) agency_len;
	memcpy(code.agency.key, key, agency_len);
	if (n < DOSSIER_KEY_TAIL)
		return code;
	code.day = p[0] << 8 | p[1];
	code.sequence = (p[2] & 0x7F) << 24 | p[3] << 16 | p[4] << 8 | p[5];
	/* Damaged bytes must not lead out of the tables and the text. */
	if (code.day > DOSSIER_LAST_DAY)
		code.day = DOSSIER_LAST_DAY;
	if (p[6] > DOSSIER_MIN_WIDTH && p[6] <= DOSSIER_MAX_WIDTH)
		code.width = p[6];
	return code;
}

dossier_code
dossier_code_first_of(const agency_code *agency)
{
	return (dossier_code){.agency = *agency, .day = 0, .sequence = 1, .width = DOSSIER_MIN_WIDTH};
}

dossier_code
dossier_code_last_of(const agency_code *agency)
{
	return (dossier_code){.agency = agency_code_last_of(agency),
						  .day = DOSSIER_LAST_DAY,
						  .sequence = DOSSIER_LAST_SEQUENCE,
						  .width = DOSSIER_MAX_WIDTH};
}
