-- Full-text search: parser, dictionaries, configuration, queries
SET search_path = cchc, public;

-- The kinds of tokens; 1 to 23 are those of the default parser.
SELECT t.tokid, t.alias, d.alias IS NOT NULL AS in_default FROM ts_token_type('vi_parser') t LEFT JOIN ts_token_type('default') d USING (tokid, alias) ORDER BY 1;
SELECT m.alias, array_to_string(ARRAY(SELECT c.mapdict::regdictionary::text FROM pg_ts_config_map c
	WHERE c.mapcfg = 'vietnamese'::regconfig AND c.maptokentype = m.tokid ORDER BY c.mapseqno), ' ') AS dictionaries
FROM ts_token_type('vi_parser') m ORDER BY m.tokid;

SELECT tokid, token FROM ts_parse('vi_parser', 'P.Bến Nghé, TP.HCM: 279/QĐ-BNNMT ngày 14/02/2022, 15.000đ; các-bon <b>x</b>&nbsp;a@b.vn') WHERE tokid <> 12;
SELECT to_tsvector('vietnamese', 'Cấp lại hộ chiếu theo 279/QĐ-BNNMT, P.Bến Nghé');
SELECT to_tsvector('vietnamese', 'mã 1.004227.H56, hồ sơ 000.00.53.H48-220921-0099, số tiền 334.209.416đ ngày 4/2/2022');

-- Accents count when they are typed, and need not be typed.
SELECT q, to_tsquery('vietnamese', q) AS query, to_tsvector('vietnamese', 'Hòa giải ở cơ sở') @@ to_tsquery('vietnamese', q) AS found
FROM unnest(ARRAY['hòa', 'hoà', 'hoa', 'hóa', 'HÒA & giải', 'hoa <-> giai', 'hòa:*', 'giải <-> hòa']) AS q;
SELECT websearch_to_tsquery('vietnamese', '"hộ chiếu" or ho -chieu'), phraseto_tsquery('vietnamese', 'hộ chiếu 279/QĐ-BNNMT'), plainto_tsquery('vietnamese', 'Lý lịch');

-- What is one text to a reader is one text to the index.
SELECT count(DISTINCT to_tsvector('vietnamese', t)) = 1 AS one FROM (VALUES
	('Hòa giải thủy lợi, xóa đăng ký quý I'), ('Hoà giải thuỷ lợi, xoá đăng kí quí I'),
	(normalize('Hòa giải thủy lợi, xóa đăng ký quý I', NFD)), (normalize('Hoà giải thuỷ lợi, xoá đăng ký quý I', NFD)),
	(U&'H\200Dòa gi\00ADải th\200Củy\FEFF lợi, xóa\200B đăng k\200Bý qu\2060ý I'),
	(U&'\200FHòa\202C giải\00A0thủy\3000lợi, xóa đăng ký\200Bquý I')) AS v(t);

-- A copy may be altered.
CREATE TEXT SEARCH DICTIONARY public.exact (TEMPLATE = cchc.vi_syllable, ACCENT = keep, IY = keep, STOP = on);
CREATE TEXT SEARCH DICTIONARY public.blind (TEMPLATE = cchc.vi_syllable, accent = strip);
CREATE TEXT SEARCH CONFIGURATION public.mine (COPY = cchc.vietnamese);
ALTER TEXT SEARCH CONFIGURATION public.mine ALTER MAPPING REPLACE cchc.vi_syllable WITH public.exact;
SELECT to_tsvector('public.mine', 'Sự đăng ký của cua'), ts_lexize('blind', 'KÝ'), ts_lexize('exact', 'KÝ'), ts_lexize('exact', 'của'), ts_lexize('vi_code', '05/QĐ-UBND'), ts_lexize('vi_code', 'abc');
CREATE TEXT SEARCH DICTIONARY public.bad (TEMPLATE = cchc.vi_syllable, accent = none);
CREATE TEXT SEARCH DICTIONARY public.bad (TEMPLATE = cchc.vi_syllable, iy = maybe);
CREATE TEXT SEARCH DICTIONARY public.bad (TEMPLATE = cchc.vi_syllable, tone = old);
CREATE TEXT SEARCH DICTIONARY public.bad (TEMPLATE = cchc.vi_code, accent = keep);
DROP TEXT SEARCH CONFIGURATION public.mine;
DROP TEXT SEARCH DICTIONARY public.exact;
DROP TEXT SEARCH DICTIONARY public.blind;

-- Generated columns and indexes
CREATE TABLE title (id integer, t text, v tsvector GENERATED ALWAYS AS (to_tsvector('cchc.vietnamese', t)) STORED);
INSERT INTO title (id, t) VALUES (1, 'Cấp hộ chiếu phổ thông'), (2, 'Đăng ký hộ kinh doanh'), (3, 'Chiếu sáng hộ gia đình'), (4, 'UBND cấp xã công bố'),
	(5, 'Đổi giấy phép lái xe'), (6, 'Quyết định 279/QĐ-BNNMT của Bộ'), (7, 'Giống cây trồng'), (8, 'Ủy ban nhân dân cấp tỉnh'), (9, 'Khai thác khoáng sản');
