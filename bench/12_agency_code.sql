-- agency_code beside text columns that hold the same values in one form:
-- 37,800 agencies of 63 provinces in three levels, in random order, each many
-- times, as the column of a register of dossiers has them.
SELECT setseed(0.2026);
CREATE TABLE agency_codes AS
	SELECT format('H%s.%s.%s', lpad((1 + i % 63)::text, 2, '0'), 10 + i / 63 % 20, 10 + i / 1260 % 30) AS c
	FROM generate_series(1, rows()) i
	ORDER BY random();
CREATE TABLE agency_ours AS SELECT c::agency_code AS c FROM agency_codes;
CREATE TABLE agency_text AS SELECT c COLLATE "C" AS c FROM agency_codes;
CREATE TABLE agency_icu AS SELECT c COLLATE "vi-x-icu" AS c FROM agency_codes;
VACUUM ANALYZE agency_ours; VACUUM ANALYZE agency_text; VACUUM ANALYZE agency_icu;
SET work_mem = '1GB'; SET maintenance_work_mem = '1GB'; SET max_parallel_workers_per_gather = 0;
SET max_parallel_maintenance_workers = 0; SET jit = off;

CALL compare('agency_code', 'sort', 'SELECT c FROM bench.agency_ours ORDER BY c OFFSET 2000000000', 'text COLLATE "C"',
	'SELECT c FROM bench.agency_text ORDER BY c OFFSET 2000000000', claim => '< 1');
CALL compare('agency_code', 'sort', 'SELECT c FROM bench.agency_ours ORDER BY c OFFSET 2000000000', 'text COLLATE "vi-x-icu"',
	'SELECT c FROM bench.agency_icu ORDER BY c OFFSET 2000000000', claim => '< 1');
CALL compare('agency_code', 'GROUP BY', 'SELECT count(*) FROM bench.agency_ours GROUP BY c OFFSET 2000000000', 'text COLLATE "C"',
	'SELECT count(*) FROM bench.agency_text GROUP BY c OFFSET 2000000000', claim => '< 1');
CALL compare('agency_code', 'index build', 'CREATE INDEX agency_ours_i ON bench.agency_ours (c)', 'text COLLATE "C"', 'CREATE INDEX agency_text_i ON bench.agency_text (c)',
	reset_ours => 'DROP INDEX IF EXISTS bench.agency_ours_i', reset_peer => 'DROP INDEX IF EXISTS bench.agency_text_i', claim => '< 1');
-- a subtree: in text only a prefix with its dot, or the agency itself, asks for it
CALL compare('agency_code', 'count a subtree by index', $$SELECT count(*) FROM bench.agency_ours WHERE c <@ 'H56'$$, 'text COLLATE "C"',
	$$SELECT count(*) FROM bench.agency_text WHERE c = 'H56' OR c LIKE 'H56.%'$$, claim => '< 1');
CREATE TABLE agency_distinct AS SELECT DISTINCT c FROM agency_text;
CREATE INDEX agency_distinct_ours ON agency_distinct ((c::agency_code));
CREATE INDEX agency_distinct_text ON agency_distinct (c);
CALL compare_size('agency_code', 'index size, distinct values', pg_relation_size('agency_distinct_ours'), 'text', pg_relation_size('agency_distinct_text'), claim => '<= 1');
-- a register joined to its list of agencies
CREATE TABLE agency_list AS SELECT DISTINCT c FROM agency_ours;
CREATE TABLE agency_list_text AS SELECT DISTINCT c FROM agency_text;
VACUUM ANALYZE agency_list; VACUUM ANALYZE agency_list_text;
CALL compare('agency_code', 'hash join', 'SELECT count(*) FROM bench.agency_ours JOIN bench.agency_list USING (c)', 'text COLLATE "C"',
	'SELECT count(*) FROM bench.agency_text JOIN bench.agency_list_text USING (c)', claim => '< 1');

-- COPY in: against a text column with the equivalent regular-expression CHECK.
COPY agency_codes (c) TO :'copy_file';
CREATE TABLE copy_ours (c agency_code);
CREATE TABLE copy_text (c text CHECK (length(c) <= 35 AND c ~ '^([A-Z]\d\d(\.[A-Z0-9]+)*|((\d{3}|[A-Z0-9]{3})\.)?[A-Z0-9]{2,3}\.[A-Z0-9]{2,3}\.[A-Z]\d\d)$'));
SELECT format('COPY bench.copy_ours FROM %L', :'copy_file') AS copy_ours, format('COPY bench.copy_text FROM %L', :'copy_file') AS copy_text \gset
CALL compare('agency_code', 'COPY in', :'copy_ours', 'text with a CHECK', :'copy_text',
	reset_ours => 'TRUNCATE bench.copy_ours', reset_peer => 'TRUNCATE bench.copy_text', claim => '<= 0.50');
DROP TABLE copy_ours, copy_text, agency_list, agency_list_text, agency_distinct, agency_ours, agency_text, agency_icu, agency_codes;
