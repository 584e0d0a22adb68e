-- What people think of the handling of their dossiers (khảo sát).

CREATE TABLE survey_response (
	dossier dossier_code NOT NULL REFERENCES dossier ON UPDATE CASCADE ON DELETE CASCADE,
	criterion text NOT NULL CHECK (btrim(criterion) <> ''),
	score integer NOT NULL CHECK (score BETWEEN 1 AND 5),
	answered_on date NOT NULL,
	PRIMARY KEY (dossier, criterion)
);
CREATE INDEX survey_response_answered_idx ON survey_response (answered_on);
COMMENT ON TABLE survey_response IS 'Scores that people gave the handling of their dossiers (khảo sát mức độ hài lòng).';
COMMENT ON COLUMN survey_response.dossier IS 'The dossier (hồ sơ).';
COMMENT ON COLUMN survey_response.criterion IS 'What was asked (tiêu chí).';
COMMENT ON COLUMN survey_response.score IS 'From 1, very dissatisfied, to 5, very satisfied (điểm).';
COMMENT ON COLUMN survey_response.answered_on IS 'Local day of the answer (ngày trả lời).';
