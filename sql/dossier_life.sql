-- The life of a dossier: every act, every refusal, and the history that they leave
\set VERBOSITY default
\set SHOW_CONTEXT never
SET search_path = cchc, public;
SET client_min_messages = warning;
SET datestyle = ISO;
-- Nothing depends on the session's time zone; this one prints local days.
SET timezone = '<+07>-07';
SELECT create_registry('life');
SET search_path = life, cchc, public;
INSERT INTO agency (code, name, kind) VALUES ('H56', 'UBND tỉnh', 'province');
INSERT INTO agency (code, name, kind, parent, valid) VALUES
	('H56.01', 'Sở A', 'department', 'H56', '(,)'), ('H56.02', 'Sở B', 'department', 'H56', '(,)'),
	('H56.21', 'Huyện C', 'rural_district', 'H56', '(,2025-07-01)');
INSERT INTO field (name) VALUES ('Hộ tịch');
INSERT INTO procedure (code, name, field_id, agency, levels, time_limit, valid) VALUES
	('9.000001', 'Năm ngày', 1, 'H56.01', '{province}', '5 ngày làm việc', '(,)'),
	('9.000002', 'Không thời hạn', 1, 'H56.01', '{province}', NULL, '(,)'),
	('9.000003', 'Đã bãi bỏ', 1, 'H56.01', '{province}', '5 ngày', '(,2022-01-01)');
INSERT INTO document (issuer, number, signed_on) VALUES ('H56.01', '12/SXD-VP', '2022-04-20') RETURNING document_id AS letter \gset
-- One line a dossier: where it stands
CREATE VIEW stands AS SELECT code, agency, due_at, finished_at, outcome, since, since_cause, entered_by, appointed FROM dossier;

-- Receipt: what nobody can receive
SELECT receive_dossier('9.999999', 'H56.01', 'online');
SELECT receive_dossier('9.000001', 'H56.77', 'online');
SELECT receive_dossier('9.000001', 'H56.01', 'fax');
SELECT receive_dossier('9.000001', 'H56.01', NULL);
SELECT receive_dossier('9.000001', 'H56.01', 'online', 'infinity');
SELECT receive_dossier('9.000003', 'H56.01', 'online', '2022-04-07 16:00');
SELECT receive_dossier('9.000001', 'H56.21', 'online', '2025-07-01 00:00');
SELECT receive_dossier('9.000001', 'H56.01', 'online', '2022-04-07 16:00', '2022-04-08 16:00');
SELECT receive_dossier('9.000001', 'H56.01', 'online', '2022-04-07 16:00', received_by => 'H56.77');
SELECT receive_dossier('9.000001', 'H56.01', 'online', submission => 1);
SELECT count(*) FROM dossier;

-- Receipt: numbers of a day
SELECT receive_dossier('9.000001', 'H56.01', 'online', '2022-04-07 16:00') AS a \gset
SELECT receive_dossier('9.000001', 'H56.01', 'online', '2022-04-07 23:59:59.999999', received_by => 'H56.02') AS b \gset
SELECT receive_dossier('9.000001', 'H56.01', 'counter', '2022-04-08 00:00') AS c \gset
SELECT receive_dossier('9.000002', 'H56.01', 'post', '2022-04-07 16:00', code => 'H56.01-220407-0777') AS d \gset
SELECT receive_dossier('9.000002', 'H56.01', 'post', '2022-04-07 16:00', code => 'H56.01-220407-0777');
SELECT code, received_by, received_on, due_at, due_original = due_at AS promised, calendar, time_limit FROM dossier ORDER BY code;
-- Inserted under a number that was to come: the next one follows the highest, for ever.
INSERT INTO dossier (code, procedure, agency, channel, received_at) VALUES ('H56.01-220408-0002', '9.000002', 'H56.01', 'post', '2022-04-08 09:00');
SELECT receive_dossier('9.000002', 'H56.01', 'online', '2022-04-08 10:00');
INSERT INTO dossier (code, procedure, agency, channel, received_at) VALUES ('H56.01-220408-0900', '9.000002', 'H56.01', 'post', '2022-04-08 09:00');
SELECT receive_dossier('9.000002', 'H56.01', 'online', '2022-04-08 10:00'), receive_dossier('9.000002', 'H56.01', 'online', '2022-04-08 10:00');
SELECT issue_dossier_code('H56.01', '2022-04-08 10:00');
SELECT issue_dossier_code(NULL);

