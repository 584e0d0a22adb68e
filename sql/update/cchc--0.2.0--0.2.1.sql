-- From 0.2.0 to 0.2.1.  The text of registries is put behind this by make.
SET LOCAL search_path = cchc, pg_temp;

-- A function that goes, or gets other columns, stands aside until what calls it has been made anew:
-- what an owner has put over that stays.
CREATE FUNCTION set_function_aside(object oid, aside name) RETURNS text
	LANGUAGE plpgsql VOLATILE STRICT
	SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	EXECUTE format('ALTER ROUTINE %s RENAME TO %I', object::regprocedure, aside);
	RETURN (
		SELECT o.kind || ' ' || o.name
		FROM pg_proc AS p JOIN pg_namespace AS n ON n.oid = p.pronamespace CROSS JOIN LATERAL cchc.registry_object(n.nspname) AS o
		WHERE p.oid = set_function_aside.object AND o.class = 'pg_proc'::regclass AND o.object = p.oid);
END;
$$;
COMMENT ON FUNCTION set_function_aside(oid, name) IS 'Renames a function of a registry while upgrade_registry() makes anew what calls it, and returns its kind and new name as registry_object() tells them (đổi tên tạm một hàm).';

-- Nothing of the registry's own calls it any more.
CREATE FUNCTION drop_function_aside(schema name, ours text[], object oid, name name) RETURNS jsonb
	LANGUAGE plpgsql VOLATILE STRICT
	SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	former pg_proc;
	successor oid;
	rights jsonb;
BEGIN
	SELECT p.* INTO former FROM pg_proc AS p WHERE p.oid = drop_function_aside.object;
	IF former.oid IS NULL THEN
		-- It went with something that it read.
		RETURN '{}';
	END IF;
	-- Who is told of it, and its rights, know it by its own name.
	successor := (SELECT p.oid FROM pg_proc AS p WHERE p.pronamespace = former.pronamespace AND p.proname = drop_function_aside.name AND p.proargtypes = former.proargtypes);
	IF successor IS NOT NULL THEN
		PERFORM cchc.set_function_aside(successor, format('%s_', former.proname));
	END IF;
	PERFORM cchc.set_function_aside(object, name);
	rights := cchc.drop_registry_object(schema, ours, 'pg_proc'::regclass, object, 0);
	IF successor IS NOT NULL THEN
		PERFORM cchc.set_function_aside(successor, name);
	END IF;
	RETURN rights;
END;
$$;
COMMENT ON FUNCTION drop_function_aside(name, text[], oid, name) IS 'Drops a function of a registry that set_function_aside() renamed, and returns its rights and those of what went with it; 2BP01 names what else depends on it (xóa hàm đã đổi tên tạm).';

-- It leaves the owner's own_figure as it is, and what stands over functions that change.
-- As in src/registry/upgrade_registry.sql, which may go on: this step stays what it was.
CREATE OR REPLACE FUNCTION upgrade_registry(schema name) RETURNS void
	LANGUAGE plpgsql VOLATILE
	SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	-- No other name begins so, and none of ours contains it: it can be written over in any definition.
	scratch CONSTANT name := 'cchc_upgrade_' || pg_current_xact_id()::text;
	current_version CONSTANT text := (SELECT x.extversion FROM pg_extension AS x WHERE x.extname = 'cchc');
	messages CONSTANT text := current_setting('client_min_messages');
	home CONSTANT oid := (SELECT n.oid FROM pg_namespace AS n WHERE n.nspname = schema);
	scratch_home oid;
	old_version text;
	ours text[];
	relations name[];
	part record;
	found text;
	wanted text;
	rights jsonb := '{}';
	made integer := 0;
	replaced integer := 0;
	dropped integer := 0;
	differing text[];
	differed text[];
	kept text;
	workers text;
	-- The one view that its owner is to replace
	own_figure text;
	-- Functions that go, and what they were called
	aside oid[] := '{}';
	aside_names name[] := '{}';
