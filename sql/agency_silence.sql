-- What is hidden from a role limited to an agency is answered like what does not exist: every function
-- that is given a dossier, acts included; no relation shows a code to a condition of the reader's own
-- before the policy does; statistics and plans say nothing
\set SHOW_CONTEXT never
SET client_min_messages = warning;
SET timezone = '<+07>-07';
SET jit = off;
CREATE ROLE silent_a; CREATE ROLE silent_clerk IN ROLE silent_a;
SELECT cchc.create_registry('silent');
SET search_path = silent, cchc, public;
INSERT INTO agency (code, name, kind) VALUES ('H56.21', 'Huyện A', 'rural_district'), ('H56.22', 'Huyện B', 'rural_district');
INSERT INTO field (name) VALUES ('Hộ tịch');
INSERT INTO procedure (code, name, field_id, agency, levels, time_limit) VALUES ('9.000001', 'Một', 1, 'H56.21', '{district}', '5 ngày làm việc');
INSERT INTO document (issuer, number, signed_on) VALUES ('H56.21', '12/QĐ-UBND', '2022-01-20');
SELECT count(receive_dossier('9.000001', a, 'online', '2022-04-07 09:00')) FROM unnest('{H56.21,H56.21,H56.22,H56.22,H56.22,H56.22}'::agency_code[]) AS a;
SELECT count(pause(code, 'supplement', '2022-04-08 09:00')) FROM dossier WHERE sequence(code) = 2;
SELECT count(note_delay(code, 'other', at => '2022-04-20 09:00')) FROM dossier WHERE sequence(code) = 1;
SELECT count(finish(code, at => '2022-04-12 09:00')) FROM dossier WHERE sequence(code) IN (3, 4);
SELECT count(void_dossier(code, 'nhập nhầm')) FROM dossier WHERE sequence(code) = 4;
SELECT submit('9.000001', 'H56.22', 'online', '2022-04-07 08:00');
SELECT refresh_flow() > 0 AS flow;
SELECT cchc.grant_registry('silent', 'silent_a', 'work');
INSERT INTO agency_reader VALUES ('silent_a', 'H56.21');
SELECT cchc.enable_agency_security('silent');
ANALYZE;

-- Each function that takes a dossier, and each act, with the code of a hidden dossier in four states
-- and with one that is not in use; the answers differ in nothing but the code.
CREATE FUNCTION public.silent_literal(type regtype, name text) RETURNS text LANGUAGE sql
	RETURN CASE WHEN name = 'at' OR name ~ '_at$' THEN '2022-04-26 09:00+07' WHEN name = 'agency' OR name = 'to_agency' THEN 'H56.21' WHEN name = 'cause' OR name = 'reason' THEN 'other'
		WHEN name = 'field' THEN 'channel' WHEN name = 'value' THEN 'post' WHEN name = 'channel' THEN 'counter' WHEN type = 'procedure_code'::regtype THEN '9.000001'
		WHEN type = 'agency_code'::regtype THEN 'H56.21' WHEN type = 'date'::regtype THEN '2022-04-26' WHEN type = 'timestamptz'::regtype THEN '2022-04-29 09:00+07'
		WHEN type = 'daterange'::regtype THEN '[2022-04-01,2022-05-01)' WHEN type IN ('integer'::regtype, 'bigint'::regtype) THEN '1' WHEN type = 'boolean'::regtype THEN 't' END;
