-- Targets of indicators (chỉ tiêu).

CREATE TABLE target (
	indicator text NOT NULL CHECK (btrim(indicator) <> ''),
	level text NOT NULL CHECK (level IN ('bo', 'tinh', 'huyen', 'xa')),
	year integer NOT NULL CHECK (year BETWEEN 1945 AND 2200),
	value numeric NOT NULL,
	document_id bigint REFERENCES document,
	PRIMARY KEY (indicator, level, year)
);
COMMENT ON TABLE target IS 'Targets of indicators by level and year (chỉ tiêu kế hoạch).';
COMMENT ON COLUMN target.indicator IS 'The indicator, as report_cchc() calls it where it knows it (chỉ số).';
COMMENT ON COLUMN target.level IS 'Level that it binds: bo, tinh, huyen or xa (cấp).';
COMMENT ON COLUMN target.year IS 'Year in which it is to be reached (năm).';
COMMENT ON COLUMN target.value IS 'The value to reach, in the unit of the indicator (giá trị chỉ tiêu).';
COMMENT ON COLUMN target.document_id IS 'The document that sets it, NULL unknown (văn bản giao chỉ tiêu).';
