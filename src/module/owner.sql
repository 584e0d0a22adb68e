-- Where the extension belongs to somebody who is no superuser, its tables
-- belong to the superuser in whose name this script ran: the owner may edit the
-- reference data all the same, and let others.
DO $$
DECLARE
	owner regrole := (SELECT e.extowner FROM pg_extension AS e WHERE e.extname = 'cchc');
	reference regclass;
BEGIN
	IF owner <> (SELECT r.oid FROM pg_roles AS r WHERE r.rolname = current_user) THEN
		FOR reference IN
			SELECT c.oid FROM pg_extension AS e CROSS JOIN unnest(e.extconfig) AS t (id) JOIN pg_class AS c ON c.oid = t.id
			WHERE e.extname = 'cchc' AND c.relkind = 'r'
			UNION SELECT 'calendar_compiled'::regclass
		LOOP
			EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %s TO %s WITH GRANT OPTION', reference, owner);
		END LOOP;
		EXECUTE format('GRANT USAGE, SELECT, UPDATE ON SEQUENCE calendar_version_seq TO %s WITH GRANT OPTION', owner);
	END IF;
END
$$;
