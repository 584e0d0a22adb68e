/*
 * family_stats_pg.c
 *		Statistics and row estimates for containment in hierarchical codes.
 */
#include "identifier/family_stats_pg.h"

#include "access/htup_details.h"
#include "catalog/pg_statistic.h"
#include "commands/vacuum.h"
#include "utils/datum.h"
#include "utils/lsyscache.h"
#include "utils/selfuncs.h"
#include "utils/typcache.h"

/*
 * The slot's kind, out of those that pg_statistic.h leaves to private use.
 * Its numbers are, for each level, the average share of all families and of
 * the infrequent ones (two blocks of MAX_LEVELS), and then share and level of
 * each frequent family; its values are one member of each.
 */
#define STATISTIC_KIND_FAMILIES 10561
#define MAX_LEVELS 8
#define HEADER_NUMBERS (2 * MAX_LEVELS)

/* A family seen so often in the sample has a share to rely on. */
#define FREQUENT 5

/* So many families are kept for each most common value that core would keep. */
#define FAMILIES_PER_TARGET 10

/* What ANALYZE needs to know when it calls back. */
typedef struct analysis
{
	const family_traits *traits;
	AnalyzeAttrComputeStatsFunc core_compute;
	void *core_extra;
	Oid lt_opr;
} analysis;

/* A run of the sorted sample: one family at one level. */
typedef struct family
{
	int start;
	int rows;
	int level;
} family;

/* What was seen at a level, as the estimate of distinct values wants it. */
typedef struct tally
{
	double rows;
	double families;
	double once; /* families of a single row */
} tally;

static int
compare_values(const void *a, const void *b, void *arg)
{
	const family_traits *traits = arg;

	return traits->compare(*(const Datum *) a, *(const Datum *) b);
}

static int
more_rows_first(const void *a, const void *b)
{
	const family *x = a;
	const family *y = b;

	return (x->rows < y->rows) - (x->rows > y->rows);
}

/*
 * The average share of a family, when a sample holds this tally: the number
 * of families by the estimator with which core counts distinct values (Haas
 * and Stokes, Duj1).
 */
static float4
average_share(const tally *t, double samplerows, double totalrows)
{
	double population = t->rows * totalrows / samplerows;
	double families;

	if (t->families < 1)
		return (float4) (1 / Max(totalrows, 1));
	families =
		t->rows * t->families / ((t->rows - t->once) + t->once * t->rows / Max(population, 1));
	families = Min(Max(families, t->families), Max(population, t->families));
	return (float4) (t->rows / samplerows / families);
}

/* The sample's values in order, detoasted; *count of them are not NULL. */
static Datum *
sorted_sample(VacAttrStats *stats, AnalyzeAttrFetchFunc fetch, int samplerows,
			  const family_traits *traits, int *count)
{
	Datum *values = palloc(Max(samplerows, 1) * sizeof(Datum));

	*count = 0;
	for (int i = 0; i < samplerows; i++)
	{
		bool isnull;
		Datum value = fetch(stats, i, &isnull);

		vacuum_delay_point_compat();
		if (isnull)
			continue;
		if (stats->attrtype->typlen == -1)
			value = PointerGetDatum(PG_DETOAST_DATUM_PACKED(value));
		values[(*count)++] = value;
	}
	qsort_arg(values, *count, sizeof(Datum), compare_values, unconstify(family_traits *, traits));
	return values;
}

/*
 * Count the families of every level into tallies, and collect the frequent
 * ones into a new array.
 */
static family *
find_families(const Datum *values, int count, const family_traits *traits, tally *tallies,
			  int *found)
{
	family *families = palloc((Size) MAX_LEVELS * (count / FREQUENT + 1) * sizeof(family));
	family open[MAX_LEVELS] = {0};

	*found = 0;
	for (int i = 0; i <= count; i++)
	{
		int levels = i < count ? Min(traits->levels(values[i]), MAX_LEVELS) : 0;
		int shared = i > 0 && i < count ? traits->shared(values[i - 1], values[i]) : 0;

		for (int l = 0; l < MAX_LEVELS; l++)
		{
			family *f = &open[l];

			if (f->rows > 0 && l < levels && l < shared)
			{
				f->rows++;
				continue;
			}
			if (f->rows > 0)
			{
				tallies[l].rows += f->rows;
				tallies[l].families++;
				tallies[l].once += f->rows == 1;
				if (f->rows >= FREQUENT)
					families[(*found)++] = *f;
			}
			*f = (family){.start = i, .rows = l < levels, .level = l + 1};
		}
	}
	return families;
}

