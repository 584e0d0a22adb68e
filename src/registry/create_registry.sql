-- create_registry(): the tables, functions and views that it makes are in ddl/,
-- in the order of
-- REGISTRY_PARTS in the Makefile, wrapped by registry_ddl().

CREATE FUNCTION registry_version(schema name) RETURNS text
	LANGUAGE plpgsql STABLE STRICT PARALLEL SAFE
	SET search_path = pg_catalog, cchc, pg_temp
AS $$
DECLARE
	version text;
BEGIN
	-- Only a table: reading somebody's view could run anything.
	IF EXISTS (SELECT FROM pg_class AS c WHERE c.oid = to_regclass(format('%I.registry_meta', schema)) AND c.relkind = 'r') THEN
		EXECUTE format('SELECT version FROM %I.registry_meta', schema) INTO version;
	END IF;
	RETURN version;
END;
$$;
COMMENT ON FUNCTION registry_version(name) IS 'Version of the registry in a schema, NULL when there is none (phiên bản cơ sở dữ liệu CCHC).';

CREATE FUNCTION create_registry(schema name) RETURNS void
	LANGUAGE plpgsql VOLATILE
	SET search_path = pg_catalog, cchc, pg_temp
AS $$
DECLARE
	part record;
	clash text;
	state text;
	reason text;
	current_version CONSTANT text := (SELECT x.extversion FROM pg_extension AS x WHERE x.extname = 'cchc');
BEGIN
	IF schema IS NULL OR schema = '' THEN
		RAISE invalid_parameter_value USING
			MESSAGE = 'a registry needs the name of a schema',
			DETAIL = 'The name is NULL or empty.',
			HINT = 'For example: SELECT cchc.create_registry(''h56'').';
	END IF;
	IF schema IN ('cchc', 'pg_catalog', 'information_schema', 'pg_toast') OR starts_with(schema, 'pg_temp') THEN
		RAISE reserved_name USING
			MESSAGE = format('schema "%s" cannot hold a registry', schema),
			DETAIL = 'It belongs to the system or to the extension; a registry holds rows of its owner.',
			HINT = 'Choose a schema of your own, for example: SELECT cchc.create_registry(''h56'').';
	END IF;
	IF schema LIKE '%$%$%' THEN
		RAISE invalid_name USING
			MESSAGE = format('schema "%s" cannot hold a registry', schema),
			DETAIL = 'The bodies of its functions are quoted with dollar signs and name the schema; two dollar signs in the name would end them.',
			HINT = 'Choose a name with one dollar sign at most, for example: SELECT cchc.create_registry(''h56'').';
	END IF;
	IF to_regclass(format('%I.registry_meta', schema)) IS NOT NULL THEN
		RAISE duplicate_schema USING
			MESSAGE = format('schema "%s" already holds a registry', schema),
			DETAIL = format('Table %I.registry_meta exists; nothing was changed.', schema),
			HINT = 'Choose another schema; several registries can stand side by side.';
	END IF;

	IF to_regnamespace(quote_ident(schema)) IS NULL THEN
		EXECUTE format('CREATE SCHEMA %I', schema);
		EXECUTE format('COMMENT ON SCHEMA %I IS %L', schema, 'A registry of cchc (cơ sở dữ liệu cải cách hành chính).');
	END IF;

	-- The names in the DDL are unqualified and the schema comes first: nothing in it
	-- may stand in for a function, type or operator of the extension.
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
	WHERE mine.namespace = to_regnamespace(quote_ident(schema)) AND ours.namespace = 'cchc'::regnamespace;
	IF clash IS NOT NULL THEN
		RAISE duplicate_object USING
			MESSAGE = format('"%s" has the name of an object of the extension', clash),
			DETAIL = format('In schema "%s" it would be taken for the extension''s own; nothing was changed.', schema),
			HINT = 'Rename that object, or choose another schema: create_registry() makes a schema that does not exist.';
	END IF;

	-- The setting ends with this function.
	PERFORM set_config('search_path', quote_ident(schema) || ', cchc, pg_temp', true);
	IF current_schema() IS DISTINCT FROM schema THEN
		RAISE invalid_schema_name USING
			MESSAGE = format('cannot create objects in schema "%s"', schema),
			DETAIL = 'The name has a meaning of its own in search_path, or the right to use the schema is missing.',
			HINT = 'Choose another schema, for example: SELECT cchc.create_registry(''h56'').';
	END IF;
	BEGIN
		FOR part IN SELECT d.topic, d.ddl FROM cchc.registry_ddl(schema) AS d ORDER BY d.ordinal LOOP
			EXECUTE part.ddl;
		END LOOP;
	EXCEPTION
		WHEN duplicate_table OR duplicate_function OR duplicate_object THEN
			GET STACKED DIAGNOSTICS state = RETURNED_SQLSTATE, reason = MESSAGE_TEXT;
			RAISE USING
				ERRCODE = state,
				MESSAGE = reason,
				DETAIL = format('The registry needs that name in schema "%s"; nothing was changed.', schema),
				HINT = 'Rename that object, or choose another schema: create_registry() makes a schema that does not exist.';
		WHEN OTHERS THEN
			-- As it was, without the pages of DDL that the server would quote.
			GET STACKED DIAGNOSTICS state = RETURNED_SQLSTATE, reason = MESSAGE_TEXT;
			RAISE USING
				ERRCODE = state,
				MESSAGE = reason,
				DETAIL = format('Raised while the part "%s" of the registry was made in schema "%s"; nothing was changed.', part.topic, schema);
	END;
	EXECUTE format('INSERT INTO %I.registry_meta (version) VALUES ($1)', schema) USING current_version;
END;
$$;
COMMENT ON FUNCTION create_registry(name) IS 'Makes the tables, functions and views of a registry in a schema, which is created if need be; they belong to the caller and not to the extension; 42P06 when there is one already, 42P07, 42710 or 42723 when a name is taken, 22023 for NULL, and then nothing is changed (tạo cơ sở dữ liệu CCHC).';
