-- Reporting periods, KPIs on random rows against a second computation, and the figures of the article
\set SHOW_CONTEXT never
SET search_path = cchc, public;
SET client_min_messages = warning;
SET datestyle = ISO;

-- Official periods run from the 15th to the 14th (Decree 09/2019/NĐ-CP, article 12).
SELECT kind, n, reporting_period(kind, 2022, n)
FROM (VALUES ('official_month', 1), ('official_month', 3), ('official_month', 12), ('official_quarter', 1), ('official_quarter', 4),
	('official_half', 1), ('official_half', 2), ('official_nine_months', 1), ('official_year', 1),
	('month', 2), ('quarter', 4), ('half', 1), ('nine_months', 1), ('year', 1)) AS k (kind, n);
SELECT reporting_period('official_year', 2024);
-- Consecutive periods touch, and the small ones make up the great one.
SELECT count(*) AS gaps FROM generate_series(2000, 2050) AS y CROSS JOIN generate_series(1, 11) AS m
WHERE upper(reporting_period('official_month', y, m)) <> lower(reporting_period('official_month', y, m + 1));
SELECT count(*) AS gaps FROM generate_series(2000, 2050) AS y
WHERE upper(reporting_period('official_month', y, 12)) <> lower(reporting_period('official_month', y + 1, 1))
	OR (SELECT range_agg(reporting_period('official_quarter', y, q)) FROM generate_series(1, 4) AS q) <> datemultirange(reporting_period('official_year', y))
	OR (SELECT range_agg(reporting_period('official_half', y, h)) FROM generate_series(1, 2) AS h) <> datemultirange(reporting_period('official_year', y));
SELECT reporting_period('official_week', 2022);
SELECT reporting_period('official_half', 2022, 3);
SELECT reporting_period('year', 2022, 2);
SELECT reporting_period('month', 2022, 0);
SELECT reporting_period('year', 22);
SELECT reporting_period('official_official_month', 2022, 1);

SELECT rule, version, label('kpi_rule', rule) FROM kpi_rule ORDER BY rule;
SELECT form, version, kind, title FROM form ORDER BY form;
SELECT column_no, group_heading, heading FROM form_column WHERE form = 'II.06' ORDER BY column_no;
SELECT column_no, group_heading, heading FROM form_column WHERE form = 'II.07b' ORDER BY column_no;
-- The version of a day, or the newest
SELECT (current_form('II.06', '2022-06-14')).version, (current_form('II.06', NULL)).version;
UPDATE form SET title = 'x' WHERE form = 'II.06';
UPDATE form_line SET part = '*' WHERE form = 'reform' AND line_no = 10;
UPDATE form_column SET heading = heading WHERE form = 'II.06';
SELECT current_form('II.6', '2022-06-14');
SELECT current_form('II.06', '2022-06-14', 'lines');

-- Random dossiers: every channel, outcome, with and without a due day, paused or not

SELECT create_registry('kpi_random');
SET search_path = kpi_random, cchc, public;
INSERT INTO agency (code, name, kind) VALUES ('H56.01', 'Sở A', 'department'), ('H56.02', 'Sở B', 'department'),
	('H56.21', 'Huyện C', 'rural_district'), ('H56.21.01', 'Xã D', 'commune');
INSERT INTO field (name) VALUES ('Hộ tịch'), ('Môi trường'), ('Chứng thực');
INSERT INTO procedure (code, name, field_id, agency, levels)
SELECT format('9.%s', to_char(i, 'FM000000'))::procedure_code, format('Thủ tục %s', i), 1 + i % 3, 'H56.01', '{province}' FROM generate_series(1, 5) AS i;

CREATE FUNCTION pg_temp.chance(i integer, k integer) RETURNS double precision
	LANGUAGE sql RETURN (hashint8extended(i, k) & 1048575) / 1048576.0;
