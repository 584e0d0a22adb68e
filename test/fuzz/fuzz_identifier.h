/*
 * fuzz_identifier.h
 *		What every identifier type must keep, whatever the bytes: no crash, no
 *		read past the end of the text, a position inside it for every error;
 *		what is taken prints and parses back to itself; the values on the lines
 *		of an input are in a total order.
 */
#ifndef CCHC_FUZZ_IDENTIFIER_H
#define CCHC_FUZZ_IDENTIFIER_H

#include "test/fuzz/fuzz_input.h"

#include "identifier/byte_key.h"
#include "common/status.h"

#define FUZZ_VALUES 6       /* looked at of one input: every three are compared */
#define FUZZ_VALUE_SIZE 160 /* bytes of the largest type */
#define FUZZ_TEXT 256       /* bytes of the longest print */

typedef union fuzz_value
{
	uint64_t align;
	uint8_t bytes[FUZZ_VALUE_SIZE];
} fuzz_value;

/* A type, by its core's functions; a value is what its pointers point to. */
typedef struct fuzz_type
{
	cchc_status (*parse)(const char *s, size_t n, void *value, cchc_error *err);
	size_t (*format)(const void *value, char *text);
	bool (*identical)(const void *a, const void *b); /* written form included; both valid */
	int (*compare)(const void *a, const void *b);    /* may abort for reasons of its own */
} fuzz_type;

/* Parse and check one text; whether it is a value. */
static inline bool
fuzz_taken(const fuzz_type *type, const uint8_t *data, size_t size, fuzz_value *value)
{
	char *exact = fuzz_exact(data, size);
	fuzz_value again = {0};
	char text[FUZZ_TEXT];
	cchc_error err = {0};
	bool taken;

	memset(value, 0, sizeof(*value));
	taken = type->parse(exact, size, value, &err) == CCHC_OK;
	free(exact);
	if (!taken)
	{
		if (err.reason == NULL || err.position > size + 1)
			abort();
	}
	else if (type->parse(text, type->format(value, text), &again, NULL) != CCHC_OK ||
			 !type->identical(value, &again))
		abort();
	return taken;
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

/* Abort unless the type's comparison is a total order of the values. */
static inline void
fuzz_total_order(const fuzz_type *type, const fuzz_value *values, size_t count)
{
	int order[FUZZ_VALUES][FUZZ_VALUES];

	for (size_t i = 0; i < count; i++)
		for (size_t k = 0; k < count; k++)
			order[i][k] = type->compare(&values[i], &values[k]);
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

/* The whole input as one text, and its lines as values to be ordered. */
static inline void
fuzz_identifier(const fuzz_type *type, const uint8_t *data, size_t size)
{
	fuzz_value values[FUZZ_VALUES];
	size_t count = 0;

	fuzz_taken(type, data, size, &values[0]);
	while (size > 0 && count < FUZZ_VALUES)
	{
		const uint8_t *end = memchr(data, '\n', size);
		size_t line = end ? (size_t) (end - data) : size;

		count += fuzz_taken(type, data, line, &values[count]);
		line += end != NULL;
		data += line;
		size -= line;
	}
	fuzz_total_order(type, values, count);
}

#endif /* CCHC_FUZZ_IDENTIFIER_H */
