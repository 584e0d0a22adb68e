/*
 * document_parts.c
 *		Taking apart and printing what document_number_parse() made.
 */
#include "document/document_parts.h"

#include <string.h>

#include "document/document_alphabet.h"
#include "document/document_type.h"

#define DOTTED_MAX 999

/* The length of the word at *at, which moves behind it; false when it does not end. */
static bool
split_word(const uint8_t *bytes, size_t end, size_t *at, const uint8_t **word, size_t *len)
{
	size_t i = *at;

	*word = bytes + i;
	*len = 0;
	if (i < end && bytes[i] == 0)
	{
		*at = i + 1;
		return true;
	}
	for (; i < end; i++)
	{
		int code = bytes[i] >> 1;

		if (code == 0 || code >= DOC_CODES)
			return false;
		if ((bytes[i] & 1) == 0)
		{
			*at = i + 1;
			*len = i + 1 - (size_t) (*word - bytes);
			return true;
		}
	}
	return false;
}

/* Whether a word of a value is CV, an official letter's sign. */
static bool
is_official_letter(const uint8_t *word, size_t len)
{
	return len == 2 && word[0] >> 1 == DOC_C && word[1] >> 1 == DOC_V;
}

bool
document_number_split(const uint8_t *bytes, size_t len, document_parts *parts)
{
	size_t at = 1;
	size_t end = len;
	uint32_t number;

	memset(parts, 0, sizeof(*parts));
	if (len < 7 || len > DOCUMENT_NUMBER_MAX_BYTES)
		return false;
	parts->letter_case = bytes[0] & ~BYTE_KEY_TAIL;
	if (parts->letter_case > DOCUMENT_CASE_MIXED ||
		(parts->letter_case == DOCUMENT_CASE_MIXED) != ((bytes[0] & BYTE_KEY_TAIL) != 0))
		return false;
	if (bytes[0] & BYTE_KEY_TAIL)
	{
		size_t tail = bytes[len - 1];

		if (tail < 2 || tail > len - 1)
			return false;
		end = len - tail;
		parts->bitmap = bytes + end;
		parts->bitmap_len = tail - 1;
	}

	if (at >= end)
		return false;
	if (bytes[at] != 0)
		parts->year = bytes[at] + DOCUMENT_YEAR_BASE;
	at++;
	if (!split_word(bytes, end, &at, &parts->issuer, &parts->issuer_len) ||
		!split_word(bytes, end, &at, &parts->type, &parts->type_len) || end - at < 3)
		return false;
	parts->has_type = parts->type_len > 0 && !is_official_letter(parts->type, parts->type_len);
	number = (uint32_t) bytes[at] << 16 | (uint32_t) bytes[at + 1] << 8 | bytes[at + 2];
	parts->number = (int) (number >> 1);
	at += 3;
	if (number & 1)
	{
		if (end - at < 2)
			return false;
		parts->dotted = bytes[at] << 2 | bytes[at + 1] >> 6;
		parts->letter = bytes[at + 1] & 0x3F;
		at += 2;
	}
	if (parts->number < 1 || parts->number > 999999 || parts->dotted > DOTTED_MAX ||
		(parts->letter != 0 && !document_is_letter(parts->letter)))
		return false;

	parts->unit = bytes + at;
	if (at < end && !split_word(bytes, end, &at, &parts->unit, &parts->unit_len))
		return false;
	if (at < end)
		parts->separators = bytes[at++];
	return at == end && parts->separators < 2 * DOCUMENT_SEP_UNIT;
}

/* A print in progress. */
typedef struct printer
{
	char *dst;
	char *end;
	const document_parts *parts; /* NULL: in the usual case */
	size_t letters;
} printer;

