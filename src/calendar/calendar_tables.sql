-- The reference tables of work calendars, and what is compiled from them.
-- Users add rows; where one and a shipped one stand for the same thing, the
-- user's has the say.

CREATE TABLE calendar (
	name text CHECK (octet_length(name) BETWEEN 1 AND 63),
	-- check_calendars() sees to it that it exists; of a foreign key to itself pg_dump would warn
	parent text CONSTRAINT calendar_parent_is_another CHECK (parent <> name),
	utc_offset interval DEFAULT '07:00' CHECK (extract(month FROM utc_offset) = 0 AND extract(year FROM utc_offset) = 0
		AND extract(day FROM utc_offset) = 0 AND utc_offset > '-16:00' AND utc_offset < '16:00'
		AND extract(second FROM utc_offset) % 1 = 0),
	cutoff time CHECK (extract(second FROM cutoff) = 0),
	receipt_when_closed text CHECK (receipt_when_closed IN ('next_opening', 'same_day')),
	first_day date CHECK (isfinite(first_day)),
	last_day date CHECK (isfinite(last_day)),
	description text,
	builtin bool NOT NULL DEFAULT false,
	PRIMARY KEY (name, builtin),
	CONSTRAINT calendar_ends_after_it_begins_179_years_later_at_most CHECK (last_day - first_day BETWEEN 0 AND 65534)
);
--@ shipped_rows calendar
CREATE INDEX calendar_parent_idx ON calendar (parent);
COMMENT ON INDEX calendar_parent_idx IS 'Calendars that take their days off from another (lịch theo lịch gốc).';

-- What the rows say, as one value for each calendar.  Written only by the
-- triggers below; its version comes from a sequence, because a counter in the
-- row would repeat after the rollback of a savepoint.  The other tables refer
-- to it, because it has each name once.  It is not dumped: the rows of calendar
-- make it again, which pg_dump takes first, by name.
CREATE SEQUENCE calendar_version_seq AS int8;
CREATE TABLE calendar_compiled (
	calendar text PRIMARY KEY,
	version int8 NOT NULL DEFAULT nextval('calendar_version_seq'),
	value work_calendar
);
ALTER SEQUENCE calendar_version_seq OWNED BY calendar_compiled.version;

CREATE TABLE calendar_hours (
	calendar text NOT NULL REFERENCES calendar_compiled ON UPDATE CASCADE ON DELETE CASCADE,
	isodow int2 NOT NULL CHECK (isodow BETWEEN 1 AND 7),
	opens time NOT NULL CHECK (extract(second FROM opens) = 0),
	closes time NOT NULL CHECK (extract(second FROM closes) = 0),
	valid daterange NOT NULL DEFAULT '(,)' CHECK (NOT isempty(valid)
		AND isfinite(coalesce(lower(valid), '2000-01-01')) AND isfinite(coalesce(upper(valid), '2000-01-01'))),
	counts bool NOT NULL DEFAULT true,
	builtin bool NOT NULL DEFAULT false,
	PRIMARY KEY (calendar, isodow, opens, valid, builtin),
	CONSTRAINT calendar_hours_open_before_they_close CHECK (opens < closes OR (opens = '00:00' AND closes = '00:00')),
	CONSTRAINT calendar_hours_of_one_day_are_of_its_day_of_the_week CHECK (
		upper(valid) - lower(valid) IS DISTINCT FROM 1 OR isodow = extract(isodow FROM lower(valid)))
);
--@ shipped_rows calendar_hours

CREATE TABLE calendar_year (
	calendar text NOT NULL REFERENCES calendar_compiled ON UPDATE CASCADE ON DELETE CASCADE,
	year int4 NOT NULL CHECK (year BETWEEN 1000 AND 9999),
	decided_by document_number,
	source text,
	builtin bool NOT NULL DEFAULT false,
	PRIMARY KEY (calendar, year, builtin)
);
--@ shipped_rows calendar_year

CREATE TABLE day_off (
	calendar text NOT NULL REFERENCES calendar_compiled ON UPDATE CASCADE ON DELETE CASCADE,
	day date NOT NULL CHECK (isfinite(day)),
	kind text NOT NULL DEFAULT 'other' CHECK (kind IN ('statutory', 'compensatory', 'other')),
	name text,
	decided_by document_number,
	source text,
	builtin bool NOT NULL DEFAULT false,
	PRIMARY KEY (calendar, day, builtin)
);
--@ shipped_rows day_off

