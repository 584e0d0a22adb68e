-- Form II.07b (Circular 01/2020/TT-VPCP): procedures, one-stop desks and internal processes on a day.

-- One row a procedure, process and level, for each group of columns: what a cell counts.
CREATE FUNCTION ii_07b_row(on_day date, within agency_code DEFAULT NULL)
RETURNS TABLE (agency agency_code, procedure procedure_code, process_id bigint, column_no integer)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
	SELECT p.agency, p.code, k.process_id, k.first + array_position(ARRAY['province', 'district', 'commune'], k.level)
	FROM procedure AS p
	CROSS JOIN LATERAL (
		SELECT 3 AS first, l.level, NULL::bigint AS process_id FROM unnest(p.levels) AS l (level)
		UNION ALL
		SELECT 7, d.level, NULL::bigint AS process_id FROM procedure_desk AS d WHERE d.procedure = p.code AND d.valid @> on_day
		UNION ALL
		SELECT 11, l.level, i.process_id FROM internal_process AS i CROSS JOIN unnest(p.levels) AS l (level)
		WHERE i.procedure = p.code AND i.valid @> on_day) AS k
	WHERE p.valid @> on_day AND k.level IN ('province', 'district', 'commune') AND (within IS NULL OR p.agency <@ within);
END;
COMMENT ON FUNCTION ii_07b_row(date, agency_code) IS 'What the cells of form II.07b count on a day: a procedure once a level (columns 4 to 6), desk (8 to 10), process and level (12 to 14) (dữ liệu biểu II.07b).';

CREATE FUNCTION ii_07b_cell(on_day date, within agency_code DEFAULT NULL)
RETURNS TABLE (line_no integer, depth integer, code text, name text, column_no integer, value bigint)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
	WITH line AS (
		SELECT GROUPING(r.agency) AS folded, r.agency, array_agg(r.column_no) AS columns
		FROM ii_07b_row(on_day, within) AS r
		GROUP BY ROLLUP (r.agency)
		HAVING on_day IS NOT NULL
	)
	SELECT dense_rank() OVER (ORDER BY l.folded DESC, l.agency)::integer, CASE l.folded WHEN 1 THEN 0 ELSE 2 END, l.agency::text,
		CASE l.folded WHEN 1 THEN label('metric_part', 'total', 'vi', on_day) ELSE (SELECT a.name FROM agency AS a WHERE a.code = l.agency) END,
		c.column_no, (
			SELECT count(*) FROM unnest(l.columns) AS u (n)
			WHERE CASE WHEN c.column_no IN (3, 7, 11) THEN u.n BETWEEN c.column_no + 1 AND c.column_no + 3 ELSE u.n = c.column_no END)
	FROM line AS l CROSS JOIN generate_series(3, 14) AS c (column_no);
END;
COMMENT ON FUNCTION ii_07b_cell(date, agency_code) IS 'The cells of form II.07b on a day: in all (depth 0) and by the agency in charge (depth 2), within an agency''s subtree; no rows for NULL (các ô của biểu II.07b).';

CREATE FUNCTION check_procedure_column(column_no integer) RETURNS integer
	LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE
	SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	IF column_no BETWEEN 3 AND 14 THEN
		RETURN column_no;
	END IF;
	RAISE invalid_parameter_value USING
		MESSAGE = format(cchc.message('column %s of form II.07b counts no procedures'), coalesce(column_no::text, 'NULL')),
		DETAIL = cchc.message('Columns 3 to 14 do: SELECT column_no, heading FROM cchc.form_column tells which is which.'),
		HINT = cchc.message('For example: procedures_behind(3, current_date).');
END;
$$;
COMMENT ON FUNCTION check_procedure_column(integer) IS 'Returns the number of a column of form II.07b that counts procedures or processes; 22023 for another, NULL included (kiểm tra cột của biểu).';

CREATE FUNCTION procedures_behind(column_no integer, on_day date, within agency_code DEFAULT NULL, agency agency_code DEFAULT NULL)
RETURNS TABLE (procedure_code procedure_code, name text, agency_code agency_code, process_id bigint, column_no_of_level integer)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
	SELECT r.procedure, p.name, r.agency, r.process_id, r.column_no
	FROM ii_07b_row(on_day, procedures_behind.within) AS r
	JOIN procedure AS p ON p.code = r.procedure
	WHERE CASE WHEN procedures_behind.column_no IN (3, 7, 11) THEN r.column_no BETWEEN procedures_behind.column_no + 1 AND procedures_behind.column_no + 3
			ELSE r.column_no = procedures_behind.column_no END
		AND (procedures_behind.agency IS NULL OR r.agency = procedures_behind.agency)
	ORDER BY r.procedure, r.process_id, r.column_no
	-- Asked for in any case: the server may know beforehand that there is no row.
	LIMIT CASE WHEN check_procedure_column(procedures_behind.column_no) IS NULL THEN 0 END;
END;
COMMENT ON FUNCTION procedures_behind(integer, date, agency_code, agency_code) IS 'The procedures, or internal processes, that a cell of form II.07b counts: a column (3 to 14) on a day, within an agency''s subtree, of one agency in charge; 22023 for another column (danh sách TTHC của một ô).';
