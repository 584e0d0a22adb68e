/*
 * byte_key_pg.c
 *		Order, equality and hash of the variable-length identifiers.
 */
#include "identifier/byte_key_pg.h"

#include "common/hashfn.h"
#include "lib/hyperloglog.h"
#include "utils/sortsupport.h"

struct varlena *
byte_key_make(unsigned char form, const unsigned char *key, size_t key_len)
{
	size_t size = VARHDRSZ + 1 + key_len;
	struct varlena *value = palloc(size);
	unsigned char *p = (unsigned char *) VARDATA(value);

	SET_VARSIZE(value, size);
	*p++ = form & ~BYTE_KEY_TAIL;
	memcpy(p, key, key_len);
	return value;
}

/* Compare two arguments; a copy made by detoasting is given back, for btree. */
static int
compare_datums(Datum a, Datum b)
{
	struct varlena *x = DatumGetByteKeyValue(a);
	struct varlena *y = DatumGetByteKeyValue(b);
	int order = byte_key_compare(byte_key_of(x), byte_key_of(y));

	if ((Pointer) x != DatumGetPointer(a))
		pfree(x);
	if ((Pointer) y != DatumGetPointer(b))
		pfree(y);
	return order;
}

/* Equality: keys of different length need no look at their bytes. */
static bool
equal_datums(Datum a, Datum b)
{
	struct varlena *x = DatumGetByteKeyValue(a);
	struct varlena *y = DatumGetByteKeyValue(b);
	byte_key key = byte_key_of(x);
	byte_key other = byte_key_of(y);
	bool equal = key.len == other.len && memcmp(key.bytes, other.bytes, key.len) == 0;

	if ((Pointer) x != DatumGetPointer(a))
		pfree(x);
	if ((Pointer) y != DatumGetPointer(b))
		pfree(y);
	return equal;
}

PG_FUNCTION_INFO_V1(byte_key_eq);
Datum
byte_key_eq(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(equal_datums(PG_GETARG_DATUM(0), PG_GETARG_DATUM(1)));
}

PG_FUNCTION_INFO_V1(byte_key_ne);
Datum
byte_key_ne(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(!equal_datums(PG_GETARG_DATUM(0), PG_GETARG_DATUM(1)));
}

#define COMPARISON(name, op) \
	PG_FUNCTION_INFO_V1(name); \
	Datum name(PG_FUNCTION_ARGS) \
	{ \
		PG_RETURN_BOOL(compare_datums(PG_GETARG_DATUM(0), PG_GETARG_DATUM(1)) op 0); \
	} \
	extern int no_such_variable

COMPARISON(byte_key_lt, <);
COMPARISON(byte_key_le, <=);
COMPARISON(byte_key_gt, >);
COMPARISON(byte_key_ge, >=);

PG_FUNCTION_INFO_V1(byte_key_cmp);
Datum
byte_key_cmp(PG_FUNCTION_ARGS)
{
	PG_RETURN_INT32(compare_datums(PG_GETARG_DATUM(0), PG_GETARG_DATUM(1)));
}

PG_FUNCTION_INFO_V1(byte_key_larger);
Datum
byte_key_larger(PG_FUNCTION_ARGS)
{
	bool first = compare_datums(PG_GETARG_DATUM(0), PG_GETARG_DATUM(1)) >= 0;

	PG_RETURN_DATUM(PG_GETARG_DATUM(first ? 0 : 1));
}

PG_FUNCTION_INFO_V1(byte_key_smaller);
Datum
byte_key_smaller(PG_FUNCTION_ARGS)
{
	bool first = compare_datums(PG_GETARG_DATUM(0), PG_GETARG_DATUM(1)) <= 0;

	PG_RETURN_DATUM(PG_GETARG_DATUM(first ? 0 : 1));
}

/*
 * Hash of the key bytes.  hash_bytes is by its contract the low 32 bits of
 * hash_bytes_extended with seed 0, as hash partitioning wants.
 */
PG_FUNCTION_INFO_V1(byte_key_hash);
Datum
byte_key_hash(PG_FUNCTION_ARGS)
{
	struct varlena *value = PG_GETARG_BYTE_KEY_VALUE(0);
	byte_key key = byte_key_of(value);
	uint32 hash = hash_bytes(key.bytes, (int) key.len);

	PG_FREE_IF_COPY(value, 0);
	PG_RETURN_UINT32(hash);
}

