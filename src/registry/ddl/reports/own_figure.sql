-- Figures of one's own, which the reports give beside theirs.

CREATE VIEW own_figure WITH (security_invoker = true) AS
	SELECT NULL::daterange AS period, NULL::text AS metric, NULL::text AS part, NULL::numeric AS value WHERE false;
COMMENT ON VIEW own_figure IS 'Figures of one''s own, empty until the owner replaces it (CREATE OR REPLACE VIEW … WITH (security_invoker = true)) by rows for the periods of reporting_period; figure() gives them after its own (số liệu tự xây dựng).';
COMMENT ON COLUMN own_figure.period IS 'The period (kỳ báo cáo).';
COMMENT ON COLUMN own_figure.metric IS 'The figure, a row of cchc.metric that the extension does not ship (chỉ tiêu).';
COMMENT ON COLUMN own_figure.part IS 'total, or the part of the total (phần của tổng số).';
COMMENT ON COLUMN own_figure.value IS 'The number; NULL is unknown, never 0 (giá trị).';
