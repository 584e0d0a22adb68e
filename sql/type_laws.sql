-- The laws that every identifier type keeps (order, equality, hash, indexes,
-- joins, partitions, jsonb), each checked for every type on values of which
-- several are written in two forms.
CREATE SCHEMA laws;
SET search_path = laws, cchc, public;
SET jit = off;

CREATE TABLE sample (type text, value text);
INSERT INTO sample
SELECT 'procedure_code', unnest('{1.004227, 1.004227.H56, 1.004227.000.00.00.H56, 1.004227.H57, 1.004227.01,
	1.004227.H56.02, 1.004227.000.00.00.H56.02, 1.004228, 1.000358.01, 2.000815.000.00.00.H55.02, 2.000815.H55.02,
	9.999999, 1.000000, 3.000001.A00, 3.000001.Z99.99, 6.123456.G22}'::text[])
UNION ALL
SELECT 'agency_code', unnest('{H56, H56.14, 000.00.14.H56, 000.00.00.H56, H56.14.02, 000.02.14.H56, 02.14.H56, H56.140,
	H56.1A, H56.2, H10.5, H10.05, H15.50.05.13, H29.98.38, 38.98.H29, 000.38.98.H29, G22.99, K57, 997.99.99.H05,
	H56.ABCDEFGHIJKLMNOPQRSTUVWXYZ01234}'::text[])
UNION ALL
SELECT 'dossier_code', unnest('{H57.132-260804-0583, H57.132-260804-00583, 000.00.132.H57-260804-0583,
	H57.132-260804-0584, H57.132-260803-9999, H57-260804-0583, H57.132.1-260804-0001, H57.1320-000101-0001,
	G22.99-251225-020175, 000.00.53.H48-220921-0099, 38.98.H29-210519-0013, H29.98.38-210519-0000013,
	H10-000101-0001, H10-991231-9999999, H10-991231-999999999}'::text[])
UNION ALL
SELECT 'document_number', unnest('{299/QĐ-UBND, 299/qđ-ubnd, 3637/UBND-VX, 8258/QĐ-BCA-QLXNC, 118/2025/NĐ-CP,
	66.16/2026/NQ-CP, 64/2025/QH15, 02/2020/TT-BTC, 03/2020/TT-BTC, 80-NQ/TW, 2038/QĐ-BTC, 12a/QĐ-UBND,
	102/2012/TTLT-BQP-BLĐTBXH-BTC}'::text[]);

