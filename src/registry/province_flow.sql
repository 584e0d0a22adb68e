-- Provinces whose day flow has a part of its own: what a province publishes, and
-- where a ministry holds or reads it.  A part takes the codes of its province and no
-- others, on both sides: PostgreSQL itself refuses a line of somebody else's.

CREATE FUNCTION flow_part_name(province agency_code) RETURNS name
	LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
	RETURN 'flow_' || lower(translate(current_form(province), '.', '_'));
COMMENT ON FUNCTION flow_part_name(agency_code) IS 'Name of the table with the flow of a province; that with what it says of it ends in _state (tên bảng dòng hồ sơ của tỉnh).';

CREATE FUNCTION attach_province_flow(schema name, province agency_code, registry name DEFAULT NULL, server name DEFAULT NULL) RETURNS void
	LANGUAGE plpgsql VOLATILE
	SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	place CONSTANT name := coalesce(registry, schema);
	part CONSTANT name := cchc.flow_part_name(province);
	part_state CONSTANT name := part || '_state';
	filled_by CONSTANT text := CASE WHEN registry IS NULL THEN 'refresh_flow' WHEN server IS NULL THEN 'subscription' ELSE 'foreign_server' END;
	bounds CONSTANT text := format('FROM (cchc.agency_code_first(%L::cchc.agency_code)) TO (cchc.agency_code_last(%L::cchc.agency_code))', province, province);
	branch CONSTANT text := CASE WHEN registry IS NULL THEN '_own' ELSE '' END;
	item record;
	other text;
BEGIN
	-- Rows change, and what their owner hung on them runs.
	PERFORM cchc.check_registry_owner(schema);
	PERFORM cchc.check_registry_schema(schema);
	IF province IS NULL OR (registry IS NULL AND server IS NOT NULL) OR registry = schema THEN
		RAISE invalid_parameter_value USING
			MESSAGE = CASE WHEN province IS NULL THEN cchc.message('a province has a code')
				WHEN registry = schema THEN cchc.message('the parts of others stand in a schema of their own')
				ELSE cchc.message('a foreign server needs the schema of the registry there') END,
			DETAIL = cchc.message('registry is the schema of the province''s own registry; here its parts stand in a schema of that name, for replication matches tables by their names.'),
			HINT = format(cchc.message('For example: SELECT cchc.attach_province_flow(%s, ''H56'', ''h56'');'), quote_literal(schema));
	END IF;
	EXECUTE format('SELECT min(s.province::text) FROM %I.flow_source AS s WHERE s.province OPERATOR(cchc.<@) $1 OR $1 OPERATOR(cchc.<@) s.province', schema)
		INTO other USING province;
	IF other IS NOT NULL THEN
		RAISE duplicate_object USING
			MESSAGE = format(cchc.message('the flow of "%s" has a part already'), province),
			DETAIL = format(cchc.message('"%s" is attached.'), other),
			HINT = format(cchc.message('SELECT cchc.detach_province_flow(%s, %s); gives it up.'), quote_literal(schema), quote_literal(other));
	END IF;
	IF registry IS NOT NULL THEN
		PERFORM cchc.check_registry_name(place);
		IF NOT EXISTS (SELECT FROM pg_namespace AS n WHERE n.nspname = place) THEN
			EXECUTE format('CREATE SCHEMA %I', place);
			EXECUTE format('COMMENT ON SCHEMA %I IS %L', place, 'Parts of the day flow that provinces send (dòng hồ sơ do các tỉnh gửi).');
		END IF;
		PERFORM cchc.check_registry_schema(place);
	END IF;

	-- A refresh that runs ends first, one to come waits.
	EXECUTE format('LOCK TABLE %1$I.registry_meta, %1$I.flow_state IN SHARE ROW EXCLUSIVE MODE', schema);
	EXECUTE format('INSERT INTO %I.flow_source (province, filled_by, place) VALUES ($1, $2, $3)', schema) USING province, filled_by, place;
	IF filled_by = 'foreign_server' THEN
		EXECUTE format('DELETE FROM %I.dossier_flow_own WHERE agency OPERATOR(cchc.<@) $1', schema) USING province;
		EXECUTE format('CREATE FOREIGN TABLE %I.%I PARTITION OF %I.dossier_flow FOR VALUES %s SERVER %I OPTIONS (schema_name %L, table_name %L, updatable ''false'', truncatable ''false'')',
			place, part, schema, bounds, server, registry, part);
		EXECUTE format('CREATE FOREIGN TABLE %I.%I PARTITION OF %I.flow_delivery FOR VALUES IN (%L::cchc.agency_code) SERVER %I OPTIONS (schema_name %L, table_name %L, updatable ''false'', truncatable ''false'')',
			place, part_state, schema, province, server, registry, part_state);
	ELSE
		-- What a part of this name holds from before it was detached stays.
		EXECUTE format('CREATE TABLE IF NOT EXISTS %I.%I (LIKE %I.dossier_flow_own INCLUDING COMMENTS INCLUDING INDEXES)', place, part, schema);
		EXECUTE format('CREATE TABLE IF NOT EXISTS %I.%I (LIKE %I.flow_delivery_own INCLUDING COMMENTS INCLUDING INDEXES)', place, part_state, schema);
		IF registry IS NULL THEN
			EXECUTE format('WITH moved AS (DELETE FROM %I.dossier_flow_rest WHERE agency OPERATOR(cchc.<@) $1 RETURNING *) INSERT INTO %I.%I SELECT * FROM moved', schema, place, part) USING province;
		ELSE
			EXECUTE format('DELETE FROM %I.dossier_flow_own WHERE agency OPERATOR(cchc.<@) $1', schema) USING province;
		END IF;
		EXECUTE format('ALTER TABLE %I.dossier_flow%s ATTACH PARTITION %I.%I FOR VALUES %s', schema, branch, place, part, bounds);
		EXECUTE format('ALTER TABLE %I.flow_delivery%s ATTACH PARTITION %I.%I FOR VALUES IN (%L::cchc.agency_code)', schema, branch, place, part_state, province);
		FOR item IN
			SELECT c.relname, k.conname
			FROM pg_constraint AS k JOIN pg_class AS c ON c.oid = k.conrelid JOIN pg_namespace AS n ON n.oid = c.relnamespace
			WHERE n.nspname = place AND c.relname IN (part, part_state) AND k.contype = 'p'
		LOOP
			EXECUTE format('COMMENT ON CONSTRAINT %I ON %I.%I IS %L', item.conname, place, item.relname,
				CASE item.relname WHEN part THEN 'The flow of a line has one row a day (mỗi ngày một dòng).' ELSE 'A province says one thing (mỗi tỉnh một dòng).' END);
		END LOOP;
	END IF;
	EXECUTE format('COMMENT ON %s %I.%I IS %L', CASE filled_by WHEN 'foreign_server' THEN 'FOREIGN TABLE' ELSE 'TABLE' END, place, part,
		format('The flow of %s, a part of dossier_flow (dòng hồ sơ của tỉnh).', province));
	EXECUTE format('COMMENT ON %s %I.%I IS %L', CASE filled_by WHEN 'foreign_server' THEN 'FOREIGN TABLE' ELSE 'TABLE' END, place, part_state,
		format('What %s says of its flow, a part of flow_delivery (tình trạng số liệu của tỉnh).', province));
	-- Policies of a partitioned table do not hold for who reads a part of it.
	IF registry IS NULL AND EXISTS (SELECT FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace
			WHERE n.nspname = schema AND c.relname = 'dossier_flow' AND c.relrowsecurity) THEN
		PERFORM cchc.secure_flow_part(schema, part);
	END IF;
