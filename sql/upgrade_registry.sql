-- upgrade_registry(): a registry that an older version might have made becomes what this one
-- makes, and what its owner added stays.  The older one is a new one that was taken apart.
\set SHOW_CONTEXT never
SET client_min_messages = warning;
SET search_path = pg_catalog;
CREATE ROLE regress_cchc_reader;
CREATE ROLE regress_cchc_clerk;
CREATE ROLE regress_cchc_alice;
SELECT cchc.create_registry('upgraded');
SELECT cchc.create_registry('new_one');

-- Another judge than the function itself: what psql and pg_dump would show of a schema.
CREATE FUNCTION public.shown(schema name) RETURNS TABLE (what text, name text, definition text) LANGUAGE sql SET search_path = pg_catalog AS $$
	SELECT x.what, replace(x.name, quote_ident(schema) || '.', 'registry.'), replace(x.definition, quote_ident(schema) || '.', 'registry.')
	FROM (
		SELECT 'column', c.relname || '.' || a.attname, concat_ws(' ', format_type(a.atttypid, a.atttypmod), a.attnotnull, a.attidentity, a.attgenerated,
			pg_get_expr(d.adbin, d.adrelid), col_description(c.oid, a.attnum))
		FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped LEFT JOIN pg_attrdef d ON (d.adrelid, d.adnum) = (c.oid, a.attnum)
		WHERE c.relnamespace = schema::regnamespace AND c.relkind IN ('r', 'p', 'v', 'c')
		UNION ALL SELECT 'relation', c.relname, concat_ws(' ', c.relkind, c.reloptions, c.relrowsecurity, CASE WHEN c.relkind = 'v' THEN pg_get_viewdef(c.oid) END, obj_description(c.oid, 'pg_class'))
		FROM pg_class c WHERE c.relnamespace = schema::regnamespace
		UNION ALL SELECT 'constraint', k.conname, concat_ws(' ', pg_get_constraintdef(k.oid), obj_description(k.oid, 'pg_constraint'))
		FROM pg_constraint k WHERE k.connamespace = schema::regnamespace AND k.contype <> 'n'
		UNION ALL SELECT 'index', i.indexrelid::regclass::text, pg_get_indexdef(i.indexrelid) FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid WHERE c.relnamespace = schema::regnamespace
		UNION ALL SELECT 'function', p.proname || pg_get_function_identity_arguments(p.oid), concat_ws(' ', pg_get_functiondef(p.oid), obj_description(p.oid, 'pg_proc'))
		FROM pg_proc p WHERE p.pronamespace = schema::regnamespace
		UNION ALL SELECT 'trigger', g.tgname, concat_ws(' ', g.tgenabled, pg_get_triggerdef(g.oid), obj_description(g.oid, 'pg_trigger'))
		FROM pg_trigger g JOIN pg_class c ON c.oid = g.tgrelid WHERE c.relnamespace = schema::regnamespace AND NOT g.tgisinternal
		UNION ALL SELECT 'policy', c.relname || '.' || p.polname, concat_ws(' ', p.polcmd, p.polroles::text, pg_get_expr(p.polqual, p.polrelid), pg_get_expr(p.polwithcheck, p.polrelid))
		FROM pg_policy p JOIN pg_class c ON c.oid = p.polrelid WHERE c.relnamespace = schema::regnamespace) AS x (what, name, definition);
$$;
CREATE VIEW public.difference AS
	SELECT CASE WHEN n.name IS NULL THEN 'only the old' WHEN o.name IS NULL THEN 'only the new' ELSE 'differs' END AS how, what, name
	FROM (SELECT what, name, definition FROM public.shown('upgraded')) AS o
	FULL JOIN (SELECT what, name, definition FROM public.shown('new_one')) AS n USING (what, name)
	WHERE o.definition IS DISTINCT FROM n.definition
	ORDER BY 2, 3;
