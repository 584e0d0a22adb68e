/*
 * document_issuer.h
 *		Issuers that stand in symbols, as far as running text must know them.
 *
 * Nothing stored depends on this list: an issuer that is missing costs a hit
 * only where another letter or digit touches the symbol.
 */
#ifndef CCHC_DOCUMENT_ISSUER_H
#define CCHC_DOCUMENT_ISSUER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * Whether the n codes (document_alphabet.h, capitals) are an issuer of the
 * state or the Party whose name ends in no digit: CP, BTC, UBND.
 */
extern bool document_issuer_is_known(const uint8_t *codes, size_t n);

/*
 * How many of the `digits` digits at the end of the n codes belong to the
 * symbol of a document of `year` (0 = none): 7 is of QĐ-NHNN7, 15 is of QH15,
 * C41 is a unit, but 1 in NĐ-CP1 is the mark of a footnote.  -1 when nobody
 * knows.
 */
extern int document_issuer_digits(const uint8_t *codes, size_t n, size_t digits, int year);

#endif /* CCHC_DOCUMENT_ISSUER_H */
