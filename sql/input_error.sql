-- try_TYPE(text) and input_error(text, regtype): the type's own answer, without raising it.
SET search_path = cchc, public;

SELECT try_procedure_code('1.004227.h56'), try_agency_code('000.00.14.H56'), try_dossier_code('H57.132-260804-0583'),
	try_document_number('02/2020/TT-BTC'), try_time_limit('15 ngày làm việc');
SELECT try_procedure_code('1.04227'), try_agency_code('H1'), try_dossier_code('H57.132-260230-0583'),
	try_document_number('299/QĐ UBND'), try_time_limit('mai');

SELECT input_error('1.04227', 'procedure_code');
SELECT input_error('H10..05', 'agency_code');
SELECT input_error('H57.132-260230-0583', 'dossier_code');
SELECT input_error('299/QĐ UBND', 'document_number');
SELECT input_error('99999999 ngày', 'time_limit');
SELECT input_error('1.004227', 'procedure_code') AS good;
SELECT try_agency_code(NULL), input_error(NULL, 'agency_code'), input_error('H56', NULL);

-- Other types are refused, also those made of these.
SELECT input_error('1', 'integer');
\set VERBOSITY sqlstate
SELECT input_error('1', 'integer');
\set VERBOSITY default
CREATE DOMAIN public.our_agency AS agency_code;
CREATE SCHEMA other;
CREATE DOMAIN other.agency_code AS text;
SELECT input_error('H56', 'public.our_agency');
SELECT input_error('H56', 'other.agency_code');
SELECT input_error('H56', 'agency_code[]');
SELECT input_error('H56', 0::oid::regtype);

-- One call site, several types
SELECT type, input_error('H56', type) IS NULL AS good
FROM unnest('{agency_code, procedure_code, agency_code, dossier_code}'::regtype[]) AS type;

-- The words are those of the input function, and NULL is given exactly where it raises.
CREATE FUNCTION raised(input text, type regtype) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
	message text;
	detail text;
BEGIN
	EXECUTE format('SELECT %L::%s', input, type);
	RETURN NULL;
EXCEPTION WHEN OTHERS THEN
	GET STACKED DIAGNOSTICS message = MESSAGE_TEXT, detail = PG_EXCEPTION_DETAIL;
	RETURN concat_ws('. ', message, nullif(detail, ''));
END $$;
CREATE FUNCTION tried(input text, type regtype) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
	value text;
BEGIN
	EXECUTE format('SELECT cchc.try_%s(%L)::text', type, input) INTO value;
	RETURN value;
END $$;
CREATE FUNCTION cast_value(input text, type regtype) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
	value text;
BEGIN
	EXECUTE format('SELECT %L::%s::text', input, type) INTO value;
	RETURN value;
EXCEPTION WHEN OTHERS THEN
	RETURN NULL;
END $$;

-- Good values, bad ones, and pieces of them put together at random.
CREATE TABLE input AS
SELECT v FROM unnest(ARRAY['', ' ', '1.004227', '1.04227', '1.0042271', '01.004227', '0.004227', '1-004227', 'A.004227',
	'1.004227.000.00.H10', '1.004227.000.01.00.H10', 'T-BPC-123456-TT', 'H1', 'H100', '10.H', 'H10..05', 'H10.0_5', 'Đ10.05',
	'H56.00.00.000', '001.00.12.H56', 'H57.132-261301-0583', 'H57.132-260804-000', 'H57.132/260804/0583', 'H57.132-20260804-0583',
	'H57.132-260804-0000', '299/QĐ-UBND', '/QĐ-UBND', '299/', '0/QĐ-UBND', '299/22/QĐ-UBND', '299/QĐ-', '7/7', '24/2024', '9303',
	'15 ngày', '15 ngày làm việc', 'mười lăm ngày', '99999999 ngày', '1 tháng 2 giờ', '-1 ngày', E'\x01\x7f', E'a\u0301\u0302\u0303',
	E'\u200b\ufeff1.004227', E'\U0010ffff', E'H56.14\n', '%s%n', repeat('9', 80), repeat('ộ', 81), '1.004227"; DROP']) AS v;
