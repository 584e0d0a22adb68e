-- What came in before acceptance: an answer is due within 8 working hours
-- (Decree 118/2025/NĐ-CP, article 17.2).

CREATE FUNCTION submission_answer(first_day date, until_day date, last_day date)
RETURNS TABLE (submission_id bigint, procedure procedure_code, agency agency_code, channel text, submitted_at timestamptz, dossier dossier_code,
	answer text, refusal_reason text, answered_at timestamptz, used interval, in_time boolean)
LANGUAGE sql STABLE PARALLEL SAFE ROWS 10000
BEGIN ATOMIC
	SELECT s.submission_id, s.procedure, s.agency, s.channel, s.submitted_at, CASE WHEN s.answer = 'accepted' THEN s.dossier END,
		s.answer, CASE WHEN s.answer = 'refused' THEN s.refusal_reason END, s.answered_at, u.used,
		-- What waits is late when its time has passed, and not in time before.
		CASE WHEN u.used > interval '8 hours' THEN false WHEN s.answered_at IS NOT NULL AND u.used IS NOT NULL THEN true END
	FROM (
		SELECT s.*, CASE WHEN s.accepted_at <= evening(last_day) THEN 'accepted' WHEN s.refused_at <= evening(last_day) THEN 'refused' ELSE 'waiting' END AS answer,
			CASE WHEN coalesce(s.accepted_at, s.refused_at) <= evening(last_day) THEN coalesce(s.accepted_at, s.refused_at) END AS answered_at
		FROM submission AS s
		WHERE s.submitted_on >= first_day AND s.submitted_on <= until_day) AS s
	-- The calendar of a desk and procedure is looked for once.
	JOIN (
		SELECT x.procedure, x.agency, calendar_for(x.procedure, x.agency) AS calendar
		FROM (SELECT DISTINCT y.procedure, y.agency FROM submission AS y WHERE y.submitted_on >= first_day AND y.submitted_on <= until_day) AS x
		OFFSET 0) AS c ON c.procedure = s.procedure AND c.agency = s.agency
	LEFT JOIN calendar_reach AS k ON k.calendar = c.calendar
		AND k.days @> s.submitted_on AND k.days @> local_day(coalesce(s.answered_at, evening(last_day)))
	CROSS JOIN LATERAL (
		SELECT CASE WHEN k.days IS NOT NULL THEN working_time_between(s.submitted_at, coalesce(s.answered_at, evening(last_day)), calendar(k.calendar)) END AS used) AS u;
END;
COMMENT ON FUNCTION submission_answer(date, date, date) IS 'Submissions of the local days first_day to until_day (included) as they stood in the evening of last_day: accepted, refused or waiting, the working time used in the calendar of the desk and procedure, and whether they were answered within 8 working hours (NULL: waiting in time, or outside the calendar) (hồ sơ nộp và thời gian trả lời).';

CREATE FUNCTION kpi_submission(period daterange, as_of date DEFAULT NULL, within agency_code DEFAULT NULL)
RETURNS TABLE (agency agency_code, agency_name text, level text, level_name text, channel text, channel_name text, submitted bigint, accepted bigint, refused bigint, waiting bigint,
	refused_incomplete bigint, refused_inaccurate bigint, refused_competence bigint, refused_eligibility bigint, refused_duplicate bigint, refused_other bigint,
	answered_in_time bigint, late bigint, unknown bigint, rate numeric)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
	SELECT c.agency, a.name, a.level, v.label, c.channel, h.label, c.submitted, c.accepted, c.refused, c.waiting,
		c.incomplete, c.inaccurate, c.competence, c.eligibility, c.duplicate, c.refused - c.incomplete - c.inaccurate - c.competence - c.eligibility - c.duplicate,
		c.in_time, c.late, c.submitted - c.in_time - c.late, (100.0 * c.in_time / nullif(c.in_time + c.late, 0))::numeric(5, 2)
	FROM (
		SELECT s.agency, s.channel, count(*) AS submitted,
			count(*) FILTER (WHERE s.answer = 'accepted') AS accepted,
			count(*) FILTER (WHERE s.answer = 'refused') AS refused,
			count(*) FILTER (WHERE s.answer = 'waiting') AS waiting,
			count(*) FILTER (WHERE s.refusal_reason = 'incomplete') AS incomplete,
			count(*) FILTER (WHERE s.refusal_reason = 'inaccurate') AS inaccurate,
			count(*) FILTER (WHERE s.refusal_reason = 'outside_competence') AS competence,
			count(*) FILTER (WHERE s.refusal_reason = 'not_eligible') AS eligibility,
			count(*) FILTER (WHERE s.refusal_reason = 'duplicate') AS duplicate,
			count(*) FILTER (WHERE s.in_time) AS in_time,
			count(*) FILTER (WHERE NOT s.in_time) AS late
		FROM report_evening(period, as_of) AS e (last_day)
		CROSS JOIN LATERAL submission_answer(coalesce(lower(period), e.last_day), e.last_day, e.last_day) AS s
		GROUP BY s.agency, s.channel) AS c
	LEFT JOIN agency AS a ON a.code = c.agency
	LEFT JOIN labels('admin_level') AS v ON v.code = a.level
	LEFT JOIN labels('channel') AS h ON h.code = c.channel
	WHERE within IS NULL OR c.agency <@ within;
