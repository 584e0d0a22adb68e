/*
 * test_text_class.c
 *		The classes of characters against what Unicode says of every one of them.
 */
#include "cchc_test.h"

#include <stdbool.h>
#include <unicode/uchar.h>

#include "common/lookalike.h"
#include "text/letter.h"

#define LAST_CODE_POINT 0x10FFFF

static bool
is_category(uint32_t c, uint32_t mask)
{
	return (U_GET_GC_MASK((UChar32) c) & mask) != 0;
}

#define VERTICAL_TILDE 0x2E2F /* in Unicode a letter, on paper a sign */

static void
words_are_letters_and_digits(void **state)
{
	(void) state;
	for (uint32_t c = 0; c <= LAST_CODE_POINT; c++)
		if (is_category(c, U_GC_L_MASK | U_GC_ND_MASK) && c != VERTICAL_TILDE &&
			text_class_of(c) != TEXT_WORD)
			fail_msg("U+%04X is a letter or a digit", c);
}

static void
spaces_are_those_of_unicode(void **state)
{
	(void) state;
	for (uint32_t c = 0; c <= LAST_CODE_POINT; c++)
		if ((text_class_of(c) == TEXT_SPACE) != u_isUWhiteSpace((UChar32) c) ||
			(lookalike_ascii(c) == ' ') != u_isUWhiteSpace((UChar32) c))
			fail_msg("U+%04X", c);
}

static void
marks_are_the_combining_ones(void **state)
{
	(void) state;
	for (uint32_t c = 0; c <= LAST_CODE_POINT; c++)
		if ((text_class_of(c) == TEXT_MARK) != (c >= 0x0300 && c <= 0x036F && c != 0x034F))
			fail_msg("U+%04X", c);
}

/* Not those that are letters of a script, such as the fillers of Hangul. */
static void
invisible_is_what_leaves_no_ink(void **state)
{
	(void) state;
	for (uint32_t c = 0; c <= LAST_CODE_POINT; c++)
	{
		bool ignorable = u_hasBinaryProperty((UChar32) c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT);
		bool inkless = is_category(c, U_GC_CC_MASK | U_GC_CF_MASK | U_GC_CO_MASK) || ignorable ||
					   (c & 0xFFFE) == 0xFFFE;
		bool control = is_category(c, U_GC_CC_MASK | U_GC_CO_MASK) && !u_isUWhiteSpace((UChar32) c);
		bool format = ignorable && is_category(c, U_GC_CF_MASK) && c < 0x10000;

		if (text_class_of(c) == TEXT_INVISIBLE ? !inkless : (control || format))
			fail_msg("U+%04X", c);
	}
}

static void
the_rest_is_punctuation_and_signs(void **state)
{
	static const uint32_t blocks[][2] = {
		{0x0000, 0x00FF}, {0x2000, 0x206F}, {0x20A0, 0x20CF}, {0x2190, 0x245F},
		{0x2500, 0x2BFF}, {0x2E00, 0x2E7F}, {0x3000, 0x3004}, {0x3008, 0x3020},
		{0xFE10, 0xFE1F}, {0xFE30, 0xFE6F}, {0xFF00, 0xFFFF}, {0x1F000, 0x1FAFF},
	};

	(void) state;
	for (uint32_t c = 0; c <= LAST_CODE_POINT; c++)
		if (text_class_of(c) == TEXT_OTHER && c != VERTICAL_TILDE &&
			!is_category(c, U_GC_P_MASK | U_GC_S_MASK | U_GC_NO_MASK | U_GC_CN_MASK))
			fail_msg("U+%04X is neither", c);
	for (size_t i = 0; i < sizeof(blocks) / sizeof(blocks[0]); i++)
		for (uint32_t c = blocks[i][0]; c <= blocks[i][1]; c++)
			if (is_category(c, U_GC_P_MASK | U_GC_S_MASK) && text_class_of(c) != TEXT_OTHER)
				fail_msg("U+%04X is one", c);
}

/* What Latin-1 writes as a part of a word: m², 1º, ½. */
static void
small_digits_belong_to_words(void **state)
{
	static const uint32_t digits[] = {0xAA, 0xB2, 0xB3, 0xB5, 0xB9, 0xBA, 0xBC, 0xBD, 0xBE};

	(void) state;
	for (size_t i = 0; i < sizeof(digits) / sizeof(digits[0]); i++)
		if (text_class_of(digits[i]) != TEXT_WORD)
			fail_msg("U+%04X", digits[i]);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(words_are_letters_and_digits),
		cmocka_unit_test(spaces_are_those_of_unicode),
		cmocka_unit_test(marks_are_the_combining_ones),
		cmocka_unit_test(invisible_is_what_leaves_no_ink),
		cmocka_unit_test(the_rest_is_punctuation_and_signs),
		cmocka_unit_test(small_digits_belong_to_words),
	};

	return cmocka_run_group_tests_name("text_class", tests, NULL, NULL);
}
