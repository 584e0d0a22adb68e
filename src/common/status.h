/*
 * status.h
 *		How a core function says what went wrong.
 *
 * Core code (NAME.c) knows nothing of the server.  It returns a status and
 * fills a cchc_error; the glue (NAME_pg.c) turns that into one ereport, soft
 * or hard.  Nothing is allocated: the texts are string literals.
 */
#ifndef CCHC_STATUS_H
#define CCHC_STATUS_H

#include <stddef.h>

/* Every status but CCHC_OK stands for one SQLSTATE; see input_error_pg.c. */
typedef enum cchc_status
{
	CCHC_OK = 0,
	CCHC_BAD_SYNTAX,    /* 22P02 invalid_text_representation */
	CCHC_OUT_OF_RANGE,  /* 22003 numeric_value_out_of_range */
	CCHC_BAD_PARAMETER, /* 22023 invalid_parameter_value */
	CCHC_BAD_DATETIME,  /* 22008 datetime_field_overflow */
	CCHC_UNTRANSLATABLE /* 22P05 untranslatable_character */
} cchc_status;

/* Marks words that the glue translates: po/ gets them by this name. */
#define N_(words) words

typedef struct cchc_error
{
	cchc_status status;
	size_t position;    /* 1-based, in characters; 0 = no position */
	const char *reason; /* becomes DETAIL: a sentence without its full
								 * stop, so that the position can follow */
	const char *hint;   /* becomes HINT: a full sentence, or NULL */
} cchc_error;

/*
 * Fill *err (which may be NULL) and return the status, so that a parser can
 * say "return cchc_fail(...)".
 */
static inline cchc_status
cchc_fail(cchc_error *err, cchc_status status, size_t position, const char *reason,
		  const char *hint)
{
	if (err != NULL)
	{
		err->status = status;
		err->position = position;
		err->reason = reason;
		err->hint = hint;
	}
	return status;
}

#endif /* CCHC_STATUS_H */
