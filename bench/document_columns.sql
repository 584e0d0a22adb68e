-- The columns of document_number's benchmark from table document_numbers, and
-- what is measured on them; :register tells the tables apart in the result.
CREATE TABLE document_ours AS SELECT c::document_number AS c FROM document_numbers;
CREATE TABLE document_text AS SELECT c COLLATE "C" AS c FROM document_numbers;
CREATE TABLE document_icu AS SELECT c COLLATE "vi-x-icu" AS c FROM document_numbers;
VACUUM ANALYZE document_ours; VACUUM ANALYZE document_text; VACUUM ANALYZE document_icu;

CALL compare('document_number', 'sort, ' || :'register', 'SELECT c FROM bench.document_ours ORDER BY c OFFSET 2000000000', 'text COLLATE "C"',
	'SELECT c FROM bench.document_text ORDER BY c OFFSET 2000000000', claim => '< 1');
CALL compare('document_number', 'sort, ' || :'register', 'SELECT c FROM bench.document_ours ORDER BY c OFFSET 2000000000', 'text COLLATE "vi-x-icu"',
	'SELECT c FROM bench.document_icu ORDER BY c OFFSET 2000000000', claim => '< 1');
CALL compare('document_number', 'GROUP BY, ' || :'register', 'SELECT count(*) FROM bench.document_ours GROUP BY c OFFSET 2000000000', 'text COLLATE "C"',
	'SELECT count(*) FROM bench.document_text GROUP BY c OFFSET 2000000000', claim => '< 1');
CALL compare('document_number', 'index build, ' || :'register', 'CREATE INDEX document_ours_i ON bench.document_ours (c)', 'text COLLATE "C"', 'CREATE INDEX document_text_i ON bench.document_text (c)',
	reset_ours => 'DROP INDEX IF EXISTS bench.document_ours_i', reset_peer => 'DROP INDEX IF EXISTS bench.document_text_i', claim => '< 1');
-- A text index that keeps every value, as ours must: equal document numbers may be written differently.
CALL compare('document_number', 'index build, ' || :'register', 'CREATE INDEX document_ours_i ON bench.document_ours (c)', 'text COLLATE "C", no deduplication',
	'CREATE INDEX document_full_i ON bench.document_text (c) WITH (deduplicate_items = off)',
	reset_ours => 'DROP INDEX IF EXISTS bench.document_ours_i', reset_peer => 'DROP INDEX IF EXISTS bench.document_full_i', claim => '< 1');
CALL compare('document_number', 'index build, ' || :'register', 'CREATE INDEX document_ours_i ON bench.document_ours (c)', 'text COLLATE "vi-x-icu"', 'CREATE INDEX document_icu_i ON bench.document_icu (c)',
	reset_ours => 'DROP INDEX IF EXISTS bench.document_ours_i', reset_peer => 'DROP INDEX IF EXISTS bench.document_icu_i', claim => '< 1');
CALL compare_size('document_number', 'index size, ' || :'register', pg_relation_size('document_ours_i'), 'text', pg_relation_size('document_text_i'), claim => '<= 1');
CALL compare_size('document_number', 'index size, ' || :'register', pg_relation_size('document_ours_i'), 'text, no deduplication', pg_relation_size('document_full_i'), claim => '<= 1');
DROP TABLE document_ours, document_text, document_icu;
