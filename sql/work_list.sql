-- The work lists of every morning, against the definition that reports read
\set SHOW_CONTEXT never
SET client_min_messages = warning;
SELECT cchc.create_registry('lists');
SET search_path = lists, cchc, public;
INSERT INTO agency (code, name, kind) VALUES ('H56.01', 'Sở A', 'department');
INSERT INTO field (name) VALUES ('Hộ tịch');
INSERT INTO procedure (code, name, field_id, agency, levels, time_limit) VALUES ('9.000001', 'Một', 1, 'H56.01', '{province}', '5 ngày làm việc');
-- One dossier for every mix of: due before, on, soon after, long after today, or never; open or ended, yesterday
-- or weeks ago; paused for each reason, before or after it was due; apologised for or not. Instants from now().
CREATE TABLE mix AS
SELECT row_number() OVER ()::integer AS i, due, ended, outcome, reason, since, apology
FROM unnest(ARRAY[-40, -1, 0, 1, 5, 40, NULL]) AS due
CROSS JOIN (VALUES (NULL, NULL), (1, 'resolved'), (1, 'rejected'), (35, 'resolved')) AS e (ended, outcome)
CROSS JOIN (VALUES (NULL, NULL), ('supplement', 3), ('supplement', 45), ('financial_obligation', 45), ('other', 45)) AS p (reason, since)
CROSS JOIN unnest(ARRAY[false, true]) AS apology
WHERE ended IS NULL OR reason IS NULL;
INSERT INTO dossier (code, procedure, agency, channel, received_at, due_at, finished_at, outcome)
SELECT dossier_code('H56.01', local_day(now()) - 60, i), '9.000001', 'H56.01', 'post', now() - interval '60 days', evening(local_day(now()) + due) - interval '7 hours',
	now() - interval '1 day' * ended, outcome
FROM mix;
INSERT INTO dossier_pause (dossier, during, reason) SELECT dossier_code('H56.01', local_day(now()) - 60, i), tstzrange(now() - interval '1 day' * since, NULL), reason FROM mix WHERE reason IS NOT NULL;
INSERT INTO dossier_delay (dossier, noted_at, cause, apologised_at) SELECT dossier_code('H56.01', local_day(now()) - 60, i), now() - interval '2 days', 'other', CASE WHEN apology THEN now() - interval '1 day' END FROM mix WHERE i % 3 > 0;
INSERT INTO dossier_step (dossier, step_no, agency, started_at) SELECT dossier_code('H56.01', local_day(now()) - 60, i), 1, 'H56.01', now() - interval '50 days' FROM mix WHERE i % 5 = 0;
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
SELECT agrees('late_without_apology', $$NOT (apology AND i % 3 > 0) AND (ended IS NULL AND due < 0 AND (reason IS NULL OR reason = 'other' OR -since > due) OR ended = 1 AND outcome = 'resolved' AND due < -1)$$);
-- What is due in a year whose days off are not decided
SELECT count(*) FROM provisional_due WHERE NOT is_provisional(due_on);
INSERT INTO dossier (code, procedure, agency, channel, received_at, due_at) VALUES (dossier_code('H56.01', local_day(now()), 1), '9.000001', 'H56.01', 'post', now(), '2033-03-03 17:00+07');
SELECT due_on, decided_until < due_on AS undecided FROM provisional_due WHERE due_on > '2030-01-01';
-- Every code of a status is a national word.
SELECT count(*) AS strange FROM dossier_now WHERE status NOT IN (SELECT code FROM terms('dossier_status'));
SELECT status, count(*) > 0 AS some FROM dossier_now GROUP BY status ORDER BY status;
DROP SCHEMA lists CASCADE;
