-- Layout citus, on a stand-in for Citus that writes down what it is asked: what is spread and in which
-- order, nothing that Citus refuses, and the same history as by the triggers of layout plain.
\set SHOW_CONTEXT never
\set ON_ERROR_ROLLBACK on
SET client_min_messages = warning;
SET datestyle = ISO;
SET search_path = cchc, public;

-- Without Citus
SELECT create_registry('ci', 'citus');
SELECT to_regnamespace('ci') AS nothing_was_made;

BEGIN;
-- Functions of these names that no extension citus has are not called.
CREATE FUNCTION pg_catalog.create_reference_table(table_name regclass) RETURNS void LANGUAGE plpgsql AS $$ BEGIN RAISE 'called'; END; $$;
SELECT create_registry('ci', 'citus');
DROP FUNCTION pg_catalog.create_reference_table(regclass);

-- The stand-in
CREATE SCHEMA stand_in;
CREATE TABLE stand_in.call (n integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY, kind text NOT NULL, relation regclass NOT NULL, by_column text, colocate_with text,
	known text NOT NULL);
CREATE TABLE stand_in.pg_dist_schema (schemaid oid PRIMARY KEY);
ALTER TABLE stand_in.pg_dist_schema SET SCHEMA pg_catalog;
-- What hangs on a table when it is spread: foreign keys from or to spread ones, triggers, functions of its rows
CREATE FUNCTION stand_in.known(relation regclass) RETURNS text LANGUAGE sql AS $$
	SELECT concat_ws(' ', (SELECT string_agg(k.conname, ' ' ORDER BY k.conname) FROM pg_constraint AS k WHERE k.contype = 'f' AND (k.confrelid = relation AND k.conrelid <> relation
			OR k.conrelid = relation AND k.confrelid <> relation AND k.confrelid NOT IN (SELECT c.relation FROM stand_in.call AS c WHERE c.kind = 'reference'))),
		(SELECT string_agg(g.tgname, ' ') FROM pg_trigger AS g WHERE g.tgrelid = relation AND NOT g.tgisinternal),
		(SELECT string_agg(DISTINCT f.proname, ' ') FROM pg_depend AS d JOIN pg_proc AS f ON d.classid = 'pg_proc'::regclass AND f.oid = d.objid
			WHERE d.refclassid = 'pg_class'::regclass AND d.refobjid = relation OR d.refclassid = 'pg_type'::regclass AND d.refobjid = c.reltype))
	FROM pg_class AS c WHERE c.oid = relation;
$$;
CREATE FUNCTION pg_catalog.create_reference_table(table_name regclass) RETURNS void LANGUAGE sql AS $$
	INSERT INTO stand_in.call (kind, relation, known) VALUES ('reference', table_name, stand_in.known(table_name));
$$;
CREATE FUNCTION pg_catalog.create_distributed_table(table_name regclass, distribution_column text, distribution_type text DEFAULT 'hash', colocate_with text DEFAULT 'default') RETURNS void LANGUAGE sql AS $$
	INSERT INTO stand_in.call (kind, relation, by_column, colocate_with, known) VALUES ('distributed', table_name, distribution_column, colocate_with, stand_in.known(table_name));
$$;
SET allow_system_table_mods = on;
INSERT INTO pg_catalog.pg_extension (oid, extname, extowner, extnamespace, extrelocatable, extversion)
SELECT 'stand_in.call'::regclass::oid, 'citus', r.oid, 'stand_in'::regnamespace, false, '0' FROM pg_catalog.pg_roles AS r WHERE r.rolname = current_user;
RESET allow_system_table_mods;
ALTER EXTENSION citus ADD FUNCTION pg_catalog.create_reference_table(regclass);
ALTER EXTENSION citus ADD FUNCTION pg_catalog.create_distributed_table(regclass, text, text, text);
ALTER EXTENSION citus ADD TABLE pg_catalog.pg_dist_schema;
-- End of the stand-in

