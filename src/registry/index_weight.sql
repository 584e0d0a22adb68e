-- Weights of the index of Decision 766/QĐ-TTg of 23-6-2022, which scores how authorities
-- serve citizens and businesses: 21 metrics in six groups, 100 points.  The numbers are
-- those of the national portal's interface ("api"), seen at work; the text of the
-- decision ("document") reads differently in two of them.

CREATE TABLE index_weight (
	metric text COLLATE "C" NOT NULL CHECK (metric ~ '^[a-z][a-z0-9_]*$'),
	reading text COLLATE "C" NOT NULL DEFAULT 'api' CHECK (reading ~ '^[a-z][a-z0-9_]*$'),
	valid daterange NOT NULL DEFAULT '(,)' CHECK (NOT isempty(valid)),
	group_no integer NOT NULL CHECK (group_no > 0),
	place integer NOT NULL,
	name text NOT NULL CHECK (btrim(name) <> ''),
	name_en text CHECK (btrim(name_en) <> ''),
	max numeric NOT NULL CHECK (max >= 0 AND max < 'Infinity'),
	threshold numeric NOT NULL DEFAULT 1 CHECK (threshold > 0 AND threshold <= 1),
	when_empty text NOT NULL DEFAULT 'unknown' CHECK (when_empty IN ('full', 'zero', 'unknown')),
	times text COLLATE "C" CHECK (times <> metric),
	official_code text,
	source text NOT NULL CHECK (btrim(source) <> ''),
	builtin bool NOT NULL DEFAULT false,
	PRIMARY KEY (metric, reading, valid, builtin)
);
--@ shipped_rows index_weight
COMMENT ON TABLE index_weight IS 'Metrics of the index of Decision 766/QĐ-TTg with their points, by reading and days; add rows of your own for other weights or a reading of your own: they go before those of the extension (trọng số bộ chỉ số đánh giá phục vụ người dân, doanh nghiệp).';
COMMENT ON COLUMN index_weight.metric IS 'The metric; what is not counted in a registry is not computable (chỉ số thành phần).';
COMMENT ON COLUMN index_weight.reading IS 'Whose reading: api, as the national portal counts, document, as the decision is worded, or one of your own (cách tính).';
COMMENT ON COLUMN index_weight.valid IS 'Last days of the periods that are scored so; the shipped rows score earlier periods, too, for comparison (thời gian áp dụng).';
COMMENT ON COLUMN index_weight.group_no IS 'Number of the group (số thứ tự nhóm chỉ số).';
COMMENT ON COLUMN index_weight.place IS 'Place in the list (thứ tự).';
COMMENT ON COLUMN index_weight.name IS 'What it is called, in Vietnamese (tên chỉ số).';
COMMENT ON COLUMN index_weight.name_en IS 'The same in English, NULL where there is none (tên tiếng Anh).';
COMMENT ON COLUMN index_weight.max IS 'Highest number of points (điểm tối đa).';
COMMENT ON COLUMN index_weight.threshold IS 'Ratio from which on the points are full: points = max × ratio / threshold, at most max (ngưỡng đạt điểm tối đa).';
COMMENT ON COLUMN index_weight.when_empty IS 'Points on a denominator of 0: full, zero, or unknown (cách tính khi mẫu số bằng 0).';
COMMENT ON COLUMN index_weight.times IS 'Metric by whose ratio this one''s is multiplied, or NULL (chỉ số nhân).';
COMMENT ON COLUMN index_weight.official_code IS 'Code in the portal''s interface or number in the decision, NULL unknown (mã chính thức).';
COMMENT ON COLUMN index_weight.source IS 'Where the numbers come from (nguồn).';

