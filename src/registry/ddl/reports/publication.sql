-- Published procedures; a register counts the documents signed in the period.

CREATE FUNCTION kpi_publication(from_day date, to_day date)
RETURNS TABLE (agency agency_code, agency_name text, decisions bigint, procedures bigint,
	new bigint, amended bigint, replaced bigint, abolished bigint, complete bigint,
	public_on_time bigint, public_late bigint, rate numeric, unknown bigint)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
	SELECT p.agency, CASE GROUPING(p.agency) WHEN 0 THEN max(a.name) END, count(DISTINCT d.document_id), count(DISTINCT b.procedure),
		count(*) FILTER (WHERE b.action = 'new'), count(*) FILTER (WHERE b.action = 'amended'),
		count(*) FILTER (WHERE b.action = 'replaced'), count(*) FILTER (WHERE b.action = 'abolished'),
		count(*) FILTER (WHERE b.complete),
		count(*) FILTER (WHERE b.disclosed_on <= t.due_on),
		count(*) FILTER (WHERE b.disclosed_on > t.due_on),
		(100.0 * count(*) FILTER (WHERE b.disclosed_on <= t.due_on) / nullif(count(b.disclosed_on), 0))::numeric(5, 2),
		count(*) - count(b.disclosed_on)
	FROM document AS d
	JOIN publication AS b USING (document_id)
	JOIN procedure AS p ON p.code = b.procedure
	JOIN agency AS a ON a.code = p.agency
	CROSS JOIN LATERAL (SELECT add_working_days(d.signed_on, 5, (SELECT calendar())) AS due_on) AS t
	WHERE check_period(from_day, to_day) AND d.signed_on >= from_day AND d.signed_on < to_day
	GROUP BY ROLLUP (p.agency)
	HAVING from_day < to_day
	ORDER BY GROUPING(p.agency) DESC, p.agency;
END;
COMMENT ON FUNCTION kpi_publication(date, date) IS 'Procedures published by decisions signed in a period, in all (agency NULL) and by agency in charge; on time means public within 5 working days of the decision, the rate is in per cent and NULL when nothing is known (công bố, công khai thủ tục hành chính).';
