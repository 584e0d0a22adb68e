-- Simplifications and what they save (đơn giản hóa).

CREATE TABLE simplification (
	document_id bigint NOT NULL REFERENCES document,
	procedure procedure_code NOT NULL REFERENCES procedure,
	measure text NOT NULL,
	agency agency_code NOT NULL REFERENCES agency,
	days_before numeric(7,2),
	days_after numeric(7,2),
	cost_before numeric(14,2),
	cost_after numeric(14,2),
	times_before numeric(9,2),
	times_after numeric(9,2),
	subjects_before integer,
	subjects_after integer,
	saving numeric(18,0) GENERATED ALWAYS AS
		(cost_before * times_before * subjects_before - cost_after * times_after * subjects_after) STORED,
	PRIMARY KEY (document_id, procedure, measure),
	CONSTRAINT simplification_measure CHECK (measure IN ('time_cut', 'paper_cut', 'cost_cut', 'form_simplified', 'step_cut',
		'condition_cut', 'data_instead_of_paper', 'merger', 'decentralisation', 'abolition', 'other')),
	-- least() passes over what is unknown
	CONSTRAINT simplification_not_negative CHECK (least(days_before, days_after, cost_before, cost_after,
		times_before, times_after, subjects_before, subjects_after) >= 0)
);
CREATE INDEX simplification_procedure_idx ON simplification (procedure);
COMMENT ON TABLE simplification IS 'Approved simplifications and the compliance cost that they save (phương án đơn giản hóa).';
COMMENT ON COLUMN simplification.document_id IS 'The decision that approves it (quyết định phê duyệt).';
COMMENT ON COLUMN simplification.procedure IS 'The procedure (thủ tục hành chính).';
COMMENT ON COLUMN simplification.measure IS 'What is done, a code simplification_measure of cchc.term: time_cut, paper_cut, cost_cut and so on (nội dung đơn giản hóa).';
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
COMMENT ON CONSTRAINT simplification_pkey ON simplification IS 'A decision approves a measure of a procedure once (một quyết định nêu một nội dung của một thủ tục một lần).';
COMMENT ON CONSTRAINT simplification_measure ON simplification IS 'The measure is one of the list simplification_measure (nội dung đơn giản hóa không có trong danh mục).';
COMMENT ON CONSTRAINT simplification_not_negative ON simplification IS 'Days, costs, cases and subjects are not negative (thời gian, chi phí, số lần và số đối tượng không được âm).';
COMMENT ON CONSTRAINT simplification_document_id_fkey ON simplification IS 'The decision is registered (quyết định phải có trong danh mục văn bản).';
COMMENT ON CONSTRAINT simplification_procedure_fkey ON simplification IS 'The procedure is registered (thủ tục phải có trong danh mục).';
COMMENT ON CONSTRAINT simplification_agency_fkey ON simplification IS 'The agency is registered (cơ quan phải có trong danh mục).';
COMMENT ON INDEX simplification_procedure_idx IS 'Decisions that simplify a procedure (quyết định đơn giản hóa theo thủ tục).';
