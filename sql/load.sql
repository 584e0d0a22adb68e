-- Data comes in: files and messages about dossiers, their faults by name.
\set SHOW_CONTEXT never
SET client_min_messages = warning;
SELECT cchc.create_registry('load_test');
SET search_path = load_test, cchc, public;
SET timezone = 'America/New_York';
SET datestyle = 'ISO';

INSERT INTO agency (code, name, kind) VALUES ('H56', 'Ủy ban nhân dân tỉnh Thanh Hóa', 'province'), ('H56.01', 'Sở Tư pháp', 'department'),
	('H56.02', 'Sở Xây dựng', 'department'), ('H56.30', 'Ủy ban nhân dân xã Hồ Vương', 'commune'), ('H56.31', 'Phường Hạc Thành', 'ward'), ('H56.32', 'Phường Hạc Thành', 'ward');
INSERT INTO agency (code, name, kind, valid, successor) VALUES ('H56.21', 'Huyện Nga Sơn', 'rural_district', '(,2025-07-01)', 'H56.30');
INSERT INTO field (name) VALUES ('Hộ tịch');
INSERT INTO procedure (code, name, field_id, agency, levels, time_limit, valid) VALUES
	('1.004227', 'Đăng ký khai sinh', 1, 'H56.01', '{province}', '3 ngày làm việc', '(,)'),
	('1.000358', 'Cấp giấy phép xây dựng', 1, 'H56.02', '{province}', '15 ngày làm việc', '(,)'),
	('2.000815', 'Chứng thực bản sao', 1, 'H56.01', '{province}', NULL, '(,2022-01-01)');

-- What the registry holds of dossiers that came in, in Vietnam's time.
CREATE VIEW held AS SELECT code, procedure, agency, received_by, channel, online_level, submitted_at AT TIME ZONE 'Asia/Ho_Chi_Minh' AS submitted, received_at AT TIME ZONE 'Asia/Ho_Chi_Minh' AS received,
	time_limit, due_original AT TIME ZONE 'Asia/Ho_Chi_Minh' AS due_original, due_at AT TIME ZONE 'Asia/Ho_Chi_Minh' AS due, finished_at AT TIME ZONE 'Asia/Ho_Chi_Minh' AS finished, outcome, closing_reason,
	returned_at AT TIME ZONE 'Asia/Ho_Chi_Minh' AS returned, return_channel, has_fee, paid_online, digitised
FROM dossier ORDER BY code;

-- A clean file: codes and names, words and codes, every way to write an instant.
CREATE TABLE clean (code text, procedure text, agency text, received_by text, channel text, online_level text, submitted_at text, received_at text,
	time_limit text, due_at text, finished_at text, outcome text, closing_reason text, returned_at text, return_channel text, has_fee text, paid_online text, digitised text, status text, modified_at text, pauses text);
INSERT INTO clean VALUES
	('H56.01-220307-0001', '1.004227', 'H56.01', '', 'online', 'full', '2022-03-06 20:00', '2022-03-07 09:15', '3 ngày làm việc', '2022-03-10', '', '', '', '', '', 'có', 'không', '', 'Đang xử lý', '2022-03-07 10:00', ''),
	('000.00.01.H56-220307-0002', '1.004227', ' Sở Tư Pháp ', 'H56.01', 'Trực tuyến', 'Dịch vụ công trực tuyến toàn trình', '', '07/03/2022 09:15', '03 ngày làm việc', '10/03/2022', '44629.4375', 'resolved', '', '09/03/2022 10:45', '1', 'x', '1', 'true', 'Đã trả kết quả', '44629.5', ''),
	('h56.02-220307-0003', 'Cấp giấy phép xây dựng', 'sở xây dựng', 'H56.30', 'Trực tiếp', '', '', 'ngày 7 tháng 3 năm 2022', '', 'ngày 28 tháng 3 năm 2022', '9h30 ngày 25/3/2022', 'Từ chối giải quyết', 'not_eligible', '', '', '', '', '', '9', '', ''),
	('H56.02-220308-0004', '1.000358', 'H56.02', '', '3', '', '', '44628', '15 ngày làm việc', '', '', '', '', '', '', '', '', '', '8', '', '[{"from": "2022-03-10 08:00", "to": "2022-03-15 08:00", "reason": "supplement"}]'),
	('H56.02-220308-0005', '1.000358', 'H56.02', '', 'post', '', '', '2022-03-08T01:00:00Z', '15 ngày làm việc', '', '', NULL, '', '', '', '', '', '', 'Yêu cầu bổ sung giấy tờ', '', '[{"from": "10/03/2022", "to": null, "reason": "supplement"}]');