-- Functions and views that one has and the other has not, in the order in which they were made
CREATE VIEW public.missing AS
	SELECT p.oid, pg_get_functiondef(p.oid) AS definition FROM pg_proc AS p
	WHERE p.pronamespace = 'new_one'::regnamespace AND NOT EXISTS (SELECT FROM pg_proc AS o WHERE o.proname = p.proname AND o.pronamespace = 'upgraded'::regnamespace)
	UNION ALL
	SELECT c.oid, format('CREATE VIEW %s WITH (security_invoker = true) AS %s', c.oid::regclass, pg_get_viewdef(c.oid)) FROM pg_class AS c
	WHERE c.relnamespace = 'new_one'::regnamespace AND c.relkind = 'v' AND NOT EXISTS (SELECT FROM pg_class AS o WHERE o.relname = c.relname AND o.relnamespace = 'upgraded'::regnamespace);
SELECT * FROM public.difference;

-- A definition that is read again, as from a dump, is written as before: one that begins a condition with
-- BETWEEN is not, and would be replaced in every upgrade.
CREATE TABLE public.written AS SELECT o.place, o.kind, o.name, cchc.registry_definition(o.kind, o.object, o.sub) AS definition
	FROM cchc.registry_object('new_one') AS o WHERE o.kind IN ('function', 'view');
DO $$
DECLARE
	definition text;
BEGIN
	FOR definition IN SELECT w.definition FROM public.written AS w ORDER BY w.place LOOP
		EXECUTE definition;
	END LOOP;
END
$$;
SELECT w.kind, w.name FROM public.written AS w JOIN cchc.registry_object('new_one') AS o USING (kind, name)
WHERE cchc.registry_definition(o.kind, o.object, o.sub) <> w.definition ORDER BY w.place;
DROP TABLE public.written;

-- Rows, rights and what the owner adds
SET search_path = upgraded, cchc, public;
INSERT INTO agency (code, name, kind) VALUES ('H56', 'Tỉnh', 'province'), ('H56.01', 'Sở Tư pháp', 'department');
INSERT INTO field (name) VALUES ('Hộ tịch');
INSERT INTO procedure (code, name, levels, field_id, agency, time_limit, online_level) SELECT '1.000001', 'Cấp giấy', '{province}', field_id, 'H56.01', '10 ngày làm việc', 'full' FROM field;
SELECT receive_dossier('1.000001', 'H56.01', 'counter', '2022-01-04 09:00+07') IS NOT NULL AS received;
SELECT cchc.grant_registry('upgraded', 'regress_cchc_reader', 'read');
SELECT cchc.grant_registry('upgraded', 'regress_cchc_clerk', 'work');
SELECT cchc.enable_agency_security('upgraded');
SELECT cchc.enable_agency_security('new_one');
REVOKE EXECUTE ON FUNCTION registry_health() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION registry_health() TO regress_cchc_reader WITH GRANT OPTION;
GRANT SELECT (problem) ON data_problem TO PUBLIC;
ALTER TABLE dossier ADD COLUMN note text DEFAULT 'của chủ sở hữu';
CREATE INDEX note_idx ON dossier (note);
CREATE POLICY of_the_owner ON dossier FOR SELECT TO regress_cchc_clerk USING (note IS NOT NULL);
CREATE TABLE own_table (code dossier_code REFERENCES dossier, n integer CHECK (n > 0));
CREATE VIEW own_view AS SELECT d.code, d.note FROM dossier AS d;
CREATE VIEW own_view_over_a_view AS SELECT register, count(*) FROM data_problem GROUP BY register;
CREATE FUNCTION own_function() RETURNS bigint LANGUAGE sql BEGIN ATOMIC SELECT count(*) FROM own_view; END;
CREATE TRIGGER own_trigger BEFORE UPDATE ON dossier FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger();
CREATE TABLE public.before AS SELECT to_jsonb(d) AS dossier FROM dossier AS d;

