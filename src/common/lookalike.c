/*
 * lookalike.c
 *		Repairing what looks the same on screen.
 */
#include "common/lookalike.h"

#include <stdbool.h>
#include <string.h>

#include "common/unicode_space.h"
#include "common/utf8.h"

/* Letters of other scripts drawn like a Latin capital or small letter. */
static const struct
{
	uint16_t code;
	char ascii;
} letters[] = {
	{0x0391, 'A'}, {0x0392, 'B'}, {0x0395, 'E'}, {0x0396, 'Z'}, {0x0397, 'H'}, {0x0399, 'I'},
	{0x039A, 'K'}, {0x039C, 'M'}, {0x039D, 'N'}, {0x039F, 'O'}, {0x03A1, 'P'}, {0x03A4, 'T'},
	{0x03A5, 'Y'}, {0x03A7, 'X'}, {0x03BF, 'o'}, {0x0405, 'S'}, {0x0406, 'I'}, {0x0408, 'J'},
	{0x0410, 'A'}, {0x0412, 'B'}, {0x0415, 'E'}, {0x041A, 'K'}, {0x041C, 'M'}, {0x041D, 'H'},
	{0x041E, 'O'}, {0x0420, 'P'}, {0x0421, 'C'}, {0x0422, 'T'}, {0x0425, 'X'}, {0x0430, 'a'},
	{0x0435, 'e'}, {0x043E, 'o'}, {0x0440, 'p'}, {0x0441, 'c'}, {0x0443, 'y'}, {0x0445, 'x'},
	{0x0455, 's'}, {0x0456, 'i'}, {0x0458, 'j'},
};

int
lookalike_ascii(uint32_t c)
{
	if (c < 0x80)
		return is_ascii_space(c) ? ' ' : (int) c;
	/* Full-width forms are ASCII at a fixed distance. */
	if (c >= 0xFF01 && c <= 0xFF5E)
		return (int) (c - 0xFF01 + '!');
	if (is_unicode_space(c))
		return ' ';
	if ((c >= 0x2010 && c <= 0x2015) || c == 0x2212 || c == 0xFE58 || c == 0xFE63)
		return '-';
	if (c == 0x00AD || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
		(c >= 0x2060 && c <= 0x2069) || c == 0xFEFF)
		return LOOKALIKE_INVISIBLE;
	for (size_t i = 0; i < sizeof(letters) / sizeof(letters[0]); i++)
		if (letters[i].code == c)
			return letters[i].ascii;
	return LOOKALIKE_NONE;
}

/* The folded character at s[0]; negative when it is dropped. */
static inline int
fold_at(const char *s, size_t n, size_t *used)
{
	unsigned char b = (unsigned char) s[0];
	int folded;

	if (b > ' ' && b < 0x80)
	{
		*used = 1;
		return b;
	}
	folded = lookalike_ascii(utf8_decode(s, n, used));
	return folded == LOOKALIKE_NONE ? LOOKALIKE_OTHER : folded;
}

/* Copy eight bytes, unless one of them is a space, a control or not ASCII: then false. */
static inline bool
copy_plain_word(const char *s, char *dst)
{
	const uint64_t ones = UINT64_C(0x0101010101010101);
	uint64_t word;

	/* A byte of 0x80 or more has its high bit; one below '!' borrows it. */
	memcpy(&word, s, 8);
	if ((word | (word - '!' * ones)) & 0x80 * ones)
		return false;
	memcpy(dst, &word, 8);
	return true;
}

/*
 * Copy the beginning of s, as long as it is plain and fits, eight bytes at a
 * time: nearly all there is to do for nearly all values.  The last eight may
 * overlap those before them.
 */
static inline size_t
copy_plain(const char *s, size_t n, char *dst, size_t max)
{
	size_t len = 0;

	for (; len + 8 <= n && len + 8 <= max; len += 8)
		if (!copy_plain_word(s + len, dst + len))
			return len;
	if (n >= 8 && n <= max && copy_plain_word(s + n - 8, dst + n - 8))
		return n;
	return len;
}

size_t
lookalike_fold(const char *s, size_t n, char *dst, size_t max)
{
	size_t len = copy_plain(s, n, dst, max);
	size_t end = len; /* folded length without trailing space */
	size_t used;

	for (size_t i = len; i < n; i += used)
	{
		int c = fold_at(s + i, n - i, &used);

		if (c == LOOKALIKE_INVISIBLE || (c == ' ' && len == 0))
			continue;
		if (len < max)
			dst[len] = (char) c;
		len++;
		if (c != ' ')
		{
			end = len;
			if (end > max)
				break;
		}
	}
	return end;
}

size_t
lookalike_position(const char *s, size_t n, size_t folded)
{
	size_t len = 0;
	size_t position = 1;
	size_t used;

	for (size_t i = 0; i < n; i += used, position++)
	{
		int c = fold_at(s + i, n - i, &used);

		if (c == LOOKALIKE_INVISIBLE || (c == ' ' && len == 0))
			continue;
		if (len++ == folded)
			break;
	}
	return position;
}
