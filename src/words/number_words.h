/*
 * number_words.h
 *		Numbers in Vietnamese words (số bằng chữ).  The other way is number_words_parse.h.
 *
 * A number is a string of decimal digits here: [-]digits[.digits], so that
 * every numeric up to 10^30 is exact.
 */
#ifndef CCHC_NUMBER_WORDS_H
#define CCHC_NUMBER_WORDS_H

#include <stdbool.h>

#include "common/status.h"

/* The digits of the largest integer part, 10^30. */
#define NUMBER_WORDS_MAX_DIGITS 31

/* Room for the words of a number of n characters. */
#define NUMBER_WORDS_MAX_TEXT(n) (32 * (size_t) (n) + 128)

/*
 * The number in words: groups of three, an inner group padded with "không
 * trăm" and "linh", empty groups skipped; but "không nghìn" before a last group
 * of 100 or more, so that 1,000,500 is not taken for 1,500,000.  Decimals are
 * read one by one after "phẩy", without the zeros at the end.  s is what
 * numeric_out prints of a finite number.  CCHC_OUT_OF_RANGE above 10^30.
 */
extern cchc_status number_words_format(const char *s, size_t n, char *dst, size_t *written,
									   cchc_error *err);

/* The same with a capital first letter and "đồng", as in the line "Bằng chữ". */
extern cchc_status money_words_format(const char *s, size_t n, char *dst, size_t *written,
									  cchc_error *err);

#endif /* CCHC_NUMBER_WORDS_H */
