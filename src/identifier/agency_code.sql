-- agency_code: mã định danh cơ quan

--@ base_type agency_code
--@   term: mã định danh cơ quan
--@   noun: an agency code
--@   reads: an agency code in the current or the old form; 22P02 when it is malformed
--@   prints: an agency code in the form in which it was typed
--@   sends: the printed text
--@   storage: INTERNALLENGTH = variable, ALIGNMENT = int4, STORAGE = main
--@   analyze: yes
COMMENT ON TYPE agency_code IS 'Code of an agency in the current form (H56.14, Decision 20/2020/QĐ-TTg) or the old one (000.00.14.H56, QCVN 102:2016), both equal; 6 to 26 bytes, ordered by groups so that an agency stands before all under it (mã định danh cơ quan).';

-- Order and equality.  Equal codes may be written differently: no equalimage.

--@ ordered_type agency_code
--@   term: mã định danh cơ quan
--@   noun: agency code
--@   equal: name the same agency, however written
--@   order: groups from the first level
--@   equalimage: no
--@   symbols: byte_key

-- Forms and levels

CREATE FUNCTION current_form(agency_code) RETURNS text
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'agency_code_current_form';
CREATE FUNCTION qcvn102_form(agency_code) RETURNS text
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'agency_code_qcvn102_form';
CREATE FUNCTION level(agency_code) RETURNS int4
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'agency_code_level';
CREATE FUNCTION parent(agency_code) RETURNS agency_code
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'agency_code_parent';
CREATE FUNCTION root(agency_code) RETURNS agency_code
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'agency_code_root';

COMMENT ON FUNCTION current_form(agency_code) IS 'The code as Decision 20/2020/QĐ-TTg writes it, H56.14 (mã định danh cơ quan).';
COMMENT ON FUNCTION qcvn102_form(agency_code) IS 'The code as QCVN 102:2016 writes it, 000.00.14.H56, or NULL when that form cannot hold it: more than four levels, or a group of another width (mã định danh theo QCVN 102:2016).';
COMMENT ON FUNCTION level(agency_code) IS 'How many levels the code has, 1 for a province or ministry (cấp của mã định danh).';
COMMENT ON FUNCTION parent(agency_code) IS 'The agency directly above, NULL above level 1; an old form stays old (cơ quan cấp trên trực tiếp).';
COMMENT ON FUNCTION root(agency_code) IS 'The province or ministry at level 1; an old form stays old (cơ quan cấp 1).';

-- Containment

CREATE FUNCTION agency_code_first(agency_code) RETURNS agency_code
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE LEAKPROOF AS 'MODULE_PATHNAME';
CREATE FUNCTION agency_code_last(agency_code) RETURNS agency_code
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE LEAKPROOF AS 'MODULE_PATHNAME';
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
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'procedure_code_province';
COMMENT ON FUNCTION province(procedure_code) IS 'The province whose local copy the code names, NULL for a national code (tỉnh công bố thủ tục hành chính).';
