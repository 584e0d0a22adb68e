-- agency_code: mã định danh cơ quan

CREATE TYPE agency_code;

CREATE FUNCTION agency_code_in(cstring) RETURNS agency_code
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';
CREATE FUNCTION agency_code_out(agency_code) RETURNS cstring
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';
CREATE FUNCTION agency_code_recv(internal) RETURNS agency_code
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';
CREATE FUNCTION agency_code_send(agency_code) RETURNS bytea
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';
CREATE FUNCTION agency_code_typanalyze(internal) RETURNS bool
	LANGUAGE C STABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';

CREATE TYPE agency_code (
	INPUT = agency_code_in,
	OUTPUT = agency_code_out,
	RECEIVE = agency_code_recv,
	SEND = agency_code_send,
	ANALYZE = agency_code_typanalyze,
	INTERNALLENGTH = variable,
	ALIGNMENT = int4,
	STORAGE = main
);

COMMENT ON FUNCTION agency_code_in(cstring) IS 'Reads an agency code in the current or the old form; 22P02 when it is malformed (mã định danh cơ quan).';
COMMENT ON FUNCTION agency_code_out(agency_code) IS 'Prints an agency code in the form in which it was typed (mã định danh cơ quan).';
COMMENT ON FUNCTION agency_code_recv(internal) IS 'Reads an agency code in binary form; 22P03 when it is invalid (mã định danh cơ quan).';
COMMENT ON FUNCTION agency_code_send(agency_code) IS 'Writes an agency code in binary form: a version byte and the printed text (mã định danh cơ quan).';
COMMENT ON FUNCTION agency_code_typanalyze(internal) IS 'Statistics of ANALYZE: core''s, and how large the families of codes are (mã định danh cơ quan).';
COMMENT ON TYPE agency_code IS 'Code of an agency in the current form (H56.14, Decision 20/2020/QĐ-TTg) or the old one (000.00.14.H56, QCVN 102:2016), both equal; 6 to 26 bytes, ordered by groups so that an agency stands before all under it (mã định danh cơ quan).';

-- Order and equality

CREATE FUNCTION agency_code_eq(agency_code, agency_code) RETURNS bool
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE LEAKPROOF AS 'MODULE_PATHNAME', 'byte_key_eq';
CREATE FUNCTION agency_code_ne(agency_code, agency_code) RETURNS bool
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE LEAKPROOF AS 'MODULE_PATHNAME', 'byte_key_ne';
CREATE FUNCTION agency_code_lt(agency_code, agency_code) RETURNS bool
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE LEAKPROOF AS 'MODULE_PATHNAME', 'byte_key_lt';
CREATE FUNCTION agency_code_le(agency_code, agency_code) RETURNS bool
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE LEAKPROOF AS 'MODULE_PATHNAME', 'byte_key_le';
CREATE FUNCTION agency_code_gt(agency_code, agency_code) RETURNS bool
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE LEAKPROOF AS 'MODULE_PATHNAME', 'byte_key_gt';
CREATE FUNCTION agency_code_ge(agency_code, agency_code) RETURNS bool
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE LEAKPROOF AS 'MODULE_PATHNAME', 'byte_key_ge';
CREATE FUNCTION agency_code_cmp(agency_code, agency_code) RETURNS int4
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE LEAKPROOF AS 'MODULE_PATHNAME', 'byte_key_cmp';
CREATE FUNCTION agency_code_sortsupport(internal) RETURNS void
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'byte_key_sortsupport';
CREATE FUNCTION agency_code_hash(agency_code) RETURNS int4
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE LEAKPROOF AS 'MODULE_PATHNAME', 'byte_key_hash';
CREATE FUNCTION agency_code_hash_extended(agency_code, int8) RETURNS int8
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE LEAKPROOF AS 'MODULE_PATHNAME', 'byte_key_hash_extended';
CREATE FUNCTION agency_code_larger(agency_code, agency_code) RETURNS agency_code
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE LEAKPROOF AS 'MODULE_PATHNAME', 'byte_key_larger';
CREATE FUNCTION agency_code_smaller(agency_code, agency_code) RETURNS agency_code
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE LEAKPROOF AS 'MODULE_PATHNAME', 'byte_key_smaller';

