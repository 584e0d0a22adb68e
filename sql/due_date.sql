-- Due dates: thời hạn trả kết quả
SET search_path = cchc, public;
SET timezone = 'Asia/Ho_Chi_Minh';
SET datestyle = ISO;
SELECT calendar('vn') AS vn \gset

-- each kind of limit, received on a Tuesday before Hùng Kings' day, 30/4 and 1/5
SELECT l AS "limit", to_char(due_at('2026-04-21 09:00', l, :'vn'::work_calendar), 'Dy YYYY-MM-DD HH24:MI') AS due
FROM unnest('{1 ngày làm việc,3 ngày làm việc,5 ngày làm việc,"3,5 ngày làm việc",1/2 ngày làm việc,5 ngày,10 ngày,1 tháng,1 tháng và 3 ngày làm việc,2 giờ,24 giờ,2 giờ làm việc,8 giờ làm việc,1 ngày làm việc và 2 giờ làm việc,0 ngày}'::time_limit[]) l;
-- the same with the hour of receipt, or midnight
SELECT due_at('2026-04-21 09:00', '3 ngày làm việc', :'vn'::work_calendar, '{}', 'same_time'),
	due_at('2026-04-21 09:00', '3 ngày làm việc', :'vn'::work_calendar, '{}', 'day_end');
-- months: the same day or the last one; a last day that rests moves on
SELECT due_at('2026-01-30 09:00', '1 tháng', :'vn'::work_calendar) AS february,
	due_at('2024-01-31 09:00', '1 tháng', :'vn'::work_calendar) AS leap_year,
	due_at('2026-01-16 09:00', '1 tháng', :'vn'::work_calendar) AS in_tet;
-- received outside hours: as at the next opening
SELECT t AS received, due_at(t, '1 ngày làm việc', :'vn'::work_calendar) AS day,
	due_at(t, '1 giờ làm việc', :'vn'::work_calendar) AS working_hour, due_at(t, '1 giờ', :'vn'::work_calendar) AS hour
FROM unnest('{2026-11-20 16:59,2026-11-20 17:00,2026-11-21 10:00,2026-11-23 06:00,2026-11-23 12:00}'::timestamptz[]) t;
-- a cutoff: received after it, as at the opening of the next working day
SELECT due_at('2026-11-20 15:01', '1 ngày làm việc', c) AS after, due_at('2026-11-20 15:00', '1 ngày làm việc', c) AS before
FROM (SELECT (:'vn'::jsonb || '{"cutoff": "15:00"}')::text::work_calendar AS c) c;
-- the calendar's offset counts, not the session's time zone
SET timezone = 'America/New_York';
SELECT due_at('2026-11-20 16:59+07', '1 ngày làm việc', :'vn'::work_calendar) AT TIME ZONE interval '7 hours' AS due;
SET timezone = 'Asia/Ho_Chi_Minh';

-- pauses
SELECT what, due_at('2026-11-02 09:00', l, :'vn'::work_calendar, p) AS due
FROM (VALUES
	('none', '5 ngày làm việc'::time_limit, '{}'::tstzmultirange),
	('Wednesday to Friday', '5 ngày làm việc', '{[2026-11-04 10:00, 2026-11-06 10:00)}'),
	('over a weekend', '5 ngày làm việc', '{[2026-11-06 10:00, 2026-11-10 10:00)}'),
	('a weekend only', '5 ngày làm việc', '{[2026-11-06 17:00, 2026-11-09 07:30)}'),
	('on the due day', '5 ngày làm việc', '{[2026-11-09 10:00, 2026-11-11 10:00)}'),
	('too late', '5 ngày làm việc', '{[2026-11-10 10:00, 2026-11-12 10:00)}'),
	('before receipt', '5 ngày làm việc', '{(,2026-11-02 08:00)}'),
	('two', '5 ngày làm việc', '{[2026-11-03 10:00, 2026-11-04 10:00), [2026-11-05 10:00, 2026-11-06 10:00)}'),
	('open', '5 ngày làm việc', '{[2026-11-04 10:00,)}'),
	('open, too late', '5 ngày làm việc', '{[2026-11-10 10:00,)}'),
	('calendar days', '10 ngày', '{[2026-11-04 10:00, 2026-11-06 10:00)}'),
	('working hours', '8 giờ làm việc', '{[2026-11-02 10:00, 2026-11-02 15:00)}'),
	('hours', '24 giờ', '{[2026-11-02 10:00, 2026-11-03 10:00)}')
) v (what, l, p);
-- cut in two, and without what rests: the same
SELECT due_at('2026-11-02 09:00', l, :'vn'::work_calendar, '{[2026-11-04 10:00, 2026-11-10 10:00)}')
	= due_at('2026-11-02 09:00', l, :'vn'::work_calendar, '{[2026-11-04 10:00, 2026-11-06 17:00), [2026-11-09 07:30, 2026-11-10 10:00)}') AS same
