-- upgrade_registry(): a registry as this version makes it stands beside the old one for a
-- moment, and what differs is brought over, object by object.  What is not in the list
-- registry_meta.objects is the owner's: it is never dropped and never replaced.

-- Through what the server keeps behind an object (its row type, the rule of a view).
CREATE FUNCTION registry_dependent(class oid, object oid, sub integer) RETURNS TABLE (class oid, object oid, sub integer)
	LANGUAGE sql STABLE STRICT PARALLEL SAFE
BEGIN ATOMIC
	WITH RECURSIVE hit (class, object, sub, internal) AS (
		SELECT registry_dependent.class, registry_dependent.object, registry_dependent.sub, true
		UNION
		SELECT x.class, x.object, x.sub, d.deptype = 'i'
		FROM hit AS h
		JOIN pg_depend AS d ON d.refclassid = h.class AND d.refobjid = h.object AND (h.sub = 0 OR d.refobjsubid = h.sub) AND d.deptype IN ('n', 'a', 'i')
		CROSS JOIN LATERAL (
			SELECT 'pg_class'::regclass::oid, r.ev_class, 0 FROM pg_rewrite AS r
			WHERE d.classid = 'pg_rewrite'::regclass AND r.oid = d.objid AND r.rulename = '_RETURN'
			UNION ALL
			SELECT 'pg_class'::regclass, t.adrelid, t.adnum::integer FROM pg_attrdef AS t WHERE d.classid = 'pg_attrdef'::regclass AND t.oid = d.objid
			UNION ALL
			SELECT d.classid, d.objid, d.objsubid
			WHERE d.classid <> 'pg_attrdef'::regclass
				-- From 18 on NOT NULL is one, which goes and comes with its column.
				AND NOT EXISTS (SELECT FROM pg_constraint AS k WHERE d.classid = 'pg_constraint'::regclass AND k.oid = d.objid AND k.contype = 'n')
				AND NOT EXISTS (SELECT FROM pg_rewrite AS r WHERE d.classid = 'pg_rewrite'::regclass AND r.oid = d.objid AND r.rulename = '_RETURN')
		) AS x (class, object, sub)
	)
	SELECT DISTINCT h.class, h.object, h.sub
	FROM hit AS h
	WHERE NOT h.internal AND (h.class, h.object, h.sub) <> (registry_dependent.class, registry_dependent.object, registry_dependent.sub);
END;
COMMENT ON FUNCTION registry_dependent(oid, oid, integer) IS 'What could not stand without an object, a column where the last argument is not 0, directly or by way of others, as addresses of pg_depend (các đối tượng phụ thuộc).';

CREATE FUNCTION registry_rights(class oid, object oid) RETURNS jsonb
	LANGUAGE plpgsql STABLE STRICT PARALLEL SAFE
	SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	RETURN (
		SELECT jsonb_build_object('whole', coalesce(c.relacl, acldefault('r', c.relowner))::text, 'columns', (
			SELECT jsonb_object_agg(a.attname, a.attacl::text) FROM pg_attribute AS a WHERE a.attrelid = c.oid AND a.attacl IS NOT NULL))
		FROM pg_class AS c WHERE class = 'pg_class'::regclass AND c.oid = object AND c.relkind = 'v'
		UNION ALL
		SELECT jsonb_build_object('whole', coalesce(p.proacl, acldefault('f', p.proowner))::text)
		FROM pg_proc AS p WHERE class = 'pg_proc'::regclass AND p.oid = object
		UNION ALL
		SELECT jsonb_build_object('whole', coalesce(t.typacl, acldefault('T', t.typowner))::text)
		FROM pg_class AS c JOIN pg_type AS t ON t.oid = c.reltype WHERE class = 'pg_class'::regclass AND c.oid = object AND c.relkind = 'c'
		UNION ALL
		SELECT jsonb_build_object('fires', g.tgenabled) FROM pg_trigger AS g WHERE class = 'pg_trigger'::regclass AND g.oid = object);
END;
$$;
COMMENT ON FUNCTION registry_rights(oid, oid) IS 'The rights that were given on a view, function or type, and whether a trigger fires, to be given again with give_registry_rights(); NULL for other objects (quyền trên đối tượng).';

CREATE FUNCTION grantee_name(grantee oid) RETURNS text
	LANGUAGE sql STABLE STRICT PARALLEL SAFE
	RETURN CASE WHEN grantee = 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(grantee)) END;
COMMENT ON FUNCTION grantee_name(oid) IS 'A role of an access list as GRANT writes it, PUBLIC for 0 (tên vai trò).';