BEGIN
	PERFORM cchc.check_registry_name(schema);
	old_version := cchc.registry_version(schema);
	IF old_version IS NULL THEN
		RAISE invalid_schema_name USING
			MESSAGE = format(cchc.message('schema "%s" holds no registry'), schema),
			DETAIL = cchc.message('There is no table registry_meta in it whose comment says of which version it is.'),
			HINT = cchc.message('cchc.create_registry() makes a registry.');
	END IF;
	PERFORM cchc.check_registry_schema(schema);
	IF string_to_array(substring(old_version FROM '^[0-9.]*[0-9]'), '.')::integer[] > string_to_array(substring(current_version FROM '^[0-9.]*[0-9]'), '.')::integer[] THEN
		RAISE object_not_in_prerequisite_state USING
			MESSAGE = format(cchc.message('the registry in schema "%s" is newer than the extension'), schema),
			DETAIL = format(cchc.message('The registry has the definitions of version %s, the extension is %s; nothing was changed.'), old_version, current_version),
			HINT = cchc.message('Install that version of the extension, then: ALTER EXTENSION cchc UPDATE;');
	END IF;
	IF NOT EXISTS (SELECT FROM pg_attribute AS a JOIN pg_class AS c ON c.oid = a.attrelid AND c.relname = 'registry_meta'
			WHERE c.relnamespace = home AND a.attname = 'objects' AND NOT a.attisdropped) THEN
		RAISE feature_not_supported USING
			MESSAGE = format(cchc.message('the registry in schema "%s" comes from a version that was never released'), schema),
			DETAIL = cchc.message('Its table registry_meta does not say which objects the extension made; nothing was changed.'),
			HINT = cchc.message('Dump the rows, make a registry of this version, and load them.');
	END IF;
	IF cchc.registry_layout(schema) = 'citus' THEN
		RAISE feature_not_supported USING
			MESSAGE = cchc.message('a registry of layout citus is not upgraded where it stands'),
			DETAIL = cchc.message('What is new would have to be spread over the nodes; nothing was changed.'),
			HINT = cchc.message('Dump the rows, make a registry of this version, and load them.');
	END IF;
	IF NOT has_database_privilege(current_database(), 'CREATE') THEN
		RAISE insufficient_privilege USING
			MESSAGE = format(cchc.message('role "%s" may not create schemas in database "%s"'), current_user, current_database()),
			DETAIL = cchc.message('For as long as the upgrade takes, a registry of the new version stands beside the old one.'),
			HINT = format(cchc.message('Ask for it, if only for the upgrade: GRANT CREATE ON DATABASE %s TO %s;'), quote_ident(current_database()), quote_ident(current_user));
	END IF;

	-- Two upgrades wait for each other; readers and writers go on, until a table of theirs changes.
	EXECUTE format('LOCK TABLE %I.registry_meta IN SHARE ROW EXCLUSIVE MODE', schema);
	EXECUTE format('SELECT m.objects FROM %I.registry_meta AS m', schema) INTO ours;
	relations := ARRAY(SELECT c.relname FROM pg_class AS c WHERE c.relnamespace = home);
	own_figure := (SELECT cchc.registry_definition('view', c.oid, 0) FROM pg_class AS c WHERE c.relnamespace = home AND c.relname = 'own_figure' AND c.relkind = 'v');
	PERFORM set_config('client_min_messages', 'warning', true);
	PERFORM cchc.create_registry(scratch, cchc.registry_layout(schema));
	scratch_home := (SELECT n.oid FROM pg_namespace AS n WHERE n.nspname = scratch);
	IF EXISTS (SELECT FROM pg_class AS c WHERE c.relnamespace = home AND c.relname = 'dossier' AND c.relrowsecurity)
		AND EXISTS (SELECT FROM unnest(ours) AS o (name) WHERE o.name = 'policy dossier.agency_reads') THEN
		PERFORM cchc.enable_agency_security(scratch);
	END IF;

	-- What the new version needs and the owner has.
	SELECT string_agg(x.object, '; ' ORDER BY x.object) INTO found
	FROM (
		SELECT pg_describe_object(o.class, o.object, o.sub)
		FROM cchc.registry_object(scratch) AS n JOIN cchc.registry_object(schema) AS o USING (kind, name)
		WHERE o.kind || ' ' || o.name <> ALL (ours)
		UNION
		SELECT pg_describe_object('pg_class'::regclass, c.oid, 0)
		FROM cchc.registry_object(scratch) AS n
		JOIN pg_class AS r ON n.class = 'pg_class'::regclass AND r.oid = n.object AND n.sub = 0
		JOIN pg_class AS c ON c.relnamespace = home AND c.relname = r.relname
		LEFT JOIN cchc.registry_object(schema) AS o ON o.class = 'pg_class'::regclass AND o.object = c.oid AND o.sub = 0
		WHERE o.kind || ' ' || o.name = ANY (ours) IS NOT TRUE) AS x (object);
	IF found IS NOT NULL THEN
		RAISE duplicate_object USING
			MESSAGE = format(cchc.message('version %s of the registry needs names that objects of yours have in schema "%s"'), current_version, schema),
			DETAIL = format(cchc.message('They are: %s. Nothing was changed.'), found),
			HINT = cchc.message('Rename them, then upgrade again.');
	END IF;

	-- What it has no more, but for tables and columns, which hold rows.
	FOR part IN
		SELECT o.kind, o.class, o.object, o.sub, p.proname
		FROM cchc.registry_object(schema) AS o LEFT JOIN pg_proc AS p ON o.kind = 'function' AND p.oid = o.object
		WHERE o.kind || ' ' || o.name = ANY (ours) AND o.kind NOT IN ('table', 'column')
			AND NOT EXISTS (SELECT FROM cchc.registry_object(scratch) AS n WHERE (n.kind, n.name) = (o.kind, o.name))
			-- A table that stays keeps its keys.
			AND (o.kind NOT IN ('constraint', 'index') OR EXISTS (
				SELECT FROM pg_class AS r JOIN pg_class AS n ON n.relname = r.relname
				WHERE r.oid = coalesce((SELECT k.conrelid FROM pg_constraint AS k WHERE o.kind = 'constraint' AND k.oid = o.object),
						(SELECT i.indrelid FROM pg_index AS i WHERE o.kind = 'index' AND i.indexrelid = o.object))
					AND n.relnamespace = scratch_home))
		ORDER BY o.place DESC
	LOOP
		-- It may have gone with another one.
		CONTINUE WHEN pg_describe_object(part.class, part.object, 0) IS NULL;
		IF part.kind = 'function' THEN
			ours := ours || cchc.set_function_aside(part.object, format('%s_%s', scratch, cardinality(aside)));
			aside := aside || part.object;
			aside_names := aside_names || part.proname;
		ELSE
			rights := cchc.drop_registry_object(schema, ours, part.class, part.object, part.sub) || rights;
		END IF;
		dropped := dropped + 1;
	END LOOP;
	-- Such a column is written no more.
	FOR found, wanted IN
		SELECT o.name, format('ALTER TABLE %s ALTER COLUMN %I DROP NOT NULL', o.object::regclass, a.attname)
		FROM cchc.registry_object(schema) AS o JOIN pg_attribute AS a ON o.kind = 'column' AND a.attrelid = o.object AND a.attnum = o.sub
		WHERE o.kind || ' ' || o.name = ANY (ours) AND a.attnotnull AND NOT a.atthasdef AND a.attidentity = ''
			AND NOT EXISTS (SELECT FROM cchc.registry_object(scratch) AS n WHERE (n.kind, n.name) = (o.kind, o.name))
			AND EXISTS (SELECT FROM cchc.registry_object(scratch) AS n WHERE n.kind = 'table' AND n.name = split_part(o.name, '.', 1))
	LOOP
		PERFORM cchc.change_registry(wanted, format('column %s', found));
	END LOOP;

	-- In the order in which a new registry is made; once more where something went with another object,
	-- and when the functions that stood aside are gone.
	-- What differs twice is written otherwise, and means the same: it has just been made from that text.
	FOR round IN 1 .. 9 LOOP
		differed := differing;
		differing := '{}';
		FOR part IN
			SELECT n.*, o.object AS present, o.sub AS present_sub, p.proname
			FROM cchc.registry_object(scratch) AS n LEFT JOIN cchc.registry_object(schema) AS o USING (kind, name)
			LEFT JOIN pg_proc AS p ON n.kind = 'function' AND p.oid = n.object
			ORDER BY n.place, n.sub
		LOOP
			wanted := cchc.definition_at(cchc.registry_definition(part.kind, part.object, part.sub), scratch, schema);
			found := cchc.registry_definition(part.kind, part.present, part.present_sub);
			CONTINUE WHEN found = wanted OR part.kind = 'table' AND found IS NOT NULL OR part.kind = 'view' AND part.name = 'own_figure' AND found IS NOT NULL;
			IF found IS NULL THEN
				-- A new table has its columns already.
				CONTINUE WHEN part.kind = 'column' AND EXISTS (
					SELECT FROM pg_attribute AS n JOIN pg_class AS r ON r.oid = n.attrelid JOIN pg_class AS c ON c.relnamespace = home AND c.relname = r.relname
					JOIN pg_attribute AS a ON a.attrelid = c.oid AND a.attname = n.attname AND NOT a.attisdropped
					WHERE n.attrelid = part.object AND n.attnum = part.sub);
				PERFORM cchc.change_registry(wanted, format('%s %s', part.kind, part.name));
				IF round = 1 THEN
					made := made + 1;
				END IF;
			ELSIF part.kind = 'column' THEN
				rights := cchc.change_registry_column(schema, ours, part.present, part.present_sub, part.object, part.sub) || rights;
			ELSE
				BEGIN
					IF part.kind NOT IN ('function', 'view') THEN
						RAISE wrong_object_type;
					END IF;
					PERFORM cchc.change_registry(wanted, format('%s %s', part.kind, part.name));
				EXCEPTION
					WHEN invalid_function_definition OR invalid_table_definition OR wrong_object_type THEN
						IF part.kind = 'function' THEN
							ours := ours || cchc.set_function_aside(part.present, format('%s_%s', scratch, cardinality(aside)));
							aside := aside || part.present;
							aside_names := aside_names || part.proname;
						ELSE
							rights := cchc.drop_registry_object(schema, ours, part.class, part.present, 0) || rights;
						END IF;
						PERFORM cchc.change_registry(wanted, format('%s %s', part.kind, part.name));
				END;
			END IF;
			IF round = 1 AND found IS NOT NULL THEN
				replaced := replaced + 1;
			END IF;
			differing := differing || format('%s %s', part.kind, part.name);
		END LOOP;
		IF differing = '{}' OR differing = differed OR round = 8 THEN
			EXIT WHEN aside = '{}';
			FOR place IN 1 .. cardinality(aside) LOOP
				rights := cchc.drop_function_aside(schema, ours, aside[place], aside_names[place]) || rights;
			END LOOP;
			aside := '{}';
			aside_names := '{}';
		END IF;
	END LOOP;
	-- It may have gone with what it reads, and come back empty.
	IF own_figure <> (SELECT cchc.registry_definition('view', c.oid, 0) FROM pg_class AS c WHERE c.relnamespace = home AND c.relname = 'own_figure') THEN
		PERFORM cchc.change_registry(own_figure, 'view own_figure');
	END IF;
	FOR part IN
		SELECT o.kind, o.name, o.class, o.object, replace(cchc.registry_comment(n.kind, n.object, n.sub), scratch || '.', quote_ident(schema) || '.') AS wanted,
			cchc.registry_comment(o.kind, o.object, o.sub) AS found, coalesce(rights -> (o.kind || ' ' || o.name), (
				-- A function whose arguments changed has the rights of the one in whose place it stands.
				SELECT min(r.value::text)::jsonb FROM jsonb_each(rights) AS r
				WHERE o.kind = 'function' AND starts_with(r.key, 'function ' || split_part(o.name, '(', 1) || '(')
					AND o.kind || ' ' || o.name <> ALL (ours) HAVING count(*) = 1)) AS rights
		FROM cchc.registry_object(scratch) AS n JOIN cchc.registry_object(schema) AS o USING (kind, name)
	LOOP
		IF part.wanted IS DISTINCT FROM part.found AND part.wanted IS NOT NULL THEN
			EXECUTE part.wanted;
		END IF;
		IF part.rights IS NOT NULL THEN
			PERFORM cchc.give_registry_rights(part.class, part.object, part.rights);
		END IF;
	END LOOP;
	FOR wanted IN
		SELECT format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', c.oid::regclass)
		FROM pg_class AS n JOIN pg_class AS c USING (relname)
		WHERE n.relnamespace = scratch_home AND n.relrowsecurity AND c.relnamespace = home AND NOT c.relrowsecurity
	LOOP
		EXECUTE wanted;
	END LOOP;
	-- Who read everything goes on reading everything: reports of his read the new tables, too.
	FOR wanted IN
		SELECT format('GRANT SELECT ON %s TO %s', c.oid::regclass, cchc.grantee_name(g.grantee))
		FROM pg_class AS n JOIN pg_class AS c USING (relname)
		CROSS JOIN (
			SELECT x.grantee
			FROM pg_class AS o CROSS JOIN aclexplode(o.relacl) AS x
			WHERE o.relnamespace = home AND o.relkind IN ('r', 'p', 'v') AND o.relname = ANY (relations) AND x.privilege_type = 'SELECT' AND x.grantee <> o.relowner
				AND EXISTS (SELECT FROM pg_class AS s WHERE s.relnamespace = scratch_home AND s.relname = o.relname)
			GROUP BY x.grantee
			HAVING count(DISTINCT o.oid) = (
				SELECT count(*) FROM pg_class AS s WHERE s.relnamespace = scratch_home AND s.relkind IN ('r', 'p', 'v') AND s.relname = ANY (relations))) AS g
		WHERE n.relnamespace = scratch_home AND n.relkind IN ('r', 'p', 'v') AND c.relnamespace = home AND c.relname <> ALL (relations)
	LOOP
		EXECUTE wanted;
	END LOOP;

	SELECT string_agg(o.kind || ' ' || o.name, ', ' ORDER BY o.place, o.sub) INTO kept
	FROM cchc.registry_object(schema) AS o
	WHERE o.kind || ' ' || o.name = ANY (ours) AND NOT EXISTS (SELECT FROM cchc.registry_object(scratch) AS n WHERE (n.kind, n.name) = (o.kind, o.name));
	IF made > 0 THEN
		SELECT string_agg(x.name, ', ' ORDER BY x.name) INTO workers
		FROM (SELECT DISTINCT cchc.grantee_name(a.grantee) FROM pg_class AS c CROSS JOIN aclexplode(c.relacl) AS a
			WHERE c.relnamespace = home AND c.relname = 'dossier' AND a.privilege_type = 'INSERT' AND a.grantee NOT IN (0, c.relowner)) AS x (name);
	END IF;
	EXECUTE format('UPDATE %I.registry_meta SET version = $1, upgraded_at = now(), objects = $2', schema)
		USING current_version, ARRAY(SELECT o.kind || ' ' || o.name FROM cchc.registry_object(scratch) AS o ORDER BY o.place, o.sub);
	EXECUTE format('DROP SCHEMA %I CASCADE', scratch);
	PERFORM set_config('client_min_messages', messages, true);

	RAISE NOTICE USING
		MESSAGE = format(cchc.message('registry "%s": from version %s to %s; %s objects made, %s replaced, %s dropped'), schema, old_version, current_version, made, replaced, dropped),
		DETAIL = CASE WHEN kept IS NULL THEN cchc.message('Every table and column of before is there, with its rows.')
			ELSE format(cchc.message('The new version has no more: %s. They stay, with their rows, and are yours.'), kept) END,
		HINT = CASE WHEN workers IS NULL THEN cchc.message('registry_health() of the registry says whether all is well.')
			ELSE format(cchc.message('Who works on dossiers may need rights on what is new: SELECT cchc.grant_registry(%s, …, ''work'') for %s.'), quote_literal(schema), workers) END;
END;
$$;
COMMENT ON FUNCTION upgrade_registry(name) IS 'Brings a registry of the caller''s, made by an older version, to the definitions of this one: tables, columns, views, functions and the rest are made, replaced or dropped where they differ, agency security stays on; rows, rights, what the owner added and the figures of his own stay as they are; 3F000 without a registry, 42501 and 55000 when the schema is not the caller''s alone, 55000 when the registry is newer, 42710 when an object of the owner''s has a name that is needed, 2BP01 when one depends on what must be replaced; then, and when a row contradicts a new constraint, nothing is changed; NULL is refused (nâng cấp cơ sở dữ liệu CCHC).';
