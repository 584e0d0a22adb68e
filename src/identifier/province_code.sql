-- The level-1 codes: provinces and ministries, when they were in use, and what
-- followed them.  Users add rows.  One that begins on the day on which a shipped
-- row of that code begins stands for it: it says what the row became.

CREATE TABLE province_code (
	code agency_code NOT NULL CHECK (level(code) = 1),
	council_code agency_code CHECK (level(council_code) = 1),
	name text NOT NULL,
	valid daterange NOT NULL CHECK (NOT isempty(valid)),
	successor agency_code CHECK (level(successor) = 1 AND successor <> code),
	source text NOT NULL,
	evidence text NOT NULL DEFAULT 'unconfirmed' CHECK (evidence IN ('confirmed', 'seen', 'unconfirmed')),
	builtin bool NOT NULL DEFAULT false,
	PRIMARY KEY (code, valid, builtin),
	CHECK (successor IS NULL OR NOT upper_inf(valid))
);
CREATE INDEX province_code_council_code_idx ON province_code (council_code);
CREATE UNIQUE INDEX province_code_code_lower_builtin_idx ON province_code (code, lower(valid), builtin) NULLS NOT DISTINCT;
COMMENT ON INDEX province_code_council_code_idx IS 'Provinces by the code of their council (tỉnh theo mã Hội đồng nhân dân).';
COMMENT ON INDEX province_code_code_lower_builtin_idx IS 'A code names one province from a day on; beside a shipped row there may be one of your own (mỗi mã một tỉnh từ một ngày).';
--@ shipped_rows province_code
--@   same: (code, lower(valid), builtin)

COMMENT ON TABLE province_code IS 'Codes of the provinces with the days on which they were in use: 63 until 30 June 2025, 34 since (mã định danh cấp tỉnh).';
COMMENT ON COLUMN province_code.code IS 'Code of the province''s people''s committee, level 1 (mã của Ủy ban nhân dân tỉnh).';
COMMENT ON COLUMN province_code.council_code IS 'Code of the province''s people''s council, level 1 (mã của Hội đồng nhân dân tỉnh).';
COMMENT ON COLUMN province_code.name IS 'Name of the province on those days, without tỉnh or thành phố (tên tỉnh, thành phố).';
COMMENT ON COLUMN province_code.valid IS 'The days on which code and name were in use, without bound where none is known (thời gian hiệu lực).';
COMMENT ON COLUMN province_code.successor IS 'Code of the province into which it merged when valid ended, NULL for one that goes on (mã của tỉnh sau sáp nhập).';
COMMENT ON COLUMN province_code.source IS 'The decisions behind the row (căn cứ).';
COMMENT ON COLUMN province_code.evidence IS 'How sure the code is: confirmed by a published list, seen in real data, or unconfirmed (mức độ tin cậy).';

