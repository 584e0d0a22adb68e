-- The figures of the reform report: what each counts, in which unit, on whose word.
-- What they are called stands with all other words in cchc.term, list reform_metric.

CREATE TABLE metric (
	code text COLLATE "C" NOT NULL CHECK (code ~ '^[a-z][a-z0-9_]*$'),
	unit text NOT NULL CHECK (unit ~ '^[a-z][a-z0-9_]*$'),
	formula text NOT NULL CHECK (btrim(formula) <> ''),
	source text NOT NULL CHECK (btrim(source) <> ''),
	direction text NOT NULL DEFAULT 'neutral' CHECK (direction IN ('higher_better', 'lower_better', 'neutral')),
	valid daterange NOT NULL DEFAULT '(,)' CHECK (NOT isempty(valid)),
	builtin boolean NOT NULL DEFAULT false,
	PRIMARY KEY (code, valid, builtin)
);
-- Nothing in it is checked against cchc.term: in which order a dump restores the user's
-- rows of the two is not ours to say; data_problem lists what has no word.
--@ shipped_rows metric
COMMENT ON TABLE metric IS 'Figures of reports, each with unit, formula, source and direction; what a figure is called is a row of cchc.term, list reform_metric. Add rows of your own, for a figure of your own or to define an old one anew: they go before those of the extension (chỉ tiêu báo cáo).';
COMMENT ON COLUMN metric.code IS 'The figure, as reports and reported_figure name it (mã chỉ tiêu).';
COMMENT ON COLUMN metric.unit IS 'What it is counted in, a code of the list unit (đơn vị tính).';
COMMENT ON COLUMN metric.formula IS 'What is counted, in words (công thức tính).';
COMMENT ON COLUMN metric.source IS 'Where it comes from (nguồn).';
COMMENT ON COLUMN metric.direction IS 'higher_better, lower_better or neutral: a target is met from which side (chiều đánh giá).';
COMMENT ON COLUMN metric.valid IS 'Days on which it is defined so (thời gian hiệu lực).';

CREATE FUNCTION metrics(on_day date DEFAULT NULL)
RETURNS TABLE (code text, label_vi text, label_en text, unit text, formula text, source text, direction text)
	LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
	SELECT m.code, coalesce(n.label_vi, m.code), n.label_en, m.unit, m.formula, m.source, m.direction
	FROM (
		SELECT DISTINCT ON (m.code) m.*
		FROM metric AS m
		WHERE m.valid @> metrics.on_day OR metrics.on_day IS NULL
		ORDER BY m.code, m.builtin, lower(m.valid) DESC NULLS LAST) AS m
	LEFT JOIN terms('reform_metric', on_day) WITH ORDINALITY AS n (code, label_vi, label_en, place) USING (code)
	ORDER BY n.place, m.code;
END;
COMMENT ON FUNCTION metrics(date) IS 'The figures of reports in the order of the list reform_metric, as they are defined on a day or, when the day is NULL, all that there ever were; each once, the user''s row before the extension''s (danh mục chỉ tiêu báo cáo).';

