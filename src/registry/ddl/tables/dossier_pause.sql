-- When the clock of a dossier stood still.

CREATE TABLE dossier_pause (
	dossier dossier_code NOT NULL REFERENCES dossier ON UPDATE CASCADE ON DELETE CASCADE,
	during tstzrange NOT NULL,
	reason text NOT NULL,
	noted_at timestamptz NOT NULL DEFAULT now(),
	end_noted_at timestamptz,
	PRIMARY KEY (dossier, during),
	CONSTRAINT dossier_pause_reason CHECK (reason IN ('supplement', 'financial_obligation', 'other')),
	CONSTRAINT dossier_pause_during CHECK (NOT isempty(during) AND NOT lower_inf(during) AND lower_inc(during) AND NOT upper_inc(during)
		AND isfinite(lower(during)) AND (upper_inf(during) OR isfinite(upper(during)))),
	-- The range of one code compares both written forms of a code as equal.
	CONSTRAINT dossier_pause_no_overlap EXCLUDE USING gist (dossier_code_range(dossier, dossier, '[]') WITH =, during WITH &&)
);
-- Who waits at an instant
CREATE INDEX dossier_pause_during_idx ON dossier_pause USING gist (during);
COMMENT ON TABLE dossier_pause IS 'Times during which the clock of a dossier stands still, without overlap (tạm dừng tính thời gian).';
COMMENT ON COLUMN dossier_pause.dossier IS 'The dossier (hồ sơ).';
COMMENT ON COLUMN dossier_pause.during IS 'From the request to the answer; no upper bound while it lasts (khoảng thời gian tạm dừng).';
COMMENT ON COLUMN dossier_pause.reason IS 'supplement (papers asked for), financial_obligation or other (lý do tạm dừng).';
COMMENT ON COLUMN dossier_pause.noted_at IS 'When it was entered here (thời điểm ghi nhận).';
COMMENT ON COLUMN dossier_pause.end_noted_at IS 'When its end was entered, NULL while it lasts or when it came whole (thời điểm ghi nhận kết thúc).';
COMMENT ON CONSTRAINT dossier_pause_pkey ON dossier_pause IS 'A pause is said once (một lần tạm dừng không được ghi hai lần).';
COMMENT ON CONSTRAINT dossier_pause_reason ON dossier_pause IS 'A pause is for a supplement, a financial obligation or other (lý do tạm dừng không hợp lệ).';
COMMENT ON CONSTRAINT dossier_pause_during ON dossier_pause IS 'A pause begins at a time, includes it, and ends before another (khoảng thời gian tạm dừng không hợp lệ).';
COMMENT ON CONSTRAINT dossier_pause_no_overlap ON dossier_pause IS 'The pauses of a dossier do not overlap (các lần tạm dừng không được chồng nhau).';
COMMENT ON CONSTRAINT dossier_pause_dossier_fkey ON dossier_pause IS 'A pause is one of a dossier (tạm dừng phải thuộc một hồ sơ).';
COMMENT ON INDEX dossier_pause_during_idx IS 'Pauses that lasted at an instant: clocks that stood in the evening of a report (tạm dừng theo thời gian).';
