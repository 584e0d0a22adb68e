-- The steps that a dossier goes through: who used the time.

CREATE TABLE dossier_step (
	dossier dossier_code NOT NULL REFERENCES dossier ON UPDATE CASCADE ON DELETE CASCADE,
	step_no integer NOT NULL,
	agency agency_code NOT NULL REFERENCES agency,
	name text,
	parallel boolean NOT NULL DEFAULT false,
	started_at timestamptz NOT NULL,
	due_at timestamptz,
	finished_at timestamptz,
	PRIMARY KEY (dossier, step_no),
	CONSTRAINT dossier_step_number CHECK (step_no > 0),
	CONSTRAINT dossier_step_finite CHECK (isfinite(started_at) AND (due_at IS NULL OR isfinite(due_at)) AND (finished_at IS NULL OR isfinite(finished_at))),
	CONSTRAINT dossier_step_finished_after_start CHECK (finished_at >= started_at)
);
CREATE INDEX dossier_step_agency_idx ON dossier_step (agency, finished_at);
COMMENT ON TABLE dossier_step IS 'Steps that a dossier goes through: who uses the time (bước xử lý hồ sơ).';
COMMENT ON COLUMN dossier_step.dossier IS 'The dossier (hồ sơ).';
COMMENT ON COLUMN dossier_step.step_no IS 'Place in the chain, from 1 (thứ tự bước).';
COMMENT ON COLUMN dossier_step.agency IS 'Agency that works on it (cơ quan thực hiện).';
COMMENT ON COLUMN dossier_step.name IS 'What is done, NULL unknown (nội dung công việc).';
COMMENT ON COLUMN dossier_step.parallel IS 'Whether it may end before the step in front of it (thực hiện song song).';
COMMENT ON COLUMN dossier_step.started_at IS 'When the step began, or is planned to (thời điểm bắt đầu).';
COMMENT ON COLUMN dossier_step.due_at IS 'When the step is due, NULL without a limit (thời hạn của bước).';
COMMENT ON COLUMN dossier_step.finished_at IS 'When the step ended, NULL while open (thời điểm kết thúc).';
COMMENT ON CONSTRAINT dossier_step_pkey ON dossier_step IS 'A place in the chain is taken once (thứ tự bước không được trùng).';
COMMENT ON CONSTRAINT dossier_step_number ON dossier_step IS 'Steps are counted from 1 (bước được đánh số từ 1).';
COMMENT ON CONSTRAINT dossier_step_finite ON dossier_step IS 'The times of a step are real ones (thời điểm của bước phải hữu hạn).';
COMMENT ON CONSTRAINT dossier_step_finished_after_start ON dossier_step IS 'A step ends after it began (bước không thể kết thúc trước khi bắt đầu).';
COMMENT ON CONSTRAINT dossier_step_dossier_fkey ON dossier_step IS 'A step is one of a dossier (bước phải thuộc một hồ sơ).';
COMMENT ON CONSTRAINT dossier_step_agency_fkey ON dossier_step IS 'The agency is registered (cơ quan phải có trong danh mục).';
COMMENT ON INDEX dossier_step_agency_idx IS 'Steps of an agency by their end: what it did and what waits for it (bước xử lý theo cơ quan).';
