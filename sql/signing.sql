-- Signed reports: kept as they were, printed again, and what moved since
\set SHOW_CONTEXT never
SET client_min_messages = warning;
SET datestyle = ISO;
SET jit = off;
SELECT cchc.create_registry('sg');
SET search_path = sg, cchc, public;
INSERT INTO agency (code, name, kind) VALUES ('H56', 'UBND tỉnh', 'province'), ('H56.01', 'Sở A', 'department'), ('H56.21', 'Huyện C', 'rural_district'), ('H56.21.01', 'Xã D', 'commune');
INSERT INTO field (name) VALUES ('Hộ tịch'), ('Môi trường');
INSERT INTO procedure (code, name, field_id, agency, levels, time_limit) VALUES ('9.000001', 'Một', 1, 'H56.01', '{province,commune}', '5 ngày làm việc'), ('9.000002', 'Hai', 2, 'H56.01', '{province}', '5 ngày làm việc');
INSERT INTO procedure_desk (procedure, level) VALUES ('9.000001', 'commune'), ('9.000002', 'province');
INSERT INTO document (document_id, issuer, number, signed_on) VALUES (1, 'H56', '1/QĐ-UBND', '2022-01-04'), (2, 'H56', '2/BC-UBND', '2022-04-05');
INSERT INTO internal_process (document_id, procedure, interlinked) VALUES (1, '9.000001', false);
INSERT INTO dossier (code, procedure, agency, channel, received_at, due_at, finished_at, outcome)
SELECT dossier_code(a.code, d.day, i), CASE WHEN i % 2 = 0 THEN '9.000001' ELSE '9.000002' END::procedure_code, a.code, (ARRAY['online', 'counter', 'post'])[1 + i % 3],
	d.day + time '08:00' - interval '7 hours', d.day + interval '10 days', CASE WHEN i % 4 > 0 THEN d.day + i % 15 * interval '1 day' + interval '3 hours' END, CASE WHEN i % 4 > 0 THEN 'resolved' END
FROM generate_series(1, 90) AS i CROSS JOIN LATERAL (SELECT date '2022-01-03' + i % 60 AS day) AS d
CROSS JOIN LATERAL (SELECT (ARRAY['H56.01', 'H56.21', 'H56.21.01'])[1 + i / 2 % 3]::agency_code AS code) AS a;

-- From here on, definitions answer.
SELECT sign_report('II.06', '[2022-01-01,2022-04-01)', document => 2) AS signed;
SELECT report_id, form, version, period, evening, within, grouped_by, document_id, replaces, rules, with_list FROM signed_report;
SELECT count(*) AS cells, (SELECT count(*) FROM signed_stay) AS stays, (SELECT count(*) FROM dossiers_in('[2022-01-01,2022-04-01)')) AS counted FROM signed_cell;
-- Every stay stands in a line of fields, and the cells count them.
SELECT count(*) AS cells, count(*) FILTER (WHERE c.value <> (SELECT count(*) FROM signed_stay AS s WHERE s.line_no = c.line_no AND in_column(c.column_no, s.opening, s.closing, s.channel))) AS differences
FROM signed_cell AS c WHERE c.depth = 2;
SELECT report_drift(1);
SELECT why_changed(1);
-- Printed again as it was signed
CREATE TABLE printed AS SELECT * FROM bieu_ii_06('[2022-01-01,2022-04-01)');
SELECT count(*) FROM (TABLE printed EXCEPT ALL SELECT * FROM bieu_ii_06(signed => 1)) AS d;
SELECT * FROM bieu_ii_06('[2022-01-01,2022-04-01)', signed => 1) LIMIT 4;

-- Not changed by anybody, in any way
UPDATE signed_cell SET value = 0 WHERE line_no = 1;
DELETE FROM signed_stay;
DELETE FROM signed_report WHERE report_id = 1;
TRUNCATE signed_report, signed_cell, signed_stay, signed_row;
INSERT INTO signed_cell (report_id, line_no, column_no, depth, value) VALUES (1, 99, 3, 2, 7);
INSERT INTO signed_stay SELECT report_id, dossier, stay - interval '1 day', line_no, agency, procedure, channel, opening, closing FROM signed_stay LIMIT 1;
UPDATE signed_report SET document_id = NULL;

