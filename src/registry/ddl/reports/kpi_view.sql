-- Periods and KPIs as views: what a spreadsheet or a BI tool finds in the catalogue.
-- Each is counted once for every period that is asked for, and for no other.

CREATE VIEW reporting_period WITH (security_invoker = true) AS
	SELECT k.kind, y.year, n.n, concat_ws(' ', label('period_kind', k.kind), CASE WHEN k.periods > 1 THEN n.n || '/' || y.year ELSE y.year::text END) AS label,
		lower(r.days) AS from_day, upper(r.days) - 1 AS last_day, upper(r.days) <= t.today AS closed
	FROM (VALUES ('official_month', 12), ('official_quarter', 4), ('official_half', 2), ('official_nine_months', 1), ('official_year', 1),
		('week', 53), ('month', 12), ('quarter', 4), ('half', 2), ('nine_months', 1), ('year', 1)) AS k (kind, periods)
	CROSS JOIN (SELECT local_day(now()) AS today, coalesce((SELECT min(d.received_on) FROM dossier AS d),
			(SELECT min(d.signed_on) FROM document AS d)) AS first_day) AS t
	-- The official year begins in December: today may lie in the next one.
	CROSS JOIN LATERAL generate_series(extract(year FROM t.first_day)::integer, extract(year FROM t.today)::integer + 1) AS y (year)
	CROSS JOIN LATERAL generate_series(1, CASE WHEN k.kind = 'week' THEN extract(week FROM make_date(y.year, 12, 28))::integer ELSE k.periods END) AS n (n)
	CROSS JOIN LATERAL reporting_period(k.kind, y.year, n.n) AS r (days)
	WHERE lower(r.days) <= t.today AND upper(r.days) > t.first_day;
COMMENT ON VIEW reporting_period IS 'Every reporting period from the first dossier, or where there is none the first document, to today (kỳ báo cáo).';
COMMENT ON COLUMN reporting_period.kind IS 'official_month, official_quarter, official_half, official_nine_months, official_year, week, month, quarter, half, nine_months or year (loại kỳ).';
COMMENT ON COLUMN reporting_period.year IS 'Year (năm).';
COMMENT ON COLUMN reporting_period.n IS 'Number of the period within the year, from 1 (thứ tự trong năm).';
COMMENT ON COLUMN reporting_period.label IS 'Its name in Vietnamese (tên kỳ báo cáo).';
COMMENT ON COLUMN reporting_period.from_day IS 'First day (từ ngày).';
COMMENT ON COLUMN reporting_period.last_day IS 'Last day, included (đến ngày).';
COMMENT ON COLUMN reporting_period.closed IS 'Whether it has ended (đã kết thúc).';

CREATE FUNCTION kpi_ii_06(period daterange, as_of date DEFAULT NULL, within agency_code DEFAULT NULL)
RETURNS TABLE (agency agency_code, agency_name text, level text, field_id integer, field text, procedure procedure_code, procedure_name text, channel text,
	received bigint, carried_over bigint, transferred_in bigint, reopened bigint,
	resolved_early bigint, resolved_on_time bigint, resolved_late bigint, transferred_out bigint, open_in_time bigint, open_overdue bigint)
LANGUAGE sql STABLE PARALLEL SAFE ROWS 30000
BEGIN ATOMIC
	SELECT c.agency, a.name, a.level, p.field_id, f.name, c.procedure, p.name, c.channel,
		c.received, c.carried_over, c.transferred_in, c.reopened,
		c.resolved_early, c.resolved_on_time, c.resolved_late, c.transferred_out, c.open_in_time, c.open_overdue
	FROM report_evening(period, as_of) AS e (last_day)
	CROSS JOIN LATERAL (
		SELECT s.agency, s.procedure, s.channel,
			count(*) FILTER (WHERE s.opening = 1) AS received,
			count(*) FILTER (WHERE s.opening = 2) AS carried_over,
			count(*) FILTER (WHERE s.opening = 3) AS transferred_in,
			count(*) FILTER (WHERE s.opening = 4) AS reopened,
			count(*) FILTER (WHERE s.closing = 1) AS resolved_early,
			count(*) FILTER (WHERE s.closing = 2) AS resolved_on_time,
			count(*) FILTER (WHERE s.closing = 3) AS resolved_late,
			count(*) FILTER (WHERE s.closing = 6) AS transferred_out,
			count(*) FILTER (WHERE s.closing = 4) AS open_in_time,
			count(*) FILTER (WHERE s.closing = 5) AS open_overdue
		-- The fence: else both CASEs are copied into every FILTER.
		FROM (SELECT i.agency, i.procedure, i.channel, i.opening, i.closing FROM stay_in(coalesce(lower(period), e.last_day), e.last_day) AS i OFFSET 0) AS s
		GROUP BY s.agency, s.procedure, s.channel) AS c
	JOIN agency AS a ON a.code = c.agency
	JOIN procedure AS p ON p.code = c.procedure
	JOIN field AS f USING (field_id)
	WHERE within IS NULL OR c.agency <@ within;
