/*
 * viqr.h
 *		VIQR (RFC 1456): Vietnamese spelled in ASCII, a mark after its letter.
 *		For charset.c, which says what these functions promise.
 *
 *		a^ a( e^ o^ o+ u+	â ă ê ô ơ ư (the horn may be * too), dd for đ
 *		' ` ? ~ .			sắc huyền hỏi ngã nặng, after the letter and its hat
 *		\					makes the next mark, d or backslash stand for itself
 *
 * A word that begins a URL (http:, https:, ftp:, mailto:, www.) is left alone.
 */
#ifndef CCHC_VIQR_H
#define CCHC_VIQR_H

#include "charset/charset_cursor.h"
#include "common/status.h"

extern cchc_status viqr_decode(charset_cursor *in, size_t end, char *dst, size_t *written,
							   cchc_error *err);
extern cchc_status viqr_encode(charset_cursor *in, size_t end, char *dst, size_t *written,
							   cchc_error *err);

#endif /* CCHC_VIQR_H */
