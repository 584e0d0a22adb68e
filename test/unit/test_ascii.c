/*
 * test_ascii.c
 *		What common/ascii.h promises.
 */
#include "cchc_test.h"

#include "common/ascii.h"

/* Whatever byte ends the digits, wherever it stands among eights. */
static void
digits_end_at_the_first_other_byte(void **state)
{
	char text[40];

	(void) state;

	for (size_t n = 0; n <= sizeof(text); n++)
	{
		for (size_t i = 0; i < n; i++)
			text[i] = (char) ('0' + i % 10);
		assert_int_equal(ascii_digits_length(text, n), n);
		for (size_t at = 0; at < n; at++)
		{
			char was = text[at];

			for (int byte = 0; byte < 256; byte++)
			{
				text[at] = (char) byte;
				assert_int_equal(ascii_digits_length(text, n),
								 is_digit((unsigned char) byte) ? n : at);
			}
			text[at] = was;
		}
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(digits_end_at_the_first_other_byte),
	};

	return cmocka_run_group_tests_name("ascii", tests, NULL, NULL);
}
