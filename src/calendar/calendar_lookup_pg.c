/*
 * calendar_lookup_pg.c
 *		Which calendar holds now: from the tables to a backend's cache.
 *
 * cchc.calendar_compiled has one row for each calendar, which triggers rewrite
 * in the transaction that edits the reference tables, with a version number
 * that no other row ever had.  That row, seen with the active snapshot, is the
 * truth; nothing here is invalidated by messages, because messages say when
 * something changed and not whether our snapshot may see it.
 *
 * Two things are kept.  The values, by calendar, with their version: a row is
 * detoasted once.  And what the last look at the table found, with the
 * snapshot that looked: the same snapshot, in the same transaction and
 * subtransaction, sees the same row, and then asking again costs a few
 * comparisons.
 */
#include "calendar/work_calendar_pg.h"

#include "access/xact.h"
#include "catalog/pg_type.h"
#include "executor/spi.h"
#include "utils/builtins.h"
#include "utils/guc.h"
#include "utils/hsearch.h"
#include "utils/memutils.h"
#include "utils/snapmgr.h"

/* The setting. */
static char *calendar_setting = NULL;

/* A calendar's value as it was last seen. */
typedef struct cached_calendar
{
	char name[NAMEDATALEN]; /* hash key */
	Oid table; /* the extension may be dropped and made again, and then counts from 1 */
	int64 version;
	work_calendar *value; /* NULL until seen */
} cached_calendar;

static HTAB *cache = NULL;

/*
 * What identifies a snapshot within one (sub)transaction: what it was taken
 * from.  snapXactCompletionCount is what the server itself compares before it
 * uses a snapshot again.
 */
typedef struct snapshot_key
{
	TransactionId xmin;
	TransactionId xmax;
	uint32 xcnt;
	CommandId curcid;
	uint64 completion_count;
} snapshot_key;

/* The last look at the table for the default calendar; value is NULL when it is void. */
static struct
{
	snapshot_key seen_by;
	const work_calendar *value;
} last_look;

static inline snapshot_key
key_of(Snapshot snapshot)
{
	return (snapshot_key){.xmin = snapshot->xmin,
						  .xmax = snapshot->xmax,
						  .xcnt = snapshot->xcnt,
						  .curcid = snapshot->curcid,
						  .completion_count = snapshot->snapXactCompletionCount};
}

static inline bool
same_key(const snapshot_key *a, const snapshot_key *b)
{
	return a->completion_count == b->completion_count && a->curcid == b->curcid &&
		   a->xmax == b->xmax && a->xmin == b->xmin && a->xcnt == b->xcnt;
}

/* After the end of a (sub)transaction an equal-looking snapshot may see other rows. */
static void
forget_at_transaction_end(XactEvent event, void *arg)
{
	last_look.value = NULL;
}

static void
forget_at_subtransaction_end(SubXactEvent event, SubTransactionId mine, SubTransactionId parent,
							 void *arg)
{
	last_look.value = NULL;
}

static void
setting_changed(const char *new_value, void *extra)
{
	last_look.value = NULL;
}

void
cchc_calendar_init(void)
{
	DefineCustomStringVariable(
		"cchc.calendar", "The work calendar of functions that are given none.",
		"The name of a row of cchc.calendar; \"vn\" is the calendar of Vietnam's public offices.",
		&calendar_setting, "vn", PGC_USERSET, 0, NULL, setting_changed, NULL);
	MarkGUCPrefixReserved("cchc");
	RegisterXactCallback(forget_at_transaction_end, NULL);
	RegisterSubXactCallback(forget_at_subtransaction_end, NULL);
}

static cached_calendar *
cache_entry(const char *name)
{
	char key[NAMEDATALEN];
	bool found;
	cached_calendar *entry;

	if (cache == NULL)
	{
		HASHCTL control = {.keysize = NAMEDATALEN,
						   .entrysize = sizeof(cached_calendar),
						   .hcxt = CacheMemoryContext};

		cache = hash_create("cchc calendars", 8, &control, HASH_ELEM | HASH_STRINGS | HASH_CONTEXT);
	}
	strlcpy(key, name, sizeof(key));
	entry = hash_search(cache, key, HASH_ENTER, &found);
	if (!found)
	{
		entry->table = InvalidOid;
		entry->version = 0;
		entry->value = NULL;
	}
	return entry;
}

/* Raise 42704 with the names that exist.  Connected to SPI. */
static void
pg_attribute_noreturn() unknown_calendar(const char *name)
{
	char *names = NULL;

	if (SPI_execute("SELECT pg_catalog.string_agg(pg_catalog.quote_ident(name), ', ' "
					"ORDER BY name) FROM cchc.calendar",
					true, 1) == SPI_OK_SELECT &&
		SPI_processed == 1)
		names = SPI_getvalue(SPI_tuptable->vals[0], SPI_tuptable->tupdesc, 1);
	ereport(ERROR,
			(errcode(ERRCODE_UNDEFINED_OBJECT), errmsg("calendar \"%s\" does not exist", name),
			 names ? errhint("There are: %s.", names) : errhint("Insert it into cchc.calendar.")));
}

