-- Procedures (thủ tục hành chính), and the desks that take their dossiers.

CREATE TABLE procedure (
	code procedure_code PRIMARY KEY,
	name text NOT NULL,
	field_id integer NOT NULL REFERENCES field,
	agency agency_code NOT NULL REFERENCES agency,
	levels text[] NOT NULL,
	time_limit time_limit,
	due_time text,
	calendar text,
	online_level text NOT NULL DEFAULT 'none',
	online_eligible boolean,
	has_fee boolean,
	payment_integrated boolean,
	result_on_paper boolean,
	population_data boolean,
	valid daterange NOT NULL DEFAULT '(,)',
	CONSTRAINT procedure_name CHECK (btrim(name) <> ''),
	-- As many as there are different ones of the list
	CONSTRAINT procedure_levels CHECK (cardinality(levels) > 0 AND array_position(levels, NULL) IS NULL
		AND cardinality(levels) = ('ministry' = ANY (levels))::integer + ('province' = ANY (levels))::integer
			+ ('district' = ANY (levels))::integer + ('commune' = ANY (levels))::integer + ('other' = ANY (levels))::integer),
	CONSTRAINT procedure_due_time CHECK (due_time IN ('close', 'same_time', 'day_end')),
	CONSTRAINT procedure_calendar CHECK (btrim(calendar) <> ''),
	CONSTRAINT procedure_online_level CHECK (online_level IN ('none', 'information', 'partial', 'full')),
	CONSTRAINT procedure_online_only_if_eligible CHECK (online_level IN ('none', 'information') OR online_eligible IS NOT FALSE),
	CONSTRAINT procedure_payment_only_with_fee CHECK (has_fee IS NOT FALSE OR payment_integrated IS NOT TRUE),
	CONSTRAINT procedure_valid CHECK (NOT isempty(valid))
);
CREATE INDEX procedure_field_idx ON procedure (field_id);
CREATE INDEX procedure_agency_idx ON procedure (agency);
COMMENT ON TABLE procedure IS 'Administrative procedures in force or formerly in force (thủ tục hành chính).';
COMMENT ON COLUMN procedure.code IS 'Procedure code, national or local (mã thủ tục hành chính).';
COMMENT ON COLUMN procedure.name IS 'Name as published (tên thủ tục hành chính).';
COMMENT ON COLUMN procedure.field_id IS 'Field (lĩnh vực).';
COMMENT ON COLUMN procedure.agency IS 'Agency in charge of the procedure (cơ quan quản lý).';
COMMENT ON COLUMN procedure.levels IS 'Levels that solve it, each once: ministry, province, district, commune, other (cấp giải quyết).';
COMMENT ON COLUMN procedure.time_limit IS 'Processing time, NULL where none is set (thời hạn giải quyết).';
COMMENT ON COLUMN procedure.due_time IS 'At which time of the due day a result is due: close (also when NULL), same_time or day_end (giờ hẹn trả).';
COMMENT ON COLUMN procedure.calendar IS 'Name of its work calendar; NULL: that of the agency that solves it (lịch làm việc).';
COMMENT ON COLUMN procedure.online_level IS 'Online service offered: none, information, partial or full (mức độ dịch vụ công trực tuyến).';
COMMENT ON COLUMN procedure.online_eligible IS 'Whether it could be offered online, NULL unknown (đủ điều kiện cung cấp trực tuyến).';
COMMENT ON COLUMN procedure.has_fee IS 'Whether it carries a fee or tax, NULL unknown (có nghĩa vụ tài chính).';
COMMENT ON COLUMN procedure.payment_integrated IS 'Whether the fee can be paid online, NULL unknown (đã tích hợp thanh toán trực tuyến).';
COMMENT ON COLUMN procedure.result_on_paper IS 'Whether its result is a paper that can be issued electronically, too; NULL unknown (có kết quả bản giấy).';
COMMENT ON COLUMN procedure.population_data IS 'Whether it is linked to the population database, NULL unknown (kết nối cơ sở dữ liệu quốc gia về dân cư).';
COMMENT ON COLUMN procedure.valid IS 'Days on which it is in force (thời gian hiệu lực).';
COMMENT ON CONSTRAINT procedure_pkey ON procedure IS 'A code names one procedure (mã thủ tục không được trùng).';
COMMENT ON CONSTRAINT procedure_name ON procedure IS 'A procedure has a name (thủ tục phải có tên).';
COMMENT ON CONSTRAINT procedure_levels ON procedure IS 'The levels are one or several of the list admin_level, each once (cấp giải quyết không hợp lệ hoặc trùng).';
COMMENT ON CONSTRAINT procedure_due_time ON procedure IS 'The due time is close, same_time or day_end (giờ hẹn trả không hợp lệ).';
COMMENT ON CONSTRAINT procedure_calendar ON procedure IS 'A calendar has a name (lịch làm việc phải có tên).';
COMMENT ON CONSTRAINT procedure_online_level ON procedure IS 'The online level is one of the list online_level (mức độ dịch vụ công trực tuyến không hợp lệ).';
COMMENT ON CONSTRAINT procedure_online_only_if_eligible ON procedure IS 'Only a procedure that is eligible is offered online (chỉ thủ tục đủ điều kiện mới được cung cấp trực tuyến).';
COMMENT ON CONSTRAINT procedure_payment_only_with_fee ON procedure IS 'Only a procedure with a fee has its payment online (chỉ thủ tục có nghĩa vụ tài chính mới tích hợp thanh toán).';
COMMENT ON CONSTRAINT procedure_valid ON procedure IS 'A procedure is in force on some day (thời gian hiệu lực không được rỗng).';
COMMENT ON CONSTRAINT procedure_field_id_fkey ON procedure IS 'The field is registered (lĩnh vực phải có trong danh mục).';
COMMENT ON CONSTRAINT procedure_agency_fkey ON procedure IS 'The agency in charge is registered (cơ quan quản lý phải có trong danh mục).';
COMMENT ON INDEX procedure_agency_idx IS 'Procedures of an agency (thủ tục theo cơ quan).';
COMMENT ON INDEX procedure_field_idx IS 'Procedures of a field (thủ tục theo lĩnh vực).';

