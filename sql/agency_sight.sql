-- What a role limited to an agency sees of a registry does not depend on what it does not see: every
-- table, view and reading function, with errors, before and after all that is hidden from it is deleted
\set SHOW_CONTEXT never
SET client_min_messages = warning;
SET datestyle = ISO;
SET timezone = '<+07>-07';
SET jit = off;
CREATE ROLE sight_a; CREATE ROLE sight_clerk IN ROLE sight_a; CREATE ROLE sight_nobody;
SELECT cchc.create_registry('sight');
SET search_path = sight, cchc, public;
INSERT INTO agency (code, name, kind, certified_copy) VALUES ('H56.21', 'Huyện A', 'rural_district', NULL), ('H56.21.01', 'Xã A1', 'commune', true), ('H56.22', 'Huyện B', 'rural_district', NULL);
INSERT INTO field (name) VALUES ('Hộ tịch');
INSERT INTO procedure (code, name, field_id, agency, levels, time_limit, has_fee, payment_integrated, result_on_paper, online_level)
VALUES ('9.000001', 'Một', 1, 'H56.21', '{district}', '5 ngày làm việc', true, true, true, 'full'), ('9.000002', 'Hai', 1, 'H56.22', '{district}', '5 ngày làm việc', true, true, true, 'full');
-- Dossiers of an agency in every state, with what hangs on them
CREATE FUNCTION fill(a agency_code, n integer) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
	c dossier_code;
BEGIN
	FOR i IN 1 .. n LOOP
		c := dossier_code(a, '2022-04-07', i);
		PERFORM receive_dossier((ARRAY['9.000001', '9.000002'])[1 + i % 2]::procedure_code, a, 'online', '2022-04-07 09:00', code => c);
		IF i % 3 = 0 THEN
			PERFORM pause(c, 'supplement', '2022-04-08 09:00');
			IF i % 2 = 0 THEN PERFORM resume(c, '2022-04-11 09:00'); END IF;
		END IF;
		IF i % 4 = 0 THEN PERFORM note_delay(c, 'other', at => '2022-04-15 09:00'); END IF;
		IF i % 5 > 1 THEN
			PERFORM finish(c, at => '2022-04-20 09:00');
			INSERT INTO survey_response VALUES (c, 'timeliness', 1 + i % 5, '2022-04-21');
			IF i % 7 = 6 THEN PERFORM reopen(c, 'result_error', at => '2022-04-25 09:00'); END IF;
		END IF;
		IF i % 11 = 10 THEN PERFORM void_dossier(c, 'nhập nhầm'); END IF;
		INSERT INTO feedback (kind, nature, agency, dossier, received_at, answered_at, satisfied) VALUES ('administrative_act', 'proposal', a, c, '2022-04-12 09:00', '2022-04-30 09:00', i % 2 = 0);
		INSERT INTO submission (procedure, agency, channel, submitted_at) VALUES ('9.000001', a, 'online', '2022-04-12 09:00');
	END LOOP;
	UPDATE dossier SET has_fee = true, paid_online = true, digitised = true, e_result = true, synced_at = received_at WHERE agency = a;
END $$;
SELECT fill('H56.21', 12), fill('H56.21.01', 7), fill('H56.22', 25);
SELECT transfer('H56.21-220407-0001', 'H56.22', 'outside_competence', at => '2022-04-11 09:00'), transfer('H56.22-220407-0001', 'H56.21', 'outside_competence', at => '2022-04-11 09:00');
SELECT refresh_flow() > 0 AS flow;
SELECT cchc.grant_registry('sight', 'sight_a', 'work'), cchc.grant_registry('sight', 'sight_nobody', 'read');
INSERT INTO agency_reader VALUES ('sight_a', 'H56.21');
SELECT cchc.enable_agency_security('sight');
-- What names a dossier is under a policy.
SELECT c.relname FROM pg_class AS c WHERE c.relnamespace = 'sight'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relrowsecurity
	AND EXISTS (SELECT FROM pg_attribute AS a WHERE a.attrelid = c.oid AND a.attnum > 0 AND a.atttypid = 'dossier_code'::regtype);
