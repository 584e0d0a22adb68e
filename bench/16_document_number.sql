-- document_number beside text columns that hold the same values: mostly
-- decisions and letters of one committee, as a register has them, without
-- year and with one, in random order.
SELECT setseed(0.2026);
CREATE TABLE document_numbers AS
	SELECT CASE WHEN i % 4 = 0 THEN format('%s/%s/%s', lpad((1 + i / 4 % 900)::text, 2, '0'), 1995 + i / 3600 % 31,
				(ARRAY['QĐ-UBND', 'NĐ-CP', 'TT-BTC', 'NQ-HĐND', 'TT-BLĐTBXH', 'QĐ-TTg'])[1 + i / 111600 % 6])
			ELSE format('%s/%s', lpad((1 + i % 9000)::text, 2, '0'),
				(ARRAY['QĐ-UBND', 'UBND-VX', 'KH-UBND', 'TB-UBND', 'QĐ-BXD', 'BXD-VP', 'TTr-SNNMT', 'QĐ-BCA-QLXNC'])[1 + i / 9000 % 8]) END AS c
	FROM generate_series(1, rows()) i
	ORDER BY random();
CREATE TABLE document_ours AS SELECT c::document_number AS c FROM document_numbers;
CREATE TABLE document_text AS SELECT c COLLATE "C" AS c FROM document_numbers;
CREATE TABLE document_icu AS SELECT c COLLATE "vi-x-icu" AS c FROM document_numbers;
VACUUM ANALYZE document_ours; VACUUM ANALYZE document_text; VACUUM ANALYZE document_icu;
SET work_mem = '1GB'; SET maintenance_work_mem = '1GB'; SET max_parallel_workers_per_gather = 0;
SET max_parallel_maintenance_workers = 0; SET jit = off;

CALL compare('document_number', 'sort', 'SELECT c FROM bench.document_ours ORDER BY c OFFSET 2000000000', 'text COLLATE "C"',
	'SELECT c FROM bench.document_text ORDER BY c OFFSET 2000000000', claim => '< 1');
CALL compare('document_number', 'sort', 'SELECT c FROM bench.document_ours ORDER BY c OFFSET 2000000000', 'text COLLATE "vi-x-icu"',
	'SELECT c FROM bench.document_icu ORDER BY c OFFSET 2000000000', claim => '< 1');
CALL compare('document_number', 'GROUP BY', 'SELECT count(*) FROM bench.document_ours GROUP BY c OFFSET 2000000000', 'text COLLATE "C"',
	'SELECT count(*) FROM bench.document_text GROUP BY c OFFSET 2000000000', claim => '< 1');
CALL compare('document_number', 'index build', 'CREATE INDEX document_ours_i ON bench.document_ours (c)', 'text COLLATE "C"', 'CREATE INDEX document_text_i ON bench.document_text (c)',
	reset_ours => 'DROP INDEX IF EXISTS bench.document_ours_i', reset_peer => 'DROP INDEX IF EXISTS bench.document_text_i', claim => '< 1');
CREATE TABLE document_distinct AS SELECT DISTINCT c FROM document_text;
CREATE INDEX document_distinct_ours ON document_distinct ((c::document_number));
CREATE INDEX document_distinct_text ON document_distinct (c);
CALL compare_size('document_number', 'index size, distinct values', pg_relation_size('document_distinct_ours'), 'text', pg_relation_size('document_distinct_text'), claim => '<= 1');

-- COPY in: against a text column with the equivalent regular-expression CHECK.
COPY document_numbers (c) TO :'copy_file';
CREATE TABLE copy_ours (c document_number);
CREATE TABLE copy_text (c text CHECK (c ~ '^\d{1,6}(\.\d{1,3})?[A-Za-zĐđ]?[/-]((19|20)\d\d[/-])?[A-Za-zĐđĂăÂâÊêÔôƠơƯư][A-Za-zĐđĂăÂâÊêÔôƠơƯư0-9&,.]*([-/][A-Za-zĐđĂăÂâÊêÔôƠơƯư0-9&,.]+)*$'));
SELECT format('COPY bench.copy_ours FROM %L', :'copy_file') AS copy_ours, format('COPY bench.copy_text FROM %L', :'copy_file') AS copy_text \gset
CALL compare('document_number', 'COPY in', :'copy_ours', 'text with a CHECK', :'copy_text',
	reset_ours => 'TRUNCATE bench.copy_ours', reset_peer => 'TRUNCATE bench.copy_text', claim => '<= 0.50');
DROP TABLE copy_ours, copy_text, document_distinct, document_ours, document_text, document_icu, document_numbers;
