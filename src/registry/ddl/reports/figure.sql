-- The figures of the reform report: every one a count or a sum of rows that can be
-- listed, or a rate of such rows.  Reports arrange them; what they are, figure_row() says.

-- The part of a report in which an agency is counted
CREATE FUNCTION unit_part(level text) RETURNS text
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN CASE level WHEN 'district' THEN 'district' WHEN 'commune' THEN 'commune' ELSE 'agency' END;
COMMENT ON FUNCTION unit_part(text) IS 'agency, district or commune: the part of a report that counts an agency of a level, NULL included (nhóm cơ quan, đơn vị).';

CREATE FUNCTION figure_metric()
RETURNS TABLE (place integer, metric text, register text, parts text[], part_list text)
LANGUAGE sql IMMUTABLE PARALLEL SAFE ROWS 60
BEGIN ATOMIC
	SELECT row_number() OVER ()::integer, m.metric, m.register, m.parts::text[], m.part_list
	FROM (VALUES
		('follow_up_unit', 'inspection', '{total,agency,district,commune}', 'metric_part'),
		('prior_inspection_unit', 'inspection', '{total,agency,district,commune}', 'metric_part'),
		('prior_finding', 'finding', '{total}', 'finding_topic'),
		('prior_remedied_finding', 'finding', '{total}', 'finding_topic'),
		('prior_verified_finding', 'finding', '{total}', 'finding_topic'),
		('prior_overdue_finding', 'finding', '{total}', 'finding_topic'),
		('inspection_finding', 'finding', '{total}', 'finding_topic'),
		('remedied_finding', 'finding', '{total}', 'finding_topic'),
		('verified_finding', 'finding', '{total}', 'finding_topic'),
		('overdue_finding', 'finding', '{total}', 'finding_topic'),
		('discipline_round', 'inspection', '{total}', NULL),
		('discipline_unit', 'inspection', '{total,agency,district,commune}', 'metric_part'),
		('discipline_working_day', 'inspection', '{total}', 'round'),
		('unannounced_round', 'inspection', '{total}', NULL),
		('inspection_coverage_rate', 'inspection', '{total}', NULL),
		('explained_delay', 'dossier_delay', '{total}', NULL),
		('unexplained_delay', 'dossier_delay', '{total}', NULL),
		('district_overdue_dossier', 'dossier', '{total}', NULL),
		('cleared_backlog', 'dossier', '{total}', NULL),
		('apology_letter', 'apology', '{total}', NULL),
		('direction_document', 'direction', '{total}', NULL),
		('publication_decision', 'publication', '{total}', NULL),
		('published_procedure', 'publication', '{total}', NULL),
		('process_decision', 'internal_process', '{total}', NULL),
		('process_procedure', 'internal_process', '{total,interlinked,not_interlinked}', 'metric_part'),
		('disclosed_procedure', 'publication', '{total}', NULL),
		('review_procedure', 'review_plan_item', '{total}', NULL),
		('review_agency', 'review_plan_item', '{total}', NULL),
		('simplified_procedure', 'simplification', '{total}', NULL),
		('simplification_field', 'simplification', '{total}', NULL),
		('simplification_agency', 'simplification', '{total}', NULL),
		('simplification_saving', 'simplification', '{total}', NULL),
		('delegation_agency', 'delegation', '{total}', NULL),
		('delegated_procedure', 'delegation', '{total}', NULL),
		('interlinked_group', 'interlinked_group', '{total}', NULL),
		('interlinked_procedure', 'interlinked_group', '{total}', NULL),
		('received_dossier', 'dossier', '{total}', NULL),
		('resolved_dossier', 'dossier', '{total}', NULL),
		('on_time_rate', 'dossier', '{total}', NULL),
		('overdue_dossier', 'dossier', '{total}', NULL),
		('online_dossier_rate', 'dossier', '{total}', NULL),
		('full_online_rate', 'procedure', '{total}', NULL),
		('online_payment_rate', 'dossier', '{total}', NULL),
		('digitised_dossier_rate', 'dossier', '{total}', NULL),
		('electronic_result_rate', 'dossier', '{total}', NULL),
		('data_reuse_rate', 'dossier', '{total}', NULL),
		('satisfaction_rate', 'survey_response', '{total}', NULL),
		('received_feedback', 'feedback', '{total,administrative_act,administrative_rule}', 'feedback_kind'),
		('feedback_on_time_rate', 'feedback', '{total}', NULL),
		('training_course', 'training', '{total}', 'training_topic'),
		('training_participant', 'training', '{total}', 'training_topic'),
		('assigned_task', 'task', '{total}', 'task_kind'),
		('completed_task', 'task', '{total}', 'task_kind'),
		('overdue_task', 'task', '{total}', 'task_kind'),
		('set_target', 'target', '{total}', NULL),
		('met_target', 'target', '{total}', NULL),
		('unjudged_target', 'target', '{total}', NULL)) AS m (metric, register, parts, part_list);
