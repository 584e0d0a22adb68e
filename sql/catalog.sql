-- What every object of the extension owes its reader: a comment, honest labels.
-- Each query lists the offenders; a list that is not empty names exceptions
-- that somebody decided.
SET search_path = public;

CREATE VIEW member AS
	SELECT d.classid, d.objid, i.type, i.identity
	FROM pg_depend d
	CROSS JOIN LATERAL pg_identify_object(d.classid, d.objid, 0) i
	WHERE d.refclassid = 'pg_extension'::regclass
	  AND d.refobjid = (SELECT oid FROM pg_extension WHERE extname = 'cchc')
	  AND d.deptype = 'e'
	  -- array and row types, which PostgreSQL makes itself and newer versions list
	  AND NOT EXISTS (SELECT FROM pg_type t LEFT JOIN pg_class c ON c.oid = t.typrelid
					  WHERE d.classid = 'pg_type'::regclass AND d.objid = t.oid
						AND (t.typcategory = 'A' OR c.relkind IN ('r', 'v')));
CREATE VIEW member_function AS
	SELECT p.*, p.oid::regprocedure AS signature
	FROM pg_proc p
	JOIN member m ON m.classid = 'pg_proc'::regclass AND m.objid = p.oid;

-- There is something to look at.
SELECT count(*) > 50 AS has_members FROM member;

-- Objects without a comment
SELECT type, identity FROM member
WHERE obj_description(objid, classid::regclass::name) IS NULL
  AND type NOT IN ('trigger')
ORDER BY 1, 2;

-- Indexes that are no constraint's, and triggers, without one: they are no members, their tables are
SELECT c.relname FROM pg_class AS c WHERE c.relnamespace = 'cchc'::regnamespace AND c.relkind = 'i'
	AND NOT EXISTS (SELECT FROM pg_constraint AS k WHERE k.conindid = c.oid) AND obj_description(c.oid, 'pg_class') IS NULL
UNION ALL
SELECT t.tgname FROM pg_trigger AS t JOIN pg_class AS c ON c.oid = t.tgrelid
WHERE c.relnamespace = 'cchc'::regnamespace AND NOT t.tgisinternal AND obj_description(t.oid, 'pg_trigger') IS NULL;

-- Columns without a comment
SELECT a.attrelid::regclass, a.attname
FROM pg_attribute a
JOIN pg_class c ON c.oid = a.attrelid AND c.relkind IN ('r', 'v', 'c')
JOIN member m ON m.classid = 'pg_class'::regclass AND m.objid = a.attrelid
WHERE a.attnum > 0 AND NOT a.attisdropped
  AND col_description(a.attrelid, a.attnum) IS NULL
ORDER BY 1, 2;

-- Tables of shipped rows (--@ shipped_rows): builtin is in the key, an UPDATE of a
-- shipped row makes one of the user's also in a replica, a dump takes the user's.
SELECT c.oid::regclass AS shipped_rows,
	EXISTS (SELECT FROM pg_constraint k JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = ANY (k.conkey)
			WHERE k.conrelid = c.oid AND k.contype = 'p' AND a.attname = 'builtin') AS in_key,
	EXISTS (SELECT FROM pg_trigger t WHERE t.tgrelid = c.oid AND t.tgname = 'update_of_shipped_row' AND t.tgenabled = 'A') AS kept,
	e.condition AS dumped, has_table_privilege('pg_monitor', c.oid, 'SELECT') AS public
FROM pg_class c
JOIN member m ON m.classid = 'pg_class'::regclass AND m.objid = c.oid
JOIN pg_attribute b ON b.attrelid = c.oid AND b.attname = 'builtin'
LEFT JOIN (SELECT x.* FROM pg_extension, unnest(extconfig, extcondition) x (id, condition) WHERE extname = 'cchc') e ON e.id = c.oid
WHERE c.relkind = 'r' ORDER BY c.oid::regclass::text COLLATE "C";

-- Comments: one sentence with its full stop, and the Vietnamese term in it
-- (a comment may go on after the first sentence).
SELECT type, identity, obj_description(objid, classid::regclass::name)
FROM member
WHERE obj_description(objid, classid::regclass::name) !~ '^[A-Z0-9].*\(.*\).*\.$'
ORDER BY 1, 2;

