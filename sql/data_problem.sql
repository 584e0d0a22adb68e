-- data_problem: words in and out of their lists, first and last days, void dossiers, registers that are not empty
\set SHOW_CONTEXT never
SET client_min_messages = warning;
SET datestyle = ISO;
SELECT cchc.create_registry('dp');
SET search_path = dp, cchc, public;

-- From here on, definitions answer.
-- One agency is as good as none where there are dossiers, two are a register.
INSERT INTO agency (code, name, kind) VALUES ('H56', 'Tỉnh', 'province');
INSERT INTO field (name) VALUES ('Hộ tịch');
INSERT INTO procedure (code, name, field_id, agency, levels) VALUES ('9.000001', 'Một', 1, 'H56', '{province}');
SELECT detail FROM data_problem WHERE problem = 'register_empty' AND register = 'agency';
INSERT INTO dossier (code, procedure, agency, channel, received_at) VALUES ('H56-220103-0001', '9.000001', 'H56', 'post', '2022-01-03 08:00+07');
SELECT detail FROM data_problem WHERE problem = 'register_empty' AND register = 'agency';
INSERT INTO agency (code, name, kind) VALUES ('H56.01', 'Sở A', 'department');
SELECT detail FROM data_problem WHERE problem = 'register_empty' AND register = 'agency';

-- A word of the list is none to be told, one of any other list is.
CREATE TABLE word AS SELECT code, (row_number() OVER (ORDER BY code))::integer AS n FROM (SELECT DISTINCT code FROM term) AS t;
INSERT INTO inspection (inspection_id, subject, year, title) VALUES (1, 'reform', 2022, 'x');
INSERT INTO inspection_round (inspection_id, round_no, during) VALUES (1, 1, '[2022-01-01,2022-01-05]');
INSERT INTO inspection_visit (visit_id, inspection_id, round_no, agency, visited_on) VALUES (1, 1, 1, 'H56', '2022-01-05');
INSERT INTO finding (visit_id, topic, finding) SELECT 1, code, 'x' FROM word;
INSERT INTO training (topic, during) SELECT code, '[2022-01-01,2022-01-05]' FROM word;
INSERT INTO target (indicator, level, year, value) SELECT code, 'province', 2022, 1 FROM word;
INSERT INTO dossier (code, procedure, agency, channel, received_at, finished_at, outcome, closing_reason)
SELECT dossier_code('H56', '2022-02-01', n), '9.000001', 'H56', 'post', '2022-02-01 08:00+07', '2022-02-02 08:00+07', 'rejected', code FROM word;
INSERT INTO survey_response (dossier, criterion, score, answered_on) SELECT 'H56-220201-0001', code, 5, '2022-02-02' FROM word;
INSERT INTO dossier_delay (dossier, noted_at, cause) SELECT dossier_code('H56', '2022-02-01', n), '2022-02-01 08:00+07', code FROM word;
INSERT INTO submission (procedure, agency, channel, submitted_at, refused_at, refusal_reason) SELECT '9.000001', 'H56', 'post', '2022-02-01 08:00+07', '2022-02-01 09:00+07', code FROM word;
BEGIN;
INSERT INTO metric (code, unit, formula, source) SELECT 'own_' || code, code, 'x', 'x' FROM word;
CREATE TABLE told AS SELECT p.register, m[2] AS list, m[1] AS code FROM data_problem AS p, regexp_match(p.detail, '"(.*)" is not in the list (.*)$') AS m WHERE p.problem = 'unknown_code';
SELECT register, list, count(e.word) > 200 AS many, count(*) FILTER (WHERE e.word IS NULL) AS wrongly, count(*) FILTER (WHERE t.told IS NULL) AS missed
FROM (SELECT l.register, l.list, w.code, true AS word
	FROM (VALUES ('finding', 'finding_topic'), ('training', 'training_topic'), ('target', 'target_indicator'), ('dossier', 'closing_reason'), ('survey_response', 'survey_criterion'), ('dossier_delay', 'delay_cause'),
		('submission', 'refusal_reason'), ('metric', 'unit')) AS l (register, list) CROSS JOIN word AS w
	WHERE w.code NOT IN (SELECT k.code FROM terms(l.list) AS k)) AS e
FULL JOIN (SELECT told.*, true AS told FROM told) AS t USING (register, list, code)
GROUP BY register, list ORDER BY register COLLATE "C";
-- A figure of a metric that somebody took away
INSERT INTO reported_figure (source, period, metric, value) VALUES ('b', '[2022-01-01,2022-07-01)', 'own_other', 1), ('b', '[2022-01-01,2022-07-01)', 'received_dossier', 9);
DELETE FROM metric WHERE code = 'own_other';
SELECT key, problem, detail FROM data_problem WHERE register = 'reported_figure';
-- Lines of a form that would never print a figure
INSERT INTO form (form, version, kind, title, source) VALUES ('nhanh', '1', 'lines', 'Báo cáo nhanh', 'Sở Nội vụ');
INSERT INTO form_line (form, version, line_no, metric, part) VALUES ('nhanh', '1', 1, 'own_other', 'total'), ('nhanh', '1', 2, 'own_rest', 'anything'), ('nhanh', '1', 3, 'assigned_tasks', '*'), ('nhanh', '1', 4, 'assigned_task', '*'),
	('nhanh', '1', 5, 'assigned_task', 'direct_order'), ('nhanh', '1', 6, 'assigned_task', 'direct'), ('nhanh', '1', 7, 'discipline_working_day', 'round_2'), ('nhanh', '1', 8, 'discipline_working_day', 'round_x'),
	('nhanh', '1', 9, 'discipline_unit', 'district'), ('nhanh', '1', 10, 'on_time_rate', 'district');
