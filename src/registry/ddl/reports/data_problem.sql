-- Rows that contradict each other, or lack the register that they need.  Constraints
-- refuse what one row can tell; what takes two is listed here.
--
-- One branch a problem, so that an unasked one costs little: WHERE problem = '…' and
-- WHERE register = '…' leave the other branches unread.  data_problem is their UNION;
-- a new concept adds a view of its own and a line there.

-- Codes of the lists that are data
CREATE VIEW data_problem_code WITH (security_invoker = true) AS
	SELECT 'finding'::text AS register, f.finding_id::text AS key, 'unknown_code'::text AS problem,
		format(cchc.message('%s "%s" is not in the list %s'), 'topic', f.topic, 'finding_topic') AS detail
	FROM finding AS f WHERE NOT EXISTS (SELECT FROM term AS t WHERE t.domain = 'finding_topic' AND t.code = f.topic)
	UNION ALL
	SELECT 'training' AS register, t.training_id::text, 'unknown_code' AS problem, format(cchc.message('%s "%s" is not in the list %s'), 'topic', t.topic, 'training_topic')
	FROM training AS t WHERE NOT EXISTS (SELECT FROM term AS x WHERE x.domain = 'training_topic' AND x.code = t.topic)
	UNION ALL
	SELECT 'survey_response' AS register, format('%s %s', s.dossier, s.criterion), 'unknown_code' AS problem,
		format(cchc.message('%s "%s" is not in the list %s'), 'criterion', s.criterion, 'survey_criterion')
	FROM survey_response AS s WHERE s.criterion NOT IN (SELECT t.code FROM term AS t WHERE t.domain = 'survey_criterion')
	UNION ALL
	SELECT 'target' AS register, format('%s %s %s', g.indicator, g.level, g.year), 'unknown_code' AS problem,
		format(cchc.message('%s "%s" is not in the list %s'), 'indicator', g.indicator, 'target_indicator')
	FROM target AS g WHERE NOT EXISTS (SELECT FROM term AS t WHERE t.domain = 'target_indicator' AND t.code = g.indicator)
	UNION ALL
	SELECT 'reported_figure' AS register, format('%s %s %s %s', r.source, r.period, r.metric, r.part), 'unknown_code' AS problem,
		format(cchc.message('%s "%s" is not in the list %s'), 'metric', r.metric, 'cchc.metric')
	FROM reported_figure AS r WHERE NOT EXISTS (SELECT FROM cchc.metric AS m WHERE m.code = r.metric)
	UNION ALL
	-- A line of a form of one's own that would print as not known for ever
	SELECT 'form_line' AS register, format('%s %s %s', l.form, l.version, l.line_no), 'unknown_code' AS problem,
		format(cchc.message('%s "%s" is not in the list %s'), 'metric', l.metric, 'cchc.metric')
	FROM cchc.form_line AS l WHERE NOT EXISTS (SELECT FROM cchc.metric AS m WHERE m.code = l.metric)
	UNION ALL
	SELECT 'form_line' AS register, format('%s %s %s', l.form, l.version, l.line_no), 'unknown_code' AS problem,
		format(cchc.message('%s "%s" is not in the list %s'), 'part', l.part, concat_ws(', ', array_to_string(m.parts, ', '), m.part_list))
	FROM cchc.form_line AS l JOIN figure_metric() AS m ON m.metric = l.metric
	WHERE l.part <> '*' AND l.part <> ALL (m.parts) AND NOT (m.part_list IS NOT DISTINCT FROM 'round' AND l.part ~ '^round_[0-9]+$')
		AND NOT EXISTS (SELECT FROM term AS t WHERE t.domain = m.part_list AND t.code = l.part)
	UNION ALL
	SELECT 'metric' AS register, m.code, 'unknown_code' AS problem, format(cchc.message('%s "%s" is not in the list %s'), 'unit', m.unit, 'unit')
	FROM cchc.metric AS m WHERE NOT EXISTS (SELECT FROM term AS t WHERE t.domain = 'unit' AND t.code = m.unit)
	UNION ALL
	-- A calendar that nobody defined
	SELECT 'agency' AS register, a.code::text, 'unknown_calendar' AS problem, format(cchc.message('there is no calendar "%s"'), a.calendar)
	FROM agency AS a WHERE a.calendar IS NOT NULL AND NOT EXISTS (SELECT FROM cchc.calendar AS c WHERE c.name = a.calendar)
	UNION ALL
	SELECT 'procedure' AS register, p.code::text, 'unknown_calendar' AS problem, format(cchc.message('there is no calendar "%s"'), p.calendar)
	FROM procedure AS p WHERE p.calendar IS NOT NULL AND NOT EXISTS (SELECT FROM cchc.calendar AS c WHERE c.name = p.calendar);
