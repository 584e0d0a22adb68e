-- Approved internal processes.

CREATE FUNCTION internal_process_in(period daterange, as_of date DEFAULT NULL, within agency_code DEFAULT NULL)
RETURNS TABLE (process_id bigint, document_id bigint, number document_number, signed_on date, procedure procedure_code, procedure_name text,
	agency agency_code, agency_name text, process_kind text)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
	SELECT i.process_id, d.document_id, d.number, d.signed_on, i.procedure, p.name, p.agency, a.name, i.kind
	FROM report_evening(period, as_of) AS e (last_day)
	JOIN document AS d ON d.signed_on <@ period AND d.signed_on <= e.last_day
	JOIN internal_process AS i USING (document_id)
	JOIN procedure AS p ON p.code = i.procedure
	JOIN agency AS a ON a.code = p.agency
	-- Asked for in any case: of an empty register the server may look at nothing else.
	WHERE report_evening(period, as_of) IS NOT NULL AND (within IS NULL OR p.agency <@ within);
END;
COMMENT ON FUNCTION internal_process_in(daterange, date, agency_code) IS 'Internal processes approved by decisions signed in a period, as of an evening (as in report_evening()), where the agency in charge lies within an agency''s subtree; NULL: everywhere (quy trình nội bộ được phê duyệt trong kỳ).';

CREATE FUNCTION kpi_internal_process(period daterange, as_of date DEFAULT NULL, within agency_code DEFAULT NULL)
RETURNS TABLE (agency agency_code, agency_name text, process_kind text, process_kind_name text, decisions bigint, procedures bigint)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
	SELECT i.agency, i.agency_name, i.process_kind, label('process_kind', i.process_kind, 'vi', upper(period) - 1), count(DISTINCT i.document_id), count(DISTINCT i.procedure)
	FROM internal_process_in(period, as_of, within) AS i
	GROUP BY i.agency, i.agency_name, i.process_kind
	ORDER BY i.agency, i.process_kind;
END;
COMMENT ON FUNCTION kpi_internal_process(daterange, date, agency_code) IS 'Procedures whose internal process was approved by a decision signed in a period, by agency in charge and kind, as of an evening, within an agency''s subtree (NULL: everywhere); one decision counts in every row, so decisions do not add up (phê duyệt quy trình nội bộ).';

--@ period_view kpi_internal_process
--@   comment: Procedures with an approved internal process, by agency in charge and kind
--@   term: phê duyệt quy trình nội bộ theo kỳ
COMMENT ON COLUMN kpi_internal_process.agency IS 'Agency in charge of the procedures (cơ quan quản lý).';
COMMENT ON COLUMN kpi_internal_process.agency_name IS 'Its name (tên cơ quan).';
COMMENT ON COLUMN kpi_internal_process.process_kind IS 'interlinked or not_interlinked (loại quy trình).';
COMMENT ON COLUMN kpi_internal_process.process_kind_name IS 'The same in Vietnamese (tên loại quy trình).';
COMMENT ON COLUMN kpi_internal_process.decisions IS 'Decisions signed in the period that approve any of them; does not add up over agencies and kinds (số quyết định phê duyệt).';
COMMENT ON COLUMN kpi_internal_process.procedures IS 'Procedures whose process they approve, each once; adds up over agencies, over kinds only where none was approved in both (số thủ tục có quy trình được phê duyệt).';
