-- The clock of a dossier stops, and runs again.

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
