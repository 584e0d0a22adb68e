/*
 * number_words_parse.h
 *		Reading a number said in Vietnamese.
 */
#ifndef CCHC_NUMBER_WORDS_PARSE_H
#define CCHC_NUMBER_WORDS_PARSE_H

#include <stddef.h>

#include "common/status.h"

/* Room for the digits of n bytes of words. */
#define NUMBER_WORDS_MAX_VALUE(n) ((size_t) (n) + 80)

/*
 * The number that the words say, into dst (NUMBER_WORDS_MAX_VALUE(n) bytes) as
 * a digit string.  Takes any letter case, NFC or NFD, with or without accents,
 * linh/lẻ, nghìn/ngàn, tỷ/tỉ, tư/bốn, lăm/nhăm/năm, mốt, rưỡi, hăm, chục, and
 * "đồng chẵn./." at the end.  Nothing may be left over: CCHC_BAD_SYNTAX with
 * the position of the word that does not fit.
 */
extern cchc_status number_words_parse(const char *s, size_t n, char *dst, size_t *written,
									  cchc_error *err);

#endif /* CCHC_NUMBER_WORDS_PARSE_H */