SELECT create_registry('ci', 'citus');
SELECT create_registry('ci');
SELECT registry_layout('ci'), registry_version('ci') IS NOT NULL AS registry, (SELECT layout FROM ci.registry_meta) AS layout;
-- Every table is spread once, before anything refers to it, but for the day flow.
SELECT kind, relation, by_column, colocate_with, nullif(known, '') AS known FROM stand_in.call ORDER BY n;
SELECT c.relname AS not_spread FROM pg_class AS c
WHERE c.relnamespace = 'ci'::regnamespace AND c.relkind IN ('r', 'p') AND c.oid NOT IN (SELECT relation FROM stand_in.call) ORDER BY 1;
SELECT relation FROM stand_in.call GROUP BY relation HAVING count(*) <> 1;

-- What Citus refuses
CREATE TEMP VIEW spread AS SELECT relation::oid, by_column FROM stand_in.call WHERE kind = 'distributed';
SELECT k.conrelid::regclass, k.conname AS key_without_the_column FROM pg_constraint AS k JOIN spread AS s ON s.relation = k.conrelid
WHERE k.contype IN ('p', 'u', 'x') AND NOT (SELECT a.attnum FROM pg_attribute AS a WHERE a.attrelid = s.relation AND a.attname = s.by_column) = ANY (k.conkey);
SELECT i.indexrelid::regclass AS unique_without_the_column FROM pg_index AS i JOIN spread AS s ON s.relation = i.indrelid
WHERE i.indisunique AND NOT (SELECT a.attnum FROM pg_attribute AS a WHERE a.attrelid = s.relation AND a.attname = s.by_column) = ANY (i.indkey::smallint[]);
SELECT k.conrelid::regclass, k.conname AS wrong_foreign_key FROM pg_constraint AS k LEFT JOIN spread AS s ON s.relation = k.conrelid LEFT JOIN spread AS t ON t.relation = k.confrelid
WHERE k.contype = 'f' AND k.connamespace = 'ci'::regnamespace AND (t.relation IS NOT NULL AND (s.relation IS NULL OR k.confupdtype = 'c' OR cardinality(k.conkey) <> 1)
	OR (SELECT count(*) FROM stand_in.call AS c WHERE c.relation IN (k.conrelid, k.confrelid)) <> CASE WHEN k.conrelid = k.confrelid THEN 1 ELSE 2 END);
-- Two have none in any layout: foreign tables may be parts of them.
SELECT c.relname AS without_primary_key FROM pg_class AS c
WHERE c.relnamespace = 'ci'::regnamespace AND c.relkind IN ('r', 'p') AND NOT EXISTS (SELECT FROM pg_index AS i WHERE i.indrelid = c.oid AND i.indisprimary) ORDER BY 1;
SELECT g.tgrelid::regclass, g.tgname AS trigger FROM pg_trigger AS g JOIN pg_class AS c ON c.oid = g.tgrelid WHERE c.relnamespace = 'ci'::regnamespace AND NOT g.tgisinternal;
SELECT a.attrelid::regclass, a.attname AS small_identity FROM pg_attribute AS a JOIN spread AS s ON s.relation = a.attrelid WHERE a.attidentity <> '' AND a.atttypid <> 'bigint'::regtype;
SELECT p.proname AS sql_function_that_reads FROM pg_proc AS p JOIN pg_language AS l ON l.oid = p.prolang
WHERE p.pronamespace = 'ci'::regnamespace AND l.lanname = 'sql' AND (p.provolatile <> 'i' AND p.prosqlbody IS NULL OR EXISTS (SELECT FROM pg_depend AS d
	WHERE d.classid = 'pg_proc'::regclass AND d.objid = p.oid AND d.refclassid = 'pg_class'::regclass));
