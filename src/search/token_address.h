/*
 * token_address.h
 *		E-mail addresses, hosts and URLs, tags and entities at a place of a text.
 *
 * Vietnamese text is full of dots between words: TP.HCM, P.Bến Nghé, xong.Sau.
 * A host is one only behind a scheme or www., or when it ends in one of the
 * top-level domains of token_address.c in small letters.
 */
#ifndef CCHC_TOKEN_ADDRESS_H
#define CCHC_TOKEN_ADDRESS_H

#include "search/token.h"

/*
 * How many of the n bytes s, the first of which is an ASCII letter or digit and
 * begins a word, are an address or a scheme, and in *type which; 0 for none.
 * Then no word in the first *tried bytes begins one either.
 */
extern size_t token_address(const char *s, size_t n, token_type *type, size_t *tried);

/* The same for a host behind a scheme, whatever it ends in. */
extern size_t token_host(const char *s, size_t n, token_type *type);

/* How many of the n bytes s, the first of which is < or &, are a tag or an entity; 0 for none. */
extern size_t token_markup(const char *s, size_t n, token_type *type);

#endif /* CCHC_TOKEN_ADDRESS_H */
