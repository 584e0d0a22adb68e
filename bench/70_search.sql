-- Full-text search beside the default parser, `simple`, unaccent and pg_trgm, on
-- names as procedures have them: 100,000, and as many as BENCH_ROWS says, a
-- million at most.
SELECT setseed(0.2026);
SET max_parallel_workers_per_gather = 0; SET jit = off;
SET search_path = bench, cchc, public;
CREATE EXTENSION IF NOT EXISTS unaccent SCHEMA public;
CREATE EXTENSION IF NOT EXISTS pg_trgm SCHEMA public;
CREATE TABLE piece AS SELECT kind, ordinality AS i, piece FROM (VALUES
	('act', ARRAY['Cấp', 'Cấp lại', 'Gia hạn', 'Điều chỉnh', 'Thu hồi', 'Đăng ký', 'Đăng ký lại', 'Xác nhận', 'Công nhận', 'Công bố', 'Thẩm định', 'Phê duyệt', 'Sửa đổi, bổ sung', 'Thông báo', 'Hủy bỏ', 'Chuyển đổi']),
	('paper', ARRAY['giấy phép', 'giấy chứng nhận', 'chứng chỉ hành nghề', 'quyết định', 'văn bản chấp thuận', 'hộ chiếu phổ thông', 'thẻ căn cước', 'phiếu lý lịch tư pháp', 'GCN', 'tài khoản']),
	('thing', ARRAY['kinh doanh vận tải', 'xây dựng nhà ở riêng lẻ', 'quyền sử dụng đất', 'khai thác khoáng sản', 'thăm dò nước dưới đất', 'sản xuất phân bón', 'buôn bán thuốc thú y', 'hoạt động giáo dục nghề nghiệp',
		'an toàn thực phẩm', 'phòng cháy chữa cháy', 'tổ chức biểu diễn nghệ thuật', 'lái xe', 'kết hôn có yếu tố nước ngoài', 'bảo hiểm y tế hộ gia đình', 'xuất khẩu hàng hóa', 'giống cây trồng mới', 'tàu biển Việt Nam', 'quỹ tín dụng nhân dân']),
	('whose', ARRAY['đối với tổ chức', 'đối với hộ kinh doanh', 'cho người nước ngoài', 'tại khu công nghiệp', 'thuộc thẩm quyền của Ủy ban nhân dân cấp tỉnh', 'thuộc thẩm quyền của UBND cấp xã', 'trong trường hợp bị mất, hư hỏng', '(thực hiện tại cấp trung ương)'])) AS v(kind, pieces),
	LATERAL unnest(pieces) WITH ORDINALITY AS p(piece);
CREATE FUNCTION pick(k text, g integer) RETURNS text LANGUAGE sql STABLE
	RETURN (SELECT piece FROM piece WHERE kind = k ORDER BY hashint8(i * 7919 + g * 104729::bigint) LIMIT 1);
CREATE TABLE name (id integer, t text, v tsvector GENERATED ALWAYS AS (to_tsvector('cchc.vietnamese', t)) STORED);
INSERT INTO name (id, t) SELECT g, concat_ws(' ', pick('act', g), pick('paper', g + 1), pick('thing', g + 2), pick('whose', g + 3), 'số', g, '(' || g % 997 || '/QĐ-BNNMT)')
	FROM generate_series(1, 100000) g;
VACUUM ANALYZE name;

-- Parsers and dictionaries
CREATE TEXT SEARCH CONFIGURATION ours_alone (PARSER = vi_parser);
CREATE TEXT SEARCH CONFIGURATION default_alone (PARSER = "default");
CREATE TEXT SEARCH DICTIONARY one_lexeme (TEMPLATE = vi_syllable, accent = keep);
CREATE TEXT SEARCH CONFIGURATION one_lexeme (COPY = vietnamese);
ALTER TEXT SEARCH CONFIGURATION one_lexeme ALTER MAPPING REPLACE vi_syllable WITH one_lexeme;
CREATE TEXT SEARCH CONFIGURATION blind (COPY = simple);
ALTER TEXT SEARCH CONFIGURATION blind ALTER MAPPING FOR hword, hword_part, word WITH unaccent, simple;
\set base 'SELECT count(t) FROM bench.name'
CALL compare('search', 'parser alone', 'SELECT count(to_tsvector(''bench.ours_alone'', t)) FROM bench.name', 'the default parser', 'SELECT count(to_tsvector(''bench.default_alone'', t)) FROM bench.name', base => :'base', claim => '<= 0.333');
CALL compare('search', 'to_tsvector, two lexemes a word', 'SELECT count(to_tsvector(''vietnamese'', t)) FROM bench.name', 'simple', 'SELECT count(to_tsvector(''simple'', t)) FROM bench.name', base => :'base', claim => '<= 0.909');
CALL compare('search', 'to_tsvector, one lexeme a word', 'SELECT count(to_tsvector(''bench.one_lexeme'', t)) FROM bench.name', 'simple', 'SELECT count(to_tsvector(''simple'', t)) FROM bench.name', base => :'base', claim => '<= 0.769');
CALL compare('search', 'to_tsvector, two lexemes a word', 'SELECT count(to_tsvector(''vietnamese'', t)) FROM bench.name', 'unaccent, simple', 'SELECT count(to_tsvector(''bench.blind'', t)) FROM bench.name', base => :'base');

