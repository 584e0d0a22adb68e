/*
 * charset.h
 *		Legacy Vietnamese charsets: bytes to UTF-8 and back.
 *
 * Before Unicode a Vietnamese text was bytes plus the name of a font.  A
 * charset here is what the fonts of one family (.VnTime, VNI-Times, ...) drew
 * for each byte.  A byte for which a font had no Vietnamese letter was drawn
 * as in cp1252, and is decoded so: junk in an old file does not stop the rest
 * from being read.
 *
 *		decode(encode(text)) = text, for every text that the charset holds;
 *		encode(decode(bytes)) = bytes, when the bytes are spelled the usual way.
 */
#ifndef CCHC_CHARSET_H
#define CCHC_CHARSET_H

#include "charset/charset_cursor.h"
#include "common/status.h"

/* The value is an index; the names are charset_name(). */
typedef int charset;

#define CHARSET_TCVN3 0
#define CHARSET_VNI 1
#define CHARSET_VIETWARE_F 8
#define CHARSET_VIQR 11
#define CHARSET_COUNT 12
#define CHARSET_UNKNOWN (-1)

/* All the names, for an error message. */
extern const char charset_names[];

/* The charset of that name (any case; VNI-WIN is VNI, WINDOWS-1258 is CP1258), or CHARSET_UNKNOWN. */
extern charset charset_find(const char *name, size_t n);

/* The name in capitals. */
extern const char *charset_name(charset cs);

/* Room for what one step writes. */
#define CHARSET_DECODED_MAX(bytes) (3 * (bytes) + 8)
#define CHARSET_ENCODED_MAX(bytes) (4 * (bytes) + 8)

/*
 * Decode about `step` more bytes of `in` into dst, which has room for
 * CHARSET_DECODED_MAX(step).  *written gets the length of the UTF-8.  Done when
 * in->position == in->n.
 *
 * CCHC_UNTRANSLATABLE at a byte that can stand for nothing: a NUL, or one above
 * 7F in VIQR; in->position is then that byte, and what stands before it is
 * written.
 */
extern cchc_status charset_decode(charset cs, charset_cursor *in, size_t step, char *dst,
								  size_t *written, cchc_error *err);

/*
 * Encode about `step` more bytes of the UTF-8 text `in` into dst, which has
 * room for CHARSET_ENCODED_MAX(step).
 *
 * CCHC_UNTRANSLATABLE at a character that the charset does not hold, or not at
 * this place; in->position is then where it begins.
 */
extern cchc_status charset_encode(charset cs, charset_cursor *in, size_t step, char *dst,
								  size_t *written, cchc_error *err);

/*
 * The byte that a reader of cp1252 or Latin-1 took for character c, or -1 when
 * no byte gives that character.
 */
extern int charset_cp1252_byte(uint32_t c);

#endif /* CCHC_CHARSET_H */
