-- What a report calls things, the form that it is printed in, what it is measured by: those of the last day of its period; what is known in an evening, and what of nothing
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
INSERT INTO document (document_id, issuer, number, signed_on) VALUES (5, 'H56', '5/QĐ-UBND', '2022-05-10');
INSERT INTO internal_process (document_id, procedure, interlinked) VALUES (5, '9.000001', false);
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
FROM (VALUES ('kpi_coverage($1)', 'level_name'), ('kpi_finding($1)', 'topic_name'), ('kpi_finding($1)', 'subject_name'), ('kpi_finding($1)', 'level_name'), ('kpi_inspection($1)', 'subject_name'), ('kpi_internal_process($1)', 'process_kind_name'), ('kpi_task($1)', 'task_kind_name'), ('kpi_feedback($1)', 'feedback_kind_name'), ('kpi_satisfaction($1)', 'criterion_name'),
	('kpi_training($1)', 'topic_name'), ('kpi_target($1)', 'indicator_name'), ('kpi_target($1)', 'level_name'), ('kpi_delay($1)', 'fault_name'), ('kpi_delay($1)', 'cause_name'),
	('ii_06($1, by => ''level'')', 'name'), ('ii_06($1, by => ''channel'')', 'name'), ('on_time_rate(''cohort'', $1, by => ''level'')', 'name'),
	('ii_07b_cell($2)', '(CASE depth WHEN 0 THEN name END)'), ('index_766($1)', 'name'), ('index_766($1, ''2022-05-20'')', 'name'), ('kpi_index_766($1)', 'name'), ('rank_index_766($1)', 'band_name'),
	('report(''reform'', $1)', 'label'), ('report(''reform'', $1)', 'unit'), ('kpi_reform($1)', 'metric_name'), ('kpi_reform($1)', 'unit')) AS c (call, words)
CROSS JOIN LATERAL called(c.call, c.words, '2022-05-31') AS o CROSS JOIN LATERAL called(c.call, c.words, '2022-06-01') AS n;
-- The unit is that of the metric of the day.
SELECT d.last_day, array_agg(DISTINCT r.unit = 'PERSON') AS in_persons, count(DISTINCT r.unit) > 1 AS in_several FROM unnest('{2022-05-31,2022-06-01}'::date[]) AS d (last_day) CROSS JOIN LATERAL report('reform', daterange('2022-05-01', d.last_day, '[]')) AS r GROUP BY 1 ORDER BY 1;
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

-- None in time, none online, nobody satisfied: that is known, and 0 per cent.
INSERT INTO procedure (code, name, field_id, agency, levels, online_eligible, result_on_paper) VALUES ('9.000002', 'Hai', 1, 'H56.21', '{district}', true, true);
INSERT INTO dossier (code, procedure, agency, channel, online_level, received_at, due_at, finished_at, outcome, has_fee, paid_online, digitised, e_result, reused_data) VALUES
	('H56.21-220905-0001', '9.000002', 'H56.21', 'counter', 'partial', '2022-09-05 08:00+07', '2022-09-07 08:00+07', '2022-09-12 08:00+07', 'resolved', true, false, false, false, false);