COMMENT ON VIEW data_problem_code IS 'Words that are not in their lists, calendars that nobody defined; part of data_problem (mã không có trong danh mục).';

-- Agencies, kinds and procedures on days on which they are not in force
CREATE VIEW data_problem_force WITH (security_invoker = true) AS
	SELECT u.register, u.key, 'agency_not_in_force'::text AS problem,
		format(cchc.message('%s "%s" does not exist on %s'), u.role, u.agency, to_char(u.day, 'DD/MM/YYYY')) AS detail
	FROM (
		SELECT 'document'::text AS register, d.document_id::text AS key, 'issuer'::text AS role, d.issuer AS agency, d.signed_on AS day FROM document AS d
		UNION ALL
		SELECT 'review_plan_item' AS register, format('%s %s', r.document_id, r.procedure), 'agency' AS role, r.agency, d.signed_on
		FROM review_plan_item AS r JOIN document AS d USING (document_id)
		UNION ALL
		SELECT 'delegation' AS register, g.delegation_id::text, 'from_agency' AS role, g.from_agency, lower(g.valid) FROM delegation AS g
		UNION ALL
		SELECT 'delegation' AS register, g.delegation_id::text, 'to_agency' AS role, g.to_agency, lower(g.valid) FROM delegation AS g
		UNION ALL
		SELECT 'inspection_visit' AS register, v.visit_id::text, 'agency' AS role, v.agency, coalesce(v.visited_on, lower(r.during))
		FROM inspection_visit AS v JOIN inspection_round AS r USING (inspection_id, round_no)
		UNION ALL
		SELECT 'task' AS register, t.task_id::text, 'agency' AS role, t.agency, t.assigned_on FROM task AS t
		UNION ALL
		SELECT 'feedback' AS register, f.feedback_id::text, 'agency' AS role, f.agency, f.received_on FROM feedback AS f
		UNION ALL
		SELECT 'training' AS register, t.training_id::text, 'agency' AS role, t.agency, lower(t.during) FROM training AS t
	) AS u
	JOIN agency AS a ON a.code = u.agency
	WHERE NOT a.valid @> u.day
	UNION ALL
	SELECT u.register, u.key, 'procedure_not_in_force' AS problem,
		format(cchc.message('procedure "%s" is not in force on %s'), u.procedure, to_char(u.day, 'DD/MM/YYYY'))
	FROM (
		SELECT 'internal_process'::text AS register, i.process_id::text AS key, i.procedure, lower(i.valid) AS day FROM internal_process AS i
		UNION ALL
		SELECT 'delegation' AS register, g.delegation_id::text, g.procedure, lower(g.valid) FROM delegation AS g
		UNION ALL
		SELECT 'review_plan_item' AS register, format('%s %s', r.document_id, r.procedure), r.procedure, d.signed_on
		FROM review_plan_item AS r JOIN document AS d USING (document_id)
	) AS u
	JOIN procedure AS p ON p.code = u.procedure
	WHERE NOT p.valid @> u.day
	UNION ALL
	SELECT 'procedure' AS register, p.code::text, 'abolished_in_force' AS problem,
		format(cchc.message('it is abolished from %s on, and still in force then'), to_char(b.effective_on, 'DD/MM/YYYY'))
	FROM publication AS b JOIN procedure AS p ON p.code = b.procedure
	WHERE b.action = 'abolished' AND p.valid @> b.effective_on
	UNION ALL
	-- A district that never ended, a special zone before there were any
	SELECT 'agency' AS register, a.code::text, 'kind_not_in_force' AS problem, format(cchc.message('there were agencies of kind %s on %s, and it exists on %s'), a.kind, k.days, a.valid)
	FROM agency AS a
	JOIN (SELECT t.code, range_agg(t.valid) AS days FROM term AS t WHERE t.domain = 'agency_kind' GROUP BY t.code) AS k ON k.code = a.kind
	WHERE NOT k.days @> a.valid
	UNION ALL
	SELECT 'agency' AS register, a.code::text, 'successor_not_in_force' AS problem,
		format(cchc.message('its successor "%s" does not exist on %s'), s.code, to_char(upper(a.valid), 'DD/MM/YYYY'))
	FROM agency AS a JOIN agency AS s ON s.code = a.successor
	WHERE NOT s.valid @> upper(a.valid)
	UNION ALL
	SELECT 'agency' AS register, a.code::text, 'successor_of_existing' AS problem, format(cchc.message('it has the successor "%s" and does not end'), a.successor)
	FROM agency AS a WHERE a.successor IS NOT NULL AND upper_inf(a.valid);
