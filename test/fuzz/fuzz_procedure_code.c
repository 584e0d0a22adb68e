/*
 * fuzz_procedure_code.c
 *		Any bytes: no crash, no read past the end, a position inside the text
 *		for every error; what is taken prints and parses back to itself.  The
 *		codes on its lines are in a total order, equal when all but the written
 *		form is.
 */
#include "test/fuzz/fuzz_order.h"

#include "identifier/procedure_code.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Parse and check one text; whether it is a code. */
static bool
taken(const uint8_t *data, size_t size, procedure_code *code)
{
	char *exact = malloc(size); /* so that ASan sees the byte behind the end */
	procedure_code again;
	char text[PROCEDURE_CODE_MAX_TEXT];
	cchc_error err = {0};
	bool ok;

	if (size > 0)
		memcpy(exact, data, size);
	ok = procedure_code_parse(exact, size, code, &err) == CCHC_OK;
	free(exact);
	if (!ok)
	{
		if (err.reason == NULL || err.position > size + 1)
			abort();
	}
	else if (!procedure_code_valid(*code) ||
			 procedure_code_parse(text, procedure_code_format(*code, text), &again, NULL) !=
				 CCHC_OK ||
			 again != *code)
		abort();
	return ok;
}

static int
compare(const void *a, const void *b)
{
	procedure_code x = *(const procedure_code *) a;
	procedure_code y = *(const procedure_code *) b;
	int order = (procedure_code_key(x) > procedure_code_key(y)) -
				(procedure_code_key(x) < procedure_code_key(y));
	bool same = procedure_code_class(x) == procedure_code_class(y) &&
				procedure_code_number(x) == procedure_code_number(y) &&
				procedure_code_province(x) == procedure_code_province(y) &&
				procedure_code_case(x) == procedure_code_case(y);

	if ((order == 0) != same)
		abort();
	return order;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	procedure_code codes[FUZZ_VALUES];
	size_t count = 0;
	const uint8_t *line;
	size_t len;

	taken(data, size, &codes[0]);
	while (count < FUZZ_VALUES && fuzz_line(&data, &size, &line, &len))
		count += taken(line, len, &codes[count]);
	fuzz_total_order(codes, count, sizeof(codes[0]), compare);
	return 0;
}
