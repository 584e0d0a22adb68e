-- Delays: what form II.06 calls late or overdue, why, whose fault, who answers for it
-- and whether anybody apologised; and the backlog that was cleared.

-- As last noted, and the first apology, as known in an evening
CREATE FUNCTION delay_known(dossier dossier_code, last_day date) RETURNS TABLE (cause text, fault text, responsible text, apologised_at timestamptz)
	LANGUAGE sql STABLE PARALLEL SAFE ROWS 1
BEGIN ATOMIC
	SELECT y.cause, y.fault, y.responsible, z.apologised_at
	FROM (
		SELECT min(x.apologised_at) AS apologised_at FROM dossier_delay AS x
		WHERE x.dossier = delay_known.dossier AND x.noted_at <= evening(last_day) AND x.apologised_at <= evening(last_day)) AS z
	LEFT JOIN LATERAL (
		-- A field left blank names nobody.
		SELECT x.cause, x.fault, nullif(btrim(x.responsible), '') AS responsible FROM dossier_delay AS x
		WHERE x.dossier = delay_known.dossier AND x.noted_at <= evening(last_day)
		ORDER BY x.noted_at DESC LIMIT 1) AS y ON true;
END;
COMMENT ON FUNCTION delay_known(dossier_code, date) IS 'Why a dossier was late, whose fault it was and who answers for it, as last noted by the evening of a local day, and when an apology was first sent; one row, NULL unknown (nguyên nhân trễ hẹn đã biết).';

-- What every figure of delays is a GROUP BY of, and every list behind one a WHERE:
-- the stays that closed late (3) or are overdue (5), and those with which a dossier
-- ended that was overdue in the evening before the period.
CREATE FUNCTION delayed_stay(first_day date, last_day date)
RETURNS TABLE (dossier dossier_code, stay timestamptz, agency agency_code, procedure procedure_code, channel text, received_on date, due_on date, finished_on date,
	closing integer, delayed boolean, cleared boolean, cause text, fault text, responsible text, apologised_at timestamptz, apology text, explained boolean)
LANGUAGE sql STABLE PARALLEL SAFE ROWS 10000
BEGIN ATOMIC
	SELECT s.dossier, s.stay, s.agency, s.procedure, s.channel, s.received_on, s.due_on, s.finished_on,
		s.closing, s.closing IN (3, 5), s.cleared, y.cause, y.fault, y.responsible, y.apologised_at,
		-- At the latest on the day before the due day (Decree 118/2025/NĐ-CP, article 19.6)
		CASE WHEN y.apologised_at IS NULL THEN 'none' WHEN local_day(y.apologised_at) < s.due_on THEN 'in_time' ELSE 'late' END,
		num_nulls(y.cause, y.fault, y.responsible) = 0
	FROM (
		SELECT c.dossier, c.stay, c.agency, c.procedure, c.channel, c.received_on, c.due_on, c.finished_on, c.closing, c.cleared
		FROM (
			-- The backlog once a dossier, at the agency that ended it: every stay that ended it is among these.
			SELECT l.*, l.backlog AND l.stay = min(l.stay) OVER (PARTITION BY l.dossier) AS cleared
			FROM (
				SELECT e.*, b.dossier IS NOT NULL AS backlog
				FROM stay_ended_in(first_day, last_day) AS e
				LEFT JOIN (SELECT DISTINCT o.dossier FROM stay_in(first_day - 1, first_day - 1) AS o WHERE o.closing = 5) AS b ON b.dossier = e.dossier
				-- The fence: else all that ended are sorted, for the few that are late
				WHERE e.closing = 3 OR b.dossier IS NOT NULL OFFSET 0) AS l) AS c
		WHERE c.closing = 3 OR c.cleared
		UNION ALL
		SELECT o.dossier, o.stay, o.agency, o.procedure, o.channel, o.received_on, o.due_on, o.finished_on, o.closing, false AS cleared
		FROM stay_in(last_day, last_day) AS o
		WHERE o.closing = 5 AND first_day <= last_day) AS s
	CROSS JOIN LATERAL delay_known(s.dossier, last_day) AS y;
END;
COMMENT ON FUNCTION delayed_stay(date, date) IS 'The stays within the local days first_day to last_day (included) that ended late or are open and overdue in the evening of last_day (delayed), and those that ended a dossier of the backlog, overdue in the evening before first_day (cleared), with cause, fault and responsible as last noted by then; explained where all three are known; apology in_time (by the day before the due day), late or none (hồ sơ trễ hạn).';

CREATE FUNCTION kpi_delay(period daterange, as_of date DEFAULT NULL, within agency_code DEFAULT NULL)
RETURNS TABLE (agency agency_code, agency_name text, level text, level_name text, fault text, fault_name text, cause text, cause_name text,
	open_overdue bigint, resolved_late bigint, apologised bigint, apologised_in_time bigint, apologised_late bigint, without_apology bigint,
	unexplained bigint, cleared bigint)
LANGUAGE sql STABLE PARALLEL SAFE
	SET jit = off		-- compiling it takes as long as counting a quarter
	SET enable_sort = off		-- the groups are few, but the server expects few rows, too, and would sort these
