-- The first half of 2022 in one province, as a registry would have held it.
--
-- A newspaper report of that half-year states 44 decisions, 533 procedures, and so
-- on, and names a few documents, fields and departments.  Those are kept.  All
-- else is INVENTED so that counting the rows gives the figures of the report:
-- districts and communes are called "Ví dụ" (example), procedures have codes of
-- class 9, which is not in use, and document numbers other than 299/QĐ-UBND stand
-- for numbers that the report does not give.
--
-- Run it in a new registry:
--   SELECT cchc.create_registry('h56');
--   SET search_path = h56, cchc;
--   \i examples/half_year_2022.sql

BEGIN;

-- Agencies: the province, 19 departments, 10 districts with 4 communes each

INSERT INTO agency (code, name, kind) VALUES ('H56', 'UBND tỉnh Ví dụ', 'province');
INSERT INTO agency (code, name, kind, parent)
SELECT format('H56.%s', to_char(n, 'FM00'))::agency_code, name, 'department', 'H56'
FROM unnest(ARRAY[
	'Ban Quản lý Khu Kinh tế tỉnh', 'Sở Tài chính', 'Sở Nông nghiệp và Phát triển nông thôn', 'Sở Nội vụ',
	'Sở Tài nguyên và Môi trường', 'Sở Tư pháp', 'Sở Lao động - Thương binh và Xã hội', 'Sở Kế hoạch và Đầu tư',
	'Sở Giao thông vận tải', 'Sở Công Thương', 'Sở Y tế', 'Sở Giáo dục và Đào tạo',
	'Sở Thông tin và Truyền thông', 'Sở Văn hóa, Thể thao và Du lịch', 'Sở Khoa học và Công nghệ', 'Sở Xây dựng',
	'Văn phòng UBND tỉnh', 'Thanh tra tỉnh', 'Ban Dân tộc']) WITH ORDINALITY AS a (name, n);
INSERT INTO agency (code, name, kind, parent, valid)
SELECT format('H56.%s', 20 + n)::agency_code, name, kind, 'H56', '(,2025-07-01)'
FROM (VALUES
	(1, 'Thành phố Ví dụ', 'provincial_city'), (2, 'Thị xã Ví dụ 1', 'town'), (3, 'Thị xã Ví dụ 2', 'town'),
	(4, 'Huyện Ví dụ 1', 'rural_district'), (5, 'Huyện Ví dụ 2', 'rural_district'), (6, 'Huyện Ví dụ 3', 'rural_district'),
	(7, 'Huyện Ví dụ 4', 'rural_district'), (8, 'Huyện Ví dụ 5', 'rural_district'), (9, 'Huyện Ví dụ 6', 'rural_district'),
	(10, 'Huyện Ví dụ 7', 'rural_district')) AS d (n, name, kind);
INSERT INTO agency (code, name, kind, parent, certified_copy, valid)
SELECT format('%s.%s', d.code, to_char(n, 'FM00'))::agency_code,
	format('%s Ví dụ %s (%s)', label('agency_kind', k.kind), n, d.name),
	k.kind, d.code, n <= 2, CASE k.kind WHEN 'township' THEN '(,2025-07-01)' ELSE '(,)' END::daterange
FROM agency AS d
CROSS JOIN generate_series(1, 4) AS n
CROSS JOIN LATERAL (SELECT CASE
	WHEN d.kind IN ('provincial_city', 'town') AND n <= 2 THEN 'ward'
	WHEN d.kind = 'rural_district' AND n = 1 THEN 'township'
	ELSE 'commune' END AS kind) AS k
WHERE d.level = 'district';
-- On 1 July 2025 districts and townships ended; in this example the second commune of
-- each district took their place.
UPDATE agency AS a SET successor = b.code
FROM agency AS b
WHERE b.code = format('%s.02', CASE a.level WHEN 'district' THEN a.code ELSE a.parent END)::agency_code
	AND (a.level = 'district' OR a.kind = 'township');

-- Fields, and 533 procedures.  The first 33 belong to 14 departments: those of the review plan.

INSERT INTO field (field_id, name)
SELECT n, name
FROM unnest(ARRAY[
	'Hoạt động xây dựng', 'Quản lý giá và công sản', 'Lâm nghiệp', 'Tổ chức phi chính phủ',
	'Môi trường', 'Lý lịch tư pháp', 'Việc làm', 'Thành lập và hoạt động của doanh nghiệp',
	'Đường bộ', 'Lưu thông hàng hóa trong nước', 'Khám bệnh, chữa bệnh', 'Giáo dục trung học',
	'Xuất bản, in và phát hành', 'Văn hóa cơ sở', 'Hoạt động khoa học và công nghệ', 'Nhà ở và công sở',
	'Đất đai', 'Hộ tịch', 'Chứng thực', 'Bảo trợ xã hội']) WITH ORDINALITY AS f (name, n);
