-- Whole period views, without kind and year, which their comments ask for: every official period from 2018 to
-- today. One run each, a quarter of an hour with 5 million dossiers; what takes over five minutes is left.
\ir registry_data.sql
SET statement_timeout = '300s';
CREATE PROCEDURE whole_view(view text) LANGUAGE plpgsql AS $$
DECLARE
	milliseconds float8;
BEGIN
	milliseconds := bench.once(format('SELECT count(*) FROM (SELECT * FROM %I OFFSET 0) AS v', view));
	INSERT INTO bench.result (topic, task, subject, ours, peer_name, peer, unit, claim) VALUES ('views', view, 'whole view', milliseconds, 'a minute', 60000, 'ms', '≤ 1');
EXCEPTION WHEN query_canceled THEN
	INSERT INTO bench.result (topic, task, subject, ours, peer_name, peer, unit, claim, ratio_note) VALUES ('views', view, 'whole view', 300000, 'a minute', 60000, 'ms', '≤ 1', 'left after 300 s');
END $$;
SELECT format('CALL whole_view(%L)', c.relname) FROM pg_class AS c
WHERE c.relnamespace = 'reg'::regnamespace AND c.relkind = 'v' AND c.relname ~ '^(kpi_|rank_)' AND c.relname !~ '_flow$' ORDER BY c.relname \gexec
RESET statement_timeout;
DROP SCHEMA reg CASCADE;
