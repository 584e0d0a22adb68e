-- Weights of the index of Decision 766/QĐ-TTg of 23-6-2022, which scores how authorities
-- serve citizens and businesses: 21 metrics in six groups, 100 points.  The numbers are
-- those of the national portal's interface ("api"), seen at work; the text of the
-- decision ("document") reads differently in two of them.

CREATE TABLE index_weight (
	metric text COLLATE "C" NOT NULL CHECK (metric ~ '^[a-z][a-z0-9_]*$'),
	reading text COLLATE "C" NOT NULL DEFAULT 'api' CHECK (reading ~ '^[a-z][a-z0-9_]*$'),
	valid daterange NOT NULL DEFAULT '(,)' CHECK (NOT isempty(valid)),
	group_no integer NOT NULL CHECK (group_no > 0),
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
COMMENT ON COLUMN index_weight.metric IS 'The metric, a code of the list index_766_metric (chỉ số thành phần).';
COMMENT ON COLUMN index_weight.reading IS 'Whose reading: api, as the national portal counts, document, as the decision is worded, or one of your own (cách tính).';
COMMENT ON COLUMN index_weight.valid IS 'Last days of the periods that are scored so; the shipped rows score earlier periods, too, for comparison (thời gian áp dụng).';
COMMENT ON COLUMN index_weight.group_no IS 'Number of the group, its place in the list index_766_group (số thứ tự nhóm chỉ số).';
COMMENT ON COLUMN index_weight.max IS 'Highest number of points (điểm tối đa).';
COMMENT ON COLUMN index_weight.threshold IS 'Ratio from which on the points are full: points = max × ratio / threshold, at most max (ngưỡng đạt điểm tối đa).';
COMMENT ON COLUMN index_weight.when_empty IS 'Points on a denominator of 0: full, zero, or unknown (cách tính khi mẫu số bằng 0).';
COMMENT ON COLUMN index_weight.times IS 'Metric by whose ratio this one''s is multiplied, or NULL (chỉ số nhân).';
COMMENT ON COLUMN index_weight.official_code IS 'Code in the portal''s interface or number in the decision, NULL unknown (mã chính thức).';
COMMENT ON COLUMN index_weight.source IS 'Where the numbers come from (nguồn).';

WITH metric (group_no, metric, max, threshold, when_empty, official_code) AS (VALUES
	(1, 'publication_on_time', 6, 1, 'unknown', 'PUBLISH_ON_TIME'),
	(1, 'disclosure_on_time', 4, 1, 'unknown', 'PUBLIC_UPDATE_ON_TIME'),
	(1, 'disclosure_complete', 2, 1, 'unknown', 'PUBLIC_CONTENT_FULL'),
	(1, 'dossier_synced', 6, 1, 'unknown', 'DOSSIER_SYNC'),
	(2, 'dossier_on_time', 20, 1, 'unknown', 'dvc-progress-tree'),
	(3, 'procedure_online', 2, 0.80, 'unknown', 'provide-online-tree A'),
	(3, 'online_procedure_used', 4, 1, 'unknown', 'provide-online-tree B'),
	(3, 'dossier_online', 6, 0.50, 'zero', 'provide-online-tree C'),
	(4, 'dossier_paid_online', 6, 1, 'zero', 'online-payment A'),
	(4, 'procedure_paid_online', 2, 0.80, 'zero', 'online-payment B'),
	(4, 'payment_integrated', 2, 0.80, 'zero', 'online-payment C'),
	(5, 'electronic_result', 6, 1, 'unknown', 'ORIGINAL_RESULT_AVAILABLE'),
	(5, 'dossier_digitised', 4, 1, 'unknown', 'SO_HOA_GIAY_TO_GIAI_QUYET'),
	(5, 'digitised_data_reused', 2, 0.80, 'unknown', 'REUSED_DIGITIZED_DATA'),
	(5, 'digitised_data_shared', 4, 1, 'unknown', 'SYNCED_WITH_DVCQG_PERSONAL_STORAGE'),
	(5, 'population_data_used', 2, 1, 'unknown', 'CITIZEN_DATA_CONNECTED_DOSSIER'),
	(5, 'population_data_linked', 2, 1, 'unknown', 'CITIZEN_DATA_CONNECTED_FORMALITY'),
	(5, 'digital_certified_copy', 2, 1, 'unknown', 'ELECTRONIC_CERTIFIED_COPY'),
	(6, 'feedback_on_time', 6, 1, 'full', 'PETITION_PROCESSING_ON_TIME'),
	(6, 'feedback_satisfaction', 6, 1, 'full', 'PETITION_HANDLING_SATISFACTION'),
	(6, 'dossier_satisfaction', 6, 0.90, 'zero', 'DOSSIER_RECEIVING_SATISFACTION'))
INSERT INTO index_weight (metric, reading, group_no, max, threshold, when_empty, times, official_code, source, builtin)
SELECT m.metric, r.reading, m.group_no, m.max, CASE WHEN r.reading = 'document' AND m.metric = 'dossier_digitised' THEN 0.80 ELSE m.threshold END, m.when_empty,
	CASE WHEN r.reading = 'document' AND m.metric = 'dossier_online' THEN 'dossier_synced' END, m.official_code,
	CASE WHEN r.reading = 'api' THEN 'Quyết định 766/QĐ-TTg ngày 23/6/2022; Cổng Dịch vụ công quốc gia, đối chiếu trên 984 dòng số liệu'
		WHEN m.metric = 'dossier_digitised' THEN 'Quyết định 766/QĐ-TTg, phụ lục, chỉ số 4.2: điểm tối đa từ 80 %; khác cách tính của Cổng'
		WHEN m.metric = 'dossier_online' THEN 'Quyết định 766/QĐ-TTg, phụ lục, chỉ số 3.3: nhân với tỷ lệ đồng bộ 1.4; khác cách tính của Cổng'
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
		MESSAGE = format(cchc.message('unknown reading of the index: %s'), coalesce('"' || left(reading, 64) || '"', 'NULL')),
		DETAIL = (SELECT format(cchc.message('The readings are %s.'), string_agg(format('"%s"', w.reading), ', ' ORDER BY w.reading))
			FROM (SELECT DISTINCT w.reading FROM cchc.index_weight AS w) AS w),
		HINT = cchc.message('Rows of your own in cchc.index_weight may add one.');
END;
$$;
COMMENT ON FUNCTION check_index_reading(text) IS 'Returns the name of a reading of the index; 22023 with those there are when it is none of them, NULL included (kiểm tra cách tính).';

CREATE FUNCTION index_weights(reading text, on_day date)
RETURNS TABLE (place bigint, group_no integer, metric text, name text, max numeric, threshold numeric, when_empty text, times text)
	LANGUAGE sql STABLE PARALLEL SAFE ROWS 21
BEGIN ATOMIC
	SELECT t.ordinality, w.group_no, w.metric, label('index_766_metric', w.metric, 'vi', index_weights.on_day), w.max, w.threshold, w.when_empty, w.times
	FROM (
		SELECT DISTINCT ON (w.metric) w.*
		FROM index_weight AS w
		WHERE w.reading = index_weights.reading AND w.valid @> index_weights.on_day
		ORDER BY w.metric, w.builtin, lower(w.valid) DESC NULLS LAST) AS w
	LEFT JOIN terms('index_766_metric') WITH ORDINALITY AS t ON t.code = w.metric
	ORDER BY w.group_no, t.ordinality, w.metric;
END;
COMMENT ON FUNCTION index_weights(text, date) IS 'The weights of a reading on a day in their order, each metric once, the user''s row before the extension''s; none for an unknown reading or NULL (trọng số có hiệu lực).';

CREATE FUNCTION index_points(numerator bigint, denominator bigint, times numeric, max numeric, threshold numeric, when_empty text) RETURNS numeric
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN round(CASE WHEN numerator IS NULL THEN NULL
		WHEN denominator = 0 THEN CASE when_empty WHEN 'full' THEN max WHEN 'zero' THEN 0 END
		WHEN times IS NOT NULL THEN least(max, max * numerator * times / (denominator * threshold)) END, 4);	-- least() passes NULL over
COMMENT ON FUNCTION index_points(bigint, bigint, numeric, numeric, numeric, text) IS 'Points of a metric, min(max, max × ratio × times / threshold) to four decimals; on a denominator of 0 as when_empty says, whatever times is; NULL where the counts or times are unknown (tính điểm chỉ số).';

CREATE TABLE index_band (
	band text COLLATE "C" NOT NULL CHECK (band ~ '^[a-z][a-z0-9_]*$'),
	valid daterange NOT NULL DEFAULT '(,)' CHECK (NOT isempty(valid)),
	at_least numeric NOT NULL CHECK (at_least >= 0 AND at_least <= 100),
	source text NOT NULL CHECK (btrim(source) <> ''),
	builtin bool NOT NULL DEFAULT false,
	PRIMARY KEY (band, valid, builtin)
);
--@ shipped_rows index_band
COMMENT ON TABLE index_band IS 'Bands into which the scores of the index fall; rows of your own go before those of the extension (xếp loại theo bộ chỉ số).';
COMMENT ON COLUMN index_band.band IS 'The band, a code of the list index_766_band (mã xếp loại).';
COMMENT ON COLUMN index_band.valid IS 'Last days of the periods that are judged so (thời gian áp dụng).';
COMMENT ON COLUMN index_band.at_least IS 'Score in per cent of the computable points from which on it is reached (ngưỡng).';
COMMENT ON COLUMN index_band.source IS 'Where the limit comes from, and how sure it is (nguồn).';
INSERT INTO index_band (band, at_least, source, builtin) VALUES
	('excellent', 90, 'Báo chí; chưa xác minh bằng văn bản', true),
	('good', 80, 'Hai hệ thống thông tin; chưa xác minh bằng văn bản', true),
	('fair', 70, 'Thông lệ; chưa xác minh bằng văn bản', true),
	('average', 50, 'Báo chí; chưa xác minh bằng văn bản', true),
	('weak', 0, 'Dưới ngưỡng trung bình', true);

CREATE FUNCTION index_band_of(score numeric, on_day date) RETURNS text
	LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
	SELECT b.band
	FROM (
		SELECT DISTINCT ON (b.band) b.band, b.at_least
		FROM index_band AS b
		WHERE b.valid @> on_day
		ORDER BY b.band, b.builtin, lower(b.valid) DESC NULLS LAST) AS b
	WHERE b.at_least <= score
	ORDER BY b.at_least DESC, b.band
	LIMIT 1;
END;
COMMENT ON FUNCTION index_band_of(numeric, date) IS 'The band of a score on a day, the user''s row before the extension''s; NULL for an unknown score (xếp loại của điểm).';