ALTER TABLE field ALTER COLUMN field_id RESTART WITH 21;

INSERT INTO procedure (code, name, field_id, agency, levels, time_limit, online_level, online_eligible, has_fee,
	payment_integrated, result_on_paper, population_data)
SELECT format('9.%s', to_char(i, 'FM000000'))::procedure_code,
	CASE
		WHEN i = 6 THEN 'Cấp Phiếu lý lịch tư pháp (ví dụ)'
		WHEN i = 7 THEN 'Cấp giấy phép lao động cho người lao động nước ngoài làm việc tại Việt Nam (ví dụ)'
		ELSE format('%s, lĩnh vực %s (ví dụ %s)',
			(ARRAY['Cấp giấy phép', 'Cấp lại giấy phép', 'Đăng ký', 'Đăng ký thay đổi', 'Thẩm định hồ sơ', 'Gia hạn', 'Xác nhận'])[1 + i % 7],
			f.name, i)
	END,
	f.field_id, format('H56.%s', to_char(CASE
		WHEN f.field_id <= 16 THEN f.field_id WHEN f.name = 'Đất đai' THEN 5 WHEN f.name = 'Bảo trợ xã hội' THEN 7 ELSE 6 END, 'FM00'))::agency_code,
	CASE WHEN f.field_id <= 16 THEN '{province}' WHEN f.name = 'Đất đai' THEN '{district}' WHEN f.name = 'Bảo trợ xã hội' THEN '{district,commune}'
		WHEN f.name = 'Chứng thực' THEN '{commune,district}' ELSE '{commune}' END::text[],
	(ARRAY['15 ngày làm việc', '10 ngày làm việc', '05 ngày làm việc', '03 ngày làm việc', '20 ngày làm việc', '07 ngày làm việc', '30 ngày', '02 ngày làm việc'])[1 + i % 8]::time_limit,
	CASE WHEN i % 5 = 0 THEN 'none' WHEN i % 5 <= 2 THEN 'partial' ELSE 'full' END,
	i % 5 <> 0, i % 3 = 0, CASE WHEN i % 3 = 0 THEN i % 2 = 0 END, i % 8 <> 0, i % 4 = 1
FROM generate_series(1, 533) AS i
JOIN field AS f ON f.field_id = CASE
	WHEN i <= 14 THEN i						-- each of the 14 departments once
	WHEN i <= 25 THEN 1 + (i - 15) % 4		-- and the four that simplify three or four times in all
	WHEN i <= 33 THEN i - 20
	ELSE 1 + i % 20 END;

INSERT INTO procedure_desk (procedure, level, valid)
SELECT p.code, l.level, CASE l.level WHEN 'district' THEN '(,2025-07-01)' ELSE '(,)' END::daterange
FROM procedure AS p CROSS JOIN LATERAL unnest(p.levels) AS l (level);

-- Publication: 44 decisions, 533 procedures

INSERT INTO document (issuer, number, signed_on, purpose, title)
SELECT 'H56', format('%s/QĐ-UBND', 1000 + i)::document_number, add_working_days(date '2021-12-20', i * 2), 'publication',
	format('Công bố danh mục TTHC, đợt %s (ví dụ)', i)
FROM generate_series(1, 44) AS i;
INSERT INTO publication (document_id, procedure, action, effective_on, disclosed_on, complete)
SELECT d.document_id, p.code,
	CASE WHEN p.i % 10 < 2 THEN 'new' WHEN p.i % 10 < 8 THEN 'amended' WHEN p.i % 10 = 8 THEN 'replaced' ELSE 'abolished' END,
	CASE WHEN p.i % 10 = 9 THEN date '2022-07-01' ELSE d.signed_on + 10 END,
	CASE WHEN p.i % 25 <> 0 THEN add_working_days(d.signed_on, (1 + p.i * 7 % 13 / 2)::integer) END,
	p.i % 12 <> 0
FROM (SELECT code, row_number() OVER (ORDER BY code) AS i FROM procedure) AS p
JOIN (SELECT *, row_number() OVER (ORDER BY document_id) AS i FROM document WHERE purpose = 'publication') AS d
	ON d.i = 1 + (p.i - 1) % 44;
