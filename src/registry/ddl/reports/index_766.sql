-- The index of Decision 766/QĐ-TTg: 21 metrics, each a numerator and a denominator that
-- count the rows of a list; cchc.index_weight holds their points.
--
-- A row belongs to a metric's denominator and is counted in its numerator.  Both are
-- NULL where the registry does not know: a row that may belong is left out, one that may
-- be counted is not; a metric of which nothing at all is known is not computable.

-- One row a dossier, the columns of a metric side by side.
CREATE FUNCTION index_766_dossier(period daterange, as_of date DEFAULT NULL)
RETURNS TABLE (dossier dossier_code, agency agency_code, procedure procedure_code, received_on date, received boolean, in_time boolean, satisfied boolean,
	synchronised boolean, sent_online boolean, online boolean, with_fee boolean, paid boolean, digitised boolean, reused boolean, population boolean,
	with_result boolean, e_result boolean)
	LANGUAGE sql STABLE PARALLEL SAFE ROWS 300000
BEGIN ATOMIC
	SELECT j.dossier, j.agency, j.procedure, j.received_on, j.received_on >= lower(period), j.in_time,
		CASE WHEN e.asked THEN j.in_time AND x.dossier IS NULL END,
		CASE WHEN j.synced_at IS NOT NULL THEN true END,
		j.channel = 'online',
		j.channel = 'online' AND (p.result_on_paper IS NOT TRUE OR j.e_result),
		j.received_on >= lower(period) AND coalesce(j.has_fee, p.has_fee),
		j.paid_online, j.digitised AND j.e_result, j.reused_data, j.population_data,
		j.finished_on IS NOT NULL AND j.finished_on <= e.last_day AND p.result_on_paper, j.e_result
	FROM (
		SELECT r.last_day, EXISTS (SELECT FROM survey_response AS s WHERE s.answered_on <= r.last_day)
			OR EXISTS (SELECT FROM feedback AS f WHERE f.received_on <= r.last_day) AS asked
		FROM report_evening(period, as_of) AS r (last_day) OFFSET 0) AS e
	CROSS JOIN judged_stay('index_766', period, as_of) AS j
	JOIN procedure AS p ON p.code = j.procedure
	-- Dislike: a score of 1 or 2, or a feedback about it
	LEFT JOIN (
		SELECT u.dossier, min(u.day) AS first_day
		FROM (
			SELECT s.dossier, s.answered_on AS day FROM survey_response AS s WHERE s.score <= 2
			UNION ALL
			SELECT f.dossier, f.received_on FROM feedback AS f WHERE f.dossier IS NOT NULL) AS u
		GROUP BY u.dossier) AS x ON x.dossier = j.dossier AND x.first_day <= e.last_day;
END;
COMMENT ON FUNCTION index_766_dossier(daterange, date) IS 'The dossiers that the index of Decision 766 looks at in a period as of an evening, once each at the agency that has them then, with what its metrics ask of them; NULL is not known (hồ sơ theo bộ chỉ số 766).';

-- They are asked for by agency and by procedure, never by both: pairs would be many.
CREATE FUNCTION index_766_use(period daterange, as_of date DEFAULT NULL)
RETURNS TABLE (agency agency_code, procedure procedure_code, handled bigint, in_time bigint, satisfied bigint, satisfied_known bigint,
	received bigint, synchronised bigint, sent_online bigint, online bigint, online_known bigint,
	with_fee bigint, fee_unsure bigint, paid bigint, paid_known bigint, digitised bigint, digitised_known bigint, reused bigint, reused_known bigint,
	population bigint, population_known bigint, with_result bigint, result_unsure bigint, e_result bigint, e_result_known bigint)
	LANGUAGE sql STABLE PARALLEL SAFE ROWS 1000
