/*
 * time_limit_pg.c
 *		The SQL face of time_limit.
 */
#include "common/pg_compat.h"

#include "common/hashfn.h"
#include "funcapi.h"
#include "libpq/pqformat.h"
#include "miscadmin.h"
#include "utils/builtins.h"
#include "utils/sortsupport.h"
#include "utils/tuplestore.h"

#include "common/input_error_pg.h"
#include "deadline/time_limit_extract.h"
#include "deadline/time_limit_pg.h"
#include "deadline/time_limit_read.h"

/* Bumped if the binary format of send and recv ever changes. */
#define WIRE_VERSION 1

static cchc_status
read_text(const char *utf8, size_t len, Datum *value, cchc_error *err)
{
	time_limit limit;
	cchc_status status = time_limit_parse(utf8, len, &limit, err);

	if (status == CCHC_OK)
		*value = time_limit_datum(limit);
	return status;
}

const input_type time_limit_input = {"time_limit", read_text};

PG_FUNCTION_INFO_V1(time_limit_in);
Datum
time_limit_in(PG_FUNCTION_ARGS)
{
	return cchc_input(fcinfo, &time_limit_input);
}

PG_FUNCTION_INFO_V1(time_limit_try);
Datum
time_limit_try(PG_FUNCTION_ARGS)
{
	return cchc_try_input(fcinfo, &time_limit_input);
}

PG_FUNCTION_INFO_V1(time_limit_out);
Datum
time_limit_out(PG_FUNCTION_ARGS)
{
	char text[TIME_LIMIT_MAX_TEXT];

	PG_RETURN_CSTRING(cchc_utf8_to_cstring(text, time_limit_format(PG_GETARG_TIME_LIMIT(0), text)));
}

PG_FUNCTION_INFO_V1(time_limit_recv);
Datum
time_limit_recv(PG_FUNCTION_ARGS)
{
	StringInfo buf = (StringInfo) PG_GETARG_POINTER(0);
	int version = pq_getmsgbyte(buf);
	time_limit limit;

	limit.calendar = (uint64_t) pq_getmsgint64(buf);
	limit.working = (uint64_t) pq_getmsgint64(buf);
	if (version != WIRE_VERSION || !time_limit_valid(limit))
		cchc_binary_error("time_limit", version);
	PG_RETURN_TIME_LIMIT(limit);
}

PG_FUNCTION_INFO_V1(time_limit_send);
Datum
time_limit_send(PG_FUNCTION_ARGS)
{
	time_limit limit = PG_GETARG_TIME_LIMIT(0);
	StringInfoData buf;

	pq_begintypsend(&buf);
	pq_sendbyte(&buf, WIRE_VERSION);
	pq_sendint64(&buf, limit.calendar);
	pq_sendint64(&buf, limit.working);
	PG_RETURN_BYTEA_P(pq_endtypsend(&buf));
}

/* Comparison */

static inline bool
same_amounts(time_limit a, time_limit b)
{
	return a.calendar == b.calendar && a.working == b.working;
}

PG_FUNCTION_INFO_V1(time_limit_eq);
Datum
time_limit_eq(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(same_amounts(PG_GETARG_TIME_LIMIT(0), PG_GETARG_TIME_LIMIT(1)));
}

PG_FUNCTION_INFO_V1(time_limit_ne);
Datum
time_limit_ne(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(!same_amounts(PG_GETARG_TIME_LIMIT(0), PG_GETARG_TIME_LIMIT(1)));
}

#define COMPARISON(name, op) \
	PG_FUNCTION_INFO_V1(name); \
	Datum name(PG_FUNCTION_ARGS) \
	{ \
		PG_RETURN_BOOL(time_limit_compare(PG_GETARG_TIME_LIMIT(0), PG_GETARG_TIME_LIMIT(1)) op 0); \
	} \
	extern int no_such_variable

COMPARISON(time_limit_lt, <);
COMPARISON(time_limit_le, <=);
COMPARISON(time_limit_gt, >);
COMPARISON(time_limit_ge, >=);

PG_FUNCTION_INFO_V1(time_limit_cmp);
Datum
time_limit_cmp(PG_FUNCTION_ARGS)
{
	PG_RETURN_INT32(time_limit_compare(PG_GETARG_TIME_LIMIT(0), PG_GETARG_TIME_LIMIT(1)));
}

