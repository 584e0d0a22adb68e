/*
 * fuzz_input.h
 *		What every target begins with: the input without a byte behind it.
 */
#ifndef CCHC_FUZZ_INPUT_H
#define CCHC_FUZZ_INPUT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* A copy that is as long as its bytes, so that ASan sees a read past the end. */
static inline void *
fuzz_exact(const uint8_t *data, size_t size)
{
	void *exact = malloc(size);

	if (size > 0)
		memcpy(exact, data, size);
	return exact;
}

#endif /* CCHC_FUZZ_INPUT_H */
