-- A figure over successive periods, with the period before, the same one last year, and the sum.

CREATE FUNCTION check_series(metric text, kind text, first_day date, periods integer, OUT what text, OUT starts date)
	LANGUAGE plpgsql STABLE PARALLEL SAFE
	SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	counts CONSTANT text[] := '{received_total,received_online,received_other,carried_over,transferred_in,reopened,resolved_total,resolved_early,resolved_on_time,resolved_late,transferred_out,open_total,open_in_time,open_overdue}';
	delays CONSTANT text[] := '{apologised,apologised_in_time,apologised_late,without_apology,unexplained,cleared}';
	rates CONSTANT text[] := (SELECT array_agg(t.code) FROM cchc.terms('kpi_rule') AS t);
	digital CONSTANT text[] := (SELECT array_agg(m.metric) FROM @registry@.digital_metric(NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL) AS m);
BEGIN
	IF first_day IS NULL OR NOT isfinite(first_day) OR periods IS NULL OR periods NOT BETWEEN 1 AND 600 THEN
		RAISE invalid_parameter_value USING
			MESSAGE = cchc.message('a series needs a first day and a number of periods'),
			DETAIL = format(cchc.message('The first day is %s, the number of periods %s; it may be 1 to 600.'), coalesce(first_day::text, 'NULL'), coalesce(periods::text, 'NULL')),
			HINT = cchc.message('For example: kpi_series(''received_total'', ''official_month'', ''2022-01-01'', 12).');
	ELSIF metric = ANY (counts) THEN
		what := 'form';
	ELSIF metric = ANY (rates) THEN
		what := 'rule';
	ELSIF metric = ANY (delays) THEN
		what := 'delay';
	ELSIF metric = ANY (digital) THEN
		what := 'digital';
	ELSE
		RAISE invalid_parameter_value USING
			MESSAGE = format(cchc.message('there is no series of %s'), coalesce('"' || left(metric, 64) || '"', 'NULL')),
			DETAIL = format(cchc.message('There are the columns of ii_06(), %s; those of kpi_delay(), %s; the on-time rates %s; and the metrics of kpi_digital(), %s.'),
				array_to_string(counts, ', '), array_to_string(delays, ', '), array_to_string(rates, ', '), array_to_string(digital, ', ')),
			HINT = cchc.message('For example: kpi_series(''received_total'', ''official_month'', ''2022-01-01'', 12).');
	END IF;
	-- NULL is no kind either: it would be passed over, and the series be empty.
	PERFORM cchc.periods_in_year(coalesce(kind, 'NULL'), 2000);
	starts := first_day;
END;
$$;
COMMENT ON FUNCTION check_series(text, text, date, integer) IS 'Says of a figure that has a series which report it is from (form, rule, delay or digital), and gives back the first day; 22023 for another, for an unknown kind of period, for a series without a first day, or of no or more than 600 periods, NULL included (kiểm tra chuỗi số liệu).';

CREATE FUNCTION series_period(kind text, first_day date, periods integer)
RETURNS TABLE (place bigint, year integer, n integer, period daterange)
LANGUAGE sql STABLE PARALLEL SAFE ROWS 30
BEGIN ATOMIC
	WITH every AS (
		SELECT y.year, n.n, reporting_period(series_period.kind, y.year, n.n) AS period
		FROM (SELECT extract(year FROM series_period.first_day)::integer AS year) AS f
		CROSS JOIN LATERAL generate_series(f.year - 2, f.year + 2 + series_period.periods / periods_in_year(series_period.kind, f.year)) AS y (year)
		CROSS JOIN LATERAL generate_series(1, periods_in_year(series_period.kind, y.year)) AS n (n)
	), placed AS (
		SELECT e.*, row_number() OVER (ORDER BY e.period) - (SELECT count(*) FROM every AS b WHERE upper(b.period) <= series_period.first_day) AS place FROM every AS e
	)
	SELECT p.place, p.year, p.n, p.period FROM placed AS p WHERE p.place <= series_period.periods;
END;
COMMENT ON FUNCTION series_period(text, date, integer) IS 'Successive periods of a kind from place 1, the one in which first_day lies or else the next, and those of more than a year before it, with places below 1 (các kỳ liên tiếp).';

