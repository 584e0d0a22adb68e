-- document_number: số, ký hiệu văn bản
SET search_path = cchc, public;
-- Whether VACUUM finds every page visible depends on who else looks: no bitmap scan then.
SET enable_bitmapscan = off;

-- Taken, and printed as typed: the three grammars.
SELECT d, number(d), number_suffix(d), year(d), doc_type(d), issuer(d)
FROM unnest('{299/QĐ-UBND, 3637/UBND-VX, 8258/QĐ-BCA-QLXNC, 118/2025/NĐ-CP, 66.16/2026/NQ-CP,
	64/2025/QH15, 102/2012/TTLT-BQP-BLĐTBXH-BTC, 80-NQ/TW, 2038/QĐ-BTC, 12/QyĐ-UBND, 09b/2013/TT-BTP,
	44/2000/TTLT/BTC-BGD&ĐT-BLĐTB&XH, 92/2005/QĐ, 320/CV-NHNN14, 01/nq-cp, 152/1999/QĐ-TTG,
	"259/SNV-XDCQ,CTTN&BĐG"}'::document_number[]) d;

-- Repaired: what looks the same on screen, and zeros.
SELECT typed, typed::document_number AS taken
FROM (VALUES ('2/2020/TT-BTC'), ('00299/QĐ-UBND'), (U&'299/Q\00D0-UBND'), (U&'118/2025/NĐ-C\0420'),
	(U&'13/2008/TT \2013BXD'), ('24/2000/NĐ - CP'), ('99/ 1998/TT-BTC'), (U&' 12/QĐ\00A0-UBND'),
	(U&'12/U\031BBND')) t (typed);

-- Refused, each with its reason.
\set SHOW_CONTEXT never
\set VERBOSITY sqlstate
SELECT '299/QĐ UBND'::document_number;
\set VERBOSITY default
SELECT ''::document_number;
SELECT '299/QĐ UBND'::document_number;
SELECT '/QĐ-UBND'::document_number;
SELECT '299/'::document_number;
SELECT '0/QĐ-UBND'::document_number;
SELECT '299/22/QĐ-UBND'::document_number;
SELECT '299/1930/QĐ-UBND'::document_number;
SELECT '299/QĐ-'::document_number;
SELECT '299//QĐ-UBND'::document_number;
SELECT '7/7'::document_number;
SELECT '24/2024'::document_number;
SELECT '24/2024/'::document_number;
SELECT '9303'::document_number;
SELECT '1830 QĐ-UBND'::document_number;
SELECT '1830QĐ-UBND'::document_number;
SELECT '1234567/QĐ-UBND'::document_number;
SELECT '569./QĐ-BXD'::document_number;
SELECT '66.1234/2026/NQ-CP'::document_number;
SELECT '66.0/2026/NQ-CP'::document_number;
SELECT '12_QĐ-UBND'::document_number;
SELECT '12/BCĐ(CAT-PC02)'::document_number;
SELECT '12/QĐ-A&&B'::document_number;
SELECT 'Quyết định số 299/QĐ-UBND'::document_number;
SELECT ('12/' || repeat('Đ', 98))::document_number;
SELECT repeat('7', 1000000)::document_number;

-- Equal whatever the letter case and the padding; nothing else is.
SELECT a, b, a::document_number = b::document_number AS equal,
	document_number_hash(a::document_number) = document_number_hash(b::document_number) AS same_hash
FROM (VALUES ('2/2020/TT-BTC', '02/2020/TT-BTC'), ('02/2020/tt-btc', '02/2020/TT-BTC'),
	('152/1999/QĐ-TTG', '152/1999/QĐ-TTg'), ('12A/QĐ-UBND', '12a/qđ-ubnd'),
	('80-NQ/TW', '80/NQ-TW'), ('12/ND-CP', '12/NĐ-CP'), ('299/QĐ-UBND', '299/2022/QĐ-UBND')) t (a, b);

