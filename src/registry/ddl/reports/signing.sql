-- Forms as cells, and reports as they were signed.

-- PL/pgSQL, so that the one form asked for is planned and no other.
CREATE FUNCTION form_cell(form text, period daterange, as_of date DEFAULT NULL, within cchc.agency_code DEFAULT NULL, by text DEFAULT NULL)
RETURNS TABLE (line_no integer, depth integer, section text, code text, name text, column_no integer, value numeric, unit text)
	LANGUAGE plpgsql STABLE PARALLEL SAFE
	SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	evening CONSTANT date := @registry@.report_evening(period, as_of);
	kind CONSTANT text := (cchc.current_form(form, upper(period) - 1)).kind;
BEGIN
	IF evening IS NULL THEN
		RETURN;
	END IF;
	CASE kind
		WHEN 'dossiers' THEN
			RETURN QUERY SELECT i.ordinality::integer, i.depth, i.section, i.code, i.name, c.column_no, c.value::numeric, NULL::text
			FROM @registry@.ii_06(period, as_of, within, coalesce(by, 'field'), 'counted') WITH ORDINALITY AS i
			CROSS JOIN LATERAL (VALUES (3, i.received_total), (4, i.received_online), (5, i.received_other), (6, i.carried_over + i.reopened),
				(7, i.resolved_total), (8, i.resolved_early), (9, i.resolved_on_time), (10, i.resolved_late),
				(11, i.open_total), (12, i.open_in_time), (13, i.open_overdue)) AS c (column_no, value);
		WHEN 'procedures' THEN
			RETURN QUERY SELECT i.line_no, i.depth, NULL::text, i.code, i.name, i.column_no, i.value::numeric, NULL::text
			FROM @registry@.ii_07b_cell(evening, within) AS i;
		WHEN 'index' THEN
			RETURN QUERY SELECT i.ordinality::integer, 2, i.group_no::text, i.metric, i.name, c.column_no, c.value, NULL::text
			FROM @registry@.index_766_now(period, as_of, within, coalesce(by, 'api')) WITH ORDINALITY AS i
			CROSS JOIN LATERAL (VALUES (1, i.numerator::numeric), (2, i.denominator), (3, i.ratio), (4, i.threshold), (5, i.points), (6, i.max_points)) AS c (column_no, value);
		WHEN 'lines' THEN
			RETURN QUERY SELECT l.no, 2, l.metric, l.part, l.label, c.column_no, c.value, l.unit
			FROM @registry@.report_line(form, period, as_of, within) AS l
			CROSS JOIN LATERAL (VALUES (1, l.value), (2, l.same_period_last_year)) AS c (column_no, value);
	END CASE;
END;
$$;
COMMENT ON FUNCTION form_cell(text, daterange, date, agency_code, text) IS 'Every cell of a form of a period as of an evening, within an agency''s subtree, with rows as form II.06 groups them, or by a reading of index 766: its line, column and value, and the unit of a figure; 22023 for an unknown form or grouping (các ô của biểu mẫu).';

CREATE FUNCTION check_signed(signed bigint, form text, period daterange, as_of date DEFAULT NULL, within cchc.agency_code DEFAULT NULL) RETURNS bigint
	LANGUAGE plpgsql STABLE PARALLEL SAFE
	SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	report @registry@.signed_report;
	followed_up boolean;
BEGIN
	SELECT r.* INTO report FROM @registry@.signed_report AS r WHERE r.report_id = signed;
	followed_up := EXISTS (SELECT FROM cchc.form AS f WHERE f.form = report.form AND f.kind = 'lines');
	IF report.report_id IS NULL THEN
		RAISE no_data_found USING
			MESSAGE = format(cchc.message('there is no signed report %s'), coalesce(signed::text, 'NULL')),
			DETAIL = cchc.message('Nothing of that number was signed, or it is not yours to see.'),
			HINT = cchc.message('The table signed_report lists what was signed.');
	ELSIF report.form <> check_signed.form OR report.period <> check_signed.period THEN
		RAISE invalid_parameter_value USING
			MESSAGE = format(cchc.message('signed report %s is another report'), signed),
			DETAIL = format(cchc.message('It is form %s of the period %s.'), report.form, report.period),
			HINT = cchc.message('Leave the period out: a signed report has its own.');
	ELSIF (as_of IS NOT NULL AND CASE WHEN followed_up THEN as_of ELSE least(as_of, upper(report.period) - 1) END <> report.evening) OR (within IS NOT NULL AND coalesce(within OPERATOR(cchc.<>) report.within, true)) THEN
		RAISE invalid_parameter_value USING
			MESSAGE = format(cchc.message('signed report %s is another report'), signed),
			DETAIL = CASE WHEN report.within IS NULL THEN format(cchc.message('It was drawn up in the evening of %s, of every agency.'), report.evening)
				ELSE format(cchc.message('It was drawn up in the evening of %s, of agency "%s" and those under it.'), report.evening, report.within) END,
			HINT = cchc.message('Leave as_of and within out: a signed report has its own.');
	END IF;
	RETURN signed;
