-- Lists of words (danh mục): registers store English codes, forms print labels.

CREATE TABLE term (
	domain text COLLATE "C" NOT NULL CHECK (domain ~ '^[a-z][a-z0-9_]*$'),
	code text COLLATE "C" NOT NULL CHECK (code ~ '^[a-z][a-z0-9_]*$'),
	label_vi text NOT NULL CHECK (btrim(label_vi) <> ''),
	label_en text CHECK (btrim(label_en) <> ''),
	sort integer,
	valid daterange NOT NULL DEFAULT '(,)' CHECK (NOT isempty(valid)),
	builtin boolean NOT NULL DEFAULT false,
	PRIMARY KEY (domain, code, valid, builtin)
);
--@ shipped_rows term
COMMENT ON TABLE term IS 'Codes of every list in a registry with their labels; add rows of your own, for a new code or to say an old one in other words: they go before those of the extension (danh mục dùng chung).';
COMMENT ON COLUMN term.domain IS 'The list, for example delay_cause (danh mục).';
COMMENT ON COLUMN term.code IS 'What is stored: a lower-case English word that stays for years (mã).';
COMMENT ON COLUMN term.label_vi IS 'What is printed (tên gọi).';
COMMENT ON COLUMN term.label_en IS 'The same in English, NULL where there is none (tên tiếng Anh).';
COMMENT ON COLUMN term.sort IS 'Place in the list; NULL in a row of your own keeps the place that the code has, or comes last (thứ tự).';
COMMENT ON COLUMN term.valid IS 'Days on which things are called so; a code whose days are over still stands in old rows (thời gian hiệu lực).';

-- Columns check the lists on which counting depends: a code of the user's in one of
-- those would be offered and then refused.
CREATE FUNCTION open_term_lists() RETURNS text[]
	LANGUAGE sql IMMUTABLE PARALLEL SAFE
	RETURN '{closing_reason,refusal_reason,transfer_reason,reopening_reason,delay_cause,finding_topic,training_topic,survey_criterion,target_indicator,document_kind,reform_metric,metric_part,unit}'::text[];
COMMENT ON FUNCTION open_term_lists() IS 'The lists of cchc.term that take codes of the user''s own (các danh mục mở).';

CREATE FUNCTION check_term_list() RETURNS trigger
	LANGUAGE plpgsql
	SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	IF NEW.builtin OR NEW.domain = ANY (cchc.open_term_lists())
			OR NOT EXISTS (SELECT FROM cchc.term AS t WHERE t.domain = NEW.domain AND t.builtin)
			OR EXISTS (SELECT FROM cchc.term AS t WHERE t.domain = NEW.domain AND t.code = NEW.code AND t.builtin) THEN
		RETURN NEW;
	END IF;
	RAISE check_violation USING
		MESSAGE = format(cchc.message('the list %s takes no code "%s"'), NEW.domain, left(NEW.code, 64)),
		DETAIL = cchc.message('Columns and reports know its codes; only what they are called can be said anew.'),
		HINT = format(cchc.message('Lists that take codes of your own: %s; and lists of your own.'), array_to_string(cchc.open_term_lists(), ', ')),
		SCHEMA = TG_TABLE_SCHEMA, TABLE = TG_TABLE_NAME, COLUMN = 'code', CONSTRAINT = 'term_of_open_list';
END;
$$;
COMMENT ON FUNCTION check_term_list() IS 'Refuses a new code in a list that columns check: 23514 (kiểm tra danh mục đóng).';
CREATE TRIGGER term_of_open_list BEFORE INSERT OR UPDATE ON term FOR EACH ROW EXECUTE FUNCTION check_term_list();
COMMENT ON TRIGGER term_of_open_list ON term IS 'Lists whose codes columns check take no new ones (danh mục đóng không nhận mã mới).';

-- PL/pgSQL keeps its plan: called for every line of a report, it is faster than SQL.
CREATE FUNCTION label(domain text, code text, lang text DEFAULT 'vi', on_day date DEFAULT NULL) RETURNS text
	LANGUAGE plpgsql STABLE PARALLEL SAFE
	SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	IF lang IN ('vi', 'en') THEN
		RETURN coalesce((
			SELECT CASE lang WHEN 'en' THEN coalesce(t.label_en, t.label_vi) ELSE t.label_vi END
			FROM cchc.term AS t
			WHERE t.domain = label.domain AND t.code = label.code
			ORDER BY t.valid @> on_day DESC NULLS LAST, t.builtin, lower(t.valid) DESC NULLS LAST
			LIMIT 1), code);
	END IF;
	RAISE invalid_parameter_value USING
		MESSAGE = format(cchc.message('there are no labels in language %s'), coalesce('"' || left(lang, 64) || '"', 'NULL')),
		DETAIL = cchc.message('The languages are "vi" and "en".'),
		HINT = cchc.message('For example: cchc.label(''fault'', ''agency'', ''en'').');
