/*
 * fuzz_document_number.c
 *		Any bytes, as text and as a stored value: no crash, no read past the
 *		end, a position inside the text for every error; what is taken prints
 *		and parses back to itself.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "identifier/document_abbreviation.h"
#include "identifier/document_number.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char *exact = malloc(size); /* so that ASan sees the byte behind the end */
	document_number d;
	document_number again;
	char text[DOCUMENT_NUMBER_MAX_TEXT];
	cchc_error err = {0};
	size_t len;

	if (size > 0)
		memcpy(exact, data, size);
	if (document_number_parse(exact, size, &d, &err) != CCHC_OK)
	{
		if (err.reason == NULL || err.position > size + 1)
			abort();
	}
	else if (!document_number_valid(d.bytes, d.len) ||
			 document_number_parse(text, document_number_format(d.bytes, d.len, text), &again,
								   NULL) != CCHC_OK ||
			 again.len != d.len || memcmp(again.bytes, d.bytes, d.len) != 0)
		abort();

	if (document_number_valid((const uint8_t *) exact, size))
	{
		len = document_number_format((const uint8_t *) exact, size, text);
		if (document_number_parse(text, len, &again, NULL) != CCHC_OK || again.len != size ||
			memcmp(again.bytes, exact, size) != 0)
			abort();
	}
	document_number_abbreviate((const uint8_t *) exact, size);
	free(exact);
	return 0;
}
