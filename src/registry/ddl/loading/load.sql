-- Clean rows into the registry, by modified_at.

-- A limit without its due date: what the receipt promised, NULL where no calendar tells.
CREATE FUNCTION loading_due(received_at timestamptz, time_limit time_limit, calendar text, due_time text, pauses tstzmultirange) RETURNS timestamptz
	LANGUAGE plpgsql STABLE
	SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	due timestamptz;
BEGIN
	due := cchc.due_at(received_at, time_limit, @registry@.calendar_of(calendar), pauses, coalesce(due_time, 'close'));
	RETURN CASE WHEN isfinite(due) THEN due END;
EXCEPTION WHEN data_exception OR no_data_found OR undefined_object THEN
	RETURN NULL;
END;
$$;
COMMENT ON FUNCTION loading_due(timestamptz, time_limit, text, text, tstzmultirange) IS 'When a loaded dossier is due by its limit; NULL without a limit, outside the calendar, or while it is paused (thời hạn của hồ sơ được nạp).';

-- An end that comes to be known behind a later change: the dossier ends with that
-- change first, and the writer below corrects the end, which counts then.
CREATE FUNCTION book_early_ends(source regclass, message jsonb, merged boolean) RETURNS void
	LANGUAGE sql VOLATILE
BEGIN ATOMIC
	UPDATE dossier AS d SET finished_at = d.since, outcome = r.outcome, closing_reason = r.closing_reason,
		modified_at = d.modified_at - interval '1 microsecond'
	FROM (
		SELECT x.code, x.outcome, x.closing_reason FROM read_dossiers(source, message) AS x
		WHERE x.early_end AND x.faults = '{}' AND (merged OR coalesce((x.written).modified_at, '') = '' OR x.modified_at > x.known_modified)
			AND EXISTS (SELECT FROM dossier AS o WHERE o.since IS NOT NULL AND o.finished_at IS NULL)
		OFFSET 0) AS r
	WHERE d.code = r.code AND d.finished_at IS NULL;
END;
COMMENT ON FUNCTION book_early_ends(regclass, jsonb, boolean) IS 'Ends the dossiers whose end a file or a message dates before their last change, with that change (ghi nhận kết thúc muộn).';

-- The one writer.  A file is judged by modified_at; a message that upsert_dossier()
-- has compared column by column is merged, and leaves the later modified_at.
CREATE FUNCTION load_rows(source regclass, message jsonb, merged boolean) RETURNS TABLE (action text, rows bigint)
	LANGUAGE sql VOLATILE
