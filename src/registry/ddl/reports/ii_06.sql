-- Form II.06 (Circular 01/2020/TT-VPCP): the state of dossiers over a period.

-- The measures, of one evening: what every reader of the form adds up.
CREATE FUNCTION ii_06_cell(first_day date, last_day date, with_procedure boolean, with_online_level boolean)
RETURNS TABLE (agency agency_code, procedure procedure_code, channel text, online_level text,
	received bigint, carried_over bigint, transferred_in bigint, reopened bigint,
	resolved_early bigint, resolved_on_time bigint, resolved_late bigint, transferred_out bigint,
	open_in_time bigint, open_overdue bigint)
LANGUAGE sql STABLE PARALLEL SAFE ROWS 30000
BEGIN ATOMIC
	SELECT s.agency, s.procedure, s.channel, s.online_level,
		count(*) FILTER (WHERE s.opening = 1),
		count(*) FILTER (WHERE s.opening = 2),
		count(*) FILTER (WHERE s.opening = 3),
		count(*) FILTER (WHERE s.opening = 4),
		count(*) FILTER (WHERE s.closing = 1),
		count(*) FILTER (WHERE s.closing = 2),
		count(*) FILTER (WHERE s.closing = 3),
		count(*) FILTER (WHERE s.closing = 6),
		count(*) FILTER (WHERE s.closing = 4),
		count(*) FILTER (WHERE s.closing = 5)
	FROM (
		-- By procedure, which tells the field and the online level that a dossier has not, there may be as many groups as dossiers.
		SELECT i.agency, CASE WHEN with_procedure THEN i.procedure END AS procedure, i.channel,
			CASE WHEN with_online_level THEN i.online_level END AS online_level,
			i.opening, i.closing
		-- The fence: else the CASEs are copied into every FILTER.
		FROM stay_in(first_day, last_day) AS i OFFSET 0) AS s
	GROUP BY s.agency, s.procedure, s.channel, s.online_level;
END;
COMMENT ON FUNCTION ii_06_cell(date, date, boolean, boolean) IS 'The measures of form II.06 of the local days first_day to last_day, as of the evening of last_day, by agency, channel and, where it is asked for, procedure and online level (số liệu cơ sở biểu II.06).';

CREATE FUNCTION kpi_ii_06(period daterange, as_of date DEFAULT NULL, within agency_code DEFAULT NULL)
RETURNS TABLE (agency agency_code, agency_name text, level text, level_name text, field_id integer, field text,
	procedure procedure_code, procedure_name text, channel text, channel_name text,
	received bigint, carried_over bigint, transferred_in bigint, reopened bigint,
	resolved_early bigint, resolved_on_time bigint, resolved_late bigint, transferred_out bigint, open_in_time bigint, open_overdue bigint)
LANGUAGE sql STABLE PARALLEL SAFE ROWS 30000
BEGIN ATOMIC
	SELECT c.agency, a.name, a.level, v.label, p.field_id, f.name, c.procedure, p.name, c.channel, h.label,
		c.received, c.carried_over, c.transferred_in, c.reopened,
		c.resolved_early, c.resolved_on_time, c.resolved_late, c.transferred_out, c.open_in_time, c.open_overdue
	FROM report_evening(period, as_of) AS e (last_day)
	-- A period without a beginning must not be folded to no rows before it is refused.
	CROSS JOIN LATERAL ii_06_cell(coalesce(lower(period), e.last_day), e.last_day, true, false) AS c
	LEFT JOIN agency AS a ON a.code = c.agency
	LEFT JOIN procedure AS p ON p.code = c.procedure
	LEFT JOIN field AS f USING (field_id)
	LEFT JOIN labels('admin_level') AS v ON v.code = a.level
	LEFT JOIN labels('channel') AS h ON h.code = c.channel
	WHERE within IS NULL OR c.agency <@ within;
END;
COMMENT ON FUNCTION kpi_ii_06(daterange, date, agency_code) IS 'The measures of form II.06 by agency, procedure and channel, of a period as of an evening (as in report_evening()), within an agency''s subtree; NULL: everywhere. For every row received + carried_over + transferred_in + reopened = resolved + transferred_out + open (số liệu biểu II.06).';