INSERT INTO province_code (code, council_code, name, valid, successor, source, evidence, builtin) VALUES
	('H01', 'K01', 'An Giang', daterange(NULL, NULL), NULL, 'Quyết định 20/2020/QĐ-TTg', 'unconfirmed', true),
	('H02', 'K02', 'Bắc Giang', daterange(NULL, '2025-07-01'), 'H05', 'Quyết định 20/2020/QĐ-TTg; Nghị quyết 202/2025/QH15', 'unconfirmed', true),
	('H03', 'K03', 'Bắc Kạn', daterange(NULL, '2025-07-01'), 'H55', 'Quyết định 20/2020/QĐ-TTg; Nghị quyết 202/2025/QH15', 'unconfirmed', true),
	('H04', 'K04', 'Bạc Liêu', daterange(NULL, '2025-07-01'), 'H12', 'Quyết định 20/2020/QĐ-TTg; Nghị quyết 202/2025/QH15', 'unconfirmed', true),
	('H05', 'K05', 'Bắc Ninh', daterange(NULL, NULL), NULL, 'Quyết định 20/2020/QĐ-TTg', 'unconfirmed', true),
	('H06', 'K06', 'Bà Rịa - Vũng Tàu', daterange(NULL, '2025-07-01'), 'H29', 'Quyết định 20/2020/QĐ-TTg; Nghị quyết 202/2025/QH15', 'unconfirmed', true),
	('H07', 'K07', 'Bến Tre', daterange(NULL, '2025-07-01'), 'H61', 'Quyết định 20/2020/QĐ-TTg; Nghị quyết 202/2025/QH15', 'unconfirmed', true),
	('H08', 'K08', 'Bình Định', daterange(NULL, '2025-07-01'), 'H21', 'Quyết định 20/2020/QĐ-TTg; Nghị quyết 202/2025/QH15', 'unconfirmed', true),
	('H09', 'K09', 'Bình Dương', daterange(NULL, '2025-07-01'), 'H29', 'Quyết định 20/2020/QĐ-TTg; Nghị quyết 202/2025/QH15', 'unconfirmed', true),
	('H10', 'K10', 'Bình Phước', daterange(NULL, '2025-07-01'), 'H19', 'Quyết định 20/2020/QĐ-TTg; Nghị quyết 202/2025/QH15', 'unconfirmed', true),
	('H11', 'K11', 'Bình Thuận', daterange(NULL, '2025-07-01'), 'H36', 'Quyết định 20/2020/QĐ-TTg; Nghị quyết 202/2025/QH15', 'unconfirmed', true),
	('H12', 'K12', 'Cà Mau', daterange(NULL, NULL), NULL, 'Quyết định 20/2020/QĐ-TTg', 'unconfirmed', true),
	('H13', 'K13', 'Cần Thơ', daterange(NULL, NULL), NULL, 'Quyết định 20/2020/QĐ-TTg', 'unconfirmed', true),
	('H14', 'K14', 'Cao Bằng', daterange(NULL, NULL), NULL, 'Quyết định 20/2020/QĐ-TTg', 'unconfirmed', true),
	('H15', 'K15', 'Đắk Lắk', daterange(NULL, NULL), NULL, 'Quyết định 20/2020/QĐ-TTg', 'confirmed', true),
	('H16', 'K16', 'Đắk Nông', daterange(NULL, '2025-07-01'), 'H36', 'Quyết định 20/2020/QĐ-TTg; Nghị quyết 202/2025/QH15', 'unconfirmed', true),
	('H17', 'K17', 'Đà Nẵng', daterange(NULL, NULL), NULL, 'Quyết định 20/2020/QĐ-TTg', 'unconfirmed', true),
	('H18', 'K18', 'Điện Biên', daterange(NULL, NULL), NULL, 'Quyết định 20/2020/QĐ-TTg', 'unconfirmed', true),
	('H19', 'K19', 'Đồng Nai', daterange(NULL, NULL), NULL, 'Quyết định 20/2020/QĐ-TTg', 'unconfirmed', true),
	('H20', 'K20', 'Đồng Tháp', daterange(NULL, NULL), NULL, 'Quyết định 20/2020/QĐ-TTg', 'unconfirmed', true),
	('H21', 'K21', 'Gia Lai', daterange(NULL, NULL), NULL, 'Quyết định 20/2020/QĐ-TTg', 'unconfirmed', true),
	('H22', 'K22', 'Hà Giang', daterange(NULL, '2025-07-01'), 'H60', 'Quyết định 20/2020/QĐ-TTg; Nghị quyết 202/2025/QH15', 'seen', true),
	('H23', 'K23', 'Hải Dương', daterange(NULL, '2025-07-01'), 'H24', 'Quyết định 20/2020/QĐ-TTg; Nghị quyết 202/2025/QH15', 'unconfirmed', true),
	('H24', 'K24', 'Hải Phòng', daterange(NULL, NULL), NULL, 'Quyết định 20/2020/QĐ-TTg', 'unconfirmed', true),
	('H25', 'K25', 'Hà Nam', daterange(NULL, '2025-07-01'), 'H42', 'Quyết định 20/2020/QĐ-TTg; Nghị quyết 202/2025/QH15', 'unconfirmed', true),
	('H26', 'K26', 'Hà Nội', daterange(NULL, NULL), NULL, 'Quyết định 20/2020/QĐ-TTg', 'confirmed', true),
	('H27', 'K27', 'Hà Tĩnh', daterange(NULL, NULL), NULL, 'Quyết định 20/2020/QĐ-TTg', 'unconfirmed', true),
	('H28', 'K28', 'Hòa Bình', daterange(NULL, '2025-07-01'), 'H44', 'Quyết định 20/2020/QĐ-TTg; Nghị quyết 202/2025/QH15', 'unconfirmed', true),
	('H29', 'K29', 'Hồ Chí Minh', daterange(NULL, NULL), NULL, 'Quyết định 20/2020/QĐ-TTg', 'seen', true),
	('H30', 'K30', 'Hậu Giang', daterange(NULL, '2025-07-01'), 'H13', 'Quyết định 20/2020/QĐ-TTg; Nghị quyết 202/2025/QH15', 'confirmed', true),
	('H31', 'K31', 'Hưng Yên', daterange(NULL, NULL), NULL, 'Quyết định 20/2020/QĐ-TTg', 'unconfirmed', true),
	('H32', 'K32', 'Khánh Hòa', daterange(NULL, NULL), NULL, 'Quyết định 20/2020/QĐ-TTg', 'unconfirmed', true),
	('H33', 'K33', 'Kiên Giang', daterange(NULL, '2025-07-01'), 'H01', 'Quyết định 20/2020/QĐ-TTg; Nghị quyết 202/2025/QH15', 'unconfirmed', true),
	('H34', 'K34', 'Kon Tum', daterange(NULL, '2025-07-01'), 'H48', 'Quyết định 20/2020/QĐ-TTg; Nghị quyết 202/2025/QH15', 'unconfirmed', true),
	('H35', 'K35', 'Lai Châu', daterange(NULL, NULL), NULL, 'Quyết định 20/2020/QĐ-TTg', 'seen', true),
	('H36', 'K36', 'Lâm Đồng', daterange(NULL, NULL), NULL, 'Quyết định 20/2020/QĐ-TTg', 'unconfirmed', true),
	('H37', 'K37', 'Lạng Sơn', daterange(NULL, NULL), NULL, 'Quyết định 20/2020/QĐ-TTg', 'unconfirmed', true),
	('H38', 'K38', 'Lào Cai', daterange(NULL, NULL), NULL, 'Quyết định 20/2020/QĐ-TTg', 'confirmed', true),
	('H39', 'K39', 'Long An', daterange(NULL, '2025-07-01'), 'H53', 'Quyết định 20/2020/QĐ-TTg; Nghị quyết 202/2025/QH15', 'unconfirmed', true),
	('H40', 'K40', 'Nam Định', daterange(NULL, '2025-07-01'), 'H42', 'Quyết định 20/2020/QĐ-TTg; Nghị quyết 202/2025/QH15', 'unconfirmed', true),
	('H41', 'K41', 'Nghệ An', daterange(NULL, NULL), NULL, 'Quyết định 20/2020/QĐ-TTg', 'seen', true),
	('H42', 'K42', 'Ninh Bình', daterange(NULL, NULL), NULL, 'Quyết định 20/2020/QĐ-TTg', 'unconfirmed', true),
	('H43', 'K43', 'Ninh Thuận', daterange(NULL, '2025-07-01'), 'H32', 'Quyết định 20/2020/QĐ-TTg; Nghị quyết 202/2025/QH15', 'unconfirmed', true),
	('H44', 'K44', 'Phú Thọ', daterange(NULL, NULL), NULL, 'Quyết định 20/2020/QĐ-TTg', 'unconfirmed', true),
	('H45', 'K45', 'Phú Yên', daterange(NULL, '2025-07-01'), 'H15', 'Quyết định 20/2020/QĐ-TTg; Nghị quyết 202/2025/QH15', 'unconfirmed', true),
	('H46', 'K46', 'Quảng Bình', daterange(NULL, '2025-07-01'), 'H50', 'Quyết định 20/2020/QĐ-TTg; Nghị quyết 202/2025/QH15', 'unconfirmed', true),
	('H47', 'K47', 'Quảng Nam', daterange(NULL, '2025-07-01'), 'H17', 'Quyết định 20/2020/QĐ-TTg; Nghị quyết 202/2025/QH15', 'unconfirmed', true),
	('H48', 'K48', 'Quảng Ngãi', daterange(NULL, NULL), NULL, 'Quyết định 20/2020/QĐ-TTg', 'unconfirmed', true),
	('H49', 'K49', 'Quảng Ninh', daterange(NULL, NULL), NULL, 'Quyết định 20/2020/QĐ-TTg', 'confirmed', true),
	('H50', 'K50', 'Quảng Trị', daterange(NULL, NULL), NULL, 'Quyết định 20/2020/QĐ-TTg', 'unconfirmed', true),
	('H51', 'K51', 'Sóc Trăng', daterange(NULL, '2025-07-01'), 'H13', 'Quyết định 20/2020/QĐ-TTg; Nghị quyết 202/2025/QH15', 'unconfirmed', true),
	('H52', 'K52', 'Sơn La', daterange(NULL, NULL), NULL, 'Quyết định 20/2020/QĐ-TTg', 'unconfirmed', true),
	('H53', 'K53', 'Tây Ninh', daterange(NULL, NULL), NULL, 'Quyết định 20/2020/QĐ-TTg', 'unconfirmed', true),
	('H54', 'K54', 'Thái Bình', daterange(NULL, '2025-07-01'), 'H31', 'Quyết định 20/2020/QĐ-TTg; Nghị quyết 202/2025/QH15', 'unconfirmed', true),
	('H55', 'K55', 'Thái Nguyên', daterange(NULL, NULL), NULL, 'Quyết định 20/2020/QĐ-TTg', 'confirmed', true),
	('H56', 'K56', 'Thanh Hóa', daterange(NULL, NULL), NULL, 'Quyết định 20/2020/QĐ-TTg', 'confirmed', true),
	('H57', 'K57', 'Thừa Thiên Huế', daterange(NULL, '2025-01-01'), NULL, 'Quyết định 20/2020/QĐ-TTg', 'confirmed', true),
	('H57', 'K57', 'Huế', daterange('2025-01-01', NULL), NULL, 'Quyết định 20/2020/QĐ-TTg; Nghị quyết 175/2024/QH15', 'confirmed', true),
	('H58', 'K58', 'Tiền Giang', daterange(NULL, '2025-07-01'), 'H20', 'Quyết định 20/2020/QĐ-TTg; Nghị quyết 202/2025/QH15', 'unconfirmed', true),
	('H59', 'K59', 'Trà Vinh', daterange(NULL, '2025-07-01'), 'H61', 'Quyết định 20/2020/QĐ-TTg; Nghị quyết 202/2025/QH15', 'unconfirmed', true),
	('H60', 'K60', 'Tuyên Quang', daterange(NULL, NULL), NULL, 'Quyết định 20/2020/QĐ-TTg', 'unconfirmed', true),
	('H61', 'K61', 'Vĩnh Long', daterange(NULL, NULL), NULL, 'Quyết định 20/2020/QĐ-TTg', 'unconfirmed', true),
	('H62', 'K62', 'Vĩnh Phúc', daterange(NULL, '2025-07-01'), 'H44', 'Quyết định 20/2020/QĐ-TTg; Nghị quyết 202/2025/QH15', 'seen', true),
	('H63', 'K63', 'Yên Bái', daterange(NULL, '2025-07-01'), 'H38', 'Quyết định 20/2020/QĐ-TTg; Nghị quyết 202/2025/QH15', 'unconfirmed', true);

