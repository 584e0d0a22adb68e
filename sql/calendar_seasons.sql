-- Hours with seasons, hours of a single day, hours that receive without counting,
-- and what is received while closed
SET search_path = public, cchc;
SET datestyle = ISO;
SET timezone = 'Asia/Ho_Chi_Minh';
\set SHOW_CONTEXT never

BEGIN;
-- Summer from 16 April to 15 October
INSERT INTO calendar (name, parent, first_day, last_day) VALUES ('h56', 'vn', '2026-01-01', '2026-12-31');
INSERT INTO calendar_hours (calendar, isodow, opens, closes, valid)
SELECT 'h56', d, opens, closes, '[2026-04-16,2026-10-16)'
FROM generate_series(1, 5) d, (VALUES (time '07:00', time '11:00'), ('13:30', '17:30')) AS h(opens, closes);
SELECT day, working_time_between(day + time '00:00', day + time '12:00', calendar('h56')) AS morning,
	add_working_time(day + time '00:00', '1 minute', calendar('h56')) AS first_minute
FROM unnest('{2026-04-15,2026-04-16,2026-10-15,2026-10-16}'::date[]) day;
SELECT due_at('2026-10-15 09:00', l, calendar('h56')) FROM unnest('{1 ngày làm việc,8 giờ làm việc,0.5 ngày làm việc}'::time_limit[]) l;
-- the innermost season has the say, and a single day over all
INSERT INTO calendar_hours (calendar, isodow, opens, closes, valid) VALUES
	('h56', 3, '06:00', '10:00', '[2026-07-01,2026-08-01)'), ('h56', 3, '09:00', '10:30', '[2026-07-15,2026-07-15]'),
	('h56', 7, '08:00', '10:00', '[2026-07-19,2026-07-19]'), ('h56', 4, '00:00', '00:00', '[2026-07-16,2026-07-16]');
SELECT day, is_working_day(day, calendar('h56')),
	working_time_between(day + time '00:00', day + time '23:59', calendar('h56')) AS work
FROM unnest('{2026-06-24,2026-07-08,2026-07-15,2026-07-16,2026-07-19,2026-07-26,2026-08-05}'::date[]) day;
SELECT calendar('h56')::text::work_calendar = calendar('h56') AS text_reads_back,
	calendar('h56')::text::jsonb -> 'days' AS days,
	(SELECT string_agg(k, ' ' ORDER BY k) FROM jsonb_object_keys(calendar('h56')::text::jsonb -> 'seasons') k) AS seasons;
CREATE TEMP TABLE sent AS SELECT calendar('h56') AS value;
CREATE TEMP TABLE received (value work_calendar);
\copy sent TO 'results/seasons.bin' (FORMAT binary)
\copy received FROM 'results/seasons.bin' (FORMAT binary)
SELECT sent.value = received.value AS binary_reads_back FROM sent, received;
-- a swap has the hours of the day that it replaces, in the season of that day
INSERT INTO day_swap (calendar, off_day, work_day) VALUES ('h56', '2026-04-17', '2026-04-11');
SELECT add_working_time('2026-04-11 00:00', '1 minute', calendar('h56'));
-- what cannot be
SAVEPOINT s;
INSERT INTO calendar_hours (calendar, isodow, opens, closes, valid) VALUES ('h56', 3, '06:00', '10:00', '[2026-07-15,2026-11-01)');
ROLLBACK TO s;
INSERT INTO calendar_hours (calendar, isodow, opens, closes, valid) VALUES ('h56', 3, '06:00', '10:00', 'empty');
ROLLBACK TO s;
INSERT INTO calendar_hours (calendar, isodow, opens, closes, valid) VALUES ('h56', 3, '06:00', '10:00', '[2026-07-20,2026-07-20]');
ROLLBACK TO s;
INSERT INTO calendar_hours (calendar, isodow, opens, closes, valid) VALUES ('h56', 3, '06:30', '10:30', '[2026-07-01,2026-08-01)');
ROLLBACK;

