-- agency_code: mã định danh cơ quan.  What all types share is in type_laws.
SET search_path = cchc, public;
-- Whether VACUUM finds every page visible depends on who else looks: no bitmap scan then.
SET enable_bitmapscan = off;

-- Taken, and printed as typed; both forms mean the same.
SELECT a, current_form(a), qcvn102_form(a), level(a), parent(a), root(a)
FROM unnest('{H56, H56.14, 000.00.14.H56, H55.242, H15.50.05.13, G22.99, K57, 000.00.00.G22, 000.A0.01.H26,
	000.302.36.H05, 997.99.99.H05, 38.98.H29, 00.98.H29, H10.5, H10.05,
	H56.ABCDEFGHIJKLMNOPQRSTUVWXYZ01234}'::agency_code[]) a;
SELECT '000.00.14.H56'::agency_code = 'H56.14' AS old, '38.98.H29'::agency_code = '000.38.98.H29' AS damaged,
	'H10.5'::agency_code = 'H10.05' AS other;

-- Repaired: what looks the same on screen (a zero-width space is shown as ·, for psql's
-- versions differ in the room they give it)
SELECT replace(typed, U&'\200B', '·') AS typed, typed::agency_code AS taken
FROM (VALUES (' h56.14 '), ('000.a0.01.h26'), (U&'\FF28\FF15\FF16\FF0E\FF11'), (U&'\041D56.\04211'),
	(U&'H56\200B.14\00A0')) t (typed);

-- Refused, each with its reason
\set SHOW_CONTEXT never
SELECT 'H1'::agency_code;
\echo :SQLSTATE
SELECT 'H100'::agency_code;
SELECT '10.H'::agency_code;
SELECT 'H10..05'::agency_code;
SELECT 'H10.0_5'::agency_code;
SELECT 'Đ10.05'::agency_code;
SELECT 'H56.ABCDEFGHIJKLMNOPQRSTUVWXYZ012345'::agency_code;
SELECT 'H56.00.00.000'::agency_code;
SELECT '001.00.12.H56'::agency_code;
SELECT '000.00.000.H56'::agency_code;
SELECT '00.00.14.H56'::agency_code;
SELECT '000.00.1.H56'::agency_code;
SELECT '000.00.14.56'::agency_code;
SELECT '000.00.00.14.H56'::agency_code;
SELECT 'UBNDCT'::agency_code;
SELECT ''::agency_code;
SELECT repeat('1', 1048576)::agency_code;

-- Order by groups: an agency stands directly before those under it.
SELECT a FROM unnest('{H56.2, H56.14.02, H56.140, 000.00.14.H56, H56, H56.1A, H55.ZZZ, G22.99, H56.14.A}'::agency_code[]) a
ORDER BY a;

-- Containment goes by groups.
SELECT a, a <@ 'H55' AS of_h55, a <@ '000.00.02.H55' AS of_h55_02, a <@ 'H55.2' AS of_h55_2
FROM unnest('{H55, H55.02, 000.01.02.H55, H55.2, H55.2.1, H55.242, H56}'::agency_code[]) a;

CREATE TABLE agency (code agency_code);
INSERT INTO agency
SELECT ('H' || lpad(p::text, 2, '0') || s)::agency_code
FROM generate_series(1, 63) p, (VALUES (''), ('.1'), ('.14'), ('.14.02'), ('.14.02.001'), ('.140'), ('.2')) s (s),
	generate_series(1, 20);
INSERT INTO agency SELECT qcvn102_form(code)::agency_code FROM agency WHERE qcvn102_form(code) IS NOT NULL;
CREATE INDEX agency_code_idx ON agency (code);
VACUUM ANALYZE agency;

-- An exact index range for a constant, a parameter and a join column
EXPLAIN (COSTS OFF) SELECT count(*) FROM agency WHERE code <@ 'H56.14';
EXPLAIN (COSTS OFF) SELECT count(*) FROM agency WHERE '000.00.14.H56' @> code;
SET plan_cache_mode = force_generic_plan;
PREPARE subtree (agency_code) AS SELECT count(*) FROM agency WHERE code <@ $1;
EXPLAIN (COSTS OFF) EXECUTE subtree('H56.14');
EXECUTE subtree('H56.14');
EXECUTE subtree('000.00.14.H56');
EXECUTE subtree('H56');
RESET plan_cache_mode;
CREATE TABLE wanted (family agency_code);
INSERT INTO wanted VALUES ('H56.14'), ('000.00.00.H10'), ('H20.140'), ('H20.9'), (NULL);
ANALYZE wanted;
SET enable_memoize = off;
EXPLAIN (COSTS OFF) SELECT family, code FROM wanted JOIN agency ON code <@ family;
CREATE TABLE by_index AS SELECT family, code FROM wanted JOIN agency ON code <@ family;
RESET enable_memoize;
SET enable_indexscan = off; SET enable_indexonlyscan = off; SET enable_bitmapscan = off;
SELECT family, count(code) FROM by_index GROUP BY family ORDER BY family;
SELECT family, code FROM wanted JOIN agency ON code <@ family EXCEPT ALL TABLE by_index;
TABLE by_index EXCEPT ALL SELECT family, code FROM wanted JOIN agency ON code <@ family;
RESET enable_indexscan; RESET enable_indexonlyscan;

-- The usual policy: everybody sees the agencies under their own.
CREATE ROLE regress_cchc_reader;
GRANT USAGE ON SCHEMA cchc TO regress_cchc_reader;
GRANT SELECT ON agency TO regress_cchc_reader;
ALTER TABLE agency ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON agency USING (code <@ current_setting('app.agency')::agency_code);
SET ROLE regress_cchc_reader;
SET app.agency = 'H56.14';
EXPLAIN (COSTS OFF) SELECT count(*) FROM agency;
SELECT count(*), min(code), max(code) FROM agency;
EXPLAIN (COSTS OFF) SELECT count(*) FROM agency WHERE code <@ 'H56.14.02';
RESET ROLE;

DROP TABLE agency, wanted, by_index;
REVOKE ALL ON SCHEMA cchc FROM regress_cchc_reader;
DROP ROLE regress_cchc_reader;

-- The ends that an index is asked for where it says code <@ family
SELECT f, agency_code_first(f) AS first, agency_code_last(f) AS last, agency_code_first(f) <@ f AS first_in, agency_code_last(f) <@ f AS last_in
FROM unnest('{H56,H56.14,000.00.14.H56,H56.ABCDEFGHIJKLMNOPQRSTUVWXYZ01234}'::agency_code[]) AS f;
