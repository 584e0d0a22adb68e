-- Every form, signed: as it was, and why each of its cells is another today
\set SHOW_CONTEXT never
SET client_min_messages = warning;
SET datestyle = ISO;
SET jit = off;
SELECT cchc.create_registry('sf');
SET search_path = sf, cchc, public;
INSERT INTO agency (code, name, kind) VALUES ('H56', 'UBND tỉnh', 'province'), ('H56.01', 'Sở A', 'department'), ('H56.02', 'Sở B', 'department'), ('H56.21', 'Huyện C', 'rural_district'), ('H56.21.01', 'Xã D', 'commune');
INSERT INTO field (name) VALUES ('Hộ tịch'), ('Môi trường');
INSERT INTO procedure (code, name, field_id, agency, levels, online_level, result_on_paper, has_fee) VALUES ('9.000001', 'Một', 1, 'H56.01', '{province,district,commune}', 'full', true, true), ('9.000002', 'Hai', 2, 'H56.01', '{province}', 'partial', true, NULL),
	('9.000003', 'Ba', 2, 'H56.21', '{district,commune}', 'none', NULL, NULL);
INSERT INTO procedure_desk (procedure, level) VALUES ('9.000001', 'province'), ('9.000001', 'commune'), ('9.000002', 'province'), ('9.000003', 'district');
INSERT INTO document (document_id, issuer, number, signed_on, purpose) VALUES (1, 'H56', '1/QĐ-UBND', '2022-01-10', 'internal_process'), (2, 'H56', '2/QĐ-UBND', '2022-02-07', 'publication');
INSERT INTO internal_process (document_id, procedure, interlinked) VALUES (1, '9.000001', true), (1, '9.000002', false), (1, '9.000003', false);
INSERT INTO publication (document_id, procedure, action, effective_on, disclosed_on, complete) VALUES (2, '9.000001', 'new', '2022-02-14', '2022-02-14', true), (2, '9.000002', 'new', '2022-02-11', '2022-02-15', false);
INSERT INTO task (kind, title, agency, assigned_on, done_on) SELECT (ARRAY['plan_task', 'assigned_task'])[1 + i % 2], 'Việc ' || i, 'H56.01', date '2022-01-10' + i, CASE WHEN i % 3 > 0 THEN date '2022-03-01' END FROM generate_series(1, 9) AS i;
INSERT INTO dossier (code, procedure, agency, channel, online_level, received_at, due_at, due_original, finished_at, outcome, synced_at, digitised, e_result)
SELECT dossier_code(a.code, d.day, i), (ARRAY['9.000001', '9.000002', '9.000003'])[1 + i % 3]::procedure_code, a.code, (ARRAY['online', 'counter', 'post'])[1 + i % 3], (ARRAY['full', 'partial', NULL])[1 + i / 2 % 3],
	d.day + time '08:00' - interval '7 hours', d.day + interval '10 days', d.day + interval '10 days', CASE WHEN i % 4 > 0 THEN d.day + i % 15 * interval '1 day' + interval '3 hours' END, CASE WHEN i % 4 > 0 THEN 'resolved' END,
	d.day + interval '20 days', i % 5 > 0, i % 7 > 0
FROM generate_series(1, 120) AS i CROSS JOIN LATERAL (SELECT date '2022-01-03' + i % 60 AS day) AS d
CROSS JOIN LATERAL (SELECT (ARRAY['H56.01', 'H56.02', 'H56.21', 'H56.21.01'])[1 + i / 2 % 4]::agency_code AS code) AS a;
ANALYZE;

-- From here on, definitions answer.
CREATE TABLE signed AS
SELECT f.*, sign_report(f.form, '[2022-01-15,2022-03-15)', as_of => f.as_of, within => f.within, by => f.grouping_code) AS id
FROM (VALUES ('II.06', 'field', NULL::agency_code, NULL::date), ('II.06', 'agency', NULL, '2022-03-01'), ('II.06', 'level', 'H56.21', NULL), ('II.06', 'procedure', 'H56.01', NULL), ('II.06', 'channel', NULL, NULL), ('II.06', 'online_level', NULL, '2022-03-02'),
	('II.06', 'none', 'H56.21', NULL), ('II.07b', NULL, NULL, NULL), ('II.07b', NULL, 'H56.21', NULL), ('index_766', 'api', NULL, NULL), ('index_766', 'document', 'H56.21', NULL), ('reform', NULL, NULL, NULL), ('reform', NULL, 'H56.01', NULL)) AS f (form, grouping_code, within, as_of);
