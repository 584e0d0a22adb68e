-- procedure_code: mã thủ tục hành chính

--@ base_type procedure_code
--@   term: mã thủ tục hành chính
--@   noun: a procedure code
--@   reads: a procedure code; 22P02 when it is malformed
--@   prints: a procedure code in the form in which it was typed
--@   sends: eight bytes
--@   storage: LIKE = pg_catalog.int8
--@   analyze: yes
COMMENT ON TYPE procedure_code IS 'Code of an administrative procedure, national (1.004227), local (1.004227.H56 = 1.004227.000.00.00.H56) or of a case (1.000358.01); 8 bytes, ordered by class, number, province, case (mã thủ tục hành chính).';

-- Order and equality.  Equal codes may be written differently: no equalimage.

--@ ordered_type procedure_code
--@   term: mã thủ tục hành chính
--@   noun: procedure code
--@   equal: name the same procedure, province and case, however written
--@   order: class, number, province, case
--@   equalimage: no

-- Parts

CREATE FUNCTION procedure_class(procedure_code) RETURNS int4
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'procedure_code_class';
CREATE FUNCTION procedure_number(procedure_code) RETURNS int4
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'procedure_code_number';
CREATE FUNCTION case_number(procedure_code) RETURNS int4
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'procedure_code_case_number';
CREATE FUNCTION national_code(procedure_code) RETURNS procedure_code
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'procedure_code_national_code';

COMMENT ON FUNCTION procedure_class(procedure_code) IS 'The class digit, 1 to 9, a hint of the procedure''s kind and no more (mã thủ tục hành chính).';
COMMENT ON FUNCTION procedure_number(procedure_code) IS 'The six-digit number as an integer (mã thủ tục hành chính).';
COMMENT ON FUNCTION case_number(procedure_code) IS 'The case, 1 to 99, or NULL when the code names none (trường hợp của thủ tục hành chính).';
COMMENT ON FUNCTION national_code(procedure_code) IS 'The code without province and case, for grouping local copies (mã thủ tục hành chính trên Cơ sở dữ liệu quốc gia).';

-- Containment

CREATE FUNCTION procedure_code_first(procedure_code) RETURNS procedure_code
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE LEAKPROOF AS 'MODULE_PATHNAME';
CREATE FUNCTION procedure_code_last(procedure_code) RETURNS procedure_code
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE LEAKPROOF AS 'MODULE_PATHNAME';
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
