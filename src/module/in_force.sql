-- The columns of a view TABLE_in_force are those of TABLE.
DO $$
DECLARE
	in_force record;
BEGIN
	FOR in_force IN
		SELECT v.oid::regclass AS view, c.attname, col_description(t.oid, c.attnum) AS meaning
		FROM pg_class v
		JOIN pg_class t ON t.relnamespace = v.relnamespace AND v.relname = t.relname || '_in_force'
		JOIN pg_attribute c ON c.attrelid = v.oid AND c.attnum > 0
		WHERE v.relnamespace = 'cchc'::regnamespace AND v.relkind = 'v'
	LOOP
		EXECUTE format('COMMENT ON COLUMN %s.%I IS %L', in_force.view, in_force.attname, in_force.meaning);
	END LOOP;
END
$$;
