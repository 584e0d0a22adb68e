/*
 * fuzz_lookalike.c
 *		Any bytes: what is folded is ASCII without surrounding space, is itself
 *		when folded again, is the same when there is less room, and each of its
 *		characters has a place in the text.
 */
#include "test/fuzz/fuzz_input.h"

#include "common/lookalike.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char *exact = fuzz_exact(data, size);
	char *folded = malloc(size + 1);
	char *again = malloc(size + 1);
	size_t n = lookalike_fold(exact, size, folded, size);
	size_t last = 0;

	if (n > size)
		abort();
	for (size_t i = 0; i < n; i++)
	{
		size_t place = lookalike_position(exact, size, i);

		if ((folded[i] & 0x80) != 0 || place <= last || place > size)
			abort();
		last = place;
	}
	if (n > 0 && (folded[0] == ' ' || folded[n - 1] == ' '))
		abort();
	if (lookalike_fold(folded, n, again, size) != n || memcmp(folded, again, n) != 0)
		abort();
	for (size_t room = 0; room < n && room < 8; room++)
	{
		char *small = malloc(room + (room == 0));

		if (lookalike_fold(exact, size, small, room) <= room || memcmp(small, folded, room) != 0)
			abort();
		free(small);
	}
	free(exact);
	free(folded);
	free(again);
	return 0;
}
