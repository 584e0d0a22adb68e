-- KPIs of the registers and the figures of the reform report: random rows against references of another make, views, lists, the article
\set SHOW_CONTEXT never
SET client_min_messages = warning;
SET datestyle = ISO;
SET jit = off;
SET TIME ZONE 'America/New_York';
SELECT cchc.create_registry('kr');
SET search_path = kr, cchc, public;

INSERT INTO agency (code, name, kind) VALUES ('G09', 'Bộ Ví dụ', 'ministry'), ('H56', 'UBND tỉnh', 'province'), ('H56.01', 'Sở A', 'department'), ('H56.02', 'Sở B', 'department'),
	('H56.21', 'Huyện C', 'rural_district'), ('H56.21.01', 'Xã D', 'commune'), ('H56.21.02', 'Xã E', 'commune');
INSERT INTO field (name) VALUES ('Hộ tịch'), ('Môi trường'), ('Chứng thực');
INSERT INTO procedure (code, name, field_id, agency, levels, online_level, online_eligible, valid)
SELECT format('9.%s', to_char(i, 'FM000000'))::procedure_code, 'Thủ tục ' || i, 1 + i % 3, (ARRAY['H56.01', 'H56.02', 'H56.21', 'H56.21.01'])[1 + i % 4]::agency_code,
	(ARRAY['{province}', '{district,commune}', '{commune}'])[1 + i % 3]::text[], (ARRAY['none', 'information', 'partial', 'full'])[1 + i % 4],
	CASE WHEN i % 4 > 1 THEN CASE WHEN i % 3 > 0 THEN true END ELSE i % 5 = 0 END, CASE WHEN i % 7 = 0 THEN '[2022-07-01,)' ELSE '(,)' END::daterange
FROM generate_series(1, 24) AS i;

-- NULL until a register has a row, then 0
SELECT count(*) AS figures, count(value) AS known FROM figure('[2022-01-01,2022-07-01)');
SELECT metric, value FROM figure('[2022-01-01,2022-07-01)') WHERE value IS NOT NULL;

-- The clocks of feedback, by name: 15 working days to answer, 2 to refuse, 5 to ask back; what is open in time is unknown.
-- Friday 8 April is followed by a day off on Monday.
INSERT INTO feedback (kind, nature, agency, received_at, supplement_asked_at, answered_at, refused_at, satisfied) VALUES
	('administrative_act', 'problem_report', 'H56.01', '2022-04-08 08:00+07', NULL, '2022-05-04 16:00+07', NULL, true),		-- the 15th working day
	('administrative_act', 'problem_report', 'H56.01', '2022-04-08 08:00+07', NULL, '2022-05-05 08:00+07', NULL, false),
	('administrative_act', 'proposal', 'H56.01', '2022-04-08 08:00+07', NULL, NULL, '2022-04-13 08:00+07', NULL),			-- the 2nd
	('administrative_rule', 'proposal', 'H56.21', '2022-04-08 08:00+07', NULL, NULL, '2022-04-14 08:00+07', NULL),
	('administrative_rule', 'problem_report', 'H56.21', '2022-04-08 08:00+07', NULL, NULL, NULL, NULL),
	('administrative_rule', 'problem_report', 'H56.21', '2022-04-29 08:00+07', NULL, NULL, NULL, NULL),
	('administrative_rule', 'proposal', 'H56.02', '2022-04-08 08:00+07', '2022-04-18 23:59+07', '2022-05-04 08:00+07', NULL, true),	-- asked on the 5th
	('administrative_rule', 'proposal', 'H56.02', '2022-04-08 08:00+07', '2022-04-19 00:00+07', '2022-05-04 08:00+07', NULL, true),
	('administrative_rule', 'proposal', 'H56.02', '2022-04-27 08:00+07', '2022-05-10 23:59+07', NULL, NULL, NULL);
SELECT agency, received, refused, supplement_asked, answered, on_time, late, unknown, rate, refused_late, supplement_late, answered_late, satisfied, dissatisfied
FROM kpi_feedback('[2022-04-01,2022-05-01)', '2022-05-10');
SELECT agency, received, on_time, late, unknown, rate FROM kpi_feedback('[2022-04-01,2022-05-01)', '2022-04-12');
INSERT INTO feedback (kind, nature, agency, received_at, answered_at, refused_at) VALUES ('administrative_act', 'proposal', 'H56.01', '2022-04-08 08:00+07', '2022-04-09 08:00+07', '2022-04-10 08:00+07');
SELECT metric, part, value FROM figure('[2022-04-01,2022-05-01)', '2022-05-10') WHERE metric ~ 'feedback';
SELECT metric, part, value FROM figure('[2022-03-01,2022-04-01)') WHERE metric ~ 'feedback';
SELECT metric, part, value FROM figure('[2022-05-01,2022-06-01)') WHERE metric ~ 'feedback';

-- Random rows over fifteen months
CREATE FUNCTION chance(i bigint, k integer) RETURNS double precision LANGUAGE sql RETURN (hashint8extended(i, k) & 1048575) / 1048576.0;
CREATE FUNCTION pick(choice text[], i bigint, k integer) RETURNS text LANGUAGE sql RETURN choice[1 + floor(cardinality(choice) * chance(i, k))::integer];
CREATE FUNCTION some_day(i bigint, k integer) RETURNS date LANGUAGE sql RETURN date '2021-10-01' + floor(450 * chance(i, k))::integer;
CREATE TABLE place AS SELECT code, row_number() OVER (ORDER BY code) AS n FROM agency WHERE code <> 'G09' AND code <> 'H56';
CREATE FUNCTION some_agency(i bigint, k integer) RETURNS agency_code LANGUAGE sql STABLE BEGIN ATOMIC
	SELECT p.code FROM place AS p WHERE p.n = 1 + floor(5 * chance(i, k)); END;

INSERT INTO document (document_id, issuer, number, signed_on, purpose)
SELECT i, CASE WHEN i % 6 = 0 THEN 'G09' ELSE 'H56' END::agency_code, format('%s/QĐ-UBND', i)::document_number, some_day(i, 1),
	(ARRAY['publication', 'internal_process', 'review_plan', 'simplification', 'delegation', 'interlinking', 'direction', 'apology', NULL])[1 + i % 9]
FROM generate_series(1, 360) AS i;
INSERT INTO publication (document_id, procedure, action, effective_on, disclosed_on, complete)
SELECT d.document_id, p.code, pick('{new,amended,replaced,abolished}', d.document_id * 100 + p.n, 2),
	CASE WHEN chance(d.document_id * 100 + p.n, 3) < 0.8 THEN d.signed_on + floor(30 * chance(d.document_id * 100 + p.n, 4))::integer END,
	CASE WHEN chance(d.document_id * 100 + p.n, 5) < 0.8 THEN d.signed_on + floor(20 * chance(d.document_id * 100 + p.n, 6))::integer END,
	pick('{true,false,NULL}', d.document_id * 100 + p.n, 7)::boolean
FROM document AS d JOIN (SELECT code, row_number() OVER (ORDER BY code) AS n FROM procedure) AS p ON chance(d.document_id * 100 + p.n, 8) < 0.2 WHERE d.purpose = 'publication';
INSERT INTO internal_process (document_id, procedure, interlinked)
SELECT d.document_id, p.code, chance(d.document_id * 100 + p.n, 10) < 0.3
FROM document AS d JOIN (SELECT code, row_number() OVER (ORDER BY code) AS n FROM procedure) AS p ON chance(d.document_id * 100 + p.n, 9) < 0.15 WHERE d.purpose = 'internal_process';
INSERT INTO review_plan_item (document_id, procedure, agency, due_on, done_on)
SELECT d.document_id, p.code, some_agency(d.document_id * 100 + p.n, 12),
	CASE WHEN chance(d.document_id * 100 + p.n, 13) < 0.8 THEN d.signed_on + floor(90 * chance(d.document_id * 100 + p.n, 14))::integer END,
	CASE WHEN chance(d.document_id * 100 + p.n, 15) < 0.7 THEN d.signed_on + floor(90 * chance(d.document_id * 100 + p.n, 16))::integer END
FROM document AS d JOIN (SELECT code, row_number() OVER (ORDER BY code) AS n FROM procedure) AS p ON chance(d.document_id * 100 + p.n, 11) < 0.15 WHERE d.purpose = 'review_plan';
INSERT INTO simplification (document_id, procedure, measure, agency, days_before, days_after, cost_before, cost_after, times_before, times_after, subjects_before, subjects_after)
SELECT d.document_id, p.code, m.measure, some_agency(x.i, 18), 20, CASE WHEN chance(x.i, 19) < 0.8 THEN floor(20 * chance(x.i, 20)) END,
	100000, floor(100000 * chance(x.i, 21)), 2, 1 + floor(chance(x.i, 22) * 2), CASE WHEN d.document_id % 4 > 0 OR chance(x.i, 23) < 0.5 THEN 300 END, 280
FROM document AS d CROSS JOIN (SELECT code, row_number() OVER (ORDER BY code) AS n FROM procedure) AS p CROSS JOIN (VALUES (1, 'time_cut'), (2, 'paper_cut')) AS m (n, measure)
CROSS JOIN LATERAL (SELECT d.document_id * 1000 + p.n * 10 + m.n AS i) AS x WHERE d.purpose = 'simplification' AND chance(x.i, 17) < 0.08;
INSERT INTO delegation (document_id, from_agency, to_agency, field_id, procedure, valid)
SELECT DISTINCT ON (g.to_agency, g.field_id, g.procedure) * FROM (
	SELECT d.document_id, agency_code 'H56', some_agency(d.document_id * 10 + n, 24) AS to_agency, CASE WHEN chance(d.document_id, 25) < 0.2 THEN 1 + d.document_id % 3 END AS field_id,
		CASE WHEN chance(d.document_id, 25) >= 0.2 THEN format('9.%s', to_char(1 + floor(24 * chance(d.document_id * 10 + n, 26)), 'FM000000'))::procedure_code END AS procedure,
		daterange(d.signed_on, CASE WHEN n = 1 THEN d.signed_on + 60 END) AS valid
	FROM document AS d CROSS JOIN generate_series(1, 4) AS n WHERE d.purpose = 'delegation') AS g;
INSERT INTO interlinked_group (group_id, document_id, name, valid)
SELECT d.document_id, d.document_id, 'Nhóm ' || d.document_id, daterange(d.signed_on, CASE WHEN d.document_id % 2 = 0 THEN d.signed_on + 45 END) FROM document AS d WHERE d.purpose = 'interlinking';
INSERT INTO interlinked_member (group_id, position, procedure)
SELECT g.group_id, p.n, p.code FROM interlinked_group AS g JOIN (SELECT code, row_number() OVER (ORDER BY code) AS n FROM procedure) AS p ON chance(g.group_id * 100 + p.n, 27) < 0.15 WHERE g.group_id % 10 > 0;
-- Some end with an evening that is asked for below.
UPDATE interlinked_group SET valid = daterange(lower(valid), '2022-06-01') WHERE group_id % 2 = 1 AND lower(valid) < '2022-04-01';
UPDATE delegation SET valid = daterange(lower(valid), '2022-06-01') WHERE delegation_id % 3 = 0 AND lower(valid) < '2022-04-01';
-- Inspections: with days, without, of every subject, some followed up; one round in nine does not tell whom it visited
INSERT INTO inspection (inspection_id, subject, year, title) SELECT i, (ARRAY['reform', 'discipline', 'procedure_control'])[1 + i % 3], 2022, 'Kiểm tra ' || i FROM generate_series(1, 36) AS i;
UPDATE inspection SET follows = inspection_id - 15 WHERE inspection_id > 15 AND inspection_id % 2 = 0;
INSERT INTO inspection_round (inspection_id, round_no, during, counted_in, unannounced)
SELECT i.inspection_id, n, CASE WHEN x.i % 34 <> 17 THEN daterange(some_day(x.i, 28), some_day(x.i, 28) + 1 + x.i % 12) END,
	CASE WHEN x.i % 34 = 17 THEN reporting_period('official_quarter', 2022, 1 + x.i % 4) END, CASE WHEN x.i % 23 > 0 THEN chance(x.i, 29) < 0.4 END
