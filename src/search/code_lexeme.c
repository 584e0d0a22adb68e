/*
 * code_lexeme.c
 *		Numbers, dates and codes as the index holds them.
 */
#include "search/code_lexeme.h"

#include <string.h>

#include "identifier/dossier_code.h"
#include "identifier/procedure_code.h"
#include "search/lexeme.h"
#include "search/token_char.h"
#include "search/token_code.h"

/* Longer numbers are a text to the index. */
#define PROCEDURE_DIGITS 7

static void
add(code_lexemes *out, const char *s, size_t n, bool next)
{
	if (out->count == CODE_MAX_LEXEMES || out->used + n > CODE_MAX_TEXT || n == 0)
		return;
	memcpy(out->text + out->used, s, n);
	out->lexeme[out->count++] = (code_lexeme){out->text + out->used, n, next};
	out->used += n;
}

/* In small letters, which the text of a code is in ASCII. */
static void
add_lower(code_lexemes *out, const char *s, size_t n, bool next)
{
	char lower[TOKEN_MAX_BYTES];

	for (size_t i = 0; i < n; i++)
		lower[i] = is_ascii_letter((unsigned char) s[i]) ? (char) (s[i] | 0x20) : s[i];
	add(out, lower, n, next);
}

/* Digits without the zeros in front. */
static void
add_digits(code_lexemes *out, const char *s, size_t n, bool next)
{
	while (n > 1 && *s == '0')
		s++, n--;
	add(out, s, n, next);
}

static void
integer(const char *s, size_t n, code_lexemes *out)
{
	char dotted[PROCEDURE_DIGITS + 1];

	add_digits(out, s, n, false);
	if (n == PROCEDURE_DIGITS && s[0] != '0')
	{
		dotted[0] = s[0];
		dotted[1] = '.';
		memcpy(dotted + 2, s + 1, PROCEDURE_DIGITS - 1);
		add(out, dotted, sizeof(dotted), false);
	}
	out->whole = out->count;
}

static void
procedure(const char *s, size_t n, code_lexemes *out)
{
	procedure_code code;
	char text[PROCEDURE_CODE_MAX_TEXT];
	size_t length;

	if (procedure_code_parse(s, n, &code, NULL) != CCHC_OK)
		return;
	code &= ~(procedure_code) 0xFF; /* the short form */
	length = procedure_code_format(code, text);
	if (code != procedure_code_national(code))
		add_lower(out, text, length, false);
	out->whole = out->count;
	length = procedure_code_format(procedure_code_national(code), text);
	add(out, text, length, false);
	if (out->whole == 0)
		out->whole = 1;
	text[1] = text[0];
	add(out, text + 1, length - 1, false);
}

static void
dossier(const char *s, size_t n, code_lexemes *out)
{
	dossier_code code;
	char text[DOSSIER_CODE_MAX_TEXT];
	size_t length;
	const char *day;
	const char *sequence;

	if (dossier_code_parse(s, n, &code, NULL) != CCHC_OK)
		return;
	code.agency.form = AGENCY_FORM_CURRENT;
	length = dossier_code_format(&code, text);
	add_lower(out, text, length, false);
	out->whole = 1;
	day = memchr(text, '-', length);
	sequence = memchr(day + 1, '-', length - (size_t) (day + 1 - text));
	add_lower(out, text, (size_t) (day - text), false);
	add_digits(out, day + 1, (size_t) (sequence - day - 1), true);
	add_digits(out, sequence + 1, (size_t) (text + length - sequence - 1), true);
}

static void
date(const char *s, size_t n, code_lexemes *out)
{
	char text[] = "0000-00-00";
	int year;
	int month;
	int day;

	if (!token_date(s, n, &year, &month, &day))
		return;
	put_digits(text, year, 4);
	put_digits(text + 5, month, 2);
	put_digits(text + 8, day, 2);
	add(out, text, sizeof(text) - 1, false);
	out->whole = 1;
}

/* 1.234,5 and 3,5: without the signs between groups, the decimals behind a dot. */
static void
number(const char *s, size_t n, bool grouped, code_lexemes *out)
{
	char text[TOKEN_MAX_BYTES] = "";
	size_t length = 0;
	size_t i;
	char group = '\0';

	for (i = 0; i < n; i++)
	{
		if (is_digit((unsigned char) s[i]))
			text[length++] = s[i];
		else if (s[i] != '.' && s[i] != ',')
			break;
		else if (!grouped || (group != '\0' && s[i] != group))
			text[length++] = '.';
		else
			group = s[i];
	}
	add_digits(out, text, length, false);
	out->whole = out->count;
	if (i < n)
	{
		add(out, "đ", strlen("đ"), true);
		add(out, "d", 1, false);
	}
}

