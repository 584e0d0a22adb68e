-- Shipped rows stay as they are: who changes one gets a row of his own, so that
-- pg_dump takes the change, and restores it also over a later release.  Where he
-- has one already, the statement found that too.  (An update script that means
-- to change a shipped row deletes and inserts it.)
CREATE FUNCTION keep_shipped_row() RETURNS trigger
	LANGUAGE plpgsql
	SET search_path = pg_catalog, pg_temp AS $$
BEGIN
	NEW.builtin := false;
	EXECUTE format('INSERT INTO %s SELECT ($1).* ON CONFLICT %s DO NOTHING', TG_RELID::regclass, TG_ARGV[0]) USING NEW;
	RETURN NULL;
END
$$;
COMMENT ON FUNCTION keep_shipped_row() IS 'Trigger: an UPDATE of a shipped row leaves it as it is and inserts the changed row as the user''s, which goes before it and is dumped; its argument says which rows are in each other''s place, as ON CONFLICT does (giữ dữ liệu đi kèm).';
