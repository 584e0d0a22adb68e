-- Forms whose lines are figures.

-- The lines of a form, each with its figure and that of the year before, in the words of the last day
CREATE FUNCTION report_line(form text, period daterange, as_of date DEFAULT NULL, within agency_code DEFAULT NULL)
RETURNS TABLE (no integer, metric text, part text, label text, unit text, value numeric, same_period_last_year numeric)
LANGUAGE sql STABLE PARALLEL SAFE
	SET jit = off
BEGIN ATOMIC
	WITH asked AS (
		SELECT f.form, f.version, f.builtin, upper(report_line.period) - 1 AS last_day
		FROM current_form(report_line.form, upper(report_line.period) - 1, 'lines') AS f
		CROSS JOIN report_evening(report_line.period, report_line.as_of) AS e (last_day)
		WHERE e.last_day IS NOT NULL
	), this AS MATERIALIZED (
		SELECT f.metric, f.part, f.value, f.ordinality FROM figure(report_line.period, report_line.as_of, report_line.within) WITH ORDINALITY AS f
	), last AS MATERIALIZED (
		SELECT f.metric, f.part, f.value FROM figure(year_before(report_line.period), NULL, report_line.within) AS f
	)
	SELECT row_number() OVER (ORDER BY l.line_no, t.ordinality)::integer, l.metric, k.part,
		coalesce(l.label, CASE
			WHEN k.part = 'total' THEN label('reform_metric', l.metric, 'vi', q.last_day)
			WHEN k.part ~ '^round_[0-9]+$' THEN format('– %s, %s %s', label('reform_metric', l.metric, 'vi', q.last_day), lower(label('metric_part', 'round', 'vi', q.last_day)), substr(k.part, 7))
			ELSE '– ' || coalesce(nullif(label('metric_part', k.part, 'vi', q.last_day), k.part), label(coalesce(m.part_list, 'metric_part'), k.part, 'vi', q.last_day)) END),
		label('unit', d.unit, 'vi', q.last_day), t.value, y.value
	FROM asked AS q
	JOIN form_line AS l ON (l.form, l.version, l.builtin) = (q.form, q.version, q.builtin)
	LEFT JOIN this AS t ON t.metric = l.metric AND (t.part = l.part OR (l.part = '*' AND t.part <> 'total'))
	CROSS JOIN LATERAL (SELECT coalesce(t.part, l.part) AS part) AS k
	LEFT JOIN last AS y ON y.metric = l.metric AND y.part = k.part
	LEFT JOIN metrics(upper(report_line.period) - 1) AS d ON d.code = l.metric
	LEFT JOIN figure_metric() AS m ON m.metric = l.metric
	WHERE k.part <> '*'
	ORDER BY l.line_no, t.ordinality;
END;
COMMENT ON FUNCTION report_line(text, daterange, date, agency_code) IS 'The lines of a form of kind lines as report() prints them, counted now (các dòng của báo cáo).';

CREATE FUNCTION kpi_reform(period daterange, as_of date DEFAULT NULL, within agency_code DEFAULT NULL)
RETURNS TABLE (no integer, metric text, part text, metric_name text, unit text, value numeric, previous numeric, same_period_last_year numeric)
LANGUAGE sql STABLE PARALLEL SAFE ROWS 100
BEGIN ATOMIC
	SELECT l.no, l.metric, l.part, l.label, l.unit, l.value, p.value, l.same_period_last_year
	FROM report_line('reform', kpi_reform.period, kpi_reform.as_of, kpi_reform.within) AS l
	LEFT JOIN figure(period_before(kpi_reform.period), NULL, kpi_reform.within) AS p ON p.metric = l.metric AND p.part = l.part
	ORDER BY l.no;
END;
COMMENT ON FUNCTION kpi_reform(daterange, date, agency_code) IS 'The figures of the reform report of a period as of an evening, within an agency''s subtree, beside those of the period before and of the same period last year; NULL is unknown, never 0 (số liệu báo cáo cải cách hành chính).';

--@ period_view kpi_reform
--@   comment: The figures of the reform report, with the period before and the same one last year
--@   term: số liệu báo cáo cải cách hành chính theo kỳ
COMMENT ON COLUMN kpi_reform.no IS 'Place in the report (thứ tự).';
COMMENT ON COLUMN kpi_reform.metric IS 'The figure, a code of cchc.metric (chỉ tiêu).';
COMMENT ON COLUMN kpi_reform.part IS 'total, or a part of it (phần của tổng số).';
COMMENT ON COLUMN kpi_reform.metric_name IS 'What it is called (tên chỉ tiêu).';
COMMENT ON COLUMN kpi_reform.unit IS 'Its unit (đơn vị tính).';
COMMENT ON COLUMN kpi_reform.value IS 'The value, NULL where it is not known (giá trị).';
COMMENT ON COLUMN kpi_reform.previous IS 'That of the period before (kỳ trước).';
COMMENT ON COLUMN kpi_reform.same_period_last_year IS 'That of the same period of the year before (cùng kỳ năm trước).';
