-- At the ministry, in a database with the registry "national": a province's part, and the subscription that fills it.
--   psql -v registry=h56 -v province=H56 -v from='host=... dbname=... user=ministry' -f ministry.sql
--
-- Settings that bite: max_logical_replication_workers and max_worker_processes more than the
-- number of provinces (34 need 40 or more; the default is 4), max_replication_slots likewise: origins use them.
-- disable_on_error is left off: with it a province that crashes while it is read stops its
-- subscription for good.  Without it a refused line is tried every five seconds: flow_province says so.
\set ON_ERROR_STOP 1
SELECT cchc.attach_province_flow('national', :'province', :'registry') \gset
SELECT format('CREATE SUBSCRIPTION %I CONNECTION %L PUBLICATION flow WITH (slot_name = %L)', 'flow_' || :'registry', :'from', 'flow_' || :'registry') \gexec
