-- Steps: which agency used the time.

CREATE FUNCTION kpi_steps(from_day date, to_day date)
RETURNS TABLE (agency agency_code, agency_name text, steps bigint, late bigint, worked interval, unknown bigint)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
	SELECT s.agency, max(a.name), count(*), count(*) FILTER (WHERE local_day(s.finished_at) > due_day(s.due_at)),
		sum(working_time_between(s.started_at, s.finished_at, (SELECT calendar()))),
		count(*) FILTER (WHERE s.due_at IS NULL)
	FROM dossier_step AS s
	JOIN agency AS a ON a.code = s.agency
	WHERE check_period(from_day, to_day)
		AND s.finished_at > evening(from_day - 1) AND s.finished_at <= evening(to_day - 1)
	GROUP BY s.agency
	ORDER BY s.agency;
END;
COMMENT ON FUNCTION kpi_steps(date, date) IS 'Which agency used the time: steps ended in a period, how many ended after their due day, and the working time they took; unknown counts steps without a due time (thời gian xử lý theo bước).';
