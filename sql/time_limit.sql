-- time_limit: thời hạn giải quyết
SET search_path = cchc, public;
-- Whether VACUUM finds every page visible depends on who else looks: no bitmap scan then.
SET enable_bitmapscan = off;

-- what officials write, and what is printed
SELECT t AS written, t::time_limit
FROM unnest(ARRAY['15 ngày làm việc', '08 giờ làm việc', '30 ngày', '2 tháng', '3,5 ngày làm việc',
	'1/2 ngày làm việc', '05 (năm) ngày làm việc', '02 tháng và 15 ngày làm việc', '15 working days',
	'năm ngày', '01 năm', 'năm năm', '5 Ngày làm việc', '1 Giờ', '0 Giờ', '1 giờ 30 phút làm việc',
	'mười lăm (15) ngày', '2 tuần', 'Trong ngày', 'Ngay trong ngày làm việc', '24h', '8h làm việc',
	'Không quá 05 ngày làm việc', 'Trong thời hạn 03 ngày làm việc', '01 ngày làm việc (08 giờ)', U&'15 nga\0300y la\0300m vie\0323\0302c']) t;

-- what is refused, and why
\set VERBOSITY default
SELECT '5'::time_limit;
SELECT 'Không quy định'::time_limit;
SELECT 'Khác'::time_limit;
SELECT '05 (ba) ngày'::time_limit;
SELECT '0,5 ngày'::time_limit;
SELECT '01 ngày làm việc (09 giờ)'::time_limit;
SELECT 'Không quá 05 ngày làm việc kể từ ngày nhận đủ hồ sơ'::time_limit;
SELECT '5 ngay lam viec'::time_limit;
SELECT '9999999 ngày'::time_limit;
SELECT ''::time_limit;
SELECT '4000000 ngày'::time_limit + '4000000 ngày';
\set VERBOSITY terse

-- order: by nominal length, total
SELECT l FROM unnest('{30 ngày,1 tháng,22 ngày làm việc,7 ngày,5 ngày làm việc,1 ngày làm việc,8 giờ làm việc,1 ngày,24 giờ,12 tháng,365 ngày}'::time_limit[]) l
ORDER BY l;
SELECT '7 ngày'::time_limit = '5 ngày làm việc' AS equal, '1 tuần'::time_limit = '7 ngày' AS week,
	'1 năm'::time_limit = '12 tháng' AS year, '60 phút'::time_limit = '1 giờ' AS hour,
	'2 ngày làm việc'::time_limit < '3 ngày' AS less;
CREATE TABLE limit_test AS
SELECT format('%s tháng %s ngày %s ngày làm việc', m, d, w)::time_limit AS l
FROM generate_series(0, 3) m, generate_series(0, 40, 7) d, generate_series(0, 22) w;
-- the operators, cmp and the sort agree on all pairs
SELECT count(*) FROM limit_test a, limit_test b
WHERE (a.l < b.l, a.l <= b.l, a.l = b.l, a.l <> b.l, a.l >= b.l, a.l > b.l) IS DISTINCT FROM
	(time_limit_cmp(a.l, b.l) < 0, time_limit_cmp(a.l, b.l) <= 0, time_limit_cmp(a.l, b.l) = 0,
	 time_limit_cmp(a.l, b.l) <> 0, time_limit_cmp(a.l, b.l) >= 0, time_limit_cmp(a.l, b.l) > 0);
SELECT count(*) FROM (SELECT l, lag(l) OVER (ORDER BY l) AS before FROM limit_test) s WHERE before > l;
SELECT count(*) FROM limit_test
WHERE time_limit_hash(l)::bit(32) <> (time_limit_hash_extended(l, 0)::bit(64) << 32)::bit(32);
SELECT count(*) = count(DISTINCT l::text) AS hashed_apart FROM (SELECT l FROM limit_test GROUP BY l) g;

-- indexes
CREATE INDEX ON limit_test (l);
CREATE INDEX ON limit_test USING hash (l);
CREATE INDEX ON limit_test USING brin (l);
VACUUM ANALYZE limit_test;
SET enable_seqscan = off;
EXPLAIN (COSTS OFF) SELECT * FROM limit_test WHERE l = '22 ngày làm việc';
SELECT * FROM limit_test WHERE l < '3 ngày' ORDER BY l;
SELECT min(l), max(l) FROM limit_test;
RESET enable_seqscan;
SELECT opcname, amname, amvalidate(o.oid)
FROM pg_opclass o JOIN pg_am a ON a.oid = opcmethod
WHERE opcintype = 'time_limit'::regtype ORDER BY 1, 2;
DROP TABLE limit_test;

-- sums
SELECT '2 tháng'::time_limit + '15 ngày làm việc' + '15 ngày';
SELECT sum(l) FROM unnest('{2 ngày làm việc,0.5 ngày làm việc,1 giờ,1 tháng}'::time_limit[]) l;
SELECT sum(l) FROM unnest('{}'::time_limit[]) l;

-- sentences
SELECT e.* FROM extract_time_limits(
	'Trong thời hạn 05 (năm) ngày làm việc, kể từ ngày nhận đủ hồ sơ hợp lệ (bản chính), Sở Tư pháp trả lời; trường hợp phức tạp không quá 02 tháng và 15 ngày.') e;
SELECT value, anchor, substr(s, start, length)
FROM (VALUES ('Chậm nhất 02 giờ trước khi tàu rời cảng, sau 10 ngày thì hủy'),
	('Trước ngày 31 tháng 12 năm 2026, theo khoản 2 Điều 5 và lúc 17 giờ'),
	('')) v (s), extract_time_limits(s);
-- a time of the day is no limit
SELECT e.* FROM extract_time_limits('Trong ngày làm việc tiếp theo, nếu nhận sau 15 giờ 30 phút; sau 24 giờ kể từ khi nhận; sau 8 giờ làm việc') e;
SELECT count(*) FROM extract_time_limits(NULL);
SELECT count(*), sum(value) FROM extract_time_limits(repeat('không quá 5 ngày; ', 10000));

-- binary
SELECT time_limit_send('2 tháng và 3,5 ngày làm việc');
CREATE TABLE limit_copy (l time_limit);
INSERT INTO limit_copy VALUES ('15 ngày làm việc'), ('2 tháng và 8 giờ làm việc'), (NULL), ('0 ngày');
\copy limit_copy TO results/limit_copy.bin BINARY
TRUNCATE limit_copy;
\copy limit_copy FROM results/limit_copy.bin BINARY
SELECT * FROM limit_copy;
DROP TABLE limit_copy;