-- A promise is kept: amending the procedure or the setting moves nothing that was received.
SELECT pause(:'a', 'supplement', '2022-04-12 10:00');
UPDATE procedure SET time_limit = '1 ngày làm việc' WHERE code = '9.000001';
SELECT resume(:'a', '2022-04-14 09:00');
SELECT dossier_due(:'a'), dossier_due(:'b');
UPDATE procedure SET time_limit = NULL WHERE code = '9.000001';
SELECT dossier_due(:'a');
UPDATE procedure SET time_limit = '5 ngày làm việc' WHERE code = '9.000001';
-- A limit of one's own, and a calendar: the procedure's, else the agency's or the nearest above it.
INSERT INTO calendar (name, parent) VALUES ('province', 'vn'), ('shifts', 'vn');
INSERT INTO calendar_hours (calendar, isodow, opens, closes) SELECT 'shifts', n, '07:30', '17:00' FROM generate_series(1, 6) AS n;
UPDATE agency SET calendar = 'province' WHERE code = 'H56';
SELECT calendar_for('9.000001', 'H56.01'), calendar_for('9.000001', 'H56.77');
UPDATE procedure SET calendar = 'shifts' WHERE code = '9.000002';
SELECT receive_dossier('9.000002', 'H56.01', 'online', '2022-04-15 09:00', time_limit => '2 ngày làm việc') AS e \gset
SELECT calendar, time_limit, due_at FROM dossier WHERE code = :'e';
UPDATE procedure SET calendar = NULL WHERE code = '9.000002';
UPDATE agency SET calendar = NULL WHERE code = 'H56';

-- Pauses
SELECT pause(:'a', 'holiday');
SELECT pause(:'a', NULL);
SELECT pause(NULL, 'other');
SELECT pause('H56.01-220407-9999', 'other');
SELECT pause(:'b', 'other', 'infinity');
SELECT pause(:'b', 'other', '2022-04-01');
SELECT pause(:'a', 'other', '2022-04-13 10:00');
SELECT resume(:'b');
SELECT pause(:'b', 'other', '2022-04-12 10:00');
SELECT pause(:'b', 'other', '2022-04-12 11:00');
SELECT resume(:'b', '2022-04-12 09:00');
SELECT dossier_due(:'b');
-- Paused and resumed in one instant: it never stood.
SELECT resume(:'b', '2022-04-12 10:00');
SELECT count(*) FROM dossier_pause WHERE dossier = :'b';
SELECT pause(:'b', 'supplement', '2022-04-12 10:00'), resume(:'b', '2022-04-13 10:00');
SET client_min_messages = notice;
SELECT pause(:'b', 'supplement', '2022-04-13 11:00'), resume(:'b', '2022-04-14 10:00');
SET client_min_messages = warning;
-- A due date without a limit moves by the pause; none stays none.
INSERT INTO dossier (code, procedure, agency, channel, received_at, due_at) VALUES ('H56.01-220407-0778', '9.000002', 'H56.01', 'post', '2022-04-07 09:00', '2022-04-18 11:00');
SELECT pause('H56.01-220407-0778', 'supplement', '2022-04-14 10:00'), resume('H56.01-220407-0778', '2022-04-18 08:00');
SELECT receive_dossier('9.000002', 'H56.01', 'online', '2022-04-07 17:00') AS f \gset
SELECT pause(:'f', 'supplement', '2022-04-14 10:00'), resume(:'f', '2022-04-18 08:00');
-- What raw SQL would do wrong is refused, both written forms of a code being one dossier.
INSERT INTO dossier_pause (dossier, during, reason) VALUES (:'b', '[2022-04-12 12:00,2022-04-12 13:00)', 'other');
INSERT INTO dossier_pause (dossier, during, reason) VALUES (lower(:'b')::dossier_code, '[2022-04-12 12:00,2022-04-12 13:00)', 'other');
\set VERBOSITY terse
INSERT INTO dossier_pause (dossier, during, reason) VALUES (:'b', '[infinity,)', 'other');
\set VERBOSITY default
-- Under the policy restart the limit begins anew when the papers arrive.
UPDATE registry_meta SET clock_policy = 'restart';
SELECT receive_dossier('9.000001', 'H56.01', 'online', '2022-04-07 17:00') AS g \gset
SELECT pause(:'g', 'supplement', '2022-04-11 10:00'), resume(:'g', '2022-04-13 10:00');
UPDATE registry_meta SET clock_policy = 'pause';