-- Life goes on: one comes late into the quarter, one is moved, one turns out to have ended, one ends after it, one is void.
SELECT receive_dossier('9.000001', 'H56.01', 'online', '2022-02-01 08:00+07') AS late_entry;
SELECT code AS moved FROM dossier WHERE agency = 'H56.21.01' AND finished_at IS NULL ORDER BY code LIMIT 1 \gset
SELECT code AS ended FROM dossier WHERE agency = 'H56.21' AND finished_at IS NULL AND code <> :'moved' ORDER BY code LIMIT 1 \gset
SELECT code AS later FROM dossier WHERE agency = 'H56.21' AND finished_at IS NULL AND code NOT IN (:'moved', :'ended') ORDER BY code LIMIT 1 \gset
SELECT code AS void FROM dossier WHERE agency = 'H56.01' AND finished_at IS NULL AND received_on < '2022-03-01' ORDER BY code LIMIT 1 \gset
SELECT transfer(:'moved', 'H56.01', 'outside_competence', NULL, '2022-03-10 08:00+07');
SELECT finish(:'ended', 'resolved', '2022-03-15 08:00+07');
SELECT finish(:'later', 'resolved', '2022-05-15 08:00+07');
SELECT void_dossier(:'void', 'nhập nhầm');
SELECT change, register, key = :'ended' AS ended, key = :'void' AS void, label, was, now_is, line, line_name FROM why_changed(1);
SELECT line_no, column_no, name, signed, counted, difference FROM report_drift(1) WHERE line_no = 1;
SELECT count(*) FROM (TABLE printed EXCEPT ALL SELECT * FROM bieu_ii_06(signed => 1)) AS d;
-- Every cell that differs says why, line and column, and no other does.
SELECT count(*) AS cells, count(*) FILTER (WHERE d.line_no IS NOT NULL) AS changed, count(*) FILTER (WHERE coalesce(d.difference, 0) <> w.difference) AS unexplained
FROM signed_cell AS c LEFT JOIN report_drift(1) AS d USING (line_no, column_no)
CROSS JOIN LATERAL (SELECT count(*) FILTER (WHERE change = 'came') - count(*) FILTER (WHERE change = 'went') AS difference FROM why_changed(1, c.line_no, c.column_no)) AS w;
SELECT change, key = :'ended' AS ended, split_part(was, ': ', 2) AS was, split_part(now_is, ': ', 2) AS now_is FROM why_changed(1, 1, 13) ORDER BY change, ended, now_is;
SELECT metric, part, against, reported, found, difference FROM discrepancy WHERE against = 'signed' AND part = 'Tổng số';