CREATE TABLE ministry_code (
	code agency_code NOT NULL CHECK (level(code) = 1),
	name text NOT NULL,
	valid daterange NOT NULL CHECK (NOT isempty(valid)),
	successor agency_code CHECK (level(successor) = 1 AND successor <> code),
	source text NOT NULL,
	evidence text NOT NULL DEFAULT 'unconfirmed' CHECK (evidence IN ('confirmed', 'seen', 'unconfirmed')),
	builtin bool NOT NULL DEFAULT false,
	PRIMARY KEY (code, valid, builtin),
	CHECK (successor IS NULL OR NOT upper_inf(valid))
);
CREATE UNIQUE INDEX ministry_code_code_lower_builtin_idx ON ministry_code (code, lower(valid), builtin) NULLS NOT DISTINCT;
COMMENT ON INDEX ministry_code_code_lower_builtin_idx IS 'A code names one ministry from a day on; beside a shipped row there may be one of your own (mỗi mã một bộ từ một ngày).';
--@ shipped_rows ministry_code
--@   same: (code, lower(valid), builtin)

COMMENT ON TABLE ministry_code IS 'Codes of the ministries and agencies of the Government with the days on which they were in use (mã định danh bộ, ngành).';
COMMENT ON COLUMN ministry_code.code IS 'Code of the ministry, level 1 (mã của bộ, ngành).';
COMMENT ON COLUMN ministry_code.name IS 'Name of the ministry on those days (tên bộ, ngành).';
COMMENT ON COLUMN ministry_code.valid IS 'The days on which code and name were in use, without bound where none is known (thời gian hiệu lực).';
COMMENT ON COLUMN ministry_code.successor IS 'Code of the one ministry that took it over when valid ended, NULL when there is none or several (mã của bộ tiếp nhận).';
COMMENT ON COLUMN ministry_code.source IS 'The decisions behind the row (căn cứ).';
COMMENT ON COLUMN ministry_code.evidence IS 'How sure the row is: confirmed by a published list, seen in real data, or unconfirmed (mức độ tin cậy).';

