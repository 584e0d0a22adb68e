-- procedure_code: mã thủ tục hành chính

CREATE TYPE procedure_code;

CREATE FUNCTION procedure_code_in(cstring) RETURNS procedure_code
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';
CREATE FUNCTION procedure_code_out(procedure_code) RETURNS cstring
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';
CREATE FUNCTION procedure_code_recv(internal) RETURNS procedure_code
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';
CREATE FUNCTION procedure_code_send(procedure_code) RETURNS bytea
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';
CREATE FUNCTION procedure_code_typanalyze(internal) RETURNS bool
	LANGUAGE C STABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';

CREATE TYPE procedure_code (
	INPUT = procedure_code_in,
	OUTPUT = procedure_code_out,
	RECEIVE = procedure_code_recv,
	SEND = procedure_code_send,
	ANALYZE = procedure_code_typanalyze,
	LIKE = pg_catalog.int8
);

COMMENT ON FUNCTION procedure_code_in(cstring) IS 'Reads a procedure code; 22P02 when it is malformed (mã thủ tục hành chính).';
COMMENT ON FUNCTION procedure_code_out(procedure_code) IS 'Prints a procedure code in the form in which it was typed (mã thủ tục hành chính).';
COMMENT ON FUNCTION procedure_code_recv(internal) IS 'Reads a procedure code in binary form; 22P03 when it is invalid (mã thủ tục hành chính).';
COMMENT ON FUNCTION procedure_code_send(procedure_code) IS 'Writes a procedure code in binary form: a version byte and eight bytes (mã thủ tục hành chính).';
COMMENT ON FUNCTION procedure_code_typanalyze(internal) IS 'Statistics of ANALYZE: core''s, and how large the families of codes are (mã thủ tục hành chính).';
COMMENT ON TYPE procedure_code IS 'Code of an administrative procedure, national (1.004227), local (1.004227.H56 = 1.004227.000.00.00.H56) or of a case (1.000358.01); 8 bytes, ordered by class, number, province, case (mã thủ tục hành chính).';

-- Order and equality

CREATE FUNCTION procedure_code_eq(procedure_code, procedure_code) RETURNS bool
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE LEAKPROOF AS 'MODULE_PATHNAME';
CREATE FUNCTION procedure_code_ne(procedure_code, procedure_code) RETURNS bool
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE LEAKPROOF AS 'MODULE_PATHNAME';
CREATE FUNCTION procedure_code_lt(procedure_code, procedure_code) RETURNS bool
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE LEAKPROOF AS 'MODULE_PATHNAME';
CREATE FUNCTION procedure_code_le(procedure_code, procedure_code) RETURNS bool
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE LEAKPROOF AS 'MODULE_PATHNAME';
CREATE FUNCTION procedure_code_gt(procedure_code, procedure_code) RETURNS bool
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE LEAKPROOF AS 'MODULE_PATHNAME';
CREATE FUNCTION procedure_code_ge(procedure_code, procedure_code) RETURNS bool
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE LEAKPROOF AS 'MODULE_PATHNAME';
CREATE FUNCTION procedure_code_cmp(procedure_code, procedure_code) RETURNS int4
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE LEAKPROOF AS 'MODULE_PATHNAME';
CREATE FUNCTION procedure_code_sortsupport(internal) RETURNS void
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';
CREATE FUNCTION procedure_code_hash(procedure_code) RETURNS int4
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE LEAKPROOF AS 'MODULE_PATHNAME';
CREATE FUNCTION procedure_code_hash_extended(procedure_code, int8) RETURNS int8
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE LEAKPROOF AS 'MODULE_PATHNAME';
CREATE FUNCTION procedure_code_larger(procedure_code, procedure_code) RETURNS procedure_code
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE LEAKPROOF AS 'MODULE_PATHNAME';
CREATE FUNCTION procedure_code_smaller(procedure_code, procedure_code) RETURNS procedure_code
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE LEAKPROOF AS 'MODULE_PATHNAME';