BEGIN;
-- A desk on Saturday mornings: before, the only way to say it made Saturday a working day
INSERT INTO calendar (name, parent) VALUES ('works', 'vn'), ('desk', 'vn'), ('policy', 'vn');
INSERT INTO calendar_hours (calendar, isodow, opens, closes, counts) VALUES
	('works', 6, '07:30', '11:30', true), ('desk', 6, '07:30', '11:30', false);
UPDATE calendar SET receipt_when_closed = 'same_day' WHERE name = 'policy';
SELECT name, is_working_day('2026-11-28', calendar(name)) AS saturday, add_working_days('2026-11-26', 5, calendar(name)) AS five_days,
	working_time_between('2026-11-28 00:00', '2026-11-29 00:00', calendar(name)) AS work, receipt_when_closed(calendar(name))
FROM unnest('{vn,works,desk,policy}'::text[]) name;
-- from when it counts, and when it is due
SELECT received, name, counted_from(received, calendar(name)), due_at(received, '1 ngày làm việc', calendar(name)) AS one_day,
	due_at(received, 'trong ngày', calendar(name)) AS within_the_day, due_at(received, '8 giờ làm việc', calendar(name)) AS eight_hours
FROM unnest('{2026-11-27 18:00,2026-11-28 09:00,2026-11-28 12:00,2026-11-29 09:00,2026-11-30 09:00}'::timestamptz[]) received,
	unnest('{vn,desk,policy}'::text[]) name;
-- a cutoff counts on days that open
UPDATE calendar SET cutoff = '10:00' WHERE name IN ('desk', 'policy');
SELECT received, name, counted_from(received, calendar(name))
FROM unnest('{2026-11-27 10:01,2026-11-28 10:01}'::timestamptz[]) received, unnest('{desk,policy}'::text[]) name;
-- a pause that begins before any work is one from the start
SELECT due_at('2026-11-28 09:00', '3 ngày', calendar('desk'), '{[2026-11-28 09:30, 2026-11-30 09:00)}') AS paused,
	due_at('2026-11-28 09:00', '3 ngày', calendar('desk'), '{[2026-11-29 09:30, 2026-11-30 07:30)}') AS over_the_weekend,
	time_used('2026-11-28 09:00', '2026-11-30 08:30', calendar('desk'));
-- a holiday closes the desk, and the children inherit both
INSERT INTO calendar (name, parent) VALUES ('child', 'policy'), ('commune', 'desk');
SELECT counted_from('2027-05-01 09:00', calendar('desk')) AS holiday, receipt_when_closed(calendar('child')),
	counted_from('2026-11-28 09:00', calendar('commune'));
SELECT count(*) FROM days_off(calendar('desk'), 2027) WHERE day = '2027-05-01';
SELECT day FROM weekdays_off(calendar('desk'), 2027) AS day WHERE extract(isodow FROM day) = 6;
SELECT calendar('desk')::text::work_calendar = calendar('desk') AS text_reads_back, calendar('policy')::text::work_calendar = calendar('policy') AS policy_too;
-- only a desk is no calendar
INSERT INTO calendar (name) VALUES ('only_desk');
INSERT INTO calendar_hours (calendar, isodow, opens, closes, counts) VALUES ('only_desk', 6, '07:30', '11:30', false);
SAVEPOINT s;
SELECT calendar('only_desk');
ROLLBACK TO s;
INSERT INTO calendar (name, receipt_when_closed) VALUES ('x', 'tomorrow');
ROLLBACK;

-- Random calendars of two generations with seasons in seasons, desks and single
-- days, minute by minute against the rows
SELECT setseed(0.2027) AS seeded;
CREATE FUNCTION pg_temp.rows_of(day date) RETURNS SETOF calendar_hours LANGUAGE plpgsql AS $$
DECLARE
	line text; season daterange;
