-- Simplifications, and what they save.

CREATE FUNCTION kpi_simplification(from_day date, to_day date)
RETURNS TABLE (agency agency_code, agency_name text, procedures bigint, fields bigint,
	days_saved numeric, saving numeric, saving_unknown bigint)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
	SELECT s.agency, CASE GROUPING(s.agency) WHEN 0 THEN max(a.name) END, count(DISTINCT s.procedure), count(DISTINCT p.field_id),
		sum(s.days_before - s.days_after), sum(s.saving), count(*) - count(s.saving)
	FROM document AS d
	JOIN simplification AS s USING (document_id)
	JOIN procedure AS p ON p.code = s.procedure
	JOIN agency AS a ON a.code = s.agency
	WHERE check_period(from_day, to_day) AND d.signed_on >= from_day AND d.signed_on < to_day
	GROUP BY ROLLUP (s.agency)
	HAVING from_day < to_day
	ORDER BY GROUPING(s.agency) DESC, s.agency;
END;
COMMENT ON FUNCTION kpi_simplification(date, date) IS 'Procedures simplified by decisions signed in a period, in all (agency NULL) and by agency, with days saved a case, đồng saved a year, and how many savings are unknown (đơn giản hóa thủ tục hành chính).';