BEGIN ATOMIC
	WITH r AS MATERIALIZED (
		SELECT d.*,
			CASE WHEN d.faults <> '{}' THEN 'refused'
				WHEN NOT d.known THEN 'inserted'
				WHEN dated AND d.modified_at < d.known_modified AND NOT merged THEN 'older'
				WHEN dated AND d.modified_at = d.known_modified AND NOT merged THEN 'unchanged'
				WHEN d.same AND p.same AND NOT (dated AND d.modified_at > d.known_modified) THEN 'unchanged'
				ELSE 'updated' END AS act,
			CASE WHEN dated THEN greatest(d.modified_at, d.known_modified) ELSE now() END AS modified,
			-- What the source decided counts from its modified_at, behind what is known.
			CASE WHEN dated THEN least(greatest(d.modified_at, d.received_at + interval '1 microsecond', d.known_since + interval '1 microsecond'), now()) ELSE now() END AS decided
		FROM read_dossiers(source, message) AS d
		CROSS JOIN LATERAL (SELECT coalesce((d.written).modified_at, '') <> '' AS dated) AS m
		CROSS JOIN LATERAL (SELECT CASE WHEN d.pauses IS NULL OR NOT d.known OR d.faults <> '{}' THEN true ELSE
			(SELECT array_agg((tstzrange(x.from_at, x.to_at), x.reason)::text ORDER BY x.from_at) FROM loading_pauses(d.pauses) AS x) IS NOT DISTINCT FROM
			(SELECT array_agg((s.during, s.reason)::text ORDER BY s.during) FROM dossier_pause AS s WHERE s.dossier = d.code) END AS same) AS p
	), calendars AS (
		SELECT c.procedure, c.agency, calendar_for(c.procedure, c.agency) AS name
		FROM (SELECT DISTINCT r.procedure, r.agency FROM r WHERE r.act = 'inserted' AND r.time_limit IS NOT NULL AND r.calendar IS NULL) AS c
	), promised AS (
		SELECT r.*, coalesce(r.calendar, c.name) AS promised_calendar,
			CASE WHEN r.due_at IS NULL AND r.time_limit IS NOT NULL THEN loading_due(r.received_at, r.time_limit, coalesce(r.calendar, c.name), r.due_time, '{}') END AS promise,
			CASE WHEN r.due_at IS NULL AND r.time_limit IS NOT NULL AND r.pauses <> '' THEN loading_due(r.received_at, r.time_limit, coalesce(r.calendar, c.name), r.due_time,
				(SELECT range_agg(tstzrange(x.from_at, x.to_at)) FROM loading_pauses(r.pauses) AS x)) END AS paused_promise
		FROM r LEFT JOIN calendars AS c ON c.procedure = r.procedure AND c.agency = r.agency
		WHERE r.act = 'inserted'
	), inserted AS (
		INSERT INTO dossier AS d (code, procedure, agency, received_by, channel, online_level, submitted_at, received_at,
			time_limit, due_time, calendar, due_original, due_at, finished_at, outcome, closing_reason, returned_at, return_channel,
			has_fee, paid_online, digitised, e_result, reused_data, population_data, modified_at, synced_at)
		SELECT p.code, p.procedure, p.agency, p.received_by, p.channel, p.online_level, p.submitted_at, p.received_at,
			p.time_limit, p.due_time, p.promised_calendar, coalesce(p.due_original, p.promise), coalesce(p.due_at, p.paused_promise, p.promise),
			p.finished_at, p.outcome, p.closing_reason, p.returned_at, p.return_channel,
			p.has_fee, p.paid_online, p.digitised, p.e_result, p.reused_data, p.population_data, coalesce(p.modified_at, now()), p.synced_at
		FROM promised AS p ORDER BY p.n
		ON CONFLICT DO NOTHING
		RETURNING d.code
	), updated AS (
		UPDATE dossier AS d SET procedure = r.procedure, agency = r.agency, received_by = r.received_by,
			channel = r.channel, online_level = r.online_level, submitted_at = r.submitted_at, received_at = r.received_at,
			time_limit = r.time_limit, due_time = r.due_time, calendar = r.calendar, due_original = r.due_original, due_at = r.due_at,
			finished_at = r.finished_at, outcome = r.outcome, closing_reason = r.closing_reason, returned_at = r.returned_at, return_channel = r.return_channel,
			has_fee = r.has_fee, paid_online = r.paid_online, digitised = r.digitised, e_result = r.e_result, reused_data = r.reused_data,
			population_data = r.population_data, modified_at = r.modified, synced_at = r.synced_at,
			since = r.decided, since_reason = NULL, since_document = NULL, since_cause = CASE WHEN d.agency <> r.agency THEN 'transfer'
				WHEN d.finished_at IS NOT NULL AND r.finished_at IS NULL THEN 'reopening' ELSE 'correction' END
		FROM r WHERE r.act = 'updated' AND d.code = r.code
			-- Somebody may have been faster.
			AND (d.modified_at < r.modified OR merged)
		RETURNING d.code
	), pauses_before AS (
		DELETE FROM dossier_pause AS s USING r, updated AS u
		WHERE r.code = u.code AND s.dossier = u.code AND r.pauses IS NOT NULL
			AND NOT EXISTS (SELECT FROM loading_pauses(r.pauses) AS p WHERE tstzrange(p.from_at, p.to_at) = s.during AND p.reason = s.reason)
		RETURNING s.dossier, s.during
	), pauses_after AS (
		INSERT INTO dossier_pause (dossier, during, reason)
		SELECT r.code, tstzrange(p.from_at, p.to_at), p.reason
		FROM r JOIN (SELECT code FROM inserted UNION ALL SELECT code FROM updated) AS c ON c.code = r.code
		CROSS JOIN LATERAL loading_pauses(r.pauses) AS p
		WHERE r.pauses <> ''
			-- What goes is gone before what comes is compared with it.
			AND (SELECT count(*) FROM pauses_before) >= 0
			AND NOT EXISTS (SELECT FROM dossier_pause AS s WHERE s.dossier = r.code AND s.during = tstzrange(p.from_at, p.to_at) AND s.reason = p.reason)
	)
	SELECT a.action, CASE a.action
		WHEN 'inserted' THEN (SELECT count(*) FROM inserted)
		WHEN 'updated' THEN (SELECT count(*) FROM updated)
		-- A code that a policy hides from the caller, or that somebody inserted meanwhile.
		WHEN 'refused' THEN (SELECT count(*) FROM r WHERE r.act IN ('refused', 'inserted')) - (SELECT count(*) FROM inserted)
		ELSE (SELECT count(*) FROM r WHERE r.act = a.action) END
	FROM unnest('{inserted,updated,older,unchanged,refused}'::text[]) WITH ORDINALITY AS a (action, place)
	ORDER BY a.place;
