-- create_registry(): the tables, functions and views that it makes are in ddl/, in the order of
-- REGISTRY_PARTS in the Makefile, wrapped by registry_ddl().

-- From the catalogs alone: to read a table of somebody's may run his code, a
-- view's, a row policy's or that of a cast from a column's type.
CREATE FUNCTION registry_version(schema name) RETURNS text
	LANGUAGE sql STABLE STRICT PARALLEL SAFE
BEGIN ATOMIC
	SELECT substring(d.description FROM 'registry of cchc ([0-9][0-9A-Za-z.-]*)(?:, layout \w+)? \(')
	FROM pg_namespace AS n
	JOIN pg_class AS c ON c.relnamespace = n.oid AND c.relname = 'registry_meta' AND c.relkind = 'r'
	JOIN pg_description AS d ON d.objoid = c.oid AND d.classoid = 'pg_class'::regclass AND d.objsubid = 0
	WHERE n.nspname = registry_version.schema;
END;
COMMENT ON FUNCTION registry_version(name) IS 'Version of the registry in a schema, as the comment of its table registry_meta says; NULL when there is none; reads nothing else of the schema (phiên bản cơ sở dữ liệu CCHC).';

CREATE FUNCTION check_registry_name(schema name) RETURNS void
	LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE
	SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	IF schema IS NULL OR schema = '' THEN
		RAISE invalid_parameter_value USING
			MESSAGE = cchc.message('a registry needs the name of a schema'),
			DETAIL = cchc.message('The name is NULL or empty.'),
			HINT = cchc.message('For example: SELECT cchc.create_registry(''h56'').');
	END IF;
	IF schema IN ('cchc', 'information_schema', '$user') OR starts_with(schema, 'pg_') THEN
		RAISE reserved_name USING
			MESSAGE = format(cchc.message('schema "%s" cannot hold a registry'), schema),
			DETAIL = cchc.message('It belongs to the system or to the extension, or has a meaning of its own in search_path; a registry holds rows of its owner.'),
			HINT = cchc.message('Choose a schema of your own, for example: SELECT cchc.create_registry(''h56'').');
	END IF;
	IF schema LIKE '%$%$%' THEN
		RAISE invalid_name USING
			MESSAGE = format(cchc.message('schema "%s" cannot hold a registry'), schema),
			DETAIL = cchc.message('The bodies of its functions are quoted with dollar signs and name the schema; two dollar signs in the name would end them.'),
			HINT = cchc.message('Choose a name with one dollar sign at most, for example: SELECT cchc.create_registry(''h56'').');
	END IF;
END;
$$;
COMMENT ON FUNCTION check_registry_name(name) IS 'Raises 22023, 42939 or 42602 when a registry cannot have a schema of that name, NULL included (kiểm tra tên lược đồ).';

/*
 * What stands in the schema of a registry can be taken for an object of the
 * extension or of the server when the definitions are read, and runs with the
 * rights of whoever calls the registry's functions: all of it must be the
 * caller's, and nobody else may add to it.
 */
CREATE FUNCTION check_registry_schema(schema name) RETURNS void
	LANGUAGE plpgsql STABLE STRICT PARALLEL SAFE
	SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	caller CONSTANT oid := (SELECT r.oid FROM pg_roles AS r WHERE r.rolname = current_user);
	place CONSTANT oid := (SELECT n.oid FROM pg_namespace AS n WHERE n.nspname = schema);
	owner CONSTANT oid := (SELECT n.nspowner FROM pg_namespace AS n WHERE n.oid = place);
	others text;
