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
	IF layout IS NULL OR layout NOT IN ('plain', 'partitioned') THEN
		RAISE invalid_parameter_value USING
			MESSAGE = format(cchc.message('unknown layout: "%s"'), left(coalesce(layout, 'NULL'), 64)),
			DETAIL = cchc.message('The layouts are "plain" (ordinary tables) and "partitioned" (dossiers by ranges of their code).'),
			HINT = cchc.message('Leave the argument out for plain.');
	END IF;
	RETURN layout;
END;
$$;
COMMENT ON FUNCTION check_layout(text) IS 'The layout itself; 22023 when it is not of the list, NULL included (kiểm tra kiểu bố trí).';
