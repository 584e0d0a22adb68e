-- On-time rates under the rules of cchc.kpi_rule: each stay that a rule looks at, with its
-- verdict; a rate counts them, a list shows them.

-- Verdicts are small integers, as the classes of stay_in() are.
CREATE FUNCTION verdict(in_time boolean) RETURNS integer
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN CASE in_time WHEN true THEN 1 WHEN false THEN 2 ELSE 3 END;
COMMENT ON FUNCTION verdict(boolean) IS 'What a rule says of a dossier that it looks at: 1 in time, 2 late, 3 not known (kết luận đúng hạn).';

-- The verdicts of all rules side by side; until_day is the last of the period, which a
-- cohort, and nothing else, is followed beyond.
CREATE FUNCTION stay_verdict(first_day date, last_day date, until_day date DEFAULT NULL)
RETURNS TABLE (dossier dossier_code, stay timestamptz, agency agency_code, procedure procedure_code, channel text,
	received_on date, due_on date, due_original_on date, finished_on date, outcome text,
	online_level text, has_fee boolean, paid_online boolean, digitised boolean, reused_data boolean, population_data boolean, e_result boolean, synced_at timestamptz,
	ii_06 integer, index_766 integer, due_original integer, cohort integer)
LANGUAGE sql STABLE PARALLEL SAFE ROWS 300000
BEGIN ATOMIC
	SELECT s.dossier, s.stay, s.agency, s.procedure, s.channel, s.received_on, s.due_on, s.due_original_on, s.finished_on, s.outcome,
		s.online_level, s.has_fee, s.paid_online, s.digitised, s.reused_data, s.population_data, s.e_result, s.synced_at,
		-- ii_06: ended in the period, as the form counts.
		CASE WHEN s.closing < 3 THEN 1 WHEN s.closing = 3 THEN 2 END,
		-- index_766: everything handled in the period, supplement time added to the
		-- first appointment; a second request to supplement makes it late.
		CASE WHEN s.is_present THEN verdict(CASE
			WHEN p.requests > 1 THEN false
			WHEN s.due_on IS NULL AND s.due_original_on IS NULL THEN true
			ELSE least(s.finished_on, last_day) <= CASE
				-- One wrong date must not stop a report
				WHEN p.days > 0 AND coalesce(s.due_original_on, s.due_on) BETWEEN (SELECT first_day(calendar())) AND (SELECT last_day(calendar())) - 2 * p.days::integer - 30
					THEN add_working_days(coalesce(s.due_original_on, s.due_on), p.days::integer, (SELECT calendar()))
				ELSE coalesce(s.due_original_on, s.due_on) END
			END) END,
		-- due_original: resolved in the period, against the day first promised.
		CASE WHEN s.is_present AND s.closing <= 3 AND s.outcome = 'resolved' THEN verdict(s.finished_on <= s.due_original_on) END,
		-- cohort: received in the period, followed until last_day, also beyond the period.
		CASE WHEN s.is_present AND s.received_on BETWEEN first_day AND until_day THEN verdict(CASE
			WHEN s.closing <= 3 THEN s.finished_on <= s.due_on
			WHEN last_day > s.due_on THEN false END) END
	FROM stay_in(first_day, last_day) AS s
	LEFT JOIN (
		SELECT p.dossier, count(*) AS requests,
			-- A day that the calendar does not reach adds none
			sum(working_days_between(greatest((SELECT first_day(calendar())), least((SELECT last_day(calendar())), local_day(lower(p.during)))),
				greatest((SELECT first_day(calendar())), least((SELECT last_day(calendar())), local_day(upper(p.during)), last_day)), (SELECT calendar()))) AS days
		FROM pause_in(first_day, last_day) AS p
		WHERE p.reason = 'supplement'
		GROUP BY p.dossier) AS p ON p.dossier = s.dossier;
END;
COMMENT ON FUNCTION stay_verdict(date, date, date) IS 'The stays of stay_in() with what each rule of cchc.kpi_rule says of them in the evening of last_day: 1 in time, 2 late, 3 not known, NULL not looked at; of a period whose last day is until_day, without which there is no cohort (lượt giải quyết theo quy tắc tính đúng hạn).';

