-- How long dossiers take: the working time used, in the dossier's own calendar, less
-- the times at which its clock stood.

CREATE FUNCTION time_worked(from_at timestamptz, until_at timestamptz, stopped tstzmultirange, calendar work_calendar) RETURNS interval
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
BEGIN ATOMIC
	SELECT sum(working_time_between(lower(r.part), upper(r.part), calendar))
	FROM unnest(tstzmultirange(tstzrange(from_at, greatest(from_at, until_at))) - stopped) AS r (part);
END;
COMMENT ON FUNCTION time_worked(timestamptz, timestamptz, tstzmultirange, work_calendar) IS 'The working time from one instant to another outside the ranges given, NULL where there is none left; 22008 outside the calendar (thời gian làm việc thực tế).';

CREATE FUNCTION stay_duration(first_day date, last_day date)
RETURNS TABLE (dossier dossier_code, stay timestamptz, agency agency_code, procedure procedure_code, channel text, closing integer,
	received_at timestamptz, finished_at timestamptz, due_original timestamptz, used interval, promised interval, calendar text, due_time text)
LANGUAGE sql STABLE PARALLEL SAFE ROWS 100000
BEGIN ATOMIC
	SELECT s.dossier, s.stay, s.agency, s.procedure, s.channel, s.closing, s.received_at, s.finished_at, s.due_original,
		CASE WHEN k.days IS NOT NULL THEN time_used(s.received_at, s.finished_at, calendar(k.calendar),
			coalesce(c.stopped, '{}') * tstzmultirange(tstzrange(s.received_at, s.finished_at))) END,
		-- Of the promise that is counted: where it was mended later, that of the stay may have been another.
		CASE WHEN k.days @> due_day(s.due_original) THEN time_used(s.received_at, s.due_original, calendar(k.calendar), '{}') END,
		k.calendar, s.due_time
	FROM stay_ended_in(first_day, last_day) AS s
	LEFT JOIN clock_stop_in(first_day, last_day) AS c ON c.dossier = s.dossier
	-- What is received in the last night of a calendar counts from no opening any more.
	LEFT JOIN calendar_reach AS k ON k.calendar = coalesce(s.calendar, current_setting('cchc.calendar', true))
		AND k.days @> s.received_on AND k.days @> s.finished_on + 31;
END;
COMMENT ON FUNCTION stay_duration(date, date) IS 'The stays that ended a dossier within the local days first_day to last_day (included), as known in the evening of last_day, with the working time used from the receipt to the end, and from the receipt to the day first promised; both, and the calendar, are NULL where the dossier''s calendar does not reach so far (hồ sơ đã giải quyết và thời gian sử dụng).';

CREATE FUNCTION ended_step(first_day date, last_day date)
RETURNS TABLE (dossier dossier_code, step_no integer, agency agency_code, procedure procedure_code, used interval, late boolean)
LANGUAGE sql STABLE PARALLEL SAFE ROWS 100000
BEGIN ATOMIC
	SELECT x.dossier, x.step_no, x.agency, s.procedure,
		CASE WHEN k.days IS NOT NULL THEN coalesce(time_worked(x.started_at, x.finished_at, coalesce(c.stopped, '{}'), calendar(k.calendar)), interval '0') END,
		local_day(x.finished_at) > due_day(x.due_at)
	FROM dossier_step AS x
	JOIN stay_in(first_day, last_day) AS s ON s.dossier = x.dossier
	JOIN dossier AS d ON d.code = x.dossier
	LEFT JOIN clock_stop_in(first_day, last_day) AS c ON c.dossier = x.dossier
	LEFT JOIN calendar_reach AS k ON k.calendar = coalesce(d.calendar, current_setting('cchc.calendar', true))
		AND k.days @> local_day(x.started_at) AND k.days @> local_day(x.finished_at)
	WHERE s.is_present AND x.finished_at > evening(first_day - 1) AND x.finished_at <= evening(last_day);
END;
COMMENT ON FUNCTION ended_step(date, date) IS 'The steps that ended within the local days first_day to last_day (included), with the working time used; late by the day, NULL without a due time (các bước đã kết thúc).';

CREATE FUNCTION kpi_duration(period daterange, as_of date DEFAULT NULL, within agency_code DEFAULT NULL)
RETURNS TABLE (agency agency_code, agency_name text, level text, level_name text, procedure procedure_code, procedure_name text, ended bigint, unknown bigint,
	used interval, mean interval, median interval, quantile_95 interval, used_of_promised interval, promised interval, share numeric,
	steps bigint, steps_late bigint, steps_unknown bigint, steps_used interval)
