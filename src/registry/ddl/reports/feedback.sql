-- Feedback, and whether it was handled in time.

CREATE FUNCTION kpi_feedback(from_day date, to_day date, as_of date DEFAULT NULL)
RETURNS TABLE (agency agency_code, agency_name text, received bigint, on_time bigint, late bigint,
	rate numeric, unknown bigint, satisfied bigint, dissatisfied bigint)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
	SELECT f.agency, CASE GROUPING(f.agency) WHEN 0 THEN max(a.name) END, count(*),
		count(*) FILTER (WHERE s.ended_on <= s.due_on),
		count(*) FILTER (WHERE coalesce(s.ended_on, e.last_day) > s.due_on),
		(100.0 * count(*) FILTER (WHERE s.ended_on <= s.due_on)
			/ nullif(count(*) FILTER (WHERE s.ended_on IS NOT NULL OR e.last_day > s.due_on), 0))::numeric(5, 2),
		count(*) FILTER (WHERE s.ended_on IS NULL AND e.last_day <= s.due_on),
		count(*) FILTER (WHERE f.satisfied AND s.ended_on IS NOT NULL),
		count(*) FILTER (WHERE NOT f.satisfied AND s.ended_on IS NOT NULL)
	FROM (SELECT coalesce(as_of, to_day - 1) AS last_day) AS e
	JOIN feedback AS f ON f.received_on >= from_day AND f.received_on < least(to_day, e.last_day + 1)
	JOIN agency AS a ON a.code = f.agency
	CROSS JOIN LATERAL (SELECT timezone(interval '7 hours', coalesce(f.refused_at, f.answered_at))::date AS day) AS d
	CROSS JOIN LATERAL (SELECT CASE WHEN d.day <= e.last_day THEN d.day END AS ended_on,
		-- As index 766 counts (group 6): 2 working days to refuse, 15 to answer
		add_working_days(f.received_on, CASE WHEN f.refused_at IS NOT NULL AND d.day <= e.last_day THEN 2 ELSE 15 END, (SELECT calendar())) AS due_on) AS s
	WHERE check_period(from_day, to_day)
	GROUP BY ROLLUP (f.agency)
	HAVING from_day < to_day
	ORDER BY GROUPING(f.agency) DESC, f.agency;
END;
COMMENT ON FUNCTION kpi_feedback(date, date, date) IS 'Feedback received in a period and answered within 15 working days, or refused within 2, in all (agency NULL) and by agency, as known on as_of, or at the end of the period; unknown is what is still open in time, the rate per cent and NULL when nothing is known (xử lý phản ánh, kiến nghị).';
