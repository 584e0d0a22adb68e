
-- Numbers in words: số bằng chữ

CREATE FUNCTION vi_number_words(numeric) RETURNS text
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';
CREATE FUNCTION vi_money_words(numeric) RETURNS text
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';
CREATE FUNCTION vi_parse_number_words(text, strict bool DEFAULT true) RETURNS numeric
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';
CREATE FUNCTION vi_parse_money(text, strict bool DEFAULT true) RETURNS numeric
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';

COMMENT ON FUNCTION vi_number_words(numeric) IS 'A number from -10^30 to 10^30 in Vietnamese words, decimals one by one after "phẩy"; beyond it an error (số bằng chữ).';
COMMENT ON FUNCTION vi_money_words(numeric) IS 'An amount in dong in words, with a capital first letter and "đồng", as in the line "Bằng chữ" (số tiền bằng chữ).';
COMMENT ON FUNCTION vi_parse_number_words(text, bool) IS 'The number that Vietnamese words say, with or without accents, nothing left over; otherwise an error, or NULL when not strict (đọc số bằng chữ).';
COMMENT ON FUNCTION vi_parse_money(text, bool) IS 'The amount in dong that a text such as 334.209.416 đồng or 1,5 tỷ says; bad grouping is an error, or NULL when not strict (đọc số tiền).';
