-- How digital the dossiers received in a period are.

-- Every stay of the period; counted once a dossier received in it, at the agency that has
-- it in the evening.  What carries no instant is read as it stands today.
CREATE FUNCTION digital_stay(first_day date, last_day date)
RETURNS TABLE (dossier dossier_code, stay timestamptz, agency agency_code, procedure procedure_code, opening integer, closing integer, counted boolean,
	received_on date, channel text, online_level text, has_fee boolean, paid_online boolean, digitised boolean, reused_data boolean, population_data boolean,
	ended_with_paper boolean, e_result boolean, handed_over boolean, return_channel text)
LANGUAGE sql STABLE PARALLEL SAFE ROWS 100000
BEGIN ATOMIC
	SELECT s.dossier, s.stay, s.agency, s.procedure, s.opening, s.closing, s.is_present AND s.received_on >= first_day,
		s.received_on, s.channel, coalesce(s.online_level, p.online_level), s.has_fee, s.paid_online, s.digitised, s.reused_data, s.population_data,
		s.closing <= 3 AND p.result_on_paper, s.e_result, coalesce(s.returned_at <= evening(last_day), false), s.return_channel
	FROM stay_in(first_day, last_day) AS s
	LEFT JOIN procedure AS p ON p.code = s.procedure;
END;
COMMENT ON FUNCTION digital_stay(date, date) IS 'The stays of stay_in() with what is digital about them; counted where the dossier was received within the local days first_day to last_day (included) and the agency has it in the evening of last_day; the online level is that of its receipt, else of its procedure today; ended_with_paper where it ended and its procedure has a result on paper; NULL is unknown (lượt giải quyết theo mức độ số hóa).';

-- Those that are alike are counted first.
CREATE FUNCTION stay_alike(period daterange, as_of date, within agency_code)
RETURNS TABLE (agency agency_code, opening integer, closing integer, counted boolean, channel text, online_level text, has_fee boolean, paid_online boolean,
	digitised boolean, reused_data boolean, population_data boolean, ended_with_paper boolean, e_result boolean, handed_over boolean, return_channel text, n bigint)
LANGUAGE sql STABLE PARALLEL SAFE ROWS 10000
	SET jit = off
	SET enable_sort = off		-- they are few, but the server expects as many as dossiers, and would sort these
BEGIN ATOMIC
	SELECT s.agency, s.opening, s.closing, s.counted, s.channel, s.online_level, s.has_fee, s.paid_online, s.digitised, s.reused_data, s.population_data,
		s.ended_with_paper, s.e_result, s.handed_over, s.return_channel, count(*)
	FROM (
		SELECT d.*
		FROM report_evening(period, as_of) AS e (last_day)
		CROSS JOIN LATERAL digital_stay(coalesce(lower(period), e.last_day), e.last_day) AS d
		WHERE within IS NULL OR d.agency <@ within OFFSET 0) AS s
	GROUP BY s.agency, s.opening, s.closing, s.counted, s.channel, s.online_level, s.has_fee, s.paid_online, s.digitised, s.reused_data, s.population_data,
		s.ended_with_paper, s.e_result, s.handed_over, s.return_channel;
END;
COMMENT ON FUNCTION stay_alike(daterange, date, agency_code) IS 'How many stays of a period as of an evening (as in report_evening()), within an agency''s subtree (NULL: everywhere), are alike in agency, opening, closing and all that is digital (số lượt giải quyết giống nhau).';

-- One definition of each metric, for one dossier as for many that are alike.
CREATE FUNCTION digital_metric(channel text, online_level text, has_fee boolean, paid_online boolean, digitised boolean, reused_data boolean,
	population_data boolean, ended_with_paper boolean, e_result boolean, handed_over boolean, return_channel text)
RETURNS TABLE (metric text, counted boolean, done boolean)
LANGUAGE sql IMMUTABLE PARALLEL SAFE ROWS 13
BEGIN ATOMIC
	SELECT m.metric, m.counted, CASE WHEN m.counted THEN m.done END
	FROM (VALUES
		('channel_online', true, channel = 'online'),
		('channel_counter', true, channel = 'counter'),
		('channel_post', true, channel = 'post'),
		('level_full', true, online_level = 'full'),
		('level_partial', true, online_level = 'partial'),
		('level_other', true, online_level NOT IN ('full', 'partial')),
		('online_where_offered', online_level IN ('full', 'partial'), channel = 'online'),
		('paid_online', has_fee, paid_online),
		('digitised', true, digitised),
		('reused_data', true, reused_data),
		('population_data', true, population_data),
		('e_result', ended_with_paper, e_result),
		('returned_by_post', handed_over, return_channel = 'post')) AS m (metric, counted, done);
