-- What a report calls things, the form that it is printed in, what it is measured by: those of the last day of its period
\set SHOW_CONTEXT never
SET client_min_messages = warning;
SET datestyle = ISO;
SET jit = off;
SELECT cchc.create_registry('rw');
SET search_path = rw, cchc, public;
INSERT INTO agency (code, name, kind) VALUES ('H56', 'UBND tỉnh', 'province'), ('H56.01', 'Sở A', 'department'), ('H56.21', 'Huyện B', 'rural_district');
INSERT INTO field (name) VALUES ('Hộ tịch');
INSERT INTO procedure (code, name, field_id, agency, levels, online_level) VALUES ('9.000001', 'Một', 1, 'H56.01', '{province}', 'full');
INSERT INTO dossier (code, procedure, agency, channel, online_level, received_at, due_at, finished_at, outcome)
SELECT dossier_code('H56.01', '2022-05-10', n), '9.000001', 'H56.01', 'online', 'full', '2022-05-10 08:00+07', '2022-05-12 08:00+07', CASE n WHEN 1 THEN '2022-05-16 08:00+07'::timestamptz END, CASE n WHEN 1 THEN 'resolved' END FROM generate_series(1, 2) AS n;
INSERT INTO dossier_delay (dossier, noted_at, cause, fault) SELECT code, '2022-05-13 08:00+07', 'other', 'agency' FROM dossier;
INSERT INTO survey_response (dossier, criterion, score, answered_on) SELECT code, 'overall', 5, '2022-05-16' FROM dossier WHERE finished_at IS NOT NULL;
INSERT INTO feedback (kind, nature, agency, received_at) VALUES ('administrative_act', 'proposal', 'H56.01', '2022-05-10 08:00+07');
INSERT INTO task (kind, title, agency, assigned_on) VALUES ('plan_task', 'x', 'H56.01', '2022-05-10');
INSERT INTO training (topic, during, participants) VALUES ('one_stop', '[2022-05-10,2022-05-12)', 9);
INSERT INTO inspection (inspection_id, subject, year, title) VALUES (1, 'discipline', 2022, 'Kiểm tra');
INSERT INTO inspection_round (inspection_id, round_no, during) VALUES (1, 1, '[2022-05-10,2022-05-12)');
INSERT INTO inspection_visit (visit_id, inspection_id, round_no, agency) VALUES (1, 1, 1, 'H56.01');
INSERT INTO finding (visit_id, topic, finding) VALUES (1, 'other', 'x');
INSERT INTO target (indicator, level, year, value) VALUES ('on_time_rate', 'province', 2022, 95), ('on_time_rate', 'province', 2023, 96);
INSERT INTO unit_count (level, year, units) VALUES ('province', 2022, 22), ('province', 2023, 23);

-- From 1 June on all things have new names, a form and an index of its own, and figures are counted in another unit.
BEGIN;
INSERT INTO term (domain, code, label_vi, valid) SELECT DISTINCT domain, code, 'NEW', daterange('2022-06-01', NULL) FROM term WHERE builtin;
UPDATE term SET label_vi = 'PERSON' WHERE NOT builtin AND domain = 'unit' AND code = 'participant';
INSERT INTO metric (code, unit, formula, source, valid) SELECT DISTINCT code, 'participant', 'x', 'x', daterange('2022-06-01', NULL) FROM metric WHERE builtin;
INSERT INTO index_band (band, at_least, valid, source) SELECT DISTINCT band, CASE band WHEN 'excellent' THEN 0.001 WHEN 'weak' THEN 0 ELSE 100 END, '[2022-06-01,)'::daterange, 'x' FROM index_band;
INSERT INTO index_weight (metric, reading, valid, group_no, max, threshold, source) VALUES ('dossier_online', 'api', '[2022-06-01,)', 5, 77, 1, 'x');
CREATE FUNCTION called(call text, words text, last_day date) RETURNS TABLE (old bigint, new bigint) LANGUAGE plpgsql AS $$
BEGIN
	RETURN QUERY EXECUTE format('SELECT count(*) FILTER (WHERE %2$s !~ ''NEW|PERSON''), count(*) FILTER (WHERE %2$s ~ ''NEW|PERSON'') FROM %1$s AS k', call, words)
		USING daterange('2022-05-01', last_day, '[]'), last_day;
END $$;
SELECT c.call, c.words, o.old > 0 AS some, o.new, n.old, n.new = o.old AS all_of_them
FROM (VALUES ('kpi_coverage($1)', 'level_name'), ('kpi_finding($1)', 'topic_name'), ('kpi_task($1)', 'task_kind_name'), ('kpi_feedback($1)', 'feedback_kind_name'), ('kpi_satisfaction($1)', 'criterion_name'),
	('kpi_training($1)', 'topic_name'), ('kpi_target($1)', 'indicator_name'), ('kpi_target($1)', 'level_name'), ('kpi_delay($1)', 'fault_name'), ('kpi_delay($1)', 'cause_name'),
	('ii_06($1, by => ''level'')', 'name'), ('ii_06($1, by => ''channel'')', 'name'), ('on_time_rate(''cohort'', $1, by => ''level'')', 'name'),
	('ii_07b_cell($2)', '(CASE depth WHEN 0 THEN name END)'), ('index_766($1)', 'name'), ('index_766($1, ''2022-05-20'')', 'name'), ('kpi_index_766($1)', 'name'), ('rank_index_766($1)', 'band_name'),
	('report(''reform'', $1)', 'label'), ('report(''reform'', $1)', 'unit'), ('kpi_reform($1)', 'metric_name'), ('kpi_reform($1)', 'unit')) AS c (call, words)
