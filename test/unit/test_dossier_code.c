/*
 * test_dossier_code.c
 *		What dossier_code.h promises.
 */
#include "refusals.h"

#include "identifier/dossier_code.h"

static dossier_code
parsed(const char *text)
{
	dossier_code code = {0};
	cchc_error err = {0};

	if (dossier_code_parse(text, strlen(text), &code, &err) != CCHC_OK)
		fail_msg("\"%s\": %s at %zu", text, err.reason, err.position);
	return code;
}

static const char *
printed(dossier_code code)
{
	static char text[DOSSIER_CODE_MAX_TEXT + 1];

	text[dossier_code_format(&code, text)] = '\0';
	return text;
}

static int
compare(const dossier_code *a, const dossier_code *b)
{
	unsigned char x[DOSSIER_KEY_BYTES];
	unsigned char y[DOSSIER_KEY_BYTES];
	size_t n = dossier_code_pack(a, x);
	size_t m = dossier_code_pack(b, y);
	int order = memcmp(x, y, n < m ? n : m);

	order = order ? order : (n > m) - (n < m);
	return (order > 0) - (order < 0);
}

static void
prints_as_typed(void **state)
{
	static const char *const codes[] = {
		"H57.132-260804-0583",       "G22.99-251225-020175",
		"000.00.53.H48-220921-0099", "38.98.H29-210519-0013",
		"38.98.H29-210519-00033",    "000.00.12.H62-201105-0004",
		"H10-000101-0001",           "H10-000229-999999999",
		"H10-991231-1234567",        "H56.ABCDEFGHIJKLMNOPQRSTUVWXYZ01234-991231-999999999",
	};

	(void) state;
	for (size_t i = 0; i < sizeof(codes) / sizeof(codes[0]); i++)
		assert_string_equal(printed(parsed(codes[i])), codes[i]);
}

static void
repairs_what_looks_the_same(void **state)
{
	(void) state;
	assert_string_equal(printed(parsed(" h57.132-260804-0583 ")), "H57.132-260804-0583");
	/* en dash, non-breaking hyphen, spaces around a hyphen */
	assert_string_equal(printed(parsed("H57.132\u2013260804\u20110583")), "H57.132-260804-0583");
	assert_string_equal(printed(parsed("H57.132 -\u00A0260804  \u2013 0583")),
						"H57.132-260804-0583");
}

static void
written_forms_are_equal(void **state)
{
	dossier_code current = parsed("H48.53-220921-0099");
	dossier_code old = parsed("000.00.53.H48-220921-0099");

	(void) state;
	assert_int_equal(compare(&current, &old), 0);
	assert_int_not_equal(dossier_code_form(&current), dossier_code_form(&old));
}

/* By number, then by the digits in which it is written. */
static void
written_digits_identify(void **state)
{
	static const char *const codes[] = {
		"H10-251225-0001",      "H10-251225-00001",    "H10-251225-000000001", "H10-251225-0002",
		"H10-251225-9999",      "H10-251225-20175",    "H10-251225-020175",    "H10-251225-9999999",
		"H10-251225-009999999", "H10-251225-10000000", "H10-251225-999999999", "H10-251226-0001",
	};

	(void) state;
	for (size_t i = 0; i < sizeof(codes) / sizeof(codes[0]); i++)
		for (size_t k = 0; k < sizeof(codes) / sizeof(codes[0]); k++)
		{
			dossier_code a = parsed(codes[i]);
			dossier_code b = parsed(codes[k]);

			assert_int_equal(compare(&a, &b), (i > k) - (i < k));
		}
}

