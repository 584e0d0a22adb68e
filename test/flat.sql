-- What scripts/test-memory measures: each function of the extension over many calls in one transaction, and how many
-- kilobytes the backend has grown behind the first tenth of them.
SET client_min_messages = warning;
CREATE EXTENSION cchc;
ALTER DATABASE flat SET search_path = public, cchc;
SET search_path = public, cchc;
CREATE TABLE flat (function text, calls bigint, grown bigint);
CREATE TABLE sample (type regtype PRIMARY KEY, literal text);
INSERT INTO sample VALUES
	('text', 'Căn cứ Quyết định số 299/QĐ-UBND ngày 25 tháng 01 năm 2022, UBND tỉnh'), ('date', '2022-04-07'), ('timestamptz', '2022-04-07 09:00+07'), ('integer', '3'), ('bigint', '5'), ('boolean', 't'),
	('numeric', '1234567.5'), ('interval', '1 hour'), ('jsonb', '{"first_day": "2026-01-01", "last_day": "2026-01-31", "hours": [["07:30-11:30"],[],[],[],[],[],[]]}'), ('bytea', '\xb9e1ba'), ('oid', '25'), ('regtype', 'agency_code'),
	('tstzmultirange', '{[2022-04-08 09:00+07,2022-04-09 09:00+07)}'), ('daterange', '[2022-04-01,2022-05-01)'), ('tsvector', 'thủ:1 tục:2'), ('tsquery', 'thủ & tục'), ('cstring', 'H56.01'), ('text[]', '{TCVN3,VNI}'), ('name', 'h56'),
	('agency_code', 'H56.01'), ('dossier_code', 'H56.01-220407-0001'), ('procedure_code', '1.004227'), ('document_number', '299/QĐ-UBND'), ('lunar_date', '2026-03-10 AL'), ('time_limit', '5 ngày làm việc'), ('time_limit[]', '{"5 ngày"}'),
	('agency_code_range', '[H56,H56.01]'), ('dossier_code_range', '[,H56.01-220407-0001]'), ('procedure_code_range', '[1.004227,]'), ('document_number_range', '[299/QĐ-UBND,]'), ('lunar_date_range', '[2026-03-10 AL,]'), ('time_limit_range', '[5 ngày,]');
-- Some take a text of their own.
CREATE FUNCTION literal_of(f pg_proc, o bigint, t oid) RETURNS text LANGUAGE sql
	RETURN CASE WHEN t = 'work_calendar'::regtype THEN '(SELECT calendar())'
		ELSE (SELECT format('%L::%s', CASE
			WHEN t IN ('text'::regtype, 'cstring'::regtype) AND f.proname ~ '^(try_)?(agency_code|dossier_code|procedure_code|document_number|lunar_date|time_limit)' THEN
				(SELECT s.literal FROM sample AS s WHERE s.type = substring(f.proname FROM '^(?:try_)?(agency_code|dossier_code|procedure_code|document_number|lunar_date|time_limit)')::regtype)
			WHEN t = 'cstring'::regtype THEN calendar()::text
			WHEN t = 'text'::regtype AND f.proargnames[o] IN ('charset', 'encoding') THEN 'TCVN3' WHEN t = 'text'::regtype AND f.proargnames[o] = 'calendar' THEN 'vn' WHEN t = 'text'::regtype AND f.proname ~ 'number|money' THEN 'một trăm'
			WHEN t = 'text'::regtype AND o > 1 THEN 'close' ELSE s.literal END, t::regtype) FROM sample AS s WHERE s.type = t) END;
CREATE FUNCTION resident() RETURNS bigint LANGUAGE sql VOLATILE
	RETURN (SELECT substring(pg_read_file('/proc/self/status') FROM 'RssAnon:\s+(\d+)')::bigint);
CREATE PROCEDURE measure(wanted bigint, seconds float8) LANGUAGE plpgsql AS $$
DECLARE
	f record;
	n bigint;
	step CONSTANT bigint := greatest(wanted / 100, 1);
	first bigint;
	began timestamptz;
	ended bigint;
BEGIN
	FOR f IN SELECT p.oid::regprocedure::text AS name, format('SELECT count(cchc.%I(%s)) FROM (SELECT random() >= 0 AS here FROM generate_series(1, $1)) AS i', p.proname,
			string_agg(format('CASE WHEN here THEN %s END', literal_of(p, o, t)), ', ' ORDER BY o)) AS query
		FROM pg_proc AS p CROSS JOIN unnest(p.proargtypes) WITH ORDINALITY AS a (t, o)
		WHERE p.pronamespace = 'cchc'::regnamespace AND p.prokind = 'f' AND p.provolatile <> 'v' AND p.prorettype <> 'trigger'::regtype AND NOT p.proretset AND p.provariadic = 0
			AND NOT 'internal'::regtype = ANY (p.proargtypes::oid[])
		GROUP BY p.oid, p.* HAVING bool_and(literal_of(p, o, t) IS NOT NULL) ORDER BY 1
	LOOP
		BEGIN
			EXECUTE f.query USING 1 INTO n;
		EXCEPTION WHEN OTHERS THEN
			CONTINUE;	-- these values are none for it
		END;
		began := clock_timestamp();
		ended := 0;
		first := NULL;
		-- One transaction; the first tenth fills the caches.
		WHILE ended < wanted AND clock_timestamp() < began + seconds * interval '1 second' LOOP
			EXECUTE f.query USING step INTO n;
			ended := ended + step;
			IF first IS NULL AND (ended >= wanted / 10 OR clock_timestamp() > began + seconds / 5 * interval '1 second') THEN
				first := resident();
			END IF;
		END LOOP;
		INSERT INTO flat VALUES (f.name, ended, resident() - first);
	END LOOP;
END $$;