FROM unnest('{5 ngày làm việc,10 ngày,1 tháng,20 giờ làm việc,50 giờ}'::time_limit[]) l;
-- restart, or pause
SELECT policy, clock_start('2026-11-02 09:00', p, policy), due_at(clock_start('2026-11-02 09:00', p, policy), '5 ngày làm việc', :'vn'::work_calendar, p)
FROM unnest('{restart,pause}'::text[]) policy, (VALUES ('{[2026-11-04 10:00, 2026-11-06 10:00)}'::tstzmultirange), ('{[2026-11-04 10:00,)}'), ('{}')) v (p);

-- time used, time left, days late
SELECT time_used('2026-11-02 09:00', '2026-11-05 09:00', :'vn'::work_calendar),
	time_used('2026-11-02 09:00', '2026-11-05 09:00', :'vn'::work_calendar, '{[2026-11-03 10:00, 2026-11-04 10:00)}') AS paused,
	time_used('2026-11-02 09:00', '2026-11-05 09:00', :'vn'::work_calendar, '{[2026-11-03 10:00,)}') AS open,
	time_used('2026-11-02 09:00', '2026-11-01 09:00', :'vn'::work_calendar) AS before;
SELECT remaining('2026-11-09 17:00', '2026-11-06 16:00', :'vn'::work_calendar), remaining('2026-11-09 17:00', '2026-11-10 08:00', :'vn'::work_calendar) AS overdue,
	remaining('infinity', '2026-11-10 08:00', :'vn'::work_calendar) AS paused;
SELECT f AS finished, days_late('2026-11-06 17:00', f, :'vn'::work_calendar), dossier_state('2026-11-06 17:00', f, NULL)
FROM unnest('{2026-11-05 16:00,2026-11-06 17:00,2026-11-06 18:00,2026-11-07 09:00,2026-11-09 07:00,2026-11-24 09:00}'::timestamptz[]) f;
SELECT days_late('infinity', '2026-11-06 17:00', :'vn'::work_calendar);
SELECT a AS as_of, dossier_state('2026-11-06 17:00', NULL, a) FROM unnest('{2026-11-05 16:00,2026-11-06 23:59,2026-11-07 00:00}'::timestamptz[]) a;
SELECT dossier_state(NULL, '2026-11-06', '2026-11-06'), dossier_state('2026-11-06', NULL, NULL), dossier_state('infinity', NULL, '2026-11-06');
SELECT enum_range(NULL::dossier_state);

-- steps of a process
SELECT * FROM step_deadlines('2026-11-02 09:00', '{0.5 ngày làm việc,2 ngày làm việc,1 ngày làm việc,4 giờ làm việc}', :'vn'::work_calendar);
SELECT * FROM step_deadlines('2026-11-02 09:00', '{1 ngày làm việc,2 ngày làm việc,5 ngày}', :'vn'::work_calendar, '{[2026-11-04 10:00, 2026-11-06 10:00)}');
SELECT * FROM step_deadlines('2026-11-02 09:00', '{1 ngày làm việc,2 ngày làm việc}', :'vn'::work_calendar, '{[2026-11-04 10:00,)}');
SELECT count(*) FROM step_deadlines('2026-11-02 09:00', '{}', :'vn'::work_calendar);

