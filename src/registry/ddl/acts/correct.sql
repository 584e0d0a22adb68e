-- What was entered wrong.

CREATE FUNCTION correct_dossier(code dossier_code, field text, value text, reason text) RETURNS void
	LANGUAGE plpgsql VOLATILE
	SET search_path = pg_catalog, pg_temp
	-- A date and time without an offset is one of Vietnam, whatever the session's settings.
	SET timezone = '<+07>-07'
	SET datestyle = 'ISO, DMY'
AS $$
DECLARE
	d @registry@.dossier;
	instant timestamptz;
	before timestamptz;
	at timestamptz := now();
BEGIN
	PERFORM @registry@.check_given('field', field IS NOT NULL, 'due_at');
	IF field NOT IN ('due_at', 'procedure', 'channel', 'finished_at', 'outcome', 'received_at') THEN
		RAISE invalid_parameter_value USING
			MESSAGE = format(cchc.message('"%s" of a dossier cannot be corrected'), left(field, 64)),
			DETAIL = cchc.message('What can be corrected: due_at, procedure, channel, finished_at, outcome, received_at.'),
			HINT = cchc.message('transfer() gives a dossier to another agency; columns without history are updated.');
	END IF;
	IF reason IS NULL OR reason !~ '\S' THEN
		RAISE null_value_not_allowed USING
			MESSAGE = cchc.message('a correction needs a reason'),
			DETAIL = cchc.message('The argument "reason" is NULL or empty.'),
			HINT = cchc.message('Say in words what was entered wrong; it stays in the history.');
	END IF;
	IF value IS NULL THEN
		RAISE null_value_not_allowed USING
			MESSAGE = format(cchc.message('"%s" of a dossier cannot be corrected to NULL'), field),
			DETAIL = cchc.message('A known fact does not become unknown.'),
			HINT = CASE WHEN field IN ('finished_at', 'outcome') THEN cchc.message('reopen() opens an ended dossier anew.') ELSE cchc.message('Give the right value.') END;
	END IF;
	d := @registry@.lock_dossier(code);
	-- An act that came in between, or of a clock ahead, is no reason to refuse.
	IF @registry@.has_come(d.since) THEN
		at := greatest(at, d.since);
	END IF;
	PERFORM @registry@.check_instant(d.code, 'corrected', at, d.since, 'was last changed');
	IF field IN ('due_at', 'finished_at', 'received_at') THEN
		instant := value;
	END IF;
	IF field = 'due_at' AND (NOT isfinite(instant) OR instant < d.received_at) THEN
		RAISE datetime_field_overflow USING
			MESSAGE = format(cchc.message('dossier "%s" cannot be due at %s'), d.code, instant),
			DETAIL = CASE WHEN isfinite(instant) THEN format(cchc.message('It was received at %s.'), d.received_at) ELSE cchc.message('That is no instant.') END,
			HINT = cchc.message('Give an instant after the receipt.');
	ELSIF field = 'finished_at' THEN
		PERFORM @registry@.check_instant(d.code, 'finished', instant, d.received_at, 'was received');
	ELSIF field = 'received_at' THEN
		PERFORM @registry@.check_instant(d.code, 'received', instant, d.submitted_at, 'was submitted');
	END IF;
	IF field IN ('finished_at', 'outcome') AND d.finished_at IS NULL THEN
		RAISE object_not_in_prerequisite_state USING
			MESSAGE = format(cchc.message('the end of dossier "%s" cannot be corrected'), d.code),
			DETAIL = cchc.message('It is open.'),
			HINT = cchc.message('finish() ends a dossier.');
	END IF;
	CASE field
		WHEN 'due_at' THEN
			UPDATE @registry@.dossier AS x SET due_at = instant, entered_by = 'act', since = at, since_cause = 'correction', since_reason = reason, since_document = NULL
			WHERE x.code OPERATOR(cchc.=) d.code;
		WHEN 'procedure' THEN
			IF NOT EXISTS (SELECT FROM @registry@.procedure AS p WHERE p.code OPERATOR(cchc.=) value::cchc.procedure_code) THEN
				RAISE no_data_found USING
					MESSAGE = format(cchc.message('procedure "%s" is not known'), value::cchc.procedure_code),
					DETAIL = cchc.message('The register of procedures has no row of that code.'),
					HINT = cchc.message('Enter the procedure first, or look for its code: SELECT code, name FROM procedure.');
			END IF;
			UPDATE @registry@.dossier AS x SET procedure = value::cchc.procedure_code, entered_by = 'act', since = at, since_cause = 'correction', since_reason = reason, since_document = NULL
			WHERE x.code OPERATOR(cchc.=) d.code;
		WHEN 'channel' THEN
			PERFORM cchc.check_term('value', 'channel', value);
			UPDATE @registry@.dossier AS x SET channel = value, entered_by = 'act', since = at, since_cause = 'correction', since_reason = reason, since_document = NULL
			WHERE x.code OPERATOR(cchc.=) d.code;
		WHEN 'finished_at' THEN
			IF instant > d.returned_at OR instant > at THEN
				RAISE datetime_field_overflow USING
					MESSAGE = format(cchc.message('dossier "%s" cannot have ended at %s'), d.code, instant),
					DETAIL = CASE WHEN instant > at THEN cchc.message('That has not come yet.') ELSE format(cchc.message('Its result was handed over at %s.'), d.returned_at) END,
					HINT = cchc.message('Give an instant before that.');
			END IF;
			-- What happened before the end that was entered happened before the right one.
			SELECT max(e.at) INTO before FROM (
				SELECT upper(s.during) AS at FROM @registry@.dossier_pause AS s WHERE s.dossier OPERATOR(cchc.=) d.code
				UNION ALL SELECT h.until FROM @registry@.dossier_past AS h
				WHERE h.dossier OPERATOR(cchc.=) d.code AND h.finished_at IS NULL AND h.mistake IS DISTINCT FROM 'receipt'
				UNION ALL SELECT s.finished_at FROM @registry@.dossier_step AS s
				WHERE s.dossier OPERATOR(cchc.=) d.code AND s.finished_at <> d.finished_at
				UNION ALL SELECT @registry@.last_reopened(d.code)) AS e;
			IF instant < before THEN
				RAISE datetime_field_overflow USING
					MESSAGE = format(cchc.message('dossier "%s" cannot have ended at %s'), d.code, instant),
					DETAIL = format(cchc.message('It was last resumed, worked on, changed or opened anew at %s.'), before),
					HINT = cchc.message('Give an instant after that; reopen() and finish() end it anew.');
			END IF;
			-- A step that ended with it goes on ending with it.
			UPDATE @registry@.dossier_step AS s SET started_at = least(s.started_at, instant), finished_at = instant
			WHERE s.dossier OPERATOR(cchc.=) d.code AND s.finished_at = d.finished_at;
			UPDATE @registry@.dossier AS x SET finished_at = instant, entered_by = 'act', since = at, since_cause = 'correction', since_reason = reason, since_document = NULL
			WHERE x.code OPERATOR(cchc.=) d.code;
		WHEN 'outcome' THEN
			PERFORM cchc.check_term('value', 'outcome', value);
			UPDATE @registry@.dossier AS x SET outcome = value, closing_reason = CASE WHEN value <> 'resolved' THEN x.closing_reason END,
				entered_by = 'act', since = at, since_cause = 'correction', since_reason = reason, since_document = NULL
			WHERE x.code OPERATOR(cchc.=) d.code;
		ELSE
			IF instant > least(d.due_at, d.due_original, d.finished_at, at, (SELECT min(lower(s.during)) FROM @registry@.dossier_pause AS s WHERE s.dossier OPERATOR(cchc.=) d.code),
					(SELECT min(s.started_at) FROM @registry@.dossier_step AS s WHERE s.dossier OPERATOR(cchc.=) d.code)) THEN
				RAISE datetime_field_overflow USING
					MESSAGE = format(cchc.message('dossier "%s" cannot have been received at %s'), d.code, instant),
					DETAIL = cchc.message('Something happened to it, or it was due, before that.'),
					HINT = cchc.message('Correct the due date first, with correct_dossier(code, ''due_at'', …).');
			END IF;
			UPDATE @registry@.dossier AS x SET received_at = instant, since_reason = x.since_reason
			WHERE x.code OPERATOR(cchc.=) d.code;
			UPDATE @registry@.dossier_past AS h SET since_reason = reason
			WHERE h.dossier OPERATOR(cchc.=) d.code AND h.until = now() AND h.mistake = 'receipt' AND h.received_at = d.received_at;
	END CASE;
