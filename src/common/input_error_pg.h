/*
 * input_error_pg.h
 *		One place where a core's cchc_error becomes a PostgreSQL error, and
 *		where input text becomes the UTF-8 that the cores read.
 */
#ifndef CCHC_INPUT_ERROR_PG_H
#define CCHC_INPUT_ERROR_PG_H

#include "common/pg_compat.h"

#include "common/status.h"

/* The SQLSTATE that a status stands for, as errcode() takes it. */
extern int cchc_sqlstate(cchc_status status);

/*
 * Report that `input` (server encoding, len bytes) is no value of `type`.
 * The message is in core's wording; a long
 * input is clipped; DETAIL is the reason and the character where it lies.
 * Soft when `context` is an ErrorSaveContext: the caller then returns.
 */
extern void cchc_input_error(Node *context, const char *type, const char *input, size_t len,
							 const cchc_error *err);

/*
 * The message of that report and its detail, in English whatever lc_messages
 * says: an immutable function may return them.
 */
extern char *cchc_input_error_text(const char *type, const char *input, size_t len,
								   const cchc_error *err);

/* The same in the language of lc_messages. */
extern char *cchc_input_error_message(const char *type, const char *input, size_t len,
									  const cchc_error *err);

/*
 * Report a bad argument of a function: message `what`, DETAIL and HINT from
 * the error.  Never returns.
 */
pg_noreturn extern void cchc_argument_error(const char *what, const cchc_error *err);

/* Whether a text argument is the word. */
static inline bool
cchc_text_is(const text *value, const char *word)
{
	size_t len = VARSIZE_ANY_EXHDR(value);

	return len == strlen(word) && memcmp(VARDATA_ANY(value), word, len) == 0;
}

/*
 * Report that an argument is none of the words that a parameter takes, which
 * the hint lists: 22023.  Never returns.
 */
pg_noreturn extern void cchc_choice_error(const char *parameter, const text *value,
										  const char *hint);

/*
 * Report that bytes received in binary form are no value of `type`: 22P03.
 * `version` is the version byte that came with them.  Never returns.
 */
pg_noreturn extern void cchc_binary_error(const char *type, int version);

/* The same, for a type that knows the reason: a sentence without its full stop. */
pg_noreturn extern void cchc_binary_error_because(const char *type, const char *reason);

/*
 * The same text in UTF-8, for the cores.  Returns s itself in a UTF8 or
 * SQL_ASCII database and for plain ASCII; otherwise a palloc'd conversion.
 * *len is updated.
 */
extern const char *cchc_text_to_utf8(const char *s, size_t *len);

/* The same, but NULL for text that has no equal in UTF-8, where that one raises. */
extern const char *cchc_try_text_to_utf8(const char *s, size_t *len);

/*
 * A core's UTF-8 output as a C string of the server encoding.  Raises 22P05
 * when the server encoding has no such character.
 */
extern char *cchc_utf8_to_cstring(const char *s, size_t len);

#endif /* CCHC_INPUT_ERROR_PG_H */
