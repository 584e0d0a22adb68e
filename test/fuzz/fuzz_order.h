/*
 * fuzz_order.h
 *		Whether a comparison of the values on an input's lines is a total order.
 */
#ifndef CCHC_FUZZ_ORDER_H
#define CCHC_FUZZ_ORDER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "common/byte_key.h"

/* Values looked at of one input: every three of them are compared. */
#define FUZZ_VALUES 6

/* Take the next line from *data; false when there is none left. */
static inline bool
fuzz_line(const uint8_t **data, size_t *size, const uint8_t **line, size_t *len)
{
	const uint8_t *end = *size > 0 ? memchr(*data, '\n', *size) : NULL;

	if (*size == 0)
		return false;
	*line = *data;
	*len = end ? (size_t) (end - *data) : *size;
	*data += end ? *len + 1 : *len;
	*size -= end ? *len + 1 : *len;
	return true;
}

/* byte_key_compare, which must say what memcmp says. */
static inline int
fuzz_compare_keys(byte_key a, byte_key b)
{
	int order = byte_key_compare(a, b);
	int same = memcmp(a.bytes, b.bytes, a.len < b.len ? a.len : b.len);

	if (same == 0)
		same = (a.len > b.len) - (a.len < b.len);
	if ((order > 0) != (same > 0) || (order < 0) != (same < 0))
		abort();
	return order;
}

typedef int (*fuzz_comparison)(const void *a, const void *b);

/* Abort unless the comparison of `count` values of `width` bytes is a total order. */
static inline void
fuzz_total_order(const void *values, size_t count, size_t width, fuzz_comparison compare)
{
	int order[FUZZ_VALUES][FUZZ_VALUES];

	for (size_t i = 0; i < count; i++)
		for (size_t k = 0; k < count; k++)
			order[i][k] =
				compare((const char *) values + i * width, (const char *) values + k * width);
	for (size_t i = 0; i < count; i++)
	{
		if (order[i][i] != 0)
			abort();
		for (size_t k = 0; k < count; k++)
		{
			if ((order[i][k] < 0) != (order[k][i] > 0))
				abort();
			for (size_t m = 0; m < count; m++)
				if (order[i][k] <= 0 && order[k][m] <= 0 &&
					(order[i][m] > 0 ||
					 (order[i][m] == 0 && (order[i][k] != 0 || order[k][m] != 0))))
					abort();
		}
	}
}

#endif /* CCHC_FUZZ_ORDER_H */
