-- Acts at the last instant that is allowed and the first that is not; and nothing
-- happens to the dossiers beside
\set VERBOSITY terse
\set SHOW_CONTEXT never
SET search_path = cchc, public;
SET client_min_messages = warning;
SET datestyle = ISO;
SET timezone = '<+07>-07';
SELECT create_registry('act_edge');
SET search_path = act_edge, cchc, public;
INSERT INTO agency (code, name, kind) VALUES ('H56', 'UBND tỉnh', 'province');
INSERT INTO agency (code, name, kind, parent) VALUES ('H56.01', 'Sở A', 'department', 'H56'), ('H56.02', 'Sở B', 'department', 'H56'),
	('H56.03', 'Sở C', 'department', 'H56'), ('H56.04', 'Sở D', 'department', 'H56'), ('H56.05', 'Sở E', 'department', 'H56');
INSERT INTO field (name) VALUES ('Hộ tịch');
INSERT INTO procedure (code, name, field_id, agency, levels, time_limit) VALUES
	('9.000001', 'Năm ngày', 1, 'H56.01', '{province}', '5 ngày làm việc'), ('9.000002', 'Không thời hạn', 1, 'H56.01', '{province}', NULL),
	('9.000003', 'Có quy trình', 1, 'H56.01', '{province}', '5 ngày làm việc');
INSERT INTO document (issuer, number, signed_on, purpose) VALUES ('H56.01', '11/QĐ-UBND', '2020-01-01', NULL), ('H56.01', '12/QĐ-UBND', '2021-01-01', NULL),
	('H56.01', '13/QĐ-UBND', '2022-03-01', NULL), ('H56.01', '14/QĐ-UBND', '2022-04-01', NULL), ('H56.01', '15/TXL-UBND', '2022-04-20', 'apology');
-- Of the five processes one has the procedure, its days and steps; the latest of two such counts.
INSERT INTO internal_process (document_id, procedure, interlinked, valid) VALUES (1, '9.000003', false, '[2020-01-01,2021-01-01)'), (2, '9.000003', false, '[2021-01-01,)'),
	(3, '9.000003', true, '[2022-03-01,)'), (1, '9.000001', false, '[2022-04-01,)'), (4, '9.000003', false, '[2022-04-08,)');
INSERT INTO internal_process_step (process_id, step_no, agency, name, time_limit, parallel)
SELECT p, n, 'H56.01', format('Bước %s của %s', n, p), '8 giờ', n = 3 FROM unnest('{1,2,4,5}'::bigint[]) AS p, generate_series(1, 3) AS n;

-- Those beside: open, paused, ended and handed over, with steps, with a delay; a submission
SELECT receive_dossier(p, 'H56.03', 'counter', '2022-04-07 09:00') AS beside FROM unnest('{9.000001,9.000001,9.000001,9.000003,9.000001}'::procedure_code[]) AS p;
SELECT pause('H56.03-220407-0002', 'other', '2022-04-11 10:00'), finish('H56.03-220407-0003', at => '2022-04-11 10:00'), start_steps('H56.03-220407-0004', '2022-04-07 09:00');
SELECT hand_over('H56.03-220407-0003', 'post', '2022-04-12 10:00'), note_delay('H56.03-220407-0005', 'complex_case', 'agency', 'Ông A', at => '2022-04-20 10:00');
SELECT submit('9.000001', 'H56.03', 'online', '2022-04-07 09:00'), correct_dossier('H56.03-220407-0001', 'channel', 'post', 'nhầm');
CREATE VIEW beside AS
	SELECT 'dossier' AS what, to_jsonb(d) AS stands FROM dossier AS d WHERE agency = 'H56.03'
	UNION ALL SELECT 'past', to_jsonb(h) FROM dossier_past AS h WHERE dossier::text LIKE 'H56.03-%'
	UNION ALL SELECT 'pause', to_jsonb(s) FROM dossier_pause AS s WHERE dossier::text LIKE 'H56.03-%'
	UNION ALL SELECT 'step', to_jsonb(s) FROM dossier_step AS s WHERE dossier::text LIKE 'H56.03-%'
	UNION ALL SELECT 'delay', to_jsonb(y) FROM dossier_delay AS y WHERE dossier::text LIKE 'H56.03-%'
	UNION ALL SELECT 'submission', to_jsonb(s) FROM submission AS s WHERE agency = 'H56.03';
CREATE TEMPORARY TABLE stood AS SELECT * FROM beside;
SELECT what, count(*) FROM stood GROUP BY what ORDER BY what;