BEGIN ATOMIC
	SELECT s.agency, s.procedure, count(*), count(*) FILTER (WHERE s.in_time), count(*) FILTER (WHERE s.satisfied), count(s.satisfied),
		count(*) FILTER (WHERE s.received), count(*) FILTER (WHERE s.received AND s.synchronised), count(*) FILTER (WHERE s.received AND s.sent_online),
		count(*) FILTER (WHERE s.received AND s.online), count(s.online) FILTER (WHERE s.received),
		count(*) FILTER (WHERE s.with_fee), count(*) FILTER (WHERE s.with_fee IS NULL),
		count(*) FILTER (WHERE s.with_fee AND s.paid), count(s.paid) FILTER (WHERE s.with_fee),
		count(*) FILTER (WHERE s.received AND s.digitised), count(s.digitised) FILTER (WHERE s.received),
		count(*) FILTER (WHERE s.received AND s.reused), count(s.reused) FILTER (WHERE s.received),
		count(*) FILTER (WHERE s.received AND s.population), count(s.population) FILTER (WHERE s.received),
		count(*) FILTER (WHERE s.with_result), count(*) FILTER (WHERE s.with_result IS NULL),
		count(*) FILTER (WHERE s.with_result AND s.e_result), count(s.e_result) FILTER (WHERE s.with_result)
	-- The fence: else each CASE is copied into every FILTER.
	FROM (SELECT i.* FROM index_766_dossier(period, as_of) AS i OFFSET 0) AS s
	GROUP BY GROUPING SETS ((s.agency), (s.procedure));
END;
COMMENT ON FUNCTION index_766_use(daterange, date) IS 'The dossiers of index_766_dossier() counted by agency (procedure NULL) and by procedure (agency NULL) (số hồ sơ theo bộ chỉ số 766).';

-- One row a procedure; what its dossiers show is added by those who have counted them.
CREATE FUNCTION index_766_procedure(period daterange, as_of date DEFAULT NULL)
RETURNS TABLE (procedure procedure_code, agency agency_code, name text, in_force boolean, online boolean, with_fee boolean, integrated boolean, population boolean,
	published boolean, published_in_time boolean, disclosure_due boolean, disclosed_in_time boolean, disclosed boolean, complete boolean)
	LANGUAGE sql STABLE PARALLEL SAFE ROWS 1000
BEGIN ATOMIC
	WITH evening AS (
		SELECT r.last_day, lower(period) AS first_day, calendar() AS calendar, first_day(calendar()) AS calendar_from, last_day(calendar()) AS calendar_to
		FROM report_evening(period, as_of) AS r (last_day)
	), act AS (
		-- Working days that the calendar does not reach are not known.
		SELECT b.procedure, b.action, b.complete, b.document_id, d.signed_on, CASE WHEN b.disclosed_on <= e.last_day THEN b.disclosed_on END AS disclosed_on,
			d.signed_on >= e.first_day AS published,
			CASE WHEN b.effective_on BETWEEN e.calendar_from + 60 AND e.calendar_to
				THEN d.signed_on <= add_working_days(b.effective_on, CASE i.level WHEN 'ministry' THEN -20 ELSE -5 END, e.calendar) END AS published_in_time,
			CASE WHEN d.signed_on BETWEEN e.calendar_from AND e.calendar_to - 60
				THEN add_working_days(d.signed_on, CASE i.level WHEN 'ministry' THEN 10 ELSE 5 END, e.calendar) END AS disclose_by,
			e.first_day, e.last_day
		FROM evening AS e
		JOIN document AS d ON d.signed_on <= e.last_day
		JOIN publication AS b USING (document_id)
		JOIN agency AS i ON i.code = d.issuer
	), worst AS (
		SELECT a.procedure,
			bool_or(a.published) AS published,
			bool_and(a.published_in_time) FILTER (WHERE a.published) AS published_in_time,
			bool_or(u.due) AS disclosure_due,
			-- Not public yet, or not recorded: not known, and not counted
			CASE WHEN bool_or(a.disclosed_on > a.disclose_by) FILTER (WHERE u.due) THEN false
				WHEN bool_and(coalesce(a.disclosed_on <= a.disclose_by, false)) FILTER (WHERE u.due) THEN true END AS disclosed_in_time
		FROM act AS a
		CROSS JOIN LATERAL (SELECT a.disclosed_on >= a.first_day OR (a.disclosed_on IS NULL AND a.disclose_by BETWEEN a.first_day AND a.last_day) AS due) AS u
		GROUP BY a.procedure
	), newest AS (
		SELECT DISTINCT ON (a.procedure) a.procedure, a.action, a.complete
		FROM act AS a
		WHERE a.disclosed_on IS NOT NULL
		ORDER BY a.procedure, a.signed_on DESC, a.document_id DESC
	)
	SELECT p.code, p.agency, p.name, p.valid @> e.last_day, p.online_level IN ('partial', 'full'), p.has_fee, p.payment_integrated, p.population_data,
		-- A procedure all of whose decisions have no effective day is left out.
		CASE WHEN NOT coalesce(w.published, false) THEN false WHEN w.published_in_time IS NOT NULL THEN true END, w.published_in_time,
		coalesce(w.disclosure_due, false), w.disclosed_in_time,
		coalesce(p.valid @> e.last_day AND n.action <> 'abolished', false), n.complete
	FROM evening AS e
	JOIN procedure AS p ON e.last_day IS NOT NULL
	LEFT JOIN worst AS w ON w.procedure = p.code
	LEFT JOIN newest AS n ON n.procedure = p.code;
