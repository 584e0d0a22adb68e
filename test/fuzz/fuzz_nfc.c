/*
 * fuzz_nfc.c
 *		Any bytes: no crash, no byte outside the promised room; for valid
 *		UTF-8 NFC is ICU's, and the clean prefix is part of it.
 */
#include <stdint.h>
#include <stdlib.h>

#include <unicode/unorm2.h>
#include <unicode/ustring.h>

#include "common/utf8.h"
#include "test/unit/owned_text.h"
#include "text/nfc.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	UErrorCode status = U_ZERO_ERROR;
	UChar a[1000];
	UChar b[4000];
	char expected[12000];
	int32_t count;
	int32_t bytes = 0;
	owned_text input = owned_new(data, size);
	owned_text got = run_nfc(owned_new(data, size));

	if (memcmp(got.s, input.s, nfc_prefix(input.s, input.n)) != 0)
		abort();
	(void) syllable_of_text(input.s, input.n);
	u_strFromUTF8(a, 1000, &count, input.s, (int32_t) size, &status);
	if (U_SUCCESS(status) && count < 900)
	{
		count = unorm2_normalize(unorm2_getNFCInstance(&status), a, count, b, 4000, &status);
		u_strToUTF8(expected, 12000, &bytes, b, count, &status);
		if (U_FAILURE(status) || !owned_equal(got, (owned_text){expected, (size_t) bytes}))
			abort();
	}
	free(got.s);
	free(input.s);
	return 0;
}