END;
COMMENT ON FUNCTION figure_metric() IS 'The figures that figure() counts, in its order: of which register, the parts that are always there, and the list of cchc.term (or round, for round_1, round_2 and so on) whose codes are parts where there are rows (chỉ tiêu được đếm).';

CREATE FUNCTION register_row(period daterange, as_of date DEFAULT NULL, within agency_code DEFAULT NULL)
RETURNS TABLE (metric text, part text, register text, key text, label text, day date, value numeric)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
	WITH visit AS (
		SELECT v.*, format('%s %s', v.inspection_id, v.round_no) AS round_key, format('%s (%s %s)', v.title, lower(label('metric_part', 'round')), v.round_no) AS round_label
		FROM visit_in(period, as_of, within) AS v
	), round AS (
		-- Within a subtree a round that does not tell whom it visited may have visited it.
		SELECT v.inspection_id, v.round_no, v.round_key, v.round_label, v.subject, v.began_on, v.unannounced, working_days_of(v.during) AS working_days,
			CASE WHEN v.recorded OR within IS NULL THEN 1 END AS counted,
			'round_' || row_number() OVER (PARTITION BY v.subject ORDER BY v.began_on, v.inspection_id, v.round_no) AS part
		FROM visit AS v
		WHERE v.inside
		GROUP BY v.inspection_id, v.round_no, v.round_key, v.round_label, v.subject, v.began_on, v.during, v.unannounced, v.recorded
	), visited AS (
		SELECT m.metric, v.*
		FROM visit AS v
		CROSS JOIN LATERAL (VALUES
			('follow_up_unit', v.inside AND v.subject = 'reform' AND v.follows IS NOT NULL),
			('prior_inspection_unit', v.followed AND v.subject = 'reform'),
			('discipline_unit', v.inside AND v.subject = 'discipline')) AS m (metric, fits)
		WHERE m.fits
	), found AS (
		SELECT m.metric, f.*
		FROM finding_in(period, as_of, within) AS f
		CROSS JOIN LATERAL (VALUES
			('inspection_finding', f.inside), ('remedied_finding', f.inside AND f.remedied_on IS NOT NULL),
			('verified_finding', f.inside AND f.verified_on IS NOT NULL), ('overdue_finding', f.inside AND f.status = 'overdue'),
			('prior_finding', f.followed AND f.subject = 'reform'), ('prior_remedied_finding', f.followed AND f.subject = 'reform' AND f.remedied_on IS NOT NULL),
			('prior_verified_finding', f.followed AND f.subject = 'reform' AND f.verified_on IS NOT NULL),
			('prior_overdue_finding', f.followed AND f.subject = 'reform' AND f.status = 'overdue')) AS m (metric, fits)
		WHERE m.fits
	), published AS (
		SELECT * FROM publication_in(period, as_of, within)
	), processed AS (
		SELECT * FROM internal_process_in(period, as_of, within)
	), reviewed AS (
		SELECT * FROM review_in(period, as_of, within)
	), simplified AS (
		SELECT * FROM simplification_in(period, as_of, within)
	), delegated AS (
		SELECT * FROM delegation_in(period, as_of, within) AS g WHERE g.decided
	), linked AS (
		SELECT * FROM interlinked_in(period, as_of, within) AS g WHERE g.decided
	), reported AS (
		SELECT * FROM feedback_in(period, as_of, within)
	), trained AS (
		SELECT * FROM training_in(period, as_of, within)
	), given AS (
		SELECT * FROM task_in(period, as_of, within)
	), aimed AS (
		SELECT g.*, format('%s %s %s', g.indicator, g.level, extract(year FROM upper(period) - 1)) AS key, format('%s (%s)', g.indicator_name, g.level_name) AS label
		FROM target_in(period, as_of, within) AS g
	)
	-- Inspections: units
	SELECT v.metric, p.part, 'agency' AS register, v.agency::text AS key, max(v.agency_name) AS label, min(coalesce(v.visited_on, v.began_on)) AS day, 1::numeric AS value
	FROM visited AS v CROSS JOIN LATERAL (VALUES ('total'), (unit_part(v.level))) AS p (part)
	WHERE v.visit_id IS NOT NULL
	GROUP BY v.metric, p.part, v.agency
	UNION ALL
	SELECT v.metric, p.part, 'inspection_round' AS register, v.round_key, v.round_label, v.began_on, NULL::numeric AS value
	FROM visited AS v CROSS JOIN (VALUES ('total'), ('agency'), ('district'), ('commune')) AS p (part)
	WHERE NOT v.recorded
	UNION ALL
	-- ... findings
	SELECT f.metric, p.part, 'finding' AS register, f.finding_id::text, f.finding, f.found_on, 1
	FROM found AS f CROSS JOIN LATERAL (VALUES ('total'), (f.topic)) AS p (part)
	UNION ALL
	SELECT m.metric, p.part, 'inspection_round' AS register, v.round_key, v.round_label, v.began_on, NULL AS value
	FROM visit AS v
	CROSS JOIN LATERAL (VALUES
		('inspection_finding', v.inside), ('remedied_finding', v.inside), ('verified_finding', v.inside), ('overdue_finding', v.inside),
		('prior_finding', v.followed AND v.subject = 'reform'), ('prior_remedied_finding', v.followed AND v.subject = 'reform'),
		('prior_verified_finding', v.followed AND v.subject = 'reform'), ('prior_overdue_finding', v.followed AND v.subject = 'reform')) AS m (metric, fits)
	JOIN (SELECT f.metric, f.topic AS part FROM found AS f UNION SELECT c.metric, 'total' AS part FROM figure_metric() AS c WHERE c.register = 'finding') AS p USING (metric)
	WHERE m.fits AND NOT v.recorded
	UNION ALL
	-- ... rounds
	SELECT m.metric, m.part, 'inspection_round' AS register, r.round_key, r.round_label, r.began_on, m.value
	FROM round AS r
	CROSS JOIN LATERAL (VALUES
		('discipline_round', 'total', r.subject = 'discipline', r.counted),
		('discipline_working_day', 'total', r.subject = 'discipline', r.working_days * r.counted),
		('discipline_working_day', r.part, r.subject = 'discipline', r.working_days * r.counted),
		('unannounced_round', 'total', r.unannounced IS NOT FALSE, r.unannounced::integer * r.counted)) AS m (metric, part, fits, value)
	WHERE m.fits
	UNION ALL
	-- ... coverage: those visited; how many there are, kpi_coverage() says
	SELECT 'inspection_coverage_rate' AS metric, 'total' AS part, 'agency' AS register, v.agency::text, max(v.agency_name), min(coalesce(v.visited_on, v.began_on)), 1
	FROM visit AS v WHERE v.inside AND v.visit_id IS NOT NULL
	GROUP BY v.agency
	UNION ALL
	-- ... rounds of which nobody knows whether they lie in the period
	SELECT m.metric, p.part, 'inspection_round' AS register, format('%s %s', u.inspection_id, u.round_no), format('%s (%s %s)', u.title, lower(label('metric_part', 'round')), u.round_no), NULL::date AS day, NULL AS value
	FROM unplaced_round(period, as_of, within) AS u
	CROSS JOIN LATERAL (VALUES
		('follow_up_unit', u.subject = 'reform' AND u.follows IS NOT NULL), ('prior_inspection_unit', u.subject = 'reform' AND u.follows IS NOT NULL),
		('prior_finding', u.subject = 'reform' AND u.follows IS NOT NULL), ('prior_remedied_finding', u.subject = 'reform' AND u.follows IS NOT NULL),
		('prior_verified_finding', u.subject = 'reform' AND u.follows IS NOT NULL), ('prior_overdue_finding', u.subject = 'reform' AND u.follows IS NOT NULL),
		('inspection_finding', true), ('remedied_finding', true), ('verified_finding', true), ('overdue_finding', true), ('inspection_coverage_rate', true),
		('discipline_round', u.subject = 'discipline'), ('discipline_unit', u.subject = 'discipline'), ('discipline_working_day', u.subject = 'discipline'),
		('unannounced_round', u.unannounced IS NOT FALSE)) AS m (metric, fits)
	JOIN (SELECT f.metric, f.topic AS part FROM found AS f UNION SELECT c.metric, unnest(c.parts) FROM figure_metric() AS c) AS p USING (metric)
	WHERE m.fits
	UNION ALL
	-- Documents
	SELECT m.metric, 'total' AS part, 'document' AS register, d.document_id::text, concat_ws(' ', d.number, d.title), d.signed_on, 1
	FROM report_evening(period, as_of) AS e (last_day)
	JOIN document AS d ON d.signed_on <@ period AND d.signed_on <= e.last_day
	JOIN (VALUES ('direction', 'direction_document'), ('apology', 'apology_letter')) AS m (purpose, metric) USING (purpose)
	WHERE within IS NULL OR d.issuer <@ within
	UNION ALL
	-- Publication
	SELECT 'publication_decision' AS metric, 'total' AS part, 'document' AS register, b.document_id::text, b.number::text, b.signed_on, 1
	FROM published AS b GROUP BY b.document_id, b.number, b.signed_on
	UNION ALL
	SELECT m.metric, 'total' AS part, 'procedure' AS register, b.procedure::text, max(b.procedure_name), min(m.day), 1
	FROM published AS b
	CROSS JOIN LATERAL (VALUES ('published_procedure', b.signed_on), ('disclosed_procedure', b.disclosed_on)) AS m (metric, day)
	WHERE m.day IS NOT NULL
	GROUP BY m.metric, b.procedure
	UNION ALL
	-- Internal processes
	SELECT 'process_decision' AS metric, 'total' AS part, 'document' AS register, i.document_id::text, i.number::text, i.signed_on, 1
	FROM processed AS i GROUP BY i.document_id, i.number, i.signed_on
	UNION ALL
	SELECT 'process_procedure' AS metric, p.part, 'procedure' AS register, i.procedure::text, max(i.procedure_name), min(i.signed_on), 1
	FROM processed AS i CROSS JOIN LATERAL (VALUES ('total'), (i.process_kind)) AS p (part)
	GROUP BY p.part, i.procedure
	UNION ALL
	-- Review
	SELECT 'review_procedure' AS metric, 'total' AS part, 'procedure' AS register, r.procedure::text, max(r.procedure_name), min(r.signed_on), 1
	FROM reviewed AS r GROUP BY r.procedure
	UNION ALL
	SELECT 'review_agency' AS metric, 'total' AS part, 'agency' AS register, r.agency::text, max(r.agency_name), min(r.signed_on), 1
	FROM reviewed AS r GROUP BY r.agency
	UNION ALL
	-- Simplification
	SELECT 'simplified_procedure' AS metric, 'total' AS part, 'procedure' AS register, s.procedure::text, max(s.procedure_name), min(s.signed_on), 1
	FROM simplified AS s GROUP BY s.procedure
	UNION ALL
	SELECT 'simplification_field' AS metric, 'total' AS part, 'field' AS register, s.field_id::text, max(s.field), min(s.signed_on), 1
	FROM simplified AS s GROUP BY s.field_id
	UNION ALL
	SELECT 'simplification_agency' AS metric, 'total' AS part, 'agency' AS register, s.agency::text, max(s.agency_name), min(s.signed_on), 1
	FROM simplified AS s GROUP BY s.agency
	UNION ALL
	SELECT 'simplification_saving' AS metric, 'total' AS part, 'simplification' AS register, format('%s %s %s', s.document_id, s.procedure, s.measure), s.procedure_name, s.signed_on, s.saving
	FROM simplified AS s
	UNION ALL
	-- Delegation
	SELECT 'delegation_agency' AS metric, 'total' AS part, 'agency' AS register, g.to_agency::text, max(g.to_agency_name), min(g.signed_on), 1
	FROM delegated AS g GROUP BY g.to_agency
	UNION ALL
	SELECT 'delegated_procedure' AS metric, 'total' AS part, 'procedure' AS register, g.procedure::text, max(g.procedure_name), min(g.signed_on), 1
	FROM delegated AS g WHERE g.procedure IS NOT NULL GROUP BY g.procedure
	UNION ALL
	SELECT 'delegated_procedure' AS metric, 'total' AS part, 'delegation' AS register, g.delegation_id::text, g.field, g.signed_on, NULL AS value
	FROM delegated AS g WHERE g.procedure IS NULL
	UNION ALL
	-- Interlinked groups
	SELECT 'interlinked_group' AS metric, 'total' AS part, 'interlinked_group' AS register, g.group_id::text, g.group_name, g.signed_on, 1
	FROM linked AS g GROUP BY g.group_id, g.group_name, g.signed_on
	UNION ALL
	SELECT 'interlinked_procedure' AS metric, 'total' AS part, 'procedure' AS register, g.procedure::text, max(g.procedure_name), min(g.signed_on), 1
	FROM linked AS g WHERE g.procedure IS NOT NULL GROUP BY g.procedure
	UNION ALL
	SELECT 'interlinked_procedure' AS metric, 'total' AS part, 'interlinked_group' AS register, g.group_id::text, g.group_name, g.signed_on, NULL AS value
	FROM linked AS g WHERE g.procedure IS NULL
	UNION ALL
	-- Procedures online, as they are offered today
	SELECT 'full_online_rate' AS metric, 'total' AS part, 'procedure' AS register, p.code::text, p.name, NULL::date AS day, (p.online_level = 'full')::integer
	FROM report_evening(period, as_of) AS e (last_day)
	JOIN procedure AS p ON p.valid @> e.last_day AND (p.online_eligible OR p.online_level IN ('partial', 'full'))
	WHERE within IS NULL OR p.agency <@ within
	UNION ALL
	-- People
	SELECT 'satisfaction_rate' AS metric, 'total' AS part, 'survey_response' AS register, format('%s %s', s.dossier, s.criterion), s.procedure_name, s.answered_on, (s.score >= 4)::integer
	FROM survey_in(period, as_of, within) AS s
	UNION ALL
	SELECT 'received_feedback' AS metric, p.part, 'feedback' AS register, f.feedback_id::text, f.agency_name, f.received_on, 1
	FROM reported AS f CROSS JOIN LATERAL (VALUES ('total'), (f.feedback_kind)) AS p (part)
	UNION ALL
	SELECT 'feedback_on_time_rate' AS metric, 'total' AS part, 'feedback' AS register, f.feedback_id::text, f.agency_name, f.received_on, f.on_time::integer
	FROM reported AS f WHERE f.on_time IS NOT NULL
	UNION ALL
	-- Training
	SELECT m.metric, p.part, 'training' AS register, t.training_id::text, coalesce(t.title, t.topic), t.began_on, m.value
	FROM trained AS t
	CROSS JOIN LATERAL (VALUES ('total'), (t.topic)) AS p (part)
	CROSS JOIN LATERAL (VALUES ('training_course', 1), ('training_participant', t.participants)) AS m (metric, value)
	UNION ALL
	-- Tasks
	SELECT m.metric, p.part, 'task' AS register, t.task_id::text, t.title, t.assigned_on, 1
	FROM given AS t
	CROSS JOIN LATERAL (VALUES ('total'), (t.task_kind)) AS p (part)
	CROSS JOIN LATERAL (VALUES ('assigned_task', true), ('completed_task', t.done_on IS NOT NULL), ('overdue_task', t.status = 'open_overdue')) AS m (metric, fits)
	WHERE m.fits
	UNION ALL
	-- Targets
	SELECT m.metric, 'total' AS part, 'target' AS register, g.key, g.label, NULL::date AS day, 1
	FROM (VALUES ('set_target'), ('met_target'), ('unjudged_target')) AS m (metric)
	CROSS JOIN aimed AS g
	WHERE CASE m.metric WHEN 'set_target' THEN true WHEN 'met_target' THEN g.met ELSE g.met IS NULL END;
