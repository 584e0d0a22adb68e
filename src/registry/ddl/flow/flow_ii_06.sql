-- Form II.06 and its on-time rate, added up from dossier_flow.

-- Sums up to an evening are held where the flow has its day as a day of its own.
CREATE FUNCTION flow_evening(period daterange, as_of date, within agency_code) RETURNS date
	LANGUAGE plpgsql STABLE PARALLEL SAFE
	SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	last_day CONSTANT date := @registry@.report_evening(period, as_of);
	sent cchc.agency_code[];
	inside boolean;
	single_days date;
	missing date;
BEGIN
	IF last_day IS NULL THEN
		RETURN NULL;
	END IF;
	-- Provinces that send the lines asked for; inside: one of them sends them all.
	SELECT array_agg(s.province), coalesce(bool_or(within OPERATOR(cchc.<@) s.province), false) INTO sent, inside
	FROM @registry@.flow_source AS s
	WHERE s.filled_by <> 'refresh_flow' AND (within IS NULL OR within OPERATOR(cchc.<@) s.province OR s.province OPERATOR(cchc.<@) within);
	SELECT max(e.exact_from) INTO single_days
	FROM (
		SELECT s.exact_from FROM @registry@.flow_state AS s WHERE NOT inside
		UNION ALL
		SELECT d.exact_from FROM @registry@.flow_delivery AS d WHERE d.province OPERATOR(cchc.=) ANY (sent)) AS e;
	IF single_days IS NULL AND sent IS NOT NULL THEN
		RAISE object_not_in_prerequisite_state USING
			MESSAGE = CASE WHEN within IS NULL THEN cchc.message('no province has delivered its day flow') ELSE format(cchc.message('the day flow of "%s" was never delivered'), within) END,
			DETAIL = cchc.message('What nobody sent is unknown: it is no form of zeros.'),
			HINT = cchc.message('SELECT * FROM flow_province; says how each province stands.');
	ELSIF single_days IS NULL THEN
		RAISE object_not_in_prerequisite_state USING
			MESSAGE = cchc.message('the day flow was never filled'),
			DETAIL = cchc.message('flow_state has no row.'),
			HINT = cchc.message('SELECT refresh_flow(); or count the dossiers themselves.');
	END IF;
	SELECT min(e.day) INTO missing FROM unnest(ARRAY[lower(period) - 1, last_day]) AS e (day)
	WHERE e.day < single_days AND e.day <> @registry@.half_month_end(e.day);
	IF missing IS NOT NULL THEN
		RAISE invalid_parameter_value USING
			MESSAGE = format(cchc.message('the day flow does not hold the evening of %s'), missing),
			DETAIL = format(cchc.message('It holds every evening from %s on, and before it those of the 14th and of the last day of a month: official and calendar periods, by agency, field and online, without weeks or procedures.'), single_days - 1),
			HINT = cchc.message('Count the dossiers themselves for another evening.');
	END IF;
	RETURN last_day;
END;
$$;
COMMENT ON FUNCTION flow_evening(daterange, date, agency_code) IS 'As report_evening(), where the day flow holds that evening and the one before the period, within an agency''s subtree (NULL: everywhere); 22023 where it does not, 55000 before the first refresh_flow(), or where who should send those lines never did (ngày chốt số liệu của dòng hồ sơ).';

-- PL/pgSQL, so that each call is planned for its own days and subtree: parts outside the
-- subtree are not read, what is asked of a foreign server holds no join and is added up
-- there, and what is read here is read in parallel.
CREATE FUNCTION flow_ii_06(period daterange, as_of date DEFAULT NULL, within agency_code DEFAULT NULL)
RETURNS TABLE (agency agency_code, agency_name text, level text, level_name text, field text, online boolean,
	received bigint, carried_over bigint, transferred_in bigint, reopened bigint,
	resolved_early bigint, resolved_on_time bigint, resolved_late bigint, transferred_out bigint, open_in_time bigint, open_overdue bigint)
LANGUAGE plpgsql STABLE PARALLEL SAFE ROWS 10000
	SET search_path = pg_catalog, pg_temp
	SET jit = off
	SET plan_cache_mode = force_custom_plan
	SET enable_partitionwise_aggregate = on
