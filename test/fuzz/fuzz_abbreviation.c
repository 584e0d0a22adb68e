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
	size_t position = 0;
	bool fresh = false;

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
	while (position < size)
	{
		size_t before = position;
		abbreviation_match m = abbreviation_next(&list, exact, size, &position, fresh, 3);

		fresh = m.entry != NULL && m.entry->is_prefix;
		if (position <= before || position > size ||
			(m.entry != NULL && (m.start < before || m.end != position || m.end <= m.start)))
			abort();
	}
	free(exact);
	return 0;
}
