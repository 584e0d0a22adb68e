-- The work lists of every morning, against the definition that reports read
\set SHOW_CONTEXT never
SET client_min_messages = warning;
-- Where a day has 24 hours: what happened n days ago did so at this hour.
SET timezone = 'Asia/Ho_Chi_Minh';
SELECT cchc.create_registry('lists');
SET search_path = lists, cchc, public;
INSERT INTO agency (code, name, kind) VALUES ('H56.01', 'Sở A', 'department'), ('H56.02', 'Sở B', 'department');
INSERT INTO field (name) VALUES ('Hộ tịch');
INSERT INTO procedure (code, name, field_id, agency, levels, time_limit) VALUES ('9.000001', 'Một', 1, 'H56.01', '{province}', '5 ngày làm việc'), ('9.000002', 'Hai', 1, 'H56.01', '{province}', '5 ngày làm việc');
-- One dossier for every mix of: due before, on, soon after, long after today, or never; open or ended, yesterday
-- or weeks ago; paused for each reason, before or after it was due; apologised for or not. Instants from now().
CREATE TABLE mix AS
SELECT row_number() OVER ()::integer AS i, due, ended, outcome, reason, since, apology
FROM unnest(ARRAY[-40, -3, -1, 0, 1, 2, 3, 4, 5, 40, NULL]) AS due
CROSS JOIN (VALUES (NULL, NULL), (1, 'resolved'), (1, 'rejected'), (1, 'withdrawn'), (1, 'closed'), (29, 'resolved'), (30, 'resolved'), (35, 'resolved')) AS e (ended, outcome)
CROSS JOIN (VALUES (NULL, NULL), ('supplement', 3), ('supplement', 15), ('supplement', 16), ('supplement', 45), ('financial_obligation', 45), ('other', 45)) AS p (reason, since)
CROSS JOIN unnest(ARRAY[false, true]) AS apology
WHERE ended IS NULL OR reason IS NULL;
INSERT INTO dossier (code, procedure, agency, channel, received_at, due_at, finished_at, outcome)
SELECT dossier_code('H56.01', local_day(now()) - 60, i), '9.000001', 'H56.01', 'post', now() - interval '60 days', evening(local_day(now()) + due) - interval '7 hours',
	now() - interval '1 day' * ended, outcome
FROM mix;
INSERT INTO dossier_pause (dossier, during, reason) SELECT dossier_code('H56.01', local_day(now()) - 60, i), tstzrange(now() - interval '1 day' * since, NULL), reason FROM mix WHERE reason IS NOT NULL;
INSERT INTO dossier_delay (dossier, noted_at, cause, apologised_at) SELECT dossier_code('H56.01', local_day(now()) - 60, i), now() - interval '2 days', 'other', CASE WHEN apology THEN now() - interval '1 day' END FROM mix WHERE i % 3 > 0;
INSERT INTO dossier_step (dossier, step_no, agency, started_at) SELECT dossier_code('H56.01', local_day(now()) - 60, i), 1, 'H56.01', now() - interval '50 days' FROM mix WHERE i % 5 = 0;
UPDATE dossier_step SET finished_at = now() - interval '40 days' WHERE sequence(dossier) % 10 = 0;
INSERT INTO dossier_step (dossier, step_no, agency, started_at) SELECT dossier_code('H56.01', local_day(now()) - 60, i), n, 'H56.02', now() - interval '40 days' FROM mix CROSS JOIN generate_series(2, 3) AS n WHERE i % 10 = 0;
-- The cause last noted counts, and the apology first sent.
INSERT INTO dossier_delay (dossier, noted_at, cause, fault, responsible, apologised_at) SELECT dossier_code('H56.01', local_day(now()) - 60, i), now() - interval '1 hour', 'staff_overload', 'agency', 'B', CASE WHEN apology AND i % 3 > 0 AND i % 8 = 0 THEN now() - interval '36 hours' END FROM mix WHERE i % 4 = 0;
UPDATE dossier SET returned_at = now(), return_channel = 'post' WHERE outcome = 'resolved' AND sequence(code) % 2 = 0;
SELECT void_dossier(code, 'thử') FROM dossier WHERE sequence(code) = 1;