CREATE FUNCTION give_registry_rights(class oid, object oid, rights jsonb) RETURNS void
	LANGUAGE plpgsql VOLATILE STRICT
	SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	what CONSTANT text := CASE
		WHEN class = 'pg_proc'::regclass THEN 'ROUTINE ' || object::regprocedure
		WHEN class = 'pg_trigger'::regclass THEN NULL
		WHEN (SELECT c.relkind = 'c' FROM pg_class AS c WHERE c.oid = object) THEN 'TYPE ' || object::regclass
		ELSE object::regclass::text END;
	owner CONSTANT oid := (SELECT r.oid FROM pg_roles AS r WHERE r.rolname = current_user);
	command text;
BEGIN
	IF class = 'pg_trigger'::regclass THEN
		FOR command IN
			SELECT format('ALTER TABLE %s %s TRIGGER %I', g.tgrelid::regclass, CASE rights ->> 'fires' WHEN 'D' THEN 'DISABLE' WHEN 'R' THEN 'ENABLE REPLICA' ELSE 'ENABLE ALWAYS' END, g.tgname)
			FROM pg_trigger AS g WHERE g.oid = object AND rights ->> 'fires' <> 'O'
		LOOP
			EXECUTE command;
		END LOOP;
		RETURN;
	END IF;
	FOR command IN
		SELECT c.command
		FROM (
			-- What default privileges gave to the new object was not given to the old one.
			SELECT 1 AS step, format('REVOKE ALL ON %s FROM %s', what, cchc.grantee_name(a.grantee)) AS command
			FROM (SELECT DISTINCT x.grantee FROM aclexplode((cchc.registry_rights(class, object) ->> 'whole')::aclitem[]) AS x) AS a
			UNION ALL
			SELECT 2 AS step, format('GRANT %s%s ON %s TO %s%s', a.privilege_type, ' (' || quote_ident(l.column_name) || ')', what,
				cchc.grantee_name(a.grantee), CASE WHEN a.is_grantable AND a.grantee <> owner THEN ' WITH GRANT OPTION' ELSE '' END)
			FROM (
				SELECT NULL, rights ->> 'whole'
				UNION ALL
				SELECT c.key, c.value FROM jsonb_each_text(CASE jsonb_typeof(rights -> 'columns') WHEN 'object' THEN rights -> 'columns' ELSE '{}' END) AS c
				-- A column that is no longer there takes its rights with it.
				WHERE EXISTS (SELECT FROM pg_attribute AS t WHERE t.attrelid = object AND t.attname = c.key)) AS l (column_name, acl)
			CROSS JOIN LATERAL aclexplode(l.acl::aclitem[]) AS a) AS c
		ORDER BY c.step
	LOOP
		EXECUTE command;
	END LOOP;
END;
$$;
COMMENT ON FUNCTION give_registry_rights(oid, oid, jsonb) IS 'Gives a new view, function or type of the caller''s the rights that registry_rights() read from the one in whose place it stands, and no others; whoever gave them, they now come from the caller; a trigger that did not fire does not fire (cấp lại quyền).';

-- One statement of an upgrade; a failure says where, without the definition that the server would quote.
CREATE FUNCTION change_registry(statement text, object text) RETURNS void
	LANGUAGE plpgsql VOLATILE STRICT
	SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	state text;
	reason text;
	detail text;
BEGIN
	EXECUTE statement;
EXCEPTION
	WHEN dependent_objects_still_exist OR invalid_table_definition OR invalid_function_definition OR wrong_object_type THEN
		RAISE;
	WHEN OTHERS THEN
		GET STACKED DIAGNOSTICS state = RETURNED_SQLSTATE, reason = MESSAGE_TEXT, detail = PG_EXCEPTION_DETAIL;
		RAISE USING
			ERRCODE = state,
			MESSAGE = reason,
			DETAIL = concat_ws(' ', nullif(detail, ''), format(cchc.message('Raised while %s of the registry was brought to the version of the extension; nothing was changed.'), object)),
			HINT = cchc.message('Mend the rows or the object that are in the way, then upgrade again.');
END;
$$;
COMMENT ON FUNCTION change_registry(text, text) IS 'Executes one statement of upgrade_registry() and names the object that it is about when that fails (thực hiện một bước nâng cấp).';

