-- The registry at BENCH_ROWS dossiers over five years: acts, loading, and reports of
-- any evening beside the best plain SQL of the same meaning that knows no history.
\ir registry_data.sql

-- Plain SQL of an expert: no history, no reason of a pause, the same indexes.
CREATE FUNCTION plain_ii_06(f date, l date) RETURNS TABLE (agency agency_code, procedure procedure_code, a bigint, b bigint, c bigint, d bigint, e bigint, g bigint, h bigint, i bigint)
LANGUAGE sql STABLE AS $$
	SELECT s.agency, s.procedure, count(*) FILTER (WHERE s.received_on >= $1 AND s.channel = 'online'), count(*) FILTER (WHERE s.received_on >= $1 AND s.channel <> 'online'),
		count(*) FILTER (WHERE s.received_on < $1), count(*) FILTER (WHERE s.class = 1), count(*) FILTER (WHERE s.class = 2), count(*) FILTER (WHERE s.class = 3),
		count(*) FILTER (WHERE s.class = 4), count(*) FILTER (WHERE s.class = 5)
	FROM (SELECT d.agency, d.procedure, d.channel, d.received_on, CASE
			WHEN d.finished_on <= $2 THEN CASE WHEN d.due_on IS NULL OR d.finished_on = d.due_on OR d.outcome <> 'resolved' THEN 2 WHEN d.finished_on < d.due_on THEN 1 ELSE 3 END
			WHEN d.due_on < $2 AND p.dossier IS NULL THEN 5 ELSE 4 END AS class
		FROM dossier AS d
		LEFT JOIN dossier_pause AS p ON p.dossier = d.code AND p.during @> evening($2)
		WHERE d.received_on <= $2 AND (d.finished_on >= $1 OR d.finished_on IS NULL) OFFSET 0) AS s
	GROUP BY 1, 2 $$;

CREATE INDEX peer_finished_idx ON dossier (finished_on);

CALL bench.compare('registry', 'II.06 by agency and procedure, the last quarter', $$SELECT count(*) FROM kpi_ii_06('[2022-10-01,2023-01-01)')$$,
	'plain SQL without history', $$SELECT count(*) FROM plain_ii_06('2022-10-01', '2022-12-31')$$, claim => '≤ 1.3');
CALL bench.compare('registry', 'II.06 by agency and procedure, a quarter of 2020', $$SELECT count(*) FROM kpi_ii_06('[2020-04-01,2020-07-01)')$$,
	'plain SQL without history', $$SELECT count(*) FROM plain_ii_06('2020-04-01', '2020-06-30')$$, claim => '≤ 0.6');
CALL bench.compare('registry', 'II.06, one month', $$SELECT count(*) FROM kpi_ii_06('[2022-05-15,2022-06-15)')$$,
	'plain SQL without history', $$SELECT count(*) FROM plain_ii_06('2022-05-15', '2022-06-14')$$);
CALL bench.compare('registry', 'overdue in an evening of 2020', $$SELECT count(*) FROM overdue_on('2020-09-14')$$,
	'plain SQL without history', $$SELECT count(*) FROM dossier AS d WHERE d.due_on < '2020-09-14' AND d.received_on <= '2020-09-14' AND (d.finished_on > '2020-09-14' OR d.finished_on IS NULL)
		AND NOT EXISTS (SELECT FROM dossier_pause AS p WHERE p.dossier = d.code AND p.during @> evening('2020-09-14'))$$, claim => '≤ 0.2');
CALL bench.compare('registry', 'dossiers of one agency overdue in an evening, first 50', $$SELECT * FROM (SELECT dossier FROM stay_in('2022-06-14', '2022-06-14') WHERE closing = 5 AND agency = 'H56.21' ORDER BY due_on LIMIT 50) AS x$$,
	'plain SQL without history', $$SELECT * FROM (SELECT d.code FROM dossier AS d WHERE d.agency = 'H56.21' AND d.due_on < '2022-06-14' AND d.received_on <= '2022-06-14' AND (d.finished_on > '2022-06-14' OR d.finished_on IS NULL)
		AND NOT EXISTS (SELECT FROM dossier_pause AS p WHERE p.dossier = d.code AND p.during @> evening('2022-06-14')) ORDER BY d.due_on LIMIT 50) AS x$$);
