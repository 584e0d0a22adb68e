/*
 * fuzz_dossier_code.c
 *		Any bytes as dossier codes: fuzz_identifier.h.  Codes are equal when
 *		agency, day, number and its digits are.
 */
#include "test/fuzz/fuzz_identifier.h"

#include "identifier/dossier_code.h"

static cchc_status
parse(const char *s, size_t n, void *value, cchc_error *err)
{
	return dossier_code_parse(s, n, value, err);
}

static size_t
format(const void *value, char *text)
{
	return dossier_code_format(value, text);
}

static bool
identical(const void *a, const void *b)
{
	return memcmp(a, b, sizeof(dossier_code)) == 0;
}

static int
compare(const void *a, const void *b)
{
	const dossier_code *x = a;
	const dossier_code *y = b;
	unsigned char key[2][DOSSIER_KEY_BYTES];
	byte_key xkey = {key[0], dossier_code_pack(x, key[0])};
	byte_key ykey = {key[1], dossier_code_pack(y, key[1])};
	int order = fuzz_compare_keys(xkey, ykey);
	bool same = x->agency.key_len == y->agency.key_len &&
				memcmp(x->agency.key, y->agency.key, x->agency.key_len) == 0 && x->day == y->day &&
				x->sequence == y->sequence && x->width == y->width;

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
