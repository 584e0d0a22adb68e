/*
 * fuzz_agency_code.c
 *		Any bytes: no crash, no read past the end, a position inside the text
 *		for every error; what is taken prints and parses back to itself.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "identifier/agency_code.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char *exact = malloc(size); /* so that ASan sees the byte behind the end */
	agency_code code = {0};
	agency_code again = {0};
	char text[AGENCY_KEY_TEXT];
	cchc_error err = {0};

	if (size > 0)
		memcpy(exact, data, size);
	if (agency_code_parse(exact, size, &code, &err) != CCHC_OK)
	{
		if (err.reason == NULL || err.position > size + 1)
			abort();
	}
	else if (agency_code_parse(text, agency_code_format(&code, text), &again, NULL) != CCHC_OK ||
			 memcmp(&again, &code, sizeof(code)) != 0)
		abort();
	free(exact);
	return 0;
}
