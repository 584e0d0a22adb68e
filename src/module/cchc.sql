\echo Use "CREATE EXTENSION cchc" to load this file. \quit

-- The schema is made here, and is a member of the extension.  One that stood
-- before, or that CREATE EXTENSION would make for a caller who is no superuser,
-- has an owner who could slip functions in while this script, or a later
-- update, runs with more rights than his; an uncommitted schema of ours is
-- closed to everybody.  Until it is there search_path is pg_catalog, pg_temp.
DO $$
DECLARE
	owner text := (SELECT pg_catalog.pg_get_userbyid(n.nspowner) FROM pg_catalog.pg_namespace AS n
		WHERE n.nspname OPERATOR(pg_catalog.=) 'cchc'::pg_catalog.name);
BEGIN
	IF owner IS NOT NULL THEN
		RAISE duplicate_schema USING
			MESSAGE = 'schema "cchc" exists already',
			DETAIL = pg_catalog.format('It belongs to role "%s". The extension makes a schema of that name for itself and shares it with nobody.', owner),
			HINT = 'Rename or drop that schema, then repeat CREATE EXTENSION.';
	END IF;
	IF pg_catalog.current_setting('standard_conforming_strings') OPERATOR(pg_catalog.<>) 'on' THEN
		RAISE object_not_in_prerequisite_state USING
			MESSAGE = 'the extension cchc cannot be installed while standard_conforming_strings is off',
			DETAIL = 'A backslash in its script would be read as an escape.',
			HINT = 'SET standard_conforming_strings = on, then repeat CREATE EXTENSION.';
	END IF;
END
$$;
CREATE SCHEMA cchc;
SET LOCAL search_path = cchc, pg_temp;

COMMENT ON SCHEMA cchc IS
	'Types, functions and reference data for Vietnamese public administration (cải cách hành chính).';
-- Its types stand in everybody's tables; CREATE remains with the owner.
GRANT USAGE ON SCHEMA cchc TO PUBLIC;