END;
COMMENT ON FUNCTION kpi_submission(daterange, date, agency_code) IS 'What was submitted in a period by desk and channel, how it was answered by an evening (as in report_evening()), why it was refused, and whether within 8 working hours, within an agency''s subtree (NULL: everywhere); rate in per cent of in time and late, NULL on an empty denominator (tiếp nhận, trả lời hồ sơ nộp).';

--@ period_view kpi_submission
--@   comment: What was submitted by desk and channel, and how soon it was answered
--@   term: tiếp nhận, trả lời hồ sơ nộp theo kỳ
COMMENT ON COLUMN kpi_submission.agency IS 'The desk that has to answer (nơi tiếp nhận).';
COMMENT ON COLUMN kpi_submission.agency_name IS 'Its name (tên cơ quan).';
COMMENT ON COLUMN kpi_submission.level IS 'Its level (cấp).';
COMMENT ON COLUMN kpi_submission.level_name IS 'The same in Vietnamese (tên cấp).';
COMMENT ON COLUMN kpi_submission.channel IS 'online, counter or post (hình thức nộp).';
COMMENT ON COLUMN kpi_submission.channel_name IS 'The same in Vietnamese (tên hình thức nộp).';
COMMENT ON COLUMN kpi_submission.submitted IS 'Submitted in the period (số hồ sơ nộp).';
COMMENT ON COLUMN kpi_submission.accepted IS 'Accepted by the evening (đã tiếp nhận).';
COMMENT ON COLUMN kpi_submission.refused IS 'Refused by the evening (từ chối tiếp nhận).';
COMMENT ON COLUMN kpi_submission.waiting IS 'Not answered by the evening (chờ tiếp nhận).';
COMMENT ON COLUMN kpi_submission.refused_incomplete IS 'Refused as incomplete (chưa đầy đủ).';
COMMENT ON COLUMN kpi_submission.refused_inaccurate IS 'Refused as inaccurate (chưa chính xác).';
COMMENT ON COLUMN kpi_submission.refused_competence IS 'Refused as outside the competence (không thuộc thẩm quyền).';
COMMENT ON COLUMN kpi_submission.refused_eligibility IS 'Refused as not eligible (không đủ điều kiện).';
COMMENT ON COLUMN kpi_submission.refused_duplicate IS 'Refused as a duplicate (nộp trùng).';
COMMENT ON COLUMN kpi_submission.refused_other IS 'Refused for another reason (lý do khác).';
COMMENT ON COLUMN kpi_submission.answered_in_time IS 'Answered within 8 working hours (trả lời đúng hạn).';
COMMENT ON COLUMN kpi_submission.late IS 'Answered later, or waiting longer (trả lời quá hạn).';
COMMENT ON COLUMN kpi_submission.unknown IS 'Waiting in time, or outside the calendar of the desk (chưa xác định).';
COMMENT ON COLUMN kpi_submission.rate IS 'answered_in_time in per cent of in time and late, NULL on an empty denominator (tỷ lệ đúng hạn).';