BEGIN
	IF place IS NULL THEN
		RETURN;
	END IF;
	IF owner <> caller THEN
		RAISE insufficient_privilege USING
			MESSAGE = format(cchc.message('schema "%s" belongs to another role'), schema),
			DETAIL = format(cchc.message('Its owner is "%s"; a registry is made by the owner of its schema.'), pg_get_userbyid(owner)),
			HINT = CASE WHEN starts_with(pg_get_userbyid(owner), 'pg_') THEN cchc.message('Choose another schema: create_registry() makes a schema that does not exist.')
				ELSE format(cchc.message('SET ROLE %s first, or choose another schema: create_registry() makes a schema that does not exist.'), quote_ident(pg_get_userbyid(owner))) END;
	END IF;
	IF NOT (has_schema_privilege(place, 'CREATE') AND has_schema_privilege(place, 'USAGE')) THEN
		RAISE insufficient_privilege USING
			MESSAGE = format(cchc.message('cannot create objects in schema "%s"'), schema),
			DETAIL = format(cchc.message('Role "%s" has taken CREATE or USAGE from itself.'), current_user),
			HINT = format(cchc.message('GRANT ALL ON SCHEMA %s TO %s;'), quote_ident(schema), quote_ident(current_user));
	END IF;

	SELECT string_agg(CASE a.grantee WHEN 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(a.grantee)) END, ', ' ORDER BY a.grantee) INTO others
	FROM pg_namespace AS n CROSS JOIN aclexplode(n.nspacl) AS a
	WHERE n.oid = place AND a.privilege_type = 'CREATE' AND a.grantee <> caller;
	IF others IS NOT NULL THEN
		RAISE object_not_in_prerequisite_state USING
			MESSAGE = format(cchc.message('others may create objects in schema "%s"'), schema),
			DETAIL = format(cchc.message('CREATE is granted to %s; what they put there could stand in for a function of the registry.'), others),
			HINT = format(cchc.message('REVOKE CREATE ON SCHEMA %s FROM %s; or choose another schema: create_registry() makes a schema that does not exist.'), quote_ident(schema), others);
	END IF;

	-- The bootstrap superuser's objects have no row of their own in pg_shdepend.
	SELECT min(pg_describe_object(d.classid, d.objid, 0)) INTO others
	FROM pg_depend AS d
	LEFT JOIN pg_shdepend AS s ON s.dbid = (SELECT b.oid FROM pg_database AS b WHERE b.datname = current_database())
		AND s.classid = d.classid AND s.objid = d.objid AND s.objsubid = 0 AND s.deptype = 'o'
	WHERE d.refclassid = 'pg_namespace'::regclass AND d.refobjid = place AND d.classid <> 'pg_default_acl'::regclass
		AND coalesce(s.refobjid, 10) <> caller;
	IF others IS NOT NULL THEN
		RAISE object_not_in_prerequisite_state USING
			MESSAGE = format(cchc.message('schema "%s" holds an object of another role'), schema),
			DETAIL = format(cchc.message('It is %s, which could stand in for a function of the registry.'), others),
			HINT = cchc.message('Drop it or move it away, or choose another schema: create_registry() makes a schema that does not exist.');
	END IF;
END;
$$;
COMMENT ON FUNCTION check_registry_schema(name) IS 'Raises 42501 when a schema belongs to another role than the caller, 55000 when others may create objects in it or own some (kiểm tra quyền trên lược đồ).';

CREATE FUNCTION create_registry(schema name, layout text DEFAULT 'plain') RETURNS void
	LANGUAGE plpgsql VOLATILE
	SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	part record;
	clash text;
	state text;
	reason text;
	before text[];
	current_version CONSTANT text := (SELECT x.extversion FROM pg_extension AS x WHERE x.extname = 'cchc');
