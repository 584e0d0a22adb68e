-- Counting working time: with a calendar immutable, without one stable.

CREATE FUNCTION add_working_time(timestamptz, interval, work_calendar, bias text DEFAULT 'left') RETURNS timestamptz
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'work_calendar_add_working_time';
CREATE FUNCTION add_working_time(timestamptz, interval, bias text DEFAULT 'left') RETURNS timestamptz
	LANGUAGE C STABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'work_calendar_add_working_time';
CREATE FUNCTION working_time_between(timestamptz, timestamptz, work_calendar) RETURNS interval
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'work_calendar_working_time_between';
CREATE FUNCTION working_time_between(timestamptz, timestamptz) RETURNS interval
	LANGUAGE C STABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'work_calendar_working_time_between';
CREATE FUNCTION counted_from(timestamptz, work_calendar) RETURNS timestamptz
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'work_calendar_counted_from';
CREATE FUNCTION counted_from(timestamptz) RETURNS timestamptz
	LANGUAGE C STABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'work_calendar_counted_from';

COMMENT ON FUNCTION add_working_time(timestamptz, interval, work_calendar, text) IS 'The instant at which so much working time (hours, minutes, seconds; backwards when negative) has passed; bias left gives the closing hour, right the opening hour after it; 22023 for days, months or another bias, 22008 outside the calendar (cộng giờ làm việc).';
COMMENT ON FUNCTION add_working_time(timestamptz, interval, text) IS 'The instant at which so much working time (hours, minutes, seconds; backwards when negative) has passed, in the calendar that cchc.calendar names; bias left gives the closing hour, right the opening hour after it; 22023 for days, months or another bias, 22008 outside the calendar (cộng giờ làm việc).';
COMMENT ON FUNCTION working_time_between(timestamptz, timestamptz, work_calendar) IS 'The working time from the first instant to the second, to the microsecond; negative when the second is earlier; 22008 outside the calendar (thời gian làm việc).';
COMMENT ON FUNCTION working_time_between(timestamptz, timestamptz) IS 'The working time from the first instant to the second, to the microsecond; negative when the second is earlier; 22008 outside the calendar; in the calendar that cchc.calendar names (thời gian làm việc).';
COMMENT ON FUNCTION counted_from(timestamptz, work_calendar) IS 'The instant from which what is received at that time is counted: itself while open, otherwise the next opening or, where the calendar says same_day, itself all the same; after the cutoff the next day that opens; 22008 outside the calendar (thời điểm bắt đầu tính).';
COMMENT ON FUNCTION counted_from(timestamptz) IS 'The instant from which what is received at that time is counted: itself while open, otherwise the next opening or, where the calendar says same_day, itself all the same; after the cutoff the next day that opens; 22008 outside the calendar; in the calendar that cchc.calendar names (thời điểm bắt đầu tính).';
