-- KPIs of dossiers beside the form and the rates: random lives, told by acts and by plain UPDATEs,
-- and a second computation from what a diary of the acts saw, evening by evening
\set SHOW_CONTEXT never
SET search_path = cchc, public;
SET client_min_messages = error;
SET datestyle = ISO;
SET timezone = 'America/New_York';
SET jit = off;
\set seed 2026
\getenv seed CCHC_SEED
\echo CCHC_SEED=:seed repeats the run
SELECT setseed((:seed % 1000000) / 1000000.0) AS seeded;
SELECT create_registry('kd');
SET search_path = kd, cchc, public;
INSERT INTO agency (code, name, kind, parent) VALUES ('H56', 'UBND tỉnh', 'province', NULL), ('H56.01', 'Sở A', 'department', 'H56'), ('H56.02', 'Sở B', 'department', 'H56'),
	('H56.21', 'Huyện C', 'rural_district', 'H56'), ('H56.21.01', 'Xã D', 'commune', 'H56.21'), ('H56.21.02', 'Xã E', 'commune', 'H56.21');
INSERT INTO field (name) VALUES ('Hộ tịch'), ('Môi trường');
-- Saturday mornings and a cutoff, for one commune and for one procedure
INSERT INTO calendar (name, parent, cutoff) VALUES ('kd_saturday', 'vn', '15:00');
INSERT INTO calendar_hours (calendar, isodow, opens, closes) SELECT 'kd_saturday', n, o.opens, o.closes FROM generate_series(1, 6) AS n, (VALUES (time '07:30', time '11:30'), ('13:00', '17:00')) AS o (opens, closes)
WHERE n < 6 OR o.opens = '07:30';
UPDATE agency SET calendar = 'kd_saturday' WHERE code = 'H56.21.01';
INSERT INTO procedure (code, name, field_id, agency, levels, time_limit, calendar, online_level, result_on_paper, has_fee) VALUES
	('9.000001', 'Ba ngày', 1, 'H56.01', '{province}', '3 ngày làm việc', NULL, 'full', true, true), ('9.000002', 'Mười giờ', 2, 'H56.01', '{province}', '10 giờ làm việc', NULL, 'partial', NULL, NULL),
	('9.000003', 'Tám ngày', 1, 'H56.01', '{province}', '8 ngày', 'kd_saturday', 'none', false, false), ('9.000004', 'Không thời hạn', 2, 'H56.01', '{province}', NULL, NULL, 'information', true, true);

INSERT INTO document (issuer, number, signed_on) VALUES ('H56.01', '12/QĐ-UBND', '2022-01-20');
INSERT INTO internal_process (document_id, procedure, interlinked) SELECT 1, code, false FROM procedure WHERE code IN ('9.000001', '9.000003');
INSERT INTO internal_process_step (process_id, step_no, agency, name, time_limit) SELECT i.process_id, s.n, (ARRAY['H56.01', 'H56.02', 'H56.21'])[s.n]::agency_code, 'Bước ' || s.n, CASE WHEN s.n < 3 THEN '1 ngày làm việc'::time_limit END
FROM internal_process AS i, generate_series(1, 3) AS s (n);

-- The diary: how each dossier stood after each act
CREATE TABLE diary (seq bigint GENERATED ALWAYS AS IDENTITY, at timestamptz, dossier dossier_code, agency agency_code, procedure procedure_code, channel text, due_at timestamptz,
	finished_at timestamptz, outcome text, returned_at timestamptz, return_channel text);
CREATE FUNCTION pick(choices text[]) RETURNS text LANGUAGE sql VOLATILE RETURN choices[1 + floor(random() * cardinality(choices))::integer];
-- Half of all instants stand at local midnight or a microsecond beside it.
CREATE FUNCTION some_instant(day date) RETURNS timestamptz LANGUAGE sql VOLATILE
	RETURN (day + (pick('{0,0.000001,86399.999999,28800,40000,41400,47000,56000,61200,75000}') || 's')::interval) AT TIME ZONE 'Asia/Ho_Chi_Minh';
CREATE FUNCTION live(i integer) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
	day date := date '2022-03-28' + floor(random() * 90)::integer;
	at timestamptz := some_instant(day);
	mine dossier_code;
	d dossier;
	due timestamptz;
BEGIN
	mine := receive_dossier(pick('{9.000001,9.000002,9.000003,9.000004}')::procedure_code, pick('{H56.01,H56.02,H56.21,H56.21.01,H56.21.02}')::agency_code,
		pick('{online,counter,post}'), at);
	UPDATE dossier AS x SET online_level = pick('{full,partial,none,information,NULL}'::text[]), digitised = pick('{t,f,NULL}'::text[])::boolean,
		reused_data = pick('{t,f,NULL}'::text[])::boolean, population_data = pick('{t,f,NULL}'::text[])::boolean, e_result = pick('{t,f,NULL}'::text[])::boolean,
		has_fee = f.fee, paid_online = CASE WHEN f.fee THEN pick('{t,f,NULL}'::text[])::boolean END
	FROM (SELECT pick('{t,f,NULL}'::text[])::boolean AS fee OFFSET 0) AS f WHERE x.code = mine;
	IF random() < 0.6 AND EXISTS (SELECT FROM internal_process AS i JOIN dossier AS x ON x.procedure = i.procedure WHERE x.code = mine) THEN
		PERFORM start_steps(mine, at);
	END IF;
	FOR step IN 0 .. floor(random() * 14)::integer LOOP
		IF step > 0 THEN
			day := day + floor(random() * 5)::integer;
			at := greatest(at, some_instant(day));
			SELECT * INTO d FROM dossier AS x WHERE x.code = mine;
			BEGIN
				IF d.finished_at IS NOT NULL THEN
					CASE pick('{hand,hand,reopen,reopen,plain,note}')
						WHEN 'hand' THEN PERFORM hand_over(mine, pick('{post,online,counter}'), at);
							UPDATE dossier AS x SET return_channel = NULL WHERE x.code = mine AND random() < 0.2;
						WHEN 'reopen' THEN PERFORM reopen(mine, 'result_error', at);
						WHEN 'plain' THEN UPDATE dossier AS x SET finished_at = NULL, outcome = NULL, returned_at = NULL, return_channel = NULL, since = at, since_cause = 'reopening' WHERE x.code = mine AND x.since IS DISTINCT FROM at;
						ELSE PERFORM note_delay(mine, pick('{other,staff_shortage}'), pick('{agency,system,NULL}'::text[]), pick('{A,NULL}'::text[]), at => at);
					END CASE;
				ELSIF EXISTS (SELECT FROM dossier_pause AS p WHERE p.dossier = mine AND upper_inf(p.during)) AND random() < 0.6 THEN
					PERFORM resume(mine, at);
				ELSE
					CASE pick('{pause,pause,finish,finish,finish,step,step,transfer,reschedule,note,apologise,plain due,plain none,plain agency,plain channel}')
						WHEN 'pause' THEN PERFORM pause(mine, pick('{supplement,supplement,financial_obligation,other}'), at);
						WHEN 'finish' THEN PERFORM finish(mine, pick('{resolved,resolved,resolved,rejected,withdrawn,closed}'), at);
						WHEN 'step' THEN PERFORM finish_step(mine, (SELECT min(x.step_no) FROM dossier_step AS x WHERE x.dossier = mine AND x.finished_at IS NULL), at);
						WHEN 'transfer' THEN PERFORM transfer(mine, pick('{H56.01,H56.02,H56.21,H56.21.01}')::agency_code, 'other', at => at);
						WHEN 'reschedule' THEN PERFORM reschedule(mine, some_instant(day + 4), pick('{other,complex_case}'), pick('{agency,citizen,NULL}'::text[]), pick('{A,B,NULL}'::text[]), at => at);
						WHEN 'note' THEN PERFORM note_delay(mine, pick('{other,staff_shortage}'), pick('{agency,system,NULL}'::text[]), pick('{A,NULL}'::text[]), at => at);
						WHEN 'apologise' THEN PERFORM apologise(mine, at => at);
						-- 24:00, too
						WHEN 'plain due' THEN UPDATE dossier AS x SET due_at = greatest(x.received_at, some_instant(day + floor(random() * 7)::integer - 4)), since = at, since_cause = 'correction' WHERE x.code = mine AND x.since IS DISTINCT FROM at;
						WHEN 'plain none' THEN UPDATE dossier AS x SET due_at = CASE WHEN random() < 0.3 THEN NULL ELSE x.due_at END, since = at, since_cause = 'correction' WHERE x.code = mine AND x.since IS DISTINCT FROM at;
						WHEN 'plain agency' THEN UPDATE dossier AS x SET agency = pick('{H56.02,H56.21.02}')::agency_code, since = at, since_cause = 'transfer' WHERE x.code = mine AND x.since IS DISTINCT FROM at;
						ELSE UPDATE dossier AS x SET channel = pick('{online,counter,post}'), procedure = pick('{9.000001,9.000003}')::procedure_code, since = at, since_cause = 'correction' WHERE x.code = mine AND x.since IS DISTINCT FROM at;
					END CASE;
				END IF;
			-- What a counter may not do is no part of the life.  (A plain UPDATE at the instant of the last change would be dated now().)
			EXCEPTION WHEN datetime_field_overflow OR object_not_in_prerequisite_state OR check_violation OR null_value_not_allowed THEN NULL;
			END;
		END IF;
		INSERT INTO diary (at, dossier, agency, procedure, channel, due_at, finished_at, outcome, returned_at, return_channel)
		SELECT at, x.code, x.agency, x.procedure, x.channel, x.due_at, x.finished_at, x.outcome, x.returned_at, x.return_channel FROM dossier AS x WHERE x.code = mine;
	END LOOP;
	IF random() < 0.03 THEN
		PERFORM void_dossier(mine, 'nhập thử');
	END IF;
