-- Periods and KPIs as views; every cell with its list: random dossiers that move, are reopened and wait
\set SHOW_CONTEXT never
SET client_min_messages = warning;
SET datestyle = ISO;
SET jit = off;
SELECT cchc.create_registry('kv');
SET search_path = kv, cchc, public;
-- Weeks are those of ISO 8601.
SELECT reporting_period('week', 2022, 1) AS w1, reporting_period('week', 2020, 53) AS w53;
SELECT reporting_period('week', 2022, 53);
SELECT reporting_period('official_week', 2022, 1);
SELECT count(*) AS wrong FROM generate_series(date '1999-12-01', '2031-01-31', '1 day') AS d
WHERE NOT reporting_period('week', extract(isoyear FROM d)::integer, extract(week FROM d)::integer) @> d::date;

SELECT count(*) FROM reporting_period;		-- no dossier, no period
INSERT INTO agency (code, name, kind) VALUES ('H56.01', 'Sở A', 'department'), ('H56.02', 'Sở B', 'department'), ('H56.21', 'Huyện C', 'rural_district'),
	('H56.21.01', 'Xã D', 'commune');
INSERT INTO field (name) VALUES ('Hộ tịch'), ('Môi trường');
INSERT INTO procedure (code, name, field_id, agency, levels, online_level) SELECT format('9.%s', to_char(i, 'FM000000'))::procedure_code, 'Thủ tục ' || i, 1 + i % 2, 'H56.01', '{province}', (ARRAY['none', 'partial', 'full'])[i] FROM generate_series(1, 3) AS i;
CREATE FUNCTION chance(i integer, k integer) RETURNS double precision LANGUAGE sql RETURN (hashint8extended(i, k) & 1048575) / 1048576.0;
INSERT INTO dossier (code, procedure, agency, channel, received_at, due_at, due_original, finished_at, outcome)
SELECT dossier_code(a.code, d.received::date, i), format('9.%s', to_char(1 + i % 3, 'FM000000'))::procedure_code, a.code, (ARRAY['online', 'counter', 'post'])[1 + i % 3],
	d.received AT TIME ZONE interval '7 hours', (d.received + interval '1 hour' * floor(400 * chance(i, 3))) AT TIME ZONE interval '7 hours',
	(d.received + interval '1 hour' * floor(300 * chance(i, 4))) AT TIME ZONE interval '7 hours',
	CASE WHEN i % 5 > 0 THEN (d.received + interval '1 hour' * (30 + floor(700 * chance(i, 5)))) AT TIME ZONE interval '7 hours' END,
	CASE WHEN i % 5 > 0 THEN (ARRAY['resolved', 'resolved', 'rejected'])[1 + i % 3] END
FROM generate_series(1, 1500) AS i
CROSS JOIN LATERAL (SELECT (ARRAY['H56.01', 'H56.02', 'H56.21', 'H56.21.01'])[1 + i % 4]::agency_code AS code) AS a
CROSS JOIN LATERAL (SELECT timestamp '2021-12-01' + interval '1 hour' * floor(24 * 210 * chance(i, 1)) AS received) AS d;
INSERT INTO dossier_pause (dossier, during, reason) SELECT code, tstzrange(received_at + interval '1 day', CASE WHEN sequence(code) % 2 = 0 THEN received_at + interval '9 days' END),
	(ARRAY['supplement', 'other'])[1 + sequence(code) % 2] FROM dossier WHERE sequence(code) % 7 = 0;
-- Transferred on the next day, reopened after a week, rescheduled
UPDATE dossier SET agency = 'H56.02', since = received_at + interval '26 hours', since_cause = 'transfer' WHERE sequence(code) % 6 = 0 AND agency <> 'H56.02';
UPDATE dossier SET procedure = '9.000001', since = received_at + interval '27 hours', since_cause = 'correction' WHERE sequence(code) % 11 = 0 AND procedure <> '9.000001';
UPDATE dossier SET finished_at = NULL, outcome = NULL, since = finished_at + interval '7 days', since_cause = 'reopening' WHERE sequence(code) % 9 = 0 AND finished_at IS NOT NULL;
UPDATE dossier SET due_at = due_at + interval '6 days', since = greatest(since, received_at + interval '40 hours'), since_cause = 'rescheduling' WHERE sequence(code) % 8 = 0 AND finished_at IS NULL;
ANALYZE dossier, dossier_past, dossier_pause;
SELECT leaves, count(*) > 30 AS many FROM dossier_past GROUP BY leaves ORDER BY leaves;