WITH metric (place, group_no, metric, max, threshold, when_empty, official_code, name, name_en) AS (VALUES
	(1, 1, 'published_on_time', 6, 1, 'unknown', 'PUBLISH_ON_TIME', 'Tỷ lệ TTHC công bố đúng hạn', 'Procedures published on time'),
	(2, 1, 'disclosed_on_time', 4, 1, 'unknown', 'PUBLIC_UPDATE_ON_TIME', 'Tỷ lệ TTHC cập nhật, công khai đúng hạn', 'Procedures made public on time'),
	(3, 1, 'disclosed_completely', 2, 1, 'unknown', 'PUBLIC_CONTENT_FULL', 'Tỷ lệ TTHC công khai đầy đủ bộ phận tạo thành', 'Procedures public with all their parts'),
	(4, 1, 'dossier_synchronised', 6, 1, 'unknown', 'DOSSIER_SYNC', 'Tỷ lệ hồ sơ đồng bộ lên Cổng Dịch vụ công quốc gia', 'Dossiers synchronised with the national portal'),
	(5, 2, 'processed_in_time', 20, 1, 'unknown', 'dvc-progress-tree', 'Tỷ lệ hồ sơ xử lý trước hạn, đúng hạn', 'Dossiers processed in time'),
	(6, 3, 'online_procedure', 2, 0.80, 'unknown', 'provide-online-tree A', 'Tỷ lệ TTHC cung cấp dịch vụ công trực tuyến', 'Procedures offered online'),
	(7, 3, 'online_procedure_used', 4, 1, 'unknown', 'provide-online-tree B', 'Tỷ lệ dịch vụ công trực tuyến có phát sinh hồ sơ', 'Online services that received a dossier'),
	(8, 3, 'online_dossier', 6, 0.50, 'zero', 'provide-online-tree C', 'Tỷ lệ hồ sơ nộp trực tuyến', 'Dossiers sent online'),
	(9, 4, 'online_payment_dossier', 6, 1, 'zero', 'online-payment A', 'Tỷ lệ hồ sơ thanh toán trực tuyến', 'Dossiers paid online'),
	(10, 4, 'online_payment_procedure', 2, 0.80, 'zero', 'online-payment B', 'Tỷ lệ TTHC có giao dịch thanh toán trực tuyến', 'Procedures paid online'),
	(11, 4, 'payment_integrated', 2, 0.80, 'zero', 'online-payment C', 'Tỷ lệ TTHC có nghĩa vụ tài chính được tích hợp thanh toán trực tuyến', 'Procedures with a fee that can be paid online'),
	(12, 5, 'e_result', 6, 1, 'unknown', 'ORIGINAL_RESULT_AVAILABLE', 'Tỷ lệ hồ sơ cấp kết quả điện tử', 'Dossiers with an electronic result'),
	(13, 5, 'digitised_dossier', 4, 1, 'unknown', 'SO_HOA_GIAY_TO_GIAI_QUYET', 'Tỷ lệ hồ sơ số hóa', 'Digitised dossiers'),
	(14, 5, 'reused_data', 2, 0.80, 'unknown', 'REUSED_DIGITIZED_DATA', 'Tỷ lệ khai thác, sử dụng lại dữ liệu số hóa', 'Dossiers that reuse digitised data'),
	(15, 5, 'personal_storage', 4, 1, 'unknown', 'SYNCED_WITH_DVCQG_PERSONAL_STORAGE', 'Tỷ lệ hồ sơ số hóa có kết nối, chia sẻ dữ liệu', 'Dossiers shared with personal storage'),
	(16, 5, 'population_data_procedure', 2, 1, 'unknown', 'CITIZEN_DATA_CONNECTED_FORMALITY', 'Tỷ lệ TTHC kết nối dữ liệu dân cư', 'Procedures linked to population data'),
	(17, 5, 'population_data_dossier', 2, 1, 'unknown', 'CITIZEN_DATA_CONNECTED_DOSSIER', 'Tỷ lệ hồ sơ sử dụng dữ liệu dân cư', 'Dossiers that use population data'),
	(18, 5, 'certified_copy', 2, 1, 'unknown', 'ELECTRONIC_CERTIFIED_COPY', 'Tỷ lệ đơn vị cấp xã chứng thực bản sao điện tử', 'Communes that issue electronic certified copies'),
	(19, 6, 'feedback_in_time', 6, 1, 'full', 'PETITION_PROCESSING_ON_TIME', 'Tỷ lệ phản ánh, kiến nghị xử lý đúng hạn', 'Feedback handled in time'),
	(20, 6, 'feedback_satisfaction', 6, 1, 'full', 'PETITION_HANDLING_SATISFACTION', 'Mức độ hài lòng trong xử lý phản ánh, kiến nghị', 'Satisfaction with how feedback is handled'),
	(21, 6, 'receiving_satisfaction', 6, 0.90, 'zero', 'DOSSIER_RECEIVING_SATISFACTION', 'Mức độ hài lòng trong tiếp nhận, giải quyết TTHC', 'Satisfaction with how dossiers are handled'))
