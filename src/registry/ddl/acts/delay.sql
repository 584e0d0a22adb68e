-- What went wrong, the apology, and the one new appointment.

CREATE FUNCTION check_cause(cause text, fault text) RETURNS void
	LANGUAGE plpgsql STABLE PARALLEL SAFE
	SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	PERFORM cchc.check_term('cause', 'delay_cause', cause);
	IF fault IS NOT NULL THEN
		PERFORM cchc.check_term('fault', 'fault', fault);
	END IF;
END;
$$;
COMMENT ON FUNCTION check_cause(text, text) IS 'Refuses a cause that is no delay_cause of cchc.term, or a fault outside its list (NULL is unknown); 22023, 22004 without a cause (kiểm tra nguyên nhân trễ hẹn).';

CREATE FUNCTION note_delay(code dossier_code, cause text, fault text DEFAULT NULL, responsible text DEFAULT NULL, note text DEFAULT NULL,
	at timestamptz DEFAULT now()) RETURNS void
	LANGUAGE plpgsql VOLATILE
	SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	d @registry@.dossier;
BEGIN
	PERFORM @registry@.check_cause(cause, fault);
	d := @registry@.lock_dossier(code);
	PERFORM @registry@.check_instant(d.code, 'noted as delayed', at, d.received_at, 'was received');
	INSERT INTO @registry@.dossier_delay (dossier, noted_at, cause, fault, responsible, note)
	VALUES (d.code, at, note_delay.cause, note_delay.fault, note_delay.responsible, note_delay.note)
	ON CONFLICT ON CONSTRAINT dossier_delay_pkey DO NOTHING;
	IF NOT FOUND THEN
		RAISE datetime_field_overflow USING
			MESSAGE = format(cchc.message('a delay of dossier "%s" was noted at %s already'), d.code, at),
			DETAIL = cchc.message('Delays of a dossier are told apart by the instant at which they were noted.'),
			HINT = cchc.message('Give another instant, or update that row.');
	END IF;
	UPDATE @registry@.dossier AS x SET modified_at = now() WHERE x.code OPERATOR(cchc.=) d.code;
END;
$$;
COMMENT ON FUNCTION note_delay(dossier_code, text, text, text, text, timestamptz) IS 'Notes why a dossier is late (a delay_cause of cchc.term), whose fault it is, who answers for it, and free words; 22023, P0002, 55000 when it is void, 22008 for an impossible instant (ghi nhận nguyên nhân trễ hẹn).';

CREATE FUNCTION apologise(code dossier_code, document bigint DEFAULT NULL, at timestamptz DEFAULT now()) RETURNS void
	LANGUAGE plpgsql VOLATILE
	SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	d @registry@.dossier;
	y @registry@.dossier_delay;
BEGIN
	d := @registry@.lock_dossier(code);
	PERFORM @registry@.check_instant(d.code, 'apologised for', at, d.received_at, 'was received');
	PERFORM @registry@.check_document(document);
	SELECT x.* INTO y FROM @registry@.dossier_delay AS x
	WHERE x.dossier OPERATOR(cchc.=) d.code AND x.apologised_at IS NULL
	ORDER BY x.new_due_at IS NULL, x.noted_at DESC LIMIT 1;
	IF NOT FOUND THEN
		RAISE object_not_in_prerequisite_state USING
			MESSAGE = format(cchc.message('dossier "%s" has no delay to apologise for'), d.code),
			DETAIL = cchc.message('No delay was noted, or every one has its apology.'),
			HINT = cchc.message('note_delay() tells why it is late, reschedule() gives a new appointment.');
	END IF;
	UPDATE @registry@.dossier_delay AS x SET apologised_at = at, apology_document_id = document
	WHERE x.dossier OPERATOR(cchc.=) d.code AND x.noted_at = y.noted_at;
	UPDATE @registry@.dossier AS x SET modified_at = now() WHERE x.code OPERATOR(cchc.=) d.code;
END;
$$;
COMMENT ON FUNCTION apologise(dossier_code, bigint, timestamptz) IS 'Enters the apology for the delay that waits for one, the new appointment first; P0002 for a dossier or document that is not known, 55000 without such a delay, 22008 for an impossible instant (xin lỗi).';

CREATE FUNCTION check_document(document bigint) RETURNS void
	LANGUAGE plpgsql STABLE PARALLEL SAFE
	SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	IF document IS NOT NULL AND NOT EXISTS (SELECT FROM @registry@.document AS x WHERE x.document_id = document) THEN
		RAISE no_data_found USING
			MESSAGE = format(cchc.message('document %s is not known'), document),
			DETAIL = cchc.message('The register of documents has no row of that number.'),
			HINT = cchc.message('Enter the document first; its document_id is the number wanted here.');
	END IF;
