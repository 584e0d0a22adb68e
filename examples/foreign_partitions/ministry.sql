-- At the ministry, in a database with the registry "national": a province that answers through a foreign server.
--   psql -v registry=h56 -v province=H56 -v host=... -v port=... -v dbname=... -f ministry.sql
--
-- extensions 'cchc' lets conditions on its types go along; both sides have the same version.
-- fdw_tuple_cost (0.2 since PostgreSQL 17) and ANALYZE tell the planner that lines travel, so that
-- each province adds up its own.
\set ON_ERROR_STOP 1
CREATE EXTENSION IF NOT EXISTS postgres_fdw;
SELECT format('CREATE SERVER %I FOREIGN DATA WRAPPER postgres_fdw OPTIONS (host %L, port %L, dbname %L, extensions ''cchc'', connect_timeout ''3'', fetch_size ''10000'', fdw_tuple_cost ''0.2'')',
	:'registry', :'host', :'port', :'dbname') \gexec
SELECT format('CREATE USER MAPPING FOR CURRENT_USER SERVER %I OPTIONS (user ''ministry'')', :'registry') \gexec
SELECT cchc.attach_province_flow('national', :'province', :'registry', :'registry') \gset
SELECT format('ANALYZE %I.%I', :'registry', cchc.flow_part_name(:'province')) \gexec
