-- The words that files write for the codes of a list.

CREATE FUNCTION loading_words(domain text) RETURNS jsonb
	LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
	-- A row of the user's goes before the extension's; a word of two codes is none.
	SELECT jsonb_object_agg(w.word, w.code)
	FROM (
		SELECT DISTINCT ON (x.word) x.word, x.code
		FROM (
			SELECT vi_fold(t.label_vi) AS word, t.code, t.builtin FROM term AS t WHERE t.domain = loading_words.domain
			UNION ALL SELECT vi_fold(t.label_en), t.code, t.builtin FROM term AS t WHERE t.domain = loading_words.domain AND t.label_en IS NOT NULL
			UNION ALL SELECT c.number, c.code, true FROM (VALUES ('1', 'counter'), ('2', 'online'), ('3', 'post')) AS c (number, code)
				WHERE loading_words.domain IN ('channel', 'return_channel')
			UNION ALL SELECT t.code, t.code, false FROM term AS t WHERE t.domain = loading_words.domain
		) AS x
		ORDER BY x.word, x.builtin, x.code) AS w;
END;
COMMENT ON FUNCTION loading_words(text) IS 'The codes of a list by the words that stand for them: the codes, their labels, the national numbers of channels (từ vựng của danh mục khi nạp).';

CREATE FUNCTION loading_statuses() RETURNS jsonb
	LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
	SELECT jsonb_object_agg(w.word, jsonb_build_object('meaning', w.meaning, 'outcome', w.outcome))
	FROM (
		SELECT DISTINCT ON (x.word) x.word, x.meaning, x.outcome
		FROM (
			SELECT s.status AS word, s.meaning, s.outcome, s.builtin, s.status FROM dossier_status AS s
			UNION ALL SELECT s.number::text, s.meaning, s.outcome, s.builtin, s.status FROM dossier_status AS s WHERE s.number IS NOT NULL
			UNION ALL SELECT vi_fold(s.name), s.meaning, s.outcome, s.builtin, s.status FROM dossier_status AS s
		) AS x
		ORDER BY x.word, x.builtin, x.status) AS w;
END;
COMMENT ON FUNCTION loading_statuses() IS 'What each status word of cchc.dossier_status means, by code, number and name; a row of the user''s goes before the extension''s (từ vựng trạng thái khi nạp).';

-- Names of a register by their key: a name of two codes names none ("").
CREATE FUNCTION loading_agencies(accents boolean) RETURNS jsonb
	LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
	SELECT jsonb_object_agg(x.key, x.code)
	FROM (
		SELECT CASE WHEN accents THEN vi_fold(a.name) ELSE vi_search_key(a.name) END AS key,
			CASE WHEN count(*) = 1 THEN min(a.code::text) ELSE '' END AS code
		FROM agency AS a GROUP BY 1) AS x;
END;
COMMENT ON FUNCTION loading_agencies(boolean) IS 'The agencies'' codes by the key of their name, with accents or without; empty for a name of several (mã cơ quan theo tên).';

CREATE FUNCTION loading_procedures(accents boolean) RETURNS jsonb
	LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
	SELECT jsonb_object_agg(x.key, x.code)
	FROM (
		SELECT CASE WHEN accents THEN vi_fold(p.name) ELSE vi_search_key(p.name) END AS key,
			CASE WHEN count(*) = 1 THEN min(p.code::text) ELSE '' END AS code
		FROM procedure AS p GROUP BY 1) AS x;
END;
COMMENT ON FUNCTION loading_procedures(boolean) IS 'The procedures'' codes by the key of their name, with accents or without; empty for a name of several (mã thủ tục theo tên).';

CREATE FUNCTION loading_boolean(written text) RETURNS boolean
	LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
BEGIN ATOMIC
	SELECT CASE
		WHEN lower(written) IN ('true', 't', 'yes', 'y', '1', 'x', 'có', 'co') OR written = 'CÓ' THEN true
		WHEN lower(written) IN ('false', 'f', 'no', 'n', '0', 'không', 'khong') OR written = 'KHÔNG' THEN false END;
END;
COMMENT ON FUNCTION loading_boolean(text) IS 'True for true, yes, 1, x, có; false for false, no, 0, không; NULL for anything else (giá trị có hoặc không).';

-- Midnight is a day without its hour: try_instant() reads one so.
CREATE FUNCTION loading_hour(told timestamptz, known timestamptz, earliest timestamptz) RETURNS timestamptz
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
BEGIN ATOMIC
	SELECT CASE
		WHEN due_day(told) = local_day(told) THEN told
		WHEN local_day(known) = local_day(told) THEN known
		WHEN told < earliest AND local_day(earliest) = local_day(told) THEN earliest
		ELSE told END;