COMMENT ON VIEW data_problem_force IS 'Agencies, kinds and procedures used on days on which they are not in force; part of data_problem (cơ quan, thủ tục không còn hiệu lực).';

-- Rows that say against one another what cannot both be true
CREATE VIEW data_problem_contradiction WITH (security_invoker = true) AS
	SELECT 'publication'::text AS register, format('%s %s', b.document_id, b.procedure) AS key, 'disclosed_before_decision'::text AS problem,
		format(cchc.message('made public on %s, decided on %s'), to_char(b.disclosed_on, 'DD/MM/YYYY'), to_char(d.signed_on, 'DD/MM/YYYY')) AS detail
	FROM publication AS b JOIN document AS d USING (document_id)
	WHERE b.disclosed_on < d.signed_on
	UNION ALL
	SELECT 'review_plan_item' AS register, format('%s %s', r.document_id, r.procedure), 'done_before_plan' AS problem,
		format(cchc.message('done on %s, planned on %s'), to_char(r.done_on, 'DD/MM/YYYY'), to_char(d.signed_on, 'DD/MM/YYYY'))
	FROM review_plan_item AS r JOIN document AS d USING (document_id)
	WHERE r.done_on < d.signed_on
	UNION ALL
	SELECT 'simplification' AS register, format('%s %s %s', s.document_id, s.procedure, s.measure), 'not_simpler' AS problem,
		format(cchc.message('days %s to %s, saving %s'), coalesce(s.days_before::text, '?'), coalesce(s.days_after::text, '?'), coalesce(s.saving::text, '?'))
	FROM simplification AS s
	WHERE s.days_after > s.days_before OR s.saving < 0
	UNION ALL
	SELECT 'internal_process' AS register, i.process_id::text, CASE WHEN i.interlinked THEN 'interlinked_with_one_agency' ELSE 'not_interlinked_with_several_agencies' END,
		format(cchc.message('agencies that its steps name: %s'), s.agencies)
	FROM internal_process AS i
	JOIN (SELECT s.process_id, count(DISTINCT s.agency) AS agencies FROM internal_process_step AS s GROUP BY s.process_id) AS s USING (process_id)
	WHERE i.interlinked <> (s.agencies > 1)
	UNION ALL
	SELECT 'inspection_visit' AS register, v.visit_id::text, 'visit_outside_round' AS problem,
		format(cchc.message('visited on %s, the round lasted from %s to %s'), to_char(v.visited_on, 'DD/MM/YYYY'), to_char(lower(r.during), 'DD/MM/YYYY'), to_char(upper(r.during) - 1, 'DD/MM/YYYY'))
	FROM inspection_visit AS v JOIN inspection_round AS r USING (inspection_id, round_no)
	WHERE NOT r.during @> v.visited_on
	UNION ALL
	SELECT 'finding' AS register, f.finding_id::text, 'remedied_before_found' AS problem,
		format(cchc.message('remedied on %s, found on %s or later'), to_char(f.remedied_on, 'DD/MM/YYYY'), to_char(coalesce(v.visited_on, lower(r.during)), 'DD/MM/YYYY'))
	FROM finding AS f JOIN inspection_visit AS v USING (visit_id) JOIN inspection_round AS r USING (inspection_id, round_no)
	WHERE f.remedied_on < coalesce(v.visited_on, lower(r.during))
	UNION ALL
	SELECT 'inspection' AS register, i.inspection_id::text, 'follows_a_later_one' AS problem, format(cchc.message('an inspection of %s follows one of %s'), i.year, f.year)
	FROM inspection AS i JOIN inspection AS f ON f.inspection_id = i.follows
	WHERE f.year > i.year
	UNION ALL
	SELECT 'unit_count' AS register, format('%s %s', u.level, u.year), 'fewer_units_than_inspected' AS problem, format(cchc.message('units: %s, inspected: %s'), u.units, v.agencies)
	FROM unit_count AS u
	JOIN (
		SELECT a.level, i.year, count(DISTINCT v.agency) AS agencies
		FROM inspection_visit AS v JOIN inspection AS i USING (inspection_id) JOIN agency AS a ON a.code = v.agency
		GROUP BY a.level, i.year) AS v USING (level, year)
	WHERE v.agencies > u.units
	UNION ALL
	SELECT 'survey_response' AS register, format('%s %s', s.dossier, s.criterion), 'survey_before_end' AS problem,
		CASE WHEN d.finished_on IS NULL THEN format(cchc.message('answered on %s, and the dossier is open'), to_char(s.answered_on, 'DD/MM/YYYY'))
			ELSE format(cchc.message('answered on %s, the dossier ended on %s'), to_char(s.answered_on, 'DD/MM/YYYY'), to_char(d.finished_on, 'DD/MM/YYYY')) END
	FROM survey_response AS s JOIN dossier AS d ON d.code = s.dossier
	WHERE s.answered_on < d.finished_on OR d.finished_on IS NULL
	UNION ALL
	SELECT 'feedback' AS register, f.feedback_id::text, 'feedback_before_receipt' AS problem,
		format(cchc.message('it arrived on %s, its dossier on %s'), to_char(f.received_on, 'DD/MM/YYYY'), to_char(d.received_on, 'DD/MM/YYYY'))
	FROM feedback AS f JOIN dossier AS d ON d.code = f.dossier
	WHERE f.received_on < coalesce(local_day(d.submitted_at), d.received_on)
	UNION ALL
	SELECT 'feedback' AS register, f.feedback_id::text, 'continues_a_later_one' AS problem, format(cchc.message('it arrived before feedback %s that it takes up'), c.feedback_id)
	FROM feedback AS f JOIN feedback AS c ON c.feedback_id = f.continues
	WHERE c.received_at > f.received_at
	UNION ALL
	-- Who is meant when a file names an agency
	SELECT 'agency' AS register, a.code::text, 'name_twice' AS problem, format(cchc.message('"%s" is also the name of "%s"'), a.name, b.code)
	FROM agency AS a JOIN agency AS b ON b.name = a.name AND b.code > a.code AND b.valid && a.valid
		-- IS NOT DISTINCT FROM would lose the operator's schema in a dump.
		AND (b.parent = a.parent OR num_nonnulls(a.parent, b.parent) = 0);
