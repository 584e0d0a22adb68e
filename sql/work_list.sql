-- The work lists of every morning, against the definition that reports read
\set SHOW_CONTEXT never
SET client_min_messages = warning;
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
DROP SCHEMA lists CASCADE;
