-- Published procedures: what the decisions signed in a period publish, and when it was public.

CREATE FUNCTION publication_in(period daterange, as_of date DEFAULT NULL, within agency_code DEFAULT NULL)
RETURNS TABLE (document_id bigint, number document_number, signed_on date, procedure procedure_code, procedure_name text,
	agency agency_code, agency_name text, level text, action text, complete boolean,
	effective_on date, sign_by date, disclosed_on date, disclose_by date)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
	-- Index 766, group 1: signed 5 working days before it takes effect, a ministry's 20; public 5, a ministry's 10, after it
	SELECT d.document_id, d.number, d.signed_on, b.procedure, p.name, p.agency, a.name, a.level, b.action, b.complete,
		b.effective_on, working_day_after(b.effective_on, CASE i.level WHEN 'ministry' THEN -20 ELSE -5 END),
		CASE WHEN b.disclosed_on <= e.last_day THEN b.disclosed_on END,
		working_day_after(d.signed_on, CASE i.level WHEN 'ministry' THEN 10 ELSE 5 END)
	FROM report_evening(period, as_of) AS e (last_day)
	JOIN document AS d ON d.signed_on <@ period AND d.signed_on <= e.last_day
	JOIN agency AS i ON i.code = d.issuer
	JOIN publication AS b USING (document_id)
	JOIN procedure AS p ON p.code = b.procedure
	JOIN agency AS a ON a.code = p.agency
	-- Asked for in any case: of an empty register the server may look at nothing else.
	WHERE report_evening(period, as_of) IS NOT NULL AND (within IS NULL OR p.agency <@ within);
END;
COMMENT ON FUNCTION publication_in(daterange, date, agency_code) IS 'What decisions signed in a period publish, one row a decision and procedure, as of an evening (as in report_evening()), where the agency in charge lies within an agency''s subtree; NULL: everywhere. sign_by and disclose_by are the last days on which it is in time, disclosed_on NULL where it was not public yet or nobody knows (công bố, công khai thủ tục hành chính trong kỳ).';

CREATE FUNCTION kpi_publication(period daterange, as_of date DEFAULT NULL, within agency_code DEFAULT NULL)
RETURNS TABLE (agency agency_code, agency_name text, decisions bigint, procedures bigint,
	new bigint, amended bigint, replaced bigint, abolished bigint, complete bigint,
	signed_on_time bigint, signed_late bigint, public_on_time bigint, public_late bigint, unknown bigint, rate numeric)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
	SELECT b.agency, b.agency_name, count(DISTINCT b.document_id), count(DISTINCT b.procedure),
		count(*) FILTER (WHERE b.action = 'new'), count(*) FILTER (WHERE b.action = 'amended'),
		count(*) FILTER (WHERE b.action = 'replaced'), count(*) FILTER (WHERE b.action = 'abolished'),
		count(*) FILTER (WHERE b.complete),
		count(*) FILTER (WHERE b.signed_on <= b.sign_by), count(*) FILTER (WHERE b.signed_on > b.sign_by),
		count(*) FILTER (WHERE b.disclosed_on <= b.disclose_by), count(*) FILTER (WHERE b.disclosed_on > b.disclose_by),
		count(*) FILTER (WHERE b.disclosed_on IS NULL OR b.disclose_by IS NULL),
		(100.0 * count(*) FILTER (WHERE b.disclosed_on <= b.disclose_by)
			/ nullif(count(*) FILTER (WHERE b.disclosed_on IS NOT NULL AND b.disclose_by IS NOT NULL), 0))::numeric(5, 2)
	FROM publication_in(period, as_of, within) AS b
	GROUP BY b.agency, b.agency_name
	ORDER BY b.agency;
END;
COMMENT ON FUNCTION kpi_publication(daterange, date, agency_code) IS 'Procedures published by decisions signed in a period, by agency in charge, as of an evening, within an agency''s subtree (NULL: everywhere); one decision counts at every agency, so decisions do not add up; the rate is per cent, NULL when nothing is known (công bố, công khai thủ tục hành chính).';

--@ period_view kpi_publication
--@   comment: Procedures published and made public, by agency in charge
--@   term: công bố, công khai thủ tục hành chính theo kỳ
COMMENT ON COLUMN kpi_publication.agency IS 'Agency in charge of the procedures (cơ quan quản lý).';
COMMENT ON COLUMN kpi_publication.agency_name IS 'Its name (tên cơ quan).';
COMMENT ON COLUMN kpi_publication.decisions IS 'Decisions signed in the period that publish any of its procedures; does not add up over agencies (số quyết định công bố).';
COMMENT ON COLUMN kpi_publication.procedures IS 'Procedures that they publish, each once (số thủ tục được công bố).';
COMMENT ON COLUMN kpi_publication.new IS 'Published as new (mới ban hành).';
COMMENT ON COLUMN kpi_publication.amended IS 'As amended or supplemented (sửa đổi, bổ sung).';
COMMENT ON COLUMN kpi_publication.replaced IS 'As replaced (thay thế).';
COMMENT ON COLUMN kpi_publication.abolished IS 'As abolished (bãi bỏ).';
COMMENT ON COLUMN kpi_publication.complete IS 'With all their parts public (công khai đầy đủ bộ phận tạo thành).';
COMMENT ON COLUMN kpi_publication.signed_on_time IS 'Decided at least 5 working days before taking effect, by ministries 20 (công bố đúng hạn).';
COMMENT ON COLUMN kpi_publication.signed_late IS 'Decided later than that (công bố quá hạn).';
COMMENT ON COLUMN kpi_publication.public_on_time IS 'Public within 5 working days of the decision, those of ministries 10 (công khai đúng hạn).';
COMMENT ON COLUMN kpi_publication.public_late IS 'Public later than that (công khai quá hạn).';
COMMENT ON COLUMN kpi_publication.unknown IS 'Not public by the evening of the report, or nobody knows (chưa công khai hoặc chưa rõ).';
COMMENT ON COLUMN kpi_publication.rate IS 'public_on_time, per cent of those public; NULL when there are none (tỷ lệ công khai đúng hạn).';
