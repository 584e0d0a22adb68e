-- How far each calendar reaches.  A report that counts in the calendars of its
-- dossiers asks here first: one wrong name or one date of the year 3022 must not stop it.

CREATE VIEW calendar_reach WITH (security_invoker = true) AS
	SELECT k.calendar, daterange(first_day(k.value), last_day(k.value), '[]') AS days
	FROM cchc.calendar_compiled AS k WHERE k.value IS NOT NULL
	-- Once a calendar: reading its value for every dossier costs more than the report.
	OFFSET 0;
COMMENT ON VIEW calendar_reach IS 'Work calendars that can be counted in, and the days that each covers (phạm vi của lịch làm việc).';
COMMENT ON COLUMN calendar_reach.calendar IS 'Name of the calendar (lịch làm việc).';
COMMENT ON COLUMN calendar_reach.days IS 'Days that it covers (từ ngày đến ngày).';