-- What is a list of dossiers: numbered where it counts, and, for a rate, where it could have
CREATE FUNCTION series_listed(what text, metric text, period daterange, as_of date, within agency_code, by text, restated boolean)
RETURNS TABLE (depth integer, section text, code text, value bigint, opening bigint, denominator bigint)
LANGUAGE sql STABLE PARALLEL SAFE ROWS 100
BEGIN ATOMIC
	SELECT f.depth, f.section, f.code, f.value, f.opening, f.denominator
	FROM (
		SELECT CASE GROUPING(k.section, k.code) WHEN 3 THEN 0 WHEN 1 THEN 1 ELSE 2 END AS depth, k.section, k.code,
			count(*) FILTER (WHERE d.done) AS value, count(*) FILTER (WHERE d.done AND d.is_open) AS opening, count(d.done) FILTER (WHERE d.is_rate) AS denominator
		FROM report_evening(series_listed.period, series_listed.as_of) AS e (last_day)
		CROSS JOIN LATERAL (
			SELECT d.dossier, d.agency, d.procedure, d.channel, CASE series_listed.metric
				WHEN 'apologised' THEN d.delayed AND d.apology <> 'none' WHEN 'apologised_in_time' THEN d.delayed AND d.apology = 'in_time'
				WHEN 'apologised_late' THEN d.delayed AND d.apology = 'late' WHEN 'without_apology' THEN d.delayed AND d.apology = 'none'
				WHEN 'unexplained' THEN d.delayed AND NOT d.explained WHEN 'cleared' THEN d.cleared END AS done,
				d.closing = 5 AS is_open, false AS is_rate
			FROM delayed_stay(coalesce(lower(series_listed.period), e.last_day), e.last_day) AS d
			WHERE series_listed.what = 'delay'
			UNION ALL
			SELECT d.dossier, d.agency, d.procedure, d.channel, d.done, false, true
			FROM digital_fact(coalesce(lower(series_listed.period), e.last_day), e.last_day) AS d
			WHERE series_listed.what = 'digital' AND d.metric = series_listed.metric) AS d
		LEFT JOIN agency_heir(series_listed.restated) AS h ON h.agency = d.agency
		LEFT JOIN agency AS a ON a.code = h.heir
		LEFT JOIN procedure AS p ON p.code = d.procedure
		CROSS JOIN LATERAL (SELECT line_section(series_listed.by, coalesce(a.level, 'unknown')) AS section,
			line_code(series_listed.by, coalesce(h.heir, d.agency), coalesce(p.field_id, 0), d.procedure, d.channel,
			CASE WHEN series_listed.by = 'online_level' THEN coalesce((SELECT o.online_level FROM dossier AS o WHERE o.code = d.dossier), p.online_level) END) AS code) AS k
		WHERE series_listed.within IS NULL OR coalesce(h.heir, d.agency) <@ series_listed.within
		GROUP BY GROUPING SETS ((k.section, k.code), (k.section), ())) AS f
	WHERE f.depth = 0
		OR (f.depth = 1 AND f.section IS NOT NULL) OR (f.depth = 2 AND f.code IS NOT NULL);
END;
COMMENT ON FUNCTION series_listed(text, text, daterange, date, agency_code, text, boolean) IS 'A figure of kpi_delay() or kpi_digital() of a period by the lines of a grouping, counted from its list, and what of it is still open at the end (số liệu đếm từ danh sách).';

