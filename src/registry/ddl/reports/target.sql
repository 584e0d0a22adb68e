-- Targets, and whether they are reached.

-- What the metrics of kpi_digital() are called in the report
CREATE FUNCTION digital_figure()
RETURNS TABLE (metric text, digital text)
LANGUAGE sql IMMUTABLE PARALLEL SAFE ROWS 5
BEGIN ATOMIC
	SELECT m.metric, m.digital FROM (VALUES ('online_dossier_rate', 'online_where_offered'), ('online_payment_rate', 'paid_online'),
		('digitised_dossier_rate', 'digitised'), ('electronic_result_rate', 'e_result'), ('data_reuse_rate', 'reused_data')) AS m (metric, digital);
END;
COMMENT ON FUNCTION digital_figure() IS 'Which metric of kpi_digital() a rate of the reform report and a target of the same name is (chỉ tiêu chuyển đổi số của báo cáo).';

CREATE FUNCTION target_in(period daterange, as_of date DEFAULT NULL, within agency_code DEFAULT NULL)
RETURNS TABLE (indicator text, indicator_name text, level text, level_name text, target numeric, value numeric, met boolean)
LANGUAGE sql STABLE PARALLEL SAFE ROWS 100
BEGIN ATOMIC
	WITH stay AS (
		SELECT s.*, a.level FROM stay_alike(period, as_of, within) AS s LEFT JOIN agency AS a ON a.code = s.agency
	), measured AS (
		SELECT 'on_time_rate' AS indicator, s.level, round(100.0 * coalesce(sum(s.n) FILTER (WHERE s.closing < 3), 0) / sum(s.n), 2) AS value
		FROM stay AS s WHERE s.closing <= 3 GROUP BY s.level
		UNION ALL
		SELECT f.metric, s.level, round(100.0 * coalesce(sum(s.n) FILTER (WHERE m.done), 0) / nullif(sum(s.n) FILTER (WHERE m.done IS NOT NULL), 0), 2)
		FROM stay AS s
		CROSS JOIN LATERAL digital_metric(s.channel, s.online_level, s.has_fee, s.paid_online, s.digitised, s.reused_data, s.population_data,
			s.ended_with_paper, s.e_result, s.handed_over, s.return_channel) AS m
		JOIN digital_figure() AS f ON f.digital = m.metric
		WHERE s.counted
		GROUP BY f.metric, s.level
		UNION ALL
		SELECT 'satisfaction_rate' AS indicator, s.level, round(100.0 * count(*) FILTER (WHERE s.score >= 4) / count(*), 2)
		FROM survey_in(period, as_of, within) AS s GROUP BY s.level
		UNION ALL
		SELECT 'full_online_rate' AS indicator, l.level, round(100.0 * count(*) FILTER (WHERE p.online_level = 'full') / count(*), 2)
		FROM report_evening(period, as_of) AS e (last_day)
		JOIN procedure AS p ON p.valid @> e.last_day AND (p.online_eligible OR p.online_level IN ('partial', 'full'))
		CROSS JOIN LATERAL unnest(p.levels) AS l (level)
		WHERE within IS NULL OR p.agency <@ within
		GROUP BY l.level
		UNION ALL
		SELECT m.indicator, b.level, round(100.0 * count(*) FILTER (WHERE m.in_time) / nullif(count(m.in_time), 0), 2)
		FROM publication_in(period, as_of, within) AS b
		CROSS JOIN LATERAL (VALUES ('publication_on_time_rate', b.signed_on <= b.sign_by), ('disclosure_on_time_rate', b.disclosed_on <= b.disclose_by)) AS m (indicator, in_time)
		GROUP BY m.indicator, b.level
		UNION ALL
		SELECT 'feedback_on_time_rate' AS indicator, f.level, round(100.0 * count(*) FILTER (WHERE f.on_time) / nullif(count(f.on_time), 0), 2)
		FROM feedback_in(period, as_of, within) AS f GROUP BY f.level
		UNION ALL
		SELECT 'cost_reduction_rate' AS indicator, s.level, CASE WHEN count(*) = count(s.saving) THEN round(100.0 * sum(s.saving) / nullif(sum(s.cost_before), 0), 2) END
		FROM simplification_in(period, as_of, within) AS s GROUP BY s.level
		UNION ALL
		SELECT 'inspection_coverage_rate' AS indicator, c.level, CASE WHEN c.unrecorded = 0 THEN c.rate END
		FROM kpi_coverage(period, as_of, within) AS c
		UNION ALL
		SELECT 'remedied_finding_rate' AS indicator, f.level, round(100.0 * count(f.remedied_on) / count(*), 2)
		FROM finding_in(period, as_of, within) AS f GROUP BY f.level
		UNION ALL
		SELECT 'completed_task_rate' AS indicator, t.level, round(100.0 * count(t.done_on) / nullif(count(*) FILTER (WHERE t.status <> 'cancelled'), 0), 2)
		FROM task_in(period, as_of, within) AS t GROUP BY t.level
	)
	SELECT g.indicator, label('target_indicator', g.indicator, 'vi', y.last_day), g.level, label('admin_level', g.level, 'vi', y.last_day),
		g.value, v.value, CASE WHEN m.direction = 'lower_better' THEN v.value <= g.value ELSE v.value >= g.value END
	FROM (SELECT coalesce(upper(period) - 1, e.last_day) AS last_day FROM report_evening(period, as_of) AS e (last_day) WHERE e.last_day IS NOT NULL) AS y
	JOIN target AS g ON g.year = extract(year FROM y.last_day)
	LEFT JOIN measured AS k USING (indicator, level)
	LEFT JOIN metrics(y.last_day) AS m ON m.code = g.indicator
	-- What the registry does not count, one's own view may.
	LEFT JOIN own_figure AS o ON o.period = target_in.period AND o.metric = g.indicator AND o.part = g.level AND within IS NULL
	CROSS JOIN LATERAL (SELECT coalesce(k.value, o.value) AS value) AS v
	-- Asked for in any case: of an empty register the server may look at nothing else.
	WHERE report_evening(target_in.period, target_in.as_of) IS NOT NULL
	ORDER BY g.indicator, array_position(ARRAY['ministry', 'province', 'district', 'commune', 'other'], g.level);