COMMENT ON VIEW data_problem_contradiction IS 'Rows that contradict one another; part of data_problem (số liệu mâu thuẫn giữa các bảng).';

-- What is referred to and not there
CREATE VIEW data_problem_missing WITH (security_invoker = true) AS
	SELECT 'document'::text AS register, d.document_id::text AS key, 'document_without_rows'::text AS problem,
		format(cchc.message('its purpose is %s, and that register has no row of it'), d.purpose) AS detail
	FROM document AS d
	WHERE NOT CASE d.purpose
		WHEN 'publication' THEN EXISTS (SELECT FROM publication AS x WHERE x.document_id = d.document_id)
		WHEN 'internal_process' THEN EXISTS (SELECT FROM internal_process AS x WHERE x.document_id = d.document_id)
		WHEN 'review_plan' THEN EXISTS (SELECT FROM review_plan_item AS x WHERE x.document_id = d.document_id)
		WHEN 'simplification' THEN EXISTS (SELECT FROM simplification AS x WHERE x.document_id = d.document_id)
		WHEN 'delegation' THEN EXISTS (SELECT FROM delegation AS x WHERE x.document_id = d.document_id)
		WHEN 'interlinking' THEN EXISTS (SELECT FROM interlinked_group AS x WHERE x.document_id = d.document_id)
		WHEN 'inspection' THEN EXISTS (SELECT FROM inspection AS x WHERE x.document_id = d.document_id)
		WHEN 'task' THEN EXISTS (SELECT FROM task AS x WHERE x.document_id = d.document_id)
		WHEN 'target' THEN EXISTS (SELECT FROM target AS x WHERE x.document_id = d.document_id)
		ELSE true END
	UNION ALL
	SELECT 'internal_process' AS register, i.process_id::text, 'process_without_steps' AS problem, format(cchc.message('the process of procedure "%s" has no steps'), i.procedure)
	FROM internal_process AS i WHERE NOT EXISTS (SELECT FROM internal_process_step AS s WHERE s.process_id = i.process_id)
	UNION ALL
	SELECT 'interlinked_group' AS register, g.group_id::text, 'group_of_fewer_than_two' AS problem, format(cchc.message('members: %s'), m.members)
	FROM interlinked_group AS g
	CROSS JOIN LATERAL (SELECT count(*) AS members FROM interlinked_member AS m WHERE m.group_id = g.group_id) AS m
	WHERE m.members < 2
	UNION ALL
	SELECT 'inspection' AS register, i.inspection_id::text, 'inspection_without_rounds' AS problem, cchc.message('no round of it is recorded') AS detail
	FROM inspection AS i WHERE NOT EXISTS (SELECT FROM inspection_round AS r WHERE r.inspection_id = i.inspection_id)
	UNION ALL
	SELECT 'inspection_round' AS register, format('%s %s', r.inspection_id, r.round_no), 'round_in_no_period' AS problem, cchc.message('neither its days nor the period to which it is reported are known') AS detail
	FROM inspection_round AS r WHERE num_nonnulls(r.during, r.counted_in) = 0
	UNION ALL
	SELECT 'agency' AS register, a.code::text, 'ended_without_successor' AS problem, format(cchc.message('it ended on %s, and nobody took its place'), to_char(upper(a.valid) - 1, 'DD/MM/YYYY'))
	FROM agency AS a
	WHERE NOT upper_inf(a.valid) AND a.successor IS NULL
		AND EXISTS (SELECT FROM dossier AS d WHERE d.agency = a.code AND d.finished_on IS NULL AND d.voided_at IS NULL)
	UNION ALL
	-- Reports of an empty register are empty, and look as if there were nothing to report.
	SELECT e.register, NULL::text AS key, 'register_empty' AS problem, format(cchc.message('it has no row, while %s'), e.reason)
	FROM (
		SELECT 'agency'::text AS register, cchc.message('procedures name only one agency, and dossiers no other') AS reason
		WHERE NOT EXISTS (SELECT FROM agency OFFSET 1) AND EXISTS (SELECT FROM dossier)
		UNION ALL
		SELECT 'procedure_desk' AS register, cchc.message('there are procedures: which desks take their dossiers is not known') AS reason
		WHERE NOT EXISTS (SELECT FROM procedure_desk) AND EXISTS (SELECT FROM procedure)
		UNION ALL
		SELECT 'publication' AS register, cchc.message('there are procedures: by which decisions they were published is not known') AS reason
		WHERE NOT EXISTS (SELECT FROM publication) AND EXISTS (SELECT FROM procedure)
		UNION ALL
		SELECT 'internal_process' AS register, cchc.message('dossiers have steps') AS reason
		WHERE NOT EXISTS (SELECT FROM internal_process) AND EXISTS (SELECT FROM dossier_step)
		UNION ALL
		SELECT 'inspection' AS register, cchc.message('a number of units to inspect is set') AS reason
		WHERE NOT EXISTS (SELECT FROM inspection) AND EXISTS (SELECT FROM unit_count)
		UNION ALL
		SELECT r.register, format(cchc.message('reports state figures of it (%s)'), r.metrics)
		FROM (
			SELECT m.register, string_agg(DISTINCT f.metric, ', ' ORDER BY f.metric) AS metrics
			FROM reported_figure AS f
			JOIN (VALUES
				('publication', 'published_procedure'), ('internal_process', 'process_procedure'), ('review_plan_item', 'review_procedure'),
				('simplification', 'simplified_procedure'), ('delegation', 'delegation_agency'), ('interlinked_group', 'interlinked_group'),
				('inspection', 'discipline_unit'), ('inspection', 'follow_up_unit'), ('dossier', 'received_dossier'), ('dossier', 'resolved_dossier'),
				('dossier', 'overdue_dossier'), ('dossier', 'district_overdue_dossier'), ('survey_response', 'satisfaction_rate'),
				('feedback', 'received_feedback'), ('training', 'training_course'), ('task', 'assigned_task'), ('target', 'set_target'))
				AS m (register, metric) USING (metric)
			GROUP BY m.register) AS r
		WHERE NOT CASE r.register
			WHEN 'publication' THEN EXISTS (SELECT FROM publication) WHEN 'internal_process' THEN EXISTS (SELECT FROM internal_process)
			WHEN 'review_plan_item' THEN EXISTS (SELECT FROM review_plan_item) WHEN 'simplification' THEN EXISTS (SELECT FROM simplification)
			WHEN 'delegation' THEN EXISTS (SELECT FROM delegation) WHEN 'interlinked_group' THEN EXISTS (SELECT FROM interlinked_group)
			WHEN 'inspection' THEN EXISTS (SELECT FROM inspection) WHEN 'dossier' THEN EXISTS (SELECT FROM dossier)
			WHEN 'survey_response' THEN EXISTS (SELECT FROM survey_response) WHEN 'feedback' THEN EXISTS (SELECT FROM feedback)
			WHEN 'training' THEN EXISTS (SELECT FROM training) WHEN 'task' THEN EXISTS (SELECT FROM task) WHEN 'target' THEN EXISTS (SELECT FROM target) END
	) AS e;