SELECT p.proname AS unsafe FROM pg_proc AS p JOIN pg_language AS l ON l.oid = p.prolang
WHERE p.pronamespace = 'ci'::regnamespace AND l.lanname = 'plpgsql' AND NOT coalesce('search_path=pg_catalog, pg_temp' = ANY (p.proconfig), false);
SELECT d.topic, d.statement_no, x.found[1] AS refused FROM registry_ddl('ci', 'citus') AS d
CROSS JOIN LATERAL regexp_matches(d.ddl, '(ON CONFLICT ON CONSTRAINT|REFERENCES dossier ON UPDATE CASCADE|CREATE (?:CONSTRAINT )?TRIGGER|RETURNS trigger|FOR SHARE)', 'g') AS x (found);
-- What was said of them is said here.
SELECT c.relname FROM pg_class AS c WHERE c.relnamespace = 'ci'::regnamespace AND c.relkind IN ('r', 'p', 'v') AND obj_description(c.oid, 'pg_class') IS NULL;
SELECT p.proname FROM pg_proc AS p WHERE p.pronamespace = 'ci'::regnamespace AND obj_description(p.oid, 'pg_proc') IS NULL;

-- What is there in layout plain and not here, and the other way round
SELECT create_registry('pl');
SELECT coalesce(a.relname, b.relname) AS relation, a.relname IS NOT NULL AS plain, b.relname IS NOT NULL AS citus
FROM (SELECT * FROM pg_class WHERE relnamespace = 'pl'::regnamespace AND relkind IN ('r', 'p', 'v')) AS a
FULL JOIN (SELECT * FROM pg_class WHERE relnamespace = 'ci'::regnamespace AND relkind IN ('r', 'p', 'v')) AS b USING (relname, relkind)
WHERE a.relname IS NULL OR b.relname IS NULL ORDER BY 1;
SELECT proname AS function, plain, citus
FROM (SELECT proname, replace(pg_get_function_identity_arguments(oid), 'pl.', '') AS arguments, true AS plain FROM pg_proc WHERE pronamespace = 'pl'::regnamespace) AS a
FULL JOIN (SELECT proname, replace(pg_get_function_identity_arguments(oid), 'ci.', '') AS arguments, true AS citus FROM pg_proc WHERE pronamespace = 'ci'::regnamespace) AS b USING (proname, arguments)
WHERE plain IS NULL OR citus IS NULL ORDER BY 1, 2;
SELECT k.conname AS constraint_of_plain FROM pg_constraint AS k
WHERE k.connamespace = 'pl'::regnamespace AND k.conparentid = 0 AND k.contype <> 't'
	AND NOT EXISTS (SELECT FROM pg_constraint AS c WHERE c.connamespace = 'ci'::regnamespace AND c.conname = k.conname) ORDER BY 1;