UPDATE procedure AS p SET valid = daterange(NULL, b.effective_on)
FROM publication AS b WHERE b.procedure = p.code AND b.action = 'abolished';

-- Internal processes: 43 decisions, 45 interlinked and 137 other procedures

INSERT INTO document (issuer, number, signed_on, purpose, title)
SELECT 'H56', format('%s/QĐ-UBND', 2000 + i)::document_number, add_working_days(date '2021-12-21', i * 2), 'internal_process',
	format('Phê duyệt quy trình nội bộ giải quyết TTHC, đợt %s (ví dụ)', i)
FROM generate_series(1, 43) AS i;
INSERT INTO internal_process (document_id, procedure, interlinked, valid)
SELECT d.document_id, p.code, p.i <= 45, daterange(d.signed_on, NULL)
FROM (SELECT code, row_number() OVER (ORDER BY code) AS i FROM procedure) AS p
JOIN (SELECT *, row_number() OVER (ORDER BY document_id) AS i FROM document WHERE purpose = 'internal_process') AS d
	ON d.i = 1 + (p.i - 1) % 43
WHERE p.i <= 45 + 137;
INSERT INTO internal_process_step (process_id, step_no, agency, name, time_limit)
SELECT i.process_id, s.step_no, CASE WHEN i.interlinked AND s.step_no = 3 THEN agency_code 'H56.17' ELSE p.agency END, s.name, s.time_limit::time_limit
FROM internal_process AS i
JOIN procedure AS p ON p.code = i.procedure
CROSS JOIN (VALUES
	(1, 'Tiếp nhận hồ sơ', '04 giờ làm việc'), (2, 'Thẩm định hồ sơ', '02 ngày làm việc'),
	(3, 'Phê duyệt kết quả', '01 ngày làm việc'), (4, 'Trả kết quả', '04 giờ làm việc')) AS s (step_no, name, time_limit);

-- Review: decision 299/QĐ-UBND of 25-01-2022, 33 procedures of 14 departments

INSERT INTO document (issuer, number, signed_on, purpose, title)
VALUES ('H56', '299/QĐ-UBND', '2022-01-25', 'review_plan', 'Kế hoạch rà soát, đánh giá TTHC năm 2022');
INSERT INTO review_plan_item (document_id, procedure, agency, due_on, done_on)
SELECT d.document_id, p.code, p.agency, date '2022-08-31', CASE WHEN s.simplified THEN date '2022-04-29' END
FROM document AS d
CROSS JOIN procedure AS p
CROSS JOIN LATERAL (SELECT p.field_id <= 4 AS simplified) AS s
WHERE d.purpose = 'review_plan' AND p.code <= '9.000033';

-- Simplification on the basis of that review: 15 procedures in 4 fields of 4
-- departments.  The saving is generated; its inputs are chosen to give 334.209.416 đồng a year.

INSERT INTO document (issuer, number, signed_on, purpose, title)
VALUES ('H56', '3001/QĐ-UBND', '2022-05-20', 'simplification', 'Thông qua phương án đơn giản hóa, cắt giảm thời gian giải quyết TTHC (ví dụ)');
INSERT INTO simplification (document_id, procedure, measure, agency, days_before, days_after,
	cost_before, cost_after, times_before, times_after, subjects_before, subjects_after)
SELECT d.document_id, r.procedure, 'time_cut', r.agency, 15, 15 - 2 - r.i % 4,
	450000, 450000 - c.cut, 1, 1, c.subjects, c.subjects
FROM document AS d
CROSS JOIN (
	SELECT r.procedure, r.agency, row_number() OVER (ORDER BY r.procedure) AS i
	FROM review_plan_item AS r WHERE r.done_on IS NOT NULL) AS r
CROSS JOIN LATERAL (SELECT
	CASE WHEN r.i < 15 THEN 106000 + 2500 * r.i ELSE 120472 END AS cut,
	CASE WHEN r.i < 15 THEN 80 + 12 * r.i ELSE 253 END AS subjects) AS c
WHERE d.purpose = 'simplification';

-- Delegation of "some" procedures in the field of the environment: how many is
-- not said, so the field is recorded and their number stays unknown