INSERT INTO metric (code, unit, direction, formula, source, builtin)
SELECT v.code, v.unit, v.direction, v.formula, v.source, true
FROM (VALUES
	('follow_up_unit', 'unit', 'neutral', 'Agencies that rounds of the period visited, of reform inspections that follow up an earlier one; each once; NULL where a round has no visit recorded.', 'inspection_visit'),
	('prior_inspection_unit', 'unit', 'neutral', 'Agencies that the followed-up inspections had visited, each once.', 'inspection_visit'),
	('prior_finding', 'finding', 'neutral', 'Findings of the inspections that reform inspections of the period follow up.', 'finding'),
	('prior_remedied_finding', 'finding', 'higher_better', 'Of those, remedied by the evening of the report.', 'finding'),
	('prior_verified_finding', 'finding', 'higher_better', 'Of those, remedied and verified by then.', 'finding'),
	('prior_overdue_finding', 'finding', 'lower_better', 'Of those, neither remedied by then nor due later.', 'finding'),
	('inspection_finding', 'finding', 'neutral', 'Findings of the rounds of the period, by topic; NULL where a round has no visit recorded.', 'finding'),
	('remedied_finding', 'finding', 'higher_better', 'Of those, remedied by the evening of the report.', 'finding'),
	('verified_finding', 'finding', 'higher_better', 'Of those, remedied and verified by then.', 'finding'),
	('overdue_finding', 'finding', 'lower_better', 'Of those, neither remedied by then nor due later.', 'finding'),
	('discipline_round', 'round', 'neutral', 'Rounds of discipline inspections that begin in the period or, without days, are reported to one inside it.', 'inspection_round'),
	('discipline_unit', 'unit', 'neutral', 'Agencies that they visited, each once; NULL where a round has no visit recorded.', 'inspection_visit'),
	('discipline_working_day', 'working_day', 'neutral', 'Working days of their days, in all and by round in order; NULL where a round does not state its days.', 'inspection_round, calendar'),
	('unannounced_round', 'round', 'neutral', 'Rounds of any inspection in the period of which agencies were not told before; NULL where it is not known of one.', 'inspection_round'),
	('explained_delay', 'dossier', 'higher_better', 'Dossiers late or overdue in the period of which cause, fault and responsible are noted.', 'dossier_delay'),
	('unexplained_delay', 'dossier', 'lower_better', 'Dossiers late or overdue in the period of which one of the three is not noted.', 'dossier_delay'),
	('district_overdue_dossier', 'dossier', 'lower_better', 'Open and overdue in the evening of the report at agencies of district level.', 'dossier'),
	('cleared_backlog', 'dossier', 'higher_better', 'Overdue in the evening before the period and ended in it.', 'dossier'),
	('apology_letter', 'document', 'neutral', 'Documents with purpose apology signed in the period.', 'document'),
	('direction_document', 'document', 'neutral', 'Documents with purpose direction signed in the period.', 'document'),
	('publication_decision', 'decision', 'neutral', 'Decisions signed in the period that publish procedures.', 'publication'),
	('published_procedure', 'procedure', 'neutral', 'Procedures that they publish, each once.', 'publication'),
	('process_decision', 'decision', 'neutral', 'Decisions signed in the period that approve internal processes.', 'internal_process'),
	('process_procedure', 'procedure', 'neutral', 'Procedures whose process they approve, each once; by kind.', 'internal_process'),
	('disclosed_procedure', 'procedure', 'higher_better', 'Procedures published in the period that were public in the national database by the evening of the report, each once.', 'publication'),
	('review_procedure', 'procedure', 'neutral', 'Procedures that plans signed in the period set down for review, each once.', 'review_plan_item'),
	('review_agency', 'agency', 'neutral', 'Agencies that review them, each once.', 'review_plan_item'),
	('simplified_procedure', 'procedure', 'higher_better', 'Procedures simplified by decisions signed in the period, each once.', 'simplification'),
	('simplification_field', 'field', 'neutral', 'Fields of these procedures, each once.', 'simplification'),
	('simplification_agency', 'agency', 'neutral', 'Agencies in whose remit they fall, each once.', 'simplification'),
	('simplification_saving', 'dong_per_year', 'higher_better', 'Cost of a case × cases a year × subjects before, less the same after, summed; NULL where one saving is not known.', 'Circular 02/2017/TT-VPCP, article 27; simplification'),
	('delegation_agency', 'agency', 'neutral', 'Agencies to which documents signed in the period delegate, each once.', 'delegation'),
	('delegated_procedure', 'procedure', 'neutral', 'Procedures that they delegate, each once; NULL where one names a field and not its procedures.', 'delegation'),
	('interlinked_group', 'group', 'neutral', 'Groups that documents signed in the period approve.', 'interlinked_group'),
	('interlinked_procedure', 'procedure', 'neutral', 'Procedures of these groups, each once; NULL where the members of one are not entered.', 'interlinked_member'),
	('received_dossier', 'dossier', 'neutral', 'Columns 4 and 5 of form II.06.', 'Circular 01/2020/TT-VPCP, form II.06'),
	('resolved_dossier', 'dossier', 'neutral', 'Column 7 of form II.06.', 'Circular 01/2020/TT-VPCP, form II.06'),
	('on_time_rate', 'percent', 'higher_better', 'Columns 8 and 9 of form II.06, per cent of column 7.', 'Circular 01/2020/TT-VPCP, form II.06'),
	('overdue_dossier', 'dossier', 'lower_better', 'Column 13 of form II.06.', 'Circular 01/2020/TT-VPCP, form II.06'),
	('online_dossier_rate', 'percent', 'higher_better', 'Received in the period online, per cent of those received of procedures offered online in part or in full.', 'Decision 766/QĐ-TTg, group 3'),
	('full_online_rate', 'percent', 'higher_better', 'Procedures offered in full online, per cent of those eligible, in force in the evening of the report.', 'procedure'),
	('online_payment_rate', 'percent', 'higher_better', 'Received in the period and paid online, per cent of those with a fee.', 'Decision 766/QĐ-TTg, group 4'),
	('digitised_dossier_rate', 'percent', 'higher_better', 'Received in the period and digitised, per cent of those of which it is known.', 'Decision 766/QĐ-TTg, group 5'),
	('electronic_result_rate', 'percent', 'higher_better', 'Of those received in the period and ended, with an electronic result, per cent of those whose procedure has one on paper.', 'Decision 766/QĐ-TTg, group 5'),
	('data_reuse_rate', 'percent', 'higher_better', 'Received in the period with digitised data used again, per cent of those of which it is known.', 'Decision 766/QĐ-TTg, group 5'),
	('satisfaction_rate', 'percent', 'higher_better', 'Scores of 4 or 5 given in the period, per cent of all scores.', 'survey_response'),
	('received_feedback', 'feedback', 'neutral', 'Feedback received in the period, by kind.', 'feedback'),
	('feedback_on_time_rate', 'percent', 'higher_better', 'Of that, ended with every clock kept (2 working days to refuse, 5 to ask back, 15 to answer), per cent of what ended or is late.', 'Decree 20/2008/NĐ-CP; Decision 766/QĐ-TTg, group 6'),
	('training_course', 'course', 'neutral', 'Courses that begin in the period, by topic.', 'training'),
	('training_participant', 'participant', 'neutral', 'Their participants, by topic; NULL where a course does not tell.', 'training'),
	('assigned_task', 'task', 'neutral', 'Tasks given in the period, by kind.', 'task'),
	('completed_task', 'task', 'higher_better', 'Of those, done by the evening of the report.', 'task'),
	('overdue_task', 'task', 'lower_better', 'Of those, neither done nor taken back by then, and due before.', 'task'),
	('set_target', 'target', 'neutral', 'Targets of the year in which the period ends.', 'target'),
	('met_target', 'target', 'higher_better', 'Of those, reached by the evening of the report.', 'target'),
	('unjudged_target', 'target', 'lower_better', 'Of those, not judged: the registry does not know the value.', 'target'),
	('inspection_coverage_rate', 'percent', 'higher_better', 'Units that rounds of the period visited, each once, per cent of those that there are.', 'inspection_visit, unit_count')
) AS v (code, unit, direction, formula, source);
