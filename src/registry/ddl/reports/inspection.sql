-- Inspection rounds, and what became of their findings.

CREATE FUNCTION kpi_inspection(from_day date, to_day date, as_of date DEFAULT NULL)
RETURNS TABLE (inspection_id bigint, subject text, title text, round_no integer, during daterange,
	working_days integer, units bigint, found bigint, due bigint, fixed bigint, verified bigint, overdue bigint)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
	SELECT r.inspection_id, i.subject, i.title, r.round_no, r.during,
		working_days_between(lower(r.during) - 1, upper(r.during) - 1, (SELECT calendar())),
		v.units, v.found, v.due, v.fixed, v.verified, v.overdue
	FROM (SELECT coalesce(as_of, to_day - 1) AS last_day) AS e
	CROSS JOIN inspection_round AS r
	JOIN inspection AS i USING (inspection_id)
	LEFT JOIN LATERAL (
		SELECT count(DISTINCT v.agency) AS units,
			count(f.finding_id) AS found,
			count(*) FILTER (WHERE f.remedy_due_on <= e.last_day) AS due,
			count(*) FILTER (WHERE f.remedied_on <= e.last_day) AS fixed,
			count(*) FILTER (WHERE f.verified_on <= e.last_day) AS verified,
			count(*) FILTER (WHERE f.remedy_due_on < e.last_day
				AND (f.remedied_on IS NULL OR f.remedied_on > e.last_day)) AS overdue
		FROM inspection_visit AS v
		LEFT JOIN finding AS f USING (visit_id)
		WHERE v.inspection_id = r.inspection_id AND v.round_no = r.round_no
		HAVING count(*) > 0) AS v ON true
	WHERE check_period(from_day, to_day) AND lower(r.during) >= from_day AND lower(r.during) < to_day
	ORDER BY lower(r.during), r.inspection_id, r.round_no;
END;
COMMENT ON FUNCTION kpi_inspection(date, date, date) IS 'Inspection rounds that begin in a period: working days, units visited, and findings found, due, fixed, verified and overdue at the end of as_of, or of the period; NULL where no visit is recorded (công tác kiểm tra).';
