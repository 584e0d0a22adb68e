/*
 * fuzz_dossier_code.c
 *		Any bytes: no crash, no read past the end, a position inside the text
 *		for every error; what is taken prints and parses back to itself.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "identifier/dossier_code.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char *exact = malloc(size); /* so that ASan sees the byte behind the end */
	dossier_code code = {0};
	dossier_code again = {0};
	char text[DOSSIER_CODE_MAX_TEXT];
	cchc_error err = {0};

	if (size > 0)
		memcpy(exact, data, size);
	if (dossier_code_parse(exact, size, &code, &err) != CCHC_OK)
	{
		if (err.reason == NULL || err.position > size + 1)
			abort();
	}
	else if (dossier_code_parse(text, dossier_code_format(&code, text), &again, NULL) != CCHC_OK ||
			 memcmp(&again, &code, sizeof(code)) != 0)
		abort();
	free(exact);
	return 0;
}