-- An older version: some tables, columns and keys were otherwise ...
ALTER TABLE dossier DROP CONSTRAINT dossier_channel, ADD CONSTRAINT dossier_channel CHECK (channel <> '');
ALTER TABLE dossier ALTER COLUMN channel DROP NOT NULL;
ALTER TABLE agency DROP COLUMN level CASCADE;
ALTER TABLE agency ADD COLUMN level text GENERATED ALWAYS AS (CASE WHEN kind = 'province' THEN 'province' ELSE 'other' END) STORED;
DROP FUNCTION due_by_limit, stay_under_limit CASCADE;
ALTER TABLE registry_meta DROP CONSTRAINT registry_meta_clock_policy, ALTER COLUMN clock_policy TYPE varchar(10), ALTER COLUMN clock_policy SET DEFAULT 'restart';
DROP INDEX dossier_agency_idx;
CREATE INDEX dossier_agency_idx ON dossier (agency);
-- (what stood on them does so again)
SET search_path = pg_catalog;
DO $$
DECLARE
	definition text;
BEGIN
	FOR definition IN SELECT replace(m.definition, 'new_one.', 'upgraded.') FROM public.missing AS m ORDER BY m.oid LOOP
		EXECUTE definition;
	END LOOP;
END
$$;
SELECT * FROM public.difference WHERE how = 'only the new';
SET search_path = upgraded, cchc, public;
-- ... it lacked a table, a column, a view, a function, a constraint, an index, a trigger and a policy ...
DROP TABLE training CASCADE;
ALTER TABLE dossier DROP COLUMN synced_at CASCADE;
DROP VIEW IF EXISTS discrepancy CASCADE;
DROP FUNCTION void_dossier;
ALTER TABLE dossier DROP CONSTRAINT dossier_entered_by;
DROP INDEX dossier_received_idx;
DROP TRIGGER agency_no_circle ON agency;
DROP POLICY of_agency ON dossier_flow;
ALTER TABLE dossier_flow DISABLE ROW LEVEL SECURITY;
-- ... had functions, views, policies and comments otherwise ...
DROP POLICY agency_reads ON dossier;
CREATE POLICY agency_reads ON dossier FOR SELECT USING (true);
DROP FUNCTION IF EXISTS registry_health();
CREATE FUNCTION registry_health() RETURNS text LANGUAGE sql BEGIN ATOMIC SELECT 'good'; END;
REVOKE EXECUTE ON FUNCTION registry_health() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION registry_health() TO regress_cchc_reader WITH GRANT OPTION;
CREATE OR REPLACE FUNCTION agency_check_chain() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END';
CREATE OR REPLACE VIEW overdue_now WITH (security_invoker = false) AS SELECT * FROM overdue_now WHERE false;
CREATE OR REPLACE VIEW late_entry AS SELECT *, 1 AS one FROM late_entry;
GRANT SELECT ON late_entry TO regress_cchc_alice;
DROP TRIGGER dossier_touch ON dossier;
CREATE TRIGGER dossier_touch BEFORE INSERT ON dossier FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger();
ALTER TABLE dossier DISABLE TRIGGER dossier_touch;
COMMENT ON COLUMN dossier.code IS 'As it was called then';
COMMENT ON VIEW overdue_now IS NULL;
-- ... or with other arguments, and had what is no more.
DROP FUNCTION apologise;
CREATE FUNCTION apologise(code dossier_code) RETURNS void LANGUAGE sql BEGIN ATOMIC SELECT; END;
REVOKE EXECUTE ON FUNCTION apologise FROM PUBLIC;
CREATE VIEW old_view AS SELECT code FROM dossier;
CREATE FUNCTION old_function() RETURNS bigint LANGUAGE sql BEGIN ATOMIC SELECT count(*) FROM old_view; END;
GRANT SELECT ON ALL TABLES IN SCHEMA upgraded TO regress_cchc_reader, regress_cchc_clerk;
UPDATE registry_meta SET objects = array_remove(objects, 'function apologise(cchc.dossier_code, int8, timestamptz)') || '{view old_view,function old_function(),function apologise(cchc.dossier_code)}'::text[],
	version = '0.0.9';
COMMENT ON TABLE registry_meta IS 'One row that marks this schema as a registry of cchc 0.0.9 ().';
SELECT how, count(*) > 9 AS many FROM public.difference GROUP BY how ORDER BY how;

