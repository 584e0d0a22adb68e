-- Procedures (thủ tục hành chính).

CREATE TABLE procedure (
	code procedure_code PRIMARY KEY,
	name text NOT NULL CHECK (btrim(name) <> ''),
	field_id integer NOT NULL REFERENCES field,
	agency agency_code NOT NULL REFERENCES agency,
	level text NOT NULL CHECK (level IN ('bo', 'tinh', 'huyen', 'xa')),
	time_limit time_limit,
	online_level text NOT NULL DEFAULT 'none' CHECK (online_level IN ('none', 'partial', 'full')),
	online_eligible boolean,
	has_fee boolean,
	calendar text,
	due_time text,
	valid daterange NOT NULL DEFAULT '(,)' CHECK (NOT isempty(valid)),
	CONSTRAINT procedure_due_time CHECK (due_time IN ('close', 'same_time', 'day_end')),
	CONSTRAINT procedure_online_only_if_eligible CHECK (online_level = 'none' OR online_eligible IS NOT FALSE)
);
CREATE INDEX procedure_field_idx ON procedure (field_id);
CREATE INDEX procedure_agency_idx ON procedure (agency);
COMMENT ON TABLE procedure IS 'Administrative procedures in force or formerly in force (thủ tục hành chính).';
COMMENT ON COLUMN procedure.code IS 'Procedure code, national or local (mã thủ tục hành chính).';
COMMENT ON COLUMN procedure.name IS 'Name as published (tên thủ tục hành chính).';
COMMENT ON COLUMN procedure.field_id IS 'Field (lĩnh vực).';
COMMENT ON COLUMN procedure.agency IS 'Agency in charge of the procedure (cơ quan quản lý).';
COMMENT ON COLUMN procedure.level IS 'Level that solves it: bo, tinh, huyen or xa (cấp giải quyết).';
COMMENT ON COLUMN procedure.time_limit IS 'Processing time, NULL where none is set (thời hạn giải quyết).';
COMMENT ON COLUMN procedure.online_level IS 'Online service offered: none, partial or full (mức độ dịch vụ công trực tuyến).';
COMMENT ON COLUMN procedure.online_eligible IS 'Whether it could be offered online, NULL unknown (đủ điều kiện cung cấp trực tuyến).';
COMMENT ON COLUMN procedure.has_fee IS 'Whether it carries a fee or tax, NULL unknown (có nghĩa vụ tài chính).';
COMMENT ON COLUMN procedure.calendar IS 'Name of the calendar in which its limit counts, NULL that of the agency (lịch làm việc).';
COMMENT ON COLUMN procedure.due_time IS 'At which time of the due day it is due: close (also when NULL), same_time or day_end (giờ hẹn trả).';
COMMENT ON COLUMN procedure.valid IS 'Days on which it is in force (thời gian hiệu lực).';
