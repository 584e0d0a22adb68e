-- work_calendar: lịch làm việc

--@ base_type work_calendar
--@   term: lịch làm việc
--@   noun: a work calendar
--@   reads: a work calendar from JSON; 22P02 when it is malformed, 22023 when its hours are impossible or no day works, 22008 when its span is
--@   prints: a work calendar as JSON: days off and worked days are those that differ from the weekly hours
--@   sends: its definition
--@   storage: INTERNALLENGTH = variable, ALIGNMENT = double, STORAGE = extended
--@   try: no
COMMENT ON TYPE work_calendar IS 'Which days work from one day to another, with which hours, at which offset from UTC, decided until when; a value that arithmetic can take, index and ship, at most 16 kB for 1990-2060 (lịch làm việc).';

-- From the tables, in compile_calendar(): errors name the calendar.
CREATE FUNCTION work_calendar(definition jsonb, name text) RETURNS work_calendar
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'work_calendar_of_jsonb';
COMMENT ON FUNCTION work_calendar(jsonb, text) IS 'The work calendar that a JSON object describes, as the text of the type does; errors name the calendar: 22P02, 22023 and 22008 as in that text (lịch làm việc).';

-- Equality, and an order for DISTINCT and sorting: older versions first.

CREATE FUNCTION work_calendar_eq(work_calendar, work_calendar) RETURNS bool
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE LEAKPROOF AS 'MODULE_PATHNAME';
CREATE FUNCTION work_calendar_ne(work_calendar, work_calendar) RETURNS bool
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE LEAKPROOF AS 'MODULE_PATHNAME';
CREATE FUNCTION work_calendar_lt(work_calendar, work_calendar) RETURNS bool
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE LEAKPROOF AS 'MODULE_PATHNAME';
CREATE FUNCTION work_calendar_le(work_calendar, work_calendar) RETURNS bool
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE LEAKPROOF AS 'MODULE_PATHNAME';
CREATE FUNCTION work_calendar_gt(work_calendar, work_calendar) RETURNS bool
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE LEAKPROOF AS 'MODULE_PATHNAME';
CREATE FUNCTION work_calendar_ge(work_calendar, work_calendar) RETURNS bool
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE LEAKPROOF AS 'MODULE_PATHNAME';
CREATE FUNCTION work_calendar_cmp(work_calendar, work_calendar) RETURNS int4
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE LEAKPROOF AS 'MODULE_PATHNAME';
CREATE FUNCTION work_calendar_hash(work_calendar) RETURNS int4
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE LEAKPROOF AS 'MODULE_PATHNAME';
CREATE FUNCTION work_calendar_hash_extended(work_calendar, int8) RETURNS int8
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE LEAKPROOF AS 'MODULE_PATHNAME';

COMMENT ON FUNCTION work_calendar_eq(work_calendar, work_calendar) IS 'Whether two calendars are the same in everything, version included (lịch làm việc).';
COMMENT ON FUNCTION work_calendar_ne(work_calendar, work_calendar) IS 'Whether two calendars differ in anything, version included (lịch làm việc).';
COMMENT ON FUNCTION work_calendar_lt(work_calendar, work_calendar) IS 'Whether a calendar comes before another, by version (lịch làm việc).';
COMMENT ON FUNCTION work_calendar_le(work_calendar, work_calendar) IS 'Whether a calendar comes before another, by version, or equals it (lịch làm việc).';
COMMENT ON FUNCTION work_calendar_gt(work_calendar, work_calendar) IS 'Whether a calendar comes after another, by version (lịch làm việc).';
COMMENT ON FUNCTION work_calendar_ge(work_calendar, work_calendar) IS 'Whether a calendar comes after another, by version, or equals it (lịch làm việc).';
COMMENT ON FUNCTION work_calendar_cmp(work_calendar, work_calendar) IS 'Three-way comparison for btree, by version: -1, 0 or 1 (lịch làm việc).';
COMMENT ON FUNCTION work_calendar_hash(work_calendar) IS 'Hash of the calendar (lịch làm việc).';
COMMENT ON FUNCTION work_calendar_hash_extended(work_calendar, int8) IS 'Seeded 64-bit hash of the calendar (lịch làm việc).';

CREATE OPERATOR = (
	LEFTARG = work_calendar, RIGHTARG = work_calendar, FUNCTION = work_calendar_eq,
	COMMUTATOR = =, NEGATOR = <>, RESTRICT = eqsel, JOIN = eqjoinsel, HASHES, MERGES
);
CREATE OPERATOR <> (
	LEFTARG = work_calendar, RIGHTARG = work_calendar, FUNCTION = work_calendar_ne,
	COMMUTATOR = <>, NEGATOR = =, RESTRICT = neqsel, JOIN = neqjoinsel
);
CREATE OPERATOR < (
	LEFTARG = work_calendar, RIGHTARG = work_calendar, FUNCTION = work_calendar_lt,
	COMMUTATOR = >, NEGATOR = >=, RESTRICT = scalarltsel, JOIN = scalarltjoinsel
);
CREATE OPERATOR <= (
	LEFTARG = work_calendar, RIGHTARG = work_calendar, FUNCTION = work_calendar_le,
	COMMUTATOR = >=, NEGATOR = >, RESTRICT = scalarlesel, JOIN = scalarlejoinsel
);
CREATE OPERATOR > (
	LEFTARG = work_calendar, RIGHTARG = work_calendar, FUNCTION = work_calendar_gt,
	COMMUTATOR = <, NEGATOR = <=, RESTRICT = scalargtsel, JOIN = scalargtjoinsel
);
CREATE OPERATOR >= (
	LEFTARG = work_calendar, RIGHTARG = work_calendar, FUNCTION = work_calendar_ge,
	COMMUTATOR = <=, NEGATOR = <, RESTRICT = scalargesel, JOIN = scalargejoinsel
);