BEGIN
	PERFORM cchc.check_registry_name(schema);
	PERFORM cchc.check_layout(layout);
	IF layout = 'citus' THEN
		PERFORM cchc.check_citus();
		-- Tables are made and spread in this one transaction.
		PERFORM set_config('citus.multi_shard_modify_mode', 'sequential', true);
	END IF;
	PERFORM cchc.check_registry_schema(schema);
	PERFORM cchc.check_not_distributed(schema);
	IF EXISTS (SELECT FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace
		WHERE n.nspname = schema AND c.relname = 'registry_meta') THEN
		RAISE duplicate_schema USING
			MESSAGE = format(cchc.message('schema "%s" already holds a registry'), schema),
			DETAIL = CASE WHEN cchc.registry_layout(schema) <> layout THEN format(cchc.message('Its layout is %s, not %s, and a registry keeps its layout; nothing was changed.'), cchc.registry_layout(schema), layout)
				ELSE format(cchc.message('Table %s.registry_meta exists; nothing was changed.'), quote_ident(schema)) END,
			HINT = CASE WHEN cchc.registry_layout(schema) <> layout THEN cchc.message('Make one of the other layout in another schema, and move the rows; the documentation of scale has the steps.')
				ELSE cchc.message('Choose another schema; several registries can stand side by side.') END;
	END IF;

	IF NOT EXISTS (SELECT FROM pg_namespace AS n WHERE n.nspname = schema) THEN
		EXECUTE format('CREATE SCHEMA %I', schema);
		EXECUTE format('COMMENT ON SCHEMA %I IS %L', schema, 'A registry of cchc (cơ sở dữ liệu cải cách hành chính).');
	END IF;

	-- The names in the DDL are unqualified and the schema comes first: nothing in it
	-- may stand in for a function, type or operator of the extension or the server.
	SELECT min(mine.object) INTO clash
	FROM (
		SELECT p.pronamespace, 'function', p.proname, p.oid::regprocedure::text FROM pg_proc AS p
		UNION ALL SELECT t.typnamespace, 'type', t.typname, t.oid::regtype::text FROM pg_type AS t
		UNION ALL SELECT o.oprnamespace, 'operator', o.oprname, o.oid::regoperator::text FROM pg_operator AS o
	) AS mine (namespace, kind, name, object)
	JOIN (
		SELECT p.pronamespace, 'function', p.proname FROM pg_proc AS p
		UNION ALL SELECT t.typnamespace, 'type', t.typname FROM pg_type AS t
		UNION ALL SELECT o.oprnamespace, 'operator', o.oprname FROM pg_operator AS o
	) AS ours (namespace, kind, name) USING (kind, name)
	WHERE mine.namespace = (SELECT n.oid FROM pg_namespace AS n WHERE n.nspname = schema)
		AND ours.namespace IN ('cchc'::regnamespace, 'pg_catalog'::regnamespace);
	IF clash IS NOT NULL THEN
		RAISE duplicate_object USING
			MESSAGE = format(cchc.message('"%s" has the name of an object of the extension or the server'), clash),
			DETAIL = format(cchc.message('In schema "%s" it would be taken for the one that is meant; nothing was changed.'), schema),
			HINT = cchc.message('Rename that object, or choose another schema: create_registry() makes a schema that does not exist.');
	END IF;

	before := ARRAY(SELECT o.kind || ' ' || o.name FROM cchc.registry_object(schema) AS o);
	BEGIN
		-- Citus sends the nodes the whole string that it is given: one statement at a time.
		FOR part IN SELECT d.topic, string_agg(d.ddl, E'\n' ORDER BY d.statement_no) AS ddl
			FROM cchc.registry_ddl(schema, layout) AS d
			GROUP BY d.ordinal, d.topic, CASE WHEN layout = 'citus' THEN d.statement_no END ORDER BY d.ordinal, min(d.statement_no) LOOP
			-- Only the part is read with that path: no expression of this function is.
			EXECUTE format('SET LOCAL search_path = %I, cchc, pg_temp', schema);
			EXECUTE part.ddl;
			EXECUTE 'SET LOCAL search_path = pg_catalog, pg_temp';
		END LOOP;
	EXCEPTION
		WHEN duplicate_table OR duplicate_function OR duplicate_object THEN
			GET STACKED DIAGNOSTICS state = RETURNED_SQLSTATE, reason = MESSAGE_TEXT;
			RAISE USING
				ERRCODE = state,
				MESSAGE = reason,
				DETAIL = format(cchc.message('The registry needs that name in schema "%s"; nothing was changed.'), schema),
				HINT = cchc.message('Rename that object, or choose another schema: create_registry() makes a schema that does not exist.');
		WHEN OTHERS THEN
			-- As it was, without the pages of DDL that the server would quote.
			GET STACKED DIAGNOSTICS state = RETURNED_SQLSTATE, reason = MESSAGE_TEXT;
			RAISE USING
				ERRCODE = state,
				MESSAGE = reason,
				DETAIL = format(cchc.message('Raised while the part "%s" of the registry was made in schema "%s"; nothing was changed.'), part.topic, schema);
	END;
	EXECUTE format('INSERT INTO %I.registry_meta (version, layout, objects) VALUES ($1, $2, $3)', schema)
		USING current_version, layout, ARRAY(SELECT o.kind || ' ' || o.name FROM cchc.registry_object(schema) AS o
			WHERE o.kind || ' ' || o.name <> ALL (before) ORDER BY o.place, o.sub);
	-- For registry_version() and registry_layout().
	EXECUTE format('COMMENT ON TABLE %I.registry_meta IS %L', schema,
		format('One row that marks this schema as a registry of cchc %s%s (thông tin cơ sở dữ liệu CCHC).', current_version, ', layout ' || nullif(layout, 'plain')));
	RAISE NOTICE USING
		MESSAGE = (SELECT format(cchc.message('registry "%s": %s tables, %s views, %s functions'), schema, count(*) FILTER (WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition),
			count(*) FILTER (WHERE c.relkind = 'v'), (SELECT count(*) FROM pg_proc AS p WHERE p.pronamespace = n.oid))
			FROM pg_namespace AS n JOIN pg_class AS c ON c.relnamespace = n.oid WHERE n.nspname = schema GROUP BY n.oid),
		DETAIL = cchc.message('Next: rows in agency, field and procedure, or a file of dossiers with load_dossiers(); then receive_dossier().'),
		HINT = format(cchc.message('The operators of the codes are found where cchc is in search_path: SET search_path = %1$s, public, cchc. For all sessions to come: ALTER DATABASE %2$s SET search_path = %1$s, public, cchc.'), quote_ident(schema), quote_ident(current_database()));
END;
$$;
COMMENT ON FUNCTION create_registry(name, text) IS 'Makes the tables, functions and views of a registry in a schema, which is created if need be, in a layout; they belong to the caller and not to the extension; 42P06 when there is one already, 42501 and 55000 when the schema is not the caller''s alone, 42P07, 42710 or 42723 when a name is taken, 22023 for NULL or an unknown layout, and then nothing is changed (tạo cơ sở dữ liệu CCHC).';
