-- Rights on a registry, and row-level security by agency.  Both only define; no
-- row of the schema is read, and only its owner may call them.

CREATE FUNCTION check_registry_owner(schema name) RETURNS void
	LANGUAGE plpgsql STABLE PARALLEL SAFE
	SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	foreign_table text;
BEGIN
	IF NOT EXISTS (SELECT FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace
			WHERE n.nspname = check_registry_owner.schema AND c.relname = 'registry_meta' AND c.relkind = 'r') THEN
		RAISE invalid_schema_name USING
			MESSAGE = format(cchc.message('schema "%s" holds no registry'), coalesce(schema, 'NULL')),
			DETAIL = cchc.message('There is no table registry_meta in it.'),
			HINT = cchc.message('cchc.create_registry() makes a registry.');
	END IF;
	SELECT c.relname INTO foreign_table
	FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace
	WHERE n.nspname = check_registry_owner.schema AND c.relkind IN ('r', 'p', 'v')
		AND (NOT pg_has_role(c.relowner, 'USAGE') OR NOT pg_has_role(n.nspowner, 'USAGE'))
	ORDER BY c.relname LIMIT 1;
	IF FOUND THEN
		RAISE insufficient_privilege USING
			MESSAGE = format(cchc.message('only its owner may say who uses the registry in schema "%s"'), schema),
			DETAIL = format(cchc.message('"%s" belongs to another role.'), foreign_table),
			HINT = cchc.message('Become the owner of the schema first: SET ROLE.');
	END IF;
END;
$$;
COMMENT ON FUNCTION check_registry_owner(name) IS 'Refuses a schema without a registry, NULL included (3F000), or one that belongs to another role (42501) (kiểm tra chủ sở hữu).';

CREATE FUNCTION grant_registry(schema name, role name, kind text) RETURNS void
	LANGUAGE plpgsql VOLATILE
	SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	item name;
BEGIN
	IF kind IS NULL OR kind NOT IN ('read', 'work') THEN
		RAISE invalid_parameter_value USING
			MESSAGE = format(cchc.message('unknown kind of rights: "%s"'), left(coalesce(kind, 'NULL'), 64)),
			DETAIL = cchc.message('The kinds are "read" (an analyst: every table, view and function that only reads) and "work" (a counter: that, and the life of dossiers).'),
			HINT = format(cchc.message('For example: SELECT cchc.grant_registry(%s, ''one_stop'', ''work'').'), quote_literal(schema));
	END IF;
	IF NOT EXISTS (SELECT FROM pg_roles AS r WHERE r.rolname = grant_registry.role) THEN
		RAISE undefined_object USING
			MESSAGE = format(cchc.message('role "%s" does not exist'), coalesce(role, 'NULL')),
			DETAIL = cchc.message('Nothing was granted.'),
			HINT = cchc.message('CREATE ROLE makes a role.');
	END IF;
	PERFORM cchc.check_registry_owner(schema);
	EXECUTE format('GRANT USAGE ON SCHEMA %I TO %I', schema, role);
	EXECUTE format('GRANT SELECT ON ALL TABLES IN SCHEMA %I TO %I', schema, role);
	IF kind = 'work' THEN
		FOREACH item IN ARRAY ARRAY['dossier', 'dossier_past', 'dossier_pause', 'dossier_told', 'dossier_step', 'dossier_delay', 'dossier_counter',
				'submission', 'feedback', 'survey_response'] LOOP
			EXECUTE format('GRANT INSERT, UPDATE ON %I.%I TO %I', schema, item, role);
		END LOOP;
		-- A pause that never lasted is taken back.
		EXECUTE format('GRANT DELETE ON %I.dossier_pause, %I.dossier_told TO %I', schema, schema, role);
		EXECUTE format('GRANT USAGE ON ALL SEQUENCES IN SCHEMA %I TO %I', schema, role);
	END IF;
END;
$$;
COMMENT ON FUNCTION grant_registry(name, name, text) IS 'Gives a role what an analyst (read) or a counter (work) needs in a registry of the caller''s, and no more; 22023 for another kind, 42704 for an unknown role, 3F000 without a registry, 42501 when it is somebody else''s; NULL is unknown to all of these (cấp quyền sử dụng cơ sở dữ liệu).';

