-- Where dossiers come from: a table of the caller's with columns of text, or a
-- JSON message.  Both become the same rows: NULL is a column that the source does
-- not have and that stays as it is, an empty text clears it.

CREATE TYPE dossier_text AS (
	n bigint, line bigint,
	code text, procedure text, agency text, received_by text, channel text, online_level text,
	submitted_at text, received_at text, time_limit text, due_time text, calendar text, due_original text, due_at text,
	finished_at text, outcome text, closing_reason text, returned_at text, return_channel text,
	has_fee text, paid_online text, digitised text, e_result text, reused_data text, population_data text,
	modified_at text, synced_at text, status text, pauses text
);
COMMENT ON TYPE dossier_text IS 'A dossier as another system writes it: NULL where the source has no such column, an empty text where it says nothing (hồ sơ dạng văn bản).';

CREATE FUNCTION loading_columns() RETURNS text[]
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
BEGIN ATOMIC
	SELECT '{code,procedure,agency,received_by,channel,online_level,submitted_at,received_at,time_limit,due_time,calendar,due_original,due_at,finished_at,outcome,closing_reason,returned_at,return_channel,has_fee,paid_online,digitised,e_result,reused_data,population_data,modified_at,synced_at,status,pauses}'::text[];
END;
COMMENT ON FUNCTION loading_columns() IS 'The columns that a file or a message may have, in the order of dossier_text; a file also line (các cột được nạp).';

-- Reading somebody's table runs his code: policies, column types, views, rules.
-- A plain table of the caller's own with columns of core's text has none.
CREATE FUNCTION check_source(source regclass) RETURNS void
	LANGUAGE plpgsql STABLE
	SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	c pg_class;
	a record;
	reason text;
BEGIN
	IF source IS NULL THEN
		RAISE null_value_not_allowed USING
			MESSAGE = cchc.message('no table is named'),
			DETAIL = cchc.message('The argument "source" is NULL.'),
			HINT = cchc.message('Give the table that holds the file, for example ''dossiers_of_may''.');
	END IF;
	SELECT x.* INTO c FROM pg_class AS x WHERE x.oid = source;
	reason := CASE
		WHEN c.oid IS NULL THEN cchc.message('There is no such table.')
		WHEN c.relkind = 'p' OR c.relispartition THEN cchc.message('It is partitioned or a partition.')
		WHEN c.relkind <> 'r' THEN cchc.message('It is no table but a view, a foreign table or something else.')
		WHEN c.relowner <> (SELECT r.oid FROM pg_roles AS r WHERE r.rolname = current_user) THEN cchc.message('It belongs to another role.')
		WHEN c.relam <> (SELECT m.oid FROM pg_am AS m WHERE m.amname = 'heap') THEN cchc.message('It has an access method of its own.')
		WHEN c.relrowsecurity OR EXISTS (SELECT FROM pg_policy AS p WHERE p.polrelid = c.oid) THEN cchc.message('It has row-level security.')
		WHEN EXISTS (SELECT FROM pg_inherits AS i WHERE c.oid IN (i.inhparent, i.inhrelid)) THEN cchc.message('It takes part in inheritance.')
		WHEN EXISTS (SELECT FROM pg_rewrite AS r WHERE r.ev_class = c.oid) THEN cchc.message('It has rules.')
	END;
	IF reason IS NULL THEN
		SELECT t.attname AS name, t.attgenerated <> '' AS generated,
			t.atttypid <> 'pg_catalog.text'::regtype AS other_type, t.attname <> ALL (@registry@.loading_columns() || 'line'::text) AS unknown
		INTO a
		FROM pg_attribute AS t LEFT JOIN pg_collation AS l ON l.oid = t.attcollation
		WHERE t.attrelid = c.oid AND t.attnum > 0 AND NOT t.attisdropped
			AND (t.attgenerated <> '' OR t.atttypid <> 'pg_catalog.text'::regtype
				OR t.attname <> ALL (@registry@.loading_columns() || 'line'::text)
				OR l.collnamespace IS DISTINCT FROM 'pg_catalog'::regnamespace)
		ORDER BY t.attnum LIMIT 1;
		IF FOUND THEN
			reason := CASE
				WHEN a.generated THEN format(cchc.message('Column "%s" is computed.'), a.name)
				WHEN a.other_type THEN format(cchc.message('Column "%s" is not of type text.'), a.name)
				WHEN a.unknown THEN format(cchc.message('A dossier has no column "%s" that can be loaded.'), a.name)
				ELSE format(cchc.message('Column "%s" has a collation of its own.'), a.name) END;
		END IF;
	END IF;
	IF reason IS NULL THEN
		RETURN;
	END IF;
	RAISE insufficient_privilege USING
		MESSAGE = format(cchc.message('dossiers cannot be read from "%s"'), coalesce(c.relname, source::text)),
		DETAIL = reason,
		HINT = format(cchc.message('Copy the file into a plain table of your own whose columns are of type text and named among %s, line.'), array_to_string(@registry@.loading_columns(), ', '));
