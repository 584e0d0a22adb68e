-- Series: each period is that of the report, with the one before, the year before, and the sum
\set SHOW_CONTEXT never
SET client_min_messages = warning;
SET datestyle = ISO;
SET jit = off;
SELECT cchc.create_registry('se');
SET search_path = se, cchc, public;
INSERT INTO agency (code, name, kind, valid) VALUES ('H56.01', 'Sở A', 'department', '(,)'), ('H56.02', 'Sở B', 'department', '(,)'), ('H56.21', 'Huyện C', 'rural_district', '(,2022-05-01)'), ('H56.22', 'Huyện D', 'rural_district', '(,)'), ('H56.22.01', 'Xã D', 'commune', '(,)');
UPDATE agency SET successor = 'H56.22' WHERE code = 'H56.21';
INSERT INTO field (name) VALUES ('Hộ tịch'), ('Môi trường');
INSERT INTO procedure (code, name, field_id, agency, levels) SELECT format('9.%s', to_char(i, 'FM000000'))::procedure_code, 'Thủ tục ' || i, 1 + i % 2, 'H56.01', '{province}' FROM generate_series(1, 3) AS i;
CREATE FUNCTION chance(i integer, k integer) RETURNS double precision LANGUAGE sql RETURN (hashint8extended(i, k) & 1048575) / 1048576.0;
INSERT INTO dossier (code, procedure, agency, channel, received_at, due_at, due_original, finished_at, outcome)
SELECT dossier_code(a.code, d.received::date, i), format('9.%s', to_char(1 + i % 3, 'FM000000'))::procedure_code, a.code, (ARRAY['online', 'counter', 'post'])[1 + i % 3],
	d.received AT TIME ZONE interval '7 hours', (d.received + interval '1 hour' * floor(400 * chance(i, 3))) AT TIME ZONE interval '7 hours',
	(d.received + interval '1 hour' * floor(300 * chance(i, 4))) AT TIME ZONE interval '7 hours',
	CASE WHEN i % 7 > 0 THEN (d.received + interval '1 hour' * (30 + floor(700 * chance(i, 5)))) AT TIME ZONE interval '7 hours' END, CASE WHEN i % 7 > 0 THEN 'resolved' END
FROM generate_series(1, 1200) AS i
CROSS JOIN LATERAL (SELECT (ARRAY['H56.01', 'H56.02', 'H56.21', 'H56.22', 'H56.22.01'])[1 + i % 5]::agency_code AS code) AS a
CROSS JOIN LATERAL (SELECT timestamp '2020-12-01' + interval '1 hour' * floor(24 * 500 * chance(i, 1)) AS received) AS d;
UPDATE dossier SET digitised = sequence(code) % 3 > 0, online_level = (ARRAY['full', 'partial', 'none'])[1 + sequence(code) % 3] WHERE sequence(code) % 10 > 0;
SELECT transfer_all('H56.21', 'H56.22', '2022-05-02 08:00+07', NULL) > 0 AS moved;
UPDATE dossier SET finished_at = NULL, outcome = NULL, since = finished_at + interval '40 days', since_cause = 'reopening' WHERE sequence(code) % 9 = 0 AND finished_at IS NOT NULL;
ANALYZE dossier, dossier_past;

-- From here on, definitions answer.
-- The periods
SELECT place, year, n, period FROM series_period('official_quarter', '2022-03-14', 3) WHERE place > -4 ORDER BY place;
SELECT min(place), max(place), count(*) FILTER (WHERE place > 0), min(period::text) FILTER (WHERE place = 1) FROM series_period('week', '2021-01-01', 60);
SELECT year, n, period FROM series_period('nine_months', '2022-11-01', 2) WHERE place > 0 ORDER BY place;

