-- What applications call on every dossier.

CREATE FUNCTION issue_dossier_code(agency agency_code, at timestamptz DEFAULT now())
RETURNS dossier_code
LANGUAGE sql VOLATILE STRICT
BEGIN ATOMIC
	INSERT INTO dossier_counter AS c (agency, day, last_number)
	SELECT issue_dossier_code.agency, t.day,
		-- The first number of a day follows the codes that were loaded for it.
		coalesce((SELECT max(sequence(d.code)) FROM dossier AS d
			WHERE d.code BETWEEN dossier_code(issue_dossier_code.agency, t.day, 1)
				AND dossier_code(issue_dossier_code.agency, t.day, 9999999, 7)), 0) + 1
	FROM (SELECT timezone(interval '7 hours', issue_dossier_code.at)::date AS day) AS t
	ON CONFLICT ON CONSTRAINT dossier_counter_pkey DO UPDATE SET last_number = c.last_number + 1
	RETURNING dossier_code(c.agency, c.day, c.last_number);
END;
COMMENT ON FUNCTION issue_dossier_code(agency_code, timestamptz) IS 'The next dossier code of an agency for the local day of an instant; the number is held until the transaction ends, so numbers have no gaps and never clash (cấp mã hồ sơ).';

CREATE FUNCTION dossier_due(code dossier_code) RETURNS timestamptz
LANGUAGE sql STABLE STRICT PARALLEL SAFE
BEGIN ATOMIC
	SELECT greatest(y.new_due_at, due_at(clock_start(d.received_at, s.supplements, m.clock_policy), p.time_limit, (SELECT calendar()), s.pauses))
	FROM registry_meta AS m
	CROSS JOIN dossier AS d
	JOIN procedure AS p ON p.code = d.procedure
	CROSS JOIN LATERAL (
		SELECT coalesce(range_agg(s.during), '{}') AS pauses,
			coalesce(range_agg(s.during) FILTER (WHERE s.reason = 'supplement'), '{}') AS supplements
		FROM dossier_pause AS s WHERE s.dossier = d.code) AS s
	LEFT JOIN dossier_delay AS y ON y.dossier = d.code AND y.new_due_at IS NOT NULL
	WHERE d.code = dossier_due.code;
END;
COMMENT ON FUNCTION dossier_due(dossier_code) IS 'When a dossier is due by the limit of its procedure, its pauses, the clock policy of the registry and its new appointment; infinity while it is paused, NULL without a limit (thời hạn trả kết quả).';

CREATE FUNCTION receive_dossier(procedure procedure_code, agency agency_code, channel text,
	received_at timestamptz DEFAULT now(), submitted_at timestamptz DEFAULT NULL) RETURNS dossier_code
LANGUAGE sql VOLATILE
BEGIN ATOMIC
	INSERT INTO dossier (code, procedure, agency, channel, submitted_at, received_at, due_at, due_original, calendar_version, has_fee)
	SELECT issue_dossier_code(g.agency, g.received_at), g.procedure, g.agency, g.channel, g.submitted_at, g.received_at,
		t.due_at, t.due_at, CASE WHEN t.due_at IS NOT NULL THEN calendar_version(t.working) END, p.has_fee
	FROM (SELECT receive_dossier.procedure, receive_dossier.agency, receive_dossier.channel,
		receive_dossier.received_at, receive_dossier.submitted_at) AS g
	LEFT JOIN procedure AS p ON p.code = g.procedure
	CROSS JOIN LATERAL (SELECT calendar() AS working, due_at(g.received_at, p.time_limit, calendar()) AS due_at) AS t
	RETURNING dossier.code;
END;
COMMENT ON FUNCTION receive_dossier(procedure_code, agency_code, text, timestamptz, timestamptz) IS 'Accepts a dossier: gives it the next code of the agency and the due date of the procedure''s limit, and returns the code; the time of submission may be NULL (tiếp nhận hồ sơ).';

