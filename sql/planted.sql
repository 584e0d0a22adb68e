-- A superuser calls every function and reads every table of the extension and of a registry, with a
-- search_path full of traps: functions, operators, types and views that bear the names of ours and of
-- pg_catalog's, exact matches for the arguments, in schemas before and behind pg_catalog, in pg_temp, in
-- the registry's own schema and in cchc itself.  A trap that is sprung leaves a message.
\set SHOW_CONTEXT never
SET client_min_messages = error;
SET check_function_bodies = off;
SET search_path = pg_catalog, pg_temp;
BEGIN;
SELECT cchc.create_registry('h56');
CREATE SCHEMA trap;
CREATE SEQUENCE trap.sprung;
CREATE TABLE trap.report (call text, message text);

-- Rows to work on: an open dossier, a paused one, a finished one.
SET LOCAL search_path = h56, cchc, pg_temp;
INSERT INTO agency (code, name, kind) SELECT c, c::text, k FROM (VALUES ('H56'::agency_code, 'province'), ('H56.21', 'rural_district')) AS a (c, k);
INSERT INTO field (name) VALUES ('Hộ tịch');
INSERT INTO procedure (code, name, field_id, agency, levels, time_limit) SELECT '1.000101', 'Ví dụ', field_id, 'H56.21', '{district}', '5 ngày làm việc' FROM field;
SELECT count(receive_dossier('1.000101', 'H56.21', 'online', '2022-06-01 08:00+07')) FROM generate_series(1, 3);
SELECT count(pause(code, 'supplement', '2022-06-02 08:00+07')) FROM dossier WHERE sequence(code) = 2;
SELECT finish(code, 'resolved', '2022-06-03 08:00+07') FROM dossier WHERE sequence(code) = 3;
SET LOCAL search_path = pg_catalog, pg_temp;

-- What a function can be called with: a few values of each type, and what the registry's rows hold.
CREATE FUNCTION trap.values_of(t oid) RETURNS text[] LANGUAGE plpgsql AS $$
DECLARE
	type pg_type := (SELECT y FROM pg_type AS y WHERE y.oid = t);
	name text := (SELECT format('%I.%I', n.nspname, (type).typname) FROM pg_namespace AS n WHERE n.oid = (type).typnamespace);
	found text[] := '{}';
	literal text;
	place record;