-- Every metric, grouping and kind against the report of its period
CREATE TABLE series AS
SELECT m.metric, g.by, k.kind, w.within, s.*
FROM unnest('{received_total,received_online,received_other,carried_over,transferred_in,reopened,resolved_total,resolved_early,resolved_on_time,resolved_late,transferred_out,open_total,open_in_time,open_overdue,ii_06,index_766,due_original,cohort,without_apology,cleared,digitised,online_where_offered}'::text[]) AS m (metric)
CROSS JOIN (VALUES ('official_month', 'none', NULL::agency_code), ('official_quarter', 'agency', NULL), ('quarter', 'field', 'H56.22'), ('week', 'none', NULL)) AS k (kind, by_word, within)
CROSS JOIN LATERAL (SELECT k.by_word) AS g (by) CROSS JOIN LATERAL (SELECT k.within) AS w (within)
CROSS JOIN LATERAL kpi_series(m.metric, k.kind, '2021-12-20', CASE k.kind WHEN 'week' THEN 3 ELSE 5 END, k.within, g.by, '2022-11-20') AS s
WHERE k.kind = 'official_month' OR m.metric IN ('received_total', 'transferred_in', 'resolved_late', 'open_overdue', 'ii_06', 'cohort', 'cleared', 'digitised');
SELECT kind, by, count(DISTINCT metric) AS metrics, count(DISTINCT (year, n)) AS periods, count(*) > 20 AS many FROM series GROUP BY kind, by ORDER BY kind;
SELECT count(*) AS compared, count(*) FILTER (WHERE s.value IS DISTINCT FROM (to_jsonb(i) ->> s.metric)::numeric) AS differences
FROM (SELECT DISTINCT kind, year, n, by, within FROM series) AS p
CROSS JOIN LATERAL ii_06(reporting_period(p.kind, p.year, p.n), '2022-11-20', p.within, p.by) AS i
JOIN series AS s ON (s.kind, s.year, s.n, s.by, s.depth) = (p.kind, p.year, p.n, p.by, i.depth) AND s.section IS NOT DISTINCT FROM i.section AND s.code IS NOT DISTINCT FROM i.code AND s.name = i.name
WHERE s.denominator IS NULL AND to_jsonb(i) ? s.metric;
SELECT count(*) AS compared, count(*) FILTER (WHERE (s.value, s.numerator, s.denominator) IS DISTINCT FROM (i.rate, i.on_time, i.denominator)) AS differences
FROM (SELECT * FROM series WHERE metric IN (SELECT code FROM terms('kpi_rule'))) AS s CROSS JOIN LATERAL on_time_rate(s.metric, reporting_period(s.kind, s.year, s.n), '2022-11-20', s.within, s.by) AS i
WHERE (s.depth = i.depth) AND s.section IS NOT DISTINCT FROM i.section AND s.code IS NOT DISTINCT FROM i.code;
-- Delays and what is digital: the totals of their own reports.
SELECT s.metric, count(*) AS compared, count(*) FILTER (WHERE s.value IS DISTINCT FROM CASE s.metric WHEN 'without_apology' THEN d.without_apology ELSE d.cleared END) AS differences, sum(s.value) > 0 AS some
FROM series AS s CROSS JOIN LATERAL (SELECT sum(without_apology) AS without_apology, sum(cleared) AS cleared FROM kpi_delay(reporting_period(s.kind, s.year, s.n), '2022-11-20', s.within)) AS d
WHERE s.metric IN ('without_apology', 'cleared') AND s.depth = 0 GROUP BY s.metric ORDER BY s.metric;
SELECT s.metric, count(*) AS compared, count(*) FILTER (WHERE (s.numerator, s.denominator) IS DISTINCT FROM (d.numerator, d.denominator)) AS differences, sum(s.numerator) > 0 AS some
FROM series AS s CROSS JOIN LATERAL (SELECT coalesce(sum(numerator), 0) AS numerator, coalesce(sum(denominator), 0) AS denominator FROM kpi_digital(reporting_period(s.kind, s.year, s.n), '2022-11-20', s.within) AS k WHERE k.metric = s.metric) AS d
WHERE s.metric IN ('digitised', 'online_where_offered') AND s.depth = 0 GROUP BY s.metric ORDER BY s.metric;
-- The period before, the year before and the changes are values of the series itself, begun a year earlier.
CREATE TABLE earlier AS SELECT m.metric, s.* FROM (SELECT DISTINCT metric FROM series) AS m CROSS JOIN LATERAL kpi_series(m.metric, 'official_month', '2020-12-20', 17, as_of => '2022-11-20') AS s;
SELECT count(*) AS compared, count(*) FILTER (WHERE s.previous IS DISTINCT FROM p.value OR s.same_period_last_year IS DISTINCT FROM y.value OR s.change IS DISTINCT FROM s.value - p.value
	OR abs(s.change_percent - 100 * (s.value - p.value) / nullif(p.value, 0)) > 0.005) AS differences, count(s.same_period_last_year) > 60 AS many