PG_FUNCTION_INFO_V1(byte_key_hash_extended);
Datum
byte_key_hash_extended(PG_FUNCTION_ARGS)
{
	struct varlena *value = PG_GETARG_BYTE_KEY_VALUE(0);
	byte_key key = byte_key_of(value);
	uint64 hash = hash_bytes_extended(key.bytes, (int) key.len, (uint64) PG_GETARG_INT64(1));

	PG_FREE_IF_COPY(value, 0);
	PG_RETURN_UINT64(hash);
}

/*
 * Sort support.  An abbreviated key is an unsigned integer in the order of the
 * keys, by default their first bytes.  Equal abbreviations are settled by the
 * whole keys.
 */
typedef struct abbreviation
{
	byte_key_abbreviation abbreviate;
	int64 seen;      /* values abbreviated so far */
	bool estimating; /* still counting distinct abbreviations */
	hyperLogLogState distinct;
} abbreviation;

/* How many bits the distinct count is estimated with, as in core's types. */
#define DISTINCT_BITS 10

/* No verdict on fewer values than this. */
#define ENOUGH_VALUES 10000

/* So many different abbreviations are worth it whatever follows. */
#define CERTAINLY_WORTH 100000.0

/* One different abbreviation in so many values is the least that pays. */
#define LEAST_SHARE 2000.0

static int
sort_compare(Datum a, Datum b, SortSupport ssup)
{
	return compare_datums(a, b);
}

/* The first eight bytes as a big-endian integer, zeros behind a shorter key. */
static uint64
first_bytes(byte_key key)
{
	unsigned char bytes[8] = {0};

	memcpy(bytes, key.bytes, Min(key.len, sizeof(bytes)));
	return byte_key_load(bytes);
}

static Datum
sort_abbreviate(Datum original, SortSupport ssup)
{
	abbreviation *state = ssup->ssup_extra;
	struct varlena *value = DatumGetByteKeyValue(original);
	uint64 abbreviated = state->abbreviate(byte_key_of(value));

	if ((Pointer) value != DatumGetPointer(original))
		pfree(value);

	state->seen++;
	if (state->estimating)
	{
		uint32 bits = (uint32) abbreviated ^ (uint32) (abbreviated >> 32);

		addHyperLogLog(&state->distinct, DatumGetUInt32(hash_uint32(bits)));
	}
	return (Datum) (abbreviated >> (64 - 8 * sizeof(Datum)));
}

/* Whether so few abbreviations differ that making them is a waste. */
static bool
sort_abort(int memtupcount, SortSupport ssup)
{
	abbreviation *state = ssup->ssup_extra;
	double distinct;

	if (memtupcount < ENOUGH_VALUES || state->seen < ENOUGH_VALUES || !state->estimating)
		return false;
	distinct = estimateHyperLogLog(&state->distinct);
	if (distinct > CERTAINLY_WORTH)
	{
		state->estimating = false;
		return false;
	}
	return distinct < (double) state->seen / LEAST_SHARE + 0.5;
}

void
byte_key_prepare_sort(SortSupport ssup, byte_key_abbreviation abbreviate)
{
	MemoryContext caller;
	abbreviation *state;

	ssup->comparator = sort_compare;
	if (!ssup->abbreviate)
		return;

	caller = MemoryContextSwitchTo(ssup->ssup_cxt);
	state = palloc(sizeof(abbreviation));
	state->abbreviate = abbreviate;
	state->seen = 0;
	state->estimating = true;
	initHyperLogLog(&state->distinct, DISTINCT_BITS);
	ssup->ssup_extra = state;
	ssup->comparator = ssup_datum_unsigned_cmp;
	ssup->abbrev_converter = sort_abbreviate;
	ssup->abbrev_abort = sort_abort;
	ssup->abbrev_full_comparator = sort_compare;
	MemoryContextSwitchTo(caller);
}

PG_FUNCTION_INFO_V1(byte_key_sortsupport);
Datum
byte_key_sortsupport(PG_FUNCTION_ARGS)
{
	byte_key_prepare_sort((SortSupport) PG_GETARG_POINTER(0), first_bytes);
	PG_RETURN_VOID();
}