INSERT INTO index_weight (metric, reading, group_no, place, name, name_en, max, threshold, when_empty, times, official_code, source, builtin)
SELECT m.metric, r.reading, m.group_no, m.place, m.name, m.name_en, m.max,
	CASE WHEN r.reading = 'document' AND m.metric = 'digitised_dossier' THEN 0.80 ELSE m.threshold END, m.when_empty,
	CASE WHEN r.reading = 'document' AND m.metric = 'online_dossier' THEN 'dossier_synchronised' END, m.official_code,
	CASE WHEN r.reading = 'api' THEN 'Quyết định 766/QĐ-TTg ngày 23/6/2022; Cổng Dịch vụ công quốc gia, đối chiếu trên 984 dòng số liệu'
		WHEN m.metric = 'digitised_dossier' THEN 'Quyết định 766/QĐ-TTg, phụ lục, chỉ số 4.2: điểm tối đa từ 80 %; khác cách tính của Cổng'
		WHEN m.metric = 'online_dossier' THEN 'Quyết định 766/QĐ-TTg, phụ lục, chỉ số 3.3: nhân với tỷ lệ đồng bộ 1.4; khác cách tính của Cổng'
		ELSE 'Quyết định 766/QĐ-TTg, phụ lục; điểm như Cổng Dịch vụ công quốc gia' END, true
FROM metric AS m CROSS JOIN (VALUES ('api'), ('document')) AS r (reading);

CREATE FUNCTION check_index_reading(reading text) RETURNS text
	LANGUAGE plpgsql STABLE PARALLEL SAFE
	SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	IF EXISTS (SELECT FROM cchc.index_weight AS w WHERE w.reading = check_index_reading.reading) THEN
		RETURN reading;
	END IF;
	RAISE invalid_parameter_value USING
		MESSAGE = format('unknown reading of the index: %s', coalesce('"' || left(reading, 64) || '"', 'NULL')),
		DETAIL = (SELECT format('The readings are %s.', string_agg(format('"%s"', w.reading), ', ' ORDER BY w.reading))
			FROM (SELECT DISTINCT w.reading FROM cchc.index_weight AS w) AS w),
		HINT = 'Rows of your own in cchc.index_weight may add one.';
END;
$$;
COMMENT ON FUNCTION check_index_reading(text) IS 'Returns the name of a reading of the index; 22023 with those there are when it is none of them, NULL included (kiểm tra cách tính).';

CREATE FUNCTION index_weights(reading text, on_day date)
RETURNS TABLE (place integer, group_no integer, metric text, name text, name_en text, max numeric, threshold numeric, when_empty text, times text)
	LANGUAGE sql STABLE PARALLEL SAFE ROWS 21
BEGIN ATOMIC
	SELECT DISTINCT ON (w.metric) w.place, w.group_no, w.metric, w.name, w.name_en, w.max, w.threshold, w.when_empty, w.times
	FROM index_weight AS w
	WHERE w.reading = index_weights.reading AND w.valid @> index_weights.on_day
	ORDER BY w.metric, w.builtin, lower(w.valid) DESC NULLS LAST;
END;
COMMENT ON FUNCTION index_weights(text, date) IS 'The weights of a reading on a day, each metric once, the user''s row before the extension''s; none for an unknown reading or NULL (trọng số có hiệu lực).';

