/*
 * fuzz_procedure_code.c
 *		Any bytes as procedure codes: fuzz_identifier.h.  Codes are equal when
 *		all their parts but the written form are.
 */
#include "test/fuzz/fuzz_identifier.h"

#include "identifier/procedure_code.h"

static cchc_status
parse(const char *s, size_t n, void *value, cchc_error *err)
{
	return procedure_code_parse(s, n, value, err);
}

static size_t
format(const void *value, char *text)
{
	return procedure_code_format(*(const procedure_code *) value, text);
}

static bool
identical(const void *a, const void *b)
{
	procedure_code x = *(const procedure_code *) a;

	return procedure_code_valid(x) && x == *(const procedure_code *) b;
}

static int
compare(const void *a, const void *b)
{
	procedure_code x = *(const procedure_code *) a;
	procedure_code y = *(const procedure_code *) b;
	int order = (procedure_code_key(x) > procedure_code_key(y)) -
				(procedure_code_key(x) < procedure_code_key(y));
	bool same = procedure_code_class_of(x) == procedure_code_class_of(y) &&
				procedure_code_number_of(x) == procedure_code_number_of(y) &&
				procedure_code_province_of(x) == procedure_code_province_of(y) &&
				procedure_code_case_of(x) == procedure_code_case_of(y);

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