END;
$$;
COMMENT ON FUNCTION check_source(regclass) IS 'Refuses to read from anything but a plain table of the caller''s own, without policies, rules, inheritance or computed columns, whose columns are of type text and named as those of a dossier: 42501; 22004 for NULL (kiểm tra bảng nguồn).';

-- White space of files and of the web.  As bytes: a registry is made in every
-- encoding, though dossiers are loaded in UTF8 only.
CREATE FUNCTION loading_blanks() RETURNS text
	LANGUAGE sql STABLE PARALLEL SAFE
	RETURN convert_from('\x20090d0a0cc2a0efbbbf', 'UTF8');
COMMENT ON FUNCTION loading_blanks() IS 'The white space around a value that is no part of it (khoảng trắng).';

CREATE FUNCTION source_rows(source regclass) RETURNS SETOF dossier_text
	LANGUAGE plpgsql STABLE ROWS 100000
	SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	line text;
	cells text;
BEGIN
	PERFORM @registry@.check_source(source);
	-- White space around a value, that of the web included, is no part of it.
	SELECT string_agg(CASE WHEN a.attname IS NULL THEN 'NULL'
			ELSE format('coalesce(btrim(s.%I, %L), '''')', c.name, @registry@.loading_blanks()) END, ', ' ORDER BY c.place)
	INTO cells
	FROM unnest(@registry@.loading_columns()) WITH ORDINALITY AS c (name, place)
	LEFT JOIN pg_attribute AS a ON a.attrelid = source AND a.attname = c.name AND NOT a.attisdropped;
	line := CASE WHEN EXISTS (SELECT FROM pg_attribute AS a WHERE a.attrelid = source AND a.attname = 'line' AND NOT a.attisdropped)
		THEN 'CASE WHEN btrim(s.line) ~ ''^[0-9]{1,18}$'' THEN btrim(s.line)::bigint ELSE row_number() OVER (ORDER BY s.ctid) END'
		ELSE 'row_number() OVER (ORDER BY s.ctid)' END;
	RETURN QUERY EXECUTE format('SELECT row_number() OVER (ORDER BY s.ctid), %s, %s FROM ONLY %s AS s', line, cells,
		(SELECT format('%I.%I', n.nspname, x.relname) FROM pg_class AS x JOIN pg_namespace AS n ON n.oid = x.relnamespace WHERE x.oid = source));
END;
$$;
COMMENT ON FUNCTION source_rows(regclass) IS 'The rows of a file in a table, in its order; 42501 for a table that could run code (các dòng của tệp nguồn).';

CREATE FUNCTION message_row(message jsonb) RETURNS dossier_text
	LANGUAGE plpgsql STABLE
	SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	unknown text;
	told @registry@.dossier_text;
BEGIN
	IF message IS NULL OR jsonb_typeof(message) <> 'object' THEN
		RAISE invalid_parameter_value USING
			MESSAGE = cchc.message('a message about a dossier must be a JSON object'),
			DETAIL = CASE WHEN message IS NULL THEN cchc.message('It is NULL.') ELSE format(cchc.message('It is of type %s.'), jsonb_typeof(message)) END,
			HINT = cchc.message('For example: {"code": "H56.01-220407-0001", "finished_at": "2022-04-20 09:00", "outcome": "resolved"}.');
	END IF;
	SELECT min(k.key) INTO unknown FROM jsonb_object_keys(message) AS k (key) WHERE k.key <> ALL (@registry@.loading_columns());
	IF unknown IS NOT NULL THEN
		RAISE invalid_parameter_value USING
			MESSAGE = format(cchc.message('a dossier has no column "%s" that can be loaded'), left(unknown, 64)),
			DETAIL = format(cchc.message('The keys of a message are %s.'), array_to_string(@registry@.loading_columns(), ', ')),
			HINT = cchc.message('Leave the key out: what a message does not name stays as it is.');
	END IF;
	told := jsonb_populate_record(NULL::@registry@.dossier_text, (
		SELECT jsonb_object_agg(e.key, coalesce(btrim(e.value #>> '{}', @registry@.loading_blanks()), '')) FROM jsonb_each(message) AS e));
	told.n := 1;
	told.line := 1;
	RETURN told;
END;
$$;
COMMENT ON FUNCTION message_row(jsonb) IS 'A JSON message as the row of a file: keys are columns, null clears, an absent key leaves; 22023 for an unknown key or another value than an object (thông điệp JSON thành một dòng).';

CREATE FUNCTION dossier_rows(source regclass, message jsonb) RETURNS SETOF dossier_text
	LANGUAGE plpgsql STABLE ROWS 1000
	SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	IF message IS NOT NULL THEN
		RETURN NEXT @registry@.message_row(message);
	ELSE
		RETURN QUERY SELECT * FROM @registry@.source_rows(source);
	END IF;
END;
$$;
COMMENT ON FUNCTION dossier_rows(regclass, jsonb) IS 'The rows of a message, or when it is NULL of a file (các dòng được nạp).';