CREATE FUNCTION secure_flow_part(schema name, part name) RETURNS void
	LANGUAGE plpgsql VOLATILE
	SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	PERFORM cchc.check_registry_owner(schema);
	EXECUTE format('ALTER TABLE %I.%I ENABLE ROW LEVEL SECURITY', schema, part);
	EXECUTE format('CREATE POLICY of_agency ON %I.%I USING (agency OPERATOR(cchc.<@) ANY ((SELECT %I.my_agencies())::cchc.agency_code[]))', schema, part, schema);
END;
$$;
COMMENT ON FUNCTION secure_flow_part(name, name) IS 'Hides the lines of other agencies in the day flow, or in a part of it; 3F000 and 42501 as in grant_registry(), NULL included (phân quyền theo cơ quan cho dòng hồ sơ).';

CREATE FUNCTION enable_agency_security(schema name) RETURNS void
	LANGUAGE plpgsql VOLATILE
	SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	item name;
	before CONSTANT text[] := ARRAY(SELECT o.name FROM cchc.registry_object(schema) AS o WHERE o.kind = 'policy');
	-- Once a statement: what the current role may see
	mine CONSTANT text := format('(SELECT %I.my_agencies())::cchc.agency_code[]', schema);
	works CONSTANT text := format('agency OPERATOR(cchc.<@) ANY (%s) OR received_by OPERATOR(cchc.<@) ANY (%s)', mine, mine);
	-- A function only for the few that moved: it would cost a call for every row
	sees CONSTANT text := format('%s OR (held_by IS NOT NULL AND %I.held_by_mine(held_by, %s))', works, schema, mine);
	works_on CONSTANT text := format('EXISTS (SELECT FROM %I.dossier AS d WHERE d.code OPERATOR(cchc.=) dossier AND (d.agency OPERATOR(cchc.<@) ANY (%s) OR d.received_by OPERATOR(cchc.<@) ANY (%s)))',
		schema, mine, mine);
