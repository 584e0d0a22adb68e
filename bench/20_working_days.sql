-- Working days: the calendar value beside what people write without it.
-- Random days of 2005 to 2026, spans of 1 to 30 working days, and of 1000.
SELECT setseed(0.2026);
SET max_parallel_workers_per_gather = 0; SET jit = off; SET work_mem = '1GB';
CREATE TABLE received AS
	SELECT i, date '2005-01-01' + (random() * 7500)::int AS d, 1 + (random() * 29)::int AS n
	FROM generate_series(1, rows()) i;
-- The same days, in numpy's hands below; and a part of them for the slow peers.
CREATE TABLE received_few AS SELECT * FROM received WHERE i <= 50000;

-- A numbered calendar: each day with the count of working days up to it.
CREATE TABLE numbered_day AS
	SELECT d::date AS d, w AS works, sum(w::int) OVER (ORDER BY d) AS seq
	FROM generate_series(date '2000-01-01', date '2040-12-31', '1 day') d,
		 LATERAL (SELECT is_working_day(d::date, (SELECT calendar('vn'))) AS w) s;
CREATE UNIQUE INDEX ON numbered_day (d);
CREATE UNIQUE INDEX ON numbered_day (seq) WHERE works;
VACUUM ANALYZE received; VACUUM ANALYZE received_few; VACUUM ANALYZE numbered_day;
SELECT calendar('vn')::text AS vn \gset

\set base 'SELECT count(d + n) FROM bench.received'
SELECT format('SELECT count(cchc.add_working_days(d, n, %L)) FROM bench.received', :'vn') AS add_value,
	   format('SELECT count(cchc.add_working_days(d, 1000, %L)) FROM bench.received', :'vn') AS add_1000,
	   format('SELECT count(cchc.working_days_between(d, d + n, %L)) FROM bench.received', :'vn') AS between_value,
	   format('SELECT count(cchc.add_working_days(d, n, %L)) FROM bench.received_few', :'vn') AS add_few \gset

CALL compare('working days', 'add 1-30, value calendar', :'add_value', 'date + int (extra ns a row)', :'base', claim => 'extra <= 20 ns');
CALL compare('working days', 'add 1000, value calendar', :'add_1000', 'date + int (extra ns a row)', :'base', claim => 'extra <= 20 ns');
CALL compare('working days', 'between, value calendar', :'between_value', 'date + int (extra ns a row)', :'base', claim => 'extra <= 20 ns');
CALL compare('working days', 'add 1-30, default calendar', 'SELECT count(cchc.add_working_days(d, n)) FROM bench.received', 'date + int (extra ns a row)', :'base', claim => 'extra <= 60 ns');
UPDATE result SET ratio_note = round(((ours - peer) * 1e6 / rows())::numeric, 1) || ' ns'
WHERE peer_name LIKE 'date + int%';

CALL compare('working days', 'add 1-30, value calendar', :'add_value', 'numbered calendar, joined',
	'SELECT count(b.d) FROM bench.received r JOIN bench.numbered_day a ON a.d = r.d JOIN bench.numbered_day b ON b.seq = a.seq + r.n AND b.works',
	base => 'SELECT count(d) FROM bench.received', claim => '<= 0.10');
CALL compare('working days', 'add 1-30, 50,000 rows', :'add_few', 'generate_series and a table of days off',
	'SELECT count((SELECT max(x) FROM (SELECT g::date x FROM generate_series(r.d + 1, r.d + 90, interval ''1 day'') g JOIN bench.numbered_day k ON k.d = g::date AND k.works ORDER BY g LIMIT r.n) s)) FROM bench.received_few r',
	base => 'SELECT count(d) FROM bench.received_few', claim => '<= 0.002');

-- orafce knows weekends and a list of at most 50 days; it walks day by day.
CREATE EXTENSION IF NOT EXISTS orafce;
SELECT count(plvdate.set_nonbizday(day))
FROM (SELECT day FROM cchc.day_off WHERE calendar = 'vn' AND extract(isodow FROM day) < 6 ORDER BY day DESC LIMIT 50) d;
CALL compare('working days', 'add 1-30, 50,000 rows', :'add_few', 'orafce add_bizdays',
	'SELECT count(plvdate.add_bizdays(d, n)) FROM bench.received_few', base => 'SELECT count(d) FROM bench.received_few');

-- numpy, outside the server: its arrays against our rows, less what the scan and date + int cost.
COPY (SELECT day FROM cchc.day_off WHERE calendar = 'vn') TO :'copy_file';
SELECT rows() AS n, runs() AS runs \gset
\setenv BENCH_N :n
\setenv BENCH_R :runs
\setenv BENCH_F :copy_file
\setenv BENCH_PY :scratch
\set numpy `/usr/bin/python3 "$BENCH_PY/numpy_busday.py" "$BENCH_N" "$BENCH_R" "$BENCH_F" || echo 0 0`
INSERT INTO result (topic, task, subject, ours, peer_name, peer, unit, claim)
SELECT topic, task || ' (net)', subject, ours - peer, 'numpy busday_offset',
	   split_part(:'numpy', ' ', CASE WHEN task LIKE 'add 1-30%' THEN 1 ELSE 2 END)::float8, 'ms',
	   CASE WHEN task LIKE 'add 1-30%' THEN '<= 1' ELSE '<= 0.20' END
FROM result WHERE task IN ('add 1-30, value calendar', 'add 1000, value calendar') AND peer_name LIKE 'date + int%';
DROP TABLE received, received_few, numbered_day;
