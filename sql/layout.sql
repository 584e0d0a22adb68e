-- Layouts of a registry: what create_registry() makes of one source, and what it refuses
\set SHOW_CONTEXT never
SET client_min_messages = warning;
SET datestyle = ISO;
SET search_path = cchc, public;

-- A layout is one of the list.
SELECT create_registry('lay', 'sharded');
SELECT create_registry('lay', NULL);
SELECT create_registry('lay', 'Plain');
SELECT count(*) FROM registry_ddl('lay', 'sharded');
SELECT to_regnamespace('lay') AS nothing_was_made;

-- One row a statement, in order, without a gap; the same as without the argument.
SELECT count(*) FILTER (WHERE ddl !~ ';$') AS unfinished, count(*) FILTER (WHERE ddl !~ '(?n)^(CREATE|COMMENT|ALTER|DO) ') AS other,
	bool_and(follows) AS in_order
FROM (
	SELECT d.ddl, coalesce((d.ordinal, d.statement_no) = (lag(d.ordinal) OVER w, lag(d.statement_no) OVER w + 1)
		OR (d.ordinal, d.statement_no) = (lag(d.ordinal) OVER w + 1, 1), (d.ordinal, d.statement_no) = (1, 1)) AS follows
	FROM registry_ddl('lay') WITH ORDINALITY AS d (ordinal, topic, statement_no, ddl, place)
	WINDOW w AS (ORDER BY d.place)) AS d;
SELECT count(*) FROM ((SELECT * FROM registry_ddl('lay') EXCEPT ALL SELECT * FROM registry_ddl('lay', 'plain')) UNION ALL
	(SELECT * FROM registry_ddl('lay', 'plain') EXCEPT ALL SELECT * FROM registry_ddl('lay'))) AS differences;
SELECT DISTINCT pg_typeof(d.ordinal), pg_typeof(d.topic), pg_typeof(d.statement_no), pg_typeof(d.ddl) FROM registry_ddl('lay') AS d;

-- The registry remembers.
SELECT create_registry('lay', layout => 'plain');
SELECT registry_layout('lay'), registry_layout('no such schema'), m.layout FROM lay.registry_meta AS m;
SELECT create_registry('lay');
DROP SCHEMA lay CASCADE;