END;
$$;
COMMENT ON FUNCTION check_document(bigint) IS 'Refuses a document that the register does not hold; P0002; NULL is none (kiểm tra văn bản).';

CREATE FUNCTION reschedule(code dossier_code, new_due_at timestamptz, cause text, fault text DEFAULT NULL, responsible text DEFAULT NULL,
	apology bigint DEFAULT NULL, at timestamptz DEFAULT now()) RETURNS void
	LANGUAGE plpgsql VOLATILE
	SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	d @registry@.dossier;
	before timestamptz;
BEGIN
	PERFORM @registry@.check_cause(cause, fault);
	d := @registry@.lock_dossier(code);
	PERFORM @registry@.check_open(d, 'rescheduled');
	PERFORM @registry@.check_instant(d.code, 'rescheduled', at, d.received_at, 'was received');
	PERFORM @registry@.check_instant(d.code, 'rescheduled', at, d.since, 'was last changed');
	PERFORM @registry@.check_document(apology);
	SELECT y.new_due_at INTO before FROM @registry@.dossier_delay AS y
	WHERE y.dossier OPERATOR(cchc.=) d.code AND y.new_due_at IS NOT NULL;
	IF FOUND THEN
		RAISE object_not_in_prerequisite_state USING
			MESSAGE = format(cchc.message('dossier "%s" cannot be rescheduled'), d.code),
			DETAIL = format(cchc.message('It was rescheduled already, to %s; one new appointment is allowed (Decree 118/2025/NĐ-CP, article 19.6).'), before),
			HINT = cchc.message('note_delay() tells why it is late once more.');
	END IF;
	IF new_due_at IS NULL THEN
		RAISE null_value_not_allowed USING
			MESSAGE = format(cchc.message('dossier "%s" cannot be rescheduled to no time'), d.code),
			DETAIL = cchc.message('The argument "new_due_at" is NULL.'),
			HINT = cchc.message('Give the instant of the new appointment.');
	END IF;
	IF NOT isfinite(new_due_at) OR new_due_at <= at OR new_due_at <= d.due_at THEN
		RAISE datetime_field_overflow USING
			MESSAGE = format(cchc.message('dossier "%s" cannot be rescheduled to %s'), d.code, new_due_at),
			DETAIL = CASE WHEN new_due_at <= d.due_at THEN format(cchc.message('It is due at %s, and a new appointment is later.'), d.due_at)
				ELSE format(cchc.message('A new appointment lies after the instant at which it is made, %s.'), at) END,
			HINT = cchc.message('Give a later instant; correct_dossier() mends a due date that was entered wrong.');
	END IF;
	IF EXISTS (SELECT FROM @registry@.dossier_delay AS y WHERE y.dossier OPERATOR(cchc.=) d.code AND y.noted_at = at) THEN
		UPDATE @registry@.dossier_delay AS y SET cause = reschedule.cause, fault = coalesce(reschedule.fault, y.fault),
			responsible = coalesce(reschedule.responsible, y.responsible), new_due_at = reschedule.new_due_at,
			apology_document_id = coalesce(apology, y.apology_document_id), apologised_at = CASE WHEN apology IS NOT NULL THEN at ELSE y.apologised_at END
		WHERE y.dossier OPERATOR(cchc.=) d.code AND y.noted_at = at;
	ELSE
		INSERT INTO @registry@.dossier_delay (dossier, noted_at, cause, fault, responsible, apology_document_id, apologised_at, new_due_at)
		VALUES (d.code, at, reschedule.cause, reschedule.fault, reschedule.responsible, apology, CASE WHEN apology IS NOT NULL THEN at END,
			reschedule.new_due_at);
	END IF;
	UPDATE @registry@.dossier AS x SET due_at = reschedule.new_due_at, entered_by = 'act', since = at, since_cause = 'rescheduling',
		since_reason = reschedule.cause, since_document = apology, modified_at = now()
	WHERE x.code OPERATOR(cchc.=) d.code;
	IF cchc.local_day(at) > d.due_on - 1 THEN
		RAISE WARNING USING
			ERRCODE = '01000',
			MESSAGE = format(cchc.message('dossier "%s" is rescheduled too late'), d.code),
			DETAIL = format(cchc.message('It was due on %s; the apology and the new appointment are due by the day before (Decree 118/2025/NĐ-CP, article 19.6).'), d.due_on);
	END IF;
END;
$$;
COMMENT ON FUNCTION reschedule(dossier_code, timestamptz, text, text, text, bigint, timestamptz) IS 'Gives an open dossier its one new appointment, later than the present due date, with the cause, the fault and the letter of apology, which may follow; warns when the day before the due date has passed; 22023, P0002, 55000, 22004 and 22008 as for every act (hẹn lại ngày trả kết quả).';