-- The same acts in one transaction, so at one now(): the same rows in every table.
CREATE TEMP TABLE act (n integer GENERATED ALWAYS AS IDENTITY, statement text);
INSERT INTO act (statement) VALUES
	($$INSERT INTO agency (code, name, kind) VALUES ('H56', 'Tỉnh', 'province'), ('H56.01', 'Sở A', 'department'), ('H56.02', 'Sở B', 'department')$$),
	($$INSERT INTO field (name) VALUES ('Hộ tịch')$$),
	($$INSERT INTO procedure (code, name, field_id, agency, levels, time_limit) VALUES ('9.000001', 'Một', 1, 'H56.01', '{province}', '5 ngày làm việc'), ('9.000002', 'Hai', 1, 'H56.01', '{province}', NULL)$$),
	($$INSERT INTO document (issuer, number, signed_on) VALUES ('H56.01', '1/QĐ-SNV', '2022-01-01')$$),
	($$INSERT INTO internal_process (document_id, procedure, interlinked, valid) VALUES (1, '9.000001', false, '(,)')$$),
	($$INSERT INTO internal_process_step (process_id, step_no, agency, name, time_limit) VALUES (1, 1, 'H56.01', 'Tiếp nhận', '1 ngày làm việc'), (1, 2, 'H56.02', 'Giải quyết', '4 ngày làm việc')$$),
	($$SELECT submit('9.000001', 'H56.01', 'online', '2022-04-07 08:00+07')$$),
	($$SELECT submit('9.000001', 'H56.01', 'post', '2022-04-07 08:00+07')$$),
	($$SELECT refuse_submission(2, (SELECT min(code) FROM cchc.term WHERE domain = 'refusal_reason'), '2022-04-07 08:30+07')$$),
	($$SELECT receive_dossier('9.000001', 'H56.01', 'online', '2022-04-07 09:00+07', submission => 1)$$),
	($$SELECT receive_dossier('9.000001', 'H56.01', 'post', '2022-04-07 09:00+07')$$),
	($$SELECT receive_dossier('9.000002', 'H56.01', 'counter', '2022-04-07 09:00+07')$$),
	($$SELECT receive_dossier('9.000001', 'H56.01', 'counter', '2022-04-08 09:00+07')$$),
	($$SELECT receive_dossier('9.000001', 'H56.01', 'counter', '2022-04-08 09:00+07', code => 'H56.01-220407-0001')$$),
	($$SELECT start_steps('H56.01-220407-0001', '2022-04-07 09:00+07')$$),
	($$SELECT finish_step('H56.01-220407-0001', 1, '2022-04-07 15:00+07')$$),
	($$SELECT pause('H56.01-220407-0001', 'supplement', '2022-04-08 09:00+07')$$),
	($$SELECT pause('H56.01-220407-0001', 'supplement', '2022-04-08 10:00+07')$$),
	($$SELECT resume('H56.01-220407-0001', '2022-04-11 09:00+07')$$),
	($$SELECT pause('H56.01-220407-0001', 'other', '2022-04-10 09:00+07')$$),
	($$SELECT reschedule('H56.01-220407-0001', '2022-04-28 17:00+07', 'complex_case', at => '2022-04-12 10:00+07')$$),
	($$SELECT apologise('H56.01-220407-0001', at => '2022-04-12 11:00+07')$$),
	($$SELECT note_delay('H56.01-220407-0001', 'other', 'agency', at => '2022-04-12 12:00+07')$$),
	($$SELECT note_delay('H56.01-220407-0001', 'other', 'agency', at => '2022-04-12 12:00+07')$$),
	($$SELECT transfer('H56.01-220407-0001', 'H56.02', 'other', at => '2022-04-13 10:00+07')$$),
	($$SELECT transfer('H56.01-220407-0001', 'H56.01', 'other', at => '2022-04-13 10:00+07')$$),
	($$SELECT transfer('H56.01-220407-0001', 'H56.02', 'other', at => '2022-04-12 10:00+07')$$),
	($$SELECT finish('H56.01-220407-0001', at => '2022-04-14 10:00+07')$$),
	($$SELECT hand_over('H56.01-220407-0001', 'post', '2022-04-15 10:00+07')$$),
	($$SELECT correct_dossier('H56.01-220407-0001', 'finished_at', '2022-04-14 09:00', 'ghi nhầm')$$),
	($$SELECT correct_dossier('H56.01-220407-0001', 'outcome', 'rejected', 'ghi nhầm')$$),
	($$SELECT reopen('H56.01-220407-0001', 'result_error', '2022-04-18 10:00+07')$$),
	($$SELECT correct_dossier('H56.01-220407-0002', 'received_at', '2022-04-07 08:30', 'ghi nhầm')$$),
	($$SELECT correct_dossier('H56.01-220407-0002', 'channel', 'online', 'ghi nhầm')$$),
	($$SELECT correct_dossier('H56.01-220407-0002', 'procedure', '9.000002', 'ghi nhầm')$$),
	($$SELECT correct_dossier('H56.01-220407-0002', 'due_at', '2022-05-07 17:00', 'ghi nhầm')$$),
	($$SELECT void_dossier('H56.01-220407-0003', 'nhập hai lần')$$),
	($$SELECT void_dossier('H56.01-220407-0003', 'nhập hai lần')$$),
	($$SELECT transfer_all('H56.01', 'H56.02')$$),
	($$SELECT transfer_all('H56.01', 'H56.02')$$),
	($$UPDATE registry_meta SET clock_policy = 'restart'$$),
	($$SELECT count(*) FROM recompute_due('recalculated')$$),
	($$SELECT issue_dossier_code('H56.01', '2022-04-07 10:00+07')$$),
	($$SELECT issue_dossier_code('H56.01', '2022-04-09 10:00+07')$$);
