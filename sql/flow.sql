-- The day flow: events are what stays say in every evening, the flow is what a count says,
-- a refresh writes differences and nothing else.  CCHC_SEED=N makes other histories.
\set SHOW_CONTEXT never
SET client_min_messages = error;
SET datestyle = ISO;
SET jit = off;
SET timezone = 'America/New_York';
SELECT cchc.create_registry('fl');
SET search_path = fl, cchc, public;
INSERT INTO agency (code, name, kind) VALUES ('H56.01', 'Sở A', 'department'), ('H56.02', 'Sở B', 'department'), ('H56.21', 'Huyện C', 'rural_district'),
	('H56.21.01', 'Xã D', 'commune');
INSERT INTO field (name) VALUES ('Hộ tịch'), ('Môi trường');
INSERT INTO procedure (code, name, field_id, agency, levels) VALUES ('9.000001', 'Một', 1, 'H56.01', '{province}'), ('9.000002', 'Hai', 2, 'H56.01', '{province}'),
	('9.000003', 'Ba', 2, 'H56.01', '{province}');

-- Random histories of January to April 2022: acts and plain UPDATEs of several columns at
-- once, at local midnight, a microsecond before it, and two at one instant.  What a function
-- or the trigger refuses was no act.
\set seed 7
\getenv seed CCHC_SEED
SELECT setseed(0.5 + :seed / 1000000.0) \gset
CREATE TABLE known (n serial PRIMARY KEY, code dossier_code NOT NULL);
CREATE TABLE done (act text, sqlstate text);
CREATE FUNCTION one_of(words anyarray) RETURNS anyelement LANGUAGE sql AS 'SELECT words[1 + floor(random() * cardinality(words))::integer]';
CREATE FUNCTION some_due(received timestamptz) RETURNS timestamptz LANGUAGE sql RETURN CASE WHEN random() < 0.85 THEN
	received + CASE WHEN random() < 0.3 THEN interval '24 hours' * floor(1 + random() * 9) ELSE interval '1 hour' * floor(random() * 300) END END;
CREATE FUNCTION act(act text, c dossier_code, at timestamptz) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
	state text := '00000';
	lines bigint := 1;
