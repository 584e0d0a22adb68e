-- The registry: periods, KPI rules, and create_registry().  The tables and
-- functions that create_registry() makes are in ddl/, wrapped by registry_ddl().

CREATE FUNCTION reporting_period(kind text, year integer, n integer DEFAULT 1) RETURNS daterange
	LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE
	SET search_path = pg_catalog, cchc, pg_temp
AS $$
DECLARE
	official CONSTANT boolean := starts_with(kind, 'official_');
	-- Months that the period holds, and how many such periods a year has.
	unit CONSTANT text := CASE WHEN official THEN substr(kind, 10) ELSE kind END;
	months integer;
	periods integer;
	first_day date;
BEGIN
	CASE unit
		WHEN 'month' THEN months := 1; periods := 12;
		WHEN 'quarter' THEN months := 3; periods := 4;
		WHEN 'half' THEN months := 6; periods := 2;
		WHEN 'nine_months' THEN months := 9; periods := 1;
		WHEN 'year' THEN months := 12; periods := 1;
		ELSE
			RAISE invalid_parameter_value USING
				MESSAGE = format('unknown kind of reporting period: "%s"', left(kind, 64)),
				DETAIL = 'The kinds are month, quarter, half, nine_months and year, and the same after "official_".',
				HINT = 'The official first half of 2022 is reporting_period(''official_half'', 2022, 1).';
	END CASE;
	IF n NOT BETWEEN 1 AND periods THEN
		RAISE invalid_parameter_value USING
			MESSAGE = format('reporting period number %s is out of range', n),
			DETAIL = format('A year has %s of kind "%s".', CASE periods WHEN 1 THEN 'one period' ELSE periods || ' periods' END, kind),
			HINT = CASE periods WHEN 1 THEN 'Use 1, or leave the number out.' ELSE format('Use a number from 1 to %s.', periods) END;
	END IF;
	IF year NOT BETWEEN 1900 AND 2999 THEN
		RAISE invalid_parameter_value USING
			MESSAGE = format('year %s of a reporting period is out of range', year),
			DETAIL = 'Reporting periods are defined for the years 1900 to 2999.',
			HINT = 'The official first half of 2022 is reporting_period(''official_half'', 2022, 1).';
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
COMMENT ON FUNCTION reporting_period(text, integer, integer) IS 'Half-open range of local days of the n-th month, quarter, half, nine_months or year of a year; after "official_" from the 15th to the 14th as Decree 09/2019/NĐ-CP sets it; 22023 for an unknown kind or number (kỳ báo cáo).';

CREATE TABLE kpi_rule (
	rule text PRIMARY KEY,
	title text NOT NULL,
	numerator text NOT NULL,
	denominator text NOT NULL,
	unknown text NOT NULL,
	source text NOT NULL
);
COMMENT ON TABLE kpi_rule IS 'The rules under which an on-time rate can be counted, each with its definition and source (quy tắc tính tỷ lệ đúng hạn).';
COMMENT ON COLUMN kpi_rule.rule IS 'Name for kpi_on_time() (quy tắc).';
COMMENT ON COLUMN kpi_rule.title IS 'What the rule asks, in Vietnamese (tên quy tắc).';
COMMENT ON COLUMN kpi_rule.numerator IS 'What counts as on time (tử số).';
COMMENT ON COLUMN kpi_rule.denominator IS 'What is counted at all (mẫu số).';
COMMENT ON COLUMN kpi_rule.unknown IS 'What is left out because its class is not known (chưa xác định).';
COMMENT ON COLUMN kpi_rule.source IS 'Where the rule comes from (nguồn).';