COMMENT ON VIEW data_problem_missing IS 'Rows without those that belong to them, and registers that are empty while others need them; part of data_problem (thiếu số liệu).';

CREATE VIEW data_problem WITH (security_invoker = true) AS
	SELECT p.register, p.key, p.problem, p.detail, label('data_problem', p.problem) AS problem_name
	FROM (
		SELECT register, key, problem, detail FROM data_problem_code
		UNION ALL
		SELECT register, key, problem, detail FROM data_problem_force
		UNION ALL
		SELECT register, key, problem, detail FROM data_problem_contradiction
		UNION ALL
		SELECT register, key, problem, detail FROM data_problem_missing
		UNION ALL
		SELECT register, key, problem, detail FROM data_problem_dossier) AS p;
COMMENT ON VIEW data_problem IS 'Rows that contradict each other or lack their registers, to be put right before a report is believed (số liệu cần rà soát).';
COMMENT ON COLUMN data_problem_code.register IS 'The table (bảng).';
COMMENT ON COLUMN data_problem_code.key IS 'Key of the row, its columns separated by a blank; NULL for a table as a whole (khóa của dòng).';
COMMENT ON COLUMN data_problem_code.problem IS 'What is wrong, in one word (loại vấn đề).';
COMMENT ON COLUMN data_problem_code.detail IS 'What is wrong, in a sentence (diễn giải).';
COMMENT ON COLUMN data_problem_force.register IS 'The table (bảng).';
COMMENT ON COLUMN data_problem_force.key IS 'Key of the row, its columns separated by a blank; NULL for a table as a whole (khóa của dòng).';
COMMENT ON COLUMN data_problem_force.problem IS 'What is wrong, in one word (loại vấn đề).';
COMMENT ON COLUMN data_problem_force.detail IS 'What is wrong, in a sentence (diễn giải).';
COMMENT ON COLUMN data_problem_contradiction.register IS 'The table (bảng).';
COMMENT ON COLUMN data_problem_contradiction.key IS 'Key of the row, its columns separated by a blank; NULL for a table as a whole (khóa của dòng).';
COMMENT ON COLUMN data_problem_contradiction.problem IS 'What is wrong, in one word (loại vấn đề).';
COMMENT ON COLUMN data_problem_contradiction.detail IS 'What is wrong, in a sentence (diễn giải).';
COMMENT ON COLUMN data_problem_missing.register IS 'The table (bảng).';
COMMENT ON COLUMN data_problem_missing.key IS 'Key of the row, its columns separated by a blank; NULL for a table as a whole (khóa của dòng).';
COMMENT ON COLUMN data_problem_missing.problem IS 'What is wrong, in one word (loại vấn đề).';
COMMENT ON COLUMN data_problem_missing.detail IS 'What is wrong, in a sentence (diễn giải).';
COMMENT ON COLUMN data_problem.register IS 'The table (bảng).';
COMMENT ON COLUMN data_problem.key IS 'Key of the row, its columns separated by a blank; NULL for a table as a whole (khóa của dòng).';
COMMENT ON COLUMN data_problem.problem IS 'What is wrong, in one word (loại vấn đề).';
COMMENT ON COLUMN data_problem.detail IS 'What is wrong, in a sentence (diễn giải).';
COMMENT ON COLUMN data_problem.problem_name IS 'The same in Vietnamese (tên loại vấn đề).';
