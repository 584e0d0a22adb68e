-- dossier_code: mã hồ sơ.  What all types share is in type_laws.
SET search_path = cchc, public;
-- Whether VACUUM finds every page visible depends on who else looks: no bitmap scan then.
SET enable_bitmapscan = off;
SET datestyle = 'ISO';

-- Taken, and printed as typed
SELECT d, agency(d), received_on(d), sequence(d)
FROM unnest('{H57.132-260804-0583, G22.99-251225-020175, 000.00.53.H48-220921-0099, 38.98.H29-210519-0013,
	38.98.H29-210519-00033, 000.00.12.H62-201105-0004, H10-000101-0001, H10-991231-999999999}'::dossier_code[]) d;
SELECT 'H48.53-220921-0099'::dossier_code = '000.00.53.H48-220921-0099' AS equal,
	'H48.53-220921-00099'::dossier_code = 'H48.53-220921-0099' AS other_digits;

-- Repaired: what looks the same on screen
SELECT typed, typed::dossier_code AS taken
FROM (VALUES (' h57.132-260804-0583 '), (U&'H57.132\2013260804\20110583'), (U&'H57.132 - 260804\00A0\2013 0583'),
	('000.a0.01.h26-260804-0583')) t (typed);

-- Refused, each with its reason
\set SHOW_CONTEXT never
SELECT 'H57.132-261304-0583'::dossier_code;
\echo :SQLSTATE
SELECT 'H57.132/260804/0583'::dossier_code;
\echo :SQLSTATE
SELECT 'H57.132-260230-0583'::dossier_code;
SELECT 'H57.132-260804-058'::dossier_code;
SELECT 'H57.132-260804-0000000583'::dossier_code;
SELECT 'H57.132-20260804-0583'::dossier_code;
SELECT 'H57.132-260804-0000'::dossier_code;
SELECT 'H57.132-260804'::dossier_code;
SELECT 'H57.132'::dossier_code;
SELECT 'H57.132-260804-0583-1'::dossier_code;
SELECT '-260804-0583'::dossier_code;
SELECT 'H57..1-260804-0583'::dossier_code;
SELECT 'G22.99.3-241219795252'::dossier_code;
SELECT ''::dossier_code;
SELECT repeat('1', 1048576)::dossier_code;

-- A code from its parts
SELECT dossier_code('H57.132', '2026-08-04', 583), dossier_code('000.00.53.H48', '2022-09-21', 99, 6),
	dossier_code(sequence => 12345, agency => 'H57.132', received_on => '2026-08-04') AS more_digits;
SELECT dossier_code(agency(d), received_on(d), sequence(d), 5)::text = d::text AS same
FROM (VALUES ('38.98.H29-210519-00033'::dossier_code)) t (d);
SELECT dossier_code('H57.132', '1999-12-31', 583);
\echo :SQLSTATE
SELECT dossier_code('H57.132', 'infinity', 583);
SELECT dossier_code('H57.132', '2026-08-04', 0);
\echo :SQLSTATE
SELECT dossier_code('H57.132', '2026-08-04', 1000000000);
SELECT dossier_code('H57.132', '2026-08-04', 583, 10);
\echo :SQLSTATE

-- Order by agency, day, number
SELECT d FROM unnest('{H57.2-250101-0001, H57.132-260804-0583, H57.132-260804-00582, H57.132-260804-00583, H57.132-251231-9999,
	000.00.132.H57-260804-0584, H57-991231-0001, H57.132.1-000101-0001, H57.1320-000101-0001}'::dossier_code[]) d
ORDER BY d;

-- Containment: issued by the agency or by one under it
SELECT d, d <@ 'H57' AS of_h57, d <@ '000.00.132.H57' AS of_h57_132, 'H57.13' @> d AS of_h57_13
FROM unnest('{H57-260804-0001, H57.132-260804-0583, H57.132.1-260804-0001, H57.1320-260804-0001,
	000.00.132.H57-260804-0583, H58-260804-0001}'::dossier_code[]) d;

CREATE TABLE dossier (code dossier_code);
INSERT INTO dossier
SELECT dossier_code(('H' || lpad((1 + i % 63)::text, 2, '0') || '.' || 1 + i % 40)::agency_code,
	'2026-01-01'::date + i % 200, 1 + i / 100)
FROM generate_series(1, 20000) i;
CREATE INDEX dossier_code_idx ON dossier (code);
VACUUM ANALYZE dossier;

-- An exact index range for a constant, a parameter and a join column
EXPLAIN (COSTS OFF) SELECT count(*) FROM dossier WHERE code <@ 'H57.17';
EXPLAIN (COSTS OFF) SELECT count(*) FROM dossier WHERE 'H57.17' @> code;
SET plan_cache_mode = force_generic_plan;
PREPARE issued (agency_code) AS SELECT count(*) FROM dossier WHERE code <@ $1;
EXPLAIN (COSTS OFF) EXECUTE issued('H57.17');
EXECUTE issued('H57.17');
EXECUTE issued('000.00.00.H57');
RESET plan_cache_mode;
CREATE TABLE wanted (agency agency_code);
INSERT INTO wanted VALUES ('H57.17'), ('000.00.00.H10'), ('H20.99'), (NULL);
ANALYZE wanted;
SET enable_memoize = off;
EXPLAIN (COSTS OFF) SELECT w.agency, d.code FROM wanted w JOIN dossier d ON d.code <@ w.agency;
CREATE TABLE by_index AS SELECT w.agency, d.code FROM wanted w JOIN dossier d ON d.code <@ w.agency;
RESET enable_memoize;
SET enable_indexscan = off; SET enable_indexonlyscan = off; SET enable_bitmapscan = off;
SELECT agency, count(*) FROM by_index GROUP BY agency ORDER BY agency;
SELECT w.agency, d.code FROM wanted w JOIN dossier d ON d.code <@ w.agency EXCEPT ALL TABLE by_index;
TABLE by_index EXCEPT ALL SELECT w.agency, d.code FROM wanted w JOIN dossier d ON d.code <@ w.agency;
RESET enable_indexscan; RESET enable_indexonlyscan;

-- The usual policy: everybody sees the dossiers of their own agency.
CREATE ROLE regress_cchc_reader;
GRANT USAGE ON SCHEMA cchc TO regress_cchc_reader;
GRANT SELECT ON dossier TO regress_cchc_reader;
ALTER TABLE dossier ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON dossier USING (code <@ current_setting('app.agency')::agency_code);
SET ROLE regress_cchc_reader;
SET app.agency = 'H57';
EXPLAIN (COSTS OFF) SELECT count(*) FROM dossier;
EXPLAIN (COSTS OFF) SELECT count(*) FROM dossier WHERE code <@ 'H57.17';
SELECT count(*) FROM dossier;
RESET ROLE;

DROP TABLE dossier, wanted, by_index;
REVOKE ALL ON SCHEMA cchc FROM regress_cchc_reader;
DROP ROLE regress_cchc_reader;

-- The ends that an index is asked for where it says code <@ agency
SELECT a, dossier_code_first(a) AS first, dossier_code_last(a) AS last, dossier_code_first(a) <@ a AS first_in, dossier_code_last(a) <@ a AS last_in
FROM unnest('{H56,H56.14,000.00.14.H56}'::agency_code[]) AS a;
