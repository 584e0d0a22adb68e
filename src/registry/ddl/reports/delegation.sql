-- Delegations: those decided in a period, and those in force at its end.

CREATE FUNCTION delegation_in(period daterange, as_of date DEFAULT NULL, within agency_code DEFAULT NULL)
RETURNS TABLE (delegation_id bigint, document_id bigint, number document_number, signed_on date, from_agency agency_code, from_agency_name text,
	to_agency agency_code, to_agency_name text, field_id integer, field text, procedure procedure_code, procedure_name text, decided boolean, in_force boolean)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
	SELECT g.delegation_id, d.document_id, d.number, d.signed_on, g.from_agency, o.name, g.to_agency, t.name,
		f.field_id, f.name, g.procedure, p.name, d.signed_on <@ period, g.valid @> e.last_day
	FROM report_evening(period, as_of) AS e (last_day)
	JOIN document AS d ON d.signed_on <= e.last_day
	JOIN delegation AS g USING (document_id)
	JOIN agency AS o ON o.code = g.from_agency
	JOIN agency AS t ON t.code = g.to_agency
	LEFT JOIN procedure AS p ON p.code = g.procedure
	JOIN field AS f ON f.field_id = coalesce(g.field_id, p.field_id)
	-- Asked for in any case: of an empty register the server may look at nothing else.
	WHERE report_evening(period, as_of) IS NOT NULL AND (d.signed_on <@ period OR g.valid @> e.last_day) AND (within IS NULL OR g.to_agency <@ within);
END;
COMMENT ON FUNCTION delegation_in(daterange, date, agency_code) IS 'Delegations decided by documents signed in a period or in force in its evening (as in report_evening()), to agencies within an agency''s subtree; NULL: everywhere. procedure is NULL where the document names a field and not its procedures: how many they are is unknown (ủy quyền trong kỳ).';

CREATE FUNCTION kpi_delegation(period daterange, as_of date DEFAULT NULL, within agency_code DEFAULT NULL)
RETURNS TABLE (from_agency agency_code, from_agency_name text, to_agency agency_code, to_agency_name text, field_id integer, field text,
	decisions bigint, procedures bigint, procedures_in_force bigint)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
	SELECT g.from_agency, g.from_agency_name, g.to_agency, g.to_agency_name, g.field_id, g.field,
		count(DISTINCT g.document_id) FILTER (WHERE g.decided),
		CASE WHEN bool_and(g.procedure IS NOT NULL OR NOT g.decided) THEN count(DISTINCT g.procedure) FILTER (WHERE g.decided) END,
		CASE WHEN bool_and(g.procedure IS NOT NULL OR NOT g.in_force) THEN count(DISTINCT g.procedure) FILTER (WHERE g.in_force) END
	FROM delegation_in(period, as_of, within) AS g
	GROUP BY g.from_agency, g.from_agency_name, g.to_agency, g.to_agency_name, g.field_id, g.field
	ORDER BY g.from_agency, g.to_agency, g.field_id;
END;
COMMENT ON FUNCTION kpi_delegation(daterange, date, agency_code) IS 'Delegations decided in a period and those in force in its evening, by agencies and field, within the subtree of the agency that receives the power (NULL: everywhere); procedures are NULL (unknown) where a document names a field and not its procedures (ủy quyền giải quyết thủ tục hành chính).';

--@ period_view kpi_delegation
--@   comment: Delegations decided in the period and in force at its end, by agencies and field
--@   term: ủy quyền giải quyết thủ tục hành chính theo kỳ
COMMENT ON COLUMN kpi_delegation.from_agency IS 'Agency that delegates (cơ quan ủy quyền).';
COMMENT ON COLUMN kpi_delegation.from_agency_name IS 'Its name (tên cơ quan ủy quyền).';
COMMENT ON COLUMN kpi_delegation.to_agency IS 'Agency that receives the power (cơ quan được ủy quyền).';
COMMENT ON COLUMN kpi_delegation.to_agency_name IS 'Its name (tên cơ quan được ủy quyền).';
COMMENT ON COLUMN kpi_delegation.field_id IS 'Number of the field (lĩnh vực).';
COMMENT ON COLUMN kpi_delegation.field IS 'The field (lĩnh vực).';
COMMENT ON COLUMN kpi_delegation.decisions IS 'Documents signed in the period that delegate so; does not add up over fields and agencies (số văn bản ủy quyền).';
COMMENT ON COLUMN kpi_delegation.procedures IS 'Procedures that they delegate, NULL where one names a field only (số thủ tục được ủy quyền trong kỳ).';
COMMENT ON COLUMN kpi_delegation.procedures_in_force IS 'Procedures whose delegation is in force in the evening of the report, NULL where one names a field only (số thủ tục đang được ủy quyền).';
