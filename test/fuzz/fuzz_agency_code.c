/*
 * fuzz_agency_code.c
 *		Any bytes as agency codes: fuzz_identifier.h.  Codes are equal when they
 *		print alike in the current form.
 */
#include "test/fuzz/fuzz_identifier.h"

#include "identifier/agency_code.h"

static cchc_status
parse(const char *s, size_t n, void *value, cchc_error *err)
{
	return agency_code_parse(s, n, value, err);
}

static size_t
format(const void *value, char *text)
{
	return agency_code_format(value, text);
}

static bool
identical(const void *a, const void *b)
{
	return memcmp(a, b, sizeof(agency_code)) == 0;
}

static int
compare(const void *a, const void *b)
{
	const agency_code *x = a;
	const agency_code *y = b;
	int order = fuzz_compare_keys((byte_key){x->key, x->key_len}, (byte_key){y->key, y->key_len});
	char text[2][AGENCY_KEY_TEXT];
	size_t len = agency_code_format_current(x, text[0]);
	bool same = agency_code_format_current(y, text[1]) == len && memcmp(text[0], text[1], len) == 0;

	if ((order == 0) != same)
		abort();
	return order;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const fuzz_type type = {parse, format, identical, compare};

	fuzz_identifier(&type, data, size);
	return 0;
}
