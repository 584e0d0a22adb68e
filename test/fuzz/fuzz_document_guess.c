/*
 * fuzz_document_guess.c
 *		Any bytes: no crash, no read past the end; a guess is a value of the
 *		type, and what the type prints is guessed as the same document.
 */
#include "test/fuzz/fuzz_input.h"

#include "document/document_parts.h"
#include "extract/document_guess.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char *exact = fuzz_exact(data, size);
	document_number d;
	document_number again;
	char text[DOCUMENT_NUMBER_MAX_TEXT];

	if (document_guess(exact, size, &d))
	{
		size_t len = document_number_format(d.bytes, d.len, text);

		if (!document_number_valid(d.bytes, d.len) || !document_guess(text, len, &again) ||
			again.len != d.len || memcmp(again.bytes, d.bytes, d.len) != 0)
			abort();
	}
	free(exact);
	return 0;
}