-- An hour from now has come; what comes after it has not.
SELECT has_come(statement_timestamp() + interval '1 hour') AS an_hour, has_come(statement_timestamp() + interval '1 hour 1 microsecond') AS more;

-- Submitted, and received or refused, at one instant; under another procedure
SELECT submit('9.000001', 'H56.01', 'online', '2022-04-07 10:00') AS s, submit('9.000001', 'H56.01', 'online', '2022-04-07 10:00') AS t \gset
SELECT receive_dossier('9.000002', 'H56.01', 'online', '2022-04-07 10:00', submission => :s);
SELECT receive_dossier('9.000001', 'H56.01', 'online', '2022-04-07 09:59:59.999999', submission => :s);
SELECT receive_dossier('9.000001', 'H56.01', 'online', '2022-04-07 10:00', submission => :s) AS a \gset
SELECT receive_dossier('9.000002', 'H56.05', 'post', '2022-04-07 10:00') AS no_limit \gset
SELECT code, calendar_version = calendar_version(calendar(calendar)) AS version FROM dossier WHERE code IN (:'a', :'no_limit') ORDER BY code;
SELECT refuse_submission(:t, 'incomplete', '2022-04-07 09:59:59.999999');
SELECT refuse_submission(:t, 'incomplete', '2022-04-07 10:00', 'thiếu');
SELECT submission_id = :s AS first, accepted_at, dossier, refused_at, refusal_reason, note FROM submission WHERE agency = 'H56.01' ORDER BY submission_id;

-- A pause from the receipt on, one that never lasted, one that begins as another ends
SELECT pause(:'a', 'supplement', '2022-04-07 09:59:59.999999');
SELECT pause(:'a', 'supplement', '2022-04-07 10:00');
SELECT resume(:'a', '2022-04-07 10:00');
SELECT count(*) AS pauses FROM dossier_pause WHERE dossier = :'a';
SELECT pause(:'a', 'financial_obligation', '2022-04-08 10:00');
SELECT resume(:'a', '2022-04-11 10:00');
SELECT pause(:'a', 'other', '2022-04-11 09:59:59.999999');
SELECT pause(:'a', 'other', '2022-04-11 10:00');
SELECT resume(:'a', '2022-04-12 10:00');
-- An end at the resumption; corrected to it and to when it was handed over, no further
SELECT finish(:'a', at => '2022-04-12 09:59:59.999999');
SELECT finish(:'a', at => '2022-04-12 10:00');
SELECT hand_over(:'a', 'counter', '2022-04-12 09:59:59.999999');
SELECT hand_over(:'a', 'counter', '2022-04-14 10:00');
SELECT correct_dossier(:'a', 'finished_at', '2022-04-14 10:00:00.000001', 'nhầm');
SELECT correct_dossier(:'a', 'finished_at', '2022-04-14 10:00', 'nhầm giờ');
SELECT correct_dossier(:'a', 'finished_at', '2022-04-12 09:59:59.999999', 'nhầm');
SELECT correct_dossier(:'a', 'finished_at', '2022-04-12 10:00', 'nhầm lần nữa'), correct_dossier(:'a', 'outcome', 'rejected', 'nhầm kết quả');
SELECT finished_at, outcome, returned_at, return_channel FROM dossier WHERE code = :'a';
SELECT event, detail FROM dossier_history(:'a');
SELECT reopen(:'a', 'other', '2022-04-14 09:59:59.999999');

-- A closing reason goes with what is not resolved; received and due as late, as early, as may be.
SELECT receive_dossier('9.000001', 'H56.02', 'online', '2022-04-07 10:00') AS m \gset
SELECT correct_dossier(:'m', 'due_at', '2022-04-07 09:59:59.999999', 'nhầm');
SELECT correct_dossier(:'m', 'due_at', '2022-04-07 10:00', 'hẹn ngay'), correct_dossier(:'m', 'due_at', '2022-04-15 17:00', 'nhầm');
SELECT pause(:'m', 'other', '2022-04-08 10:00');
SELECT correct_dossier(:'m', 'received_at', '2022-04-08 10:00:00.000001', 'nhầm');
SELECT correct_dossier(:'m', 'received_at', '2022-04-08 10:00', 'nhầm');
SELECT finish(:'m', 'rejected', now(), 'not_eligible');
SELECT correct_dossier(:'m', 'outcome', 'closed', 'nhầm');
SELECT outcome, closing_reason, received_at FROM dossier WHERE code = :'m';
SELECT correct_dossier(:'m', 'outcome', 'resolved', 'nhầm');
SELECT outcome, closing_reason FROM dossier WHERE code = :'m';

