-- Targets of indicators (chỉ tiêu).

CREATE TABLE target (
	indicator text NOT NULL,
	level text NOT NULL,
	year integer NOT NULL,
	value numeric NOT NULL,
	document_id bigint REFERENCES document,
	PRIMARY KEY (indicator, level, year),
	CONSTRAINT target_indicator CHECK (btrim(indicator) <> ''),
	CONSTRAINT target_level CHECK (level IN ('ministry', 'province', 'district', 'commune', 'other')),
	CONSTRAINT target_year CHECK (year BETWEEN 1945 AND 2200)
);
COMMENT ON TABLE target IS 'Targets of indicators by level and year (chỉ tiêu kế hoạch).';
COMMENT ON COLUMN target.indicator IS 'The indicator, a code target_indicator of cchc.term (chỉ số).';
COMMENT ON COLUMN target.level IS 'Level that it binds: ministry, province, district, commune or other (cấp).';
COMMENT ON COLUMN target.year IS 'Year in which it is to be reached (năm).';
COMMENT ON COLUMN target.value IS 'The value to reach, in the unit of the indicator (giá trị chỉ tiêu).';
COMMENT ON COLUMN target.document_id IS 'The document that sets it, NULL unknown (văn bản giao chỉ tiêu).';
COMMENT ON CONSTRAINT target_pkey ON target IS 'An indicator has one target a level and year (mỗi chỉ số một chỉ tiêu mỗi cấp mỗi năm).';
COMMENT ON CONSTRAINT target_indicator ON target IS 'A target has an indicator (chỉ tiêu phải có chỉ số).';
COMMENT ON CONSTRAINT target_level ON target IS 'The level is one of the list admin_level (cấp không có trong danh mục).';
COMMENT ON CONSTRAINT target_year ON target IS 'The year lies between 1945 and 2200 (năm phải từ 1945 đến 2200).';
COMMENT ON CONSTRAINT target_document_id_fkey ON target IS 'The document is registered (văn bản phải có trong danh mục).';