SELECT c.relname FROM pg_class AS c WHERE c.relnamespace = 'sight'::regnamespace AND c.relkind = 'v' AND NOT coalesce('security_invoker=true' = ANY (c.reloptions), false);

CREATE FUNCTION public.sight_candidates(name text, type regtype) RETURNS text[] LANGUAGE sql
	RETURN CASE
		WHEN type = 'daterange'::regtype THEN '{"[2022-04-01,2022-05-01)"}'
		WHEN name = 'as_of' THEN '{NULL,2022-04-16}'
		WHEN type = 'date'::regtype THEN CASE WHEN name ~ 'first|from' THEN '{2022-04-01}' ELSE '{2022-04-30}' END
		WHEN type = 'agency_code'::regtype THEN '{NULL,H56.22}'
		WHEN type = 'dossier_code'::regtype THEN '{H56.22-220407-0002,H56.22-220407-0003}'
		WHEN type = 'procedure_code'::regtype THEN '{NULL,9.000002}'
		WHEN name = 'by' THEN '{agency,none}' WHEN name = 'form' THEN '{II.06,II.07b}' WHEN name = 'rule' THEN '{index_766,cohort}'
		WHEN name = 'reading' THEN '{api}' WHEN name = 'source' THEN '{counted,flow}' WHEN name = 'metric' THEN '{dossier_on_time,received}'
		WHEN name = 'kind' THEN '{official_month}' WHEN name = 'column_no' THEN '{3,13}'
		WHEN type = 'integer'::regtype THEN '{1}' WHEN type = 'bigint'::regtype THEN '{NULL,1}' WHEN type = 'boolean'::regtype THEN '{true,false}'
		ELSE '{NULL}' END::text[];
CREATE FUNCTION public.sight() RETURNS TABLE (what text, answer text) LANGUAGE plpgsql AS $$
DECLARE
	query text;
	m text; d text; h text; s text;
BEGIN
	FOR what, query IN
		SELECT c.relname::text, format('SELECT string_agg(t::text, E''\n'' ORDER BY t::text) FROM sight.%I AS t %s', c.relname, CASE WHEN c.relname ~ '^(kpi|rank)_' AND EXISTS (
				SELECT FROM pg_attribute AS a WHERE a.attrelid = c.oid AND a.attname = 'year') THEN 'WHERE year = 2022 AND kind = ''official_month'' AND n = 4' END)
		FROM pg_class AS c WHERE c.relnamespace = 'sight'::regnamespace AND c.relkind IN ('r', 'v', 'm', 'p')
		UNION ALL
		SELECT format('%s(%s)', p.proname, k.arguments), format('SELECT string_agg(t::text, E''\n'' ORDER BY t::text) FROM sight.%I(%s) AS t', p.proname, k.arguments)
		FROM pg_proc AS p CROSS JOIN LATERAL (
			WITH RECURSIVE call (n, arguments) AS (
				SELECT 0, '' COLLATE "C" UNION ALL
				SELECT c.n + 1, c.arguments || CASE WHEN c.n > 0 THEN ', ' ELSE '' END || format('%s::%s', CASE WHEN v IS NULL THEN 'NULL' ELSE quote_literal(v) END, (p.proargtypes::oid[])[c.n]::regtype)
				FROM call AS c CROSS JOIN LATERAL unnest(public.sight_candidates(p.proargnames[c.n + 1], (p.proargtypes::oid[])[c.n]::regtype)) AS v WHERE c.n < p.pronargs)
			SELECT c.arguments FROM call AS c WHERE c.n = p.pronargs ORDER BY hashtext(c.arguments), c.arguments LIMIT 8) AS k
		WHERE p.pronamespace = 'sight'::regnamespace AND p.provolatile <> 'v' AND p.prokind = 'f' AND p.prorettype <> 'trigger'::regtype
	LOOP
		BEGIN
			EXECUTE query INTO answer;
		EXCEPTION WHEN OTHERS THEN
			GET STACKED DIAGNOSTICS m = MESSAGE_TEXT, d = PG_EXCEPTION_DETAIL, h = PG_EXCEPTION_HINT, s = RETURNED_SQLSTATE;
			answer := concat_ws(' | ', 'ERROR', s, m, d, h);
		END;
		RETURN NEXT;
	END LOOP;