BEGIN ATOMIC
	SELECT c.agency, a.name, a.level, label('admin_level', a.level, 'vi', c.last_day), c.fault, label('fault', c.fault, 'vi', c.last_day), c.cause, label('delay_cause', c.cause, 'vi', c.last_day),
		c.open_overdue, c.resolved_late, c.in_time + c.late, c.in_time, c.late, c.without_apology, c.unexplained, c.cleared
	FROM (
		SELECT s.agency, s.fault, s.cause, e.last_day,
			count(*) FILTER (WHERE s.closing = 5) AS open_overdue,
			count(*) FILTER (WHERE s.closing = 3) AS resolved_late,
			count(*) FILTER (WHERE s.delayed AND s.apology = 'in_time') AS in_time,
			count(*) FILTER (WHERE s.delayed AND s.apology = 'late') AS late,
			count(*) FILTER (WHERE s.delayed AND s.apology = 'none') AS without_apology,
			count(*) FILTER (WHERE s.delayed AND NOT s.explained) AS unexplained,
			count(*) FILTER (WHERE s.cleared) AS cleared
		FROM report_evening(period, as_of) AS e (last_day)
		CROSS JOIN LATERAL delayed_stay(coalesce(lower(period), e.last_day), e.last_day) AS s
		GROUP BY s.agency, s.fault, s.cause, e.last_day) AS c
	LEFT JOIN agency AS a ON a.code = c.agency
	WHERE within IS NULL OR c.agency <@ within;
END;
COMMENT ON FUNCTION kpi_delay(daterange, date, agency_code) IS 'Dossiers late or overdue by agency, fault and cause (NULL: not stated), with apologies and what is not explained, and the cleared backlog, of a period as of an evening (as in report_evening()), within an agency''s subtree; NULL: everywhere (hồ sơ trễ hạn theo nguyên nhân).';

--@ period_view kpi_delay
--@   comment: Dossiers late or overdue by agency, fault and cause
--@   term: hồ sơ trễ hạn theo nguyên nhân
COMMENT ON COLUMN kpi_delay.agency IS 'The agency (cơ quan).';
COMMENT ON COLUMN kpi_delay.agency_name IS 'Its name (tên cơ quan).';
COMMENT ON COLUMN kpi_delay.level IS 'Its level (cấp).';
COMMENT ON COLUMN kpi_delay.level_name IS 'The same in Vietnamese (tên cấp).';
COMMENT ON COLUMN kpi_delay.fault IS 'Whose fault, as last noted; NULL not stated (lỗi thuộc về).';
COMMENT ON COLUMN kpi_delay.fault_name IS 'The same in Vietnamese (tên bên có lỗi).';
COMMENT ON COLUMN kpi_delay.cause IS 'Cause, a code of delay_cause, as last noted; NULL not stated (nguyên nhân trễ hẹn).';
COMMENT ON COLUMN kpi_delay.cause_name IS 'The same in Vietnamese (tên nguyên nhân).';
COMMENT ON COLUMN kpi_delay.open_overdue IS 'Open and overdue, column 13 of form II.06 (đang giải quyết, quá hạn).';
COMMENT ON COLUMN kpi_delay.resolved_late IS 'Ended late, column 10 of form II.06 (đã giải quyết, quá hạn).';
COMMENT ON COLUMN kpi_delay.apologised IS 'Of both, those for which an apology was sent (đã xin lỗi).';
COMMENT ON COLUMN kpi_delay.apologised_in_time IS 'Of these, sent by the day before the due day (xin lỗi đúng hạn).';
COMMENT ON COLUMN kpi_delay.apologised_late IS 'Of these, sent later (xin lỗi muộn).';
COMMENT ON COLUMN kpi_delay.without_apology IS 'Late or overdue without an apology (chưa xin lỗi).';
COMMENT ON COLUMN kpi_delay.unexplained IS 'Late or overdue without a cause, a fault or somebody responsible (chưa rõ nguyên nhân, trách nhiệm).';
COMMENT ON COLUMN kpi_delay.cleared IS 'Overdue in the evening before the period, and ended within it, at the agency that ended it, late or not by a new due day (hồ sơ tồn đọng đã giải quyết).';

CREATE FUNCTION overdue_on(as_of date DEFAULT NULL, within agency_code DEFAULT NULL)
RETURNS TABLE (dossier dossier_code, stay timestamptz, agency agency_code, agency_name text, procedure procedure_code, procedure_name text,
	received_on date, due_on date, days_late integer, cause text, cause_name text, fault text, fault_name text, responsible text, apologised_at timestamptz)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
	SELECT s.dossier, s.stay, s.agency, a.name, s.procedure, p.name, s.received_on, s.due_on,
		CASE WHEN k.days @> s.due_on AND k.days @> t.day THEN working_days_between(s.due_on, t.day, calendar(k.calendar)) END,
		y.cause, label('delay_cause', y.cause, 'vi', t.day), y.fault, label('fault', y.fault, 'vi', t.day), y.responsible, y.apologised_at
	FROM (SELECT coalesce(overdue_on.as_of, local_day(now())) AS day) AS t
	CROSS JOIN LATERAL stay_in(t.day, t.day) AS s
	CROSS JOIN LATERAL delay_known(s.dossier, t.day) AS y
	LEFT JOIN agency AS a ON a.code = s.agency
	LEFT JOIN procedure AS p ON p.code = s.procedure
	LEFT JOIN calendar_reach AS k ON k.calendar = coalesce(s.calendar, current_setting('cchc.calendar', true))
	WHERE s.closing = 5 AND (within IS NULL OR s.agency <@ within)
	ORDER BY s.due_on, s.dossier, s.stay;
END;
COMMENT ON FUNCTION overdue_on(date, agency_code) IS 'Dossiers open and overdue in the evening of a local day (NULL: today), oldest first, at the agency that had them then, within an agency''s subtree; with the working days by which they are late in the dossier''s own calendar (NULL where it does not reach so far), cause, fault and responsible as last noted by then, and the apology (hồ sơ quá hạn chưa giải quyết).';