BEGIN
	-- a single day
	FOREACH line IN ARRAY '{s2,s1}'::text[] LOOP
		RETURN QUERY SELECT * FROM calendar_hours h WHERE h.calendar = line AND h.valid = daterange(rows_of.day, rows_of.day + 1);
		IF FOUND THEN RETURN; END IF;
	END LOOP;
	FOREACH line IN ARRAY '{s2,s1}'::text[] LOOP
		-- the shortest of the seasons that hold; () is longest
		SELECT h.valid INTO season FROM calendar_hours h
		WHERE h.calendar = line AND h.isodow = extract(isodow FROM rows_of.day) AND h.valid @> rows_of.day
		ORDER BY upper(h.valid) - lower(h.valid) NULLS LAST LIMIT 1;
		IF FOUND THEN
			RETURN QUERY SELECT * FROM calendar_hours h WHERE h.calendar = line AND h.isodow = extract(isodow FROM rows_of.day) AND h.valid = season;
			RETURN;
		END IF;
	END LOOP;
END $$;
DO $$
DECLARE
	wrong record; checked int := 0; desks int := 0;
BEGIN
	FOR round IN 1..8 LOOP
		INSERT INTO calendar (name, parent, first_day, last_day) VALUES ('s1', NULL, '2026-01-01', '2026-04-30'), ('s2', 's1', NULL, NULL);
		INSERT INTO calendar_hours (calendar, isodow, opens, closes, valid, counts)
		SELECT 's' || g, d, time '07:00' + k * interval '5 h', time '08:00' + k * interval '5 h' + (random() * 200)::int * interval '1 min', valid,
			random() < 0.7 OR (g = 1 AND d = 1)
		FROM generate_series(1, 2) g, generate_series(1, 7) d, generate_series(0, 1) k,
			unnest('{"(,)","[2026-02-01,2026-04-01)","[2026-02-20,2026-03-10)","[2026-03-20,2026-03-30)"}'::daterange[]) valid
		WHERE (g = 1 AND d <= 5 AND valid = '(,)') OR random() < 0.15;
		INSERT INTO calendar_hours (calendar, isodow, opens, closes, valid, counts)
		SELECT 's' || g, extract(isodow FROM day), '09:00', '10:00' , daterange(day, day + 1), random() < 0.7
		FROM generate_series(1, 2) g, (SELECT DISTINCT date '2026-01-05' + (random() * 100)::int AS day FROM generate_series(1, 5)) d;
		INSERT INTO day_off (calendar, day) SELECT DISTINCT 's1', date '2026-01-05' + (random() * 100)::int FROM generate_series(1, 5);
		FOR wrong IN
			SELECT d.day, e.work, e.open,
				working_time_between(d.day + time '00:00', d.day + time '23:59', calendar('s2')) AS work_found,
				counted_from(d.day + time '00:00', calendar('s2')) AS open_found
			FROM (SELECT date '2026-01-01' + n AS day FROM generate_series(0, 100) n) d
			CROSS JOIN LATERAL (
				SELECT coalesce(sum(h.closes - h.opens) FILTER (WHERE h.counts), '0') AS work, min(d.day + h.opens)::timestamptz AS open
				FROM pg_temp.rows_of(d.day) h WHERE NOT EXISTS (SELECT FROM day_off o WHERE o.day = d.day AND o.calendar = 's1')) e
		LOOP
			checked := checked + 1;
			desks := desks + (wrong.open IS NOT NULL AND wrong.work = '0')::int;
			IF wrong.work <> wrong.work_found OR (wrong.open IS NOT NULL AND wrong.open <> wrong.open_found)
				OR (wrong.open IS NULL AND wrong.open_found < wrong.day + time '24:00') THEN
				RAISE WARNING 'round %: %', round, wrong;
			END IF;
		END LOOP;
		IF calendar('s2')::text::work_calendar <> calendar('s2') THEN
			RAISE WARNING 'round %: the text is another calendar', round;
		END IF;
		DELETE FROM calendar WHERE name IN ('s1', 's2');
	END LOOP;
	RAISE NOTICE '% days compared, days with a desk only: %', checked, desks > 20;
END $$;