END;
COMMENT ON FUNCTION register_row(daterange, date, agency_code) IS 'The rows of figure_row() that are not dossiers (dòng số liệu của các sổ).';

-- figure() counts them where they are grouped first.  The metric stands before the dossiers:
-- where another is asked for, they are not read.
CREATE FUNCTION dossier_row(period daterange, as_of date DEFAULT NULL, within agency_code DEFAULT NULL)
RETURNS TABLE (metric text, part text, register text, key text, label text, day date, value numeric)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
	SELECT m.metric, 'total' AS part, 'dossier' AS register, s.dossier::text, s.procedure_name,
		CASE m.metric WHEN 'received_dossier' THEN s.received_on WHEN 'overdue_dossier' THEN s.due_on WHEN 'district_overdue_dossier' THEN s.due_on ELSE s.finished_on END,
		CASE WHEN m.metric = 'on_time_rate' THEN (s.closing <> 'late')::integer ELSE 1 END
	FROM (VALUES ('received_dossier'), ('resolved_dossier'), ('on_time_rate'), ('overdue_dossier'), ('district_overdue_dossier')) AS m (metric)
	CROSS JOIN dossiers_in(period, as_of) AS s
	LEFT JOIN agency AS a ON a.code = s.agency
	WHERE CASE m.metric WHEN 'received_dossier' THEN s.opening = 'received' WHEN 'overdue_dossier' THEN s.closing = 'open_overdue'
			WHEN 'district_overdue_dossier' THEN s.closing = 'open_overdue' AND a.level = 'district' ELSE s.closing IN ('early', 'on_time', 'late') END
		AND (within IS NULL OR s.agency <@ within)
	UNION ALL
	-- ... kpi_delay()
	SELECT m.metric, 'total' AS part, 'dossier' AS register, s.dossier::text, p.name, s.due_on, 1
	FROM (VALUES ('explained_delay'), ('unexplained_delay'), ('cleared_backlog')) AS m (metric)
	CROSS JOIN report_evening(period, as_of) AS e (last_day)
	CROSS JOIN LATERAL delayed_stay(coalesce(lower(period), e.last_day), e.last_day) AS s
	LEFT JOIN procedure AS p ON p.code = s.procedure
	WHERE CASE m.metric WHEN 'explained_delay' THEN s.delayed AND s.explained WHEN 'unexplained_delay' THEN s.delayed AND NOT s.explained ELSE s.cleared END
		AND (within IS NULL OR s.agency <@ within)
	UNION ALL
	-- ... kpi_digital()
	SELECT m.metric, 'total' AS part, 'dossier' AS register, s.dossier::text, p.name, s.received_on, s.done::integer
	FROM digital_figure() AS m
	CROSS JOIN report_evening(period, as_of) AS e (last_day)
	JOIN LATERAL digital_fact(coalesce(lower(period), e.last_day), e.last_day) AS s ON s.metric = m.digital
	LEFT JOIN procedure AS p ON p.code = s.procedure
	WHERE s.done IS NOT NULL AND (within IS NULL OR s.agency <@ within);
