/*
 * test_agency_code.c
 *		What agency_code.h and agency_key.h promise.
 */
#include "refusals.h"

#include "identifier/agency_code.h"

static agency_code
parsed(const char *text)
{
	agency_code code;
	cchc_error err = {0};

	if (agency_code_parse(text, strlen(text), &code, &err) != CCHC_OK)
		fail_msg("\"%s\": %s at %zu", text, err.reason, err.position);
	return code;
}

static const char *
printed(agency_code code)
{
	static char text[AGENCY_KEY_TEXT + 1];

	text[agency_code_format(&code, text)] = '\0';
	return text;
}

static const char *
current(agency_code code)
{
	static char text[AGENCY_KEY_TEXT + 1];

	text[agency_code_format_current(&code, text)] = '\0';
	return text;
}

/* The old form, or "" when there is none. */
static const char *
old(agency_code code)
{
	static char text[AGENCY_KEY_TEXT + 1];

	text[agency_code_format_old(&code, text)] = '\0';
	return text;
}

static int
compare(const agency_code *a, const agency_code *b)
{
	size_t n = a->key_len < b->key_len ? a->key_len : b->key_len;
	int order = memcmp(a->key, b->key, n);

	return order ? order : a->key_len - b->key_len;
}

static void
both_forms_mean_the_same(void **state)
{
	static const struct
	{
		const char *typed;
		const char *current;
		const char *old; /* "" = the old form cannot hold it */
	} cases[] = {
		{"H56", "H56", "000.00.00.H56"},
		{"H56.14", "H56.14", "000.00.14.H56"},
		{"H55.242", "H55.242", "000.00.242.H55"},
		{"H15.50.05.13", "H15.50.05.13", ""}, /* V has three characters */
		{"H15.50.05.013", "H15.50.05.013", "013.05.50.H15"},
		{"H15.50.05.013.1", "H15.50.05.013.1", ""},
		{"H10.5", "H10.5", ""},
		{"H10.05", "H10.05", "000.00.05.H10"},
		{"H10.0005", "H10.0005", ""},
		{"G22.99.08", "G22.99.08", "000.08.99.G22"},
		{"K57", "K57", "000.00.00.K57"},
		{"000.00.00.G22", "G22", "000.00.00.G22"},
		{"000.00.14.H56", "H56.14", "000.00.14.H56"},
		{"000.02.16.H05", "H05.16.02", "000.02.16.H05"},
		{"997.99.99.H05", "H05.99.99.997", "997.99.99.H05"},
		{"000.A0.01.H26", "H26.01.A0", "000.A0.01.H26"},
		{"000.302.36.H05", "H05.36.302", "000.302.36.H05"},
		{"A0B.02.01.H26", "H26.01.02.A0B", "A0B.02.01.H26"},
		{"38.98.H29", "H29.98.38", "000.38.98.H29"},
		{"00.98.H29", "H29.98", "000.00.98.H29"},
		/* written in the old form these would begin with a letter and two digits */
		{"H26.01.02.A01", "H26.01.02.A01", ""},
		{"A01.02.03.H26", "A01.02.03.H26", ""},
	};

	(void) state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
	{
		agency_code code = parsed(cases[i].typed);
		agency_code from_current = parsed(cases[i].current);

		assert_string_equal(printed(code), cases[i].typed);
		assert_string_equal(current(code), cases[i].current);
		assert_string_equal(old(code), cases[i].old);
		assert_int_equal(compare(&code, &from_current), 0);
	}
}

static void
repairs_what_looks_the_same(void **state)
{
	(void) state;
	assert_string_equal(printed(parsed(" h56.a1\t")), "H56.A1");
	assert_string_equal(printed(parsed("000.a0.01.h26")), "000.A0.01.H26");
	assert_string_equal(printed(parsed("h56.abcdefghijklmnopqrstuvwxyz")),
						"H56.ABCDEFGHIJKLMNOPQRSTUVWXYZ");
	assert_string_equal(printed(parsed("\uFF28\uFF15\uFF16\uFF0E\uFF11")), "H56.1");
	/* Cyrillic capital en and es; zero-width space */
	assert_string_equal(printed(parsed("\u041D56.\u04211\u200B4")), "H56.C14");
}

