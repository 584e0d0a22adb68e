-- time_limit: thời hạn giải quyết

CREATE TYPE time_limit;

CREATE FUNCTION time_limit_in(cstring) RETURNS time_limit
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';
CREATE FUNCTION time_limit_out(time_limit) RETURNS cstring
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';
CREATE FUNCTION time_limit_recv(internal) RETURNS time_limit
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';
CREATE FUNCTION time_limit_send(time_limit) RETURNS bytea
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';

CREATE TYPE time_limit (
	INPUT = time_limit_in,
	OUTPUT = time_limit_out,
	RECEIVE = time_limit_recv,
	SEND = time_limit_send,
	INTERNALLENGTH = 16,
	ALIGNMENT = double
);

COMMENT ON FUNCTION time_limit_in(cstring) IS 'Reads a time limit such as 15 ngày làm việc or 15 working days; 22P02 when it is malformed, 22003 when it is too long (thời hạn giải quyết).';
COMMENT ON FUNCTION time_limit_out(time_limit) IS 'Prints a time limit in Vietnamese, in a form that reads back; 22P05 where the database encoding has no ệ (thời hạn giải quyết).';
COMMENT ON FUNCTION time_limit_recv(internal) IS 'Reads a time limit in binary form; 22P03 when it is invalid (thời hạn giải quyết).';
COMMENT ON FUNCTION time_limit_send(time_limit) IS 'Writes a time limit in binary form: a version byte and sixteen bytes (thời hạn giải quyết).';
COMMENT ON TYPE time_limit IS 'A processing time, the sum of months, calendar days, working days in hundredths, hours and working hours in minutes; 16 bytes, ordered by nominal length (thời hạn giải quyết).';

-- Order and equality

CREATE FUNCTION time_limit_eq(time_limit, time_limit) RETURNS bool
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE LEAKPROOF AS 'MODULE_PATHNAME';
CREATE FUNCTION time_limit_ne(time_limit, time_limit) RETURNS bool
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE LEAKPROOF AS 'MODULE_PATHNAME';
CREATE FUNCTION time_limit_lt(time_limit, time_limit) RETURNS bool
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE LEAKPROOF AS 'MODULE_PATHNAME';
CREATE FUNCTION time_limit_le(time_limit, time_limit) RETURNS bool
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE LEAKPROOF AS 'MODULE_PATHNAME';
CREATE FUNCTION time_limit_gt(time_limit, time_limit) RETURNS bool
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE LEAKPROOF AS 'MODULE_PATHNAME';
CREATE FUNCTION time_limit_ge(time_limit, time_limit) RETURNS bool
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE LEAKPROOF AS 'MODULE_PATHNAME';
CREATE FUNCTION time_limit_cmp(time_limit, time_limit) RETURNS int4
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE LEAKPROOF AS 'MODULE_PATHNAME';
CREATE FUNCTION time_limit_sortsupport(internal) RETURNS void
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';
CREATE FUNCTION time_limit_hash(time_limit) RETURNS int4
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE LEAKPROOF AS 'MODULE_PATHNAME';
CREATE FUNCTION time_limit_hash_extended(time_limit, int8) RETURNS int8
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE LEAKPROOF AS 'MODULE_PATHNAME';
CREATE FUNCTION time_limit_larger(time_limit, time_limit) RETURNS time_limit
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE LEAKPROOF AS 'MODULE_PATHNAME';
CREATE FUNCTION time_limit_smaller(time_limit, time_limit) RETURNS time_limit
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE LEAKPROOF AS 'MODULE_PATHNAME';

