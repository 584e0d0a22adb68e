-- Feedback, and whether it was handled in time.

CREATE FUNCTION feedback_in(period daterange, as_of date DEFAULT NULL, within agency_code DEFAULT NULL)
RETURNS TABLE (feedback_id bigint, feedback_kind text, nature text, agency agency_code, agency_name text, level text, dossier dossier_code, received_on date,
	refused_on date, supplement_asked_on date, answered_on date, published_on date, answer_by date, satisfied boolean,
	refused_late boolean, supplement_late boolean, answered_late boolean, on_time boolean)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
	SELECT f.feedback_id, f.kind, f.nature, f.agency, a.name, a.level, f.dossier, f.received_on,
		s.refused_on, s.asked_on, s.answered_on, s.published_on, t.answer_by, CASE WHEN s.answered_on IS NOT NULL THEN f.satisfied END,
		l.refused, l.asked, l.answered,
		-- A clock that was missed makes it late; one that still runs, unknown.
		CASE WHEN l.refused OR l.asked OR l.answered THEN false WHEN NOT s.open AND t.answer_by IS NOT NULL THEN true END
	FROM follow_up_evening(period, as_of) AS e (last_day)
	JOIN feedback AS f ON f.received_on <@ period AND f.received_on <= e.last_day
	JOIN agency AS a ON a.code = f.agency
	-- What had happened in the evening
	CROSS JOIN LATERAL (SELECT
		CASE WHEN local_day(f.refused_at) <= e.last_day THEN local_day(f.refused_at) END AS refused_on,
		CASE WHEN local_day(f.supplement_asked_at) <= e.last_day THEN local_day(f.supplement_asked_at) END AS asked_on,
		CASE WHEN local_day(f.answered_at) <= e.last_day THEN local_day(f.answered_at) END AS answered_on,
		CASE WHEN local_day(f.published_at) <= e.last_day THEN local_day(f.published_at) END AS published_on,
		coalesce(local_day(coalesce(f.refused_at, f.answered_at)) > e.last_day, true) AS open) AS s
	-- Decree 20/2008/NĐ-CP as index 766 counts (group 6): 2 working days to refuse, 5 to ask back, 15 to answer
	CROSS JOIN LATERAL (SELECT working_day_after(f.received_on, 2) AS refuse_by, working_day_after(f.received_on, 5) AS ask_by,
		working_day_after(f.received_on, 15) AS answer_by OFFSET 0) AS t
	CROSS JOIN LATERAL (SELECT coalesce(s.refused_on > t.refuse_by, false) AS refused, coalesce(s.asked_on > t.ask_by, false) AS asked,
		coalesce(s.answered_on > t.answer_by OR s.open AND e.last_day > t.answer_by, false) AS answered) AS l
	-- Asked for in any case: of an empty register the server may look at nothing else.
	WHERE report_evening(period, as_of) IS NOT NULL AND (within IS NULL OR f.agency <@ within);
END;
COMMENT ON FUNCTION feedback_in(daterange, date, agency_code) IS 'Feedback received in a period, followed up to an evening (as in follow_up_evening()), for agencies within an agency''s subtree; NULL: everywhere. It is on time when refused within 2 working days, or answered within 15 and, where the sender was asked back, asked within 5; NULL while it is open in time (phản ánh, kiến nghị tiếp nhận trong kỳ).';

CREATE FUNCTION kpi_feedback(period daterange, as_of date DEFAULT NULL, within agency_code DEFAULT NULL)
RETURNS TABLE (agency agency_code, agency_name text, feedback_kind text, feedback_kind_name text,
	received bigint, refused bigint, supplement_asked bigint, answered bigint, published bigint,
	on_time bigint, late bigint, unknown bigint, rate numeric,
	refused_late bigint, supplement_late bigint, answered_late bigint, satisfied bigint, dissatisfied bigint)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
	SELECT f.agency, f.agency_name, f.feedback_kind, label('feedback_kind', f.feedback_kind, 'vi', upper(period) - 1), count(*),
		count(f.refused_on), count(f.supplement_asked_on), count(f.answered_on), count(f.published_on),
		count(*) FILTER (WHERE f.on_time), count(*) FILTER (WHERE NOT f.on_time), count(*) - count(f.on_time),
		(100.0 * count(*) FILTER (WHERE f.on_time) / nullif(count(f.on_time), 0))::numeric(5, 2),
		count(*) FILTER (WHERE f.refused_late), count(*) FILTER (WHERE f.supplement_late), count(*) FILTER (WHERE f.answered_late),
		count(*) FILTER (WHERE f.satisfied), count(*) FILTER (WHERE NOT f.satisfied)
	FROM feedback_in(period, as_of, within) AS f
	GROUP BY f.agency, f.agency_name, f.feedback_kind
	ORDER BY f.agency, f.feedback_kind;
END;
COMMENT ON FUNCTION kpi_feedback(daterange, date, agency_code) IS 'Feedback received in a period by agency and kind, followed up to an evening, also after the period (as in follow_up_evening()), within an agency''s subtree (NULL: everywhere): on time as in feedback_in(); unknown is what is still open in time, the rate per cent and NULL when nothing is known (xử lý phản ánh, kiến nghị).';

--@ period_view kpi_feedback
--@   comment: Feedback received and how it was handled, by agency and kind
--@   term: xử lý phản ánh, kiến nghị theo kỳ
COMMENT ON COLUMN kpi_feedback.agency IS 'Agency that has to answer (cơ quan xử lý).';
COMMENT ON COLUMN kpi_feedback.agency_name IS 'Its name (tên cơ quan).';
COMMENT ON COLUMN kpi_feedback.feedback_kind IS 'administrative_act or administrative_rule (nội dung phản ánh, kiến nghị).';
COMMENT ON COLUMN kpi_feedback.feedback_kind_name IS 'The same in Vietnamese (tên nội dung).';
COMMENT ON COLUMN kpi_feedback.received IS 'Received in the period (tiếp nhận trong kỳ).';
COMMENT ON COLUMN kpi_feedback.refused IS 'Of those, refused (từ chối tiếp nhận).';
COMMENT ON COLUMN kpi_feedback.supplement_asked IS 'The sender was asked to complete it (yêu cầu bổ sung).';
COMMENT ON COLUMN kpi_feedback.answered IS 'Answered (đã trả lời).';
COMMENT ON COLUMN kpi_feedback.published IS 'Answered, and the answer published (đã công khai kết quả).';
COMMENT ON COLUMN kpi_feedback.on_time IS 'Ended with every clock kept (xử lý đúng hạn).';
COMMENT ON COLUMN kpi_feedback.late IS 'A clock was missed (xử lý quá hạn).';
COMMENT ON COLUMN kpi_feedback.unknown IS 'Open in time (đang xử lý).';
COMMENT ON COLUMN kpi_feedback.rate IS 'on_time, per cent of on_time and late; NULL when there are none (tỷ lệ đúng hạn).';
COMMENT ON COLUMN kpi_feedback.refused_late IS 'Refused after more than 2 working days (từ chối quá hạn).';
COMMENT ON COLUMN kpi_feedback.supplement_late IS 'Asked back after more than 5 working days (yêu cầu bổ sung quá hạn).';
COMMENT ON COLUMN kpi_feedback.answered_late IS 'Answered after more than 15 working days, or open after them (trả lời quá hạn).';
COMMENT ON COLUMN kpi_feedback.satisfied IS 'The sender was satisfied with the answer (hài lòng).';
COMMENT ON COLUMN kpi_feedback.dissatisfied IS 'The sender was not (không hài lòng).';
