/*
 * token_code.c
 *		Numbers, dates and codes.
 */
#include "search/token_code.h"

#include "common/civil_day.h"
#include "document/document_number.h"
#include "document/document_token.h"
#include "identifier/dossier_code.h"
#include "identifier/procedure_code.h"
#include "search/token_char.h"

/* Digits of one number; more are cut off, and are no code. */
#define MOST_DIGITS 24

/* Years that make 134/2016 the number of a document. */
#define YEAR_FIRST 1945
#define YEAR_LAST 2099

static size_t
digits_at(const char *s, size_t n)
{
	return ascii_digits_length(s, n < MOST_DIGITS ? n : MOST_DIGITS);
}

static int
number_of(const char *s, size_t digits)
{
	int value = 0;

	for (size_t i = 0; i < digits; i++)
		value = value * 10 + (s[i] - '0');
	return value;
}

/* Whether a number may end before s: no word, no digit behind one more sign. */
static bool
may_end(const char *s, size_t n)
{
	if (n == 0)
		return true;
	if (token_is_word(s, n))
		return false;
	return !((s[0] == '.' || s[0] == ',' || s[0] == '/') && n > 1 &&
			 is_digit((unsigned char) s[1]));
}

/* The ASCII characters of a code at s: letters, digits and the signs; no more than `most`. */
static size_t
run_at(const char *s, size_t n, const char *signs, size_t most)
{
	size_t i = 0;

	while (i < n && i < most &&
		   (is_ascii_letter((unsigned char) s[i]) || is_digit((unsigned char) s[i]) ||
			(s[i] != '\0' && strchr(signs, s[i]) != NULL)))
		i++;
	return i;
}

/* H57.132-260804-0583, 000.00.53.H48-220921-0099 */
static size_t
dossier_at(const char *s, size_t n)
{
	size_t run = run_at(s, n, ".-", DOSSIER_CODE_MAX_TEXT + 1);
	const char *hyphen = memchr(s, '-', run);
	dossier_code code;

	if (hyphen == NULL || run > DOSSIER_CODE_MAX_TEXT)
		return 0;
	while (run > 0 && (s[run - 1] == '.' || s[run - 1] == '-'))
		run--;
	if (s + run - hyphen < 7 + 1 + DOSSIER_MIN_WIDTH || digits_at(hyphen + 1, 7) != 6 ||
		hyphen[7] != '-' || !may_end(s + run, n - run) ||
		dossier_code_parse(s, run, &code, NULL) != CCHC_OK)
		return 0;
	return run;
}

bool
token_date(const char *s, size_t n, int *year, int *month, int *day)
{
	size_t d = digits_at(s, n);
	size_t m;
	char sign;

	if (d < 1 || d > 2 || n < d + 7)
		return false;
	sign = s[d];
	if (sign != '/' && sign != '-' && sign != '.')
		return false;
	m = digits_at(s + d + 1, n - d - 1);
	if (m < 1 || m > 2 || n != d + m + 6 || s[d + m + 1] != sign ||
		digits_at(s + d + m + 2, n - d - m - 2) != 4)
		return false;
	*day = number_of(s, d);
	*month = number_of(s + d + 1, m);
	*year = number_of(s + d + m + 2, 4);
	return *year >= 1000 && civil_valid(*year, *month, *day);
}

/* 14/02/2022 */
static size_t
date_at(const char *s, size_t n)
{
	for (size_t length = 8; length <= 10 && length <= n; length++)
	{
		int year;
		int month;
		int day;

		if (token_date(s, length, &year, &month, &day) && may_end(s + length, n - length))
			return length;
	}
	return 0;
}

/* 1.004227, 1.004227.H56, 1.000358.01 */
static size_t
procedure_at(const char *s, size_t n)
{
	size_t run;
	procedure_code code;

	if (n < 8 || s[1] != '.' || digits_at(s + 2, n - 2) != 6)
		return 0;
	run = run_at(s, n, ".", PROCEDURE_CODE_MAX_TEXT + 1);
	/* A text goes on without a space behind the full stop: 1.004227.Cấp */
	for (; run >= 8; run--)
	{
		if (s[run - 1] != '.' && (run == n || s[run] == '.' || run_at(s + run, 1, "", 1) == 0) &&
			!token_is_word(s + run, n - run) &&
			procedure_code_parse(s, run, &code, NULL) == CCHC_OK)
			return run;
	}
	return 0;
}

/* 134/2016: a number and a year, and no symbol. */
static size_t
number_of_year_at(const char *s, size_t n, size_t digits)
{
	size_t end = digits + 5;
	int year;

	if (digits > 5 || end > n || s[digits] != '/' ||
		digits_at(s + digits + 1, n - digits - 1) != 4 || !may_end(s + end, n - end))
		return 0;
	year = number_of(s + digits + 1, 4);
	return year >= YEAR_FIRST && year <= YEAR_LAST ? end : 0;
}

/* Whether a symbol may begin at s: with a letter, or behind a year. */
static bool
symbol_at(const char *s, size_t n)
{
	if (digits_at(s, n) == 4 && n > 5 && (s[4] == '/' || s[4] == '-'))
		s += 5, n -= 5;
	return n > 0 && !is_digit((unsigned char) s[0]) && token_is_word(s, n);
}

