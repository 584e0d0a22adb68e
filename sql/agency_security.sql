-- Security by agency: who sees and does what, through tables, acts, reports, plans and errors
\set VERBOSITY default
\set SHOW_CONTEXT never
SET client_min_messages = warning;
SET datestyle = ISO;
SET timezone = '<+07>-07';
CREATE ROLE sec_analyst; CREATE ROLE sec_a; CREATE ROLE sec_b; CREATE ROLE sec_clerk_a IN ROLE sec_a; CREATE ROLE sec_reader_b IN ROLE sec_b; CREATE ROLE sec_stranger;
SELECT cchc.create_registry('sec');
SET search_path = sec, cchc, public;
INSERT INTO agency (code, name, kind) VALUES ('H56.21', 'Huyện A', 'rural_district'), ('H56.21.01', 'Xã A1', 'commune'), ('H56.22', 'Huyện B', 'rural_district'), ('H56.99', 'Một cửa', 'province_service_desk');
INSERT INTO field (name) VALUES ('Hộ tịch');
INSERT INTO procedure (code, name, field_id, agency, levels, time_limit) VALUES ('9.000001', 'Một', 1, 'H56.21', '{district}', '5 ngày làm việc');

-- Who may say it
SELECT cchc.grant_registry('sec', 'sec_a', 'write');
SELECT cchc.grant_registry('sec', 'nobody_there', 'work');
SELECT cchc.grant_registry('public', 'sec_a', 'work');
SELECT cchc.grant_registry(NULL, 'sec_a', 'work');
SELECT cchc.enable_agency_security('public');
SET ROLE sec_stranger;
SELECT cchc.grant_registry('sec', 'sec_stranger', 'read');
SELECT cchc.enable_agency_security('sec');
SELECT count(*) FROM sec.dossier;
RESET ROLE;
SELECT cchc.grant_registry('sec', 'sec_analyst', 'read'), cchc.grant_registry('sec', 'sec_a', 'work'), cchc.grant_registry('sec', 'sec_b', 'work');

SELECT receive_dossier('9.000001', 'H56.21', 'online', '2022-04-07 09:00', code => 'H56.21-220407-0001'),
	receive_dossier('9.000001', 'H56.21.01', 'online', '2022-04-07 09:00', code => 'H56.21.01-220407-0001'),
	receive_dossier('9.000001', 'H56.22', 'online', '2022-04-07 09:00', code => 'H56.22-220407-0001'),
	receive_dossier('9.000001', 'H56.22', 'online', '2022-04-07 09:00', received_by => 'H56.21.01', code => 'H56.22-220407-0002'),
	receive_dossier('9.000001', 'H56.22', 'online', '2022-04-07 09:00', code => 'H56.22-220407-0003'),
	receive_dossier('9.000001', 'H56.22', 'online', '2022-04-07 09:00', code => 'H56.22-220407-0004');
SELECT receive_dossier('9.000001', 'H56.21', 'online', '2022-04-07 09:30', time_limit => '30 ngày làm việc', code => 'H56.21-220407-0002'), finish('H56.21-220407-0002', at => '2022-04-11 09:00'),
	receive_dossier('9.000001', 'H56.22', 'online', '2022-04-07 09:30', code => 'H56.22-220407-0005'), finish('H56.22-220407-0005', at => '2022-04-11 09:00');
INSERT INTO dossier_step (dossier, step_no, agency, started_at, finished_at) SELECT code, 1, agency, received_at, finished_at FROM dossier WHERE finished_at IS NOT NULL;
SELECT submit('9.000001', 'H56.21', 'online', '2022-04-07 08:00') > 0 AS a, submit('9.000001', 'H56.22', 'online', '2022-04-07 08:00') > 0 AS b;
SELECT pause('H56.22-220407-0001', 'supplement', '2022-04-08 09:00'), note_delay('H56.22-220407-0001', 'other', at => '2022-04-09 09:00');
-- Before it is on, everybody who may read reads everything.
SET ROLE sec_clerk_a;
SELECT count(*) FROM dossier;
RESET ROLE;
INSERT INTO agency_reader VALUES ('sec_a', 'H56.21'), ('sec_b', 'H56.22');
SELECT cchc.enable_agency_security('sec');
SELECT cchc.enable_agency_security('sec');