END;
COMMENT ON FUNCTION dossier_row(daterange, date, agency_code) IS 'The rows of figure_row() that are dossiers (dòng số liệu của hồ sơ).';

CREATE FUNCTION figure_row(period daterange, as_of date DEFAULT NULL, within agency_code DEFAULT NULL)
RETURNS TABLE (metric text, part text, register text, key text, label text, day date, value numeric)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
	SELECT r.metric, r.part, r.register, r.key, r.label, r.day, r.value FROM register_row(period, as_of, within) AS r
	UNION ALL
	SELECT d.metric, d.part, d.register, d.key, d.label, d.day, d.value FROM dossier_row(period, as_of, within) AS d;
END;
COMMENT ON FUNCTION figure_row(daterange, date, agency_code) IS 'The rows that the figures of the reform report count: what a row adds to the figure, NULL where that is not known, which makes the figure unknown; in rates 1 or 0. Of a period as of an evening, within an agency''s subtree (NULL: everywhere) (dòng số liệu của chỉ tiêu).';

-- A register is unknown, not empty, as long as it has no row.
CREATE FUNCTION register_begun(period daterange, last_day date)
RETURNS TABLE (register text, begun boolean)
LANGUAGE sql STABLE PARALLEL SAFE ROWS 20
BEGIN ATOMIC
	SELECT r.register, r.begun
	FROM (VALUES
		('inspection', EXISTS (SELECT FROM inspection_round AS r WHERE lower(coalesce(r.during, r.counted_in)) <= last_day)),
		('finding', EXISTS (SELECT FROM finding JOIN inspection_visit AS v USING (visit_id) JOIN inspection_round AS r USING (inspection_id, round_no)
			WHERE coalesce(v.visited_on, lower(coalesce(r.during, r.counted_in))) <= last_day)),
		('apology', EXISTS (SELECT FROM document AS d WHERE d.purpose = 'apology' AND d.signed_on <= last_day)),
		('direction', EXISTS (SELECT FROM document AS d WHERE d.purpose = 'direction' AND d.signed_on <= last_day)),
		('publication', EXISTS (SELECT FROM publication JOIN document AS d USING (document_id) WHERE d.signed_on <= last_day)),
		('internal_process', EXISTS (SELECT FROM internal_process JOIN document AS d USING (document_id) WHERE d.signed_on <= last_day)),
		('review_plan_item', EXISTS (SELECT FROM review_plan_item JOIN document AS d USING (document_id) WHERE d.signed_on <= last_day)),
		('simplification', EXISTS (SELECT FROM simplification JOIN document AS d USING (document_id) WHERE d.signed_on <= last_day)),
		('delegation', EXISTS (SELECT FROM delegation JOIN document AS d USING (document_id) WHERE d.signed_on <= last_day)),
		('interlinked_group', EXISTS (SELECT FROM interlinked_group JOIN document AS d USING (document_id) WHERE d.signed_on <= last_day)),
		('dossier_delay', EXISTS (SELECT FROM dossier_delay AS y WHERE local_day(y.noted_at) <= last_day)),
		('dossier', EXISTS (SELECT FROM dossier AS d WHERE d.received_on <= last_day AND d.voided_at IS NULL)),
		('procedure', EXISTS (SELECT FROM procedure)),
		('survey_response', EXISTS (SELECT FROM survey_response AS s WHERE s.answered_on <= last_day)),
		('feedback', EXISTS (SELECT FROM feedback AS f WHERE f.received_on <= last_day)),
		('training', EXISTS (SELECT FROM training AS t WHERE lower(t.during) <= last_day)),
		('task', EXISTS (SELECT FROM task AS t WHERE t.assigned_on <= last_day)),
		('target', EXISTS (SELECT FROM target AS t WHERE t.year <= extract(year FROM upper(period) - 1)))) AS r (register, begun);
