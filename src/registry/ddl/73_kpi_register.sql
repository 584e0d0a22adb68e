-- KPIs of the registers: each counts documents signed in the period.

CREATE FUNCTION kpi_publication(from_day date, to_day date)
RETURNS TABLE (agency agency_code, agency_name text, decisions bigint, procedures bigint,
	new bigint, amended bigint, replaced bigint, abolished bigint, complete bigint,
	public_on_time bigint, public_late bigint, rate numeric, unknown bigint)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
	SELECT p.agency, CASE GROUPING(p.agency) WHEN 0 THEN max(a.name) END, count(DISTINCT d.document_id), count(DISTINCT b.procedure),
		count(*) FILTER (WHERE b.action = 'moi'), count(*) FILTER (WHERE b.action = 'sua_doi'),
		count(*) FILTER (WHERE b.action = 'thay_the'), count(*) FILTER (WHERE b.action = 'bai_bo'),
		count(*) FILTER (WHERE b.complete),
		count(*) FILTER (WHERE b.published_on <= t.due_on),
		count(*) FILTER (WHERE b.published_on > t.due_on),
		(100.0 * count(*) FILTER (WHERE b.published_on <= t.due_on) / nullif(count(b.published_on), 0))::numeric(5, 2),
		count(*) - count(b.published_on)
	FROM document AS d
	JOIN publication AS b USING (document_id)
	JOIN procedure AS p ON p.code = b.procedure
	JOIN agency AS a ON a.code = p.agency
	CROSS JOIN LATERAL (SELECT add_working_days(d.signed_on, 5, (SELECT calendar())) AS due_on) AS t
	WHERE check_period(from_day, to_day) AND d.signed_on >= from_day AND d.signed_on < to_day
	GROUP BY ROLLUP (p.agency)
	HAVING from_day < to_day
	ORDER BY GROUPING(p.agency) DESC, p.agency;
END;
COMMENT ON FUNCTION kpi_publication(date, date) IS 'Procedures published by decisions signed in a period, in all (agency NULL) and by agency in charge; on time means public within 5 working days of the decision, the rate is in per cent and NULL when nothing is known (công bố, công khai thủ tục hành chính).';

CREATE FUNCTION kpi_internal_process(from_day date, to_day date)
RETURNS TABLE (agency agency_code, agency_name text, decisions bigint, procedures bigint,
	interlinked bigint, not_interlinked bigint)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
	SELECT p.agency, CASE GROUPING(p.agency) WHEN 0 THEN max(a.name) END, count(DISTINCT d.document_id), count(DISTINCT i.procedure),
		count(DISTINCT i.procedure) FILTER (WHERE i.interlinked),
		count(DISTINCT i.procedure) FILTER (WHERE NOT i.interlinked)
	FROM document AS d
	JOIN internal_process AS i USING (document_id)
	JOIN procedure AS p ON p.code = i.procedure
	JOIN agency AS a ON a.code = p.agency
	WHERE check_period(from_day, to_day) AND d.signed_on >= from_day AND d.signed_on < to_day
	GROUP BY ROLLUP (p.agency)
	HAVING from_day < to_day
	ORDER BY GROUPING(p.agency) DESC, p.agency;
END;
COMMENT ON FUNCTION kpi_internal_process(date, date) IS 'Procedures whose internal process was approved by a decision signed in a period, in all (agency NULL) and by agency in charge (phê duyệt quy trình nội bộ).';

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

CREATE FUNCTION kpi_simplification(from_day date, to_day date)
RETURNS TABLE (agency agency_code, agency_name text, procedures bigint, fields bigint,
	days_saved numeric, saving numeric, saving_unknown bigint)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
	SELECT s.agency, CASE GROUPING(s.agency) WHEN 0 THEN max(a.name) END, count(DISTINCT s.procedure), count(DISTINCT p.field_id),
		sum(s.days_before - s.days_after), sum(s.saving), count(*) - count(s.saving)
	FROM document AS d
	JOIN simplification AS s USING (document_id)
	JOIN procedure AS p ON p.code = s.procedure
	JOIN agency AS a ON a.code = s.agency
	WHERE check_period(from_day, to_day) AND d.signed_on >= from_day AND d.signed_on < to_day
	GROUP BY ROLLUP (s.agency)
	HAVING from_day < to_day
	ORDER BY GROUPING(s.agency) DESC, s.agency;
