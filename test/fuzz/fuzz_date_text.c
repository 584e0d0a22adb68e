/*
 * fuzz_date_text.c
 *		Any bytes: no crash; hits lie in the text, one behind the other, and are found
 *		whatever the step.
 */
#include "test/fuzz/fuzz_input.h"

#include "words/date_text.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char *exact = fuzz_exact(data, size);
	date_hit whole;
	date_hit piece;
	date_scanner a;
	date_scanner b;
	size_t end = 0;
	cchc_error err = {0};

	if (date_text_parse(exact, size, &whole, &err) == CCHC_OK
			? !whole.possible
			: err.reason == NULL || err.position > size + 1)
		abort();
	a = (date_scanner) DATE_SCANNER(exact, size);
	b = (date_scanner) DATE_SCANNER(exact, size);
	while (date_scan(&a, size + 1, false, &whole) == DATE_SCAN_FOUND)
	{
		date_scan_status status;

		do
			status = date_scan(&b, 1, false, &piece);
		while (status == DATE_SCAN_MORE);
		if (status != DATE_SCAN_FOUND || piece.offset != whole.offset || piece.end != whole.end ||
			whole.offset < end || whole.end <= whole.offset || whole.end > size ||
			whole.start + whole.length > size + 1)
			abort();
		end = whole.end;
	}
	free(exact);
	return 0;
}