CREATE TABLE day_swap (
	calendar text NOT NULL REFERENCES calendar_compiled ON UPDATE CASCADE ON DELETE CASCADE,
	off_day date NOT NULL CHECK (isfinite(off_day)),
	work_day date NOT NULL CHECK (isfinite(work_day)),
	decided_by document_number,
	source text,
	builtin bool NOT NULL DEFAULT false,
	checked bool NOT NULL DEFAULT false,
	PRIMARY KEY (calendar, off_day, builtin),
	UNIQUE (calendar, work_day, builtin),
	CONSTRAINT day_swap_of_two_days CHECK (off_day <> work_day)
);
--@ shipped_rows day_swap

COMMENT ON TABLE calendar IS 'Work calendars: one row each; a child inherits what it does not say itself; here and in the tables that name it a row of the user''s goes before a shipped one (lịch làm việc).';
COMMENT ON COLUMN calendar.name IS 'The name, as given to calendar() and to the setting cchc.calendar (tên lịch).';
COMMENT ON COLUMN calendar.parent IS 'The calendar from which this one inherits; NULL for none (lịch cha).';
COMMENT ON COLUMN calendar.utc_offset IS 'The offset from UTC, the same all year; NULL: as the parent (độ lệch giờ UTC).';
COMMENT ON COLUMN calendar.cutoff IS 'What is received after this time counts from the next working day; NULL: as the parent, or no cutoff (giờ khóa sổ tiếp nhận).';
COMMENT ON COLUMN calendar.receipt_when_closed IS 'From when counts what is received while closed: next_opening, as at the next opening, or same_day, on the day on which it comes in; NULL: as the parent, or next_opening (cách tính hồ sơ nhận ngoài giờ).';
COMMENT ON COLUMN calendar.first_day IS 'The first day covered; NULL: as the parent, or 2000-01-01 (ngày đầu của lịch).';
COMMENT ON COLUMN calendar.last_day IS 'The last day covered, 179 years after the first at most; NULL: as the parent, or 2060-12-31 (ngày cuối của lịch).';
COMMENT ON COLUMN calendar.description IS 'Whose calendar it is (mô tả).';

COMMENT ON TABLE calendar_hours IS 'Opening hours by day of the week, several intervals a day, always, for a season or for a single day; a child that has any row for a day of the week at the time takes none of its parent''s for it (giờ làm việc).';
COMMENT ON COLUMN calendar_hours.calendar IS 'The calendar (lịch làm việc).';
COMMENT ON COLUMN calendar_hours.isodow IS 'The day of the week, 1 Monday to 7 Sunday (thứ trong tuần).';
COMMENT ON COLUMN calendar_hours.opens IS 'When work begins, in whole minutes; 00:00 to 00:00: the day rests although it works in the parent (giờ bắt đầu).';
COMMENT ON COLUMN calendar_hours.closes IS 'When work ends, in whole minutes, 24:00 at the latest (giờ kết thúc).';
COMMENT ON COLUMN calendar_hours.valid IS 'When the hours hold; of several the innermost season has the say, and a single day over all (thời gian áp dụng).';
COMMENT ON COLUMN calendar_hours.counts IS 'Whether they are working hours; false: open for receipt only, which makes no working day and no working time (có tính vào thời hạn).';

COMMENT ON TABLE calendar_year IS 'Years whose days off are decided; a calendar without any takes all its days for decided, a calendar with some follows the rules after the last year of the first unbroken run (năm đã có quyết định nghỉ lễ, Tết).';
COMMENT ON COLUMN calendar_year.calendar IS 'The calendar; its children inherit the row (lịch làm việc).';
COMMENT ON COLUMN calendar_year.year IS 'The year that is decided (năm).';
COMMENT ON COLUMN calendar_year.decided_by IS 'The document that decided it, when its number is known (số văn bản).';
COMMENT ON COLUMN calendar_year.source IS 'Where the decision is found (nguồn).';