FROM series AS s JOIN earlier AS p ON p.metric = s.metric AND p.last_day = s.from_day - 1 LEFT JOIN earlier AS y ON y.metric = s.metric AND (y.year, y.n) = (s.year - 1, s.n) WHERE s.kind = 'official_month';
-- The sum of all periods so far is the report of their days.
SELECT count(*) AS compared, count(*) FILTER (WHERE s.cumulative IS DISTINCT FROM (to_jsonb(i) ->> s.metric)::numeric) AS differences
FROM series AS s CROSS JOIN LATERAL ii_06(daterange((SELECT min(from_day) FROM series WHERE kind = s.kind), s.last_day, '[]'), '2022-11-20', s.within, s.by) AS i
WHERE s.kind = 'official_month' AND to_jsonb(i) ? s.metric AND s.depth = 0;
-- Restated, what a merged district did is its successor's, and nothing of it moved between them.
SELECT name, value, cumulative FROM kpi_series('resolved_total', 'official_quarter', '2022-01-01', 1, by => 'agency') WHERE section = 'district' ORDER BY name;
SELECT name, value, cumulative FROM kpi_series('resolved_total', 'official_quarter', '2022-01-01', 1, by => 'agency', restated => true) WHERE section = 'district' ORDER BY name;
SELECT restated, sum(value) AS into_districts FROM (VALUES (false), (true)) AS r (restated) CROSS JOIN LATERAL kpi_series('transferred_in', 'official_quarter', '2022-04-01', 1, by => 'agency', restated => restated) AS s WHERE depth = 2 GROUP BY 1 ORDER BY 1;
SELECT bool_and(a.value = b.value) AS same_total FROM kpi_series('open_overdue', 'month', '2022-01-01', 8) AS a JOIN kpi_series('open_overdue', 'month', '2022-01-01', 8, restated => true) AS b USING (year, n);
-- Only periods that have begun
SELECT label, from_day FROM kpi_series('cohort', 'official_half', '2022-01-01', 9, as_of => '2022-07-01');
SELECT label, value, previous, change, change_percent, same_period_last_year, cumulative FROM kpi_series('received_total', 'official_month', '2022-01-01', 4);

-- By agency, section and total, every figure of delays and one that is digital.
INSERT INTO dossier_delay (dossier, cause, fault, responsible, apologised_at, noted_at)
SELECT code, 'staff_overload', 'agency', CASE WHEN sequence(code) % 2 = 0 THEN 'A' END, CASE sequence(code) % 3 WHEN 0 THEN due_at - interval '2 days' WHEN 1 THEN due_at + interval '2 days' END, due_at + interval '3 days'
FROM dossier WHERE sequence(code) % 4 > 0 AND finished_on > due_on + 4;
SELECT m.metric, count(*) > 20 AS many, sum(s.value) > 20 AS some, count(*) FILTER (WHERE s.value IS DISTINCT FROM x.value) AS differences
FROM (VALUES ('apologised'), ('apologised_in_time'), ('apologised_late'), ('without_apology'), ('unexplained'), ('cleared'), ('digitised')) AS m (metric)
CROSS JOIN LATERAL kpi_series(m.metric, 'official_quarter', '2021-12-15', 4, by => 'agency', as_of => '2022-11-20') AS s
CROSS JOIN LATERAL (
	SELECT coalesce(sum((to_jsonb(k) ->> m.metric)::bigint), 0) AS value FROM kpi_delay(reporting_period('official_quarter', s.year, s.n), '2022-11-20') AS k
	WHERE m.metric <> 'digitised' AND (s.depth = 0 OR (s.depth = 1 AND line_section('agency', k.level) = s.section) OR (s.depth = 2 AND k.agency::text = s.code))
	UNION ALL
	SELECT (100.0 * sum(k.numerator) / nullif(sum(k.denominator), 0))::numeric(5, 2) FROM kpi_digital(reporting_period('official_quarter', s.year, s.n), '2022-11-20') AS k
	WHERE k.metric = m.metric AND (s.depth = 0 OR (s.depth = 1 AND line_section('agency', k.level) = s.section) OR (s.depth = 2 AND k.agency::text = s.code))
	LIMIT 1 OFFSET CASE m.metric WHEN 'digitised' THEN 1 ELSE 0 END) AS x
GROUP BY m.metric ORDER BY m.metric;

