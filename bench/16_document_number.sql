-- document_number beside text columns that hold the same values, with year and
-- without one, in random order.  Two registers: one in which every number comes
-- again and again, as those of all provinces and years put together, and one
-- of many offices, all numbers different up to 5 million rows.
SELECT setseed(0.2026);
SET work_mem = '1GB'; SET maintenance_work_mem = '1GB'; SET max_parallel_workers_per_gather = 0;
SET max_parallel_maintenance_workers = 0; SET jit = off;

CREATE TABLE document_numbers AS
	SELECT CASE WHEN i % 4 = 0 THEN format('%s/%s/%s', to_char(1 + i / 4 % 900, 'FM999900'), 1995 + i / 3600 % 31,
				(ARRAY['QĐ-UBND', 'NĐ-CP', 'TT-BTC', 'NQ-HĐND', 'TT-BLĐTBXH', 'QĐ-TTg'])[1 + i / 111600 % 6])
			ELSE format('%s/%s', to_char(1 + i % 9000, 'FM999900'),
				(ARRAY['QĐ-UBND', 'UBND-VX', 'KH-UBND', 'TB-UBND', 'QĐ-BXD', 'BXD-VP', 'TTr-SNNMT', 'QĐ-BCA-QLXNC'])[1 + i / 9000 % 8]) END AS c
	FROM generate_series(1, rows()) i
	ORDER BY random();
\set register 'recurring values'
\ir document_columns.sql

-- COPY in: against a text column with the equivalent regular-expression CHECK.
COPY document_numbers (c) TO :'copy_file';
CREATE TABLE copy_ours (c document_number);
CREATE TABLE copy_text (c text CHECK (c ~ '^\d{1,6}(\.\d{1,3})?[A-Za-zĐđ]?[/-]((19|20)\d\d[/-])?[A-Za-zĐđĂăÂâÊêÔôƠơƯư][A-Za-zĐđĂăÂâÊêÔôƠơƯư0-9&,.]*([-/][A-Za-zĐđĂăÂâÊêÔôƠơƯư0-9&,.]+)*$'));
SELECT format('COPY bench.copy_ours FROM %L', :'copy_file') AS copy_ours, format('COPY bench.copy_text FROM %L', :'copy_file') AS copy_text \gset
CALL compare('document_number', 'COPY in', :'copy_ours', 'text with a CHECK', :'copy_text',
	reset_ours => 'TRUNCATE bench.copy_ours', reset_peer => 'TRUNCATE bench.copy_text', claim => '<= 0.50');
DROP TABLE copy_ours, copy_text, document_numbers;

CREATE TABLE document_numbers AS
	SELECT CASE WHEN i % 4 = 0 THEN format('%s/%s/%s-%s', to_char(1 + i / 4 % 1000, 'FM999900'), 1995 + i / 4000 % 31,
				(ARRAY['QĐ', 'TT', 'NQ', 'CT'])[1 + i / 124000 % 4],
				(ARRAY['UBND', 'HĐND', 'BTC', 'BXD', 'BYT', 'BTP', 'BNV', 'BCT', 'BTTTT', 'BLĐTBXH', 'TTg'])[1 + i / 496000 % 11])
			ELSE format('%s/%s-%s', to_char(1 + i % 9000, 'FM999900'),
				(ARRAY['UBND', 'SNV', 'STC', 'SYT', 'SXD', 'SCT', 'STP', 'SNNMT', 'SKHCN', 'SVHTTDL', 'SGDĐT', 'BXD', 'BTC', 'BYT',
					'BNV', 'BTP', 'BCT', 'BNNMT', 'BKHCN', 'BVHTTDL', 'BGDĐT', 'BCA', 'BQP', 'VPCP', 'TTCP'])[1 + i / 9000 % 25],
				(ARRAY['VX', 'TH', 'KT', 'NC', 'TCCB', 'VP', 'QLN', 'HTĐT', 'PC', 'KHTC', 'CCHC', 'CN', 'ĐT', 'XD', 'QLXNC', 'TTr', 'HC', 'TĐ',
					'KSTT', 'GPMB', 'NN', 'TNMT', 'LĐ'])[1 + i / 225000 % 23]) END AS c
	FROM generate_series(1, rows()) i
	ORDER BY random();
\set register 'distinct values'
\ir document_columns.sql
DROP TABLE document_numbers;
