-- Plans to review procedures (rà soát, đánh giá).

CREATE TABLE review_plan_item (
	document_id bigint NOT NULL REFERENCES document,
	procedure procedure_code NOT NULL REFERENCES procedure,
	agency agency_code NOT NULL REFERENCES agency,
	due_on date,
	done_on date,
	PRIMARY KEY (document_id, procedure),
	CONSTRAINT review_plan_item_due_on CHECK (isfinite(due_on)),
	CONSTRAINT review_plan_item_done_on CHECK (isfinite(done_on))
);
CREATE INDEX review_plan_item_procedure_idx ON review_plan_item (procedure);
COMMENT ON TABLE review_plan_item IS 'Procedures that a plan sets down for review (kế hoạch rà soát, đánh giá thủ tục hành chính).';
COMMENT ON COLUMN review_plan_item.document_id IS 'The decision with the plan (quyết định ban hành kế hoạch).';
COMMENT ON COLUMN review_plan_item.procedure IS 'The procedure to review (thủ tục hành chính rà soát).';
COMMENT ON COLUMN review_plan_item.agency IS 'Agency that reviews it (cơ quan thực hiện rà soát).';
COMMENT ON COLUMN review_plan_item.due_on IS 'Day by which it is due, NULL unknown (thời hạn hoàn thành).';
COMMENT ON COLUMN review_plan_item.done_on IS 'Day on which the review was finished, NULL not yet (ngày hoàn thành).';
COMMENT ON CONSTRAINT review_plan_item_pkey ON review_plan_item IS 'A plan names a procedure once (một kế hoạch nêu một thủ tục một lần).';
COMMENT ON CONSTRAINT review_plan_item_due_on ON review_plan_item IS 'A review is due on a real day (thời hạn hoàn thành phải là một ngày có thật).';
COMMENT ON CONSTRAINT review_plan_item_done_on ON review_plan_item IS 'A review is finished on a real day (ngày hoàn thành phải là một ngày có thật).';
COMMENT ON CONSTRAINT review_plan_item_document_id_fkey ON review_plan_item IS 'The plan is registered (kế hoạch phải có trong danh mục văn bản).';
COMMENT ON CONSTRAINT review_plan_item_procedure_fkey ON review_plan_item IS 'The procedure is registered (thủ tục phải có trong danh mục).';
COMMENT ON CONSTRAINT review_plan_item_agency_fkey ON review_plan_item IS 'The agency is registered (cơ quan rà soát phải có trong danh mục).';
COMMENT ON INDEX review_plan_item_procedure_idx IS 'Plans that name a procedure (kế hoạch rà soát theo thủ tục).';