COMMENT ON FUNCTION agency_code_eq(agency_code, agency_code) IS 'Whether two codes name the same agency, however written (mã định danh cơ quan).';
COMMENT ON FUNCTION agency_code_ne(agency_code, agency_code) IS 'Whether two codes differ, however written (mã định danh cơ quan).';
COMMENT ON FUNCTION agency_code_lt(agency_code, agency_code) IS 'Whether a code comes before another by groups from the first level (mã định danh cơ quan).';
COMMENT ON FUNCTION agency_code_le(agency_code, agency_code) IS 'Whether a code comes before another or equals it (mã định danh cơ quan).';
COMMENT ON FUNCTION agency_code_gt(agency_code, agency_code) IS 'Whether a code comes after another by groups from the first level (mã định danh cơ quan).';
COMMENT ON FUNCTION agency_code_ge(agency_code, agency_code) IS 'Whether a code comes after another or equals it (mã định danh cơ quan).';
COMMENT ON FUNCTION agency_code_cmp(agency_code, agency_code) IS 'Three-way comparison for btree: -1, 0 or 1 (mã định danh cơ quan).';
COMMENT ON FUNCTION agency_code_sortsupport(internal) IS 'Sort support for btree (mã định danh cơ quan).';
COMMENT ON FUNCTION agency_code_hash(agency_code) IS 'Hash of the code, the same for every written form (mã định danh cơ quan).';
COMMENT ON FUNCTION agency_code_hash_extended(agency_code, int8) IS 'Seeded 64-bit hash of the code, for hash partitions (mã định danh cơ quan).';
COMMENT ON FUNCTION agency_code_larger(agency_code, agency_code) IS 'The later of two codes; step of max() (mã định danh cơ quan).';
COMMENT ON FUNCTION agency_code_smaller(agency_code, agency_code) IS 'The earlier of two codes; step of min() (mã định danh cơ quan).';

CREATE OPERATOR = (
	LEFTARG = agency_code, RIGHTARG = agency_code, FUNCTION = agency_code_eq,
	COMMUTATOR = =, NEGATOR = <>, RESTRICT = eqsel, JOIN = eqjoinsel, HASHES, MERGES
);
CREATE OPERATOR <> (
	LEFTARG = agency_code, RIGHTARG = agency_code, FUNCTION = agency_code_ne,
	COMMUTATOR = <>, NEGATOR = =, RESTRICT = neqsel, JOIN = neqjoinsel
);
CREATE OPERATOR < (
	LEFTARG = agency_code, RIGHTARG = agency_code, FUNCTION = agency_code_lt,
	COMMUTATOR = >, NEGATOR = >=, RESTRICT = scalarltsel, JOIN = scalarltjoinsel
);
CREATE OPERATOR <= (
	LEFTARG = agency_code, RIGHTARG = agency_code, FUNCTION = agency_code_le,
	COMMUTATOR = >=, NEGATOR = >, RESTRICT = scalarlesel, JOIN = scalarlejoinsel
);
CREATE OPERATOR > (
	LEFTARG = agency_code, RIGHTARG = agency_code, FUNCTION = agency_code_gt,
	COMMUTATOR = <, NEGATOR = <=, RESTRICT = scalargtsel, JOIN = scalargtjoinsel
);
CREATE OPERATOR >= (
	LEFTARG = agency_code, RIGHTARG = agency_code, FUNCTION = agency_code_ge,
	COMMUTATOR = <=, NEGATOR = <, RESTRICT = scalargesel, JOIN = scalargejoinsel
);

COMMENT ON OPERATOR = (agency_code, agency_code) IS 'Same agency, however written (mã định danh cơ quan).';
COMMENT ON OPERATOR <> (agency_code, agency_code) IS 'Not the same agency (mã định danh cơ quan).';
COMMENT ON OPERATOR < (agency_code, agency_code) IS 'Before, by groups from the first level (mã định danh cơ quan).';
COMMENT ON OPERATOR <= (agency_code, agency_code) IS 'Before or equal (mã định danh cơ quan).';
COMMENT ON OPERATOR > (agency_code, agency_code) IS 'After, by groups from the first level (mã định danh cơ quan).';
COMMENT ON OPERATOR >= (agency_code, agency_code) IS 'After or equal (mã định danh cơ quan).';

