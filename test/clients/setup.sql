-- What the tests of the clients find: a value of every type of the extension, two
-- tables of codes with an index, and a small registry.  Run in a fresh database.
\set ON_ERROR_STOP on
SET client_min_messages = warning;
CREATE EXTENSION cchc;
ALTER DATABASE mydb SET search_path = h56, public, cchc;
SELECT cchc.create_registry('h56');
SET search_path = public, cchc;

-- Values are canonical: what goes in comes out.
CREATE TABLE client_value (type text PRIMARY KEY, value text NOT NULL, other text NOT NULL);
INSERT INTO client_value VALUES
	('procedure_code', '1.004227.000.00.00.H56', '2.000815.H55'),
	('agency_code', '000.00.14.H56', 'H57.01'),
	('dossier_code', '000.00.53.H48-220921-0099', 'H57.132-260804-0583'),
	('document_number', '61/2018/NĐ-CP', '299/QĐ-UBND'),
	('lunar_date', '2025-06N-01 AL', '2026-03-10 AL'),
	('time_limit', '15 ngày làm việc', '2 tháng'),
	('dossier_state', 'early', 'overdue');
INSERT INTO client_value
SELECT t.typname, format('[%s,%s)', quote_ident(least(v.value, v.other)), quote_ident(greatest(v.value, v.other))), 'empty'
FROM client_value AS v JOIN pg_range AS r ON r.rngsubtype = ('cchc.' || v.type)::regtype JOIN pg_type AS t ON t.oid = r.rngtypid
UNION ALL
SELECT t.typname, format('{[%s,%s)}', quote_ident(least(v.value, v.other)), quote_ident(greatest(v.value, v.other))), '{}'
FROM client_value AS v JOIN pg_range AS r ON r.rngsubtype = ('cchc.' || v.type)::regtype JOIN pg_type AS t ON t.oid = r.rngmultitypid;
INSERT INTO client_value SELECT 'work_calendar', calendar('vn')::text, calendar('vn')::text;

DO $$
DECLARE
	missing text;
	v client_value;
BEGIN
	SELECT string_agg(t.typname, ', ') INTO missing
	FROM pg_type AS t JOIN pg_depend AS d ON d.classid = 'pg_type'::regclass AND d.objid = t.oid AND d.deptype = 'e'
	WHERE t.typtype IN ('b', 'e') AND t.typname NOT IN (SELECT type FROM client_value);
	IF missing IS NOT NULL THEN
		RAISE 'no value for the tests of the clients: %', missing;
	END IF;
	FOR v IN SELECT * FROM client_value LOOP
		EXECUTE format('UPDATE client_value SET value = value::%1$I::text, other = other::%1$I::text WHERE type = %1$L', v.type);
		EXECUTE format('CREATE TABLE %I (v %I)', 'of_' || v.type, v.type);
		EXECUTE format('INSERT INTO %I VALUES (%L), (%L), (NULL)', 'of_' || v.type, v.value, v.other);
	END LOOP;
END
$$;

-- One family in twenty: an index is worth its while.
CREATE TABLE client_procedure (code procedure_code PRIMARY KEY);
INSERT INTO client_procedure SELECT format('%s.%s%s', 1 + i % 2, to_char(i / 20, 'FM000000'), '.H' || 40 + i % 20)::procedure_code FROM generate_series(1, 20000) AS i;
CREATE TABLE client_dossier (code dossier_code PRIMARY KEY);
INSERT INTO client_dossier SELECT format('H56.%s-220407-%s', to_char(1 + i % 40, 'FM00'), to_char(i, 'FM00000'))::dossier_code FROM generate_series(1, 20000) AS i;
VACUUM ANALYZE client_procedure, client_dossier;

SET search_path = h56, cchc, public;
\i :examples/half_year_2022.sql
\i :examples/few_dossiers.sql
\i :examples/life.sql
ANALYZE;
