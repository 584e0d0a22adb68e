-- The half-year report: one row a figure.

-- A figure is NULL when no row of its kind lies in the period: the registry cannot
-- tell "none" from "not recorded".  A part is 0 only beside a known total.
CREATE FUNCTION cchc_figure(period daterange)
RETURNS TABLE (line integer, metric text, part text, unit text, value numeric)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
	WITH visit AS (
		SELECT i.inspection_id, i.subject, i.follows,
			coalesce(lower(r.during) <@ period, r.counted_in <@ period) AS inside, v.agency, a.level
		FROM inspection AS i
		JOIN inspection_round AS r USING (inspection_id)
		JOIN inspection_visit AS v USING (inspection_id, round_no)
		JOIN agency AS a ON a.code = v.agency
	), follow_up AS (
		SELECT count(DISTINCT agency) AS total,
			count(DISTINCT agency) FILTER (WHERE level NOT IN ('district', 'commune')) AS agencies,
			count(DISTINCT agency) FILTER (WHERE level = 'district') AS districts,
			count(DISTINCT agency) FILTER (WHERE level = 'commune') AS communes
		FROM visit
		WHERE subject = 'reform' AND inside AND follows IS NOT NULL
	), followed AS (
		SELECT count(DISTINCT agency) AS total,
			count(DISTINCT agency) FILTER (WHERE level NOT IN ('district', 'commune')) AS agencies,
			count(DISTINCT agency) FILTER (WHERE level = 'district') AS districts,
			count(DISTINCT agency) FILTER (WHERE level = 'commune') AS communes
		FROM visit
		WHERE inspection_id IN (SELECT v.follows FROM visit AS v WHERE v.subject = 'reform' AND v.inside)
	), discipline AS (
		SELECT count(DISTINCT agency) AS total,
			count(DISTINCT agency) FILTER (WHERE level NOT IN ('district', 'commune')) AS agencies,
			count(DISTINCT agency) FILTER (WHERE level = 'district') AS districts,
			count(DISTINCT agency) FILTER (WHERE level = 'commune') AS communes
		FROM visit
		WHERE subject = 'discipline' AND inside
	), discipline_round AS (
		SELECT row_number() OVER (ORDER BY lower(r.during), r.inspection_id, r.round_no) AS round, r.during
		FROM inspection AS i
		JOIN inspection_round AS r USING (inspection_id)
		WHERE i.subject = 'discipline' AND coalesce(lower(r.during) <@ period, r.counted_in <@ period)
	), decided AS (
		SELECT * FROM document WHERE signed_on <@ period
	), publication_figure AS (
		SELECT count(DISTINCT document_id) AS decisions, count(DISTINCT procedure) AS procedures
		FROM decided JOIN publication USING (document_id)
	), process_figure AS (
		SELECT count(DISTINCT document_id) AS decisions, count(DISTINCT procedure) AS procedures,
			count(DISTINCT procedure) FILTER (WHERE interlinked) AS interlinked,
			count(DISTINCT procedure) FILTER (WHERE NOT interlinked) AS not_interlinked
		FROM decided JOIN internal_process USING (document_id)
	), review_figure AS (
		SELECT count(DISTINCT procedure) AS procedures, count(DISTINCT agency) AS agencies
		FROM decided JOIN review_plan_item USING (document_id)
	), simplification_figure AS (
		SELECT count(DISTINCT s.procedure) AS procedures, count(DISTINCT p.field_id) AS fields,
			count(DISTINCT s.agency) AS agencies, CASE WHEN count(*) = count(s.saving) THEN sum(s.saving) END AS saving
		FROM decided JOIN simplification AS s USING (document_id) JOIN procedure AS p ON p.code = s.procedure
	), delegation_figure AS (
		SELECT count(DISTINCT to_agency) AS agencies,
			CASE WHEN bool_and(procedure IS NOT NULL) THEN count(DISTINCT procedure) END AS procedures
		FROM decided JOIN delegation USING (document_id)
	), interlinked_figure AS (
		SELECT count(DISTINCT group_id) AS groups, count(DISTINCT m.procedure) AS procedures
		FROM decided JOIN interlinked_group USING (document_id) LEFT JOIN interlinked_member AS m USING (group_id)
	), dossier_figure AS (
		-- NULL all over when the period has no dossier
		SELECT sum(i.received) AS received,
			sum(i.resolved_early + i.resolved_on_time + i.resolved_late) AS resolved,
			sum(i.resolved_early + i.resolved_on_time) AS on_time,
			sum(i.open_overdue) AS overdue,
			sum(CASE WHEN i.level = 'district' THEN i.open_overdue ELSE 0 END) AS overdue_districts
		FROM kpi_ii_06(period) AS i
	)
	SELECT f.line, f.metric, f.part, f.unit, f.value
	FROM follow_up, followed, discipline, publication_figure AS b, process_figure AS q, review_figure AS r,
		simplification_figure AS s, delegation_figure AS g, interlinked_figure AS l, dossier_figure AS h
	CROSS JOIN LATERAL (VALUES
		(11, 'follow_up_unit', 'total', 'unit', nullif(follow_up.total, 0)::numeric),
		(12, 'follow_up_unit', 'agency', 'unit', CASE WHEN follow_up.total > 0 THEN follow_up.agencies END),
		(13, 'follow_up_unit', 'district', 'unit', CASE WHEN follow_up.total > 0 THEN follow_up.districts END),
		(14, 'follow_up_unit', 'commune', 'unit', CASE WHEN follow_up.total > 0 THEN follow_up.communes END),
		(21, 'prior_inspection_unit', 'total', 'unit', nullif(followed.total, 0)),
		(22, 'prior_inspection_unit', 'agency', 'unit', CASE WHEN followed.total > 0 THEN followed.agencies END),
		(23, 'prior_inspection_unit', 'district', 'unit', CASE WHEN followed.total > 0 THEN followed.districts END),
		(24, 'prior_inspection_unit', 'commune', 'unit', CASE WHEN followed.total > 0 THEN followed.communes END),
		(31, 'discipline_round', 'total', 'round', (SELECT nullif(count(*), 0) FROM discipline_round)),
		(32, 'discipline_unit', 'total', 'unit', nullif(discipline.total, 0)),
		(33, 'discipline_unit', 'agency', 'unit', CASE WHEN discipline.total > 0 THEN discipline.agencies END),
		(34, 'discipline_unit', 'district', 'unit', CASE WHEN discipline.total > 0 THEN discipline.districts END),
		(35, 'discipline_unit', 'commune', 'unit', CASE WHEN discipline.total > 0 THEN discipline.communes END),
		(41, 'district_overdue_dossier', 'total', 'dossier', h.overdue_districts),
		(51, 'direction_document', 'total', 'document', (SELECT nullif(count(*), 0) FROM decided WHERE purpose = 'direction')),
		(61, 'publication_decision', 'total', 'decision', nullif(b.decisions, 0)),
		(62, 'published_procedure', 'total', 'procedure', nullif(b.procedures, 0)),
		(71, 'process_decision', 'total', 'decision', nullif(q.decisions, 0)),
		(72, 'process_procedure', 'total', 'procedure', nullif(q.procedures, 0)),
		(73, 'process_procedure', 'interlinked', 'procedure', CASE WHEN q.procedures > 0 THEN q.interlinked END),
		(74, 'process_procedure', 'not_interlinked', 'procedure', CASE WHEN q.procedures > 0 THEN q.not_interlinked END),
		(81, 'review_procedure', 'total', 'procedure', nullif(r.procedures, 0)),
		(82, 'review_agency', 'total', 'agency', nullif(r.agencies, 0)),
		(91, 'simplified_procedure', 'total', 'procedure', nullif(s.procedures, 0)),
		(92, 'simplification_field', 'total', 'field', nullif(s.fields, 0)),
		(93, 'simplification_agency', 'total', 'agency', nullif(s.agencies, 0)),
		(94, 'simplification_saving', 'total', 'dong_per_year', s.saving),
		(101, 'delegation_agency', 'total', 'agency', nullif(g.agencies, 0)),
		(102, 'delegated_procedure', 'total', 'procedure', g.procedures),
		(111, 'interlinked_group', 'total', 'group', nullif(l.groups, 0)),
		(112, 'interlinked_procedure', 'total', 'procedure', nullif(l.procedures, 0)),
		(121, 'received_dossier', 'total', 'dossier', h.received),
		(122, 'resolved_dossier', 'total', 'dossier', h.resolved),
		(123, 'on_time_rate', 'total', 'percent', round(100 * h.on_time / nullif(h.resolved, 0), 2)),
		(124, 'overdue_dossier', 'total', 'dossier', h.overdue)
	) AS f (line, metric, part, unit, value)
	WHERE f.part = 'total' OR f.value IS NOT NULL
	UNION ALL
	SELECT 36 AS line, 'discipline_working_day' AS metric, 'round_' || o.round AS part, 'working_day' AS unit,
		working_days_between(lower(o.during) - 1, upper(o.during) - 1, (SELECT calendar()))::numeric AS value
	FROM discipline_round AS o;
