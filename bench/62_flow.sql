-- The day flow over BENCH_ROWS dossiers of five years: refreshed from nothing and again,
-- and a quarter read from it beside the same quarter counted.
SET client_min_messages = warning;
SELECT cchc.create_registry('reg');
SET search_path = reg, bench, cchc, public;
INSERT INTO agency (code, name, kind) SELECT format('H56.%s', n)::agency_code, 'Cơ quan ' || n, CASE WHEN n < 30 THEN 'department' ELSE 'commune' END FROM generate_series(1, 150) AS n;
INSERT INTO field (name) SELECT 'Lĩnh vực ' || n FROM generate_series(1, 40) AS n;
INSERT INTO procedure (code, name, field_id, agency, levels)
SELECT format('9.%s', to_char(n, 'FM000000'))::procedure_code, 'Thủ tục ' || n, 1 + n % 40, 'H56.1', '{province}' FROM generate_series(1, 500) AS n;

-- An agency solves the hundred procedures of eight fields.  Received evenly over 2018 to
-- 2022; most end within nine days, one in 128 stays open.
CREATE TABLE row_source AS
SELECT dossier_code(format('H56.%s', a.n)::agency_code, d.day, i % 9999999 + 1, 7) AS code, format('H56.%s', a.n)::agency_code AS agency,
	format('9.%s', to_char(1 + (a.n + (hashint8extended(i, 2) & 1048575) % 8 + 40 * ((hashint8extended(i, 10) & 1048575) % 12)) % 480, 'FM000000'))::procedure_code AS procedure,
	CASE WHEN hashint8extended(i, 3) & 1 = 0 THEN 'online' ELSE 'counter' END AS channel,
	(d.day + time '08:00' + (hashint8extended(i, 4) & 28799) * interval '1 second') AT TIME ZONE interval '7 hours' AS received_at,
	(d.day + 7 + time '17:00') AT TIME ZONE interval '7 hours' AS due_at,
	CASE WHEN hashint8extended(i, 5) & 127 > 0 THEN (d.day + ((hashint8extended(i, 6) & 1048575) % 10)::integer + time '16:59') AT TIME ZONE interval '7 hours' END AS finished_at
FROM generate_series(1, bench.rows()) AS i
CROSS JOIN LATERAL (SELECT date '2018-01-01' + (i::bigint * 1826 / bench.rows())::integer AS day) AS d
CROSS JOIN LATERAL (SELECT 1 + (hashint8extended(i, 1) & 1048575) % 150 AS n) AS a;
INSERT INTO dossier (code, procedure, agency, channel, received_at, due_original, due_at, finished_at, outcome)
SELECT code, procedure, agency, channel, received_at, due_at, due_at, finished_at, CASE WHEN finished_at IS NOT NULL THEN 'resolved' END FROM row_source;
-- One in fourteen paused, one in fifty rescheduled, one in a hundred transferred.
INSERT INTO dossier_pause (dossier, during, reason)
SELECT code, tstzrange(received_at + interval '1 day', coalesce(finished_at, received_at + interval '9 days') + interval '1 day'), 'supplement'
FROM row_source WHERE hashint8extended(sequence(code), 7) % 14 = 0;
UPDATE dossier SET due_at = due_at + interval '5 days', since = received_at + interval '2 days', since_cause = 'rescheduling'
WHERE finished_at > received_at + interval '3 days' AND hashint8extended(sequence(code), 8) % 50 = 0;
UPDATE dossier SET agency = 'H56.7', since = received_at + interval '60 hours', since_cause = 'transfer'
WHERE finished_at > received_at + interval '3 days' AND agency <> 'H56.7' AND hashint8extended(sequence(code), 9) % 100 = 0;
VACUUM (ANALYZE) dossier, dossier_past, dossier_pause;

