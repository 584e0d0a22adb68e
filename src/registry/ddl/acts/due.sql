-- When a dossier is due: what its receipt promised, and how pauses move it.

CREATE FUNCTION calendar_for(procedure procedure_code, agency agency_code) RETURNS text
	LANGUAGE plpgsql STABLE PARALLEL SAFE
	SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	name text := (SELECT p.calendar FROM @registry@.procedure AS p WHERE p.code OPERATOR(cchc.=) calendar_for.procedure);
	above cchc.agency_code := agency;
BEGIN
	-- A circle of parents is refused where it is entered; 16 levels bound it here.
	FOR i IN 1 .. 16 LOOP
		EXIT WHEN name IS NOT NULL OR above IS NULL;
		SELECT a.calendar, a.parent INTO name, above FROM @registry@.agency AS a WHERE a.code OPERATOR(cchc.=) above;
	END LOOP;
	RETURN coalesce(name, current_setting('cchc.calendar', true));
END;
$$;
COMMENT ON FUNCTION calendar_for(procedure_code, agency_code) IS 'Name of the calendar in which a new dossier counts: that of the procedure, else of the agency or the nearest above it that has one, else cchc.calendar (lịch làm việc áp dụng).';

CREATE FUNCTION calendar_of(name text) RETURNS work_calendar
	LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
	SELECT CASE WHEN name IS NULL THEN calendar() ELSE calendar(name) END;
END;
COMMENT ON FUNCTION calendar_of(text) IS 'The work calendar of that name; for NULL the one that cchc.calendar names (lịch làm việc).';

-- From the receipt, with the dossier's own limit, on its calendar as it stands.
CREATE FUNCTION due_by_limit(code dossier_code) RETURNS timestamptz
	LANGUAGE sql STABLE STRICT PARALLEL SAFE
BEGIN ATOMIC
	SELECT due_at(clock_start(d.received_at, s.supplements, m.clock_policy), d.time_limit, calendar_of(d.calendar), s.pauses,
		coalesce(d.due_time, 'close'))
	FROM registry_meta AS m
	CROSS JOIN dossier AS d
	CROSS JOIN (
		SELECT coalesce(range_agg(s.during), '{}') AS pauses,
			coalesce(range_agg(s.during) FILTER (WHERE s.reason = 'supplement'), '{}') AS supplements
		FROM dossier_pause AS s WHERE s.dossier = due_by_limit.code) AS s
	WHERE d.code = due_by_limit.code AND d.time_limit IS NOT NULL;
END;
COMMENT ON FUNCTION due_by_limit(dossier_code) IS 'When a dossier is due by its own limit and its pauses; infinity while it is paused, NULL without a limit (thời hạn theo quy định).';

-- A date that a person appointed, or that came without a limit: as a limit in
-- days does, it moves by the working days behind the first of the pause.
CREATE FUNCTION due_after_pause(due timestamptz, during tstzrange, working work_calendar) RETURNS timestamptz
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
BEGIN ATOMIC
	SELECT CASE WHEN lower(during) <= due AND d.days > 0
		THEN due + (add_working_days(due_day(due), d.days, working) - due_day(due)) * interval '24 hours'
		ELSE due END
	FROM (SELECT working_days_between(local_day(lower(during)), local_day(upper(during)), working) AS days) AS d;
END;
COMMENT ON FUNCTION due_after_pause(timestamptz, tstzrange, work_calendar) IS 'A due date moved by the working days of a pause that began before it, at the same time of the day (thời hạn sau khi tạm dừng).';

CREATE FUNCTION dossier_due(code dossier_code) RETURNS timestamptz
	LANGUAGE sql STABLE STRICT PARALLEL SAFE
BEGIN ATOMIC
	SELECT CASE
		WHEN EXISTS (SELECT FROM dossier_pause AS s WHERE s.dossier = d.code AND upper_inf(s.during)) THEN 'infinity'
		WHEN d.time_limit IS NULL OR d.appointed THEN d.due_at
		ELSE due_by_limit(d.code) END
	FROM dossier AS d WHERE d.code = dossier_due.code;
END;
COMMENT ON FUNCTION dossier_due(dossier_code) IS 'When a dossier is due as it would be counted now, by its own limit and pauses, or as it was appointed; infinity while it is paused, NULL without a limit (thời hạn trả kết quả).';
