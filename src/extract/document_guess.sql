-- Document numbers that were written sloppily

CREATE FUNCTION guess_document_number(text) RETURNS document_number
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 5 AS 'MODULE_PATHNAME', 'document_number_guess';
COMMENT ON FUNCTION guess_document_number(text) IS 'The document number that a sloppily written text means: words before it and junk behind it removed, a missing slash, QD for QĐ and small letters mended; NULL when unsure (đoán số, ký hiệu văn bản).';