SELECT setseed(0.25);
INSERT INTO input
SELECT string_agg(p.piece, '' ORDER BY random())
FROM generate_series(1, 4000) AS i
CROSS JOIN LATERAL (
	SELECT piece
	FROM unnest('{1,.,004227,000,00,H56,-,260804,0583,H57-260804-0583,/,2020,QĐ,UBND," ",ngày,làm việc,tháng,½,９,Ｈ,–,Đ,̛,"\\",%,15,H,ệ,9999999}'::text[]) AS piece
	ORDER BY random() + i * 0 LIMIT 1 + i % 7
) AS p
GROUP BY i;
SELECT setseed(0.25);
INSERT INTO input
SELECT string_agg(chr(1 + (random() * CASE j % 3 WHEN 0 THEN 126 WHEN 1 THEN 1000 ELSE 50000 END)::int), '')
FROM generate_series(1, 500) AS i, generate_series(1, 30) AS j
GROUP BY i;

SELECT type, count(*) > 4000 AS many, count(*) FILTER (WHERE raised(v, type) IS NULL) > 0 AS some_good,
	count(*) FILTER (WHERE input_error(v, type) IS DISTINCT FROM raised(v, type)) AS other_words,
	count(*) FILTER (WHERE tried(v, type) IS DISTINCT FROM cast_value(v, type)) AS other_value
FROM input, unnest('{procedure_code, agency_code, dossier_code, document_number, time_limit}'::regtype[]) AS type
GROUP BY type ORDER BY type::text;

-- A megabyte of anything is refused with a message that does not repeat it.
SELECT type, left(unit, 3) AS unit, tried(repeat(unit, 1000000), type) IS NULL AS null_value, length(input_error(repeat(unit, 1000000), type)) < 400 AS short
FROM unnest('{procedure_code, agency_code, dossier_code, document_number, time_limit}'::regtype[]) AS type,
	unnest('{9,ộ,.,-," ",H56.}'::text[]) AS unit
WHERE NOT (tried(repeat(unit, 1000000), type) IS NULL AND length(input_error(repeat(unit, 1000000), type)) < 400);

SELECT provolatile, proisstrict, proparallel, count(*)
FROM pg_proc WHERE pronamespace = 'cchc'::regnamespace AND (proname LIKE 'try\_%' OR proname = 'input_error')
GROUP BY 1, 2, 3;

-- What is refused can be found by an index.
CREATE INDEX ON input (left(v, 100)) WHERE input_error(v, 'agency_code') IS NOT NULL;

DROP TABLE input;
DROP FUNCTION raised, tried, cast_value;
DROP DOMAIN public.our_agency;
DROP DOMAIN other.agency_code;
DROP SCHEMA other;

-- Instants of cells: at UTC+7 in any time zone; a date alone is its beginning or, where something is due, its end.
SET timezone = 'America/New_York';
SET datestyle = 'ISO';
SELECT v, try_instant(v) AT TIME ZONE 'Asia/Ho_Chi_Minh' AS begins, try_instant(v, true) AT TIME ZONE 'Asia/Ho_Chi_Minh' AS closes
FROM unnest(ARRAY['2022-03-07', '2022-03-07 09:15', '2022-03-07T02:15:00Z', '07/03/2022', '7/3/2022 9:15', '07/03/2022 2:15:00 CH', 'ngày 7 tháng 3 năm 2022',
	'9h15 ngày 7/3/2022', '44627', '44627.385416667', '44627,375', '2022-03-07 24:00',
	'2022-03-07 00:00:00.000', '7/3/2022 0:00', '2022-03-07 00:00:00+07']) AS v;
SELECT v, f.* FROM unnest(ARRAY['', 'mai', 'now', '31/04/2022', '7/3/22', '03/2022', '99999', '2022-03-07 25:00', '7/3/2022 8/3/2022']) AS v, input_fault(v, 'timestamptz') AS f;
SELECT type, (input_fault(v, type)).sqlstate FROM (VALUES ('1.04227', 'procedure_code'::regtype), ('H56.01-220230-0001', 'dossier_code'),
	('99999999 ngày', 'time_limit'), ('H56', 'agency_code'), ('1', 'integer')) AS x (v, type);
