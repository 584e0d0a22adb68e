-- Forms whose lines are figures.

-- The same period a year before: days of the month stay, weeks keep their number.
CREATE FUNCTION year_before(period daterange) RETURNS daterange
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN CASE WHEN upper(period) - lower(period) = 7 THEN daterange(lower(period) - 364, upper(period) - 364)
		ELSE daterange((lower(period) - interval '1 year')::date, (upper(period) - interval '1 year')::date) END;
COMMENT ON FUNCTION year_before(daterange) IS 'The same period of the year before, a week 52 weeks earlier (cùng kỳ năm trước).';

-- As many months, where it has whole ones, else as many days
CREATE FUNCTION period_before(period daterange) RETURNS daterange
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
BEGIN ATOMIC
	SELECT CASE WHEN extract(day FROM lower(period)) = extract(day FROM upper(period)) AND m.months > 0
		THEN daterange((lower(period) - make_interval(months => m.months))::date, lower(period))
		ELSE daterange(lower(period) - (upper(period) - lower(period)), lower(period)) END
	FROM (SELECT (12 * (extract(year FROM upper(period)) - extract(year FROM lower(period))) + extract(month FROM upper(period)) - extract(month FROM lower(period)))::integer AS months) AS m;
END;
COMMENT ON FUNCTION period_before(daterange) IS 'The period of the same length that ends where this one begins (kỳ trước).';