AS $$
#variable_conflict use_column
DECLARE
	last_day CONSTANT date := @registry@.flow_evening(period, as_of, within);
	first_day CONSTANT date := coalesce(lower(period), last_day);
BEGIN
	RETURN QUERY
	SELECT c.agency, a.name, a.level, v.label, c.field, c.online, c.received, c.carried_over, c.transferred_in, c.reopened,
		c.resolved_early, c.resolved_on_time, c.resolved_late, c.transferred_out, c.open - c.overdue, c.overdue
	FROM (
		SELECT f.agency, f.field, f.online,
			coalesce(sum(f.received) FILTER (WHERE f.day >= first_day), 0) AS received,
			coalesce(sum(f.received + f.transferred_in + f.reopened - f.resolved_early - f.resolved_on_time - f.resolved_late - f.transferred_out)
				FILTER (WHERE f.day < first_day), 0) AS carried_over,
			coalesce(sum(f.transferred_in) FILTER (WHERE f.day >= first_day), 0) AS transferred_in,
			coalesce(sum(f.reopened) FILTER (WHERE f.day >= first_day), 0) AS reopened,
			coalesce(sum(f.resolved_early) FILTER (WHERE f.day >= first_day), 0) AS resolved_early,
			coalesce(sum(f.resolved_on_time) FILTER (WHERE f.day >= first_day), 0) AS resolved_on_time,
			coalesce(sum(f.resolved_late) FILTER (WHERE f.day >= first_day), 0) AS resolved_late,
			coalesce(sum(f.transferred_out) FILTER (WHERE f.day >= first_day), 0) AS transferred_out,
			sum(f.received + f.transferred_in + f.reopened - f.resolved_early - f.resolved_on_time - f.resolved_late - f.transferred_out) AS open,
			sum(f.overdue) AS overdue
		FROM @registry@.dossier_flow AS f
		WHERE f.day <= last_day AND (within IS NULL OR f.agency OPERATOR(cchc.<@) within)
		GROUP BY f.agency, f.field, f.online) AS c
	LEFT JOIN @registry@.agency AS a ON a.code OPERATOR(cchc.=) c.agency
	LEFT JOIN cchc.labels('admin_level') AS v ON v.code = a.level
	-- Open before, or something happened
	WHERE c.received > 0 OR c.carried_over > 0 OR c.transferred_in > 0 OR c.reopened > 0;
END;
$$;
COMMENT ON FUNCTION flow_ii_06(daterange, date, agency_code) IS 'The measures of form II.06 by agency, field and online, of a period as of an evening, within an agency''s subtree (NULL: everywhere), added up from dossier_flow as its last refresh left it; 22023 for an evening that the flow does not hold, 55000 before the first refresh_flow(), or where who should send those lines never did (số liệu biểu II.06 từ dòng hồ sơ).';

CREATE FUNCTION flow_on_time(period daterange, as_of date DEFAULT NULL, within agency_code DEFAULT NULL)
RETURNS TABLE (agency agency_code, agency_name text, level text, level_name text, rule text, rule_name text, on_time bigint, late bigint, unknown bigint, denominator bigint, rate numeric)
LANGUAGE sql STABLE PARALLEL SAFE ROWS 1000
BEGIN ATOMIC
	SELECT c.agency, c.agency_name, c.level, c.level_name, 'ii_06'::text, label('kpi_rule', 'ii_06'), c.on_time, c.late, 0::bigint, c.on_time + c.late, (100.0 * c.on_time / (c.on_time + c.late))::numeric(5, 2)
	FROM (
		SELECT f.agency, f.agency_name, f.level, f.level_name, sum(f.resolved_early + f.resolved_on_time)::bigint AS on_time, sum(f.resolved_late)::bigint AS late
		FROM flow_ii_06(period, as_of, within) AS f
		GROUP BY f.agency, f.agency_name, f.level, f.level_name) AS c
	WHERE c.on_time + c.late > 0;
