-- Steps that a dossier went through.

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