INSERT INTO kpi_rule (rule, title, numerator, denominator, unknown, source) VALUES
	('ii_06', 'Tỷ lệ hồ sơ đã giải quyết trước hạn, đúng hạn',
	 'Ended in the period on or before the due day (column 8 + 9): also without a due day, rejected or withdrawn.',
	 'Ended in the period (column 7).',
	 'Nothing.',
	 'Thông tư 01/2020/TT-VPCP, biểu II.06'),
	('index_766', 'Tỷ lệ hồ sơ xử lý trước hạn, đúng hạn và còn trong hạn',
	 'Ended on time, or open and not yet due at the end; working days of one supplement request are added to the first due day; a second request makes the dossier late.',
	 'Carried over and received in the period.',
	 'Nothing: a dossier without a due day is in time.',
	 'Quyết định 766/QĐ-TTg ngày 23/6/2022, nhóm tiến độ giải quyết'),
	('due_original', 'Tỷ lệ hồ sơ giải quyết đúng hạn hẹn trả lần đầu',
	 'Resolved in the period on or before the day first promised, whatever pauses and new appointments followed.',
	 'Resolved in the period with a known first promise.',
	 'Resolved without a known first promise.',
	 'Giấy tiếp nhận hồ sơ và hẹn trả kết quả'),
	('cohort', 'Tỷ lệ đúng hạn của hồ sơ tiếp nhận trong kỳ',
	 'Received in the period and ended by as_of on or before the due day.',
	 'Received in the period and, by as_of, ended or past the due day.',
	 'Received in the period and still open in time, or without a due day.',
	 'Theo dõi hồ sơ theo kỳ tiếp nhận (cchc)');
GRANT SELECT ON kpi_rule TO PUBLIC;

CREATE TABLE form_column (
	form text NOT NULL,
	column_no integer NOT NULL CHECK (column_no > 0),
	heading text NOT NULL,
	meaning text NOT NULL,
	PRIMARY KEY (form, column_no)
);
COMMENT ON TABLE form_column IS 'Columns of the official report forms (biểu mẫu báo cáo).';
COMMENT ON COLUMN form_column.form IS 'Number of the form (số biểu).';
COMMENT ON COLUMN form_column.column_no IS 'Number that the form prints under the column (số thứ tự cột).';
COMMENT ON COLUMN form_column.heading IS 'Heading as the form prints it (tên cột).';
COMMENT ON COLUMN form_column.meaning IS 'What is counted (nội dung).';

-- Circular 01/2020/TT-VPCP, appendix II.
INSERT INTO form_column (form, column_no, heading, meaning) VALUES
	('II.06', 1, 'TT', 'Row number: Roman for a level, Arabic for a field.'),
	('II.06', 2, 'Lĩnh vực, công việc giải quyết theo cấp', 'Field, under the level of the agency that solves the dossiers.'),
	('II.06', 3, 'Tiếp nhận - Tổng số', '4 + 5 + 6, and 7 + 11.'),
	('II.06', 4, 'Tiếp nhận trong kỳ - Trực tuyến', 'Received in the period, online.'),
	('II.06', 5, 'Tiếp nhận trong kỳ - Trực tiếp, dịch vụ bưu chính', 'Received in the period, at the counter or by post.'),
	('II.06', 6, 'Từ kỳ trước', 'Received before the period and not ended before it.'),
	('II.06', 7, 'Đã giải quyết - Tổng số', '8 + 9 + 10: ended in the period.'),
	('II.06', 8, 'Trước hạn', 'Resolved before the due day.'),
	('II.06', 9, 'Đúng hạn (bao gồm cả hồ sơ chờ bổ sung và trả lại/xin rút)', 'Resolved on the due day or without one, rejected or withdrawn.'),
	('II.06', 10, 'Quá hạn', 'Resolved after the due day.'),
	('II.06', 11, 'Đang giải quyết - Tổng số', '12 + 13: open at the end of the period; column 6 of the next.'),
	('II.06', 12, 'Trong hạn (bao gồm hồ sơ chờ bổ sung và hồ sơ khác)', 'Open, due on the last day or later, without a due day, or paused.'),
	('II.06', 13, 'Quá hạn', 'Open, due before the last day and not paused.');
GRANT SELECT ON form_column TO PUBLIC;

CREATE FUNCTION check_kpi_rule(name text) RETURNS text
	LANGUAGE plpgsql STABLE PARALLEL SAFE
	SET search_path = pg_catalog, cchc, pg_temp
