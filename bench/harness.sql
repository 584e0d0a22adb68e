-- The benchmark harness: runs each statement several times, ours and its peers
-- in turn, and keeps the medians.  Loaded by scripts/bench before bench/NN_*.sql.
CREATE SCHEMA bench;
SET search_path = bench, cchc, public;

CREATE TABLE result (
	id int GENERATED ALWAYS AS IDENTITY,
	topic text NOT NULL,
	task text NOT NULL,
	subject text NOT NULL,
	ours float8 NOT NULL,
	peer_name text NOT NULL,
	peer float8 NOT NULL,
	unit text NOT NULL,
	claim text,
	ratio_note text
);

-- Rows of a topic, from the environment (BENCH_ROWS), default 5 million.
CREATE FUNCTION rows() RETURNS int LANGUAGE sql STABLE
	RETURN coalesce(nullif(current_setting('bench.rows', true), ''), '5000000')::int;
CREATE FUNCTION runs() RETURNS int LANGUAGE sql STABLE
	RETURN coalesce(nullif(current_setting('bench.runs', true), ''), '5')::int;

-- Milliseconds of one run; `reset` is run before, outside the clock.
CREATE FUNCTION once(statement text, reset text DEFAULT NULL) RETURNS float8
LANGUAGE plpgsql AS $$
DECLARE
	started timestamptz;
BEGIN
	IF reset IS NOT NULL THEN EXECUTE reset; END IF;
	started := clock_timestamp();
	EXECUTE statement;
	RETURN extract(epoch FROM clock_timestamp() - started) * 1000;
END $$;

-- Time `ours` and `peer` in turn (A B A B ...) and keep both medians, each less
-- the median of `base` (the same scan without the work) when there is one.
-- `claim` is what the ratio ours/peer should be, as text for the reader.
CREATE PROCEDURE compare(topic text, task text, ours text, peer_name text, peer text,
						 base text DEFAULT NULL, reset_ours text DEFAULT NULL,
						 reset_peer text DEFAULT NULL, claim text DEFAULT NULL, subject text DEFAULT 'cchc')
LANGUAGE plpgsql AS $$
DECLARE
	a float8[]; b float8[]; z float8[]; floor_ms float8;
BEGIN
	FOR i IN 0 .. bench.runs() LOOP		-- run 0 warms up
		a[i] := bench.once(ours, reset_ours);
		b[i] := bench.once(peer, reset_peer);
		z[i] := CASE WHEN base IS NULL THEN 0 ELSE bench.once(base) END;
	END LOOP;
	SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY x) INTO floor_ms FROM unnest(z[1:]) x;
	INSERT INTO bench.result (topic, task, subject, ours, peer_name, peer, unit, claim)
	SELECT topic, task, subject,
		   (SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY x) FROM unnest(a[1:]) x) - floor_ms,
		   peer_name,
		   (SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY x) FROM unnest(b[1:]) x) - floor_ms,
		   'ms', claim;
	COMMIT;
	RAISE NOTICE '% %: measured', topic, task;
END $$;

-- Two sizes in bytes, shown in MB.
CREATE PROCEDURE compare_size(topic text, task text, ours bigint, peer_name text, peer bigint,
							  claim text DEFAULT NULL, subject text DEFAULT 'cchc')
LANGUAGE sql AS $$
	INSERT INTO bench.result (topic, task, subject, ours, peer_name, peer, unit, claim)
	VALUES (topic, task, subject, ours / 1048576.0, peer_name, peer / 1048576.0, 'MB', claim)
$$;
