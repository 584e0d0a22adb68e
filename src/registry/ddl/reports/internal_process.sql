-- Approved internal processes.

CREATE FUNCTION kpi_internal_process(from_day date, to_day date)
RETURNS TABLE (agency agency_code, agency_name text, decisions bigint, procedures bigint,
	interlinked bigint, not_interlinked bigint)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
	SELECT p.agency, CASE GROUPING(p.agency) WHEN 0 THEN max(a.name) END, count(DISTINCT d.document_id), count(DISTINCT i.procedure),
		count(DISTINCT i.procedure) FILTER (WHERE i.interlinked),
		count(DISTINCT i.procedure) FILTER (WHERE NOT i.interlinked)
	FROM document AS d
	JOIN internal_process AS i USING (document_id)
	JOIN procedure AS p ON p.code = i.procedure
	JOIN agency AS a ON a.code = p.agency
	WHERE check_period(from_day, to_day) AND d.signed_on >= from_day AND d.signed_on < to_day
	GROUP BY ROLLUP (p.agency)
	HAVING from_day < to_day
	ORDER BY GROUPING(p.agency) DESC, p.agency;
END;
COMMENT ON FUNCTION kpi_internal_process(date, date) IS 'Procedures whose internal process was approved by a decision signed in a period, in all (agency NULL) and by agency in charge (phê duyệt quy trình nội bộ).';