COMMENT ON TABLE day_off IS 'Days off, one row each, weekly rest days apart (ngày nghỉ).';
COMMENT ON COLUMN day_off.calendar IS 'The calendar; its children inherit the row (lịch làm việc).';
COMMENT ON COLUMN day_off.day IS 'The day that rests (ngày nghỉ).';
COMMENT ON COLUMN day_off.kind IS 'statutory (nghỉ lễ, Tết), compensatory (nghỉ bù) or other (loại ngày nghỉ).';
COMMENT ON COLUMN day_off.name IS 'What is celebrated, in Vietnamese (tên ngày nghỉ).';
COMMENT ON COLUMN day_off.decided_by IS 'The document that decided it, when its number is known (số văn bản).';
COMMENT ON COLUMN day_off.source IS 'Where the decision is found (nguồn).';

COMMENT ON TABLE day_swap IS 'Swaps: a working day off against a rest day that works, with the hours of the day it replaces (hoán đổi ngày làm việc).';
COMMENT ON COLUMN day_swap.calendar IS 'The calendar; its children inherit the row (lịch làm việc).';
COMMENT ON COLUMN day_swap.off_day IS 'The working day that rests (ngày nghỉ hoán đổi).';
COMMENT ON COLUMN day_swap.work_day IS 'The rest day that works instead (ngày làm bù).';
COMMENT ON COLUMN day_swap.decided_by IS 'The document that decided it, when its number is known (số văn bản).';
COMMENT ON COLUMN day_swap.source IS 'Where the decision is found (nguồn).';
COMMENT ON COLUMN day_swap.checked IS 'Whether it was asked, when the row was entered, if it exchanges a working day for a rest day; a row that comes with true, as from a dump, is not asked again (đã kiểm tra).';

COMMENT ON SEQUENCE calendar_version_seq IS 'Versions of compiled calendars; never used twice (phiên bản lịch làm việc).';
COMMENT ON TABLE calendar_compiled IS 'What the reference tables say, one value for each calendar; written by their triggers in the transaction that edits them, read by calendar() (lịch làm việc đã tổng hợp).';
COMMENT ON COLUMN calendar_compiled.calendar IS 'The calendar (lịch làm việc).';
COMMENT ON COLUMN calendar_compiled.version IS 'The version of the value, new whenever it changes (phiên bản lịch làm việc).';
COMMENT ON COLUMN calendar_compiled.value IS 'The calendar as a value; NULL as long as it has no working hours (giá trị lịch làm việc).';

-- calendar(name): the compiled value, by the active snapshot.  missing_ok,
-- because the planner may evaluate the default before the library, and with it
-- the setting, is loaded.
CREATE FUNCTION calendar(name text DEFAULT pg_catalog.current_setting('cchc.calendar', true)) RETURNS work_calendar
	LANGUAGE C STABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'work_calendar_calendar';
COMMENT ON FUNCTION calendar(text) IS 'The work calendar of that name, by default the one that cchc.calendar names, as the current snapshot sees it; 42704 when there is none, 22023 when it has no working day (lịch làm việc).';

-- Where a user's row and a shipped one stand for the same thing

CREATE VIEW calendar_in_force WITH (security_invoker = true) AS
	SELECT c.* FROM calendar c
	WHERE NOT c.builtin OR NOT EXISTS (SELECT FROM calendar u WHERE u.name = c.name AND NOT u.builtin);
COMMENT ON VIEW calendar_in_force IS 'The calendars without the shipped rows over which a user''s stands (lịch đang áp dụng).';

CREATE VIEW calendar_hours_in_force WITH (security_invoker = true) AS
	SELECT h.* FROM calendar_hours h
	WHERE NOT h.builtin OR NOT EXISTS (
		SELECT FROM calendar_hours u
		WHERE u.calendar = h.calendar AND u.isodow = h.isodow AND u.valid = h.valid AND NOT u.builtin
			AND (u.opens = u.closes OR h.opens < u.closes AND u.opens < h.closes));
COMMENT ON VIEW calendar_hours_in_force IS 'The hours without the shipped ones that overlap with a user''s of the same season, or on whose day of the week a user''s row rests (giờ làm việc đang áp dụng).';

CREATE VIEW day_swap_in_force WITH (security_invoker = true) AS
	SELECT s.* FROM day_swap s
	WHERE NOT s.builtin OR NOT EXISTS (
		SELECT FROM day_swap u
		WHERE u.calendar = s.calendar AND (u.off_day = s.off_day OR u.work_day = s.work_day) AND NOT u.builtin);
