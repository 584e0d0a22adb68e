/*
 * fuzz_abbreviation.c
 *		Any bytes as text and as abbreviations: no crash, matches lie in the text, one
 *		behind the other.
 */
#include "test/fuzz/fuzz_input.h"

#include "words/abbreviation.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char *exact = fuzz_exact(data, size);
	abbreviation_entry entries[4] = {{0}};
	abbreviation_list list = {entries, 0, 0};
	abbreviation_scan scan;
	abbreviation_match m;
	size_t end = 0;

	/* the first bytes, in rising order, are abbreviations of one byte each */
	while (list.count < 4 && list.count < size &&
		   (list.count == 0 || data[list.count] > data[list.count - 1]))
	{
		abbreviation_entry *e = &entries[list.count];

		e->text = exact + list.count;
		e->text_len = list.longest = 1;
		e->is_prefix = list.count % 2;
		e->takes_number = list.count > 1;
		list.count++;
	}
	scan = abbreviation_scan_of(exact, size);
	while (abbreviation_next(&list, &scan, &m) == SCAN_FOUND)
	{
		if (m.start < end || m.end != scan.at || m.end <= m.start || m.end > size)
			abort();
		end = m.end;
	}
	if (scan.at != size)
		abort();
	free(exact);
	return 0;
}
