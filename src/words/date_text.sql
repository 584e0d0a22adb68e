
-- Dates in text: ngày tháng

CREATE FUNCTION vi_parse_date(text, strict bool DEFAULT true) RETURNS date
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';
CREATE FUNCTION extract_dates(text, OUT value date, OUT start int4, OUT length int4) RETURNS SETOF record
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 100 ROWS 3 AS 'MODULE_PATHNAME';

COMMENT ON FUNCTION vi_parse_date(text, bool) IS 'The one date in a text, day before month before year; none, several or an impossible one is an error, or NULL when not strict (ngày tháng năm).';
COMMENT ON FUNCTION extract_dates(text) IS 'Every possible date in running text, with its first character from 1 and its length in characters (ngày tháng năm trong văn bản).';
