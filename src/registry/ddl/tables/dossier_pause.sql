-- When the clock of a dossier stands still.

CREATE TABLE dossier_pause (
	dossier dossier_code NOT NULL REFERENCES dossier ON UPDATE CASCADE ON DELETE CASCADE,
	during tstzrange NOT NULL CHECK (NOT isempty(during) AND NOT lower_inf(during) AND lower_inc(during)
		AND NOT upper_inc(during)),
	reason text NOT NULL CHECK (reason IN ('supplement', 'financial_obligation', 'other')),
	CONSTRAINT dossier_pause_no_overlap EXCLUDE USING gist (
		int8range(hash_record_extended(ROW (dossier), 0), hash_record_extended(ROW (dossier), 0), '[]') WITH =,
		during WITH &&)
);
CREATE INDEX dossier_pause_dossier_idx ON dossier_pause (dossier);
COMMENT ON TABLE dossier_pause IS 'Times during which the clock of a dossier stands still, without overlap (tạm dừng tính thời gian).';
COMMENT ON COLUMN dossier_pause.dossier IS 'The dossier (hồ sơ).';
COMMENT ON COLUMN dossier_pause.during IS 'From the request to the answer; no upper bound while it lasts (khoảng thời gian tạm dừng).';
COMMENT ON COLUMN dossier_pause.reason IS 'supplement (papers asked for), financial_obligation or other (lý do tạm dừng).';
