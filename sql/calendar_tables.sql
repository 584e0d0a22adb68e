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

-- A user's row goes before a shipped one; who changes a shipped row gets a row of his own
BEGIN;
INSERT INTO day_off (calendar, day, name) VALUES ('vn', '2026-11-24', 'Khác');
UPDATE day_off SET name = 'Khác nữa' WHERE day = '2026-09-02';
INSERT INTO day_swap (calendar, off_day, work_day) VALUES ('vn', '2026-01-02', '2026-01-17');
UPDATE calendar_hours SET opens = '08:00' WHERE isodow = 1 AND opens = '07:30';
INSERT INTO calendar (name, cutoff) VALUES ('vn', '16:00');
SELECT name, cutoff, first_day, builtin FROM calendar_in_force;
SELECT name, cutoff, first_day, builtin FROM calendar ORDER BY builtin;
SELECT day, name FROM day_off WHERE NOT builtin ORDER BY 1;
SELECT isodow, opens, closes, builtin FROM calendar_hours_in_force WHERE isodow = 1 ORDER BY opens;
SELECT is_working_day('2026-01-10'), is_working_day('2026-01-17'), count(*) FROM day_swap_in_force;
SELECT day, name FROM days_off(2026) WHERE day IN ('2026-01-02', '2026-09-02', '2026-11-24');
-- what the user takes back, the shipped row says again; rows that name the calendar stay
UPDATE calendar SET cutoff = '15:00' WHERE name = 'vn';
SELECT cutoff(calendar());
DELETE FROM calendar WHERE name = 'vn' AND NOT builtin;
DELETE FROM day_swap WHERE NOT builtin;
SELECT cutoff(calendar()), is_working_day('2026-01-10'), is_working_day('2026-01-17'), count(*) FROM day_off WHERE NOT builtin;
UPDATE calendar SET cutoff = '16:30' WHERE name = 'vn';
SELECT cutoff(calendar());
UPDATE day_swap SET work_day = '2026-01-17' WHERE off_day = '2026-01-02';
SELECT off_day, work_day, builtin FROM day_swap WHERE off_day = '2026-01-02' ORDER BY builtin;
SELECT is_working_day('2026-01-10'), is_working_day('2026-01-17'), is_working_day('2026-01-02');
SAVEPOINT s;
UPDATE day_swap SET work_day = '2026-01-16' WHERE off_day = '2026-08-31';
ROLLBACK TO s;
UPDATE day_swap SET work_day = '2026-01-17' WHERE off_day = '2026-08-31';
ROLLBACK;

-- A calendar takes its rows along to a new name, and into nothing
BEGIN;
INSERT INTO calendar (name, parent) VALUES ('h56', 'vn');
INSERT INTO calendar_hours VALUES ('h56', 6, '07:30', '11:30');
INSERT INTO day_off (calendar, day) VALUES ('h56', '2026-12-18');
UPDATE calendar SET name = 'h57' WHERE name = 'h56';
SELECT is_working_day('2026-12-18', calendar('h57')), is_working_day('2026-12-19', calendar('h57')), count(*)
FROM calendar_compiled;
DELETE FROM calendar WHERE name = 'h57';
SELECT count(*) FROM day_off WHERE calendar <> 'vn';
ROLLBACK;

-- A swap is asked once whether it is one, however it comes
COPY day_swap (calendar, off_day, work_day) FROM stdin;
vn	2026-11-24	2026-11-28
\.
BEGIN;
INSERT INTO day_swap (calendar, off_day, work_day, checked) VALUES ('vn', '2026-11-28', '2026-11-29', true);
SELECT is_working_day('2026-11-28'), is_working_day('2026-11-29');
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

-- Random calendars of three generations, with and without a lunch break, Saturday work, days off and
-- swaps, against a walk through the rows: the nearest calendar that mentions a day has the say.
SELECT setseed(0.2026) AS seeded;
CREATE FUNCTION pg_temp.minutes_as(day date) RETURNS int LANGUAGE plpgsql AS $$
DECLARE
	line text; result int;
