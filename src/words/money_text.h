/*
 * money_text.h
 *		Amounts of money as officials type them (số tiền): 334.209.416 đồng,
 *		1,5 tỷ, 15.000đ.
 */
#ifndef CCHC_MONEY_TEXT_H
#define CCHC_MONEY_TEXT_H

#include "common/status.h"

#define MONEY_TEXT_MAX_VALUE(n) ((size_t) (n) + 200)

/*
 * The amount, into dst (MONEY_TEXT_MAX_VALUE(n) bytes) as a digit string.
 *
 *		amount := {label ":"} ["-"] number [scale] {number scale} [currency] [words] ["./."]
 *		number := digits in groups of three parted by dots, commas or spaces,
 *				  then another separator and decimals; or digits and decimals
 *		scale  := nghìn | triệu | tỷ | nghìn tỷ ...
 *		words  := "(" number in words ")" | ["("] "Bằng chữ:" number in words [")"]
 *		label  := words of which one names money: Lệ phí, Số tiền
 *
 * A lone dot or comma before exactly three digits parts a group ("1.500" is
 * 1500), before any other number of digits it is the decimal point.  Number and
 * words must agree.  CCHC_BAD_SYNTAX with the position of what is wrong.
 */
extern cchc_status money_text_parse(const char *s, size_t n, char *dst, size_t *written,
									cchc_error *err);

#endif /* CCHC_MONEY_TEXT_H */