-- A new appointment
SELECT reschedule(:'a', '2022-04-25 17:00', 'laziness', at => '2022-04-15 08:00');
SELECT reschedule(:'a', '2022-04-25 17:00', 'staff_shortage', 'weather', at => '2022-04-15 08:00');
SELECT reschedule(:'a', '2022-04-18 17:00', 'staff_shortage', 'agency', at => '2022-04-15 08:00');
SELECT reschedule(:'a', NULL, 'staff_shortage', 'agency', at => '2022-04-15 08:00');
SELECT reschedule(:'a', '2022-04-25 17:00', 'staff_shortage', 'agency', apology => 999, at => '2022-04-15 08:00');
SELECT reschedule(:'a', '2022-04-25 17:00', 'staff_shortage', 'agency', 'Nguyễn Văn A', at => '2022-04-13 08:00');
SELECT reschedule(:'a', '2022-04-25 17:00', 'staff_shortage', 'agency', 'Nguyễn Văn A', at => '2022-04-15 08:00');
SELECT reschedule(:'a', '2022-04-26 17:00', 'staff_shortage', 'agency', 'Nguyễn Văn A', at => '2022-04-16 08:00');
SELECT apologise(:'a', :letter, '2022-04-15 09:00');
SELECT apologise(:'a', :letter, '2022-04-15 09:00');
SELECT note_delay(:'a', 'late_partner_agency', 'other_agency', note => 'chờ ý kiến', at => '2022-04-20 09:00');
SELECT note_delay(:'a', 'late_partner_agency', 'other_agency', at => '2022-04-20 09:00');
SELECT cause, fault, responsible, note, apologised_at, new_due_at FROM dossier_delay ORDER BY noted_at;
-- An appointed date moves by a pause as one in days does.
SELECT pause(:'a', 'other', '2022-04-21 10:00'), resume(:'a', '2022-04-22 10:00');
-- Too late: the day before the due date has passed.
SELECT reschedule(:'b', '2022-04-29 17:00', 'complex_case', at => '2022-04-19 08:00');

-- To another agency
SELECT transfer(:'a', 'H56.01', 'delegation', at => '2022-04-23 08:00');
SELECT transfer(:'a', 'H56.77', 'delegation', at => '2022-04-23 08:00');
SELECT transfer(:'a', 'H56.02', 'whim', at => '2022-04-23 08:00');
SELECT transfer(:'a', 'H56.21', 'delegation', at => '2025-08-01 08:00');
SELECT transfer(:'a', 'H56.02', 'delegation', at => '2022-04-21 08:00');
SELECT transfer(:'a', 'H56.02', 'delegation', :letter, '2022-04-23 08:00');
SELECT agency, entered_at, entered_by, since_cause, since_reason, since_document = :letter AS by_letter, held_by FROM dossier WHERE code = :'a';

-- Steps
SELECT start_steps(:'a', '2022-05-01 09:00');
INSERT INTO internal_process (document_id, procedure, interlinked, valid) VALUES (:letter, '9.000001', false, '(,)');
INSERT INTO internal_process_step (process_id, step_no, agency, name, time_limit, parallel) VALUES
	(1, 1, 'H56.01', 'Tiếp nhận', '1 ngày làm việc', false), (1, 2, 'H56.01', 'Thẩm định', '3 ngày làm việc', false),
	(1, 3, 'H56.02', 'Lấy ý kiến', '1 ngày làm việc', true), (1, 4, 'H56.01', 'Trình ký', NULL, false);
