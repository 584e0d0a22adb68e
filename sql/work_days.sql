-- Counting working days and working time: ngày làm việc, giờ làm việc
SET search_path = cchc, public;
SET datestyle = ISO;
SET timezone = 'Asia/Ho_Chi_Minh';

-- Friday 2026-11-20, Monday 23; Tuesday 24 is a holiday
SELECT d, is_working_day(d), next_working_day(d), previous_working_day(d)
FROM generate_series(date '2026-11-20', '2026-11-25', '1 day') AS g(t), CAST(t AS date) AS d;
SELECT n, add_working_days('2026-11-21', n) AS from_saturday, add_working_days('2026-11-23', n) AS from_monday
FROM generate_series(-2, 2) AS n;
SELECT working_days_between('2026-11-20', '2026-11-25'), working_days_between('2026-11-25', '2026-11-20'),
	working_days_between('2026-11-21', '2026-11-22');
SELECT array_agg(d) FROM working_days('2026-11-20', '2026-11-26') AS d;
SELECT count(*) FROM working_days('2026-11-26', '2026-11-20');
SELECT working_days('2026-11-20', '2026-11-23');
-- a worked Sunday, and a swap across New Year
SELECT is_working_day('2011-01-30'), is_working_day('2012-12-31'), is_working_day('2013-01-05');
-- the same with the value
SELECT add_working_days('2026-11-20', 1, calendar()), working_days_between('2026-11-20', '2026-11-25', calendar()),
	is_working_day('2026-11-24', calendar()), next_working_day('2026-11-24', calendar('vn')),
	previous_working_day('2026-11-24', calendar()), is_provisional('2027-12-31', calendar()), is_provisional('2028-01-01');

-- NULL in, NULL out
SELECT add_working_days(NULL, 1) IS NULL, add_working_days('2026-11-20', NULL) IS NULL, calendar(NULL) IS NULL,
	add_working_days('2026-11-20', 1, NULL) IS NULL;

-- Outside the calendar, at both ends
SELECT is_working_day('1999-12-31');
SELECT is_working_day('2061-01-01');
SELECT is_working_day('infinity');
SELECT is_working_day('-infinity');
SELECT is_working_day('5000000-01-01');
SELECT is_working_day('4713-01-01 BC');
SELECT add_working_days('2026-11-20', 1000000);
SELECT add_working_days('2026-11-20', 2147483647);
SELECT add_working_days('2026-11-20', -2147483648);
SELECT add_working_days('infinity', 1);
SELECT previous_working_day('2000-01-01');
SELECT working_days_between('2026-11-20', 'infinity');
SELECT working_days_between('1990-01-01', '2026-11-20');
SELECT count(*) FROM working_days('2026-11-20', 'infinity');
SELECT is_provisional('1990-01-01');

-- Laws, on every pair of a year's days with two swaps
SELECT count(*) FILTER (WHERE working_days_between(a, b) + working_days_between(b, c) <> working_days_between(a, c)) AS broken
FROM (SELECT a::date, b::date, date '2026-06-30' AS c
	FROM generate_series(date '2026-01-01', '2026-12-31', '1 day') AS a, generate_series(date '2026-01-01', '2026-12-31', '3 days') AS b) d;
SELECT count(*) FILTER (WHERE working_days_between(a::date, add_working_days(a::date, n)) <> n) AS broken
FROM generate_series(date '2026-01-01', '2026-12-31', '1 day') AS a, generate_series(1, 40) AS n;
SELECT count(*) FILTER (WHERE add_working_days(add_working_days(a::date, m), n) <> add_working_days(a::date, m + n)) AS broken
FROM generate_series(date '2026-01-01', '2026-12-31', '1 day') AS a, generate_series(1, 15) AS m, generate_series(1, 15) AS n;

-- Working time
SELECT add_working_time('2026-11-20 15:00', '2 hours') AS left, add_working_time('2026-11-20 15:00', '2 hours', 'right') AS right;
SELECT add_working_time('2026-11-20 15:00', '2 hours', calendar()) AS left, add_working_time('2026-11-20 15:00', '2 hours', calendar(), 'right') AS right;
SELECT add_working_time('2026-11-23 07:30', '-00:00:00.000001'), add_working_time('2026-11-23 07:30', '-1 hour');
SELECT add_working_time('2026-11-22 10:00', '0'), add_working_time('2026-11-22 10:00', '0', 'right');
SELECT working_time_between('2026-11-20 16:59:59.999999', '2026-11-25 07:30:00.000001'),
	working_time_between('2026-11-25 12:00', '2026-11-20 12:00'), working_time_between('2026-11-21', '2026-11-22', calendar());
SELECT working_time_between('2026-01-01', '2027-01-01');
-- a worked Saturday has the hours of the Friday it replaces
SELECT working_time_between('2026-01-10', '2026-01-11');
-- whatever the session's time zone
SET timezone = 'Pacific/Kiritimati';
SELECT add_working_time('2026-11-20 15:00+07', '2 hours') = timestamptz '2026-11-20 17:00+07' AS same;
SET timezone = 'Asia/Ho_Chi_Minh';

SELECT add_working_time('2026-11-20 15:00', '1 day');
SELECT add_working_time('2026-11-20 15:00', '1 month', calendar());
SELECT add_working_time('2026-11-20 15:00', '2 hours', 'middle');
SELECT add_working_time('infinity', '2 hours');
SELECT add_working_time('1999-12-31', '2 hours');
SELECT add_working_time('2026-11-20', '1000000 hours');
SELECT add_working_time('2026-11-20', '-1000000 hours');
SELECT working_time_between('-infinity', '2026-11-20');
SELECT working_time_between('2026-11-20', '2061-01-01');

-- When what is received is counted from
SELECT t, counted_from(t), counted_from(t, afternoon.value) AS with_cutoff
FROM (SELECT replace(calendar()::text, '"cutoff": null', '"cutoff": "15:00"')::work_calendar) AS afternoon(value),
	unnest('{2026-11-20 07:00,2026-11-20 12:00,2026-11-20 15:00,2026-11-20 15:00:00.000001,2026-11-20 17:00,2026-11-21 09:00}'::timestamptz[]) AS t;
SELECT counted_from('infinity');
SELECT counted_from('2060-12-31 20:00');
