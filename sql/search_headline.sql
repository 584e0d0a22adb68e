-- Headlines: what is marked, what is shown
SET search_path = cchc, public;

-- Only what is part of a match, neighbours joined; a code is one word.
SELECT q, ts_headline('vietnamese', t, vi_tsquery(q)) FROM (VALUES
	('hộ chiếu', 'Cấp hộ chiếu phổ thông cho hộ gia đình'),
	('hộ chiếu phổ thông', 'Cấp hộ chiếu phổ thông cho hộ gia đình'),
	('ho chieu', 'CẤP HỘ CHIẾU, cấp lại hộ  chiếu'),
	('ủy ban nhân dân 279/qd-bnnmt', 'UBND cấp xã theo 279/QĐ-BNNMT ngày 14/02/2022'),
	('279/QĐ', 'Số 1279/QĐ-BNNMT và 279/QĐ-BNNMT.'),
	('1.004227', 'mã 1.004227.H56; mã 1.004228'),
	('14/2/2022', 'ngày 14/02/2022'),
	('15000', 'giá 15.000đ'),
	('cháy', 'phòng cháy, chữa cháy'),
	('chiếu', U&'h\1ED9\200Bchie\0302\0301u'),
	('nothing', 'Cấp hộ chiếu'),
	('', 'Cấp hộ chiếu'),
	('hộ chiếu', '')) AS v(q, t);
SELECT ts_headline('vietnamese', 'đổi hộ chiếu, chiếu sáng công cộng', to_tsquery('vietnamese', q)) FROM unnest(ARRAY['đổi & (hộ <-> chiếu)', '(đổi & hộ <-> chiếu) | (sáng <-> đổi & chiếu)', 'đổi & !cộng', 'đổi & !vàng',
	'hộ <2> chiếu', 'đổi <2> chiếu', 'ch:*', 'đổi & vàng', '(công & cong) <-> (cộng & cong)', '!vàng']) AS q;

-- The options of the default parser
SELECT ts_headline('vietnamese', t, vi_tsquery('hộ chiếu'), o) FROM (SELECT repeat('thủ tục khác; ', 20) || 'Cấp hộ chiếu phổ thông. ' || repeat('công dân nộp ', 20) || 'hộ chiếu cũ và hộ chiếu hỏng.') AS x(t),
	unnest(ARRAY['', 'MaxWords=6, MinWords=3', 'MaxWords=8, MinWords=3, MaxFragments=2, FragmentDelimiter=" | "', 'MaxWords=4,MinWords=2,MaxFragments=1', 'StartSel="[", StopSel="]", MinWords=1, MaxWords=2, ShortWord=0']) AS o;
SELECT ts_headline('vietnamese', '<p>Cấp hộ chiếu</p>', vi_tsquery('hộ chiếu'), 'HighlightAll=true');
SELECT ts_headline('vietnamese', '{"tên": "Cấp hộ chiếu", "số": ["hộ chiếu 1", 2]}'::jsonb, vi_tsquery('ho chieu'));
SELECT ts_headline('vietnamese', 'a', vi_tsquery('a'), 'MinWords=5, MaxWords=5');
SELECT ts_headline('vietnamese', 'a', vi_tsquery('a'), 'MinWords=0');
SELECT ts_headline('vietnamese', 'a', vi_tsquery('a'), 'ShortWord=-1');
SELECT ts_headline('vietnamese', 'a', vi_tsquery('a'), 'MaxFragments=-1');
SELECT ts_headline('vietnamese', 'a', vi_tsquery('a'), 'Colour=red');
SELECT ts_headline('vietnamese', 'a', vi_tsquery('a'), 'StartSel=' || repeat('x', 2000));

-- Without its tags a headline of the whole text is the text, whatever the text is.
CREATE TABLE hard (t text);
INSERT INTO hard SELECT string_agg((ARRAY['hộ', ' ', 'chiếu', E'\n', '.', '279/QĐ-BNNMT', U&'\200B', U&'\0323', '<b>', '&nbsp;', 'UBND', '1.004227.H56', U&'\202E', 'ho', '-', 'h', '''',
	'14/02/2022', repeat('ế', 900), repeat(' ', 2500), '15.000đ', '😀', 'a@b.vn'])[1 + abs(hashint4(row * 100 + i)) % 23], '' ORDER BY i)
FROM generate_series(1, 500) AS row, generate_series(1, 12) AS i GROUP BY row;
SELECT count(*), count(*) FILTER (WHERE replace(replace(h, U&'\E001', ''), U&'\E002', '') <> t) AS lost,
	count(*) FILTER (WHERE h LIKE U&'%\E001%') > 100 AS some_marked, count(*) FILTER (WHERE h ~ U&'\E001[^\E002]*(\E001|$)' OR h ~ U&'\E002[^\E001]*\E002') AS crossed
FROM hard, LATERAL (SELECT ts_headline('vietnamese', t, q, U&'HighlightAll=true, StartSel=\E001, StopSel=\E002') FROM to_tsquery('vietnamese', 'hộ <-> chiếu | ubnd | 279/QĐ-BNNMT | 14/2/2022') q) AS x(h);
-- What is shown is a part of it.
SELECT count(*) FILTER (WHERE strpos(t, replace(replace(h, U&'\E001', ''), U&'\E002', '')) = 0) AS not_a_part
FROM hard, LATERAL (SELECT ts_headline('vietnamese', t, q, U&'MinWords=2, MaxWords=4, StartSel=\E001, StopSel=\E002') FROM to_tsquery('vietnamese', 'chiếu | ubnd') q) AS x(h);
-- Something is marked exactly where the text matches.
SELECT count(*) FILTER (WHERE (h LIKE U&'%\E001%') <> (to_tsvector('vietnamese', t) @@ q)) AS wrong, count(*) FILTER (WHERE h LIKE U&'%\E001%') > 20 AS some
FROM hard, unnest(ARRAY['hộ <-> chiếu', 'hộ & chiếu', 'chiếu <2> hộ', 'bnnmt <-> hộ', '(ho | ubnd) <-> chiếu']) AS w, to_tsquery('vietnamese', w) q,
	LATERAL (SELECT ts_headline('vietnamese', t, q, U&'HighlightAll=true, StartSel=\E001, StopSel=\E002')) AS x(h);
DROP TABLE hard;
