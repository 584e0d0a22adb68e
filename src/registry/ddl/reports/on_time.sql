-- On-time rates under the rules of cchc.kpi_rule, numerator and denominator beside them.

CREATE FUNCTION on_time_count(from_day date, to_day date, rule text, as_of date DEFAULT NULL)
RETURNS TABLE (agency agency_code, procedure procedure_code, on_time bigint, late bigint, unknown bigint)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
	-- ii_06: ended in the period, as the form counts.
	SELECT i.agency, i.procedure, i.resolved_early + i.resolved_on_time, i.resolved_late, 0
	FROM ii_06_count(from_day, to_day, as_of) AS i
	WHERE check_kpi_rule(rule) = 'ii_06'
	UNION ALL
	-- index_766: everything handled in the period, supplement time added to the
	-- first appointment; a second request to supplement makes it late.
	SELECT s.agency, s.procedure, count(*) FILTER (WHERE s.in_time), count(*) FILTER (WHERE NOT s.in_time), 0
	FROM evening_of(from_day, to_day, as_of) AS e (last_day)
	CROSS JOIN LATERAL (
		SELECT i.agency, i.procedure, CASE
			WHEN p.requests > 1 THEN false
			WHEN i.due_on IS NULL AND i.due_original_on IS NULL THEN true
			ELSE least(i.finished_on, e.last_day) <= CASE
				WHEN p.days > 0 AND coalesce(i.due_original_on, i.due_on) BETWEEN (SELECT first_day(calendar())) AND (SELECT last_day(calendar()))
					THEN add_working_days(coalesce(i.due_original_on, i.due_on), p.days::integer, (SELECT calendar()))
				ELSE coalesce(i.due_original_on, i.due_on) END
			END AS in_time
		FROM stay_in(from_day, e.last_day) AS i
		LEFT JOIN (
			SELECT p.dossier, count(*) AS requests,
				-- A day that the calendar does not reach adds none
				sum(working_days_between(greatest((SELECT first_day(calendar())), least((SELECT last_day(calendar())), local_day(lower(p.during)))),
					greatest((SELECT first_day(calendar())), least((SELECT last_day(calendar())), local_day(upper(p.during)), e.last_day)), (SELECT calendar()))) AS days
			FROM dossier_pause AS p
			WHERE p.reason = 'supplement' AND local_day(lower(p.during)) <= e.last_day
			GROUP BY p.dossier) AS p ON p.dossier = i.dossier
		WHERE i.is_present
		OFFSET 0) AS s
	WHERE check_kpi_rule(rule) = 'index_766'
	GROUP BY s.agency, s.procedure
	UNION ALL
	-- due_original: resolved in the period, against the day first promised.
	SELECT s.agency, s.procedure,
		count(*) FILTER (WHERE s.finished_on <= s.due_original_on),
		count(*) FILTER (WHERE s.finished_on > s.due_original_on),
		count(*) FILTER (WHERE s.due_original_on IS NULL)
	FROM evening_of(from_day, to_day, as_of) AS e (last_day)
	CROSS JOIN LATERAL stay_in(from_day, e.last_day) AS s
	WHERE check_kpi_rule(rule) = 'due_original' AND s.is_present AND s.closing <= 3 AND s.outcome = 'resolved'
	GROUP BY s.agency, s.procedure
	UNION ALL
	-- cohort: received in the period, followed until as_of, also beyond the period.
	SELECT s.agency, s.procedure,
		count(*) FILTER (WHERE s.closing <= 3 AND s.finished_on <= s.due_on),
		count(*) FILTER (WHERE CASE WHEN s.closing <= 3 THEN s.finished_on ELSE e.last_day END > s.due_on),
		count(*) FILTER (WHERE s.due_on IS NULL OR (s.closing > 3 AND e.last_day <= s.due_on))
	FROM (SELECT CASE WHEN evening_of(from_day, to_day, as_of) IS NOT NULL THEN coalesce(as_of, evening_of(from_day, to_day, as_of)) END AS last_day OFFSET 0) AS e
	CROSS JOIN LATERAL stay_in(from_day, e.last_day) AS s
	WHERE check_kpi_rule(rule) = 'cohort' AND s.is_present AND s.received_on >= from_day AND s.received_on < to_day
	GROUP BY s.agency, s.procedure;
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
