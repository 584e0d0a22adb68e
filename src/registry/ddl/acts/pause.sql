-- The clock stops and goes on.

CREATE FUNCTION pause(code dossier_code, reason text, at timestamptz DEFAULT now()) RETURNS integer
	LANGUAGE plpgsql VOLATILE
	SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	d @registry@.dossier;
	last_end timestamptz;
	requests integer;
BEGIN
	PERFORM cchc.check_term('reason', 'pause_reason', reason);
	d := @registry@.lock_dossier(code);
	PERFORM @registry@.check_open(d, 'paused');
	PERFORM @registry@.check_instant(d.code, 'paused', at, d.received_at, 'was received');
	SELECT max(coalesce(upper(s.during), 'infinity')) INTO last_end
	FROM @registry@.dossier_pause AS s WHERE s.dossier OPERATOR(cchc.=) d.code;
	IF last_end = 'infinity' THEN
		RAISE object_not_in_prerequisite_state USING
			MESSAGE = format(cchc.message('dossier "%s" cannot be paused'), d.code),
			DETAIL = cchc.message('It is paused already.'),
			HINT = cchc.message('Call resume() first.');
	END IF;
	PERFORM @registry@.check_instant(d.code, 'paused', at, last_end, 'was last resumed');
	PERFORM @registry@.check_instant(d.code, 'paused', at, @registry@.last_reopened(d.code), 'was opened anew');
	INSERT INTO @registry@.dossier_pause (dossier, during, reason) VALUES (d.code, tstzrange(at, NULL), pause.reason);
	UPDATE @registry@.dossier AS x SET modified_at = now() WHERE x.code OPERATOR(cchc.=) d.code;
	SELECT count(*) INTO requests FROM @registry@.dossier_pause AS s
	WHERE s.dossier OPERATOR(cchc.=) d.code AND s.reason = 'supplement';
	IF pause.reason = 'supplement' AND requests > 1 THEN
		RAISE WARNING USING
			ERRCODE = '01000',
			MESSAGE = format(cchc.message('this is supplement request %s of dossier "%s"'), requests, d.code),
			DETAIL = cchc.message('Papers may be asked for once (Decree 118/2025/NĐ-CP, article 11); index 766 counts a dossier with a second request as late.'),
			HINT = cchc.message('Ask for everything in one request.');
	END IF;
	RETURN requests;
END;
$$;
COMMENT ON FUNCTION pause(dossier_code, text, timestamptz) IS 'Stops the clock of an open dossier for supplement, financial_obligation or other, and returns how many supplement requests it has had; more than one warns; 22023 for another reason, P0002 when it is not known, 55000 when it has ended or is paused, 22008 for an impossible instant (tạm dừng tính thời gian giải quyết).';

-- Ends the open pause of a locked dossier and returns the due date that follows.
CREATE FUNCTION end_pause(d dossier, at timestamptz, act text, OUT due timestamptz, OUT cause text, OUT version bigint)
	LANGUAGE plpgsql VOLATILE
	SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	since timestamptz;
	working cchc.work_calendar;
BEGIN
	SELECT lower(s.during), s.reason INTO since, cause
	FROM @registry@.dossier_pause AS s WHERE s.dossier OPERATOR(cchc.=) d.code AND upper_inf(s.during);
	IF NOT FOUND THEN
		RETURN;
	END IF;
	PERFORM @registry@.check_instant(d.code, act, at, since, 'was paused');
	due := d.due_at;
	version := d.calendar_version;
	IF at = since THEN
		-- It never lasted.
		DELETE FROM @registry@.dossier_pause AS s WHERE s.dossier OPERATOR(cchc.=) d.code AND upper_inf(s.during);
	ELSE
		UPDATE @registry@.dossier_pause AS s SET during = tstzrange(since, at), end_noted_at = now()
		WHERE s.dossier OPERATOR(cchc.=) d.code AND upper_inf(s.during);
		working := @registry@.calendar_of(d.calendar);
		IF d.time_limit IS NOT NULL AND d.appointed IS NOT TRUE THEN
			due := @registry@.due_by_limit(d.code);
			version := cchc.calendar_version(working);
		ELSIF d.due_at IS NOT NULL THEN
			due := @registry@.due_after_pause(d.due_at, tstzrange(since, at), working);
			version := cchc.calendar_version(working);
		END IF;
	END IF;
	cause := CASE cause WHEN 'other' THEN 'other_pause' ELSE cause END;
END;
$$;
COMMENT ON FUNCTION end_pause(dossier, timestamptz, text) IS 'Ends the open pause of a locked dossier, if there is one, and gives the due date, its cause and the version of the calendar; 22008 for an instant before the pause (kết thúc tạm dừng).';

CREATE FUNCTION resume(code dossier_code, at timestamptz DEFAULT now()) RETURNS timestamptz
	LANGUAGE plpgsql VOLATILE
	SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	d @registry@.dossier;
	pause record;
BEGIN
	d := @registry@.lock_dossier(code);
	PERFORM @registry@.check_open(d, 'resumed');
	PERFORM @registry@.check_instant(d.code, 'resumed', at, d.received_at, 'was received');
	PERFORM @registry@.check_instant(d.code, 'resumed', at, d.since, 'was last changed');
	pause := @registry@.end_pause(d, at, 'resumed');
	IF pause.cause IS NULL THEN
		RAISE object_not_in_prerequisite_state USING
			MESSAGE = format(cchc.message('dossier "%s" cannot be resumed'), d.code),
			DETAIL = cchc.message('It is not paused.'),
			HINT = cchc.message('pause() stops the clock, resume() lets it run again.');
	END IF;
	UPDATE @registry@.dossier AS x SET due_at = pause.due, calendar_version = pause.version,
		entered_by = 'act', since = at, since_cause = pause.cause, since_reason = NULL, since_document = NULL, modified_at = now()
	WHERE x.code OPERATOR(cchc.=) d.code;
	RETURN pause.due;
END;
$$;
COMMENT ON FUNCTION resume(dossier_code, timestamptz) IS 'Lets the clock of a paused dossier run again and returns the due date that follows, NULL without one: counted from the receipt with its own limit and calendar, an appointed date moved by the pause; P0002 when it is not known, 55000 when it has ended or is not paused, 22008 for an impossible instant (tiếp tục tính thời gian giải quyết).';
