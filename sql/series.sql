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
INSERT INTO procedure (code, name, field_id, agency, levels, online_level) SELECT format('9.%s', to_char(i, 'FM000000'))::procedure_code, 'Thủ tục ' || i, 1 + i % 2, 'H56.01', '{province}', (ARRAY['none', 'partial', 'full'])[i] FROM generate_series(1, 3) AS i;
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
-- Agencies with one fact in the official month of 15-10 to 14-11-2020, and one with none since its dossier ended in August
INSERT INTO agency (code, name, kind) SELECT format('H56.3%s', n)::agency_code, 'Sở ' || n, 'department' FROM generate_series(1, 7) AS n;
INSERT INTO dossier (code, procedure, agency, channel, received_at, due_at, finished_at, outcome) VALUES
	('H56.31-201020-0001', '9.000001', 'H56.31', 'online', '2020-10-20 08:00+07', '2020-10-30 17:00+07', NULL, NULL),
	('H56.32-201020-0001', '9.000001', 'H56.32', 'post', '2020-10-20 08:00+07', '2020-10-30 17:00+07', NULL, NULL),
	('H56.33-201001-0001', '9.000002', 'H56.33', 'post', '2020-10-01 08:00+07', '2020-10-30 17:00+07', NULL, NULL),
	('H56.35-201001-0001', '9.000002', 'H56.35', 'online', '2020-10-01 08:00+07', '2020-10-30 17:00+07', NULL, NULL),
	('H56.36-200920-0001', '9.000001', 'H56.36', 'online', '2020-09-20 08:00+07', '2020-09-30 17:00+07', '2020-10-01 08:00+07', 'resolved'),
	('H56.37-200820-0001', '9.000001', 'H56.37', 'online', '2020-08-20 08:00+07', '2020-08-30 17:00+07', '2020-08-25 08:00+07', 'resolved');
UPDATE dossier SET agency = 'H56.34', since = '2020-10-20 08:00+07', since_cause = 'transfer' WHERE code = 'H56.35-201001-0001';
UPDATE dossier SET finished_at = NULL, outcome = NULL, since = '2020-10-20 08:00+07', since_cause = 'reopening' WHERE code = 'H56.36-200920-0001';
UPDATE dossier SET finished_at = '2020-11-20 08:00+07', outcome = 'resolved' WHERE received_at < '2020-11-01' AND finished_at IS NULL;
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
	OR s.change_percent IS DISTINCT FROM round(100 * (s.value - p.value) / nullif(p.value, 0), 2) OR scale(s.change_percent) > 2) AS differences, count(s.same_period_last_year) > 60 AS many