END;
COMMENT ON FUNCTION index_766_procedure(daterange, date) IS 'Every procedure with what the metrics of the index of Decision 766 ask of it in a period as of an evening, its dossiers apart; of several publications the worst counts; NULL is not known (thủ tục theo bộ chỉ số 766).';

CREATE FUNCTION index_766_feedback(period daterange, as_of date DEFAULT NULL)
RETURNS TABLE (feedback_id bigint, agency agency_code, kind text, received_on date, in_time boolean, satisfied boolean)
	LANGUAGE sql STABLE PARALLEL SAFE ROWS 1000
BEGIN ATOMIC
	SELECT f.feedback_id, f.agency, f.kind, f.received_on, NOT c.late,
		NOT c.late AND NOT (f.satisfied IS FALSE AND s.answered_on IS NOT NULL)
			AND NOT EXISTS (SELECT FROM feedback AS n WHERE n.continues = f.feedback_id AND n.received_on <= e.last_day)
	FROM (SELECT r.last_day, calendar() AS calendar, first_day(calendar()) AS calendar_from, last_day(calendar()) - 60 AS calendar_to
		FROM report_evening(period, as_of) AS r (last_day) OFFSET 0) AS e
	JOIN feedback AS f ON f.received_on BETWEEN coalesce(lower(period), e.last_day) AND e.last_day
	-- What had happened in the evening
	CROSS JOIN LATERAL (SELECT
		CASE WHEN local_day(f.refused_at) <= e.last_day THEN local_day(f.refused_at) END AS refused_on,
		CASE WHEN local_day(f.supplement_asked_at) <= e.last_day THEN local_day(f.supplement_asked_at) END AS asked_on,
		CASE WHEN local_day(f.answered_at) <= e.last_day THEN local_day(f.answered_at) END AS answered_on,
		CASE WHEN local_day(f.published_at) <= e.last_day THEN local_day(f.published_at) END AS published_on) AS s
	-- 2 working days to refuse, 5 to ask back, 15 to answer, 2 to publish an answer
	CROSS JOIN LATERAL (SELECT
		CASE WHEN f.received_on BETWEEN e.calendar_from AND e.calendar_to THEN add_working_days(f.received_on, 2, e.calendar) END AS refuse_by,
		CASE WHEN f.received_on BETWEEN e.calendar_from AND e.calendar_to THEN add_working_days(f.received_on, 5, e.calendar) END AS ask_by,
		CASE WHEN f.received_on BETWEEN e.calendar_from AND e.calendar_to THEN add_working_days(f.received_on, 15, e.calendar) END AS answer_by,
		CASE WHEN s.answered_on BETWEEN e.calendar_from AND e.calendar_to THEN add_working_days(s.answered_on, 2, e.calendar) END AS publish_by) AS t
	CROSS JOIN LATERAL (SELECT coalesce(s.refused_on > t.refuse_by OR s.asked_on > t.ask_by OR s.answered_on > t.answer_by OR s.published_on > t.publish_by
		OR (s.refused_on IS NULL AND s.answered_on IS NULL AND e.last_day > t.answer_by), false) AS late) AS c
	-- Asked for in any case: of an empty register the server may look at nothing else.
	WHERE report_evening(period, as_of) IS NOT NULL;
END;
COMMENT ON FUNCTION index_766_feedback(daterange, date) IS 'Feedback received in a period with what the metrics of the index of Decision 766 ask of it as of an evening: in time while no clock was missed, satisfied also without a dislike and without a feedback that takes it up again (phản ánh, kiến nghị theo bộ chỉ số 766).';

-- The figures of every metric by agency; agency NULL is the whole registry, where alone is decided whether a metric is known.
CREATE FUNCTION index_766_count(period daterange, as_of date DEFAULT NULL)
RETURNS TABLE (agency agency_code, metric text, numerator bigint, denominator bigint, known boolean)
	LANGUAGE sql STABLE PARALLEL SAFE ROWS 3000
