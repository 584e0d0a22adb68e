-- The end, the handing over, and the opening anew.

CREATE FUNCTION finish(code dossier_code, outcome text DEFAULT 'resolved', at timestamptz DEFAULT now(), reason text DEFAULT NULL) RETURNS dossier_state
	LANGUAGE plpgsql VOLATILE
	SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	d @registry@.dossier;
	pause record;
	late_event timestamptz;
BEGIN
	PERFORM cchc.check_term('outcome', 'outcome', outcome);
	IF reason IS NOT NULL THEN
		PERFORM cchc.check_term('reason', 'closing_reason', reason);
		IF outcome = 'resolved' THEN
			RAISE invalid_parameter_value USING
				MESSAGE = cchc.message('a resolved dossier has no closing reason'),
				DETAIL = format(cchc.message('The reason "%s" goes with rejected, withdrawn or closed.'), reason),
				HINT = cchc.message('Leave the reason out, or give the outcome that it belongs to.');
		END IF;
	END IF;
	d := @registry@.lock_dossier(code);
	PERFORM @registry@.check_open(d, 'finished');
	PERFORM @registry@.check_instant(d.code, 'finished', at, d.received_at, 'was received');
	PERFORM @registry@.check_instant(d.code, 'finished', at, d.since, 'was last changed');
	SELECT max(upper(s.during)) INTO late_event FROM @registry@.dossier_pause AS s WHERE s.dossier OPERATOR(cchc.=) d.code;
	PERFORM @registry@.check_instant(d.code, 'finished', at, late_event, 'was last resumed');
	SELECT max(s.finished_at) INTO late_event FROM @registry@.dossier_step AS s WHERE s.dossier OPERATOR(cchc.=) d.code;
	PERFORM @registry@.check_instant(d.code, 'finished', at, late_event, 'went on from a step');
	-- A withdrawn dossier may still wait for its papers.
	pause := @registry@.end_pause(d, at, 'finished');
	IF pause.cause IS NULL THEN
		pause.due := d.due_at;
		pause.version := d.calendar_version;
	END IF;
	UPDATE @registry@.dossier_step AS s SET started_at = least(s.started_at, at), finished_at = at
	WHERE s.dossier OPERATOR(cchc.=) d.code AND s.finished_at IS NULL;
	UPDATE @registry@.dossier AS x SET finished_at = at, outcome = finish.outcome, closing_reason = reason, end_noted_at = now(), modified_at = now(),
		due_at = pause.due, calendar_version = pause.version,
		since = CASE WHEN pause.due IS DISTINCT FROM d.due_at THEN at ELSE x.since END,
		since_cause = CASE WHEN pause.due IS DISTINCT FROM d.due_at THEN pause.cause ELSE x.since_cause END
	WHERE x.code OPERATOR(cchc.=) d.code;
	RETURN CASE WHEN outcome = 'resolved' AND pause.due IS NOT NULL THEN cchc.dossier_state(pause.due, at, at) ELSE 'on_time'::cchc.dossier_state END;
END;
$$;
COMMENT ON FUNCTION finish(dossier_code, text, timestamptz, text) IS 'Ends an open dossier as resolved, rejected, withdrawn or closed, its pause and steps with it, and returns early, on_time or late as form II.06 counts: without a due date, rejected, withdrawn or closed is on_time; the reason is a closing_reason of cchc.term; 22023, P0002, 55000 and 22008 as for every act (kết thúc xử lý hồ sơ).';

CREATE FUNCTION hand_over(code dossier_code, return_channel text, at timestamptz DEFAULT now()) RETURNS void
	LANGUAGE plpgsql VOLATILE
	SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	d @registry@.dossier;
BEGIN
	PERFORM cchc.check_term('return_channel', 'return_channel', return_channel);
	d := @registry@.lock_dossier(code);
	IF d.finished_at IS NULL OR d.returned_at IS NOT NULL THEN
		RAISE object_not_in_prerequisite_state USING
			MESSAGE = format(cchc.message('the result of dossier "%s" cannot be handed over'), d.code),
			DETAIL = CASE WHEN d.finished_at IS NULL THEN cchc.message('It is still open.') ELSE format(cchc.message('It was handed over at %s.'), d.returned_at) END,
			HINT = CASE WHEN d.finished_at IS NULL THEN cchc.message('finish() ends a dossier.') ELSE cchc.message('A result is handed over once.') END;
	END IF;
	PERFORM @registry@.check_instant(d.code, 'handed over', at, d.finished_at, 'ended');
	UPDATE @registry@.dossier AS x SET returned_at = at, return_channel = hand_over.return_channel, modified_at = now()
	WHERE x.code OPERATOR(cchc.=) d.code;
END;
$$;
COMMENT ON FUNCTION hand_over(dossier_code, text, timestamptz) IS 'Hands the result of an ended dossier over: online, counter or post; 22023, P0002, 22008, 55000 when it is open or handed over already (trả kết quả).';

CREATE FUNCTION reopen(code dossier_code, reason text, at timestamptz DEFAULT now()) RETURNS void
	LANGUAGE plpgsql VOLATILE
	SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	d @registry@.dossier;
BEGIN
	PERFORM cchc.check_term('reason', 'reopening_reason', reason);
	d := @registry@.lock_dossier(code);
	IF d.finished_at IS NULL THEN
		RAISE object_not_in_prerequisite_state USING
			MESSAGE = format(cchc.message('dossier "%s" cannot be reopened'), d.code),
			DETAIL = cchc.message('It is open.'),
			HINT = cchc.message('Only an ended dossier is opened anew.');
	END IF;
	PERFORM @registry@.check_instant(d.code, 'reopened', at, d.finished_at, 'ended');
	PERFORM @registry@.check_instant(d.code, 'reopened', at, d.since, 'was last changed');
	PERFORM @registry@.check_instant(d.code, 'reopened', at, d.returned_at, 'was handed over');
	UPDATE @registry@.dossier AS x SET finished_at = NULL, outcome = NULL, closing_reason = NULL, returned_at = NULL, return_channel = NULL,
		end_noted_at = NULL, entered_by = 'act', since = at, since_cause = 'reopening', since_reason = reopen.reason, since_document = NULL, modified_at = now()
	WHERE x.code OPERATOR(cchc.=) d.code;
END;
$$;
COMMENT ON FUNCTION reopen(dossier_code, text, timestamptz) IS 'Opens an ended dossier anew, for a reopening_reason of cchc.term; on a later day it counts as reopened, on the day of its end as if it had never ended; 22023, P0002, 22008, 55000 when it is open (mở lại hồ sơ).';