INSERT INTO survey_response (dossier, criterion, score, answered_on) VALUES ('H56.21-220905-0001', 'overall', 3, '2022-09-12');
INSERT INTO document (document_id, issuer, number, signed_on) VALUES (2, 'H56', '2/QĐ-UBND', '2022-09-05');
INSERT INTO publication (document_id, procedure, action, effective_on, disclosed_on) VALUES (2, '9.000002', 'new', '2022-09-06', '2022-09-30');
INSERT INTO simplification (document_id, procedure, measure, agency, cost_before, cost_after, times_before, times_after, subjects_before, subjects_after) VALUES (2, '9.000002', 'paper_cut', 'H56.21', 5, 5, 1, 1, 10, 10);
INSERT INTO feedback (kind, nature, agency, received_at, answered_at) VALUES ('administrative_act', 'proposal', 'H56.21', '2022-09-05 08:00+07', '2022-09-30 08:00+07');
INSERT INTO task (kind, title, agency, assigned_on) VALUES ('plan_task', 'x', 'H56.21', '2022-09-05');
INSERT INTO inspection_round (inspection_id, round_no, during) VALUES (1, 2, '[2022-09-05,2022-09-07)');
INSERT INTO inspection_visit (visit_id, inspection_id, round_no, agency) VALUES (2, 1, 2, 'H56.21');
INSERT INTO finding (visit_id, topic, finding) VALUES (2, 'other', 'x');
INSERT INTO target (indicator, level, year, value) SELECT code, 'district', 2022, 50 FROM terms('target_indicator');
SELECT indicator, value, met FROM kpi_target('[2022-09-01,2022-10-01)') WHERE level = 'district' ORDER BY indicator;
SELECT metric, value FROM figure('[2022-09-01,2022-10-01)', within => 'H56.21') WHERE metric ~ '_rate$' ORDER BY metric COLLATE "C";
-- A difference is what is found less what was reported, above as below.
INSERT INTO reported_figure (source, period, metric, part, value) VALUES ('x', '[2022-09-01,2022-10-01)', 'received_dossier', 'total', 4), ('x', '[2022-09-01,2022-10-01)', 'assigned_task', 'total', 3), ('x', '[2022-09-01,2022-10-01)', 'assigned_task', 'plan_task', 0), ('x', '[2022-09-01,2022-10-01)', 'resolved_dossier', 'total', 1);
SELECT metric, part, against, reported, found, difference, explanation FROM discrepancy ORDER BY metric COLLATE "C", part COLLATE "C", against;
-- An agency that has nothing of all that: 0 of what is counted, no rate, and nothing known of a register that nobody keeps yet
INSERT INTO agency (code, name, kind) VALUES ('H56.22', 'Huyện C', 'rural_district');
SELECT metric, value FROM figure('[2022-05-01,2022-10-01)', within => 'H56.22') WHERE value IS DISTINCT FROM 0 AND metric !~ '_target$' ORDER BY metric COLLATE "C", part COLLATE "C";

-- Units inspected: by level in their order, of those that there are in the evening, without the province itself and the national portal.  Where none is left, or a document counts fewer than were visited, no rate fails.
INSERT INTO agency (code, name, kind, valid) VALUES ('G09', 'Bộ Ví dụ', 'ministry', '(,)'), ('G09.01', 'Cổng quốc gia', 'national_portal', '(,)'), ('H56.21.01', 'Xã đã nhập', 'commune', '(,2024-05-20)'), ('H56.99', 'Chi nhánh', 'vertical_agency', '(,)');
INSERT INTO agency (code, name, kind) SELECT format('H56.%s', n)::agency_code, 'Sở ' || n, 'department' FROM generate_series(31, 41) AS n;
INSERT INTO inspection (inspection_id, subject, year, title) VALUES (2, 'reform', 2024, 'Kiểm tra');
INSERT INTO inspection_round (inspection_id, round_no, during) VALUES (2, 1, '[2024-05-06,2024-05-18)');
INSERT INTO inspection_visit (visit_id, inspection_id, round_no, agency, visited_on) SELECT 100 + row_number() OVER (), 2, 1, code, '2024-05-06' FROM agency WHERE code NOT IN ('H56', 'G09', 'G09.01', 'H56.22', 'H56.01');
SELECT level, inspected, units, rate FROM kpi_coverage('[2024-05-01,2024-06-01)');
SELECT level, inspected, units, rate FROM kpi_coverage('[2024-05-01,2024-06-01)', '2024-05-19');
SELECT level, inspected, units, rate FROM kpi_coverage('[2024-05-01,2024-06-01)', within => 'H56.21.01');
SELECT value FROM figure('[2024-05-01,2024-06-01)', within => 'H56.21.01') WHERE metric = 'inspection_coverage_rate';
INSERT INTO unit_count (level, year, units) VALUES ('province', 2024, 1);
SELECT level, inspected, units, rate FROM kpi_coverage('[2024-05-01,2024-06-01)') WHERE level = 'province';