END;
COMMENT ON FUNCTION cchc_figure(daterange) IS 'Figures of a reform report counted from the rows of the registry for a half-open period, in the codes of reform_metric, metric_part and unit; NULL when nothing of the kind is recorded (số liệu báo cáo CCHC).';

-- The words of a line are those of the last day of its period.
CREATE FUNCTION report_cchc(period daterange)
RETURNS TABLE (no integer, metric text, part text, label text, unit text, value numeric, same_period_last_year numeric)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
	SELECT (row_number() OVER (ORDER BY n.line, n.part))::integer, n.metric, n.part,
		CASE
			WHEN n.part = 'total' THEN label('reform_metric', n.metric, 'vi', d.last_day)
			WHEN starts_with(n.part, 'round_') THEN format('– %s, %s %s', label('reform_metric', n.metric, 'vi', d.last_day),
				lower(label('metric_part', 'round', 'vi', d.last_day)), substr(n.part, 7))
			ELSE '– ' || label('metric_part', n.part, 'vi', d.last_day) END,
		label('unit', n.unit, 'vi', d.last_day), n.value, l.value
	FROM cchc_figure(period) AS n
	LEFT JOIN cchc_figure(daterange((lower(period) - interval '1 year')::date, (upper(period) - interval '1 year')::date)) AS l
		USING (metric, part)
	CROSS JOIN (SELECT upper(period) - 1 AS last_day) AS d
	ORDER BY n.line, n.part;
END;
COMMENT ON FUNCTION report_cchc(daterange) IS 'The periodic reform report: one row a figure in the words of its last day, counted from the rows, beside the same period last year; NULL is unknown, never 0 (báo cáo công tác cải cách hành chính).';
