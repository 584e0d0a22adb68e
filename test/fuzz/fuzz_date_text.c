/*
 * fuzz_date_text.c
 *		Any bytes: no crash; hits lie in the text, one behind the other.
 */
#include "test/fuzz/fuzz_input.h"

#include "words/date_text.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char *exact = fuzz_exact(data, size);
	date_hit whole;
	date_scanner scan;
	size_t end = 0;
	cchc_error err = {0};

	if (date_text_parse(exact, size, &whole, &err) == CCHC_OK
			? !whole.possible
			: err.reason == NULL || err.position > size + 1)
		abort();
	scan = date_scanner_of(exact, size);
	while (date_scan(&scan, false, &whole) == SCAN_FOUND)
	{
		if (whole.offset < end || whole.end <= whole.offset || whole.end > size ||
			whole.start + whole.length > size + 1)
			abort();
		end = whole.end;
	}
	free(exact);
	return 0;
}