-- Order: year, issuer, type, number, suffix.
SELECT d FROM unnest('{10/QĐ-UBND, 9/QĐ-UBND, 9a/QĐ-UBND, 9.2/QĐ-UBND, 9.10/QĐ-UBND, 9/KH-UBND,
	1/2025/QĐ-UBND, 2/2024/QĐ-UBND, 3/QĐ-BTC, 3/QĐ-UB, 4/UBND-VX, 3/QĐ-ĐHQG, 3/QĐ-DHQG, 9/QĐ-UBND-VX}'::document_number[]) d
ORDER BY d;

-- any one letter decides, wherever it stands in a word of any length
SELECT one.d AS one, other.d AS other
FROM generate_series(1, 40) AS length, generate_series(1, length) AS place,
	LATERAL (SELECT ('01/QĐ-' || repeat('A', length))::document_number) AS one(d),
	LATERAL (SELECT ('01/QĐ-' || overlay(repeat('A', length) PLACING 'B' FROM place))::document_number) AS other(d)
WHERE NOT (one.d < other.d AND other.d > one.d AND one.d <> other.d);

-- The laws of a type, on numbers in every letter case.
CREATE TABLE documents AS
SELECT (CASE i / 7 % 3 WHEN 0 THEN lower(t) WHEN 1 THEN upper(t) ELSE t END)::document_number AS d, lower(t) AS t
FROM generate_series(1, 3000) i,
	LATERAL (SELECT format('%s/%s%s-%s', lpad((i % 9 + 1)::text, 2, '0'), CASE i % 2 WHEN 0 THEN 2000 + i % 20 || '/' END,
		(ARRAY['QĐ', 'NĐ', 'QyĐ', 'TTr'])[i % 4 + 1], (ARRAY['UBND', 'CP', 'TTg', 'BLĐTBXH', 'BTC'])[i % 5 + 1]) AS t) s;
SELECT count(*), count(DISTINCT d) = count(DISTINCT t) AS as_many_values, upper(min(d)::text) AS min, upper(max(d)::text) AS max FROM documents;
SELECT opcname, amname, amvalidate(c.oid) FROM pg_opclass c JOIN pg_am m ON m.oid = opcmethod
WHERE opcintype = 'document_number'::regtype ORDER BY 1, 2;
SELECT count(*) AS broken FROM documents
WHERE document_number_hash_extended(d, 0)::bit(64)::bit(64) << 32 <> document_number_hash(d)::bit(32)::bit(64);
-- every pair: the operators, cmp and the text agree
SELECT count(*) AS broken FROM documents a, documents b WHERE a.d < '12/2000/QĐ-UBND' AND b.d < '12/2000/QĐ-UBND' AND
	((a.d = b.d) <> (a.t = b.t) OR (a.d = b.d) = (a.d <> b.d) OR (a.d < b.d) <> (b.d > a.d) OR (a.d <= b.d) = (a.d > b.d)
	 OR (a.d >= b.d) = (a.d < b.d) OR (document_number_cmp(a.d, b.d) < 0) <> (a.d < b.d)
	 OR (document_number_cmp(a.d, b.d) = 0) <> (a.d = b.d));
-- sorted by the operator class as by its parts
SELECT count(*) AS broken FROM (
	SELECT d, lag(d) OVER (ORDER BY d) AS before FROM documents) s
WHERE (coalesce(year(before), 0), issuer(before) COLLATE "C", number(before)) IS NOT NULL
	AND (coalesce(year(before), 0) > coalesce(year(d), 0)
		OR (coalesce(year(before), 0) = coalesce(year(d), 0) AND issuer(before) = issuer(d)
			AND doc_type(before) = doc_type(d) AND number(before) > number(d)));

-- The scans of a plan with their conditions; versions word the rest differently.
CREATE FUNCTION scans(query text) RETURNS SETOF text LANGUAGE plpgsql AS $$
DECLARE line text;
BEGIN
	FOR line IN EXECUTE 'EXPLAIN (COSTS OFF) ' || query LOOP
		IF line ~ 'Scan|Cond' THEN RETURN NEXT ltrim(line, ' ->'); END IF;
	END LOOP;
