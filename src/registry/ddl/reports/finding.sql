-- What inspections found, and what became of it.

CREATE FUNCTION finding_in(period daterange, as_of date DEFAULT NULL, within agency_code DEFAULT NULL)
RETURNS TABLE (finding_id bigint, inspection_id bigint, subject text, inside boolean, followed boolean, agency agency_code, agency_name text, level text, topic text, finding text,
	found_on date, remedy_due_on date, remedied_on date, verified_on date, due boolean, status text)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
	SELECT f.finding_id, v.inspection_id, v.subject, v.inside, v.followed, v.agency, v.agency_name, v.level, f.topic, f.finding,
		coalesce(v.visited_on, v.began_on), f.remedy_due_on, s.remedied_on, s.verified_on, coalesce(f.remedy_due_on <= e.last_day, false),
		CASE WHEN s.verified_on IS NOT NULL THEN 'verified' WHEN s.remedied_on IS NOT NULL THEN 'remedied'
			WHEN f.remedy_due_on < e.last_day THEN 'overdue' ELSE 'open' END
	FROM follow_up_evening(period, as_of) AS e (last_day)
	CROSS JOIN LATERAL visit_in(period, as_of, within) AS v
	JOIN finding AS f USING (visit_id)
	CROSS JOIN LATERAL (SELECT CASE WHEN f.remedied_on <= e.last_day THEN f.remedied_on END AS remedied_on,
		CASE WHEN f.verified_on <= e.last_day THEN f.verified_on END AS verified_on) AS s
	-- Asked for in any case: of an empty register the server may look at nothing else.
	WHERE report_evening(period, as_of) IS NOT NULL;
END;
COMMENT ON FUNCTION finding_in(daterange, date, agency_code) IS 'What the inspection rounds of a period found (inside), and what the inspections which they follow up had found (followed; one may be both), with its status in the words of the list finding_status, followed up to an evening (as in follow_up_evening()), at agencies within an agency''s subtree; NULL: everywhere (tồn tại, hạn chế trong kỳ).';

CREATE FUNCTION kpi_finding(period daterange, as_of date DEFAULT NULL, within agency_code DEFAULT NULL)
RETURNS TABLE (subject text, subject_name text, inside boolean, followed boolean, agency agency_code, agency_name text, level text, level_name text, topic text, topic_name text,
	found bigint, due bigint, remedied bigint, remedied_in_time bigint, verified bigint, overdue bigint)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
	SELECT f.subject, label('inspection_subject', f.subject, 'vi', upper(period) - 1), f.inside, f.followed, f.agency, f.agency_name,
		f.level, label('admin_level', f.level, 'vi', upper(period) - 1), f.topic, label('finding_topic', f.topic, 'vi', upper(period) - 1),
		count(*), count(*) FILTER (WHERE f.due), count(f.remedied_on), count(*) FILTER (WHERE f.remedied_on <= f.remedy_due_on),
		count(f.verified_on), count(*) FILTER (WHERE f.status = 'overdue')
	FROM finding_in(period, as_of, within) AS f
	GROUP BY f.subject, f.inside, f.followed, f.agency, f.agency_name, f.level, f.topic
	ORDER BY f.inside DESC, f.followed, f.subject, f.agency, f.topic;
END;
COMMENT ON FUNCTION kpi_finding(daterange, date, agency_code) IS 'Findings of the inspection rounds of a period (inside) and of the inspections that these follow up (followed), by subject, agency and topic: due, remedied, verified and overdue, followed up to an evening, also after the period (as in follow_up_evening()), within an agency''s subtree (NULL: everywhere) (tồn tại, hạn chế và kết quả khắc phục).';

--@ period_view kpi_finding
--@   comment: Findings of inspections and their remedies, by subject, agency and topic
--@   term: tồn tại, hạn chế và kết quả khắc phục theo kỳ
COMMENT ON COLUMN kpi_finding.subject IS 'Of the inspection: reform, discipline or procedure_control (nội dung kiểm tra).';
COMMENT ON COLUMN kpi_finding.subject_name IS 'The same in Vietnamese (tên nội dung kiểm tra).';
COMMENT ON COLUMN kpi_finding.inside IS 'Whether a round of the period found it (phát hiện trong kỳ).';
COMMENT ON COLUMN kpi_finding.followed IS 'Whether a round of the period follows up the inspection that found it (được kiểm tra kết quả khắc phục trong kỳ).';
COMMENT ON COLUMN kpi_finding.agency IS 'Agency inspected (đơn vị được kiểm tra).';
COMMENT ON COLUMN kpi_finding.agency_name IS 'Its name (tên đơn vị).';
COMMENT ON COLUMN kpi_finding.level IS 'Its level (cấp).';
COMMENT ON COLUMN kpi_finding.level_name IS 'The same in Vietnamese (tên cấp).';
COMMENT ON COLUMN kpi_finding.topic IS 'What it is about, a code finding_topic of cchc.term (lĩnh vực tồn tại).';
COMMENT ON COLUMN kpi_finding.topic_name IS 'The same in Vietnamese (tên lĩnh vực tồn tại).';
COMMENT ON COLUMN kpi_finding.found IS 'Shortcomings found (số tồn tại, hạn chế).';
COMMENT ON COLUMN kpi_finding.due IS 'Those whose remedy is due by the evening of the report (đến hạn khắc phục).';
COMMENT ON COLUMN kpi_finding.remedied IS 'Those remedied by then (đã khắc phục).';
COMMENT ON COLUMN kpi_finding.remedied_in_time IS 'Of those, by the day set (khắc phục đúng hạn).';
COMMENT ON COLUMN kpi_finding.verified IS 'Remedied and verified (đã xác nhận khắc phục).';
COMMENT ON COLUMN kpi_finding.overdue IS 'Not remedied, and the day set is over (quá hạn khắc phục).';