SELECT receive_dossier('9.000001', 'H56.01', 'online', '2022-05-09 09:00') AS s \gset
SELECT start_steps(:'s', '2022-05-09 09:00');
SELECT start_steps(:'s', '2022-05-09 09:00');
SELECT step_no, name, parallel, started_at, due_at FROM dossier_step WHERE dossier = :'s' ORDER BY step_no;
SELECT finish_step(:'s', 2, '2022-05-10 09:00');
SELECT finish_step(:'s', 9, '2022-05-10 09:00');
SELECT finish_step(:'s', 1, '2022-05-09 08:00');
SELECT finish_step(:'s', 1, '2022-05-11 09:00'), finish_step(:'s', 3, '2022-05-11 10:00');
SELECT finish_step(:'s', 1, '2022-05-11 09:00');
SELECT finish_step(:'s', 2, '2022-05-11 08:00');
SELECT finish_step(:'s', 2, '2022-05-12 09:00');
SELECT finish(:'s', 'resolved', '2022-05-12 08:00');
SELECT finish(:'s', 'resolved', '2022-05-13 09:00');
SELECT step_no, started_at, finished_at FROM dossier_step WHERE dossier = :'s' ORDER BY step_no;
SELECT finish_step(:'s', 4, '2022-05-13 10:00');

-- The end
SELECT finish(:'a', 'forgotten');
SELECT finish(:'a', 'resolved', reason => 'duplicate');
SELECT finish(:'a', 'rejected', reason => 'bad mood');
SELECT finish(:'a', 'resolved', '2022-04-22');
SELECT finish(:'a', 'resolved', 'infinity');
SELECT hand_over(:'a', 'counter');
SELECT reopen(:'a', 'other');
SELECT finish(:'a', 'resolved', '2022-04-28 10:00');
SELECT finish(:'a');
SELECT pause(:'a', 'other'), transfer(:'a', 'H56.01', 'other');
SELECT reschedule(:'a', '2023-04-25 17:00', 'staff_shortage');
SELECT hand_over(:'a', 'pigeon');
SELECT hand_over(:'a', 'post', '2022-04-27 10:00');
SELECT hand_over(:'a', 'post', '2022-04-29 10:00');
SELECT hand_over(:'a', 'post', '2022-04-29 10:00');
-- Rejected, withdrawn, closed: never late; a pause ends with the dossier.
SELECT pause(:'b', 'supplement', '2022-05-01 10:00');
SELECT finish(:'b', 'closed', '2022-05-20 10:00', 'supplement_unanswered');
SELECT during, reason FROM dossier_pause WHERE dossier = :'b' ORDER BY during;
SELECT outcome, closing_reason, due_at FROM dossier WHERE code = :'b';
SELECT finish(:'f', at => '2022-06-01 10:00') AS without_due_date;
-- Dated tomorrow, finished today
SELECT pause(:'g', 'other', '2022-04-20 10:00');
SELECT finish(:'g', 'resolved', '2022-04-19 10:00');
SELECT count(*) FROM dossier WHERE code = :'g' AND finished_at IS NULL;

-- Opened anew
SELECT reopen(:'a', 'nostalgia', '2022-05-02 10:00');
SELECT reopen(:'a', 'result_error', '2022-04-28 09:00');
SELECT reopen(:'a', 'result_error', '2022-04-28 11:00');
SELECT reopen(:'a', 'result_error', '2022-05-02 10:00');
SELECT * FROM stands WHERE code = :'a';
SELECT finish(:'a', 'resolved', '2022-05-04 10:00');
-- On the day of its end: as if it had never ended.
SELECT finish(:'c', 'resolved', '2022-04-13 09:00');
SELECT reopen(:'c', 'closed_by_mistake', '2022-04-13 09:30');
SELECT since_cause, entered_by FROM dossier WHERE code = :'c';
SELECT opening, closing FROM dossiers_in('[2022-04-13,2022-04-14)') WHERE dossier = :'c';
SELECT label, detail FROM dossier_history(:'a');