INSERT INTO document (issuer, number, signed_on, purpose, title)
VALUES ('H56', '3002/QĐ-UBND', '2022-03-15', 'delegation', 'Ủy quyền thực hiện một số TTHC lĩnh vực môi trường (ví dụ)');
INSERT INTO delegation (document_id, from_agency, to_agency, field_id, valid)
SELECT d.document_id, 'H56', a.code, f.field_id, daterange(d.signed_on, NULL)
FROM document AS d, agency AS a, field AS f
WHERE d.purpose = 'delegation' AND f.name = 'Môi trường'
	AND a.name IN ('Sở Tài nguyên và Môi trường', 'Ban Quản lý Khu Kinh tế tỉnh');

-- One interlinked group: criminal record certificate, then work permit

INSERT INTO document (issuer, number, signed_on, purpose, title)
VALUES ('H56', '3003/QĐ-UBND', '2022-04-05', 'interlinking', 'Phê duyệt nhóm TTHC liên thông (ví dụ)');
WITH g AS (
	INSERT INTO interlinked_group (document_id, name, valid)
	SELECT document_id, 'Cấp phiếu lý lịch tư pháp - cấp giấy phép lao động cho người lao động nước ngoài làm việc tại Việt Nam',
		daterange(signed_on, NULL)
	FROM document WHERE purpose = 'interlinking'
	RETURNING group_id)
INSERT INTO interlinked_member (group_id, position, procedure)
SELECT g.group_id, m.position, m.procedure::procedure_code
FROM g, (VALUES (1, '9.000006'), (2, '9.000007')) AS m (position, procedure);

-- Inspections.  2021: 4 departments, 3 districts, 6 communes; the days are not stated.
-- 2022, round 1: remedies of 2 districts and 3 communes, within the half-year.

INSERT INTO document (issuer, number, signed_on, purpose, title) VALUES
	('H56', '3004/QĐ-UBND', '2021-03-10', 'inspection', 'Kế hoạch kiểm tra công tác CCHC năm 2021 (ví dụ)'),
	('H56', '3005/QĐ-UBND', '2022-02-10', 'inspection', 'Kiểm tra việc chấp hành kỷ luật, kỷ cương hành chính năm 2022 (ví dụ)'),
	('H56', '3006/TB-UBND', '2021-11-30', 'inspection_result', 'Kết quả kiểm tra công tác CCHC năm 2021 (ví dụ)');
INSERT INTO inspection (inspection_id, subject, year, title, agency, document_id, follows)
SELECT v.id, v.subject, v.year, v.title, 'H56', d.document_id, v.follows
FROM (VALUES
	(1, 'reform', 2021, 'Kiểm tra công tác CCHC năm 2021', '3004/QĐ-UBND', NULL),
	(2, 'reform', 2022, 'Kiểm tra kết quả khắc phục theo kết quả kiểm tra công tác CCHC năm 2021', NULL, 1),
	(3, 'discipline', 2022, 'Kiểm tra việc chấp hành kỷ luật, kỷ cương hành chính năm 2022', '3005/QĐ-UBND', NULL))
	AS v (id, subject, year, title, number, follows)
LEFT JOIN document AS d ON d.number = v.number::document_number;
ALTER TABLE inspection ALTER COLUMN inspection_id RESTART WITH 4;
INSERT INTO inspection_round (inspection_id, round_no, during, counted_in, unannounced) VALUES
	(1, 1, NULL, reporting_period('official_year', 2021), false),
	(2, 1, '[2022-05-23,2022-05-27]', NULL, false),		-- invented: the report gives no days
	(3, 1, '[2022-02-14,2022-02-28]', NULL, true),
	(3, 2, '[2022-05-04,2022-05-13]', NULL, true);
INSERT INTO inspection_visit (inspection_id, round_no, agency)
SELECT 1, 1, code FROM agency
WHERE code IN ('H56.05', 'H56.07', 'H56.09', 'H56.16', 'H56.21', 'H56.22', 'H56.25',
	'H56.21.01', 'H56.21.03', 'H56.22.01', 'H56.25.01', 'H56.25.02', 'H56.28.03');
INSERT INTO inspection_visit (inspection_id, round_no, agency, visited_on)
SELECT 2, 1, code, date '2022-05-22' + row_number() OVER (ORDER BY code)::integer FROM agency
WHERE code IN ('H56.21', 'H56.22', 'H56.21.01', 'H56.21.03', 'H56.22.01');
-- Which agencies the discipline rounds visited is not recorded: the report contradicts itself about them.
INSERT INTO finding (visit_id, topic, finding, responsible, remedy_due_on, remedied_on, verified_on)
SELECT v.visit_id, t.topic, t.finding || ' (ví dụ)', t.responsible, '2022-03-31',
	CASE WHEN f.agency IS NOT NULL THEN date '2022-03-15' WHEN a.level = 'province' THEN date '2022-04-12' END,
	CASE WHEN f.agency IS NOT NULL THEN date '2022-05-31' END
