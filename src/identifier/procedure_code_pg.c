/*
 * procedure_code_pg.c
 *		The SQL face of procedure_code.
 */
#include "common/pg_compat.h"

#include "common/hashfn.h"
#include "libpq/pqformat.h"
#include "utils/builtins.h"
#include "utils/sortsupport.h"

#include "identifier/family_stats_pg.h"
#include "common/input_error_pg.h"
#include "identifier/range_support_pg.h"
#include "identifier/procedure_code_pg.h"

/* Bumped if the binary format of send and recv ever changes. */
#define WIRE_VERSION 1

static cchc_status
read_text(const char *utf8, size_t len, Datum *value, cchc_error *err)
{
	procedure_code code;
	cchc_status status = procedure_code_parse(utf8, len, &code, err);

	if (status == CCHC_OK)
		*value = ProcedureCodeGetDatum(code);
	return status;
}

const input_type procedure_code_input = {"procedure_code", read_text};

PG_FUNCTION_INFO_V1(procedure_code_in);
Datum
procedure_code_in(PG_FUNCTION_ARGS)
{
	return cchc_input(fcinfo, &procedure_code_input);
}

PG_FUNCTION_INFO_V1(procedure_code_try);
Datum
procedure_code_try(PG_FUNCTION_ARGS)
{
	return cchc_try_input(fcinfo, &procedure_code_input);
}

PG_FUNCTION_INFO_V1(procedure_code_out);
Datum
procedure_code_out(PG_FUNCTION_ARGS)
{
	char *text = palloc(PROCEDURE_CODE_MAX_TEXT + 1);

	text[procedure_code_format(PG_GETARG_PROCEDURE_CODE(0), text)] = '\0';
	PG_RETURN_CSTRING(text);
}

PG_FUNCTION_INFO_V1(procedure_code_recv);
Datum
procedure_code_recv(PG_FUNCTION_ARGS)
{
	StringInfo buf = (StringInfo) PG_GETARG_POINTER(0);
	int version = pq_getmsgbyte(buf);
	procedure_code code = (procedure_code) pq_getmsgint64(buf);

	if (version != WIRE_VERSION || !procedure_code_valid(code))
		cchc_binary_error("procedure_code", version);
	PG_RETURN_PROCEDURE_CODE(code);
}

PG_FUNCTION_INFO_V1(procedure_code_send);
Datum
procedure_code_send(PG_FUNCTION_ARGS)
{
	StringInfoData buf;

	pq_begintypsend(&buf);
	pq_sendbyte(&buf, WIRE_VERSION);
	pq_sendint64(&buf, PG_GETARG_PROCEDURE_CODE(0));
	PG_RETURN_BYTEA_P(pq_endtypsend(&buf));
}

/* Comparison: three-way on the key, never on the written form. */

static inline int
compare(procedure_code a, procedure_code b)
{
	uint64 x = procedure_code_key(a);
	uint64 y = procedure_code_key(b);

	return (x > y) - (x < y);
}

#define COMPARISON(name, op) \
	PG_FUNCTION_INFO_V1(name); \
	Datum name(PG_FUNCTION_ARGS) \
	{ \
		PG_RETURN_BOOL(procedure_code_key(PG_GETARG_PROCEDURE_CODE(0)) \
						   op procedure_code_key(PG_GETARG_PROCEDURE_CODE(1))); \
	} \
	extern int no_such_variable

COMPARISON(procedure_code_eq, ==);
COMPARISON(procedure_code_ne, !=);
COMPARISON(procedure_code_lt, <);
COMPARISON(procedure_code_le, <=);
COMPARISON(procedure_code_gt, >);
COMPARISON(procedure_code_ge, >=);

PG_FUNCTION_INFO_V1(procedure_code_cmp);
Datum
procedure_code_cmp(PG_FUNCTION_ARGS)
{
	PG_RETURN_INT32(compare(PG_GETARG_PROCEDURE_CODE(0), PG_GETARG_PROCEDURE_CODE(1)));
}

static int
compare_datums(Datum a, Datum b, SortSupport ssup)
{
	return compare(DatumGetProcedureCode(a), DatumGetProcedureCode(b));
}

PG_FUNCTION_INFO_V1(procedure_code_sortsupport);
Datum
procedure_code_sortsupport(PG_FUNCTION_ARGS)
{
	SortSupport ssup = (SortSupport) PG_GETARG_POINTER(0);

	ssup->comparator = compare_datums;
	PG_RETURN_VOID();
}

PG_FUNCTION_INFO_V1(procedure_code_larger);
Datum
procedure_code_larger(PG_FUNCTION_ARGS)
{
	procedure_code a = PG_GETARG_PROCEDURE_CODE(0);
	procedure_code b = PG_GETARG_PROCEDURE_CODE(1);

	PG_RETURN_PROCEDURE_CODE(compare(a, b) >= 0 ? a : b);
}

PG_FUNCTION_INFO_V1(procedure_code_smaller);
Datum
procedure_code_smaller(PG_FUNCTION_ARGS)
{
	procedure_code a = PG_GETARG_PROCEDURE_CODE(0);
	procedure_code b = PG_GETARG_PROCEDURE_CODE(1);

	PG_RETURN_PROCEDURE_CODE(compare(a, b) <= 0 ? a : b);
}

/*
 * Hash of the key: its low half, seeded with its high half.  The high half is
 * never 0 (the class is at least 1), so hash(x) is the low 32 bits of
 * hash_extended(x, 0), as hash partitioning wants.  Frozen: partitions and
 * shards depend on it.
 */
