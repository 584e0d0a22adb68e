-- Questions before a limit is cut, and after a dossier was late.

CREATE FUNCTION stay_under_limit(procedure procedure_code, new_limit time_limit, first_day date, last_day date)
RETURNS TABLE (dossier dossier_code, stay timestamptz, agency agency_code, finished_at timestamptz, closing integer, due_at timestamptz, would_close integer)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
	SELECT s.dossier, s.stay, s.agency, s.finished_at, s.closing, n.due_at,
		CASE WHEN n.due_at IS NOT NULL THEN class_of(due_day(n.due_at), s.finished_on, s.finished_on, s.outcome, false, last_day) END
	FROM registry_meta AS m
	CROSS JOIN stay_in(first_day, last_day) AS s
	LEFT JOIN calendar_reach AS k ON k.calendar = coalesce(s.calendar, current_setting('cchc.calendar', true))
		AND k.days @> s.received_on AND k.days @> s.finished_on + 31
	-- As it was counted then: a pause that outlasts the end is over with it.
	CROSS JOIN LATERAL (
		SELECT coalesce(range_agg(x.during), '{}') AS pauses, coalesce(range_agg(x.during) FILTER (WHERE x.reason = 'supplement'), '{}') AS supplements
		FROM (SELECT p.during * tstzrange(s.received_at, s.finished_at) AS during, p.reason
			FROM dossier_pause AS p WHERE p.dossier = s.dossier AND p.during && tstzrange(s.received_at, s.finished_at)) AS x) AS x
	CROSS JOIN LATERAL (
		SELECT CASE WHEN k.days IS NOT NULL THEN due_at(clock_start(s.received_at, x.supplements, m.clock_policy), stay_under_limit.new_limit, calendar(k.calendar),
			x.pauses, coalesce(s.due_time, 'close')) END AS due_at) AS n
	WHERE s.procedure = stay_under_limit.procedure AND s.closing <= 3;
END;
COMMENT ON FUNCTION stay_under_limit(procedure_code, time_limit, date, date) IS 'The stays that ended a dossier of a procedure within the local days first_day to last_day (included): how each closed (1 early, 2 on time, 3 late), when it would have been due under another limit, counted from the receipt in its own calendar with its pauses, and how it would have closed; NULL where its calendar does not reach so far (hồ sơ theo thời hạn giả định).';

CREATE FUNCTION what_if(procedure procedure_code, new_limit time_limit, period daterange, as_of date DEFAULT NULL, within agency_code DEFAULT NULL)
RETURNS TABLE (agency agency_code, agency_name text, level text, level_name text, ended bigint, late bigint, rate numeric, would_be_late bigint, would_be_rate numeric, unknown bigint)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
	SELECT c.agency, a.name, a.level, label('admin_level', a.level), c.ended, c.late, (100.0 * c.late / c.ended)::numeric(5, 2),
		c.would_be_late, (100.0 * c.would_be_late / nullif(c.ended - c.unknown, 0))::numeric(5, 2), c.unknown
	FROM (
		SELECT s.agency, count(*) AS ended, count(*) FILTER (WHERE s.closing = 3) AS late,
			count(*) FILTER (WHERE s.would_close = 3) AS would_be_late, count(*) FILTER (WHERE s.would_close IS NULL) AS unknown
		FROM report_evening(what_if.period, what_if.as_of) AS e (last_day)
		CROSS JOIN LATERAL stay_under_limit(what_if.procedure, what_if.new_limit, coalesce(lower(what_if.period), e.last_day), e.last_day) AS s
		GROUP BY s.agency) AS c
	JOIN agency AS a ON a.code = c.agency
	-- Asked for in any case: of an empty register the server may look at nothing else.
	WHERE report_evening(what_if.period, what_if.as_of) IS NOT NULL AND (what_if.within IS NULL OR c.agency <@ what_if.within)
	ORDER BY c.agency;
