-- Why a text is no value of a type, without raising it.

CREATE FUNCTION input_error(input text, type regtype) RETURNS text
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'registry_input_error';
COMMENT ON FUNCTION input_error(text, regtype) IS 'Message and detail of the error that the text would raise as a procedure_code, agency_code, dossier_code, document_number or time_limit, NULL when it is good; 22023 for any other type (lỗi dữ liệu đầu vào).';

CREATE FUNCTION input_fault(input text, type regtype, OUT sqlstate text, OUT message text)
	LANGUAGE C STABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'registry_input_fault';
COMMENT ON FUNCTION input_fault(text, regtype) IS 'What input_error() says, in the language of lc_messages, with its SQLSTATE, and for timestamptz what try_instant() does not read; two NULLs for a good value (lỗi dữ liệu đầu vào).';
