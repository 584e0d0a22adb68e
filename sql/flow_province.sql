-- The flow of provinces: parts that a province publishes, parts that a ministry holds, and
-- what it knows of each.  The wire between them is tested with clusters of their own.
\set SHOW_CONTEXT never
SET client_min_messages = error;
SET datestyle = ISO;
SELECT cchc.create_registry('fp'), cchc.create_registry('nation');
SET search_path = fp, cchc, public;
INSERT INTO agency (code, name, kind) VALUES ('H56.01', 'Sở A', 'department'), ('H56.21', 'Huyện C', 'rural_district'), ('G12.56', 'Cục Thuế', 'vertical_agency');
INSERT INTO field (name) VALUES ('Hộ tịch'), ('Đất đai');
INSERT INTO procedure (code, name, field_id, agency, levels) VALUES ('9.000001', 'Một', 1, 'H56.01', '{province}'), ('9.000002', 'Hai', 2, 'H56.01', '{province}');
INSERT INTO dossier (code, procedure, agency, channel, received_at, due_at)
SELECT dossier_code(a, '2022-02-07'::date + i / 4, i), CASE WHEN i % 2 = 0 THEN '9.000001' ELSE '9.000002' END::procedure_code, a, CASE WHEN i % 3 = 0 THEN 'online' ELSE 'post' END,
	('2022-02-07'::date + i / 4 + time '09:00') AT TIME ZONE interval '7 hours', ('2022-02-14'::date + i / 4 + time '17:00') AT TIME ZONE interval '7 hours'
FROM unnest('{H56.01,H56.21,G12.56}'::agency_code[]) AS a CROSS JOIN generate_series(1, 40) AS i;
SELECT count(finish(code, at => received_at + interval '1 day' * (sequence(code) % 13))) AS finished FROM dossier WHERE sequence(code) % 5 <> 0;

-- A registry of its own: one line.
SELECT province, filled_by, state, refreshed_at IS NULL AS unknown, what_to_do FROM flow_province;
SELECT refresh_flow() > 20 AS filled;
SELECT province, filled_by, state, complete_until = local_day(now()) - 1 AS complete, left_out, what_to_do FROM flow_province;
UPDATE flow_state SET refreshed_at = now() - interval '27 hours';
SELECT state, what_to_do FROM flow_province;
BEGIN;
UPDATE flow_state SET refreshed_at = now() - interval '26 hours';
SELECT p.state, h.state AS health FROM flow_province AS p, registry_health() AS h WHERE h."check" = 'flow';
UPDATE flow_state SET refreshed_at = refreshed_at - interval '1 microsecond';
SELECT p.state, h.state AS health FROM flow_province AS p, registry_health() AS h WHERE h."check" = 'flow';
ROLLBACK;

-- A part of its own changes no report, and a refresh finds nothing to write.
CREATE TABLE before AS SELECT * FROM flow_ii_06('[2022-01-15,2022-03-01)');
SELECT attach_province_flow('fp', 'H56');
SELECT tableoid::regclass AS part, array_agg(DISTINCT agency ORDER BY agency) AS agencies FROM dossier_flow GROUP BY 1 ORDER BY 1;
SELECT state FROM flow_province WHERE province = 'H56';
SELECT refresh_flow() AS second;
SELECT count(*) FROM flow_check();
SELECT province, name, filled_by, state, left_out, what_to_do FROM flow_province;
-- Two rows of the list are in force: one's own has the name.
BEGIN;
INSERT INTO province_code (code, name, valid, source) VALUES ('H56', 'Tỉnh đổi tên', '[2025-07-01,)', 'Nghị quyết');
SELECT province, name FROM flow_province;
ROLLBACK;
CREATE FUNCTION changed() RETURNS bigint LANGUAGE sql AS $$
	SELECT count(*) FROM (TABLE before EXCEPT ALL SELECT * FROM flow_ii_06('[2022-01-15,2022-03-01)')
		UNION ALL (SELECT * FROM flow_ii_06('[2022-01-15,2022-03-01)') EXCEPT ALL TABLE before)) AS x $$;
SELECT (SELECT count(*) FROM before) AS lines, changed();
-- Comments and keys as everywhere
SELECT c.relname, obj_description(c.oid, 'pg_class') AS comment, (SELECT count(*) FROM pg_attribute AS a WHERE a.attrelid = c.oid AND a.attnum > 0 AND col_description(c.oid, a.attnum) IS NULL) AS uncommented,
	(SELECT obj_description(k.oid, 'pg_constraint') FROM pg_constraint AS k WHERE k.conrelid = c.oid AND k.contype = 'p') AS key