BEGIN ATOMIC
	WITH use AS MATERIALIZED (
		SELECT u.* FROM index_766_use(period, as_of) AS u
	), register AS MATERIALIZED (
		SELECT EXISTS (SELECT FROM dossier AS d WHERE d.received_on <= e.last_day) AS dossiers,
			EXISTS (SELECT FROM feedback AS f WHERE f.received_on <= e.last_day) AS feedback,
			EXISTS (SELECT FROM document AS d JOIN publication AS b USING (document_id) WHERE d.signed_on <= e.last_day) AS publications, e.last_day
		FROM report_evening(period, as_of) AS e (last_day) WHERE e.last_day IS NOT NULL
	), listed AS (
		SELECT p.agency, m.metric, m.belongs, m.counted
		FROM register AS r
		CROSS JOIN index_766_procedure(period, as_of) AS p
		LEFT JOIN use AS u ON u.procedure = p.procedure AND u.agency IS NULL
		CROSS JOIN LATERAL (VALUES
			('publication_on_time', CASE WHEN r.publications THEN p.published END, p.published_in_time),
			('disclosure_on_time', CASE WHEN r.publications THEN p.disclosure_due END, p.disclosed_in_time),
			('disclosure_complete', CASE WHEN r.publications THEN p.disclosed END, p.complete),
			('procedure_online', p.in_force, p.online),
			('online_procedure_used', p.in_force AND p.online, coalesce(u.sent_online, 0) > 0),
			('procedure_paid_online', p.in_force AND p.with_fee, CASE WHEN u.paid > 0 THEN true WHEN u.paid_known > 0 OR coalesce(u.with_fee, 0) = 0 THEN false END),
			('payment_integrated', p.in_force AND p.with_fee, p.integrated),
			('population_data_linked', p.in_force, CASE WHEN p.population OR u.population > 0 THEN true WHEN NOT p.population OR u.population_known > 0 THEN false END)) AS m (metric, belongs, counted)
		UNION ALL
		SELECT f.agency, m.metric, true, m.counted
		FROM index_766_feedback(period, as_of) AS f
		CROSS JOIN LATERAL (VALUES ('feedback_on_time', f.in_time), ('feedback_satisfaction', f.satisfied)) AS m (metric, counted)
		UNION ALL
		-- A register that has rows before the period is one of which 0 is known.
		SELECT NULL::agency_code AS agency, m.metric, false AS belongs, NULL::boolean AS counted
		FROM register AS r
		CROSS JOIN (VALUES ('feedback_on_time'), ('feedback_satisfaction')) AS m (metric)
		WHERE r.feedback
		UNION ALL
		SELECT a.code, 'digital_certified_copy' AS metric, true AS belongs, a.certified_copy
		FROM register AS r
		JOIN agency AS a ON a.kind IN ('commune', 'ward', 'township', 'special_zone') AND a.valid @> r.last_day
	), cell AS (
		-- Nothing stands in two agencies; the whole registry has its row also where there is no dossier.
		SELECT d.agency, m.metric, coalesce(sum(m.numerator), 0)::bigint AS numerator, coalesce(sum(m.denominator), 0)::bigint AS denominator,
			coalesce(sum(m.judged) > 0, false) OR (coalesce(sum(m.denominator), 0) = 0 AND coalesce(sum(m.unsure), 0) = 0 AND bool_and(r.dossiers)) AS known
		FROM register AS r
		LEFT JOIN use AS d ON d.procedure IS NULL
		CROSS JOIN LATERAL (VALUES
			('dossier_synced', d.synchronised, d.received, d.synchronised, 0),
			('dossier_on_time', d.in_time, d.handled, d.handled, 0),
			('dossier_online', d.online, d.received, d.online_known, 0),
			('dossier_paid_online', d.paid, d.with_fee, d.paid_known, d.fee_unsure),
			('electronic_result', d.e_result, d.with_result, d.e_result_known, d.result_unsure),
			('dossier_digitised', d.digitised, d.received, d.digitised_known, 0),
			('digitised_data_reused', d.reused, d.received, d.reused_known, 0),
			('population_data_used', d.population, d.received, d.population_known, 0),
			('dossier_satisfaction', d.satisfied, d.handled, d.satisfied_known, 0)) AS m (metric, numerator, denominator, judged, unsure)
		GROUP BY GROUPING SETS ((m.metric, d.agency), (m.metric))
		HAVING GROUPING(d.agency) = 1 OR d.agency IS NOT NULL
		UNION ALL
		SELECT l.agency, l.metric, count(*) FILTER (WHERE l.belongs AND l.counted), count(*) FILTER (WHERE l.belongs),
			count(*) FILTER (WHERE l.belongs AND l.counted IS NOT NULL) > 0
				OR (count(*) FILTER (WHERE l.belongs) = 0 AND count(*) FILTER (WHERE l.belongs IS NULL) = 0)
		FROM listed AS l
		GROUP BY GROUPING SETS ((l.metric, l.agency), (l.metric))
		HAVING GROUPING(l.agency) = 1 OR l.agency IS NOT NULL
	)
	SELECT c.agency, c.metric, c.numerator, c.denominator, t.known
	FROM cell AS c
	JOIN cell AS t ON t.metric = c.metric AND t.agency IS NULL;