COMMENT ON FUNCTION time_limit_eq(time_limit, time_limit) IS 'Whether two limits have the same months, days, working days, hours and working hours (thời hạn giải quyết).';
COMMENT ON FUNCTION time_limit_ne(time_limit, time_limit) IS 'Whether two limits differ in any amount (thời hạn giải quyết).';
COMMENT ON FUNCTION time_limit_lt(time_limit, time_limit) IS 'Whether a limit is nominally shorter; see the type for ties (thời hạn giải quyết).';
COMMENT ON FUNCTION time_limit_le(time_limit, time_limit) IS 'Whether a limit is nominally shorter, or equal (thời hạn giải quyết).';
COMMENT ON FUNCTION time_limit_gt(time_limit, time_limit) IS 'Whether a limit is nominally longer (thời hạn giải quyết).';
COMMENT ON FUNCTION time_limit_ge(time_limit, time_limit) IS 'Whether a limit is nominally longer, or equal (thời hạn giải quyết).';
COMMENT ON FUNCTION time_limit_cmp(time_limit, time_limit) IS 'Three-way comparison for btree: -1, 0 or 1; by nominal length (a month a twelfth of 365 days, five working days seven days, eight working hours a working day), then amount by amount (thời hạn giải quyết).';
COMMENT ON FUNCTION time_limit_sortsupport(internal) IS 'Sort support for btree (thời hạn giải quyết).';
COMMENT ON FUNCTION time_limit_hash(time_limit) IS 'Hash of the five amounts (thời hạn giải quyết).';
COMMENT ON FUNCTION time_limit_hash_extended(time_limit, int8) IS 'Seeded 64-bit hash of the five amounts, for hash partitions (thời hạn giải quyết).';
COMMENT ON FUNCTION time_limit_larger(time_limit, time_limit) IS 'The nominally longer of two limits; step of max() (thời hạn giải quyết).';
COMMENT ON FUNCTION time_limit_smaller(time_limit, time_limit) IS 'The nominally shorter of two limits; step of min() (thời hạn giải quyết).';

CREATE OPERATOR = (
	LEFTARG = time_limit, RIGHTARG = time_limit, FUNCTION = time_limit_eq,
	COMMUTATOR = =, NEGATOR = <>, RESTRICT = eqsel, JOIN = eqjoinsel, HASHES, MERGES
);
CREATE OPERATOR <> (
	LEFTARG = time_limit, RIGHTARG = time_limit, FUNCTION = time_limit_ne,
	COMMUTATOR = <>, NEGATOR = =, RESTRICT = neqsel, JOIN = neqjoinsel
);
CREATE OPERATOR < (
	LEFTARG = time_limit, RIGHTARG = time_limit, FUNCTION = time_limit_lt,
	COMMUTATOR = >, NEGATOR = >=, RESTRICT = scalarltsel, JOIN = scalarltjoinsel
);
CREATE OPERATOR <= (
	LEFTARG = time_limit, RIGHTARG = time_limit, FUNCTION = time_limit_le,
	COMMUTATOR = >=, NEGATOR = >, RESTRICT = scalarlesel, JOIN = scalarlejoinsel
);
CREATE OPERATOR > (
	LEFTARG = time_limit, RIGHTARG = time_limit, FUNCTION = time_limit_gt,
	COMMUTATOR = <, NEGATOR = <=, RESTRICT = scalargtsel, JOIN = scalargtjoinsel
);
CREATE OPERATOR >= (
	LEFTARG = time_limit, RIGHTARG = time_limit, FUNCTION = time_limit_ge,
	COMMUTATOR = <=, NEGATOR = <, RESTRICT = scalargesel, JOIN = scalargejoinsel
);

COMMENT ON OPERATOR = (time_limit, time_limit) IS 'Same amounts (thời hạn giải quyết).';
COMMENT ON OPERATOR <> (time_limit, time_limit) IS 'Not the same amounts (thời hạn giải quyết).';
COMMENT ON OPERATOR < (time_limit, time_limit) IS 'Nominally shorter (thời hạn giải quyết).';
COMMENT ON OPERATOR <= (time_limit, time_limit) IS 'Nominally shorter, or equal (thời hạn giải quyết).';
COMMENT ON OPERATOR > (time_limit, time_limit) IS 'Nominally longer (thời hạn giải quyết).';
COMMENT ON OPERATOR >= (time_limit, time_limit) IS 'Nominally longer, or equal (thời hạn giải quyết).';

