-- Vietnamese text: chuẩn hóa văn bản, khóa tìm kiếm, khóa sắp xếp
SET search_path = cchc, public;

-- NFC, whole and half decomposed; clean text is the same datum
SELECT vi_nfc(U&'mo\0323\0302t vi\00EA\0323t ngu\031Bo\031B\0300i') AS composed,
	   vi_nfc('đã sạch – “sạch”') = 'đã sạch – “sạch”' AS same,
	   vi_nfc(U&'o\0301\0302 \2126 \AC00') = normalize(U&'o\0301\0302 \2126 \AC00', NFC) AS as_unicode;

-- vi_clean
SELECT vi_clean(input) AS clean FROM (VALUES
	(U&'Vi\200B\1EC7t\00AD \FEFFNam'),
	(U&'\00A0H\00E0\2003\2009 N\1ED9i' || E'\t\n'),
	(U&'2044/Q\00D0-UBND \00D0\00E0 N\1EB5ng'),
	(U&'\041D\00E0 \041C\043E\0441\043A\0432\0430'),
	('Ｎguyễn ＴＰ．ＨＣＭ'),
	('Guðmundur')) AS v(input);

-- vi_normalize: tone placement and styles
SELECT style, vi_normalize('Qủa qúy Húê, HOÀ thủy Hoà, señor Zoé Đắk', style) FROM
	(VALUES (NULL), ('hòa'), ('hoà'), ('old'), ('new'), (U&'hoa\0300')) AS v(style);
SELECT vi_normalize('Hòa hoà') AS kept, vi_normalize(NULL) IS NULL AS null_text;
SELECT vi_normalize('x', 'modern');
SELECT vi_normalize('x', repeat('â', 100));

-- Keys
SELECT vi_unaccent('Đặng Thị Thuý, ĐĐðÐɖƉ, São Æ') AS unaccent,
	   vi_search_key('TP.HCM: Quận 1 (H''Mông), 1234/QĐ-UBND') AS search_key,
	   vi_fold('HOÀ  Bình') = vi_fold('Hòa bình') AS folded;
SELECT vi_search_key('Lý Quý Thúy tay Mỹ y', true) AS folds_y, vi_search_key('Lý Quý Thúy tay Mỹ y') AS keeps_y;
SELECT vi_search_key('') = '' AS empty, vi_search_key(' ... ') = '' AS only_signs, vi_search_key(NULL) IS NULL AS null_text;

-- Case
SELECT vi_lower('ĐẶNG ÐẶNG Ɖ'), vi_upper('đặng ðặng'), vi_title('H''MÔNG M''ĐRẮK uỷ ban');

-- Syllables
SELECT w, vi_is_syllable(w) FROM unnest(ARRAY['nguyễn', 'NGHIÊNG', 'hoà', 'hòa', 'buýt', 'hoàc', 'nge', 'quyt', 'hai từ', '']) w;

SELECT vi_text_version();

-- Dictionary order, in both tone styles and in NFD
CREATE TABLE place (name text);
INSERT INTO place VALUES ('Bà Rịa'), ('Ba Vì'), ('Bắc Giang'), ('Ba Bể'), ('Bạc Liêu'), ('Bá Thước'), ('BA BỂ'),
	('Phường 10'), ('Phường 2'), ('Phường 02A'), ('Đà Nẵng'), ('Dĩ An'), ('hoa'), ('hỏa'), ('hoà'), ('hòa bình'), ('hoạ'), ('hoan');
SELECT string_agg(name, ', ' ORDER BY vi_sort_key(name), name COLLATE "C") FROM place;
SELECT string_agg(name, ', ' ORDER BY vi_sort_key(vi_normalize(normalize(name, NFD), 'new')), name COLLATE "C") FROM place;

-- A hyphen between letters separates, as a space does, and breaks ties
SELECT string_agg(w, ' < ' ORDER BY vi_sort_key(w)) FROM unnest(ARRAY['ắc-quy', 'ắc té', 'ắc ô', 'Ắc Ô', 'ắc–ô', 'COVID-19', 'covid a', 'Tây Ninh', 'Tây-ban-nha', 'Tây An']) w;

-- Names by given name, family name, middle names
SELECT string_agg(name, ', ' ORDER BY vi_name_sort_key(name)) FROM unnest(ARRAY[
	'Trần Văn An', 'Nguyễn Thị Bình', 'Lê An', 'Nguyễn Văn An', 'Nguyễn Thị An', 'Đỗ Ánh', 'Bảo']) name;

