-- Agencies (cơ quan, đơn vị).

CREATE TABLE agency (
	code agency_code PRIMARY KEY,
	name text NOT NULL,
	kind text NOT NULL,
	level text NOT NULL GENERATED ALWAYS AS (CASE
		WHEN kind IN ('ministry', 'ministry_unit', 'national_portal') THEN 'ministry'
		WHEN kind IN ('province', 'department', 'public_service_unit', 'province_service_desk', 'other_province_unit') THEN 'province'
		WHEN kind IN ('rural_district', 'urban_district', 'town', 'provincial_city', 'municipal_city', 'district_division') THEN 'district'
		WHEN kind IN ('commune', 'ward', 'township', 'special_zone', 'commune_division', 'commune_service_desk') THEN 'commune'
		ELSE 'other' END) STORED,
	parent agency_code REFERENCES agency,
	successor agency_code REFERENCES agency,
	calendar text,
	certified_copy boolean,
	valid daterange NOT NULL DEFAULT '(,)',
	CONSTRAINT agency_name CHECK (btrim(name) <> ''),
	CONSTRAINT agency_kind CHECK (kind IN ('ministry', 'ministry_unit', 'national_portal', 'vertical_agency',
		'province', 'department', 'public_service_unit', 'province_service_desk', 'other_province_unit',
		'rural_district', 'urban_district', 'town', 'provincial_city', 'municipal_city', 'district_division',
		'commune', 'ward', 'township', 'special_zone', 'commune_division', 'commune_service_desk')),
	CONSTRAINT agency_not_its_own_parent CHECK (parent <> code),
	CONSTRAINT agency_not_its_own_successor CHECK (successor <> code),
	CONSTRAINT agency_calendar CHECK (btrim(calendar) <> ''),
	CONSTRAINT agency_valid CHECK (NOT isempty(valid))
);
CREATE INDEX agency_parent_idx ON agency (parent);
CREATE INDEX agency_successor_idx ON agency (successor) WHERE successor IS NOT NULL;
COMMENT ON TABLE agency IS 'Agencies that issue documents, handle dossiers and are inspected (cơ quan, đơn vị).';
COMMENT ON COLUMN agency.code IS 'Identification code, in either written form (mã định danh cơ quan).';
COMMENT ON COLUMN agency.name IS 'Name as printed on forms (tên cơ quan).';
COMMENT ON COLUMN agency.kind IS 'Kind, a code agency_kind of cchc.term: province, department, rural_district, ward and so on (loại cơ quan).';
COMMENT ON COLUMN agency.level IS 'Level that follows from the kind: ministry, province, district, commune or other (cấp hành chính).';
COMMENT ON COLUMN agency.parent IS 'The agency above, or NULL (cơ quan cấp trên).';
COMMENT ON COLUMN agency.successor IS 'The agency that took its place when it ended, or NULL (cơ quan kế thừa).';
COMMENT ON COLUMN agency.calendar IS 'Name of its work calendar; NULL: that of the nearest agency above that has one, else cchc.calendar (lịch làm việc).';
COMMENT ON COLUMN agency.certified_copy IS 'Whether it issues electronic certified copies, NULL unknown (chứng thực bản sao điện tử).';
COMMENT ON COLUMN agency.valid IS 'Days on which the agency exists; districts end on 2025-07-01 (thời gian hoạt động).';
COMMENT ON CONSTRAINT agency_pkey ON agency IS 'A code names one agency, in whichever form it is written (mã định danh không được trùng).';
COMMENT ON CONSTRAINT agency_name ON agency IS 'An agency has a name (cơ quan phải có tên).';
COMMENT ON CONSTRAINT agency_kind ON agency IS 'The kind is one of the list agency_kind (loại cơ quan không có trong danh mục).';
COMMENT ON CONSTRAINT agency_not_its_own_parent ON agency IS 'An agency does not stand above itself (cơ quan không thể là cấp trên của chính mình).';
COMMENT ON CONSTRAINT agency_not_its_own_successor ON agency IS 'An agency is not its own successor (cơ quan không thể kế thừa chính mình).';
COMMENT ON CONSTRAINT agency_calendar ON agency IS 'A calendar has a name (lịch làm việc phải có tên).';
COMMENT ON CONSTRAINT agency_valid ON agency IS 'An agency exists on some day (thời gian hoạt động không được rỗng).';
COMMENT ON CONSTRAINT agency_parent_fkey ON agency IS 'The agency above is registered (cơ quan cấp trên phải có trong danh mục).';
COMMENT ON CONSTRAINT agency_successor_fkey ON agency IS 'The successor is registered (cơ quan kế thừa phải có trong danh mục).';
COMMENT ON INDEX agency_parent_idx IS 'Agencies by the one above: a subtree that was regrouped (cơ quan theo cấp trên).';
COMMENT ON INDEX agency_successor_idx IS 'Agencies by the one that took their place: reports restated to agencies of today (cơ quan theo cơ quan kế thừa).';

-- Walks up with the rows locked: two sessions cannot close a circle from both ends.
CREATE FUNCTION agency_check_chain() RETURNS trigger
	LANGUAGE plpgsql
	SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	way text;
	above cchc.agency_code;
BEGIN
	FOREACH way IN ARRAY ARRAY['parent', 'successor'] LOOP
		above := CASE way WHEN 'parent' THEN NEW.parent ELSE NEW.successor END;
		FOR step IN 1 .. 1000 LOOP
			EXIT WHEN above IS NULL;
			IF above OPERATOR(cchc.=) NEW.code OR step = 1000 THEN
				RAISE check_violation USING
					MESSAGE = CASE way WHEN 'parent' THEN format(cchc.message('agency "%s" would stand above itself'), NEW.code)
						ELSE format(cchc.message('agency "%s" would succeed itself'), NEW.code) END,
					DETAIL = format(cchc.message('Its %s "%s" leads back to it in %s steps.'), way,
						CASE way WHEN 'parent' THEN NEW.parent ELSE NEW.successor END, step),
					HINT = format(cchc.message('Correct the %s of one agency of the circle.'), way),
					SCHEMA = TG_TABLE_SCHEMA, TABLE = TG_TABLE_NAME, COLUMN = way, CONSTRAINT = 'agency_no_circle';
			END IF;
			SELECT CASE way WHEN 'parent' THEN a.parent ELSE a.successor END INTO above
			FROM @registry@.agency AS a WHERE a.code OPERATOR(cchc.=) above FOR SHARE;
			EXIT WHEN NOT FOUND;
		END LOOP;
	END LOOP;
	RETURN NULL;
END;
$$;
COMMENT ON FUNCTION agency_check_chain() IS 'Refuses a circle of agencies above one another, or of successors: 23514 (kiểm tra vòng lặp cơ quan).';
CREATE CONSTRAINT TRIGGER agency_no_circle AFTER INSERT OR UPDATE OF code, parent, successor ON agency
	FOR EACH ROW WHEN (NEW.parent IS NOT NULL OR NEW.successor IS NOT NULL) EXECUTE FUNCTION agency_check_chain();
COMMENT ON TRIGGER agency_no_circle ON agency IS 'No agency stands above itself or succeeds itself by way of others (cơ quan không được tạo vòng lặp).';