static void
refuses(void **state)
{
	static const refusal cases[] = {
		{"", 0, "The value is empty"},
		{" \u00A0 ", 0, "The value is empty"},
		{"H1", 3, "The first level must be a letter and two digits; it is shorter"},
		{"H", 2, "The first level must be a letter and two digits; it is shorter"},
		{"HA.1", 3, "The first level must be a letter and two digits; it is shorter"},
		{"UBNDCT", 2, "The first level must be a letter and two digits"},
		{"H100", 4, "The first level is a letter and two digits, and a dot must follow"},
		{"H56-14", 4, "The first level is a letter and two digits, and a dot must follow"},
		{"10.H", 1, "The code must begin with a letter and two digits, or have the four groups"},
		{"98.H29", 1, "The code must begin with a letter and two digits, or have the four groups"},
		{"H10..05", 5, "A group between the dots is empty"},
		{"H10.", 5, "A group between the dots is empty"},
		{"H10.0_5", 6, "Only letters A-Z, digits and dots are allowed"},
		{"H10.0 5", 6, "Only letters A-Z, digits and dots are allowed"},
		{"000.00.01.H53#000.02.01.H53", 14, "Only letters A-Z, digits and dots are allowed"},
		{"Đ10.05", 1, "The code must begin with a letter A-Z or, in the old form, a digit"},
		{".H10", 1, "The code must begin with a letter A-Z or, in the old form, a digit"},
		{"H56.00.00.000", 5, "A group of zeros means an absent level"},
		{"H56.0", 5, "A group of zeros means an absent level"},
		{"001.00.12.H56", 5, "The group is zero, which means absent, but a deeper group"},
		{"000.12.00.H56", 8, "The group is zero, which means absent, but a deeper group"},
		{"12.00.H56", 4, "The group is zero, which means absent, but a deeper group"},
		{"000.00.000.H56", 8, "An absent middle group of the old form is written 00"},
		{"00.00.14.H56", 1, "The first of the four groups of the old form must have three"},
		{"0000.00.14.H56", 1, "The first of the four groups of the old form must have three"},
		{"000.00.1.H56", 8, "A middle group of the old form must have two or three characters"},
		{"000.0000.14.H56", 5, "A middle group of the old form must have two or three characters"},
		{"000.00.14.5H6", 11, "The last group of the old form must be a letter and two digits"},
		{"000.00.14.H561", 11, "The last group of the old form must be a letter and two digits"},
		{"000.00.00.14.H56", 14, "The old form has no more than four groups"},
		{"H56.ZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZ", 36, "The code is longer than 35 characters"},
		{"\u200B\u200BH56.14-", 9, "Only letters A-Z, digits and dots are allowed"},
	};

	(void) state;
	ASSERT_REFUSED(agency_code, cases);
}

static void
takes_35_characters_and_no_more(void **state)
{
	static const char text[] = "H56.ABCDEFGHIJKLMNOPQRSTUVWXYZ01234";
	agency_code code = parsed(text);

	(void) state;
	assert_int_equal(strlen(text), 35);
	assert_string_equal(printed(code), text);
	assert_int_equal(code.key_len, AGENCY_KEY_BYTES);
	ASSERT_MEGABYTE_REFUSED(agency_code, 36, "The code is longer than 35 characters");
}

/* A random valid current form: few characters and groups, so that families are common. */
static size_t
random_text(char *dst, size_t max)
{
	static const char alphabet[] = "01A9Z";
	size_t n = 3;

	memcpy(dst, test_below(2) ? "H05" : "H56", 3);
	while (test_below(4) > 0)
	{
		size_t len = 1 + test_below(3);

		if (n + 1 + len > max)
			break;
		dst[n++] = '.';
		for (size_t i = 0; i < len; i++)
			dst[n + i] = alphabet[test_below(5)];
		if (strspn(dst + n, "0") >= len)
			dst[n] = '1';
		n += len;
		dst[n] = '\0';
	}
	dst[n] = '\0';
	return n;
}

/* The order by definition: group by group, a missing group first. */
static int
compare_by_groups(const char *a, const char *b)
{
	for (;;)
	{
		size_t n = strcspn(a, ".");
		size_t m = strcspn(b, ".");
		int order = memcmp(a, b, n < m ? n : m);

		if (order != 0 || n != m)
			return order ? order : n < m ? -1 : 1;
		a += n;
		b += m;
		if (*a == '\0' || *b == '\0')
			return (*a != '\0') - (*b != '\0');
		a++;
		b++;
	}
}

static int
sign(int x)
{
	return (x > 0) - (x < 0);
}

static void
order_and_containment_go_by_groups(void **state)
{
	char a[AGENCY_KEY_TEXT + 4];
	char b[AGENCY_KEY_TEXT + 4];

	(void) state;
	for (int i = 0; i < 300000; i++)
	{
		size_t n = random_text(a, AGENCY_KEY_TEXT);
		size_t m = random_text(b, AGENCY_KEY_TEXT);
		agency_code x = parsed(a);
		agency_code y = parsed(b);
		agency_code last = agency_code_last_of(&y);
		bool under = n >= m && memcmp(a, b, m) == 0 && (a[m] == '\0' || a[m] == '.');

		if (sign(compare(&x, &y)) != sign(compare_by_groups(a, b)))
			fail_msg("order of %s and %s", a, b);
		if (under != (compare(&x, &y) >= 0 && compare(&x, &last) <= 0))
			fail_msg("range: %s under %s", a, b);
		if (under != agency_key_under(x.key, x.key_len, y.key, y.key_len))
			fail_msg("%s under %s", a, b);
	}
}