BEGIN
	BEGIN
		CASE act
			WHEN 'receive' THEN INSERT INTO dossier (code, procedure, agency, channel, received_at, due_at, due_original, finished_at, outcome)
				SELECT c, one_of('{9.000001,9.000002,9.000003}'::procedure_code[]), one_of('{H56.01,H56.02,H56.21,H56.21.01}'::agency_code[]), one_of('{online,counter,post}'::text[]), at, due, due,
					fin, CASE WHEN fin IS NOT NULL THEN one_of('{resolved,resolved,rejected}'::text[]) END
				FROM (SELECT some_due(at), CASE WHEN random() < 0.1 THEN at + interval '1 hour' * floor(random() * 200) END) AS x (due, fin);
			WHEN 'pause' THEN PERFORM pause(c, one_of('{supplement,financial_obligation,other}'::text[]), at);
			WHEN 'resume' THEN PERFORM resume(c, at);
			WHEN 'late_pause' THEN INSERT INTO dossier_pause (dossier, during, reason)
				VALUES (c, tstzrange(at - interval '1 hour' * floor(random() * 48), at + interval '1 hour' * floor(random() * 150)), one_of('{supplement,supplement,other}'::text[]));
			WHEN 'reschedule' THEN PERFORM reschedule(c, at + interval '1 hour' * floor(random() * 300), 'complex_case', at => at);
			WHEN 'transfer' THEN PERFORM transfer(c, one_of('{H56.01,H56.02,H56.21,H56.21.01}'::agency_code[]), 'other', at => at);
			WHEN 'finish' THEN PERFORM finish(c, one_of('{resolved,resolved,resolved,rejected,withdrawn,closed}'::text[]), at);
			WHEN 'reopen' THEN PERFORM reopen(c, 'other', at);
			WHEN 'correct_receipt' THEN UPDATE dossier SET received_at = received_at + interval '1 hour' * floor(random() * 90 - 70) WHERE code = c;
			WHEN 'void' THEN UPDATE dossier SET voided_at = at, void_reason = 'thử' WHERE code = c AND voided_at IS NULL AND random() < 0.6;
			WHEN 'unvoid' THEN UPDATE dossier SET voided_at = NULL, void_reason = NULL WHERE code = (SELECT max(d.code) FROM dossier AS d WHERE d.voided_at IS NOT NULL) AND random() < 0.15;
			WHEN 'file' THEN PERFORM upsert_dossier(jsonb_build_object('code', d.code, 'agency', one_of('{H56.01,H56.02,H56.21,H56.21.01}'::text[]), 'due_at', some_due(d.received_at),
				'finished_at', greatest(d.received_at, at - interval '1 hour' * floor(random() * 60)), 'outcome', 'resolved', 'modified_at', at)) FROM dossier AS d WHERE d.code = c;
			-- Of several columns each with some chance; 'now' without a word on when
			ELSE UPDATE dossier SET agency = CASE WHEN random() < 0.2 THEN one_of('{H56.01,H56.02,H56.21,H56.21.01}'::agency_code[]) ELSE agency END,
				procedure = CASE WHEN random() < 0.2 THEN one_of('{9.000001,9.000002,9.000003}'::procedure_code[]) ELSE procedure END,
				channel = CASE WHEN random() < 0.2 THEN one_of('{online,counter,post}'::text[]) ELSE channel END,
				due_at = CASE WHEN random() < 0.3 THEN some_due(received_at) ELSE due_at END,
				finished_at = x.fin, outcome = CASE WHEN x.fin IS NULL THEN NULL WHEN random() < 0.3 THEN one_of('{resolved,rejected}'::text[]) ELSE coalesce(outcome, 'resolved') END,
				voided_at = CASE WHEN random() < 0.03 THEN at ELSE voided_at END, void_reason = CASE WHEN random() < 0.03 THEN 'thử' ELSE void_reason END,
				since = CASE WHEN act = 'now' THEN since ELSE at END, since_cause = CASE WHEN act = 'now' THEN since_cause ELSE 'correction' END
			FROM (SELECT code, CASE WHEN random() < 0.2 THEN greatest(received_at, at - interval '1 hour' * floor(random() * 90 - 10)) WHEN random() > 0.1 THEN finished_at END AS fin FROM dossier) AS x
			WHERE dossier.code = c AND x.code = c;
		END CASE;
		GET DIAGNOSTICS lines = ROW_COUNT;
	EXCEPTION WHEN data_exception OR object_not_in_prerequisite_state OR integrity_constraint_violation THEN
		state := SQLSTATE;
	END;
	INSERT INTO done VALUES (act, CASE WHEN lines = 0 THEN 'nobody' ELSE state END);
END $$;
CREATE PROCEDURE live(first date, last date, acts integer) LANGUAGE plpgsql AS $$
DECLARE
	at timestamptz := first::timestamp AT TIME ZONE interval '7 hours';
	acts_a_day CONSTANT integer := acts / (last - first);
	place dossier_code;
BEGIN
	FOR n IN 1 .. acts LOOP
		-- Mostly later, sometimes the same instant
		IF random() < 0.9 THEN
			at := greatest(at, (first + n / acts_a_day)::timestamp AT TIME ZONE interval '7 hours' + one_of(ARRAY[interval '0', interval '24 hours' - interval '1 microsecond', interval '17 hours',
				interval '1 second' * floor(random() * 86400)]));
		END IF;
		IF random() < 0.13 OR NOT EXISTS (SELECT FROM known) THEN
			place := dossier_code(one_of('{H56.01,H56.02,H56.21,H56.21.01}'::agency_code[]), local_day(at), n);
			PERFORM act('receive', place, at);
			INSERT INTO known (code) VALUES (place);
		ELSE
			-- Much happens to the last ones.
			IF random() < 0.8 THEN
				SELECT k.code INTO place FROM known AS k ORDER BY k.n DESC OFFSET floor(-20 * ln(1 - random())) LIMIT 1;
			END IF;
			CONTINUE WHEN place IS NULL;
			PERFORM act(one_of('{pause,pause,resume,resume,reschedule,transfer,transfer,finish,finish,finish,finish,reopen,reopen,correct_receipt,void,unvoid,unvoid,told,told,told,told,told,late_pause,late_pause,file}'::text[]), place, at);
		END IF;
	END LOOP;
