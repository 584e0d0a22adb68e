/*
 * fuzz_lunar.c
 *		Any bytes: no crash, a position inside the text for every error; what is
 *		taken is a day of the calendar that prints and parses back to itself.
 */
#include "test/fuzz/fuzz_input.h"

#include "lunar/lunar.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char *exact = fuzz_exact(data, size);
	lunar_date date;
	lunar_date again;
	char text[LUNAR_DATE_MAX_TEXT];
	cchc_error err = {0};

	if (lunar_date_parse(exact, size, &date, &err) != CCHC_OK)
	{
		if (err.reason == NULL || err.position > size + 1)
			abort();
	}
	else if (!lunar_date_valid(date) ||
			 lunar_date_parse(text, lunar_date_format(date, text), &again, NULL) != CCHC_OK ||
			 again != date)
		abort();
	free(exact);
	return 0;
}
