-- procedure_code: mã thủ tục hành chính.  What all types share is in type_laws.
SET search_path = cchc, public;
-- Whether VACUUM finds every page visible depends on who else looks: no bitmap scan then.
SET enable_bitmapscan = off;

-- Taken, and printed as typed
SELECT c, procedure_class(c), procedure_number(c), national_code(c), province(c), case_number(c)
FROM unnest('{1.004227, 1.004227.H56, 1.004227.000.00.00.H56, 1.000358.01, 2.000815.000.00.00.H55.02,
	5.003882, 9.999999.Z99.99}'::procedure_code[]) c;

-- Repaired: what looks the same on screen (a zero-width space is shown as ·, for psql's
-- versions differ in the room they give it)
SELECT replace(typed, U&'\200B', '·') AS typed, typed::procedure_code AS taken
FROM (VALUES ('  1.004227 '), ('1.004227.h10'), (U&'\FF11\FF0E\FF10\FF10\FF14\FF12\FF12\FF17'),
	(U&'1.004227.\041D56'), (U&'\00A01.004\200B227')) t (typed);

-- Refused, each with its reason
\set SHOW_CONTEXT never
SELECT '1.04227'::procedure_code;
\echo :SQLSTATE
SELECT '1.0042271'::procedure_code;
SELECT '01.004227'::procedure_code;
SELECT '0.004227'::procedure_code;
SELECT '1-004227'::procedure_code;
SELECT 'A.004227'::procedure_code;
SELECT '1.004227.000.00.H10'::procedure_code;
SELECT '1.004227.000.01.00.H10'::procedure_code;
SELECT '1.004227.00'::procedure_code;
SELECT '1.004227.H5'::procedure_code;
SELECT '1.012790.000.00.00.H41-Đính chính'::procedure_code;
SELECT 'Đăng ký khai sinh (Mã TTHC: 1.000234)'::procedure_code;
SELECT 'T-BPC-123456-TT'::procedure_code;
SELECT ''::procedure_code;
SELECT repeat('1', 1048576)::procedure_code;

-- Both forms of a local copy are one value.
SELECT '1.004227.H56'::procedure_code = '1.004227.000.00.00.H56' AS equal;
SELECT c FROM unnest('{1.004228, 1.004227.H57, 1.004227.01, 1.004227.000.00.00.H56.02, 1.004227.H56, 1.004227,
	2.000001, 1.999999}'::procedure_code[]) c
ORDER BY c;

-- Containment: itself, its local copies, its cases
SELECT c, c <@ '1.004227' AS of_1_004227, c <@ '1.004227.000.00.00.H56' AS of_h56, c <@ '1.004227.01' AS of_case_01
FROM unnest('{1.004227, 1.004227.H56, 1.004227.H56.02, 1.004227.01, 1.004228, 1.004226.Z99.99}'::procedure_code[]) c;

CREATE TABLE proc (code procedure_code, name int);
INSERT INTO proc
SELECT (format('%s.%s', 1 + n % 3, lpad((n * 1777 % 1000000)::text, 6, '0')) ||
	CASE WHEN p = 0 THEN '' WHEN p = 64 THEN '.01' WHEN n % 2 = 0 THEN '.H' || lpad(p::text, 2, '0')
		ELSE '.000.00.00.H' || lpad(p::text, 2, '0') END)::procedure_code, n
FROM generate_series(1, 300) n, generate_series(0, 64) p;
CREATE INDEX proc_code ON proc (code);
VACUUM ANALYZE proc;

-- An exact index range for a constant, a parameter and a join column
EXPLAIN (COSTS OFF) SELECT count(*) FROM proc WHERE code <@ '2.001777';
EXPLAIN (COSTS OFF) SELECT count(*) FROM proc WHERE '2.001777' @> code;
SET plan_cache_mode = force_generic_plan;
PREPARE family (procedure_code) AS SELECT count(*) FROM proc WHERE code <@ $1;
EXPLAIN (COSTS OFF) EXECUTE family('2.001777');
EXECUTE family('2.001777');
EXECUTE family('2.001777.H56');
RESET plan_cache_mode;
CREATE TABLE wanted (family procedure_code);
INSERT INTO wanted VALUES ('2.001777'), ('3.003554.H10'), ('1.005331.000.00.00.H56'), ('9.000000'), (NULL);
ANALYZE wanted;
SET enable_memoize = off;
EXPLAIN (COSTS OFF) SELECT family, code FROM wanted JOIN proc ON code <@ family;
CREATE TABLE by_index AS SELECT family, code FROM wanted JOIN proc ON code <@ family;
RESET enable_memoize;
SET enable_indexscan = off; SET enable_indexonlyscan = off; SET enable_bitmapscan = off;
SELECT family, count(code) FROM by_index GROUP BY family ORDER BY family;
SELECT family, code FROM wanted JOIN proc ON code <@ family EXCEPT ALL TABLE by_index;
TABLE by_index EXCEPT ALL SELECT family, code FROM wanted JOIN proc ON code <@ family;
RESET enable_indexscan; RESET enable_indexonlyscan;
-- <@ NULL reads nothing; 19 names what the Result stands for
CREATE FUNCTION plan(query text) RETURNS SETOF text LANGUAGE plpgsql AS $$
DECLARE line text;
BEGIN
	FOR line IN EXECUTE 'EXPLAIN (COSTS OFF) ' || query LOOP
		IF line !~ 'Replaces:' THEN RETURN NEXT line; END IF;
	END LOOP;
END $$;
SELECT plan('SELECT FROM proc WHERE code <@ NULL');

-- The index serves under row-level security too, for the operators are leakproof.
CREATE ROLE regress_cchc_reader;
GRANT USAGE ON SCHEMA cchc TO regress_cchc_reader;
GRANT SELECT ON proc TO regress_cchc_reader;
ALTER TABLE proc ENABLE ROW LEVEL SECURITY;
CREATE POLICY nobody ON proc USING (name::text = current_setting('x.y', true));
SET ROLE regress_cchc_reader;
EXPLAIN (COSTS OFF) SELECT name FROM proc WHERE code <@ '2.001777';
EXPLAIN (COSTS OFF) SELECT name FROM proc WHERE code = '2.001777';
RESET ROLE;

DROP TABLE proc, wanted, by_index;
REVOKE ALL ON SCHEMA cchc FROM regress_cchc_reader;
DROP ROLE regress_cchc_reader;

-- The ends that an index is asked for where it says code <@ procedure
SELECT p, procedure_code_first(p) AS first, procedure_code_last(p) AS last, procedure_code_first(p) <@ p AS first_in, procedure_code_last(p) <@ p AS last_in
FROM unnest('{1.004227,1.004227.H56,1.000358.01}'::procedure_code[]) AS p;
