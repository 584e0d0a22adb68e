-- The rules under which an on-time rate is counted (quy tắc tính).

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

CREATE FUNCTION check_kpi_rule(name text) RETURNS text
	LANGUAGE plpgsql STABLE PARALLEL SAFE
	SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	IF EXISTS (SELECT FROM cchc.kpi_rule AS k WHERE k.rule = name) THEN
		RETURN name;
	END IF;
	RAISE invalid_parameter_value USING
		MESSAGE = format('unknown KPI rule: %s', coalesce('"' || left(name, 64) || '"', 'NULL')),
		DETAIL = (SELECT format('The rules are %s.', string_agg(format('"%s"', k.rule), ', ' ORDER BY k.rule)) FROM cchc.kpi_rule AS k),
		HINT = 'SELECT * FROM cchc.kpi_rule tells what each rule counts.';
END;
$$;
COMMENT ON FUNCTION check_kpi_rule(text) IS 'Returns the name of a KPI rule; 22023 when there is no such rule, NULL included (kiểm tra tên quy tắc).';