static int
compare_datums(Datum a, Datum b, SortSupport ssup)
{
	return time_limit_compare(DatumGetTimeLimit(a), DatumGetTimeLimit(b));
}

PG_FUNCTION_INFO_V1(time_limit_sortsupport);
Datum
time_limit_sortsupport(PG_FUNCTION_ARGS)
{
	SortSupport ssup = (SortSupport) PG_GETARG_POINTER(0);

	ssup->comparator = compare_datums;
	PG_RETURN_VOID();
}

PG_FUNCTION_INFO_V1(time_limit_larger);
Datum
time_limit_larger(PG_FUNCTION_ARGS)
{
	Datum a = PG_GETARG_DATUM(0);
	Datum b = PG_GETARG_DATUM(1);

	PG_RETURN_DATUM(compare_datums(a, b, NULL) >= 0 ? a : b);
}

PG_FUNCTION_INFO_V1(time_limit_smaller);
Datum
time_limit_smaller(PG_FUNCTION_ARGS)
{
	Datum a = PG_GETARG_DATUM(0);
	Datum b = PG_GETARG_DATUM(1);

	PG_RETURN_DATUM(compare_datums(a, b, NULL) <= 0 ? a : b);
}

/*
 * Hash of the four 32-bit halves, each seeded with the hash so far.  hash(x)
 * is the low 32 bits of hash_extended(x, 0), as hash partitioning wants.
 * Frozen: partitions and shards depend on it.
 */
static uint64
hash(time_limit limit, uint64 seed)
{
	uint32 halves[] = {(uint32) limit.calendar, (uint32) (limit.calendar >> 32),
					   (uint32) limit.working, (uint32) (limit.working >> 32)};

	for (int i = 0; i < 4; i++)
		seed = DatumGetUInt64(hash_uint32_extended(halves[i], seed));
	return seed;
}

PG_FUNCTION_INFO_V1(time_limit_hash);
Datum
time_limit_hash(PG_FUNCTION_ARGS)
{
	PG_RETURN_UINT32((uint32) hash(PG_GETARG_TIME_LIMIT(0), 0));
}

PG_FUNCTION_INFO_V1(time_limit_hash_extended);
Datum
time_limit_hash_extended(PG_FUNCTION_ARGS)
{
	PG_RETURN_UINT64(hash(PG_GETARG_TIME_LIMIT(0), (uint64) PG_GETARG_INT64(1)));
}

PG_FUNCTION_INFO_V1(time_limit_plus);
Datum
time_limit_plus(PG_FUNCTION_ARGS)
{
	time_limit sum;
	cchc_error err;

	if (time_limit_add(PG_GETARG_TIME_LIMIT(0), PG_GETARG_TIME_LIMIT(1), &sum, &err) != CCHC_OK)
		cchc_argument_error(N_("time_limit out of range"), &err);
	PG_RETURN_TIME_LIMIT(sum);
}

/* Sentences */

PG_FUNCTION_INFO_V1(extract_time_limits);
Datum
extract_time_limits(PG_FUNCTION_ARGS)
{
	text *input = PG_GETARG_TEXT_PP(0);
	size_t len = VARSIZE_ANY_EXHDR(input);
	const char *utf8 = cchc_text_to_utf8(VARDATA_ANY(input), &len);
	ReturnSetInfo *result = (ReturnSetInfo *) fcinfo->resultinfo;
	limit_scan scan;
	limit_match match;
	scan_status status;

	InitMaterializedSRF(fcinfo, MAT_SRF_USE_EXPECTED_DESC);
	limit_scan_begin(&scan, utf8, len);
	while ((status = limit_scan_next(&scan, &match)) != SCAN_END)
	{
		Datum values[4];
		bool nulls[4] = {false};

		CHECK_FOR_INTERRUPTS();
		if (status != SCAN_FOUND)
			continue;
		values[0] = PointerGetDatum(&match.limit);
		values[1] = (Datum) 0;
		nulls[1] = match.anchor_len == 0;
		if (!nulls[1])
			values[1] =
				CStringGetTextDatum(cchc_utf8_to_cstring(utf8 + match.anchor_at, match.anchor_len));
		values[2] = Int32GetDatum((int32) match.start);
		values[3] = Int32GetDatum((int32) match.length);
		tuplestore_putvalues(result->setResult, result->setDesc, values, nulls);
	}
	return (Datum) 0;
}
