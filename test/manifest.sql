-- Lists every member of the extension with all that defines it, then every
-- comment: by this list a fresh install is compared with an updated one, and a
-- rewritten script with the old one.  Without OIDs, which differ anywhere.
--     psql -Xqf test/manifest.sql DATABASE > FILE
\pset format unaligned
\pset fieldsep ' | '
\pset tuples_only on
SET search_path = pg_catalog;			-- every name of ours qualified

CREATE TEMP VIEW member AS
	SELECT d.classid, d.objid, d.objsubid
	FROM pg_depend d
	WHERE d.refclassid = 'pg_extension'::regclass AND d.deptype = 'e'
	  AND d.refobjid = (SELECT oid FROM pg_extension WHERE extname = 'cchc');

SELECT i.type, i.identity, CASE m.classid
	WHEN 'pg_proc'::regclass THEN (
		SELECT concat_ws('|', prokind, l.lanname, provolatile, proparallel, proisstrict, proleakproof, prosecdef,
						 procost, prorows, proretset, prosupport, pg_get_function_arguments(p.oid),
						 pg_get_function_result(p.oid), probin, prosrc, pg_get_function_sqlbody(p.oid), proconfig, proacl,
						 a.aggtransfn, a.aggfinalfn, a.aggcombinefn, a.aggserialfn, a.aggdeserialfn,
						 a.aggsortop::regoperator, a.aggtranstype::regtype, a.aggtransspace, a.agginitval)
		FROM pg_proc p JOIN pg_language l ON l.oid = p.prolang LEFT JOIN pg_aggregate a ON a.aggfnoid = p.oid
		WHERE p.oid = m.objid)
	WHEN 'pg_type'::regclass THEN (
		SELECT concat_ws('|', typtype, typlen, typbyval, typalign, typstorage, typcategory, typispreferred, typdelim,
						 typinput, typoutput, typreceive, typsend, typmodin, typmodout, typanalyze, typsubscript,
						 typbasetype::regtype, typnotnull, typdefault, typacl,
						 (SELECT string_agg(enumlabel, ',' ORDER BY enumsortorder) FROM pg_enum WHERE enumtypid = t.oid),
						 (SELECT string_agg(pg_get_constraintdef(c.oid), ',' ORDER BY conname)
						  FROM pg_constraint c WHERE contypid = t.oid))
		FROM pg_type t WHERE t.oid = m.objid)
	WHEN 'pg_operator'::regclass THEN (
		SELECT concat_ws('|', oprcom::regoperator, oprnegate::regoperator, oprcanhash, oprcanmerge, oprcode, oprrest, oprjoin)
		FROM pg_operator WHERE oid = m.objid)
	WHEN 'pg_cast'::regclass THEN (
		SELECT concat_ws('|', castfunc::regprocedure, castcontext, castmethod) FROM pg_cast WHERE oid = m.objid)
	WHEN 'pg_opclass'::regclass THEN (
		SELECT concat_ws('|', a.amname, f.opfnamespace::regnamespace, f.opfname, opcintype::regtype, opcdefault,
						 nullif(opckeytype, 0)::regtype)
		FROM pg_opclass c JOIN pg_am a ON a.oid = c.opcmethod JOIN pg_opfamily f ON f.oid = c.opcfamily
		WHERE c.oid = m.objid)
	WHEN 'pg_opfamily'::regclass THEN (
		SELECT string_agg(x, ';' ORDER BY x) FROM (
			SELECT concat_ws('|', 'op', amopstrategy, amopopr::regoperator, amoppurpose) AS x
			FROM pg_amop WHERE amopfamily = m.objid
			UNION ALL
			SELECT concat_ws('|', 'fn', amprocnum, amproc::regprocedure, amproclefttype::regtype, amprocrighttype::regtype)
			FROM pg_amproc WHERE amprocfamily = m.objid) s)
	WHEN 'pg_class'::regclass THEN (
		SELECT concat_ws('|', relkind, relrowsecurity, relacl, reloptions, pg_get_viewdef(c.oid),
			(SELECT string_agg(concat_ws(' ', attname, format_type(atttypid, atttypmod), attnotnull, attidentity,
										 attgenerated, pg_get_expr(adbin, adrelid)), ',' ORDER BY attnum)
			 FROM pg_attribute LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum
			 WHERE attrelid = c.oid AND attnum > 0 AND NOT attisdropped),
			(SELECT string_agg(pg_get_constraintdef(n.oid), ',' ORDER BY conname) FROM pg_constraint n WHERE conrelid = c.oid),
			(SELECT string_agg(pg_get_indexdef(indexrelid), ',' ORDER BY indexrelid::regclass::text) FROM pg_index WHERE indrelid = c.oid),
			(SELECT string_agg(pg_get_triggerdef(g.oid), ',' ORDER BY tgname) FROM pg_trigger g WHERE tgrelid = c.oid AND NOT tgisinternal))
		FROM pg_class c WHERE c.oid = m.objid)
	END AS definition
FROM member m, pg_identify_object(m.classid, m.objid, m.objsubid) i
ORDER BY 1, 2;

SELECT 'comment on ' || i.type, i.identity, obj_description(m.objid, m.classid::regclass::name)
FROM member m, pg_identify_object(m.classid, m.objid, m.objsubid) i
UNION ALL
SELECT 'comment on ' || i.type, i.identity, col_description(m.objid, a.attnum)
FROM member m JOIN pg_attribute a ON a.attrelid = m.objid AND m.classid = 'pg_class'::regclass,
	 pg_identify_object(m.classid, m.objid, a.attnum) i
WHERE a.attnum > 0 AND NOT a.attisdropped
ORDER BY 1, 2;

SELECT 'configuration', c.relation::regclass::text, c.condition
FROM pg_extension, unnest(extconfig, extcondition) AS c (relation, condition)
WHERE extname = 'cchc'
ORDER BY 1, 2;