-- Equal limits are the same sixteen bytes: btree may deduplicate (FUNCTION 4).
CREATE OPERATOR CLASS time_limit_ops DEFAULT FOR TYPE time_limit USING btree AS
	OPERATOR 1 <,
	OPERATOR 2 <=,
	OPERATOR 3 =,
	OPERATOR 4 >=,
	OPERATOR 5 >,
	FUNCTION 1 time_limit_cmp(time_limit, time_limit),
	FUNCTION 2 time_limit_sortsupport(internal),
	FUNCTION 4 btequalimage(oid);
CREATE OPERATOR CLASS time_limit_ops DEFAULT FOR TYPE time_limit USING hash AS
	OPERATOR 1 =,
	FUNCTION 1 time_limit_hash(time_limit),
	FUNCTION 2 time_limit_hash_extended(time_limit, int8);
CREATE OPERATOR CLASS time_limit_minmax_ops DEFAULT FOR TYPE time_limit USING brin AS
	OPERATOR 1 <,
	OPERATOR 2 <=,
	OPERATOR 3 =,
	OPERATOR 4 >=,
	OPERATOR 5 >,
	FUNCTION 1 brin_minmax_opcinfo(internal),
	FUNCTION 2 brin_minmax_add_value(internal, internal, internal, internal),
	FUNCTION 3 brin_minmax_consistent(internal, internal, internal),
	FUNCTION 4 brin_minmax_union(internal, internal, internal);

COMMENT ON OPERATOR CLASS time_limit_ops USING btree IS 'Order by nominal length (thời hạn giải quyết).';
COMMENT ON OPERATOR FAMILY time_limit_ops USING btree IS 'Order by nominal length (thời hạn giải quyết).';
COMMENT ON OPERATOR CLASS time_limit_ops USING hash IS 'Equality of all amounts (thời hạn giải quyết).';
COMMENT ON OPERATOR FAMILY time_limit_ops USING hash IS 'Equality of all amounts (thời hạn giải quyết).';
COMMENT ON OPERATOR CLASS time_limit_minmax_ops USING brin IS 'Block ranges by shortest and longest limit (thời hạn giải quyết).';
COMMENT ON OPERATOR FAMILY time_limit_minmax_ops USING brin IS 'Block ranges by shortest and longest limit (thời hạn giải quyết).';

CREATE AGGREGATE max(time_limit) (
	SFUNC = time_limit_larger, STYPE = time_limit,
	COMBINEFUNC = time_limit_larger, SORTOP = >, PARALLEL = SAFE
);
CREATE AGGREGATE min(time_limit) (
	SFUNC = time_limit_smaller, STYPE = time_limit,
	COMBINEFUNC = time_limit_smaller, SORTOP = <, PARALLEL = SAFE
);
COMMENT ON AGGREGATE max(time_limit) IS 'The nominally longest limit; NULL for no rows (thời hạn giải quyết).';
COMMENT ON AGGREGATE min(time_limit) IS 'The nominally shortest limit; NULL for no rows (thời hạn giải quyết).';

-- Sums

CREATE FUNCTION time_limit_plus(time_limit, time_limit) RETURNS time_limit
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';

COMMENT ON FUNCTION time_limit_plus(time_limit, time_limit) IS 'The sum of two limits, amount by amount; 22003 when an amount becomes too large (thời hạn giải quyết).';

CREATE OPERATOR + (
	LEFTARG = time_limit, RIGHTARG = time_limit, FUNCTION = time_limit_plus, COMMUTATOR = +
);
COMMENT ON OPERATOR + (time_limit, time_limit) IS 'The sum of two limits, amount by amount (thời hạn giải quyết).';

CREATE AGGREGATE sum(time_limit) (
	SFUNC = time_limit_plus, STYPE = time_limit, COMBINEFUNC = time_limit_plus, PARALLEL = SAFE
);
COMMENT ON AGGREGATE sum(time_limit) IS 'The sum of limits, amount by amount; NULL for no rows (thời hạn giải quyết).';

-- Sentences

CREATE FUNCTION extract_time_limits(input text, OUT value time_limit, OUT anchor text, OUT start int4, OUT length int4)
	RETURNS SETOF record
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 100 ROWS 2 AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION extract_time_limits(text) IS 'The time limits that a sentence names: the limit, the words that say from when it counts or NULL, and where it stands, first character and length in characters (thời hạn giải quyết).';
