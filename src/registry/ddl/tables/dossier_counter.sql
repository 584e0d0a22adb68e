-- Where the numbers of a day stand.

CREATE TABLE dossier_counter (
	agency agency_code NOT NULL,
	day date NOT NULL,
	last_number integer NOT NULL,
	PRIMARY KEY (agency, day),
	CONSTRAINT dossier_counter_from_one CHECK (last_number > 0)
);
COMMENT ON TABLE dossier_counter IS 'Last number that issue_dossier_code() gave out for an agency and day (bộ đếm số hồ sơ trong ngày).';
COMMENT ON COLUMN dossier_counter.agency IS 'Agency that issues the codes (cơ quan cấp mã).';
COMMENT ON COLUMN dossier_counter.day IS 'Local day, UTC+7 (ngày).';
COMMENT ON COLUMN dossier_counter.last_number IS 'Last number given out (số cuối cùng đã cấp).';
COMMENT ON CONSTRAINT dossier_counter_pkey ON dossier_counter IS 'An agency has one counter a day (mỗi cơ quan một bộ đếm mỗi ngày).';
COMMENT ON CONSTRAINT dossier_counter_from_one ON dossier_counter IS 'Dossiers of a day are counted from 1 (số hồ sơ trong ngày bắt đầu từ 1).';