END $$;
CREATE TABLE public.sighted (who text DEFAULT current_user, n integer, what text, answer text);
GRANT SELECT, INSERT ON public.sighted TO sight_clerk, sight_nobody;
SET ROLE sight_clerk;
INSERT INTO public.sighted (n, what, answer) SELECT 1, * FROM public.sight();
CREATE TEMP TABLE my_dossier AS SELECT code FROM dossier;
CREATE TEMP TABLE my_feedback AS SELECT feedback_id FROM feedback;
CREATE TEMP TABLE my_submission AS SELECT submission_id FROM submission;
SET ROLE sight_nobody;
INSERT INTO public.sighted (n, what, answer) SELECT 1, * FROM public.sight();
RESET ROLE;
SELECT (SELECT count(*) FROM my_dossier) AS seen, count(*) AS dossiers FROM dossier;
DELETE FROM feedback WHERE feedback_id NOT IN (SELECT feedback_id FROM my_feedback);
DELETE FROM submission WHERE submission_id NOT IN (SELECT submission_id FROM my_submission);
DELETE FROM dossier WHERE code NOT IN (SELECT code FROM my_dossier);
SELECT refresh_flow() > 0 AS flow;
SET ROLE sight_clerk;
INSERT INTO public.sighted (n, what, answer) SELECT 2, * FROM public.sight();
RESET ROLE;
DELETE FROM feedback; DELETE FROM submission; DELETE FROM dossier;
SELECT refresh_flow() > 0 AS flow;
SET ROLE sight_nobody;
INSERT INTO public.sighted (n, what, answer) SELECT 2, * FROM public.sight();
RESET ROLE;
SELECT who, count(*) > 300 AS many, count(answer) > 200 AS not_empty, count(*) FILTER (WHERE answer LIKE 'ERROR%') > 10 AS errors, count(*) FILTER (WHERE answer LIKE 'ERROR | XX%') AS internal
FROM public.sighted WHERE n = 1 GROUP BY who ORDER BY who;
-- When the flow was refreshed and whether the planner's statistics are stale is all that differs.
SELECT a.who, a.what, left(a.answer, 200) AS before, left(b.answer, 200) AS after
FROM public.sighted AS a JOIN public.sighted AS b ON b.who = a.who AND b.what = a.what AND b.n = 2 WHERE a.n = 1 AND a.answer IS DISTINCT FROM b.answer AND a.what NOT IN ('flow_state', 'flow_province', 'flow_province()', 'registry_health()') ORDER BY 1, 2;
-- Who sees nothing is told no code of a dossier but that which he names.
SELECT what, left(answer, 200) FROM public.sighted WHERE who = 'sight_nobody' AND n = 1 AND answer ~ 'H56\.2[12](\.01)?-2204' AND what !~ 'H56\.22-2204';
DROP TABLE public.sighted, my_dossier, my_feedback, my_submission;
DROP FUNCTION public.sight(), public.sight_candidates(text, regtype);
DROP SCHEMA sight CASCADE;