-- A new one names the old.
SELECT sign_report('II.06', '[2022-01-01,2022-04-01)');
SELECT sign_report('II.06', '[2022-01-01,2022-04-01)', replaces => 7);
SELECT sign_report('II.06', '[2022-04-01,2022-07-01)', replaces => 1);
SELECT sign_report('II.06', '[2022-01-01,2022-04-01)', replaces => 1) > 1 AS signed;
SELECT sign_report('II.06', '[2022-01-01,2022-04-01)', replaces => 1);
SELECT count(*) FROM discrepancy WHERE against = 'signed';
SELECT count(*) FROM report_drift((SELECT max(report_id) FROM signed_report));
-- Another grouping, another agency, another form is another report.
SELECT sign_report('II.06', '[2022-01-01,2022-04-01)', by => 'agency', with_list => false) IS NOT NULL AS signed;
SELECT sign_report('II.06', '[2022-01-01,2022-04-01)', within => 'H56.21', by => 'level') IS NOT NULL AS signed;
SELECT sign_report('II.07b', '[2022-01-01,2022-04-01)') AS number \gset
SELECT r.form, r.grouped_by, r.within, count(c.*) AS cells, (SELECT count(*) FROM signed_stay AS s WHERE s.report_id = r.report_id) AS stays, (SELECT count(*) FROM signed_row AS s WHERE s.report_id = r.report_id) AS rows
FROM signed_report AS r JOIN signed_cell AS c USING (report_id) GROUP BY r.report_id ORDER BY r.report_id;
INSERT INTO procedure (code, name, field_id, agency, levels) VALUES ('9.000003', 'Ba', 2, 'H56.01', '{district}');
SELECT * FROM report_drift(:number);
SELECT change, register, key, label FROM why_changed(:number, 1, 3);
SELECT * FROM ii_07b('2022-03-31');
SELECT * FROM ii_07b(signed => :number);
SELECT c.column_no, c.value, count(p.*) FROM form_cell('II.07b', '[2022-01-01,2022-04-01)') AS c LEFT JOIN procedures_behind(c.column_no, '2022-03-31') AS p ON true WHERE c.line_no = 1 GROUP BY 1, 2 HAVING c.value <> count(p.*);
-- A form of lines: a dossier that ended twice, one whose papers were not digitised after all. Every figure says why it moved.
SELECT d.code AS twice FROM dossier AS d WHERE d.finished_on BETWEEN '2022-01-05' AND '2022-03-01' AND d.since IS NULL ORDER BY d.code LIMIT 1 \gset
SELECT d.code AS paper FROM dossier AS d WHERE d.voided_at IS NULL AND d.code <> :'twice' ORDER BY d.code LIMIT 1 \gset
UPDATE dossier SET digitised = code = :'paper' WHERE code IN (:'paper', :'twice');
SELECT sign_report('reform', '[2022-01-01,2022-04-01)') AS reform \gset
SELECT reopen(:'twice', 'result_error', '2022-03-02 08:00+07'), finish(:'twice', 'resolved', '2022-03-03 08:00+07');
UPDATE dossier SET digitised = false WHERE code = :'paper';
SELECT d.line_no, d.name, d.difference, w.change, w.key = :'twice' AS twice, w.key = :'paper' AS paper, w.was, w.now_is
FROM report_drift(:reform) AS d LEFT JOIN LATERAL why_changed(:reform, d.line_no, d.column_no) AS w ON true ORDER BY 1, 4, 5, 6;
-- Asked for at once, each says in which line it stands.
SELECT count(*) AS changes, count(*) FILTER (WHERE w IS NULL OR l IS NULL) AS differences, count(*) FILTER (WHERE w.line_name <> c.name) AS other_names
FROM why_changed(:reform) AS w FULL JOIN (SELECT y.* FROM signed_cell AS c CROSS JOIN LATERAL why_changed(:reform, c.line_no, 1) AS y WHERE c.report_id = :reform AND c.column_no = 1) AS l
	ON (l.line, l.register, l.key, l.change) = (w.line, w.register, w.key, w.change)
LEFT JOIN signed_cell AS c ON c.report_id = :reform AND c.column_no = 1 AND c.line_no = w.line;

-- A line that was not there when it was signed has no number; its cells follow each other, and what stands in it came into the total.
BEGIN;
SELECT sign_report('II.06', '[2022-01-01,2022-04-01)', by => 'procedure') AS lines \gset
INSERT INTO procedure (code, name, field_id, agency, levels) SELECT format('1.00000%s', n)::procedure_code, 'Mới ' || n, 2, 'H56.01', '{province}' FROM generate_series(4, 6) AS n;
INSERT INTO dossier (code, procedure, agency, channel, received_at, due_at) SELECT dossier_code('H56.01', '2022-02-10', 100 + n), format('1.00000%s', n)::procedure_code, 'H56.01', 'online', '2022-02-10 08:00+07', '2022-04-20 17:00+07' FROM generate_series(4, 6) AS n;
SELECT void_dossier(code, 'thử') FROM dossier WHERE procedure = '9.000002' AND voided_at IS NULL ORDER BY code LIMIT 1;
SELECT line_no, name, array_agg(column_no ORDER BY place) AS columns, array_agg(counted ORDER BY column_no) AS counted, count(signed) AS signed, count(difference) AS differences FROM report_drift(:lines) WITH ORDINALITY AS d (line_no, column_no, name, signed, counted, difference, place)
GROUP BY line_no, name ORDER BY min(place);
SELECT change, key, was, split_part(now_is, ': ', 2) AS now_is FROM why_changed(:lines, 1, 4);
SELECT count(*) AS in_all, count(*) FILTER (WHERE change = 'came') AS came FROM why_changed(:lines);
SELECT count(*) AS in_another_line FROM why_changed(:lines, 2);
ROLLBACK;
-- What a row adds to a figure became known, was mended, or is not known after all.
BEGIN;
INSERT INTO training (topic, title, during, agency, participants) SELECT 'other', t.title, '[2022-02-01,2022-02-03)', 'H56.01', t.n FROM (VALUES ('chưa biết', NULL), ('sửa', 20), ('biết', 10), ('yên', 7), ('vẫn chưa biết', NULL)) AS t (title, n);
SELECT sign_report('reform', '[2022-01-01,2022-05-01)') AS trained \gset
UPDATE training SET participants = CASE title WHEN 'chưa biết' THEN 30 WHEN 'sửa' THEN 25 WHEN 'biết' THEN NULL ELSE participants END;
SELECT w.change, c.section AS metric, w.register, w.label, w.was, w.now_is FROM signed_cell AS c CROSS JOIN LATERAL why_changed(:trained, c.line_no, 1) AS w WHERE c.report_id = :trained AND c.column_no = 1 AND c.section ~ '^training' ORDER BY 2, 4;
ROLLBACK;
-- Figures are followed up beyond the period, and signed as they are printed; a form of dossiers has no evening after its last day.
BEGIN;
INSERT INTO task (kind, title, agency, assigned_on, due_on, done_on) VALUES ('direct_order', 'Xử lý hồ sơ quá hạn', 'H56.01', '2022-02-01', '2022-04-10', '2022-04-08');
SELECT sign_report('reform', '[2022-01-01,2022-05-01)', '2022-03-31') AS early, sign_report('reform', '[2022-01-01,2022-04-02)', '2022-04-30') AS followed,
	sign_report('II.06', '[2022-01-01,2022-04-02)', '2022-04-30') AS form \gset
