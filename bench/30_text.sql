-- Vietnamese text beside normalize(), unaccent and icu_ext, on titles of 84
-- characters as portals have them, composed and decomposed, each alone in its
-- table: a wide row costs more to fetch than some of these functions take.
SELECT setseed(0.2026);
SET max_parallel_workers_per_gather = 0; SET jit = off;
CREATE EXTENSION unaccent SCHEMA public;
CREATE EXTENSION icu_ext SCHEMA public;
CREATE TABLE phrase AS SELECT ordinality AS i, phrase FROM unnest(ARRAY[
	'Cấp giấy chứng nhận', 'Đăng ký khai sinh', 'đăng ký biến động quyền sử dụng đất', 'Thủ tục chuyển đổi', 'gia hạn',
	'giấy phép xây dựng', 'cho người lao động', 'Sửa đổi, bổ sung', 'đối với hộ kinh doanh', 'tại Uỷ ban nhân dân cấp xã',
	'(trường hợp ủy quyền)', 'trợ cấp xã hội hàng tháng', 'Công nhận', 'hòa giải viên', 'thuộc thẩm quyền của Sở Nội vụ',
	'kết hôn có yếu tố nước ngoài', 'Xác nhận', 'thay đổi thông tin', 'về bảo hiểm xã hội', 'khu vực biên giới']) WITH ORDINALITY p(phrase);
CREATE TABLE title AS
	SELECT left(t, 84) AS t
	FROM generate_series(1, least(rows(), 1000000)) i,
		 LATERAL (SELECT string_agg(phrase, ' ' ORDER BY random() + i * 0) AS t FROM phrase) s;
DROP TABLE phrase;
CREATE TABLE title_nfd AS SELECT normalize(t, NFD) AS t FROM title;
VACUUM ANALYZE title; VACUUM ANALYZE title_nfd;

\set base 'SELECT count(t) FROM bench.title'
\set stack 'SELECT count(unaccent(lower(normalize(t, NFC)))) FROM bench.title'
CALL compare('text', 'NFC of clean text', 'SELECT count(vi_nfc(t)) FROM bench.title', 'normalize()',
	'SELECT count(normalize(t, NFC)) FROM bench.title', base => :'base', claim => '<= 0.01');
CALL compare('text', 'NFC of NFD', 'SELECT count(vi_nfc(t)) FROM bench.title_nfd', 'normalize()',
	'SELECT count(normalize(t, NFC)) FROM bench.title_nfd', base => 'SELECT count(t) FROM bench.title_nfd', claim => '<= 0.1');
CALL compare('text', 'search key', 'SELECT count(vi_search_key(t)) FROM bench.title', 'unaccent()',
	'SELECT count(unaccent(t)) FROM bench.title', base => :'base', claim => '<= 0.333');
CALL compare('text', 'search key', 'SELECT count(vi_search_key(t)) FROM bench.title', 'unaccent(lower(normalize()))',
	:'stack', base => :'base', claim => '<= 0.033');
CALL compare('text', 'normalize', 'SELECT count(vi_normalize(t)) FROM bench.title', 'unaccent(lower(normalize()))',
	:'stack', base => :'base', claim => '<= 0.1');
CALL compare('text', 'sort key', 'SELECT count(vi_sort_key(t)) FROM bench.title', 'icu_sort_key()',
	'SELECT count(icu_sort_key(t, ''vi'')) FROM bench.title', base => :'base', claim => '<= 0.333');
DROP TABLE title, title_nfd;