END $$;
CALL live('2022-01-03', '2022-04-20', 6000);
SELECT sqlstate, count(*) > 20 AS many FROM done WHERE sqlstate IN ('00000', '22008', '55000') GROUP BY sqlstate ORDER BY sqlstate;
SELECT act FROM done WHERE act <> 'receive' GROUP BY act HAVING count(*) FILTER (WHERE sqlstate = '00000') < 20;
SELECT leaves, mistake, count(*) > 5 AS many FROM dossier_past GROUP BY leaves, mistake ORDER BY leaves, mistake;
ANALYZE dossier, dossier_past, dossier_pause;

-- From here on, definitions answer.
-- The same in words of the form, by stays and by sums of events
CREATE FUNCTION by_stays(first date, last date) RETURNS TABLE (day date, agency agency_code, procedure procedure_code, channel text, measure text, n bigint) LANGUAGE sql AS $$
	SELECT e.day::date, s.agency, s.procedure, s.channel, m.measure, count(*)
	FROM generate_series(first, last, '1 day') AS e (day) CROSS JOIN LATERAL stay_in(e.day::date, e.day::date) AS s
	CROSS JOIN LATERAL unnest(ARRAY[CASE s.opening WHEN 1 THEN 'received' WHEN 2 THEN 'carried_over' WHEN 3 THEN 'transferred_in' WHEN 4 THEN 'reopened' END,
		CASE s.closing WHEN 1 THEN 'early' WHEN 2 THEN CASE WHEN s.outcome = 'resolved' THEN 'on_time' ELSE s.outcome END WHEN 3 THEN 'late' WHEN 6 THEN 'transferred_out' ELSE 'open' END,
		CASE WHEN s.closing = 5 THEN 'overdue' END]) AS m (measure)
	WHERE m.measure IS NOT NULL
	GROUP BY 1, 2, 3, 4, 5
$$;
CREATE FUNCTION by_events(first date, last date) RETURNS TABLE (day date, agency agency_code, procedure procedure_code, channel text, measure text, n bigint) LANGUAGE sql AS $$
	SELECT d.day::date, e.agency, e.procedure, e.channel, m.measure,
		sum(e.n * m.sign) FILTER (WHERE CASE m.measure WHEN 'carried_over' THEN e.day < d.day WHEN 'open' THEN true WHEN 'overdue' THEN true ELSE e.day = d.day END)
	FROM generate_series(first, last, '1 day') AS d (day) JOIN dossier_event AS e ON e.day <= d.day
	CROSS JOIN LATERAL (SELECT CASE WHEN e.measure IN ('received', 'transferred_in', 'reopened') THEN 1 WHEN e.measure <> 'overdue' THEN -1 END AS sign) AS x
	CROSS JOIN LATERAL (VALUES (e.measure, 1), ('carried_over', x.sign), ('open', x.sign)) AS m (measure, sign)
	WHERE m.sign IS NOT NULL
	GROUP BY 1, 2, 3, 4, 5
	HAVING sum(e.n * m.sign) FILTER (WHERE CASE m.measure WHEN 'carried_over' THEN e.day < d.day WHEN 'open' THEN true WHEN 'overdue' THEN true ELSE e.day = d.day END) <> 0