END;
COMMENT ON FUNCTION kpi_simplification(date, date) IS 'Procedures simplified by decisions signed in a period, in all (agency NULL) and by agency, with days saved a case, đồng saved a year, and how many savings are unknown (đơn giản hóa thủ tục hành chính).';

CREATE FUNCTION kpi_delegation(on_day date)
RETURNS TABLE (from_agency agency_code, to_agency agency_code, to_agency_name text,
	fields bigint, procedures bigint)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
	SELECT g.from_agency, g.to_agency, max(a.name), count(DISTINCT p.field_id),
		CASE WHEN bool_and(g.procedure IS NOT NULL) THEN count(*) END
	FROM delegation AS g
	JOIN agency AS a ON a.code = g.to_agency
	LEFT JOIN procedure AS q ON q.code = g.procedure
	CROSS JOIN LATERAL (SELECT coalesce(g.field_id, q.field_id) AS field_id) AS p
	WHERE g.valid @> on_day
	GROUP BY g.from_agency, g.to_agency
	ORDER BY g.from_agency, g.to_agency;
END;
COMMENT ON FUNCTION kpi_delegation(date) IS 'Delegations in force on a day; procedures is NULL (unknown) where a document names a field and not its procedures (ủy quyền giải quyết thủ tục hành chính).';

CREATE FUNCTION kpi_interlinked(on_day date)
RETURNS TABLE (group_id bigint, name text, number document_number, signed_on date, procedures bigint)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
	SELECT g.group_id, max(g.name), max(d.number), max(d.signed_on), count(m.procedure)
	FROM interlinked_group AS g
	JOIN document AS d USING (document_id)
	LEFT JOIN interlinked_member AS m USING (group_id)
	WHERE g.valid @> on_day
	GROUP BY g.group_id
	ORDER BY g.group_id;
END;
COMMENT ON FUNCTION kpi_interlinked(date) IS 'Interlinked groups in force on a day and how many procedures each joins (nhóm thủ tục hành chính liên thông).';

CREATE FUNCTION kpi_inspection(from_day date, to_day date, as_of date DEFAULT NULL)
RETURNS TABLE (inspection_id bigint, subject text, title text, round_no integer, during daterange,
	working_days integer, units bigint, found bigint, due bigint, fixed bigint, verified bigint, overdue bigint)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
	SELECT r.inspection_id, i.subject, i.title, r.round_no, r.during,
		working_days_between(lower(r.during) - 1, upper(r.during) - 1, (SELECT calendar())),
		v.units, v.found, v.due, v.fixed, v.verified, v.overdue
	FROM (SELECT coalesce(as_of, to_day - 1) AS last_day) AS e
	CROSS JOIN inspection_round AS r
	JOIN inspection AS i USING (inspection_id)
	LEFT JOIN LATERAL (
		SELECT count(DISTINCT v.agency) AS units,
			count(f.finding_id) AS found,
			count(*) FILTER (WHERE f.remedy_due_on <= e.last_day) AS due,
			count(*) FILTER (WHERE f.remedied_on <= e.last_day) AS fixed,
			count(*) FILTER (WHERE f.verified_on <= e.last_day) AS verified,
			count(*) FILTER (WHERE f.remedy_due_on < e.last_day
				AND (f.remedied_on IS NULL OR f.remedied_on > e.last_day)) AS overdue
		FROM inspection_visit AS v
		LEFT JOIN finding AS f USING (visit_id)
		WHERE v.inspection_id = r.inspection_id AND v.round_no = r.round_no
		HAVING count(*) > 0) AS v ON true
	WHERE check_period(from_day, to_day) AND lower(r.during) >= from_day AND lower(r.during) < to_day
	ORDER BY lower(r.during), r.inspection_id, r.round_no;
END;
COMMENT ON FUNCTION kpi_inspection(date, date, date) IS 'Inspection rounds that begin in a period: working days, units visited, and findings found, due, fixed, verified and overdue at the end of as_of, or of the period; NULL where no visit is recorded (công tác kiểm tra).';
