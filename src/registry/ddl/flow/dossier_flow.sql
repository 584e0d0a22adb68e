-- The day flow: sums of dossier_event that a form adds up in no time.  Ordinary
-- tables, written by refresh_flow() and by nothing else: no trigger, no queue.
--
-- Partitioned by agency: dossier_flow_own is what refresh_flow() counts here.  A
-- province that is attached has a part of its own, below it where it is counted here
-- (and published from), beside it where the province sends it.  The keys stand below
-- the root: a table with a unique index takes no foreign partition.

CREATE TABLE dossier_flow (
	agency agency_code NOT NULL,
	field text NOT NULL,
	online boolean NOT NULL,
	day date NOT NULL,
	received integer NOT NULL,
	transferred_in integer NOT NULL,
	reopened integer NOT NULL,
	resolved_early integer NOT NULL,
	resolved_on_time integer NOT NULL,
	resolved_late integer NOT NULL,
	transferred_out integer NOT NULL,
	overdue integer NOT NULL
) PARTITION BY RANGE (agency);
COMMENT ON TABLE dossier_flow IS 'What happened to dossiers, summed by agency, field, channel and day, of whole half-months once they are two months old: what forms add up; written by refresh_flow(), and by provinces that send theirs (dòng hồ sơ theo ngày).';
COMMENT ON COLUMN dossier_flow.agency IS 'The agency (cơ quan giải quyết).';
COMMENT ON COLUMN dossier_flow.field IS 'Name of the field, by which flows of many registries are added up (lĩnh vực).';
COMMENT ON COLUMN dossier_flow.online IS 'Whether the dossiers came online (nộp trực tuyến).';
COMMENT ON COLUMN dossier_flow.day IS 'The day; before flow_state.exact_from the last day of the half-month, the 14th or the last of a month (ngày).';
COMMENT ON COLUMN dossier_flow.received IS 'Received (tiếp nhận).';
COMMENT ON COLUMN dossier_flow.transferred_in IS 'Came from another agency or line of the form (nhận từ cơ quan khác).';
COMMENT ON COLUMN dossier_flow.reopened IS 'Opened anew (mở lại).';
COMMENT ON COLUMN dossier_flow.resolved_early IS 'Ended before the due day (trước hạn).';
COMMENT ON COLUMN dossier_flow.resolved_on_time IS 'Ended on it, or without one, rejected, withdrawn or closed (đúng hạn).';
COMMENT ON COLUMN dossier_flow.resolved_late IS 'Ended after it (quá hạn).';
COMMENT ON COLUMN dossier_flow.transferred_out IS 'Went to another agency or line (chuyển cơ quan khác).';
COMMENT ON COLUMN dossier_flow.overdue IS 'Became open and overdue, less those that are so no more (tăng, giảm hồ sơ quá hạn).';
CREATE TABLE dossier_flow_own (LIKE dossier_flow INCLUDING COMMENTS, PRIMARY KEY (agency, field, online, day)) PARTITION BY RANGE (agency);
ALTER TABLE dossier_flow ATTACH PARTITION dossier_flow_own DEFAULT;
CREATE TABLE dossier_flow_rest (LIKE dossier_flow INCLUDING COMMENTS, PRIMARY KEY (agency, field, online, day));
ALTER TABLE dossier_flow_own ATTACH PARTITION dossier_flow_rest DEFAULT;
COMMENT ON TABLE dossier_flow_own IS 'The part of dossier_flow that refresh_flow() counts here (dòng hồ sơ tính tại đây).';
COMMENT ON CONSTRAINT dossier_flow_own_pkey ON dossier_flow_own IS 'The flow of a line has one row a day (mỗi ngày một dòng).';
COMMENT ON TABLE dossier_flow_rest IS 'The part of dossier_flow_own outside the provinces that are attached: all of it where none is (dòng hồ sơ ngoài các tỉnh đã gắn).';
COMMENT ON CONSTRAINT dossier_flow_rest_pkey ON dossier_flow_rest IS 'The flow of a line has one row a day (mỗi ngày một dòng).';