END;
$$;
COMMENT ON FUNCTION check_signed(bigint, text, daterange, date, agency_code) IS 'Returns the number of a signed report; P0002 when there is none, 22023 when it is of another form or, unless they are NULL, of another period, evening or agency (kiểm tra báo cáo đã ký).';

-- Counted now, or as it was signed
CREATE FUNCTION shown_cell(form text, period daterange, as_of date, within agency_code, by text, signed bigint)
RETURNS TABLE (line_no integer, depth integer, section text, code text, name text, column_no integer, value numeric)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
	SELECT c.line_no, c.depth, c.section, c.code, c.name, c.column_no, c.value
	FROM form_cell(shown_cell.form, shown_cell.period, shown_cell.as_of, shown_cell.within, shown_cell.by) AS c
	WHERE shown_cell.signed IS NULL
	UNION ALL
	SELECT c.line_no, c.depth, c.section, c.code, c.name, c.column_no, c.value
	FROM signed_cell AS c
	WHERE shown_cell.signed IS NOT NULL AND c.report_id = check_signed(shown_cell.signed, shown_cell.form, shown_cell.period, shown_cell.as_of, shown_cell.within);
END;
COMMENT ON FUNCTION shown_cell(text, daterange, date, agency_code, text, bigint) IS 'The cells of a form as counted now or, with the number of a signed report, as they were signed (các ô của biểu mẫu, hiện tại hoặc đã ký).';

CREATE FUNCTION bieu_ii_06(period daterange DEFAULT NULL, as_of date DEFAULT NULL, within agency_code DEFAULT NULL, by text DEFAULT 'field', signed bigint DEFAULT NULL)
RETURNS TABLE ("(1) TT" text, "(2) Lĩnh vực" text, "(3) Tổng số" bigint, "(4) Trực tuyến" bigint, "(5) Trực tiếp, dịch vụ bưu chính" bigint, "(6) Từ kỳ trước" bigint,
	"(7) Tổng số" bigint, "(8) Trước hạn" bigint, "(9) Đúng hạn" bigint, "(10) Quá hạn" bigint, "(11) Tổng số" bigint, "(12) Trong hạn" bigint, "(13) Quá hạn" bigint)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
	WITH line AS (
		SELECT c.line_no, min(c.depth) AS depth, min(c.name) AS name, array_agg(c.value::bigint ORDER BY c.column_no) AS cell
		FROM shown_cell('II.06', bieu_ii_06.period, bieu_ii_06.as_of, bieu_ii_06.within, bieu_ii_06.by, bieu_ii_06.signed) AS c
		GROUP BY c.line_no
	), numbered AS (
		SELECT l.*, count(*) FILTER (WHERE l.depth = 1) OVER (ORDER BY l.line_no) AS section_no FROM line AS l
	)
	SELECT CASE n.depth WHEN 1 THEN btrim(to_char(n.section_no, 'RN'))
			WHEN 2 THEN (row_number() OVER (PARTITION BY n.section_no, n.depth ORDER BY n.line_no))::text END,
		n.name, n.cell[1], n.cell[2], n.cell[3], n.cell[4], n.cell[5], n.cell[6], n.cell[7], n.cell[8], n.cell[9], n.cell[10], n.cell[11]
	FROM numbered AS n
	ORDER BY n.line_no;
END;
COMMENT ON FUNCTION bieu_ii_06(daterange, date, agency_code, text, bigint) IS 'Form II.06 ready to be printed, in the columns and with the headings of the form: the lines of ii_06(), sections numbered in Roman and rows in Arabic numerals; signed: the number of a signed report, printed as it was signed; cchc.form_column has the headings over the columns (biểu số II.06: tình hình, kết quả giải quyết thủ tục hành chính).';

CREATE FUNCTION index_766(period daterange DEFAULT NULL, as_of date DEFAULT NULL, within agency_code DEFAULT NULL, reading text DEFAULT 'api', signed bigint DEFAULT NULL)
RETURNS TABLE (group_no integer, metric text, name text, numerator bigint, denominator bigint, ratio numeric, threshold numeric,
	points numeric, max_points numeric, computable boolean)
LANGUAGE sql STABLE PARALLEL SAFE ROWS 21
BEGIN ATOMIC
	SELECT i.group_no, i.metric, i.name, i.numerator, i.denominator, i.ratio, i.threshold, i.points, i.max_points, i.computable
	FROM index_766_now(index_766.period, index_766.as_of, index_766.within, index_766.reading) AS i
	WHERE index_766.signed IS NULL
	UNION ALL
	(SELECT c.section::integer, c.code, c.name, c.cell[1]::bigint, c.cell[2]::bigint, c.cell[3], c.cell[4], c.cell[5], c.cell[6], c.cell[5] IS NOT NULL
	FROM (
		SELECT s.line_no, min(s.section) AS section, min(s.code) AS code, min(s.name) AS name, array_agg(s.value ORDER BY s.column_no) AS cell
		FROM signed_cell AS s
		WHERE index_766.signed IS NOT NULL AND s.report_id = check_signed(index_766.signed, 'index_766', index_766.period, index_766.as_of, index_766.within)
		GROUP BY s.line_no) AS c
	ORDER BY c.line_no);
