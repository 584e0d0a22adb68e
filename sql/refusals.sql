-- Refusals that no other file asks for, each in the words of its core
\pset format unaligned
SET search_path = cchc, public;
CREATE FUNCTION pg_temp.calendar_fault(change jsonb) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
	m text; d text; s text;
BEGIN
	PERFORM (jsonb '{"first_day": "2026-01-01", "last_day": "2026-01-31", "hours": [["08:00-12:00"],[],[],[],[],[],[]]}' || change)::text::cchc.work_calendar;
	RETURN NULL;
EXCEPTION WHEN OTHERS THEN
	GET STACKED DIAGNOSTICS m = MESSAGE_TEXT, d = PG_EXCEPTION_DETAIL, s = RETURNED_SQLSTATE;
	RETURN concat_ws(' | ', s, d);
END $$;
SELECT change, pg_temp.calendar_fault(change) FROM unnest(ARRAY[
	'{"hours": [["01:00-01:10","02:00-02:10","03:00-03:10","04:00-04:10","05:00-05:10","06:00-06:10","07:00-07:10"],[],[],[],[],[],[]]}',
	'{"hours": [["01:00-01:10","02:00-02:10","03:00-03:10","04:00-04:10","05:00-05:10","06:00-06:10","07:00-07:10","08:00-08:10","09:00-09:10","10:00-10:10","11:00-11:10","12:00-12:10","13:00-13:10"],[],[],[],[],[],[]]}',
	'{"hours": [[5],[],[],[],[],[],[]]}', '{"hours": [5,[],[],[],[],[],[]]}', '{"hours": []}',
	'{"seasons": 5}', '{"seasons": {"x": [["08:00-12:00"],[],[],[],[],[],[]]}}', '{"seasons": {"2026-01-15": 5}}',
	'{"days": 5}', '{"days": {"x": []}}', '{"days": {"2026-01-15": 5}}', '{"days": {"2026-01-15": ["x"]}}',
	'{"receipt_when_closed": "never"}', '{"receipt_when_closed": 5}',
	'{"off": 5}', '{"off": [5]}', '{"off": ["2026-02-30"]}', '{"worked": 5}', '{"worked": {"x": 1}}', '{"worked": {"2026-01-15": 8}}',
	'{"first_day": 5}', '{"last_day": 5}', '{"decided_until": 5}', '{"version": -1}', '{"utc_offset": 5}', '{"cutoff": 5}', '{"holidays": []}']::jsonb[]) AS change;

-- Longer than anything of the kind, or nothing at all
CREATE FUNCTION pg_temp.fault(query text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
	d text; s text;
BEGIN
	EXECUTE query;
	RETURN NULL;
EXCEPTION WHEN OTHERS THEN
	GET STACKED DIAGNOSTICS d = PG_EXCEPTION_DETAIL, s = RETURNED_SQLSTATE;
	RETURN concat_ws(' | ', s, d);
END $$;
SELECT query, pg_temp.fault('SELECT cchc.' || query) FROM unnest(ARRAY[
	$$vi_parse_number_words(repeat('một trăm ', 2000))$$, $$vi_parse_number_words('một tỷ tỷ tỷ tỷ')$$, $$vi_parse_money(repeat('1.000.000 đồng ', 1000))$$,
	$$vi_parse_date(repeat('ngày 1 ', 1000))$$, $$agency_code('   ')$$, $$dossier_code('')$$, $$time_limit('')$$, $$lunar_date('')$$]) AS query;

-- A headline in fragments of a text without a match; of alternatives within a phrase
SELECT ts_headline('vietnamese', 'Cấp giấy chứng nhận quyền sử dụng đất cho hộ gia đình', 'hộ_chiếu'::tsquery, 'MaxFragments=2, MaxWords=4, MinWords=2');
SELECT ts_headline('vietnamese', 'cấp đổi giấy phép và cấp lại giấy phép', '(cấp & cấp) <-> (đổi | lại) <-> giấy'::tsquery);

-- A period without a first or a last day, and an evening before it: whatever is reported, also of a registry in which nothing is
SET client_min_messages = warning;
SET datestyle = ISO;
SELECT create_registry('nothing');
SET search_path = nothing, cchc, public;
CREATE FUNCTION pg_temp.refusal(query text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
	m text; s text;
BEGIN
	EXECUTE query;
	RETURN 'answered';
EXCEPTION WHEN OTHERS THEN
	GET STACKED DIAGNOSTICS m = MESSAGE_TEXT, s = RETURNED_SQLSTATE;
	RETURN concat_ws(' ', s, m);
END $$;
CREATE TEMP TABLE reporting AS
	SELECT f.oid::regprocedure AS signature, x.period, x.expected, pg_temp.refusal(format('SELECT count(*) FROM (SELECT * FROM nothing.%I(%s)) AS f', f.proname, string_agg(CASE
		WHEN a.name = 'period' THEN format('period => %L', x.period)
		WHEN a.name = 'as_of' THEN format('as_of => %L', x.as_of)
		ELSE format('%I => %L', a.name, CASE a.name WHEN 'form' THEN CASE WHEN f.proname ~ '^report' THEN 'reform' ELSE 'II.06' END WHEN 'metric' THEN CASE WHEN f.proname ~ '^index_766' THEN 'dossier_on_time' ELSE 'received_dossier' END
			WHEN 'part' THEN 'total' WHEN 'rule' THEN 'ii_06' WHEN 'column_no' THEN '3' WHEN 'by' THEN 'field' WHEN 'source' THEN 'counted' WHEN 'reading' THEN 'api'
			WHEN 'procedure' THEN '1.004227' WHEN 'new_limit' THEN '5 ngày' WHEN 'each' THEN 'true' END) END, ', ' ORDER BY a.no))) AS answer
	FROM pg_proc AS f
	CROSS JOIN LATERAL (SELECT n.no, n.name FROM unnest(f.proargnames[1:f.pronargs]) WITH ORDINALITY AS n (name, no) WHERE n.no <= f.pronargs - f.pronargdefaults OR n.name IN ('period', 'as_of')) AS a
	CROSS JOIN (VALUES ('[2022-01-01,)', NULL, '22023 the period [2022-01-01,) has no end'), ('[2022-01-01,infinity)', NULL, '22023 the period [2022-01-01,infinity) has no end'),
		('(,2022-01-01)', NULL, '22023 the period (,2022-01-01) has no beginning'), ('[-infinity,2022-01-01)', NULL, '22023 the period [-infinity,2022-01-01) has no beginning'),
		('[2022-01-01,2022-07-01)', '2021-12-31', '22023 a report as of 2021-12-31 cannot cover the period [2022-01-01,2022-07-01)')) AS x (period, as_of, expected)
	WHERE f.pronamespace = 'nothing'::regnamespace AND f.proretset AND f.proargnames[1:f.pronargs] @> '{period,as_of}' AND f.proname !~ '^series_'
	GROUP BY f.oid, f.proname, x.period, x.as_of, x.expected;
SELECT count(DISTINCT signature) > 60 AS reports FROM reporting;
SELECT signature, period, answer FROM reporting WHERE answer <> expected;
RESET datestyle;
DROP SCHEMA nothing CASCADE;
