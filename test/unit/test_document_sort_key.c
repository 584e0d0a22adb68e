/*
 * test_document_sort_key.c
 *		What document_sort_key.h promises, part by part.  That it never
 *		contradicts the order of whole values: test_document_number.c.
 */
#include "cchc_test.h"

#include "document/document_sort_key.h"

/* No string begins another, they rise with the characters, and none is wasted. */
static void
strings_are_an_ordered_code(void **state)
{
	double taken = 0; /* of all infinite bit strings: 1 when every one begins with a string */

	(void) state;
	for (int i = 0; i < DOC_CODES; i++)
	{
		bit_string a = document_sort_key_table[i];

		assert_in_range(a.length, 1, 16);
		assert_true(a.bits < UINT32_C(1) << a.length);
		taken += 1.0 / (double) (UINT32_C(1) << a.length);
		if (i > 0)
		{
			bit_string before = document_sort_key_table[i - 1];
			unsigned shorter = before.length < a.length ? before.length : a.length;

			/* rising within the shorter length: then neither begins the other */
			assert_true(before.bits >> (before.length - shorter) < a.bits >> (a.length - shorter));
		}
	}
	assert_true(taken == 1);
}

/* A key of one year byte, issuer UBND, type QĐ and the three bytes of a number. */
static uint64_t
sort_key_of(unsigned year, uint32_t number_and_suffix)
{
	uint8_t key[] = {(uint8_t) year,
					 DOC_U * 2 + 1,
					 DOC_B * 2 + 1,
					 DOC_N * 2 + 1,
					 DOC_D * 2,
					 DOC_Q * 2 + 1,
					 DOC_DD * 2,
					 (uint8_t) (number_and_suffix >> 16),
					 (uint8_t) (number_and_suffix >> 8),
					 (uint8_t) number_and_suffix};

	return document_number_sort_key(key, sizeof(key));
}

static void
years_rise(void **state)
{
	(void) state;
	for (unsigned year = 1; year < 256; year++)
		assert_true(sort_key_of(year - 1, 2 * 999999 + 1) < sort_key_of(year, 2));
}

/* All numbers of one year, issuer and type are told apart, with a suffix or without. */
static void
numbers_rise(void **state)
{
	(void) state;
	for (uint32_t n = 3; n <= 2 * 999999 + 1; n++)
	{
		assert_true(sort_key_of(0, n - 1) < sort_key_of(0, n));
		assert_true(sort_key_of(126, n - 1) < sort_key_of(126, n));
	}
}

static void
any_bytes_are_harmless(void **state)
{
	(void) state;
	for (int i = 0; i < 100000; i++)
	{
		size_t len = (size_t) test_below(40);
		uint8_t *exact = malloc(len); /* so that ASan sees the byte behind the end */

		for (size_t k = 0; k < len; k++)
			exact[k] = (uint8_t) test_random();
		if (len == 0)
			assert_true(document_number_sort_key(exact, len) == 0);
		else
			document_number_sort_key(exact, len);
		free(exact);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(strings_are_an_ordered_code),
		cmocka_unit_test(years_rise),
		cmocka_unit_test(numbers_rise),
		cmocka_unit_test(any_bytes_are_harmless),
	};

	test_seed();
	return cmocka_run_group_tests_name("document_sort_key", tests, NULL, NULL);
}
