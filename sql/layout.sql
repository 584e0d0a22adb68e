-- Layouts of a registry: what create_registry() makes of one source, and what it refuses
\set SHOW_CONTEXT never
SET client_min_messages = warning;
SET datestyle = ISO;
SET search_path = cchc, public;

-- A layout is one of the list.
SELECT create_registry('lay', 'sharded');
SELECT create_registry('lay', NULL);
SELECT create_registry('lay', 'Plain');
SELECT count(*) FROM registry_ddl('lay', 'sharded');
SELECT to_regnamespace('lay') AS nothing_was_made;

-- One row a statement, in order, without a gap; the same as without the argument.
SELECT count(*) FILTER (WHERE ddl !~ ';$') AS unfinished, count(*) FILTER (WHERE ddl !~ '(?n)^(CREATE|COMMENT|ALTER|DO) ') AS other,
	bool_and(follows) AS in_order
FROM (
	SELECT d.ddl, coalesce((d.ordinal, d.statement_no) = (lag(d.ordinal) OVER w, lag(d.statement_no) OVER w + 1)
		OR (d.ordinal, d.statement_no) = (lag(d.ordinal) OVER w + 1, 1), (d.ordinal, d.statement_no) = (1, 1)) AS follows
	FROM registry_ddl('lay') WITH ORDINALITY AS d (ordinal, topic, statement_no, ddl, place)
	WINDOW w AS (ORDER BY d.place)) AS d;
SELECT count(*) FROM ((SELECT * FROM registry_ddl('lay') EXCEPT ALL SELECT * FROM registry_ddl('lay', 'plain')) UNION ALL
	(SELECT * FROM registry_ddl('lay', 'plain') EXCEPT ALL SELECT * FROM registry_ddl('lay'))) AS differences;
SELECT DISTINCT pg_typeof(d.ordinal), pg_typeof(d.topic), pg_typeof(d.statement_no), pg_typeof(d.ddl) FROM registry_ddl('lay') AS d;

-- The registry remembers.
SELECT create_registry('lay', layout => 'plain');
SELECT registry_layout('lay'), registry_layout('no such schema'), m.layout FROM lay.registry_meta AS m;
SELECT create_registry('lay');
SELECT create_registry('lay', 'partitioned');

-- Partitioned: dossiers by range of their code, the rest as it was.
SELECT create_registry('part', 'partitioned');
SELECT create_registry('part');
SELECT registry_layout('part'), registry_version('part') = registry_version('lay') AS same_version, m.layout FROM part.registry_meta AS m;
SELECT coalesce(a.relname, b.relname) AS relation, a.relkind AS plain, b.relkind AS partitioned
FROM (SELECT * FROM pg_class WHERE relnamespace = 'lay'::regnamespace) AS a
FULL JOIN (SELECT * FROM pg_class WHERE relnamespace = 'part'::regnamespace) AS b USING (relname)
WHERE a.relkind IS DISTINCT FROM b.relkind AND coalesce(a.relkind, 'r') NOT IN ('i', 'I') AND coalesce(b.relkind, 'r') NOT IN ('i', 'I') ORDER BY 1;
SELECT coalesce(a.proname, b.proname) AS function
FROM (SELECT * FROM pg_proc WHERE pronamespace = 'lay'::regnamespace) AS a
FULL JOIN (SELECT * FROM pg_proc WHERE pronamespace = 'part'::regnamespace) AS b USING (proname, prokind)
WHERE a.proname IS NULL OR b.proname IS NULL;
SELECT c.relname FROM pg_class AS c WHERE c.relnamespace = 'part'::regnamespace AND c.relkind IN ('r', 'p', 'v') AND obj_description(c.oid, 'pg_class') IS NULL;
DROP SCHEMA lay CASCADE;

