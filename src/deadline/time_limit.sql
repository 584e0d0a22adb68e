-- time_limit: thời hạn giải quyết

--@ base_type time_limit
--@   term: thời hạn giải quyết
--@   noun: a time limit
--@   reads: a time limit such as 15 ngày làm việc or 15 working days; 22P02 when it is malformed, 22003 when it is too long
--@   prints: a time limit in Vietnamese, in a form that reads back; 22P05 where the database encoding has no ệ
--@   sends: sixteen bytes
--@   storage: INTERNALLENGTH = 16, ALIGNMENT = double
COMMENT ON TYPE time_limit IS 'A processing time, the sum of months, calendar days, working days in hundredths, hours and working hours in minutes; 16 bytes, ordered by nominal length (a month a twelfth of 365 days, five working days seven days, eight working hours a working day), then amount by amount (thời hạn giải quyết).';

-- Order and equality.  Equal limits are the same sixteen bytes: equalimage.

--@ ordered_type time_limit
--@   term: thời hạn giải quyết
--@   noun: time limit
--@   equal: have the same months, days, working days, hours and working hours
--@   order: nominal length, shortest first
--@   equalimage: yes

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