CALL bench.compare('registry', 'index 766 by agency, the last quarter', $$SELECT count(*) FROM kpi_index_766('[2022-10-01,2023-01-01)')$$,
	'form II.06 by agency', $$SELECT count(*) FROM ii_06('[2022-10-01,2023-01-01)', by => 'agency')$$);

-- A series of what ended is one pass over two years, as the peer's; with the months of the year before, names and changes.
CALL bench.compare('registry', 'on-time rate by agency, 12 official months with last year: kpi_series', $$SELECT count(*) FROM kpi_series('ii_06', 'official_month', '2022-01-01', 12, by => 'agency', as_of => '2022-12-14')$$,
	'one pass by hand, no history', $$SELECT count(*) FROM (SELECT d.agency, date_trunc('month', d.finished_on + interval '17 days') AS month, count(*) FILTER (WHERE d.outcome <> 'resolved' OR d.due_on IS NULL OR d.finished_on <= d.due_on), count(*)
		FROM dossier AS d WHERE d.finished_on BETWEEN '2020-12-15' AND '2022-12-14' GROUP BY 1, 2) AS x$$, claim => '≤ 1.3');
CALL bench.compare('registry', 'whole form by agency, 12 official months', $$SELECT count(*) FROM generate_series(1, 12) AS n, ii_06(cchc.reporting_period('official_month', 2022, n), by => 'agency')$$,
	'plain SQL without history, month by month', $$SELECT count(*) FROM generate_series(1, 12) AS n, cchc.reporting_period('official_month', 2022, n) AS p, plain_ii_06(lower(p), upper(p) - 1)$$, claim => '≤ 2500 ms');
CALL bench.compare('registry', 'dossiers behind a cell, a page of 50', $$SELECT count(*) FROM (SELECT * FROM dossiers_behind('II.06', 10, '[2022-04-01,2022-07-01)', agency => 'H56.21') LIMIT 50) AS x$$,
	'plain SQL without history', $$SELECT count(*) FROM (SELECT d.code, a.name, p.name FROM dossier AS d JOIN agency AS a ON a.code = d.agency JOIN procedure AS p ON p.code = d.procedure
		WHERE d.agency = 'H56.21' AND d.finished_on BETWEEN '2022-04-01' AND '2022-06-30' AND d.finished_on > d.due_on AND d.outcome = 'resolved' ORDER BY d.due_on, d.code LIMIT 50) AS x$$, claim => '≤ 100 ms');