FROM pg_class AS c WHERE c.relname ~ '^flow_h56' AND c.relkind = 'r' AND c.relnamespace = 'fp'::regnamespace ORDER BY 1;
-- Somebody else's line has no place in it.
INSERT INTO flow_h56 SELECT 'H01.01', f.field, f.online, f.day, 1, 0, 0, 0, 0, 0, 0, 0 FROM flow_h56 AS f LIMIT 1;
SELECT detach_province_flow('fp', 'H56');
SELECT tableoid::regclass AS part, array_agg(DISTINCT agency ORDER BY agency) AS agencies FROM dossier_flow GROUP BY 1;
SELECT refresh_flow() AS nothing, changed();
SELECT attach_province_flow('fp', 'H56');
SELECT refresh_flow() AS nothing, changed();
-- The old form is the same province; H56.21 has a part already, with it; none within another.
SELECT attach_province_flow('fp', '000.00.00.H56');
SELECT attach_province_flow('fp', 'H56.21');
SELECT attach_province_flow('fp', 'G12.56');
SELECT attach_province_flow('fp', 'G12');
SELECT refresh_flow() AS nothing, changed();
SELECT province, state, left_out, what_to_do FROM flow_province;
-- The first hundred that are left out are told.
BEGIN;
INSERT INTO agency (code, name, kind) SELECT format('G%s.%s', 20 + n / 100, to_char(n % 100, 'FM00'))::agency_code, n::text, 'vertical_agency' FROM generate_series(1, 120) AS n WHERE n % 100 > 0;
INSERT INTO dossier (code, procedure, agency, channel, received_at) SELECT dossier_code(code, '2022-02-07', 1), '9.000001', code, 'post', '2022-02-07 09:00+07' FROM agency WHERE code::text ~ '^G2';
SELECT refresh_flow() AS written;
SELECT province, cardinality(left_out) AS left_out, left_out[1] AS first_one, left_out[100] AS last_one FROM flow_province WHERE province = 'H56';
ROLLBACK;
SELECT detach_province_flow('fp', 'G12.56');

-- Refused
SELECT attach_province_flow('fp', NULL);
SELECT attach_province_flow('fp', 'H01', server => 'somewhere');
SELECT attach_province_flow('fp', 'H01', 'fp');
SELECT attach_province_flow('fp', 'H01', 'h01', 'nowhere');
SELECT attach_province_flow('fp', 'H01', 'pg_h01');
SELECT attach_province_flow('nobody', 'H01');
SELECT detach_province_flow('fp', 'H01');
SELECT detach_province_flow('fp', NULL);
SELECT nspname FROM pg_namespace WHERE nspname IN ('h01', 'pg_h01');
CREATE ROLE flow_other;
GRANT USAGE ON SCHEMA cchc TO flow_other;
SET ROLE flow_other;
SELECT attach_province_flow('fp', 'H01');
SELECT detach_province_flow('fp', 'H56');
RESET ROLE;
CREATE SCHEMA others_h01 AUTHORIZATION flow_other;
SELECT attach_province_flow('fp', 'H01', 'others_h01');
DROP SCHEMA others_h01;

-- The ministry: what was not delivered is unknown.
SET search_path = nation, cchc, public;
INSERT INTO agency (code, name, kind) VALUES ('H56', 'Tỉnh A', 'province'), ('H56.01', 'Sở A', 'department'), ('H56.21', 'Huyện C', 'rural_district'), ('H01', 'Tỉnh B', 'province'),
	('H02', 'Tỉnh cũ', 'province'), ('G01', 'Bộ', 'ministry');
