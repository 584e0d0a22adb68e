-- The day of an instant, at Vietnam's own offset (UTC+7, no daylight saving
-- since 1975), never in the session's time zone.  Midnight between two days
-- begins a day for what happened and ends one for what is due: hence two.
--
-- The bodies are strict themselves, call nothing but immutable functions and
-- use their argument once, so that the planner puts them inline: they cost what
-- they say, and an index on one of them serves the other spelling.
-- Not LEAKPROOF: past 294276-12-31 17:00 UTC the local time is out of range.

CREATE FUNCTION local_day(instant timestamptz) RETURNS date
	LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
BEGIN ATOMIC
	SELECT (instant AT TIME ZONE interval '07:00')::date;
END;
COMMENT ON FUNCTION local_day(timestamptz) IS 'The day on which something happened, at UTC+7 in any time zone: 00:00 begins its day; infinity stays infinity (ngày, theo giờ Việt Nam).';

CREATE FUNCTION due_day(due timestamptz) RETURNS date
	LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
BEGIN ATOMIC
	SELECT ((due AT TIME ZONE interval '07:00') - interval '1 microsecond')::date;
END;
COMMENT ON FUNCTION due_day(timestamptz) IS 'The day on which something is due, at UTC+7 in any time zone: 24:00, local midnight, belongs to the day that it ends; infinity stays infinity (ngày hẹn trả kết quả, theo giờ Việt Nam).';

CREATE FUNCTION local_time(instant timestamptz) RETURNS timestamp
	LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
BEGIN ATOMIC
	SELECT instant AT TIME ZONE interval '07:00';
END;
COMMENT ON FUNCTION local_time(timestamptz) IS 'Date and time of an instant at UTC+7 in any time zone; infinity stays infinity (thời điểm, theo giờ Việt Nam).';

-- The other way: what a report as of a day may know.
CREATE FUNCTION evening(day date) RETURNS timestamptz
	LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
BEGIN ATOMIC
	-- A timestamp less an interval is immutable, as a timestamptz less one is not: else it is not inlined.
	SELECT ((day + 1)::timestamp - interval '1 microsecond') AT TIME ZONE interval '07:00';
END;
COMMENT ON FUNCTION evening(date) IS 'The last instant of a day at UTC+7, a microsecond before its midnight (cuối ngày, theo giờ Việt Nam).';