-- In exclusion constraints a key stands as the range that holds it alone: GiST
-- knows the equality of ranges, which is that of the types.
CREATE TABLE procedure_desk (
	procedure procedure_code NOT NULL REFERENCES procedure,
	level text NOT NULL,
	valid daterange NOT NULL DEFAULT '(,)',
	PRIMARY KEY (procedure, level, valid),
	CONSTRAINT procedure_desk_level CHECK (level IN ('ministry', 'province', 'district', 'commune', 'other')),
	CONSTRAINT procedure_desk_valid CHECK (NOT isempty(valid)),
	CONSTRAINT procedure_desk_no_overlap EXCLUDE USING gist (
		procedure_code_range(procedure, procedure, '[]') WITH =,
		int4range(ascii(level), ascii(level), '[]') WITH =,		-- the initials differ
		valid WITH &&)
);
COMMENT ON TABLE procedure_desk IS 'Levels at whose one-stop desks a procedure''s dossiers are taken (thủ tục thực hiện tại bộ phận một cửa).';
COMMENT ON COLUMN procedure_desk.procedure IS 'The procedure (thủ tục hành chính).';
COMMENT ON COLUMN procedure_desk.level IS 'Level of the desk: ministry, province, district, commune or other (cấp của bộ phận một cửa).';
COMMENT ON COLUMN procedure_desk.valid IS 'Days on which the desks of the level take it (thời gian thực hiện).';
COMMENT ON CONSTRAINT procedure_desk_pkey ON procedure_desk IS 'A desk level is said once (cấp bộ phận một cửa không được trùng).';
COMMENT ON CONSTRAINT procedure_desk_level ON procedure_desk IS 'The level is one of the list admin_level (cấp không có trong danh mục).';
COMMENT ON CONSTRAINT procedure_desk_valid ON procedure_desk IS 'The desks take it on some day (thời gian thực hiện không được rỗng).';
COMMENT ON CONSTRAINT procedure_desk_no_overlap ON procedure_desk IS 'The days of one procedure and level do not overlap (thời gian của cùng một cấp không được chồng nhau).';
COMMENT ON CONSTRAINT procedure_desk_procedure_fkey ON procedure_desk IS 'The procedure is registered (thủ tục phải có trong danh mục).';
