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

CREATE TABLE dossier_pause (
	dossier dossier_code NOT NULL REFERENCES dossier ON UPDATE CASCADE ON DELETE CASCADE,
	during tstzrange NOT NULL CHECK (NOT isempty(during) AND NOT lower_inf(during) AND lower_inc(during)
		AND NOT upper_inc(during)),
	reason text NOT NULL CHECK (reason IN ('supplement', 'financial_obligation', 'other')),
	CONSTRAINT dossier_pause_no_overlap EXCLUDE USING gist (
		int8range(hash_record_extended(ROW (dossier), 0), hash_record_extended(ROW (dossier), 0), '[]') WITH =,
		during WITH &&)
);
CREATE INDEX dossier_pause_dossier_idx ON dossier_pause (dossier);
COMMENT ON TABLE dossier_pause IS 'Times during which the clock of a dossier stands still, without overlap (tạm dừng tính thời gian).';
COMMENT ON COLUMN dossier_pause.dossier IS 'The dossier (hồ sơ).';
COMMENT ON COLUMN dossier_pause.during IS 'From the request to the answer; no upper bound while it lasts (khoảng thời gian tạm dừng).';
COMMENT ON COLUMN dossier_pause.reason IS 'supplement (papers asked for), financial_obligation or other (lý do tạm dừng).';

CREATE TABLE dossier_step (
	dossier dossier_code NOT NULL REFERENCES dossier ON UPDATE CASCADE ON DELETE CASCADE,
	step_no integer NOT NULL CHECK (step_no > 0),
	agency agency_code NOT NULL REFERENCES agency,
	started_at timestamptz NOT NULL,
	due_at timestamptz,
	finished_at timestamptz,
	PRIMARY KEY (dossier, step_no),
	CONSTRAINT dossier_step_due_after_start CHECK (due_at >= started_at),
	CONSTRAINT dossier_step_finished_after_start CHECK (finished_at >= started_at)
);
COMMENT ON TABLE dossier_step IS 'Steps that a dossier went through: who used the time (bước xử lý hồ sơ).';
COMMENT ON COLUMN dossier_step.dossier IS 'The dossier (hồ sơ).';
COMMENT ON COLUMN dossier_step.step_no IS 'Place in the chain, from 1 (thứ tự bước).';
COMMENT ON COLUMN dossier_step.agency IS 'Agency that worked on it (cơ quan thực hiện).';
COMMENT ON COLUMN dossier_step.started_at IS 'When the step began (thời điểm bắt đầu).';
COMMENT ON COLUMN dossier_step.due_at IS 'When the step is due, NULL without a limit (thời hạn của bước).';
COMMENT ON COLUMN dossier_step.finished_at IS 'When the step ended, NULL while open (thời điểm kết thúc).';

CREATE TABLE dossier_delay (
	dossier dossier_code NOT NULL REFERENCES dossier ON UPDATE CASCADE ON DELETE CASCADE,
	noted_at timestamptz NOT NULL,
	cause text NOT NULL CHECK (btrim(cause) <> ''),
	fault text CHECK (fault IN ('agency', 'other_agency', 'citizen', 'system')),
	responsible text,
	apology_document_id bigint REFERENCES document,
	new_due_at timestamptz,
	PRIMARY KEY (dossier, noted_at),
	CONSTRAINT dossier_delay_new_due_later CHECK (new_due_at > noted_at)
);
-- One re-appointment is allowed (Decree 118/2025/NĐ-CP, article 19.6).
CREATE UNIQUE INDEX dossier_delay_one_reappointment ON dossier_delay (dossier) WHERE new_due_at IS NOT NULL;
COMMENT ON TABLE dossier_delay IS 'Why a dossier is late, whose fault it is, the apology and the one new appointment (nguyên nhân trễ hẹn, xin lỗi và hẹn lại).';
COMMENT ON COLUMN dossier_delay.dossier IS 'The dossier (hồ sơ).';
COMMENT ON COLUMN dossier_delay.noted_at IS 'When it was noted (thời điểm ghi nhận).';
COMMENT ON COLUMN dossier_delay.cause IS 'The cause, in words (nguyên nhân).';
COMMENT ON COLUMN dossier_delay.fault IS 'agency, other_agency, citizen or system; NULL unknown (lỗi thuộc về).';
COMMENT ON COLUMN dossier_delay.responsible IS 'Person or unit responsible, NULL unknown (tổ chức, cá nhân chịu trách nhiệm).';
COMMENT ON COLUMN dossier_delay.apology_document_id IS 'The letter of apology, or NULL (văn bản xin lỗi).';
COMMENT ON COLUMN dossier_delay.new_due_at IS 'The new appointment, or NULL; only one a dossier (thời hạn hẹn lại).';

CREATE TABLE dossier_counter (
	agency agency_code NOT NULL,
	day date NOT NULL,
	last_number integer NOT NULL CHECK (last_number > 0),
	PRIMARY KEY (agency, day)
);
COMMENT ON TABLE dossier_counter IS 'Last number that issue_dossier_code() gave out for an agency and day (bộ đếm số hồ sơ trong ngày).';
COMMENT ON COLUMN dossier_counter.agency IS 'Agency that issues the codes (cơ quan cấp mã).';
COMMENT ON COLUMN dossier_counter.day IS 'Local day, UTC+7 (ngày).';
COMMENT ON COLUMN dossier_counter.last_number IS 'Last number given out (số cuối cùng đã cấp).';
