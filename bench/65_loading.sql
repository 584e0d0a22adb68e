-- A file of 100,000 dossiers, one row in a hundred with one of twelve faults: checked and
-- loaded, beside the loop that an application programmer writes for these twelve.
SET client_min_messages = warning;
SELECT cchc.create_registry('incoming');
SET search_path = incoming, bench, cchc, public;
SET timezone = 'Asia/Ho_Chi_Minh';
INSERT INTO agency (code, name, kind) SELECT format('H56.%s', 100 + i)::agency_code, format('Sở số %s', i), 'department' FROM generate_series(0, 199) AS i;
INSERT INTO agency (code, name, kind, valid) VALUES ('H56.21', 'Huyện Nga Sơn', 'rural_district', '(,2010-01-01)');
INSERT INTO field (name) VALUES ('Hộ tịch');
INSERT INTO procedure (code, name, field_id, agency, levels, time_limit)
	SELECT format('1.%s', 100000 + i)::procedure_code, format('Thủ tục số %s', i), 1, 'H56.100', '{province}', '5 ngày làm việc' FROM generate_series(0, 999) AS i;
INSERT INTO procedure (code, name, field_id, agency, levels, valid) VALUES ('2.000815', 'Chứng thực bản sao', 1, 'H56.100', '{province}', '(,2010-01-01)');

CREATE TABLE file AS
SELECT i AS n, CASE WHEN i % 100 = 7 THEN i / 100 % 12 ELSE -1 END AS fault,
	format('H56.%s-%s-%s', 100 + i % 200, to_char(d, 'YYMMDD'), lpad((1 + i / 200)::text, 6, '0')) AS code, format('1.%s', 100000 + i % 1000) AS procedure,
	format('H56.%s', 100 + i % 200) AS agency, (ARRAY['online', 'counter', 'post'])[1 + i % 3] AS channel,
	to_char(d + interval '8 hours', 'DD/MM/YYYY HH24:MI') AS received_at, to_char(d + interval '10 days 17 hours', 'DD/MM/YYYY HH24:MI') AS due_at,
	to_char(d + interval '3 days 9 hours', 'DD/MM/YYYY HH24:MI') AS finished_at, 'resolved'::text AS outcome
FROM (SELECT i, timestamp '2015-01-05' + i % 3000 * interval '1 day' AS d FROM generate_series(1, least(bench.rows(), 100000)) AS i) AS x;
UPDATE file SET code = CASE fault WHEN 0 THEN translate(code, '-', '/') WHEN 1 THEN regexp_replace(code, '-(..)....-', '-\10230-') WHEN 2 THEN '' ELSE code END,
	procedure = CASE fault WHEN 3 THEN '1.999999' WHEN 4 THEN '2.000815' WHEN 5 THEN '1.04227' ELSE procedure END,
	agency = CASE fault WHEN 6 THEN 'H56.9999' WHEN 7 THEN 'H56.21' ELSE agency END,
	channel = CASE fault WHEN 8 THEN 'fax' ELSE channel END,
	received_at = CASE fault WHEN 9 THEN '31/04/2021' ELSE received_at END,
	due_at = CASE fault WHEN 10 THEN '02/01/2015 17:00' ELSE due_at END,
	finished_at = CASE fault WHEN 11 THEN '02/01/2015 09:00' ELSE finished_at END
WHERE fault >= 0;
CREATE TABLE sheet AS SELECT code, procedure, agency, channel, received_at, due_at, finished_at, outcome FROM file ORDER BY n;
ANALYZE;

-- The loop: a row at a time, an exception block for each cell that may be bad.
CREATE FUNCTION check_by_hand(take boolean) RETURNS TABLE (place bigint, field text, value text) LANGUAGE plpgsql AS $$
DECLARE
	r record;
	c dossier_code; p procedure_code; a agency_code; received timestamptz; due timestamptz; finished timestamptz;
	day date; valid daterange; clean boolean;
BEGIN
	FOR r IN SELECT row_number() OVER () AS n, s.* FROM sheet AS s LOOP
		clean := true; received := NULL; due := NULL; finished := NULL; c := NULL;
		place := r.n;
		IF r.code = '' THEN clean := false; field := 'code'; value := NULL; RETURN NEXT; ELSE
			BEGIN c := r.code::dossier_code; EXCEPTION WHEN data_exception THEN clean := false; field := 'code'; value := r.code; RETURN NEXT; END; END IF;
		BEGIN received := to_timestamp(r.received_at, 'DD/MM/YYYY HH24:MI'); EXCEPTION WHEN data_exception THEN clean := false; field := 'received_at'; value := r.received_at; RETURN NEXT; END;
		BEGIN due := to_timestamp(r.due_at, 'DD/MM/YYYY HH24:MI'); EXCEPTION WHEN data_exception THEN clean := false; field := 'due_at'; value := r.due_at; RETURN NEXT; END;
		BEGIN finished := to_timestamp(r.finished_at, 'DD/MM/YYYY HH24:MI'); EXCEPTION WHEN data_exception THEN clean := false; field := 'finished_at'; value := r.finished_at; RETURN NEXT; END;
		day := (received AT TIME ZONE 'Asia/Ho_Chi_Minh')::date;
		BEGIN
			p := r.procedure::procedure_code;
			SELECT x.valid INTO valid FROM procedure AS x WHERE x.code = p;
			IF NOT FOUND OR NOT valid @> day THEN clean := false; field := 'procedure'; value := r.procedure; RETURN NEXT; END IF;
		EXCEPTION WHEN data_exception THEN clean := false; field := 'procedure'; value := r.procedure; RETURN NEXT; END;
		BEGIN
			a := r.agency::agency_code;
			SELECT x.valid INTO valid FROM agency AS x WHERE x.code = a;
			IF NOT FOUND OR NOT valid @> day THEN clean := false; field := 'agency'; value := r.agency; RETURN NEXT; END IF;
		EXCEPTION WHEN data_exception THEN clean := false; field := 'agency'; value := r.agency; RETURN NEXT; END;
		IF r.channel NOT IN ('online', 'counter', 'post') THEN clean := false; field := 'channel'; value := r.channel; RETURN NEXT; END IF;
		IF due < received THEN clean := false; field := 'due_at'; value := r.due_at; RETURN NEXT; END IF;
		IF finished < received THEN clean := false; field := 'finished_at'; value := r.finished_at; RETURN NEXT; END IF;
		IF take AND clean THEN
			INSERT INTO dossier (code, procedure, agency, channel, received_at, due_at, finished_at, outcome)
			VALUES (c, p, a, r.channel, received, due, finished, r.outcome);
		END IF;
	END LOOP;
END $$;

CALL bench.compare('loading', '100,000 rows checked, 1 % with one of twelve faults', $$SELECT count(*) FROM check_dossiers('incoming.sheet')$$,
	'a loop written by hand', $$SELECT count(*) FROM check_by_hand(false)$$, claim => '≤ 1; ≤ 5 s');
CALL bench.compare('loading', 'the clean rows loaded', $$SELECT * FROM load_dossiers('incoming.sheet')$$,
	'a loop written by hand', $$SELECT count(*) FROM check_by_hand(true)$$, reset_ours => 'TRUNCATE dossier CASCADE', reset_peer => 'TRUNCATE dossier CASCADE', claim => '≤ 1');
CALL bench.compare('loading', 'loaded again: nothing changes', $$SELECT * FROM load_dossiers('incoming.sheet')$$,
	'checked only', $$SELECT count(*) FROM check_dossiers('incoming.sheet')$$, claim => '≤ 2');