COMMENT ON VIEW day_swap_in_force IS 'The swaps without the shipped ones whose day off or working day a user''s swap has (hoán đổi đang áp dụng).';

-- From the tables to a value

-- The calendar and its ancestors, nearest first.  32 generations: a cycle ends.
CREATE FUNCTION calendar_line(name text, OUT ancestor text, OUT depth int4) RETURNS SETOF record
	LANGUAGE sql STABLE STRICT PARALLEL SAFE ROWS 2
BEGIN ATOMIC
	WITH RECURSIVE line AS (
		SELECT c.name AS ancestor, 0 AS depth FROM calendar_in_force c WHERE c.name = calendar_line.name
		UNION ALL
		SELECT c.parent, line.depth + 1
		FROM line JOIN calendar_in_force c ON c.name = line.ancestor
		WHERE c.parent IS NOT NULL AND line.depth < 32
	)
	SELECT line.ancestor, line.depth FROM line;
END;
COMMENT ON FUNCTION calendar_line(text) IS 'A calendar and those it inherits from, nearest first, with the number of steps (các lịch cha).';

-- The hours that hold in the week of a day: those of the nearest calendar that
-- has any then, and there those of the innermost season.  check_calendars() sees
-- to it that seasons lie one in the other or apart.  Hours of a single day apart.
CREATE FUNCTION calendar_week(name text, day date, OUT isodow int2, OUT opens time, OUT closes time, OUT counts bool) RETURNS SETOF record
	LANGUAGE sql STABLE STRICT PARALLEL SAFE ROWS 10
BEGIN ATOMIC
	WITH h AS (
		SELECT h.isodow, h.opens, h.closes, h.counts, rank() OVER (PARTITION BY h.isodow
			ORDER BY l.depth, coalesce(lower(h.valid), '-infinity') DESC, coalesce(upper(h.valid), 'infinity')) AS nearness
		FROM calendar_line(calendar_week.name) l JOIN calendar_hours_in_force h ON h.calendar = l.ancestor
		WHERE h.valid @> calendar_week.day AND upper(h.valid) - lower(h.valid) IS DISTINCT FROM 1
	)
	SELECT h.isodow, h.opens, h.closes, h.counts FROM h
	WHERE h.nearness = 1 AND h.opens < h.closes
	ORDER BY h.isodow, h.opens;
END;
COMMENT ON FUNCTION calendar_week(text, date) IS 'The hours of a calendar by day of the week in the season of a day, inherited ones included, those of single days left out (giờ làm việc trong tuần).';

-- The last decided day; NULL when the calendar's family records no decided year.
CREATE FUNCTION calendar_decided_until(name text) RETURNS date
	LANGUAGE sql STABLE STRICT PARALLEL SAFE
BEGIN ATOMIC
	WITH y AS (
		SELECT DISTINCT y.year FROM calendar_line(calendar_decided_until.name) l
		JOIN calendar_year y ON y.calendar = l.ancestor
	), runs AS (
		SELECT y.year, y.year - row_number() OVER (ORDER BY y.year) AS run FROM y
	)
	SELECT make_date(max(r.year), 12, 31) FROM runs r WHERE r.run = (SELECT min(run) FROM runs);
END;
COMMENT ON FUNCTION calendar_decided_until(text) IS 'The last day of the first unbroken run of decided years; NULL when the calendar and its parents record none (ngày cuối đã có quyết định).';

-- What the rows say of single days: the nearest calendar that mentions a day
-- has the say.  works_as: the day whose hours a worked day has; NULL: it rests.
CREATE FUNCTION calendar_days(name text, OUT day date, OUT works_as date) RETURNS SETOF record
	LANGUAGE sql STABLE STRICT PARALLEL SAFE ROWS 500
BEGIN ATOMIC
	SELECT DISTINCT ON (said.day) said.day, said.works_as
	FROM calendar_line(calendar_days.name) l
	CROSS JOIN LATERAL (
		SELECT d.day, NULL::date AS works_as, d.builtin FROM day_off d WHERE d.calendar = l.ancestor
		UNION ALL
		SELECT s.off_day, NULL, s.builtin FROM day_swap_in_force s WHERE s.calendar = l.ancestor
		UNION ALL
		SELECT s.work_day, s.off_day, s.builtin FROM day_swap_in_force s WHERE s.calendar = l.ancestor
	) said
	ORDER BY said.day, l.depth, said.builtin, said.works_as NULLS LAST;
