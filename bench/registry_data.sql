-- A registry of BENCH_ROWS dossiers over five years, 2018 to 2022, for topics registry and views.
SET client_min_messages = warning;
SELECT cchc.create_registry('reg');
SET search_path = reg, bench, cchc, public;
INSERT INTO agency (code, name, kind) SELECT format('H56.%s', n)::agency_code, 'Cơ quan ' || n, CASE WHEN n < 30 THEN 'department' ELSE 'commune' END FROM generate_series(1, 150) AS n;
INSERT INTO field (name) SELECT 'Lĩnh vực ' || n FROM generate_series(1, 40) AS n;
INSERT INTO procedure (code, name, field_id, agency, levels, time_limit)
SELECT format('9.%s', to_char(n, 'FM000000'))::procedure_code, 'Thủ tục ' || n, 1 + n % 40, 'H56.1', '{province}', '5 ngày làm việc' FROM generate_series(1, 500) AS n;

-- Received evenly over 2018 to 2022; most end within three weeks, few stay open.
CREATE TABLE row_source AS
SELECT dossier_code(format('H56.%s', 1 + (hashint8extended(i, 1) & 1048575) % 150)::agency_code, d.day, i % 9999999 + 1, 7) AS code,
	format('9.%s', to_char(1 + (hashint8extended(i, 2) & 1048575) % 500, 'FM000000'))::procedure_code AS procedure,
	format('H56.%s', 1 + (hashint8extended(i, 1) & 1048575) % 150)::agency_code AS agency,
	CASE WHEN hashint8extended(i, 3) & 1 = 0 THEN 'online' ELSE 'counter' END AS channel,
	(d.day + time '08:00' + (hashint8extended(i, 4) & 28799) * interval '1 second') AT TIME ZONE interval '7 hours' AS received_at,
	(d.day + 7 + time '17:00') AT TIME ZONE interval '7 hours' AS due_at,
	CASE WHEN hashint8extended(i, 5) & 127 > 0 THEN (d.day + ((hashint8extended(i, 6) & 1048575) % 9)::integer + time '16:59') AT TIME ZONE interval '7 hours' END AS finished_at
FROM generate_series(1, bench.rows()) AS i
CROSS JOIN LATERAL (SELECT date '2018-01-01' + (i::bigint * 1826 / bench.rows())::integer AS day) AS d;
INSERT INTO dossier (code, procedure, agency, channel, received_at, due_original, due_at, finished_at, outcome)
SELECT code, procedure, agency, channel, received_at, due_at, due_at, finished_at, CASE WHEN finished_at IS NOT NULL THEN 'resolved' END FROM row_source;
-- One in fifty was rescheduled, one in a hundred transferred, one in fourteen paused.
INSERT INTO dossier_pause (dossier, during, reason)
SELECT code, tstzrange(received_at + interval '1 day', coalesce(finished_at, received_at + interval '9 days') + interval '1 day'), 'supplement'
FROM row_source WHERE hashint8extended(sequence(code), 7) % 14 = 0;
UPDATE dossier SET due_at = due_at + interval '5 days', since = received_at + interval '2 days', since_cause = 'rescheduling'
WHERE finished_at > received_at + interval '3 days' AND hashint8extended(sequence(code), 8) % 50 = 0;
UPDATE dossier SET agency = 'H56.7', since = received_at + interval '60 hours', since_cause = 'transfer'
WHERE finished_at > received_at + interval '3 days' AND agency <> 'H56.7' AND hashint8extended(sequence(code), 9) % 100 = 0;
VACUUM (ANALYZE) dossier, dossier_past, dossier_pause;
