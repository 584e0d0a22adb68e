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
DROP SCHEMA fl CASCADE;