END;
COMMENT ON FUNCTION loading_hour(timestamptz, timestamptz, timestamptz) IS 'When on its day something happened of which a file or a message tells the day alone: when the registry knows, else not before what it follows on that day; NULL for what is not told (giờ của ngày được nạp).';

CREATE FUNCTION loading_due_hour(told timestamptz, known timestamptz) RETURNS timestamptz
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
BEGIN ATOMIC
	SELECT CASE WHEN due_day(told) <> local_day(told) AND due_day(known) = due_day(told) THEN known ELSE told END;
END;
COMMENT ON FUNCTION loading_due_hour(timestamptz, timestamptz) IS 'The same of a due date: the hour that the registry knows of that day, else its end (giờ hẹn trả của ngày được nạp).';

-- The agency that a code means when a letter stands for the digit that looks like it.
CREATE FUNCTION loading_lookalike(agency agency_code) RETURNS agency_code
	LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
BEGIN ATOMIC
	SELECT CASE WHEN current_form(agency) ~ '[OIL]' THEN try_agency_code(translate(current_form(agency), 'OIL', '011')) END;
END;
COMMENT ON FUNCTION loading_lookalike(agency_code) IS 'The code with 0 for O and 1 for I and L; NULL for one without these letters (mã gần giống).';

-- The one SQL that reads JSON from a cell, which may hold anything.
CREATE FUNCTION loading_json(written text) RETURNS jsonb
	LANGUAGE plpgsql IMMUTABLE STRICT
	SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	RETURN written::jsonb;
EXCEPTION WHEN data_exception OR program_limit_exceeded OR statement_too_complex THEN
	RETURN NULL;
END;
$$;
COMMENT ON FUNCTION loading_json(text) IS 'JSON from text, NULL where it is none (đọc JSON).';

CREATE FUNCTION loading_pauses(written text) RETURNS TABLE (from_at timestamptz, to_at timestamptz, reason text, wrong boolean)
	LANGUAGE sql IMMUTABLE
BEGIN ATOMIC
	SELECT p.from_at, p.to_at, p.reason,
		p.from_at IS NULL OR (p.to_at IS NULL AND p.to_text <> '') OR coalesce(p.reason NOT IN ('supplement', 'financial_obligation', 'other'), true)
	FROM (
		SELECT try_instant(e.value ->> 'from') AS from_at, try_instant(e.value ->> 'to') AS to_at, coalesce(e.value ->> 'to', '') AS to_text,
			e.value ->> 'reason' AS reason
		FROM (SELECT loading_json(nullif(written, '')) AS list) AS j
		CROSS JOIN LATERAL jsonb_array_elements(CASE WHEN jsonb_typeof(j.list) = 'array' THEN j.list ELSE '[]' END) AS e (value)) AS p;
END;
COMMENT ON FUNCTION loading_pauses(text) IS 'The pauses in a cell: a JSON array of {"from", "to", "reason"}, to null while it lasts (các lần tạm dừng).';

CREATE FUNCTION loading_pause_fault(written text, received_at timestamptz, finished_at timestamptz) RETURNS text
	LANGUAGE sql IMMUTABLE
BEGIN ATOMIC
	SELECT CASE
		WHEN written IS NULL OR written = '' THEN NULL
		WHEN jsonb_typeof(loading_json(written)) IS DISTINCT FROM 'array' THEN 'pauses:syntax'
		ELSE (
			SELECT CASE
				WHEN bool_or(p.wrong) THEN 'pauses:syntax'
				WHEN bool_or(p.to_at <= p.from_at) THEN 'pauses:order'
				WHEN bool_or(p.from_at < received_at) THEN 'pauses:before_received'
				WHEN bool_or(coalesce(p.to_at, 'infinity') > finished_at) THEN 'pauses:behind_end'
				WHEN bool_or(p.from_at < p.former) THEN 'pauses:overlap' END
			FROM (
				SELECT s.*, lag(coalesce(s.to_at, 'infinity')) OVER (ORDER BY s.from_at) AS former
				FROM loading_pauses(written) AS s) AS p) END;
END;
COMMENT ON FUNCTION loading_pause_fault(text, timestamptz, timestamptz) IS 'What is wrong with the pauses in a cell, NULL nothing (lỗi của các lần tạm dừng).';
