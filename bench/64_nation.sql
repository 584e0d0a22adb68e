-- A ministry with the flows of 34 provinces over ten years: 150 agencies with eight fields
-- each, online and not, every half-month, which is all that 32 million dossiers a year can
-- fill: 19.6 million lines at BENCH_ROWS = 5 million, in proportion below.
SET client_min_messages = warning;
SELECT cchc.create_registry('nation');
SET search_path = nation, bench, cchc, public;
CREATE TABLE province_of AS SELECT format('H%s', to_char(n, 'FM00'))::agency_code AS province, n FROM generate_series(1, 34) AS n;
INSERT INTO agency (code, name, kind)
SELECT format('%s.%s', p.province, a.n)::agency_code, 'Cơ quan ' || a.n, CASE WHEN a.n < 30 THEN 'department' ELSE 'commune' END
FROM province_of AS p CROSS JOIN generate_series(1, greatest(1, 150::bigint * bench.rows() / 5000000)) AS a (n);
INSERT INTO field (name) SELECT 'Lĩnh vực ' || n FROM generate_series(1, 40) AS n;
SELECT attach_province_flow('nation', province, 'sent') FROM province_of;
CREATE FUNCTION line_of(low integer, high integer) RETURNS TABLE (agency agency_code, field text, online boolean, day date, received integer, resolved integer) LANGUAGE sql AS $$
	SELECT a.code, 'Lĩnh vực ' || 1 + (hashtext(a.code::text) & 3) * 8 + f.n, o.online, half_month_end(h.day::date),
		3 + (hashint8extended(h.n * 8 + f.n, 2) & 31)::integer, 2 + (hashint8extended(h.n * 8 + f.n, 3) & 31)::integer
	FROM agency AS a
	JOIN province_of AS p ON a.code <@ p.province AND p.n BETWEEN low AND high
	CROSS JOIN generate_series(0, 7) AS f (n) CROSS JOIN unnest('{f,t}'::boolean[]) AS o (online)
	CROSS JOIN (SELECT row_number() OVER () AS n, m + d * interval '14 days' AS day FROM generate_series('2013-01-01'::timestamp, '2022-12-31', '1 month') AS m CROSS JOIN generate_series(0, 1) AS d) AS h
$$;
INSERT INTO dossier_flow SELECT l.agency, l.field, l.online, l.day, l.received, 0, 0, l.resolved, 0, 0, 0, 0 FROM line_of(1, 34) AS l;
INSERT INTO flow_delivery SELECT province, now(), '2022-11-01', '{}' FROM province_of;
VACUUM (ANALYZE) dossier_flow;
DO $$ BEGIN ASSERT (SELECT count(*) FROM flow_province WHERE state = 'stopped' AND refreshed_at IS NOT NULL) = 34; END $$;
CALL bench.compare('nation', 'II.06 of a quarter, 34 provinces, by agency, field and online', $$SELECT count(*) FROM flow_ii_06('[2022-10-01,2023-01-01)', '2022-12-31')$$,
	'the lines counted', $$SELECT count(*) FROM dossier_flow WHERE day <= '2022-12-31'$$);
CALL bench.compare('nation', 'II.06 of a quarter, the form by level', $$SELECT count(*) FROM ii_06('[2022-10-01,2023-01-01)', '2022-12-31', by => 'level', source => 'flow')$$,
	'the lines counted', $$SELECT count(*) FROM dossier_flow WHERE day <= '2022-12-31'$$);
CALL bench.compare('nation', 'II.06 of a quarter, one province', $$SELECT count(*) FROM flow_ii_06('[2022-10-01,2023-01-01)', '2022-12-31', 'H21')$$,
	'its lines counted', $$SELECT count(*) FROM sent.flow_h21 WHERE day <= '2022-12-31'$$, claim => '<= 150 ms');
SELECT (SELECT sum(pg_total_relation_size(relid)) FROM pg_partition_tree('dossier_flow')) AS size, count(*) AS lines FROM dossier_flow \gset
CALL bench.compare_size('nation', 'size, in lines of 100 bytes', :size, 'lines', :lines * 100::bigint);
DROP SCHEMA nation, sent CASCADE;