static inline uint64
hash(procedure_code code, uint64 seed)
{
	uint64 key = procedure_code_key(code);

	return DatumGetUInt64(hash_uint32_extended((uint32) key, seed ^ (key >> 32)));
}

PG_FUNCTION_INFO_V1(procedure_code_hash);
Datum
procedure_code_hash(PG_FUNCTION_ARGS)
{
	PG_RETURN_UINT32((uint32) hash(PG_GETARG_PROCEDURE_CODE(0), 0));
}

PG_FUNCTION_INFO_V1(procedure_code_hash_extended);
Datum
procedure_code_hash_extended(PG_FUNCTION_ARGS)
{
	PG_RETURN_UINT64(hash(PG_GETARG_PROCEDURE_CODE(0), (uint64) PG_GETARG_INT64(1)));
}

/* Parts of a code. */

PG_FUNCTION_INFO_V1(procedure_code_class);
Datum
procedure_code_class(PG_FUNCTION_ARGS)
{
	PG_RETURN_INT32(procedure_code_class_of(PG_GETARG_PROCEDURE_CODE(0)));
}

PG_FUNCTION_INFO_V1(procedure_code_number);
Datum
procedure_code_number(PG_FUNCTION_ARGS)
{
	PG_RETURN_INT32(procedure_code_number_of(PG_GETARG_PROCEDURE_CODE(0)));
}

PG_FUNCTION_INFO_V1(procedure_code_case_number);
Datum
procedure_code_case_number(PG_FUNCTION_ARGS)
{
	int case_number = procedure_code_case_of(PG_GETARG_PROCEDURE_CODE(0));

	if (case_number == 0)
		PG_RETURN_NULL();
	PG_RETURN_INT32(case_number);
}

PG_FUNCTION_INFO_V1(procedure_code_national_code);
Datum
procedure_code_national_code(PG_FUNCTION_ARGS)
{
	PG_RETURN_PROCEDURE_CODE(procedure_code_national(PG_GETARG_PROCEDURE_CODE(0)));
}

/* Containment, and its bounds for the planner. */

PG_FUNCTION_INFO_V1(procedure_code_first);
Datum
procedure_code_first(PG_FUNCTION_ARGS)
{
	PG_RETURN_PROCEDURE_CODE(procedure_code_first_of(PG_GETARG_PROCEDURE_CODE(0)));
}

PG_FUNCTION_INFO_V1(procedure_code_last);
Datum
procedure_code_last(PG_FUNCTION_ARGS)
{
	PG_RETURN_PROCEDURE_CODE(procedure_code_last_of(PG_GETARG_PROCEDURE_CODE(0)));
}

static inline bool
is_under(procedure_code member, procedure_code family)
{
	return compare(member, procedure_code_first_of(family)) >= 0 &&
		   compare(member, procedure_code_last_of(family)) <= 0;
}

PG_FUNCTION_INFO_V1(procedure_code_contained);
Datum
procedure_code_contained(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(is_under(PG_GETARG_PROCEDURE_CODE(0), PG_GETARG_PROCEDURE_CODE(1)));
}

PG_FUNCTION_INFO_V1(procedure_code_contains);
Datum
procedure_code_contains(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(is_under(PG_GETARG_PROCEDURE_CODE(1), PG_GETARG_PROCEDURE_CODE(0)));
}

PG_FUNCTION_INFO_V1(procedure_code_contained_support);
Datum
procedure_code_contained_support(PG_FUNCTION_ARGS)
{
	return cchc_range_support(fcinfo, 0, "procedure_code_first", "procedure_code_last");
}

PG_FUNCTION_INFO_V1(procedure_code_contains_support);
Datum
procedure_code_contains_support(PG_FUNCTION_ARGS)
{
	return cchc_range_support(fcinfo, 1, "procedure_code_first", "procedure_code_last");
}

/* The hierarchy, for ANALYZE and the row estimates of <@ and @>. */

static int
compare_values(Datum a, Datum b)
{
	return compare(DatumGetProcedureCode(a), DatumGetProcedureCode(b));
}

/* Procedure, province, case. */
static int
levels_of(Datum value)
{
	procedure_code code = DatumGetProcedureCode(value);

	if (procedure_code_case_of(code) != 0)
		return 3;
	return procedure_code_province_of(code) != 0 ? 2 : 1;
}

static int
shared_levels(Datum a, Datum b)
{
	procedure_code x = DatumGetProcedureCode(a);
	procedure_code y = DatumGetProcedureCode(b);

	if (procedure_code_national(x) != procedure_code_national(y))
		return 0;
	if (procedure_code_province_of(x) != procedure_code_province_of(y))
		return 1;
	return procedure_code_case_of(x) == procedure_code_case_of(y) ? 3 : 2;
}

static const family_traits hierarchy = {compare_values, levels_of, shared_levels};

PG_FUNCTION_INFO_V1(procedure_code_typanalyze);
Datum
procedure_code_typanalyze(PG_FUNCTION_ARGS)
{
	return cchc_family_typanalyze(fcinfo, &hierarchy);
}

PG_FUNCTION_INFO_V1(procedure_code_contained_sel);
Datum
procedure_code_contained_sel(PG_FUNCTION_ARGS)
{
	return cchc_family_selectivity(fcinfo, 0, &hierarchy);
}

PG_FUNCTION_INFO_V1(procedure_code_contains_sel);
Datum
procedure_code_contains_sel(PG_FUNCTION_ARGS)
{
	return cchc_family_selectivity(fcinfo, 1, &hierarchy);
}