END;
COMMENT ON FUNCTION what_if(procedure_code, time_limit, daterange, date, agency_code) IS 'Before a limit is cut: of the dossiers of a procedure ended in a period, by agency, how many were late, and how many would have been under the new limit, each counted from its receipt in its own calendar with its pauses and without new appointments; rates in per cent, unknown left out of the second; as of an evening (as in report_evening()), within an agency''s subtree, NULL: everywhere (đánh giá trước khi cắt giảm thời hạn).';

CREATE FUNCTION simplification_candidate(period daterange, as_of date DEFAULT NULL, within agency_code DEFAULT NULL)
RETURNS TABLE (procedure procedure_code, procedure_name text, field text, time_limit time_limit, ended bigint, dossiers_a_year numeric,
	quantile_95 interval, limit_time interval, share numeric, limit_days numeric, saving_days numeric)
LANGUAGE sql STABLE PARALLEL SAFE
SET jit = off
BEGIN ATOMIC
	SELECT c.procedure, p.name, f.name, p.time_limit, c.ended, r.dossiers_a_year, c.quantile_95, c.limit_time,
		(100 * r.share)::numeric(5, 2), round(c.limit_days, 2), round(r.dossiers_a_year * c.limit_days * (1 - r.share), 1)
	FROM (
		SELECT s.procedure, s.last_day - lower(simplification_candidate.period) + 1 AS days, count(*) AS ended,
			percentile_cont(0.95) WITHIN GROUP (ORDER BY s.used) AS quantile_95,
			avg(time_used(s.received_at, n.due_at, calendar(s.calendar), '{}')) AS limit_time,
			avg(working_days_between(local_day(s.received_at), due_day(n.due_at), calendar(s.calendar))) AS limit_days
		FROM (
			SELECT i.*, e.last_day
			FROM report_evening(simplification_candidate.period, simplification_candidate.as_of) AS e (last_day)
			CROSS JOIN LATERAL stay_duration(coalesce(lower(simplification_candidate.period), e.last_day), e.last_day) AS i
			WHERE i.used IS NOT NULL AND (simplification_candidate.within IS NULL OR i.agency <@ simplification_candidate.within)
			-- The fence: else all of it is counted anew for every procedure.
			OFFSET 0) AS s
		JOIN procedure AS q ON q.code = s.procedure
		CROSS JOIN LATERAL (SELECT due_at(s.received_at, q.time_limit, calendar(s.calendar), '{}', coalesce(s.due_time, 'close')) AS due_at) AS n
		WHERE q.time_limit IS NOT NULL AND q.valid @> s.last_day
		GROUP BY s.procedure, s.last_day) AS c
	CROSS JOIN LATERAL (SELECT round(c.ended * 365.0 / c.days) AS dossiers_a_year,
		extract(epoch FROM c.quantile_95) / nullif(extract(epoch FROM c.limit_time), 0) AS share) AS r
	JOIN procedure AS p ON p.code = c.procedure
	JOIN field AS f USING (field_id)
	WHERE c.quantile_95 < c.limit_time / 2
	ORDER BY 11 DESC, c.procedure;
END;
COMMENT ON FUNCTION simplification_candidate(daterange, date, agency_code) IS 'Procedures in force whose limit could be cut: 95 of 100 dossiers ended in the period used less than half of the working time that the present limit gives from the receipt; with the dossiers a year, and the working days a year that citizens would wait less, were the limit cut to that quantile; the greatest saving first; as of an evening (as in report_evening()), within an agency''s subtree, NULL: everywhere (thủ tục có thể cắt giảm thời hạn).';

