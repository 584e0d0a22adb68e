-- late_entry: what was entered after midnight of the day on which it happened, and nothing else.
\set SHOW_CONTEXT never
SET client_min_messages = warning;
SET datestyle = ISO;
SET timezone = 'Asia/Ho_Chi_Minh';
SELECT cchc.create_registry('le');
SET search_path = le, cchc, public;
INSERT INTO agency (code, name, kind) VALUES ('H56.01', 'Sở A', 'department');
INSERT INTO field (name) VALUES ('Hộ tịch');
INSERT INTO procedure (code, name, field_id, agency, levels) VALUES ('9.000001', 'Thủ tục', 1, 'H56.01', '{province}');
CREATE FUNCTION code(n integer) RETURNS dossier_code LANGUAGE sql RETURN dossier_code('H56.01', '2022-03-01', n);

-- A receipt: in its last microsecond, at midnight; what is void is listed as that.
INSERT INTO dossier (code, procedure, agency, channel, received_at, noted_at, voided_at, void_reason) VALUES
	(code(1), '9.000001', 'H56.01', 'online', '2022-03-01 08:00', '2022-03-01 23:59:59.999999', NULL, NULL),
	(code(2), '9.000001', 'H56.01', 'online', '2022-03-01 08:00', '2022-03-02 00:00', NULL, NULL),
	(code(3), '9.000001', 'H56.01', 'online', '2022-03-01 08:00', '2022-03-02 00:00', '2022-03-05 09:00', 'nhầm');
-- An end: noted by itself or with the receipt; one that is booked on a later day changes no evening.
INSERT INTO dossier (code, procedure, agency, channel, received_at, noted_at, finished_at, outcome, end_noted_at, booked_at) VALUES
	(code(11), '9.000001', 'H56.01', 'online', '2022-03-01 08:00', '2022-03-01 08:00', '2022-03-03 08:00', 'resolved', '2022-03-03 23:59:59.999999', NULL),
	(code(12), '9.000001', 'H56.01', 'online', '2022-03-01 08:00', '2022-03-01 08:00', '2022-03-03 08:00', 'resolved', '2022-03-04 00:00', NULL),
	(code(13), '9.000001', 'H56.01', 'online', '2022-03-01 08:00', '2022-03-01 08:00', '2022-03-03 08:00', 'resolved', '2022-03-06 00:00', '2022-03-06 08:00'),
	(code(14), '9.000001', 'H56.01', 'online', '2022-03-01 08:00', '2022-03-01 09:00', '2022-03-01 08:30', 'resolved', NULL, NULL),
	(code(15), '9.000001', 'H56.01', 'online', '2022-03-01 08:00', '2022-03-01 09:00', '2022-03-01 08:30', 'resolved', '2022-03-04 00:00', NULL);
UPDATE dossier SET voided_at = '2022-03-07', void_reason = 'trùng' WHERE code = code(15);
-- Pauses and resumptions
INSERT INTO dossier (code, procedure, agency, channel, received_at, noted_at) SELECT code(n), '9.000001', 'H56.01', 'online', '2022-03-01 08:00', '2022-03-01 08:00' FROM generate_series(21, 24) AS n;
INSERT INTO dossier_pause (dossier, during, reason, noted_at, end_noted_at) VALUES
	(code(21), '[2022-03-02 08:00,2022-03-04 08:00)', 'supplement', '2022-03-02 23:59:59.999999', '2022-03-04 23:59:59.999999'),
	(code(22), '[2022-03-02 08:00,2022-03-04 08:00)', 'supplement', '2022-03-03 00:00', '2022-03-05 00:00'),
	(code(23), '[2022-03-02 08:00,)', 'supplement', '2022-03-02 08:00', NULL),
	(code(24), '[2022-03-02 08:00,2022-03-04 08:00)', 'supplement', '2022-03-03 00:00', '2022-03-05 00:00');
UPDATE dossier SET voided_at = '2022-03-07', void_reason = 'trùng' WHERE code = code(24);
SELECT sequence(dossier) AS n, fact, happened_at, entered_at, was FROM late_entry ORDER BY 1, 2;