-- Signed reports: each sees, and signs, those within its agencies
SELECT cchc.create_registry('sight');
INSERT INTO agency (code, name, kind) VALUES ('H56.21', 'Huyện A', 'rural_district'), ('H56.22', 'Huyện B', 'rural_district');
INSERT INTO field (name) VALUES ('Hộ tịch');
INSERT INTO procedure (code, name, field_id, agency, levels) VALUES ('9.000001', 'Một', 1, 'H56.21', '{district}');
SELECT receive_dossier('9.000001', a, 'online', '2022-04-07 09:00') FROM unnest('{H56.21,H56.22,H56.22}'::agency_code[]) AS a;
SELECT cchc.grant_registry('sight', 'sight_a', 'work'), cchc.grant_registry('sight', 'sight_nobody', 'read');
INSERT INTO agency_reader VALUES ('sight_a', 'H56.21');
SELECT cchc.enable_agency_security('sight');
SELECT sign_report('II.06', '[2022-04-01,2022-05-01)'), sign_report('II.06', '[2022-04-01,2022-05-01)', within => 'H56.22'), sign_report('II.06', '[2022-04-01,2022-05-01)', within => 'H56.21');
SET ROLE sight_clerk;
SELECT report_id, within, (SELECT count(*) FROM signed_cell AS c WHERE c.report_id = r.report_id) > 0 AS cells, (SELECT string_agg(dossier::text, ' ') FROM signed_stay AS s WHERE s.report_id = r.report_id) AS stays FROM signed_report AS r;
SELECT string_agg(DISTINCT report_id::text, ' ') AS cells, (SELECT string_agg(DISTINCT report_id::text, ' ') FROM signed_stay) AS stays FROM signed_cell;
SELECT * FROM bieu_ii_06(signed => 1);
SELECT * FROM report_drift(2);
SELECT * FROM why_changed(2);
SELECT count(*) FROM why_changed(3);
SELECT sign_report('II.06', '[2022-03-01,2022-04-01)', within => 'H56.21');
RESET ROLE;
GRANT INSERT ON signed_report, signed_cell, signed_stay, signed_row TO sight_a;
GRANT UPDATE ON signed_report TO sight_a;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA sight TO sight_a;
SET ROLE sight_clerk;
SELECT sign_report('II.06', '[2022-03-01,2022-04-01)');
SELECT sign_report('II.06', '[2022-03-01,2022-04-01)', within => 'H56.22');
SELECT sign_report('II.06', '[2022-03-01,2022-04-01)', within => 'H56.21');
-- Nor does a conflict show or change a hidden row.
INSERT INTO dossier (code, procedure, agency, channel, received_at) SELECT 'H56.22-220407-0001', '9.000001', 'H56.21', 'post', '2022-04-07 10:00' ON CONFLICT (code) DO UPDATE SET channel = 'post' RETURNING *;
INSERT INTO feedback (feedback_id, kind, nature, agency, received_at) VALUES (9, 'administrative_act', 'proposal', 'H56.22', '2022-04-12 09:00');
INSERT INTO dossier_pause (dossier, during, reason) VALUES ('H56.22-220407-0001', '[2022-04-10,2022-04-11)', 'other');
INSERT INTO survey_response VALUES ('H56.22-220407-0001', 'timeliness', 1, '2022-04-21');
-- What hangs on a dossier that was handed over is seen, and no longer written; of a hidden one nothing is said.
RESET ROLE;
SELECT pause('H56.21-220407-0001', 'supplement', '2022-04-08 09:00'), note_delay('H56.21-220407-0001', 'other', at => '2022-04-08 10:00');
SELECT resume('H56.21-220407-0001', '2022-04-09 09:00') IS NULL AS resumed;
SET ROLE sight_clerk;
INSERT INTO survey_response VALUES ('H56.21-220407-0001', 'overall', 5, '2022-04-21');
SELECT transfer('H56.21-220407-0001', 'H56.22', 'outside_competence', at => '2022-04-11 09:00');
SELECT (SELECT count(*) FROM dossier_past) AS past, (SELECT count(*) FROM dossier_pause) AS pauses, (SELECT count(*) FROM dossier_delay) AS delays, (SELECT count(*) FROM survey_response) AS scores;
INSERT INTO dossier_pause (dossier, during, reason) VALUES ('H56.21-220407-0001', '[2022-04-12,2022-04-13)', 'other');
INSERT INTO survey_response VALUES ('H56.21-220407-0001', 'timeliness', 1, '2022-04-21');
INSERT INTO dossier_delay (dossier, cause) VALUES ('H56.21-220407-0001', 'other');
WITH p AS (UPDATE dossier_pause SET reason = 'other' RETURNING 1), h AS (UPDATE dossier_past SET until = until + interval '1 day' RETURNING 1), d AS (UPDATE dossier_delay SET note = 'x' RETURNING 1),
	s AS (UPDATE survey_response SET score = 1 RETURNING 1), g AS (DELETE FROM dossier_pause RETURNING 1)
