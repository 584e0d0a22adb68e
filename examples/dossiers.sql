-- 200,000 generated dossiers, received from 1 October 2021 to 14 June 2022 by the
-- agencies of half_year_2022.sql, for trying reports at a provincial scale.
--
-- Every "random" choice is a hash of the dossier's number, so two runs give the
-- same rows.  About 3 % end late; some ask for supplements once or twice, some wait
-- for a payment, some get a new appointment; what would end after 14 June is open.
--
-- Run it after half_year_2022.sql, with the same search_path.

BEGIN;
SET LOCAL TIME ZONE '+07';			-- wall-clock times below are Vietnam's

-- chance(i, k): the k-th number of dossier i, even in [0, 1)
CREATE FUNCTION pg_temp.chance(i integer, k integer) RETURNS double precision
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN (hashint8extended(i, k) & 1048575) / double precision '1048576';

-- worked_at(day, part): an instant of the office hours, 07:30-11:30 and 13:00-17:00
CREATE FUNCTION pg_temp.worked_at(day date, part double precision) RETURNS timestamptz
	LANGUAGE sql STABLE PARALLEL SAFE
	RETURN day + time '07:30' + interval '1 second' * floor(28800 * part)
		+ CASE WHEN part >= 0.5 THEN interval '90 minutes' ELSE interval '0' END;

-- Who asks for what, where, and when.  Popular procedures come up most: the square
-- of an even number favours the first in a shuffled list.
CREATE TEMP TABLE receipt ON COMMIT DROP AS
SELECT i, p.code AS procedure, p.has_fee, a.agency,
	p.time_limit, p.online_level, p.population_data,
	CASE WHEN p.online_level <> 'none' AND pg_temp.chance(i, 3) < 0.55 THEN 'online'
		WHEN pg_temp.chance(i, 3) > 0.94 THEN 'post' ELSE 'counter' END AS channel,
	add_working_days(date '2021-09-30', 1 + floor(174 * pg_temp.chance(i, 4))::integer, (SELECT calendar())) AS day
FROM generate_series(1, 200000) AS i
CROSS JOIN (
	SELECT array_agg(code ORDER BY code) FILTER (WHERE level = 'district') AS districts,
		array_agg(code ORDER BY code) FILTER (WHERE level = 'commune') AS communes FROM agency) AS g
JOIN (
	SELECT *, row_number() OVER (ORDER BY hashint8extended(procedure_number(code), 0)) AS place FROM procedure) AS p
	ON p.place = 1 + floor(533 * pg_temp.chance(i, 1) ^ 2)
CROSS JOIN LATERAL (SELECT CASE p.levels[1]
	WHEN 'district' THEN g.districts[1 + floor(cardinality(g.districts) * pg_temp.chance(i, 2))::integer]
	WHEN 'commune' THEN g.communes[1 + floor(cardinality(g.communes) * pg_temp.chance(i, 2))::integer]
	ELSE p.agency END AS agency) AS a;

-- What became of it: 4 % pause for papers, a tenth of those twice, 3 % wait for a payment;
-- 3 % end late (1 to 6 % by agency, twice that in the weeks around Tết, 1 February 2022),
-- 0.2 % lie forgotten, the others end within their time.
-- OFFSET 0 keeps each step from being computed again wherever the next ones mention it.
CREATE TEMP TABLE course ON COMMIT DROP AS
SELECT r.*, dossier_code(r.agency, r.day, (row_number() OVER (PARTITION BY r.agency, r.day ORDER BY r.i))::integer) AS code,
	t.received_at, p.reason, p.first_pause, p.second_pause, d.promised_at, d.due_at, d.due_at::date AS due_on, e.ended_on
FROM receipt AS r
CROSS JOIN LATERAL (SELECT pg_temp.worked_at(r.day, pg_temp.chance(r.i, 5)) AS received_at,
	CASE WHEN pg_temp.chance(r.i, 6) < 0.07 THEN 1 + floor(8 * pg_temp.chance(r.i, 7))::integer END AS pause_days,
	pg_temp.chance(r.i, 6) < 0.004 AS twice OFFSET 0) AS t
