-- create_registry(): what it makes, what it refuses, and whose it is
\set SHOW_CONTEXT never
SET search_path = cchc, public;
SET client_min_messages = warning;
SET datestyle = ISO;

SELECT registry_version('h56');
SELECT create_registry('h56');
SELECT registry_version('h56') = (SELECT extversion FROM pg_extension WHERE extname = 'cchc') AS current_version;
SHOW search_path;
\a
\t
SELECT relname, relkind, relnatts FROM pg_class
WHERE relnamespace = 'h56'::regnamespace AND relkind IN ('r', 'v', 'p') ORDER BY relname COLLATE "C";
SELECT oid::regprocedure FROM pg_proc WHERE pronamespace = 'h56'::regnamespace ORDER BY oid::regprocedure::text COLLATE "C";
\a
\t

-- Nothing of it belongs to the extension, everything of it to the caller.
SELECT count(*) AS members FROM pg_depend
WHERE deptype = 'e' AND (classid, objid) IN (
	SELECT 'pg_class'::regclass, oid FROM pg_class WHERE relnamespace = 'h56'::regnamespace
	UNION ALL SELECT 'pg_proc'::regclass, oid FROM pg_proc WHERE pronamespace = 'h56'::regnamespace
	UNION ALL SELECT 'pg_namespace'::regclass, 'h56'::regnamespace);
SELECT count(*) AS not_mine FROM pg_class WHERE relnamespace = 'h56'::regnamespace AND relowner <> current_user::regrole;

-- A code of a list has its name beside it in every view, but in those that others are made of.
SELECT c.relname, a.attname FROM pg_class AS c JOIN pg_attribute AS a ON a.attrelid = c.oid
WHERE c.relnamespace = 'h56'::regnamespace AND c.relkind = 'v' AND (a.attname IN ('level', 'channel', 'rule', 'class', 'status') OR a.attname IN (SELECT domain FROM term) OR a.attname IN (SELECT regexp_replace(domain, '^.*_', '') FROM term))
	AND a.attname NOT IN ('part', 'kind', 'unit', 'field', 'metric', 'agency', 'procedure') AND NOT EXISTS (SELECT FROM pg_attribute AS n WHERE n.attrelid = c.oid AND n.attname = a.attname || '_name') ORDER BY 1, 2;

-- Everything has a comment, columns too.
SELECT c.relname, a.attname FROM pg_class AS c
JOIN pg_attribute AS a ON a.attrelid = c.oid AND a.attnum >= 0 AND NOT a.attisdropped
WHERE c.relnamespace = 'h56'::regnamespace AND c.relkind IN ('r', 'v') AND col_description(c.oid, a.attnum) IS NULL;
SELECT relname FROM pg_class
WHERE relnamespace = 'h56'::regnamespace AND relkind IN ('r', 'v') AND obj_description(oid, 'pg_class') IS NULL;
SELECT proname FROM pg_proc WHERE pronamespace = 'h56'::regnamespace AND obj_description(oid, 'pg_proc') IS NULL;
-- Functions that only read are honest about it, and none runs with its owner's rights.
\a
\t
SELECT proname, provolatile, proparallel FROM pg_proc
WHERE pronamespace = 'h56'::regnamespace AND (provolatile <> 's' OR proparallel <> 's' OR prosecdef)
ORDER BY proname COLLATE "C";
\a
\t

-- Refused, and nothing is changed
SELECT create_registry('h56');
SELECT create_registry(NULL);
SELECT create_registry('');
SELECT create_registry('cchc');
SELECT create_registry('pg_catalog');
SELECT create_registry('pg_own');
SELECT create_registry('$user');
CREATE SCHEMA taken;
CREATE TABLE taken.simplification ();
SELECT create_registry('taken');
DROP TABLE taken.simplification;
CREATE VIEW taken.discrepancy AS SELECT 1;
SELECT create_registry('taken');
DROP VIEW taken.discrepancy;
CREATE FUNCTION taken.year_before(daterange) RETURNS int LANGUAGE sql RETURN 1;
SELECT create_registry('taken');
DROP FUNCTION taken.year_before;
CREATE FUNCTION taken.doc_type(text) RETURNS text LANGUAGE sql RETURN 'mine';
SELECT create_registry('taken');
DROP FUNCTION taken.doc_type;
CREATE DOMAIN taken.agency_code AS text;
SELECT create_registry('taken');
DROP DOMAIN taken.agency_code;
SELECT count(*) AS left_behind FROM pg_class WHERE relnamespace = 'taken'::regnamespace;
SELECT registry_version('taken');
-- With the clashes gone the same schema will do, and other objects in it are welcome.
CREATE TABLE taken.of_mine (note text);
SELECT create_registry('taken');
DROP SCHEMA taken CASCADE;
SELECT registry_version('no such schema'), to_regnamespace('pg_own');