-- Not parallel safe: what writes
SELECT signature FROM member_function
WHERE proparallel <> 's' ORDER BY signature::text COLLATE "C";

-- Volatile: what writes, or draws from a sequence
SELECT signature FROM member_function
WHERE provolatile = 'v' ORDER BY signature::text COLLATE "C";

-- Not strict: NULL means something, and the comment says what
SELECT signature FROM member_function
WHERE NOT proisstrict AND prokind = 'f' AND prorettype <> 'trigger'::regtype
ORDER BY signature::text COLLATE "C";
SELECT signature FROM member_function
WHERE NOT proisstrict AND prokind = 'f' AND prorettype <> 'trigger'::regtype AND pronargs > 0
  AND obj_description(oid, 'pg_proc') !~ 'NULL'
ORDER BY signature::text COLLATE "C";

-- SECURITY DEFINER
SELECT signature FROM member_function WHERE prosecdef;

-- SQL functions without a parsed body; PL functions that look beyond pg_catalog
SELECT signature FROM member_function f JOIN pg_language l ON l.oid = f.prolang
WHERE l.lanname = 'sql' AND prosqlbody IS NULL
UNION ALL
SELECT signature FROM member_function f JOIN pg_language l ON l.oid = f.prolang
WHERE l.lanname NOT IN ('sql', 'c', 'internal')
  AND NOT coalesce('search_path=pg_catalog, pg_temp' = ANY (proconfig), false);

-- Comparison, hash and containment functions that are not leakproof
SELECT DISTINCT o.oprcode
FROM pg_operator o
JOIN member m ON m.classid = 'pg_operator'::regclass AND m.objid = o.oid
JOIN pg_proc p ON p.oid = o.oprcode
WHERE o.oprname IN ('=', '<>', '<', '<=', '>', '>=', '<@', '@>') AND NOT p.proleakproof
ORDER BY 1;
SELECT DISTINCT ap.amproc
FROM pg_amproc ap
JOIN pg_opfamily f ON f.oid = ap.amprocfamily
JOIN pg_am am ON am.oid = f.opfmethod
JOIN member m ON m.classid = 'pg_opfamily'::regclass AND m.objid = f.oid
JOIN pg_proc p ON p.oid = ap.amproc
WHERE (am.amname = 'hash' OR (am.amname = 'btree' AND ap.amprocnum = 1)) AND NOT p.proleakproof
ORDER BY 1;

-- Operator classes that their access method finds fault with
SELECT opcname FROM pg_opclass c
JOIN member m ON m.classid = 'pg_opclass'::regclass AND m.objid = c.oid
WHERE NOT amvalidate(c.oid);

-- Operators that compare, without commutator or estimators
SELECT o.oid::regoperator
FROM pg_operator o
JOIN member m ON m.classid = 'pg_operator'::regclass AND m.objid = o.oid
WHERE o.oprresult = 'bool'::regtype
  AND (o.oprcom = 0 OR o.oprrest = 0 OR o.oprjoin = 0)
ORDER BY 1;

-- Types that could not be a key, a partition key or a distribution column
SELECT t.oid::regtype
FROM pg_type t
JOIN member m ON m.classid = 'pg_type'::regclass AND m.objid = t.oid
WHERE t.typtype = 'b' AND t.typelem = 0 AND (
	NOT EXISTS (SELECT FROM pg_opclass c JOIN pg_am a ON a.oid = c.opcmethod
				WHERE c.opcintype = t.oid AND c.opcdefault AND a.amname = 'btree')
	OR NOT EXISTS (SELECT FROM pg_opclass c JOIN pg_am a ON a.oid = c.opcmethod
				   JOIN pg_amproc p ON p.amprocfamily = c.opcfamily AND p.amprocnum = 2
				   WHERE c.opcintype = t.oid AND c.opcdefault AND a.amname = 'hash')
	OR t.typreceive = 0 OR t.typsend = 0)
ORDER BY 1;

-- Implicit casts
SELECT c.castsource::regtype, c.casttarget::regtype
FROM pg_cast c
JOIN member m ON m.classid = 'pg_cast'::regclass AND m.objid = c.oid
WHERE c.castcontext = 'i'
ORDER BY 1, 2;

DROP VIEW member_function, member;
