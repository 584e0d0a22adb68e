-- KPIs of steps, feedback, surveys and training.

CREATE FUNCTION kpi_steps(from_day date, to_day date)
RETURNS TABLE (agency agency_code, agency_name text, steps bigint, late bigint, worked interval, unknown bigint)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
	SELECT s.agency, max(a.name), count(*), count(*) FILTER (WHERE s.finished_at > s.due_at),
		sum(working_time_between(s.started_at, s.finished_at, (SELECT calendar()))),
		count(*) FILTER (WHERE s.due_at IS NULL)
	FROM dossier_step AS s
	JOIN agency AS a ON a.code = s.agency
	WHERE check_period(from_day, to_day)
		AND s.finished_at >= timezone(interval '7 hours', from_day::timestamp)
		AND s.finished_at < timezone(interval '7 hours', to_day::timestamp)
	GROUP BY s.agency
	ORDER BY s.agency;
END;
COMMENT ON FUNCTION kpi_steps(date, date) IS 'Which agency used the time: steps ended in a period, how many late, and the working time they took; unknown counts steps without a due time (thời gian xử lý theo bước).';

CREATE FUNCTION kpi_feedback(from_day date, to_day date, as_of date DEFAULT NULL)
RETURNS TABLE (agency agency_code, agency_name text, received bigint, on_time bigint, late bigint,
	rate numeric, unknown bigint, satisfied bigint, dissatisfied bigint)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
	SELECT f.agency, CASE GROUPING(f.agency) WHEN 0 THEN max(a.name) END, count(*),
		count(*) FILTER (WHERE s.ended_on <= s.due_on),
		count(*) FILTER (WHERE coalesce(s.ended_on, e.last_day) > s.due_on),
		(100.0 * count(*) FILTER (WHERE s.ended_on <= s.due_on)
			/ nullif(count(*) FILTER (WHERE s.ended_on IS NOT NULL OR e.last_day > s.due_on), 0))::numeric(5, 2),
		count(*) FILTER (WHERE s.ended_on IS NULL AND e.last_day <= s.due_on),
		count(*) FILTER (WHERE f.satisfied AND s.ended_on IS NOT NULL),
		count(*) FILTER (WHERE NOT f.satisfied AND s.ended_on IS NOT NULL)
	FROM (SELECT coalesce(as_of, to_day - 1) AS last_day) AS e
	JOIN feedback AS f ON f.received_on >= from_day AND f.received_on < least(to_day, e.last_day + 1)
	JOIN agency AS a ON a.code = f.agency
	CROSS JOIN LATERAL (SELECT timezone(interval '7 hours', coalesce(f.refused_at, f.answered_at))::date AS day) AS d
	CROSS JOIN LATERAL (SELECT CASE WHEN d.day <= e.last_day THEN d.day END AS ended_on,
		-- As index 766 counts (group 6): 2 working days to refuse, 15 to answer
		add_working_days(f.received_on, CASE WHEN f.refused_at IS NOT NULL AND d.day <= e.last_day THEN 2 ELSE 15 END, (SELECT calendar())) AS due_on) AS s
	WHERE check_period(from_day, to_day)
	GROUP BY ROLLUP (f.agency)
	HAVING from_day < to_day
	ORDER BY GROUPING(f.agency) DESC, f.agency;
END;
COMMENT ON FUNCTION kpi_feedback(date, date, date) IS 'Feedback received in a period and answered within 15 working days, or refused within 2, in all (agency NULL) and by agency, as known on as_of, or at the end of the period; unknown is what is still open in time, the rate per cent and NULL when nothing is known (xử lý phản ánh, kiến nghị).';

CREATE FUNCTION kpi_satisfaction(from_day date, to_day date)
RETURNS TABLE (criterion text, responses bigint, satisfied bigint, rate numeric, mean_score numeric)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
	SELECT r.criterion, count(*), count(*) FILTER (WHERE r.score >= 4),
		(100.0 * count(*) FILTER (WHERE r.score >= 4) / nullif(count(*), 0))::numeric(5, 2), avg(r.score)::numeric(3, 2)
	FROM survey_response AS r
	WHERE check_period(from_day, to_day) AND r.answered_on >= from_day AND r.answered_on < to_day
	GROUP BY ROLLUP (r.criterion)
	HAVING from_day < to_day
	ORDER BY GROUPING(r.criterion) DESC, r.criterion;
END;
COMMENT ON FUNCTION kpi_satisfaction(date, date) IS 'Scores given in a period, in all (criterion NULL) and by criterion; satisfied is a score of 4 or 5, the rate per cent and NULL without responses (mức độ hài lòng).';

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