SELECT * FROM check_dossiers('clean');
SELECT * FROM load_dossiers('clean');
\x
SELECT * FROM held;
\x
SELECT dossier, during, reason FROM dossier_pause ORDER BY 1;

-- Again: nothing.
CREATE TABLE before AS SELECT d.*, d.xmin::text AS version FROM dossier AS d;
SELECT * FROM load_dossiers('clean');
SELECT count(*) AS touched FROM before AS b FULL JOIN dossier AS d USING (code) WHERE b.version IS DISTINCT FROM d.xmin::text;
SELECT * FROM check_dossiers('clean');

-- A file of some columns: what it does not name stays, what is empty goes; the later modified_at wins.
CREATE TABLE ends (line text, code text, finished_at text, outcome text, modified_at text);
INSERT INTO ends VALUES ('12', 'H56.01-220307-0001', '2022-03-09 16:00', 'resolved', '2022-03-09 17:00'),
	('13', 'H56.01-220307-0002', '', '', '2022-03-01'),
	('14', 'H56.02-220307-0099', '2022-03-09 16:00', 'resolved', ''),
	('x', 'H56.02-220308-0004', '2022-03-20', 'closed', '');
SELECT line, field, sqlstate, message FROM check_dossiers('ends');
SELECT * FROM load_dossiers('ends');
SELECT code, due, finished, outcome FROM held WHERE finished IS NOT NULL;

-- Every fault by its name
CREATE TABLE dirty (LIKE clean);
ALTER TABLE dirty ADD line text, ADD due_original text, ADD due_time text, ADD calendar text, ADD population_data text, ADD synced_at text;
CREATE FUNCTION bad(line text, column_name text, cell text, also text DEFAULT NULL, cell2 text DEFAULT NULL) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
	INSERT INTO dirty (line, code, procedure, agency, channel, received_at)
	VALUES (line, 'H56.01-220407-' || lpad(line, 5, '0'), '1.004227', 'H56.01', 'online', '2022-04-07 08:00');
	EXECUTE format('UPDATE dirty SET %I = $1 WHERE line = $2', column_name) USING cell, line;
	IF also IS NOT NULL THEN
		EXECUTE format('UPDATE dirty SET %I = $1 WHERE line = $2', also) USING cell2, line;
	END IF;
END $$;
\pset tuples_only on
SELECT bad('100', 'digitised', 'có');
SELECT bad('101', 'code', ''), bad('102', 'code', 'H56.01-220230-0001'), bad('103', 'code', 'H56.01/220407/0001'), bad('104', 'code', 'H56.01-220408-00104'),
	bad('105', 'code', 'H56.01-220407-00100'), bad('106', 'code', '000.00.01.H56-220407-00100');
SELECT bad('111', 'procedure', NULL), bad('112', 'procedure', '1.04227'), bad('113', 'procedure', '1.999999'), bad('114', 'procedure', 'dang ky khai sinh'),
	bad('115', 'procedure', 'giấy phép xây dựng'), bad('116', 'procedure', '2.000815'), bad('117', 'procedure', '§¨ng ký khai sinh'), bad('118', 'procedure', '1.004227.H56');
SELECT bad('121', 'agency', ' '), bad('122', 'agency', 'H1'), bad('123', 'agency', 'H56.99'), bad('124', 'agency', 'So Xay dung'), bad('125', 'agency', 'Së X©y dùng'),
	bad('126', 'agency', 'Phường Hạc Thành'), bad('127', 'agency', 'H56.21', 'received_at', '2025-08-01'), bad('128', 'received_by', 'Sở Gì đó');
SELECT bad('131', 'channel', ''), bad('132', 'channel', 'fax'), bad('133', 'channel', 'bưu chính'), bad('134', 'online_level', '4'), bad('135', 'outcome', 'xong', 'finished_at', '2022-04-08'),
	bad('136', 'closing_reason', 'no', 'outcome', 'rejected'), bad('137', 'return_channel', 'fax', 'returned_at', '2022-04-08'), bad('138', 'due_time', 'noon'), bad('139', 'calendar', 'none');
SELECT bad('141', 'received_at', NULL), bad('142', 'received_at', '31/04/2022'), bad('143', 'received_at', '04/27/2022'), bad('144', 'due_at', 'mai'), bad('145', 'due_original', '7/4/22'),
	bad('146', 'modified_at', 'infinity'), bad('147', 'finished_at', 'ngµy 8 th¸ng 4 n¨m 2022'), bad('148', 'synced_at', '99999');