FROM inspection AS i CROSS JOIN generate_series(1, 2) AS n CROSS JOIN LATERAL (SELECT (i.inspection_id * 2 + n)::integer AS i) AS x;
INSERT INTO inspection_visit (inspection_id, round_no, agency, visited_on)
SELECT r.inspection_id, r.round_no, p.code, CASE WHEN x.i % 3 > 0 THEN lower(r.during) + (x.i % 9)::integer END
FROM inspection_round AS r CROSS JOIN place AS p CROSS JOIN LATERAL (SELECT (r.inspection_id * 2 + r.round_no) * 10 + p.n AS i) AS x
WHERE (r.inspection_id * 2 + r.round_no) % 9 > 0 AND chance(x.i, 30) < 0.5;
INSERT INTO finding (visit_id, topic, finding, remedy_due_on, remedied_on, verified_on)
SELECT x.visit_id, pick('{discipline,one_stop,fee_collection,other}', x.i, 31), 'Tồn tại ' || x.i, CASE WHEN chance(x.i, 32) < 0.8 THEN x.day + floor(60 * chance(x.i, 33))::integer END,
	x.remedied, CASE WHEN chance(x.i, 36) < 0.5 THEN x.remedied + floor(40 * chance(x.i, 37))::integer END
FROM (
	SELECT v.visit_id, v.visit_id * 10 + n AS i, coalesce(v.visited_on, lower(r.during), lower(r.counted_in)) AS day,
		CASE WHEN chance(v.visit_id * 10 + n, 34) < 0.7 THEN coalesce(v.visited_on, lower(r.during), lower(r.counted_in)) + floor(90 * chance(v.visit_id * 10 + n, 35))::integer END AS remedied
	FROM inspection_visit AS v JOIN inspection_round AS r USING (inspection_id, round_no) CROSS JOIN generate_series(1, 2) AS n) AS x;
INSERT INTO unit_count (level, year, units) VALUES ('commune', 2022, 50);
INSERT INTO task (kind, title, agency, assigned_on, due_on, done_on, cancelled_on)
SELECT pick('{plan_task,assigned_task,direct_order}', i, 38), 'Việc ' || i, some_agency(i, 39), x.day, CASE WHEN chance(i, 40) < 0.8 THEN x.day + floor(40 * chance(i, 41))::integer END,
	CASE WHEN x.fate < 0.6 THEN x.day + floor(60 * chance(i, 42))::integer END, CASE WHEN x.fate > 0.9 THEN x.day + floor(60 * chance(i, 43))::integer END
FROM generate_series(1, 400) AS i CROSS JOIN LATERAL (SELECT some_day(i, 44) AS day, chance(i, 45) AS fate) AS x;
-- Instants near local midnight are common.
INSERT INTO feedback (kind, nature, agency, received_at, refused_at, supplement_asked_at, answered_at, published_at, satisfied)
SELECT pick('{administrative_act,administrative_rule}', i, 46), 'proposal', some_agency(i, 47), x.at, CASE WHEN x.fate < 0.2 THEN x.at + interval '12 hours' * floor(10 * chance(i, 48)) END,
	CASE WHEN chance(i, 49) < 0.3 THEN x.at + interval '12 hours' * floor(20 * chance(i, 50)) END, x.answered,
	CASE WHEN chance(i, 54) < 0.5 THEN x.answered + interval '12 hours' * floor(20 * chance(i, 51)) END, CASE WHEN x.answered IS NOT NULL THEN pick('{true,false,NULL}', i, 53)::boolean END
FROM generate_series(1, 500) AS i
CROSS JOIN LATERAL (SELECT (some_day(i, 55) + pick('{00:00,23:59:59.999999,12:00}', i, 56)::time) AT TIME ZONE interval '7 hours' AS at, chance(i, 57) AS fate) AS y
CROSS JOIN LATERAL (SELECT y.*, CASE WHEN y.fate > 0.35 THEN y.at + interval '12 hours' * floor(60 * chance(i, 52)) END AS answered) AS x;
INSERT INTO dossier (code, procedure, agency, channel, received_at, due_at, finished_at, outcome)
SELECT dossier_code(a.code, d.received::date, i), format('9.%s', to_char(1 + i % 24, 'FM000000'))::procedure_code, a.code, pick('{online,counter,post}', i, 58),
	d.received AT TIME ZONE interval '7 hours', CASE WHEN i % 8 > 0 THEN (d.received + interval '9 days') AT TIME ZONE interval '7 hours' END,
	CASE WHEN i % 5 > 0 THEN (d.received + interval '1 hour' * floor(400 * chance(i, 59))) AT TIME ZONE interval '7 hours' END, CASE WHEN i % 5 > 0 THEN pick('{resolved,resolved,rejected}', i, 60) END
FROM generate_series(1, 800) AS i CROSS JOIN LATERAL (SELECT some_agency(i, 61) AS code) AS a CROSS JOIN LATERAL (SELECT some_day(i, 62) + interval '1 hour' * (i % 24) AS received) AS d;
UPDATE dossier SET has_fee = pick('{true,false,NULL}', sequence(code), 71)::boolean, digitised = pick('{true,false,NULL}', sequence(code), 72)::boolean, e_result = pick('{true,false,NULL}', sequence(code), 73)::boolean,
	reused_data = pick('{true,false,NULL}', sequence(code), 74)::boolean, online_level = pick('{full,partial,none,NULL}', sequence(code), 75);
UPDATE dossier SET paid_online = pick('{true,false,NULL}', sequence(code), 76)::boolean WHERE has_fee IS NOT FALSE;
UPDATE procedure SET result_on_paper = pick('{true,false,NULL}', procedure_number(code), 77)::boolean;
-- Noted once or twice, some at local midnight; the last word counts.
INSERT INTO dossier_delay (dossier, noted_at, cause, fault, responsible)
SELECT d.code, (d.received_on + 8 + n * floor(40 * chance(x.i, 78))::integer + pick('{00:00,23:59:59,10:00}', x.i, 79)::time) AT TIME ZONE interval '7 hours' + n * interval '1 minute', 'late_processing',
	pick('{agency,citizen,NULL}', x.i, 80), CASE WHEN chance(x.i, 81) < 0.7 THEN 'Phòng A' END
FROM dossier AS d CROSS JOIN generate_series(1, 2) AS n CROSS JOIN LATERAL (SELECT sequence(d.code) * 10 + n AS i) AS x WHERE chance(x.i, 82) < 0.4;
INSERT INTO survey_response (dossier, criterion, score, answered_on)
SELECT d.code, c.criterion, 1 + floor(5 * chance(sequence(d.code) * 10 + c.n, 63)), d.finished_on + floor(20 * chance(sequence(d.code), 64))::integer
FROM dossier AS d CROSS JOIN (VALUES (1, 'overall'), (2, 'timeliness'), (3, 'staff_conduct')) AS c (n, criterion)
WHERE d.finished_on IS NOT NULL AND chance(sequence(d.code), 65) < 0.4 AND chance(sequence(d.code) * 10 + c.n, 66) < 0.7;
INSERT INTO training (topic, title, agency, during, participants)
SELECT pick('{one_stop,digital_skill}', i, 67), 'Lớp ' || i, CASE WHEN i % 5 > 0 THEN some_agency(i, 68) END, daterange(some_day(i, 69), some_day(i, 69) + 3), CASE WHEN i % 9 > 0 THEN floor(90 * chance(i, 70)) END
FROM generate_series(1, 90) AS i;
-- Limits are common: a day in four is one on which a period that is asked for below begins or ends, or an evening inside it.
CREATE FUNCTION limit_day(i integer) RETURNS date LANGUAGE sql RETURN
	(ARRAY['2021-10-01', '2021-12-14', '2021-12-15', '2022-01-29', '2022-03-08', '2022-03-09', '2022-03-10', '2022-03-14', '2022-03-15', '2022-03-30', '2022-04-04', '2022-04-30', '2022-05-01', '2022-05-16', '2022-05-17', '2022-05-31', '2022-06-01',
		'2022-06-21'])[1 + i % 18]::date;
DO $$
DECLARE c record; r record;
BEGIN
	FOR c IN SELECT * FROM (VALUES ('document', 'signed_on'), ('task', 'assigned_on'), ('feedback', 'received_at'), ('publication', 'disclosed_on'), ('review_plan_item', 'due_on'), ('review_plan_item', 'done_on'), ('inspection_visit', 'visited_on'), ('finding', 'remedied_on'), ('finding', 'remedy_due_on'), ('finding', 'verified_on'),
		('task', 'done_on'), ('task', 'due_on'), ('task', 'cancelled_on'), ('survey_response', 'answered_on'), ('feedback', 'refused_at'), ('feedback', 'supplement_asked_at'), ('feedback', 'answered_at'), ('feedback', 'published_at')) AS v (register, col) LOOP
		FOR r IN EXECUTE format('SELECT ctid, row_number() OVER (ORDER BY x)::integer AS n FROM %I AS x WHERE %I IS NOT NULL', c.register, c.col) LOOP
			CONTINUE WHEN chance(r.n, hashtext(c.col)) > 0.25;
			BEGIN
				-- Of instants the first of that day, or the last
				EXECUTE format('UPDATE %I SET %I = %s WHERE ctid = $2', c.register, c.col, CASE WHEN c.register = 'feedback' THEN '($1 + $3) AT TIME ZONE interval ''7 hours''' ELSE '$1' END)
					USING limit_day(r.n * 7), r.ctid, CASE r.n % 2 WHEN 0 THEN time '00:00' ELSE '23:59:59.999999' END;
			EXCEPTION WHEN check_violation THEN NULL;
			END;
		END LOOP;
	END LOOP;
END $$;
INSERT INTO target (indicator, level, year, value)
SELECT i, l, 2022, 60 FROM unnest('{on_time_rate,satisfaction_rate,full_online_rate,publication_on_time_rate,disclosure_on_time_rate,feedback_on_time_rate,online_dossier_rate,electronic_result_rate,cost_reduction_rate,inspection_coverage_rate,remedied_finding_rate,completed_task_rate,reform_index_score}'::text[]) AS i,
	unnest('{province,district,commune}'::text[]) AS l;
ANALYZE;

