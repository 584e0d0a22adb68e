-- Acts at the edges: one instant, instants that have not come, dates outside the
-- calendar, and facts entered late
\set VERBOSITY default
\set SHOW_CONTEXT never
SET search_path = cchc, public;
SET client_min_messages = warning;
SET datestyle = ISO;
SET timezone = '<+07>-07';
SELECT create_registry('edge');
SET search_path = edge, cchc, public;
INSERT INTO agency (code, name, kind) VALUES ('H56.01', 'Sở A', 'department'), ('H56.02', 'Sở B', 'department'), ('H56.03', 'Sở C', 'department');
INSERT INTO field (name) VALUES ('Hộ tịch');
INSERT INTO procedure (code, name, field_id, agency, levels, time_limit) VALUES
	('9.000001', 'Năm ngày', 1, 'H56.01', '{province}', '5 ngày làm việc'), ('9.000002', 'Không thời hạn', 1, 'H56.01', '{province}', NULL);
INSERT INTO dossier (code, procedure, agency, channel, received_at, time_limit, calendar, due_original, due_at)
SELECT format('H56.01-220407-%s', lpad(n::text, 4, '0'))::dossier_code, '9.000001', 'H56.01', 'online', '2022-04-07 10:00', '5 ngày làm việc', 'vn',
	'2022-04-15 17:00', '2022-04-15 17:00' FROM generate_series(1, 9) AS n;
CREATE VIEW stays AS SELECT agency, opening, closing FROM dossiers_in('[2022-04-01,2022-05-01)') WHERE dossier = 'H56.01-220407-0001' ORDER BY stay;

-- Two acts at one instant: both are told, the line between them counts nowhere.
SELECT transfer('H56.01-220407-0001', 'H56.02', 'restructuring', at => '2022-04-12 10:00'),
	transfer('H56.01-220407-0001', 'H56.03', 'restructuring', at => '2022-04-12 10:00'),
	reschedule('H56.01-220407-0001', '2022-04-20 17:00', 'complex_case', at => '2022-04-12 10:00');
SELECT at, label, detail FROM dossier_history('H56.01-220407-0001') OFFSET 1;
SELECT * FROM stays;
SELECT correct_dossier('H56.01-220407-0002', 'procedure', '9.000002', 'sai thủ tục'), correct_dossier('H56.01-220407-0002', 'channel', 'post', 'sai thủ tục'),
	correct_dossier('H56.01-220407-0002', 'received_at', '2022-04-07 11:00', 'một'), correct_dossier('H56.01-220407-0002', 'received_at', '2022-04-07 12:00', 'hai');
SELECT label, detail FROM dossier_history('H56.01-220407-0002') OFFSET 1;
-- Opened anew and handed on at once: the old line keeps its end.
SELECT finish('H56.01-220407-0001', at => '2022-04-13 10:00');
SELECT reopen('H56.01-220407-0001', 'other', '2022-04-25 10:00'), transfer('H56.01-220407-0001', 'H56.02', 'other', at => '2022-04-25 10:00');
SELECT * FROM stays;
-- Received at the instant of a change
SELECT correct_dossier('H56.01-220407-0001', 'received_at', '2022-04-12 10:00', 'nhầm');

-- What has not come yet would refuse every later act.
SELECT receive_dossier('9.000002', 'H56.01', 'online', '2094-12-31');
SELECT submit('9.000002', 'H56.01', 'online', '294276-12-31 23:59');
SELECT transfer('H56.01-220407-0003', 'H56.02', 'other', at => '294276-12-31 23:59');
SELECT pause('H56.01-220407-0003', 'other', '2094-12-31');
SELECT finish('H56.01-220407-0003', at => '2094-12-31');
SELECT transfer_all('H56.01', 'H56.02', '2094-12-31');
-- Clocks differ by minutes; what comes next is not refused for it.
SELECT transfer('H56.01-220407-0003', 'H56.02', 'other', at => now() + interval '5 minutes');
SELECT correct_dossier('H56.01-220407-0003', 'due_at', '2022-05-04 17:00', 'nhầm');
SELECT due_at FROM dossier WHERE code = 'H56.01-220407-0003';