-- in_time NULL: not known, counted in neither numerator nor denominator.
CREATE FUNCTION judged_stay(rule text, period daterange, as_of date DEFAULT NULL)
RETURNS TABLE (dossier dossier_code, stay timestamptz, agency agency_code, procedure procedure_code, channel text,
	received_on date, due_on date, due_original_on date, finished_on date, outcome text, in_time boolean,
	online_level text, has_fee boolean, paid_online boolean, digitised boolean, reused_data boolean, population_data boolean, e_result boolean, synced_at timestamptz)
LANGUAGE sql STABLE PARALLEL SAFE ROWS 300000
BEGIN ATOMIC
	SELECT j.dossier, j.stay, j.agency, j.procedure, j.channel, j.received_on, j.due_on, j.due_original_on, j.finished_on, j.outcome,
		CASE j.verdict WHEN 1 THEN true WHEN 2 THEN false END,
		j.online_level, j.has_fee, j.paid_online, j.digitised, j.reused_data, j.population_data, j.e_result, j.synced_at
	FROM (
		-- A branch a rule: of the others nothing is counted.
		SELECT s.*, s.ii_06 AS verdict
		FROM report_evening(period, as_of) AS e (last_day)
		CROSS JOIN LATERAL stay_verdict(coalesce(lower(period), e.last_day), e.last_day) AS s
		WHERE rule = 'ii_06' AND s.ii_06 IS NOT NULL
		UNION ALL
		SELECT s.*, s.index_766 AS verdict
		FROM report_evening(period, as_of) AS e (last_day)
		CROSS JOIN LATERAL stay_verdict(coalesce(lower(period), e.last_day), e.last_day) AS s
		WHERE rule = 'index_766' AND s.index_766 IS NOT NULL
		UNION ALL
		SELECT s.*, s.due_original AS verdict
		FROM report_evening(period, as_of) AS e (last_day)
		CROSS JOIN LATERAL stay_verdict(coalesce(lower(period), e.last_day), e.last_day) AS s
		WHERE rule = 'due_original' AND s.due_original IS NOT NULL
		UNION ALL
		SELECT s.*, s.cohort AS verdict
		FROM follow_up_evening(period, as_of) AS e (last_day)
		CROSS JOIN LATERAL stay_verdict(coalesce(lower(period), e.last_day), e.last_day, upper(period) - 1) AS s
		WHERE rule = 'cohort' AND s.cohort IS NOT NULL) AS j;
END;
COMMENT ON FUNCTION judged_stay(text, daterange, date) IS 'Every dossier that a rule of cchc.kpi_rule looks at in a period as of an evening, at the agency that has it then, with the rule''s verdict; NULL where its class is not known; no rows for an unknown rule (hồ sơ theo quy tắc tính đúng hạn).';

CREATE FUNCTION on_time_cell(rule text, period daterange, as_of date, with_procedure boolean, with_online_level boolean)
RETURNS TABLE (agency agency_code, procedure procedure_code, channel text, online_level text, on_time bigint, late bigint, unknown bigint)
LANGUAGE sql STABLE PARALLEL SAFE ROWS 30000
BEGIN ATOMIC
	SELECT s.agency, s.procedure, s.channel, s.online_level,
		count(*) FILTER (WHERE s.in_time), count(*) FILTER (WHERE NOT s.in_time), count(*) FILTER (WHERE s.in_time IS NULL)
	FROM (
		SELECT j.agency, CASE WHEN with_procedure THEN j.procedure END AS procedure, j.channel,
			CASE WHEN with_online_level THEN j.online_level END AS online_level, j.in_time
		FROM judged_stay(rule, period, as_of) AS j OFFSET 0) AS s
	GROUP BY s.agency, s.procedure, s.channel, s.online_level;
END;
COMMENT ON FUNCTION on_time_cell(text, daterange, date, boolean, boolean) IS 'Dossiers on time, late and of unknown class under a rule of cchc.kpi_rule, by agency, channel and, where it is asked for, procedure and online level (số hồ sơ đúng hạn, trễ hạn).';

