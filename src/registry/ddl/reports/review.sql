-- Review plans, and how far they are done.

CREATE FUNCTION review_in(period daterange, as_of date DEFAULT NULL, within agency_code DEFAULT NULL)
RETURNS TABLE (document_id bigint, number document_number, signed_on date, title text, procedure procedure_code, procedure_name text,
	agency agency_code, agency_name text, due_on date, done_on date, overdue boolean)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
	SELECT d.document_id, d.number, d.signed_on, d.title, r.procedure, p.name, r.agency, a.name, r.due_on,
		CASE WHEN r.done_on <= e.last_day THEN r.done_on END,
		coalesce(r.due_on < e.last_day AND (r.done_on IS NULL OR r.done_on > e.last_day), false)
	FROM follow_up_evening(period, as_of) AS e (last_day)
	JOIN document AS d ON d.signed_on <@ period AND d.signed_on <= e.last_day
	JOIN review_plan_item AS r USING (document_id)
	JOIN procedure AS p ON p.code = r.procedure
	JOIN agency AS a ON a.code = r.agency
	-- Asked for in any case: of an empty register the server may look at nothing else.
	WHERE report_evening(period, as_of) IS NOT NULL AND (within IS NULL OR r.agency <@ within);
END;
COMMENT ON FUNCTION review_in(daterange, date, agency_code) IS 'Procedures set down for review by plans signed in a period, followed up to an evening (as in follow_up_evening()), where the agency that reviews lies within an agency''s subtree; NULL: everywhere. done_on is NULL where it was not done then (thủ tục rà soát, đánh giá trong kỳ).';

CREATE FUNCTION kpi_review(period daterange, as_of date DEFAULT NULL, within agency_code DEFAULT NULL)
RETURNS TABLE (document_id bigint, number document_number, signed_on date, agency agency_code, agency_name text,
	procedures bigint, done bigint, done_late bigint, overdue bigint)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
	SELECT r.document_id, r.number, r.signed_on, r.agency, r.agency_name, count(*), count(r.done_on),
		count(*) FILTER (WHERE r.done_on > r.due_on), count(*) FILTER (WHERE r.overdue)
	FROM review_in(period, as_of, within) AS r
	GROUP BY r.document_id, r.number, r.signed_on, r.agency, r.agency_name
	ORDER BY r.signed_on, r.document_id, r.agency;
END;
COMMENT ON FUNCTION kpi_review(daterange, date, agency_code) IS 'Review plans signed in a period, by agency: procedures, done and overdue, followed up to an evening, also after the period (as in follow_up_evening()), within an agency''s subtree (NULL: everywhere) (rà soát, đánh giá thủ tục hành chính).';

--@ period_view kpi_review
--@   comment: Procedures under review, by plan and agency
--@   term: rà soát, đánh giá thủ tục hành chính theo kỳ
COMMENT ON COLUMN kpi_review.document_id IS 'The plan, a row of document (kế hoạch).';
COMMENT ON COLUMN kpi_review.number IS 'Its number (số, ký hiệu).';
COMMENT ON COLUMN kpi_review.signed_on IS 'Day of signature (ngày ban hành).';
COMMENT ON COLUMN kpi_review.agency IS 'Agency that reviews (cơ quan thực hiện rà soát).';
COMMENT ON COLUMN kpi_review.agency_name IS 'Its name (tên cơ quan).';
COMMENT ON COLUMN kpi_review.procedures IS 'Procedures that it has to review (số thủ tục phải rà soát).';
COMMENT ON COLUMN kpi_review.done IS 'Reviewed by the evening of the report (đã rà soát).';
COMMENT ON COLUMN kpi_review.done_late IS 'Of those, after the day set (trong đó quá hạn).';
COMMENT ON COLUMN kpi_review.overdue IS 'Not reviewed, and the day set is over (chưa rà soát, quá hạn).';