-- Asked: a day, a month, a quarter, fifteen months; as of an evening inside, the last, one after; the whole and two subtrees.
-- inside is the evening of what is judged at the end of the period, later that of what is followed up.
CREATE TABLE asked AS
SELECT row_number() OVER () AS q, p.period, a.as_of, w.within, least(coalesce(a.as_of, upper(p.period) - 1), upper(p.period) - 1) AS inside, coalesce(a.as_of, upper(p.period) - 1) AS later
FROM (VALUES ('[2022-03-09,2022-03-10)'::daterange), ('[2022-05-01,2022-06-01)'), ('[2021-12-15,2022-03-15)'), ('[2021-10-01,2023-01-01)')) AS p (period)
CROSS JOIN LATERAL (VALUES (NULL::date), (lower(p.period)), ((lower(p.period) + (upper(p.period) - lower(p.period)) / 2)), (upper(p.period) + 20)) AS a (as_of)
CROSS JOIN (VALUES (NULL::agency_code), ('H56.21'), ('H56.01')) AS w (within);
-- The references count row by row, know subtrees by their letters, and working days one by one.
CREATE FUNCTION lies(agency agency_code, within agency_code) RETURNS boolean LANGUAGE sql RETURN within IS NULL OR agency::text || '.' LIKE within::text || '.%';
CREATE FUNCTION worked(from_day date, n integer) RETURNS date LANGUAGE sql STABLE BEGIN ATOMIC
	SELECT d.day FROM (SELECT from_day + sign(n)::integer * g AS day, g FROM generate_series(1, 90) AS g) AS d WHERE is_working_day(d.day) ORDER BY d.g OFFSET abs(n) - 1 LIMIT 1; END;
CREATE TABLE expected (kpi text, q bigint, answer jsonb);
-- Names stand beside codes and are the tables'.
CREATE FUNCTION called(code agency_code) RETURNS text LANGUAGE sql STABLE BEGIN ATOMIC SELECT a.name FROM agency AS a WHERE a.code = called.code; END;

INSERT INTO expected
SELECT 'kpi_publication', q, to_jsonb(x) FROM asked AS q CROSS JOIN agency AS a
CROSS JOIN LATERAL (
	WITH b AS MATERIALIZED (
		SELECT b.*, d.signed_on, worked(b.effective_on, CASE WHEN d.issuer = 'G09' THEN -20 ELSE -5 END) AS sign_by, worked(d.signed_on, CASE WHEN d.issuer = 'G09' THEN 10 ELSE 5 END) AS disclose_by
		FROM publication AS b, document AS d
		WHERE d.document_id = b.document_id AND d.signed_on >= lower(q.period) AND d.signed_on < upper(q.period) AND d.signed_on <= q.inside
			AND (SELECT p.agency FROM procedure AS p WHERE p.code = b.procedure) = a.code)
	SELECT a.code AS agency, a.name AS agency_name, (SELECT count(*) FROM document AS d WHERE d.document_id IN (SELECT b.document_id FROM b)) AS decisions,
		(SELECT count(*) FROM procedure AS p WHERE p.code IN (SELECT b.procedure FROM b)) AS procedures,
		(SELECT count(*) FROM b WHERE action = 'new') AS new, (SELECT count(*) FROM b WHERE action = 'amended') AS amended, (SELECT count(*) FROM b WHERE action = 'replaced') AS replaced,
		(SELECT count(*) FROM b WHERE action = 'abolished') AS abolished, (SELECT count(*) FROM b WHERE complete) AS complete,
		(SELECT count(*) FROM b WHERE signed_on <= sign_by) AS signed_on_time, (SELECT count(*) FROM b WHERE signed_on > sign_by) AS signed_late,
		(SELECT count(*) FROM b WHERE disclosed_on <= q.inside AND disclosed_on <= disclose_by) AS public_on_time, (SELECT count(*) FROM b WHERE disclosed_on <= q.inside AND disclosed_on > disclose_by) AS public_late,
		(SELECT count(*) FROM b WHERE disclosed_on IS NULL OR disclosed_on > q.inside) AS unknown,
		(SELECT round(100.0 * count(*) FILTER (WHERE disclosed_on <= disclose_by) / nullif(count(*), 0), 2) FROM b WHERE disclosed_on <= q.inside) AS rate) AS x
WHERE lies(a.code, q.within) AND x.decisions > 0;

INSERT INTO expected
SELECT 'kpi_internal_process', q, to_jsonb(x) FROM asked AS q CROSS JOIN agency AS a CROSS JOIN (VALUES ('interlinked', true), ('not_interlinked', false)) AS k (kind, interlinked)
CROSS JOIN LATERAL (
	SELECT a.code AS agency, a.name AS agency_name, k.kind AS process_kind, label('process_kind', k.kind) AS process_kind_name,
		(SELECT count(*) FROM document AS d WHERE d.signed_on <@ q.period AND d.signed_on <= q.inside
			AND EXISTS (SELECT FROM internal_process AS i, procedure AS p WHERE i.document_id = d.document_id AND p.code = i.procedure AND p.agency = a.code AND i.interlinked = k.interlinked)) AS decisions,
		(SELECT count(*) FROM procedure AS p WHERE p.agency = a.code AND EXISTS (SELECT FROM internal_process AS i, document AS d
			WHERE i.document_id = d.document_id AND d.signed_on <@ q.period AND d.signed_on <= q.inside AND p.code = i.procedure AND i.interlinked = k.interlinked)) AS procedures) AS x
WHERE lies(a.code, q.within) AND x.decisions > 0;

INSERT INTO expected
SELECT 'kpi_review', q, to_jsonb(x) FROM asked AS q JOIN document AS d ON d.signed_on <@ q.period AND d.signed_on <= q.later CROSS JOIN agency AS a
CROSS JOIN LATERAL (
	SELECT d.document_id, d.number, d.signed_on, a.code AS agency, a.name AS agency_name,
		(SELECT count(*) FROM review_plan_item AS r WHERE r.document_id = d.document_id AND r.agency = a.code) AS procedures,
		(SELECT count(*) FROM review_plan_item AS r WHERE r.document_id = d.document_id AND r.agency = a.code AND r.done_on <= q.later) AS done,
		(SELECT count(*) FROM review_plan_item AS r WHERE r.document_id = d.document_id AND r.agency = a.code AND r.done_on <= q.later AND r.due_on < r.done_on) AS done_late,
		(SELECT count(*) FROM review_plan_item AS r WHERE r.document_id = d.document_id AND r.agency = a.code AND coalesce(r.done_on, 'infinity') > q.later AND r.due_on < q.later) AS overdue) AS x
WHERE lies(a.code, q.within) AND x.procedures > 0;

INSERT INTO expected
SELECT 'kpi_simplification', q, to_jsonb(x) FROM asked AS q CROSS JOIN agency AS a CROSS JOIN field AS f
CROSS JOIN LATERAL (
	WITH s AS MATERIALIZED (
		SELECT s.* FROM simplification AS s WHERE s.agency = a.code AND (SELECT p.field_id FROM procedure AS p WHERE p.code = s.procedure) = f.field_id
			AND (SELECT d.signed_on <@ q.period AND d.signed_on <= q.inside FROM document AS d WHERE d.document_id = s.document_id)),
	t AS (SELECT * FROM s WHERE days_before + days_after IS NOT NULL), c AS (SELECT * FROM s WHERE cost_before * times_before * subjects_before IS NOT NULL)
	SELECT a.code AS agency, a.name AS agency_name, f.field_id, f.name AS field, (SELECT count(*) FROM (SELECT procedure FROM s GROUP BY procedure) AS p) AS procedures,
		(SELECT sum(days_before) FROM t) AS days_before, (SELECT sum(days_after) FROM t) AS days_after, (SELECT sum(days_before - days_after) FROM t) AS days_saved,
		(SELECT round(100 - 100 * sum(days_after) / sum(days_before), 2) FROM t) AS days_percent, (SELECT count(*) FROM s) - (SELECT count(*) FROM t) AS days_unknown,
		(SELECT sum(cost_before * times_before * subjects_before) FROM c) AS cost_before, (SELECT sum(cost_after * times_after * subjects_after) FROM c) AS cost_after,
		(SELECT sum(cost_before * times_before * subjects_before - cost_after * times_after * subjects_after)::numeric(18, 0) FROM c) AS saving,
		(SELECT round(100 * (sum(cost_before * times_before * subjects_before) - sum(cost_after * times_after * subjects_after)) / sum(cost_before * times_before * subjects_before), 2) FROM c) AS saving_percent,
		(SELECT count(*) FROM s) - (SELECT count(*) FROM c) AS saving_unknown) AS x
WHERE lies(a.code, q.within) AND x.procedures > 0;

INSERT INTO expected
SELECT 'kpi_delegation', q, to_jsonb(x) FROM asked AS q CROSS JOIN agency AS a CROSS JOIN field AS f
CROSS JOIN LATERAL (
	WITH g AS MATERIALIZED (
		SELECT g.*, d.signed_on <@ q.period AS decided, lower(g.valid) <= q.inside AND coalesce(upper(g.valid), 'infinity') > q.inside AS in_force
		FROM delegation AS g, document AS d WHERE d.document_id = g.document_id AND d.signed_on <= q.inside AND g.to_agency = a.code
			AND f.field_id IN (g.field_id, (SELECT p.field_id FROM procedure AS p WHERE p.code = g.procedure)))
	SELECT 'H56' AS from_agency, 'UBND tỉnh' AS from_agency_name, a.code AS to_agency, a.name AS to_agency_name, f.field_id, f.name AS field,
		(SELECT count(DISTINCT document_id) FROM g WHERE decided) AS decisions,
		CASE WHEN NOT EXISTS (SELECT FROM g WHERE decided AND procedure IS NULL) THEN (SELECT count(DISTINCT procedure) FROM g WHERE decided) END AS procedures,
		CASE WHEN NOT EXISTS (SELECT FROM g WHERE in_force AND procedure IS NULL) THEN (SELECT count(DISTINCT procedure) FROM g WHERE in_force) END AS procedures_in_force,
		EXISTS (SELECT FROM g WHERE decided OR in_force) AS there) AS x
WHERE lies(a.code, q.within) AND x.there;
UPDATE expected SET answer = answer - 'there' WHERE kpi = 'kpi_delegation';

INSERT INTO expected
SELECT 'kpi_interlinked', q, to_jsonb(x) FROM asked AS q CROSS JOIN interlinked_group AS g JOIN document AS d USING (document_id)
CROSS JOIN LATERAL (
	SELECT g.group_id, g.name AS group_name, d.number, d.signed_on, d.signed_on <@ q.period AS decided, g.valid @> q.inside AS in_force, nullif(count(*), 0) AS procedures,
		nullif(count(DISTINCT p.agency), 0) AS agencies
	FROM interlinked_member AS m, procedure AS p WHERE m.group_id = g.group_id AND p.code = m.procedure AND lies(p.agency, q.within)) AS x
WHERE d.signed_on <= q.inside AND (x.decided OR x.in_force)
	AND (x.procedures > 0 OR lies(d.issuer, q.within) AND NOT EXISTS (SELECT FROM interlinked_member AS m WHERE m.group_id = g.group_id));

CREATE VIEW round_of AS
SELECT q.q, q.within, q.inside AS evening, r.*, i.subject, i.title, i.follows, lower(r.during) AS began_on,
	CASE WHEN r.during IS NULL THEN lower(r.counted_in) >= lower(q.period) AND upper(r.counted_in) <= upper(q.period) ELSE lower(r.during) >= lower(q.period) AND lower(r.during) < upper(q.period) END AS counts,
	(SELECT count(*) FROM inspection_visit AS v WHERE v.inspection_id = r.inspection_id AND v.round_no = r.round_no) AS visits
