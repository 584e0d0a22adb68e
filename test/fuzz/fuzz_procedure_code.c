/*
 * fuzz_procedure_code.c
 *		Any bytes: no crash, no read past the end, a position inside the text
 *		for every error; what is taken prints and parses back to itself.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "identifier/procedure_code.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char *exact = malloc(size); /* so that ASan sees the byte behind the end */
	procedure_code code;
	procedure_code again;
	char text[PROCEDURE_CODE_MAX_TEXT];
	cchc_error err = {0};

	if (size > 0)
		memcpy(exact, data, size);
	if (procedure_code_parse(exact, size, &code, &err) != CCHC_OK)
	{
		if (err.reason == NULL || err.position > size + 1)
			abort();
	}
	else if (!procedure_code_valid(code) ||
			 procedure_code_parse(text, procedure_code_format(code, text), &again, NULL) !=
				 CCHC_OK ||
			 again != code)
		abort();
	free(exact);
	return 0;
}