LANGUAGE sql STABLE PARALLEL SAFE ROWS 10000
SET jit = off		-- compiling it takes as long as counting a quarter
SET enable_mergejoin = off		-- what ended is twenty times as much as the server expects, and would be sorted for a handful of calendars
BEGIN ATOMIC
	SELECT coalesce(g.agency, x.agency), a.name, a.level, v.label, coalesce(g.procedure, x.procedure), p.name, coalesce(g.ended, 0), coalesce(g.unknown, 0),
		g.used, g.mean, g.median, g.quantile_95, g.used_of_promised, g.promised,
		round((100 * extract(epoch FROM g.used_of_promised) / nullif(extract(epoch FROM g.promised), 0))::numeric, 2),
		coalesce(x.steps, 0), coalesce(x.late, 0), coalesce(x.unknown, 0), x.used
	FROM (
		SELECT s.agency, s.procedure, count(*) AS ended, count(*) - count(s.used) AS unknown, sum(s.used) AS used, avg(s.used) AS mean,
			percentile_cont(0.5) WITHIN GROUP (ORDER BY s.used) AS median, percentile_cont(0.95) WITHIN GROUP (ORDER BY s.used) AS quantile_95,
			sum(s.used) FILTER (WHERE s.promised IS NOT NULL) AS used_of_promised, sum(s.promised) FILTER (WHERE s.used IS NOT NULL) AS promised
		FROM report_evening(period, as_of) AS e (last_day)
		-- The fence: else the working time is counted anew for every sum and quantile.
		CROSS JOIN LATERAL (SELECT d.agency, d.procedure, d.used, d.promised FROM stay_duration(coalesce(lower(period), e.last_day), e.last_day) AS d OFFSET 0) AS s
		WHERE within IS NULL OR s.agency <@ within
		GROUP BY s.procedure, s.agency) AS g		-- sorted so: a procedure is compared faster
	FULL JOIN (
		SELECT s.agency, s.procedure, count(*) AS steps, count(*) FILTER (WHERE s.late) AS late, count(*) - count(s.late) AS unknown, sum(s.used) AS used
		FROM report_evening(period, as_of) AS e (last_day)
		CROSS JOIN LATERAL ended_step(coalesce(lower(period), e.last_day), e.last_day) AS s
		WHERE within IS NULL OR s.agency <@ within
		GROUP BY s.agency, s.procedure) AS x ON x.agency = g.agency AND x.procedure = g.procedure
	LEFT JOIN agency AS a ON a.code = coalesce(g.agency, x.agency)
	LEFT JOIN labels('admin_level') AS v ON v.code = a.level
	LEFT JOIN procedure AS p ON p.code = coalesce(g.procedure, x.procedure);
END;
COMMENT ON FUNCTION kpi_duration(daterange, date, agency_code) IS 'Working time that dossiers ended in a period used, pauses and the time between an end and its reopening left out, by the agency that ended them and by procedure, beside the time from the receipt to the day first promised; and the steps that the agency ended; as of an evening (as in report_evening()), within an agency''s subtree, NULL: everywhere; means and quantiles do not add up (thời gian giải quyết).';

--@ period_view kpi_duration
--@   comment: Working time that ended dossiers used, by agency and procedure
--@   term: thời gian giải quyết theo kỳ
COMMENT ON COLUMN kpi_duration.agency IS 'The agency that ended them, or the steps (cơ quan).';
COMMENT ON COLUMN kpi_duration.agency_name IS 'Its name (tên cơ quan).';
COMMENT ON COLUMN kpi_duration.level IS 'Its level (cấp).';
COMMENT ON COLUMN kpi_duration.level_name IS 'The same in Vietnamese (tên cấp).';
COMMENT ON COLUMN kpi_duration.procedure IS 'The procedure (mã thủ tục hành chính).';
COMMENT ON COLUMN kpi_duration.procedure_name IS 'Its name (tên thủ tục hành chính).';
COMMENT ON COLUMN kpi_duration.ended IS 'Dossiers ended, column 7 of form II.06 (đã giải quyết).';
COMMENT ON COLUMN kpi_duration.unknown IS 'Of these, left out of the times: their calendar does not reach so far (chưa xác định).';
COMMENT ON COLUMN kpi_duration.used IS 'Working time used by all of them (tổng thời gian sử dụng).';
COMMENT ON COLUMN kpi_duration.mean IS 'Its mean (trung bình).';
COMMENT ON COLUMN kpi_duration.median IS 'Its median (trung vị).';
COMMENT ON COLUMN kpi_duration.quantile_95 IS 'The time within which 95 of 100 ended, between two dossiers interpolated (phân vị 95 %).';
COMMENT ON COLUMN kpi_duration.used_of_promised IS 'Working time used by those with a first promise (thời gian sử dụng của hồ sơ có hẹn).';
COMMENT ON COLUMN kpi_duration.promised IS 'Working time from their receipt to the day first promised (thời gian đã hẹn).';
COMMENT ON COLUMN kpi_duration.share IS 'used_of_promised in per cent of promised (tỷ lệ sử dụng thời gian).';
COMMENT ON COLUMN kpi_duration.steps IS 'Steps that the agency ended (số bước).';
COMMENT ON COLUMN kpi_duration.steps_late IS 'Of these, after their due day (số bước quá hạn).';
COMMENT ON COLUMN kpi_duration.steps_unknown IS 'Of these, without a due time (số bước không có hạn).';
COMMENT ON COLUMN kpi_duration.steps_used IS 'Working time that they took, pauses left out (thời gian xử lý các bước).';