$$;
-- Every evening, some before and some after the histories
CREATE TABLE differs AS
SELECT day, agency, procedure, channel, measure, s.n AS stays, e.n AS events
FROM by_stays('2021-12-25', '2022-05-20') AS s FULL JOIN by_events('2021-12-25', '2022-05-20') AS e USING (day, agency, procedure, channel, measure);
SELECT measure, count(*) > 20 AS many, count(*) FILTER (WHERE stays IS DISTINCT FROM events) AS differ FROM differs GROUP BY measure ORDER BY measure;
-- What ended, in one pass: the same in windows of any length and in any evening
CREATE TABLE span AS SELECT first_day, first_day + (random() * 40)::integer AS last_day FROM (SELECT date '2021-12-25' + (random() * 140)::integer AS first_day FROM generate_series(1, 60)) AS x;
SELECT count(*) > 2000 AS many, count(*) FILTER (WHERE stays IS DISTINCT FROM ends) AS differ
FROM (SELECT w.*, s.dossier, s.stay, s.agency, s.procedure, s.channel, s.online_level, s.closing, 1 AS stays FROM span AS w CROSS JOIN LATERAL stay_in(w.first_day, w.last_day) AS s WHERE s.closing <= 3) AS a
FULL JOIN (SELECT w.*, s.dossier, s.stay, s.agency, s.procedure, s.channel, s.online_level, s.closing, 1 AS ends FROM span AS w CROSS JOIN LATERAL stay_ended_in(w.first_day, w.last_day) AS s) AS b
	USING (first_day, last_day, dossier, stay, agency, procedure, channel, closing);

-- The flow, from which nothing is told before its first refresh
SELECT count(*) FROM flow_ii_06('[2022-01-15,2022-02-15)');
SELECT count(*) FROM kpi_on_time_flow WHERE kind = 'official_half' AND year = 2022;
SELECT count(*) > 100 AS lacks_all, count(*) FILTER (WHERE held <> 0) AS held FROM flow_check();
SELECT state, detail FROM registry_health() WHERE "check" = 'flow';
SELECT refresh_flow() > 100 AS filled;
SELECT refresh_flow() AS second;
SELECT * FROM flow_check();
SELECT exact_from BETWEEN local_day(now()) - 77 AND local_day(now()) - 59 AS two_months FROM flow_state;
SELECT count(*) FILTER (WHERE day <> half_month_end(day)) AS single_days FROM dossier_flow WHERE day < (SELECT exact_from FROM flow_state);
SELECT d AS day, half_month_start(d), half_month_end(d) FROM unnest('{2022-01-01,2022-01-14,2022-01-15,2022-01-16,2022-02-28,2024-02-15}'::date[]) AS d;

-- The flow is what a count says, of any period and evening that it holds, wherever single days begin.
CREATE TABLE question AS SELECT n, d.a, d.a + floor(random() * 50)::integer AS b, d.a - 3 + floor(random() * 60)::integer AS c, one_of('{NULL,NULL,H56.21,H56.01}'::agency_code[]) AS within
FROM (SELECT n, date '2021-12-28' + floor(random() * 130)::integer AS a FROM generate_series(1, 200) AS n) AS d;
CREATE FUNCTION counted(period daterange, as_of date, within agency_code) RETURNS SETOF text LANGUAGE sql AS $$
	SELECT (agency, agency_name, level, label('admin_level', level), field, channel = 'online', sum(received), sum(carried_over), sum(transferred_in), sum(reopened), sum(resolved_early), sum(resolved_on_time),
		sum(resolved_late), sum(transferred_out), sum(open_in_time), sum(open_overdue))::text
	FROM kpi_ii_06(period, as_of, within) GROUP BY agency, agency_name, level, field, channel = 'online'