CREATE FUNCTION public.silent_answer(query text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
	answer text; m text; d text; h text; s text;
BEGIN
	EXECUTE query INTO answer;
	RAISE SQLSTATE 'UNDO1';
EXCEPTION WHEN SQLSTATE 'UNDO1' THEN RETURN answer;
WHEN OTHERS THEN
	GET STACKED DIAGNOSTICS m = MESSAGE_TEXT, d = PG_EXCEPTION_DETAIL, h = PG_EXCEPTION_HINT, s = RETURNED_SQLSTATE;
	RETURN concat_ws(' | ', 'ERROR', s, m, d, h);
END $$;
CREATE VIEW public.silent_told AS
SELECT p.oid::regprocedure AS function, x.n, replace(public.silent_answer(format('SELECT string_agg(t::text, E''\n'' ORDER BY t::text) FROM silent.%I(%s) AS t', p.proname, a.arguments)), x.code::text, 'CODE') AS answer
FROM pg_proc AS p CROSS JOIN (SELECT n, dossier_code('H56.22', '2022-04-07', n) AS code FROM unnest('{1,2,3,4,999}'::integer[]) AS n) AS x
CROSS JOIN LATERAL (
	SELECT string_agg(format('%L::%s', CASE WHEN t = 'dossier_code'::regtype THEN x.code::text ELSE public.silent_literal(t, p.proargnames[o]) END, t::regtype), ', ' ORDER BY o) AS arguments
	FROM unnest(p.proargtypes) WITH ORDINALITY AS y (t, o)) AS a
WHERE p.pronamespace = 'silent'::regnamespace AND 'dossier_code'::regtype = ANY (p.proargtypes) AND NOT 'silent.dossier'::regtype = ANY (p.proargtypes);
CREATE TEMP TABLE told_owner AS SELECT * FROM public.silent_told;
ALTER VIEW public.silent_told SET (security_invoker = on);
GRANT SELECT ON public.silent_told TO silent_clerk;
SET ROLE silent_clerk;
CREATE TEMP TABLE told AS SELECT * FROM public.silent_told;
RESET ROLE;
SELECT count(DISTINCT function) > 20 AS many, count(*) FILTER (WHERE answer LIKE 'ERROR | P0002%') > 50 AS not_known, count(*) FILTER (WHERE answer LIKE 'ERROR | XX%') AS internal FROM told;
SELECT function, t.n, left(t.answer, 100) AS hidden, left(u.answer, 100) AS unknown FROM told AS t JOIN told AS u USING (function)
WHERE t.n < 999 AND u.n = 999 AND t.answer IS DISTINCT FROM u.answer
ORDER BY function::text, t.n;
-- The owner is answered otherwise: there was something to tell.
SELECT count(DISTINCT function) > 15 AS functions, count(*) > 40 AS answers FROM told AS t JOIN told_owner AS o USING (function, n) WHERE n < 999 AND t.answer IS DISTINCT FROM o.answer;

-- A condition of the reader's own, as cheap as can be, on every column of a dossier
CREATE FUNCTION public.silent_spy(code dossier_code) RETURNS boolean LANGUAGE plpgsql COST 0.0001 AS $$
BEGIN
	IF agency(code) <@ 'H56.22'::agency_code THEN RAISE EXCEPTION 'seen: %', code; END IF;
	RETURN true;
END $$;
SET ROLE silent_clerk;
CREATE TEMP TABLE spied AS
SELECT c.relname, a.attname, public.silent_answer(format('SELECT count(*) FROM silent.%I WHERE public.silent_spy(%I)', c.relname, a.attname)) AS answer
FROM pg_class AS c JOIN pg_attribute AS a ON a.attrelid = c.oid
WHERE c.relnamespace = 'silent'::regnamespace AND c.relkind IN ('r', 'v', 'p') AND a.atttypid = 'dossier_code'::regtype AND a.attnum > 0;
RESET ROLE;
SELECT count(*) > 15 AS relations FROM spied;
SELECT * FROM spied WHERE answer LIKE 'ERROR%' ORDER BY 1, 2;
-- It catches: without policies it sees.
SELECT count(*) > 5 AS caught FROM spied WHERE public.silent_answer(format('SELECT count(*) FROM silent.%I WHERE public.silent_spy(%I)', relname, attname)) LIKE '%seen: H56.22%';

-- Statistics and plans
SET ROLE silent_clerk;
SELECT (SELECT count(*) FROM pg_stats AS s JOIN pg_class AS c ON c.relname = s.tablename AND c.relnamespace = 'silent'::regnamespace WHERE s.schemaname = 'silent' AND (c.relrowsecurity OR c.relkind = 'i')) AS stats,
	(SELECT count(*) FROM pg_stats_ext WHERE schemaname = 'silent') AS stats_ext, (SELECT count(*) FROM pg_stats_ext_exprs WHERE schemaname = 'silent') AS stats_exprs;
CREATE FUNCTION pg_temp.plan(query text) RETURNS SETOF text LANGUAGE plpgsql AS $$ BEGIN RETURN QUERY EXECUTE 'EXPLAIN (VERBOSE, COSTS OFF) ' || query; END $$;
SELECT DISTINCT c.relname FROM pg_class AS c CROSS JOIN LATERAL pg_temp.plan(format('SELECT * FROM silent.%I', c.relname)) AS line
WHERE c.relnamespace = 'silent'::regnamespace AND c.relkind IN ('r', 'v') AND line ~ 'H56\.22';
-- Whole tables and cursors
COPY (SELECT code FROM dossier ORDER BY code) TO STDOUT;
COPY (SELECT dossier FROM dossier_pause) TO STDOUT;
BEGIN;
DECLARE mine CURSOR FOR SELECT code FROM dossier ORDER BY code;
FETCH ALL FROM mine;
SELECT code FROM dossier ORDER BY code FOR UPDATE;
COMMIT;
TRUNCATE dossier_pause;
ALTER TABLE dossier DISABLE ROW LEVEL SECURITY;
CREATE POLICY all_of_them ON dossier USING (true);
SET row_security = off;
SELECT count(*) FROM dossier;
RESET row_security;
INSERT INTO agency_reader VALUES ('silent_clerk', 'H56.22');
RESET ROLE;
DROP TABLE told, told_owner, spied;
DROP FUNCTION pg_temp.plan(text);
DROP VIEW public.silent_told;
DROP FUNCTION public.silent_spy(dossier_code), public.silent_answer(text), public.silent_literal(regtype, text);
DROP SCHEMA silent CASCADE;
DROP ROLE silent_clerk, silent_a;
