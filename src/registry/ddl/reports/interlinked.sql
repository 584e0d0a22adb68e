-- Interlinked groups: those decided in a period, and those in force at its end.

CREATE FUNCTION interlinked_in(period daterange, as_of date DEFAULT NULL, within agency_code DEFAULT NULL)
RETURNS TABLE (group_id bigint, group_name text, document_id bigint, number document_number, signed_on date,
	procedure procedure_code, procedure_name text, agency agency_code, agency_name text, decided boolean, in_force boolean)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
	SELECT g.group_id, g.name, d.document_id, d.number, d.signed_on, m.procedure, p.name, a.code, a.name,
		d.signed_on <@ period, g.valid @> e.last_day
	FROM report_evening(period, as_of) AS e (last_day)
	JOIN document AS d ON d.signed_on <= e.last_day
	JOIN interlinked_group AS g USING (document_id)
	LEFT JOIN interlinked_member AS m USING (group_id)
	LEFT JOIN procedure AS p ON p.code = m.procedure
	-- A group whose members are not entered is its issuer's.
	JOIN agency AS a ON a.code = coalesce(p.agency, d.issuer)
	-- Asked for in any case: of an empty register the server may look at nothing else.
	WHERE report_evening(period, as_of) IS NOT NULL AND (d.signed_on <@ period OR g.valid @> e.last_day) AND (within IS NULL OR a.code <@ within);
END;
COMMENT ON FUNCTION interlinked_in(daterange, date, agency_code) IS 'Members of interlinked groups approved by documents signed in a period or in force in its evening (as in report_evening()), where the agency in charge of the procedure lies within an agency''s subtree; NULL: everywhere. A group without members has one row whose procedure is NULL (nhóm thủ tục hành chính liên thông trong kỳ).';

CREATE FUNCTION kpi_interlinked(period daterange, as_of date DEFAULT NULL, within agency_code DEFAULT NULL)
RETURNS TABLE (group_id bigint, group_name text, number document_number, signed_on date, decided boolean, in_force boolean, procedures bigint, agencies bigint)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
	SELECT m.group_id, m.group_name, m.number, m.signed_on, m.decided, m.in_force,
		nullif(count(m.procedure), 0), CASE WHEN count(m.procedure) > 0 THEN count(DISTINCT m.agency) END
	FROM interlinked_in(period, as_of, within) AS m
	GROUP BY m.group_id, m.group_name, m.number, m.signed_on, m.decided, m.in_force
	ORDER BY m.signed_on, m.group_id;
END;
COMMENT ON FUNCTION kpi_interlinked(daterange, date, agency_code) IS 'Interlinked groups approved in a period and those in force in its evening, one row a group, with how many procedures and agencies each joins within an agency''s subtree (NULL: everywhere); NULL where its members are not entered (nhóm thủ tục hành chính liên thông).';

--@ period_view kpi_interlinked
--@   comment: Interlinked groups approved in the period and in force at its end
--@   term: nhóm thủ tục hành chính liên thông theo kỳ
COMMENT ON COLUMN kpi_interlinked.group_id IS 'Number of the group in this registry (định danh nhóm).';
COMMENT ON COLUMN kpi_interlinked.group_name IS 'Its name (tên nhóm).';
COMMENT ON COLUMN kpi_interlinked.number IS 'Number of the document that approves it (văn bản phê duyệt).';
COMMENT ON COLUMN kpi_interlinked.signed_on IS 'Day of its signature (ngày ban hành).';
COMMENT ON COLUMN kpi_interlinked.decided IS 'Whether that lies in the period (phê duyệt trong kỳ).';
COMMENT ON COLUMN kpi_interlinked.in_force IS 'Whether the group is in force in the evening of the report (đang có hiệu lực).';
COMMENT ON COLUMN kpi_interlinked.procedures IS 'Procedures that it joins, NULL where they are not entered (số thủ tục trong nhóm).';
COMMENT ON COLUMN kpi_interlinked.agencies IS 'Agencies in charge of them (số cơ quan tham gia).';
