-- Delegations in force.

CREATE FUNCTION kpi_delegation(on_day date)
RETURNS TABLE (from_agency agency_code, to_agency agency_code, to_agency_name text,
	fields bigint, procedures bigint)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
	SELECT g.from_agency, g.to_agency, max(a.name), count(DISTINCT p.field_id),
		CASE WHEN bool_and(g.procedure IS NOT NULL) THEN count(*) END
	FROM delegation AS g
	JOIN agency AS a ON a.code = g.to_agency
	LEFT JOIN procedure AS q ON q.code = g.procedure
	CROSS JOIN LATERAL (SELECT coalesce(g.field_id, q.field_id) AS field_id) AS p
	WHERE g.valid @> on_day
	GROUP BY g.from_agency, g.to_agency
	ORDER BY g.from_agency, g.to_agency;
END;
COMMENT ON FUNCTION kpi_delegation(date) IS 'Delegations in force on a day; procedures is NULL (unknown) where a document names a field and not its procedures (ủy quyền giải quyết thủ tục hành chính).';