-- Due dates that a person gave: a pause from the due instant on moves them by its working days; one of none does not, on a day off either.
SELECT n, due_after_pause(due::timestamptz, during::tstzrange, calendar('vn')) FROM (VALUES
	(1, '2022-04-15 17:00', '[2022-04-15 17:00,2022-04-19 10:00)'), (2, '2022-04-15 17:00', '[2022-04-15 17:00:00.000001,2022-04-19 10:00)'),
	(3, '2022-04-15 17:00', '[2022-04-13 10:00,2022-04-14 10:00)'), (4, '2022-04-15 17:00', '[2022-04-13 10:00,2022-04-13 17:00)'),
	(5, '2022-04-16 17:00', '[2022-04-13 10:00,2022-04-13 17:00)')) AS d (n, due, during);

-- A new appointment lies behind the instant of the act and behind the old one.
SELECT receive_dossier('9.000001', 'H56.01', 'online', '2022-04-07 10:00') AS b, receive_dossier('9.000001', 'H56.01', 'online', '2022-04-07 10:00') AS c \gset
SELECT code, due_at FROM dossier WHERE code IN (:'b', :'c') ORDER BY code;
SELECT reschedule(:'b', '2022-04-20 10:00', 'complex_case', at => '2022-04-20 10:00');
SELECT reschedule(:'b', '2022-04-14 17:00', 'complex_case', at => '2022-04-13 10:00');
SELECT reschedule(:'b', '2022-04-15 17:00', 'complex_case', at => '2022-04-13 10:00');
SELECT reschedule(:'b', 'infinity', 'complex_case', at => '2022-04-13 10:00');
SELECT reschedule(:'b', '2022-04-20 10:00:01', 'complex_case', 'agency', 'Bà B', at => '2022-04-20 10:00');
SELECT reschedule(:'b', '2022-04-29 10:00', 'complex_case', at => '2022-04-21 10:00');
-- By the day before the due day without a warning; the letter may come with it, or have come before.
SELECT receive_dossier('9.000001', 'H56.05', 'online', '2022-04-07 10:00') AS k1, receive_dossier('9.000001', 'H56.05', 'online', '2022-04-07 10:00') AS k2, receive_dossier('9.000001', 'H56.05', 'online', '2022-04-07 10:00') AS k3 \gset
SELECT reschedule(:'k1', '2022-04-20 17:00', 'complex_case', apology => 5, at => '2022-04-14 23:59:59.999999');
SELECT note_delay(:'k2', 'other', at => '2022-04-15 00:00'), note_delay(:'k3', 'other', at => '2022-04-15 00:00'), apologise(:'k3', 5, '2022-04-15 10:00');
SELECT reschedule(:'k2', '2022-04-20 17:00', 'complex_case', apology => 5, at => '2022-04-15 00:00');
SELECT reschedule(:'k3', '2022-04-20 17:00', 'complex_case', at => '2022-04-15 00:00');
SELECT dossier, noted_at, cause, new_due_at, apologised_at, apology_document_id FROM dossier_delay WHERE dossier IN (:'k1', :'k2', :'k3') ORDER BY dossier;
-- The apology goes with the new appointment, and then with the last delay noted.
SELECT note_delay(:'b', 'staff_shortage', at => '2022-04-21 10:00'), note_delay(:'b', 'other', at => '2022-04-22 10:00');
SELECT apologise(:'b', at => '2022-04-23 10:00'), apologise(:'b', 5, '2022-04-24 10:00'), apologise(:'b', at => '2022-04-25 10:00');
SELECT apologise(:'b', at => '2022-04-26 10:00');
SELECT noted_at, cause, new_due_at, apologised_at, apology_document_id FROM dossier_delay WHERE dossier = :'b' ORDER BY noted_at;

