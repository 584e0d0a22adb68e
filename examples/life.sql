-- What happened to some of the dossiers of dossiers.sql: the steps of those received
-- since 16 May 2022, what their applicants thought of it, and what people reported and
-- proposed.  INVENTED like the dossiers themselves.
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
INSERT INTO dossier_step (dossier, step_no, agency, started_at, due_at, finished_at)
SELECT d.code, s.step_no, s.agency, t.started_at, due_at(t.started_at, s.time_limit, (SELECT calendar())), t.finished_at
FROM dossier AS d
JOIN internal_process AS i ON i.procedure = d.procedure AND i.valid @> d.received_on
JOIN internal_process_step AS s USING (process_id)
CROSS JOIN LATERAL (SELECT CASE WHEN d.finished_at IS NOT NULL THEN d.finished_at - d.received_at ELSE interval '5 hours' END AS used) AS u
CROSS JOIN LATERAL (SELECT
	d.received_at + u.used * (ARRAY[0, 0.1, 0.75, 0.95])[s.step_no] AS started_at,
	CASE WHEN d.finished_at IS NOT NULL OR s.step_no = 1 THEN d.received_at + u.used * (ARRAY[0.1, 0.75, 0.95, 1])[s.step_no] END AS finished_at) AS t
WHERE d.received_on >= '2022-05-16' AND (d.finished_at IS NOT NULL OR s.step_no <= 2);

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

COMMIT;
ANALYZE dossier_step, survey_response, feedback;
