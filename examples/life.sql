-- What happened to some of the dossiers of dossiers.sql: the steps of those received
-- since 16 May 2022 and how they came in, what their applicants thought of it, and what
-- people reported and proposed.  At the end, the days after the half-year, told with the
-- functions that a one-stop counter calls.  INVENTED like the dossiers themselves.
--
-- Run it after dossiers.sql, with the same search_path.

BEGIN;
SET LOCAL TIME ZONE '+07';			-- wall-clock times below are Vietnam's

-- chance(i, k): the k-th number of a row, even in [0, 1)
CREATE OR REPLACE FUNCTION pg_temp.chance(i integer, k integer) RETURNS double precision
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN (hashint8extended(i, k) & 1048575) / double precision '1048576';

-- Steps: intake takes a tenth of the time used, appraisal most of it.  A step that
-- begins has its own limit.  Of an open dossier the second step is under way.
INSERT INTO dossier_step (dossier, step_no, agency, name, parallel, started_at, due_at, finished_at)
SELECT d.code, s.step_no, s.agency, s.name, s.parallel, t.started_at, due_at(t.started_at, s.time_limit, (SELECT calendar())), t.finished_at
FROM dossier AS d
JOIN internal_process AS i ON i.procedure = d.procedure AND i.valid @> d.received_on
JOIN internal_process_step AS s USING (process_id)
CROSS JOIN LATERAL (SELECT CASE WHEN d.finished_at IS NOT NULL THEN d.finished_at - d.received_at ELSE interval '5 hours' END AS used) AS u
CROSS JOIN LATERAL (SELECT
	d.received_at + u.used * (ARRAY[0, 0.1, 0.75, 0.95])[s.step_no] AS started_at,
	CASE WHEN d.finished_at IS NOT NULL OR s.step_no = 1 THEN d.received_at + u.used * (ARRAY[0.1, 0.75, 0.95, 1])[s.step_no] END AS finished_at) AS t
WHERE d.received_on >= '2022-05-16' AND (d.finished_at IS NOT NULL OR s.step_no <= 2);

-- What they were before they were accepted; one in 30 was refused, and is no dossier.
INSERT INTO submission (procedure, agency, channel, submitted_at, accepted_at, dossier, noted_at)
SELECT d.procedure, d.agency, d.channel, d.submitted_at, d.received_at, d.code, d.submitted_at
FROM dossier AS d WHERE d.received_on >= '2022-05-16';
INSERT INTO submission (procedure, agency, channel, submitted_at, refused_at, refusal_reason, note, noted_at)
SELECT d.procedure, d.agency, d.channel, d.submitted_at - interval '40 minutes', d.received_at,
	(ARRAY['incomplete', 'inaccurate', 'outside_competence'])[1 + n.n % 3], 'Thiếu thành phần hồ sơ theo quy định (ví dụ)', d.submitted_at
FROM dossier AS d CROSS JOIN LATERAL (SELECT abs(hashtext(d.code::text)) AS n) AS n
WHERE d.received_on >= '2022-05-16' AND n.n % 30 = 0;

-- Surveys: one applicant in 40 answers within a week of the end; those who waited too
-- long are less content.
INSERT INTO survey_response (dossier, criterion, score, answered_on)
SELECT d.code, c.criterion,
	greatest(1, 5 - floor(CASE WHEN d.finished_on > d.due_on THEN 4 ELSE 2.2 END * pg_temp.chance(d.i, c.k) ^ 2)::integer), a.answered_on
FROM (SELECT *, hashtext(code::text) AS i FROM dossier WHERE outcome = 'resolved') AS d
CROSS JOIN (VALUES ('overall', 1), ('timeliness', 2), ('staff_conduct', 3)) AS c (criterion, k)
CROSS JOIN LATERAL (SELECT d.finished_on + floor(7 * pg_temp.chance(d.i, 4))::integer AS answered_on) AS a
WHERE pg_temp.chance(d.i, 5) < 0.025 AND a.answered_on <= '2022-06-14';