-- Indexes: order, accent-insensitive and accent-sensitive equality
CREATE INDEX place_order ON place (vi_sort_key(name));
CREATE INDEX place_search ON place (vi_search_key(name) text_pattern_ops);
CREATE UNIQUE INDEX place_fold ON place (vi_fold(name), name);
SET enable_seqscan = off;
SET enable_sort = off;
SET enable_bitmapscan = off;
EXPLAIN (COSTS OFF) SELECT name FROM place ORDER BY vi_sort_key(name) LIMIT 3;
SELECT name FROM place ORDER BY vi_sort_key(name) LIMIT 2;
EXPLAIN (COSTS OFF) SELECT name FROM place WHERE vi_search_key(name) = vi_search_key('Hoả');
SELECT name FROM place WHERE vi_search_key(name) = vi_search_key('Hoả') ORDER BY vi_sort_key(name);
EXPLAIN (COSTS OFF) SELECT name FROM place WHERE vi_search_key(name) LIKE 'phuong%';
RESET enable_seqscan;
RESET enable_sort;
RESET enable_bitmapscan;
DROP TABLE place;

-- One spelling of a name, whatever was typed
CREATE TABLE commune (name text);
CREATE UNIQUE INDEX commune_name ON commune (vi_fold(name));
INSERT INTO commune VALUES ('Khánh Hoà');
INSERT INTO commune VALUES (normalize('KHÁNH  HÒA', NFD));
DROP TABLE commune;

-- Apostrophes of the typesetter are those of the keyboard in a key, and stay where text is stored
SELECT w, vi_fold(w) = vi_fold(replace(w, a, '''')) AS fold, vi_search_key(w) AS search,
	vi_sort_key(w) = vi_sort_key(replace(w, a, '''')) AS sort, vi_normalize(w) = w AS kept
FROM (VALUES ('Đắk R’lấp', '’'), ('Ea H‘Leo', '‘'), ('Hʼmông', 'ʼ'), ('‘Hoa’', '‘')) AS v(w, a);

-- Long values, and values that are stored compressed
CREATE TABLE long_text (t text);
INSERT INTO long_text SELECT repeat(U&'Thu\1EF7 qu\1EA3 \00D0\00E0 vie\0302\0323t ', 200000);
SELECT octet_length(t) > 4000000 AS long, vi_clean(t) = rtrim(repeat('Thuỷ quả Đà việt ', 200000)) AS cleaned,
	   vi_fold(t) = rtrim(repeat('thủy quả đà việt ', 200000)) AS folded,
	   vi_search_key(t) = rtrim(repeat('thuy qua da viet ', 200000)) AS searched,
	   vi_upper(vi_nfc(t)) = repeat('THUỶ QUẢ ĐÀ VIỆT ', 200000) AS raised,
	   vi_sort_key(t) = vi_sort_key(vi_normalize(t, 'old')) AS sorted
FROM long_text;
DROP TABLE long_text;

-- Long values without a space: cut at other signs, or between letters; marks stay with their letters
WITH long_run(sign, letters, marks) AS (
	SELECT repeat('Thuỷ,Quả|', 200000), repeat('Ạ', 700000), repeat(U&'A\0323', 700000))
SELECT vi_fold(sign) = repeat('thủy,quả|', 200000) AS folded,
	   vi_search_key(sign) = rtrim(repeat('thuy qua ', 200000)) AS searched,
	   vi_clean(sign || U&'\00A0' || letters) = sign || ' ' || letters AS cleaned,
	   vi_nfc(marks) = letters AS composed,
	   vi_search_key(marks) = repeat('a', 700000) AS stripped,
	   vi_lower(marks) = repeat(U&'a\0323', 700000) AS lowered,
	   vi_sort_key(marks) = vi_sort_key(letters) AS sorted,
	   length(vi_clean(letters || U&'\3000' || letters)) - 2 * 700000 AS spaces
FROM long_run;

-- What is no Vietnamese text
\pset format unaligned
SELECT vi_clean(t) AS clean, vi_search_key(t) AS key, vi_fold(t) AS fold, vi_is_syllable(t) AS syllable
FROM (VALUES (''), (U&'\0301' || 'a'), (U&'\1112\1161\11AB'), ('ภาษาไทย'), (U&'\AA00\AA06'), (U&'\05E9\05DC'), (U&'\FF8A\FF9D'), (U&'\+01F600 5'), ('--a')) v(t);
\pset format aligned

-- Labels: text functions are immutable, strict but for the style, parallel safe
SELECT proname, provolatile, proisstrict, proparallel FROM pg_proc
WHERE pronamespace = 'cchc'::regnamespace
  AND proname ~ '^vi_(nfc|clean|normalize|unaccent|search_key|fold|sort_key|name_sort_key|lower|upper|title|is_syllable|text_version)$'
  AND (provolatile, proisstrict, proparallel) IS DISTINCT FROM ('i', true, 's');