COMMENT ON FUNCTION procedure_code_eq(procedure_code, procedure_code) IS 'Whether two codes name the same procedure, province and case, however written (mã thủ tục hành chính).';
COMMENT ON FUNCTION procedure_code_ne(procedure_code, procedure_code) IS 'Whether two codes differ, however written (mã thủ tục hành chính).';
COMMENT ON FUNCTION procedure_code_lt(procedure_code, procedure_code) IS 'Whether a code comes before another by class, number, province, case (mã thủ tục hành chính).';
COMMENT ON FUNCTION procedure_code_le(procedure_code, procedure_code) IS 'Whether a code comes before another or equals it (mã thủ tục hành chính).';
COMMENT ON FUNCTION procedure_code_gt(procedure_code, procedure_code) IS 'Whether a code comes after another by class, number, province, case (mã thủ tục hành chính).';
COMMENT ON FUNCTION procedure_code_ge(procedure_code, procedure_code) IS 'Whether a code comes after another or equals it (mã thủ tục hành chính).';
COMMENT ON FUNCTION procedure_code_cmp(procedure_code, procedure_code) IS 'Three-way comparison for btree: -1, 0 or 1 (mã thủ tục hành chính).';
COMMENT ON FUNCTION procedure_code_sortsupport(internal) IS 'Sort support for btree (mã thủ tục hành chính).';
COMMENT ON FUNCTION procedure_code_hash(procedure_code) IS 'Hash of the code, the same for every written form (mã thủ tục hành chính).';
COMMENT ON FUNCTION procedure_code_hash_extended(procedure_code, int8) IS 'Seeded 64-bit hash of the code, for hash partitions (mã thủ tục hành chính).';
COMMENT ON FUNCTION procedure_code_larger(procedure_code, procedure_code) IS 'The later of two codes; step of max() (mã thủ tục hành chính).';
COMMENT ON FUNCTION procedure_code_smaller(procedure_code, procedure_code) IS 'The earlier of two codes; step of min() (mã thủ tục hành chính).';

CREATE OPERATOR = (
	LEFTARG = procedure_code, RIGHTARG = procedure_code, FUNCTION = procedure_code_eq,
	COMMUTATOR = =, NEGATOR = <>, RESTRICT = eqsel, JOIN = eqjoinsel, HASHES, MERGES
);
CREATE OPERATOR <> (
	LEFTARG = procedure_code, RIGHTARG = procedure_code, FUNCTION = procedure_code_ne,
	COMMUTATOR = <>, NEGATOR = =, RESTRICT = neqsel, JOIN = neqjoinsel
);
CREATE OPERATOR < (
	LEFTARG = procedure_code, RIGHTARG = procedure_code, FUNCTION = procedure_code_lt,
	COMMUTATOR = >, NEGATOR = >=, RESTRICT = scalarltsel, JOIN = scalarltjoinsel
);
CREATE OPERATOR <= (
	LEFTARG = procedure_code, RIGHTARG = procedure_code, FUNCTION = procedure_code_le,
	COMMUTATOR = >=, NEGATOR = >, RESTRICT = scalarlesel, JOIN = scalarlejoinsel
);
CREATE OPERATOR > (
	LEFTARG = procedure_code, RIGHTARG = procedure_code, FUNCTION = procedure_code_gt,
	COMMUTATOR = <, NEGATOR = <=, RESTRICT = scalargtsel, JOIN = scalargtjoinsel
);
CREATE OPERATOR >= (
	LEFTARG = procedure_code, RIGHTARG = procedure_code, FUNCTION = procedure_code_ge,
	COMMUTATOR = <=, NEGATOR = <, RESTRICT = scalargesel, JOIN = scalargejoinsel
);

COMMENT ON OPERATOR = (procedure_code, procedure_code) IS 'Same procedure, province and case, however written (mã thủ tục hành chính).';
COMMENT ON OPERATOR <> (procedure_code, procedure_code) IS 'Not the same procedure, province and case (mã thủ tục hành chính).';
COMMENT ON OPERATOR < (procedure_code, procedure_code) IS 'Before, by class, number, province, case (mã thủ tục hành chính).';
COMMENT ON OPERATOR <= (procedure_code, procedure_code) IS 'Before or equal (mã thủ tục hành chính).';
COMMENT ON OPERATOR > (procedure_code, procedure_code) IS 'After, by class, number, province, case (mã thủ tục hành chính).';
COMMENT ON OPERATOR >= (procedure_code, procedure_code) IS 'After or equal (mã thủ tục hành chính).';

