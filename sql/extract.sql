-- Identifiers in running text
SET search_path = cchc, public;

-- Value, place and length in characters, of the text as it stands.
CREATE TABLE letters (id int, body text);
INSERT INTO letters VALUES
(1, 'Chủ tịch UBND tỉnh phê duyệt Quyết định số 299/QĐ-UBND ngày 25/01/2022 ban hành Kế hoạch rà soát năm 2022.'),
(2, U&'Căn cứ Nghị định số 118/2025/NĐ- CP, Nghị quyết 66.16/2026/NQ-CP; Q\0110 1391/Q\00D0-UBND (sửa đổi 80-NQ/TW).'),
(3, 'Luật số 64/2025/QH15, Thông tư liên tịch 102/2012/TTLT-BQP-BLĐTBXH-BTC, công văn số 12/CP, 3637/UBND-VX.'),
(4, 'Thủ tục 1.004227, bản của tỉnh 1.004227.H56 (cũ: 2.000815.000.00.00.H55.02). Mã 1.000358.01.'),
(5, 'Hồ sơ H57.132-260804-0583, g22.99–251225–020175 và 000.00.53.H48-220921-0099.');
SELECT id, value, start, length, substr(body, start, length) AS stands_there
FROM letters, extract_document_numbers(body) ORDER BY id, start;
SELECT id, value, start, length, substr(body, start, length) AS stands_there
FROM letters, extract_procedure_codes(body) ORDER BY id, start;
SELECT id, value, start, length, substr(body, start, length) AS stands_there
FROM letters, extract_dossier_codes(body) ORDER BY id, start;
DROP TABLE letters;

-- Lines that end in a number, words that touch it, footnotes and links.
SELECT value, start, length FROM extract_document_numbers(E'Nghị định số 367/2025/NĐ-\n  CP, Luật số 26/2004/\nQH11; 102/2012/TTLT-BQP-\nBLĐTBXH-BTC,
số342/2016/TT-BTCngày 30/12/2016; 104/2025/NĐ-CP1; 92/2000/QĐ-NHNN7; 1667/SDL-NgV; [01/2010/TT-BTC](https://example.vn/?q=01/2010/TT-BTC).');
-- A symbol that goes on in a way that cannot be read gives nothing, not its beginning.
SELECT value FROM unnest(ARRAY['Nghị định số 118/2025/NĐ-', 'Nghị định số 118/2025/NĐ', 'số 102/2012/TTLT-BQP- và', E'26/\n\n2004/QH11']) t, extract_document_numbers(t);

-- In the select list, and stopped early.
SELECT (extract_document_numbers('12/QĐ-UBND, 13/QĐ-UBND và 14/QĐ-UBND')).* LIMIT 2;
-- nothing, and nothing from nothing
SELECT count(*) FROM extract_document_numbers('');
SELECT count(*) FROM extract_document_numbers(NULL);

-- No false hit: this query returns no row.
SELECT t, value FROM (VALUES
	('ngày 25/01/2022'), ('từ 04/5/2022 đến 13/5/2022'), ('1/2 và 3/4'), ('giá 50.000đ/kg, 334.209.416 đồng/năm'),
	('điện thoại 0236/3821.456, 0236-3821456'), ('máy chủ 192.168.1.1/24, cổng 10.0.0.1'), ('phiên bản 1.2.3/beta, v2.0.1-RC'),
	('12 hồ sơ/người-ngày, 12/người-ngày'), ('trực 24/7, tốc độ 100km/h'), ('Lô 12/A-B, QL1/HN-HP'), ('QCVN 01:2021/BXD, TCVN 9386:2012/BKHCN'),
	('Mẫu số 01/TB-HT, 02/TB-HT và 03/TB-HT'), ('theo mẫu 01/TTr-UBND'), ('Biểu mẫu số: 02/BC-UBND'), ('Phụ lục 03/KH-UBND'),
	('MẪU SỐ 04/TB-HT'), ('tờ khai 05/TK-TNCN'),
	('613/QĐ-TTg.docx'), ('613/QĐ-TTg-da-ky.pdf'), ('613/QĐ-TTg_signed.pdf'), ('23/2026/NĐ-CPMau03'),
	('01-PLIII-TTTM'), ('03- TT62'), ('1a-BCA'), ('https://example.vn/vb/299/QĐ-UBND'), ('24/2024'), ('299/22/QĐ-UBND'), ('0/QĐ-UBND')) v (t),
	extract_document_numbers(t);
SELECT t, value FROM (VALUES
	('1.004.227 đồng'), ('11.004227'), ('1.0042271'), ('v1.004227'), ('1.004227.5'), ('1.004227%'), ('0.004227'), ('1.004227.H5x'),
	('25.01.2022'), ('10.1.004227')) v (t),
	extract_procedure_codes(t);
SELECT t, value FROM (VALUES
	('0236-382145-1234'), ('H57-261304-0583'), ('H57-260804-123'), ('H57-260804-1234567890'), ('AH57-260804-0583'), ('H57-260804-0000'),
	('02-01-2022-1234'), ('H57/260804/0583')) v (t),
	extract_dossier_codes(t);

-- The types' own input is not so strict: context decides, not the value.
SELECT '01/TB-HT'::document_number, '613/QĐ-TTg'::document_number;

-- Any length: a million characters of every kind, and one number at the end.
SELECT kind, start, length FROM unnest('{1,/,.,A,Đ,"1/","12/A-","12/A&","số ","1 "}'::text[]) kind,
	extract_document_numbers(repeat(kind, 1000000 / length(kind)) || ' số 299/QĐ-UBND') ORDER BY kind COLLATE "C";
SELECT count(*), min(start), max(start) FROM extract_procedure_codes(repeat('1.004227 ', 20000));
SELECT count(*), min(start), max(start) FROM extract_dossier_codes(repeat('H57.132-260804-0583 ', 20000));