END;
$$;
COMMENT ON FUNCTION attach_province_flow(name, agency_code, name, name) IS 'Gives the flow of a province a part of its own in a registry of the caller''s: with registry and server NULL the one that refresh_flow() counts here, to be published; with registry, the schema of the province''s own, a table that a subscription fills; with server also, a foreign table; 42710 where one is attached already, 22023 for no province, a server without a registry or the registry''s own schema, 3F000 and 42501 as in grant_registry(), 55000 when others may add to the schema (gắn dòng hồ sơ của tỉnh).';

CREATE FUNCTION detach_province_flow(schema name, province agency_code) RETURNS void
	LANGUAGE plpgsql VOLATILE
	SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	part CONSTANT name := cchc.flow_part_name(province);
	source record;
	item record;
BEGIN
	-- Rows change, and what their owner hung on them runs.
	PERFORM cchc.check_registry_owner(schema);
	PERFORM cchc.check_registry_schema(schema);
	EXECUTE format('LOCK TABLE %1$I.registry_meta, %1$I.flow_state IN SHARE ROW EXCLUSIVE MODE', schema);
	EXECUTE format('DELETE FROM %I.flow_source WHERE province OPERATOR(cchc.=) $1 RETURNING filled_by, place', schema) INTO source USING province;
	IF source.filled_by IS NULL THEN
		RAISE undefined_object USING
			MESSAGE = format(cchc.message('the flow of "%s" has no part'), coalesce(province::text, 'NULL')),
			DETAIL = cchc.message('Nothing was changed.'),
			HINT = format(cchc.message('SELECT * FROM %s.flow_source; lists those that have one.'), quote_ident(schema));
	END IF;
	FOR item IN
		SELECT n.nspname, c.relname, c.relkind, p.relname AS parent
		FROM pg_class AS c
		JOIN pg_namespace AS n ON n.oid = c.relnamespace
		LEFT JOIN pg_inherits AS i ON i.inhrelid = c.oid
		LEFT JOIN pg_class AS p ON p.oid = i.inhparent
		WHERE n.nspname = source.place AND c.relname IN (part, part || '_state') AND c.relkind IN ('r', 'f')
	LOOP
		IF item.parent IS NOT NULL THEN
			EXECUTE format('ALTER TABLE %I.%I DETACH PARTITION %I.%I', schema, item.parent, item.nspname, item.relname);
		END IF;
		IF source.filled_by = 'refresh_flow' THEN
			IF item.relname = part THEN
				EXECUTE format('INSERT INTO %I.dossier_flow_own SELECT * FROM %I.%I', schema, item.nspname, item.relname);
			END IF;
			EXECUTE format('DROP TABLE %I.%I', item.nspname, item.relname);
		ELSIF item.relkind = 'f' THEN
			EXECUTE format('DROP FOREIGN TABLE %I.%I', item.nspname, item.relname);
		END IF;
	END LOOP;
END;
$$;
COMMENT ON FUNCTION detach_province_flow(name, agency_code) IS 'Takes back attach_province_flow(): what is counted here joins the rest, foreign tables go, tables that a subscription filled stay with what they hold and are in no report; 42704 where the province, NULL included, is not attached, 3F000 and 42501 as in grant_registry() (gỡ dòng hồ sơ của tỉnh).';
