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
 * For each calendar the backend keeps its value, detoasted once for each
 * version, and the snapshot that last looked.  The same snapshot, in the same
 * transaction and subtransaction, sees the same row: asking again then costs a
 * few comparisons, and otherwise one look at the table's index.
 */
#include "calendar/calendar_lookup_pg.h"

#include "catalog/pg_type.h"
#include "executor/spi.h"
#include "utils/builtins.h"
#include "utils/guc.h"
#include "utils/hsearch.h"
#include "utils/memutils.h"

#include "common/snapshot_key_pg.h"

/* A calendar as it was last seen. */
typedef struct cached_calendar
{
	char name[NAMEDATALEN]; /* hash key */
	snapshot_key seen_by;   /* the snapshot that looked */
	Oid table; /* the extension may be dropped and made again, and then counts from 1 */
	int64 version;
	work_calendar *value; /* NULL until seen */
} cached_calendar;

static HTAB *cache = NULL;

/* The setting, and the entry that it names; NULL when that is to be found. */
static char *calendar_setting = NULL;
static cached_calendar *default_entry = NULL;

static void
setting_changes(const char *new_value, void *extra)
{
	default_entry = NULL;
}

void
cchc_calendar_init(void)
{
	DefineCustomStringVariable(
		"cchc.calendar", "The work calendar of functions that are given none.",
		"The name of a row of cchc.calendar; \"vn\" is the calendar of Vietnam's public offices.",
		&calendar_setting, "vn", PGC_USERSET, 0, NULL, setting_changes, NULL);
	MarkGUCPrefixReserved("cchc");
}

/*
 * The entry of a name that a row of calendar_compiled has.  Entries are never
 * removed: call sites point to them.
 */
static cached_calendar *
cache_entry(const char *name)
{
	bool found;
	cached_calendar *entry;

	if (cache == NULL)
	{
		HASHCTL control = {.keysize = NAMEDATALEN,
						   .entrysize = sizeof(cached_calendar),
						   .hcxt = CacheMemoryContext};

		cache = hash_create("cchc calendars", 8, &control, HASH_ELEM | HASH_STRINGS | HASH_CONTEXT);
	}
	entry = hash_search(cache, name, HASH_ENTER, &found);
	if (!found)
	{
		memset(&entry->seen_by, 0, sizeof(entry->seen_by));
		entry->table = InvalidOid;
		entry->version = 0;
		entry->value = NULL;
	}
	return entry;
}

/* Take the value of a row into its entry, unless it is there already. */
static void
keep_value(cached_calendar *entry, Oid table, int64 version, Datum value)
{
	const work_calendar *seen;
	work_calendar *kept;

	if (entry->value != NULL && entry->version == version && entry->table == table)
		return;
	/* First the new value, then the old one may go: this can fail. */
	seen = cchc_work_calendar(value);
	kept = MemoryContextAlloc(CacheMemoryContext, seen->size);
	memcpy(kept, seen, seen->size);
	memset(&entry->seen_by, 0, sizeof(entry->seen_by));
	if (entry->value != NULL)
		pfree(entry->value);
	entry->value = kept;
	entry->version = version;
	entry->table = table;
}

/* Raise 42704 with the names that exist.  Connected to SPI. */
pg_noreturn static void
unknown_calendar(const char *name)
{
	char *names = NULL;

	if (SPI_execute("SELECT pg_catalog.string_agg(pg_catalog.quote_ident(name), ', ' "
					"ORDER BY name) FROM cchc.calendar_in_force",
					true, 1) == SPI_OK_SELECT &&
		SPI_processed == 1)
		names = SPI_getvalue(SPI_tuptable->vals[0], SPI_tuptable->tupdesc, 1);
	ereport(ERROR,
			(errcode(ERRCODE_UNDEFINED_OBJECT), errmsg("calendar \"%s\" does not exist", name),
			 names ? errhint("There are: %s.", names) : errhint("Insert it into cchc.calendar.")));
}

