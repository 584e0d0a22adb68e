/*
 * test_number_words.c
 *		What number_words.h and number_words_parse.h promise.
 */
#include "cchc_test.h"

#include "words/number_words.h"
#include "words/number_words_parse.h"

static const char *
words_of(const char *digits)
{
	static char text[NUMBER_WORDS_MAX_TEXT(200)];
	size_t len;
	cchc_error err = {0};

	if (number_words_format(digits, strlen(digits), text, &len, &err) != CCHC_OK)
		fail_msg("%s: %s", digits, err.reason);
	text[len] = '\0';
	return text;
}

static const char *
number_of(const char *words)
{
	static char digits[4096];
	size_t len;
	cchc_error err = {0};

	if (number_words_parse(words, strlen(words), digits, &len, &err) != CCHC_OK)
		fail_msg("\"%s\": %s at %zu", words, err.reason, err.position);
	digits[len] = '\0';
	return digits;
}

static void
says_numbers(void **state)
{
	static const struct
	{
		const char *digits;
		const char *words;
	} cases[] = {
		{"0", "không"},
		{"10", "mười"},
		{"14", "mười bốn"},
		{"15", "mười lăm"},
		{"21", "hai mươi mốt"},
		{"24", "hai mươi tư"},
		{"101", "một trăm linh một"},
		{"334209416", "ba trăm ba mươi tư triệu hai trăm linh chín nghìn bốn trăm mười sáu"},
		{"1000050", "một triệu không trăm năm mươi"},
		{"1000500", "một triệu không nghìn năm trăm"},
		{"1500000", "một triệu năm trăm nghìn"},
		{"1000000500", "một tỷ không nghìn năm trăm"},
		{"2000000005", "hai tỷ không trăm linh năm"},
		{"1100000000000", "một nghìn một trăm tỷ"},
		{"1000000000000000000", "một tỷ tỷ"},
		{"1000000000000000000000000000000", "một nghìn tỷ tỷ tỷ"},
		{"-5", "âm năm"},
		{"-0.0", "không"},
		{"1.50", "một phẩy năm"},
		{"-0.05", "âm không phẩy không năm"},
		{"334209416.00", "ba trăm ba mươi tư triệu hai trăm linh chín nghìn bốn trăm mười sáu"},
	};

	(void) state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		assert_string_equal(words_of(cases[i].digits), cases[i].words);
}

static void
says_money(void **state)
{
	static const char *const cases[][2] = {
		{"0", "Không đồng"},
		{"-12", "Âm mười hai đồng"},
		{"1000000", "Một triệu đồng"},
		{"15.5", "Mười lăm phẩy năm đồng"},
	};
	char text[NUMBER_WORDS_MAX_TEXT(16)];
	size_t len;

	(void) state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
	{
		assert_int_equal(money_words_format(cases[i][0], strlen(cases[i][0]), text, &len, NULL),
						 CCHC_OK);
		assert_int_equal(len, strlen(cases[i][1]));
		assert_memory_equal(text, cases[i][1], len);
	}
}

static void
refuses_to_say(void **state)
{
	static const struct
	{
		const char *digits;
		cchc_status status;
	} cases[] = {
		{"NaN", CCHC_BAD_PARAMETER},
		{"Infinity", CCHC_BAD_PARAMETER},
		{"-Infinity", CCHC_BAD_PARAMETER},
		{"1000000000000000000000000000001", CCHC_OUT_OF_RANGE},
		{"1000000000000000000000000000000.5", CCHC_OUT_OF_RANGE},
		{"-2000000000000000000000000000000", CCHC_OUT_OF_RANGE},
		{"10000000000000000000000000000000", CCHC_OUT_OF_RANGE},
	};
	char text[NUMBER_WORDS_MAX_TEXT(64)];
	size_t len;

	(void) state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		assert_int_equal(
			number_words_format(cases[i].digits, strlen(cases[i].digits), text, &len, NULL),
			cases[i].status);
}

