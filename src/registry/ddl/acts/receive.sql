-- Acceptance: the next code, and the promise.

CREATE FUNCTION check_received(procedure procedure_code, agency agency_code, channel text, at timestamptz, received_by agency_code) RETURNS void
	LANGUAGE plpgsql STABLE PARALLEL SAFE
	SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	known boolean;
	in_force boolean;
	day date;
BEGIN
	IF procedure IS NULL OR agency IS NULL OR channel IS NULL OR at IS NULL THEN
		RAISE null_value_not_allowed USING
			MESSAGE = cchc.message('a dossier needs a procedure, an agency, a channel and a time of receipt'),
			DETAIL = format(cchc.message('The argument "%s" is NULL.'), CASE WHEN procedure IS NULL THEN 'procedure' WHEN agency IS NULL THEN 'agency'
				WHEN channel IS NULL THEN 'channel' ELSE 'received_at' END),
			HINT = cchc.message('For example: receive_dossier(''1.004227'', ''H56.01'', ''online'').');
	END IF;
	IF NOT isfinite(at) THEN
		RAISE datetime_field_overflow USING
			MESSAGE = format(cchc.message('nothing can be received at %s'), at),
			DETAIL = cchc.message('That is no instant.'),
			HINT = cchc.message('Leave the argument out for now.');
	END IF;
	IF NOT @registry@.has_come(at) THEN
		RAISE datetime_field_overflow USING
			MESSAGE = format(cchc.message('nothing can be received at %s'), at),
			DETAIL = cchc.message('That has not come yet.'),
			HINT = cchc.message('Leave the argument out for now.');
	END IF;
	IF channel NOT IN ('online', 'counter', 'post') THEN
		PERFORM cchc.check_term('channel', 'channel', channel);
	END IF;
	day := cchc.local_day(at);
	SELECT p.valid @> day INTO in_force FROM @registry@.procedure AS p WHERE p.code OPERATOR(cchc.=) check_received.procedure;
	IF NOT FOUND THEN
		RAISE no_data_found USING
			MESSAGE = format(cchc.message('procedure "%s" is not known'), procedure),
			DETAIL = cchc.message('The register of procedures has no row of that code.'),
			HINT = cchc.message('Enter the procedure first, or look for its code: SELECT code, name FROM procedure.');
	ELSIF NOT in_force THEN
		RAISE object_not_in_prerequisite_state USING
			MESSAGE = format(cchc.message('procedure "%s" is not in force on %s'), procedure, day),
			DETAIL = (SELECT format(cchc.message('It is in force on %s.'), p.valid) FROM @registry@.procedure AS p WHERE p.code OPERATOR(cchc.=) check_received.procedure),
			HINT = cchc.message('Receive the dossier under the procedure that replaced it.');
	END IF;
	SELECT a.valid @> day INTO in_force FROM @registry@.agency AS a WHERE a.code OPERATOR(cchc.=) check_received.agency;
	IF NOT FOUND THEN
		RAISE no_data_found USING
			MESSAGE = format(cchc.message('agency "%s" is not known'), agency),
			DETAIL = cchc.message('The register of agencies has no row of that code.'),
			HINT = cchc.message('Enter the agency first, or look for its code: SELECT code, name FROM agency.');
	ELSIF NOT in_force THEN
		RAISE object_not_in_prerequisite_state USING
			MESSAGE = format(cchc.message('agency "%s" does not exist on %s'), agency, day),
			DETAIL = (SELECT CASE WHEN a.successor IS NULL THEN format(cchc.message('It exists on %s.'), a.valid)
				ELSE format(cchc.message('It exists on %s, its successor is %s.'), a.valid, a.successor) END FROM @registry@.agency AS a WHERE a.code OPERATOR(cchc.=) check_received.agency),
			HINT = cchc.message('Receive the dossier at the agency that took its place.');
	END IF;
	IF received_by IS NOT NULL THEN
		SELECT a.valid @> day INTO in_force FROM @registry@.agency AS a WHERE a.code OPERATOR(cchc.=) check_received.received_by;
		IF NOT FOUND OR NOT in_force THEN
			RAISE no_data_found USING
				MESSAGE = format(cchc.message('desk "%s" is not known on %s'), received_by, day),
				DETAIL = cchc.message('The register of agencies has no row of that code that is in force on that day.'),
				HINT = cchc.message('Leave received_by out where the agency received the dossier itself.');
		END IF;
	END IF;
