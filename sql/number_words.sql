-- Numbers in words: số bằng chữ
SET search_path = cchc, public;

SELECT n, vi_number_words(n) FROM unnest('{0,1,10,15,21,24,101,1001,334209416,1000050,1000500,1500000,1000000500,1005000000,1000000000000,1e18,1e30,-7,1.50,-0.05}'::numeric[]) AS n;
SELECT vi_number_words(1e30 + 1);
SELECT vi_number_words('NaN');
SELECT vi_number_words('-Infinity');
SELECT vi_money_words(334209416), vi_money_words(-5), vi_money_words(0), vi_money_words(1234.50);

-- Every number comes back.
SELECT count(*) FILTER (WHERE vi_parse_number_words(vi_number_words(n)) IS DISTINCT FROM n) AS wrong
	FROM (SELECT n::numeric FROM generate_series(0, 20000) AS n
		UNION ALL SELECT trunc(random()::numeric * 10::numeric ^ (i % 31), i % 3) FROM generate_series(1, 20000) AS i
		UNION ALL SELECT s * 10::numeric ^ i + k FROM generate_series(0, 29) AS i, unnest('{1,-1}'::int[]) AS s, unnest('{0,1,15,500}'::int[]) AS k) AS numbers;

SELECT t, vi_parse_number_words(t) FROM (VALUES
	('ba trăm ba mươi bốn triệu hai trăm lẻ chín ngàn bốn trăm mười sáu'), ('HAI MUOI NHAM'), ('hăm lăm'),
	('một ngàn rưởi'), ('một triệu năm trăm'), ('Một trăm nghìn đồng./.'), ('mười lăm triệu đồng chẵn'),
	('âm một phẩy không năm'), (normalize('một nghìn tỷ', NFD))) AS v(t);
SELECT vi_parse_number_words('một triệu hai');
SELECT vi_parse_number_words('ba trăm con');
SELECT vi_parse_number_words('');
SELECT vi_parse_number_words('một tỷ tỷ tỷ tỷ');
SELECT vi_parse_number_words('ba trăm con', false) IS NULL AS lenient, vi_parse_number_words('ba trăm', strict => false);

SELECT t, vi_parse_money(t) FROM (VALUES
	('334.209.416 đồng'), ('334,209,416 VNĐ'), ('1.234.567,89'), ('1,5 tỷ'), ('2,5 triệu đồng'), ('15 000 000 đ'),
	('15.000đ'), ('1.5'), ('1.500'), ('1 tỷ 200 triệu đồng'), ('Ba trăm nghìn đồng'),
	('334.209.416đ (Bằng chữ: Ba trăm ba mươi bốn triệu hai trăm linh chín nghìn bốn trăm mười sáu đồng)')) AS v(t);
-- as decrees and portals write
SELECT t, vi_parse_money(t) FROM (VALUES
	('10.000.000 đồng (mười triệu đồng)'), ('2.000.000đ (hai triệu đồng)'), ('500.000 (năm trăm nghìn) đồng'),
	('500.000 đồng Việt Nam'), ('Phí: 250.000 Đồng'), ('Lệ phí: 200000 Đồng'), ('Lệ phí: 0 Đồng'), ('Phí: Không Đồng')) AS v(t);
SELECT vi_parse_number_words('Năm trăm nghìn đồng Việt Nam');
SELECT vi_parse_money('10.000.000 đồng (một triệu đồng)');
SELECT vi_parse_money('10.000.000 đồng (không hoàn lại)');
SELECT vi_parse_money('1.23.456');
SELECT vi_parse_money('12.3456.789 đồng');
SELECT vi_parse_money('1,500 tỷ');
SELECT vi_parse_money('300.000đ (Bằng chữ: Ba triệu đồng)');
SELECT vi_parse_money('300.000đ/người');
SELECT vi_parse_money('không rõ', false) IS NULL AS lenient;