CREATE INDEX ON title USING gin (v);
CREATE INDEX ON title USING gist (to_tsvector('cchc.vietnamese', t));
SET enable_seqscan = off;
SELECT id FROM title WHERE v @@ vi_tsquery('ho chieu') ORDER BY id;
SELECT id FROM title WHERE to_tsvector('cchc.vietnamese', t) @@ vi_tsquery('hộ chiếu') ORDER BY id;
RESET enable_seqscan;

-- Queries
SELECT q, vi_tsquery(q) FROM unnest(ARRAY['hộ chiếu', 'ho chieu', 'UBND xã', 'ủy ban nhân dân', 'thủ tục mã 1.004227', 'quyết định 279/QĐ-BNNMT giao đất', '1000236',
	'GCN quyền sử dụng đất', 'phường Bến Nghé', '', ' .,', '<b>']) AS q;
SELECT q, vi_tsquery(q, true) FROM unnest(ARRAY['bảo hiểm y t', 'khoá', 'quy', '279/QĐ', '1.0042', 'hộ chiếu ']) AS q;
SELECT * FROM vi_tsqueries('hoj chieeus');
SELECT * FROM vi_tsqueries('giống cây chồng');
SELECT step, name FROM vi_tsqueries('Cáº¥p há»™ chiáº¿u');
SELECT count(*) FROM vi_tsqueries('');
SELECT q, s.step, array_agg(id ORDER BY id) FROM unnest(ARRAY['ho chieu', 'hoj chieeus', 'giống cây chồng', 'giấyphép lái xe', 'dổi giấy phép lái xe', 'gplx', 'lái xe đổi giấy phép',
	'ubnd', 'bộ quyết định 279/qd-bnnmt', 'muốn làm hộ chiếu phổ thông ở đâu', 'xã ủy ban']) AS q
CROSS JOIN LATERAL (SELECT s.step, s.query FROM vi_tsqueries(q) s WHERE EXISTS (SELECT FROM title WHERE v @@ s.query) LIMIT 1) s
JOIN title ON v @@ s.query GROUP BY q, s.step ORDER BY q COLLATE "C";

-- A user's own abbreviation needs no new index; it is read in the same transaction.
BEGIN;
INSERT INTO abbreviation (abbreviation, expansion) VALUES ('HCPT', 'hộ chiếu phổ thông');
SELECT id FROM title WHERE v @@ vi_tsquery('cấp hcpt');
ROLLBACK;
SELECT id FROM title WHERE v @@ vi_tsquery('cấp hcpt');

-- Ranks are of one range; a number is not what a text is about.
SELECT id, round(vi_rank(v, q)::numeric, 3) AS rank FROM title, vi_tsquery('ho chieu') q WHERE v @@ q ORDER BY rank DESC;
SELECT t, round(vi_rank(to_tsvector('vietnamese', t), q)::numeric, 3) AS rank FROM unnest(ARRAY['Thông báo của NHNN', 'Thông báo 12/QĐ-NHNN', 'Thông báo của Ngân hàng Nhà nước']) t, vi_tsquery('NHNN') q;
SELECT q, round(vi_rank(to_tsvector('vietnamese', 'Thuê đất'), q::tsquery)::numeric, 3), round(vi_rank(strip(to_tsvector('vietnamese', 'Thuê đất')), q::tsquery)::numeric, 3) AS stripped
FROM unnest(ARRAY['''thuê''', '''thue''', '(''thuế'' | ''thue'') <-> ''đất''', '(''thuê'' | ''thue'') <-> ''đất''', '''thue'' & ''dat''', '''dat'' & ''thue''', '''th'':*', '!''nha''', '''nha'' | ''thue''']) q;
SELECT vi_rank(NULL, 'a'), vi_rank('', 'a'), vi_rank('a', vi_tsquery(''));

-- Long and hostile input is bounded.
SELECT length(vi_tsquery(repeat('hộ chiếu ', 100000))::text) < 10000 AS bounded, count(*) <= 10 AS steps, max(length(s.query::text)) < 1000000 AS small
FROM vi_tsqueries(repeat('tr ch s x d gi r l n v ng nh t c i y ubnd giấyphép ', 20000)) s;
SELECT max(octet_length(token)) < 2000 AS short, string_agg(token, '') = t AS whole
FROM (SELECT repeat('ế', 5000) || repeat(' ', 5000) || repeat(U&'a\200B', 3000) || repeat('1', 5000)) AS v(t), ts_parse('vi_parser', t) GROUP BY t;
DROP TABLE title;