END;
COMMENT ON FUNCTION digital_metric(text, text, boolean, boolean, boolean, boolean, boolean, boolean, boolean, boolean, text) IS 'The metrics of how digital a dossier is, out of the columns of digital_stay(): whether it counts in the metric (NULL unknown), and whether it has what the metric asks for (NULL unknown) (chỉ tiêu số hóa).';

CREATE FUNCTION digital_fact(first_day date, last_day date)
RETURNS TABLE (dossier dossier_code, stay timestamptz, agency agency_code, procedure procedure_code, received_on date, channel text, metric text, done boolean)
LANGUAGE sql STABLE PARALLEL SAFE ROWS 1000000
BEGIN ATOMIC
	SELECT d.dossier, d.stay, d.agency, d.procedure, d.received_on, d.channel, m.metric, m.done
	FROM digital_stay(first_day, last_day) AS d
	CROSS JOIN LATERAL digital_metric(d.channel, d.online_level, d.has_fee, d.paid_online, d.digitised, d.reused_data, d.population_data,
		d.ended_with_paper, d.e_result, d.handed_over, d.return_channel) AS m
	WHERE d.counted AND m.counted IS NOT FALSE;
END;
COMMENT ON FUNCTION digital_fact(date, date) IS 'The dossiers behind kpi_digital(): one row a dossier and metric that it counts in; done counts in the numerator, not done in the denominator alone, NULL in unknown (danh sách hồ sơ theo chỉ tiêu số hóa).';

CREATE FUNCTION kpi_digital(period daterange, as_of date DEFAULT NULL, within agency_code DEFAULT NULL)
RETURNS TABLE (agency agency_code, agency_name text, level text, level_name text, metric text, metric_name text, numerator bigint, denominator bigint, rate numeric, unknown bigint)
LANGUAGE sql STABLE PARALLEL SAFE
SET jit = off		-- compiling it takes as long as counting a quarter
BEGIN ATOMIC
	SELECT c.agency, a.name, a.level, v.label, c.metric, t.label, c.numerator, c.denominator, (100.0 * c.numerator / nullif(c.denominator, 0))::numeric(5, 2), c.unknown
	FROM (
		SELECT g.agency, m.metric,
			coalesce(sum(g.n) FILTER (WHERE m.done), 0)::bigint AS numerator,
			coalesce(sum(g.n) FILTER (WHERE m.done IS NOT NULL), 0)::bigint AS denominator,
			coalesce(sum(g.n) FILTER (WHERE m.counted IS NOT FALSE AND m.done IS NULL), 0)::bigint AS unknown
		FROM stay_alike(period, as_of, within) AS g
		CROSS JOIN LATERAL digital_metric(g.channel, g.online_level, g.has_fee, g.paid_online, g.digitised, g.reused_data, g.population_data,
			g.ended_with_paper, g.e_result, g.handed_over, g.return_channel) AS m
		WHERE g.counted
		GROUP BY g.agency, m.metric) AS c
	LEFT JOIN agency AS a ON a.code = c.agency
	LEFT JOIN labels('admin_level') AS v ON v.code = a.level
	LEFT JOIN labels('digital_metric') AS t ON t.code = c.metric;
END;
COMMENT ON FUNCTION kpi_digital(daterange, date, agency_code) IS 'How digital the dossiers received in a period are, as of an evening (as in report_evening()), within an agency''s subtree (NULL: everywhere): one row an agency and metric, rate in per cent, NULL on an empty denominator; unknown counts what the registry does not know, left out of the denominator (chỉ tiêu chuyển đổi số trong giải quyết thủ tục hành chính).';

--@ period_view kpi_digital
--@   comment: How digital the dossiers received are, by agency and metric
--@   term: chỉ tiêu chuyển đổi số theo kỳ
COMMENT ON COLUMN kpi_digital.agency IS 'The agency (cơ quan).';
COMMENT ON COLUMN kpi_digital.agency_name IS 'Its name (tên cơ quan).';
COMMENT ON COLUMN kpi_digital.level IS 'Its level (cấp).';
COMMENT ON COLUMN kpi_digital.level_name IS 'The same in Vietnamese (tên cấp).';
COMMENT ON COLUMN kpi_digital.metric IS 'channel_online, channel_counter, channel_post, level_full, level_partial, level_other, online_where_offered, paid_online, digitised, reused_data, population_data, e_result or returned_by_post (chỉ tiêu).';
COMMENT ON COLUMN kpi_digital.metric_name IS 'The same in Vietnamese (tên chỉ tiêu).';
COMMENT ON COLUMN kpi_digital.numerator IS 'Dossiers that have it (tử số).';
COMMENT ON COLUMN kpi_digital.denominator IS 'Dossiers that could, and of which it is known (mẫu số).';
COMMENT ON COLUMN kpi_digital.rate IS 'Per cent, NULL on an empty denominator (tỷ lệ).';
COMMENT ON COLUMN kpi_digital.unknown IS 'Dossiers of which it is not known, left out (chưa xác định).';
