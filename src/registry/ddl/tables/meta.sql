-- The registry itself.

CREATE TABLE registry_meta (
	only_row boolean PRIMARY KEY DEFAULT true,
	version text NOT NULL,
	layout text NOT NULL DEFAULT 'plain',
	clock_policy text NOT NULL DEFAULT 'pause',
	created_at timestamptz NOT NULL DEFAULT now(),
	upgraded_at timestamptz,
	objects text[] NOT NULL,
	CONSTRAINT registry_meta_one_row CHECK (only_row),
	CONSTRAINT registry_meta_layout CHECK (layout IN ('plain', 'partitioned', 'citus')),
	CONSTRAINT registry_meta_clock_policy CHECK (clock_policy IN ('pause', 'restart'))
);
COMMENT ON TABLE registry_meta IS 'One row that marks this schema as a registry of cchc (thông tin cơ sở dữ liệu CCHC).';
COMMENT ON COLUMN registry_meta.only_row IS 'Always true: there is one row (khóa).';
COMMENT ON COLUMN registry_meta.version IS 'Version of the extension whose definitions these tables and functions have (phiên bản).';
COMMENT ON COLUMN registry_meta.layout IS 'How create_registry() laid the tables out: plain, partitioned or citus (kiểu bố trí).';
COMMENT ON COLUMN registry_meta.clock_policy IS 'What a request to supplement does to the clock: pause stops it, restart begins it anew when the papers arrive (cách tính thời hạn khi yêu cầu bổ sung).';
COMMENT ON COLUMN registry_meta.created_at IS 'When create_registry() made it (thời điểm tạo).';
COMMENT ON COLUMN registry_meta.upgraded_at IS 'When upgrade_registry() last touched it, or NULL (thời điểm nâng cấp).';
COMMENT ON COLUMN registry_meta.objects IS 'What the extension made in this schema, by kind and name; what is not in the list is the owner''s (các đối tượng do phần mở rộng tạo).';
COMMENT ON CONSTRAINT registry_meta_pkey ON registry_meta IS 'There is one row (chỉ có một dòng).';
COMMENT ON CONSTRAINT registry_meta_one_row ON registry_meta IS 'The key is always true (khóa luôn là true).';
COMMENT ON CONSTRAINT registry_meta_layout ON registry_meta IS 'The layout is plain, partitioned or citus (kiểu bố trí không hợp lệ).';
COMMENT ON CONSTRAINT registry_meta_clock_policy ON registry_meta IS 'The policy is pause or restart (cách tính thời hạn phải là pause hoặc restart).';
