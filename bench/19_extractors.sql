-- The extractors of the cores, outside the server, on the same text of a law's
-- shape: bench/extractors.c, which scripts/bench has compiled, prints
-- what|megabytes a second|found.  All should be as fast as document numbers.
\setenv BENCH_BIN :scratch
\set extractors `"$BENCH_BIN/extractors"`
WITH line AS (
	SELECT split_part(line, '|', 1) AS what, split_part(line, '|', 2)::float8 AS speed
	FROM regexp_split_to_table(:'extractors', '\n') line
)
INSERT INTO result (topic, task, subject, ours, peer_name, peer, unit, claim)
SELECT 'extractors', 'read ' || l.what, 'cchc', l.speed, 'document numbers', d.speed, 'MB/s', '>= 1'
FROM line l, line d
WHERE d.what = 'document numbers' AND l.what NOT IN ('document numbers', '');