-- Feedback about late dossiers and, without a dossier, about rules; every tenth takes up
-- an earlier one.
INSERT INTO feedback (feedback_id, kind, nature, agency, dossier, continues, received_at, refused_at, supplement_asked_at, answered_at, published_at, satisfied)
SELECT f.n, f.kind, f.nature, f.agency, CASE WHEN f.kind = 'administrative_act' THEN f.code END,
	CASE WHEN f.n % 10 = 0 THEN f.n - 1 END, f.received_at,
	CASE WHEN w.refused THEN w.refused_at END, CASE WHEN w.asked THEN w.asked_at END,
	CASE WHEN w.answered THEN w.answered_at END, CASE WHEN w.answered AND f.n % 3 <> 0 THEN w.answered_at + interval '1 day' END,
	CASE WHEN w.answered AND f.n % 4 <> 0 THEN pg_temp.chance(f.n, 6) < 0.8 END
FROM (
	SELECT row_number() OVER (ORDER BY d.due_on, d.code)::integer AS n, d.code, d.agency,
		CASE WHEN hashtext(d.code::text) % 3 = 0 THEN 'administrative_rule' ELSE 'administrative_act' END AS kind,
		CASE WHEN hashtext(d.code::text) % 5 = 0 THEN 'proposal' ELSE 'problem_report' END AS nature,
		d.due_on + 1 + time '09:30' AS received_at
	FROM dossier AS d
	WHERE (d.finished_on > d.due_on OR d.finished_on IS NULL) AND d.due_on BETWEEN '2021-12-16' AND '2022-06-12'
		AND hashtext(d.code::text) % 29 = 0) AS f
CROSS JOIN LATERAL (SELECT
	add_working_days(f.received_at::date, (pg_temp.chance(f.n, 1) * 3)::integer, (SELECT calendar())) + time '15:00' AS refused_at,
	add_working_days(f.received_at::date, (pg_temp.chance(f.n, 2) * 6)::integer, (SELECT calendar())) + time '15:00' AS asked_at,
	add_working_days(f.received_at::date, 6 + (pg_temp.chance(f.n, 3) * 9.6)::integer, (SELECT calendar())) + time '16:00' AS answered_at) AS a
CROSS JOIN LATERAL (SELECT a.*, a.refused_at < '2022-06-15' AND pg_temp.chance(f.n, 4) < 0.08 AS refused, a.asked_at < '2022-06-15' AND pg_temp.chance(f.n, 5) < 0.15 AS asked,
	a.answered_at < '2022-06-15' AND pg_temp.chance(f.n, 4) >= 0.08 AS answered) AS w;
SELECT setval(pg_get_serial_sequence('feedback', 'feedback_id'), (SELECT max(feedback_id) FROM feedback)) \g /dev/null

-- Letters of apology for the oldest overdue dossiers
INSERT INTO document (issuer, number, signed_on, purpose, title)
SELECT d.agency, format('%s/%s', 4000 + row_number() OVER (ORDER BY d.code), CASE a.level WHEN 'province' THEN 'XL-VP' ELSE 'XL-UBND' END)::document_number,
	'2022-06-10', 'apology', format('Xin lỗi về việc chậm trả kết quả hồ sơ %s (ví dụ)', d.code)
FROM (SELECT DISTINCT ON (y.dossier) y.dossier FROM dossier_delay AS y WHERE y.apologised_at IS NULL ORDER BY y.dossier) AS y
JOIN dossier AS d ON d.code = y.dossier JOIN agency AS a ON a.code = d.agency
WHERE d.finished_at IS NULL AND d.due_on < '2022-05-31';
UPDATE dossier_delay AS y SET apology_document_id = p.document_id, apologised_at = '2022-06-10 16:00'
FROM document AS p
WHERE p.purpose = 'apology' AND p.title = format('Xin lỗi về việc chậm trả kết quả hồ sơ %s (ví dụ)', y.dossier) AND y.apologised_at IS NULL;

COMMIT;