FROM inspection_visit AS v
JOIN agency AS a ON a.code = v.agency
JOIN (VALUES
	('province', 'digitised_dossier', 'Chưa số hóa đầy đủ thành phần hồ sơ', 'Văn phòng sở'),
	('district', 'delay_apology', 'Hồ sơ trễ hạn chưa có văn bản xin lỗi', 'Trưởng bộ phận Một cửa'),
	('commune', 'procedure_disclosure', 'Chưa công khai đầy đủ TTHC tại Bộ phận Một cửa', 'Công chức phụ trách Một cửa'))
	AS t (level, topic, finding, responsible) USING (level)
LEFT JOIN inspection_visit AS f ON f.inspection_id = 2 AND f.agency = v.agency
WHERE v.inspection_id = 1;
-- The register holds 40 communes as examples; the province had more.
INSERT INTO unit_count (level, year, units) VALUES ('commune', 2021, 180), ('commune', 2022, 180);

-- Direction: "many" documents, among them the order to clear the backlog of the districts;
-- tasks of the year's plan, targets, courses.

INSERT INTO document (issuer, number, signed_on, purpose, title) VALUES
	('H56', '3010/KH-UBND', '2021-12-28', 'reform_plan', 'Kế hoạch cải cách hành chính năm 2022 (ví dụ)'),
	('H56', '3011/CT-UBND', '2022-01-17', 'direction', 'Tăng cường kỷ luật, kỷ cương hành chính (ví dụ)'),
	('H56', '3012/UBND-KSTT', '2022-03-02', 'direction', 'Nâng cao chất lượng giải quyết TTHC theo cơ chế một cửa, một cửa liên thông (ví dụ)'),
	('H56', '3013/UBND-KSTT', '2022-04-18', 'direction', 'Kiểm tra, làm rõ nguyên nhân, trách nhiệm để hồ sơ trễ hẹn tại các huyện, thị xã, thành phố (ví dụ)'),
	('H56', '3014/UBND-KSTT', '2022-05-10', 'direction', 'Giải pháp về phê duyệt kết quả đấu giá đất và giao đất tái định cư (ví dụ)'),
	('H56', '3015/QĐ-UBND', '2022-01-10', 'target', 'Giao chỉ tiêu cải cách hành chính năm 2022 (ví dụ)');
INSERT INTO task (kind, title, agency, document_id, assigned_on, due_on, done_on, cancelled_on)
SELECT v.kind, v.title, v.agency::agency_code, d.document_id, d.signed_on, v.due_on::date, v.done_on::date, v.cancelled_on::date
FROM (VALUES
	('plan_task', 'Tích hợp dữ liệu, cập nhật TTHC trên Cơ sở dữ liệu quốc gia về TTHC', 'H56.17', '3010/KH-UBND', '2022-06-30', '2022-06-10', NULL),
	('plan_task', 'Bồi dưỡng an toàn thông tin, chính quyền số cho cán bộ chuyên trách', 'H56.13', '3010/KH-UBND', '2022-05-31', '2022-05-27', NULL),
	('plan_task', 'Khảo sát mức độ hài lòng của người dân, tổ chức', 'H56.04', '3010/KH-UBND', '2022-06-10', NULL, NULL),
	('plan_task', 'Thí điểm trả kết quả tại nhà', 'H56.17', '3010/KH-UBND', '2022-04-30', NULL, '2022-03-31'),
	('assigned_task', 'Rà soát quy trình một cửa liên thông', 'H56.06', '3012/UBND-KSTT', '2022-04-15', '2022-04-20', NULL),
	('assigned_task', 'Rút ngắn thời gian phê duyệt kết quả đấu giá đất', 'H56.05', '3014/UBND-KSTT', '2022-07-31', NULL, NULL))
	AS v (kind, title, agency, number, due_on, done_on, cancelled_on)
JOIN document AS d ON d.number = v.number::document_number;
INSERT INTO task (kind, title, agency, document_id, assigned_on, due_on, done_on)
SELECT 'direct_order', 'Làm rõ nguyên nhân, trách nhiệm, giải quyết dứt điểm hồ sơ tồn đọng', a.code, d.document_id, d.signed_on, date '2022-05-31',
	CASE row_number() OVER (ORDER BY a.code) % 3 WHEN 1 THEN date '2022-05-30' WHEN 2 THEN date '2022-06-09' END
