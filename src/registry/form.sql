-- The official forms (biểu mẫu): which version is printed on which day, its columns, its lines.
-- Forms change by decree: a new one is a row with its days, and one of the user's own is one, too.

CREATE TABLE form (
	form text NOT NULL CHECK (btrim(form) <> ''),
	version text NOT NULL CHECK (btrim(version) <> ''),
	kind text NOT NULL CHECK (kind IN ('lines', 'dossiers', 'procedures', 'index')),
	title text NOT NULL CHECK (btrim(title) <> ''),
	valid daterange NOT NULL DEFAULT '(,)' CHECK (NOT isempty(valid)),
	source text NOT NULL CHECK (btrim(source) <> ''),
	builtin boolean NOT NULL DEFAULT false,
	PRIMARY KEY (form, version, builtin)
);
SELECT pg_catalog.pg_extension_config_dump('form', 'WHERE NOT builtin');
COMMENT ON TABLE form IS 'Report forms by version, each with the days on which it is printed; add rows of your own for a form that arranges figures in its own order: they go before those of the extension (biểu mẫu báo cáo).';
COMMENT ON COLUMN form.form IS 'Number or name of the form (số biểu).';
COMMENT ON COLUMN form.version IS 'The document that sets this version, or a name of your own (phiên bản).';
COMMENT ON COLUMN form.kind IS 'What its cells are: lines (figures, by report()), dossiers (the columns of form II.06), procedures (those of form II.07b) or index (index 766) (loại biểu).';
COMMENT ON COLUMN form.title IS 'Its title in Vietnamese (tên biểu).';
COMMENT ON COLUMN form.valid IS 'Last days of the periods that are reported in it (thời gian áp dụng).';
COMMENT ON COLUMN form.source IS 'Where it comes from (nguồn).';
COMMENT ON COLUMN form.builtin IS 'Whether the row belongs to the extension; leave it false in rows of your own, which alone are dumped (dòng có sẵn).';

CREATE TABLE form_column (
	form text NOT NULL,
	version text NOT NULL,
	column_no integer NOT NULL CHECK (column_no > 0),
	group_heading text,
	heading text NOT NULL,
	meaning text NOT NULL,
	builtin boolean NOT NULL DEFAULT false,
	PRIMARY KEY (form, version, builtin, column_no),
	FOREIGN KEY (form, version, builtin) REFERENCES form
);
SELECT pg_catalog.pg_extension_config_dump('form_column', 'WHERE NOT builtin');
COMMENT ON TABLE form_column IS 'Columns of the report forms, with the headings that are printed (cột của biểu mẫu).';
COMMENT ON COLUMN form_column.form IS 'Number of the form (số biểu).';
COMMENT ON COLUMN form_column.version IS 'Its version (phiên bản).';
COMMENT ON COLUMN form_column.column_no IS 'Number that the form prints under the column (số thứ tự cột).';
COMMENT ON COLUMN form_column.group_heading IS 'Headings that the form prints over this and neighbouring columns, the outermost first, with " - " between them; NULL where there is none (tên nhóm cột).';
COMMENT ON COLUMN form_column.heading IS 'Heading as the form prints it (tên cột).';
COMMENT ON COLUMN form_column.meaning IS 'What is counted (nội dung).';
COMMENT ON COLUMN form_column.builtin IS 'Whether the row belongs to the extension (dòng có sẵn).';

CREATE TABLE form_line (
	form text NOT NULL,
	version text NOT NULL,
	line_no integer NOT NULL CHECK (line_no > 0),
	metric text NOT NULL CHECK (btrim(metric) <> ''),
	part text NOT NULL DEFAULT 'total' CHECK (btrim(part) <> ''),
	label text CHECK (btrim(label) <> ''),
	builtin boolean NOT NULL DEFAULT false,
	PRIMARY KEY (form, version, builtin, line_no),
	UNIQUE (form, version, builtin, metric, part),
	FOREIGN KEY (form, version, builtin) REFERENCES form
);
SELECT pg_catalog.pg_extension_config_dump('form_line', 'WHERE NOT builtin');
COMMENT ON TABLE form_line IS 'Lines of the forms of kind lines: which figures, in which order (dòng của biểu mẫu).';
COMMENT ON COLUMN form_line.form IS 'Number or name of the form (số biểu).';
COMMENT ON COLUMN form_line.version IS 'Its version (phiên bản).';
COMMENT ON COLUMN form_line.line_no IS 'Place of the line; leave room between them (thứ tự dòng).';
COMMENT ON COLUMN form_line.metric IS 'The figure, as figure() of a registry names it (chỉ tiêu).';
COMMENT ON COLUMN form_line.part IS 'total, a part of it, or "*": each part that there is but the total (phần của tổng số).';
COMMENT ON COLUMN form_line.label IS 'What the line is called where that is not the label of the figure (tên dòng).';
COMMENT ON COLUMN form_line.builtin IS 'Whether the row belongs to the extension (dòng có sẵn).';

