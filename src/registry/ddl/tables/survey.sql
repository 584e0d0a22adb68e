-- What people think of the handling of their dossiers (khảo sát).

CREATE TABLE survey_response (
	dossier dossier_code NOT NULL REFERENCES dossier ON UPDATE CASCADE ON DELETE CASCADE,
	criterion text NOT NULL,
	score integer NOT NULL,
	answered_on date NOT NULL,
	PRIMARY KEY (dossier, criterion),
	CONSTRAINT survey_response_criterion CHECK (btrim(criterion) <> ''),
	CONSTRAINT survey_response_score CHECK (score BETWEEN 1 AND 5),
	CONSTRAINT survey_response_answered_on CHECK (isfinite(answered_on))
);
CREATE INDEX survey_response_answered_idx ON survey_response (answered_on);
COMMENT ON TABLE survey_response IS 'Scores that people gave the handling of their dossiers; agency, procedure and field are the dossier''s (khảo sát mức độ hài lòng).';
COMMENT ON COLUMN survey_response.dossier IS 'The dossier (hồ sơ).';
COMMENT ON COLUMN survey_response.criterion IS 'What was asked, a code survey_criterion of cchc.term (tiêu chí).';
COMMENT ON COLUMN survey_response.score IS 'From 1, very dissatisfied, to 5, very satisfied (điểm).';
COMMENT ON COLUMN survey_response.answered_on IS 'Local day of the answer, on or after the end of the dossier (ngày trả lời).';
COMMENT ON CONSTRAINT survey_response_pkey ON survey_response IS 'A criterion is scored once a dossier (mỗi hồ sơ chấm một tiêu chí một lần).';
COMMENT ON CONSTRAINT survey_response_criterion ON survey_response IS 'A score has a criterion (điểm phải có tiêu chí).';
COMMENT ON CONSTRAINT survey_response_score ON survey_response IS 'A score is 1, 2, 3, 4 or 5 (điểm từ 1 đến 5).';
COMMENT ON CONSTRAINT survey_response_answered_on ON survey_response IS 'An answer is given on a real day (ngày trả lời phải là một ngày có thật).';
COMMENT ON CONSTRAINT survey_response_dossier_fkey ON survey_response IS 'The dossier is registered (hồ sơ phải có trong cơ sở dữ liệu).';
COMMENT ON INDEX survey_response_answered_idx IS 'Answers by day (phiếu khảo sát theo ngày trả lời).';
