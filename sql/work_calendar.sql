-- work_calendar, the type: lịch làm việc
SET search_path = cchc, public;
SET datestyle = ISO;

-- A calendar as a literal, and its canonical text
SELECT '{"first_day": "2026-01-01", "last_day": "2026-01-31",
	"hours": [["07:30-11:30", "13:00-17:00"], ["07:30-11:30", "13:00-17:00"], ["07:30-11:30", "13:00-17:00"],
		["07:30-11:30", "13:00-17:00"], ["08:00-12:00"], [], []],
	"off": ["2026-01-01", "2026-01-02", "2026-01-03"], "worked": {"2026-01-10": 5}, "cutoff": "15:00",
	"decided_until": "2026-01-15", "version": 7}'::work_calendar AS literal \gset
SELECT :'literal';
SELECT :'literal'::work_calendar = :'literal'::work_calendar::text::work_calendar AS same,
	:'literal'::work_calendar <> with_version(:'literal', 8) AS other_version;
SELECT calendar_version(c), first_day(c), last_day(c), decided_until(c), utc_offset(c), cutoff(c)
FROM (SELECT :'literal'::work_calendar) AS v(c);
-- only the hours and the span are required; everything is then decided
SELECT c, decided_until(c), cutoff(c)
FROM (SELECT '{"first_day": "2026-01-01", "last_day": "2026-01-02", "hours": [["00:00-24:00"],[],[],[],["00:00-24:00"],[],[]],
	"utc_offset": "-03:30"}'::work_calendar) AS v(c);

-- The shipped calendar survives its text and its binary form
SELECT calendar() = calendar()::text::work_calendar AS text;
CREATE TEMP TABLE stored AS SELECT calendar() AS value;
SELECT value = calendar(), is_working_day('2026-11-24', value) FROM stored;
CREATE TEMP TABLE binary_copy (value work_calendar);
\copy stored TO 'results/work_calendar.bin' (FORMAT binary)
\copy binary_copy FROM 'results/work_calendar.bin' (FORMAT binary)
SELECT value = calendar() AS same FROM binary_copy;
-- small: 16 kB at most from 1990 to 2060, also with seven kinds of day
SELECT pg_column_size('{"first_day": "1990-01-01", "last_day": "2060-12-31", "hours": [["07:30-11:30"],["07:30-11:31"],
	["07:30-11:32"],["07:30-11:33"],["07:30-11:34"],["07:30-11:35"],["07:30-11:36"]]}'::work_calendar) <= 16384 AS seven_classes,
	pg_column_size('{"first_day": "1990-01-01", "last_day": "2060-12-31", "hours": [["07:30-11:30"],["07:30-11:30"],
	["07:30-11:30"],["07:30-11:30"],["07:30-11:30"],[],[]]}'::work_calendar) <= 16384 AS usual_week;
-- hashing for GROUP BY
SELECT count(*) FROM (SELECT value FROM (VALUES (:'literal'::work_calendar), (:'literal'), (with_version(:'literal', 8))) v(value) GROUP BY value) g;
-- older versions first
SELECT calendar_version(c) FROM (VALUES (with_version(:'literal', 9)), (:'literal'::work_calendar), (with_version(:'literal', 8))) v(c) ORDER BY c;
SELECT a < b, a <= b, a = b, a >= b, a > b, a <> b, work_calendar_cmp(a, b), work_calendar_cmp(b, a), work_calendar_cmp(a, a)
FROM (SELECT :'literal'::work_calendar, with_version(:'literal', 8)) v(a, b);
SELECT work_calendar_hash(c)::bit(32) = work_calendar_hash_extended(c, 0)::bit(32) AS hashes_agree FROM (SELECT :'literal'::work_calendar) v(c);