INSERT INTO form (form, version, kind, title, source, builtin) VALUES
	('II.06', 'TT 01/2020/TT-VPCP', 'dossiers', 'Tình hình, kết quả giải quyết thủ tục hành chính', 'Thông tư 01/2020/TT-VPCP, phụ lục II, biểu II.06', true),
	('II.07b', 'TT 01/2020/TT-VPCP', 'procedures', 'Kết quả thực hiện cơ chế một cửa, một cửa liên thông', 'Thông tư 01/2020/TT-VPCP, phụ lục II, biểu II.07b', true),
	('index_766', 'QĐ 766/QĐ-TTg', 'index', 'Bộ chỉ số chỉ đạo, điều hành và đánh giá chất lượng phục vụ người dân, doanh nghiệp', 'Quyết định 766/QĐ-TTg ngày 23/6/2022', true),
	('reform', 'cchc', 'lines', 'Báo cáo công tác cải cách hành chính', 'Thứ tự của một báo cáo 6 tháng cấp tỉnh (cchc)', true);

-- Circular 01/2020/TT-VPCP, appendix II.
INSERT INTO form_column (form, version, builtin, column_no, group_heading, heading, meaning)
SELECT 'II.06', 'TT 01/2020/TT-VPCP', true, c.* FROM (VALUES
	(1, NULL, 'TT', 'Row number: Roman for a level, Arabic for a field.'),
	(2, NULL, 'Lĩnh vực, công việc giải quyết theo cấp', 'Field, under the level of the agency that solves the dossiers.'),
	(3, 'Số hồ sơ nhận giải quyết', 'Tổng số', '4 + 5 + 6, and 7 + 11 but for transfers.'),
	(4, 'Số hồ sơ nhận giải quyết - Trong kỳ', 'Trực tuyến', 'Received in the period, online.'),
	(5, 'Số hồ sơ nhận giải quyết - Trong kỳ', 'Trực tiếp, dịch vụ bưu chính', 'Received in the period, at the counter or by post.'),
	(6, 'Số hồ sơ nhận giải quyết', 'Từ kỳ trước', 'Received before the period and not ended before it, or opened anew in it.'),
	(7, 'Số hồ sơ đã giải quyết', 'Tổng số', '8 + 9 + 10: ended in the period.'),
	(8, 'Số hồ sơ đã giải quyết', 'Trước hạn', 'Resolved before the due day.'),
	(9, 'Số hồ sơ đã giải quyết', 'Đúng hạn', 'Resolved on the due day or without one, rejected, withdrawn or closed.'),
	(10, 'Số hồ sơ đã giải quyết', 'Quá hạn', 'Resolved after the due day.'),
	(11, 'Số hồ sơ đang giải quyết', 'Tổng số', '12 + 13: open at the end of the period; column 6 of the next.'),
	(12, 'Số hồ sơ đang giải quyết', 'Trong hạn', 'Open, due on the last day or later, without a due day, or waiting since before it was due.'),
	(13, 'Số hồ sơ đang giải quyết', 'Quá hạn', 'Open, due before the last day and not waiting since before that.')) AS c;
