-- The registers: what a row may say, what two rows say against each other, and their health
\set SHOW_CONTEXT never
SET search_path = cchc, public;
SET client_min_messages = warning;
SET datestyle = ISO;
SELECT create_registry('registers');
SET search_path = registers, cchc, public;

-- Every table has a primary key, and every constraint says in two languages what it asks for.
SELECT relname FROM pg_class AS c WHERE relnamespace = 'registers'::regnamespace AND relkind = 'r'
	AND NOT EXISTS (SELECT FROM pg_constraint AS k WHERE k.conrelid = c.oid AND k.contype = 'p');
SELECT conrelid::regclass, conname, obj_description(k.oid, 'pg_constraint') FROM pg_constraint AS k
WHERE k.connamespace = 'registers'::regnamespace AND k.contype IN ('c', 'f', 'p', 'u', 'x')
	AND coalesce(obj_description(k.oid, 'pg_constraint'), '') !~ '^[A-Z].* \(.*[^\x01-\x7f].*\)\.$';
-- ... and what each index and trigger is for
SELECT what, name FROM (
	SELECT 'index' AS what, c.relname AS name, obj_description(c.oid, 'pg_class') AS comment FROM pg_class AS c
	WHERE c.relnamespace = 'registers'::regnamespace AND c.relkind IN ('i', 'I') AND NOT EXISTS (SELECT FROM pg_constraint AS k WHERE k.conindid = c.oid)
	UNION ALL
	SELECT 'trigger', t.tgname, obj_description(t.oid, 'pg_trigger') FROM pg_trigger AS t JOIN pg_class AS c ON c.oid = t.tgrelid WHERE c.relnamespace = 'registers'::regnamespace AND NOT t.tgisinternal) AS o
WHERE coalesce(comment, '') !~ '^[A-Z].* \(.*[^\x01-\x7f].*\)\.$' ORDER BY 1, 2;
-- The words of closed lists are those of cchc.term: all of them, and no other.
SELECT k.conname, k.domain, x.code, x.says FROM (VALUES
	('agency_kind', 'agency_kind'), ('document_purpose', 'document_purpose'), ('procedure_online_level', 'online_level'), ('procedure_desk_level', 'admin_level'),
	('publication_action', 'publication_action'), ('simplification_measure', 'simplification_measure'), ('inspection_subject', 'inspection_subject'),
	('unit_count_level', 'admin_level'), ('task_kind', 'task_kind'), ('feedback_kind', 'feedback_kind'), ('feedback_nature', 'feedback_nature'),
	('target_level', 'admin_level'), ('registry_meta_clock_policy', 'clock_policy'), ('dossier_channel', 'channel'), ('dossier_outcome', 'outcome'),
	('dossier_online_level', 'online_level'), ('dossier_return_channel', 'return_channel'), ('dossier_delay_fault', 'fault')) AS k (conname, domain)