END;
$$;
COMMENT ON FUNCTION label(text, text, text, date) IS 'What a code of a list is called, in Vietnamese (vi) or English (en), on a day or, when the day is NULL, by its newest row; a row of the user''s goes before the extension''s; the code itself when it has no label (tên gọi của mã).';

-- For views of many rows: as each code stands once, a LEFT JOIN to it is left out of the
-- plan where its label is not asked for.
CREATE FUNCTION labels(domain text) RETURNS TABLE (code text, label text)
	LANGUAGE sql STABLE PARALLEL SAFE ROWS 20
BEGIN ATOMIC
	SELECT DISTINCT ON (t.code) t.code, t.label_vi
	FROM term AS t
	WHERE t.domain = labels.domain
	ORDER BY t.code, t.builtin, lower(t.valid) DESC NULLS LAST;
END;
COMMENT ON FUNCTION labels(text) IS 'The codes of a list with what they are called in Vietnamese, by the newest row, the user''s before the extension''s: what label(domain, code) says of each; NULL is no list (tên gọi của danh mục).';

CREATE FUNCTION terms(domain text, on_day date DEFAULT NULL) RETURNS TABLE (code text, label_vi text, label_en text)
	LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
	SELECT t.code, t.label_vi, t.label_en
	FROM (
		SELECT DISTINCT ON (t.code) t.code, t.label_vi, t.label_en,
			coalesce(t.sort, (SELECT min(u.sort) FROM term AS u WHERE u.domain = t.domain AND u.code = t.code)) AS sort
		FROM term AS t
		WHERE t.domain = terms.domain AND (t.valid @> terms.on_day OR terms.on_day IS NULL)
		ORDER BY t.code, t.builtin, lower(t.valid) DESC NULLS LAST) AS t
	ORDER BY t.sort, t.code;
END;
COMMENT ON FUNCTION terms(text, date) IS 'A list in its order, as it stands on a day or, when the day is NULL, with all codes that it ever had; each code once, the user''s row before the extension''s (danh mục).';

CREATE FUNCTION check_term(argument text, domain text, code text) RETURNS text
	LANGUAGE plpgsql STABLE PARALLEL SAFE
	SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	allowed text;
BEGIN
	IF EXISTS (SELECT FROM cchc.term AS t WHERE t.domain = check_term.domain AND t.code = check_term.code) THEN
		RETURN code;
	END IF;
	allowed := (
		SELECT format(cchc.message('The codes of the list %s are %s.'), check_term.domain, string_agg(format('"%s"', t.code), ', '))
		FROM cchc.terms(check_term.domain) AS t
		HAVING count(*) > 0);
	IF allowed IS NULL THEN
		RAISE invalid_parameter_value USING
			MESSAGE = format(cchc.message('there is no list %s'), coalesce('"' || left(domain, 64) || '"', 'NULL')),
			DETAIL = cchc.message('The table cchc.term has no row of that domain.'),
			HINT = cchc.message('SELECT DISTINCT domain FROM cchc.term names the lists.');
	END IF;
	IF code IS NULL THEN
		RAISE null_value_not_allowed USING
			MESSAGE = format(cchc.message('argument "%s" must not be NULL'), argument),
			DETAIL = allowed,
			HINT = format(cchc.message('SELECT * FROM cchc.terms(''%s'') tells what each means.'), domain);
	END IF;
	RAISE invalid_parameter_value USING
		MESSAGE = format(cchc.message('argument "%s" is no code of the list %s: "%s"'), argument, domain, left(code, 64)),
		DETAIL = allowed,
		HINT = CASE WHEN domain = ANY (cchc.open_term_lists()) THEN format(cchc.message('SELECT * FROM cchc.terms(''%s'') tells what each means; rows of your own in cchc.term may add to it.'), domain)
			ELSE format(cchc.message('SELECT * FROM cchc.terms(''%s'') tells what each means.'), domain) END;
END;
$$;
COMMENT ON FUNCTION check_term(text, text, text) IS 'Returns a code of a list; 22004 naming the argument when it is NULL, 22023 with the codes there are when it is none of them (kiểm tra mã trong danh mục).';