SELECT form, evening FROM signed_report WHERE report_id IN (:early, :followed, :form) ORDER BY report_id;
SELECT count(*) AS lines, count(*) FILTER (WHERE s IS DISTINCT FROM p) AS differ, max(s.value) FILTER (WHERE s.metric = 'completed_task' AND s.part = 'total') AS completed
FROM report('reform', '[2022-01-01,2022-04-02)', '2022-04-30', signed => :followed) AS s FULL JOIN report('reform', '[2022-01-01,2022-04-02)', '2022-04-30') AS p USING (no);
SELECT count(*) AS drift FROM report_drift(:followed);
UPDATE task SET done_on = '2022-05-02' WHERE title = 'Xử lý hồ sơ quá hạn';
SELECT c.section AS metric, c.code AS part, d.signed, d.counted, w.change, w.label FROM report_drift(:followed) AS d JOIN signed_cell AS c ON c.report_id = :followed AND c.line_no = d.line_no AND c.column_no = d.column_no
LEFT JOIN LATERAL why_changed(:followed, d.line_no, d.column_no) AS w ON true ORDER BY d.line_no;
SELECT count(*) > 1 AS of_the_last_day FROM bieu_ii_06(as_of => '2022-04-30', signed => :form);
SAVEPOINT another;
SELECT report('reform', as_of => '2022-04-29', signed => :followed);
ROLLBACK TO another;
SELECT report('reform', as_of => '2022-04-01', signed => :followed);
ROLLBACK;
-- Only the agency is another, only the period, only the form; each has its own that stands.
BEGIN;
CREATE FUNCTION signed_as(form text, period daterange, within agency_code) RETURNS text LANGUAGE plpgsql AS $$
BEGIN
	PERFORM sign_report(form, period, within => within);
	RETURN 'signed';
EXCEPTION WHEN object_not_in_prerequisite_state THEN RETURN 'stands';
	WHEN invalid_parameter_value THEN RETURN 'not begun';
