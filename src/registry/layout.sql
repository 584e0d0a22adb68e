-- Layouts: how create_registry() lays out the tables of a registry; tools/Layouts.pm makes them
-- of one source.

CREATE FUNCTION registry_layout(schema name) RETURNS text
	LANGUAGE sql STABLE STRICT PARALLEL SAFE
BEGIN ATOMIC
	SELECT coalesce(substring(d.description FROM 'registry of cchc [0-9][0-9A-Za-z.-]*, layout (\w+) \('), 'plain')
	FROM pg_namespace AS n
	JOIN pg_class AS c ON c.relnamespace = n.oid AND c.relname = 'registry_meta' AND c.relkind = 'r'
	JOIN pg_description AS d ON d.objoid = c.oid AND d.classoid = 'pg_class'::regclass AND d.objsubid = 0
	WHERE n.nspname = registry_layout.schema AND registry_version(registry_layout.schema) IS NOT NULL;
END;
COMMENT ON FUNCTION registry_layout(name) IS 'Layout of the registry in a schema, as the comment of its table registry_meta says, plain when it names none; NULL when there is no registry; reads nothing else of the schema (kiểu bố trí cơ sở dữ liệu CCHC).';

CREATE FUNCTION check_layout(layout text) RETURNS text
	LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE
	SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	IF layout IS NULL OR layout NOT IN ('plain', 'partitioned', 'citus') THEN
		RAISE invalid_parameter_value USING
			MESSAGE = format(cchc.message('unknown layout: "%s"'), left(coalesce(layout, 'NULL'), 64)),
			DETAIL = cchc.message('The layouts are "plain" (ordinary tables), "partitioned" (dossiers by ranges of their code) and "citus" (dossiers spread over the nodes of Citus).'),
			HINT = cchc.message('Leave the argument out for plain.');
	END IF;
	RETURN layout;
END;
$$;
COMMENT ON FUNCTION check_layout(text) IS 'The layout itself; 22023 when it is not of the list, NULL included (kiểm tra kiểu bố trí).';

/*
 * Citus.  Its functions are taken for what they are only where the extension of
 * that name has them: create_registry() calls nothing that somebody put there.
 */
CREATE FUNCTION check_citus() RETURNS void
	LANGUAGE plpgsql STABLE PARALLEL SAFE
	SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	citus CONSTANT oid := (SELECT x.oid FROM pg_extension AS x WHERE x.extname = 'citus');
BEGIN
	IF citus IS NULL THEN
		RAISE feature_not_supported USING
			MESSAGE = cchc.message('layout "citus" needs the extension citus'),
			DETAIL = cchc.message('It is not in this database.'),
			HINT = cchc.message('CREATE EXTENSION citus on every node, add the workers, or choose layout plain or partitioned.');
	END IF;
	IF (SELECT count(DISTINCT p.proname) FROM pg_proc AS p
			JOIN pg_depend AS d ON d.classid = 'pg_proc'::regclass AND d.objid = p.oid AND d.deptype = 'e'
				AND d.refclassid = 'pg_extension'::regclass AND d.refobjid = citus
			WHERE p.pronamespace = 'pg_catalog'::regnamespace AND p.proname IN ('create_reference_table', 'create_distributed_table')) < 2 THEN
		RAISE feature_not_supported USING
			MESSAGE = cchc.message('layout "citus" needs the functions of the extension citus'),
			DETAIL = cchc.message('create_reference_table() or create_distributed_table() is not among its members in pg_catalog.'),
			HINT = cchc.message('ALTER EXTENSION citus UPDATE; see that this is Citus itself.');
	END IF;
END;
$$;
COMMENT ON FUNCTION check_citus() IS 'Refuses where the extension citus is not in the database, or lacks the functions that spread tables: 0A000 (kiểm tra Citus).';

CREATE FUNCTION check_not_distributed(schema name) RETURNS void
	LANGUAGE plpgsql STABLE PARALLEL SAFE
	SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	distributed boolean;
BEGIN
	-- Only a table of the extension itself is asked.
	IF NOT EXISTS (SELECT FROM pg_depend AS d JOIN pg_extension AS x ON x.oid = d.refobjid AND x.extname = 'citus'
			WHERE d.classid = 'pg_class'::regclass AND d.objid = to_regclass('pg_catalog.pg_dist_schema') AND d.deptype = 'e'
				AND d.refclassid = 'pg_extension'::regclass) THEN
		RETURN;
	END IF;
	EXECUTE 'SELECT EXISTS (SELECT FROM pg_catalog.pg_dist_schema AS s WHERE s.schemaid = to_regnamespace(quote_ident($1)))' INTO distributed USING schema;
	IF distributed THEN
		RAISE feature_not_supported USING
			MESSAGE = format(cchc.message('schema "%s" is a distributed schema'), schema),
			DETAIL = cchc.message('Citus would keep all of it on one node, and a registry in layout citus spreads its tables itself.'),
			HINT = cchc.message('SELECT citus_schema_undistribute(…), or choose another schema.');
	END IF;