/* The end of the part that begins at byte i. */
static size_t
part_end(const char *s, size_t n, size_t i)
{
	size_t used;

	while (i < n && token_char_at(s + i, n - i, &used) != TOKEN_CHAR_OTHER)
		i += used;
	return i;
}

/* A form of a part: digits, or a word. */
typedef struct part
{
	word_lexemes word;
	bool digits;
} part;

static void
read_part(const char *s, size_t n, part *p)
{
	p->digits = ascii_digits_length(s, n) == n;
	if (p->digits)
	{
		while (n > 1 && *s == '0')
			s++, n--;
		memcpy(p->word.typed, s, n);
		memcpy(p->word.plain, s, n);
		p->word.typed_len = p->word.plain_len = n;
		return;
	}
	word_lexemes_of(s, n, true, &p->word);
}

/* A text that grows in a buffer of CODE_MAX_TEXT / 4 bytes. */
typedef struct growing
{
	char s[CODE_MAX_TEXT / 4];
	size_t n;
} growing;

static void
grow(growing *g, const char *s, size_t n)
{
	if (g->n + n > sizeof(g->s))
		return;
	memcpy(g->s + g->n, s, n);
	g->n += n;
}

static void
document(const char *s, size_t n, code_lexemes *out)
{
	growing typed = {"#", 1};
	growing plain = {"#", 1};
	part p;
	size_t parts = 0;
	size_t words = 0; /* parts with letters */
	size_t end;
	size_t used;

	/* All of it, which comes first */
	for (size_t i = 0; i < n; i = end)
	{
		end = part_end(s, n, i);
		if (end > i)
		{
			read_part(s + i, end - i, &p);
			words += !p.digits;
			grow(&typed, p.word.typed, p.word.typed_len);
			grow(&plain, p.word.plain, p.word.plain_len);
			continue;
		}
		(void) utf8_decode(s + i, n - i, &used);
		end = i + used;
		grow(&typed, used > 1 ? "-" : s + i, 1); /* dashes of every kind */
		grow(&plain, used > 1 ? "-" : s + i, 1);
	}
	/* 134/2016 and 279/QĐ are beginnings: whole is what has an issuer. */
	if (words < 2)
		typed.n = plain.n = 0;
	add(out, typed.s, typed.n, false);
	if (typed.n != plain.n || memcmp(typed.s, plain.s, typed.n) != 0)
		add(out, plain.s, plain.n, false);
	out->whole = out->count;
	out->in_parts = true;

	for (size_t i = 0; i < n && parts < CODE_MAX_PARTS; i = end)
	{
		end = part_end(s, n, i);
		if (end > i)
		{
			read_part(s + i, end - i, &p);
			add(out, p.word.typed, p.word.typed_len, parts > 0);
			if (word_lexemes_differ(&p.word))
				add(out, p.word.plain, p.word.plain_len, false);
			parts += p.word.typed_len > 0;
			continue;
		}
		(void) utf8_decode(s + i, n - i, &used);
		end = i + used;
	}
}

/* Digits with invisible characters among them. */
static bool
dirty_integer(const char *s, size_t n, code_lexemes *out)
{
	word_lexemes w;

	if (!is_digit((unsigned char) s[0]))
		return false;
	word_lexemes_of(s, n, false, &w);
	if (ascii_digits_length(w.typed, w.typed_len) != w.typed_len)
		return false;
	integer(w.typed, w.typed_len, out);
	return true;
}

bool
code_lexemes_of(const char *s, size_t n, code_lexemes *out)
{
	token_type type;

	out->count = out->whole = out->used = 0;
	out->in_parts = false;
	if (n == 0 || n > TOKEN_MAX_BYTES)
		return false;
	if (ascii_digits_length(s, n) == n)
		integer(s, n, out);
	else if (token_code(s, n, &type) != n)
		return dirty_integer(s, n, out);
	else if (type == TOKEN_PROCEDURE)
		procedure(s, n, out);
	else if (type == TOKEN_DOSSIER)
		dossier(s, n, out);
	else if (type == TOKEN_DATE)
		date(s, n, out);
	else if (type == TOKEN_DOCUMENT)
		document(s, n, out);
	else
		number(s, n, type == TOKEN_NUMBER, out);
	return out->count > 0;
}
