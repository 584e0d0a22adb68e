-- Honest labels: what a body that was parsed calls and reads is in the catalogs; nothing is labelled better than
-- what stands in it.  Bodies of PL/pgSQL are read as text, without what stands in quotes.
SET client_min_messages = warning;
SELECT cchc.create_registry('labelled');
CREATE TEMP TABLE body AS
	SELECT p.*, p.oid::regprocedure AS signature, regexp_replace(p.prosrc, '''(?:[^'']|'''')*''', '', 'g') AS text FROM pg_proc AS p WHERE p.pronamespace IN ('cchc'::regnamespace, 'labelled'::regnamespace) AND p.prokind = 'f';
CREATE TEMP VIEW inner_call AS
	SELECT b.signature AS outer_function, b.provolatile AS label, b.proparallel AS parallel, f.oid::regprocedure AS inner_function, f.provolatile AS inner_label, f.proparallel AS inner_parallel
	FROM body AS b JOIN pg_depend AS d ON d.classid = 'pg_proc'::regclass AND d.objid = b.oid AND d.refclassid = 'pg_proc'::regclass AND d.deptype = 'n'
	JOIN pg_proc AS f ON f.oid = d.refobjid
	WHERE b.prosqlbody IS NOT NULL
	UNION ALL
	-- in PL/pgSQL: our own functions, by name, the least of those that have it
	SELECT b.signature, b.provolatile, b.proparallel, min(f.oid)::regprocedure, min(f.provolatile::text)::"char", max(f.proparallel::text)::"char"
	FROM body AS b JOIN pg_language AS l ON l.oid = b.prolang AND l.lanname = 'plpgsql' JOIN body AS f ON f.oid <> b.oid AND b.text ~ ('(cchc|labelled)\.' || f.proname || '\(')
	GROUP BY b.signature, b.provolatile, b.proparallel, f.pronamespace, f.proname HAVING min(f.provolatile::text) = max(f.provolatile::text);
CREATE TEMP VIEW inner_read AS
	SELECT b.signature AS outer_function, b.provolatile AS label, c.oid::regclass AS relation
	FROM body AS b JOIN pg_depend AS d ON d.classid = 'pg_proc'::regclass AND d.objid = b.oid AND d.refclassid = 'pg_class'::regclass
	JOIN pg_class AS c ON c.oid = d.refobjid AND c.relkind IN ('r', 'v', 'm', 'p', 'S') WHERE b.prosqlbody IS NOT NULL
	UNION ALL
	SELECT b.signature, b.provolatile, c.oid::regclass
	FROM body AS b JOIN pg_language AS l ON l.oid = b.prolang AND l.lanname = 'plpgsql' JOIN pg_class AS c ON c.relnamespace IN ('cchc'::regnamespace, 'labelled'::regnamespace)
		AND c.relkind IN ('r', 'v') AND b.text ~ ('(FROM|JOIN|INTO|UPDATE) (cchc|labelled)\.' || c.relname || '\M');
ANALYZE body;
SELECT (SELECT count(*) > 300 FROM inner_call) AS calls, (SELECT count(*) > 200 FROM inner_read) AS reads;
-- IMMUTABLE, and reads
SELECT outer_function, relation FROM inner_read WHERE label = 'i';
-- IMMUTABLE that calls what is not, STABLE that calls what writes; the language of a refusal is no result
SELECT outer_function, label, inner_function, inner_label FROM inner_call WHERE ((label = 'i' AND inner_label <> 'i') OR (label = 's' AND inner_label = 'v')) AND inner_function::text !~ '^cchc\.message(_plural)?\(' ORDER BY 1::text, 3::text;
-- What of the server's own is not immutable, or writes: dependencies on it are not in the catalogs.
SELECT signature, provolatile, m[1] FROM body AS b
CROSS JOIN LATERAL regexp_match(coalesce(pg_get_function_sqlbody(oid), b.text), '\m(now|clock_timestamp|statement_timestamp|transaction_timestamp|random|nextval|set_config|current_setting|pg_has_role|row_security_active|has_table_privilege)\(|\m(CURRENT_\w+|SESSION_USER)\M') AS x (m)
WHERE m IS NOT NULL AND proname <> 'registry_ddl' AND (provolatile = 'i' OR (provolatile = 's' AND m[1] IN ('clock_timestamp', 'random', 'nextval', 'set_config'))) ORDER BY 1::text;
-- Parallel safe, and calls what is not
SELECT outer_function, inner_function FROM inner_call WHERE parallel = 's' AND inner_parallel <> 's' ORDER BY 1::text, 2::text;
-- What writes is volatile.
SELECT signature FROM body AS b JOIN pg_language AS l ON l.oid = b.prolang AND l.lanname = 'plpgsql' WHERE provolatile <> 'v' AND b.text ~ '\m(INSERT INTO|UPDATE (cchc|labelled)\.|DELETE FROM|LOCK TABLE|nextval\()';
DROP VIEW inner_read, inner_call;
DROP TABLE body;
DROP SCHEMA labelled CASCADE;