CREATE FUNCTION why_late(dossier dossier_code)
RETURNS TABLE (what text, detail text, agency agency_code, agency_name text, from_at timestamptz, until_at timestamptz, working_time interval, share numeric)
LANGUAGE sql STABLE PARALLEL SAFE ROWS 10
BEGIN ATOMIC
	WITH d AS (
		SELECT x.*, k.calendar AS counted_in, coalesce(x.finished_at, now()) AS until_at,
			CASE WHEN k.days @> coalesce(x.due_original_on, x.due_on) THEN
				time_used(x.received_at, coalesce(x.due_original, x.due_at), calendar(k.calendar), '{}') END AS limit_time,
			c.stopped
		FROM dossier AS x
		CROSS JOIN LATERAL clock_stop(x.code, local_day(now())) AS c
		LEFT JOIN calendar_reach AS k ON k.calendar = coalesce(x.calendar, current_setting('cchc.calendar', true))
			AND k.days @> x.received_on AND k.days @> local_day(coalesce(x.finished_at, now())) + 31
		WHERE x.code = why_late.dossier AND x.voided_at IS NULL
	), version AS (
		SELECT h.agency, coalesce(h.entered_at, h.received_at) AS stay, h.entered_by, coalesce(h.since, h.received_at) AS from_at, least(h.until, h.finished_at, d.until_at) AS until_at,
			h.finished_at, h.booked_at
		FROM dossier_past AS h CROSS JOIN d WHERE h.dossier = why_late.dossier AND h.mistake IS NULL
		UNION ALL
		SELECT d.agency, coalesce(d.entered_at, d.received_at), d.entered_by, coalesce(d.since, d.received_at), d.until_at, d.finished_at, d.booked_at FROM d
	), line AS (
		-- What mends an end is no stay of its own: the one that had ended did so then.
		SELECT v.*, max(v.stay) FILTER (WHERE NOT v.mends) OVER (ORDER BY v.from_at) AS began
		FROM (
			SELECT x.*, x.booked_at IS NOT NULL AND lag(x.finished_at) OVER past IS NOT NULL AND x.agency = lag(x.agency) OVER past AS mends
			FROM version AS x WINDOW past AS (ORDER BY x.from_at)) AS v
	), part AS (
		SELECT 1 AS place, CASE (array_agg(v.entered_by ORDER BY v.from_at))[1] WHEN 'transferred' THEN 'transfer' WHEN 'reopened' THEN 'reopening' ELSE 'receipt' END AS what, NULL::text AS detail,
			v.agency, min(v.from_at) AS from_at, greatest(min(v.from_at), (array_agg(v.until_at ORDER BY v.from_at DESC))[1]) AS until_at
		FROM line AS v GROUP BY v.began, v.agency
		UNION ALL
		SELECT 2 AS place, 'step' AS what, concat_ws('. ', x.step_no, x.name), x.agency, x.started_at, coalesce(x.finished_at, d.until_at)
		FROM dossier_step AS x CROSS JOIN d WHERE x.dossier = why_late.dossier AND x.started_at <= coalesce(x.finished_at, d.until_at)
		UNION ALL
		SELECT 3 AS place, 'pause' AS what, p.reason, NULL::agency_code AS agency, lower(p.during), coalesce(upper(p.during), d.until_at)
		FROM dossier_pause AS p CROSS JOIN d WHERE p.dossier = why_late.dossier AND lower(p.during) <= d.until_at
	)
	SELECT p.what, p.detail, p.agency, a.name, p.from_at, p.until_at, w.working_time,
		round((100 * extract(epoch FROM w.working_time) / nullif(extract(epoch FROM d.limit_time), 0))::numeric, 2)
	FROM d
	CROSS JOIN part AS p
	LEFT JOIN agency AS a ON a.code = p.agency
	CROSS JOIN LATERAL (
		SELECT CASE WHEN d.counted_in IS NOT NULL THEN coalesce(CASE p.what
			WHEN 'pause' THEN working_time_between(p.from_at, p.until_at, calendar(d.counted_in))
			WHEN 'receipt' THEN time_worked(counted_from(p.from_at, calendar(d.counted_in)), p.until_at, d.stopped, calendar(d.counted_in))
			ELSE time_worked(p.from_at, p.until_at, d.stopped, calendar(d.counted_in)) END, interval '0') END AS working_time) AS w
	ORDER BY p.from_at, p.place, p.until_at;
END;
COMMENT ON FUNCTION why_late(dossier_code) IS 'Where the time of a dossier went, in order: each agency that had it (what: receipt, transfer or reopening, how it came there), each step and each pause, from when until when (now while it lasts), the working time, and its share in per cent of the time from the receipt to the day first promised; the time of agencies and steps leaves the pauses out, that of a pause is what the limit was moved by; no row for a dossier that is not known (vì sao hồ sơ trễ hạn).';