--@ period_view kpi_ii_06
--@   comment: Form II.06 by agency, field, procedure and channel
--@   term: biểu II.06 theo kỳ
COMMENT ON COLUMN kpi_ii_06.agency IS 'The agency (cơ quan).';
COMMENT ON COLUMN kpi_ii_06.agency_name IS 'Its name, NULL where the registry has none (tên cơ quan).';
COMMENT ON COLUMN kpi_ii_06.level IS 'Its level, NULL where the registry has none (cấp).';
COMMENT ON COLUMN kpi_ii_06.level_name IS 'The same in Vietnamese (tên cấp).';
COMMENT ON COLUMN kpi_ii_06.field_id IS 'Number of the field, NULL where the registry has none (lĩnh vực).';
COMMENT ON COLUMN kpi_ii_06.field IS 'The field (lĩnh vực).';
COMMENT ON COLUMN kpi_ii_06.procedure IS 'The procedure (mã thủ tục hành chính).';
COMMENT ON COLUMN kpi_ii_06.procedure_name IS 'Its name (tên thủ tục hành chính).';
COMMENT ON COLUMN kpi_ii_06.channel IS 'online, counter or post (hình thức nộp).';
COMMENT ON COLUMN kpi_ii_06.channel_name IS 'The same in Vietnamese (tên hình thức nộp).';
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


-- Both ends of every transfer of a period: where they stand in one line of a report,
-- nothing came into it and nothing left.
CREATE FUNCTION transfer_in(first_day date, last_day date)
RETURNS TABLE (dossier dossier_code, at timestamptz, agency agency_code, procedure procedure_code, channel text,
	to_agency agency_code, to_procedure procedure_code, to_channel text, online_level text)
LANGUAGE sql STABLE PARALLEL SAFE ROWS 1000
BEGIN ATOMIC
	SELECT h.dossier, h.until, h.agency, h.procedure, h.channel, n.agency, n.procedure, n.channel, d.online_level
	FROM dossier_past AS h
	JOIN dossier AS d ON d.code = h.dossier
	CROSS JOIN LATERAL (
		SELECT d.agency, d.procedure, d.channel WHERE d.entered_at = h.until
		UNION ALL
		-- Any version of the stay: what it was corrected to has the same line.
		SELECT p.agency, p.procedure, p.channel FROM dossier_past AS p WHERE p.dossier = h.dossier AND p.entered_at = h.until AND p.mistake IS NULL
		LIMIT 1) AS n
	WHERE h.leaves = 'transferred' AND h.mistake IS NULL AND h.until_on BETWEEN first_day AND last_day AND d.voided_at IS NULL;
END;
COMMENT ON FUNCTION transfer_in(date, date) IS 'Transfers of dossiers between agencies, procedures or channels on the local days first_day to last_day, from and to (chuyển hồ sơ).';

