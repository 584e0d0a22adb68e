-- Inspection rounds, whom they visited, and how many of the units that there are.

-- A round counts in the period in which it begins or, where nobody stated its days, in
-- the periods that hold all of the one to which it is reported.
CREATE FUNCTION visit_in(period daterange, as_of date DEFAULT NULL, within agency_code DEFAULT NULL)
RETURNS TABLE (inspection_id bigint, round_no integer, subject text, title text, follows bigint, inside boolean, followed boolean, began_on date, during daterange,
	unannounced boolean, recorded boolean, visit_id bigint, visited_on date, agency agency_code, agency_name text, level text)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
	WITH round AS (
		SELECT i.inspection_id, r.round_no, i.subject, i.title, i.follows, e.last_day, lower(r.during) AS began_on, r.during, r.unannounced,
			coalesce(lower(r.during) <@ period, r.counted_in <@ period, false) AS inside,
			EXISTS (SELECT FROM inspection_visit AS v WHERE v.inspection_id = r.inspection_id AND v.round_no = r.round_no) AS recorded
		FROM report_evening(period, as_of) AS e (last_day)
		JOIN inspection_round AS r ON lower(coalesce(r.during, r.counted_in)) <= e.last_day
		JOIN inspection AS i USING (inspection_id)
	)
	SELECT r.inspection_id, r.round_no, r.subject, r.title, r.follows, r.inside, w.inspection_id IS NOT NULL, r.began_on, r.during,
		r.unannounced, r.recorded, v.visit_id, v.visited_on, v.agency, a.name, a.level
	FROM round AS r
	LEFT JOIN inspection_visit AS v ON v.inspection_id = r.inspection_id AND v.round_no = r.round_no AND (v.visited_on <= r.last_day OR v.visited_on IS NULL)
	LEFT JOIN agency AS a ON a.code = v.agency
	LEFT JOIN (SELECT DISTINCT f.follows FROM round AS f WHERE f.inside) AS w (inspection_id) ON w.inspection_id = r.inspection_id
	-- Asked for in any case: of an empty register the server may look at nothing else.
	WHERE report_evening(period, as_of) IS NOT NULL AND (r.inside OR w.inspection_id IS NOT NULL)
		AND (within IS NULL OR v.agency <@ within OR NOT r.recorded);
END;
COMMENT ON FUNCTION visit_in(daterange, date, agency_code) IS 'Agencies that the inspection rounds of a period had visited by an evening (as in report_evening()), (inside) and those that the inspections which they follow up had visited (followed; one may be both), within an agency''s subtree; NULL: everywhere. A round whose visits are not recorded has one row without an agency and with recorded false (lượt kiểm tra trong kỳ).';

-- A round that is reported to a longer period may lie in this one, or may not.
CREATE FUNCTION unplaced_round(period daterange, as_of date DEFAULT NULL, within agency_code DEFAULT NULL)
RETURNS TABLE (inspection_id bigint, round_no integer, subject text, title text, follows bigint, unannounced boolean, counted_in daterange)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
	SELECT i.inspection_id, r.round_no, i.subject, i.title, i.follows, r.unannounced, r.counted_in
	FROM report_evening(period, as_of) AS e (last_day)
	JOIN inspection_round AS r ON lower(r.counted_in) <= e.last_day AND r.counted_in && period AND NOT r.counted_in <@ period
	JOIN inspection AS i USING (inspection_id)
	WHERE within IS NULL OR NOT EXISTS (
		SELECT FROM inspection_visit AS v WHERE v.inspection_id = r.inspection_id AND v.round_no = r.round_no
		HAVING bool_or(v.agency <@ within) IS FALSE);
END;
COMMENT ON FUNCTION unplaced_round(daterange, date, agency_code) IS 'Inspection rounds without days that are reported to a longer period than this one, so that nobody knows whether they lie in it, of which a visit lies within an agency''s subtree (NULL: everywhere) or none is recorded (đợt kiểm tra không rõ thời gian).';

CREATE FUNCTION kpi_inspection(period daterange, as_of date DEFAULT NULL, within agency_code DEFAULT NULL)
RETURNS TABLE (inspection_id bigint, subject text, subject_name text, title text, follows bigint, round_no integer, during daterange, working_days integer, unannounced boolean,
	units bigint, province_units bigint, district_units bigint, commune_units bigint)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
	SELECT v.inspection_id, v.subject, label('inspection_subject', v.subject, 'vi', upper(period) - 1), v.title, v.follows, v.round_no, v.during, working_days_of(v.during), v.unannounced,
		CASE WHEN v.recorded THEN count(v.visit_id) END,
		CASE WHEN v.recorded THEN count(*) FILTER (WHERE v.level NOT IN ('district', 'commune')) END,
		CASE WHEN v.recorded THEN count(*) FILTER (WHERE v.level = 'district') END,
		CASE WHEN v.recorded THEN count(*) FILTER (WHERE v.level = 'commune') END
	FROM visit_in(period, as_of, within) AS v
	WHERE v.inside
	GROUP BY v.inspection_id, v.subject, v.title, v.follows, v.round_no, v.during, v.unannounced, v.recorded
	ORDER BY lower(v.during), v.inspection_id, v.round_no;
END;
COMMENT ON FUNCTION kpi_inspection(daterange, date, agency_code) IS 'Inspection rounds that begin in a period, or without days are reported to one inside it, as of an evening: working days, whether unannounced, and the units visited within an agency''s subtree (NULL: everywhere), by level; units are NULL where no visit is recorded, and a unit that two rounds visit counts in both (công tác kiểm tra).';