-- Steps of the process in force that day; one is worked on from the end of the one before
SELECT receive_dossier('9.000003', 'H56.01', 'online', '2022-04-07 10:00') AS d, receive_dossier('9.000003', 'H56.01', 'online', '2022-04-08 10:00') AS e \gset
SELECT start_steps(:'d', '2022-04-07 09:59:59.999999');
SELECT start_steps(:'d', '2022-04-07 10:00'), start_steps(:'e', '2022-04-08 10:00');
SELECT dossier, step_no, name, started_at, due_at FROM dossier_step WHERE dossier IN (:'d', :'e') ORDER BY dossier, step_no;
SELECT finish_step(:'d', 1, '2022-04-07 09:59:59.999999');
SELECT finish_step(:'d', 1, '2022-04-08 10:00');
SELECT finish_step(:'d', 2, '2022-04-08 09:59:59.999999');
SELECT finish_step(:'d', 3, '2022-04-08 10:00') AS parallel;
SELECT finish_step(:'d', 2, '2022-04-08 10:00');
SELECT step_no, started_at, finished_at FROM dossier_step WHERE dossier = :'d' ORDER BY step_no;

-- Steps that ended with a dossier end with it when the end is mended, and began by then.
SELECT finish(:'e', at => '2022-04-11 10:00');
SELECT correct_dossier(:'e', 'finished_at', '2022-04-09 05:00', 'nhầm');
SELECT step_no, started_at, finished_at FROM dossier_step WHERE dossier = :'e' ORDER BY step_no;

-- To another agency at the instant of the last change, of all dossiers or of one
SELECT transfer(:'b', 'H56.02', 'restructuring', at => '2022-04-20 09:59:59.999999');
SELECT transfer(:'b', 'H56.02', 'restructuring', at => '2022-04-20 10:00');
SELECT receive_dossier('9.000001', 'H56.04', 'online', '2022-04-07 10:00'), receive_dossier('9.000001', 'H56.04', 'online', '2022-04-08 10:00');
SELECT transfer_all('H56.04', 'H56.05', '2022-04-08 09:59:59.999999');
SELECT transfer_all('H56.04', 'H56.05', '2022-04-08 10:00');
SELECT code, agency, since FROM dossier WHERE code IN (:'b', :'c') OR agency >= 'H56.04' ORDER BY code;

-- An end entered now, or with the end of its pause, is booked where it happened; one that another change of a later day brings, on that day.
BEGIN;
SELECT finish(:'k1', at => '2022-04-18 10:00');
SELECT correct_dossier(:'k1', 'finished_at', now()::text, 'hôm nay');
SELECT finished_at = now() AS now FROM dossier WHERE code = :'k1';
ROLLBACK;
SELECT pause(:'k1', 'supplement', '2022-04-15 10:00');
SELECT finish(:'k1', 'withdrawn', '2022-04-19 10:00');
UPDATE dossier SET finished_at = '2022-04-19 10:00', outcome = 'resolved', due_at = '2022-04-21 17:00', since = '2022-04-19 16:00', since_cause = 'correction' WHERE code = :'k2';
UPDATE dossier SET finished_at = '2022-04-19 10:00', outcome = 'resolved', due_at = '2022-04-21 17:00', since = '2022-04-20 00:00', since_cause = 'correction' WHERE code = :'k3';
SELECT code, due_at, since, finished_at, booked_at FROM dossier WHERE code IN (:'k1', :'k2', :'k3') ORDER BY code;
-- When an end was noted: now, unless it is said; of what is open, never.  What an UPDATE means that does not say why
BEGIN;
UPDATE dossier SET finished_at = '2022-04-19 10:00', outcome = 'resolved' WHERE code = :'d' RETURNING end_noted_at = now() AS now;
UPDATE dossier SET finished_at = '2022-04-21 10:00', outcome = 'resolved', end_noted_at = '2022-04-22 10:00' WHERE code = :'b' RETURNING end_noted_at;
UPDATE dossier SET return_channel = NULL, digitised = true WHERE code = :'c' RETURNING end_noted_at;
UPDATE dossier SET e_result = true WHERE code = :'b' RETURNING end_noted_at;
UPDATE dossier SET finished_at = NULL, outcome = NULL, end_noted_at = NULL WHERE code = :'b' RETURNING since_cause;
UPDATE dossier SET due_at = due_at + interval '1 day' WHERE code = :'c' RETURNING since_cause;
UPDATE dossier SET agency = 'H56.05' WHERE code = :'c' RETURNING since_cause;
ROLLBACK;