CROSS JOIN LATERAL called(c.call, c.words, '2022-05-31') AS o CROSS JOIN LATERAL called(c.call, c.words, '2022-06-01') AS n;
-- The unit is that of the metric of the day.
SELECT d.last_day, array_agg(DISTINCT r.unit = 'PERSON') AS in_persons FROM unnest('{2022-05-31,2022-06-01}'::date[]) AS d (last_day) CROSS JOIN LATERAL report('reform', daterange('2022-05-01', d.last_day, '[]')) AS r GROUP BY 1 ORDER BY 1;
SELECT d.last_day, (SELECT max_points FROM index_766(p.period) WHERE metric = 'dossier_online') AS max_points, (SELECT array_agg(DISTINCT band) FROM rank_index_766(p.period)) AS bands
FROM unnest('{2022-05-31,2022-06-01}'::date[]) AS d (last_day) CROSS JOIN LATERAL (SELECT daterange('2022-05-01', d.last_day, '[]') AS period) AS p;
INSERT INTO form (form, version, kind, title, valid, source) VALUES ('reform', 'mới', 'lines', 'x', '[2022-06-01,)', 'x');
INSERT INTO form_line (form, version, line_no, metric) VALUES ('reform', 'mới', 10, 'training_course');
SELECT d.last_day, count(*) > 1 AS many, max(r.metric) FILTER (WHERE r.no = 1) AS first_one FROM unnest('{2022-05-31,2022-06-01}'::date[]) AS d (last_day) CROSS JOIN LATERAL report('reform', daterange('2022-05-01', d.last_day, '[]')) AS r GROUP BY 1 ORDER BY 1;
SELECT sign_report('reform', daterange('2022-05-01', d.last_day, '[]')) - d.n AS number FROM (VALUES (0, '2022-05-31'::date), (1, '2022-06-01')) AS d (n, last_day);
SELECT version, count(*) AS lines, (SELECT array_agg(DISTINCT p.unit = 'PERSON') FROM report_cchc(signed => r.report_id) AS p) AS in_persons FROM signed_report AS r JOIN signed_cell AS c USING (report_id) WHERE c.column_no = 1 GROUP BY r.report_id ORDER BY r.report_id;
SELECT n, array_agg(DISTINCT name = 'NEW') AS new FROM kpi_series('received_total', 'month', '2022-05-01', 2, by => 'level') GROUP BY n ORDER BY n;
ROLLBACK;

-- Targets and numbers of units are those of the year of the last day.
SELECT d.last_day, (SELECT target FROM kpi_target(p.period)), (SELECT units FROM kpi_coverage(p.period) WHERE level = 'province'), (SELECT value FROM figure(p.period) WHERE metric = 'set_target' AND part = 'total') AS targets,
	(SELECT key FROM rows_behind('set_target', 'total', p.period)) AS key
FROM unnest('{2021-12-31,2022-01-01,2022-12-31,2023-01-01}'::date[]) AS d (last_day) CROSS JOIN LATERAL (SELECT daterange('2021-12-01', d.last_day, '[]') AS period) AS p;

-- A rate of nothing is not known: nothing public yet, nothing answered, all cancelled, no cost before, no flag set.
INSERT INTO document (document_id, issuer, number, signed_on) VALUES (1, 'H56', '1/QĐ-UBND', '2022-08-10');
INSERT INTO publication (document_id, procedure, action) VALUES (1, '9.000001', 'new');
INSERT INTO simplification (document_id, procedure, measure, agency, days_before, days_after, cost_before, cost_after, times_before, times_after, subjects_before, subjects_after) VALUES (1, '9.000001', 'time_cut', 'H56.01', 0, 0, 0, 0, 1, 1, 10, 10);
INSERT INTO feedback (kind, nature, agency, received_at) VALUES ('administrative_act', 'proposal', 'H56.01', '2022-08-30 08:00+07');
INSERT INTO task (kind, title, agency, assigned_on, cancelled_on) VALUES ('plan_task', 'x', 'H56.01', '2022-08-10', '2022-08-11');
INSERT INTO dossier (code, procedure, agency, channel, received_at) VALUES ('H56.01-220810-0001', '9.000001', 'H56.01', 'online', '2022-08-10 08:00+07');
INSERT INTO target (indicator, level, year, value) SELECT code, 'province', 2022, 50 FROM terms('target_indicator') WHERE code <> 'on_time_rate';
SELECT indicator, value, met FROM kpi_target('[2022-08-01,2022-09-01)') WHERE value IS NOT NULL ORDER BY indicator;
SELECT (SELECT count(*) - count(rate) FROM kpi_publication('[2022-08-01,2022-09-01)')) AS publication, (SELECT count(*) - count(days_percent) FROM kpi_simplification('[2022-08-01,2022-09-01)')) AS days, (SELECT count(*) - count(saving_percent) FROM kpi_simplification('[2022-08-01,2022-09-01)')) AS saving,
	(SELECT count(*) - count(rate) FROM kpi_feedback('[2022-08-01,2022-09-01)')) AS feedback, (SELECT count(*) - count(rate) FROM kpi_task('[2022-08-01,2022-09-01)')) AS task, (SELECT count(*) - count(rate) FROM kpi_digital('[2022-08-01,2022-09-01)') WHERE denominator = 0) > 0 AS digital,
	(SELECT count(*) - count(rate) FROM on_time_rate('ii_06', '[2022-08-01,2022-09-01)')) AS on_time, (SELECT count(*) FROM kpi_satisfaction('[2022-08-01,2022-09-01)')) AS satisfaction;
SELECT metric, value FROM figure('[2022-08-01,2022-09-01)') WHERE metric ~ '_rate$' ORDER BY metric COLLATE "C";
DROP SCHEMA rw CASCADE;