-- value a count or a numerator; opening the part of a count that the period before left open
-- (of a delay, that this one leaves open), and that a sum over periods counts once.  PL/pgSQL, so that only what is asked for is planned.
CREATE FUNCTION series_cell(what text, metric text, period daterange, as_of date, within agency_code, by text, restated boolean, source text)
RETURNS TABLE (depth integer, section text, code text, value bigint, opening bigint, denominator bigint)
LANGUAGE plpgsql STABLE PARALLEL SAFE ROWS 100
	SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	IF what = 'form' THEN
		RETURN QUERY
		SELECT l.depth, l.section, l.code, CASE series_cell.metric
				WHEN 'received_total' THEN l.received_total WHEN 'received_online' THEN l.received_online WHEN 'received_other' THEN l.received_other
				WHEN 'carried_over' THEN l.carried_over WHEN 'transferred_in' THEN l.transferred_in WHEN 'reopened' THEN l.reopened
				WHEN 'resolved_total' THEN l.resolved_total WHEN 'resolved_early' THEN l.resolved_early WHEN 'resolved_on_time' THEN l.resolved_on_time
				WHEN 'resolved_late' THEN l.resolved_late WHEN 'transferred_out' THEN l.transferred_out
				WHEN 'open_total' THEN l.open_total WHEN 'open_in_time' THEN l.open_in_time WHEN 'open_overdue' THEN l.open_overdue END,
			CASE WHEN series_cell.metric IN ('received_total', 'carried_over') THEN l.carried_over ELSE 0 END, NULL::bigint
		FROM @registry@.ii_06_line(series_cell.period, series_cell.as_of, series_cell.within, series_cell.by, series_cell.restated, series_cell.source) AS l;
	ELSIF what = 'rule' THEN
		RETURN QUERY
		SELECT l.depth, l.section, l.code, l.on_time, 0::bigint, l.on_time + l.late
		FROM @registry@.on_time_line(series_cell.metric, series_cell.period, series_cell.as_of, series_cell.within, series_cell.by, series_cell.restated, series_cell.source) AS l;
	ELSE
		RETURN QUERY SELECT l.depth, l.section, l.code, l.value, l.opening, l.denominator
		FROM @registry@.series_listed(series_cell.what, series_cell.metric, series_cell.period, series_cell.as_of, series_cell.within, series_cell.by, series_cell.restated) AS l;
	END IF;
END;
$$;
COMMENT ON FUNCTION series_cell(text, text, daterange, date, agency_code, text, boolean, text) IS 'One figure of a period by the lines of a grouping, a count or the numerator and denominator of a rate (số liệu của một kỳ).';

-- What ended a dossier belongs to one period, whatever evening the others are drawn in:
-- one pass counts them all, where a report of each would read its stays anew.  PL/pgSQL
-- plans it for the days that are asked for, by no more than the grouping needs.
CREATE FUNCTION ended_cell(bounds date[], by text)
RETURNS TABLE (span integer, agency agency_code, procedure procedure_code, channel text, online_level text, early bigint, on_time bigint, late bigint)
LANGUAGE plpgsql STABLE PARALLEL SAFE ROWS 10000
	SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	RETURN QUERY
	SELECT s.span, s.agency, s.procedure, s.channel, s.online_level,
		count(*) FILTER (WHERE s.closing = 1), count(*) FILTER (WHERE s.closing = 2), count(*) FILTER (WHERE s.closing = 3)
	FROM (
		SELECT width_bucket(e.ended_on, bounds) AS span, e.agency, CASE WHEN ended_cell.by IN ('field', 'procedure', 'online_level') THEN e.procedure END AS procedure,
			CASE WHEN ended_cell.by = 'channel' THEN e.channel END AS channel, CASE WHEN ended_cell.by = 'online_level' THEN e.online_level END AS online_level,
			e.closing
		FROM @registry@.stay_ended_in(bounds[1], bounds[cardinality(bounds)] - 1) AS e OFFSET 0) AS s
	GROUP BY s.span, s.agency, s.procedure, s.channel, s.online_level;
END;
$$;
COMMENT ON FUNCTION ended_cell(date[], text) IS 'The stays that ended a dossier from the first of some days in order to the day before the last, by span (1 from the first day on, 2 from the second and so on), agency and what a grouping needs beside it (số hồ sơ đã giải quyết giữa các mốc ngày).';