CREATE TABLE flow_state (
	only_row boolean PRIMARY KEY DEFAULT true,
	refreshed_at timestamptz NOT NULL,
	exact_from date NOT NULL,
	CONSTRAINT flow_state_one_row CHECK (only_row),
	CONSTRAINT flow_state_exact_from CHECK (extract(day FROM exact_from) IN (1, 15))
);
COMMENT ON TABLE flow_state IS 'How dossier_flow_own stands; no row before the first refresh_flow() (tình trạng dòng hồ sơ).';
COMMENT ON COLUMN flow_state.only_row IS 'Always true: there is one row (khóa).';
COMMENT ON COLUMN flow_state.refreshed_at IS 'What was entered before this instant is in the flow (thời điểm cập nhật).';
COMMENT ON COLUMN flow_state.exact_from IS 'From this day on the flow has single days, before it half-months (ngày đầu tính theo từng ngày).';
COMMENT ON CONSTRAINT flow_state_pkey ON flow_state IS 'There is one row (chỉ có một dòng).';
COMMENT ON CONSTRAINT flow_state_one_row ON flow_state IS 'The key is always true (khóa luôn là true).';
COMMENT ON CONSTRAINT flow_state_exact_from ON flow_state IS 'Single days begin where a half-month begins (ngày đầu phải là ngày 1 hoặc 15).';

-- Every official and every calendar period is made of whole half-months.
CREATE FUNCTION half_month_end(day date) RETURNS date
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
BEGIN ATOMIC
	SELECT CASE WHEN date_part('day', day) < 15 THEN date_trunc('month', day::timestamp)::date + 13
		ELSE (date_trunc('month', day::timestamp) + interval '1 month')::date - 1 END;
END;
COMMENT ON FUNCTION half_month_end(date) IS 'The 14th or the last of the month, with which the half-month of a day ends (ngày cuối của nửa tháng).';

CREATE FUNCTION half_month_start(day date) RETURNS date
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
BEGIN ATOMIC
	SELECT date_trunc('month', day::timestamp)::date + CASE WHEN date_part('day', day) < 15 THEN 0 ELSE 14 END;
END;
COMMENT ON FUNCTION half_month_start(date) IS 'The 1st or the 15th of the month, with which the half-month of a day begins (ngày đầu của nửa tháng).';

CREATE FUNCTION flow_exact_from() RETURNS date
	LANGUAGE sql STABLE PARALLEL SAFE
	RETURN half_month_start((local_day(now()) - interval '2 months')::date);
COMMENT ON FUNCTION flow_exact_from() IS 'The first day that a refresh keeps as a single day: of the half-month in which today was two months ago (ngày đầu tính theo từng ngày).';

-- What dossier_flow should hold
CREATE FUNCTION flow_counted(exact_from date)
RETURNS TABLE (agency agency_code, field text, online boolean, day date, received integer, transferred_in integer, reopened integer,
	resolved_early integer, resolved_on_time integer, resolved_late integer, transferred_out integer, overdue integer)
LANGUAGE sql STABLE PARALLEL SAFE ROWS 300000
BEGIN ATOMIC
	SELECT c.agency, coalesce(f.name, label('metric_part', 'unknown')), c.online, c.day, c.received, c.transferred_in, c.reopened,
		c.resolved_early, c.resolved_on_time, c.resolved_late, c.transferred_out, c.overdue
	FROM (
		SELECT e.agency, e.field_id, e.online, e.day,
			(count(*) FILTER (WHERE e.measure = 'received'))::integer AS received,
			(count(*) FILTER (WHERE e.measure = 'transferred_in'))::integer AS transferred_in,
			(count(*) FILTER (WHERE e.measure = 'reopened'))::integer AS reopened,
			(count(*) FILTER (WHERE e.measure = 'early'))::integer AS resolved_early,
			(count(*) FILTER (WHERE e.measure IN ('on_time', 'rejected', 'withdrawn', 'closed')))::integer AS resolved_on_time,
			(count(*) FILTER (WHERE e.measure = 'late'))::integer AS resolved_late,
			(count(*) FILTER (WHERE e.measure = 'transferred_out'))::integer AS transferred_out,
			(coalesce(sum(e.n) FILTER (WHERE e.measure = 'overdue'), 0))::integer AS overdue
		-- The fence: else the CASE of the measure is copied into every FILTER.
		FROM (
			SELECT v.agency, coalesce(p.field_id, (SELECT u.field_id FROM field AS u WHERE u.name = label('metric_part', 'unknown'))) AS field_id, v.channel = 'online' AS online,
				CASE WHEN v.day < exact_from THEN half_month_end(v.day) ELSE v.day END AS day, v.measure, v.n
			FROM dossier_event AS v
			-- Dossiers that arrive by replication may lack their procedure here.
			LEFT JOIN procedure AS p ON p.code = v.procedure
			OFFSET 0) AS e
		GROUP BY e.agency, e.field_id, e.online, e.day
		-- What became overdue and ended within a half-month leaves nothing but its end.
		HAVING count(*) FILTER (WHERE e.measure <> 'overdue') > 0 OR sum(e.n) <> 0) AS c
	LEFT JOIN field AS f ON f.field_id = c.field_id
	-- What another sends is not counted here.
	WHERE NOT EXISTS (SELECT FROM flow_source AS s WHERE s.filled_by <> 'refresh_flow' AND c.agency <@ s.province);