END;
COMMENT ON FUNCTION index_766_count(daterange, date) IS 'Numerators and denominators of the metrics of the index of Decision 766 in a period as of an evening, by agency and, with agency NULL, for the whole registry; known tells whether the registry records what the metric asks at all (tử số, mẫu số bộ chỉ số 766).';

-- Points: of the agencies together, or of each apart.
CREATE FUNCTION index_766_scored(period daterange, as_of date, within agency_code, reading text, apart boolean)
RETURNS TABLE (agency agency_code, place bigint, group_no integer, metric text, name text, numerator bigint, denominator bigint, ratio numeric, threshold numeric,
	points numeric, max_points numeric, computable boolean)
	LANGUAGE sql STABLE PARALLEL SAFE ROWS 3000
BEGIN ATOMIC
	WITH asked AS (
		-- The last day of the period; from it alone a period without an end would have no weights, and no error.
		SELECT check_index_reading(index_766_scored.reading) AS reading, greatest(upper(index_766_scored.period) - 1, e.last_day) AS last_day
		FROM report_evening(index_766_scored.period, index_766_scored.as_of) AS e (last_day)
		WHERE e.last_day IS NOT NULL
	), counted AS MATERIALIZED (
		SELECT c.agency, c.metric, c.numerator, c.denominator, c.known FROM index_766_count(index_766_scored.period, index_766_scored.as_of) AS c
	), line AS (
		-- Nothing stands in two agencies: their sum is the figure of all.
		SELECT k.key, c.metric, CASE WHEN index_766_scored.apart THEN min(c.agency) END AS agency,
			sum(c.numerator)::bigint AS numerator, sum(c.denominator)::bigint AS denominator
		FROM counted AS c
		CROSS JOIN LATERAL (SELECT CASE WHEN index_766_scored.apart THEN c.agency::text ELSE '' END AS key) AS k
		WHERE c.agency IS NOT NULL AND (index_766_scored.within IS NULL OR c.agency <@ index_766_scored.within)
		GROUP BY k.key, c.metric
	), subject AS (
		SELECT '' AS key, NULL::agency_code AS agency WHERE NOT index_766_scored.apart
		UNION ALL
		SELECT l.key, min(l.agency) FROM line AS l WHERE index_766_scored.apart GROUP BY l.key HAVING sum(l.denominator) > 0
	), figure AS (
		SELECT s.key, s.agency, w.place, w.group_no, w.metric, w.name, w.max, w.threshold, w.when_empty, w.times,
			CASE WHEN t.known THEN coalesce(l.numerator, 0) END AS numerator, CASE WHEN t.known THEN coalesce(l.denominator, 0) END AS denominator
		FROM asked AS q
		CROSS JOIN LATERAL index_weights(q.reading, q.last_day) AS w
		CROSS JOIN subject AS s
		LEFT JOIN counted AS t ON t.metric = w.metric AND t.agency IS NULL
		LEFT JOIN line AS l ON l.metric = w.metric AND l.key = s.key
	)
	SELECT f.agency, f.place, f.group_no, f.metric, f.name, f.numerator, f.denominator,
		round(x.times * f.numerator / nullif(f.denominator, 0), 6), f.threshold, p.points, f.max, p.points IS NOT NULL
	FROM figure AS f
	LEFT JOIN figure AS o ON o.metric = f.times AND o.key = f.key
	CROSS JOIN LATERAL (SELECT CASE WHEN f.times IS NULL THEN 1 ELSE o.numerator::numeric / nullif(o.denominator, 0) END AS times) AS x
	CROSS JOIN LATERAL (SELECT index_points(f.numerator, f.denominator, x.times, f.max, f.threshold, f.when_empty) AS points) AS p;
