-- dossier_code beside text columns that hold the same values: ten years of 500
-- offices of eight provinces, in random order.  All are distinct up to 14
-- million rows.
SELECT setseed(0.2026);
CREATE TABLE dossier_codes AS
	SELECT format('H%s.%s-%s-%s', lpad((50 + i % 8)::text, 2, '0'), 1 + i / 8 % 500,
			to_char(date '2017-01-01' + i / 4000 % 3650, 'YYMMDD'), lpad((1 + i % 8999)::text, 4, '0')) AS c
	FROM generate_series(1, rows()) i
	ORDER BY random();
CREATE TABLE dossier_ours AS SELECT c::dossier_code AS c FROM dossier_codes;
CREATE TABLE dossier_text AS SELECT c COLLATE "C" AS c FROM dossier_codes;
CREATE TABLE dossier_icu AS SELECT c COLLATE "vi-x-icu" AS c FROM dossier_codes;
VACUUM ANALYZE dossier_ours; VACUUM ANALYZE dossier_text; VACUUM ANALYZE dossier_icu;
SET work_mem = '1GB'; SET maintenance_work_mem = '1GB'; SET max_parallel_workers_per_gather = 0;
SET max_parallel_maintenance_workers = 0; SET jit = off;

CALL compare('dossier_code', 'sort', 'SELECT c FROM bench.dossier_ours ORDER BY c OFFSET 2000000000', 'text COLLATE "C"',
	'SELECT c FROM bench.dossier_text ORDER BY c OFFSET 2000000000', claim => '< 1');
CALL compare('dossier_code', 'sort', 'SELECT c FROM bench.dossier_ours ORDER BY c OFFSET 2000000000', 'text COLLATE "vi-x-icu"',
	'SELECT c FROM bench.dossier_icu ORDER BY c OFFSET 2000000000', claim => '< 1');
CALL compare('dossier_code', 'GROUP BY', 'SELECT count(*) FROM bench.dossier_ours GROUP BY c OFFSET 2000000000', 'text COLLATE "C"',
	'SELECT count(*) FROM bench.dossier_text GROUP BY c OFFSET 2000000000', claim => '< 1');
CALL compare('dossier_code', 'hash join', 'SELECT count(*) FROM bench.dossier_ours a JOIN bench.dossier_ours b USING (c)', 'text COLLATE "C"',
	'SELECT count(*) FROM bench.dossier_text a JOIN bench.dossier_text b USING (c)', claim => '< 1');
CALL compare('dossier_code', 'index build', 'CREATE INDEX dossier_ours_i ON bench.dossier_ours (c)', 'text COLLATE "C"', 'CREATE INDEX dossier_text_i ON bench.dossier_text (c)',
	reset_ours => 'DROP INDEX IF EXISTS bench.dossier_ours_i', reset_peer => 'DROP INDEX IF EXISTS bench.dossier_text_i', claim => '< 1');
CALL compare_size('dossier_code', 'index size', pg_relation_size('dossier_ours_i'), 'text', pg_relation_size('dossier_text_i'), claim => '<= 1');
-- in text only two prefixes, of the province itself and of those under it, ask for them
CALL compare('dossier_code', 'count a province by index', $$SELECT count(*) FROM bench.dossier_ours WHERE c <@ 'H55'$$, 'text COLLATE "C"',
	$$SELECT count(*) FROM bench.dossier_text WHERE c LIKE 'H55-%' OR c LIKE 'H55.%'$$, claim => '< 1');

-- COPY in: against a text column with the equivalent regular-expression CHECK.
COPY dossier_codes (c) TO :'copy_file';
CREATE TABLE copy_ours (c dossier_code);
CREATE TABLE copy_text (c text CHECK (c ~ '^([A-Z]\d\d(\.[A-Z0-9]+)*|([A-Z0-9]{3}\.)?[A-Z0-9]{2,3}\.[A-Z0-9]{2,3}\.[A-Z]\d\d)-\d\d(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])-\d{4,7}$'));
SELECT format('COPY bench.copy_ours FROM %L', :'copy_file') AS copy_ours, format('COPY bench.copy_text FROM %L', :'copy_file') AS copy_text \gset
CALL compare('dossier_code', 'COPY in', :'copy_ours', 'text with a CHECK', :'copy_text',
	reset_ours => 'TRUNCATE bench.copy_ours', reset_peer => 'TRUNCATE bench.copy_text', claim => '<= 0.50');
DROP TABLE copy_ours, copy_text, dossier_ours, dossier_text, dossier_icu, dossier_codes;
