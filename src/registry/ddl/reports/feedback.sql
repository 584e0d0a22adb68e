-- Feedback, and whether it was handled in time.

CREATE FUNCTION kpi_feedback(from_day date, to_day date, as_of date DEFAULT NULL)
RETURNS TABLE (agency agency_code, agency_name text, received bigint, refused bigint, supplement_asked bigint, answered bigint,
	on_time bigint, late bigint, rate numeric, unknown bigint,
	refused_late bigint, supplement_late bigint, answered_late bigint, satisfied bigint, dissatisfied bigint)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
	SELECT f.agency, CASE GROUPING(f.agency) WHEN 0 THEN max(a.name) END, count(*),
		count(s.refused_on), count(s.asked_on), count(s.answered_on),
		count(*) FILTER (WHERE c.on_time), count(*) FILTER (WHERE NOT c.on_time),
		(100.0 * count(*) FILTER (WHERE c.on_time) / nullif(count(c.on_time), 0))::numeric(5, 2),
		count(*) - count(c.on_time),
		count(*) FILTER (WHERE s.refused_on > t.refuse_by), count(*) FILTER (WHERE s.asked_on > t.ask_by),
		count(*) FILTER (WHERE s.answered_on > t.answer_by OR s.open AND e.last_day > t.answer_by),
		count(*) FILTER (WHERE f.satisfied AND s.answered_on IS NOT NULL),
		count(*) FILTER (WHERE NOT f.satisfied AND s.answered_on IS NOT NULL)
	FROM (SELECT coalesce(as_of, to_day - 1) AS last_day) AS e
	JOIN feedback AS f ON f.received_on >= from_day AND f.received_on < least(to_day, e.last_day + 1)
	JOIN agency AS a ON a.code = f.agency
	-- What had happened in the evening
	CROSS JOIN LATERAL (SELECT
		CASE WHEN local_day(f.refused_at) <= e.last_day THEN local_day(f.refused_at) END AS refused_on,
		CASE WHEN local_day(f.supplement_asked_at) <= e.last_day THEN local_day(f.supplement_asked_at) END AS asked_on,
		CASE WHEN local_day(f.answered_at) <= e.last_day THEN local_day(f.answered_at) END AS answered_on,
		coalesce(local_day(coalesce(f.refused_at, f.answered_at)) > e.last_day, true) AS open) AS s
	-- Decree 20/2008/NĐ-CP as index 766 counts (group 6): 2 working days to refuse, 5 to ask back, 15 to answer
	CROSS JOIN LATERAL (SELECT
		add_working_days(f.received_on, 2, (SELECT calendar())) AS refuse_by,
		add_working_days(f.received_on, 5, (SELECT calendar())) AS ask_by,
		add_working_days(f.received_on, 15, (SELECT calendar())) AS answer_by) AS t
	-- A clock that was missed makes it late; one that still runs, unknown.
	CROSS JOIN LATERAL (SELECT CASE
		WHEN s.refused_on > t.refuse_by OR s.asked_on > t.ask_by OR s.answered_on > t.answer_by
			OR s.open AND e.last_day > t.answer_by THEN false
		WHEN NOT s.open THEN true END AS on_time) AS c
	WHERE check_period(from_day, to_day)
	GROUP BY ROLLUP (f.agency)
	HAVING from_day < to_day
	ORDER BY GROUPING(f.agency) DESC, f.agency;
END;
COMMENT ON FUNCTION kpi_feedback(date, date, date) IS 'Feedback received in a period, in all (agency NULL) and by agency, as known on as_of, or at the end of the period: on time when refused within 2 working days, or answered within 15 and, where the sender was asked back, asked within 5; unknown is what is still open in time, the rate per cent and NULL when nothing is known (xử lý phản ánh, kiến nghị).';