BEGIN
	PERFORM cchc.check_registry_owner(schema);
	-- A row of registry_meta changes, and what its owner hung on it runs.
	PERFORM cchc.check_registry_schema(schema);
	IF EXISTS (SELECT FROM pg_policy AS p JOIN pg_class AS c ON c.oid = p.polrelid JOIN pg_namespace AS n ON n.oid = c.relnamespace
			WHERE n.nspname = enable_agency_security.schema AND c.relname = 'dossier' AND p.polname = 'agency_reads') THEN
		RAISE duplicate_object USING
			MESSAGE = format(cchc.message('agency security is on in schema "%s"'), schema),
			DETAIL = cchc.message('Its policies exist; nothing was changed.'),
			HINT = cchc.message('Rows in agency_reader say which role sees which agency.');
	END IF;
	EXECUTE format('ALTER TABLE %I.dossier ENABLE ROW LEVEL SECURITY', schema);
	-- A partition has no policy: nobody but the owner sees rows in it directly.
	FOR item IN SELECT c.relname FROM pg_inherits AS i JOIN pg_class AS c ON c.oid = i.inhrelid
			WHERE i.inhparent = to_regclass(format('%I.dossier', schema)) AND c.relnamespace = to_regnamespace(quote_ident(schema)) LOOP
		EXECUTE format('ALTER TABLE %I.%I ENABLE ROW LEVEL SECURITY', schema, item);
	END LOOP;
	EXECUTE format('CREATE POLICY agency_reads ON %I.dossier FOR SELECT USING (%s)', schema, sees);
	EXECUTE format('CREATE POLICY agency_enters ON %I.dossier FOR INSERT WITH CHECK (%s)', schema, works);
	-- It may hand a dossier over: held_by keeps it in sight.
	EXECUTE format('CREATE POLICY agency_works ON %I.dossier FOR UPDATE USING (%s) WITH CHECK (true)', schema, works);
	-- What belongs to a dossier is seen with it, and written by who works on it.
	FOREACH item IN ARRAY ARRAY['dossier_past', 'dossier_pause', 'dossier_step', 'dossier_delay', 'survey_response'] LOOP
		EXECUTE format('ALTER TABLE %I.%I ENABLE ROW LEVEL SECURITY', schema, item);
		EXECUTE format('CREATE POLICY of_dossier ON %I.%I FOR SELECT USING (EXISTS (SELECT FROM %I.dossier AS d WHERE d.code OPERATOR(cchc.=) dossier))',
			schema, item, schema);
		-- Before the statement, or through it: a file brings a dossier and its pauses at once.
		EXECUTE format('CREATE POLICY agency_enters ON %I.%I FOR INSERT WITH CHECK (%s OR %I.works_on(dossier))', schema, item, works_on, schema);
		EXECUTE format('CREATE POLICY agency_works ON %I.%I FOR UPDATE USING (%s)', schema, item, works_on);
		EXECUTE format('CREATE POLICY agency_removes ON %I.%I FOR DELETE USING (%s)', schema, item, works_on);
	END LOOP;
	-- What a message said of a dossier is kept also where the message hands it over.
	EXECUTE format('ALTER TABLE %I.dossier_told ENABLE ROW LEVEL SECURITY', schema);
	EXECUTE format('CREATE POLICY of_dossier ON %I.dossier_told USING (EXISTS (SELECT FROM %I.dossier AS d WHERE d.code OPERATOR(cchc.=) dossier))', schema, schema);
	-- Each part, too: the policies of a partitioned table are for who reads it by its own name.
	FOR item IN SELECT c.relname FROM pg_partition_tree(format('%I.dossier_flow', schema)::regclass) AS t JOIN pg_class AS c ON c.oid = t.relid
		WHERE c.relnamespace = (SELECT n.oid FROM pg_namespace AS n WHERE n.nspname = enable_agency_security.schema) AND c.relkind IN ('r', 'p') LOOP
		PERFORM cchc.secure_flow_part(schema, item);
	END LOOP;
	-- Of a dossier or a feedback that is not seen they say nothing.
	FOREACH item IN ARRAY ARRAY['submission', 'feedback'] LOOP
		EXECUTE format('ALTER TABLE %I.%I ENABLE ROW LEVEL SECURITY', schema, item);
		EXECUTE format('CREATE POLICY of_agency ON %I.%I USING (agency OPERATOR(cchc.<@) ANY (%s)) '
			'WITH CHECK (agency OPERATOR(cchc.<@) ANY (%s) AND (dossier IS NULL OR EXISTS (SELECT FROM %I.dossier AS d WHERE d.code OPERATOR(cchc.=) dossier))%s)',
			schema, item, mine, mine, schema, CASE item WHEN 'feedback' THEN format(' AND (continues IS NULL OR %I.sees_feedback(continues))', schema) ELSE '' END);
	END LOOP;
	-- A signed report is seen by who sees all that it counts.
	EXECUTE format('ALTER TABLE %I.signed_report ENABLE ROW LEVEL SECURITY', schema);
	EXECUTE format('CREATE POLICY of_agency ON %I.signed_report USING (within OPERATOR(cchc.<@) ANY (%s))', schema, mine);
	FOREACH item IN ARRAY ARRAY['signed_cell', 'signed_stay', 'signed_row'] LOOP
		EXECUTE format('ALTER TABLE %I.%I ENABLE ROW LEVEL SECURITY', schema, item);
		EXECUTE format('CREATE POLICY of_report ON %I.%I USING (report_id IN (SELECT r.report_id FROM %I.signed_report AS r))', schema, item, schema);
	END LOOP;
	EXECUTE format('UPDATE %I.registry_meta SET objects = objects || $1', schema)
		USING ARRAY(SELECT o.kind || ' ' || o.name FROM cchc.registry_object(schema) AS o WHERE o.kind = 'policy' AND o.name <> ALL (before));
END;
$$;
COMMENT ON FUNCTION enable_agency_security(name) IS 'Turns on row-level security in a registry of the caller''s: a member of a role in agency_reader sees a dossier when its agency, its desk or one that once had it lies under one of the role''s, and works on it while it has it; it sees, and signs with the rights for it, reports within its agencies; the owner sees all; 3F000 without a registry, 42501 when it is somebody else''s, 55000 when others may add to its schema, 42710 when it is on; NULL is no registry (bật phân quyền theo cơ quan).';