$$;
CREATE FUNCTION added_up(period daterange, as_of date, within agency_code) RETURNS SETOF text LANGUAGE sql AS $$ SELECT f::text FROM flow_ii_06(period, as_of, within) AS f $$;
CREATE FUNCTION differing() RETURNS TABLE (questions boolean, lines boolean, differ bigint) LANGUAGE sql AS $$
	SELECT count(DISTINCT q.n) > 100, count(*) > 600, count(*) FILTER (WHERE u.counted IS DISTINCT FROM u.added_up)
	FROM (SELECT n, CASE WHEN a < exact_from THEN half_month_end(a) + 1 ELSE a END AS first_day, CASE WHEN b < exact_from THEN half_month_end(b) ELSE b END AS last_day,
			CASE WHEN c < exact_from THEN half_month_end(c) ELSE c END AS as_of, within FROM question, flow_state) AS q
	CROSS JOIN LATERAL (SELECT c.line AS counted, f.line AS added_up FROM counted(daterange(q.first_day, q.last_day, '[]'), q.as_of, q.within) AS c (line)
		FULL JOIN added_up(daterange(q.first_day, q.last_day, '[]'), q.as_of, q.within) AS f (line) ON f.line = c.line) AS u
	WHERE q.first_day <= q.last_day AND q.first_day <= q.as_of
$$;
SELECT * FROM differing();
CREATE OR REPLACE FUNCTION flow_exact_from() RETURNS date LANGUAGE sql STABLE PARALLEL SAFE RETURN date '2021-12-01';
SELECT refresh_flow() > 100 AS rewritten;
SELECT * FROM differing();
CREATE OR REPLACE FUNCTION flow_exact_from() RETURNS date LANGUAGE sql STABLE PARALLEL SAFE RETURN date '2022-02-15';
SELECT refresh_flow() > 100 AS rewritten;
SELECT * FROM differing();
SELECT refresh_flow() AS second, (SELECT count(*) FROM flow_check()) AS differ;
-- A view is its function, and the counted view.
SELECT count(*) > 100 AS many, count(*) FILTER (WHERE c IS DISTINCT FROM f) AS differ
FROM (SELECT kind, n, agency, field, channel = 'online' AS online, (label, from_day, last_day, sum(received), sum(carried_over), sum(transferred_in), sum(reopened), sum(resolved_early), sum(resolved_on_time),
		sum(resolved_late), sum(transferred_out), sum(open_in_time), sum(open_overdue))::text AS c
	FROM kpi_ii_06 WHERE year = 2022 AND kind <> 'official_year' GROUP BY kind, n, agency, field, channel = 'online', label, from_day, last_day) AS c
FULL JOIN (SELECT kind, n, agency, field, online, (label, from_day, last_day, received, carried_over, transferred_in, reopened, resolved_early, resolved_on_time,
		resolved_late, transferred_out, open_in_time, open_overdue)::text AS f FROM kpi_ii_06_flow WHERE year = 2022 AND kind <> 'official_year') AS f USING (kind, n, agency, field, online);
SELECT count(*) > 5 AS many, count(*) FILTER (WHERE (c.on_time, c.late, c.unknown, c.denominator, c.rate, c.agency_name, c.level, c.level_name, c.rule_name) IS DISTINCT FROM (f.on_time, f.late, f.unknown, f.denominator, f.rate, f.agency_name, f.level, f.level_name, f.rule_name)) AS differ
FROM (SELECT * FROM kpi_on_time WHERE rule = 'ii_06' AND denominator > 0 AND year = 2022 AND kind = 'official_month') AS c
FULL JOIN (SELECT * FROM kpi_on_time_flow WHERE year = 2022 AND kind = 'official_month') AS f USING (kind, year, n, label, from_day, last_day, agency, rule);
-- Periods asked for are added up, and no others.
CREATE FUNCTION added_up_periods(query text) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE plan jsonb;
BEGIN
	EXECUTE 'EXPLAIN (ANALYZE, TIMING OFF, FORMAT JSON) ' || query INTO plan;
	RETURN (SELECT sum((node ->> 'Actual Loops')::numeric) FROM jsonb_path_query(plan, 'strict $.**?(@."Function Name" == "flow_ii_06")') AS node);