-- No pause before the dossier was opened anew, no end before what it went through
SELECT finish('H56.01-220407-0004', at => '2022-04-13 10:00');
SELECT reopen('H56.01-220407-0004', 'result_error', '2022-04-20 10:00');
SELECT pause('H56.01-220407-0004', 'supplement', '2022-04-15 10:00');
SELECT pause('H56.01-220407-0004', 'supplement', '2022-04-21 10:00');
SELECT resume('H56.01-220407-0004', '2022-04-22 10:00');
SELECT finish('H56.01-220407-0004', at => '2022-04-25 10:00');
SELECT correct_dossier('H56.01-220407-0004', 'finished_at', '2022-04-21 16:00', 'nhầm');
SELECT correct_dossier('H56.01-220407-0004', 'finished_at', '2022-04-22 16:00', 'nhầm'), correct_dossier('H56.01-220407-0004', 'finished_at', '2022-04-23 16:00', 'nhầm');
-- Steps that ended with it end with it.
INSERT INTO document (issuer, number, signed_on) VALUES ('H56.01', '12/QĐ-UBND', '2022-01-20');
INSERT INTO internal_process (document_id, procedure, interlinked) SELECT document_id, '9.000001', false FROM document;
INSERT INTO internal_process_step (process_id, step_no, agency, name, time_limit) SELECT process_id, n, 'H56.01', 'Bước ' || n, '8 giờ' FROM internal_process, generate_series(1, 2) AS n;
SELECT start_steps('H56.01-220407-0005', '2022-04-08 08:00'), finish_step('H56.01-220407-0005', 1, '2022-04-11 08:00');
SELECT finish('H56.01-220407-0005', at => '2022-04-14 10:00');
SELECT correct_dossier('H56.01-220407-0005', 'finished_at', '2022-04-10 10:00', 'nhầm');
SELECT correct_dossier('H56.01-220407-0005', 'finished_at', '2022-04-13 10:00', 'nhầm');
SELECT step_no, finished_at FROM dossier_step ORDER BY 1;
SELECT key, problem FROM data_problem_dossier;

-- A reason is words.
SELECT void_dossier('H56.01-220407-0006', E' \n');
-- Both written forms name one agency: no desk beside it.
SELECT receive_dossier('9.000002', 'H56.01', 'online', '2022-04-07 16:00', received_by => '000.00.01.H56') AS c \gset
SELECT received_by FROM dossier WHERE code = :'c';

-- One wrong date or calendar does not stop the lists.
INSERT INTO dossier (code, procedure, agency, channel, received_at, due_at, calendar, time_limit) VALUES
	('H56.01-220407-0101', '9.000002', 'H56.01', 'post', '1970-01-01', '1975-12-31 24:00', NULL, NULL),
	('H56.01-220407-0102', '9.000002', 'H56.01', 'post', '2022-04-07', '9999-05-01', NULL, NULL),
	('H56.01-220407-0103', '9.000002', 'H56.01', 'post', '2022-04-07', '2022-05-01', 'gone', '5 ngày');
