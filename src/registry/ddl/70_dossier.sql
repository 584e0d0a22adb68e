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
