-- What reports say, to be held against what the rows show.

CREATE TABLE reported_figure (
	source text NOT NULL,
	period daterange NOT NULL,
	metric text NOT NULL,
	part text NOT NULL DEFAULT 'total',
	value numeric,
	stated text,
	PRIMARY KEY (source, period, metric, part),
	CONSTRAINT reported_figure_source CHECK (btrim(source) <> ''),
	CONSTRAINT reported_figure_period CHECK (NOT isempty(period)),
	CONSTRAINT reported_figure_metric CHECK (btrim(metric) <> ''),
	CONSTRAINT reported_figure_part CHECK (btrim(part) <> '')
);
COMMENT ON TABLE reported_figure IS 'Figures as reports state them (số liệu theo báo cáo).';
COMMENT ON COLUMN reported_figure.source IS 'The report (nguồn).';
COMMENT ON COLUMN reported_figure.period IS 'Days that the report covers (kỳ báo cáo).';
COMMENT ON COLUMN reported_figure.metric IS 'The figure, as report_cchc() calls it: a code reform_metric of cchc.term (chỉ tiêu).';
COMMENT ON COLUMN reported_figure.part IS 'total, or the part of the total; where a total is given, its parts must add up to it (phần của tổng số).';
COMMENT ON COLUMN reported_figure.value IS 'The number; NULL when the report gives none (một số, nhiều), never 0 for unknown (giá trị).';
COMMENT ON COLUMN reported_figure.stated IS 'The words of the report (nguyên văn).';
COMMENT ON CONSTRAINT reported_figure_pkey ON reported_figure IS 'A report states a figure once (một báo cáo nêu một chỉ tiêu một lần).';
COMMENT ON CONSTRAINT reported_figure_source ON reported_figure IS 'A figure has a source (số liệu phải có nguồn).';
COMMENT ON CONSTRAINT reported_figure_period ON reported_figure IS 'A report covers some day (kỳ báo cáo không được rỗng).';
COMMENT ON CONSTRAINT reported_figure_metric ON reported_figure IS 'A figure has a name (số liệu phải có tên chỉ tiêu).';
COMMENT ON CONSTRAINT reported_figure_part ON reported_figure IS 'A part has a name (phần của tổng số phải có tên).';