END $$;
SELECT added_up_periods('SELECT agency, sum(received) FROM kpi_ii_06_flow WHERE kind = ''official_month'' AND year = 2022 AND n BETWEEN 2 AND 4 GROUP BY agency') AS three,
	added_up_periods('SELECT * FROM kpi_on_time_flow WHERE year = 2022 AND kind = ''official_year''') AS one, added_up_periods('SELECT * FROM kpi_ii_06_flow LIMIT 5') AS first_one;

-- What it does not hold it refuses; what is no period it leaves to the count.
SELECT count(*) FROM flow_ii_06('[2022-01-10,2022-02-01)');
SELECT count(*) FROM flow_ii_06('[2022-01-15,2022-02-15)', '2022-02-10');
SELECT count(*) > 0 AS held FROM flow_ii_06('[2022-01-15,2022-02-16)', '2022-02-15');
SELECT count(*) FROM flow_ii_06('empty') UNION ALL SELECT count(*) FROM flow_ii_06(NULL) UNION ALL SELECT count(*) FROM flow_on_time('empty');
SELECT count(*) FROM flow_ii_06('(,2022-02-15)');
SELECT count(*) FROM flow_ii_06('[2022-01-15,2022-02-15)', '2022-01-14');

-- A refresh writes what an act changed: a line of its own, before and after single days begin.
INSERT INTO agency (code, name, kind) VALUES ('H56.77', 'Sở E', 'department'), ('H56.78', 'Sở F', 'department');
INSERT INTO dossier (code, procedure, agency, channel, received_at, due_at) VALUES ('H56.77-220110-0001', '9.000001', 'H56.77', 'online', '2022-01-10 09:00+07', '2022-01-17 17:00+07');
SELECT refresh_flow() AS received;
SELECT pause('H56.77-220110-0001', 'supplement', '2022-01-17 09:00+07');
SELECT refresh_flow() AS paused;
SELECT resume('H56.77-220110-0001', '2022-02-10 09:00+07') IS NOT NULL AS resumed;
SELECT refresh_flow() AS resumed;
SELECT reschedule('H56.77-220110-0001', '2022-03-03 17:00+07', 'complex_case', at => '2022-02-11 09:00+07') IS NULL AS due;
SELECT refresh_flow() AS rescheduled;
SELECT transfer('H56.77-220110-0001', 'H56.78', 'other', at => '2022-03-08 09:00+07');
SELECT refresh_flow() AS transferred;
SELECT finish('H56.77-220110-0001', 'resolved', '2022-03-08 10:00+07');
SELECT refresh_flow() AS finished;
SELECT reopen('H56.77-220110-0001', 'other', '2022-03-15 10:00+07') IS NULL AS due;
SELECT refresh_flow() AS reopened;
SELECT carried_over, transferred_in, reopened, open_overdue FROM flow_ii_06('[2022-03-15,2022-03-16)', within => 'H56.78');
SELECT on_time, late, rate FROM flow_on_time('[2022-03-01,2022-03-15)', within => 'H56.78');
SELECT correct_dossier('H56.77-220110-0001', 'channel', 'post', 'thử');
SELECT refresh_flow() AS corrected;
UPDATE dossier SET received_at = '2022-01-09 09:00+07' WHERE code = 'H56.77-220110-0001';
SELECT refresh_flow() AS same_half_month;
UPDATE dossier SET received_at = '2021-12-31 09:00+07' WHERE code = 'H56.77-220110-0001';
SELECT refresh_flow() AS receipt_mended;
INSERT INTO dossier (code, procedure, agency, channel, received_at) VALUES ('H56.77-220110-0002', '9.000002', 'H56.77', 'post', '2022-01-10 09:00+07');
SELECT refresh_flow() AS entered_late;
SELECT agency, field, online, day, received AS r, transferred_in AS i, reopened AS o, resolved_early AS e, resolved_on_time AS t, resolved_late AS l, transferred_out AS x, overdue AS d
FROM dossier_flow WHERE agency IN ('H56.77', 'H56.78') AND day < '2023-01-01' ORDER BY agency, field, online, day;
UPDATE field SET name = 'Môi trường và nước' WHERE name = 'Môi trường';
SELECT refresh_flow() AS renamed \gset
SELECT :renamed = 2 * count(*) AS renamed FROM dossier_flow WHERE field = 'Môi trường và nước';
SELECT void_dossier('H56.77-220110-0001', 'thử');
SELECT refresh_flow() AS voided;
DELETE FROM dossier WHERE code = 'H56.77-220110-0002';
SELECT refresh_flow() AS deleted;
SELECT count(*) AS lines FROM dossier_flow WHERE agency IN ('H56.77', 'H56.78');
SELECT refresh_flow() AS second;
SELECT count(*) AS empty_rows FROM dossier_flow WHERE (received, transferred_in, reopened, resolved_early, resolved_on_time, resolved_late, transferred_out, overdue) = (0, 0, 0, 0, 0, 0, 0, 0);

