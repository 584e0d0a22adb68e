/*
 * input_type_pg.h
 *		What text becomes a value of a type: asked by the type's input function,
 *		by try_TYPE(text), and by whoever wants to know why not.  A type
 *		answers once, with an input_type; the three ways of asking are here.
 */
#ifndef CCHC_INPUT_TYPE_PG_H
#define CCHC_INPUT_TYPE_PG_H

#include "common/pg_compat.h"

#include "common/status.h"

typedef struct input_type
{
	const char *name;

	/* CCHC_OK and the value, or the error; raises nothing. */
	cchc_status (*read)(const char *utf8, size_t len, Datum *value, cchc_error *err);
} input_type;

/* Body of TYPE_in(cstring). */
extern Datum cchc_input(FunctionCallInfo fcinfo, const input_type *type);

/* Body of try_TYPE(text): the value, or NULL.  Never raises. */
extern Datum cchc_try_input(FunctionCallInfo fcinfo, const input_type *type);

/*
 * Whether the input function would raise for these bytes in the server
 * encoding, and the error that it would raise.
 */
extern bool cchc_input_fault(const input_type *type, const char *s, size_t len, cchc_error *err);

#endif /* CCHC_INPUT_TYPE_PG_H */
