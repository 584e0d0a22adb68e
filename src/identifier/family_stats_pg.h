/*
 * family_stats_pg.h
 *		Statistics and row estimates for containment in hierarchical codes.
 *
 * "code <@ 'H55'" asks for a family: the rows at or under a code.  Core's
 * histogram has a hundred bounds, too few to see a family smaller than one
 * bucket, and nothing in pg_statistic tells how many families there are at a
 * level.  So ANALYZE of these types adds a slot of its own: the families that
 * are frequent in the sample, each with its share of the rows, and for every
 * level the average share of the others.
 */
#ifndef CCHC_FAMILY_STATS_PG_H
#define CCHC_FAMILY_STATS_PG_H

#include "common/pg_compat.h"

/* What a type tells about its hierarchy.  Values are detoasted (packed). */
typedef struct family_traits
{
	/* Order of the type's btree. */
	int (*compare)(Datum a, Datum b);

	/* How many levels a value has, 1 or more; it lies in as many families. */
	int (*levels)(Datum value);

	/* How many levels, from the first, two values have in common. */
	int (*shared)(Datum a, Datum b);
} family_traits;

/*
 * Body of a type's ANALYZE function: what core collects, and the families.
 */
extern Datum cchc_family_typanalyze(FunctionCallInfo fcinfo, const family_traits *traits);

/*
 * Body of the restriction estimator of "value <@ container" (member 0) or
 * "container @> value" (member 1).  The operator's function must be leakproof.
 */
extern Datum cchc_family_selectivity(FunctionCallInfo fcinfo, int member,
									 const family_traits *traits);

#endif /* CCHC_FAMILY_STATS_PG_H */
