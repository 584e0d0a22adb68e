/*
 * range_support_pg.h
 *		Planner support for containment operators whose answer is one range of
 *		the btree order: a <@ b  becomes  a >= first(b) AND a <= last(b).
 */
#ifndef CCHC_RANGE_SUPPORT_PG_H
#define CCHC_RANGE_SUPPORT_PG_H

#include "common/pg_compat.h"

/*
 * Body of a support function.  `member` is the number (0 or 1) of the
 * operator's argument that is contained; `first` and `last` name the SQL
 * functions, in the support function's own schema, that turn the container
 * into the two bounds.  They must be immutable and strict, and the range must
 * be exact: the index condition is not rechecked, and on the key of a table
 * partitioned by range the two comparisons take the operator's place, so that
 * partitions are pruned.  Works for constants, parameters and join columns alike.
 */
extern Datum cchc_range_support(FunctionCallInfo fcinfo, int member, const char *first,
								const char *last);

#endif /* CCHC_RANGE_SUPPORT_PG_H */