INSERT INTO dossier_pause (dossier, during, reason) VALUES ('H56.01-220407-0101', '[1970-01-02,1970-01-05)', 'supplement');
SELECT dossier, due_on, days_left FROM dossier_now WHERE dossier >= 'H56.01-220407-0101' AND dossier <= 'H56.01-220407-0103' ORDER BY 1;
SELECT dossier, days_late FROM overdue_now WHERE dossier >= 'H56.01-220407-0101' AND dossier <= 'H56.01-220407-0103' ORDER BY 1;
SELECT count(*) FROM due_soon;
SELECT dossier, decided_until = decided_until(calendar('vn')) AS decided FROM provisional_due WHERE due_on > '9000-01-01';
SELECT dossier, due_on, days_late FROM overdue_on('2022-04-20') WHERE dossier = 'H56.01-220407-0101';
SELECT sum(open_overdue) = (SELECT count(*) FROM overdue_on('2022-04-20', 'H56.01')) AS counted FROM kpi_delay('[2022-04-01,2022-05-01)', '2022-04-20', 'H56.01');
SELECT late > 0 AS counted FROM on_time_rate('index_766', '[2022-04-01,2022-05-01)') WHERE depth = 0;
SELECT dossier FROM recompute_due('recalculated') WHERE dossier = 'H56.01-220407-0103';
-- Index 766 at its edges, for the reason in the last column
INSERT INTO dossier (code, procedure, agency, channel, received_at, due_original, due_at, finished_at, outcome) SELECT dossier_code('H56.03', '2022-03-01', n), '9.000002', 'H56.03', 'post', r, o, d, f, CASE WHEN f IS NOT NULL THEN 'resolved' END
FROM (VALUES (1, timestamp '2022-03-10 08:00', timestamp '2022-03-20 17:00', timestamp '2022-03-20 17:00', NULL::timestamp), (2, '2022-03-01 08:00', '2022-03-20 17:00', '2022-03-20 17:00', NULL), (3, '2022-03-01 08:00', '2022-03-20 17:00', '2022-03-20 17:00', NULL),
	(4, '2022-02-10 08:00', '2022-02-25 17:00', '2022-02-25 17:00', '2022-03-01 08:00'), (5, '2022-03-01 08:00', '2022-03-05 17:00', '2022-03-05 17:00', '2022-03-06 08:00'), (6, '2022-03-01 08:00', NULL, '2022-03-07 17:00', '2022-03-08 08:00'),
	(7, '2022-03-01 08:00', '2022-03-07 17:00', NULL, '2022-03-08 08:00'), (8, '2022-03-01 08:00', NULL, NULL, '2022-03-08 08:00'), (9, '2022-03-01 08:00', '2060-12-31 08:00', '2060-12-31 08:00', NULL),
	(10, '2000-01-01 08:00', '2000-01-01 17:00', '2000-01-01 17:00', NULL), (11, '2022-03-01 08:00', '2022-03-04 17:00', '2022-03-04 17:00', '2022-03-07 08:00')) AS v (n, r, o, d, f);
INSERT INTO dossier_pause (dossier, during, reason) SELECT dossier_code('H56.03', '2022-03-01', n), d::tstzrange, 'supplement' FROM (VALUES (1, '[2022-03-10 09:00,2022-03-10 10:00)'), (1, '[2022-03-10 11:00,2022-03-10 12:00)'),
	(2, '[2022-03-02 09:00,2022-03-02 10:00)'), (2, '[2022-03-10 23:59:59.999999,)'), (3, '[2022-03-02 09:00,2022-03-02 10:00)'), (3, '[2022-03-11 00:00,)'), (4, '[2022-02-15 09:00,2022-02-17 10:00)'), (5, '[2022-03-02 09:00,2022-03-02 10:00)'),
	(9, '[2022-03-02 09:00,2022-03-04 10:00)'), (10, '[2022-03-10 09:00,)'), (11, '[2022-03-02 09:00,2022-03-03 10:00)')) AS p (n, d);
SELECT sequence(j.dossier) AS n, j.in_time, v.because FROM judged_stay('index_766', '[2022-03-01,2022-04-01)', '2022-03-10') AS j JOIN (VALUES (1, 'two requests on the day of receipt, the last one'), (2, 'a second request in the last microsecond'), (3, 'a second request on the next day'),
	(4, 'ended on the first day, two working days added to the 25th'), (5, 'due on a Saturday, no working day added, ended on Sunday'), (6, 'no first appointment, late by the present one'), (7, 'late by the first appointment'), (8, 'no appointment'),
	(9, 'due in the last night of the calendar'), (10, 'due on the first day of the calendar'), (11, 'one working day added to a Friday, ended on Monday')) AS v (n, because) ON v.n = sequence(j.dossier) WHERE j.agency = 'H56.03' ORDER BY 1;
