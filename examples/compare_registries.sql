-- Compares two registries of one database, row for row: every table, every view, every report.
--     psql -v a=h56_plain -v b=h56 -f compare_registries.sql
-- prints what differs, one row each, and how much was compared.  Nothing is changed.
SET search_path = cchc, pg_catalog;
SET client_min_messages = warning;
SET jit = off;

-- What the parameters of reports are tried with, by their names, or by function.name; every combination is asked.
CREATE TEMP TABLE tried (parameter text PRIMARY KEY, choices text[]);
INSERT INTO tried VALUES
	('period', $${"'[2021-12-15,2022-06-15)'::daterange"}$$), ('as_of', $${NULL::date,'2022-05-14'::date}$$), ('within', $${NULL::cchc.agency_code,'H56.21'::cchc.agency_code}$$),
	('first_day', $${'2022-03-01'::date}$$), ('last_day', $${'2022-05-31'::date}$$), ('until_day', $${'2022-05-31'::date}$$), ('on_day', $${'2022-06-01'::date}$$),
	('rule', $${'ii_06','index_766','due_original','cohort'}$$), ('by', $${'field','procedure','agency'}$$), ('source', $${'counted'}$$), ('form', $${'II.06'}$$),
	('column_no', $${6,9}$$), ('reading', $${'api'}$$), ('apart', $${false}$$), ('restated', $${false,true}$$), ('with_online_level', $${true}$$), ('with_procedure', $${true}$$), ('exact_from', $${'2022-05-15'::date}$$),
	('signed', $${NULL::bigint}$$), ('report_id', $${1,2}$$), ('kind', $${'official_month'}$$), ('periods', $${6}$$), 
	('on_time_line.by', $${'agency'}$$), ('on_time_line.restated', $${true}$$), ('on_time_rate.by', $${'agency'}$$),
	('kpi_series.metric', $${'resolved_total'}$$), ('kpi_series.by', $${'none','agency'}$$), ('index_766_behind.metric', $${'dossier_on_time','dossier_online','feedback_on_time'}$$),
	('rows_behind.metric', $${'direction_document','received_dossiers'}$$), ('rows_behind.part', $${'total'}$$), ('report.form', $${'reform'}$$), ('report_line.form', $${'reform'}$$),
	('why_changed.column_no', $${NULL::integer}$$), ('q', $${'khai sinh'}$$),
	('line_no', $${NULL::integer}$$), ('new_limit', $${"'3 ngày làm việc'::cchc.time_limit"}$$), ('max_rows', $${10}$$), ('field_id', $${NULL::integer}$$), ('agency', $${NULL::cchc.agency_code}$$);
-- These are asked of the 50 dossiers, and of the 10 procedures, with the lowest codes.
CREATE TEMP TABLE tried_by_row (parameter text, of_table text, rows integer);
INSERT INTO tried_by_row VALUES ('dossier', 'dossier', 50), ('code', 'dossier', 50), ('procedure', 'procedure', 10);

CREATE FUNCTION pg_temp.question(registry name, object name, kind text, arguments text, source_table text, rows integer) RETURNS text LANGUAGE sql AS $$
	SELECT CASE
		WHEN kind = 'function' AND source_table IS NOT NULL THEN format('SELECT r::text FROM (SELECT code FROM %I.%I ORDER BY code LIMIT %s) AS x, %I.%I(%s) AS r', registry, source_table, rows, registry, object, arguments)
		WHEN kind = 'function' THEN format('SELECT r::text FROM %I.%I(%s) AS r', registry, object, arguments)
		WHEN kind = 'view by period' THEN format('SELECT r::text FROM %I.%I AS r WHERE r.kind = ''official_month'' AND r.year = 2022 AND r.n <= 6', registry, object)
		ELSE format('SELECT r::text FROM %I.%I AS r', registry, object) END;
$$;