-- From here on, definitions answer.
SELECT kind, min(from_day), count(*) > 3 AS several, bool_and(label <> kind) AS named FROM reporting_period GROUP BY kind ORDER BY kind;
SELECT label, closed FROM reporting_period WHERE kind IN ('official_month', 'official_year') AND year = 2022 AND n < 3 ORDER BY kind, n;

-- A view is its function, for every period.
SELECT count(*) > 200 AS many, count(*) FILTER (WHERE v IS DISTINCT FROM f) AS differences FROM (
	SELECT p.kind, p.year, p.n, f.agency, f.procedure, f.channel, f::text AS f FROM reporting_period AS p, kpi_ii_06(daterange(p.from_day, p.last_day, '[]')) AS f
	WHERE p.kind IN ('official_month', 'official_half') AND p.year = 2022) AS f
FULL JOIN (SELECT kind, year, n, agency, procedure, channel, (agency, agency_name, level, label('admin_level', level), field_id, field, procedure, procedure_name, channel, label('channel', channel), received, carried_over, transferred_in,
		reopened, resolved_early, resolved_on_time, resolved_late, transferred_out, open_in_time, open_overdue)::text AS v FROM kpi_ii_06
	WHERE kind IN ('official_month', 'official_half') AND year = 2022) AS v USING (kind, year, n, agency, procedure, channel);
-- Every line balances; what one month leaves open, the next one carries over.
SELECT count(*) FILTER (WHERE received + carried_over + transferred_in + reopened <> resolved_early + resolved_on_time + resolved_late + transferred_out + open_in_time + open_overdue) AS unbalanced
FROM kpi_ii_06 WHERE kind = 'official_month' AND year = 2022;
SELECT count(*) AS broken FROM (SELECT n + 1 AS n, agency, procedure, channel, open_in_time + open_overdue AS open FROM kpi_ii_06 WHERE kind = 'official_month' AND year = 2022 AND n < 12) AS a
FULL JOIN (SELECT n, agency, procedure, channel, carried_over FROM kpi_ii_06 WHERE kind = 'official_month' AND year = 2022 AND n > 1) AS b USING (n, agency, procedure, channel)
WHERE coalesce(a.open, 0) <> coalesce(b.carried_over, 0);
-- The sums are the form's.
SELECT count(*) AS months, count(*) FILTER (WHERE (k.received, k.carried, k.early, k.on_time, k.late, k.overdue) IS DISTINCT FROM
	(f.received_online + f.received_other, f.carried_over + f.reopened, f.resolved_early, f.resolved_on_time, f.resolved_late, f.open_overdue)) AS differences
FROM (SELECT n, from_day, last_day, sum(received) AS received, sum(carried_over + reopened) AS carried, sum(resolved_early) AS early, sum(resolved_on_time) AS on_time,
	sum(resolved_late) AS late, sum(open_overdue) AS overdue FROM kpi_ii_06 WHERE kind = 'official_month' AND year = 2022 GROUP BY 1, 2, 3) AS k
CROSS JOIN LATERAL ii_06(daterange(k.from_day, k.last_day, '[]')) AS f WHERE f.depth = 0;
-- Within a subtree: the district and its commune
SELECT array_agg(DISTINCT agency ORDER BY agency) FROM kpi_ii_06('[2022-03-01,2022-04-01)', within => 'H56.21');
SELECT count(*) FROM kpi_ii_06('empty') UNION ALL SELECT count(*) FROM kpi_ii_06(NULL);
SELECT count(*) FROM kpi_ii_06('[2022-03-01,)');
SELECT count(*) FROM kpi_ii_06('[2022-03-01,2022-04-01)', '2022-02-28');

