-- Dossiers and what happens to them.  Local days are stored, computed at UTC+7
-- whatever the session's time zone, so that every KPI compares plain dates.

CREATE TABLE dossier (
	code dossier_code PRIMARY KEY,
	procedure procedure_code NOT NULL REFERENCES procedure,
	agency agency_code NOT NULL REFERENCES agency,
	channel text NOT NULL CHECK (channel IN ('online', 'counter', 'post')),
	submitted_at timestamptz,
	received_at timestamptz NOT NULL,
	due_at timestamptz,
	due_original timestamptz,
	calendar_version bigint,
	finished_at timestamptz,
	returned_at timestamptz,
	outcome text CHECK (outcome IN ('resolved', 'rejected', 'withdrawn')),
	has_fee boolean,
	paid_online boolean,
	digitised boolean,
	e_result boolean,
	reused_data boolean,
	modified_at timestamptz NOT NULL DEFAULT now(),
	received_on date NOT NULL GENERATED ALWAYS AS (timezone(interval '7 hours', received_at)::date) STORED,
	due_on date GENERATED ALWAYS AS (timezone(interval '7 hours', due_at)::date) STORED,
	due_original_on date GENERATED ALWAYS AS (timezone(interval '7 hours', due_original)::date) STORED,
	finished_on date GENERATED ALWAYS AS (timezone(interval '7 hours', finished_at)::date) STORED,
	CONSTRAINT dossier_received_after_submission CHECK (isfinite(received_at) AND submitted_at <= received_at),
	CONSTRAINT dossier_due_after_receipt CHECK (isfinite(due_at) AND due_at >= received_at),
	CONSTRAINT dossier_first_due_after_receipt CHECK (isfinite(due_original) AND due_original >= received_at),
	CONSTRAINT dossier_finished_after_receipt CHECK (isfinite(finished_at) AND finished_at >= received_at),
	CONSTRAINT dossier_returned_after_finish CHECK (returned_at IS NULL OR (finished_at IS NOT NULL AND returned_at >= finished_at)),
	CONSTRAINT dossier_outcome_when_finished CHECK ((outcome IS NULL) = (finished_at IS NULL)),
	CONSTRAINT dossier_paid_only_with_fee CHECK (has_fee OR paid_online IS NOT TRUE)
);
-- A period's report reads what was open at its start or finished since: one range
-- of the first index, NULL (open) included.
CREATE INDEX dossier_finished_idx ON dossier (finished_on);
CREATE INDEX dossier_received_idx ON dossier (received_on);
CREATE INDEX dossier_agency_idx ON dossier (agency, received_on);
CREATE INDEX dossier_procedure_idx ON dossier (procedure, received_on);
CREATE INDEX dossier_overdue_idx ON dossier (due_on) WHERE finished_at IS NULL;
COMMENT ON TABLE dossier IS 'Dossiers accepted for processing (hồ sơ thủ tục hành chính).';
COMMENT ON COLUMN dossier.code IS 'Dossier code (mã hồ sơ).';
COMMENT ON COLUMN dossier.procedure IS 'The procedure asked for (thủ tục hành chính).';
COMMENT ON COLUMN dossier.agency IS 'Agency that solves it (cơ quan giải quyết).';
COMMENT ON COLUMN dossier.channel IS 'How it came: online, counter or post (hình thức nộp).';
COMMENT ON COLUMN dossier.submitted_at IS 'When the citizen sent it, NULL unknown (thời điểm nộp).';
COMMENT ON COLUMN dossier.received_at IS 'When it was accepted as complete; the clock starts here (thời điểm tiếp nhận).';
COMMENT ON COLUMN dossier.due_at IS 'When the result is due, pauses and re-appointment included; NULL without a time limit (thời hạn trả kết quả).';
COMMENT ON COLUMN dossier.due_original IS 'When it was due as first promised on the receipt, NULL unknown (thời hạn hẹn trả ban đầu).';
COMMENT ON COLUMN dossier.calendar_version IS 'Version of the calendar that due_at was computed with, NULL unknown (phiên bản lịch làm việc).';
COMMENT ON COLUMN dossier.finished_at IS 'When processing ended, NULL while open (thời điểm xử lý xong).';
COMMENT ON COLUMN dossier.returned_at IS 'When the citizen received the result, NULL not yet (thời điểm trả kết quả).';
COMMENT ON COLUMN dossier.outcome IS 'How it ended: resolved, rejected or withdrawn; NULL while open (kết quả xử lý).';
COMMENT ON COLUMN dossier.has_fee IS 'Whether it carries a financial obligation, NULL unknown (có nghĩa vụ tài chính).';
COMMENT ON COLUMN dossier.paid_online IS 'Whether that was paid online, NULL unknown (thanh toán trực tuyến).';
COMMENT ON COLUMN dossier.digitised IS 'Whether its papers were digitised, NULL unknown (số hóa hồ sơ).';
COMMENT ON COLUMN dossier.e_result IS 'Whether an electronic result was issued, NULL unknown (kết quả điện tử).';
COMMENT ON COLUMN dossier.reused_data IS 'Whether digitised data was reused, NULL unknown (khai thác, sử dụng lại dữ liệu số hóa).';
COMMENT ON COLUMN dossier.modified_at IS 'When the row last changed, for synchronisation (thời điểm cập nhật).';
COMMENT ON COLUMN dossier.received_on IS 'Local day of receipt, UTC+7 (ngày tiếp nhận).';
COMMENT ON COLUMN dossier.due_on IS 'Local day on which it is due, UTC+7 (ngày hẹn trả).';
COMMENT ON COLUMN dossier.due_original_on IS 'Local day on which it was first due, UTC+7 (ngày hẹn trả ban đầu).';
COMMENT ON COLUMN dossier.finished_on IS 'Local day on which processing ended, UTC+7 (ngày xử lý xong).';