END;

COMMENT ON FUNCTION index_766(daterange, date, agency_code, text, bigint) IS 'The index of Decision 766/QĐ-TTg of a period as of an evening (as in report_evening()), of the agencies within a subtree or, NULL, of all, by the weights of a reading in cchc.index_weight: a row a metric; points are min(max_points, max_points × ratio / threshold); where computable is false the registry does not record what is asked, or nothing was to be counted, and the points are NULL, not 0: a sum of points is one of the computable max_points; signed: the number of a signed report, as it was signed; 22023 for an unknown reading (bộ chỉ số chỉ đạo, điều hành và đánh giá chất lượng phục vụ người dân, doanh nghiệp).';

CREATE FUNCTION report(form text, period daterange DEFAULT NULL, as_of date DEFAULT NULL, within agency_code DEFAULT NULL, signed bigint DEFAULT NULL)
RETURNS TABLE (no integer, metric text, part text, label text, unit text, value numeric, same_period_last_year numeric)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
	SELECT l.no, l.metric, l.part, l.label, l.unit, l.value, l.same_period_last_year
	FROM report_line(report.form, report.period, report.as_of, report.within) AS l
	WHERE report.signed IS NULL
	UNION ALL
	(SELECT c.line_no, c.metric, c.part, c.name, c.unit, c.cell[1], c.cell[2]
	FROM (
		SELECT s.line_no, min(s.section) AS metric, min(s.code) AS part, min(s.name) AS name, array_agg(s.value ORDER BY s.column_no) AS cell,
			-- 0.2.0 did not keep it.
			CASE WHEN r.registry_version = '0.2.0' THEN (SELECT label('unit', d.unit, 'vi', upper(r.period) - 1) FROM metrics(upper(r.period) - 1) AS d WHERE d.code = min(s.section)) ELSE min(s.unit) END AS unit
		FROM signed_cell AS s JOIN signed_report AS r USING (report_id)
		WHERE report.signed IS NOT NULL AND s.report_id = check_signed(report.signed, report.form, report.period, report.as_of, report.within)
		GROUP BY s.line_no, r.period, r.registry_version) AS c
	ORDER BY c.line_no);
END;
COMMENT ON FUNCTION report(text, daterange, date, agency_code, bigint) IS 'A form of kind lines, the extension''s or one''s own in cchc.form: its figures of a period as of an evening, within an agency''s subtree, beside the same period last year, in the words of its last day; NULL is unknown, never 0; signed: the number of a signed report, as it was signed; 22023 for an unknown form (báo cáo theo biểu mẫu).';

CREATE FUNCTION report_cchc(period daterange DEFAULT NULL, as_of date DEFAULT NULL, within agency_code DEFAULT NULL, signed bigint DEFAULT NULL)
RETURNS TABLE (no integer, metric text, part text, label text, unit text, value numeric, same_period_last_year numeric)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
	SELECT r.no, r.metric, r.part, r.label, r.unit, r.value, r.same_period_last_year
	FROM report('reform', report_cchc.period, report_cchc.as_of, report_cchc.within, report_cchc.signed) AS r;
END;
COMMENT ON FUNCTION report_cchc(daterange, date, agency_code, bigint) IS 'The periodic reform report, form "reform" of report(): one row a figure in the order of a half-year report, beside the same period last year; NULL is unknown, never 0 (báo cáo công tác cải cách hành chính).';

CREATE FUNCTION ii_07b(on_day date DEFAULT NULL, within agency_code DEFAULT NULL, signed bigint DEFAULT NULL)
RETURNS TABLE (depth integer, agency agency_code, name text,
	procedure_total bigint, procedure_province bigint, procedure_district bigint, procedure_commune bigint,
	one_stop_total bigint, one_stop_province bigint, one_stop_district bigint, one_stop_commune bigint,
	process_total bigint, process_province bigint, process_district bigint, process_commune bigint)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
	SELECT l.depth, l.code::agency_code, l.name, l.cell[1], l.cell[2], l.cell[3], l.cell[4], l.cell[5], l.cell[6], l.cell[7], l.cell[8], l.cell[9], l.cell[10], l.cell[11], l.cell[12]
	FROM (
		SELECT c.line_no, min(c.depth) AS depth, min(c.code) AS code, min(c.name) AS name, array_agg(c.value::bigint ORDER BY c.column_no) AS cell
		FROM (
			SELECT i.line_no, i.depth, i.code, i.name, i.column_no, i.value::numeric FROM ii_07b_cell(ii_07b.on_day, ii_07b.within) AS i WHERE ii_07b.signed IS NULL
			UNION ALL
			SELECT s.line_no, s.depth, s.code, s.name, s.column_no, s.value FROM signed_cell AS s
			WHERE ii_07b.signed IS NOT NULL AND s.report_id = check_signed(ii_07b.signed, 'II.07b', NULL, ii_07b.on_day, ii_07b.within)) AS c (line_no, depth, code, name, column_no, value)
		GROUP BY c.line_no) AS l
	ORDER BY l.line_no;