CREATE FUNCTION series_ended(metric text, places bigint[], periods daterange[], as_of date, within agency_code, by text, restated boolean)
RETURNS TABLE (place bigint, depth integer, section text, code text, value bigint, denominator bigint)
LANGUAGE sql STABLE PARALLEL SAFE ROWS 1000
BEGIN ATOMIC
	WITH span AS (
		SELECT p.place, lower(p.period) AS first_day, e.last_day + 1 AS until_day
		FROM unnest(series_ended.places, series_ended.periods) AS p (place, period)
		CROSS JOIN LATERAL report_evening(p.period, series_ended.as_of) AS e (last_day)
	), bound AS (
		SELECT array_agg(d.day ORDER BY d.day) AS days
		FROM (SELECT s.first_day AS day FROM span AS s UNION SELECT s.until_day FROM span AS s) AS d
	), line AS (
		SELECT c.span, CASE GROUPING(k.section, k.code) WHEN 3 THEN 0 WHEN 1 THEN 1 ELSE 2 END AS depth, k.section, k.code,
			sum(c.early)::bigint AS early, sum(c.on_time)::bigint AS on_time, sum(c.late)::bigint AS late
		FROM bound AS b
		CROSS JOIN LATERAL ended_cell(b.days, series_ended.by) AS c
		LEFT JOIN agency_heir(series_ended.restated) AS h ON h.agency = c.agency
		LEFT JOIN agency AS a ON a.code = h.heir
		LEFT JOIN procedure AS p ON p.code = c.procedure
		CROSS JOIN LATERAL (SELECT line_section(series_ended.by, coalesce(a.level, 'unknown')) AS section,
			line_code(series_ended.by, coalesce(h.heir, c.agency), coalesce(p.field_id, 0), c.procedure, c.channel, coalesce(c.online_level, p.online_level)) AS code) AS k
		WHERE series_ended.within IS NULL OR coalesce(h.heir, c.agency) <@ series_ended.within
		GROUP BY GROUPING SETS ((c.span, k.section, k.code), (c.span, k.section), (c.span))
	)
	-- A period has its total, also where nothing ended.
	SELECT s.place, coalesce(l.depth, 0), l.section, l.code, coalesce(CASE series_ended.metric
			WHEN 'resolved_early' THEN l.early WHEN 'resolved_on_time' THEN l.on_time WHEN 'resolved_late' THEN l.late
			WHEN 'resolved_total' THEN l.early + l.on_time + l.late ELSE l.early + l.on_time END, 0),
		coalesce(l.early + l.on_time + l.late, 0)
	FROM span AS s
	CROSS JOIN bound AS b
	LEFT JOIN line AS l ON b.days[l.span] = s.first_day
	WHERE l.depth IS NULL OR l.depth = 0 OR (l.depth = 1 AND l.section IS NOT NULL) OR (l.depth = 2 AND l.code IS NOT NULL);
END;
COMMENT ON FUNCTION series_ended(text, bigint[], daterange[], date, agency_code, text, boolean) IS 'A column 7 to 10 of form II.06 (resolved_total and its parts), or the on-time rate ii_06, by the lines of a grouping, of all the disjoint periods of a series at once: the count, or the numerator, and all that ended (số hồ sơ đã giải quyết của các kỳ).';

-- The same of the day flow: its sums between the ends of periods, which add up to what was
-- open before each.  Transfers within a line are not in it.
CREATE FUNCTION flow_cell(bounds date[], within agency_code, by text)
RETURNS TABLE (span integer, agency agency_code, field text, received_online bigint, received_other bigint, came bigint, reopened bigint,
	early bigint, on_time bigint, late bigint, went bigint, overdue bigint)
LANGUAGE plpgsql STABLE PARALLEL SAFE ROWS 10000
	SET search_path = pg_catalog, pg_temp
	SET plan_cache_mode = force_custom_plan
	SET enable_partitionwise_aggregate = on
AS $$
BEGIN
	RETURN QUERY
	SELECT width_bucket(f.day, bounds), f.agency, CASE WHEN flow_cell.by = 'field' THEN f.field END, coalesce(sum(f.received) FILTER (WHERE f.online), 0), coalesce(sum(f.received) FILTER (WHERE NOT f.online), 0),
		sum(f.transferred_in), sum(f.reopened), sum(f.resolved_early), sum(f.resolved_on_time), sum(f.resolved_late), sum(f.transferred_out), sum(f.overdue)
	FROM @registry@.dossier_flow AS f
	WHERE f.day < bounds[cardinality(bounds)] AND (flow_cell.within IS NULL OR f.agency OPERATOR(cchc.<@) flow_cell.within)
	GROUP BY 1, 2, 3;
END;
$$;
COMMENT ON FUNCTION flow_cell(date[], agency_code, text) IS 'The day flow within an agency''s subtree (NULL: everywhere) up to the day before the last of some days in order, by span (0 before the first day, 1 from it on and so on), agency and, where the grouping needs it, field (dòng hồ sơ giữa các mốc ngày).';