CREATE FUNCTION index_points(numerator bigint, denominator bigint, times numeric, max numeric, threshold numeric, when_empty text) RETURNS numeric
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN round(CASE WHEN numerator IS NULL OR times IS NULL THEN NULL		-- least() passes NULL over
		WHEN denominator > 0 THEN least(max, max * numerator * times / (denominator * threshold))
		WHEN denominator = 0 THEN CASE when_empty WHEN 'full' THEN max WHEN 'zero' THEN 0 END END, 4);
COMMENT ON FUNCTION index_points(bigint, bigint, numeric, numeric, numeric, text) IS 'Points of a metric, min(max, max × ratio × times / threshold) to four decimals; on a denominator of 0 as when_empty says; NULL where the counts or times are unknown (tính điểm chỉ số).';

CREATE TABLE index_band (
	band text COLLATE "C" NOT NULL CHECK (band ~ '^[a-z][a-z0-9_]*$'),
	valid daterange NOT NULL DEFAULT '(,)' CHECK (NOT isempty(valid)),
	at_least numeric NOT NULL CHECK (at_least >= 0 AND at_least <= 100),
	name text NOT NULL CHECK (btrim(name) <> ''),
	name_en text CHECK (btrim(name_en) <> ''),
	source text NOT NULL CHECK (btrim(source) <> ''),
	builtin bool NOT NULL DEFAULT false,
	PRIMARY KEY (band, valid, builtin)
);
--@ shipped_rows index_band
COMMENT ON TABLE index_band IS 'Bands into which the scores of the index fall; rows of your own go before those of the extension (xếp loại theo bộ chỉ số).';
COMMENT ON COLUMN index_band.band IS 'The band (mã xếp loại).';
COMMENT ON COLUMN index_band.valid IS 'Last days of the periods that are judged so (thời gian áp dụng).';
COMMENT ON COLUMN index_band.at_least IS 'Score in per cent of the computable points from which on it is reached (ngưỡng).';
COMMENT ON COLUMN index_band.name IS 'What it is called, in Vietnamese (tên xếp loại).';
COMMENT ON COLUMN index_band.name_en IS 'The same in English, NULL where there is none (tên tiếng Anh).';
COMMENT ON COLUMN index_band.source IS 'Where the limit comes from, and how sure it is (nguồn).';
INSERT INTO index_band (band, at_least, name, name_en, source, builtin) VALUES
	('excellent', 90, 'Xuất sắc', 'Excellent', 'Tên: hai hệ thống; ngưỡng 90: thông lệ, chưa xác minh bằng văn bản', true),
	('good', 80, 'Tốt', 'Good', 'Tên và ngưỡng 80: hai hệ thống, chưa xác minh bằng văn bản', true),
	('fair', 70, 'Khá', 'Fair', 'Tên: hai hệ thống; ngưỡng 70: thông lệ, chưa xác minh bằng văn bản', true),
	('average', 50, 'Trung bình', 'Average', 'Tên: hai hệ thống; ngưỡng 50: thông lệ, chưa xác minh bằng văn bản', true),
	('weak', 0, 'Yếu', 'Weak', 'Tên: hai hệ thống; dưới ngưỡng 50: thông lệ, chưa xác minh bằng văn bản', true);

CREATE FUNCTION index_band_of(score numeric, on_day date) RETURNS TABLE (band text, name text)
	LANGUAGE sql STABLE PARALLEL SAFE ROWS 1
BEGIN ATOMIC
	SELECT b.band, b.name
	FROM (
		SELECT DISTINCT ON (b.band) b.band, b.at_least, b.name
		FROM index_band AS b
		WHERE b.valid @> on_day
		ORDER BY b.band, b.builtin, lower(b.valid) DESC NULLS LAST) AS b
	WHERE b.at_least <= score
	ORDER BY b.at_least DESC, b.band
	LIMIT 1;
END;
COMMENT ON FUNCTION index_band_of(numeric, date) IS 'The band of a score on a day, the user''s row before the extension''s; no row for an unknown score (xếp loại của điểm).';
