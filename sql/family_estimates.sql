-- Row estimates of <@: within a factor of two for families that ANALYZE can
-- see in its sample, and not far off for those that it cannot.
SET search_path = cchc, public;

CREATE FUNCTION estimated(query text) RETURNS float8 LANGUAGE plpgsql AS $$
DECLARE plan json;
BEGIN
	EXECUTE 'EXPLAIN (FORMAT JSON) ' || query INTO plan;
	RETURN plan -> 0 -> 'Plan' ->> 'Plan Rows';
END $$;
CREATE FUNCTION counted(query text) RETURNS float8 LANGUAGE plpgsql AS $$
DECLARE n float8;
BEGIN
	EXECUTE 'SELECT count(*) FROM (' || query || ') q' INTO n;
	RETURN n;
END $$;

-- 63 provinces of very different size, hundreds of procedures and agencies,
-- frequent and rare.
SELECT setseed(0.5);
CREATE TABLE draw AS
SELECT 'H' || lpad((1 + floor(63 * random() ^ 2))::text, 2, '0') AS h, 1 + floor(300 * random() ^ 2)::int AS u,
	1 + floor(500 * random() ^ 2)::int AS p, i
FROM generate_series(1, 200000) i;
CREATE TABLE e_procedure AS
SELECT (format('%s.%s', 1 + p % 3, lpad((p * 1777 % 1000000)::text, 6, '0')) ||
	CASE i % 10 WHEN 0 THEN '' ELSE '.' || h END)::procedure_code AS v FROM draw;
CREATE TABLE e_agency AS
SELECT (h || '.' || u || CASE i % 3 WHEN 0 THEN '.' || 1 + i % 7 ELSE '' END)::agency_code AS v FROM draw;
CREATE TABLE e_dossier AS
SELECT dossier_code((h || '.' || u)::agency_code, '2025-01-01'::date + i % 365, 1 + i % 50) AS v FROM draw;
CREATE INDEX ON e_procedure (v);
CREATE INDEX ON e_agency (v);
CREATE INDEX ON e_dossier (v);
ANALYZE e_procedure;
ANALYZE e_agency;
ANALYZE e_dossier;

CREATE TABLE asked AS
SELECT DISTINCT 'e_procedure' AS t, national_code(v)::text AS family FROM e_procedure
UNION
SELECT 'e_procedure', v::text FROM (SELECT DISTINCT v FROM e_procedure ORDER BY v LIMIT 100) s
UNION
SELECT t, root(v)::text FROM e_agency, (VALUES ('e_agency'), ('e_dossier')) t (t)
UNION
SELECT t, 'H' || lpad((1 + i % 63)::text, 2, '0') || '.' || 1 + i * 17 % 300
FROM generate_series(1, 150) i, (VALUES ('e_agency'), ('e_dossier')) t (t);
CREATE TABLE answer AS
SELECT *, estimated(query) AS estimate, counted(query) AS truth
FROM (SELECT t, family, format('SELECT * FROM %s WHERE v <@ %L', t, family) AS query FROM asked) q;

-- The sample is drawn at random: 1000 rows of 200000 are 150 of it, give or
-- take 12; 100 rows are 15, give or take 4.
SELECT t, count(*) > 10 AS many, bool_and(estimate BETWEEN truth / 2 AND truth * 2) AS all_within_two
FROM answer WHERE truth >= 1000 GROUP BY 1 ORDER BY 1;
SELECT t, count(*) > 50 AS many, avg((estimate BETWEEN truth / 2 AND truth * 2)::int) > 0.9 AS most_within_two
FROM answer WHERE truth >= 100 GROUP BY 1 ORDER BY 1;
SELECT t, count(*) > 50 AS many, bool_and(estimate <= 20 * (truth + 1) AND truth <= 20 * (estimate + 1)) AS near
FROM answer WHERE truth < 100 GROUP BY 1 ORDER BY 1;

-- The other way round, and a container that is not known yet
SELECT estimated($$SELECT * FROM e_agency WHERE 'H01' @> v$$) = estimated($$SELECT * FROM e_agency WHERE v <@ 'H01'$$) AS same;
SET plan_cache_mode = force_generic_plan;
PREPARE under (agency_code) AS SELECT * FROM e_agency WHERE v <@ $1;
SELECT estimated($$EXECUTE under('H01')$$) BETWEEN 200000 / 63 / 2 AND 200000 / 63 * 2 AS average_province;
RESET plan_cache_mode;

-- Without statistics, and with the column as the container, there is a guess.
CREATE TABLE e_new (v agency_code) WITH (autovacuum_enabled = false);
INSERT INTO e_new SELECT v FROM e_agency LIMIT 1000;
SELECT estimated($$SELECT * FROM e_new WHERE v <@ 'H01'$$) > 0 AS some,
	estimated($$SELECT * FROM e_agency WHERE 'H01.1' <@ v$$) > 0 AS some_too;

-- NULLs are under nothing; a column of NULLs is no error.
CREATE TABLE e_null AS SELECT CASE WHEN row_number() OVER () % 2 = 0 THEN v END AS v FROM e_agency LIMIT 20000;
ANALYZE e_null;
SELECT estimated(q) BETWEEN counted(q) / 2 AND counted(q) * 2 AS half_null
FROM (VALUES ($$SELECT * FROM e_null WHERE v <@ 'H01'$$)) t (q);
UPDATE e_null SET v = NULL;
ANALYZE e_null;
SELECT estimated($$SELECT * FROM e_null WHERE v <@ 'H01'$$) >= 0 AS no_error;

-- Domains and expressions have the statistics too.
CREATE DOMAIN office AS agency_code;
CREATE TABLE e_domain AS SELECT v::office AS v FROM e_agency LIMIT 20000;
CREATE INDEX ON e_agency (parent(v));
ANALYZE e_domain;
ANALYZE e_agency;
SELECT estimated(q) BETWEEN counted(q) / 2 AND counted(q) * 2 AS near
FROM (VALUES ($$SELECT * FROM e_domain WHERE v <@ 'H01'$$), ($$SELECT * FROM e_agency WHERE parent(v) <@ 'H01'$$)) t (q);

DROP TABLE draw, asked, answer, e_procedure, e_agency, e_dossier, e_new, e_null, e_domain;
DROP DOMAIN office;
DROP FUNCTION estimated(text), counted(text);