CREATE FUNCTION pause(code dossier_code, reason text, at timestamptz DEFAULT now()) RETURNS void
LANGUAGE plpgsql VOLATILE STRICT
SET search_path FROM CURRENT
AS $$
BEGIN
	PERFORM FROM dossier AS d WHERE d.code = pause.code AND d.finished_at IS NULL FOR NO KEY UPDATE;
	IF NOT FOUND THEN
		RAISE object_not_in_prerequisite_state USING
			MESSAGE = format('dossier "%s" cannot be paused', code),
			DETAIL = 'There is no open dossier of that code.',
			HINT = 'Only a dossier that was received and not finished has a clock to stop.';
	END IF;
	IF EXISTS (SELECT FROM dossier_pause AS s WHERE s.dossier = pause.code AND upper_inf(s.during)) THEN
		RAISE object_not_in_prerequisite_state USING
			MESSAGE = format('dossier "%s" cannot be paused', code),
			DETAIL = 'It is paused already.',
			HINT = 'Call resume() first.';
	END IF;
	INSERT INTO dossier_pause (dossier, during, reason) VALUES (pause.code, tstzrange(pause.at, NULL), pause.reason);
	UPDATE dossier AS d SET modified_at = now() WHERE d.code = pause.code;
END;
$$;
COMMENT ON FUNCTION pause(dossier_code, text, timestamptz) IS 'Stops the clock of an open dossier for supplement, financial_obligation or other; 55000 when there is none of that code or it is paused (tạm dừng tính thời gian giải quyết).';

CREATE FUNCTION resume(code dossier_code, at timestamptz DEFAULT now()) RETURNS timestamptz
LANGUAGE plpgsql VOLATILE STRICT
SET search_path FROM CURRENT
AS $$
DECLARE
	due timestamptz;
BEGIN
	UPDATE dossier_pause AS s SET during = tstzrange(lower(s.during), resume.at)
	WHERE s.dossier = resume.code AND upper_inf(s.during);
	IF NOT FOUND THEN
		RAISE object_not_in_prerequisite_state USING
			MESSAGE = format('dossier "%s" cannot be resumed', code),
			DETAIL = 'It is not paused.',
			HINT = 'pause() stops the clock, resume() lets it run again.';
	END IF;
	due := dossier_due(resume.code);
	UPDATE dossier AS d SET due_at = due, modified_at = now(),
		calendar_version = CASE WHEN due IS NOT NULL THEN calendar_version(calendar()) END
	WHERE d.code = resume.code;
	RETURN due;
END;
$$;
COMMENT ON FUNCTION resume(dossier_code, timestamptz) IS 'Lets the clock of a paused dossier run again and returns the due date that follows, NULL without a limit; 55000 when it is not paused (tiếp tục tính thời gian giải quyết).';

CREATE FUNCTION finish(code dossier_code, outcome text DEFAULT 'resolved', at timestamptz DEFAULT now()) RETURNS dossier_state
LANGUAGE plpgsql VOLATILE STRICT
SET search_path FROM CURRENT
AS $$
DECLARE
	state dossier_state;
BEGIN
	-- A withdrawn dossier may still wait for its papers.
	IF EXISTS (SELECT FROM dossier_pause AS s WHERE s.dossier = finish.code AND upper_inf(s.during)) THEN
		PERFORM resume(finish.code, finish.at);
	END IF;
	UPDATE dossier AS d SET finished_at = finish.at, outcome = finish.outcome, modified_at = now()
	WHERE d.code = finish.code AND d.finished_at IS NULL
	RETURNING dossier_state(d.due_at, d.finished_at, finish.at) INTO state;
	IF NOT FOUND THEN
		RAISE object_not_in_prerequisite_state USING
			MESSAGE = format('dossier "%s" cannot be finished', code),
			DETAIL = 'There is no open dossier of that code.',
			HINT = 'A finished dossier stays finished; correct its row if that was a mistake.';
	END IF;
	RETURN state;
END;
$$;
COMMENT ON FUNCTION finish(dossier_code, text, timestamptz) IS 'Ends an open dossier as resolved, rejected or withdrawn, a pause with it, and returns early, on_time or late, NULL without a due date; 55000 when there is no open dossier of that code (kết thúc xử lý hồ sơ).';
