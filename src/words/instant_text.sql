-- Instants in the cells of a table: thời điểm

CREATE FUNCTION try_instant(text, at_close bool DEFAULT false) RETURNS timestamptz
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'instant_try';
COMMENT ON FUNCTION try_instant(text, bool) IS 'The instant that a cell of a table writes, at UTC+7 unless it says otherwise: ISO, 07/03/2022 [09:15], ngày 7 tháng 3 năm 2022, or a spreadsheet''s 44627.385; a date alone, or with 00:00 and no offset, is its beginning or, at_close, its end; NULL for anything else (thời điểm).';