-- What is dated on a day is known in its evening and not in the one before, counts in the period that holds the day, and for the agency that it is about.
INSERT INTO dossier (code, procedure, agency, channel, received_at, finished_at, outcome) VALUES ('H56.21-231002-0001', '9.000002', 'H56.21', 'counter', '2023-10-02 08:00+07', '2023-10-03 08:00+07', 'resolved'),
	('H56.21-231002-0002', '9.000002', 'H56.21', 'counter', '2023-10-02 08:00+07', '2023-10-03 08:00+07', 'resolved');
INSERT INTO survey_response (dossier, criterion, score, answered_on) SELECT code, 'overall', 5, '2023-10-05' FROM dossier WHERE received_on = '2023-10-02';
UPDATE dossier SET voided_at = '2023-10-04 08:00+07', void_reason = 'thử' WHERE code = 'H56.21-231002-0002';		-- whose answer is none
INSERT INTO document (document_id, issuer, number, signed_on, purpose) VALUES (11, 'H56.21', '11/QĐ-UBND', '2023-10-05', 'direction'), (12, 'H56.21', '12/QĐ-UBND', '2023-10-05', 'apology');
INSERT INTO publication (document_id, procedure, action, disclosed_on) VALUES (11, '9.000002', 'amended', '2023-10-05');
INSERT INTO internal_process (document_id, procedure, interlinked) VALUES (11, '9.000002', false);
INSERT INTO review_plan_item (document_id, procedure, agency) VALUES (11, '9.000002', 'H56.21');
INSERT INTO simplification (document_id, procedure, measure, agency) VALUES (11, '9.000002', 'paper_cut', 'H56.21');
INSERT INTO delegation (document_id, from_agency, to_agency, procedure, valid) VALUES (11, 'H56', 'H56.21', '9.000002', '[2023-10-01,2023-10-06)');
INSERT INTO interlinked_group (group_id, document_id, name, valid) VALUES (1, 11, 'Nhóm', '[2023-10-01,2023-10-06)');
INSERT INTO interlinked_member (group_id, position, procedure) VALUES (1, 1, '9.000002');
INSERT INTO feedback (kind, nature, agency, received_at) VALUES ('administrative_act', 'proposal', 'H56.21', '2023-10-05 00:00+07');
INSERT INTO training (topic, agency, during) VALUES ('one_stop', 'H56.21', '[2023-10-05,2023-10-07)');
INSERT INTO task (kind, title, agency, assigned_on) VALUES ('plan_task', 'x', 'H56.21', '2023-10-05');
INSERT INTO inspection (inspection_id, subject, year, title) VALUES (3, 'reform', 2023, 'Kiểm tra');
INSERT INTO inspection_round (inspection_id, round_no, during) VALUES (3, 1, '[2023-10-05,2023-10-07)');
INSERT INTO inspection_visit (visit_id, inspection_id, round_no, agency, visited_on) VALUES (30, 3, 1, 'H56.21', '2023-10-05');
INSERT INTO finding (visit_id, topic, finding) VALUES (30, 'other', 'x');
INSERT INTO submission (procedure, agency, channel, submitted_at, accepted_at, dossier, refused_at, refusal_reason) VALUES ('9.000002', 'H56.21', 'counter', '2023-10-05 00:00+07', '2023-10-06 00:00+07', 'H56.21-231002-0001', NULL, NULL),
	('9.000002', 'H56.21', 'post', '2023-10-05 23:59:59.999999+07', NULL, NULL, '2023-10-06 23:59:59.999999+07', 'incomplete');
CREATE FUNCTION rows_of(f text, period daterange, as_of date, within agency_code) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE n bigint;
BEGIN
	EXECUTE format('SELECT count(*) FROM %I($1, $2, $3)', f) INTO n USING period, as_of, within;
	RETURN n;