CROSS JOIN LATERAL (SELECT
	CASE WHEN pg_temp.chance(r.i, 6) < 0.04 THEN 'supplement' ELSE 'financial_obligation' END AS reason,
	-- The first pause starts at once, the second when the first is over.
	tstzrange(t.received_at + interval '10 minutes', add_working_days(r.day, t.pause_days, (SELECT calendar())) + time '16:00') AS first_pause,
	CASE WHEN t.twice THEN tstzrange(add_working_days(r.day, t.pause_days, (SELECT calendar())) + time '16:30',
		add_working_days(r.day, t.pause_days + 2, (SELECT calendar())) + time '16:00') END AS second_pause OFFSET 0) AS p
CROSS JOIN LATERAL (SELECT
	due_at(t.received_at, r.time_limit, (SELECT calendar())) AS promised_at,
	due_at(t.received_at, r.time_limit, (SELECT calendar()), CASE WHEN t.twice THEN tstzmultirange(p.first_pause, p.second_pause)
		WHEN t.pause_days IS NOT NULL THEN tstzmultirange(p.first_pause) ELSE '{}' END) AS due_at OFFSET 0) AS d
CROSS JOIN LATERAL (SELECT
	(0.012 + 0.05 * pg_temp.chance(hashtext(r.agency::text), 0))
		* CASE WHEN r.day BETWEEN '2022-01-10' AND '2022-02-11' THEN 2 ELSE 1 END AS late,
	-- Working days from the last pause, or the receipt, to the due day
	coalesce(upper(p.second_pause)::date, CASE WHEN t.pause_days IS NOT NULL THEN upper(p.first_pause)::date END, r.day) AS since) AS l
CROSS JOIN LATERAL (SELECT CASE
	WHEN pg_temp.chance(r.i, 8) < 0.002 THEN NULL
	WHEN pg_temp.chance(r.i, 8) < 0.002 + l.late THEN add_working_days(d.due_at::date, 1 + floor(30 * pg_temp.chance(r.i, 9) ^ 3)::integer, (SELECT calendar()))
	WHEN pg_temp.chance(r.i, 8) < 0.250 THEN d.due_at::date
	ELSE add_working_days(l.since, floor(working_days_between(l.since, d.due_at::date, (SELECT calendar())) * pg_temp.chance(r.i, 9))::integer, (SELECT calendar()))
	END AS ended_on) AS e;

INSERT INTO dossier (code, procedure, agency, channel, online_level, submitted_at, received_at, due_at, due_original,
	time_limit, calendar, calendar_version, appointed, finished_at, returned_at, return_channel, outcome, closing_reason,
	has_fee, paid_online, digitised, e_result, reused_data, population_data, noted_at, end_noted_at, modified_at, synced_at)