END $$;
SET enable_seqscan = off;
CREATE INDEX documents_btree ON documents (d);
SET enable_bitmapscan = off;
EXPLAIN (COSTS OFF) SELECT d FROM documents WHERE d = '05/2000/qđ-ubnd';
RESET enable_bitmapscan;
SELECT DISTINCT d::text FROM documents WHERE d = '05/2000/qđ-ubnd' ORDER BY 1;
SELECT scans('SELECT max(d) FROM documents');
DROP INDEX documents_btree;
DROP FUNCTION scans(text);
CREATE INDEX documents_hash ON documents USING hash (d);
SELECT count(*) FROM documents WHERE d = '05/2000/qđ-ubnd';
DROP INDEX documents_hash;
CREATE INDEX documents_brin ON documents USING brin (d);
SELECT count(*) FROM documents WHERE d BETWEEN '01/2008/A' AND '99/2008/Z';
DROP INDEX documents_brin;
RESET enable_seqscan;

-- joins across letter case, by every method
CREATE TABLE documents_upper AS SELECT DISTINCT upper(t)::document_number AS d FROM documents;
ANALYZE documents, documents_upper;
SET enable_mergejoin = off;
SET enable_nestloop = off;
EXPLAIN (COSTS OFF) SELECT count(*) FROM documents JOIN documents_upper USING (d);
SELECT count(*) FROM documents JOIN documents_upper USING (d);
SET enable_hashjoin = off;
SET enable_mergejoin = on;
EXPLAIN (COSTS OFF) SELECT count(*) FROM documents JOIN documents_upper USING (d);
SELECT count(*) FROM documents JOIN documents_upper USING (d);
SET enable_mergejoin = off;
SET enable_nestloop = on;
SELECT count(*) FROM documents JOIN documents_upper USING (d);
RESET enable_hashjoin;
RESET enable_mergejoin;
RESET enable_nestloop;
DROP TABLE documents_upper;

-- hash partitions find equal values written differently
CREATE TABLE documents_by_hash (d document_number, t text) PARTITION BY HASH (d);
CREATE TABLE documents_by_hash_0 PARTITION OF documents_by_hash FOR VALUES WITH (MODULUS 2, REMAINDER 0);
CREATE TABLE documents_by_hash_1 PARTITION OF documents_by_hash FOR VALUES WITH (MODULUS 2, REMAINDER 1);
INSERT INTO documents_by_hash SELECT d, t FROM documents;
SELECT count(*) AS broken FROM documents_by_hash_0 a JOIN documents_by_hash_1 b ON lower(a.d::text) = lower(b.d::text);
SELECT count(*) > 1000 AS spread FROM documents_by_hash_0;
DROP TABLE documents_by_hash;

-- text, jsonb and binary forms survive
SELECT count(*) AS broken FROM documents WHERE d::text::document_number::text <> d::text;
SELECT to_jsonb('299/qđ-UBND'::document_number), jsonb_populate_record(NULL::documents, '{"d": "7/TT-BTC"}');
\getenv results PG_ABS_BUILDDIR
\set file :results '/results/document_number.bin'
COPY (SELECT d FROM documents) TO :'file' (FORMAT binary);
CREATE TABLE documents_copy (d document_number);
COPY documents_copy FROM :'file' (FORMAT binary);
SELECT count(*), (SELECT count(*) FROM (SELECT d::text FROM documents EXCEPT SELECT d::text FROM documents_copy) s) AS lost
FROM documents_copy;
COPY documents_copy FROM stdin;
299/QĐ-UBND
299/QĐ UBND
\.
SELECT document_number_send('299/QĐ-UBND'), document_number_send('299/qđ-UBND');