/* One character; `usual_small` is how the usual case would write a letter. */
static void
print_code(printer *out, int code, bool usual_small)
{
	bool small = usual_small;

	if (out->end - out->dst < 2)
		return; /* only bytes that are no value are so long */
	if (out->parts != NULL && document_is_letter(code))
	{
		switch (out->parts->letter_case)
		{
			case DOCUMENT_CASE_LOWER:
				small = true;
				break;
			case DOCUMENT_CASE_UPPER:
				small = false;
				break;
			case DOCUMENT_CASE_MIXED:
				small = out->letters / 8 < out->parts->bitmap_len &&
						(out->parts->bitmap[out->letters / 8] >> out->letters % 8 & 1);
				break;
			default:
				break;
		}
		out->letters++;
	}
	out->dst += document_put(code, small, out->dst);
}

/* The groups of a word, each in its own usual case. */
static void
print_word(printer *out, const uint8_t *word, size_t len)
{
	size_t next;

	for (size_t i = 0; i < len; i = next)
	{
		document_word value = 0;
		uint32_t small;

		for (next = i; next < len && !document_is_separator(word[next] >> 1); next++)
			value = value << DOCUMENT_WORD_BITS | word[next] >> 1;
		small = document_small_letters(value, next - i);
		for (size_t k = i; k < next; k++)
			print_code(out, word[k] >> 1, k - i < 3 && (small >> (k - i) & 1));
		if (next < len)
			print_code(out, word[next++] >> 1, false);
	}
}

/* A number in decimal, with at least `width` digits. */
static void
print_number(printer *out, int value, int width)
{
	int digits[10];
	int n = 0;

	for (; value > 0 || n < width; value /= 10)
		digits[n++] = value % 10;
	while (n > 0)
		print_code(out, DOC_0 + digits[--n], false);
}

static void
print_suffix(printer *out, const document_parts *parts)
{
	if (parts->dotted != 0)
	{
		print_code(out, DOC_DOT, false);
		print_number(out, parts->dotted, 1);
	}
	if (parts->letter != 0)
		print_code(out, parts->letter, true);
}

static void
print_separator(printer *out, const document_parts *parts, unsigned which, int usual)
{
	if (parts->separators & which)
		usual = DOC_HYPHEN + DOC_SLASH - usual; /* the other one */
	print_code(out, usual, false);
}

size_t
document_number_format(const uint8_t *bytes, size_t len, char *dst)
{
	document_parts parts;
	printer out = {dst, dst + DOCUMENT_NUMBER_MAX_TEXT, &parts, 0};

	if (!document_number_split(bytes, len, &parts))
		return 0;
	print_number(&out, parts.number, 2);
	print_suffix(&out, &parts);
	print_separator(&out, &parts, DOCUMENT_SEP_FIRST, DOC_SLASH);
	if (parts.year != 0)
	{
		print_number(&out, parts.year, 4);
		print_separator(&out, &parts, DOCUMENT_SEP_YEAR, DOC_SLASH);
	}
	print_word(&out, parts.type, parts.type_len);
	if (parts.type_len > 0 && parts.issuer_len > 0)
		print_separator(&out, &parts, DOCUMENT_SEP_TYPE, DOC_HYPHEN);
	print_word(&out, parts.issuer, parts.issuer_len);
	if (parts.unit_len > 0)
	{
		print_separator(&out, &parts, DOCUMENT_SEP_UNIT, DOC_HYPHEN);
		print_word(&out, parts.unit, parts.unit_len);
	}
	return (size_t) (out.dst - dst);
}

bool
document_number_valid(const uint8_t *bytes, size_t len)
{
	char text[DOCUMENT_NUMBER_MAX_TEXT];
	size_t n = document_number_format(bytes, len, text);
	document_number again;

	return n > 0 && document_number_parse(text, n, &again, NULL) == CCHC_OK && again.len == len &&
		   memcmp(again.bytes, bytes, len) == 0;
}

size_t
document_word_format(const uint8_t *word, size_t len, char *dst)
{
	printer out = {dst, dst + DOCUMENT_NUMBER_MAX_TEXT, NULL, 0};

	print_word(&out, word, len);
	return (size_t) (out.dst - dst);
}

size_t
document_suffix_format(const document_parts *parts, char *dst)
{
	printer out = {dst, dst + DOCUMENT_NUMBER_MAX_TEXT, NULL, 0};

	print_suffix(&out, parts);
	return (size_t) (out.dst - dst);
}
