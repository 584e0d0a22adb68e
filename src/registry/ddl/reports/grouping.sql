-- The lines of a report of dossiers: a total, sections and rows, as the argument "by" says.
-- What each code is called is looked up for the few lines that are printed.

-- Forms print fields under the level of the agency that solves, agencies in blocks.
CREATE FUNCTION line_section(by text, level text) RETURNS text
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN CASE WHEN by IN ('field', 'level') THEN level
		WHEN by = 'agency' THEN CASE level WHEN 'province' THEN 'department' WHEN 'district' THEN level WHEN 'commune' THEN level WHEN 'unknown' THEN level ELSE 'other' END END;
COMMENT ON FUNCTION line_section(text, text) IS 'The section of a report in which dossiers of agencies of a level stand: the level, or the block of agencies; NULL where the grouping has no sections (nhóm dòng của báo cáo).';

CREATE FUNCTION line_code(by text, agency agency_code, field_id integer, procedure procedure_code, channel text, online_level text) RETURNS text
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN CASE by WHEN 'field' THEN field_id::text WHEN 'agency' THEN agency::text WHEN 'procedure' THEN procedure::text
		WHEN 'channel' THEN channel WHEN 'online_level' THEN coalesce(online_level, 'none') END;
COMMENT ON FUNCTION line_code(text, agency_code, integer, procedure_code, text, text) IS 'The code of the row of a report in which a dossier is counted, by its online level or, where that is not known, its procedure''s; NULL where the grouping has no rows below its sections or the total (mã dòng của báo cáo).';

CREATE FUNCTION line_name(by text, depth integer, section text, code text, on_day date) RETURNS text
	LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
	SELECT coalesce(CASE depth
		WHEN 0 THEN label('metric_part', 'total', 'vi', on_day)
		WHEN 1 THEN label(CASE WHEN section = 'unknown' THEN 'metric_part' WHEN by = 'agency' THEN 'agency_block' ELSE 'admin_level' END, section, 'vi', on_day)
		ELSE CASE by
			WHEN 'field' THEN (SELECT f.name FROM field AS f WHERE f.field_id = line_name.code::integer)
			WHEN 'agency' THEN (SELECT a.name FROM agency AS a WHERE a.code = line_name.code::agency_code)
			WHEN 'procedure' THEN (SELECT p.name FROM procedure AS p WHERE p.code = line_name.code::procedure_code)
			ELSE label(by, code, 'vi', on_day) END END, label('metric_part', 'unknown', 'vi', on_day));
END;
COMMENT ON FUNCTION line_name(text, integer, text, text, date) IS 'What a line of a report is called, in the words of a day; unknown where the registry has no row for it (tên dòng của báo cáo).';

-- Sections in the order of their list; rows likewise, fields by number, and else by their codes.
CREATE FUNCTION line_place(by text, section text, code text) RETURNS text
	LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
	SELECT CASE WHEN section IS NOT NULL THEN (
			SELECT coalesce(min(to_char(t.place, 'FM00')), '99') FROM terms(CASE by WHEN 'agency' THEN 'agency_block' ELSE 'admin_level' END) WITH ORDINALITY AS t (code, vi, en, place)
			WHERE t.code = line_place.section) ELSE '' END
		|| CASE WHEN code IS NULL THEN ''
			WHEN by = 'field' THEN ' ' || lpad(code, 10, '0')
			WHEN by IN ('channel', 'online_level') THEN (
				SELECT ' ' || to_char(t.place, 'FM00') FROM terms(by) WITH ORDINALITY AS t (code, vi, en, place) WHERE t.code = line_place.code)
			ELSE ' ' || code END;
END;
COMMENT ON FUNCTION line_place(text, text, text) IS 'Sorts the lines of a report: the total, then each section and its rows (thứ tự dòng của báo cáo).';

-- A unit that was merged lives on in its successor, where a report is restated.
CREATE FUNCTION agency_heir(restated boolean) RETURNS TABLE (agency agency_code, heir agency_code)
	LANGUAGE sql STABLE PARALLEL SAFE ROWS 1000
BEGIN ATOMIC
	WITH RECURSIVE line AS (
		SELECT a.code AS agency, a.code AS heir, a.successor FROM agency AS a
		UNION ALL
		SELECT l.agency, a.code, a.successor FROM line AS l JOIN agency AS a ON a.code = l.successor WHERE restated
	)
	SELECT l.agency, l.heir FROM line AS l WHERE l.successor IS NULL OR NOT restated;
END;
COMMENT ON FUNCTION agency_heir(boolean) IS 'Every agency and the one in which it lives on today, through all its successors, where a report is restated; else itself (cơ quan kế thừa).';

CREATE FUNCTION check_report_source(source text, by text, rule text DEFAULT 'ii_06') RETURNS text
	LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE
	SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	IF source = 'counted' OR (source = 'flow' AND by IN ('none', 'field', 'agency', 'level') AND rule = ANY ('{ii_06,received_total,received_online,received_other,carried_over,transferred_in,reopened,resolved_total,resolved_early,resolved_on_time,resolved_late,transferred_out,open_total,open_in_time,open_overdue}')) THEN
		RETURN source;
	ELSIF source = 'flow' THEN
		RAISE invalid_parameter_value USING
			MESSAGE = CASE WHEN by IN ('none', 'field', 'agency', 'level') THEN format(cchc.message('the day flow does not hold "%s"'), left(coalesce(rule, 'NULL'), 64))
				ELSE format(cchc.message('the day flow does not hold the grouping "%s"'), left(coalesce(by, 'NULL'), 64)) END,
			DETAIL = cchc.message('It holds form II.06 and the on-time rate ii_06 by field, agency, level and none.'),
			HINT = cchc.message('Leave source out: the dossiers themselves are counted.');
	END IF;
	RAISE invalid_parameter_value USING
		MESSAGE = format(cchc.message('unknown source of a report: "%s"'), left(coalesce(source, 'NULL'), 64)),
		DETAIL = cchc.message('The sources are "counted" and "flow".'),
		HINT = cchc.message('Leave source out: the dossiers themselves are counted.');
END;
$$;
COMMENT ON FUNCTION check_report_source(text, text, text) IS 'Returns the source from which a report is counted; 22023 when there is no such source, NULL included, or it does not hold that grouping or rule (kiểm tra nguồn số liệu).';
