/*
 * fuzz_document_number.c
 *		Any bytes, as text and as a stored value: no crash, no read past the
 *		end, a position inside the text for every error; what is taken prints
 *		and parses back to itself.  The numbers on its lines are in a total
 *		order, which their abbreviations do not contradict.
 */
#include "test/fuzz/fuzz_order.h"

#include "identifier/document_abbreviation.h"
#include "identifier/document_number.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Parse and check one text; whether it is a number. */
static bool
taken(const uint8_t *data, size_t size, document_number *d)
{
	char *exact = malloc(size); /* so that ASan sees the byte behind the end */
	document_number again;
	char text[DOCUMENT_NUMBER_MAX_TEXT];
	cchc_error err = {0};
	bool ok;

	if (size > 0)
		memcpy(exact, data, size);
	ok = document_number_parse(exact, size, d, &err) == CCHC_OK;
	free(exact);
	if (!ok)
	{
		if (err.reason == NULL || err.position > size + 1)
			abort();
	}
	else if (!document_number_valid(d->bytes, d->len) ||
			 document_number_parse(text, document_number_format(d->bytes, d->len, text), &again,
								   NULL) != CCHC_OK ||
			 again.len != d->len || memcmp(again.bytes, d->bytes, d->len) != 0)
		abort();
	return ok;
}

/* The bytes as they would be stored. */
static void
check_stored(const uint8_t *data, size_t size)
{
	uint8_t *exact = malloc(size);
	document_number again;
	char text[DOCUMENT_NUMBER_MAX_TEXT];
	size_t len;

	if (size > 0)
		memcpy(exact, data, size);
	if (document_number_valid(exact, size))
	{
		len = document_number_format(exact, size, text);
		if (document_number_parse(text, len, &again, NULL) != CCHC_OK || again.len != size ||
			memcmp(again.bytes, exact, size) != 0)
			abort();
	}
	document_number_abbreviate(exact, size);
	free(exact);
}

static int
compare(const void *a, const void *b)
{
	const document_number *x = a;
	const document_number *y = b;
	byte_key key = byte_key_in(x->bytes, x->len);
	byte_key other = byte_key_in(y->bytes, y->len);
	int order = fuzz_compare_keys(key, other);

	if (order <= 0 && document_number_abbreviate(key.bytes, key.len) >
						  document_number_abbreviate(other.bytes, other.len))
		abort();
	return order;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	document_number numbers[FUZZ_VALUES];
	size_t count = 0;
	const uint8_t *line;
	size_t len;

	taken(data, size, &numbers[0]);
	check_stored(data, size);
	while (count < FUZZ_VALUES && fuzz_line(&data, &size, &line, &len))
		count += taken(line, len, &numbers[count]);
	fuzz_total_order(numbers, count, sizeof(numbers[0]), compare);
	return 0;
}
