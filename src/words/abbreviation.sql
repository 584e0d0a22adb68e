
-- Abbreviations: chữ viết tắt

CREATE TABLE abbreviation (
	abbreviation text COLLATE "C" NOT NULL CHECK (abbreviation <> '' AND abbreviation = btrim(abbreviation)),
	expansion text NOT NULL CHECK (expansion <> ''),
	is_prefix bool NOT NULL DEFAULT false,
	needs_dot bool NOT NULL DEFAULT true,
	takes_number bool NOT NULL DEFAULT false,
	builtin bool NOT NULL DEFAULT false,
	PRIMARY KEY (abbreviation, builtin)
);
--@ shipped_rows abbreviation

COMMENT ON TABLE abbreviation IS 'Abbreviations that vi_expand writes out; add rows of your own, which go before those of the extension (chữ viết tắt).';
COMMENT ON COLUMN abbreviation.abbreviation IS 'The abbreviation as it is written, in this case, without a final dot (chữ viết tắt).';
COMMENT ON COLUMN abbreviation.expansion IS 'What is written instead (cách viết đầy đủ).';
COMMENT ON COLUMN abbreviation.is_prefix IS 'Whether it stands before a name, with or without a space, as P. in P.Bến Nghé (tiền tố đơn vị hành chính).';
COMMENT ON COLUMN abbreviation.needs_dot IS 'Whether a prefix must have its dot before a name: X. Hòa Bình, but X quang (phải có dấu chấm).';
COMMENT ON COLUMN abbreviation.takes_number IS 'Whether a prefix may stand before a number, as P.1 and Q1 (đi với số).';

INSERT INTO abbreviation (abbreviation, expansion, is_prefix, needs_dot, takes_number, builtin) VALUES
	('T', 'Tỉnh', true, true, false, true),
	('TP', 'Thành phố', true, false, false, true),
	('Tp', 'Thành phố', true, false, false, true),
	('TX', 'Thị xã', true, false, false, true),
	('Tx', 'Thị xã', true, false, false, true),
	('TT', 'Thị trấn', true, true, false, true),
	('Q', 'Quận', true, true, true, true),
	('H', 'Huyện', true, true, false, true),
	('P', 'Phường', true, true, true, true),
	('X', 'Xã', true, true, false, true),
	('KP', 'Khu phố', true, true, true, true);

INSERT INTO abbreviation (abbreviation, expansion, builtin)
SELECT a, e, true FROM (VALUES
	('ANTT', 'an ninh trật tự'),
	('ATTP', 'an toàn thực phẩm'),
	('BHTN', 'bảo hiểm thất nghiệp'),
	('BHXH', 'bảo hiểm xã hội'),
	('BHYT', 'bảo hiểm y tế'),
	('CBCC', 'cán bộ, công chức'),
	('CBCCVC', 'cán bộ, công chức, viên chức'),
	('CCCD', 'căn cước công dân'),
	('CCHC', 'cải cách hành chính'),
	('CCVC', 'công chức, viên chức'),
	('CHXHCN', 'Cộng hòa xã hội chủ nghĩa'),
	('CHXHCNVN', 'Cộng hòa xã hội chủ nghĩa Việt Nam'),
	('CMND', 'chứng minh nhân dân'),
	('CNTT', 'công nghệ thông tin'),
	('CSDL', 'cơ sở dữ liệu'),
	('DVC', 'dịch vụ công'),
	('DVCTT', 'dịch vụ công trực tuyến'),
	('ĐKKD', 'đăng ký kinh doanh'),
	('ĐVHC', 'đơn vị hành chính'),
	('GCN', 'giấy chứng nhận'),
	('GCNQSDĐ', 'giấy chứng nhận quyền sử dụng đất'),
	('GD&ĐT', 'Giáo dục và Đào tạo'),
	('GDĐT', 'Giáo dục và Đào tạo'),
	('GPLX', 'giấy phép lái xe'),
	('GPMB', 'giải phóng mặt bằng'),
	('GPXD', 'giấy phép xây dựng'),
	('GTVT', 'Giao thông vận tải'),
	('HCM', 'Hồ Chí Minh'),
	('HĐND', 'Hội đồng nhân dân'),
	('HTX', 'hợp tác xã'),
	('KCN', 'khu công nghiệp'),
	('KH&CN', 'Khoa học và Công nghệ'),
	('KH&ĐT', 'Kế hoạch và Đầu tư'),
	('KHĐT', 'Kế hoạch và Đầu tư'),
	('KT-XH', 'kinh tế - xã hội'),
	('LĐTBXH', 'Lao động - Thương binh và Xã hội'),
	('LĐ-TB&XH', 'Lao động - Thương binh và Xã hội'),
	('MTTQ', 'Mặt trận Tổ quốc'),
	('NN&PTNT', 'Nông nghiệp và Phát triển nông thôn'),
	('NSNN', 'ngân sách nhà nước'),
	('PCCC', 'phòng cháy, chữa cháy'),
	('QLNN', 'quản lý nhà nước'),
	('QPPL', 'quy phạm pháp luật'),
	('QSDĐ', 'quyền sử dụng đất'),
	('TAND', 'Tòa án nhân dân'),
	('THCS', 'trung học cơ sở'),
	('THPT', 'trung học phổ thông'),
	('TN&MT', 'Tài nguyên và Môi trường'),
	('TNHH', 'trách nhiệm hữu hạn'),
	('TNMT', 'Tài nguyên và Môi trường'),
	('TPHCM', 'Thành phố Hồ Chí Minh'),
	('TT&TT', 'Thông tin và Truyền thông'),
	('TTHC', 'thủ tục hành chính'),
	('TTPVHCC', 'Trung tâm Phục vụ hành chính công'),
	('UBMTTQ', 'Ủy ban Mặt trận Tổ quốc'),
	('UBND', 'Ủy ban nhân dân'),
	('VBQPPL', 'văn bản quy phạm pháp luật'),
	('VKSND', 'Viện kiểm sát nhân dân'),
	('VPCP', 'Văn phòng Chính phủ'),
	('XDCB', 'xây dựng cơ bản')) AS v(a, e);

CREATE FUNCTION vi_expand(text) RETURNS text
	LANGUAGE C STABLE STRICT PARALLEL SAFE AS 'MODULE_PATHNAME';
COMMENT ON FUNCTION vi_expand(text) IS 'The text with abbreviations written out (UBND, TP.HCM, P.Bến Nghé) as the table cchc.abbreviation says (khai triển chữ viết tắt).';