END;
$$;
COMMENT ON FUNCTION correct_dossier(dossier_code, text, text, text) IS 'Corrects due_at, procedure, channel, finished_at or outcome of a dossier as of now, with the old value kept in its history; received_at is mended for every evening; the value as text, instants at UTC+7 unless they say otherwise; the reason in words; 22023, 22004, P0002, 55000 and 22008 as for every act (đính chính hồ sơ).';

CREATE FUNCTION void_dossier(code dossier_code, reason text) RETURNS void
	LANGUAGE plpgsql VOLATILE
	SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	d @registry@.dossier;
BEGIN
	IF reason IS NULL OR reason !~ '\S' THEN
		RAISE null_value_not_allowed USING
			MESSAGE = cchc.message('voiding a dossier needs a reason'),
			DETAIL = cchc.message('The argument "reason" is NULL or empty.'),
			HINT = cchc.message('Say in words why it was entered by mistake; it stays in the history.');
	END IF;
	d := @registry@.lock_dossier(code);
	UPDATE @registry@.dossier AS x SET voided_at = now(), void_reason = reason, modified_at = now()
	WHERE x.code OPERATOR(cchc.=) d.code;
END;
$$;
COMMENT ON FUNCTION void_dossier(dossier_code, text) IS 'Voids a dossier that was entered by mistake: it counts in no evening, past ones included, and stays in its history; P0002 when it is not known, 55000 when it is void, 22004 without a reason (hủy hồ sơ nhập nhầm).';

