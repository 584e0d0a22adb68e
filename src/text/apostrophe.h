/*
 * apostrophe.h
 *		The apostrophe of H'Mông and Đắk R'lấp, and what typesetting makes of it.
 */
#ifndef CCHC_APOSTROPHE_H
#define CCHC_APOSTROPHE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* ' ’ ‘ ʼ */
static inline bool
is_apostrophe(uint32_t c)
{
	return c == '\'' || c == 0x2019 || c == 0x2018 || c == 0x02BC;
}

/* How many bytes at the start of s apostrophe_text leaves alone. */
extern size_t apostrophe_prefix(const char *s, size_t n);

/*
 * Write s with every ’ ‘ ʼ between two letters as '; dst has room for n bytes.
 * Quotation marks around words stay.  The bytes written.
 */
extern size_t apostrophe_text(const char *s, size_t n, char *dst);

#endif /* CCHC_APOSTROPHE_H */