CREATE FUNCTION series_flow(metric text, places bigint[], periods daterange[], as_of date, within agency_code, by text, restated boolean)
RETURNS TABLE (place bigint, depth integer, section text, code text, value bigint, opening bigint, denominator bigint)
LANGUAGE sql STABLE PARALLEL SAFE ROWS 1000
BEGIN ATOMIC
	WITH period AS (
		SELECT p.place, lower(p.period) AS first_day, flow_evening(p.period, series_flow.as_of, series_flow.within) + 1 AS until_day
		FROM unnest(series_flow.places, series_flow.periods) AS p (place, period)
	), bound AS (
		SELECT array_agg(d.day ORDER BY d.day) AS days
		FROM (SELECT p.first_day AS day FROM period AS p UNION SELECT p.until_day FROM period AS p) AS d
	), line AS MATERIALIZED (
		SELECT c.span, CASE GROUPING(k.section, k.code) WHEN 3 THEN 0 WHEN 1 THEN 1 ELSE 2 END AS depth, k.section, k.code,
			-- Not numeric, which is slow to add up once more
			sum(c.received_online)::bigint AS received_online, sum(c.received_other)::bigint AS received_other, sum(c.came)::bigint AS came, sum(c.reopened)::bigint AS reopened,
			sum(c.early)::bigint AS early, sum(c.on_time)::bigint AS on_time, sum(c.late)::bigint AS late, sum(c.overdue)::bigint AS overdue,
			sum(c.received_online + c.received_other + c.came + c.reopened - c.early - c.on_time - c.late - c.went)::bigint AS net
		FROM bound AS b
		-- A subtree of today's agencies is not one of those that were merged into them.
		CROSS JOIN LATERAL flow_cell(b.days, CASE WHEN NOT series_flow.restated THEN series_flow.within END, series_flow.by) AS c
		LEFT JOIN agency_heir(series_flow.restated) AS h ON h.agency = c.agency
		LEFT JOIN agency AS a ON a.code = h.heir
		LEFT JOIN field AS f ON f.name = c.field
		CROSS JOIN LATERAL (SELECT line_section(series_flow.by, coalesce(a.level, 'unknown')) AS section,
			line_code(series_flow.by, coalesce(h.heir, c.agency), coalesce(f.field_id, 0), NULL, NULL, NULL) AS code) AS k
		WHERE series_flow.within IS NULL OR coalesce(h.heir, c.agency) <@ series_flow.within
		GROUP BY GROUPING SETS ((c.span, k.section, k.code), (c.span, k.section), (c.span))
	), sum AS (
		SELECT p.place, coalesce(l.depth, 0) AS depth, l.section, l.code,
			coalesce(sum(l.received_online) FILTER (WHERE l.span = p.span), 0) AS received_online, coalesce(sum(l.received_other) FILTER (WHERE l.span = p.span), 0) AS received_other,
			coalesce(sum(l.came) FILTER (WHERE l.span = p.span), 0) AS came, coalesce(sum(l.reopened) FILTER (WHERE l.span = p.span), 0) AS reopened,
			coalesce(sum(l.early) FILTER (WHERE l.span = p.span), 0) AS early, coalesce(sum(l.on_time) FILTER (WHERE l.span = p.span), 0) AS on_time,
			coalesce(sum(l.late) FILTER (WHERE l.span = p.span), 0) AS late,
			coalesce(sum(l.net) FILTER (WHERE l.span < p.span), 0) AS carried_over, coalesce(sum(l.net), 0) AS open, coalesce(sum(l.overdue), 0) AS overdue
		FROM (SELECT p.place, array_position(b.days, p.first_day) AS span FROM period AS p CROSS JOIN bound AS b) AS p
		LEFT JOIN line AS l ON l.span <= p.span AND (l.depth = 0 OR (l.depth = 1 AND l.section IS NOT NULL) OR (l.depth = 2 AND l.code IS NOT NULL))
		GROUP BY p.place, l.depth, l.section, l.code
	)
	SELECT s.place, s.depth, s.section, s.code, CASE series_flow.metric
			WHEN 'received_total' THEN s.received_online + s.received_other + s.carried_over + s.reopened
			WHEN 'received_online' THEN s.received_online WHEN 'received_other' THEN s.received_other WHEN 'carried_over' THEN s.carried_over WHEN 'reopened' THEN s.reopened
			WHEN 'resolved_total' THEN s.early + s.on_time + s.late WHEN 'resolved_early' THEN s.early WHEN 'resolved_on_time' THEN s.on_time WHEN 'resolved_late' THEN s.late
			WHEN 'open_total' THEN s.open WHEN 'open_in_time' THEN s.open - s.overdue WHEN 'open_overdue' THEN s.overdue
			WHEN 'ii_06' THEN s.early + s.on_time END::bigint,
		(CASE WHEN series_flow.metric IN ('received_total', 'carried_over') THEN s.carried_over ELSE 0 END)::bigint, (s.early + s.on_time + s.late)::bigint
	FROM sum AS s
	-- Open before, or something happened
	WHERE s.depth = 0 OR s.received_online > 0 OR s.received_other > 0 OR s.carried_over > 0 OR s.came > 0 OR s.reopened > 0;