SELECT bad('151', 'submitted_at', '2022-04-08'), bad('152', 'due_at', '2022-04-06'), bad('153', 'due_original', '2022-04-07 07:00'), bad('154', 'finished_at', '2022-04-06'),
	bad('155', 'returned_at', '2022-04-07 09:00', 'finished_at', '2022-04-08'), bad('156', 'finished_at', '2199-01-01'), bad('157', 'time_limit', '3 con gà');
SELECT bad('161', 'outcome', 'resolved'), bad('162', 'status', '10'), bad('163', 'status', '8', 'finished_at', '2022-04-08'), bad('164', 'status', 'Đang xử lý', 'finished_at', '2022-04-08'),
	bad('165', 'status', '1'), bad('166', 'status', 'Dang xu ly'), bad('167', 'status', 'Hoàn thành'), bad('168', 'returned_at', '2022-04-08'), bad('169', 'status', '§ang xö lý');
SELECT bad('171', 'has_fee', 'maybe'), bad('172', 'paid_online', 'có'), bad('173', 'closing_reason', 'not_eligible', 'outcome', 'resolved'), bad('174', 'return_channel', 'online');
SELECT bad('181', 'pauses', 'none'), bad('182', 'pauses', '[1]'), bad('183', 'pauses', '[{"from": "2022-04-09", "to": "2022-04-08", "reason": "other"}]'),
	bad('184', 'pauses', '[{"from": "2022-04-06", "reason": "other"}]'), bad('185', 'pauses', '[{"from": "2022-04-08", "reason": "other"}, {"from": "2022-04-09", "reason": "other"}]'),
	bad('186', 'pauses', '[{"from": "2022-04-08", "reason": "other"}]', 'outcome', 'resolved'), bad('187', 'pauses', '{"from": "2022-04-08"}');
\pset tuples_only off
UPDATE dirty SET finished_at = '2022-04-08' WHERE line IN ('136', '137', '173', '186');
UPDATE dirty SET outcome = 'resolved' WHERE line IN ('137', '147', '154', '155', '156');
SELECT line, field, sqlstate, value, message, suggestion FROM check_dossiers('dirty') ORDER BY line, field COLLATE "C", sqlstate, message;
SELECT count(*) AS clean_lines FROM dirty WHERE line::bigint NOT IN (SELECT line FROM check_dossiers('dirty'));
SELECT * FROM load_dossiers('dirty');

-- All faults of one row
INSERT INTO dirty (line, code, procedure, agency, channel, received_at, due_at, time_limit, status) VALUES ('200', 'x', 'y', 'z', 'w', 'v', 'u', 't', 's');
SELECT string_agg(field, ' ' ORDER BY field COLLATE "C") FROM check_dossiers('dirty') WHERE line = 200;

-- A word of one's own system, and another meaning for a national one
INSERT INTO dossier_status (status, name, meaning, outcome) VALUES ('done', 'Hoàn thành', 'ended', 'resolved');
INSERT INTO dossier_status (status, number, name, meaning, outcome) VALUES ('stopped', 8, 'Dừng xử lý', 'ended', 'closed');
SELECT line, field, message FROM check_dossiers('dirty') WHERE line IN (163, 167) ORDER BY line, field COLLATE "C", message;
DELETE FROM dossier_status WHERE NOT builtin;

-- Another dossier under a code that the registry holds
CREATE TABLE other (code text, procedure text, agency text, channel text, received_at text);
INSERT INTO other VALUES ('H56.01-220307-0001', '1.000358', 'H56.02', 'post', '2022-03-07 15:00');
SELECT field, sqlstate, message FROM check_dossiers('other') ORDER BY field COLLATE "C";