INSERT INTO ministry_code (code, name, valid, successor, source, evidence, builtin) VALUES
	('G01', 'Bộ Công an', daterange(NULL, NULL), NULL, 'Quyết định 09/2025/QĐ-TTg', 'confirmed', true),
	('G02', 'Bộ Công Thương', daterange(NULL, NULL), NULL, 'Quyết định 09/2025/QĐ-TTg', 'confirmed', true),
	('G03', 'Bộ Giáo dục và Đào tạo', daterange(NULL, NULL), NULL, 'Quyết định 09/2025/QĐ-TTg', 'confirmed', true),
	('G04', 'Bộ Giao thông vận tải', daterange(NULL, '2025-03-01'), 'G17', 'Quyết định 20/2020/QĐ-TTg', 'unconfirmed', true),
	('G05', 'Bộ Kế hoạch và Đầu tư', daterange(NULL, '2025-03-01'), 'G12', 'Quyết định 20/2020/QĐ-TTg', 'unconfirmed', true),
	('G06', 'Bộ Khoa học và Công nghệ', daterange(NULL, NULL), NULL, 'Quyết định 09/2025/QĐ-TTg', 'confirmed', true),
	('G07', 'Bộ Lao động - Thương binh và Xã hội', daterange(NULL, '2025-03-01'), NULL, 'Quyết định 20/2020/QĐ-TTg', 'unconfirmed', true),
	('G08', 'Bộ Ngoại giao', daterange(NULL, NULL), NULL, 'Quyết định 09/2025/QĐ-TTg', 'confirmed', true),
	('G09', 'Bộ Nội vụ', daterange(NULL, NULL), NULL, 'Quyết định 09/2025/QĐ-TTg', 'confirmed', true),
	('G10', 'Bộ Nông nghiệp và Phát triển nông thôn', daterange(NULL, '2025-03-01'), NULL, 'Quyết định 20/2020/QĐ-TTg', 'unconfirmed', true),
	('G10', 'Bộ Nông nghiệp và Môi trường', daterange('2025-03-01', NULL), NULL, 'Quyết định 09/2025/QĐ-TTg', 'confirmed', true),
	('G11', 'Bộ Quốc phòng', daterange(NULL, NULL), NULL, 'Quyết định 09/2025/QĐ-TTg', 'confirmed', true),
	('G12', 'Bộ Tài chính', daterange(NULL, NULL), NULL, 'Quyết định 09/2025/QĐ-TTg', 'confirmed', true),
	('G13', 'Bộ Tài nguyên và Môi trường', daterange(NULL, '2025-03-01'), 'G10', 'Quyết định 20/2020/QĐ-TTg', 'unconfirmed', true),
	('G14', 'Bộ Thông tin và Truyền thông', daterange(NULL, '2025-03-01'), NULL, 'Quyết định 20/2020/QĐ-TTg', 'unconfirmed', true),
	('G15', 'Bộ Tư pháp', daterange(NULL, NULL), NULL, 'Quyết định 09/2025/QĐ-TTg', 'confirmed', true),
	('G16', 'Bộ Văn hóa, Thể thao và Du lịch', daterange(NULL, NULL), NULL, 'Quyết định 09/2025/QĐ-TTg', 'confirmed', true),
	('G17', 'Bộ Xây dựng', daterange(NULL, NULL), NULL, 'Quyết định 09/2025/QĐ-TTg', 'confirmed', true),
	('G18', 'Bộ Y tế', daterange(NULL, NULL), NULL, 'Quyết định 09/2025/QĐ-TTg', 'confirmed', true),
	('G19', 'Ngân hàng Nhà nước Việt Nam', daterange(NULL, NULL), NULL, 'Quyết định 09/2025/QĐ-TTg', 'confirmed', true),
	('G20', 'Thanh tra Chính phủ', daterange(NULL, NULL), NULL, 'Quyết định 09/2025/QĐ-TTg', 'confirmed', true),
	('G21', 'Ủy ban Dân tộc', daterange(NULL, '2025-03-01'), NULL, 'Quyết định 20/2020/QĐ-TTg', 'unconfirmed', true),
	('G21', 'Bộ Dân tộc và Tôn giáo', daterange('2025-03-01', NULL), NULL, 'Quyết định 09/2025/QĐ-TTg', 'confirmed', true),
	('G22', 'Văn phòng Chính phủ', daterange(NULL, NULL), NULL, 'Quyết định 09/2025/QĐ-TTg', 'confirmed', true),
	('G24', 'Bảo hiểm xã hội Việt Nam', daterange(NULL, '2025-03-01'), NULL, 'Quyết định 20/2020/QĐ-TTg', 'unconfirmed', true),
	('G27', 'Đài Tiếng nói Việt Nam', daterange(NULL, NULL), NULL, 'Quyết định 09/2025/QĐ-TTg', 'confirmed', true),
	('G28', 'Đài Truyền hình Việt Nam', daterange(NULL, NULL), NULL, 'Quyết định 09/2025/QĐ-TTg', 'confirmed', true),
	('G30', 'Thông tấn xã Việt Nam', daterange(NULL, NULL), NULL, 'Quyết định 09/2025/QĐ-TTg', 'confirmed', true),
	('G31', 'Viện Hàn lâm Khoa học và Công nghệ Việt Nam', daterange(NULL, NULL), NULL, 'Quyết định 09/2025/QĐ-TTg', 'confirmed', true),
	('G32', 'Viện Hàn lâm Khoa học xã hội Việt Nam', daterange(NULL, NULL), NULL, 'Quyết định 09/2025/QĐ-TTg', 'confirmed', true),
	('G34', 'Ủy ban Giám sát tài chính Quốc gia', daterange(NULL, '2025-03-01'), NULL, 'Quyết định 20/2020/QĐ-TTg', 'unconfirmed', true),
	('G35', 'Ủy ban An toàn giao thông Quốc gia', daterange(NULL, NULL), NULL, 'Quyết định 09/2025/QĐ-TTg', 'confirmed', true),
	('G36', 'Ủy ban Quản lý vốn nhà nước tại doanh nghiệp', daterange(NULL, '2025-03-01'), NULL, 'Quyết định 20/2020/QĐ-TTg', 'unconfirmed', true),
	('G38', 'Ủy ban sông Mê Công Việt Nam', daterange(NULL, NULL), NULL, 'Quyết định 09/2025/QĐ-TTg', 'confirmed', true),
	('G39', 'Hội đồng đánh giá trữ lượng khoáng sản quốc gia', daterange(NULL, NULL), NULL, 'Quyết định 09/2025/QĐ-TTg', 'confirmed', true);