END;
COMMENT ON FUNCTION index_766_scored(daterange, date, agency_code, text, boolean) IS 'The index of Decision 766 of the agencies within one, together (agency NULL) or each apart: what index_766() and kpi_index_766() print (chấm điểm bộ chỉ số 766).';

CREATE FUNCTION index_766_now(period daterange, as_of date DEFAULT NULL, within agency_code DEFAULT NULL, reading text DEFAULT 'api')
RETURNS TABLE (group_no integer, metric text, name text, numerator bigint, denominator bigint, ratio numeric, threshold numeric,
	points numeric, max_points numeric, computable boolean)
	LANGUAGE sql STABLE PARALLEL SAFE ROWS 21
	SET jit = off
BEGIN ATOMIC
	SELECT s.group_no, s.metric, s.name, s.numerator, s.denominator, s.ratio, s.threshold, s.points, s.max_points, s.computable
	FROM index_766_scored(period, as_of, within, reading, false) AS s
	ORDER BY s.group_no, s.place, s.metric;
END;
COMMENT ON FUNCTION index_766_now(daterange, date, agency_code, text) IS 'The lines of index_766(), counted now (các dòng của bộ chỉ số 766).';

CREATE FUNCTION kpi_index_766(period daterange, as_of date DEFAULT NULL, within agency_code DEFAULT NULL, reading text DEFAULT 'api')
RETURNS TABLE (agency agency_code, agency_name text, level text, level_name text, group_no integer, metric text, name text, numerator bigint, denominator bigint,
	ratio numeric, threshold numeric, points numeric, max_points numeric, computable boolean)
	LANGUAGE sql STABLE PARALLEL SAFE ROWS 3000
	SET jit = off
BEGIN ATOMIC
	SELECT s.agency, a.name, a.level, v.label, s.group_no, s.metric, s.name, s.numerator, s.denominator, s.ratio, s.threshold, s.points, s.max_points, s.computable
	FROM index_766_scored(period, as_of, within, reading, true) AS s
	JOIN agency AS a ON a.code = s.agency
	LEFT JOIN labels('admin_level') AS v ON v.code = a.level
	-- Asked for in any case: of an empty register the server may look at nothing else.
	WHERE report_evening(period, as_of) IS NOT NULL;
END;
COMMENT ON FUNCTION kpi_index_766(daterange, date, agency_code, text) IS 'The index of Decision 766 of every agency that has something to count in a period as of an evening, within a subtree, counted in one pass: what index_766() gives, agency by agency; procedures and their publication count for the agency in charge (bộ chỉ số 766 theo cơ quan).';

--@ period_view kpi_index_766
--@   comment: The index of Decision 766 by agency and metric, in the reading api
--@   term: bộ chỉ số 766 theo kỳ
COMMENT ON COLUMN kpi_index_766.agency IS 'The agency (cơ quan).';
COMMENT ON COLUMN kpi_index_766.agency_name IS 'Its name (tên cơ quan).';
COMMENT ON COLUMN kpi_index_766.level IS 'Its level (cấp).';
COMMENT ON COLUMN kpi_index_766.level_name IS 'The same in Vietnamese (tên cấp).';
COMMENT ON COLUMN kpi_index_766.group_no IS 'Number of the group of metrics (nhóm chỉ số).';
COMMENT ON COLUMN kpi_index_766.metric IS 'The metric, as in cchc.index_weight (chỉ số thành phần).';
COMMENT ON COLUMN kpi_index_766.name IS 'What it is called (tên chỉ số).';
COMMENT ON COLUMN kpi_index_766.numerator IS 'What is counted for it, NULL where the registry does not record it (tử số).';
COMMENT ON COLUMN kpi_index_766.denominator IS 'Of how many, NULL where the registry does not record it (mẫu số).';
COMMENT ON COLUMN kpi_index_766.ratio IS 'numerator / denominator, times the ratio of another metric where the reading says so; NULL on a denominator of 0 (tỷ lệ).';
COMMENT ON COLUMN kpi_index_766.threshold IS 'Ratio from which on the points are full (ngưỡng đạt điểm tối đa).';
COMMENT ON COLUMN kpi_index_766.points IS 'Points, NULL where they cannot be computed (điểm).';
COMMENT ON COLUMN kpi_index_766.max_points IS 'Highest number of points (điểm tối đa).';
COMMENT ON COLUMN kpi_index_766.computable IS 'Whether there are points; sum max_points of these alone (tính được).';