-- Messages
SELECT upsert_dossier('{"code": "H56.01-220501-0001", "procedure": "1.004227", "agency": "H56.01", "channel": "online", "received_at": "2022-05-01 08:00", "time_limit": "3 ngày làm việc", "modified_at": "2022-05-01 08:00"}');
SELECT upsert_dossier('{"code": "H56.01-220501-0001", "procedure": "1.004227", "agency": "H56.01", "channel": "online", "received_at": "2022-05-01 08:00", "time_limit": "3 ngày làm việc", "modified_at": "2022-05-01 08:00"}');
SELECT upsert_dossier('{"code": "H56.01-220501-0001", "channel": "post", "modified_at": "2022-04-30"}');
SELECT upsert_dossier('{"code": "H56.01-220501-0001", "has_fee": true, "finished_at": "2022-05-04 09:00", "outcome": "resolved", "modified_at": "2022-05-04 09:01"}');
SELECT upsert_dossier('{"code": "H56.01-220501-0001", "has_fee": null, "paid_online": null, "modified_at": "2022-05-05"}');
SELECT upsert_dossier('{"code": "H56.01-220501-0001", "pauses": [{"from": "2022-05-01 09:00", "to": "2022-05-02 09:00", "reason": "other"}], "modified_at": "2022-05-06"}');
SELECT upsert_dossier('{"code": "H56.01-220501-0001", "pauses": [{"from": "2022-05-01 09:30", "to": "2022-05-02 09:00", "reason": "other"}], "modified_at": "2022-05-07"}');
SELECT dossier, during, reason FROM dossier_pause WHERE dossier = 'H56.01-220501-0001';
-- This one was overtaken: what it alone told counts.
SELECT upsert_dossier('{"code": "H56.01-220501-0001", "digitised": true, "has_fee": true, "modified_at": "2022-05-03"}');
SELECT has_fee, digitised, finished_at AT TIME ZONE 'Asia/Ho_Chi_Minh' AS finished, modified_at AT TIME ZONE 'Asia/Ho_Chi_Minh' AS modified FROM dossier WHERE code = 'H56.01-220501-0001';
SELECT upsert_dossier('{"code": "H56.01-220501-0001", "surname": "Nguyễn", "modified_at": "2022-05-08"}');
SELECT upsert_dossier('{"code": "H56.01-220501-0001", "due_at": "2022-04-01", "agency": "So Xay dung"}');
SELECT upsert_dossier('[]');
SELECT upsert_dossier(NULL);
SELECT * FROM check_dossier('{"code": "H56.01-220501-0001", "due_at": "2022-04-01", "agency": "So Xay dung"}');
SELECT * FROM check_dossier('{"code": "H56.01-220501-0001"}');

-- A day without its hour, which many a system writes as midnight: it is due when that day ends, follows what
-- happened on that day, and leaves an hour that is known; the hour that comes later is no other dossier.
CREATE TABLE days (code text, procedure text, agency text, channel text, submitted_at text, received_at text, due_at text, finished_at text, outcome text, returned_at text);
INSERT INTO days VALUES
	('H56.01-220701-0001', '1.004227', 'H56.01', 'online', '', '2022-07-01 09:15', '2022-07-06 00:00:00.000', '01/07/2022', 'resolved', '2022-07-01 00:00:00'),
	('H56.01-220701-0002', '1.004227', 'H56.01', 'online', '01/07/2022 10:00', '01/07/2022', '01/07/2022 00:00', '01/07/2022 16:00', 'resolved', '01/07/2022'),
	('H56.01-220701-0003', '1.004227', 'H56.01', 'online', '', '01/07/2022', '2022-07-06 00:00:00+07', '06/07/2022', 'resolved', ''),
	('H56.01-220701-0004', '1.004227', 'H56.01', 'online', '', '01/07/2022 09:15', '06/07/2022', '30/06/2022', 'resolved', '');
SELECT line, field, message FROM check_dossiers('days');
SELECT * FROM load_dossiers('days') WHERE rows > 0;
CREATE VIEW of_days AS SELECT h.code, h.submitted, h.received, h.due, d.due_on, h.finished, h.returned, dossier_state(d.due_at, d.finished_at, now())
	FROM held AS h JOIN dossier AS d USING (code) WHERE d.received_on = '2022-07-01' ORDER BY h.code;
SELECT * FROM of_days;
-- The hours, and the other way round
CREATE TABLE hours (LIKE days);
INSERT INTO hours SELECT code, procedure, agency, channel, submitted_at, '2022-07-01 10:30', '2022-07-06 17:00', '2022-07-06 11:45', outcome, '' FROM days;
UPDATE hours SET finished_at = '2022-07-01 16:00' WHERE code LIKE '%0002';
SELECT * FROM load_dossiers('hours') WHERE rows > 0;
SELECT * FROM of_days;
UPDATE hours SET received_at = '01/07/2022', due_at = '06/07/2022', finished_at = replace(left(finished_at, 10), '-', '/');
SELECT * FROM load_dossiers('hours') WHERE rows > 0;
SELECT upsert_dossier('{"code": "H56.01-220701-0001", "received_at": "2022-06-30"}');

-- A file that forgets when dossiers are due
CREATE TABLE forgetful (code text, procedure text, agency text, channel text, received_at text);
INSERT INTO forgetful VALUES ('H56.01-220702-0001', '1.004227', 'H56.01', 'online', '02/07/2022'), ('H56.01-220702-0002', '2.000815', 'H56.01', 'online', '02/07/2022');
UPDATE procedure SET valid = '(,)' WHERE code = '2.000815';
SELECT * FROM load_dossiers('forgetful') WHERE rows > 0;
SELECT key, detail FROM data_problem_dossier WHERE problem = 'dossiers_without_promise';

