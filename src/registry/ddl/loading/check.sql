-- The faults of a file or a message in words.

-- Days as spreadsheets of other settings write them.  1/2/22 stays: it is a day of
-- January in one and of February in another.
CREATE FUNCTION loading_instant_guess(mended text) RETURNS text
	LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE
	SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	-- Without a spreadsheet's sign of a text, without the day of the week
	bare CONSTANT text := regexp_replace(mended, '^\s*[''’`]?\s*(?:(?:thứ\s+\S+|chủ nhật|T[2-7]|CN)[\s,]+)?', '', 'i');
	english CONSTANT text[] := regexp_match(bare, '^(\d{1,2})[- ](jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*[-, ]+((?:20)?\d\d)(?!\d)(.*)$', 'i');
	guess text;
BEGIN
	FOREACH guess IN ARRAY ARRAY[bare,
		-- Month before day
		regexp_replace(bare, '^(\d{1,2})([/.-])(\d{1,2})([/.-]\d{4})', '\3\2\1\4'),
		-- Two digits of the year, where the other two numbers tell day and month apart
		regexp_replace(bare, '^(1[3-9]|2\d|3[01])([/.-])(\d{1,2})\2(\d\d)(?!\d)', '\1\2\3\220\4'),
		regexp_replace(bare, '^(\d{1,2})([/.-])(1[3-9]|2\d|3[01])\2(\d\d)(?!\d)', '\3\2\1\220\4'),
		regexp_replace(bare, '^(20\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$', '\1-\2-\3 \4:\5:\6'),
		english[1] || '/' || (strpos('janfebmaraprmayjunjulaugsepoctnovdec', lower(english[2])) + 2) / 3 || '/' || right('20' || english[3], 4) || english[4]]
	LOOP
		IF cchc.try_instant(guess, false) IS NOT NULL THEN
			RETURN guess;
		END IF;
	END LOOP;
	RETURN NULL;
END;
$$;
COMMENT ON FUNCTION loading_instant_guess(text) IS 'What a day or instant that cannot be read may have meant, in a text that is mended from an old font; NULL when nothing is likely (gợi ý thời điểm).';

-- What a cell may have meant, never put in its place by itself.
CREATE FUNCTION fault_suggestion(field text, kind text, value text, received_at timestamptz) RETURNS text
	LANGUAGE plpgsql STABLE
	SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	mended CONSTANT text := cchc.vi_demojibake(value);
	key CONSTANT text := cchc.vi_search_key(mended);
BEGIN
	CASE
		WHEN kind = 'lookalike' THEN
			RETURN translate(cchc.try_dossier_code(value)::text, 'OIL', '011');
		WHEN field = 'procedure' AND kind = 'not_in_force' THEN
			RETURN NULL;
		WHEN kind = 'not_in_force' THEN
			RETURN (SELECT a.successor FROM @registry@.agency AS a
				WHERE a.code OPERATOR(cchc.=) coalesce(cchc.try_agency_code(value), cchc.try_agency_code(@registry@.loading_agencies(true) ->> cchc.vi_fold(value))));
		WHEN field = 'procedure' AND kind = 'unknown' THEN
			-- A local copy of a procedure that the register has for the whole country
			RETURN coalesce((SELECT p.code FROM @registry@.procedure AS p WHERE p.code OPERATOR(cchc.=) cchc.national_code(cchc.try_procedure_code(value)))::text,
				nullif(@registry@.loading_procedures(false) ->> key, ''),
				(SELECT CASE WHEN count(*) = 1 THEN min(p.code::text) END FROM @registry@.procedure AS p WHERE length(key) >= 4 AND strpos(cchc.vi_search_key(p.name), key) > 0));
		WHEN field IN ('agency', 'received_by') AND kind = 'unknown' THEN
			RETURN coalesce((SELECT a.code::text FROM @registry@.agency AS a WHERE a.code OPERATOR(cchc.=) @registry@.loading_lookalike(cchc.try_agency_code(value))),
				nullif(@registry@.loading_agencies(false) ->> key, ''),
				(SELECT CASE WHEN count(*) = 1 THEN min(a.code::text) END FROM @registry@.agency AS a WHERE length(key) >= 4 AND strpos(cchc.vi_search_key(a.name), key) > 0));
		WHEN kind = 'word' AND field = 'status' THEN
			RETURN (SELECT CASE WHEN count(*) = 1 THEN min(s.name) END
				FROM (SELECT DISTINCT d.status, d.name FROM cchc.dossier_status AS d) AS s WHERE cchc.vi_search_key(s.name) = key);
		WHEN kind = 'word' AND field = 'due_time' THEN
			RETURN NULL;
		WHEN kind = 'word' THEN
			RETURN (SELECT CASE WHEN count(DISTINCT t.code) = 1 THEN min(t.code) END FROM cchc.term AS t
				WHERE t.domain = field AND (cchc.vi_search_key(t.label_vi) = key OR length(key) >= 4 AND strpos(cchc.vi_search_key(t.label_vi), key) > 0));
		WHEN kind = 'syntax' AND (field LIKE '%\_at' OR field = 'due_original') THEN
			RETURN @registry@.loading_instant_guess(mended);
		WHEN kind = 'syntax' AND mended <> value THEN
			RETURN mended;
		ELSE
			RETURN NULL;
	END CASE;