-- Several registries live side by side, whatever their names.
SELECT create_registry('Tỉnh "H56"; DROP SCHEMA h56');
INSERT INTO h56.agency (code, name, kind) VALUES ('H56', 'UBND tỉnh', 'province');
SELECT (SELECT count(*) FROM h56.agency) AS h56, (SELECT count(*) FROM "Tỉnh ""H56""; DROP SCHEMA h56".agency) AS other;
SELECT nspname, registry_version(nspname) IS NOT NULL AS registry FROM pg_namespace
WHERE nspname ~ 'H56|h56' ORDER BY nspname COLLATE "C";
-- Views and functions are bound to their own tables, not to a search path.
SET search_path = pg_catalog;
SELECT count(*) FROM "Tỉnh ""H56""; DROP SCHEMA h56".discrepancy;
SELECT count(*) FROM h56.report_cchc(cchc.reporting_period('official_half', 2022, 1));
SET search_path = h56, cchc, public;
DROP SCHEMA "Tỉnh ""H56""; DROP SCHEMA h56" CASCADE;

-- A name that stands in the bodies of functions: quotes, dollars, backslashes, capitals, diacritics.
\set VERBOSITY terse
SELECT create_registry(name) FROM (VALUES ('we"ird'), ('a$b'), ('back\slash'), ('UPPER'), ('Tỉnh 56'), ('@registry@')) AS n (name);
SELECT "we""ird".pause('H56.21-220104-0001', 'other');
SELECT "a$b".pause('H56.21-220104-0001', 'other');
SELECT "back\slash".pause('H56.21-220104-0001', 'other');
SELECT "UPPER".pause('H56.21-220104-0001', 'other');
SELECT "Tỉnh 56".pause('H56.21-220104-0001', 'other');
SELECT "@registry@".pause('H56.21-220104-0001', 'other');
SELECT count(*) AS placeholders_left FROM pg_proc WHERE prosrc ~ '@registry@\.' AND pronamespace <> 'cchc'::regnamespace;
DROP SCHEMA "we""ird", "a$b", "back\slash", "UPPER", "Tỉnh 56", "@registry@" CASCADE;
SELECT create_registry('a$$b');
SELECT create_registry('$body$');

-- Wrong data is refused.
\set VERBOSITY terse
INSERT INTO agency (code, name, kind) VALUES ('H56.01', 'Sở Nội vụ', 'department'), ('H56.21', 'Huyện Ví dụ', 'rural_district'), ('H56.21.01', 'Xã Ví dụ', 'commune');
SELECT code, level FROM agency ORDER BY code;
INSERT INTO agency (code, name, kind) VALUES ('000.00.01.H56', 'The same in the old form', 'department');
INSERT INTO agency (code, name, kind) VALUES ('H56.99', 'Kind', 'huyen');
INSERT INTO agency (code, name, kind, parent) VALUES ('H56.99', 'Own parent', 'commune', 'H56.99');
INSERT INTO agency (code, name, kind, valid) VALUES ('H56.99', 'Never', 'commune', 'empty');
INSERT INTO field (name) VALUES ('Hộ tịch'), ('Môi trường');
INSERT INTO procedure (code, name, field_id, agency, levels, time_limit, has_fee)
VALUES ('9.000001', 'Ví dụ 1', 1, 'H56.01', '{province,commune}', '05 ngày làm việc', false), ('9.000002', 'Ví dụ 2', 1, 'H56.21', '{commune}', NULL, NULL);
INSERT INTO procedure (code, name, field_id, agency, levels, online_level, online_eligible)
VALUES ('9.000003', 'Online though not eligible', 1, 'H56.01', '{province}', 'full', false);
INSERT INTO document (issuer, number, signed_on, purpose) VALUES ('H56', '299/QĐ-UBND', '2022-01-25', 'review_plan'), ('H56', '299/QĐ-UBND', '2021-02-01', NULL), ('H56', '17/UBND-NC', '2022-02-01', 'direction');
SELECT document_id, number, signed_year, kind FROM document ORDER BY document_id;
INSERT INTO document (issuer, number, signed_on) VALUES ('H56', '0299/QĐ-UBND', '2022-12-31');
INSERT INTO document (issuer, number, signed_on) VALUES ('H56', '5/2021/QĐ-UBND', '2022-01-05');
INSERT INTO document (issuer, number, signed_on) VALUES ('H56.77', '5/QĐ-STC', '2022-01-05');

