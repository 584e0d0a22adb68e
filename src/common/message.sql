-- What functions in PL/pgSQL say: RAISE … USING MESSAGE = format(cchc.message('…'), …).  tools/sql-messages finds the words there.
CREATE FUNCTION message(words text) RETURNS text
	LANGUAGE C STABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'cchc_message';
COMMENT ON FUNCTION message(text) IS 'Words of this extension in the language of lc_messages, for format() to fill in; others as they are (câu thông báo).';

CREATE FUNCTION message_plural(one text, many text, n bigint) RETURNS text
	LANGUAGE C STABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'cchc_message_plural';
COMMENT ON FUNCTION message_plural(text, text, bigint) IS 'The one of two such messages that fits a number (câu thông báo theo số lượng).';
