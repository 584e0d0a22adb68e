/*
 * pg_compat.h
 *		What differs between PostgreSQL 15 and 19.  Every glue file includes
 *		this first; it is the only file that tests PG_VERSION_NUM.
 */
#ifndef CCHC_PG_COMPAT_H
#define CCHC_PG_COMPAT_H

#include "postgres.h"

#include "fmgr.h"
#include "nodes/nodes.h"

/*
 * The messages of ereport() are looked up in the extension's own catalog, po/,
 * and _() finds there what N_() marked.
 */
#undef TEXTDOMAIN
#define TEXTDOMAIN PG_TEXTDOMAIN("cchc")
#undef _
#define _(words) dgettext(TEXTDOMAIN, words)

/* What the server calls is exported; since 16 it says that itself. */
#if PG_VERSION_NUM < 160000
#undef PGDLLEXPORT
#define PGDLLEXPORT __attribute__((visibility("default")))
#undef PG_FUNCTION_INFO_V1
#define PG_FUNCTION_INFO_V1(function) \
	extern PGDLLEXPORT Datum function(PG_FUNCTION_ARGS); \
	extern PGDLLEXPORT const Pg_finfo_record *CppConcat(pg_finfo_, function)(void); \
	const Pg_finfo_record *CppConcat(pg_finfo_, function)(void) \
	{ \
		static const Pg_finfo_record version = {1}; \
		return &version; \
	} \
	extern PGDLLEXPORT Datum function(PG_FUNCTION_ARGS)
#endif

/*
 * Soft errors came with PostgreSQL 16.  Before it errsave() is ereport() and
 * there is never an error context.
 */
#if PG_VERSION_NUM >= 160000
#include "nodes/miscnodes.h"
#include "varatt.h" /* VARDATA_ANY and so on left postgres.h */
#define SOFT_CONTEXT(fcinfo) ((fcinfo)->context)
#else
#define SOFT_CONTEXT(fcinfo) NULL
#define errsave(context, ...) \
	do \
	{ \
		(void) (context); \
		ereport(ERROR, __VA_ARGS__); \
	} while (0)
#define SOFT_ERROR_OCCURRED(context) ((void) (context), false)
#endif

/*
 * The statistics target of a column under ANALYZE moved out of its
 * pg_attribute row with PostgreSQL 17; macros, for only ANALYZE code has the
 * types.
 */
#if PG_VERSION_NUM >= 170000
#define analyze_target(stats) ((stats)->attstattarget)
#else
#define analyze_target(stats) ((stats)->attr->attstattarget)
#endif
#if PG_VERSION_NUM >= 180000
#define vacuum_delay_point_compat() vacuum_delay_point(true)
#else
#define vacuum_delay_point_compat() vacuum_delay_point()
#endif

/* "Never returns", in front of a declaration: 18's spelling of it. */
#if PG_VERSION_NUM < 180000
#define pg_noreturn _Noreturn
#endif

/*
 * Call a type's input function.  False after a soft error in `context`, which
 * only PostgreSQL 16 and later can give.
 */
static inline bool
cchc_direct_input(PGFunction input, char *text, Node *context, Datum *result)
{
#if PG_VERSION_NUM >= 160000
	return DirectInputFunctionCallSafe(input, text, InvalidOid, -1, context, result);
#else
	(void) context;
	*result = DirectFunctionCall1(input, CStringGetDatum(text));
	return true;
#endif
}

#endif /* CCHC_PG_COMPAT_H */
