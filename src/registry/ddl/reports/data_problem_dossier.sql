-- Dossiers that contradict what belongs to them.  Agencies and procedures that ever
-- end are few: each asks an index for what lies outside its days (OFFSET 0 keeps the
-- planner at that); pauses, steps and submissions meet the dossiers once.

CREATE VIEW data_problem_dossier WITH (security_invoker = true) AS
	SELECT 'dossier'::text AS register, d.code::text AS key, 'agency_not_in_force'::text AS problem,
		format(cchc.message('received on %s, when agency "%s" does not exist'), to_char(d.received_on, 'DD/MM/YYYY'), a.code) AS detail
	FROM agency AS a
	CROSS JOIN LATERAL (
		SELECT d.code, d.received_on FROM dossier AS d
		WHERE d.agency = a.code AND d.received_on < lower(a.valid) AND d.voided_at IS NULL AND d.entered_at IS NULL
		UNION ALL
		SELECT d.code, d.received_on FROM dossier AS d
		WHERE d.agency = a.code AND d.received_on >= upper(a.valid) AND d.voided_at IS NULL AND d.entered_at IS NULL
		OFFSET 0) AS d
	WHERE NOT (lower_inf(a.valid) AND upper_inf(a.valid))
	UNION ALL
	SELECT 'dossier' AS register, d.code::text, 'procedure_not_in_force' AS problem,
		format(cchc.message('received on %s, when procedure "%s" is not in force'), to_char(d.received_on, 'DD/MM/YYYY'), p.code)
	FROM procedure AS p
	CROSS JOIN LATERAL (
		SELECT d.code, d.received_on FROM dossier AS d
		WHERE d.procedure = p.code AND d.received_on < lower(p.valid) AND d.voided_at IS NULL
		UNION ALL
		SELECT d.code, d.received_on FROM dossier AS d
		WHERE d.procedure = p.code AND d.received_on >= upper(p.valid) AND d.voided_at IS NULL
		OFFSET 0) AS d
	WHERE NOT (lower_inf(p.valid) AND upper_inf(p.valid))
	UNION ALL
	SELECT 'dossier' AS register, d.code::text, 'unknown_calendar' AS problem, format(cchc.message('it is open, and there is no calendar "%s"'), d.calendar)
	FROM dossier AS d
	WHERE d.finished_on IS NULL AND d.voided_at IS NULL AND d.calendar IS NOT NULL AND NOT EXISTS (SELECT FROM cchc.calendar AS c WHERE c.name = d.calendar)
	UNION ALL
	-- Files that forget the promise: such dossiers are never late.
	SELECT 'procedure' AS register, p.code::text, 'dossiers_without_promise' AS problem,
		format(cchc.message('its limit is %s, and dossiers of it have neither limit nor due date: %s; they count as in time'), p.time_limit, d.dossiers)
	FROM (
		SELECT d.procedure, count(*) AS dossiers FROM dossier AS d
		WHERE d.due_at IS NULL AND d.time_limit IS NULL AND d.voided_at IS NULL
		GROUP BY d.procedure) AS d
	JOIN procedure AS p ON p.code = d.procedure
	WHERE p.time_limit IS NOT NULL
	UNION ALL
	SELECT 'dossier' AS register, d.code::text, 'unknown_code' AS problem, format(cchc.message('%s "%s" is not in the list %s'), 'closing_reason', d.closing_reason, 'closing_reason')
	FROM dossier AS d
	WHERE d.closing_reason NOT IN (SELECT t.code FROM term AS t WHERE t.domain = 'closing_reason')
	UNION ALL
	SELECT 'dossier_delay' AS register, format('%s %s', y.dossier, y.noted_at), 'unknown_code' AS problem, format(cchc.message('%s "%s" is not in the list %s'), 'cause', y.cause, 'delay_cause')
	FROM dossier_delay AS y
	WHERE y.cause NOT IN (SELECT t.code FROM term AS t WHERE t.domain = 'delay_cause')
	UNION ALL
	SELECT 'submission' AS register, s.submission_id::text, 'unknown_code' AS problem, format(cchc.message('%s "%s" is not in the list %s'), 'refusal_reason', s.refusal_reason, 'refusal_reason')
	FROM submission AS s
	WHERE s.refusal_reason NOT IN (SELECT t.code FROM term AS t WHERE t.domain = 'refusal_reason')
	UNION ALL
	SELECT 'submission' AS register, s.submission_id::text, 'accepted_without_dossier' AS problem, cchc.message('it was accepted, and its dossier is not known') AS detail
	FROM submission AS s
	WHERE s.accepted_at IS NOT NULL AND s.dossier IS NULL
	UNION ALL
	SELECT 'submission' AS register, s.submission_id::text, 'submission_of_another_procedure' AS problem,
		format(cchc.message('it asks for procedure "%s", its dossier "%s" for "%s"'), s.procedure, d.code, d.procedure)
	FROM submission AS s JOIN dossier AS d ON d.code = s.dossier
	WHERE s.procedure <> d.procedure AND d.since_cause IS NULL
	UNION ALL
	SELECT 'dossier_pause' AS register, format('%s %s', p.dossier, p.during), x.problem,
		CASE WHEN x.problem = 'pause_before_receipt' THEN cchc.message('the pause begins before the receipt')
			WHEN upper_inf(p.during) THEN cchc.message('the dossier has ended, and the pause has not')
			ELSE cchc.message('the pause ends after the dossier') END
	FROM dossier_pause AS p JOIN dossier AS d ON d.code = p.dossier
	CROSS JOIN LATERAL (VALUES
		('pause_before_receipt', lower(p.during) < d.received_at),
		('pause_after_end', d.finished_at IS NOT NULL AND upper_inf(p.during) OR d.finished_at < upper(p.during))) AS x (problem, wrong)
	WHERE x.wrong
	UNION ALL
	SELECT 'dossier_step' AS register, format('%s %s', s.dossier, s.step_no), x.problem,
		CASE WHEN x.problem = 'step_before_receipt' THEN cchc.message('the step begins before the receipt')
			ELSE cchc.message('the dossier has ended, and the step has not') END
	FROM dossier_step AS s JOIN dossier AS d ON d.code = s.dossier
	CROSS JOIN LATERAL (VALUES
		('step_before_receipt', s.started_at < d.received_at),
		('step_open_at_end', d.finished_at IS NOT NULL AND (s.finished_at IS NULL OR s.finished_at > d.finished_at))) AS x (problem, wrong)
	WHERE x.wrong
	UNION ALL
	SELECT 'dossier_step' AS register, format('%s %s', s.dossier, s.step_no), 'step_before_predecessor' AS problem, format(cchc.message('it ended before step %s'), b.step_no)
	FROM dossier_step AS s JOIN dossier_step AS b ON b.dossier = s.dossier AND b.step_no = s.step_no - 1
	WHERE NOT s.parallel AND s.finished_at IS NOT NULL AND (b.finished_at IS NULL OR b.finished_at > s.finished_at);
COMMENT ON VIEW data_problem_dossier IS 'Dossiers that contradict their registers, submissions, pauses and steps; part of data_problem (hồ sơ mâu thuẫn).';
COMMENT ON COLUMN data_problem_dossier.register IS 'The table (bảng).';
COMMENT ON COLUMN data_problem_dossier.key IS 'Key of the row, its columns separated by a blank (khóa của dòng).';
COMMENT ON COLUMN data_problem_dossier.problem IS 'What is wrong, in one word (loại vấn đề).';
COMMENT ON COLUMN data_problem_dossier.detail IS 'What is wrong, in a sentence (diễn giải).';