-- Damaged binary values are refused: version, number 0, letter-case bitmap, length.
\set file :results '/results/document_number_bad.bin'
COPY (SELECT '\x0200005527432a4d2c000256'::bytea) TO :'file' (FORMAT binary);
COPY documents_copy FROM :'file' (FORMAT binary);
COPY (SELECT '\x0100005527432a4d2c000000'::bytea) TO :'file' (FORMAT binary);
COPY documents_copy FROM :'file' (FORMAT binary);
COPY (SELECT '\x0183005527432a4d2c000256fe0402'::bytea) TO :'file' (FORMAT binary);
COPY documents_copy FROM :'file' (FORMAT binary);
COPY (SELECT decode('01' || repeat('7f', 500), 'hex')) TO :'file' (FORMAT binary);
COPY documents_copy FROM :'file' (FORMAT binary);
SELECT count(*) AS copied FROM documents_copy;
DROP TABLE documents, documents_copy;

-- Not larger than text: the column and its index.
CREATE TABLE documents AS
SELECT format('%s/%s-UBND', i, (ARRAY['QĐ', 'KH', 'TB'])[i % 3 + 1])::document_number AS d FROM generate_series(100, 20000) i;
CREATE INDEX documents_d ON documents (d);
CREATE INDEX documents_text ON documents ((d::text) COLLATE "C");
SELECT avg(pg_column_size(d)) <= avg(pg_column_size(d::text)) AS smaller,
	pg_relation_size('documents_d') <= pg_relation_size('documents_text') AS smaller_index FROM documents;
DROP TABLE documents;

-- Sloppy writing is guessed, or not: NULL when unsure.
SELECT typed, guess_document_number(typed) FROM (VALUES ('299/QĐ-UBND'), ('Quyết định số 299/QĐ-UBND ngày 25/01/2022'),
	('1830 QĐ-UBND'), ('299/QD-UBND'), ('28/1998/ND- CP'), ('24/ct-ttg'), ('12/2021TT-BTC'), ('569./QĐ-BXD'), ('299/QĐ UBND.'),
	('9303'), ('24/2024'), ('7/7'), ('299/QĐ-'), ('Mẫu số 01/TB-HT'), ('QĐ/0001-BCA'), ('299/QĐ-UBND và 300/QĐ-UBND'), (''),
	(repeat('299/QĐ-UBND ', 100000))) t (typed) WHERE length(typed) < 100 OR guess_document_number(typed) IS NOT NULL;

-- The types' names. Every one is known to doc_type.
SELECT normative, count(*), count(*) FILTER (WHERE builtin) AS builtin, count(DISTINCT abbreviation) AS abbreviations
FROM document_type GROUP BY 1 ORDER BY 1;
SELECT abbreviation FROM document_type WHERE doc_type(('12/' || abbreviation || '-UBND')::document_number) IS DISTINCT FROM abbreviation;
SELECT d, name FROM unnest('{299/QĐ-UBND, 118/2025/NĐ-CP, 02/2020/TT-BTC, 12/TTr-SNNMT}'::document_number[]) d
JOIN document_type ON abbreviation = doc_type(d) AND normative = (year(d) IS NOT NULL) ORDER BY d;
-- a user's own type is a row like any other, and goes before a shipped one
BEGIN;
SELECT d, doc_type_name(d) FROM unnest('{299/QĐ-UBND, 118/2025/NĐ-CP, 12/2020/KH-UBND, 3637/UBND-VX}'::document_number[]) d;
INSERT INTO document_type (abbreviation, name, normative, source) VALUES ('PGV', 'Phiếu giao việc', false, 'Quy chế nội bộ'),
	('QĐ', 'Quyết định của đơn vị', false, 'Quy chế nội bộ');
SELECT * FROM document_type WHERE NOT builtin;
SELECT d, doc_type_name(d) FROM unnest('{299/QĐ-UBND, 24/2024/QĐ-TTg}'::document_number[]) d;
ROLLBACK;