END;
COMMENT ON FUNCTION register_begun(daterange, date) IS 'Whether a register has any row up to the evening of a day (targets: to the year in which a period ends): before that its figures are unknown, later 0 where it has none in a period; NULL asks for none (sổ đã có số liệu).';

CREATE FUNCTION figure_counted(period daterange, as_of date, within agency_code)
RETURNS TABLE (metric text, part text, value numeric)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
	WITH evening AS (
		SELECT e.last_day FROM report_evening(period, as_of) AS e (last_day) WHERE e.last_day IS NOT NULL
	), stay AS MATERIALIZED (
		SELECT s.*, a.level FROM stay_alike(period, as_of, within) AS s LEFT JOIN agency AS a ON a.code = s.agency
	), direct AS (
		SELECT m.metric, m.value
		FROM (
			SELECT coalesce(sum(s.n) FILTER (WHERE s.opening = 1), 0) AS received, coalesce(sum(s.n) FILTER (WHERE s.closing <= 3), 0) AS resolved,
				coalesce(sum(s.n) FILTER (WHERE s.closing < 3), 0) AS on_time, coalesce(sum(s.n) FILTER (WHERE s.closing = 5), 0) AS overdue,
				coalesce(sum(s.n) FILTER (WHERE s.closing = 5 AND s.level = 'district'), 0) AS overdue_districts
			FROM stay AS s) AS d
		CROSS JOIN LATERAL (VALUES ('received_dossier', d.received), ('resolved_dossier', d.resolved),
			('on_time_rate', round(100.0 * d.on_time / nullif(d.resolved, 0), 2)), ('overdue_dossier', d.overdue),
			('district_overdue_dossier', d.overdue_districts)) AS m (metric, value)
		UNION ALL
		SELECT m.metric, m.value
		FROM (
			SELECT coalesce(sum(k.open_overdue + k.resolved_late), 0) AS delayed, coalesce(sum(k.unexplained), 0) AS unexplained, coalesce(sum(k.cleared), 0) AS cleared
			FROM kpi_delay(period, as_of, within) AS k) AS d
		CROSS JOIN LATERAL (VALUES ('explained_delay', d.delayed - d.unexplained), ('unexplained_delay', d.unexplained), ('cleared_backlog', d.cleared)) AS m (metric, value)
		UNION ALL
		SELECT f.metric, round(100.0 * coalesce(sum(s.n) FILTER (WHERE m.done), 0) / nullif(sum(s.n) FILTER (WHERE m.done IS NOT NULL), 0), 2)
		FROM digital_figure() AS f
		LEFT JOIN (stay AS s CROSS JOIN LATERAL digital_metric(s.channel, s.online_level, s.has_fee, s.paid_online, s.digitised, s.reused_data, s.population_data,
			s.ended_with_paper, s.e_result, s.handed_over, s.return_channel) AS m) ON m.metric = f.digital AND s.counted
		GROUP BY f.metric
		UNION ALL
		SELECT 'inspection_coverage_rate' AS metric, CASE WHEN max(c.unrecorded) = 0 THEN round(100.0 * sum(c.inspected) / nullif(sum(c.units), 0), 2) END
		FROM kpi_coverage(period, as_of, within) AS c
	), counted AS (
		SELECT r.metric, r.part, sum(r.value) AS value, count(*) AS rows, count(r.value) AS known
		FROM register_row(period, as_of, within) AS r
		GROUP BY r.metric, r.part
	), part AS (
		SELECT m.place, m.metric, m.register, p.part, p.ordinality AS part_place
		FROM figure_metric() AS m CROSS JOIN LATERAL unnest(m.parts) WITH ORDINALITY AS p (part)
		UNION ALL
		-- Rounds in their order, codes in that of their list
		SELECT m.place, m.metric, m.register, c.part, 10 + coalesce(substring(c.part FROM '^round_(\d+)$')::bigint, t.place, 1000)
		FROM counted AS c
		JOIN figure_metric() AS m USING (metric)
		LEFT JOIN terms(m.part_list) WITH ORDINALITY AS t (part, label_vi, label_en, place) USING (part)
		WHERE c.part <> ALL (m.parts)
	), shipped AS (
		SELECT p.place, p.part_place, p.metric, p.part,
			CASE
				WHEN NOT b.begun THEN NULL
				WHEN d.metric IS NOT NULL THEN d.value
				WHEN p.metric IN ('full_online_rate', 'satisfaction_rate', 'feedback_on_time_rate') THEN round(100.0 * c.value / c.rows, 2)
				WHEN c.rows IS NULL THEN 0
				WHEN c.rows = c.known THEN c.value END AS value
		FROM evening AS e
		CROSS JOIN part AS p
		JOIN register_begun(period, e.last_day) AS b USING (register)
		LEFT JOIN direct AS d USING (metric)
		LEFT JOIN counted AS c USING (metric, part)
	)
	SELECT f.metric, f.part, f.value
	FROM (
		SELECT s.place, s.part_place, s.metric, s.part, s.value FROM shipped AS s
		UNION ALL
		SELECT 1000, CASE o.part WHEN 'total' THEN 1 ELSE 9 END, o.metric, o.part, o.value
		FROM own_figure AS o CROSS JOIN evening AS e
		WHERE o.period = figure_counted.period AND within IS NULL AND o.metric NOT IN (SELECT m.metric FROM figure_metric() AS m)) AS f
	ORDER BY f.place, f.metric, f.part_place, f.part;