CREATE FUNCTION pg_temp.act(registry name) RETURNS TABLE (n integer, said text) LANGUAGE plpgsql AS $$
DECLARE
	a record;
BEGIN
	PERFORM set_config('search_path', quote_ident(registry) || ', cchc, public', true);
	FOR a IN SELECT * FROM pg_temp.act ORDER BY n LOOP
		n := a.n;
		BEGIN
			said := 'done';
			IF a.statement LIKE 'SELECT%' THEN
				EXECUTE a.statement INTO said;
			ELSE
				EXECUTE a.statement;
			END IF;
		EXCEPTION WHEN OTHERS THEN said := SQLSTATE || ' ' || SQLERRM;
		END;
		RETURN NEXT;
	END LOOP;
END;
$$;
CREATE TEMP TABLE of_plain AS SELECT * FROM pg_temp.act('pl');
CREATE TEMP TABLE of_citus AS SELECT * FROM pg_temp.act('ci');
SELECT a.statement, p.said AS plain, c.said AS citus FROM of_plain AS p JOIN of_citus AS c USING (n) JOIN act AS a USING (n) WHERE p.said IS DISTINCT FROM c.said ORDER BY n;
SELECT count(*) AS acts, count(*) FILTER (WHERE said ~ '^[0-9A-Z]{5} ') AS refused FROM of_citus;
CREATE FUNCTION pg_temp.differ(relation name) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
	n bigint;
BEGIN
	EXECUTE format('SELECT count(*) FROM ((SELECT t::text FROM pl.%1$I AS t EXCEPT ALL SELECT t::text FROM ci.%1$I AS t) UNION ALL (SELECT t::text FROM ci.%1$I AS t EXCEPT ALL SELECT t::text FROM pl.%1$I AS t)) AS d', relation) INTO n;
	RETURN n;
END;
$$;
SELECT c.relname, pg_temp.differ(c.relname) AS differ FROM pg_class AS c
WHERE c.relnamespace = 'pl'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition AND c.relname <> 'registry_meta' AND pg_temp.differ(c.relname) <> 0;
SELECT (SELECT count(*) FROM ci.dossier_past) AS superseded, (SELECT count(*) FROM ci.dossier_past WHERE mistake IS NOT NULL) AS mistakes, (SELECT count(*) FROM ci.dossier_pause) AS pauses;
SET LOCAL search_path = ci, cchc, public;
SELECT event, label FROM dossier_history('H56.01-220407-0001') WHERE event <> 'step';
-- A plain UPDATE leaves no trace here: the acts do.
UPDATE dossier SET agency = 'H56.01' WHERE code = 'H56.01-220407-0002';
SELECT count(*) FROM dossier_past WHERE dossier = 'H56.01-220407-0002' AND since_cause = 'transfer';

-- What is not there in this layout
SELECT * FROM load_dossiers('ci.dossier');
SELECT upsert_dossier('{}');
SELECT refuse_on_citus(NULL);
-- Bodies are made once; a schema that is not the caller's alone is left alone.
SELECT bodies_as_plpgsql('ci') AS again, bodies_as_plpgsql('no such schema') AS nowhere, bodies_as_plpgsql(NULL) AS null_is;
SELECT bodies_as_plpgsql('public');
SELECT bodies_as_plpgsql('cchc') AS of_an_extension;

-- A schema that Citus keeps on one node is refused, whatever the layout.
CREATE SCHEMA on_one_node;
INSERT INTO pg_catalog.pg_dist_schema VALUES ('on_one_node'::regnamespace);
SELECT create_registry('on_one_node');
SELECT create_registry('on_one_node', 'citus');
ROLLBACK;