END $$;
SELECT f, rows_of(f, '[2023-10-01,2023-11-01)', '2023-10-04', NULL) AS evening_before, rows_of(f, '[2023-10-01,2023-11-01)', '2023-10-05', NULL) AS its_evening, rows_of(f, '[2023-10-04,2023-10-05)', NULL, NULL) AS day_before,
	rows_of(f, '[2023-10-05,2023-10-06)', NULL, NULL) AS its_day, rows_of(f, '[2023-10-06,2023-10-07)', NULL, NULL) AS day_after, rows_of(f, '[2023-10-05,2023-10-06)', NULL, 'H56.21') AS its_agency, rows_of(f, '[2023-10-05,2023-10-06)', NULL, 'H56.22') AS another
FROM unnest('{publication_in,internal_process_in,review_in,simplification_in,delegation_in,interlinked_in,survey_in,feedback_in,training_in,task_in,visit_in,finding_in,kpi_submission}'::text[]) AS f;
SELECT e.as_of, f.metric, f.part, f.value FROM unnest('{2023-10-04,2023-10-05}'::date[]) AS e (as_of) CROSS JOIN LATERAL figure('[2023-10-01,2023-11-01)', e.as_of, 'H56.21') AS f
WHERE f.metric IN ('direction_document', 'apology_letter', 'publication_decision', 'disclosed_procedure', 'interlinked_group', 'delegation_agency') ORDER BY 2, 1;
SELECT group_name, decided, in_force, procedures, agencies FROM kpi_interlinked('[2023-10-05,2023-10-06)');
SELECT answered, ended FROM unnest('{2023-10-04,2023-10-05}'::date[]) AS e (as_of) CROSS JOIN LATERAL kpi_satisfaction('[2023-10-01,2023-11-01)', e.as_of) ORDER BY e.as_of;
-- Which dossier came of it and why it was refused is known when it was accepted or refused; 8 working hours are in time, also when they end with the evening.
SELECT e.as_of, s.channel, s.answer, s.dossier, s.refusal_reason, s.used, s.in_time FROM unnest('{2023-10-05,2023-10-06}'::date[]) AS e (as_of) CROSS JOIN LATERAL submission_answer('2023-10-05', '2023-10-05', e.as_of) AS s ORDER BY s.channel, e.as_of;

SELECT e.as_of, k.* FROM unnest('{2023-10-05,2023-10-06}'::date[]) AS e (as_of) CROSS JOIN LATERAL (SELECT agency_name, level_name, channel, channel_name, submitted, accepted, refused, waiting, refused_incomplete, refused_other, answered_in_time, late, unknown, rate
	FROM kpi_submission('[2023-10-05,2023-10-07)', e.as_of, 'H56.21')) AS k ORDER BY k.channel COLLATE "C", e.as_of;
