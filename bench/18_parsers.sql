-- The core parsers of the identifiers, outside the server: bench/parsers.c, which
-- scripts/bench has compiled, prints type|form|million values a second.
\setenv BENCH_BIN :scratch
\set parsers `"$BENCH_BIN/parsers"`
INSERT INTO result (topic, task, subject, ours, peer_name, peer, unit, claim)
SELECT split_part(line, '|', 1), 'parse ' || split_part(line, '|', 2), 'cchc', split_part(line, '|', 3)::float8,
	   '20 million a second', 20, 'M/s', '>= 1'
FROM regexp_split_to_table(:'parsers', '\n') line;