CROSS JOIN LATERAL (
	SELECT code, string_agg(says, ' and ' ORDER BY says) AS says FROM (
		SELECT m[1] AS code, 'the check' AS says FROM pg_constraint AS p, regexp_matches(pg_get_constraintdef(p.oid), '''([a-z_]+)''::text', 'g') AS m
		WHERE p.connamespace = 'registers'::regnamespace AND p.conname = k.conname
		UNION ALL SELECT t.code, 'the list' FROM terms(k.domain) AS t) AS u
	GROUP BY code) AS x
WHERE x.says <> 'the check and the list';

-- The level of every kind
INSERT INTO agency (code, name, kind) SELECT format('H99.%s', to_char(n, 'FM00'))::agency_code, code, code FROM terms('agency_kind') WITH ORDINALITY AS t (code, vi, en, n);
SELECT level, string_agg(kind, ' ' ORDER BY code) FROM agency GROUP BY level ORDER BY min(code);
DELETE FROM agency;

-- Agencies above one another: in any order in one statement, but in no circle.
INSERT INTO agency (code, name, kind, parent) VALUES ('H56.21.01', 'Xã Ví dụ', 'commune', 'H56.21'), ('H56.21', 'Huyện Ví dụ', 'rural_district', 'H56'), ('H56', 'UBND tỉnh', 'province', NULL);
UPDATE agency SET parent = 'H56.21.01' WHERE code = 'H56';
UPDATE agency SET parent = code WHERE code = 'H56';
INSERT INTO agency (code, name, kind, parent) VALUES ('H56.31', 'A', 'rural_district', 'H56.32'), ('H56.32', 'B', 'rural_district', 'H56.31');
UPDATE agency SET successor = 'H56.21.01', valid = '(,2025-07-01)' WHERE code = 'H56.21';
UPDATE agency SET successor = 'H56.21' WHERE code = 'H56.21.01';
-- What cannot be a circle is not asked.
UPDATE agency SET name = 'Huyện Ví dụ 1', calendar = 'vn' WHERE code = 'H56.21';
UPDATE agency SET calendar = ' ' WHERE code = 'H56.21';

\set VERBOSITY terse
-- Procedures are solved at one level or at several, each said once.
INSERT INTO field (name) VALUES ('Hộ tịch');
INSERT INTO procedure (code, name, field_id, agency, levels, due_time) VALUES
	('9.000001', 'a', 1, 'H56', '{province,district,commune}', NULL), ('9.000002', 'b', 1, 'H56', '{other}', 'day_end'), ('9.000003', 'c', 1, 'H56', '{commune}', 'close');
INSERT INTO procedure (code, name, field_id, agency, levels) VALUES ('9.000009', 'd', 1, 'H56', '{}');
INSERT INTO procedure (code, name, field_id, agency, levels) VALUES ('9.000009', 'd', 1, 'H56', '{commune,commune}');
INSERT INTO procedure (code, name, field_id, agency, levels) VALUES ('9.000009', 'd', 1, 'H56', '{commune,NULL}');
INSERT INTO procedure (code, name, field_id, agency, levels) VALUES ('9.000009', 'd', 1, 'H56', '{commune,xa}');
INSERT INTO procedure (code, name, field_id, agency, levels, due_time) VALUES ('9.000009', 'd', 1, 'H56', '{commune}', 'noon');
INSERT INTO procedure (code, name, field_id, agency, levels, has_fee, payment_integrated) VALUES ('9.000009', 'd', 1, 'H56', '{commune}', false, true);
INSERT INTO procedure (code, name, field_id, agency, levels, online_level, online_eligible) VALUES ('9.000009', 'd', 1, 'H56', '{commune}', 'partial', false);
UPDATE procedure SET online_level = 'information', online_eligible = false WHERE code = '9.000003';
-- One desk level once at a time
INSERT INTO procedure_desk (procedure, level, valid) VALUES ('9.000001', 'district', '(,2025-07-01)'), ('9.000001', 'commune', '(,)'), ('9.000003', 'commune', '[2024-01-01,2025-01-01)'), ('9.000003', 'commune', '[2025-01-01,)');
INSERT INTO procedure_desk (procedure, level, valid) VALUES ('9.000001', 'district', '[2025-06-30,)');
INSERT INTO procedure_desk (procedure, level, valid) VALUES ('9.000001', 'ward', '(,)');

-- A round has days or a period, not both; delegations of one thing do not overlap, whichever form a code is written in.
INSERT INTO document (issuer, number, signed_on, purpose) VALUES ('H56', '1/QĐ-UBND', '2022-01-05', 'publication'), ('H56', '2/QĐ-UBND', '2022-01-05', 'reform_plan'), ('H56', '3/QĐ-UBND', '2022-01-05', 'task');
INSERT INTO document (issuer, number, signed_on, purpose) VALUES ('H56', '4/QĐ-UBND', '2022-01-05', 'cong_bo');
INSERT INTO inspection (subject, year, title) VALUES ('reform', 2022, 'Kiểm tra');
INSERT INTO inspection_round (inspection_id, round_no, during, counted_in) VALUES (1, 1, '[2022-01-01,2022-01-05]', '[2022-01-01,2022-07-01)');
INSERT INTO inspection_round (inspection_id, round_no, during) VALUES (1, 1, '[2022-01-01,)');
INSERT INTO delegation (document_id, from_agency, to_agency, procedure, valid) VALUES (2, 'H56', 'H56.21', '9.000001', '[2022-01-01,2022-06-01)'), (2, 'H56', 'H56.21.01', '9.000001', '[2022-01-01,)'), (2, 'H56', 'H56.21', '9.000002', '[2022-01-01,)');
INSERT INTO delegation (document_id, from_agency, to_agency, procedure, valid) VALUES (2, 'H56', '000.00.21.H56', '9.000001', '[2022-05-31,2022-06-02)');
INSERT INTO delegation (document_id, from_agency, to_agency, field_id, procedure, valid) VALUES (2, 'H56', 'H56.21', 1, NULL, '[2022-05-31,2022-06-02)');
INSERT INTO task (kind, title, agency, assigned_on, due_on) VALUES ('plan_task', 'a', 'H56', '2022-01-05', '2022-01-04');
INSERT INTO task (kind, title, agency, assigned_on, done_on, cancelled_on) VALUES ('plan_task', 'a', 'H56', '2022-01-05', '2022-01-06', '2022-01-07');
INSERT INTO simplification (document_id, procedure, measure, agency, days_before, days_after) VALUES (2, '9.000001', 'time_cut', 'H56', 5, -1);
\set VERBOSITY default

-- From here on, definitions answer.
-- Registers that are empty though others refer to them
SELECT register, key, problem, detail FROM data_problem ORDER BY register COLLATE "C", key, problem;
INSERT INTO reported_figure (source, period, metric, value) VALUES ('b', '[2022-01-01,2022-07-01)', 'discipline_unit', 1), ('b', '[2022-01-01,2022-07-01)', 'received_dossier', 9);
SELECT register, detail FROM data_problem WHERE problem = 'register_empty' ORDER BY register COLLATE "C", detail;
TRUNCATE reported_figure, inspection CASCADE;
INSERT INTO publication (document_id, procedure, action) VALUES (1, '9.000001', 'new');
INSERT INTO task (kind, title, agency, document_id, assigned_on) VALUES ('plan_task', 'a', 'H56', 3, '2022-01-05');
SELECT * FROM data_problem;

-- What touches does not contradict: rows at every limit, and what only looks like a problem
BEGIN;
INSERT INTO agency (code, name, kind, parent, successor, valid) VALUES ('H56.61', 'Sở K', 'department', 'H56', 'H56.62', '[2022-01-05,2022-02-01)'), ('H56.62', 'Sở K', 'department', 'H56', NULL, '[2022-02-01,)'),
	('H56.63', 'Phòng', 'department', 'H56.61', NULL, '(,)'), ('H56.64', 'Phòng', 'department', 'H56.62', NULL, '(,)'), ('H56.65', 'Phòng', 'department', NULL, NULL, '(,)'),
	('H56.66', 'Huyện K', 'rural_district', 'H56', NULL, '(,2025-07-01)'), ('H56.67', 'Đặc khu K', 'special_zone', 'H56', NULL, '[2025-07-01,)'), ('H56.68', 'Không còn việc', 'department', 'H56', NULL, '(,2022-01-05)');
INSERT INTO procedure (code, name, field_id, agency, levels, valid) VALUES ('9.000011', 'k', 1, 'H56', '{province}', '[2022-01-05,2022-02-01)'), ('9.000012', 'l', 1, 'H56', '{province}', '(,)');
INSERT INTO document (document_id, issuer, number, signed_on, purpose) VALUES (71, 'H56.61', '71/QĐ-SK', '2022-01-05', 'review_plan'), (72, 'H56.61', '72/QĐ-SK', '2022-01-31', 'publication'), (73, 'H56.61', '73/QĐ-SK', '2022-01-31', NULL), (74, 'H56.61', '74/QĐ-SK', '2022-01-31', 'target');
INSERT INTO target (indicator, level, year, value, document_id) VALUES ('on_time_rate', 'province', 2022, 95, 74);
INSERT INTO review_plan_item (document_id, procedure, agency, done_on) VALUES (71, '9.000011', 'H56.61', '2022-01-05'), (71, '9.000012', 'H56.61', NULL);
INSERT INTO publication (document_id, procedure, action, effective_on, disclosed_on) VALUES (72, '9.000011', 'abolished', '2022-02-01', '2022-01-31'), (72, '9.000012', 'new', '2022-02-01', NULL);
INSERT INTO delegation (document_id, from_agency, to_agency, procedure, valid) VALUES (73, 'H56.61', 'H56.62', '9.000012', '[2022-02-01,)'), (73, 'H56', 'H56.61', '9.000011', '[2022-01-31,2022-06-01)');
UPDATE delegation SET from_agency = 'H56' WHERE to_agency = 'H56.62';
INSERT INTO simplification (document_id, procedure, measure, agency, days_before, days_after, cost_before, cost_after, times_before, times_after, subjects_before, subjects_after) VALUES
	(73, '9.000012', 'time_cut', 'H56', 5, 5, 100, 100, 1, 1, 10, 10), (73, '9.000012', 'paper_cut', 'H56', NULL, 5, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO internal_process (process_id, document_id, procedure, interlinked, valid) VALUES (81, 73, '9.000011', true, '[2022-01-31,)'), (82, 73, '9.000012', false, '(,)');
INSERT INTO internal_process_step (process_id, step_no, agency, name) VALUES (81, 1, 'H56', 'x'), (81, 2, 'H56.61', 'x'), (82, 1, 'H56', 'x'), (82, 2, 'H56', 'y');
INSERT INTO interlinked_group (group_id, document_id, name) VALUES (81, 73, 'hai');
INSERT INTO interlinked_member (group_id, position, procedure) VALUES (81, 1, '9.000011'), (81, 2, '9.000012');
INSERT INTO inspection (inspection_id, subject, year, title, follows) VALUES (81, 'reform', 2022, 'k', NULL), (82, 'reform', 2022, 'l', 81);
INSERT INTO inspection_round (inspection_id, round_no, during, counted_in) VALUES (81, 1, '[2022-01-05,2022-01-31]', NULL), (82, 1, '[2022-01-05,2022-01-31]', NULL), (82, 2, NULL, '[2022-01-01,2022-02-01)');
INSERT INTO inspection_visit (visit_id, inspection_id, round_no, agency, visited_on) VALUES (81, 81, 1, 'H56.61', '2022-01-05'), (82, 82, 1, 'H56.61', '2022-01-31'), (83, 82, 1, 'H56.63', NULL), (84, 82, 2, 'H56.64', '2021-01-01');
INSERT INTO finding (visit_id, topic, finding, remedied_on) VALUES (81, 'other', 'x', '2022-01-05'), (83, 'other', 'x', '2022-01-05');
INSERT INTO unit_count (level, year, units) SELECT 'province', 2022, 3;
INSERT INTO training (topic, during, agency) VALUES ('one_stop', '[2022-01-31,2022-02-05]', 'H56.61');
INSERT INTO task (kind, title, agency, assigned_on) VALUES ('plan_task', 'k', 'H56.61', '2022-01-31');
INSERT INTO dossier (code, procedure, agency, channel, received_at, finished_at, outcome, calendar, closing_reason) VALUES ('H56.61-220105-0001', '9.000011', 'H56.61', 'counter', '2022-01-05 00:00+07', '2022-01-10 08:00+07', 'resolved', 'không có', NULL),
	('H56.61-220131-0001', '9.000011', 'H56.61', 'counter', '2022-01-31 23:59+07', '2022-02-10 08:00+07', 'rejected', NULL, 'other'), ('H56.68-220104-0001', '9.000012', 'H56.68', 'counter', '2022-01-04 23:59+07', '2022-02-10 08:00+07', 'resolved', NULL, NULL);
-- Void, or entered for what an agency did before it was one
INSERT INTO dossier (code, procedure, agency, channel, received_at, voided_at, void_reason, entered_at) VALUES ('H56.61-220104-0001', '9.000011', 'H56.61', 'counter', '2022-01-04 08:00+07', '2022-01-04 08:00+07', 'thử', NULL),
	('H56.61-220201-0001', '9.000011', 'H56.61', 'counter', '2022-02-01 08:00+07', '2022-02-01 08:00+07', 'thử', NULL);
UPDATE dossier SET finished_at = '2022-02-01 08:00+07', outcome = 'resolved' WHERE voided_at IS NOT NULL;
INSERT INTO survey_response (dossier, criterion, score, answered_on) VALUES ('H56.61-220105-0001', 'overall', 5, '2022-01-10');
INSERT INTO dossier_pause (dossier, during, reason) VALUES ('H56.61-220105-0001', '[2022-01-05 00:00+07,2022-01-10 08:00+07)', 'other');
INSERT INTO dossier_step (dossier, step_no, agency, started_at, finished_at, parallel) VALUES ('H56.61-220105-0001', 1, 'H56', '2022-01-05 00:00+07', '2022-01-10 08:00+07', false), ('H56.61-220105-0001', 2, 'H56', '2022-01-05 00:00+07', '2022-01-10 08:00+07', false);
INSERT INTO dossier_delay (dossier, noted_at, cause) VALUES ('H56.61-220105-0001', '2022-01-05 08:00+07', 'other');
INSERT INTO submission (submission_id, procedure, agency, channel, submitted_at, accepted_at, dossier, refused_at, refusal_reason) VALUES (81, '9.000011', 'H56', 'counter', '2022-01-05 00:00+07', '2022-01-05 00:00+07', 'H56.61-220105-0001', NULL, NULL),
	(82, '9.000011', 'H56', 'counter', '2022-01-02 08:00+07', NULL, NULL, '2022-01-03 08:00+07', 'other');
INSERT INTO feedback (feedback_id, kind, nature, agency, dossier, received_at) VALUES (81, 'administrative_act', 'problem_report', 'H56', 'H56.61-220105-0001', '2022-01-05 00:00+07'), (82, 'administrative_act', 'problem_report', 'H56.61', NULL, '2022-01-31 23:00+07');
INSERT INTO feedback (feedback_id, kind, nature, agency, continues, received_at) VALUES (83, 'administrative_act', 'problem_report', 'H56', 81, '2022-01-05 00:00+07');
SELECT register, key, problem, detail FROM data_problem;
-- Nor is monitoring worried by what touches.
INSERT INTO dossier_counter VALUES ('H56', '2022-01-03', 899999999);
INSERT INTO dossier (code, procedure, agency, channel, received_at) SELECT dossier_code('H56', local_day(now()) - 90, n), '9.000012', 'H56', 'post', now() - interval '90 days' FROM generate_series(1, 4) AS n;
INSERT INTO dossier_pause (dossier, during, reason) SELECT dossier_code('H56', local_day(now()) - 90, v.n), tstzrange((local_day(now()) - v.days)::timestamp AT TIME ZONE interval '7 hours', v.ends), v.reason
FROM (VALUES (1, 15, NULL, 'supplement'), (2, 16, NULL, 'other'), (3, 16, now(), 'supplement'), (4, 16, NULL, 'supplement')) AS v (n, days, ends, reason);
UPDATE dossier SET finished_at = now(), outcome = 'withdrawn' WHERE code = dossier_code('H56', local_day(now()) - 90, 4);
SELECT "check", state, detail FROM registry_health() WHERE "check" IN ('counter', 'pause', 'index', 'constraint') ORDER BY 1;
UPDATE dossier_pause SET during = tstzrange(lower(during) - interval '1 day', upper(during)) WHERE dossier = dossier_code('H56', local_day(now()) - 90, 1);
SELECT state, detail FROM registry_health() WHERE "check" = 'pause';
-- Calendars of what has ended are asked by nobody, nor what a void dossier waits for and counts in.
UPDATE dossier SET calendar = 'cũng không' WHERE code = dossier_code('H56', local_day(now()) - 90, 1);
SELECT detail ~ '"không có"' AS of_what_ended, detail ~ '"cũng không"' AS of_what_is_open FROM registry_health() WHERE "check" = 'calendar';
UPDATE dossier SET voided_at = now(), void_reason = 'thử' WHERE code = dossier_code('H56', local_day(now()) - 90, 1);
SELECT h."check", CASE h."check" WHEN 'pause' THEN detail END AS detail, detail ~ '"cũng không"' AS of_what_is_void FROM registry_health() AS h WHERE h."check" IN ('calendar', 'pause') ORDER BY 1;
DELETE FROM dossier WHERE received_at > now() - interval '91 days';
-- Rows of another document are none of one's own.
INSERT INTO task (kind, title, agency, assigned_on, document_id) VALUES ('plan_task', 'k', 'H56', '2022-01-31', 73);
UPDATE inspection SET document_id = 73 WHERE inspection_id = 81;
INSERT INTO document (document_id, issuer, number, signed_on, purpose) SELECT 90 + n, 'H56', format('%s/QĐ-UBND', 90 + n)::document_number, '2022-01-31', code FROM terms('document_purpose') WITH ORDINALITY AS t (code, vi, en, n);
SELECT (SELECT purpose FROM document WHERE document_id::text = key), problem FROM data_problem ORDER BY key::bigint;
-- One's own are enough, also where no other document has any.
DELETE FROM document WHERE document_id > 90;
TRUNCATE internal_process, simplification, delegation, interlinked_group CASCADE;
DELETE FROM publication WHERE document_id = 1;
DELETE FROM task WHERE document_id IS DISTINCT FROM 73;
UPDATE inspection SET document_id = NULL WHERE inspection_id <> 81;
INSERT INTO document (document_id, issuer, number, signed_on, purpose) SELECT 90 + n, 'H56', format('%s/QĐ-UBND', 90 + n)::document_number, '2022-01-31', code FROM unnest('{internal_process,simplification,delegation,interlinking}'::text[]) WITH ORDINALITY AS t (code, n);
UPDATE document SET purpose = NULL WHERE document_id IN (1, 3);
INSERT INTO document (document_id, issuer, number, signed_on, purpose) VALUES (95, 'H56', '95/QĐ-UBND', '2022-01-31', 'task'), (96, 'H56', '96/QĐ-UBND', '2022-01-31', 'inspection');
UPDATE task SET document_id = 95;
UPDATE inspection SET document_id = 96 WHERE inspection_id = 81;
INSERT INTO internal_process (process_id, document_id, procedure, interlinked) VALUES (91, 91, '9.000012', false);
INSERT INTO internal_process_step (process_id, step_no, agency, name) VALUES (91, 1, 'H56', 'x');
INSERT INTO simplification (document_id, procedure, measure, agency) VALUES (92, '9.000012', 'paper_cut', 'H56');
INSERT INTO delegation (document_id, from_agency, to_agency, procedure, valid) VALUES (93, 'H56', 'H56.62', '9.000012', '[2022-02-01,)');
INSERT INTO interlinked_group (group_id, document_id, name) VALUES (91, 94, 'hai');
INSERT INTO interlinked_member (group_id, position, procedure) VALUES (91, 1, '9.000011'), (91, 2, '9.000012');
SELECT register, key, problem, detail FROM data_problem;
ROLLBACK;

-- Every other problem, one row each
BEGIN;
INSERT INTO agency (code, name, kind, parent, valid) VALUES
	('H56.41', 'Huyện mãi mãi', 'rural_district', 'H56', '(,)'), ('H56.42', 'Đặc khu trước thời', 'special_zone', 'H56', '(,)'), ('H56.43', 'Đã hết', 'department', 'H56', '(,2022-01-01)');
UPDATE agency SET successor = 'H56.42' WHERE code = 'H56.41';
UPDATE agency SET successor = 'H56.43', valid = '(,2022-06-01)' WHERE code = 'H56.42';
INSERT INTO agency (code, name, kind, parent, valid, calendar) VALUES ('H56.51', 'Sở A', 'department', 'H56', '(,2022-01-01)', 'tỉnh'), ('H56.52', 'Sở A', 'department', 'H56', '[2022-01-01,)', NULL), ('H56.53', 'Sở A', 'department', 'H56', '[2021-01-01,)', NULL);
UPDATE procedure SET calendar = 'tỉnh', valid = '(,2022-01-01)' WHERE code = '9.000003';
INSERT INTO inspection (inspection_id, subject, year, title, follows) VALUES (11, 'reform', 2023, 'sau', NULL), (12, 'discipline', 2022, 'trước', 11);
INSERT INTO inspection_round (inspection_id, round_no, during) VALUES (12, 1, '[2022-02-01,2022-02-05]'), (12, 2, NULL);
INSERT INTO inspection_visit (visit_id, inspection_id, round_no, agency, visited_on) VALUES (1, 12, 1, 'H56.43', '2022-02-06'), (2, 12, 1, 'H56.52', '2022-02-02');
INSERT INTO finding (visit_id, topic, finding, remedied_on) VALUES (1, 'dust', 'x', NULL), (2, 'other', 'x', '2022-02-01');
INSERT INTO unit_count (level, year, units) VALUES ('province', 2022, 1);
INSERT INTO training (topic, during, agency) VALUES ('dancing', '[2022-02-01,2022-02-02]', 'H56.43');
INSERT INTO target (indicator, level, year, value) VALUES ('happiness', 'province', 2022, 100);
INSERT INTO document (document_id, issuer, number, signed_on, purpose) VALUES (21, 'H56.43', '1/QĐ-SA', '2022-01-05', 'review_plan'), (22, 'H56', '22/QĐ-UBND', '2022-01-05', 'simplification'), (23, 'H56', '23/QĐ-UBND', '2022-01-05', 'delegation');
INSERT INTO review_plan_item (document_id, procedure, agency, done_on) VALUES (21, '9.000003', 'H56.43', '2021-12-31');
INSERT INTO simplification (document_id, procedure, measure, agency, days_before, days_after) VALUES (22, '9.000001', 'time_cut', 'H56', 5, 6);
INSERT INTO publication (document_id, procedure, action, effective_on, disclosed_on) VALUES (22, '9.000001', 'abolished', '2022-02-01', '2022-01-04');
INSERT INTO internal_process (process_id, document_id, procedure, interlinked) VALUES (31, 22, '9.000001', true), (32, 22, '9.000002', false), (33, 22, '9.000003', false);
UPDATE internal_process SET valid = '[2022-01-05,)' WHERE process_id = 33;
INSERT INTO internal_process_step (process_id, step_no, agency, name) VALUES (31, 1, 'H56', 'x'), (31, 2, 'H56', 'x'), (32, 1, 'H56', 'x'), (32, 2, 'H56.52', 'x');
INSERT INTO interlinked_group (group_id, document_id, name) VALUES (41, 22, 'một');
INSERT INTO task (kind, title, agency, assigned_on) VALUES ('plan_task', 'a', 'H56.43', '2022-01-05');
INSERT INTO dossier (code, procedure, agency, channel, received_at, finished_at, outcome) VALUES
	('H56.42-220103-0001', '9.000001', 'H56.43', 'counter', '2022-01-03 08:00+07', NULL, NULL),
	('H56-220103-0002', '9.000003', 'H56', 'counter', '2022-01-03 08:00+07', '2022-01-20 08:00+07', 'rejected'), ('H56.52-220103-0001', '9.000001', 'H56.52', 'counter', '2022-01-03 08:00+07', '2022-01-06 00:30+07', 'resolved');
INSERT INTO survey_response (dossier, criterion, score, answered_on) VALUES ('H56.42-220103-0001', 'overall', 5, '2022-01-05'), ('H56.52-220103-0001', 'overall', 5, '2022-01-05'),
	('H56.52-220103-0001', 'timeliness', 5, '2022-01-06'), ('H56.52-220103-0001', 'coffee', 5, '2022-01-06');
UPDATE dossier SET closing_reason = 'rain' WHERE outcome = 'rejected';
UPDATE dossier SET calendar = 'tỉnh' WHERE code = 'H56.42-220103-0001';
INSERT INTO dossier_pause (dossier, during, reason) VALUES ('H56-220103-0002', '[2022-01-03 07:00+07,2022-01-03 09:00+07)', 'other'), ('H56-220103-0002', '[2022-01-19 08:00+07,)', 'other'),
	('H56.52-220103-0001', '[2022-01-05 08:00+07,2022-01-06 00:31+07)', 'other');
INSERT INTO dossier_step (dossier, step_no, agency, started_at, finished_at, parallel) VALUES ('H56-220103-0002', 1, 'H56', '2022-01-03 07:59+07', '2022-01-20 08:00+07', false),
	('H56-220103-0002', 2, 'H56', '2022-01-03 08:00+07', '2022-01-20 07:59+07', false), ('H56-220103-0002', 3, 'H56', '2022-01-03 08:00+07', '2022-01-19 08:00+07', true), ('H56-220103-0002', 4, 'H56', '2022-01-04 08:00+07', NULL, true);
INSERT INTO dossier_delay (dossier, noted_at, cause) VALUES ('H56-220103-0002', '2022-01-05 08:00+07', 'rain');
INSERT INTO submission (submission_id, procedure, agency, channel, submitted_at, accepted_at, dossier, refused_at, refusal_reason) VALUES (61, '9.000002', 'H56', 'counter', '2022-01-02 08:00+07', '2022-01-03 08:00+07', 'H56-220103-0002', NULL, NULL),
	(62, '9.000002', 'H56', 'counter', '2022-01-02 08:00+07', '2022-01-03 08:00+07', NULL, NULL, NULL), (63, '9.000002', 'H56', 'counter', '2022-01-02 08:00+07', NULL, NULL, '2022-01-03 08:00+07', 'rain');
INSERT INTO feedback (feedback_id, kind, nature, agency, dossier, received_at) VALUES (51, 'administrative_act', 'problem_report', 'H56.43', 'H56.52-220103-0001', '2022-01-02 08:00+07');
INSERT INTO feedback (feedback_id, kind, nature, agency, continues, received_at) VALUES (52, 'administrative_act', 'problem_report', 'H56', 51, '2022-01-01 08:00+07');
UPDATE procedure SET time_limit = '5 ngày làm việc' WHERE code = '9.000003';
SELECT register, key, problem, detail FROM data_problem ORDER BY register COLLATE "C", problem COLLATE "C", key COLLATE "C";
-- Each kind has a name, and there is no name for a kind that there is not.
SELECT p.problem, t.code AS named_only FROM (SELECT DISTINCT problem FROM data_problem) AS p FULL JOIN terms('data_problem') AS t ON t.code = p.problem WHERE p.problem IS NULL OR t.code IS NULL ORDER BY 2;
SELECT DISTINCT problem, problem_name FROM data_problem WHERE problem ~ '^pause' ORDER BY 1;
-- Monitoring sees it, too, whatever is wrong.
SELECT "check", state, what_to_do IS NULL AS nothing_to_do FROM registry_health() WHERE "check" NOT IN ('calendar', 'provisional_due');
SELECT state, detail ~ '"tỉnh" does not exist' AS named FROM registry_health() WHERE "check" = 'calendar';
INSERT INTO cchc.calendar (name) VALUES ('tỉnh');
SELECT state, detail ~ '"tỉnh" has no working hours' AS named FROM registry_health() WHERE "check" = 'calendar';
SELECT set_config('cchc.calendar', 'nowhere', true);
SELECT state, detail ~ '"nowhere" does not exist' AS named FROM registry_health() WHERE "check" = 'calendar';
RESET cchc.calendar;
UPDATE registry_meta SET version = '0.0';
INSERT INTO dossier_counter VALUES ('H56', '2022-01-03', 900000000);
ALTER TABLE agency DISABLE TRIGGER agency_no_circle;
DROP INDEX dossier_agency_idx;
INSERT INTO dossier_pause (dossier, during, reason) VALUES ('H56.42-220103-0001', '[2022-01-04 08:00+07,)', 'supplement');
SELECT "check", state, detail FROM registry_health() WHERE "check" IN ('version', 'pause', 'counter', 'index', 'constraint') ORDER BY 1;
ROLLBACK;
SELECT "check", state, detail FROM registry_health() WHERE "check" NOT IN ('calendar', 'version');
DROP SCHEMA registers CASCADE;