CREATE FUNCTION rank_index_766(period daterange, as_of date DEFAULT NULL, within agency_code DEFAULT NULL, reading text DEFAULT 'api')
RETURNS TABLE (level text, level_name text, rank bigint, agency agency_code, agency_name text, points numeric, max_points numeric, score numeric, band text, band_name text)
	LANGUAGE sql STABLE PARALLEL SAFE ROWS 150
	SET jit = off
BEGIN ATOMIC
	SELECT s.level, s.level_name, rank() OVER (PARTITION BY s.level ORDER BY s.score DESC), s.agency, s.agency_name, s.points, s.max_points, s.score, b.band, label('index_766_band', b.band, 'vi', upper(period) - 1)
	FROM (
		SELECT k.level, k.level_name, k.agency, k.agency_name, sum(k.points) AS points, sum(k.max_points) AS max_points,
			-- What prints the same ranks the same.
			round(100 * sum(k.points) / nullif(sum(k.max_points), 0), 3) AS score
		FROM kpi_index_766(period, as_of, within, reading) AS k
		WHERE k.computable
		GROUP BY k.level, k.level_name, k.agency, k.agency_name) AS s
	CROSS JOIN LATERAL (SELECT index_band_of(s.score, upper(period) - 1) AS band) AS b
	WHERE s.score IS NOT NULL;
END;
COMMENT ON FUNCTION rank_index_766(daterange, date, agency_code, text) IS 'Agencies within a subtree ranked by their points in per cent of what is computable for each (score), level by level: 1, 2, 2, 4, with the band of cchc.index_band; compare max_points first: two agencies are measured by the same metrics only where it is the same (xếp hạng theo bộ chỉ số 766).';

--@ period_view rank_index_766
--@   comment: Agencies ranked by the index of Decision 766 within their level, in the reading api
--@   term: xếp hạng theo bộ chỉ số 766
COMMENT ON COLUMN rank_index_766.level IS 'Level within which is ranked (cấp).';
COMMENT ON COLUMN rank_index_766.level_name IS 'The same in Vietnamese (tên cấp).';
COMMENT ON COLUMN rank_index_766.rank IS 'Place, the same for equal scores: 1, 2, 2, 4 (thứ hạng).';
COMMENT ON COLUMN rank_index_766.agency IS 'The agency (cơ quan).';
COMMENT ON COLUMN rank_index_766.agency_name IS 'Its name (tên cơ quan).';
COMMENT ON COLUMN rank_index_766.points IS 'Points, of the computable max_points (điểm).';
COMMENT ON COLUMN rank_index_766.max_points IS 'Points that could be reached in the metrics that are computable (điểm tối đa tính được).';
COMMENT ON COLUMN rank_index_766.score IS 'points in per cent of max_points, to three decimals (tỷ lệ điểm).';
COMMENT ON COLUMN rank_index_766.band IS 'The band, as in cchc.index_band (mã xếp loại).';
COMMENT ON COLUMN rank_index_766.band_name IS 'What it is called (xếp loại).';

-- The list behind a figure
CREATE FUNCTION index_766_behind(metric text, period daterange, as_of date DEFAULT NULL, within agency_code DEFAULT NULL, agency agency_code DEFAULT NULL)
RETURNS TABLE (register text, key text, label text, day date, counted boolean)
	LANGUAGE sql STABLE PARALLEL SAFE ROWS 1000
