-- Period views without the kind that their comments ask for: every official period of the five years in which
-- dossiers were received. One run each, ten minutes with 5 million; what takes over five minutes is left.
\ir registry_data.sql
SET statement_timeout = '300s';
CREATE PROCEDURE whole_view(view text) LANGUAGE plpgsql AS $$
DECLARE
	milliseconds float8;
BEGIN
	milliseconds := bench.once(format('SELECT count(*) FROM (SELECT * FROM %I WHERE year BETWEEN 2018 AND 2022 OFFSET 0) AS v', view));
	INSERT INTO bench.result (topic, task, subject, ours, peer_name, peer, unit, claim) VALUES ('views', view, 'five years', milliseconds, 'a minute', 60000, 'ms', '≤ 1');
EXCEPTION WHEN query_canceled THEN
	INSERT INTO bench.result (topic, task, subject, ours, peer_name, peer, unit, claim, ratio_note) VALUES ('views', view, 'five years', 300000, 'a minute', 60000, 'ms', '≤ 1', 'left after 300 s');
END $$;
SELECT format('CALL whole_view(%L)', c.relname) FROM pg_class AS c
WHERE c.relnamespace = 'reg'::regnamespace AND c.relkind = 'v' AND c.relname ~ '^(kpi_|rank_)' AND c.relname !~ '_flow$' ORDER BY c.relname \gexec
RESET statement_timeout;
DROP SCHEMA reg CASCADE;
