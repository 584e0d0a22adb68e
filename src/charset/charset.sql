
-- Legacy charsets: bảng mã cũ

CREATE FUNCTION vi_decode(bytea, charset text) RETURNS text
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';
CREATE FUNCTION vi_encode(text, charset text) RETURNS bytea
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';
CREATE FUNCTION vi_detect_charset(text, others text[] DEFAULT '{}') RETURNS text
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';
-- Not strict: a charset of NULL is detected.
CREATE FUNCTION vi_demojibake(text, charset text DEFAULT NULL) RETURNS text
	LANGUAGE C IMMUTABLE PARALLEL SAFE AS 'MODULE_PATHNAME';

COMMENT ON FUNCTION vi_decode(bytea, text) IS 'Bytes of a legacy charset (TCVN3, VNI, VISCII, VPS, VIQR, CP1258, BKHCM1, ...) as text; an unknown charset is 22023 (giải mã bảng mã cũ).';
COMMENT ON FUNCTION vi_encode(text, text) IS 'Text as bytes of a legacy charset, the inverse of vi_decode; a character that the charset does not hold is 22P05 (mã hóa sang bảng mã cũ).';
COMMENT ON FUNCTION vi_detect_charset(text, text[]) IS 'UNICODE, ASCII, TCVN3, VNI, VIQR, UTF8-AS-1252 or one of the other charsets asked for, by counting syllables; NULL when two legacy charsets fit alike (nhận dạng bảng mã).';
COMMENT ON FUNCTION vi_demojibake(text, text) IS 'Text of a legacy charset that was read as cp1252 or Latin-1, or UTF-8 so read, mended; the charset is detected when NULL, and Unicode text comes back as it is (sửa lỗi hiển thị sai bảng mã).';
