-- Before acceptance.

CREATE FUNCTION submit(procedure procedure_code, agency agency_code, channel text, submitted_at timestamptz DEFAULT now()) RETURNS bigint
	LANGUAGE plpgsql VOLATILE
	SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	id bigint;
BEGIN
	PERFORM @registry@.check_received(procedure, agency, channel, submitted_at, NULL);
	INSERT INTO @registry@.submission (procedure, agency, channel, submitted_at)
	VALUES (submit.procedure, submit.agency, submit.channel, submit.submitted_at)
	RETURNING submission_id INTO id;
	RETURN id;
END;
$$;
COMMENT ON FUNCTION submit(procedure_code, agency_code, text, timestamptz) IS 'Enters what was handed in at a desk, before anybody accepted it, and returns its number; errors as in receive_dossier() (nộp hồ sơ).';

CREATE FUNCTION lock_submission(submission bigint, OUT s submission)
	LANGUAGE plpgsql VOLATILE
	SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
	PERFORM @registry@.check_given('submission', submission IS NOT NULL, '1');
	SELECT x.* INTO s FROM @registry@.submission AS x WHERE x.submission_id = submission FOR NO KEY UPDATE;
	IF NOT FOUND THEN
		RAISE no_data_found USING
			MESSAGE = format(cchc.message('submission %s is not known'), submission),
			DETAIL = cchc.message('This registry holds no submission of that number, or none that you may see.'),
			HINT = cchc.message('submit() returns the number of a submission.');
	END IF;
	IF s.accepted_at IS NOT NULL OR s.refused_at IS NOT NULL THEN
		RAISE object_not_in_prerequisite_state USING
			MESSAGE = format(cchc.message('submission %s was answered already'), submission),
			DETAIL = CASE WHEN s.refused_at IS NOT NULL THEN format(cchc.message('It was refused at %s.'), s.refused_at)
				ELSE format(cchc.message('It was accepted at %s.'), s.accepted_at) END,
			HINT = cchc.message('A citizen who tries again submits anew.');
	END IF;
END;
$$;
COMMENT ON FUNCTION lock_submission(bigint) IS 'Locks a submission that waits for an answer and returns it; 22004 for NULL, P0002 when it is not known, 55000 when it was answered (khóa hồ sơ nộp).';

CREATE FUNCTION refuse_submission(submission bigint, reason text, at timestamptz DEFAULT now(), note text DEFAULT NULL) RETURNS void
	LANGUAGE plpgsql VOLATILE
	SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	s @registry@.submission;
BEGIN
	PERFORM cchc.check_term('reason', 'refusal_reason', reason);
	PERFORM @registry@.check_given('at', at IS NOT NULL, 'now()');
	s := @registry@.lock_submission(submission);
	IF NOT isfinite(at) OR at < s.submitted_at OR NOT @registry@.has_come(at) THEN
		RAISE datetime_field_overflow USING
			MESSAGE = format(cchc.message('submission %s cannot be refused at %s'), submission, at),
			DETAIL = CASE WHEN at < s.submitted_at THEN format(cchc.message('It was submitted at %s.'), s.submitted_at) ELSE cchc.message('That has not come yet.') END,
			HINT = cchc.message('Leave the argument out for now.');
	END IF;
	UPDATE @registry@.submission AS x SET refused_at = at, refusal_reason = reason, note = refuse_submission.note
	WHERE x.submission_id = submission;
END;
$$;
COMMENT ON FUNCTION refuse_submission(bigint, text, timestamptz, text) IS 'Refuses to accept a submission, for a refusal_reason of cchc.term; 22023 for another, P0002 when it is not known, 55000 when it was answered, 22008 for an instant before it (từ chối tiếp nhận hồ sơ).';