INSERT INTO form_column (form, version, builtin, column_no, group_heading, heading, meaning)
SELECT 'II.07b', 'TT 01/2020/TT-VPCP', true, c.* FROM (VALUES
	(1, NULL, 'TT', 'Row number.'),
	(2, NULL, 'Đơn vị', 'Agency in charge of the procedures.'),
	(3, 'TTHC thuộc thẩm quyền giải quyết của địa phương', 'Tổng số TTHC', '4 + 5 + 6: a procedure of several levels counts in each.'),
	(4, 'TTHC thuộc thẩm quyền giải quyết của địa phương', 'Cấp tỉnh', 'Procedures in force that are solved at the level of the province.'),
	(5, 'TTHC thuộc thẩm quyền giải quyết của địa phương', 'Cấp huyện', 'Procedures in force that are solved at the level of the district, until 30-6-2025.'),
	(6, 'TTHC thuộc thẩm quyền giải quyết của địa phương', 'Cấp xã', 'Procedures in force that are solved at the level of the commune.'),
	(7, 'TTHC được thực hiện theo CCMC, MCLT', 'Tổng số TTHC', '8 + 9 + 10.'),
	(8, 'TTHC được thực hiện theo CCMC, MCLT', 'Tại BPMC cấp tỉnh', 'Procedures in force that a one-stop desk of the province takes.'),
	(9, 'TTHC được thực hiện theo CCMC, MCLT', 'Tại BPMC cấp huyện', 'Procedures in force that a one-stop desk of a district takes.'),
	(10, 'TTHC được thực hiện theo CCMC, MCLT', 'Tại BPMC cấp xã', 'Procedures in force that a one-stop desk of a commune takes.'),
	(11, 'Quy trình nội bộ giải quyết TTHC theo CCMC, MCLT được ban hành', 'Tổng số quy trình', '12 + 13 + 14.'),
	(12, 'Quy trình nội bộ giải quyết TTHC theo CCMC, MCLT được ban hành', 'Cấp tỉnh', 'Internal processes in force of procedures of the level of the province.'),
	(13, 'Quy trình nội bộ giải quyết TTHC theo CCMC, MCLT được ban hành', 'Cấp huyện', 'Internal processes in force of procedures of the level of the district.'),
	(14, 'Quy trình nội bộ giải quyết TTHC theo CCMC, MCLT được ban hành', 'Cấp xã', 'Internal processes in force of procedures of the level of the commune.')) AS c;
INSERT INTO form_column (form, version, builtin, column_no, group_heading, heading, meaning)
SELECT 'index_766', 'QĐ 766/QĐ-TTg', true, c.* FROM (VALUES
	(1, NULL, 'Tử số', 'Numerator of the metric.'),
	(2, NULL, 'Mẫu số', 'Denominator of the metric.'),
	(3, NULL, 'Tỷ lệ', 'Numerator of the denominator.'),
	(4, NULL, 'Ngưỡng', 'Ratio from which the metric has all its points.'),
	(5, NULL, 'Điểm', 'Points.'),
	(6, NULL, 'Điểm tối đa', 'Points that the metric can have.')) AS c;
INSERT INTO form_column (form, version, builtin, column_no, group_heading, heading, meaning) VALUES
	('reform', 'cchc', true, 1, NULL, 'Kỳ báo cáo', 'The figure of the period.'),
	('reform', 'cchc', true, 2, NULL, 'Cùng kỳ năm trước', 'The figure of the same period of the year before.');

-- In the order of a half-year report; then what such reports ask beside it.
INSERT INTO form_line (form, version, builtin, line_no, metric, part)
SELECT 'reform', 'cchc', true, 10 * row_number() OVER (), l.metric, l.part FROM (VALUES
	('follow_up_unit', 'total'), ('follow_up_unit', '*'), ('prior_inspection_unit', 'total'), ('prior_inspection_unit', '*'),
	('prior_finding', 'total'), ('prior_remedied_finding', 'total'), ('prior_verified_finding', 'total'), ('prior_overdue_finding', 'total'),
	('inspection_finding', 'total'), ('remedied_finding', 'total'), ('verified_finding', 'total'), ('overdue_finding', 'total'),
	('discipline_round', 'total'), ('unannounced_round', 'total'), ('discipline_unit', 'total'), ('discipline_unit', '*'), ('discipline_working_day', '*'),
	('inspection_coverage_rate', 'total'),
	('explained_delay', 'total'), ('unexplained_delay', 'total'), ('district_overdue_dossier', 'total'), ('cleared_backlog', 'total'), ('apology_letter', 'total'),
	('direction_document', 'total'),
	('publication_decision', 'total'), ('published_procedure', 'total'), ('process_decision', 'total'), ('process_procedure', 'total'), ('process_procedure', '*'),
	('disclosed_procedure', 'total'),
	('review_procedure', 'total'), ('review_agency', 'total'),
	('simplified_procedure', 'total'), ('simplification_field', 'total'), ('simplification_agency', 'total'), ('simplification_saving', 'total'),
	('delegation_agency', 'total'), ('delegated_procedure', 'total'), ('interlinked_group', 'total'), ('interlinked_procedure', 'total'),
	('received_dossier', 'total'), ('resolved_dossier', 'total'), ('on_time_rate', 'total'), ('overdue_dossier', 'total'),
	('online_dossier_rate', 'total'), ('full_online_rate', 'total'), ('online_payment_rate', 'total'), ('digitised_dossier_rate', 'total'),
	('electronic_result_rate', 'total'), ('data_reuse_rate', 'total'),
	('satisfaction_rate', 'total'), ('received_feedback', 'total'), ('feedback_on_time_rate', 'total'),
	('training_course', 'total'), ('training_participant', 'total'), ('assigned_task', 'total'), ('completed_task', 'total'), ('overdue_task', 'total'),
	('set_target', 'total'), ('met_target', 'total')) AS l (metric, part);
