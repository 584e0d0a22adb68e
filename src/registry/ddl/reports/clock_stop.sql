-- When the clocks of dossiers stood: in a pause, and from an end to its reopening.

-- Those that reach into the period, and of dossiers that were there before it those that
-- were over by then: not the pauses of all years, nor all dossiers of the period.
CREATE FUNCTION pause_in(first_day date, last_day date) RETURNS TABLE (dossier dossier_code, during tstzrange, reason text)
	LANGUAGE sql STABLE PARALLEL SAFE ROWS 10000
BEGIN ATOMIC
	SELECT p.dossier, p.during, p.reason
	FROM dossier_pause AS p
	WHERE p.during && tstzrange(evening(first_day - 1), evening(last_day), '(]')
	UNION ALL
	SELECT p.dossier, p.during, p.reason
	FROM dossier AS d
	JOIN dossier_pause AS p ON p.dossier = d.code
	WHERE daterange(d.received_on, d.ended_on, '[]') @> first_day - 1 AND upper(p.during) <= evening(first_day - 1);
END;
COMMENT ON FUNCTION pause_in(date, date) IS 'The pauses that had begun by the evening of last_day, of dossiers that were in hand on the local days first_day to last_day (included), and perhaps some of others; none from before a receipt (các lần tạm dừng của hồ sơ trong kỳ).';

-- A version that had ended was reopened, unless the next one is its end corrected.
CREATE FUNCTION reopening() RETURNS TABLE (dossier dossier_code, during tstzrange, until_on date)
	LANGUAGE sql STABLE PARALLEL SAFE ROWS 1000
BEGIN ATOMIC
	SELECT h.dossier, tstzrange(h.finished_at, h.until), h.until_on
	FROM dossier_past AS h
	WHERE h.finished_at < h.until AND h.mistake IS NULL
		AND NOT EXISTS (SELECT FROM dossier AS n WHERE n.code = h.dossier AND n.booked_at = h.until)
		AND NOT EXISTS (SELECT FROM dossier_past AS n WHERE n.dossier = h.dossier AND n.booked_at = h.until);
END;
COMMENT ON FUNCTION reopening() IS 'Every reopening of a dossier: from its end to the instant, and the local day, of the reopening (các lần mở lại hồ sơ).';

CREATE FUNCTION clock_stop_in(first_day date, last_day date) RETURNS TABLE (dossier dossier_code, stopped tstzmultirange)
	LANGUAGE sql STABLE PARALLEL SAFE ROWS 10000
BEGIN ATOMIC
	SELECT x.dossier, range_agg(x.during)
	FROM (
		SELECT p.dossier, p.during FROM pause_in(first_day, last_day) AS p
		UNION ALL
		SELECT r.dossier, r.during FROM reopening() AS r WHERE r.until_on <= last_day) AS x
	GROUP BY x.dossier;
END;
COMMENT ON FUNCTION clock_stop_in(date, date) IS 'When the clocks of dossiers that were in hand on the local days first_day to last_day (included) stood, as known in the evening of last_day, one row a dossier whose clock ever did: what clock_stop() says of one (thời gian không tính vào thời hạn của hồ sơ trong kỳ).';

CREATE FUNCTION clock_stop(dossier dossier_code, last_day date) RETURNS TABLE (stopped tstzmultirange)
	LANGUAGE sql STABLE PARALLEL SAFE ROWS 1
BEGIN ATOMIC
	SELECT coalesce(range_agg(x.during), '{}')
	FROM (
		SELECT p.during FROM dossier_pause AS p WHERE p.dossier = clock_stop.dossier AND lower(p.during) <= evening(last_day)
		UNION ALL
		SELECT r.during FROM reopening() AS r WHERE r.dossier = clock_stop.dossier AND r.until_on <= last_day) AS x;
END;
COMMENT ON FUNCTION clock_stop(dossier_code, date) IS 'When the clock of a dossier stood, as known in the evening of a local day: its pauses, and from an end to its reopening; one row (thời gian không tính vào thời hạn).';
