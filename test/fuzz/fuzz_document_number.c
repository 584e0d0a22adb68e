/*
 * fuzz_document_number.c
 *		Any bytes as document numbers: fuzz_identifier.h; and as stored values,
 *		which are no value or print and parse back to themselves.
 *		Abbreviations do not contradict the order.
 */
#include "test/fuzz/fuzz_identifier.h"

#include "document/document_sort_key.h"
#include "document/document_number.h"
#include "document/document_parts.h"

static cchc_status
parse(const char *s, size_t n, void *value, cchc_error *err)
{
	return document_number_parse(s, n, value, err);
}

static size_t
format(const void *value, char *text)
{
	const document_number *d = value;

	return document_number_format(d->bytes, d->len, text);
}

static bool
identical(const void *a, const void *b)
{
	const document_number *x = a;
	const document_number *y = b;

	return document_number_valid(x->bytes, x->len) && x->len == y->len &&
		   memcmp(x->bytes, y->bytes, x->len) == 0;
}

static int
compare(const void *a, const void *b)
{
	const document_number *x = a;
	const document_number *y = b;
	byte_key xkey = byte_key_in(x->bytes, x->len);
	byte_key ykey = byte_key_in(y->bytes, y->len);
	int order = fuzz_compare_keys(xkey, ykey);

	if (order <= 0 && document_number_sort_key(xkey.bytes, xkey.len) >
						  document_number_sort_key(ykey.bytes, ykey.len))
		abort();
	return order;
}

static void
check_stored(const uint8_t *data, size_t size)
{
	uint8_t *exact = fuzz_exact(data, size);
	document_number again;
	char text[DOCUMENT_NUMBER_MAX_TEXT];

	if (document_number_valid(exact, size) &&
		(document_number_parse(text, document_number_format(exact, size, text), &again, NULL) !=
			 CCHC_OK ||
		 again.len != size || memcmp(again.bytes, exact, size) != 0))
		abort();
	document_number_sort_key(exact, size);
	free(exact);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const fuzz_type type = {parse, format, identical, compare};

	fuzz_identifier(&type, data, size);
	check_stored(data, size);
	return 0;
}