-- A partition a province.
SET search_path = part, cchc, public;
SELECT code, dossier_code_behind(code) AS behind, dossier_code_behind(code)::dossier_code > dossier_code_last(code) AS behind_all
FROM unnest('{H56,H99,Z99,H56.01,H56.0Z.12,H56.ABCDEFGHIJKLMNOPQRSTUVWXYZ01234}'::agency_code[]) AS code;
INSERT INTO agency (code, name, kind) VALUES ('H01', 'Tỉnh A', 'province'), ('H01.02', 'Sở A', 'department'), ('H56', 'Tỉnh B', 'province'), ('H56.01', 'Sở B', 'department');
INSERT INTO field (name) VALUES ('Hộ tịch');
INSERT INTO procedure (code, name, field_id, agency, levels, time_limit) VALUES ('9.000001', 'Một', 1, 'H56', '{province}', '5 ngày làm việc');
INSERT INTO dossier (code, procedure, agency, channel, received_at) VALUES
	('H56-220105-0001', '9.000001', 'H56', 'online', '2022-01-05 09:00+07'), ('H56.01-220105-0001', '9.000001', 'H56.01', 'post', '2022-01-05 09:00+07'),
	('000.00.01.H56-220105-0002', '9.000001', 'H56.01', 'counter', '2022-01-05 09:00+07'), ('H56.010-220105-0001', '9.000001', 'H56', 'post', '2022-01-05 09:00+07'),
	('H01.02-220105-0001', '9.000001', 'H01.02', 'online', '2022-01-05 09:00+07'), ('H57-220105-0001', '9.000001', 'H56', 'online', '2022-01-05 09:00+07');
SELECT pause('H56.01-220105-0001', 'supplement', '2022-01-06 09:00+07');
SELECT transfer('H01.02-220105-0001', 'H56', 'other', at => '2022-01-06 09:00+07');
CREATE TABLE of_mine (dossier dossier_code CONSTRAINT "my own" REFERENCES dossier ON DELETE CASCADE DEFERRABLE);
INSERT INTO of_mine VALUES ('H56.01-220105-0001'), ('H57-220105-0001');
CREATE TEMP TABLE before AS SELECT 'keys' AS what, string_agg(concat_ws(' ', conrelid::regclass, conname, pg_get_constraintdef(oid), obj_description(oid)), E'\n' ORDER BY conrelid::regclass::text, conname) AS is
	FROM pg_constraint WHERE confrelid = 'dossier'::regclass AND conparentid = 0
	UNION ALL SELECT 'dossiers', string_agg(d::text, E'\n' ORDER BY code) FROM dossier AS d
	UNION ALL SELECT 'past', string_agg(h::text, E'\n' ORDER BY dossier) FROM dossier_past AS h
	UNION ALL SELECT 'pauses', string_agg(s::text, E'\n' ORDER BY dossier) FROM dossier_pause AS s;
SELECT attach_province('part', 'H01.02'), attach_province('part', 'H02');
SELECT attach_province('part', '000.00.01.H56');
SELECT tableoid::regclass AS partition, code FROM dossier ORDER BY code;
SELECT b.what, b.is = a.is AS as_before FROM before AS b JOIN (
	SELECT 'keys' AS what, string_agg(concat_ws(' ', conrelid::regclass, conname, pg_get_constraintdef(oid), obj_description(oid)), E'\n' ORDER BY conrelid::regclass::text, conname) AS is
	FROM pg_constraint WHERE confrelid = 'dossier'::regclass AND conparentid = 0
	UNION ALL SELECT 'dossiers', string_agg(d::text, E'\n' ORDER BY code) FROM dossier AS d
	UNION ALL SELECT 'past', string_agg(h::text, E'\n' ORDER BY dossier) FROM dossier_past AS h
	UNION ALL SELECT 'pauses', string_agg(s::text, E'\n' ORDER BY dossier) FROM dossier_pause AS s) AS a USING (what) ORDER BY 1;
-- Refused, and nothing is changed
SELECT attach_province('part', 'H56.01');
SELECT attach_province('part', 'H56');
SELECT attach_province('part', NULL);
SELECT attach_province('public', 'H03');
SELECT attach_province(NULL, 'H03');
SELECT create_registry('lay');
SELECT attach_province('lay', 'H03');
DROP SCHEMA lay CASCADE;
CREATE ROLE regress_other;
SELECT inhrelid::regclass AS partition FROM pg_inherits WHERE inhparent = 'dossier'::regclass ORDER BY inhrelid::regclass::text;
-- What refers to a dossier goes with it, from whichever partition.
DELETE FROM dossier WHERE code IN ('H56.01-220105-0001', 'H57-220105-0001');
SELECT (SELECT count(*) FROM dossier_pause) AS pauses, (SELECT count(*) FROM of_mine) AS mine;
DROP TABLE of_mine;