CREATE FUNCTION recompute_due(policy text, document bigint DEFAULT NULL)
	RETURNS TABLE (dossier dossier_code, old_due_at timestamptz, new_due_at timestamptz)
	LANGUAGE plpgsql VOLATILE
	SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	d @registry@.dossier;
	version bigint;
	fault text;
BEGIN
	PERFORM cchc.check_term('policy', 'due_policy', policy);
	PERFORM @registry@.check_document(document);
	-- Those whose clock stands are counted when it runs again.
	FOR d IN
		SELECT x.* FROM @registry@.dossier AS x
		WHERE x.finished_at IS NULL AND x.voided_at IS NULL AND x.time_limit IS NOT NULL AND x.appointed IS NOT TRUE
			AND NOT EXISTS (SELECT FROM @registry@.dossier_pause AS s WHERE s.dossier OPERATOR(cchc.=) x.code AND upper_inf(s.during))
		ORDER BY x.code USING OPERATOR(cchc.<)
		FOR NO KEY UPDATE OF x
	LOOP
		-- Paused while its row was waited for: the statement above has not seen that.
		CONTINUE WHEN EXISTS (SELECT FROM @registry@.dossier_pause AS s WHERE s.dossier OPERATOR(cchc.=) d.code AND upper_inf(s.during));
		-- One dossier that cannot be counted keeps its due date, and does not stop the others.
		BEGIN
			version := cchc.calendar_version(@registry@.calendar_of(d.calendar));
			CONTINUE WHEN version IS NOT DISTINCT FROM d.calendar_version;
			dossier := d.code;
			old_due_at := d.due_at;
			new_due_at := CASE policy
				WHEN 'frozen' THEN d.due_at
				WHEN 'recalculated' THEN @registry@.due_by_limit(d.code)
				ELSE greatest(d.due_at, @registry@.due_by_limit(d.code)) END;
		EXCEPTION WHEN datetime_field_overflow OR undefined_object OR object_not_in_prerequisite_state THEN
			GET STACKED DIAGNOSTICS fault = MESSAGE_TEXT;
			RAISE WARNING USING
				ERRCODE = '01000',
				MESSAGE = format(cchc.message('the due date of dossier "%s" cannot be counted anew, and stays'), d.code),
				DETAIL = format(cchc.message('The reason: %s.'), fault),
				HINT = cchc.message('Mend its calendar, or give the date with correct_dossier().');
			CONTINUE;
		END;
		IF new_due_at IS DISTINCT FROM old_due_at THEN
			UPDATE @registry@.dossier AS x SET due_at = recompute_due.new_due_at, calendar_version = version,
				entered_by = 'act', since = greatest(now(), x.since), since_cause = 'recalculation', since_reason = policy, since_document = document
			WHERE x.code OPERATOR(cchc.=) d.code;
			RETURN NEXT;
		ELSE
			UPDATE @registry@.dossier AS x SET calendar_version = version WHERE x.code OPERATOR(cchc.=) d.code;
		END IF;
	END LOOP;
END;
$$;
COMMENT ON FUNCTION recompute_due(text, bigint) IS 'After a decision changed a calendar: counts the due dates of open dossiers that follow from a limit anew (recalculated), anew but never earlier (never_shorten), or keeps them (frozen), by a document; returns those that moved; 22023 for another policy, P0002 for a document that is not known (tính lại thời hạn).';
