-- The index of Decision 766: weights, every metric against a second computation on random rows, lists, ranks
\set SHOW_CONTEXT never
SET client_min_messages = warning;
SET datestyle = ISO;
SET timezone = 'America/New_York';
SET jit = off;
SET search_path = cchc, public;
-- CCHC_SEED=N in the environment makes other rows.
\getenv seed CCHC_SEED
\if :{?seed}
\else
\set seed 766
\endif

-- Weights
SELECT reading, count(*) AS metrics, sum(max) AS points FROM index_weight GROUP BY reading ORDER BY reading;
SELECT group_no, string_agg(DISTINCT points::text, ' ') AS points FROM (SELECT reading, group_no, sum(max) AS points FROM index_weight GROUP BY 1, 2) AS g GROUP BY 1 ORDER BY 1;
SELECT metric, a.threshold AS api, d.threshold AS document, a.times AS api_times, d.times AS document_times
FROM index_weight AS a JOIN index_weight AS d USING (metric) WHERE a.reading = 'api' AND d.reading = 'document' AND (a.threshold, a.times) IS DISTINCT FROM (d.threshold, d.times);
-- Every metric has a name and a place, every group and band a name.
SELECT count(*) AS metrics, count(*) FILTER (WHERE name = metric OR place IS NULL) AS nameless FROM index_weights('api', '2026-01-01');
SELECT code FROM terms('index_766_metric') EXCEPT SELECT metric FROM index_weight;
SELECT count(DISTINCT group_no) = (SELECT count(*) FROM terms('index_766_group')) AS groups, (SELECT array_agg(band) FROM index_band) <@ (SELECT array_agg(code) FROM terms('index_766_band')) AS bands FROM index_weight;
-- min(max, max * ratio / threshold), and what a denominator of 0 is worth
SELECT n, index_points(n, 100, 1, 2, 0.80, 'zero') AS of_80, index_points(n, 100, 1, 6, 0.50, 'zero') AS of_50, index_points(n, 100, 0.5, 6, 0.50, 'zero') AS of_50_times_half, index_points(n, 100, 1, 20, 1, 'full') AS linear
FROM (VALUES (0), (25), (49), (50), (51), (79), (80), (81), (100)) AS v (n);
SELECT index_points(0, 0, 1, 6, 1, 'full') AS full, index_points(0, 0, 1, 6, 1, 'zero') AS zero, index_points(0, 0, 1, 6, 1, 'unknown') AS unknown, index_points(NULL, 5, 1, 6, 1, 'full') AS not_known, index_points(1, 5, NULL, 6, 1, 'full') AS factor_unknown, index_points(0, 0, NULL, 6, 1, 'zero') AS factor_of_nothing;
-- Bands: their limits belong to them.
SELECT s AS score, index_band_of(s, '2026-01-01') AS band FROM unnest('{100,90,89.999,80,79.999,70,69.999,50,49.999,0,NULL}'::numeric[]) AS s;
-- Rows of one's own go before those of the extension, on their days.
BEGIN;
INSERT INTO index_weight (metric, valid, group_no, max, threshold, source) VALUES ('electronic_result', '[2027-01-01,)', 5, 8, 0.9, 'Quyết định của tỉnh');
UPDATE index_weight SET max = 3 WHERE metric = 'digital_certified_copy' AND reading = 'api';
UPDATE index_band SET at_least = 85 WHERE band = 'excellent';
SELECT d AS on_day, metric, max, threshold, when_empty FROM unnest('{2026-12-31,2027-01-01}'::date[]) AS d, index_weights('api', d) WHERE metric IN ('electronic_result', 'digital_certified_copy') ORDER BY 1, 2;
SELECT metric, reading, max, builtin FROM index_weight WHERE metric = 'digital_certified_copy' ORDER BY reading, builtin;
SELECT index_band_of(85, '2026-01-01');
INSERT INTO index_weight (metric, max, threshold, group_no, source) VALUES ('electronic_result', 6, 0, 5, 'x');
ROLLBACK;
SELECT count(*) FROM index_weights('none', '2026-01-01');

-- Random rows: dossiers that move, are reopened, wait, are voided; flags that are true, false and unknown
SELECT create_registry('ix');
SET search_path = ix, cchc, public;
CREATE FUNCTION chance(i bigint, k integer) RETURNS double precision LANGUAGE sql RETURN (hashint8extended(i, k + 1000 * current_setting('ix.seed')::bigint) & 1048575) / 1048576.0;
CREATE FUNCTION one_of(v anyarray, i bigint, k integer) RETURNS anyelement LANGUAGE sql AS 'SELECT v[1 + floor(cardinality(v) * ix.chance(i, k))::integer]';
SELECT set_config('ix.seed', :'seed', false) IS NOT NULL AS seeded;
INSERT INTO agency (code, name, kind, certified_copy) VALUES ('H56', 'Tỉnh', 'province', NULL), ('G01', 'Bộ', 'ministry', NULL), ('H56.01', 'Sở A', 'department', NULL), ('H56.02', 'Sở B', 'department', true),
	('H56.21', 'Huyện C', 'rural_district', NULL), ('H56.21.01', 'Xã D', 'commune', true), ('H56.21.02', 'Phường E', 'ward', false), ('H56.21.03', 'Đặc khu F', 'special_zone', NULL), ('H56.21.04', 'Phòng G', 'commune_division', true);
INSERT INTO agency (code, name, kind, certified_copy, valid) VALUES ('H56.21.05', 'Thị trấn H', 'township', true, '(,2022-02-20)');
INSERT INTO field (name) VALUES ('Hộ tịch');
INSERT INTO procedure (code, name, field_id, agency, levels, online_level, has_fee, payment_integrated, result_on_paper, population_data, valid)
SELECT format('9.%s', to_char(i, 'FM000000'))::procedure_code, 'Thủ tục ' || i, 1, one_of('{H56.01,H56.02,H56.21,G01}'::text[], i, 1)::agency_code, '{province}',
	one_of('{none,information,partial,full}'::text[], i, 2), f.fee, CASE WHEN f.fee THEN one_of('{true,false,NULL}'::boolean[], i, 4) END, one_of('{true,true,false,NULL}'::boolean[], i, 5),
	one_of('{true,false,NULL}'::boolean[], i, 6), CASE WHEN i % 9 = 0 THEN '(,2022-03-01)' WHEN i % 11 = 0 THEN '[2022-02-10,)' ELSE '(,)' END::daterange
FROM generate_series(1, 60) AS i CROSS JOIN LATERAL (SELECT one_of('{true,true,false,NULL}'::boolean[], i, 3) AS fee) AS f;
INSERT INTO document (issuer, number, signed_on, purpose)
SELECT CASE WHEN i % 4 = 0 THEN 'G01' ELSE 'H56' END::agency_code, format('%s/QĐ-UBND', i)::document_number, date '2021-11-01' + floor(180 * chance(i, 7))::integer, 'publication' FROM generate_series(1, 60) AS i;
INSERT INTO publication (document_id, procedure, action, effective_on, disclosed_on, complete)
SELECT DISTINCT ON (d.document_id, p.code) d.document_id, p.code, one_of('{new,amended,replaced,abolished}'::text[], d.document_id * 100 + n, 8),
	CASE WHEN chance(d.document_id * 100 + n, 9) < 0.8 THEN d.signed_on + floor(40 * chance(d.document_id * 100 + n, 10))::integer END,
	CASE WHEN chance(d.document_id * 100 + n, 11) < 0.8 THEN d.signed_on + floor(22 * chance(d.document_id * 100 + n, 12))::integer END,
	one_of('{true,true,false,NULL}'::boolean[], d.document_id * 100 + n, 13)
