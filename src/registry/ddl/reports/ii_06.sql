-- Form II.06 (Circular 01/2020/TT-VPCP): the state of dossiers over a period.
-- All functions here take half-open local days: from_day included, to_day not.

-- The evening of a report whose period is two days.
CREATE FUNCTION evening_of(from_day date, to_day date, as_of date) RETURNS date
	LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
	SELECT CASE WHEN check_period(from_day, to_day) THEN report_evening(daterange(from_day, to_day), as_of) END;
END;
COMMENT ON FUNCTION evening_of(date, date, date) IS 'The day in whose evening a report over the local days from_day to to_day (not included) is drawn; NULL for no day; 22023 when the period ends before it begins (ngày chốt số liệu).';

CREATE FUNCTION ii_06_count(from_day date, to_day date, as_of date DEFAULT NULL)
RETURNS TABLE (agency agency_code, procedure procedure_code,
	received_online bigint, received_other bigint, carried_over bigint, transferred_in bigint, reopened bigint,
	resolved_early bigint, resolved_on_time bigint, resolved_late bigint, transferred_out bigint,
	open_in_time bigint, open_overdue bigint)
LANGUAGE sql STABLE PARALLEL SAFE ROWS 30000
BEGIN ATOMIC
	SELECT s.agency, s.procedure,
		count(*) FILTER (WHERE s.opening = 1 AND s.channel = 'online'),
		count(*) FILTER (WHERE s.opening = 1 AND s.channel <> 'online'),
		count(*) FILTER (WHERE s.opening = 2),
		count(*) FILTER (WHERE s.opening = 3),
		count(*) FILTER (WHERE s.opening = 4),
		count(*) FILTER (WHERE s.closing = 1),
		count(*) FILTER (WHERE s.closing = 2),
		count(*) FILTER (WHERE s.closing = 3),
		count(*) FILTER (WHERE s.closing = 6),
		count(*) FILTER (WHERE s.closing = 4),
		count(*) FILTER (WHERE s.closing = 5)
	FROM evening_of(from_day, to_day, as_of) AS e (last_day)
	-- The fence: else both CASEs are copied into every FILTER.
	CROSS JOIN LATERAL (SELECT i.agency, i.procedure, i.channel, i.opening, i.closing FROM stay_in(from_day, e.last_day) AS i OFFSET 0) AS s
	GROUP BY s.agency, s.procedure;
END;
COMMENT ON FUNCTION ii_06_count(date, date, date) IS 'Stays of a period by agency and procedure in the classes of form II.06, the base of report_ii_06() and kpi_on_time(); as_of as in report_evening() (số liệu cơ sở biểu II.06).';

CREATE FUNCTION report_ii_06(from_day date, to_day date, as_of date DEFAULT NULL)
RETURNS TABLE (level text, field_id integer, field text,
	received_total bigint, received_online bigint, received_other bigint, carried_over bigint,
	resolved_total bigint, resolved_early bigint, resolved_on_time bigint, resolved_late bigint,
	open_total bigint, open_in_time bigint, open_overdue bigint)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
	WITH c AS (
		SELECT a.level, p.field_id, max(f.name) AS field,
			GROUPING(a.level, p.field_id) AS folded,
			coalesce(sum(i.received_online), 0)::bigint AS received_online,
			coalesce(sum(i.received_other), 0)::bigint AS received_other,
			coalesce(sum(i.carried_over + i.reopened), 0)::bigint AS carried_over,
			coalesce(sum(i.resolved_early), 0)::bigint AS resolved_early,
			coalesce(sum(i.resolved_on_time), 0)::bigint AS resolved_on_time,
			coalesce(sum(i.resolved_late), 0)::bigint AS resolved_late,
			coalesce(sum(i.open_in_time), 0)::bigint AS open_in_time,
			coalesce(sum(i.open_overdue), 0)::bigint AS open_overdue
		FROM ii_06_count(from_day, to_day, as_of) AS i
		JOIN agency AS a ON a.code = i.agency
		JOIN procedure AS p ON p.code = i.procedure
		JOIN field AS f USING (field_id)
		GROUP BY GROUPING SETS ((a.level, p.field_id), (a.level), ())
		HAVING from_day < to_day
	)
	SELECT c.level, c.field_id, CASE WHEN c.folded = 0 THEN c.field END,
		c.received_online + c.received_other + c.carried_over,
		c.received_online, c.received_other, c.carried_over,
		c.resolved_early + c.resolved_on_time + c.resolved_late,
		c.resolved_early, c.resolved_on_time, c.resolved_late,
		c.open_in_time + c.open_overdue, c.open_in_time, c.open_overdue
	FROM c
	ORDER BY c.folded = 3 DESC,
		array_position(ARRAY['ministry', 'province', 'district', 'commune', 'other'], c.level),
		c.folded DESC, c.field_id;
