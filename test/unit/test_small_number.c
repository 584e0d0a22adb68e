/*
 * test_small_number.c
 *		What small_number.h promises.
 */
#include "cchc_test.h"

#include "text/small_number.h"

/* Read a number from the words; *rest is what was not taken of it. */
static small_number
read_words(const char *text, bool inner, const char **rest)
{
	word_reader r = word_reader_begin(text, strlen(text));
	small_number n = {.inner = inner};
	word w;

	for (word_next_visible(&r, &w); small_number_add(&n, small_word_of(&w));)
		word_next_visible(&r, &w);
	*rest = text + w.offset;
	return n;
}

static void
every_number_is_read_in_every_spelling(void **state)
{
	static const char *const DIGITS[] = {"không", "một", "hai", "ba",  "bốn",
										 "năm",   "sáu", "bảy", "tám", "chín"};
	static const char *const BARE[] = {"khong", "mot", "hai", "ba",  "bon",
									   "nam",   "sau", "bay", "tam", "chin"};

	(void) state;
	for (unsigned n = 0; n < 1000; n++)
		for (unsigned spelling = 0; spelling < 16; spelling++)
		{
			bool bare = spelling & 1;
			const char *const *digit = bare ? BARE : DIGITS;
			unsigned tens = n / 10 % 10;
			unsigned ones = n % 10;
			char text[100] = "";
			const char *rest;
			small_number got;

			if (n >= 100)
				sprintf(text, "%s %s ", digit[n / 100], bare ? "TRAM" : "trăm");
			if (tens == 0 && n >= 100 && ones > 0)
				strcat(text, bare ? "le " : spelling & 2 ? "lẻ " : "linh ");
			if (tens == 1)
				strcat(text, bare ? "muoi " : "mười ");
			else if (tens > 1)
				sprintf(text + strlen(text), "%s %s", digit[tens],
						bare           ? "muoi "
						: spelling & 2 ? "chục "
						: spelling & 4 ? ""
									   : "mươi ");
			/* "hai mốt", but never "hai hai" */
			if (tens > 1 && !bare && (spelling & 6) == 4 && ones != 1 && ones != 4 && ones != 5)
				continue;
			if (ones == 1 && tens > 1 && !bare)
				strcat(text, "mốt");
			else if (ones == 4 && tens > 1 && (spelling & 8 || (spelling & 6) == 4))
				strcat(text, bare ? "tu" : "tư");
			else if (ones == 5 && tens > 0 && (spelling & 8 || (spelling & 6) == 4))
				strcat(text, bare ? "nham" : "lăm");
			else if (ones > 0 || n == 0)
				strcat(text, digit[ones]);
			got = read_words(text, false, &rest);
			if (got.value != n || *rest != '\0')
				fail_msg("\"%s\" is read %u, not %u; \"%s\" is left", text, got.value, n, rest);
		}
}

static void
a_number_ends_where_it_cannot_go_on(void **state)
{
	static const struct
	{
		const char *text;
		const char *rest;
		unsigned value;
		small_number_state state;
	} cases[] = {
		{"con", "con", 0, SMALL_NOTHING},
		{"", "", 0, SMALL_NOTHING},
		{"mốt", "mốt", 0, SMALL_NOTHING},
		{"lăm", "lăm", 0, SMALL_NOTHING},
		{"linh năm", "linh năm", 0, SMALL_NOTHING},
		{"trăm", "trăm", 0, SMALL_NOTHING},
		{"hai ba", "ba", 2, SMALL_LONE_DIGIT},
		{"một tư", "tư", 1, SMALL_LONE_DIGIT},
		{"không mươi", "mươi", 0, SMALL_LONE_DIGIT},
		{"ba tư", "", 34, SMALL_COMPLETE},
		{"hăm", "", 20, SMALL_ROUND_TENS},
		{"băm lăm hai", "hai", 35, SMALL_COMPLETE},
		{"mười không", "không", 10, SMALL_ROUND_TENS},
		{"hai mươi ba mươi", "mươi", 23, SMALL_COMPLETE},
		{"ba trăm con", "con", 300, SMALL_HUNDREDS},
		{"ba trăm trăm", "trăm", 300, SMALL_HUNDREDS},
		{"ba trăm năm", "", 305, SMALL_HUNDRED_DIGIT},
		{"ba trăm năm trăm", "trăm", 305, SMALL_HUNDRED_DIGIT},
		{"ba trăm linh", "", 300, SMALL_MISSING_DIGIT},
		{"ba trăm linh không", "không", 300, SMALL_MISSING_DIGIT},
		{"ba trăm linh lăm", "", 305, SMALL_COMPLETE},
		{"ba trăm linh năm mươi", "mươi", 305, SMALL_COMPLETE},
	};

	(void) state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
	{
		const char *rest;
		small_number n = read_words(cases[i].text, false, &rest);

		if (n.value != cases[i].value || n.state != cases[i].state ||
			strcmp(rest, cases[i].rest) != 0)
			fail_msg("\"%s\": %u, state %d, rest \"%s\"", cases[i].text, n.value, (int) n.state,
					 rest);
	}
}

static void
inner_numbers_may_begin_with_linh(void **state)
{
	const char *rest;
	small_number n = read_words("linh năm", true, &rest);

	(void) state;
	assert_int_equal(n.value, 5);
	assert_int_equal(n.state, SMALL_COMPLETE);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_number_is_read_in_every_spelling),
		cmocka_unit_test(a_number_ends_where_it_cannot_go_on),
		cmocka_unit_test(inner_numbers_may_begin_with_linh),
	};

	return cmocka_run_group_tests_name("small_number", tests, NULL, NULL);
}