-- No FUNCTION 4 (equalimage): equal codes may be written differently, so an
-- index must keep every tuple and cannot deduplicate, as with numeric.
CREATE OPERATOR CLASS procedure_code_ops DEFAULT FOR TYPE procedure_code USING btree AS
	OPERATOR 1 <,
	OPERATOR 2 <=,
	OPERATOR 3 =,
	OPERATOR 4 >=,
	OPERATOR 5 >,
	FUNCTION 1 procedure_code_cmp(procedure_code, procedure_code),
	FUNCTION 2 procedure_code_sortsupport(internal);
CREATE OPERATOR CLASS procedure_code_ops DEFAULT FOR TYPE procedure_code USING hash AS
	OPERATOR 1 =,
	FUNCTION 1 procedure_code_hash(procedure_code),
	FUNCTION 2 procedure_code_hash_extended(procedure_code, int8);
CREATE OPERATOR CLASS procedure_code_minmax_ops DEFAULT FOR TYPE procedure_code USING brin AS
	OPERATOR 1 <,
	OPERATOR 2 <=,
	OPERATOR 3 =,
	OPERATOR 4 >=,
	OPERATOR 5 >,
	FUNCTION 1 brin_minmax_opcinfo(internal),
	FUNCTION 2 brin_minmax_add_value(internal, internal, internal, internal),
	FUNCTION 3 brin_minmax_consistent(internal, internal, internal),
	FUNCTION 4 brin_minmax_union(internal, internal, internal);

COMMENT ON OPERATOR CLASS procedure_code_ops USING btree IS 'Order by class, number, province, case (mã thủ tục hành chính).';
COMMENT ON OPERATOR FAMILY procedure_code_ops USING btree IS 'Order by class, number, province, case (mã thủ tục hành chính).';
COMMENT ON OPERATOR CLASS procedure_code_ops USING hash IS 'Equality whatever the written form (mã thủ tục hành chính).';
COMMENT ON OPERATOR FAMILY procedure_code_ops USING hash IS 'Equality whatever the written form (mã thủ tục hành chính).';
COMMENT ON OPERATOR CLASS procedure_code_minmax_ops USING brin IS 'Block ranges by smallest and largest code (mã thủ tục hành chính).';
COMMENT ON OPERATOR FAMILY procedure_code_minmax_ops USING brin IS 'Block ranges by smallest and largest code (mã thủ tục hành chính).';

CREATE AGGREGATE max(procedure_code) (
	SFUNC = procedure_code_larger, STYPE = procedure_code,
	COMBINEFUNC = procedure_code_larger, SORTOP = >, PARALLEL = SAFE
);
CREATE AGGREGATE min(procedure_code) (
	SFUNC = procedure_code_smaller, STYPE = procedure_code,
	COMBINEFUNC = procedure_code_smaller, SORTOP = <, PARALLEL = SAFE
);
COMMENT ON AGGREGATE max(procedure_code) IS 'The last code in order; NULL for no rows (mã thủ tục hành chính).';
COMMENT ON AGGREGATE min(procedure_code) IS 'The first code in order; NULL for no rows (mã thủ tục hành chính).';

-- Parts

CREATE FUNCTION procedure_class(procedure_code) RETURNS int4
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';
CREATE FUNCTION procedure_number(procedure_code) RETURNS int4
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';
CREATE FUNCTION case_number(procedure_code) RETURNS int4
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'procedure_case_number';
CREATE FUNCTION national_code(procedure_code) RETURNS procedure_code
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'procedure_national_code';