END;
COMMENT ON FUNCTION ii_07b(date, agency_code, bigint) IS 'Form II.07b on a day: in all (depth 0) and by the agency in charge (depth 2), within an agency''s subtree, the procedures by level, those that one-stop desks take, and the internal processes in force; a procedure of several levels counts in each, so that 3 = 4 + 5 + 6; signed: the number of a signed report, as it was signed; no rows for NULL (biểu II.07b: kết quả thực hiện cơ chế một cửa, một cửa liên thông).';

CREATE FUNCTION sign_report(form text, period daterange, as_of date DEFAULT NULL, within agency_code DEFAULT NULL, by text DEFAULT NULL,
	document bigint DEFAULT NULL, with_list boolean DEFAULT true, replaces bigint DEFAULT NULL) RETURNS bigint
	LANGUAGE plpgsql VOLATILE
	SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	evening date := @registry@.report_evening(period, as_of);
	printed cchc.form;
	grouped text;
	standing bigint;
	id bigint;
BEGIN
	IF evening IS NULL THEN
		RAISE null_value_not_allowed USING
			MESSAGE = cchc.message('a report needs a period to be signed'),
			DETAIL = CASE WHEN period IS NULL THEN cchc.message('The period is NULL.') ELSE cchc.message('The period is empty.') END,
			HINT = cchc.message('For example: sign_report(''II.06'', cchc.reporting_period(''official_half'', 2022, 1)).');
	END IF;
	IF lower(period) > cchc.local_day(now()) THEN
		RAISE invalid_parameter_value USING
			MESSAGE = format(cchc.message('the period %s has not begun'), period),
			DETAIL = format(cchc.message('It begins on %s; today there is nothing in it to sign.'), lower(period)),
			HINT = cchc.message('Sign a report when its period has ended.');
	ELSIF within IS NOT NULL AND NOT EXISTS (SELECT FROM @registry@.agency AS a WHERE a.code OPERATOR(cchc.=) within) THEN
		RAISE no_data_found USING
			MESSAGE = format(cchc.message('agency "%s" is not known'), within),
			DETAIL = cchc.message('The register of agencies has no row of that code.'),
			HINT = cchc.message('Enter the agency first, or leave "within" out for all.');
	END IF;
	PERFORM @registry@.check_document(document);
	printed := cchc.current_form(form, upper(period) - 1);
	-- Figures are followed up beyond the period, and signed as they are printed.
	IF printed.kind = 'lines' THEN
		evening := @registry@.follow_up_evening(period, as_of);
	END IF;
	IF printed.kind = 'dossiers' THEN
		grouped := cchc.check_term('by', 'grouping', coalesce(by, 'field'));
	ELSIF printed.kind = 'index' THEN
		grouped := cchc.check_index_reading(coalesce(by, 'api'));
	ELSIF by IS NOT NULL THEN
		RAISE invalid_parameter_value USING
			MESSAGE = format(cchc.message('form %s has no groups of rows to choose'), printed.form),
			DETAIL = cchc.message('Form II.06 is printed by field, agency and so on, index 766 by a reading of its weights.'),
			HINT = cchc.message('Leave "by" out.');
	END IF;
	standing := (
		SELECT r.report_id FROM @registry@.signed_report AS r
		WHERE r.form = sign_report.form AND r.period = sign_report.period AND r.grouped_by IS NOT DISTINCT FROM grouped
			AND coalesce(r.within OPERATOR(cchc.=) sign_report.within, r.within IS NULL AND sign_report.within IS NULL)
			AND NOT EXISTS (SELECT FROM @registry@.signed_report AS n WHERE n.replaces = r.report_id));
	IF standing IS DISTINCT FROM replaces THEN
		RAISE object_not_in_prerequisite_state USING
			MESSAGE = CASE WHEN standing IS NULL THEN format(cchc.message('signed report %s cannot be replaced by this one'), replaces)
				ELSE format(cchc.message('this report was signed as number %s'), standing) END,
			DETAIL = CASE WHEN standing IS NULL THEN cchc.message('It is of another form, period, agency or grouping, was replaced, or does not exist.')
				ELSE cchc.message('A signed report is changed only by a new one that names it.') END,
			HINT = CASE WHEN standing IS NULL THEN cchc.message('The table signed_report lists what was signed.') ELSE format(cchc.message('sign_report(…, replaces => %s)'), standing) END;
	END IF;
	-- Two sessions may not both sign the first, nor both replace it: the keys judge, in every isolation level.
	BEGIN
		INSERT INTO @registry@.signed_report (form, version, period, evening, within, grouped_by, document_id, replaces, rules, registry_version, with_list)
		VALUES (printed.form, printed.version, period, evening, within, grouped, document, replaces,
			(SELECT array_agg(k.rule || ' ' || k.version ORDER BY k.rule, k.version) FROM cchc.kpi_rule AS k WHERE k.valid @> evening),
			(SELECT m.version FROM @registry@.registry_meta AS m), coalesce(with_list, true))
		RETURNING report_id INTO id;
	EXCEPTION WHEN unique_violation THEN
		RAISE object_not_in_prerequisite_state USING
			MESSAGE = cchc.message('this report was signed by another session meanwhile'),
			DETAIL = cchc.message('Two sessions signed it at once; of this one nothing was kept.'),
			HINT = cchc.message('The table signed_report has its number: name it with replaces => where a new one is wanted.');
	END;
	-- In one statement, of one snapshot: what others commit meanwhile is in the cells and in their lists, or in neither.
	WITH counted AS MATERIALIZED (
		SELECT array_agg(ROW(id, c.line_no, c.column_no, c.depth, c.section, c.code, c.name, c.value, c.unit)::@registry@.signed_cell) AS cells
		FROM @registry@.form_cell(form, period, evening, within, grouped) AS c
	), cell AS (
		INSERT INTO @registry@.signed_cell (report_id, line_no, column_no, depth, section, code, name, value, unit)
		SELECT c.report_id, c.line_no, c.column_no, c.depth, c.section, c.code, c.name, c.value, c.unit FROM counted AS n CROSS JOIN LATERAL unnest(n.cells) AS c
	), stay AS (
		INSERT INTO @registry@.signed_stay (report_id, dossier, stay, line_no, agency, procedure, channel, opening, closing)
		SELECT id, s.dossier, s.stay, s.line_no, s.agency, s.procedure, s.channel, s.opening, s.closing
		FROM counted AS n CROSS JOIN LATERAL @registry@.signed_stay_behind(id, n.cells) AS s WHERE with_list IS NOT FALSE
	)
	INSERT INTO @registry@.signed_row (report_id, line_no, column_no, sum_column_no, register, key, label, day, value, nth)
	SELECT id, w.line_no, w.column_no, w.sum_column_no, w.register, w.key, w.label, w.day, w.value, w.nth
	FROM counted AS n CROSS JOIN LATERAL @registry@.signed_row_behind(id, n.cells) AS w WHERE with_list IS NOT FALSE;
	RETURN id;
