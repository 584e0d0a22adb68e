-- Why a dossier is late, whose fault it is, the apology, and the one new appointment.

CREATE TABLE dossier_delay (
	dossier dossier_code NOT NULL REFERENCES dossier ON UPDATE CASCADE ON DELETE CASCADE,
	noted_at timestamptz NOT NULL,
	cause text NOT NULL,
	fault text,
	responsible text,
	note text,
	apology_document_id bigint REFERENCES document,
	apologised_at timestamptz,
	new_due_at timestamptz,
	PRIMARY KEY (dossier, noted_at),
	CONSTRAINT dossier_delay_noted CHECK (isfinite(noted_at)),
	CONSTRAINT dossier_delay_cause CHECK (btrim(cause) <> ''),
	CONSTRAINT dossier_delay_fault CHECK (fault IN ('agency', 'other_agency', 'citizen', 'system', 'force_majeure')),
	CONSTRAINT dossier_delay_apologised CHECK (apology_document_id IS NULL OR apologised_at IS NOT NULL),
	CONSTRAINT dossier_delay_apologised_finite CHECK (isfinite(apologised_at)),
	CONSTRAINT dossier_delay_new_due_later CHECK (isfinite(new_due_at) AND new_due_at > noted_at)
);
-- One new appointment is allowed (Decree 118/2025/NĐ-CP, article 19.6).
CREATE UNIQUE INDEX dossier_delay_one_reappointment ON dossier_delay (dossier) WHERE new_due_at IS NOT NULL;
COMMENT ON TABLE dossier_delay IS 'Why a dossier is late, whose fault it is, the apology and the one new appointment (nguyên nhân trễ hẹn, xin lỗi và hẹn lại).';
COMMENT ON COLUMN dossier_delay.dossier IS 'The dossier (hồ sơ).';
COMMENT ON COLUMN dossier_delay.noted_at IS 'When it was noted (thời điểm ghi nhận).';
COMMENT ON COLUMN dossier_delay.cause IS 'The cause, a code delay_cause of cchc.term (nguyên nhân).';
COMMENT ON COLUMN dossier_delay.fault IS 'agency, other_agency, citizen, system or force_majeure; NULL unknown (lỗi thuộc về).';
COMMENT ON COLUMN dossier_delay.responsible IS 'Person or unit responsible, NULL unknown (tổ chức, cá nhân chịu trách nhiệm).';
COMMENT ON COLUMN dossier_delay.note IS 'The cause in free words, or NULL (diễn giải).';
COMMENT ON COLUMN dossier_delay.apology_document_id IS 'The letter of apology, or NULL (văn bản xin lỗi).';
COMMENT ON COLUMN dossier_delay.apologised_at IS 'When the apology was sent, NULL not yet (thời điểm xin lỗi).';
COMMENT ON COLUMN dossier_delay.new_due_at IS 'The new appointment, or NULL; only one a dossier (thời hạn hẹn lại).';
COMMENT ON CONSTRAINT dossier_delay_pkey ON dossier_delay IS 'One delay is noted at an instant (mỗi thời điểm ghi nhận một lần trễ hẹn).';
COMMENT ON CONSTRAINT dossier_delay_noted ON dossier_delay IS 'It was noted at a real time (thời điểm ghi nhận phải hữu hạn).';
COMMENT ON CONSTRAINT dossier_delay_cause ON dossier_delay IS 'A delay has a cause (trễ hẹn phải có nguyên nhân).';
COMMENT ON CONSTRAINT dossier_delay_fault ON dossier_delay IS 'The fault is one of the list (lỗi thuộc về không hợp lệ).';
COMMENT ON CONSTRAINT dossier_delay_apologised ON dossier_delay IS 'A letter of apology was sent at a time (văn bản xin lỗi phải có thời điểm gửi).';
COMMENT ON CONSTRAINT dossier_delay_apologised_finite ON dossier_delay IS 'The apology was sent at a real time (thời điểm xin lỗi phải hữu hạn).';
COMMENT ON CONSTRAINT dossier_delay_new_due_later ON dossier_delay IS 'The new appointment lies after the day on which it was made (hẹn lại phải sau thời điểm ghi nhận).';
COMMENT ON CONSTRAINT dossier_delay_dossier_fkey ON dossier_delay IS 'A delay is one of a dossier (trễ hẹn phải thuộc một hồ sơ).';
COMMENT ON CONSTRAINT dossier_delay_apology_document_id_fkey ON dossier_delay IS 'The letter is registered (văn bản phải có trong danh mục).';
COMMENT ON INDEX dossier_delay_one_reappointment IS 'A dossier gets a new appointment once (mỗi hồ sơ chỉ được hẹn lại một lần).';