FROM document AS d, agency AS a
WHERE d.number = document_number '3013/UBND-KSTT' AND a.level = 'district';
INSERT INTO target (indicator, level, year, value, document_id)
SELECT v.indicator, v.level, 2022, v.value, d.document_id
FROM (VALUES
	('on_time_rate', 'province', 98), ('on_time_rate', 'district', 96), ('on_time_rate', 'commune', 97),
	('online_dossier_rate', 'province', 50), ('online_dossier_rate', 'district', 35), ('online_dossier_rate', 'commune', 35),
	('satisfaction_rate', 'province', 90), ('feedback_on_time_rate', 'province', 100),
	('disclosure_on_time_rate', 'province', 100), ('inspection_coverage_rate', 'province', 30), ('remedied_finding_rate', 'province', 90))
	AS v (indicator, level, value)
JOIN document AS d ON d.purpose = 'target';
INSERT INTO training (topic, title, agency, during, participants) VALUES
	('information_security', 'An toàn thông tin cho cán bộ chuyên trách (ví dụ)', 'H56.13', '[2022-03-21,2022-03-25]', 64),
	('digital_government', 'Phát triển chính quyền số (ví dụ)', 'H56.13', '[2022-05-23,2022-05-27]', 58),
	('administrative_reform', 'Nghiệp vụ cải cách hành chính (ví dụ)', 'H56.04', '[2022-04-11,2022-04-13]', 120),
	('one_stop', 'Nghiệp vụ một cửa, một cửa liên thông (ví dụ)', 'H56.17', '[2022-02-21,2022-02-22]', NULL);

-- What the report says, word for word where it gives no number

INSERT INTO reported_figure (source, period, metric, part, value, stated)
SELECT 'Báo cáo CCHC 6 tháng đầu năm 2022', reporting_period('official_half', 2022, 1), metric, part, value, stated
FROM (VALUES
	('follow_up_unit', 'total', 5, '05 đơn vị, địa phương'),
	('follow_up_unit', 'district', 2, '02 thị xã, thành phố'),
	('follow_up_unit', 'commune', 3, '03 phường, xã'),
	('prior_inspection_unit', 'agency', 4, '04 cơ quan'),
	('prior_inspection_unit', 'district', 3, '03 huyện, thị xã'),
	('prior_inspection_unit', 'commune', 6, '06 xã'),
	('discipline_round', 'total', 2, '02 đợt'),
	('discipline_unit', 'total', 28, '28 cơ quan, đơn vị, địa phương'),
	('discipline_unit', 'agency', 9, '09 cơ quan, đơn vị'),
	('discipline_unit', 'commune', 29, '29 xã, phường, thị trấn'),
	('district_overdue_dossier', 'total', NULL, 'số lượng hồ sơ còn tồn đọng'),
	('direction_document', 'total', NULL, 'nhiều văn bản chỉ đạo điều hành'),
	('publication_decision', 'total', 44, '44 quyết định'),
	('published_procedure', 'total', 533, '533 TTHC'),
	('process_decision', 'total', 43, '43 quyết định'),
	('process_procedure', 'interlinked', 45, '45 TTHC liên thông'),
	('process_procedure', 'not_interlinked', 137, '137 TTHC không liên thông'),
	('review_procedure', 'total', 33, '33 TTHC'),
	('review_agency', 'total', 14, '14 cơ quan chuyên môn thuộc tỉnh'),
	('simplified_procedure', 'total', 15, '15 TTHC'),
	('simplification_agency', 'total', 4, 'Ban Quản lý Khu Kinh tế, Sở Tài chính, Sở Nông nghiệp và Phát triển nông thôn, Sở Nội vụ'),
	('simplification_field', 'total', 4, 'Hoạt động xây dựng, quản lý giá và công sản, lâm nghiệp, tổ chức phi chính phủ'),
	('simplification_saving', 'total', 334209416, '334.209.416 đồng/năm'),
	('delegation_agency', 'total', 2, 'Sở Tài nguyên và Môi trường, Ban Quản lý Khu kinh tế tỉnh'),
	('delegated_procedure', 'total', NULL, 'một số TTHC'),
	('interlinked_group', 'total', 1, 'nhóm TTHC liên thông cấp phiếu lý lịch tư pháp - cấp giấy phép lao động')
) AS r (metric, part, value, stated);

COMMIT;