static void
takes_every_spelling(void **state)
{
	static const char *const cases[][2] = {
		{"ba trăm ba mươi bốn triệu hai trăm lẻ chín ngàn bốn trăm mười sáu", "334209416"},
		{"BA TRAM BA MUOI BON TRIEU", "334000000"},
		{"hai mươi nhăm", "25"},
		{"hăm lăm", "25"},
		{"hai mốt", "21"},
		{"hai chục", "20"},
		{"một ngàn rưởi", "1500"},
		{"hai tỷ rưỡi", "2500000000"},
		{"một trăm rưỡi", "150"},
		{"mười lăm triệu đồng chẵn", "15000000"},
		{"Một trăm nghìn đồng./.", "100000"},
		{"một triệu, hai trăm nghìn", "1200000"},
		{"hai nghìn linh năm", "2005"},
		{"một phẩy năm tỷ", "1500000000"},
		{"không phẩy không năm tỷ", "50000000"},
		{"âm không phẩy không năm tỷ", "-50000000"},
		{"âm không phẩy năm", "-0.5"},
		{"không phẩy không nghìn", "0"},
		{"ba phẩy mười bốn", "3.14"},
		{"trừ hai tỉ", "-2000000000"},
		/* the largest */
		{"một nghìn tỷ tỷ tỷ", "1000000000000000000000000000000"},
		/* NFD */
		{"mo\u0323\u0302t tra\u0306m", "100"},
		{"mu\u031Bo\u031B\u0300i", "10"},
	};

	(void) state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		assert_string_equal(number_of(cases[i][0]), cases[i][1]);
}

static void
refuses_what_is_left_over(void **state)
{
	static const struct
	{
		const char *words;
		size_t position;
	} cases[] = {
		{"", 0},
		{"đồng", 1},
		{"một hai", 5},
		{"một triệu hai", 11},
		{"một trăm năm", 10},
		{"mười mười", 6},
		{"một nghìn hai triệu", 15},
		{"một nghìn nghìn", 11},
		{"hai trăm linh mười", 15},
		{"năm rưỡi", 5},
		{"một tỷ ba tỷ", 11},
		{"một trăm người", 10},
		{"nằm", 1},
		{"một phẩy", 9},
		{"334", 1},
		/* a comma parts where a space follows it, and nothing else does */
		{"một triệu,hai trăm nghìn", 10},
		{"một triệu; hai trăm nghìn", 10},
		{"một . triệu", 7},
		{"một triệu,", 10},
	};
	char digits[256];
	size_t len;

	(void) state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
	{
		cchc_error err = {0};

		if (number_words_parse(cases[i].words, strlen(cases[i].words), digits, &len, &err) !=
				CCHC_BAD_SYNTAX ||
			err.position != cases[i].position)
			fail_msg("\"%s\": %s at %zu", cases[i].words, err.reason, err.position);
	}
	assert_int_equal(number_words_parse("một nghìn tỷ tỷ tỷ hai tỷ tỷ",
										strlen("một nghìn tỷ tỷ tỷ hai tỷ tỷ"), digits, &len, NULL),
					 CCHC_OUT_OF_RANGE);
	assert_int_equal(
		number_words_parse("một tỷ tỷ tỷ tỷ", strlen("một tỷ tỷ tỷ tỷ"), digits, &len, NULL),
		CCHC_OUT_OF_RANGE);
}

/* parse(format(n)) = n: every n to a million, and random n of every length. */
static void
words_give_the_number_back(void **state)
{
	(void) state;
	for (int i = 0; i <= 1000000; i += i < 11000 ? 1 : 97)
	{
		char digits[16];

		snprintf(digits, sizeof(digits), "%d", i);
		assert_string_equal(number_of(words_of(digits)), digits);
	}
	for (int i = 0; i < 50000; i++)
	{
		char digits[64];
		char *p = digits;
		size_t n = 1 + test_below(30);
		size_t decimals = test_below(3) ? 0 : 1 + test_below(6);

		if (test_below(2))
			*p++ = '-';
		for (size_t k = 0; k < n; k++)
			*p++ = (char) ('0' + (k == 0          ? 1 + test_below(9)
								  : test_below(2) ? 0 /* many empty groups */
												  : test_below(10)));
		if (decimals > 0)
			*p++ = '.';
		for (size_t k = 0; k < decimals; k++)
			*p++ = (char) ('0' + (k == decimals - 1 ? 1 + test_below(9) : test_below(10)));
		*p = '\0';
		assert_string_equal(number_of(words_of(digits)), digits);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(says_numbers),
		cmocka_unit_test(says_money),
		cmocka_unit_test(refuses_to_say),
		cmocka_unit_test(takes_every_spelling),
		cmocka_unit_test(refuses_what_is_left_over),
		cmocka_unit_test(words_give_the_number_back),
	};

	test_seed();
	return cmocka_run_group_tests_name("number_words", tests, NULL, NULL);
}