-- A receipt of the year 0024, and one that was never there, begin no periods; the dossier is carried over into all of them.
BEGIN;
SELECT count(*) AS periods FROM reporting_period \gset
INSERT INTO dossier (code, procedure, agency, channel, received_at, due_at, voided_at, void_reason) VALUES ('H56.01-240229-9001', '9.000001', 'H56.01', 'online', '0024-02-29 08:00+07', '2022-03-10 17:00+07', NULL, NULL),
	('H56.01-240229-9002', '9.000001', 'H56.01', 'online', '1969-02-28 08:00+07', NULL, now(), 'nhập nhầm');
INSERT INTO document (document_id, issuer, number, signed_on) VALUES (99, 'H56.01', '1/QĐ-UBND', '0022-01-01');
SELECT count(*) - :periods AS more FROM reporting_period;
SELECT dossier, opening, closing FROM dossiers_behind('II.06', 6, '[2022-03-15,2022-06-15)') WHERE received_on(dossier) > '2024-01-01';
DELETE FROM dossier WHERE code <> 'H56.01-240229-9001';
SELECT count(*) FROM reporting_period;
ROLLBACK;

-- On-time rates
SELECT rule, count(*) AS agencies, count(*) FILTER (WHERE (k.on_time, k.late, k.unknown, k.rate, k.level_name, k.rule_name) IS DISTINCT FROM (o.on_time, o.late, o.unknown, o.rate, label('admin_level', k.level), label('kpi_rule', k.rule))) AS differences
FROM (SELECT * FROM kpi_on_time WHERE kind = 'official_quarter' AND year = 2022 AND n = 2) AS k
LEFT JOIN (SELECT r.rule, o.* FROM kpi_rule AS r, on_time_rate(r.rule, '[2022-03-15,2022-06-15)', by => 'agency') AS o WHERE o.depth = 2) AS o USING (rule)
WHERE o.code = k.agency::text GROUP BY rule ORDER BY rule;

-- One day each: rates of one dossier, and of none
SELECT count(*) FILTER (WHERE k.denominator = 1) > 3 AS of_one, count(*) FILTER (WHERE k.denominator = 0) > 0 AS of_none, count(*) FILTER (WHERE (k.on_time, k.late, k.unknown, k.denominator, k.rate) IS DISTINCT FROM (o.on_time, o.late, o.unknown, o.denominator, o.rate)
	OR k.rate IS DISTINCT FROM CASE WHEN k.on_time + k.late > 0 THEN round(100.0 * k.on_time / (k.on_time + k.late), 2) END) AS differences
FROM generate_series(timestamp '2022-03-01', '2022-03-09', '1 day') AS d CROSS JOIN LATERAL kpi_on_time(daterange(d::date, d::date + 1)) AS k
LEFT JOIN LATERAL on_time_rate(k.rule, daterange(d::date, d::date + 1), by => 'agency') AS o ON o.depth = 2 AND o.code = k.agency::text;

-- A tool that names periods has those counted and no others; a page of rows stops at the first.
CREATE FUNCTION counted(query text) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE plan jsonb;
BEGIN
	EXECUTE 'EXPLAIN (ANALYZE, TIMING OFF, FORMAT JSON) ' || query INTO plan;
	RETURN (SELECT sum((node ->> 'Actual Loops')::numeric) FROM jsonb_path_query(plan, 'strict $.**?(@."Function Name" == "report_evening")') AS node);
END $$;
SELECT counted('SELECT agency, sum(received) FROM kpi_ii_06 WHERE kind = ''official_month'' AND year = 2022 AND n BETWEEN 2 AND 4 GROUP BY agency') AS three,
	counted('SELECT * FROM kpi_ii_06 WHERE year = 2022 AND kind = ''official_year''') AS one,
	counted('SELECT * FROM kpi_ii_06 LIMIT 5') AS first_one;

-- Which dossiers? Every cell of the form, total, line by field and agency, with its list.
CREATE TABLE cell AS
SELECT p.period, f.section AS level, f.code::integer AS field_id, f.column_no, f.value AS cell
FROM (VALUES ('[2022-01-15,2022-03-15)'::daterange), ('[2022-03-15,2022-03-16)')) AS p (period)
CROSS JOIN LATERAL form_cell('II.06', p.period) AS f;
SELECT count(*) > 100 AS many, count(*) FILTER (WHERE cell > 0) > 60 AS not_empty, count(*) FILTER (WHERE cell <> (SELECT count(*) FROM dossiers_behind('II.06', c.column_no, c.period, field_id => c.field_id) AS l
	JOIN agency AS a ON a.code = l.agency_code WHERE c.level IS NULL OR a.level = c.level)) AS differences