-- From here on, definitions answer.
-- How a dossier stands today is what the report of this evening says of it.
SELECT count(*) > 100 AS many, count(*) FILTER (WHERE n.class <> s.closing) AS differences
FROM dossiers_in(daterange(local_day(now()) - 61, local_day(now()) + 1)) AS s JOIN dossier_now AS n USING (dossier);
SELECT (SELECT count(*) FROM dossier_now) = (SELECT count(*) - 1 FROM dossier) AS all_but_the_void;
SELECT count(*) AS differences FROM (
	(SELECT dossier FROM overdue_now EXCEPT SELECT dossier FROM dossiers_in(daterange(local_day(now()), local_day(now()) + 1)) WHERE closing = 'open_overdue')
	UNION ALL (SELECT dossier FROM dossiers_in(daterange(local_day(now()), local_day(now()) + 1)) WHERE closing = 'open_overdue' EXCEPT SELECT dossier FROM overdue_now)) AS x;
-- Each list against the mix itself
CREATE FUNCTION agrees(list text, wanted text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE n integer; d integer;
BEGIN
	EXECUTE format('SELECT count(*), count(*) FILTER (WHERE (l.dossier IS NOT NULL) IS DISTINCT FROM coalesce(m.wanted AND m.i > 1, false))
		FROM (SELECT i, %s AS wanted FROM mix) AS m LEFT JOIN %I AS l ON l.dossier = dossier_code(''H56.01'', local_day(now()) - 60, m.i)', wanted, list) INTO n, d;
	RETURN format('%s: %s differ', list, d);
END $$;
SELECT agrees('overdue_now', $$ended IS NULL AND due < 0 AND (reason IS NULL OR reason = 'other' OR -since > due)$$);
SELECT agrees('due_soon', $$ended IS NULL AND reason IS NULL AND due >= 0 AND local_day(now()) + due <= add_working_days(local_day(now()), 2)$$);
SELECT agrees('paused_now', $$reason IS NOT NULL$$);
SELECT agrees('unanswered_supplement', $$reason = 'supplement' AND since > 15$$);
SELECT agrees('late_without_apology', $$NOT (apology AND i % 3 > 0) AND (ended IS NULL AND due < 0 AND (reason IS NULL OR reason = 'other' OR -since > due) OR ended < 30 AND outcome = 'resolved' AND due < -ended)$$);
-- What stands beside each, told from the mix, working days counted one by one
CREATE FUNCTION worked(from_day date, upto date) RETURNS bigint LANGUAGE sql RETURN (SELECT count(*) FROM generate_series(from_day + 1, upto, '1 day') AS d WHERE is_working_day(d::date));
CREATE VIEW known AS
SELECT m.*, dossier_code('H56.01', t.today - 60, i) AS dossier, t.today, t.today + due AS due_on,
	CASE WHEN outcome = 'resolved' AND i % 2 = 0 THEN 'result_returned' WHEN outcome = 'resolved' THEN 'completed' WHEN outcome = 'withdrawn' THEN 'withdrawn' WHEN ended IS NOT NULL OR reason = 'other' THEN 'stopped'
		WHEN reason = 'supplement' THEN 'supplement_required' WHEN reason IS NOT NULL THEN 'payment_required' WHEN i % 5 = 0 THEN 'in_progress' ELSE 'accepted' END AS status,
	CASE WHEN i % 4 = 0 THEN 'staff_overload' WHEN i % 3 > 0 THEN 'other' END AS cause, CASE WHEN i % 4 = 0 THEN 'B' END AS responsible,
	CASE WHEN apology AND i % 3 > 0 THEN CASE WHEN i % 8 = 0 THEN 36 ELSE 24 END END AS sorry_hours_ago, CASE WHEN i % 10 = 0 THEN 2 WHEN i % 5 = 0 THEN 1 END AS step
FROM mix AS m CROSS JOIN (SELECT local_day(now()) AS today) AS t WHERE i > 1;
SELECT count(*) > 200 AS many, count(*) FILTER (WHERE n.status <> k.status) AS status, count(*) FILTER (WHERE n.due_on IS DISTINCT FROM k.due_on) AS due_on,
	count(*) FILTER (WHERE n.days_left IS DISTINCT FROM CASE WHEN k.ended IS NULL AND k.reason IS NULL AND k.due IS NOT NULL THEN CASE WHEN k.due < 0 THEN -worked(k.due_on, k.today) ELSE worked(k.today, k.due_on) END END) AS days_left,
	count(*) FILTER (WHERE n.pause_reason IS DISTINCT FROM k.reason OR k.today - local_day(n.paused_since) IS DISTINCT FROM k.since) AS pause,
	count(*) FILTER (WHERE n.working_step IS DISTINCT FROM k.step OR (n.working_agency = 'H56.02') IS DISTINCT FROM (k.step = 2)) AS step
FROM known AS k LEFT JOIN dossier_now AS n USING (dossier);
SELECT count(*) > 10 AS many, count(*) FILTER (WHERE o.days_late <> worked(o.due_on, k.today)) AS days_late, count(*) FILTER (WHERE o.cause IS DISTINCT FROM k.cause OR o.responsible IS DISTINCT FROM k.responsible) AS cause,
	count(*) FILTER (WHERE floor(extract(epoch FROM now() - o.apologised_at) / 3600) IS DISTINCT FROM k.sorry_hours_ago) AS apology FROM overdue_now AS o JOIN known AS k USING (dossier);
SELECT count(*) > 3 AS many, count(*) FILTER (WHERE o.days_left <> worked(k.today, o.due_on)) AS days_left FROM due_soon AS o JOIN known AS k USING (dossier);
SELECT count(*) FILTER (WHERE o.days_paused <> k.since) AS days_paused FROM paused_now AS o JOIN known AS k USING (dossier);
-- Names are those of the registers.
CREATE FUNCTION misnamed(list text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE n integer; d integer;
BEGIN
	EXECUTE format('SELECT count(*), count(*) FILTER (WHERE agency_name IS DISTINCT FROM ''Sở A'' OR procedure_name IS DISTINCT FROM ''Một'') FROM %I', list) INTO n, d;
	RETURN format('%s: some %s, misnamed %s', list, n > 0, d);
END $$;
SELECT misnamed(l) FROM unnest('{dossier_now,open_dossier,overdue_now,due_soon,paused_now,unanswered_supplement,late_without_apology}'::text[]) AS l;
-- A calendar reaches from its first day to its last.
SELECT count(*) > 0 AS some, count(*) FILTER (WHERE lower(r.days) <> first_day(calendar(r.calendar)) OR upper(r.days) - 1 <> last_day(calendar(r.calendar))) AS differ FROM calendar_reach AS r;
-- Where the calendar does not exist, or does not reach, days are not counted, and the lists go on.
INSERT INTO dossier (code, procedure, agency, channel, received_at, due_at, calendar) SELECT dossier_code('H56.02', local_day(now()), n), '9.000001', 'H56.02', 'post', now() - interval '9 days', d.due_at, d.calendar
FROM (VALUES (1, now() - interval '1 day', 'không có'), (2, now() + interval '1 day', 'không có'), (3, '2999-01-01 17:00+07', NULL), (4, now() - interval '4 days', 'vn'), (5, evening(local_day(now())) - interval '7 hours 1 second', 'vn')) AS d (n, due_at, calendar);
SELECT sequence(n.dossier) AS no, n.class, n.days_left IS NOT NULL AS counted, o.dossier IS NOT NULL AS overdue, o.days_late IS NOT NULL AS counted_late, s.dossier IS NOT NULL AS soon
FROM dossier_now AS n LEFT JOIN overdue_now AS o USING (dossier) LEFT JOIN due_soon AS s USING (dossier) WHERE n.agency = 'H56.02' ORDER BY 1;
DELETE FROM dossier WHERE agency = 'H56.02';
-- The last decided day is decided.
INSERT INTO dossier (code, procedure, agency, channel, received_at, due_at) SELECT dossier_code('H56.02', local_day(now()), n + 1), '9.000001', 'H56.02', 'post', now(), (decided_until(calendar()) + n + time '08:00') AT TIME ZONE interval '7 hours' FROM generate_series(0, 1) AS n;
SELECT sequence(dossier) FROM provisional_due WHERE agency = 'H56.02';
DELETE FROM dossier WHERE agency = 'H56.02';
-- What is due in a year whose days off are not decided
SELECT count(*) FROM provisional_due WHERE NOT is_provisional(due_on);
INSERT INTO dossier (code, procedure, agency, channel, received_at, due_at) VALUES (dossier_code('H56.01', local_day(now()), 1), '9.000001', 'H56.01', 'post', now(), '2033-03-03 17:00+07');
SELECT due_on, decided_until < due_on AS undecided FROM provisional_due WHERE due_on > '2030-01-01';
-- Every code of a status is a national word.
SELECT count(*) AS strange FROM dossier_now WHERE status NOT IN (SELECT code FROM terms('dossier_status'));
SELECT status, count(*) > 0 AS some FROM dossier_now GROUP BY status ORDER BY status;

-- Monitoring, and what is due soon, on days that are set
BEGIN;
CREATE OR REPLACE FUNCTION cchc.local_day(instant timestamptz) RETURNS date LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
	RETURN CASE WHEN instant = now() THEN current_setting('lists.today')::date ELSE (instant AT TIME ZONE interval '07:00')::date END;
TRUNCATE dossier CASCADE;
CREATE FUNCTION healthy(what text, today date, OUT state text, OUT detail text) LANGUAGE plpgsql AS $$
BEGIN
	PERFORM set_config('lists.today', today::text, true);
	SELECT h.state, h.detail INTO state, detail FROM registry_health() AS h WHERE h."check" = what;
END $$;
-- A calendar is decided until the end of a year: a warning from October of that year on, a failure from the year after.
CREATE VIEW around AS SELECT y.after, d.day, make_date(extract(year FROM decided_until(calendar('vn')))::integer + y.after, d.month, d.day) AS today
FROM generate_series(-1, 1) AS y (after) CROSS JOIN (VALUES (1, 1), (9, 30), (10, 1), (12, 31)) AS d (month, day);
SELECT after, to_char(today, 'DD/MM') AS day, h.state FROM around CROSS JOIN LATERAL healthy('calendar', today) AS h ORDER BY today;
INSERT INTO cchc.calendar (name) VALUES ('lists_bare');
INSERT INTO cchc.calendar_hours (calendar, isodow, opens, closes) VALUES ('lists_bare', 1, '08:00', '17:00');
UPDATE agency SET calendar = 'lists_bare' WHERE code = 'H56.02';
SELECT after, to_char(today, 'DD/MM') AS day, h.state, h.detail ~ '"lists_bare" has no decided year' AS bare, h.detail ~ '"vn" is decided until 31/12/' AS vn FROM around CROSS JOIN LATERAL healthy('calendar', today) AS h ORDER BY today;
-- One who calls nothing a calendar counts in Vietnam's.
SELECT set_config('cchc.calendar', '', true) AS calendar, (healthy('calendar', '2022-03-17')).detail ~ '"vn" is decided' AS vn;
RESET cchc.calendar;
-- Due on a day not decided: the day after the last that is, in its own calendar, open and not void
SELECT (healthy('provisional_due', '2022-03-17')).*;
INSERT INTO dossier (code, procedure, agency, channel, received_at, due_at, finished_at, outcome, calendar, voided_at, void_reason)
SELECT dossier_code('H56.02', '2022-03-17', n), '9.000001', 'H56.02', 'post', '2022-03-17 08:00', (decided_until(calendar('vn')) + after + time '08:00') AT TIME ZONE interval '7 hours', ended, CASE WHEN ended IS NOT NULL THEN 'resolved' END, k, void, CASE WHEN void IS NOT NULL THEN 'x' END
FROM (VALUES (1, 0, NULL::timestamptz, NULL, NULL::timestamptz), (2, 1, NULL, NULL, NULL), (3, 1, '2022-03-17 09:00', NULL, NULL), (4, 1, NULL, NULL, '2022-03-17 09:00'), (5, 1, NULL, 'lists_bare', NULL)) AS d (n, after, ended, k, void);
SELECT (healthy('provisional_due', '2022-03-17')).*;
INSERT INTO dossier (code, procedure, agency, channel, received_at, due_at, calendar) SELECT dossier_code('H56.02', '2022-03-17', 6), '9.000001', 'H56.02', 'post', '2022-03-17 08:00', '2099-01-01 08:00', 'vn';
SELECT (healthy('provisional_due', '2022-03-17')).*;
TRUNCATE dossier CASCADE;
-- Papers asked for more than 15 days ago
INSERT INTO dossier (code, procedure, agency, channel, received_at) SELECT dossier_code('H56.02', '2022-03-01', n), '9.000001', 'H56.02', 'post', '2022-03-01 00:00' FROM generate_series(1, 2) AS n;
INSERT INTO dossier_pause (dossier, during, reason) SELECT dossier_code('H56.02', '2022-03-01', n), tstzrange('2022-03-01 23:59:59.999999', CASE WHEN n = 2 THEN timestamptz '2022-03-09' END), 'supplement' FROM generate_series(1, 2) AS n;
SELECT (healthy('pause', '2022-03-16')).* UNION ALL SELECT (healthy('pause', '2022-03-17')).*;
TRUNCATE dossier CASCADE;
-- Due today or within two working days: the 17th is a Thursday, the 21st a Monday.
INSERT INTO dossier (code, procedure, agency, channel, received_at, due_at) SELECT dossier_code('H56.02', '2022-03-01', n), '9.000001', 'H56.02', 'post', '2022-03-01 08:00', evening(date '2022-03-01' + n) FROM generate_series(15, 23) AS n;
SELECT set_config('lists.today', '2022-03-17', true);
SELECT due_on, days_left FROM due_soon ORDER BY 1;
SELECT due_on, days_late FROM overdue_now ORDER BY 1;
SELECT due_on, class, days_left FROM dossier_now ORDER BY 1;
SELECT due_on, days_late, agency_name, procedure_name FROM overdue_on() ORDER BY 1;
SELECT report_evening('[2022-03-15,2022-04-15)', NULL) AS running, report_evening('[2022-03-17,2022-03-18)', NULL) AS today, report_evening('[2022-02-15,2022-03-15)', NULL) AS ended, report_evening('[2022-03-18,2022-04-15)', NULL) AS to_come,
	follow_up_evening('[2022-03-15,2022-04-15)', NULL) AS follows, follow_up_evening('[2022-02-15,2022-03-15)', '2022-05-01') AS beyond, follow_up_evening('empty', '2022-05-01') AS nothing;
-- What the server says of its own: of this schema, and of no other
CREATE SCHEMA lists_other;
CREATE TABLE lists_other.theirs (n integer);
ALTER TABLE lists_other.theirs ADD CONSTRAINT not_mine CHECK (n > 0) NOT VALID;
CREATE TRIGGER not_mine BEFORE INSERT ON lists_other.theirs FOR EACH ROW EXECUTE FUNCTION pg_catalog.suppress_redundant_updates_trigger();
ALTER TABLE lists_other.theirs DISABLE TRIGGER not_mine;
CREATE INDEX not_mine ON lists_other.theirs (n);
UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'lists_other.not_mine'::regclass;
SELECT h."check", h.state, h.detail FROM registry_health() AS h WHERE h."check" IN ('counter', 'index', 'statistics', 'constraint', 'flow');
CREATE TABLE big (n integer, filler text DEFAULT repeat('x', 200), CONSTRAINT big_positive CHECK (n > 0));
ALTER TABLE big ADD CONSTRAINT big_small CHECK (n < 1000000) NOT VALID;
CREATE INDEX big_n ON big (n);
CREATE TRIGGER big_off BEFORE UPDATE ON big FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger();
CREATE TRIGGER big_on BEFORE UPDATE ON big FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger();
ALTER TABLE big DISABLE TRIGGER big_off;
INSERT INTO big SELECT generate_series(1, 6000);
UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'big_n'::regclass;
DROP INDEX dossier_agency_idx;
-- A table of that name is no index.
CREATE TABLE dossier_agency_idx ();
SELECT h."check", h.state, h.detail FROM registry_health() AS h WHERE h."check" IN ('index', 'statistics', 'constraint');
-- Emptied, it is as large, and known to have no row.
DELETE FROM big;
ANALYZE big;
SELECT pg_relation_size('big') > 1000000 AS large, reltuples FROM pg_class WHERE oid = 'big'::regclass;
SELECT h.state, h.detail FROM registry_health() AS h WHERE h."check" = 'statistics';
-- The flow is of this night for 26 hours.
INSERT INTO flow_state (refreshed_at, exact_from) VALUES (now() - interval '26 hours', '2022-03-01');
SELECT h.state, h.detail ~ 'last refreshed at' AS told FROM registry_health() AS h WHERE h."check" = 'flow';
UPDATE flow_state SET refreshed_at = refreshed_at - interval '1 microsecond';
SELECT h.state, h.detail ~ 'last refreshed at' AS told, h.what_to_do FROM registry_health() AS h WHERE h."check" = 'flow';
SELECT array_agg("check") FROM registry_health();
-- One register is empty, and then there is nothing that needs it.
TRUNCATE dossier CASCADE;
INSERT INTO procedure_desk (procedure, level) SELECT code, 'province' FROM procedure;
SELECT (healthy('data_problem', '2022-03-17')).*;
TRUNCATE procedure CASCADE;
SELECT (healthy('data_problem', '2022-03-17')).*;
ROLLBACK;
DROP SCHEMA lists CASCADE;
