-- Survey scores, and how many of those whose dossier ended answered.

CREATE FUNCTION survey_in(period daterange, as_of date DEFAULT NULL, within agency_code DEFAULT NULL)
RETURNS TABLE (dossier dossier_code, criterion text, score integer, answered_on date,
	agency agency_code, agency_name text, procedure procedure_code, procedure_name text, level text)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
	SELECT r.dossier, r.criterion, r.score, r.answered_on, d.agency, a.name, d.procedure, p.name, a.level
	FROM report_evening(period, as_of) AS e (last_day)
	JOIN survey_response AS r ON r.answered_on <@ period AND r.answered_on <= e.last_day
	JOIN dossier AS d ON d.code = r.dossier AND d.voided_at IS NULL
	LEFT JOIN agency AS a ON a.code = d.agency
	LEFT JOIN procedure AS p ON p.code = d.procedure
	-- Asked for in any case: of an empty register the server may look at nothing else.
	WHERE report_evening(period, as_of) IS NOT NULL AND (within IS NULL OR d.agency <@ within);
END;
COMMENT ON FUNCTION survey_in(daterange, date, agency_code) IS 'Scores given in a period, one row a dossier and criterion, as of an evening (as in report_evening()), of dossiers that an agency within an agency''s subtree has today; NULL: everywhere (phiếu đánh giá trong kỳ).';

CREATE FUNCTION kpi_satisfaction(period daterange, as_of date DEFAULT NULL, within agency_code DEFAULT NULL)
RETURNS TABLE (agency agency_code, agency_name text, procedure procedure_code, procedure_name text, criterion text, criterion_name text,
	responses bigint, satisfied bigint, dissatisfied bigint, rate numeric, mean_score numeric,
	ended bigint, answered bigint, response_rate numeric)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
	WITH score AS (
		SELECT s.agency, s.procedure, s.criterion, count(*) AS responses, count(*) FILTER (WHERE s.score >= 4) AS satisfied,
			count(*) FILTER (WHERE s.score <= 2) AS dissatisfied, avg(s.score)::numeric(3, 2) AS mean_score
		FROM survey_in(period, as_of, within) AS s
		GROUP BY s.agency, s.procedure, s.criterion
	), asked AS (
		SELECT s.agency, s.procedure, count(*) AS ended, count(r.dossier) AS answered
		FROM report_evening(period, as_of) AS e (last_day)
		CROSS JOIN LATERAL stay_in(coalesce(lower(period), e.last_day), e.last_day) AS s
		-- After the end that counts: one that was reopened may have been answered for before it, too.
		LEFT JOIN (SELECT r.dossier, max(r.answered_on) AS last_on
			FROM report_evening(period, as_of) AS v (last_day) JOIN survey_response AS r ON r.answered_on <= v.last_day GROUP BY r.dossier) AS r
			ON r.dossier = s.dossier AND r.last_on >= s.finished_on
		WHERE s.is_present AND s.closing <= 3 AND (within IS NULL OR s.agency <@ within)
		GROUP BY s.agency, s.procedure
	)
	SELECT k.agency, a.name, k.procedure, p.name, c.criterion, label('survey_criterion', c.criterion, 'vi', upper(period) - 1),
		coalesce(c.responses, 0), coalesce(c.satisfied, 0), coalesce(c.dissatisfied, 0), (100.0 * c.satisfied / c.responses)::numeric(5, 2), c.mean_score,
		coalesce(q.ended, 0), coalesce(q.answered, 0), (100.0 * q.answered / q.ended)::numeric(5, 2)
	FROM (SELECT s.agency, s.procedure FROM score AS s UNION SELECT q.agency, q.procedure FROM asked AS q) AS k
	-- USING would lose the operators' schema in a dump.
	LEFT JOIN score AS c ON c.agency = k.agency AND c.procedure = k.procedure
	LEFT JOIN asked AS q ON q.agency = k.agency AND q.procedure = k.procedure
	LEFT JOIN agency AS a ON a.code = k.agency
	LEFT JOIN procedure AS p ON p.code = k.procedure
	ORDER BY k.agency, k.procedure, c.criterion;
END;
COMMENT ON FUNCTION kpi_satisfaction(daterange, date, agency_code) IS 'Scores given in a period by agency, procedure and criterion (NULL where nobody answered), as of an evening, within an agency''s subtree (NULL: everywhere): satisfied is a score of 4 or 5; beside them how many dossiers of the agency and procedure ended in the period and how many of those had answered, the same in the row of every criterion, which does not add up; rates are per cent, NULL on an empty denominator (mức độ hài lòng).';

--@ period_view kpi_satisfaction
--@   comment: Survey scores and response rates, by agency, procedure and criterion
--@   term: mức độ hài lòng theo kỳ
COMMENT ON COLUMN kpi_satisfaction.agency IS 'Agency that solved the dossiers (cơ quan giải quyết).';
COMMENT ON COLUMN kpi_satisfaction.agency_name IS 'Its name (tên cơ quan).';
COMMENT ON COLUMN kpi_satisfaction.procedure IS 'The procedure (mã thủ tục hành chính).';
COMMENT ON COLUMN kpi_satisfaction.procedure_name IS 'Its name (tên thủ tục hành chính).';
COMMENT ON COLUMN kpi_satisfaction.criterion IS 'What was asked, a code survey_criterion of cchc.term; NULL where nobody answered (tiêu chí).';
COMMENT ON COLUMN kpi_satisfaction.criterion_name IS 'The same in Vietnamese (tên tiêu chí).';
COMMENT ON COLUMN kpi_satisfaction.responses IS 'Scores given in the period (số lượt đánh giá).';
COMMENT ON COLUMN kpi_satisfaction.satisfied IS 'Of those, 4 or 5 (hài lòng).';
COMMENT ON COLUMN kpi_satisfaction.dissatisfied IS 'Of those, 1 or 2 (không hài lòng).';
COMMENT ON COLUMN kpi_satisfaction.rate IS 'satisfied, per cent of responses (tỷ lệ hài lòng).';
COMMENT ON COLUMN kpi_satisfaction.mean_score IS 'Mean of the scores (điểm trung bình).';
COMMENT ON COLUMN kpi_satisfaction.ended IS 'Dossiers of the agency and procedure that ended in the period (hồ sơ đã giải quyết trong kỳ).';
COMMENT ON COLUMN kpi_satisfaction.answered IS 'Of those, with any score given by the evening of the report (trong đó có đánh giá).';
COMMENT ON COLUMN kpi_satisfaction.response_rate IS 'answered, per cent of ended (tỷ lệ phản hồi).';