END;
COMMENT ON FUNCTION kpi_ii_06(daterange, date, agency_code) IS 'The measures of form II.06 by agency, procedure and channel, of a period as of an evening (as in report_evening()), within an agency''s subtree; NULL: everywhere. For every agency received + carried_over + transferred_in + reopened = resolved + transferred_out + open (số liệu biểu II.06).';

--@ period_view kpi_ii_06
--@   comment: Form II.06 by agency, field, procedure and channel
--@   term: biểu II.06 theo kỳ
COMMENT ON COLUMN kpi_ii_06.agency IS 'The agency (cơ quan).';
COMMENT ON COLUMN kpi_ii_06.agency_name IS 'Its name (tên cơ quan).';
COMMENT ON COLUMN kpi_ii_06.level IS 'Its level (cấp).';
COMMENT ON COLUMN kpi_ii_06.field_id IS 'Number of the field (lĩnh vực).';
COMMENT ON COLUMN kpi_ii_06.field IS 'The field (lĩnh vực).';
COMMENT ON COLUMN kpi_ii_06.procedure IS 'The procedure (mã thủ tục hành chính).';
COMMENT ON COLUMN kpi_ii_06.procedure_name IS 'Its name (tên thủ tục hành chính).';
COMMENT ON COLUMN kpi_ii_06.channel IS 'online, counter or post (hình thức nộp).';
COMMENT ON COLUMN kpi_ii_06.received IS 'Received in the period (tiếp nhận trong kỳ).';
COMMENT ON COLUMN kpi_ii_06.carried_over IS 'Open since before the period (từ kỳ trước).';
COMMENT ON COLUMN kpi_ii_06.transferred_in IS 'Came from another agency, or from another line of the form (nhận từ cơ quan khác).';
COMMENT ON COLUMN kpi_ii_06.reopened IS 'Opened anew in the period (mở lại).';
COMMENT ON COLUMN kpi_ii_06.resolved_early IS 'Ended before the due day (trước hạn).';
COMMENT ON COLUMN kpi_ii_06.resolved_on_time IS 'Ended on it, or without one, rejected, withdrawn or closed (đúng hạn).';
COMMENT ON COLUMN kpi_ii_06.resolved_late IS 'Ended after it (quá hạn).';
COMMENT ON COLUMN kpi_ii_06.transferred_out IS 'Went to another agency or line (chuyển cơ quan khác).';
COMMENT ON COLUMN kpi_ii_06.open_in_time IS 'Open and not overdue (đang giải quyết, trong hạn).';
COMMENT ON COLUMN kpi_ii_06.open_overdue IS 'Open and overdue (đang giải quyết, quá hạn).';

CREATE VIEW kpi_on_time WITH (security_invoker = true) AS
	SELECT p.kind, p.year, p.n, p.label, p.from_day, p.last_day, c.agency, a.name AS agency_name, a.level, k.rule,
		c.on_time, c.late, c.unknown, c.on_time + c.late AS denominator, (100.0 * c.on_time / nullif(c.on_time + c.late, 0))::numeric(5, 2) AS rate
	FROM reporting_period AS p
	CROSS JOIN kpi_rule AS k
	CROSS JOIN LATERAL (
		SELECT o.agency, sum(o.on_time)::bigint AS on_time, sum(o.late)::bigint AS late, sum(o.unknown)::bigint AS unknown
		FROM on_time_count(p.from_day, p.last_day + 1, k.rule) AS o GROUP BY o.agency) AS c
	JOIN agency AS a ON a.code = c.agency
	WHERE p.kind IN ('official_month', 'official_quarter', 'official_half', 'official_nine_months', 'official_year');