-- Whom an inspection visited before the one that follows it counts as followed up, and not as inspected again.
UPDATE inspection SET follows = 3 WHERE inspection_id = 2;
INSERT INTO inspection_visit (visit_id, inspection_id, round_no, agency) VALUES (32, 3, 1, 'H56.01');
SELECT m AS metric, count(*), array_agg(key ORDER BY key) FILTER (WHERE key IN ('H56.21', 'H56.01')) AS of_two FROM unnest('{inspection_coverage_rate,follow_up_unit,prior_inspection_unit,discipline_unit}'::text[]) AS m CROSS JOIN LATERAL rows_behind(m, 'total', '[2024-05-01,2024-06-01)') GROUP BY m ORDER BY m;
SELECT inspection_id, units, province_units, district_units, commune_units FROM kpi_inspection('[2024-05-01,2024-06-01)');
SELECT subject, inside, followed, agency, found FROM kpi_finding('[2024-05-01,2024-06-01)');
-- Where a period has no first or no last day, there is none before it.
SELECT p AS period, year_before(p), period_before(p) FROM unnest('{"(,2022-06-15)","[2022-06-15,)","[-infinity,2022-06-15)","[2022-06-15,infinity)","(,)",empty}'::daterange[]) AS p WHERE (year_before(p), period_before(p)) IS DISTINCT FROM (NULL::daterange, NULL::daterange);
SELECT year_before(NULL) IS NULL AND period_before(NULL) IS NULL AS none;
-- A topic of one's own is a part with its list; one that only another register has is none.
INSERT INTO training (topic, title, during) VALUES ('dancing', 'Lớp múa', '[2024-05-06,2024-05-08)');
INSERT INTO finding (visit_id, topic, finding) VALUES (101, 'dust', 'bụi');
SELECT f.metric, f.part, f.value, r.label FROM figure('[2024-05-01,2024-06-01)') AS f CROSS JOIN LATERAL rows_behind(f.metric, f.part, '[2024-05-01,2024-06-01)') AS r WHERE f.metric ~ '^(training|inspection_finding)' AND f.part <> 'total';
SELECT count(*) FROM rows_behind('inspection_finding', 'fee_collection', '[2024-05-01,2024-06-01)');
SELECT rows_behind('inspection_finding', 'dancing', '[2024-05-01,2024-06-01)');
SELECT rows_behind('training_course', 'dust', '[2024-05-01,2024-06-01)');
-- Evening by evening around the 10th, on which things are due: in time on it, late after it; what is done, mended, verified or given up on a day is so in its evening, and not before.
CREATE TABLE evening AS SELECT date '2023-10-08' + n AS as_of, n FROM generate_series(1, 3) AS n;
INSERT INTO task (kind, title, agency, assigned_on, due_on, done_on, cancelled_on) VALUES ('direct_order', 'done on the day', 'H56.22', '2023-10-05', '2023-10-10', '2023-10-10', NULL), ('direct_order', 'done a day later', 'H56.22', '2023-10-05', '2023-10-10', '2023-10-11', NULL),
	('direct_order', 'open', 'H56.22', '2023-10-05', '2023-10-10', NULL, NULL), ('direct_order', 'given up', 'H56.22', '2023-10-05', '2023-10-10', NULL, '2023-10-10'), ('direct_order', 'of no day', 'H56.22', '2023-10-05', NULL, '2023-10-11', NULL);
SELECT title, array_agg(status ORDER BY as_of) AS status, array_agg(done_on ORDER BY as_of) AS done_on FROM evening CROSS JOIN LATERAL task_in('[2023-10-05,2023-10-06)', as_of, 'H56.22') GROUP BY title ORDER BY title;
SELECT as_of, assigned, done_on_time, done_late, open_in_time, open_overdue, cancelled, rate FROM evening CROSS JOIN LATERAL kpi_task('[2023-10-05,2023-10-06)', as_of, 'H56.22');
INSERT INTO inspection_visit (visit_id, inspection_id, round_no, agency) VALUES (31, 3, 1, 'H56.22');
INSERT INTO finding (visit_id, topic, finding, remedy_due_on, remedied_on, verified_on) VALUES (31, 'other', 'mended on the day', '2023-10-10', '2023-10-10', '2023-10-11'), (31, 'other', 'mended a day later', '2023-10-10', '2023-10-11', '2023-10-12'),
	(31, 'other', 'open', '2023-10-10', NULL, NULL), (31, 'other', 'of no day', NULL, NULL, NULL);