END;
$$;
COMMENT ON FUNCTION sign_report(text, daterange, date, agency_code, text, bigint, boolean, bigint) IS 'Keeps a report as it is signed, as of an evening, which of figures may lie after the period (as in figure()): every cell, the versions of form, rules and registry and, unless with_list is false, the stays of dossiers and the rows behind the cells; returns its number. Signing the same report anew must name the one that it replaces (55000); 22023 for an unknown form or grouping, or a period that has not begun, P0002 for an agency or document that is not known, 22004 without a period (ký báo cáo).';

-- What stands behind a report, in the lines that are given: those that were signed, or are about to be
CREATE FUNCTION signed_stay_behind(report_id bigint, cells signed_cell[])
RETURNS TABLE (dossier dossier_code, stay timestamptz, line_no integer, agency agency_code, procedure procedure_code, channel text, opening integer, closing integer)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
	WITH line AS MATERIALIZED (
		SELECT c.line_no, c.section, c.code FROM unnest(cells) AS c
		WHERE c.column_no = 3 AND c.depth = (SELECT max(m.depth) FROM unnest(cells) AS m)
	)
	SELECT s.dossier, s.stay, coalesce(l.line_no, 1), s.agency, s.procedure, s.channel, s.opening, s.closing
	FROM signed_report AS r
	CROSS JOIN LATERAL (SELECT i.* FROM stay_in(lower(r.period), r.evening) AS i OFFSET 0) AS s
	JOIN agency AS a ON a.code = s.agency
	JOIN procedure AS p ON p.code = s.procedure
	LEFT JOIN line AS l ON coalesce(l.section, '') = coalesce(line_section(r.grouped_by, a.level), '')
		AND coalesce(l.code, '') = coalesce(line_code(r.grouped_by, s.agency, p.field_id, s.procedure, s.channel,
			CASE WHEN r.grouped_by = 'online_level' THEN coalesce(s.online_level, p.online_level) END), '')
	WHERE r.report_id = signed_stay_behind.report_id AND r.grouped_by IN (SELECT g.code FROM terms('grouping') AS g) AND (r.within IS NULL OR s.agency <@ r.within);
END;
COMMENT ON FUNCTION signed_stay_behind(bigint, signed_cell[]) IS 'The stays of dossiers that a report of form II.06 counts, each in its line of some cells; line 1, the total, where they have no such line (hồ sơ đằng sau báo cáo).';

CREATE FUNCTION signed_stay_now(report_id bigint)
RETURNS TABLE (dossier dossier_code, stay timestamptz, line_no integer, agency agency_code, procedure procedure_code, channel text, opening integer, closing integer)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
	SELECT s.dossier, s.stay, s.line_no, s.agency, s.procedure, s.channel, s.opening, s.closing
	FROM (SELECT array_agg(c) AS cells FROM signed_cell AS c WHERE c.report_id = signed_stay_now.report_id) AS n
	CROSS JOIN LATERAL signed_stay_behind(signed_stay_now.report_id, n.cells) AS s;
