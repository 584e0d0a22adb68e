-- Survey scores.

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