FROM series AS s JOIN earlier AS p ON p.metric = s.metric AND p.last_day = s.from_day - 1 LEFT JOIN earlier AS y ON y.metric = s.metric AND (y.year, y.n) = (s.year - 1, s.n) WHERE s.kind = 'official_month';
-- A week of the year before is that of 52 weeks ago, as in every report: behind a year of 53 it has another number.
SELECT s.n, s.from_day, s.same_period_last_year = i.received_total AS as_reported, s.same_period_last_year <> j.received_total AS not_of_that_number
FROM kpi_series('received_total', 'week', '2021-12-27', 3, as_of => '2022-11-20') AS s CROSS JOIN LATERAL ii_06(year_before(daterange(s.from_day, s.last_day, '[]')), by => 'none') AS i
CROSS JOIN LATERAL ii_06(reporting_period('week', s.year - 1, s.n), by => 'none') AS j;
-- The sum of all periods so far is the report of their days.
SELECT count(*) AS compared, count(*) FILTER (WHERE s.cumulative IS DISTINCT FROM (to_jsonb(i) ->> s.metric)::numeric) AS differences
FROM series AS s CROSS JOIN LATERAL ii_06(daterange((SELECT min(from_day) FROM series WHERE kind = s.kind), s.last_day, '[]'), '2022-11-20', s.within, s.by) AS i
WHERE s.kind = 'official_month' AND to_jsonb(i) ? s.metric AND s.depth = 0;
-- A rate of all periods so far is pooled.
SELECT metric, count(*) AS compared, count(*) FILTER (WHERE cumulative IS DISTINCT FROM round(100.0 * all_done / nullif(all_of, 0), 2) OR scale(cumulative) <> 2 OR scale(value) <> 2) AS differences
FROM (SELECT *, sum(numerator) OVER w AS all_done, sum(denominator) OVER w AS all_of FROM series WHERE denominator IS NOT NULL WINDOW w AS (PARTITION BY metric, kind, section, code ORDER BY from_day)) AS s GROUP BY metric ORDER BY metric;
-- And the sum of what came, was late or was cleared is a sum; of delays below.
SELECT metric, count(*) AS compared, count(*) FILTER (WHERE cumulative IS DISTINCT FROM all_so_far) AS differences FROM (SELECT *, sum(value) OVER w AS all_so_far FROM series WHERE metric IN ('cleared', 'resolved_late', 'transferred_in', 'received_online') WINDOW w AS (PARTITION BY metric, kind, section, code ORDER BY from_day)) AS s GROUP BY metric ORDER BY metric;
-- Restated, what a merged district did is its successor's, and nothing of it moved between them.
SELECT name, value, cumulative FROM kpi_series('resolved_total', 'official_quarter', '2022-01-01', 1, by => 'agency') WHERE section = 'district' ORDER BY name;
SELECT name, value, cumulative FROM kpi_series('resolved_total', 'official_quarter', '2022-01-01', 1, by => 'agency', restated => true) WHERE section = 'district' ORDER BY name;
SELECT restated, sum(value) AS into_districts FROM (VALUES (false), (true)) AS r (restated) CROSS JOIN LATERAL kpi_series('transferred_in', 'official_quarter', '2022-04-01', 1, by => 'agency', restated => restated) AS s WHERE depth = 2 GROUP BY 1 ORDER BY 1;
SELECT bool_and(a.value = b.value) AS same_total FROM kpi_series('open_overdue', 'month', '2022-01-01', 8) AS a JOIN kpi_series('open_overdue', 'month', '2022-01-01', 8, restated => true) AS b USING (year, n);
-- Only periods that have begun
SELECT label, from_day FROM kpi_series('cohort', 'official_half', '2022-01-01', 9, as_of => '2022-07-01');
SELECT d.as_of, array_agg(k.label ORDER BY k.from_day) AS begun FROM unnest('{2022-06-14,2022-06-15}'::date[]) AS d (as_of) CROSS JOIN LATERAL kpi_series('received_total', 'official_half', '2022-01-01', 9, as_of => d.as_of) AS k GROUP BY d.as_of ORDER BY d.as_of;
-- The lines are those of the periods, the one before them, and those a year before the periods: what an agency did a year before the one before is not among them.
-- What a line has not is 0, and of nothing there is no rate.
SELECT m.metric, k.code, k.value, k.numerator, k.denominator, k.previous, k.change, k.same_period_last_year, k.cumulative FROM unnest('{received_total,resolved_total,digitised}'::text[]) AS m (metric)
CROSS JOIN LATERAL kpi_series(m.metric, 'official_month', '2021-09-20', 1, by => 'agency') AS k WHERE k.code ~ '^H56.3' ORDER BY m.metric, k.code;
SELECT label, from_day FROM kpi_series('received_total', 'official_year', '2021-12-20', 2, as_of => '2022-12-15');
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

-- Of all periods so far: what ended late in each, and what is overdue, once, in the evening of the last.
SELECT m.metric, count(*) > 20 AS many, sum(s.value) > sum(s.cumulative - s.previous_cumulative) AS open_twice, count(*) FILTER (WHERE s.cumulative IS DISTINCT FROM x.n) AS differences
FROM (VALUES ('apologised'), ('apologised_in_time'), ('apologised_late'), ('without_apology'), ('unexplained'), ('cleared')) AS m (metric)
CROSS JOIN LATERAL (SELECT k.*, lag(k.cumulative, 1, 0) OVER (PARTITION BY k.depth, k.section, k.code ORDER BY k.from_day) AS previous_cumulative FROM kpi_series(m.metric, 'official_month', '2021-12-15', 5, by => 'agency', as_of => '2022-11-20') AS k) AS s
CROSS JOIN LATERAL (
	SELECT count(*) FILTER (WHERE CASE m.metric WHEN 'cleared' THEN d.cleared WHEN 'unexplained' THEN d.delayed AND num_nonnulls(d.cause, d.fault, d.responsible) < 3 WHEN 'apologised' THEN d.delayed AND d.apology <> 'none'
		WHEN 'without_apology' THEN d.delayed AND d.apology = 'none' ELSE d.delayed AND 'apologised_' || d.apology = m.metric END) AS n
	FROM generate_series(1, s.n) AS p (n) CROSS JOIN LATERAL reporting_period('official_month', 2022, p.n) AS r (days) CROSS JOIN LATERAL delayed_stay(lower(r.days), upper(r.days) - 1) AS d
	JOIN agency AS a ON a.code = d.agency
	WHERE (d.closing <> 5 OR p.n = s.n) AND (s.depth = 0 OR (s.depth = 1 AND line_section('agency', a.level) = s.section) OR (s.depth = 2 AND d.agency::text = s.code))) AS x