BEGIN ATOMIC
	SELECT 'dossier' AS register, d.dossier::text AS key, p.name AS label, d.received_on AS day, m.counted
	FROM index_766_dossier(index_766_behind.period, index_766_behind.as_of) AS d
	JOIN procedure AS p ON p.code = d.procedure
	CROSS JOIN LATERAL (SELECT
		CASE index_766_behind.metric WHEN 'dossier_on_time' THEN true WHEN 'dossier_satisfaction' THEN true
			WHEN 'dossier_paid_online' THEN d.with_fee WHEN 'electronic_result' THEN d.with_result ELSE d.received END AS belongs,
		CASE index_766_behind.metric WHEN 'dossier_synced' THEN d.synchronised WHEN 'dossier_on_time' THEN d.in_time WHEN 'dossier_online' THEN d.online
			WHEN 'dossier_paid_online' THEN d.paid WHEN 'electronic_result' THEN d.e_result WHEN 'dossier_digitised' THEN d.digitised WHEN 'digitised_data_reused' THEN d.reused
			WHEN 'population_data_used' THEN d.population WHEN 'dossier_satisfaction' THEN d.satisfied END AS counted) AS m
	WHERE check_term('metric', 'index_766_metric', index_766_behind.metric) IN ('dossier_synced', 'dossier_on_time', 'dossier_online', 'dossier_paid_online', 'electronic_result',
			'dossier_digitised', 'digitised_data_reused', 'population_data_used', 'dossier_satisfaction')
		AND m.belongs AND (index_766_behind.within IS NULL OR d.agency <@ index_766_behind.within)
		AND (index_766_behind.agency IS NULL OR d.agency = index_766_behind.agency)
	UNION ALL
	SELECT 'procedure' AS register, p.procedure::text, p.name, NULL::date AS day, m.counted
	FROM index_766_procedure(index_766_behind.period, index_766_behind.as_of) AS p
	LEFT JOIN index_766_use(index_766_behind.period, index_766_behind.as_of) AS u ON u.procedure = p.procedure AND u.agency IS NULL
		AND index_766_behind.metric IN ('online_procedure_used', 'procedure_paid_online', 'population_data_linked')
	CROSS JOIN LATERAL (VALUES
		('publication_on_time', p.published, p.published_in_time),
		('disclosure_on_time', p.disclosure_due, p.disclosed_in_time),
		('disclosure_complete', p.disclosed, p.complete),
		('procedure_online', p.in_force, p.online),
		('online_procedure_used', p.in_force AND p.online, coalesce(u.sent_online, 0) > 0),
		('procedure_paid_online', p.in_force AND p.with_fee, CASE WHEN u.paid > 0 THEN true WHEN u.paid_known > 0 OR coalesce(u.with_fee, 0) = 0 THEN false END),
		('payment_integrated', p.in_force AND p.with_fee, p.integrated),
		('population_data_linked', p.in_force, CASE WHEN p.population OR u.population > 0 THEN true WHEN NOT p.population OR u.population_known > 0 THEN false END)) AS m (metric, belongs, counted)
	WHERE check_term('metric', 'index_766_metric', index_766_behind.metric) IN ('publication_on_time', 'disclosure_on_time', 'disclosure_complete', 'procedure_online', 'online_procedure_used',
			'procedure_paid_online', 'payment_integrated', 'population_data_linked')
		AND m.metric = index_766_behind.metric AND m.belongs AND (index_766_behind.within IS NULL OR p.agency <@ index_766_behind.within)
		AND (index_766_behind.agency IS NULL OR p.agency = index_766_behind.agency)
	UNION ALL
	SELECT 'feedback' AS register, f.feedback_id::text, label('feedback_kind', f.kind), f.received_on,
		CASE index_766_behind.metric WHEN 'feedback_on_time' THEN f.in_time ELSE f.satisfied END
	FROM index_766_feedback(index_766_behind.period, index_766_behind.as_of) AS f
	WHERE check_term('metric', 'index_766_metric', index_766_behind.metric) IN ('feedback_on_time', 'feedback_satisfaction')
		AND (index_766_behind.within IS NULL OR f.agency <@ index_766_behind.within)
		AND (index_766_behind.agency IS NULL OR f.agency = index_766_behind.agency)
	UNION ALL
	SELECT 'agency' AS register, a.code::text, a.name, NULL::date AS day, a.certified_copy
	FROM report_evening(index_766_behind.period, index_766_behind.as_of) AS e (last_day)
	JOIN agency AS a ON a.kind IN ('commune', 'ward', 'township', 'special_zone') AND a.valid @> e.last_day
	WHERE check_term('metric', 'index_766_metric', index_766_behind.metric) = 'digital_certified_copy'
		AND (index_766_behind.within IS NULL OR a.code <@ index_766_behind.within)
		AND (index_766_behind.agency IS NULL OR a.code = index_766_behind.agency);
END;
COMMENT ON FUNCTION index_766_behind(text, daterange, date, agency_code, agency_code) IS 'The rows behind a metric of the index of Decision 766: its denominator, and of these the counted ones its numerator (NULL: not recorded, and not counted); of a subtree (within) or of one agency; none for what is not computable; 22004 and 22023 for a metric that is none of the list index_766_metric (danh sách chi tiết của chỉ số 766).';
