/*
 * fuzz_instant_text.c
 *		Any bytes: no crash; an instant lies in the years that are read, a date
 *		alone at a local midnight, and a refusal says why.
 */
#include "test/fuzz/fuzz_input.h"

#include "words/instant_text.h"

/* 1900-01-01 and 2200-01-02 in days from 2000-01-01, an offset of a day beside each */
#define FIRST_DAY (-36525)
#define LAST_DAY 73051

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char *exact = fuzz_exact(data, size);
	text_instant instant;
	cchc_error err = {0};

	if (instant_text_parse(exact, size, &instant, &err) != CCHC_OK)
	{
		if (err.reason == NULL || err.hint == NULL || err.position > size + 1)
			abort();
	}
	else if (instant.usec < FIRST_DAY * INSTANT_DAY_USEC ||
			 instant.usec > LAST_DAY * INSTANT_DAY_USEC ||
			 (instant.date_only &&
			  (instant.usec + INT64_C(420) * 60000000) % INSTANT_DAY_USEC != 0))
		abort();
	free(exact);
	return 0;
}