SELECT c.code, c.procedure, c.agency, c.channel, c.online_level,
	CASE c.channel WHEN 'online' THEN c.received_at - interval '1 hour' * (1 + 14 * pg_temp.chance(c.i, 10)) ELSE c.received_at END,
	c.received_at,
	-- One late dossier in four got a new appointment.
	CASE WHEN c.ended_on > c.due_on AND c.due_on < '2022-06-14' AND c.i % 4 = 0 THEN c.ended_on + time '17:00' ELSE c.due_at END,
	c.promised_at, c.time_limit, current_setting('cchc.calendar'), calendar_version(calendar()),
	CASE WHEN c.ended_on > c.due_on AND c.due_on < '2022-06-14' AND c.i % 4 = 0 THEN true END,
	f.finished_at,
	f.finished_at + interval '1 minute' * floor(400 * pg_temp.chance(c.i, 12)),
	CASE WHEN f.finished_at IS NOT NULL THEN CASE WHEN pg_temp.chance(c.i, 18) < 0.2 THEN 'post' WHEN pg_temp.chance(c.i, 16) < 0.6 THEN 'online' ELSE 'counter' END END,
	o.outcome,
	CASE o.outcome WHEN 'rejected' THEN (ARRAY['not_eligible', 'invalid_dossier', 'outside_competence', 'planning_conflict'])[1 + c.i % 4]
		WHEN 'withdrawn' THEN 'citizen_request' END,
	c.has_fee, c.has_fee AND c.channel = 'online' AND pg_temp.chance(c.i, 14) < 0.7,
	pg_temp.chance(c.i, 15) < 0.8, pg_temp.chance(c.i, 16) < 0.6, pg_temp.chance(c.i, 17) < 0.3, c.population_data AND pg_temp.chance(c.i, 19) < 0.9,
	c.received_at, f.finished_at, coalesce(f.finished_at, c.received_at),
	CASE WHEN pg_temp.chance(c.i, 20) < 0.97 THEN coalesce(f.finished_at, c.received_at) + interval '20 minutes' END
FROM course AS c
-- On the day on which the papers come, it ends after they came.
CROSS JOIN LATERAL (SELECT CASE WHEN c.ended_on <= '2022-06-14' THEN greatest(c.received_at + interval '5 minutes',
	upper(c.second_pause) + interval '10 minutes', CASE WHEN NOT upper_inf(c.first_pause) THEN upper(c.first_pause) + interval '10 minutes' END,
	pg_temp.worked_at(c.ended_on, pg_temp.chance(c.i, 11))) END AS finished_at) AS f
CROSS JOIN LATERAL (SELECT CASE
	WHEN f.finished_at IS NULL THEN NULL
	WHEN pg_temp.chance(c.i, 13) < 0.020 THEN 'rejected' WHEN pg_temp.chance(c.i, 13) < 0.030 THEN 'withdrawn' ELSE 'resolved' END AS outcome) AS o;

INSERT INTO dossier_pause (dossier, during, reason, noted_at)
SELECT c.code, CASE WHEN upper(p.during) < '2022-06-15' THEN p.during ELSE tstzrange(lower(p.during), NULL) END, c.reason, lower(p.during)
FROM course AS c
CROSS JOIN LATERAL unnest(ARRAY[c.first_pause, c.second_pause]) AS p (during)
WHERE NOT upper_inf(p.during) AND lower(p.during) < '2022-06-15';

INSERT INTO dossier_delay (dossier, noted_at, cause, fault, responsible, apologised_at, new_due_at)
SELECT c.code, n.noted_at, k.cause, k.fault,
	CASE k.fault WHEN 'agency' THEN (ARRAY['Phòng chuyên môn', 'Công chức thụ lý', 'Bộ phận Một cửa'])[1 + c.i % 3] WHEN 'other_agency' THEN 'Cơ quan được lấy ý kiến' END,
	CASE WHEN c.i % 3 = 0 THEN n.noted_at - interval '1 day' WHEN c.i % 3 = 1 THEN n.noted_at + interval '1 hour' END,
	CASE WHEN c.i % 4 = 0 AND c.ended_on > n.noted_at::date THEN c.ended_on + time '17:00' END
FROM course AS c
CROSS JOIN LATERAL (SELECT c.due_on + time '10:00' AS noted_at) AS n
JOIN (VALUES
	(0, 'late_consultation', 'other_agency'), (1, 'staff_shortage', 'agency'),
	(2, 'system_failure', 'system'), (3, 'complex_case', 'agency'))
	AS k (n, cause, fault) ON k.n = c.i / 4 % 4
WHERE (c.ended_on > c.due_on OR c.ended_on IS NULL) AND c.due_on < '2022-06-14' AND (c.i % 4 = 0 OR c.i % 5 <> 0);

COMMIT;
ANALYZE agency, field, document, procedure, dossier, dossier_pause, dossier_delay;
