-- Days off by the rules, and the years that are not decided
SET search_path = cchc, public;
SET datestyle = ISO;

SELECT * FROM propose_days_off(2027);
SELECT * FROM propose_days_off(2028);
-- Where the government chose otherwise: Tết 2014, and every swap
SELECT coalesce(r.day, d.day) AS day, r.name AS by_rule, d.name AS decided
FROM (SELECT p.* FROM generate_series(2000, 2027) AS y, propose_days_off(y) AS p) AS r
FULL JOIN (SELECT * FROM day_off WHERE calendar = 'vn') AS d ON d.day = r.day
WHERE (r.kind, r.name) IS DISTINCT FROM (d.kind, d.name)
ORDER BY 1;
SELECT propose_days_off(1999);
SELECT propose_days_off(2200);
SELECT count(*), min(d), max(d) FROM propose_days(1, 9999) AS d;
SELECT count(*) FROM propose_days(2027, 2026);

-- Until a year is decided its days follow the rules, and say so
SELECT is_provisional('2027-12-31'), is_provisional('2028-01-01'), is_working_day('2028-01-25'), is_working_day('2060-01-01');
SELECT day, kind, name, source FROM days_off(2028) WHERE day < '2028-01-26';
SELECT day, kind, name, decided_by, source FROM days_off(2027) WHERE day < '2027-02-05';

-- A decision: the days, and the year
BEGIN;
INSERT INTO calendar_year (calendar, year, decided_by) VALUES ('vn', 2028, '12345/VPCP-KGVX');
INSERT INTO day_off (calendar, day, kind, name, decided_by) VALUES
	('vn', '2028-01-25', 'statutory', 'Tết Nguyên đán (1 ngày trước Tết)', '12345/VPCP-KGVX');
SELECT is_provisional('2028-12-31'), is_provisional('2029-01-01'), is_working_day('2028-01-24'), is_working_day('2028-01-25');
SELECT day, kind, name, decided_by FROM days_off(2028);
-- a gap: 2030 is decided, but 2029 is not
INSERT INTO calendar_year (calendar, year) VALUES ('vn', 2030);
SELECT calendar_decided_until('vn');
ROLLBACK;

-- An old value keeps its days; reasons are those of today
SELECT calendar()::text AS old_value \gset
BEGIN;
INSERT INTO day_off (calendar, day, name) VALUES ('vn', '2026-12-18', 'Ngày khác');
SELECT day, kind, name FROM days_off(:'old_value', 2026) WHERE day >= '2026-11-01';
SELECT day, kind, name FROM days_off(2026) WHERE day >= '2026-11-01';
ROLLBACK;
SELECT count(*) FROM days_off(1999);
SELECT count(*) FROM days_off(-2147483648);