-- A district sees its own, its communes', and what its desks received.
SET ROLE sec_clerk_a;
SELECT code FROM dossier ORDER BY code;
SELECT (SELECT count(*) FROM dossier_pause) AS pauses, (SELECT count(*) FROM dossier_delay) AS delays, (SELECT count(*) FROM late_entry) AS late;
SELECT dossier, closing FROM dossiers_in('[2022-04-01,2022-05-01)') ORDER BY dossier;
SELECT received_total, open_overdue FROM ii_06('[2022-04-01,2022-05-01)') WHERE depth = 0;
SELECT dossier FROM overdue_on('2022-05-01') ORDER BY dossier;
SELECT agency, open_overdue, unexplained FROM kpi_delay('[2022-04-01,2022-05-01)') ORDER BY agency;
SELECT agency, denominator FROM kpi_digital('[2022-04-01,2022-05-01)') WHERE metric = 'channel_online' ORDER BY agency;
SELECT agency, ended, steps FROM kpi_duration('[2022-04-01,2022-06-01)') ORDER BY agency;
SELECT agency, submitted, late FROM kpi_submission('[2022-04-01,2022-06-01)') ORDER BY agency;
SELECT agency, ended, would_be_late FROM what_if('9.000001', '1 ngày làm việc', '[2022-04-01,2022-06-01)');
SELECT procedure, ended FROM simplification_candidate('[2022-04-01,2022-06-01)');
SELECT what, agency FROM why_late('H56.22-220407-0003');
SELECT what, agency FROM why_late('H56.21-220407-0002');
SELECT * FROM dossier_history('H56.22-220407-0001');
-- It does nothing to another's, and no message tells what that holds.
SELECT finish('H56.22-220407-0001');
SELECT resume('H56.22-220407-0001');
UPDATE dossier SET channel = 'post' WHERE code = 'H56.22-220407-0001';
DELETE FROM dossier_pause;
INSERT INTO dossier_pause (dossier, during, reason) VALUES ('H56.22-220407-0001', '[2022-04-10,)', 'other');
INSERT INTO dossier (code, procedure, agency, channel, received_at) VALUES ('H56.22-220407-0009', '9.000001', 'H56.22', 'post', '2022-04-07 10:00');
-- A file and a message that name a hidden code are refused, and lose nothing in silence.
CREATE TEMP TABLE incoming (code text, procedure text, agency text, channel text, received_at text);
INSERT INTO incoming VALUES ('H56.22-220407-0001', '9.000001', 'H56.21', 'post', '2022-04-07 09:00'), ('H56.21-220407-0007', '9.000001', 'H56.21', 'post', '2022-04-07 09:00');
SELECT * FROM load_dossiers('incoming');
SELECT upsert_dossier('{"code": "H56.22-220407-0001", "procedure": "9.000001", "agency": "H56.21", "channel": "post", "received_at": "2022-04-07 09:00"}');
DROP TABLE incoming;
-- A number that a policy hides is gone round.
SELECT receive_dossier('9.000001', 'H56.22', 'online', '2022-04-07 11:00', received_by => 'H56.21.01');
-- Handed over, it stays in sight and is no longer worked on.
SELECT transfer('H56.21-220407-0001', 'H56.22', 'outside_competence', at => '2022-04-11 09:00');
SELECT agency, held_by FROM dossier WHERE code = 'H56.21-220407-0001';
SELECT opening, closing, agency FROM dossiers_in('[2022-04-01,2022-04-15)') WHERE dossier = 'H56.21-220407-0001' ORDER BY stay;
SELECT finish('H56.21-220407-0001', at => '2022-04-12 09:00');
RESET ROLE;
SET ROLE sec_reader_b;
SELECT code FROM dossier ORDER BY code;
SELECT finish('H56.21-220407-0001', at => '2022-04-12 09:00');
RESET ROLE;
-- An analyst without an agency sees none; the owner sees all.
SET ROLE sec_analyst;
SELECT count(*) FROM dossier;
SELECT finish('H56.21-220407-0001');
RESET ROLE;
SELECT count(*) FROM dossier;