END;
COMMENT ON FUNCTION calendar_days(text) IS 'Single days on which a calendar differs from its week, inherited ones included: days off, and worked days with the day whose hours they have (ngày nghỉ và ngày làm bù).';

-- Version 0: the trigger below gives the number.  NULL without working hours.
CREATE FUNCTION compile_calendar(name text) RETURNS work_calendar
	LANGUAGE sql STABLE STRICT PARALLEL SAFE
BEGIN ATOMIC
	WITH line AS (
		SELECT c.*, l.depth FROM calendar_line(compile_calendar.name) l JOIN calendar_in_force c ON c.name = l.ancestor
	), span AS (
		SELECT coalesce((SELECT first_day FROM line WHERE first_day IS NOT NULL ORDER BY depth LIMIT 1), '2000-01-01') AS first_day,
			coalesce((SELECT last_day FROM line WHERE last_day IS NOT NULL ORDER BY depth LIMIT 1), '2060-12-31') AS last_day,
			calendar_decided_until(compile_calendar.name) AS decided_until
	), hours AS (
		SELECT h.*, line.depth, upper(h.valid) - lower(h.valid) IS NOT DISTINCT FROM 1 AS of_one_day
		FROM line JOIN calendar_hours_in_force h ON h.calendar = line.name
	), season AS (
		-- the days from which the week may be another
		SELECT span.first_day AS day FROM span
		UNION
		SELECT b.day FROM span, hours CROSS JOIN LATERAL (VALUES (lower(hours.valid)), (upper(hours.valid))) b(day)
		WHERE NOT hours.of_one_day AND b.day > span.first_day AND b.day <= span.last_day
	), week AS (
		SELECT season.day, w.isodow, w.opens, w.counts,
			to_char(w.opens, 'HH24:MI') || '-' || to_char(w.closes, 'HH24:MI') || CASE WHEN w.counts THEN '' ELSE ' receipt' END AS interval
		FROM season CROSS JOIN LATERAL calendar_week(compile_calendar.name, season.day) w
	), week_json AS (
		SELECT season.day, (SELECT jsonb_agg(coalesce(i.intervals, '[]') ORDER BY d.isodow)
			FROM generate_series(1, 7) AS d(isodow) LEFT JOIN (
				SELECT week.isodow, jsonb_agg(week.interval ORDER BY week.opens) AS intervals
				FROM week WHERE week.day = season.day GROUP BY week.isodow) i USING (isodow)) AS hours
		FROM season
	), single AS (
		-- single days with hours of their own, of the nearest calendar that has any
		SELECT h.day, h.opens, h.closes, h.counts,
			to_char(h.opens, 'HH24:MI') || '-' || to_char(h.closes, 'HH24:MI') || CASE WHEN h.counts THEN '' ELSE ' receipt' END AS interval
		FROM (
			SELECT lower(hours.valid) AS day, hours.opens, hours.closes, hours.counts,
				rank() OVER (PARTITION BY lower(hours.valid) ORDER BY hours.depth) AS nearness
			FROM hours WHERE hours.of_one_day) h
		WHERE h.nearness = 1
	), days AS (
		SELECT d.day, d.works_as FROM calendar_days(compile_calendar.name) d
	), moved AS (
		-- a worked day has the hours of the day that it replaces, unless it has its own
		SELECT days.day, h.opens, h.counts, h.interval FROM days CROSS JOIN span CROSS JOIN LATERAL (
			SELECT single.opens, single.counts, single.interval FROM single
			WHERE single.day = days.works_as AND single.opens < single.closes
			UNION ALL
			SELECT week.opens, week.counts, week.interval FROM week
			WHERE week.isodow = extract(isodow FROM days.works_as)
				AND week.day = (SELECT max(season.day) FROM season WHERE season.day <= greatest(days.works_as, span.first_day))
				AND days.works_as NOT IN (SELECT single.day FROM single)) h
		WHERE days.day NOT IN (SELECT single.day FROM single)
	), day_hours AS (
		SELECT single.day, coalesce(jsonb_agg(single.interval ORDER BY single.opens) FILTER (WHERE single.opens < single.closes), '[]') AS hours
		FROM single WHERE single.day NOT IN (SELECT days.day FROM days WHERE days.works_as IS NULL) GROUP BY single.day
		UNION ALL
		-- a swap inherited by a calendar that rests on the swapped day anyway moves nothing
		SELECT moved.day, jsonb_agg(moved.interval ORDER BY moved.opens) FROM moved GROUP BY moved.day HAVING bool_or(moved.counts)
	), off AS (
		SELECT days.day FROM days WHERE days.works_as IS NULL
		UNION
		SELECT p.day FROM span, propose_days(
			extract(year FROM span.decided_until)::int + 1, extract(year FROM span.last_day)::int) AS p(day)
	)
	-- JSON has dates as ISO 8601, whatever DateStyle is
	SELECT work_calendar(jsonb_build_object(
		'version', 0,
		'first_day', span.first_day,
		'last_day', span.last_day,
		'decided_until', span.decided_until,
		'utc_offset', (
			SELECT CASE WHEN o < '0' THEN '-' ELSE '+' END || to_char(CASE WHEN o < '0' THEN -o ELSE o END, 'HH24:MI:SS')
			FROM coalesce((SELECT utc_offset FROM line WHERE utc_offset IS NOT NULL ORDER BY depth LIMIT 1), '07:00') o),
		'cutoff', to_char((SELECT cutoff FROM line WHERE cutoff IS NOT NULL ORDER BY depth LIMIT 1), 'HH24:MI'),
		'receipt_when_closed', coalesce((SELECT receipt_when_closed FROM line WHERE receipt_when_closed IS NOT NULL ORDER BY depth LIMIT 1), 'next_opening'),
		'hours', (SELECT week_json.hours FROM week_json WHERE week_json.day = span.first_day),
		'seasons', (SELECT coalesce(jsonb_object_agg(week_json.day, week_json.hours), '{}') FROM week_json WHERE week_json.day > span.first_day),
		'off', (SELECT coalesce(jsonb_agg(off.day), '[]') FROM off),
		'days', (SELECT coalesce(jsonb_object_agg(day_hours.day, day_hours.hours), '{}') FROM day_hours)
	), compile_calendar.name)
	FROM span WHERE EXISTS (SELECT FROM week WHERE week.counts);
