-- Review plans and how far they are done.

CREATE FUNCTION kpi_review(from_day date, to_day date, as_of date DEFAULT NULL)
RETURNS TABLE (document_id bigint, number document_number, signed_on date,
	agency agency_code, agency_name text, agencies bigint, procedures bigint, done bigint, overdue bigint)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
	SELECT d.document_id, max(d.number), max(d.signed_on), r.agency, CASE GROUPING(r.agency) WHEN 0 THEN max(a.name) END,
		count(DISTINCT r.agency), count(*),
		count(*) FILTER (WHERE r.done_on <= e.last_day),
		count(*) FILTER (WHERE r.due_on < e.last_day AND (r.done_on IS NULL OR r.done_on > e.last_day))
	FROM (SELECT coalesce(as_of, to_day - 1) AS last_day) AS e
	CROSS JOIN document AS d
	JOIN review_plan_item AS r USING (document_id)
	JOIN agency AS a ON a.code = r.agency
	WHERE check_period(from_day, to_day) AND d.signed_on >= from_day AND d.signed_on < to_day
	GROUP BY GROUPING SETS ((d.document_id), (d.document_id, r.agency))
	HAVING from_day < to_day
	ORDER BY max(d.signed_on), d.document_id, GROUPING(r.agency) DESC, r.agency;
END;
COMMENT ON FUNCTION kpi_review(date, date, date) IS 'Review plans signed in a period, each in all (agency NULL) and by agency: procedures, done and overdue at the end of as_of, or of the period (rà soát, đánh giá thủ tục hành chính).';
