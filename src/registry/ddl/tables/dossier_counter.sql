-- The numbers in dossier codes.

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
