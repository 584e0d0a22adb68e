-- dossier_code: mã hồ sơ

--@ base_type dossier_code
--@   term: mã hồ sơ
--@   noun: a dossier code
--@   reads: a dossier code; 22P02 when it is malformed, 22008 when its day does not exist
--@   prints: a dossier code in the form in which it was typed
--@   sends: the printed text
--@   storage: INTERNALLENGTH = variable, ALIGNMENT = int4, STORAGE = main
--@   analyze: yes
COMMENT ON TYPE dossier_code IS 'Code of a dossier: agency, day of receipt, number within the day (H57.132-260804-0583); 13 to 33 bytes, ordered by these three, then by the number of digits (mã hồ sơ).';

-- Order and equality.  Equal codes may be written differently: no equalimage.

--@ ordered_type dossier_code
--@   term: mã hồ sơ
--@   noun: dossier code
--@   equal: name the same dossier, however the agency is written
--@   order: agency, day, number and its digits
--@   equalimage: no
--@   symbols: byte_key

-- Parts

CREATE FUNCTION agency(dossier_code) RETURNS agency_code
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'dossier_code_agency';
CREATE FUNCTION received_on(dossier_code) RETURNS date
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'dossier_code_received_on';
CREATE FUNCTION sequence(dossier_code) RETURNS int4
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'dossier_code_sequence';
CREATE FUNCTION dossier_code(agency agency_code, received_on date, sequence int4, width int4 DEFAULT 4)
	RETURNS dossier_code
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'dossier_code_make';

COMMENT ON FUNCTION agency(dossier_code) IS 'The agency that received the dossier, in the form in which it was typed (cơ quan tiếp nhận hồ sơ).';
COMMENT ON FUNCTION received_on(dossier_code) IS 'The day of receipt, in 2000 to 2099 (ngày tiếp nhận hồ sơ).';
COMMENT ON FUNCTION sequence(dossier_code) IS 'The number of the dossier within the day, from 1 (số thứ tự hồ sơ trong ngày).';
COMMENT ON FUNCTION dossier_code(agency_code, date, int4, int4) IS 'The code of a dossier from its parts, the number in at least width digits; 22008 for a day outside 2000 to 2099, 22003 for a number outside 1 to 999999999, 22023 for a width outside 4 to 9 (mã hồ sơ).';

-- Containment: issued by the agency or by one under it

CREATE FUNCTION dossier_code_first(agency_code) RETURNS dossier_code
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE LEAKPROOF AS 'MODULE_PATHNAME';
CREATE FUNCTION dossier_code_last(agency_code) RETURNS dossier_code
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE LEAKPROOF AS 'MODULE_PATHNAME';
CREATE FUNCTION dossier_code_contained_support(internal) RETURNS internal
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';
CREATE FUNCTION agency_contains_dossier_support(internal) RETURNS internal
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';
CREATE FUNCTION dossier_code_contained(dossier_code, agency_code) RETURNS bool
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE LEAKPROOF
	SUPPORT dossier_code_contained_support AS 'MODULE_PATHNAME';
CREATE FUNCTION agency_contains_dossier(agency_code, dossier_code) RETURNS bool
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE LEAKPROOF
	SUPPORT agency_contains_dossier_support AS 'MODULE_PATHNAME';

COMMENT ON FUNCTION dossier_code_first(agency_code) IS 'First code, in order, that the agency or one under it could issue (mã hồ sơ).';
COMMENT ON FUNCTION dossier_code_last(agency_code) IS 'Last code, in order, that the agency or one under it could issue (mã hồ sơ).';
COMMENT ON FUNCTION dossier_code_contained_support(internal) IS 'Planner support: turns <@ into a btree range (mã hồ sơ).';
COMMENT ON FUNCTION agency_contains_dossier_support(internal) IS 'Planner support: turns @> into a btree range (mã hồ sơ).';
COMMENT ON FUNCTION dossier_code_contained(dossier_code, agency_code) IS 'Whether the dossier was issued by the agency or by one under it (mã hồ sơ).';
COMMENT ON FUNCTION agency_contains_dossier(agency_code, dossier_code) IS 'Whether the agency or one under it issued the dossier (mã hồ sơ).';

CREATE FUNCTION dossier_code_contained_sel(internal, oid, internal, int4) RETURNS float8
	LANGUAGE C STABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';
CREATE FUNCTION agency_contains_dossier_sel(internal, oid, internal, int4) RETURNS float8
	LANGUAGE C STABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION dossier_code_contained_sel(internal, oid, internal, int4) IS 'Row estimate of <@ for the planner, from the families that ANALYZE found (mã hồ sơ).';
COMMENT ON FUNCTION agency_contains_dossier_sel(internal, oid, internal, int4) IS 'Row estimate of @> for the planner, from the families that ANALYZE found (mã hồ sơ).';

CREATE OPERATOR <@ (
	LEFTARG = dossier_code, RIGHTARG = agency_code, FUNCTION = dossier_code_contained,
	COMMUTATOR = @>, RESTRICT = dossier_code_contained_sel, JOIN = matchingjoinsel
);
CREATE OPERATOR @> (
	LEFTARG = agency_code, RIGHTARG = dossier_code, FUNCTION = agency_contains_dossier,
	COMMUTATOR = <@, RESTRICT = agency_contains_dossier_sel, JOIN = matchingjoinsel
);
COMMENT ON OPERATOR <@ (dossier_code, agency_code) IS 'Issued by the agency or by one under it; uses a btree index (mã hồ sơ).';
COMMENT ON OPERATOR @> (agency_code, dossier_code) IS 'Issued the dossier, itself or by an agency under it; uses a btree index (mã hồ sơ).';