END;
COMMENT ON FUNCTION target_in(daterange, date, agency_code) IS 'What kpi_target() gives, as what reads it plans it (kết quả thực hiện chỉ tiêu).';

CREATE FUNCTION kpi_target(period daterange, as_of date DEFAULT NULL, within agency_code DEFAULT NULL)
RETURNS TABLE (indicator text, indicator_name text, level text, level_name text, target numeric, value numeric, met boolean)
LANGUAGE sql STABLE PARALLEL SAFE ROWS 100
	SET jit = off
BEGIN ATOMIC
	SELECT t.indicator, t.indicator_name, t.level, t.level_name, t.target, t.value, t.met FROM target_in(period, as_of, within) AS t;
END;
COMMENT ON FUNCTION kpi_target(daterange, date, agency_code) IS 'Targets of the year in which a period ends, beside what the agencies of their level reached in the period as of an evening, within an agency''s subtree (NULL: everywhere); value and met are NULL where neither the registry nor own_figure (metric the indicator, part the level) tells; a target is met from above, where cchc.metric says lower_better from below (kết quả thực hiện chỉ tiêu).';

--@ period_view kpi_target
--@   comment: Targets of the year and whether they are reached, by indicator and level
--@   term: kết quả thực hiện chỉ tiêu theo kỳ
COMMENT ON COLUMN kpi_target.indicator IS 'The indicator, a code target_indicator of cchc.term (chỉ số).';
COMMENT ON COLUMN kpi_target.indicator_name IS 'The same in Vietnamese (tên chỉ số).';
COMMENT ON COLUMN kpi_target.level IS 'Level that it binds (cấp).';
COMMENT ON COLUMN kpi_target.level_name IS 'The same in Vietnamese (tên cấp).';
COMMENT ON COLUMN kpi_target.target IS 'The value to reach in the year: per cent of a rate, points of a score (giá trị chỉ tiêu).';
COMMENT ON COLUMN kpi_target.value IS 'The value reached in the period, in the same unit, NULL unknown (giá trị đạt được).';
COMMENT ON COLUMN kpi_target.met IS 'Whether that is enough, NULL unknown (đạt chỉ tiêu).';
