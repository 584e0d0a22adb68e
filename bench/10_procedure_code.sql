-- procedure_code beside text columns that hold the same values, and bigint.
-- Distinct local codes, in random order: what a national register of copies is,
-- in the short form and, for the size of an index, in the long one too.
SELECT setseed(0.2026);
CREATE TABLE procedure_codes AS
	SELECT (1 + i % 3) || '.' || lpad((i / 3 % 60000)::text, 6, '0') || '.H' || lpad((1 + i / 180000 % 63)::text, 2, '0') AS c,
		   i::bigint AS n
	FROM generate_series(1, rows()) i
	ORDER BY random();
CREATE TABLE code_ours AS SELECT c::procedure_code AS c FROM procedure_codes;
CREATE TABLE code_text AS SELECT c COLLATE "C" AS c FROM procedure_codes;
CREATE TABLE code_icu AS SELECT c COLLATE "vi-x-icu" AS c FROM procedure_codes;
CREATE TABLE code_bigint AS SELECT procedure_class(c::procedure_code) * 100000000000 + procedure_number(c::procedure_code) * 100000::bigint + substr(c, 11)::int AS c FROM procedure_codes;
CREATE TABLE code_oid AS SELECT n::oid AS c FROM procedure_codes;
VACUUM ANALYZE code_oid; VACUUM ANALYZE code_ours; VACUUM ANALYZE code_text; VACUUM ANALYZE code_icu; VACUUM ANALYZE code_bigint;
SET work_mem = '1GB'; SET maintenance_work_mem = '1GB'; SET max_parallel_workers_per_gather = 0;
SET max_parallel_maintenance_workers = 0; SET jit = off;

CALL compare('procedure_code', 'sort', 'SELECT c FROM bench.code_ours ORDER BY c OFFSET 2000000000', 'bigint',
	'SELECT c FROM bench.code_bigint ORDER BY c OFFSET 2000000000', claim => '<= 1.10');
-- what PostgreSQL's own sort takes when, as for every type but the plain integers, it calls the comparison
CALL compare('procedure_code', 'sort', 'SELECT c FROM bench.code_oid ORDER BY c OFFSET 2000000000', 'bigint',
	'SELECT c FROM bench.code_bigint ORDER BY c OFFSET 2000000000', subject => 'oid');
CALL compare('procedure_code', 'sort', 'SELECT c FROM bench.code_ours ORDER BY c OFFSET 2000000000', 'text COLLATE "C"',
	'SELECT c FROM bench.code_text ORDER BY c OFFSET 2000000000');
CALL compare('procedure_code', 'sort', 'SELECT c FROM bench.code_ours ORDER BY c OFFSET 2000000000', 'text COLLATE "vi-x-icu"',
	'SELECT c FROM bench.code_icu ORDER BY c OFFSET 2000000000');
CALL compare('procedure_code', 'GROUP BY', 'SELECT count(*) FROM bench.code_ours GROUP BY c OFFSET 2000000000', 'bigint',
	'SELECT count(*) FROM bench.code_bigint GROUP BY c OFFSET 2000000000', claim => '<= 1.10');
CALL compare('procedure_code', 'GROUP BY', 'SELECT count(*) FROM bench.code_ours GROUP BY c OFFSET 2000000000', 'text COLLATE "C"',
	'SELECT count(*) FROM bench.code_text GROUP BY c OFFSET 2000000000');
CALL compare('procedure_code', 'hash join', 'SELECT count(*) FROM bench.code_ours a JOIN bench.code_ours b USING (c)', 'bigint',
	'SELECT count(*) FROM bench.code_bigint a JOIN bench.code_bigint b USING (c)', claim => '<= 1.10');
CALL compare('procedure_code', 'hash join', 'SELECT count(*) FROM bench.code_ours a JOIN bench.code_ours b USING (c)', 'text COLLATE "C"',
	'SELECT count(*) FROM bench.code_text a JOIN bench.code_text b USING (c)');
CALL compare('procedure_code', 'index build', 'CREATE INDEX code_ours_i ON bench.code_ours (c)', 'bigint', 'CREATE INDEX code_bigint_i ON bench.code_bigint (c)',
	reset_ours => 'DROP INDEX IF EXISTS bench.code_ours_i', reset_peer => 'DROP INDEX IF EXISTS bench.code_bigint_i', claim => '<= 1.10');
CALL compare('procedure_code', 'index build', 'CREATE INDEX code_ours_i ON bench.code_ours (c)', 'text COLLATE "C"', 'CREATE INDEX code_text_i ON bench.code_text (c)',
	reset_ours => 'DROP INDEX IF EXISTS bench.code_ours_i', reset_peer => 'DROP INDEX IF EXISTS bench.code_text_i');
CREATE TABLE code_long AS SELECT replace(c, '.H', '.000.00.00.H') AS c FROM code_text;
CREATE INDEX code_long_i ON code_long (c COLLATE "C");
CALL compare_size('procedure_code', 'index size', pg_relation_size('code_ours_i'), 'text 1.004227.000.00.00.H56', pg_relation_size('code_long_i'), claim => '<= 0.60');
CALL compare_size('procedure_code', 'index size', pg_relation_size('code_ours_i'), 'text 1.004227.H56', pg_relation_size('code_text_i'));

-- COPY in: against a text column with the equivalent regular-expression CHECK.
COPY procedure_codes (c) TO :'copy_file';
CREATE TABLE copy_ours (c procedure_code);
CREATE TABLE copy_text (c text CHECK (c ~ '^[1-9]\.\d{6}(\.(000\.00\.00\.)?[A-Z]\d\d)?(\.\d\d)?$'));
SELECT format('COPY bench.copy_ours FROM %L', :'copy_file') AS copy_ours, format('COPY bench.copy_text FROM %L', :'copy_file') AS copy_text \gset
CALL compare('procedure_code', 'COPY in', :'copy_ours', 'text with a CHECK', :'copy_text',
	reset_ours => 'TRUNCATE bench.copy_ours', reset_peer => 'TRUNCATE bench.copy_text', claim => '<= 0.30');
DROP TABLE copy_ours, copy_text, code_long, code_oid, code_ours, code_text, code_icu, code_bigint, procedure_codes;