static void
refuses(void **state)
{
	static const refusal cases[] = {
		{"", 0, "The value is empty"},
		{"H57.132-261304-0583", 11, "The month must be 01 to 12", CCHC_BAD_DATETIME},
		{"H57.132-260004-0583", 11, "The month must be 01 to 12", CCHC_BAD_DATETIME},
		{"H57.132-260230-0583", 13, "The month has no such day", CCHC_BAD_DATETIME},
		{"H57.132-250229-0583", 13, "The month has no such day", CCHC_BAD_DATETIME},
		{"H57.132-241232-0583", 13, "The month has no such day", CCHC_BAD_DATETIME},
		{"H57.132-251232-0583", 13, "The month has no such day", CCHC_BAD_DATETIME},
		{"H57.132-260800-0583", 13, "The month has no such day", CCHC_BAD_DATETIME},
		{"H57.132-260804-058", 16,
		 "The number within the day must be four to nine digits; there are fewer"},
		{"H57.132-260804-0000000583", 16,
		 "The number within the day must be four to nine digits; there are more"},
		{"H57.132-260804-05x3", 18, "The number within the day must be four to nine digits"},
		{"H57.132-260804-0000", 16, "Dossiers are counted from 1"},
		{"H57.132/260804/0583", 8, "The parts must be joined by hyphens"},
		{"H57.132", 8, "A hyphen, the date and the number must follow"},
		{"H57.132-260804", 15, "A hyphen and the number must follow the date"},
		{"H57.132-20260804-0583", 9, "The date must be six digits, YYMMDD; the year"},
		{"H57.132-26084-0583", 9, "The date must be six digits, YYMMDD; there are few"},
		{"H57.132-2608040-0583", 9, "The date must be six digits, YYMMDD; there are m"},
		{"H57.132-26O804-0583", 11, "The date must be six digits, YYMMDD"},
		{"H57.132-260804-0583-1", 20, "The code should end before this hyphen"},
		{"-260804-0583", 1, "The agency before the first hyphen is missing"},
		{"H5.132-260804-0583", 3, "The first level must be a letter and two"},
		{" \u200BH57._-260804-0583", 7, "Only letters A-Z, digits and dots"},
		{"H57.132-260804 0583", 20, "A hyphen and the number must follow the date"},
		{"03706/2026/07906", 6, "The parts must be joined by hyphens"},
		{"G22.99.3-241219795252", 22, "A hyphen and the number must follow"},
	};

	(void) state;
	ASSERT_REFUSED(dossier_code, cases);
}

static void
refuses_a_megabyte(void **state)
{
	(void) state;
	ASSERT_MEGABYTE_REFUSED(dossier_code, 67, "The value is too long");
}

