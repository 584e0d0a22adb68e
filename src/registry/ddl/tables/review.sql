-- Plans to review procedures (rà soát, đánh giá).

CREATE TABLE review_plan_item (
	document_id bigint NOT NULL REFERENCES document,
	procedure procedure_code NOT NULL REFERENCES procedure,
	agency agency_code NOT NULL REFERENCES agency,
	due_on date,
	done_on date,
	PRIMARY KEY (document_id, procedure)
);
COMMENT ON TABLE review_plan_item IS 'Procedures that a plan sets down for review (kế hoạch rà soát, đánh giá thủ tục hành chính).';
COMMENT ON COLUMN review_plan_item.document_id IS 'The decision with the plan (quyết định ban hành kế hoạch).';
COMMENT ON COLUMN review_plan_item.procedure IS 'The procedure to review (thủ tục hành chính rà soát).';
COMMENT ON COLUMN review_plan_item.agency IS 'Agency that reviews it (cơ quan thực hiện rà soát).';
COMMENT ON COLUMN review_plan_item.due_on IS 'Day by which it is due, NULL unknown (thời hạn hoàn thành).';
COMMENT ON COLUMN review_plan_item.done_on IS 'Day on which the review was finished, NULL not yet (ngày hoàn thành).';