END;
COMMENT ON FUNCTION load_rows(regclass, jsonb, boolean) IS 'Writes the rows of a file, or when it is not NULL a message, that have no fault, and counts what was done with the others (ghi dữ liệu hồ sơ).';

CREATE FUNCTION load_dossiers(source regclass) RETURNS TABLE (action text, rows bigint)
	LANGUAGE sql VOLATILE
BEGIN ATOMIC
	SELECT book_early_ends(source, NULL, false);
	SELECT l.action, l.rows FROM load_rows(source, NULL, false) AS l;
END;
COMMENT ON FUNCTION load_dossiers(regclass) IS 'Loads the dossiers of a table of text that have no fault (check_dossiers() lists the others): inserted, updated, older than the registry, unchanged, refused (a fault, or a code that a policy hides from the caller), and how many of each; the later modified_at wins, and loading twice changes nothing; 42501 for a table that is not plainly the caller''s, NULL (22004) included (nạp tệp hồ sơ).';

-- Messages come late, twice and in any order.  What they leave is the same when
-- each column keeps the latest word on it: this says when that was, for the
-- columns that were told at another time than the row's modified_at.
CREATE TABLE dossier_told (
	dossier dossier_code PRIMARY KEY REFERENCES dossier ON UPDATE CASCADE ON DELETE CASCADE,
	modified_at timestamptz NOT NULL,
	base timestamptz NOT NULL,
	told jsonb NOT NULL
);
COMMENT ON TABLE dossier_told IS 'When each column of a dossier was last told by a message that named only some (thời điểm cập nhật từng cột).';
COMMENT ON COLUMN dossier_told.dossier IS 'The dossier (hồ sơ).';
COMMENT ON COLUMN dossier_told.modified_at IS 'modified_at that the message left; another one in the dossier means that it was changed here since (thời điểm cập nhật).';
COMMENT ON COLUMN dossier_told.base IS 'When the columns that are not listed were told, -infinity never (mốc chung).';
COMMENT ON COLUMN dossier_told.told IS 'When the others were, by name (mốc từng cột).';
COMMENT ON CONSTRAINT dossier_told_pkey ON dossier_told IS 'A dossier has one row (mỗi hồ sơ một dòng).';
COMMENT ON CONSTRAINT dossier_told_dossier_fkey ON dossier_told IS 'It goes with its dossier (thuộc về hồ sơ).';

CREATE FUNCTION upsert_dossier(message jsonb) RETURNS text
	LANGUAGE plpgsql VOLATILE
	SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	written CONSTANT @registry@.dossier_text := @registry@.message_row(message);
	target CONSTANT cchc.dossier_code := cchc.try_dossier_code(written.code);
	at CONSTANT timestamptz := coalesce(cchc.try_instant(written.modified_at, false), now());
	columns CONSTANT text[] := array_remove(array_remove(@registry@.loading_columns(), 'code'), 'modified_at');
	known_at timestamptz;
	base timestamptz;
	told jsonb;
	fresh text[];
	fault record;
	others text;
	done text;
