-- The reference tables of calendars and what is compiled from them
SET search_path = cchc, public;
SET datestyle = ISO;

-- The shipped calendar
SELECT name, parent, utc_offset, cutoff, first_day, last_day, builtin FROM calendar;
SELECT isodow, opens, closes FROM calendar_hours ORDER BY 1, 2 LIMIT 3;
SELECT kind, count(*), min(day), max(day) FROM day_off GROUP BY kind ORDER BY kind;
SELECT count(*), min(off_day), max(off_day) FROM day_swap;
SELECT calendar_decided_until('vn');
-- every row says where it comes from
SELECT count(*) FROM day_off WHERE source IS NULL;
SELECT count(*) FROM day_swap WHERE source IS NULL;
SELECT * FROM day_swap WHERE off_day = '2012-12-31';
SELECT decided_by, source FROM day_off WHERE day IN ('2013-02-09', '2013-04-19', '2026-11-24') ORDER BY day;

-- A province's own calendar: what it does not say, it inherits
BEGIN;
INSERT INTO calendar (name, parent, cutoff) VALUES ('h56', 'vn', '15:00');
SELECT cutoff(calendar('h56')), decided_until(calendar('h56')), is_working_day('2026-11-24', calendar('h56'));
INSERT INTO day_off (calendar, day, name) VALUES ('h56', '2026-12-18', 'Ngày của tỉnh');
INSERT INTO calendar_hours VALUES ('h56', 6, '07:30', '11:30');
SELECT is_working_day('2026-12-18', calendar('h56')) AS province, is_working_day('2026-12-18') AS country,
	is_working_day('2026-11-28', calendar('h56')) AS saturday,
	working_time_between('2026-11-23 00:00+07', '2026-11-30 00:00+07', calendar('h56'));
DELETE FROM calendar_hours WHERE calendar = 'h56';
-- a day of the week that works in the parent rests in the child; inherited swaps of it move nothing
INSERT INTO calendar_hours VALUES ('h56', 5, '00:00', '00:00');
SELECT is_working_day('2026-11-27', calendar('h56')) AS friday, is_working_day('2026-01-10', calendar('h56')) AS swapped_against_friday;
-- an edit of the parent reaches the child, and gives both a new version
SELECT calendar, version AS version_before FROM calendar_compiled WHERE calendar = 'h56' \gset
INSERT INTO day_off (calendar, day, name) VALUES ('vn', '2026-12-21', 'Quốc tang');
SELECT is_working_day('2026-12-21', calendar('h56')), calendar_version(calendar('h56')) > :version_before AS newer;
-- the setting chooses
SET LOCAL cchc.calendar = 'h56';
SELECT is_working_day('2026-12-18'), calendar() = calendar('h56');
ROLLBACK;
SELECT count(*) FROM calendar_compiled;

-- A calendar of its own: 24 hours, other offset, everything decided
BEGIN;
INSERT INTO calendar (name, utc_offset, first_day, last_day) VALUES ('hotline', '-03:30', '2026-01-01', '2026-12-31');
SAVEPOINT s;
SELECT calendar('hotline');
ROLLBACK TO s;
INSERT INTO calendar_hours SELECT 'hotline', d, '00:00', '24:00' FROM generate_series(1, 7) d;
SELECT calendar('hotline')::text::jsonb - 'version' - 'hours', is_provisional('2026-12-31', calendar('hotline'));
SELECT add_working_time('2026-01-01 03:30+00', '8759 hours 59 min', calendar('hotline')) AT TIME ZONE 'UTC';
ROLLBACK;

-- Names
SELECT calendar('nowhere');
SET cchc.calendar = 'nowhere';
SELECT is_working_day('2026-11-23');
RESET cchc.calendar;
SELECT calendar(repeat('x', 100));
SET cchc.calender = 'vn';

