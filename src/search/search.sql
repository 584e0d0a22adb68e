
-- Full-text search: tìm kiếm toàn văn

CREATE FUNCTION vi_parser_start(internal, integer) RETURNS internal
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';
CREATE FUNCTION vi_parser_token(internal, internal, internal) RETURNS internal
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';
CREATE FUNCTION vi_parser_end(internal) RETURNS void
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';
CREATE FUNCTION vi_parser_types(internal) RETURNS internal
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';
CREATE FUNCTION vi_parser_headline(internal, internal, tsquery) RETURNS internal
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';
CREATE FUNCTION vi_syllable_init(internal) RETURNS internal
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';
CREATE FUNCTION vi_syllable_lexize(internal, internal, internal, internal) RETURNS internal
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';
CREATE FUNCTION vi_code_init(internal) RETURNS internal
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';
CREATE FUNCTION vi_code_lexize(internal, internal, internal, internal) RETURNS internal
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';

COMMENT ON FUNCTION vi_parser_start(internal, integer) IS 'Begins the tokens of a text for the parser vi_parser (bắt đầu tách từ).';
COMMENT ON FUNCTION vi_parser_token(internal, internal, internal) IS 'The next token for the parser vi_parser (từ tiếp theo).';
COMMENT ON FUNCTION vi_parser_end(internal) IS 'Ends the tokens of a text for the parser vi_parser (kết thúc tách từ).';
COMMENT ON FUNCTION vi_parser_types(internal) IS 'The kinds of tokens of the parser vi_parser (các loại từ).';
COMMENT ON FUNCTION vi_parser_headline(internal, internal, tsquery) IS 'Marks what a query matches in a text, for ts_headline with the parser vi_parser (đánh dấu từ tìm thấy).';
COMMENT ON FUNCTION vi_syllable_init(internal) IS 'Reads the options of a dictionary of the template vi_syllable (tùy chọn của từ điển âm tiết).';
COMMENT ON FUNCTION vi_syllable_lexize(internal, internal, internal, internal) IS 'The lexemes of a word for the template vi_syllable (từ khóa của một âm tiết).';
COMMENT ON FUNCTION vi_code_init(internal) IS 'Reads the options, of which there are none, of a dictionary of the template vi_code (tùy chọn của từ điển mã số).';
COMMENT ON FUNCTION vi_code_lexize(internal, internal, internal, internal) IS 'The lexemes of a number, date or code for the template vi_code (từ khóa của một mã số).';

CREATE TEXT SEARCH PARSER vi_parser (
	START = vi_parser_start, GETTOKEN = vi_parser_token, END = vi_parser_end,
	LEXTYPES = vi_parser_types, HEADLINE = vi_parser_headline);
COMMENT ON TEXT SEARCH PARSER vi_parser IS 'Words, codes, numbers, dates and addresses of Vietnamese administrative text (bộ tách từ tiếng Việt).';

CREATE TEXT SEARCH TEMPLATE vi_syllable (INIT = vi_syllable_init, LEXIZE = vi_syllable_lexize);
CREATE TEXT SEARCH TEMPLATE vi_code (INIT = vi_code_init, LEXIZE = vi_code_lexize);
COMMENT ON TEXT SEARCH TEMPLATE vi_syllable IS 'A word with its accents and without; options accent = both | keep | strip, iy = fold | keep, stop = off | on (từ có dấu và không dấu).';
COMMENT ON TEXT SEARCH TEMPLATE vi_code IS 'A number, date or code, whole and in its parts (số, ngày, mã số).';

CREATE TEXT SEARCH DICTIONARY vi_syllable (TEMPLATE = vi_syllable);
CREATE TEXT SEARCH DICTIONARY vi_code (TEMPLATE = vi_code);
COMMENT ON TEXT SEARCH DICTIONARY vi_syllable IS 'Words with their accents and without (từ điển âm tiết).';
COMMENT ON TEXT SEARCH DICTIONARY vi_code IS 'Numbers, dates and codes, whole and in their parts (từ điển mã số).';

CREATE TEXT SEARCH CONFIGURATION vietnamese (PARSER = vi_parser);
ALTER TEXT SEARCH CONFIGURATION vietnamese
	ADD MAPPING FOR asciiword, word, numword, abbreviation, prefix, email, url, host WITH vi_syllable;
ALTER TEXT SEARCH CONFIGURATION vietnamese
	ADD MAPPING FOR float, uint, docnum, procedure, dossier, date, number WITH vi_code;
COMMENT ON TEXT SEARCH CONFIGURATION vietnamese IS 'Vietnamese: accents count when they are typed, and need not be typed; copy it before you alter it (cấu hình tìm kiếm tiếng Việt).';

-- Queries for what somebody typed; STABLE, for they read cchc.abbreviation.
CREATE FUNCTION vi_tsquery(q text, prefix bool DEFAULT false) RETURNS tsquery
	LANGUAGE C STABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';
CREATE FUNCTION vi_tsqueries(q text, prefix bool DEFAULT false, OUT step integer, OUT name text, OUT query tsquery) RETURNS SETOF record
	LANGUAGE C STABLE STRICT PARALLEL SAFE ROWS 6 AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION vi_tsquery(text, bool) IS 'A query for the words one behind the other, accents as typed, abbreviations both ways; with prefix the last word is unfinished (câu truy vấn đúng cụm từ).';
COMMENT ON FUNCTION vi_tsqueries(text, bool) IS 'Ever wider queries for the words, of which the first to have an answer is what was meant; with prefix the last word is unfinished (các bước nới truy vấn).';

CREATE FUNCTION vi_rank(tsvector, tsquery) RETURNS float4
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION vi_rank(tsvector, tsquery) IS 'How well a text answers a query of vi_tsqueries, 0 to 1: neighbours found as neighbours, words, accents as typed, shorter texts first (xếp hạng kết quả).';