CREATE FUNCTION on_time_line(rule text, period daterange, as_of date, within agency_code, by text, restated boolean, source text)
RETURNS TABLE (depth integer, section text, code text, on_time bigint, late bigint, unknown bigint)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
	WITH asked AS (
		SELECT check_term('rule', 'kpi_rule', on_time_line.rule) AS rule, check_term('by', 'grouping', on_time_line.by) AS by
		FROM report_evening(on_time_line.period, on_time_line.as_of) AS e (last_day) WHERE e.last_day IS NOT NULL
	), cell AS (
		-- What the registry has no row for is a line of its own, as in ii_06_line().
		SELECT line_section(q.by, coalesce(a.level, 'unknown')) AS section,
			line_code(q.by, coalesce(h.heir, c.agency), coalesce(p.field_id, 0), c.procedure, c.channel, coalesce(c.online_level, p.online_level)) AS code, c.on_time, c.late, c.unknown
		FROM asked AS q
		CROSS JOIN LATERAL on_time_cell(q.rule, on_time_line.period, on_time_line.as_of, q.by IN ('field', 'procedure', 'online_level'), q.by = 'online_level') AS c
		LEFT JOIN agency_heir(on_time_line.restated) AS h ON h.agency = c.agency
		LEFT JOIN agency AS a ON a.code = h.heir
		LEFT JOIN procedure AS p ON p.code = c.procedure
		WHERE on_time_line.source = 'counted' AND (on_time_line.within IS NULL OR coalesce(h.heir, c.agency) <@ on_time_line.within)
		UNION ALL
		-- Column 8 + 9 and column 10, as the flow has them
		SELECT l.section, l.code, l.resolved_early + l.resolved_on_time, l.resolved_late, 0
		FROM asked AS q
		CROSS JOIN LATERAL ii_06_line(on_time_line.period, on_time_line.as_of, on_time_line.within, q.by, on_time_line.restated, 'flow') AS l
		-- Who ended nothing has no line, as where dossiers are counted
		WHERE on_time_line.source = 'flow' AND l.depth = CASE q.by WHEN 'none' THEN 0 WHEN 'level' THEN 1 ELSE 2 END AND l.resolved_total > 0
	), line AS (
		SELECT CASE GROUPING(c.section, c.code) WHEN 3 THEN 0 WHEN 1 THEN 1 ELSE 2 END AS depth, c.section, c.code,
			coalesce(sum(c.on_time), 0)::bigint AS on_time, coalesce(sum(c.late), 0)::bigint AS late, coalesce(sum(c.unknown), 0)::bigint AS unknown
		FROM cell AS c
		GROUP BY GROUPING SETS ((c.section, c.code), (c.section), ())
	)
	SELECT l.depth, l.section, l.code, l.on_time, l.late, l.unknown
	FROM line AS l
	CROSS JOIN asked
	WHERE l.depth = 0 OR (l.depth = 1 AND l.section IS NOT NULL) OR (l.depth = 2 AND l.code IS NOT NULL);
END;
COMMENT ON FUNCTION on_time_line(text, daterange, date, agency_code, text, boolean, text) IS 'The lines of on_time_rate() without names and order; restated: by the agency in which each lives on today (các dòng của tỷ lệ đúng hạn).';

CREATE FUNCTION on_time_rate(rule text, period daterange, as_of date DEFAULT NULL, within agency_code DEFAULT NULL, by text DEFAULT 'field', source text DEFAULT 'counted')
RETURNS TABLE (depth integer, section text, code text, name text, on_time bigint, late bigint, unknown bigint, denominator bigint, rate numeric)
LANGUAGE sql STABLE PARALLEL SAFE
	SET jit = off
BEGIN ATOMIC
	SELECT l.depth, l.section, l.code, line_name(on_time_rate.by, l.depth, l.section, l.code, upper(on_time_rate.period) - 1),
		l.on_time, l.late, l.unknown, l.on_time + l.late, (100.0 * l.on_time / nullif(l.on_time + l.late, 0))::numeric(5, 2)
	FROM check_report_source(on_time_rate.source, on_time_rate.by, on_time_rate.rule) AS s (source)
	CROSS JOIN LATERAL on_time_line(on_time_rate.rule, on_time_rate.period, on_time_rate.as_of, on_time_rate.within, on_time_rate.by, false, s.source) AS l
	ORDER BY line_place(on_time_rate.by, l.section, l.code);
END;
COMMENT ON FUNCTION on_time_rate(text, daterange, date, agency_code, text, text) IS 'On-time rate in per cent under a rule of cchc.kpi_rule (ii_06, index_766, due_original, cohort), of a period as of an evening, within an agency''s subtree, by field, agency, procedure, level, channel, online_level or none: total (depth 0), sections (1) and rows (2) as in ii_06(); denominator is on_time + late, the rate NULL where that is 0; source => ''flow'' reads the day flow; 22023 for an unknown rule, grouping or source (tỷ lệ hồ sơ giải quyết trước hạn, đúng hạn).';