BEGIN
	-- Two writers of one new dossier: the second finds what the first inserted.
	FOR attempt IN 1 .. 3 LOOP
		base := '-infinity';
		told := '{}';
		fresh := ARRAY(SELECT k.key FROM jsonb_object_keys(message) AS k (key) WHERE k.key = ANY (columns));
		SELECT d.modified_at INTO known_at FROM @registry@.dossier AS d WHERE d.code OPERATOR(cchc.=) target FOR NO KEY UPDATE;
		IF FOUND THEN
			base := known_at;
			SELECT t.base, t.told INTO base, told FROM @registry@.dossier_told AS t
			WHERE t.dossier OPERATOR(cchc.=) target AND t.modified_at = known_at;
			base := coalesce(base, known_at);
			told := coalesce(told, '{}');
			fresh := ARRAY(SELECT k FROM unnest(fresh) AS k WHERE at > coalesce((told ->> k)::timestamptz, base));
			IF fresh = '{}' THEN
				RETURN CASE WHEN at < known_at THEN 'older' ELSE 'unchanged' END;
			END IF;
		END IF;
		message := (SELECT jsonb_object_agg(e.key, e.value) FROM jsonb_each(message) AS e WHERE e.key = ANY (fresh || '{code,modified_at}'::text[]));

		SELECT f.* INTO fault FROM @registry@.check_dossier(message) AS f LIMIT 1;
		IF FOUND THEN
			SELECT string_agg(format('%s: %s', f.field, f.message), '; ') INTO others
			FROM (SELECT x.* FROM @registry@.check_dossier(message) AS x OFFSET 1) AS f;
			RAISE USING
				ERRCODE = fault.sqlstate,
				MESSAGE = fault.message,
				DETAIL = concat_ws('; ', format(cchc.message('Column "%s" of dossier "%s"'), fault.field, left(written.code, 64)), others) || '.',
				HINT = CASE WHEN fault.suggestion IS NULL THEN cchc.message('check_dossier() tells all faults of a message without raising them.')
					ELSE format(cchc.message('Perhaps "%s" is meant.'), fault.suggestion) END;
		END IF;
		PERFORM @registry@.book_early_ends(NULL, message, true);
		SELECT l.action INTO done FROM @registry@.load_rows(NULL, message, true) AS l WHERE l.rows > 0 AND l.action <> 'refused';
		EXIT WHEN done IS NOT NULL;
	END LOOP;
	IF done IS NULL THEN
		RAISE USING
			ERRCODE = 'insufficient_privilege',
			MESSAGE = format(cchc.message('dossier "%s" cannot be written'), target),
			DETAIL = cchc.message('The code is in use by a dossier that a row-level security policy does not show you.'),
			HINT = cchc.message('An agency writes its own dossiers; ask the agency that the code names, or whoever receives for all.');
	END IF;

	-- The row was given a time of its own where it kept its modified_at.
	UPDATE @registry@.dossier AS d SET modified_at = greatest(at, known_at)
	WHERE d.code OPERATOR(cchc.=) target AND d.modified_at <> greatest(at, known_at);
	told := told || (SELECT jsonb_object_agg(k, at) FROM unnest(fresh) AS k);
	IF NOT EXISTS (SELECT FROM unnest(columns) AS c WHERE told ->> c IS NULL) THEN
		base := (SELECT min((e.value)::timestamptz) FROM jsonb_each_text(told) AS e);
	END IF;
	told := coalesce((SELECT jsonb_object_agg(e.key, e.value) FROM jsonb_each(told) AS e WHERE (told ->> e.key)::timestamptz > base), '{}');
	SELECT d.modified_at INTO known_at FROM @registry@.dossier AS d WHERE d.code OPERATOR(cchc.=) target;
	IF base = known_at AND told = '{}' THEN
		DELETE FROM @registry@.dossier_told AS t WHERE t.dossier OPERATOR(cchc.=) target;
	ELSE
		INSERT INTO @registry@.dossier_told AS t (dossier, modified_at, base, told)
		VALUES (target, known_at, base, told)
		ON CONFLICT ON CONSTRAINT dossier_told_pkey DO UPDATE SET modified_at = excluded.modified_at, base = excluded.base, told = excluded.told;
	END IF;
	RETURN done;
END;
$$;
COMMENT ON FUNCTION upsert_dossier(jsonb) IS 'Writes what a message says of a dossier and returns inserted, updated, older or unchanged: keys are columns, an absent one stays, null clears, pauses replace; each column keeps its latest word by modified_at (now when absent), so that messages repeated or out of order end alike; 22023 for an unknown key or no object, NULL included, and the SQLSTATE of the first fault that check_dossier() finds (ghi một thông điệp hồ sơ).';
