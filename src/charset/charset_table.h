/*
 * charset_table.h
 *		The tables of the legacy charsets whose letters are one or two bytes;
 *		see charset_table.txt.  For charset.c only.
 */
#ifndef CCHC_CHARSET_TABLE_H
#define CCHC_CHARSET_TABLE_H

#include <stddef.h>
#include <stdint.h>

#define CHARSET_TABLES 11

/* Two bytes that are one letter. */
typedef struct charset_pair
{
	uint8_t first;
	uint8_t second;
	uint16_t character;
} charset_pair;

/* The bytes of a character; second is 0 when one byte is enough. */
typedef struct charset_code
{
	uint16_t character;
	uint8_t first;
	uint8_t second;
} charset_code;

typedef struct charset_table
{
	const char *name;
	const uint16_t *single;    /* [256] the character of each byte on its own */
	const uint8_t *pair_index; /* [256] 1 + the first pair that begins with this byte, 0 = none;
								* NULL when the charset has no pairs */
	const charset_pair *pairs; /* by first and second byte */
	size_t pair_count;
	const charset_code *codes; /* by character */
	size_t code_count;
} charset_table;

extern const charset_table charset_tables[CHARSET_TABLES];

#endif /* CCHC_CHARSET_TABLE_H */