static bool
leap(int year)
{
	return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

/* Every day of the century, counted one after the other by the Gregorian rule. */
static void
days_follow_the_calendar(void **state)
{
	static const int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
	int day = 0;

	(void) state;
	for (int year = 2000; year < 2100; year++)
		for (int month = 1; month <= 12; month++)
			for (int d = 1; d <= 31; d++)
			{
				char text[80];
				bool exists = d <= lengths[month - 1] + (month == 2 && leap(year));
				dossier_code code;

				snprintf(text, sizeof(text), "H10-%02d%02d%02d-0001", year % 100, month, d);
				assert_int_equal(dossier_code_parse(text, strlen(text), &code, NULL),
								 exists ? CCHC_OK : CCHC_BAD_DATETIME);
				if (!exists)
					continue;
				assert_int_equal(code.day, day++);
				assert_string_equal(printed(code), text);
			}
	assert_int_equal(day - 1, DOSSIER_LAST_DAY);
}

static void
assert_same(dossier_code a, dossier_code b)
{
	assert_memory_equal(&a.agency, &b.agency, sizeof(a.agency));
	assert_int_equal(a.day, b.day);
	assert_int_equal(a.sequence, b.sequence);
	assert_int_equal(a.width, b.width);
}

/* Any valid code; few agencies and days, so that equal parts are common. */
static dossier_code
random_code(void)
{
	static const char *const agencies[] = {"H56",           "H56.1",     "H56.10",
										   "H56.1.2",       "H57",       "H56.ZZZZZZZZZZZ",
										   "000.00.10.H56", "38.98.H29", "H56.1A"};
	agency_code agency;
	const char *text = agencies[test_below(9)];
	dossier_code code;

	agency_code_parse(text, strlen(text), &agency, NULL);
	code = (dossier_code){.agency = agency,
						  .day = (int) (test_below(4) ? test_below(3) : test_below(36525)),
						  .sequence =
							  (int) (1 + (test_below(2) ? test_below(4) : test_below(999999999))),
						  .width = 4 + (int) test_below(6)};
	for (int rest = code.sequence / 10000, digits = 5; rest > 0; rest /= 10, digits++)
		if (code.width < digits)
			code.width = digits;
	return code;
}

static int
compare_agencies(const agency_code *a, const agency_code *b)
{
	int order = memcmp(a->key, b->key, AGENCY_KEY_BYTES); /* zeros behind a key */

	return (order > 0) - (order < 0);
}

static void
random_codes_survive(void **state)
{
	(void) state;
	for (int i = 0; i < 200000; i++)
	{
		dossier_code code = random_code();
		unsigned char key[DOSSIER_KEY_BYTES];
		size_t n = dossier_code_pack(&code, key);
		dossier_code unpacked = dossier_code_unpack(dossier_code_form(&code), key, n);
		dossier_code again = parsed(printed(code));

		assert_same(again, code);
		assert_same(unpacked, code);
	}
}

static void
order_is_agency_day_number_width(void **state)
{
	(void) state;
	for (int i = 0; i < 300000; i++)
	{
		dossier_code a = random_code();
		dossier_code b = random_code();
		dossier_code first = dossier_code_first_of(&b.agency);
		dossier_code last = dossier_code_last_of(&b.agency);
		int expected = compare_agencies(&a.agency, &b.agency);
		bool under =
			agency_key_under(a.agency.key, a.agency.key_len, b.agency.key, b.agency.key_len);
		unsigned char key[DOSSIER_KEY_BYTES];
		size_t n = dossier_code_pack(&a, key);

		if (expected == 0)
			expected = (a.day > b.day) - (a.day < b.day);
		if (expected == 0)
			expected = (a.sequence > b.sequence) - (a.sequence < b.sequence);
		if (expected == 0)
			expected = (a.width > b.width) - (a.width < b.width);
		assert_int_equal(compare(&a, &b), expected);
		assert_int_equal(compare(&a, &first) >= 0 && compare(&a, &last) <= 0, under);
		assert_int_equal(agency_key_under(key, n, b.agency.key, b.agency.key_len), under);
	}
}

/* Both bounds could be typed. */
static void
bounds_are_codes(void **state)
{
	(void) state;
	for (int i = 0; i < 1000; i++)
	{
		dossier_code code = random_code();
		dossier_code first = dossier_code_first_of(&code.agency);
		dossier_code last = dossier_code_last_of(&code.agency);

		assert_same(parsed(printed(first)), first);
		assert_same(parsed(printed(last)), last);
	}
}

/* Damaged bytes from a disk: anything may be printed, nothing may break. */
static void
damaged_keys_are_safe(void **state)
{
	(void) state;
	for (int i = 0; i < 200000; i++)
	{
		size_t n = test_below(64);
		unsigned char *key = malloc(n); /* so that ASan sees a byte too many */
		char text[DOSSIER_CODE_MAX_TEXT];
		dossier_code code;

		for (size_t k = 0; k < n; k++)
			key[k] = (unsigned char) test_random();
		code = dossier_code_unpack((uint8_t) test_random(), key, n);
		assert_true(dossier_code_format(&code, text) <= sizeof(text));
		free(key);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(prints_as_typed),
		cmocka_unit_test(repairs_what_looks_the_same),
		cmocka_unit_test(written_forms_are_equal),
		cmocka_unit_test(written_digits_identify),
		cmocka_unit_test(refuses),
		cmocka_unit_test(refuses_a_megabyte),
		cmocka_unit_test(days_follow_the_calendar),
		cmocka_unit_test(random_codes_survive),
		cmocka_unit_test(order_is_agency_day_number_width),
		cmocka_unit_test(bounds_are_codes),
		cmocka_unit_test(damaged_keys_are_safe),
	};

	test_seed();
	return cmocka_run_group_tests_name("dossier_code", tests, NULL, NULL);
}
