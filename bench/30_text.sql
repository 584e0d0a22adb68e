-- Vietnamese text: 1 million titles of about 84 characters, clean (NFC) and
-- decomposed (NFD), beside PostgreSQL's, unaccent's and ICU's functions.
-- All times are net of the scan.
SELECT setseed(0.2026);
SET max_parallel_workers_per_gather = 0; SET jit = off; SET work_mem = '1GB';
CREATE EXTENSION IF NOT EXISTS unaccent SCHEMA public;
CREATE EXTENSION IF NOT EXISTS icu_ext SCHEMA public;
CREATE TABLE title AS
	SELECT i, (SELECT string_agg(w[1 + (hashint8(i * 31 + k) & 2147483647) % array_length(w, 1)], ' ' ORDER BY k)
			   FROM generate_series(1, 17) k) AS t
	FROM generate_series(1::bigint, least(rows(), 1000000)) i,
		 (SELECT string_to_array('Đăng ký thành lập doanh nghiệp tư nhân Cấp giấy phép xây dựng mới đối với công trình nhà ở riêng lẻ '
			|| 'tại đô thị Thủ tục chuyển mục đích sử dụng đất phải được phép của cơ quan nhà nước có thẩm quyền Hòa giải tranh chấp '
			|| 'Xác nhận tình trạng hôn nhân người lao động nước ngoài Phê duyệt điều chỉnh quy hoạch khu kinh tế', ' ') AS w) words;
CREATE TABLE title_nfd AS SELECT i, normalize(t, NFD) AS t FROM title;
VACUUM ANALYZE title; VACUUM ANALYZE title_nfd;

\set base 'SELECT count(t) FROM bench.title'
\set base_nfd 'SELECT count(t) FROM bench.title_nfd'
\set stack 'SELECT count(public.unaccent(lower(normalize(t, NFC)))) FROM bench.title'
CALL compare('text', 'NFC of clean text', 'SELECT count(cchc.vi_nfc(t)) FROM bench.title', 'normalize(t, NFC)', 'SELECT count(normalize(t, NFC)) FROM bench.title', base => :'base', claim => '<= 0.01', subject => 'vi_nfc');
CALL compare('text', 'NFC of NFD text', 'SELECT count(cchc.vi_nfc(t)) FROM bench.title_nfd', 'normalize(t, NFC)', 'SELECT count(normalize(t, NFC)) FROM bench.title_nfd', base => :'base_nfd', claim => '<= 0.10', subject => 'vi_nfc');
CALL compare('text', 'search key', 'SELECT count(cchc.vi_search_key(t)) FROM bench.title', 'unaccent(t)', 'SELECT count(public.unaccent(t)) FROM bench.title', base => :'base', claim => '<= 0.33', subject => 'vi_search_key');
CALL compare('text', 'search key', 'SELECT count(cchc.vi_search_key(t)) FROM bench.title', 'unaccent(lower(normalize(t)))', :'stack', base => :'base', claim => '<= 0.033', subject => 'vi_search_key');
CALL compare('text', 'normalise', 'SELECT count(cchc.vi_normalize(t)) FROM bench.title', 'unaccent(lower(normalize(t)))', :'stack', base => :'base', claim => '<= 0.10', subject => 'vi_normalize');
CALL compare('text', 'sort key', 'SELECT count(cchc.vi_sort_key(t)) FROM bench.title', 'icu_sort_key(t, ''vi'')', 'SELECT count(public.icu_sort_key(t, ''vi'')) FROM bench.title', base => :'base', claim => '<= 0.33', subject => 'vi_sort_key');
CALL compare('text', 'lower case', 'SELECT count(cchc.vi_lower(t)) FROM bench.title', 'lower(t)', 'SELECT count(lower(t)) FROM bench.title', base => :'base', subject => 'vi_lower');
DROP TABLE title, title_nfd;
