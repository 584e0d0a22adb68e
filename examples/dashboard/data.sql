-- The figures of the dashboard as one line of JSON.  psql variables: schema; period, previous and last_year as SQL expressions;
-- kind, year and n as they were named; rows, the most rows of a list.
\set ON_ERROR_STOP 1
SET client_encoding = 'UTF8';
SELECT set_config('search_path', quote_ident(:'schema') || ', cchc, pg_temp', false) \g /dev/null
SET default_transaction_read_only = on;
SET jit = off;

WITH asked AS MATERIALIZED (
	SELECT q.period, (SELECT e.last_day FROM report_evening(q.period, NULL) AS e (last_day)) AS last_day,
		CASE WHEN :'kind' LIKE 'official%' OR date_part('day', lower(q.period)) = 15 THEN 'official_month' ELSE 'month' END AS month_kind,
		(SELECT local_day(min(d.received_at)) FROM dossier AS d) AS first_day
	FROM (SELECT :period AS period) AS q
),
month AS MATERIALIZED (
	SELECT y.year, n.n, reporting_period(a.month_kind, y.year, n.n) AS period
	FROM asked AS a, generate_series(date_part('year', lower(a.period))::integer - 1, date_part('year', upper(a.period))::integer + 1) AS y (year),
		generate_series(1, 12) AS n (n)
),
-- The months of the period that have begun; of a short period the six up to its end.
shown_month AS MATERIALIZED (
	SELECT m.* FROM (
		SELECT m.*, m.period <@ a.period AS inside, count(*) FILTER (WHERE m.period <@ a.period) OVER () AS inside_count,
			row_number() OVER (ORDER BY m.period DESC) AS back
		FROM asked AS a, month AS m WHERE lower(m.period) <= a.last_day AND upper(m.period) <= greatest(upper(a.period), a.last_day + 1)
			AND upper(m.period) > a.first_day) AS m
	WHERE CASE WHEN inside_count >= 2 THEN inside ELSE back <= 6 END
),
-- Every period that is counted: those shown, and those that they are compared with, as far as there are dossiers.
compared AS (
	SELECT a.period, true AS whole, NULL::integer AS year, NULL::integer AS n, :previous AS previous, :last_year AS last_year FROM asked AS a
	UNION ALL
	SELECT m.period, false, m.year, m.n, (SELECT p.period FROM month AS p WHERE upper(p.period) = lower(m.period)),
		(SELECT p.period FROM month AS p WHERE p.year = m.year - 1 AND p.n = m.n)
	FROM shown_month AS m
),
counted AS MATERIALIZED (
	SELECT (row_number() OVER (ORDER BY bool_or(p.shown) DESC, bool_or(p.whole) DESC, p.period))::integer - 1 AS id, p.period,
		bool_or(p.shown) AS shown, (SELECT e.last_day FROM report_evening(p.period, NULL) AS e (last_day)) AS last_day
	FROM asked AS a CROSS JOIN LATERAL (
		SELECT c.period, true, c.whole FROM compared AS c
		UNION ALL SELECT c.previous, false, false FROM compared AS c
		UNION ALL SELECT c.last_year, false, false FROM compared AS c) AS p (period, shown, whole)
	WHERE p.shown OR upper(p.period) > a.first_day
	GROUP BY p.period
),
unit AS MATERIALIZED (
	SELECT (row_number() OVER (ORDER BY g.code))::integer - 1 AS i, g.code, g.name, g.level, g.parent FROM agency AS g
),
ii_06 AS MATERIALIZED (
	SELECT c.id, k.agency, k.field_id, sum(k.received) FILTER (WHERE k.channel = 'online') AS online, sum(k.received) FILTER (WHERE k.channel <> 'online') AS other,
		sum(k.carried_over + k.reopened) AS carried, sum(k.resolved_early) AS early, sum(k.resolved_on_time) AS on_time, sum(k.resolved_late) AS late,
		sum(k.open_in_time) AS open_in_time, sum(k.open_overdue) AS open_overdue
	FROM counted AS c CROSS JOIN LATERAL kpi_ii_06(c.period) AS k
	GROUP BY c.id, k.agency, k.field_id
),
delay AS MATERIALIZED (
	SELECT c.id, k.agency, k.fault, k.fault_name, k.cause, k.cause_name, k.open_overdue, k.resolved_late, k.without_apology, k.unexplained
	FROM counted AS c CROSS JOIN LATERAL kpi_delay(c.period) AS k WHERE c.shown
),
overdue AS MATERIALIZED (
	SELECT c.id, o.dossier, o.agency, o.procedure, o.received_on, o.due_on, o.days_late, o.cause, o.fault, o.responsible,
		local_day(o.apologised_at) AS apologised_on,
		row_number() OVER (PARTITION BY c.id ORDER BY o.due_on, o.dossier) AS place,
		row_number() OVER (PARTITION BY c.id, o.agency ORDER BY o.due_on, o.dossier) AS place_of_agency
	FROM counted AS c CROSS JOIN LATERAL overdue_on(c.last_day) AS o WHERE c.shown
),
-- The whole period's list has up to :rows rows, a month's a sixth: the twenty oldest, then those of each agency in turn.
overdue_list AS MATERIALIZED (
	SELECT * FROM (SELECT o.*, row_number() OVER (PARTITION BY o.id ORDER BY o.place > 20, o.place_of_agency, o.place) AS n FROM overdue AS o) AS o
	WHERE o.n <= CASE WHEN o.id = 0 THEN :rows ELSE :rows / 6 END
),
late_list AS MATERIALIZED (
	SELECT s.* FROM (
		SELECT s.*, row_number() OVER (ORDER BY s.place, s.finished_on DESC, s.dossier) AS n FROM (
			SELECT s.*, row_number() OVER (PARTITION BY s.agency, m.period ORDER BY s.finished_on - s.due_on DESC, s.dossier) AS place
			FROM (SELECT min(lower(c.period)) AS first_day, max(c.last_day) AS last_day FROM counted AS c WHERE c.shown) AS r
			CROSS JOIN LATERAL delayed_stay(r.first_day, r.last_day) AS s LEFT JOIN shown_month AS m ON m.period @> s.finished_on
			WHERE s.closing = 3) AS s) AS s
	WHERE s.n <= :rows
),
listed AS MATERIALIZED (
	SELECT (row_number() OVER (ORDER BY l.dossier, l.agency))::integer - 1 AS i, l.dossier, l.agency, l.procedure, l.received_on, l.due_on
	FROM (SELECT dossier, agency, procedure, received_on, due_on FROM overdue_list UNION SELECT dossier, agency, procedure, received_on, due_on FROM late_list) AS l
),
responsible AS MATERIALIZED (
	SELECT r.responsible, (row_number() OVER (ORDER BY r.responsible))::integer - 1 AS i
	FROM (SELECT responsible FROM overdue_list UNION SELECT responsible FROM late_list) AS r WHERE r.responsible IS NOT NULL
),
fault AS MATERIALIZED (
	SELECT f.fault, f.fault_name, (row_number() OVER (ORDER BY f.fault))::integer - 1 AS i FROM (SELECT DISTINCT fault, fault_name FROM delay WHERE fault IS NOT NULL) AS f
),
cause AS MATERIALIZED (
	SELECT t.code AS cause, t.label_vi AS cause_name, t.place::integer - 1 AS i FROM terms('delay_cause') WITH ORDINALITY AS t (code, label_vi, label_en, place)
),
listed_procedure AS MATERIALIZED (
	SELECT (row_number() OVER (ORDER BY p.code))::integer - 1 AS i, p.code, p.name, p.field_id
	FROM procedure AS p WHERE p.code IN (SELECT l.procedure FROM listed AS l)
)
-- Tables of numbers are texts, 'a,b,c;a,b,c', which are half as long as arrays; an empty place is NULL.
SELECT replace(json_build_object(
	'kind', :'kind', 'year', :'year', 'n', :'n', 'rows', :rows, 'made', to_char(now() AT TIME ZONE interval '7 hours', 'YYYY-MM-DD HH24:MI'),
	'first_day', (SELECT first_day FROM asked),
	'levels', (SELECT json_agg(json_build_array(t.code, t.label_vi) ORDER BY t.place) FROM terms('admin_level') WITH ORDINALITY AS t (code, label_vi, label_en, place)),
	'rules', (SELECT json_agg(json_build_array(t.code, t.label_vi, (SELECT k.source FROM kpi_rule AS k WHERE k.rule = t.code ORDER BY k.version DESC LIMIT 1)) ORDER BY t.place)
		FROM terms('kpi_rule') WITH ORDINALITY AS t (code, label_vi, label_en, place)),
	'form', (SELECT json_build_object('title', f.title, 'source', f.source, 'columns', (
			SELECT json_agg(json_build_array(h.group_heading, h.heading) ORDER BY h.column_no) FROM (
				SELECT DISTINCT ON (h.column_no) h.* FROM form_column AS h WHERE h.form = 'II.06' AND h.version = f.version ORDER BY h.column_no, h.builtin) AS h))
		FROM form AS f, asked AS a WHERE f.form = 'II.06' AND f.valid @> a.last_day ORDER BY f.builtin, f.version DESC LIMIT 1),
	'periods', (SELECT json_agg(json_build_array(c.id, lower(c.period), upper(c.period) - 1, c.last_day, c.shown, p.whole, p.year, p.n,
			(SELECT x.id FROM counted AS x WHERE x.period = p.previous), (SELECT x.id FROM counted AS x WHERE x.period = p.last_year)) ORDER BY c.id)
		FROM counted AS c LEFT JOIN (
			-- the whole may be a month, too
			SELECT DISTINCT ON (x.period) x.period, x.whole, x.previous, x.last_year, max(x.year) OVER w AS year, max(x.n) OVER w AS n
			FROM compared AS x WINDOW w AS (PARTITION BY x.period) ORDER BY x.period, x.whole DESC) AS p USING (period)),
	'agencies', (SELECT json_agg(json_build_array(u.code, u.name, u.level) ORDER BY u.i) FROM unit AS u),
	'fields', (SELECT json_agg(json_build_array(f.field_id, f.name) ORDER BY f.field_id) FROM field AS f),
	'ii_06', (SELECT string_agg(concat_ws(',', k.id, u.i, k.field_id, coalesce(k.online, 0), coalesce(k.other, 0), k.carried, k.early, k.on_time, k.late, k.open_in_time, k.open_overdue), ';')
		FROM ii_06 AS k JOIN unit AS u ON u.code = k.agency),
	'on_time', (SELECT string_agg(concat_ws(',', c.id, u.i, t.place - 1, k.on_time, k.late, k.unknown), ';')
		FROM counted AS c CROSS JOIN LATERAL kpi_on_time(c.period) AS k JOIN unit AS u ON u.code = k.agency
		JOIN terms('kpi_rule') WITH ORDINALITY AS t (code, label_vi, label_en, place) ON t.code = k.rule),
	'faults', (SELECT json_agg(json_build_array(f.fault, f.fault_name) ORDER BY f.i) FROM fault AS f),
	'causes', (SELECT json_agg(json_build_array(c.cause, c.cause_name) ORDER BY c.i) FROM cause AS c),
	'responsibles', (SELECT json_agg(r.responsible ORDER BY r.i) FROM responsible AS r),
	'delay', (SELECT string_agg(concat_ws(',', k.id, u.i, coalesce(f.i::text, ''), coalesce(c.i::text, ''), k.open_overdue, k.resolved_late, k.without_apology, k.unexplained), ';')
		FROM delay AS k JOIN unit AS u ON u.code = k.agency LEFT JOIN fault AS f USING (fault) LEFT JOIN cause AS c ON c.cause = k.cause),
	'backlog', (SELECT string_agg(concat_ws(',', b.id, u.i, b.age, coalesce(f.i::text, ''), b.dossiers), ';') FROM (
		SELECT o.id, o.agency, width_bucket(coalesce(o.days_late, 0), ARRAY[6, 21, 61, 121]) AS age, o.fault, count(*) AS dossiers
		FROM overdue AS o GROUP BY o.id, o.agency, 3, o.fault) AS b JOIN unit AS u ON u.code = b.agency LEFT JOIN fault AS f USING (fault)),
	'digital', (SELECT string_agg(concat_ws(',', c.id, u.i, m.i - 1, k.numerator, k.denominator, k.unknown), ';')
		FROM counted AS c CROSS JOIN LATERAL kpi_digital(c.period) AS k JOIN unit AS u ON u.code = k.agency
		JOIN unnest(ARRAY['channel_online', 'online_where_offered', 'paid_online', 'digitised', 'reused_data', 'e_result']) WITH ORDINALITY AS m (metric, i) USING (metric)
		WHERE c.shown AND (k.denominator > 0 OR k.unknown > 0)),
	'targets', (SELECT json_agg(json_build_array(k.indicator, k.indicator_name, k.level, k.target, k.value, k.met)) FROM asked AS a CROSS JOIN LATERAL kpi_target(a.period) AS k),
	'index_766', (SELECT json_agg(json_build_array(k.group_no, k.name, k.numerator, k.denominator, k.ratio, k.threshold, k.points, k.max_points, k.computable))
		FROM asked AS a CROSS JOIN LATERAL index_766(a.period) AS k),
	'index_groups', (SELECT json_agg(t.label_vi ORDER BY t.place) FROM terms('index_766_group') WITH ORDINALITY AS t (code, label_vi, label_en, place)),
	'discrepancies', (SELECT json_agg(json_build_array(d.source, lower(d.period), upper(d.period) - 1,
			coalesce((SELECT r.stated FROM reported_figure AS r WHERE (r.source, r.period, r.metric, r.part) = (d.source, d.period, d.metric, d.part) LIMIT 1), label('reform_metric', d.metric)),
			d.explanation, d.reported, d.found, d.difference))
		FROM asked AS a JOIN discrepancy AS d ON d.period && a.period),
	'procedures', (SELECT json_agg(json_build_array(p.code, p.name, p.field_id) ORDER BY p.i) FROM listed_procedure AS p),
	-- of a code that says agency and day again, only the number of the day
	'dossiers', (SELECT json_agg(json_build_array(CASE WHEN starts_with(l.dossier::text, l.agency::text || '-' || to_char(l.received_on, 'YYMMDD-')) THEN split_part(l.dossier::text, '-', 3)
			ELSE l.dossier::text END, u.i, p.i, l.received_on - DATE '2000-01-01', l.due_on - DATE '2000-01-01') ORDER BY l.i)
		FROM listed AS l JOIN unit AS u ON u.code = l.agency JOIN listed_procedure AS p ON p.code = l.procedure),
	'overdue_list', (SELECT string_agg(concat_ws(',', o.id, l.i, coalesce(o.days_late::text, ''), coalesce(f.i::text, ''), coalesce(c.i::text, ''), coalesce(r.i::text, ''), coalesce((o.apologised_on - DATE '2000-01-01')::text, '')), ';' ORDER BY o.id, o.place)
		FROM overdue_list AS o JOIN listed AS l ON (l.dossier, l.agency, l.procedure, l.received_on, l.due_on) = (o.dossier, o.agency, o.procedure, o.received_on, o.due_on)
		LEFT JOIN fault AS f USING (fault) LEFT JOIN cause AS c ON c.cause = o.cause LEFT JOIN responsible AS r ON r.responsible = o.responsible),
	'late_list', (SELECT string_agg(concat_ws(',', l.i, o.finished_on - DATE '2000-01-01', coalesce(f.i::text, ''), coalesce(c.i::text, ''), coalesce(r.i::text, '')), ';' ORDER BY o.finished_on, o.dossier)
		FROM late_list AS o JOIN listed AS l ON (l.dossier, l.agency, l.procedure, l.received_on, l.due_on) = (o.dossier, o.agency, o.procedure, o.received_on, o.due_on)
		LEFT JOIN fault AS f USING (fault) LEFT JOIN cause AS c ON c.cause = o.cause LEFT JOIN responsible AS r ON r.responsible = o.responsible)
	)::text, '<', '\u003c');