-- A day beyond the last one of the calendar, or before its first, adds none: 4 and 5 January 2000 did (the 3rd stood for New Year's Day, a Saturday), so that the 1st of March, a Wednesday, became the 3rd.
-- To the last month, less two days for each, none is.
INSERT INTO dossier (code, procedure, agency, channel, received_at, due_original, due_at, finished_at, outcome) SELECT dossier_code('H56.03', '2022-03-01', n), '9.000002', 'H56.03', 'post', r, o, o, f, CASE WHEN f IS NOT NULL THEN 'resolved' END
FROM (VALUES (12, timestamp '2060-11-01 08:00', timestamp '2060-11-15 17:00', NULL::timestamp), (13, '1999-11-01 08:00', '2000-03-01 17:00', '2000-03-03 08:00'), (14, '1999-11-01 08:00', '2000-03-01 17:00', '2000-03-04 08:00'),
	(15, '2060-11-01 08:00', last_day(calendar()) - 32 + time '17:00', last_day(calendar()) - 31 + time '17:00'), (16, '2060-11-01 08:00', last_day(calendar()) - 31 + time '17:00', last_day(calendar()) - 30 + time '17:00')) AS v (n, r, o, f);
INSERT INTO dossier_pause (dossier, during, reason) SELECT dossier_code('H56.03', '2022-03-01', n), d::tstzrange, 'supplement' FROM (VALUES (12, '[2061-02-01,2061-03-01)'), (13, '[1999-12-01,2000-01-05 08:00)'), (14, '[1999-12-01,2000-01-05 08:00)'), (15, '[2060-11-09,2060-11-10)'), (16, '[2060-11-09,2060-11-10)')) AS p (n, d);
SELECT sequence(j.dossier) AS n, j.in_time FROM unnest('{"[2000-03-01,2000-04-01)","[2060-11-01,2061-01-01)","[2061-01-01,2062-01-01)"}'::daterange[]) AS p (period) CROSS JOIN LATERAL judged_stay('index_766', p.period, upper(p.period)) AS j WHERE j.agency = 'H56.03' AND sequence(j.dossier) > 11 AND (sequence(j.dossier) > 12 OR j.finished_on IS NULL AND p.period @> date '2061-01-01') ORDER BY 1;
DELETE FROM dossier WHERE agency = 'H56.03' AND code::text ~ '220301';
-- A period has a first and a last day.
CREATE FUNCTION evening_of(period daterange, as_of date) RETURNS text LANGUAGE plpgsql AS $$ BEGIN RETURN report_evening(period, as_of); EXCEPTION WHEN invalid_parameter_value THEN RETURN SQLERRM; END $$;
SELECT p, d, evening_of(p, d) FROM unnest('{"(,2022-05-01)","[-infinity,2022-05-01)","[2022-05-01,)","[2022-05-01,infinity)","(,)","[2022-05-01,2022-05-02)",empty,NULL}'::daterange[]) AS p CROSS JOIN unnest('{2022-04-30,2022-05-01,2022-05-02}'::date[]) AS d
WHERE d = '2022-05-01' OR p = '[2022-05-01,2022-05-02)';
-- A period without a beginning is no empty one.
SELECT count(*) FROM dossiers_in('(,2022-05-01)');
SELECT count(*) FROM kpi_ii_06('(,2022-05-01)');

-- Facts entered late: each that changed an earlier evening is listed, also when it was superseded.
SELECT fact, happened_at, was FROM late_entry WHERE dossier = 'H56.01-220407-0001' ORDER BY happened_at, fact;
SELECT fact, happened_at, was FROM late_entry WHERE dossier = 'H56.01-220407-0004' ORDER BY happened_at, fact;

DROP SCHEMA edge CASCADE;
