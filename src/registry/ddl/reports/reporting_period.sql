-- The periods that there are to report on.

CREATE VIEW reporting_period WITH (security_invoker = true) AS
	SELECT k.kind, y.year, n.n, concat_ws(' ', label('period_kind', k.kind), CASE WHEN m.periods > 1 THEN n.n || '/' || y.year ELSE y.year::text END) AS label,
		lower(r.days) AS from_day, upper(r.days) - 1 AS last_day, upper(r.days) <= t.today AS closed
	FROM (VALUES ('official_month'), ('official_quarter'), ('official_half'), ('official_nine_months'), ('official_year'),
		('week'), ('month'), ('quarter'), ('half'), ('nine_months'), ('year')) AS k (kind)
	-- One wrong date, 0024 for 2024, must not stop every report: registers go back to 1945.
	CROSS JOIN (SELECT local_day(now()) AS today, coalesce((SELECT min(d.received_on) FROM dossier AS d WHERE d.received_on >= '1945-01-01' AND d.voided_at IS NULL),
			(SELECT min(d.signed_on) FROM document AS d WHERE d.signed_on >= '1945-01-01')) AS first_day) AS t
	-- The official year begins in December: today may lie in the next one.
	CROSS JOIN LATERAL generate_series(extract(year FROM t.first_day)::integer, extract(year FROM t.today)::integer + 1) AS y (year)
	CROSS JOIN LATERAL periods_in_year(k.kind, y.year) AS m (periods)
	CROSS JOIN LATERAL generate_series(1, m.periods) AS n (n)
	CROSS JOIN LATERAL reporting_period(k.kind, y.year, n.n) AS r (days)
	WHERE lower(r.days) <= t.today AND upper(r.days) > t.first_day;
COMMENT ON VIEW reporting_period IS 'Every reporting period from the first dossier, or where there is none the first document, to today; dates before 1945 and void dossiers set aside (kỳ báo cáo).';
COMMENT ON COLUMN reporting_period.kind IS 'official_month, official_quarter, official_half, official_nine_months, official_year, week, month, quarter, half, nine_months or year (loại kỳ).';
COMMENT ON COLUMN reporting_period.year IS 'Year (năm).';
COMMENT ON COLUMN reporting_period.n IS 'Number of the period within the year, from 1 (thứ tự trong năm).';
COMMENT ON COLUMN reporting_period.label IS 'Its name in Vietnamese (tên kỳ báo cáo).';
COMMENT ON COLUMN reporting_period.from_day IS 'First day (từ ngày).';
COMMENT ON COLUMN reporting_period.last_day IS 'Last day, included (đến ngày).';
COMMENT ON COLUMN reporting_period.closed IS 'Whether it has ended (đã kết thúc).';

-- The same period a year before: days of the month stay, weeks begin on a Monday.
CREATE FUNCTION year_before(period daterange) RETURNS daterange
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN CASE WHEN isfinite(lower(period)) AND isfinite(upper(period)) THEN
		CASE WHEN upper(period) - lower(period) = 7 THEN daterange(lower(period) - 364, upper(period) - 364)
			-- Behind 28 February comes the 29th in a leap year only: the last day has its day, too.
			ELSE daterange((lower(period) - interval '1 year')::date,
				greatest((upper(period) - interval '1 year')::date, (upper(period) - 1 - interval '1 year')::date + 1)) END END;
COMMENT ON FUNCTION year_before(daterange) IS 'The same period of the year before, a week 52 weeks earlier; NULL without a first or a last day (cùng kỳ năm trước).';

-- As many months, where it has whole ones, else as many days
CREATE FUNCTION period_before(period daterange) RETURNS daterange
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
BEGIN ATOMIC
	SELECT CASE WHEN isfinite(lower(period)) AND isfinite(upper(period)) THEN
		CASE WHEN extract(day FROM lower(period)) = extract(day FROM upper(period)) AND m.months > 0
			THEN daterange((lower(period) - make_interval(months => m.months))::date, lower(period))
			ELSE daterange(lower(period) - (upper(period) - lower(period)), lower(period)) END END
	FROM (SELECT (12 * (extract(year FROM upper(period)) - extract(year FROM lower(period))) + extract(month FROM upper(period)) - extract(month FROM lower(period)))::integer AS months) AS m;
END;
COMMENT ON FUNCTION period_before(daterange) IS 'The period of the same length that ends where this one begins; NULL without a first or a last day (kỳ trước).';
