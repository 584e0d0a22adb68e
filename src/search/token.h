/*
 * token.h
 *		What running text is made of: words, codes, numbers, addresses, and the
 *		blanks between them.
 */
#ifndef CCHC_TOKEN_H
#define CCHC_TOKEN_H

#include <stdbool.h>
#include <stddef.h>

/*
 * Numbers 1 to 23 mean what they mean to the server's default parser, whose
 * headline function knows them by number; those that it needs for compound
 * words are never given.
 */
typedef enum token_type
{
	TOKEN_NONE = 0,
	TOKEN_ASCII_WORD = 1,
	TOKEN_WORD = 2,
	TOKEN_NUMBER_WORD = 3, /* letters and digits: QH15 */
	TOKEN_EMAIL = 4,
	TOKEN_URL = 5,  /* host and path */
	TOKEN_HOST = 6, /* dichvucong.gov.vn */
	TOKEN_BLANK = 12,
	TOKEN_TAG = 13,      /* <b> */
	TOKEN_PROTOCOL = 14, /* https:// */
	TOKEN_FLOAT = 20,    /* 3,5 */
	TOKEN_INTEGER = 22,  /* digits */
	TOKEN_ENTITY = 23,   /* &nbsp; */
	TOKEN_ABBREVIATION,  /* UBND: capitals that are no syllable */
	TOKEN_DOCUMENT,      /* 279/QĐ-BNNMT, 134/2016 */
	TOKEN_PROCEDURE,     /* 1.004227.H56 */
	TOKEN_DOSSIER,       /* H57.132-260804-0583 */
	TOKEN_DATE,          /* 14/02/2022 */
	TOKEN_NUMBER,        /* 334.209.416, 15.000đ */
	TOKEN_PREFIX,        /* P. Q. TX. TP. before a name or a number */
	TOKEN_TYPE_END
} token_type;

/*
 * No token has more bytes; longer ones are cut between letters.  The server
 * drops tokens of 2,047 bytes, blanks too, and they vanish from a headline.
 */
#define TOKEN_MAX_BYTES 1996

typedef struct token
{
	token_type type;
	const char *s;
	size_t n;
} token;

/* Whether the token is a number or a code, whose parts the dictionary vi_code tells. */
static inline bool
token_is_code(token_type type)
{
	return type == TOKEN_FLOAT || type == TOKEN_INTEGER ||
		   (type >= TOKEN_DOCUMENT && type <= TOKEN_NUMBER);
}

#endif /* CCHC_TOKEN_H */
