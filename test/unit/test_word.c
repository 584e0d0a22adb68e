/*
 * test_word.c
 *		What word.h promises.
 */
#include "cchc_test.h"

#include <unicode/uchar.h>

#include "common/utf8.h"
#include "text/letter.h"
#include "text/word.h"

/* The kind of the only word that is the character c. */
static word_kind
kind_of_character(uint32_t c, word *w)
{
	static char bytes[UTF8_MAX_BYTES];
	size_t n = utf8_encode(c, bytes);
	word_reader r = word_reader_begin(bytes, n);

	word_next(&r, w);
	assert_int_equal(w->length, n);
	assert_int_equal(w->characters, 1);
	return w->kind;
}

/* Every character of Unicode: spaces are those of Unicode, letters those of the Latin tables. */
static void
kinds_are_those_of_unicode(void **state)
{
	(void) state;
	for (uint32_t c = 1; c <= 0x10FFFF; c++)
	{
		word w;
		word_kind kind;

		if (c >= 0xD800 && c < 0xE000)
			continue;
		kind = kind_of_character(c, &w);
		if ((kind == WORD_SPACE) != (bool) u_isUWhiteSpace((UChar32) c))
			fail_msg("U+%04X is a space for one of two", (unsigned) c);
		if ((kind == WORD_DIGITS) != (c >= '0' && c <= '9'))
			fail_msg("U+%04X is a digit for one of two", (unsigned) c);
		if ((kind == WORD_LETTERS) != (letter_of(c) != 0 || (c >= 0x0300 && c < 0x0370)))
			fail_msg("U+%04X is a letter for one of two", (unsigned) c);
		if (kind == WORD_OTHER)
			assert_int_equal(w.character, c);
	}
}

static void
words_are_compared_in_small_letters_and_nfc(void **state)
{
	static const struct
	{
		const char *text;
		const char *list;
		bool is;
	} cases[] = {
		{"NĂM", "nam|năm", true},
		{"NA\u0306M", "nam|năm", true},
		{"Nam", "nam|năm", true},
		{"na", "nam|năm", false},
		{"nama", "nam|năm", false},
		{"năm", "nam", false},
		{"Ðồng", "đồng", true},
		{"5", "5", false},
		{".", ".", false},
		/* 23 bytes fit, 24 do not: then it is no word of any list */
		{"abcdefghijklmnopqrstuvw", "abcdefghijklmnopqrstuvw", true},
		{"abcdefghijklmnopqrstuvwx", "abcdefghijklmnopqrstuvwx", false},
		{"abcdefghijklmnopqrstuvwx", "abcdefghijklmnopqrstuvw", false},
		{"abcdefghijklmnopqrstuvwx", "", false},
	};

	(void) state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
	{
		word_reader r = word_reader_begin(cases[i].text, strlen(cases[i].text));
		word w;

		word_next(&r, &w);
		if (word_is(&w, cases[i].list) != cases[i].is)
			fail_msg("\"%s\" and \"%s\"", cases[i].text, cases[i].list);
	}
}

static void
places_count_bytes_and_characters(void **state)
{
	static const char TEXT[] = "Điều 12,\u00A0mục";
	static const struct
	{
		word_kind kind;
		size_t offset;
		size_t length;
		size_t position;
		size_t characters;
	} words[] = {
		{WORD_LETTERS, 0, 7, 1, 4}, {WORD_SPACE, 7, 1, 5, 1},  {WORD_DIGITS, 8, 2, 6, 2},
		{WORD_OTHER, 10, 1, 8, 1},  {WORD_SPACE, 11, 2, 9, 1}, {WORD_LETTERS, 13, 5, 10, 3},
		{WORD_END, 18, 0, 13, 0},   {WORD_END, 18, 0, 13, 0},
	};
	word_reader r = word_reader_begin(TEXT, strlen(TEXT));

	(void) state;
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
	{
		word w;

		word_next(&r, &w);
		assert_int_equal(w.kind, words[i].kind);
		assert_int_equal(w.offset, words[i].offset);
		assert_int_equal(w.length, words[i].length);
		assert_int_equal(w.position, words[i].position);
		assert_int_equal(w.characters, words[i].characters);
	}
}

/* A long word is given again and again, longer by a step, and never taken for a short one. */
static void
long_words(void **state)
{
	static const char *const units[] = {"ngày", "7", " "};
	static const word_kind kinds[] = {WORD_LETTERS, WORD_DIGITS, WORD_SPACE};

	(void) state;
	for (int k = 0; k < 3; k++)
	{
		size_t len = strlen(units[k]);
		size_t count = 3 * WORD_STEP / len + 5;
		char *text = malloc(count * len + 1);
		word_reader r = word_reader_begin(text, count * len + 1);
		size_t before = 0;
		word w;

		for (size_t i = 0; i < count; i++)
			memcpy(text + i * len, units[k], len);
		text[count * len] = '/';
		for (word_next(&r, &w); w.kind != WORD_OTHER; word_next(&r, &w))
		{
			assert_int_equal(w.kind, kinds[k]);
			assert_int_equal(w.offset, 0);
			assert_int_equal(w.position, 1);
			assert_string_equal(w.lower, "");
			assert_in_range(w.length, before + 1, before + WORD_STEP + UTF8_MAX_BYTES);
			before = w.length;
		}
		assert_int_equal(before, count * len);
		assert_int_equal(w.offset, count * len);
		free(text);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(kinds_are_those_of_unicode),
		cmocka_unit_test(words_are_compared_in_small_letters_and_nfc),
		cmocka_unit_test(places_count_bytes_and_characters),
		cmocka_unit_test(long_words),
	};

	return cmocka_run_group_tests_name("word", tests, NULL, NULL);
}