-- Its notice says what happened; the numbers change with the registry.
\set VERBOSITY terse
SET client_min_messages = error;
SELECT cchc.upgrade_registry('upgraded');
SET client_min_messages = warning;
\set VERBOSITY default
-- Left: what is the owner's, and the trigger that does not fire
SELECT * FROM public.difference;
SELECT (SELECT array_agg(to_jsonb(d)) FROM dossier AS d) = (SELECT array_agg(b.dossier) FROM public.before AS b) AS rows_are_there,
	(SELECT array_agg(level ORDER BY code) FROM agency) AS levels;
SELECT version = (SELECT extversion FROM pg_extension WHERE extname = 'cchc') AS version, clock_policy, upgraded_at = now() AS upgraded, cchc.registry_version('upgraded') = version AS commented,
	objects <@ (SELECT objects FROM new_one.registry_meta) AND objects @> (SELECT objects FROM new_one.registry_meta) AS objects FROM registry_meta;
SELECT r.role, bool_and(has_table_privilege(r.role, c.oid, 'SELECT')) AS reads_all, has_table_privilege(r.role, 'dossier', 'INSERT') AS writes,
	has_function_privilege(r.role, 'registry_health()', 'EXECUTE WITH GRANT OPTION') AS health, has_function_privilege(r.role, 'apologise(dossier_code, bigint, timestamptz)', 'EXECUTE') AS apologise,
	bool_and(has_column_privilege(r.role, 'data_problem', 'problem', 'SELECT')) AS problem
FROM (VALUES ('regress_cchc_reader'), ('regress_cchc_clerk'), ('regress_cchc_alice')) AS r (role) CROSS JOIN pg_class AS c
WHERE c.relnamespace = 'upgraded'::regnamespace AND c.relkind IN ('r', 'v') AND c.relname !~ '^o(wn|ld)_' GROUP BY r.role ORDER BY 1;
ALTER TABLE dossier ENABLE TRIGGER dossier_touch;
SELECT count(*) AS differs FROM public.difference WHERE how <> 'only the old';
SELECT has_table_privilege('regress_cchc_alice', 'late_entry', 'SELECT') AS kept;
SELECT own_function(), (SELECT count(*) FROM own_view), (SELECT count(*) FROM pg_namespace WHERE nspname ~ '^cchc_upgrade') AS scratch;

-- Twice is once, and says so.
SET client_min_messages = notice;
SELECT cchc.upgrade_registry('upgraded');
-- The one view that its owner is to replace stays as he made it, also where what it reads is dropped and made again.
BEGIN;
CREATE TABLE own_dialogue AS SELECT date '2022-02-02' AS held_on;
CREATE OR REPLACE VIEW own_figure WITH (security_invoker = true) AS
	SELECT daterange(p.from_day, p.last_day, '[]') AS period, 'dialogue' AS metric, 'total' AS part, count(*)::numeric AS value
	FROM reporting_period AS p JOIN own_dialogue AS d ON d.held_on BETWEEN p.from_day AND p.last_day GROUP BY 1;
GRANT SELECT ON own_figure TO regress_cchc_clerk;
SELECT concat_ws(' ', pg_get_viewdef('own_figure'), reloptions, relacl) AS own FROM pg_class WHERE oid = 'own_figure'::regclass \gset
SELECT cchc.upgrade_registry('upgraded');
SELECT concat_ws(' ', pg_get_viewdef('own_figure'), reloptions, relacl) = :'own' AS as_it_was FROM pg_class WHERE oid = 'own_figure'::regclass;
DO $$ BEGIN
	EXECUTE 'CREATE OR REPLACE VIEW reporting_period WITH (security_invoker = true) AS SELECT r.*, 1 AS more FROM (' || rtrim(pg_get_viewdef('reporting_period'), ';') || ') AS r';
END $$;
SET LOCAL client_min_messages = warning;
SELECT cchc.upgrade_registry('upgraded');
SELECT concat_ws(' ', pg_get_viewdef('own_figure'), reloptions, relacl) = :'own' AS as_it_was, (SELECT count(*) FROM pg_attribute WHERE attrelid = 'reporting_period'::regclass AND attname = 'more') AS more FROM pg_class WHERE oid = 'own_figure'::regclass;
-- Where it cannot be: it reads what goes
DO $$ BEGIN
	EXECUTE 'CREATE OR REPLACE VIEW reporting_period WITH (security_invoker = true) AS SELECT r.*, 1 AS more FROM (' || rtrim(pg_get_viewdef('reporting_period'), ';') || ') AS r';