-- From the day flow: the same
SELECT refresh_flow() > 100 AS filled;
SELECT g.by, count(*) AS lines, count(*) FILTER (WHERE c IS DISTINCT FROM f) AS differences FROM unnest('{none,field,agency,level}'::text[]) AS g (by)
CROSS JOIN (VALUES (NULL::agency_code), ('H56.22')) AS w (within)
CROSS JOIN LATERAL ii_06('[2022-03-15,2022-06-15)', '2022-05-14', w.within, g.by) AS c LEFT JOIN LATERAL ii_06('[2022-03-15,2022-06-15)', '2022-05-14', w.within, g.by, 'flow') AS f ON f.depth = c.depth AND f.name = c.name AND coalesce(f.section, '') = coalesce(c.section, '') GROUP BY g.by ORDER BY g.by;
SELECT g.by, count(*) AS lines, count(*) FILTER (WHERE c IS DISTINCT FROM f) AS differences FROM unnest('{none,field,agency,level}'::text[]) AS g (by)
CROSS JOIN LATERAL on_time_rate('ii_06', '[2022-03-15,2022-06-15)', by => g.by) AS c LEFT JOIN LATERAL on_time_rate('ii_06', '[2022-03-15,2022-06-15)', by => g.by, source => 'flow') AS f ON f.depth = c.depth AND f.name = c.name AND coalesce(f.section, '') = coalesce(c.section, '') GROUP BY g.by ORDER BY g.by;
SELECT m.metric, count(*) AS lines, count(*) FILTER (WHERE c IS DISTINCT FROM f) AS differences FROM unnest('{received_total,transferred_in,resolved_late,open_overdue,ii_06}'::text[]) AS m (metric)
CROSS JOIN LATERAL kpi_series(m.metric, 'official_month', '2022-01-01', 4, by => 'agency', restated => true) AS c
LEFT JOIN LATERAL kpi_series(m.metric, 'official_month', '2022-01-01', 4, by => 'agency', restated => true, source => 'flow') AS f USING (year, n, depth, name) GROUP BY m.metric ORDER BY m.metric;
-- ... every figure, grouping and subtree, also where nothing happened yet, and the changes and sums of it
SELECT g.by, count(DISTINCT m.metric) AS metrics, count(*) > 50 AS many, count(*) FILTER (WHERE c IS DISTINCT FROM f) AS differences
FROM unnest('{received_total,received_online,received_other,carried_over,transferred_in,reopened,resolved_total,resolved_early,resolved_on_time,resolved_late,transferred_out,open_total,open_in_time,open_overdue,ii_06}'::text[]) AS m (metric)
CROSS JOIN (VALUES ('none', NULL::agency_code, 'official_half', date '2020-07-01', NULL::date), ('field', 'H56.22', 'official_quarter', '2022-01-01', '2022-08-31'), ('agency', NULL, 'official_month', '2022-03-01', NULL), ('level', 'H56.01', 'quarter', '2022-01-01', NULL)) AS g (by, within, kind, first_day, as_of)
CROSS JOIN LATERAL (SELECT x.*, row_number() OVER () AS line FROM kpi_series(m.metric, g.kind, g.first_day, 4, g.within, g.by, g.as_of) AS x) AS c
LEFT JOIN LATERAL (SELECT x.*, row_number() OVER () AS line FROM kpi_series(m.metric, g.kind, g.first_day, 4, g.within, g.by, g.as_of, source => 'flow') AS x) AS f ON f.line = c.line
GROUP BY g.by ORDER BY g.by;
SELECT ii_06('[2022-03-15,2022-06-15)', by => 'procedure', source => 'flow');
SELECT on_time_rate('cohort', '[2022-03-15,2022-06-15)', by => 'none', source => 'flow');
SELECT kpi_series('cleared', 'official_month', '2022-01-01', 4, source => 'flow');
SELECT kpi_series('ii_06', 'week', '2022-01-10', 2, source => 'flow');

-- Before anything is received a period has its total.
SELECT metric, depth, name, value, numerator, denominator FROM unnest('{ii_06,resolved_late,received_total}'::text[]) AS m (metric) CROSS JOIN LATERAL kpi_series(m.metric, 'official_month', '2019-01-01', 1, as_of => '2019-01-14');

-- Refused
SELECT kpi_series('received', 'official_month', '2022-01-01', 4);
SELECT kpi_series(NULL, 'official_month', '2022-01-01', 4);
SELECT kpi_series('ii_06', 'fortnight', '2022-01-01', 4);
SELECT kpi_series('ii_06', 'month', NULL, 4);
SELECT kpi_series('ii_06', 'month', '2022-01-01', 0);
SELECT kpi_series('ii_06', 'month', '2022-01-01', 601);
SELECT kpi_series('ii_06', 'month', '2022-01-01', 4, by => 'colour');
SELECT kpi_series('ii_06', 'month', '2022-01-01', 4, source => 'cache');
DROP SCHEMA se CASCADE;