END;
COMMENT ON FUNCTION compile_calendar(text) IS 'The value that the rows of a calendar and its parents give, with version 0; NULL when there is no such calendar or it has no working hours (tổng hợp lịch làm việc).';

-- Checks that no single row can make.
CREATE FUNCTION check_calendars() RETURNS void
	LANGUAGE plpgsql STABLE STRICT PARALLEL SAFE
	SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	bad record;
BEGIN
	SELECT c.name, c.parent INTO bad FROM cchc.calendar c
	WHERE c.parent IS NOT NULL AND NOT EXISTS (SELECT FROM cchc.calendar p WHERE p.name = c.parent)
	ORDER BY c.name LIMIT 1;
	IF FOUND THEN
		RAISE foreign_key_violation USING
			MESSAGE = format(cchc.message('parent "%s" of calendar "%s" does not exist'), bad.parent, bad.name),
			HINT = format(cchc.message('There are: %s.'), (SELECT string_agg(quote_ident(c.name), ', ' ORDER BY c.name) FROM cchc.calendar_in_force c));
	END IF;

	SELECT c.name INTO bad FROM cchc.calendar_in_force c, cchc.calendar_line(c.name) l
	WHERE l.depth = 32 ORDER BY c.name LIMIT 1;
	IF FOUND THEN
		RAISE invalid_parameter_value USING
			MESSAGE = format(cchc.message('calendar "%s" inherits from itself, or through more than 31 others'), bad.name),
			HINT = cchc.message('Set parent to NULL in one of them.');
	END IF;

	SELECT a.calendar, a.isodow, a.opens, a.closes, b.opens AS other_opens, b.closes AS other_closes INTO bad
	FROM cchc.calendar_hours_in_force a JOIN cchc.calendar_hours_in_force b USING (calendar, isodow, valid)
	WHERE a.opens < b.opens AND b.opens < a.closes ORDER BY 1, 2, 3 LIMIT 1;
	IF FOUND THEN
		RAISE invalid_parameter_value USING
			MESSAGE = format(cchc.message('working hours of calendar "%s" overlap'), bad.calendar),
			DETAIL = format(cchc.message('Day of the week %s: %s-%s and %s-%s.'), bad.isodow,
				to_char(bad.opens, 'HH24:MI'), to_char(bad.closes, 'HH24:MI'),
				to_char(bad.other_opens, 'HH24:MI'), to_char(bad.other_closes, 'HH24:MI')),
			HINT = cchc.message('Intervals of a day may touch, such as 07:30-11:30 and 11:30-17:00.');
	END IF;

	SELECT a.calendar, a.isodow, a.valid, b.valid AS other INTO bad
	FROM cchc.calendar_hours a JOIN cchc.calendar_hours b USING (calendar, isodow)
	WHERE a.valid && b.valid AND NOT a.valid @> b.valid AND NOT b.valid @> a.valid ORDER BY 1, 2, 3 LIMIT 1;
	IF FOUND THEN
		RAISE invalid_parameter_value USING
			MESSAGE = format(cchc.message('seasons of hours of calendar "%s" overlap'), bad.calendar),
			DETAIL = format(cchc.message('Day of the week %s: %s and %s.'), bad.isodow, bad.valid, bad.other),
			HINT = cchc.message('One season may lie inside another, whose hours it then replaces, but not partly.');
	END IF;

	SELECT o.calendar, o.day, s.off_day, s.work_day INTO bad
	FROM cchc.day_off o JOIN cchc.day_swap_in_force s ON s.calendar = o.calendar AND o.day IN (s.off_day, s.work_day)
	ORDER BY 1, 2 LIMIT 1;
	IF FOUND THEN
		RAISE invalid_parameter_value USING
			MESSAGE = format(cchc.message('day off %s of calendar "%s" is part of a swap'), bad.day, bad.calendar),
			DETAIL = format(cchc.message('%s is off and %s works instead.'), bad.off_day, bad.work_day),
			HINT = cchc.message('Delete the row of day_swap or of day_off.');
	END IF;
