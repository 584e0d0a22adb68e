-- Publication of procedures: công bố by a decision, công khai in the national database.

CREATE TABLE publication (
	document_id bigint NOT NULL REFERENCES document,
	procedure procedure_code NOT NULL REFERENCES procedure,
	action text NOT NULL,
	effective_on date,
	disclosed_on date,
	complete boolean,
	PRIMARY KEY (document_id, procedure),
	CONSTRAINT publication_action CHECK (action IN ('new', 'amended', 'replaced', 'abolished')),
	CONSTRAINT publication_effective_on CHECK (isfinite(effective_on)),
	CONSTRAINT publication_disclosed_on CHECK (isfinite(disclosed_on))
);
CREATE INDEX publication_procedure_idx ON publication (procedure);
COMMENT ON TABLE publication IS 'Procedures that a decision publishes (công bố danh mục thủ tục hành chính).';
COMMENT ON COLUMN publication.document_id IS 'The decision (quyết định công bố).';
COMMENT ON COLUMN publication.procedure IS 'The procedure (thủ tục hành chính).';
COMMENT ON COLUMN publication.action IS 'new, amended, replaced or abolished (hình thức công bố).';
COMMENT ON COLUMN publication.effective_on IS 'Day on which the rule behind it takes effect, NULL unknown (ngày hiệu lực của văn bản quy định).';
COMMENT ON COLUMN publication.disclosed_on IS 'Day on which it was made public in the national database, NULL not yet or unknown (ngày công khai).';
COMMENT ON COLUMN publication.complete IS 'Whether all constituent parts are public, NULL unknown (công khai đầy đủ bộ phận tạo thành).';
COMMENT ON CONSTRAINT publication_pkey ON publication IS 'A decision publishes a procedure once (một quyết định công bố một thủ tục một lần).';
COMMENT ON CONSTRAINT publication_action ON publication IS 'The action is one of the list publication_action (hình thức công bố không có trong danh mục).';
COMMENT ON CONSTRAINT publication_effective_on ON publication IS 'A rule takes effect on a real day (ngày hiệu lực phải là một ngày có thật).';
COMMENT ON CONSTRAINT publication_disclosed_on ON publication IS 'A procedure is made public on a real day (ngày công khai phải là một ngày có thật).';
COMMENT ON CONSTRAINT publication_document_id_fkey ON publication IS 'The decision is registered (quyết định phải có trong danh mục văn bản).';
COMMENT ON CONSTRAINT publication_procedure_fkey ON publication IS 'The procedure is registered (thủ tục phải có trong danh mục).';
COMMENT ON INDEX publication_procedure_idx IS 'Decisions about a procedure (quyết định công bố theo thủ tục).';