SELECT finding, array_agg(status ORDER BY as_of) AS status, array_agg(due ORDER BY as_of) AS due FROM evening CROSS JOIN LATERAL finding_in('[2023-10-05,2023-10-06)', as_of, 'H56.22') GROUP BY finding ORDER BY finding;
SELECT as_of, found, due, remedied, remedied_in_time, verified, overdue FROM evening CROSS JOIN LATERAL kpi_finding('[2023-10-05,2023-10-06)', as_of, 'H56.22');
INSERT INTO procedure (code, name, field_id, agency, levels) SELECT format('9.00001%s', n)::procedure_code, 'Thủ tục ' || n, 1, 'H56.22', '{district}' FROM generate_series(1, 4) AS n;
INSERT INTO document (document_id, issuer, number, signed_on) VALUES (20, 'H56.22', '20/QĐ-UBND', '2023-10-05');
INSERT INTO review_plan_item (document_id, procedure, agency, due_on, done_on) VALUES (20, '9.000011', 'H56.22', '2023-10-10', '2023-10-10'), (20, '9.000012', 'H56.22', '2023-10-10', '2023-10-11'), (20, '9.000013', 'H56.22', '2023-10-10', NULL), (20, '9.000014', 'H56.22', NULL, NULL);
SELECT as_of, procedures, done, done_late, overdue FROM evening CROSS JOIN LATERAL kpi_review('[2023-10-05,2023-10-06)', as_of, 'H56.22');
-- Published 5 working days after Thursday 5 October, signed 5 before it takes effect: until Thursday 12, not on Friday.  Of what the calendar does not reach nothing is known.
INSERT INTO publication (document_id, procedure, action, effective_on, disclosed_on) VALUES (20, '9.000011', 'new', '2023-10-12', '2023-10-12'), (20, '9.000012', 'amended', '2023-10-11', '2023-10-13'), (20, '9.000013', 'replaced', NULL, NULL);
SELECT e.as_of, k.* FROM unnest('{2023-10-11,2023-10-12,2023-10-13}'::date[]) AS e (as_of) CROSS JOIN LATERAL (SELECT decisions, procedures, new, amended, replaced, abolished, signed_on_time, signed_late, public_on_time, public_late, unknown, rate
	FROM kpi_publication('[2023-10-05,2023-11-01)', e.as_of, 'H56.22')) AS k;
INSERT INTO document (document_id, issuer, number, signed_on) VALUES (21, 'H56.22', '21/QĐ-UBND', '1960-10-05');
INSERT INTO publication (document_id, procedure, action, effective_on, disclosed_on) VALUES (21, '9.000011', 'new', '1960-10-12', '1960-10-06'), (21, '9.000012', 'new', NULL, NULL);
SELECT signed_on_time, signed_late, public_on_time, public_late, unknown, rate FROM kpi_publication('[1960-10-01,1960-11-01)');
-- Answered within 15 working days, until Thursday 26 October; refused within 2, until Monday 9; asked within 5, until Thursday 12.
INSERT INTO feedback (kind, nature, agency, received_at, refused_at, supplement_asked_at, answered_at, satisfied) SELECT 'administrative_rule', 'proposal', 'H56.22', '2023-10-05 08:00+07', v.*
FROM (VALUES (NULL::timestamptz, NULL::timestamptz, NULL::timestamptz, NULL::boolean), ('2023-10-09 23:59+07', NULL, NULL, NULL), ('2023-10-10 00:00+07', NULL, NULL, NULL), (NULL, '2023-10-12 23:59+07', '2023-10-26 23:59+07', true), (NULL, '2023-10-13 00:00+07', '2023-10-26 08:00+07', false), (NULL, NULL, '2023-10-27 00:00+07', false)) AS v;
SELECT e.as_of, k.* FROM unnest('{2023-10-09,2023-10-10,2023-10-12,2023-10-13,2023-10-25,2023-10-26,2023-10-27}'::date[]) AS e (as_of) CROSS JOIN LATERAL (SELECT received, refused, supplement_asked, answered, on_time, late, unknown, rate, refused_late, supplement_late, answered_late, satisfied, dissatisfied
	FROM kpi_feedback('[2023-10-05,2023-10-06)', e.as_of, 'H56.22')) AS k;