AS $$
BEGIN
	IF EXISTS (SELECT FROM kpi_rule AS k WHERE k.rule = name) THEN
		RETURN name;
	END IF;
	RAISE invalid_parameter_value USING
		MESSAGE = format('unknown KPI rule: %s', coalesce('"' || left(name, 64) || '"', 'NULL')),
		DETAIL = (SELECT format('The rules are %s.', string_agg(format('"%s"', k.rule), ', ' ORDER BY k.rule)) FROM kpi_rule AS k),
		HINT = 'SELECT * FROM cchc.kpi_rule tells what each rule counts.';
END;
$$;
COMMENT ON FUNCTION check_kpi_rule(text) IS 'Returns the name of a KPI rule; 22023 when there is no such rule, NULL included (kiểm tra tên quy tắc).';

-- For the WHERE of a report: evaluated once, before any row is read.  No period
-- (NULL) has no rows.
CREATE FUNCTION check_period(from_day date, to_day date) RETURNS boolean
	LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE
	SET search_path = pg_catalog, cchc, pg_temp
AS $$
BEGIN
	IF from_day <= to_day THEN
		RETURN true;
	END IF;
	RAISE invalid_parameter_value USING
		MESSAGE = format('the period from %s to %s ends before it begins', from_day, to_day),
		DETAIL = 'from_day belongs to the period, to_day is the first day after it.',
		HINT = 'lower() and upper() of cchc.reporting_period(''official_half'', 2022, 1) are such days.';
END;
$$;
COMMENT ON FUNCTION check_period(date, date) IS 'True for a period, which may be empty; 22023 when it ends before it begins (kiểm tra kỳ báo cáo).';

CREATE FUNCTION registry_version(schema name) RETURNS text
	LANGUAGE plpgsql STABLE STRICT PARALLEL SAFE
	SET search_path = pg_catalog, cchc, pg_temp
AS $$
DECLARE
	version text;
BEGIN
	-- Only a table: reading somebody's view could run anything.
	IF EXISTS (SELECT FROM pg_class AS c WHERE c.oid = to_regclass(format('%I.registry_meta', schema)) AND c.relkind = 'r') THEN
		EXECUTE format('SELECT version FROM %I.registry_meta', schema) INTO version;
	END IF;
	RETURN version;
END;
$$;
COMMENT ON FUNCTION registry_version(name) IS 'Version of the registry in a schema, NULL when there is none (phiên bản cơ sở dữ liệu CCHC).';

CREATE FUNCTION create_registry(schema name) RETURNS void
	LANGUAGE plpgsql VOLATILE
	SET search_path = pg_catalog, cchc, pg_temp
AS $$
DECLARE
	part record;
	clash text;
	state text;
	reason text;
	current_version CONSTANT text := (SELECT x.extversion FROM pg_extension AS x WHERE x.extname = 'cchc');