COMMENT ON VIEW kpi_on_time IS 'On-time rates by official period, agency and rule. Give kind and year: only the periods asked for are counted, all of them take long (tỷ lệ đúng hạn theo kỳ).';
COMMENT ON COLUMN kpi_on_time.kind IS 'Kind of the period (loại kỳ).';
COMMENT ON COLUMN kpi_on_time.year IS 'Year (năm).';
COMMENT ON COLUMN kpi_on_time.n IS 'Number of the period within the year (thứ tự trong năm).';
COMMENT ON COLUMN kpi_on_time.label IS 'Name of the period (tên kỳ).';
COMMENT ON COLUMN kpi_on_time.from_day IS 'First day (từ ngày).';
COMMENT ON COLUMN kpi_on_time.last_day IS 'Last day, included (đến ngày).';
COMMENT ON COLUMN kpi_on_time.agency IS 'The agency (cơ quan).';
COMMENT ON COLUMN kpi_on_time.agency_name IS 'Its name (tên cơ quan).';
COMMENT ON COLUMN kpi_on_time.level IS 'Its level (cấp).';
COMMENT ON COLUMN kpi_on_time.rule IS 'The rule of cchc.kpi_rule (quy tắc).';
COMMENT ON COLUMN kpi_on_time.on_time IS 'On time (đúng hạn).';
COMMENT ON COLUMN kpi_on_time.late IS 'Late (trễ hạn).';
COMMENT ON COLUMN kpi_on_time.unknown IS 'Of unknown class, left out (chưa xác định).';
COMMENT ON COLUMN kpi_on_time.denominator IS 'on_time + late (mẫu số).';
COMMENT ON COLUMN kpi_on_time.rate IS 'Per cent, NULL on an empty denominator (tỷ lệ).';

-- The list behind a cell
CREATE FUNCTION check_list_column(form text, column_no integer) RETURNS integer
	LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE
	SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	IF form IS DISTINCT FROM 'II.06' THEN
		RAISE invalid_parameter_value USING
			MESSAGE = format('no list stands behind form "%s"', left(coalesce(form, 'NULL'), 64)),
			DETAIL = 'The forms whose cells count dossiers are "II.06".',
			HINT = 'For example: dossiers_behind(''II.06'', 13, period).';
	ELSIF column_no IS NULL OR column_no NOT BETWEEN 3 AND 13 THEN
		RAISE invalid_parameter_value USING
			MESSAGE = format('column %s of form II.06 counts no dossiers', coalesce(column_no::text, 'NULL')),
			DETAIL = 'Columns 3 to 13 do: SELECT column_no, heading FROM cchc.form_column tells which is which.',
			HINT = 'For example: dossiers_behind(''II.06'', 13, period).';
	END IF;
	RETURN column_no;
END;
$$;
COMMENT ON FUNCTION check_list_column(text, integer) IS 'Returns the number of a column that counts dossiers; 22023 for another form or column, NULL included (kiểm tra cột của biểu).';

CREATE FUNCTION dossiers_behind(form text, column_no integer, period daterange, as_of date DEFAULT NULL, within agency_code DEFAULT NULL,
	agency agency_code DEFAULT NULL, field_id integer DEFAULT NULL, procedure procedure_code DEFAULT NULL)
RETURNS TABLE (dossier dossier_code, stay timestamptz, agency_code agency_code, agency_name text, procedure_code procedure_code, procedure_name text,
	field text, channel text, opening text, closing text, received_on date, due_on date, finished_on date, outcome text)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
	SELECT s.dossier, s.stay, s.agency, s.agency_name, s.procedure, s.procedure_name, s.field, s.channel, s.opening, s.closing,
		s.received_on, s.due_on, s.finished_on, s.outcome
	FROM check_list_column(form, column_no) AS c (n)
	CROSS JOIN LATERAL dossiers_in(period, as_of) AS s
	WHERE CASE c.n
			WHEN 3 THEN s.opening <> 'transferred_in'
			WHEN 4 THEN s.opening = 'received' AND s.channel = 'online'
			WHEN 5 THEN s.opening = 'received' AND s.channel <> 'online'
			WHEN 6 THEN s.opening IN ('carried_over', 'reopened')
			WHEN 7 THEN s.closing IN ('early', 'on_time', 'late')
			WHEN 8 THEN s.closing = 'early'
			WHEN 9 THEN s.closing = 'on_time'
			WHEN 10 THEN s.closing = 'late'
			WHEN 11 THEN s.closing IN ('open_in_time', 'open_overdue')
			WHEN 12 THEN s.closing = 'open_in_time'
			WHEN 13 THEN s.closing = 'open_overdue' END
		AND (dossiers_behind.within IS NULL OR s.agency <@ dossiers_behind.within)
		AND (dossiers_behind.agency IS NULL OR s.agency = dossiers_behind.agency)
		AND (dossiers_behind.field_id IS NULL OR s.field_id = dossiers_behind.field_id)
		AND (dossiers_behind.procedure IS NULL OR s.procedure = dossiers_behind.procedure)
	ORDER BY s.due_on, s.dossier, s.stay;
END;
COMMENT ON FUNCTION dossiers_behind(text, integer, daterange, date, agency_code, agency_code, integer, procedure_code) IS 'The dossiers that a cell of form II.06 counts: a column, of a period as of an evening, within an agency''s subtree, of one agency, field or procedure (NULL: all); 22023 for another form or column (danh sách hồ sơ của một ô).';