CREATE FUNCTION ii_06_line(period daterange, as_of date, within agency_code, by text, restated boolean, source text)
RETURNS TABLE (depth integer, section text, code text,
	received_total bigint, received_online bigint, received_other bigint, carried_over bigint, transferred_in bigint, reopened bigint,
	resolved_total bigint, resolved_early bigint, resolved_on_time bigint, resolved_late bigint, transferred_out bigint,
	open_total bigint, open_in_time bigint, open_overdue bigint)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
	WITH asked AS (
		SELECT check_term('by', 'grouping', ii_06_line.by) AS by, e.last_day
		FROM report_evening(ii_06_line.period, ii_06_line.as_of) AS e (last_day) WHERE e.last_day IS NOT NULL
	), cell AS (
		-- What the registry has no row for is a line of its own: section unknown, field number 0.
		SELECT line_section(q.by, coalesce(a.level, 'unknown')) AS section,
			line_code(q.by, coalesce(h.heir, c.agency), coalesce(p.field_id, 0), c.procedure, c.channel, coalesce(c.online_level, p.online_level)) AS code, c.channel = 'online' AS online,
			c.received, c.carried_over, c.transferred_in, c.reopened, c.resolved_early, c.resolved_on_time, c.resolved_late, c.transferred_out, c.open_in_time, c.open_overdue
		FROM asked AS q
		CROSS JOIN LATERAL ii_06_cell(coalesce(lower(ii_06_line.period), q.last_day), q.last_day, q.by IN ('field', 'procedure', 'online_level'), q.by = 'online_level') AS c
		LEFT JOIN agency_heir(ii_06_line.restated) AS h ON h.agency = c.agency
		LEFT JOIN agency AS a ON a.code = h.heir
		LEFT JOIN procedure AS p ON p.code = c.procedure
		WHERE ii_06_line.source = 'counted' AND (ii_06_line.within IS NULL OR coalesce(h.heir, c.agency) <@ ii_06_line.within)
		UNION ALL
		SELECT line_section(q.by, coalesce(a.level, 'unknown')), line_code(q.by, coalesce(h.heir, c.agency), coalesce(f.field_id, 0), NULL, NULL, NULL), c.online,
			c.received, c.carried_over, c.transferred_in, c.reopened, c.resolved_early, c.resolved_on_time, c.resolved_late, c.transferred_out, c.open_in_time, c.open_overdue
		FROM asked AS q
		CROSS JOIN LATERAL flow_ii_06(ii_06_line.period, ii_06_line.as_of, CASE WHEN NOT ii_06_line.restated THEN ii_06_line.within END) AS c
		LEFT JOIN agency_heir(ii_06_line.restated) AS h ON h.agency = c.agency
		LEFT JOIN agency AS a ON a.code = h.heir
		LEFT JOIN field AS f ON f.name = c.field
		WHERE ii_06_line.source = 'flow' AND (ii_06_line.within IS NULL OR coalesce(h.heir, c.agency) <@ ii_06_line.within)
	), moved AS (
		SELECT line_section(q.by, coalesce(a.level, 'unknown')) AS section, line_section(q.by, coalesce(b.level, 'unknown')) AS to_section,
			line_code(q.by, coalesce(g.heir, t.agency), coalesce(p.field_id, 0), t.procedure, t.channel, coalesce(t.online_level, p.online_level)) AS code,
			line_code(q.by, coalesce(h.heir, t.to_agency), coalesce(r.field_id, 0), t.to_procedure, t.to_channel, coalesce(t.online_level, r.online_level)) AS to_code
		FROM asked AS q
		CROSS JOIN LATERAL transfer_in(coalesce(lower(ii_06_line.period), q.last_day), q.last_day) AS t
		LEFT JOIN agency_heir(ii_06_line.restated) AS g ON g.agency = t.agency
		LEFT JOIN agency AS a ON a.code = g.heir
		LEFT JOIN agency_heir(ii_06_line.restated) AS h ON h.agency = t.to_agency
		LEFT JOIN agency AS b ON b.code = h.heir
		LEFT JOIN procedure AS p ON p.code = t.procedure
		LEFT JOIN procedure AS r ON r.code = t.to_procedure
		WHERE ii_06_line.within IS NULL OR (coalesce(g.heir, t.agency) <@ ii_06_line.within AND coalesce(h.heir, t.to_agency) <@ ii_06_line.within)
	), inside AS (
		SELECT k.depth, k.section, k.code, count(*) AS transfers
		FROM moved AS m
		CROSS JOIN LATERAL (VALUES (0, NULL, NULL, true), (1, m.section, NULL, m.section = m.to_section),
			(2, m.section, m.code, coalesce(m.section = m.to_section, true) AND m.code = m.to_code)) AS k (depth, section, code, stays)
		WHERE k.stays
		GROUP BY k.depth, k.section, k.code
	), line AS (
		SELECT CASE GROUPING(c.section, c.code) WHEN 3 THEN 0 WHEN 1 THEN 1 ELSE 2 END AS depth, c.section, c.code,
			coalesce(sum(c.received) FILTER (WHERE c.online), 0)::bigint AS received_online,
			coalesce(sum(c.received) FILTER (WHERE NOT c.online), 0)::bigint AS received_other,
			coalesce(sum(c.carried_over), 0)::bigint AS carried_over, coalesce(sum(c.transferred_in), 0)::bigint AS transferred_in,
			coalesce(sum(c.reopened), 0)::bigint AS reopened, coalesce(sum(c.resolved_early), 0)::bigint AS resolved_early,
			coalesce(sum(c.resolved_on_time), 0)::bigint AS resolved_on_time, coalesce(sum(c.resolved_late), 0)::bigint AS resolved_late,
			coalesce(sum(c.transferred_out), 0)::bigint AS transferred_out, coalesce(sum(c.open_in_time), 0)::bigint AS open_in_time,
			coalesce(sum(c.open_overdue), 0)::bigint AS open_overdue
		FROM cell AS c
		GROUP BY GROUPING SETS ((c.section, c.code), (c.section), ())
	)
	SELECT l.depth, l.section, l.code,
		l.received_online + l.received_other + l.carried_over + l.reopened, l.received_online, l.received_other, l.carried_over,
		l.transferred_in - coalesce(i.transfers, 0), l.reopened,
		l.resolved_early + l.resolved_on_time + l.resolved_late, l.resolved_early, l.resolved_on_time, l.resolved_late,
		l.transferred_out - coalesce(i.transfers, 0),
		l.open_in_time + l.open_overdue, l.open_in_time, l.open_overdue
	FROM line AS l
	CROSS JOIN asked
	LEFT JOIN inside AS i ON i.depth = l.depth AND (l.section IS NULL OR i.section = l.section) AND (l.code IS NULL OR i.code = l.code)
	WHERE l.depth = 0 OR (l.depth = 1 AND l.section IS NOT NULL) OR (l.depth = 2 AND l.code IS NOT NULL);