/* Core's statistics, and then the slot of families. */
static void
compute_families(VacAttrStats *stats, AnalyzeAttrFetchFunc fetch, int samplerows, double totalrows)
{
	analysis *my = stats->extra_data;
	const family_traits *traits = my->traits;
	tally tallies[MAX_LEVELS] = {0};
	Datum *values;
	family *families;
	int count;
	int kept;
	int slot = 0;
	float4 *numbers;

	stats->extra_data = my->core_extra;
	my->core_compute(stats, fetch, samplerows, totalrows);
	stats->extra_data = my;
	while (slot < STATISTIC_NUM_SLOTS && stats->stakind[slot] != 0)
		slot++;
	if (!stats->stats_valid || slot == STATISTIC_NUM_SLOTS)
		return;

	values = sorted_sample(stats, fetch, samplerows, traits, &count);
	if (count == 0)
		return;
	families = find_families(values, count, traits, tallies, &kept);
	qsort(families, kept, sizeof(family), more_rows_first);
	kept = Min(kept, FAMILIES_PER_TARGET * analyze_target(stats));

	numbers =
		MemoryContextAlloc(stats->anl_context, (HEADER_NUMBERS + 2 * (Size) kept) * sizeof(float4));
	for (int l = 0; l < MAX_LEVELS; l++)
		numbers[l] = average_share(&tallies[l], samplerows, totalrows);
	stats->stavalues[slot] = MemoryContextAlloc(stats->anl_context, Max(kept, 1) * sizeof(Datum));
	for (int i = 0; i < kept; i++)
	{
		const family *f = &families[i];
		MemoryContext caller = MemoryContextSwitchTo(stats->anl_context);

		stats->stavalues[slot][i] =
			datumCopy(values[f->start], stats->attrtype->typbyval, stats->attrtype->typlen);
		MemoryContextSwitchTo(caller);
		numbers[HEADER_NUMBERS + 2 * i] = (float4) ((double) f->rows / samplerows);
		numbers[HEADER_NUMBERS + 2 * i + 1] = (float4) f->level;
		tallies[f->level - 1].rows -= f->rows;
		tallies[f->level - 1].families--;
	}
	for (int l = 0; l < MAX_LEVELS; l++)
		numbers[MAX_LEVELS + l] = average_share(&tallies[l], samplerows, totalrows);

	stats->stakind[slot] = STATISTIC_KIND_FAMILIES;
	stats->staop[slot] = my->lt_opr;
	stats->stacoll[slot] = InvalidOid;
	stats->stanumbers[slot] = numbers;
	stats->numnumbers[slot] = HEADER_NUMBERS + 2 * kept;
	stats->numvalues[slot] = kept;
}

Datum
cchc_family_typanalyze(FunctionCallInfo fcinfo, const family_traits *traits)
{
	VacAttrStats *stats = (VacAttrStats *) PG_GETARG_POINTER(0);
	analysis *my;

	if (!std_typanalyze(stats))
		PG_RETURN_BOOL(false);
	my = palloc(sizeof(analysis));
	my->traits = traits;
	my->core_compute = stats->compute_stats;
	my->core_extra = stats->extra_data;
	my->lt_opr = lookup_type_cache(stats->attrtypid, TYPECACHE_LT_OPR)->lt_opr;
	stats->compute_stats = compute_families;
	stats->extra_data = my;
	PG_RETURN_BOOL(true);
}

/*
 * The share of the family of `container` in the slot; with container NULL, a
 * value that is not known yet, that of an average family of the first level.
 */
static double
share_of(const AttStatsSlot *slot, const Const *container, FmgrInfo *contained, Oid collation,
		 int member, const family_traits *traits)
{
	const float4 *numbers = slot->numbers;
	Datum value;
	int level;

	if (container == NULL)
		return numbers[0];
	value = container->constvalue;
	if (container->constlen == -1)
		value = PointerGetDatum(PG_DETOAST_DATUM_PACKED(value));
	level = traits->levels(value);
	for (int i = 0; i < slot->nvalues; i++)
	{
		const float4 *family = numbers + HEADER_NUMBERS + 2 * i;

		if (family[1] == level &&
			DatumGetBool(FunctionCall2Coll(contained, collation, member ? value : slot->values[i],
										   member ? slot->values[i] : value)))
			return family[0];
	}
	return numbers[MAX_LEVELS + Min(level, MAX_LEVELS) - 1];
}

/* Fetch the slot; it has no values when no family is frequent. */
static bool
get_families(AttStatsSlot *slot, HeapTuple statistics)
{
	if (!get_attstatsslot(slot, statistics, STATISTIC_KIND_FAMILIES, InvalidOid,
						  ATTSTATSSLOT_NUMBERS))
		return false;
	if (slot->nnumbers <= HEADER_NUMBERS)
		return slot->nnumbers == HEADER_NUMBERS;
	free_attstatsslot(slot);
	return get_attstatsslot(slot, statistics, STATISTIC_KIND_FAMILIES, InvalidOid,
							ATTSTATSSLOT_VALUES | ATTSTATSSLOT_NUMBERS) &&
		   slot->nnumbers == HEADER_NUMBERS + 2 * slot->nvalues;
}

Datum
cchc_family_selectivity(FunctionCallInfo fcinfo, int member, const family_traits *traits)
{
	PlannerInfo *root = (PlannerInfo *) PG_GETARG_POINTER(0);
	Oid opr = PG_GETARG_OID(1);
	List *args = (List *) PG_GETARG_POINTER(2);
	int varRelid = PG_GETARG_INT32(3);
	Oid collation = PG_GET_COLLATION();
	VariableStatData vardata;
	Node *other;
	bool varonleft;
	double share = -1;

	if (get_restriction_variable(root, args, varRelid, &vardata, &other, &varonleft))
	{
		Oid function = get_opcode(opr);
		AttStatsSlot slot;

		if (IsA(other, Const) && ((Const *) other)->constisnull)
			share = 0; /* the operators are strict */
		else if (varonleft == (member == 0) && HeapTupleIsValid(vardata.statsTuple) &&
				 statistic_proc_security_check(&vardata, function) &&
				 get_families(&slot, vardata.statsTuple))
		{
			FmgrInfo finfo;

			fmgr_info(function, &finfo);
			share = share_of(&slot, IsA(other, Const) ? (Const *) other : NULL, &finfo, collation,
							 member, traits);
			free_attstatsslot(&slot);
		}
		ReleaseVariableStats(vardata);
	}
	if (share < 0)
		share = generic_restriction_selectivity(root, opr, collation, args, varRelid,
												DEFAULT_MATCHING_SEL);
	CLAMP_PROBABILITY(share);
	PG_RETURN_FLOAT8(share);
}