/* Level, ancestors and shared levels, against the text. */
static void
levels_are_groups(void **state)
{
	char a[AGENCY_KEY_TEXT + 4];
	char b[AGENCY_KEY_TEXT + 4];

	(void) state;
	for (int i = 0; i < 100000; i++)
	{
		size_t n = random_text(a, AGENCY_KEY_TEXT);
		agency_code x = parsed(a);
		agency_code y;
		int level = 1;
		int shared = 0;

		for (size_t k = 0; k < n; k++)
			level += a[k] == '.';
		assert_int_equal(agency_code_level_of(&x), level);
		random_text(b, AGENCY_KEY_TEXT);
		y = parsed(b);
		for (int l = 1; l <= level && l <= agency_code_level_of(&y); l++)
		{
			agency_code up_x = agency_code_ancestor(&x, l);
			agency_code up_y = agency_code_ancestor(&y, l);

			assert_int_equal(agency_code_level_of(&up_x), l);
			assert_true(agency_key_under(x.key, x.key_len, up_x.key, up_x.key_len));
			if (compare(&up_x, &up_y) == 0)
				shared = l;
		}
		assert_int_equal(agency_key_shared(x.key, x.key_len, y.key, y.key_len), shared);
	}
}

static void
ancestors_of_an_old_form_are_old(void **state)
{
	agency_code code = parsed("997.02.16.H05");
	agency_code damaged = parsed("38.98.H29");

	(void) state;
	assert_string_equal(printed(agency_code_ancestor(&code, 3)), "000.02.16.H05");
	assert_string_equal(printed(agency_code_ancestor(&code, 1)), "000.00.00.H05");
	assert_string_equal(printed(agency_code_ancestor(&damaged, 2)), "000.00.98.H29");
}

/* Whatever is held in the old form reads back to the same key. */
static void
old_form_reads_back(void **state)
{
	char a[AGENCY_KEY_TEXT + 4];

	(void) state;
	for (int i = 0; i < 200000; i++)
	{
		agency_code code;
		agency_code again;

		random_text(a, 16);
		code = parsed(a);
		if (*old(code) == '\0')
			continue;
		again = parsed(old(code));
		assert_int_equal(again.form, AGENCY_FORM_OLD);
		assert_int_equal(compare(&code, &again), 0);
	}
}

/* Damaged bytes from a disk: anything may be printed, nothing may break. */
static void
damaged_keys_are_safe(void **state)
{
	(void) state;
	for (int i = 0; i < 200000; i++)
	{
		agency_code code = {.form = (uint8_t) test_below(256),
							.key_len = (uint8_t) test_below(AGENCY_KEY_BYTES + 1)};
		agency_code last;
		char text[AGENCY_KEY_TEXT];

		for (int k = 0; k < code.key_len; k++)
			code.key[k] = (unsigned char) test_random();
		assert_true(agency_code_format(&code, text) <= sizeof(text));
		assert_true(agency_code_format_old(&code, text) <= sizeof(text));
		last = agency_code_last_of(&code);
		assert_true(last.key_len <= AGENCY_KEY_BYTES);
		agency_code_ancestor(&code, 1);
		agency_key_under(code.key, code.key_len, last.key, last.key_len);
		agency_key_shared(code.key, code.key_len, last.key, last.key_len);
	}
}

/* A key may end where the bytes do; one that is shorter than the top is not read further. */
static void
under_reads_no_byte_behind(void **state)
{
	agency_code top = parsed("H56.14.2");
	agency_code longest = parsed("H56.12345678901234567890123456789");
	agency_code below = parsed("H56.12345678901234567890123456789.1");
	agency_code last = agency_code_last_of(&longest);
	unsigned char *shorter = malloc(top.key_len - 2u);

	(void) state;
	assert_true(agency_key_under(top.key, top.key_len, top.key, top.key_len));
	memcpy(shorter, top.key, top.key_len - 2u);
	assert_false(agency_key_under(shorter, top.key_len - 2u, top.key, top.key_len));
	free(shorter);
	/* of the longest that can have one under it, too */
	assert_true(memcmp(last.key, below.key, below.key_len) >= 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(both_forms_mean_the_same),
		cmocka_unit_test(repairs_what_looks_the_same),
		cmocka_unit_test(refuses),
		cmocka_unit_test(takes_35_characters_and_no_more),
		cmocka_unit_test(order_and_containment_go_by_groups),
		cmocka_unit_test(levels_are_groups),
		cmocka_unit_test(ancestors_of_an_old_form_are_old),
		cmocka_unit_test(old_form_reads_back),
		cmocka_unit_test(damaged_keys_are_safe),
		cmocka_unit_test(under_reads_no_byte_behind),
	};

	test_seed();
	return cmocka_run_group_tests_name("agency_code", tests, NULL, NULL);
}
