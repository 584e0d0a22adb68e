/*
 * test_money_text.c
 *		What money_text.h promises.
 */
#include "cchc_test.h"

#include "words/money_text.h"

static void
reads_amounts(void **state)
{
	static const char *const cases[][2] = {
		{"334.209.416 đồng", "334209416"},
		{"334,209,416 VNĐ", "334209416"},
		{"15.000đ", "15000"},
		{"15.000 \u20AB", "15000"},
		{"15 000 000 đ", "15000000"},
		{"15\u00A0000\u202F000", "15000000"},
		{"1.234.567,89", "1234567.89"},
		{"1,234,567.89", "1234567.89"},
		{"1,5 tỷ", "1500000000"},
		{"2,5 triệu đồng", "2500000"},
		{"2 nghìn tỷ đồng", "2000000000000"},
		{"1 tỷ 200 triệu 500 nghìn đồng", "1200500000"},
		{"1 triệu 300", "1000300"},
		{"2 triệu rưỡi", "2500000"},
		{"350 trđ", "350000000"},
		{"1.500", "1500"},
		{"1.5", "1.5"},
		{"0,500", "0.5"},
		{"0,12345678901234567891", "0.12345678901234567891"},
		{"0,00000000000000000001", "0.00000000000000000001"},
		{"1234567", "1234567"},
		{"-15.000đ", "-15000"},
		{"VNĐ 15.000./.", "15000"},
		{"Ba trăm nghìn đồng", "300000"},
		{"Bằng chữ: Ba trăm nghìn đồng./.", "300000"},
		{"300.000đ (Bằng chữ: Ba trăm nghìn đồng)", "300000"},
		{"300.000,00 đồng. Bằng chữ: ba trăm nghìn đồng chẵn.", "300000"},
		{"0đ", "0"},
		{"15.000.000,- đồng", "15000000"},
		/* NFD */
		{"5 trie\u0323\u0302u đo\u0302\u0300ng", "5000000"},
	};

	(void) state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
	{
		char digits[512];
		size_t len;
		cchc_error err = {0};

		if (money_text_parse(cases[i][0], strlen(cases[i][0]), digits, &len, &err) != CCHC_OK)
			fail_msg("\"%s\": %s at %zu", cases[i][0], err.reason, err.position);
		digits[len] = '\0';
		assert_string_equal(digits, cases[i][1]);
	}
}

static void
decrees_and_portals_are_read(void **state)
{
	static const char *const cases[][2] = {
		{"10.000.000 đồng (mười triệu đồng)", "10000000"},
		{"2.000.000đ (hai triệu đồng)", "2000000"},
		{"500.000 (năm trăm nghìn) đồng", "500000"},
		{"500.000 đồng (Năm trăm nghìn đồng Việt Nam)./.", "500000"},
		{"500.000 đồng Việt Nam (năm trăm nghìn đồng chẵn)", "500000"},
		{"500.000 đồng VN", "500000"},
		/* decimals that are zeros say the same */
		{"12,0 đồng (mười hai đồng)", "12"},
		{"12 đồng (mười hai phẩy không đồng)", "12"},
		{"12,50 đồng (mười hai phẩy năm đồng)", "12.5"},
		{"10 triệu (mười triệu) đồng", "10000000"},
		{"500.000 VNĐ (Bằng chữ là: Năm trăm nghìn đồng)", "500000"},
		{"10.000.000 đồng ( mười triệu đồng )", "10000000"},
		{"Năm trăm nghìn đồng Việt Nam", "500000"},
		{"nam tram nghin dong Viet Nam", "500000"},
		{"Phí: 250.000 Đồng", "250000"},
		{"Lệ phí: 200000 Đồng", "200000"},
		{"Lệ phí : 0 Đồng", "0"},
		{"Phí: Không Đồng", "0"},
		{"Lệ phí: không", "0"},
		{"Phí, lệ phí: 15.000đ", "15000"},
		{"Mức thu: 1,5 triệu đồng", "1500000"},
		{"Tổng số tiền phạt: Hai triệu đồng", "2000000"},
		{"Số tiền: 5.000.000 đồng (Bằng chữ: năm triệu đồng)", "5000000"},
		{"Phí: VNĐ 15.000", "15000"},
		{"- Phí, lệ phí: Lệ phí : 0 Đồng", "0"},
		{"• Chi phí: Phí : 50.000 Đồng", "50000"},
	};

	(void) state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
	{
		char digits[512];
		size_t len;
		cchc_error err = {0};

		if (money_text_parse(cases[i][0], strlen(cases[i][0]), digits, &len, &err) != CCHC_OK)
			fail_msg("\"%s\": %s at %zu", cases[i][0], err.reason, err.position);
		digits[len] = '\0';
		assert_string_equal(digits, cases[i][1]);
	}
}

