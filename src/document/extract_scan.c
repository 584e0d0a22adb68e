/*
 * extract_scan.c
 *		Places in running text.
 */
#include "document/extract_scan.h"

#include <string.h>

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

	if (scan->count_bytes)
		scan->characters += end - scan->counted;
	else
		for (size_t i = scan->counted; i < end; i++)
			scan->characters += ((unsigned char) scan->s[i] & 0xC0) != 0x80;
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

static inline bool
begins_digit(unsigned char c)
{
	return (c >= '0' && c <= '9') || c == 0xEF;
}

/*
 * Whether one of eight bytes may begin a digit: the digits are those below 10
 * when '0' is taken out.  A borrow may mark a byte beside a marked one, too.
 */
static inline bool
eight_begin_digit(const char *s)
{
	const uint64_t ones = UINT64_C(0x0101010101010101);
	uint64_t bytes;
	uint64_t digits;
	uint64_t wide;

	memcpy(&bytes, s, sizeof(bytes));
	digits = bytes ^ ones * '0';
	wide = bytes ^ ones * 0xEF;
	return (((digits - ones * 10) & ~digits) | ((wide - ones) & ~wide)) & ones * 0x80;
}

size_t
extract_next_digit(const extract_scan *scan, size_t i, size_t stop)
{
	while (i < stop)
	{
		size_t end;

		while (i + 8 <= stop && !eight_begin_digit(scan->s + i))
			i += 8;
		end = i + 8 < stop ? i + 8 : stop;
		for (; i < end; i++)
			if (begins_digit((unsigned char) scan->s[i]))
				return i;
	}
	return i;
}
