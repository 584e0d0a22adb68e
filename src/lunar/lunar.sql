-- lunar_date: ngày âm lịch

--@ base_type lunar_date
--@   term: ngày âm lịch
--@   noun: a lunar date
--@   reads: a lunar date such as 2026-03-10 AL or, in a leap month, 2025-06N-01 AL; 22P02 when it is malformed or lacks the mark, 22008 when there is no such day
--@   prints: a lunar date, with N behind the number of a leap month and the mark AL, âm lịch
--@   sends: four bytes
--@   storage: LIKE = pg_catalog.date
--@   try: no
COMMENT ON TYPE lunar_date IS 'Day of the Vietnamese lunar calendar, years 1800 to 2199, written 2026-03-10 AL, in a leap month 2025-06N-01 AL; 4 bytes, the same day count and order as date (ngày âm lịch).';

-- Order and equality: the day count is that of date, and so are the functions.
-- One day has one text and one day count: equalimage.

--@ ordered_type lunar_date
--@   term: ngày âm lịch
--@   noun: lunar date
--@   equal: name the same day
--@   order: time
--@   equalimage: yes
--@   symbols: date
--@   hash: hashint4
--@   hash_extended: hashint4extended
--@   language: internal
--@   library:

-- The same day in the other calendar.  The casts are explicit only: a driver that
-- sends a date where a lunar date is expected, or reads one, means another day.

CREATE FUNCTION lunar(date) RETURNS lunar_date
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'lunar_date_lunar';
CREATE FUNCTION solar(lunar_date) RETURNS date
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE LEAKPROOF AS 'MODULE_PATHNAME', 'lunar_date_solar';

COMMENT ON FUNCTION lunar(date) IS 'The lunar date of a day; 22008 for infinity and outside the lunar years 1800 to 2199 (ngày âm lịch).';
COMMENT ON FUNCTION solar(lunar_date) IS 'The Gregorian date of a lunar date (ngày dương lịch).';

CREATE CAST (date AS lunar_date) WITH FUNCTION lunar(date);
CREATE CAST (lunar_date AS date) WITH FUNCTION solar(lunar_date);
COMMENT ON CAST (date AS lunar_date) IS 'The same day in the lunar calendar; 22008 outside the lunar years 1800 to 2199 (ngày âm lịch).';
COMMENT ON CAST (lunar_date AS date) IS 'The same day in the Gregorian calendar (ngày dương lịch).';

-- Parts

CREATE FUNCTION lunar_year(lunar_date) RETURNS int4
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'lunar_date_year';
CREATE FUNCTION lunar_month(lunar_date) RETURNS int4
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'lunar_date_month';
CREATE FUNCTION lunar_day(lunar_date) RETURNS int4
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'lunar_date_day';
CREATE FUNCTION is_leap_month(lunar_date) RETURNS bool
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'lunar_date_is_leap_month';

COMMENT ON FUNCTION lunar_year(lunar_date) IS 'The lunar year, which begins with Tết (năm âm lịch).';
COMMENT ON FUNCTION lunar_month(lunar_date) IS 'The lunar month, 1 to 12; a leap month has the number of the month before it (tháng âm lịch).';
COMMENT ON FUNCTION lunar_day(lunar_date) IS 'The day of the lunar month, 1 to 30 (ngày âm lịch).';
COMMENT ON FUNCTION is_leap_month(lunar_date) IS 'Whether the day lies in a leap month, the second of its number (tháng nhuận).';

-- Feasts and years

CREATE FUNCTION tet(lunar_year int4) RETURNS date
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'lunar_date_tet';
CREATE FUNCTION hung_kings_day(lunar_year int4) RETURNS date
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'lunar_date_hung_kings_day';
CREATE FUNCTION can_chi(lunar_year int4) RETURNS text
	LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME', 'lunar_date_can_chi';

COMMENT ON FUNCTION tet(lunar_year int4) IS 'The first day of a lunar year as a Gregorian date; 22008 outside 1800 to 2199 (Tết Nguyên đán).';
COMMENT ON FUNCTION hung_kings_day(lunar_year int4) IS 'The tenth day of the third lunar month as a Gregorian date; 22008 outside 1800 to 2199 (Giỗ Tổ Hùng Vương).';
COMMENT ON FUNCTION can_chi(lunar_year int4) IS 'The stem and branch that name a lunar year, Bính Ngọ for 2026; 22008 for years below 1 (can chi).';