/* What stands in brackets, and what a label is, may not be anything. */
static void
words_in_brackets_must_agree(void **state)
{
	static const struct
	{
		const char *text;
		size_t position;
	} cases[] = {
		{"10.000.000 đồng (một triệu đồng)", 18},
		{"10.000.000 đồng (mười triệu)(mười triệu)", 29},
		{"500.000 (năm trăm) đồng", 10},
		{"10,0 đồng (một đồng)", 12},
		{"1 đồng (mười phẩy không đồng)", 9},
		{"10 đồng (một đồng)", 10},
		{"100.000 (mười nghìn)", 10},
		{"10.000 (một trăm nghìn)", 9},
		{"500.000đ (năm trăm nghìn) đồng", 27},
		{"500.000 đồng (không hoàn lại)", 21},
		{"500.000 đồng ()", 15},
		{"(năm trăm nghìn đồng)", 1},
		{"500.000 đồng Việt", 14},
		{"500.000 đồng Việt Lào", 14},
		{"Phí: ", 6},
		{"Phí 250.000 Đồng", 1},
		{"Nợ: 250.000 Đồng", 1},
		{"- 5 đồng", 2},
		{"Phí lần 2: 5 đồng", 1},
	};

	(void) state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
	{
		char digits[512];
		size_t len;
		cchc_error err = {0};

		if (money_text_parse(cases[i].text, strlen(cases[i].text), digits, &len, &err) !=
				CCHC_BAD_SYNTAX ||
			err.position != cases[i].position)
			fail_msg("\"%s\": %s at %zu", cases[i].text, err.reason, err.position);
	}
}

static void
refuses_bad_grouping(void **state)
{
	static const struct
	{
		const char *text;
		size_t position;
	} cases[] = {
		{"", 0},
		{"đồng", 0},
		{"1.23.456", 3},
		{"1.2345.678", 3},
		{"12.34,567", 4},
		{"1234.567", 1},
		{"01.234", 1},
		{"15 000 00", 8},
		{"1 23 đồng", 3},
		{"15 000.000", 8},
		{"1.234,567.890", 7},
		{"1,500 tỷ", 3},
		{"1 triệu 2 triệu", 9},
		{"1 tỷ 2", 6},
		{"5 nghìn 5 đồng", 9},
		{"1 triệu 2.000.000", 9},
		{"15.000đ/bộ", 9},
		{"15.000đ 7", 9},
		{"300.000đ (Bằng chữ: Ba triệu đồng)", 21},
		{"300.000đ (Bằng chữ: Ba trăm hai)", 29},
	};

	(void) state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
	{
		char digits[512];
		size_t len;
		cchc_error err = {0};

		if (money_text_parse(cases[i].text, strlen(cases[i].text), digits, &len, &err) !=
				CCHC_BAD_SYNTAX ||
			(err.position != cases[i].position && cases[i].position != 0))
			fail_msg("\"%s\": %s at %zu", cases[i].text, err.reason, err.position);
		assert_non_null(err.hint);
	}
}

static void
refuses_endless_digits(void **state)
{
	size_t n = 100000;
	char *text = malloc(n);
	char *digits = malloc(MONEY_TEXT_MAX_VALUE(n));
	size_t len;

	(void) state;
	memset(text, '9', n);
	assert_int_equal(money_text_parse(text, n, digits, &len, NULL), CCHC_OUT_OF_RANGE);
	for (size_t i = 1; i < n; i += 4)
		text[i] = '.';
	assert_int_equal(money_text_parse(text, n, digits, &len, NULL), CCHC_OUT_OF_RANGE);
	free(text);
	free(digits);
}

/* A random amount in every way of grouping comes back. */
static void
grouping_does_not_matter(void **state)
{
	static const char *const separators[] = {".", ",", " ", "\u00A0"};

	(void) state;
	for (int i = 0; i < 100000; i++)
	{
		unsigned long long amount = test_random() >> test_below(60);
		const char *separator = separators[test_below(4)];
		char plain[32];
		char text[128] = "";
		char digits[512];
		size_t n;
		size_t len;

		snprintf(plain, sizeof(plain), "%llu", amount);
		n = strlen(plain);
		for (size_t k = 0; k < n; k++)
		{
			if (k > 0 && (n - k) % 3 == 0)
				strcat(text, separator);
			strncat(text, plain + k, 1);
		}
		if (test_below(2))
			strcat(text, " đồng");
		assert_int_equal(money_text_parse(text, strlen(text), digits, &len, NULL), CCHC_OK);
		digits[len] = '\0';
		assert_string_equal(digits, plain);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reads_amounts),
		cmocka_unit_test(decrees_and_portals_are_read),
		cmocka_unit_test(words_in_brackets_must_agree),
		cmocka_unit_test(refuses_bad_grouping),
		cmocka_unit_test(refuses_endless_digits),
		cmocka_unit_test(grouping_does_not_matter),
	};

	test_seed();
	return cmocka_run_group_tests_name("money_text", tests, NULL, NULL);
}
