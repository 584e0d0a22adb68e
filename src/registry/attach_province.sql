-- A partition of dossiers for a province, or for any other agency that issues codes.

-- The first code behind all that an agency could issue.
CREATE FUNCTION dossier_code_behind(agency agency_code) RETURNS text
	LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE
	SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	code CONSTANT text := cchc.current_form(agency);
	number CONSTANT integer := right(code, 2);
BEGIN
	-- A group is followed by its longer namesakes; a root, a letter and two digits, has none.
	IF cchc.level(agency) > 1 THEN
		RETURN coalesce(cchc.dossier_code_first(cchc.try_agency_code(code || '0')), cchc.dossier_code_last(agency));
	ELSIF code = 'Z99' THEN
		RETURN NULL;
	END IF;
	RETURN cchc.dossier_code_first((CASE WHEN number < 99 THEN left(code, 1) || to_char(number + 1, 'FM00')
		ELSE chr(ascii(code) + 1) || '00' END)::cchc.agency_code);
END;
$$;
COMMENT ON FUNCTION dossier_code_behind(agency_code) IS 'The first dossier code, in order, behind all that an agency or one under it could issue; NULL when there is none (mã hồ sơ).';

CREATE FUNCTION attach_province(schema name, code agency_code) RETURNS bigint
	LANGUAGE plpgsql VOLATILE
	SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	partition CONSTANT name := 'dossier_' || replace(lower(cchc.current_form(code)), '.', '_');
	bounds CONSTANT text := format('FROM (%L) TO (%s)', cchc.dossier_code_first(code), coalesce(quote_literal(cchc.dossier_code_behind(code)), 'MAXVALUE'));
	rest regclass;
	columns text;
	keys record;
	undo text[] := '{}';
	command text;
	reason text;
	moved bigint := 0;
BEGIN
	IF code IS NULL THEN
		RAISE null_value_not_allowed USING
			MESSAGE = cchc.message('no province is named'),
			DETAIL = cchc.message('The argument "code" is NULL.'),
			HINT = format(cchc.message('For example: SELECT cchc.attach_province(%s, ''H56'').'), quote_literal(schema));
	END IF;
	-- Rows move, and what their owner hung on them runs.
	PERFORM cchc.check_registry_schema(schema);
	PERFORM cchc.check_registry_owner(schema);
	SELECT (SELECT p.partdefid FROM pg_partitioned_table AS p WHERE p.partrelid = c.oid) INTO rest
	FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace
	WHERE n.nspname = schema AND c.relname = 'dossier' AND c.relkind = 'p';
	IF NOT FOUND THEN
		RAISE object_not_in_prerequisite_state USING
			MESSAGE = format(cchc.message('dossiers of the registry in schema "%s" have no partitions'), schema),
			DETAIL = format(cchc.message('Its layout is %s.'), cchc.registry_layout(schema)),
			HINT = cchc.message('SELECT cchc.create_registry(schema, ''partitioned'') makes one that has; the rows are copied.');
	END IF;
	IF EXISTS (SELECT FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace WHERE n.nspname = schema AND c.relname = partition) THEN
		RAISE duplicate_table USING
			MESSAGE = format(cchc.message('relation "%s" already exists'), partition),
			DETAIL = format(cchc.message('The partition of "%s" has that name; nothing was changed.'), cchc.current_form(code)),
			HINT = cchc.message('A province is attached once.');
	END IF;
	-- Nobody writes or reads dossiers until this is committed.
	-- An upgrade has looked at the tables and changes them; one waits for the other.
	EXECUTE format('LOCK TABLE %I.registry_meta IN SHARE ROW EXCLUSIVE MODE', schema);
	EXECUTE format('LOCK TABLE %I.dossier IN ACCESS EXCLUSIVE MODE', schema);
	BEGIN
		EXECUTE format('CREATE TABLE %1$I.%2$I PARTITION OF %1$I.dossier FOR VALUES %3$s', schema, partition, bounds);
	EXCEPTION
		WHEN invalid_object_definition THEN
			GET STACKED DIAGNOSTICS reason = MESSAGE_TEXT;
			RAISE invalid_object_definition USING
				MESSAGE = format(cchc.message('dossiers of "%s" lie in another partition'), cchc.current_form(code)),
				DETAIL = format(cchc.message('The server says: %s.'), reason),
				HINT = cchc.message('A province and an agency under it cannot both have a partition; detach the other one first.');
		WHEN check_violation THEN
			-- The default partition holds rows of it.  A key that refers to dossiers would
			-- take their children away with them: the keys are dropped, and made and checked anew.
			FOR keys IN
				SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', k.conrelid::regclass, k.conname) AS drop,
					format('ALTER TABLE %s ADD CONSTRAINT %I %s', k.conrelid::regclass, k.conname, pg_get_constraintdef(k.oid)) AS make,
					format('COMMENT ON CONSTRAINT %I ON %s IS %L', k.conname, k.conrelid::regclass, obj_description(k.oid, 'pg_constraint')) AS comment
				FROM pg_constraint AS k
				WHERE k.confrelid = to_regclass(format('%I.dossier', schema)) AND k.contype = 'f' AND k.conparentid = 0
				ORDER BY k.conrelid::regclass::text, k.conname
			LOOP
				EXECUTE keys.drop;
				undo := undo || keys.make || keys.comment;
			END LOOP;
			SELECT string_agg(quote_ident(a.attname), ', ' ORDER BY a.attnum) INTO columns
			FROM pg_attribute AS a WHERE a.attrelid = rest AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = '';
			EXECUTE format('CREATE TABLE %1$I.%2$I (LIKE %1$I.dossier INCLUDING DEFAULTS INCLUDING GENERATED INCLUDING CONSTRAINTS INCLUDING STORAGE INCLUDING COMPRESSION)', schema, partition);
			EXECUTE format('WITH gone AS (DELETE FROM %3$s AS d WHERE d.code OPERATOR(cchc.<@) %5$L::cchc.agency_code RETURNING %4$s) INSERT INTO %1$I.%2$I (%4$s) SELECT %4$s FROM gone',
				schema, partition, rest, columns, code);
			GET DIAGNOSTICS moved = ROW_COUNT;
			EXECUTE format('ALTER TABLE %1$I.dossier ATTACH PARTITION %1$I.%2$I FOR VALUES %3$s', schema, partition, bounds);
			FOREACH command IN ARRAY undo LOOP
				EXECUTE command;
			END LOOP;
	END;
	EXECUTE format('COMMENT ON TABLE %I.%I IS %L', schema, partition, format('Dossiers whose code "%s" issued, or an agency under it (hồ sơ của %s).', cchc.current_form(code), cchc.current_form(code)));
	-- Who may not see a dossier in the table does not see it in the partition.
	IF EXISTS (SELECT FROM pg_class AS c WHERE c.oid = to_regclass(format('%I.dossier', schema)) AND c.relrowsecurity) THEN
		EXECUTE format('ALTER TABLE %I.%I ENABLE ROW LEVEL SECURITY', schema, partition);
	END IF;
	RETURN moved;
END;
$$;
COMMENT ON FUNCTION attach_province(name, agency_code) IS 'Makes a partition of dossiers for those whose code a province or another agency issued, moves them there from the default partition and returns how many; nobody reads or writes dossiers meanwhile; 22004 for NULL, 3F000 without a registry, 42501 when the schema is somebody else''s, 55000 when others may add to it or its layout has no partitions, 42P07 when it is attached, 42P17 when another partition holds some of them (thêm phân vùng hồ sơ của tỉnh).';
