-- What functions in PL/pgSQL say: words that the catalog may have in another
-- language.  test/t/090_messages.pl sees them in Vietnamese.
SET search_path = public, cchc;
SET lc_messages = 'C';

SELECT message('It is open.'), message('nobody said this, not 100 %'), message(NULL) AS nothing, message('') = '' AS empty;
SELECT format(message('dossier "%s" has no step %s'), 'H56.01-220407-0001'::dossier_code, 3);

SELECT n, format(message_plural('%s of them was received or changed after that.', '%s of them were received or changed after that.', n), n)
FROM unnest('{0,1,2,-1,9223372036854775807,-9223372036854775808}'::bigint[]) AS n;
SELECT message_plural('one', NULL, 1) AS nothing, message_plural('', 'many', 1) = '' AS empty, message_plural('', 'many', 2) AS many;

-- They read a setting, and a lookup is not promised to keep what it looks up to itself.
SELECT oid::regprocedure, provolatile, proparallel, proleakproof FROM pg_proc WHERE proname IN ('message', 'message_plural') AND pronamespace = 'cchc'::regnamespace ORDER BY 1;

-- Nobody's message() is called in the place of this one.
CREATE FUNCTION public.message(text) RETURNS text LANGUAGE sql AS $$ SELECT 'planted' $$;
SELECT message('It is open.'), cchc.message('It is open.');
SELECT reporting_period('fortnight', 2022, 1);
DROP FUNCTION public.message(text);
