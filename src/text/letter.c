/*
 * letter.c
 *		What letter_table.c does not hold: the case of other alphabets, and
 *		what a character is to running text.
 */
#include "text/letter.h"

#include "common/unicode_space.h"

/*
 * Alphabets outside the Latin tables: capitals first, first + step ... last
 * have their small letter at a fixed distance.  No mapping changes the length
 * in UTF-8.
 */
static const struct
{
	uint16_t first;
	uint16_t last;
	uint16_t step;
	int16_t to_lower;
} capitals[] = {
	{0x0370, 0x0372, 2, 1},    {0x0376, 0x0376, 1, 1},  {0x037F, 0x037F, 1, 116}, /* Greek */
	{0x0386, 0x0386, 1, 38},   {0x0388, 0x038A, 1, 37}, {0x038C, 0x038C, 1, 64},
	{0x038E, 0x038F, 1, 63},   {0x0391, 0x03A1, 1, 32}, {0x03A3, 0x03AB, 1, 32},
	{0x03CF, 0x03CF, 1, 8},    {0x03D8, 0x03EE, 2, 1},  {0x03F4, 0x03F4, 1, -60},
	{0x03F7, 0x03F7, 1, 1},    {0x03F9, 0x03F9, 1, -7}, {0x03FA, 0x03FA, 1, 1},
	{0x03FD, 0x03FF, 1, -130}, {0x0400, 0x040F, 1, 80}, {0x0410, 0x042F, 1, 32},
	{0x0460, 0x0480, 2, 1}, /* Cyrillic */
	{0x048A, 0x04BE, 2, 1},    {0x04C0, 0x04C0, 1, 15}, {0x04C1, 0x04CD, 2, 1},
	{0x04D0, 0x052E, 2, 1},    {0x0531, 0x0556, 1, 48}, /* Armenian */
	{0xFF21, 0xFF3A, 1, 32},                            /* full-width */
};

#define CAPITAL_RUNS (sizeof(capitals) / sizeof(capitals[0]))

static inline bool
is_capital_of(size_t run, uint32_t c)
{
	return c >= capitals[run].first && c <= capitals[run].last &&
		   (c - capitals[run].first) % capitals[run].step == 0;
}

uint32_t
letter_lower(uint32_t c)
{
	uint32_t mapped = letter_lower_table[letter_index(c)];

	if (mapped != 0 || c < LATIN_END)
		return mapped;
	for (size_t run = 0; run < CAPITAL_RUNS && capitals[run].first <= c; run++)
		if (is_capital_of(run, c))
			return c + (uint32_t) capitals[run].to_lower;
	return c;
}

uint32_t
letter_upper(uint32_t c)
{
	uint32_t mapped = letter_upper_table[letter_index(c)];

	if (mapped != 0 || c < LATIN_END)
		return mapped;
	if (c < capitals[0].first || c > 0xFF5A)
		return c;
	if (c == 0x03C2) /* the final form of sigma */
		return 0x03A3;
	for (size_t run = 0; run < CAPITAL_RUNS; run++)
		if (is_capital_of(run, c - (uint32_t) capitals[run].to_lower))
			return c - (uint32_t) capitals[run].to_lower;
	return c;
}

/* Everything that is neither a word nor a space, in order. */
static const struct
{
	uint32_t first;
	uint32_t last;
	text_class class;
} classes[] = {
	{0x0000, 0x0008, TEXT_INVISIBLE},
	{0x000E, 0x001F, TEXT_INVISIBLE},
	{0x0021, 0x002F, TEXT_OTHER},
	{0x003A, 0x0040, TEXT_OTHER},
	{0x005B, 0x0060, TEXT_OTHER},
	{0x007B, 0x007E, TEXT_OTHER},
	{0x007F, 0x0084, TEXT_INVISIBLE},
	{0x0086, 0x009F, TEXT_INVISIBLE},
	{0x00A1, 0x00A9, TEXT_OTHER},
	{0x00AB, 0x00AC, TEXT_OTHER},
	{0x00AD, 0x00AD, TEXT_INVISIBLE}, /* soft hyphen */
	{0x00AE, 0x00B1, TEXT_OTHER},
	{0x00B4, 0x00B4, TEXT_OTHER},
	{0x00B6, 0x00B8, TEXT_OTHER},
	{0x00BB, 0x00BB, TEXT_OTHER},
	{0x00BF, 0x00BF, TEXT_OTHER},
	{0x00D7, 0x00D7, TEXT_OTHER},
	{0x00F7, 0x00F7, TEXT_OTHER},
	{0x0300, 0x034E, TEXT_MARK},
	{0x034F, 0x034F, TEXT_INVISIBLE}, /* combining grapheme joiner */
	{0x0350, 0x036F, TEXT_MARK},
	{0x037E, 0x037E, TEXT_OTHER},
	{0x0387, 0x0387, TEXT_OTHER},
	{0x061C, 0x061C, TEXT_INVISIBLE},
	{0x180B, 0x180F, TEXT_INVISIBLE},
	{0x200B, 0x200F, TEXT_INVISIBLE}, /* zero-width, left-to-right mark */
	{0x2010, 0x2027, TEXT_OTHER},
	{0x202A, 0x202E, TEXT_INVISIBLE}, /* bidi */
	{0x2030, 0x205E, TEXT_OTHER},
	{0x2060, 0x206F, TEXT_INVISIBLE},
	{0x20A0, 0x20CF, TEXT_OTHER},
	{0x2190, 0x245F, TEXT_OTHER},
	{0x2500, 0x2BFF, TEXT_OTHER},
	{0x2E00, 0x2E7F, TEXT_OTHER},
	{0x3001, 0x3004, TEXT_OTHER},
	{0x3008, 0x3020, TEXT_OTHER},
	{0xE000, 0xF8FF, TEXT_INVISIBLE}, /* private use: bullets left over from Word */
	{0xFE00, 0xFE0F, TEXT_INVISIBLE}, /* variation selectors */
	{0xFE10, 0xFE1F, TEXT_OTHER},
	{0xFE30, 0xFE6F, TEXT_OTHER},
	{0xFEFF, 0xFEFF, TEXT_INVISIBLE}, /* byte order mark */
	{0xFF01, 0xFF0F, TEXT_OTHER},
	{0xFF1A, 0xFF20, TEXT_OTHER},
	{0xFF3B, 0xFF40, TEXT_OTHER},
	{0xFF5B, 0xFF65, TEXT_OTHER},
	{0xFFE0, 0xFFEE, TEXT_OTHER},
	{0xFFF9, 0xFFFB, TEXT_INVISIBLE},
	{0xFFFC, 0xFFFD, TEXT_OTHER},
	{0x1F000, 0x1FAFF, TEXT_OTHER},     /* emoji */
	{0xE0000, 0xE0FFF, TEXT_INVISIBLE}, /* tags, variation selectors */
	{0xF0000, 0x10FFFD, TEXT_INVISIBLE},
};

text_class
text_class_lookup(uint32_t c)
{
	size_t low = 0;
	size_t high = sizeof(classes) / sizeof(classes[0]);

	if (is_unicode_space(c))
		return TEXT_SPACE;
	while (low < high)
	{
		size_t middle = (low + high) / 2;

		if (c > classes[middle].last)
			low = middle + 1;
		else if (c < classes[middle].first)
			high = middle;
		else
			return classes[middle].class;
	}
	return TEXT_WORD;
}