-- The report's figures of dossiers by hand: what was received, ended and is open, late and overdue with cause, the backlog
-- that was cleared, and what is digital, in one pass over each half-year.
CREATE FUNCTION plain_report(f date, l date) RETURNS TABLE (received bigint, resolved bigint, on_time bigint, overdue bigint, overdue_districts bigint,
	explained bigint, unexplained bigint, cleared bigint, online numeric, paid numeric, digitised numeric, e_result numeric, reused numeric) LANGUAGE sql STABLE AS $$
	SELECT count(*) FILTER (WHERE s.received_on >= $1), count(*) FILTER (WHERE s.class <= 3), count(*) FILTER (WHERE s.class < 3), count(*) FILTER (WHERE s.class = 5),
		count(*) FILTER (WHERE s.class = 5 AND s.level = 'district'), count(*) FILTER (WHERE s.class IN (3, 5) AND s.known), count(*) FILTER (WHERE s.class IN (3, 5) AND NOT s.known),
		count(*) FILTER (WHERE s.class <= 3 AND s.due_on < $1 - 1 AND s.received_on < $1),
		avg((s.channel = 'online')::integer) FILTER (WHERE s.received_on >= $1 AND s.online_level IN ('full', 'partial')), avg(s.paid_online::integer) FILTER (WHERE s.received_on >= $1 AND s.has_fee),
		avg(s.digitised::integer) FILTER (WHERE s.received_on >= $1), avg(s.e_result::integer) FILTER (WHERE s.received_on >= $1 AND s.class <= 3 AND s.result_on_paper),
		avg(s.reused_data::integer) FILTER (WHERE s.received_on >= $1)
	FROM (SELECT d.received_on, d.due_on, d.channel, d.online_level, d.has_fee, d.paid_online, d.digitised, d.reused_data, d.e_result, a.level, q.result_on_paper,
			y.cause IS NOT NULL AND y.fault IS NOT NULL AND y.responsible IS NOT NULL AS known, CASE
			WHEN d.finished_on <= $2 THEN CASE WHEN d.due_on IS NULL OR d.finished_on = d.due_on OR d.outcome <> 'resolved' THEN 2 WHEN d.finished_on < d.due_on THEN 1 ELSE 3 END
			WHEN d.due_on < $2 AND p.dossier IS NULL THEN 5 ELSE 4 END AS class
		FROM dossier AS d
		JOIN agency AS a ON a.code = d.agency
		JOIN procedure AS q ON q.code = d.procedure
		LEFT JOIN dossier_pause AS p ON p.dossier = d.code AND p.during @> evening($2)
		LEFT JOIN dossier_delay AS y ON y.dossier = d.code
		WHERE d.received_on <= $2 AND (d.finished_on >= $1 OR d.finished_on IS NULL) OFFSET 0) AS s $$;
CALL bench.compare('registry', 'report_cchc, a half-year with last year', $$SELECT count(*) FROM report_cchc('[2021-12-15,2022-06-15)')$$,
	'its figures in one pass a year', $$SELECT count(*) FROM (VALUES ('2021-12-15'::date, '2022-06-14'::date), ('2020-12-15', '2021-06-14')) AS p (f, l), plain_report(p.f, p.l)$$, claim => '≤ 1.5');

-- The other KPIs of dossiers, beside one pass that knows neither history nor pauses.  EXPLAIN says where the
-- time goes: kpi_delay looks up each dossier in the backlog, kpi_digital groups by all that is digital before it judges,
-- kpi_duration reads the stops of every dossier (two index scans each); working time itself is a twentieth.
CALL bench.compare('registry', 'kpi_delay, one quarter', $$SELECT count(*) FROM kpi_delay('[2022-04-01,2022-07-01)', '2022-06-30')$$,
	'late and overdue by plain SQL', $$SELECT count(*) FROM (SELECT d.agency, y.fault, y.cause, count(*) FROM dossier AS d LEFT JOIN dossier_delay AS y ON y.dossier = d.code
		WHERE d.received_on <= '2022-06-30' AND (d.finished_on BETWEEN '2022-04-01' AND '2022-06-30' AND d.finished_on > d.due_on OR d.due_on < '2022-06-30' AND (d.finished_on > '2022-06-30' OR d.finished_on IS NULL)) GROUP BY 1, 2, 3) AS x$$);
CALL bench.compare('registry', 'kpi_digital, one quarter', $$SELECT count(*) FROM kpi_digital('[2022-04-01,2022-07-01)', '2022-06-30')$$,
	'13 counts in one pass', $$SELECT count(*) FROM (SELECT d.agency, count(*) FILTER (WHERE channel = 'online'), count(*) FILTER (WHERE channel = 'counter'), count(*) FILTER (WHERE channel = 'post'), count(*) FILTER (WHERE d.online_level = 'full'),
		count(*) FILTER (WHERE d.online_level = 'partial'), count(*) FILTER (WHERE d.online_level IN ('full', 'partial') AND channel = 'online'), count(*) FILTER (WHERE d.has_fee AND paid_online), count(*) FILTER (WHERE digitised), count(*) FILTER (WHERE reused_data),
		count(*) FILTER (WHERE d.population_data), count(*) FILTER (WHERE finished_on <= '2022-06-30' AND e_result AND p.result_on_paper), count(*) FILTER (WHERE return_channel = 'post')
		FROM dossier AS d JOIN procedure AS p ON p.code = d.procedure WHERE d.received_on BETWEEN '2022-04-01' AND '2022-06-30' GROUP BY 1) AS x$$);
