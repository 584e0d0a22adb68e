/*
 * fuzz_mojibake.c
 *		Any bytes: detection and mending neither crash nor write past their room, and
 *		detection does not depend on the step.
 */
#include "test/fuzz/fuzz_input.h"

#include "charset/charset_detect.h"
#include "charset/mojibake.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char *exact = fuzz_exact(data, size);
	size_t step = size > 1 ? 1 + data[1] % 64 : 1;
	charset cs = size > 0 ? data[0] % CHARSET_COUNT : 0;
	char *room = malloc(MOJIBAKE_MAX(step));
	char *all = malloc(3 * size + 1);
	charset_detector whole;
	charset_detector pieces;
	charset_cursor in;
	size_t len = 0;
	size_t written;

	whole = charset_detector_begin(exact, size, DETECT_DEFAULT | 1u << cs);
	pieces = whole;
	charset_detect_step(&whole, size + 1);
	while (pieces.position < size)
		charset_detect_step(&pieces, step);
	if (charset_detect_result(&whole) != charset_detect_result(&pieces))
		abort();

	in = charset_cursor_begin(exact, size);
	while (in.position < size)
	{
		mojibake_mend_utf8(&in, step, room, &written);
		if (written > MOJIBAKE_MAX(step))
			abort();
	}
	in = charset_cursor_begin(exact, size);
	while (in.position < size)
	{
		mojibake_mend(cs, &in, step, room, &written);
		if (written > MOJIBAKE_MAX(step) || len + written > 3 * size)
			abort();
		memcpy(all + len, room, written);
		len += written;
	}
	if (mojibake_drop_hyphens(all, len) > len)
		abort();
	mojibake_restore_case(all, len);
	free(room);
	free(all);
	free(exact);
	return 0;
}