CREATE FUNCTION kpi_on_time(period daterange, as_of date DEFAULT NULL, within agency_code DEFAULT NULL)
RETURNS TABLE (agency agency_code, agency_name text, level text, level_name text, rule text, rule_name text, on_time bigint, late bigint, unknown bigint, denominator bigint, rate numeric)
LANGUAGE sql STABLE PARALLEL SAFE ROWS 1000
	SET jit = off
	SET enable_sort = off		-- those alike are few, but the server expects as many as dossiers, and would sort these
BEGIN ATOMIC
	SELECT c.agency, a.name, a.level, v.label, k.code, k.label_vi, c.on_time, c.late, c.unknown, c.on_time + c.late, (100.0 * c.on_time / nullif(c.on_time + c.late, 0))::numeric(5, 2)
	FROM (
		-- All rules in one pass, in two where cohorts are followed beyond the period
		SELECT g.agency, v.rule, coalesce(sum(g.n) FILTER (WHERE v.verdict = 1), 0)::bigint AS on_time,
			coalesce(sum(g.n) FILTER (WHERE v.verdict = 2), 0)::bigint AS late, coalesce(sum(g.n) FILTER (WHERE v.verdict = 3), 0)::bigint AS unknown
		FROM report_evening(period, as_of) AS e (last_day)
		CROSS JOIN follow_up_evening(period, as_of) AS f (last_day)
		CROSS JOIN LATERAL (
			SELECT d.last_day, s.agency, s.ii_06, s.index_766, s.due_original, s.cohort, count(*) AS n
			FROM (SELECT e.last_day UNION SELECT f.last_day) AS d
			CROSS JOIN LATERAL stay_verdict(coalesce(lower(period), d.last_day), d.last_day, upper(period) - 1) AS s
			WHERE within IS NULL OR s.agency <@ within
			GROUP BY d.last_day, s.agency, s.ii_06, s.index_766, s.due_original, s.cohort) AS g
		CROSS JOIN LATERAL (VALUES ('ii_06', e.last_day, g.ii_06), ('index_766', e.last_day, g.index_766), ('due_original', e.last_day, g.due_original),
			('cohort', f.last_day, g.cohort)) AS v (rule, last_day, verdict)
		WHERE v.last_day = g.last_day AND v.verdict IS NOT NULL
		GROUP BY g.agency, v.rule) AS c
	JOIN terms('kpi_rule') AS k ON k.code = c.rule
	LEFT JOIN agency AS a ON a.code = c.agency
	LEFT JOIN labels('admin_level') AS v ON v.code = a.level;
END;
COMMENT ON FUNCTION kpi_on_time(daterange, date, agency_code) IS 'On-time rates of a period as of an evening by agency and rule, within an agency''s subtree: the definition of on_time_rate() (tỷ lệ đúng hạn theo cơ quan và quy tắc).';

--@ period_view kpi_on_time
--@   comment: On-time rates by agency and rule
--@   term: tỷ lệ đúng hạn theo kỳ
COMMENT ON COLUMN kpi_on_time.agency IS 'The agency (cơ quan).';
COMMENT ON COLUMN kpi_on_time.agency_name IS 'Its name (tên cơ quan).';
COMMENT ON COLUMN kpi_on_time.level IS 'Its level (cấp).';
COMMENT ON COLUMN kpi_on_time.level_name IS 'The same in Vietnamese (tên cấp).';
COMMENT ON COLUMN kpi_on_time.rule IS 'The rule of cchc.kpi_rule (quy tắc).';
COMMENT ON COLUMN kpi_on_time.rule_name IS 'The same in Vietnamese (tên quy tắc).';
COMMENT ON COLUMN kpi_on_time.on_time IS 'On time (đúng hạn).';
COMMENT ON COLUMN kpi_on_time.late IS 'Late (trễ hạn).';
COMMENT ON COLUMN kpi_on_time.unknown IS 'Of unknown class, left out (chưa xác định).';
COMMENT ON COLUMN kpi_on_time.denominator IS 'on_time + late (mẫu số).';
COMMENT ON COLUMN kpi_on_time.rate IS 'Per cent, NULL on an empty denominator (tỷ lệ).';