FROM cell AS c;
SELECT count(*) FILTER (WHERE n <> (SELECT count(*) FROM dossiers_behind('II.06', 13, '[2022-01-15,2022-06-15)', agency => k.agency, procedure => k.procedure))) AS differences
FROM (SELECT agency, procedure, sum(open_overdue) AS n FROM kpi_ii_06('[2022-01-15,2022-06-15)') GROUP BY 1, 2) AS k;
SELECT count(*) = (SELECT sum(open_overdue) FROM kpi_ii_06('[2022-01-15,2022-06-15)', '2022-04-30', 'H56.21')) AS as_of_within
FROM dossiers_behind('II.06', 13, '[2022-01-15,2022-06-15)', '2022-04-30', 'H56.21');
-- ... and of the lines by level, channel and online level, which where the dossier has none is its procedure's
UPDATE dossier SET online_level = (ARRAY['none', 'partial', 'full', 'information'])[1 + sequence(code) % 4] WHERE sequence(code) % 5 = 0;
SELECT g.by, count(DISTINCT f.code) AS codes, count(*) FILTER (WHERE f.value > 0) > 20 AS many, count(*) FILTER (WHERE f.value <> l.n) AS differences
FROM unnest('{level,channel,online_level}'::text[]) AS g (by) CROSS JOIN LATERAL form_cell('II.06', '[2022-01-15,2022-03-15)', by => g.by) AS f
CROSS JOIN LATERAL (SELECT count(*) AS n FROM dossiers_behind('II.06', f.column_no, '[2022-01-15,2022-03-15)') AS l
	WHERE f.depth = 0 OR coalesce(f.code, f.section) = CASE g.by WHEN 'level' THEN l.level WHEN 'channel' THEN l.channel ELSE l.online_level END) AS l
GROUP BY g.by ORDER BY g.by;
SELECT k.code AS rule, count(*) AS lines, count(*) FILTER (WHERE (o.on_time, o.late) IS DISTINCT FROM (l.on_time, l.late)) AS differences
FROM terms('kpi_rule') AS k CROSS JOIN LATERAL on_time_rate(k.code, '[2022-01-15,2022-03-15)', by => 'online_level') AS o
CROSS JOIN LATERAL (SELECT count(*) FILTER (WHERE c.n = 1) AS on_time, count(*) FILTER (WHERE c.n = 2) AS late FROM generate_series(1, 2) AS c (n) CROSS JOIN LATERAL dossiers_behind(k.code, c.n, '[2022-01-15,2022-03-15)') AS l
	WHERE o.depth = 0 OR l.online_level = o.code) AS l GROUP BY k.code ORDER BY k.code;
SELECT dossiers_behind('II.07', 13, '[2022-01-15,2022-06-15)');
SELECT dossiers_behind('II.06', 2, '[2022-01-15,2022-06-15)');
SELECT dossiers_behind(NULL, NULL, '[2022-01-15,2022-06-15)');
SELECT dossiers_behind('cohort', 4, '[2022-01-15,2022-06-15)');
SELECT dossiers_behind('cohort', 0, '[2022-01-15,2022-06-15)');
SELECT dossiers_behind('II.06', 14, '[2022-01-15,2022-06-15)');
-- On time, late and unknown under every rule, agency by agency
SELECT k.rule, count(*) AS cells, count(*) FILTER (WHERE c.n <> (SELECT count(*) FROM dossiers_behind(k.rule, c.column_no, '[2022-01-15,2022-03-15)', agency => k.agency))) AS differences
FROM kpi_on_time('[2022-01-15,2022-03-15)') AS k CROSS JOIN LATERAL (VALUES (1, k.on_time), (2, k.late), (3, k.unknown)) AS c (column_no, n) GROUP BY k.rule ORDER BY k.rule;