/* Whether a word with a capital and small letters begins at byte i: QĐ-UBND.Căn cứ */
static bool
sentence_at(const char *s, size_t n, size_t i)
{
	int first = document_token_at(s, n, i, &i);
	int second = document_token_at(s, n, i, &i);

	return document_is_word(first) && !document_is_digit(first) &&
		   (second == TOKEN_LETTER || document_is_small(second));
}

/* 279/QĐ-BNNMT, 188/2007/QĐ-TTg, 1106/qd-nhnn */
static size_t
document_at(const char *s, size_t n, size_t digits)
{
	size_t end = 0;
	size_t next;
	int last = TOKEN_END;
	document_number number;

	if (digits > 6)
		return 0;
	/* 66.16/2026/NQ-CP, 12a/QĐ-UBND */
	end = digits;
	if (s[end] == '.')
		end += 1 + digits_at(s + end + 1, n - end - 1);
	else if (is_ascii_letter((unsigned char) s[end]))
		end++;
	if (end >= n || (s[end] != '/' && s[end] != '-') || !symbol_at(s + end + 1, n - end - 1))
		return 0;
	while (end < n && end < DOCUMENT_NUMBER_MAX_TEXT)
	{
		int token = document_token_at(s, n, end, &next);

		if (token == TOKEN_LETTER)
			break;
		if (token == DOC_INVISIBLE)
		{
			end = next;
			continue;
		}
		if (!document_is_word(token) && !document_is_separator(token) && token != DOC_DOT &&
			token != DOC_AMPERSAND)
			break;
		if (token == DOC_DOT && sentence_at(s, n, next))
			break;
		last = token;
		end = next;
	}
	/* What stands behind the last letter or digit is the sentence's. */
	for (int tries = 0; tries < 4 && end > digits; tries++)
	{
		size_t first = end;

		while (end > digits && !document_is_word(last = document_visible_before(s, n, end, &first)))
			end = first;
		if (end <= digits + 1)
			return 0;
		if (!token_is_word(s + end, n - end) &&
			document_number_parse(s, end, &number, NULL) == CCHC_OK)
			return end;
		/* QĐ-UBND.Căn cứ: a sentence that begins without a space */
		while (end > digits && document_is_word(last))
		{
			end = first;
			last = document_visible_before(s, n, end, &first);
		}
		if (last != DOC_DOT)
			return 0;
	}
	return 0;
}

size_t
token_dong(const char *s, size_t n)
{
	size_t used;
	uint32_t c;

	if (n == 0)
		return 0;
	c = utf8_decode(s, n, &used);
	return (c == 0x0111 || c == 0x0110) && !token_is_word(s + used, n - used) ? used : 0;
}

/* 334.209.416, 15.000đ, 1.234,5 and, with one group or none, 3,5 and 500đ */
static size_t
number_at(const char *s, size_t n, size_t digits, token_type *type)
{
	size_t end = digits;
	char sign = n > digits ? s[digits] : '\0';
	bool grouped = false;
	size_t dong;

	if ((sign == '.' || sign == ',') && digits <= 3)
		while (end + 3 < n && s[end] == sign && digits_at(s + end + 1, n - end - 1) == 3 &&
			   end < 30)
		{
			end += 4;
			grouped = true;
		}
	*type = grouped ? TOKEN_NUMBER : TOKEN_FLOAT;
	if (end + 1 < n && (s[end] == '.' || s[end] == ',') && (!grouped || s[end] != sign))
	{
		size_t decimals = digits_at(s + end + 1, n - end - 1);

		if (decimals > 0 && decimals < MOST_DIGITS &&
			may_end(s + end + 1 + decimals, n - end - 1 - decimals))
			return end + 1 + decimals;
	}
	dong = token_dong(s + end, n - end);
	if (dong > 0)
	{
		*type = TOKEN_NUMBER;
		return end + dong;
	}
	return grouped && may_end(s + end, n - end) ? end : 0;
}

size_t
token_code(const char *s, size_t n, token_type *type)
{
	size_t digits = digits_at(s, n);
	size_t end;

	if (digits == 0)
	{
		*type = TOKEN_DOSSIER;
		return n > 2 && is_ascii_letter((unsigned char) s[0]) && digits_at(s + 1, 2) == 2
				   ? dossier_at(s, n)
				   : 0;
	}
	if (digits == MOST_DIGITS || digits == n)
		return 0;
	switch (s[digits])
	{
		case '/':
		case '-':
		case '.':
		case ',':
			break;
		case 'a': /* 12a/QĐ-UBND */
		case 'b':
		case 'A':
		case 'B':
			if (digits + 1 < n && (s[digits + 1] == '/' || s[digits + 1] == '-'))
				break;
			return 0;
		default:
			return (unsigned char) s[digits] < 0x80 ? 0 : number_at(s, n, digits, type);
	}
	if ((*type = TOKEN_DATE, end = date_at(s, n)) > 0 ||
		(*type = TOKEN_DOSSIER, end = dossier_at(s, n)) > 0 ||
		(*type = TOKEN_PROCEDURE, end = digits == 1 ? procedure_at(s, n) : 0) > 0 ||
		(*type = TOKEN_DOCUMENT, end = document_at(s, n, digits)) > 0 ||
		(end = number_of_year_at(s, n, digits)) > 0)
		return end;
	return number_at(s, n, digits, type);
}
