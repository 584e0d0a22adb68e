-- Why dossiers are late, apologies, new appointments.

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