CREATE VIEW province_code_in_force WITH (security_invoker = true) AS
	SELECT p.* FROM province_code p
	WHERE NOT p.builtin OR NOT EXISTS (
		SELECT FROM province_code u
		WHERE u.code = p.code AND lower(u.valid) IS NOT DISTINCT FROM lower(p.valid) AND NOT u.builtin);
COMMENT ON VIEW province_code_in_force IS 'The codes of provinces without the shipped rows over which a user''s stands (mã định danh cấp tỉnh đang áp dụng).';
CREATE VIEW ministry_code_in_force WITH (security_invoker = true) AS
	SELECT m.* FROM ministry_code m
	WHERE NOT m.builtin OR NOT EXISTS (
		SELECT FROM ministry_code u
		WHERE u.code = m.code AND lower(u.valid) IS NOT DISTINCT FROM lower(m.valid) AND NOT u.builtin);
COMMENT ON VIEW ministry_code_in_force IS 'The codes of ministries without the shipped rows over which a user''s stands (mã định danh bộ, ngành đang áp dụng).';
GRANT SELECT ON province_code_in_force, ministry_code_in_force TO PUBLIC;

-- Both functions ask only about level 1: nobody publishes the lower levels.

CREATE FUNCTION is_known(agency agency_code, on_date date) RETURNS bool
	LANGUAGE SQL STABLE STRICT PARALLEL SAFE