-- The saving is generated, and unknown when an input is.
INSERT INTO simplification (document_id, procedure, measure, agency, cost_before, cost_after, times_before, times_after, subjects_before, subjects_after) VALUES
	(1, '9.000001', 'time_cut', 'H56.01', 1000.50, 200.25, 2, 2, 300, 300),
	(1, '9.000001', 'cost_cut', 'H56.01', 999999999999.99, 0, 99, 1, 1000, 1000),
	(1, '9.000001', 'other', 'H56.01', 1000, NULL, 2, 2, 300, 300);
SELECT measure, saving FROM simplification ORDER BY measure;
INSERT INTO simplification (document_id, procedure, measure, agency, saving) VALUES (1, '9.000001', 'abolition', 'H56.01', 334209416);

-- Delegations of one thing to one agency do not overlap; neighbours and others may.
INSERT INTO delegation (document_id, from_agency, to_agency, field_id, valid) VALUES
	(1, 'H56', 'H56.01', 2, '[2022-01-01,2022-07-01)'), (1, 'H56', 'H56.01', 2, '[2022-07-01,)'), (1, 'H56', 'H56.21', 2, '[2022-01-01,)');
INSERT INTO delegation (document_id, from_agency, to_agency, field_id, valid) VALUES (1, 'H56', 'H56.01', 2, '[2023-01-01,2023-02-01)');
INSERT INTO delegation (document_id, from_agency, to_agency, field_id, procedure, valid) VALUES (1, 'H56', 'H56.01', 2, '9.000001', '[2030-01-01,)');
SELECT from_agency, to_agency, field, decisions, procedures, procedures_in_force FROM kpi_delegation('[2021-01-01,2022-03-02)');

-- Local days do not depend on the session's time zone: 23:30 in Hà Nội is another day in UTC.
SET TIME ZONE 'America/New_York';
INSERT INTO dossier (code, procedure, agency, channel, submitted_at, received_at, due_at, due_original, finished_at, outcome) VALUES
	('H56.01-220614-0001', '9.000001', 'H56.01', 'online', '2022-06-14 16:29Z', '2022-06-14 16:30Z', '2022-06-21 10:00Z', NULL, '2022-06-14 17:00Z', 'resolved');
SET TIME ZONE 'Pacific/Auckland';
INSERT INTO dossier (code, procedure, agency, channel, received_at)
VALUES ('H56.01-220614-0002', '9.000001', 'H56.01', 'post', '2022-06-14 23:59:59.999999+07');
SELECT code, received_on, due_on, due_original_on, finished_on FROM dossier ORDER BY code;
RESET TIME ZONE;
INSERT INTO dossier (code, procedure, agency, channel, received_at, finished_at)
VALUES ('H56.01-220614-0003', '9.000001', 'H56.01', 'online', '2022-06-14 08:00+07', '2022-06-15 08:00+07');
INSERT INTO dossier (code, procedure, agency, channel, received_at, finished_at, outcome)
VALUES ('H56.01-220614-0003', '9.000001', 'H56.01', 'online', '2022-06-14 08:00+07', '2022-06-13 08:00+07', 'resolved');
INSERT INTO dossier (code, procedure, agency, channel, received_at) VALUES ('H56.01-220614-0003', '9.000001', 'H56.01', 'fax', '2022-06-14 08:00+07');
INSERT INTO dossier (code, procedure, agency, channel, received_at) VALUES ('H56.01-220614-0003', '9.000001', 'H56.01', 'post', 'infinity');
INSERT INTO dossier (code, procedure, agency, channel, received_at, has_fee, paid_online)
VALUES ('H56.01-220614-0003', '9.000001', 'H56.01', 'online', '2022-06-14 08:00+07', false, true);
INSERT INTO dossier (code, procedure, agency, channel, received_at) VALUES ('000.00.01.H56-220614-0001', '9.000001', 'H56.01', 'post', '2022-06-14 08:00+07');

-- Pauses of one dossier do not overlap.
INSERT INTO dossier_pause (dossier, during, reason) VALUES
	('H56.01-220614-0001', '[2022-06-15 08:00+07,2022-06-17 08:00+07)', 'supplement'),
	('H56.01-220614-0001', '[2022-06-17 08:00+07,)', 'other'),
	('H56.01-220614-0002', '[2022-06-15 08:00+07,)', 'supplement');
