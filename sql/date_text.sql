-- Dates in text: ngày tháng
SET search_path = cchc, public;
SET datestyle = ISO;

SELECT t, vi_parse_date(t) FROM (VALUES
	('ngày 25/01/2022'), ('ngày 14 tháng 02 năm 2022'), ('Hà Nội, ngày 05 tháng 9 năm 2023'), ('25-01-2022'),
	('25.01.2022'), ('1/2/22'), ('12h30 ngày 1/1/2022'), (normalize('NGÀY 5 THÁNG 6 NĂM 2020', NFD)), ('29/2/2024')) AS v(t);
SELECT t, vi_parse_date(t) FROM (VALUES
	('ngày 19 tháng Tám năm 1945'), ('ngày 30 tháng Tư năm 1975'), ('ngày 12 tháng năm năm 2022'), ('ngày 12 tháng mười năm 2022'),
	('ngày 12 tháng mười hai năm 2022'), ('ngày 15 tháng 3, năm 2022'), ('ngày 15, tháng 3, năm 2022'), ('ngay 15 thang tu nam 2022')) AS v(t);
SELECT vi_parse_date('ngày 10 tháng Giêng năm 2022');
SELECT vi_parse_date('ngày 23 tháng Chạp năm 2022', false) IS NULL AS lunar, vi_parse_date('ngày 5 tháng năm 2022', false) IS NULL AS no_month;
SELECT vi_parse_date('31/02/2022');
SELECT vi_parse_date('01/25/2022');
SELECT vi_parse_date('tháng 02 năm 2022');
SELECT vi_parse_date('2022-01-25');
SELECT vi_parse_date('từ 1/1/2022 đến 2/2/2022');
SELECT vi_parse_date('Số 12 ngày 1/1/2022');
SELECT vi_parse_date('');
SELECT vi_parse_date('31/02/2022', false) IS NULL AS impossible, vi_parse_date('25/1/2022', strict => false);

-- In running text
SELECT t.*, substr(s, start, length) FROM (VALUES
	('Quyết định số 24/2024/NĐ-CP ngày 14 tháng 02 năm 2022, có hiệu lực từ 01/3/2022 (thay 12/5/2019/QĐ-UBND), đến 31/02/2023.')) AS v(s),
	extract_dates(s) AS t;
SELECT * FROM extract_dates('không có ngày nào');
SELECT value FROM extract_dates('1/1/2022-31/1/2022; ngày 10/3/2022 (âm lịch); số nhà 12/3/45') LIMIT 2;
SELECT count(*) FROM extract_dates(repeat('ngày 1/1/2022, số 24/2024/NĐ-CP ', 10000));