END;
$$;
COMMENT ON FUNCTION fault_suggestion(text, text, text, timestamptz) IS 'What a cell that cannot be loaded may have meant: a code by the name without accents, a text mended from an old font, the successor of an agency; NULL when nothing is likely (gợi ý sửa lỗi).';

CREATE FUNCTION fault_text(fault text, written dossier_text, code dossier_code, submitted_at timestamptz, received_at timestamptz,
	first_line bigint,
	OUT field text, OUT sqlstate text, OUT value text, OUT message text, OUT suggestion text)
	LANGUAGE plpgsql STABLE
	SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	kind CONSTANT text := split_part(fault, ':', 2);
BEGIN
	field := split_part(fault, ':', 1);
	value := nullif(to_jsonb(written) ->> field, '');
	-- A name or a word in an old font is that and nothing else.
	IF kind IN ('syntax', 'word', 'unknown') AND cchc.vi_demojibake(value) <> value THEN
		sqlstate := '22021';
		message := format(cchc.message('"%s" is written in an old font, as Unicode it is "%s"'), left(value, 80), left(cchc.vi_demojibake(value), 80));
		suggestion := coalesce(@registry@.fault_suggestion(field, kind, value, received_at), cchc.vi_demojibake(value));
		RETURN;
	END IF;
	CASE kind
		WHEN 'missing' THEN
			sqlstate := '23502';
			message := CASE field
				WHEN 'finished_at' THEN cchc.message('a dossier that ended needs the time of its end')
				WHEN 'outcome' THEN cchc.message('a dossier that ended needs its outcome: resolved, rejected, withdrawn or closed')
				ELSE format(cchc.message('a dossier needs its %s'), field) END;
		WHEN 'syntax' THEN
			CASE
				WHEN field = 'code' THEN
					SELECT f.sqlstate, f.message INTO sqlstate, message FROM cchc.input_fault(value, 'cchc.dossier_code'::regtype) AS f;
				WHEN field = 'procedure' THEN
					SELECT f.sqlstate, f.message INTO sqlstate, message FROM cchc.input_fault(value, 'cchc.procedure_code'::regtype) AS f;
				WHEN field IN ('agency', 'received_by') THEN
					SELECT f.sqlstate, f.message INTO sqlstate, message FROM cchc.input_fault(value, 'cchc.agency_code'::regtype) AS f;
				WHEN field = 'time_limit' THEN
					SELECT f.sqlstate, f.message INTO sqlstate, message FROM cchc.input_fault(value, 'cchc.time_limit'::regtype) AS f;
				WHEN field LIKE '%\_at' OR field = 'due_original' THEN
					SELECT f.sqlstate, f.message INTO sqlstate, message FROM cchc.input_fault(value, 'timestamptz'::regtype) AS f;
					sqlstate := CASE sqlstate WHEN '22P02' THEN '22007' ELSE sqlstate END;
				WHEN field = 'pauses' THEN
					sqlstate := '22P02';
					message := cchc.message('pauses are no JSON list of {"from": instant, "to": instant or null, "reason": supplement, financial_obligation or other}');
				ELSE
					sqlstate := '22P02';
					message := format(cchc.message('invalid input syntax for type boolean: "%s"'), left(value, 80));
			END CASE;
		WHEN 'unknown' THEN
			sqlstate := 'P0002';
			IF field IN ('agency', 'received_by') AND @registry@.loading_agencies(true) ->> cchc.vi_fold(value) = ''
				OR field = 'procedure' AND @registry@.loading_procedures(true) ->> cchc.vi_fold(value) = '' THEN
				sqlstate := 'P0003';
				message := format(cchc.message('several have the name "%s": give the code'), left(value, 80));
				RETURN;
			END IF;
			message := CASE field
				WHEN 'procedure' THEN format(cchc.message('procedure "%s" is not known'), left(value, 80))
				WHEN 'calendar' THEN format(cchc.message('calendar "%s" is not known'), left(value, 80))
				ELSE format(cchc.message('agency "%s" is not known'), left(value, 80)) END;
		WHEN 'not_in_force' THEN
			sqlstate := '55000';
			message := CASE field
				WHEN 'procedure' THEN format(cchc.message('procedure "%s" is not in force on %s'), left(value, 80), to_char(cchc.local_day(received_at), 'YYYY-MM-DD'))
				ELSE format(cchc.message('agency "%s" does not exist on %s'), left(value, 80), to_char(cchc.local_day(received_at), 'YYYY-MM-DD')) END;
		WHEN 'word' THEN
			sqlstate := '22023';
			message := CASE field
				WHEN 'status' THEN format(cchc.message('unknown status "%s"; cchc.dossier_status lists them'), left(value, 80))
				WHEN 'due_time' THEN format(cchc.message('unknown due time "%s"; there are close, same_time and day_end'), left(value, 80))
				ELSE (SELECT CASE WHEN count(*) <= 6 THEN format(cchc.message('unknown %s "%s"; there are %s'), field, left(value, 80), string_agg(t.code, ', '))
						ELSE format(cchc.message('unknown %1$s "%2$s"; cchc.terms(''%1$s'') lists them'), field, left(value, 80)) END
					FROM cchc.terms(field, NULL::date) AS t) END;
		WHEN 'day' THEN
			sqlstate := '22008';
			message := format(cchc.message('the code names %s, but the dossier was received on %s'), to_char(cchc.received_on(code), 'YYYY-MM-DD'), to_char(cchc.local_day(received_at), 'YYYY-MM-DD'));
		WHEN 'repeated' THEN
			sqlstate := '23505';
			message := format(cchc.message('line %s has the same code'), first_line);
		WHEN 'lookalike' THEN
			sqlstate := 'P0002';
			message := format(cchc.message('the code names the agency "%s", which the register does not hold; it holds "%s"'), cchc.agency(code), @registry@.loading_lookalike(cchc.agency(code)));
		WHEN 'taken' THEN
			sqlstate := '23505';
			message := cchc.message('the registry holds another dossier of that code, received at another time; a row that corrects its day says modified_at');
		WHEN 'void' THEN
			sqlstate := '55000';
			message := cchc.message('the dossier is void in the registry');
		WHEN 'ahead' THEN
			sqlstate := '22008';
			message := format(cchc.message('%s lies in the future'), field);
		WHEN 'before_submitted' THEN
			sqlstate := '22008';
			message := cchc.message('a dossier is received after it was submitted');
		WHEN 'before_received' THEN
			sqlstate := '22008';
			message := CASE field
				WHEN 'pauses' THEN cchc.message('a dossier is paused after its receipt')
				WHEN 'finished_at' THEN cchc.message('a dossier ends after its receipt')
				ELSE cchc.message('a dossier is due after its receipt') END;
		WHEN 'before_finished' THEN
			sqlstate := '22008';
			message := cchc.message('a result is handed over after the end');
		WHEN 'behind_change' THEN
			sqlstate := '22008';
			message := cchc.message('the registry holds an earlier change of the dossier');
		WHEN 'behind_end' THEN
			sqlstate := '22008';
			message := cchc.message('a pause ends with the dossier at the latest');
		WHEN 'order' THEN
			sqlstate := '22008';
			message := cchc.message('a pause ends after it began');
		WHEN 'overlap' THEN
			sqlstate := '23P01';
			message := cchc.message('the pauses of a dossier do not overlap');
		WHEN 'not_accepted' THEN
			sqlstate := '22023';
			message := format(cchc.message('the status "%s" is that of a submission: there is no dossier yet'), left(value, 80));
		WHEN 'open' THEN
			sqlstate := '22023';
			message := format(cchc.message('the status "%s" is that of an open dossier, but it has an end'), left(value, 80));
		WHEN 'resolved' THEN
			sqlstate := '22023';
			message := cchc.message('a resolved dossier has no closing reason');
		WHEN 'not_returned' THEN
			sqlstate := '22023';
			message := cchc.message('a return channel needs the time of the handing over');
		WHEN 'no_fee' THEN
			sqlstate := '22023';
			message := cchc.message('only a dossier with a fee can be paid');
		ELSE
			RAISE invalid_parameter_value USING
				MESSAGE = format(cchc.message('unknown fault: "%s"'), left(coalesce(fault, 'NULL'), 64)),
				DETAIL = cchc.message('A fault is named field:kind, as read_dossiers() names it.'),
				HINT = cchc.message('check_dossiers() lists the faults of a file in words.');
	END CASE;
	suggestion := @registry@.fault_suggestion(field, kind, value, received_at);