-- Lines of one dossier each.  A form has a line where something was open before, or came: no line of zeros.
BEGIN;
INSERT INTO dossier (code, procedure, agency, channel, received_at, due_at) VALUES ('H56.77-220110-0003', '9.000001', 'H56.77', 'online', '2022-01-10 09:00+07', '2022-03-31 17:00+07'),
	('H56.77-220110-0004', '9.000001', 'H56.77', 'post', '2022-01-10 09:00+07', '2022-02-03 17:00+07'), ('H56.77-220216-0005', '9.000002', 'H56.77', 'post', '2022-02-16 09:00+07', '2022-02-24 17:00+07'),
	('H56.77-220216-0006', '9.000002', 'H56.77', 'online', '2022-02-16 09:00+07', '2022-02-24 17:00+07');
SELECT transfer('H56.77-220110-0003', 'H56.78', 'other', at => '2022-03-02 09:00+07'), finish('H56.77-220110-0003', at => '2022-04-04 09:00+07'), reopen('H56.77-220110-0003', 'other', '2022-05-04 09:00+07') IS NOT NULL AS due;
SELECT finish('H56.77-220110-0003', at => '2022-05-05 09:00+07');
-- Overdue from 4 February on, no more from the 8th on
UPDATE dossier SET due_at = '2022-03-03 17:00+07', since = '2022-02-08 09:00+07', since_cause = 'correction' WHERE code = 'H56.77-220110-0004';
SELECT finish('H56.77-220110-0004', at => '2022-02-20 09:00+07');
-- Two clock stops meet on the due day: overdue once, when the second one has ended; a stop without an end hides for ever.
INSERT INTO dossier_pause (dossier, during, reason) VALUES ('H56.77-220216-0005', '[2022-02-22 09:00+07,2022-02-24 10:00+07)', 'supplement'), ('H56.77-220216-0005', '[2022-02-24 11:00+07,2022-03-02 09:00+07)', 'supplement'),
	('H56.77-220216-0006', '[2022-02-24 09:00+07,)', 'supplement');
SELECT refresh_flow() AS written;
SELECT agency, field, online, day, received AS r, transferred_in AS i, reopened AS o, resolved_early AS e, resolved_on_time AS t, resolved_late AS l, transferred_out AS x, overdue AS d
FROM dossier_flow WHERE agency IN ('H56.77', 'H56.78') ORDER BY agency, field, online, day;
SELECT h.first_day, f.agency, f.received AS r, f.carried_over AS c, f.transferred_in AS i, f.reopened AS o, f.resolved_early AS e, f.resolved_on_time AS t, f.resolved_late AS l, f.transferred_out AS x, f.open_in_time AS open
FROM unnest('{2022-01-01,2022-01-15,2022-03-01,2022-03-15,2022-04-01,2022-04-15,2022-05-01,2022-05-15}'::date[]) AS h (first_day), unnest('{H56.77,H56.78}'::agency_code[]) AS a,
	flow_ii_06(daterange(h.first_day, half_month_end(h.first_day), '[]'), within => a) AS f WHERE f.online AND f.field = 'Hộ tịch' ORDER BY h.first_day, f.agency;
