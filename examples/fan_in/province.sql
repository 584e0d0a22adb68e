-- At a province: its day flow gets a part of its own and is published.  Nothing personal leaves it.
--   psql -v registry=h56 -v province=H56 -f province.sql
-- wal_level = logical, a free wal_sender and replication slot.  Never TRUNCATE the flow of a
-- province that publishes: the ministry's copy would be emptied, too.
\set ON_ERROR_STOP 1
SELECT cchc.attach_province_flow(:'registry', :'province') \gset
SELECT format('%I.refresh_flow()', :'registry') AS refresh, cchc.flow_part_name(:'province') AS part \gset
SELECT :refresh AS lines \gset
SELECT format('CREATE PUBLICATION flow FOR TABLE %1$I.%2$I, %1$I.%3$I', :'registry', :'part', :'part' || '_state') \gexec
-- Whom the ministry connects as (give it a password, and a line in pg_hba.conf)
SELECT 'CREATE ROLE ministry LOGIN REPLICATION' WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'ministry') \gexec
SELECT format('GRANT USAGE ON SCHEMA %I TO ministry', :'registry'), format('GRANT SELECT ON %1$I.%2$I, %1$I.%3$I TO ministry', :'registry', :'part', :'part' || '_state') \gexec
GRANT USAGE ON SCHEMA cchc TO ministry;
-- What is not sent: agencies of the registry that do not lie under the province
SELECT format('SELECT province, state, left_out FROM %I.flow_province WHERE province IS NOT NULL', :'registry') \gexec
