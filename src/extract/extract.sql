-- Identifiers in running text

CREATE FUNCTION extract_document_numbers(text, OUT value document_number, OUT start int4, OUT length int4)
	RETURNS SETOF record
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 100 ROWS 10 AS 'MODULE_PATHNAME';
CREATE FUNCTION extract_procedure_codes(text, OUT value procedure_code, OUT start int4, OUT length int4)
	RETURNS SETOF record
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 100 ROWS 10 AS 'MODULE_PATHNAME';
CREATE FUNCTION extract_dossier_codes(text, OUT value dossier_code, OUT start int4, OUT length int4)
	RETURNS SETOF record
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 100 ROWS 10 AS 'MODULE_PATHNAME';

COMMENT ON FUNCTION extract_document_numbers(text) IS 'The document numbers in a text, each with where it starts and how long it is in characters, from left to right; lines may end in them, but forms (Mẫu số 01/TB-HT), file names, dates and fractions are not taken (tìm số, ký hiệu văn bản trong văn bản).';
COMMENT ON FUNCTION extract_procedure_codes(text) IS 'The procedure codes in a text, each with where it starts and how long it is in characters, from left to right (tìm mã thủ tục hành chính trong văn bản).';
COMMENT ON FUNCTION extract_dossier_codes(text) IS 'The dossier codes in a text, each with where it starts and how long it is in characters, from left to right (tìm mã hồ sơ trong văn bản).';