END;
COMMENT ON FUNCTION report_ii_06(date, date, date) IS 'Form II.06 over the local days from_day to to_day (not included): a total, then each level and its fields; level NULL is the total, field NULL the sum of the level; carried_over is column 6 of the form, reopened dossiers included; no row for an empty period (biểu II.06: tình hình, kết quả giải quyết thủ tục hành chính).';

-- The form, to be copied as it is.  Its headings are longer than a column name may
-- be and two of them are the same, so they are the first two rows, and the columns are
-- called by the numbers that the form prints under them.
CREATE FUNCTION bieu_ii_06(from_day date, to_day date, as_of date DEFAULT NULL)
RETURNS TABLE ("(1)" text, "(2)" text, "(3)" text, "(4)" text, "(5)" text, "(6)" text, "(7)" text,
	"(8)" text, "(9)" text, "(10)" text, "(11)" text, "(12)" text, "(13)" text)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
	WITH heading AS (
		SELECT x.row_no, array_agg(x.text ORDER BY f.column_no) AS h
		FROM form_column AS f CROSS JOIN LATERAL (VALUES (1, f.group_heading), (2, f.heading)) AS x (row_no, text)
		WHERE f.form = 'II.06'
		GROUP BY x.row_no
	), line AS (
		SELECT r.*, array_position(ARRAY['ministry', 'province', 'district', 'commune', 'other'], r.level) AS section
		FROM report_ii_06(from_day, to_day, as_of) WITH ORDINALITY AS r
	)
	(SELECT h[1], h[2], h[3], h[4], h[5], h[6], h[7], h[8], h[9], h[10], h[11], h[12], h[13]
	FROM heading
	WHERE from_day < to_day
	ORDER BY row_no)
	UNION ALL (
	SELECT
		CASE
			WHEN l.field_id IS NOT NULL THEN (row_number() OVER (PARTITION BY l.section ORDER BY l.ordinality) - 1)::text
			-- The total comes first and has no number: the sections begin at I.
			WHEN l.section IS NOT NULL THEN btrim(to_char(dense_rank() OVER (ORDER BY l.section NULLS FIRST) - 1, 'RN'))
			END,
		CASE
			WHEN l.field_id IS NOT NULL THEN l.field
			WHEN l.section IS NULL THEN 'Tổng số'
			ELSE label('admin_level', l.level, 'vi', to_day - 1)
			END,
		l.received_total::text, l.received_online::text, l.received_other::text, l.carried_over::text,
		l.resolved_total::text, l.resolved_early::text, l.resolved_on_time::text, l.resolved_late::text,
		l.open_total::text, l.open_in_time::text, l.open_overdue::text
	FROM line AS l
	ORDER BY l.ordinality);
END;
COMMENT ON FUNCTION bieu_ii_06(date, date, date) IS 'Form II.06 ready to be copied: the headings of the form as the first two rows, then the numbers of report_ii_06() (biểu số II.06: tình hình, kết quả giải quyết thủ tục hành chính).';
