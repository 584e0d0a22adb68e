/*
 * fuzz_agency_code.c
 *		Any bytes: no crash, no read past the end, a position inside the text
 *		for every error; what is taken prints and parses back to itself.  The
 *		codes on its lines are in a total order, equal when they print alike in
 *		the current form.
 */
#include "test/fuzz/fuzz_order.h"

#include "identifier/agency_code.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Parse and check one text; whether it is a code. */
static bool
taken(const uint8_t *data, size_t size, agency_code *code)
{
	char *exact = malloc(size); /* so that ASan sees the byte behind the end */
	agency_code again = {0};
	char text[AGENCY_KEY_TEXT];
	cchc_error err = {0};
	bool ok;

	if (size > 0)
		memcpy(exact, data, size);
	memset(code, 0, sizeof(*code));
	ok = agency_code_parse(exact, size, code, &err) == CCHC_OK;
	free(exact);
	if (!ok)
	{
		if (err.reason == NULL || err.position > size + 1)
			abort();
	}
	else if (agency_code_parse(text, agency_code_format(code, text), &again, NULL) != CCHC_OK ||
			 memcmp(&again, code, sizeof(*code)) != 0)
		abort();
	return ok;
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
	agency_code codes[FUZZ_VALUES];
	size_t count = 0;
	const uint8_t *line;
	size_t len;

	taken(data, size, &codes[0]);
	while (count < FUZZ_VALUES && fuzz_line(&data, &size, &line, &len))
		count += taken(line, len, &codes[count]);
	fuzz_total_order(codes, count, sizeof(codes[0]), compare);
	return 0;
}