-- The rows of a form stand below its total and sections, at depth 2; its columns have the numbers of the form.
SELECT s.form, array_agg(DISTINCT c.depth) AS depths, array_agg(DISTINCT c.column_no) AS columns FROM signed AS s JOIN signed_cell AS c ON c.report_id = s.id WHERE s.grouping_code IS DISTINCT FROM 'none' GROUP BY s.form ORDER BY s.form;
-- Nothing is otherwise yet, and each is printed as it is counted.
SELECT s.form, s.grouping_code, s.within, (SELECT count(*) > 10 FROM signed_cell AS c WHERE c.report_id = s.id) AS many, (SELECT count(*) FROM report_drift(s.id)) AS drift, (SELECT count(*) FROM why_changed(s.id)) AS changes FROM signed AS s ORDER BY id;
CREATE FUNCTION differs(s signed) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
	n bigint;
	asked CONSTANT text := format('''[2022-01-15,2022-03-15)'', %L, %L', s.as_of, s.within);
	now_is CONSTANT text := CASE s.form WHEN 'II.06' THEN format('SELECT * FROM bieu_ii_06(%s, by => %L)', asked, s.grouping_code) WHEN 'II.07b' THEN format('SELECT * FROM ii_07b(''2022-03-14'', %L)', s.within)
		WHEN 'reform' THEN format('SELECT * FROM report_cchc(%s)', asked) ELSE format('SELECT * FROM index_766(%s, reading => %L)', asked, s.grouping_code) END;
	was CONSTANT text := format('SELECT * FROM %s(signed => %s)', CASE s.form WHEN 'II.06' THEN 'bieu_ii_06' WHEN 'II.07b' THEN 'ii_07b' WHEN 'reform' THEN 'report_cchc' ELSE 'index_766' END, s.id);
BEGIN
	EXECUTE format('SELECT count(*) FROM (SELECT n AS row FROM (%1$s) AS n EXCEPT ALL SELECT w FROM (%2$s) AS w UNION ALL (SELECT w FROM (%2$s) AS w EXCEPT ALL SELECT n FROM (%1$s) AS n)) AS d', now_is, was) INTO n;
	RETURN n;
END $$;
SELECT sum(differs(s)) AS printed_otherwise FROM signed AS s;
-- Life goes on: some move, end, turn out to have ended, are reopened, void, mended or entered late; registers change.
SELECT count(transfer(code, 'H56.21.01', 'other', at => '2022-02-20 08:00+07')) AS moved FROM dossier WHERE agency = 'H56.01' AND finished_at IS NULL AND received_on < '2022-02-15';
SELECT count(finish(code, 'resolved', '2022-03-02 08:00+07')) AS ended FROM dossier WHERE agency IN ('H56.02', 'H56.21') AND finished_at IS NULL AND received_on < '2022-03-01' AND sequence(code) % 8 > 0;
SELECT count(reopen(code, 'other', '2022-03-10 08:00+07')) AS reopened FROM dossier WHERE agency = 'H56.21' AND finished_on < '2022-02-20' AND sequence(code) % 3 = 0;
UPDATE dossier SET channel = 'post' WHERE channel = 'online' AND sequence(code) % 9 = 0;
UPDATE dossier SET procedure = '9.000002' WHERE sequence(code) % 10 = 0;
SELECT count(void_dossier(code, 'thử')) AS void FROM dossier WHERE sequence(code) % 17 = 0;
SELECT count(receive_dossier(p::procedure_code, a::agency_code, 'online', '2022-02-01 08:00+07')) AS late FROM unnest('{9.000001,9.000003}'::text[]) AS p, unnest('{H56.02,H56.21}'::text[]) AS a;
UPDATE dossier SET digitised = true, e_result = NULL WHERE sequence(code) % 5 = 0;
INSERT INTO procedure (code, name, field_id, agency, levels) VALUES ('9.000004', 'Bốn', 2, 'H56.21', '{province,district}'), ('9.000005', 'Năm', 2, 'H56.01', '{commune}'), ('9.000006', 'Sáu', 2, 'H56.02', '{commune}');
DELETE FROM procedure_desk WHERE procedure = '9.000001' AND level = 'commune';
DELETE FROM internal_process WHERE procedure = '9.000003';
INSERT INTO internal_process (document_id, procedure, interlinked) VALUES (1, '9.000004', false), (1, '9.000005', false);
UPDATE publication SET complete = true, disclosed_on = '2022-02-16' WHERE procedure = '9.000002';
DELETE FROM publication WHERE procedure = '9.000001';
DELETE FROM task WHERE kind = 'plan_task' AND assigned_on < '2022-01-17';
INSERT INTO task (kind, title, agency, assigned_on) SELECT 'direct_order', 'Mới ' || i, 'H56.01', '2022-02-02' FROM generate_series(1, 3) AS i;
-- What came less what went is the difference, cell by cell.
SELECT s.form, s.grouping_code, s.within, count(*) > 3 AS cells, count(*) FILTER (WHERE d.difference <> 0) > 1 AS some, count(*) FILTER (WHERE coalesce(d.difference, 0) <> w.difference) AS unexplained
FROM signed AS s JOIN signed_cell AS c ON c.report_id = s.id LEFT JOIN LATERAL report_drift(s.id) AS d USING (line_no, column_no)
CROSS JOIN LATERAL (SELECT count(*) FILTER (WHERE change = 'came') - count(*) FILTER (WHERE change = 'went') AS difference FROM why_changed(s.id, c.line_no, c.column_no)) AS w
WHERE CASE s.form WHEN 'II.06' THEN c.column_no IN (3, 5, 10, 11) WHEN 'II.07b' THEN c.column_no IN (3, 5, 7, 10, 11, 13) WHEN 'index_766' THEN c.column_no < 3 AND c.value IS NOT NULL
	ELSE c.column_no = 1 AND c.value IS NOT NULL AND c.section IN ('assigned_task', 'completed_task', 'published_procedure', 'process_procedure', 'received_dossier', 'overdue_dossier') END
GROUP BY s.id, s.form, s.grouping_code, s.within ORDER BY s.id;
-- In the order of registers, and within one of keys and instants
SELECT s.form, count(DISTINCT w.register) AS registers, count(*) FILTER (WHERE (w.register, w.key, w.instant) < (w.register_before, w.key_before, w.instant_before)) AS out_of_order FROM signed AS s
CROSS JOIN LATERAL (SELECT y.register, y.key, coalesce(y.stay, '-infinity') AS instant, lag(y.register) OVER w AS register_before, lag(y.key) OVER w AS key_before, lag(coalesce(y.stay, '-infinity')) OVER w AS instant_before
	FROM why_changed(s.id) WITH ORDINALITY AS y (change, register, key, stay, label, was, now_is, line, line_name, place) WINDOW w AS (ORDER BY y.place)) AS w
WHERE s.within IS NULL AND coalesce(s.grouping_code, 'x') IN ('x', 'field', 'api') GROUP BY s.form ORDER BY s.form;
-- And what drifted is what is printed otherwise.
SELECT s.form, s.grouping_code, s.within, differs(s) > 0 AS printed_otherwise FROM signed AS s ORDER BY id;

-- What is asked for beside the number must be what was signed.
SELECT bieu_ii_06(within => 'H56.21', signed => (SELECT id FROM signed WHERE form = 'II.06' AND grouping_code = 'field'));
SELECT ii_07b(within => 'H56.02', signed => (SELECT id FROM signed WHERE form = 'II.07b' AND within IS NOT NULL));
SELECT ii_07b('2022-03-13', signed => (SELECT id FROM signed WHERE form = 'II.07b' AND within IS NULL));
SELECT index_766(as_of => '2022-03-13', signed => (SELECT id FROM signed WHERE form = 'index_766' AND within IS NULL));
SELECT report_cchc(within => 'H56', signed => (SELECT id FROM signed WHERE form = 'reform' AND within IS NULL));
SELECT count(*) > 3 AS printed FROM bieu_ii_06('[2022-01-15,2022-03-15)', '2022-03-01', signed => (SELECT id FROM signed WHERE form = 'II.06' AND grouping_code = 'agency'));
SELECT count(*) > 50 AS printed FROM report_cchc('[2022-01-15,2022-03-15)', '2022-03-14', 'H56.01', (SELECT id FROM signed WHERE form = 'reform' AND within IS NOT NULL));
-- What counts no rows has no list, and says so; ratio and points move with what they are of.
SELECT why_changed((SELECT id FROM signed WHERE form = 'reform' AND within IS NULL), 1, 2);
SELECT why_changed((SELECT id FROM signed WHERE form = 'index_766' AND within IS NULL), 1, 6);
SELECT c.column_no, count(*) > 3 AS lines, count(*) FILTER (WHERE w.changes = 0) AS unexplained
FROM signed AS s CROSS JOIN LATERAL report_drift(s.id) AS c CROSS JOIN LATERAL (SELECT count(*) AS changes FROM why_changed(s.id, c.line_no, c.column_no)) AS w
WHERE s.form = 'index_766' AND c.column_no NOT IN (4, 6) AND c.counted IS NOT NULL AND c.signed IS NOT NULL GROUP BY c.column_no ORDER BY c.column_no;
-- Printed again, every word stands as it was signed: names, and the units of figures.
BEGIN;
CREATE TEMPORARY TABLE printed AS SELECT s.id, r::text AS line FROM signed AS s CROSS JOIN LATERAL report('reform', signed => s.id) AS r WHERE s.form = 'reform';
INSERT INTO cchc.metric (code, unit, formula, source) VALUES ('assigned_task', 'round', 'x', 'y');
INSERT INTO cchc.term (domain, code, label_vi) SELECT t.domain, t.code, t.label_vi || ' khác' FROM cchc.term AS t WHERE t.domain IN ('unit', 'reform_metric', 'metric_part') AND t.builtin ON CONFLICT DO NOTHING;
SELECT count(*) > 100 AS many, count(*) FILTER (WHERE p.line NOT IN (SELECT r::text FROM report('reform', signed => p.id) AS r)) AS otherwise FROM printed AS p;
SELECT count(*) FILTER (WHERE unit ~ 'khác') > 50 AS counted_now FROM report('reform', '[2022-01-15,2022-03-15)');
ROLLBACK;
-- A form, or a reading, of one's own that is gone: what was signed is printed, and stops nobody else.
BEGIN;
INSERT INTO cchc.form (form, version, kind, title, source) VALUES ('nhanh', '1', 'lines', 'Báo cáo nhanh', 'Sở Nội vụ');
INSERT INTO cchc.form_line (form, version, line_no, metric, part) VALUES ('nhanh', '1', 10, 'assigned_task', '*');
INSERT INTO cchc.index_weight (metric, reading, valid, group_no, max, threshold, source) VALUES ('dossier_on_time', 'ours', '(,)', 2, 20, 1, 'Sở Nội vụ');
SELECT sign_report('nhanh', '[2022-01-15,2022-03-15)') AS nhanh, sign_report('index_766', '[2022-01-15,2022-03-15)', by => 'ours') AS ours \gset
DELETE FROM task WHERE kind = 'direct_order';
SELECT count(*) AS all_of_them FROM discrepancy WHERE against = 'signed' \gset
DELETE FROM cchc.form_line WHERE form = 'nhanh';
DELETE FROM cchc.form WHERE form = 'nhanh';
DELETE FROM cchc.index_weight WHERE reading = 'ours';
SELECT :all_of_them - count(*) AS less FROM discrepancy WHERE against = 'signed';
SELECT part, label, unit, value FROM report('nhanh', signed => :nhanh);
SELECT metric, max_points FROM index_766(signed => :ours);
SELECT report_drift(:nhanh);
ROLLBACK;

-- Form II.07b against counts cell by cell: procedures, desks and processes that begin, end, have ended, of every level
INSERT INTO procedure (code, name, field_id, agency, levels, valid) SELECT format('9.0001%s', i)::procedure_code, 'Thủ tục ' || i, 1, (ARRAY['H56.01', 'H56.02', 'H56.21', 'H56.21.01'])[1 + i % 4]::agency_code,
	(ARRAY['{province}', '{district,commune}', '{ministry,province}', '{commune}', '{other}', '{province,district,commune}', '{district}'])[1 + i % 7]::text[], (ARRAY['(,)', '[2022-03-01,)', '(,2022-03-01)', '(,2022-03-14)', '[2022-03-14,)'])[1 + i % 5]::daterange FROM generate_series(10, 79) AS i;
INSERT INTO procedure_desk (procedure, level, valid) SELECT p.code, l, (ARRAY['(,)', '[2022-03-01,)', '(,2022-03-01)', '(,2022-03-14)'])[1 + (procedure_number(p.code) / 5 + length(l)) % 4]::daterange
FROM procedure AS p CROSS JOIN unnest('{ministry,province,district,commune,other}'::text[]) AS l WHERE p.code::text ~ '^9.0001' AND (procedure_number(p.code) + length(l)) % 3 > 0;
INSERT INTO internal_process (document_id, procedure, interlinked, valid) SELECT d, p.code, d = 1, (ARRAY['(,)', '[2022-03-01,)', '(,2022-03-01)', '(,2022-03-14)'])[1 + (procedure_number(p.code) / 3 + d) % 4]::daterange FROM procedure AS p CROSS JOIN generate_series(1, 2) AS d
WHERE p.code::text ~ '^9.0001' AND (procedure_number(p.code) + d) % 4 > 0;
CREATE FUNCTION holds(days daterange, day date) RETURNS boolean LANGUAGE sql RETURN coalesce(lower(days) <= day, true) AND coalesce(upper(days) > day, true);
CREATE TABLE known AS
SELECT d.day, a.code AS agency, c.column_no, CASE c.what WHEN 1 THEN (SELECT count(*) FROM procedure AS p WHERE p.agency = a.code AND holds(p.valid, d.day) AND c.level = ANY (p.levels))
	WHEN 2 THEN (SELECT count(*) FROM procedure_desk AS k, procedure AS p WHERE p.code = k.procedure AND p.agency = a.code AND holds(p.valid, d.day) AND holds(k.valid, d.day) AND k.level = c.level)
	ELSE (SELECT count(*) FROM internal_process AS k, procedure AS p WHERE p.code = k.procedure AND p.agency = a.code AND holds(p.valid, d.day) AND holds(k.valid, d.day) AND c.level = ANY (p.levels)) END AS n
FROM unnest('{2022-02-28,2022-03-01,2022-03-13,2022-03-14}'::date[]) AS d (day) CROSS JOIN agency AS a
CROSS JOIN (VALUES (4, 1, 'province'), (5, 1, 'district'), (6, 1, 'commune'), (8, 2, 'province'), (9, 2, 'district'), (10, 2, 'commune'), (12, 3, 'province'), (13, 3, 'district'), (14, 3, 'commune')) AS c (column_no, what, level);
INSERT INTO known SELECT day, agency, CASE WHEN column_no < 7 THEN 3 WHEN column_no < 11 THEN 7 ELSE 11 END, sum(n) FROM known GROUP BY 1, 2, 3;
SELECT w.within, count(*) > 100 AS many, count(DISTINCT k.n) > 5 AS various, count(*) FILTER (WHERE coalesce(c.value, 0) <> CASE WHEN w.within IS NULL OR k.agency <@ w.within THEN k.n ELSE 0 END) AS cells
FROM (VALUES (NULL::agency_code), ('H56.21')) AS w (within) CROSS JOIN known AS k LEFT JOIN LATERAL (SELECT * FROM ii_07b_cell(k.day, w.within) OFFSET 0) AS c ON c.depth = 2 AND c.code = k.agency::text AND c.column_no = k.column_no
GROUP BY w.within ORDER BY w.within NULLS FIRST;
SELECT w.within, count(*) > 20 AS many, count(*) FILTER (WHERE c.value <> k.n OR k.n <> (SELECT count(*) FROM procedures_behind(k.column_no, k.day, w.within))) AS totals
FROM (VALUES (NULL::agency_code), ('H56.21')) AS w (within) CROSS JOIN LATERAL (SELECT day, column_no, sum(n) AS n FROM known WHERE w.within IS NULL OR agency <@ w.within GROUP BY 1, 2) AS k
JOIN LATERAL (SELECT * FROM ii_07b_cell(k.day, w.within) OFFSET 0) AS c ON c.depth = 0 AND c.column_no = k.column_no GROUP BY w.within ORDER BY w.within NULLS FIRST;
DROP SCHEMA sf CASCADE;
