-- province_code and ministry_code, and what is asked of them
SET search_path = cchc, public;
SET datestyle = 'ISO';

-- 63 provinces until 30 June 2025, 34 since; 29 closed with their successor
SELECT day, (SELECT count(*) FROM province_code WHERE valid @> day) AS provinces,
	(SELECT count(*) FROM ministry_code WHERE valid @> day) AS ministries
FROM unnest('{2020-01-01, 2024-12-31, 2025-01-01, 2025-06-30, 2025-07-01, 2026-11-23}'::date[]) day;
SELECT count(*) FROM province_code WHERE successor IS NOT NULL AND upper(valid) = '2025-07-01';
SELECT min(code), max(code), count(DISTINCT code), count(DISTINCT name) FROM province_code;

-- No code means two provinces on one day; every successor is in use from that day.
SELECT a.code FROM province_code a JOIN province_code b ON a.code = b.code AND a.valid && b.valid AND a.valid <> b.valid;
SELECT p.code FROM province_code p
WHERE successor IS NOT NULL
  AND NOT EXISTS (SELECT FROM province_code s WHERE s.code = p.successor AND s.valid @> upper(p.valid));
SELECT m.code FROM ministry_code m
WHERE successor IS NOT NULL
  AND NOT EXISTS (SELECT FROM ministry_code s WHERE s.code = m.successor AND s.valid @> upper(m.valid));
SELECT name, valid FROM province_code WHERE code = 'H57' ORDER BY valid;
SELECT substr(code::text, 2) = substr(council_code::text, 2) AS same_number, count(*) FROM province_code GROUP BY 1;

-- What an agency is on a day
SELECT a, is_known(a, '2025-06-30') AS known_before, is_known(a, '2025-07-01') AS known_after,
	successor(a, '2025-06-30') AS before, successor(a, '2025-07-01') AS after
FROM unnest('{H56, H10, H10.05, 000.00.05.H10, K10, K57, H57.132, G22.99, G04, G07, H99, Z01.1}'::agency_code[]) a;
SELECT successor(NULL, '2025-07-01') IS NULL, is_known('H56', NULL) IS NULL;

-- A chain of mergers, made by the user
BEGIN;
INSERT INTO province_code (code, name, valid, successor, source) VALUES
	('H90', 'Một', '[2025-01-01,2026-01-01)', 'H91', 'test'), ('H91', 'Hai', '[2025-01-01,2027-01-01)', 'H92', 'test'),
	('H92', 'Ba', '[2025-01-01,)', NULL, 'test');
SELECT day, successor('H90.14', day) FROM unnest('{2024-06-01, 2025-06-01, 2026-06-01, 2027-06-01}'::date[]) day;
-- A ring ends.
UPDATE province_code SET valid = '[2025-01-01,2028-01-01)', successor = 'H90' WHERE code = 'H92';
SELECT successor('H90', '2029-01-01');
ROLLBACK;

-- A row of the user's stands beside the shipped one that begins on the same day, and goes before it.
BEGIN;
UPDATE province_code SET valid = '(,2030-01-01)', successor = 'H01', council_code = NULL, source = 'test' WHERE code = 'H13';
UPDATE province_code SET name = 'Sài Gòn', source = 'test' WHERE code = '000.00.00.H29';
UPDATE ministry_code SET valid = '(,2030-01-01)', successor = 'G09', source = 'test' WHERE code = 'G22';
SELECT code, council_code, name, valid, successor, builtin FROM province_code WHERE code IN ('H13', 'H29') ORDER BY code, builtin;
SELECT code, council_code, name, valid, successor FROM province_code_in_force WHERE code IN ('H13', 'H29') ORDER BY code;
SELECT code, name, valid, successor, builtin FROM ministry_code WHERE code = 'G22' ORDER BY builtin;
SELECT a, is_known(a, '2029-12-31') AS known_before, is_known(a, '2030-01-01') AS known_after, successor(a, '2030-01-01') AS after
FROM unnest('{H13, H13.05, K13, H30, G22, H29}'::agency_code[]) a;
-- Changed once more, it is still one row; a day from which another name holds is another row.
UPDATE province_code SET valid = '(,2031-01-01)', successor = 'H12' WHERE code = 'H13';
INSERT INTO province_code (code, name, valid, source) VALUES ('H29', 'Gia Định', '[2030-01-01,)', 'test');
SELECT code, name, valid, successor FROM province_code_in_force WHERE code IN ('H13', 'H29') ORDER BY code, valid;
SELECT count(*) FROM province_code WHERE builtin;
-- Without it the shipped one has the say again.
DELETE FROM province_code WHERE NOT builtin;
DELETE FROM ministry_code WHERE NOT builtin;
SELECT is_known('H13', '2030-01-01'), is_known('K13', '2029-12-31'), successor('G22', '2030-01-01');
-- What a user may not say of a shipped row may not come beside it.
UPDATE ministry_code SET valid = 'empty' WHERE code = 'G22';
ROLLBACK;

-- Rows that cannot be
INSERT INTO province_code (code, name, valid, source) VALUES ('H56.14', 'Sở', '(,)', 'test');
INSERT INTO province_code (code, name, valid, successor, source) VALUES ('H90', 'X', '(,)', 'H91', 'test');
INSERT INTO province_code (code, name, valid, source) VALUES ('H90', 'X', 'empty', 'test');
INSERT INTO province_code (code, name, valid, source) VALUES ('H90', 'X', '(,)', 'test'), ('000.00.00.H90', 'X', '(,2030-01-01)', 'test');

-- Everybody may read, only the owner may write.
CREATE ROLE regress_cchc_reader;
GRANT USAGE ON SCHEMA cchc TO regress_cchc_reader;
SET ROLE regress_cchc_reader;
SELECT is_known('H56', '2026-01-01');
DELETE FROM province_code;
RESET ROLE;
REVOKE ALL ON SCHEMA cchc FROM regress_cchc_reader;
DROP ROLE regress_cchc_reader;

-- pg_dump takes only the user's rows.
SELECT c.oid::regclass, x.condition
FROM pg_extension e, unnest(e.extconfig, e.extcondition) x (oid, condition) JOIN pg_class c USING (oid)
WHERE e.extname = 'cchc' AND c.relname IN ('province_code', 'ministry_code') ORDER BY 1;
