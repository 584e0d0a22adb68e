-- Courses and who took part.

CREATE FUNCTION kpi_training(from_day date, to_day date)
RETURNS TABLE (topic text, courses bigint, participants bigint, unknown bigint)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
	SELECT t.topic, count(*), sum(t.participants), count(*) - count(t.participants)
	FROM training AS t
	WHERE check_period(from_day, to_day) AND lower(t.during) >= from_day AND lower(t.during) < to_day
	GROUP BY ROLLUP (t.topic)
	HAVING from_day < to_day
	ORDER BY GROUPING(t.topic) DESC, t.topic;
END;
COMMENT ON FUNCTION kpi_training(date, date) IS 'Courses that begin in a period, in all (topic NULL) and by topic, with the participants known and how many courses do not tell theirs; participants are NULL when none tells (đào tạo, bồi dưỡng).';
