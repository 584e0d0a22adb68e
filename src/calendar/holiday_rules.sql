-- Days off by the rules of the law, for years that are not decided

CREATE FUNCTION propose_days_off(year int4, OUT day date, OUT kind text, OUT name text, OUT rule text) RETURNS SETOF record
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE ROWS 14 AS 'MODULE_PATHNAME';
CREATE FUNCTION propose_days(first_year int4, last_year int4) RETURNS SETOF date
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE ROWS 500 AS 'MODULE_PATHNAME';

COMMENT ON FUNCTION propose_days_off(int4) IS 'The days off that the rules propose for a year, with the choice the government made before in the same situation, and without swaps; 22023 outside 2000-2199 (đề xuất ngày nghỉ lễ, Tết).';
COMMENT ON FUNCTION propose_days(int4, int4) IS 'The days off that the rules propose for the years from the first to the last, as far as they lie in 2000-2199 (đề xuất ngày nghỉ lễ, Tết).';
