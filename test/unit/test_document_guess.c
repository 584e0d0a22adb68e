/*
 * test_document_guess.c
 *		What document_guess.h promises.
 */
#include "cchc_test.h"

#include "document/document_parts.h"
#include "extract/document_guess.h"

/* The guess for a text, printed; "" when unsure. */
static const char *
guessed(const char *text)
{
	static char printed[DOCUMENT_NUMBER_MAX_TEXT + 1];
	document_number d;
	size_t n = 0;

	if (document_guess(text, strlen(text), &d))
		n = document_number_format(d.bytes, d.len, printed);
	printed[n] = '\0';
	return printed;
}

static void
mends(void **state)
{
	static const char *const cases[][2] = {
		{"299/QĐ-UBND", "299/QĐ-UBND"},
		{"Quyết định số 299/QĐ-UBND", "299/QĐ-UBND"},
		{"SỐ 64/QĐ-NHNN", "64/QĐ-NHNN"},
		{"số:299/QĐ-UBND;", "299/QĐ-UBND"},
		{"Luật 06/2003/QH11", "06/2003/QH11"},
		{"(299/QĐ-UBND)", "299/QĐ-UBND"},
		{"299/QĐ-UBND ngày 25/01/2022", "299/QĐ-UBND"},
		{"299/QĐ-UBND.", "299/QĐ-UBND"},
		{"299/QĐ-UBND -", "299/QĐ-UBND"},
		{"12/BCĐ (CAT-PC02)", "12/BCĐ"},
		{"1830 QĐ-UBND", "1830/QĐ-UBND"},
		{"1830QĐ-UBND", "1830/QĐ-UBND"},
		{"12/2021TT-BTC", "12/2021/TT-BTC"},
		{"569./QĐ-BXD", "569/QĐ-BXD"},
		{"299/QĐ UBND", "299/QĐ-UBND"},
		{"299//QĐ--UBND", "299/QĐ-UBND"},
		{"299/QD-UBND", "299/QĐ-UBND"},
		{"QD 299/QD-UBND", "299/QĐ-UBND"},
		{"299/Qd-UBND, ", "299/Qđ-UBND"}, /* the Đ that was left out has the case of its D */
		{"28/1998/ND- CP", "28/1998/NĐ-CP"},
		{"12/NQ-HDND", "12/NQ-HĐND"},
		{"03/2020/TT-BLDTBXH", "03/2020/TT-BLĐTBXH"},
		{"299/qđ-ubnd", "299/QĐ-UBND"},
		{"24/ct-ttg", "24/CT-TTg"},
		{"12/qyđ-ubnd", "12/QyĐ-UBND"},
		{"111-ctr/tu", "111-CTr/TU"},
		{"09b/2013/TT-BTP", "09b/2013/TT-BTP"},
		{"4 - ubnd", "04-UBND"},
	};

	(void) state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		if (strcmp(guessed(cases[i][0]), cases[i][1]) != 0)
			fail_msg("\"%s\": \"%s\"", cases[i][0], guessed(cases[i][0]));
}

static void
is_unsure(void **state)
{
	static const char *const cases[] = {
		"",
		"9303",
		"24/2024",
		"7/7",
		"25/01/2022",
		"/QĐ-UBND",
		"299/QĐ-",
		"299/22/QĐ-UBND",
		"QĐ/0001-BCA",     /* the number inside the symbol */
		"QĐ 299/UBND",     /* the type before the number */
		"Mẫu số 01/TB-HT", /* a form */
		"12 TT giáo dục",  /* 12 centres */
		"2 quyển",
		"140/BCĐ VĐ HMTN", /* one issuer in three words, or three */
		"90/TB-BCH PCTT-TKCN",
		"299/QĐ-UBND và 300/QĐ-UBND", /* two numbers */
		"12 a/QĐ-UBND",
		"BỘ LUẬT  HÀNG HẢI VIỆT NAM",
		"1.5 kg",
	};

	(void) state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		assert_string_equal(guessed(cases[i]), "");
}

static void
long_text_is_no_number(void **state)
{
	char *text = malloc(1 << 20);
	document_number d;

	(void) state;
	memset(text, ' ', 1 << 20);
	memcpy(text, "12/QĐ-UBND ngày", 18);
	assert_true(document_guess(text, 1 << 20, &d)); /* spaces are nothing */
	memset(text + 40, '7', 1000);
	assert_false(document_guess(text, 1 << 20, &d));
	free(text);
}

/* What the type takes is guessed as the same document, in whatever letter case. */
static void
agrees_with_the_type(void **state)
{
	static const char *const parts[] = {"QĐ", "TT", "UBND", "BTC", "H06",
										"CP", "qđ", "TTr",  "ubnd"};

	(void) state;
	for (int i = 0; i < 20000; i++)
	{
		char text[100];
		document_number typed;
		document_number guess;
		char *p = text + sprintf(text, "%d%s%s", 1 + (int) test_below(3000),
								 test_below(3) ? "" : "a", test_below(4) ? "/" : "-");

		if (test_below(2))
			p += sprintf(p, "%d/", 1990 + (int) test_below(40));
		p += sprintf(p, "%s", parts[test_below(4)]);
		for (uint64_t k = test_below(3); k > 0; k--)
			p += sprintf(p, "-%s", parts[test_below(9)]);
		assert_int_equal(document_number_parse(text, strlen(text), &typed, NULL), CCHC_OK);
		if (!document_guess(text, strlen(text), &guess))
			fail_msg("not guessed: %s", text);
		assert_int_equal(byte_key_compare(byte_key_in(guess.bytes, guess.len),
										  byte_key_in(typed.bytes, typed.len)),
						 0);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(mends),
		cmocka_unit_test(is_unsure),
		cmocka_unit_test(long_text_is_no_number),
		cmocka_unit_test(agrees_with_the_type),
	};

	test_seed();
	return cmocka_run_group_tests_name("document_guess", tests, NULL, NULL);
}