INSERT INTO dossier_pause (dossier, during, reason) VALUES ('H56.01-220614-0001', '[2022-06-16 08:00+07,2022-06-16 09:00+07)', 'other');
INSERT INTO dossier_pause (dossier, during, reason) VALUES ('H56.01-220614-0002', '(,2022-06-16 09:00+07)', 'other');
INSERT INTO dossier_delay (dossier, noted_at, cause, new_due_at) VALUES ('H56.01-220614-0002', '2022-06-20 08:00+07', 'Lần một', '2022-06-24 08:00+07');
INSERT INTO dossier_delay (dossier, noted_at, cause, new_due_at) VALUES ('H56.01-220614-0002', '2022-06-24 08:00+07', 'Lần hai', '2022-06-30 08:00+07');

\set VERBOSITY default
-- Dossier codes: the next number of the local day, after what was loaded; none is lost with a transaction.
SELECT issue_dossier_code('H56.01', '2022-06-14 23:59+07'), issue_dossier_code('H56.01', '2022-06-15 00:00+07');
BEGIN;
SELECT issue_dossier_code('H56.01', '2022-06-15 08:00+07');
ROLLBACK;
SELECT issue_dossier_code('H56.01', '2022-06-15 08:00+07'), issue_dossier_code('H56.21', '2022-06-15 08:00+07');
UPDATE dossier_counter SET last_number = 9999 WHERE agency = 'H56.21';
SELECT issue_dossier_code('H56.21', '2022-06-15 08:00+07');

-- A dossier's life: five working days over Hùng Kings' day (Monday 11 April 2022) and a pause
SELECT receive_dossier('9.000001', '000.00.01.H56', 'online', '2022-04-07 16:00+07', '2022-04-07 15:00+07') AS code \gset
SELECT code, submitted_at < received_at AS submitted_before, due_on, due_original_on, calendar_version IS NOT NULL AS computed, has_fee, outcome FROM dossier WHERE code = :'code';
SELECT pause(:'code', 'supplement', '2022-04-12 10:00+07');
SELECT pause(:'code', 'other', '2022-04-12 11:00+07');
SELECT dossier_due(:'code');
SELECT resume(:'code', '2022-04-14 09:00+07') AT TIME ZONE interval '7 hours' AS due_at;
SELECT resume(:'code', '2022-04-14 10:00+07');
SELECT during AS closed FROM dossier_pause WHERE dossier = :'code';
BEGIN;
UPDATE registry_meta SET clock_policy = 'restart';
SELECT dossier_due(:'code') AT TIME ZONE interval '7 hours' AS due_when_restarted;
ROLLBACK;
-- One new appointment stands over the computed day.
INSERT INTO dossier_delay (dossier, noted_at, cause, new_due_at) VALUES (:'code', '2022-04-15 08:00+07', 'Vụ việc phức tạp', '2022-04-22 17:00+07');
SELECT dossier_due(:'code') AT TIME ZONE interval '7 hours' AS new_appointment;
\set VERBOSITY terse
SELECT pause(:'code', 'holiday');
\set VERBOSITY default
SELECT pause(:'code', 'financial_obligation', '2022-04-18 08:00+07');
-- Ending it ends the pause, too.
SELECT finish(:'code', 'withdrawn', '2022-04-19 08:00+07');
SELECT count(*) AS still_paused FROM dossier_pause WHERE dossier = :'code' AND upper_inf(during);
SELECT finish(:'code');
SELECT pause(:'code', 'other');
SELECT finish('H56.01-220614-9999');
-- Without a time limit there is no due date; unknown procedures and agencies are refused, and their number is not lost.
SELECT receive_dossier('9.000002', 'H56.21', 'counter', '2022-04-07 16:00+07');
SELECT finish('H56.21-220407-0001', at => '2023-04-07 16:00+07') IS NULL AS no_state;
SELECT receive_dossier('9.999999', 'H56.21', 'counter', '2022-04-07 16:00+07');
SELECT receive_dossier('9.000002', 'H56.77', 'counter', '2022-04-07 16:00+07');
SELECT receive_dossier('9.000002', 'H56.21', 'counter', '2022-04-07 16:00+07');