BEGIN
	FOREACH line IN ARRAY '{r3,r2,r1}'::text[] LOOP
		SELECT sum(extract(epoch FROM h.closes - h.opens)) / 60 INTO result FROM calendar_hours h
		WHERE h.calendar = line AND h.isodow = extract(isodow FROM minutes_as.day);
		IF result IS NOT NULL THEN RETURN result; END IF;
	END LOOP;
	RETURN 0;
END $$;
CREATE FUNCTION pg_temp.minutes_of(day date) RETURNS int LANGUAGE plpgsql AS $$
DECLARE
	line text; swapped date;
BEGIN
	FOREACH line IN ARRAY '{r3,r2,r1}'::text[] LOOP
		IF EXISTS (SELECT FROM day_off o WHERE o.calendar = line AND o.day = minutes_of.day)
			OR EXISTS (SELECT FROM day_swap s WHERE s.calendar = line AND s.off_day = minutes_of.day) THEN RETURN 0; END IF;
		SELECT s.off_day INTO swapped FROM day_swap s WHERE s.calendar = line AND s.work_day = minutes_of.day;
		IF FOUND THEN RETURN coalesce(nullif(pg_temp.minutes_as(swapped), 0), pg_temp.minutes_as(minutes_of.day)); END IF;
	END LOOP;
	RETURN pg_temp.minutes_as(minutes_of.day);
END $$;
DO $$
DECLARE
	line text; off_day date; work_day date; wrong record; swaps int := 0; checked int := 0;
BEGIN
	FOR round IN 1..10 LOOP
		INSERT INTO calendar (name, parent, first_day, last_day) VALUES ('r1', NULL, '2026-01-01', '2026-03-31'),
			('r2', 'r1', NULL, NULL), ('r3', 'r2', NULL, NULL);
		INSERT INTO calendar_hours
		SELECT 'r' || g, d, time '07:30' + k * interval '5 h', time '08:00' + k * interval '5 h' + (random() * 200)::int * interval '1 min'
		FROM generate_series(1, 3) g, generate_series(1, 7) d, generate_series(0, (random() * 1.2)::int) k
		WHERE (g = 1 AND d <= 5) OR (g + d + round) % 5 = 0;
		INSERT INTO calendar_hours SELECT 'r3', 3, '00:00', '00:00'
		WHERE round % 3 = 0 AND NOT EXISTS (SELECT FROM calendar_hours WHERE calendar = 'r3' AND isodow = 3);
		FOREACH line IN ARRAY '{r1,r2,r3}'::text[] LOOP
			INSERT INTO day_off (calendar, day)
			SELECT DISTINCT line, date '2026-01-01' + (random() * 89)::int FROM generate_series(1, 6);
			SELECT d INTO off_day FROM generate_series(date '2026-01-01', '2026-03-31', '1 day') AS d
			WHERE is_working_day(d::date, calendar(line)) ORDER BY random() LIMIT 1;
			SELECT d INTO work_day FROM generate_series(date '2026-01-01', '2026-03-31', '1 day') AS d
			WHERE NOT is_working_day(d::date, calendar(line))
				AND NOT EXISTS (SELECT FROM day_off o WHERE o.calendar = line AND o.day = d) ORDER BY random() LIMIT 1;
			IF off_day IS NOT NULL AND work_day IS NOT NULL THEN
				INSERT INTO day_swap (calendar, off_day, work_day) VALUES (line, off_day, work_day);
				swaps := swaps + 1;
			END IF;
		END LOOP;
		FOR wrong IN
			SELECT d, pg_temp.minutes_of(d) AS expected,
				extract(epoch FROM working_time_between(d::timestamp AT TIME ZONE interval '7 h', (d + 1)::timestamp AT TIME ZONE interval '7 h', calendar('r3'))) / 60 AS found
			FROM (SELECT g::date AS d FROM generate_series(date '2026-01-01', '2026-03-30', '1 day') AS g) days
		LOOP
			checked := checked + 1;
			IF wrong.expected <> wrong.found THEN
				RAISE WARNING 'round %, %: % minutes, not %', round, wrong.d, wrong.found, wrong.expected;
			END IF;
		END LOOP;
		DELETE FROM calendar WHERE name ~ '^r[123]$';
	END LOOP;
	RAISE NOTICE '% days compared, more than 20 swaps: %', checked, swaps > 20;
END $$;