-- Functions without an argument that is not in the lists above are left out: named by "why".
CREATE FUNCTION pg_temp.questions(registry name) RETURNS TABLE (object name, kind text, arguments text, source_table text, rows integer, why text) LANGUAGE sql AS $$
	SELECT c.relname, CASE WHEN c.relkind <> 'v' THEN 'table' WHEN 2 = (SELECT count(*) FROM pg_attribute AS a WHERE a.attrelid = c.oid AND a.attname IN ('kind', 'year')
			AND EXISTS (SELECT FROM pg_attribute AS n WHERE n.attrelid = c.oid AND n.attname = 'n')) THEN 'view by period' ELSE 'view' END, NULL, NULL, NULL::integer, NULL
	FROM pg_class AS c
	WHERE c.relnamespace = to_regnamespace(quote_ident(registry)) AND c.relkind IN ('r', 'p', 'v') AND NOT c.relispartition AND c.relname <> 'registry_meta'
	UNION ALL
	SELECT f.proname, 'function', a.arguments, a.of_table, a.rows, CASE WHEN f.proname = 'registry_health' THEN 'what it says is of the layout' WHEN f.proname = 'series_cell' THEN 'asked by kpi_series()' ELSE a.unknown END
	FROM pg_proc AS f
	CROSS JOIN LATERAL (
		WITH RECURSIVE parameter AS (
			SELECT p.n, p.name, coalesce(t.choices, CASE WHEN r.parameter IS NOT NULL THEN '{x.code}'::text[] END) AS choices, r.of_table, r.rows
			FROM (SELECT i AS n, f.proargnames[i] AS name FROM generate_series(1, f.pronargs) AS i) AS p
			LEFT JOIN tried AS t ON t.parameter = CASE WHEN EXISTS (SELECT FROM tried AS x WHERE x.parameter = f.proname || '.' || p.name) THEN f.proname || '.' || p.name ELSE p.name END
			LEFT JOIN tried_by_row AS r ON r.parameter = p.name
		), said (n, arguments, of_table, rows) AS (
			SELECT 0, '', NULL::text, NULL::integer
			UNION ALL
			SELECT p.n, concat_ws(', ', nullif(s.arguments, ''), c), coalesce(s.of_table, p.of_table), coalesce(s.rows, p.rows)
			FROM said AS s JOIN parameter AS p ON p.n = s.n + 1 CROSS JOIN LATERAL unnest(p.choices) AS c
		)
		SELECT s.arguments, s.of_table, s.rows, NULL::text AS unknown FROM said AS s WHERE s.n = f.pronargs
		UNION ALL
		SELECT NULL, NULL, NULL, min(format('no value for "%s"', p.name)) FROM parameter AS p WHERE p.choices IS NULL HAVING count(*) > 0) AS a
	WHERE f.pronamespace = to_regnamespace(quote_ident(registry)) AND f.proretset AND f.provolatile = 's'
		AND f.proname !~ '^(flow_said_by|flow_subscription|check_dossiers?|dossier_rows|read_dossiers|repeated_codes|source_rows)$';
$$;

CREATE TEMP TABLE answer_a (r text);
CREATE TEMP TABLE answer_b (r text);

CREATE FUNCTION pg_temp.compare(a name, b name)
RETURNS TABLE (object name, arguments text, rows bigint, only_a bigint, only_b bigint, said text) LANGUAGE plpgsql AS $$
DECLARE
	q record;
	one text;
	other text;
	state_a text;
	state_b text;
BEGIN
	FOR q IN SELECT * FROM pg_temp.questions(a) LOOP
		object := q.object; arguments := q.arguments; rows := 0; only_a := 0; only_b := 0; said := q.why;
		IF q.why IS NULL THEN
			one := pg_temp.question(a, q.object, q.kind, q.arguments, q.source_table, q.rows);
			other := pg_temp.question(b, q.object, q.kind, q.arguments, q.source_table, q.rows);
			state_a := NULL; state_b := NULL;
			TRUNCATE answer_a, answer_b;
			BEGIN
				EXECUTE 'INSERT INTO answer_a ' || one;
			EXCEPTION WHEN OTHERS THEN state_a := SQLSTATE || ' ' || SQLERRM;
			END;
			BEGIN
				EXECUTE 'INSERT INTO answer_b ' || other;
			EXCEPTION WHEN OTHERS THEN state_b := SQLSTATE || ' ' || SQLERRM;
			END;
			IF state_a IS NULL AND state_b IS NULL THEN
				SELECT count(*) INTO rows FROM answer_a;
				SELECT count(*) INTO only_a FROM (TABLE answer_a EXCEPT ALL TABLE answer_b) AS d;
				SELECT count(*) INTO only_b FROM (TABLE answer_b EXCEPT ALL TABLE answer_a) AS d;
			ELSE
				said := CASE WHEN state_a = state_b THEN 'both: ' || state_a ELSE concat_ws(' | ', coalesce(state_a, 'an answer'), coalesce(state_b, 'an answer')) END;
				only_a := (state_a IS DISTINCT FROM state_b)::integer;
			END IF;
		END IF;
		RETURN NEXT;
	END LOOP;
END;
$$;

CREATE TEMP TABLE compared AS SELECT * FROM pg_temp.compare(:'a', :'b');
SELECT object, arguments, rows, only_a, only_b, said FROM compared WHERE only_a > 0 OR only_b > 0 ORDER BY object, arguments;
SELECT DISTINCT object, said FROM compared WHERE said IS NOT NULL ORDER BY object, said;
SELECT count(*) AS questions, count(DISTINCT object) AS objects, sum(rows) AS rows, sum(only_a) AS only_in_a, sum(only_b) AS only_in_b,
	count(*) FILTER (WHERE rows = 0 AND said IS NULL) AS empty FROM compared;