-- What cannot be
\set VERBOSITY terse
INSERT INTO calendar (name) VALUES ('');
INSERT INTO calendar (name, utc_offset) VALUES ('far', '17:00');
INSERT INTO calendar (name, utc_offset) VALUES ('far', '1 month');
INSERT INTO calendar (name, parent) VALUES ('loop', 'loop');
INSERT INTO day_off (calendar, day) VALUES ('nowhere', '2026-12-18');
INSERT INTO day_off (calendar, day, kind) VALUES ('vn', '2026-12-18', 'party');
INSERT INTO day_off (calendar, day) VALUES ('vn', 'infinity');
INSERT INTO calendar_hours VALUES ('vn', 8, '07:30', '11:30');
INSERT INTO calendar_hours VALUES ('vn', 6, '11:30', '07:30');
INSERT INTO calendar_hours VALUES ('vn', 6, '07:30:30', '11:30');
INSERT INTO calendar_hours VALUES ('vn', 6, '07:30', '07:30');
\set VERBOSITY default
\set SHOW_CONTEXT never
INSERT INTO calendar (name, parent) VALUES ('h56', 'nowhere');
BEGIN;
INSERT INTO calendar (name, parent) VALUES ('h56', 'vn'), ('h56.31', 'h56');
DELETE FROM calendar WHERE name = 'h56';
ROLLBACK;
BEGIN;
INSERT INTO calendar (name) VALUES ('a'), ('b');
UPDATE calendar SET parent = 'b' WHERE name = 'a';
UPDATE calendar SET parent = 'a' WHERE name = 'b';
ROLLBACK;
INSERT INTO calendar_hours VALUES ('vn', 6, '07:30', '11:30'), ('vn', 6, '11:00', '12:00');
INSERT INTO day_swap (calendar, off_day, work_day) VALUES ('vn', '2026-11-24', '2026-11-28');
INSERT INTO day_swap (calendar, off_day, work_day) VALUES ('vn', '2026-11-28', '2026-11-29');
INSERT INTO day_swap (calendar, off_day, work_day) VALUES ('vn', '2026-11-23', '2026-11-25');
INSERT INTO day_off (calendar, day) VALUES ('vn', '2026-01-10');
UPDATE calendar SET last_day = '1999-01-01' WHERE name = 'vn';
INSERT INTO calendar_hours
SELECT 'vn', 6, time '08:00' + n * interval '20 min', time '08:10' + n * interval '20 min' FROM generate_series(0, 6) n;
-- No day is left that works: an error, not an endless search
BEGIN;
INSERT INTO calendar (name, first_day, last_day) VALUES ('rest', '2026-01-01', '2026-01-31');
SELECT calendar('rest');
ROLLBACK;
BEGIN;
INSERT INTO calendar (name, first_day, last_day) VALUES ('rest', '2026-01-01', '2026-01-31');
INSERT INTO calendar_hours VALUES ('rest', 1, '07:30', '11:30');
INSERT INTO day_off (calendar, day) SELECT 'rest', day FROM generate_series(date '2026-01-01', '2026-01-31', '1 day') AS day;
ROLLBACK;

-- A decision eight days ahead, in one statement
BEGIN;
INSERT INTO day_swap (calendar, off_day, work_day, decided_by) VALUES ('vn', '2026-12-07', '2026-12-12', '12345/VPCP-KGVX');
SELECT is_working_day('2026-12-07'), is_working_day('2026-12-12');
SELECT day, kind, name, decided_by FROM days_off(2026) WHERE day > '2026-11-30';
ROLLBACK;

-- Years outside the calendar
SELECT * FROM days_off(1999);
SELECT * FROM days_off(2061);
SELECT * FROM days_off(99999999);

-- A user's row takes the place of a shipped one; a shipped row that is changed becomes the user's
BEGIN;
INSERT INTO day_off (calendar, day, name) VALUES ('vn', '2026-11-24', 'Khác');
UPDATE day_off SET name = 'Khác nữa' WHERE day = '2026-09-02';
INSERT INTO day_swap (calendar, off_day, work_day) VALUES ('vn', '2026-01-02', '2026-01-17');
UPDATE calendar_hours SET opens = '08:00' WHERE isodow = 1 AND opens = '07:30';
INSERT INTO calendar (name, cutoff) VALUES ('vn', '16:00');
SELECT name, cutoff, first_day, builtin FROM calendar;
SELECT day, name FROM day_off WHERE NOT builtin ORDER BY 1;
SELECT isodow, opens, closes, builtin FROM calendar_hours WHERE isodow = 1 ORDER BY opens;
SELECT is_working_day('2026-01-10'), is_working_day('2026-01-17'), count(*) FROM day_swap;
ROLLBACK;

-- DELETE and TRUNCATE
BEGIN;
DELETE FROM day_off WHERE day = '2026-11-24';
SELECT is_working_day('2026-11-24');
TRUNCATE day_swap;
SELECT is_working_day('2026-08-22');
TRUNCATE calendar CASCADE;
SELECT is_working_day('2026-11-24');
ROLLBACK;
SELECT is_working_day('2026-11-24'), is_working_day('2026-08-22');

-- Only what changed gets a new version
BEGIN;
SELECT calendar_version(calendar()) AS version \gset
UPDATE day_off SET source = source || '.' WHERE day = '2026-11-24';
SELECT calendar_version(calendar()) = :version AS same;
ROLLBACK;

-- An ordinary user computes; to edit, the user needs the tables
CREATE ROLE cchc_calendar_test;
GRANT USAGE ON SCHEMA cchc TO cchc_calendar_test;
SET ROLE cchc_calendar_test;
SELECT add_working_days('2026-11-23', 1), add_working_days('2026-11-23', 1, calendar());
INSERT INTO day_off (calendar, day) VALUES ('vn', '2026-12-18');
RESET ROLE;
GRANT INSERT, UPDATE, DELETE ON calendar, calendar_hours, calendar_year, day_off, day_swap, calendar_compiled TO cchc_calendar_test;
GRANT USAGE ON SEQUENCE calendar_version_seq TO cchc_calendar_test;
SET ROLE cchc_calendar_test;
BEGIN;
INSERT INTO day_off (calendar, day) VALUES ('vn', '2026-12-18');
SELECT is_working_day('2026-12-18');
ROLLBACK;
RESET ROLE;
DROP OWNED BY cchc_calendar_test;
DROP ROLE cchc_calendar_test;