END
$$;
COMMENT ON FUNCTION check_calendars() IS 'Raises 23503 when a parent does not exist, and 22023 when a calendar inherits from itself, its hours or seasons overlap, or a day off is also part of a swap (kiểm tra lịch làm việc).';

/*
 * Compile every calendar and keep those that changed.  The lock comes first:
 * two edits at the same time would otherwise each compile without the other's
 * rows.  Under READ COMMITTED the statements after the lock see what the other
 * committed; under REPEATABLE READ the update fails with 40001.
 */
CREATE FUNCTION rebuild_calendars() RETURNS trigger
	LANGUAGE plpgsql
	SET search_path = pg_catalog, pg_temp AS $$
BEGIN
	LOCK TABLE cchc.calendar_compiled IN SHARE ROW EXCLUSIVE MODE;
	PERFORM cchc.check_calendars();
	DELETE FROM cchc.calendar_compiled k
	WHERE NOT EXISTS (SELECT FROM cchc.calendar c WHERE c.name = k.calendar);
	INSERT INTO cchc.calendar_compiled (calendar)
	SELECT c.name FROM cchc.calendar_in_force c
	WHERE NOT EXISTS (SELECT FROM cchc.calendar_compiled k WHERE k.calendar = c.name);
	WITH compiled AS MATERIALIZED (
		SELECT k.calendar, k.version, cchc.compile_calendar(k.calendar) AS value FROM cchc.calendar_compiled k
	), changed AS MATERIALIZED (
		SELECT k.calendar, n.value, nextval('cchc.calendar_version_seq') AS version
		FROM compiled n JOIN cchc.calendar_compiled k USING (calendar)
		WHERE NOT coalesce(cchc.with_version(n.value, k.version) OPERATOR(cchc.=) k.value,
			n.value IS NULL AND k.value IS NULL)
	)
	UPDATE cchc.calendar_compiled k SET version = changed.version, value = cchc.with_version(changed.value, changed.version)
	FROM changed WHERE changed.calendar = k.calendar;
	RETURN NULL;
END
$$;
COMMENT ON FUNCTION rebuild_calendars() IS 'Trigger: compiles the calendars anew and gives those that changed a new version (tổng hợp lại lịch làm việc).';