-- Instants near midnight are common, so that a slip of the time zone shows.
INSERT INTO dossier (code, procedure, agency, channel, online_level, received_at, due_at, due_original, finished_at, outcome)
SELECT dossier_code(a.code, d.received::date, i),
	format('9.%s', to_char(1 + i % 5, 'FM000000'))::procedure_code, a.code,
	(ARRAY['online', 'counter', 'post'])[1 + i % 3], (ARRAY['none', 'partial', 'full', NULL])[1 + i % 4], d.received AT TIME ZONE interval '7 hours',
	CASE WHEN i % 11 <> 0 THEN (d.received + interval '1 hour' * floor(600 * pg_temp.chance(i, 3))) AT TIME ZONE interval '7 hours' END,
	CASE WHEN i % 13 <> 0 THEN (d.received + interval '1 hour' * floor(500 * pg_temp.chance(i, 4))) AT TIME ZONE interval '7 hours' END,
	CASE WHEN i % 7 <> 0 THEN (d.received + interval '1 hour' * floor(900 * pg_temp.chance(i, 5))) AT TIME ZONE interval '7 hours' END,
	CASE WHEN i % 7 <> 0 THEN (ARRAY['resolved', 'resolved', 'resolved', 'rejected', 'withdrawn'])[1 + i % 5] END
FROM generate_series(1, 3000) AS i
CROSS JOIN LATERAL (SELECT (ARRAY['H56.01', 'H56.02', 'H56.21', 'H56.21.01'])[1 + i % 4]::agency_code AS code) AS a
CROSS JOIN LATERAL (SELECT timestamp '2022-01-01' + interval '1 day' * floor(200 * pg_temp.chance(i, 1))
	+ (ARRAY[interval '0', '23:59:59', '08:00', '00:00:01', '16:59:59', '17:00'])[1 + i % 6] AS received) AS d;
-- Pauses of 89 hours, some of them without an end, and half of them from midnight to midnight.
INSERT INTO dossier_pause (dossier, during, reason)
SELECT d.code, tstzrange(b.starts AT TIME ZONE interval '7 hours', CASE WHEN (d.i + n) % 4 <> 0 THEN b.ends AT TIME ZONE interval '7 hours' END),
	(ARRAY['supplement', 'financial_obligation', 'supplement', 'other'])[1 + d.i % 4]
FROM (SELECT *, sequence(code) AS i, received_at AT TIME ZONE interval '7 hours' AS received FROM dossier) AS d
CROSS JOIN LATERAL generate_series(1, CASE WHEN d.i % 10 = 0 THEN 2 WHEN d.i % 3 = 0 THEN 1 ELSE 0 END) AS n
CROSS JOIN LATERAL (SELECT d.received + n * interval '5 days' + interval '1 hour' AS starts, d.received + n * interval '5 days' + interval '90 hours' AS ends) AS a
CROSS JOIN LATERAL (SELECT CASE WHEN d.i % 2 = 0 THEN date_trunc('day', a.starts) + interval '1 day' ELSE a.starts END AS starts,
	CASE WHEN d.i % 2 = 0 THEN date_trunc('day', a.ends) + interval '1 day' ELSE a.ends END AS ends) AS b
WHERE n = 2 OR d.i % 10 <> 0 OR (d.i + n) % 4 <> 0;

-- Twelve periods, one after the other, of uneven length
CREATE TABLE period AS
SELECT n, date '2022-01-01' + (n - 1) * 17 + n % 3 AS from_day, date '2022-01-01' + n * 17 + (n + 1) % 3 AS to_day FROM generate_series(1, 12) AS n;