UPDATE agency SET valid = '(,2025-07-01)' WHERE code = 'H02';
INSERT INTO field (name) VALUES ('Đất đai');
INSERT INTO procedure (code, name, field_id, agency, levels) VALUES ('9.000002', 'Hai', 1, 'G01', '{province}');
SELECT province, filled_by, state FROM flow_province;
SELECT attach_province_flow('nation', 'H56', 'sent_h56');
SELECT province, name, filled_by, state, detail, what_to_do FROM flow_province;
SELECT count(*) FROM flow_ii_06('[2022-01-15,2022-03-01)');
SELECT count(*) FROM ii_06('[2022-01-15,2022-03-01)', within => 'H56.21', source => 'flow');
-- As a subscription would
INSERT INTO sent_h56.flow_h56 TABLE fp.flow_h56;
INSERT INTO sent_h56.flow_h56_state TABLE fp.flow_h56_state;
SELECT province, filled_by, state, complete_until = local_day(now()) - 1 AS complete, left_out, detail FROM flow_province;
SELECT count(*) AS lines, count(*) FILTER (WHERE (b.received, b.carried_over, b.resolved_late, b.open_overdue) IS DISTINCT FROM (f.received, f.carried_over, f.resolved_late, f.open_overdue)) AS differ
FROM fp.before AS b FULL JOIN flow_ii_06('[2022-01-15,2022-03-01)') AS f USING (agency, field, online) WHERE b.agency <@ 'H56' OR b.agency IS NULL;
-- What the register does not know is a line of its own, and no line of zeros.
DELETE FROM agency WHERE code = 'H56.21';
SELECT depth, section, code, name, received_total, open_total FROM ii_06('[2022-01-15,2022-03-01)', source => 'flow');
SELECT depth, section, code, name, received_total, open_total FROM ii_06('[2022-01-15,2022-03-01)', by => 'agency', source => 'flow');
SELECT depth, section, code, name, received_total FROM ii_06('[2022-01-15,2022-03-01)', by => 'level', source => 'flow');
SELECT depth, section, code, name, denominator FROM on_time_rate('ii_06', '[2022-01-15,2022-03-01)', by => 'agency', source => 'flow');
-- Its own dossiers are counted here, those of an agency whose province sends its flow are not: not twice.
INSERT INTO agency (code, name, kind) VALUES ('H56.21', 'Huyện C', 'rural_district');
INSERT INTO dossier (code, procedure, agency, channel, received_at) VALUES ('G01-220207-0001', '9.000002', 'G01', 'post', '2022-02-07 09:00+07'), ('H56.21-220207-0001', '9.000002', 'H56.21', 'post', '2022-02-07 09:00+07');
SELECT refresh_flow() AS own;
SELECT count(*) FROM flow_check();
SELECT tableoid::regclass AS part, count(*) > 0 AS lines FROM dossier_flow GROUP BY 1 ORDER BY 1;
SELECT within, (SELECT sum(received) FROM flow_ii_06('[2022-01-15,2022-03-01)', within => within)) AS received FROM unnest('{H56.21,G01,NULL}'::agency_code[]) AS within;
-- A line from which the register took the procedure away is counted all the same.
SET session_replication_role = replica;
DELETE FROM procedure;
RESET session_replication_role;
SELECT refresh_flow() AS renamed;
SELECT field, received FROM flow_ii_06('[2022-01-15,2022-03-01)', within => 'G01');
INSERT INTO field (name) VALUES ('Chưa xác định');
SELECT refresh_flow() AS nothing;
-- Every evening is held that the coarsest part holds.
UPDATE sent_h56.flow_h56_state SET exact_from = '2022-02-01', refreshed_at = now() - interval '3 days';
SELECT province, state, local_day(now()) - complete_until AS days FROM flow_province WHERE province = 'H56';
SELECT state, substring(detail FROM ';.*') AS detail, what_to_do FROM registry_health() WHERE "check" = 'flow';
SELECT count(*) > 0 AS held FROM flow_ii_06('[2022-02-15,2022-02-21)', within => 'H56');
SELECT count(*) FROM flow_ii_06('[2022-02-15,2022-02-21)');
-- Left out, and told; then back with what it held.
ALTER TABLE dossier_flow DETACH PARTITION sent_h56.flow_h56;
SELECT province, state, detail FROM flow_province WHERE province = 'H56';
SELECT detach_province_flow('nation', 'H56');
SELECT province, state FROM flow_province;
SELECT attach_province_flow('nation', 'H56', 'sent_h56');
SELECT province, state FROM flow_province;
SELECT sum(received) FROM flow_ii_06('[2022-01-15,2022-03-01)', within => 'H56');