END $$;
CREATE TABLE wanted AS SELECT row_number() OVER ()::integer AS n, f.form, p.period, w.within FROM unnest('{II.06,II.07b}'::text[]) AS f (form) CROSS JOIN unnest('{"[2022-01-01,2022-04-01)","[2022-01-01,2022-05-01)"}'::daterange[]) AS p (period) CROSS JOIN unnest('{NULL,H56.21,H56.01}'::agency_code[]) AS w (within);
SELECT n, form, period, within, signed_as(form, period, within) AS once, signed_as(form, period, within) AS again FROM wanted ORDER BY n;
-- One that begins today is signed today.
SELECT signed_as('II.06', daterange(local_day(now()), local_day(now()) + 1), NULL) AS today, signed_as('II.06', daterange(local_day(now()) + 1, local_day(now()) + 2), NULL) AS tomorrow;
ROLLBACK;
-- Words, units, kinds and versions are those of the last day of the period, also where they hold on that day alone.
BEGIN;
INSERT INTO cchc.term (domain, code, label_vi, valid) VALUES ('metric_part', 'total', 'Cả thảy', '[2022-03-31,2022-04-01)'), ('unit', 'procedure', 'thứ', '[2022-03-31,2022-04-01)');
INSERT INTO cchc.metric (code, unit, formula, source, valid) VALUES ('received_dossier', 'procedure', 'x', 'x', '[2022-03-31,2022-04-01)');
SELECT p.period, (SELECT i.name FROM ii_06(p.period, by => 'none') AS i) AS form, (SELECT i.name FROM on_time_rate('ii_06', p.period, by => 'none') AS i) AS rate FROM unnest('{"[2022-01-01,2022-03-31)","[2022-01-01,2022-04-01)","[2022-01-01,2022-04-02)"}'::daterange[]) AS p (period);
SELECT label, name, last_day FROM kpi_series('received_total', 'quarter', '2022-01-01', 1);
SELECT metric, r.unit, now_is.unit AS counted_now FROM report_cchc(signed => :reform) AS r JOIN LATERAL (SELECT c.metric, c.part, c.unit FROM report_cchc('[2022-01-01,2022-04-01)') AS c) AS now_is USING (metric, part) WHERE metric ~ 'received_dossier|published_procedure' AND part = 'total';
-- ... and of what 0.2.0 signed, which did not keep its units.
INSERT INTO signed_report (report_id, form, version, period, evening, within, rules, registry_version, with_list)
SELECT 1000, r.form, r.version, r.period, r.evening, 'H56.21', r.rules, '0.2.0', false FROM signed_report AS r WHERE r.report_id = :reform;
INSERT INTO signed_cell (report_id, line_no, column_no, depth, section, code, name, value) SELECT 1000, c.line_no, c.column_no, c.depth, c.section, c.code, c.name, c.value FROM signed_cell AS c WHERE c.report_id = :reform;
SELECT metric, unit FROM report_cchc(signed => 1000) WHERE metric ~ 'received_dossier|published_procedure' AND part = 'total';
INSERT INTO cchc.form (form, version, kind, title, valid, source) VALUES ('tạm', 'a', 'lines', 'x', '(,2022-03-31)', 'x'), ('tạm', 'b', 'procedures', 'x', '[2022-03-31,2022-04-01)', 'x'), ('tạm', 'c', 'index', 'x', '[2022-04-01,)', 'x');
SELECT sign_report('tạm', '[2022-01-01,2022-04-01)') AS own \gset
SELECT r.version, (SELECT count(*) FROM signed_cell AS c WHERE c.report_id = r.report_id) = (SELECT count(*) FROM ii_07b_cell('2022-03-31', NULL)) AS cells, (SELECT array_agg(DISTINCT w.register ORDER BY w.register) FROM signed_row AS w WHERE w.report_id = r.report_id) AS rows,
	(SELECT count(*) FROM form_cell('tạm', '[2022-01-01,2022-04-01)')) > 12 AS counted FROM signed_report AS r WHERE r.report_id = :own;
ROLLBACK;

-- Refused
SELECT sign_report('II.6', '[2022-01-01,2022-04-01)');
SELECT sign_report(NULL, '[2022-01-01,2022-04-01)');
SELECT sign_report('II.06', NULL);
SELECT sign_report('II.06', 'empty');
SELECT sign_report('II.06', '[2022-07-01,2022-10-01)', by => 'month');
SELECT sign_report('II.07b', '[2022-07-01,2022-10-01)', by => 'field');
SELECT sign_report('II.06', '[2022-07-01,2022-10-01)', '2022-06-30');
SELECT sign_report('II.06', '[2022-07-01,)');
SELECT sign_report('II.06', '[2090-07-01,2090-08-01)');
SELECT sign_report('II.06', '[2022-07-01,2022-10-01)', within => 'H99.99');
SELECT sign_report('II.06', '[2022-07-01,2022-10-01)', document => 99);
SELECT * FROM bieu_ii_06(signed => 99);
SELECT * FROM bieu_ii_06(signed => :number);
SELECT * FROM bieu_ii_06('[2022-04-01,2022-07-01)', signed => 1);
SELECT report_drift(NULL);
SELECT why_changed(1, 99);
SELECT why_changed(1, 1, 2);
SELECT why_changed((SELECT report_id FROM signed_report WHERE NOT with_list));
SELECT procedures_behind(2, '2022-03-31');
DROP SCHEMA sg CASCADE;
