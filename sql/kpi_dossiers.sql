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
					CASE pick('{pause,pause,finish,finish,finish,transfer,reschedule,note,apologise,plain due,plain none,plain agency,plain channel}')
						WHEN 'pause' THEN PERFORM pause(mine, pick('{supplement,supplement,financial_obligation,other}'), at);
						WHEN 'finish' THEN PERFORM finish(mine, pick('{resolved,resolved,resolved,rejected,withdrawn,closed}'), at);
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
			EXCEPTION WHEN datetime_field_overflow OR object_not_in_prerequisite_state OR check_violation THEN NULL;
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
ANALYZE dossier, dossier_past, dossier_pause, dossier_delay;
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

-- Delays

CREATE TABLE delay_known AS
SELECT a.n, x.kind, x.dossier, x.agency, k.cause, k.fault, k.responsible, k.apologised, x.due FROM asked AS a
CROSS JOIN LATERAL (
	SELECT 'late' AS kind, e.dossier, e.agency, e.due FROM ended AS e WHERE e.day BETWEEN a.first_day AND a.last_day AND e.outcome = 'resolved' AND e.finished > e.due
	UNION ALL SELECT 'overdue', o.dossier, o.agency, o.due FROM overdue AS o WHERE o.day = a.last_day
	UNION ALL SELECT 'cleared', c.* FROM (SELECT DISTINCT ON (e.dossier) e.dossier, e.agency, e.due FROM ended AS e JOIN overdue AS o ON o.dossier = e.dossier AND o.day = a.first_day - 1
		WHERE e.day BETWEEN a.first_day AND a.last_day ORDER BY e.dossier, e.day) AS c) AS x
CROSS JOIN LATERAL (SELECT (array_agg(y.cause ORDER BY y.noted_at))[count(*)] AS cause, (array_agg(y.fault ORDER BY y.noted_at))[count(*)] AS fault,
	(array_agg(y.responsible ORDER BY y.noted_at))[count(*)] AS responsible,
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
SELECT count(*) FILTER (WHERE (rate IS NULL) <> (denominator = 0) OR abs(rate - 100.0 * numerator / nullif(denominator, 0)) > 0.005) AS broken FROM digital_counted;
SELECT count(*) > 50 AS cells, count(*) FILTER (WHERE (k.numerator, k.denominator, k.unknown) IS DISTINCT FROM (l.numerator, l.denominator, l.unknown)) AS differences
FROM (SELECT * FROM digital_counted WHERE n = 120 AND denominator + unknown > 0) AS k
FULL JOIN (SELECT agency, metric, count(*) FILTER (WHERE done) AS numerator, count(done) AS denominator, count(*) - count(done) AS unknown FROM digital_fact('2022-05-10', '2022-05-30') GROUP BY 1, 2) AS l USING (agency, metric);
SELECT array_agg(DISTINCT agency ORDER BY agency), count(*) = 13 * count(DISTINCT agency) AS metrics FROM kpi_digital('[2022-04-01,2022-07-01)', within => 'H56.21');

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
FROM unnest('{kpi_delay,kpi_digital}'::text[]) AS f;
CREATE FUNCTION differences(f text) RETURNS TABLE (many boolean, too_many bigint, missing bigint) LANGUAGE plpgsql AS $$
BEGIN
	RETURN QUERY EXECUTE format('WITH v AS MATERIALIZED (SELECT * FROM %1$s WHERE kind IN (''official_month'', ''official_half'') AND year = 2022 AND n BETWEEN 1 AND 7),
		k AS MATERIALIZED (SELECT p.kind, p.year, p.n, p.label, p.from_day, p.last_day, k.* FROM reporting_period AS p CROSS JOIN LATERAL %1$s(daterange(p.from_day, p.last_day, ''[]'')) AS k
			WHERE p.kind IN (''official_month'', ''official_half'') AND p.year = 2022 AND p.n BETWEEN 1 AND 7)
		SELECT (SELECT count(*) FROM v) > 30, (SELECT count(*) FROM (TABLE v EXCEPT ALL TABLE k) AS x), (SELECT count(*) FROM (TABLE k EXCEPT ALL TABLE v) AS x)', f);
END;
$$;
SELECT f, d.* FROM unnest('{kpi_delay,kpi_digital}'::text[]) AS f, differences(f) AS d;
SET timezone = 'Pacific/Kiritimati';
SELECT (SELECT count(*) FROM (SELECT 110, agency, fault, cause, open_overdue, resolved_late, apologised, apologised_in_time, apologised_late, without_apology, unexplained, cleared
		FROM kpi_delay('[2022-05-10,2022-06-10)', '2022-05-20') EXCEPT ALL TABLE delay_counted) AS x) AS delay,
	(SELECT count(*) FROM (SELECT * FROM kpi_digital('[2022-05-10,2022-06-10)', '2022-05-20') EXCEPT ALL SELECT agency, agency_name, level, metric, numerator, denominator, rate, unknown FROM digital_counted WHERE n = 110) AS x) AS digital;
SET timezone = 'America/New_York';

SET search_path = cchc, public;
DROP SCHEMA kd CASCADE;
DELETE FROM calendar_hours WHERE calendar = 'kd_saturday';
DELETE FROM calendar WHERE name = 'kd_saturday';
