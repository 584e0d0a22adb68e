-- days_off: what is off in a year, and why.  The value says what, the tables say why.

CREATE FUNCTION weekdays_off(work_calendar, year int4) RETURNS SETOF date
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE ROWS 15 AS 'MODULE_PATHNAME', 'work_calendar_weekdays_off';
COMMENT ON FUNCTION weekdays_off(work_calendar, int4) IS 'The days of a year that rest although their day of the week works; 22008 outside the calendar (ngày nghỉ trong tuần).';

-- The version finds the calendar: no other state of any calendar has it.  Of
-- a value that is not current only the days are known.
CREATE FUNCTION days_off(calendar work_calendar, year int4, OUT day date, OUT kind text, OUT name text,
		OUT decided_by document_number, OUT source text) RETURNS SETOF record
	LANGUAGE sql STABLE STRICT PARALLEL SAFE ROWS 15
BEGIN ATOMIC
	WITH line AS (
		SELECT l.ancestor, l.depth FROM calendar_compiled k, calendar_line(k.calendar) l
		WHERE k.version = calendar_version(days_off.calendar)
	), reason AS (
		SELECT d.day, d.kind, d.name, d.decided_by, d.source, line.depth, d.builtin
		FROM line JOIN day_off d ON d.calendar = line.ancestor
		UNION ALL
		SELECT s.off_day, 'swap', 'Nghỉ hoán đổi (làm bù ' || to_char(s.work_day, 'YYYY-MM-DD') || ')', s.decided_by, s.source, line.depth, s.builtin
		FROM line JOIN day_swap_in_force s ON s.calendar = line.ancestor
		UNION ALL
		SELECT p.day, p.kind, p.name, NULL, 'proposed: ' || p.rule, 33, true
		FROM propose_days_off(CASE WHEN days_off.year >= extract(year FROM decided_until(days_off.calendar) + 1)
			THEN least(greatest(days_off.year, 2000), 2199) END) p
		WHERE p.day > decided_until(days_off.calendar)
		UNION ALL
		SELECT w.day, 'other', NULL, NULL, NULL, 34, true FROM weekdays_off(days_off.calendar, days_off.year) AS w(day)
	)
	SELECT DISTINCT ON (r.day) r.day, r.kind, r.name, r.decided_by, r.source FROM reason r
	WHERE extract(year FROM r.day) = days_off.year
		-- the planner may turn conditions around, but not those of CASE
		AND CASE WHEN r.day BETWEEN first_day(days_off.calendar) AND last_day(days_off.calendar)
			THEN NOT is_working_day(r.day, days_off.calendar) END
	ORDER BY r.day, r.depth, r.builtin;
END;
CREATE FUNCTION days_off(year int4, OUT day date, OUT kind text, OUT name text,
		OUT decided_by document_number, OUT source text) RETURNS SETOF record
	LANGUAGE sql STABLE STRICT PARALLEL SAFE ROWS 15
BEGIN ATOMIC
	SELECT d.day, d.kind, d.name, d.decided_by, d.source FROM days_off(calendar(), days_off.year) d;
END;
COMMENT ON FUNCTION days_off(work_calendar, int4) IS 'The days off of a year, plain weekly rest days apart, with kind (statutory, compensatory, swap, other), name and document; reasons are known for the current version of a calendar; 22008 outside the calendar (các ngày nghỉ trong năm).';
COMMENT ON FUNCTION days_off(int4) IS 'The days off of a year, plain weekly rest days apart, with kind, name and document, in the calendar that cchc.calendar names; 22008 outside it (các ngày nghỉ trong năm).';
