/*
 * charset.c
 *		Legacy charsets: names, and conversion by table.  VIQR, which is
 *		spelled in ASCII, is in viqr.c.
 */
#include "charset/charset.h"

#include <string.h>

#include "common/utf8.h"
#include "charset/charset_table.h"
#include "text/letter.h"
#include "charset/viqr.h"

const char charset_names[] =
	"TCVN3, VNI, VNI-MAC, VISCII, VPS, CP1258, BKHCM1, BKHCM2, VIETWARE-F, "
	"VIETWARE-X, ISC, VIQR";

/* Other names in use. */
static const struct
{
	const char *name;
	charset charset;
} ALIASES[] = {
	{"ABC", CHARSET_TCVN3}, {"VNI-WIN", CHARSET_VNI}, {"VIETWARE", 9}, {"WINDOWS-1258", 5},
	{"WIN1258", 5},         {"BKHCM 1", 6},           {"BKHCM 2", 7},
};

static bool
same_name(const char *name, const char *given, size_t n)
{
	if (strlen(name) != n)
		return false;
	for (size_t i = 0; i < n; i++)
	{
		char c = given[i];

		if (c >= 'a' && c <= 'z')
			c = (char) (c - 'a' + 'A');
		if (c == '_')
			c = '-';
		if (c != name[i])
			return false;
	}
	return true;
}

charset
charset_find(const char *name, size_t n)
{
	for (charset cs = 0; cs < CHARSET_COUNT; cs++)
		if (same_name(charset_name(cs), name, n))
			return cs;
	for (size_t i = 0; i < sizeof(ALIASES) / sizeof(ALIASES[0]); i++)
		if (same_name(ALIASES[i].name, name, n))
			return ALIASES[i].charset;
	return CHARSET_UNKNOWN;
}

const char *
charset_name(charset cs)
{
	return cs == CHARSET_VIQR ? "VIQR" : charset_tables[cs].name;
}

/* The letter that two bytes are together, or 0. */
static uint16_t
pair_character(const charset_table *t, uint8_t first, uint8_t second)
{
	if (t->pair_index == NULL || t->pair_index[first] == 0)
		return 0;
	for (size_t i = t->pair_index[first] - 1u; i < t->pair_count && t->pairs[i].first == first; i++)
		if (t->pairs[i].second == second)
			return t->pairs[i].character;
	return 0;
}

static cchc_status
decode_by_table(const charset_table *t, charset_cursor *in, size_t end, char *dst, size_t *written,
				cchc_error *err)
{
	const uint8_t *src = (const uint8_t *) in->src;
	char *out = dst;

	while (in->position < end)
	{
		uint8_t byte = src[in->position];
		uint16_t c = 0;

		*written = (size_t) (out - dst);
		if (byte == 0)
			return cchc_fail(err, CCHC_UNTRANSLATABLE, 0, N_("A zero byte is no character"), NULL);
		if (in->position + 1 < in->n)
			c = pair_character(t, byte, src[in->position + 1]);
		in->position += c ? 2 : 1;
		if (c == 0)
			c = t->single[byte];
		out += utf8_encode(c, out);
	}
	in->character = in->position;
	*written = (size_t) (out - dst);
	return CCHC_OK;
}

/* The bytes of character c, or NULL. */
static const charset_code *
find_code(const charset_table *t, uint32_t c)
{
	size_t low = 0;
	size_t high = t->code_count;

	while (low < high)
	{
		size_t middle = (low + high) / 2;

		if (t->codes[middle].character < c)
			low = middle + 1;
		else
			high = middle;
	}
	return low < t->code_count && t->codes[low].character == c ? &t->codes[low] : NULL;
}

static const char NOT_HELD[] = N_("The charset has no such character");
static const char WOULD_JOIN[] =
	N_("After the letter before it the charset would show both as one letter");
static const char CAPITALS_ARE_A_FONT[] =
	N_("In this charset a capital with an accent exists only as a font of capitals (such as "
	   ".VnTimeH): encode vi_lower() of the text, and set it in such a font.");

/* Whether c is a capital of which the charset holds the small letter. */
static bool
holds_small(const charset_table *t, uint32_t c)
{
	letter l = letter_of(c);

	return l & LETTER_UPPER && find_code(t, letter_code_point(l & (letter) ~LETTER_UPPER)) != NULL;
}

static cchc_status
encode_by_table(const charset_table *t, charset_cursor *in, size_t end, char *dst, size_t *written,
				cchc_error *err)
{
	char *out = dst;

	while (in->position < end)
	{
		size_t used;
		uint32_t c = utf8_decode(in->src + in->position, in->n - in->position, &used);
		const charset_code *code = find_code(t, c);

		if (code == NULL)
			return cchc_fail(err, CCHC_UNTRANSLATABLE, in->character + 1, NOT_HELD,
							 holds_small(t, c) ? CAPITALS_ARE_A_FONT : NULL);
		if (in->previous != 0 && pair_character(t, in->previous, code->first) != 0)
			return cchc_fail(err, CCHC_UNTRANSLATABLE, in->character + 1, WOULD_JOIN, NULL);
		*out++ = (char) code->first;
		if (code->second != 0)
			*out++ = (char) code->second;
		in->previous = code->second != 0 ? 0 : code->first;
		in->position += used;
		in->character++;
	}
	*written = (size_t) (out - dst);
	return CCHC_OK;
}

static size_t
step_end(const charset_cursor *in, size_t step)
{
	return in->n - in->position <= step ? in->n : in->position + step;
}

cchc_status
charset_decode(charset cs, charset_cursor *in, size_t step, char *dst, size_t *written,
			   cchc_error *err)
{
	*written = 0;
	if (cs == CHARSET_VIQR)
		return viqr_decode(in, step_end(in, step), dst, written, err);
	return decode_by_table(&charset_tables[cs], in, step_end(in, step), dst, written, err);
}

cchc_status
charset_encode(charset cs, charset_cursor *in, size_t step, char *dst, size_t *written,
			   cchc_error *err)
{
	*written = 0;
	if (cs == CHARSET_VIQR)
		return viqr_encode(in, step_end(in, step), dst, written, err);
	return encode_by_table(&charset_tables[cs], in, step_end(in, step), dst, written, err);
}

/* What cp1252 has at 80 to 9F; five bytes are the C1 controls that browsers take them for. */
static const uint16_t CP1252_HIGH[32] = {
	0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
	0x2039, 0x0152, 0x008D, 0x017D, 0x008F, 0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
	0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x009D, 0x017E, 0x0178,
};

int
charset_cp1252_byte(uint32_t c)
{
	if (c < 0x100)
		return (int) c;
	for (int i = 0; i < 32; i++)
		if (CP1252_HIGH[i] == c)
			return 0x80 + i;
	return -1;
}