-- A signed report is seen by those whose dossiers are all that it counts, cells, list and drift.
SELECT sign_report('II.06', '[2022-04-01,2022-05-01)') AS whole, sign_report('II.06', '[2022-04-01,2022-05-01)', within => 'H56.22') AS of_b \gset
SET ROLE sec_reader_b;
SELECT array_agg(DISTINCT r.within) AS reports, (SELECT count(*) > 0 FROM signed_cell) AS cells, (SELECT array_agg(DISTINCT agency) FROM signed_stay) AS stays FROM signed_report AS r;
SELECT count(*) > 0 AS printed FROM bieu_ii_06(signed => :of_b);
SELECT count(*) FROM report_drift(:of_b);
SELECT * FROM bieu_ii_06(signed => :whole);
SELECT why_changed(:whole);
SELECT sign_report('II.06', '[2022-05-01,2022-06-01)', within => 'H56.22');
SELECT count(*) FROM discrepancy WHERE against = 'signed';
RESET ROLE;

-- Nobody takes up a feedback that he does not see: it would count against the other agency, and tell that it exists.
INSERT INTO feedback (feedback_id, kind, nature, agency, received_at) VALUES (901, 'administrative_act', 'problem_report', 'H56.22', '2022-04-05 08:00'), (902, 'administrative_act', 'problem_report', 'H56.21', '2022-04-05 08:00');
SET ROLE sec_clerk_a;
INSERT INTO feedback (kind, nature, agency, continues, received_at) VALUES ('administrative_act', 'problem_report', 'H56.21', 901, '2022-04-06 08:00');
INSERT INTO feedback (kind, nature, agency, continues, received_at) VALUES ('administrative_act', 'problem_report', 'H56.21', 990, '2022-04-06 08:00');
INSERT INTO feedback (kind, nature, agency, continues, received_at) VALUES ('administrative_act', 'problem_report', 'H56.21', 902, '2022-04-06 08:00');
UPDATE feedback SET continues = 901 WHERE continues = 902;
RESET ROLE;

-- An indexed lookup stays one: the operators of the codes leak nothing.
INSERT INTO dossier (code, procedure, agency, channel, received_at)
SELECT dossier_code('H56.22', '2022-05-04', n), '9.000001', 'H56.22', 'post', '2022-05-04 09:00' FROM generate_series(1, 2000) AS n;
ANALYZE dossier;
CREATE FUNCTION pg_temp.plan() RETURNS SETOF text LANGUAGE plpgsql AS $$ BEGIN RETURN QUERY EXECUTE 'EXPLAIN SELECT * FROM dossier WHERE code = ''H56.22-220504-0007'''; END $$;
SET ROLE sec_reader_b;
SELECT bool_or(line LIKE '%Index Scan using dossier_pkey%') AS index_scan, bool_or(line LIKE '%Seq Scan on dossier%') AS seq_scan FROM pg_temp.plan() AS p (line);
-- Nor do the statistics of a table under policies.
SELECT count(*) FROM pg_stats WHERE schemaname = 'sec' AND tablename = 'dossier';
RESET ROLE;

DROP SCHEMA sec CASCADE;
DROP ROLE sec_clerk_a, sec_reader_b, sec_a, sec_b, sec_analyst, sec_stranger;
