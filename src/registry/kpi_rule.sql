-- The rules under which an on-time rate is counted (quy tắc tính).

-- What a rule is called is in the list kpi_rule of cchc.term.  How it counts is fixed by the
-- functions of the registry: a rule that a decree changes gets a row for its days, and they read it.
CREATE TABLE kpi_rule (
	rule text COLLATE "C" NOT NULL,
	version integer NOT NULL DEFAULT 1 CHECK (version > 0),
	valid daterange NOT NULL DEFAULT '(,)' CHECK (NOT isempty(valid)),
	numerator text NOT NULL,
	denominator text NOT NULL,
	unknown text NOT NULL,
	source text NOT NULL,
	PRIMARY KEY (rule, version)
);
COMMENT ON TABLE kpi_rule IS 'The rules under which an on-time rate can be counted, each with its definition and source (quy tắc tính tỷ lệ đúng hạn).';
COMMENT ON COLUMN kpi_rule.rule IS 'Name for on_time_rate(), a code of the list kpi_rule (quy tắc).';
COMMENT ON COLUMN kpi_rule.version IS 'Number of the definition, from 1; a signed report names those that it was counted by (phiên bản).';
COMMENT ON COLUMN kpi_rule.valid IS 'Days whose reports are counted so (thời gian áp dụng).';
COMMENT ON COLUMN kpi_rule.numerator IS 'What counts as on time (tử số).';
COMMENT ON COLUMN kpi_rule.denominator IS 'What is counted at all (mẫu số).';
COMMENT ON COLUMN kpi_rule.unknown IS 'What is left out because its class is not known (chưa xác định).';
COMMENT ON COLUMN kpi_rule.source IS 'Where the rule comes from (nguồn).';

INSERT INTO kpi_rule (rule, numerator, denominator, unknown, source) VALUES
	('ii_06',
	 'Ended in the period on or before the due day (column 8 + 9): also without a due day, rejected or withdrawn.',
	 'Ended in the period (column 7).',
	 'Nothing.',
	 'Thông tư 01/2020/TT-VPCP, biểu II.06'),
	('index_766',
	 'Ended on time, or open and not yet due at the end; working days of one supplement request are added to the first due day; a second request makes the dossier late.',
	 'Carried over and received in the period.',
	 'Nothing: a dossier without a due day is in time.',
	 'Quyết định 766/QĐ-TTg ngày 23/6/2022, nhóm tiến độ giải quyết'),
	('due_original',
	 'Resolved in the period on or before the day first promised, whatever pauses and new appointments followed.',
	 'Resolved in the period with a known first promise.',
	 'Resolved without a known first promise.',
	 'Giấy tiếp nhận hồ sơ và hẹn trả kết quả'),
	('cohort',
	 'Received in the period and ended by as_of on or before the due day.',
	 'Received in the period and, by as_of, ended or past the due day.',
	 'Received in the period and still open in time, or without a due day.',
	 'Theo dõi hồ sơ theo kỳ tiếp nhận (cchc)');
GRANT SELECT ON kpi_rule TO PUBLIC;
