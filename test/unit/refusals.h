/*
 * refusals.h
 *		What a type refuses, as a table, each row with all that its error says.
 */
#ifndef CCHC_REFUSALS_H
#define CCHC_REFUSALS_H

#include "cchc_test.h"

#include "common/status.h"

/* A row that gives no status means CCHC_BAD_SYNTAX. */
#pragma GCC diagnostic ignored "-Wmissing-field-initializers"

typedef struct refusal
{
	const char *text;
	size_t position;
	const char *reason; /* how it begins */
	cchc_status status;
} refusal;

static inline void
assert_refusal(const refusal *wanted, cchc_status status, const cchc_error *err)
{
	if (status == CCHC_OK)
		fail_msg("taken: \"%s\"", wanted->text);
	assert_int_equal(status, wanted->status != CCHC_OK ? wanted->status : CCHC_BAD_SYNTAX);
	assert_int_equal(status, err->status);
	if (err->position != wanted->position ||
		strncmp(err->reason, wanted->reason, strlen(wanted->reason)) != 0)
		fail_msg("\"%s\": %s at %zu", wanted->text, err->reason, err->position);
	assert_non_null(err->hint);
}

/* TYPE_parse refuses every case, and leaves the value that it was given as it was. */
#define ASSERT_REFUSED(type, cases) \
	for (size_t i = 0; i < sizeof(cases) / sizeof((cases)[0]); i++) \
	{ \
		type value, before; \
		cchc_error err = {0}; \
\
		memset(&before, 42, sizeof(before)); \
		memcpy(&value, &before, sizeof(before)); \
		assert_refusal(&(cases)[i], \
					   type##_parse((cases)[i].text, strlen((cases)[i].text), &value, &err), \
					   &err); \
		assert_memory_equal(&value, &before, sizeof(before)); \
	}

/* A megabyte of one digit is refused, too. */
#define ASSERT_MEGABYTE_REFUSED(type, wanted_position, wanted_reason) \
	do \
	{ \
		size_t n = 1 << 20; \
		char *text = malloc(n); \
		type value; \
		cchc_error err = {0}; \
		refusal wanted = {"11111111...", wanted_position, wanted_reason}; \
\
		memset(text, '1', n); \
		assert_refusal(&wanted, type##_parse(text, n, &value, &err), &err); \
		free(text); \
	} while (0)

#endif /* CCHC_REFUSALS_H */