COMMENT ON OPERATOR = (work_calendar, work_calendar) IS 'The same in everything, version included (lịch làm việc).';
COMMENT ON OPERATOR <> (work_calendar, work_calendar) IS 'Different in anything, version included (lịch làm việc).';
COMMENT ON OPERATOR < (work_calendar, work_calendar) IS 'Before, by version (lịch làm việc).';
COMMENT ON OPERATOR <= (work_calendar, work_calendar) IS 'Before, by version, or equal (lịch làm việc).';
COMMENT ON OPERATOR > (work_calendar, work_calendar) IS 'After, by version (lịch làm việc).';
COMMENT ON OPERATOR >= (work_calendar, work_calendar) IS 'After, by version, or equal (lịch làm việc).';

CREATE OPERATOR CLASS work_calendar_ops DEFAULT FOR TYPE work_calendar USING btree AS
	OPERATOR 1 <,
	OPERATOR 2 <=,
	OPERATOR 3 =,
	OPERATOR 4 >=,
	OPERATOR 5 >,
	FUNCTION 1 work_calendar_cmp(work_calendar, work_calendar),
	FUNCTION 4 btequalimage(oid);
CREATE OPERATOR CLASS work_calendar_ops DEFAULT FOR TYPE work_calendar USING hash AS
	OPERATOR 1 =,
	FUNCTION 1 work_calendar_hash(work_calendar),
	FUNCTION 2 work_calendar_hash_extended(work_calendar, int8);
COMMENT ON OPERATOR CLASS work_calendar_ops USING btree IS 'Order of calendars by version (lịch làm việc).';
COMMENT ON OPERATOR FAMILY work_calendar_ops USING btree IS 'Order of calendars by version (lịch làm việc).';
COMMENT ON OPERATOR CLASS work_calendar_ops USING hash IS 'Equality of calendars, version included (lịch làm việc).';
COMMENT ON OPERATOR FAMILY work_calendar_ops USING hash IS 'Equality of calendars, version included (lịch làm việc).';

-- Parts

CREATE FUNCTION calendar_version(work_calendar) RETURNS int8
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'work_calendar_version';
CREATE FUNCTION with_version(work_calendar, int8) RETURNS work_calendar
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'work_calendar_with_version';
CREATE FUNCTION first_day(work_calendar) RETURNS date
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'work_calendar_first_day';
CREATE FUNCTION last_day(work_calendar) RETURNS date
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'work_calendar_last_day';
CREATE FUNCTION decided_until(work_calendar) RETURNS date
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'work_calendar_decided_until';
CREATE FUNCTION utc_offset(work_calendar) RETURNS interval
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'work_calendar_utc_offset';
CREATE FUNCTION cutoff(work_calendar) RETURNS time
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'work_calendar_cutoff';
CREATE FUNCTION receipt_when_closed(work_calendar) RETURNS text
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'work_calendar_receipt_when_closed';

COMMENT ON FUNCTION calendar_version(work_calendar) IS 'The version of the calendar, which no other state of any calendar of the database has; what a due date remembers (phiên bản lịch làm việc).';
COMMENT ON FUNCTION with_version(work_calendar, int8) IS 'The same calendar with another version number; 22023 when it is negative (phiên bản lịch làm việc).';
COMMENT ON FUNCTION first_day(work_calendar) IS 'The first day that the calendar covers (ngày đầu của lịch).';
COMMENT ON FUNCTION last_day(work_calendar) IS 'The last day that the calendar covers; beyond it everything is an error 22008 (ngày cuối của lịch).';
COMMENT ON FUNCTION decided_until(work_calendar) IS 'The last day whose days off are decided, infinity when all are; later days follow the proposal of the rules (ngày cuối đã có quyết định).';
COMMENT ON FUNCTION utc_offset(work_calendar) IS 'The offset from UTC at which the calendar turns instants into days and hours (độ lệch giờ UTC).';
COMMENT ON FUNCTION cutoff(work_calendar) IS 'The hour after which what is received counts from the next working day; NULL when there is none (giờ khóa sổ tiếp nhận).';
COMMENT ON FUNCTION receipt_when_closed(work_calendar) IS 'From when counts what is received while closed: next_opening, as at the next opening, or same_day, on the day on which it comes in (cách tính hồ sơ nhận ngoài giờ).';
