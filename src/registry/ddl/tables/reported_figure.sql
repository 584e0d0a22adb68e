-- What reports say, to be held against what the rows show.

CREATE TABLE reported_figure (
	source text NOT NULL CHECK (btrim(source) <> ''),
	period daterange NOT NULL CHECK (NOT isempty(period)),
	metric text NOT NULL CHECK (btrim(metric) <> ''),
	part text NOT NULL DEFAULT 'total' CHECK (btrim(part) <> ''),
	value numeric,
	stated text,
	PRIMARY KEY (source, period, metric, part)
);
COMMENT ON TABLE reported_figure IS 'Figures as reports state them (số liệu theo báo cáo).';
COMMENT ON COLUMN reported_figure.source IS 'The report (nguồn).';
COMMENT ON COLUMN reported_figure.period IS 'Days that the report covers (kỳ báo cáo).';
COMMENT ON COLUMN reported_figure.metric IS 'The figure, as report_cchc() calls it (chỉ tiêu).';
COMMENT ON COLUMN reported_figure.part IS 'total, or the part of the total; where a total is given, its parts must add up to it (phần của tổng số).';
COMMENT ON COLUMN reported_figure.value IS 'The number; NULL when the report gives none (một số, nhiều), never 0 for unknown (giá trị).';
COMMENT ON COLUMN reported_figure.stated IS 'The words of the report (nguyên văn).';