END;
$$;
SELECT count(live(i)) AS dossiers FROM generate_series(1, 500) AS i;
-- Steps due at 24:00 of the day before their end
UPDATE dossier_step SET due_at = (finished_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date::timestamp AT TIME ZONE 'Asia/Ho_Chi_Minh' WHERE step_no = 2 AND finished_at IS NOT NULL AND random() < 0.3;
-- Delays noted after the apology for them, apologies on both sides of midnight
INSERT INTO dossier_delay (dossier, noted_at, cause, apologised_at)
SELECT d.code, d.received_at + (10 + n % 25) * interval '1 day', 'other', ((d.received_on + 6 + n % 30 + (ARRAY[time '23:59:59.999999', '00:00'])[1 + n % 2]) AT TIME ZONE 'Asia/Ho_Chi_Minh')
FROM (SELECT code, received_at, received_on, row_number() OVER (ORDER BY code)::integer AS n FROM dossier) AS d WHERE d.n % 3 > 0 ON CONFLICT DO NOTHING;
-- A form that leaves a field blank
UPDATE dossier_delay SET responsible = repeat(' ', abs(hashtext(dossier::text)) % 3) WHERE responsible IS NULL AND hashtext(dossier::text) % 2 = 0;
INSERT INTO submission (procedure, agency, channel, submitted_at, accepted_at, refused_at, refusal_reason)
SELECT pick('{9.000001,9.000003}')::procedure_code, pick('{H56.01,H56.21,H56.21.01}')::agency_code, pick('{online,counter,post}'), s.at, CASE WHEN s.kind < 3 THEN a.at END, CASE WHEN s.kind = 3 THEN a.at END,
	CASE WHEN s.kind = 3 THEN pick('{incomplete,inaccurate,outside_competence,not_eligible,duplicate,other,whim}') END
FROM (SELECT some_instant(date '2022-03-28' + n % 90) AS at, floor(random() * 5)::integer AS kind FROM generate_series(1, 600) AS n) AS s
-- To the microsecond, too
CROSS JOIN LATERAL (SELECT CASE floor(random() * 4)::integer + 0 * s.kind WHEN 0 THEN add_working_time(s.at, interval '8 hours', calendar('vn')) WHEN 1 THEN add_working_time(s.at, interval '8 hours 0.000001 seconds', calendar('vn'))
	ELSE s.at + random() * interval '70 hours' END AS at) AS a;
ANALYZE dossier, dossier_past, dossier_pause, dossier_delay, dossier_step, submission;
SELECT (SELECT count(*) FROM dossier_past WHERE leaves = 'reopened') > 60 AS reopened, (SELECT count(*) FROM dossier_past WHERE leaves = 'transferred') > 100 AS transferred,
	(SELECT count(*) FROM dossier WHERE voided_at IS NOT NULL) > 5 AS void, (SELECT count(*) FROM dossier_delay WHERE new_due_at IS NOT NULL) > 50 AS rescheduled,
	(SELECT count(*) FROM (SELECT FROM dossier_pause WHERE reason = 'supplement' GROUP BY dossier HAVING count(*) > 1) AS x) > 20 AS second_requests,
	(SELECT count(*) FROM dossier_delay WHERE apologised_at IS NOT NULL) > 20 AS apologies, (SELECT count(*) FROM dossier WHERE due_at AT TIME ZONE 'Asia/Ho_Chi_Minh' = due_on + 1) > 10 AS at_24;

-- The second computation: every dossier in every evening, from the diary
CREATE TABLE evening AS
SELECT DISTINCT ON (t.day, d.dossier) t.day, d.dossier, d.agency, d.procedure, d.channel, x.received_at, (x.received_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date AS received,
	-- 24:00 belongs to the day that it ends.
	((d.due_at AT TIME ZONE 'Asia/Ho_Chi_Minh') - interval '1 microsecond')::date AS due,
	d.finished_at, (d.finished_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date AS finished, d.outcome, d.returned_at, d.return_channel, t.midnight
FROM (SELECT day::date, (day::date + 1)::timestamp AT TIME ZONE 'Asia/Ho_Chi_Minh' AS midnight FROM generate_series(date '2022-03-20', '2022-09-30', '1 day') AS day) AS t
JOIN diary AS d ON d.at < t.midnight
JOIN dossier AS x ON x.code = d.dossier AND x.voided_at IS NULL
ORDER BY t.day, d.dossier, d.seq DESC;
CREATE INDEX ON evening (day);
CREATE FUNCTION stands_still(e evening) RETURNS boolean LANGUAGE sql STABLE
	RETURN EXISTS (SELECT FROM dossier_pause AS p WHERE p.dossier = e.dossier AND p.reason <> 'other' AND lower(p.during) < e.midnight AND coalesce(upper(p.during) >= e.midnight, true)
		AND (lower(p.during) AT TIME ZONE 'Asia/Ho_Chi_Minh')::date <= e.due);
-- Ended on a day: so it stood in the evening of that day.  Overdue: so it stands in the last one.
CREATE TABLE ended AS SELECT * FROM evening AS e WHERE e.finished = e.day;
CREATE TABLE overdue AS SELECT * FROM evening AS e WHERE e.finished IS NULL AND e.day > e.due AND NOT stands_still(e);
ANALYZE evening, ended, overdue;

-- Periods of one to ninety days, seen in some evening of theirs; one of them in every one
CREATE TABLE asked AS
SELECT n, daterange(f.day, f.day + w.days) AS period, f.day + floor(random() * (w.days + 9))::integer AS as_of, f.day AS first_day
FROM generate_series(1, 25) AS n
CROSS JOIN LATERAL (SELECT date '2022-04-01' + floor(random() * 80)::integer + 0 * n AS day OFFSET 0) AS f
CROSS JOIN LATERAL (SELECT 1 + floor(random() * CASE WHEN n % 3 = 0 THEN 90 ELSE 20 END)::integer + 0 * n AS days OFFSET 0) AS w
UNION ALL SELECT 100 + g, '[2022-05-10,2022-06-10)', date '2022-05-10' + g, '2022-05-10' FROM generate_series(0, 30) AS g;
ALTER TABLE asked ADD last_day date;
UPDATE asked SET last_day = least(as_of, upper(period) - 1);

-- From here on, definitions answer.
-- Delays

CREATE TABLE delay_known AS
SELECT a.n, x.kind, x.dossier, x.agency, k.cause, k.fault, k.responsible, k.apologised, x.due FROM asked AS a
CROSS JOIN LATERAL (
	SELECT 'late' AS kind, e.dossier, e.agency, e.due FROM ended AS e WHERE e.day BETWEEN a.first_day AND a.last_day AND e.outcome = 'resolved' AND e.finished > e.due
	UNION ALL SELECT 'overdue', o.dossier, o.agency, o.due FROM overdue AS o WHERE o.day = a.last_day
	UNION ALL SELECT 'cleared', c.* FROM (SELECT DISTINCT ON (e.dossier) e.dossier, e.agency, e.due FROM ended AS e JOIN overdue AS o ON o.dossier = e.dossier AND o.day = a.first_day - 1
		WHERE e.day BETWEEN a.first_day AND a.last_day ORDER BY e.dossier, e.day) AS c) AS x
CROSS JOIN LATERAL (SELECT (array_agg(y.cause ORDER BY y.noted_at))[count(*)] AS cause, (array_agg(y.fault ORDER BY y.noted_at))[count(*)] AS fault,
	(array_agg(CASE WHEN y.responsible ~ '\S' THEN y.responsible END ORDER BY y.noted_at))[count(*)] AS responsible,
	min(CASE WHEN y.apologised_at < (a.last_day + 1)::timestamp AT TIME ZONE 'Asia/Ho_Chi_Minh' THEN (y.apologised_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date END) AS apologised
	FROM dossier_delay AS y WHERE y.dossier = x.dossier AND y.noted_at < (a.last_day + 1)::timestamp AT TIME ZONE 'Asia/Ho_Chi_Minh') AS k;
SELECT kind, count(*) > 300 AS many, count(cause) > 100 AS with_cause, count(*) FILTER (WHERE apologised <= due - 1) > 5 AS apologised_in_time,
	count(*) FILTER (WHERE apologised > due - 1) > 5 AS apologised_late FROM delay_known GROUP BY kind ORDER BY kind;
CREATE TABLE delay_expected AS
SELECT n, agency, fault, cause, count(*) FILTER (WHERE kind = 'overdue') AS open_overdue, count(*) FILTER (WHERE kind = 'late') AS resolved_late,
	count(*) FILTER (WHERE kind <> 'cleared' AND apologised IS NOT NULL) AS apologised, count(*) FILTER (WHERE kind <> 'cleared' AND apologised <= due - 1) AS in_time,
	count(*) FILTER (WHERE kind <> 'cleared' AND apologised > due - 1) AS late, count(*) FILTER (WHERE kind <> 'cleared' AND apologised IS NULL) AS without_apology,
	count(*) FILTER (WHERE kind <> 'cleared' AND (cause IS NULL OR fault IS NULL OR responsible IS NULL)) AS unexplained, count(*) FILTER (WHERE kind = 'cleared') AS cleared
FROM delay_known GROUP BY n, agency, fault, cause;
CREATE TABLE delay_counted AS
SELECT a.n, k.agency, k.fault, k.cause, k.open_overdue, k.resolved_late, k.apologised, k.apologised_in_time, k.apologised_late, k.without_apology, k.unexplained, k.cleared
FROM asked AS a CROSS JOIN LATERAL kpi_delay(a.period, a.as_of) AS k;
SELECT count(*) > 500 AS many, (SELECT count(*) FROM (TABLE delay_counted EXCEPT ALL TABLE delay_expected) AS x) AS too_many,
	(SELECT count(*) FROM (TABLE delay_expected EXCEPT ALL TABLE delay_counted) AS x) AS missing FROM delay_expected;
-- The sums are the form's, and each cell has its list.
SELECT count(*) AS differences FROM asked AS a
CROSS JOIN LATERAL (SELECT sum(k.open_overdue) AS overdue, sum(k.resolved_late) AS late FROM delay_counted AS k WHERE k.n = a.n) AS k
CROSS JOIN LATERAL (SELECT sum(f.open_overdue) AS overdue, sum(f.resolved_late) AS late FROM kpi_ii_06(a.period, a.as_of) AS f) AS f
WHERE (k.overdue, k.late) IS DISTINCT FROM (f.overdue, f.late);
SELECT count(*) AS cells, count(*) FILTER (WHERE (k.open_overdue, k.resolved_late, k.cleared, k.unexplained) IS DISTINCT FROM (l.overdue, l.late, l.cleared, l.unexplained)) AS differences
FROM (SELECT * FROM delay_counted WHERE n = 110) AS k
FULL JOIN (SELECT agency, fault, cause, count(*) FILTER (WHERE closing = 5) AS overdue, count(*) FILTER (WHERE closing = 3) AS late, count(*) FILTER (WHERE cleared) AS cleared,
	count(*) FILTER (WHERE delayed AND NOT explained) AS unexplained FROM delayed_stay('2022-05-10', '2022-05-20') GROUP BY agency, fault, cause) AS l
	ON l.agency = k.agency AND coalesce(l.fault, '') = coalesce(k.fault, '') AND coalesce(l.cause, '') = coalesce(k.cause, '');
SELECT w.within, count(k) > 3 AS rows, count(*) FILTER (WHERE k.agency <@ w.within) = count(k) AS its_own, count(k) = (SELECT count(*) FROM delay_counted AS c WHERE c.n = 110 AND c.agency <@ w.within) AS all_of_them
FROM (VALUES ('H56'::agency_code), ('H56.21'), ('H56.02'), ('H57')) AS w (within) LEFT JOIN LATERAL kpi_delay('[2022-05-10,2022-06-10)', '2022-05-20', w.within) AS k ON true
GROUP BY w.within ORDER BY w.within;
SELECT DISTINCT fault, fault_name, cause, cause_name FROM kpi_delay('[2022-04-01,2022-07-01)') WHERE cause = 'other' OR cause IS NULL ORDER BY fault;
-- The overdue of an evening, in the working days of each one's own calendar
CREATE TABLE overdue_list AS SELECT t.day, l.*, d.calendar FROM (SELECT DISTINCT last_day AS day FROM asked) AS t CROSS JOIN LATERAL overdue_on(t.day) AS l JOIN dossier AS d ON d.code = l.dossier;
SELECT count(*) > 300 AS many, count(*) FILTER (WHERE l.days_late <> (SELECT count(*) FROM generate_series(l.due_on + 1, l.day, '1 day') AS g WHERE is_working_day(g::date, calendar(l.calendar)))) AS differences,
	count(*) FILTER (WHERE l.days_late <> working_days_between(l.due_on, l.day)) > 5 AS calendar_matters FROM overdue_list AS l;
SELECT count(*) FILTER (WHERE o.dossier IS NULL OR l.dossier IS NULL OR l.agency <> o.agency OR l.due_on <> o.due OR l.received_on <> o.received) AS differences
FROM (SELECT * FROM overdue WHERE day IN (SELECT last_day FROM asked)) AS o FULL JOIN overdue_list AS l USING (day, dossier);
SELECT count(*) > 50 AS many, count(*) FILTER (WHERE o IS DISTINCT FROM n) AS differences
FROM (SELECT dossier, agency, procedure, due_on, days_late, cause, fault, responsible, apologised_at FROM overdue_on()) AS o
FULL JOIN (SELECT dossier, agency, procedure, due_on, days_late, cause, fault, responsible, apologised_at FROM overdue_now) AS n USING (dossier);
SELECT array_agg(DISTINCT agency ORDER BY agency) FROM overdue_on('2022-06-01', 'H56.21');

-- How digital: each metric in words of its own, over what was received and known in the evening

CREATE TABLE received AS
SELECT a.n, e.agency, e.channel, coalesce(d.online_level, p.online_level) AS online_level, p.result_on_paper, d.has_fee, d.paid_online, d.digitised, d.reused_data, d.population_data, d.e_result,
	e.finished IS NOT NULL AS ended, coalesce(e.returned_at < e.midnight, false) AS returned, e.return_channel
FROM asked AS a JOIN evening AS e ON e.day = a.last_day AND e.received BETWEEN a.first_day AND a.last_day
JOIN dossier AS d ON d.code = e.dossier JOIN procedure AS p ON p.code = e.procedure;
CREATE TABLE digital_expected AS
SELECT n, agency, 'channel_' || c AS metric, count(*) FILTER (WHERE channel = c) AS numerator, count(*) AS denominator, 0 AS unknown FROM received, unnest('{online,counter,post}'::text[]) AS c GROUP BY n, agency, c
UNION ALL SELECT n, agency, 'level_' || l, count(*) FILTER (WHERE CASE WHEN online_level IN ('none', 'information') THEN 'other' ELSE online_level END = l), count(*), 0
	FROM received, unnest('{full,partial,other}'::text[]) AS l GROUP BY n, agency, l
UNION ALL SELECT n, agency, 'online_where_offered', sum((channel = 'online')::integer), count(*), 0 FROM received WHERE online_level ~ 'full|partial' GROUP BY n, agency
UNION ALL SELECT n, agency, 'paid_online', count(*) FILTER (WHERE has_fee AND paid_online), count(*) FILTER (WHERE has_fee AND paid_online IS NOT NULL), count(*) FILTER (WHERE has_fee IS NULL OR paid_online IS NULL)
	FROM received WHERE has_fee IS DISTINCT FROM false GROUP BY n, agency
UNION ALL SELECT n, agency, m.metric, count(*) FILTER (WHERE m.value), count(m.value), count(*) - count(m.value)
	FROM received, LATERAL (VALUES ('digitised', digitised), ('reused_data', reused_data), ('population_data', population_data)) AS m (metric, value) GROUP BY n, agency, m.metric
UNION ALL SELECT n, agency, 'e_result', count(*) FILTER (WHERE result_on_paper AND e_result), count(CASE WHEN result_on_paper THEN e_result END), count(*) - count(CASE WHEN result_on_paper THEN e_result END)
	FROM received WHERE ended AND result_on_paper IS DISTINCT FROM false GROUP BY n, agency
UNION ALL SELECT n, agency, 'returned_by_post', count(*) FILTER (WHERE return_channel = 'post'), count(return_channel), count(*) - count(return_channel) FROM received WHERE returned GROUP BY n, agency;
CREATE TABLE digital_counted AS SELECT a.n, k.* FROM asked AS a CROSS JOIN LATERAL kpi_digital(a.period, a.as_of) AS k;
SELECT metric, sum(k.denominator) > 100 AS many, sum(k.unknown) > 0 AS some_unknown, count(*) FILTER (WHERE (k.numerator, k.denominator, k.unknown) IS DISTINCT FROM (e.numerator, e.denominator, e.unknown)) AS differences
FROM (SELECT n, agency, metric, numerator, denominator, unknown FROM digital_counted WHERE denominator + unknown > 0) AS k
FULL JOIN (SELECT n, agency, metric, numerator, denominator, unknown FROM digital_expected) AS e USING (n, agency, metric)
GROUP BY metric ORDER BY metric;
-- Every metric of every agency has its row; a rate is what stands beside it; the list behind is as long.
SELECT count(*) FILTER (WHERE metrics <> 13) AS gaps FROM (SELECT count(*) AS metrics FROM digital_counted GROUP BY n, agency) AS x;
SELECT count(*) FILTER (WHERE rate IS DISTINCT FROM round(100.0 * numerator / nullif(denominator, 0), 2) OR scale(rate) <> 2) AS broken FROM digital_counted;
SELECT count(*) > 50 AS cells, count(*) FILTER (WHERE (k.numerator, k.denominator, k.unknown) IS DISTINCT FROM (l.numerator, l.denominator, l.unknown)) AS differences
FROM (SELECT * FROM digital_counted WHERE n = 120 AND denominator + unknown > 0) AS k
FULL JOIN (SELECT agency, metric, count(*) FILTER (WHERE done) AS numerator, count(done) AS denominator, count(*) - count(done) AS unknown FROM digital_fact('2022-05-10', '2022-05-30') GROUP BY 1, 2) AS l USING (agency, metric);
SELECT array_agg(DISTINCT agency ORDER BY agency), count(*) = 13 * count(DISTINCT agency) AS metrics FROM kpi_digital('[2022-04-01,2022-07-01)', within => 'H56.21');

-- How long: the working time is cut out of days and hours, piece by piece

CREATE TABLE working AS
SELECT c.calendar, g::date AS day, tstzrange((g::date + h.opens) AT TIME ZONE 'Asia/Ho_Chi_Minh', (g::date + h.closes) AT TIME ZONE 'Asia/Ho_Chi_Minh') AS hours
FROM (VALUES ('vn'), ('kd_saturday')) AS c (calendar) CROSS JOIN generate_series(timestamp '2022-03-20', '2022-10-20', '1 day') AS g
JOIN calendar_hours AS h ON h.isodow = extract(isodow FROM g) AND h.calendar = c.calendar AND h.valid @> g::date
WHERE NOT EXISTS (SELECT FROM day_off AS o WHERE o.day = g::date AND o.calendar = 'vn');
CREATE TABLE working_all AS SELECT calendar, range_agg(hours) AS hours FROM working GROUP BY calendar;
CREATE FUNCTION length_of(parts tstzmultirange) RETURNS interval LANGUAGE sql IMMUTABLE
	RETURN (SELECT coalesce(make_interval(secs => sum(extract(epoch FROM upper(r) - lower(r)))::double precision), interval '0') FROM unnest(parts) AS r);
-- After the cutoff of a day that works the clock starts on the next one.
CREATE FUNCTION starts(received timestamptz, cal text) RETURNS timestamptz LANGUAGE sql STABLE
	RETURN CASE WHEN cal = 'kd_saturday' AND (received AT TIME ZONE 'Asia/Ho_Chi_Minh')::time >= '15:00'
			AND EXISTS (SELECT FROM working AS w WHERE w.calendar = cal AND w.day = (received AT TIME ZONE 'Asia/Ho_Chi_Minh')::date)
		THEN ((received AT TIME ZONE 'Asia/Ho_Chi_Minh')::date + 1)::timestamp AT TIME ZONE 'Asia/Ho_Chi_Minh' ELSE received END;
-- When the clock of each stood: in pauses, and from an end to what the diary says next, when that is no end
CREATE TABLE stood AS
SELECT x.dossier, range_agg(x.during) AS during FROM (
	SELECT dossier, during FROM dossier_pause
	UNION ALL SELECT d.dossier, tstzrange(d.finished_at, d.next_at) FROM (
		SELECT dossier, finished_at, lead(at) OVER w AS next_at, lead(finished_at) OVER w AS next_end FROM diary WINDOW w AS (PARTITION BY dossier ORDER BY seq)) AS d
	WHERE d.finished_at < d.next_at AND d.next_end IS NULL) AS x GROUP BY x.dossier;
CREATE TABLE taken AS
SELECT e.day, e.dossier, e.agency, e.procedure, e.finished_at, length_of(tstzmultirange(tstzrange(starts(e.received_at, d.calendar), e.finished_at)) * w.hours - coalesce(s.during, '{}')) AS used,
	CASE WHEN d.due_original IS NOT NULL THEN length_of(tstzmultirange(tstzrange(least(starts(e.received_at, d.calendar), d.due_original), d.due_original)) * w.hours) END AS promised
FROM (SELECT day, dossier, agency, procedure, finished_at, received_at FROM ended WHERE starts(received_at, 'vn') < finished_at) AS e
JOIN dossier AS d ON d.code = e.dossier JOIN working_all AS w ON w.calendar = d.calendar LEFT JOIN stood AS s ON s.dossier = e.dossier
WHERE starts(e.received_at, d.calendar) < e.finished_at;
INSERT INTO taken SELECT e.day, e.dossier, e.agency, e.procedure, e.finished_at, interval '0', (SELECT CASE WHEN d.due_original IS NOT NULL THEN length_of(tstzmultirange(tstzrange(least(starts(d.received_at, d.calendar), d.due_original), d.due_original)) * w.hours) END
	FROM dossier AS d JOIN working_all AS w ON w.calendar = d.calendar WHERE d.code = e.dossier)
FROM ended AS e WHERE NOT EXISTS (SELECT FROM taken AS t WHERE t.dossier = e.dossier AND t.day = e.day);
CREATE TABLE taken_then AS SELECT a.n, t.* FROM asked AS a JOIN taken AS t ON t.day BETWEEN a.first_day AND a.last_day;
CREATE TABLE counted_then AS SELECT a.n, s.* FROM asked AS a CROSS JOIN LATERAL stay_duration(a.first_day, a.last_day) AS s;
SELECT count(*) > 1000 AS many, count(*) FILTER (WHERE c.used IS DISTINCT FROM t.used) AS used, count(*) FILTER (WHERE c.promised IS DISTINCT FROM t.promised) AS promised,
	count(*) FILTER (WHERE c.agency IS DISTINCT FROM t.agency OR c.procedure IS DISTINCT FROM t.procedure) AS place, count(*) FILTER (WHERE s.during IS NOT NULL) > 300 AS some_stood
FROM taken_then AS t FULL JOIN counted_then AS c ON c.n = t.n AND c.dossier = t.dossier AND c.finished_at = t.finished_at LEFT JOIN stood AS s ON s.dossier = t.dossier;
-- The figures, means and quantiles from the ordered list
CREATE FUNCTION quantile(times interval[], q numeric) RETURNS interval LANGUAGE sql IMMUTABLE RETURN (
	SELECT (times[1 + floor(p.at)::integer] + (times[1 + ceil(p.at)::integer] - times[1 + floor(p.at)::integer]) * (p.at - floor(p.at))::double precision) FROM (SELECT q * (cardinality(times) - 1) AS at) AS p);
CREATE TABLE duration_counted AS SELECT a.n, k.* FROM asked AS a CROSS JOIN LATERAL kpi_duration(a.period, a.as_of) AS k WHERE a.n < 110;
SELECT count(*) > 200 AS many, count(*) FILTER (WHERE k.ended <> e.ended OR k.unknown <> 0 OR k.used <> e.used OR k.promised <> e.promised OR k.used_of_promised <> e.used_of_promised) AS sums,
	count(*) FILTER (WHERE abs(extract(epoch FROM k.mean - e.used / e.ended)) > 0.001 OR abs(extract(epoch FROM k.median - quantile(e.times, 0.5))) > 0.001
		OR abs(extract(epoch FROM k.quantile_95 - quantile(e.times, 0.95))) > 0.001) AS middles,
	count(*) FILTER (WHERE k.share IS DISTINCT FROM round(100 * extract(epoch FROM e.used_of_promised) / nullif(extract(epoch FROM e.promised), 0), 2) OR scale(k.share) <> 2) AS shares, count(*) FILTER (WHERE k.n IS NULL) AS missing
FROM (SELECT n, agency, procedure, count(*) AS ended, sum(used) AS used, sum(promised) AS promised, sum(used) FILTER (WHERE promised IS NOT NULL) AS used_of_promised, array_agg(used ORDER BY used) AS times
	FROM taken_then WHERE n < 110 GROUP BY n, agency, procedure) AS e
FULL JOIN (SELECT * FROM duration_counted WHERE ended > 0) AS k USING (n, agency, procedure);
-- Steps: by the agency of the step and the procedure in the evening, late by the day
SELECT count(*) > 100 AS many, count(*) FILTER (WHERE (k.steps, k.steps_late, k.steps_unknown, k.steps_used) IS DISTINCT FROM (x.steps, x.late, x.unknown, x.used)) AS differences, sum(x.late) > 20 AS some_late
FROM (SELECT a.n, x.agency, e.procedure, count(*) AS steps, count(*) FILTER (WHERE (x.finished_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date > ((x.due_at AT TIME ZONE 'Asia/Ho_Chi_Minh') - interval '1 microsecond')::date) AS late,
		count(*) FILTER (WHERE x.due_at IS NULL) AS unknown, sum(length_of(tstzmultirange(tstzrange(x.started_at, x.finished_at)) * w.hours - coalesce(s.during, '{}'))) AS used
	FROM asked AS a JOIN evening AS e ON e.day = a.last_day JOIN dossier_step AS x ON x.dossier = e.dossier AND (x.finished_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date BETWEEN a.first_day AND a.last_day
	JOIN dossier AS d ON d.code = x.dossier JOIN working_all AS w ON w.calendar = d.calendar LEFT JOIN stood AS s ON s.dossier = x.dossier
	WHERE a.n < 110 GROUP BY a.n, x.agency, e.procedure) AS x
FULL JOIN (SELECT * FROM duration_counted WHERE steps > 0) AS k USING (n, agency, procedure);
-- Nothing ended, or no step did: 0, and no time
SELECT count(*) FILTER (WHERE steps = 0) > 20 AS without_steps, count(*) FILTER (WHERE steps = 0 AND (steps_late, steps_unknown) IS DISTINCT FROM (0, 0) OR (steps = 0) <> (steps_used IS NULL)) AS broken,
	count(*) FILTER (WHERE ended = 0) > 20 AS steps_alone, count(*) FILTER (WHERE ended = 0 AND unknown <> 0 OR (ended = 0) <> (used IS NULL)) AS broken_too FROM duration_counted;
SELECT count(*) > 5 AS many, bool_and(agency <@ 'H56.21') AS its_own, count(*) = (SELECT count(*) FROM duration_counted WHERE n = 105 AND agency <@ 'H56.21') AS all_of_them
FROM kpi_duration('[2022-05-10,2022-06-10)', '2022-05-15', 'H56.21');

-- Submissions: answered within 8 working hours of the desk
CREATE TABLE submission_expected AS
SELECT a.n, s.agency, s.channel, count(*) AS submitted, count(*) FILTER (WHERE t.answer = 'a') AS accepted, count(*) FILTER (WHERE t.answer = 'r') AS refused, count(*) FILTER (WHERE t.answer = 'w') AS waiting,
	count(*) FILTER (WHERE t.answer = 'r' AND s.refusal_reason = 'duplicate') AS duplicate, count(*) FILTER (WHERE t.answer = 'r' AND s.refusal_reason IN ('other', 'whim')) AS other,
	count(*) FILTER (WHERE t.answer <> 'w' AND u.used <= interval '8 hours') AS in_time, count(*) FILTER (WHERE u.used > interval '8 hours') AS late
FROM asked AS a JOIN submission AS s ON (s.submitted_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date BETWEEN a.first_day AND a.last_day
CROSS JOIN LATERAL (SELECT (a.last_day + 1)::timestamp AT TIME ZONE 'Asia/Ho_Chi_Minh' AS midnight) AS m
CROSS JOIN LATERAL (SELECT CASE WHEN s.accepted_at < m.midnight THEN 'a' WHEN s.refused_at < m.midnight THEN 'r' ELSE 'w' END AS answer) AS t
JOIN working_all AS w ON w.calendar = CASE WHEN s.procedure = '9.000003' OR s.agency = 'H56.21.01' THEN 'kd_saturday' ELSE 'vn' END
CROSS JOIN LATERAL (SELECT length_of(tstzmultirange(tstzrange(s.submitted_at, least(s.accepted_at, s.refused_at, m.midnight))) * w.hours) AS used) AS u
GROUP BY a.n, s.agency, s.channel;
CREATE TABLE submission_counted AS SELECT a.n, k.* FROM asked AS a CROSS JOIN LATERAL kpi_submission(a.period, a.as_of) AS k;
SELECT count(*) > 300 AS many, sum(e.late) > 100 AS some_late, sum(e.waiting) > 100 AS some_waiting, sum(e.duplicate) > 10 AS some_duplicate, count(*) FILTER (WHERE (k.submitted, k.accepted, k.refused, k.waiting, k.refused_duplicate, k.refused_other, k.answered_in_time, k.late, k.unknown)
	IS DISTINCT FROM (e.submitted, e.accepted, e.refused, e.waiting, e.duplicate, e.other, e.in_time, e.late, e.submitted - e.in_time - e.late)) AS differences
FROM submission_expected AS e FULL JOIN submission_counted AS k USING (n, agency, channel);
SELECT count(*) FILTER (WHERE refused <> refused_incomplete + refused_inaccurate + refused_competence + refused_eligibility + refused_duplicate + refused_other OR submitted <> accepted + refused + waiting
	OR (rate IS NULL) <> (answered_in_time + late = 0) OR abs(rate - 100.0 * answered_in_time / nullif(answered_in_time + late, 0)) > 0.005) AS broken,
	sum(refused_incomplete) > 0 AND sum(refused_inaccurate) > 0 AND sum(refused_competence) > 0 AND sum(refused_eligibility) > 0 AS every_reason FROM submission_counted;
SELECT array_agg(DISTINCT agency ORDER BY agency) FROM kpi_submission('[2022-04-01,2022-07-01)', within => 'H56.21');

-- Before a limit is cut: day by day, as deadlines are counted
CREATE FUNCTION day_of(at timestamptz, cal text) RETURNS date LANGUAGE sql STABLE RETURN (SELECT max(w.day) FROM working AS w WHERE w.calendar = cal AND lower(w.hours) < at);
CREATE FUNCTION due_under(mine dossier_code, days integer, working_days boolean, finished timestamptz, policy text) RETURNS date LANGUAGE plpgsql STABLE AS $$
DECLARE
	d dossier;
	start timestamptz;
	due date;
	p record;
	n integer := days;
BEGIN
	SELECT * INTO d FROM dossier AS x WHERE x.code = mine;
	start := d.received_at;
	IF policy = 'restart' THEN
		start := coalesce((SELECT max(least(upper(q.during), finished)) FROM dossier_pause AS q WHERE q.dossier = mine AND q.reason = 'supplement' AND lower(q.during) < finished), start);
	END IF;
	due := (SELECT min(w.day) FROM working AS w WHERE w.calendar = d.calendar AND upper(w.hours) > starts(start, d.calendar));
	start := greatest(start, (SELECT min(lower(w.hours)) FROM working AS w WHERE w.calendar = d.calendar AND w.day = due));
	FOR p IN SELECT lower(q.during) AS since, least(upper(q.during), finished) AS till FROM dossier_pause AS q WHERE q.dossier = mine AND lower(q.during) < finished
			UNION ALL SELECT NULL, NULL ORDER BY 1 NULLS LAST LOOP
		-- The days counted so far
		WHILE n > 0 LOOP
			due := due + 1;
			IF NOT working_days OR EXISTS (SELECT FROM working AS w WHERE w.calendar = d.calendar AND w.day = due) THEN n := n - 1; END IF;
		END LOOP;
		WHILE NOT EXISTS (SELECT FROM working AS w WHERE w.calendar = d.calendar AND w.day = due) AND p.since IS NULL LOOP due := due + 1; END LOOP;
		EXIT WHEN p.since IS NULL;
		-- Begun after the end of what was counted: too late
		CONTINUE WHEN day_of(p.since, d.calendar) > (SELECT min(v.day) FROM working AS v WHERE v.calendar = d.calendar AND v.day >= due);
		CONTINUE WHEN p.till <= start;
		n := (SELECT count(*) FROM generate_series(greatest(day_of(p.since, d.calendar), day_of(start + interval '1 microsecond', d.calendar)) + 1, day_of(p.till, d.calendar), '1 day') AS g
			WHERE NOT working_days OR EXISTS (SELECT FROM working AS w WHERE w.calendar = d.calendar AND w.day = g::date));
	END LOOP;
	RETURN due;
END;
$$;
CREATE FUNCTION what_if_differs(new_limit time_limit, days integer, working_days boolean, policy text) RETURNS TABLE (many boolean, some_late boolean, due bigint, differences bigint) LANGUAGE plpgsql AS $$
BEGIN
	UPDATE registry_meta SET clock_policy = policy;
	RETURN QUERY SELECT count(*) > 60, count(*) FILTER (WHERE u.would_close = 3) > 10, count(*) FILTER (WHERE due_day(u.due_at) IS DISTINCT FROM e.due_then),
		count(*) FILTER (WHERE (u.would_close = 3) IS DISTINCT FROM (e.outcome = 'resolved' AND e.finished > e.due_then) OR u.agency IS DISTINCT FROM e.agency
			OR (u.closing = 3) IS DISTINCT FROM coalesce(e.outcome = 'resolved' AND e.finished > e.due, false))
	FROM (SELECT *, due_under(dossier, days, working_days, finished_at, policy) AS due_then FROM ended WHERE procedure IN ('9.000001', '9.000003') AND day BETWEEN '2022-04-15' AND '2022-06-20') AS e
	FULL JOIN (SELECT s.* FROM (VALUES ('9.000001'::procedure_code), ('9.000003')) AS p (procedure) CROSS JOIN LATERAL stay_under_limit(p.procedure, new_limit, '2022-04-15', '2022-06-20') AS s) AS u
		ON u.dossier = e.dossier AND u.finished_at = e.finished_at;
	UPDATE registry_meta SET clock_policy = 'pause';
END;
$$;
SELECT 'pause' AS policy, (what_if_differs('2 ngày làm việc', 2, true, 'pause')).* UNION ALL SELECT 'restart', (what_if_differs('2 ngày làm việc', 2, true, 'restart')).*
UNION ALL SELECT 'pause', (what_if_differs('6 ngày', 6, false, 'pause')).*;
SELECT count(*) > 3 AS many, count(*) FILTER (WHERE (w.ended, w.late, w.would_be_late, w.unknown) IS DISTINCT FROM (e.ended, e.late, e.would_be_late, 0) OR w.rate IS DISTINCT FROM round(100.0 * e.late / e.ended, 2)
	OR w.would_be_rate IS DISTINCT FROM round(100.0 * e.would_be_late / e.ended, 2) OR scale(w.rate) <> 2 OR scale(w.would_be_rate) <> 2) AS differences
FROM what_if('9.000001', '2 ngày làm việc', '[2022-04-15,2022-07-01)', '2022-06-20') AS w
FULL JOIN (SELECT agency, count(*) AS ended, count(*) FILTER (WHERE outcome = 'resolved' AND finished > due) AS late,
	count(*) FILTER (WHERE outcome = 'resolved' AND finished > due_under(dossier, 2, true, finished_at, 'pause')) AS would_be_late
	FROM ended WHERE procedure = '9.000001' AND day BETWEEN '2022-04-15' AND '2022-06-20' GROUP BY agency) AS e USING (agency);
SELECT array_agg(agency) FROM what_if('9.000001', '2 ngày làm việc', '[2022-04-15,2022-07-01)', within => 'H56.21');
SELECT sum(ended) > 10 AS some, sum(unknown) = sum(ended) AS all_unknown, bool_and(would_be_rate IS NULL) AS no_rate FROM what_if('9.000001', NULL, '[2022-04-15,2022-07-01)');
-- The limit of which 95 of 100 used less than half; a longer one makes more candidates.
UPDATE procedure SET time_limit = '60 ngày' WHERE code = '9.000001';
SELECT c.procedure, c.procedure_name, c.field, c.time_limit, c.ended = e.ended AS ended, c.dossiers_a_year = round(e.ended * 365 / 82.0) AS a_year, abs(extract(epoch FROM c.quantile_95 - quantile(e.times, 0.95))) < 0.001 AS quantile,
	abs(extract(epoch FROM c.limit_time - e.limit_time)) < 0.001 AS limit_time, abs(c.share - 100 * extract(epoch FROM quantile(e.times, 0.95)) / extract(epoch FROM e.limit_time)) < 0.01 AS share,
	abs(c.limit_days - e.limit_days) < 0.01 AS limit_days, abs(c.saving_days - c.dossiers_a_year * e.limit_days * (1 - extract(epoch FROM quantile(e.times, 0.95)) / extract(epoch FROM e.limit_time))) < 0.1 AS saving,
	(scale(c.share), scale(c.limit_days), scale(c.saving_days)) = (2, 2, 1) AS digits
FROM simplification_candidate('[2022-04-01,2022-07-01)', '2022-06-21') AS c
JOIN (SELECT t.procedure, count(*) AS ended, array_agg(t.used ORDER BY t.used) AS times,
		avg(length_of(tstzmultirange(tstzrange(starts(d.received_at, d.calendar), x.due)) * w.hours)) AS limit_time,
		avg((SELECT count(DISTINCT v.day) FROM working AS v WHERE v.calendar = d.calendar AND v.day > (d.received_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date AND v.day <= (x.due AT TIME ZONE 'Asia/Ho_Chi_Minh')::date)) AS limit_days
	FROM taken AS t JOIN dossier AS d ON d.code = t.dossier JOIN working_all AS w ON w.calendar = d.calendar
	CROSS JOIN LATERAL (SELECT min(upper(v.hours)) FILTER (WHERE NOT EXISTS (SELECT FROM working AS z WHERE z.calendar = v.calendar AND z.day = v.day AND z.hours >> v.hours)) AS due FROM working AS v WHERE v.calendar = d.calendar
		AND v.day >= 60 + (SELECT min(z.day) FROM working AS z WHERE z.calendar = d.calendar AND upper(z.hours) > starts(d.received_at, d.calendar))) AS x
	WHERE t.day BETWEEN '2022-04-01' AND '2022-06-21' GROUP BY t.procedure) AS e USING (procedure);
SELECT count(*) FROM simplification_candidate('[2022-04-01,2022-07-01)', '2022-06-21', 'H57') UNION ALL SELECT count(*) FROM simplification_candidate('empty') UNION ALL SELECT count(*) FROM what_if('9.000001', '2 ngày', NULL);
UPDATE procedure SET valid = '(,2022-06-01)' WHERE code = '9.000001';
SELECT count(*) FROM simplification_candidate('[2022-04-01,2022-07-01)', '2022-06-21');

-- Why was it late?  What the agencies used adds up to what the dossier used.
SELECT count(*) > 100 AS many, count(*) FILTER (WHERE abs(extract(epoch FROM y.by_agencies - coalesce(t.used, interval '0'))) > 0.001) AS differences, count(*) FILTER (WHERE y.agencies > 1) > 50 AS some_moved,
	count(*) FILTER (WHERE abs(y.share - 100 * extract(epoch FROM t.used) / nullif(extract(epoch FROM t.promised), 0)) > 0.05) AS shares
FROM (SELECT dossier, max(day) AS day FROM ended GROUP BY dossier) AS e
JOIN dossier AS d ON d.code = e.dossier AND d.finished_at IS NOT NULL JOIN taken AS t ON t.dossier = e.dossier AND t.day = e.day
CROSS JOIN LATERAL (SELECT sum(working_time) FILTER (WHERE what IN ('receipt', 'transfer', 'reopening')) AS by_agencies, sum(share) FILTER (WHERE what IN ('receipt', 'transfer', 'reopening')) AS share,
	count(*) FILTER (WHERE what IN ('receipt', 'transfer', 'reopening')) AS agencies FROM why_late(e.dossier)) AS y;
SELECT receive_dossier('9.000003', 'H56.21', 'online', '2022-04-07 16:00+07', code => 'H56.21-220407-9001'), pause('H56.21-220407-9001', 'supplement', '2022-04-12 09:00+07'),
	resume('H56.21-220407-9001', '2022-04-13 09:00+07'), transfer('H56.21-220407-9001', 'H56.21.02', 'outside_competence', at => '2022-04-14 10:00+07');
INSERT INTO dossier_step (dossier, step_no, agency, name, started_at, due_at, finished_at) VALUES ('H56.21-220407-9001', 1, 'H56.21', 'Thẩm định', '2022-04-08 08:00+07', '2022-04-08 17:00+07', '2022-04-14 10:00+07');
SELECT finish('H56.21-220407-9001', at => '2022-04-25 09:00+07');
SET timezone = '<+07>-07';
SELECT what, detail, agency, from_at, until_at, working_time, share FROM why_late('H56.21-220407-9001');
SELECT count(*) FROM why_late('H56.21-220407-9002') UNION ALL SELECT count(*) FROM why_late(NULL) UNION ALL SELECT count(*) FROM why_late((SELECT code FROM dossier WHERE voided_at IS NOT NULL LIMIT 1));
SET timezone = 'America/New_York';
-- An end that was corrected on a later day was no reopening: the clock did not stand.
SELECT receive_dossier('9.000001', 'H56.21', 'online', '2022-04-07 08:00+07', code => 'H56.21-220407-9006'), finish('H56.21-220407-9006', at => '2022-04-12 09:00+07');
UPDATE dossier SET finished_at = '2022-04-13 09:00+07', since = '2022-04-20 09:00+07', since_cause = 'correction' WHERE code = 'H56.21-220407-9006';
SELECT used FROM stay_duration('2022-04-12', '2022-04-12') WHERE dossier = 'H56.21-220407-9006' UNION ALL SELECT used FROM stay_duration('2022-04-20', '2022-04-20') WHERE dossier = 'H56.21-220407-9006';
-- What is corrected twice, reopened after it, and corrected again: each time the last end is the one, and the clock stood once.
SELECT receive_dossier('9.000001', 'H56.21', 'online', '2022-04-07 08:00+07', code => 'H56.21-220407-9007'), finish('H56.21-220407-9007', at => '2022-04-12 09:00+07');
CREATE VIEW mended AS SELECT w.what, w.agency, w.from_at AT TIME ZONE 'Asia/Ho_Chi_Minh' AS from_at, w.until_at AT TIME ZONE 'Asia/Ho_Chi_Minh' AS until_at, w.working_time,
	(SELECT s.used FROM stay_duration('2022-04-07', '2022-12-31') AS s WHERE s.dossier = 'H56.21-220407-9007' ORDER BY s.finished_at DESC LIMIT 1) AS used FROM why_late('H56.21-220407-9007') AS w;
UPDATE dossier SET finished_at = '2022-04-14 09:00+07', since = '2022-04-20 09:00+07', since_cause = 'correction' WHERE code = 'H56.21-220407-9007';
UPDATE dossier SET finished_at = '2022-04-13 09:00+07', since = '2022-04-20 10:00+07', since_cause = 'correction' WHERE code = 'H56.21-220407-9007';
SELECT * FROM mended;
UPDATE dossier SET channel = 'post', since = '2022-04-21 10:00+07', since_cause = 'correction' WHERE code = 'H56.21-220407-9007';
SELECT * FROM mended;
SELECT reopen('H56.21-220407-9007', 'result_error', '2022-04-25 09:00+07'), finish('H56.21-220407-9007', at => '2022-04-27 09:00+07');
SELECT * FROM mended;
UPDATE dossier SET finished_at = '2022-04-26 09:00+07', since = '2022-04-29 10:00+07', since_cause = 'correction' WHERE code = 'H56.21-220407-9007';
SELECT * FROM mended;
-- The end came with a transfer that was noted later: nobody worked on it after its end.
SELECT receive_dossier('9.000001', 'H56.21', 'online', '2022-04-07 08:00+07', code => 'H56.21-220407-9008');
UPDATE dossier SET agency = 'H56.02', finished_at = '2022-04-12 09:00+07', outcome = 'resolved', since = '2022-04-20 09:00+07', since_cause = 'transfer' WHERE code = 'H56.21-220407-9008';
SELECT what, agency, from_at AT TIME ZONE 'Asia/Ho_Chi_Minh' AS from_at, until_at AT TIME ZONE 'Asia/Ho_Chi_Minh' AS until_at, working_time FROM why_late('H56.21-220407-9008');
-- All that begins in one instant: the agency, its step, the pause; what begins at the end, or after it
INSERT INTO dossier (code, procedure, agency, channel, received_at, due_original, due_at, finished_at, outcome, calendar) VALUES
	('H56.21-220407-9010', '9.000001', 'H56.21', 'online', '2022-04-07 08:00+07', '2022-04-07 08:00+07', '2022-04-07 08:00+07', '2022-04-07 17:00+07', 'resolved', 'vn');
INSERT INTO dossier_step (dossier, step_no, agency, name, started_at, finished_at) VALUES ('H56.21-220407-9010', 1, 'H56.21', 'đầu', '2022-04-07 08:00+07', '2022-04-07 15:00+07'),
	('H56.21-220407-9010', 2, 'H56.21', 'cuối', '2022-04-07 17:00+07', NULL), ('H56.21-220407-9010', 3, 'H56.21', 'sau', '2022-04-07 17:00:01+07', NULL), ('H56.21-220407-9010', 4, 'H56.21', 'ngay', '2022-04-07 16:00+07', '2022-04-07 16:00+07');
INSERT INTO dossier_pause (dossier, during, reason) VALUES ('H56.21-220407-9010', '[2022-04-07 08:00+07,2022-04-07 10:00+07)', 'supplement'), ('H56.21-220407-9010', '[2022-04-07 17:00+07,2022-04-08 08:00+07)', 'other'),
	('H56.21-220407-9010', '[2022-04-08 08:00+07,2022-04-09 08:00+07)', 'other');
SELECT what, detail, from_at AT TIME ZONE 'Asia/Ho_Chi_Minh' AS from_at, until_at AT TIME ZONE 'Asia/Ho_Chi_Minh' AS until_at, working_time, share FROM why_late('H56.21-220407-9010');
SELECT ended, used, promised, share FROM kpi_duration('[2022-04-07,2022-04-08)', within => 'H56.21') WHERE promised = interval '0';
-- A pause is known from the evening of the day on which it begins, and what an end and a reopening leave between them from that of the reopening.
SELECT receive_dossier('9.000001', 'H56.21', 'online', '2022-04-07 08:00+07', code => 'H56.21-220407-9011'), pause('H56.21-220407-9011', 'other', '2022-04-08 23:59:59.999999+07'), resume('H56.21-220407-9011', '2022-04-09 10:00+07'),
	pause('H56.21-220407-9011', 'other', '2022-04-10 00:00+07'), resume('H56.21-220407-9011', '2022-04-10 10:00+07'), finish('H56.21-220407-9011', at => '2022-04-11 09:00+07'), reopen('H56.21-220407-9011', 'other', '2022-04-12 23:59:59.999999+07'),
	finish('H56.21-220407-9011', at => '2022-04-14 09:00+07'), reopen('H56.21-220407-9011', 'other', '2022-04-16 00:00+07');
SELECT day::date, (SELECT array_agg(r ORDER BY r) FROM unnest(k.stopped) AS r) AS stopped FROM generate_series(timestamp '2022-04-07', '2022-04-16', '1 day') AS day CROSS JOIN LATERAL clock_stop('H56.21-220407-9011', day::date) AS k;
-- Of all dossiers of a period at once as of one, in every period of these days: pauses over on the day of the receipt, at the last instant of a day, at midnight, and one that lasts
INSERT INTO dossier (code, procedure, agency, channel, received_at) VALUES ('H56.21-220407-9012', '9.000001', 'H56.21', 'online', '2022-04-07 08:00+07');
INSERT INTO dossier_pause (dossier, during, reason) VALUES ('H56.21-220407-9012', '[2022-04-07 10:00+07,2022-04-07 11:00+07)', 'supplement'), ('H56.21-220407-9012', '[2022-04-08 10:00+07,2022-04-08 23:59:59.999999+07)', 'supplement'),
	('H56.21-220407-9012', '[2022-04-09 10:00+07,2022-04-10 00:00+07)', 'other'), ('H56.21-220407-9012', '[2022-04-13 00:00+07,)', 'supplement');
SELECT count(*) > 500 AS many, count(k.stopped) > 100 AS some_stood, count(*) FILTER (WHERE k.stopped IS DISTINCT FROM nullif(o.stopped, '{}')) AS differences
FROM generate_series(timestamp '2022-04-06', '2022-04-16', '1 day') AS f, generate_series(f, '2022-04-16', '1 day') AS l CROSS JOIN LATERAL (
	SELECT s.dossier, k.stopped FROM stay_in(f::date, l::date) AS s LEFT JOIN clock_stop_in(f::date, l::date) AS k ON k.dossier = s.dossier OFFSET 0) AS k
CROSS JOIN LATERAL clock_stop(k.dossier, l::date) AS o;
DELETE FROM dossier WHERE code IN ('H56.21-220407-9011', 'H56.21-220407-9012');
-- Counted are those whose calendar reaches from the receipt, or the step's beginning, to a month after the end, or the step's end.
INSERT INTO dossier (code, procedure, agency, channel, received_at, due_original, due_at, finished_at, outcome, calendar)
SELECT dossier_code('H56.02', '2022-04-07', 9100 + r.n), '9.000003', 'H56.02', 'post', (r.received + time '08:00') AT TIME ZONE 'Asia/Ho_Chi_Minh', (r.received + 9 + time '08:00') AT TIME ZONE 'Asia/Ho_Chi_Minh', (r.received + 9 + time '08:00') AT TIME ZONE 'Asia/Ho_Chi_Minh',
	(r.finished + time '08:00') AT TIME ZONE 'Asia/Ho_Chi_Minh', 'resolved', 'vn'
FROM (SELECT first_day(calendar('vn')) AS first, last_day(calendar('vn')) AS last) AS c CROSS JOIN LATERAL (VALUES (1, first - 1, first + 40), (2, first, first + 40), (3, last - 60, last - 31), (4, last - 60, last - 30)) AS r (n, received, finished);
INSERT INTO dossier_step (dossier, step_no, agency, started_at, finished_at)
SELECT 'H56.21-220407-9010', r.n, 'H56.21', (r.started + time '08:00') AT TIME ZONE 'Asia/Ho_Chi_Minh', (r.finished + time '08:00') AT TIME ZONE 'Asia/Ho_Chi_Minh'
FROM (SELECT first_day(calendar('vn')) AS first, last_day(calendar('vn')) AS last) AS c CROSS JOIN LATERAL (VALUES (11, first - 1, first + 40), (12, first, first + 40), (13, last - 9, last), (14, last - 9, last + 1)) AS r (n, started, finished);
UPDATE dossier SET received_at = '1970-01-01', finished_at = '2099-01-01' WHERE code = 'H56.21-220407-9010';
SELECT sequence(s.dossier) - 9100 AS n, s.used IS NOT NULL AS counted, s.promised IS NOT NULL AS promised, u.would_close IS NOT NULL AS judged, y.working_time IS NOT NULL AS told
FROM (SELECT first_day(calendar('vn')) AS first, last_day(calendar('vn')) AS last) AS c CROSS JOIN LATERAL stay_duration(first, last) AS s JOIN LATERAL stay_under_limit('9.000003', '1 ngày', first, last) AS u USING (dossier)
CROSS JOIN LATERAL why_late(s.dossier) AS y WHERE sequence(s.dossier) BETWEEN 9101 AND 9104 ORDER BY 1;
SELECT e.step_no, e.used IS NOT NULL AS counted FROM (SELECT first_day(calendar('vn')) AS first, last_day(calendar('vn')) AS last) AS c CROSS JOIN LATERAL ended_step(first, last + 1) AS e WHERE e.dossier = 'H56.21-220407-9010' ORDER BY 1;
DELETE FROM dossier WHERE sequence(code) BETWEEN 9010 AND 9104;
-- A candidate used less than half of its limit: 8 hours, of which one took 4 and one 3.
INSERT INTO agency (code, name, kind, parent) VALUES ('H56.09', 'Sở I', 'department', 'H56');
INSERT INTO procedure (code, name, field_id, agency, levels, time_limit) SELECT format('9.00001%s', n)::procedure_code, 'Tám giờ ' || n, 1, 'H56.09', '{province}', '8 giờ làm việc' FROM generate_series(1, 2) AS n;
INSERT INTO dossier (code, procedure, agency, channel, received_at, finished_at, outcome, calendar) VALUES ('H56.09-220407-0001', '9.000011', 'H56.09', 'post', '2022-04-07 08:00+07', '2022-04-07 13:30+07', 'resolved', 'vn'),
	('H56.09-220407-0002', '9.000012', 'H56.09', 'post', '2022-04-07 08:00+07', '2022-04-07 11:00+07', 'resolved', 'vn');
SELECT procedure, dossiers_a_year, quantile_95, limit_time, share, limit_days, saving_days FROM simplification_candidate('[2022-04-07,2022-04-08)', within => 'H56.09');
-- One wrong date or calendar stops no report.
INSERT INTO dossier (code, procedure, agency, channel, received_at, due_original, due_at, finished_at, outcome, calendar) VALUES
	('H56.02-220407-9003', '9.000003', 'H56.02', 'post', '1975-04-07 08:00+07', '1975-04-17 08:00+07', '1975-04-17 08:00+07', '2022-04-11 08:00+07', 'resolved', 'vn'),
	('H56.02-220407-9004', '9.000003', 'H56.02', 'post', '2022-04-07 08:00+07', '9999-04-17 08:00+07', '9999-04-17 08:00+07', '2022-04-11 08:00+07', 'resolved', 'vn'),
	('H56.02-220407-9005', '9.000003', 'H56.02', 'post', '2022-04-07 08:00+07', '2022-04-17 08:00+07', '2022-04-17 08:00+07', '2022-04-11 08:00+07', 'resolved', 'gone_for_good');
INSERT INTO dossier_pause (dossier, during, reason) VALUES ('H56.02-220407-9004', '[1970-01-01,1970-02-01)', 'other'), ('H56.02-220407-9004', '[2022-04-08 08:00+07,9998-01-01)', 'other');
INSERT INTO submission (procedure, agency, channel, submitted_at, accepted_at) VALUES ('9.000001', 'H56.02', 'post', '1975-01-01', '1975-01-02');
SELECT ended, unknown, used, promised FROM kpi_duration('[2022-04-11,2022-04-12)', within => 'H56.02') WHERE procedure = '9.000003';
SELECT late, would_be_late, unknown >= 2 AS unknown FROM what_if('9.000003', '1 ngày', '[2022-04-11,2022-04-12)', within => 'H56.02');
SELECT count(*) > 0 AS counted FROM simplification_candidate('[2022-04-11,2022-04-12)');
SELECT submitted, answered_in_time, late, unknown, rate FROM kpi_submission('[1974-12-31,1975-01-03)');
-- ... nor does a first promise that was mended after a stay had ended: the day of the stay is not that of the promise that is counted.
INSERT INTO dossier (code, procedure, agency, channel, received_at, due_original, due_at, finished_at, outcome, calendar) VALUES
	('H56.02-220407-9006', '9.000003', 'H56.02', 'post', '2022-04-07 08:00+07', '2022-04-17 08:00+07', '2022-04-17 08:00+07', '2022-04-11 08:00+07', 'resolved', 'vn');
SELECT reopen('H56.02-220407-9006', 'other', '2022-04-12 08:00+07');
UPDATE dossier SET due_original = '9999-04-17 08:00+07' WHERE code = 'H56.02-220407-9006';
SELECT h.due_original_on, s.used, s.promised FROM stay_duration('2022-04-11', '2022-04-11') AS s JOIN dossier_past AS h ON h.dossier = s.dossier AND h.leaves = 'reopened' WHERE s.dossier = 'H56.02-220407-9006';
DELETE FROM dossier WHERE code = 'H56.02-220407-9006';
-- An answer in the last microsecond of the evening is known in it; a day at either end that the calendar does not reach is not counted.
INSERT INTO submission (procedure, agency, channel, submitted_at, accepted_at, refused_at, refusal_reason) VALUES
	('9.000001', 'H56.02', 'post', '2023-03-01 08:00+07', '2023-03-01 23:59:59.999999+07', NULL, NULL),
	('9.000001', 'H56.02', 'post', '2023-03-01 08:00+07', '2023-03-02 00:00+07', NULL, NULL),
	('9.000001', 'H56.02', 'post', '2023-03-01 08:00+07', NULL, '2023-03-01 23:59:59.999999+07', 'incomplete'),
	('9.000001', 'H56.02', 'post', '2023-03-01 08:00+07', NULL, '2023-03-02 00:00+07', 'incomplete'),
	('9.000001', 'H56.02', 'post', '1960-03-01 08:00+07', '2023-03-01 08:00+07', NULL, NULL),
	('9.000001', 'H56.02', 'post', '2023-02-28 08:00+07', '9998-03-01 08:00+07', NULL, NULL);
SELECT accepted, refused, waiting FROM kpi_submission('[2023-03-01,2023-03-02)');
SELECT local_day(submitted_at) AS day, answer, used, in_time FROM submission_answer('1960-03-01', '1960-03-01', '2023-03-01') UNION ALL SELECT local_day(submitted_at), answer, used, in_time FROM submission_answer('2023-02-28', '2023-02-28', '9999-01-01');
DELETE FROM submission WHERE submitted_at >= '2023-02-28' OR submitted_at < '1961-01-01';
SELECT what, working_time, share FROM why_late('H56.02-220407-9003');

-- No period, a period without bounds, an evening before it; another time zone; the views
CREATE FUNCTION answer(f text, args text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE n bigint;
BEGIN
	EXECUTE format('SELECT count(*) FROM %s(%s)', f, args) INTO n;
	RETURN n || ' rows';
EXCEPTION WHEN invalid_parameter_value THEN RETURN SQLERRM;
END;
$$;
SELECT f, answer(f, 'NULL') AS none, answer(f, '''empty''') AS empty, answer(f, '''[2022-05-01,)''') AS endless, answer(f, '''[2022-05-01,2022-06-01)'', ''2022-04-30''') AS too_early
FROM unnest('{kpi_delay,kpi_digital,kpi_duration,kpi_submission}'::text[]) AS f;
CREATE FUNCTION differences(f text) RETURNS TABLE (many boolean, too_many bigint, missing bigint) LANGUAGE plpgsql AS $$
BEGIN
	RETURN QUERY EXECUTE format('WITH v AS MATERIALIZED (SELECT * FROM %1$s WHERE kind IN (''official_month'', ''official_half'') AND year = 2022 AND n BETWEEN 1 AND 7),
		k AS MATERIALIZED (SELECT p.kind, p.year, p.n, p.label, p.from_day, p.last_day, k.* FROM reporting_period AS p CROSS JOIN LATERAL %1$s(daterange(p.from_day, p.last_day, ''[]'')) AS k
			WHERE p.kind IN (''official_month'', ''official_half'') AND p.year = 2022 AND p.n BETWEEN 1 AND 7)
		SELECT (SELECT count(*) FROM v) > 30, (SELECT count(*) FROM (TABLE v EXCEPT ALL TABLE k) AS x), (SELECT count(*) FROM (TABLE k EXCEPT ALL TABLE v) AS x)', f);
END;
$$;
SELECT f, d.* FROM unnest('{kpi_delay,kpi_digital,kpi_duration,kpi_submission}'::text[]) AS f, differences(f) AS d;
-- Beside a code stands what label() says of it.
CREATE FUNCTION named(query text) RETURNS TABLE (codes text, several boolean, misnamed bigint) LANGUAGE plpgsql AS $$
BEGIN
	RETURN QUERY EXECUTE format('SELECT string_agg(DISTINCT n.code, '' '' ORDER BY n.code), count(r ->> n.code) > 3, count(*) FILTER (WHERE r ->> (n.code || ''_name'') IS DISTINCT FROM label(n.list, r ->> n.code))
		FROM (SELECT to_jsonb(q) AS r FROM %s AS q) AS x JOIN (VALUES (''level'', ''admin_level''), (''online_level'', ''online_level''), (''channel'', ''channel''), (''metric'', ''digital_metric''), (''fault'', ''fault''), (''cause'', ''delay_cause''), (''opening'', ''dossier_opening''),
			(''closing'', ''dossier_class''), (''class'', ''dossier_class''), (''outcome'', ''outcome''), (''status'', ''dossier_status''), (''pause_reason'', ''pause_reason'')) AS n (code, list) ON r ? (n.code || ''_name'')', query);
END;
$$;
SELECT q, n.* FROM unnest(ARRAY['kpi_delay(''[2022-04-01,2022-07-01)'')', 'kpi_digital(''[2022-04-01,2022-07-01)'')', 'kpi_duration(''[2022-04-01,2022-07-01)'')', 'kpi_submission(''[2022-04-01,2022-07-01)'')',
	'dossiers_behind(''II.06'', 3, ''[2022-04-01,2022-07-01)'')', 'dossiers_behind(''cohort'', 1, ''[2022-04-01,2022-07-01)'')', 'overdue_on(''2022-05-20'')',
	'what_if(''9.000003'', ''5 ngày'', ''[2022-04-01,2022-07-01)'')', 'dossier_now', 'overdue_now', 'paused_now', 'unanswered_supplement']) AS q, named(q) AS n;
SET timezone = 'Pacific/Kiritimati';
SELECT (SELECT count(*) FROM (SELECT 110, agency, fault, cause, open_overdue, resolved_late, apologised, apologised_in_time, apologised_late, without_apology, unexplained, cleared
		FROM kpi_delay('[2022-05-10,2022-06-10)', '2022-05-20') EXCEPT ALL TABLE delay_counted) AS x) AS delay,
	(SELECT count(*) FROM (SELECT * FROM kpi_digital('[2022-05-10,2022-06-10)', '2022-05-20') EXCEPT ALL SELECT agency, agency_name, level, label('admin_level', level), metric, label('digital_metric', metric), numerator, denominator, rate, unknown FROM digital_counted WHERE n = 110) AS x) AS digital;
SET timezone = 'America/New_York';

SET search_path = cchc, public;
DROP SCHEMA kd CASCADE;
DELETE FROM calendar_hours WHERE calendar = 'kd_saturday';
DELETE FROM calendar WHERE name = 'kd_saturday';