END;
COMMENT ON FUNCTION signed_stay_now(bigint) IS 'The stays of dossiers that a signed report of form II.06 would count today, each in the line of the report; line 1, the total, where it has no such line (hồ sơ hiện tại của báo cáo đã ký).';

-- PL/pgSQL, as form_cell(); each list is read once, before it is joined to the cells.
CREATE FUNCTION signed_row_behind(report_id bigint, cells @registry@.signed_cell[])
RETURNS TABLE (line_no integer, column_no integer, sum_column_no integer, register text, key text, label text, day date, value numeric, nth integer)
	LANGUAGE plpgsql STABLE PARALLEL SAFE
	SET jit = off
	SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	report @registry@.signed_report;
BEGIN
	SELECT r.* INTO report FROM @registry@.signed_report AS r WHERE r.report_id = signed_row_behind.report_id;
	IF report.report_id IS NULL THEN
		RETURN;
	END IF;
	CASE (cchc.current_form(report.form, upper(report.period) - 1)).kind
		WHEN 'procedures' THEN
			RETURN QUERY
			WITH w AS MATERIALIZED (SELECT * FROM @registry@.ii_07b_row(report.evening, report.within))
			SELECT coalesce(c.line_no, 1), w.column_no, CASE WHEN w.column_no < 7 THEN 3 WHEN w.column_no < 11 THEN 7 ELSE 11 END, CASE WHEN w.process_id IS NULL THEN 'procedure' ELSE 'internal_process' END,
				concat_ws(' ', w.procedure::text, w.process_id), (SELECT p.name FROM @registry@.procedure AS p WHERE p.code OPERATOR(cchc.=) w.procedure), NULL::date, NULL::numeric, 1
			FROM w LEFT JOIN unnest(cells) AS c ON c.column_no = w.column_no AND c.code = w.agency::text;
		WHEN 'index' THEN
			-- Counted in the numerator, or in the denominator alone
			RETURN QUERY
			WITH w AS MATERIALIZED (
				SELECT c.line_no, b.* FROM unnest(cells) AS c
				CROSS JOIN LATERAL @registry@.index_766_behind(c.code, report.period, report.evening, report.within, NULL) AS b
				WHERE c.column_no = 1)
			SELECT DISTINCT ON (w.line_no, w.register, w.key) w.line_no, CASE WHEN w.counted THEN 1 ELSE 2 END, CASE WHEN w.counted THEN 2 END, w.register, w.key, w.label, w.day, NULL::numeric, 1
			FROM w;
		WHEN 'lines' THEN
			RETURN QUERY
			WITH w AS MATERIALIZED (
				SELECT f.*, (row_number() OVER (PARTITION BY f.metric, f.part, f.register, f.key ORDER BY f.day, f.value))::integer AS nth
				FROM @registry@.figure_row(report.period, report.evening, report.within) AS f)
			SELECT c.line_no, 1, NULL::integer, w.register, w.key, w.label, w.day, w.value, w.nth
			FROM w JOIN unnest(cells) AS c ON c.column_no = 1 AND c.section = w.metric AND c.code = w.part;
		ELSE
			NULL;
	END CASE;
END;
$$;
COMMENT ON FUNCTION signed_row_behind(bigint, signed_cell[]) IS 'The rows of the other registers that a report counts, each in its cell of some cells (dữ liệu đằng sau báo cáo).';

CREATE FUNCTION signed_row_now(report_id bigint)
RETURNS TABLE (line_no integer, column_no integer, sum_column_no integer, register text, key text, label text, day date, value numeric, nth integer)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
	SELECT w.line_no, w.column_no, w.sum_column_no, w.register, w.key, w.label, w.day, w.value, w.nth
	FROM (SELECT array_agg(c) AS cells FROM signed_cell AS c WHERE c.report_id = signed_row_now.report_id) AS n
	CROSS JOIN LATERAL signed_row_behind(signed_row_now.report_id, n.cells) AS w;
END;
COMMENT ON FUNCTION signed_row_now(bigint) IS 'The rows of the other registers that a signed report would count today (dữ liệu hiện tại của báo cáo đã ký).';

CREATE FUNCTION report_drift(report_id bigint)
RETURNS TABLE (line_no integer, column_no integer, name text, signed numeric, counted numeric, difference numeric)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
	SELECT s.line_no, coalesce(s.column_no, n.column_no), coalesce(s.name, n.name), s.value, n.value, n.value - s.value
	FROM (SELECT c.* FROM signed_cell AS c WHERE c.report_id = check_signed(report_drift.report_id, NULL, NULL)) AS s
	FULL JOIN (
		SELECT c.* FROM signed_report AS r
		CROSS JOIN LATERAL form_cell(r.form, r.period, r.evening, r.within, r.grouped_by) AS c
		WHERE r.report_id = report_drift.report_id) AS n
		ON n.depth = s.depth AND n.column_no = s.column_no AND coalesce(n.section, '') = coalesce(s.section, '') AND coalesce(n.code, '') = coalesce(s.code, '')
	WHERE coalesce(s.value <> n.value, num_nonnulls(s.value, n.value) = 1)
	ORDER BY s.line_no, n.line_no, 2;