SELECT (SELECT count(*) FROM p) + (SELECT count(*) FROM h) + (SELECT count(*) FROM d) + (SELECT count(*) FROM s) + (SELECT count(*) FROM g) AS written;
INSERT INTO feedback (kind, nature, agency, dossier, received_at) VALUES ('administrative_act', 'proposal', 'H56.21', 'H56.22-220407-0001', '2022-04-12 09:00');
INSERT INTO feedback (kind, nature, agency, dossier, received_at) VALUES ('administrative_act', 'proposal', 'H56.21', 'H56.22-220407-9999', '2022-04-12 09:00');
INSERT INTO feedback (kind, nature, agency, dossier, received_at) VALUES ('administrative_act', 'proposal', 'H56.21', 'H56.21-220407-0001', '2022-04-12 09:00');
INSERT INTO submission (procedure, agency, channel, submitted_at, accepted_at, dossier) VALUES ('9.000001', 'H56.21', 'online', '2022-04-07 08:00', '2022-04-07 09:00', 'H56.22-220407-0001');
-- A message and a file bring a dossier with its pauses, and may hand it over.
SELECT upsert_dossier('{"code": "H56.21-220407-0002", "procedure": "9.000001", "agency": "H56.21", "channel": "post", "received_at": "2022-04-07 09:00", "modified_at": "2022-04-09 10:00",
	"pauses": [{"from": "2022-04-08 09:00", "to": "2022-04-09 09:00", "reason": "supplement"}]}');
SELECT upsert_dossier('{"code": "H56.21-220407-0002", "agency": "H56.22", "modified_at": "2022-04-12 10:00",
	"pauses": [{"from": "2022-04-08 09:00", "to": "2022-04-09 09:00", "reason": "supplement"}, {"from": "2022-04-11 09:00", "to": "2022-04-12 09:00", "reason": "other"}]}');
CREATE TEMP TABLE incoming (code text, procedure text, agency text, channel text, received_at text, pauses text);
INSERT INTO incoming VALUES ('H56.21-220407-0003', '9.000001', 'H56.21', 'post', '2022-04-07 09:00', '[{"from": "2022-04-08 09:00", "to": "2022-04-09 09:00", "reason": "supplement"}]');
SELECT action, rows FROM load_dossiers('incoming') WHERE rows > 0;
DROP TABLE incoming;
SELECT d.code, d.agency, count(s.dossier) AS pauses FROM dossier AS d LEFT JOIN dossier_pause AS s ON s.dossier = d.code GROUP BY d.code, d.agency ORDER BY d.code;
-- A function of the reader's own sees only what he sees.
CREATE FUNCTION pg_temp.spy(code dossier_code) RETURNS boolean LANGUAGE plpgsql COST 0.0001 AS $$ BEGIN RAISE WARNING 'seen: %', code; RETURN true; END $$;
SELECT count(*) FROM dossier WHERE pg_temp.spy(code);
SELECT count(*) FROM dossier_now WHERE pg_temp.spy(dossier);
SELECT count(*) FROM index_766_dossier('[2022-04-01,2022-05-01)') AS d WHERE pg_temp.spy(d.dossier);
SELECT count(*) FROM signed_stay WHERE pg_temp.spy(dossier);
RESET ROLE;
DROP FUNCTION pg_temp.spy(dossier_code);
DROP SCHEMA sight CASCADE;
DROP ROLE sight_clerk, sight_a, sight_nobody;