FROM document AS d CROSS JOIN generate_series(1, 3) AS n
JOIN procedure AS p ON p.code = format('9.%s', to_char(1 + floor(60 * chance(d.document_id * 100 + n, 14)), 'FM000000'))::procedure_code;
INSERT INTO dossier (code, procedure, agency, channel, received_at, due_at, due_original, finished_at, outcome, has_fee, paid_online, digitised, e_result, reused_data, population_data, synced_at)
SELECT dossier_code(a.code, d.received::date, i), format('9.%s', to_char(1 + floor(45 * chance(i, 21)), 'FM000000'))::procedure_code, a.code, one_of('{online,counter,post}'::text[], i, 22),
	d.received AT TIME ZONE interval '7 hours',
	CASE WHEN i % 11 > 0 THEN (d.received + interval '1 hour' * floor(500 * chance(i, 24))) AT TIME ZONE interval '7 hours' END,
	CASE WHEN i % 13 > 0 THEN (d.received + interval '1 hour' * floor(400 * chance(i, 25))) AT TIME ZONE interval '7 hours' END,
	CASE WHEN i % 6 > 0 THEN (d.received + interval '1 hour' * (30 + floor(700 * chance(i, 26)))) AT TIME ZONE interval '7 hours' END,
	CASE WHEN i % 6 > 0 THEN one_of('{resolved,resolved,rejected,withdrawn,closed}'::text[], i, 27) END,
	f.fee, CASE WHEN f.fee THEN one_of('{true,false,NULL}'::boolean[], i, 29) END, one_of('{true,false,NULL}'::boolean[], i, 30), one_of('{true,false,NULL}'::boolean[], i, 31),
	one_of('{true,false,NULL}'::boolean[], i, 32), one_of('{true,false,NULL}'::boolean[], i, 33), CASE WHEN chance(i, 34) < 0.7 THEN d.received AT TIME ZONE interval '7 hours' + interval '90 days' END
FROM generate_series(1, 1500) AS i
CROSS JOIN LATERAL (SELECT one_of('{H56.01,H56.02,H56.21,H56.21.01,H56.21.02}'::text[], i, 20)::agency_code AS code) AS a
-- Midnight is common, so that a slip of the time zone shows.
CROSS JOIN LATERAL (SELECT date_trunc(one_of('{day,hour}'::text[], i, 35), timestamp '2021-12-01' + interval '1 hour' * floor(24 * 120 * chance(i, 23))) AS received) AS d
CROSS JOIN LATERAL (SELECT one_of('{true,false,NULL}'::boolean[], i, 28) AS fee) AS f;
INSERT INTO dossier_pause (dossier, during, reason)
SELECT d.code, tstzrange(p.starts AT TIME ZONE interval '7 hours', CASE WHEN n = 2 OR sequence(d.code) % 4 > 0 THEN p.ends AT TIME ZONE interval '7 hours' END), one_of('{supplement,supplement,other,financial_obligation}'::text[], sequence(d.code) * 10 + n, 40)
FROM dossier AS d CROSS JOIN LATERAL generate_series(CASE WHEN sequence(d.code) % 10 = 0 THEN 1 ELSE 2 END, 2) AS n
CROSS JOIN LATERAL (SELECT date_trunc(one_of('{day,hour}'::text[], sequence(d.code), 41), d.received_at AT TIME ZONE interval '7 hours' + n * interval '5 days') AS starts,
	date_trunc(one_of('{day,hour}'::text[], sequence(d.code), 42), d.received_at AT TIME ZONE interval '7 hours' + n * interval '5 days' + interval '99 hours') AS ends) AS p
WHERE sequence(d.code) % 3 = 0 AND (n = 2 OR sequence(d.code) % 4 > 0);
UPDATE dossier SET agency = 'H56.02', since = received_at + interval '26 hours', since_cause = 'transfer' WHERE sequence(code) % 7 = 0 AND agency <> 'H56.02';
UPDATE dossier SET procedure = '9.000001', since = received_at + interval '28 hours', since_cause = 'correction' WHERE sequence(code) % 17 = 0 AND procedure <> '9.000001';
UPDATE dossier SET channel = 'post', since = received_at + interval '29 hours', since_cause = 'correction' WHERE sequence(code) % 19 = 0 AND channel = 'online';
UPDATE dossier SET finished_at = NULL, outcome = NULL, since = finished_at + interval '9 days', since_cause = 'reopening' WHERE sequence(code) % 9 = 0 AND finished_at IS NOT NULL;
UPDATE dossier SET voided_at = now(), void_reason = 'nhập nhầm' WHERE sequence(code) % 41 = 0;
INSERT INTO survey_response (dossier, criterion, score, answered_on)
SELECT code, c, 1 + floor(5 * chance(sequence(code) * 2 + length(c), 50))::integer, finished_on + floor(20 * chance(sequence(code), 51))::integer
FROM dossier CROSS JOIN unnest('{timeliness,staff_conduct}'::text[]) AS c WHERE finished_on IS NOT NULL AND chance(sequence(code), 52) < 0.3;
INSERT INTO feedback (kind, nature, agency, dossier, received_at, refused_at, supplement_asked_at, answered_at, published_at, satisfied)
SELECT 'administrative_act', 'problem_report', one_of('{H56.01,H56.02,H56.21.01}'::text[], i, 60)::agency_code,
	CASE WHEN i % 3 > 0 THEN (SELECT d.code FROM dossier AS d WHERE sequence(d.code) = 1 + floor(1500 * chance(i, 61))::integer LIMIT 1) END, r.at,
	CASE WHEN i % 5 = 0 THEN r.at + interval '1 hour' * floor(120 * chance(i, 63)) END, CASE WHEN i % 4 = 0 THEN r.at + interval '1 hour' * floor(240 * chance(i, 64)) END,
	w.answered, CASE WHEN i % 2 = 0 THEN w.answered + interval '1 hour' * floor(120 * chance(i, 66)) END, CASE WHEN w.answered IS NOT NULL THEN one_of('{true,false,NULL}'::boolean[], i, 67) END
FROM generate_series(1, 200) AS i
CROSS JOIN LATERAL (SELECT date_trunc(one_of('{day,hour}'::text[], i, 68), timestamp '2021-12-01' + interval '1 hour' * floor(24 * 120 * chance(i, 62))) AT TIME ZONE interval '7 hours' AS at) AS r
CROSS JOIN LATERAL (SELECT CASE WHEN i % 5 > 0 AND i % 7 > 0 THEN r.at + interval '1 hour' * floor(700 * chance(i, 65)) END AS answered) AS w;
UPDATE feedback AS f SET continues = (SELECT min(o.feedback_id) FROM feedback AS o WHERE o.agency = f.agency AND o.received_on < f.received_on) WHERE f.feedback_id % 8 = 0;
ANALYZE;