END;
COMMENT ON FUNCTION flow_counted(date) IS 'What dossier_flow_own should hold now, with single days from exact_from on, which begins a half-month (dòng hồ sơ tính lại).';

-- A caller from whom policies hide dossiers would take these for gone.
CREATE FUNCTION sees_all_dossiers() RETURNS boolean
	LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
	SELECT NOT (row_security_active('dossier'::regclass) OR row_security_active('dossier_past'::regclass)
		OR row_security_active('dossier_pause'::regclass) OR row_security_active('dossier_flow_own'::regclass));
END;
COMMENT ON FUNCTION sees_all_dossiers() IS 'Whether no policy of dossiers or of their flow applies to the current role (không bị giới hạn theo cơ quan).';

CREATE FUNCTION check_flow_caller() RETURNS void
	LANGUAGE plpgsql STABLE PARALLEL SAFE
	SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	IF NOT @registry@.sees_all_dossiers() THEN
		RAISE insufficient_privilege USING
			MESSAGE = format(cchc.message('role "%s" cannot count the flow'), current_user),
			DETAIL = cchc.message('Policies hide dossiers from it: they would be taken for gone.'),
			HINT = cchc.message('Become the owner of the registry first (SET ROLE), or a role with BYPASSRLS.');
	END IF;
END;
$$;
COMMENT ON FUNCTION check_flow_caller() IS 'Refuses a role from which policies hide dossiers: 42501 (kiểm tra quyền cập nhật dòng hồ sơ).';

CREATE FUNCTION refresh_flow() RETURNS bigint
	LANGUAGE plpgsql VOLATILE
	SET search_path = pg_catalog, pg_temp
	SET jit = off
AS $$
DECLARE
	single_days date;
	written bigint;