END $$;
CREATE OR REPLACE VIEW own_figure WITH (security_invoker = true) AS SELECT daterange(p.from_day, p.last_day, '[]') AS period, 'dialogue' AS metric, 'total' AS part, p.more::numeric AS value FROM reporting_period AS p, generate_series(1, 1);
SELECT cchc.upgrade_registry('upgraded');
ROLLBACK;

-- Tables and columns that the new version has no more hold rows: they stay, and are the owner's.
CREATE TABLE old_table (id integer PRIMARY KEY, parent integer REFERENCES old_table);
INSERT INTO old_table VALUES (1, 1);
ALTER TABLE dossier ADD COLUMN old_column text NOT NULL DEFAULT 'cũ', ADD CONSTRAINT old_constraint CHECK (old_column <> '');
ALTER TABLE dossier ALTER COLUMN old_column DROP DEFAULT;
UPDATE registry_meta SET objects = objects || '{table old_table,column old_table.id,column old_table.parent,constraint old_table.old_table_pkey,
	constraint old_table.old_table_parent_fkey,column dossier.old_column,constraint dossier.old_constraint}'::text[];
DROP FUNCTION void_dossier;
SELECT cchc.upgrade_registry('upgraded');
INSERT INTO dossier (code, procedure, agency, channel, received_at) VALUES ('H56.01-220104-0099', '1.000001', 'H56.01', 'counter', '2022-01-04 10:00+07');
SELECT code, old_column FROM dossier ORDER BY code;
SELECT * FROM public.difference WHERE name ~ 'old_';
SET client_min_messages = warning;

-- Refused, and then nothing has changed: something of the owner's is in the way, ...
CREATE FUNCTION public.without(objects text[]) RETURNS void LANGUAGE sql AS
	$$UPDATE upgraded.registry_meta SET objects = ARRAY(SELECT o FROM unnest(registry_meta.objects) AS o WHERE o <> ALL ($1))$$;
BEGIN;
DROP TABLE survey_response CASCADE;
CREATE VIEW survey_response AS SELECT 'của chủ sở hữu' AS note;
SELECT public.without('{function agency_check_chain(),column dossier.channel,index agency_parent_idx,constraint agency.agency_kind}');
SELECT cchc.upgrade_registry('upgraded');
ROLLBACK;
-- ... or stands on what must be replaced, wherever it is, ...
BEGIN;
DROP VIEW late_entry;
CREATE VIEW late_entry AS SELECT 1 AS one;
CREATE VIEW public.late_by_agency AS SELECT one FROM late_entry;
CREATE FUNCTION takes_a_row(late_entry) RETURNS integer LANGUAGE sql BEGIN ATOMIC SELECT $1.one; END;
CREATE TRIGGER own_trigger INSTEAD OF INSERT ON late_entry FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger();
ALTER VIEW late_entry ALTER COLUMN one SET DEFAULT 1;
SELECT cchc.upgrade_registry('upgraded');
ROLLBACK;
-- ... a security label would be lost, ...
BEGIN;
DROP VIEW late_entry;
CREATE VIEW late_entry AS SELECT 1 AS one;
SET LOCAL allow_system_table_mods = on;
INSERT INTO pg_seclabel VALUES ('late_entry'::regclass, 'pg_class'::regclass, 0, 'selinux', 'secret');
SELECT cchc.upgrade_registry('upgraded');
ROLLBACK;
-- ... rows contradict a new constraint, or would lose theirs, ...
BEGIN;
ALTER TABLE dossier DROP CONSTRAINT dossier_channel;
UPDATE dossier SET channel = 'bồ câu';
SELECT cchc.upgrade_registry('upgraded');
ROLLBACK;
BEGIN;
ALTER TABLE agency ALTER COLUMN level DROP EXPRESSION;
SELECT cchc.upgrade_registry('upgraded');
ROLLBACK;
SELECT count(*) AS nothing_changed FROM public.difference WHERE how <> 'only the old';
BEGIN;
ALTER TABLE registry_meta DROP COLUMN objects;
SELECT cchc.upgrade_registry('upgraded');
ROLLBACK;
-- ... there is no registry, or it is newer, or not the caller's alone.
SELECT cchc.upgrade_registry(NULL);
SELECT cchc.upgrade_registry('public');
SELECT cchc.upgrade_registry('nowhere');
COMMENT ON TABLE registry_meta IS 'One row that marks this schema as a registry of cchc 10.0 ().';
DO $$
BEGIN
	PERFORM cchc.upgrade_registry('upgraded');