/* Look at the table with the active snapshot. */
static cached_calendar *
look_up_row(const char *name)
{
	static SPIPlanPtr plan = NULL;
	cached_calendar *entry;
	Datum argument = CStringGetTextDatum(name);
	HeapTuple row;
	TupleDesc desc;
	bool null;
	Oid table;
	int64 version;
	Datum value;

	SPI_connect();
	if (plan == NULL)
	{
		Oid type = TEXTOID;
		SPIPlanPtr prepared =
			SPI_prepare("SELECT tableoid, version, value FROM cchc.calendar_compiled "
						"WHERE calendar OPERATOR(pg_catalog.=) $1",
						1, &type);

		SPI_keepplan(prepared);
		plan = prepared;
	}
	/* read_only: no new snapshot, no command counter; what our caller sees, we see */
	SPI_execute_plan(plan, &argument, NULL, true, 1);
	if (SPI_processed == 0)
		unknown_calendar(name);
	row = SPI_tuptable->vals[0];
	desc = SPI_tuptable->tupdesc;
	table = DatumGetObjectId(SPI_getbinval(row, desc, 1, &null));
	version = DatumGetInt64(SPI_getbinval(row, desc, 2, &null));
	value = SPI_getbinval(row, desc, 3, &null);
	if (null)
		ereport(ERROR, (errcode(ERRCODE_INVALID_PARAMETER_VALUE),
						errmsg("calendar \"%s\" has no working day", name),
						errdetail("Neither it nor a parent has working hours."),
						errhint("Insert its working hours into cchc.calendar_hours.")));
	entry = cache_entry(name);
	keep_value(entry, table, version, value);
	SPI_finish();
	return entry;
}

/* The entry of a calendar, current for the active snapshot. */
static cached_calendar *
look_up(const char *name)
{
	cached_calendar *entry;

	if (ActiveSnapshotSet())
	{
		entry = look_up_row(name);
		entry->seen_by = snapshot_key_of(GetActiveSnapshot());
	}
	else
	{
		PushActiveSnapshot(GetTransactionSnapshot());
		entry = look_up_row(name);
		PopActiveSnapshot();
	}
	return entry;
}

const work_calendar *
cchc_default_calendar(void)
{
	if (unlikely(default_entry == NULL || !snapshot_key_is_current(&default_entry->seen_by)))
		default_entry = look_up(calendar_setting);
	return default_entry->value;
}

/*
 * calendar(name): the value for SQL.  What it returns must outlive the cache,
 * which an edit may replace, so the call site keeps a copy of its own, in the
 * memory of the query; a call site that sees a second version (another name in
 * another row, a loop that edits calendars) gets that one copied for each call.
 */
typedef struct call_site
{
	cached_calendar *entry; /* of the last name */
	work_calendar *kept;
} call_site;

static work_calendar *
copy_value(MemoryContext context, const work_calendar *value)
{
	work_calendar *copy = MemoryContextAlloc(context, value->size);

	memcpy(copy, value, value->size);
	return copy;
}

static bool
is_named(const cached_calendar *entry, const text *name)
{
	size_t len = VARSIZE_ANY_EXHDR(name);

	return len < NAMEDATALEN && memcmp(entry->name, VARDATA_ANY(name), len) == 0 &&
		   entry->name[len] == '\0';
}

PG_FUNCTION_INFO_V1(work_calendar_calendar);
Datum
work_calendar_calendar(PG_FUNCTION_ARGS)
{
	const text *name = PG_GETARG_TEXT_PP(0);
	call_site *site = fcinfo->flinfo->fn_extra;

	if (site == NULL)
		fcinfo->flinfo->fn_extra = site =
			MemoryContextAllocZero(fcinfo->flinfo->fn_mcxt, sizeof(call_site));
	if (site->entry == NULL || !is_named(site->entry, name) ||
		!snapshot_key_is_current(&site->entry->seen_by))
		site->entry = look_up(text_to_cstring(name));
	if (site->kept == NULL)
		site->kept = copy_value(fcinfo->flinfo->fn_mcxt, site->entry->value);
	if (site->kept->version == site->entry->version)
		PG_RETURN_POINTER(site->kept);
	PG_RETURN_POINTER(copy_value(CurrentMemoryContext, site->entry->value));
}
