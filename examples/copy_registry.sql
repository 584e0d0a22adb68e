-- Copies every row of a registry into another one of the same database, of any layout, that is new and empty:
--     psql -v from=h56_old -v to=h56 -f copy_registry.sql
-- One transaction; the caller owns both.  What history, times and numbers say is copied, not written anew.
\set ON_ERROR_STOP on
BEGIN;
SET LOCAL search_path = pg_catalog, pg_temp;
SELECT set_config('copy_registry.from', :'from', true), set_config('copy_registry.to', :'to', true) \g /dev/null
DO $$
DECLARE
	source CONSTANT name := current_setting('copy_registry.from');
	target CONSTANT name := current_setting('copy_registry.to');
	item record;
	columns text;
	busy boolean;
	sequence record;
BEGIN
	-- In the order in which they were made: what refers to a row comes behind it.
	FOR item IN
		SELECT c.relname AS name, t.oid AS target, c.oid AS source
		FROM pg_class AS c
		JOIN pg_class AS t ON t.relname = c.relname AND t.relnamespace = to_regnamespace(quote_ident(target)) AND t.relkind IN ('r', 'p')
		WHERE c.relnamespace = to_regnamespace(quote_ident(source)) AND c.relkind IN ('r', 'p') AND NOT c.relispartition AND c.relname <> 'registry_meta'
		ORDER BY c.oid
	LOOP
		EXECUTE format('SELECT EXISTS (SELECT FROM %I.%I)', target, item.name) INTO busy;
		IF busy THEN
			RAISE EXCEPTION 'table %.% is not empty', target, item.name USING HINT = 'Copy into a new registry.';
		END IF;
		SELECT string_agg(quote_ident(a.attname), ', ' ORDER BY a.attnum) INTO columns
		FROM pg_attribute AS a
		WHERE a.attrelid = item.source AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
			AND EXISTS (SELECT FROM pg_attribute AS b WHERE b.attrelid = item.target AND b.attname = a.attname AND b.attgenerated = '');
		busy := EXISTS (SELECT FROM pg_trigger AS g WHERE g.tgrelid = item.target AND NOT g.tgisinternal);
		IF busy THEN
			EXECUTE format('ALTER TABLE %I.%I DISABLE TRIGGER USER', target, item.name);
		END IF;
		EXECUTE format('INSERT INTO %I.%I (%s) SELECT %s FROM %I.%I', target, item.name, columns, columns, source, item.name);
		IF busy THEN
			EXECUTE format('ALTER TABLE %I.%I ENABLE TRIGGER USER', target, item.name);
		END IF;
		-- Numbers go on where they were.
		FOR sequence IN
			SELECT pg_get_serial_sequence(format('%I.%I', source, item.name), a.attname) AS old,
				pg_get_serial_sequence(format('%I.%I', target, item.name), a.attname) AS new
			FROM pg_attribute AS a WHERE a.attrelid = item.target AND a.attidentity <> '' AND NOT a.attisdropped
		LOOP
			EXECUTE format('SELECT setval(%L, s.last_value, s.is_called) FROM %s AS s', sequence.new, sequence.old);
		END LOOP;
	END LOOP;
	EXECUTE format('UPDATE %I.registry_meta AS t SET clock_policy = s.clock_policy, created_at = s.created_at FROM %I.registry_meta AS s', target, source);
END;
$$;
COMMIT;