CALL bench.compare('registry', 'kpi_duration, one quarter', $$SELECT count(*) FROM kpi_duration('[2022-04-01,2022-07-01)', '2022-06-30')$$,
	'without pauses and history', $$SELECT count(*) FROM (SELECT d.agency, d.procedure, sum(t.used), percentile_cont(0.95) WITHIN GROUP (ORDER BY t.used) FROM dossier AS d
		CROSS JOIN LATERAL (SELECT working_time_between(d.received_at, d.finished_at, (SELECT calendar())) AS used OFFSET 0) AS t WHERE d.finished_on BETWEEN '2022-04-01' AND '2022-06-30' GROUP BY 1, 2) AS x$$);

DROP INDEX peer_finished_idx;

-- An act in a warm session, spread over the counters of a hundred agencies; the peer
-- looks for the next number itself, keeps no promise and checks nothing.
CREATE FUNCTION receive_all(n integer) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
	FOR i IN 1 .. n LOOP
		PERFORM receive_dossier('9.000001', format('H56.%s', 1 + i % 100)::agency_code, 'online', '2022-12-30 09:00+07');
	END LOOP;
END $$;
CREATE FUNCTION insert_all(n integer) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
	FOR i IN 1 .. n LOOP
		INSERT INTO dossier (code, procedure, agency, channel, received_at, due_at, due_original)
		SELECT dossier_code(a.code, '2022-12-31', coalesce((SELECT sequence(d.code) FROM dossier AS d
				WHERE d.code >= dossier_code(a.code, '2022-12-31', 1) AND d.code < dossier_code(a.code, '2023-01-01', 1) ORDER BY d.code DESC LIMIT 1), 0) + 1),
			'9.000001', a.code, 'online', '2022-12-31 09:00+07', t.due, t.due
		FROM (SELECT format('H56.%s', 1 + i % 100)::agency_code AS code) AS a, (SELECT due_at('2022-12-31 09:00+07', '5 ngày làm việc', calendar()) AS due) AS t;
	END LOOP;
END $$;
CALL bench.compare('registry', 'receive_dossier, 1,000 calls', 'SELECT receive_all(1000)', 'a bare INSERT each', 'SELECT insert_all(1000)', claim => '≤ 250 ms');

-- COPY: the index on a dossier's life is what the history costs.
COPY (SELECT code, procedure, agency, channel, received_at, due_at FROM row_source LIMIT 200000) TO :'copy_file';
CREATE TABLE with_life (LIKE dossier INCLUDING ALL);
CREATE TABLE without_life (LIKE dossier INCLUDING ALL);
SELECT format('DROP INDEX %I', indexname) FROM pg_indexes WHERE schemaname = 'reg' AND tablename = 'without_life' AND indexdef LIKE '%USING gist%' \gexec
SELECT format('CALL bench.compare(%L, %L, %L, %L, %L, reset_ours => %L, reset_peer => %L)', 'registry', 'COPY of 200,000 dossiers',
	format('COPY with_life (code, procedure, agency, channel, received_at, due_at) FROM %L', :'copy_file'), 'without the index on the life',
	format('COPY without_life (code, procedure, agency, channel, received_at, due_at) FROM %L', :'copy_file'), 'TRUNCATE with_life', 'TRUNCATE without_life') \gexec
DROP SCHEMA reg CASCADE;