END;
COMMENT ON FUNCTION figure_counted(daterange, date, agency_code) IS 'What figure() gives (số liệu được đếm).';

-- Planning all that a figure may be takes longer than counting a small registry:
-- PL/pgSQL plans it once a session, where it is called, not in every view that may call it.
CREATE FUNCTION figure(period daterange, as_of date DEFAULT NULL, within agency_code DEFAULT NULL)
RETURNS TABLE (metric text, part text, value numeric)
	LANGUAGE plpgsql STABLE PARALLEL SAFE
	SET search_path = pg_catalog, pg_temp
	SET jit = off
	SET plan_cache_mode = force_generic_plan
AS $$
BEGIN
	RETURN QUERY SELECT f.metric, f.part, f.value FROM @registry@.figure_counted(figure.period, figure.as_of, figure.within) AS f;
END;
$$;
COMMENT ON FUNCTION figure(daterange, date, agency_code) IS 'The figures of the reform report of a period as of an evening (findings, reviews, tasks and feedback followed up to it, also after the period), within an agency''s subtree (NULL: everywhere), then those of own_figure for the whole; NULL is unknown: the register has no row yet, or a row does not tell; what a figure is, cchc.metric says, and rows_behind() lists what it counts (số liệu báo cáo CCHC).';

CREATE FUNCTION check_figure_part(metric text, part text) RETURNS text
	LANGUAGE plpgsql STABLE PARALLEL SAFE
	SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	m record;
