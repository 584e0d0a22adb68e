-- The columns of the official forms (biểu mẫu).

CREATE TABLE form_column (
	form text NOT NULL,
	column_no integer NOT NULL CHECK (column_no > 0),
	group_heading text,
	heading text NOT NULL,
	meaning text NOT NULL,
	PRIMARY KEY (form, column_no)
);
COMMENT ON TABLE form_column IS 'Columns of the official report forms (biểu mẫu báo cáo).';
COMMENT ON COLUMN form_column.form IS 'Number of the form (số biểu).';
COMMENT ON COLUMN form_column.column_no IS 'Number that the form prints under the column (số thứ tự cột).';
COMMENT ON COLUMN form_column.group_heading IS 'Heading that the form prints over this and neighbouring columns, NULL where there is none (tên nhóm cột).';
COMMENT ON COLUMN form_column.heading IS 'Heading as the form prints it (tên cột).';
COMMENT ON COLUMN form_column.meaning IS 'What is counted (nội dung).';

-- Circular 01/2020/TT-VPCP, appendix II.
INSERT INTO form_column (form, column_no, group_heading, heading, meaning) VALUES
	('II.06', 1, NULL, 'TT', 'Row number: Roman for a level, Arabic for a field.'),
	('II.06', 2, NULL, 'Lĩnh vực, công việc giải quyết theo cấp', 'Field, under the level of the agency that solves the dossiers.'),
	('II.06', 3, 'Số hồ sơ nhận giải quyết', 'Tổng số', '4 + 5 + 6, and 7 + 11.'),
	('II.06', 4, 'Số hồ sơ nhận giải quyết - Trong kỳ', 'Trực tuyến', 'Received in the period, online.'),
	('II.06', 5, 'Số hồ sơ nhận giải quyết - Trong kỳ', 'Trực tiếp, dịch vụ bưu chính', 'Received in the period, at the counter or by post.'),
	('II.06', 6, 'Số hồ sơ nhận giải quyết', 'Từ kỳ trước', 'Received before the period and not ended before it.'),
	('II.06', 7, 'Số hồ sơ đã giải quyết', 'Tổng số', '8 + 9 + 10: ended in the period.'),
	('II.06', 8, 'Số hồ sơ đã giải quyết', 'Trước hạn', 'Resolved before the due day.'),
	('II.06', 9, 'Số hồ sơ đã giải quyết', 'Đúng hạn', 'Resolved on the due day or without one, rejected, withdrawn or closed.'),
	('II.06', 10, 'Số hồ sơ đã giải quyết', 'Quá hạn', 'Resolved after the due day.'),
	('II.06', 11, 'Số hồ sơ đang giải quyết', 'Tổng số', '12 + 13: open at the end of the period; column 6 of the next.'),
	('II.06', 12, 'Số hồ sơ đang giải quyết', 'Trong hạn', 'Open, due on the last day or later, without a due day, or paused.'),
	('II.06', 13, 'Số hồ sơ đang giải quyết', 'Quá hạn', 'Open, due before the last day and not paused.');
GRANT SELECT ON form_column TO PUBLIC;