END;
$$;
COMMENT ON FUNCTION check_received(procedure_code, agency_code, text, timestamptz, agency_code) IS 'Refuses what nobody can receive: NULL (22004), a channel outside the list (22023), a procedure or agency that is not known (P0002) or not in force that day (55000), an instant that has not come (22008) (kiểm tra tiếp nhận).';

-- The counter's row is held until the transaction ends, so numbers have no gaps.
-- It goes on behind codes that were inserted or loaded beside it.
CREATE FUNCTION issue_dossier_code(agency agency_code, at timestamptz DEFAULT now()) RETURNS dossier_code
	LANGUAGE plpgsql VOLATILE
	SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	issued_on CONSTANT date := cchc.local_day(at);
	next integer;
	highest integer;
BEGIN
	IF agency IS NULL OR at IS NULL THEN
		RAISE null_value_not_allowed USING
			MESSAGE = cchc.message('a dossier code needs an agency and an instant'),
			DETAIL = format(cchc.message('The argument "%s" is NULL.'), CASE WHEN agency IS NULL THEN 'agency' ELSE 'at' END),
			HINT = cchc.message('For example: issue_dossier_code(''H56.01'').');
	END IF;
	INSERT INTO @registry@.dossier_counter AS c (agency, day, last_number) VALUES (issue_dossier_code.agency, issued_on, 1)
	ON CONFLICT ON CONSTRAINT dossier_counter_pkey DO UPDATE SET last_number = least(c.last_number, 999999998) + 1
	RETURNING c.last_number INTO next;
	SELECT cchc.sequence(d.code) INTO highest
	FROM @registry@.dossier AS d
	WHERE d.code OPERATOR(cchc.>=) cchc.dossier_code(issue_dossier_code.agency, issued_on, 1)
		AND d.code OPERATOR(cchc.<=) cchc.dossier_code(issue_dossier_code.agency, issued_on, 999999999, 9)
	ORDER BY d.code USING OPERATOR(cchc.>) LIMIT 1;
	IF highest >= next THEN
		IF highest >= 999999999 THEN
			RAISE program_limit_exceeded USING
				MESSAGE = format(cchc.message('agency "%s" has no dossier number left on %s'), agency, issued_on),
				DETAIL = cchc.message('A dossier with the highest number of a day, 999999999, exists.'),
				HINT = cchc.message('Correct the code of that dossier, or give the new code yourself.');
		END IF;
		next := highest + 1;
		UPDATE @registry@.dossier_counter AS c SET last_number = next
		WHERE c.agency OPERATOR(cchc.=) issue_dossier_code.agency AND c.day = issued_on;
	END IF;
	RETURN cchc.dossier_code(agency, issued_on, next);
END;
$$;
COMMENT ON FUNCTION issue_dossier_code(agency_code, timestamptz) IS 'The next dossier code of an agency for the local day of an instant, behind every code of that day; the number is held until the transaction ends, so numbers have no gaps and never clash; 54000 when the day has none left (cấp mã hồ sơ).';

CREATE FUNCTION receive_dossier(procedure procedure_code, agency agency_code, channel text,
	received_at timestamptz DEFAULT now(), submitted_at timestamptz DEFAULT NULL, received_by agency_code DEFAULT NULL,
	submission bigint DEFAULT NULL, time_limit time_limit DEFAULT NULL, code dossier_code DEFAULT NULL) RETURNS dossier_code
	LANGUAGE plpgsql VOLATILE
	SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
	s @registry@.submission;
	p @registry@.procedure;
	calendar_name text;
	working cchc.work_calendar;
	due timestamptz;
	given CONSTANT boolean := code IS NOT NULL;
