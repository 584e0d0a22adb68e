-- Interlinked groups in force.

CREATE FUNCTION kpi_interlinked(on_day date)
RETURNS TABLE (group_id bigint, name text, number document_number, signed_on date, procedures bigint)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
	SELECT g.group_id, max(g.name), max(d.number), max(d.signed_on), count(m.procedure)
	FROM interlinked_group AS g
	JOIN document AS d USING (document_id)
	LEFT JOIN interlinked_member AS m USING (group_id)
	WHERE g.valid @> on_day
	GROUP BY g.group_id
	ORDER BY g.group_id;
END;
COMMENT ON FUNCTION kpi_interlinked(date) IS 'Interlinked groups in force on a day and how many procedures each joins (nhóm thủ tục hành chính liên thông).';