END;
COMMENT ON FUNCTION flow_on_time(daterange, date, agency_code) IS 'On-time rates under the rule ii_06 by agency, of a period as of an evening, within an agency''s subtree, added up from dossier_flow; 22023 and 55000 as in flow_ii_06() (tỷ lệ đúng hạn từ dòng hồ sơ).';

--@ period_view kpi_ii_06_flow
--@   function: flow_ii_06
--@   comment: Form II.06 by agency, field and online, added up from dossier_flow
--@   term: biểu II.06 theo kỳ, từ dòng hồ sơ
COMMENT ON COLUMN kpi_ii_06_flow.agency IS 'The agency (cơ quan).';
COMMENT ON COLUMN kpi_ii_06_flow.agency_name IS 'Its name, NULL where the registry has none (tên cơ quan).';
COMMENT ON COLUMN kpi_ii_06_flow.level IS 'Its level, NULL where the registry has none (cấp).';
COMMENT ON COLUMN kpi_ii_06_flow.level_name IS 'The same in Vietnamese (tên cấp).';
COMMENT ON COLUMN kpi_ii_06_flow.field IS 'The field (lĩnh vực).';
COMMENT ON COLUMN kpi_ii_06_flow.online IS 'Whether the dossiers came online (nộp trực tuyến).';
COMMENT ON COLUMN kpi_ii_06_flow.received IS 'Received in the period (tiếp nhận trong kỳ).';
COMMENT ON COLUMN kpi_ii_06_flow.carried_over IS 'Open since before the period (từ kỳ trước).';
COMMENT ON COLUMN kpi_ii_06_flow.transferred_in IS 'Came from another agency, or from another line of the form (nhận từ cơ quan khác).';
COMMENT ON COLUMN kpi_ii_06_flow.reopened IS 'Opened anew in the period (mở lại).';
COMMENT ON COLUMN kpi_ii_06_flow.resolved_early IS 'Ended before the due day (trước hạn).';
COMMENT ON COLUMN kpi_ii_06_flow.resolved_on_time IS 'Ended on it, or without one, rejected, withdrawn or closed (đúng hạn).';
COMMENT ON COLUMN kpi_ii_06_flow.resolved_late IS 'Ended after it (quá hạn).';
COMMENT ON COLUMN kpi_ii_06_flow.transferred_out IS 'Went to another agency or line (chuyển cơ quan khác).';
COMMENT ON COLUMN kpi_ii_06_flow.open_in_time IS 'Open and not overdue (đang giải quyết, trong hạn).';
COMMENT ON COLUMN kpi_ii_06_flow.open_overdue IS 'Open and overdue (đang giải quyết, quá hạn).';

--@ period_view kpi_on_time_flow
--@   function: flow_on_time
--@   comment: On-time rates under the rule ii_06 by agency, added up from dossier_flow
--@   term: tỷ lệ đúng hạn theo kỳ, từ dòng hồ sơ
COMMENT ON COLUMN kpi_on_time_flow.agency IS 'The agency (cơ quan).';
COMMENT ON COLUMN kpi_on_time_flow.agency_name IS 'Its name, NULL where the registry has none (tên cơ quan).';
COMMENT ON COLUMN kpi_on_time_flow.level IS 'Its level, NULL where the registry has none (cấp).';
COMMENT ON COLUMN kpi_on_time_flow.level_name IS 'The same in Vietnamese (tên cấp).';
COMMENT ON COLUMN kpi_on_time_flow.rule IS 'ii_06, the rule that the flow holds (quy tắc).';
COMMENT ON COLUMN kpi_on_time_flow.rule_name IS 'The same in Vietnamese (tên quy tắc).';
COMMENT ON COLUMN kpi_on_time_flow.on_time IS 'On time (đúng hạn).';
COMMENT ON COLUMN kpi_on_time_flow.late IS 'Late (trễ hạn).';
COMMENT ON COLUMN kpi_on_time_flow.unknown IS '0: the rule leaves none out (chưa xác định).';
COMMENT ON COLUMN kpi_on_time_flow.denominator IS 'on_time + late (mẫu số).';
COMMENT ON COLUMN kpi_on_time_flow.rate IS 'Per cent (tỷ lệ).';