-- 15 June 2022 and after
DO $$
DECLARE
	submission bigint;
	code dossier_code;
	letter bigint;
BEGIN
	PERFORM set_config('TimeZone', '+07', true);
	-- Handed in online, accepted, papers asked for, appraised, late once, handed over.
	submission := submit('9.000001', 'H56.01', 'online', '2022-06-15 07:45');
	code := receive_dossier('9.000001', 'H56.01', 'online', '2022-06-15 08:20', submission => submission);
	PERFORM start_steps(code, '2022-06-15 08:20');
	PERFORM finish_step(code, 1, '2022-06-15 10:00');
	PERFORM pause(code, 'supplement', '2022-06-15 10:05');
	PERFORM resume(code, '2022-06-17 09:00');
	PERFORM finish_step(code, 2, '2022-06-22 16:00');
	INSERT INTO document (issuer, number, signed_on, purpose, title)
	VALUES ('H56.01', '4999/XL-VP', '2022-06-24', 'apology', format('Xin lỗi về việc chậm trả kết quả hồ sơ %s (ví dụ)', code))
	RETURNING document_id INTO letter;
	PERFORM reschedule(code, '2022-07-08 17:00', 'complex_case', 'agency', 'Phòng chuyên môn', letter, '2022-06-24 09:00');
	PERFORM finish_step(code, 3, '2022-07-04 15:00');
	PERFORM finish(code, 'resolved', '2022-07-05 10:00');
	PERFORM hand_over(code, 'post', '2022-07-05 14:00');
	-- Refused at the counter
	PERFORM refuse_submission(submit('9.000002', 'H56.02', 'counter', '2022-06-15 08:00'), 'incomplete', '2022-06-15 08:15', 'Thiếu bản vẽ (ví dụ)');
	-- Came to the wrong department, and was sent on
	code := receive_dossier('9.000005', 'H56.16', 'counter', '2022-06-15 09:00');
	PERFORM transfer(code, 'H56.05', 'outside_competence', NULL, '2022-06-16 09:00');
	PERFORM note_delay(code, 'late_internal_transfer', 'agency', 'Bộ phận Một cửa', NULL, '2022-06-17 08:00');
	PERFORM finish(code, 'resolved', '2022-06-21 11:00');
	-- The result had an error, and was made anew
	PERFORM reopen(code, 'result_error', '2022-06-23 08:00');
	PERFORM finish(code, 'resolved', '2022-06-24 08:00');
	-- Withdrawn, rejected, closed because its papers never came, entered by mistake
	code := receive_dossier('9.000011', 'H56.11', 'counter', '2022-06-15 09:30');
	PERFORM finish(code, 'withdrawn', '2022-06-16 09:30', 'citizen_request');
	code := receive_dossier('9.000012', 'H56.12', 'counter', '2022-06-15 09:40');
	PERFORM finish(code, 'rejected', '2022-06-17 09:30', 'not_eligible');
	code := receive_dossier('9.000013', 'H56.13', 'counter', '2022-06-15 09:50');
	PERFORM pause(code, 'supplement', '2022-06-16 08:00');
	PERFORM finish(code, 'closed', '2022-07-04 08:00', 'supplement_unanswered');
	code := receive_dossier('9.000013', 'H56.13', 'counter', '2022-06-15 09:51');
	PERFORM void_dossier(code, 'Nhập trùng hồ sơ (ví dụ)');
	code := receive_dossier('9.000014', 'H56.14', 'counter', '2022-06-15 10:00');
	PERFORM correct_dossier(code, 'channel', 'post', 'Hồ sơ gửi qua bưu chính (ví dụ)');
END;
$$;

-- Who may read what, once agency security is on
INSERT INTO agency_reader (role, agency) VALUES ('one_stop_province', 'H56'), ('one_stop_district_1', 'H56.24');
ANALYZE dossier_step, submission, survey_response, feedback, document, dossier_delay;

-- For dashboards: the day flow
DO $$ BEGIN PERFORM refresh_flow(); END $$;
