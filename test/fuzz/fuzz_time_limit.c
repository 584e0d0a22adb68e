/*
 * fuzz_time_limit.c
 *		Any bytes: no crash, a position inside the text for every error; what is
 *		taken prints and parses back to itself; limits found in a text lie in it
 *		one behind the other.
 */
#include "test/fuzz/fuzz_input.h"

#include "deadline/time_limit_extract.h"
#include "deadline/time_limit_read.h"

static void
check_round_trip(time_limit limit)
{
	char text[TIME_LIMIT_MAX_TEXT];
	time_limit again;

	if (!time_limit_valid(limit) ||
		time_limit_parse(text, time_limit_format(limit, text), &again, NULL) != CCHC_OK ||
		time_limit_compare(limit, again) != 0)
		abort();
}

static void
check_extract(const char *s, size_t n)
{
	limit_scan scan;
	limit_match match;
	scan_status progress;
	size_t last = 0;

	limit_scan_begin(&scan, s, n);
	while ((progress = limit_scan_next(&scan, &match)) != SCAN_END)
		if (progress == SCAN_FOUND)
		{
			check_round_trip(match.limit);
			if (match.start < last || match.length == 0 || match.start + match.length > n + 1 ||
				match.anchor_at + match.anchor_len > n)
				abort();
			last = match.start + match.length;
		}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char *exact = fuzz_exact(data, size);
	time_limit limit;
	cchc_error err = {0};

	if (time_limit_parse(exact, size, &limit, &err) == CCHC_OK)
		check_round_trip(limit);
	else if (err.reason == NULL || err.position > size + 1)
		abort();
	check_extract(exact, size);
	free(exact);
	return 0;
}
