-- The day of an instant: what happened at midnight begins a day, what is due
-- at midnight ends one.
SET search_path = public, cchc;
SET TimeZone = 'UTC';
SET intervalstyle = 'postgres';

-- a microsecond about midnight
SELECT at, local_day(at), due_day(at)
FROM unnest(ARRAY['2026-11-27 23:59:59.999999+07', '2026-11-28 00:00+07', '2026-11-28 00:00:00.000001+07',
	'2026-11-28 17:00+07']::timestamptz[]) at;
-- at the ends of months, years and eras
SELECT at, local_day(at), due_day(at)
FROM unnest(ARRAY['2024-03-01 00:00+07', '2024-02-29 00:00+07', '2027-01-01 00:00+07', '2000-01-01 00:00+07',
	'0001-01-01 00:00+07', '1970-01-01 00:00+07', '1959-12-31 23:30+08']::timestamptz[]) at;
-- what never ends, what nobody knows, the first instant there is
SELECT at, local_day(at), due_day(at)
FROM unnest(ARRAY['-infinity', 'infinity', NULL, '4714-11-24 00:00+00 BC', '294276-12-31 16:59:59.999999+00']::timestamptz[]) at;
-- past the last local time: refused, not wrapped
\set VERBOSITY sqlstate
SELECT local_day('294276-12-31 17:00+00');
SELECT due_day('294276-12-31 17:00+00');
\set VERBOSITY terse

-- The same in any session: the offset is fixed.
CREATE TABLE instant AS
	SELECT '2026-11-20 17:00+00'::timestamptz + n * interval '7 hours 13 minutes' + (n % 3 - 1) * interval '1 microsecond' AS at
	FROM generate_series(-2000, 2000) n
	UNION ALL SELECT '2026-01-01 17:00+00'::timestamptz + n * interval '24 hours' FROM generate_series(0, 400) n;
-- an independent reference: days counted from the epoch
CREATE TABLE answer AS
	SELECT at, local_day(at), due_day(at) FROM instant;
SELECT count(*), count(*) FILTER (WHERE local_day <> date '1970-01-01' + floor((extract(epoch FROM at) + 25200) / 86400)::int) AS wrong,
	count(*) FILTER (WHERE due_day <> date '1970-01-01' + ceil((extract(epoch FROM at) + 25200) / 86400)::int - 1) AS wrong_due,
	count(*) FILTER (WHERE local_day <> due_day) AS midnights FROM answer;
SET TimeZone = 'Asia/Ho_Chi_Minh';
SELECT count(*) AS differ FROM answer WHERE local_day <> local_day(at) OR due_day <> due_day(at);
SET TimeZone = 'America/New_York';
SELECT count(*) AS differ FROM answer WHERE local_day <> local_day(at) OR due_day <> due_day(at);
SET TimeZone = '+14:59';
SET DateStyle = 'German';
SET intervalstyle = 'iso_8601';
SELECT count(*) AS differ FROM answer WHERE local_day <> local_day(at) OR due_day <> due_day(at);
RESET DateStyle;
SET intervalstyle = 'postgres';
RESET TimeZone;

-- Inlined: no call of ours in the plan, nor in an index, and the index serves.
EXPLAIN (VERBOSE, COSTS OFF) SELECT local_day(at), due_day(at) FROM instant WHERE due_day(at) = '2026-11-20';
CREATE INDEX instant_due_day ON instant (due_day(at));
SET enable_seqscan = off;
SET enable_bitmapscan = off;
EXPLAIN (COSTS OFF) SELECT FROM instant WHERE due_day(at) = '2026-11-20';
-- folded where the instant is known
EXPLAIN (VERBOSE, COSTS OFF) SELECT local_day('2026-11-27 17:00+00'), due_day('2026-11-27 17:00+00');
-- Evening and day are each other's inverse, also where the server's zone has a summer time; local_time is the clock on the wall.
SET TimeZone = 'America/New_York';
SELECT count(*) AS wrong FROM generate_series(date '1899-12-30', '2100-01-02', '1 day') AS d (t)
WHERE local_day(evening(t::date)) <> t::date OR local_day(evening(t::date) + interval '1 microsecond') <> t::date + 1
	OR local_time(evening(t::date)) <> t::date + time '23:59:59.999999';
SELECT evening('infinity'), evening(NULL), local_time('-infinity'), local_time('2022-04-07 23:30:00+00');
RESET TimeZone;
DROP TABLE instant, answer;