BEGIN
	PERFORM @registry@.check_received(procedure, agency, channel, received_at, received_by);
	IF submission IS NOT NULL THEN
		s := @registry@.lock_submission(submission);
		IF s.procedure OPERATOR(cchc.<>) procedure THEN
			RAISE invalid_parameter_value USING
				MESSAGE = format(cchc.message('submission %s is not one of procedure "%s"'), submission, procedure),
				DETAIL = format(cchc.message('It asks for procedure "%s".'), s.procedure),
				HINT = cchc.message('Receive it under its own procedure, or refuse it.');
		END IF;
		submitted_at := coalesce(submitted_at, s.submitted_at);
	END IF;
	IF NOT isfinite(submitted_at) OR submitted_at > received_at THEN
		RAISE datetime_field_overflow USING
			MESSAGE = format(cchc.message('a dossier submitted at %s cannot have been received at %s'), submitted_at, received_at),
			DETAIL = cchc.message('It is received after it was submitted.'),
			HINT = cchc.message('Leave submitted_at out where it is not known.');
	END IF;
	SELECT x.* INTO p FROM @registry@.procedure AS x WHERE x.code OPERATOR(cchc.=) receive_dossier.procedure;
	time_limit := coalesce(time_limit, p.time_limit);
	calendar_name := @registry@.calendar_for(procedure, agency);
	IF time_limit IS NOT NULL THEN
		working := @registry@.calendar_of(calendar_name);
		due := cchc.due_at(received_at, time_limit, working, '{}'::tstzmultirange, coalesce(p.due_time, 'close'));
	END IF;
	LOOP
		IF NOT given THEN
			code := @registry@.issue_dossier_code(agency, received_at);
		END IF;
		INSERT INTO @registry@.dossier (code, procedure, agency, received_by, channel, online_level, submitted_at, received_at,
			time_limit, due_time, calendar, due_original, due_at, calendar_version, has_fee)
		VALUES (receive_dossier.code, receive_dossier.procedure, receive_dossier.agency, CASE WHEN receive_dossier.received_by OPERATOR(cchc.<>) receive_dossier.agency THEN receive_dossier.received_by END,
			receive_dossier.channel, p.online_level, receive_dossier.submitted_at, receive_dossier.received_at,
			receive_dossier.time_limit, nullif(p.due_time, 'close'), calendar_name, due, due,
			CASE WHEN due IS NOT NULL THEN cchc.calendar_version(working) END, p.has_fee)
		ON CONFLICT ON CONSTRAINT dossier_pkey DO NOTHING;
		EXIT WHEN FOUND;
		IF given THEN
			RAISE unique_violation USING
				MESSAGE = format(cchc.message('dossier "%s" exists already'), code),
				DETAIL = cchc.message('A code names one dossier.'),
				HINT = cchc.message('Leave the code out for the next free one.');
		END IF;
		-- A number that a policy hides: the counter stands on it, and goes on.
	END LOOP;
	IF submission IS NOT NULL THEN
		UPDATE @registry@.submission AS x SET accepted_at = receive_dossier.received_at, dossier = receive_dossier.code
		WHERE x.submission_id = receive_dossier.submission;
	END IF;
	RETURN code;
END;
$$;
COMMENT ON FUNCTION receive_dossier(procedure_code, agency_code, text, timestamptz, timestamptz, agency_code, bigint, time_limit, dossier_code) IS 'Accepts a dossier and returns its code, the next of the agency and local day or the given one; keeps what the receipt promises: limit (given, else the procedure''s), calendar and due date; received_by is the desk, submission what it was; 22004 for NULL, 22023 for a wrong channel, P0002 for what is not known, 55000 for what is not in force, 22008 for an impossible order, 23505 for a code that exists (tiếp nhận hồ sơ).';