EXCEPTION WHEN object_not_in_prerequisite_state THEN
	RAISE WARNING '%', SQLERRM;
END
$$;
COMMENT ON TABLE registry_meta IS 'One row that marks this schema as a registry of cchc 0.0.9, layout citus ().';
SELECT cchc.upgrade_registry('upgraded');
COMMENT ON TABLE registry_meta IS 'One row that marks this schema as a registry of cchc 0.0.9 ().';
GRANT CREATE ON SCHEMA upgraded TO regress_cchc_reader;
SELECT cchc.upgrade_registry('upgraded');
REVOKE CREATE ON SCHEMA upgraded FROM regress_cchc_reader;
SET ROLE regress_cchc_alice;
\set VERBOSITY terse
SELECT cchc.upgrade_registry('upgraded');
\set VERBOSITY default
RESET ROLE;
-- Its owner needs no more than to create a schema beside it, for as long as that takes.
CREATE SCHEMA of_alice AUTHORIZATION regress_cchc_alice;
SET ROLE regress_cchc_alice;
SET client_min_messages = warning;
SELECT cchc.create_registry('of_alice');
DROP VIEW of_alice.discrepancy CASCADE;
SELECT cchc.upgrade_registry('of_alice');
RESET ROLE;
GRANT CREATE ON DATABASE contrib_regression TO regress_cchc_alice;
SET ROLE regress_cchc_alice;
SELECT cchc.upgrade_registry('of_alice');
RESET ROLE;
SELECT 'of_alice.discrepancy'::regclass, (SELECT nspowner::regrole FROM pg_namespace WHERE nspname = 'of_alice') AS owner,
	(SELECT count(*) FROM pg_class WHERE relnamespace = 'of_alice'::regnamespace AND relowner <> 'regress_cchc_alice'::regrole) AS not_of_alice;
REVOKE CREATE ON DATABASE contrib_regression FROM regress_cchc_alice;

-- Another layout stays what it is, with the partitions that were made since.
SELECT cchc.create_registry('laid_out', 'partitioned');
SELECT cchc.attach_province('laid_out', 'H56');
SET search_path = laid_out, cchc, public;
ALTER TABLE dossier DROP COLUMN population_data CASCADE, DROP CONSTRAINT dossier_channel;
DROP INDEX dossier_agency_idx;
SELECT cchc.upgrade_registry('laid_out');
SELECT cchc.registry_layout('laid_out'), count(*) AS columns, (SELECT count(*) FROM pg_constraint WHERE conrelid = c.oid AND conname = 'dossier_channel') AS checks,
	(SELECT count(*) FROM pg_index WHERE indrelid = c.oid) = (SELECT count(*) FROM pg_index WHERE indrelid = 'dossier'::regclass) AS indexes
FROM pg_class AS c JOIN pg_attribute AS a ON a.attrelid = c.oid AND a.attname = 'population_data' WHERE c.oid = 'dossier_h56'::regclass GROUP BY c.oid;

-- An apostrophe in the name is doubled in string constants.
SELECT cchc.create_registry('it''s "h56"');
SELECT cchc.upgrade_registry('it''s "h56"');
SELECT "it's ""h56""".sees_all_dossiers();
DROP SCHEMA "it's ""h56""" CASCADE;

SET client_min_messages = warning;
DROP VIEW public.difference, public.missing;
DROP SCHEMA upgraded, new_one, of_alice, laid_out CASCADE;
DROP TABLE public.before;
DROP FUNCTION public.shown, public.without;
DROP ROLE regress_cchc_reader, regress_cchc_clerk, regress_cchc_alice;