-- the calendar that cchc.calendar names
SELECT due_at('2026-11-20 09:00', '1 ngày làm việc'),
	due_at('2026-11-20 09:00', '1 ngày làm việc', tstzmultirange(tstzrange('2026-11-20 10:00', '2026-11-23 10:00')), 'day_end'),
	time_used('2026-11-20 09:00', '2026-11-20 10:00'), remaining('2026-11-20 17:00', '2026-11-20 10:00'),
	days_late('2026-11-20 17:00', '2026-11-25 10:00');
SELECT * FROM step_deadlines('2026-11-20 09:00', '{1 ngày làm việc,1 ngày làm việc}');
-- immutable with a calendar, stable without
SELECT provolatile, count(*) FROM pg_proc WHERE pronamespace = 'cchc'::regnamespace
	AND proname IN ('due_at', 'time_used', 'remaining', 'days_late', 'step_deadlines') GROUP BY 1 ORDER BY 1;

-- what is refused
\set VERBOSITY default
SELECT due_at('2026-11-02 09:00', '5 ngày', :'vn'::work_calendar, '{}', 'noon');
SELECT clock_start('2026-11-02 09:00', '{}', 'stop');
SELECT due_at('-infinity', '5 ngày', :'vn'::work_calendar);
SELECT * FROM step_deadlines('2026-11-02 09:00', '{5 ngày,NULL}', :'vn'::work_calendar);
\set VERBOSITY terse
SELECT due_at('1700-11-02 09:00', '5 ngày', :'vn'::work_calendar);
SELECT due_at('2026-11-02 09:00', '4000 tháng', :'vn'::work_calendar);
SELECT due_at('2026-11-02 09:00', '100000 tháng', :'vn'::work_calendar);
SELECT due_at('2026-11-02 09:00', '4194303 ngày', :'vn'::work_calendar);
SELECT due_at('2026-11-02 09:00', '69905 giờ', :'vn'::work_calendar);
SELECT due_at('2026-11-02 09:00', '20000000 ngày làm việc', :'vn'::work_calendar);
SELECT remaining('1700-11-02 09:00', '2026-11-02 09:00', :'vn'::work_calendar);
SELECT days_late('2026-11-02 09:00', 'infinity', :'vn'::work_calendar);
SELECT time_used('2026-11-02 09:00', 'infinity', :'vn'::work_calendar);
SELECT due_at('infinity', '5 ngày', :'vn'::work_calendar);

-- Due at 24:00 is due on the day that ends then
SELECT due, dossier_state(due, NULL, '2026-11-28 00:00:01+07') AS next_morning,
	dossier_state(due, '2026-11-27 20:00+07', NULL) AS same_evening, dossier_state(due, '2026-11-30 08:00+07', NULL) AS monday,
	days_late(due, '2026-11-28 09:00+07') AS saturday, days_late(due, '2026-11-30 08:00+07') AS monday_late
FROM due_at('2026-11-20 09:00+07', '4 working days', due_time => 'day_end') AS due;

-- Two steps may be due at once: a step never starts after it is due
SELECT * FROM step_deadlines('2026-11-20 15:00+07', '{1 ngày,2 ngày,3 ngày}');

-- Within the day: at its close, at the close of the next working day when it came in on a rest day, at 24:00
SELECT limit_text, due_time, due_at('2026-11-20 09:00+07', limit_text::time_limit, due_time => due_time) AS friday,
	due_at('2026-11-21 09:00+07', limit_text::time_limit, due_time => due_time) AS saturday
FROM unnest('{Trong ngày,0 giờ}'::text[]) limit_text, unnest('{close,same_time,day_end}'::text[]) due_time;
SELECT due_at('2026-11-20 09:00+07', 'Trong ngày', '{[2026-11-20 10:00+07, 2026-11-23 10:00+07)}'::tstzmultirange) AS paused;
-- a step within the day never ends behind the one that follows
SELECT * FROM step_deadlines('2026-11-20 07:30+07', '{trong ngày,4 giờ làm việc,trong ngày,1 ngày làm việc}');
SELECT * FROM step_deadlines('2026-11-20 07:30+07', '{trong ngày,trong ngày}');
SELECT * FROM step_deadlines('2026-11-20 07:30+07', '{trong ngày,1 ngày làm việc}');
