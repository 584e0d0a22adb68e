-- Due dates: with a calendar immutable, without one stable.

CREATE FUNCTION due_at(received timestamptz, time_limit, work_calendar, pauses tstzmultirange DEFAULT '{}', due_time text DEFAULT 'close') RETURNS timestamptz
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'time_limit_due_at';
CREATE FUNCTION due_at(received timestamptz, time_limit, pauses tstzmultirange DEFAULT '{}', due_time text DEFAULT 'close') RETURNS timestamptz
	LANGUAGE C STABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'time_limit_due_at';
CREATE FUNCTION time_used(received timestamptz, as_of timestamptz, work_calendar, pauses tstzmultirange DEFAULT '{}') RETURNS interval
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'work_calendar_time_used';
CREATE FUNCTION time_used(received timestamptz, as_of timestamptz, pauses tstzmultirange DEFAULT '{}') RETURNS interval
	LANGUAGE C STABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'work_calendar_time_used';
CREATE FUNCTION remaining(due timestamptz, as_of timestamptz, work_calendar) RETURNS interval
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'work_calendar_remaining';
CREATE FUNCTION remaining(due timestamptz, as_of timestamptz) RETURNS interval
	LANGUAGE C STABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'work_calendar_remaining';
CREATE FUNCTION days_late(due timestamptz, finished timestamptz, work_calendar) RETURNS int4
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'work_calendar_days_late';
CREATE FUNCTION days_late(due timestamptz, finished timestamptz) RETURNS int4
	LANGUAGE C STABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'work_calendar_days_late';
CREATE FUNCTION step_deadlines(received timestamptz, limits time_limit[], work_calendar, pauses tstzmultirange DEFAULT '{}', OUT step int4, OUT starts_at timestamptz, OUT due_at timestamptz) RETURNS SETOF record
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE ROWS 10 AS 'MODULE_PATHNAME', 'time_limit_step_deadlines';
CREATE FUNCTION step_deadlines(received timestamptz, limits time_limit[], pauses tstzmultirange DEFAULT '{}', OUT step int4, OUT starts_at timestamptz, OUT due_at timestamptz) RETURNS SETOF record
	LANGUAGE C STABLE STRICT PARALLEL SAFE ROWS 10 AS 'MODULE_PATHNAME', 'time_limit_step_deadlines';
CREATE FUNCTION clock_start(received timestamptz, pauses tstzmultirange, policy text) RETURNS timestamptz
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'time_limit_clock_start';

COMMENT ON FUNCTION due_at(timestamptz, time_limit, work_calendar, tstzmultirange, text) IS 'When the limit ends: at the closing hour of the due day (due_time close), at the hour of the receipt (same_time) or at midnight (day_end), hours to the instant; infinity while a pause goes on; 22008 outside the calendar, 22023 for another due_time (thời hạn trả kết quả).';
COMMENT ON FUNCTION due_at(timestamptz, time_limit, tstzmultirange, text) IS 'When the limit ends: at the closing hour of the due day (due_time close), at the hour of the receipt (same_time) or at midnight (day_end), hours to the instant; infinity while a pause goes on; 22008 outside the calendar, 22023 for another due_time; in the calendar that cchc.calendar names (thời hạn trả kết quả).';
COMMENT ON FUNCTION time_used(timestamptz, timestamptz, work_calendar, tstzmultirange) IS 'The working time from the start of the clock to as_of, less the pauses, in hours, minutes and seconds; 22008 outside the calendar (thời gian đã giải quyết).';
COMMENT ON FUNCTION time_used(timestamptz, timestamptz, tstzmultirange) IS 'The working time from the start of the clock to as_of, less the pauses, in hours, minutes and seconds; 22008 outside the calendar; in the calendar that cchc.calendar names (thời gian đã giải quyết).';
COMMENT ON FUNCTION remaining(timestamptz, timestamptz, work_calendar) IS 'The working time from as_of to the due date, negative when overdue, NULL when the due date is infinity; 22008 outside the calendar (thời gian còn lại).';
COMMENT ON FUNCTION remaining(timestamptz, timestamptz) IS 'The working time from as_of to the due date, negative when overdue, NULL when the due date is infinity; 22008 outside the calendar; in the calendar that cchc.calendar names (thời gian còn lại).';
COMMENT ON FUNCTION days_late(timestamptz, timestamptz, work_calendar) IS 'Working days from the due day (24:00 belongs to the day that it ends) to the day it was finished, 0 when in time; 22008 outside the calendar (số ngày trễ hạn).';
COMMENT ON FUNCTION days_late(timestamptz, timestamptz) IS 'Working days from the due day (24:00 belongs to the day that it ends) to the day it was finished, 0 when in time; 22008 outside the calendar; in the calendar that cchc.calendar names (số ngày trễ hạn).';
COMMENT ON FUNCTION step_deadlines(timestamptz, time_limit[], work_calendar, tstzmultirange) IS 'The steps of a process one after the other: number from 1, when the step starts, when it is due; the last is due when the sum of the limits is; 22004 for a null limit, 22008 outside the calendar (thời hạn từng bước).';
COMMENT ON FUNCTION step_deadlines(timestamptz, time_limit[], tstzmultirange) IS 'The steps of a process one after the other: number from 1, when the step starts, when it is due; the last is due when the sum of the limits is; 22004 for a null limit, 22008 outside the calendar; in the calendar that cchc.calendar names (thời hạn từng bước).';
COMMENT ON FUNCTION clock_start(timestamptz, tstzmultirange, text) IS 'From when a limit counts: under the policy restart the end of the last pause (infinity while it goes on), under pause the receipt; 22023 for another policy (thời điểm bắt đầu tính thời hạn).';

-- The state of a dossier

CREATE TYPE dossier_state AS ENUM ('early', 'on_time', 'late', 'in_time', 'overdue');
COMMENT ON TYPE dossier_state IS 'How a dossier stands to its due day: finished early, on_time or late; not finished and in_time or overdue (tình trạng hồ sơ).';

CREATE FUNCTION dossier_state(due timestamptz, finished timestamptz, as_of timestamptz, utc_offset interval DEFAULT '07:00') RETURNS dossier_state
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
BEGIN ATOMIC
	-- less a microsecond: due at 24:00 belongs to the day that it ends
	SELECT CASE
		WHEN due IS NULL THEN NULL
		WHEN finished IS NULL AND as_of IS NULL THEN NULL
		WHEN finished IS NULL AND (as_of AT TIME ZONE utc_offset)::date <= (due AT TIME ZONE utc_offset - interval '1 microsecond')::date
			THEN 'in_time'::dossier_state
		WHEN finished IS NULL THEN 'overdue'
		WHEN (finished AT TIME ZONE utc_offset)::date < (due AT TIME ZONE utc_offset - interval '1 microsecond')::date THEN 'early'
		WHEN (finished AT TIME ZONE utc_offset)::date = (due AT TIME ZONE utc_offset - interval '1 microsecond')::date THEN 'on_time'
		ELSE 'late'
	END;
END;
COMMENT ON FUNCTION dossier_state(timestamptz, timestamptz, timestamptz, interval) IS 'The state of a dossier by dates at the given offset from UTC: finished before, on or after the due day (24:00 belongs to the day that it ends), or, where finished is NULL, not after or after it at as_of; NULL without a due date (tình trạng hồ sơ).';
