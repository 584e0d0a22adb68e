-- Vietnamese text: chuẩn hóa văn bản tiếng Việt

CREATE FUNCTION vi_nfc(text) RETURNS text
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';
CREATE FUNCTION vi_clean(text) RETURNS text
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';
-- Not strict: a style of NULL keeps what was typed.
CREATE FUNCTION vi_normalize(text, style text DEFAULT NULL) RETURNS text
	LANGUAGE C IMMUTABLE PARALLEL SAFE AS 'MODULE_PATHNAME';
CREATE FUNCTION vi_unaccent(text) RETURNS text
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';
CREATE FUNCTION vi_search_key(text, fold_iy bool DEFAULT false) RETURNS text
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';
CREATE FUNCTION vi_fold(text) RETURNS text
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';
CREATE FUNCTION vi_sort_key(text) RETURNS bytea
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';
CREATE FUNCTION vi_name_sort_key(text) RETURNS bytea
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';
CREATE FUNCTION vi_lower(text) RETURNS text
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';
CREATE FUNCTION vi_upper(text) RETURNS text
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';
CREATE FUNCTION vi_title(text) RETURNS text
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';
CREATE FUNCTION vi_is_syllable(text) RETURNS bool
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';
CREATE FUNCTION vi_text_version() RETURNS text
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';

COMMENT ON FUNCTION vi_nfc(text) IS 'The text in Unicode Normalization Form C, from any mix of composed and decomposed letters (chuẩn hóa Unicode dựng sẵn).';
COMMENT ON FUNCTION vi_clean(text) IS 'The text in NFC without invisible characters, with look-alike letters inside Vietnamese words repaired and every run of spaces made one space (làm sạch văn bản).';
COMMENT ON FUNCTION vi_normalize(text, text) IS 'The clean text with misplaced tone marks put where they belong; style ''hòa'' (''old'') or ''hoà'' (''new'') rewrites oa, oe and uy, NULL keeps them, anything else is 22023 (chuẩn hóa văn bản, vị trí dấu thanh).';
COMMENT ON FUNCTION vi_unaccent(text) IS 'The text without tone and quality marks, đ as d, foreign Latin letters likewise, case kept (bỏ dấu).';
COMMENT ON FUNCTION vi_search_key(text, bool) IS 'Key for equality, LIKE and trigram search without accents: clean, small letters, no marks, punctuation as spaces; fold_iy makes Lý equal Lí (khóa tìm kiếm không dấu).';
COMMENT ON FUNCTION vi_fold(text) IS 'Accent-sensitive key for equality: clean, small letters, one tone style (khóa so sánh có dấu).';
COMMENT ON FUNCTION vi_sort_key(text) IS 'Key whose byte order is the order of a Vietnamese dictionary, syllable by syllable, digits by value (khóa sắp xếp theo từ điển).';
COMMENT ON FUNCTION vi_name_sort_key(text) IS 'Key for sorting personal names by given name, then family name, then middle names (khóa sắp xếp họ tên).';
COMMENT ON FUNCTION vi_lower(text) IS 'The text in small letters, the same in every locale, Ð and Ɖ treated as Đ (chữ thường).';
COMMENT ON FUNCTION vi_upper(text) IS 'The text in capitals, the same in every locale, ð treated as đ (chữ hoa).';
COMMENT ON FUNCTION vi_title(text) IS 'The text with a capital at the start of every word and after one letter and an apostrophe, small letters elsewhere (chữ hoa đầu từ).';
COMMENT ON FUNCTION vi_is_syllable(text) IS 'Whether the text is one possible Vietnamese syllable with its tone mark in place (âm tiết tiếng Việt).';
COMMENT ON FUNCTION vi_text_version() IS 'Version of the tables behind the text functions: keys stored under another version must be computed again (phiên bản bảng chữ).';
