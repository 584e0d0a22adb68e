/*
 * extract_scan.c
 *		Places in running text.
 */
#include "extract/extract_scan.h"

void
extract_start(extract_scan *scan, const char *s, size_t n, bool count_bytes)
{
	*scan = (extract_scan){.s = s, .n = n, .count_bytes = count_bytes};
}

/* Characters from `counted` to the byte. */
static size_t
count_to(extract_scan *scan, size_t end)
{
	size_t before = scan->characters;
	size_t n = end - scan->counted;

	scan->characters += scan->count_bytes ? n : scan_characters(scan->s + scan->counted, n);
	scan->counted = end;
	return scan->characters - before;
}

void
extract_found(extract_scan *scan, size_t first, size_t end, extract_place *place)
{
	place->first = first;
	place->end = end;
	(void) count_to(scan, first);
	place->start = scan->characters + 1;
	place->length = count_to(scan, end);
	scan->at = end;
}