-- No FUNCTION 4 (equalimage): equal codes may be written differently, so an
-- index must keep every tuple and cannot deduplicate, as with numeric.
CREATE OPERATOR CLASS agency_code_ops DEFAULT FOR TYPE agency_code USING btree AS
	OPERATOR 1 <,
	OPERATOR 2 <=,
	OPERATOR 3 =,
	OPERATOR 4 >=,
	OPERATOR 5 >,
	FUNCTION 1 agency_code_cmp(agency_code, agency_code),
	FUNCTION 2 agency_code_sortsupport(internal);
CREATE OPERATOR CLASS agency_code_ops DEFAULT FOR TYPE agency_code USING hash AS
	OPERATOR 1 =,
	FUNCTION 1 agency_code_hash(agency_code),
	FUNCTION 2 agency_code_hash_extended(agency_code, int8);
CREATE OPERATOR CLASS agency_code_minmax_ops DEFAULT FOR TYPE agency_code USING brin AS
	OPERATOR 1 <,
	OPERATOR 2 <=,
	OPERATOR 3 =,
	OPERATOR 4 >=,
	OPERATOR 5 >,
	FUNCTION 1 brin_minmax_opcinfo(internal),
	FUNCTION 2 brin_minmax_add_value(internal, internal, internal, internal),
	FUNCTION 3 brin_minmax_consistent(internal, internal, internal),
	FUNCTION 4 brin_minmax_union(internal, internal, internal);

COMMENT ON OPERATOR CLASS agency_code_ops USING btree IS 'Order by groups from the first level (mã định danh cơ quan).';
COMMENT ON OPERATOR FAMILY agency_code_ops USING btree IS 'Order by groups from the first level (mã định danh cơ quan).';
COMMENT ON OPERATOR CLASS agency_code_ops USING hash IS 'Equality whatever the written form (mã định danh cơ quan).';
COMMENT ON OPERATOR FAMILY agency_code_ops USING hash IS 'Equality whatever the written form (mã định danh cơ quan).';
COMMENT ON OPERATOR CLASS agency_code_minmax_ops USING brin IS 'Block ranges by smallest and largest code (mã định danh cơ quan).';
COMMENT ON OPERATOR FAMILY agency_code_minmax_ops USING brin IS 'Block ranges by smallest and largest code (mã định danh cơ quan).';

CREATE AGGREGATE max(agency_code) (
	SFUNC = agency_code_larger, STYPE = agency_code,
	COMBINEFUNC = agency_code_larger, SORTOP = >, PARALLEL = SAFE
);
CREATE AGGREGATE min(agency_code) (
	SFUNC = agency_code_smaller, STYPE = agency_code,
	COMBINEFUNC = agency_code_smaller, SORTOP = <, PARALLEL = SAFE
);
COMMENT ON AGGREGATE max(agency_code) IS 'The last code in order; NULL for no rows (mã định danh cơ quan).';
COMMENT ON AGGREGATE min(agency_code) IS 'The first code in order; NULL for no rows (mã định danh cơ quan).';

-- Forms and levels

CREATE FUNCTION current_form(agency_code) RETURNS text
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'agency_current_form';
CREATE FUNCTION qcvn102_form(agency_code) RETURNS text
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'agency_qcvn102_form';
CREATE FUNCTION level(agency_code) RETURNS int4
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'agency_level';
CREATE FUNCTION parent(agency_code) RETURNS agency_code
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'agency_parent';
CREATE FUNCTION root(agency_code) RETURNS agency_code
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'agency_root';

