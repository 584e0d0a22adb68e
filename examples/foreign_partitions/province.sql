-- At a province: its day flow gets a part of its own, which the ministry may read.
--   psql -v registry=h56 -v province=H56 -f province.sql
\set ON_ERROR_STOP 1
SELECT cchc.attach_province_flow(:'registry', :'province') \gset
SELECT format('%I.refresh_flow()', :'registry') AS refresh, cchc.flow_part_name(:'province') AS part \gset
SELECT :refresh AS lines \gset
SELECT 'CREATE ROLE ministry LOGIN' WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'ministry') \gexec
SELECT format('GRANT USAGE ON SCHEMA %I TO ministry', :'registry'), format('GRANT SELECT ON %1$I.%2$I, %1$I.%3$I TO ministry', :'registry', :'part', :'part' || '_state') \gexec
GRANT USAGE ON SCHEMA cchc TO ministry;
