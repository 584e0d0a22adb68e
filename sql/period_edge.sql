-- Periods at their edges: the first one that there is, and rounds of which nobody
-- knows in which part of a year they lie
\set VERBOSITY terse
\set SHOW_CONTEXT never
SET search_path = cchc, public;
SET client_min_messages = warning;
SET datestyle = ISO;
SET timezone = '<+07>-07';
SELECT create_registry('period_edge');
SET search_path = period_edge, cchc, public;
INSERT INTO agency (code, name, kind) VALUES ('H56', 'UBND tỉnh', 'province'), ('H56.01', 'Sở A', 'department');
INSERT INTO field (name) VALUES ('Hộ tịch');
INSERT INTO procedure (code, name, field_id, agency, levels) VALUES ('9.000001', 'Thủ tục', 1, 'H56.01', '{province}');

-- Rounds reported to a whole year: of reform and of discipline, each with and without one that it follows up
INSERT INTO inspection (inspection_id, subject, year, title, follows) VALUES (1, 'reform', 2021, 'Cuộc trước', NULL), (2, 'reform', 2021, 'Kiểm tra lại', 1),
	(3, 'discipline', 2021, 'Kỷ luật trước', NULL), (4, 'discipline', 2021, 'Kỷ luật lại', 3), (5, 'procedure_control', 2021, 'Kiểm soát', NULL);
INSERT INTO inspection_round (inspection_id, round_no, counted_in, unannounced) SELECT n, 1, '[2021-01-01,2022-01-01)', n = 5 FROM generate_series(1, 5) AS n;
SELECT key, string_agg(metric, ' ' ORDER BY metric) AS unknown FROM figure_row('[2021-01-01,2021-07-01)') WHERE register = 'inspection_round' AND part = 'total' AND value IS NULL GROUP BY key ORDER BY key;
-- Of the year none is; from the evening of its first day on there is one, and the evening before nobody knows of any.
SELECT count(*) FROM unplaced_round('[2021-01-01,2022-01-01)');
SELECT e AS evening, count(u.inspection_id) FROM unnest('{2020-12-31,2021-01-01}'::date[]) AS e LEFT JOIN LATERAL unplaced_round('[2020-07-01,2021-07-01)', e) AS u ON true GROUP BY e ORDER BY e;

-- Registers go back to 1945: an earlier date is a slip, and no period begins with it.
INSERT INTO document (issuer, number, signed_on) VALUES ('H56', '1/SL', '1945-01-01'), ('H56', '2/SL', '1944-12-31');
SELECT min(from_day) AS documents FROM reporting_period WHERE kind = 'official_year';
INSERT INTO dossier (code, procedure, agency, channel, received_at) VALUES ('H56.01-450101-0001', '9.000001', 'H56.01', 'counter', '1945-01-01 08:00'), ('H56.01-441231-0001', '9.000001', 'H56.01', 'counter', '1944-12-31 08:00'),
	('H56.01-460101-0001', '9.000001', 'H56.01', 'counter', '1946-01-01 08:00');
SELECT min(from_day) AS dossiers FROM reporting_period WHERE kind = 'official_year';
UPDATE dossier SET voided_at = now(), void_reason = 'nhầm' WHERE code = 'H56.01-450101-0001';
SELECT min(from_day) AS without_void FROM reporting_period WHERE kind = 'official_year';

-- The same period a year before, and the one before
SELECT p, year_before(p), period_before(p) FROM unnest('{"[2021-02-28,2021-03-01)","[2024-02-28,2024-02-29)","[2024-02-29,2024-03-01)","[2022-01-01,2022-07-01)","[2022-01-03,2022-01-10)","[2022-03-10,2022-03-15)","[2022-01-31,2022-02-28)",empty,"(,2022-01-01)","[2022-01-01,)"}'::daterange[]) AS p;

-- A cohort is what was received from the first instant of the period to its last, followed beyond it.
INSERT INTO dossier (code, procedure, agency, channel, received_at, due_at)
SELECT dossier_code('H56.01', r.at::date, r.n), '9.000001', 'H56.01', 'counter', r.at, r.at + interval '9 days'
FROM (VALUES (1, timestamptz '2022-02-28 23:59:59.999999'), (2, '2022-03-01 00:00'), (3, '2022-03-31 23:59:59.999999'), (4, '2022-04-01 00:00'), (5, '2022-04-02 10:00')) AS r (n, at);
SELECT array_agg(sequence(j.dossier) ORDER BY j.dossier) AS cohort FROM judged_stay('cohort', '[2022-03-01,2022-04-01)', '2022-05-31') AS j;
SELECT rule, sum(on_time) AS on_time, sum(late) AS late, sum(unknown) AS unknown FROM kpi_on_time('[2022-03-01,2022-04-01)', '2022-05-31') GROUP BY rule ORDER BY rule;
DELETE FROM dossier WHERE received_on >= '2022-01-01';

-- The whole registry has its figures of index 766 also before its first dossier.
SELECT metric, numerator, denominator, known FROM index_766_count('[1940-01-01,1940-02-01)', '1940-01-31') WHERE agency IS NULL AND metric IN ('dossier_on_time', 'dossier_paid_online') ORDER BY metric;
-- A dossier whose fee was perhaps paid online, beside one of which not even the fee is known: both are needed to know.
INSERT INTO dossier (code, procedure, agency, channel, received_at, has_fee) VALUES ('H56.01-220310-0001', '9.000001', 'H56.01', 'counter', '2022-03-10 08:00', true), ('H56.01-220310-0002', '9.000001', 'H56.01', 'counter', '2022-03-10 08:00', NULL);
SELECT numerator, denominator, known FROM index_766_count('[2022-03-01,2022-04-01)') WHERE agency IS NULL AND metric = 'dossier_paid_online';

DROP SCHEMA period_edge CASCADE;