GROUP BY m.metric ORDER BY m.metric;
-- A kind that is none, and NULL, which would be passed over
SELECT kpi_series('ii_06', 'fortnight', '2022-01-01', 4);
SELECT kpi_series('ii_06', NULL, '2022-01-01', 4);

-- By every grouping: what ended, and the rate of it, are the form's; what is digital, late or explained is what stands in the list.
SELECT g.code AS by, count(*) > 3 AS some, count(*) FILTER (WHERE s.value IS DISTINCT FROM i.resolved_late) AS late, count(*) FILTER (WHERE (r.value, r.numerator, r.denominator) IS DISTINCT FROM (o.rate, o.on_time, o.denominator)) AS rate
FROM terms('grouping') AS g CROSS JOIN LATERAL ii_06('[2022-03-15,2022-06-15)', by => g.code) AS i
FULL JOIN LATERAL (SELECT g.code AS by, x.* FROM terms('grouping') AS g CROSS JOIN LATERAL kpi_series('resolved_late', 'official_quarter', '2022-03-15', 1, by => g.code) AS x) AS s ON (s.by, s.depth, s.name) = (g.code, i.depth, i.name) AND coalesce(s.section, '') = coalesce(i.section, '') AND coalesce(s.code, '') = coalesce(i.code, '')
FULL JOIN LATERAL (SELECT g.code AS by, x.* FROM terms('grouping') AS g CROSS JOIN LATERAL kpi_series('ii_06', 'official_quarter', '2022-03-15', 1, by => g.code) AS x) AS r ON (r.by, r.depth, r.name) = (g.code, i.depth, i.name) AND coalesce(r.section, '') = coalesce(i.section, '') AND coalesce(r.code, '') = coalesce(i.code, '')
FULL JOIN LATERAL (SELECT g.code AS by, x.* FROM terms('grouping') AS g CROSS JOIN LATERAL on_time_rate('ii_06', '[2022-03-15,2022-06-15)', by => g.code) AS x) AS o ON (o.by, o.depth, o.name) = (g.code, i.depth, i.name) AND coalesce(o.section, '') = coalesce(i.section, '') AND coalesce(o.code, '') = coalesce(i.code, '')
GROUP BY g.code ORDER BY g.code;
SELECT g.code AS by, m.metric, count(*) > 1 AS some, sum(s.value) > 3 AS counted, count(*) FILTER (WHERE (s.numerator, s.denominator) IS DISTINCT FROM (l.n, l.known)) AS differences
FROM terms('grouping') AS g CROSS JOIN (VALUES ('digitised'), ('unexplained'), ('apologised')) AS m (metric)
CROSS JOIN LATERAL (SELECT x.depth, x.section, x.code, x.value, coalesce(x.numerator, x.value) AS numerator, x.denominator FROM kpi_series(m.metric, 'official_quarter', '2022-03-15', 1, by => g.code) AS x) AS s
CROSS JOIN LATERAL (
	SELECT count(*) FILTER (WHERE f.done) AS n, CASE m.metric WHEN 'digitised' THEN count(f.done) END AS known
	FROM (SELECT d.dossier, d.agency, d.procedure, d.channel, d.done FROM digital_fact('2022-03-15', '2022-06-14') AS d WHERE m.metric = 'digitised' AND d.metric = 'digitised'
		UNION ALL SELECT d.dossier, d.agency, d.procedure, d.channel, d.delayed AND CASE m.metric WHEN 'unexplained' THEN num_nonnulls(d.cause, d.fault, d.responsible) < 3 ELSE d.apologised_at IS NOT NULL END
		FROM delayed_stay('2022-03-15', '2022-06-14') AS d WHERE m.metric <> 'digitised') AS f
	JOIN agency AS a ON a.code = f.agency JOIN procedure AS p ON p.code = f.procedure JOIN dossier AS o ON o.code = f.dossier
	WHERE (s.section IS NULL OR CASE g.code WHEN 'agency' THEN CASE a.level WHEN 'province' THEN 'department' ELSE a.level END ELSE a.level END = s.section)
		AND (s.code IS NULL OR s.code = CASE g.code WHEN 'field' THEN p.field_id::text WHEN 'agency' THEN f.agency::text WHEN 'procedure' THEN f.procedure::text WHEN 'channel' THEN f.channel ELSE coalesce(o.online_level, p.online_level) END)) AS l
