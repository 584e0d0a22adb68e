/*
 * test_lookalike.c
 *		What lookalike.h promises, against a folding written the plain way.
 */
#include "cchc_test.h"

#include <stdbool.h>

#include "common/utf8.h"
#include "common/lookalike.h"

/* Pieces of which random texts are made, invalid bytes among them. */
static const char *const pieces[] = {
	"H56.14",  "1",      "-",      "0042",     " ",      "\t",         "z",
	"\u00A0",  "\u200B", "\u2013", "\uFF11",   "\u041D", "\u0110",     "\xFF",
	"abcdefg", "\x7F",   "\x01",   "\xE2\x80", "!",      "1234567890", "\x80",
};

static size_t
random_text(char *dst, size_t max)
{
	size_t n = 0;

	for (int i = (int) test_below(12); i > 0; i--)
	{
		const char *piece = pieces[test_below(sizeof(pieces) / sizeof(pieces[0]))];
		size_t len = strlen(piece);

		if (n + len > max)
			break;
		memcpy(dst + n, piece, len);
		n += len;
	}
	return n;
}

/* The whole folded text, and for each of its characters the position in s. */
static size_t
fold_plainly(const char *s, size_t n, char *dst, size_t *positions)
{
	size_t len = 0;
	size_t position = 1;
	size_t used;

	for (size_t i = 0; i < n; i += used, position++)
	{
		int c = lookalike_ascii(utf8_decode(s + i, n - i, &used));

		if (c == LOOKALIKE_INVISIBLE || (c == ' ' && len == 0))
			continue;
		positions[len] = position;
		dst[len++] = c == LOOKALIKE_NONE ? LOOKALIKE_OTHER : (char) c;
	}
	while (len > 0 && dst[len - 1] == ' ')
		len--;
	return len;
}

static void
folds_as_the_plain_way(void **state)
{
	char text[128];
	char expected[128];
	size_t positions[128];

	(void) state;
	for (int i = 0; i < 300000; i++)
	{
		size_t n = random_text(text, sizeof(text));
		size_t max = test_below(40);
		char *exact = malloc(n);
		char *folded = malloc(max); /* so that ASan sees a byte too many */
		size_t whole = fold_plainly(text, n, expected, positions);
		size_t len;

		memcpy(exact, text, n);
		len = lookalike_fold(exact, n, folded, max);
		if (whole <= max)
			assert_int_equal(len, whole);
		else
			assert_true(len > max);
		assert_memory_equal(folded, expected, len < max ? len : max);
		for (size_t k = 0; k < whole; k++)
			assert_int_equal(lookalike_position(exact, n, k), positions[k]);
		free(exact);
		free(folded);
	}
}

static void
looks_like(void **state)
{
	static const struct
	{
		uint32_t code;
		int ascii;
	} cases[] = {
		{'A', 'A'},
		{'~', '~'},
		{'\t', ' '},
		{0x00A0, ' '},
		{0x3000, ' '},
		{0x2011, '-'},
		{0x2013, '-'},
		{0x2212, '-'},
		{0xFF0D, '-'},
		{0xFF28, 'H'},
		{0x041D, 'H'},
		{0x0397, 'H'},
		{0x200B, LOOKALIKE_INVISIBLE},
		{0xFEFF, LOOKALIKE_INVISIBLE},
		{0x0110, LOOKALIKE_NONE},
		{0x00D0, LOOKALIKE_NONE},
		{UTF8_INVALID, LOOKALIKE_NONE},
	};

	(void) state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		assert_int_equal(lookalike_ascii(cases[i].code), cases[i].ascii);
}

static bool
stands_in(uint32_t c, const uint32_t (*ranges)[2], size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (c >= ranges[i][0] && c <= ranges[i][1])
			return true;
	return false;
}

/* Every character by itself: what shows nothing, and what looks like a hyphen. */
static void
nothing_else_is_invisible_or_a_hyphen(void **state)
{
	static const uint32_t invisible[][2] = {
		{0xAD, 0xAD}, {0x200B, 0x200F}, {0x202A, 0x202E}, {0x2060, 0x2069}, {0xFEFF, 0xFEFF}};
	static const uint32_t hyphens[][2] = {{'-', '-'},       {0x2010, 0x2015}, {0x2212, 0x2212},
										  {0xFE58, 0xFE58}, {0xFE63, 0xFE63}, {0xFF0D, 0xFF0D}};

	(void) state;
	for (uint32_t c = 0; c <= 0x10FFFF; c++)
	{
		int ascii = lookalike_ascii(c);

		if ((ascii == LOOKALIKE_INVISIBLE) !=
				stands_in(c, invisible, sizeof(invisible) / sizeof(invisible[0])) ||
			(ascii == '-') != stands_in(c, hyphens, sizeof(hyphens) / sizeof(hyphens[0])))
			fail_msg("U+%04X", c);
	}
}

/* Greek and Cyrillic letters that a reader takes for Latin ones. */
static void
other_alphabets(void **state)
{
	static const char *const cases[][2] = {
		{"ΑΒΕΖΗΙΚΜΝΟΡΤΥΧο", "ABEZHIKMNOPTYXo"},
		{"ЅІЈАВЕКМНОРСТХ", "SIJABEKMHOPCTX"},
		{"аеорсухѕіј", "aeopcyxsij"},
	};

	(void) state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
	{
		char folded[40];
		size_t len = lookalike_fold(cases[i][0], strlen(cases[i][0]), folded, sizeof(folded));

		assert_int_equal(len, strlen(cases[i][1]));
		assert_memory_equal(folded, cases[i][1], len);
	}
	/* what stands between them in Unicode looks like nothing else */
	for (uint32_t c = 0x0370; c < 0x0500; c++)
	{
		int ascii = lookalike_ascii(c);
		bool listed = false;

		for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		{
			size_t used;

			for (const char *s = cases[i][0]; *s != '\0'; s += used)
				listed |= utf8_decode(s, strlen(s), &used) == c;
		}
		assert_int_equal(ascii != LOOKALIKE_NONE, listed);
	}
}

/* A megabyte is not read to its end when the first characters say enough. */
static void
stops_when_too_long(void **state)
{
	size_t n = 1 << 20;
	char *text = malloc(n);
	char folded[20];

	(void) state;
	memset(text, '1', n);
	assert_int_equal(lookalike_fold(text, n, folded, sizeof(folded)), sizeof(folded) + 1);
	free(text);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(folds_as_the_plain_way),
		cmocka_unit_test(looks_like),
		cmocka_unit_test(other_alphabets),
		cmocka_unit_test(stops_when_too_long),
		cmocka_unit_test(nothing_else_is_invisible_or_a_hyphen),
	};

	test_seed();
	return cmocka_run_group_tests_name("lookalike", tests, NULL, NULL);
}
