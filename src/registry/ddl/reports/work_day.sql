-- Days that reports count from other days.

-- A day that the calendar does not reach must not stop a report over thousands of rows.
CREATE FUNCTION working_day_after(day date, days integer) RETURNS date
	LANGUAGE sql STABLE STRICT PARALLEL SAFE
BEGIN ATOMIC
	SELECT CASE WHEN day BETWEEN first_day(c.value) + 2 * abs(days) + 30 AND last_day(c.value) - 2 * abs(days) - 30
		THEN add_working_days(day, days, c.value) END
	FROM (SELECT calendar() AS value OFFSET 0) AS c;
END;
COMMENT ON FUNCTION working_day_after(date, integer) IS 'The n-th working day after a day, before it for n < 0, in the calendar that cchc.calendar names; NULL, not an error, where that calendar does not reach (ngày làm việc thứ n).';

CREATE FUNCTION working_days_of(during daterange) RETURNS integer
	LANGUAGE sql STABLE STRICT PARALLEL SAFE
BEGIN ATOMIC
	SELECT CASE WHEN lower(during) > first_day(c.value) AND upper(during) - 1 <= last_day(c.value)
		THEN working_days_between(lower(during) - 1, upper(during) - 1, c.value) END
	FROM (SELECT calendar() AS value OFFSET 0) AS c;
END;
COMMENT ON FUNCTION working_days_of(daterange) IS 'How many working days a range of days holds, in the calendar that cchc.calendar names; NULL for a range without a beginning or an end, or where that calendar does not reach (số ngày làm việc).';