-- Corrections
SELECT correct_dossier(:'c', 'agency', 'H56.02', 'nhầm');
SELECT correct_dossier(:'c', 'channel', 'post', ' ');
SELECT correct_dossier(:'c', 'channel', NULL, 'nhầm');
SELECT correct_dossier(:'c', 'channel', 'fax', 'nhầm');
SELECT correct_dossier(:'c', 'procedure', '9.999999', 'nhầm');
SELECT correct_dossier(:'c', 'procedure', 'x', 'nhầm');
SELECT correct_dossier(:'c', 'due_at', 'tomorrow-ish', 'nhầm');
SELECT correct_dossier(:'c', 'due_at', '01/01/2022', 'nhầm');
SELECT correct_dossier(:'c', 'finished_at', '2022-04-20 10:00', 'nhầm');
SELECT correct_dossier(:'c', 'outcome', 'rejected', 'nhầm');
SELECT correct_dossier(:'a', 'finished_at', '2222-04-20 10:00', 'nhầm');
SELECT correct_dossier(:'c', 'received_at', '2022-04-20 10:00', 'nhầm');
SET timezone = 'America/New_York';
SET datestyle = 'ISO, MDY';
SELECT correct_dossier(:'c', 'due_at', '05/04/2024 17:00', 'ghi nhầm');
SET timezone = '<+07>-07';
SELECT due_at, appointed, since_cause, since_reason, since > now() - interval '1 hour' AS now FROM dossier WHERE code = :'c';
SELECT correct_dossier(:'c', 'channel', 'post', 'ghi nhầm'), correct_dossier(:'c', 'procedure', '9.000002', 'ghi nhầm');
SELECT correct_dossier(:'a', 'outcome', 'rejected', 'ghi nhầm'), correct_dossier(:'a', 'finished_at', '04/05/2022 11:00', 'ghi nhầm');
SELECT outcome, finished_at, entered_by, booked_at IS NOT NULL AS booked FROM dossier WHERE code = :'a';
-- The receipt is mended for every evening, the mistake kept.
SELECT correct_dossier(:'c', 'received_at', '2022-04-07 15:00', 'ghi nhầm ngày');
SELECT received_at FROM dossier WHERE code = :'c';
SELECT DISTINCT mistake, received_at, since_reason FROM dossier_past WHERE dossier = :'c' ORDER BY 2;
SELECT fact, was FROM late_entry WHERE dossier = :'c' AND fact = 'received_at';

-- Void: in no evening, past ones included; and nothing can be done to it.
SELECT count(*) FROM dossiers_in('[2022-04-01,2022-07-01)') WHERE dossier = :'s';
SELECT void_dossier(:'s', '');
SELECT void_dossier(:'s', 'nhập thử');
\set VERBOSITY terse
SELECT void_dossier(:'s', 'nhập thử');
SELECT finish(:'s');
\set VERBOSITY default
SELECT count(*) FROM dossiers_in('[2022-04-01,2022-07-01)') WHERE dossier = :'s';
SELECT label, detail FROM dossier_history(:'s') OFFSET 4;
SELECT * FROM dossier_history('H56.01-220407-9999');

-- Districts end: their open dossiers move.
SELECT receive_dossier('9.000001', 'H56.21', 'counter', '2025-06-30 09:00'), receive_dossier('9.000001', 'H56.21', 'counter', '2025-06-30 10:00');
SELECT transfer_all('H56.21', 'H56.21', '2025-07-01');
SELECT transfer_all('H56.77', 'H56.01', '2025-07-01');
SELECT transfer_all('H56.21', 'H56.01', '2025-06-30 09:30');
SELECT transfer_all('H56.21', 'H56.01', '2025-07-01', :letter);
SELECT transfer_all('H56.21', 'H56.01', '2025-07-01', :letter);
SELECT opening, closing, agency FROM dossiers_in('[2025-07-01,2025-07-02)') WHERE dossier <@ 'H56.21'::agency_code ORDER BY 1, 2, 3;