FROM asked AS q, inspection_round AS r, inspection AS i WHERE i.inspection_id = r.inspection_id AND lower(coalesce(r.during, r.counted_in)) <= q.inside;
-- Reported to a quarter, and a month of it is asked for: it may lie in the month.
CREATE VIEW unplaced_of AS
SELECT r.* FROM round_of AS r JOIN asked AS q USING (q) WHERE NOT r.counts AND lower(r.counted_in) < upper(q.period) AND upper(r.counted_in) > lower(q.period)
	AND (q.within IS NULL OR r.visits = 0 OR EXISTS (SELECT FROM inspection_visit AS v WHERE v.inspection_id = r.inspection_id AND v.round_no = r.round_no AND lies(v.agency, q.within)));
SELECT count(DISTINCT q) BETWEEN 5 AND (SELECT count(*) - 5 FROM asked) AS some_periods FROM unplaced_of;
INSERT INTO expected
SELECT 'kpi_inspection', q, to_jsonb(x) FROM round_of AS r
CROSS JOIN LATERAL (
	SELECT r.inspection_id, r.subject, label('inspection_subject', r.subject) AS subject_name, r.title, r.follows, r.round_no, r.during,
		(SELECT count(*) FROM generate_series(lower(r.during), upper(r.during) - 1, '1 day') AS d WHERE is_working_day(d::date)) + CASE WHEN r.during IS NOT NULL THEN 0 END AS working_days, r.unannounced,
		CASE WHEN r.visits > 0 THEN count(*) END AS units, CASE WHEN r.visits > 0 THEN count(*) FILTER (WHERE v.agency IN ('H56.01', 'H56.02')) END AS province_units,
		CASE WHEN r.visits > 0 THEN count(*) FILTER (WHERE v.agency = 'H56.21') END AS district_units,
		CASE WHEN r.visits > 0 THEN count(*) FILTER (WHERE v.agency IN ('H56.21.01', 'H56.21.02')) END AS commune_units
	FROM inspection_visit AS v WHERE v.inspection_id = r.inspection_id AND v.round_no = r.round_no AND coalesce(v.visited_on, '-infinity') <= r.evening AND lies(v.agency, r.within)) AS x
WHERE r.counts AND (x.units > 0 OR r.visits = 0 OR r.within IS NULL);
INSERT INTO expected
SELECT 'kpi_coverage', q, to_jsonb(x) FROM asked AS q
CROSS JOIN (VALUES ('ministry', 'Cấp bộ', 1), ('province', 'Cấp tỉnh', 2), ('district', 'Cấp huyện', 1), ('commune', 'Cấp xã', 2)) AS l (level, name, units)
CROSS JOIN LATERAL (
	SELECT l.level, l.name AS level_name, (SELECT count(*) FROM agency AS a WHERE a.level = l.level AND lies(a.code, q.within) AND EXISTS (SELECT FROM round_of AS r, inspection_visit AS v
			WHERE r.q = q.q AND r.counts AND v.inspection_id = r.inspection_id AND v.round_no = r.round_no AND v.agency = a.code AND (v.visited_on <= r.evening OR v.visited_on IS NULL))) AS inspected,
		CASE WHEN q.within IS NULL THEN CASE WHEN l.level = 'commune' AND upper(q.period) <= '2023-01-01' THEN 50 ELSE l.units END
			ELSE (SELECT count(*) FROM agency AS a WHERE a.level = l.level AND a.kind <> 'province' AND lies(a.code, q.within)) END AS units,
		(SELECT count(*) FROM round_of AS r WHERE r.q = q.q AND r.counts AND r.visits = 0) + (SELECT count(*) FROM unplaced_of AS r WHERE r.q = q.q) AS unrecorded) AS n
CROSS JOIN LATERAL (SELECT n.*, round(100.0 * n.inspected / nullif(n.units, 0), 2) AS rate) AS x
WHERE x.units > 0 OR x.inspected > 0;
CREATE VIEW finding_of AS
SELECT q.q, q.later, f.*, v.agency, r.subject, r.counts, coalesce(r.inspection_id IN (SELECT o.follows FROM round_of AS o WHERE o.q = q.q AND o.counts), false) AS followed
FROM asked AS q JOIN round_of AS r ON r.q = q.q JOIN inspection_visit AS v USING (inspection_id, round_no) JOIN finding AS f ON f.visit_id = v.visit_id
WHERE (v.visited_on <= q.inside OR v.visited_on IS NULL) AND lies(v.agency, q.within);
INSERT INTO expected
SELECT 'kpi_finding', k.q, to_jsonb(x) FROM (SELECT DISTINCT q, later, subject, counts, followed, agency, topic FROM finding_of WHERE counts OR followed) AS k
CROSS JOIN LATERAL (
	SELECT k.subject, label('inspection_subject', k.subject) AS subject_name, k.counts AS inside, k.followed, k.agency, called(k.agency) AS agency_name, (SELECT a.level FROM agency AS a WHERE a.code = k.agency) AS level,
		(SELECT label('admin_level', a.level) FROM agency AS a WHERE a.code = k.agency) AS level_name, k.topic, label('finding_topic', k.topic) AS topic_name,
		count(*) AS found, count(*) FILTER (WHERE remedy_due_on <= k.later) AS due, count(*) FILTER (WHERE remedied_on <= k.later) AS remedied,
		count(*) FILTER (WHERE greatest(remedied_on, '-infinity') <= least(remedy_due_on, k.later) AND remedy_due_on IS NOT NULL AND remedied_on IS NOT NULL) AS remedied_in_time,
		count(*) FILTER (WHERE verified_on <= k.later) AS verified, count(*) FILTER (WHERE coalesce(remedied_on, 'infinity') > k.later AND remedy_due_on < k.later) AS overdue
	FROM finding_of AS f WHERE f.q = k.q AND f.subject = k.subject AND f.counts = k.counts AND f.followed = k.followed AND f.agency = k.agency AND f.topic = k.topic) AS x;

INSERT INTO expected
SELECT 'kpi_task', q, to_jsonb(x) FROM asked AS q CROSS JOIN agency AS a CROSS JOIN (VALUES ('plan_task'), ('assigned_task'), ('direct_order')) AS k (kind)
CROSS JOIN LATERAL (
	WITH t AS MATERIALIZED (
		SELECT t.due_on, CASE WHEN t.done_on <= q.later THEN t.done_on END AS done_on, coalesce(t.cancelled_on <= q.later, false) AS cancelled
		FROM task AS t WHERE t.agency = a.code AND t.kind = k.kind AND t.assigned_on >= lower(q.period) AND t.assigned_on <= least(upper(q.period) - 1, q.later)),
	n AS (SELECT (SELECT count(*) FROM t) AS assigned, (SELECT count(*) FROM t WHERE cancelled) AS cancelled, (SELECT count(*) FROM t WHERE done_on IS NOT NULL) AS done,
		(SELECT count(*) FROM t WHERE done_on > due_on) AS late, (SELECT count(*) FROM t WHERE done_on IS NULL AND NOT cancelled AND due_on < q.later) AS overdue)
	SELECT a.code AS agency, a.name AS agency_name, k.kind AS task_kind, label('task_kind', k.kind) AS task_kind_name, n.assigned, n.done - n.late AS done_on_time, n.late AS done_late,
		n.assigned - n.cancelled - n.done - n.overdue AS open_in_time, n.overdue AS open_overdue, n.cancelled, round(100.0 * n.done / nullif(n.assigned - n.cancelled, 0), 2) AS rate
	FROM n) AS x
WHERE lies(a.code, q.within) AND x.assigned > 0;

