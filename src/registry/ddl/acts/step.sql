-- The chain of an internal process.

CREATE FUNCTION start_steps(code dossier_code, at timestamptz DEFAULT now()) RETURNS integer
	LANGUAGE plpgsql VOLATILE
	SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	d @registry@.dossier;
	process bigint;
	working cchc.work_calendar;
	made integer;
BEGIN
	d := @registry@.lock_dossier(code);
	PERFORM @registry@.check_open(d, 'started on');
	PERFORM @registry@.check_instant(d.code, 'started on', at, d.received_at, 'was received');
	IF EXISTS (SELECT FROM @registry@.dossier_step AS s WHERE s.dossier OPERATOR(cchc.=) d.code) THEN
		RAISE object_not_in_prerequisite_state USING
			MESSAGE = format(cchc.message('the steps of dossier "%s" cannot be started'), d.code),
			DETAIL = cchc.message('It has steps already.'),
			HINT = cchc.message('finish_step() ends a step.');
	END IF;
	SELECT p.process_id INTO process FROM @registry@.internal_process AS p
	WHERE p.procedure OPERATOR(cchc.=) d.procedure AND p.valid @> cchc.local_day(at)
		AND EXISTS (SELECT FROM @registry@.internal_process_step AS s WHERE s.process_id = p.process_id)
	ORDER BY lower(p.valid) DESC NULLS LAST, p.process_id DESC LIMIT 1;
	IF NOT FOUND THEN
		RAISE object_not_in_prerequisite_state USING
			MESSAGE = format(cchc.message('the steps of dossier "%s" cannot be started'), d.code),
			DETAIL = format(cchc.message('No internal process with steps is in force for procedure "%s" on %s.'), d.procedure, cchc.local_day(at)),
			HINT = cchc.message('Enter the process in internal_process and internal_process_step.');
	END IF;
	working := @registry@.calendar_of(d.calendar);
	-- A step without a limit has no due time, and takes none from the chain.
	INSERT INTO @registry@.dossier_step (dossier, step_no, agency, name, parallel, started_at, due_at)
	SELECT d.code, s.step_no, s.agency, s.name, s.parallel, t.starts_at, CASE WHEN s.time_limit IS NOT NULL THEN t.due_at END
	FROM (SELECT p.step_no, p.agency, p.name, p.parallel, p.time_limit, row_number() OVER (ORDER BY p.step_no) AS n
		FROM @registry@.internal_process_step AS p WHERE p.process_id = process) AS s
	JOIN cchc.step_deadlines(at, (SELECT array_agg(coalesce(p.time_limit, '0 giờ'::cchc.time_limit) ORDER BY p.step_no)
		FROM @registry@.internal_process_step AS p WHERE p.process_id = process), working, '{}'::tstzmultirange) AS t ON t.step = s.n;
	GET DIAGNOSTICS made = ROW_COUNT;
	-- So that an act of an older snapshot sees that something happened (40001).
	UPDATE @registry@.dossier AS x SET modified_at = now() WHERE x.code OPERATOR(cchc.=) d.code;
	RETURN made;
END;
$$;
COMMENT ON FUNCTION start_steps(dossier_code, timestamptz) IS 'Makes the steps of a dossier from the internal process in force, with their deadlines, and returns how many; 55000 when it has ended, has steps, or no process is in force (bắt đầu các bước xử lý).';

CREATE FUNCTION finish_step(code dossier_code, step_no integer, at timestamptz DEFAULT now()) RETURNS dossier_state
	LANGUAGE plpgsql VOLATILE
	SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	d @registry@.dossier;
	s @registry@.dossier_step;
	open_before integer;
	began timestamptz;
BEGIN
	PERFORM @registry@.check_given('step_no', step_no IS NOT NULL, '1');
	d := @registry@.lock_dossier(code);
	PERFORM @registry@.check_open(d, 'worked on');
	SELECT x.* INTO s FROM @registry@.dossier_step AS x WHERE x.dossier OPERATOR(cchc.=) d.code AND x.step_no = finish_step.step_no;
	IF NOT FOUND THEN
		RAISE no_data_found USING
			MESSAGE = format(cchc.message('dossier "%s" has no step %s'), d.code, step_no),
			DETAIL = (SELECT CASE count(*) WHEN 0 THEN cchc.message('It has no steps.') ELSE format(cchc.message('Its steps are %s to %s.'), min(x.step_no), max(x.step_no)) END
				FROM @registry@.dossier_step AS x WHERE x.dossier OPERATOR(cchc.=) d.code),
			HINT = cchc.message('start_steps() makes the steps of a dossier.');
	ELSIF s.finished_at IS NOT NULL THEN
		RAISE object_not_in_prerequisite_state USING
			MESSAGE = format(cchc.message('step %s of dossier "%s" cannot be finished'), s.step_no, d.code),
			DETAIL = format(cchc.message('It was finished at %s.'), s.finished_at),
			HINT = cchc.message('A step is finished once.');
	END IF;
	-- It began when the step in front of it ended, sooner or later than planned.
	SELECT max(x.step_no) FILTER (WHERE x.finished_at IS NULL), max(x.finished_at) INTO open_before, began
	FROM @registry@.dossier_step AS x WHERE x.dossier OPERATOR(cchc.=) d.code AND x.step_no < s.step_no;
	IF open_before IS NOT NULL AND NOT s.parallel THEN
		RAISE object_not_in_prerequisite_state USING
			MESSAGE = format(cchc.message('step %s of dossier "%s" cannot be finished'), s.step_no, d.code),
			DETAIL = format(cchc.message('Step %s in front of it is open.'), open_before),
			HINT = cchc.message('Finish the steps in order.');
	END IF;
	began := CASE WHEN s.parallel THEN least(s.started_at, coalesce(began, s.started_at)) ELSE coalesce(began, s.started_at) END;
	PERFORM @registry@.check_instant(d.code, 'worked on', at, greatest(began, d.received_at), 'reached the step');
	UPDATE @registry@.dossier_step AS x SET started_at = began, finished_at = at
	WHERE x.dossier OPERATOR(cchc.=) d.code AND x.step_no = s.step_no;
	UPDATE @registry@.dossier AS x SET modified_at = now() WHERE x.code OPERATOR(cchc.=) d.code;
	RETURN cchc.dossier_state(s.due_at, at, at);
END;
$$;
COMMENT ON FUNCTION finish_step(dossier_code, integer, timestamptz) IS 'Ends a step of an open dossier, when those in front of it have ended unless it is parallel, and returns early, on_time or late, NULL without a due time; P0002, 55000 and 22008 as for every act (kết thúc bước xử lý).';