-- A letter for a digit makes another code, of an agency that nobody knows: not a dossier beside the right one
CREATE TABLE letters (LIKE forgetful);
INSERT INTO letters VALUES ('H56.O1-220703-0001', '1.004227', 'H56.01', 'online', '03/07/2022'), ('000.00.0l.h56-220703-0002', '1.004227', 'H56.0I', 'online', '03/07/2022'),
	('H56.OL-220703-0003', '1.004227', 'H56.01', 'online', '03/07/2022');
SELECT line, field, sqlstate, message, suggestion FROM check_dossiers('letters');
INSERT INTO agency (code, name, kind) VALUES ('H56.O1', 'Cơ quan O1', 'department');
SELECT line, field FROM check_dossiers('letters');

-- Days as spreadsheets of other settings write them: what may be meant, where it is certain
SELECT v, loading_instant_guess(v) FROM unnest(ARRAY['13/02/22', '02/13/22 10:00', '02/03/22', '02/13/2022', '''01/02/2022', '20220201074500', '01-Apr-22', '1 June 2022 09:00', 'Thứ 2, ngày 01/02/2022', 'mai']) AS v;

-- Only a plain table of the caller's is read.
CREATE FUNCTION spy() RETURNS boolean LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'ran as %', current_user; END $$;
CREATE DOMAIN sly AS text;
CREATE COLLATION own FROM "C";
CREATE TABLE s1 (code text);
CREATE VIEW s2 AS SELECT code FROM s1;
CREATE TABLE s3 (code sly);
CREATE TABLE s4 (code varchar(20));
CREATE TABLE s5 (code text, recieved_at text);
CREATE TABLE s6 (code text COLLATE own);
CREATE TABLE s7 (code text, agency text GENERATED ALWAYS AS (code) STORED);
CREATE TABLE s8 (code text); CREATE TABLE s8_child () INHERITS (s8);
CREATE TABLE s9 (code text) PARTITION BY LIST (code); CREATE TABLE s9_1 PARTITION OF s9 DEFAULT;
CREATE TABLE s10 (code text); ALTER TABLE s10 ENABLE ROW LEVEL SECURITY; CREATE POLICY p ON s10 USING (spy());
CREATE TABLE s11 (code text); CREATE POLICY p ON s11 USING (spy());
CREATE TABLE s12 (code text); CREATE RULE r AS ON INSERT TO s12 DO INSTEAD NOTHING;
CREATE TABLE s13 (code dossier_code);
CREATE TABLE s14 (code text); ALTER TABLE s14 ADD dropped integer; ALTER TABLE s14 DROP dropped;
CREATE TABLE s15 (code text);
CREATE ROLE load_attacker;
ALTER TABLE s15 OWNER TO load_attacker;
CREATE FUNCTION refusal(source regclass) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
	detail text;
BEGIN
	PERFORM FROM check_dossiers(source);
	RETURN 'read';
EXCEPTION WHEN insufficient_privilege THEN
	GET STACKED DIAGNOSTICS detail = PG_EXCEPTION_DETAIL;
	RETURN detail;
END $$;
SELECT s, refusal(s) FROM unnest('{s1,s2,s3,s4,s5,s6,s7,s8,s8_child,s9,s9_1,s10,s11,s12,s13,s14,s15,pg_class}'::regclass[]) AS s;
SELECT * FROM load_dossiers('s2');
SELECT * FROM check_dossiers(NULL);
CREATE TEMP TABLE "Tệp mới" (code text);
INSERT INTO "Tệp mới" VALUES ('x');
SELECT count(*) FROM check_dossiers('"Tệp mới"');

-- A counter loads with the rights of a counter, and its own table.
CREATE ROLE load_counter;
SELECT grant_registry('load_test', 'load_counter', 'work');
SET ROLE load_counter;
CREATE TEMP TABLE mine (code text, procedure text, agency text, channel text, received_at text, pauses text);
INSERT INTO mine VALUES ('H56.01-220601-0001', '1.004227', 'H56.01', 'online', '2022-06-01 08:00', '[{"from": "2022-06-01 09:00", "to": null, "reason": "other"}]');
SELECT * FROM load_dossiers('mine') WHERE rows > 0;
SELECT upsert_dossier('{"code": "H56.01-220601-0001", "pauses": [], "has_fee": true}');
SELECT refusal('clean');
RESET ROLE;
DROP TABLE mine;

DROP SCHEMA load_test CASCADE;
DROP OWNED BY load_counter;
DROP ROLE load_counter;
DROP ROLE load_attacker;