-- Versions as they stand in the table, whatever act wrote them: an end that was corrected, a decision, a receipt mended.
INSERT INTO dossier (code, procedure, agency, channel, received_at, noted_at, since, since_cause)
SELECT code(n), '9.000001', 'H56.01', 'online', '2022-03-01 08:00', '2022-03-01 08:00', '2022-03-10 08:00', CASE WHEN n IN (37, 38) THEN 'supplement' ELSE 'rescheduling' END FROM generate_series(31, 41) AS n;
UPDATE dossier SET since = '2022-03-20 08:00' WHERE code IN (code(39), code(40), code(41));
TRUNCATE dossier_past;
INSERT INTO dossier_past (dossier, until, mistake, procedure, agency, channel, received_at, finished_at, outcome, booked_at, end_noted_at, noted_at, since, since_cause)
SELECT code(v.n), v.until, v.mistake, '9.000001', 'H56.01', 'online', '2022-03-01 08:00', v.finished_at, CASE WHEN v.finished_at IS NOT NULL THEN 'resolved' END, v.booked_at, v.end_noted_at, v.noted_at, v.since, v.cause
FROM (VALUES
	(31, timestamptz '2022-03-10 08:00', NULL, timestamptz '2022-03-03 08:00', NULL::timestamptz, timestamptz '2022-03-03 23:59:59.999999', timestamptz '2022-03-10 23:59:59.999999', NULL::timestamptz, NULL),
	(32, '2022-03-10 08:00', NULL, '2022-03-03 08:00', NULL, '2022-03-04 00:00', '2022-03-10 08:00', NULL, NULL),
	(33, '2022-03-10 08:00', NULL, '2022-03-03 08:00', '2022-03-04 08:00', '2022-03-04 00:00', '2022-03-10 08:00', NULL, NULL),
	(34, '2022-03-10 08:00', 'instant', '2022-03-03 08:00', NULL, '2022-03-04 00:00', '2022-03-11 00:00', NULL, NULL),
	(35, '2022-03-10 08:00', NULL, NULL, NULL, NULL, '2022-03-11 00:00', NULL, NULL),
	(36, '2022-03-10 08:00', 'receipt', NULL, NULL, NULL, '2022-03-11 00:00', NULL, NULL),
	-- a pause is listed by its own row
	(37, '2022-03-10 08:00', NULL, NULL, NULL, NULL, '2022-03-11 00:00', NULL, NULL),
	(38, '2022-03-09 08:00', NULL, NULL, NULL, NULL, '2022-03-11 00:00', NULL, NULL),
	-- and the cause of one that was superseded stands in the next version
	(39, '2022-03-10 08:00', NULL, NULL, NULL, NULL, '2022-03-11 00:00', NULL, NULL),
	(39, '2022-03-20 08:00', NULL, NULL, NULL, NULL, '2022-03-20 08:00', '2022-03-10 08:00', 'transfer'),
	(40, '2022-03-10 08:00', NULL, NULL, NULL, NULL, '2022-03-11 00:00', NULL, NULL),
	(40, '2022-03-20 08:00', NULL, NULL, NULL, NULL, '2022-03-20 08:00', '2022-03-10 08:00', 'other_pause'),
	-- of two that were decided in one instant, the first
	(41, '2022-03-10 08:00', NULL, NULL, NULL, NULL, '2022-03-11 00:00', NULL, NULL),
	(41, '2022-03-10 08:00', 'instant', NULL, NULL, NULL, '2022-03-10 08:00', '2022-03-10 08:00', 'transfer'),
	(41, '2022-03-20 08:00', NULL, NULL, NULL, NULL, '2022-03-20 08:00', '2022-03-10 08:00', 'correction'))
	AS v (n, until, mistake, finished_at, booked_at, end_noted_at, noted_at, since, cause);
SELECT sequence(dossier) AS n, fact, happened_at, entered_at, was FROM late_entry WHERE sequence(dossier) > 30 ORDER BY 1, 2;
-- What a mended receipt was is told at UTC+7, wherever the reader sits.
SET timezone = 'America/New_York';
SET datestyle = 'German';
SELECT sequence(dossier) AS n, was FROM late_entry WHERE fact = 'received_at' ORDER BY 1;
DROP SCHEMA le CASCADE;