CREATE TABLE asked (n integer PRIMARY KEY, period daterange, as_of date, last_day date);
INSERT INTO asked VALUES (1, '[2022-01-15,2022-02-15)', NULL, '2022-02-14'), (2, '[2022-01-15,2022-03-15)', '2022-02-21', '2022-02-21'), (3, '[2022-03-01,2022-03-02)', NULL, '2022-03-01'),
	(4, '[2021-12-15,2022-06-15)', '2022-03-31', '2022-03-31');

-- The second computation: row by row, out of wall-clock time in the zone's name, days counted one by one
CREATE FUNCTION day_of(at timestamptz) RETURNS date LANGUAGE sql RETURN (at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date;
CREATE FUNCTION step_days(day date, n integer) RETURNS date LANGUAGE plpgsql AS $$
BEGIN
	WHILE n <> 0 LOOP
		day := day + sign(n)::integer;
		IF is_working_day(day) THEN n := n - sign(n)::integer; END IF;
	END LOOP;
	RETURN day;
END $$;
-- A dossier as it stood in an evening: the first version that was superseded later, or the row
CREATE FUNCTION as_it_stood(d dossier, evening date) RETURNS dossier LANGUAGE plpgsql AS $$
DECLARE v dossier_past;
BEGIN
	SELECT * INTO v FROM dossier_past AS h WHERE h.dossier = d.code AND h.mistake IS NULL AND day_of(h.until) > evening ORDER BY h.until LIMIT 1;
	IF FOUND THEN
		d.agency := v.agency; d.procedure := v.procedure; d.channel := v.channel; d.received_at := v.received_at; d.due_at := v.due_at;
		d.due_original := v.due_original; d.finished_at := v.finished_at; d.booked_at := v.booked_at;
	END IF;
	RETURN d;
END $$;
CREATE FUNCTION is_in_time(d dossier, evening date) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
	due date := day_of(coalesce(d.due_original, d.due_at) - interval '1 microsecond');
	requests integer := 0;
	pause record;
BEGIN
	FOR pause IN SELECT day_of(lower(p.during)) AS since, least(day_of(upper(p.during)), evening) AS till FROM dossier_pause AS p WHERE p.dossier = d.code AND p.reason = 'supplement' LOOP
		CONTINUE WHEN pause.since > evening;
		requests := requests + 1;
		FOR i IN 1 .. pause.till - pause.since LOOP
			IF due IS NOT NULL AND is_working_day(pause.since + i) THEN due := step_days(due, 1); END IF;
		END LOOP;
	END LOOP;
	RETURN requests < 2 AND (due IS NULL OR least(day_of(d.finished_at), evening) <= due);
END $$;
CREATE TABLE expected (n integer, metric text, agency agency_code, key text, counted boolean);
CREATE FUNCTION expect_dossiers() RETURNS void LANGUAGE plpgsql AS $$
DECLARE
	q asked; d dossier; p procedure; received boolean; punctual boolean; disliked boolean; fee boolean;
BEGIN
	FOR q IN SELECT * FROM asked LOOP
		FOR d IN SELECT (as_it_stood(o, q.last_day)).* FROM dossier AS o WHERE o.voided_at IS NULL LOOP
			CONTINUE WHEN day_of(d.received_at) > q.last_day OR greatest(day_of(d.finished_at), CASE WHEN d.finished_at IS NOT NULL THEN day_of(d.booked_at) END) < lower(q.period);
			SELECT * INTO p FROM procedure AS x WHERE x.code = d.procedure;
			received := day_of(d.received_at) >= lower(q.period);
			punctual := is_in_time(d, q.last_day);
			disliked := EXISTS (SELECT FROM survey_response AS s WHERE s.dossier = d.code AND s.score < 3 AND s.answered_on <= q.last_day)
				OR EXISTS (SELECT FROM feedback AS f WHERE f.dossier = d.code AND day_of(f.received_at) <= q.last_day);
			fee := coalesce(d.has_fee, p.has_fee);
			INSERT INTO expected VALUES (q.n, 'dossier_on_time', d.agency, d.code, punctual), (q.n, 'dossier_satisfaction', d.agency, d.code, punctual AND NOT disliked);
			IF received THEN
				INSERT INTO expected VALUES (q.n, 'dossier_synced', d.agency, d.code, CASE WHEN d.synced_at IS NOT NULL THEN true END),
					(q.n, 'dossier_online', d.agency, d.code, CASE WHEN d.channel <> 'online' THEN false WHEN p.result_on_paper THEN d.e_result ELSE true END),
					(q.n, 'dossier_digitised', d.agency, d.code, CASE WHEN NOT d.digitised OR NOT d.e_result THEN false WHEN d.digitised AND d.e_result THEN true END),
					(q.n, 'digitised_data_reused', d.agency, d.code, d.reused_data), (q.n, 'population_data_used', d.agency, d.code, d.population_data);
				IF fee THEN INSERT INTO expected VALUES (q.n, 'dossier_paid_online', d.agency, d.code, d.paid_online); END IF;
				INSERT INTO seen VALUES (q.n, d.procedure, d.channel = 'online', fee, fee AND d.paid_online, d.population_data);
			END IF;
			IF day_of(d.finished_at) <= q.last_day AND p.result_on_paper THEN INSERT INTO expected VALUES (q.n, 'electronic_result', d.agency, d.code, d.e_result); END IF;
		END LOOP;
	END LOOP;
END $$;
CREATE TABLE seen (n integer, procedure procedure_code, online boolean, fee boolean, paid boolean, population boolean);
SELECT expect_dossiers();
CREATE FUNCTION expect_procedures() RETURNS void LANGUAGE plpgsql AS $$
DECLARE
	q asked; p procedure; b record; in_force boolean; verdict boolean; due boolean; shown boolean; missing boolean; last_action text; last_complete boolean; deadline date; shown_on date;
BEGIN
	FOR q IN SELECT * FROM asked LOOP
		FOR p IN SELECT * FROM procedure LOOP
			in_force := q.last_day <@ p.valid;
			verdict := NULL; due := false; shown := true; missing := false; last_action := NULL; last_complete := NULL;
			FOR b IN SELECT u.*, d.signed_on, a.kind = 'ministry' AS ministry FROM publication AS u JOIN document AS d USING (document_id) JOIN agency AS a ON a.code = d.issuer
					WHERE u.procedure = p.code AND d.signed_on <= q.last_day ORDER BY d.signed_on, d.document_id LOOP
				IF b.signed_on >= lower(q.period) AND b.effective_on IS NOT NULL THEN
					verdict := coalesce(verdict, true) AND b.signed_on <= step_days(b.effective_on, CASE WHEN b.ministry THEN -20 ELSE -5 END);
				END IF;
				deadline := step_days(b.signed_on, CASE WHEN b.ministry THEN 10 ELSE 5 END);
				shown_on := CASE WHEN b.disclosed_on <= q.last_day THEN b.disclosed_on END;
				IF shown_on BETWEEN lower(q.period) AND q.last_day THEN
					due := true; shown := shown AND shown_on <= deadline;
				ELSIF shown_on IS NULL AND deadline BETWEEN lower(q.period) AND q.last_day THEN
					due := true; missing := true;
				END IF;
				IF shown_on IS NOT NULL THEN last_action := b.action; last_complete := b.complete; END IF;
			END LOOP;
			IF verdict IS NOT NULL THEN INSERT INTO expected VALUES (q.n, 'publication_on_time', p.agency, p.code, verdict); END IF;
			IF due THEN INSERT INTO expected VALUES (q.n, 'disclosure_on_time', p.agency, p.code, CASE WHEN NOT shown THEN false WHEN NOT missing THEN true END); END IF;
			CONTINUE WHEN NOT in_force;
			IF last_action <> 'abolished' THEN INSERT INTO expected VALUES (q.n, 'disclosure_complete', p.agency, p.code, last_complete); END IF;
			INSERT INTO expected VALUES (q.n, 'procedure_online', p.agency, p.code, p.online_level IN ('partial', 'full')),
				(q.n, 'population_data_linked', p.agency, p.code, (SELECT CASE WHEN p.population_data OR bool_or(s.population) THEN true WHEN NOT p.population_data OR count(s.population) > 0 THEN false END FROM seen AS s WHERE s.n = q.n AND s.procedure = p.code));
			IF p.online_level IN ('partial', 'full') THEN
				INSERT INTO expected SELECT q.n, 'online_procedure_used', p.agency, p.code, EXISTS (SELECT FROM seen AS s WHERE s.n = q.n AND s.procedure = p.code AND s.online);
			END IF;
			IF p.has_fee THEN
				INSERT INTO expected SELECT q.n, 'payment_integrated', p.agency, p.code, p.payment_integrated;
				INSERT INTO expected SELECT q.n, 'procedure_paid_online', p.agency, p.code,
					(SELECT CASE WHEN bool_or(s.paid) THEN true WHEN count(*) = 0 OR count(s.paid) > 0 THEN false END FROM seen AS s WHERE s.n = q.n AND s.procedure = p.code AND s.fee);
			END IF;
		END LOOP;
	END LOOP;
END $$;
SELECT expect_procedures();
INSERT INTO expected SELECT q.n, 'digital_certified_copy', a.code, a.code, a.certified_copy FROM asked AS q JOIN agency AS a ON a.kind = ANY ('{commune,ward,township,special_zone}') AND q.last_day <@ a.valid;
CREATE FUNCTION missed(f feedback, evening date) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE closed boolean := false;
BEGIN
	IF day_of(f.refused_at) <= evening THEN closed := true; IF day_of(f.refused_at) > step_days(day_of(f.received_at), 2) THEN RETURN true; END IF; END IF;
	IF day_of(f.supplement_asked_at) <= evening AND day_of(f.supplement_asked_at) > step_days(day_of(f.received_at), 5) THEN RETURN true; END IF;
	IF day_of(f.answered_at) <= evening THEN
		closed := true;
		IF day_of(f.answered_at) > step_days(day_of(f.received_at), 15) THEN RETURN true; END IF;
		IF day_of(f.published_at) <= evening AND day_of(f.published_at) > step_days(day_of(f.answered_at), 2) THEN RETURN true; END IF;
	END IF;
	RETURN NOT closed AND evening > step_days(day_of(f.received_at), 15);
END $$;
INSERT INTO expected
SELECT q.n, m.metric, f.agency, f.feedback_id, NOT l.late AND (m.metric = 'feedback_on_time' OR (NOT (coalesce(NOT f.satisfied, false) AND day_of(f.answered_at) <= q.last_day)
	AND NOT EXISTS (SELECT FROM feedback AS g WHERE g.continues = f.feedback_id AND day_of(g.received_at) <= q.last_day)))
FROM asked AS q JOIN feedback AS f ON day_of(f.received_at) BETWEEN lower(q.period) AND q.last_day CROSS JOIN LATERAL (SELECT missed(f, q.last_day) AS late OFFSET 0) AS l
CROSS JOIN (VALUES ('feedback_on_time'), ('feedback_satisfaction')) AS m (metric);
-- Rows of every kind came about.
SELECT metric, bool_or(counted) AS some, bool_or(NOT counted) AS some_not, bool_or(counted IS NULL) AS some_unknown FROM expected GROUP BY metric ORDER BY metric;

-- From here on, definitions answer.
-- The lists are the second computation, row by row, and the figures count the lists.
CREATE TABLE listed AS
SELECT q.n, m.metric, l.* FROM asked AS q CROSS JOIN (SELECT DISTINCT metric FROM index_weight) AS m CROSS JOIN LATERAL index_766_behind(m.metric, q.period, q.as_of) AS l;
SELECT count(*) > 10000 AS many, count(*) FILTER (WHERE e.key IS NULL OR l.key IS NULL OR e.counted IS DISTINCT FROM l.counted) AS differences,
	min(metric) FILTER (WHERE e.key IS NULL OR l.key IS NULL OR e.counted IS DISTINCT FROM l.counted) AS first_one
FROM expected AS e FULL JOIN listed AS l USING (n, metric, key);
CREATE TABLE scored AS
SELECT q.n, k.* FROM asked AS q CROSS JOIN LATERAL kpi_index_766(q.period, q.as_of) AS k;
SELECT count(*) > 500 AS many, count(*) FILTER (WHERE (s.numerator, s.denominator) IS DISTINCT FROM (coalesce(e.numerator, 0), coalesce(e.denominator, 0))) AS differences
FROM (SELECT * FROM scored WHERE metric <> 'digitised_data_shared') AS s
FULL JOIN (SELECT n, metric, agency, count(*) FILTER (WHERE counted) AS numerator, count(*) AS denominator FROM expected GROUP BY 1, 2, 3) AS e USING (n, metric, agency);
SELECT count(*) AS differences FROM (
	SELECT s.n, s.metric, s.agency, s.numerator, s.denominator, count(l.key) AS rows, count(*) FILTER (WHERE l.counted) AS counted
	FROM scored AS s JOIN asked AS q USING (n) LEFT JOIN LATERAL index_766_behind(s.metric, q.period, q.as_of, 'H56.21', s.agency) AS l ON true
	WHERE s.agency <@ 'H56.21'::agency_code AND n IN (2, 4) GROUP BY 1, 2, 3, 4, 5) AS c
WHERE metric <> 'digitised_data_shared' AND (numerator, denominator) IS DISTINCT FROM (counted, rows);
-- Together, the agencies within add up; points follow from what stands beside them.
SELECT w.within, count(*) AS figures, count(*) FILTER (WHERE (i.numerator, i.denominator) IS DISTINCT FROM (s.numerator, s.denominator)) AS differences
FROM asked AS q CROSS JOIN (VALUES (NULL::agency_code), ('H56'), ('H56.21'), ('G01')) AS w (within) CROSS JOIN LATERAL index_766(q.period, q.as_of, w.within) AS i
LEFT JOIN LATERAL (SELECT sum(s.numerator) AS numerator, sum(s.denominator) AS denominator FROM scored AS s WHERE s.n = q.n AND s.metric = i.metric AND (w.within IS NULL OR s.agency <@ w.within)) AS s ON true
GROUP BY w.within ORDER BY w.within NULLS FIRST;
SELECT count(*) AS differences FROM asked AS q CROSS JOIN (VALUES ('api'), ('document')) AS r (reading) CROSS JOIN LATERAL index_766(q.period, q.as_of, NULL, r.reading) AS i JOIN index_weight AS w USING (reading, metric)
WHERE (i.max_points, i.threshold, i.name, i.group_no) IS DISTINCT FROM (w.max, w.threshold, label('index_766_metric', w.metric), w.group_no) OR i.computable <> (i.points IS NOT NULL)
	OR (i.denominator > 0 AND abs(i.points - least(w.max, w.max * i.ratio / w.threshold)) > 0.0001)
	OR (w.times IS NULL AND i.denominator > 0 AND i.ratio IS DISTINCT FROM round(i.numerator::numeric / i.denominator, 6));
SELECT count(*) AS differences FROM kpi_index_766('[2022-01-15,2022-02-15)', reading => 'document') AS d JOIN scored AS s ON s.n = 1 AND s.agency = d.agency AND s.metric = d.metric
JOIN scored AS o ON o.n = 1 AND o.agency = d.agency AND o.metric = 'dossier_synced' WHERE d.metric = 'dossier_online' AND d.denominator > 0 AND abs(d.ratio - s.ratio * o.ratio) > 0.00001;
-- The document multiplies the online share by the share synchronised, and asks 80 % of digitisation.
SELECT metric, a.ratio > d.ratio AS less, a.ratio = d.ratio AS same, abs(d.ratio - a.ratio * s.ratio) < 0.00001 AS times_synchronised, d.points > a.points AS more_points
FROM index_766('[2022-01-15,2022-02-15)') AS a JOIN index_766('[2022-01-15,2022-02-15)', reading => 'document') AS d USING (metric)
CROSS JOIN (SELECT ratio FROM index_766('[2022-01-15,2022-02-15)') WHERE metric = 'dossier_synced') AS s
WHERE a.points IS DISTINCT FROM d.points ORDER BY metric;

-- A view is its function; a tool that names a period has that one counted.
SELECT count(*) > 100 AS many, count(*) FILTER (WHERE v IS DISTINCT FROM f) AS differences
FROM (SELECT f.agency, f.metric, f::text AS f FROM kpi_index_766(reporting_period('official_month', 2022, 2)) AS f) AS f
FULL JOIN (SELECT agency, metric, (agency, agency_name, level, label('admin_level', level), group_no, metric, name, numerator, denominator, ratio, threshold, points, max_points, computable)::text AS v
	FROM kpi_index_766 WHERE kind = 'official_month' AND year = 2022 AND n = 2) AS v USING (agency, metric);
SELECT count(*) > 5 AS many, count(*) FILTER (WHERE v IS DISTINCT FROM f) AS differences
FROM (SELECT f.agency, f::text AS f FROM rank_index_766(reporting_period('official_month', 2022, 2)) AS f) AS f
FULL JOIN (SELECT agency, (level, label('admin_level', level), rank, agency, agency_name, points, max_points, score, band, band_name)::text AS v FROM rank_index_766 WHERE kind = 'official_month' AND year = 2022 AND n = 2) AS v USING (agency);
CREATE FUNCTION counted(query text) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE plan jsonb;
BEGIN
	EXECUTE 'EXPLAIN (ANALYZE, TIMING OFF, FORMAT JSON) ' || query INTO plan;
	RETURN (SELECT max((node ->> 'Actual Loops')::numeric) FROM jsonb_path_query(plan, 'strict $.**?(@."Function Name" like_regex "_index_766$")') AS node);
END $$;
SELECT counted('SELECT agency, sum(points) FROM kpi_index_766 WHERE kind = ''official_month'' AND year = 2022 AND n BETWEEN 2 AND 3 GROUP BY agency') AS two,
	counted('SELECT * FROM rank_index_766 WHERE kind = ''official_year'' AND year = 2022') AS one;
-- Ranks: by points of what is computable, level by level; the sum is never scaled.
SELECT count(*) AS differences FROM asked AS q CROSS JOIN LATERAL rank_index_766(q.period, q.as_of) AS r
JOIN LATERAL (SELECT sum(s.points) AS points, sum(s.max_points) FILTER (WHERE s.points IS NOT NULL) AS max_points FROM scored AS s WHERE s.n = q.n AND s.agency = r.agency) AS s ON true
WHERE (r.points, r.max_points, r.score) IS DISTINCT FROM (s.points, s.max_points, round(100 * s.points / s.max_points, 3));
-- Errors
SELECT count(*) FROM index_766('empty') UNION ALL SELECT count(*) FROM index_766(NULL) UNION ALL SELECT count(*) FROM rank_index_766('empty') UNION ALL SELECT count(*) FROM index_766_behind('electronic_result', NULL);
SELECT index_766('[2022-01-15,2022-02-15)', reading => 'portal');
SELECT rank_index_766('[2022-01-15,2022-02-15)', reading => NULL);
SELECT index_766('[2022-01-15,)');
SELECT kpi_index_766('(,2022-01-15)');
SELECT rank_index_766('[2022-01-15,)');
SELECT index_766('[2022-01-15,2022-02-15)', '2022-01-14');
SELECT index_766_behind('happiness', '[2022-01-15,2022-02-15)');
SELECT index_766_behind(NULL, '[2022-01-15,2022-02-15)');
SELECT count(*) FROM index_766_behind('digitised_data_shared', '[2022-01-15,2022-02-15)');
DROP SCHEMA ix CASCADE;

-- What is not recorded is unknown, never 0: a registry that fills up
SELECT create_registry('iy');
SET search_path = iy, cchc, public;
CREATE FUNCTION state() RETURNS TABLE (unknown text, zero text, points_on_nothing text) LANGUAGE sql AS $$
	SELECT string_agg(metric, ' ') FILTER (WHERE denominator IS NULL), string_agg(metric, ' ') FILTER (WHERE denominator = 0 AND NOT computable),
		string_agg(metric || '=' || trim_scale(points), ' ') FILTER (WHERE denominator = 0 AND computable)
	FROM iy.index_766('[2022-02-01,2022-03-01)') $$;
\x on
SELECT count(*) AS metrics, count(points) AS computable, count(numerator) AS known FROM index_766('[2022-02-01,2022-03-01)');
SELECT * FROM rank_index_766('[2022-02-01,2022-03-01)');
INSERT INTO agency (code, name, kind) VALUES ('H56.01', 'Sở A', 'department'), ('H56.02', 'Sở B', 'department'), ('H56.03', 'Sở C', 'department'), ('H56.04', 'Sở D', 'department'), ('H56.21.01', 'Xã D', 'commune'), ('H56.21.02', 'Xã E', 'commune');
INSERT INTO field (name) VALUES ('Hộ tịch');
INSERT INTO procedure (code, name, field_id, agency, levels) VALUES ('9.000001', 'Một', 1, 'H56.01', '{province}'), ('9.000002', 'Hai', 1, 'H56.02', '{province}');
SELECT * FROM state();
-- A dossier of an earlier period, with nothing but its days
INSERT INTO dossier (code, procedure, agency, channel, received_at, due_at, due_original, finished_at, outcome)
VALUES ('H56.01-220110-0001', '9.000001', 'H56.01', 'counter', '2022-01-10 08:00+07', '2022-01-20 08:00+07', '2022-01-20 08:00+07', '2022-01-12 08:00+07', 'resolved');
SELECT * FROM state();
-- A share of nothing times a share of nothing is none.
SELECT numerator, denominator, ratio, points FROM index_766('[2022-02-01,2022-03-01)', reading => 'document') WHERE metric = 'dossier_online';
-- And one of this period: its flags are not known.
INSERT INTO dossier (code, procedure, agency, channel, received_at, due_at, due_original, finished_at, outcome)
VALUES ('H56.01-220210-0001', '9.000001', 'H56.01', 'online', '2022-02-10 08:00+07', '2022-02-20 08:00+07', '2022-02-20 08:00+07', '2022-02-12 08:00+07', 'resolved');
SELECT * FROM state();
-- Whether anybody is asked is known from the day of the first feedback on, or of the first answer.
BEGIN;
INSERT INTO feedback (kind, nature, agency, received_at) VALUES ('administrative_act', 'proposal', 'H56.01', '2022-02-15 23:59+07');
SELECT d AS as_of, numerator, denominator FROM unnest('{2022-02-14,2022-02-15}'::date[]) AS d, index_766('[2022-02-01,2022-03-01)', d) WHERE metric = 'dossier_satisfaction';
ROLLBACK;
BEGIN;
INSERT INTO survey_response VALUES ('H56.01-220210-0001', 'timeliness', 5, '2022-02-15');
SELECT d AS as_of, numerator, denominator FROM unnest('{2022-02-14,2022-02-15}'::date[]) AS d, index_766('[2022-02-01,2022-03-01)', d) WHERE metric = 'dossier_satisfaction';
ROLLBACK;
UPDATE procedure SET has_fee = false, result_on_paper = false, population_data = false;
UPDATE dossier SET synced_at = received_at, digitised = false, reused_data = false, population_data = false;
INSERT INTO feedback (kind, nature, agency, received_at) VALUES ('administrative_act', 'proposal', 'H56.01', '2022-01-03 08:00+07');
SELECT * FROM state();
UPDATE procedure SET has_fee = true, payment_integrated = true, result_on_paper = true;
UPDATE dossier SET has_fee = true, paid_online = false, e_result = true;
UPDATE agency SET certified_copy = false WHERE code = 'H56.21.01';
INSERT INTO document (issuer, number, signed_on) VALUES ('H56.01', '1/QĐ-UBND', '2022-02-07');
INSERT INTO publication (document_id, procedure, action) VALUES (1, '9.000001', 'new');
SELECT * FROM state();
-- What is published is known from the day of the first decision on.
BEGIN;
UPDATE publication SET effective_on = '2022-02-14';
SELECT d AS as_of, numerator, denominator FROM unnest('{2022-02-06,2022-02-07}'::date[]) AS d, index_766('[2022-02-01,2022-03-01)', d) WHERE metric = 'publication_on_time';
ROLLBACK;
-- Published at least 5 working days before the effective day, public within 5 after: Monday 7 February is followed by Monday 14.
UPDATE publication SET effective_on = '2022-02-14', disclosed_on = '2022-02-14', complete = true;
SELECT string_agg(numerator || '/' || denominator, ' ') FROM index_766('[2022-02-01,2022-03-01)') WHERE metric ~ '^(publication|disclosure)';
UPDATE publication SET effective_on = '2022-02-12', disclosed_on = '2022-02-15';
SELECT string_agg(numerator || '/' || denominator, ' ') FROM index_766('[2022-02-01,2022-03-01)') WHERE metric ~ '^(publication|disclosure)';
UPDATE publication SET effective_on = '2022-02-11';
SELECT string_agg(numerator || '/' || denominator, ' ') FROM index_766('[2022-02-01,2022-03-01)') WHERE metric ~ '^(publication|disclosure)';
-- The first day of a period belongs to it.
SELECT p AS period, numerator, denominator FROM unnest('{"[2022-02-07,2022-03-01)","[2022-02-08,2022-03-01)"}'::daterange[]) AS p, index_766(p) WHERE metric = 'publication_on_time';
-- A ministry has 20 and 10; of two decisions the worse one counts.
INSERT INTO agency (code, name, kind) VALUES ('G01', 'Bộ', 'ministry');
UPDATE document SET issuer = 'G01';
UPDATE publication SET effective_on = '2022-03-07', disclosed_on = '2022-02-21';
SELECT string_agg(numerator || '/' || denominator, ' ') FROM index_766('[2022-02-01,2022-03-01)') WHERE metric ~ '^(publication|disclosure)';
UPDATE publication SET effective_on = '2022-03-04', disclosed_on = '2022-02-22';
SELECT string_agg(numerator || '/' || denominator, ' ') FROM index_766('[2022-02-01,2022-03-01)') WHERE metric ~ '^(publication|disclosure)';
UPDATE document SET issuer = 'H56.01';
INSERT INTO document (issuer, number, signed_on) VALUES ('H56.01', '2/QĐ-UBND', '2022-02-08');
INSERT INTO publication (document_id, procedure, action, effective_on, disclosed_on) VALUES (2, '9.000001', 'amended', '2022-02-28', '2022-02-09');
SELECT string_agg(numerator || '/' || denominator, ' ') FROM index_766('[2022-02-01,2022-03-01)') WHERE metric ~ '^(publication|disclosure)';
-- In the evening of its last day it is due, on the day before not yet.
UPDATE publication SET disclosed_on = '2022-03-15' WHERE document_id = 1;
UPDATE publication SET procedure = '9.000002' WHERE document_id = 2;
SELECT d AS as_of, numerator, denominator, computable FROM unnest('{2022-02-13,2022-02-14}'::date[]) AS d, index_766('[2022-02-01,2022-03-01)', d) WHERE metric = 'disclosure_on_time';
-- A rule whose days the calendar does not reach is not known, and fails nothing.
UPDATE publication SET effective_on = '2199-01-01';
SELECT numerator, denominator, computable FROM index_766('[2022-02-01,2022-03-01)') WHERE metric = 'publication_on_time';
-- A feedback that takes up another counts against that one from its day.
INSERT INTO feedback (kind, nature, agency, received_at, answered_at) VALUES ('administrative_act', 'proposal', 'H56.01', '2022-02-08 08:00+07', '2022-02-09 08:00+07');
INSERT INTO feedback (kind, nature, agency, received_at, continues) VALUES ('administrative_act', 'proposal', 'H56.02', '2022-02-15 08:00+07', (SELECT max(feedback_id) FROM feedback));
SELECT d AS as_of, numerator, denominator FROM unnest('{2022-02-14,2022-02-15}'::date[]) AS d, index_766('[2022-02-01,2022-02-28)', d, 'H56.01') WHERE metric = 'feedback_satisfaction';
-- A dislike counts from its day.
INSERT INTO survey_response VALUES ('H56.01-220210-0001', 'timeliness', 2, '2022-02-20');
SELECT d AS as_of, numerator, denominator FROM unnest('{2022-02-19,2022-02-20}'::date[]) AS d, index_766('[2022-02-01,2022-03-01)', d) WHERE metric = 'dossier_satisfaction';
\x off
-- Ranks: 1, 2, 2, 4, and communes among themselves
DELETE FROM publication; DELETE FROM survey_response; DELETE FROM dossier; DELETE FROM feedback WHERE received_on >= '2022-02-01';
UPDATE procedure SET has_fee = NULL, payment_integrated = NULL, online_level = 'full', valid = '(,2022-01-01)';
INSERT INTO dossier (code, procedure, agency, channel, received_at, due_at, due_original, finished_at, outcome, synced_at)
SELECT dossier_code(a.agency::agency_code, '2022-02-10', n), '9.000001', a.agency::agency_code, 'online', '2022-02-10 08:00+07', '2022-02-20 08:00+07', '2022-02-20 08:00+07',
	CASE WHEN n <= a.late THEN '2022-02-25 08:00+07' ELSE '2022-02-15 08:00+07' END::timestamptz, 'resolved', '2022-02-10 08:00+07'
FROM (VALUES ('H56.01', 2), ('H56.02', 0), ('H56.03', 2), ('H56.04', 5), ('H56.21.01', 9), ('H56.21.02', 9)) AS a (agency, late), generate_series(1, 10) AS n;
SELECT level, rank, agency, points, max_points, score, band, band_name FROM rank_index_766('[2022-02-01,2022-03-01)') ORDER BY level DESC, rank, agency;
SELECT level, rank, agency FROM rank_index_766('[2022-02-01,2022-03-01)', within => 'H56.21') ORDER BY rank, agency;
-- Where no metric has points nobody has a rank.
BEGIN;
UPDATE index_weight SET max = 0;
SELECT count(*) FROM rank_index_766('[2022-02-01,2022-03-01)');
ROLLBACK;
-- Weights, bands and their words are those of the last day of the period, wherever it is drawn.
BEGIN;
INSERT INTO index_weight (metric, valid, group_no, max, threshold, source) VALUES ('dossier_on_time', '[2022-02-28,)', 2, 25, 1, 'Quyết định của tỉnh');
INSERT INTO index_band (band, valid, at_least, source) VALUES ('fair', '[2022-02-28,)', 60, 'Quyết định của tỉnh');
INSERT INTO term (domain, code, label_vi, valid) VALUES ('index_766_band', 'fair', 'Khá hơn', '[2022-02-28,)'), ('index_766_band', 'average', 'Vừa', '[2022-02-28,)');
SELECT p AS period, (SELECT max_points FROM index_766(p, '2022-02-25') WHERE metric = 'dossier_on_time') AS max_points, score, band, band_name
FROM unnest('{"[2022-02-01,2022-03-01)","[2022-02-01,2022-02-28)"}'::daterange[]) AS p, rank_index_766(p, '2022-02-25') WHERE agency = 'H56.04';
ROLLBACK;

-- One procedure, one dossier: what is recorded of them decides what is known, ? where nothing is.
DELETE FROM dossier; DELETE FROM feedback; DELETE FROM procedure WHERE code <> '9.000001';
UPDATE procedure SET valid = '(,)', online_level = 'none', result_on_paper = NULL;
CREATE FUNCTION figures(fee boolean, integrated boolean, population boolean, of_dossier boolean, paid boolean, used boolean) RETURNS text LANGUAGE plpgsql AS $$
BEGIN
	UPDATE iy.procedure SET has_fee = fee, payment_integrated = integrated, population_data = population;
	UPDATE iy.dossier SET has_fee = of_dossier, paid_online = paid, population_data = used;
	RETURN (SELECT string_agg(CASE WHEN denominator IS NULL THEN '?' ELSE numerator || '/' || denominator END, ' ' ORDER BY metric COLLATE "C") FROM iy.index_766('[2022-02-01,2022-03-01)')
		WHERE metric IN ('dossier_paid_online', 'procedure_paid_online', 'payment_integrated', 'population_data_linked', 'population_data_used'));
END $$;
SELECT figures(true, false, false, NULL, NULL, NULL) AS without_a_dossier;
INSERT INTO dossier (code, procedure, agency, channel, received_at) VALUES ('H56.01-220210-0001', '9.000001', 'H56.01', 'post', '2022-02-10 08:00+07');
SELECT c.*, figures(c.fee, c.integrated, c.population, c.of_dossier, c.paid, c.used) AS "paid integrated linked used procedure_paid"
FROM (VALUES (true, true, true, true, true, true), (true, false, false, NULL, false, false), (true, NULL, NULL, NULL, NULL, NULL), (true, NULL, NULL, false, NULL, false), (true, NULL, NULL, NULL, NULL, true),
	(NULL, NULL, NULL, NULL, NULL, NULL), (NULL, NULL, NULL, true, false, false), (false, NULL, NULL, NULL, NULL, NULL)) AS c (fee, integrated, population, of_dossier, paid, used);

-- A register with one dossier, still open: of results nothing is known before its day, then that there are none.
SELECT d AS as_of, numerator, denominator FROM unnest('{2022-02-09,2022-02-10}'::date[]) AS d, index_766('[2022-02-01,2022-03-01)', d) WHERE metric = 'electronic_result';
-- One dossier online makes a procedure one that is used online.
UPDATE procedure SET online_level = 'partial';
SELECT numerator, denominator FROM index_766('[2022-02-01,2022-03-01)') WHERE metric = 'online_procedure_used';
DELETE FROM dossier;
INSERT INTO dossier (code, procedure, agency, channel, received_at) VALUES ('H56.01-220210-0001', '9.000001', 'H56.01', 'online', '2022-02-10 08:00+07');
SELECT numerator, denominator, ratio, points FROM index_766('[2022-02-01,2022-03-01)') WHERE metric = 'online_procedure_used';
-- An agency of which nothing is counted has no line: its one procedure is out of force.
UPDATE procedure SET agency = 'H56.03', valid = '(,2022-02-28)';
SELECT agency, sum(denominator) AS of FROM kpi_index_766('[2022-02-01,2022-03-01)') GROUP BY agency ORDER BY agency;
-- What was made public on the first day of a period is judged in it.
UPDATE procedure SET valid = '(,)';
DELETE FROM publication;
INSERT INTO publication (document_id, procedure, action, disclosed_on) SELECT document_id, '9.000001', 'new', '2022-02-14' FROM document WHERE signed_on = '2022-02-07';
SELECT p AS period, denominator FROM unnest('{"[2022-02-14,2022-03-01)","[2022-02-15,2022-03-01)"}'::daterange[]) AS p, index_766(p) WHERE metric = 'disclosure_on_time';

-- From where a limit can be counted: 60 days behind the first day of the calendar, or 60 before its last, it is in it in any case.
CREATE TABLE edge AS SELECT first_day(calendar()) AS first_day, last_day(calendar()) AS last_day, daterange(first_day(calendar()) - 10, last_day(calendar()) + 100) AS period, last_day(calendar()) + 90 AS as_of;
DELETE FROM dossier; DELETE FROM publication; DELETE FROM document;
INSERT INTO procedure (code, name, field_id, agency, levels) SELECT format('9.00010%s', n)::procedure_code, n::text, 1, 'H56.01', '{province}' FROM generate_series(1, 8) AS n;
CREATE TABLE decision (n integer, what text, signed_on date, effective_on date, disclosed_on date);
INSERT INTO decision SELECT d.* FROM edge AS e CROSS JOIN LATERAL (VALUES (1, 'effective on day 59', e.first_day, e.first_day + 59, NULL), (2, 'effective on day 60', e.first_day, e.first_day + 60, NULL),
	(3, 'effective on the last day', e.last_day - 90, e.last_day, NULL), (4, 'effective a day later', e.last_day - 90, e.last_day + 1, NULL), (5, 'signed a day before the first', e.first_day - 1, NULL, e.first_day + 30),
	(6, 'signed on the first day', e.first_day, NULL, e.first_day + 30), (7, 'signed 60 days before the last', e.last_day - 60, NULL, e.last_day - 30), (8, 'signed 59 days before the last', e.last_day - 59, NULL, e.last_day - 29)) AS d;
INSERT INTO document (document_id, issuer, number, signed_on) SELECT 100 + n, 'H56.01', format('%s/QĐ-UBND', n)::document_number, signed_on FROM decision;
INSERT INTO publication (document_id, procedure, action, effective_on, disclosed_on) SELECT 100 + n, format('9.00010%s', n)::procedure_code, 'new', effective_on, disclosed_on FROM decision;
SELECT d.what, p.published_in_time, p.disclosure_due, p.disclosed_in_time FROM decision AS d, edge AS e, index_766_procedure(e.period, e.as_of) AS p WHERE p.procedure = format('9.00010%s', d.n)::procedure_code ORDER BY d.n;
-- Feedback that misses every limit: refused, asked back, answered or left alone; its answer published too late.
INSERT INTO feedback (kind, nature, agency, received_at, refused_at, supplement_asked_at, answered_at, published_at)
SELECT 'administrative_act', 'proposal', 'H56.01', i.received, CASE WHEN w.what = 'refused' THEN i.received + interval '30 days' END, CASE WHEN w.what = 'asked back' THEN i.received + interval '30 days' END,
	CASE WHEN w.what = 'answered' THEN i.received + interval '30 days' WHEN w.what = 'asked back' THEN i.received END, NULL
FROM edge AS e CROSS JOIN LATERAL unnest(ARRAY[e.first_day - 1, e.first_day, e.last_day - 60, e.last_day - 59]) AS r (day) CROSS JOIN unnest('{refused,asked back,answered,left alone}'::text[]) AS w (what)
CROSS JOIN LATERAL (SELECT r.day::timestamp AT TIME ZONE interval '7 hours' AS received) AS i;
SELECT CASE WHEN f.received_on < e.first_day THEN 'a day before the first' WHEN f.received_on = e.first_day THEN 'first day' ELSE format('%s days before the last', e.last_day - f.received_on) END AS received,
	CASE WHEN f.refused_at IS NOT NULL THEN 'refused' WHEN f.supplement_asked_at IS NOT NULL THEN 'asked back' WHEN f.answered_at IS NOT NULL THEN 'answered' ELSE 'left alone' END AS what, i.in_time
FROM feedback AS f, edge AS e, index_766_feedback(e.period, e.as_of) AS i WHERE i.feedback_id = f.feedback_id ORDER BY f.received_on, 2;
DELETE FROM feedback;
INSERT INTO feedback (kind, nature, agency, received_at, answered_at, published_at) SELECT 'administrative_act', 'proposal', 'H56.01', i.answered - interval '1 day', i.answered, i.answered + interval '30 days'
FROM edge AS e CROSS JOIN LATERAL unnest(ARRAY[e.first_day - 1, e.first_day, e.last_day - 60, e.last_day - 59]) AS a (day) CROSS JOIN LATERAL (SELECT a.day::timestamp AT TIME ZONE interval '7 hours' AS answered) AS i;
SELECT CASE WHEN f.received_on < e.first_day THEN e.first_day - f.received_on - 1 ELSE e.last_day - f.received_on - 1 END AS days_from_the_edge, i.in_time
FROM feedback AS f, edge AS e, index_766_feedback(e.period, e.as_of) AS i WHERE i.feedback_id = f.feedback_id ORDER BY f.received_on;
-- Evening by evening: refused within 2 working days (10 February), asked back within 5 (15 February), answered within 15 (1 March), published 2 later.
DELETE FROM feedback;
INSERT INTO feedback (feedback_id, kind, nature, agency, received_at, refused_at, supplement_asked_at, answered_at, published_at, satisfied) VALUES
	(1, 'administrative_act', 'proposal', 'H56.01', '2022-02-08 00:00+07', '2022-02-10 23:59+07', NULL, NULL, NULL, NULL), (2, 'administrative_act', 'proposal', 'H56.01', '2022-02-08 00:00+07', '2022-02-11 00:00+07', NULL, NULL, NULL, NULL),
	(3, 'administrative_act', 'proposal', 'H56.01', '2022-02-08 00:00+07', NULL, '2022-02-15 23:59+07', NULL, NULL, NULL), (4, 'administrative_act', 'proposal', 'H56.01', '2022-02-08 00:00+07', NULL, '2022-02-16 00:00+07', NULL, NULL, NULL),
	(5, 'administrative_act', 'proposal', 'H56.01', '2022-02-08 00:00+07', NULL, NULL, '2022-03-01 23:59+07', NULL, false), (6, 'administrative_act', 'proposal', 'H56.01', '2022-02-08 00:00+07', NULL, NULL, '2022-03-02 00:00+07', NULL, NULL),
	(7, 'administrative_act', 'proposal', 'H56.01', '2022-02-08 00:00+07', NULL, NULL, '2022-02-14 23:59+07', '2022-02-16 23:59+07', true), (8, 'administrative_act', 'proposal', 'H56.01', '2022-02-08 00:00+07', NULL, NULL, '2022-02-14 23:59+07', '2022-02-17 00:00+07', true);
SELECT i.feedback_id AS n, min(d)::date AS seen_from, min(d) FILTER (WHERE NOT i.in_time)::date AS late_from, min(d) FILTER (WHERE NOT i.satisfied)::date AS disliked_from
FROM generate_series('2022-02-08', '2022-03-11', interval '1 day') AS d, index_766_feedback('[2022-02-08,2022-03-15)', d::date) AS i GROUP BY i.feedback_id ORDER BY 1;
DROP SCHEMA iy CASCADE;
