-- Inspection rounds, what became of their findings, and how many units they reached.

CREATE FUNCTION kpi_inspection(from_day date, to_day date, as_of date DEFAULT NULL)
RETURNS TABLE (inspection_id bigint, subject text, title text, round_no integer, during daterange,
	working_days integer, unannounced boolean, units bigint, found bigint, due bigint, fixed bigint, verified bigint, overdue bigint)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
	SELECT r.inspection_id, i.subject, i.title, r.round_no, coalesce(r.during, r.counted_in),
		working_days_between(lower(r.during) - 1, upper(r.during) - 1, (SELECT calendar())), r.unannounced,
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
	WHERE check_period(from_day, to_day)
		AND (lower(r.during) <@ daterange(from_day, to_day) OR r.counted_in <@ daterange(from_day, to_day))
	ORDER BY lower(coalesce(r.during, r.counted_in)), r.inspection_id, r.round_no;
END;
COMMENT ON FUNCTION kpi_inspection(date, date, date) IS 'Inspection rounds that begin in a period, or without days are reported to one inside it: working days, units visited, and findings found, due, fixed, verified and overdue at the end of as_of, or of the period; NULL where no visit is recorded (công tác kiểm tra).';

CREATE FUNCTION kpi_coverage(from_day date, to_day date)
RETURNS TABLE (level text, inspected bigint, units bigint, rate numeric)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
	SELECT l.level, v.inspected, u.units, (100.0 * v.inspected / nullif(u.units, 0))::numeric(5, 2)
	FROM unnest(ARRAY['ministry', 'province', 'district', 'commune', 'other']) WITH ORDINALITY AS l (level, place)
	CROSS JOIN LATERAL (
		SELECT count(DISTINCT v.agency) AS inspected
		FROM inspection_round AS r
		JOIN inspection_visit AS v USING (inspection_id, round_no)
		JOIN agency AS a ON a.code = v.agency
		WHERE a.level = l.level
			AND (lower(r.during) <@ daterange(from_day, to_day) OR r.counted_in <@ daterange(from_day, to_day))) AS v
	CROSS JOIN LATERAL (
		-- The number that a document gives; else the agencies of the register, the level's own authority aside
		SELECT coalesce((
			SELECT c.units FROM unit_count AS c WHERE c.level = l.level AND c.year = extract(year FROM to_day - 1)), (
			SELECT count(*) FROM agency AS a WHERE a.level = l.level AND a.valid @> to_day - 1 AND a.kind NOT IN ('province', 'national_portal')))
			AS units) AS u
	WHERE check_period(from_day, to_day) AND from_day < to_day AND (u.units > 0 OR v.inspected > 0)
	ORDER BY l.place;
END;
COMMENT ON FUNCTION kpi_coverage(date, date) IS 'Units of each level inspected in a period, of the units that there are: the number of unit_count for the year in which the period ends, else the agencies of the register on its last day; the rate is per cent (tỷ lệ cơ quan, đơn vị được kiểm tra).';
