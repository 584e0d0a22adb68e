-- Which dossiers?  The list behind every cell that counts dossiers: the rows of the
-- definition that the cell adds up.

CREATE FUNCTION check_list_column(form text, column_no integer) RETURNS integer
	LANGUAGE plpgsql STABLE PARALLEL SAFE
	SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	is_rule CONSTANT boolean := EXISTS (SELECT FROM cchc.terms('kpi_rule') AS t WHERE t.code = form);
BEGIN
	IF form IS DISTINCT FROM 'II.06' AND NOT is_rule THEN
		RAISE invalid_parameter_value USING
			MESSAGE = format(cchc.message('no list of dossiers stands behind form "%s"'), left(coalesce(form, 'NULL'), 64)),
			DETAIL = (SELECT format(cchc.message('The forms whose cells count dossiers are "II.06" and the on-time rules %s.'), string_agg(format('"%s"', t.code), ', ')) FROM cchc.terms('kpi_rule') AS t),
			HINT = cchc.message('For example: dossiers_behind(''II.06'', 13, period).');
	ELSIF column_no IS NULL OR column_no < (CASE WHEN is_rule THEN 1 ELSE 3 END) OR column_no > (CASE WHEN is_rule THEN 3 ELSE 13 END) THEN
		RAISE invalid_parameter_value USING
			MESSAGE = format(cchc.message('column %s of form %s counts no dossiers'), coalesce(column_no::text, 'NULL'), form),
			DETAIL = CASE WHEN is_rule THEN cchc.message('Columns 1 to 3 do: on time, late, unknown.')
				ELSE cchc.message('Columns 3 to 13 do: SELECT column_no, heading FROM cchc.form_column tells which is which.') END,
			HINT = CASE WHEN is_rule THEN format(cchc.message('For example: dossiers_behind(''%s'', 2, period).'), form) ELSE cchc.message('For example: dossiers_behind(''II.06'', 13, period).') END;
	END IF;
	RETURN column_no;
END;
$$;
COMMENT ON FUNCTION check_list_column(text, integer) IS 'Returns the number of a column that counts dossiers; 22023 for another form or column, NULL included (kiểm tra cột của biểu).';

-- Columns 4 to 13 of form II.06 as sets of stays; 3, 7 and 11 are sums.
CREATE FUNCTION in_column(column_no integer, opening integer, closing integer, channel text) RETURNS boolean
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN CASE column_no
		WHEN 3 THEN opening <> 3
		WHEN 4 THEN opening = 1 AND channel = 'online'
		WHEN 5 THEN opening = 1 AND channel <> 'online'
		WHEN 6 THEN opening IN (2, 4)
		WHEN 7 THEN closing IN (1, 2, 3)
		WHEN 8 THEN closing = 1
		WHEN 9 THEN closing = 2
		WHEN 10 THEN closing = 3
		WHEN 11 THEN closing IN (4, 5)
		WHEN 12 THEN closing = 4
		WHEN 13 THEN closing = 5 END;
COMMENT ON FUNCTION in_column(integer, integer, integer, text) IS 'Whether a stay is counted in a column of form II.06, by the numbers of its opening and closing in stay_in() (thuộc cột của biểu II.06).';

CREATE FUNCTION dossiers_behind(form text, column_no integer, period daterange, as_of date DEFAULT NULL, within agency_code DEFAULT NULL,
	agency agency_code DEFAULT NULL, field_id integer DEFAULT NULL, procedure procedure_code DEFAULT NULL)
RETURNS TABLE (dossier dossier_code, stay timestamptz, agency_code agency_code, agency_name text, procedure_code procedure_code, procedure_name text,
	field text, channel text, channel_name text, opening text, opening_name text, closing text, closing_name text,
	received_on date, due_on date, finished_on date, outcome text, outcome_name text, level text, level_name text, online_level text, online_level_name text)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
	SELECT s.dossier, s.stay, s.agency, a.name, s.procedure, p.name, f.name, s.channel, h.label, w.opening, o.label, w.closing, c.label,
		s.received_on, s.due_on, s.finished_on, s.outcome, u.label, a.level, l.label, n.code, n.label
	FROM (
		SELECT s.dossier, s.stay, s.agency, s.procedure, s.channel, s.opening, s.closing, s.received_on, s.due_on, s.finished_on, s.outcome, s.online_level
		FROM report_evening(dossiers_behind.period, dossiers_behind.as_of) AS e (last_day)
		CROSS JOIN LATERAL stay_in(coalesce(lower(dossiers_behind.period), e.last_day), e.last_day) AS s
		WHERE form = 'II.06' AND in_column(column_no, s.opening, s.closing, s.channel)
		UNION ALL
		SELECT j.dossier, j.stay, j.agency, j.procedure, j.channel, NULL::integer AS opening, NULL::integer AS closing, j.received_on, j.due_on, j.finished_on, j.outcome, j.online_level
		FROM judged_stay(form, dossiers_behind.period, dossiers_behind.as_of) AS j
		WHERE form <> 'II.06' AND CASE column_no WHEN 1 THEN j.in_time WHEN 2 THEN NOT j.in_time ELSE j.in_time IS NULL END) AS s
	CROSS JOIN LATERAL (SELECT (ARRAY['received', 'carried_over', 'transferred_in', 'reopened'])[s.opening] AS opening,
		(ARRAY['early', 'on_time', 'late', 'open_in_time', 'open_overdue', 'transferred_out'])[s.closing] AS closing) AS w
	LEFT JOIN agency AS a ON a.code = s.agency
	LEFT JOIN procedure AS p ON p.code = s.procedure
	LEFT JOIN field AS f USING (field_id)
	LEFT JOIN labels('channel') AS h ON h.code = s.channel
	LEFT JOIN labels('dossier_opening') AS o ON o.code = w.opening
	LEFT JOIN labels('dossier_class') AS c ON c.code = w.closing
	LEFT JOIN labels('outcome') AS u ON u.code = s.outcome
	LEFT JOIN labels('admin_level') AS l ON l.code = a.level
	-- As the lines by online level count
	LEFT JOIN labels('online_level') AS n ON n.code = coalesce(s.online_level, p.online_level, 'none')
	WHERE (dossiers_behind.within IS NULL OR s.agency <@ dossiers_behind.within)
		AND (dossiers_behind.agency IS NULL OR s.agency = dossiers_behind.agency)
		AND (dossiers_behind.field_id IS NULL OR p.field_id = dossiers_behind.field_id)
		AND (dossiers_behind.procedure IS NULL OR s.procedure = dossiers_behind.procedure)
	ORDER BY s.due_on, s.dossier, s.stay
	-- Asked for in any case: the server may know beforehand that there is no row.
	LIMIT CASE WHEN check_list_column(form, column_no) IS NULL THEN 0 END;
END;
COMMENT ON FUNCTION dossiers_behind(text, integer, daterange, date, agency_code, agency_code, integer, procedure_code) IS 'The dossiers that a cell counts: a column (3 to 13) of form II.06, or what an on-time rule of cchc.kpi_rule calls on time (1), late (2) or unknown (3), of a period as of an evening, within an agency''s subtree, of one agency, field or procedure (NULL: all); 22023 for another form or column (danh sách hồ sơ của một ô).';