-- For each type a small table v_TYPE of the values, and a large one b_TYPE
-- with every value many times.
CREATE FUNCTION each(command text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE t text;
BEGIN
	FOR t IN SELECT DISTINCT type FROM sample ORDER BY 1 LOOP
		EXECUTE replace(command, 'TYPE', t);
	END LOOP;
END $$;
-- The scans of a plan with their conditions; versions word the rest differently.
CREATE FUNCTION scans(query text) RETURNS SETOF text LANGUAGE plpgsql AS $$
DECLARE line text;
BEGIN
	FOR line IN EXECUTE 'EXPLAIN (COSTS OFF) ' || query LOOP
		IF line ~ 'Scan|Cond' THEN RETURN NEXT ltrim(line, ' ->'); END IF;
	END LOOP;
END $$;

SELECT each('CREATE TABLE v_TYPE AS SELECT value::TYPE AS v, value AS typed FROM sample WHERE type = ''TYPE''');
SELECT each('CREATE TABLE b_TYPE AS SELECT v, i FROM v_TYPE, generate_series(1, 400) i ORDER BY md5(i::text || typed)');
SELECT each('ANALYZE v_TYPE');
SELECT each('ANALYZE b_TYPE');

-- A law is a query for a boolean; what is listed are the types that break it.
CREATE FUNCTION broken(law text, query text) RETURNS TABLE (broken_law text, by_type text) LANGUAGE plpgsql AS $$
DECLARE
	t text;
	holds bool;
	types int = 0;
BEGIN
	FOR t IN SELECT DISTINCT type FROM sample ORDER BY 1 LOOP
		EXECUTE replace(query, 'TYPE', t) INTO holds;
		types = types + 1;
		IF holds IS NOT TRUE THEN
			broken_law = law; by_type = t;
			RETURN NEXT;
		END IF;
	END LOOP;
	IF types < 4 THEN
		RAISE EXCEPTION 'no types to judge';
	END IF;
END $$;

-- The judge is awake: a false law is reported.
SELECT * FROM broken('all values are equal', 'SELECT bool_and(a.v = b.v) FROM v_TYPE a, v_TYPE b');

SELECT * FROM broken('prints as typed, letter case and padding aside',
	$$SELECT bool_and(v::text::TYPE::text = v::text AND v::text::TYPE = v) FROM v_TYPE$$);
SELECT * FROM broken('some values are equal and written differently',
	$$SELECT 'TYPE' = 'document_number' OR bool_or(a.v = b.v AND a.v::text <> b.v::text) FROM v_TYPE a, v_TYPE b$$);
SELECT * FROM broken('operators agree with the comparison function',
	$$SELECT bool_and((a.v < b.v) = (c < 0) AND (a.v <= b.v) = (c <= 0) AND (a.v = b.v) = (c = 0)
		AND (a.v <> b.v) = (c <> 0) AND (a.v >= b.v) = (c >= 0) AND (a.v > b.v) = (c > 0)
		AND sign(c) = -sign(TYPE_cmp(b.v, a.v)))
	  FROM v_TYPE a, v_TYPE b, TYPE_cmp(a.v, b.v) c$$);
SELECT * FROM broken('order is transitive',
	$$SELECT bool_and(a.v <= c.v AND (a.v < c.v OR (a.v = b.v AND b.v = c.v)))
	  FROM v_TYPE a, v_TYPE b, v_TYPE c WHERE a.v <= b.v AND b.v <= c.v$$);
SELECT * FROM broken('equal values hash alike, with and without seed',
	$$SELECT bool_and(TYPE_hash(a.v) = TYPE_hash(b.v)
		AND TYPE_hash_extended(a.v, 0) = TYPE_hash_extended(b.v, 0)
		AND TYPE_hash_extended(a.v, 42) = TYPE_hash_extended(b.v, 42))
	  FROM v_TYPE a, v_TYPE b WHERE a.v = b.v$$);
SELECT * FROM broken('different values hash differently here, and the seed matters',
	$$SELECT bool_and(TYPE_hash(a.v) <> TYPE_hash(b.v)) AND bool_and(TYPE_hash_extended(a.v, 1) <> TYPE_hash_extended(a.v, 2))
	  FROM v_TYPE a, v_TYPE b WHERE a.v <> b.v$$);
SELECT * FROM broken('the hash is the low half of the extended hash with seed 0',
	$$SELECT bool_and((TYPE_hash_extended(v, 0)::bit(64) << 32)::bit(32)::int = TYPE_hash(v)) FROM v_TYPE$$);
SELECT * FROM broken('larger and smaller choose one of the two',
	$$SELECT bool_and(TYPE_larger(a.v, b.v) >= a.v AND TYPE_larger(a.v, b.v) >= b.v
		AND TYPE_smaller(a.v, b.v) <= a.v AND TYPE_smaller(a.v, b.v) <= b.v
		AND TYPE_larger(a.v, b.v)::text IN (a.v::text, b.v::text)
		AND TYPE_smaller(a.v, b.v)::text IN (a.v::text, b.v::text))
	  FROM v_TYPE a, v_TYPE b$$);
SELECT * FROM broken('min and max are the ends of the order',
	$$SELECT (SELECT min(v) FROM b_TYPE) = (SELECT v FROM v_TYPE ORDER BY v LIMIT 1)
		AND (SELECT max(v) FROM b_TYPE) = (SELECT v FROM v_TYPE ORDER BY v DESC LIMIT 1)
		AND (SELECT min(v) IS NULL AND max(v) IS NULL FROM b_TYPE WHERE false)$$);

-- Sorting: with abbreviated keys, in memory and on disk
SELECT * FROM broken('a sort gives the order',
	$$SELECT bool_and(v >= before) FROM (SELECT v, lag(v) OVER (ORDER BY v) AS before FROM b_TYPE) s WHERE before IS NOT NULL$$);
SET work_mem = '64kB';
SELECT * FROM broken('an external sort gives the order',
	$$SELECT bool_and(v >= before) FROM (SELECT v, lag(v) OVER (ORDER BY v DESC) AS after, lead(v) OVER (ORDER BY v DESC) AS before FROM b_TYPE) s WHERE before IS NOT NULL$$);
RESET work_mem;

-- Few different values: the sort gives up its abbreviated keys.
SELECT * FROM broken('a sort of equal values gives the order',
	$$SELECT bool_and(v >= before) FROM (SELECT v, lag(v) OVER (ORDER BY v) AS before
		FROM (SELECT v FROM v_TYPE ORDER BY v LIMIT 3) few, generate_series(1, 20000)) s WHERE before IS NOT NULL$$);

-- Grouping
SELECT each('CREATE TABLE n_TYPE AS SELECT count(*) AS n FROM v_TYPE a WHERE NOT EXISTS (SELECT FROM v_TYPE b WHERE b.v = a.v AND b.typed < a.typed)');
SELECT * FROM broken('DISTINCT and GROUP BY see one value in both forms',
	$$SELECT n = (SELECT count(DISTINCT v) FROM b_TYPE) AND n = (SELECT count(*) FROM (SELECT v FROM b_TYPE GROUP BY v) g) FROM n_TYPE$$);
SET enable_hashagg = off;
SELECT * FROM broken('the same by sorting',
	$$SELECT n = (SELECT count(*) FROM (SELECT v FROM b_TYPE GROUP BY v) g) FROM n_TYPE$$);
RESET enable_hashagg;

-- Joins of values with themselves, in every way
SELECT each('CREATE TABLE j_TYPE AS SELECT count(*) AS n FROM v_TYPE a, v_TYPE b WHERE TYPE_cmp(a.v, b.v) = 0');
SET enable_hashjoin = off; SET enable_nestloop = off; SET enable_mergejoin = on;
EXPLAIN (COSTS OFF) SELECT FROM v_agency_code a JOIN v_agency_code b USING (v);
SELECT * FROM broken('merge join', 'SELECT n = (SELECT count(*) FROM v_TYPE a JOIN v_TYPE b USING (v)) FROM j_TYPE');
SET enable_hashjoin = on; SET enable_mergejoin = off;
EXPLAIN (COSTS OFF) SELECT FROM v_agency_code a JOIN v_agency_code b USING (v);
SELECT * FROM broken('hash join', 'SELECT n = (SELECT count(*) FROM v_TYPE a JOIN v_TYPE b USING (v)) FROM j_TYPE');
RESET enable_hashjoin; RESET enable_nestloop; RESET enable_mergejoin;

-- Indexes find what a sequential scan finds, for every operator and value
CREATE FUNCTION counts(type text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
	op text; result text = ''; n bigint; value text;
BEGIN
	FOREACH op IN ARRAY '{=,<,<=,>,>=}'::text[] LOOP
		FOR value IN SELECT s.value FROM sample s WHERE s.type = counts.type ORDER BY 1 LOOP
			EXECUTE format('SELECT count(*) FROM b_%s WHERE v %s %L', type, op, value) INTO n;
			result = concat_ws(' ', result, n);
		END LOOP;
	END LOOP;
	RETURN result;
END $$;
CREATE TABLE truth AS SELECT type, counts(type) FROM (SELECT DISTINCT type FROM sample) t;
SELECT bool_and(counts LIKE '% 400 %800%') AS counts_vary FROM truth WHERE type <> 'document_number';
-- Autovacuum may come between, and make an index-only scan the cheaper one.
SET enable_seqscan = off; SET enable_indexonlyscan = off;
SELECT each('CREATE INDEX i_TYPE ON b_TYPE USING btree (v)');
EXPLAIN (COSTS OFF) SELECT count(*) FROM b_agency_code WHERE v = '000.00.14.H56';
SELECT type FROM truth WHERE counts(type) <> counts;
SELECT scans('SELECT min(v), max(v) FROM b_agency_code');
SELECT each('DROP INDEX i_TYPE'), each('CREATE INDEX i_TYPE ON b_TYPE USING hash (v)');
EXPLAIN (COSTS OFF) SELECT count(*) FROM b_agency_code WHERE v = '000.00.14.H56';
SELECT type FROM truth WHERE counts(type) <> counts;
SELECT each('DROP INDEX i_TYPE'), each('CREATE INDEX i_TYPE ON b_TYPE USING brin (v) WITH (pages_per_range = 1)');
EXPLAIN (COSTS OFF) SELECT count(*) FROM b_agency_code WHERE v = '000.00.14.H56';
SELECT type FROM truth WHERE counts(type) <> counts;
RESET enable_seqscan; RESET enable_indexonlyscan;

-- A unique index takes one form only.
CREATE TABLE u (p procedure_code UNIQUE, a agency_code UNIQUE, d dossier_code UNIQUE);
INSERT INTO u VALUES ('1.004227.H56', 'H56.14', 'H48.53-220921-0099');
INSERT INTO u (p) VALUES ('1.004227.000.00.00.H56');
INSERT INTO u (a) VALUES ('000.00.14.H56');
INSERT INTO u (d) VALUES ('000.00.53.H48-220921-0099');
INSERT INTO u VALUES ('1.004227.000.00.00.H56', NULL, NULL) ON CONFLICT DO NOTHING;
DROP TABLE u;

-- Hash partitions: every value in one, both forms in the same, and pruned to
SELECT each('CREATE TABLE p_TYPE (v TYPE) PARTITION BY HASH (v)');
SELECT each('CREATE TABLE p_TYPE_0 PARTITION OF p_TYPE FOR VALUES WITH (MODULUS 3, REMAINDER 0)'),
	each('CREATE TABLE p_TYPE_1 PARTITION OF p_TYPE FOR VALUES WITH (MODULUS 3, REMAINDER 1)'),
	each('CREATE TABLE p_TYPE_2 PARTITION OF p_TYPE FOR VALUES WITH (MODULUS 3, REMAINDER 2)');
SELECT each('INSERT INTO p_TYPE SELECT v FROM v_TYPE');
SELECT * FROM broken('partitions', $$SELECT count(DISTINCT tableoid) > 1
	AND count(*) = (SELECT count(*) FROM v_TYPE)
	AND NOT EXISTS (SELECT FROM p_TYPE a JOIN p_TYPE b ON a.v = b.v WHERE a.tableoid <> b.tableoid) FROM p_TYPE$$);
SELECT count(*) FROM p_agency_code WHERE v = '000.00.14.H56';
SELECT each('DROP TABLE p_TYPE');

-- Range partitions
CREATE TABLE r (v agency_code) PARTITION BY RANGE (v);
CREATE TABLE r1 PARTITION OF r FOR VALUES FROM (MINVALUE) TO ('H56');
CREATE TABLE r2 PARTITION OF r FOR VALUES FROM ('H56') TO (MAXVALUE);
INSERT INTO r SELECT v FROM v_agency_code;
SELECT tableoid::regclass, count(*), min(v), max(v) FROM r GROUP BY 1 ORDER BY 1;
DROP TABLE r;

-- jsonb, arrays, composite types
SELECT * FROM broken('jsonb holds the printed text',
	$$SELECT bool_and(to_jsonb(v) = to_jsonb(v::text) AND (to_jsonb(v) #>> '{}')::TYPE = v
		AND (jsonb_populate_record(NULL::v_TYPE, jsonb_build_object('v', v))).v::text = v::text) FROM v_TYPE$$);
SELECT * FROM broken('arrays',
	$$SELECT array_agg(v ORDER BY v) = (SELECT array_agg(v ORDER BY v, typed DESC) FROM v_TYPE)
		AND array_agg(v ORDER BY v)::text::TYPE[] = array_agg(v ORDER BY v)
		AND bool_and(v = ANY ((SELECT array_agg(v) FROM v_TYPE)::TYPE[])) FROM v_TYPE$$);
SELECT * FROM broken('rows', $$SELECT bool_and((ROW(v, 1)::text) IS NOT NULL AND ROW(v, 1) = ROW(v::text::TYPE, 1)) FROM v_TYPE$$);

-- Statistics hold values of the type.
SELECT * FROM broken('pg_stats', $$SELECT most_common_vals::text::TYPE[] IS NOT NULL
	FROM pg_stats WHERE schemaname = 'laws' AND tablename = 'b_TYPE' AND attname = 'v'$$);

-- No casts but those through text: a literal takes the type of the column,
-- and text is never compared by accident.
SELECT castsource::regtype, casttarget::regtype, castcontext FROM pg_cast
WHERE ARRAY[castsource, casttarget] && (SELECT array_agg(('cchc.' || type)::regtype::oid) FROM sample);
SELECT count(*) FROM v_agency_code WHERE v = 'h56.14';
\set VERBOSITY terse
SELECT count(*) FROM v_agency_code WHERE v = 'H56.14'::text;
SELECT count(*) FROM v_agency_code a JOIN v_dossier_code d ON a.v = d.v;
\set VERBOSITY default

-- Ranges
SELECT * FROM broken('a range holds what lies between its bounds',
	$$SELECT bool_and((m.v <@ TYPE_range(a.v, b.v)) = (a.v <= m.v AND m.v < b.v)
		AND (m.v <@ TYPE_range(a.v, b.v, '[]')) = (a.v <= m.v AND m.v <= b.v)
		AND (m.v <@ TYPE_range(a.v, NULL)) = (m.v >= a.v)
		AND (TYPE_multirange(TYPE_range(NULL, a.v), TYPE_range(b.v, NULL)) @> m.v) = (m.v < a.v OR m.v >= b.v))
	  FROM v_TYPE a JOIN v_TYPE b ON a.v <= b.v, v_TYPE m$$);
SELECT * FROM broken('a range prints its bounds and reads them back',
	$$SELECT bool_and(r::text::TYPE_range = r AND upper(r)::text = b.v::text)
	  FROM v_TYPE a JOIN v_TYPE b ON a.v < b.v, TYPE_range(a.v, b.v) r$$);
CREATE TABLE office (codes agency_code_range, name text, EXCLUDE USING gist (codes WITH &&));
INSERT INTO office VALUES ('[H56.10,H56.20)', 'a'), ('[000.00.20.H56,)', 'b');
INSERT INTO office VALUES ('[H56.19.05,H56.19.05]', 'c');
SELECT name FROM office WHERE codes @> agency_code '000.05.19.H56';

-- Every refused value has a reason of its own: what is listed shares one.
CREATE FUNCTION reason(type text, value text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE reason text;
BEGIN
	EXECUTE format('SELECT %L::%I', value, type);
	RETURN NULL;
EXCEPTION WHEN invalid_text_representation OR datetime_field_overflow THEN
	GET STACKED DIAGNOSTICS reason = PG_EXCEPTION_DETAIL;
	RETURN regexp_replace(reason, ' \(at character \d+\)', '');
END $$;
SELECT type, reason, count(*), string_agg(left(value, 30), ', ') FROM (
	SELECT type, value, reason(type, value) FROM (VALUES
		('procedure_code', '{1.04227, 1.0042271, 01.004227, 0.004227, 1-004227, A.004227, 1.004227.000.00.H10, 1.004227.000.01.00.H10,
			"", T-BPC-123456-TT}'::text[] || repeat('1', 1000000)),
		('agency_code', '{H1, H100, 10.H, H10..05, H10.0_5, Đ10.05, H56.00.00.000, 001.00.12.H56}'::text[] || ('H56.' || repeat('A', 32))),
		('dossier_code', '{H57.132-261304-0583, H57.132-260230-0583, H57.132-260804-058, H57.132-260804-0583058305, H57.132/260804/0583,
			H57.132-20260804-0583, H57.132-260804-0000}'::text[]),
		('document_number', '{299/QĐ UBND, /QĐ-UBND, 299/, 0/QĐ-UBND, 299/22/QĐ-UBND, 299/QĐ-, 7/7, 24/2024, 9303}'::text[])) r(type, list), unnest(list) value) s
GROUP BY type, reason HAVING count(*) > 1 OR reason IS NULL;

-- Operator classes
SELECT opcname, amname, amvalidate(c.oid)
FROM pg_opclass c JOIN pg_am a ON a.oid = opcmethod
WHERE opcintype = ANY (SELECT ('cchc.' || type)::regtype FROM sample)
ORDER BY 1, 2;

-- What is stored, and how wide
SELECT typname, typlen, typbyval, typalign, typstorage, typcategory, typispreferred
FROM pg_type WHERE oid = ANY (SELECT ('cchc.' || type)::regtype FROM sample) ORDER BY 1;
CREATE TABLE width (v agency_code, d dossier_code, p procedure_code);
INSERT INTO width VALUES ('H56', 'H56-260101-0001', '1.004227'),
	('H56.ABCDEFGHIJKLMNOPQRSTUVWXYZ01234', 'H56.ABCDEFGHIJKLMNOPQRSTUVWXYZ01234-991231-999999999', '9.999999.Z99.99');
SELECT pg_column_size(v) AS agency, pg_column_size(d) AS dossier, pg_column_size(p) AS procedure FROM width;

-- COPY of a bad value names the line.
COPY width (v) FROM stdin;
H56.14
H56..14
\.
COPY width (d) FROM stdin;
H56.14-260101-0001
H56.14-260230-0001
\.

SET client_min_messages = warning;
DROP SCHEMA laws CASCADE;