COMMENT ON FUNCTION procedure_class(procedure_code) IS 'The class digit, 1 to 9, a hint of the procedure''s kind and no more (mã thủ tục hành chính).';
COMMENT ON FUNCTION procedure_number(procedure_code) IS 'The six-digit number as an integer (mã thủ tục hành chính).';
COMMENT ON FUNCTION case_number(procedure_code) IS 'The case, 1 to 99, or NULL when the code names none (trường hợp của thủ tục hành chính).';
COMMENT ON FUNCTION national_code(procedure_code) IS 'The code without province and case, for grouping local copies (mã thủ tục hành chính trên Cơ sở dữ liệu quốc gia).';

-- Containment

CREATE FUNCTION procedure_code_first(procedure_code) RETURNS procedure_code
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE LEAKPROOF AS 'MODULE_PATHNAME', 'procedure_code_first_sql';
CREATE FUNCTION procedure_code_last(procedure_code) RETURNS procedure_code
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE LEAKPROOF AS 'MODULE_PATHNAME', 'procedure_code_last_sql';
CREATE FUNCTION procedure_code_contained_support(internal) RETURNS internal
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';
CREATE FUNCTION procedure_code_contains_support(internal) RETURNS internal
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';
CREATE FUNCTION procedure_code_contained(procedure_code, procedure_code) RETURNS bool
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE LEAKPROOF
	SUPPORT procedure_code_contained_support AS 'MODULE_PATHNAME';
CREATE FUNCTION procedure_code_contains(procedure_code, procedure_code) RETURNS bool
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE LEAKPROOF
	SUPPORT procedure_code_contains_support AS 'MODULE_PATHNAME';

COMMENT ON FUNCTION procedure_code_first(procedure_code) IS 'First code, in order, that is the given one, a local copy or a case of it (mã thủ tục hành chính).';
COMMENT ON FUNCTION procedure_code_last(procedure_code) IS 'Last code, in order, that could be a local copy or a case of the given one (mã thủ tục hành chính).';
COMMENT ON FUNCTION procedure_code_contained_support(internal) IS 'Planner support: turns <@ into a btree range (mã thủ tục hành chính).';
COMMENT ON FUNCTION procedure_code_contains_support(internal) IS 'Planner support: turns @> into a btree range (mã thủ tục hành chính).';
COMMENT ON FUNCTION procedure_code_contained(procedure_code, procedure_code) IS 'Whether the first code is the second, a local copy or a case of it (mã thủ tục hành chính).';
COMMENT ON FUNCTION procedure_code_contains(procedure_code, procedure_code) IS 'Whether the second code is the first, a local copy or a case of it (mã thủ tục hành chính).';

CREATE FUNCTION procedure_code_contained_sel(internal, oid, internal, int4) RETURNS float8
	LANGUAGE C STABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';
CREATE FUNCTION procedure_code_contains_sel(internal, oid, internal, int4) RETURNS float8
	LANGUAGE C STABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION procedure_code_contained_sel(internal, oid, internal, int4) IS 'Row estimate of <@ for the planner, from the families that ANALYZE found (mã thủ tục hành chính).';
COMMENT ON FUNCTION procedure_code_contains_sel(internal, oid, internal, int4) IS 'Row estimate of @> for the planner, from the families that ANALYZE found (mã thủ tục hành chính).';

CREATE OPERATOR <@ (
	LEFTARG = procedure_code, RIGHTARG = procedure_code, FUNCTION = procedure_code_contained,
	COMMUTATOR = @>, RESTRICT = procedure_code_contained_sel, JOIN = matchingjoinsel
);
CREATE OPERATOR @> (
	LEFTARG = procedure_code, RIGHTARG = procedure_code, FUNCTION = procedure_code_contains,
	COMMUTATOR = <@, RESTRICT = procedure_code_contains_sel, JOIN = matchingjoinsel
);
COMMENT ON OPERATOR <@ (procedure_code, procedure_code) IS 'Is the code, a local copy or a case of it; uses a btree index (mã thủ tục hành chính).';
COMMENT ON OPERATOR @> (procedure_code, procedure_code) IS 'Equals the code, or has it as a local copy or case; uses a btree index (mã thủ tục hành chính).';
