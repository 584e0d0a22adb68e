-- The words with which systems say how far a dossier is (trạng thái hồ sơ).

CREATE TABLE dossier_status (
	status text COLLATE "C" NOT NULL CHECK (status <> ''),
	number integer CHECK (number > 0),
	name text COLLATE "C" NOT NULL CHECK (btrim(name) <> ''),
	meaning text NOT NULL CHECK (meaning IN ('not_accepted', 'open', 'paused', 'ended', 'unclear')),
	pause_reason text,
	outcome text,
	returned bool NOT NULL DEFAULT false,
	builtin bool NOT NULL DEFAULT false,
	PRIMARY KEY (status, builtin),
	UNIQUE (number, builtin),
	UNIQUE (name, builtin),
	CHECK (pause_reason IS NULL OR meaning IN ('paused', 'unclear')),
	CHECK (outcome IS NULL OR meaning = 'ended'),
	CHECK (outcome IS NOT NULL OR meaning <> 'ended'),
	CHECK (NOT returned OR meaning = 'ended')
);
--@ shipped_rows dossier_status

COMMENT ON TABLE dossier_status IS 'What the status words of other systems mean for a dossier that is loaded; add rows for the words of yours, which go before those of the extension with the same status, number or name (trạng thái hồ sơ).';
COMMENT ON COLUMN dossier_status.status IS 'Code of the status (mã trạng thái).';
COMMENT ON COLUMN dossier_status.number IS 'Number that systems write for it, the national one in the rows of the extension, or NULL (số thứ tự trạng thái).';
COMMENT ON COLUMN dossier_status.name IS 'The word as systems write it, compared without case and accents (tên trạng thái).';
COMMENT ON COLUMN dossier_status.meaning IS 'not_accepted: there is no dossier yet; open, paused; ended: with an outcome; unclear: some systems mean a pause and some an end, so alone it says neither (ý nghĩa).';
COMMENT ON COLUMN dossier_status.pause_reason IS 'Why the clock stands, or NULL (lý do tạm dừng).';
COMMENT ON COLUMN dossier_status.outcome IS 'How a dossier of this status ended when the source does not say, or NULL (kết quả giải quyết).';
COMMENT ON COLUMN dossier_status.returned IS 'Whether the result is in the citizen''s hands (đã trả kết quả).';

-- The ten national statuses.  8 is a pause in one system and an end in another.
INSERT INTO dossier_status (status, number, name, meaning, pause_reason, outcome, returned, builtin) VALUES
	('submitted', 1, 'Mới đăng ký', 'not_accepted', NULL, NULL, false, true),
	('accepted', 2, 'Được tiếp nhận', 'open', NULL, NULL, false, true),
	('refused', 3, 'Không được tiếp nhận', 'not_accepted', NULL, NULL, false, true),
	('in_progress', 4, 'Đang xử lý', 'open', NULL, NULL, false, true),
	('supplement_required', 5, 'Yêu cầu bổ sung giấy tờ', 'paused', 'supplement', NULL, false, true),
	('payment_required', 6, 'Yêu cầu thực hiện nghĩa vụ tài chính', 'paused', 'financial_obligation', NULL, false, true),
	('withdrawn', 7, 'Công dân yêu cầu rút hồ sơ', 'ended', NULL, 'withdrawn', false, true),
	('stopped', 8, 'Dừng xử lý', 'unclear', 'other', NULL, false, true),
	('completed', 9, 'Đã xử lý xong', 'ended', NULL, 'resolved', false, true),
	('result_returned', 10, 'Đã trả kết quả', 'ended', NULL, 'resolved', true, true);
