/*
 * fuzz_number_words.c
 *		Any bytes: no crash; a number that is read says itself and is read again.
 */
#include "test/fuzz/fuzz_input.h"

#include "words/number_words.h"
#include "words/number_words_parse.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char *exact = fuzz_exact(data, size);
	char *digits = malloc(NUMBER_WORDS_MAX_VALUE(size));
	size_t len;
	cchc_error err = {0};

	if (number_words_parse(exact, size, digits, &len, &err) != CCHC_OK)
	{
		if (err.reason == NULL || err.position > size + 1)
			abort();
	}
	else
	{
		char *words = malloc(NUMBER_WORDS_MAX_TEXT(len));
		char *again = malloc(NUMBER_WORDS_MAX_VALUE(NUMBER_WORDS_MAX_TEXT(len)));
		size_t words_len;
		size_t again_len;

		if (len > NUMBER_WORDS_MAX_VALUE(size) ||
			number_words_format(digits, len, words, &words_len, NULL) != CCHC_OK ||
			words_len > NUMBER_WORDS_MAX_TEXT(len) ||
			number_words_parse(words, words_len, again, &again_len, NULL) != CCHC_OK)
			abort();
		/* zeros at the end of the decimals, and the sign of zero, are not said */
		if (again_len > len || memcmp(again + (again[0] == '-'), digits + (digits[0] == '-'),
									  again_len - (again[0] == '-')) != 0)
			abort();
		free(words);
		free(again);
	}
	free(digits);
	free(exact);
	return 0;
}
