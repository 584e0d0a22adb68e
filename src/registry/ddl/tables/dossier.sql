-- Dossiers.  The row holds the present; what it superseded is in dossier_past.
-- Local days are stored, computed at UTC+7 whatever the session's time zone, so
-- that every KPI compares plain dates.

CREATE TABLE dossier (
	code dossier_code PRIMARY KEY,
	procedure procedure_code NOT NULL REFERENCES procedure,
	agency agency_code NOT NULL REFERENCES agency,
	received_by agency_code REFERENCES agency,
	channel text NOT NULL,
	online_level text,
	submitted_at timestamptz,
	received_at timestamptz NOT NULL,
	-- The promise of the receipt
	time_limit time_limit,
	due_time text,
	calendar text,
	due_original timestamptz,
	due_at timestamptz,
	calendar_version bigint,
	appointed boolean,
	-- The end
	finished_at timestamptz,
	outcome text,
	closing_reason text,
	returned_at timestamptz,
	return_channel text,
	-- What is counted once, as it stands today
	has_fee boolean,
	paid_online boolean,
	digitised boolean,
	e_result boolean,
	reused_data boolean,
	population_data boolean,
	-- When it was entered, and where it was sent
	noted_at timestamptz NOT NULL DEFAULT now(),
	end_noted_at timestamptz,
	modified_at timestamptz NOT NULL DEFAULT now(),
	synced_at timestamptz,
	voided_at timestamptz,
	void_reason text,
	-- How the present version came about; all NULL for a dossier that never moved
	since timestamptz,
	since_cause text,
	since_reason text,
	since_document bigint REFERENCES document,
	entered_at timestamptz,
	entered_by text,
	booked_at timestamptz,
	held_by agency_code[],
	received_on date NOT NULL GENERATED ALWAYS AS (local_day(received_at)) STORED,
	due_on date GENERATED ALWAYS AS (due_day(due_at)) STORED,
	due_original_on date GENERATED ALWAYS AS (due_day(due_original)) STORED,
	finished_on date GENERATED ALWAYS AS (local_day(finished_at)) STORED,
	since_on date GENERATED ALWAYS AS (local_day(since)) STORED,
	entered_on date GENERATED ALWAYS AS (local_day(entered_at)) STORED,
	ended_on date GENERATED ALWAYS AS (CASE WHEN finished_at IS NOT NULL
		THEN greatest(local_day(finished_at), local_day(booked_at)) END) STORED,
	CONSTRAINT dossier_channel CHECK (channel IN ('online', 'counter', 'post')),
	CONSTRAINT dossier_online_level CHECK (online_level IN ('none', 'information', 'partial', 'full')),
	CONSTRAINT dossier_due_time CHECK (due_time IN ('close', 'same_time', 'day_end')),
	CONSTRAINT dossier_received_after_submission CHECK (isfinite(received_at) AND submitted_at <= received_at),
	CONSTRAINT dossier_due_after_receipt CHECK (isfinite(due_at) AND due_at >= received_at),
	CONSTRAINT dossier_first_due_after_receipt CHECK (isfinite(due_original) AND due_original >= received_at),
	CONSTRAINT dossier_finished_after_receipt CHECK (isfinite(finished_at) AND finished_at >= received_at),
	CONSTRAINT dossier_outcome CHECK (outcome IN ('resolved', 'rejected', 'withdrawn', 'closed')),
	CONSTRAINT dossier_outcome_when_finished CHECK ((outcome IS NULL) = (finished_at IS NULL)),
	CONSTRAINT dossier_closing_reason_when_finished CHECK (closing_reason IS NULL OR outcome <> 'resolved'),
	CONSTRAINT dossier_returned_after_finish CHECK (returned_at IS NULL OR (finished_at IS NOT NULL AND returned_at >= finished_at)),
	CONSTRAINT dossier_return_channel CHECK (return_channel IS NULL OR (return_channel IN ('online', 'counter', 'post') AND returned_at IS NOT NULL)),
	CONSTRAINT dossier_paid_only_with_fee CHECK (has_fee OR paid_online IS NOT TRUE),
	CONSTRAINT dossier_voided_with_reason CHECK ((voided_at IS NULL) = (void_reason IS NULL)),
	CONSTRAINT dossier_since_cause CHECK (since_cause IN ('supplement', 'financial_obligation', 'other_pause', 'rescheduling',
		'transfer', 'reopening', 'recalculation', 'correction')),
	CONSTRAINT dossier_entered_by CHECK (entered_by IN ('transferred', 'reopened'))
);
-- A report reads the dossiers whose life meets its period: as fast for an old
-- quarter as for the last one.
CREATE INDEX dossier_life_idx ON dossier USING gist (daterange(received_on, ended_on, '[]'));
CREATE INDEX dossier_ended_idx ON dossier (ended_on);
CREATE INDEX dossier_received_idx ON dossier (received_on);
CREATE INDEX dossier_agency_idx ON dossier (agency, received_on);
CREATE INDEX dossier_procedure_idx ON dossier (procedure, received_on);
CREATE INDEX dossier_overdue_idx ON dossier (due_on) WHERE finished_at IS NULL;
COMMENT ON TABLE dossier IS 'Dossiers accepted for processing, as they stand now (hồ sơ thủ tục hành chính).';
COMMENT ON COLUMN dossier.code IS 'Dossier code (mã hồ sơ).';
COMMENT ON COLUMN dossier.procedure IS 'The procedure asked for (thủ tục hành chính).';
COMMENT ON COLUMN dossier.agency IS 'Agency that solves it (cơ quan giải quyết).';
COMMENT ON COLUMN dossier.received_by IS 'The desk that received it, NULL where that is the agency itself (nơi tiếp nhận).';
COMMENT ON COLUMN dossier.channel IS 'How it came: online, counter or post (hình thức nộp).';
COMMENT ON COLUMN dossier.online_level IS 'Online service of the procedure when it was received: none, information, partial or full; NULL unknown (mức độ dịch vụ công trực tuyến).';
COMMENT ON COLUMN dossier.submitted_at IS 'When the citizen sent it, NULL unknown (thời điểm nộp).';
COMMENT ON COLUMN dossier.received_at IS 'When it was accepted as complete; the clock starts here (thời điểm tiếp nhận).';
COMMENT ON COLUMN dossier.time_limit IS 'The limit promised at the receipt, NULL without one (thời hạn giải quyết đã hẹn).';
COMMENT ON COLUMN dossier.due_time IS 'At which time of the due day it is due: close (also when NULL), same_time or day_end (giờ hẹn trả).';
COMMENT ON COLUMN dossier.calendar IS 'Name of the calendar in which the promise was counted, NULL unknown (lịch làm việc).';
COMMENT ON COLUMN dossier.due_original IS 'When it was due as first promised on the receipt, NULL unknown (thời hạn hẹn trả ban đầu).';
COMMENT ON COLUMN dossier.due_at IS 'When the result is due, pauses and new appointment included; NULL without a time limit (thời hạn trả kết quả).';
COMMENT ON COLUMN dossier.calendar_version IS 'Version of the calendar that due_at was computed with, NULL unknown (phiên bản lịch làm việc).';
COMMENT ON COLUMN dossier.appointed IS 'True where a person set due_at (a new appointment, a correction); NULL where it follows from the limit (hẹn lại).';
COMMENT ON COLUMN dossier.finished_at IS 'When processing ended, NULL while open (thời điểm xử lý xong).';
COMMENT ON COLUMN dossier.outcome IS 'How it ended: resolved, rejected, withdrawn or closed (its papers never came); NULL while open (kết quả xử lý).';
COMMENT ON COLUMN dossier.closing_reason IS 'Why it ended otherwise than resolved, a code of cchc.term; NULL unknown (lý do kết thúc).';
COMMENT ON COLUMN dossier.returned_at IS 'When the citizen received the result, NULL not yet (thời điểm trả kết quả).';
COMMENT ON COLUMN dossier.return_channel IS 'How the result was handed over: online, counter or post; NULL unknown (hình thức trả kết quả).';
COMMENT ON COLUMN dossier.has_fee IS 'Whether it carries a financial obligation, NULL unknown (có nghĩa vụ tài chính).';
COMMENT ON COLUMN dossier.paid_online IS 'Whether that was paid online, NULL unknown (thanh toán trực tuyến).';
COMMENT ON COLUMN dossier.digitised IS 'Whether its papers were digitised, NULL unknown (số hóa hồ sơ).';
COMMENT ON COLUMN dossier.e_result IS 'Whether an electronic result was issued, NULL unknown (kết quả điện tử).';
COMMENT ON COLUMN dossier.reused_data IS 'Whether digitised data was reused, NULL unknown (khai thác, sử dụng lại dữ liệu số hóa).';
COMMENT ON COLUMN dossier.population_data IS 'Whether data of the population database was used, NULL unknown (sử dụng dữ liệu dân cư).';
COMMENT ON COLUMN dossier.noted_at IS 'When the receipt was entered here (thời điểm ghi nhận).';
COMMENT ON COLUMN dossier.end_noted_at IS 'When the end was entered here; NULL while open, and where it was entered with the receipt (thời điểm ghi nhận kết thúc).';
COMMENT ON COLUMN dossier.modified_at IS 'When the row last changed, for synchronisation; an update that leaves it unchanged sets it to now (thời điểm cập nhật).';
COMMENT ON COLUMN dossier.synced_at IS 'When it was last sent to the national portal, NULL never or unknown (thời điểm đồng bộ).';
COMMENT ON COLUMN dossier.voided_at IS 'When it was voided as entered by mistake; it then counts in no evening (thời điểm hủy).';
COMMENT ON COLUMN dossier.void_reason IS 'Why it was voided, in words (lý do hủy).';
COMMENT ON COLUMN dossier.since IS 'From when agency, procedure, promise and end hold as they are; NULL since the receipt (hiệu lực từ).';
COMMENT ON COLUMN dossier.since_cause IS 'What happened then: supplement, financial_obligation, other_pause, rescheduling, transfer, reopening, recalculation or correction (nguyên nhân thay đổi).';
COMMENT ON COLUMN dossier.since_reason IS 'Its reason, a code of cchc.term or words (lý do thay đổi).';
COMMENT ON COLUMN dossier.since_document IS 'The document behind it, or NULL (văn bản).';
COMMENT ON COLUMN dossier.entered_at IS 'When the present stay began; NULL at the receipt (thời điểm chuyển đến).';
COMMENT ON COLUMN dossier.entered_by IS 'How it began: transferred or reopened; NULL received (cách thức chuyển đến).';
COMMENT ON COLUMN dossier.booked_at IS 'When the end was corrected in a later evening, on whose day it counts; else NULL (thời điểm đính chính kết thúc).';
COMMENT ON COLUMN dossier.held_by IS 'Agencies that had it before, NULL none: they go on seeing it (các cơ quan đã thụ lý).';
COMMENT ON COLUMN dossier.received_on IS 'Local day of receipt, UTC+7 (ngày tiếp nhận).';
COMMENT ON COLUMN dossier.due_on IS 'Local day on which it is due, UTC+7; 24:00 belongs to the day that it ends (ngày hẹn trả).';
COMMENT ON COLUMN dossier.due_original_on IS 'Local day on which it was first due, UTC+7 (ngày hẹn trả ban đầu).';
COMMENT ON COLUMN dossier.finished_on IS 'Local day on which processing ended, UTC+7 (ngày xử lý xong).';
COMMENT ON COLUMN dossier.since_on IS 'Local day of since (ngày hiệu lực).';
COMMENT ON COLUMN dossier.entered_on IS 'Local day of entered_at (ngày chuyển đến).';
COMMENT ON COLUMN dossier.ended_on IS 'Local day on which the end counts: that of the end, or of its correction (ngày tính kết thúc).';
COMMENT ON CONSTRAINT dossier_pkey ON dossier IS 'A code names one dossier, in whichever form it is written (mã hồ sơ không được trùng).';
COMMENT ON CONSTRAINT dossier_channel ON dossier IS 'A dossier comes online, at the counter or by post (hình thức nộp phải là một trong ba).';
COMMENT ON CONSTRAINT dossier_online_level ON dossier IS 'The online level is none, information, partial or full (mức độ dịch vụ công trực tuyến không hợp lệ).';
COMMENT ON CONSTRAINT dossier_due_time ON dossier IS 'The due time is close, same_time or day_end (giờ hẹn trả không hợp lệ).';
COMMENT ON CONSTRAINT dossier_received_after_submission ON dossier IS 'A dossier is received after it was submitted (tiếp nhận không thể trước khi nộp).';
COMMENT ON CONSTRAINT dossier_due_after_receipt ON dossier IS 'A dossier is due after its receipt (hạn trả không thể trước khi tiếp nhận).';
COMMENT ON CONSTRAINT dossier_first_due_after_receipt ON dossier IS 'A dossier is first due after its receipt (hạn trả ban đầu không thể trước khi tiếp nhận).';
COMMENT ON CONSTRAINT dossier_finished_after_receipt ON dossier IS 'A dossier ends after its receipt (xử lý xong không thể trước khi tiếp nhận).';
COMMENT ON CONSTRAINT dossier_outcome ON dossier IS 'The outcome is resolved, rejected, withdrawn or closed (kết quả xử lý không hợp lệ).';
COMMENT ON CONSTRAINT dossier_outcome_when_finished ON dossier IS 'A dossier has an outcome when, and only when, it has ended (kết quả xử lý phải đi cùng thời điểm xử lý xong).';
COMMENT ON CONSTRAINT dossier_closing_reason_when_finished ON dossier IS 'Only a dossier that ended otherwise than resolved has a closing reason (lý do kết thúc chỉ dành cho hồ sơ không được giải quyết).';
COMMENT ON CONSTRAINT dossier_returned_after_finish ON dossier IS 'A result is handed over after the end (trả kết quả không thể trước khi xử lý xong).';
COMMENT ON CONSTRAINT dossier_return_channel ON dossier IS 'A result that was handed over went online, over the counter or by post (hình thức trả kết quả không hợp lệ).';
COMMENT ON CONSTRAINT dossier_paid_only_with_fee ON dossier IS 'Only a dossier with a fee can be paid (chỉ thanh toán khi có nghĩa vụ tài chính).';
COMMENT ON CONSTRAINT dossier_voided_with_reason ON dossier IS 'A voided dossier has a reason (hủy hồ sơ phải có lý do).';
COMMENT ON CONSTRAINT dossier_since_cause ON dossier IS 'The cause of a change is one of the list (nguyên nhân thay đổi không hợp lệ).';
COMMENT ON CONSTRAINT dossier_entered_by ON dossier IS 'A stay begins by receipt, transfer or reopening (cách thức chuyển đến không hợp lệ).';
COMMENT ON CONSTRAINT dossier_procedure_fkey ON dossier IS 'The procedure is registered (thủ tục phải có trong danh mục).';
COMMENT ON CONSTRAINT dossier_agency_fkey ON dossier IS 'The agency is registered (cơ quan phải có trong danh mục).';
COMMENT ON CONSTRAINT dossier_received_by_fkey ON dossier IS 'The desk is registered (nơi tiếp nhận phải có trong danh mục).';
COMMENT ON CONSTRAINT dossier_since_document_fkey ON dossier IS 'The document is registered (văn bản phải có trong danh mục).';
COMMENT ON INDEX dossier_life_idx IS 'Dossiers whose life, from receipt to end, meets a period: every report reads them by it (vòng đời hồ sơ).';
COMMENT ON INDEX dossier_ended_idx IS 'Dossiers by the day on which they ended: series, delays (hồ sơ theo ngày kết thúc).';
COMMENT ON INDEX dossier_received_idx IS 'Dossiers by day of receipt: cohorts, registers that have begun (hồ sơ theo ngày tiếp nhận).';
COMMENT ON INDEX dossier_agency_idx IS 'Dossiers of an agency by day of receipt: lists of one agency (hồ sơ theo cơ quan, ngày tiếp nhận).';
COMMENT ON INDEX dossier_procedure_idx IS 'Dossiers of a procedure by day of receipt: lists of one procedure (hồ sơ theo thủ tục, ngày tiếp nhận).';
COMMENT ON INDEX dossier_overdue_idx IS 'Open dossiers by due day: work lists (hồ sơ đang giải quyết theo ngày hẹn trả).';