GRANT SELECT ON form, form_column, form_line TO PUBLIC;

-- One changed row would stand alone beside the shipped ones: a form is copied and changed as a whole.
CREATE FUNCTION refuse_shipped_form() RETURNS trigger
	LANGUAGE plpgsql
	SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	RAISE object_not_in_prerequisite_state USING
		MESSAGE = format(cchc.message('form %s of version "%s" belongs to the extension'), OLD.form, OLD.version),
		DETAIL = cchc.message('What is changed in it would be lost in the next dump; nothing was changed.'),
		HINT = cchc.message('Insert a form of your own of that name, with its columns and lines: it goes before the extension''s.');
END;
$$;
COMMENT ON FUNCTION refuse_shipped_form() IS 'Refuses to change a shipped form, its columns and lines: 55000 (không sửa biểu mẫu có sẵn).';
CREATE TRIGGER update_of_shipped_form BEFORE UPDATE ON form FOR EACH ROW WHEN (OLD.builtin AND NEW.* IS DISTINCT FROM OLD.*) EXECUTE FUNCTION refuse_shipped_form();
CREATE TRIGGER update_of_shipped_form BEFORE UPDATE ON form_column FOR EACH ROW WHEN (OLD.builtin AND NEW.* IS DISTINCT FROM OLD.*) EXECUTE FUNCTION refuse_shipped_form();
CREATE TRIGGER update_of_shipped_form BEFORE UPDATE ON form_line FOR EACH ROW WHEN (OLD.builtin AND NEW.* IS DISTINCT FROM OLD.*) EXECUTE FUNCTION refuse_shipped_form();
COMMENT ON TRIGGER update_of_shipped_form ON form IS 'A shipped form is changed as a whole, by a form of one''s own (không sửa từng phần biểu mẫu có sẵn).';
COMMENT ON TRIGGER update_of_shipped_form ON form_column IS 'A shipped form is changed as a whole, by a form of one''s own (không sửa từng phần biểu mẫu có sẵn).';
COMMENT ON TRIGGER update_of_shipped_form ON form_line IS 'A shipped form is changed as a whole, by a form of one''s own (không sửa từng phần biểu mẫu có sẵn).';

CREATE FUNCTION current_form(form text, on_day date, kind text DEFAULT NULL) RETURNS form
	LANGUAGE plpgsql STABLE PARALLEL SAFE
	SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	found cchc.form;
	others text;
BEGIN
	SELECT f.* INTO found FROM cchc.form AS f
	WHERE f.form = current_form.form AND (f.kind = current_form.kind OR current_form.kind IS NULL)
	ORDER BY f.valid @> on_day DESC NULLS LAST, f.builtin, lower(f.valid) DESC NULLS LAST, f.version
	LIMIT 1;
	IF found.form IS NOT NULL THEN
		RETURN found;
	END IF;
	others := (SELECT string_agg(DISTINCT '"' || f.form || '"', ', ') FROM cchc.form AS f WHERE f.kind = current_form.kind OR current_form.kind IS NULL);
	RAISE invalid_parameter_value USING
		MESSAGE = format(cchc.message('unknown form: %s'), coalesce('"' || left(form, 64) || '"', 'NULL')),
		DETAIL = CASE WHEN kind IS NULL THEN format(cchc.message('The forms are %s.'), others) ELSE format(cchc.message('The forms of that kind are %s.'), others) END,
		HINT = cchc.message('SELECT * FROM cchc.form tells what each is; rows of your own may add to it.');
END;
$$;
COMMENT ON FUNCTION current_form(text, date, text) IS 'The version of a form that is printed for a period with that last day, the user''s before the extension''s, else the newest; NULL for the day is any; 22023 for an unknown form, NULL included, or one of another kind (phiên bản biểu mẫu).';