SELECT key, problem, detail FROM data_problem WHERE register = 'form_line' ORDER BY key;
ROLLBACK;
TRUNCATE finding, training, target, submission, survey_response, dossier_delay;
DELETE FROM dossier;

-- First and last days: an agency and a procedure of January
INSERT INTO agency (code, name, kind, successor, valid) VALUES ('H56.11', 'Sở tháng Giêng', 'department', 'H56', '[2022-01-05,2022-02-01)'), ('H56.12', 'Sở đã hết', 'department', NULL, '(,2022-02-01)'), ('H56.13', 'Sở sẽ có', 'department', NULL, '[2022-01-05,)');
INSERT INTO procedure (code, name, field_id, agency, levels, valid) VALUES ('9.000011', 'Tháng Giêng', 1, 'H56', '{province}', '[2022-01-05,2022-02-01)'), ('9.000012', 'Đã hết', 1, 'H56', '{province}', '(,2022-02-01)'), ('9.000013', 'Sẽ có', 1, 'H56', '{province}', '[2022-01-05,)');
INSERT INTO dossier (code, procedure, agency, channel, received_at, finished_at, outcome, voided_at, void_reason, entered_at)
SELECT dossier_code(x.agency, local_day(r.at), (row_number() OVER ())::integer), x.procedure, x.agency, 'post', r.at, r.at, 'resolved', CASE WHEN v.what = 'void' THEN r.at END, CASE WHEN v.what = 'void' THEN 'thử' END,
	CASE WHEN v.what = 'moved' THEN r.at + interval '10 days' END
FROM (VALUES ('H56'::agency_code, '9.000011'::procedure_code), ('H56', '9.000012'), ('H56', '9.000013'), ('H56.11', '9.000001'), ('H56.12', '9.000001'), ('H56.13', '9.000001')) AS x (agency, procedure)
CROSS JOIN unnest('{2022-01-04 23:59:59+07,2022-01-05 00:00+07,2022-01-31 23:59:59+07,2022-02-01 00:00+07}'::timestamptz[]) AS r (at) CROSS JOIN unnest('{plain,void,void,void,void,moved,moved}'::text[]) AS v (what);
-- Moved to an agency, it may have come before there was one; void, it is nobody's.
SELECT problem, detail, count(*) FROM data_problem WHERE problem ~ '_not_in_force$' GROUP BY problem, detail ORDER BY problem COLLATE "C", detail COLLATE "C";
DELETE FROM dossier;

-- A promise is a limit or a due date; a void dossier needs neither, no calendar, and no successor of its agency.
UPDATE procedure SET time_limit = '5 ngày làm việc' WHERE code = '9.000001';
INSERT INTO dossier (code, procedure, agency, channel, received_at, due_at, time_limit, voided_at, void_reason, calendar) VALUES
	('H56.12-220103-0001', '9.000001', 'H56.12', 'post', '2022-01-03 08:00+07', '2022-01-10 08:00+07', NULL, '2022-01-04 08:00+07', 'thử', 'không có'),
	('H56.12-220103-0002', '9.000001', 'H56.12', 'post', '2022-01-03 08:00+07', NULL, NULL, '2022-01-04 08:00+07', 'thử', NULL);
SELECT register, key, problem FROM data_problem WHERE problem <> 'register_empty';
INSERT INTO dossier (code, procedure, agency, channel, received_at, due_at, time_limit) VALUES
	('H56.12-220103-0003', '9.000001', 'H56.12', 'post', '2022-01-03 08:00+07', NULL, NULL), ('H56.12-220103-0004', '9.000001', 'H56.12', 'post', '2022-01-03 08:00+07', '2022-01-10 08:00+07', NULL),
	('H56.12-220103-0005', '9.000001', 'H56.12', 'post', '2022-01-03 08:00+07', NULL, '5 ngày làm việc'), ('H56.12-220103-0006', '9.000012', 'H56.12', 'post', '2022-01-03 08:00+07', NULL, NULL);
SELECT key, problem, detail FROM data_problem WHERE problem IN ('dossiers_without_promise', 'ended_without_successor');

-- Units inspected in a year, each once and at its level, are as many as there are or fewer.
INSERT INTO agency (code, name, kind) VALUES ('H56.21.01', 'Xã C', 'commune'), ('H56.21.02', 'Xã D', 'commune');
INSERT INTO inspection (inspection_id, subject, year, title) VALUES (2, 'discipline', 2022, 'x'), (3, 'reform', 2023, 'x');
INSERT INTO inspection_round (inspection_id, round_no, during) VALUES (2, 1, '[2022-02-01,2022-02-05]'), (3, 1, '[2023-02-01,2023-02-05]');
INSERT INTO inspection_visit (visit_id, inspection_id, round_no, agency, visited_on) VALUES (21, 2, 1, 'H56', '2022-02-01'), (22, 2, 1, 'H56.01', '2022-02-01'), (23, 2, 1, 'H56.21.01', '2022-02-01'), (31, 3, 1, 'H56.13', '2023-02-01');
INSERT INTO unit_count (level, year, units) VALUES ('province', 2022, 2), ('commune', 2022, 1), ('district', 2022, 1), ('province', 2023, 1), ('commune', 2023, 1);
SELECT key, detail FROM data_problem WHERE problem = 'fewer_units_than_inspected';
UPDATE unit_count SET units = 1;
SELECT key, detail FROM data_problem WHERE problem = 'fewer_units_than_inspected';
DROP SCHEMA dp CASCADE;