END;
$$;
COMMENT ON FUNCTION check_not_distributed(name) IS 'Refuses a schema that Citus keeps on one node: 0A000; NULL is none (kiểm tra lược đồ phân tán).';

CREATE FUNCTION refuse_on_citus(act text) RETURNS void
	LANGUAGE plpgsql STABLE PARALLEL SAFE
	SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	RAISE feature_not_supported USING
		MESSAGE = format(cchc.message('%s is not there in layout "citus"'), act),
		DETAIL = cchc.message('A file is written by one statement that reads the dossiers it changes; Citus runs no such statement over many nodes.'),
		HINT = cchc.message('Load into a registry of layout plain and copy its rows, or INSERT and COPY into the tables.');
END;
$$;
COMMENT ON FUNCTION refuse_on_citus(text) IS 'Refuses what a registry in layout citus cannot do, NULL included: 0A000 (không hỗ trợ trên Citus).';

/*
 * Citus refuses SQL functions with parameters, or answers some of them wrongly.
 * The one text of a report is that of src/registry/ddl/: the server itself gives
 * back what it bound, with every name qualified, and that becomes the body.
 */
CREATE FUNCTION bodies_as_plpgsql(schema name) RETURNS integer
	LANGUAGE plpgsql VOLATILE STRICT
	SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	f record;
	body text;
	made integer := 0;
BEGIN
	PERFORM cchc.check_registry_schema(schema);
	FOR f IN
		SELECT p.oid, p.proname, p.proisstrict, p.provolatile, p.proparallel, p.prorows, p.proretset, p.pronargs, p.proallargtypes, p.proargmodes,
			pg_get_function_arguments(p.oid) AS arguments, pg_get_function_result(p.oid) AS result,
			regexp_match(pg_get_function_sqlbody(p.oid), '^BEGIN ATOMIC\n(.*);\nEND$') AS found
		FROM pg_proc AS p JOIN pg_language AS l ON l.oid = p.prolang
		WHERE p.pronamespace = to_regnamespace(quote_ident(schema)) AND l.lanname = 'sql' AND p.provolatile <> 'i' AND p.prokind = 'f'
			-- What an extension made is its own, this one's too.
			AND NOT EXISTS (SELECT FROM pg_depend AS d WHERE d.classid = 'pg_proc'::regclass AND d.objid = p.oid AND d.deptype = 'e')
		ORDER BY p.oid
	LOOP
		-- RETURN of an expression is inlined, whatever it is called with.
		CONTINUE WHEN f.found IS NULL;
		body := f.found[1];
		IF f.result LIKE 'TABLE(%' THEN
			SELECT format(E'RETURN QUERY SELECT %s FROM (\n%s) AS r (%s)',
				string_agg(format('r.c%s::%s', a.n, format_type(a.type, NULL)), ', ' ORDER BY a.n), body, string_agg('c' || a.n, ', ' ORDER BY a.n)) INTO body
			FROM (SELECT row_number() OVER (ORDER BY u.place) AS n, u.type FROM unnest(f.proallargtypes, f.proargmodes) WITH ORDINALITY AS u (type, mode, place) WHERE u.mode = 't') AS a;
		ELSIF f.proretset THEN
			body := E'RETURN QUERY\n' || body;
		ELSE
			body := format(E'RETURN (\n%s)', body);
		END IF;
		EXECUTE format('CREATE OR REPLACE FUNCTION %I.%I(%s) RETURNS %s LANGUAGE plpgsql %s%s PARALLEL %s%s SET search_path = pg_catalog, pg_temp AS $citus_body$
#variable_conflict use_column
BEGIN
%s;
END;
$citus_body$', schema, f.proname, f.arguments, f.result, CASE f.provolatile WHEN 's' THEN 'STABLE' ELSE 'VOLATILE' END,
			CASE WHEN f.proisstrict THEN ' STRICT' ELSE '' END, CASE f.proparallel WHEN 's' THEN 'SAFE' WHEN 'r' THEN 'RESTRICTED' ELSE 'UNSAFE' END,
			CASE WHEN f.proretset THEN ' ROWS ' || f.prorows ELSE '' END, body);
		made := made + 1;
	END LOOP;
	RETURN made;
END;
$$;
COMMENT ON FUNCTION bodies_as_plpgsql(name) IS 'Makes the SQL functions of a schema of the caller''s that read tables functions in PL/pgSQL of the same text, as Citus wants them, and returns how many; 42501 and 55000 as in create_registry() (chuyển thân hàm sang PL/pgSQL).';
