-- Due dates with pauses and steps, working time, and compiling a calendar anew.
-- One row is a dossier; the peer is the scan alone.
SELECT setseed(0.2026);
SET max_parallel_workers_per_gather = 0; SET jit = off;
CREATE TABLE dossier AS
	SELECT t, t + (random() * 14400) * interval '1 min' AS later,
		   tstzmultirange(tstzrange(t + interval '1 day', t + interval '2 days'),
						  tstzrange(t + interval '5 days', t + interval '5 days 3 hours'),
						  tstzrange(t + interval '8 days', t + interval '11 days')) AS pauses,
		   (1 + (random() * 29)::int || ' ngày làm việc')::time_limit AS whole,
		   ARRAY['4 giờ làm việc', '1 ngày làm việc', '2 ngày làm việc', '3 ngày làm việc', '1 ngày làm việc',
				 '8 giờ làm việc', '2 ngày làm việc', '1 ngày làm việc']::time_limit[] AS steps
	FROM (SELECT timestamptz '2005-01-03 00:00+07' + (random() * 1e7)::int * interval '1 min' AS t
		  FROM generate_series(1, rows())) AS s;
ALTER TABLE dossier ADD COLUMN added time_limit;
UPDATE dossier SET added = (SELECT sum(l) FROM unnest(steps) AS l);
VACUUM FULL ANALYZE dossier;
SELECT calendar('vn')::text AS vn \gset

\set base 'SELECT count(t) FROM bench.dossier'
SELECT format('SELECT count(cchc.due_at(t, whole, %L::cchc.work_calendar)) FROM bench.dossier', :'vn') AS due,
	   format('SELECT count(cchc.due_at(t, whole, %L::cchc.work_calendar, pauses)) FROM bench.dossier', :'vn') AS due_paused,
	   format('SELECT count(cchc.due_at(t, added, %L::cchc.work_calendar, pauses)) FROM bench.dossier', :'vn') AS due_added,
	   format('SELECT count(s.due_at) FROM bench.dossier, cchc.step_deadlines(t, steps, %L::cchc.work_calendar, pauses) AS s', :'vn') AS steps,
	   format('SELECT count(cchc.add_working_time(t, interval ''20 hours'', %L::cchc.work_calendar)) FROM bench.dossier', :'vn') AS add_time,
	   format('SELECT count(cchc.working_time_between(t, later, %L::cchc.work_calendar)) FROM bench.dossier', :'vn') AS time_between \gset

CALL compare('due dates', 'due_at', :'due', 'the scan alone (extra ns a row)', :'base');
CALL compare('due dates', 'due_at, 3 pauses', :'due_paused', 'the scan alone (extra ns a row)', :'base', claim => 'extra <= 2000 ns');
CALL compare('due dates', 'due_at, 8 steps added, 3 pauses', :'due_added', 'the scan alone (extra ns a row)', :'base', claim => 'extra <= 2000 ns');
CALL compare('due dates', 'step_deadlines, 8 steps, 3 pauses', :'steps', 'the scan alone (extra ns a row)', :'base', claim => 'extra <= 2000 ns');
CALL compare('due dates', 'add_working_time', :'add_time', 'the scan alone (extra ns a row)', :'base');
CALL compare('due dates', 'working_time_between', :'time_between', 'the scan alone (extra ns a row)', :'base');
UPDATE result SET ratio_note = round(((ours - peer) * 1e6 / rows())::numeric, 1) || ' ns'
WHERE topic = 'due dates' AND peer_name LIKE 'the scan%';
DROP TABLE dossier;

-- A day off more, and taken back: each compiles vn.  The peer is a row of a plain table.
CREATE TABLE plain_day_off (day date PRIMARY KEY);
CALL compare('due dates', 'calendar rebuild, one edit', 'INSERT INTO cchc.day_off (calendar, day) VALUES (''vn'', ''2026-12-18'')',
	'INSERT into a plain table', 'INSERT INTO bench.plain_day_off VALUES (''2026-12-18'')',
	reset_ours => 'DELETE FROM cchc.day_off WHERE day = ''2026-12-18''',
	reset_peer => 'DELETE FROM bench.plain_day_off', claim => 'ours <= 5 ms');
DELETE FROM day_off WHERE day = '2026-12-18';
DROP TABLE plain_day_off;