-- The second computation: one class a dossier, out of wall-clock time in the zone's name
CREATE FUNCTION class_ii_06(d dossier, from_day date, to_day date) RETURNS text LANGUAGE plpgsql STABLE AS $$
DECLARE
	received CONSTANT date := (d.received_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date;
	-- 24:00 belongs to the day that it ends.
	due CONSTANT date := ((d.due_at - interval '1 microsecond') AT TIME ZONE 'Asia/Ho_Chi_Minh')::date;
	finished CONSTANT date := (d.finished_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date;
	evening CONSTANT timestamptz := (to_day - interval '1 microsecond') AT TIME ZONE 'Asia/Ho_Chi_Minh';
BEGIN
	IF received > to_day - 1 OR finished < from_day THEN RETURN NULL; END IF;
	IF finished IS NULL OR finished > to_day - 1 THEN
		IF due IS NULL OR due >= to_day - 1 THEN RETURN 'open_in_time'; END IF;
		PERFORM FROM dossier_pause AS p WHERE p.dossier = d.code AND lower(p.during) <= evening AND coalesce(upper(p.during) > evening, true)
			AND p.reason IN ('supplement', 'financial_obligation') AND (lower(p.during) AT TIME ZONE 'Asia/Ho_Chi_Minh')::date <= due;
		IF FOUND THEN RETURN 'open_in_time'; END IF;
		RETURN 'open_overdue';
	END IF;
	IF d.outcome IN ('rejected', 'withdrawn') OR due IS NULL THEN RETURN 'on_time'; END IF;
	RETURN CASE sign(finished - due) WHEN -1 THEN 'early' WHEN 0 THEN 'on_time' ELSE 'late' END;
END;
$$;
CREATE TABLE expected AS
SELECT p.n, a.level, q.field_id, d.agency, d.procedure, d.channel, d.code,
	(d.received_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date < p.from_day AS carried, class_ii_06(d, p.from_day, p.to_day) AS class
FROM period AS p CROSS JOIN dossier AS d JOIN agency AS a ON a.code = d.agency JOIN procedure AS q ON q.code = d.procedure;
DELETE FROM expected WHERE class IS NULL;
SELECT class, count(*) > 300 AS common FROM expected GROUP BY class ORDER BY class;

-- From here on, definitions answer.
-- The same period of the year before, and the period before, of every kind
SELECT k.code AS kind, count(*) > 20 AS many, count(*) FILTER (WHERE year_before(p.now) <> CASE k.code WHEN 'week' THEN daterange(lower(p.now) - 364, upper(p.now) - 364) ELSE reporting_period(k.code, y - 1, n) END) AS year_before,
	count(*) FILTER (WHERE period_before(p.now) <> p.before) AS before
FROM terms('period_kind') AS k CROSS JOIN generate_series(2019, 2045) AS y CROSS JOIN LATERAL generate_series(1, periods_in_year(k.code, y)) AS n
CROSS JOIN LATERAL (SELECT reporting_period(k.code, y, n) AS now, CASE WHEN k.code ~ 'nine' THEN daterange((lower(reporting_period(k.code, y, n)) - interval '9 months')::date, lower(reporting_period(k.code, y, n)))
	ELSE reporting_period(k.code, y - (n = 1)::integer, CASE WHEN n > 1 THEN n - 1 ELSE periods_in_year(k.code, y - 1) END) END AS before) AS p GROUP BY k.code ORDER BY k.code;
-- Of days that make no months as many days: it ends where the period begins.
SELECT p, period_before(p) AS before, year_before(p) FROM unnest('{"[2022-03-09,2022-03-10)","[2022-03-09,2022-03-16)","[2022-03-31,2022-05-01)","[2022-01-31,2022-03-31)","[2024-02-29,2024-03-29)"}'::daterange[]) AS p;
-- 28 and 29 February of a leap year have the 28th for their day; what ends on the 28th ends on it.
SELECT p, year_before(p) FROM unnest('{"[2024-02-28,2024-02-29)","[2024-02-29,2024-03-01)","[2024-02-15,2024-02-29)","[2025-02-28,2025-03-01)","[2025-02-01,2025-03-01)","[2025-03-01,2025-03-02)"}'::daterange[]) AS p;
SELECT count(*) FILTER (WHERE isempty(y.y)) AS without, max(upper(y.y) - lower(y.y)) AS longest, max(upper(y.y) - lower(y.y)) FILTER (WHERE d <> '2025-02-28') AS else
FROM generate_series(timestamp '2023-01-01', '2026-12-31', '1 day') AS d CROSS JOIN LATERAL year_before(daterange(d::date, d::date + 1)) AS y (y);
CREATE FUNCTION period_of(p period) RETURNS daterange LANGUAGE sql RETURN daterange(p.from_day, p.to_day);
CREATE TABLE reported AS
SELECT p.n, r.* FROM period AS p CROSS JOIN LATERAL ii_06(period_of(p)) AS r;
SELECT count(*) > 100 AS many_rows FROM reported;
-- 3 = 4 + 5 + 6, 7 = 8 + 9 + 10, 11 = 12 + 13, 3 = 7 + 11: nothing moved here
SELECT count(*) AS broken FROM reported
WHERE received_total <> received_online + received_other + carried_over + reopened OR reopened + transferred_in + transferred_out > 0
	OR resolved_total <> resolved_early + resolved_on_time + resolved_late
	OR open_total <> open_in_time + open_overdue OR received_total <> resolved_total + open_total;
-- What one period leaves open, the next takes over.
SELECT count(*) AS broken FROM reported AS a
FULL JOIN reported AS b ON b.n = a.n + 1 AND (a.section, a.code) IS NOT DISTINCT FROM (b.section, b.code)
WHERE coalesce(a.n, 0) BETWEEN 1 AND 11 AND coalesce(a.open_total, 0) <> coalesce(b.carried_over, 0)
	OR coalesce(b.n, 0) BETWEEN 2 AND 12 AND coalesce(a.open_total, 0) <> coalesce(b.carried_over, 0);
-- Fields add up to their level, levels to the total.
SELECT count(*) AS broken FROM reported AS t
WHERE depth < 2 AND received_total <> (SELECT sum(received_total) FROM reported AS s WHERE s.n = t.n AND s.depth = t.depth + 1 AND (s.section = t.section OR t.depth = 0));
-- The same as counted the other way
SELECT count(*) AS differences FROM (
	SELECT n, level AS section, field_id::text AS code, count(*) FILTER (WHERE NOT carried AND channel = 'online') AS c4,
		count(*) FILTER (WHERE NOT carried AND channel <> 'online') AS c5, count(*) FILTER (WHERE carried) AS c6,
		count(*) FILTER (WHERE class = 'early') AS c8, count(*) FILTER (WHERE class = 'on_time') AS c9, count(*) FILTER (WHERE class = 'late') AS c10,
		count(*) FILTER (WHERE class = 'open_in_time') AS c12, count(*) FILTER (WHERE class = 'open_overdue') AS c13
	FROM expected GROUP BY n, level, field_id) AS e
FULL JOIN (SELECT * FROM reported WHERE depth = 2) AS r USING (n, section, code)
WHERE (c4, c5, c6, c8, c9, c10, c12, c13) IS DISTINCT FROM
	(received_online, received_other, carried_over, resolved_early, resolved_on_time, resolved_late, open_in_time, open_overdue);
-- Grouped in any way the rows add up to the same total, and each names what it is.
CREATE TABLE grouped AS
SELECT p.n, t.code AS by, r.* FROM period AS p CROSS JOIN terms('grouping') AS t CROSS JOIN LATERAL ii_06(period_of(p), by => t.code) AS r WHERE p.n IN (3, 9);
SELECT by, count(*) FILTER (WHERE depth = 0) AS totals, count(*) FILTER (WHERE depth = 1) > 1 AS sections, count(*) FILTER (WHERE depth = 2) > 2 AS rows,
	bool_and(name <> coalesce(code, '')) AS named FROM grouped GROUP BY by ORDER BY by;
SELECT count(*) AS broken FROM (
	SELECT n, by, least(depth, 1) AS below, sum(received_online) AS c4, sum(received_other) AS c5, sum(carried_over) AS c6, sum(resolved_early) AS c8, sum(resolved_on_time) AS c9,
		sum(resolved_late) AS c10, sum(open_in_time) AS c12, sum(open_overdue) AS c13 FROM grouped WHERE depth <> 1 OR by = 'level' GROUP BY 1, 2, 3) AS g
JOIN (SELECT * FROM reported WHERE depth = 0) AS r USING (n)
WHERE (c4, c5, c6, c8, c9, c10, c12, c13) IS DISTINCT FROM
	(received_online, received_other, carried_over, resolved_early, resolved_on_time, resolved_late, open_in_time, open_overdue);
-- Drawn up later, earlier or in another time zone: as_of alone decides what is known.
SELECT count(*) AS differences FROM (
	(SELECT p.n, r.* FROM period AS p CROSS JOIN LATERAL ii_06(daterange(p.from_day, p.to_day + 40), p.to_day - 1) AS r EXCEPT ALL TABLE reported)
	UNION ALL (TABLE reported EXCEPT ALL SELECT p.n, r.* FROM period AS p CROSS JOIN LATERAL ii_06(period_of(p), '2030-01-01') AS r)) AS d;
SET TIME ZONE 'Pacific/Kiritimati';
SELECT count(*) AS differences FROM (TABLE reported EXCEPT ALL SELECT p.n, r.* FROM period AS p CROSS JOIN LATERAL ii_06(period_of(p)) AS r) AS d;
RESET TIME ZONE;
SELECT count(*) AS rows_for_no_period FROM (SELECT 1 FROM ii_06('empty') UNION ALL SELECT 1 FROM ii_06(NULL) UNION ALL SELECT 1 FROM bieu_ii_06('empty')
	UNION ALL SELECT 1 FROM bieu_ii_06() UNION ALL SELECT 1 FROM on_time_rate('cohort', 'empty')) AS x;
SELECT * FROM bieu_ii_06('[2022-03-01,2022-03-18)');
-- Its columns are those of the form, the second shortened to the length of a name.
SELECT a.name, c.heading FROM pg_proc AS p CROSS JOIN unnest(p.proargnames, p.proargmodes) AS a (name, mode) LEFT JOIN form_column AS c ON c.form = 'II.06' AND a.name = format('(%s) %s', c.column_no, c.heading)
WHERE p.proname = 'bieu_ii_06' AND p.pronamespace = 'kpi_random'::regnamespace AND a.mode = 't' AND c.heading IS NULL;
SELECT "(1) TT", "(2) Lĩnh vực", "(3) Tổng số" FROM bieu_ii_06('[2022-03-01,2022-03-18)', by => 'agency');
SELECT "(1) TT", "(2) Lĩnh vực" FROM bieu_ii_06('[2025-07-01,2025-08-01)', by => 'agency', within => 'H56.21');
SELECT ii_06('[2022-03-01,2022-03-18)', by => 'month');
SELECT ii_06('[2022-03-01,2022-03-18)', by => NULL);
SELECT ii_06('[2022-03-01,2022-03-18)', source => 'cache');
SELECT ii_06('[2022-03-01,)');
SELECT ii_06('[2022-03-01,2022-03-18)', '2022-02-28');

-- On-time rates

SELECT on_time_rate('ii_6', '[2022-01-01,2022-02-01)');
SELECT on_time_rate(NULL, '[2022-01-01,2022-02-01)');
SELECT on_time_rate('cohort', '[2022-01-01,2022-02-01)', '2021-12-31');
CREATE TABLE rated AS
SELECT p.n, k.code AS rule, g.code AS by, r.* FROM period AS p CROSS JOIN terms('kpi_rule') AS k CROSS JOIN terms('grouping') AS g
CROSS JOIN LATERAL on_time_rate(k.code, period_of(p), by => g.code) AS r WHERE g.code IN ('field', 'agency') OR p.n IN (2, 8);
-- The rows of every grouping add up to the total, the unknown included; a rate is what stands beside it.
SELECT count(*) AS broken FROM (
	SELECT n, rule, by, sum(on_time) AS on_time, sum(late) AS late, sum(unknown) AS unknown FROM rated WHERE depth = 2 OR by = 'level' AND depth = 1 GROUP BY n, rule, by) AS s
JOIN (SELECT * FROM rated WHERE depth = 0) AS t USING (n, rule, by)
WHERE (s.on_time, s.late, s.unknown) IS DISTINCT FROM (t.on_time, t.late, t.unknown);
SELECT count(*) AS broken FROM rated
WHERE denominator <> on_time + late OR (rate IS NULL) <> (denominator = 0) OR abs(rate - 100.0 * on_time / nullif(denominator, 0)) > 0.005 OR name IS NULL;
SELECT count(DISTINCT rule) AS rules, min(rate) FILTER (WHERE depth = 0) > 0 AS some, max(rate) FILTER (WHERE depth = 0) < 100 AS not_all FROM rated;
-- No dossiers: no rate
SELECT k.code, r.on_time, r.denominator, r.rate, r.unknown FROM terms('kpi_rule') AS k, on_time_rate(k.code, '[2019-01-01,2019-02-01)') AS r ORDER BY k.code;

-- The second computation, rule by rule; days of supplement are counted one by one.
CREATE FUNCTION class_of_rule(d dossier, rule text, from_day date, to_day date) RETURNS text LANGUAGE plpgsql STABLE AS $$
DECLARE
	received CONSTANT date := (d.received_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date;
	due date := ((d.due_at - interval '1 microsecond') AT TIME ZONE 'Asia/Ho_Chi_Minh')::date;
	promised CONSTANT date := ((d.due_original - interval '1 microsecond') AT TIME ZONE 'Asia/Ho_Chi_Minh')::date;
	finished CONSTANT date := (d.finished_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date;
	last_day CONSTANT date := to_day - 1;
	requests integer := 0;
	pause record;
	a_day date;
BEGIN
	IF rule = 'ii_06' THEN
		RETURN CASE class_ii_06(d, from_day, to_day) WHEN 'early' THEN 'on_time' WHEN 'on_time' THEN 'on_time' WHEN 'late' THEN 'late' END;
	ELSIF rule = 'due_original' THEN
		IF finished NOT BETWEEN from_day AND last_day OR finished IS NULL OR d.outcome <> 'resolved' THEN RETURN NULL; END IF;
		RETURN CASE WHEN promised IS NULL THEN 'unknown' WHEN finished > promised THEN 'late' ELSE 'on_time' END;
	ELSIF rule = 'cohort' THEN
		IF received NOT BETWEEN from_day AND last_day THEN RETURN NULL; END IF;
		IF due IS NULL THEN RETURN 'unknown'; END IF;
		IF finished <= last_day THEN RETURN CASE WHEN finished > due THEN 'late' ELSE 'on_time' END; END IF;
		RETURN CASE WHEN last_day > due THEN 'late' ELSE 'unknown' END;
	END IF;
	IF received > last_day OR finished < from_day THEN RETURN NULL; END IF;
	due := coalesce(promised, due);
	FOR pause IN SELECT (lower(p.during) AT TIME ZONE 'Asia/Ho_Chi_Minh')::date AS since,
			least((upper(p.during) AT TIME ZONE 'Asia/Ho_Chi_Minh')::date, last_day) AS till
		FROM dossier_pause AS p WHERE p.dossier = d.code AND p.reason = 'supplement' LOOP
		CONTINUE WHEN pause.since > last_day;
		requests := requests + 1;
		FOR a_day IN SELECT pause.since + g FROM generate_series(1, pause.till - pause.since) AS g LOOP
			IF due IS NOT NULL AND is_working_day(a_day) THEN
				LOOP due := due + 1; EXIT WHEN is_working_day(due); END LOOP;
			END IF;
		END LOOP;
	END LOOP;
	IF requests >= 2 THEN RETURN 'late'; END IF;
	IF due IS NULL THEN RETURN 'on_time'; END IF;
	RETURN CASE WHEN least(finished, last_day) > due THEN 'late' ELSE 'on_time' END;
END;
$$;
SELECT r.rule, count(*) FILTER (WHERE (e.on_time, e.late, e.unknown) IS DISTINCT FROM (r.on_time, r.late, r.unknown)) AS differences, count(*) AS agencies
FROM (SELECT * FROM rated WHERE by = 'agency' AND depth = 2 AND n IN (2, 5, 8, 12)) AS r
FULL JOIN (
	SELECT n, c.rule, agency::text AS code, count(*) FILTER (WHERE class = 'on_time') AS on_time, count(*) FILTER (WHERE class = 'late') AS late,
		count(*) FILTER (WHERE class = 'unknown') AS unknown
	FROM (SELECT p.n, k.rule, d.agency, class_of_rule(d, k.rule, p.from_day, p.to_day) AS class
		FROM period AS p CROSS JOIN kpi_rule AS k CROSS JOIN dossier AS d WHERE p.n IN (2, 5, 8, 12)) AS c
	WHERE class IS NOT NULL GROUP BY n, c.rule, agency) AS e USING (n, rule, code)
GROUP BY r.rule ORDER BY r.rule;

SET search_path = cchc, public;
DROP SCHEMA kpi_random CASCADE;

-- The article: the figures of its half-year, counted from rows

SELECT create_registry('article');
SET search_path = article, cchc, public;
\set ECHO none
\getenv abs_srcdir PG_ABS_SRCDIR
\set half_year :abs_srcdir '/examples/half_year_2022.sql'
\i :half_year
\set ECHO all
SELECT no, metric, part, label, unit, value, same_period_last_year FROM report_cchc(reporting_period('official_half', 2022, 1)) ORDER BY no;
SELECT metric, part, reported, found, difference, explanation FROM discrepancy;
-- Rates of parts do not add up, and contradict nothing.
BEGIN;
INSERT INTO reported_figure (source, period, metric, part, value) VALUES ('x', '[2021-12-15,2022-06-15)', 'inspection_coverage_rate', 'total', 20), ('x', '[2021-12-15,2022-06-15)', 'inspection_coverage_rate', 'district', 10),
	('x', '[2021-12-15,2022-06-15)', 'inspection_coverage_rate', 'commune', 15), ('x', '[2021-12-15,2022-06-15)', 'follow_up_unit', 'total', 5), ('x', '[2021-12-15,2022-06-15)', 'follow_up_unit', 'district', 6);
SELECT metric, part, against, explanation FROM discrepancy WHERE source = 'x' ORDER BY metric, part;
-- Less or more than its parts; where a part is not known, only more of them contradicts. A period without an end has no rows to be held against.
INSERT INTO reported_figure (source, period, metric, part, value) SELECT 'y', '[2021-12-15,2022-06-15)', v.metric, p.part, v.figures[p.n]
FROM (VALUES ('received_feedback', '{5,2,2}'::numeric[]), ('assigned_task', '{4,2,2}'), ('overdue_task', '{3,2,2}'), ('completed_task', '{3,2,2,NULL}'), ('training_course', '{4,2,2,NULL}'), ('training_participant', '{5,2,2,NULL}')) AS v (metric, figures)
CROSS JOIN unnest('{total,a,b,c}'::text[]) WITH ORDINALITY AS p (part, n) WHERE p.n <= cardinality(v.figures);
INSERT INTO reported_figure (source, period, metric, value) VALUES ('y', '(,2022-06-15)', 'received_feedback', 9), ('y', '[2022-06-15,)', 'received_feedback', 9), ('y', '[2021-12-15,infinity)', 'received_feedback', 9);
SELECT metric, against, reported, found, difference, explanation FROM discrepancy WHERE source = 'y' AND (against = 'parts' OR NOT isfinite(upper(period)) OR NOT isfinite(lower(period))) ORDER BY metric, part;
ROLLBACK;
-- What the report leaves open is NULL on both sides.
SELECT metric, stated, value FROM reported_figure WHERE value IS NULL ORDER BY metric;
-- A typing error in a reported figure comes out, and so does a lost row.
UPDATE reported_figure SET value = 534 WHERE metric = 'published_procedure';
DELETE FROM inspection_visit WHERE inspection_id = 2 AND agency = 'H56.22';
SELECT metric, part, against, reported, found FROM discrepancy ORDER BY metric COLLATE "C", part COLLATE "C", against;
-- Another period knows nothing of it.
SELECT count(*) AS figures, count(value) AS known FROM report_cchc(reporting_period('official_half', 2024, 1));
SELECT metric, value, same_period_last_year FROM report_cchc(reporting_period('official_half', 2023, 1)) WHERE metric ~ '^publi';
-- The view is the report, with the period before.
SELECT count(*) AS lines, count(*) FILTER (WHERE (k.value, k.same_period_last_year) IS DISTINCT FROM (r.value, r.same_period_last_year) OR k.previous IS DISTINCT FROM p.value) AS differences
FROM (SELECT * FROM kpi_reform WHERE kind = 'official_quarter' AND year = 2022 AND n = 2) AS k
FULL JOIN report_cchc(reporting_period('official_quarter', 2022, 2)) AS r USING (metric, part)
LEFT JOIN report_cchc(reporting_period('official_quarter', 2022, 1)) AS p USING (metric, part);
SELECT period_before(reporting_period(k.kind, 2022, 1)), year_before(reporting_period(k.kind, 2022, 1)) FROM (VALUES ('official_month'), ('official_half'), ('quarter'), ('nine_months'), ('week')) AS k (kind);
SELECT period_before('[2022-03-03,2022-03-13)'), year_before('[2020-02-29,2020-03-03)');
-- A form of one's own, with a figure of one's own
BEGIN;
INSERT INTO form (form, version, kind, title, source) VALUES ('nhanh', '1', 'lines', 'Báo cáo nhanh', 'Sở Nội vụ');
INSERT INTO form_line (form, version, line_no, metric, part, label) VALUES ('nhanh', '1', 10, 'published_procedure', 'total', 'Số TTHC đã công bố'), ('nhanh', '1', 20, 'process_procedure', '*', NULL), ('nhanh', '1', 30, 'initiative', 'total', NULL);
INSERT INTO metric (code, unit, formula, source) VALUES ('initiative', 'document', 'Initiatives of the year.', 'own');
INSERT INTO term (domain, code, label_vi, label_en) VALUES ('reform_metric', 'initiative', 'Sáng kiến', 'Initiatives');
SELECT no, metric, part, label, unit, value FROM report('nhanh', reporting_period('official_half', 2022, 1));
CREATE OR REPLACE VIEW own_figure WITH (security_invoker = true) AS SELECT reporting_period('official_half', 2022, 1) AS period, 'initiative'::text AS metric, 'total'::text AS part, 7::numeric AS value;
SELECT no, metric, label, unit, value FROM report('nhanh', reporting_period('official_half', 2022, 1)) WHERE metric = 'initiative';
-- Signed, a form of lines keeps its figures and what stood behind them; so does index 766.
SELECT sign_report('nhanh', reporting_period('official_half', 2022, 1)) AS nhanh, sign_report('reform', reporting_period('official_half', 2022, 1)) AS reform,
	sign_report('index_766', reporting_period('official_half', 2022, 1), by => 'document') AS index \gset
SELECT count(*) FROM (SELECT * FROM report_cchc(reporting_period('official_half', 2022, 1)) EXCEPT ALL SELECT * FROM report_cchc(signed => :reform)) AS d;
SELECT count(*) FROM (SELECT * FROM index_766(reporting_period('official_half', 2022, 1), reading => 'document') EXCEPT ALL SELECT * FROM index_766(signed => :index)) AS d;
SELECT form, grouped_by, (SELECT count(*) FROM signed_row AS w WHERE w.report_id = r.report_id) AS rows FROM signed_report AS r ORDER BY report_id;
-- A figure that counts rows has as many behind it.
SELECT count(*) AS figures, count(*) FILTER (WHERE c.value <> (SELECT count(*) FROM signed_row AS w WHERE w.report_id = c.report_id AND w.line_no = c.line_no)) AS differences
FROM signed_cell AS c JOIN metrics() AS m ON m.code = c.section WHERE c.report_id = :reform AND c.column_no = 1 AND c.value IS NOT NULL AND m.unit NOT IN ('percent', 'dong_per_year', 'working_day', 'participant');
DELETE FROM internal_process WHERE procedure = (SELECT procedure FROM internal_process WHERE interlinked ORDER BY procedure LIMIT 1);
SELECT name, column_no, signed, counted FROM report_drift(:nhanh);
SELECT change, register, label FROM why_changed(:nhanh, 2);
SELECT count(*) > 0 AS some FROM why_changed(:reform);
SELECT report('II.06', reporting_period('official_half', 2022, 1));
ROLLBACK;

SET search_path = cchc, public;
DROP SCHEMA article CASCADE;