END;
COMMENT ON FUNCTION series_flow(text, bigint[], daterange[], date, agency_code, text, boolean) IS 'A column of form II.06 but for transfers, or the on-time rate ii_06, by the lines of a grouping, of all the disjoint periods of a series at once out of the day flow: the count or numerator, what was open before, and all that ended (số liệu các kỳ từ dòng hồ sơ).';

CREATE FUNCTION kpi_series(metric text, kind text, first_day date, periods integer DEFAULT 12, within agency_code DEFAULT NULL, by text DEFAULT 'none',
	as_of date DEFAULT NULL, restated boolean DEFAULT false, source text DEFAULT 'counted')
RETURNS TABLE (year integer, n integer, label text, from_day date, last_day date, depth integer, section text, code text, name text,
	value numeric, numerator bigint, denominator bigint, previous numeric, change numeric, change_percent numeric, same_period_last_year numeric, cumulative numeric)
LANGUAGE sql STABLE PARALLEL SAFE
	SET jit = off
BEGIN ATOMIC
	WITH asked AS (
		SELECT k.what, k.starts, o.source,
			CASE WHEN o.source = 'flow' AND kpi_series.metric NOT IN ('transferred_in', 'transferred_out') THEN 'flow'
				WHEN o.source = 'counted' AND kpi_series.metric IN ('ii_06', 'resolved_total', 'resolved_early', 'resolved_on_time', 'resolved_late') THEN 'ended' END AS at_once
		-- The first day comes out of the check, and no number is 0: NULL would be folded to no rows before it is refused.
		FROM check_series(kpi_series.metric, kpi_series.kind, kpi_series.first_day, kpi_series.periods) AS k
		CROSS JOIN check_term('by', 'grouping', kpi_series.by)
		CROSS JOIN check_report_source(kpi_series.source, kpi_series.by, kpi_series.metric) AS o (source)
	), span AS (
		-- Those asked for that have begun, the one before them, and the same a year before
		SELECT s.place, s.year, s.n, s.period, q.what, q.source, q.at_once,
			concat_ws(' ', label('period_kind', kpi_series.kind), CASE WHEN periods_in_year(kpi_series.kind, s.year) > 1 THEN s.n || '/' || s.year ELSE s.year::text END) AS label
		FROM asked AS q
		CROSS JOIN LATERAL series_period(kpi_series.kind, q.starts, coalesce(kpi_series.periods, 0)) AS s
		WHERE lower(s.period) <= coalesce(kpi_series.as_of, local_day(now())) AND (s.place >= 0
			OR s.period IN (SELECT year_before(t.period) FROM series_period(kpi_series.kind, q.starts, coalesce(kpi_series.periods, 0)) AS t WHERE t.place > 0))
	), cell AS MATERIALIZED (
		SELECT dense_rank() OVER (ORDER BY c.depth, c.section, c.code) AS line, c.*
		FROM (
			SELECT s.place, c.depth, c.section, c.code, c.value, c.opening, c.denominator
			FROM span AS s CROSS JOIN LATERAL series_cell(s.what, kpi_series.metric, s.period, kpi_series.as_of, kpi_series.within, kpi_series.by, coalesce(kpi_series.restated, false), s.source) AS c
			WHERE s.at_once IS NULL
			UNION ALL
			SELECT c.place, c.depth, c.section, c.code, c.value, 0, c.denominator
			FROM (SELECT array_agg(s.place) AS places, array_agg(s.period) AS periods FROM span AS s WHERE s.at_once = 'ended') AS g
			CROSS JOIN LATERAL series_ended(kpi_series.metric, g.places, g.periods, kpi_series.as_of, kpi_series.within, kpi_series.by, coalesce(kpi_series.restated, false)) AS c
			UNION ALL
			SELECT c.place, c.depth, c.section, c.code, c.value, c.opening, c.denominator
			FROM (SELECT array_agg(s.place) AS places, array_agg(s.period) AS periods FROM span AS s WHERE s.at_once = 'flow') AS g
			CROSS JOIN LATERAL series_flow(kpi_series.metric, g.places, g.periods, kpi_series.as_of, kpi_series.within, kpi_series.by, coalesce(kpi_series.restated, false)) AS c) AS c
	), line AS MATERIALIZED (
		SELECT l.line, l.depth, l.section, l.code, line_place(kpi_series.by, l.section, l.code) AS sorted
		FROM (SELECT DISTINCT c.line, c.depth, c.section, c.code FROM cell AS c) AS l
	), figure AS (
		-- Nothing counted is 0; a rate of nothing is not known.
		SELECT s.place, s.year, s.n, s.period, s.label, s.what, l.line, l.depth, l.section, l.code, l.sorted, coalesce(c.value, 0) AS numerator,
			CASE WHEN s.what IN ('rule', 'digital') THEN coalesce(c.denominator, 0) END AS denominator, coalesce(c.opening, 0) AS opening,
			CASE WHEN s.what IN ('rule', 'digital') THEN (100.0 * c.value / nullif(c.denominator, 0))::numeric(5, 2) ELSE coalesce(c.value, 0) END AS value
		FROM span AS s
		CROSS JOIN line AS l
		LEFT JOIN cell AS c ON c.place = s.place AND c.line = l.line
	), summed AS (
		SELECT f.*, CASE
				WHEN f.what IN ('rule', 'digital') THEN (100.0 * sum(f.numerator) OVER total / nullif(sum(f.denominator) OVER total, 0))::numeric(5, 2)
				WHEN kpi_series.metric LIKE 'open\_%' THEN f.value
				WHEN f.what = 'delay' THEN sum(f.numerator - f.opening) OVER total + f.opening
				ELSE sum(f.numerator - f.opening) OVER total + first_value(f.opening) OVER total END AS cumulative
		FROM figure AS f WHERE f.place > 0
		WINDOW total AS (PARTITION BY f.line ORDER BY f.place)
	)
	SELECT s.year, s.n, s.label,
		lower(s.period), upper(s.period) - 1, s.depth, s.section, s.code, line_name(kpi_series.by, s.depth, s.section, s.code, upper(s.period) - 1),
		s.value, CASE WHEN s.what IN ('rule', 'digital') THEN s.numerator END, s.denominator,
		p.value, s.value - p.value, (100.0 * (s.value - p.value) / nullif(p.value, 0))::numeric(12, 2), y.value, s.cumulative
	FROM summed AS s
	LEFT JOIN figure AS p ON p.place = s.place - 1 AND p.line = s.line
	LEFT JOIN figure AS y ON y.period = year_before(s.period) AND y.line = s.line
	ORDER BY s.sorted, s.place;
END;
COMMENT ON FUNCTION kpi_series(text, text, date, integer, agency_code, text, date, boolean, text) IS 'A column of ii_06() or kpi_delay(), an on-time rate or a metric of kpi_digital() over successive periods of a kind from the one in which first_day lies, as many as have begun, by the lines of a grouping: the value, that of the period before, the change, also in per cent, that of the same period last year, and the figure of all periods so far (a rate pooled, what was open counted once). restated: agencies that were merged count in their successor; else in the agency that had it then. 22023 for an unknown figure, kind, grouping or source (chuỗi số liệu theo kỳ).';