-- The first number where somebody took it, the last number of a day, and one beyond what the counter knows
INSERT INTO dossier (code, procedure, agency, channel, received_at) VALUES ('H56.01-220408-0007', '9.000002', 'H56.01', 'online', '2022-04-08 10:00');
INSERT INTO dossier (code, procedure, agency, channel, received_at) VALUES ('H56.01-220409-0001', '9.000002', 'H56.01', 'online', '2022-04-09 10:00');
SELECT issue_dossier_code('H56.01', '2022-04-09 10:00') AS second;
SELECT issue_dossier_code('H56.01', '2022-04-08 10:00'), issue_dossier_code('H56.01', '2022-04-08 10:00');
INSERT INTO dossier (code, procedure, agency, channel, received_at) VALUES ('H56.01-220410-999999998', '9.000002', 'H56.01', 'online', '2022-04-10 10:00');
SELECT issue_dossier_code('H56.01', '2022-04-10 10:00') AS last_one;
INSERT INTO dossier (code, procedure, agency, channel, received_at) VALUES ('H56.01-220410-999999999', '9.000002', 'H56.01', 'online', '2022-04-10 10:00');
SELECT issue_dossier_code('H56.01', '2022-04-10 10:00');

-- Which calendar: of the procedure, else of the agency or the nearest above that has one
INSERT INTO calendar (name, parent) VALUES ('của sở', 'vn'), ('của tỉnh', 'vn'), ('của thủ tục', 'vn');
UPDATE agency SET calendar = 'của tỉnh' WHERE code = 'H56';
UPDATE agency SET calendar = 'của sở' WHERE code = 'H56.02';
UPDATE procedure SET calendar = 'của thủ tục' WHERE code = '9.000002';
SELECT calendar_for('9.000001', 'H56.01') AS above, calendar_for('9.000001', 'H56.02') AS own, calendar_for('9.000002', 'H56.02') AS procedure, calendar_for('9.000001', 'H57') AS session;
-- Sixteen levels of agencies are asked, and no more.
INSERT INTO agency (code, name, kind, parent, calendar) SELECT format('H58.%s', n)::agency_code, 'Tổ ' || n, 'department', CASE WHEN n > 1 THEN format('H58.%s', n - 1)::agency_code END, CASE n WHEN 1 THEN 'của sở' END FROM generate_series(1, 17) AS n;
SELECT calendar_for('9.000001', 'H58.16') AS sixteen, calendar_for('9.000001', 'H58.17') AS seventeen;
-- Counted anew: open dossiers with a limit of their own whose calendar has another version; the version alone where the due date is the same.
SELECT receive_dossier('9.000001', 'H56.01', 'online', '2022-04-12 10:00') AS f, receive_dossier('9.000001', 'H56.02', 'online', '2022-04-12 10:00') AS g,
	receive_dossier('9.000001', 'H56.01', 'online', '2022-04-12 10:00') AS ended, receive_dossier('9.000001', 'H56.01', 'online', '2022-04-12 10:00') AS void,
	receive_dossier('9.000001', 'H56.01', 'online', '2022-04-12 10:00') AS moved,
	receive_dossier('9.000001', 'H56.01', 'online', '2022-04-12 10:00') AS paused, receive_dossier('9.000001', 'H56.01', 'online', '2022-04-12 10:00') AS appointed \gset
SELECT finish(:'ended', at => '2022-04-13 10:00'), void_dossier(:'void', 'nhập nhầm'), pause(:'paused', 'supplement', '2022-04-13 10:00'), correct_dossier(:'appointed', 'due_at', '2022-04-25 17:00', 'hẹn lại'),
	transfer(:'moved', 'H56.04', 'other', at => '2022-04-12 11:00');
SELECT due_at, dossier_due(code), due_by_limit(code) FROM dossier WHERE code = :'appointed';
CREATE TEMPORARY TABLE versions AS SELECT code, calendar, due_at, calendar_version FROM dossier WHERE received_at = '2022-04-12 10:00';
INSERT INTO day_off (calendar, day, name) VALUES ('của tỉnh', '2023-03-01', 'Bão');
SELECT dossier FROM recompute_due('recalculated') WHERE dossier IN (SELECT code FROM versions);
SELECT CASE d.code WHEN :'ended' THEN 'ended' WHEN :'void' THEN 'void' WHEN :'paused' THEN 'paused' WHEN :'appointed' THEN 'appointed' ELSE 'open' END AS stands, d.calendar, d.due_at = v.due_at AS same_due,
	d.calendar_version = v.calendar_version AS same_version FROM dossier AS d JOIN versions AS v USING (code) ORDER BY d.code;