-- What a subscription says, or a foreign server: the server's words put in here, for there is no wire.
BEGIN;
CREATE TABLE wire (enabled boolean, connected boolean, copied boolean, refreshed_at timestamptz, left_out agency_code[], fault text);
CREATE OR REPLACE FUNCTION flow_subscription(place name, part name) RETURNS TABLE (subscription name, enabled boolean, connected boolean, copied boolean, errors bigint) LANGUAGE sql STABLE PARALLEL SAFE AS
	$$ SELECT 'Tỉnh'::name, w.enabled, w.connected, w.copied, 3::bigint FROM nation.wire AS w WHERE w.enabled IS NOT NULL $$;
CREATE OR REPLACE FUNCTION flow_said_by(province agency_code) RETURNS TABLE (refreshed_at timestamptz, exact_from date, left_out agency_code[], fault text, told text) LANGUAGE sql STABLE AS
	$$ SELECT w.refreshed_at, date '2022-02-15', w.left_out, w.fault, 'no route to ' || w.fault FROM nation.wire AS w WHERE w.refreshed_at IS NOT NULL OR w.fault IS NOT NULL $$;
CREATE FUNCTION stands(filled_by text, enabled boolean, connected boolean, copied boolean, age interval, left_out agency_code[], fault text) RETURNS TABLE (state text, days integer, detail text, what_to_do text) LANGUAGE plpgsql AS $$
BEGIN
	UPDATE nation.flow_source SET filled_by = stands.filled_by WHERE province OPERATOR(cchc.=) 'H56';
	DELETE FROM nation.wire;
	INSERT INTO nation.wire VALUES (enabled, connected, copied, now() - age, left_out, fault);
	RETURN QUERY SELECT p.state, cchc.local_day(now() - age) - p.complete_until, p.detail, p.what_to_do FROM nation.flow_province AS p WHERE p.province OPERATOR(cchc.=) 'H56';
END $$;
\x on
SELECT c.*, s.state, s.days, s.detail, s.what_to_do FROM (VALUES
	('subscription', true, true, true, interval '26 hours', '{}'::agency_code[], NULL), ('subscription', true, true, true, '26:00:01', '{}', NULL), ('subscription', true, true, true, NULL, NULL, NULL),
	('subscription', true, true, true, '1 hour', '{G12}', NULL), ('subscription', true, true, false, '1 hour', '{}', NULL), ('subscription', true, true, false, NULL, NULL, NULL), ('subscription', true, true, false, '1 hour', '{G12}', NULL),
	('subscription', true, false, true, '1 hour', '{}', NULL), ('subscription', false, false, true, '1 hour', '{}', NULL), ('subscription', NULL, NULL, NULL, '1 hour', '{}', NULL), ('subscription', NULL, NULL, NULL, NULL, NULL, NULL),
	('foreign_server', NULL, NULL, NULL, '1 hour', '{}', NULL), ('foreign_server', NULL, NULL, NULL, '27 hours', '{G12}', NULL), ('foreign_server', NULL, NULL, NULL, NULL, NULL, NULL), ('foreign_server', NULL, NULL, NULL, NULL, NULL, 'down'),
	('foreign_server', NULL, NULL, NULL, NULL, NULL, 'failed')) AS c (filled_by, enabled, connected, copied, age, left_out, fault)
CROSS JOIN LATERAL stands(c.filled_by, c.enabled, c.connected, c.copied, c.age, c.left_out, c.fault) AS s;
\x off
ROLLBACK;

-- Under policies a part shows its readers what the whole does, whenever it was attached.
SET search_path = fp, cchc, public;
CREATE ROLE flow_clerk;
SELECT grant_registry('fp', 'flow_clerk', 'read'), enable_agency_security('fp');
SELECT attach_province_flow('fp', 'G12.56');
GRANT SELECT ON ALL TABLES IN SCHEMA fp TO flow_clerk;
INSERT INTO agency_reader VALUES ('flow_clerk', 'H56.21');
SET ROLE flow_clerk;
SELECT array_agg(DISTINCT agency) AS seen FROM dossier_flow;
SELECT array_agg(DISTINCT agency) AS seen FROM flow_h56;
SELECT count(*) FROM flow_g12_56;
SELECT count(*) FROM dossier_flow_rest;
SELECT array_agg(DISTINCT agency) AS seen FROM dossier_flow_own;
SELECT count(*) AS lines FROM flow_province;
RESET ROLE;
SELECT secure_flow_part(NULL, NULL);
DROP SCHEMA nation, sent_h56, fp CASCADE;
DROP OWNED BY flow_other, flow_clerk;
DROP ROLE flow_other, flow_clerk;