BEGIN
	PERFORM @registry@.check_flow_caller();
	-- This row is the lock: a second run waits here, and then sees what the first one wrote.
	INSERT INTO @registry@.flow_state AS s (refreshed_at, exact_from) VALUES (now(), @registry@.flow_exact_from())
	ON CONFLICT (only_row) DO UPDATE SET refreshed_at = greatest(s.refreshed_at, excluded.refreshed_at), exact_from = excluded.exact_from
	RETURNING s.exact_from INTO single_days;
	WITH counted AS MATERIALIZED (
		SELECT c.* FROM @registry@.flow_counted(single_days) AS c
	), put AS (
		INSERT INTO @registry@.dossier_flow_own AS f (agency, field, online, day, received, transferred_in, reopened,
			resolved_early, resolved_on_time, resolved_late, transferred_out, overdue)
		SELECT c.agency, c.field, c.online, c.day, c.received, c.transferred_in, c.reopened,
			c.resolved_early, c.resolved_on_time, c.resolved_late, c.transferred_out, c.overdue
		FROM counted AS c
		LEFT JOIN @registry@.dossier_flow_own AS o ON o.agency OPERATOR(cchc.=) c.agency AND o.field = c.field AND o.online = c.online AND o.day = c.day
		WHERE o.agency IS NULL OR (c.received, c.transferred_in, c.reopened, c.resolved_early, c.resolved_on_time, c.resolved_late, c.transferred_out, c.overdue)
			<> (o.received, o.transferred_in, o.reopened, o.resolved_early, o.resolved_on_time, o.resolved_late, o.transferred_out, o.overdue)
		ON CONFLICT (agency, field, online, day) DO UPDATE SET received = excluded.received, transferred_in = excluded.transferred_in,
			reopened = excluded.reopened, resolved_early = excluded.resolved_early, resolved_on_time = excluded.resolved_on_time,
			resolved_late = excluded.resolved_late, transferred_out = excluded.transferred_out, overdue = excluded.overdue
		RETURNING f.agency
	), gone AS (
		DELETE FROM @registry@.dossier_flow_own AS f
		WHERE NOT EXISTS (SELECT FROM counted AS c
			WHERE c.agency OPERATOR(cchc.=) f.agency AND c.field = f.field AND c.online = f.online AND c.day = f.day)
		RETURNING f.agency
	)
	SELECT (SELECT count(*) FROM put) + (SELECT count(*) FROM gone) INTO written;
	-- What travels with the parts that are published
	INSERT INTO @registry@.flow_delivery_own AS d (province, refreshed_at, exact_from, left_out)
	SELECT s.province, w.refreshed_at, w.exact_from, ARRAY(SELECT DISTINCT r.agency FROM @registry@.dossier_flow_rest AS r ORDER BY r.agency LIMIT 100)
	FROM @registry@.flow_source AS s, @registry@.flow_state AS w
	WHERE s.filled_by = 'refresh_flow'
	ON CONFLICT (province) DO UPDATE SET refreshed_at = excluded.refreshed_at, exact_from = excluded.exact_from, left_out = excluded.left_out;
	RETURN written;
END;
$$;
COMMENT ON FUNCTION refresh_flow() IS 'Brings dossier_flow_own up to now and returns how many of its rows changed; a second run changes none, and waits for the first; 42501 for a role from which policies hide dossiers (cập nhật dòng hồ sơ).';

CREATE FUNCTION flow_check()
RETURNS TABLE (agency agency_code, field text, online boolean, day date, measure text, held integer, counted integer)
LANGUAGE sql STABLE PARALLEL SAFE ROWS 100
BEGIN ATOMIC
	SELECT x.agency, x.field, x.online, x.day, m.measure, m.held, m.counted
	FROM check_flow_caller() AS allowed
	CROSS JOIN LATERAL (
		SELECT coalesce(c.agency, f.agency) AS agency, coalesce(c.field, f.field) AS field, coalesce(c.online, f.online) AS online, coalesce(c.day, f.day) AS day,
			c AS counted, f AS held
		FROM flow_counted(coalesce((SELECT s.exact_from FROM flow_state AS s), flow_exact_from())) AS c
		FULL JOIN dossier_flow_own AS f ON f.agency = c.agency AND f.field = c.field AND f.online = c.online AND f.day = c.day) AS x
	CROSS JOIN LATERAL (VALUES
		('received', coalesce((x.held).received, 0), coalesce((x.counted).received, 0)),
		('transferred_in', coalesce((x.held).transferred_in, 0), coalesce((x.counted).transferred_in, 0)),
		('reopened', coalesce((x.held).reopened, 0), coalesce((x.counted).reopened, 0)),
		('resolved_early', coalesce((x.held).resolved_early, 0), coalesce((x.counted).resolved_early, 0)),
		('resolved_on_time', coalesce((x.held).resolved_on_time, 0), coalesce((x.counted).resolved_on_time, 0)),
		('resolved_late', coalesce((x.held).resolved_late, 0), coalesce((x.counted).resolved_late, 0)),
		('transferred_out', coalesce((x.held).transferred_out, 0), coalesce((x.counted).transferred_out, 0)),
		('overdue', coalesce((x.held).overdue, 0), coalesce((x.counted).overdue, 0))) AS m (measure, held, counted)
	WHERE m.held <> m.counted
	ORDER BY x.agency, x.field, x.online, x.day;
END;
COMMENT ON FUNCTION flow_check() IS 'What dossier_flow_own holds otherwise than a count says now, one row a measure; empty right after refresh_flow(), all of it before the first one; 42501 for a role from which policies hide dossiers (kiểm tra dòng hồ sơ).';