COMMENT ON FUNCTION current_form(agency_code) IS 'The code as Decision 20/2020/QĐ-TTg writes it, H56.14 (mã định danh cơ quan).';
COMMENT ON FUNCTION qcvn102_form(agency_code) IS 'The code as QCVN 102:2016 writes it, 000.00.14.H56, or NULL when that form cannot hold it: more than four levels, or a group of another width (mã định danh theo QCVN 102:2016).';
COMMENT ON FUNCTION level(agency_code) IS 'How many levels the code has, 1 for a province or ministry (cấp của mã định danh).';
COMMENT ON FUNCTION parent(agency_code) IS 'The agency directly above, NULL above level 1; an old form stays old (cơ quan cấp trên trực tiếp).';
COMMENT ON FUNCTION root(agency_code) IS 'The province or ministry at level 1; an old form stays old (cơ quan cấp 1).';

-- Containment

CREATE FUNCTION agency_code_first(agency_code) RETURNS agency_code
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE LEAKPROOF AS 'MODULE_PATHNAME', 'agency_code_first_sql';
CREATE FUNCTION agency_code_last(agency_code) RETURNS agency_code
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE LEAKPROOF AS 'MODULE_PATHNAME', 'agency_code_last_sql';
CREATE FUNCTION agency_code_contained_support(internal) RETURNS internal
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';
CREATE FUNCTION agency_code_contains_support(internal) RETURNS internal
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';
CREATE FUNCTION agency_code_contained(agency_code, agency_code) RETURNS bool
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE LEAKPROOF
	SUPPORT agency_code_contained_support AS 'MODULE_PATHNAME';
CREATE FUNCTION agency_code_contains(agency_code, agency_code) RETURNS bool
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE LEAKPROOF
	SUPPORT agency_code_contains_support AS 'MODULE_PATHNAME';

COMMENT ON FUNCTION agency_code_first(agency_code) IS 'First code, in order, that is the given one or lies under it: itself (mã định danh cơ quan).';
COMMENT ON FUNCTION agency_code_last(agency_code) IS 'Last code, in order, that could lie under the given one (mã định danh cơ quan).';
COMMENT ON FUNCTION agency_code_contained_support(internal) IS 'Planner support: turns <@ into a btree range (mã định danh cơ quan).';
COMMENT ON FUNCTION agency_code_contains_support(internal) IS 'Planner support: turns @> into a btree range (mã định danh cơ quan).';
COMMENT ON FUNCTION agency_code_contained(agency_code, agency_code) IS 'Whether the first agency is the second or lies under it, by whole groups (mã định danh cơ quan).';
COMMENT ON FUNCTION agency_code_contains(agency_code, agency_code) IS 'Whether the second agency is the first or lies under it, by whole groups (mã định danh cơ quan).';

CREATE FUNCTION agency_code_contained_sel(internal, oid, internal, int4) RETURNS float8
	LANGUAGE C STABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';
CREATE FUNCTION agency_code_contains_sel(internal, oid, internal, int4) RETURNS float8
	LANGUAGE C STABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION agency_code_contained_sel(internal, oid, internal, int4) IS 'Row estimate of <@ for the planner, from the families that ANALYZE found (mã định danh cơ quan).';
COMMENT ON FUNCTION agency_code_contains_sel(internal, oid, internal, int4) IS 'Row estimate of @> for the planner, from the families that ANALYZE found (mã định danh cơ quan).';

CREATE OPERATOR <@ (
	LEFTARG = agency_code, RIGHTARG = agency_code, FUNCTION = agency_code_contained,
	COMMUTATOR = @>, RESTRICT = agency_code_contained_sel, JOIN = matchingjoinsel
);
CREATE OPERATOR @> (
	LEFTARG = agency_code, RIGHTARG = agency_code, FUNCTION = agency_code_contains,
	COMMUTATOR = <@, RESTRICT = agency_code_contains_sel, JOIN = matchingjoinsel
);
COMMENT ON OPERATOR <@ (agency_code, agency_code) IS 'Is the agency or lies under it, by whole groups; uses a btree index (mã định danh cơ quan).';
COMMENT ON OPERATOR @> (agency_code, agency_code) IS 'Equals the agency or has it under it, by whole groups; uses a btree index (mã định danh cơ quan).';

-- The province of a procedure code, which agency_code has to precede

CREATE FUNCTION province(procedure_code) RETURNS agency_code
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'procedure_province';
COMMENT ON FUNCTION province(procedure_code) IS 'The province whose local copy the code names, NULL for a national code (tỉnh công bố thủ tục hành chính).';
