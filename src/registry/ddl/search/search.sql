-- Searching what the registry holds, as people type it: docs/search.md.

-- Expression indexes: the lexemes of a name are several times as long as the name.  Text search needs UTF8.
DO $$
BEGIN
	IF pg_catalog.getdatabaseencoding() OPERATOR(pg_catalog.=) 'UTF8' THEN
		CREATE INDEX procedure_search_idx ON procedure USING gin (to_tsvector('cchc.vietnamese', code::text || ' ' || name));
		CREATE INDEX document_search_idx ON document USING gin (to_tsvector('cchc.vietnamese', number::text));
		COMMENT ON INDEX procedure_search_idx IS 'Words of codes and names, for search_procedures() (tìm thủ tục).';
		COMMENT ON INDEX document_search_idx IS 'Words and parts of numbers, for those who search documents (tìm văn bản).';
	END IF;
END
$$;

CREATE FUNCTION search_procedures(q text, max_rows integer DEFAULT 10)
RETURNS TABLE (procedure procedure_code, name text, headline text, step text, rank real)
	LANGUAGE plpgsql STABLE STRICT PARALLEL SAFE ROWS 10
	SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	s record;
	r record;
	found cchc.procedure_code[] := '{}';
BEGIN
	FOR s IN SELECT t.step, t.name, t.query FROM cchc.vi_tsqueries(q) AS t LOOP
		-- The first step that has an answer; the second beside the first while there is room.
		EXIT WHEN cardinality(found) > 0 AND NOT (s.step = 2 AND cardinality(found) < 10);
		EXIT WHEN cardinality(found) >= max_rows;
		FOR r IN
			SELECT c.code, p.name, max(c.rank) AS rank
			FROM (
				SELECT x.code, cchc.vi_rank(to_tsvector('cchc.vietnamese', x.code::text || ' ' || x.name), s.query) AS rank
				FROM @registry@.procedure AS x
				WHERE to_tsvector('cchc.vietnamese', x.code::text || ' ' || x.name) @@ s.query
				UNION ALL
				-- By the number of the decision that published it; UBND alone is no number
				SELECT b.procedure, cchc.vi_rank(to_tsvector('cchc.vietnamese', d.number::text), s.query) / 2
				FROM @registry@.document AS d JOIN @registry@.publication AS b USING (document_id)
				WHERE q ~ '[0-9]' AND to_tsvector('cchc.vietnamese', d.number::text) @@ s.query) AS c
			JOIN @registry@.procedure AS p ON p.code OPERATOR(cchc.=) c.code
			WHERE NOT c.code OPERATOR(cchc.=) ANY (found)
			GROUP BY c.code, p.name
			ORDER BY max(c.rank) DESC, c.code USING OPERATOR(cchc.<)
			LIMIT max_rows - cardinality(found)
		LOOP
			found := found || r.code;
			procedure := r.code;
			name := r.name;
			headline := ts_headline('cchc.vietnamese', r.name, s.query, 'HighlightAll=true');
			step := s.name;
			rank := r.rank;
			RETURN NEXT;
		END LOOP;
	END LOOP;
END
$$;
COMMENT ON FUNCTION search_procedures(text, integer) IS 'Procedures by name, code or the number of the decision that published them, as people type it: without accents, in Telex, misspelt, abbreviated; best first, with the found words in <b> and the step of vi_tsqueries that found them (tìm thủ tục hành chính).';

CREATE FUNCTION search_dossiers(q text, max_rows integer DEFAULT 10)
RETURNS TABLE (dossier dossier_code, agency agency_code, procedure procedure_code, procedure_name text, received_at timestamptz, finished_at timestamptz, step text)
	LANGUAGE plpgsql STABLE STRICT PARALLEL SAFE ROWS 10
	SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	by_code CONSTANT cchc.dossier_code := cchc.try_dossier_code(btrim(q));
	by_agency CONSTANT cchc.agency_code := cchc.try_agency_code(btrim(q));
BEGIN
	IF by_code IS NOT NULL THEN
		RETURN QUERY
		SELECT d.code, d.agency, d.procedure, p.name, d.received_at, d.finished_at, 'code'
		FROM @registry@.dossier AS d JOIN @registry@.procedure AS p ON p.code OPERATOR(cchc.=) d.procedure
		WHERE d.code OPERATOR(cchc.=) by_code AND d.voided_at IS NULL
		LIMIT greatest(max_rows, 0);
	ELSIF by_agency IS NOT NULL THEN
		RETURN QUERY
		SELECT d.code, d.agency, d.procedure, p.name, d.received_at, d.finished_at, 'agency'
		FROM @registry@.dossier AS d JOIN @registry@.procedure AS p ON p.code OPERATOR(cchc.=) d.procedure
		WHERE d.agency OPERATOR(cchc.<@) by_agency AND d.voided_at IS NULL
		ORDER BY d.received_at DESC, d.code USING OPERATOR(cchc.<)
		LIMIT greatest(max_rows, 0);
	ELSE
		-- The newest of each procedure that is meant; not every one has some
		RETURN QUERY
		SELECT d.code, d.agency, d.procedure, s.name, d.received_at, d.finished_at, s.step
		FROM @registry@.search_procedures(q, greatest(max_rows, 50)) WITH ORDINALITY AS s (procedure, name, headline, step, rank, place)
		CROSS JOIN LATERAL (
			SELECT x.code, x.agency, x.procedure, x.received_at, x.finished_at
			FROM @registry@.dossier AS x
			WHERE x.procedure OPERATOR(cchc.=) s.procedure AND x.voided_at IS NULL
			ORDER BY x.received_on DESC, x.received_at DESC, x.code USING OPERATOR(cchc.<)
			LIMIT greatest(max_rows, 0)) AS d
		ORDER BY s.place, d.received_at DESC, d.code USING OPERATOR(cchc.<)
		LIMIT greatest(max_rows, 0);
	END IF;
END
$$;
COMMENT ON FUNCTION search_dossiers(text, integer) IS 'Dossiers by their code, by the code of an agency (the newest under it), or else of the procedures that search_procedures finds, the newest first (tìm hồ sơ).';