INSERT INTO expected
SELECT 'kpi_feedback', q, to_jsonb(x) FROM asked AS q CROSS JOIN agency AS a CROSS JOIN (VALUES ('administrative_act'), ('administrative_rule')) AS k (kind)
CROSS JOIN LATERAL (
	WITH f AS MATERIALIZED (
		SELECT y.*, coalesce(refused > by_2, false) AS bad_refusal, coalesce(asked > by_5, false) AS bad_question, coalesce(answered > by_15, false) OR num_nulls(refused, answered) = 2 AND q.later > by_15 AS bad_answer
		FROM feedback AS f
		CROSS JOIN LATERAL (SELECT (f.received_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date AS day) AS r
		CROSS JOIN LATERAL (SELECT f.satisfied, f.published_at AS raw, worked(r.day, 2) AS by_2, worked(r.day, 5) AS by_5, worked(r.day, 15) AS by_15,
			(SELECT d FROM (SELECT (f.refused_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date) AS o (d) WHERE d <= q.later) AS refused,
			(SELECT d FROM (SELECT (f.supplement_asked_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date) AS o (d) WHERE d <= q.later) AS asked,
			(SELECT d FROM (SELECT (f.answered_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date) AS o (d) WHERE d <= q.later) AS answered,
			(SELECT d FROM (SELECT (f.published_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date) AS o (d) WHERE d <= q.later) AS published) AS y
		WHERE f.agency = a.code AND f.kind = k.kind AND r.day <@ q.period AND r.day <= q.later),
	n AS (SELECT count(*) AS received, count(*) FILTER (WHERE bad_refusal OR bad_question OR bad_answer) AS late,
		count(*) FILTER (WHERE num_nonnulls(refused, answered) > 0 AND NOT (bad_refusal OR bad_question OR bad_answer)) AS on_time FROM f)
	SELECT a.code AS agency, a.name AS agency_name, k.kind AS feedback_kind, label('feedback_kind', k.kind) AS feedback_kind_name, n.received, (SELECT count(refused) FROM f) AS refused,
		(SELECT count(asked) FROM f) AS supplement_asked, (SELECT count(answered) FROM f) AS answered, (SELECT count(published) FROM f) AS published,
		n.on_time, n.late, n.received - n.on_time - n.late AS unknown, round(100.0 * n.on_time / nullif(n.on_time + n.late, 0), 2) AS rate,
		(SELECT count(*) FROM f WHERE bad_refusal) AS refused_late, (SELECT count(*) FROM f WHERE bad_question) AS supplement_late, (SELECT count(*) FROM f WHERE bad_answer) AS answered_late,
		(SELECT count(*) FROM f WHERE satisfied AND answered IS NOT NULL) AS satisfied, (SELECT count(*) FROM f WHERE NOT satisfied AND answered IS NOT NULL) AS dissatisfied
	FROM n) AS x
WHERE lies(a.code, q.within) AND x.received > 0;

INSERT INTO expected
SELECT 'kpi_satisfaction', q, to_jsonb(x) FROM asked AS q CROSS JOIN agency AS a CROSS JOIN procedure AS p CROSS JOIN (VALUES ('overall'), ('timeliness'), ('staff_conduct'), (NULL)) AS c (criterion)
CROSS JOIN LATERAL (
	WITH r AS MATERIALIZED (SELECT r.*, d.code FROM survey_response AS r, dossier AS d WHERE d.code = r.dossier AND d.agency = a.code AND d.procedure = p.code AND r.answered_on <@ q.period AND r.answered_on <= q.inside),
	d AS (SELECT d.code, d.finished_on FROM dossier AS d WHERE d.agency = a.code AND d.procedure = p.code AND d.finished_on <@ q.period AND d.finished_on <= q.inside),
	n AS (SELECT (SELECT count(*) FROM r WHERE r.criterion = c.criterion) AS responses, (SELECT count(*) FROM r WHERE r.criterion = c.criterion AND score > 3) AS satisfied, (SELECT count(*) FROM d) AS ended,
		(SELECT count(*) FROM d WHERE EXISTS (SELECT FROM survey_response AS r WHERE r.dossier = d.code AND r.answered_on BETWEEN d.finished_on AND q.inside)) AS answered)
	SELECT a.code AS agency, a.name AS agency_name, p.code AS procedure, p.name AS procedure_name, c.criterion, label('survey_criterion', c.criterion) AS criterion_name, n.responses, n.satisfied,
		(SELECT count(*) FROM r WHERE r.criterion = c.criterion AND score < 3) AS dissatisfied, round(100.0 * n.satisfied / nullif(n.responses, 0), 2) AS rate,
		(SELECT round(avg(score), 2) FROM r WHERE r.criterion = c.criterion) AS mean_score, n.ended, n.answered, round(100.0 * n.answered / nullif(n.ended, 0), 2) AS response_rate,
		(SELECT count(*) FROM r) AS any_response
	FROM n) AS x
WHERE lies(a.code, q.within) AND (x.responses > 0 OR c.criterion IS NULL AND x.any_response = 0 AND x.ended > 0);
UPDATE expected SET answer = answer - 'any_response' WHERE kpi = 'kpi_satisfaction';

INSERT INTO expected
SELECT 'kpi_training', q, to_jsonb(x) FROM asked AS q CROSS JOIN (SELECT code, name FROM agency UNION ALL SELECT NULL::agency_code, NULL) AS a CROSS JOIN (VALUES ('one_stop'), ('digital_skill')) AS k (topic)
CROSS JOIN LATERAL (
	SELECT a.code AS agency, a.name AS agency_name, k.topic, label('training_topic', k.topic) AS topic_name, count(*) AS courses, sum(t.participants) AS participants, count(*) FILTER (WHERE t.participants IS NULL) AS unknown
	FROM training AS t WHERE coalesce(t.agency::text, '') = coalesce(a.code::text, '') AND t.topic = k.topic AND lower(t.during) >= lower(q.period) AND lower(t.during) <= q.inside) AS x
WHERE x.courses > 0 AND coalesce(lies(a.code, q.within), q.within IS NULL);

-- Targets, out of the other answers
INSERT INTO expected
SELECT 'kpi_target', q.q, jsonb_build_object('indicator', g.indicator, 'indicator_name', label('target_indicator', g.indicator), 'level', g.level, 'level_name', label('admin_level', g.level),
	'target', 60, 'value', x.value, 'met', x.value >= 60)
FROM asked AS q JOIN target AS g ON g.year = extract(year FROM upper(q.period) - 1)
LEFT JOIN LATERAL (
	WITH e AS (SELECT e.*, (SELECT a.level FROM agency AS a WHERE a.code::text = coalesce(answer ->> 'agency', answer ->> 'to_agency')) AS level FROM expected AS e WHERE e.q = q.q),
	s (k, n, d) AS (
		SELECT 'satisfaction_rate', sum((answer ->> 'satisfied')::numeric), sum((answer ->> 'responses')::numeric) FROM e WHERE kpi = 'kpi_satisfaction' AND level = g.level
		UNION ALL SELECT 'publication_on_time_rate', sum((answer ->> 'signed_on_time')::numeric), sum((answer ->> 'signed_on_time')::numeric + (answer ->> 'signed_late')::numeric) FROM e WHERE kpi = 'kpi_publication' AND level = g.level
		UNION ALL SELECT 'disclosure_on_time_rate', sum((answer ->> 'public_on_time')::numeric), sum((answer ->> 'public_on_time')::numeric + (answer ->> 'public_late')::numeric) FROM e WHERE kpi = 'kpi_publication' AND level = g.level
		UNION ALL SELECT 'feedback_on_time_rate', sum((answer ->> 'on_time')::numeric), sum((answer ->> 'on_time')::numeric + (answer ->> 'late')::numeric) FROM e WHERE kpi = 'kpi_feedback' AND level = g.level
		UNION ALL SELECT 'cost_reduction_rate', CASE WHEN sum((answer ->> 'saving_unknown')::numeric) = 0 THEN sum((answer ->> 'saving')::numeric) END, sum((answer ->> 'cost_before')::numeric) FROM e WHERE kpi = 'kpi_simplification' AND level = g.level
		UNION ALL SELECT 'inspection_coverage_rate', CASE WHEN sum((answer ->> 'unrecorded')::numeric) = 0 THEN sum((answer ->> 'inspected')::numeric) END, sum((answer ->> 'units')::numeric) FROM e WHERE kpi = 'kpi_coverage' AND answer ->> 'level' = g.level
		UNION ALL SELECT 'remedied_finding_rate', sum((answer ->> 'remedied')::numeric), sum((answer ->> 'found')::numeric) FROM e WHERE kpi = 'kpi_finding' AND level = g.level
		UNION ALL SELECT 'completed_task_rate', sum((answer ->> 'done_on_time')::numeric + (answer ->> 'done_late')::numeric), sum((answer ->> 'assigned')::numeric - (answer ->> 'cancelled')::numeric) FROM e WHERE kpi = 'kpi_task' AND level = g.level
		UNION ALL SELECT 'full_online_rate', count(*) FILTER (WHERE p.online_level = 'full'), count(*) FROM procedure AS p
			WHERE g.level = ANY (p.levels) AND p.valid @> q.inside AND (p.online_eligible OR p.online_level IN ('partial', 'full')) AND lies(p.agency, q.within)
		UNION ALL SELECT 'online_dossier_rate', count(*) FILTER (WHERE d.channel = 'online'), count(*) FROM dossier AS d JOIN procedure AS p ON p.code = d.procedure JOIN agency AS a ON a.code = d.agency
			WHERE a.level = g.level AND d.received_on <@ q.period AND d.received_on <= q.inside AND coalesce(d.online_level, p.online_level) IN ('full', 'partial') AND lies(a.code, q.within)
		UNION ALL SELECT 'electronic_result_rate', count(*) FILTER (WHERE d.e_result), count(d.e_result) FROM dossier AS d JOIN procedure AS p ON p.code = d.procedure JOIN agency AS a ON a.code = d.agency
			WHERE a.level = g.level AND d.received_on <@ q.period AND d.received_on <= q.inside AND d.finished_on <= q.inside AND p.result_on_paper AND lies(a.code, q.within)
		UNION ALL SELECT 'on_time_rate', count(*) FILTER (WHERE NOT (d.outcome = 'resolved' AND coalesce(d.finished_on > d.due_on, false))), count(*) FROM dossier AS d, agency AS a
			WHERE a.code = d.agency AND a.level = g.level AND d.finished_on <@ q.period AND d.finished_on <= q.inside AND lies(a.code, q.within))
	SELECT round(100 * s.n / nullif(s.d, 0), 2) AS value FROM s WHERE s.k = g.indicator) AS x ON true;

-- Figures: those that the KPIs give, and those that a plain count gives
CREATE TABLE reference (q bigint, metric text, part text, value numeric);
INSERT INTO reference
SELECT q, m.metric, 'total', sum((answer ->> m.measure)::numeric)
FROM expected JOIN (VALUES ('kpi_publication', 'published_procedure', 'procedures'), ('kpi_review', 'x', 'procedures'), ('kpi_task', 'assigned_task', 'assigned'), ('kpi_task', 'overdue_task', 'open_overdue'),
	('kpi_feedback', 'received_feedback', 'received'), ('kpi_training', 'training_course', 'courses')) AS m (kpi, metric, measure) USING (kpi)
WHERE m.metric <> 'x' GROUP BY 1, 2;
INSERT INTO reference
SELECT q, m.metric, answer ->> m.part, sum((answer ->> m.measure)::numeric)
FROM expected JOIN (VALUES ('kpi_task', 'assigned_task', 'assigned', 'task_kind'), ('kpi_task', 'overdue_task', 'open_overdue', 'task_kind'), ('kpi_feedback', 'received_feedback', 'received', 'feedback_kind'),
	('kpi_training', 'training_course', 'courses', 'topic')) AS m (kpi, metric, measure, part) USING (kpi)
GROUP BY 1, 2, 3;
INSERT INTO reference
SELECT q, 'completed_task', p.part, sum((answer ->> 'done_on_time')::numeric + (answer ->> 'done_late')::numeric) FROM expected CROSS JOIN LATERAL (VALUES ('total'), (answer ->> 'task_kind')) AS p (part) WHERE kpi = 'kpi_task' GROUP BY 1, 3;
INSERT INTO reference
SELECT q, 'training_participant', p.part, CASE WHEN sum((answer ->> 'unknown')::numeric) = 0 THEN sum((answer ->> 'participants')::numeric) END
FROM expected CROSS JOIN LATERAL (VALUES ('total'), (answer ->> 'topic')) AS p (part) WHERE kpi = 'kpi_training' GROUP BY 1, 3;
INSERT INTO reference
SELECT q, 'simplification_saving', 'total', CASE WHEN sum((answer ->> 'saving_unknown')::numeric) = 0 THEN sum((answer ->> 'saving')::numeric) END FROM expected WHERE kpi = 'kpi_simplification' GROUP BY 1;
INSERT INTO reference
SELECT q, m.metric, 'total', round(100 * sum((answer ->> m.n)::numeric) / nullif(sum((answer ->> m.n)::numeric + (answer ->> m.rest)::numeric), 0), 2)
FROM expected JOIN (VALUES ('kpi_feedback', 'feedback_on_time_rate', 'on_time', 'late')) AS m (kpi, metric, n, rest) USING (kpi) GROUP BY 1, 2;
INSERT INTO reference
SELECT q, m.metric, 'total', count(*) FROM expected JOIN (VALUES ('set_target', NULL, true), ('met_target', 'true', false), ('unjudged_target', 'null', false)) AS m (metric, met, every) ON m.every OR answer -> 'met' = m.met::jsonb
WHERE kpi = 'kpi_target' GROUP BY 1, 2;
INSERT INTO reference
SELECT q, 'satisfaction_rate', 'total', round(100 * sum((answer ->> 'satisfied')::numeric) / nullif(sum((answer ->> 'responses')::numeric), 0), 2) FROM expected WHERE kpi = 'kpi_satisfaction' GROUP BY 1;
INSERT INTO reference
SELECT q, 'inspection_coverage_rate', 'total', CASE WHEN max((answer ->> 'unrecorded')::numeric) = 0 THEN round(100 * sum((answer ->> 'inspected')::numeric) / sum((answer ->> 'units')::numeric), 2) END
FROM expected WHERE kpi = 'kpi_coverage' GROUP BY 1;
-- Distinct things, each looked for in its own table
INSERT INTO reference
SELECT q.q, m.* FROM asked AS q
CROSS JOIN LATERAL (VALUES
	('publication_decision', 'total', (SELECT count(*) FROM document AS d WHERE d.signed_on <@ q.period AND d.signed_on <= q.inside
		AND EXISTS (SELECT FROM publication AS b JOIN procedure AS p ON p.code = b.procedure WHERE b.document_id = d.document_id AND lies(p.agency, q.within)))),
	('disclosed_procedure', 'total', (SELECT count(*) FROM procedure AS p WHERE lies(p.agency, q.within)
		AND EXISTS (SELECT FROM publication AS b JOIN document AS d USING (document_id) WHERE b.procedure = p.code AND d.signed_on <@ q.period AND d.signed_on <= q.inside AND b.disclosed_on <= q.inside))),
	('process_decision', 'total', (SELECT count(*) FROM document AS d WHERE d.signed_on <@ q.period AND d.signed_on <= q.inside
		AND EXISTS (SELECT FROM internal_process AS b JOIN procedure AS p ON p.code = b.procedure WHERE b.document_id = d.document_id AND lies(p.agency, q.within)))),
	('process_procedure', 'total', (SELECT count(*) FROM procedure AS p WHERE lies(p.agency, q.within)
		AND EXISTS (SELECT FROM internal_process AS b JOIN document AS d USING (document_id) WHERE b.procedure = p.code AND d.signed_on <@ q.period AND d.signed_on <= q.inside))),
	('process_procedure', 'interlinked', (SELECT count(*) FROM procedure AS p WHERE lies(p.agency, q.within)
		AND EXISTS (SELECT FROM internal_process AS b JOIN document AS d USING (document_id) WHERE b.procedure = p.code AND b.interlinked AND d.signed_on <@ q.period AND d.signed_on <= q.inside))),
	('process_procedure', 'not_interlinked', (SELECT count(*) FROM procedure AS p WHERE lies(p.agency, q.within)
		AND EXISTS (SELECT FROM internal_process AS b JOIN document AS d USING (document_id) WHERE b.procedure = p.code AND NOT b.interlinked AND d.signed_on <@ q.period AND d.signed_on <= q.inside))),
	('review_procedure', 'total', (SELECT count(*) FROM procedure AS p
		WHERE EXISTS (SELECT FROM review_plan_item AS r JOIN document AS d USING (document_id) WHERE r.procedure = p.code AND lies(r.agency, q.within) AND d.signed_on <@ q.period AND d.signed_on <= q.later))),
	('review_agency', 'total', (SELECT count(*) FROM agency AS a WHERE lies(a.code, q.within)
		AND EXISTS (SELECT FROM review_plan_item AS r JOIN document AS d USING (document_id) WHERE r.agency = a.code AND d.signed_on <@ q.period AND d.signed_on <= q.later))),
	('simplified_procedure', 'total', (SELECT count(*) FROM procedure AS p
		WHERE EXISTS (SELECT FROM simplification AS s JOIN document AS d USING (document_id) WHERE s.procedure = p.code AND lies(s.agency, q.within) AND d.signed_on <@ q.period AND d.signed_on <= q.inside))),
	('simplification_agency', 'total', (SELECT count(*) FROM agency AS a WHERE lies(a.code, q.within)
		AND EXISTS (SELECT FROM simplification AS s JOIN document AS d USING (document_id) WHERE s.agency = a.code AND d.signed_on <@ q.period AND d.signed_on <= q.inside))),
	('simplification_field', 'total', (SELECT count(*) FROM field AS f
		WHERE EXISTS (SELECT FROM simplification AS s JOIN document AS d USING (document_id) JOIN procedure AS p ON p.code = s.procedure WHERE p.field_id = f.field_id AND lies(s.agency, q.within) AND d.signed_on <@ q.period AND d.signed_on <= q.inside))),
	('delegation_agency', 'total', (SELECT count(*) FROM agency AS a WHERE lies(a.code, q.within)
		AND EXISTS (SELECT FROM delegation AS g JOIN document AS d USING (document_id) WHERE g.to_agency = a.code AND d.signed_on <@ q.period AND d.signed_on <= q.inside))),
	('delegated_procedure', 'total', (SELECT CASE WHEN count(*) = count(g.procedure) THEN count(DISTINCT g.procedure) END FROM delegation AS g JOIN document AS d USING (document_id)
		WHERE lies(g.to_agency, q.within) AND d.signed_on <@ q.period AND d.signed_on <= q.inside)),
	('interlinked_group', 'total', (SELECT count(*) FROM expected AS e WHERE e.q = q.q AND e.kpi = 'kpi_interlinked' AND answer -> 'decided' = 'true')),
	('interlinked_procedure', 'total', (SELECT CASE WHEN NOT EXISTS (SELECT FROM expected AS e WHERE e.q = q.q AND e.kpi = 'kpi_interlinked' AND answer -> 'decided' = 'true' AND answer -> 'procedures' = 'null') THEN count(*) END
		FROM procedure AS p WHERE lies(p.agency, q.within) AND EXISTS (SELECT FROM interlinked_member JOIN interlinked_group AS g USING (group_id) JOIN document AS d USING (document_id)
			WHERE interlinked_member.procedure = p.code AND d.signed_on <@ q.period AND d.signed_on <= q.inside))),
	('direction_document', 'total', (SELECT count(*) FROM document AS d WHERE d.purpose = 'direction' AND d.signed_on <@ q.period AND d.signed_on <= q.inside AND lies(d.issuer, q.within))),
	('apology_letter', 'total', (SELECT count(*) FROM document AS d WHERE d.purpose = 'apology' AND d.signed_on <@ q.period AND d.signed_on <= q.inside AND lies(d.issuer, q.within))),
	('full_online_rate', 'total', (SELECT round(100.0 * count(*) FILTER (WHERE p.online_level = 'full') / nullif(count(*), 0), 2) FROM procedure AS p
		WHERE p.valid @> q.inside AND (p.online_eligible OR p.online_level IN ('partial', 'full')) AND lies(p.agency, q.within))),
	('received_dossier', 'total', (SELECT count(*) FROM dossier AS d WHERE d.received_on <@ q.period AND d.received_on <= q.inside AND lies(d.agency, q.within))),
	('resolved_dossier', 'total', (SELECT count(*) FROM dossier AS d WHERE d.finished_on <@ q.period AND d.finished_on <= q.inside AND lies(d.agency, q.within))),
	('on_time_rate', 'total', (SELECT round(100.0 * count(*) FILTER (WHERE NOT (d.outcome = 'resolved' AND coalesce(d.finished_on > d.due_on, false))) / nullif(count(*), 0), 2)
		FROM dossier AS d WHERE d.finished_on <@ q.period AND d.finished_on <= q.inside AND lies(d.agency, q.within))),
	('overdue_dossier', 'total', (SELECT count(*) FROM dossier AS d WHERE d.received_on <= q.inside AND d.due_on < q.inside AND coalesce(d.finished_on, 'infinity') > q.inside AND lies(d.agency, q.within))),
	('online_dossier_rate', 'total', (SELECT round(100.0 * count(*) FILTER (WHERE d.channel = 'online') / nullif(count(*), 0), 2) FROM dossier AS d JOIN procedure AS p ON p.code = d.procedure
		WHERE d.received_on <@ q.period AND d.received_on <= q.inside AND coalesce(d.online_level, p.online_level) IN ('full', 'partial') AND lies(d.agency, q.within))),
	('online_payment_rate', 'total', (SELECT round(100.0 * count(*) FILTER (WHERE d.paid_online) / nullif(count(d.paid_online), 0), 2) FROM dossier AS d
		WHERE d.received_on <@ q.period AND d.received_on <= q.inside AND d.has_fee AND lies(d.agency, q.within))),
	('digitised_dossier_rate', 'total', (SELECT round(100.0 * count(*) FILTER (WHERE d.digitised) / nullif(count(d.digitised), 0), 2) FROM dossier AS d WHERE d.received_on <@ q.period AND d.received_on <= q.inside AND lies(d.agency, q.within))),
	('data_reuse_rate', 'total', (SELECT round(100.0 * count(*) FILTER (WHERE d.reused_data) / nullif(count(d.reused_data), 0), 2) FROM dossier AS d WHERE d.received_on <@ q.period AND d.received_on <= q.inside AND lies(d.agency, q.within))),
	('electronic_result_rate', 'total', (SELECT round(100.0 * count(*) FILTER (WHERE d.e_result) / nullif(count(d.e_result), 0), 2) FROM dossier AS d JOIN procedure AS p ON p.code = d.procedure
		WHERE d.received_on <@ q.period AND d.received_on <= q.inside AND d.finished_on <= q.inside AND p.result_on_paper AND lies(d.agency, q.within))),
	('cleared_backlog', 'total', (SELECT count(*) FROM dossier AS d WHERE d.received_on < lower(q.period) AND d.due_on < lower(q.period) - 1 AND d.finished_on <@ q.period AND d.finished_on <= q.inside AND lies(d.agency, q.within))),
	('explained_delay', 'total', (SELECT count(*) FROM dossier AS d WHERE lies(d.agency, q.within) AND CASE WHEN d.finished_on <= q.inside THEN d.finished_on >= lower(q.period) AND d.finished_on > d.due_on AND d.outcome = 'resolved'
			ELSE d.received_on <= q.inside AND d.due_on < q.inside END AND (SELECT y.fault IS NOT NULL AND y.responsible IS NOT NULL FROM dossier_delay AS y
		WHERE y.dossier = d.code AND (y.noted_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date <= q.inside ORDER BY y.noted_at DESC LIMIT 1))),
	('unexplained_delay', 'total', (SELECT count(*) FROM dossier AS d WHERE lies(d.agency, q.within) AND CASE WHEN d.finished_on <= q.inside THEN d.finished_on >= lower(q.period) AND d.finished_on > d.due_on AND d.outcome = 'resolved'
			ELSE d.received_on <= q.inside AND d.due_on < q.inside END AND NOT coalesce((SELECT y.fault IS NOT NULL AND y.responsible IS NOT NULL FROM dossier_delay AS y
		WHERE y.dossier = d.code AND (y.noted_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date <= q.inside ORDER BY y.noted_at DESC LIMIT 1), false))),
	('district_overdue_dossier', 'total', (SELECT count(*) FROM dossier AS d
		WHERE d.received_on <= q.inside AND d.due_on < q.inside AND coalesce(d.finished_on, 'infinity') > q.inside AND d.agency = 'H56.21' AND lies(d.agency, q.within)))) AS m (metric, part, value);
-- Rounds and whom they visited: not known where one does not tell
INSERT INTO reference
SELECT q.q, m.metric, 'total', m.value FROM asked AS q
CROSS JOIN LATERAL (SELECT count(*) AS rounds, NOT EXISTS (SELECT FROM unplaced_of AS u WHERE u.q = q.q AND u.subject = 'discipline') AND bool_and(r.visits > 0 OR q.within IS NULL) IS NOT FALSE AS known,
		sum((SELECT count(*) FROM generate_series(lower(r.during), upper(r.during) - 1, '1 day') AS d WHERE is_working_day(d::date))) AS days, count(*) = count(r.during) AS dated
	FROM round_of AS r WHERE r.q = q.q AND r.counts AND r.subject = 'discipline' AND (q.within IS NULL OR r.visits = 0
		OR EXISTS (SELECT FROM inspection_visit AS v WHERE v.inspection_id = r.inspection_id AND v.round_no = r.round_no AND (v.visited_on <= r.evening OR v.visited_on IS NULL) AND lies(v.agency, q.within)))) AS d
CROSS JOIN LATERAL (SELECT count(*) FILTER (WHERE r.unannounced) AS rounds, NOT EXISTS (SELECT FROM unplaced_of AS u WHERE u.q = q.q AND u.unannounced IS NOT FALSE) AND bool_and(r.unannounced IS NOT NULL AND (r.visits > 0 OR q.within IS NULL)) IS NOT FALSE AS known
	FROM round_of AS r WHERE r.q = q.q AND r.counts AND r.unannounced IS NOT FALSE AND (q.within IS NULL OR r.visits = 0
		OR EXISTS (SELECT FROM inspection_visit AS v WHERE v.inspection_id = r.inspection_id AND v.round_no = r.round_no AND (v.visited_on <= r.evening OR v.visited_on IS NULL) AND lies(v.agency, q.within)))) AS u
CROSS JOIN LATERAL (VALUES ('discipline_round', CASE WHEN d.known IS NOT FALSE THEN d.rounds END), ('discipline_working_day', CASE WHEN d.known IS NOT FALSE AND d.dated THEN coalesce(d.days, 0) END),
	('unannounced_round', CASE WHEN u.known IS NOT FALSE THEN u.rounds END)) AS m (metric, value);
CREATE VIEW counted_round AS
SELECT r.*, m.metric FROM round_of AS r CROSS JOIN LATERAL (VALUES
	('follow_up_unit', r.counts AND r.subject = 'reform' AND r.follows IS NOT NULL),
	('prior_inspection_unit', r.subject = 'reform' AND r.inspection_id IN (SELECT o.follows FROM round_of AS o WHERE o.q = r.q AND o.counts)),
	('discipline_unit', r.counts AND r.subject = 'discipline')) AS m (metric, fits) WHERE m.fits;
INSERT INTO reference
SELECT q.q, m.metric, p.part, CASE WHEN NOT EXISTS (SELECT FROM counted_round AS r WHERE r.q = q.q AND r.metric = m.metric AND r.visits = 0)
	AND NOT EXISTS (SELECT FROM unplaced_of AS u WHERE u.q = q.q AND CASE m.metric WHEN 'discipline_unit' THEN u.subject = 'discipline' ELSE u.subject = 'reform' AND u.follows > 0 END) THEN
	(SELECT count(*) FROM agency AS a WHERE lies(a.code, q.within) AND (p.levels IS NULL OR a.level = ANY (p.levels))
		AND EXISTS (SELECT FROM counted_round AS r JOIN inspection_visit AS v USING (inspection_id, round_no) WHERE r.q = q.q AND r.metric = m.metric AND v.agency = a.code AND (v.visited_on <= r.evening OR v.visited_on IS NULL))) END
FROM asked AS q CROSS JOIN (VALUES ('follow_up_unit'), ('prior_inspection_unit'), ('discipline_unit')) AS m (metric)
CROSS JOIN (VALUES ('total', NULL), ('agency', '{province}'::text[]), ('district', '{district}'), ('commune', '{commune}')) AS p (part, levels);
INSERT INTO reference
SELECT q.q, m.metric, p.part, CASE WHEN NOT EXISTS (SELECT FROM round_of AS r WHERE r.q = q.q AND r.visits = 0 AND CASE WHEN m.prior THEN r.subject = 'reform' AND r.inspection_id IN (SELECT o.follows FROM round_of AS o WHERE o.q = r.q AND o.counts) ELSE r.counts END)
		AND NOT EXISTS (SELECT FROM unplaced_of AS u WHERE u.q = q.q AND (NOT m.prior OR u.subject = 'reform' AND u.follows > 0))
	THEN (SELECT count(*) FROM finding_of AS f WHERE f.q = q.q AND (f.topic = p.part OR p.part = 'total') AND CASE WHEN m.prior THEN f.followed AND f.subject = 'reform' ELSE f.counts END
		AND CASE m.what WHEN 1 THEN true WHEN 2 THEN f.remedied_on <= f.later WHEN 3 THEN f.verified_on <= f.later ELSE coalesce(f.remedied_on, 'infinity') > f.later AND f.remedy_due_on < f.later END) END
FROM asked AS q CROSS JOIN (VALUES ('inspection_finding', 1, false), ('remedied_finding', 2, false), ('verified_finding', 3, false), ('overdue_finding', 4, false),
	('prior_finding', 1, true), ('prior_remedied_finding', 2, true), ('prior_verified_finding', 3, true), ('prior_overdue_finding', 4, true)) AS m (metric, what, prior)
CROSS JOIN (VALUES ('total'), ('discipline'), ('one_stop'), ('fee_collection'), ('other')) AS p (part);
-- What is nowhere is 0, a rate of nothing NULL, and so is all of a register that has no row yet; a part that is a code of a list or a round stands where it has rows.
CREATE TABLE begun AS
SELECT 'inspection' AS register, min(lower(coalesce(during, counted_in))) AS first_day FROM inspection_round
UNION ALL SELECT 'finding', min(coalesce(v.visited_on, lower(coalesce(r.during, r.counted_in)))) FROM finding JOIN inspection_visit AS v USING (visit_id) JOIN inspection_round AS r USING (inspection_id, round_no)
UNION ALL SELECT d.purpose, min(d.signed_on) FROM document AS d WHERE d.purpose IN ('apology', 'direction') GROUP BY d.purpose
UNION ALL SELECT r.register, min(d.signed_on) FROM document AS d JOIN (SELECT 'publication', document_id FROM publication UNION ALL SELECT 'internal_process', document_id FROM internal_process
	UNION ALL SELECT 'review_plan_item', document_id FROM review_plan_item UNION ALL SELECT 'simplification', document_id FROM simplification UNION ALL SELECT 'delegation', document_id FROM delegation
	UNION ALL SELECT 'interlinked_group', document_id FROM interlinked_group) AS r (register, document_id) USING (document_id) GROUP BY r.register
UNION ALL SELECT 'dossier', min(received_on) FROM dossier UNION ALL SELECT 'dossier_delay', min((noted_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date) FROM dossier_delay UNION ALL SELECT 'survey_response', min(answered_on) FROM survey_response UNION ALL SELECT 'feedback', min(received_on) FROM feedback
UNION ALL SELECT 'training', min(lower(during)) FROM training UNION ALL SELECT 'task', min(assigned_on) FROM task UNION ALL VALUES ('target', date '-infinity'), ('procedure', date '-infinity');
SELECT count(*) FILTER (WHERE first_day > '2021-10-01') BETWEEN 8 AND 16 AS some_begin_later FROM begun;
-- From here on, definitions answer.
-- Each has begun in the evening of its first row, and not in the one before.
SELECT b.register, o.begun AS evening_before, t.begun AS its_evening FROM begun AS b CROSS JOIN LATERAL (SELECT CASE WHEN isfinite(b.first_day) THEN b.first_day ELSE '2021-01-01' END AS day) AS d
JOIN LATERAL register_begun('[2021-01-01,2024-01-01)', d.day - 1) AS o USING (register) JOIN LATERAL register_begun('[2021-01-01,2024-01-01)', d.day) AS t USING (register)
WHERE (o.begun, t.begun) IS DISTINCT FROM (NOT isfinite(b.first_day), true);
SELECT count(*) FROM begun FULL JOIN register_begun('[2021-01-01,2024-01-01)', '2024-01-01') AS r USING (register) WHERE r.begun AND first_day IS NOT NULL;
CREATE TABLE actual (LIKE expected);
DO $$
DECLARE f text;
BEGIN
	FOREACH f IN ARRAY '{kpi_publication,kpi_internal_process,kpi_review,kpi_simplification,kpi_delegation,kpi_interlinked,kpi_inspection,kpi_coverage,kpi_finding,kpi_task,kpi_feedback,kpi_satisfaction,kpi_training}'::text[] LOOP
		EXECUTE format('INSERT INTO actual SELECT %L, q, to_jsonb(k) FROM asked, %I(period, as_of, within) AS k', f, f);
	END LOOP;
END $$;
SELECT kpi, count(a.answer) > 30 AS many, count(*) FILTER (WHERE a.answer IS NULL) AS missing, count(*) FILTER (WHERE e.answer IS NULL) AS too_many
FROM expected AS e FULL JOIN actual AS a USING (kpi, q, answer) WHERE kpi <> 'kpi_target' GROUP BY kpi ORDER BY kpi;
INSERT INTO actual SELECT 'kpi_target', q, to_jsonb(k) FROM asked, kpi_target(period, as_of, within) AS k;
SELECT kpi, count(a.answer) > 30 AS many, count(*) FILTER (WHERE a.answer IS NULL) AS missing, count(*) FILTER (WHERE e.answer IS NULL) AS too_many
FROM expected AS e FULL JOIN actual AS a USING (kpi, q, answer) WHERE kpi = 'kpi_target' GROUP BY kpi ORDER BY kpi;
CREATE TABLE figured AS SELECT q.q, f.* FROM asked AS q, figure(q.period, q.as_of, q.within) AS f;
CREATE VIEW judged AS
SELECT f.*, q.inside < b.first_day AS unknown, CASE WHEN q.inside >= b.first_day THEN CASE WHEN r.metric IS NULL AND f.metric !~ '_rate$' THEN 0 ELSE r.value END END AS expected
FROM figured AS f JOIN asked AS q USING (q) JOIN figure_metric() AS m USING (metric) JOIN begun AS b USING (register) LEFT JOIN reference AS r USING (q, metric, part) WHERE f.part !~ '^round_';
SELECT metric, count(*) > 40 AS many, count(value) > 0 AS known, count(*) FILTER (WHERE value IS DISTINCT FROM expected) AS differences
FROM judged GROUP BY metric ORDER BY metric COLLATE "C";
SELECT r.metric, r.part FROM reference AS r LEFT JOIN figured AS f USING (q, metric, part) WHERE f.metric IS NULL AND r.value > 0;
SELECT count(*) AS figures_twice FROM (SELECT FROM figured GROUP BY q, metric, part HAVING count(*) > 1) AS f;
SELECT metric FROM figure_metric() WHERE metric NOT IN (SELECT metric FROM figured);
-- The rounds of a period, in order, make up their total.
SELECT count(*) > 10 AS many, count(*) FILTER (WHERE total IS DISTINCT FROM rounds) AS broken FROM (
	SELECT q, max(value) FILTER (WHERE part = 'total') AS total, CASE WHEN bool_and(value IS NOT NULL) THEN sum(value) FILTER (WHERE part <> 'total') END AS rounds
	FROM figured WHERE metric = 'discipline_working_day' GROUP BY q HAVING count(*) > 1) AS r;

-- Behind every figure stands its list: a count, a sum, a rate, and what makes one unknown.
CREATE TABLE listed AS
SELECT f.q, f.metric, f.part, f.value, l.* FROM figured AS f JOIN asked AS q USING (q)
CROSS JOIN LATERAL (SELECT count(*) AS rows, count(r.value) AS known, sum(r.value) AS added, count(DISTINCT (r.register, r.key)) AS keys, bool_and(r.label <> '') AS labelled
	FROM rows_behind(f.metric, f.part, q.period, q.as_of, q.within) AS r) AS l
WHERE q.q % 7 = 5 OR q.q IN (22, 37);		-- each list is planned by itself: nine of 48, of every period, evening and subtree
SELECT count(*) > 500 AS many, count(*) FILTER (WHERE value > 0) > 200 AS not_empty, count(*) FILTER (WHERE rows <> keys) AS twice, count(*) FILTER (WHERE NOT labelled) AS nameless,
	count(*) FILTER (WHERE metric !~ '_rate$' AND value IS DISTINCT FROM CASE WHEN rows = known THEN coalesce(added, 0) END) AS counts,
	count(*) FILTER (WHERE metric ~ '_rate$' AND metric <> 'inspection_coverage_rate' AND value IS DISTINCT FROM round(100.0 * added / nullif(rows, 0), 2)) AS rates
FROM listed WHERE (q, metric, part) NOT IN (SELECT q, metric, part FROM judged WHERE unknown);
SELECT count(*) > 2 AS many, count(*) FILTER (WHERE l.value <> round(100.0 * r.added / c.units, 2)) AS coverage FROM figured AS l JOIN asked AS q USING (q)
CROSS JOIN LATERAL (SELECT sum(r.value) AS added FROM rows_behind(l.metric, l.part, q.period, q.as_of, q.within) AS r) AS r
CROSS JOIN LATERAL (SELECT sum(units) AS units FROM kpi_coverage(q.period, q.as_of, q.within)) AS c WHERE l.metric = 'inspection_coverage_rate' AND l.value > 0;
SELECT register, key, label, day, value FROM rows_behind('direction_document', 'total', '[2022-05-01,2022-06-01)');
SELECT rows_behind('received_dossiers', 'total', '[2022-05-01,2022-06-01)');
SELECT rows_behind('discipline_unit', 'ward', '[2022-05-01,2022-06-01)');
SELECT rows_behind('training_course', NULL, '[2022-05-01,2022-06-01)');
\set VERBOSITY terse
SELECT rows_behind(NULL, 'total', '[2022-05-01,2022-06-01)');
SELECT count(*) FROM rows_behind('discipline_working_day', 'round_99', '[2022-05-01,2022-06-01)');
SELECT rows_behind('discipline_working_day', 'round_0', '[2022-05-01,2022-06-01)');
SELECT rows_behind('training_course', 'dancing', '[2022-05-01,2022-06-01)');
SELECT rows_behind('discipline_unit', 'interlinked', '[2022-05-01,2022-06-01)');
SELECT rows_behind('received_dossier', 'round_1', '[2022-05-01,2022-06-01)');
\set VERBOSITY default

-- The rows of a report of a register are counted from a list, too.
CREATE FUNCTION counted_from(figure text, list text, one_row text) RETURNS TABLE (many boolean, differences bigint) LANGUAGE plpgsql AS $$
BEGIN
	RETURN QUERY EXECUTE format('SELECT sum(l.n) > 30, count(*) FILTER (WHERE coalesce(k.n, 0) <> l.n) FROM asked AS q CROSS JOIN LATERAL (SELECT sum(%s) AS n FROM %I(q.period, q.as_of, q.within)) AS k
		CROSS JOIN LATERAL (SELECT count(DISTINCT %s) AS n FROM %I(q.period, q.as_of, q.within)) AS l', split_part(figure, '.', 2), split_part(figure, '.', 1), one_row, list);
END $$;
SELECT f.figure, f.list, c.* FROM (VALUES ('kpi_publication.procedures', 'publication_in', '(agency, procedure)'), ('kpi_internal_process.procedures', 'internal_process_in', '(agency, process_kind, procedure)'),
	('kpi_review.procedures', 'review_in', '(document_id, agency, procedure)'), ('kpi_simplification.procedures', 'simplification_in', '(agency, field_id, procedure)'),
	('kpi_delegation.decisions', 'delegation_in', 'CASE WHEN decided THEN (from_agency, to_agency, field_id, document_id)::text END'),
	('kpi_interlinked.procedures', 'interlinked_in', 'CASE WHEN procedure IS NOT NULL THEN (group_id, procedure)::text END'), ('kpi_inspection.units', 'visit_in', 'CASE WHEN inside THEN visit_id END'),
	('kpi_finding.found', 'finding_in', 'finding_id'), ('kpi_task.assigned', 'task_in', 'task_id'), ('kpi_feedback.received', 'feedback_in', 'feedback_id'),
	('kpi_satisfaction.responses', 'survey_in', '(dossier, criterion)'), ('kpi_training.courses', 'training_in', 'training_id')) AS f (figure, list, one_row)
CROSS JOIN LATERAL counted_from(f.figure, f.list, f.one_row) AS c;

-- A view is its function, for every official period.
CREATE FUNCTION view_and_function(f text) RETURNS TABLE (kpi text, many boolean, differences bigint) LANGUAGE plpgsql AS $$
BEGIN
	RETURN QUERY EXECUTE format('WITH v AS (SELECT kind, year, n, to_jsonb(v) - ''{kind,year,n,label,from_day,last_day}''::text[] AS row FROM %1$I AS v),
		f AS (SELECT kind, year, n, to_jsonb(f) AS row FROM reporting_period AS p, %1$I(daterange(p.from_day, p.last_day, ''[]'')) AS f WHERE kind ~ ''^official'')
		SELECT %1$L, (SELECT count(*) > 30 FROM v), (SELECT count(*) FROM (TABLE v EXCEPT ALL TABLE f) AS d) + (SELECT count(*) FROM (TABLE f EXCEPT ALL TABLE v) AS d)', f);
END $$;
SELECT v.* FROM (SELECT DISTINCT kpi FROM actual) AS k CROSS JOIN LATERAL view_and_function(k.kpi) AS v ORDER BY kpi;

-- A period without a beginning or an end, an evening before it; no period, an empty one
CREATE FUNCTION answer(call text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE rows bigint;
BEGIN
	EXECUTE 'SELECT count(*) FROM ' || call INTO rows;
	RETURN rows;
EXCEPTION WHEN invalid_parameter_value THEN
	RETURN SQLERRM;
END $$;
SELECT DISTINCT answer(format('%s(%s)', f.f, c.arguments)) FROM (SELECT DISTINCT kpi FROM actual UNION VALUES ('figure'), ('figure_row')) AS f (f),
	(VALUES ('''(,2022-01-01)'''), ('''[2022-01-01,)'''), ('''[2022-02-01,2022-03-01)'', ''2022-01-31'''), ('NULL'), ('''empty''')) AS c (arguments);
SELECT answer(format('rows_behind(%L, ''total'', %L)', m.metric, p.period)), count(*) FROM figure_metric() AS m, unnest('{"(,2022-01-01)","[2022-01-01,)",empty}'::daterange[]) AS p (period) GROUP BY 1 ORDER BY 1;
SELECT count(*) FROM figure('[2019-01-01,2020-01-01)') WHERE value IS NOT NULL AND metric <> 'full_online_rate';
SELECT metric, value FROM figure('[2024-01-01,2025-01-01)') WHERE value IS DISTINCT FROM 0 ORDER BY metric COLLATE "C";

-- Figures of one's own come after those of the extension, for the whole; a target may be judged by them.
INSERT INTO cchc.metric (code, unit, formula, source, direction) VALUES ('my_figure', 'unit', 'What we count.', 'us', 'lower_better'), ('reform_index_score', 'point', 'PAR INDEX.', 'Ministry of Home Affairs', 'higher_better');
INSERT INTO cchc.term (domain, code, label_vi) VALUES ('reform_metric', 'my_figure', 'Chỉ tiêu của chúng tôi');
CREATE OR REPLACE VIEW own_figure WITH (security_invoker = true) AS
	SELECT daterange(p.from_day, p.last_day, '[]') AS period, v.metric, v.part, v.value
	FROM reporting_period AS p CROSS JOIN (VALUES ('my_figure', 'total', 3::numeric), ('my_figure', 'one', NULL), ('reform_index_score', 'province', 87.5), ('published_procedure', 'total', -1)) AS v (metric, part, value);
SELECT metric, part, value FROM figure(reporting_period('official_half', 2022, 1)) WITH ORDINALITY AS f ORDER BY ordinality DESC LIMIT 4;
SELECT count(*) FROM figure(reporting_period('official_half', 2022, 1), within => 'H56') WHERE metric = 'my_figure';
SELECT level, value, met FROM kpi_target(reporting_period('official_half', 2022, 1)) WHERE indicator = 'reform_index_score';
SELECT code, label_vi, unit, direction FROM metrics() WHERE source IN ('us', 'Ministry of Home Affairs') ORDER BY code COLLATE "C";
DELETE FROM cchc.metric WHERE NOT builtin;
DELETE FROM cchc.term WHERE domain = 'reform_metric' AND NOT builtin;
-- Every shipped figure has its words, and every word is counted or comes from dossiers.
SELECT code FROM terms('reform_metric') EXCEPT SELECT code FROM metrics();
SELECT code FROM metrics() WHERE label_en IS NULL OR unit NOT IN (SELECT code FROM terms('unit')) OR direction NOT IN (SELECT code FROM terms('metric_direction'));
SELECT code FROM metrics() EXCEPT SELECT metric FROM figure_metric() ORDER BY code;
INSERT INTO cchc.metric (code, unit, formula, source, builtin) SELECT code, unit, formula, source, true FROM cchc.metric LIMIT 1;

SET search_path = cchc, public;
DROP SCHEMA kr CASCADE;

-- The article
SELECT create_registry('article');
SET search_path = article, cchc, public;
\set ECHO none
\getenv abs_srcdir PG_ABS_SRCDIR
\set half_year :abs_srcdir '/examples/half_year_2022.sql'
\i :half_year
\set ECHO all
SELECT metric, part, value FROM figure(reporting_period('official_half', 2022, 1)) WHERE value IS NOT NULL;
SELECT metric, part FROM figure(reporting_period('official_half', 2022, 1)) WHERE value IS NULL;
SELECT number, signed_on, count(agency) AS agencies, sum(procedures) AS procedures, sum(done) AS done FROM kpi_review(reporting_period('official_half', 2022, 1)) GROUP BY 1, 2;
SELECT agency_name, field, procedures, days_saved, days_percent, saving, saving_percent FROM kpi_simplification(reporting_period('official_half', 2022, 1));
SELECT from_agency_name, to_agency_name, field, procedures, procedures_in_force FROM kpi_delegation(reporting_period('official_half', 2022, 1));
SELECT group_name, number, procedures, agencies FROM kpi_interlinked(reporting_period('official_half', 2022, 1));
SELECT subject, round_no, during, working_days, unannounced, units FROM kpi_inspection(reporting_period('official_half', 2022, 1));
-- A round whose days are not stated is reported in its year, and in no part of it; its findings are followed.
SELECT subject, round_no, during, units, province_units, district_units, commune_units FROM kpi_inspection(reporting_period('official_year', 2021));
SELECT level, topic_name, sum(found) AS found, sum(remedied) AS remedied, sum(remedied_in_time) AS in_time, sum(verified) AS verified, sum(overdue) AS overdue
FROM kpi_finding(reporting_period('official_year', 2021), '2022-06-14') GROUP BY 1, 2 ORDER BY min(agency);
SELECT count(*) FROM kpi_inspection(reporting_period('official_half', 2021, 2));
SELECT level_name, inspected, units, rate FROM kpi_coverage(reporting_period('official_year', 2021));
SELECT task_kind_name, sum(assigned) AS assigned, sum(done_on_time) AS on_time, sum(done_late) AS late, sum(open_in_time) AS open, sum(open_overdue) AS overdue, sum(cancelled) AS cancelled
FROM kpi_task(reporting_period('official_half', 2022, 1)) GROUP BY 1 ORDER BY 2 DESC;
SELECT topic_name, courses, participants, unknown FROM kpi_training(reporting_period('official_half', 2022, 1));
SELECT indicator, level, target, value, met FROM kpi_target(reporting_period('official_half', 2022, 1));
SET search_path = cchc, public;
DROP SCHEMA article CASCADE;