BEGIN
	SELECT c.metric, c.parts, c.part_list INTO m FROM @registry@.figure_metric() AS c WHERE c.metric = check_figure_part.metric;
	IF NOT FOUND THEN
		RAISE invalid_parameter_value USING
			MESSAGE = format(cchc.message('no list stands behind metric %s'), coalesce('"' || left(metric, 64) || '"', 'NULL')),
			DETAIL = (SELECT format(cchc.message('The metrics that count rows are %s.'), string_agg(format('"%s"', c.metric), ', ' ORDER BY c.place)) FROM @registry@.figure_metric() AS c),
			HINT = cchc.message('SELECT * FROM cchc.metrics() tells what each counts.');
	END IF;
	IF part = ANY (m.parts) OR m.part_list = 'round' AND part ~ '^round_[1-9][0-9]{0,5}$'
			OR m.part_list NOT IN ('round', 'metric_part') AND EXISTS (SELECT FROM cchc.term AS t WHERE t.domain = m.part_list AND t.code = part)
			-- A topic that no list has is a part of figure(), too.
			OR m.part_list = 'finding_topic' AND EXISTS (SELECT FROM @registry@.finding AS f WHERE f.topic = part)
			OR m.part_list = 'training_topic' AND EXISTS (SELECT FROM @registry@.training AS t WHERE t.topic = part) THEN
		RETURN metric;
	END IF;
	RAISE invalid_parameter_value USING
		MESSAGE = format(cchc.message('metric "%s" has no part %s'), metric, coalesce('"' || left(part, 64) || '"', 'NULL')),
		DETAIL = (SELECT CASE WHEN m.part_list = 'round' THEN format(cchc.message('Its parts are %s, "round_1", "round_2" and so on.'), l.parts)
				WHEN m.part_list <> 'metric_part' THEN format(cchc.message('Its parts are %s and the codes of the list %s.'), l.parts, m.part_list)
				ELSE format(cchc.message('Its parts are %s.'), l.parts) END
			FROM (SELECT string_agg(format('"%s"', p.part), ', ' ORDER BY p.ordinality) AS parts FROM unnest(m.parts) WITH ORDINALITY AS p (part)) AS l),
		HINT = format(cchc.message('For example: rows_behind(''%s'', ''total'', cchc.reporting_period(''official_half'', 2022, 1)).'), metric);
