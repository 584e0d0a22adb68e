-- A dossier comes in.

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
