/*
 * agency_key.h
 *		An agency's current form packed so that memcmp is its order.
 *
 * The 38 ranks are: terminator 0, '.' 1, '0'-'9' 2-11, 'A'-'Z' 12-37.  Three
 * characters make one 16-bit word, first character most significant, stored
 * big-endian.  The text is followed by one terminator at least, and by as many
 * as fill the last word.  It follows that
 *	- no key is the beginning of another: a key can stand before other bytes,
 *	  as it does in a dossier code, and still be found and compared;
 *	- memcmp order of keys is the order by groups, an agency directly before
 *	  all that lie under it ('.' ranks below digits and letters).
 *
 * The packing is an on-disk format and will not change.
 */
#ifndef CCHC_AGENCY_KEY_H
#define CCHC_AGENCY_KEY_H

#include <stdbool.h>
#include <stddef.h>

#define AGENCY_KEY_TEXT 35  /* most characters of a current form */
#define AGENCY_KEY_BYTES 24 /* most bytes of a key */

/*
 * Pack n <= AGENCY_KEY_TEXT characters, capitals, digits and dots only, into
 * key; returns the bytes written, an even number up to AGENCY_KEY_BYTES.
 */
extern size_t agency_key_pack(const char *text, size_t n, unsigned char *key);

/*
 * Unpack the key at the beginning of n bytes into text (room for
 * AGENCY_KEY_TEXT).  Returns the characters written, and in *used the bytes of
 * the key.  On damaged bytes the text is wrong, and no more than that.
 */
extern size_t agency_key_unpack(const unsigned char *key, size_t n, char *text, size_t *used);

/*
 * Whether the agency key at the beginning of n bytes is that of `top` (a whole
 * key of top_len bytes) or of an agency under it.
 */
extern bool agency_key_under(const unsigned char *key, size_t n, const unsigned char *top,
							 size_t top_len);

/* The number of groups in the agency key at the beginning of n bytes. */
extern int agency_key_levels(const unsigned char *key, size_t n);

/* How many groups, from the first, two agency keys have in common. */
extern int agency_key_shared(const unsigned char *a, size_t a_len, const unsigned char *b,
							 size_t b_len);

#endif /* CCHC_AGENCY_KEY_H */