END;
COMMENT ON FUNCTION report_drift(bigint) IS 'The cells of a signed report that are counted otherwise today, as of the same evening; a line that is new has no number, one that is gone is not counted; P0002 when there is no such report (ô số liệu đã thay đổi sau khi ký).';

CREATE FUNCTION stay_words(agency agency_code, procedure procedure_code, channel text, opening integer, closing integer) RETURNS text
	LANGUAGE sql STABLE PARALLEL SAFE
	RETURN CASE WHEN agency IS NOT NULL THEN format('%s %s %s, %s: %s', agency::text, procedure::text, label('channel', channel),
		label('dossier_opening', (ARRAY['received', 'carried_over', 'transferred_in', 'reopened'])[opening]),
		label('dossier_class', (ARRAY['early', 'on_time', 'late', 'open_in_time', 'open_overdue', 'transferred_out'])[closing])) END;
COMMENT ON FUNCTION stay_words(agency_code, procedure_code, text, integer, integer) IS 'A stay of a dossier in words, NULL for none (mô tả lượt giải quyết).';

CREATE FUNCTION check_signed_list(report_id bigint, line_no integer, column_no integer, OUT report bigint, OUT line integer, OUT "column" integer)
	LANGUAGE plpgsql STABLE PARALLEL SAFE
	SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	-- 2 has a form of figures, 6 the index
	columns CONSTANT integer := (SELECT max(c.column_no) FROM @registry@.signed_cell AS c WHERE c.report_id = check_signed_list.report_id);
BEGIN
	PERFORM @registry@.check_signed(check_signed_list.report_id, NULL, NULL);
	IF NOT (SELECT r.with_list FROM @registry@.signed_report AS r WHERE r.report_id = check_signed_list.report_id) THEN
		RAISE object_not_in_prerequisite_state USING
			MESSAGE = format(cchc.message('signed report %s was signed without its list'), check_signed_list.report_id),
			DETAIL = cchc.message('Only its cells were kept: report_drift() compares them.'),
			HINT = cchc.message('sign_report(…, with_list => true) keeps the list.');
	ELSIF line_no IS NOT NULL AND NOT EXISTS (SELECT FROM @registry@.signed_cell AS c WHERE c.report_id = check_signed_list.report_id AND c.line_no = check_signed_list.line_no)
			OR column_no IS NOT NULL AND NOT EXISTS (SELECT FROM @registry@.signed_cell AS c WHERE c.report_id = check_signed_list.report_id AND c.column_no = check_signed_list.column_no) THEN
		RAISE invalid_parameter_value USING
			MESSAGE = format(cchc.message('signed report %s has no cell %s, %s'), check_signed_list.report_id, coalesce(line_no::text, '*'), coalesce(column_no::text, '*')),
			DETAIL = (SELECT format(cchc.message('It has the lines 1 to %s and the columns %s to %s.'), max(c.line_no), min(c.column_no), max(c.column_no))
				FROM @registry@.signed_cell AS c WHERE c.report_id = check_signed_list.report_id),
			HINT = cchc.message('NULL is every line, or every column.');
	ELSIF (columns = 2 AND column_no = 2) OR (columns = 6 AND column_no IN (4, 6)) THEN
		RAISE invalid_parameter_value USING
			MESSAGE = format(cchc.message('no list stands behind column %s of signed report %s'), column_no, check_signed_list.report_id),
			DETAIL = CASE columns WHEN 2 THEN cchc.message('It has the figures of the year before: a signed report keeps their cells, and the lists of its own period.')
				ELSE cchc.message('It has weights of the index, which count no rows.') END,
			HINT = cchc.message('report_drift() compares every cell with what is counted today.');
	END IF;
	report := check_signed_list.report_id;
	line := check_signed_list.line_no;
	-- Ratio and points of the index count what the denominator counts.
	"column" := CASE WHEN columns = 6 AND column_no IN (3, 5) THEN 2 ELSE column_no END;
END;
$$;
COMMENT ON FUNCTION check_signed_list(bigint, integer, integer) IS 'Gives back the number of a signed report that has its list, and that line and column, each of which may be NULL for all, the denominator for ratio and points of the index; P0002, 55000 and 22023 else (kiểm tra báo cáo đã ký và danh sách).';

CREATE FUNCTION why_changed(report_id bigint, line_no integer DEFAULT NULL, column_no integer DEFAULT NULL)
RETURNS TABLE (change text, register text, key text, stay timestamptz, label text, was text, now_is text, line integer, line_name text)
LANGUAGE sql STABLE PARALLEL SAFE
	SET jit = off