-- What is no calendar
\set VERBOSITY default
SELECT ''::work_calendar;
SELECT '[]'::work_calendar;
SELECT E' \n2026'::work_calendar;
SELECT '{"off": '::work_calendar;
SELECT '{"first_day": "2026-01-01", "last_day": "2026-12-31"}'::work_calendar;
SELECT '{"frist_day": "2026-01-01"}'::work_calendar;
SELECT '{"first_day": "2026-02-30"}'::work_calendar;
SELECT '{"hours": [[],[],[],[],[],[]]}'::work_calendar;
SELECT '{"hours": [["7:30-11:30"],[],[],[],[],[],[]]}'::work_calendar;
SELECT '{"worked": {"2026-01-10": 8}}'::work_calendar;
SELECT '{"worked": {"2026-01-10": 5.5}}'::work_calendar;
SELECT '{"off": {"2026-01-10": 5}}'::work_calendar;
SELECT '{"off": [["2026-01-10"]]}'::work_calendar;
SELECT '{"version": -1}'::work_calendar;
SELECT '{"version": 1e30}'::work_calendar;
SELECT '{"version": "1"}'::work_calendar;
SELECT '{"cutoff": "25:00"}'::work_calendar;
SELECT '{"utc_offset": "7"}'::work_calendar;
\set VERBOSITY terse
\set span '"first_day": "2026-01-01", "last_day": "2026-01-31"'
SELECT format('{%s, "hours": [["11:30-07:30"],[],[],[],[],[],[]]}', :'span')::work_calendar;
\set VERBOSITY default
SELECT format('{%s, "hours": [["07:30-11:30","11:00-12:00"],[],[],[],[],[],[]]}', :'span')::work_calendar;
SELECT format('{%s, "hours": [[],[],[],[],[],[],[]]}', :'span')::work_calendar;
SELECT format('{%s, "hours": [["07:30-11:30"],[],[],[],[],[],[]], "worked": {"2026-01-10": 5}}', :'span')::work_calendar;
SELECT format('{%s, "hours": [["07:30-11:30"],[],[],[],[],[],[]], "off": ["2026-01-05","2026-01-12","2026-01-19","2026-01-26"]}', :'span')::work_calendar;
SELECT format('{%s, "hours": [["07:30-11:30"],[],[],[],[],[],[]], "utc_offset": "+16:00"}', :'span')::work_calendar;
SELECT '{"first_day": "2026-01-01", "last_day": "2025-01-31", "hours": [["07:30-11:30"],[],[],[],[],[],[]]}'::work_calendar;
SELECT '{"first_day": "2000-01-01", "last_day": "2179-06-07", "hours": [["07:30-11:30"],[],[],[],[],[],[]]}'::work_calendar;
SELECT last_day('{"first_day": "2000-01-01", "last_day": "2179-06-05", "hours": [["07:30-11:30"],[],[],[],[],[],[]]}'::work_calendar);
SELECT with_version(:'literal', -1);
-- Nothing in SQL makes a value but in, recv and the functions here; what storage has garbled is an error
BEGIN;
CREATE CAST (path AS work_calendar) WITHOUT FUNCTION;
SAVEPOINT garbled;
SELECT is_working_day('2026-11-24', '[(1,2)]'::path::work_calendar);
ROLLBACK TO garbled;
SELECT ('[(1,2),(3,4)' || repeat(',(5,6)', 1000) || ']')::path::work_calendar;
ROLLBACK;

-- Where a value calendar serves: generated columns, indexes, partition keys
CREATE TABLE work_calendar_test (
	received date,
	due date GENERATED ALWAYS AS (add_working_days(received, 3, '{"first_day": "2026-01-01", "last_day": "2026-12-31",
		"hours": [["08:00-16:00"],["08:00-16:00"],["08:00-16:00"],["08:00-16:00"],["08:00-16:00"],[],[]]}'::work_calendar)) STORED
);
INSERT INTO work_calendar_test VALUES ('2026-11-20'), ('2026-11-23');
SELECT * FROM work_calendar_test;
CREATE INDEX ON work_calendar_test (is_working_day(received, '{"first_day": "2026-01-01", "last_day": "2026-12-31",
	"hours": [["08:00-16:00"],["08:00-16:00"],["08:00-16:00"],["08:00-16:00"],["08:00-16:00"],[],[]]}'::work_calendar));
-- (19 adds where in the statement)
DO $$ BEGIN CREATE INDEX ON work_calendar_test (is_working_day(received));
EXCEPTION WHEN invalid_object_definition THEN RAISE NOTICE '%', SQLERRM; END $$;
DROP TABLE work_calendar_test;
CREATE TABLE work_calendar_test (received date) PARTITION BY LIST (next_working_day(received, '{"first_day": "2026-01-01",
	"last_day": "2026-12-31", "hours": [["08:00-16:00"],[],[],[],[],[],[]]}'::work_calendar));
CREATE TABLE work_calendar_test_1 PARTITION OF work_calendar_test FOR VALUES IN ('2026-11-23');
INSERT INTO work_calendar_test VALUES ('2026-11-21');
SELECT tableoid::regclass, received FROM work_calendar_test;
DROP TABLE work_calendar_test;