/*
 * Look at the table with the active snapshot.  The result belongs to the
 * cache, and lives until the next look.
 */
static const work_calendar *
look_up(const char *name)
{
	static SPIPlanPtr plan = NULL;
	cached_calendar *entry = NULL;
	Datum argument = CStringGetTextDatum(name);
	HeapTuple row;
	TupleDesc desc;
	bool no_value;
	bool no_version;
	Oid table;
	int64 version;
	Datum value;

	if (strlen(name) < NAMEDATALEN)
		entry = cache_entry(name);
	SPI_connect();
	if (plan == NULL)
	{
		Oid type = TEXTOID;

		plan = SPI_prepare(
			"SELECT tableoid, version, value FROM cchc.calendar_compiled WHERE calendar = $1", 1,
			&type);
		SPI_keepplan(plan);
	}
	/* read_only: no new snapshot, no command counter; what our caller sees, we see */
	SPI_execute_plan(plan, &argument, NULL, true, 1);
	if (entry == NULL || SPI_processed == 0)
		unknown_calendar(name);
	row = SPI_tuptable->vals[0];
	desc = SPI_tuptable->tupdesc;
	table = DatumGetObjectId(SPI_getbinval(row, desc, 1, &no_version));
	version = DatumGetInt64(SPI_getbinval(row, desc, 2, &no_version));
	value = SPI_getbinval(row, desc, 3, &no_value);
	if (no_value)
		ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
						errmsg("calendar \"%s\" has no working day", name),
						errdetail("Neither it nor a parent has working hours."),
						errhint("Insert its working hours into cchc.calendar_hours.")));
	if (entry->value == NULL || entry->version != version || entry->table != table)
	{
		/* First the new value, then the old one may go: this can fail. */
		const work_calendar *seen = cchc_work_calendar(value);
		work_calendar *kept = MemoryContextAlloc(CacheMemoryContext, seen->size);

		memcpy(kept, seen, seen->size);
		last_look.value = NULL;
		if (entry->value != NULL)
			pfree(entry->value);
		entry->value = kept;
		entry->version = version;
		entry->table = table;
	}
	SPI_finish();
	return entry->value;
}

static const work_calendar *
look_up_default(void)
{
	bool pushed = false;
	const work_calendar *value;

	if (!ActiveSnapshotSet())
	{
		PushActiveSnapshot(GetTransactionSnapshot());
		pushed = true;
	}
	value = look_up(calendar_setting);
	last_look.seen_by = key_of(GetActiveSnapshot());
	last_look.value = value;
	if (pushed)
	{
		PopActiveSnapshot();
		last_look.value = NULL;
	}
	return value;
}

const work_calendar *
cchc_default_calendar(void)
{
	if (likely(last_look.value != NULL && ActiveSnapshotSet()))
	{
		snapshot_key now = key_of(GetActiveSnapshot());

		if (likely(same_key(&now, &last_look.seen_by)))
			return last_look.value;
	}
	return look_up_default();
}

/*
 * calendar(name): the value for SQL.  What it returns must outlive the cache,
 * which an edit may replace, so the call site keeps a copy of its own, in the
 * memory of the query; a call site that sees a second version (a loop that
 * edits calendars) gets that one copied for each call.
 */
static bool
is_default_name(const text *name)
{
	return calendar_setting != NULL && VARSIZE_ANY_EXHDR(name) == strlen(calendar_setting) &&
		   memcmp(VARDATA_ANY(name), calendar_setting, VARSIZE_ANY_EXHDR(name)) == 0;
}

static work_calendar *
copy_value(MemoryContext context, const work_calendar *value)
{
	work_calendar *copy = MemoryContextAlloc(context, value->size);

	memcpy(copy, value, value->size);
	return copy;
}

PG_FUNCTION_INFO_V1(calendar);
Datum
calendar(PG_FUNCTION_ARGS)
{
	const text *name = PG_GETARG_TEXT_PP(0);
	const work_calendar *found =
		is_default_name(name) ? cchc_default_calendar() : look_up(text_to_cstring(name));
	work_calendar *kept = fcinfo->flinfo->fn_extra;

	if (kept == NULL)
		fcinfo->flinfo->fn_extra = kept = copy_value(fcinfo->flinfo->fn_mcxt, found);
	if (kept->version == found->version)
		PG_RETURN_POINTER(kept);
	PG_RETURN_POINTER(copy_value(CurrentMemoryContext, found));
}