END;
$$;
COMMENT ON FUNCTION check_figure_part(text, text) IS 'Returns a metric that figure() counts; 22023 with those there are for another metric or a part that it has not, NULL included (kiểm tra chỉ tiêu).';

CREATE FUNCTION rows_behind(metric text, part text, period daterange, as_of date DEFAULT NULL, within agency_code DEFAULT NULL)
RETURNS TABLE (register text, key text, label text, day date, value numeric)
LANGUAGE sql STABLE PARALLEL SAFE
	SET jit = off		-- compiling all that a metric may be takes ten times the reading
BEGIN ATOMIC
	SELECT l.register, l.key, l.label, l.day, l.value
	FROM (
		SELECT r.register, r.key, r.label, r.day, r.value
		FROM figure_row(period, as_of, within) AS r
		WHERE r.metric = rows_behind.metric AND r.part = rows_behind.part
		UNION ALL
		-- No row, but an error: a metric that no branch above has would be folded to nothing.
		SELECT NULL AS register, NULL AS key, NULL AS label, NULL AS day, NULL AS value FROM check_figure_part(metric, part) AS c (metric) WHERE c.metric IS NULL) AS l
	ORDER BY l.day, l.register, l.key;
END;
COMMENT ON FUNCTION rows_behind(text, text, daterange, date, agency_code) IS 'The rows behind a figure of figure(), with the register and key of each, what it is called, its day and what it adds: 1 in a count, the addend of a sum, NULL where that is not known (then the figure is NULL), in a rate 1 where it counts as reached, else 0 (of inspection_coverage_rate the units inspected only); 22023 for another metric or part (danh sách đằng sau một chỉ tiêu).';
