-- Tasks given, and how far they are done.

CREATE FUNCTION kpi_task(from_day date, to_day date, as_of date DEFAULT NULL)
RETURNS TABLE (agency agency_code, agency_name text, assigned bigint,
	done_on_time bigint, done_late bigint, open_in_time bigint, open_overdue bigint, cancelled bigint, rate numeric)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
	SELECT t.agency, CASE GROUPING(t.agency) WHEN 0 THEN max(a.name) END, count(*),
		count(*) FILTER (WHERE s.status = 'done_on_time'), count(*) FILTER (WHERE s.status = 'done_late'),
		count(*) FILTER (WHERE s.status = 'open_in_time'), count(*) FILTER (WHERE s.status = 'open_overdue'),
		count(*) FILTER (WHERE s.status = 'cancelled'),
		(100.0 * count(*) FILTER (WHERE s.status IN ('done_on_time', 'done_late'))
			/ nullif(count(*) FILTER (WHERE s.status <> 'cancelled'), 0))::numeric(5, 2)
	FROM (SELECT coalesce(as_of, to_day - 1) AS last_day) AS e
	JOIN task AS t ON t.assigned_on >= from_day AND t.assigned_on < least(to_day, e.last_day + 1)
	JOIN agency AS a ON a.code = t.agency
	CROSS JOIN LATERAL (SELECT CASE
		WHEN t.cancelled_on <= e.last_day THEN 'cancelled'
		WHEN t.done_on <= e.last_day AND t.done_on > t.due_on THEN 'done_late'
		WHEN t.done_on <= e.last_day THEN 'done_on_time'
		WHEN t.due_on < e.last_day THEN 'open_overdue'
		ELSE 'open_in_time' END AS status) AS s
	WHERE check_period(from_day, to_day)
	GROUP BY ROLLUP (t.agency)
	HAVING from_day < to_day
	ORDER BY GROUPING(t.agency) DESC, t.agency;
END;
COMMENT ON FUNCTION kpi_task(date, date, date) IS 'Tasks given in a period, in all (agency NULL) and by agency, in the words of the list task_status at the end of as_of, or of the period; the rate is what was done, per cent of what was not taken back (tình hình thực hiện nhiệm vụ).';
