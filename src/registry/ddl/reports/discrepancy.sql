-- Reported figures against their own parts and against the rows.

CREATE VIEW discrepancy WITH (security_invoker = true) AS
	SELECT d.source, d.period, d.metric, d.part, d.against, label('discrepancy_against', d.against) AS against_name,
		d.reported, d.found, d.difference, d.explanation
	FROM (
		-- A total against the sum of its parts, which rates do not have; unknown parts can only add.
		SELECT t.source, t.period, t.metric, 'total'::text AS part, 'parts'::text AS against,
			t.value AS reported, p.value AS found, p.value - t.value AS difference,
			format('%s %s %s', t.value, CASE WHEN p.unknown > 0 THEN '<' ELSE '≠' END, p.terms) AS explanation
		FROM reported_figure AS t
		CROSS JOIN LATERAL (
			SELECT sum(p.value) AS value, count(*) - count(p.value) AS unknown,
				string_agg(p.value::text, ' + ' ORDER BY p.value, p.part) AS terms
			FROM reported_figure AS p
			WHERE p.source = t.source AND p.period = t.period AND p.metric = t.metric AND p.part <> 'total') AS p
		LEFT JOIN metrics() AS m ON m.code = t.metric
		WHERE t.part = 'total' AND m.unit IS DISTINCT FROM 'percent' AND CASE WHEN p.unknown > 0 THEN p.value > t.value ELSE p.value <> t.value END
		UNION ALL
		-- A reported figure against the rows of the registry, at as many decimals as it states.
		SELECT r.source, r.period, r.metric, r.part, 'rows' AS against,
			r.value, f.value, f.value - r.value AS difference, format('%s ≠ %s', r.value, f.value) AS explanation
		FROM (SELECT DISTINCT r.period FROM reported_figure AS r WHERE isfinite(lower(r.period)) AND isfinite(upper(r.period))) AS d
		CROSS JOIN LATERAL figure(d.period) AS f
		JOIN reported_figure AS r ON (r.period, r.metric, r.part) = (d.period, f.metric, f.part)
		WHERE r.value <> round(f.value, scale(r.value))
		UNION ALL
		-- A signed report that stands against what is counted today for the same evening.
		SELECT format('signed %s', r.report_id), r.period, concat_ws(' ', r.form, d.column_no), d.name, 'signed' AS against,
			d.signed, d.counted, d.difference, format('%s ≠ %s', coalesce(d.signed::text, '–'), coalesce(d.counted::text, '–')) AS explanation
		FROM (
			SELECT r.report_id, r.period, r.form FROM signed_report AS r
			WHERE NOT EXISTS (SELECT FROM signed_report AS n WHERE n.replaces = r.report_id)
				-- What was signed outlives a form or a reading of one's own: it cannot be counted anew, and must not stop the others.
				AND EXISTS (SELECT FROM form AS f WHERE f.form = r.form)
				AND (r.grouped_by IS NULL OR r.grouped_by IN (SELECT g.code FROM terms('grouping') AS g) OR EXISTS (SELECT FROM index_weight AS w WHERE w.reading = r.grouped_by))
			OFFSET 0) AS r
		CROSS JOIN LATERAL report_drift(r.report_id) AS d) AS d;
COMMENT ON VIEW discrepancy IS 'Reported figures that contradict their own parts or the rows of the registry, and cells of signed reports that are counted otherwise today, of those whose form there still is; unknown figures contradict nothing (số liệu mâu thuẫn).';
COMMENT ON COLUMN discrepancy.source IS 'The report, or "signed" and the number of a signed one (nguồn).';
COMMENT ON COLUMN discrepancy.period IS 'Days that the report covers (kỳ báo cáo).';
COMMENT ON COLUMN discrepancy.metric IS 'The figure, or form and column of a signed report (chỉ tiêu).';
COMMENT ON COLUMN discrepancy.part IS 'total, or the part of the total; the line of a signed report (phần của tổng số).';
COMMENT ON COLUMN discrepancy.against IS 'parts: the total against its own parts; rows: against what the registry counts; signed: what was signed against that (đối chiếu với).';
COMMENT ON COLUMN discrepancy.against_name IS 'The same in Vietnamese (tên đối chiếu).';
COMMENT ON COLUMN discrepancy.reported IS 'What the report says (số báo cáo).';
COMMENT ON COLUMN discrepancy.found IS 'The sum of the parts, or the number of rows (số đối chiếu).';
COMMENT ON COLUMN discrepancy.difference IS 'found less reported (chênh lệch).';
COMMENT ON COLUMN discrepancy.explanation IS 'The contradiction in one line (diễn giải).';