END;
$$;
COMMENT ON FUNCTION fault_text(text, dossier_text, dossier_code, timestamptz, timestamptz, bigint) IS 'A fault of read_dossiers() in words, with its SQLSTATE and what the cell may have meant, NULL when nothing is likely; 22023 for what is no fault (diễn giải lỗi dữ liệu).';

CREATE FUNCTION check_dossiers(source regclass) RETURNS TABLE (line bigint, field text, sqlstate text, value text, message text, suggestion text)
	LANGUAGE sql STABLE
BEGIN ATOMIC
	SELECT r.line, x.field, x.sqlstate, x.value, x.message, x.suggestion
	FROM (SELECT * FROM read_dossiers(source, NULL) AS d WHERE d.faults <> '{}' OFFSET 0) AS r
	CROSS JOIN LATERAL unnest(r.faults) WITH ORDINALITY AS f (fault, place)
	CROSS JOIN LATERAL fault_text(f.fault, r.written, r.code, r.submitted_at, r.received_at, r.first_line) AS x
	ORDER BY r.n, f.place;
END;
COMMENT ON FUNCTION check_dossiers(regclass) IS 'All faults of the dossiers in a table of text: line (the column of that name, else the row''s place), field, SQLSTATE, value, what is wrong, and what may have been meant; no row raises; 42501 for a table that is not plainly the caller''s, NULL (22004) included (kiểm tra tệp hồ sơ).';

CREATE FUNCTION check_dossier(message jsonb) RETURNS TABLE (field text, sqlstate text, value text, message text, suggestion text)
	LANGUAGE sql STABLE
BEGIN ATOMIC
	SELECT x.field, x.sqlstate, x.value, x.message, x.suggestion
	FROM (SELECT * FROM read_dossiers(NULL, coalesce($1, 'null')) AS d OFFSET 0) AS r
	CROSS JOIN LATERAL unnest(r.faults) WITH ORDINALITY AS f (fault, place)
	CROSS JOIN LATERAL fault_text(f.fault, r.written, r.code, r.submitted_at, r.received_at, r.first_line) AS x
	ORDER BY f.place;
END;
COMMENT ON FUNCTION check_dossier(jsonb) IS 'All faults of a message about a dossier, as check_dossiers() finds those of a file; 22023 for an unknown key or anything but an object, NULL included (kiểm tra một thông điệp hồ sơ).';