BEGIN ATOMIC
	-- What was asked comes out of the check: a constant column would be folded to no rows before it is refused.
	WITH asked AS (
		SELECT k.report AS report_id, k.line AS line_no, k."column" AS column_no, min(c.depth) AS depth, min(c.section) AS section
		FROM check_signed_list(why_changed.report_id, why_changed.line_no, why_changed.column_no) AS k
		LEFT JOIN signed_cell AS c ON c.report_id = k.report AND c.line_no = coalesce(k.line, 1)
		GROUP BY k.report, k.line, k."column"
	), line AS (
		-- The lines below the one asked for
		SELECT c.line_no, min(c.name) AS name FROM asked AS q JOIN signed_cell AS c ON c.report_id = q.report_id
		WHERE q.line_no IS NULL OR q.depth = 0 OR (q.depth = 1 AND c.section = q.section) OR c.line_no = q.line_no
		GROUP BY c.line_no
	), was AS (
		SELECT s.*, coalesce(in_column(q.column_no, s.opening, s.closing, s.channel), q.column_no IS NULL) AS counted
		FROM asked AS q JOIN signed_stay AS s ON s.report_id = q.report_id JOIN line AS l ON l.line_no = s.line_no
	), every_stay AS MATERIALIZED (
		SELECT s.* FROM asked AS q CROSS JOIN LATERAL signed_stay_now(q.report_id) AS s
	), every_row AS MATERIALIZED (
		SELECT s.* FROM asked AS q CROSS JOIN LATERAL signed_row_now(q.report_id) AS s
	), is_now AS (
		SELECT s.*, coalesce(in_column(q.column_no, s.opening, s.closing, s.channel), q.column_no IS NULL) AS counted
		FROM asked AS q CROSS JOIN every_stay AS s JOIN line AS l ON l.line_no = s.line_no
	), row_was AS (
		SELECT s.* FROM asked AS q JOIN signed_row AS s ON s.report_id = q.report_id JOIN line AS l ON l.line_no = s.line_no
		WHERE q.column_no IS NULL OR s.column_no = q.column_no OR s.sum_column_no = q.column_no
	), row_now AS (
		SELECT s.* FROM asked AS q CROSS JOIN every_row AS s JOIN line AS l ON l.line_no = s.line_no
		WHERE q.column_no IS NULL OR s.column_no = q.column_no OR s.sum_column_no = q.column_no
	)
	-- Into what was asked for, or out of it; how it stood and stands is told also where that is another column.
	SELECT c.change, c.register, c.key, c.stay, c.label, c.was, c.now_is, l.line_no, l.name
	FROM (
		SELECT CASE WHEN w.counted IS NOT TRUE THEN 'came' WHEN n.counted IS NOT TRUE THEN 'went' ELSE 'changed' END AS change,
			'dossier' AS register, coalesce(w.dossier, n.dossier)::text AS key, coalesce(w.stay, n.stay) AS stay,
			(SELECT a.name FROM agency AS a WHERE a.code = coalesce(n.agency, w.agency)) AS label,
			stay_words(w.agency, w.procedure, w.channel, w.opening, w.closing) AS was, stay_words(n.agency, n.procedure, n.channel, n.opening, n.closing) AS now_is,
			coalesce(n.line_no, w.line_no) AS line_no
		FROM was AS w
		FULL JOIN is_now AS n ON n.dossier = w.dossier AND n.stay = w.stay
		WHERE (w.counted OR n.counted) AND (num_nonnulls(w.dossier, n.dossier) = 1
			OR NOT (w.agency = n.agency AND w.procedure = n.procedure AND w.channel = n.channel AND w.opening = n.opening AND w.closing = n.closing))
		UNION ALL
		SELECT CASE WHEN w.key IS NULL THEN 'came' WHEN n.key IS NULL THEN 'went' ELSE 'changed' END,
			coalesce(w.register, n.register), coalesce(w.key, n.key), NULL::timestamptz AS stay, coalesce(w.label, n.label), w.value::text, n.value::text,
			coalesce(n.line_no, w.line_no)
		FROM row_was AS w
		FULL JOIN row_now AS n ON n.line_no = w.line_no AND n.column_no = w.column_no AND n.register = w.register AND n.key = w.key AND n.nth = w.nth
		WHERE num_nonnulls(w.key, n.key) = 1 OR coalesce(n.value <> w.value, num_nonnulls(n.value, w.value) = 1)) AS c
	JOIN line AS l ON l.line_no = c.line_no
	ORDER BY c.register, c.key, c.stay, c.line_no;
END;
COMMENT ON FUNCTION why_changed(bigint, integer, integer) IS 'What differs today behind a signed report, or one line and column of it: dossiers (and rows of other registers) that came, went or changed, with how they stood when it was signed and how they stand now, as of the same evening, rows of registers by what they add to the figure; and the line of the report, that of today where it moved to another; P0002 for an unknown report, 22023 for a line or column that it has not, or a column that has no list (the year before), 55000 when it was signed without its list (vì sao số liệu đã ký thay đổi).';
