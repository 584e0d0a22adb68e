-- Agencies (cơ quan, đơn vị).

CREATE TABLE agency (
	code agency_code PRIMARY KEY,
	name text NOT NULL CHECK (btrim(name) <> ''),
	kind text NOT NULL CHECK (kind IN ('bo_nganh', 'ubnd_tinh', 'so_ban_nganh', 'don_vi_khac',
		'huyen', 'thi_xa', 'thanh_pho', 'phuong', 'xa', 'thi_tran', 'dac_khu')),
	level text NOT NULL GENERATED ALWAYS AS (CASE
		WHEN kind = 'bo_nganh' THEN 'bo'
		WHEN kind IN ('ubnd_tinh', 'so_ban_nganh', 'don_vi_khac') THEN 'tinh'
		WHEN kind IN ('huyen', 'thi_xa', 'thanh_pho') THEN 'huyen'
		ELSE 'xa' END) STORED,
	parent agency_code REFERENCES agency,
	successor agency_code REFERENCES agency,
	calendar text,
	valid daterange NOT NULL DEFAULT '(,)' CHECK (NOT isempty(valid)),
	CONSTRAINT agency_not_its_own_parent CHECK (parent <> code)
);
CREATE INDEX agency_parent_idx ON agency (parent);
COMMENT ON TABLE agency IS 'Agencies that issue documents, handle dossiers and are inspected (cơ quan, đơn vị).';
COMMENT ON COLUMN agency.code IS 'Identification code, in either written form (mã định danh cơ quan).';
COMMENT ON COLUMN agency.name IS 'Name as printed on forms (tên cơ quan).';
COMMENT ON COLUMN agency.kind IS 'Kind: bo_nganh, ubnd_tinh, so_ban_nganh, don_vi_khac, huyen, thi_xa, thanh_pho, phuong, xa, thi_tran or dac_khu (loại cơ quan).';
COMMENT ON COLUMN agency.level IS 'Level that follows from the kind: bo, tinh, huyen or xa (cấp hành chính).';
COMMENT ON COLUMN agency.parent IS 'The agency above, or NULL (cơ quan cấp trên).';
COMMENT ON COLUMN agency.valid IS 'Days on which the agency exists; districts end on 2025-07-01 (thời gian hoạt động).';
COMMENT ON COLUMN agency.successor IS 'The agency that took its place, or NULL (cơ quan kế thừa).';
COMMENT ON COLUMN agency.calendar IS 'Name of the calendar in which it works, NULL that of the agency above (lịch làm việc).';
