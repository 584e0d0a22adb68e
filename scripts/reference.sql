-- Prints docs/reference.md from the comments of the extension's objects.
-- scripts/reference runs it; make test checks that the file is up to date.
\set QUIET on
\pset format unaligned
\pset tuples_only on
\pset recordsep '\n'
SET search_path = cchc, pg_catalog;

CREATE TEMP VIEW member AS
	SELECT d.classid, d.objid FROM pg_depend d
	WHERE d.refclassid = 'pg_extension'::regclass AND d.deptype = 'e'
	  AND d.refobjid = (SELECT oid FROM pg_extension WHERE extname = 'cchc');
CREATE FUNCTION pg_temp.cell(text) RETURNS text LANGUAGE sql IMMUTABLE
	RETURN replace(replace($1, '|', '\|'), E'\n', ' ');

\qecho '# Reference'
\qecho
\qecho 'Every object of schema `cchc`, from its own comment. Made by `scripts/reference`; do not edit.'
\qecho 'In `psql`: `\\dT+ cchc.*`, `\\df+ cchc.*`, `\\do+ cchc.*`, `\\d+ cchc.day_off` say the same.'
\qecho
\qecho '## Types'
\qecho
\qecho '| type | what it is |'
\qecho '|---|---|'
SELECT format('| `%s` | %s |', t.typname, pg_temp.cell(obj_description(t.oid, 'pg_type')))
FROM pg_type t JOIN member m ON m.classid = 'pg_type'::regclass AND m.objid = t.oid
LEFT JOIN pg_class c ON c.oid = t.typrelid
WHERE t.typcategory <> 'A' AND c.relkind IS DISTINCT FROM 'r' AND c.relkind IS DISTINCT FROM 'v'
ORDER BY t.typname COLLATE "C";

\qecho
\qecho '## Functions'
\qecho
\qecho 'Volatility: i = immutable, s = stable, v = volatile.'
\qecho
\qecho '| function | gives | | what it does |'
\qecho '|---|---|---|---|'
SELECT format('| `%s(%s)` | `%s` | %s | %s |', p.proname, pg_temp.cell(pg_get_function_arguments(p.oid)),
			  pg_temp.cell(pg_get_function_result(p.oid)), p.provolatile, pg_temp.cell(obj_description(p.oid, 'pg_proc')))
FROM pg_proc p JOIN member m ON m.classid = 'pg_proc'::regclass AND m.objid = p.oid
WHERE p.prokind = 'f'
  AND p.prorettype NOT IN ('internal'::regtype, 'trigger'::regtype, 'cstring'::regtype)
  AND NOT EXISTS (SELECT FROM unnest(p.proargtypes) a WHERE a IN ('internal'::regtype, 'cstring'::regtype))
  AND NOT EXISTS (SELECT FROM pg_type t WHERE p.oid IN (t.typsend, t.typoutput))
  AND NOT EXISTS (SELECT FROM pg_operator o JOIN member mo ON mo.classid = 'pg_operator'::regclass AND mo.objid = o.oid WHERE o.oprcode = p.oid)
  AND NOT EXISTS (SELECT FROM pg_amproc ap WHERE ap.amproc = p.oid)
  AND NOT EXISTS (SELECT FROM pg_aggregate ag WHERE p.oid IN (ag.aggtransfn, ag.aggfinalfn))
ORDER BY p.proname COLLATE "C", pg_get_function_arguments(p.oid) COLLATE "C";

\qecho
\qecho '## Operators'
\qecho
\qecho '| operator | gives | what it means |'
\qecho '|---|---|---|'
SELECT format('| `%s %s %s` | `%s` | %s |', o.oprleft::regtype, pg_temp.cell(o.oprname), o.oprright::regtype,
			  o.oprresult::regtype, pg_temp.cell(obj_description(o.oid, 'pg_operator')))
FROM pg_operator o JOIN member m ON m.classid = 'pg_operator'::regclass AND m.objid = o.oid
ORDER BY o.oprleft::regtype::text COLLATE "C", o.oprname COLLATE "C", o.oprright::regtype::text COLLATE "C";

\qecho
\qecho '## Aggregates'
\qecho
\qecho '| aggregate | gives | what it does |'
\qecho '|---|---|---|'
SELECT format('| `%s(%s)` | `%s` | %s |', p.proname, pg_get_function_arguments(p.oid),
			  p.prorettype::regtype, pg_temp.cell(obj_description(p.oid, 'pg_proc')))
FROM pg_proc p JOIN member m ON m.classid = 'pg_proc'::regclass AND m.objid = p.oid
WHERE p.prokind = 'a'
ORDER BY p.proname COLLATE "C", pg_get_function_arguments(p.oid) COLLATE "C";

\qecho
\qecho '## Casts'
\qecho
\qecho '| from | to | when |'
\qecho '|---|---|---|'
SELECT format('| `%s` | `%s` | %s |', c.castsource::regtype, c.casttarget::regtype,
			  CASE c.castcontext WHEN 'e' THEN 'written out' WHEN 'a' THEN 'on assignment' ELSE 'always' END)
FROM pg_cast c JOIN member m ON m.classid = 'pg_cast'::regclass AND m.objid = c.oid
ORDER BY c.castsource::regtype::text COLLATE "C", c.casttarget::regtype::text COLLATE "C";

\qecho
\qecho '## Operator classes'
\qecho
\qecho '| type | index | operator class |'
\qecho '|---|---|---|'
SELECT format('| `%s` | %s | `%s`%s |', o.opcintype::regtype, a.amname, o.opcname, CASE WHEN o.opcdefault THEN '' ELSE ' (not the default)' END)
FROM pg_opclass o JOIN member m ON m.classid = 'pg_opclass'::regclass AND m.objid = o.oid
JOIN pg_am a ON a.oid = o.opcmethod
ORDER BY o.opcintype::regtype::text COLLATE "C", a.amname COLLATE "C", o.opcname COLLATE "C";

\qecho
\qecho '## Text search'
\qecho
\qecho '| object | what it is |'
\qecho '|---|---|'
SELECT format('| %s `%s` | %s |', i.type, i.identity, pg_temp.cell(obj_description(m.objid, m.classid::regclass::name)))
FROM member m CROSS JOIN LATERAL pg_identify_object(m.classid, m.objid, 0) i
WHERE i.type LIKE 'text search %'
ORDER BY i.type COLLATE "C", i.identity COLLATE "C";

\qecho
\qecho '## Tables and views'
SELECT format(E'\n### %s\n\n%s\n\n| column | type | what it holds |\n|---|---|---|\n%s', c.relname,
			  obj_description(c.oid, 'pg_class'),
			  (SELECT string_agg(format('| `%s` | `%s`%s | %s |', a.attname, format_type(a.atttypid, a.atttypmod),
										CASE WHEN a.attnotnull THEN ' not null' ELSE '' END,
										pg_temp.cell(col_description(c.oid, a.attnum))), E'\n' ORDER BY a.attnum)
			   FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped))
FROM pg_class c JOIN member m ON m.classid = 'pg_class'::regclass AND m.objid = c.oid
WHERE c.relkind IN ('r', 'v')
ORDER BY c.relname COLLATE "C";