GROUP BY g.code, m.metric ORDER BY m.metric, g.code;

-- From the day flow: the same
SELECT refresh_flow() > 100 AS filled;
SELECT g.by, count(*) AS lines, count(*) FILTER (WHERE c IS DISTINCT FROM f) AS differences FROM unnest('{none,field,agency,level}'::text[]) AS g (by)
CROSS JOIN (VALUES (NULL::agency_code), ('H56.22')) AS w (within)
CROSS JOIN LATERAL ii_06('[2022-03-15,2022-06-15)', '2022-05-14', w.within, g.by) AS c LEFT JOIN LATERAL ii_06('[2022-03-15,2022-06-15)', '2022-05-14', w.within, g.by, 'flow') AS f ON f.depth = c.depth AND f.name = c.name AND coalesce(f.section, '') = coalesce(c.section, '') GROUP BY g.by ORDER BY g.by;
SELECT g.by, count(*) AS lines, count(*) FILTER (WHERE c IS DISTINCT FROM f) AS differences FROM unnest('{none,field,agency,level}'::text[]) AS g (by)
CROSS JOIN LATERAL on_time_rate('ii_06', '[2022-03-15,2022-06-15)', by => g.by) AS c LEFT JOIN LATERAL on_time_rate('ii_06', '[2022-03-15,2022-06-15)', by => g.by, source => 'flow') AS f ON f.depth = c.depth AND f.name = c.name AND coalesce(f.section, '') = coalesce(c.section, '') GROUP BY g.by ORDER BY g.by;
-- ... and no line more: who ended nothing in a period has none.
SELECT count(*) > 50 AS many, count(*) FILTER (WHERE b.counted IS NULL) AS too_many, count(*) FILTER (WHERE b.flow IS NULL) AS missing
FROM (VALUES ('[2021-12-15,2022-01-01)'::daterange), ('[2022-01-01,2022-01-15)'), ('[2022-03-15,2022-04-01)'), ('[2022-05-01,2022-05-15)'), ('[2022-06-01,2022-06-15)')) AS p (period), unnest('{none,field,agency,level}'::text[]) AS g (by)
CROSS JOIN LATERAL (SELECT c::text AS counted, f::text AS flow FROM on_time_rate('ii_06', p.period, by => g.by) AS c FULL JOIN on_time_rate('ii_06', p.period, by => g.by, source => 'flow') AS f ON f::text = c::text) AS b;
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
-- ... a subtree of today's agencies; a line in which one thing happened, and none where nothing did
SELECT m.metric, count(*) AS lines, sum(c.value) > 0 AS some, count(*) FILTER (WHERE c IS DISTINCT FROM f) AS differences FROM unnest('{received_total,carried_over,resolved_total,open_total,ii_06,transferred_in,transferred_out}'::text[]) AS m (metric)
CROSS JOIN LATERAL kpi_series(m.metric, 'official_month', '2022-01-01', 4, 'H56.22', 'agency', restated => true) AS c
LEFT JOIN LATERAL kpi_series(m.metric, 'official_month', '2022-01-01', 4, 'H56.22', 'agency', restated => true, source => 'flow') AS f USING (year, n, depth, name) GROUP BY m.metric ORDER BY m.metric;
SELECT f.name, f.received_total AS received, f.carried_over AS carried, f.transferred_in AS came, f.reopened, f.transferred_out AS went, f.open_total AS open, c IS DISTINCT FROM f AS differs
FROM ii_06('[2020-10-15,2020-11-15)', by => 'agency', source => 'flow') AS f FULL JOIN ii_06('[2020-10-15,2020-11-15)', by => 'agency') AS c USING (depth, name);
CREATE TABLE one_fact AS SELECT s.source, m.metric, k.* FROM unnest('{counted,flow}'::text[]) AS s (source)
CROSS JOIN unnest('{received_online,received_other,carried_over,transferred_in,reopened,transferred_out,open_total}'::text[]) AS m (metric) CROSS JOIN LATERAL kpi_series(m.metric, 'official_month', '2020-10-15', 1, by => 'agency', source => s.source) AS k;
SELECT metric, array_agg(concat_ws(' ', f.name, f.value) ORDER BY f.depth, f.code) AS lines, count(*) FILTER (WHERE (c.value, c.previous, c.cumulative) IS DISTINCT FROM (f.value, f.previous, f.cumulative)) AS differences
FROM (SELECT * FROM one_fact WHERE source = 'flow') AS f FULL JOIN (SELECT * FROM one_fact WHERE source = 'counted') AS c USING (metric, name) GROUP BY metric ORDER BY metric;
SELECT ii_06('[2022-03-15,2022-06-15)', by => 'procedure', source => 'flow');
SELECT on_time_rate('cohort', '[2022-03-15,2022-06-15)', by => 'none', source => 'flow');
SELECT kpi_series('cleared', 'official_month', '2022-01-01', 4, source => 'flow');
SELECT kpi_series('ii_06', 'week', '2022-01-10', 2, source => 'flow');