-- A decision changes the calendar: nothing moves until it is said how.
SELECT receive_dossier('9.000001', 'H56.02', 'counter', '2026-11-20 09:00') AS r \gset
SELECT due_at FROM dossier WHERE code = :'r';
INSERT INTO day_off (calendar, day, kind, name) VALUES ('vn', '2026-11-25', 'other', 'Bão');
SELECT due_at, dossier_due(code) FROM dossier WHERE code = :'r';
SELECT * FROM recompute_due('guess');
SELECT dossier, old_due_at, new_due_at FROM recompute_due('frozen') WHERE dossier = :'r';
DELETE FROM day_off WHERE day = '2026-11-25' AND calendar = 'vn';
INSERT INTO day_off (calendar, day, kind, name) VALUES ('vn', '2026-11-25', 'other', 'Bão');
SELECT dossier, old_due_at, new_due_at FROM recompute_due('recalculated', :letter) WHERE dossier = :'r';
SELECT count(*) FROM recompute_due('recalculated', :letter);
DELETE FROM day_off WHERE day = '2026-11-25' AND calendar = 'vn';
SELECT count(*) FROM recompute_due('never_shorten') WHERE dossier = :'r';
SELECT due_at FROM dossier WHERE code = :'r';
SELECT label, detail FROM dossier_history(:'r');

-- Submissions
SELECT submit('9.000001', 'H56.01', 'online', '2022-06-01 09:00') AS s1, submit('9.000001', 'H56.01', 'online', '2022-06-01 09:30') AS s2 \gset
SELECT refuse_submission(:s1, 'ugly', '2022-06-01 10:00');
SELECT refuse_submission(:s1, 'incomplete', '2022-06-01 08:00');
SELECT refuse_submission(:s1, 'incomplete', '2022-06-01 10:00', 'thiếu bản sao');
SELECT refuse_submission(:s1, 'incomplete', '2022-06-01 10:00');
SELECT receive_dossier('9.000002', 'H56.01', 'online', '2022-06-01 11:00', submission => :s2);
SELECT receive_dossier('9.000001', 'H56.01', 'online', '2022-06-01 11:00', submission => :s2);
SELECT receive_dossier('9.000001', 'H56.01', 'online', '2022-06-01 11:00', submission => :s2);
SELECT submission_id - :s1 AS n, accepted_at, dossier, refused_at, refusal_reason, note FROM submission ORDER BY 1;

-- Plain UPDATEs are dated now and leave a history as the acts do; a statement that dates itself is believed.
UPDATE dossier SET due_at = due_at + interval '1 day' WHERE code = :'g';
SELECT since_cause, since > now() - interval '1 hour' AS now, appointed FROM dossier WHERE code = :'g';
SELECT until > now() - interval '1 hour' AS now, since FROM dossier_past WHERE dossier = :'g' AND until > '2023-01-01';
UPDATE dossier SET has_fee = true, since = '2022-01-01', entered_by = 'transferred' WHERE code = :'f';
SELECT since, entered_by FROM dossier WHERE code = :'f';
UPDATE dossier SET agency = 'H56.02', since = '2022-01-01', since_cause = 'transfer' WHERE code = :'e';
UPDATE dossier SET modified_at = '2022-04-08' WHERE code = :'e';
SELECT modified_at FROM dossier WHERE code = :'e';
UPDATE dossier SET digitised = true WHERE code = :'e';
SELECT modified_at > now() - interval '1 hour' AS now FROM dossier WHERE code = :'e';

-- NULL that means nothing: 22004, and the argument by its name
\set VERBOSITY terse
SELECT pause(:'c', 'other', NULL);
SELECT transfer(:'c', NULL, 'other');
SELECT transfer(:'c', 'H56.02', NULL);
SELECT transfer_all(NULL, 'H56.02');
SELECT transfer_all('H56.01', NULL);
SELECT transfer_all('H56.01', 'H56.02', NULL);
SELECT finish_step(:'c', NULL);
SELECT finish(:'c', NULL);
SELECT hand_over(:'c', NULL);
SELECT reopen(:'c', NULL);
SELECT correct_dossier(:'c', NULL, 'x', 'y');
SELECT refuse_submission(NULL, 'other');
SELECT refuse_submission(1, 'other', NULL);
SELECT note_delay(:'c', NULL);
SELECT recompute_due(NULL);
SELECT submit(NULL, 'H56.01', 'online');
SELECT void_dossier(NULL, 'x');
\set VERBOSITY default

DROP SCHEMA life CASCADE;
DELETE FROM calendar_hours WHERE calendar = 'shifts';
DELETE FROM calendar WHERE name IN ('province', 'shifts');