-- Unknown is not 0 in what reports say, and contradicts nothing.
INSERT INTO reported_figure (source, period, metric, part, value, stated) VALUES
	('a', '[2022-01-01,2022-07-01)', 'discipline_unit', 'total', 10, 'mười'), ('a', '[2022-01-01,2022-07-01)', 'discipline_unit', 'one', 4, NULL),
	('a', '[2022-01-01,2022-07-01)', 'discipline_unit', 'two', NULL, 'một số'),
	('b', '[2022-01-01,2022-07-01)', 'discipline_unit', 'total', 10, 'mười'), ('b', '[2022-01-01,2022-07-01)', 'discipline_unit', 'one', 14, NULL),
	('b', '[2022-01-01,2022-07-01)', 'discipline_unit', 'two', NULL, 'một số'),
	('c', '[2022-01-01,2022-07-01)', 'discipline_unit', 'total', NULL, 'nhiều'), ('c', '[2022-01-01,2022-07-01)', 'discipline_unit', 'one', 4, NULL),
	('d', '[2022-01-01,2022-07-01)', 'discipline_unit', 'total', 5, NULL), ('d', '[2022-01-01,2022-07-01)', 'discipline_unit', 'one', 2, NULL), ('d', '[2022-01-01,2022-07-01)', 'discipline_unit', 'two', 3, NULL),
	('e', '[2022-01-01,2022-07-01)', 'discipline_unit', 'total', 28, NULL), ('e', '[2022-01-01,2022-07-01)', 'discipline_unit', 'one', 9, NULL), ('e', '[2022-01-01,2022-07-01)', 'discipline_unit', 'two', 29, NULL),
	('Công điện 220/CĐ-TTg, phụ lục I', '[2025-01-01,2025-11-19)', 'simplified_procedure', 'total', 115, '115'), ('Công điện 220/CĐ-TTg, phụ lục I', '[2025-01-01,2025-11-19)', 'simplified_procedure', 'done', 113, '113'),
	('Công điện 220/CĐ-TTg, phụ lục I', '[2025-01-01,2025-11-19)', 'simplified_procedure', 'planned', 101, '101'),
	('f', '[2022-01-01,2022-07-01)', 'direction_document', 'total', 3, NULL), ('g', '[2022-01-01,2022-07-01)', 'direction_document', 'total', NULL, 'nhiều văn bản');
SELECT source, metric, part, against, reported, found, difference, explanation FROM discrepancy ORDER BY source COLLATE "C";

-- What cchc.metric does not define is no figure, unless it is one's own.
INSERT INTO reported_figure (source, period, metric, value) VALUES ('a', '[2022-01-01,2022-07-01)', 'units', 1);
UPDATE reported_figure SET metric = 'units' WHERE source = 'f';
BEGIN;
INSERT INTO cchc.metric (code, unit, formula, source) VALUES ('units', 'unit', 'Units of any kind.', 'a test');
INSERT INTO reported_figure (source, period, metric, value) VALUES ('a', '[2022-01-01,2022-07-01)', 'units', 1);
DELETE FROM cchc.metric WHERE code = 'units';
SELECT register, key, problem, detail FROM data_problem WHERE register = 'reported_figure';
ROLLBACK;

-- An ordinary role makes a registry of its own, and others read it only if it lets them.
CREATE ROLE regress_cchc_owner;
CREATE ROLE regress_cchc_other;
CREATE SCHEMA regress_own AUTHORIZATION regress_cchc_owner;
SET ROLE regress_cchc_owner;
SELECT cchc.create_registry('regress_own');
SELECT cchc.create_registry('regress_another');
INSERT INTO regress_own.reported_figure (source, period, metric, value) VALUES ('x', '[2022-01-01,2022-07-01)', 'discipline_unit', 1);
SELECT count(*) FROM regress_own.discrepancy;
SELECT DISTINCT relowner::regrole FROM pg_class WHERE relnamespace = 'regress_own'::regnamespace;
GRANT USAGE ON SCHEMA regress_own TO regress_cchc_other;
GRANT SELECT ON regress_own.discrepancy TO regress_cchc_other;
SET ROLE regress_cchc_other;
SELECT count(*) FROM regress_own.discrepancy;
RESET ROLE;
DROP SCHEMA regress_own CASCADE;
DROP ROLE regress_cchc_owner, regress_cchc_other;

-- DROP EXTENSION takes no row: it refuses, and with CASCADE the columns of its types go but the rows stay.
\set VERBOSITY terse
DROP EXTENSION cchc;
BEGIN;
DROP EXTENSION cchc CASCADE;
SELECT (SELECT count(*) FROM h56.dossier) AS dossiers, (SELECT count(*) FROM h56.agency) AS agencies, (SELECT count(*) FROM h56.simplification) AS simplifications;
SELECT attname FROM pg_attribute WHERE attrelid = 'h56.agency'::regclass AND attnum > 0 AND NOT attisdropped ORDER BY attnum;
ROLLBACK;
-- What to do before dropping it for good: keep the codes as text.
DROP SCHEMA h56 CASCADE;