-- Before anything is received a period has its total.
SELECT metric, depth, name, value, numerator, denominator FROM unnest('{ii_06,resolved_late,received_total}'::text[]) AS m (metric) CROSS JOIN LATERAL kpi_series(m.metric, 'official_month', '2019-01-01', 1, as_of => '2019-01-14');

-- ... and so has a form, and a rate, of days on which nothing was there.
SELECT s.source, f.depth, f.received_total, f.received_online, f.received_other, f.carried_over, f.transferred_in, f.reopened, f.resolved_total, f.resolved_early, f.resolved_on_time, f.resolved_late, f.transferred_out, f.open_total, f.open_in_time, f.open_overdue
FROM unnest('{counted,flow}'::text[]) AS s (source) CROSS JOIN LATERAL ii_06('[2022-03-15,2022-06-15)', within => 'H57', by => 'agency', source => s.source) AS f;
SELECT s.source, o.depth, o.on_time, o.late, o.unknown, o.denominator, o.rate FROM unnest('{counted,flow}'::text[]) AS s (source) CROSS JOIN LATERAL on_time_rate('ii_06', '[2022-03-15,2022-06-15)', within => 'H57', by => 'agency', source => s.source) AS o;
SELECT m.metric, s.source, k.depth, k.value, k.numerator, k.denominator, k.previous, k.change, k.change_percent, k.cumulative FROM unnest('{received_total,carried_over,transferred_in,reopened,resolved_late,open_total,open_in_time,open_overdue,ii_06}'::text[]) AS m (metric)
CROSS JOIN unnest('{counted,flow}'::text[]) AS s (source) CROSS JOIN LATERAL kpi_series(m.metric, 'official_quarter', '2022-03-15', 1, 'H57', source => s.source) AS k ORDER BY m.metric, s.source;
-- Sixty periods, or six hundred, begin with the one of the first day.
SELECT k.kind, count(*) FILTER (WHERE s.place > 0) AS periods, min(lower(s.period)) FILTER (WHERE s.place = 1) AS first_day, max(upper(s.period)) AS until_day FROM (VALUES ('week', 600), ('month', 600), ('official_quarter', 61), ('year', 60), ('nine_months', 60)) AS k (kind, n)
CROSS JOIN LATERAL series_period(k.kind, '2020-12-15', k.n) AS s GROUP BY k.kind ORDER BY k.kind;

