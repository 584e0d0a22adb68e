\echo Use "CREATE EXTENSION cchc" to load this file. \quit

-- The schema must be ours alone: somebody else's objects in it could be picked
-- up by the statements that follow (compare CVE-2022-2625).
DO $$
BEGIN
	IF EXISTS (SELECT FROM pg_catalog.pg_class c
			   WHERE c.relnamespace OPERATOR(pg_catalog.=) 'cchc'::pg_catalog.regnamespace)
		OR EXISTS (SELECT FROM pg_catalog.pg_proc p
				   WHERE p.pronamespace OPERATOR(pg_catalog.=) 'cchc'::pg_catalog.regnamespace)
		OR EXISTS (SELECT FROM pg_catalog.pg_type t
				   WHERE t.typnamespace OPERATOR(pg_catalog.=) 'cchc'::pg_catalog.regnamespace)
	THEN
		RAISE EXCEPTION 'schema "cchc" is not empty'
			USING ERRCODE = 'duplicate_schema',
				  DETAIL = 'The extension cchc keeps its objects in a schema of that name and shares it with nobody.',
				  HINT = 'Rename or drop that schema, then repeat CREATE EXTENSION.';
	END IF;
END
$$;

COMMENT ON SCHEMA cchc IS
	'Types, functions and reference data for Vietnamese public administration (cải cách hành chính).';
-- Its types stand in everybody's tables; CREATE remains with the owner.
GRANT USAGE ON SCHEMA cchc TO PUBLIC;
