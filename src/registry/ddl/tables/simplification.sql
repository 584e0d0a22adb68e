-- Simplifications and what they save (đơn giản hóa).

CREATE TABLE simplification (
	document_id bigint NOT NULL REFERENCES document,
	procedure procedure_code NOT NULL REFERENCES procedure,
	measure text NOT NULL CHECK (measure IN ('cat_giam_thoi_gian', 'cat_giam_thanh_phan_ho_so',
		'cat_giam_chi_phi', 'don_gian_mau_don', 'bai_bo', 'khac')),
	agency agency_code NOT NULL REFERENCES agency,
	days_before numeric(7,2) CHECK (days_before >= 0),
	days_after numeric(7,2) CHECK (days_after >= 0),
	cost_before numeric(14,2) CHECK (cost_before >= 0),
	cost_after numeric(14,2) CHECK (cost_after >= 0),
	times_before numeric(9,2) CHECK (times_before >= 0),
	times_after numeric(9,2) CHECK (times_after >= 0),
	subjects_before integer CHECK (subjects_before >= 0),
	subjects_after integer CHECK (subjects_after >= 0),
	saving numeric(18,0) GENERATED ALWAYS AS
		(cost_before * times_before * subjects_before - cost_after * times_after * subjects_after) STORED,
	PRIMARY KEY (document_id, procedure, measure)
);
CREATE INDEX simplification_procedure_idx ON simplification (procedure);
COMMENT ON TABLE simplification IS 'Approved simplifications and the compliance cost that they save (phương án đơn giản hóa).';
COMMENT ON COLUMN simplification.document_id IS 'The decision that approves it (quyết định phê duyệt).';
COMMENT ON COLUMN simplification.procedure IS 'The procedure (thủ tục hành chính).';
COMMENT ON COLUMN simplification.measure IS 'cat_giam_thoi_gian, cat_giam_thanh_phan_ho_so, cat_giam_chi_phi, don_gian_mau_don, bai_bo or khac (nội dung đơn giản hóa).';
COMMENT ON COLUMN simplification.agency IS 'Agency in whose remit it falls (cơ quan quản lý).';
COMMENT ON COLUMN simplification.days_before IS 'Processing time before, days, NULL unknown (thời gian trước đơn giản hóa).';
COMMENT ON COLUMN simplification.days_after IS 'Processing time after, days, NULL unknown (thời gian sau đơn giản hóa).';
COMMENT ON COLUMN simplification.cost_before IS 'Compliance cost of one case before, đồng (chi phí một lần thực hiện trước đơn giản hóa).';
COMMENT ON COLUMN simplification.cost_after IS 'Compliance cost of one case after, đồng (chi phí một lần thực hiện sau đơn giản hóa).';
COMMENT ON COLUMN simplification.times_before IS 'Cases a year of one subject before (số lần thực hiện một năm trước đơn giản hóa).';
COMMENT ON COLUMN simplification.times_after IS 'Cases a year of one subject after (số lần thực hiện một năm sau đơn giản hóa).';
COMMENT ON COLUMN simplification.subjects_before IS 'Number of subjects before (số đối tượng tuân thủ trước đơn giản hóa).';
COMMENT ON COLUMN simplification.subjects_after IS 'Number of subjects after (số đối tượng tuân thủ sau đơn giản hóa).';
COMMENT ON COLUMN simplification.saving IS 'Saving in đồng a year: cost × times × subjects before, less the same after; NULL when an input is unknown (chi phí tiết kiệm được một năm).';