-- A name also begins a string constant of a regclass, where an apostrophe in it is doubled.
CREATE FUNCTION definition_at(definition text, home text, schema name) RETURNS text
	LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
	RETURN replace(replace(definition, '''' || home || '.', '''' || replace(quote_ident(schema), '''', '''''') || '.'), home || '.', quote_ident(schema) || '.');
COMMENT ON FUNCTION definition_at(text, text, name) IS 'A definition of an object of one schema, home as it is written in it, as that of one in another (định nghĩa chuyển sang lược đồ khác).';

-- With what depends on it, as far as that is the registry's own: the loop that calls makes it again.
CREATE FUNCTION drop_registry_object(schema name, ours text[], class oid, object oid, sub integer) RETURNS jsonb
	LANGUAGE plpgsql VOLATILE STRICT
	SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	root text;
	found record;
	blocking text;
	label text;
	commands text[] := '{}';
	waiting text[];
	rights jsonb := '{}';
BEGIN
	IF class <> ALL (ARRAY['pg_class', 'pg_proc', 'pg_constraint', 'pg_trigger', 'pg_policy']::regclass[]) THEN
		-- A registry has no such object.
		RETURN rights;
	END IF;
	root := pg_describe_object(class, object, sub);
	FOR found IN
		SELECT d.class, d.object, d.sub, o.kind, o.name, o.kind || ' ' || o.name = ANY (ours) AS is_ours
		FROM (
			SELECT drop_registry_object.class, drop_registry_object.object, drop_registry_object.sub
			UNION SELECT * FROM cchc.registry_dependent(class, object, sub)) AS d (class, object, sub)
		LEFT JOIN cchc.registry_object(schema) AS o USING (class, object, sub)
		ORDER BY d.class, d.object, d.sub
	LOOP
		IF found.is_ours IS NOT TRUE THEN
			blocking := concat_ws('; ', blocking, pg_describe_object(found.class, found.object, found.sub));
			CONTINUE;
		END IF;
		SELECT l.provider INTO label FROM pg_seclabel AS l WHERE l.classoid = found.class AND l.objoid = found.object LIMIT 1;
		IF label IS NOT NULL AND found.kind <> 'column' THEN
			RAISE object_not_in_prerequisite_state USING
				MESSAGE = format(cchc.message('%s carries a security label of provider "%s"'), pg_describe_object(found.class, found.object, 0), label),
				DETAIL = cchc.message('It cannot be replaced without being dropped, and the label would be lost; nothing was changed.'),
				HINT = cchc.message('Take the label off, upgrade, and set it again.');
		END IF;
		rights := rights || coalesce(jsonb_build_object(found.kind || ' ' || found.name, cchc.registry_rights(found.class, found.object)), '{}');
		commands := commands || CASE found.kind
			WHEN 'function' THEN format('DROP ROUTINE IF EXISTS %s', found.object::regprocedure)
			WHEN 'column' THEN (
				-- What holds rows stays, with no more than its default gone.
				SELECT format(CASE a.attgenerated WHEN '' THEN 'ALTER TABLE %s ALTER COLUMN %I DROP DEFAULT' ELSE 'ALTER TABLE %s DROP COLUMN IF EXISTS %I' END, a.attrelid::regclass, a.attname)
				FROM pg_attribute AS a WHERE a.attrelid = found.object AND a.attnum = found.sub AND a.attidentity = '')
			WHEN 'constraint' THEN (SELECT format('ALTER TABLE %s DROP CONSTRAINT IF EXISTS %I', k.conrelid::regclass, k.conname) FROM pg_constraint AS k WHERE k.oid = found.object)
			WHEN 'trigger' THEN (SELECT format('DROP TRIGGER IF EXISTS %I ON %s', g.tgname, g.tgrelid::regclass) FROM pg_trigger AS g WHERE g.oid = found.object)
			WHEN 'policy' THEN (SELECT format('DROP POLICY IF EXISTS %I ON %s', p.polname, p.polrelid::regclass) FROM pg_policy AS p WHERE p.oid = found.object)
			ELSE format('DROP %s IF EXISTS %s', upper(found.kind), found.object::regclass) END;
	END LOOP;
	IF blocking IS NOT NULL THEN
		RAISE dependent_objects_still_exist USING
			MESSAGE = format(cchc.message('cannot replace %s because objects of yours depend on it'), root),
			DETAIL = format(cchc.message('They are: %s. Nothing was changed.'), blocking),
			HINT = cchc.message('Keep their definitions (pg_dump, \sf, \d+), drop them, upgrade, and make them again.');
	END IF;
	commands := array_remove(commands, NULL);
	-- In an order that the server accepts: each round drops what nothing stands on any more.
	WHILE cardinality(commands) > 0 LOOP
		waiting := '{}';
		FOR place IN 1 .. cardinality(commands) LOOP
			BEGIN
				PERFORM cchc.change_registry(commands[place], root);
			EXCEPTION
				WHEN dependent_objects_still_exist THEN
					waiting := waiting || commands[place];
			END;
		END LOOP;
		IF cardinality(waiting) = cardinality(commands) THEN
			PERFORM cchc.change_registry(commands[1], root);
		END IF;
		commands := waiting;
	END LOOP;
	RETURN rights;
END;
$$;
COMMENT ON FUNCTION drop_registry_object(name, text[], oid, oid, integer) IS 'Drops an object of a registry with those of its own that depend on it, but no column that holds rows, and returns their rights by kind and name; 2BP01 names what depends on it and is not in the list of the registry''s objects, 55000 what carries a security label (xóa đối tượng để tạo lại).';

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

-- The column of one registry as it is in another; only what follows from other columns is dropped and made again.
CREATE FUNCTION change_registry_column(schema name, ours text[], object oid, sub integer, other oid, other_sub integer) RETURNS jsonb
	LANGUAGE plpgsql VOLATILE STRICT
	SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	item CONSTANT text := pg_describe_object('pg_class'::regclass, object, sub);
	other_home CONSTANT text := (SELECT quote_ident(n.nspname) FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace WHERE c.oid = other);
	present record;
	wanted record;
	present_value text := (SELECT pg_get_expr(d.adbin, d.adrelid) FROM pg_attrdef AS d WHERE d.adrelid = object AND d.adnum = sub);
	wanted_value CONSTANT text := (SELECT cchc.definition_at(pg_get_expr(d.adbin, d.adrelid), other_home, schema) FROM pg_attrdef AS d WHERE d.adrelid = other AND d.adnum = other_sub);
	wanted_type text;
	place text;
	rights jsonb := '{}';
BEGIN
	SELECT a.attname, a.atttypid, a.atttypmod, a.attgenerated, a.attidentity, a.attnotnull INTO present FROM pg_attribute AS a WHERE a.attrelid = object AND a.attnum = sub;
	SELECT a.atttypid, a.atttypmod, a.attgenerated, a.attidentity, a.attnotnull INTO wanted FROM pg_attribute AS a WHERE a.attrelid = other AND a.attnum = other_sub;
	wanted_type := replace(format_type(wanted.atttypid, wanted.atttypmod), other_home || '.', quote_ident(schema) || '.');
	place := format('ALTER TABLE %s ALTER COLUMN %I', object::regclass, present.attname);
	IF wanted.attgenerated <> '' AND present.attgenerated = '' OR wanted.attidentity <> '' AND present.attidentity = '' THEN
		RAISE feature_not_supported USING
			MESSAGE = format(cchc.message('%s cannot become a generated one'), item),
			DETAIL = cchc.message('Its rows hold values that would be lost; nothing was changed.'),
			HINT = cchc.message('Dump the rows, make a registry of this version, and load them.');
	END IF;
	IF wanted.attgenerated <> '' AND (present_value IS DISTINCT FROM wanted_value OR format_type(present.atttypid, present.atttypmod) <> wanted_type) THEN
		rights := cchc.drop_registry_object(schema, ours, 'pg_class'::regclass, object, sub);
		PERFORM cchc.change_registry(cchc.definition_at(cchc.registry_definition('column', other, other_sub), other_home, schema), item);
		RETURN rights;
	END IF;
	IF wanted.attgenerated = '' AND present.attgenerated <> '' THEN
		PERFORM cchc.change_registry(place || ' DROP EXPRESSION', item);
		present_value := NULL;
	END IF;
	IF format_type(present.atttypid, present.atttypmod) <> wanted_type THEN
		rights := cchc.drop_registry_object(schema, ours, 'pg_class'::regclass, object, sub);
		PERFORM cchc.change_registry(format('%s TYPE %s USING %I::%s', place, wanted_type, present.attname, wanted_type), item);
	END IF;
	IF wanted.attgenerated = '' AND wanted.attidentity = '' THEN
		IF present.attidentity <> '' THEN
			PERFORM cchc.change_registry(place || ' DROP IDENTITY', item);
		END IF;
		PERFORM cchc.change_registry(place || coalesce(' SET DEFAULT ' || wanted_value, ' DROP DEFAULT'), item);
	END IF;
	IF wanted.attnotnull <> present.attnotnull THEN
		PERFORM cchc.change_registry(place || CASE WHEN wanted.attnotnull THEN ' SET NOT NULL' ELSE ' DROP NOT NULL' END, item);
	END IF;
	RETURN rights;
END;
$$;
COMMENT ON FUNCTION change_registry_column(name, text[], oid, integer, oid, integer) IS 'Gives a column of a registry the type, the default, the expression and the NOT NULL that it has in another registry, and returns the rights of what had to be dropped for that; 0A000 where rows would lose values (đổi định nghĩa cột).';

CREATE FUNCTION upgrade_registry(schema name) RETURNS void
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
