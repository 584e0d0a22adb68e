/*
 * test_procedure_code.c
 *		What procedure_code.h promises.
 */
#include "refusals.h"

#include "identifier/agency_root.h"
#include "identifier/procedure_code.h"

static procedure_code
parsed(const char *text)
{
	procedure_code code = 0;
	cchc_error err = {0};

	if (procedure_code_parse(text, strlen(text), &code, &err) != CCHC_OK)
		fail_msg("\"%s\": %s at %zu", text, err.reason, err.position);
	return code;
}

static const char *
printed(procedure_code code)
{
	static char text[PROCEDURE_CODE_MAX_TEXT + 1];

	text[procedure_code_format(code, text)] = '\0';
	return text;
}

static void
prints_as_typed(void **state)
{
	static const char *const codes[] = {
		"1.004227",    "1.004227.H56",           "1.004227.000.00.00.H56",
		"1.000358.01", "1.004227.H56.99",        "2.000815.000.00.00.H55.02",
		"9.999999",    "1.000000.A00",           "6.123456.000.00.00.Z99.10",
		"3.000001.02", "5.003882.000.00.00.K57",
	};

	(void) state;
	for (size_t i = 0; i < sizeof(codes) / sizeof(codes[0]); i++)
		assert_string_equal(printed(parsed(codes[i])), codes[i]);
}

static void
repairs_what_looks_the_same(void **state)
{
	(void) state;
	assert_string_equal(printed(parsed("  1.004227 \t")), "1.004227");
	assert_string_equal(printed(parsed("1.004227.h10")), "1.004227.H10");
	/* full-width digits and dots */
	assert_string_equal(printed(parsed("\uFF11\uFF0E\uFF10\uFF10\uFF14\uFF12\uFF12\uFF17")),
						"1.004227");
	/* Cyrillic capital en, drawn as H; no-break space; zero-width space */
	assert_string_equal(printed(parsed("1.004227.\u041D56")), "1.004227.H56");
	assert_string_equal(printed(parsed("\u00A01.004\u200B227")), "1.004227");
}

static void
written_forms_are_equal(void **state)
{
	procedure_code current = parsed("1.004227.H56");
	procedure_code old = parsed("1.004227.000.00.00.H56");

	(void) state;
	assert_true(current != old);
	assert_int_equal(procedure_code_key(current), procedure_code_key(old));
}

static void
refuses(void **state)
{
	static const refusal cases[] = {
		{"", 0, "The value is empty"},
		{"  ", 0, "The value is empty"},
		{"1.04227", 8, "The number after the class digit must have six digits; there are fewer"},
		{"1.0042271", 9, "The number after the class digit must have six digits; there are more"},
		{"01.004227", 2, "The class is a single digit"},
		{"0.004227", 1, "The class digit must be 1 to 9, not 0"},
		{"1-004227", 2, "A dot must follow"},
		{"A.004227", 1, "A procedure code begins with a class digit"},
		{"T-BPC-123456-TT", 1, "Codes with letters in front are from before 2018"},
		{"Thu tuc 1.004227", 1, "A procedure code begins with a class digit"},
		{"1.004227.000.00.H10", 10, "The old form needs four groups"},
		{"1.004227.000.01.00.H10", 10, "The groups before the province must be 000.00.00"},
		{"1.004227.", 10, "The province must be a letter and two digits"},
		{"1.004227.H5", 10, "The province must be a letter and two digits"},
		{"1.004227.000.00.00.56H", 20, "The province must be a letter and two digits"},
		{"1.004227.00", 10, "Cases are counted from 01"},
		{"1.004227.1", 10, "A case must be two digits"},
		{"1.004227.0A0.00.H10", 10, "A case must be two digits"},
		{"1.004227.00A.00.H10", 10, "Cases are counted from 01"},
		{"1.004227.01.H56", 12, "The code should end here"},
		{"1.004227.H56.01.02", 16, "The code should end here"},
		{"1.004227-H56", 9, "The code should end here"},
		{"1.00 4227", 5, "The number after the class digit must have six digits; this is no digit"},
		{"1.00422O", 8, "The number after the class digit must have six digits; this is no digit"},
		{"1.004227.H56.001", 14, "A case must be two digits, 01 to 99; there are more"},
		{"1.004227.H56.011", 14, "A case must be two digits, 01 to 99; there are more"},
		{"1004227", 2, "The dot between the class digit and the number is missing"},
		{"\u200B\u00A01.04227", 10, "The number after the class digit must have six digits"},
	};

	(void) state;
	ASSERT_REFUSED(procedure_code, cases);
}

static void
refuses_a_megabyte_of_digits(void **state)
{
	(void) state;
	ASSERT_MEGABYTE_REFUSED(procedure_code, 2,
							"The dot between the class digit and the number is missing");
}