SELECT online, d AS evening, open_in_time, open_overdue FROM unnest('{2022-02-24,2022-02-25,2022-03-01,2022-03-02}'::date[]) AS d, flow_ii_06('[2022-02-15,2022-03-15)', d, 'H56.77') WHERE field <> 'Hộ tịch' ORDER BY online, d;
ROLLBACK;

-- A planted fault is found, and mended.
UPDATE dossier_flow SET received = received + 1, overdue = overdue - 2 WHERE (agency, field, online, day) = (SELECT agency, field, online, day FROM dossier_flow ORDER BY 1, 2, 3, 4 LIMIT 1);
DELETE FROM dossier_flow WHERE (agency, field, online, day) = (SELECT agency, field, online, day FROM dossier_flow WHERE received > 0 ORDER BY 1, 2, 3, 4 OFFSET 1 LIMIT 1);
INSERT INTO dossier_flow SELECT 'H56.77', 'Hộ tịch', true, '2022-01-14', 0, 0, 1, 0, 0, 0, 0, 0;
SELECT measure, held - counted AS off, count(*) FILTER (WHERE agency = 'H56.77') AS planted FROM flow_check() WHERE measure IN ('overdue', 'reopened', 'received') AND abs(held - counted) < 3
	AND (agency, field, online, day) IN (SELECT agency, field, online, day FROM dossier_flow) GROUP BY 1, 2 ORDER BY 1, 2;
SELECT measure, held, counted FROM flow_check() WHERE agency = 'H56.77';
SELECT refresh_flow() AS mended;
SELECT * FROM flow_check();

-- Monitoring sees a flow that nobody refreshes.
SELECT state, detail ~ ' refreshed at \d' AS told FROM registry_health() WHERE "check" = 'flow';
UPDATE flow_state SET refreshed_at = now() - interval '27 hours';
SELECT state, what_to_do FROM registry_health() WHERE "check" = 'flow';
-- Who sees some of the dossiers reads their lines, and refreshes nothing.
CREATE ROLE flow_reader;
-- A policy on any one of the tables is enough.
GRANT USAGE ON SCHEMA fl TO flow_reader;
CREATE FUNCTION sees_all_with(policies_on regclass) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
	sees boolean;
BEGIN
	EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', policies_on);
	SET LOCAL ROLE flow_reader;
	sees := fl.sees_all_dossiers();
	RESET ROLE;
	EXECUTE format('ALTER TABLE %s DISABLE ROW LEVEL SECURITY', policies_on);
	RETURN sees;
END $$;
SELECT t AS policies_on, sees_all_with(t) AS sees_all FROM unnest('{dossier,dossier_past,dossier_pause,dossier_flow_own,dossier_step}'::regclass[]) AS t;
SELECT cchc.grant_registry('fl', 'flow_reader', 'read'), cchc.enable_agency_security('fl');
INSERT INTO agency_reader VALUES ('flow_reader', 'H56.21');
GRANT INSERT, UPDATE, DELETE ON dossier_flow, flow_state TO flow_reader;
SET ROLE flow_reader;
SELECT array_agg(DISTINCT agency ORDER BY agency) FROM flow_ii_06('[2022-01-15,2022-02-15)');
SELECT count(*) > 1 AS many, count(*) FILTER (WHERE c.line IS DISTINCT FROM f.line) AS differ
FROM counted('[2022-01-15,2022-02-15)', NULL, 'H56.21') AS c (line) FULL JOIN added_up('[2022-01-15,2022-02-15)', NULL, NULL) AS f (line) ON c.line = f.line;
SELECT refresh_flow();
SELECT * FROM flow_check();
RESET ROLE;
SELECT refresh_flow() AS by_the_owner;
DROP SCHEMA fl CASCADE;
DROP ROLE flow_reader;