-- Queries and ranks, 1,000 and 100,000 of them: ms are us a thousand times, or a hundred thousand
CALL compare('search', 'vi_tsqueries of 6 words, 1,000 times', 'SELECT count(*) FROM generate_series(1, 1000) g, vi_tsqueries(''cấp lại giấy phép lái xe'' || left(g::text, 0))', 'websearch_to_tsquery()',
	'SELECT count(websearch_to_tsquery(''vietnamese'', ''cấp lại giấy phép lái xe'' || left(g::text, 0))) FROM generate_series(1, 1000) g', claim => 'ours <= 100 ms');
CALL compare('search', 'vi_rank of 100,000 names', 'SELECT sum(vi_rank(v, q)) FROM bench.name, (SELECT vi_tsquery(''khai thác khoáng sản'') q OFFSET 0) x', 'ts_rank_cd()',
	'SELECT sum(ts_rank_cd(v, q)) FROM bench.name, (SELECT vi_tsquery(''khai thác khoáng sản'') q OFFSET 0) x', base => 'SELECT sum(length(v)) FROM bench.name', claim => 'ours <= 200 ms');

-- Indexes and answers: the ten best
CREATE FUNCTION ladder(q text) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
	s record;
	n bigint;
BEGIN
	FOR s IN SELECT * FROM cchc.vi_tsqueries(q) LOOP
		SELECT count(*) INTO n FROM (SELECT id FROM bench.name WHERE v @@ s.query ORDER BY cchc.vi_rank(v, s.query) DESC, id LIMIT 10) x;
		IF n > 0 THEN RETURN s.step; END IF;
	END LOOP;
	RETURN 0;
END $$;
CREATE FUNCTION step(q text, wanted integer) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
	s tsquery;
BEGIN
	SELECT query INTO STRICT s FROM cchc.vi_tsqueries(q) WHERE step = wanted;
	RETURN (SELECT count(*) FROM (SELECT id FROM bench.name WHERE v @@ s ORDER BY cchc.vi_rank(v, s) DESC, id LIMIT 10) x);
END $$;
CREATE FUNCTION trigram(q text) RETURNS bigint LANGUAGE sql
	RETURN (SELECT count(*) FROM (SELECT id FROM bench.name WHERE cchc.vi_search_key(q) <% cchc.vi_search_key(t) ORDER BY word_similarity(cchc.vi_search_key(q), cchc.vi_search_key(t)) DESC, id LIMIT 10) x);
CREATE PROCEDURE measure(size text) LANGUAGE plpgsql AS $$
BEGIN
	CREATE INDEX name_vi ON bench.name USING gin (v);
	CREATE INDEX name_simple ON bench.name USING gin (to_tsvector('simple', t));
	CREATE INDEX name_trgm ON bench.name USING gin (cchc.vi_search_key(t) public.gin_trgm_ops);
	ANALYZE bench.name;
	COMMIT;
	CALL bench.compare_size('search', 'GIN, ' || size, pg_relation_size('bench.name_vi'), 'GIN of simple', pg_relation_size('bench.name_simple'), '<= 1.8');
	CALL bench.compare_size('search', 'GIN, ' || size, pg_relation_size('bench.name_vi'), 'GIN of pg_trgm', pg_relation_size('bench.name_trgm'));
	DROP INDEX bench.name_simple;
	COMMIT;
	CALL bench.compare('search', size || ': a phrase', 'SELECT bench.step(''điều chỉnh hộ chiếu phổ thông khai thác khoáng sản'', 1)', 'pg_trgm', 'SELECT bench.trigram(''điều chỉnh hộ chiếu phổ thông khai thác khoáng sản'')', claim => 'ours <= 3 ms at 100,000');
	CALL bench.compare('search', size || ': two common syllables', 'SELECT bench.step(''điều chỉnh'', 1)', 'pg_trgm', 'SELECT bench.trigram(''điều chỉnh'')', claim => 'ours <= 20 ms at 100,000');
	CALL bench.compare('search', size || ': confusable', 'SELECT bench.step(''giống cây chồng 12345'', 7)', 'pg_trgm', 'SELECT bench.trigram(''giống cây chồng 12345'')', claim => 'ours <= 25 ms at 100,000');
	CALL bench.compare('search', size || ': pairs', 'SELECT bench.step(''tôi muốn làm hộ chiếu phổ thông 12345'', 10)', 'pg_trgm', 'SELECT bench.trigram(''tôi muốn làm hộ chiếu phổ thông 12345'')', claim => 'ours <= 120 ms at 100,000');
	CALL bench.compare('search', size || ': the ladder without an answer', 'SELECT bench.ladder(''vũ trụ thiên hà xa xăm'')', 'pg_trgm', 'SELECT bench.trigram(''vũ trụ thiên hà xa xăm'')', claim => 'ours <= 60 ms at 100,000');
	DROP INDEX bench.name_vi, bench.name_trgm;
	COMMIT;
END $$;
CALL measure('100,000 names');
INSERT INTO name (id, t) SELECT g, concat_ws(' ', pick('act', g), pick('paper', g + 1), pick('thing', g + 2), pick('whose', g + 3), 'số', g, '(' || g % 997 || '/QĐ-BNNMT)') FROM generate_series(100001, least(rows(), 1000000)) g;
VACUUM ANALYZE name;
SELECT count(*) > 100000 AS larger, to_char(count(*), 'FM9,999,999') || ' names' AS size FROM name \gset
\if :larger
CALL measure(:'size');
\endif
DROP TABLE name, piece CASCADE;
