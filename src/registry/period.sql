-- Reporting periods (kỳ báo cáo).

CREATE FUNCTION periods_in_year(kind text, year integer) RETURNS integer
	LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE
	SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	unit CONSTANT text := CASE WHEN kind <> 'official_week' AND starts_with(kind, 'official_') THEN substr(kind, 10) ELSE kind END;
BEGIN
	CASE unit
		WHEN 'month' THEN RETURN 12;
		WHEN 'quarter' THEN RETURN 4;
		WHEN 'half' THEN RETURN 2;
		WHEN 'nine_months', 'year' THEN RETURN 1;
		-- ISO 8601: 28 December lies in the last week of its year.
		WHEN 'week' THEN RETURN extract(week FROM make_date(least(greatest(year, 1900), 2999), 12, 28));
		ELSE
			RAISE invalid_parameter_value USING
				MESSAGE = format(cchc.message('unknown kind of reporting period: "%s"'), left(kind, 64)),
				DETAIL = cchc.message('The kinds are week, month, quarter, half, nine_months and year, and the same but week after "official_".'),
				HINT = cchc.message('The official first half of 2022 is reporting_period(''official_half'', 2022, 1).');
	END CASE;
END;
$$;
COMMENT ON FUNCTION periods_in_year(text, integer) IS 'How many reporting periods of a kind a year has; 22023 for an unknown kind (số kỳ báo cáo trong năm).';

CREATE FUNCTION reporting_period(kind text, year integer, n integer DEFAULT 1) RETURNS daterange
	LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE
	SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	official CONSTANT boolean := starts_with(kind, 'official_');
	periods CONSTANT integer := cchc.periods_in_year(kind, year);
	months CONSTANT integer := CASE WHEN kind LIKE '%nine_months' THEN 9 ELSE 12 / periods END;
	first_day date;
BEGIN
	IF n NOT BETWEEN 1 AND periods THEN
		RAISE invalid_parameter_value USING
			MESSAGE = format(cchc.message('reporting period number %s is out of range'), n),
			DETAIL = format(cchc.message_plural('A year has %s period of kind "%s".', 'A year has %s periods of kind "%s".', periods), periods, kind),
			HINT = CASE periods WHEN 1 THEN cchc.message('Use 1, or leave the number out.') ELSE format(cchc.message('Use a number from 1 to %s.'), periods) END;
	END IF;
	IF year NOT BETWEEN 1900 AND 2999 THEN
		RAISE invalid_parameter_value USING
			MESSAGE = format(cchc.message('year %s of a reporting period is out of range'), year),
			DETAIL = cchc.message('Reporting periods are defined for the years 1900 to 2999.'),
			HINT = cchc.message('The official first half of 2022 is reporting_period(''official_half'', 2022, 1).');
	END IF;
	IF kind = 'week' THEN
		-- Monday to Sunday; 4 January lies in the first
		first_day := date_trunc('week', make_date(year, 1, 4)::timestamp)::date + 7 * (n - 1);
		RETURN daterange(first_day, first_day + 7);
	END IF;
	first_day := make_date(year, (n - 1) * months + 1, 1);
	IF official THEN
		-- Decree 09/2019/NĐ-CP, article 12: from the 15th of the month before, to the 14th.
		RETURN daterange((first_day - interval '1 month')::date + 14,
			(first_day + make_interval(months => months - 1))::date + 14);
	END IF;
	RETURN daterange(first_day, (first_day + make_interval(months => months))::date);
END;
$$;
COMMENT ON FUNCTION reporting_period(text, integer, integer) IS 'Half-open range of local days of the n-th week (ISO 8601), month, quarter, half, nine_months or year of a year; after "official_" from the 15th to the 14th as Decree 09/2019/NĐ-CP sets it; 22023 for an unknown kind or number (kỳ báo cáo).';