BEGIN;
INSERT INTO day_off (calendar, day, name) VALUES ('của tỉnh', '2022-04-14', 'Bão');
SELECT dossier IN (:'f', :'moved') AS open, new_due_at FROM recompute_due('recalculated', 1) WHERE dossier IN (SELECT code FROM versions);
SELECT since = now() AS now, since_cause, since_reason, since_document FROM dossier WHERE code IN (:'f', :'moved');
ROLLBACK;
-- Under the policy restart the clock begins anew behind a supplement, not behind another pause.
SELECT resume(:'paused', '2022-04-15 10:00'), pause(:'paused', 'financial_obligation', '2022-04-18 10:00');
SELECT resume(:'paused', '2022-04-19 10:00');
UPDATE registry_meta SET clock_policy = 'restart';
SELECT due_by_limit(:'paused');
UPDATE registry_meta SET clock_policy = 'pause';

-- Reopened and then changed: nothing goes back behind the reopening; another's reopening means nothing.
SELECT finish(:'c', at => '2022-04-11 10:00'), finish(:'f', at => '2022-04-13 10:00');
SELECT reopen(:'c', 'other', '2022-04-12 10:00'), reopen(:'f', 'other', '2022-04-20 10:00');
SELECT transfer(:'c', 'H56.02', 'other', at => '2022-04-14 10:00'), transfer(:'f', 'H56.02', 'other', at => '2022-04-21 10:00');
SELECT last_reopened(:'c'), last_reopened(:'f'), last_reopened(:'b');
SELECT pause(:'c', 'other', '2022-04-12 09:59:59.999999');
SELECT pause(:'c', 'other', '2022-04-12 10:00');
-- Received as its first end came, not later; what was void is so in every evening.
UPDATE dossier SET received_at = '2022-04-11 10:00:00.000001' WHERE code = :'c';
UPDATE dossier SET received_at = '2022-04-11 10:00' WHERE code = :'c';
SELECT count(*) FILTER (WHERE mistake = 'receipt') AS receipts, count(*) FILTER (WHERE mistake IS NULL) AS versions FROM dossier_past WHERE dossier = :'c';
SELECT count(*) FROM dossiers_in('[2022-04-11,2022-04-14)') WHERE dossier = :'c';
SELECT resume(:'c', '2022-04-15 10:00'), void_dossier(:'c', 'nhập nhầm');
SELECT coalesce(mistake, 'none') AS mistake, count(*) FROM dossier_past WHERE dossier = :'c' GROUP BY 1 ORDER BY 1;
SELECT count(*) FROM dossiers_in('[2022-04-11,2022-04-14)') WHERE dossier = :'c';
UPDATE dossier SET received_at = '2022-04-11 10:00:00.000001' WHERE code = :'c';
UPDATE dossier SET voided_at = NULL, void_reason = NULL WHERE code = :'c';
SELECT coalesce(mistake, 'none') AS mistake, count(*) FROM dossier_past WHERE dossier = :'c' GROUP BY 1 ORDER BY 1;

-- Rescheduled as a delay is noted: one row has both, the others stay.
SELECT note_delay(:'g', 'other', at => '2022-04-13 10:00'), note_delay(:'g', 'staff_shortage', 'agency', 'Ông G', at => '2022-04-14 10:00');
SELECT reschedule(:'g', '2022-04-26 17:00', 'complex_case', at => '2022-04-14 10:00');
SELECT noted_at, cause, fault, responsible, new_due_at FROM dossier_delay WHERE dossier = :'g' ORDER BY noted_at;

-- A thousand agencies above one are a circle, or as good as one.
ALTER TABLE agency DISABLE TRIGGER USER;
INSERT INTO agency (code, name, kind, parent) SELECT format('H59.%s', n)::agency_code, 'Tổ ' || n, 'department', CASE WHEN n > 1 THEN format('H59.%s', n - 1)::agency_code END FROM generate_series(1, 1001) AS n;
ALTER TABLE agency ENABLE TRIGGER USER;
UPDATE agency SET parent = parent WHERE code = 'H59.1000';
UPDATE agency SET parent = parent WHERE code = 'H59.1001';

-- Whose feedback it is
INSERT INTO feedback (kind, nature, agency, received_at) VALUES ('administrative_act', 'problem_report', 'H56.01', '2022-04-07 10:00') RETURNING feedback_id AS feedback \gset
SELECT sees_feedback(:feedback) AS this, sees_feedback(:feedback + 1) AS none, sees_feedback(NULL) AS no_number;

-- Nothing of those beside has changed.
SELECT * FROM stood EXCEPT SELECT * FROM beside;
SELECT * FROM beside EXCEPT SELECT * FROM stood;

DROP SCHEMA act_edge CASCADE;
DELETE FROM calendar WHERE name ~ '^của ';
