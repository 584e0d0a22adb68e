-- document_type: chữ viết tắt tên loại văn bản

CREATE TABLE document_type (
	abbreviation text COLLATE "C" NOT NULL,
	name text NOT NULL,
	normative bool NOT NULL,
	source text NOT NULL,
	builtin bool NOT NULL DEFAULT false,
	PRIMARY KEY (abbreviation, normative, builtin)
);
--@ shipped_rows document_type
COMMENT ON TABLE document_type IS 'Abbreviations of document types; rows of your own go before those of the extension (chữ viết tắt tên loại văn bản).';
COMMENT ON COLUMN document_type.abbreviation IS 'The abbreviation as printed in the symbol, joins doc_type(document_number) (chữ viết tắt).';
COMMENT ON COLUMN document_type.name IS 'Name of the type (tên loại văn bản).';
COMMENT ON COLUMN document_type.normative IS 'Whether it is a legal-normative type, whose numbers carry a year; QĐ and NQ are both, one row each (văn bản quy phạm pháp luật).';
COMMENT ON COLUMN document_type.source IS 'The legal text that lists the abbreviation, or how it is known (căn cứ).';

INSERT INTO document_type (abbreviation, name, normative, source, builtin) VALUES
	('NQ', 'Nghị quyết', false, 'Nghị định 30/2020/NĐ-CP, Phụ lục III', true),
	('QĐ', 'Quyết định', false, 'Nghị định 30/2020/NĐ-CP, Phụ lục III', true),
	('CT', 'Chỉ thị', false, 'Nghị định 30/2020/NĐ-CP, Phụ lục III', true),
	('QC', 'Quy chế', false, 'Nghị định 30/2020/NĐ-CP, Phụ lục III', true),
	('QyĐ', 'Quy định', false, 'Nghị định 30/2020/NĐ-CP, Phụ lục III', true),
	('TC', 'Thông cáo', false, 'Nghị định 30/2020/NĐ-CP, Phụ lục III', true),
	('TB', 'Thông báo', false, 'Nghị định 30/2020/NĐ-CP, Phụ lục III', true),
	('HD', 'Hướng dẫn', false, 'Nghị định 30/2020/NĐ-CP, Phụ lục III', true),
	('CTr', 'Chương trình', false, 'Nghị định 30/2020/NĐ-CP, Phụ lục III', true),
	('KH', 'Kế hoạch', false, 'Nghị định 30/2020/NĐ-CP, Phụ lục III', true),
	('PA', 'Phương án', false, 'Nghị định 30/2020/NĐ-CP, Phụ lục III', true),
	('ĐA', 'Đề án', false, 'Nghị định 30/2020/NĐ-CP, Phụ lục III', true),
	('DA', 'Dự án', false, 'Nghị định 30/2020/NĐ-CP, Phụ lục III', true),
	('BC', 'Báo cáo', false, 'Nghị định 30/2020/NĐ-CP, Phụ lục III', true),
	('BB', 'Biên bản', false, 'Nghị định 30/2020/NĐ-CP, Phụ lục III', true),
	('TTr', 'Tờ trình', false, 'Nghị định 30/2020/NĐ-CP, Phụ lục III', true),
	('HĐ', 'Hợp đồng', false, 'Nghị định 30/2020/NĐ-CP, Phụ lục III', true),
	('CĐ', 'Công điện', false, 'Nghị định 30/2020/NĐ-CP, Phụ lục III', true),
	('BGN', 'Bản ghi nhớ', false, 'Nghị định 30/2020/NĐ-CP, Phụ lục III', true),
	('BTT', 'Bản thỏa thuận', false, 'Nghị định 30/2020/NĐ-CP, Phụ lục III', true),
	('GUQ', 'Giấy ủy quyền', false, 'Nghị định 30/2020/NĐ-CP, Phụ lục III', true),
	('GM', 'Giấy mời', false, 'Nghị định 30/2020/NĐ-CP, Phụ lục III', true),
	('GGT', 'Giấy giới thiệu', false, 'Nghị định 30/2020/NĐ-CP, Phụ lục III', true),
	('GNP', 'Giấy nghỉ phép', false, 'Nghị định 30/2020/NĐ-CP, Phụ lục III', true),
	('PG', 'Phiếu gửi', false, 'Nghị định 30/2020/NĐ-CP, Phụ lục III', true),
	('PC', 'Phiếu chuyển', false, 'Nghị định 30/2020/NĐ-CP, Phụ lục III', true),
	('PB', 'Phiếu báo', false, 'Nghị định 30/2020/NĐ-CP, Phụ lục III', true),
	('SY', 'Bản sao y', false, 'Nghị định 30/2020/NĐ-CP, Phụ lục III', true),
	('TrS', 'Bản trích sao', false, 'Nghị định 30/2020/NĐ-CP, Phụ lục III', true),
	('SL', 'Bản sao lục', false, 'Nghị định 30/2020/NĐ-CP, Phụ lục III', true),
	('KL', 'Kết luận', false, 'Thực tiễn (unconfirmed)', true),
	('CTHĐ', 'Chương trình hành động', false, 'Thực tiễn (unconfirmed)', true),
	('GP', 'Giấy phép', false, 'Thực tiễn (unconfirmed)', true),
	('GCN', 'Giấy chứng nhận', false, 'Thực tiễn (unconfirmed)', true),
	('CTPH', 'Chương trình phối hợp', false, 'Thực tiễn (unconfirmed)', true),
	('KHPH', 'Kế hoạch phối hợp', false, 'Thực tiễn (unconfirmed)', true),
	('QCPH', 'Quy chế phối hợp', false, 'Thực tiễn (unconfirmed)', true),
	('QCLN', 'Quy chế liên ngành', false, 'Thực tiễn (unconfirmed)', true),
	('HDLN', 'Hướng dẫn liên ngành', false, 'Thực tiễn (unconfirmed)', true),
	('KHLN', 'Kế hoạch liên ngành', false, 'Thực tiễn (unconfirmed)', true),
	('KHLT', 'Kế hoạch liên tịch', false, 'Thực tiễn (unconfirmed)', true),
	('VBHN', 'Văn bản hợp nhất', false, 'Pháp lệnh 01/2012/UBTVQH13', true),
	('NQ', 'Nghị quyết', true, 'Luật 64/2025/QH15, Điều 4', true),
	('NQLT', 'Nghị quyết liên tịch', true, 'Luật 64/2025/QH15, Điều 4', true),
	('PL', 'Pháp lệnh', true, 'Luật 64/2025/QH15, Điều 4', true),
	('L', 'Luật, Lệnh (số của luật không ghi chữ L)', true, 'Luật 64/2025/QH15, Điều 4', true),
	('NĐ', 'Nghị định', true, 'Luật 64/2025/QH15, Điều 4', true),
	('QĐ', 'Quyết định', true, 'Luật 64/2025/QH15, Điều 4', true),
	('TT', 'Thông tư', true, 'Luật 64/2025/QH15, Điều 4', true),
	('TTLT', 'Thông tư liên tịch', true, 'Luật 64/2025/QH15, Điều 4', true),
	('CT', 'Chỉ thị', true, 'Luật ban hành văn bản quy phạm pháp luật của HĐND, UBND 2004 (unconfirmed)', true),
	('TTLB', 'Thông tư liên bộ', true, 'Thực tiễn (unconfirmed)', true),
	('TTLN', 'Thông tư liên ngành', true, 'Thực tiễn (unconfirmed)', true),
	('CTLT', 'Chỉ thị liên tịch', true, 'Thực tiễn (unconfirmed)', true),
	('LCT', 'Lệnh của Chủ tịch (Hội đồng Nhà nước)', true, 'Thực tiễn (unconfirmed)', true);

CREATE FUNCTION doc_type_name(document_number) RETURNS text
	LANGUAGE sql STABLE STRICT PARALLEL SAFE
BEGIN ATOMIC
	SELECT t.name FROM cchc.document_type AS t
	WHERE t.abbreviation = cchc.doc_type($1)
	-- a year makes a number normative, but not every office keeps to that
	ORDER BY (t.normative = (cchc.year($1) IS NOT NULL)) DESC, t.builtin LIMIT 1;
END;
COMMENT ON FUNCTION doc_type_name(document_number) IS 'The name of the document''s type from the table document_type, where a row of your own goes before one of the extension: Quyết định for 299/QĐ-UBND; NULL where the symbol names none (tên loại văn bản).';