BEGIN
	IF type.typtype = 'p' THEN
		RETURN CASE WHEN t = 'anyarray'::regtype THEN ARRAY['''{}''::pg_catalog._text'] ELSE ARRAY['''x''::pg_catalog.text'] END;
	ELSIF type.typelem <> 0 AND type.typlen = -1 AND type.typcategory = 'A' THEN
		RETURN (SELECT array_agg(format('ARRAY[%s]::%s', v, name)) FROM unnest((SELECT trap.values_of(type.typelem))) AS v);
	END IF;
	FOR place IN SELECT c.oid::regclass AS tab, a.attname FROM pg_class AS c JOIN pg_attribute AS a ON a.attrelid = c.oid
		WHERE a.atttypid = t AND a.attnum > 0 AND NOT a.attisdropped AND c.relkind = 'r' AND c.relnamespace = 'h56'::regnamespace
		ORDER BY c.relname, a.attnum LIMIT 40 LOOP
		EXECUTE format('SELECT $1 || array_agg(DISTINCT v) FROM (SELECT format(''%%L::%%s'', %I::text, $2) AS v FROM %s WHERE %I IS NOT NULL LIMIT 4) AS s',
			place.attname, place.tab, place.attname) INTO found USING found, name;
		EXIT WHEN cardinality(found) > 12;
	END LOOP;
	FOREACH literal IN ARRAY ARRAY['vn', 'half', 'official_month', 'ii_06', 'cohort', 'supplement', 'resolved', 'no such thing', '15 ngày làm việc',
		'một trăm', 'Căn cứ Quyết định số 299/QĐ-UBND ngày 25 tháng 01 năm 2022', 'UBND', '1.000101', 'H56.21', 'H56.21-220601-0001', '299/QĐ-UBND', '5 ngày',
		'1', '4', '2022', '2022-06-01', '2022-06-15', '2026-06-14 08:00+07', 'infinity', '[2022-06-01,2022-06-15)', '{[2022-06-01,2022-06-02)}', '1 day', 't', 'f', '{}',
		'[H56,H56.21]', '{"hours": []}', '2026-01-01 AL', 'h56'] LOOP
		BEGIN
			EXECUTE format('SELECT %L::%s', literal, name);
			found := found || format('%L::%s', literal, name);
		EXCEPTION WHEN OTHERS THEN NULL;
		END;
	END LOOP;
	IF t = 'cchc.work_calendar'::regtype THEN
		found := found || '(SELECT cchc.calendar(''vn''::pg_catalog.text))'::text;
	END IF;
	RETURN found || format('NULL::%s', name);
END
$$;
CREATE TABLE trap.sample AS
SELECT t AS type, trap.values_of(t) AS literals
FROM (SELECT DISTINCT unnest(p.proargtypes) AS t FROM pg_proc AS p WHERE p.pronamespace IN ('cchc'::regnamespace, 'h56'::regnamespace)) AS a
WHERE t NOT IN ('internal'::regtype, 'cstring'::regtype);

-- Every function: as many calls as it has a body that could look anything up; tables and views: read and written.
CREATE TABLE trap.call AS
SELECT p.oid::regprocedure::text AS what, CASE p.prokind
	WHEN 'a' THEN format('SELECT %s(%s)', p.pronamespace::regnamespace || '.' || quote_ident(p.proname), a.arguments)
	ELSE format('SELECT r FROM %s(%s) AS r', p.pronamespace::regnamespace || '.' || quote_ident(p.proname), a.arguments) END AS call
FROM pg_proc AS p JOIN pg_language AS l ON l.oid = p.prolang
CROSS JOIN generate_series(1, CASE WHEN p.pronargs = 0 THEN 1 WHEN l.lanname = 'plpgsql' THEN 16 WHEN l.lanname = 'sql' THEN 4 ELSE 1 END) AS i
CROSS JOIN LATERAL (
	SELECT coalesce(string_agg(CASE WHEN p.provariadic <> 0 AND o = p.pronargs THEN 'VARIADIC ' ELSE '' END || s.literals[1 + abs(hashint4(i * 100 + o::integer)) % cardinality(s.literals)], ', ' ORDER BY o), '') AS arguments
	FROM unnest(p.proargtypes) WITH ORDINALITY AS t (type, o) JOIN trap.sample AS s USING (type)) AS a
WHERE p.pronamespace IN ('cchc'::regnamespace, 'h56'::regnamespace) AND p.prorettype <> 'trigger'::regtype
	AND NOT p.proargtypes::oid[] && ARRAY['internal', 'cstring']::regtype[]::oid[]
	AND p.proname <> 'create_registry'		-- reads definitions with cchc in the path: see below
	AND NOT (l.lanname = 'plpgsql' AND NOT coalesce('search_path=pg_catalog, pg_temp' = ANY (p.proconfig), false));
INSERT INTO trap.call
SELECT c.oid::regclass::text, v.call
FROM pg_class AS c
CROSS JOIN LATERAL (SELECT format('%s.%I', c.relnamespace::regnamespace, c.relname) AS name,
	(SELECT string_agg(quote_ident(a.attname), ', ' ORDER BY a.attnum) FROM pg_attribute AS a
		WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = '' AND a.attidentity = '') AS columns,
	(SELECT quote_ident(a.attname) FROM pg_attribute AS a
		WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = '' AND a.attidentity = '' ORDER BY a.attnum DESC LIMIT 1) AS last) AS n
CROSS JOIN LATERAL (VALUES (format('SELECT r FROM %s AS r LIMIT 100', n.name), 'rv'),
	(format('INSERT INTO %s (%s) SELECT %s FROM %s LIMIT 5', n.name, n.columns, n.columns, n.name), 'r'),
	(format('UPDATE %s SET %s = %s', n.name, n.last, n.last), 'r'),
	(format('DELETE FROM %s', n.name), 'r'),
	(format('TRUNCATE %s CASCADE', n.name), 'r')) AS v (call, kinds)
WHERE c.relnamespace IN ('cchc'::regnamespace, 'h56'::regnamespace) AND strpos(v.kinds, c.relkind::text) > 0;
-- What a trigger sees only with other values
INSERT INTO trap.call VALUES
	('day_off', $$INSERT INTO cchc.day_off (calendar, day) VALUES ('vn', '2026-12-17')$$),
	('day_swap', $$INSERT INTO cchc.day_swap (calendar, off_day, work_day) VALUES ('vn', '2026-12-17', '2026-12-19')$$),
	('day_swap', $$INSERT INTO cchc.day_swap (calendar, off_day, work_day) VALUES ('vn', '2026-12-19', '2026-12-20')$$),
	('calendar', $$INSERT INTO cchc.calendar (name, parent) VALUES ('x', 'nowhere')$$),
	('calendar', $$INSERT INTO cchc.calendar (name, parent) VALUES ('x', 'vn')$$),
	('calendar_hours', $$INSERT INTO cchc.calendar_hours (calendar, isodow, opens, closes) VALUES ('vn', 6, '07:00', '09:00'), ('vn', 6, '08:00', '10:00')$$);
SELECT count(DISTINCT what) > 300 AS functions_and_tables, count(*) > 500 AS calls FROM trap.call;
-- Left out, because they keep a path of their own: none may stay here.
SELECT p.oid::regprocedure FROM pg_proc AS p JOIN pg_language AS l ON l.oid = p.prolang
WHERE p.pronamespace IN ('cchc'::regnamespace, 'h56'::regnamespace) AND l.lanname = 'plpgsql' AND NOT coalesce('search_path=pg_catalog, pg_temp' = ANY (p.proconfig), false)
ORDER BY p.oid::regprocedure::text;

-- Runs a call as a session with that path would, undoes it, and tells how it ended.
CREATE FUNCTION trap.run(call text, path text) RETURNS text LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
	BEGIN
		EXECUTE format('SET LOCAL search_path = %s; %s; SET LOCAL search_path = pg_catalog, pg_temp', path, call);
		RAISE SQLSTATE 'UNDO1';
	EXCEPTION WHEN OTHERS THEN
		RETURN SQLSTATE || ' ' || SQLERRM;
	END;
END
$$;

-- The traps: for every function of ours and of pg_catalog one of the same arguments, for variadic and
-- polymorphic ones some exact matches; the same for operators; domains for types; views for relations.
CREATE FUNCTION trap.spring(name text) RETURNS boolean LANGUAGE plpgsql SET search_path = pg_catalog AS $$
BEGIN
	PERFORM nextval('trap.sprung');
	RAISE EXCEPTION 'trap sprung: %', name;
END
$$;
CREATE FUNCTION trap.exact(types oid[]) RETURNS SETOF text LANGUAGE plpgsql SET search_path = pg_catalog AS $$
DECLARE
	simple CONSTANT regtype[] := ARRAY['text', 'name', 'integer', 'bigint', 'date', 'timestamptz', 'interval', 'boolean', 'jsonb', 'oid',
		'cchc.agency_code', 'cchc.dossier_code', 'cchc.procedure_code', 'cchc.document_number', 'cchc.time_limit', 'cchc.work_calendar']::regtype[];
BEGIN
	RETURN QUERY
	SELECT string_agg(CASE
		WHEN t IN ('anyelement'::regtype, 'anynonarray'::regtype, 'anycompatible'::regtype, 'anycompatiblenonarray'::regtype, '"any"'::regtype) THEN m.element::text
		WHEN t IN ('anyarray'::regtype, 'anycompatiblearray'::regtype) THEN m.element::text || '[]'
		WHEN t IN ('anyrange'::regtype, 'anycompatiblerange'::regtype) THEN (ARRAY['daterange', 'tstzrange', 'int4range'])[m.i % 3 + 1]
		WHEN t IN ('anymultirange'::regtype, 'anycompatiblemultirange'::regtype) THEN (ARRAY['datemultirange', 'tstzmultirange', 'int4multirange'])[m.i % 3 + 1]
		ELSE format('%I.%I', y.typnamespace::regnamespace, y.typname) END, ', ' ORDER BY o)
	FROM unnest(simple) WITH ORDINALITY AS m (element, i)
	CROSS JOIN unnest(types) WITH ORDINALITY AS a (t, o) JOIN pg_type AS y ON y.oid = t
	WHERE m.i = 1 OR EXISTS (SELECT FROM unnest(types) AS p (id) JOIN pg_type AS q ON q.oid = p.id WHERE q.typtype = 'p')
	GROUP BY m.i;
END
$$;
CREATE FUNCTION trap.plant(place name) RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog AS $$
DECLARE
	f record;
BEGIN
	FOR f IN
		SELECT DISTINCT p.proname AS name, x.arguments,
			CASE WHEN r.typtype = 'p' THEN 'text' ELSE format('%I.%I', r.typnamespace::regnamespace, r.typname) END AS result
		FROM pg_proc AS p JOIN pg_type AS r ON r.oid = p.prorettype
		CROSS JOIN LATERAL (
			SELECT * FROM trap.exact(p.proargtypes::oid[])
			-- what format('%s %s', a, b) and its like take
			UNION SELECT concat_ws(', ', 'text', v) FROM unnest(ARRAY['text', 'text, text', 'text, text, text', 'text, text, text, text', 'text, name', 'text, name, text', 'text, integer',
				'text, date, date', 'text, integer, integer', 'text, cchc.dossier_code', 'text, cchc.agency_code']) AS v WHERE p.provariadic <> 0 AND p.proname IN ('format', 'concat', 'concat_ws')
			UNION SELECT '' WHERE p.pronargs = 0) AS x (arguments)
		WHERE p.pronamespace IN ('pg_catalog'::regnamespace, 'cchc'::regnamespace) AND x.arguments IS NOT NULL
			AND NOT p.proargtypes::oid[] && ARRAY['internal', 'cstring', 'record', 'trigger', 'event_trigger']::regtype[]::oid[]
			AND r.typname NOT IN ('internal', 'cstring', 'trigger', 'event_trigger', 'fdw_handler', 'index_am_handler', 'table_am_handler', 'tsm_handler', 'language_handler', 'void')
	LOOP
		BEGIN
			EXECUTE format('CREATE FUNCTION %I.%I(%s) RETURNS %s LANGUAGE plpgsql AS $trap$BEGIN PERFORM trap.spring(%L); END$trap$', place, f.name, f.arguments, f.result,
				format('%s.%s', place, f.name));
		EXCEPTION WHEN OTHERS THEN NULL;	-- there already, or two that differ in the result
		END;
	END LOOP;
	FOR f IN
		SELECT o.oprname AS name, format('LEFTARG = %s, RIGHTARG = %s', split_part(x.arguments, ', ', 1), split_part(x.arguments, ', ', 2)) AS arguments, x.arguments AS both
		FROM pg_operator AS o CROSS JOIN LATERAL trap.exact(ARRAY[o.oprleft, o.oprright]) AS x (arguments)
		WHERE o.oprnamespace IN ('pg_catalog'::regnamespace, 'cchc'::regnamespace) AND o.oprkind = 'b' AND o.oprresult = 'boolean'::regtype
	LOOP
		BEGIN
			EXECUTE format('CREATE FUNCTION %I.trap_operator(%s) RETURNS boolean LANGUAGE plpgsql AS $trap$BEGIN RETURN trap.spring(%L); END$trap$', place, f.both, format('%s operators of (%s)', place, f.both));
		EXCEPTION WHEN duplicate_function THEN NULL;
		END;
		BEGIN
			EXECUTE format('CREATE OPERATOR %I.%s (FUNCTION = %I.trap_operator, %s)', place, f.name, place, f.arguments);
		EXCEPTION WHEN OTHERS THEN NULL;
		END;
	END LOOP;
	IF place = 'cchc' OR place = 'h56' THEN
		RETURN;		-- types and relations of those names are there
	END IF;
	FOR f IN SELECT y.typname AS name, format('%I.%I', y.typnamespace::regnamespace, y.typname) AS type FROM pg_type AS y
		WHERE y.typtype IN ('b', 'e', 'r', 'm') AND y.typcategory <> 'A'
			AND (y.typnamespace = 'cchc'::regnamespace OR y.typname IN ('text', 'name', 'date', 'timestamptz', 'oid', 'jsonb', 'regclass', 'tid', 'daterange', 'tstzrange'))
	LOOP
		EXECUTE format('CREATE DOMAIN %I.%I AS %s CHECK (trap.spring(%L))', place, f.name, f.type, 'type ' || f.name);
	END LOOP;
	FOR f IN SELECT DISTINCT ON (c.relname) c.relname AS name, c.relnamespace::regnamespace AS home FROM pg_class AS c
		WHERE c.relkind IN ('r', 'v') AND (c.relnamespace IN ('cchc'::regnamespace, 'h56'::regnamespace) OR c.relname IN ('pg_extension', 'pg_namespace', 'pg_class', 'pg_proc', 'pg_type', 'pg_roles'))
	LOOP
		EXECUTE format('CREATE VIEW %I.%I AS SELECT * FROM %s.%I WHERE trap.spring(%L)', place, f.name, f.home, f.name, 'view ' || f.name);
	END LOOP;
END
$$;
CREATE TEMP TABLE makes_the_schema ();
SELECT trap.plant('trap');
CREATE VIEW pg_temp.dossier AS SELECT * FROM h56.dossier WHERE trap.spring('temporary view');
CREATE VIEW pg_temp.calendar_compiled AS SELECT * FROM cchc.calendar_compiled WHERE trap.spring('temporary view');
CREATE VIEW pg_temp.kpi_rule AS SELECT * FROM cchc.kpi_rule WHERE trap.spring('temporary view');
CREATE VIEW pg_temp.pg_extension AS SELECT * FROM pg_catalog.pg_extension WHERE trap.spring('temporary view');
CREATE DOMAIN pg_temp.dossier_code AS cchc.dossier_code CHECK (trap.spring('temporary domain'));
SELECT trap.run($$SELECT cchc.create_registry('another'), cchc.registry_version('another')$$, path) FROM (VALUES ('trap, pg_temp, pg_catalog'), ('pg_catalog, cchc, trap')) AS p (path);
-- In cchc only a superuser can plant; no body looks there all the same.
SELECT trap.plant('h56'), trap.plant('cchc');
SELECT count(*) > 3000 AS traps FROM pg_proc WHERE pronamespace = 'trap'::regnamespace;

-- They work: an unqualified name falls into one, in front of pg_catalog by its place, behind it by an exact match.
SELECT trap.run(call, path) FROM (VALUES
	('SELECT upper(''x''::pg_catalog.text)', 'trap, pg_catalog'),
	('SELECT format(''%s''::pg_catalog.text, ''x''::pg_catalog.text)', 'pg_catalog, trap'),
	('SELECT upper_inf(''(,)''::pg_catalog.tstzrange)', 'pg_catalog, cchc, pg_temp'),
	('SELECT 1 OPERATOR(trap.=) 1', 'pg_catalog'),
	('SELECT ''H56''::agency_code', 'trap, cchc'),
	('SELECT * FROM kpi_rule', 'pg_temp, cchc')) AS t (call, path);
SELECT setval('trap.sprung', 1, false);

INSERT INTO trap.report SELECT c.what || ': ' || c.call, trap.run(c.call, p.path)
FROM trap.call AS c CROSS JOIN (VALUES ('trap, pg_temp, h56, cchc, pg_catalog'), ('pg_catalog, h56, cchc, trap')) AS p (path);

-- Nothing was sprung, and no plain function stood in for an aggregate.
SELECT split_part(call, '(', 1) AS call, message, count(*) FROM trap.report WHERE message ~ 'trap sprung|is not an aggregate|^42809' GROUP BY 1, 2 ORDER BY 1, 2;
SELECT is_called AS sprung FROM trap.sprung;
-- Most calls went through: there was something to catch.
SELECT count(*) FILTER (WHERE message LIKE 'UNDO1%') > count(*) / 2 AS most FROM trap.report;
-- Names of ours that were not found would be a body that looks elsewhere.
SELECT message, count(*) FROM trap.report WHERE message ~ '^(42883|42P01|42704|42703|42P02)' AND message !~ 'calendar "|^42704 type' GROUP BY 1 ORDER BY 1;
ROLLBACK;
