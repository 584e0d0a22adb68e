-- Publication of procedures (công bố).

CREATE TABLE publication (
	document_id bigint NOT NULL REFERENCES document,
	procedure procedure_code NOT NULL REFERENCES procedure,
	action text NOT NULL CHECK (action IN ('moi', 'sua_doi', 'thay_the', 'bai_bo')),
	effective_on date,
	published_on date,
	complete boolean,
	PRIMARY KEY (document_id, procedure)
);
CREATE INDEX publication_procedure_idx ON publication (procedure);
COMMENT ON TABLE publication IS 'Procedures that a decision publishes (công bố danh mục thủ tục hành chính).';
COMMENT ON COLUMN publication.document_id IS 'The decision (quyết định công bố).';
COMMENT ON COLUMN publication.procedure IS 'The procedure (thủ tục hành chính).';
COMMENT ON COLUMN publication.action IS 'moi (new), sua_doi (amended), thay_the (replacing) or bai_bo (abolished) (hình thức công bố).';
COMMENT ON COLUMN publication.effective_on IS 'Day on which the rule behind it takes effect, NULL unknown (ngày hiệu lực của văn bản quy định).';
COMMENT ON COLUMN publication.published_on IS 'Day on which it stood in the national database, NULL not yet or unknown (ngày công khai).';
COMMENT ON COLUMN publication.complete IS 'Whether all constituent parts are public, NULL unknown (công khai đầy đủ bộ phận tạo thành).';