-- Of agencies and procedures that the registry has no row for, as where a ministry has not got the lists of its provinces
BEGIN;
DO $$
DECLARE c record;
BEGIN
	FOR c IN SELECT k.conrelid::regclass AS name, k.conname FROM pg_constraint AS k WHERE k.contype = 'f' AND k.confrelid IN ('agency'::regclass, 'procedure'::regclass) AND k.conrelid IN ('dossier'::regclass, 'dossier_past'::regclass) LOOP
		EXECUTE format('ALTER TABLE %s DROP CONSTRAINT %I', c.name, c.conname);
	END LOOP;
END $$;
INSERT INTO dossier (code, procedure, agency, channel, received_at, due_at) SELECT format('H99.01-201020-000%s', n)::dossier_code, '9.999998', 'H99.01', 'online', '2020-10-20 08:00+07', '2020-10-30 17:00+07' FROM generate_series(1, 3) AS n;
UPDATE dossier SET agency = 'H99.02', since = '2020-10-21 08:00+07', since_cause = 'transfer' WHERE code = 'H99.01-201020-0001';
UPDATE dossier SET procedure = '9.999999', since = '2020-10-22 08:00+07', since_cause = 'correction' WHERE code = 'H99.01-201020-0002';
UPDATE dossier SET agency = 'H56.01', procedure = '9.000001', since = '2020-10-23 08:00+07', since_cause = 'transfer' WHERE code = 'H99.01-201020-0003';
UPDATE dossier SET finished_at = '2020-10-29 08:00+07', outcome = 'resolved' WHERE code IN ('H99.01-201020-0001', 'H99.01-201020-0003');
SELECT refresh_flow() > 0 AS filled;
SELECT g.by, f.source, i.section, i.code, i.name, i.received_total AS received, i.transferred_in AS came, i.transferred_out AS went, i.resolved_early AS early, i.open_overdue AS overdue
FROM unnest('{field,agency,level}'::text[]) AS g (by) CROSS JOIN unnest('{counted,flow}'::text[]) AS f (source) CROSS JOIN LATERAL ii_06('[2020-10-15,2020-11-15)', by => g.by, source => f.source) AS i
WHERE i.section = 'unknown' OR i.code = '0' OR i.code ~ '^H99' ORDER BY 1, 2, 3 NULLS FIRST, 4 NULLS FIRST;
SELECT g.by, f.source, o.section, o.code, o.on_time, o.denominator FROM unnest('{field,agency,level}'::text[]) AS g (by) CROSS JOIN unnest('{counted,flow}'::text[]) AS f (source) CROSS JOIN LATERAL on_time_rate('ii_06', '[2020-10-15,2020-11-15)', by => g.by, source => f.source) AS o
WHERE o.section = 'unknown' ORDER BY 1, 2, 3 NULLS FIRST, 4 NULLS FIRST;
SELECT g.by, m.metric, f.source, k.section, k.code, k.value FROM unnest('{field,agency,level}'::text[]) AS g (by) CROSS JOIN unnest('{received_total,resolved_early,without_apology}'::text[]) AS m (metric) JOIN unnest('{counted,flow}'::text[]) AS f (source) ON f.source = 'counted' OR m.metric <> 'without_apology'
CROSS JOIN LATERAL kpi_series(m.metric, 'official_month', '2020-10-15', 1, by => g.by, source => f.source) AS k
WHERE k.section = 'unknown' ORDER BY 1, 2, 3, 4 NULLS FIRST, 5 NULLS FIRST;
ROLLBACK;

-- Refused
SELECT kpi_series('received', 'official_month', '2022-01-01', 4);
SELECT kpi_series(NULL, 'official_month', '2022-01-01', 4);
SELECT kpi_series('ii_06', 'fortnight', '2022-01-01', 4);
SELECT kpi_series('ii_06', 'month', NULL, 4);
SELECT kpi_series('ii_06', 'month', 'infinity', 4);
SELECT kpi_series('ii_06', 'month', '2022-01-01', NULL);
SELECT kpi_series('ii_06', 'month', '2022-01-01', 0);
SELECT kpi_series('ii_06', 'month', '2022-01-01', 601);
SELECT kpi_series('ii_06', 'month', '2022-01-01', 4, by => 'colour');
SELECT kpi_series('ii_06', 'month', '2022-01-01', 4, source => 'cache');
DROP SCHEMA se CASCADE;
