/*
 * document_context.c
 *		Reading the words before a number.
 */
#include "document/document_context.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "common/utf8.h"

#define MARK (-1) /* a combining mark: part of the letter before it */

/* The small ASCII letter under a Vietnamese letter and its marks; ' ' for no letter. */
static int
base_letter(uint32_t c)
{
	static const struct
	{
		uint16_t first;
		uint16_t last;
		char base;
	} ranges[] = {
		{0x00C0, 0x00C3, 'a'}, {0x00C8, 0x00CA, 'e'}, {0x00CC, 0x00CD, 'i'}, {0x00D0, 0x00D0, 'd'},
		{0x00D2, 0x00D5, 'o'}, {0x00D9, 0x00DA, 'u'}, {0x00DD, 0x00DD, 'y'}, {0x00E0, 0x00E3, 'a'},
		{0x00E8, 0x00EA, 'e'}, {0x00EC, 0x00ED, 'i'}, {0x00F0, 0x00F0, 'd'}, {0x00F2, 0x00F5, 'o'},
		{0x00F9, 0x00FA, 'u'}, {0x00FD, 0x00FD, 'y'}, {0x0102, 0x0103, 'a'}, {0x0110, 0x0111, 'd'},
		{0x0128, 0x0129, 'i'}, {0x0168, 0x0169, 'u'}, {0x01A0, 0x01A1, 'o'}, {0x01AF, 0x01B0, 'u'},
		{0x1EA0, 0x1EB7, 'a'}, {0x1EB8, 0x1EC7, 'e'}, {0x1EC8, 0x1ECB, 'i'}, {0x1ECC, 0x1EE3, 'o'},
		{0x1EE4, 0x1EF1, 'u'}, {0x1EF2, 0x1EF9, 'y'},
	};

	if (c < 0x80)
	{
		c |= 0x20;
		return c >= 'a' && c <= 'z' ? (int) c : ' ';
	}
	if (c >= 0x0300 && c <= 0x036F)
		return MARK;
	for (size_t i = 0; i < sizeof(ranges) / sizeof(ranges[0]); i++)
		if (c >= ranges[i].first && c <= ranges[i].last)
			return ranges[i].base;
	return ' ';
}

/* The text before `end` without its last word, which is the given one; else NULL. */
static const char *
without_word(const char *words, const char *end, const char *word)
{
	size_t n = strlen(word);

	if ((size_t) (end - words) < n || memcmp(end - n, word, n) != 0)
		return NULL;
	end -= n;
	if (end > words && end[-1] != ' ')
		return NULL;
	while (end > words && end[-1] == ' ')
		end--;
	return end;
}

document_context
document_context_before(const char *s, size_t n)
{
	static const char *const forms[] = {"mau", "bieu", "phu luc", "to khai", "bang ke", "form"};
	static const char *const names[] = {"quyet dinh", "nghi dinh", "nghi quyet", "thong tu",
										"chi thi",    "cong van",  "thong bao",  "ke hoach",
										"to trinh",   "phap lenh", "luat",       "ket luan",
										"bao cao",    "huong dan", "cong dien",  "chuong trinh"};
	char words[DOCUMENT_CONTEXT_BYTES];
	char *p = words;
	const char *end;
	const char *before;
	size_t i = n > DOCUMENT_CONTEXT_BYTES ? n - DOCUMENT_CONTEXT_BYTES : 0;
	size_t used;

	while (i < n && ((unsigned char) s[i] & 0xC0) == 0x80)
		i++;
	for (; i < n; i += used)
	{
		int c = base_letter(utf8_decode(s + i, n - i, &used));

		if (c != MARK && !(c == ' ' && p > words && p[-1] == ' '))
			*p++ = (char) c;
	}
	while (p > words && p[-1] == ' ')
		p--;

	before = without_word(words, p, "so");
	end = before != NULL ? before : p;
	for (size_t k = 0; k < sizeof(forms) / sizeof(forms[0]); k++)
		if (without_word(words, end, forms[k]) != NULL)
			return DOCUMENT_CONTEXT_FORM;
	if (before != NULL)
		return DOCUMENT_CONTEXT_NUMBER;
	for (size_t k = 0; k < sizeof(names) / sizeof(names[0]); k++)
		if (without_word(words, end, names[k]) != NULL)
			return DOCUMENT_CONTEXT_NUMBER;
	return DOCUMENT_CONTEXT_NONE;
}