INSERT INTO feedback (kind, nature, agency, received_at, answered_at) VALUES ('administrative_rule', 'proposal', 'H56.22', '1960-10-05 08:00+07', '1960-10-06 08:00+07');
SELECT received, answered, on_time, late, unknown, rate FROM kpi_feedback('[1960-10-01,1960-11-01)');
-- What shall be low is reached by the target itself and by less, what shall be high by it and by more.
INSERT INTO metric (code, unit, formula, source, direction) VALUES ('waiting', 'working_day', 'x', 'us', 'lower_better'), ('praise', 'unit', 'x', 'us', 'higher_better');
CREATE OR REPLACE VIEW own_figure WITH (security_invoker = true) AS
	SELECT daterange '[2023-10-01,2023-11-01)' AS period, m.metric, l.part, l.value FROM (VALUES ('waiting'), ('praise')) AS m (metric) CROSS JOIN (VALUES ('district', 3::numeric), ('commune', 4), ('province', 5)) AS l (part, value);
INSERT INTO target (indicator, level, year, value) SELECT i, l, 2023, 4 FROM unnest('{waiting,praise}'::text[]) AS i, unnest('{ministry,district,commune,province,other}'::text[]) AS l;
SELECT indicator, level, target, value, met FROM kpi_target('[2023-10-01,2023-11-01)') WHERE indicator IN ('waiting', 'praise');
SELECT count(*), count(value) AS known FROM kpi_target('[2023-10-01,2023-10-31)') WHERE indicator IN ('waiting', 'praise');
SELECT count(*), count(value) AS known FROM kpi_target('[2023-10-01,2023-11-01)', within => 'H56') WHERE indicator IN ('waiting', 'praise');
DELETE FROM metric WHERE NOT builtin;
-- A rate that is stated at one decimal, or at none, is judged at those: 2 of 7 are 28.57 per cent.
INSERT INTO reported_figure (source, period, metric, value, stated) SELECT format('%s %%', v), '[2023-10-01,2023-11-01)', 'feedback_on_time_rate', v, v || ' %' FROM unnest('{28.57,28.6,29,28.60,28.5,28,28.56}'::numeric[]) AS v;
SELECT reported, found, difference FROM discrepancy WHERE metric = 'feedback_on_time_rate' ORDER BY reported;
-- Lines stand in the order of their list, fields by number, agencies and procedures by their codes; what the registers lack stands last.
SELECT v.by, array_agg(v.code ORDER BY line_place(v.by, NULL, v.code)) FROM (VALUES ('field', '10'), ('field', '9'), ('field', '100'), ('agency', 'H56.21'), ('agency', 'H56'), ('agency', 'H56.02'), ('agency', 'G09'), ('procedure', '9.000010'), ('procedure', '1.000011'),
	('channel', 'post'), ('channel', 'counter'), ('channel', 'online'), ('online_level', 'partial'), ('online_level', 'full'), ('online_level', 'none')) AS v (by, code) GROUP BY v.by ORDER BY v.by;
SELECT v.by, array_agg(v.section ORDER BY line_place(v.by, v.section, v.code), v.code) AS sections, array_agg(v.code ORDER BY line_place(v.by, v.section, v.code), v.code) AS codes
FROM (VALUES ('field', 'commune', NULL), ('field', 'commune', '3'), ('field', 'district', '3'), ('field', 'province', NULL), ('field', 'unknown', NULL), ('field', NULL, NULL),
	('agency', 'other', NULL), ('agency', 'department', 'H56.02'), ('agency', 'commune', 'H56.01'), ('agency', 'unknown', 'H56.00'), ('agency', NULL, NULL)) AS v (by, section, code) GROUP BY v.by ORDER BY v.by;
-- The procedures of one agency behind a cell; columns that count none
SELECT procedure_code, agency_code, column_no_of_level FROM procedures_behind(3, '2023-10-05', agency => 'H56.21');
SELECT c AS column_no, count(p.*) FROM generate_series(3, 14) AS c LEFT JOIN procedures_behind(c, '2023-10-05', agency => 'H56.22') AS p ON true GROUP BY c ORDER BY c;
\set VERBOSITY terse
SELECT procedures_behind(2, '2023-10-05');
SELECT procedures_behind(15, '2023-10-05');
SELECT procedures_behind(NULL, '2023-10-05');
DROP SCHEMA rw CASCADE;
