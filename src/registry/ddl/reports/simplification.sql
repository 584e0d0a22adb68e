-- Simplifications, and what they save.

CREATE FUNCTION simplification_in(period daterange, as_of date DEFAULT NULL, within agency_code DEFAULT NULL)
RETURNS TABLE (document_id bigint, number document_number, signed_on date, procedure procedure_code, procedure_name text, field_id integer, field text,
	agency agency_code, agency_name text, level text, measure text, days_before numeric, days_after numeric,
	cost_before numeric, cost_after numeric, saving numeric)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
	SELECT d.document_id, d.number, d.signed_on, s.procedure, p.name, p.field_id, f.name, s.agency, a.name, a.level, s.measure,
		s.days_before, s.days_after,
		s.cost_before * s.times_before * s.subjects_before, s.cost_after * s.times_after * s.subjects_after, s.saving
	FROM report_evening(period, as_of) AS e (last_day)
	JOIN document AS d ON d.signed_on <@ period AND d.signed_on <= e.last_day
	JOIN simplification AS s USING (document_id)
	JOIN procedure AS p ON p.code = s.procedure
	JOIN field AS f USING (field_id)
	JOIN agency AS a ON a.code = s.agency
	-- Asked for in any case: of an empty register the server may look at nothing else.
	WHERE report_evening(period, as_of) IS NOT NULL AND (within IS NULL OR s.agency <@ within);
END;
COMMENT ON FUNCTION simplification_in(daterange, date, agency_code) IS 'Simplifications approved by decisions signed in a period, one row a measure, as of an evening (as in report_evening()), of agencies within an agency''s subtree; NULL: everywhere. Costs are in đồng a year (phương án đơn giản hóa trong kỳ).';

CREATE FUNCTION kpi_simplification(period daterange, as_of date DEFAULT NULL, within agency_code DEFAULT NULL)
RETURNS TABLE (agency agency_code, agency_name text, field_id integer, field text, procedures bigint,
	days_before numeric, days_after numeric, days_saved numeric, days_percent numeric, days_unknown bigint,
	cost_before numeric, cost_after numeric, saving numeric, saving_percent numeric, saving_unknown bigint)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
	SELECT c.agency, c.agency_name, c.field_id, c.field, c.procedures,
		c.days_before, c.days_after, c.days_before - c.days_after, round(100 * (c.days_before - c.days_after) / nullif(c.days_before, 0), 2), c.days_unknown,
		c.cost_before, c.cost_after, c.saving, round(100 * c.saving / nullif(c.cost_before, 0), 2), c.saving_unknown
	FROM (
		SELECT s.agency, s.agency_name, s.field_id, s.field, count(DISTINCT s.procedure) AS procedures,
			-- Before and after of the same rows, or the percentage would compare what it must not
			sum(s.days_before) FILTER (WHERE s.days_after IS NOT NULL) AS days_before,
			sum(s.days_after) FILTER (WHERE s.days_before IS NOT NULL) AS days_after,
			count(*) FILTER (WHERE s.days_before IS NULL OR s.days_after IS NULL) AS days_unknown,
			sum(s.cost_before) FILTER (WHERE s.saving IS NOT NULL) AS cost_before,
			sum(s.cost_after) FILTER (WHERE s.saving IS NOT NULL) AS cost_after,
			sum(s.saving) AS saving, count(*) - count(s.saving) AS saving_unknown
		FROM simplification_in(period, as_of, within) AS s
		GROUP BY s.agency, s.agency_name, s.field_id, s.field) AS c
	ORDER BY c.agency, c.field_id;
END;
COMMENT ON FUNCTION kpi_simplification(daterange, date, agency_code) IS 'Procedures simplified by decisions signed in a period, by agency and field, with the days and đồng a year before and after, as of an evening, within an agency''s subtree (NULL: everywhere); sums are of what is known, NULL when nothing is, and the unknown are counted beside them (đơn giản hóa thủ tục hành chính).';

--@ period_view kpi_simplification
--@   comment: Procedures simplified and what that saves, by agency and field
--@   term: đơn giản hóa thủ tục hành chính theo kỳ
COMMENT ON COLUMN kpi_simplification.agency IS 'Agency in whose remit they fall (cơ quan quản lý).';
COMMENT ON COLUMN kpi_simplification.agency_name IS 'Its name (tên cơ quan).';
COMMENT ON COLUMN kpi_simplification.field_id IS 'Number of the field (lĩnh vực).';
COMMENT ON COLUMN kpi_simplification.field IS 'The field (lĩnh vực).';
COMMENT ON COLUMN kpi_simplification.procedures IS 'Procedures simplified, each once however many measures; adds up where no procedure is simplified by two agencies (số thủ tục được đơn giản hóa).';
COMMENT ON COLUMN kpi_simplification.days_before IS 'Processing days before, summed over measures with both known (thời gian giải quyết trước đơn giản hóa).';
COMMENT ON COLUMN kpi_simplification.days_after IS 'The same after (thời gian giải quyết sau đơn giản hóa).';
COMMENT ON COLUMN kpi_simplification.days_saved IS 'days_before less days_after (số ngày cắt giảm).';
COMMENT ON COLUMN kpi_simplification.days_percent IS 'The same, per cent of days_before (tỷ lệ thời gian cắt giảm).';
COMMENT ON COLUMN kpi_simplification.days_unknown IS 'Measures whose days are not known (chưa rõ thời gian).';
COMMENT ON COLUMN kpi_simplification.cost_before IS 'Compliance cost before, đồng a year, of measures whose saving is known (chi phí tuân thủ trước đơn giản hóa).';
COMMENT ON COLUMN kpi_simplification.cost_after IS 'The same after (chi phí tuân thủ sau đơn giản hóa).';
COMMENT ON COLUMN kpi_simplification.saving IS 'Saving known, đồng a year (số tiền tiết kiệm được).';
COMMENT ON COLUMN kpi_simplification.saving_percent IS 'The same, per cent of cost_before (tỷ lệ cắt giảm chi phí).';
COMMENT ON COLUMN kpi_simplification.saving_unknown IS 'Measures whose saving is not known (chưa rõ số tiền tiết kiệm).';
