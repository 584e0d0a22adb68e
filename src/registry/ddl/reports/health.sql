-- What a monitoring system asks of a registry, in one call.

CREATE FUNCTION registry_health()
RETURNS TABLE ("check" text, state text, detail text, what_to_do text)
LANGUAGE sql STABLE
	SET jit = off
BEGIN ATOMIC
	WITH today AS (
		SELECT local_day(now()) AS day, coalesce(nullif(current_setting('cchc.calendar', true), ''), 'vn') AS default_calendar
	), mine AS (
		SELECT c.oid, c.relname, c.relkind, c.reltuples, i.indisvalid
		FROM pg_catalog.pg_class AS c
		LEFT JOIN pg_catalog.pg_index AS i ON i.indexrelid = c.oid
		WHERE c.relnamespace = (SELECT a.relnamespace FROM pg_catalog.pg_class AS a WHERE a.oid = 'agency'::regclass)
	), made AS MATERIALIZED (
		SELECT substring(r.ddl FROM '(?n)^CREATE (?:UNIQUE )?INDEX (\w+)') AS name
		FROM registry_ddl(
			(SELECT n.nspname FROM pg_catalog.pg_namespace AS n JOIN pg_catalog.pg_class AS a ON a.relnamespace = n.oid WHERE a.oid = 'agency'::regclass),
			(SELECT m.layout FROM registry_meta AS m)) AS r
	), used AS (
		-- Calendars that new and open dossiers count in
		SELECT DISTINCT u.name FROM (
			SELECT t.default_calendar FROM today AS t
			UNION ALL SELECT a.calendar FROM agency AS a
			UNION ALL SELECT p.calendar FROM procedure AS p
			UNION ALL SELECT d.calendar FROM dossier AS d WHERE d.finished_on IS NULL AND d.voided_at IS NULL) AS u (name)
		WHERE u.name IS NOT NULL
	), decided AS (
		-- From the tables: calendar() itself refuses a name that is wrong.
		SELECT u.name, calendar_decided_until(u.name) AS until,
			CASE WHEN k.calendar IS NULL THEN format(cchc.message('"%s" does not exist'), u.name)
				WHEN k.value IS NULL THEN format(cchc.message('"%s" has no working hours'), u.name) END AS fault
		FROM used AS u LEFT JOIN cchc.calendar_compiled AS k ON k.calendar = u.name
	), found ("check", place, bad, state, detail, what_to_do) AS (
		SELECT 'version' AS name, 1, m.version <> x.extversion, 'warn' AS state,
			format(cchc.message('the registry has the definitions of version %s, the extension is %s'), m.version, x.extversion),
			cchc.message('Run cchc.upgrade_registry() for this schema where the version has it.') AS what_to_do
		FROM registry_meta AS m, pg_catalog.pg_extension AS x WHERE x.extname = 'cchc'
		UNION ALL
		SELECT 'calendar' AS name, 2, bool_or(d.fault IS NOT NULL OR d.until IS NULL OR d.until < t.day
				OR d.until < make_date(extract(year FROM t.day)::integer + 1, 12, 31) AND extract(month FROM t.day) >= 10),
			CASE WHEN bool_or(d.fault IS NOT NULL OR d.until < t.day) THEN 'fail' ELSE 'warn' END,
			string_agg(CASE WHEN d.fault IS NOT NULL THEN d.fault WHEN d.until IS NULL THEN format(cchc.message('"%s" has no decided year'), d.name)
				ELSE format(cchc.message('"%s" is decided until %s'), d.name, to_char(d.until, 'DD/MM/YYYY')) END, '; ' ORDER BY d.name),
			cchc.message('Enter the decision on the days off of the coming year in cchc.day_off, or install a newer version; name calendars that exist.') AS what_to_do
		FROM decided AS d, today AS t GROUP BY t.day
		UNION ALL
		SELECT 'provisional_due' AS name, 3, p.n > 0, 'warn' AS state, format(cchc.message('open dossiers that are due on days not decided yet: %s'), p.n),
			cchc.message('Recompute their due dates when the days off of that year are decided.') AS what_to_do
		FROM (
			SELECT count(*) AS n
			FROM dossier AS o CROSS JOIN today AS t JOIN decided AS d ON d.name = coalesce(o.calendar, t.default_calendar)
			WHERE o.finished_on IS NULL AND o.due_on > d.until AND o.voided_at IS NULL) AS p
		UNION ALL
		SELECT 'pause' AS name, 4, p.n > 0, 'warn' AS state, format(cchc.message('requests to supplement unanswered for more than 15 days: %s'), p.n),
			cchc.message('Close these dossiers, or resume them if the papers came (Decree 118/2025/NĐ-CP, article 19.5).') AS what_to_do
		FROM (
			SELECT count(*) AS n FROM dossier_pause AS s JOIN dossier AS o ON o.code = s.dossier, today AS t
			WHERE upper_inf(s.during) AND s.reason = 'supplement' AND o.finished_on IS NULL AND o.voided_at IS NULL AND local_day(lower(s.during)) < t.day - 15) AS p
		UNION ALL
		SELECT 'counter' AS name, 5, c.highest >= 900000000, 'warn' AS state, format(cchc.message('the highest number given out in one day is %s, the last one possible 999999999'), coalesce(c.highest, 0)),
			cchc.message('Look for a code that was loaded with a wrong number.') AS what_to_do
		FROM (SELECT max(k.last_number) AS highest FROM dossier_counter AS k) AS c
		UNION ALL
		SELECT 'index' AS name, 6, i.missing IS NOT NULL, 'fail' AS state, CASE WHEN i.missing IS NULL THEN cchc.message('the indexes of the reports are there') ELSE format(cchc.message('missing or not valid: %s'), i.missing) END,
			cchc.message('Create them again as cchc.registry_ddl() says, or REINDEX.') AS what_to_do
		FROM (
			SELECT string_agg(w.name, ', ' ORDER BY w.name) AS missing
			FROM (
				-- Those that create_registry() makes
				SELECT i.name FROM made AS i
				WHERE i.name IS NOT NULL
					AND NOT EXISTS (SELECT FROM mine AS m WHERE m.relname = i.name AND m.relkind IN ('i', 'I'))
				UNION
				SELECT m.relname::text FROM mine AS m WHERE NOT m.indisvalid) AS w) AS i
		UNION ALL
		SELECT 'statistics' AS name, 7, s.missing IS NOT NULL, 'warn' AS state, CASE WHEN s.missing IS NULL THEN cchc.message('the planner knows the tables') ELSE format(cchc.message('never analyzed: %s'), s.missing) END,
			cchc.message('ANALYZE them.') AS what_to_do
		FROM (
			SELECT string_agg(m.relname::text, ', ' ORDER BY m.relname) AS missing
			FROM mine AS m WHERE m.relkind = 'r' AND m.reltuples < 0 AND pg_relation_size(m.oid) > 1000000) AS s
		UNION ALL
		SELECT 'constraint' AS name, 8, c.off IS NOT NULL, 'fail' AS state, CASE WHEN c.off IS NULL THEN cchc.message('all constraints and triggers are enforced') ELSE format(cchc.message('not enforced: %s'), c.off) END,
			cchc.message('ALTER TABLE … VALIDATE CONSTRAINT, or ENABLE TRIGGER.') AS what_to_do
		FROM (
			SELECT string_agg(w.name, ', ' ORDER BY w.name) AS off
			FROM (
				SELECT k.conname::text FROM pg_catalog.pg_constraint AS k JOIN mine AS m ON m.oid = k.conrelid WHERE NOT k.convalidated
				UNION
				SELECT g.tgname::text FROM pg_catalog.pg_trigger AS g JOIN mine AS m ON m.oid = g.tgrelid WHERE g.tgenabled = 'D') AS w (name)) AS c
		UNION ALL
		SELECT 'data_problem' AS name, 9, p.n > 0, 'warn' AS state, format(cchc.message('rows that contradict each other or lack their registers: %s'), p.n),
			cchc.message('SELECT * FROM data_problem.') AS what_to_do
		FROM (SELECT count(*) AS n FROM data_problem) AS p
		UNION ALL
		SELECT 'flow' AS name, 10, coalesce(w.refreshed_at < now() - interval '26 hours', false) OR w.behind IS NOT NULL, 'warn' AS state,
			concat_ws('; ', CASE WHEN w.refreshed_at IS NULL THEN cchc.message('the day flow was never filled')
				ELSE format(cchc.message('the day flow was last refreshed at %s'), to_char(local_time(w.refreshed_at), 'HH24:MI DD/MM/YYYY')) END,
				CASE WHEN w.behind IS NOT NULL THEN format(cchc.message('provinces: %s'), w.behind) END),
			CASE WHEN w.behind IS NULL THEN cchc.message('Call refresh_flow() every night; where nobody reads the flow, TRUNCATE dossier_flow_own, flow_state.')
				ELSE cchc.message('SELECT * FROM flow_province.') END AS what_to_do
		FROM (
			SELECT max(s.refreshed_at) AS refreshed_at,
				(SELECT string_agg(format('%s %s', p.province, p.state), ', ' ORDER BY p.province)
				FROM flow_province AS p WHERE p.filled_by IS DISTINCT FROM 'refresh_flow' AND p.state NOT IN ('ok', 'copying')) AS behind
			FROM flow_state AS s) AS w
	)
	SELECT f."check", CASE WHEN f.bad THEN f.state ELSE 'ok' END, f.detail, CASE WHEN f.bad THEN f.what_to_do END
	FROM found AS f
	ORDER BY f.place;
END;
COMMENT ON FUNCTION registry_health() IS 'One row a check with state ok, warn or fail, what was found and what to do, NULL when nothing: version, calendar of the coming year, provisional due dates, pauses, counters, indexes, statistics, constraints, rows of data_problem, age of the day flow and of those that provinces send (tình trạng cơ sở dữ liệu).';
