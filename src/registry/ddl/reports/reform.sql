-- The half-year report: one row a figure.

-- A figure is NULL when no row of its kind lies in the period: the registry cannot
-- tell "none" from "not recorded".  A part is 0 only beside a known total.
CREATE FUNCTION cchc_figure(period daterange)
RETURNS TABLE (line integer, metric text, part text, label text, unit text, value numeric)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
	WITH visit AS (
		SELECT i.inspection_id, i.subject, i.follows, lower(r.during) <@ period AS inside, v.agency, a.level
		FROM inspection AS i
		JOIN inspection_round AS r USING (inspection_id)
		JOIN inspection_visit AS v USING (inspection_id, round_no)
		JOIN agency AS a ON a.code = v.agency
	), follow_up AS (
		SELECT count(DISTINCT agency) AS total,
			count(DISTINCT agency) FILTER (WHERE level = 'tinh') AS agencies,
			count(DISTINCT agency) FILTER (WHERE level = 'huyen') AS districts,
			count(DISTINCT agency) FILTER (WHERE level = 'xa') AS communes
		FROM visit
		WHERE subject = 'cchc' AND inside AND follows IS NOT NULL
	), followed AS (
		SELECT count(DISTINCT agency) AS total,
			count(DISTINCT agency) FILTER (WHERE level = 'tinh') AS agencies,
			count(DISTINCT agency) FILTER (WHERE level = 'huyen') AS districts,
			count(DISTINCT agency) FILTER (WHERE level = 'xa') AS communes
		FROM visit
		WHERE inspection_id IN (SELECT v.follows FROM visit AS v WHERE v.subject = 'cchc' AND v.inside)
	), discipline AS (
		SELECT count(DISTINCT agency) AS total,
			count(DISTINCT agency) FILTER (WHERE level IN ('bo', 'tinh')) AS agencies,
			count(DISTINCT agency) FILTER (WHERE level = 'huyen') AS districts,
			count(DISTINCT agency) FILTER (WHERE level = 'xa') AS communes
		FROM visit
		WHERE subject = 'cong_vu' AND inside
	), discipline_round AS (
		SELECT row_number() OVER (ORDER BY lower(r.during), r.inspection_id, r.round_no) AS round, r.during
		FROM inspection AS i
		JOIN inspection_round AS r USING (inspection_id)
		WHERE i.subject = 'cong_vu' AND lower(r.during) <@ period
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
		SELECT sum(i.received_online + i.received_other) AS received,
			sum(i.resolved_early + i.resolved_on_time + i.resolved_late) AS resolved,
			sum(i.resolved_early + i.resolved_on_time) AS on_time,
			sum(i.open_overdue) AS overdue,
			sum(CASE WHEN a.level = 'huyen' THEN i.open_overdue ELSE 0 END) AS overdue_districts
		FROM ii_06_count(lower(period), upper(period)) AS i JOIN agency AS a ON a.code = i.agency
	)
	SELECT f.line, f.metric, f.part, f.label, f.unit, f.value
	FROM follow_up, followed, discipline, publication_figure AS b, process_figure AS q, review_figure AS r,
		simplification_figure AS s, delegation_figure AS g, interlinked_figure AS l, dossier_figure AS h
	CROSS JOIN LATERAL (VALUES
		(11, 'inspection_follow_up', 'total', 'Kiểm tra kết quả khắc phục công tác CCHC: tổng số đơn vị', 'đơn vị', nullif(follow_up.total, 0)::numeric),
		(12, 'inspection_follow_up', 'agencies', '– cơ quan cấp tỉnh', 'đơn vị', CASE WHEN follow_up.total > 0 THEN follow_up.agencies END),
		(13, 'inspection_follow_up', 'districts', '– huyện, thị xã, thành phố', 'đơn vị', CASE WHEN follow_up.total > 0 THEN follow_up.districts END),
		(14, 'inspection_follow_up', 'communes', '– xã, phường, thị trấn', 'đơn vị', CASE WHEN follow_up.total > 0 THEN follow_up.communes END),
		(21, 'inspection_followed', 'total', 'Cuộc kiểm tra CCHC được khắc phục (năm trước): tổng số đơn vị', 'đơn vị', nullif(followed.total, 0)),
		(22, 'inspection_followed', 'agencies', '– cơ quan cấp tỉnh', 'đơn vị', CASE WHEN followed.total > 0 THEN followed.agencies END),
		(23, 'inspection_followed', 'districts', '– huyện, thị xã, thành phố', 'đơn vị', CASE WHEN followed.total > 0 THEN followed.districts END),
		(24, 'inspection_followed', 'communes', '– xã, phường, thị trấn', 'đơn vị', CASE WHEN followed.total > 0 THEN followed.communes END),
		(31, 'discipline_rounds', 'total', 'Kiểm tra kỷ luật, kỷ cương hành chính: số đợt', 'đợt', (SELECT nullif(count(*), 0) FROM discipline_round)),
		(32, 'discipline_units', 'total', 'Số đơn vị được kiểm tra kỷ luật, kỷ cương', 'đơn vị', nullif(discipline.total, 0)),
		(33, 'discipline_units', 'agencies', '– cơ quan, đơn vị', 'đơn vị', CASE WHEN discipline.total > 0 THEN discipline.agencies END),
		(34, 'discipline_units', 'districts', '– huyện, thị xã, thành phố', 'đơn vị', CASE WHEN discipline.total > 0 THEN discipline.districts END),
		(35, 'discipline_units', 'communes', '– xã, phường, thị trấn', 'đơn vị', CASE WHEN discipline.total > 0 THEN discipline.communes END),
		(41, 'overdue_dossiers_districts', 'total', 'Hồ sơ quá hạn còn tồn đọng tại các huyện, thị xã, thành phố', 'hồ sơ', h.overdue_districts),
		(51, 'directive_documents', 'total', 'Văn bản chỉ đạo về kiểm soát TTHC, cơ chế một cửa, cải cách TTHC', 'văn bản', (SELECT nullif(count(*), 0) FROM decided WHERE purpose = 'chi_dao')),
		(61, 'publication_decisions', 'total', 'Quyết định công bố danh mục TTHC', 'quyết định', nullif(b.decisions, 0)),
		(62, 'publication_procedures', 'total', 'TTHC được công bố', 'TTHC', nullif(b.procedures, 0)),
		(71, 'process_decisions', 'total', 'Quyết định phê duyệt quy trình nội bộ', 'quyết định', nullif(q.decisions, 0)),
		(72, 'process_procedures', 'total', 'TTHC có quy trình nội bộ được phê duyệt', 'TTHC', nullif(q.procedures, 0)),
		(73, 'process_procedures', 'interlinked', '– liên thông', 'TTHC', CASE WHEN q.procedures > 0 THEN q.interlinked END),
		(74, 'process_procedures', 'not_interlinked', '– không liên thông', 'TTHC', CASE WHEN q.procedures > 0 THEN q.not_interlinked END),
		(81, 'review_procedures', 'total', 'TTHC trong kế hoạch rà soát, đánh giá', 'TTHC', nullif(r.procedures, 0)),
		(82, 'review_agencies', 'total', 'Cơ quan thực hiện rà soát', 'cơ quan', nullif(r.agencies, 0)),
		(91, 'simplification_procedures', 'total', 'TTHC được đơn giản hóa', 'TTHC', nullif(s.procedures, 0)),
		(92, 'simplification_fields', 'total', 'Lĩnh vực có TTHC được đơn giản hóa', 'lĩnh vực', nullif(s.fields, 0)),
		(93, 'simplification_agencies', 'total', 'Cơ quan có TTHC được đơn giản hóa', 'cơ quan', nullif(s.agencies, 0)),
		(94, 'simplification_saving', 'total', 'Chi phí tiết kiệm được', 'đồng/năm', s.saving),
		(101, 'delegation_agencies', 'total', 'Cơ quan được UBND tỉnh ủy quyền giải quyết TTHC', 'cơ quan', nullif(g.agencies, 0)),
		(102, 'delegation_procedures', 'total', 'TTHC được ủy quyền', 'TTHC', g.procedures),
		(111, 'interlinked_groups', 'total', 'Nhóm TTHC liên thông được phê duyệt', 'nhóm', nullif(l.groups, 0)),
		(112, 'interlinked_procedures', 'total', 'TTHC trong các nhóm liên thông', 'TTHC', nullif(l.procedures, 0)),
		(121, 'dossiers_received', 'total', 'Hồ sơ tiếp nhận trong kỳ', 'hồ sơ', h.received),
		(122, 'dossiers_resolved', 'total', 'Hồ sơ đã giải quyết', 'hồ sơ', h.resolved),
		(123, 'dossiers_on_time_rate', 'total', 'Tỷ lệ giải quyết trước hạn, đúng hạn (biểu II.06)', '%', round(100 * h.on_time / nullif(h.resolved, 0), 2)),
		(124, 'dossiers_overdue', 'total', 'Hồ sơ đang giải quyết quá hạn', 'hồ sơ', h.overdue)
	) AS f (line, metric, part, label, unit, value)
	WHERE f.part = 'total' OR f.value IS NOT NULL
	UNION ALL
	SELECT 36 AS line, 'discipline_working_days' AS metric, 'round ' || o.round AS part,
		format('– đợt %s, %s đến %s', o.round, to_char(lower(o.during), 'DD/MM/YYYY'), to_char(upper(o.during) - 1, 'DD/MM/YYYY')) AS label,
		'ngày làm việc' AS unit,
		working_days_between(lower(o.during) - 1, upper(o.during) - 1, (SELECT calendar()))::numeric AS value
	FROM discipline_round AS o;
END;
COMMENT ON FUNCTION cchc_figure(daterange) IS 'Figures of a reform report counted from the rows of the registry for a half-open period; NULL when nothing of the kind is recorded (số liệu báo cáo CCHC).';

CREATE FUNCTION report_cchc(period daterange)
RETURNS TABLE (no integer, metric text, part text, label text, unit text, value numeric, same_period_last_year numeric)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
	SELECT (row_number() OVER (ORDER BY n.line, n.part))::integer, n.metric, n.part, n.label, n.unit, n.value, l.value
	FROM cchc_figure(period) AS n
	LEFT JOIN cchc_figure(daterange((lower(period) - interval '1 year')::date, (upper(period) - interval '1 year')::date)) AS l
		USING (metric, part)
	ORDER BY n.line, n.part;
END;
COMMENT ON FUNCTION report_cchc(daterange) IS 'The periodic reform report: one row a figure, counted from the rows, beside the same period last year; NULL is unknown, never 0 (báo cáo công tác cải cách hành chính).';
