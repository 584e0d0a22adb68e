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
COMMENT ON COLUMN reported_figure.metric IS 'The figure, a code of cchc.metric (chỉ tiêu).';
COMMENT ON COLUMN reported_figure.part IS 'total, or the part of the total; where a total is given, its parts must add up to it (phần của tổng số).';
COMMENT ON COLUMN reported_figure.value IS 'The number; NULL when the report gives none (một số, nhiều), never 0 for unknown (giá trị).';
COMMENT ON COLUMN reported_figure.stated IS 'The words of the report (nguyên văn).';
COMMENT ON CONSTRAINT reported_figure_pkey ON reported_figure IS 'A report states a figure once (một báo cáo nêu một chỉ tiêu một lần).';
COMMENT ON CONSTRAINT reported_figure_source ON reported_figure IS 'A figure has a source (số liệu phải có nguồn).';
COMMENT ON CONSTRAINT reported_figure_period ON reported_figure IS 'A report covers some day (kỳ báo cáo không được rỗng).';
COMMENT ON CONSTRAINT reported_figure_metric ON reported_figure IS 'A figure has a name (số liệu phải có tên chỉ tiêu).';
COMMENT ON CONSTRAINT reported_figure_part ON reported_figure IS 'A part has a name (phần của tổng số phải có tên).';

-- A code of cchc.metric has several rows, of days and of the user's, so that no key can
-- be referenced: what is entered here is checked; what leaves cchc.metric afterwards is
-- listed in data_problem.
CREATE FUNCTION reported_figure_check_metric() RETURNS trigger
	LANGUAGE plpgsql
	SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	IF EXISTS (SELECT FROM cchc.metric AS m WHERE m.code = NEW.metric) THEN
		RETURN NEW;
	END IF;
	RAISE foreign_key_violation USING
		MESSAGE = format(cchc.message('there is no metric "%s"'), left(NEW.metric, 64)),
		DETAIL = format(cchc.message('The report "%s" states a figure that cchc.metric does not define.'), left(NEW.source, 64)),
		HINT = cchc.message('SELECT code, label_vi FROM cchc.metrics() lists them; rows of your own in cchc.metric add to it.'),
		SCHEMA = TG_TABLE_SCHEMA, TABLE = TG_TABLE_NAME, COLUMN = 'metric', CONSTRAINT = 'reported_figure_metric_known';
END;
$$;
COMMENT ON FUNCTION reported_figure_check_metric() IS 'Refuses a figure that cchc.metric does not define: 23503 (kiểm tra chỉ tiêu).';
CREATE TRIGGER reported_figure_metric_known BEFORE INSERT OR UPDATE OF metric ON reported_figure
	FOR EACH ROW WHEN (NEW.metric IS NOT NULL AND btrim(NEW.metric) <> '') EXECUTE FUNCTION reported_figure_check_metric();
COMMENT ON TRIGGER reported_figure_metric_known ON reported_figure IS 'A figure is one of cchc.metric (chỉ tiêu phải có trong danh mục).';
