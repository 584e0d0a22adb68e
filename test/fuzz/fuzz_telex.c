/*
 * fuzz_telex.c
 *		Any bytes: no crash, no write past the room, the same result whatever the step.
 */
#include "test/fuzz/fuzz_input.h"

#include "charset/telex.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char *exact = fuzz_exact(data, size);
	key_method method = size > 0 && data[0] % 2 ? KEYS_VNI : KEYS_TELEX;
	char *out[2] = {malloc(KEYS_MAX_TEXT(size)), malloc(KEYS_MAX_TEXT(size))};
	size_t len[2] = {0, 0};

	for (int round = 0; round < 2; round++)
	{
		size_t step = round == 0 ? size + 1 : 1;
		key_reader r = key_reader_begin(method, exact, size);
		bool changed = false;

		while (r.position < size)
			keys_survey(&r, step);
		if (keys_begin(&r))
			while (r.position < size)
				len[round] += keys_convert(&r, step, out[round] + len[round], &changed);
		else
		{
			len[round] = size;
			if (size > 0)
				memcpy(out[round], exact, size);
		}
		if (!changed && (len[round] != size || memcmp(out[round], exact, size) != 0))
			abort();
	}
	if (len[0] != len[1] || memcmp(out[0], out[1], len[0]) != 0)
		abort();
	free(out[0]);
	free(out[1]);
	free(exact);
	return 0;
}