BEGIN ATOMIC
	SELECT EXISTS (SELECT FROM province_code_in_force p
				   WHERE p.code = root($1) AND p.valid @> $2)
		OR EXISTS (SELECT FROM province_code_in_force p
				   WHERE p.council_code = root($1) AND p.valid @> $2)
		OR EXISTS (SELECT FROM ministry_code_in_force m
				   WHERE m.code = root($1) AND m.valid @> $2);
END;

-- The lower groups of a code were given out by its province.  In the successor
-- they mean another office or none, so only its level 1 is certain.
-- In text, which can always be hashed, as the recursive UNION must: pg_upgrade
-- creates functions before the hash classes of our types.
CREATE FUNCTION successor(agency agency_code, on_date date) RETURNS agency_code
	LANGUAGE SQL STABLE STRICT PARALLEL SAFE
BEGIN ATOMIC
	WITH RECURSIVE link AS (
		SELECT current_form(p.code) AS code, p.valid, current_form(p.successor) AS successor
		FROM province_code_in_force p
		UNION ALL
		SELECT current_form(p.council_code), p.valid, current_form(s.council_code)
		FROM province_code_in_force p
		LEFT JOIN province_code_in_force s ON s.code = p.successor AND s.valid @> upper(p.valid)
		WHERE p.council_code IS NOT NULL
		UNION ALL
		SELECT current_form(m.code), m.valid, current_form(m.successor) FROM ministry_code_in_force m
	),
	heir (code) AS (
		SELECT current_form(root($1))
		UNION
		SELECT l.successor
		FROM heir h JOIN link l ON l.code = h.code
		WHERE l.successor IS NOT NULL AND upper(l.valid) <= $2
	)
	SELECT CASE WHEN h.code = current_form(root($1)) THEN $1 ELSE h.code::agency_code END
	FROM heir h JOIN link l ON l.code = h.code
	WHERE l.valid @> $2
	ORDER BY h.code COLLATE "C"
	LIMIT 1;
END;

COMMENT ON FUNCTION is_known(agency_code, date) IS 'Whether the level-1 code of the agency is that of a province, provincial people''s council or ministry in use on the day; false is no error, for no list is complete (mã định danh đã công bố).';
COMMENT ON FUNCTION successor(agency_code, date) IS 'The agency that stands for the given one on the day: itself while its province or ministry is in use, else the level-1 code that followed, without lower groups, which do not carry over; NULL when none is known (cơ quan kế thừa sau sáp nhập).';
