-- On-time rates under the rules of cchc.kpi_rule, numerator and denominator beside them.

CREATE FUNCTION on_time_count(from_day date, to_day date, rule text, as_of date DEFAULT NULL)
RETURNS TABLE (agency agency_code, procedure procedure_code, on_time bigint, late bigint, unknown bigint)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
	-- ii_06: resolved in the period, as the form counts.
	SELECT i.agency, i.procedure, i.resolved_early + i.resolved_on_time, i.resolved_late, 0
	FROM ii_06_count(from_day, to_day, as_of) AS i
	WHERE check_kpi_rule(rule) = 'ii_06'
	UNION ALL
	-- index_766: everything handled in the period, supplement time added to the
	-- first appointment; a second request to supplement makes it late.
	SELECT d.agency, d.procedure,
		count(*) FILTER (WHERE s.in_time), count(*) FILTER (WHERE NOT s.in_time), 0
	FROM (SELECT least(to_day, as_of + 1) AS end_day) AS e
	JOIN dossier AS d ON d.received_on < e.end_day AND (d.finished_on >= from_day OR d.finished_on IS NULL)
	LEFT JOIN (
		SELECT p.dossier, count(*) AS requests,
			sum(working_days_between(timezone(interval '7 hours', lower(p.during))::date,
				least(timezone(interval '7 hours', upper(p.during))::date, least(to_day, as_of + 1) - 1), (SELECT calendar()))) AS days
		FROM dossier_pause AS p
		WHERE p.reason = 'supplement'
			AND timezone(interval '7 hours', lower(p.during))::date < least(to_day, as_of + 1)
		GROUP BY p.dossier) AS p ON p.dossier = d.code
	CROSS JOIN LATERAL (SELECT CASE
		WHEN p.requests > 1 THEN false
		WHEN d.due_at IS NULL AND d.due_original IS NULL THEN true
		ELSE least(d.finished_on, e.end_day - 1) <= CASE
			WHEN p.days > 0 THEN add_working_days(coalesce(d.due_original_on, d.due_on), p.days::integer, (SELECT calendar()))
			ELSE coalesce(d.due_original_on, d.due_on) END
		END AS in_time) AS s
	WHERE check_kpi_rule(rule) = 'index_766' AND check_period(from_day, to_day)
	GROUP BY d.agency, d.procedure
	UNION ALL
	-- due_original: resolved in the period, against the day first promised.
	SELECT d.agency, d.procedure,
		count(*) FILTER (WHERE d.finished_on <= d.due_original_on),
		count(*) FILTER (WHERE d.finished_on > d.due_original_on),
		count(*) FILTER (WHERE d.due_original_on IS NULL)
	FROM dossier AS d
	WHERE check_kpi_rule(rule) = 'due_original' AND check_period(from_day, to_day)
		AND d.finished_on >= from_day AND d.finished_on < least(to_day, as_of + 1) AND d.outcome = 'resolved'
	GROUP BY d.agency, d.procedure
	UNION ALL
	-- cohort: received in the period, followed until as_of.
	SELECT d.agency, d.procedure,
		count(*) FILTER (WHERE s.finished_on <= d.due_on),
		count(*) FILTER (WHERE coalesce(s.finished_on, e.last_day) > d.due_on),
		count(*) FILTER (WHERE d.due_on IS NULL OR (s.finished_on IS NULL AND e.last_day <= d.due_on))
	FROM (SELECT coalesce(as_of, to_day - 1) AS last_day) AS e
	JOIN dossier AS d ON d.received_on >= from_day AND d.received_on < least(to_day, e.last_day + 1)
	CROSS JOIN LATERAL (SELECT CASE WHEN d.finished_on <= e.last_day THEN d.finished_on END AS finished_on) AS s
	WHERE check_kpi_rule(rule) = 'cohort' AND check_period(from_day, to_day)
	GROUP BY d.agency, d.procedure;
END;
COMMENT ON FUNCTION on_time_count(date, date, text, date) IS 'Dossiers on time, late and of unknown class by agency and procedure under a rule of cchc.kpi_rule; 22023 for an unknown rule (số hồ sơ đúng hạn, trễ hạn).';

CREATE FUNCTION kpi_on_time(from_day date, to_day date, rule text, as_of date DEFAULT NULL)
RETURNS TABLE (grouped_by text, code text, name text,
	on_time bigint, late bigint, denominator bigint, rate numeric, unknown bigint)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
	WITH c AS (
		SELECT GROUPING(i.agency, p.field_id, i.procedure) AS folded,
			i.agency, p.field_id, i.procedure,
			max(a.name) AS agency_name, max(f.name) AS field_name, max(p.name) AS procedure_name,
			coalesce(sum(i.on_time), 0)::bigint AS on_time,
			coalesce(sum(i.late), 0)::bigint AS late,
			coalesce(sum(i.unknown), 0)::bigint AS unknown
		FROM on_time_count(from_day, to_day, rule, as_of) AS i
		JOIN agency AS a ON a.code = i.agency
		JOIN procedure AS p ON p.code = i.procedure
		JOIN field AS f USING (field_id)
		GROUP BY GROUPING SETS ((), (i.agency), (p.field_id), (i.procedure))
		HAVING from_day < to_day
	)
	SELECT
		CASE c.folded WHEN 7 THEN 'total' WHEN 3 THEN 'agency' WHEN 5 THEN 'field' ELSE 'procedure' END,
		CASE c.folded WHEN 3 THEN c.agency::text WHEN 5 THEN c.field_id::text WHEN 6 THEN c.procedure::text END,
		CASE c.folded WHEN 3 THEN c.agency_name WHEN 5 THEN c.field_name WHEN 6 THEN c.procedure_name END,
		c.on_time, c.late, c.on_time + c.late,
		(100.0 * c.on_time / nullif(c.on_time + c.late, 0))::numeric(5, 2),
		c.unknown
	FROM c
	ORDER BY c.folded = 7 DESC, c.folded, c.agency, c.field_id, c.procedure;
END;
COMMENT ON FUNCTION kpi_on_time(date, date, text, date) IS 'On-time rate in per cent under a rule of cchc.kpi_rule (ii_06, index_766, due_original, cohort), in all and by agency, field and procedure; NULL on an empty denominator; 22023 for an unknown rule (tỷ lệ hồ sơ giải quyết trước hạn, đúng hạn).';
