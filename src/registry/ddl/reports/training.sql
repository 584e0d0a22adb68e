-- Courses and who took part.

CREATE FUNCTION training_in(period daterange, as_of date DEFAULT NULL, within agency_code DEFAULT NULL)
RETURNS TABLE (training_id bigint, topic text, title text, agency agency_code, agency_name text, began_on date, participants integer)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
	SELECT t.training_id, t.topic, t.title, t.agency, a.name, lower(t.during), t.participants
	FROM report_evening(period, as_of) AS e (last_day)
	JOIN training AS t ON lower(t.during) <@ period AND lower(t.during) <= e.last_day
	LEFT JOIN agency AS a ON a.code = t.agency
	-- Asked for in any case: of an empty register the server may look at nothing else.
	WHERE report_evening(period, as_of) IS NOT NULL AND (within IS NULL OR t.agency <@ within);
END;
COMMENT ON FUNCTION training_in(daterange, date, agency_code) IS 'Courses that begin in a period, as of an evening (as in report_evening()), organised within an agency''s subtree; NULL: everywhere, also where the organiser is not known (lớp đào tạo, bồi dưỡng trong kỳ).';

CREATE FUNCTION kpi_training(period daterange, as_of date DEFAULT NULL, within agency_code DEFAULT NULL)
RETURNS TABLE (agency agency_code, agency_name text, topic text, topic_name text, courses bigint, participants bigint, unknown bigint)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
	SELECT t.agency, t.agency_name, t.topic, label('training_topic', t.topic, 'vi', upper(period) - 1),
		count(*), sum(t.participants), count(*) - count(t.participants)
	FROM training_in(period, as_of, within) AS t
	GROUP BY t.agency, t.agency_name, t.topic
	ORDER BY t.agency, t.topic;
END;
COMMENT ON FUNCTION kpi_training(daterange, date, agency_code) IS 'Courses that begin in a period by organiser (NULL unknown) and topic, as of an evening, within an agency''s subtree (NULL: everywhere), with the participants known, NULL when no course tells, and how many courses do not tell theirs (đào tạo, bồi dưỡng).';

--@ period_view kpi_training
--@   comment: Training courses and who took part, by organiser and topic
--@   term: đào tạo, bồi dưỡng theo kỳ
COMMENT ON COLUMN kpi_training.agency IS 'Agency that organises them, NULL unknown (cơ quan tổ chức).';
COMMENT ON COLUMN kpi_training.agency_name IS 'Its name (tên cơ quan).';
COMMENT ON COLUMN kpi_training.topic IS 'What is taught, a code training_topic of cchc.term (nội dung).';
COMMENT ON COLUMN kpi_training.topic_name IS 'The same in Vietnamese (tên nội dung).';
COMMENT ON COLUMN kpi_training.courses IS 'Courses that begin in the period (số lớp).';
COMMENT ON COLUMN kpi_training.participants IS 'Participants known, NULL when no course tells (lượt người tham gia).';
COMMENT ON COLUMN kpi_training.unknown IS 'Courses that do not tell how many took part (số lớp chưa rõ lượt người).';