--@ period_view kpi_inspection
--@   comment: Inspection rounds and the units that they visited
--@   term: công tác kiểm tra theo kỳ
COMMENT ON COLUMN kpi_inspection.inspection_id IS 'Number of the inspection in this registry (định danh cuộc kiểm tra).';
COMMENT ON COLUMN kpi_inspection.subject IS 'reform, discipline or procedure_control (nội dung kiểm tra).';
COMMENT ON COLUMN kpi_inspection.subject_name IS 'The same in Vietnamese (tên nội dung kiểm tra).';
COMMENT ON COLUMN kpi_inspection.title IS 'What it is called (tên cuộc kiểm tra).';
COMMENT ON COLUMN kpi_inspection.follows IS 'The earlier inspection whose remedies it checks, or NULL (kiểm tra việc khắc phục của cuộc trước).';
COMMENT ON COLUMN kpi_inspection.round_no IS 'Number of the round (đợt).';
COMMENT ON COLUMN kpi_inspection.during IS 'Its days, NULL where not stated (thời gian kiểm tra).';
COMMENT ON COLUMN kpi_inspection.working_days IS 'How many of them are worked, NULL where not stated (số ngày làm việc).';
COMMENT ON COLUMN kpi_inspection.unannounced IS 'Whether agencies were not told before, NULL unknown (kiểm tra đột xuất).';
COMMENT ON COLUMN kpi_inspection.units IS 'Units visited, NULL where no visit is recorded (số đơn vị được kiểm tra).';
COMMENT ON COLUMN kpi_inspection.province_units IS 'Of those, neither of district nor of commune level (cơ quan, đơn vị cấp tỉnh).';
COMMENT ON COLUMN kpi_inspection.district_units IS 'Of district level (huyện, thị xã, thành phố).';
COMMENT ON COLUMN kpi_inspection.commune_units IS 'Of commune level (xã, phường, thị trấn).';

CREATE FUNCTION kpi_coverage(period daterange, as_of date DEFAULT NULL, within agency_code DEFAULT NULL)
RETURNS TABLE (level text, level_name text, inspected bigint, units bigint, rate numeric, unrecorded bigint)
LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
	SELECT l.level, label('admin_level', l.level, 'vi', u.last_day), v.inspected, u.units, round(100.0 * v.inspected / nullif(u.units, 0), 2), v.unrecorded + o.unplaced
	FROM unnest(ARRAY['ministry', 'province', 'district', 'commune', 'other']) WITH ORDINALITY AS l (level, place)
	JOIN (
		-- The number that a document gives; else the agencies of the register, the level's own authority aside
		SELECT n.level, e.last_day, coalesce(
			CASE WHEN within IS NULL THEN (SELECT c.units FROM unit_count AS c WHERE c.level = n.level AND c.year = extract(year FROM upper(period) - 1)) END, (
			SELECT count(*) FROM agency AS a WHERE a.level = n.level AND a.valid @> e.last_day AND a.kind NOT IN ('province', 'national_portal')
				AND (within IS NULL OR a.code <@ within))) AS units
		FROM report_evening(period, as_of) AS e (last_day)
		CROSS JOIN (VALUES ('ministry'), ('province'), ('district'), ('commune'), ('other')) AS n (level)
		WHERE e.last_day IS NOT NULL) AS u USING (level)
	CROSS JOIN LATERAL (
		SELECT count(DISTINCT i.agency) FILTER (WHERE i.level = l.level) AS inspected, count(DISTINCT (i.inspection_id, i.round_no)) FILTER (WHERE NOT i.recorded) AS unrecorded
		FROM visit_in(period, as_of, within) AS i WHERE i.inside) AS v
	CROSS JOIN (SELECT count(*) AS unplaced FROM unplaced_round(period, as_of, within)) AS o
	WHERE u.units > 0 OR v.inspected > 0
	ORDER BY l.place;
END;
COMMENT ON FUNCTION kpi_coverage(daterange, date, agency_code) IS 'Units of each level inspected in a period, each once, of the units that there are: the number of unit_count for the year in which the period ends, else, and within an agency''s subtree (NULL: everywhere), the agencies of the register in the evening of the report; the rate is per cent; unrecorded says how many rounds do not tell whom they visited, or whether they lie in the period, so that there may be more (tỷ lệ cơ quan, đơn vị được kiểm tra).';

--@ period_view kpi_coverage
--@   comment: Units inspected, of those that there are, by level
--@   term: tỷ lệ cơ quan, đơn vị được kiểm tra theo kỳ
COMMENT ON COLUMN kpi_coverage.level IS 'ministry, province, district, commune or other (cấp).';
COMMENT ON COLUMN kpi_coverage.level_name IS 'The same in Vietnamese (tên cấp).';
COMMENT ON COLUMN kpi_coverage.inspected IS 'Units inspected, each once however often (số đơn vị được kiểm tra).';
COMMENT ON COLUMN kpi_coverage.units IS 'Units that there are (số đơn vị thuộc diện kiểm tra).';
COMMENT ON COLUMN kpi_coverage.rate IS 'inspected, per cent of units (tỷ lệ).';
COMMENT ON COLUMN kpi_coverage.unrecorded IS 'Rounds of the period whose visits are not recorded, or that are reported to a longer one, the same for every level (số đợt chưa ghi nhận đơn vị).';
