/*
 * query_text.h
 *		What somebody typed into a search box, word by word, and the
 *		abbreviations that may be in it.
 */
#ifndef CCHC_QUERY_TEXT_H
#define CCHC_QUERY_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The rest of a longer query is not looked at. */
#define QUERY_MAX_WORDS 256
#define QUERY_MAX_NUMBERS 32
#define QUERY_MAX_TEXT 32768

/* A lexeme in both forms (lexeme.h); the bytes belong to somebody else. */
typedef struct query_lexeme
{
	const char *typed;
	const char *plain;
	size_t typed_len;
	size_t plain_len;
} query_lexeme;

/* Bytes for lexemes: a buffer of the caller's. */
typedef struct query_pool
{
	char *s;
	size_t room;
	size_t used;
} query_pool;

/* How an abbreviation is written, and what for. */
typedef struct query_form
{
	const query_lexeme *key;
	size_t key_count;
	const query_lexeme *expansion;
	size_t expansion_count;
	bool before_name; /* P. for Phường: only with a word behind it */
	bool key_is_word; /* without its accents it is a syllable: never read so */
} query_form;

/* Abbreviations that may be meant at one word; more are not looked at. */
#define QUERY_MAX_CANDIDATES 24

/* An unfinished word may go on in two more ways (hoạ: họa, hoạt; quy: quyền). */
#define QUERY_UNFINISHED 2

typedef struct query_word
{
	query_lexeme lexeme;
	unsigned run; /* words of one run have no number between them */
	unsigned candidates;
	uint16_t candidate[QUERY_MAX_CANDIDATES]; /* forms that begin so, one way or the other */
} query_word;

/* A number or code: lexemes one behind the other. */
typedef struct query_number
{
	const query_lexeme *lexeme;
	size_t count;
} query_number;

typedef struct query_text
{
	size_t words;
	query_word word[QUERY_MAX_WORDS];
	size_t numbers;
	query_number number[QUERY_MAX_NUMBERS];
	size_t parts;
	query_lexeme part[QUERY_MAX_WORDS]; /* of the numbers */
	bool accented;                      /* some word has an accent */
	bool unfinished_word;               /* the last word may go on */
	bool unfinished_number;             /* the last part of the last number */
	size_t others;
	query_lexeme other[QUERY_UNFINISHED];
	query_pool pool;
	char text[QUERY_MAX_TEXT];
} query_text;

/*
 * Read what was typed; with `unfinished` its last word may go on.  The result is
 * large, and points into itself.
 */
extern void query_read(const char *s, size_t n, bool unfinished, query_text *out);

/*
 * Find the forms that begin with one of the words: those of the first 65,535
 * that are looked at.
 */
extern void query_find_forms(query_text *q, const query_form *forms, size_t count);

/*
 * The words of an abbreviation or of what it stands for, at most `most`: how
 * many.  0 when there is no room in the pool, or when there are more.
 */
extern size_t query_form_words(const char *s, size_t n, query_pool *pool, query_lexeme *out,
							   size_t most);

#endif /* CCHC_QUERY_TEXT_H */
