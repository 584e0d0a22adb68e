/*
 * fuzz_dossier_code.c
 *		Any bytes: no crash, no read past the end, a position inside the text
 *		for every error; what is taken prints and parses back to itself.  The
 *		codes on its lines are in a total order, equal when agency, day and
 *		number are.
 */
#include "test/fuzz/fuzz_order.h"

#include "identifier/dossier_code.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Parse and check one text; whether it is a code. */
static bool
taken(const uint8_t *data, size_t size, dossier_code *code)
{
	char *exact = malloc(size); /* so that ASan sees the byte behind the end */
	dossier_code again = {0};
	char text[DOSSIER_CODE_MAX_TEXT];
	cchc_error err = {0};
	bool ok;

	if (size > 0)
		memcpy(exact, data, size);
	memset(code, 0, sizeof(*code));
	ok = dossier_code_parse(exact, size, code, &err) == CCHC_OK;
	free(exact);
	if (!ok)
	{
		if (err.reason == NULL || err.position > size + 1)
			abort();
	}
	else if (dossier_code_parse(text, dossier_code_format(code, text), &again, NULL) != CCHC_OK ||
			 memcmp(&again, code, sizeof(*code)) != 0)
		abort();
	return ok;
}

static int
compare(const void *a, const void *b)
{
	const dossier_code *x = a;
	const dossier_code *y = b;
	unsigned char key[2][DOSSIER_KEY_BYTES];
	size_t len = dossier_code_pack(x, key[0]);
	int order = fuzz_compare_keys((byte_key){key[0], len},
								  (byte_key){key[1], dossier_code_pack(y, key[1])});
	bool same = x->agency.key_len == y->agency.key_len &&
				memcmp(x->agency.key, y->agency.key, x->agency.key_len) == 0 && x->day == y->day &&
				x->sequence == y->sequence;

	if ((order == 0) != same)
		abort();
	return order;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	dossier_code codes[FUZZ_VALUES];
	size_t count = 0;
	const uint8_t *line;
	size_t len;

	taken(data, size, &codes[0]);
	while (count < FUZZ_VALUES && fuzz_line(&data, &size, &line, &len))
		count += taken(line, len, &codes[count]);
	fuzz_total_order(codes, count, sizeof(codes[0]), compare);
	return 0;
}