BEGIN
	IF schema IS NULL OR schema = '' THEN
		RAISE invalid_parameter_value USING
			MESSAGE = 'a registry needs the name of a schema',
			DETAIL = 'The name is NULL or empty.',
			HINT = 'For example: SELECT cchc.create_registry(''h56'').';
	END IF;
	IF schema IN ('cchc', 'pg_catalog', 'information_schema', 'pg_toast') OR starts_with(schema, 'pg_temp') THEN
		RAISE reserved_name USING
			MESSAGE = format('schema "%s" cannot hold a registry', schema),
			DETAIL = 'It belongs to the system or to the extension; a registry holds rows of its owner.',
			HINT = 'Choose a schema of your own, for example: SELECT cchc.create_registry(''h56'').';
	END IF;
	IF to_regclass(format('%I.registry_meta', schema)) IS NOT NULL THEN
		RAISE duplicate_schema USING
			MESSAGE = format('schema "%s" already holds a registry', schema),
			DETAIL = format('Table %I.registry_meta exists; nothing was changed.', schema),
			HINT = 'Choose another schema; several registries can stand side by side.';
	END IF;

	IF to_regnamespace(quote_ident(schema)) IS NULL THEN
		EXECUTE format('CREATE SCHEMA %I', schema);
		EXECUTE format('COMMENT ON SCHEMA %I IS %L', schema, 'A registry of cchc (cơ sở dữ liệu cải cách hành chính).');
	END IF;

	-- The names in the DDL are unqualified and the schema comes first: nothing in it
	-- may stand in for a function, type or operator of the extension.
	SELECT min(mine.object) INTO clash
	FROM (
		SELECT p.pronamespace, 'function', p.proname, p.oid::regprocedure::text FROM pg_proc AS p
		UNION ALL SELECT t.typnamespace, 'type', t.typname, t.oid::regtype::text FROM pg_type AS t
		UNION ALL SELECT o.oprnamespace, 'operator', o.oprname, o.oid::regoperator::text FROM pg_operator AS o
	) AS mine (namespace, kind, name, object)
	JOIN (
		SELECT p.pronamespace, 'function', p.proname FROM pg_proc AS p
		UNION ALL SELECT t.typnamespace, 'type', t.typname FROM pg_type AS t
		UNION ALL SELECT o.oprnamespace, 'operator', o.oprname FROM pg_operator AS o
	) AS ours (namespace, kind, name) USING (kind, name)
	WHERE mine.namespace = to_regnamespace(quote_ident(schema)) AND ours.namespace = 'cchc'::regnamespace;
	IF clash IS NOT NULL THEN
		RAISE duplicate_object USING
			MESSAGE = format('"%s" has the name of an object of the extension', clash),
			DETAIL = format('In schema "%s" it would be taken for the extension''s own; nothing was changed.', schema),
			HINT = 'Rename that object, or choose another schema: create_registry() makes a schema that does not exist.';
	END IF;

	-- The setting ends with this function.
	PERFORM set_config('search_path', quote_ident(schema) || ', cchc, pg_temp', true);
	IF current_schema() IS DISTINCT FROM schema THEN
		RAISE invalid_schema_name USING
			MESSAGE = format('cannot create objects in schema "%s"', schema),
			DETAIL = 'The name has a meaning of its own in search_path, or the right to use the schema is missing.',
			HINT = 'Choose another schema, for example: SELECT cchc.create_registry(''h56'').';
	END IF;
	BEGIN
		FOR part IN SELECT d.topic, d.ddl FROM cchc.registry_ddl() AS d ORDER BY d.ordinal LOOP
			EXECUTE part.ddl;
		END LOOP;
	EXCEPTION
		WHEN duplicate_table OR duplicate_function OR duplicate_object THEN
			GET STACKED DIAGNOSTICS state = RETURNED_SQLSTATE, reason = MESSAGE_TEXT;
			RAISE USING
				ERRCODE = state,
				MESSAGE = reason,
				DETAIL = format('The registry needs that name in schema "%s"; nothing was changed.', schema),
				HINT = 'Rename that object, or choose another schema: create_registry() makes a schema that does not exist.';
		WHEN OTHERS THEN
			-- As it was, without the pages of DDL that the server would quote.
			GET STACKED DIAGNOSTICS state = RETURNED_SQLSTATE, reason = MESSAGE_TEXT;
			RAISE USING
				ERRCODE = state,
				MESSAGE = reason,
				DETAIL = format('Raised while the part "%s" of the registry was made in schema "%s"; nothing was changed.', part.topic, schema);
	END;
	EXECUTE format('INSERT INTO %I.registry_meta (version) VALUES ($1)', schema) USING current_version;
END;
$$;
COMMENT ON FUNCTION create_registry(name) IS 'Makes the tables, functions and views of a registry in a schema, which is created if need be; they belong to the caller and not to the extension; 42P06 when there is one already, 42P07, 42710 or 42723 when a name is taken, 22023 for NULL, and then nothing is changed (tạo cơ sở dữ liệu CCHC).';