/* Any valid code: national, local or of a case, in either form. */
static procedure_code
random_code(void)
{
	uint64_t province = test_below(2) ? 0 : 100 + test_below(2600);
	uint64_t form = province ? test_below(2) : 0;

	/* few numbers, so that families and equal codes are common */
	return (1 + test_below(9)) << 52 | test_below(20) << 32 | province << 16 |
		   test_below(2) * test_below(100) << 8 | form;
}

static void
random_codes_survive(void **state)
{
	(void) state;
	for (int i = 0; i < 200000; i++)
	{
		procedure_code code = random_code();

		assert_true(procedure_code_valid(code));
		assert_true(parsed(printed(code)) == code);
	}
}

/* The range of a family against the definition, field by field. */
static void
families_are_ranges(void **state)
{
	(void) state;
	for (int i = 0; i < 500000; i++)
	{
		procedure_code a = random_code();
		procedure_code b = random_code();
		bool same_procedure = procedure_code_class_of(a) == procedure_code_class_of(b) &&
							  procedure_code_number_of(a) == procedure_code_number_of(b);
		bool same_province = procedure_code_province_of(a) == procedure_code_province_of(b);
		bool same_case = procedure_code_case_of(a) == procedure_code_case_of(b);
		bool b_is_national =
			procedure_code_province_of(b) == AGENCY_ROOT_NONE && procedure_code_case_of(b) == 0;
		bool under =
			same_procedure &&
			(b_is_national || (same_province && (same_case || procedure_code_case_of(b) == 0)));
		uint64_t key = procedure_code_key(a);

		if (under != (key >= procedure_code_key(procedure_code_first_of(b)) &&
					  key <= procedure_code_key(procedure_code_last_of(b))))
			fail_msg("%016llx under %016llx", (unsigned long long) a, (unsigned long long) b);
		assert_true(procedure_code_valid(procedure_code_first_of(b)));
		assert_true(procedure_code_valid(procedure_code_last_of(b)));
	}
}

/* Order is class, number, province, case, compared one after the other. */
static void
order_is_field_by_field(void **state)
{
	(void) state;
	for (int i = 0; i < 200000; i++)
	{
		procedure_code c[2] = {random_code(), random_code()};
		int field[2][4];
		int expected = 0;

		for (int k = 0; k < 2; k++)
		{
			field[k][0] = procedure_code_class_of(c[k]);
			field[k][1] = procedure_code_number_of(c[k]);
			field[k][2] = procedure_code_province_of(c[k]);
			field[k][3] = procedure_code_case_of(c[k]);
		}
		for (int f = 0; f < 4 && expected == 0; f++)
			expected = (field[0][f] > field[1][f]) - (field[0][f] < field[1][f]);
		assert_int_equal(expected, (procedure_code_key(c[0]) > procedure_code_key(c[1])) -
									   (procedure_code_key(c[0]) < procedure_code_key(c[1])));
	}
}

static void
hostile_bits_are_invalid(void **state)
{
	procedure_code good = parsed("1.004227.000.00.00.H56.01");

	(void) state;
	assert_true(procedure_code_valid(good));
	assert_false(procedure_code_valid(0));
	assert_false(procedure_code_valid(good | UINT64_C(1) << 63));
	/* the first value beyond each limit */
	assert_true(procedure_code_valid(parsed("9.999999.H56.99")));
	assert_false(procedure_code_valid(parsed("9.999999.H56") + (UINT64_C(1) << 32)));
	assert_false(procedure_code_valid(parsed("9.999999.H56") + (UINT64_C(1) << 52)));
	assert_false(procedure_code_valid(parsed("9.999999.H56.99") + (UINT64_C(1) << 8)));
	assert_false(procedure_code_valid(good | 0x02));                    /* written form */
	assert_false(procedure_code_valid(good | 0x7F00));                  /* case 127 */
	assert_false(procedure_code_valid(good | UINT64_C(0xFF) << 24));    /* province */
	assert_false(procedure_code_valid(good | UINT64_C(0xFFFFF) << 32)); /* number */
	assert_false(procedure_code_valid(parsed("1.004227") | 1));         /* long form of nothing */
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(prints_as_typed),
		cmocka_unit_test(repairs_what_looks_the_same),
		cmocka_unit_test(written_forms_are_equal),
		cmocka_unit_test(refuses),
		cmocka_unit_test(refuses_a_megabyte_of_digits),
		cmocka_unit_test(random_codes_survive),
		cmocka_unit_test(families_are_ranges),
		cmocka_unit_test(order_is_field_by_field),
		cmocka_unit_test(hostile_bits_are_invalid),
	};

	test_seed();
	return cmocka_run_group_tests_name("procedure_code", tests, NULL, NULL);
}