END;
COMMENT ON FUNCTION ii_06_line(daterange, date, agency_code, text, boolean, text) IS 'The lines of ii_06() without names and order; restated: by the agency in which each lives on today (các dòng của biểu II.06).';

CREATE FUNCTION ii_06(period daterange, as_of date DEFAULT NULL, within agency_code DEFAULT NULL, by text DEFAULT 'field', source text DEFAULT 'counted')
RETURNS TABLE (depth integer, section text, code text, name text,
	received_total bigint, received_online bigint, received_other bigint, carried_over bigint, transferred_in bigint, reopened bigint,
	resolved_total bigint, resolved_early bigint, resolved_on_time bigint, resolved_late bigint, transferred_out bigint,
	open_total bigint, open_in_time bigint, open_overdue bigint)
LANGUAGE sql STABLE PARALLEL SAFE
	SET jit = off
BEGIN ATOMIC
	SELECT l.depth, l.section, l.code, line_name(ii_06.by, l.depth, l.section, l.code, upper(ii_06.period) - 1),
		l.received_total, l.received_online, l.received_other, l.carried_over, l.transferred_in, l.reopened,
		l.resolved_total, l.resolved_early, l.resolved_on_time, l.resolved_late, l.transferred_out, l.open_total, l.open_in_time, l.open_overdue
	FROM check_report_source(ii_06.source, ii_06.by) AS s (source)
	CROSS JOIN LATERAL ii_06_line(ii_06.period, ii_06.as_of, ii_06.within, ii_06.by, false, s.source) AS l
	ORDER BY line_place(ii_06.by, l.section, l.code);
END;
COMMENT ON FUNCTION ii_06(daterange, date, agency_code, text, text) IS 'Form II.06 of a period as of an evening (as in report_evening()), within an agency''s subtree, by field, agency, procedure, level, channel, online_level or none: the total (depth 0), sections (depth 1: the level of the agency, or the block of agencies) and rows (depth 2). received_total is column 3, 4 + 5 + 6: received, carried over and reopened; transfers inside one line are not counted in it: received_total + transferred_in = resolved_total + transferred_out + open_total. source => ''flow'' reads the day flow; 22023 for an unknown grouping or source (biểu II.06: tình hình, kết quả giải quyết thủ tục hành chính).';