-- Plain SQL of the same shape that knows no history, no transfers and nothing overdue.
CREATE TABLE plain_flow (agency agency_code, field_id integer, online boolean, day date, received integer, early integer, on_time integer, late integer);
CREATE FUNCTION plain_refresh() RETURNS bigint LANGUAGE sql AS $$
	INSERT INTO plain_flow
	SELECT e.agency, p.field_id, e.channel = 'online', half_month_end(e.day), count(*) FILTER (WHERE e.class = 0), count(*) FILTER (WHERE e.class = 1),
		count(*) FILTER (WHERE e.class = 2), count(*) FILTER (WHERE e.class = 3)
	FROM (
		SELECT d.agency, d.procedure, d.channel, d.received_on AS day, 0 AS class FROM dossier AS d
		UNION ALL
		SELECT d.agency, d.procedure, d.channel, d.finished_on, CASE WHEN d.finished_on < d.due_on THEN 1 WHEN d.finished_on > d.due_on THEN 3 ELSE 2 END
		FROM dossier AS d WHERE d.finished_on IS NOT NULL OFFSET 0) AS e
	JOIN procedure AS p ON p.code = e.procedure
	GROUP BY 1, 2, 3, 4;
	SELECT count(*) FROM plain_flow $$;
CALL bench.compare('flow', 'refresh from nothing', 'SELECT refresh_flow()', 'plain SQL without history', 'SELECT plain_refresh()',
	reset_ours => 'TRUNCATE dossier_flow_own, flow_state', reset_peer => 'TRUNCATE plain_flow', claim => '<= 30 s');
VACUUM (ANALYZE) dossier_flow;
CALL bench.compare('flow', 'refresh, nothing to write', 'SELECT refresh_flow()', 'plain SQL without history, from nothing', 'SELECT plain_refresh()', reset_peer => 'TRUNCATE plain_flow');
DO $$ BEGIN ASSERT refresh_flow() = 0 AND (SELECT count(*) FROM dossier_flow) > 0; END $$;
CALL bench.compare('flow', 'II.06 by agency, field and online, the last quarter', $$SELECT count(*) FROM flow_ii_06('[2022-10-01,2023-01-01)', '2022-12-31')$$,
	'counted', $$SELECT count(*) FROM (SELECT agency, field, channel = 'online', sum(received) FROM kpi_ii_06('[2022-10-01,2023-01-01)', '2022-12-31') GROUP BY 1, 2, 3) AS x$$, claim => '<= 150 ms');
CALL bench.compare('flow', 'II.06 by agency, field and online, a quarter of 2020', $$SELECT count(*) FROM flow_ii_06('[2020-04-01,2020-07-01)', '2020-06-30')$$,
	'counted', $$SELECT count(*) FROM (SELECT agency, field, channel = 'online', sum(received) FROM kpi_ii_06('[2020-04-01,2020-07-01)', '2020-06-30') GROUP BY 1, 2, 3) AS x$$, claim => '<= 150 ms');
CALL bench.compare('flow', 'on-time rate by agency, 12 official months with last year', $$SELECT count(*) FROM kpi_series('ii_06', 'official_month', '2022-01-01', 12, by => 'agency', as_of => '2022-12-14', source => 'flow')$$,
	'counted', $$SELECT count(*) FROM kpi_series('ii_06', 'official_month', '2022-01-01', 12, by => 'agency', as_of => '2022-12-14')$$, claim => '<= 150 ms');
CALL bench.compare('flow', 'open and overdue, 12 official months with last year', $$SELECT count(*) FROM kpi_series('open_overdue', 'official_month', '2022-01-01', 12, as_of => '2022-12-14', source => 'flow')$$,
	'counted', $$SELECT count(*) FROM kpi_series('open_overdue', 'official_month', '2022-01-01', 12, as_of => '2022-12-14')$$, claim => '<= 150 ms');
CALL bench.compare_size('flow', 'size', pg_total_relation_size('dossier_flow_rest'), 'the dossiers', pg_total_relation_size('dossier') + pg_total_relation_size('dossier_past'));
DROP SCHEMA reg CASCADE;