-- <@ and @> find partitions.
CREATE FUNCTION pg_temp.reads(query text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
	plan json;
BEGIN
	EXECUTE 'EXPLAIN (FORMAT JSON) ' || query INTO plan;
	RETURN (SELECT string_agg(DISTINCT r.found[1], ' ' ORDER BY r.found[1]) FROM regexp_matches(plan::text, '"Relation Name": "([^"]+)"', 'g') AS r (found));
END;
$$;
SELECT pg_temp.reads('SELECT * FROM dossier') AS everything;
SET enable_seqscan = off;
SET enable_bitmapscan = off;
EXPLAIN (COSTS OFF) SELECT * FROM dossier WHERE code <@ 'H56.01';
RESET enable_bitmapscan;
RESET enable_seqscan;
SELECT q.query, pg_temp.reads(q.query) FROM (VALUES
	('SELECT * FROM dossier WHERE ''H01.02''::agency_code @> code AND finished_at IS NULL'), ('SELECT * FROM dossier WHERE code <@ ''H57'''),
	('SELECT * FROM dossier WHERE code <@ ''H01'''), ('SELECT * FROM dossier WHERE code <@ NULL::agency_code'),
	('SELECT * FROM dossier AS d WHERE EXISTS (SELECT FROM agency AS a WHERE a.code = d.agency) AND d.code <@ ''H56.01'''),
	('DELETE FROM dossier WHERE code <@ ''H56.01.07'''), ('UPDATE dossier SET has_fee = true WHERE code <@ ''H01.02'''),
	('SELECT * FROM dossier AS d JOIN agency AS a ON d.code <@ a.code WHERE a.code = ''H56.01'''),
	-- Not under one of them; another column; what would have to be computed twice
	('SELECT * FROM dossier WHERE NOT code <@ ''H56.01'''), ('SELECT * FROM dossier WHERE agency <@ ''H56.01'''),
	('SELECT * FROM dossier WHERE code <@ (SELECT ''H56.01''::agency_code OFFSET 0)')) AS q (query);
-- With a parameter, when it is executed
SET plan_cache_mode = force_generic_plan;
PREPARE under(agency_code) AS SELECT code FROM dossier WHERE code <@ $1;
SELECT pg_temp.reads('EXECUTE under(''H56.01'')'), pg_temp.reads('EXECUTE under(NULL)');
EXECUTE under('H01');
EXECUTE under('H56.01');
RESET plan_cache_mode;
-- The same for a table partitioned by agency, and by day below that.
CREATE TABLE flow_of_all (day date NOT NULL, agency agency_code NOT NULL, n integer) PARTITION BY RANGE (agency);
CREATE TABLE flow_h01 PARTITION OF flow_of_all FOR VALUES FROM ('H01') TO ('H02');
CREATE TABLE flow_h56 PARTITION OF flow_of_all FOR VALUES FROM ('H56') TO ('H57') PARTITION BY RANGE (day, agency);
CREATE TABLE flow_h56_2022 PARTITION OF flow_h56 FOR VALUES FROM ('2022-01-01', 'H56') TO ('2023-01-01', 'H56');
CREATE TABLE flow_h02 PARTITION OF flow_of_all FOR VALUES FROM ('H02') TO ('H03') PARTITION BY LIST (agency);
CREATE TABLE flow_h02_21 PARTITION OF flow_h02 FOR VALUES IN ('H02.21');
INSERT INTO flow_of_all VALUES ('2022-05-01', 'H56.21', 1), ('2022-05-01', 'H56.22', 2), ('2022-05-01', 'H02.21', 4), ('2022-05-01', 'H01', 8);
SELECT q.query, pg_temp.reads(q.query) FROM (VALUES ('SELECT FROM flow_of_all WHERE agency <@ ''H56.21'''), ('SELECT FROM flow_of_all WHERE agency <@ ''H02.21''')) AS q (query);
SELECT (SELECT sum(n) FROM flow_of_all WHERE agency <@ 'H56.21') AS a, (SELECT sum(n) FROM flow_of_all WHERE agency <@ 'H02') AS b, (SELECT sum(n) FROM flow_of_all WHERE NOT agency <@ 'H56') AS c;
DROP TABLE flow_of_all;

-- Policies of dossiers hold in partitions, those of later included.
GRANT USAGE ON SCHEMA part, cchc TO regress_other;
SELECT grant_registry('part', 'regress_other', 'read');
SELECT enable_agency_security('part');
INSERT INTO agency_reader VALUES ('regress_other', 'H01');
SELECT attach_province('part', 'H57');
GRANT SELECT ON ALL TABLES IN SCHEMA part TO regress_other;
SET ROLE regress_other;
SELECT code FROM dossier ORDER BY code;
SELECT (SELECT count(*) FROM dossier_rest) AS rest, (SELECT count(*) FROM dossier_h56_01) AS h56_01, (SELECT count(*) FROM dossier_h01_02) AS h01_02, (SELECT count(*) FROM dossier_h57) AS h57;
\set VERBOSITY terse
SELECT attach_province('part', 'H04');
\set VERBOSITY default
RESET ROLE;
-- A superuser moves nobody else's rows: what hangs on them would run with his rights.
GRANT ALL ON SCHEMA part TO regress_other;
SELECT attach_province('part', 'H04');
DROP SCHEMA part CASCADE;
REVOKE ALL ON SCHEMA cchc FROM regress_other;
DROP ROLE regress_other;

-- Dossiers whose registers are not there (copied without them, or before them) are counted, in a line unknown.
SELECT create_registry('lay');
SET search_path = lay, cchc, public;
INSERT INTO agency (code, name, kind) VALUES ('H56.01', 'Sở B', 'department'), ('H56.02', 'Sở C', 'department');
INSERT INTO field (name) VALUES ('Hộ tịch');
INSERT INTO procedure (code, name, field_id, agency, levels, time_limit) VALUES ('9.000001', 'Một', 1, 'H56.01', '{province}', '5 ngày làm việc'), ('9.000002', 'Hai', 1, 'H56.01', '{province}', NULL);
SELECT receive_dossier('9.000001', 'H56.01', 'online', '2022-04-07 09:00+07'), receive_dossier('9.000002', 'H56.01', 'post', '2022-04-07 09:00+07'),
	receive_dossier('9.000001', 'H56.02', 'online', '2022-04-07 09:00+07');
SELECT finish('H56.01-220407-0001', at => '2022-04-08 10:00+07');
SELECT transfer('H56.02-220407-0001', 'H56.01', 'other', at => '2022-04-08 10:00+07');
SET session_replication_role = replica;
DELETE FROM agency WHERE code = 'H56.01';
DELETE FROM procedure WHERE code = '9.000002';
RESET session_replication_role;
SELECT b.by, l.depth, l.section, l.code, l.name, l.received_total, l.received_online, l.resolved_total, l.open_total
FROM (VALUES ('field'), ('agency'), ('procedure')) AS b (by) CROSS JOIN LATERAL ii_06('[2022-04-01,2022-05-01)', by => b.by) AS l;
SELECT depth, section, code, name, on_time, late, denominator FROM on_time_rate('ii_06', '[2022-04-01,2022-05-01)', by => 'agency');
SELECT agency, agency_name, level, field, procedure, received, resolved_early FROM kpi_ii_06('[2022-04-01,2022-05-01)') ORDER BY agency, procedure, channel;
SELECT count(*) FROM dossiers_in('[2022-04-01,2022-05-01)');
SELECT count(*) FROM dossiers_behind('II.06', 3, '[2022-04-01,2022-05-01)');
SELECT count(*) FROM ii_06('[2022-04-01,2022-05-01)', within => 'H56.01') WHERE depth > 0;
SELECT m.metric, s.depth, s.section, s.code, s.name, s.value, s.numerator FROM unnest('{ii_06,resolved_total,open_overdue,channel_online,unexplained}'::text[]) AS m (metric)
CROSS JOIN LATERAL kpi_series(m.metric, 'month', '2022-04-01', 1, by => 'agency', as_of => '2022-04-30') AS s WHERE s.value <> 0;
SELECT agency, agency_name, resolved_late, open_overdue FROM kpi_delay('[2022-04-01,2022-05-01)') ORDER BY 1;
SELECT dossier, agency_name, procedure_name FROM overdue_on('2022-04-30');
SELECT agency, agency_name, numerator, denominator FROM kpi_digital('[2022-04-01,2022-05-01)') WHERE metric = 'channel_online' ORDER BY 1;
SELECT agency, agency_name, procedure_name, ended FROM kpi_duration('[2022-04-01,2022-05-01)') ORDER BY 1, 3;
SELECT metric, value FROM figure('[2022-04-01,2022-05-01)') WHERE metric IN ('received_dossier', 'resolved_dossier', 'overdue_dossier', 'unexplained_delay') AND part = 'total';
SELECT metric, count(*) FROM figure_row('[2022-04-01,2022-05-01)') WHERE register = 'dossier' AND metric IN ('received_dossier', 'resolved_dossier', 'overdue_dossier', 'unexplained_delay') GROUP BY metric ORDER BY metric;
DROP SCHEMA lay CASCADE;