-- What moves within a line does not come into it; every line balances, whatever its rows are and wherever it ends.
CREATE TABLE line AS
SELECT p.period, w.within, g.code AS by, i.* FROM (VALUES ('[2022-01-15,2022-03-15)'::daterange), ('[2022-02-01,2022-02-08)'), ('[2021-12-15,2022-06-15)')) AS p (period)
CROSS JOIN (VALUES (NULL::agency_code), ('H56.21'), ('H56.02')) AS w (within) CROSS JOIN terms('grouping') AS g
CROSS JOIN LATERAL ii_06(p.period, within => w.within, by => g.code) AS i;
SELECT by, count(*) FILTER (WHERE received_total + transferred_in <> resolved_total + transferred_out + open_total OR least(transferred_in, transferred_out) < 0) AS unbalanced,
	sum(transferred_in) FILTER (WHERE within IS NULL AND depth = 0) AS in_the_whole, sum(transferred_out) FILTER (WHERE depth = 2) > 0 AS in_rows FROM line GROUP BY by ORDER BY by;
-- Counted one by one: a line is left when what follows lies elsewhere.
CREATE TABLE moved AS
SELECT p.period, o.dossier, o.agency, o.procedure, o.channel, o.left_at, i.agency AS to_agency, i.procedure AS to_procedure
FROM (SELECT DISTINCT period FROM line) AS p CROSS JOIN LATERAL dossiers_in(p.period) AS o
LEFT JOIN LATERAL dossiers_in(p.period) AS i ON i.dossier = o.dossier AND i.stay = o.left_at WHERE o.closing = 'transferred_out';
SELECT count(*) > 50 AS many, count(*) FILTER (WHERE to_agency IS NULL) AS nowhere FROM moved;
-- When a stay left is told of those that did, by the evening.
SELECT count(*) FILTER (WHERE s.closing = 'transferred_out') > 20 AS left, count(*) FILTER (WHERE (s.left_at IS NOT NULL) <> (s.closing = 'transferred_out')) AS differences FROM unnest('{2022-02-10,2022-03-14}'::date[]) AS e (evening) CROSS JOIN LATERAL dossiers_in('[2022-01-15,2022-03-15)', e.evening) AS s;
SELECT count(*) AS lines, count(*) FILTER (WHERE l.transferred_out <> (SELECT count(*) FROM moved AS m WHERE m.period = l.period AND (l.within IS NULL OR m.agency <@ l.within)
	AND (l.code IS NULL OR m.agency::text = l.code)
	AND NOT (CASE WHEN l.code IS NULL THEN l.within IS NULL OR m.to_agency <@ l.within ELSE m.to_agency::text = l.code END))) AS differences
FROM line AS l WHERE l.by = 'agency' AND l.depth <> 1;
SELECT count(*) AS lines, count(*) FILTER (WHERE l.transferred_in <> (SELECT count(*) FROM moved AS m WHERE m.period = l.period AND (l.within IS NULL OR m.to_agency <@ l.within)
	AND m.to_procedure::text = l.code AND NOT (m.procedure::text = l.code AND (l.within IS NULL OR m.agency <@ l.within)))) AS differences
FROM line AS l WHERE l.by = 'procedure' AND l.depth = 2;

-- Every kind of period from the first dossier to today, counted out; one that begins or ends on the very day of the first dossier
CREATE FUNCTION listed_wrongly() RETURNS bigint LANGUAGE sql AS $$
	WITH expected AS (
		SELECT t.code AS kind, y.year, n.n, lower(p.days) AS from_day, upper(p.days) - 1 AS last_day, upper(p.days) - 1 < local_day(now()) AS closed, label('period_kind', t.code) || ' ' || CASE WHEN periods_in_year(t.code, y.year) = 1 THEN '' ELSE n.n || '/' END || y.year AS label
		FROM terms('period_kind') AS t CROSS JOIN generate_series(2018, extract(year FROM local_day(now()))::integer + 3) AS y (year) CROSS JOIN generate_series(1, 53) AS n (n)
		CROSS JOIN LATERAL (SELECT CASE WHEN n.n <= periods_in_year(t.code, y.year) THEN reporting_period(t.code, y.year, n.n) END AS days) AS p
		WHERE p.days && daterange((SELECT min(received_on) FROM dossier), local_day(now()), '[]'))
	SELECT (SELECT count(*) FROM (TABLE expected EXCEPT ALL SELECT kind, year, n, from_day, last_day, closed, label FROM reporting_period) AS x) + (SELECT count(*) FROM (SELECT kind, year, n, from_day, last_day, closed, label FROM reporting_period EXCEPT ALL TABLE expected) AS x)
