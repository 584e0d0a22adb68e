-- Counting working days: with a calendar immutable, without one stable, because
-- the calendar that cchc.calendar names is then read from the tables.

CREATE FUNCTION is_working_day(date, work_calendar) RETURNS bool
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'work_calendar_is_working_day';
CREATE FUNCTION is_working_day(date) RETURNS bool
	LANGUAGE C STABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'work_calendar_is_working_day';
CREATE FUNCTION add_working_days(date, int4, work_calendar) RETURNS date
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'work_calendar_add_working_days';
CREATE FUNCTION add_working_days(date, int4) RETURNS date
	LANGUAGE C STABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'work_calendar_add_working_days';
CREATE FUNCTION working_days_between(date, date, work_calendar) RETURNS int4
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'work_calendar_working_days_between';
CREATE FUNCTION working_days_between(date, date) RETURNS int4
	LANGUAGE C STABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'work_calendar_working_days_between';
CREATE FUNCTION next_working_day(date, work_calendar) RETURNS date
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'work_calendar_next_working_day';
CREATE FUNCTION next_working_day(date) RETURNS date
	LANGUAGE C STABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'work_calendar_next_working_day';
CREATE FUNCTION previous_working_day(date, work_calendar) RETURNS date
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'work_calendar_previous_working_day';
CREATE FUNCTION previous_working_day(date) RETURNS date
	LANGUAGE C STABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'work_calendar_previous_working_day';
CREATE FUNCTION working_days(date, date, work_calendar) RETURNS SETOF date
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE ROWS 250 AS 'MODULE_PATHNAME', 'work_calendar_working_days';
CREATE FUNCTION working_days(date, date) RETURNS SETOF date
	LANGUAGE C STABLE STRICT PARALLEL SAFE ROWS 250 AS 'MODULE_PATHNAME', 'work_calendar_working_days';
CREATE FUNCTION is_provisional(date, work_calendar) RETURNS bool
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'work_calendar_is_provisional';
CREATE FUNCTION is_provisional(date) RETURNS bool
	LANGUAGE C STABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'work_calendar_is_provisional';

COMMENT ON FUNCTION is_working_day(date, work_calendar) IS 'Whether the day works; 22008 outside the calendar (ngày làm việc).';
COMMENT ON FUNCTION is_working_day(date) IS 'Whether the day works; 22008 outside the calendar; in the calendar that cchc.calendar names (ngày làm việc).';
COMMENT ON FUNCTION add_working_days(date, int4, work_calendar) IS 'The n-th working day after the date, which is not counted; before it for n < 0; for 0 the date when it works, otherwise the next working day; 22008 outside the calendar (cộng ngày làm việc).';
COMMENT ON FUNCTION add_working_days(date, int4) IS 'The n-th working day after the date, which is not counted; before it for n < 0; for 0 the date when it works, otherwise the next working day; 22008 outside the calendar; in the calendar that cchc.calendar names (cộng ngày làm việc).';
COMMENT ON FUNCTION working_days_between(date, date, work_calendar) IS 'How many working days lie after the first date up to the second, which is counted; negative when the second is earlier; 22008 outside the calendar (số ngày làm việc).';
COMMENT ON FUNCTION working_days_between(date, date) IS 'How many working days lie after the first date up to the second, which is counted; negative when the second is earlier; 22008 outside the calendar; in the calendar that cchc.calendar names (số ngày làm việc).';
COMMENT ON FUNCTION next_working_day(date, work_calendar) IS 'The date when it works, otherwise the next day that does; 22008 outside the calendar (ngày làm việc kế tiếp).';
COMMENT ON FUNCTION next_working_day(date) IS 'The date when it works, otherwise the next day that does; 22008 outside the calendar; in the calendar that cchc.calendar names (ngày làm việc kế tiếp).';
COMMENT ON FUNCTION previous_working_day(date, work_calendar) IS 'The date when it works, otherwise the last day before it that does; 22008 outside the calendar (ngày làm việc liền trước).';
COMMENT ON FUNCTION previous_working_day(date) IS 'The date when it works, otherwise the last day before it that does; 22008 outside the calendar; in the calendar that cchc.calendar names (ngày làm việc liền trước).';
COMMENT ON FUNCTION working_days(date, date, work_calendar) IS 'The working days from the first date to the second, both included, none when the second is earlier; 22008 outside the calendar (các ngày làm việc).';
COMMENT ON FUNCTION working_days(date, date) IS 'The working days from the first date to the second, both included, none when the second is earlier; 22008 outside the calendar; in the calendar that cchc.calendar names (các ngày làm việc).';
COMMENT ON FUNCTION is_provisional(date, work_calendar) IS 'Whether the day lies after the last decided day, so that its days off are only proposed by the rules; 22008 outside the calendar (lịch tạm tính).';
COMMENT ON FUNCTION is_provisional(date) IS 'Whether the day lies after the last decided day, so that its days off are only proposed by the rules; 22008 outside the calendar; in the calendar that cchc.calendar names (lịch tạm tính).';
