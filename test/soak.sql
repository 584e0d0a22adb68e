-- What scripts/test-soak lets eight writers do at once: acts on whatever dossier comes to hand.
SET client_min_messages = warning;
CREATE EXTENSION cchc;
SELECT cchc.create_registry('soak');
ALTER DATABASE soak SET search_path = soak, cchc, public;
ALTER DATABASE soak SET jit = off;
SET jit = off;
SET search_path = soak, cchc, public;
INSERT INTO agency (code, name, kind) VALUES ('H56.01', 'Sở A', 'department'), ('H56.02', 'Sở B', 'department'), ('H56.21', 'Xã C', 'commune');
INSERT INTO field (name) VALUES ('Hộ tịch'), ('Đất đai');
INSERT INTO procedure (code, name, field_id, agency, levels, time_limit) VALUES ('9.000001', 'Một', 1, 'H56.01', '{province}', '5 ngày làm việc'), ('9.000002', 'Hai', 2, 'H56.01', '{province}', '4 giờ làm việc');
CREATE UNLOGGED TABLE refusal (act text, sqlstate text, message text);
CREATE FUNCTION step() RETURNS void LANGUAGE plpgsql AS $$
DECLARE
	act CONSTANT text := (ARRAY['receive', 'receive', 'receive', 'pause', 'resume', 'resume', 'reschedule', 'transfer', 'finish', 'finish', 'finish', 'reopen', 'delay', 'failed'])[1 + floor(14 * random())];
	agencies CONSTANT agency_code[] := '{H56.01,H56.02,H56.21}';
	procedures CONSTANT procedure_code[] := '{9.000001,9.000002}';
	a CONSTANT agency_code := agencies[1 + floor(3 * random())];
	c dossier_code;
BEGIN
	-- One of those that came last, which others have at hand, too
	SELECT d.code INTO c FROM (SELECT code FROM dossier WHERE code <@ a ORDER BY code DESC LIMIT 40) AS d ORDER BY random() LIMIT 1;
	CASE act
		WHEN 'receive' THEN PERFORM receive_dossier(procedures[1 + floor(2 * random())], a, 'online');
		WHEN 'failed' THEN
			PERFORM receive_dossier(procedures[1], a, 'online');
			RAISE SQLSTATE 'UNDO1';		-- the number is given back
		WHEN 'pause' THEN PERFORM pause(c, 'supplement');
		WHEN 'resume' THEN PERFORM resume(c);
		WHEN 'reschedule' THEN PERFORM reschedule(c, now() + interval '30 days', 'complex_case');
		WHEN 'transfer' THEN PERFORM transfer(c, agencies[1 + floor(3 * random())], 'other');
		WHEN 'finish' THEN PERFORM finish(c);
		WHEN 'reopen' THEN PERFORM reopen(c, 'other');
		ELSE PERFORM note_delay(c, 'other');
	END CASE;
EXCEPTION WHEN OTHERS THEN
	INSERT INTO refusal VALUES (act, SQLSTATE, SQLERRM);
END $$;
-- What must be nothing when all is over
CREATE VIEW fault AS
SELECT 'numbers with a gap' AS what, count(*) FROM (SELECT agency(code), received_on(code) FROM dossier GROUP BY 1, 2 HAVING max(sequence(code)) <> count(*) OR min(sequence(code)) <> 1) AS x
UNION ALL SELECT 'problems that the registry finds', count(*) FROM data_problem WHERE register ~ '^dossier'
UNION ALL SELECT 'flow that is not what the rows say', count(*) FROM flow_check()
UNION ALL SELECT 'flow that is not what the rows say, in sum', (SELECT sum(received) FROM dossier_flow) - (SELECT count(*) FROM dossier WHERE voided_at IS NULL)
UNION ALL SELECT 'ended dossiers that wait', count(*) FROM dossier AS d JOIN dossier_pause AS s ON s.dossier = d.code WHERE d.finished_at IS NOT NULL AND upper_inf(s.during)
UNION ALL SELECT 'signed reports without cells', count(*) FROM signed_report AS r WHERE NOT EXISTS (SELECT FROM signed_cell AS c WHERE c.report_id = r.report_id)
UNION ALL SELECT 'calendars that are not what their days say', count(*) FROM cchc.calendar_compiled AS k WHERE k.value <> with_version(compile_calendar(k.calendar), k.version)
UNION ALL SELECT 'refusals that are no operator''s mistake', count(*) FROM refusal WHERE sqlstate NOT IN ('55000', '22008', 'P0002', '22004', 'UNDO1')
UNION ALL SELECT 'deadlocks', deadlocks FROM pg_stat_database WHERE datname = current_database();