$$;
SELECT listed_wrongly() AS wrong;
BEGIN;
INSERT INTO dossier (code, procedure, agency, channel, received_at) VALUES ('H56.01-191231-0001', '9.000001', 'H56.01', 'post', '2019-12-31 08:00+07');
SELECT listed_wrongly() AS last_day, min(from_day) FROM reporting_period;
UPDATE dossier SET received_at = '2020-01-01 08:00+07' WHERE code = 'H56.01-191231-0001';
SELECT listed_wrongly() AS first_day, min(from_day) FROM reporting_period;
DELETE FROM dossier;
INSERT INTO document (issuer, number, signed_on) VALUES ('H56.01', '1/QĐ-SA', '2021-12-14');
SELECT min(from_day) AS of_the_first_document FROM reporting_period WHERE kind = 'official_month';
ROLLBACK;
-- On whatever day one looks: the first and the last one of weeks, months, quarters and years, official or not
BEGIN;
CREATE OR REPLACE FUNCTION cchc.local_day(instant timestamptz) RETURNS date LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
	RETURN CASE WHEN instant = now() THEN current_setting('kv.today')::date ELSE (instant AT TIME ZONE interval '07:00')::date END;
CREATE FUNCTION listed_on(day date, OUT weekday numeric, OUT wrong bigint, OUT begin_today bigint, OUT just_closed bigint) LANGUAGE plpgsql AS $$
BEGIN
	PERFORM set_config('kv.today', day::text, true);
	weekday := extract(isodow FROM day);
	wrong := listed_wrongly();
	begin_today := (SELECT count(*) FROM reporting_period AS p WHERE p.from_day = day);
	just_closed := (SELECT count(*) FROM reporting_period AS p WHERE p.last_day = day - 1 AND p.closed);
END $$;
SELECT day, l.* FROM unnest('{2022-03-13,2022-03-14,2022-03-15,2022-03-31,2022-04-01,2022-12-14,2022-12-15,2022-12-31,2023-01-01,2023-01-02}'::date[]) AS d (day) CROSS JOIN LATERAL listed_on(d.day) AS l;
ROLLBACK;
SELECT listed_wrongly() AS wrong;
-- Days that reports count: NULL, not an error, near the ends of the calendar and beyond
SELECT n, o, count(*) FILTER (WHERE a.known IS NULL) AS unknown, bool_and(a.known = add_working_days(a.day, n)) AS right
FROM unnest('{5,-5,0}'::integer[]) AS n CROSS JOIN generate_series(-1, 1) AS o CROSS JOIN (SELECT calendar() AS c OFFSET 0) AS c
CROSS JOIN LATERAL (SELECT d.day, working_day_after(d.day, n) AS known FROM (VALUES (first_day(c) + 2 * abs(n) + 30 + o), (last_day(c) - 2 * abs(n) - 30 - o)) AS d (day)) AS a GROUP BY n, o ORDER BY n, o;
SELECT first, last, working_days_of(d.days) IS NULL AS unknown, working_days_of(d.days) = (SELECT count(*) FROM generate_series(greatest(lower(d.days), first_day(c)), least(upper(d.days) - 1, last_day(c)), '1 day') AS x WHERE is_working_day(x::date)) AS right
FROM (SELECT calendar() AS c OFFSET 0) AS c CROSS JOIN (VALUES (-1, NULL), (0, NULL), (1, NULL), (NULL, -1), (NULL, 0), (NULL, 1)) AS v (first, last)
CROSS JOIN LATERAL (SELECT daterange(coalesce(first_day(c) + first, last_day(c) - 20), coalesce(last_day(c) + last, first_day(c) + 20), '[]') AS days) AS d;
SELECT working_days_of('empty') AS empty, working_days_of('[2022-01-01,)') AS endless;
DROP SCHEMA kv CASCADE;
